"""Which day is the last day of a period, and what is left undated rather than guessed."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import calendars
from dialogue_core.calendars import CALENDAR_DAYS, Calendar
from dialogue_core.values import Days, Words, WorkingDays, as_day

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
