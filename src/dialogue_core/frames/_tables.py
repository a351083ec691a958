"""The closed tables of a regulation as lists, with each entry at the position of its code.

Every entry is what the tables and functions for one statement say of a part that has the facts of
that position. No condition of a rule is read here but to see which facts an act owed depends on.
"""

import itertools
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar, cast, final

import attrs

from dialogue_core.frames._columns import RECORDED, ROUTED, Recorded, digits_of
from dialogue_core.frames._engines import Step
from dialogue_core.regulations import ANSWERED, Regulation, Taker
from dialogue_core.routing import PartRouting, route
from dialogue_core.rules import (
    TABLE_FACTS,
    Absence,
    Desk,
    Discretion,
    Limit,
    Owed,
    Requirement,
    Route,
)
from dialogue_core.screening import PartScreening, Screening, facts_of, screen
from dialogue_core.statements import FACTS, UNKNOWN, Part, Statement
from dialogue_core.tables import ChairDecides, Table
from dialogue_core.values import Day, Days, NoDueDay, Period, Sealed
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Capacity,
    Competence,
    Conduct,
    Delivery,
    FactName,
    Field,
    Handling,
    Lang,
    Level,
    Matter,
    Milestone,
    PartyDiscipline,
    Protection,
    Question,
    Secrecy,
    Settled,
    Settler,
    StatementKind,
    Term,
    Topic,
    Unknown,
)

__all__ = ["EDITION", "routing_steps", "screening_steps"]


def __dir__() -> list[str]:
    return list(__all__)


K = TypeVar("K", bound=Hashable)
K_co = TypeVar("K_co", bound=Hashable, covariant=True)
V = TypeVar("V", bound=Hashable)
T = TypeVar("T")
OutcomeT = TypeVar("OutcomeT", Admission, Handling, Protection)
Digits: TypeAlias = tuple[int, ...]

EDITION: Final = "edition"
"""The input that tells which of several regulations applies."""


def screening_steps(regulations: Sequence[Regulation], *, dated: bool) -> tuple[Step, ...]:
    """Return every step of screening, each after those that it needs.

    Where the rows are `dated` the input `EDITION` tells which of the regulations applies; the
    number after the last of them is for a day of none.
    """
    return _screening(_Inputs(map(_judging, regulations), dated=dated)).steps


def routing_steps(
    regulations: Sequence[Regulation], *, dated: bool, lang: Lang
) -> tuple[Step, ...]:
    """Return every step of screening and routing, each after those that it needs."""
    screened = _screening(_Inputs(map(_judging, regulations), dated=dated))
    inputs = _Inputs(map(_answering, regulations), dated=dated)
    return (*screened.steps, *_routing(inputs, screened, lang))


def _judging(regulation: Regulation) -> Regulation:
    """Return the rules on which screening rests, shared by all regulations that have the same."""
    kinds = (Limit, Discretion, Owed)
    rules = tuple(rule for rule in regulation.rules if isinstance(rule, kinds))
    return _shared(attrs.evolve(regulation, on=_ANY_DAY, rules=rules, caveats=(), plan=None))


def _answering(regulation: Regulation) -> Regulation:
    """Return the rules on which routing rests, shared by all regulations that have the same."""
    rules = tuple(
        rule
        for rule in regulation.rules
        if isinstance(rule, Limit | Discretion | Desk | Route)
        or (isinstance(rule, Requirement | Absence) and rule.question is Question.ANSWER_WITHIN)
    )
    return _shared(attrs.evolve(regulation, on=_ANY_DAY, rules=rules, caveats=()))


_ANY_DAY: Final = Day(2000, 1, 1)


@lru_cache(maxsize=64)
def _shared(regulation: Regulation) -> Regulation:
    """Return the first regulation given that is equal, with all that is kept with it."""
    return regulation


# --- what the steps are made of -----------------------------------------------------------------


@final
class _Ids(Generic[V]):
    """Numbers things in the order in which they come; 0 is for what cannot be told."""

    def __init__(self) -> None:
        self._ids: dict[V, int] = {}
        self.things: list[V] = []
        """The things numbered, from 1."""

    def of(self, thing: V) -> int:
        found = self._ids.setdefault(thing, len(self._ids) + 1)
        if found > len(self.things):
            self.things.append(thing)
        return found


class _Axis(NamedTuple, Generic[K_co]):
    """An input or an earlier step, and what each of its numbers stands for."""

    name: str
    options: tuple[K_co | None, ...]
    """None for what cannot be told."""


class _Numbered(NamedTuple, Generic[K]):
    """A step that gives a number, and what its numbers stand for."""

    step: Step
    axis: _Axis[K]


@final
class _Sheet(Generic[V]):
    """What is found at each position, from which several steps are made."""

    def __init__(self, of: Iterable[tuple[str, int]], found: Iterable[V | None]) -> None:
        self._of = tuple(of)
        self._found = tuple(found)

    def numbers(self, name: str, key: Callable[[V], K]) -> "_Numbered[K]":
        """Return the step that gives a number for what the key tells apart."""
        ids: _Ids[K] = _Ids()
        entries = self._told(lambda thing: ids.of(key(thing)), 0)
        step = Step(name=name, of=self._of, entries=entries)
        return _Numbered(step, _Axis(name, (None, *ids.things)))

    def words(self, name: str, text: Callable[[V], str | None], labels: Iterable[str] = ()) -> Step:
        """Return the step that gives a text; without `labels` it may be what it somewhere is."""
        entries = self._told(text, None)
        used = sorted({entry for entry in entries if entry is not None})
        known = tuple(labels) or tuple(used) or ("",)
        return Step(name=name, of=self._of, entries=entries, labels=known)

    def flags(self, name: str, flag: Callable[[V], bool]) -> Step:
        """Return the step that gives true or false."""
        return Step(name=name, of=self._of, entries=self._told(flag, None))

    def _told(self, read: Callable[[V], T], untold: T) -> tuple[T, ...]:
        known = cache(read)
        return tuple([untold if thing is None else known(thing) for thing in self._found])


def _over(make: Callable[..., V | None], *axes: _Axis[Hashable]) -> _Sheet[V]:
    """Return the sheet of what is made of each combination in which everything is told."""
    return _Sheet(
        ((axis.name, len(axis.options)) for axis in axes),
        (
            None if any(option is None for option in options) else make(*options)
            for options in itertools.product(*(axis.options for axis in axes))
        ),
    )


@final
class _Inputs:
    """The numbers of the inputs, and the regulations."""

    def __init__(self, regulations: Iterable[Regulation], *, dated: bool) -> None:
        self.regulations = tuple(regulations)
        self._dated = dated
        self.digits: dict[str, Recorded] = {
            column.name: digits_of(column) for column in (*RECORDED, *ROUTED)
        }

    def edition(self) -> tuple[tuple[str, int], ...]:
        return ((EDITION, len(self.regulations) + 1),) if self._dated else ()

    def of(self, *names: str) -> tuple[tuple[str, int], ...]:
        return tuple((name, self.digits[name].size) for name in names)

    def sheet(
        self, names: Sequence[str], find: Callable[[Regulation], Mapping[Digits, V]]
    ) -> _Sheet[V]:
        """Return the sheet over the inputs named, one part of it for each regulation."""
        sizes = [size for _, size in self.of(*names)]
        positions = list(itertools.product(*map(range, sizes)))
        found: list[V | None] = []
        for regulation in self.regulations:
            found.extend(map(find(regulation).get, positions))
        if self._dated:
            found.extend([None] * len(positions))
        return _Sheet((*self.edition(), *self.of(*names)), found)

    def axis(self, name: str) -> _Axis[str]:
        """Return an input with its values; null, where it has a number of its own, is empty."""
        digits = self.digits[name]
        nulls = ("",) * (digits.strange - len(digits.words))
        return _Axis(name, (*digits.words, *nulls, None))

    def blocks(
        self, name: str, others: Sequence[str], find: "Callable[[Regulation], _Blocks[V]]"
    ) -> tuple[Step, _Sheet[V]]:
        """Return the step from the kind and who can settle to a block, and the sheet of blocks."""
        ids: _Ids[tuple[V, ...]] = _Ids()
        numbers = {
            regulation: {digits: ids.of(row) for digits, row in find(regulation).rows.items()}
            for regulation in self.regulations
        }
        block = self.sheet(_SETTLING, numbers.__getitem__).numbers(name, _same)
        sizes = [size for _, size in self.of(*others)]
        known = itertools.product(*(range(size - 1) for size in sizes))
        places = {digits: place for place, digits in enumerate(known)}
        at = [places.get(digits) for digits in itertools.product(*map(range, sizes))]
        found: list[V | None] = [None] * len(at)
        for number in block.axis.options[1:]:
            row = ids.things[cast("int", number) - 1]
            found.extend([None if place is None else row[place] for place in at])
        of = ((name, len(block.axis.options)), *self.of(*others))
        return block.step, _Sheet(of, found)


def _same(thing: T) -> T:
    return thing


_SETTLING: Final = ("kind", "settled_by", "decision_maker", "accused_managed_by")
"""The columns from which the kind and the competence follow."""
_VALUES: Final[dict[FactName, tuple[Term, ...]]] = {
    fact.name: (*fact.values, UNKNOWN) for fact in FACTS
}
_SETTLERS: Final[tuple[Settler | Unknown, ...]] = (*Settler, UNKNOWN)


@final
class _Blocks(Generic[V]):
    """What is found for each kind and settler, as rows over the other facts.

    If the kind is in doubt it may be any, each with a settler of its own: its rows are joined.
    """

    def __init__(
        self,
        regulation: Regulation,
        row: Callable[[StatementKind, Settler | Unknown], tuple[V, ...]],
        join: Callable[[tuple[V, ...]], V],
        *,
        absolute: bool = False,
    ) -> None:
        self.rows: dict[Digits, tuple[V, ...]] = {}
        """The row for the numbers of `_SETTLING`."""
        alike = {settler: _first_alike(settler, regulation) for settler in _SETTLERS}
        known = cache(row)

        @cache
        def joined(able: tuple[Settler | Unknown, ...]) -> tuple[V, ...]:
            rows = [known(kind, who) for kind, who in zip(StatementKind, able, strict=True)]
            return tuple(map(join, zip(*rows, strict=True)))

        nobody = len(_SETTLERS)
        for digits in itertools.product(range(nobody), range(nobody + 1), range(nobody)):
            by, maker, accused = digits
            able = [_SETTLERS[at] for at in (by, by, by if maker == nobody else maker, accused)]
            for at, (kind, who) in enumerate(zip(StatementKind, able, strict=True)):
                self.rows[(at, *digits)] = known(kind, who if absolute else alike[who])
            self.rows[(len(able), *digits)] = joined(tuple(alike[who] for who in able))


def _first_alike(settler: Settler | Unknown, regulation: Regulation) -> Settler | Unknown:
    """Return the first settler that is to the authority what this one is."""
    here = _competence(settler, regulation)
    return next(other for other in _SETTLERS if _competence(other, regulation) == here)


def _competence(settler: Settler | Unknown, regulation: Regulation) -> Competence | Unknown:
    """Return whose the matter is, seen from the authority."""
    return regulation.kept(_competences)[settler]


def _competences(regulation: Regulation) -> dict[Settler | Unknown, Competence | Unknown]:
    return {
        settler: facts_of(_stated({}, (settler,) * 3), regulation)[0].competence
        for settler in _SETTLERS
    }


def _stated(
    values: Mapping[FactName, Term],
    settlers: Sequence[Settler | Unknown],
    field: Field | None = None,
    matter: Matter | None = None,
) -> Statement:
    """Return a statement of two parts alike of which this is recorded, and nothing in doubt."""
    told = {name: every[0] for name, every in _VALUES.items()} | dict(values)
    by, maker, accused = settlers
    part = Part(
        kind=cast("StatementKind | Unknown", told[FactName.KIND]),
        field=field,
        matter=matter,
        settled_by=by,
        decision_maker=maker,
        accused_managed_by=accused,
        topic=cast("Topic | Unknown", told[FactName.TOPIC]),
        party_discipline=cast("PartyDiscipline | Unknown", told[FactName.PARTY_DISCIPLINE]),
        settled=cast("Settled | Unknown", told[FactName.SETTLED]),
        secrecy=cast("Secrecy | Unknown", told[FactName.SECRECY]),
    )
    return Statement(
        id="S1",
        on="2022-01-01",
        words=Sealed(""),
        delivery=cast("Delivery | Unknown", told[FactName.DELIVERY]),
        conduct=cast("Conduct | Unknown", told[FactName.CONDUCT]),
        capacity=cast("Capacity | Unknown", told[FactName.CAPACITY]),
        parts=(part, part),
    )


# --- screening ----------------------------------------------------------------------------------


class _Owing(NamedTuple):
    """The acts owed for some end of a doubt, and those owed for every end."""

    some: frozenset[str]
    every: frozenset[str]


class _Ruled(NamedTuple):
    """What is decided at one position."""

    among: tuple[Term, ...]
    ask: tuple[FactName, ...] | None
    """The facts to ask about; none where it is decided."""
    owing: _Owing


_NOTHING: Final = _Owing(frozenset(), frozenset())
_DECISIONS: Final = ("admission", "handling", "protection")
_BESIDE_SETTLING: Final = tuple(
    name for name in TABLE_FACTS[Handling] if name not in (FactName.KIND, FactName.COMPETENCE)
)


def _ruled(table: Table[OutcomeT], cell: Mapping[FactName, Term], owing: _Owing) -> _Ruled:
    found = table.at(table.grid.code(cell))
    ask = found.ask if isinstance(found, ChairDecides) else None
    return _Ruled(found.among, ask, owing)


def _owing_of(every: Iterable[_Owing]) -> _Owing:
    """Return what is owed where each of these may turn out to be."""
    cases = tuple(every)
    return _Owing(
        frozenset(act for case in cases for act in case.some),
        cases[0].every.intersection(*(case.every for case in cases)),
    )


def _of_any_kind(cases: tuple[_Ruled, ...]) -> _Ruled:
    """Return what is decided where the kind is in doubt and these are the kinds' decisions."""
    every = {outcome for case in cases for outcome in case.among}
    asked = {name for case in cases for name in case.ask or ()}
    if any(case.among != cases[0].among for case in cases):
        asked.add(FactName.KIND)
    return _Ruled(
        among=tuple(h for h in Handling if h in every),
        ask=None if len(every) == 1 else tuple(name for name in FactName if name in asked),
        owing=_owing_of(case.owing for case in cases),
    )


@final
class _Acts:
    """The acts owed under one regulation, by the facts that they depend on."""

    def __init__(self, regulation: Regulation) -> None:
        self._regulation = regulation
        needs: dict[str, set[FactName]] = {}
        for rule in regulation.of(Owed):
            need = needs.setdefault(_act_text(rule.act, rule.within, rule.since), set())
            need.update(name for name, _ in rule.given.named)
            need.update(name for outcome in rule.upon for name in TABLE_FACTS[type(outcome)])
        self.by_person = _within(needs, TABLE_FACTS[Admission])
        self.by_matter = _within(needs, TABLE_FACTS[Handling]) - self.by_person
        self.by_both = frozenset(needs) - self.by_person - self.by_matter
        needed = {name for act in self.by_both for name in needs[act]}
        self.both = tuple(name for name in FactName if name in needed)
        """The facts of the acts that depend on the person and on the matter."""

    def owing(
        self,
        acts: frozenset[str],
        names: Sequence[FactName],
        kind: StatementKind | None = None,
        settler: Settler | Unknown = UNKNOWN,
    ) -> dict[Digits, _Owing]:
        """Return which of the acts are owed for all values of the facts named, in doubt or not."""
        sizes = [len(_VALUES[name]) - 1 for name in names]
        found: dict[Digits, _Owing] = {}
        for digits in itertools.product(*map(range, sizes)):
            values = {name: _VALUES[name][at] for name, at in zip(names, digits, strict=True)}
            if kind is not None:
                values[FactName.KIND] = kind
            found[digits] = self._screened(acts, values, settler)
        for at, size in enumerate(sizes):
            ends: dict[Digits, list[_Owing]] = {}
            for digits, owing in found.items():
                ends.setdefault((*digits[:at], size, *digits[at + 1 :]), []).append(owing)
            found.update({digits: _owing_of(cases) for digits, cases in ends.items()})
        return found

    def _screened(
        self, acts: frozenset[str], values: Mapping[FactName, Term], settler: Settler | Unknown
    ) -> _Owing:
        if not acts:
            return _NOTHING
        screening = screen(_stated(values, (settler,) * 3), self._regulation)
        owed = {
            _act_text(owed.act, owed.within, owed.since): owed.certain
            for owed in screening.parts[0].acts
            if owed.rules  # the mark for the chair follows from the doubt
        }
        return _Owing(acts.intersection(owed), acts.intersection(act for act in owed if owed[act]))


def _within(needs: Mapping[str, set[FactName]], names: tuple[FactName, ...]) -> frozenset[str]:
    return frozenset(act for act, need in needs.items() if need.issubset(names))


def _act_text(act: Act, within: Period | None, since: Milestone) -> str:
    return act.value if within is None else f"{act.value}:{_period(within)} after {since.value}"


def _period(period: Period) -> str:
    return f"{period.count} {'days' if isinstance(period, Days) else 'working_days'}"


def _of_person(regulation: Regulation) -> dict[Digits, _Ruled]:
    """Return the admission for everything that is recorded about the person."""
    acts = regulation.kept(_Acts)
    table = regulation.admission
    owing = acts.owing(acts.by_person, TABLE_FACTS[Admission], settler=Settler.WARD)
    return {
        digits: _ruled(table, _cell(TABLE_FACTS[Admission], digits), owed)
        for digits, owed in owing.items()
    }


def _cell(names: Sequence[FactName], digits: Digits) -> dict[FactName, Term]:
    return {name: _VALUES[name][at] for name, at in zip(names, digits, strict=True)}


def _of_protection(regulation: Regulation) -> dict[Digits, _Ruled]:
    names = TABLE_FACTS[Protection]
    table = regulation.protection
    sizes = [len(_VALUES[name]) for name in names]
    return {
        digits: _ruled(table, _cell(names, digits), _NOTHING)
        for digits in itertools.product(*map(range, sizes))
    }


def _of_matter(regulation: Regulation) -> _Blocks[_Ruled]:
    """Return the handling for everything that is recorded about the matter."""
    acts = regulation.kept(_Acts)
    table = regulation.handling

    def row(kind: StatementKind, settler: Settler | Unknown) -> tuple[_Ruled, ...]:
        settled = {FactName.KIND: kind, FactName.COMPETENCE: _competence(settler, regulation)}
        owing = acts.owing(acts.by_matter, _BESIDE_SETTLING, kind, settler)
        return tuple(
            _ruled(table, {**settled, **_cell(_BESIDE_SETTLING, digits)}, owing[digits])
            for digits in sorted(owing)
        )

    return _Blocks(regulation, row, cache(_of_any_kind))


class _Doubt(NamedTuple):
    """What is left open in one table or in all three."""

    open: bool
    ask: tuple[FactName, ...]


def _doubt(ruled: _Ruled) -> _Doubt:
    return _Doubt(open=ruled.ask is not None, ask=ruled.ask or ())


def _doubts(*each: _Doubt) -> _Doubt:
    asked = {name for doubt in each for name in doubt.ask}
    return _Doubt(
        open=any(doubt.open for doubt in each),
        ask=tuple(name for name in FactName if name in asked),
    )


class _Screened(NamedTuple):
    """The steps of screening, and what routing needs of them."""

    steps: tuple[Step, ...]
    doubts: tuple[_Axis[_Doubt], ...]
    guided: _Axis[bool]


def _screening(inputs: _Inputs) -> _Screened:
    person = inputs.sheet(TABLE_FACTS[Admission], lambda each: each.kept(_of_person))
    guarded = inputs.sheet(TABLE_FACTS[Protection], lambda each: each.kept(_of_protection))
    block, matter = inputs.blocks(
        "matter block", _BESIDE_SETTLING, lambda each: each.kept(_of_matter)
    )
    sheets = {"admission": person, "handling": matter, "protection": guarded}
    doubts = [sheet.numbers(f"doubt of {name}", _doubt) for name, sheet in sheets.items()]
    axes = tuple(found.axis for found in doubts)
    asking = _over(_doubts, *axes)
    in_doubt = asking.numbers("in doubt", lambda doubt: doubt.open)
    guided = matter.numbers("guided", lambda ruled: Handling.GUIDE in ruled.among)
    by_both, owing = _by_both(inputs)
    owing = (
        *owing,
        person.numbers("owed by person", lambda ruled: ruled.owing),
        matter.numbers("owed by matter", lambda ruled: ruled.owing),
    )
    acts = _over(
        _acts_text, in_doubt.axis, _Axis("mixed", (False, True)), *(found.axis for found in owing)
    )
    steps = (
        *by_both,
        block,
        *(found.step for found in doubts),
        in_doubt.step,
        guided.step,
        *(found.step for found in owing),
        person.words("admission", _among, _sets(Admission)),
        matter.words("handling", _among, _sets(Handling)),
        guarded.words("protection", lambda r: _strictest(r).value, [p.value for p in Protection]),
        guarded.flags("held_from_floor", lambda r: _strictest(r).held_from_floor),
        matter.flags("decided", lambda ruled: len(ruled.among) == 1),
        asking.words("ask", lambda doubt: "|".join(doubt.ask), ("", *_sets(FactName))),
        acts.words("acts", _same),
    )
    return _Screened(steps, axes, guided.axis)


def _by_both(inputs: _Inputs) -> tuple[tuple[Step, ...], tuple[_Numbered[_Owing], ...]]:
    """Return the steps for acts that depend on the person and on the matter, if there are any."""
    every = [regulation.kept(_Acts) for regulation in inputs.regulations]
    needed = {name for acts in every for name in acts.both}
    names = tuple(name for name in FactName if name in needed)
    if not names:
        return (), ()
    if FactName.COMPETENCE not in needed:
        sheet = inputs.sheet(names, lambda regulation: _owed_by_both(regulation, names))
        return (), (sheet.numbers("owed by both", _same),)
    others = tuple(n for n in names if n not in (FactName.KIND, FactName.COMPETENCE))
    block, sheet = inputs.blocks(
        "block of both", others, lambda regulation: _blocks_of_both(regulation, others)
    )
    return (block,), (sheet.numbers("owed by both", _same),)


def _owed_by_both(regulation: Regulation, names: Sequence[FactName]) -> dict[Digits, _Owing]:
    acts = regulation.kept(_Acts)
    return acts.owing(acts.by_both, names, settler=Settler.WARD)


def _blocks_of_both(regulation: Regulation, others: Sequence[FactName]) -> _Blocks[_Owing]:
    acts = regulation.kept(_Acts)

    def row(kind: StatementKind, settler: Settler | Unknown) -> tuple[_Owing, ...]:
        owing = acts.owing(acts.by_both, others, kind, settler)
        return tuple(owing[digits] for digits in sorted(owing))

    return _Blocks(regulation, row, cache(_owing_of))


def _among(ruled: _Ruled) -> str:
    return "|".join(ruled.among)


def _strictest(ruled: _Ruled) -> Protection:
    return cast("Protection", ruled.among[-1])


def _sets(terms: Iterable[Term]) -> list[str]:
    """Return every text that some of the terms make, one term first, in the published order."""
    every = tuple(terms)
    return [
        "|".join(some)
        for count in range(1, len(every) + 1)
        for some in itertools.combinations(every, count)
    ]


def _acts_text(in_doubt: bool, mixed: bool, *owing: _Owing) -> str:  # noqa: FBT001 -- options of axes
    some = frozenset(act for each in owing for act in each.some)
    every = frozenset(act for each in owing for act in each.every)
    order = {act.value: at for at, act in enumerate(Act)}
    texts = sorted(some, key=lambda text: (order[text.partition(":")[0]], text))
    kept = [text for text in texts if mixed or text != Act.SPLIT.value]
    acts = [text if text in every else f"{text}?" for text in kept]
    return "|".join([*acts, Act.NOTE_FOR_CHAIR.value] if in_doubt else acts)


# --- routing ------------------------------------------------------------------------------------


_Where: TypeAlias = tuple[Field | None, Matter | None]

_WHERE: Final[tuple[_Where, ...]] = (
    (None, None),
    *((field, None) for field in Field),
    *((field, matter) for matter in Matter for field in matter.fields),
)
"""Every field and finer matter that a part may have."""
_PASSED_ON: Final = (Handling.FORWARD, Handling.TAKE_PRIVATELY)


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
    passed_to: tuple[Settler, bool] | None
    """Who is to get it, and whether it may be forwarded; none if it is not passed on."""


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
        self._rows: _Ids[tuple[Hashable, ...]] = _Ids()
        self._answers: dict[Hashable, _Answered] = {}
        self._screened: dict[_Way, PartScreening] = {}
        self.open: dict[str, _Open] = {}
        """For each thing said of why it is open, a part of which it is said."""

    @cached_property
    def blocks(self) -> _Blocks[_Routed]:
        """The way for everything that is recorded about the matter."""
        return _Blocks(self._regulation, self._row, self._of_any_kind, absolute=True)

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
        values = _cell(_BESIDE_SETTLING, routed.others) | {FactName.KIND: routed.kind}
        screened = self._screened.get(routed.way)
        if screened is None:
            first, _ = screen(_stated(values, routed.settlers), self._regulation).parts
            screened = self._screened[routed.way] = attrs.evolve(first, ask=())
        statement = _stated(values, routed.settlers, *where)
        found = _route(statement, screened, self._regulation)
        why = "" if found.open is None else found.open.en
        self.open.setdefault(why, _Open(statement, screened, self._regulation))
        return _Answered(
            lead=found.lead and found.lead.id,
            among="|".join(sorted(body.id for body in found.among)),
            coordinating="|".join(sorted(body.id for body in found.coordinating)),
            forward_to=found.forward_to and found.forward_to.id,
            within="" if isinstance(found.due, NoDueDay) else _period(found.due),
            why=why,
        )

    def _row(self, kind: StatementKind, settler: Settler | Unknown) -> tuple[_Routed, ...]:
        sizes = [len(_VALUES[name]) for name in _BESIDE_SETTLING]
        every = itertools.product(*map(range, sizes))
        return tuple(self._routed(kind, settler, digits) for digits in every)

    def _routed(self, kind: StatementKind, settler: Settler | Unknown, others: Digits) -> _Routed:
        here = _competence(settler, self._regulation)
        table = self._regulation.handling
        values = {FactName.KIND: kind, **_cell(_BESIDE_SETTLING, others)}
        pairs = [
            (handling, competence)
            for competence in (Competence if isinstance(here, Unknown) else (here,))
            for handling in table.at(
                table.grid.code({**values, FactName.COMPETENCE: competence})
            ).among
        ]
        handlings = {handling for handling, _ in pairs}
        fields = frozenset(self._beside(competence) for _, competence in pairs)
        passed = here is not Competence.OWN and not handlings.isdisjoint(_PASSED_ON)
        return _Routed(
            way=_Way(
                under=self._regulation,
                takers=frozenset(self._takers(*pair) for pair in pairs),
                beside=fields if any(self._joined(*pair) for pair in pairs) else frozenset(),
                unsure=isinstance(here, Unknown),
                answered=not handlings.isdisjoint(ANSWERED),
                passed_to=(settler, Handling.FORWARD in handlings)
                if passed and isinstance(settler, Settler)
                else None,
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
        return self._rows.of(tuple(map(_bodies, every))) - 1

    def _joined(self, handling: Handling, competence: Competence) -> bool:
        rows = self._regulation.roster.takers(handling, competence)
        return any(isinstance(row, Desk) and row.with_field_body for row in rows)

    def _beside_of(self, competence: Competence) -> int:
        every = (self._fields(competence, *where) for where in _WHERE)
        return self._rows.of(tuple(map(_bodies, every))) - 1

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
                passed_to=None,
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


def _routing(inputs: _Inputs, screened: _Screened, lang: Lang) -> tuple[Step, ...]:
    """Return the steps of routing."""
    block, sheet = inputs.blocks("route block", _BESIDE_SETTLING, _routed_by)
    example: dict[_Way, _Routed] = {}

    def way_of(routed: _Routed) -> _Way:
        return example.setdefault(routed.way, routed).way

    def answer(way: _Way, at: int) -> _Answered:
        return way.under.kept(_Ways).answer(example[way], at)

    ways = sheet.numbers("way", way_of)
    where = _over(_where, inputs.axis("field"), inputs.axis("matter")).numbers("where", _same)
    answered = _over(answer, ways.axis, where.axis)
    why = answered.numbers("why open", lambda found: found.why)
    cases: dict[str, _Open] = {}
    for regulation in inputs.regulations:
        cases.update(regulation.kept(_Ways).open)

    @cache
    def words(reason: str, ask: tuple[FactName, ...]) -> str:
        return cases[reason].words(ask, lang)

    def open_words(reason: str, *each: _Doubt) -> str:
        return words(reason, _doubts(*each).ask)

    open_ = _over(open_words, why.axis, *screened.doubts)
    guide = _over(_guide_to, screened.guided, *map(inputs.axis, ("decision_maker", "settled_by")))
    return (
        block,
        ways.step,
        where.step,
        why.step,
        answered.words("lead", lambda found: found.lead),
        answered.words("among", lambda found: found.among),
        open_.words("open", _same),
        answered.words("coordinating", lambda found: found.coordinating),
        answered.words("forward_to", lambda found: found.forward_to),
        guide.words("guide_to", _same, [settler.value for settler in Settler]),
        answered.words("answer_within", lambda found: found.within),
    )


def _route(statement: Statement, screened: PartScreening, regulation: Regulation) -> PartRouting:
    screening = Screening(statement=statement.id, parts=(screened, screened))
    return route(statement, screening, regulation).parts[0]


def _routed_by(regulation: Regulation) -> "_Blocks[_Routed]":
    return regulation.kept(_Ways).blocks


def _where(field: str, matter: str) -> int | None:
    """Return which of `_WHERE` it is; none where the matter does not stand in the field."""
    return _PLACES.get((field, matter))


_PLACES: Final = {
    (field.value if field else "", matter.value if matter else ""): at
    for at, (field, matter) in enumerate(_WHERE)
}


def _guide_to(guided: bool, maker: str, by: str) -> str | None:  # noqa: FBT001 -- an option of an axis
    settler = maker or by
    return settler if guided and settler != UNKNOWN.value else None
