"""Screening, routing and the schedule of duties.

Answers: may this be put to the conference and what becomes of it (`screen`), who answers
(`route`), what must be done by whom and when (`schedule`). Every decision carries the rules it
rests on. The functions are *given* a `Regulation`; they know no law and no clock.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias, final

import attrs

from dialogue_core.calendars import Calendar
from dialogue_core.errors import InvalidValueError
from dialogue_core.plans import Assignment, Collection, FollowUp, Notice, Plan, Report, When
from dialogue_core.rules import (
    QUESTION_OF_CASE,
    Absence,
    Desk,
    Limit,
    Owed,
    Regulation,
    Requirement,
    Route,
    Rule,
    plan_citation,
)
from dialogue_core.statements import FACTS, UNKNOWN, Facts, Part, Statement
from dialogue_core.tables import ChairDecides, Decided, Decision
from dialogue_core.territory import Body
from dialogue_core.values import (
    Citation,
    Day,
    Days,
    Period,
    Span,
    Words,
    WorkingDays,
    day_words,
)
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Capacity,
    Competence,
    Conduct,
    FactName,
    FollowUpCase,
    Handling,
    Lang,
    Level,
    Milestone,
    PartyDiscipline,
    Protection,
    Question,
    Role,
    Secrecy,
    Settled,
    Settler,
    StatementKind,
    Term,
    Topic,
    Unknown,
)

__all__ = [
    "ActOwed",
    "Deadline",
    "NoDueDay",
    "PartRouting",
    "PartScreening",
    "Routing",
    "Screening",
    "due_of",
    "facts_of",
    "route",
    "schedule",
    "screen",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- facts --------------------------------------------------------------------------------------


def facts_of(statement: Statement, regulation: Regulation) -> tuple[Facts, ...]:
    """Return the facts of each part as the authority of the regulation sees them.

    What nobody recorded takes its presumption, or stands as `UNKNOWN` where nothing may be
    presumed; what is in doubt stays `UNKNOWN`.
    """
    return tuple(_facts(statement, part, regulation.level) for part in statement.parts)


def _facts(statement: Statement, part: Part, level: Level) -> Facts:
    competence = _competence(part, level)
    recorded: dict[FactName, Term | None] = {
        FactName.KIND: part.kind,
        FactName.TOPIC: part.topic,
        FactName.COMPETENCE: competence,
        FactName.PARTY_DISCIPLINE: part.party_discipline,
        FactName.DELIVERY: statement.delivery,
        FactName.CONDUCT: statement.conduct,
        FactName.CAPACITY: statement.capacity,
        FactName.SETTLED: part.settled,
        FactName.SECRECY: part.secrecy,
    }
    absent = [fact for fact in FACTS if recorded[fact.name] is None]
    return Facts(
        kind=part.kind or UNKNOWN,
        topic=part.topic or Topic.ON,
        competence=competence or UNKNOWN,
        party_discipline=part.party_discipline or PartyDiscipline.NO,
        delivery=statement.delivery or UNKNOWN,
        conduct=statement.conduct or Conduct.ORDERLY,
        capacity=statement.capacity or Capacity.FULL,
        settled=part.settled or Settled.OPEN,
        secrecy=part.secrecy or Secrecy.NO,
        presumed=tuple(fact.name for fact in absent if fact.presumed is not None),
        unrecorded=tuple(fact.name for fact in absent if fact.presumed is None),
    )


def _competence(part: Part, level: Level) -> Competence | Unknown | None:
    """Return whose the matter is, seen from the level; in doubt if the kind is and it matters."""
    kinds = (part.kind,) if isinstance(part.kind, StatementKind) else tuple(StatementKind)
    found = {_relative(_settler(part, kind), level) for kind in kinds}
    return found.pop() if len(found) == 1 else UNKNOWN


def _relative(settler: Settler | Unknown | None, level: Level) -> Competence | Unknown | None:
    if settler is None or isinstance(settler, Unknown):
        return settler
    if settler in _OUTSIDE:
        return _OUTSIDE[settler]
    rank = _RANK_OF_SETTLER[settler]
    if rank == level.rank:
        return Competence.OWN
    return Competence.LOWER if rank < level.rank else Competence.HIGHER


def _settler(part: Part, kind: StatementKind) -> Settler | Unknown | None:
    """Return who is able to settle the part, if it is of that kind.

    For a complaint it is the decision-maker (02/2011/QH13 art. 7), for a denunciation the head
    who manages the accused (25/2018/QH14 art. 12), else who can settle the substance. Who manages
    the accused is never taken from who settles the substance.
    """
    if kind is StatementKind.COMPLAINT:
        return part.decision_maker or part.settled_by
    return part.accused_managed_by if kind is StatementKind.DENUNCIATION else part.settled_by


def _by_kind(part: Part, facts: Facts, level: Level) -> tuple[Facts, ...]:
    """Return the facts for each kind that the part may turn out to be, each with its settler."""
    if isinstance(facts.kind, StatementKind):
        return (facts,)
    return tuple(
        attrs.evolve(facts, kind=kind, competence=_relative(_settler(part, kind), level) or UNKNOWN)
        for kind in StatementKind
    )


_OUTSIDE: Final = {
    Settler.OTHER_AGENCY: Competence.OTHER_AGENCY,
    Settler.NOT_STATE: Competence.NOT_STATE,
}
_LEVEL_OF_SETTLER: Final = {
    Settler.WARD: Level.WARD,
    Settler.CITY: Level.CITY,
    Settler.PROVINCE: Level.PROVINCE,
}
_RANK_OF_SETTLER: Final = {
    **{settler: level.rank for settler, level in _LEVEL_OF_SETTLER.items()},
    Settler.CENTRAL: max(level.rank for level in Level) + 1,
}


# --- screening ----------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class ActOwed:
    """An act owed (việc phải làm), with its period and the rules that demand it."""

    act: Act
    """What is owed."""
    within: Period | None = None
    """Within how long, where a text gives a number."""
    since: Milestone = Milestone.STATEMENT
    """What the period counts from."""
    certain: bool = True
    """False if it is owed only for some way in which a doubt may end."""
    clause: Words | None = None
    """What the first of the rules says, for an act of saying it."""
    rules: tuple[str, ...] = ()
    """Ids of the rules; none for the library's own policy of marking a doubt for the chair."""

    def words(self, lang: Lang) -> str:
        """Return the act in words, with its period."""
        text = self.act.label(lang)
        if self.clause is not None and self.act is Act.STATE_TIME_LIMIT:
            text += f": “{self.clause.label(lang)}”"
        if self.within is not None:
            text += (" trong " if lang == "vi" else " within ") + self.within.words(lang)
        if not self.certain:
            text += " (nếu đúng như nghi vấn)" if lang == "vi" else " (if the doubt proves true)"
        return text


@final
@attrs.frozen(kw_only=True)
class PartScreening:
    """What becomes of one part: three decisions, the acts owed, and the reasons."""

    id: str
    """The part's id, as ``S12/1``."""
    facts: Facts
    """The facts that it was decided on."""
    admission: Decision[Admission]
    """Whether the speaker has the floor; losing it never drops the matter."""
    handling: Decision[Handling]
    """What becomes of it, or what the chair chooses among."""
    protection: Decided[Protection]
    """What must be guarded; in doubt, the strictest that may turn out to apply."""
    acts: tuple[ActOwed, ...]
    """The acts owed."""
    ask: tuple[FactName, ...] = ()
    """The facts in doubt to ask about: an answer can change what is decided or guarded."""
    rules: tuple[Rule, ...]
    """The rules that it rests on."""

    @property
    def decided(self) -> bool:
        """Whether one handling is left; else the chair decides."""
        return isinstance(self.handling, Decided)

    @property
    def held_from_floor(self) -> bool:
        """Whether it stays off the floor."""
        return self.protection.outcome.held_from_floor

    def words(self, lang: Lang) -> str:
        """Return the decision in one line."""
        if isinstance(self.handling, Decided):
            text = self.handling.outcome.label(lang)
        else:
            options = " / ".join(h.label(lang) for h in self.handling.among)
            asked = ", ".join(name.label(lang) for name in self.ask)
            text = (
                f"người chủ trì quyết định: {options}; cần làm rõ: {asked}"
                if lang == "vi"
                else f"the chair decides: {options}; ask about: {asked}"
            )
        guarded = [self.protection.outcome.label(lang)]
        if isinstance(self.admission, ChairDecides):
            guarded.append(" / ".join(a.label(lang) for a in self.admission.among))
        elif self.admission.outcome is not Admission.HEAR:
            guarded.append(self.admission.outcome.label(lang))
        return f"{text} [{'; '.join(guarded)}]"

    def reasons(self, lang: Lang) -> tuple[str, ...]:
        """Return the reasons, each with its citation."""
        if not self.rules:
            return (
                "Không quy định nào hạn chế: hướng thuận lợi nhất theo thứ tự đã công bố."
                if lang == "vi"
                else "No rule narrows it: the most favourable outcome in the published order.",
            )
        return _reasons(self.rules, lang)


def _reasons(rules: Iterable[Rule], lang: Lang) -> tuple[str, ...]:
    return tuple(
        f"{rule.cites.words(lang)}: {rule.text.label(lang)}{rule.mark(lang)}" for rule in rules
    )


@final
@attrs.frozen(kw_only=True)
class Screening:
    """What becomes of a statement: one decision for each of its parts (sàng lọc ý kiến)."""

    statement: str
    """The statement's id."""
    parts: tuple[PartScreening, ...]
    """One for each part, in order."""


def screen(statement: Statement, regulation: Regulation) -> Screening:
    """Return what becomes of each part of a statement: exactly one decision each.

    In doubt a part is received, recorded, marked for the chair, and held from the floor if any
    way the doubt may end forbids the floor.

    Raises:
        ConflictingRulesError: The rules leave nothing lawful.
    """
    facts = facts_of(statement, regulation)
    return Screening(
        statement=statement.id,
        parts=tuple(
            _screen(statement.part_id(i), part, f, regulation, mixed=len(facts) > 1)
            for i, (part, f) in enumerate(zip(statement.parts, facts, strict=True))
        ),
    )


def _screen(
    part_id: str, part: Part, facts: Facts, regulation: Regulation, *, mixed: bool
) -> PartScreening:
    values = facts.values
    cases = _by_kind(part, facts, regulation.level)
    admission = regulation.admission.decide(values)
    handling = _joined([regulation.handling.decide(case.values) for case in cases])
    protection = regulation.protection.strictest(values)
    open_ = [
        d
        for d in (admission, handling, regulation.protection.decide(values))
        if isinstance(d, ChairDecides)
    ]
    acts = tuple(a for a in _acts(cases, regulation) if mixed or a.act is not Act.SPLIT)
    if open_:
        acts = (*acts, ActOwed(act=Act.NOTE_FOR_CHAIR))
    used = {*admission.rows, *handling.rows, *protection.rows}
    return PartScreening(
        id=part_id,
        facts=facts,
        admission=admission,
        handling=handling,
        protection=protection,
        acts=acts,
        ask=tuple(name for name in FactName if any(name in d.ask for d in open_)),
        rules=tuple(rule for rule in regulation.of(Limit) if rule.id in used),
    )


def _joined(decisions: Sequence[Decision[Handling]]) -> Decision[Handling]:
    """Return the one decision of all kinds that a part may turn out to be."""
    left = [set(d.among) if isinstance(d, ChairDecides) else {d.outcome} for d in decisions]
    every = set[Handling]().union(*left)
    rows = tuple(dict.fromkeys(row for d in decisions for row in d.rows))
    if len(every) == 1:
        return Decided(outcome=every.pop(), rows=rows)
    asked = {name for d in decisions if isinstance(d, ChairDecides) for name in d.ask}
    if any(outcomes != left[0] for outcomes in left):
        asked.add(FactName.KIND)
    return ChairDecides(
        among=tuple(h for h in Handling if h in every),
        ask=tuple(name for name in FactName if name in asked),
        rows=rows,
    )


def _acts(cases: Sequence[Facts], regulation: Regulation) -> tuple[ActOwed, ...]:
    rules = regulation.of(Owed)
    owed = [
        frozenset(rule.id for rule in _owed(cell, rules, regulation))
        for case in cases
        for cell in _completions(case)
    ]
    ever = frozenset[str]().union(*owed)
    found: dict[_ActKey, list[Owed]] = {}
    for rule in rules:
        if rule.id in ever:
            found.setdefault(_key(rule), []).append(rule)
    order = list(Act)
    return tuple(
        ActOwed(
            act=key[0],
            within=key[1],
            since=key[2],
            certain=all(any(rule.id in ids for rule in rules_of_act) for ids in owed),
            clause=rules_of_act[0].text,
            rules=tuple(rule.id for rule in rules_of_act),
        )
        for key, rules_of_act in sorted(found.items(), key=lambda item: order.index(item[0][0]))
    )


_ActKey: TypeAlias = tuple[Act, Period | None, Milestone]


def _key(rule: Owed) -> _ActKey:
    return (rule.act, rule.within, rule.since)


def _completions(facts: Facts) -> Iterable[dict[FactName, Term]]:
    doubtful = [fact for fact in FACTS if isinstance(facts.value(fact.name), Unknown)]
    names = [fact.name for fact in doubtful]
    for chosen in itertools.product(*(fact.values for fact in doubtful)):
        yield {**facts.values, **dict(zip(names, chosen, strict=True))}


def _owed(
    values: Mapping[FactName, Term], rules: Iterable[Owed], regulation: Regulation
) -> Iterable[Owed]:
    outcomes = {
        regulation.admission.strictest(values).outcome,
        regulation.handling.strictest(values).outcome,
        regulation.protection.strictest(values).outcome,
    }
    for rule in rules:
        if rule.given.holds(values) and (not rule.upon or outcomes.intersection(rule.upon)):
            yield rule


# --- routing ------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class NoDueDay:
    """Why there is no due day (lý do chưa có hạn)."""

    reason: Words
    """The reason."""
    cites: tuple[Citation, ...] = ()
    """The texts that leave it open."""


@final
@attrs.frozen(kw_only=True)
class PartRouting:
    """Who answers one part (cơ quan trả lời), who helps, who watches, by when."""

    id: str
    """The part's id."""
    lead: Body | None
    """The body that leads, or none where it is open; see `among` and `open`."""
    among: tuple[Body, ...] = ()
    """The bodies that come into question while it is open."""
    open: Words | None = None
    """Why it is open and what to ask, reported and never guessed."""
    coordinating: tuple[Body, ...] = ()
    """The bodies that coordinate."""
    forward_to: Body | None = None
    """The body above or outside to which it is passed."""
    guide_to: Settler | None = None
    """For a complaint: whose decision it is, and so where it is first lodged."""
    secretariat: tuple[Body, ...] = ()
    """The plan's secretariat."""
    prepares: tuple[Body, ...] = ()
    """The bodies that the plan makes lead the preparation of answers."""
    watches: tuple[Body, ...] = ()
    """The bodies that the plan makes watch over what follows."""
    due: Period | NoDueDay
    """How long after the conference it is answered, or why no day is fixed."""
    rules: tuple[Rule, ...] = ()
    """The rules that it rests on."""

    def words(self, lang: Lang) -> str:
        """Return who answers in one line, or why that is open and who comes into question."""
        if self.lead is not None:
            return self.lead.label(lang)
        said = [] if self.open is None else [self.open.label(lang)]
        return " ".join([*said, "; ".join(body.label(lang) for body in self.among)]).strip()

    def due_words(self, lang: Lang) -> str:
        """Return by when it is answered, or why no day is fixed."""
        if isinstance(self.due, NoDueDay):
            none = "chưa có ngày ấn định" if lang == "vi" else "no day is fixed"
            return f"{none}: {self.due.reason.label(lang)}"
        period = self.due.words(lang)
        return (
            f"trong {period} sau hội nghị" if lang == "vi" else f"within {period} of the conference"
        )

    def reasons(self, lang: Lang) -> tuple[str, ...]:
        """Return the rules that name the bodies, each with its citation."""
        return _reasons(self.rules, lang)


@final
@attrs.frozen(kw_only=True)
class Routing:
    """Who answers a statement: one routing for each of its parts (phân công trả lời)."""

    statement: str
    """The statement's id."""
    parts: tuple[PartRouting, ...]
    """One for each part, in order."""


def route(statement: Statement, screening: Screening, regulation: Regulation) -> Routing:
    """Return who answers each part of a screened statement.

    A desk (citizen reception, inspection committee, secretariat) takes what its handling sends
    there; else the body of the field answers, for the finer matter where one is recorded. What is
    ambiguous or not ruled is reported with the bodies that come into question.

    Raises:
        InvalidValueError: The screening is of another statement.
    """
    if screening.statement != statement.id or len(screening.parts) != len(statement.parts):
        raise InvalidValueError(
            f"the screening is of {screening.statement!r} with {len(screening.parts)} part(s), "
            f"the statement is {statement.id!r} with {len(statement.parts)}: screen it first",
            f"kết quả sàng lọc là của {screening.statement!r}, ý kiến là {statement.id!r}: "
            "hãy sàng lọc ý kiến này trước",
            statement=statement.id,
        )
    return Routing(
        statement=statement.id,
        parts=tuple(
            _route(part, screened, regulation)
            for part, screened in zip(statement.parts, screening.parts, strict=True)
        ),
    )


_Row: TypeAlias = Desk | Route


def _route(part: Part, screened: PartScreening, regulation: Regulation) -> PartRouting:
    pairs = tuple(
        dict.fromkeys(
            (handling, competence)
            for case in _by_kind(part, screened.facts, regulation.level)
            for handling, competence in _ways(case, regulation)
        )
    )
    handlings = tuple(dict.fromkeys(handling for handling, _ in pairs))
    field_rows = tuple(
        dict.fromkeys(row for _, c in pairs for row in _field_rows(part, c, regulation))
    )
    chosen: list[_Row] = []
    complete = True
    for handling, competence in pairs:
        takes: list[_Row] = [d for d in regulation.of(Desk) if d.takes(handling, competence)]
        if not takes and handling in _ANSWERED:  # what is taken privately never falls to a field
            takes.extend(_field_rows(part, competence, regulation))
        chosen.extend(takes)
        complete = complete and bool(takes)
    rows = tuple(row for i, row in enumerate(chosen) if row not in chosen[:i])
    leads = tuple(dict.fromkeys(row.lead for row in rows))
    lead = leads[0] if len(leads) == 1 and complete else None
    joined = [body for row in rows for body in row.partners]
    if any(isinstance(row, Desk) and row.with_field_body for row in rows):
        joined.extend(row.lead for row in field_rows)
    plan = regulation.plan
    return PartRouting(
        id=screened.id,
        lead=lead,
        among=() if lead else leads,
        open=None
        if lead
        else _why_open(
            part,
            screened,
            leads,
            complete=complete,
            by_competence=any(row.competences for row in rows),
        ),
        coordinating=tuple(body for body in dict.fromkeys(joined) if body != lead),
        forward_to=_forward_to(part, screened, lead, handlings, regulation),
        guide_to=_guide_to(part, handlings),
        secretariat=_bodies(plan, Role.SECRETARIAT),
        prepares=_bodies(plan, Role.LEAD),
        watches=_bodies(plan, Role.MONITOR),
        due=_answer_due(regulation)
        if any(h in _ANSWERED for h in handlings)
        else NoDueDay(reason=_OWN_PROCEDURE, cites=tuple(r.cites for r in screened.rules)),
        rules=rows,
    )


def _ways(facts: Facts, regulation: Regulation) -> Iterable[tuple[Handling, Competence]]:
    """Yield each handling with each competence for which it may be decided."""
    known = facts.competence
    for competence in tuple(Competence) if isinstance(known, Unknown) else (known,):
        found = regulation.handling.decide({**facts.values, FactName.COMPETENCE: competence})
        for handling in found.among if isinstance(found, ChairDecides) else (found.outcome,):
            yield handling, competence


def _field_rows(part: Part, competence: Competence, regulation: Regulation) -> tuple[Route, ...]:
    if part.field is None:
        return ()
    rows = [row for row in regulation.of(Route) if row.at is regulation.level]
    gone = {id_ for row in rows for id_ in row.displaces}
    rows = [row for row in rows if row.id not in gone]
    field, matter = part.field, part.matter
    finer = tuple(row for row in rows if matter and row.takes(field, matter, competence))
    return finer or tuple(row for row in rows if row.takes(field, None, competence))


def _why_open(
    part: Part,
    screened: PartScreening,
    leads: tuple[Body, ...],
    *,
    complete: bool,
    by_competence: bool,
) -> Words:
    if not leads and part.field is not None:
        return Words(
            "Chưa có quy định nào giao cơ quan cho lĩnh vực và thẩm quyền này.",
            "No rule names a body for this field and competence.",
        )
    in_doubt = list(screened.ask)
    unsure = isinstance(screened.facts.competence, Unknown)
    if unsure and by_competence and FactName.COMPETENCE not in in_doubt:
        in_doubt.append(FactName.COMPETENCE)
    if part.field is None and not complete:
        return Words(
            "Cần làm rõ: " + ", ".join(["lĩnh vực", *(n.vi for n in in_doubt)]) + ".",
            "Ask about: " + ", ".join(["the field", *(n.en for n in in_doubt)]) + ".",
        )
    if in_doubt:
        return Words(
            "Cần làm rõ: " + ", ".join(n.vi for n in in_doubt) + ".",
            "Ask about: " + ", ".join(n.en for n in in_doubt) + ".",
        )
    return Words(
        "Nhiều cơ quan cùng được giao; người chủ trì chọn.",
        "Several bodies are named; the chair chooses.",
    )


_ANSWERED: Final = (Handling.ANSWER, Handling.ANSWER_SEPARATELY, Handling.FORWARD)
_OWN_PROCEDURE: Final = Words(
    "theo thủ tục riêng; xem việc phải làm", "by its own procedure; see the acts owed"
)
_PASSED_ON: Final = (Handling.FORWARD, Handling.TAKE_PRIVATELY)


def _forward_to(
    part: Part,
    screened: PartScreening,
    lead: Body | None,
    handlings: tuple[Handling, ...],
    regulation: Regulation,
) -> Body | None:
    """Return the body outside the authority that is to get the matter, if it is one to pass on."""
    kind = screened.facts.kind
    settler = _settler(part, kind) if isinstance(kind, StatementKind) else None
    if (
        not isinstance(settler, Settler)
        or screened.facts.competence is Competence.OWN
        or not any(h in _PASSED_ON for h in handlings)
    ):
        return None
    if settler is Settler.NOT_STATE and Handling.FORWARD not in handlings:
        return None  # a denunciation of its people is not handed to the company
    level = _LEVEL_OF_SETTLER.get(settler)
    if level is not None and part.field is not None and Handling.FORWARD in handlings:
        bodies = {
            row.lead
            for row in regulation.of(Route)
            if row.at is level and row.takes(part.field, None, Competence.OWN)
        }
        if len(bodies) == 1:
            return bodies.pop()
    if lead is not None and lead.settler is settler:
        return None
    if level is not None and not any(row.at is level for row in regulation.of(Route)):
        return Body(
            id=f"settler-{settler.value}-successor",
            name=Words(f"cơ quan kế thừa {settler.vi}", f"what succeeded the {settler.en}"),
        )
    return Body(id=f"settler-{settler.value}", name=Words(settler.vi, settler.en))


def _guide_to(part: Part, handlings: tuple[Handling, ...]) -> Settler | None:
    maker = part.decision_maker or part.settled_by
    return maker if Handling.GUIDE in handlings and isinstance(maker, Settler) else None


def _bodies(plan: Plan | None, role: Role) -> tuple[Body, ...]:
    tasks = plan.assignments if plan else ()
    return tuple(dict.fromkeys(task.body for task in tasks if task.role is role))


def _answer_due(regulation: Regulation) -> Period | NoDueDay:
    rules = [r for r in regulation.of(Requirement) if r.question is Question.ANSWER_WITHIN]
    gaps = [a for a in regulation.of(Absence) if a.question is Question.ANSWER_WITHIN]
    cites = tuple(rule.cites for rule in (*rules, *gaps))
    days = [r.at_most for r in rules if isinstance(r.at_most, Days)]
    working = [r.at_most for r in rules if isinstance(r.at_most, WorkingDays)]
    if days and working:
        both = (min(days), min(working))
        return NoDueDay(
            reason=Words(
                "Thời hạn nào đến trước: " + "; ".join(p.words("vi") for p in both) + ".",
                "Whichever comes first: " + "; ".join(p.words("en") for p in both) + ".",
            ),
            cites=cites,
        )
    if days or working:
        return min(days) if days else min(working)
    said = [
        duty.task
        for duty in (regulation.plan.of(FollowUp) if regulation.plan else ())
        if duty.case is FollowUpCase.UNRESOLVED
    ]
    texts = [*said, *(rule.text for rule in (*rules, *gaps)), _NO_RULED_DAY]
    return NoDueDay(reason=texts[0], cites=cites)


_NO_RULED_DAY: Final = Words(
    "Kế hoạch và pháp luật không ấn định ngày.", "Neither the plan nor a statute fixes a day."
)


# --- schedule -----------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Deadline:
    """One duty with its due day (thời hạn).

    Where the day of the conference is not fixed, ``due`` is the span of days that the last day
    will lie in.
    """

    duty: Words
    """What must be done."""
    who: tuple[Body, ...]
    """By whom."""
    due: Span | NoDueDay
    """The last day, one day if it is fixed; or why there is none."""
    partners: tuple[Body, ...] = ()
    """With whom."""
    role: Role | None = None
    """In what role, for a task that the plan assigns."""
    counted: bool = False
    """Whether the day is counted from that of the conference, which may not be fixed yet."""
    cites: tuple[Citation, ...] = ()
    """The texts that it rests on."""
    rule: str | None = None
    """The rule's id, where one is applied."""

    @property
    def day(self) -> Day | None:
        """The last day, if it is fixed."""
        if isinstance(self.due, Span) and self.due.last == self.due.since:
            return self.due.since
        return None

    def due_words(self, lang: Lang) -> str:
        """Return the due day in words."""
        if isinstance(self.due, NoDueDay):
            return self.due.reason.label(lang)
        if self.day is not None:
            return day_words(self.day, lang)
        spread = self.due.words(lang)
        if not self.counted:
            return f"trong {spread}" if lang == "vi" else f"within {spread}"
        return (
            f"chậm nhất một ngày trong {spread}, tùy ngày họp"
            if lang == "vi"
            else f"at the latest on a day in {spread}, by the day chosen"
        )


def schedule(plan: Plan, regulation: Regulation, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return every duty of a plan under its regulation, dated first, in order of their days.

    Duties come from the plan (its conferences, tasks, notices, reports and follow-ups) and from
    the rules of the regulation. A period that the calendar cannot date, and a duty that the plan
    leaves without a day, is listed with the reason.
    """
    found = [
        *_held(plan),
        *(_task(plan, task) for task in plan.assignments),
        *_collections(plan),
        *_notices(plan, calendar),
        *_after(plan, regulation, calendar),
        *_ruled(plan, regulation, calendar),
    ]
    return tuple(sorted(found, key=_by_day))


def _by_day(deadline: Deadline) -> tuple[bool, str]:
    dated = isinstance(deadline.due, Span)
    return (not dated, deadline.due.since.isoformat() if isinstance(deadline.due, Span) else "")


def _when(when: When | None, otherwise: Words) -> Span | NoDueDay:
    if when is not None and when.span is not None and when.span.until is not None:
        return when.span
    return NoDueDay(reason=otherwise if when is None else Words(when.as_written))


_NO_DAY: Final = Words("Kế hoạch không nêu ngày.", "The plan gives no day.")


def _held(plan: Plan) -> Iterable[Deadline]:
    for occasion in plan.occasions:
        yield Deadline(
            duty=Words("Tổ chức hội nghị đối thoại", "Hold the dialogue conference"),
            who=(plan.organiser,),
            due=_when(occasion.when, _NO_DAY),
            role=Role.LEAD,
            cites=(plan_citation(plan, occasion.at),),
        )


def _task(plan: Plan, task: Assignment) -> Deadline:
    return Deadline(
        duty=task.task,
        who=(task.body,),
        due=_when(task.due, _phase_words(plan, task.role)),
        partners=task.partners,
        role=task.role,
        cites=(plan_citation(plan, task.at),),
    )


_PHASE: Final = {
    **dict.fromkeys(
        (Role.LEAD, Role.COLLECT, Role.PUBLICISE, Role.INVITE),
        Words("phải xong trước ngày họp", "it must be done before the day"),
    ),
    **dict.fromkeys(
        (Role.SECRETARIAT, Role.SECURE, Role.ANSWER), Words("vào ngày họp", "it falls on the day")
    ),
    **dict.fromkeys(
        (Role.MONITOR, Role.MOBILISE), Words("sau hội nghị", "it follows the conference")
    ),
}
"""Where a task without a day lies by its role; no text says so, the task itself does."""


def _phase_words(plan: Plan, role: Role) -> Words:
    phase = _PHASE.get(role)
    if phase is None:
        return _NO_DAY
    held = [o.when for o in plan.occasions if o.when is not None]
    when = f" ({held[0].as_written})" if len(held) == 1 else ""
    return Words(
        f"{_NO_DAY.vi.removesuffix('.')}; {phase.vi}{when}.",
        f"{_NO_DAY.en.removesuffix('.')}; {phase.en}{when}.",
    )


def _collections(plan: Plan) -> Iterable[Deadline]:
    for collection in plan.of(Collection):
        closes = collection.closes
        yield Deadline(
            duty=Words("Tập hợp ý kiến trước hội nghị", "Collect opinions beforehand"),
            who=collection.by or (plan.organiser,),
            due=Span.on(closes)
            if closes
            else _when(collection.by_when, _phase_words(plan, Role.COLLECT)),
            role=Role.COLLECT,
            cites=(plan_citation(plan, collection.at),),
        )


def _notices(plan: Plan, calendar: Calendar) -> Iterable[Deadline]:
    for notice in plan.of(Notice):
        dues = (
            _counted(notice.lead, plan, calendar.before)
            if notice.lead is not None and notice.on is None
            else (_when(notice.on, _phase_words(plan, Role.INVITE)),)
        )
        for due in dues:
            yield Deadline(
                duty=notice.words,
                who=notice.by or (plan.organiser,),
                due=due,
                counted=notice.on is None,
                role=Role.INVITE,
                cites=(plan_citation(plan, notice.at),),
            )


def _after(plan: Plan, regulation: Regulation, calendar: Calendar) -> Iterable[Deadline]:
    for duty in plan.of(FollowUp):
        dues: tuple[Span | NoDueDay, ...] = (_undated(duty, regulation),)
        if duty.within is not None:
            dues = _counted(duty.within, plan, calendar.after)
        for due in dues:
            yield Deadline(
                duty=duty.task,
                who=duty.by or (plan.organiser,),
                due=due,
                counted=True,
                role=_ROLE_OF_CASE.get(duty.case, Role.ANSWER),
                cites=(plan_citation(plan, duty.at),),
            )
    for report in plan.of(Report):
        yield Deadline(
            duty=Words(
                f"Báo cáo: {report.what.vi}",
                f"Report: {report.what.en}" if report.what.en else "",
            ),
            who=report.by or (plan.organiser,),
            due=_when(report.due, _NO_DAY),
            partners=(report.to,),
            role=Role.REPORT,
            cites=(plan_citation(plan, report.at),),
        )


_ROLE_OF_CASE: Final = {
    FollowUpCase.MONITOR: Role.MONITOR,
    FollowUpCase.MOBILISE: Role.MOBILISE,
}


def _undated(duty: FollowUp, regulation: Regulation) -> NoDueDay:
    """Return why a follow-up has no day: another rule counts it, or nothing does."""
    question = QUESTION_OF_CASE.get(duty.case)
    if question is None:
        return NoDueDay(reason=_NO_RULED_DAY)
    counted = [
        rule.cites
        for rule in regulation.of(Requirement)
        if rule.question is question and rule.at_most is not None
    ]
    if not counted:
        gaps = [gap.cites for gap in regulation.of(Absence) if gap.question is question]
        return NoDueDay(reason=_NO_RULED_DAY, cites=tuple(gaps))
    return NoDueDay(
        reason=Words(
            "Mục này không nêu ngày; thời hạn theo quy tắc được viện dẫn.",
            "Nothing is said of a day here; the rule cited counts it.",
        ),
        cites=tuple(counted),
    )


_BACKWARD: Final = (Question.NOTICE_LEAD,)
_FORWARD: Final = (Question.RESULT_WITHIN, Question.CONCLUSION_WITHIN, Question.ANSWER_WITHIN)


def _ruled(plan: Plan, regulation: Regulation, calendar: Calendar) -> Iterable[Deadline]:
    for rule in regulation.of(Requirement):
        if rule.cites.instrument == plan.id:
            continue  # the plan's own notice or follow-up, listed above
        for due in due_of(rule, plan, calendar):
            yield Deadline(
                duty=rule.text,
                who=(plan.organiser,),
                due=due,
                counted=True,
                cites=(rule.cites,),
                rule=rule.id,
            )


def due_of(rule: Requirement, plan: Plan, calendar: Calendar) -> tuple[Span | NoDueDay, ...]:
    """Return when a rule's duty falls due for each conference of the plan; none if it has no day.

    The span holds the last day for every day on which the conference may be held.
    """
    if rule.question in _BACKWARD and isinstance(rule.at_least, Period):
        return _counted(rule.at_least, plan, calendar.before)
    if rule.question in _FORWARD and isinstance(rule.at_most, Period):
        return _counted(rule.at_most, plan, calendar.after)
    return ()


_NOT_FIXED: Final = NoDueDay(reason=Words("Chưa ấn định ngày họp.", "No day is fixed yet."))


def _counted(
    period: Period, plan: Plan, count: Callable[[Day, Period], Day | None]
) -> tuple[Span | NoDueDay, ...]:
    if not plan.occasions:
        return (_NOT_FIXED,)
    found: list[Span | NoDueDay] = []
    for occasion in plan.occasions:
        held = occasion.when.span if occasion.when else None
        if held is None or held.last is None:
            found.append(_NOT_FIXED)
            continue
        first, last = count(held.since, period), count(held.last, period)
        if first is None or last is None:
            found.append(
                NoDueDay(
                    reason=Words(
                        f"{period.words('vi')}: cần lịch ngày nghỉ để tính.",
                        f"{period.words('en')}: a calendar of days off is needed to date it.",
                    )
                )
            )
        else:
            found.append(Span(first, last.add(days=1)))
    return tuple(found)
