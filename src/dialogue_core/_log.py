"""The log of a session and its fold as they grow. Private: `dialogue_core.sessions` shows them.

Each statement is folded by itself, and so is what belongs to no statement. So an event costs what
its own statement costs, and a correction folds anew only what the corrected entry stood in.
"""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias, final

import attrs

from dialogue_core.errors import InvalidValueError, TransitionError
from dialogue_core.events import (
    EVENTS,
    Announced,
    Cancelled,
    Closed,
    Concluded,
    Corrected,
    Event,
    Extended,
    Forwarded,
    Held,
    Monitored,
    Noted,
    Opened,
    PartEvent,
    Planned,
    Postponed,
    RaisedAgain,
    Received,
    Replaced,
    Rescheduled,
    Resumed,
    Routed,
    Screened,
    Split,
    Spoke,
    StepTaken,
    Suspended,
    Task,
    TaskDone,
)
from dialogue_core.lives import LIFECYCLE, PART_LIFE, PartState
from dialogue_core.territory import Body
from dialogue_core.values import Citation, Day, NoDueDay, Span, Words
from dialogue_core.vocabulary import NoDay, PartStatus, SessionStatus

_OF_LIFE: Final = frozenset(kind for row in LIFECYCLE.values() for kind in row)
_KNOWN: Final = frozenset(EVENTS)
_MOVES: Final = (Screened, Routed, Forwarded)
_OfCase: TypeAlias = Received | Split | PartEvent


@final
@attrs.frozen(kw_only=True)
class Life:
    """What belongs to no statement: the life of the session, its day, its tasks."""

    status: SessionStatus = SessionStatus.NEW
    on: Day | None = None
    held: Span | None = None
    tasks: tuple[Task, ...] = ()
    done: tuple[str, ...] = ()


@final
@attrs.frozen(kw_only=True)
class Case:
    """One statement: its parts, and the places of its events in the log."""

    parts: tuple[PartState, ...]
    was_split: bool
    seqs: tuple[int, ...]


def _fold_life(life: Life, event: Event, name: str) -> Life:
    """Return the life of the session after an event."""
    kind, status = type(event), life.status
    if kind in _OF_LIFE:
        row = LIFECYCLE[status]
        if kind not in row:
            state = Words(
                f"cuộc đối thoại {name!r} {status.vi}", f"session {name!r} is {status.en}"
            )
            raise _impossible(event, state, row)
        status = row[kind]
    on, held, tasks, done = life.on, life.held, life.tasks, life.done
    match event:
        case Planned() | Announced() | Rescheduled():
            held = event.held or held
        case Postponed() | Cancelled() | Replaced():
            held = None
        case Opened() | Held():
            on = event.on
        case StepTaken() | Spoke() | Suspended() | Resumed() | Closed():
            _refuse_another_day(event, on)
        case Concluded():
            tasks = (*tasks, *event.tasks)
            _refuse_twice([task.id for task in tasks])
        case TaskDone():
            done = (*done, event.task)
        case _:
            pass
    return Life(status=status, on=on, held=held, tasks=tasks, done=done)


def _refuse_another_day(event: Event, on: Day | None) -> None:
    if on is not None and event.on is not None and event.on != on:
        raise TransitionError(
            f"the session was held on {on}, and {event.named.en!r} is of {event.on}: a session is "
            "one date; allowed: that day, or another session of the same occasion",
            f"cuộc đối thoại tổ chức ngày {on}, còn “{event.named.vi}” ghi ngày {event.on}: mỗi "
            "cuộc là một ngày; được phép: đúng ngày đó, hoặc lập cuộc khác cùng đợt",
            on=on,
        )


def _refuse_twice(ids: list[str]) -> None:
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise TransitionError(
            f"tasks of the conclusion share an id: {', '.join(twice)}; allowed: one id a task",
            f"nhiệm vụ trong kết luận trùng mã: {', '.join(twice)}; được phép: mỗi nhiệm vụ một mã",
            twice=tuple(twice),
        )


def _fold_case(case: Case | None, event: _OfCase, seq: int, holder: Body) -> Case:
    """Return a statement after an event; ``holder`` has it until it is routed."""
    if isinstance(event, Received):
        return _open_case(case, event, seq, holder)
    wanted = event.statement if isinstance(event, Split) else event.part
    if case is None or (isinstance(event, PartEvent) and wanted not in _ids(case)):
        raise _not_on_record(event, wanted)
    seqs = (*case.seqs, seq)
    if isinstance(event, Split):
        return Case(parts=_split(case, event), was_split=True, seqs=seqs)
    parts = tuple(
        _after(part, event, _next(part, event)) if part.id == wanted else part
        for part in case.parts
    )
    return Case(parts=parts, was_split=case.was_split, seqs=seqs)


def _open_case(case: Case | None, event: Received, seq: int, holder: Body) -> Case:
    said = event.statement
    if case is not None:
        raise TransitionError(
            f"statement {said.id!r} was received before; allowed: an id of its own, and "
            "`RaisedAgain` for a matter that is raised again",
            f"ý kiến {said.id!r} đã được tiếp nhận; được phép: mã riêng cho ý kiến khác, và ghi "
            "“nêu lại” cho việc nêu lại",
            statement=said.id,
        )
    parts = tuple(
        PartState(
            id=said.part_id(i),
            received=event,
            status=PartStatus.RECEIVED,
            content=part,
            owner=holder,
            due=_no_day(NoDay.NOT_ROUTED),
            since=event.on,
            history=(event,),
        )
        for i, part in enumerate(said.parts)
    )
    return Case(parts=parts, was_split=len(parts) > 1, seqs=(seq,))


def _split(case: Case, event: Split) -> tuple[PartState, ...]:
    whole = case.parts[0]
    status = _next(whole, event)
    if case.was_split:
        raise TransitionError(
            f"statement {event.statement!r} has its parts already, {', '.join(_ids(case))}, and is "
            "split once; allowed: screen each part",
            f"ý kiến {event.statement!r} đã tách thành {', '.join(_ids(case))} và chỉ tách một "
            "lần; được phép: sàng lọc từng nội dung",
            statement=event.statement,
        )
    return tuple(
        attrs.evolve(
            whole,
            id=whole.received.statement.part_id(i),
            status=status,
            content=part,
            since=event.on,
            history=(*whole.history, event),
        )
        for i, part in enumerate(event.parts)
    )


def _next(part: PartState, event: Event) -> PartStatus:
    row = PART_LIFE[part.status]
    status = row.get(type(event))
    if status is None:
        raise _impossible(
            event,
            Words(f"nội dung {part.id} {part.status.vi}", f"part {part.id} is {part.status.en}"),
            row,
        )
    return status


def _no_day(
    reason: NoDay, cites: tuple[Citation, ...] = (), review_on: Day | None = None
) -> NoDueDay:
    return NoDueDay(reason=Words(reason.vi, reason.en), cites=cites, review_on=review_on)


def _after(part: PartState, event: PartEvent, status: PartStatus) -> PartState:
    """Return the part after an event that its life allows."""
    content, owner, due = part.content, part.owner, part.due
    match event:
        case Screened():
            content = event.content
        case Routed():
            owner = event.lead
            due = event.due or _no_day(event.no_day, event.cites, event.review_on)
        case Forwarded() | Extended():
            due = event.due or due
        case _:
            pass
    moved = status is not part.status or isinstance(event, _MOVES)
    return PartState(
        id=part.id,
        received=part.received,
        status=status,
        content=content,
        owner=owner,
        due=due,
        since=event.on if moved else part.since,
        history=(*part.history, event),
    )


def _ids(case: Case) -> tuple[str, ...]:
    return tuple(part.id for part in case.parts)


def _impossible(event: Event, state: Words, row: Iterable[type[Event]]) -> TransitionError:
    """Return the error for an event that a table does not allow, with what it allows."""
    vi = "; ".join(kind.named.vi for kind in row) or "không sự kiện nào"
    en = "; ".join(kind.named.en for kind in row) or "none"
    return TransitionError(
        f"{state.en}, so {event.named.en!r} is not possible; allowed: {en}",
        f"{state.vi} nên không thể “{event.named.vi}”; được phép: {vi}",
        event=type(event).__name__,
        allowed=tuple(kind.__name__ for kind in row),
    )


def _not_on_record(event: Event, wanted: str) -> TransitionError:
    return TransitionError(
        f"{event.named.en!r} speaks of {wanted!r}, which is not on record; allowed: what is, so "
        "record it first",
        f"“{event.named.vi}” nhắc đến {wanted!r} chưa có trong hồ sơ; được phép: mã đã có, hãy ghi "
        "nhận trước",
        wanted=wanted,
    )


@final
class Fold:
    """What a log folds to: one step for each event, statement by statement."""

    __slots__ = ("cases", "holder", "life", "life_seqs", "name")

    def __init__(self, name: str, holder: Body) -> None:
        self.name = name
        self.holder = holder
        self.life = Life()
        self.life_seqs: list[int] = []
        self.cases: dict[str, Case] = {}

    def copy(self) -> "Fold":
        made = Fold(self.name, self.holder)
        made.life = self.life
        made.life_seqs = self.life_seqs.copy()
        made.cases = self.cases.copy()
        return made

    def step(self, event: Event, seq: int) -> None:
        """Take in one event, or raise and stay as it was."""
        if isinstance(event, Received | Split | PartEvent):
            key = _key(event)
            self.cases[key] = _fold_case(self.cases.get(key), event, seq, self.holder)
        else:
            self.life = _fold_life(self.life, event, self.name)
            self.life_seqs.append(seq)

    def seqs(self, key: str | None) -> Sequence[int]:
        """Return the places in the log of what belongs to a statement, or to none."""
        if key is None:
            return self.life_seqs
        return self.cases[key].seqs if key in self.cases else ()

    def knows(self, wanted: str) -> bool:
        """Return whether a statement, a part or a task of that id is on record."""
        case = self.cases.get(wanted.rpartition("/")[0] or wanted)
        if case is not None and ("/" not in wanted or wanted in _ids(case)):
            return True
        return any(task.id == wanted for task in self.life.tasks)


@final
class Log:
    """The entries as they were written, what holds of them, and their fold; all of it grows."""

    __slots__ = ("events", "fold", "noted", "valid")

    def __init__(self, name: str, holder: Body) -> None:
        self.events: list[Event] = []
        self.valid: list[Event | None] = []
        self.noted: list[Day] = []
        self.fold = Fold(name, holder)

    def copy(self) -> "Log":
        made = Log(self.fold.name, self.fold.holder)
        made.events = self.events.copy()
        made.valid = self.valid.copy()
        made.noted = self.noted.copy()
        made.fold = self.fold.copy()
        return made

    def append(self, event: Event) -> None:
        """Take in one event, or raise and stay as it was."""
        self._refuse_strange(event)
        noted = self._day_noted(event)
        if isinstance(event, Corrected):
            self._correct(event)
            self.valid.append(None)
        else:
            self.fold.step(event, len(self.events))
            self.valid.append(event)
        self.events.append(event)
        self.noted.append(noted)

    def _refuse_strange(self, event: Event) -> None:
        """Refuse what is no event, or speaks of what is not on record."""
        if type(event) not in _KNOWN:
            raise InvalidValueError(
                "a session records the events of dialogue_core.events, not a "
                f"{type(event).__name__}",
                "hồ sơ chỉ ghi các sự kiện của dialogue_core.events, không ghi "
                f"{type(event).__name__}",
            )
        for wanted in _spoken_of(event):
            if not self.fold.knows(wanted):
                raise _not_on_record(event, wanted)

    def _day_noted(self, event: Event) -> Day:
        """Return the day an event was noted; the log never goes back in time."""
        told = event.noted_on
        days = [day for day in (told or event.on, *self.noted[-1:]) if day is not None]
        last = max(days)
        if told is not None and told < last:
            raise TransitionError(
                f"{event.named.en!r} says that it was noted on {told}, but the log goes on to "
                f"{last}; allowed: {last} or later, since a log is only appended to",
                f"“{event.named.vi}” ghi là được ghi ngày {told}, nhưng hồ sơ đã đến ngày {last}; "
                f"được phép: từ ngày {last}, vì hồ sơ chỉ ghi nối tiếp",
                noted_on=told,
                last=last,
            )
        return last

    def _correct(self, event: Corrected) -> None:
        seq, now = event.seq, event.now
        if seq >= len(self.events) or isinstance(self.events[seq], Corrected):
            raise TransitionError(
                f"entry {seq} cannot be corrected; allowed: the entries before it that are no "
                f"corrections, from 0 (there are {len(self.events)} entries)",
                f"không thể đính chính mục {seq}; được phép: các mục trước đó không phải là đính "
                f"chính, tính từ 0 (hiện có {len(self.events)} mục)",
                seq=seq,
            )
        old = self.valid[seq]
        if isinstance(old, Received) and not (isinstance(now, Received) and _key(now) == _key(old)):
            raise TransitionError(
                f"statement {_key(old)!r} stays on record; allowed: to correct it by one received "
                "with the same id, or to end its parts (withdrawn, merged)",
                f"ý kiến {_key(old)!r} phải còn trong hồ sơ; được phép: đính chính bằng ý kiến "
                "cùng mã, hoặc kết thúc từng nội dung (rút, gộp)",
                seq=seq,
                statement=_key(old),
            )
        if now is not None:
            self._refuse_strange(now)
        try:
            self._refold(seq, old, now)
        except TransitionError as error:
            raise TransitionError(
                f"entry {seq} cannot be corrected so, as the log would make no sense: {error.en}",
                f"không thể đính chính mục {seq} như vậy vì hồ sơ sẽ không hợp lý: {error.vi}",
                seq=seq,
                **error.details,
            ) from None

    def _refold(self, seq: int, old: Event | None, now: Event | None) -> None:
        """Fold anew what the corrected entry stood in, and what it stands in now."""
        keys = {_case_of(event) for event in (old, now) if event is not None}
        seqs = {s for key in keys for s in self.fold.seqs(key) if s != seq}
        entries = [(s, event) for s in sorted({*seqs, seq}) if (event := self._at(s, seq, now))]
        fresh = Fold(self.fold.name, self.fold.holder)
        for s, event in entries:
            fresh.step(event, s)
        self.fold.cases.update(fresh.cases)
        if None in keys:
            self.fold.life, self.fold.life_seqs = fresh.life, fresh.life_seqs
        self.valid[seq] = now

    def _at(self, s: int, seq: int, now: Event | None) -> Event | None:
        return now if s == seq else self.valid[s]


def _key(event: _OfCase) -> str:
    """Return the id of the statement that an event belongs to."""
    if isinstance(event, Received):
        return event.statement.id
    if isinstance(event, Split):
        return event.statement
    return event.part.rpartition("/")[0] or event.part


def _case_of(event: Event) -> str | None:
    return _key(event) if isinstance(event, Received | Split | PartEvent) else None


def _spoken_of(event: Event) -> tuple[str, ...]:
    """Return the ids that an event speaks of besides the statement it belongs to."""
    match event:
        case Spoke() | Noted():
            return event.about
        case Monitored():
            return event.tasks
        case TaskDone():
            return (event.task,)
        case Concluded():
            return tuple(part for task in event.tasks for part in task.parts)
        case RaisedAgain(session=""):
            return (event.earlier,)
        case _:
            return ()
