"""Calendars and periods that several test files share, and a naive walk as the oracle."""

import calendar as stdlib_calendar
import datetime as dt

import pendulum
from hypothesis import strategies as st

from dialogue_core.calendars import Calendar, CountingRule, DayOffDecision, WeeklyRest
from dialogue_core.law import CALENDAR
from dialogue_core.values import (
    AnyPeriod,
    Citation,
    Days,
    Months,
    Span,
    Words,
    WorkingDays,
    Years,
)
from dialogue_core.vocabulary import Confidence

ONE_DAY = dt.timedelta(days=1)
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2026, 12, 31)
WINDOW = Span(FIRST, until=LAST + ONE_DAY)
CITED = Citation("1/2020/QH14", article=1)
COUNTING = CALENDAR.counting


def rest(*weekdays: int) -> WeeklyRest:
    return WeeklyRest(
        days=tuple(pendulum.WeekDay(d) for d in weekdays),
        text=Words("nghỉ tuần", "weekly rest"),
        cites=CITED,
        confidence=Confidence.SECONDARY,
    )


def decided(known_from: str = "2023-12-01", number: str = "1/QĐ", **more: object) -> DayOffDecision:
    return DayOffDecision(
        number=number,
        text=Words("quyết định nghỉ", "a decision"),
        known_from=known_from,
        cites=Citation(number),
        confidence=Confidence.SECONDARY,
        **more,
    )


def made(
    *decisions: DayOffDecision,
    span: Span = WINDOW,
    weekdays: tuple[int, ...] = (5, 6),
    counting: tuple[CountingRule, ...] = COUNTING,
) -> Calendar:
    return Calendar(
        name=Words("lịch thử", "a calendar"),
        counting=counting,
        weekly=rest(*weekdays),
        span=span,
        decisions=decisions,
    )


WEEKENDS = made()
IN_WINDOW = st.dates(FIRST, LAST)


@st.composite
def decisions(draw: st.DrawFn) -> DayOffDecision:
    days = draw(st.lists(IN_WINDOW, unique=True, min_size=1, max_size=12))
    cut = draw(st.integers(0, len(days)))
    return decided(
        known_from=draw(st.dates(dt.date(2023, 1, 1), LAST)),
        number=draw(st.sampled_from(("1/QĐ", "2/QĐ", "3/QĐ"))),
        off=days[:cut],
        working=days[cut:],
        settles=draw(st.sampled_from((None, None, 2024, 2025, 2026))),
        forecast=draw(st.booleans()),
    )


@st.composite
def known_calendars(draw: st.DrawFn) -> Calendar:
    weekdays = draw(st.lists(st.integers(0, 6), unique=True, max_size=6))
    found = made(*draw(st.lists(decisions(), max_size=6)), weekdays=tuple(weekdays))
    on = draw(st.none() | st.dates(dt.date(2023, 1, 1), LAST))
    return found if on is None else found.as_known(on=on)


PERIODS = st.one_of(
    st.builds(Days, st.integers(1, 120)),
    st.builds(WorkingDays, st.integers(1, 60)),
    st.builds(Months, st.integers(1, 14)),
    st.builds(Years, st.integers(1, 2)),
)


def works(calendar: Calendar, day: dt.date) -> bool:
    """Say what a day is by reading the decisions one by one: the oracle of the fast table."""
    known = [
        d
        for d in calendar.decisions
        if calendar.known_on is None or d.known_from <= calendar.known_on
    ]
    settled = {d.settles for d in known if not d.forecast}
    answer = day.weekday() not in calendar.weekly.days
    for decision in known:
        if decision.forecast and min(decision.off + decision.working).year in settled:
            continue
        if day in decision.off:
            answer = False
        if day in decision.working:
            answer = True
    return answer


def plus_months(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = stdlib_calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def walked(calendar: Calendar, event: dt.date, period: AnyPeriod, way: int) -> dt.date | None:
    """Return the last day by walking from day to day; none outside the window."""
    day = event
    if isinstance(period, WorkingDays):
        left = period.count
        while left:
            day += way * ONE_DAY
            if not FIRST <= day <= LAST:
                return None
            left -= works(calendar, day)
        return day
    if isinstance(period, Days):
        day += way * period.count * ONE_DAY
    else:
        step = 12 if isinstance(period, Years) else 1
        day = plus_months(day, way * step * period.count)
    if way < 0:
        return day
    while day <= LAST:
        if works(calendar, day):
            return day
        day += ONE_DAY
    return None
