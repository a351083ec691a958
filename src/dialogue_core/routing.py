"""Routing: who answers (phân công trả lời).

Answers: which body leads, which coordinate, to whom a matter is passed on, who watches, and by
when, each with the rules it rests on. What is ambiguous or not ruled is reported, never guessed.
"""

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple, TypeAlias, final

import attrs

from dialogue_core import _html
from dialogue_core._typed import expect
from dialogue_core.errors import InvalidValueError
from dialogue_core.plans import FollowUp, Plan
from dialogue_core.regulations import ANSWERED, NO_RULED_DAY, Regulation, Taker
from dialogue_core.rules import (
    Absence,
    Desk,
    Limit,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.screening import (
    LEVEL_OF_SETTLER,
    MOST_KEPT,
    PartScreening,
    Screening,
    by_kind,
    reasons_of,
    screened_otherwise,
    settler_of,
)
from dialogue_core.statements import Facts, Part, Statement
from dialogue_core.territory import Body
from dialogue_core.values import (
    Days,
    NoDueDay,
    Period,
    Words,
    WorkingDays,
    day_words,
)
from dialogue_core.vocabulary import (
    Competence,
    Delivery,
    FactName,
    FollowUpCase,
    Handling,
    Lang,
    NoDay,
    Question,
    Role,
    Settler,
    StatementKind,
    Unknown,
)

__all__ = [
    "OWN_PROCEDURE",
    "PartRouting",
    "Routing",
    "Sending",
    "desk_competence",
    "ended_levels",
    "route",
    "sending",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- routing ------------------------------------------------------------------------------------


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
    """For a complaint: whose decision it is, and so where it is first lodged; for a denunciation
    that is spoken and another's: who manages the accused."""
    secretariat: tuple[Body, ...] = ()
    """The plan's secretariat."""
    prepares: tuple[Body, ...] = ()
    """The bodies that the plan makes lead the preparation of answers."""
    watches: tuple[Body, ...] = ()
    """The bodies that the plan makes watch over what follows."""
    due: Period | NoDueDay
    """How long after the conference it is answered, or why no day is fixed."""
    rules: tuple[Rule, ...] = attrs.field(
        default=(), repr=lambda found: repr(tuple(r.id for r in found))
    )
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
            return f"{none}: {self.due.words(lang)}"
        period = self.due.words(lang)
        return (
            f"trong {period} sau hội nghị" if lang == "vi" else f"within {period} of the conference"
        )

    def reasons(self, lang: Lang) -> tuple[str, ...]:
        """Return the rules that name the bodies, each with its citation."""
        return reasons_of(self.rules, lang)


@final
@attrs.frozen(kw_only=True)
class Routing:
    """Who answers a statement: one routing for each of its parts (phân công trả lời)."""

    statement: str
    """The statement's id."""
    parts: tuple[PartRouting, ...]
    """One for each part, in order."""

    def html(self, lang: Lang = "vi") -> str:
        """Return the routing as tables for a notebook, one for each part."""
        caption = "Phân công trả lời, nội dung" if lang == "vi" else "Routing of part"
        tables = (
            _html.fields(f"{caption} {part.id}", _told(part, lang), lang=lang)
            for part in self.parts
        )
        return _html.page(*tables, lang=lang)

    _repr_html_ = html


def _told(part: PartRouting, lang: Lang) -> dict[str, _html.Cell]:
    def labels(*bodies: Body) -> list[str]:
        return [body.label(lang) for body in bodies]

    return {
        "lead": "" if part.lead is None else part.lead.label(lang),
        "open": "" if part.open is None else part.open.label(lang),
        "among": labels(*part.among),
        "coordinating": labels(*part.coordinating),
        "forward_to": "" if part.forward_to is None else part.forward_to.label(lang),
        "guide_to": "" if part.guide_to is None else part.guide_to.label(lang),
        "due": part.due_words(lang),
        "secretariat": labels(*part.secretariat),
        "prepares": labels(*part.prepares),
        "watches": labels(*part.watches),
        "reasons": part.reasons(lang),
    }


def route(statement: Statement, screening: Screening, regulation: Regulation) -> Routing:
    """Return who answers each part of a screened statement.

    A desk (citizen reception, inspection committee, secretariat) takes what its handling sends
    there; else the body of the field answers, for the finer matter where one is recorded. What is
    ambiguous or not ruled is reported with the bodies that come into question. So is a
    denunciation that is spoken and only another body may take: who speaks is guided there, nothing
    is handed over, and nobody there holds it (25/2018/QH14 art. 24(2)).

    Raises:
        InvalidValueError: The screening is of another statement, or of the statement as it was
            before, or was made by rules that decide otherwise.
    """
    expect(statement, Statement, "statement")
    expect(screening, Screening, "screening")
    expect(regulation, Regulation, "regulation")
    if screening.statement != statement.id or len(screening.parts) != len(statement.parts):
        raise InvalidValueError(
            f"the screening is of {screening.statement!r} with {len(screening.parts)} part(s), "
            f"the statement is {statement.id!r} with {len(statement.parts)}: screen it first",
            f"kết quả sàng lọc là của {screening.statement!r}, ý kiến là {statement.id!r}: "
            "hãy sàng lọc ý kiến này trước",
            statement=statement.id,
        )
    other = screened_otherwise(statement, screening, regulation)
    if other is not None:
        raise InvalidValueError(
            f"the screening of {other.id!r} is not what this regulation "
            f"({regulation.place.full_name}, {regulation.on}) decides: screen the statement by "
            "the regulation that it is routed by, as route(statement, screen(statement, "
            "regulation), regulation)",
            f"kết quả sàng lọc của {other.id!r} không theo quy định này "
            f"({regulation.place.full_name}, ngày {day_words(regulation.on, 'vi')}): hãy sàng lọc "
            "bằng đúng quy định dùng để phân công, như route(statement, screen(statement, "
            "regulation), regulation)",
            part=other.id,
        )
    answers = regulation.kept(_Answers)
    return Routing(
        statement=statement.id,
        parts=tuple(
            [
                answers.of(part, screened)
                for part, screened in zip(statement.parts, screening.parts, strict=True)
            ]
        ),
    )


_Key: TypeAlias = tuple[object, ...]


@final
@attrs.frozen(kw_only=True)
class _Answer:
    """Who answers all parts of which the same is recorded."""

    lead: Body | None
    among: tuple[Body, ...]
    open: Words | None
    coordinating: tuple[Body, ...]
    forward_to: Body | None
    guide_to: Settler | None
    answered: bool
    rules: tuple[Rule, ...]


@final
class _Answers:
    """Who answers under one regulation, worked out once for parts alike; the latest are kept."""

    def __init__(self, regulation: Regulation) -> None:
        self._regulation = regulation
        self._made: dict[_Key, _Answer] = {}
        self._secretariat = _bodies(regulation.plan, Role.SECRETARIAT)
        self._prepares = _bodies(regulation.plan, Role.LEAD)
        self._watches = _bodies(regulation.plan, Role.MONITOR)
        self._due = _answer_due(regulation)

    def of(self, part: Part, screened: PartScreening) -> PartRouting:
        key = (
            screened.facts,
            screened.ask,
            part.field,
            part.matter,
            part.settled_by,
            part.decision_maker,
            part.accused_managed_by,
        )
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            found = self._made[key] = _answer(part, screened, self._regulation)
        return PartRouting(
            id=screened.id,
            lead=found.lead,
            among=found.among,
            open=found.open,
            coordinating=found.coordinating,
            forward_to=found.forward_to,
            guide_to=found.guide_to,
            secretariat=self._secretariat,
            prepares=self._prepares,
            watches=self._watches,
            due=self._due if found.answered else _own_procedure(screened.rules),
            rules=found.rules,
        )


def _own_procedure(rules: Iterable[Rule]) -> NoDueDay:
    handled = (r for r in rules if isinstance(r, Limit) and isinstance(r.only[0], Handling))
    return NoDueDay(reason=OWN_PROCEDURE, cites=tuple(dict.fromkeys(r.cites for r in handled)))


def _answer(part: Part, screened: PartScreening, regulation: Regulation) -> _Answer:
    facts = screened.facts
    pairs = tuple(
        dict.fromkeys(
            (handling, competence)
            for case in by_kind(part, facts, regulation.level)
            for handling, competence in _ways(case, regulation)
        )
    )
    handlings = tuple(dict.fromkeys(handling for handling, _ in pairs))
    field_rows = tuple(
        dict.fromkeys(row for _, c in pairs for row in _field_rows(part, c, regulation))
    )
    taken = [regulation.roster.takers(h, c, part.field, part.matter) for h, c in pairs]
    complete = all(taken)
    rows: tuple[Taker, ...] = tuple(dict.fromkeys(row for takers in taken for row in takers))
    leads = tuple(dict.fromkeys(row.lead for row in rows))
    sent = sending(
        facts.kind,
        facts.delivery,
        handlings,
        regulation,
        settler=None if isinstance(facts.kind, Unknown) else settler_of(part, facts.kind),
        competence=facts.competence,
    )
    only = leads[0] if len(leads) == 1 and complete else None
    not_held = None if only is None else sent.not_held(only, regulation)
    lead = only if not_held is None else None
    joined = [body for row in rows for body in row.partners]
    if any(isinstance(row, Desk) and row.with_field_body for row in rows):
        joined.extend(row.lead for row in field_rows)
    return _Answer(
        lead=lead,
        among=() if lead else leads,
        open=None
        if lead
        else not_held
        or _why_open(
            part,
            screened,
            leads,
            complete=complete,
            by_competence=any(row.competences for row in rows),
        ),
        coordinating=tuple(body for body in dict.fromkeys(joined) if body != lead),
        forward_to=_forward_to(part, sent, lead, regulation),
        guide_to=_guide_to(part, sent, handlings, regulation),
        answered=any(h in ANSWERED for h in handlings),
        rules=rows,
    )


def _ways(facts: Facts, regulation: Regulation) -> Iterable[tuple[Handling, Competence]]:
    """Yield each handling with each competence for which a desk is to take it."""
    known = facts.competence
    for competence in tuple(Competence) if isinstance(known, Unknown) else (known,):
        found = regulation.handling.decide({**facts.values, FactName.COMPETENCE: competence})
        for handling in found.among:
            yield handling, desk_competence(facts.kind, handling, competence)


def desk_competence(
    kind: StatementKind | Unknown, handling: Handling, competence: Competence
) -> Competence:
    """Return the competence by which a desk is found.

    An unsigned complaint is not accepted and never transferred, so it is filed where it came
    (02/2011/QH13 art. 11, 42/2013/QH13 art. 26(1)(b)), whosever decision it is about.
    """
    filed = kind is StatementKind.COMPLAINT and handling is Handling.FILE_OR_INSPECT
    return Competence.OWN if filed else competence


def _field_rows(part: Part, competence: Competence, regulation: Regulation) -> tuple[Route, ...]:
    if part.field is None:
        return ()
    return regulation.routes_for(part.field, part.matter, competence)


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


OWN_PROCEDURE: Final = Words(NoDay.OWN_PROCEDURE.vi, NoDay.OWN_PROCEDURE.en)
"""Why nothing says when a complaint or a denunciation is answered: it is settled elsewhere."""


# --- how a part leaves --------------------------------------------------------------------------


_ELSEWHERE: Final = (Competence.LOWER, Competence.HIGHER, Competence.OTHER_AGENCY)


@final
class Sending(NamedTuple):
    """Whether a part is handed to another body, or its speaker guided there (chuyển, hướng dẫn).

    A letter of denunciation is transferred, who denounces in person is guided (25/2018/QH14
    art. 24(2)). Of a kind in doubt nothing is said.
    """

    passed_to: Settler | None = None
    """Who is to get it."""
    forwarded: bool = False
    """Whether it may be forwarded, and so go to the body of its field there."""
    to_party: bool = False
    """Whether it goes to the Party's inspection committee and nowhere else."""
    guided_to: Settler | None = None
    """To whom a denouncer in person is guided."""
    ended: Settler | None = None
    """To whom the speaker would be guided, had the level not ended."""

    def not_held(self, lead: Body, regulation: Regulation) -> Words | None:
        """Return why the body that takes such a part holds nothing; none where it does."""
        if self.ended is not None:
            vi, en = self.ended.vi, self.ended.en
            return Words(
                f"{vi[:1].upper()}{vi[1:]} đã kết thúc: người chủ trì xác định ai kế thừa, có thể "
                "là chính nơi này, rồi hướng dẫn.",
                f"The {en} has ended: the chair finds who succeeded it, possibly this very "
                "authority, and guides there.",
            )
        above = lead.level is not None and lead.level.rank > regulation.level.rank
        return _GUIDED if self.guided_to is not None and (above or self.to_party) else None


_GUIDED: Final = Words(
    "Trình bày trực tiếp, không thuộc thẩm quyền: hướng dẫn người tố cáo đến nơi có thẩm quyền, "
    "không chuyển; nơi tổ chức đối thoại giữ hồ sơ.",
    "Presented in person and not within competence: the denouncer is guided to the competent "
    "body and nothing is transferred; the organiser keeps the record.",
)


def sending(
    kind: StatementKind | Unknown,
    delivery: Delivery | Unknown,
    handlings: Collection[Handling],
    regulation: Regulation,
    *,
    settler: Settler | Unknown | None,
    competence: Competence | Unknown,
) -> Sending:
    """Return whether a part is handed on, or its speaker guided.

    Args:
        kind: Its kind.
        delivery: How it was said.
        handlings: What may become of it.
        regulation: The rules.
        settler: Who is able to settle it, being of that kind.
        competence: Whose it is, seen from the authority.
    """
    if isinstance(kind, Unknown):
        return Sending()
    found = settler if isinstance(settler, Settler) else None
    forwarded = Handling.FORWARD in handlings
    denounced = kind is StatementKind.DENUNCIATION
    in_person = (
        denounced and delivery is Delivery.SPOKEN and competence in _ELSEWHERE and not forwarded
    )
    # What comes without a name the authority may inspect at its own lower level (art. 25).
    inspected = denounced and competence is not Competence.LOWER
    taken = Handling.TAKE_PRIVATELY in handlings or (
        inspected and Handling.FILE_OR_INSPECT in handlings
    )
    # A denunciation of its people is not handed to the company.
    passed = forwarded or (taken and not in_person and found is not Settler.NOT_STATE)
    guided = in_person or set(handlings) == {Handling.GUIDE}
    return Sending(
        passed_to=found if passed and competence is not Competence.OWN else None,
        forwarded=forwarded,
        to_party=set(handlings) == {Handling.INSPECTION_COMMITTEE},
        guided_to=found if in_person else None,
        ended=found if guided and found in regulation.kept(ended_levels) else None,
    )


def ended_levels(regulation: Regulation) -> frozenset[Settler]:
    """Return the levels between the authority and the highest with bodies that have none left."""
    there = {row.at.rank for row in regulation.of(Route)}
    between = range(regulation.level.rank + 1, max(there, default=0))
    return frozenset(
        settler
        for settler, level in LEVEL_OF_SETTLER.items()
        if level.rank in between and level.rank not in there
    )


def _forward_to(
    part: Part, sent: Sending, lead: Body | None, regulation: Regulation
) -> Body | None:
    """Return the body outside the authority that is to get the matter, if it is one to pass on."""
    settler = sent.passed_to
    if sent.to_party and sent.guided_to is None:
        return lead
    if settler is None:
        return None
    level = LEVEL_OF_SETTLER.get(settler)
    if level is not None and part.field is not None and sent.forwarded:
        bodies = {
            row.lead
            for row in regulation.of(Route)
            if row.at is level and row.takes(part.field, None, Competence.OWN)
        }
        if len(bodies) == 1:
            return bodies.pop()
    if lead is not None and lead.settler is settler:
        return None
    if settler in regulation.kept(ended_levels):
        return Body(
            id=f"settler-{settler.value}-successor",
            name=Words(f"cơ quan kế thừa {settler.vi}", f"what succeeded the {settler.en}"),
        )
    return Body(id=f"settler-{settler.value}", name=Words(settler.vi, settler.en))


def _guide_to(
    part: Part, sent: Sending, handlings: tuple[Handling, ...], regulation: Regulation
) -> Settler | None:
    """Return where the speaker is guided; nowhere if the level ended."""
    maker = part.decision_maker or part.settled_by
    to = sent.guided_to or (maker if Handling.GUIDE in handlings else None)
    return to if isinstance(to, Settler) and to not in regulation.kept(ended_levels) else None


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
    texts = [*said, *(rule.text for rule in (*rules, *gaps)), NO_RULED_DAY]
    return NoDueDay(reason=texts[0], cites=cites)
