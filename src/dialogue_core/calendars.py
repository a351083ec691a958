"""Counting of periods (cách tính thời hạn), with the days off as they were known on a day.

Answers: which day is the last day of a period; which days were counted, skipped or rolled over, by
which rule or decision; and which deadlines move when a decision on days off becomes known. The
decisions themselves are data (`dialogue_core.law.days_off`), and an application adds its own
closures in the same form. A calendar that knows no days off counts calendar days only: a period of
working days is left undated, and no last day is rolled over. It says so instead of guessing.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Final, cast, final

import attrs
import pendulum

from dialogue_core._typed import expect, typed
from dialogue_core.errors import InvalidValueError
from dialogue_core.values import (
    AnyPeriod,
    Citation,
    Day,
    Days,
    Months,
    Span,
    Words,
    WorkingDays,
    Years,
    as_day,
    day_words,
)
from dialogue_core.vocabulary import Confidence, Lang, Milestone

__all__ = [
    "CALENDAR_DAYS",
    "COUNTING",
    "Calendar",
    "Count",
    "CountingRule",
    "DayOffDecision",
    "DayStatus",
    "DayTable",
    "Ledger",
    "LedgerEntry",
    "Mark",
    "Moved",
    "Step",
    "WeeklyRest",
    "affected_by",
    "marked_day",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- the rules of counting ----------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class CountingRule:
    """A rule by which days are counted (quy tắc tính thời hạn).

    The administrative statutes do not repeat the rules of the Civil Code; for their periods these
    apply by analogy, as is usual.
    """

    slug: str
    """A short word that names the rule; it never changes once released."""
    text: Words
    """The clause in faithful words of our own."""
    cites: Citation
    """The place in the text."""
    confidence: Confidence
    """How far its text was verified; it never changes a day."""
    note: Words | None = None
    """What is doubtful about it, where something is."""


def _civil_code(article: int, clause: int | None = None) -> Citation:
    title = Words("Bộ luật Dân sự 91/2015/QH13", "Civil Code 91/2015/QH13")
    return Citation("91/2015/QH13", article=article, clause=clause, title=title)


_SOLAR: Final = CountingRule(
    slug="solar-calendar",
    text=Words(
        "Thời hạn tính theo dương lịch, trừ khi có thỏa thuận hoặc pháp luật quy định khác.",
        "Periods follow the solar calendar, unless agreed or provided otherwise.",
    ),
    cites=_civil_code(145),
    confidence=Confidence.VERIFIED,
)
_NOT_CONTINUOUS: Final = CountingRule(
    slug="not-continuous",
    text=Words(
        "Thời hạn không liền nhau: một năm 365 ngày, nửa năm 6 tháng, một tháng 30 ngày, nửa tháng "
        "15 ngày, một tuần 7 ngày.",
        "Where the days do not follow on each other: a year is 365 days, half a year 6 months, a "
        "month 30 days, half a month 15 days, a week 7 days.",
    ),
    cites=_civil_code(146, 1),
    confidence=Confidence.VERIFIED,
    note=Words(
        "Không thời hạn nào ở đây thuộc loại này nên không áp dụng.",
        "No period here is of this kind, so it is not applied.",
    ),
)
_MONTH_MARKS: Final = CountingRule(
    slug="marks-of-a-month",
    text=Words(
        "Đầu tháng là ngày đầu tiên, giữa tháng là ngày thứ 15, cuối tháng là ngày cuối cùng.",
        "The beginning of a month is its first day, the middle the 15th, the end its last day.",
    ),
    cites=_civil_code(146, 2),
    confidence=Confidence.VERIFIED,
)
_YEAR_MARKS: Final = CountingRule(
    slug="marks-of-a-year",
    text=Words(
        "Đầu năm là ngày đầu tiên của tháng một, giữa năm là ngày cuối cùng của tháng sáu, cuối "
        "năm là ngày cuối cùng của tháng mười hai.",
        "The beginning of a year is 1 January, the middle the last day of June, the end "
        "31 December.",
    ),
    cites=_civil_code(146, 3),
    confidence=Confidence.VERIFIED,
)
_EVENT_DAY: Final = CountingRule(
    slug="event-day",
    text=Words(
        "Ngày xảy ra sự kiện không tính; tính từ ngày tiếp theo.",
        "The day of the event is not counted; counting starts on the next day.",
    ),
    cites=_civil_code(147),
    confidence=Confidence.VERIFIED,
)
_DAYS: Final = CountingRule(
    slug="days",
    text=Words(
        "Thời hạn tính bằng ngày kết thúc khi hết ngày cuối cùng.",
        "A period of days ends at the end of its last day.",
    ),
    cites=_civil_code(148, 1),
    confidence=Confidence.VERIFIED,
)
_MONTHS: Final = CountingRule(
    slug="months",
    text=Words(
        "Thời hạn tính bằng tháng kết thúc vào ngày tương ứng của tháng cuối cùng.",
        "A period of months ends on the day of the same number in the last month.",
    ),
    cites=_civil_code(148, 3),
    confidence=Confidence.VERIFIED,
)
_MISSING_DAY: Final = CountingRule(
    slug="missing-day",
    text=Words(
        "Tháng cuối cùng không có ngày tương ứng thì kết thúc vào ngày cuối cùng của tháng đó.",
        "Where the last month has no such day, the period ends on the last day of that month.",
    ),
    cites=_civil_code(148, 3),
    confidence=Confidence.VERIFIED,
)
_YEARS: Final = CountingRule(
    slug="years",
    text=Words(
        "Thời hạn tính bằng năm kết thúc vào ngày, tháng tương ứng của năm cuối cùng.",
        "A period of years ends on the same day and month of the last year.",
    ),
    cites=_civil_code(148, 4),
    confidence=Confidence.VERIFIED,
    note=Words(
        "Câu hỏi mở: khoản 4 không nói về ngày 29/02; ở đây dùng khoản 3, tức ngày cuối tháng hai.",
        "Open question: clause 4 does not speak of 29 February; clause 3 is used here, so the last "
        "day of February.",
    ),
)
_ROLL: Final = CountingRule(
    slug="roll-over",
    text=Words(
        "Ngày cuối cùng là ngày nghỉ cuối tuần hoặc ngày nghỉ lễ thì thời hạn kết thúc khi hết "
        "ngày làm việc tiếp theo.",
        "Where the last day is a weekend or a public holiday, the period ends at the end of the "
        "next working day.",
    ),
    cites=_civil_code(148, 5),
    confidence=Confidence.VERIFIED,
    note=Words(
        "Câu hỏi mở: luật không nói về ngày nghỉ do hoán đổi hoặc do đơn vị tự đóng cửa; ở đây coi "
        "như ngày nghỉ, và Thứ Bảy làm bù là ngày làm việc.",
        "Open question: the clause does not speak of a day off by a swap, nor of a closure of one "
        "office; both count as days off here, and a swapped working Saturday as a working day.",
    ),
)
_END_OF_DAY: Final = CountingRule(
    slug="end-of-day",
    text=Words(
        "Ngày cuối cùng kết thúc vào 24 giờ.",
        "The last day ends at 24:00.",
    ),
    cites=_civil_code(148, 6),
    confidence=Confidence.VERIFIED,
)
_BACKWARD: Final = CountingRule(
    slug="backward",
    text=Words(
        "Thời hạn phải có trước một sự kiện được đếm lùi từ ngày liền trước; ngày tìm được giữ "
        "nguyên dù là ngày nghỉ.",
        "A period that must lie before an event is counted back from the day before it; the day "
        "found stays where it is, day off or not.",
    ),
    cites=_civil_code(147),
    confidence=Confidence.UNCERTAIN,
    note=Words(
        "Câu hỏi mở: không văn bản nào nói rõ cho hội nghị đối thoại; các mốc bầu cử ngày "
        "15/03/2026 được công bố theo cách này, kể cả khi rơi vào Chủ nhật.",
        "Open question: no text says so for conferences; the published timetable of the election "
        "of 15 March 2026 was counted so, even where a latest day was a Sunday.",
    ),
)
_WORKING: Final = CountingRule(
    slug="working-days",
    text=Words(
        "Ngày làm việc: bỏ qua ngày nghỉ hằng tuần và ngày nghỉ lễ, tết; tính cả ngày nghỉ hằng "
        "tuần phải làm bù do hoán đổi.",
        "Working days: weekly rest days and public holidays are skipped; a weekly rest day made a "
        "working day by a swap counts.",
    ),
    cites=Citation(
        "45/2019/QH14",
        article=111,
        title=Words("Bộ luật Lao động 45/2019/QH14", "Labour Code 45/2019/QH14"),
    ),
    confidence=Confidence.UNCERTAIN,
    note=Words(
        "Câu hỏi mở: các luật hành chính dùng từ này mà không định nghĩa; hiểu theo nghĩa thường "
        "dùng.",
        "Open question: the administrative statutes use the term without defining it; it is read "
        "in its usual meaning.",
    ),
)

COUNTING: Final[tuple[CountingRule, ...]] = (
    _SOLAR,
    _NOT_CONTINUOUS,
    _MONTH_MARKS,
    _YEAR_MARKS,
    _EVENT_DAY,
    _DAYS,
    _MONTHS,
    _MISSING_DAY,
    _YEARS,
    _ROLL,
    _END_OF_DAY,
    _BACKWARD,
    _WORKING,
)
"""The rules of counting, in the order of the articles."""


class Mark(StrEnum):
    """A named point of a month or a year (đầu, giữa, cuối), Civil Code art. 146(2) and (3)."""

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


# --- decisions on days off ----------------------------------------------------------------------


def _in_order(days: Iterable[object]) -> tuple[Day, ...]:
    return tuple(sorted({as_day(day) for day in days}))


def _optional_day(value: object) -> Day | None:
    return None if value is None else as_day(value)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class WeeklyRest:
    """The days of the week without work (ngày nghỉ hằng tuần)."""

    days: tuple[pendulum.WeekDay, ...]
    """Which days of the week."""
    text: Words
    """What a ledger says of such a day."""
    cites: Citation
    """The place in the text."""
    confidence: Confidence
    """How far its text was verified."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class DayOffDecision:
    """A decision on days off (quyết định về ngày nghỉ): what it makes free, what it makes work.

    A statute, a yearly decision, a swap of working days, a closure of one office and a forecast
    have the same form. Of two known decisions about one day, the one known later holds.

    Raises:
        InvalidValueError: It decides nothing, or makes one day both free and a working day.
    """

    number: str
    """The number and symbol, or a name where it has none."""
    text: Words
    """What it decides, in faithful words of our own."""
    known_from: Day = attrs.field(converter=as_day)
    """The first day on which it could be known."""
    cites: Citation
    """The place in the text."""
    confidence: Confidence
    """How far its text and its day were verified; it never changes a day off."""
    dated: Day | None = attrs.field(default=None, converter=_optional_day)
    """The day of the document, where it is known."""
    off: tuple[Day, ...] = attrs.field(default=(), converter=_in_order)
    """The days that it makes free; those free already need not be named."""
    working: tuple[Day, ...] = attrs.field(default=(), converter=_in_order)
    """The days that it makes working days, as a Saturday swapped for a weekday."""
    settles: int | None = None
    """The year whose forecasts it ends, where it is the yearly decision."""
    forecast: bool = False
    """True for what the law lets expect in a year not yet settled; its year is its first day's."""
    note: Words | None = None
    """What is doubtful about it, where something is."""

    def __attrs_post_init__(self) -> None:
        """Refuse a decision about nothing, and one that contradicts itself."""
        both = sorted(set(self.off) & set(self.working))
        if both or not (self.off or self.working or self.settles):
            said = ", ".join(day.isoformat() for day in both) or "nothing"
            raise InvalidValueError(
                f"decision {self.number!r} must name days off or working days, none of them twice; "
                f"got as both: {said}",
                f"quyết định {self.number!r} phải nêu ngày nghỉ hoặc ngày làm việc, không ngày nào "
                f"thuộc cả hai; trùng: {said}",
                number=self.number,
                days=tuple(both),
            )

    @property
    def year(self) -> int | None:
        """The year of its first day, or none if it names no day."""
        return min((*self.off, *self.working)).year if self.off or self.working else None


@final
@attrs.frozen(kw_only=True)
class DayStatus:
    """What a day is, and by which decision (tình trạng của một ngày)."""

    day: Day
    """The day."""
    working: bool
    """Whether it is a working day."""
    because: Words
    """Why."""
    cites: Citation | None = None
    """The text that makes it so; none for an ordinary working day."""
    decision: DayOffDecision | None = None
    """The decision that makes it so, where it is one."""
    forecast: bool = False
    """True where no decision that settles its year is known, so that it may still change."""


@final
@attrs.frozen(kw_only=True)
class DayTable:
    """The working days of a calendar, for counting by position: one day or a whole column.

    With ``i`` the position of a day in the span, the next ``n``-th working day is
    ``days[before[i + 1] + n - 1]``, and the first on or after it is ``days[before[i]]``.
    """

    first: int
    """The ordinal of the first day of the span."""
    before: tuple[int, ...]
    """For each day of the span, and the one after it, how many working days lie before it."""
    days: tuple[Day, ...]
    """The working days, in order."""


@final
@attrs.frozen(kw_only=True)
class _Known:
    """The decisions known on a day, and what follows from them."""

    decisions: tuple[DayOffDecision, ...]
    by_day: dict[Day, DayOffDecision]
    settled: frozenset[int]
    table: DayTable


def _known(span: Span, weekly: WeeklyRest, decisions: tuple[DayOffDecision, ...]) -> _Known:
    settled = frozenset(d.settles for d in decisions if d.settles is not None and not d.forecast)
    standing = tuple(d for d in decisions if not (d.forecast and d.year in settled))
    by_day = {day: d for d in standing for day in (*d.off, *d.working)}  # known later, so it holds
    since = span.since.toordinal()
    size = (span.last or span.since).toordinal() - since + 1
    week = [(n - 1) % 7 not in weekly.days for n in range(since, since + 7)]  # ordinal 1: a Monday
    flags = [week[at % 7] for at in range(size)]
    for day, decision in by_day.items():
        if span.covers(day):
            flags[day.toordinal() - since] = day in decision.working
    return _Known(
        decisions=standing,
        by_day=by_day,
        settled=settled,
        table=DayTable(
            first=since,
            before=tuple(itertools.accumulate(flags, initial=0)),
            days=tuple(Day.fromordinal(since + at) for at, work in enumerate(flags) if work),
        ),
    )


# --- the calendar -------------------------------------------------------------------------------


def _by_known_from(decisions: Iterable[DayOffDecision]) -> tuple[DayOffDecision, ...]:
    return tuple(sorted(decisions, key=attrgetter("known_from")))


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Calendar:
    """What is known of days off (lịch ngày nghỉ), and on which day it was known.

    Without `weekly` it knows no days off and counts calendar days only.

    Raises:
        InvalidValueError: `weekly` and a `span` with an end do not come together, or decisions
            come without them.
    """

    name: Words
    """What it knows, for the reports."""
    weekly: WeeklyRest | None = None
    """The weekly rest days; none if it knows no days off."""
    span: Span | None = None
    """The days that it speaks to; outside, nothing that depends on days off is dated."""
    decisions: tuple[DayOffDecision, ...] = attrs.field(default=(), converter=_by_known_from)
    """Every decision, in the order in which they became known."""
    known_on: Day | None = attrs.field(default=None, converter=_optional_day)
    """The day whose knowledge it has; none if it has all."""
    _shared: dict[int, _Known] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse days off without the days they are said of."""
        bounded = self.span is not None and self.span.until is not None
        if bounded is not (self.weekly is not None) or (self.decisions and not bounded):
            raise InvalidValueError(
                f"calendar {self.name.en or self.name.vi!r}: weekly rest days, a span with an end, "
                "and then decisions, come together",
                f"lịch {self.name.vi!r}: ngày nghỉ hằng tuần, khoảng thời gian có ngày kết thúc và "
                "các quyết định phải đi cùng nhau",
                span=self.span,
            )

    # --- what it knows -------------------------------------------------------------------------

    @property
    def knows_days_off(self) -> bool:
        """Whether it knows days off."""
        return self.weekly is not None

    def as_known(self, *, on: object) -> "Calendar":
        """Return the calendar one would have had on that day.

        Only decisions known by then, and for years that none of them settles the forecasts. What
        a calendar does not know it does not learn: of two such calls the earlier day holds.

        Raises:
            InvalidValueError: It is no day.
        """
        day = as_day(on)
        found = attrs.evolve(self, known_on=min(day, self.known_on or day))
        object.__setattr__(found, "_shared", self._shared)  # the same decisions, so the same tables
        return found

    def adding(self, *decisions: DayOffDecision) -> "Calendar":
        """Return the calendar with more decisions, as closures of an application; all are known."""
        known_on = self.known_on
        if known_on is not None:
            known_on = max((known_on, *(decision.known_from for decision in decisions)))
        return attrs.evolve(self, decisions=(*self.decisions, *decisions), known_on=known_on)

    def without(self, decision: DayOffDecision) -> "Calendar":
        """Return the calendar as if the decision had never been taken."""
        return attrs.evolve(self, decisions=[d for d in self.decisions if d != decision])

    @cached_property
    def _knows(self) -> _Known | None:
        if self.weekly is None or self.span is None:
            return None
        count = len(self.decisions)
        if self.known_on is not None:
            count = bisect_right(self.decisions, self.known_on, key=attrgetter("known_from"))
        found = self._shared.get(count)
        if found is None:
            found = _known(self.span, self.weekly, self.decisions[:count])
            self._shared[count] = found
        return found

    @property
    def known(self) -> tuple[DayOffDecision, ...]:
        """The decisions that it goes by, without the forecasts that one of them has ended."""
        return () if self._knows is None else self._knows.decisions

    @cached_property
    def table(self) -> DayTable | None:
        """The working days for counting by position; none if it knows no days off."""
        return None if self._knows is None else self._knows.table

    def status(self, day: Day) -> DayStatus | None:
        """Return what a day is and by which decision, or none if the calendar does not know.

        Raises:
            InvalidValueError: The day carries a clock.
        """
        asked = as_day(day)
        knows = self._knows
        if knows is None or self.weekly is None or self.span is None or not self.span.covers(asked):
            return None
        decision = knows.by_day.get(asked)
        if decision is not None:
            working = asked in decision.working
            what = _SWAPPED if working else _OFF
            return DayStatus(
                day=asked,
                working=working,
                because=Words(
                    f"{what.vi}: {decision.text.vi}", f"{what.en}: {decision.text.label('en')}"
                ),
                cites=decision.cites,
                decision=decision,
                forecast=asked.year not in knows.settled,
            )
        rests = asked.day_of_week in self.weekly.days
        return DayStatus(
            day=asked,
            working=not rests,
            because=self.weekly.text if rests else _ORDINARY,
            cites=self.weekly.cites if rests else None,
            forecast=asked.year not in knows.settled,
        )

    # --- counting ------------------------------------------------------------------------------

    def after(self, event: Day, period: AnyPeriod) -> Day | None:
        """Return the last day of a period after an event, or none if it cannot be dated.

        The day of the event is not counted (Civil Code 91/2015/QH13 art. 147). A calendar that
        knows days off rolls the last day over to the next working day (art. 148(5)); one that does
        not returns the day before any roll-over.

        Raises:
            InvalidValueError: The day carries a clock.

        >>> import pendulum
        >>> CALENDAR_DAYS.after(pendulum.Date(2025, 10, 29), Days(10))
        Date(2025, 11, 8)
        """
        day = event if type(event) is Day else as_day(event)
        table = self.table
        if isinstance(period, WorkingDays):
            if table is None:
                return None
            at = day.toordinal() - table.first + 1  # the event's own day is not counted
            if at < 0:
                return None
            try:
                return table.days[table.before[at] + period.count - 1]
            except IndexError:
                return None
        last = _shifted(day, period, backward=False)
        return last if table is None or last is None else self.on_or_after(last)

    def before(self, event: Day, period: AnyPeriod) -> Day | None:
        """Return the last day to act when a period must lie before an event.

        Counted back, the day of the event not counted, and never moved when the day is a day off:
        so the State counted the election timetable of 2026. ``Open question:`` no text says so for
        conferences.

        Raises:
            InvalidValueError: The day carries a clock.

        >>> import pendulum
        >>> CALENDAR_DAYS.before(pendulum.Date(2025, 10, 29), Days(7))
        Date(2025, 10, 22)
        """
        day = event if type(event) is Day else as_day(event)
        if isinstance(period, WorkingDays):
            table = self.table
            if table is None:
                return None
            at = day.toordinal() - table.first
            if not 0 <= at < len(table.before):
                return None
            at = table.before[at] - period.count
            return table.days[at] if at >= 0 else None
        return _shifted(day, period, backward=True)

    def on_or_after(self, day: Day) -> Day | None:
        """Return the day itself if it is a working day, else the next one; none if not known.

        Raises:
            InvalidValueError: The day carries a clock.
        """
        asked = day if type(day) is Day else as_day(day)
        table = self.table
        if table is None:
            return None
        at = asked.toordinal() - table.first
        if not 0 <= at < len(table.before) - 1:
            return None
        at = table.before[at]
        return table.days[at] if at < len(table.days) else None

    def monthly(
        self, day_of_month: int, span: Span, *, next_working_day: bool = False
    ) -> tuple[Day | None, ...]:
        """Return the days of a plan that returns each month, as day 25 of each month.

        A month without the day has it on its last day. Where a day off moves it to the next
        working day, the months are those of the span all the same, and a day that the calendar
        cannot tell is none.

        Raises:
            InvalidValueError: The span has no end, or no month has the day.
        """
        if span.until is None or day_of_month not in range(1, 32):
            raise InvalidValueError(
                f"a monthly plan needs a day of the month from 1 to 31, got {day_of_month!r}, and "
                f"a span with an end, got {span.words('en')}",
                f"kế hoạch hằng tháng cần ngày từ 1 đến 31, nhận được {day_of_month!r}, và khoảng "
                f"thời gian có ngày kết thúc, nhận được {span.words('vi')}",
                day_of_month=day_of_month,
                span=span,
            )
        found: list[Day | None] = []
        month = span.since.replace(day=1)
        while month < span.until:
            day = month.replace(day=min(day_of_month, month.days_in_month))
            if span.covers(day):
                found.append(self.on_or_after(day) if next_working_day else day)
            month = month.add(months=1)
        return tuple(found)

    # --- ledgers -------------------------------------------------------------------------------

    def ledger_after(self, event: Day, period: AnyPeriod) -> "Ledger | None":
        """Return the last day of a period after an event with every day counted, or none.

        Raises:
            InvalidValueError: The day carries a clock.
        """
        due = self.after(event, period)
        if due is None:
            return None
        return Ledger(calendar=self, event=as_day(event), period=period, due=due)

    def ledger_before(self, event: Day, period: AnyPeriod) -> "Ledger | None":
        """Return the last day to act before an event with every day counted, or none.

        Raises:
            InvalidValueError: The day carries a clock.
        """
        due = self.before(event, period)
        if due is None:
            return None
        return Ledger(calendar=self, event=as_day(event), period=period, due=due, backward=True)


_ORDINARY: Final = Words("ngày làm việc", "working day")
_SWAPPED: Final = Words("ngày làm việc theo quyết định", "working day by decision")
_OFF: Final = Words("ngày nghỉ", "day off")


_PERIODS: Final = cast("type[AnyPeriod]", AnyPeriod)


def _shift(day: Day, period: Days | Months | Years, *, backward: bool) -> Day:
    count = -period.count if backward else period.count
    if isinstance(period, Days):
        return Day.fromordinal(day.toordinal() + count)
    return day.add(months=count) if isinstance(period, Months) else day.add(years=count)


def _shifted(day: Day, period: Days | Months | Years, *, backward: bool) -> Day | None:
    """Return the day a period away; none if no calendar can write it."""
    if not isinstance(period, Days):
        expect(period, _PERIODS, "period")
    try:
        return _shift(day, period, backward=backward)
    except (ValueError, OverflowError):
        return None


CALENDAR_DAYS: Final = Calendar(
    name=Words("ngày dương lịch, chưa có lịch nghỉ", "calendar days; days off not known")
)
"""The calendar that knows no days off."""


# --- the ledger ---------------------------------------------------------------------------------


class Step(StrEnum):
    """What became of a day in a count (cách tính một ngày)."""

    EVENT = "event"
    COUNTED = "counted"
    SKIPPED = "skipped"
    ROLLED = "rolled"

    def label(self, lang: Lang) -> str:
        """Return the step in the language asked for."""
        return _STEPS[self].label(lang)


_STEPS: Final = {
    Step.EVENT: Words("sự kiện", "event"),
    Step.COUNTED: Words("tính", "counted"),
    Step.SKIPPED: Words("bỏ qua", "skipped"),
    Step.ROLLED: Words("lùi hạn", "rolled"),
}
_WEEK: Final = {
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


@final
@attrs.frozen(kw_only=True)
class LedgerEntry:
    """One day of a count (một dòng của bảng tính hạn)."""

    day: Day
    """The day."""
    step: Step
    """What became of it."""
    number: int | None
    """Which of the days, months or years it completes; none if it is not counted."""
    because: Words
    """Why."""
    rule: CountingRule
    """The rule of counting applied to it."""
    cites: Citation
    """The text that decides it: on the day off, or of the rule."""
    decision: DayOffDecision | None = None
    """The decision that made it a day off or a working day, where one did."""
    forecast: bool = False
    """True where what the day is may still change."""

    def words(self, lang: Lang) -> str:
        """Return the entry in words, on one line."""
        step = self.step.label(lang) + ("" if self.number is None else f" {self.number}")
        guess = ""
        if self.forecast:
            guess = "; dự báo" if lang == "vi" else "; forecast"
        weekday = _WEEK[lang][self.day.weekday()]
        return (
            f"{day_words(self.day, lang)} ({weekday}): {step}: {self.because.label(lang)} "
            f"[{self.cites.words(lang)}{guess}]"
        )


def _named(calendar: Calendar) -> str:
    return repr(calendar.name.label("en"))


@final
@attrs.frozen(kw_only=True)
class Ledger:
    """How a deadline was counted (bảng tính hạn), made by `Calendar.ledger_after` and `before`.

    The entries are walked day by day when they are first read.
    """

    calendar: Calendar = attrs.field(repr=_named)
    """The calendar, and so the day whose knowledge of days off was used."""
    event: Day
    """The day of the event, which is not counted."""
    period: AnyPeriod
    """The period."""
    due: Day
    """The last day."""
    backward: bool = False
    """True where the period lies before the event."""

    @cached_property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """Every day counted, skipped or rolled, in the order of counting; the last one is `due`."""
        return tuple(self._walk())

    @property
    def forecast(self) -> bool:
        """Whether the deadline rests on a day that may still change."""
        return any(entry.forecast for entry in self.entries)

    @property
    def decisions(self) -> tuple[DayOffDecision, ...]:
        """The decisions that the count met, in the order in which it met them."""
        return tuple(dict.fromkeys(e.decision for e in self.entries if e.decision is not None))

    def _walk(self) -> Iterator[LedgerEntry]:
        yield LedgerEntry(
            day=self.event,
            step=Step.EVENT,
            number=None,
            because=_NOT_COUNTED,
            rule=_EVENT_DAY,
            cites=_EVENT_DAY.cites,
        )
        if isinstance(self.period, WorkingDays):
            yield from self._over_days_off(self.period)
        else:
            yield from self._without_a_break(self.period)

    def _over_days_off(self, period: WorkingDays) -> Iterator[LedgerEntry]:
        number, day = 0, self.event
        while number < period.count:
            day = day.subtract(days=1) if self.backward else day.add(days=1)
            status = self.calendar.status(day)
            if status is not None and status.working:
                number += 1
                yield _entry(day, Step.COUNTED, number, _WORKING, status)
            else:
                yield _entry(day, Step.SKIPPED, None, _WORKING, status)

    def _without_a_break(self, period: Days | Months | Years) -> Iterator[LedgerEntry]:
        last = self.event
        for number in range(1, period.count + 1):
            last = _shift(self.event, attrs.evolve(period, count=number), backward=self.backward)
            rule = _rule_of(period, self.event, last, backward=self.backward)
            status = self.calendar.status(last) if number == period.count else None
            yield _entry(last, Step.COUNTED, number, rule, status)
        if not self.backward:
            yield from self._rolled_from(last)

    def _rolled_from(self, last: Day) -> Iterator[LedgerEntry]:
        day, status = last, self.calendar.status(last)
        while status is not None and not status.working:
            day = day.add(days=1)
            status = self.calendar.status(day)
            yield _entry(day, Step.ROLLED, None, _ROLL, status)

    def words(self, lang: Lang) -> str:
        """Return the ledger in words: the deadline, then a line for every day."""
        event, due = day_words(self.event, lang), day_words(self.due, lang)
        known = self.calendar.known_on
        if lang == "vi":
            way = "trước" if self.backward else "sau"
            asked = f", biết đến {day_words(known, lang)}" if known else ""
            head = f"{self.period.words(lang)} {way} {event}: hạn {due}"
        else:
            way = "before" if self.backward else "after"
            asked = f", as known on {day_words(known, lang)}" if known else ""
            head = f"{self.period.words(lang)} {way} {event}: due {due}"
        lines = [entry.words(lang) for entry in self.entries]
        return "\n".join([f"{head} ({self.calendar.name.label(lang)}{asked})", *lines])

    def as_data(self) -> dict[str, object]:
        """Return the ledger as plain data: texts, numbers, lists and dictionaries."""
        known = self.calendar.known_on
        return {
            "event": self.event.isoformat(),
            "period": {_PERIOD_NAMES[type(self.period)]: self.period.count},
            "direction": "before" if self.backward else "after",
            "due": self.due.isoformat(),
            "forecast": self.forecast,
            "calendar": _words_data(self.calendar.name),
            "known_on": known.isoformat() if known else None,
            "entries": [_entry_data(entry) for entry in self.entries],
        }


_PERIOD_NAMES: Final[dict[type, str]] = {
    Days: "days",
    WorkingDays: "working_days",
    Months: "months",
    Years: "years",
}
_NOT_COUNTED: Final = Words("ngày xảy ra sự kiện không tính", "the day of the event is not counted")
_UNBROKEN: Final = Words("tính liền, kể cả ngày nghỉ", "counted with the days off")
_NEXT: Final = Words("ngày làm việc tiếp theo", "the next working day")
_MOVES: Final = Words(
    "hạn chuyển sang ngày làm việc tiếp theo", "the end moves to the next working day"
)
_STAYS: Final = Words("đếm lùi nên giữ nguyên", "counted back, so it stays")


def _rule_of(
    period: Days | Months | Years, event: Day, found: Day, *, backward: bool
) -> CountingRule:
    if backward:
        return _BACKWARD
    if isinstance(period, Days):
        return _DAYS
    if found.day != event.day:
        return _MISSING_DAY
    return _MONTHS if isinstance(period, Months) else _YEARS


def _entry(
    day: Day, step: Step, number: int | None, rule: CountingRule, status: DayStatus | None
) -> LedgerEntry:
    because, cites = _NEXT if rule is _ROLL else _UNBROKEN, rule.cites
    if status is not None and (rule is _WORKING or not status.working):
        because, cites = status.because, status.cites or rule.cites
        if step is Step.COUNTED and not status.working:  # the last day is a day off
            then = _STAYS if rule is _BACKWARD else _MOVES
            because = Words(f"{because.vi}; {then.vi}", f"{because.label('en')}; {then.en}")
    return LedgerEntry(
        day=day,
        step=step,
        number=number,
        because=because,
        rule=rule,
        cites=cites,
        decision=None if status is None else status.decision,
        forecast=status is not None and status.forecast,
    )


def _words_data(words: Words) -> dict[str, object]:
    return {"vi": words.vi, "en": words.en}


def _entry_data(entry: LedgerEntry) -> dict[str, object]:
    return {
        "day": entry.day.isoformat(),
        "step": entry.step.value,
        "number": entry.number,
        "because": _words_data(entry.because),
        "rule": entry.rule.slug,
        "cites": entry.cites.key,
        "decision": None if entry.decision is None else entry.decision.number,
        "forecast": entry.forecast,
    }


# --- what a decision moves ----------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Count:
    """A period counted from an event (một thời hạn cần tính), as recorded somewhere."""

    event: Day = attrs.field(converter=as_day)
    """The day of the event."""
    period: AnyPeriod
    """The period."""
    backward: bool = False
    """True where the period must lie before the event."""
    milestone: Milestone | None = None
    """What the event is, where that was recorded."""
    ref: str = ""
    """What it is the deadline of: an id of the application."""

    def due(self, calendar: Calendar) -> Day | None:
        """Return the last day by that calendar, or none if it cannot be dated."""
        count = calendar.before if self.backward else calendar.after
        return count(self.event, self.period)

    def ledger(self, calendar: Calendar) -> Ledger | None:
        """Return the ledger by that calendar, or none if it cannot be dated."""
        count = calendar.ledger_before if self.backward else calendar.ledger_after
        return count(self.event, self.period)


@final
@attrs.frozen(kw_only=True)
class Moved:
    """A deadline that a decision moves (thời hạn thay đổi do một quyết định)."""

    count: Count
    """What was counted."""
    before: Ledger | None
    """The deadline without the decision; none if it cannot be dated."""
    after: Ledger | None
    """The deadline with it; none if it cannot be dated."""

    @property
    def days(self) -> int | None:
        """By how many days it moved: later is positive, earlier negative; none if not dated."""
        if self.before is None or self.after is None:
            return None
        return self.after.due.toordinal() - self.before.due.toordinal()


def affected_by(
    decision: DayOffDecision, calendar: Calendar, counts: Iterable[Count]
) -> tuple[Moved, ...]:
    """Return which deadlines a decision moves, and how.

    Args:
        decision: The decision.
        calendar: What else is known; whether it holds the decision already makes no difference.
        counts: The deadlines that are open.
    """
    lacking = calendar.without(decision)
    having = lacking.adding(decision)
    return tuple(
        Moved(count=count, before=count.ledger(lacking), after=count.ledger(having))
        for count in counts
        if count.due(lacking) != count.due(having)
    )
