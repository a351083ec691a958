"""Small counts: which cells of a table of figures are not shown (số liệu nhỏ).

A cell that counts from 1 to 4 is hidden, and with it cells from which it could be worked out: where
the figures of a family make up a whole, another of the family; where the table has a total, the
same figure of another group. What is hidden is made of blocks of two or more rows and columns, so
nothing in it is fixed by what is shown: each entry may be greater if its neighbours are less.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Generic, TypeAlias, TypeVar, final

__all__ = ["SMALLEST", "Counts", "hidden"]


SMALLEST: Final = 5
"""The least count that is shown, but for 0; policy of this library."""

Counts: TypeAlias = Sequence[float]
"""What a cell counts: the hits and the misses of the record, then those that bound them."""
Group = TypeVar("Group")
T = TypeVar("T")


def hidden(
    cells: Mapping[tuple[Group, str], Counts],
    families: Iterable[tuple[str, ...]],
    *,
    total: Group | None,
) -> set[tuple[Group, str]]:
    """Return the cells that are not shown.

    Args:
        cells: The counts of each group and figure; every group has every figure.
        families: The figures that together make up a whole; each other one by itself.
        total: The group that is the sum of all others, if the table has one.
    """
    groups = list(dict.fromkeys(group for group, _ in cells))
    figures = list(dict.fromkeys(figure for _, figure in cells))
    of = {group: (max(sum(cells[group, figure][:2]) for figure in figures),) for group in groups}
    few = [group for group in groups if _is_small(of[group])]
    sizes = {(group, ""): of[group] for group in groups}
    found: set[tuple[Group, str]] = set()
    if few:
        rows = _Block(sizes, groups, total, ("",), "", few).closed()
        found = {(group, figure) for group, _ in rows for figure in figures}
    for family in families:
        for figure in family:
            small = [g for g in groups if (g, figure) in found or _is_small(cells[g, figure])]
            if small:
                found |= _Block(cells, groups, total, family, figure, small).closed()
    return found


def _is_small(counts: Counts) -> bool:
    return any(0 < count < SMALLEST for count in counts)


@final
class _Block(Generic[Group]):
    """Rows and columns around the small cells of one figure, which protect each other."""

    def __init__(  # noqa: PLR0917 -- all that `hidden` has
        self,
        cells: Mapping[tuple[Group, str], Counts],
        groups: Sequence[Group],
        total: Group | None,
        family: tuple[str, ...],
        figure: str,
        small: list[Group],
    ) -> None:
        self._cells = cells
        self._groups = groups
        self._total = total
        self._family = family
        self._rows = small
        self._columns = [figure]

    def closed(self) -> set[tuple[Group, str]]:
        """Return the cells of the block, once no row and no column of it gives one away."""
        while self._widened() or self._lengthened():
            pass
        return {(row, column) for row in self._rows for column in self._columns}

    def _widened(self) -> bool:
        """Take in one more figure of the family, if a row would give a small count away."""
        beside = [figure for figure in self._family if figure not in self._columns]
        if not beside or (len(self._columns) > 1 and not any(map(self._tells, self._rows))):
            return False
        self._columns.append(
            self._cheapest(beside, lambda figure: [(row, figure) for row in self._rows])
        )
        return True

    def _tells(self, row: Group) -> bool:
        """Return whether what is hidden of a row is small all together."""
        return _is_small([sum(self._cells[row, column][0] for column in self._columns)])

    def _lengthened(self) -> bool:
        """Take in one more group, if the total would give a small count away."""
        if self._total is None:
            return False
        rest = [group for group in self._groups if group not in self._rows]
        if not rest:
            return False
        hidden_total = self._total in self._rows
        if len(self._rows) > 1 and (hidden_total or not any(map(self._sums, self._columns))):
            return False
        groups = [group for group in rest if group != self._total] or rest
        self._rows.append(
            self._cheapest(groups, lambda group: [(group, column) for column in self._columns])
        )
        return True

    def _sums(self, column: str) -> bool:
        """Return whether what is hidden of a figure is small all together."""
        hits_and_misses = zip(*(self._cells[row, column][:2] for row in self._rows), strict=True)
        return _is_small([sum(counts) for counts in hits_and_misses])

    def _cheapest(self, options: list[T], cells: Callable[[T], list[tuple[Group, str]]]) -> T:
        """Return the option that hides least; what counts for little protects little."""

        def cost(option: T) -> tuple[int, float]:
            hits = [self._cells[cell][0] for cell in cells(option)]
            return (sum(count < SMALLEST for count in hits), sum(hits))

        return min(options, key=cost)
