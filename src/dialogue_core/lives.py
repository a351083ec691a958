"""The lives of a session and of a part (vòng đời): what may happen when, and who holds what.

Answers: which event is possible in which state, and where it leads, as two small tables; who
holds a part at every moment, why and by when. A table refuses nonsense, never illegality: an
unannounced opening is possible, so that a check can find it.
"""

from collections.abc import Mapping
from typing import Final, TypeVar, final

import attrs

from dialogue_core.events import (
    Announced,
    Answered,
    Cancelled,
    Closed,
    Ended,
    Event,
    Extended,
    Forwarded,
    Grouped,
    Held,
    Opened,
    Performed,
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
)
from dialogue_core.screening import ActOwed
from dialogue_core.statements import Part
from dialogue_core.territory import Body
from dialogue_core.values import Day, NoDueDay
from dialogue_core.vocabulary import (
    Act,
    AnswerWay,
    CustodyReason,
    Handling,
    PartStatus,
    Passing,
    Protection,
    SessionStatus,
    StatementKind,
    Telling,
    Term,
)

__all__ = ["LIFECYCLE", "PART_LIFE", "Custody", "PartState"]


def __dir__() -> list[str]:
    return list(__all__)


EventT = TypeVar("EventT", bound=Event)
TermT = TypeVar("TermT", bound=Term)


# --- the two tables -----------------------------------------------------------------------------

_BEFORE: Final[Mapping[type[Event], SessionStatus]] = {
    Announced: SessionStatus.ANNOUNCED,
    Rescheduled: SessionStatus.PLANNED,
    Postponed: SessionStatus.POSTPONED,
    Cancelled: SessionStatus.CANCELLED,
    Replaced: SessionStatus.IN_WRITING,
    Opened: SessionStatus.OPEN,
    Held: SessionStatus.CLOSED,
}
_ON_THE_DAY: Final = (StepTaken, Spoke)
_FOUND_LATER: Final = (Planned, Announced)


def _staying(status: TermT, *kinds: type[Event]) -> dict[type[Event], TermT]:
    return dict.fromkeys(kinds, status)


LIFECYCLE: Final[Mapping[SessionStatus, Mapping[type[Event], SessionStatus]]] = {
    SessionStatus.NEW: {Planned: SessionStatus.PLANNED, **_BEFORE},
    SessionStatus.PLANNED: {Planned: SessionStatus.PLANNED, **_BEFORE},
    SessionStatus.ANNOUNCED: {Planned: SessionStatus.ANNOUNCED, **_BEFORE},
    SessionStatus.POSTPONED: {Planned: SessionStatus.POSTPONED, **_BEFORE},
    SessionStatus.OPEN: {
        Suspended: SessionStatus.SUSPENDED,
        Closed: SessionStatus.CLOSED,
        **_staying(SessionStatus.OPEN, *_ON_THE_DAY, *_FOUND_LATER),
    },
    SessionStatus.SUSPENDED: {
        Resumed: SessionStatus.OPEN,
        Closed: SessionStatus.CLOSED,
        **_staying(SessionStatus.SUSPENDED, *_ON_THE_DAY, *_FOUND_LATER),
    },
    SessionStatus.CLOSED: _staying(SessionStatus.CLOSED, *_ON_THE_DAY, *_FOUND_LATER),
    SessionStatus.CANCELLED: {
        Rescheduled: SessionStatus.PLANNED,
        Replaced: SessionStatus.IN_WRITING,
        **_staying(SessionStatus.CANCELLED, *_FOUND_LATER),
    },
    SessionStatus.IN_WRITING: _staying(SessionStatus.IN_WRITING, *_FOUND_LATER),
}
"""The life of a session: for each status, the events that are possible and where they lead.

A plan, a notice and what was said may be put on file afterwards; they then lead nowhere. Events
that stand neither here nor in `PART_LIFE` are dated acts without a fixed order.
"""

_NEXT: Final[Mapping[type[Event], PartStatus]] = {
    Screened: PartStatus.SCREENED,
    Routed: PartStatus.ROUTED,
    Forwarded: PartStatus.FORWARDED,
    Answered: PartStatus.ANSWERED,
}
_BESIDE: Final = (Extended, Grouped, RaisedAgain, Performed)

PART_LIFE: Final[Mapping[PartStatus, Mapping[type[Event], PartStatus]]] = {
    **{
        status: {
            Split: PartStatus.RECEIVED,
            **_NEXT,
            Ended: PartStatus.ENDED,
            **_staying(status, *_BESIDE),
        }
        for status in (PartStatus.RECEIVED, PartStatus.SCREENED, PartStatus.ROUTED)
    },
    PartStatus.FORWARDED: {
        Split: PartStatus.RECEIVED,
        **_NEXT,
        **_staying(PartStatus.FORWARDED, *_BESIDE),
    },
    PartStatus.ANSWERED: {
        **_NEXT,
        Ended: PartStatus.ENDED,
        **_staying(PartStatus.ANSWERED, *_BESIDE),
    },
    PartStatus.ENDED: {
        Screened: PartStatus.SCREENED,
        **_staying(PartStatus.ENDED, Performed),
    },
}
"""The life of a part: for each status, the events that are possible and where they lead.

It begins with `Received`. What was passed on ends only after its answer: whoever passed it on holds
it until then. What is split was not answered before. What has ended may be screened anew.
"""


# --- one part -----------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Custody:
    """Who holds an open part and why (trách nhiệm đang giữ): one owner, one reason, one day."""

    part: str
    """The part's id."""
    owner: Body
    """Who holds it."""
    reason: CustodyReason
    """Why."""
    due: Day | NoDueDay
    """By when it is to be answered, or why no day is fixed."""
    since: Day | None
    """Since when it is so, where the record tells it."""
    forwarded_to: Body | None = None
    """To whom it was passed on and whose answer is awaited."""


_REASON: Final = {
    PartStatus.RECEIVED: CustodyReason.TO_SCREEN,
    PartStatus.SCREENED: CustodyReason.TO_ROUTE,
    PartStatus.ROUTED: CustodyReason.TO_ANSWER,
    PartStatus.FORWARDED: CustodyReason.AWAITS_ANSWER,
    PartStatus.ANSWERED: CustodyReason.TO_TELL,
}
_PUBLIC_KINDS: Final = (StatementKind.PETITION, StatementKind.QUESTION, StatementKind.COMPLAINT)
_CLOSED_DOORS: Final = (Handling.TAKE_PRIVATELY, Handling.INSPECTION_COMMITTEE)


@final
@attrs.frozen(kw_only=True)
class PartState:
    """One part of a statement as the log tells it (một nội dung của ý kiến)."""

    id: str
    """Its id, as ``S12/1``."""
    received: Received
    """How its statement came in."""
    status: PartStatus
    """Where its life stands."""
    content: Part
    """What is recorded about it now."""
    owner: Body
    """Who holds it, or held it last."""
    due: Day | NoDueDay
    """By when it is to be answered, or why no day is fixed."""
    since: Day | None
    """The day of its last change, where the record tells it."""
    history: tuple[Event, ...]
    """Everything recorded about it, in the order of the log."""

    def of(self, kind: type[EventT]) -> tuple[EventT, ...]:
        """Return what was recorded about it of one kind, in the order of the log."""
        return tuple(event for event in self.history if isinstance(event, kind))

    def last(self, kind: type[EventT]) -> EventT | None:
        """Return the last that was recorded about it of one kind, or none."""
        return next((event for event in reversed(self.history) if isinstance(event, kind)), None)

    @property
    def custody(self) -> Custody | Ended:
        """Who holds it and why, or how it ended and how the speaker was told."""
        ended = self.last(Ended)
        if self.status is PartStatus.ENDED and ended is not None:
            return ended
        reason = _REASON[self.status]
        if self.status is PartStatus.SCREENED and self.handling is None:
            reason = CustodyReason.TO_DECIDE
        passed = self.last(Forwarded) if self.status is PartStatus.FORWARDED else None
        return Custody(
            part=self.id,
            owner=self.owner,
            reason=reason,
            due=self.due,
            since=self.since,
            forwarded_to=passed.to if passed is not None else None,
        )

    @property
    def handling(self) -> Handling | None:
        """What becomes of it by the last screening, or none while that is open."""
        found = self.last(Screened)
        if found is None:
            return None
        if found.decided is not None:
            return found.decided
        return found.proposed[0] if len(found.proposed) == 1 else None

    @property
    def protection(self) -> Protection:
        """What must be guarded by the last screening; before one, it is held from the floor."""
        found = self.last(Screened)
        if found is None:
            return Protection.HELD
        return found.guarded or found.protection

    @property
    def publishable(self) -> bool:
        """Whether its words may be published: only the last screening can make them so.

        A denunciation, and what may be one, never is (25/2018/QH14 arts. 8, 9).
        """
        return (
            self.protection is Protection.NONE
            and self.handling is not None
            and self.handling not in _CLOSED_DOORS
            and self.content.kind in _PUBLIC_KINDS
        )

    @property
    def acts(self) -> tuple[ActOwed, ...]:
        """The acts owed by the last screening that no event has performed.

        With them is what is owed only of a refusal, until it is known that the speaker was heard.
        """
        found = self.last(Screened)
        done = {act for event in self.history for act in _performs(event)}
        if self.told_by(Act.TELL) is not None:
            done.add(Act.TELL)
        owed = () if found is None else found.acts
        return tuple(a for a in owed if a.act not in done and self.owes(a.act) is not False)

    def owes(self, act: Act) -> bool | None:
        """Return whether an act that the last screening names is owed; none if not known.

        What is owed of a refusal (154/2026/NĐ-CP art. 4(1)) is owed once one is recorded.
        """
        if act not in _OF_A_REFUSAL:
            return True
        found = self.last(Screened)
        return None if found is None or found.heard is None else not found.heard

    def performed(self, act: Act) -> Event | None:
        """Return the first event on record that performed an act, or none."""
        return next((event for event in self.history if act in _performs(event)), None)

    def told_by(self, *acts: Act) -> Event | None:
        """Return the first event by which the speaker was told what becomes of it, or none.

        An answer tells, as it is given directly or in writing (42/2013/QH13 art. 28(1)); so does
        an end that the speaker was told of, and each of the acts.
        """
        for event in self.history:
            match event:
                case Answered():
                    return event
                case Ended(told=told) if told is not Telling.IMPOSSIBLE:
                    return event
                case Performed(act=act) if act in acts:
                    return event
                case _:
                    pass
        return None


_OF_A_REFUSAL: Final = (Act.STATE_REASON, Act.REFUSE_IN_WRITING)


def _performs(event: Event) -> tuple[Act, ...]:
    """Return the acts owed that an event performs by itself."""
    match event:
        case Performed(act=act):
            return (act,)
        case Received():
            return (Act.RECORD, Act.SPLIT)  # one that is mixed is owed a split when it is split
        case Screened(decided=Handling()):
            return (Act.NOTE_FOR_CHAIR,)
        case Forwarded(how=how):
            return (Act.TRANSFER if how is Passing.TRANSFER else Act.PETITION_UPWARD,)
        case Answered(how=AnswerWay.IN_WRITING):
            return (Act.ANSWER_IN_WRITING,)
        case _:
            return ()
