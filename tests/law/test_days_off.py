"""The days off of State agencies, year by year, and the day each decision became known."""

import datetime as dt
import random

import holidays
import pytest
from holidays.calendars.chinese import VIETNAMESE_CALENDAR, _ChineseLunisolar
from hypothesis import given
from hypothesis import strategies as st
from lunar_vn import LunarDate, lunar_to_solar

from dialogue_core import law
from dialogue_core.calendars import Calendar, DayOffDecision
from dialogue_core.law import days_off
from dialogue_core.law.days_off import CALENDAR, DECISIONS, FORECASTS, SPAN, STATUTES, WEEKLY_REST
from dialogue_core.ledgers import Count, Ledger, moved_by
from dialogue_core.values import Citation, Days, WorkingDays, as_day
from dialogue_core.vocabulary import Confidence

V, P, M, U = (
    Confidence.VERIFIED,
    Confidence.SECONDARY,
    Confidence.MEMORY,
    Confidence.UNCERTAIN,
)
YEARS = range(2016, 2036)

WEEKDAYS_OFF = {
    2018: "1/1 14/2 15/2 16/2 19/2 20/2 25/4 30/4 1/5 3/9 31/12",
    2019: "1/1 4/2 5/2 6/2 7/2 8/2 15/4 29/4 30/4 1/5 2/9",
    2020: "1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9",
    2021: "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9",
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}
"""The weekdays off by the notices of each year, day and month."""

WORKING_SATURDAYS = (
    "2019-01-05",
    "2019-05-04",
    "2024-05-04",
    "2025-04-26",
    "2026-01-10",
    "2026-08-22",
)

KNOWN_FROM = {
    "573/TB-VPCP": ("2017-12-14", 2018, P),
    "6519/VPCP-KGVX": ("2018-07-11", 2019, P),
    "54/TTr-LĐTBXH (2019)": ("2019-10-08", 2020, U),
    "9895/VPCP-KGVX": ("2020-11-26", 2021, P),
    "245/VPCP-KGVX": ("2022-01-11", 2022, U),
    "8056/VPCP-KGVX": ("2022-12-01", 2023, P),
    "8662/VPCP-KGVX": ("2023-11-03", 2024, P),
    "2450/VPCP-KGVX": ("2024-04-12", None, P),
    "8726/VPCP-KGVX": ("2024-11-26", 2025, P),
    "9859/VPCP-KGVX": ("2025-10-13", 2026, P),
    "12729/VPCP-KGVX": ("2025-12-25", None, P),
}
"""The day each decision became known, the year it settles, and its mark."""


def decision(number: str) -> DayOffDecision:
    (found,) = (d for d in DECISIONS if d.number == number)
    return found


def each_day(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


def is_working(day: dt.date) -> bool:
    status = CALENDAR.status(as_day(day))
    assert status is not None
    return status.working


class TestTheYears:
    """The weekdays off and the working Saturdays of 2018 to 2026, as the notices list them."""

    @pytest.mark.parametrize("year", sorted(WEEKDAYS_OFF))
    def test_weekdays_off(self, year):
        listed = {
            dt.date(year, int(month), int(day))
            for day, month in (text.split("/") for text in WEEKDAYS_OFF[year].split())
        }
        whole = each_day(dt.date(year, 1, 1), dt.date(year, 12, 31))
        assert {d for d in whole if d.weekday() < 5 and not is_working(d)} == listed

    def test_working_saturdays(self):
        whole = each_day(dt.date(2018, 1, 1), dt.date(2026, 12, 31))
        found = [d.isoformat() for d in whole if d.weekday() >= 5 and is_working(d)]
        assert found == list(WORKING_SATURDAYS)

    @pytest.mark.parametrize("year", [y for y in YEARS if not 2018 <= y <= 2026])
    def test_a_year_without_a_decision_is_a_forecast_without_a_swap(self, year):
        assert not any(d.settles == year for d in DECISIONS)
        for day in each_day(dt.date(year, 1, 1), dt.date(year, 12, 31)):
            status = CALENDAR.status(as_day(day))
            assert status.forecast
            assert not (day.weekday() >= 5 and status.working)

    @pytest.mark.parametrize("year", range(2018, 2027))
    def test_a_decided_year_is_no_forecast(self, year):
        assert not CALENDAR.status(as_day(f"{year}-06-15")).forecast

    @pytest.mark.parametrize("year", range(2018, 2027))
    def test_the_forecast_of_a_year_is_what_was_then_decided_but_for_swaps(self, year):
        """What makes the forecast reasonable: Tết and National Day came out so in nine years."""
        expected = {day for d in FORECASTS if d.year == year for day in d.off if is_weekday(day)}
        swapped = {
            "2018-12-31",
            "2019-04-29",
            "2024-04-29",
            "2025-05-02",
            "2026-01-02",
            "2026-08-31",
        }
        fixed = {day for d in STATUTES for day in d.off}
        said = {
            day for d in DECISIONS for day in d.off if day.year == year and str(day) not in swapped
        }
        assert expected - fixed == said - fixed

    def test_why_a_day_is_off(self):
        for day, number, article in (
            ("2025-04-30", "45/2019/QH14", 112),
            ("2020-04-30", "10/2012/QH13", 115),
            ("2023-05-02", "45/2019/QH14", 112),
            ("2026-11-24", "28/2026/QH16", 2),
            ("2025-01-29", "8726/VPCP-KGVX", None),
            ("2025-05-03", "188/1999/QĐ-TTg", 1),
            ("2027-02-08", "45/2019/QH14", 112),
        ):
            status = CALENDAR.status(as_day(day))
            assert not status.working
            assert (status.cites.instrument, status.cites.article) == (number, article)

    def test_culture_day_is_off_from_2026_and_not_made_up_for(self):
        """Resolution 28/2026/QH16 art. 2; 24/11/2029 is a Saturday."""
        assert is_working(dt.date(2025, 11, 24))
        assert not is_working(dt.date(2026, 11, 24))
        assert not is_working(dt.date(2027, 11, 24))
        assert is_working(dt.date(2029, 11, 26))
        before = CALENDAR.as_known(on="2026-05-07").status(as_day("2026-11-24"))
        assert before.working
        assert not CALENDAR.as_known(on="2026-05-08").status(as_day("2026-11-24")).working

    def test_national_day_has_one_day_before_2021(self):
        assert is_working(dt.date(2020, 9, 1))
        assert is_working(dt.date(2020, 9, 3))
        early = CALENDAR.as_known(on="2019-11-19")
        assert early.status(as_day("2021-09-03")).working
        assert not CALENDAR.as_known(on="2019-11-20").status(as_day("2021-09-03")).working
        assert early.status(as_day("2021-09-02")).cites.instrument == "10/2012/QH13"


def is_weekday(day: dt.date) -> bool:
    return day.weekday() not in WEEKLY_REST.days


class TestTheDecisions:
    """Each has a number, the day it became known, a mark, and words in both languages."""

    def test_the_day_the_year_and_the_mark_of_each(self):
        found = {d.number: (str(d.known_from), d.settles, d.confidence) for d in DECISIONS}
        assert found == KNOWN_FROM
        assert [d.number for d in DECISIONS] == list(KNOWN_FROM)

    def test_they_stand_in_the_order_in_which_they_became_known(self):
        days = [d.known_from for d in CALENDAR.decisions]
        assert days == sorted(days)
        assert [d.known_from for d in DECISIONS] == sorted(d.known_from for d in DECISIONS)

    @pytest.mark.parametrize("number", sorted(KNOWN_FROM))
    def test_a_decision_is_known_before_the_days_that_it_moves(self, number):
        found = decision(number)
        assert found.known_from < min((*found.off, *found.working))
        assert found.dated is None or found.dated <= found.known_from

    @pytest.mark.parametrize("number", sorted(KNOWN_FROM))
    def test_it_frees_weekdays_and_makes_saturdays_work(self, number):
        found = decision(number)
        assert all(is_weekday(day) for day in found.off)
        assert all(day.weekday() == 5 for day in found.working)

    def test_all_are_cited_bilingual_and_in_the_span(self):
        for found in (*STATUTES, *FORECASTS, *DECISIONS):
            assert found.text.vi
            assert found.text.en
            assert found.note is None or found.note.en
            assert isinstance(found.cites, Citation)
            assert all(SPAN.covers(day) for day in (*found.off, *found.working))
            assert found.note or found.confidence is not U

    def test_what_is_inferred_or_remembered_is_marked_so(self):
        assert {d.confidence for d in FORECASTS} == {U}
        assert all(d.forecast for d in FORECASTS)
        marks = {d.cites.instrument: d.confidence for d in STATUTES}
        assert marks == {"10/2012/QH13": M, "45/2019/QH14": V, "28/2026/QH16": P}
        assert WEEKLY_REST.confidence is P

    def test_the_law_ships_the_calendar(self):
        assert law.CALENDAR is CALENDAR
        assert max(d.known_from for d in CALENDAR.decisions) <= days_off.CHECKED_ON
        assert dir(days_off) == sorted(days_off.__all__)


class TestTheLunarDays:
    """Tết and Giỗ Tổ, compared with a computation for UTC+7 and with a table of another origin."""

    @pytest.mark.parametrize("year", YEARS)
    def test_they_are_those_of_the_computation(self, year):
        assert days_off.LUNAR_NEW_YEAR[year] == lunar_to_solar(LunarDate(1, 1, year), 7.0)
        assert days_off.HUNG_KINGS[year] == lunar_to_solar(LunarDate(10, 3, year), 7.0)

    @pytest.mark.parametrize("year", YEARS)
    def test_they_are_those_of_the_table(self, year):
        table = _ChineseLunisolar(VIETNAMESE_CALENDAR)
        assert days_off.LUNAR_NEW_YEAR[year] == table.lunar_new_year_date(year)[0]
        assert days_off.HUNG_KINGS[year] == table.hung_kings_date(year)[0]

    def test_the_time_of_viet_nam_makes_a_difference(self):
        """Beijing time gives another new year in 2030, as it did in 2007."""
        assert lunar_to_solar(LunarDate(1, 1, 2030), 8.0) == dt.date(2030, 2, 3)
        assert days_off.LUNAR_NEW_YEAR[2030] == as_day("2030-02-02")
        assert lunar_to_solar(LunarDate(1, 1, 2007), 7.0) == dt.date(2007, 2, 17)
        assert lunar_to_solar(LunarDate(1, 1, 2007), 8.0) == dt.date(2007, 2, 18)

    def test_every_year_of_the_span_has_them(self):
        assert list(days_off.LUNAR_NEW_YEAR) == list(days_off.HUNG_KINGS) == list(YEARS)
        assert (SPAN.since.year, SPAN.last.year) == (YEARS[0], YEARS[-1])


DIFFERENCES = {
    "2026-01-02": "12729/VPCP-KGVX",
    "2026-01-10": "12729/VPCP-KGVX",
}
"""The days of 2019 to 2026 on which the package `holidays` differs, and the decision it lacks."""

OPEN_QUESTIONS = ("2029-11-26", "2030-11-25", "2035-11-26")
"""The days on which `holidays` makes up for 24 November; whether the law does is open."""


class TestAgainstHolidays:
    """The package `holidays` as oracle; it knows days off, not the day they became known."""

    OTHER = holidays.country_holidays("VN", years=range(2016, 2037))

    def test_every_day_of_2019_to_2026_agrees_but_for_the_decision_it_lacks(self):
        whole = each_day(dt.date(2019, 1, 1), dt.date(2026, 12, 31))
        assert len(whole) == 2_922
        differing = {
            day.isoformat(): CALENDAR.status(as_day(day)).decision.number
            for day in whole
            if is_working(day) is not self.OTHER.is_working_day(day)
        }
        assert differing == DIFFERENCES

    def test_every_entry_of_2019_to_2026_is_a_day_off(self):
        entries = [day for day in sorted(self.OTHER) if 2019 <= day.year <= 2026]
        assert len(entries) > 100
        assert not any(is_working(day) for day in entries)

    def test_its_forecasts_agree_but_for_an_open_question(self):
        years = (*range(2016, 2019), *range(2027, 2036))
        differing = [
            day.isoformat()
            for year in years
            for day in each_day(dt.date(year, 1, 1), dt.date(year, 12, 31))
            if is_working(day) is not self.OTHER.is_working_day(day)
        ]
        assert tuple(differing) == OPEN_QUESTIONS


class TestAgainstNumpy:
    """numpy counts working days too, but cannot say that a Saturday is one."""

    def test_random_additions_agree_exactly_where_no_working_saturday_lies_between(self):
        # numpy is in the bench group only: too heavy for an oracle that the benchmarks repeat
        np = pytest.importorskip("numpy", reason="numpy is not installed: make bench")
        chance = random.Random(20_251_229)  # noqa: S311 -- cases, not secrets
        first, last = dt.date(2018, 1, 1), dt.date(2026, 11, 1)
        whole = each_day(dt.date(2016, 1, 1), dt.date(2035, 12, 31))
        off = [d for d in whole if d.weekday() < 5 and not is_working(d)]
        business = np.busdaycalendar(holidays=off)
        swapped = [as_day(day) for day in WORKING_SATURDAYS]
        events = [
            as_day(first + dt.timedelta(days=chance.randrange((last - first).days)))
            for _ in range(20_000)
        ]
        counts = [chance.randint(1, 30) for _ in events]
        theirs = np.busday_offset(
            np.array(events, dtype="datetime64[D]"), counts, roll="backward", busdaycal=business
        ).astype(object)
        differ = 0
        for event, count, other in zip(events, counts, theirs, strict=True):
            ours = CALENDAR.after(event, WorkingDays(count))
            between = any(event < saturday <= ours for saturday in swapped)
            assert (ours == other) is not between
            differ += between
        assert 0 < differ < 1_000


SWAP_2025, SWAP_2026 = decision("8726/VPCP-KGVX"), decision("12729/VPCP-KGVX")


def working_days(event: str, count: int, calendar: Calendar = CALENDAR) -> Ledger:
    ledger = Count(event=event, period=WorkingDays(count)).ledger(calendar)
    assert ledger is not None
    return ledger


class TestAsKnown:
    """A due date depends on the day of asking: a swap may be decided a week before."""

    def days(self, on: str, event: str, count: int) -> tuple[str, list[str]]:
        ledger = working_days(event, count, CALENDAR.as_known(on=on))
        return str(ledger.due), [
            f"{e.step.value} {e.day.day}/{e.day.month}" for e in ledger.entries
        ]

    def test_seven_working_days_after_2025_04_21(self):
        before = self.days("2024-11-25", "2025-04-21", 7)
        assert before == (
            "2025-05-02",
            [
                "event 21/4",
                "counted 22/4",
                "counted 23/4",
                "counted 24/4",
                "counted 25/4",
                "skipped 26/4",
                "skipped 27/4",
                "counted 28/4",
                "counted 29/4",
                "skipped 30/4",
                "skipped 1/5",
                "counted 2/5",
            ],
        )
        after = self.days("2024-11-26", "2025-04-21", 7)
        assert after == (
            "2025-04-29",
            [
                "event 21/4",
                "counted 22/4",
                "counted 23/4",
                "counted 24/4",
                "counted 25/4",
                "counted 26/4",
                "skipped 27/4",
                "counted 28/4",
                "counted 29/4",
            ],
        )

    def test_five_working_days_after_2025_12_25(self):
        before = self.days("2025-12-24", "2025-12-25", 5)
        assert before[0] == "2026-01-02"
        assert before[1][-2:] == ["skipped 1/1", "counted 2/1"]
        after = self.days("2025-12-25", "2025-12-25", 5)
        assert after[0] == "2026-01-05"
        assert after[1][-5:] == [
            "skipped 1/1",
            "skipped 2/1",
            "skipped 3/1",
            "skipped 4/1",
            "counted 5/1",
        ]

    def test_the_ledger_names_the_decision(self):
        late = working_days("2025-04-21", 7)
        (saturday,) = (e for e in late.entries if str(e.day) == "2025-04-26")
        assert (saturday.decision, saturday.number) == (SWAP_2025, 5)
        assert "8726/VPCP-KGVX" in late.words("vi")
        skipped = working_days("2025-12-25", 5)
        assert SWAP_2026 in skipped.decisions
        early = working_days("2025-04-21", 7, CALENDAR.as_known(on="2024-11-25"))
        assert early.forecast
        assert not late.forecast

    def test_a_conference_on_2025_10_29_owes_its_result_by_monday_2025_11_10(self):
        ledger = Count(event="2025-10-29", period=Days(10)).ledger(CALENDAR)
        assert ledger.due == as_day("2025-11-10")
        assert [e.step.value for e in ledger.entries][-3:] == ["counted", "rolled", "rolled"]

    @pytest.mark.parametrize(
        ("held", "latest"),
        [("2025-10-29", "2025-10-22"), ("2025-11-01", "2025-10-25"), ("2026-03-15", "2026-03-08")],
    )
    def test_a_notice_is_counted_back_and_not_moved_from_a_day_off(self, held, latest):
        assert CALENDAR.before(as_day(held), Days(7)) == as_day(latest)

    @pytest.mark.parametrize(
        ("count", "latest"),
        [(70, "2026-01-04"), (42, "2026-02-01"), (40, "2026-02-03"), (10, "2026-03-05")],
    )
    def test_so_the_election_of_2026_03_15_was_counted(self, count, latest):
        """Two of the published latest days were Sundays."""
        assert CALENDAR.before(as_day("2026-03-15"), Days(count)) == as_day(latest)

    def test_which_deadlines_the_swap_of_2026_01_02_moves(self):
        counts = [
            Count(event="2025-12-25", period=WorkingDays(5), ref="answer"),
            Count(event="2025-12-23", period=Days(10), ref="result"),
            Count(event="2025-12-30", period=WorkingDays(8), ref="past both"),
            Count(event="2025-12-22", period=WorkingDays(3), ref="earlier"),
        ]
        found = moved_by(SWAP_2026, counts, CALENDAR.as_known(on="2025-12-24"))
        assert {m.count.ref: (str(m.before.due), str(m.after.due)) for m in found} == {
            "answer": ("2026-01-02", "2026-01-05"),
            "result": ("2026-01-02", "2026-01-05"),
        }
        assert [m.days for m in found] == [3, 3]

    @given(
        st.dates(dt.date(2019, 1, 1), dt.date(2026, 6, 1)),
        st.integers(1, 40),
        st.dates(dt.date(2017, 1, 1), dt.date(2026, 11, 23)),
    )
    def test_a_deadline_changes_only_by_what_was_decided_since(self, event, count, on):
        asked = Count(event=event, period=WorkingDays(count))
        then, now = asked.due(CALENDAR.as_known(on=on)), asked.due(CALENDAR)
        since = [d for d in CALENDAR.decisions if d.known_from > as_day(on)]
        touched = {day for d in since for day in (*d.off, *d.working)}
        if not any(event < day <= max(then, now) for day in touched):
            assert then == now
