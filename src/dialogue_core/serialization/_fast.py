"""The quick way to read and write sessions and events, where msgspec is installed (extra ``fast``).

Private to `dialogue_core.serialization`. It writes what the storage converter writes, byte for
byte, and nothing where it is not sure: then the converter does.

It reads only what stands in the very form in which the library writes it: what was decoded is
encoded again, and every byte must be the same. So a key that stands twice or a number with a point
is never read here. Such a document, and one with any fault, is left to the strict reader over the
same bytes, which alone says what is wrong.

The line of an archive has a checksum, which holds only where every letter is the one that was
written. So its form is not looked at again: that is all that is taken on trust.

msgspec checks types, words and sizes; every other check of a field and of a constructor is run as
always; bodies, citations, acts owed and the like are read by the strict reader, once for the same
bytes. What is remembered from one document to the next holds nothing sealed.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, TypeAlias, final

from cattrs import Converter

from dialogue_core.errors import DialogueError
from dialogue_core.events import Event
from dialogue_core.serialization._mirrors import Mirrors
from dialogue_core.serialization._texts import MAX_ITEMS, TIMES_FOR_A_LOG
from dialogue_core.serialization._versions import EVENT, SCHEMA_KEY, SESSION, Format
from dialogue_core.sessions import Session

Beside: TypeAlias = tuple[tuple[str, Any] | tuple[str, Any, Any], ...]
"""The fields that stand beside a head or an event: name, type, default where it may be left out."""

_UNSURE: Final = (DialogueError, LookupError, RecursionError, ValueError)
"""What leaves a document to the strict reader; the errors of msgspec are all ValueErrors."""

_UNWRITTEN: Final = (LookupError, RecursionError, TypeError, ValueError)
"""What leaves an object to the converter: a text of a class of its own, half a character."""

_LEAST: Final = 2
"""How many bytes a value takes at least: a digit and a comma."""


@final
class FastPath:
    """Reads and writes sessions and events; gives none where it is not sure."""

    def __init__(self, converter: Converter) -> None:
        import msgspec  # noqa: PLC0415 -- an extra, loaded where it is used

        self._unsure = (msgspec.MsgspecError, *_UNSURE)
        self._format = msgspec.json.format
        self._encoder = msgspec.json.Encoder()
        self.mirrors = Mirrors(msgspec, converter)
        self._event = msgspec.json.Decoder(self.mirrors.events)
        self._session = msgspec.json.Decoder(self.mirrors.session)

    # --- writing --------------------------------------------------------------------------------

    def line(self, session: Session) -> str | None:
        """Return a session as JSON in one line, with its mark and a line break."""
        try:
            text: bytes = self._encoder.encode_lines((self.mirrors.show(session),))
        except _UNWRITTEN:
            return None
        return text.decode()

    def body(self, event: Event) -> bytes | None:
        """Return an event as JSON, with its mark."""
        try:
            bare: bytes = self._encoder.encode(self.mirrors.show(event))
        except _UNWRITTEN:
            return None
        return _mark(EVENT) + bare[1:]

    # --- reading --------------------------------------------------------------------------------

    def session(self, text: str | bytes) -> Session | None:
        """Return the session of a document that says its format, its log folded."""
        if len(text) > _LEAST * MAX_ITEMS * TIMES_FOR_A_LOG:
            return None
        try:
            data = (text.encode() if isinstance(text, str) else text).removesuffix(b"\n")
            if not data.startswith(_mark(SESSION)):
                data = self._format(data, indent=-1)
            mirror = self._session.decode(data)
            if self._encoder.encode(mirror) != data:
                return None
            found: Session = self.mirrors.build(mirror)
        except self._unsure:
            return None
        return found

    def events(self, bodies: Sequence[bytes]) -> list[Event] | None:
        """Return the events of some documents in order, or none if one of them is not sure."""
        mark = _mark(EVENT)
        bare = [body[len(mark) :] for body in bodies if body.startswith(mark)]
        if len(bare) < len(bodies) or any(len(body) > _LEAST * MAX_ITEMS for body in bare):
            return None
        lines = b"".join((b"{", b"\n{".join(bare), b"\n")) if bare else b""
        try:
            mirrors: list[Any] = self._event.decode_lines(lines)
            # as many as documents, and each in a line of its own: so each is of its own document
            if len(mirrors) != len(bodies) or self._encoder.encode_lines(mirrors) != lines:
                return None
            return self.mirrors.build_all(mirrors)
        except self._unsure:
            return None


@final
class LinePath:
    """Reads sessions by the lines of an archive: in the first the head, in each other an event.

    Args:
        converter: The strict reader.
        fast: What reads the documents that stand in an event.
        head: What stands beside the head.
        event: What stands beside an event.
    """

    def __init__(self, converter: Converter, fast: FastPath, head: Beside, event: Beside) -> None:
        import msgspec  # noqa: PLC0415 -- an extra, loaded where it is used

        self._unsure = (msgspec.MsgspecError, *_UNSURE)
        self._mirrors = Mirrors(msgspec, converter, fast.mirrors)

        def decoding(*fields: Any) -> Callable[[bytes], Any]:
            line = msgspec.defstruct(
                "Line", fields, kw_only=True, forbid_unknown_fields=True, gc=False
            )
            decode: Callable[[bytes], Any] = msgspec.json.Decoder(line).decode
            return decode

        self._head = decoding(*head, ("head", self._mirrors.session))
        self._event = decoding(*event, ("event", self._mirrors.events))

    def lines(self, lines: Sequence[bytes]) -> list[Any] | None:
        """Return what stands in each line, or none if one is not sure."""
        if max(map(len, lines)) > _LEAST * MAX_ITEMS:
            return None
        try:
            return [self._head(lines[0]), *map(self._event, lines[1:])]
        except self._unsure:
            return None

    def session(self, lines: Sequence[Any]) -> Session | None:
        """Return the session of what stands in its lines, or none if it is not sure."""
        session = lines[0].head
        if session.events:
            return None
        session.events = [line.event for line in lines[1:]]
        try:
            found: Session = self._mirrors.build(session)
        except self._unsure:
            return None
        return found


@cache
def _mark(form: Format) -> bytes:
    """Return how a document begins that says its format in its current version."""
    return f'{{"{SCHEMA_KEY}":"{form.mark}",'.encode()
