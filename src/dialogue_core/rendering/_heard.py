"""What a document may tell of the statements (ý kiến được nêu trong văn bản).

Answers: which statements stand in their words, what is said of a part or a task that is sealed, and
how many there are of each kind. It opens nothing but what the session lets be published.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar, final

import attrs

from dialogue_core.events import Event, Task
from dialogue_core.lives import PartState
from dialogue_core.rendering._wording import digits
from dialogue_core.sessions import Session
from dialogue_core.values import Day, Words
from dialogue_core.vocabulary import Handling, Lang, StatementKind

__all__ = [
    "Heard",
    "becomes",
    "content_of",
    "items_counted",
    "named",
    "task_words",
    "total",
    "until_day",
]


EventT = TypeVar("EventT", bound=Event)


@final
@attrs.frozen(kw_only=True)
class Heard:
    """The statements that a document tells of: some in their words, the rest as numbers."""

    shown: tuple[tuple[PartState, ...], ...]
    """Those that may be published, each with its parts."""
    counted: tuple[PartState, ...]
    """The parts of all others."""
    statements: tuple[tuple[PartState, ...], ...]
    """All of them."""

    @classmethod
    def of(cls, session: Session, then: Session, until: Day | None) -> "Heard":
        """Return what was received until a day, as it stood then, sealed as it is now."""
        found = [
            then.parts_of(received.statement.id) for received in until_day(then.statements, until)
        ]
        public = [session.public_words(parts[0].received.statement.id) for parts in found]
        told = list(zip(found, public, strict=True))
        return cls(
            shown=tuple(parts for parts, words in told if words is not None),
            counted=tuple(part for parts, words in told if words is None for part in parts),
            statements=tuple(found),
        )

    @property
    def parts(self) -> tuple[PartState, ...]:
        """Every part."""
        return tuple(part for parts in self.statements for part in parts)


def until_day(events: Iterable[EventT], day: Day | None) -> list[EventT]:
    return [e for e in events if day is None or e.on is None or e.on <= day]


def total(heard: Heard, lang: Lang) -> str:
    statements, contents = len(heard.statements), len(heard.parts)
    kinds = "; ".join(
        f"{digits(number, lang)} {_KINDS[kind].label(lang)}"
        for kind, number in _kinds(heard.parts).items()
    )
    if lang == "vi":
        text = f"Tổng số: {digits(statements, lang)} ý kiến, gồm {digits(contents, lang)} nội dung"
    else:
        text = f"In all: {statements} statements with {contents} contents"
    return f"{text}: {kinds}" if kinds else text


def _kinds(parts: Iterable[PartState]) -> dict[StatementKind | None, int]:
    """Return how many there are of each kind, in a fixed order."""
    found = Counter(_kind(part) for part in parts)
    return {kind: found[kind] for kind in _KINDS if found[kind]}


def _kind(part: PartState) -> StatementKind | None:
    """Return the kind, or none where it is in doubt or nothing may be confirmed."""
    kind = part.content.kind
    return None if part.protection.unpublished or not isinstance(kind, StatementKind) else kind


_KINDS: Final[Mapping[StatementKind | None, Words]] = {
    StatementKind.PETITION: Words("nội dung kiến nghị, phản ánh", "recommendations, feedback"),
    StatementKind.QUESTION: Words("nội dung hỏi", "questions"),
    StatementKind.COMPLAINT: Words("nội dung khiếu nại", "complaints"),
    StatementKind.DENUNCIATION: Words("nội dung tố cáo", "denunciations"),
    None: Words("nội dung khác không công bố", "others that are not published"),
}
"""What a part is called in a document, where its kind may be told and where not."""


def content_of(session: Session, part: PartState, lang: Lang) -> str:
    """Return the id of a part with its words, or with what may be told of it."""
    words = session.public_words(part.received.statement.id)
    if words is None:
        return f"{part.id}: {_KINDS[_kind(part)].label(lang)}"
    several = len(session.parts_of(part.received.statement.id)) > 1
    return f"{part.id}" + (f" ({named(part, lang)})" if several else "") + f": “{words}”"


def named(part: PartState, lang: Lang) -> str:
    """Return the kind and the field of a part that may be published."""
    kind, field = part.content.kind, part.content.field
    told = [kind.label(lang)] if isinstance(kind, StatementKind) else []
    told += [field.label(lang)] if field is not None else []
    return "; ".join(told)


def becomes(part: PartState) -> Words:
    """Return what becomes of a publishable part that was not answered."""
    handling = part.handling
    if handling is None or handling is Handling.ANSWER:
        return Words("tiếp thu, trả lời sau hội nghị", "taken in, to be answered afterwards")
    return Words(handling.vi, handling.en)


def items_counted(heard: Heard, lang: Lang) -> list[str]:
    """Return what may not be published, by number and kind only."""
    rest = "xử lý theo quy định" if lang == "vi" else "handled as the law lays down"
    return [
        f"{digits(number, lang)} {_KINDS[kind].label(lang)}, {rest}"
        for kind, number in _kinds(heard.counted).items()
    ]


def task_words(session: Session, task: Task, lang: Lang, *, cleared: bool) -> str:
    """Return the id of a task with its words, if they may be published."""
    words = session.public_task(task.id, cleared=cleared)
    if words is None:
        sealed = "nội dung không công bố" if lang == "vi" else "not published"
        return f"{task.id}: {sealed}"
    about = dict.fromkeys(part.partition("/")[0] for part in task.parts)
    word = "ý kiến" if lang == "vi" else "statements"
    return f"{task.id}: {words}" + (f" ({word} {', '.join(about)})" if about else "")
