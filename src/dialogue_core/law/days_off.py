"""Days off of State agencies (ngày nghỉ của cơ quan nhà nước), as they were decided, 2016 to 2035.

Three kinds of text make a day a day off:

- the weekly rest of State agencies: Saturday and Sunday, Decision 188/1999/QĐ-TTg art. 1;
- the Labour Code: public holidays, 45/2019/QH14 art. 112(1), before 2021 10/2012/QH13 art. 115(1).
  A weekly rest day that falls on one is made up for on the next working day, art. 111(3). From 2026
  also 24 November, by Resolution 28/2026/QH16 art. 2;
- yearly decisions, which fix Tết and the second day of National Day, art. 112(3), and swaps of
  working days: letters of the Government Office (công văn VPCP) that carry the Prime Minister's
  approval, binding in practice on State bodies.

A year whose decision is not known is *forecast*: Tết as two days before and three from the new
year on, National Day with the day beside it that joins a weekend, which is what every decision of
2018 to 2026 came to. Swaps are never forecast. What a working day is follows from all this
(`WORKING_DAYS`); how periods are counted otherwise is in `dialogue_core.law.civil_code`.

What is not here: swaps of 2016 and 2017 (both years are shown as forecast), days off of
enterprises, and any decision for 2027 or a swap around 24 November 2026 (none was found by
`CHECKED_ON`).
"""

from collections.abc import Iterable, Iterator
from typing import Final

import pendulum

from dialogue_core.calendars import Calendar, CountingRule, DayOffDecision, WeeklyRest
from dialogue_core.law import civil_code
from dialogue_core.values import Citation, Day, Span, Words, as_day
from dialogue_core.vocabulary import Confidence, Counting, InstrumentKind

__all__ = [
    "CALENDAR",
    "CHECKED_ON",
    "DECISIONS",
    "FORECASTS",
    "HUNG_KINGS",
    "LUNAR_NEW_YEAR",
    "SPAN",
    "STATUTES",
    "WEEKLY_REST",
    "WORKING_DAYS",
]


def __dir__() -> list[str]:
    return list(__all__)


SPAN: Final = Span("2016-01-01", until="2036-01-01")
"""The days that the calendar speaks to."""

CHECKED_ON: Final = as_day("2026-11-23")
"""The day up to which decisions were looked for."""

_YEARS: Final = range(SPAN.since.year, 2036)
_OLD_CODE: Final = "10/2012/QH13"
_NEW_CODE: Final = "45/2019/QH14"
_NEW_CODE_FROM: Final = 2021

WEEKLY_REST: Final = WeeklyRest(
    days=(pendulum.SATURDAY, pendulum.SUNDAY),
    text=Words("nghỉ hằng tuần", "weekly rest"),
    cites=Citation("188/1999/QĐ-TTg", article=1),
    confidence=Confidence.SECONDARY,
)
"""Decision 188/1999/QĐ-TTg art. 1: five working days, rest on Saturday and Sunday."""


# --- the lunar calendar -------------------------------------------------------------------------
# Computed for UTC+7, the time of Việt Nam, and compared with two independent sources (a test
# repeats both comparisons). The Chinese calendar, for UTC+8, has another new year in 2030.

LUNAR_NEW_YEAR: Final[dict[int, Day]] = {
    year: as_day(f"{year}-{day}")
    for year, day in (
        (2016, "02-08"),
        (2017, "01-28"),
        (2018, "02-16"),
        (2019, "02-05"),
        (2020, "01-25"),
        (2021, "02-12"),
        (2022, "02-01"),
        (2023, "01-22"),
        (2024, "02-10"),
        (2025, "01-29"),
        (2026, "02-17"),
        (2027, "02-06"),
        (2028, "01-26"),
        (2029, "02-13"),
        (2030, "02-02"),
        (2031, "01-23"),
        (2032, "02-11"),
        (2033, "01-31"),
        (2034, "02-19"),
        (2035, "02-08"),
    )
}
"""The first day of the first lunar month (mùng một Tết), by solar year."""

HUNG_KINGS: Final[dict[int, Day]] = {
    year: as_day(f"{year}-{day}")
    for year, day in (
        (2016, "04-16"),
        (2017, "04-06"),
        (2018, "04-25"),
        (2019, "04-14"),
        (2020, "04-02"),
        (2021, "04-21"),
        (2022, "04-10"),
        (2023, "04-29"),
        (2024, "04-18"),
        (2025, "04-07"),
        (2026, "04-26"),
        (2027, "04-16"),
        (2028, "04-04"),
        (2029, "04-23"),
        (2030, "04-12"),
        (2031, "04-01"),
        (2032, "04-19"),
        (2033, "04-09"),
        (2034, "04-28"),
        (2035, "04-17"),
    )
}
"""The tenth day of the third lunar month (Giỗ Tổ Hùng Vương), by solar year."""


# --- the Labour Code ----------------------------------------------------------------------------


def _day(year: int, month_day: str) -> Day:
    return as_day(f"{year}-{month_day}")


_HOLIDAYS: Final = (
    ("a", Words("Tết Dương lịch (01/01)", "New Year (1 January)")),
    ("c", Words("Ngày Chiến thắng (30/4)", "Victory Day (30 April)")),
    ("d", Words("Ngày Quốc tế lao động (01/5)", "International Labour Day (1 May)")),
    ("đ", Words("Quốc khánh (02/9)", "National Day (2 September)")),
    (
        "e",
        Words("Giỗ Tổ Hùng Vương (10/3 âm lịch)", "Hùng Kings' Day (10th of the 3rd lunar month)"),
    ),
)
"""Art. 112(1) but for Tết, point (b), and the second day of point (đ)."""


def _holidays(year: int) -> dict[str, Day]:
    return {
        "a": _day(year, "01-01"),
        "c": _day(year, "04-30"),
        "d": _day(year, "05-01"),
        "đ": _day(year, "09-02"),
        "e": HUNG_KINGS[year],
    }


def _made_up(days: Iterable[Day]) -> dict[Day, Day]:
    """Return for each holiday on a weekly rest day the next working day (art. 111(3))."""
    taken = set(days)
    found: dict[Day, Day] = {}
    for day in sorted(taken):
        if day.day_of_week not in WEEKLY_REST.days:
            continue
        instead = day.add(days=1)
        while instead in taken or instead.day_of_week in WEEKLY_REST.days:
            instead = instead.add(days=1)
        taken.add(instead)
        found[day] = instead
    return found


def _title(number: str) -> Words:
    return Words(f"Bộ luật Lao động {number}", f"Labour Code {number}")


def _code(number: str, article: int, point: str) -> Citation:
    return Citation(number, article=article, clause=1, point=point, title=_title(number))


def _statutory(
    number: str, article: int, years: Iterable[int], known_from: str, confidence: Confidence
) -> Iterator[DayOffDecision]:
    days: dict[str, list[Day]] = {point: [] for point, _ in _HOLIDAYS}
    for year in years:
        found = _holidays(year)
        instead = _made_up(found.values())
        for point, day in found.items():
            days[point] += [day, instead.get(day, day)]
    for point, name in _HOLIDAYS:
        yield DayOffDecision(
            number=number,
            text=name,
            known_from=known_from,
            dated=known_from,
            cites=_code(number, article, point),
            confidence=confidence,
            off=tuple(days[point]),
            note=Words(
                "Trùng ngày nghỉ hằng tuần thì nghỉ bù vào ngày làm việc kế tiếp.",
                "On a weekly rest day it is made up for on the next working day.",
            ),
        )


_CULTURE_DAY: Final = DayOffDecision(
    number="28/2026/QH16",
    text=Words("Ngày Văn hóa Việt Nam (24/11)", "Culture Day of Việt Nam (24 November)"),
    known_from="2026-05-08",
    cites=Citation("28/2026/QH16", article=2, kind=InstrumentKind.RESOLUTION),
    confidence=Confidence.SECONDARY,
    off=tuple(_day(year, "11-24") for year in _YEARS if year >= 2026),  # noqa: PLR2004 -- its text
    note=Words(
        "Áp dụng từ 01/7/2026; văn bản được đăng ngày 08/5/2026, ngày ban hành chưa thấy. Câu hỏi "
        "mở: ngày này nằm ngoài khoản 1 Điều 112 Bộ luật Lao động nên quy định nghỉ bù khi trùng "
        "ngày nghỉ hằng tuần chưa rõ có áp dụng không; ở đây không nghỉ bù.",
        "Applies from 1 July 2026; the text was online on 8 May 2026, its day of issue was not "
        "seen. Open question: the day stands outside art. 112(1) of the Labour Code, so it is not "
        "clear that a weekly rest day is made up for; here it is not.",
    ),
)

STATUTES: Final[tuple[DayOffDecision, ...]] = (
    *_statutory(_OLD_CODE, 115, _YEARS, "2012-06-18", Confidence.MEMORY),
    *_statutory(
        _NEW_CODE,
        112,
        (year for year in _YEARS if year >= _NEW_CODE_FROM),
        "2019-11-20",
        Confidence.VERIFIED,
    ),
    _CULTURE_DAY,
)
"""What statutes make free, in every year."""


# --- what to expect of a year not yet decided ---------------------------------------------------

_BESIDE: Final = {
    pendulum.MONDAY: 1,
    pendulum.TUESDAY: -1,
    pendulum.WEDNESDAY: -1,
    pendulum.THURSDAY: 1,
    pendulum.FRIDAY: -1,
    pendulum.SATURDAY: -1,
    pendulum.SUNDAY: -1,
}
"""Where the second day of National Day lies, by the weekday of 2 September."""

_TET_DAYS: Final = range(-2, 3)
"""The five days of Tết, from the first day of the lunar year."""


def _with_days_instead(days: Iterable[Day]) -> tuple[Day, ...]:
    named = tuple(days)
    return (*named, *_made_up(named).values())


def _forecasts() -> Iterator[DayOffDecision]:
    note = Words(
        "Suy ra từ các quyết định 2018–2026; Thủ tướng Chính phủ quyết định cụ thể hằng năm, có "
        "thể kèm hoán đổi ngày làm việc.",
        "Inferred from the decisions of 2018 to 2026; the Prime Minister decides each year, "
        "perhaps with a swap of working days.",
    )
    for year in _YEARS:
        new = year >= _NEW_CODE_FROM
        first = LUNAR_NEW_YEAR[year]
        yield DayOffDecision(
            number=f"dự báo Tết {year}",
            text=Words("Tết Âm lịch, dự kiến", "Lunar New Year, expected"),
            known_from="2012-06-18",
            cites=_code(_NEW_CODE, 112, "b") if new else _code(_OLD_CODE, 115, "b"),
            confidence=Confidence.UNCERTAIN,
            off=_with_days_instead(first.add(days=n) for n in _TET_DAYS),
            forecast=True,
            note=note,
        )
        if new:
            day = _day(year, "09-02")
            yield DayOffDecision(
                number=f"dự báo Quốc khánh {year}",
                text=Words("Quốc khánh 02 ngày, dự kiến", "National Day, two days, expected"),
                known_from="2019-11-20",
                cites=_code(_NEW_CODE, 112, "đ"),
                confidence=Confidence.UNCERTAIN,
                off=_with_days_instead((day, day.add(days=_BESIDE[day.day_of_week]))),
                forecast=True,
                note=note,
            )


FORECASTS: Final[tuple[DayOffDecision, ...]] = tuple(_forecasts())
"""What the law lets expect in each year; it ends where a decision settles the year."""


# --- the yearly decisions, and swaps of working days --------------------------------------------


def _letter(number: str) -> Citation:
    return Citation(number, title=Words(f"Công văn {number}", f"Letter {number}"))


DECISIONS: Final[tuple[DayOffDecision, ...]] = (
    DayOffDecision(
        number="573/TB-VPCP",
        text=Words("Tết Mậu Tuất (14–20/02/2018)", "Lunar New Year (14–20 February 2018)"),
        known_from="2017-12-14",
        dated="2017-12-14",
        cites=Citation("573/TB-VPCP", title=Words("Thông báo 573/TB-VPCP", "Notice 573/TB-VPCP")),
        confidence=Confidence.SECONDARY,
        off=("2018-02-14", "2018-02-15", "2018-02-16", "2018-02-19", "2018-02-20"),
        settles=2018,
        note=Words(
            "Báo chí: bảy ngày, trong đó hai ngày trước Tết.",
            "By press reports: seven days, two of them before the new year.",
        ),
    ),
    DayOffDecision(
        number="6519/VPCP-KGVX",
        text=Words(
            "lễ, tết 2019; hoán đổi 31/12/2018 với 05/01/2019, 29/4 với 04/5/2019",
            "holidays of 2019; 31 December 2018 swapped with 5 January, 29 April with 4 May 2019",
        ),
        known_from="2018-07-11",
        dated="2018-07-11",
        cites=_letter("6519/VPCP-KGVX"),
        confidence=Confidence.SECONDARY,
        off=(
            "2018-12-31",
            "2019-01-01",
            "2019-02-04",
            "2019-02-05",
            "2019-02-06",
            "2019-02-07",
            "2019-02-08",
            "2019-04-29",
            "2019-04-30",
            "2019-05-01",
        ),
        working=("2019-01-05", "2019-05-04"),
        settles=2019,
        note=Words(
            "Công văn ghi ngày 11/7/2018; một bài báo về kế hoạch của Bộ đề ngày 06/8/2018.",
            "The letter bears 11 July 2018; a report on the ministry's plan is of 6 August 2018.",
        ),
    ),
    DayOffDecision(
        number="54/TTr-LĐTBXH (2019)",
        text=Words("Tết Canh Tý (23–29/01/2020)", "Lunar New Year (23–29 January 2020)"),
        known_from="2019-10-08",
        cites=Citation(
            "54/TTr-LĐTBXH (2019)",
            title=Words(
                "Ý kiến Thủ tướng Chính phủ về Tờ trình 54/TTr-LĐTBXH năm 2019",
                "Prime Minister's approval of submission 54/TTr-LĐTBXH of 2019",
            ),
        ),
        confidence=Confidence.UNCERTAIN,
        off=("2020-01-23", "2020-01-24", "2020-01-27", "2020-01-28", "2020-01-29"),
        settles=2020,
        note=Words(
            "Báo chí đưa tin ngày 08/10/2019; số và ngày của văn bản chưa thấy.",
            "Reported on 8 October 2019; the number and day of the letter were not seen.",
        ),
    ),
    DayOffDecision(
        number="9895/VPCP-KGVX",
        text=Words(
            "Tết Tân Sửu (10–16/02/2021), Quốc khánh (02–05/9/2021)",
            "Lunar New Year (10–16 February 2021), National Day (2–5 September 2021)",
        ),
        known_from="2020-11-26",
        dated="2020-11-26",
        cites=_letter("9895/VPCP-KGVX"),
        confidence=Confidence.SECONDARY,
        off=(
            "2021-02-10",
            "2021-02-11",
            "2021-02-12",
            "2021-02-15",
            "2021-02-16",
            "2021-09-02",
            "2021-09-03",
        ),
        settles=2021,
        note=Words(
            "Công văn ghi ngày 26/11/2020; báo chí đưa tin từ 27/11/2020.",
            "The letter bears 26 November 2020; the first report is of 27 November.",
        ),
    ),
    DayOffDecision(
        number="245/VPCP-KGVX",
        text=Words(
            "Tết Nhâm Dần (31/01–04/02/2022), Quốc khánh (01–02/9/2022)",
            "Lunar New Year (31 January – 4 February 2022), National Day (1–2 September 2022)",
        ),
        known_from="2022-01-11",
        cites=_letter("245/VPCP-KGVX"),
        confidence=Confidence.UNCERTAIN,
        off=(
            "2022-01-31",
            "2022-02-01",
            "2022-02-02",
            "2022-02-03",
            "2022-02-04",
            "2022-09-01",
            "2022-09-02",
        ),
        settles=2022,
        note=Words(
            "Báo chí: công văn số 245, tối 11/01/2022; tờ trình được đưa tin ngày 05/12/2021. Ký "
            "hiệu là suy ra.",
            "By press reports letter No. 245, on the evening of 11 January 2022; the submission "
            "was reported on 5 December 2021. The symbol is inferred.",
        ),
    ),
    DayOffDecision(
        number="8056/VPCP-KGVX",
        text=Words(
            "Tết Quý Mão (20–26/01/2023), Quốc khánh (01–04/9/2023)",
            "Lunar New Year (20–26 January 2023), National Day (1–4 September 2023)",
        ),
        known_from="2022-12-01",
        dated="2022-12-01",
        cites=_letter("8056/VPCP-KGVX"),
        confidence=Confidence.SECONDARY,
        off=(
            "2023-01-20",
            "2023-01-23",
            "2023-01-24",
            "2023-01-25",
            "2023-01-26",
            "2023-09-01",
            "2023-09-04",
        ),
        settles=2023,
    ),
    DayOffDecision(
        number="8662/VPCP-KGVX",
        text=Words(
            "Tết Giáp Thìn (08–14/02/2024), Quốc khánh (31/8–03/9/2024)",
            "Lunar New Year (8–14 February 2024), National Day (31 August – 3 September 2024)",
        ),
        known_from="2023-11-03",
        dated="2023-11-03",
        cites=_letter("8662/VPCP-KGVX"),
        confidence=Confidence.SECONDARY,
        off=(
            "2024-02-08",
            "2024-02-09",
            "2024-02-12",
            "2024-02-13",
            "2024-02-14",
            "2024-09-02",
            "2024-09-03",
        ),
        settles=2024,
        note=Words(
            "Báo chí đưa tin công văn ngày 03/11/2023; có bài đề ngày 05/11/2023.",
            "Reported on 3 November 2023 as issued that day; another report is of 5 November.",
        ),
    ),
    DayOffDecision(
        number="2450/VPCP-KGVX",
        text=Words(
            "hoán đổi Thứ Hai 29/4 với Thứ Bảy 04/5/2024",
            "Monday 29 April swapped with Saturday 4 May 2024",
        ),
        known_from="2024-04-12",
        dated="2024-04-12",
        cites=_letter("2450/VPCP-KGVX"),
        confidence=Confidence.SECONDARY,
        off=("2024-04-29",),
        working=("2024-05-04",),
    ),
    DayOffDecision(
        number="8726/VPCP-KGVX",
        text=Words(
            "Tết Ất Tỵ (27–31/01/2025), Quốc khánh (01–02/9/2025); hoán đổi Thứ Sáu 02/5 với "
            "Thứ Bảy 26/4/2025",
            "Lunar New Year (27–31 January 2025), National Day (1–2 September 2025); Friday 2 May "
            "swapped with Saturday 26 April 2025",
        ),
        known_from="2024-11-26",
        dated="2024-11-26",
        cites=_letter("8726/VPCP-KGVX"),
        confidence=Confidence.SECONDARY,
        off=(
            "2025-01-27",
            "2025-01-28",
            "2025-01-29",
            "2025-01-30",
            "2025-01-31",
            "2025-05-02",
            "2025-09-01",
            "2025-09-02",
        ),
        working=("2025-04-26",),
        settles=2025,
    ),
    DayOffDecision(
        number="9859/VPCP-KGVX",
        text=Words(
            "Tết Bính Ngọ (16–20/02/2026), Quốc khánh (01–02/9/2026); hoán đổi Thứ Hai 31/8 với "
            "Thứ Bảy 22/8/2026",
            "Lunar New Year (16–20 February 2026), National Day (1–2 September 2026); Monday "
            "31 August swapped with Saturday 22 August 2026",
        ),
        known_from="2025-10-13",
        dated="2025-10-13",
        cites=_letter("9859/VPCP-KGVX"),
        confidence=Confidence.SECONDARY,
        off=(
            "2026-02-16",
            "2026-02-17",
            "2026-02-18",
            "2026-02-19",
            "2026-02-20",
            "2026-08-31",
            "2026-09-01",
            "2026-09-02",
        ),
        working=("2026-08-22",),
        settles=2026,
    ),
    DayOffDecision(
        number="12729/VPCP-KGVX",
        text=Words(
            "hoán đổi Thứ Sáu 02/01 với Thứ Bảy 10/01/2026",
            "Friday 2 January swapped with Saturday 10 January 2026",
        ),
        known_from="2025-12-25",
        dated="2025-12-25",
        cites=_letter("12729/VPCP-KGVX"),
        confidence=Confidence.SECONDARY,
        off=("2026-01-02",),
        working=("2026-01-10",),
    ),
)
"""The yearly decisions and swaps found, in the order in which they became known."""


# --- working days -------------------------------------------------------------------------------


WORKING_DAYS: Final[tuple[CountingRule, ...]] = (
    CountingRule(
        about=Counting.WORKING_DAYS,
        text=Words(
            "Ngày làm việc: bỏ qua ngày nghỉ hằng tuần và ngày nghỉ lễ, tết; tính cả ngày nghỉ "
            "hằng tuần phải làm bù do hoán đổi.",
            "Working days: weekly rest days and public holidays are skipped; a weekly rest day "
            "made a working day by a swap counts.",
        ),
        cites=WEEKLY_REST.cites,
        in_force=Span(SPAN.since),
        confidence=Confidence.UNCERTAIN,
        note=Words(
            "Câu hỏi mở: các luật hành chính dùng từ này mà không định nghĩa; hiểu theo nghĩa "
            "thường dùng.",
            "Open question: the administrative statutes use the term without defining it; it is "
            "read in its usual meaning.",
        ),
    ),
)
"""The week of State agencies (188/1999/QĐ-TTg art. 1); under the Labour Code employers set theirs.

The decision is older than the first day of the calendar, with which it begins here.
"""

CALENDAR: Final = Calendar(
    name=Words("lịch nghỉ của cơ quan nhà nước", "days off of State agencies"),
    counting=(*civil_code.COUNTING, *WORKING_DAYS),
    weekly=WEEKLY_REST,
    span=SPAN,
    decisions=(*STATUTES, *FORECASTS, *DECISIONS),
)
"""Everything known up to `CHECKED_ON`; `Calendar.as_known` gives an earlier day's knowledge."""
