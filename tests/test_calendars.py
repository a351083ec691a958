"""Which day is the last day of a period, and what is left undated rather than guessed."""

import datetime as dt
import pickle

import attrs
import pendulum
import pytest
from calendar_cases import (
    COUNTING,
    FIRST,
    IN_WINDOW,
    LAST,
    ONE_DAY,
    PERIODS,
    WEEKENDS,
    WINDOW,
    decided,
    known_calendars,
    made,
    plus_months,
    rest,
    walked,
    works,
)
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import calendars
from dialogue_core.calendars import CALENDAR_DAYS, Calendar, shift
from dialogue_core.errors import InvalidValueError
from dialogue_core.values import Days, Months, Span, Words, WorkingDays, Years, as_day
from dialogue_core.vocabulary import Counting

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


class TestCounting:
    """The fast table and a naive walk agree on every period."""

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
            assert CALENDAR_DAYS.after(as_day("9998-12-01"), period) is None
            assert WEEKENDS.after(as_day("9998-12-01"), period) is None
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
        assert then.as_known(on=on) is then
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
            lambda: WEEKENDS.status(clocked),
            lambda: WEEKENDS.on_or_after(clocked),
            lambda: WEEKENDS.as_known(on=clocked),
            lambda: CALENDAR_DAYS.after(clocked, Days(1)),
            lambda: decided(off=(clocked,)),
            lambda: WEEKENDS.before(clocked, Days(1)),
            lambda: CALENDAR_DAYS.before(clocked, Days(1)),
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

    def test_the_difference_of_the_date_library_loses_its_sign(self):
        """So nothing here asks for it; lateness is a subtraction of ordinals."""
        early, late = as_day("2025-11-08"), as_day("2025-11-10")
        assert early.diff(late).in_days() == late.diff(early).in_days() == 2
        assert late.toordinal() - early.toordinal() == 2
        assert early.toordinal() - late.toordinal() == -2

    def test_a_period_of_months_is_no_number_of_days(self):
        """A duration of months times a fraction is zero in the date library, and no period here."""
        assert (pendulum.duration(months=1) * 0.5).total_days() == 0
        with pytest.raises(InvalidValueError):
            Months(0.5)


class TestTheTable:
    """A column is dated by two look-ups in the table, without a call for each day."""

    @given(known_calendars(), st.lists(st.tuples(IN_WINDOW, st.integers(1, 60)), max_size=30))
    def test_two_look_ups_say_what_the_calendar_says(self, calendar, asked):
        table = calendar.table
        assert table.ordinals == tuple(day.toordinal() for day in table.days)
        for event, count in asked:
            at = table.before[event.toordinal() - table.first + 1] + count - 1
            expected = calendar.after(as_day(event), WorkingDays(count))
            found = table.ordinals[at] if at < len(table.ordinals) else None
            assert found == (expected and expected.toordinal())
            at = table.before[event.toordinal() - table.first]
            first = table.days[at] if at < len(table.days) else None
            assert first == calendar.on_or_after(as_day(event))


class TestTheRulesGiven:
    """A calendar is given the rules of counting that its ledgers cite; two may not contradict."""

    def test_each_holds_for_the_events_of_its_days(self):
        (rule,) = (r for r in COUNTING if r.about is Counting.WORKING_DAYS)
        before = attrs.evolve(rule, in_force=Span("2013-05-01", until="2021-01-01"))
        after = attrs.evolve(rule, in_force=Span("2021-01-01"))
        others = (r for r in COUNTING if r is not rule)
        calendar = made(counting=(*others, before, after))
        assert calendar.counting_on(as_day("2020-12-31"))[Counting.WORKING_DAYS] == before
        assert calendar.counting_on(as_day("2021-01-01"))[Counting.WORKING_DAYS] == after
        assert Counting.DAYS not in calendar.counting_on(as_day("2016-12-31"))
        assert Counting.DAYS in calendar.counting_on(as_day("2017-01-01"))

    def test_none_are_known_unless_they_are_given(self):
        assert CALENDAR_DAYS.counting_on(as_day("2025-01-01")) == {}

    def test_two_rules_about_one_thing_on_one_day_are_refused(self):
        days = next(r for r in COUNTING if r.about is Counting.DAYS)
        later = attrs.evolve(days, in_force=Span("2030-01-01"))
        ended = attrs.evolve(days, in_force=Span("2017-01-01", until="2030-01-01"))
        assert made(counting=(later, ended)).counting == (later, ended)
        with pytest.raises(InvalidValueError, match="period of days") as refused:
            made(counting=(later, *COUNTING))
        assert "Điều 148" in refused.value.message("vi")

    @given(DATES, COUNTS, st.booleans())
    def test_a_day_is_shifted_whatever_days_off_lie_there(self, day, count, backward):
        way = -1 if backward else 1
        found = shift(as_day(day), Days(count), backward=backward)
        assert found == day + way * count * ONE_DAY
        months = shift(as_day(day), Months(count), backward=backward)
        assert months == plus_months(day, way * count)


def test_it_names_the_day_whose_knowledge_it_has():
    known = WEEKENDS.as_known(on="2025-01-31")
    assert known.words("en") == "a calendar, as known on 2025-01-31"
    assert known.words("vi") == "lịch thử, biết đến 31/01/2025"
    assert WEEKENDS.words("en") == "a calendar"
    assert CALENDAR_DAYS.as_known(on="2025-01-31").words("vi") == CALENDAR_DAYS.name.vi
