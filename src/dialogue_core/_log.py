"""The log of a session and its fold as they grow. Private: `dialogue_core.sessions` shows them.

Each statement is folded by itself, and so is what belongs to no statement. So an event costs what
its own statement costs, and a correction folds anew only what the corrected entry stood in. What an
event may do is judged when it is taken in, by where each part stands; what is told of a part is
made of its events when it is read.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias, cast, final

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
_IN_LIFE: Final = _OF_LIFE | {Concluded, TaskDone}
_TURNS: Final = frozenset(
    kind
    for kind in _OF_LIFE
    if all(row.get(kind, status) is status for status, row in LIFECYCLE.items())
)
"""What the life of a session goes on after as if it had not been: a turn, a step."""


@final
@attrs.frozen(kw_only=True)
class Life:
    """What belongs to no statement: the life of the session, its day, its tasks."""

    status: SessionStatus = SessionStatus.NEW
    on: Day | None = None
    held: Span | None = None
    is_fixed: bool = False  # whether a notice or a rescheduling named these days
    tasks: tuple[Task, ...] = ()
    done: tuple[str, ...] = ()


@final
class Case:
    """One statement: where each of its parts stands, and its events, of which the rest is made."""

    __slots__ = ("_parts", "holder", "later", "received", "seq", "statuses")

    def __init__(
        self,
        received: Received,
        seq: int,
        later: tuple[Split | PartEvent | int, ...],
        statuses: tuple[PartStatus, ...],
        holder: Body,
    ) -> None:
        """Take how it was received, and each later event followed by its place in the log."""
        self.received = received
        self.seq = seq
        self.later = later
        self.statuses = statuses
        self.holder = holder
        self._parts: tuple[PartState, ...] | None = None

    def after(self, event: Split | PartEvent, seq: int, statuses: tuple[PartStatus, ...]) -> "Case":
        """Return it after another event."""
        return Case(self.received, self.seq, (*self.later, event, seq), statuses, self.holder)

    @property
    def parts(self) -> tuple[PartState, ...]:
        """The parts as the events tell them; made when they are first read, and kept."""
        if self._parts is None:
            parts = _parts_of(self.received, self.holder)
            for event in self.later[::2]:
                parts = _parts_after(parts, cast("Split | PartEvent", event))
            self._parts = parts
        return self._parts

    @property
    def was_split(self) -> bool:
        """Whether it has its parts already."""
        return len(self.statuses) > 1

    @property
    def seqs(self) -> tuple[int, ...]:
        """The places of its events in the log."""
        return (self.seq, *cast("tuple[int, ...]", self.later[1::2]))

    def place(self, number: str) -> int | None:
        """Return which of its parts has a number, counted from 0."""
        if number == "1":
            return 0
        found = int(number) if number.isdecimal() else 0
        return found - 1 if 0 < found <= len(self.statuses) and str(found) == number else None


def _fold_life(life: Life, event: Event, name: str) -> Life:
    """Return the life of the session after an event."""
    kind, status = type(event), life.status
    if kind not in _IN_LIFE:
        return life
    if kind in _OF_LIFE:
        row = LIFECYCLE[status]
        if kind not in row:
            state = Words(
                f"cuộc đối thoại {name!r} {status.vi}", f"session {name!r} is {status.en}"
            )
            raise _impossible(event, state, row)
        status = row[kind]
    on, held, is_fixed = life.on, life.held, life.is_fixed
    tasks, done = life.tasks, life.done
    match event:
        case Planned() | Announced() | Rescheduled():
            held, is_fixed = _named(event, life, status)
        case Postponed() | Cancelled() | Replaced():
            held, is_fixed = None, False
        case Opened() | Held():
            on = event.on
        case StepTaken() | Spoke() | Suspended() | Resumed() | Closed():
            _refuse_another_day(event, on)
            if status is life.status:
                return life
        case Concluded():
            tasks = (*tasks, *event.tasks)
            _refuse_twice([task.id for task in tasks])
        case _:
            done = (*done, cast("TaskDone", event).task)
    return Life(status=status, on=on, held=held, is_fixed=is_fixed, tasks=tasks, done=done)


_WITHOUT_DAY: Final = (
    SessionStatus.POSTPONED,
    SessionStatus.CANCELLED,
    SessionStatus.IN_WRITING,
)
"""Where no day is set any more: a plan or a notice that is filed later sets none."""


def _named(
    event: Planned | Announced | Rescheduled, life: Life, status: SessionStatus
) -> tuple[Span | None, bool]:
    """Return the days after an event that may name them, and whether more than a plan does."""
    fixes = not isinstance(event, Planned)
    if event.held is None or status in _WITHOUT_DAY or (life.is_fixed and not fixes):
        return life.held, life.is_fixed
    return event.held, fixes


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


def _after_part_event(case: Case | None, event: PartEvent, number: str, seq: int) -> Case:
    """Return a statement after an event of the part with a number."""
    place = None if case is None else case.place(number)
    if case is None or place is None:
        raise _not_on_record(event, event.part)
    statuses = case.statuses
    old = statuses[place]
    new = PART_LIFE[old].get(type(event))
    if new is None:
        raise _not_now(event, event.part, old)
    if new is not old:
        statuses = (
            (new,) if len(statuses) == 1 else (*statuses[:place], new, *statuses[place + 1 :])
        )
    return case.after(event, seq, statuses)


def _received_before(id: str) -> TransitionError:  # noqa: A002 -- as in Statement
    return TransitionError(
        f"statement {id!r} was received before; allowed: an id of its own, and `RaisedAgain` for a "
        "matter that is raised again",
        f"ý kiến {id!r} đã được tiếp nhận; được phép: mã riêng cho ý kiến khác, và ghi “nêu lại” "
        "cho việc nêu lại",
        statement=id,
    )


_RECEIVED: Final = (PartStatus.RECEIVED,)


def _split(case: Case | None, event: Split, seq: int) -> Case:
    if case is None:
        raise _not_on_record(event, event.statement)
    status = PART_LIFE[case.statuses[0]].get(Split)
    if status is None:
        raise _not_now(event, f"{event.statement}/1", case.statuses[0])
    if case.was_split:
        raise TransitionError(
            f"statement {event.statement!r} has its parts already, {', '.join(_ids(case))}, and is "
            "split once; allowed: screen each part",
            f"ý kiến {event.statement!r} đã tách thành {', '.join(_ids(case))} và chỉ tách một "
            "lần; được phép: sàng lọc từng nội dung",
            statement=event.statement,
        )
    return case.after(event, seq, (status,) * len(event.parts))


def _not_now(event: Event, part: str, status: PartStatus) -> TransitionError:
    state = Words(f"nội dung {part} {status.vi}", f"part {part} is {status.en}")
    return _impossible(event, state, PART_LIFE[status])


# --- what is told of a part ---------------------------------------------------------------------


def _parts_of(event: Received, holder: Body) -> tuple[PartState, ...]:
    """Return the parts of a statement as it was received."""
    said = event.statement
    return tuple(
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


def _parts_after(parts: tuple[PartState, ...], event: Split | PartEvent) -> tuple[PartState, ...]:
    """Return the parts of a statement after an event that was taken in."""
    if isinstance(event, PartEvent):
        return tuple(
            _after(part, event, PART_LIFE[part.status][type(event)])
            if part.id == event.part
            else part
            for part in parts
        )
    whole = parts[0]
    return tuple(
        attrs.evolve(
            whole,
            id=whole.received.statement.part_id(i),
            status=PART_LIFE[whole.status][Split],
            content=part,
            since=event.on,
            history=(*whole.history, event),
        )
        for i, part in enumerate(event.parts)
    )


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
        cases = self.cases
        if type(event) is Received:
            said = event.statement
            if said.id in cases:
                raise _received_before(said.id)
            cases[said.id] = Case(event, seq, (), _RECEIVED * len(said.parts), self.holder)
        elif isinstance(event, PartEvent):
            key, _, number = event.part.rpartition("/")
            cases[key] = _after_part_event(cases.get(key), event, number, seq)
        elif isinstance(event, Split):
            key = event.statement
            cases[key] = _split(cases.get(key), event, seq)
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
        if case is not None:
            _, slash, number = wanted.rpartition("/")
            if not slash or case.place(number) is not None:
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

    def extend(self, events: Iterable[Event]) -> None:
        """Take in some events, or raise; it is then no log of them all, nor of those before."""
        cases, holder, last = self.fold.cases, self.fold.holder, None
        for event in events:
            # most of a log are statements received on one day, so no call is made for these
            if (
                last is None
                or type(event) is not Received
                or event.on is not last
                or event.noted_on is not None
            ):
                self.append(event)
                last = self.noted[-1]
                continue
            said = event.statement
            if said.id in cases:
                raise _received_before(said.id)
            statuses = _RECEIVED * len(said.parts)
            cases[said.id] = Case(event, len(self.events), (), statuses, holder)
            self.events.append(event)
            self.valid.append(event)
            self.noted.append(last)

    def append(self, event: Event) -> None:
        """Take in one event, or raise and stay as it was."""
        kind, events = type(event), self.events
        if kind not in _PLAIN:
            self._refuse_strange(event)
        noted = self._day_noted(event)
        if kind is Corrected:
            self._correct(cast("Corrected", event))
            self.valid.append(None)
        else:
            self.fold.step(event, len(events))
            self.valid.append(event)
        events.append(event)
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
        speaks_of = _SPEAKS_OF.get(type(event))
        if speaks_of is not None:
            for wanted in speaks_of(event):
                if not self.fold.knows(wanted):
                    raise _not_on_record(event, wanted)

    def _day_noted(self, event: Event) -> Day:
        """Return the day an event was noted; the log never goes back in time."""
        told = event.noted_on
        last = cast("Day", told or event.on)  # one of them is said
        noted = self.noted
        if not noted or noted[-1] <= last:
            return last
        last = noted[-1]
        if told is not None:
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
        if self._leads_nowhere(old, now):
            self.valid[seq] = now
            return
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

    def _leads_nowhere(self, old: Event | None, now: Event | None) -> bool:
        """Return whether nothing else in the log depends on which of the two holds."""
        if type(old) in _TURNS and type(now) is type(old):
            _refuse_another_day(cast("Event", now), self.fold.life.on)
            return True
        return all(
            event is not None and type(event) not in _IN_LIFE and _case_of(event) is None
            for event in (old, now)
        )

    def _at(self, s: int, seq: int, now: Event | None) -> Event | None:
        return now if s == seq else self.valid[s]


def _key(event: _OfCase) -> str:
    """Return the id of the statement that an event belongs to."""
    if isinstance(event, PartEvent):
        return event.part.rpartition("/")[0] or event.part
    return event.statement.id if isinstance(event, Received) else event.statement


def _case_of(event: Event) -> str | None:
    return _key(event) if isinstance(event, Received | Split | PartEvent) else None


def _spoken_of_in_tasks(event: Concluded) -> tuple[str, ...]:
    return tuple(part for task in event.tasks for part in task.parts)


def _raised_here(event: RaisedAgain) -> tuple[str, ...]:
    return () if event.session else (event.earlier,)


_SPEAKS_OF: Final[Mapping[type[Event], Callable[[Any], tuple[str, ...]]]] = {
    Spoke: lambda event: event.about,
    Noted: lambda event: event.about,
    Monitored: lambda event: event.tasks,
    TaskDone: lambda event: (event.task,),
    Concluded: _spoken_of_in_tasks,
    RaisedAgain: _raised_here,
}
"""The ids that an event speaks of besides the statement it belongs to."""

_PLAIN: Final = _KNOWN - {*_SPEAKS_OF}
"""The events that speak of nothing besides the statement they belong to."""
