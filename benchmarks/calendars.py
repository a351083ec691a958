"""Speed of deadlines against other ways to count them, as ratios within one run.

    python benchmarks/calendars.py [--quick]

It needs `numpy` and `holidays` (dependency group `bench`).
"""

import datetime as dt
import random
from collections.abc import Sequence
from typing import Final

import holidays
import numpy as np
import pendulum
from _report import QUICK, Report, ratio
from numpy.typing import NDArray

from dialogue_core.calendars import DayTable
from dialogue_core.law import CALENDAR
from dialogue_core.ledgers import Count
from dialogue_core.values import Day, Days, WorkingDays, as_day

REPORT: Final = Report("Deadlines", "numpy", "holidays", "pendulum")
ROUNDS = 3 if QUICK else 15
ONE_BY_ONE = 2_000 if QUICK else 20_000
COLUMN = 50_000 if QUICK else 1_000_000

FIRST, LAST = dt.date(2018, 1, 1), dt.date(2026, 11, 1)
SEED = 20_251_229


def known_table() -> DayTable:
    """Return the day table of the full calendar."""
    table = CALENDAR.table
    if table is None:
        raise SystemExit("the calendar knows no days off")
    return table


TABLE = known_table()
CHANCE = random.Random(SEED)  # noqa: S311 -- cases, not secrets
EVENTS = [
    as_day(FIRST + dt.timedelta(days=CHANCE.randrange((LAST - FIRST).days)))
    for _ in range(ONE_BY_ONE)
]
COUNTS = [CHANCE.randint(1, 30) for _ in EVENTS]


def off_weekdays() -> list[dt.date]:
    """Return what numpy can be told: the weekdays off; a working Saturday it cannot express."""
    works = set(TABLE.days)
    days = [Day.fromordinal(TABLE.first + n) for n in range(len(TABLE.before) - 1)]
    return [day for day in days if day.weekday() < pendulum.SATURDAY and day not in works]


BUSINESS = np.busdaycalendar(holidays=np.array(off_weekdays(), dtype="datetime64[D]"))


def bare(events: Sequence[Day], counts: Sequence[int]) -> None:
    """Look up in the table without a calendar around it: the floor in Python."""
    first, before, days = TABLE.first, TABLE.before, TABLE.days
    for event, count in zip(events, counts, strict=True):
        days[before[event.toordinal() - first + 1] + count - 1]


def one_by_one() -> None:
    """One deadline after the other, as an application asks."""
    periods = [WorkingDays(count) for count in COUNTS]
    plain = [Days(count) for count in COUNTS]
    stamps = [np.datetime64(event.isoformat(), "D") for event in EVENTS]
    other = holidays.country_holidays("VN", years=range(2016, 2036))
    few = max(1, ONE_BY_ONE // 20)

    def ours() -> None:
        after = CALENDAR.after
        for event, period in zip(EVENTS, periods, strict=True):
            after(event, period)

    def ours_plain() -> None:
        after = CALENDAR.after
        for event, period in zip(EVENTS, plain, strict=True):
            after(event, period)

    def numpys() -> None:
        offset = np.busday_offset
        for stamp, count in zip(stamps, COUNTS, strict=True):
            offset(stamp, count, roll="backward", busdaycal=BUSINESS)

    def theirs() -> None:
        nth = other.get_nth_working_day
        for event, count in zip(EVENTS, COUNTS, strict=True):
            nth(event, count)

    taken = REPORT.compared(
        "One deadline of 1 to 30 working days, one after the other",
        {
            "after": ours,
            "a bare look-up in the same table": lambda: bare(EVENTS, COUNTS),
            "after, calendar days with roll-over": ours_plain,
            "numpy.busday_offset, one at a time": numpys,
            "holidays.get_nth_working_day": theirs,
        },
        rounds=ROUNDS,
    )
    theirs_ = ratio(taken, "holidays.get_nth_working_day", "after")
    REPORT.budget("P7", "holidays / one deadline", theirs_, at_least=40)
    numpys_ = 1 / ratio(taken, "numpy.busday_offset, one at a time", "after")
    REPORT.budget("P7", "one deadline / numpy.busday_offset, one at a time", numpys_, at_most=0.15)
    counts = [
        Count(event=event, period=period)
        for event, period in zip(EVENTS[:few], periods, strict=False)
    ]
    REPORT.compared(
        "One deadline with its ledger",
        {
            "after": lambda: [
                CALENDAR.after(e, p) for e, p in zip(EVENTS[:few], periods, strict=False)
            ],
            "Count.ledger, entries not read": lambda: [count.ledger(CALENDAR) for count in counts],
            "Count.ledger, entries read": lambda: [
                ledger.entries for count in counts if (ledger := count.ledger(CALENDAR)) is not None
            ],
        },
        rounds=ROUNDS,
    )


def column() -> None:
    """Date a whole column at once, by a gather from the calendar's table."""
    source = np.random.default_rng(SEED)
    span = (LAST - FIRST).days
    first = FIRST.toordinal()
    events = source.integers(first, first + span, COLUMN, dtype=np.int32)
    counts = source.integers(1, 31, COLUMN, dtype=np.int32)
    before = np.array(TABLE.before, dtype=np.int32) - 1
    working = np.array(TABLE.ordinals, dtype=np.int32)
    epoch = dt.date(1970, 1, 1).toordinal()
    stamps = (events - epoch).astype("datetime64[D]")

    def gather() -> NDArray[np.int32]:
        places = before.take(events - (TABLE.first - 1))
        places += counts
        return working.take(places)

    def numpys() -> NDArray[np.datetime64]:
        return np.busday_offset(stamps, counts, roll="backward", busdaycal=BUSINESS)

    at = events - TABLE.first
    REPORT.compared(
        f"A column of {COLUMN:,} deadlines of 1 to 30 working days",
        {
            "gather": gather,
            "two bare numpy.take, without the arithmetic": lambda: working.take(before.take(at)),
            "numpy.busday_offset": numpys,
        },
        rounds=ROUNDS,
    )
    ours = gather().astype(np.int64)
    theirs = numpys().astype(np.int64) + epoch
    saturdays = [n for n in TABLE.ordinals if (n - 1) % 7 == pendulum.SATURDAY]
    between = np.zeros(COLUMN, dtype=bool)
    for saturday in saturdays:
        between |= (events < saturday) & (saturday <= ours)
    differ = ours != theirs
    if not (differ == between).all():
        raise SystemExit("numpy differs elsewhere than across a swapped working Saturday")
    wrong = int(differ.sum()) / COLUMN
    REPORT.note(f"numpy is wrong on {wrong:.1%}: those with a swapped working Saturday in between")


def knowledge() -> None:
    """Ask for the calendar of another day: the table is made once for the same knowledge."""
    days = [
        as_day(f"{year}-{month:02d}-01") for year in range(2019, 2027) for month in range(1, 12)
    ]
    event, period = as_day("2025-04-21"), WorkingDays(7)

    def fresh() -> None:
        """Make every table anew."""
        calendar = CALENDAR.adding()
        for day in days:
            calendar.as_known(on=day).after(event, period)

    REPORT.compared(
        "The calendar as known on a day",
        {
            "as_known, then after": lambda: [
                CALENDAR.as_known(on=day).after(event, period) for day in days
            ],
            "the same from a new calendar": fresh,
            "after alone": lambda: [CALENDAR.after(event, period) for _ in days],
        },
        rounds=ROUNDS,
    )


if __name__ == "__main__":
    one_by_one()
    column()
    knowledge()
    REPORT.done()
