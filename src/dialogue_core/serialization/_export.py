"""What leaves the record: copies without sealed words, their speakers under pseudonyms.

Private to `dialogue_core.serialization`. The name and address of every citizen are kept secret
(Decree 154/2026/NĐ-CP art. 12), and who denounces most of all (25/2018/QH14 arts. 8, 9). So a copy
tells that something was said, never what; and where a statement is guarded, or may prove to be a
denunciation, it does not tell that its speaker is the one of another turn or statement.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias, cast, final

import attrs
from cattrs import Converter

from dialogue_core._ids import is_id
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Corrected, Event, PartEvent, Received, Speaker, Spoke
from dialogue_core.serialization import _versions as formats
from dialogue_core.serialization._documents import make_converter
from dialogue_core.serialization._reader import is_sealed, write_class
from dialogue_core.serialization._sessions import TAG, tag_of
from dialogue_core.serialization._versions import REDACTED_KEY, Format
from dialogue_core.sessions import Session
from dialogue_core.statements import Statement
from dialogue_core.values import Sealed
from dialogue_core.vocabulary import Protection, StatementKind

_Plain: TypeAlias = dict[str, Any]

SEALED: Final = {"sealed": True}
"""What stands in the place of sealed words: that there are some, and nothing of them."""

PSEUDONYM: Final = "^p-[0-9a-f]{16}$"
"""What stands in the place of a speaker's id."""

_SHORTEST_KEY: Final = 16
_OPEN_KINDS: Final = (StatementKind.PETITION, StatementKind.QUESTION, StatementKind.COMPLAINT)


def dump_redacted(
    record: Session | Event | Statement, *, key: bytes, session: str = ""
) -> dict[str, Any]:
    """Return a copy of a record to be shared (bản lược bỏ thông tin cá nhân), as plain data.

    It is what `export_converter` writes, with the mark of its format. The functions that load
    refuse it, so that it can never stand for the record.

    Args:
        record: A session, one event or one statement.
        key: A secret of at least 16 bytes; see `export_converter`.
        session: For an event, the id of its session: its speaker then has the pseudonym that the
            copy of that session has. Without it, no id of a speaker stands in the copy.

    Raises:
        InvalidValueError: The key is too short, the record is none, or a session is told that is no
            id or of which the record is no event.
    """
    _refuse_session(record, session)
    copying = _kept(_secret(key))
    if isinstance(cast("object", record), Event):
        return formats.EVENT.stamped(copying.event(cast("Event", record), session=session))
    for kind, form in _FORMATS.items():
        if isinstance(cast("object", record), kind):
            return form.stamped(copying.converter.unstructure(record, unstructure_as=kind))
    raise InvalidValueError(
        f"record must be a Session, an Event or a Statement, got a {type(record).__name__}",
        f"record phải là Session, Event hoặc Statement, nhận được {type(record).__name__}",
    )


def _refuse_session(record: object, session: str) -> None:
    """Refuse what is no id of a session, and one that would do nothing."""
    if session == "" or (isinstance(record, Event) and is_id(session)):
        return
    raise InvalidValueError(
        "session must be the id of the session of an event, or left out for what is no event; "
        "what was given is not shown, as it may be about a person",
        "session phải là mã cuộc đối thoại của một sự kiện, và bỏ trống nếu không phải sự kiện; "
        "giá trị đưa vào không hiển thị, vì có thể là thông tin cá nhân",
        where="session",
    )


_FORMATS: Final[Mapping[type, Format]] = {
    Session: formats.SESSION,
    Statement: formats.STATEMENT,
}


def export_converter(*, key: bytes) -> Converter:
    """Return a new converter that writes copies to be shared (bản lược bỏ thông tin cá nhân).

    Sealed words are left out, the ids of speakers become pseudonyms, and every session, event and
    statement is marked ``redacted``. Ids of sessions and statements stay, so choose them without
    a person's name. Write events by ``unstructure(event, unstructure_as=Event)``.

    Args:
        key: A secret of at least 16 bytes. One key gives one id of one session one pseudonym in
            every copy; take a new one where nobody should be able to join two copies by their
            speakers. The same id in two sessions, which may be two people, gives two. An event
            written by itself tells no session, so it has no id of its speaker.

    Raises:
        InvalidValueError: The key is too short.
    """
    return _Copying(_secret(key)).converter


@lru_cache(maxsize=4)
def _kept(key: bytes) -> "_Copying":
    """Return what writes copies under a key, kept for the next record."""
    return _Copying(key)


def _secret(key: object) -> bytes:
    if not isinstance(key, bytes) or len(key) < _SHORTEST_KEY:
        raise InvalidValueError(
            f"key must be a secret of at least {_SHORTEST_KEY} bytes, as secrets.token_bytes() "
            "gives it",
            f"key phải là khóa bí mật dài ít nhất {_SHORTEST_KEY} byte, như secrets.token_bytes()",
        )
    return key


@final
class _Copying:
    """Writes copies under one key."""

    def __init__(self, key: bytes) -> None:
        self.converter = make_converter()
        self._key = key
        register = self.converter.register_unstructure_hook_func
        # before anything is written: a writer keeps the hooks that it finds then
        register(lambda t: t is Sealed or is_sealed(t), lambda _: dict(SEALED))
        self._write_head = write_class(Session, self.converter)
        self._write_speaker = write_class(Speaker, self.converter)
        self._write_statement = write_class(Statement, self.converter)
        self._writers: dict[type[Event], Callable[[Any], _Plain]] = {}
        register(lambda t: t is Speaker, self._speaker)
        register(lambda t: t is Statement, self._statement)
        register(_is_kind_of_event, self._bare_event)
        register(lambda t: t is Event or t is PartEvent, self.event)
        register(lambda t: t is Session, self._session)

    def _pseudonym(self, session: str, known: str) -> str:
        made = hmac.new(self._key, f"p:{session}\n{known}".encode(), hashlib.sha256)
        return f"p-{made.hexdigest()[:16]}"

    def _speaker(self, speaker: Speaker) -> _Plain:
        """Return a speaker without its id, which only its session makes a person's own."""
        return self._write_speaker(attrs.evolve(speaker, id=""))

    def _statement(self, statement: Statement) -> _Plain:
        return {REDACTED_KEY: True, **self._write_statement(statement)}

    def event(
        self, event: Event, guarded: Callable[[str], bool] = lambda _: True, *, session: str = ""
    ) -> _Plain:
        """Return one event; by itself it does not tell whether its statement is guarded."""
        data = self._bare_event(event, guarded, session=session)
        return {TAG: tag_of(event), REDACTED_KEY: True, **data}

    def _bare_event(
        self, event: Event, guarded: Callable[[str], bool] = lambda _: True, *, session: str = ""
    ) -> _Plain:
        """Return one event without the word for its kind, as its class by itself is written."""
        kind, shown = type(event), _unlinked(event, guarded)
        if kind not in self._writers:
            self._writers[kind] = write_class(kind, self.converter)
        data = self._writers[kind](shown)
        if session:
            match shown:
                case Received(speaker=Speaker(id=known)) | Spoke(speaker=Speaker(id=known)) if (
                    known
                ):
                    data["speaker"]["id"] = self._pseudonym(session, known)
                case Corrected(now=Event() as now):
                    data["now"] = self.event(now, session=session)
                case _:
                    pass
        return data

    def _session(self, session: Session) -> _Plain:
        head = self._write_head(attrs.evolve(session, events=()))
        guarded = _guarded(session).__contains__
        events = [self.event(event, guarded, session=session.id) for event in session.events]
        return {REDACTED_KEY: True, **head, "events": events}


def _is_kind_of_event(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Event)


def _guarded(session: Session) -> set[str]:
    """Return the ids of the statements that are guarded, or may prove to be a denunciation."""
    return {
        part.received.statement.id
        for part in session.parts
        if part.protection is not Protection.NONE or part.content.kind not in _OPEN_KINDS
    }


def _unlinked(event: Event, guarded: Callable[[str], bool]) -> Event:
    """Return the event without the id that would tell who spoke of a guarded statement."""
    match event:
        case Received(speaker=Speaker() as speaker, statement=said) if guarded(said.id):
            return attrs.evolve(event, speaker=attrs.evolve(speaker, id=""))
        case Spoke(speaker=speaker, about=about) if any(
            guarded(known.partition("/")[0]) for known in about
        ):
            return attrs.evolve(event, speaker=attrs.evolve(speaker, id=""))
        case _:
            return event
