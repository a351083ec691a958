"""The archive of sessions: the one interface to both forms.

Private to `dialogue_core.archive`, which shows these names.
"""

import gc
import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, TypeAlias, TypeVar, final

import attrs

from dialogue_core._typed import expect, expect_lang, shown
from dialogue_core.archive._files import refused, write_new
from dialogue_core.archive._lines import Lines, lines_of
from dialogue_core.archive._parquet import write_dataset, write_file
from dialogue_core.archive._records import (
    HEAD,
    MISPLACED,
    MOST_BYTES,
    Damaged,
    Judge,
    Record,
    UnreadableError,
    body_of,
    lost,
    session_of,
)
from dialogue_core.archive._sqlite import Rows
from dialogue_core.errors import (
    DamagedArchiveError,
    InputError,
    InvalidValueError,
    NotInArchiveError,
    TransitionError,
)
from dialogue_core.events import Event
from dialogue_core.serialization import (
    dump_redacted,
    dump_session,
    load_session,
)
from dialogue_core.serialization._documents import (
    event_from_bytes,
    event_to_bytes,
)
from dialogue_core.serialization._reader import as_object
from dialogue_core.serialization._versions import EVENT, SCHEMA_KEY, SESSION
from dialogue_core.sessions import Session
from dialogue_core.values import Sealed, Words
from dialogue_core.vocabulary import LANGS, Lang

T = TypeVar("T")

Progress: TypeAlias = Callable[[int, int], object]
"""Called with how many sessions are done, and how many there are."""

OnDamage: TypeAlias = Callable[[Damaged], object]
"""Called with each record that cannot be read, such as ``found.append``."""

_FORMS: Final[dict[str, type[Lines | Rows]]] = {
    ".jsonl": Lines,
    ".ndjson": Lines,
    ".sqlite": Rows,
    ".sqlite3": Rows,
    ".db": Rows,
}
"""The form of an archive, by how its file is called."""


@final
@attrs.frozen(kw_only=True)
class Verification:
    """What was found when every record was read (kết quả kiểm tra kho lưu trữ)."""

    sessions: int
    """How many sessions are whole."""
    events: int
    """How many events they have."""
    damaged: tuple[Damaged, ...]
    """What cannot be read, or is missing."""
    quarantined: int
    """How many damaged records were put aside before."""
    not_restored: tuple[str, ...] = ()
    """The sessions that records put aside say to be of, where nothing stands in their place now.

    What was put aside was perhaps never acknowledged, as where a writer was killed; if it was,
    append these sessions again from where they are whole.
    """

    @property
    def sound(self) -> bool:
        """Whether everything that stands in the archive can be read."""
        return not self.damaged

    def words(self, lang: Lang) -> str:
        """Return what was found, one damage a line.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        later = sum(one.later for one in self.damaged)
        broken = len(self.damaged) - later
        counts = (
            f"{self.sessions} cuộc đối thoại, {self.events} sự kiện nguyên vẹn; "
            f"{broken} chỗ hỏng hoặc thiếu; {self.quarantined} bản ghi đã tách riêng"
            if lang == "vi"
            else f"{self.sessions} whole sessions, {self.events} events; {broken} "
            f"damaged or missing; {self.quarantined} put aside before"
        )
        if later:
            counts += f"; {later} {_LATER.label(lang)}"
        told = [_NOT_RESTORED.label(lang) + ", ".join(self.not_restored)]
        damaged = (one.words(lang) for one in self.damaged)
        return "\n".join([counts, *damaged, *(told if self.not_restored else ())])


_LATER: Final = Words(
    "bản ghi do phiên bản mới hơn tạo ra: hãy cập nhật dialogue-core",
    "record(s) made by a later version: update dialogue-core",
)
_NOT_RESTORED: Final = Words(
    "đã tách riêng và chưa được lưu lại, của các cuộc (nếu đã được xác nhận, hãy lưu lại): ",
    "put aside and not stored since, of sessions (where it had been acknowledged, append them "
    "again): ",
)


@final
class Archive:
    """Many sessions on disk (kho lưu trữ hồ sơ đối thoại), in one file.

    A file ``.sqlite`` is for an application, a file ``.jsonl`` for exchange; both hold the same
    records and do the same. Nothing stored is ever changed. What `append` returned from is on the
    disk. Processes and threads of one machine may use it at the same time; after a fork, open it
    again. It holds the record itself, sealed words in clear: keep the file where the record may be
    kept.
    """

    def __init__(self, store: Lines | Rows, path: Path) -> None:
        self._store = store
        self._path = path

    @classmethod
    def open(
        cls, path: "str | os.PathLike[str]", *, create: bool = False, wait: float = 30
    ) -> "Archive":
        """Open an archive.

        Args:
            path: Its file; the suffix says the form: .sqlite, .sqlite3, .db, .jsonl or .ndjson.
            create: Make an empty one where there is none.
            wait: How many seconds to wait while another process writes.

        Raises:
            ArchiveError: There is none, or the file is something else.
        """
        file = Path(path).absolute()  # the process may go to another folder
        form = _FORMS.get(file.suffix.lower())
        if form is None:
            raise refused(
                file,
                Words(
                    f"tên tệp chưa cho biết loại kho; hãy dùng đuôi {', '.join(_FORMS)}",
                    f"the name does not say the form of the archive; end it in {', '.join(_FORMS)}",
                ),
            )
        if not create and not file.is_file():
            raise refused(
                file,
                Words(
                    "không có kho lưu trữ nào; để tạo mới, hãy ghi create=True",
                    "there is no archive; to make one, say create=True",
                ),
            )
        return cls(form(file, create=create, wait=wait), file)

    def close(self) -> None:
        """Close it; a closed archive cannot be used."""
        self._store.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Archive({str(self._path)!r})"

    # --- writing --------------------------------------------------------------------------------

    def append(self, session: Session, *, since: int = 0) -> int:
        """Store what is new of a session, all or nothing, and return how many events that were.

        What is stored already is left as it is. When it returns, the events are on the disk.

        Args:
            session: The session.
            since: The first event to store or compare; those before it were stored before. It
                saves time only: the event just before it is compared all the same.

        Raises:
            EventConflictError: Another event is stored in a place of the session's log, as by
                another process: load the session, and record on it what is new.
            ArchiveError: Nothing is stored; the message says why, as a full disk.
            InvalidValueError: An event could not be read again, as one whose text is too long.
        """
        expect(session, Session, "session")
        if type(since) is not int or not 0 <= since <= len(session.events):
            raise InvalidValueError(
                f"since must be the place of an event, from 0 to {len(session.events)}, got "
                f"{shown(since)}",
                f"since phải là vị trí sự kiện, từ 0 đến {len(session.events)}, nhận được "
                f"{shown(since, 'vi')}",
                value=since,
            )
        known = since - 1 if since else None
        first = since if known is None else known
        events = enumerate(session.events[first:], first)
        head = attrs.evolve(session, events=())
        offered = [
            _record(session.id, HEAD, lambda: body_of(dump_session(head))),
            *(_record(session.id, seq, partial(event_to_bytes, event)) for seq, event in events),
        ]
        meant: dict[int, Session | Event] = {HEAD: head}
        meant.update(enumerate(session.events[first:], first))

        def refuse_unlike(record: Record) -> None:
            _refuse_unlike(record, meant[record.seq])

        return self._store.add(offered, known, Judge(_say_the_same, refuse_unlike))

    def quarantine(self) -> tuple[Damaged, ...]:
        """Put aside every damaged record with its bytes, and return them.

        From a file ``.jsonl`` they go to one called ``.jsonl.quarantine`` beside it, from a file
        ``.sqlite`` to a table of its own. What was damaged is then missing: append the sessions
        again from where they are still whole.
        """
        return self._store.quarantine()

    def quarantined(self) -> tuple[Damaged, ...]:
        """Return everything that was ever put aside, also what a crash cut off."""
        return self._store.quarantined()

    # --- reading --------------------------------------------------------------------------------

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the sessions, in the order in which they were first stored."""
        return self._store.ids()

    def session(self, id: str) -> Session:  # noqa: A002 -- the field's own name
        """Return a session by its id.

        Raises:
            NotInArchiveError: None of that id is stored.
            DamagedArchiveError: A record of it is damaged or missing; `events` reads the rest.
        """
        ((_, lines),) = self._store.lines((self._asked(id),))
        found, damaged, _ = self._session(id, lines)
        if found is not None:
            return found
        if damaged:
            raise _damage(self._path, damaged)
        raise self._none(id)

    def events(self, id: str) -> tuple[tuple[int, Event], ...]:  # noqa: A002 -- as above
        """Return the events of a session that can be read, each with its place in the log.

        For what is left of a damaged session: nothing is said of those that cannot be read.

        Raises:
            NotInArchiveError: None of that id is stored.
        """
        records, damaged = self._store.of(self._asked(id))
        if not records and not damaged:
            raise self._none(id)
        read = ((record.seq, _event(record)) for record in records if record.seq != HEAD)
        return tuple((seq, event) for seq, event in read if not isinstance(event, Damaged))

    def _asked(self, id_: str) -> str:
        """Return the id of a session, unless no session can have it."""
        if expect(id_, str, "id").isascii():
            return id_
        raise self._none(id_)

    def _none(self, id_: str) -> NotInArchiveError:
        told = shown(id_)
        en, vi = (told, told) if told == repr(id_) else ("of that id", "có mã đó")
        return NotInArchiveError(
            f"{self._path}: no session {en} is stored here; `ids` returns those that are",
            f"{self._path}: không có cuộc đối thoại {vi}; `ids` cho biết những cuộc đã lưu",
            session=id_,
        )

    def sessions(
        self, *, on_damage: OnDamage | None = None, progress: Progress | None = None
    ) -> Iterator[Session]:
        """Yield every whole session, one at a time, in the order in which they were first stored.

        Args:
            on_damage: Called with each record that is damaged or missing. Without it, an error
                says so after the last session.
            progress: Called after each session.

        Raises:
            DamagedArchiveError: Records are damaged or missing, and nobody was told.
        """
        untold: list[Damaged] = []
        tell = untold.append if on_damage is None else on_damage
        yield from self._each(tell, progress)
        if untold:
            raise _damage(self._path, untold)

    def load(
        self, *, on_damage: OnDamage | None = None, progress: Progress | None = None
    ) -> tuple[Session, ...]:
        """Return every whole session, to be kept: as `sessions`, and faster for many.

        Python's search for cycles waits meanwhile, since the sessions hold none.

        Raises:
            DamagedArchiveError: Records are damaged or missing, and nobody was told.
        """
        with _no_search_for_cycles():
            return tuple(self.sessions(on_damage=on_damage, progress=progress))

    def verify(self, *, progress: Progress | None = None) -> Verification:
        """Read every record anew from the disk, and return what is damaged or missing."""
        damaged: list[Damaged] = []
        sessions = events = 0
        for session in self._each(damaged.append, progress, anew=True):
            sessions += 1
            events += len(session.events)
        aside = self.quarantined()
        return Verification(
            sessions=sessions,
            events=events,
            damaged=tuple(damaged),
            quarantined=len(aside),
            not_restored=self._not_restored(aside),
        )

    def _not_restored(self, aside: Sequence[Damaged]) -> tuple[str, ...]:
        lost: dict[str, set[int]] = {}
        for one in aside:
            if one.session and one.seq is not None:
                lost.setdefault(one.session, set()).add(one.seq)
        return tuple(
            id_
            for id_, seqs in lost.items()
            if not seqs <= {record.seq for record in self._store.of(id_)[0]}
        )

    def _each(
        self, tell: OnDamage, progress: Progress | None, *, anew: bool = False
    ) -> Iterator[Session]:
        last, seen = self._store.last(), 0
        for one in self._store.strange(anew=anew):
            seen += 1
            tell(one)
        ids = self._store.found()
        found = ((id_, ()) for id_ in ids) if anew else self._store.lines(ids)
        for id_, lines in _counted(found, len(ids), progress):
            session, damaged, rows = self._session(id_, lines)
            seen += rows
            for one in damaged:
                tell(one)
            if session is not None:
                yield session
        missing = self._store.unseen(seen, last)
        if missing > 0:
            tell(lost(missing))

    def _session(
        self, id_: str, lines: Sequence[bytes]
    ) -> tuple[Session | None, list[Damaged], int]:
        """Return a session or what is damaged of it, and how many rows it was looked for in.

        Args:
            id_: Its id.
            lines: Its lines; without them each record is read by itself, its form not trusted.
        """
        quick = session_of(id_, lines)
        if quick is not None:
            return quick, [], 1 + len(quick.events)
        records, damaged = self._store.of(id_)
        rows = len(records) + sum(one.place is not None for one in damaged)
        if damaged or not records:
            return None, damaged, rows
        made = _session(records[0], records[1:])
        return (None, [made], rows) if isinstance(made, Damaged) else (made, [], rows)

    # --- out ------------------------------------------------------------------------------------

    def export_jsonl(
        self,
        path: "str | os.PathLike[str]",
        *,
        key: bytes,
        on_damage: OnDamage | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Write every whole session without what must stay secret, and return how many.

        One session a line, as `dialogue_core.serialization.dump_redacted` leaves it: people under
        pseudonyms, marked as redacted, never loaded in the place of the record.

        Args:
            path: A new file.
            key: The secret that the pseudonyms are made with; the same key gives the same ones.
            on_damage: As in `sessions`.
            progress: As in `sessions`.

        Raises:
            DamagedArchiveError: Records are damaged or missing, and nobody was told.
            ArchiveError: The file is there already, or cannot be written.
        """
        sessions = self.sessions(on_damage=on_damage, progress=progress)
        lines = (body_of(dump_redacted(session, key=key)) + b"\n" for session in sessions)
        return write_new(Path(path), lines)

    def export_parquet(
        self,
        path: "str | os.PathLike[str]",
        *,
        key: bytes,
        on_damage: OnDamage | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Write every part of every statement as a row of one table, and return how many.

        For analysis: `DATA_DICTIONARY` says what the columns mean. No words, names or addresses
        stand in it, and who spoke is a pseudonym; but a small place with one denunciation has one,
        so suppress small counts in what is published. Memory does not grow with the archive.

        Args:
            path: A new file of Parquet.
            key: As in `export_jsonl`.
            on_damage: As in `sessions`.
            progress: As in `sessions`.

        Raises:
            DamagedArchiveError: Records are damaged or missing, and nobody was told.
            MissingExtraError: Polars is not installed (extra `analysis`).
            ArchiveError: The file is there already, or cannot be written.
        """
        sessions = self.sessions(on_damage=on_damage, progress=progress)
        return write_file(Path(path), sessions, key)

    def export_dataset(
        self,
        path: "str | os.PathLike[str]",
        *,
        key: bytes,
        on_damage: OnDamage | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Write both tables as a data set of Parquet, and return how many parts they have.

        It is a folder with two tables, ``parts`` by `DATA_DICTIONARY` and ``sessions`` by
        `SESSION_DICTIONARY`, each partitioned as ``year=2022/province=dak-nong``, as every engine
        reads it; `dialogue_core.analysis.scan` does. The folder appears when it is whole. What a
        crash leaves beside it, called as the folder and a few letters, may be deleted. Memory does
        not grow with the archive.

        Args:
            path: A new folder.
            key: As in `export_jsonl`.
            on_damage: As in `sessions`.
            progress: As in `sessions`.

        Raises:
            DamagedArchiveError: Records are damaged or missing, and nobody was told; nothing is
                written.
            MissingExtraError: Polars is not installed (extra `analysis`).
            ArchiveError: The folder is there already, or cannot be written.
        """
        sessions = self.sessions(on_damage=on_damage, progress=progress)
        return write_dataset(Path(path), sessions, key)

    def export_jsonl_in_clear(
        self,
        path: "str | os.PathLike[str]",
        *,
        on_damage: OnDamage | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Write the whole record of every whole session, secrets in clear, and return how many.

        The new file is an archive in the form for exchange. It belongs only where the record
        itself may be kept.

        Args:
            path: A new file, ending in .jsonl.
            on_damage: As in `sessions`.
            progress: As in `sessions`.

        Raises:
            DamagedArchiveError: Records are damaged or missing, and nobody was told.
            ArchiveError: The file is there already, or cannot be written.
        """
        target = Path(path)
        if _FORMS.get(target.suffix.lower()) is not Lines:
            raise refused(
                target,
                Words(
                    "định dạng trao đổi là JSON Lines: hãy đặt tên tệp có đuôi .jsonl",
                    "the form for exchange is JSON Lines: end the name in .jsonl",
                ),
            )
        untold: list[Damaged] = []
        tell = untold.append if on_damage is None else on_damage
        return write_new(target, self._lines(tell, untold, progress))

    def _lines(
        self, tell: OnDamage, untold: list[Damaged], progress: Progress | None
    ) -> Iterator[bytes]:
        """Yield the lines of each whole session as one append."""
        for one in self._store.strange(anew=False):
            tell(one)
        ids = self.ids()
        for id_ in _counted(ids, len(ids), progress):
            records, damaged = self._store.of(id_)
            for one in damaged:
                tell(one)
            if not damaged:
                yield lines_of(records)
        if untold:
            raise _damage(self._path, untold)


# --- records and what they mean -----------------------------------------------------------------


def _record(session: str, seq: int, write: Callable[[], bytes]) -> Record:
    try:
        body = write()
    except UnicodeEncodeError:
        pass  # it would carry the text
    else:
        if len(body) <= MOST_BYTES // 2:
            return Record(session, seq, body)
    raise _unstorable(session, seq, _NO_TEXT)


def _unstorable(session: str, seq: int, why: Words) -> InvalidValueError:
    what = ("the head", "phần đầu") if seq == HEAD else (f"event {seq}", f"sự kiện {seq}")
    return InvalidValueError(
        f"{what[0]} of session {session!r} could not be read again, so nothing is stored: {why.en}",
        f"{what[1]} của cuộc đối thoại {session!r} sẽ không đọc lại được nên chưa lưu gì: {why.vi}",
        session=session,
        seq=seq,
    )


_NO_TEXT: Final = Words(
    f"có chuỗi chứa nửa ký tự (surrogate lẻ), hoặc dài quá {MOST_BYTES // 2} byte",
    f"a text holds half a character (a lone surrogate), or it is longer than {MOST_BYTES // 2} "
    "bytes",
)


def _say_the_same(one: Record, other: Record) -> bool:
    """Return whether two records differ only in how they are written, as by two versions."""
    found = _meant(one)
    return not isinstance(found, Damaged) and found == _meant(other)


def _refuse_unlike(record: Record, meant: Session | Event) -> None:
    """Refuse a record that would not be read as what is meant; nobody would notice for years."""
    found = _meant(record)
    if isinstance(found, Damaged):
        raise _unstorable(record.session, record.seq, found.reason)
    if found != meant:
        raise _unstorable(record.session, record.seq, _ANOTHER)


_ANOTHER: Final = Words(
    "đọc lại ra một giá trị khác; hãy báo lỗi này cho dialogue-core",
    "another value would be read; report this to dialogue-core",
)


def _meant(record: Record) -> Session | Event | Damaged:
    return _head(record) if record.seq == HEAD else _event(record)


def _session(head: Record, records: Sequence[Record]) -> Session | Damaged:
    found = _head(head)
    if isinstance(found, Damaged):
        return found
    if found.id != head.session or found.events:
        return UnreadableError(MISPLACED, head.session, HEAD).damaged(None, head.body)
    events: list[Event] = []
    for record in records:
        event = _event(record)
        if isinstance(event, Damaged):
            return event
        events.append(event)
    return _made(head, lambda: attrs.evolve(found, events=tuple(events)))


def _head(record: Record) -> Session | Damaged:
    return _made(record, lambda: load_session(json.loads(record.body)))


def _event(record: Record) -> Event | Damaged:
    return _made(record, lambda: event_from_bytes(record.body))


def _made(record: Record, make: Callable[[], T]) -> T | Damaged:
    """Return what is made of a record, or why nothing can be made of it."""
    later = False
    try:
        return make()
    except (InputError, InvalidValueError, TransitionError) as error:
        reason = Words(error.vi, error.en)
        later = _is_later(record)
    except (ValueError, RecursionError):
        reason = _NO_JSON
    return Damaged(
        place=None,
        reason=reason,
        raw=Sealed(record.body),
        session=record.session,
        seq=record.seq,
        later=later,
    )


def _is_later(record: Record) -> bool:
    """Return whether a record, which is JSON, says that it is of a version not known here yet."""
    data = as_object(json.loads(record.body)) or {}
    form = SESSION if record.seq == HEAD else EVENT
    return form.is_later(data.get(SCHEMA_KEY))


_NO_JSON: Final = Words("nội dung không phải JSON", "what it holds is no JSON")


def _damage(path: Path, damaged: Sequence[Damaged]) -> DamagedArchiveError:
    most = 3
    vi, en = ("; ".join(one.words(lang) for one in damaged[:most]) for lang in LANGS)
    rest = "; …" if len(damaged) > most else ""
    later = sum(one.later for one in damaged)
    if later == len(damaged):
        return DamagedArchiveError(
            f"{path}: {later} {_LATER.en}; nothing is damaged: {en}{rest}. What this version knows "
            "was read; give on_damage= to be told of each; `quarantine` leaves them in place",
            f"{path}: {later} {_LATER.vi}; không có gì hỏng: {vi}{rest}. Phần mà phiên bản này "
            "biết đã được đọc; hãy dùng on_damage= để nhận từng chỗ; `quarantine` để nguyên chúng",
            path=str(path),
            damaged=tuple(damaged),
        )
    if later:
        vi, en = f"{vi}{rest} ({later} {_LATER.vi})", f"{en}{rest} ({later} {_LATER.en})"
        rest = ""
    return DamagedArchiveError(
        f"{path}: {len(damaged)} damaged or missing: {en}{rest}. What is whole was read; give "
        "on_damage= to be told of each, let `quarantine` put them aside, and append the sessions "
        "again from where they are whole",
        f"{path}: {len(damaged)} chỗ hỏng hoặc thiếu: {vi}{rest}. Phần nguyên vẹn đã được đọc; hãy "
        "dùng on_damage= để nhận từng chỗ, gọi `quarantine` để tách riêng, rồi lưu lại các cuộc "
        "đối thoại từ nguồn còn nguyên vẹn",
        path=str(path),
        damaged=tuple(damaged),
    )


def _counted(found: Iterable[T], count: int, progress: Progress | None) -> Iterator[T]:
    for done, one in enumerate(found, 1):
        yield one
        if progress is not None:
            progress(done, count)


@contextmanager
def _no_search_for_cycles() -> Generator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
