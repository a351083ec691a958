"""Small counts: which cells of a table of figures are not shown (số liệu nhỏ).

A cell that counts from 1 to 4 is hidden, and with it cells from which it could be worked out: where
the figures of a family make up a whole, another of the family; where the table has a total, the
same figure of another group. What is hidden is made of blocks of two or more rows and columns, so
nothing in it is fixed by what is shown: each entry may be greater if its neighbours are less.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Self, TypeAlias, TypeVar, final

import polars as pl

__all__ = ["SMALLEST", "Counts", "hidden"]


SMALLEST: Final = 5
"""The least count that is shown, but for 0; policy of this library."""

Counts: TypeAlias = pl.DataFrame
"""What a figure counts, a row a group: `hits` and `misses` of the record, then those that bound
them, null where nothing does. The groups are in their order, a total is the last."""
_Count = TypeVar("_Count", int, pl.Series, pl.Expr)


def hidden(
    counts: Mapping[str, Counts], families: Iterable[tuple[str, ...]], *, total: bool
) -> dict[str, pl.Series]:
    """Return for each figure of which groups it is not shown.

    Args:
        counts: The counts of each figure, all of the same groups.
        families: The figures that together make up a whole; each other one by itself.
        total: Whether the last group is the sum of all others.
    """
    sizes = pl.select(hits=pl.max_horizontal(c["hits"] + c["misses"] for c in counts.values()))
    sizes = sizes.with_columns(misses=pl.col("hits") * 0)
    few = _Block({"": sizes}, ("",), "", _is_small(sizes["hits"]), total=total)
    found = dict.fromkeys(counts, few.closed().rows)
    for family in families:
        for figure in family:
            small = found[figure]
            for count in counts[figure]:
                small |= _is_small(count).fill_null(value=False)
            block = _Block(counts, family, figure, small, total=total).closed()
            found |= {column: found[column] | block.rows for column in block.columns}
    return found


def _is_small(count: _Count) -> _Count:
    return (count > 0) & (count < SMALLEST)


@final
class _Block:
    """Rows and columns around the small cells of one figure, which protect each other."""

    def __init__(
        self,
        counts: Mapping[str, Counts],
        family: tuple[str, ...],
        figure: str,
        small: pl.Series,
        *,
        total: bool,
    ) -> None:
        self._counts = counts
        self._family = family
        self._has_total = total
        self.rows = small
        self.columns = [figure]

    def closed(self) -> Self:
        """Return the block, once no row and no column of it gives one away."""
        while self.rows.any() and (self._widened() or self._lengthened()):
            pass
        return self

    @property
    def _beside(self) -> list[str]:
        return [figure for figure in self._family if figure not in self.columns]

    def _widened(self) -> bool:
        """Take in one more figure of the family, if a row would give a small count away."""
        beside = self._beside
        if not beside or (len(self.columns) > 1 and not self._tells()):
            return False
        self.columns.append(min(beside, key=self._cost))
        return True

    def _tells(self) -> bool:
        """Return whether what is hidden of a row is small all together."""
        hits = pl.select(pl.sum_horizontal(self._counts[c]["hits"] for c in self.columns))
        return (_is_small(hits.to_series()) & self.rows).any()

    def _cost(self, figure: str) -> tuple[int, int]:
        """Return what a figure hides; what counts for little protects little."""
        hits = self._counts[figure]["hits"].filter(self.rows)
        return int((hits < SMALLEST).sum()), int(hits.sum())

    def _lengthened(self) -> bool:
        """Take in other groups, those that hide least first, if the total would give one away.

        It stops at a group that takes another figure to hide it.
        """
        if not self._has_total:
            return False
        sides = pl.concat(
            [self._counts[c].select(pl.col("hits", "misses").name.prefix(c)) for c in self.columns],
            how="horizontal",
        )
        sums = sides.filter(self.rows).sum().row(0)
        within, hides_total, beside = self.rows.sum(), self.rows[-1], self._beside
        taken: list[int] = []
        for at, tells, *counts in self._others(sides):
            if within + len(taken) > 1 and (hides_total or not any(map(_is_small, sums))):
                break
            taken.append(at)
            sums = tuple(map(sum, zip(sums, counts, strict=True)))
            if tells and beside:
                break
        self.rows |= pl.int_range(len(self.rows), eager=True).is_in(taken)
        return bool(taken)

    def _others(self, sides: pl.DataFrame) -> Iterator[tuple[Any, ...]]:
        """Yield the other groups, the total last: where, whether small all together, counts."""
        hits = [f"{column}hits" for column in self.columns]
        total = pl.sum_horizontal(hits)
        return (
            sides.with_row_index("at")
            .filter(~self.rows)
            .sort(
                pl.col("at") == len(self.rows) - 1,
                pl.sum_horizontal(pl.col(hits) < SMALLEST),
                total,
                maintain_order=True,
            )
            .select("at", _is_small(total).alias("tells"), *sides.columns)
            .iter_rows()
        )
