"""The record of a conference (hồ sơ hội nghị đối thoại): the fold of its log of events.

Answers: what happened, what was said in how much time, who holds each part of each statement now.
Nothing is edited: a slip is corrected by a later event, and the record of an earlier day is the
fold of what was noted by then. What may happen when stands in `dialogue_core.lives`.
"""

import copy
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final, TypeAlias, TypeVar, final

import attrs

from dialogue_core import _html
from dialogue_core._ids import code, code_or_empty
from dialogue_core._log import Log
from dialogue_core._typed import expect, shown, typed
from dialogue_core.calendars import Calendar
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import (
    Answered,
    Concluded,
    Ended,
    Event,
    Grouped,
    Held,
    Minuted,
    Monitored,
    Published,
    Received,
    Reported,
    Routed,
    Screened,
    Speaker,
    Spoke,
    Tallied,
    Task,
    Vouched,
)
from dialogue_core.lives import Custody, PartState
from dialogue_core.routing import OWN_PROCEDURE, PartRouting, Routing
from dialogue_core.screening import PartScreening, Screening
from dialogue_core.statements import Part, Statement
from dialogue_core.tables import ChairDecides, Decision
from dialogue_core.territory import Body, Unit
from dialogue_core.values import (
    Citation,
    Day,
    NoDueDay,
    Sealed,
    Span,
    Words,
    as_day,
    day_words,
    fold,
)
from dialogue_core.vocabulary import (
    AnswerWay,
    Delivery,
    Handling,
    Institution,
    Intake,
    Lang,
    Measure,
    NoDay,
    PartStatus,
    Protection,
    RecordAspect,
    SessionStatus,
    SpeakerKind,
    Term,
)

__all__ = ["Count", "FloorShare", "Recorder", "Session", "routed", "screened"]


def __dir__() -> list[str]:
    return list(__all__)


EventT = TypeVar("EventT", bound=Event)
TermT = TypeVar("TermT", bound=Term)

Document: TypeAlias = Minuted | Concluded | Published | Monitored | Reported
"""A dated act on paper; these have no fixed order."""


# --- what a record gives ------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Count:
    """How many there were (số liệu): exactly, at least, or between."""

    low: int
    """At least so many."""
    high: int | None
    """At most so many; none where nobody vouched that all are on record."""
    reported: bool
    """Whether a report gave the number; else it was counted in the record."""


@final
@attrs.frozen(kw_only=True)
class FloorShare:
    """The people's share of the time on the floor (tỷ lệ thời gian dành cho Nhân dân phát biểu).

    An indicator: the texts give the people's turns priority, without a number.
    """

    share: float | None
    """From 0 to 1, or none where times are missing."""
    why: Words | None = None
    """Why there is none."""
    complete: bool = False
    """Whether somebody vouched that all turns are on record."""


_ALOUD: Final = (AnswerWay.ON_THE_SPOT, AnswerWay.IN_PUBLIC)
_BEFOREHAND: Final = (Intake.COLLECTED, Intake.REGISTERED)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Session:
    """One dialogue conference on one date (cuộc đối thoại): the fold of its log of events.

    Conferences of several clusters, and one that goes on another day, are sessions that share an
    `occasion`. The log is the record; everything else is read from it.

    Raises:
        TransitionError: The log holds an event that made no sense when it was recorded.
    """

    id: str = attrs.field(validator=code)
    """A short id, unique where records are kept together."""
    place: Unit
    """The unit whose people it concerns."""
    organiser: Body
    """Who holds it, and holds every statement until it is routed, unless there is a secretariat."""
    secretariat: Body | None = None
    """The plan's secretariat (thư ký), where one is named."""
    occasion: str = attrs.field(default="", validator=code_or_empty)
    """An id that sessions of one occasion share, as clusters do."""
    plan: str = attrs.field(default="", validator=code_or_empty)
    """The id of its plan."""
    partners: tuple[Body, ...] = ()
    """Who organises it with the organiser, as far as the record tells."""
    institution: Institution = Institution.DIALOGUE
    """What kind of meeting it is: a voter meeting or a citizen reception is no conference."""
    events: tuple[Event, ...] = attrs.field(
        default=(), repr=lambda found: f"({len(found)} of them)"
    )
    """The log, in the order in which it was written down."""

    def __attrs_post_init__(self) -> None:
        """Fold the log, which refuses what makes no sense."""
        _ = self._log

    @cached_property
    def _log(self) -> Log:
        return _log_of(self)

    # Growing.

    def record(self, *events: Event) -> "Session":
        """Return the session with more events; all are taken in, or none.

        Raises:
            TransitionError: An event is not possible; the message says what is.
        """
        log = self._log.copy()
        log.extend(events)
        return _folded(self, log)

    def heard(
        self,
        statement: Statement,
        screening: Screening,
        routing: Routing,
        calendar: Calendar,
        *,
        via: Intake | None = None,
        speaker: Speaker | None = None,
        arose_in: tuple[str, ...] = (),
        by: Body | None = None,
        noted_on: object = None,
    ) -> "Session":
        """Return the session with a statement received, screened and routed on one day.

        Sugar for `Received` and, for each part, `Screened` and `Routed`; a part whose lead is open
        is not routed yet and stays with the secretariat. Without ``via`` it came in as its delivery
        says: in writing where it was sent with or without a name, else spoken.

        Raises:
            TransitionError: The statement is on record already.
        """
        on = statement.on
        sent = statement.delivery in (Delivery.SIGNED, Delivery.ANONYMOUS)
        came = Received(
            on=on,
            noted_on=noted_on,
            by=by,
            statement=statement,
            via=via or (Intake.WRITTEN if sent else Intake.SPOKEN),
            speaker=speaker,
            arose_in=arose_in,
        )
        return self.record(
            came,
            *screened(statement, screening, on=on, noted_on=noted_on),
            *routed(routing, calendar, conference=self.on, on=on, noted_on=noted_on),
        )

    def as_of(self, day: object) -> "Session":
        """Return the session as the record told it on a day: by what was noted until then."""
        known = bisect_right(self._log.noted, as_day(day))
        if known == len(self.events):
            return self
        return attrs.evolve(self, events=self.events[:known])

    # Reading.

    @property
    def status(self) -> SessionStatus:
        """Where its life stands."""
        return self._log.fold.life.status

    @property
    def on(self) -> Day | None:
        """The day it was held; before that, the day it is planned for; none if not known."""
        life = self._log.fold.life
        if life.status.was_held:
            return life.on
        held = life.held
        return held.since if held is not None and held.last == held.since else None

    @property
    def held(self) -> Span | None:
        """The days that it is planned or announced for, by the last event that names them."""
        return self._log.fold.life.held

    @property
    def days(self) -> Span | None:
        """The days that it lies in: its day, else those of a report; of one not held, of its plan.

        Of one that was held, never those of a plan.
        """
        if self.on is not None:
            return Span.on(self.on)
        told = [event.within for event in self.of(Held) if event.within is not None]
        if told:
            return told[-1]
        return None if self.status.was_held else self.held

    @property
    def valid(self) -> tuple[Event, ...]:
        """The events that hold, in the order of the log: corrections made, none shown."""
        return tuple(event for event in self._log.valid if event is not None)

    def of(self, kind: type[EventT]) -> tuple[EventT, ...]:
        """Return the events of one kind that hold, in the order of the log."""
        return tuple(event for event in self._log.valid if isinstance(event, kind))

    @property
    def turns(self) -> tuple[Spoke, ...]:
        """The turns on the floor."""
        return self.of(Spoke)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Minutes, conclusion, publications, monitoring and reports, in the order of the log."""
        kinds = (Minuted, Concluded, Published, Monitored, Reported)
        return tuple(event for event in self._log.valid if isinstance(event, kinds))

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """The tasks of the conclusion that are not done."""
        life = self._log.fold.life
        return tuple(task for task in life.tasks if task.id not in life.done)

    @property
    def statements(self) -> tuple[Received, ...]:
        """The statements as they were received, corrections made."""
        return tuple(case.parts[0].received for case in self._log.fold.cases.values())

    @property
    def parts(self) -> tuple[PartState, ...]:
        """Every part of every statement."""
        return tuple(part for case in self._log.fold.cases.values() for part in case.parts)

    def parts_of(self, statement: str) -> tuple[PartState, ...]:
        """Return the parts of a statement.

        Raises:
            InvalidValueError: No statement on record has the id.
        """
        case = self._log.fold.cases.get(statement)
        if case is None:
            raise InvalidValueError(
                f"session {self.id!r} has no statement {shown(statement)}",
                f"cuộc đối thoại {self.id!r} không có ý kiến {shown(statement, 'vi')}",
                session=self.id,
            )
        return case.parts

    def part(self, id: str) -> PartState:  # noqa: A002 -- the field's own name
        """Return a part by its id, as ``S12/1``.

        Raises:
            InvalidValueError: No part on record has the id.
        """
        case = self._log.fold.cases.get(id.rpartition("/")[0])
        for part in case.parts if case is not None else ():
            if part.id == id:
                return part
        raise InvalidValueError(
            f"session {self.id!r} has no part {shown(id)}",
            f"cuộc đối thoại {self.id!r} không có nội dung {shown(id, 'vi')}",
            session=self.id,
        )

    def collector_of(self, part: PartState) -> Body | None:
        """Return the body that received a part for the organiser (nơi thu thập), if another did."""
        by = part.received.by
        return None if by in (self.organiser, self.secretariat) else by

    def receipt_of(self, part: PartState) -> Span | None:
        """Return the days on which the organiser may have received a part; none if nobody tells.

        A period of who receives the citizen runs from receipt (42/2013/QH13 art. 28(1)). What
        another body collected reached the organiser at the latest when somebody else first dealt
        with it.
        """
        on, collector = part.received.statement.on, self.collector_of(part)
        if collector is None:
            return Span.on(on)
        dealt = [
            event.on
            for event in part.history
            if event.on is not None and event.by != collector and not isinstance(event, Received)
        ]
        return Span(on, max(on, min(dealt)).add(days=1)) if dealt else None

    @property
    def custody(self) -> dict[str, Custody | Ended]:
        """For each part, who holds it and why, or how it ended."""
        return {part.id: part.custody for part in self.parts}

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """For each group, the ids of its parts; a part is in the group it was put in last."""
        found: dict[str, list[str]] = {}
        for part in self.parts:
            last = part.last(Grouped)
            if last is not None:
                found.setdefault(last.group, []).append(part.id)
        return {group: tuple(parts) for group, parts in found.items()}

    def is_vouched(self, aspect: RecordAspect) -> bool:
        """Return whether somebody vouched that the record is complete in an aspect."""
        return any(event.aspect is aspect for event in self.of(Vouched))

    def count(self, measure: Measure) -> Count | None:
        """Return how many there were: as last reported, else as recorded, else none.

        What is counted in the record is a least number, unless somebody vouched for the record.
        """
        told = [event for event in self.of(Tallied) if event.measure is measure]
        if told:
            return Count(low=told[-1].low, high=told[-1].high, reported=True)
        counted = _counted(self, measure)
        if counted is None:
            return None
        low, high = counted
        if all(self.is_vouched(aspect) for aspect in _COUNTED_FROM[measure]):
            return Count(low=low, high=high, reported=False)
        at_least = low and measure is not Measure.REMAINING  # an answer may not be on record
        return Count(low=low, high=None, reported=False) if at_least else None

    @property
    def floor_share(self) -> FloorShare:
        """The people's share of the time on the floor."""
        turns = self.turns
        total = sum(turn.seconds or 0 for turn in turns)
        complete = self.is_vouched(RecordAspect.FLOOR)
        if any(turn.seconds is None for turn in turns) or not total:
            return FloorShare(share=None, why=_NO_TIMES, complete=complete)
        people = sum(t.seconds or 0 for t in turns if t.speaker.kind is SpeakerKind.CITIZEN)
        return FloorShare(share=people / total, complete=complete)

    # What may leave the record.

    def html(self, lang: Lang = "vi", *, words: bool = False) -> str:
        """Return the record as tables for a notebook: the conference, its parts, papers, tasks.

        Nobody who spoke is named. Of a part that may not be published its kind is told, but not
        its field; where nothing may be confirmed, neither.

        Args:
            lang: The language.
            words: Whether the words of the statements that may be published are shown too
                (`public_words`); sealed ones never are.
        """
        return _html.page(
            _html.fields(f"{self.institution.label(lang)} {self.id}", _told(self, lang), lang=lang),
            *_tables(self, lang, words=words),
            lang=lang,
        )

    _repr_html_ = html

    def public_words(self, statement: str) -> str | None:
        """Return the words of a statement, if the last screening lets them be published.

        None if a part of it may not be published, or if they name a speaker on record.

        Raises:
            InvalidValueError: No statement on record has the id.
        """
        parts = self.parts_of(statement)
        if not all(part.publishable for part in parts):
            return None
        return self._unnamed(parts[0].received.statement.words)

    def public_answers(self, part: str) -> tuple[str, ...]:
        """Return the answers to a part that may be published.

        They may as its words may. Where only another part of the statement may not be, those that
        were given aloud are left: everybody present heard them, and they are of this part.

        Raises:
            InvalidValueError: No part on record has the id.
        """
        found = self.part(part)
        if not found.publishable:
            return ()
        whole = all(p.publishable for p in self.parts_of(found.received.statement.id))
        given = [answer for answer in found.of(Answered) if whole or answer.how in _ALOUD]
        texts = (self._unnamed(answer.words) for answer in given if answer.words is not None)
        return tuple(text for text in texts if text is not None)

    def public_task(self, task: str, *, cleared: bool = False) -> str | None:
        """Return the words of a task of the conclusion, if they may be published.

        They may if it concerns parts whose statements all may be, and names no speaker on record.

        Args:
            task: The id of the task.
            cleared: Whether somebody read the words of a task that concerns no part, or only parts
                that may be published of statements that may not as a whole, and lets them be
                published.

        Raises:
            InvalidValueError: No task on record has the id.
        """
        tasks = [found for event in self.of(Concluded) for found in event.tasks]
        found = next((one for one in tasks if one.id == task), None)
        if found is None:
            raise InvalidValueError(
                f"session {self.id!r} has no task {shown(task)}",
                f"cuộc đối thoại {self.id!r} không có nhiệm vụ {shown(task, 'vi')}",
                session=self.id,
            )
        cases = [self._log.fold.cases.get(id_.partition("/")[0]) for id_ in found.parts]
        parts = [part for case in cases if case is not None for part in case.parts]
        open_ = {part.id for part in parts if part.publishable}
        whole = bool(parts) and None not in cases and len(open_) == len({p.id for p in parts})
        if found.words is None or not (whole or (cleared and open_.issuperset(found.parts))):
            return None
        return self._unnamed(found.words)

    def _unnamed(self, words: Sealed[str]) -> str | None:
        """Return the words, unless they name a speaker on record."""
        said = words.open()
        text = _WORD.findall(fold(said))
        hit = any(
            tuple(text[at : at + length]) in names
            for length, names in self._names.open().items()
            for at in range(len(text) - length + 1)
        )
        return None if hit else said

    @cached_property
    def _names(self) -> Sealed[dict[int, set[tuple[str, ...]]]]:
        """The names and addresses of all speakers as folded words, by how many words they have."""
        speakers = [
            *(received.speaker for received in self.statements),
            *(turn.speaker for turn in self.turns if turn.speaker.kind is SpeakerKind.CITIZEN),
        ]
        told = [sealed for who in speakers if who for sealed in (who.name, who.contact) if sealed]
        found: dict[int, set[tuple[str, ...]]] = {}
        for sealed in told:
            if words := tuple(_WORD.findall(fold(sealed.open()))):
                found.setdefault(len(words), set()).add(words)
        return Sealed(found)


_WORD: Final = re.compile(r"\w+")


# --- what a notebook shows ----------------------------------------------------------------------


def _told(session: Session, lang: Lang) -> dict[str, _html.Cell]:
    counts = ((m, session.count(m)) for m in Measure)
    share = session.floor_share
    nothing = "chưa mặt nào" if lang == "vi" else "nothing"
    partly = " (chưa xác nhận đủ)" if lang == "vi" else " (of the turns on record)"
    partly = "" if share.complete else partly
    return {
        "status": session.status.label(lang),
        "held_on": "" if session.days is None else session.days.words(lang),
        "place": session.place.full_name,
        "organiser": session.organiser.label(lang),
        "partners": [body.label(lang) for body in session.partners],
        "secretariat": "" if session.secretariat is None else session.secretariat.label(lang),
        "plan": session.plan,
        "counted": [
            f"{measure.label(lang)}: {_count_words(count, lang)}"
            for measure, count in counts
            if count is not None
        ],
        "floor_share": share.why.label(lang) if share.why else f"{share.share or 0:.0%}{partly}",
        "vouched": [a.label(lang) for a in RecordAspect if session.is_vouched(a)] or nothing,
        "events": str(len(session.events)),
    }


def _count_words(count: Count, lang: Lang) -> str:
    if count.high is None:
        number = f"ít nhất {count.low}" if lang == "vi" else f"at least {count.low}"
    else:
        number = str(count.low) if count.low == count.high else f"{count.low}–{count.high}"
    if not count.reported:
        return number
    return f"{number} (theo báo cáo)" if lang == "vi" else f"{number} (reported)"


def _tables(session: Session, lang: Lang, *, words: bool) -> Iterable[str]:
    vi = lang == "vi"
    if parts := [_part_cells(session, part, lang, words=words) for part in session.parts]:
        caption = f"{'Nội dung' if vi else 'Parts'} ({len(parts)})"
        heads = ("id", "kind", "said", "state", "held_by", "why", "due")
        yield _html.table(caption, heads, parts, lang=lang)
    if papers := [_paper_cells(paper, lang) for paper in session.documents]:
        caption = f"{'Văn bản, công khai, giám sát' if vi else 'Papers'} ({len(papers)})"
        yield _html.table(caption, ("act", "on", "who", "channel"), papers, lang=lang)
    if tasks := [_task_cells(task, lang) for task in session.open_tasks]:
        caption = f"{'Nhiệm vụ chưa xong' if vi else 'Open tasks'} ({len(tasks)})"
        yield _html.table(caption, ("id", "lead", "partners", "due"), tasks, lang=lang)


def _part_cells(
    session: Session, part: PartState, lang: Lang, *, words: bool
) -> tuple[_html.Cell, ...]:
    kind, field, now = part.content.kind, part.content.field, part.custody
    told = [] if kind is None or part.protection.unpublished else [kind.label(lang)]
    told += [] if field is None or not part.publishable else [field.label(lang)]
    said = session.public_words(part.received.statement.id) if words else None
    held = ("", "", "") if isinstance(now, Ended) else _custody_cells(now, lang)
    return part.id, told, said or "", part.status.label(lang), *held


def _custody_cells(now: Custody, lang: Lang) -> tuple[str, str, str]:
    passed = "" if now.forwarded_to is None else f" ({now.forwarded_to.label(lang)})"
    return now.owner.label(lang), now.reason.label(lang) + passed, due_words(now.due, lang)


def _paper_cells(paper: Document, lang: Lang) -> tuple[str, str, str, str]:
    match paper:
        case Published(what=what, channel=channel):
            named, way = f"{paper.named.label(lang)}: {what.label(lang)}", channel.label(lang)
        case Concluded(number=number) if number:
            named, way = f"{paper.named.label(lang)} {number}", ""
        case Reported(to=to):
            named, way = f"{paper.named.label(lang)}: {to.label(lang)}", ""
        case _:
            named, way = paper.named.label(lang), ""
    on = "" if paper.on is None else day_words(paper.on, lang)
    return named, on, "" if paper.by is None else paper.by.label(lang), way


def _task_cells(task: Task, lang: Lang) -> tuple[_html.Cell, ...]:
    due = "" if task.due is None else day_words(task.due, lang)
    return task.id, task.lead.label(lang), [body.label(lang) for body in task.partners], due


def due_words(due: Day | NoDueDay, lang: Lang) -> str:
    """Return the day, or why there is none."""
    return due.words(lang) if isinstance(due, NoDueDay) else day_words(due, lang)


_NO_TIMES: Final = Words(
    "Chưa ghi đủ thời lượng các lượt phát biểu.", "The times of the turns are not all on record."
)

_COUNTED_FROM: Final[Mapping[Measure, tuple[RecordAspect, ...]]] = {
    Measure.SPEAKERS: (RecordAspect.FLOOR,),
    Measure.COLLECTED: (RecordAspect.STATEMENTS,),
    Measure.SELECTED: (RecordAspect.STATEMENTS,),
    Measure.GROUPS: (RecordAspect.STATEMENTS,),
    Measure.RAISED: (RecordAspect.STATEMENTS, RecordAspect.FLOOR),
    Measure.CONTENTS: (RecordAspect.STATEMENTS,),
    Measure.ANSWERED: (RecordAspect.STATEMENTS, RecordAspect.ANSWERS),
    Measure.REMAINING: (RecordAspect.STATEMENTS, RecordAspect.ANSWERS),
}
"""The sides of the record that must be complete for a number counted in it to be the number."""


def _counted(session: Session, measure: Measure) -> tuple[int, int] | None:
    """Return the least and the greatest number that the record gives, if it gives one."""
    if measure not in _COUNTED_FROM:
        return None
    if measure is Measure.SPEAKERS:
        speakers = [t.speaker for t in session.turns if t.speaker.kind is SpeakerKind.CITIZEN]
        known = len({speaker.id for speaker in speakers if speaker.id})
        unknown = sum(not speaker.id for speaker in speakers)
        return (max(known, min(unknown, 1)), known + unknown)
    if measure is Measure.GROUPS:
        number = len(session.groups)
    elif measure is Measure.CONTENTS:
        number = len(session.parts)
    else:
        put = {about.partition("/")[0] for turn in session.turns for about in turn.about}
        counts = _OPINIONS[measure]
        number = sum(counts(session.parts_of(s.statement.id), put) for s in session.statements)
    return (number, number)


def _collected(parts: tuple[PartState, ...]) -> bool:
    return parts[0].received.via in _BEFOREHAND


def _answered_there(part: PartState) -> bool:
    return any(answer.how is AnswerWay.ON_THE_SPOT for answer in part.of(Answered))


_OPINIONS: Final[Mapping[Measure, Callable[[tuple[PartState, ...], set[str]], bool]]] = {
    Measure.COLLECTED: lambda parts, _: _collected(parts),
    Measure.SELECTED: lambda parts, _: (
        _collected(parts)
        and any(p.handling is Handling.ANSWER and p.protection is Protection.NONE for p in parts)
    ),
    Measure.RAISED: lambda parts, put: (
        parts[0].received.statement.id in put or any(map(_answered_there, parts))
    ),
    Measure.ANSWERED: lambda parts, _: all(map(_answered_there, parts)),
    Measure.REMAINING: lambda parts, _: any(
        part.status not in (PartStatus.ANSWERED, PartStatus.ENDED) for part in parts
    ),
}
"""Which statements a measure counts, by their parts and by the statements put on the floor.

Raised is what had a turn on the floor, or was answered there as what the secretary reads out is:
not what came in on the day and nobody put to the conference.
"""


# --- growing in a loop --------------------------------------------------------------------------


@final
class Recorder:
    """A session that grows in a loop (ghi hồ sơ liên tục), without a copy for each event."""

    __slots__ = ("_head", "_log")

    def __init__(self, session: Session) -> None:
        self._head = expect(session, Session, "session")
        self._log = _log_of(session)

    def record(self, *events: Event) -> None:
        """Take in events one after the other; one that is refused leaves those before it.

        Raises:
            TransitionError: An event is not possible; the message says what is.
        """
        for event in events:
            self._log.append(event)

    def session(self) -> Session:
        """Return the session as it stands now; it does not change when the recorder goes on."""
        return _folded(self._head, self._log.copy())


def _log_of(session: Session) -> Log:
    log = Log(session.id, session.secretariat or session.organiser)
    log.extend(session.events)
    return log


def _folded(head: Session, log: Log) -> Session:
    """Return the session with a log that is folded already, and so is not folded again."""
    made = copy.copy(head)
    object.__setattr__(made, "events", tuple(log.events))
    object.__setattr__(made, "_log", log)
    return made


# --- events from decisions ----------------------------------------------------------------------


def screened(
    statement: Statement,
    screening: Screening,
    *,
    on: object,
    noted_on: object = None,
    by: Body | None = None,
) -> tuple[Screened, ...]:
    """Return the events that record a screening: what the rules proposed for each part.

    Where the chair decides, say so with `attrs.evolve(event, decided=…, why=…)`. For a new
    screening, pass the statement with what is known now.

    Raises:
        InvalidValueError: The screening is of another statement.
    """
    expect(statement, Statement, "statement")
    expect(screening, Screening, "screening")
    if screening.statement != statement.id or len(screening.parts) != len(statement.parts):
        raise InvalidValueError(
            f"the screening is of {screening.statement!r}, the statement is {statement.id!r}: "
            "screen this statement first",
            f"kết quả sàng lọc là của {screening.statement!r}, ý kiến là {statement.id!r}: hãy "
            "sàng lọc ý kiến này trước",
            statement=statement.id,
        )
    return tuple(
        _screened(content, part, on=on, noted_on=noted_on, by=by)
        for content, part in zip(statement.parts, screening.parts, strict=True)
    )


def _screened(
    content: Part, part: PartScreening, *, on: object, noted_on: object, by: Body | None
) -> Screened:
    return Screened(
        on=on,
        noted_on=noted_on,
        by=by,
        part=part.id,
        content=content,
        admission=_left(part.admission),
        proposed=_left(part.handling),
        protection=part.protection.outcome,
        ask=part.ask,
        acts=part.acts,
        rules=tuple(rule.id for rule in part.rules),
    )


def _left(decision: Decision[TermT]) -> tuple[TermT, ...]:
    return decision.among if isinstance(decision, ChairDecides) else (decision.outcome,)


def routed(
    routing: Routing,
    calendar: Calendar,
    *,
    conference: Day | None,
    on: object,
    noted_on: object = None,
    by: Body | None = None,
) -> tuple[Routed, ...]:
    """Return the events that record a routing, for the parts whose lead is not open.

    Args:
        routing: Who answers each part.
        calendar: How its period is counted.
        conference: The day of the conference, from which the period runs.
        on: The day of the routing.
        noted_on: The day it is noted, if another.
        by: Who routes.
    """
    expect(routing, Routing, "routing")
    expect(calendar, Calendar, "calendar")
    return tuple(
        _routed(part, part.lead, calendar, conference, on=on, noted_on=noted_on, by=by)
        for part in routing.parts
        if part.lead is not None
    )


def _routed(
    part: PartRouting,
    lead: Body,
    calendar: Calendar,
    conference: Day | None,
    *,
    on: object,
    noted_on: object,
    by: Body | None,
) -> Routed:
    due: Day | None = None
    no_day, cites = NoDay.NO_CONFERENCE_DAY, tuple[Citation, ...]()
    if isinstance(part.due, NoDueDay):
        own = part.due.reason == OWN_PROCEDURE
        no_day, cites = NoDay.OWN_PROCEDURE if own else NoDay.BY_TEXTS, part.due.cites
    elif conference is not None:
        due, no_day = calendar.after(conference, part.due), NoDay.NO_CALENDAR
    return Routed(
        on=on,
        noted_on=noted_on,
        by=by,
        part=part.id,
        lead=lead,
        coordinating=part.coordinating,
        due=due,
        no_day=no_day,
        cites=cites,
        among=(lead,),
        rules=tuple(rule.id for rule in part.rules),
    )
