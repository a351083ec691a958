"""Days, spans, periods, citations, words in two languages, and sealed words."""

import copy
import datetime as dt
import json
import pickle
import string
import traceback
import unicodedata
from decimal import Decimal
from fractions import Fraction
from math import ceil

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import values
from dialogue_core.errors import DialogueError, InvalidValueError
from dialogue_core.values import (
    Citation,
    Day,
    Days,
    Sealed,
    Share,
    Span,
    Times,
    Words,
    WorkingDays,
    as_day,
    day_words,
    fold,
)
from dialogue_core.vocabulary import InstrumentKind

DATES = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
NEAR = st.dates(dt.date(2022, 1, 1), dt.date(2022, 3, 31))
COUNTS = st.integers(1, 100)
VIETNAMESE = (
    string.ascii_letters
    + "ăâđêôơưĂÂĐÊÔƠƯ"
    + "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
VIETNAMESE_TEXT = st.text(alphabet=VIETNAMESE + " ", max_size=40)


def speaks_both_languages(error: DialogueError) -> bool:
    """Whether the message is there in English and, differently, in Vietnamese."""
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


def as_date(value: object) -> dt.date:
    """The date that a text or a date says, by Python alone."""
    return dt.date.fromisoformat(str(value))


def days_of(since: dt.date, until: dt.date) -> set[dt.date]:
    """Every day from the first to the day before the last, one by one."""
    found = set()
    while since < until:
        found.add(since)
        since += dt.timedelta(days=1)
    return found


# --- days ---------------------------------------------------------------------------------------


class TestDay:
    """The law counts days: a day is a `pendulum.Date` and never carries a clock."""

    @given(DATES)
    def test_a_date_becomes_exactly_a_pendulum_date(self, day: dt.date) -> None:
        found = as_day(day)
        assert type(found) is pendulum.Date
        assert (found.year, found.month, found.day) == (day.year, day.month, day.day)

    @given(DATES)
    def test_the_iso_text_says_the_same_day_as_the_date(self, day: dt.date) -> None:
        assert as_day(f"{day.year:04d}-{day.month:02d}-{day.day:02d}") == as_day(day)
        assert type(as_day(str(day))) is pendulum.Date

    @given(DATES)
    def test_a_day_stays_itself(self, day: dt.date) -> None:
        assert as_day(as_day(day)) == as_day(day)

    @pytest.mark.parametrize(
        "value",
        [
            dt.datetime(2022, 10, 14),  # noqa: DTZ001 -- a clock without a zone is refused as well
            dt.datetime(2022, 10, 14, tzinfo=dt.UTC),
            pendulum.datetime(2022, 10, 14),
            pendulum.datetime(2022, 10, 14, 0, 0, tz="Asia/Ho_Chi_Minh"),
        ],
        ids=["naive", "utc", "pendulum", "Vietnam"],
    )
    def test_whatever_carries_a_clock_is_refused_even_at_midnight(self, value: object) -> None:
        with pytest.raises(InvalidValueError) as refused:
            as_day(value)
        assert speaks_both_languages(refused.value)
        assert refused.value.details["value"] is value

    @pytest.mark.parametrize(
        "value",
        [
            None,
            "",
            "14/10/2022",
            "2022-10",
            "2022-1-4",
            "20221014",
            "2022-W41-5",
            "2022-13-01",
            "2022-02-29",
            "2022-10-14T00:00:00",
            " 2022-10-14",
            "2022-10-14\n",
            "٢٠٢٢-١٠-١٤",
            "0000-01-01",
            20221014,
            1.5,
            True,
            ("2022-10-14",),
            b"2022-10-14",
        ],
        ids=repr,
    )
    def test_whatever_is_no_day_is_refused(self, value: object) -> None:
        with pytest.raises(InvalidValueError) as refused:
            as_day(value)
        assert speaks_both_languages(refused.value)

    @pytest.mark.parametrize(
        "value",
        ["9999-12-31", "9999-01-01", dt.date.max, dt.date(9999, 12, 30), pendulum.Date(9999, 6, 1)],
        ids=str,
    )
    def test_the_day_that_databases_write_for_no_end_is_refused(self, value: object) -> None:
        with pytest.raises(InvalidValueError, match=f"^{value}: .*9999-12-31 where no end is") as e:
            as_day(value)
        assert "bỏ trống (null)" in e.value.vi
        assert e.value.details["value"] == as_date(value)

    @given(st.dates(max_value=dt.date(9998, 12, 31)))
    def test_every_other_day_is_taken_and_a_day_follows_it(self, day: dt.date) -> None:
        assert Span.on(day).until == as_date(day) + dt.timedelta(days=1)

    @pytest.mark.parametrize(
        "value", ["14/10/2022", "2022-13-01", " 2022-10-14\n", "2022-10-14T00:00:00", "1.1", 17]
    )
    def test_a_slip_in_a_day_is_shown(self, value: object) -> None:
        with pytest.raises(InvalidValueError) as refused:
            as_day(value)
        assert f"not a day: {value!r};" in refused.value.en
        assert f"không phải ngày: {value!r};" in refused.value.vi
        assert refused.value.details == {"value": value}

    @pytest.mark.parametrize(
        "value",
        [
            "Ông B nhận tiền",
            "2022-10-14 ông B nhận tiền của bà C",
            "12 Lê Lợi",
            "2022-10-14" + " " * 20,
            ["Ông B nhận tiền"],
            "x" * 22_000,
        ],
    )
    def test_what_may_be_words_of_a_citizen_is_not_shown(self, value: object) -> None:
        with pytest.raises(InvalidValueError) as refused:
            as_day(value)
        assert f"not a day: a {type(value).__name__};" in refused.value.en
        assert len(refused.value.en) + len(refused.value.vi) < 300
        assert refused.value.details == {}

    @given(DATES)
    def test_vietnamese_writes_the_day_first_and_english_writes_iso(self, date: dt.date) -> None:
        assert day_words(as_day(date), "vi") == f"{date:%d/%m/}{date.year}"
        assert day_words(as_day(date), "en") == date.isoformat()


# --- spans --------------------------------------------------------------------------------------


class TestSpan:
    """A span is half-open: ``until`` is the first day on which something no longer holds."""

    @given(NEAR, st.integers(1, 60), NEAR)
    def test_it_covers_exactly_the_days_from_the_first_to_the_one_before_until(
        self, since: dt.date, length: int, day: dt.date
    ) -> None:
        until = since + dt.timedelta(days=length)
        assert Span(since, until).covers(as_day(day)) is (day in days_of(since, until))

    @given(NEAR, st.integers(1, 60))
    def test_its_last_day_is_the_greatest_it_covers(self, since: dt.date, length: int) -> None:
        until = since + dt.timedelta(days=length)
        assert Span(since, until).last == max(days_of(since, until))

    @given(NEAR, NEAR)
    def test_without_an_end_it_covers_every_day_from_the_first(
        self, since: dt.date, day: dt.date
    ) -> None:
        span = Span(since)
        assert span.covers(as_day(day)) is (day >= since)
        assert span.last is None

    @given(NEAR, st.integers(-60, 0))
    def test_a_span_that_holds_no_day_is_refused(self, since: dt.date, length: int) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Span(since, since + dt.timedelta(days=length))
        assert speaks_both_languages(refused.value)
        assert refused.value.details["since"] == as_day(since)

    @given(NEAR, st.integers(1, 40) | st.none(), NEAR, st.integers(1, 40) | st.none())
    def test_two_spans_overlap_if_and_only_if_they_share_a_day(
        self, a: dt.date, long: int | None, b: dt.date, wide: int | None
    ) -> None:
        far = dt.date(2023, 1, 1)

        def end(since: dt.date, length: int | None) -> dt.date | None:
            return None if length is None else since + dt.timedelta(days=length)

        first, second = Span(a, end(a, long)), Span(b, end(b, wide))
        shared = days_of(a, end(a, long) or far) & days_of(b, end(b, wide) or far)
        assert first.overlaps(second) is bool(shared)
        assert second.overlaps(first) is bool(shared)

    @given(st.integers(1900, 2100), st.integers(1, 12))
    def test_a_month_holds_every_day_of_the_month_and_no_other(self, year: int, month: int) -> None:
        span = Span.of_month(year, month)
        around = days_of(dt.date(year - 1, 12, 1), dt.date(year + 1, 2, 1))
        assert {d for d in around if span.covers(as_day(d))} == {
            d for d in around if (d.year, d.month) == (year, month)
        }

    @given(st.integers(1900, 2100))
    def test_a_year_is_its_twelve_months(self, year: int) -> None:
        span = Span.of_year(year)
        assert span.since == Span.of_month(year, 1).since
        assert span.last == Span.of_month(year, 12).last == dt.date(year, 12, 31)

    @given(DATES)
    def test_the_span_of_one_day_covers_that_day_alone(self, day: dt.date) -> None:
        span = Span.on(day)
        assert span.since == span.last == day
        assert not span.covers(as_day(day + dt.timedelta(days=1)))
        assert not span.covers(as_day(day - dt.timedelta(days=1)))

    def test_it_takes_iso_text_and_refuses_a_clock(self) -> None:
        assert Span("2022-01-01", until="2022-02-01") == Span.of_month(2022, 1)
        with pytest.raises(InvalidValueError):
            Span(pendulum.datetime(2022, 1, 1))
        with pytest.raises(InvalidValueError):
            Span("2022-01-01", until=pendulum.datetime(2022, 2, 1))

    @pytest.mark.parametrize(
        ("span", "vi", "en"),
        [
            (Span.on("2022-10-14"), "14/10/2022", "2022-10-14"),
            (Span("2025-06-16"), "từ 16/06/2025", "from 2025-06-16"),
            (Span.of_month(2022, 10), "01/10/2022 đến 31/10/2022", "2022-10-01 to 2022-10-31"),
        ],
    )
    def test_its_words_name_the_last_day_inside(self, span: Span, vi: str, en: str) -> None:
        assert (span.words("vi"), span.words("en")) == (vi, en)

    @pytest.mark.parametrize("month", [0, 13, -1])
    def test_a_month_that_no_year_has_is_refused_in_both_languages(self, month: int) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Span.of_month(2022, month)
        assert speaks_both_languages(refused.value)

    def test_a_span_past_the_end_of_the_calendar_is_refused_in_both_languages(self) -> None:
        for make in (
            lambda: Span.of_year(9999),
            lambda: Span.of_month(9999, 12),
            lambda: Span.on("9999-12-31"),
        ):
            with pytest.raises(InvalidValueError) as refused:
                make()
            assert speaks_both_languages(refused.value)

    def test_the_last_year_is_a_span_and_each_of_its_days_is_one(self) -> None:
        assert Span.of_year(9998).last == as_day("9998-12-31") == Span.on("9998-12-31").last
        assert Span.of_month(9998, 12).until == Span.on("9998-12-31").until
        for end in ("9999-01-01", pendulum.Date(9999, 1, 2)):
            with pytest.raises(InvalidValueError, match="no end is known"):
                Span("2022-01-01", until=end)


# --- periods ------------------------------------------------------------------------------------


class TestPeriods:
    """A period is a positive whole number of its own unit; units are never compared."""

    @pytest.mark.parametrize("unit", [Days, WorkingDays, Times, Share])
    @pytest.mark.parametrize(
        "count", [0, -1, True, False, "7", 7.0, None, Decimal(7), Fraction(7)], ids=repr
    )
    def test_what_is_no_positive_whole_number_is_refused(self, unit: type, count: object) -> None:
        with pytest.raises(InvalidValueError) as refused:
            unit(count)
        assert speaks_both_languages(refused.value)
        assert refused.value.details["value"] is count

    @pytest.mark.parametrize("unit", [Days, WorkingDays, Times, Share])
    @given(a=COUNTS, b=COUNTS)
    def test_periods_of_one_unit_are_ordered_as_their_numbers(
        self, unit: type, a: int, b: int
    ) -> None:
        assert (unit(a) < unit(b)) is (a < b)
        assert (unit(a) == unit(b)) is (a == b)

    @pytest.mark.parametrize("other", [WorkingDays(7), Times(7), Share(7), 7], ids=repr)
    def test_seven_days_are_not_seven_of_anything_else(self, other: object) -> None:
        assert Days(7) != other
        with pytest.raises(TypeError):
            _ = Days(7) < other

    @pytest.mark.parametrize(
        ("period", "vi", "en"),
        [
            (Days(7), "07 ngày", "7 days"),
            (Days(1), "01 ngày", "1 day"),
            (Days(10), "10 ngày", "10 days"),
            (WorkingDays(5), "05 ngày làm việc", "5 working days"),
            (WorkingDays(1), "01 ngày làm việc", "1 working day"),
            (Times(1), "1 lần mỗi năm", "1 a year"),
            (Share(10), "10% cử tri", "10% of voters"),
        ],
        ids=repr,
    )
    def test_periods_are_written_as_the_law_writes_them(
        self, period: Days | WorkingDays | Times | Share, vi: str, en: str
    ) -> None:
        assert (period.words("vi"), period.words("en")) == (vi, en)


class TestShare:
    """A share is reached by the least whole number of voters that is not below it."""

    @given(st.integers(1, 100), st.integers(0, 10_000_000))
    def test_the_number_of_voters_is_rounded_up(self, percent: int, voters: int) -> None:
        assert Share(percent).of(voters) == ceil(Fraction(percent, 100) * voters)

    @given(st.integers(1, 100), st.integers(1, 1_000_000))
    def test_one_voter_fewer_does_not_reach_it(self, percent: int, voters: int) -> None:
        least = Share(percent).of(voters)
        assert Fraction(least, voters) >= Fraction(percent, 100)
        assert Fraction(least - 1, voters) < Fraction(percent, 100)

    def test_more_than_the_whole_is_refused(self) -> None:
        assert Share(100).of(17) == 17
        with pytest.raises(InvalidValueError) as refused:
            Share(101)
        assert speaks_both_languages(refused.value)


# --- words --------------------------------------------------------------------------------------


class TestWords:
    """A text has Vietnamese and, where there is one, English."""

    def test_the_label_follows_the_language_and_falls_back_to_vietnamese(self) -> None:
        assert Words("kế hoạch", "plan").label("en") == "plan"
        assert Words("kế hoạch", "plan").label("vi") == "kế hoạch"
        assert Words("kế hoạch").label("en") == "kế hoạch"

    @given(st.text(alphabet=" \t\n\u00a0"))
    def test_words_that_say_nothing_are_refused(self, blank: str) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Words(blank, "something")
        assert speaks_both_languages(refused.value)

    @given(st.text(alphabet=" \t\n\u00a0"))
    def test_english_that_says_nothing_is_no_english(self, blank: str) -> None:
        assert Words("kế hoạch", blank).label("en") == "kế hoạch"

    @pytest.mark.parametrize("value", [None, 3, ("a", "b")])
    def test_words_are_text(self, value: object) -> None:
        with pytest.raises(InvalidValueError, match=r"Words\.vi must be str"):
            Words(value)
        with pytest.raises(InvalidValueError, match=r"Words\.en must be str"):
            Words("kế hoạch", value)


class TestFold:
    """Names are compared without tones, case, and the way their letters are composed."""

    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Phường Nghĩa Đức", "phuong nghia duc"),
            ("ĐẮK NÔNG", "dak nong"),
            ("đặc  khu\tPhú\u00a0Quốc", "dac khu phu quoc"),
            ("Ủy ban", "uy ban"),
            ("UỶ BAN", "uy ban"),
            ("", ""),
        ],
    )
    def test_vietnamese_letters_fold_to_plain_ones(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @given(VIETNAMESE_TEXT)
    def test_composed_and_decomposed_letters_fold_alike(self, text: str) -> None:
        nfc, nfd = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
        assert fold(nfc) == fold(nfd) == fold(text)

    @given(VIETNAMESE_TEXT)
    def test_folded_vietnamese_is_lower_case_ascii_with_single_spaces(self, text: str) -> None:
        folded = fold(text)
        assert set(folded) <= set(string.ascii_lowercase + " ")
        assert folded == " ".join(folded.split())

    @given(VIETNAMESE_TEXT)
    def test_case_and_a_second_folding_change_nothing(self, text: str) -> None:
        assert fold(text.upper()) == fold(text.lower()) == fold(fold(text))

    @given(st.text(alphabet=string.ascii_lowercase, max_size=30))
    def test_plain_letters_fold_to_themselves(self, text: str) -> None:
        assert fold(text) == text


# --- citations ----------------------------------------------------------------------------------


class TestCitation:
    """A citation names an instrument and, in it, an article, a clause and a point."""

    @pytest.mark.parametrize(
        ("cites", "vi", "en"),
        [
            (
                Citation("72/2025/QH15", article=43, clause=2),
                "khoản 2 Điều 43 Luật 72/2025/QH15",
                "Law 72/2025/QH15 art. 43(2)",
            ),
            (
                Citation("42/2013/QH13", article=9, clause=1, point="b"),
                "điểm b khoản 1 Điều 9 Luật 42/2013/QH13",
                "Law 42/2013/QH13 art. 9(1)(b)",
            ),
            (
                Citation("154/2026/NĐ-CP", article=12),
                "Điều 12 Nghị định 154/2026/NĐ-CP",
                "Decree 154/2026/NĐ-CP art. 12",
            ),
            (
                Citation("plan-2022", article="III.1", kind=InstrumentKind.PLAN),
                "mục III.1 plan-2022",
                "plan-2022 section III.1",
            ),
            (Citation("Civil Code"), "Civil Code", "Civil Code"),
            (
                Citation("quy định tỉnh", article=3, kind=InstrumentKind.LOCAL_RULE),
                "Điều 3 quy định tỉnh",
                "quy định tỉnh art. 3",
            ),
            (
                Citation("chức năng", kind=InstrumentKind.PRACTICE),
                "chức năng",
                "chức năng",
            ),
        ],
        ids=lambda c: c.key if isinstance(c, Citation) else "",
    )
    def test_a_lawyer_reads_it_from_the_point_up_in_vietnamese_and_down_in_english(
        self, cites: Citation, vi: str, en: str
    ) -> None:
        assert (cites.words("vi"), cites.words("en")) == (vi, en)

    @pytest.mark.parametrize(
        ("symbol", "kind"),
        [
            ("72/2025/QH15", InstrumentKind.LAW),
            ("77/2015/QH13", InstrumentKind.LAW),
            ("154/2026/NĐ-CP", InstrumentKind.DECREE),
            ("05/2021/TT-TTCP", InstrumentKind.CIRCULAR),
            ("759/2014/NQ-UBTVQH13", InstrumentKind.RESOLUTION),
            ("12/2022/NQ-HĐND", InstrumentKind.RESOLUTION),
            ("11-QĐi/TW", InstrumentKind.PARTY_REGULATION),
            ("114-KL/TW", InstrumentKind.PARTY_CONCLUSION),
            ("99/KH-UBND", InstrumentKind.PLAN),
            ("218-QĐ-TW", InstrumentKind.DECISION),
            ("1/2020/QĐ-TTg", InstrumentKind.DECISION),
            ("Bộ luật Dân sự", None),
        ],
    )
    def test_the_symbol_tells_the_kind(self, symbol: str, kind: InstrumentKind | None) -> None:
        assert Citation(symbol).instrument_kind is kind

    @pytest.mark.parametrize("kind", InstrumentKind)
    def test_a_kind_that_is_said_wins_over_the_symbol(self, kind: InstrumentKind) -> None:
        """The National Assembly's resolutions carry the symbol of its laws."""
        assert Citation("202/2025/QH15", kind=kind).instrument_kind is kind

    def test_a_text_without_a_number_is_shown_by_its_title_and_known_by_its_id(self) -> None:
        titled = Citation("plan-a", article="II", title=Words("Kế hoạch đối thoại", "the plan"))
        assert titled.words("vi") == "mục II Kế hoạch đối thoại"
        assert titled.words("en") == "the plan section II"
        assert titled == Citation("plan-a", article="II")
        assert titled.key == "plan-a:II"
        with pytest.raises(TypeError):
            Citation("plan-a", "II")

    @pytest.mark.parametrize(
        ("cites", "key"),
        [
            (Citation("A"), "A"),
            (Citation("A", article=4), "A:4"),
            (Citation("A", article=4, clause=2), "A:4.2"),
            (Citation("A", article=4, clause=2, point="b"), "A:4.2.b"),
            (Citation("A", article="III.1"), "A:III.1"),
        ],
    )
    def test_the_key_holds_the_numbers_from_the_article_down(
        self, cites: Citation, key: str
    ) -> None:
        assert cites.key == key

    @pytest.mark.parametrize(
        "wrong",
        [
            {"instrument": ""},
            {"instrument": "  "},
            {"instrument": "A", "clause": 1},
            {"instrument": "A", "point": "a"},
        ],
        ids=repr,
    )
    def test_a_clause_or_point_without_article_is_refused(self, wrong: dict[str, object]) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Citation(**wrong)
        assert speaks_both_languages(refused.value)


# --- sealed words -------------------------------------------------------------------------------

SPOKEN = "tôi tố cáo ông Trần Văn Giả"
SPOKEN_WORDS = st.text(alphabet=VIETNAMESE + " 0123456789", min_size=5, max_size=40).filter(
    lambda s: s.strip() and s not in "Sealed(…) dialogue_core.values"
)


@attrs.frozen
class Holder:
    """An object with a sealed field, as a statement is."""

    id: str
    words: Sealed[str]


def fail_with_locals(sealed: Sealed[str], holder: Holder) -> None:
    """Fail while sealed words are among the local names."""
    local, again = sealed, (holder, [sealed], {"words": sealed})
    raise RuntimeError(f"{local} {again}")


class TestSealed:
    """Words that may be a denunciation are shown by nothing but a named, explicit call."""

    @given(SPOKEN_WORDS)
    def test_only_the_named_call_opens_them(self, words: str) -> None:
        assert Sealed(words).open() == words

    @given(SPOKEN_WORDS)
    def test_no_way_to_print_a_value_shows_them(self, words: str) -> None:
        sealed = Sealed(words)
        holder = Holder("S1", sealed)
        shown = [
            repr(sealed),
            str(sealed),
            f"{sealed}",
            f"{sealed!r} {sealed!s} {sealed!a}",
            "{} {!r}".format(sealed, sealed),  # noqa: UP032 -- this way of printing too
            "%s %r" % (sealed, sealed),  # noqa: UP031 -- and this one
            format(sealed),
            repr([sealed]),
            repr({"words": sealed}),
            repr(holder),
            str(attrs.asdict(holder)),
            str(attrs.astuple(holder)),
            json.dumps(attrs.asdict(holder), default=str, ensure_ascii=False),
        ]
        assert [text for text in shown if words in text] == []

    def test_a_width_given_to_format_is_refused_without_showing_them(self) -> None:
        with pytest.raises(TypeError) as refused:
            f"{Sealed(SPOKEN):>40}"
        assert SPOKEN not in str(refused.value)

    def test_a_traceback_with_all_local_names_does_not_show_them(self) -> None:
        sealed = Sealed(SPOKEN)
        with pytest.raises(RuntimeError) as failed:
            fail_with_locals(sealed, Holder("S1", sealed))
        report = traceback.TracebackException.from_exception(failed.value, capture_locals=True)
        text = "".join(report.format())
        assert "Sealed(…)" in text
        assert SPOKEN not in text

    def test_asdict_keeps_the_seal_and_does_not_look_inside(self) -> None:
        assert isinstance(attrs.asdict(Holder("S1", Sealed(SPOKEN)))["words"], Sealed)

    def test_they_have_no_dictionary_of_fields_to_look_into(self) -> None:
        assert not hasattr(Sealed(SPOKEN), "__dict__")
        with pytest.raises(TypeError):
            vars(Sealed(SPOKEN))

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    @pytest.mark.parametrize("hold", [lambda s: s, lambda s: [s], lambda s: Holder("S1", s)])
    def test_pickling_refuses_and_says_where_to_store_them(
        self, hold: object, protocol: int
    ) -> None:
        with pytest.raises(InvalidValueError) as refused:
            pickle.dumps(hold(Sealed(SPOKEN)), protocol)
        assert speaks_both_languages(refused.value)
        assert SPOKEN not in str(refused.value) + refused.value.vi
        assert "serialization" in str(refused.value)

    def test_copies_stay_sealed_and_equal(self) -> None:
        sealed = Sealed(SPOKEN)
        holder = Holder("S1", sealed)
        assert copy.copy(sealed) == copy.deepcopy(sealed) == sealed
        assert copy.deepcopy(holder) == holder
        assert SPOKEN not in repr(copy.deepcopy([sealed, holder]))

    @given(SPOKEN_WORDS, SPOKEN_WORDS)
    def test_two_are_equal_if_and_only_if_their_words_are(self, a: str, b: str) -> None:
        assert (Sealed(a) == Sealed(b)) is (a == b)
        assert (hash(Sealed(a)) == hash(Sealed(b))) or a != b

    @given(SPOKEN_WORDS)
    def test_they_never_equal_the_plain_words(self, words: str) -> None:
        assert Sealed(words) != words
        assert words != Sealed(words)
        assert len({Sealed(words), words}) == 2

    def test_a_failed_comparison_of_sealed_words_does_not_show_them(self) -> None:
        said, other = [Sealed(SPOKEN)], [Sealed("khác")]
        with pytest.raises(AssertionError) as failed:
            assert said == other
        assert SPOKEN not in str(failed.value)


def test_a_day_is_the_type_that_the_alias_names() -> None:
    assert Day is pendulum.Date


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(values) == sorted(values.__all__)


def test_what_a_pickle_would_take_of_sealed_words_is_refused_too() -> None:
    with pytest.raises(InvalidValueError):
        Sealed("tố cáo").__getstate__()


@pytest.mark.parametrize("value", [10**5000, -(10**5000)], ids=["large", "small"])
def test_a_number_that_python_does_not_write_out_is_no_day(value: int) -> None:
    with pytest.raises(InvalidValueError, match="not a day: a int") as refused:
        as_day(value)
    assert speaks_both_languages(refused.value)
    assert not refused.value.details
