"""A conference and its deadlines as iCalendar, RFC 5545 (tệp lịch .ics).

Answers: how does a programme of calendars, telephones and mail show when and where a conference is,
and what falls due when. What has no day becomes a to-do without one. Names of citizens and what
they said never stand in it.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from typing import Final, Protocol, TypeAlias, cast, final
from zoneinfo import ZoneInfo

import attrs

from dialogue_core._html import one_line
from dialogue_core._typed import expect, expect_lang, shown
from dialogue_core.deadlines import HOLDING, Deadline
from dialogue_core.errors import InvalidValueError, MissingExtraError
from dialogue_core.events import (
    VIETNAM,
    Announced,
    Closed,
    Opened,
    Planned,
    Rescheduled,
    StepPlanned,
)
from dialogue_core.plans import Chair, Occasion, Plan, Venue
from dialogue_core.rendering._wording import (
    capital,
    chairs_of,
    clock_words,
    conference_name,
    full_name,
    office_names,
    venue_names,
)
from dialogue_core.sessions import Session
from dialogue_core.values import Day, Span, Words
from dialogue_core.vocabulary import Form, Lang, SessionStatus

__all__ = ["icalendar"]


def icalendar(
    subject: Session | Plan,
    plan: Plan | None = None,
    *,
    deadlines: Iterable[Deadline] = (),
    stamp: dt.datetime,
    sequence: int = 0,
    lang: Lang = "vi",
) -> bytes:
    """Return a conference and its deadlines as the bytes of a file .ics (RFC 5545).

    A conference is an event at local time (Asia/Ho_Chi_Minh), all day where no time is told, and
    tentative where its day is still open. A deadline is an event of the whole day that leaves the
    day free, with its citation and ledger. What has no day is a to-do without one.

    Every entry keeps its UID: exported again with a higher ``sequence``, in the same or the other
    language, it takes the place of the earlier one, also where its day has moved. A plan and the
    record of its conference are two entries: export one of them.

    Args:
        subject: The record, or the plan alone; a plan gives an entry for each of its conferences.
        plan: The plan of the record, for its theme, and whose deadlines they are.
        deadlines: What `schedule` returned; none leaves them out.
        stamp: The moment of the export, with its time zone; the library reads no clock.
        sequence: How many times the calendar was exported before, from 0.
        lang: The language.

    Raises:
        InvalidValueError: The moment has no time zone, the number is none, or there is no such
            language.
        MissingExtraError: Package icalendar is not installed (extra `calendar`).
    """
    expect_lang(lang)
    if isinstance(subject, Plan):
        held = tuple(_planned(subject, lang))
        of = subject.id
    else:
        session = expect(subject, Session, "subject")
        held = (_recorded(session, plan, lang),)
        of = session.plan or session.id if plan is None else plan.id
    due = _due(deadlines, (subject.place.id, of), lang)
    return _written((*held, *due), _checked(stamp), _counted(sequence), lang)


def _checked(stamp: dt.datetime) -> dt.datetime:
    if expect(stamp, dt.datetime, "stamp").utcoffset() is None:
        raise InvalidValueError(
            "stamp must be a moment with a time zone, as datetime(…, tzinfo=UTC)",
            "stamp phải là thời điểm có múi giờ, như datetime(…, tzinfo=UTC)",
            value=stamp,
        )
    return stamp.astimezone(dt.UTC)


def _counted(sequence: int) -> int:
    if type(sequence) is not int or not 0 <= sequence < 2**31:
        raise InvalidValueError(
            f"sequence must be a whole number from 0 to 2147483647, got {shown(sequence)}",
            f"sequence phải là số nguyên từ 0 đến 2147483647, nhận được {shown(sequence, 'vi')}",
            value=sequence,
        )
    return sequence


# --- entries ------------------------------------------------------------------------------------

_ZONE: Final = "Asia/Ho_Chi_Minh"
_Moment: TypeAlias = dt.date | dt.datetime
"""A day, or a local time on a day."""


@final
@attrs.frozen(kw_only=True)
class _Entry:
    """One entry of a calendar: an event, or a to-do where nothing tells its day."""

    key: tuple[str, ...]
    """What it is, whatever its day, its words and their language."""
    name: str
    """What it is called."""
    category: Words
    """Which kind of entry it is."""
    start: _Moment | None
    """When it begins; none where that is not known."""
    end: _Moment | None = None
    """The first moment after it, where known."""
    status: str = "CONFIRMED"
    """CONFIRMED, TENTATIVE or CANCELLED."""
    busy: bool = True
    """Whether it takes time."""
    place: str = ""
    """Where."""
    contact: str = ""
    """Whom to ask: a body."""
    lines: tuple[str, ...]
    """What else is told."""


_CONFERENCE: Final = Words("Hội nghị đối thoại", "Dialogue conference")
_DEADLINE: Final = Words("Thời hạn", "Deadline")


def _labelled(lang: Lang, told: Iterable[tuple[Words, str]]) -> tuple[str, ...]:
    """Return a line for each text that is there."""
    return tuple(f"{label.label(lang)}: {text}" for label, text in told if text)


def _joined(words: Iterable[Words | None], lang: Lang) -> str:
    return "; ".join(one.label(lang) for one in words if one is not None)


def _whole_days(span: Span) -> tuple[dt.date, dt.date | None]:
    """Return the first day, and the first day after the last."""
    return _date(span.since), None if span.until is None else _date(span.until)


def _date(day: Day) -> dt.date:
    return dt.date(day.year, day.month, day.day)


def _at(day: Day, clock: dt.time) -> dt.datetime:
    return dt.datetime.combine(_date(day), clock, ZoneInfo(_ZONE))


def _is_one_day(span: Span) -> bool:
    return span.last == span.since


# --- conferences --------------------------------------------------------------------------------


def _planned(plan: Plan, lang: Lang) -> Iterator[_Entry]:
    """Yield an entry for each conference of a plan."""
    for number, occasion in enumerate(plan.occasions, 1):
        when = occasion.when
        span = None if when is None or when.every is not None else when.span
        start: _Moment | None = None
        end: _Moment | None = None
        if span is not None and span.until is not None:
            start, end = _whole_days(span)
            if _is_one_day(span) and when is not None and when.clock and when.clock.at:
                start, end = _at(span.since, dt.time.fromisoformat(when.clock.at)), None
        name = conference_name(span, plan.place).label(lang)
        if occasion.cluster is not None:
            name += f" ({occasion.cluster.label(lang)})"
        firm = when is not None and when.firm and span is not None and _is_one_day(span)
        yield _Entry(
            key=("conference", plan.place.id, plan.id, str(number)),
            name=name,
            category=_CONFERENCE,
            start=start,
            end=end,
            status="CONFIRMED" if firm else "TENTATIVE",
            busy=firm,
            place=_places(occasion.places, occasion.alternative_places, lang),
            contact=full_name(plan.organiser, plan.place).label(lang),
            lines=(
                plan.document.title.label(lang),
                *_labelled(
                    lang,
                    (
                        (_TIME, "" if when is None else when.as_written),
                        (_THEME, _joined((occasion.theme,), lang)),
                        (_FIELDS, "; ".join(field.label(lang) for field in occasion.fields)),
                        *_told(occasion.form, occasion.chairs, _invited(occasion, lang), lang),
                    ),
                ),
            ),
        )


_TIME: Final = Words("Thời gian", "Time")
_THEME: Final = Words("Chủ đề", "Theme")
_FIELDS: Final = Words("Lĩnh vực", "Fields")


def _told(
    form: Form | None, chairs: Iterable[Chair], who: str, lang: Lang
) -> Iterator[tuple[Words, str]]:
    yield Words("Hình thức", "Form"), "" if form is None else form.label(lang)
    yield Words("Chủ trì", "Chair"), office_names(chairs, lang)
    yield Words("Thành phần", "Who takes part"), who


def _invited(occasion: Occasion, lang: Lang) -> str:
    return _joined((them.who for them in occasion.audience), lang)


def _places(places: tuple[Venue, ...], others: tuple[Venue, ...], lang: Lang) -> str:
    either = " hoặc " if lang == "vi" else " or "
    return venue_names(places, lang) or either.join(one.name.label(lang) for one in others)


_CALLED_OFF: Final = (
    SessionStatus.CANCELLED,
    SessionStatus.IN_WRITING,
    SessionStatus.POSTPONED,
)


def _recorded(session: Session, plan: Plan | None, lang: Lang) -> _Entry:
    """Return the entry of a conference by its record."""
    naming = [e for e in session.valid if isinstance(e, Planned | Announced | Rescheduled)]
    off = session.status in _CALLED_OFF
    spans = [event.held for event in naming if event.held is not None]
    days = spans[-1] if off and spans else session.days
    start: _Moment | None = None
    end: _Moment | None = None
    if days is not None and days.until is not None:
        start, end = _whole_days(days)
        began = [e.starts for e in naming if e.starts is not None]
        began += [e.at for e in session.of(Opened) if e.at is not None]
        if began and _is_one_day(days):
            start = _at(days.since, began[-1])
            end = _end_of(session, start)
    opened = session.of(Opened)
    placed = [*(e for e in naming if not isinstance(e, Rescheduled)), *opened]
    occasions = () if plan is None else plan.occasions
    places = [event.places for event in placed if event.places]
    forms = [event.form for event in placed if event.form is not None]
    fixed = days is not None and _is_one_day(days)
    return _Entry(
        key=("session", session.place.id, session.id),
        name=conference_name(days, session.place, session.institution).label(lang),
        category=_CONFERENCE,
        start=start,
        end=end,
        status="CANCELLED" if off else "CONFIRMED" if fixed else "TENTATIVE",
        busy=fixed and not off,
        place=venue_names(places[-1], lang) if places else "",
        contact=full_name(session.organiser, session.place).label(lang),
        lines=_labelled(
            lang,
            (
                (Words("Tình trạng", "Status"), session.status.label(lang)),
                (_THEME, _joined((one.theme for one in occasions), lang)),
                *_told(
                    forms[-1] if forms else None,
                    chairs_of(session, plan),
                    "; ".join(dict.fromkeys(_invited(one, lang) for one in occasions)),
                    lang,
                ),
                *((_STEP, text) for text in _programme(session, lang)),
            ),
        ),
    )


_STEP: Final = Words("Chương trình", "Programme")


def _programme(session: Session, lang: Lang) -> Iterator[str]:
    for step in session.of(StepPlanned):
        clock = "" if step.at is None else f"{clock_words(step.at, lang)}, "
        minutes = "" if step.seconds is None else f" ({step.seconds // 60} {_MINUTES.label(lang)})"
        yield f"{clock}{step.step.label(lang)}{minutes}"


_MINUTES: Final = Words("phút", "minutes")


def _end_of(session: Session, start: dt.datetime) -> dt.datetime | None:
    """Return when it was closed, else when the last planned step ends, as far as that is told."""
    ends = [
        dt.datetime.combine(start.date(), step.at, start.tzinfo)
        + dt.timedelta(seconds=step.seconds)
        for step in session.of(StepPlanned)
        if step.at is not None and step.seconds is not None
    ]
    closed = [event.at for event in session.of(Closed) if event.at is not None]
    ends += [dt.datetime.combine(start.date(), at, start.tzinfo) for at in closed]
    return ends[-1] if ends and ends[-1] > start else None


# --- deadlines ----------------------------------------------------------------------------------


def _due(deadlines: Iterable[Deadline], root: tuple[str, ...], lang: Lang) -> Iterator[_Entry]:
    """Yield an entry for each duty, but for that of holding the conference, which has its own."""
    times: Counter[tuple[str, ...]] = Counter()
    for deadline in deadlines:
        if expect(deadline, Deadline, "deadlines").duty == HOLDING:
            continue
        what = (
            deadline.rule or "",
            *(cite.key for cite in deadline.cites),
            deadline.role.value if deadline.role is not None else "",
            *(body.id for body in deadline.who),
        )
        times[what] += 1
        yield _duty(deadline, ("deadline", *root, *what, str(times[what])), lang)


def _duty(deadline: Deadline, key: tuple[str, ...], lang: Lang) -> _Entry:
    span = deadline.due if isinstance(deadline.due, Span) else None
    start, end = (None, None) if span is None or span.until is None else _whole_days(span)
    topic = deadline.duty.label(lang)
    if deadline.rule is not None and deadline.question is not None:
        topic = deadline.question.label(lang)  # the clause itself is long
    topic = capital(topic.rstrip("."))
    firm = deadline.day is not None and not deadline.forecast
    cites = "; ".join(cite.words(lang) for cite in deadline.cites)
    return _Entry(
        key=key,
        name=topic if start is None else f"{_BY.label(lang)}: {topic}",
        category=_DEADLINE,
        start=start,
        end=end,
        status="CONFIRMED" if firm else "TENTATIVE",
        busy=False,
        contact=_joined((body.name for body in deadline.who), lang),
        lines=(
            *_labelled(
                lang,
                (
                    (Words("Việc phải làm", "Duty"), deadline.duty_words(lang)),
                    (_BY, deadline.due_words(lang)),
                    (Words("Ai", "Who"), _joined((body.name for body in deadline.who), lang)),
                    (
                        Words("Phối hợp", "With"),
                        _joined((body.name for body in deadline.partners), lang),
                    ),
                    (Words("Căn cứ", "Citation"), cites),
                ),
            ),
            deadline.late_words(lang),
            _FORECAST.label(lang) if deadline.forecast else "",
            *deadline.ledger_words(lang).split("\n"),
        ),
    )


_BY: Final = Words("Hạn", "Due")
_FORECAST: Final = Words(
    "Dự báo: lịch nghỉ chưa được quyết định.", "A forecast: the days off are not decided yet."
)


# --- the file -----------------------------------------------------------------------------------

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:dialogue-core:icalendar")
"""What the UIDs are derived in; it never changes, as an entry would be doubled."""

_FIRST: Final = dt.datetime(1975, 6, 13)  # noqa: DTZ001 -- local time, as a VTIMEZONE has it
"""Since when the offset of the whole country is +07:00."""


def _written(entries: Iterable[_Entry], stamp: dt.datetime, sequence: int, lang: Lang) -> bytes:
    if find_spec("icalendar") is None:
        raise MissingExtraError(
            "package icalendar is not installed: pip install 'dialogue-core[calendar]'",
            "chưa cài gói icalendar: hãy chạy pip install 'dialogue-core[calendar]'",
            package="icalendar",
        )
    import icalendar as ical  # noqa: PLC0415 -- an extra, loaded where it is used

    calendar = _made(ical.Calendar)
    calendar.add("prodid", "-//dialogue-core//dialogue-core//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    offset = _made(ical.TimezoneStandard)
    offset.add("dtstart", _FIRST)
    offset.add("tzoffsetfrom", dt.timedelta(hours=8))
    offset.add("tzoffsetto", VIETNAM)
    offset.add("tzname", "+07")
    zone = _made(ical.Timezone)
    zone.add("tzid", _ZONE)
    zone.add_component(offset)
    calendar.add_component(zone)
    for entry in entries:
        made = _made(ical.Todo if entry.start is None else ical.Event)
        made.add("uid", str(uuid.uuid5(_NAMESPACE, "\x00".join(entry.key))))
        made.add("dtstamp", stamp)
        made.add("sequence", sequence)
        _fill(made, entry, lang)
        calendar.add_component(made)
    return calendar.to_ical()


class _Component(Protocol):
    """What is used of the package, whose own types leave open what a value is."""

    add: Callable[..., None]
    add_component: Callable[["_Component"], None]
    to_ical: Callable[[], bytes]


def _made(kind: Callable[[], object]) -> _Component:
    return cast("_Component", kind())


def _fill(made: _Component, entry: _Entry, lang: Lang) -> None:
    """Say when and where, and what else is told; a text that is empty is left out."""
    if entry.start is not None:
        made.add("dtstart", entry.start)
        made.add("status", entry.status)
        made.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    elif entry.status == "CANCELLED":  # the other two are no states of a to-do
        made.add("status", entry.status)
    if entry.end is not None:
        made.add("dtend", entry.end)
    texts = {
        "summary": entry.name,
        "description": "\n".join(filter(None, entry.lines)),
        "location": entry.place,
        "contact": entry.contact,
        "categories": entry.category.label(lang),
    }
    for name, text in texts.items():
        if plain := _plain(text):
            made.add(name, plain, parameters={"LANGUAGE": lang})


def _plain(text: str) -> str:
    """Return a text as RFC 5545 allows it: lines of what can be printed."""
    return "\n".join(map(one_line, text.split("\n"))).strip()
