"""How a last day was counted, day by day, and what a decision on days off moves (bảng tính hạn).

Answers: which days of a period were counted, skipped or rolled over, by which rule or decision; and
which counts end on another day when a decision becomes known. Which day is the last one is found by
`dialogue_core.calendars`; a ledger is walked only when it is read, and ends on the same day.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, TypeAlias, final

import attrs

from dialogue_core import _html
from dialogue_core._typed import typed
from dialogue_core.calendars import Calendar, CountingRule, DayOffDecision, DayStatus, shift
from dialogue_core.values import (
    AnyPeriod,
    Citation,
    Day,
    Days,
    Months,
    Words,
    WorkingDays,
    Years,
    as_day,
    day_words,
)
from dialogue_core.vocabulary import Counting, Lang, Milestone, Step

__all__ = ["Count", "Ledger", "LedgerEntry", "Moved", "moved_by"]


def __dir__() -> list[str]:
    return list(__all__)


# --- a count and its ledger ---------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Count:
    """A period counted from an event (một thời hạn cần tính), as recorded somewhere."""

    event: Day = attrs.field(converter=as_day)
    """The day of the event, which is not counted."""
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

    def ledger(self, calendar: Calendar) -> "Ledger | None":
        """Return how the last day is counted by that calendar, or none if it cannot be dated."""
        due = self.due(calendar)
        return None if due is None else Ledger(count=self, calendar=calendar, due=due)

    def words(self, lang: Lang) -> str:
        """Return what is counted, as ``10 days after 2025-10-29``."""
        way = _WAYS[self.backward].label(lang)
        return f"{self.period.words(lang)} {way} {day_words(self.event, lang)}"


_WAYS: Final = {False: Words("sau", "after"), True: Words("trước", "before")}


def _named(calendar: Calendar) -> str:
    return repr(calendar.words("en"))


@final
@attrs.frozen(kw_only=True)
class Ledger:
    """How a count came to its last day (bảng tính hạn), made by `Count.ledger`.

    The entries are walked day by day when they are first read.
    """

    count: Count
    """What was counted."""
    calendar: Calendar = attrs.field(repr=_named)
    """The calendar, and so the rules of counting and the day whose knowledge was used."""
    due: Day
    """The last day."""

    @cached_property
    def entries(self) -> "tuple[LedgerEntry, ...]":
        """Every day counted, skipped or rolled, in the order of counting; the last one is `due`."""
        return tuple(self._walk())

    @property
    def forecast(self) -> bool:
        """Whether the last day rests on a day that may still change; counted back none matters."""
        return any(e.forecast and e.about is not Counting.BACKWARD for e in self.entries)

    @property
    def decisions(self) -> tuple[DayOffDecision, ...]:
        """The decisions that the count met, in the order in which it met them."""
        return tuple(dict.fromkeys(e.decision for e in self.entries if e.decision is not None))

    @property
    def notes(self) -> tuple[Words, ...]:
        """What is doubtful about the rules that were applied, as their open questions."""
        rules = dict.fromkeys(e.rule for e in self.entries if e.rule is not None)
        return tuple(rule.note for rule in rules if rule.note is not None)

    def words(self, lang: Lang) -> str:
        """Return the ledger in words: the deadline, a line for every day, then what is doubtful."""
        return "\n".join(
            [
                _head(self, lang),
                *(entry.words(lang) for entry in self.entries),
                *(note.label(lang) for note in self.notes),
            ]
        )

    def html(self, lang: Lang = "vi") -> str:
        """Return the ledger as a table for a notebook, with a row for every day."""
        return _html.page(ledger_table(self, lang), lang=lang)

    _repr_html_ = html

    def as_data(self) -> dict[str, object]:
        """Return the ledger as plain data: texts, numbers, lists and dictionaries."""
        count, known = self.count, self.calendar.known_on
        return {
            "event": count.event.isoformat(),
            "milestone": None if count.milestone is None else count.milestone.value,
            "period": {_PERIOD_NAMES[type(count.period)]: count.period.count},
            "direction": "before" if count.backward else "after",
            "due": self.due.isoformat(),
            "forecast": self.forecast,
            "calendar": _words_data(self.calendar.name),
            "known_on": None if known is None else known.isoformat(),
            "entries": [entry.as_data() for entry in self.entries],
            "notes": [_words_data(note) for note in self.notes],
        }

    def _walk(self) -> "Iterator[LedgerEntry]":
        rules = self.calendar.counting_on(self.count.event)
        yield _entry(self.count.event, Step.EVENT, Counting.EVENT_DAY, rules, None)
        if isinstance(self.count.period, WorkingDays):
            yield from self._over_days_off(self.count.period, rules)
        else:
            yield from self._without_a_break(self.count.period, rules)

    def _over_days_off(self, period: WorkingDays, rules: "_Rules") -> "Iterator[LedgerEntry]":
        about = Counting.WORKING_DAYS
        number, day = 0, self.count.event
        while number < period.count:
            day = day.subtract(days=1) if self.count.backward else day.add(days=1)
            status = self.calendar.status(day)
            if status is not None and status.working:
                number += 1
                yield _entry(day, Step.COUNTED, about, rules, status, number=number)
            else:
                yield _entry(day, Step.SKIPPED, about, rules, status)

    def _without_a_break(
        self, period: Days | Months | Years, rules: "_Rules"
    ) -> "Iterator[LedgerEntry]":
        last = event = self.count.event
        backward = self.count.backward
        for number in range(1, period.count + 1):
            last = shift(event, attrs.evolve(period, count=number), backward=backward)
            about = Counting.BACKWARD if backward else _about(period, event, last)
            status = self.calendar.status(last) if number == period.count else None
            yield _entry(last, Step.COUNTED, about, rules, status, number=number)
        if not backward:
            yield from self._rolled_from(last, rules)

    def _rolled_from(self, last: Day, rules: "_Rules") -> "Iterator[LedgerEntry]":
        day, status = last, self.calendar.status(last)
        while status is not None and not status.working:
            day = day.add(days=1)
            status = self.calendar.status(day)
            yield _entry(day, Step.ROLLED, Counting.ROLL_OVER, rules, status)


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
    about: Counting
    """What was applied to it."""
    rule: CountingRule | None = None
    """The rule that says so; none if the calendar was given none for that day."""
    cites: Citation | None = None
    """The text that decides it: on the day off, or of the rule."""
    decision: DayOffDecision | None = None
    """The decision that made it a day off or a working day, where one did."""
    forecast: bool = False
    """True where what the day is may still change."""

    def words(self, lang: Lang) -> str:
        """Return the entry in words, on one line."""
        day, step, because, source = _cells(self, lang)
        return f"{day}: {step}: {because}" + (f" [{source}]" if source else "")

    def as_data(self) -> dict[str, object]:
        """Return the entry as plain data."""
        return {
            "day": self.day.isoformat(),
            "step": self.step.value,
            "number": self.number,
            "because": _words_data(self.because),
            "about": self.about.value,
            "rule": None if self.rule is None else self.rule.cites.key,
            "cites": None if self.cites is None else self.cites.key,
            "decision": None if self.decision is None else self.decision.number,
            "forecast": self.forecast,
        }


def ledger_table(ledger: Ledger, lang: Lang, *, under: str = "") -> str:
    """Return the table of a ledger, with what is doubtful below it.

    Args:
        ledger: The ledger.
        lang: The language.
        under: What comes first in its caption, where there are several.
    """
    rows = (_cells(entry, lang) for entry in ledger.entries)
    caption = f"{under} {_head(ledger, lang)}"
    table = _html.table(caption, ("day", "step", "why", "cites"), rows, lang=lang)
    return table + _html.lines(note.label(lang) for note in ledger.notes)


def _head(ledger: Ledger, lang: Lang) -> str:
    due = "hạn" if lang == "vi" else "due"
    head = f"{ledger.count.words(lang)}: {due} {day_words(ledger.due, lang)}"
    return f"{head} ({ledger.calendar.words(lang)})"


def _cells(entry: LedgerEntry, lang: Lang) -> tuple[str, str, str, str]:
    """Return the day, what became of it, why, and by which text, which may be empty."""
    day = f"{day_words(entry.day, lang)} ({_WEEK[lang][entry.day.weekday()]})"
    step = entry.step.label(lang) + ("" if entry.number is None else f" {entry.number}")
    told = [] if entry.cites is None else [entry.cites.words(lang)]
    if entry.forecast:
        told.append(_FORECAST.label(lang))
    return day, step, entry.because.label(lang), "; ".join(told)


_FORECAST: Final = Words("dự báo", "forecast")
_WEEK: Final = {
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_PERIOD_NAMES: Final[dict[type, str]] = {
    Days: "days",
    WorkingDays: "working_days",
    Months: "months",
    Years: "years",
}
_UNBROKEN: Final = Words("tính liền, kể cả ngày nghỉ", "counted with the days off")
_BECAUSE: Final = {
    Counting.EVENT_DAY: Words(
        "ngày xảy ra sự kiện không tính", "the day of the event is not counted"
    ),
    Counting.ROLL_OVER: Words("ngày làm việc tiếp theo", "the next working day"),
}
_MOVES: Final = Words(
    "hạn chuyển sang ngày làm việc tiếp theo", "the end moves to the next working day"
)
_STAYS: Final = Words("đếm lùi nên giữ nguyên", "counted back, so it stays")

_Rules: TypeAlias = dict[Counting, CountingRule]


def _words_data(words: Words) -> dict[str, object]:
    return {"vi": words.vi, "en": words.en}


def _about(period: Days | Months | Years, event: Day, found: Day) -> Counting:
    if isinstance(period, Days):
        return Counting.DAYS
    if found.day != event.day:
        return Counting.MISSING_DAY
    return Counting.MONTHS if isinstance(period, Months) else Counting.YEARS


def _entry(
    day: Day,
    step: Step,
    about: Counting,
    rules: _Rules,
    status: DayStatus | None,
    *,
    number: int | None = None,
) -> LedgerEntry:
    rule = rules.get(about)
    because, cites = _BECAUSE.get(about, _UNBROKEN), None if rule is None else rule.cites
    if status is not None and (about is Counting.WORKING_DAYS or not status.working):
        because, cites = status.because, status.cites or cites
        if step is Step.COUNTED and not status.working:  # the last day is a day off
            then = _STAYS if about is Counting.BACKWARD else _MOVES
            because = Words(f"{because.vi}; {then.vi}", f"{because.label('en')}; {then.en}")
    return LedgerEntry(
        day=day,
        step=step,
        number=number,
        because=because,
        about=about,
        rule=rule,
        cites=cites,
        decision=None if status is None else status.decision,
        forecast=status is not None and status.forecast,
    )


# --- what a decision moves ----------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Moved:
    """A count that a decision gives another last day (thời hạn thay đổi do một quyết định)."""

    count: Count
    """What was counted."""
    before: Ledger | None
    """The count without the decision; none if it cannot be dated."""
    after: Ledger | None
    """The count with it; none if it cannot be dated."""

    @property
    def days(self) -> int | None:
        """By how many days it moved: later is positive, earlier negative; none if not dated."""
        if self.before is None or self.after is None:
            return None
        return self.after.due.toordinal() - self.before.due.toordinal()

    def words(self, lang: Lang) -> str:
        """Return the move in words, as ``10 days after 2025-12-23: 2026-01-02 → 2026-01-05``."""
        before, after = (
            _UNDATED.label(lang) if ledger is None else day_words(ledger.due, lang)
            for ledger in (self.before, self.after)
        )
        return f"{self.count.words(lang)}: {before} → {after}"


_UNDATED: Final = Words("chưa tính được", "not dated")


def moved_by(
    decision: DayOffDecision, counts: Iterable[Count], calendar: Calendar
) -> tuple[Moved, ...]:
    """Return which counts a decision gives another last day, and how.

    Args:
        decision: The decision.
        counts: What was counted and is still open.
        calendar: What else is known; whether it holds the decision already makes no difference.
            What it had learned by the day of the decision is known with and without it.
    """
    if not calendar.knows_days_off:
        return ()
    having = calendar.without(decision).adding(decision)
    lacking = having.without(decision)
    return tuple(
        Moved(count=count, before=count.ledger(lacking), after=count.ledger(having))
        for count in counts
        if count.due(lacking) != count.due(having)
    )
