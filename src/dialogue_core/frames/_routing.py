"""The steps of routing: who answers, at the position of what is decided and of the field.

Every entry is what `dialogue_core.routing.route` says of a part that goes the same way.
"""

import itertools
from collections.abc import Hashable, Iterable, Sequence
from functools import cache, cached_property
from typing import Final, NamedTuple, TypeAlias, cast, final

import attrs

from dialogue_core.frames._engines import Step
from dialogue_core.frames._screening import (
    Doubt,
    Screened,
    joined_doubts,
    judging,
    period_text,
    screened_by,
)
from dialogue_core.frames._sheets import (
    BESIDE_SETTLING,
    VALUES,
    Blocks,
    Digits,
    Ids,
    Inputs,
    cell_of,
    competence_of,
    over,
    same,
    shared,
    stated,
)
from dialogue_core.regulations import ANSWERED, Regulation, Taker
from dialogue_core.routing import (
    PartRouting,
    Sending,
    desk_competence,
    ended_levels,
    route,
    sending,
)
from dialogue_core.rules import (
    Absence,
    Desk,
    Discretion,
    Limit,
    Requirement,
    Route,
)
from dialogue_core.screening import PartScreening, Screening, screen
from dialogue_core.statements import UNKNOWN, Statement
from dialogue_core.values import NoDueDay
from dialogue_core.vocabulary import (
    Competence,
    Delivery,
    FactName,
    Field,
    Handling,
    Lang,
    Level,
    Matter,
    Question,
    Settler,
    StatementKind,
    Unknown,
)

__all__ = ["routing_steps"]


def __dir__() -> list[str]:
    return list(__all__)


def routing_steps(
    regulations: Sequence[Regulation], *, dated: bool, lang: Lang
) -> tuple[Step, ...]:
    """Return every step of screening and routing, each after those that it needs."""
    screened = screened_by(Inputs(map(judging, regulations), dated=dated))
    inputs = Inputs(map(_answering, regulations), dated=dated)
    return (*screened.steps, *_routing(inputs, screened, lang))


def _answering(regulation: Regulation) -> Regulation:
    """Return the rules on which routing rests, shared by all regulations that have the same."""
    rules = tuple(
        rule
        for rule in regulation.rules
        if isinstance(rule, Limit | Discretion | Desk | Route)
        or (isinstance(rule, Requirement | Absence) and rule.question is Question.ANSWER_WITHIN)
    )
    return shared(regulation, rules, plan=regulation.plan)


_Where: TypeAlias = tuple[Field | None, Matter | None]

_WHERE: Final[tuple[_Where, ...]] = (
    (None, None),
    *((field, None) for field in Field),
    *((field, matter) for matter in Matter for field in matter.fields),
)
"""Every field and finer matter that a part may have."""


class _Way(NamedTuple):
    """What tells parts apart for routing."""

    under: Regulation
    """The regulation."""
    takers: frozenset[int]
    """Which rows take it for the handlings and competences that it may have."""
    beside: frozenset[int]
    """Which bodies of the field may join."""
    unsure: bool
    """Whether its competence is in doubt."""
    answered: bool
    """Whether it may be answered."""
    sent: Sending
    """Whether it is handed to another body, or its speaker guided there."""


class _Routed(NamedTuple):
    """A way, whose the matter is, and a part that goes it."""

    way: _Way
    competence: Competence | Unknown
    fields: frozenset[int]
    """Which bodies of the field may come into question."""
    kind: StatementKind | Unknown
    settlers: tuple[Settler | Unknown, ...]
    others: Digits


class _Answered(NamedTuple):
    """Who answers, as the columns say it."""

    lead: str | None
    among: str
    coordinating: str
    forward_to: str | None
    within: str
    why: str
    """What is said of why it is open, were there nothing to ask; empty if it is not."""


class _Open(NamedTuple):
    """A part for which it is open who answers."""

    statement: Statement
    screened: PartScreening
    regulation: Regulation

    def words(self, ask: tuple[FactName, ...], lang: Lang) -> str:
        """Return why it is open, if this is to ask."""
        found = _route(self.statement, attrs.evolve(self.screened, ask=ask), self.regulation)
        return "" if found.open is None else found.open.label(lang)


@final
class _Ways:
    """The ways that parts go under one regulation."""

    def __init__(self, regulation: Regulation) -> None:
        self._regulation = regulation
        self._takers = cache(self._takers_of)
        self._beside = cache(self._beside_of)
        self._said: Ids[Hashable] = Ids()
        self._rows: Ids[tuple[int, ...]] = Ids()
        self._answers: dict[Hashable, _Answered] = {}
        self._screened: dict[_Way, PartScreening] = {}
        self.open: dict[str, _Open] = {}
        """For each thing said of why it is open, a part of which it is said."""

    @cached_property
    def blocks(self) -> Blocks[_Routed]:
        """The way for everything that is recorded about the matter."""
        return Blocks(self._regulation, self._row, self._of_any_kind, absolute=True)

    def answer(self, routed: _Routed, where: int) -> _Answered:
        """Return who answers at one place of `_WHERE`; worked out once for all that are alike."""
        way = routed.way
        alike = (
            *way[3:],
            self._above[where],
            frozenset(self._rows.things[at][where] for at in way.takers),
            frozenset(self._rows.things[at][where] for at in way.beside),
        )
        found = self._answers.get(alike)
        if found is None:
            found = self._answers[alike] = self._answer(routed, _WHERE[where])
        return found

    @cached_property
    def _above(self) -> tuple[Hashable, ...]:
        """For each of `_WHERE`, the bodies of its field at every level; none without a field."""
        routes = self._regulation.of(Route)
        return tuple(
            field
            and tuple(
                frozenset(
                    row.lead.id
                    for row in routes
                    if row.at is level and row.takes(field, None, Competence.OWN)
                )
                for level in Level
            )
            for field, _ in _WHERE
        )

    def _fields(
        self, competence: Competence, field: Field | None, matter: Matter | None
    ) -> tuple[Route, ...]:
        """Return the rows of a field, whatever the handling."""
        roster = self._regulation.roster
        return () if field is None else roster.routes_for(field, matter, competence)

    def _answer(self, routed: _Routed, where: _Where) -> _Answered:
        values = cell_of(BESIDE_SETTLING, routed.others) | {FactName.KIND: routed.kind}
        screened = self._screened.get(routed.way)
        if screened is None:
            first, _ = screen(stated(values, routed.settlers), self._regulation).parts
            screened = self._screened[routed.way] = attrs.evolve(first, ask=())
        statement = stated(values, routed.settlers, *where)
        found = _route(statement, screened, self._regulation)
        why = "" if found.open is None else found.open.en
        self.open.setdefault(why, _Open(statement, screened, self._regulation))
        return _Answered(
            lead=found.lead and found.lead.id,
            among="|".join(sorted(body.id for body in found.among)),
            coordinating="|".join(sorted(body.id for body in found.coordinating)),
            forward_to=found.forward_to and found.forward_to.id,
            within="" if isinstance(found.due, NoDueDay) else period_text(found.due),
            why=why,
        )

    def _row(self, kind: StatementKind, settler: Settler | Unknown) -> tuple[_Routed, ...]:
        sizes = [len(VALUES[name]) for name in BESIDE_SETTLING]
        every = itertools.product(*map(range, sizes))
        return tuple(self._routed(kind, settler, digits) for digits in every)

    def _routed(self, kind: StatementKind, settler: Settler | Unknown, others: Digits) -> _Routed:
        here = competence_of(settler, self._regulation)
        table = self._regulation.handling
        values = {FactName.KIND: kind, **cell_of(BESIDE_SETTLING, others)}
        pairs = [
            (handling, desk_competence(kind, handling, competence))
            for competence in (Competence if isinstance(here, Unknown) else (here,))
            for handling in table.at(
                table.grid.code({**values, FactName.COMPETENCE: competence})
            ).among
        ]
        handlings = {handling for handling, _ in pairs}
        fields = frozenset(self._beside(competence) for _, competence in pairs)
        return _Routed(
            way=_Way(
                under=self._regulation,
                takers=frozenset(self._takers(*pair) for pair in pairs),
                beside=fields if any(self._joined(*pair) for pair in pairs) else frozenset(),
                unsure=isinstance(here, Unknown),
                answered=not handlings.isdisjoint(ANSWERED),
                sent=sending(
                    kind,
                    cast("Delivery | Unknown", values[FactName.DELIVERY]),
                    handlings,
                    self._regulation,
                    settler=settler,
                    competence=here,
                ),
            ),
            competence=here,
            fields=fields,
            kind=kind,
            settlers=(settler,) * 3,
            others=others,
        )

    def _takers_of(self, handling: Handling, competence: Competence) -> int:
        roster = self._regulation.roster
        every = (roster.takers(handling, competence, *where) for where in _WHERE)
        return self._rows.of(tuple(self._said.of(_bodies(rows)) for rows in every)) - 1

    def _joined(self, handling: Handling, competence: Competence) -> bool:
        rows = self._regulation.roster.takers(handling, competence)
        return any(isinstance(row, Desk) and row.with_field_body for row in rows)

    def _beside_of(self, competence: Competence) -> int:
        every = (self._fields(competence, *where) for where in _WHERE)
        return self._rows.of(tuple(self._said.of(_bodies(rows)) for rows in every)) - 1

    def _of_any_kind(self, cases: tuple[_Routed, ...]) -> _Routed:
        petition, _, complaint, denunciation = cases
        heres = {case.competence for case in cases}
        ways = [case.way for case in cases]
        fields = petition.fields.union(*(case.fields for case in cases))
        return _Routed(
            way=_Way(
                under=self._regulation,
                takers=ways[0].takers.union(*(way.takers for way in ways)),
                beside=fields if any(way.beside for way in ways) else frozenset(),
                unsure=len(heres) > 1 or UNKNOWN in heres,
                answered=any(way.answered for way in ways),
                sent=Sending(),
            ),
            competence=UNKNOWN,
            fields=fields,
            kind=UNKNOWN,
            settlers=(petition.settlers[0], complaint.settlers[0], denunciation.settlers[0]),
            others=petition.others,
        )


def _bodies(rows: Iterable[Taker]) -> Hashable:
    """Return what the rows that take a part say, and no more."""
    return tuple(
        (
            row.lead.id,
            tuple(body.id for body in row.partners),
            bool(row.competences),
            isinstance(row, Desk) and row.with_field_body,
        )
        for row in rows
    )


def _routing(inputs: Inputs, screened: Screened, lang: Lang) -> tuple[Step, ...]:
    """Return the steps of routing."""
    block, sheet = inputs.blocks("route block", BESIDE_SETTLING, _routed_by)
    example: dict[_Way, _Routed] = {}

    def way_of(routed: _Routed) -> _Way:
        return example.setdefault(routed.way, routed).way

    def answer(way: _Way, at: int) -> _Answered:
        return way.under.kept(_Ways).answer(example[way], at)

    ways = sheet.numbers("way", way_of)
    where = over(_where, inputs.axis("field"), inputs.axis("matter")).numbers("where", same)
    answered = over(answer, ways.axis, where.axis)
    why = answered.numbers("why open", lambda found: found.why)
    cases: dict[str, _Open] = {}
    for regulation in inputs.regulations:
        cases.update(regulation.kept(_Ways).open)

    @cache
    def words(reason: str, ask: tuple[FactName, ...]) -> str:
        return cases[reason].words(ask, lang)

    def open_words(reason: str, *each: Doubt) -> str:
        return words(reason, joined_doubts(*each).ask)

    open_ = over(open_words, why.axis, *screened.doubts)
    guides = over(_guides, ways.axis).numbers("guides", same)
    guide = over(
        _guide_to,
        guides.axis,
        screened.guided,
        *map(inputs.axis, ("decision_maker", "settled_by")),
    )
    return (
        block,
        ways.step,
        where.step,
        why.step,
        guides.step,
        answered.words("lead", lambda found: found.lead),
        answered.words("among", lambda found: found.among),
        open_.words("open", same),
        answered.words("coordinating", lambda found: found.coordinating),
        answered.words("forward_to", lambda found: found.forward_to),
        guide.words("guide_to", same, [settler.value for settler in Settler]),
        answered.words("answer_within", lambda found: found.within),
    )


def _route(statement: Statement, screened: PartScreening, regulation: Regulation) -> PartRouting:
    screening = Screening(statement=statement.id, parts=(screened, screened))
    return route(statement, screening, regulation).parts[0]


def _routed_by(regulation: Regulation) -> "Blocks[_Routed]":
    return regulation.kept(_Ways).blocks


def _where(field: str, matter: str) -> int | None:
    """Return which of `_WHERE` it is; none where the matter does not stand in the field."""
    return _PLACES.get((field, matter))


_PLACES: Final = {
    (field.value if field else "", matter.value if matter else ""): at
    for at, (field, matter) in enumerate(_WHERE)
}


class _Guides(NamedTuple):
    """Where speakers are guided."""

    in_person: str
    """To whom a denouncer in person is, empty for none."""
    ended: frozenset[str]
    """Where nobody is, for the level has ended."""


def _guides(way: _Way) -> _Guides:
    ended = frozenset(settler.value for settler in way.under.kept(ended_levels))
    return _Guides(way.sent.guided_to or "", ended)


def _guide_to(guides: _Guides, guided: bool, maker: str, by: str) -> str | None:  # noqa: FBT001 -- an option of an axis
    settler = guides.in_person or (maker or by if guided else "")
    return settler if settler not in ("", UNKNOWN.value, *guides.ended) else None
