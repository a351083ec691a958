"""Decision tables in which rules narrow (bảng quyết định).

Answers: which outcome is left for these facts, and because of which rows. A row speaks for some
values of some facts and leaves only some outcomes; rows intersect, none overrides. The decision
is the most favourable outcome left, in the order that the table publishes; only where a row says
so does the chair choose. A fact in doubt stands for all its values: if they agree the outcome is
decided, else the chair decides among them.

A cell has a code (`Grid`), and its decision is made once and shared. `Table.regions` visits every
cell: what it finds proves the table and fills it. `Table.by_rows` reads the rows and nothing else.
"""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, Generic, TypeAlias, TypeVar, final

import attrs

from dialogue_core.errors import ConflictingRulesError, InvalidValueError
from dialogue_core.values import Words
from dialogue_core.vocabulary import FactName, Term, Unknown

__all__ = [
    "MOST_CELLS",
    "Axis",
    "ChairDecides",
    "Decided",
    "Decision",
    "Grid",
    "Region",
    "Row",
    "Table",
]


def __dir__() -> list[str]:
    return list(__all__)


OutcomeT = TypeVar("OutcomeT", bound=Term)

MOST_CELLS: Final = 1_000_000
"""The most cells that a table may have, since a proof visits all of them."""


@final
@attrs.frozen(kw_only=True)
class Axis:
    """One fact of a table and all values it can take."""

    name: FactName
    """The fact."""
    values: tuple[Term, ...]
    """Its values."""


@final
@attrs.frozen(kw_only=True)
class Grid:
    """The cells of some facts, each with its code (mã ô): a whole number from 0.

    In each fact the values are numbered in their order, and `UNKNOWN` after them; the code is what
    these digits make, the last fact being the lowest. So codes are sums, also over a column.
    """

    axes: tuple[Axis, ...]
    """The facts."""

    @cached_property
    def size(self) -> int:
        """How many codes there are, those of cells in doubt included."""
        return math.prod(len(axis.values) + 1 for axis in self.axes)

    @cached_property
    def digits(self) -> dict[FactName, dict[Term, int]]:
        """What each value of each fact adds to the code."""
        found: dict[FactName, dict[Term, int]] = {}
        weight = self.size
        for axis in self.axes:
            weight //= len(axis.values) + 1
            values = (*axis.values, Unknown.UNKNOWN)
            found[axis.name] = {value: i * weight for i, value in enumerate(values)}
        return found

    @cached_property
    def known(self) -> tuple[int, ...]:
        """The codes of all cells in which nothing is in doubt, in the order of the values."""
        codes = [0]
        for axis in self.axes:
            digits = self.digits[axis.name]
            steps = [digits[value] for value in axis.values]
            codes = [code + step for code in codes for step in steps]
        return tuple(codes)

    def code(self, values: Mapping[FactName, Term]) -> int:
        """Return the code of the values."""
        return sum(digits[values[name]] for name, digits in self.digits.items())

    def cell(self, code: int) -> tuple[Term, ...]:
        """Return the value of each fact in the cell with that code.

        Raises:
            InvalidValueError: No cell has the code.
        """
        if not 0 <= code < self.size:
            raise InvalidValueError(
                f"no cell has the code {code!r}; codes run from 0 to {self.size - 1}",
                f"không ô nào có mã {code!r}; mã từ 0 đến {self.size - 1}",
                value=code,
            )
        cell: list[Term] = []
        for axis in reversed(self.axes):
            code, place = divmod(code, len(axis.values) + 1)
            cell.append((*axis.values, Unknown.UNKNOWN)[place])
        return tuple(reversed(cell))


@final
@attrs.frozen(kw_only=True)
class Row(Generic[OutcomeT]):
    """A rule as the table sees it: where it speaks and what it leaves."""

    id: str
    """The id of the rule."""
    given: tuple[tuple[FactName, tuple[Term, ...]], ...]
    """For each fact named, the values for which the row speaks."""
    only: tuple[OutcomeT, ...]
    """The outcomes that it leaves, or among which it leaves a choice."""
    free: bool = False
    """True if it excludes nothing and lets the chair choose among what is left of `only`."""

    def holds(self, values: Mapping[FactName, Term]) -> bool:
        """Return whether the row speaks for these values."""
        return all(values[name] in allowed for name, allowed in self.given)


@final
@attrs.frozen(kw_only=True)
class Decided(Generic[OutcomeT]):
    """One outcome, with the rows that narrowed to it; no row means that nothing narrows."""

    outcome: OutcomeT
    """The outcome."""
    rows: tuple[str, ...]
    """Ids of the rules that exclude some outcome more favourable than this one."""

    @property
    def among(self) -> tuple[OutcomeT, ...]:
        """The one outcome."""
        return (self.outcome,)

    @property
    def strictest(self) -> "Decided[OutcomeT]":
        """The decision itself."""
        return self


@final
@attrs.frozen(kw_only=True)
class ChairDecides(Generic[OutcomeT]):
    """Several outcomes: the chair decides (người chủ trì quyết định).

    Either a fact is in doubt, and there is something to ask, or a rule leaves the choice free.
    """

    among: tuple[OutcomeT, ...]
    """The outcomes that some completion of the facts gives, most favourable first."""
    ask: tuple[FactName, ...]
    """The facts to ask about: those whose answer can change the outcome; none for a free choice."""
    rows: tuple[str, ...]
    """Ids of all rules that narrow some completion, or leave the choice."""

    @property
    def strictest(self) -> Decided[OutcomeT]:
        """The least favourable of the outcomes, for what may not be risked."""
        return Decided(outcome=self.among[-1], rows=self.rows)


Decision: TypeAlias = Decided[OutcomeT] | ChairDecides[OutcomeT]
"""What a table says."""


@final
@attrs.frozen(kw_only=True)
class Region(Generic[OutcomeT]):
    """All cells for which the same rows speak (vùng): they are decided alike."""

    rows: tuple[Row[OutcomeT], ...]
    """The rows that speak."""
    cells: int
    """How many cells it has."""
    decision: Decision[OutcomeT] | None
    """What is decided in each of them; none where the rows leave nothing lawful."""


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Table(Generic[OutcomeT]):
    """A table of rows over a few facts (bảng quyết định).

    Raises:
        InvalidValueError: It has more cells than can be visited, a fact without values or twice, or
            a row that names a fact or an outcome that it does not have.
    """

    name: Words
    """What the table decides."""
    axes: tuple[Axis, ...]
    """The facts it looks at."""
    outcomes: tuple[OutcomeT, ...]
    """All outcomes, the most favourable first; the order is the published policy."""
    rows: tuple[Row[OutcomeT], ...]
    """The rules."""

    def __attrs_post_init__(self) -> None:
        """Refuse axes that cannot be visited, and a row that the table cannot read."""
        self._refuse_axes()
        known = {axis.name: axis.values for axis in self.axes}
        for row in self.rows:
            strange = [
                f"{name.value}={value.value}"
                for name, values in row.given
                for value in values
                if value not in known.get(name, ())
            ] + [str(outcome.value) for outcome in row.only if outcome not in self.outcomes]
            if strange or not row.only:
                raise InvalidValueError(
                    f"rule {row.id!r} does not fit table {self.name.en!r}: "
                    f"{', '.join(strange) or 'it leaves no outcome'}",
                    f"quy tắc {row.id!r} không khớp bảng {self.name.vi!r}: "
                    f"{', '.join(strange) or 'không để lại hướng xử lý nào'}",
                    rule=row.id,
                )

    def _refuse_axes(self) -> None:
        cells = math.prod(len(axis.values) for axis in self.axes)
        sizes = {axis.name: len(axis.values) for axis in self.axes}
        if cells > MOST_CELLS:
            raise InvalidValueError(
                f"table {self.name.en!r} has {cells:,} cells, more than {MOST_CELLS:,}: "
                f"{' × '.join(f'{a.name.en} ({len(a.values)})' for a in self.axes)}; "
                "take out a fact, or make two tables",
                f"bảng {self.name.vi!r} có {cells:,} ô, quá {MOST_CELLS:,} ô: "
                f"{' × '.join(f'{a.name.vi} ({len(a.values)})' for a in self.axes)}; "
                "hãy bỏ bớt một yếu tố hoặc tách thành hai bảng",
                axes=tuple((axis.name, len(axis.values)) for axis in self.axes),
                cells=cells,
            )
        if len(sizes) < len(self.axes) or any(
            len(set(axis.values)) != len(axis.values) or not axis.values for axis in self.axes
        ):
            raise InvalidValueError(
                f"table {self.name.en!r} needs each fact once, with each of its values once: "
                f"{', '.join(axis.name.value for axis in self.axes)}",
                f"bảng {self.name.vi!r} cần mỗi yếu tố một lần, mỗi giá trị một lần: "
                f"{', '.join(axis.name.vi for axis in self.axes)}",
                axes=tuple(axis.name for axis in self.axes),
            )

    # --- decisions ---

    def decide(self, values: Mapping[FactName, Term]) -> Decision[OutcomeT]:
        """Return the outcome for the values; a value `UNKNOWN` stands for all its values.

        Raises:
            ConflictingRulesError: The rules leave nothing lawful for a completion.
            InvalidValueError: A value is none of the fact's own.
        """
        self._refuse_strange(values)
        return self.at(self.grid.code(values))

    def at(self, code: int) -> Decision[OutcomeT]:
        """Return the decision in the cell with that code; it is made once and shared.

        Raises:
            ConflictingRulesError: The rules leave nothing lawful for a completion.
            InvalidValueError: No cell has the code.
        """
        found = self._made.get(code)
        return self._make(code) if found is None else found

    def strictest(self, values: Mapping[FactName, Term]) -> Decided[OutcomeT]:
        """Return the least favourable outcome of any completion, for what may not be risked.

        Its rows are those that narrow some completion.
        """
        return self.decide(values).strictest

    def by_rows(self, values: Mapping[FactName, Term]) -> Decision[OutcomeT]:
        """Return what `decide` returns, read off the rows alone: nothing kept, nothing compiled."""
        self._refuse_strange(values)
        key = tuple(values[axis.name] for axis in self.axes)
        return self._union(key, {cell: self._cell(cell) for cell in self._completions(key)})

    @cached_property
    def grid(self) -> Grid:
        """The codes of its cells."""
        return Grid(axes=self.axes)

    @cached_property
    def _made(self) -> dict[int, Decision[OutcomeT] | None]:
        return {}

    def _make(self, code: int) -> Decision[OutcomeT]:
        key = self.grid.cell(code)
        cells = self._completions(key)
        if len(cells) == 1:
            found = self._cell(cells[0])
        else:
            names = [axis.name for axis in self.axes]
            codes = {c: self.grid.code(dict(zip(names, c, strict=True))) for c in cells}
            found = self._union(key, {cell: self.at(codes[cell]) for cell in cells})
        self._made[code] = found
        return found

    def _refuse_strange(self, values: Mapping[FactName, Term]) -> None:
        for axis in self.axes:
            value = values[axis.name]
            own = type(value) is type(axis.values[0]) and value in axis.values
            if not own and type(value) is not Unknown:
                told = repr(getattr(value, "value", value))
                raise InvalidValueError(
                    f"{axis.name.value!r} cannot be {told}; allowed: "
                    f"{', '.join(v.value for v in axis.values)}, unknown",
                    f"{axis.name.vi!r} không thể là {told}; cho phép: "
                    f"{', '.join(v.value for v in axis.values)}, unknown",
                    fact=axis.name,
                )

    def _completions(self, key: tuple[Term, ...]) -> tuple[tuple[Term, ...], ...]:
        choices = [
            axis.values if isinstance(value, Unknown) else (value,)
            for axis, value in zip(self.axes, key, strict=True)
        ]
        return tuple(itertools.product(*choices))

    def _union(
        self, key: tuple[Term, ...], cells: Mapping[tuple[Term, ...], Decision[OutcomeT]]
    ) -> Decision[OutcomeT]:
        """Return the one decision of all completions of a key."""
        every = {outcome for found in cells.values() for outcome in found.among}
        told = {row for found in cells.values() for row in found.rows}
        among = tuple(outcome for outcome in self.outcomes if outcome in every)
        rows = tuple(row.id for row in self.rows if row.id in told)
        if len(among) == 1:
            return Decided(outcome=among[0], rows=rows)
        ask = tuple(
            axis.name
            for i, axis in enumerate(self.axes)
            if isinstance(key[i], Unknown)
            and any(
                cells[(*cell[:i], other, *cell[i + 1 :])].among != found.among
                for cell, found in cells.items()
                for other in axis.values
            )
        )
        return ChairDecides(among=among, ask=ask, rows=rows)

    def _cell(self, cell: tuple[Term, ...]) -> Decision[OutcomeT]:
        values = dict(zip((axis.name for axis in self.axes), cell, strict=True))
        speaking = [row for row in self.rows if row.holds(values)]
        found = self._decision(speaking)
        if found is not None:
            return found
        facts = ", ".join(f"{n.en}: {v.en}" for n, v in values.items())
        facts_vi = ", ".join(f"{n.vi}: {v.vi}" for n, v in values.items())
        ids = tuple(row.id for row in speaking)
        raise ConflictingRulesError(
            f"rules leave nothing lawful in table {self.name.en!r} for {facts}: "
            f"{', '.join(ids)}; correct one of them",
            f"các quy tắc không để lại hướng xử lý hợp pháp nào trong bảng {self.name.vi!r} "
            f"({facts_vi}): {', '.join(ids)}; hãy sửa một quy tắc",
            rule_ids=ids,
        )

    # --- what rows that speak together leave ---

    def left(self, rows: Iterable[Row[OutcomeT]]) -> tuple[OutcomeT, ...]:
        """Return what is decided where these rows speak: one outcome, a free choice, or nothing.

        Rows that leave a choice leave what is lawful of theirs, if that is more than one outcome.
        """
        rows = tuple(rows)
        lawful = set(self.outcomes).intersection(*(row.only for row in rows if not row.free))
        offers = [lawful.intersection(row.only) for row in rows if row.free]
        free = {outcome for offer in offers if len(offer) > 1 for outcome in offer}
        if free:
            return tuple(outcome for outcome in self.outcomes if outcome in free)
        return next(((outcome,) for outcome in self.outcomes if outcome in lawful), ())

    def _decision(self, speaking: Sequence[Row[OutcomeT]]) -> Decision[OutcomeT] | None:
        among = self.left(speaking)
        if not among:
            return None
        better = set(self.outcomes[: self.outcomes.index(among[-1])])
        offered = {outcome for row in speaking if row.free for outcome in row.only}
        lost = (better | offered).difference(among)
        rows = tuple(
            row.id
            for row in speaking
            if (len(set(row.only) & set(among)) > 1 if row.free else not lost <= set(row.only))
        )
        if len(among) == 1:
            return Decided(outcome=among[0], rows=rows)
        return ChairDecides(among=among, ask=(), rows=rows)

    # --- the proof, which compiles ---

    @cached_property
    def regions(self) -> tuple[Region[OutcomeT], ...]:
        """Every cell, visited once and grouped by the rows that speak, in the order of first cells.

        The same walk fills the table, so that from then on each cell known is one look-up.
        """
        every = (1 << len(self.rows)) - 1
        speaking = {axis.name: dict.fromkeys(axis.values, every) for axis in self.axes}
        for i, row in enumerate(self.rows):
            for name, allowed in row.given:
                for value in speaking[name].keys() - allowed:
                    speaking[name][value] &= ~(1 << i)
        masks = [every]
        for bits in speaking.values():
            masks = [mask & some for mask in masks for some in bits.values()]
        regions: dict[int, Region[OutcomeT]] = {}
        for mask, cells in Counter(masks).items():
            rows = tuple(row for i, row in enumerate(self.rows) if mask >> i & 1)
            regions[mask] = Region(rows=rows, cells=cells, decision=self._decision(rows))
        decisions = {mask: region.decision for mask, region in regions.items()}
        self._made.update(zip(self.grid.known, map(decisions.get, masks), strict=True))
        return tuple(regions.values())

    def first(self, region: Region[OutcomeT]) -> dict[FactName, Term]:
        """Return the first cell of a region."""
        names = [axis.name for axis in self.axes]
        cells = itertools.product(*(axis.values for axis in self.axes))
        every = (dict(zip(names, cell, strict=True)) for cell in cells)
        return next(
            values
            for values in every
            if tuple(row for row in self.rows if row.holds(values)) == region.rows
        )
