"""How periods are counted: the Civil Code, arts. 145 to 148, each clause as data."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core.errors import InvalidValueError
from dialogue_core.law import CALENDAR, civil_code
from dialogue_core.law.civil_code import COUNTING, IN_FORCE, Mark, marked_day
from dialogue_core.law.days_off import WORKING_DAYS
from dialogue_core.ledgers import Count
from dialogue_core.values import Days, WorkingDays, as_day
from dialogue_core.vocabulary import Confidence, Counting, InstrumentKind


class TestTheRules:
    """How days are counted is itself a rule with a citation, and data like the rest of the law."""

    def test_each_thing_is_ruled_once_on_a_day_and_together_they_are_complete(self):
        about = [rule.about for rule in COUNTING]
        assert len(set(about)) == len(about)
        assert {*about, Counting.WORKING_DAYS} == set(Counting)
        for day in ("2017-01-01", "2020-12-31", "2021-01-01", "2026-11-23"):
            assert set(CALENDAR.counting_on(as_day(day))) == set(Counting)

    @pytest.mark.parametrize("rule", CALENDAR.counting, ids=lambda rule: rule.cites.key)
    def test_each_is_cited_and_bilingual(self, rule):
        assert rule.text.vi
        assert rule.text.en
        assert (rule.cites.article is None) is (rule.about is Counting.BACKWARD)
        assert rule.note is None or rule.note.en
        assert rule.note or rule.confidence is not Confidence.UNCERTAIN

    def test_the_doubtful_ones_are_marked(self):
        rules = CALENDAR.counting
        marked = {rule.about for rule in rules if rule.confidence is Confidence.UNCERTAIN}
        assert marked == {Counting.BACKWARD, Counting.WORKING_DAYS}
        asked = {r.about for r in rules if r.note and r.note.en.startswith("Open question:")}
        assert asked == {*marked, Counting.ROLL_OVER, Counting.YEARS}

    def test_they_stand_in_the_order_of_the_articles(self):
        read = [rule.cites for rule in COUNTING if rule.about is not Counting.BACKWARD]
        keys = [cites.key for cites in read]
        assert keys == sorted(keys)
        assert {key.split(":")[1].split(".")[0] for key in keys} == {"145", "146", "147", "148"}
        assert {cites.instrument for cites in read} == {"91/2015/QH13"}

    def test_counting_back_is_the_library_s_reading_and_no_article_s(self):
        """Art. 147 says only that the day of the event is not counted."""
        rules = {rule.about: rule for rule in COUNTING}
        back = rules[Counting.BACKWARD]
        assert back.confidence is Confidence.UNCERTAIN
        assert back.cites.instrument_kind is InstrumentKind.PRACTICE
        assert back.cites.words("vi") == "cách hiểu của thư viện, câu hỏi mở"
        assert rules[Counting.EVENT_DAY].cites.words("en").endswith("art. 147")
        ledger = Count(event="2025-10-29", period=Days(7), backward=True).ledger(CALENDAR)
        assert [entry.cites for entry in ledger.entries] == [
            rules[Counting.EVENT_DAY].cites,
            *[back.cites] * 7,
        ]

    def test_they_hold_from_2017_and_working_days_by_the_week_of_state_agencies(self):
        assert {rule.in_force for rule in COUNTING} == {IN_FORCE}
        assert as_day("2017-01-01") == IN_FORCE.since
        assert set(CALENDAR.counting_on(as_day("2016-12-31"))) == {Counting.WORKING_DAYS}
        assert [rule.cites.key for rule in WORKING_DAYS] == ["188/1999/QĐ-TTg:1"]
        assert {rule.confidence for rule in WORKING_DAYS} == {Confidence.UNCERTAIN}
        for year in (2016, 2020, 2022, 2026):
            ledger = Count(event=f"{year}-03-08", period=WorkingDays(1)).ledger(CALENDAR)
            assert ledger.entries[-1].cites.words("vi") == "Điều 1 Quyết định 188/1999/QĐ-TTg"

    def test_the_calendar_shipped_has_them(self):
        assert CALENDAR.counting == (*COUNTING, *WORKING_DAYS)
        assert dir(civil_code) == sorted(civil_code.__all__)


class TestMarks:
    """Art. 146(2), (3): the beginning, the middle and the end of a month and of a year."""

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

    @given(st.integers(1, 9998), st.integers(1, 12))
    def test_the_end_is_followed_by_the_beginning_of_the_next(self, year, month):
        end = marked_day(Mark.END, year, month)
        following = end + dt.timedelta(days=1)
        assert following.day == 1
        assert (end.year, end.month) == (year, month)
        assert marked_day(Mark.BEGINNING, year, month).day == 1
        assert marked_day(Mark.MIDDLE, year, month).day == 15
