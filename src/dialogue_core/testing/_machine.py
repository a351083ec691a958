"""A state machine that drives an intake system through the lives of a session (máy trạng thái).

Answers: does an application's own system stand, after every possible order of events, where the
model stands. What happens is drawn from the published tables, `dialogue_core.lives.LIFECYCLE` and
`PART_LIFE`: at each step any event that they allow. A failing run is printed as a script of these
steps, with their events as code.
"""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final, Self, TypeAlias, cast, final

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dialogue_core import law
from dialogue_core._typed import expect
from dialogue_core.errors import DialogueError, TransitionError
from dialogue_core.events import (
    Answered,
    Ended,
    Event,
    Extended,
    Forwarded,
    Grouped,
    Opened,
    PartEvent,
    Performed,
    RaisedAgain,
    Received,
    Rescheduled,
    Resumed,
    Routed,
    Screened,
    Speaker,
    Split,
    Spoke,
    StepTaken,
    Suspended,
)
from dialogue_core.lives import LIFECYCLE, PART_LIFE
from dialogue_core.sessions import Session
from dialogue_core.statements import Part, Statement
from dialogue_core.territory import Body
from dialogue_core.testing._texts import SENTENCES
from dialogue_core.values import Day, Sealed, Span, as_day
from dialogue_core.vocabulary import (
    Act,
    Admission,
    AnswerWay,
    Ending,
    Handling,
    Organ,
    PartStatus,
    ProgrammeStep,
    Protection,
    SessionStatus,
    Telling,
)

__all__ = ["Observed", "SessionMachine"]


def __dir__() -> list[str]:
    return list(__all__)


# --- what may happen ----------------------------------------------------------------------------
# A run shrinks well only if a step is a few choices that mean the same whatever came before it: so
# the kind of event and its part are one choice among all, and the rest of the event is another.

_Choice: TypeAlias = tuple[type[Event], int]
"""A kind of event, and the place of the part that it is about."""
_STATEMENTS: Final = 3
"""How many statements a run receives at most, of one or two parts; more only repeat them."""
_NEW: Final[tuple[_Choice, ...]] = ((Received, 0),)
_LIFE: Final[tuple[_Choice, ...]] = (
    *dict.fromkeys((kind, 0) for row in LIFECYCLE.values() for kind in row),
    # most orders end before a meeting or in the middle of one, so what leads on comes up more often
    *itertools.product((Opened, Suspended, Resumed), (1, 2)),
)
_PART: Final[tuple[_Choice, ...]] = tuple(
    dict.fromkeys(
        (kind, place)
        for row in PART_LIFE.values()
        for kind in row
        for place in range(2 * _STATEMENTS)
    )
)
_OF_DAY: Final = frozenset(kind for kind, _ in _LIFE)


def _drawn(choices: Sequence[_Choice], *, possible: bool) -> st.SearchStrategy[Event]:
    """Return a strategy for events that the tables allow in the running machine, or refuse."""
    among = st.sampled_from(choices)
    return st.runner().flatmap(lambda machine: _events(machine.session, among, possible=possible))


@st.composite
def _events(
    draw: st.DrawFn, session: Session, among: st.SearchStrategy[_Choice], *, possible: bool
) -> Event:
    """Return a strategy for events among the choices that the tables allow now, or refuse."""

    def fits(choice: _Choice) -> bool:
        return _is_possible(session, *choice) is possible

    kind, place = draw(among.filter(fits))
    told = dict(draw(_CONTENTS[kind]))
    if kind in _OF_DAY and session.on is not None:
        told["on"] = session.on
    if issubclass(kind, PartEvent):
        told["part"] = session.parts[place].id
    if kind is RaisedAgain:
        told["earlier"] = told["part"]
    elif kind is Split:
        told["statement"] = session.parts[place].received.statement.id
    elif kind is Received:
        told["statement"] = Statement(
            id=f"S{len(session.statements) + 1}",
            on=told["on"],
            words=_WORDS,
            parts=(Part(),) * told.pop("count"),
        )
    return kind(**told)


def _is_possible(session: Session, kind: type[Event], place: int) -> bool | None:
    """Return whether an event of the kind may happen to a part now; none if there is no such."""
    if kind is Received:
        return True
    if kind in _OF_DAY:
        return kind in LIFECYCLE[session.status]
    if place >= len(session.parts):
        return None
    part = session.parts[place]
    whole = len(session.parts_of(part.received.statement.id)) == 1
    return kind in PART_LIFE[part.status] and (kind is not Split or whole)


_WORDS: Final = Sealed(SENTENCES[0])
_DAYS: Final = tuple(as_day("2026-07-01").add(days=more) for more in range(10))
_BODIES: Final = tuple(Body.named(f"Phòng {name}") for name in ("Kinh tế", "Văn hóa"))

_FIELDS: Final[Mapping[type[Event], Mapping[str, Sequence[object]]]] = {
    Rescheduled: {"held": [Span.on(day) for day in _DAYS]},
    StepTaken: {"step": tuple(ProgrammeStep)},
    Spoke: {"speaker": (Speaker(),)},
    Received: {"count": (1, 2)},
    Split: {"parts": ((Part(), Part()),)},
    Screened: {
        "content": (Part(),),
        "admission": ((Admission.HEAR,),),
        "proposed": [(handling,) for handling in Handling],
        "protection": tuple(Protection),
    },
    Routed: {"lead": _BODIES, "due": (None, *_DAYS)},
    Forwarded: {"to": _BODIES, "due": (None, *_DAYS)},
    Answered: {"how": tuple(AnswerWay)},
    Ended: {"how": tuple(Ending), "told": tuple(Telling)},
    Extended: {"due": _DAYS, "why": (_WORDS,)},
    Grouped: {"group": ("G1",)},
    Performed: {"act": tuple(Act)},
}
"""What events of a kind carry besides the day and the part: what they need, and what is compared.
"""
_CONTENTS: Final[Mapping[type[Event], st.SearchStrategy[Mapping[str, Any]]]] = {
    kind: st.sampled_from(
        [
            dict(zip(("on", *_FIELDS.get(kind, ())), values, strict=True))
            for values in itertools.product(_DAYS, *_FIELDS.get(kind, {}).values())
        ]
    )
    for kind, _ in (*_NEW, *_LIFE, *_PART)
}
"""Everything that an event of a kind may say."""


# --- the machine --------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Observed:
    """Where a system stands, as far as it tells (trạng thái quan sát được); none is not told."""

    status: SessionStatus | None = None
    """Where the life of the session stands."""
    parts: Mapping[str, PartStatus] | None = None
    """For each part by its id, as ``S1/1``, where its life stands."""
    owners: Mapping[str, str] | None = None
    """For each part, the id of the body that holds it, or held it last."""
    due: Mapping[str, Day | None] | None = None
    """For each part, by when it is to be answered; none where no day is fixed."""

    @classmethod
    def of(cls, session: Session) -> "Observed":
        """Return where a record stands: what the model says."""
        parts = session.parts
        return cls(
            status=session.status,
            parts={part.id: part.status for part in parts},
            owners={part.id: part.owner.id for part in parts},
            due={part.id: part.due if isinstance(part.due, Day) else None for part in parts},
        )


class _NotSaidError(DialogueError, NotImplementedError):
    """An application does not say what only it can say."""

    @classmethod
    def of(cls, machine: "SessionMachine", hook: str, **details: object) -> Self:
        """Return the error for a hook that a machine lacks."""
        name = type(machine).__name__
        return cls(
            f"{name} has no {hook}: write the method, see SessionMachine",
            f"{name} chưa có {hook}: hãy viết phương thức này, xem SessionMachine",
            hook=hook,
            **details,
        )


_OBSERVED: Final = tuple(field.name for field in attrs.fields(Observed))


class SessionMachine(RuleBasedStateMachine):
    """Drives an intake system and compares it with the model after every event (máy trạng thái).

    Subclass it with `do` and `observe`, and let pytest run ``TestIntake = Intake.TestCase``.
    Hypothesis makes an instance for each run, so what ``start`` opens is new each time. The events
    of the two tables are offered, and no other: no minutes, no conclusion, no correction.

    Raises:
        AssertionError: The system stands elsewhere than the model, or takes in what is impossible.
    """

    offers_impossible: ClassVar[bool] = False
    """Whether events that the tables refuse are offered too; the system's `do` must then raise
    `dialogue_core.errors.TransitionError`."""

    session: Session
    """The model: the record of all events so far."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(id="X1", place=law.TERRITORY.unit(_PLACE), organiser=_ORGANISER)
        self.start(self.session)

    # --- what an application gives -------------------------------------------------------------

    def start(self, session: Session) -> None:
        """Open an empty record in the system; nothing, unless an application says so.

        Args:
            session: The head of the record: its id, place and organiser.
        """

    def do(self, event: Event) -> None:
        """Have the system take in one event."""
        raise _NotSaidError.of(self, "do(self, event)", event=type(event).__name__)

    def observe(self) -> Observed:
        """Return where the system stands, as far as it tells."""
        raise _NotSaidError.of(self, "observe(self)")

    # --- what the kit does ---------------------------------------------------------------------

    @invariant()
    def stands_where_the_model_stands(self) -> None:
        """Compare the system with the model."""
        told = expect(self.observe(), Observed, "observe()")
        expected = Observed.of(self.session)
        pairs = {name: (getattr(told, name), getattr(expected, name)) for name in _OBSERVED}
        apart = [
            f"{name}: the system says {_shown(said)}, the model {_shown(wanted)}"
            for name, (said, wanted) in pairs.items()
            if said is not None and said != wanted
        ]
        assert not apart, "; ".join(apart)  # noqa: S101 -- it is a test that tells this

    @precondition(lambda self: len(self.session.statements) < _STATEMENTS)
    @rule(event=_drawn(_NEW, possible=True))
    def received(self, event: Event) -> None:
        """Have the model and the system take in a new statement."""
        self._take_in(event)

    @rule(event=_drawn(_LIFE, possible=True))
    def happened(self, event: Event) -> None:
        """Have both take in an event in the life of the session."""
        self._take_in(event)

    @precondition(lambda self: bool(self.session.parts))
    @rule(event=_drawn(_PART, possible=True))
    def happened_to_a_part(self, event: Event) -> None:
        """Have both take in an event in the life of a part."""
        self._take_in(event)

    def _take_in(self, event: Event) -> None:
        self.session = self.session.record(event)
        self.do(event)

    @precondition(lambda self: self.offers_impossible)
    @rule(event=_drawn(_LIFE + _PART, possible=False))
    def refused(self, event: Event) -> None:
        """Offer an event that the tables refuse."""
        try:
            self.do(event)
        except TransitionError:
            return
        raise AssertionError(
            f"the system took in {type(event).__name__}, which the model refuses: "
            f"session {self.session.status.value}, "
            f"parts {_shown(Observed.of(self.session).parts)}"
        )


def _shown(said: object) -> str:
    if isinstance(said, Mapping):
        told = cast("Mapping[str, object]", said)
        return "{" + ", ".join(f"{key}: {_shown(value)}" for key, value in told.items()) + "}"
    return str(getattr(said, "value", said))


_PLACE: Final = "lam-dong/bac-gia-nghia"
_ORGANISER: Final = Body.named(
    "UBND phường Bắc Gia Nghĩa", "Bắc Gia Nghĩa ward committee", organ=Organ.COMMITTEE
)
