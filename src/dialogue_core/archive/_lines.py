"""An archive as JSON Lines, for exchange: one record a line, only ever appended to.

Private to `dialogue_core.archive`. In memory is kept where each line of a session stands, eight
bytes a line. The lines of one append say how many of them follow, so that an append that was cut
off is told from one that was finished.
"""

import base64
import json
import os
import sqlite3
import threading
from array import array
from bisect import bisect_right
from codecs import BOM_UTF8
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from io import SEEK_END, BufferedReader
from pathlib import Path
from typing import Any, Final, TypeAlias, final

from dialogue_core.archive._files import (
    BUSY,
    CLOSED,
    NO_ARCHIVE,
    Doing,
    cut,
    failed,
    make,
    put,
    refused,
)
from dialogue_core.archive._records import (
    BEGINNING,
    HEAD,
    MOST_BYTES,
    NO_REASON,
    REPEATED,
    UNFINISHED,
    Damaged,
    ForeignError,
    Judge,
    Record,
    UnreadableError,
    gaps,
    line_of,
    new_of,
    read_line,
    record_of,
    some_of,
)
from dialogue_core.values import Sealed, Words

_CHUNK: Final = 2**13
"""How many bytes are read at once, going back from the end; a long line is read by doubling."""

_MARKED: Final = 64
"""Of how many lines the place of one is kept, so that the number of any is soon counted."""

_Found: TypeAlias = tuple[int, Damaged]
"""Where a damaged line begins, and what to report about it."""


@final
class Lines:
    """The form of an archive that is one file of JSON Lines."""

    def __init__(self, path: Path, *, create: bool, wait: float) -> None:
        self._path = path
        self._aside = path.with_name(f"{path.name}.quarantine")
        self._lock = path.with_name(f"{path.name}.lock")
        self._wait = wait
        self._mutex = threading.RLock()
        self._locked = False
        self._closed = False
        self._doing: Doing = "read"
        self._index = _Index()
        if create:
            with self._system():
                make(path)
        with self._read():
            self._refuse_other_files()

    def _refuse_other_files(self) -> None:
        """Refuse a file with something in it, and neither a record nor the beginning of one."""
        if not self._index.places and (self._index.bad or self._index.strange):
            raise refused(self._path, NO_ARCHIVE)

    def close(self) -> None:
        """Refuse every later use; nothing is let go, as the file is opened for each."""
        self._closed = True

    # --- reading --------------------------------------------------------------------------------

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the sessions, in the order in which they were first stored."""
        with self._read():
            return tuple(self._index.places)

    def found(self) -> tuple[str, ...]:
        """Return the ids of the sessions: its index was made of the file itself."""
        return self.ids()

    def last(self) -> int:
        """Return none: what does not stand in the index was no record when the file was read."""
        return 0

    def unseen(self, seen: int, last: int) -> int:  # noqa: ARG002 -- as for the other form
        """Return none, as `last` does."""
        return 0

    def strange(self, *, anew: bool) -> list[Damaged]:
        """Return what is damaged and of no known session; ``anew`` looks at everything again."""
        with self._mutex:
            if anew:
                self._index = _Index()
            with self._read() as file:
                lost: list[Damaged] = []
                for claimed in self._index.bad:
                    found, _ = self._sorted(file, claimed)
                    bad = [one for _, one in self._bad(file, claimed)]
                    lost += [one for one in bad if not found or one.seq in found]
                return lost + self._index.torn

    def of(self, session: str) -> tuple[list[Record], list[Damaged]]:
        """Return what can be read of a session, in order, and what cannot."""
        with self._read() as file:
            found, strange = self._sorted(file, session)
            damaged = [one for _, one in strange]
            # one that claims a place where another record stands lost its own place too
            damaged += [one for _, one in self._bad(file, session) if one.seq not in found]
        damaged += gaps(session, found, [one.seq for one in damaged])
        return [found[seq] for seq in sorted(found)], damaged

    def lines(self, sessions: Iterable[str]) -> Iterator[tuple[str, Sequence[bytes]]]:
        """Yield each session with its lines in order; none where something is wrong with them.

        Some are read at once, as opening the file takes time.
        """
        rest = iter(sessions)
        while some := self._next_lines(rest):
            yield from some

    def _next_lines(self, sessions: Iterator[str]) -> list[tuple[str, Sequence[bytes]]]:
        with self._read() as file:
            return some_of(sessions, partial(self._lines_of, file))

    def _lines_of(self, file: BufferedReader, session: str) -> Sequence[bytes]:
        strange = session in self._index.irregular or session in self._index.bad
        return _bare_lines(file, () if strange else self._index.places.get(session, ()))

    def _sorted(self, file: BufferedReader, session: str) -> tuple[dict[int, Record], list[_Found]]:
        """Return the records of a session under their places, and the lines that fit in none."""
        found: dict[int, Record] = {}
        strange: list[_Found] = []
        for at, raw in _lines_at(file, self._index.places.get(session, ())):
            try:
                record = record_of(_bare(raw), session)
                if found.setdefault(record.seq, record).body != record.body:
                    raise UnreadableError(REPEATED, session, record.seq)  # noqa: TRY301 -- as others
            except UnreadableError as error:
                strange.append((at, error.damaged(self._index.number(file, at), raw)))
        return found, strange

    def _bad(self, file: BufferedReader, claimed: str) -> Iterator[_Found]:
        """Yield the lines that were no records when the file was read, by what they claim to be."""
        numbers = dict(self._index.bad.get(claimed, ()))
        for at, raw in _lines_at(file, numbers):
            try:
                read_line(_bare(raw))
            except UnreadableError as error:
                yield at, error.damaged(numbers[at], raw)

    @contextmanager
    def _read(self) -> Generator[BufferedReader]:
        """Open the file, with the index of what stands in it now."""
        with self._mutex, self._system(), self._path.open("rb") as file:
            end = _finished(file)
            self._index = self._index.upto(file, end)
            if end < file.seek(0, SEEK_END):  # cut off, unless it is being written just now
                with self._alone(to_write=False):
                    self._index = self._index.upto(file, _finished(file))
                    self._index.look_behind(file)
            yield file

    # --- writing --------------------------------------------------------------------------------

    def add(self, offered: Sequence[Record], known: int | None, judge: Judge) -> int:
        """Store what is new of a session, all or nothing, and return how many events."""
        with self._mutex, self._alone(), self._read() as file:
            self._refuse_other_files()
            self._mend()
            new = new_of(offered, self._stored(file, offered), known, judge)
            if new:
                self._append(new)
            return sum(record.seq != HEAD for record in new)

    def _stored(self, file: BufferedReader, offered: Sequence[Record]) -> dict[int, Record]:
        """Return the readable records in the places of those offered."""
        session = offered[0].session
        places = self._index.places.get(session, array("q"))
        if session in self._index.irregular:
            return {record.seq: record for record in self.of(session)[0]}
        stored: dict[int, Record] = {}
        for seq in (record.seq for record in offered):
            if seq - HEAD < len(places):
                with suppress(UnreadableError):
                    ((_, raw),) = _lines_at(file, (places[seq - HEAD],))
                    stored[seq] = record_of(_bare(raw), session, seq)
        return stored

    def _append(self, new: Sequence[Record]) -> None:
        """Write lines at the end, all or nothing, and return when they are on the disk."""
        data = lines_of(new)
        with self._path.open("r+b", buffering=0) as file:
            end = file.seek(0, SEEK_END)
            file.seek(max(end - 1, 0))
            if file.read(1) not in (b"", b"\n"):  # a text editor may leave out the last one
                data = b"\n" + data
            try:
                put(file, end, data)
            except OSError:
                with suppress(OSError):  # what then stays is an append that was not finished
                    cut(file, end)
                raise

    def _mend(self) -> None:
        """Put aside the end of the file where an append was not finished."""
        if self._index.torn:
            self._put_aside(self._index.torn)
            with self._path.open("r+b", buffering=0) as file:
                cut(file, self._index.end)
            self._index.torn = []

    @contextmanager
    def _alone(self, *, to_write: bool = True) -> Generator[None]:
        """Keep every other process from writing.

        The lock is that of SQLite on a file of its own: every Python has it, on every system, and
        it ends with the process, however that ends.
        """
        if self._locked:
            yield
            return
        self._doing = "store" if to_write else "read"
        try:
            with self._taken(to_write=to_write):
                self._locked = True
                yield
        finally:
            self._locked, self._doing = False, "read"

    @contextmanager
    def _taken(self, *, to_write: bool) -> Generator[None]:
        with ExitStack() as held:
            if to_write:
                with self._system():  # who may not write the archive makes no lock for it
                    self._path.open("r+b").close()
            try:
                self._take(held, "rwc" if to_write else "rw")
            except sqlite3.DatabaseError as error:
                if _code_of(error) == sqlite3.SQLITE_BUSY:
                    raise refused(self._path, BUSY) from None
                if to_write:
                    raise refused(self._lock, _NO_LOCK) from None
                # a writer makes the lock before it writes, so where there is none nobody writes
            if to_write:
                with self._system():
                    self._share(self._lock)
            yield

    def _take(self, held: ExitStack, mode: str) -> None:
        """Take the lock; one that may only be read is enough to read, and refused to write.

        On a file that it may only read, SQLite begins an exclusive transaction without a word,
        and locks nobody out. So a writer has it change the file, and never lets it write that.
        """
        name = f"{self._lock.absolute().as_uri()}?mode={mode}"
        lock = sqlite3.connect(name, uri=True, timeout=self._wait, isolation_level=None)
        held.enter_context(closing(lock))
        lock.execute("PRAGMA journal_mode = MEMORY")
        lock.execute("BEGIN EXCLUSIVE")
        if mode == "rwc":
            lock.execute("PRAGMA user_version = 1")

    def _share(self, beside: Path) -> None:
        """Give a file beside the archive its owner and its rights, as far as the system lets it.

        So whoever may write the one may write the other.
        """
        archive, other = self._path.stat(), beside.stat()
        if other.st_gid != archive.st_gid:
            with suppress(OSError):
                os.chown(beside, -1, archive.st_gid)
        if other.st_mode != archive.st_mode:
            with suppress(OSError):
                beside.chmod(archive.st_mode & 0o777)
        if other.st_uid != archive.st_uid:
            with suppress(OSError):
                os.chown(beside, archive.st_uid, -1)

    @contextmanager
    def _system(self) -> Generator[None]:
        if self._closed:
            raise refused(self._path, CLOSED)
        try:
            yield
        except OSError as error:
            raise failed(self._path, error, self._doing) from None
        except ForeignError as error:
            raise refused(self._path, error.reason) from None

    # --- quarantine -----------------------------------------------------------------------------

    def quarantine(self) -> tuple[Damaged, ...]:
        """Put aside every damaged line and blank it; every other line stays in its place."""
        with self._mutex, self._alone():
            self._index = _Index()
            with self._read() as file:
                torn = self._index.torn
                self._mend()
                bad = [one for claimed in self._index.bad for one in self._bad(file, claimed)]
                for session in self._index.irregular:
                    bad += self._sorted(file, session)[1]
                self._put_aside(one for _, one in bad)
                with self._path.open("r+b", buffering=0) as raw:
                    for at, _ in bad:
                        for _, line in _lines_at(file, (at,)):
                            put(raw, at, _blank(line))
            self._index = _Index()
            return (*(one for _, one in bad), *torn)

    def quarantined(self) -> tuple[Damaged, ...]:
        """Return everything that was put aside."""
        with self._mutex, self._system():
            if not self._aside.exists():
                return ()
            with self._aside.open("rb") as file:
                lines = file.read().splitlines()
        return tuple(_from_aside(line) for line in lines)

    def _put_aside(self, damaged: Iterable[Damaged]) -> None:
        """Keep the bytes of damaged lines in a file of their own, on the disk."""
        lines = b"".join(_aside_line(one) for one in damaged)
        if lines:
            make(self._aside)
            self._share(self._aside)
            with self._aside.open("r+b", buffering=0) as file:
                put(file, file.seek(0, SEEK_END), lines)


# --- what stands where --------------------------------------------------------------------------


@final
class _Index:
    """Where the records of a file stand, as far as it was read."""

    def __init__(self) -> None:
        self.end = 0
        """Up to where the file was read: the end of the last append that was finished."""
        self.places: dict[str, array[int]] = {}
        """For each session, where its lines begin."""
        self.irregular: set[str] = set()
        """The sessions whose lines are not the head and each event once, in order."""
        self.lines = 0
        """How many line breaks that is."""
        self._marks = array("q", (0,))
        """Where each `_MARKED`-th line begins."""
        self._last = 0, b""
        """Where the last line begins, and with what: nearly always with a checksum."""
        self.bad: dict[str, list[tuple[int, int]]] = {}
        """For what they claim to be of, where lines begin that are no records, and their number."""
        self.torn: list[Damaged] = []
        """The lines of an append that was not finished."""
        self.strange = False
        """Whether what stands after the end does not begin as a record does."""

    def upto(self, file: BufferedReader, end: int) -> "_Index":
        """Return the index of the file up to a place; only what is new is read."""
        found = self if self.end <= end and self._is_of(file) else _Index()
        file.seek(found.end)
        while raw := file.readline(min(MOST_BYTES, end - found.end)):
            found._take(raw)
            found._last = found.end, raw[: len(BEGINNING) + 64]
            found.end += len(raw)
            if raw.endswith(b"\n"):
                found.lines += 1
                if found.lines % _MARKED == 0:
                    found._marks.append(found.end)
        found.torn, found.strange = [], False
        return found

    def _is_of(self, file: BufferedReader) -> bool:
        """Return whether it is still that file, as it may be replaced between two uses."""
        at, begins = self._last
        file.seek(at)
        return file.read(len(begins)) == begins

    def look_behind(self, file: BufferedReader) -> None:
        """Read what stands after the last append that was finished."""
        file.seek(self.end)
        lines = file.readlines()
        begun = (_bare(line) for line in lines[:1])
        self.strange = any(not line.startswith(BEGINNING[: len(line)]) for line in begun)
        self.torn = [_torn(self.lines + 1 + i, line) for i, line in enumerate(lines)]

    def number(self, file: BufferedReader, at: int) -> int:
        """Return the number, from 1, of the line that begins in a place."""
        mark = bisect_right(self._marks, at) - 1
        begin = self._marks[mark]
        file.seek(begin)
        pieces = (file.read(min(_CHUNK, at - place)) for place in range(begin, at, _CHUNK))
        return mark * _MARKED + 1 + sum(piece.count(b"\n") for piece in pieces)

    def _take(self, raw: bytes) -> None:
        bare = _bare(raw)
        if not bare.strip(b" "):
            return
        try:
            record, _ = read_line(bare)
        except UnreadableError as error:
            self.bad.setdefault(error.session, []).append((self.end, self.lines + 1))
            return
        places = self.places.setdefault(record.session, array("q"))
        if record.seq - HEAD != len(places):
            self.irregular.add(record.session)
        places.append(self.end)


def _bare(raw: bytes) -> bytes:
    return raw.removeprefix(BOM_UTF8).removesuffix(b"\n").removesuffix(b"\r")


def _lines_at(file: BufferedReader, places: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that begin in some places, but for those that were blanked since."""
    for at in places:
        file.seek(at)
        raw = file.readline(MOST_BYTES)
        if raw.strip(b" \r\n"):
            yield at, raw


def _bare_lines(file: BufferedReader, places: Sequence[int]) -> Sequence[bytes]:
    """Return the lines that begin in some places: read in one go where no other stands between."""
    if places and 0 <= places[-1] - places[0] < MOST_BYTES:
        file.seek(places[0])
        data = file.read(places[-1] - places[0]) + file.readline(MOST_BYTES)
        lines = data.removesuffix(b"\n").split(b"\n")
        if len(lines) == len(places) and b"\r" not in data and not data.startswith(BOM_UTF8):
            return lines
    return [_bare(raw) for _, raw in _lines_at(file, places)]


def _torn(place: int, line: bytes) -> Damaged:
    """Return what to report about a line of an append that was not finished."""
    try:
        record, _ = read_line(_bare(line))
    except UnreadableError as error:
        session, seq = error.session, error.seq
    else:
        session, seq = record.session, record.seq
    return UnreadableError(UNFINISHED, session, seq).damaged(place, line)


def _code_of(error: sqlite3.Error) -> int:
    """Return the primary code of SQLite."""
    return error.sqlite_errorcode & 0xFF


def _finished(file: BufferedReader) -> int:
    """Return where the last append that was finished ends."""
    end = file.seek(0, SEEK_END)
    for start, raw in _backwards(file, end):
        more = _more(raw)
        if more == 0 or (more is None and raw.endswith(b"\n")):
            return end
        end = start
    return end


def _more(raw: bytes) -> int | None:
    try:
        return read_line(_bare(raw))[1]
    except UnreadableError:
        return None


def _backwards(file: BufferedReader, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the lines before a place, the last first, each with where it begins."""
    rest = b""
    while at > 0:
        step = min(max(_CHUNK, len(rest)), at)
        at -= step
        file.seek(at)
        rest = file.read(step) + rest
        while (cut := rest.rfind(b"\n", 0, -1) + 1) > 0:
            yield at + cut, rest[cut:]
            rest = rest[:cut]
        if len(rest) > MOST_BYTES:
            yield at, rest
            rest = b""
    if rest:
        yield 0, rest


# --- on the disk --------------------------------------------------------------------------------


def lines_of(records: Sequence[Record]) -> bytes:
    """Return the lines of one append."""
    last = len(records) - 1
    return b"".join(line_of(one, more=last - i) + b"\n" for i, one in enumerate(records))


def _blank(raw: bytes) -> bytes:
    ended = raw.removesuffix(b"\n").removesuffix(b"\r")
    return b" " * len(ended) + raw[len(ended) :]


_NO_LOCK: Final = Words(
    "không tạo hoặc không ghi được tệp khóa này nên chưa lưu gì: hãy cho nó cùng chủ sở hữu và "
    "quyền như kho lưu trữ (chown, chmod), hoặc kiểm tra quyền của thư mục",
    "this file cannot be made or written, and nobody writes without it, so nothing is stored: give "
    "it the owner and the rights of the archive (chown, chmod), or look at those of its folder",
)


# --- put aside ----------------------------------------------------------------------------------


def _aside_line(damaged: Damaged) -> bytes:
    raw = b"" if damaged.raw is None else damaged.raw.open()
    data: dict[str, Any] = {
        "line": damaged.place,
        "session": damaged.session,
        "seq": damaged.seq,
        "vi": damaged.reason.vi,
        "en": damaged.reason.en,
        "bytes": base64.b64encode(raw).decode(),
    }
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


def _from_aside(line: bytes) -> Damaged:
    """Return what was put aside; in a damaged file a line may hold anything."""
    try:
        match json.loads(line):
            case {
                "line": int() | None as place,
                "session": str(session),
                "seq": int() | None as seq,
                "vi": str(vi),
                "en": str(en),
                "bytes": str(coded),
            } if vi.strip():
                raw = Sealed(base64.b64decode(coded))
                reason = Words(vi, en)
                return Damaged(place=place, reason=reason, raw=raw, session=session, seq=seq)
            case _:
                unknown = NO_REASON
    except (ValueError, RecursionError):  # cut off by a crash; what it told of stayed in place
        unknown = UNFINISHED
    return UnreadableError(unknown).damaged(None, line)
