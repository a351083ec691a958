"""Routing: who answers (phân công trả lời).

Answers: which body leads, which coordinate, to whom a matter is passed on, who watches, and by
when, each with the rules it rests on. What is ambiguous or not ruled is reported, never guessed.
"""

from collections.abc import Iterable
from typing import Final, TypeAlias, final

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
    "route",
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
    """For a complaint: whose decision it is, and so where it is first lodged."""
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
    ambiguous or not ruled is reported with the bodies that come into question.

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
    pairs = tuple(
        dict.fromkeys(
            (handling, competence)
            for case in by_kind(part, screened.facts, regulation.level)
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
    lead = leads[0] if len(leads) == 1 and complete else None
    joined = [body for row in rows for body in row.partners]
    if any(isinstance(row, Desk) and row.with_field_body for row in rows):
        joined.extend(row.lead for row in field_rows)
    return _Answer(
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
        answered=any(h in ANSWERED for h in handlings),
        rules=rows,
    )


def _ways(facts: Facts, regulation: Regulation) -> Iterable[tuple[Handling, Competence]]:
    """Yield each handling with each competence for which it may be decided."""
    known = facts.competence
    for competence in tuple(Competence) if isinstance(known, Unknown) else (known,):
        found = regulation.handling.decide({**facts.values, FactName.COMPETENCE: competence})
        for handling in found.among:
            yield handling, competence


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
    settler = settler_of(part, kind) if isinstance(kind, StatementKind) else None
    if (
        not isinstance(settler, Settler)
        or screened.facts.competence is Competence.OWN
        or not any(h in _PASSED_ON for h in handlings)
    ):
        return None
    if settler is Settler.NOT_STATE and Handling.FORWARD not in handlings:
        return None  # a denunciation of its people is not handed to the company
    level = LEVEL_OF_SETTLER.get(settler)
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
    texts = [*said, *(rule.text for rule in (*rules, *gaps)), NO_RULED_DAY]
    return NoDueDay(reason=texts[0], cites=cites)
