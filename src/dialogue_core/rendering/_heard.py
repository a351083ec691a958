"""What a document that leaves the office tells of the statements (ý kiến được nêu trong văn bản).

Answers: which statements stand in their words, which parts only by their kind and field, and how
many there are that it does not tell. It opens nothing but what the session lets be published.

It has running numbers of its own: an id of the record, or a gap in a row of them, would tell those
who were present whose matter is missing. And what may not be published is one number: complaints,
denunciations, secrets and doubts are not told apart (25/2018/QH14 art. 8(3)).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar, final

import attrs

from dialogue_core.events import Event, Received
from dialogue_core.lives import PartState
from dialogue_core.rendering._wording import capital, digits
from dialogue_core.sessions import Session
from dialogue_core.values import Day, Words
from dialogue_core.vocabulary import Delivery, Handling, Intake, Lang, StatementKind

__all__ = [
    "KINDS",
    "Heard",
    "Told",
    "becomes",
    "content_of",
    "items_counted",
    "named",
    "total",
    "until_day",
]


EventT = TypeVar("EventT", bound=Event)


@final
@attrs.frozen(kw_only=True)
class Told:
    """One statement as a document tells it."""

    via: Intake | None
    """How it came in; none where the record says both that it was spoken and that it was sent."""
    parts: tuple[PartState, ...]
    """The parts that are told, as they stood then."""
    words: str | None
    """Its words; none where a part may not be published, or they name a speaker."""
    untold: int
    """How many parts are counted only."""

    @classmethod
    def of(cls, session: Session, parts: tuple[PartState, ...]) -> "Told":
        """Return how a statement is told whose parts stood so then, sealed as it is now."""
        received = parts[0].received
        now = session.parts_of(received.statement.id)
        open_ = {part.id for part in now if part.publishable and len(now) == len(parts)}
        told = tuple(part for part in parts if part.publishable and part.id in open_)
        whole = len(told) == len(parts)
        return cls(
            via=_came(received),
            parts=told,
            words=session.public_words(received.statement.id) if whole else None,
            untold=len(parts) - len(told),
        )


def _came(received: Received) -> Intake | None:
    sent = received.statement.delivery in (Delivery.SIGNED, Delivery.ANONYMOUS)
    return None if sent and received.via is Intake.SPOKEN else received.via


@final
@attrs.frozen(kw_only=True)
class Heard:
    """The statements that a document tells of."""

    statements: tuple[Told, ...]
    """All of them, in the order of the record."""

    @classmethod
    def of(cls, session: Session, then: Session, until: Day | None) -> "Heard":
        """Return what was received until a day, as it stood then, sealed as it is now."""
        received = until_day(then.statements, until)
        parts = (then.parts_of(event.statement.id) for event in received)
        return cls(statements=tuple(Told.of(session, one) for one in parts))

    @property
    def shown(self) -> tuple[Told, ...]:
        """Those of which at least one part is told."""
        return tuple(told for told in self.statements if told.parts)

    @property
    def parts(self) -> tuple[PartState, ...]:
        """Every part that is told."""
        return tuple(part for told in self.statements for part in told.parts)

    @property
    def untold(self) -> int:
        """How many parts are counted only."""
        return sum(told.untold for told in self.statements)


def until_day(events: Iterable[EventT], day: Day | None) -> list[EventT]:
    return [e for e in events if day is None or e.on is None or e.on <= day]


def total(heard: Heard, lang: Lang) -> str:
    statements, contents = len(heard.statements), len(heard.parts) + heard.untold
    if not statements:
        return "Ý kiến ghi trong hồ sơ: không có" if lang == "vi" else "Statements on record: none"
    found = Counter(part.content.kind for part in heard.parts)
    kinds = [
        f"{digits(found[kind], lang)} {words.label(lang)}"
        for kind, words in KINDS.items()
        if found[kind]
    ]
    if heard.untold:
        kinds.append(f"{digits(heard.untold, lang)} {_OTHERS.label(lang)}")
    if lang == "vi":
        text = f"Tổng số: {digits(statements, lang)} ý kiến, gồm {digits(contents, lang)} nội dung"
    else:
        text = f"In all: {statements} statements with {contents} contents"
    return f"{text}: {'; '.join(kinds)}"


KINDS: Final[Mapping[StatementKind, Words]] = {
    StatementKind.PETITION: Words("nội dung kiến nghị, phản ánh", "recommendations, feedback"),
    StatementKind.QUESTION: Words("nội dung hỏi", "questions"),
    StatementKind.COMPLAINT: Words("nội dung khiếu nại", "complaints"),
    StatementKind.DENUNCIATION: Words("nội dung tố cáo", "denunciations"),
}
"""What a part is called where its kind may be told."""

_OTHERS: Final = Words("nội dung khác", "others")
"""What all parts are called together that may not be published."""


def items_counted(heard: Heard, lang: Lang) -> list[str]:
    """Return what may not be published, as one number."""
    rest = "xử lý theo thủ tục riêng" if lang == "vi" else "handled by procedures of their own"
    number = f"{digits(heard.untold, lang)} {_OTHERS.label(lang)}, {rest}"
    return [number] if heard.untold else []


def named(part: PartState, lang: Lang) -> str:
    """Return the kind and the field of a part that may be published."""
    return "; ".join(_named(part, lang))


def becomes(part: PartState, receiver: str, lang: Lang) -> str:
    """Return what becomes of a publishable part that was not answered.

    Args:
        part: The part.
        receiver: To whom it was passed on; empty where it was not.
        lang: The language.
    """
    handling = part.handling
    if receiver:
        return (
            f"chuyển {receiver} và báo cho người dân"
            if lang == "vi"
            else f"passed on to {receiver}; the speaker is told"
        )
    if handling is None or handling is Handling.ANSWER:
        late = Words("tiếp thu, trả lời sau hội nghị", "taken in, to be answered afterwards")
        return late.label(lang)
    return handling.label(lang)


def content_of(told: Told, part: PartState, lang: Lang) -> str:
    """Return the words of the statement of a part, else the kind and the field of the part."""
    about = (" về lĩnh vực " if lang == "vi" else " on ").join(_named(part, lang))
    if told.words is None:
        return capital(about)
    return f"“{told.words}”" + (f" ({about})" if len(told.parts) > 1 else "")


def _named(part: PartState, lang: Lang) -> list[str]:
    kind, field = part.content.kind, part.content.field
    told = [kind.label(lang)] if isinstance(kind, StatementKind) else []
    return told + ([field.label(lang)] if field is not None else [])
