"""Bộ luật Dân sự 91/2015/QH13 (Civil Code) of 24 November 2015, arts. 145 to 148: counting periods.

Issued by the National Assembly, in force from 2017-01-01. The administrative statutes do not repeat
these rules; for their periods they apply by analogy, as is usual. Only the counting of days, months
and years is here: no period of this field runs by the hour or the week.

A count from an event before 2017 goes the same way and cites nothing: the Code of 2005 is not here.
Counting back from an event is in no article: it is the library's reading, marked uncertain.
What a working day is stands in `dialogue_core.law.days_off`, with the days off.
"""

from enum import StrEnum
from typing import Final

from dialogue_core.calendars import CountingRule
from dialogue_core.values import Citation, Day, Span, Words
from dialogue_core.vocabulary import Confidence, Counting, InstrumentKind

__all__ = ["COUNTING", "IN_FORCE", "Mark", "marked_day"]


def __dir__() -> list[str]:
    return list(__all__)


IN_FORCE: Final = Span("2017-01-01")
"""The days on which the Code is in force."""


def _code(article: int, clause: int | None = None) -> Citation:
    title = Words("Bộ luật Dân sự 91/2015/QH13", "Civil Code 91/2015/QH13")
    return Citation("91/2015/QH13", article=article, clause=clause, title=title)


_READING: Final = Citation(
    "Cách đếm lùi thời hạn",
    kind=InstrumentKind.PRACTICE,
    title=Words("cách hiểu của thư viện, câu hỏi mở", "the library's reading, an open question"),
)
"""Art. 147 says only that the day of the event is not counted, so it is not cited for this."""

COUNTING: Final[tuple[CountingRule, ...]] = (
    CountingRule(
        about=Counting.SOLAR_CALENDAR,
        text=Words(
            "Thời hạn tính theo dương lịch, trừ khi có thỏa thuận hoặc pháp luật quy định khác.",
            "Periods follow the solar calendar, unless agreed or provided otherwise.",
        ),
        cites=_code(145),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
    ),
    CountingRule(
        about=Counting.NOT_CONTINUOUS,
        text=Words(
            "Thời hạn không liền nhau: một năm 365 ngày, nửa năm 6 tháng, một tháng 30 ngày, nửa "
            "tháng 15 ngày, một tuần 7 ngày.",
            "Where the days do not follow on each other: a year is 365 days, half a year 6 months, "
            "a month 30 days, half a month 15 days, a week 7 days.",
        ),
        cites=_code(146, 1),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
        note=Words(
            "Không thời hạn nào ở đây thuộc loại này nên không áp dụng.",
            "No period here is of this kind, so it is not applied.",
        ),
    ),
    CountingRule(
        about=Counting.MARKS_OF_A_MONTH,
        text=Words(
            "Đầu tháng là ngày đầu tiên, giữa tháng là ngày thứ 15, cuối tháng là ngày cuối cùng.",
            "The beginning of a month is its first day, the middle the 15th, the end its last day.",
        ),
        cites=_code(146, 2),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
    ),
    CountingRule(
        about=Counting.MARKS_OF_A_YEAR,
        text=Words(
            "Đầu năm là ngày đầu tiên của tháng một, giữa năm là ngày cuối cùng của tháng sáu, "
            "cuối năm là ngày cuối cùng của tháng mười hai.",
            "The beginning of a year is 1 January, the middle the last day of June, the end "
            "31 December.",
        ),
        cites=_code(146, 3),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
    ),
    CountingRule(
        about=Counting.EVENT_DAY,
        text=Words(
            "Ngày xảy ra sự kiện không tính; tính từ ngày tiếp theo.",
            "The day of the event is not counted; counting starts on the next day.",
        ),
        cites=_code(147),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
    ),
    CountingRule(
        about=Counting.BACKWARD,
        text=Words(
            "Thời hạn phải có trước một sự kiện được đếm lùi từ ngày liền trước; ngày tìm được giữ "
            "nguyên dù là ngày nghỉ.",
            "A period that must lie before an event is counted back from the day before it; the "
            "day found stays where it is, day off or not.",
        ),
        cites=_READING,
        in_force=IN_FORCE,
        confidence=Confidence.UNCERTAIN,
        note=Words(
            "Câu hỏi mở: không văn bản nào nói rõ cho hội nghị đối thoại; các mốc bầu cử ngày "
            "15/03/2026 được công bố theo cách này, kể cả khi rơi vào Chủ nhật.",
            "Open question: no text says so for conferences; the published timetable of the "
            "election of 15 March 2026 was counted so, even where a latest day was a Sunday.",
        ),
    ),
    CountingRule(
        about=Counting.DAYS,
        text=Words(
            "Thời hạn tính bằng ngày kết thúc khi hết ngày cuối cùng.",
            "A period of days ends at the end of its last day.",
        ),
        cites=_code(148, 1),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
    ),
    CountingRule(
        about=Counting.MONTHS,
        text=Words(
            "Thời hạn tính bằng tháng kết thúc vào ngày tương ứng của tháng cuối cùng.",
            "A period of months ends on the day of the same number in the last month.",
        ),
        cites=_code(148, 3),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
    ),
    CountingRule(
        about=Counting.MISSING_DAY,
        text=Words(
            "Tháng cuối cùng không có ngày tương ứng thì kết thúc vào ngày cuối cùng của tháng đó.",
            "Where the last month has no such day, the period ends on the last day of that month.",
        ),
        cites=_code(148, 3),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
    ),
    CountingRule(
        about=Counting.YEARS,
        text=Words(
            "Thời hạn tính bằng năm kết thúc vào ngày, tháng tương ứng của năm cuối cùng.",
            "A period of years ends on the same day and month of the last year.",
        ),
        cites=_code(148, 4),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
        note=Words(
            "Câu hỏi mở: khoản 4 không nói về ngày 29/02; ở đây dùng khoản 3, tức ngày cuối tháng "
            "hai.",
            "Open question: clause 4 does not speak of 29 February; clause 3 is used here, so the "
            "last day of February.",
        ),
    ),
    CountingRule(
        about=Counting.ROLL_OVER,
        text=Words(
            "Ngày cuối cùng là ngày nghỉ cuối tuần hoặc ngày nghỉ lễ thì thời hạn kết thúc khi hết "
            "ngày làm việc tiếp theo.",
            "Where the last day is a weekend or a public holiday, the period ends at the end of "
            "the next working day.",
        ),
        cites=_code(148, 5),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
        note=Words(
            "Câu hỏi mở: luật hành chính không nhắc lại quy tắc này nên chỉ áp dụng tương tự; luật "
            "không nói về ngày nghỉ do hoán đổi hoặc do đơn vị tự đóng cửa; ở đây coi như ngày "
            "nghỉ, và Thứ Bảy làm bù là ngày làm việc.",
            "Open question: the administrative statutes do not repeat the rule, so it applies by "
            "analogy; the clause does not speak of a day off by a swap, nor of a closure of one "
            "office; both count as days off here, and a swapped working Saturday as a working day.",
        ),
    ),
    CountingRule(
        about=Counting.END_OF_DAY,
        text=Words(
            "Ngày cuối cùng kết thúc vào 24 giờ.",
            "The last day ends at 24:00.",
        ),
        cites=_code(148, 6),
        in_force=IN_FORCE,
        confidence=Confidence.VERIFIED,
    ),
)
"""The rules of counting, in the order of the articles; how one counts back is no text's."""


# --- art. 146(2) and (3) ------------------------------------------------------------------------


class Mark(StrEnum):
    """A named point of a month or a year (đầu, giữa, cuối)."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


_MIDDLE_OF_MONTH: Final = 15
_MONTH_OF_MARK: Final = {Mark.BEGINNING: 1, Mark.MIDDLE: 6, Mark.END: 12}


def marked_day(mark: Mark, year: int, month: int | None = None) -> Day:
    """Return the day that a mark of a month means, or of a year where no month is said.

    Raises:
        InvalidValueError: There is no such month or year.

    >>> marked_day(Mark.END, 2024, 2), marked_day(Mark.MIDDLE, 2025)
    (Date(2024, 2, 29), Date(2025, 6, 30))
    """
    first = Span.of_month(year, _MONTH_OF_MARK[mark] if month is None else month).since
    if mark is Mark.BEGINNING:
        return first
    if mark is Mark.MIDDLE and month is not None:
        return first.replace(day=_MIDDLE_OF_MONTH)
    return first.replace(day=first.days_in_month)
