"""What each day is, as it was decided, and which day is the last of a period (lịch ngày nghỉ).

Answers: is a day a working day, by which decision, as known on which day; and which day is the last
of a period. Both are given: the decisions on days off and the rules of counting, as
`dialogue_core.law.CALENDAR` has them; an application adds its own closures in the same form. How a
last day was found, day by day, is told by `dialogue_core.ledgers`.

A calendar that knows no days off counts calendar days only: a period of working days is left
undated, and no last day is rolled over. It says so instead of guessing.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter
from typing import Final, cast, final

import attrs
import pendulum

from dialogue_core._typed import expect, how_many, typed
from dialogue_core.errors import InvalidValueError
from dialogue_core.values import (
    AnyPeriod,
    Citation,
    Day,
    Days,
    Months,
    Span,
    Words,
    WorkingDays,
    Years,
    as_day,
    day_words,
)
from dialogue_core.vocabulary import Confidence, Counting, Lang

__all__ = [
    "CALENDAR_DAYS",
    "Calendar",
    "CountingRule",
    "DayOffDecision",
    "DayStatus",
    "DayTable",
    "WeeklyRest",
    "shift",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- what a calendar is given -------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class CountingRule:
    """A rule by which days are counted (quy tắc tính thời hạn)."""

    about: Counting
    """What it is about."""
    text: Words
    """The clause in faithful words of our own."""
    cites: Citation
    """The place in the text."""
    in_force: Span
    """The days of the events for which it holds."""
    confidence: Confidence
    """How far its text was verified; it never changes a day."""
    note: Words | None = None
    """What is doubtful about it, where something is."""


def _in_order(days: Iterable[object]) -> tuple[Day, ...]:
    return tuple(sorted({as_day(day) for day in days}))


def _optional_day(value: object) -> Day | None:
    return None if value is None else as_day(value)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class WeeklyRest:
    """The days of the week without work (ngày nghỉ hằng tuần)."""

    days: tuple[pendulum.WeekDay, ...]
    """Which days of the week."""
    text: Words
    """What a ledger says of such a day."""
    cites: Citation
    """The place in the text."""
    confidence: Confidence
    """How far its text was verified."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class DayOffDecision:
    """A decision on days off (quyết định về ngày nghỉ): what it makes free, what it makes work.

    A statute, a yearly decision, a swap of working days, a closure of one office and a forecast
    have the same form. Of two known decisions about one day, the one known later holds.

    Raises:
        InvalidValueError: It decides nothing, or makes one day both free and a working day.
    """

    number: str
    """The number and symbol, or a name where it has none."""
    text: Words
    """What it decides, in faithful words of our own."""
    known_from: Day = attrs.field(converter=as_day)
    """The first day on which it could be known."""
    cites: Citation
    """The place in the text."""
    confidence: Confidence
    """How far its text and its day were verified; it never changes a day off."""
    dated: Day | None = attrs.field(default=None, converter=_optional_day)
    """The day of the document, where it is known."""
    off: tuple[Day, ...] = attrs.field(default=(), converter=_in_order)
    """The days that it makes free; those free already need not be named."""
    working: tuple[Day, ...] = attrs.field(default=(), converter=_in_order)
    """The days that it makes working days, as a Saturday swapped for a weekday."""
    settles: int | None = None
    """The year whose forecasts it ends, where it is the yearly decision."""
    forecast: bool = False
    """True for what the law lets expect in a year not yet settled; its year is its first day's."""
    note: Words | None = None
    """What is doubtful about it, where something is."""

    def __attrs_post_init__(self) -> None:
        """Refuse a decision about nothing, and one that contradicts itself."""
        both = sorted(set(self.off) & set(self.working))
        if both or not (self.off or self.working or self.settles):
            said = ", ".join(day.isoformat() for day in both) or "nothing"
            raise InvalidValueError(
                f"decision {self.number!r} must name days off or working days, none of them twice; "
                f"got as both: {said}",
                f"quyết định {self.number!r} phải nêu ngày nghỉ hoặc ngày làm việc, không ngày nào "
                f"thuộc cả hai; trùng: {said}",
                number=self.number,
                days=tuple(both),
            )

    @property
    def year(self) -> int | None:
        """The year of its first day, or none if it names no day."""
        return min((*self.off, *self.working)).year if self.off or self.working else None


@final
@attrs.frozen(kw_only=True)
class DayStatus:
    """What a day is, and by which decision (tình trạng của một ngày)."""

    day: Day
    """The day."""
    working: bool
    """Whether it is a working day."""
    because: Words
    """Why."""
    cites: Citation | None = None
    """The text that makes it so; none for an ordinary working day."""
    decision: DayOffDecision | None = None
    """The decision that makes it so, where it is one."""
    forecast: bool = False
    """True where no decision that settles its year is known, so that it may still change."""


@final
@attrs.frozen(kw_only=True)
class DayTable:
    """The working days of a calendar, for counting by position: one day or a whole column.

    With ``i`` the position of a day in the span (its ordinal less ``first``), the ``n``-th working
    day after it is ``days[before[i + 1] + n - 1]``, the first on or after it ``days[before[i]]``.
    The same two look-ups take whole columns: give ``before`` and ``ordinals`` to an array library
    once. No position may lie outside; `Calendar.after` says none there.
    """

    first: int
    """The ordinal of the first day of the span."""
    before: tuple[int, ...]
    """For each day of the span, and the one after it, how many working days lie before it."""
    days: tuple[Day, ...]
    """The working days, in order."""

    @cached_property
    def ordinals(self) -> tuple[int, ...]:
        """The working days as ordinals, for a column of numbers."""
        return tuple(day.toordinal() for day in self.days)


@final
@attrs.frozen(kw_only=True)
class _Known:
    """The decisions known on a day, and what follows from them."""

    decisions: tuple[DayOffDecision, ...]
    by_day: dict[Day, DayOffDecision]
    settled: frozenset[int]
    table: DayTable


def _known(span: Span, weekly: WeeklyRest, decisions: tuple[DayOffDecision, ...]) -> _Known:
    settled = frozenset(d.settles for d in decisions if d.settles is not None and not d.forecast)
    standing = tuple(d for d in decisions if not (d.forecast and d.year in settled))
    by_day = {day: d for d in standing for day in (*d.off, *d.working)}  # known later, so it holds
    since = span.since.toordinal()
    size = (span.last or span.since).toordinal() - since + 1
    week = [(n - 1) % 7 not in weekly.days for n in range(since, since + 7)]  # ordinal 1: a Monday
    flags = [week[at % 7] for at in range(size)]
    for day, decision in by_day.items():
        if span.covers(day):
            flags[day.toordinal() - since] = day in decision.working
    return _Known(
        decisions=standing,
        by_day=by_day,
        settled=settled,
        table=DayTable(
            first=since,
            before=tuple(itertools.accumulate(flags, initial=0)),
            days=tuple(Day.fromordinal(since + at) for at, work in enumerate(flags) if work),
        ),
    )


# --- the calendar -------------------------------------------------------------------------------


def _subject(rule: CountingRule) -> tuple[str, Day]:
    return rule.about.value, rule.in_force.since


def _by_known_from(decisions: Iterable[DayOffDecision]) -> tuple[DayOffDecision, ...]:
    return tuple(sorted(decisions, key=attrgetter("known_from")))


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Calendar:
    """What is known of days off (lịch ngày nghỉ), and on which day it was known.

    Without `weekly` it knows no days off and counts calendar days only.

    Raises:
        InvalidValueError: `weekly` and a `span` with an end do not come together, decisions come
            without them, or two rules of counting are about one thing on one day.
    """

    name: Words
    """What it knows, for the reports."""
    counting: tuple[CountingRule, ...] = attrs.field(default=(), repr=how_many)
    """The rules that its ledgers cite; without them they cite nothing."""
    weekly: WeeklyRest | None = None
    """The weekly rest days; none if it knows no days off."""
    span: Span | None = None
    """The days that it speaks to; outside, nothing that depends on days off is dated."""
    decisions: tuple[DayOffDecision, ...] = attrs.field(
        default=(), converter=_by_known_from, repr=how_many
    )
    """Every decision, in the order in which they became known."""
    known_on: Day | None = attrs.field(default=None, converter=_optional_day)
    """The day whose knowledge it has; none if it has all."""
    _shared: dict[int, _Known] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse days off without the days they are said of."""
        bounded = self.span is not None and self.span.until is not None
        if bounded is not (self.weekly is not None) or (self.decisions and not bounded):
            raise InvalidValueError(
                f"calendar {self.name.en or self.name.vi!r}: weekly rest days, a span with an end, "
                "and then decisions, come together",
                f"lịch {self.name.vi!r}: ngày nghỉ hằng tuần, khoảng thời gian có ngày kết thúc và "
                "các quyết định phải đi cùng nhau",
                span=self.span,
            )
        for one, other in itertools.pairwise(sorted(self.counting, key=_subject)):
            if one.about is other.about and one.in_force.overlaps(other.in_force):
                raise InvalidValueError(
                    f"two rules of counting are about {one.about.en!r} on one day: "
                    f"{one.cites.words('en')} and {other.cites.words('en')}",
                    f"hai quy tắc tính thời hạn cùng nói về {one.about.vi!r} trong một ngày: "
                    f"{one.cites.words('vi')} và {other.cites.words('vi')}",
                    about=one.about,
                )

    # --- what it knows -------------------------------------------------------------------------

    @property
    def knows_days_off(self) -> bool:
        """Whether it knows days off."""
        return self.weekly is not None

    def words(self, lang: Lang) -> str:
        """Return its name, with the day whose knowledge it has."""
        name = self.name.label(lang)
        if self.known_on is None or not self.knows_days_off:
            return name
        known = day_words(self.known_on, lang)
        return f"{name}, biết đến {known}" if lang == "vi" else f"{name}, as known on {known}"

    def counting_on(self, event: Day) -> dict[Counting, CountingRule]:
        """Return the rules by which a period from an event of that day is counted."""
        return {rule.about: rule for rule in self.counting if rule.in_force.covers(event)}

    def as_known(self, *, on: object) -> "Calendar":
        """Return the calendar one would have had on that day.

        Only decisions known by then, and for years that none of them settles the forecasts. What
        a calendar does not know it does not learn: of two such calls the earlier day holds.

        Raises:
            InvalidValueError: It is no day.
        """
        day = as_day(on)
        if self.known_on is not None and self.known_on <= day:
            return self
        found = attrs.evolve(self, known_on=day)
        object.__setattr__(found, "_shared", self._shared)  # the same decisions, so the same tables
        return found

    def adding(self, *decisions: DayOffDecision) -> "Calendar":
        """Return the calendar with more decisions, as closures of an application; all are known."""
        known_on = self.known_on
        if known_on is not None:
            known_on = max((known_on, *(decision.known_from for decision in decisions)))
        return attrs.evolve(self, decisions=(*self.decisions, *decisions), known_on=known_on)

    def without(self, decision: DayOffDecision) -> "Calendar":
        """Return the calendar as if the decision had never been taken."""
        return attrs.evolve(self, decisions=[d for d in self.decisions if d != decision])

    @cached_property
    def _knows(self) -> _Known | None:
        if self.weekly is None or self.span is None:
            return None
        count = len(self.decisions)
        if self.known_on is not None:
            count = bisect_right(self.decisions, self.known_on, key=attrgetter("known_from"))
        found = self._shared.get(count)
        if found is None:
            found = _known(self.span, self.weekly, self.decisions[:count])
            self._shared[count] = found
        return found

    @property
    def known(self) -> tuple[DayOffDecision, ...]:
        """The decisions that it goes by, without the forecasts that one of them has ended."""
        return () if self._knows is None else self._knows.decisions

    @cached_property
    def table(self) -> DayTable | None:
        """The working days for counting by position; none if it knows no days off."""
        return None if self._knows is None else self._knows.table

    @cached_property
    def _places(self) -> tuple[int, tuple[int, ...], tuple[Day, ...]] | None:
        """The table for `after`, which is asked the most: one look-up gives all of it."""
        table = self.table
        return None if table is None else (table.first - 1, table.before, table.days)

    def status(self, day: Day) -> DayStatus | None:
        """Return what a day is and by which decision, or none if the calendar does not know.

        Raises:
            InvalidValueError: The day carries a clock.
        """
        asked = as_day(day)
        knows = self._knows
        if knows is None or self.weekly is None or self.span is None or not self.span.covers(asked):
            return None
        decision = knows.by_day.get(asked)
        if decision is not None:
            working = asked in decision.working
            what = _SWAPPED if working else _OFF
            return DayStatus(
                day=asked,
                working=working,
                because=Words(
                    f"{what.vi}: {decision.text.vi}", f"{what.en}: {decision.text.label('en')}"
                ),
                cites=decision.cites,
                decision=decision,
                forecast=asked.year not in knows.settled,
            )
        rests = asked.day_of_week in self.weekly.days
        return DayStatus(
            day=asked,
            working=not rests,
            because=self.weekly.text if rests else _ORDINARY,
            cites=self.weekly.cites if rests else None,
            forecast=asked.year not in knows.settled,
        )

    # --- counting ------------------------------------------------------------------------------

    def after(self, event: Day, period: AnyPeriod) -> Day | None:
        """Return the last day of a period after an event, or none if it cannot be dated.

        The day of the event is not counted (Civil Code 91/2015/QH13 art. 147). A calendar that
        knows days off rolls the last day over to the next working day (art. 148(5)); one that does
        not returns the day before any roll-over.

        Raises:
            InvalidValueError: The day carries a clock.

        >>> import pendulum
        >>> CALENDAR_DAYS.after(pendulum.Date(2025, 10, 29), Days(10))
        Date(2025, 11, 8)
        """
        day = event if type(event) is Day else as_day(event)
        if type(period) is WorkingDays:
            if self._places is None:
                return None
            eve, before, days = self._places
            at = day.toordinal() - eve  # the event's own day is not counted
            if at < 0:
                return None
            try:
                return days[before[at] + period.count - 1]
            except IndexError:
                return None
        last = _shifted(day, period, backward=False)
        return last if self.table is None or last is None else self.on_or_after(last)

    def before(self, event: Day, period: AnyPeriod) -> Day | None:
        """Return the last day to act when a period must lie before an event.

        Counted back, the day of the event not counted, and never moved when the day is a day off:
        so the State counted the election timetable of 2026. ``Open question:`` no text says so for
        conferences.

        Raises:
            InvalidValueError: The day carries a clock.

        >>> import pendulum
        >>> CALENDAR_DAYS.before(pendulum.Date(2025, 10, 29), Days(7))
        Date(2025, 10, 22)
        """
        day = event if type(event) is Day else as_day(event)
        if isinstance(period, WorkingDays):
            table = self.table
            if table is None:
                return None
            at = day.toordinal() - table.first
            if not 0 <= at < len(table.before):
                return None
            at = table.before[at] - period.count
            return table.days[at] if at >= 0 else None
        return _shifted(day, period, backward=True)

    def on_or_after(self, day: Day) -> Day | None:
        """Return the day itself if it is a working day, else the next one; none if not known.

        Raises:
            InvalidValueError: The day carries a clock.
        """
        asked = day if type(day) is Day else as_day(day)
        table = self.table
        if table is None:
            return None
        at = asked.toordinal() - table.first
        if not 0 <= at < len(table.before) - 1:
            return None
        at = table.before[at]
        return table.days[at] if at < len(table.days) else None

    def monthly(
        self, day_of_month: int, span: Span, *, next_working_day: bool = False
    ) -> tuple[Day | None, ...]:
        """Return the days of a plan that returns each month, as day 25 of each month.

        A month without the day has it on its last day. Where a day off moves it to the next
        working day, the months are those of the span all the same, and a day that the calendar
        cannot tell is none.

        Raises:
            InvalidValueError: The span has no end, or no month has the day.
        """
        if span.until is None or day_of_month not in range(1, 32):
            raise InvalidValueError(
                f"a monthly plan needs a day of the month from 1 to 31, got {day_of_month!r}, and "
                f"a span with an end, got {span.words('en')}",
                f"kế hoạch hằng tháng cần ngày từ 1 đến 31, nhận được {day_of_month!r}, và khoảng "
                f"thời gian có ngày kết thúc, nhận được {span.words('vi')}",
                day_of_month=day_of_month,
                span=span,
            )
        found: list[Day | None] = []
        month = span.since.replace(day=1)
        while month < span.until:
            day = month.replace(day=min(day_of_month, month.days_in_month))
            if span.covers(day):
                found.append(self.on_or_after(day) if next_working_day else day)
            month = month.add(months=1)
        return tuple(found)


_ORDINARY: Final = Words("ngày làm việc", "working day")
_SWAPPED: Final = Words("ngày làm việc theo quyết định", "working day by decision")
_OFF: Final = Words("ngày nghỉ", "day off")


_PERIODS: Final = cast("type[AnyPeriod]", AnyPeriod)


def _shifted(day: Day, period: Days | Months | Years, *, backward: bool) -> Day | None:
    """Return the day a period away; none if no calendar can write it."""
    if not isinstance(period, Days):
        expect(period, _PERIODS, "period")
    try:
        return shift(day, period, backward=backward)
    except (ValueError, OverflowError):
        return None


def shift(day: Day, period: Days | Months | Years, *, backward: bool = False) -> Day:
    """Return the day a period after or before another, whatever days off lie there.

    A month without the day ends the period on its last day (Civil Code art. 148(3)).

    Raises:
        OverflowError: No calendar can write the day.
        ValueError: The same, for months and years.
    """
    count = -period.count if backward else period.count
    if isinstance(period, Days):
        return Day.fromordinal(day.toordinal() + count)
    return day.add(months=count) if isinstance(period, Months) else day.add(years=count)


CALENDAR_DAYS: Final = Calendar(
    name=Words("ngày dương lịch, chưa có lịch nghỉ", "calendar days; days off not known")
)
"""The calendar that knows no days off and cites no rule: a choice for what needs neither."""
