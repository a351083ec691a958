"""Sheets: what stands at each position that some whole numbers make, and the steps made of them.

The numbers are those of the columns, or of what was found before. A sheet over the kind and who can
settle is laid out in blocks, as the kind may be in doubt, and with it who can settle.
"""

import itertools
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar, cast, final

import attrs

from dialogue_core.frames._columns import RECORDED, ROUTED, Recorded, digits_of
from dialogue_core.frames._engines import Step
from dialogue_core.plans import Plan
from dialogue_core.regulations import Regulation
from dialogue_core.rules import (
    TABLE_FACTS,
    Rule,
)
from dialogue_core.screening import facts_of
from dialogue_core.statements import FACTS, UNKNOWN, Part, Statement
from dialogue_core.territory import Unit
from dialogue_core.values import Day, Sealed
from dialogue_core.vocabulary import (
    Capacity,
    Competence,
    Conduct,
    Delivery,
    FactName,
    Field,
    Handling,
    Matter,
    PartyDiscipline,
    Secrecy,
    Settled,
    Settler,
    StatementKind,
    Term,
    Topic,
    UnitKind,
    Unknown,
)

__all__ = [
    "BESIDE_SETTLING",
    "EDITION",
    "VALUES",
    "Axis",
    "Blocks",
    "Digits",
    "Ids",
    "Inputs",
    "Numbered",
    "Sheet",
    "cell_of",
    "competence_of",
    "over",
    "same",
    "shared",
    "stated",
]


def __dir__() -> list[str]:
    return list(__all__)


K = TypeVar("K", bound=Hashable)
K_co = TypeVar("K_co", bound=Hashable, covariant=True)
V = TypeVar("V", bound=Hashable)
T = TypeVar("T")
Digits: TypeAlias = tuple[int, ...]

EDITION: Final = "edition"
"""The input that tells which of several regulations applies."""


@final
class Ids(Generic[V]):
    """Numbers things in the order in which they come; 0 is for what cannot be told."""

    def __init__(self) -> None:
        self._ids: dict[V, int] = {}
        self.things: list[V] = []
        """The things numbered, from 1."""

    def of(self, thing: V) -> int:
        """Return the number of a thing."""
        found = self._ids.setdefault(thing, len(self._ids) + 1)
        if found > len(self.things):
            self.things.append(thing)
        return found


class Axis(NamedTuple, Generic[K_co]):
    """An input or an earlier step, and what each of its numbers stands for."""

    name: str
    options: tuple[K_co | None, ...]
    """None for what cannot be told."""


class Numbered(NamedTuple, Generic[K]):
    """A step that gives a number, and what its numbers stand for."""

    step: Step
    axis: Axis[K]


@final
class Sheet(Generic[V]):
    """What is found at each position, from which several steps are made."""

    def __init__(self, of: Iterable[tuple[str, int]], found: Iterable[V | None]) -> None:
        self._of = tuple(of)
        self._found = tuple(found)

    def numbers(self, name: str, key: Callable[[V], K]) -> "Numbered[K]":
        """Return the step that gives a number for what the key tells apart."""
        ids: Ids[K] = Ids()
        entries = self._told(lambda thing: ids.of(key(thing)), 0)
        step = Step(name=name, of=self._of, entries=entries)
        return Numbered(step, Axis(name, (None, *ids.things)))

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


def over(make: Callable[..., V | None], *axes: Axis[Hashable]) -> Sheet[V]:
    """Return the sheet of what is made of each combination in which everything is told."""
    return Sheet(
        ((axis.name, len(axis.options)) for axis in axes),
        (
            None if None in options else make(*options)
            for options in itertools.product(*(axis.options for axis in axes))
        ),
    )


@final
class Inputs:
    """The numbers of the inputs, and the regulations."""

    def __init__(self, regulations: Iterable[Regulation], *, dated: bool) -> None:
        self.regulations = tuple(regulations)
        self._dated = dated
        self.digits: dict[str, Recorded] = {
            column.name: digits_of(column) for column in (*RECORDED, *ROUTED)
        }

    def edition(self) -> tuple[tuple[str, int], ...]:
        """Return the input of the edition with its size, if there is one."""
        return ((EDITION, len(self.regulations) + 1),) if self._dated else ()

    def of(self, *names: str) -> tuple[tuple[str, int], ...]:
        """Return inputs with their sizes."""
        return tuple((name, self.digits[name].size) for name in names)

    def sheet(
        self, names: Sequence[str], find: Callable[[Regulation], Mapping[Digits, V]]
    ) -> Sheet[V]:
        """Return the sheet over the inputs named, one part of it for each regulation."""
        sizes = [size for _, size in self.of(*names)]
        positions = list(itertools.product(*map(range, sizes)))
        found: list[V | None] = []
        for regulation in self.regulations:
            found.extend(map(find(regulation).get, positions))
        if self._dated:
            found.extend([None] * len(positions))
        return Sheet((*self.edition(), *self.of(*names)), found)

    def axis(self, name: str) -> Axis[str]:
        """Return an input with its values; null, where it has a number of its own, is empty."""
        digits = self.digits[name]
        nulls = ("",) * (digits.strange - len(digits.words))
        return Axis(name, (*digits.words, *nulls, None))

    def blocks(
        self, name: str, others: Sequence[str], find: "Callable[[Regulation], Blocks[V]]"
    ) -> tuple[Step, Sheet[V]]:
        """Return the step from the kind and who can settle to a block, and the sheet of blocks."""
        ids: Ids[tuple[V, ...]] = Ids()
        numbers = {
            regulation: {digits: ids.of(row) for digits, row in find(regulation).rows.items()}
            for regulation in self.regulations
        }
        block = self.sheet(_SETTLING, numbers.__getitem__).numbers(name, same)
        sizes = [size for _, size in self.of(*others)]
        known = itertools.product(*(range(size - 1) for size in sizes))
        places = {digits: place for place, digits in enumerate(known)}
        at = [places.get(digits) for digits in itertools.product(*map(range, sizes))]
        found: list[V | None] = [None] * len(at)
        for number in block.axis.options[1:]:
            row = ids.things[cast("int", number) - 1]
            found.extend([None if place is None else row[place] for place in at])
        of = ((name, len(block.axis.options)), *self.of(*others))
        return block.step, Sheet(of, found)


def same(thing: T) -> T:
    """Return what is given, as a key."""
    return thing


_SETTLING: Final = ("kind", "settled_by", "decision_maker", "accused_managed_by")
"""The columns from which the kind and the competence follow."""
VALUES: Final[dict[FactName, tuple[Term, ...]]] = {
    fact.name: (*fact.values, UNKNOWN) for fact in FACTS
}
_SETTLERS: Final[tuple[Settler | Unknown, ...]] = (*Settler, UNKNOWN)


@final
class Blocks(Generic[V]):
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
    here = competence_of(settler, regulation)
    return next(other for other in _SETTLERS if competence_of(other, regulation) == here)


def competence_of(settler: Settler | Unknown, regulation: Regulation) -> Competence | Unknown:
    """Return whose the matter is, seen from the authority."""
    return regulation.kept(_competences)[settler]


def _competences(regulation: Regulation) -> dict[Settler | Unknown, Competence | Unknown]:
    return {
        settler: facts_of(stated({}, (settler,) * 3), regulation)[0].competence
        for settler in _SETTLERS
    }


def stated(
    values: Mapping[FactName, Term],
    settlers: Sequence[Settler | Unknown],
    field: Field | None = None,
    matter: Matter | None = None,
) -> Statement:
    """Return a statement of two parts alike of which this is recorded, and nothing in doubt."""
    told = {name: every[0] for name, every in VALUES.items()} | dict(values)
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


BESIDE_SETTLING: Final = tuple(
    name for name in TABLE_FACTS[Handling] if name not in (FactName.KIND, FactName.COMPETENCE)
)


def cell_of(names: Sequence[FactName], digits: Digits) -> dict[FactName, Term]:
    """Return the values that some numbers stand for."""
    return {name: VALUES[name][at] for name, at in zip(names, digits, strict=True)}


# --- regulations with the same rules ------------------------------------------------------------


def shared(regulation: Regulation, rules: tuple[Rule, ...], *, plan: Plan | None) -> Regulation:
    """Return the regulation with these rules alone: one for all that have the same.

    It is of any day and, without a plan, of any place of its level. What is kept with it is then
    worked out once for all of them.
    """
    place = _ANY_PLACE[regulation.level] if plan is None else regulation.place
    alike = attrs.evolve(regulation, place=place, on=_ANY_DAY, rules=rules, caveats=(), plan=plan)
    return _first(alike)


_ANY_DAY: Final = Day(2000, 1, 1)
_ANY_PLACE: Final = {kind.level: Unit(id=kind.value, name=kind.vi, kind=kind) for kind in UnitKind}


def alike(regulation: Regulation) -> Regulation:
    """Return the regulation as all that have the same rules, and no plan, are decided by."""
    return shared(regulation, regulation.rules, plan=regulation.plan)


@lru_cache(maxsize=64)
def _first(regulation: Regulation) -> Regulation:
    return regulation
