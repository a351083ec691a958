"""The steps of screening: its closed tables, each entry at the position of its code.

Every entry is what the tables and functions for one statement say of a part that has the facts of
that position. No condition of a rule is read here but to see which facts an act owed depends on.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeVar, cast, final

from dialogue_core.frames._engines import Step
from dialogue_core.frames._sheets import (
    BESIDE_SETTLING,
    VALUES,
    Axis,
    Blocks,
    Digits,
    Inputs,
    Numbered,
    cell_of,
    competence_of,
    over,
    same,
    shared,
    stated,
)
from dialogue_core.regulations import Regulation
from dialogue_core.rules import (
    TABLE_FACTS,
    Discretion,
    Limit,
    Owed,
)
from dialogue_core.screening import screen
from dialogue_core.statements import UNKNOWN
from dialogue_core.tables import ChairDecides, Table
from dialogue_core.values import Days, Period
from dialogue_core.vocabulary import (
    Act,
    Admission,
    FactName,
    Handling,
    Milestone,
    Protection,
    Settler,
    StatementKind,
    Term,
    Unknown,
)

__all__ = [
    "Doubt",
    "Screened",
    "joined_doubts",
    "judging",
    "period_text",
    "screened_by",
    "screening_steps",
]


def __dir__() -> list[str]:
    return list(__all__)


OutcomeT = TypeVar("OutcomeT", Admission, Handling, Protection)


def screening_steps(regulations: Sequence[Regulation], *, dated: bool) -> tuple[Step, ...]:
    """Return every step of screening, each after those that it needs.

    Where the rows are `dated` the input `EDITION` tells which of the regulations applies; the
    number after the last of them is for a day of none.
    """
    return screened_by(Inputs(map(judging, regulations), dated=dated)).steps


def judging(regulation: Regulation) -> Regulation:
    """Return the rules on which screening rests, shared by all regulations that have the same."""
    kinds = (Limit, Discretion, Owed)
    rules = tuple(rule for rule in regulation.rules if isinstance(rule, kinds))
    return shared(regulation, rules, plan=None)


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
        sizes = [len(VALUES[name]) - 1 for name in names]
        found: dict[Digits, _Owing] = {}
        for digits in itertools.product(*map(range, sizes)):
            values = {name: VALUES[name][at] for name, at in zip(names, digits, strict=True)}
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
        screening = screen(stated(values, (settler,) * 3), self._regulation)
        owed = {
            _act_text(owed.act, owed.within, owed.since): owed.certain
            for owed in screening.parts[0].acts
            if owed.rules  # the mark for the chair follows from the doubt
        }
        return _Owing(acts.intersection(owed), acts.intersection(act for act in owed if owed[act]))


def _within(needs: Mapping[str, set[FactName]], names: tuple[FactName, ...]) -> frozenset[str]:
    return frozenset(act for act, need in needs.items() if need.issubset(names))


def _act_text(act: Act, within: Period | None, since: Milestone) -> str:
    return act.value if within is None else f"{act.value}:{period_text(within)} after {since.value}"


def period_text(period: Period) -> str:
    return f"{period.count} {'days' if isinstance(period, Days) else 'working_days'}"


def _of_person(regulation: Regulation) -> dict[Digits, _Ruled]:
    """Return the admission for everything that is recorded about the person."""
    acts = regulation.kept(_Acts)
    table = regulation.admission
    owing = acts.owing(acts.by_person, TABLE_FACTS[Admission], settler=Settler.WARD)
    return {
        digits: _ruled(table, cell_of(TABLE_FACTS[Admission], digits), owed)
        for digits, owed in owing.items()
    }


def _of_protection(regulation: Regulation) -> dict[Digits, _Ruled]:
    names = TABLE_FACTS[Protection]
    table = regulation.protection
    sizes = [len(VALUES[name]) for name in names]
    return {
        digits: _ruled(table, cell_of(names, digits), _NOTHING)
        for digits in itertools.product(*map(range, sizes))
    }


def _of_matter(regulation: Regulation) -> Blocks[_Ruled]:
    """Return the handling for everything that is recorded about the matter."""
    acts = regulation.kept(_Acts)
    table = regulation.handling

    def row(kind: StatementKind, settler: Settler | Unknown) -> tuple[_Ruled, ...]:
        settled = {FactName.KIND: kind, FactName.COMPETENCE: competence_of(settler, regulation)}
        owing = acts.owing(acts.by_matter, BESIDE_SETTLING, kind, settler)
        return tuple(
            _ruled(table, {**settled, **cell_of(BESIDE_SETTLING, digits)}, owing[digits])
            for digits in sorted(owing)
        )

    return Blocks(regulation, row, cache(_of_any_kind))


class Doubt(NamedTuple):
    """What is left open in one table or in all three."""

    open: bool
    ask: tuple[FactName, ...]


def _doubt(ruled: _Ruled) -> Doubt:
    return Doubt(open=ruled.ask is not None, ask=ruled.ask or ())


@cache
def joined_doubts(*each: Doubt) -> Doubt:
    asked = {name for doubt in each for name in doubt.ask}
    return Doubt(
        open=any(doubt.open for doubt in each),
        ask=tuple(name for name in FactName if name in asked),
    )


class Screened(NamedTuple):
    """The steps of screening, and what routing needs of them."""

    steps: tuple[Step, ...]
    doubts: tuple[Axis[Doubt], ...]
    guided: Axis[bool]


def screened_by(inputs: Inputs) -> Screened:
    person = inputs.sheet(TABLE_FACTS[Admission], lambda each: each.kept(_of_person))
    guarded = inputs.sheet(TABLE_FACTS[Protection], lambda each: each.kept(_of_protection))
    block, matter = inputs.blocks(
        "matter block", BESIDE_SETTLING, lambda each: each.kept(_of_matter)
    )
    sheets = {"admission": person, "handling": matter, "protection": guarded}
    doubts = [sheet.numbers(f"doubt of {name}", _doubt) for name, sheet in sheets.items()]
    axes = tuple(found.axis for found in doubts)
    asking = over(joined_doubts, *axes)
    in_doubt = asking.numbers("in doubt", lambda doubt: doubt.open)
    guided = matter.numbers("guided", lambda ruled: Handling.GUIDE in ruled.among)
    by_both, owing = _by_both(inputs)
    owing = (
        *owing,
        person.numbers("owed by person", lambda ruled: ruled.owing),
        matter.numbers("owed by matter", lambda ruled: ruled.owing),
    )
    acts = over(
        _acts_text, in_doubt.axis, Axis("mixed", (False, True)), *(found.axis for found in owing)
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
        acts.words("acts", same),
    )
    return Screened(steps, axes, guided.axis)


def _by_both(inputs: Inputs) -> tuple[tuple[Step, ...], tuple[Numbered[_Owing], ...]]:
    """Return the steps for acts that depend on the person and on the matter, if there are any."""
    every = [regulation.kept(_Acts) for regulation in inputs.regulations]
    needed = {name for acts in every for name in acts.both}
    names = tuple(name for name in FactName if name in needed)
    if not names:
        return (), ()
    if FactName.COMPETENCE not in needed:
        sheet = inputs.sheet(names, lambda regulation: _owed_by_both(regulation, names))
        return (), (sheet.numbers("owed by both", same),)
    others = tuple(n for n in names if n not in (FactName.KIND, FactName.COMPETENCE))
    block, sheet = inputs.blocks(
        "block of both", others, lambda regulation: _blocks_of_both(regulation, others)
    )
    return (block,), (sheet.numbers("owed by both", same),)


def _owed_by_both(regulation: Regulation, names: Sequence[FactName]) -> dict[Digits, _Owing]:
    acts = regulation.kept(_Acts)
    return acts.owing(acts.by_both, names, settler=Settler.WARD)


def _blocks_of_both(regulation: Regulation, others: Sequence[FactName]) -> Blocks[_Owing]:
    acts = regulation.kept(_Acts)

    def row(kind: StatementKind, settler: Settler | Unknown) -> tuple[_Owing, ...]:
        owing = acts.owing(acts.by_both, others, kind, settler)
        return tuple(owing[digits] for digits in sorted(owing))

    return Blocks(regulation, row, cache(_owing_of))


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
