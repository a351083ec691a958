"""How many conferences the law asks of units in years."""

from collections.abc import Callable, Iterable
from typing import Final, final

import attrs

from dialogue_core.duties import Duty, duties_of_year, part_of_year
from dialogue_core.regulations import Regulation
from dialogue_core.territory import Territory, Unit
from dialogue_core.values import Span, Times
from dialogue_core.vocabulary import Question

__all__ = ["Owed", "owed"]


@final
@attrs.frozen(kw_only=True)
class Owed:
    """How many conferences a unit owed in a calendar year (số hội nghị phải tổ chức)."""

    unit: Unit
    """The unit."""
    year: int
    """The calendar year."""
    low: int
    """At least so many, by every reading and by rules that can yield a breach."""
    high: int
    """At most so many, by the strictest reading of what no text says."""
    complete: bool = False
    """Whether somebody vouches that all conferences of the unit in the year are in the tables."""


def owed(
    units: Iterable[Unit],
    years: Iterable[int],
    over: Callable[..., Iterable[tuple[Span, Regulation]]],
    *,
    territory: Territory | None = None,
    complete: bool = False,
) -> tuple[Owed, ...]:
    """Return what each unit owed in each year in which it existed and had such a duty.

    Conferences on request of voters are not counted: what is owed then is known only with the
    request. Whether a year is over is the caller's to ask.

    Args:
        units: The units.
        years: The calendar years.
        over: What gives the regulations of a unit in a span of days, as
            `dialogue_core.law.over` does: it is called as ``over(unit, span=span)``.
        territory: Where the predecessors of a unit formed within a year are looked up.
        complete: Whether somebody vouches that all their conferences of these years are in the
            tables; without that, nothing says that one was not held.
    """
    wanted = tuple(years)
    return tuple(
        Owed(unit=unit, year=year, low=low, high=high, complete=complete)
        for unit in units
        for year in wanted
        if (part := part_of_year(unit, year)) is not None
        for low, high in [
            _of(duties_of_year(unit, year, over(unit, span=part), territory=territory))
        ]
        if high
    )


def _of(duties: tuple[Duty, ...]) -> tuple[int, int]:
    """Return the least and the greatest number that some duties may mean together.

    One conference keeps all duties of the same days; duties of other days may each ask for theirs.
    """
    low = 0
    most: dict[Span, int] = {}
    for duty in duties:
        if duty.question is _HOW_OFTEN and isinstance(duty.wanted, Times):
            most[duty.period] = max(duty.wanted.count, most.get(duty.period, 0))
            if duty.rule.carries_breach and not duty.open:
                low = max(duty.wanted.count, low)
    return low, sum(most.values())


_HOW_OFTEN: Final = Question.FREQUENCY
