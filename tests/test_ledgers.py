"""How a last day was counted, and what a decision moves."""

import datetime as dt
import json

import attrs
import pendulum
import pytest
from calendar_cases import (
    CITED,
    COUNTING,
    IN_WINDOW,
    PERIODS,
    WEEKENDS,
    decided,
    decisions,
    known_calendars,
    made,
    works,
)
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dialogue_core import ledgers
from dialogue_core.calendars import CALENDAR_DAYS, Calendar
from dialogue_core.errors import InvalidValueError
from dialogue_core.ledgers import Count, Ledger, LedgerEntry, moved_by
from dialogue_core.values import AnyPeriod, Days, Months, WorkingDays, Years, as_day
from dialogue_core.vocabulary import Counting, Milestone, Step


def after(event: str, period: AnyPeriod, calendar: Calendar = WEEKENDS) -> Ledger | None:
    return Count(event=event, period=period).ledger(calendar)


def before(event: str, period: AnyPeriod, calendar: Calendar = WEEKENDS) -> Ledger | None:
    return Count(event=event, period=period, backward=True).ledger(calendar)


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
            assert entry.rule.about is entry.about
            assert entry.rule.in_force.covers(ledger.count.event)
            assert entry.because.vi
            assert entry.because.en
            if entry.decision is not None:
                assert entry.decision in calendar.known
                assert (
                    entry.cites == entry.decision.cites or entry.about is not Counting.WORKING_DAYS
                )
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
            lines = ledger.words(lang).splitlines()
            assert len(lines) == len(ledger.entries) + 1 + len(ledger.notes)
            assert lines[len(ledger.entries) + 1 :] == [note.label(lang) for note in ledger.notes]
        assert len(data["notes"]) == len(ledger.notes)

    def test_a_result_due_on_a_saturday_is_rolled_to_monday(self):
        ledger = after("2025-10-29", Days(10))
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
        ledger = before("2025-10-25", Days(7))
        assert ledger.due == as_day("2025-10-18")
        assert ledger.entries[-1].because.vi == "nghỉ tuần; đếm lùi nên giữ nguyên"
        assert {e.about for e in ledger.entries} == {Counting.EVENT_DAY, Counting.BACKWARD}
        (note,) = ledger.notes
        assert note.en.startswith("Open question: no text says so for conferences")

    def test_months_are_counted_month_by_month(self):
        ledger = after("2025-12-31", Months(3), CALENDAR_DAYS)
        assert rows(ledger) == [
            ("2025-12-31", "event", None),
            ("2026-01-31", "counted", 1),
            ("2026-02-28", "counted", 2),
            ("2026-03-31", "counted", 3),
        ]
        about = [e.about.value for e in ledger.entries]
        assert about == ["event_day", "months", "missing_day", "months"]
        years = after("2024-02-29", Years(4), CALENDAR_DAYS)
        assert [e.about.value for e in years.entries][1:] == [*["missing_day"] * 3, "years"]

    def test_what_cannot_be_dated_has_no_ledger(self):
        assert after("2025-10-29", WorkingDays(3), CALENDAR_DAYS) is None
        assert before("2025-10-29", WorkingDays(3), CALENDAR_DAYS) is None

    def test_a_calendar_without_rules_counts_alike_and_cites_nothing(self):
        bare = made(counting=())
        ledger, cited = after("2025-10-29", Days(10), bare), after("2025-10-29", Days(10))
        assert rows(ledger) == rows(cited)
        assert {e.rule for e in ledger.entries} == {None}
        assert {e.cites for e in ledger.entries} == {None, CITED}  # the weekly rest has its own
        assert ledger.notes == ()
        assert ledger.words("en").splitlines()[1] == (
            "2025-10-29 (Wed): event: the day of the event is not counted"
        )
        assert ledger.as_data()["entries"][0]["rule"] is None
        assert cited.as_data()["entries"][0]["rule"] == "91/2015/QH13:147"

    def test_it_is_written_in_both_languages(self):
        swap = decided(number="9/QĐ", off=("2025-05-02",), working=("2025-04-26",), settles=2025)
        ledger = after("2025-04-25", WorkingDays(2), made(swap).as_known(on="2025-01-01"))
        assert ledger.words("en") == (
            "2 working days after 2025-04-25: due 2025-04-28 (a calendar, as known on 2025-01-01)\n"
            "2025-04-25 (Fri): event: the day of the event is not counted "
            "[Civil Code 91/2015/QH13 art. 147]\n"
            "2025-04-26 (Sat): counted 1: working day by decision: a decision [9/QĐ]\n"
            "2025-04-27 (Sun): skipped: weekly rest [Law 1/2020/QH14 art. 1]\n"
            "2025-04-28 (Mon): counted 2: working day [Decision 188/1999/QĐ-TTg art. 1]\n"
            "Open question: the administrative statutes use the term without defining it; it is "
            "read in its usual meaning."
        )
        back = before("2025-05-05", WorkingDays(1), made(swap))
        assert back.words("vi") == (
            "01 ngày làm việc trước 05/05/2025: hạn 01/05/2025 (lịch thử)\n"
            "05/05/2025 (Thứ Hai): sự kiện: ngày xảy ra sự kiện không tính "
            "[Điều 147 Bộ luật Dân sự 91/2015/QH13]\n"
            "04/05/2025 (Chủ nhật): bỏ qua: nghỉ tuần [Điều 1 Luật 1/2020/QH14]\n"
            "03/05/2025 (Thứ Bảy): bỏ qua: nghỉ tuần [Điều 1 Luật 1/2020/QH14]\n"
            "02/05/2025 (Thứ Sáu): bỏ qua: ngày nghỉ: quyết định nghỉ [9/QĐ]\n"
            "01/05/2025 (Thứ Năm): tính 1: ngày làm việc [Điều 1 Quyết định 188/1999/QĐ-TTg]\n"
            "Câu hỏi mở: các luật hành chính dùng từ này mà không định nghĩa; hiểu theo nghĩa "
            "thường dùng."
        )
        assert back.decisions == (swap,)
        assert not back.forecast

    def test_a_deadline_in_a_year_not_settled_is_marked_as_forecast(self):
        ledger = after("2025-04-25", WorkingDays(1))
        assert ledger.forecast
        assert ledger.entries[-1].words("en").endswith("; forecast]")
        assert ledger.entries[-1].words("vi").endswith("; dự báo]")

    def test_it_shows_the_calendar_by_its_name(self):
        ledger = after("2025-04-25", Days(1))
        assert "calendar='a calendar'" in repr(ledger)

    def test_it_keeps_what_was_counted(self):
        count = Count(event="2025-04-25", period=Days(1), milestone=Milestone.CONFERENCE)
        ledger = count.ledger(WEEKENDS)
        assert ledger.count is count
        assert ledger.as_data()["milestone"] == "conference"
        assert after("2025-04-25", Days(1)).as_data()["milestone"] is None
        assert count.words("vi") == "01 ngày sau 25/04/2025"

    def test_it_is_walked_when_it_is_first_read(self, monkeypatch):
        made_rows = []
        keep = ledgers.LedgerEntry

        def counted(**fields: object) -> LedgerEntry:
            made_rows.append(fields)
            return keep(**fields)

        monkeypatch.setattr(ledgers, "LedgerEntry", counted)
        ledger = after("2025-04-25", Days(10))
        assert ledger.due == as_day("2025-05-05")
        assert made_rows == []
        assert len(ledger.entries) == len(made_rows) == 11
        assert ledger.entries is ledger.entries


class TestMovedBy:
    """A decision that becomes known gives some counts another last day, and says how."""

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
        found = moved_by(self.SWAP, self.COUNTS, made())
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
        expected = moved_by(self.SWAP, self.COUNTS, made())
        for calendar in (made(self.SWAP), made(self.SWAP).as_known(on="2025-01-01")):
            found = moved_by(self.SWAP, self.COUNTS, calendar)
            assert [(m.count, m.days) for m in found] == [(m.count, m.days) for m in expected]

    def test_a_deadline_that_it_leaves_undated_is_shown_too(self):
        shut = decided(off=("2026-12-31",))
        (found,) = moved_by(shut, [Count(event="2026-12-30", period=WorkingDays(1))], made())
        assert found.before.due == as_day("2026-12-31")
        assert found.after is None
        assert found.days is None
        assert found.words("en") == "1 working day after 2026-12-30: 2026-12-31 → not dated"
        assert found.words("vi").endswith("31/12/2026 → chưa tính được")
        back = decided(working=("2026-12-31",), known_from="2026-01-01", number="2/QĐ")
        (other,) = moved_by(back, [found.count], made(shut))
        assert (other.before, other.days) == (None, None)

    @given(
        known_calendars(),
        decisions(),
        st.lists(st.tuples(IN_WINDOW, PERIODS, st.booleans()), max_size=6),
    )
    def test_exactly_the_deadlines_that_differ_are_listed(self, calendar, decision, asked):
        counts = [Count(event=e, period=p, backward=b) for e, p, b in asked]
        found = moved_by(decision, counts, calendar)
        with_it = calendar.without(decision).adding(decision)
        without = with_it.without(decision)
        assert [m.count for m in found] == [c for c in counts if c.due(without) != c.due(with_it)]
        for moved in found:
            assert moved.before == moved.count.ledger(without)
            assert moved.after == moved.count.ledger(with_it)

    def test_what_else_became_known_in_between_is_not_its_doing(self):
        other = decided(known_from="2025-03-01", number="3/QĐ", off=("2025-06-03",))
        stays = Count(event="2025-06-02", period=WorkingDays(2))
        early = made(other).as_known(on="2025-01-01")
        assert stays.due(early) != stays.due(early.adding(self.SWAP))
        assert moved_by(self.SWAP, [stays], early) == ()

    def test_nothing_moves_by_a_calendar_that_knows_no_days_off(self):
        assert moved_by(self.SWAP, self.COUNTS, CALENDAR_DAYS) == ()

    def test_earlier_and_later_do_not_look_alike(self):
        """As they do by the difference of the date library, which has no sign."""
        found = {m.count.ref: m for m in moved_by(self.SWAP, self.COUNTS, made())}
        early, late = found["earlier"], found["later"]
        assert (early.days, late.days) == (-1, 1)
        assert early.before.due.diff(early.after.due).in_days() == 1
        assert late.before.due.diff(late.after.due).in_days() == 1
        assert early.words("en") == "7 working days after 2025-04-21: 2025-04-30 → 2025-04-29"


@pytest.mark.parametrize(
    "clocked",
    [
        pendulum.datetime(2025, 4, 21, 23, 30, tz="Asia/Ho_Chi_Minh"),
        dt.datetime(2025, 4, 21, tzinfo=dt.UTC),
    ],
    ids=["pendulum", "datetime"],
)
def test_an_event_that_carries_a_clock_is_refused(clocked):
    with pytest.raises(InvalidValueError, match="clock"):
        Count(event=clocked, period=Days(1))


def test_the_module_lists_exactly_what_it_offers():
    assert dir(ledgers) == sorted(ledgers.__all__)


@pytest.mark.parametrize(
    "kind",
    [
        c
        for c in vars(ledgers).values()
        if isinstance(c, type) and attrs.has(c) and c.__module__ == ledgers.__name__
    ],
)
def test_every_class_is_frozen_and_takes_its_fields_by_name(kind):
    fields = attrs.fields(kind)
    assert all(field.kw_only for field in fields if field.init)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kind.__new__(kind), fields[0].name, None)
