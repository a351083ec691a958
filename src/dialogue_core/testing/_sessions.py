"""Strategies for what happens: events, and sessions whose logs make sense (hồ sơ hội nghị).

Answers: what does an event look like, and what does the record of a conference look like. A log
grows by what the two tables of `dialogue_core.lives` allow at each step, so every session is valid;
it shrinks to fewer events, and to those that come first in the tables.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any, Final, TypeVar, cast, get_args

import attrs
from hypothesis import strategies as st

from dialogue_core.errors import TransitionError
from dialogue_core.events import (
    EVENTS,
    Closed,
    Concluded,
    Corrected,
    Event,
    Held,
    Monitored,
    Noted,
    Opened,
    PartEvent,
    RaisedAgain,
    Received,
    Resumed,
    Screened,
    Speaker,
    Split,
    Spoke,
    StepTaken,
    Suspended,
    Tallied,
    Task,
    TaskDone,
)
from dialogue_core.lives import LIFECYCLE, PART_LIFE
from dialogue_core.sessions import Recorder, Session
from dialogue_core.statements import Part
from dialogue_core.territory import Unit
from dialogue_core.testing._strategies import (
    MADE,
    arguments,
    days,
    some,
    statements,
    units,
    values_of,
)
from dialogue_core.values import Day, Sealed, as_day
from dialogue_core.vocabulary import Admission, Handling, Protection, SessionStatus

__all__ = ["events", "sessions"]


def __dir__() -> list[str]:
    return list(__all__)


T = TypeVar("T")
EventT = TypeVar("EventT", bound=Event)

_CODES: Final = ("S1/1", "S1", "T1", "S2/2")
_NUMBERS: Final = ("12/TB-UBND", "07/KH-UBND")
_NO_CORRECTION: Final = tuple(kind for kind in EVENTS if kind is not Corrected)


def events(kind: type[EventT] | None = None) -> st.SearchStrategy[EventT]:
    """Return a strategy for single events (sự kiện), of one class if named.

    Each is valid by itself; what an event says of others (statements, parts, tasks) it says by
    short ids. For events that make sense one after the other, draw `sessions`.
    """
    kinds: tuple[type[Event], ...] = EVENTS if kind is None else (kind,)
    return cast("st.SearchStrategy[EventT]", st.sampled_from(kinds).flatmap(_event))


@st.composite
def sessions(
    draw: st.DrawFn, *, place: Unit | None = None, on: object | None = None, events: int = 8
) -> Session:
    """Return a strategy for sessions (hồ sơ cuộc đối thoại) whose logs make sense.

    Three in ten conferences are opened and closed; the others end in every other way.

    Args:
        draw: Given by Hypothesis.
        place: The unit; any of the shipped territory unless said.
        on: The first day of the log; any unless said.
        events: How many events there are at most; about every third log is that long.
    """
    head = draw(_arguments_of(Session, "id", "place", "events"))
    head["id"] = f"DT-{draw(st.integers(1, 99))}"
    head["place"] = draw(units()) if place is None else place
    log = _Log(Session(**head), draw(days()) if on is None else as_day(on))
    for _ in range(min(events, draw(st.integers(0, events + events // 2)))):
        draw(_grown(log))
    return log.session


# --- single events ------------------------------------------------------------------------------


@st.composite
def _fields_made(draw: st.DrawFn, kind: type[Any]) -> Any:
    return kind(**draw(_arguments_of(kind)))


@st.composite
def _event(draw: st.DrawFn, kind: type[Event]) -> Event:
    return _fitted(draw, kind, draw(_arguments_of(kind)))


def _arguments_of(kind: type[Any], *skip: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for the arguments of a class, its ids and times of day as such."""
    if (kind, skip) not in _MADE:
        attrs.resolve_types(kind)
        fields = [field for field in attrs.fields(kind) if field.init and field.name not in skip]
        needed = {f.name: _value_of(f) for f in fields if f.default is attrs.NOTHING}
        free = {f.name: _value_of(f) for f in fields if f.default is not attrs.NOTHING}
        _MADE[kind, skip] = arguments(needed, free)
    return _MADE[kind, skip]


_MADE: Final[dict[tuple[type[Any], tuple[str, ...]], st.SearchStrategy[dict[str, Any]]]] = {}


def _value_of(field: "attrs.Attribute[Any]") -> st.SearchStrategy[Any]:
    kind: Any = field.type
    if field.name == "number":
        return st.sampled_from(_NUMBERS)
    if field.name == "now":
        return st.none() | st.sampled_from(_NO_CORRECTION).flatmap(_event)
    if kind is str:
        return st.sampled_from(_CODES)
    if kind == tuple[str, ...]:
        return _several(_CODES)
    if dt.time in get_args(kind):
        return st.none() | st.times().map(lambda at: at.replace(microsecond=0, fold=0))
    return values_of(kind)


def _fitted(draw: st.DrawFn, kind: type[Event], made: dict[str, Any]) -> Event:
    """Return the event of the arguments, those that do not fit together put right."""
    on, noted_on = made["on"], made.get("noted_on")
    if on is None and noted_on is None:
        made["on"] = draw(days())
    elif on is not None and noted_on is not None:
        made["on"], made["noted_on"] = sorted((on, noted_on))
    if kind is Received:
        made["statement"] = draw(statements(on=made["on"] or draw(days())))
        made["on"] = made["statement"].on
        made["noted_on"] = None
    elif kind is Split:
        made["parts"] = draw(_parts)
    elif kind is Screened:
        made["admission"] = draw(some(tuple(Admission), least=1))
        made["proposed"] = draw(some(tuple(Handling), least=1))
        if made.get("guarded") is not None:
            steps = list(Protection)
            made["guarded"] = max(made["guarded"], made["protection"], key=steps.index)
    elif kind is Tallied and made["high"] is not None:
        made["low"], made["high"] = sorted((made["low"], made["high"]))
    return kind(**made)


_parts = st.lists(values_of(Part), min_size=2, max_size=3).map(tuple)


# --- logs ---------------------------------------------------------------------------------------

_IN_THE_TABLES: Final = {
    kind for table in (LIFECYCLE, PART_LIFE) for row in table.values() for kind in row
}
_ON_THE_DAY: Final = (StepTaken, Spoke, Suspended, Resumed, Closed)
_ANY_TIME: Final = tuple(
    kind for kind in EVENTS if kind not in {*_IN_THE_TABLES, Received, TaskDone, Corrected}
)


_USUAL: Final[Mapping[SessionStatus, tuple[type[Event], ...]]] = {
    **{
        status: (Opened, Opened, Opened, Opened, Held)
        for status, row in LIFECYCLE.items()
        if Opened in row
    },
    SessionStatus.OPEN: (Closed, Closed, Suspended),
    SessionStatus.SUSPENDED: (Resumed, Closed),
}
"""What leads a conference on to its end; half of what comes, for most orders end before one."""

_WHEN: Final = ((0, "on"), (0, "noted"), (0, "both"), (1, "on"), (2, "both"), (3, "noted"))
"""How many days after the entry before it, and which days are told."""


def _in_turn(groups: Iterable[list[T]]) -> list[T]:
    """Return what is in the groups, one of each in turn, so that no group is drawn more often."""
    found = list(groups)
    longest = max(map(len, found))
    return [group[i % len(group)] for i in range(longest) for group in found]


def _several(items: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return _up_to_two(items) if items else st.just(())


@lru_cache(maxsize=256)
def _up_to_two(items: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(items), max_size=2).map(tuple)


@st.composite
def _grown(draw: st.DrawFn, log: "_Log") -> None:
    """Return a strategy for one more event, which is one choice and so can be left out whole."""
    log.grow(draw)


class _Log:
    """A log that grows by one possible event after the other."""

    def __init__(self, head: Session, day: Day) -> None:
        self._recorder = Recorder(head)
        self._day = day
        self.session = head

    def grow(self, draw: st.DrawFn) -> None:
        """Record one more event; a correction that would make no sense is left out."""
        among = _in_turn(self._possible())
        usual = [(kind, "") for kind in _USUAL.get(self.session.status, ())]
        more = [usual[i % len(usual)] for i in range(len(among))] if usual else []
        kind, part = draw(st.sampled_from([*among, *more]))
        later, told = draw(st.sampled_from(_WHEN))
        self._day = self._day.add(days=later)
        if kind is Corrected:
            with suppress(TransitionError):
                self._recorder.record(self._correction(draw))
        else:
            self._recorder.record(self._event(draw, kind, part, told))
        self.session = self._recorder.session()

    def _possible(self) -> Iterator[list[tuple[type[Event], str]]]:
        """Yield groups of the kinds of event that are possible now, with the part concerned."""
        session = self.session
        yield [(kind, "") for kind in LIFECYCLE[session.status]]
        done = [(TaskDone, "")] if session.open_tasks else []
        yield [(Received, ""), *done, *([(Corrected, "")] if self._correctable() else [])]
        for part in session.parts:
            whole = len(session.parts_of(part.received.statement.id)) == 1
            kinds = [kind for kind in PART_LIFE[part.status] if whole or kind is not Split]
            yield [(kind, part.id) for kind in kinds]
        yield [(kind, "") for kind in _ANY_TIME]

    def _correctable(self) -> list[int]:
        events = self.session.events
        return [seq for seq, event in enumerate(events) if not isinstance(event, Corrected)]

    def _correction(self, draw: st.DrawFn) -> Corrected:
        seq = draw(st.sampled_from(self._correctable()))
        old = self.session.events[seq]
        now = draw(st.none() | st.just(attrs.evolve(old, ref=draw(values_of(Sealed[str])))))
        return Corrected(on=self._day, seq=seq, now=now, why=draw(values_of(Sealed[str])))

    def _event(self, draw: st.DrawFn, kind: type[Event], part: str, told: str) -> Event:
        made = draw(_arguments_of(kind, "on", "noted_on", "part", "about", "earlier"))
        made |= self._days_of(kind, told)
        if issubclass(kind, PartEvent):
            made["part"] = part
        elif kind is Split:
            made["statement"] = part.rpartition("/")[0]
        made |= self._spoken_of(draw, kind, made)
        event = _fitted(draw, kind, made)
        if isinstance(event, Received):
            known = len(self.session.statements)
            return attrs.evolve(event, statement=attrs.evolve(event.statement, id=f"S{known + 1}"))
        return event

    def _days_of(self, kind: type[Event], told: str) -> dict[str, Any]:
        """Return the days of an event: a session is one date, and its log never goes back."""
        held = self.session.on
        if kind in _ON_THE_DAY and held is not None:
            return {"on": held, "noted_on": self._day}
        if kind is Received or told == "on":
            return {"on": self._day}
        return {"on": self._day if told == "both" else None, "noted_on": self._day}

    def _spoken_of(
        self, draw: st.DrawFn, kind: type[Event], made: dict[str, Any]
    ) -> dict[str, Any]:
        """Return what an event says of others, which must be on record."""
        session = self.session
        parts = [part.id for part in session.parts]
        tasks = [task.id for event in session.of(Concluded) for task in event.tasks]
        known = [event.statement.id for event in session.statements] + parts + tasks
        some_known = _several(tuple(known))
        if kind in (Spoke, Noted):
            return {"about": draw(some_known)}
        if kind is Monitored:
            return {"tasks": draw(some_known)}
        if kind is TaskDone:
            return {"task": draw(st.sampled_from([task.id for task in session.open_tasks]))}
        if kind is RaisedAgain:
            return {"earlier": draw(st.sampled_from(parts))}
        if kind is Concluded:
            found: tuple[Task, ...] = made.get("tasks", ())
            return {
                "tasks": tuple(
                    attrs.evolve(task, id=f"T{number}", parts=draw(some_known))
                    for number, task in enumerate(found, len(tasks) + 1)
                )
            }
        return {}


MADE.update(
    {
        Event: events,
        Session: sessions,
        Speaker: lambda: _fields_made(Speaker),
        Task: lambda: _fields_made(Task),
        **{kind: partial(_event, kind) for kind in EVENTS},
    }
)
