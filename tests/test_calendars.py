"""Which day is the last day of a period, and what is left undated rather than guessed."""

import calendar as stdlib_calendar
import datetime as dt
import json
import pickle

import attrs
import pendulum
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dialogue_core import calendars
from dialogue_core.calendars import (
    CALENDAR_DAYS,
    COUNTING,
    Calendar,
    Count,
    DayOffDecision,
    Ledger,
    LedgerEntry,
    Mark,
    Step,
    WeeklyRest,
    affected_by,
    marked_day,
)
from dialogue_core.errors import InvalidValueError
from dialogue_core.values import (
    AnyPeriod,
    Citation,
    Days,
    Months,
    Span,
    Words,
    WorkingDays,
    Years,
    as_day,
)
from dialogue_core.vocabulary import Confidence, Milestone

DATES = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
COUNTS = st.integers(1, 400)


class TestCalendarDays:
    """Calendar days are counted one by one, and the day of the event is not counted."""

    @given(DATES, COUNTS)
    def test_a_period_after_an_event_ends_that_many_days_later(
        self, event: dt.date, count: int
    ) -> None:
        found = CALENDAR_DAYS.after(as_day(event), Days(count))
        assert found == event + dt.timedelta(days=count)

    @given(DATES, COUNTS)
    def test_a_period_before_an_event_ends_that_many_days_earlier(
        self, event: dt.date, count: int
    ) -> None:
        found = CALENDAR_DAYS.before(as_day(event), Days(count))
        assert found == event - dt.timedelta(days=count)

    @given(DATES, COUNTS)
    def test_counting_forward_and_back_returns_to_the_event(
        self, event: dt.date, count: int
    ) -> None:
        there = CALENDAR_DAYS.after(as_day(event), Days(count))
        assert there is not None
        assert CALENDAR_DAYS.before(there, Days(count)) == event

    @given(DATES, COUNTS)
    def test_what_it_returns_is_a_day_without_a_clock(self, event: dt.date, count: int) -> None:
        for found in (
            CALENDAR_DAYS.after(as_day(event), Days(count)),
            CALENDAR_DAYS.before(as_day(event), Days(count)),
        ):
            assert found is not None
            assert as_day(found) == found

    @pytest.mark.parametrize(
        ("held", "count", "notice"),
        [
            ("2025-10-29", 7, "2025-10-22"),
            ("2026-01-03", 7, "2025-12-27"),
            ("2024-03-05", 7, "2024-02-27"),
        ],
    )
    def test_notice_is_counted_back_over_months_years_and_leap_days(
        self, held: str, count: int, notice: str
    ) -> None:
        assert CALENDAR_DAYS.before(as_day(held), Days(count)) == as_day(notice)

    def test_the_last_day_is_not_moved_from_a_day_off(self) -> None:
        """2025-11-08 was a Saturday: the roll-over needs the days off, which are not known."""
        assert CALENDAR_DAYS.after(as_day("2025-10-29"), Days(10)) == as_day("2025-11-08")


class TestWorkingDays:
    """A calendar that knows no days off leaves a period of working days undated."""

    @given(DATES, COUNTS)
    def test_working_days_are_not_guessed(self, event: dt.date, count: int) -> None:
        assert CALENDAR_DAYS.after(as_day(event), WorkingDays(count)) is None
        assert CALENDAR_DAYS.before(as_day(event), WorkingDays(count)) is None


def test_a_calendar_says_what_it_knows_in_both_languages() -> None:
    own = Calendar(name=Words("lịch của ứng dụng", "a calendar of the application"))
    for calendar in (CALENDAR_DAYS, own):
        assert calendar.name.vi != calendar.name.en
        assert calendar.name.en


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(calendars) == sorted(calendars.__all__)


@pytest.mark.parametrize(
    "kind",
    [
        c
        for c in vars(calendars).values()
        if isinstance(c, type) and attrs.has(c) and c.__module__ == calendars.__name__
    ],
)
def test_every_class_is_frozen_and_takes_its_fields_by_name(kind: type) -> None:
    fields = attrs.fields(kind)
    assert all(field.kw_only for field in fields if field.init)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kind.__new__(kind), fields[0].name, None)


# --- calendars that know days off ---------------------------------------------------------------

ONE_DAY = dt.timedelta(days=1)
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2026, 12, 31)
WINDOW = Span(FIRST, until=LAST + ONE_DAY)
CITED = Citation("1/2020/QH14", article=1)


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


def made(*decisions: DayOffDecision, span: Span = WINDOW, weekdays: tuple[int, ...] = (5, 6)):
    return Calendar(
        name=Words("lịch thử", "a calendar"), weekly=rest(*weekdays), span=span, decisions=decisions
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


class TestCounting:
    """The fast table, the walk of the ledger and a naive walk agree on every period."""

    @given(known_calendars(), IN_WINDOW, PERIODS)
    def test_the_last_day_after_an_event(self, calendar, event, period):
        assert calendar.after(as_day(event), period) == walked(calendar, event, period, 1)

    @given(known_calendars(), IN_WINDOW, PERIODS)
    def test_the_last_day_before_an_event(self, calendar, event, period):
        assert calendar.before(as_day(event), period) == walked(calendar, event, period, -1)

    @given(known_calendars(), IN_WINDOW)
    def test_the_status_of_a_day(self, calendar, day):
        status = calendar.status(as_day(day))
        assert status is not None
        assert status.day == day
        assert status.working is works(calendar, day)
        found = calendar.on_or_after(as_day(day))
        assert (found == day) is status.working

    @given(known_calendars(), st.dates(FIRST - 400 * ONE_DAY, LAST + 400 * ONE_DAY), PERIODS)
    def test_nothing_that_depends_on_days_off_is_dated_outside_the_span(
        self, calendar, event, period
    ):
        found = calendar.after(as_day(event), period)
        assert found is None or FIRST <= found <= LAST
        if not FIRST <= event <= LAST:
            assert calendar.status(as_day(event)) is None
            assert calendar.on_or_after(as_day(event)) is None
            if isinstance(period, WorkingDays) and event != FIRST - ONE_DAY:
                assert found is None

    def test_a_period_that_starts_the_day_before_the_span_is_dated(self):
        assert WEEKENDS.after(as_day("2023-12-31"), WorkingDays(1)) == as_day("2024-01-01")
        assert WEEKENDS.after(as_day("2023-12-30"), WorkingDays(1)) is None
        assert WEEKENDS.before(as_day("2027-01-01"), WorkingDays(1)) == as_day("2026-12-31")
        assert WEEKENDS.before(as_day("2027-01-02"), WorkingDays(1)) is None
        assert WEEKENDS.before(as_day("2024-01-01"), WorkingDays(1)) is None

    def test_a_swapped_saturday_counts_and_its_weekday_does_not(self):
        swap = decided(off=("2025-05-02",), working=("2025-04-26",))
        assert made(swap).after(as_day("2025-04-25"), WorkingDays(1)) == as_day("2025-04-26")
        assert made(swap).after(as_day("2025-04-30"), WorkingDays(2)) == as_day("2025-05-05")
        assert made(swap).before(as_day("2025-04-28"), WorkingDays(1)) == as_day("2025-04-26")
        assert made(swap).after(as_day("2025-04-16"), Days(10)) == as_day("2025-04-26")

    def test_a_span_whose_last_days_are_off_leaves_the_end_undated(self):
        shut = decided(off=tuple(f"2026-12-{d}" for d in (28, 29, 30, 31)))
        assert made(shut).after(as_day("2026-12-20"), Days(8)) is None
        assert made(shut).on_or_after(as_day("2026-12-26")) is None

    def test_no_calendar_dates_what_cannot_be_written(self):
        for period in (Days(400), Months(13), Years(9)):
            assert CALENDAR_DAYS.after(as_day("9999-12-01"), period) is None
            assert WEEKENDS.after(as_day("9999-12-01"), period) is None
            assert CALENDAR_DAYS.before(as_day("0001-02-01"), period) is None


class TestMonthsAndYears:
    """A period of months ends on the day of the same number, or the last day of its month."""

    @pytest.mark.parametrize(
        ("event", "period", "last"),
        [
            ("2025-08-31", Months(1), "2025-09-30"),
            ("2025-11-30", Months(3), "2026-02-28"),
            ("2023-11-30", Months(3), "2024-02-29"),
            ("2025-02-28", Months(1), "2025-03-28"),
            ("2024-02-29", Years(1), "2025-02-28"),
            ("2024-02-29", Years(4), "2028-02-29"),
            ("2025-06-01", Years(2), "2027-06-01"),
        ],
    )
    def test_after_an_event(self, event, period, last):
        assert CALENDAR_DAYS.after(as_day(event), period) == as_day(last)

    def test_before_an_event(self):
        assert CALENDAR_DAYS.before(as_day("2025-03-31"), Months(1)) == as_day("2025-02-28")
        assert CALENDAR_DAYS.before(as_day("2024-02-29"), Years(1)) == as_day("2023-02-28")

    def test_the_end_is_rolled_over_only_where_days_off_are_known(self):
        event = as_day("2025-02-08")
        assert CALENDAR_DAYS.after(event, Months(1)) == as_day("2025-03-08")
        assert WEEKENDS.after(event, Months(1)) == as_day("2025-03-10")
        assert WEEKENDS.before(event, Months(3)) == as_day("2024-11-08")

    @given(DATES, st.integers(1, 200))
    def test_months_agree_with_the_standard_library(self, event, count):
        assert CALENDAR_DAYS.after(as_day(event), Months(count)) == plus_months(event, count)
        assert CALENDAR_DAYS.before(as_day(event), Months(count)) == plus_months(event, -count)

    @pytest.mark.parametrize("kind", [Days, WorkingDays, Months, Years])
    @pytest.mark.parametrize("count", [0, -3, True, 1.0, "2"])
    def test_no_period_is_a_number_with_a_sign(self, kind, count):
        with pytest.raises(InvalidValueError):
            kind(count)

    def test_each_of_the_four_kinds_says_its_unit(self):
        kinds = (Days, WorkingDays, Months, Years)
        assert len({kind(3) for kind in kinds}) == 4
        assert [kind(3).words("vi") for kind in kinds] == [
            "03 ngày",
            "03 ngày làm việc",
            "03 tháng",
            "03 năm",
        ]
        assert [kind(3).words("en") for kind in kinds] == [
            "3 days",
            "3 working days",
            "3 months",
            "3 years",
        ]


class TestMarks:
    """Beginning, middle and end of a month and of a year (Civil Code art. 146)."""

    @pytest.mark.parametrize(
        ("mark", "month", "year"),
        [
            (Mark.BEGINNING, "2024-02-01", "2024-01-01"),
            (Mark.MIDDLE, "2024-02-15", "2024-06-30"),
            (Mark.END, "2024-02-29", "2024-12-31"),
        ],
    )
    def test_the_day_that_a_mark_means(self, mark, month, year):
        assert marked_day(mark, 2024, 2) == as_day(month)
        assert marked_day(mark, 2024) == as_day(year)

    def test_there_is_no_thirteenth_month(self):
        with pytest.raises(InvalidValueError, match="13"):
            marked_day(Mark.END, 2024, 13)


class TestMonthly:
    """A plan may return each month: day 25, on a day off the next working day."""

    def test_day_25_of_each_month(self):
        span = Span("2025-01-10", until="2025-06-25")
        found = WEEKENDS.monthly(25, span)
        assert [str(day) for day in found] == [f"2025-0{n}-25" for n in range(1, 6)]
        moved = WEEKENDS.monthly(25, span, next_working_day=True)
        assert [str(day) for day in moved] == [
            "2025-01-27",
            "2025-02-25",
            "2025-03-25",
            "2025-04-25",
            "2025-05-26",
        ]

    def test_a_month_without_the_day_has_it_on_its_last(self):
        found = CALENDAR_DAYS.monthly(31, Span("2024-02-01", until="2024-05-01"))
        assert [str(day) for day in found] == ["2024-02-29", "2024-03-31", "2024-04-30"]

    def test_what_the_calendar_cannot_tell_is_left_open(self):
        span = Span("2025-01-01", until="2025-03-01")
        assert CALENDAR_DAYS.monthly(25, span, next_working_day=True) == (None, None)

    def test_it_needs_a_day_and_an_end(self):
        with pytest.raises(InvalidValueError, match="32"):
            CALENDAR_DAYS.monthly(32, WINDOW)
        with pytest.raises(InvalidValueError, match="2025-01-01"):
            CALENDAR_DAYS.monthly(25, Span("2025-01-01"))


class TestKnownOn:
    """A calendar has the decisions of its day, and forecasts for the years not yet settled."""

    FORECAST = decided(known_from="2020-01-01", number="F", off=("2025-02-03",), forecast=True)
    YEARLY = decided(known_from="2024-11-26", off=("2025-02-04",), settles=2025)
    SWAP = decided(
        known_from="2025-04-10", number="2/QĐ", off=("2025-05-02",), working=("2025-04-26",)
    )
    ALL = made(SWAP, YEARLY, FORECAST)

    def test_decisions_stand_in_the_order_in_which_they_became_known(self):
        assert self.ALL.decisions == (self.FORECAST, self.YEARLY, self.SWAP)
        assert self.ALL.known == (self.YEARLY, self.SWAP)

    @pytest.mark.parametrize(
        ("on", "known"),
        [
            ("2019-12-31", ()),
            ("2024-11-25", (FORECAST,)),
            ("2024-11-26", (YEARLY,)),
            ("2025-04-09", (YEARLY,)),
            ("2025-04-10", (YEARLY, SWAP)),
        ],
    )
    def test_what_is_known_on_a_day(self, on, known):
        then = self.ALL.as_known(on=on)
        assert then.known == known
        assert then.known_on == as_day(on)

    def test_a_year_without_its_decision_is_marked_as_forecast(self):
        for on, expected in (("2024-11-25", True), ("2024-11-26", False)):
            then = self.ALL.as_known(on=on)
            for day in ("2025-02-03", "2025-02-04", "2025-02-08", "2025-07-01"):
                assert then.status(as_day(day)).forecast is expected
        assert self.ALL.status(as_day("2026-07-01")).forecast

    def test_nothing_is_learned_by_asking_again(self):
        early = self.ALL.as_known(on="2024-12-01")
        assert early.as_known(on="2025-12-01").known == (self.YEARLY,)
        assert early.as_known(on="2024-01-01").known == (self.FORECAST,)

    def test_days_with_the_same_knowledge_share_one_table(self):
        one, other = self.ALL.as_known(on="2024-12-01"), self.ALL.as_known(on="2025-01-01")
        assert one.table is other.table
        assert one != other
        assert self.ALL.table is not one.table

    def test_of_two_decisions_about_a_day_the_later_holds(self):
        back = decided(known_from="2025-04-20", number="3/QĐ", working=("2025-05-02",))
        assert self.ALL.adding(back).status(as_day("2025-05-02")).working
        assert self.ALL.adding(back).status(as_day("2025-05-02")).decision == back
        assert (
            not self.ALL.adding(back).as_known(on="2025-04-19").status(as_day("2025-05-02")).working
        )

    def test_an_application_adds_its_own_closures(self):
        storm = decided(known_from="2025-09-29", number="bão số 10", off=("2025-09-30",))
        later = self.ALL.adding(storm)
        assert later.after(as_day("2025-09-29"), WorkingDays(1)) == as_day("2025-10-01")
        assert self.ALL.after(as_day("2025-09-29"), WorkingDays(1)) == as_day("2025-09-30")
        assert later.without(storm) == self.ALL
        then = self.ALL.as_known(on="2025-01-01").adding(storm)
        assert then.known_on == storm.known_from
        assert self.ALL.as_known(on="2026-01-01").adding(storm).known_on == as_day("2026-01-01")

    def test_a_decision_may_name_days_outside_the_span(self):
        wide = decided(off=("2023-12-29", "2025-05-02", "2027-01-04"))
        assert made(wide).status(as_day("2025-05-02")).decision == wide
        assert made(wide).status(as_day("2027-01-04")) is None
        assert made(wide).table.days[0] == as_day("2024-01-01")

    def test_a_calendar_without_days_off_has_no_decisions(self):
        assert not CALENDAR_DAYS.knows_days_off
        assert WEEKENDS.knows_days_off
        assert CALENDAR_DAYS.known == ()
        assert CALENDAR_DAYS.table is None
        assert CALENDAR_DAYS.status(as_day("2025-01-01")) is None
        assert CALENDAR_DAYS.on_or_after(as_day("2025-01-01")) is None
        assert CALENDAR_DAYS.as_known(on="2025-01-01").known == ()

    def test_a_calendar_survives_the_way_to_another_process(self):
        other = pickle.loads(pickle.dumps(self.ALL))  # noqa: S301 -- our own bytes
        assert other == self.ALL
        assert other.after(as_day("2025-04-25"), WorkingDays(1)) == as_day("2025-04-26")

    @pytest.mark.parametrize(
        "fields",
        [
            {"weekly": rest(5, 6)},
            {"span": WINDOW},
            {"weekly": rest(5, 6), "span": Span("2025-01-01")},
            {"decisions": (SWAP,)},
        ],
        ids=["no span", "no weekly rest", "no end", "decisions alone"],
    )
    def test_days_off_come_with_the_days_they_are_said_of(self, fields):
        with pytest.raises(InvalidValueError, match="come together"):
            Calendar(name=Words("lịch", "odd"), **fields)

    @pytest.mark.parametrize(
        "days",
        [{}, {"off": ("2025-05-02",), "working": ("2025-05-02",)}],
        ids=["nothing", "one day as both"],
    )
    def test_a_decision_decides_something_and_does_not_contradict_itself(self, days):
        with pytest.raises(InvalidValueError, match="1/QĐ"):
            decided(**days)

    def test_a_decision_may_settle_a_year_without_naming_a_day(self):
        assert decided(settles=2026).year is None
        assert not made(decided(settles=2026)).status(as_day("2026-07-01")).forecast


class TestTraps:
    """The traps of the date library: a clock, and differences without a sign."""

    CLOCKED = (
        pendulum.datetime(2025, 4, 21, 23, 30, tz="Asia/Ho_Chi_Minh"),
        dt.datetime(2025, 4, 21, tzinfo=dt.UTC),
    )

    @pytest.mark.parametrize("clocked", CLOCKED, ids=["pendulum", "datetime"])
    def test_a_day_that_carries_a_clock_is_refused(self, clocked):
        for call in (
            lambda: WEEKENDS.after(clocked, WorkingDays(1)),
            lambda: WEEKENDS.after(clocked, Days(1)),
            lambda: WEEKENDS.before(clocked, WorkingDays(1)),
            lambda: WEEKENDS.ledger_after(clocked, Days(1)),
            lambda: WEEKENDS.ledger_before(clocked, Days(1)),
            lambda: WEEKENDS.status(clocked),
            lambda: WEEKENDS.on_or_after(clocked),
            lambda: WEEKENDS.as_known(on=clocked),
            lambda: CALENDAR_DAYS.after(clocked, Days(1)),
            lambda: decided(off=(clocked,)),
            lambda: Count(event=clocked, period=Days(1)),
        ):
            with pytest.raises(InvalidValueError, match="clock"):
                call()

    def test_a_plain_date_is_a_day(self):
        assert WEEKENDS.after(dt.date(2025, 4, 21), WorkingDays(1)) == as_day("2025-04-22")
        assert type(WEEKENDS.before(dt.date(2025, 4, 21), Days(1))) is pendulum.Date

    @pytest.mark.parametrize("period", [7, "7 days", dt.timedelta(days=7), None])
    def test_a_number_is_no_period(self, period):
        for count in (CALENDAR_DAYS.after, CALENDAR_DAYS.before, WEEKENDS.after):
            with pytest.raises(InvalidValueError, match="period"):
                count(as_day("2025-04-21"), period)


def rows(ledger: Ledger) -> list[tuple[str, str, int | None]]:
    return [(str(e.day), e.step.value, e.number) for e in ledger.entries]


class TestLedger:
    """The ledger says of every day why it was counted, skipped or rolled, and adds up."""

    @given(known_calendars(), IN_WINDOW, PERIODS, st.booleans())
    @example(calendar=made(), event=dt.date(2025, 10, 29), period=Days(10), backward=False)
    def test_it_adds_up_to_the_deadline(self, calendar, event, period, backward):
        count = Count(event=event, period=period, backward=backward)
        ledger = count.ledger(calendar)
        assert (ledger is None) is (count.due(calendar) is None)
        assume(ledger is not None)
        first, *rest_of = ledger.entries
        assert (first.day, first.step) == (event, Step.EVENT)
        assert ledger.entries[-1].day == ledger.due == count.due(calendar)
        counted = [e for e in rest_of if e.step is Step.COUNTED]
        assert [e.number for e in counted] == list(range(1, period.count + 1))
        assert all(e.number is None for e in ledger.entries if e.step is not Step.COUNTED)
        if isinstance(period, Days | WorkingDays):
            way = -1 if backward else 1
            days = [e.day.toordinal() for e in ledger.entries]
            assert days == list(range(event.toordinal(), days[-1] + way, way))
        if isinstance(period, WorkingDays):
            assert all(works(calendar, e.day) is (e.step is Step.COUNTED) for e in rest_of)
        else:
            moved = [e.day for e in rest_of if e.step is Step.ROLLED]
            assert Step.SKIPPED not in {e.step for e in rest_of}
            assert not (backward and moved)
            if moved:
                assert not any(works(calendar, d) for d in (counted[-1].day, *moved[:-1]))

    @given(known_calendars(), IN_WINDOW, PERIODS, st.booleans())
    def test_every_entry_names_its_rule_and_what_made_the_day_so(
        self, calendar, event, period, backward
    ):
        ledger = Count(event=event, period=period, backward=backward).ledger(calendar)
        assume(ledger is not None)
        for entry in ledger.entries:
            assert entry.rule in COUNTING
            assert entry.because.vi
            assert entry.because.en
            if entry.decision is not None:
                assert entry.decision in calendar.known
                assert entry.cites == entry.decision.cites or entry.rule.slug != "working-days"
            if entry.step is Step.SKIPPED:
                assert entry.cites == (entry.decision.cites if entry.decision else CITED)

    @given(known_calendars(), IN_WINDOW, PERIODS, st.booleans())
    def test_it_is_plain_data(self, calendar, event, period, backward):
        ledger = Count(event=event, period=period, backward=backward).ledger(calendar)
        assume(ledger is not None)
        data = json.loads(json.dumps(ledger.as_data()))
        assert data == ledger.as_data()
        assert data["due"] == data["entries"][-1]["day"] == str(ledger.due)
        assert data["direction"] == ("before" if backward else "after")
        assert list(data["period"].values()) == [period.count]
        assert data["known_on"] == (str(calendar.known_on) if calendar.known_on else None)
        for lang in ("vi", "en"):
            assert len(ledger.words(lang).splitlines()) == len(ledger.entries) + 1

    def test_a_result_due_on_a_saturday_is_rolled_to_monday(self):
        ledger = WEEKENDS.ledger_after(as_day("2025-10-29"), Days(10))
        assert ledger.due == as_day("2025-11-10")
        assert rows(ledger)[-3:] == [
            ("2025-11-08", "counted", 10),
            ("2025-11-09", "rolled", None),
            ("2025-11-10", "rolled", None),
        ]
        last, sunday, monday = ledger.entries[-3:]
        assert last.because.en == "weekly rest; the end moves to the next working day"
        assert (sunday.cites, monday.rule.cites.key) == (CITED, "91/2015/QH13:148.5")

    def test_a_notice_on_a_day_off_stays_there(self):
        ledger = WEEKENDS.ledger_before(as_day("2025-10-25"), Days(7))
        assert ledger.due == as_day("2025-10-18")
        assert ledger.entries[-1].because.vi == "nghỉ tuần; đếm lùi nên giữ nguyên"
        assert {e.rule.slug for e in ledger.entries} == {"event-day", "backward"}

    def test_months_are_counted_month_by_month(self):
        ledger = CALENDAR_DAYS.ledger_after(as_day("2025-12-31"), Months(3))
        assert rows(ledger) == [
            ("2025-12-31", "event", None),
            ("2026-01-31", "counted", 1),
            ("2026-02-28", "counted", 2),
            ("2026-03-31", "counted", 3),
        ]
        slugs = [e.rule.slug for e in ledger.entries]
        assert slugs == ["event-day", "months", "missing-day", "months"]
        years = CALENDAR_DAYS.ledger_after(as_day("2024-02-29"), Years(4))
        assert [e.rule.slug for e in years.entries][1:] == [*["missing-day"] * 3, "years"]

    def test_what_cannot_be_dated_has_no_ledger(self):
        assert CALENDAR_DAYS.ledger_after(as_day("2025-10-29"), WorkingDays(3)) is None
        assert CALENDAR_DAYS.ledger_before(as_day("2025-10-29"), WorkingDays(3)) is None

    def test_it_is_written_in_both_languages(self):
        swap = decided(number="9/QĐ", off=("2025-05-02",), working=("2025-04-26",), settles=2025)
        ledger = (
            made(swap).as_known(on="2025-01-01").ledger_after(as_day("2025-04-25"), WorkingDays(2))
        )
        assert ledger.words("en") == (
            "2 working days after 2025-04-25: due 2025-04-28 (a calendar, as known on 2025-01-01)\n"
            "2025-04-25 (Fri): event: the day of the event is not counted "
            "[Civil Code 91/2015/QH13 art. 147]\n"
            "2025-04-26 (Sat): counted 1: working day by decision: a decision [9/QĐ]\n"
            "2025-04-27 (Sun): skipped: weekly rest [Law 1/2020/QH14 art. 1]\n"
            "2025-04-28 (Mon): counted 2: working day [Labour Code 45/2019/QH14 art. 111]"
        )
        back = made(swap).ledger_before(as_day("2025-05-05"), WorkingDays(1))
        assert back.words("vi") == (
            "01 ngày làm việc trước 05/05/2025: hạn 01/05/2025 (lịch thử)\n"
            "05/05/2025 (Thứ Hai): sự kiện: ngày xảy ra sự kiện không tính "
            "[Điều 147 Bộ luật Dân sự 91/2015/QH13]\n"
            "04/05/2025 (Chủ nhật): bỏ qua: nghỉ tuần [Điều 1 Luật 1/2020/QH14]\n"
            "03/05/2025 (Thứ Bảy): bỏ qua: nghỉ tuần [Điều 1 Luật 1/2020/QH14]\n"
            "02/05/2025 (Thứ Sáu): bỏ qua: ngày nghỉ: quyết định nghỉ [9/QĐ]\n"
            "01/05/2025 (Thứ Năm): tính 1: ngày làm việc [Điều 111 Bộ luật Lao động 45/2019/QH14]"
        )
        assert back.decisions == (swap,)
        assert not back.forecast

    def test_a_deadline_in_a_year_not_settled_is_marked_as_forecast(self):
        ledger = WEEKENDS.ledger_after(as_day("2025-04-25"), WorkingDays(1))
        assert ledger.forecast
        assert ledger.words("en").endswith("; forecast]")
        assert ledger.words("vi").endswith("; dự báo]")

    def test_it_shows_the_calendar_by_its_name(self):
        ledger = WEEKENDS.ledger_after(as_day("2025-04-25"), Days(1))
        assert "calendar='a calendar'" in repr(ledger)

    def test_it_is_walked_when_it_is_first_read(self, monkeypatch):
        made_rows = []
        keep = calendars.LedgerEntry

        def counted(**fields: object) -> LedgerEntry:
            made_rows.append(fields)
            return keep(**fields)

        monkeypatch.setattr(calendars, "LedgerEntry", counted)
        ledger = WEEKENDS.ledger_after(as_day("2025-04-25"), Days(10))
        assert ledger.due == as_day("2025-05-05")
        assert made_rows == []
        assert len(ledger.entries) == len(made_rows) == 11
        assert ledger.entries is ledger.entries


class TestAffectedBy:
    """A decision that becomes known moves some of the open deadlines, and says how."""

    SWAP = decided(
        known_from="2025-04-10", number="2/QĐ", off=("2025-05-02",), working=("2025-04-26",)
    )
    COUNTS = (
        Count(event="2025-04-21", period=WorkingDays(7), ref="earlier"),
        Count(event="2025-04-28", period=WorkingDays(5), ref="later"),
        Count(event="2025-06-02", period=WorkingDays(5), ref="stays"),
        Count(event="2025-04-22", period=Days(10), milestone=Milestone.CONFERENCE, ref="rolled"),
        Count(event="2025-05-05", period=WorkingDays(2), backward=True, ref="backward"),
    )

    def test_it_says_which_deadlines_move_and_by_how_many_days(self):
        found = affected_by(self.SWAP, made(), self.COUNTS)
        assert {m.count.ref: m.days for m in found} == {
            "earlier": -1,
            "later": 1,
            "rolled": 3,
            "backward": -1,
        }
        (rolled,) = (m for m in found if m.count.ref == "rolled")
        assert (rolled.before.due, rolled.after.due) == (as_day("2025-05-02"), as_day("2025-05-05"))
        assert rolled.after.decisions == (self.SWAP,)

    def test_it_makes_no_difference_whether_the_calendar_holds_it_already(self):
        expected = affected_by(self.SWAP, made(), self.COUNTS)
        for calendar in (made(self.SWAP), made(self.SWAP).as_known(on="2025-01-01")):
            found = affected_by(self.SWAP, calendar, self.COUNTS)
            assert [(m.count, m.days) for m in found] == [(m.count, m.days) for m in expected]

    def test_a_deadline_that_it_leaves_undated_is_shown_too(self):
        shut = decided(off=("2026-12-31",))
        (found,) = affected_by(shut, made(), [Count(event="2026-12-30", period=WorkingDays(1))])
        assert found.before.due == as_day("2026-12-31")
        assert found.after is None
        assert found.days is None
        back = decided(working=("2026-12-31",), known_from="2026-01-01", number="2/QĐ")
        (other,) = affected_by(back, made(shut), [found.count])
        assert (other.before, other.days) == (None, None)

    @given(known_calendars(), decisions(), st.lists(st.tuples(IN_WINDOW, PERIODS, st.booleans())))
    def test_exactly_the_deadlines_that_differ_are_listed(self, calendar, decision, asked):
        counts = [Count(event=e, period=p, backward=b) for e, p, b in asked]
        found = affected_by(decision, calendar, counts)
        without = calendar.without(decision)
        with_it = without.adding(decision)
        assert [m.count for m in found] == [c for c in counts if c.due(without) != c.due(with_it)]


class TestCountingRules:
    """How days are counted is itself a rule with a citation."""

    def test_each_is_cited_bilingual_and_named_once(self):
        assert len({rule.slug for rule in COUNTING}) == len(COUNTING)
        for rule in COUNTING:
            assert rule.text.vi
            assert rule.text.en
            assert rule.cites.article is not None
            assert rule.note is None or rule.note.en
            assert rule.note or rule.confidence is not Confidence.UNCERTAIN

    def test_the_doubtful_ones_are_marked(self):
        marked = {rule.slug for rule in COUNTING if rule.confidence is Confidence.UNCERTAIN}
        assert marked == {"backward", "working-days"}
        asked = {r.slug for r in COUNTING if r.note and r.note.en.startswith("Open question:")}
        assert asked == {"backward", "working-days", "roll-over", "years"}

    def test_they_stand_in_the_order_of_the_articles(self):
        civil = [r.cites.key for r in COUNTING if r.cites.instrument == "91/2015/QH13"]
        assert civil[:-1] == sorted(civil[:-1])
        assert {key.split(":")[1].split(".")[0] for key in civil} == {"145", "146", "147", "148"}

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_every_step_has_a_word(self, lang):
        assert len({step.label(lang) for step in Step}) == len(Step)
