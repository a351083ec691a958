"""An archive as one file of SQLite, for an application: the same records, each in a row.

Private to `dialogue_core.archive`. What is acknowledged is on the disk (`synchronous=FULL`), and
readers and a writer do not wait for each other (`journal_mode=WAL`).
"""

import os
import sqlite3
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeAlias, final

import attrs

from dialogue_core.archive._files import BUSY, CLOSED, NO_ARCHIVE, NO_ROOM, failed, make, refused
from dialogue_core.archive._records import (
    HEAD,
    MISPLACED,
    NO_REASON,
    Damaged,
    ForeignError,
    Judge,
    Record,
    UnreadableError,
    gaps,
    line_of,
    new_of,
    record_of,
    some_of,
)
from dialogue_core.values import Sealed, Words

_APPLICATION: Final = int.from_bytes(b"dial")
"""What SQLite keeps in the head of a file to say whose it is."""

_FORMAT: Final = 1
"""The version of the tables."""

_PAGE: Final = 2**14
"""The size of a page of a new file in bytes: some twenty records, which are read in less time."""

_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS records (
        session TEXT NOT NULL, seq INTEGER NOT NULL, record BLOB NOT NULL,
        PRIMARY KEY (session, seq)
    )""",
    """CREATE TABLE IF NOT EXISTS quarantine (
        place INTEGER, session TEXT NOT NULL, seq INTEGER, vi TEXT NOT NULL, en TEXT NOT NULL,
        raw BLOB NOT NULL
    )""",
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {_FORMAT}",
)

_LAST: Final = "SELECT coalesce(max(rowid), 0) FROM records"

_Row: TypeAlias = tuple[int, str, int, object]
"""A row with its number and its key; its record is bytes, unless the file is damaged."""

_SAID: Final = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_FULL: NO_ROOM,
    sqlite3.SQLITE_NOTADB: NO_ARCHIVE,
    sqlite3.SQLITE_CANTOPEN: Words(
        "không mở được: hãy kiểm tra thư mục và quyền truy cập",
        "it cannot be opened: see that its folder is there, and the rights",
    ),
    sqlite3.SQLITE_READONLY: Words(
        "chỉ đọc được, không ghi được nên chưa lưu gì: hãy kiểm tra quyền ghi của tệp và thư mục",
        "it may only be read, so nothing is stored: look at the rights to write the file and its "
        "folder",
    ),
    sqlite3.SQLITE_CORRUPT: Words(
        "tệp hỏng cả phần cấu trúc: hãy sao chép tệp rồi dùng `sqlite3 FILE .recover` để đọc phần "
        "còn lại của bảng records",
        "the file is damaged in more than its records: copy it, and let `sqlite3 FILE .recover` "
        "read what is left of the table records",
    ),
}
"""What to say for a code of SQLite."""

_EMPTY: Final = Words(
    "tệp rỗng (0 byte), chưa phải kho lưu trữ: để tạo kho trong tệp này, hãy ghi create=True; nếu "
    "tệp từng có dữ liệu, hãy khôi phục từ bản sao lưu",
    "the file is empty (0 bytes) and no archive yet: to make one in it, say create=True; if it "
    "held records, restore it from a backup",
)
_REPLACED: Final = Words(
    "tệp đã bị xóa, di chuyển hoặc thay bằng tệp khác từ khi mở kho nên chưa lưu gì: hãy đóng kho "
    "ở mọi tiến trình, chuyển tệp -wal và -shm về cùng tệp cũ (là một phần của tệp đó), rồi mở lại",
    "the file was deleted, moved or replaced since it was opened, so nothing is stored: close it "
    "in every process, move the files -wal and -shm to the old one (they are part of it), then "
    "open it again",
)
_CHANGED: Final = Words(
    "tệp được mở chỉ để đọc (không ghi được vào thư mục) và đã thay đổi từ khi mở: hãy mở lại kho",
    "it was opened to be read only, as nothing can be written in its folder, and it changed since: "
    "open it again",
)
_IN_THE_LOG: Final = Words(
    "những lần ghi cuối còn ở tệp -wal (hoặc -journal) bên cạnh, không đọc được vì không ghi được "
    "vào thư mục: hãy sao chép cả hai tệp sang thư mục ghi được rồi mở ở đó",
    "the last appends still stand in the file -wal (or -journal) beside it, and cannot be read, as "
    "nothing can be written in the folder: copy both into a folder where you may write, and open "
    "it there",
)


@final
class Rows:
    """The form of an archive that is one file of SQLite."""

    def __init__(self, path: Path, *, create: bool, wait: float) -> None:
        self._path = path
        self._wait = wait
        self._mutex = threading.RLock()
        self._process = os.getpid()
        try:
            if create:
                make(path)
            self._opened = path.stat()
        except OSError as error:
            raise failed(path, error, "read") from None
        self._fixed = False
        with self._errors():
            self._database = self._connected()
        try:
            self._prepare(create=create)
        except BaseException:
            self._database.close()
            raise

    def _connected(self) -> sqlite3.Connection:
        """Open the file; where nothing can be written beside it, as one that does not change.

        That is what SQLite needs to read on a medium, or in a folder, that is read only. Whether
        it changed all the same is then looked at each time (`_in_place`).
        """
        found = self._connect("mode=rw")
        try:
            found.execute("PRAGMA schema_version")
        except sqlite3.Error as error:
            found.close()
            if _code_of(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            self._fixed = True
            self._in_place()
            return self._connect("mode=ro&immutable=1")
        return found

    def _connect(self, how: str) -> sqlite3.Connection:
        found = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?{how}",
            uri=True,
            timeout=self._wait,
            isolation_level=None,
            check_same_thread=False,
        )
        found.text_factory = _text
        return found

    def _in_place(self) -> None:
        """Refuse where the file was taken away, or another stands in its place.

        SQLite would go on with the one that it opened, and nobody would find what it stores.
        """
        try:
            now = self._path.stat()
        except OSError:
            raise refused(self._path, _REPLACED) from None
        was = self._opened
        if (now.st_dev, now.st_ino) != (was.st_dev, was.st_ino):
            raise refused(self._path, _REPLACED)
        if self._fixed:
            if (now.st_mtime_ns, now.st_size) != (was.st_mtime_ns, was.st_size):
                raise refused(self._path, _CHANGED)
            beside = [self._path.with_name(self._path.name + end) for end in ("-wal", "-journal")]
            if any(log.exists() and log.stat().st_size for log in beside):
                raise refused(self._path, _IN_THE_LOG)

    def _prepare(self, *, create: bool) -> None:
        with self._errors():
            self._database.execute("PRAGMA synchronous = FULL")
            if create and not self._tables():
                self._database.execute(f"PRAGMA page_size = {_PAGE}")
                with self._writing():
                    for statement in _TABLES:
                        self._database.execute(statement)
            told = [self._one(f"PRAGMA {name}") for name in ("application_id", "user_version")]
        if told[0] != _APPLICATION:
            raise refused(self._path, NO_ARCHIVE if self._path.stat().st_size else _EMPTY)
        # where another is using it now, or nobody may write: then readers wait for writers
        with suppress(sqlite3.OperationalError):
            self._database.execute("PRAGMA journal_mode = WAL")
        if told[1] > _FORMAT:
            raise refused(
                self._path,
                Words(
                    f"bảng có phiên bản {told[1]}, thư viện này chỉ biết đến {_FORMAT}: hãy cập "
                    "nhật dialogue-core",
                    f"its tables are of version {told[1]}, this library knows up to {_FORMAT}: "
                    "update dialogue-core",
                ),
                version=told[1],
            )

    def _tables(self) -> int:
        return int(self._one("SELECT count(*) FROM sqlite_master"))

    def _one(self, query: str, *values: object) -> Any:
        return self._database.execute(query, values).fetchone()[0]

    def close(self) -> None:
        """Close the file; SQLite then takes away the two files that it keeps beside it."""
        self._refuse_forks()
        with self._mutex, self._errors():
            self._database.close()

    @contextmanager
    def _using(self) -> Generator[None]:
        self._refuse_forks()
        with self._mutex, self._errors():
            self._in_place()
            yield
            if self._fixed:
                self._in_place()

    def _refuse_forks(self) -> None:
        if os.getpid() != self._process:
            raise refused(
                self._path,
                Words(
                    "kho được mở trong tiến trình khác (trước khi fork): hãy mở lại trong tiến "
                    "trình này",
                    "it was opened in another process, before a fork: open it in this one",
                ),
            )

    @contextmanager
    def _errors(self) -> Generator[None]:
        try:
            yield
        except ForeignError as error:
            raise refused(self._path, error.reason) from None
        except UnicodeDecodeError:  # what Python makes of a message that quotes a damaged name
            raise refused(self._path, _SAID[sqlite3.SQLITE_CORRUPT]) from None
        except sqlite3.Error as error:
            said = error
        else:
            return
        known = _SAID.get(_code_of(said))
        if known is not None:
            raise refused(self._path, known)
        if isinstance(said, sqlite3.ProgrammingError):  # the connection was closed
            raise refused(self._path, CLOSED)
        name = getattr(said, "sqlite_errorname", type(said).__name__)
        raise refused(
            self._path,
            Words(
                f"SQLite không dùng được tệp ({name}); dữ liệu đã lưu vẫn còn, việc vừa yêu cầu "
                "chưa được làm: hãy kiểm tra ổ đĩa, quyền truy cập và kho đã bị đóng chưa",
                f"SQLite could not use it ({name}); what was stored before is kept, and nothing "
                "was done now: look at the disk, the rights, and whether the archive was closed",
            ),
            sqlite=name,
        )

    # --- reading --------------------------------------------------------------------------------

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the sessions, in the order in which they were first stored."""
        with self._using():
            rows = self._database.execute(
                "SELECT session, min(rowid) FROM records NOT INDEXED WHERE session < x'' "
                "GROUP BY session ORDER BY 2"
            ).fetchall()
        return tuple(str(session) for session, _ in rows)

    def found(self) -> tuple[str, ...]:
        """Return the ids as the index tells them, each once; what it hides, `unseen` tells."""
        with self._using():
            rows = self._all(
                "SELECT session, min(rowid) FROM records WHERE session < x'' "
                "GROUP BY session ORDER BY 2"
            )
        return tuple(dict.fromkeys(str(session) for session, _ in rows))

    def strange(self, *, anew: bool) -> list[Damaged]:  # noqa: ARG002 -- each is read anew
        """Return the rows of no session; what else is damaged is told with its session."""
        with self._using():
            places = self._all("SELECT rowid FROM records WHERE session >= x''")  # bytes, no text
            blobs = [(place, self._page(place)) for (place,) in places]
        return [
            Damaged(
                place=place,
                reason=MISPLACED,
                raw=None if blob is None else Sealed(_bytes(blob)),
                in_row=True,
            )
            for place, blob in blobs
        ]

    def last(self) -> int:
        """Return the number of the last row."""
        with self._using():
            return int(self._one(_LAST))

    def unseen(self, seen: int, last: int) -> int:
        """Return how many rows there are that the index does not have.

        Args:
            seen: How many rows it led to.
            last: The number of the last row before that; what was appended later is not counted.
        """
        with self._using():
            # rows are numbered from 1 on, so that there cannot be more; some may be put aside
            if seen == last == self._one(_LAST):
                return 0
            query = "SELECT count(*) FROM records NOT INDEXED WHERE rowid <= ?"
            return int(self._one(query, last)) - seen

    def of(self, session: str) -> tuple[list[Record], list[Damaged]]:
        """Return what can be read of a session, in order, and what cannot."""
        with self._using():
            found, damaged = self._found("session = ?", session)
        damaged += gaps(session, found, [one.seq for one in damaged])
        return list(found.values()), damaged

    def lines(self, sessions: Iterable[str]) -> Iterator[tuple[str, Sequence[bytes]]]:
        """Yield each session with its lines in order; none where one is misplaced or unreadable.

        Some are read at once, as looking whether the file is still in its place takes time.
        """
        rest = iter(sessions)
        while some := self._next_lines(rest):
            yield from some

    def _next_lines(self, sessions: Iterator[str]) -> list[tuple[str, Sequence[bytes]]]:
        with self._using():
            return some_of(sessions, self._lines_of)

    def _lines_of(self, session: str) -> Sequence[bytes]:
        query = "SELECT seq, record FROM records WHERE session = ? ORDER BY seq"
        try:
            rows = self._all(query, session)
        except (sqlite3.Error, UnicodeDecodeError):  # as for a damaged page
            return ()
        seqs, lines = zip(*rows, strict=True) if rows else ((), ())
        whole = seqs == (*range(HEAD, HEAD + len(rows)),) and {*map(type, lines)} == {bytes}
        return lines if whole else ()

    def _found(
        self, where: str, asked: str, *values: object
    ) -> tuple[dict[int, Record], list[Damaged]]:
        """Return the records of some rows of one session under their places, and the damaged."""
        found: dict[int, Record] = {}
        damaged: list[Damaged] = []
        for place, session, seq, blob in self._rows(where, asked, *values):
            told = seq if type(seq) is int else None  # a column of SQLite takes any type
            if blob is None:
                damaged.append(_unreadable(place, session, told))
                continue
            raw = _bytes(blob)
            try:
                record = record_of(raw, asked, seq)
                if told is None:
                    raise UnreadableError(MISPLACED, asked, record.seq)  # noqa: TRY301 -- as others
                found[told] = record
            except UnreadableError as error:
                one = error.damaged(place, raw)
                damaged.append(attrs.evolve(one, session=session, seq=told, in_row=True))
        return found, damaged

    def _rows(self, where: str, *values: object) -> list[_Row]:
        """Return rows in the order of their places, with none for a record that has no page."""
        order = f"FROM records WHERE {where} ORDER BY seq"
        try:
            return self._all(f"SELECT rowid, session, seq, record {order}", *values)
        except sqlite3.DatabaseError as error:
            if _code_of(error) != sqlite3.SQLITE_CORRUPT:
                raise
        keys = self._all(f"SELECT rowid, session, seq {order}", *values)  # the index has these
        return [(*key, self._page(key[0])) for key in keys]

    def _page(self, place: int) -> object:
        """Return the record of a row, or none if it cannot be read or stands in the index alone."""
        try:
            found = self._all("SELECT record FROM records WHERE rowid = ?", place)
        except sqlite3.DatabaseError:
            return None
        return found[0][0] if found else None

    def _all(self, query: str, *values: object) -> list[Any]:
        return self._database.execute(query, values).fetchall()

    # --- writing --------------------------------------------------------------------------------

    def add(self, offered: Sequence[Record], known: int | None, judge: Judge) -> int:
        """Store what is new of a session, all or nothing, and return how many events."""
        session = offered[0].session
        with self._using(), self._writing():
            stored, damaged = self._found(
                "session = ? AND (seq = ? OR seq BETWEEN ? AND ?)",
                session,
                HEAD,
                offered[min(1, len(offered) - 1)].seq,
                offered[-1].seq,
            )
            new = new_of(offered, stored, known, judge)
            self._put_aside(damaged)
            self._database.executemany(
                "INSERT INTO records VALUES (?, ?, ?)",
                [(record.session, record.seq, line_of(record)) for record in new],
            )
            return sum(record.seq != HEAD for record in new)

    @contextmanager
    def _writing(self) -> Generator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._in_place()
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:  # SQLite ends it itself where the disk is full
                self._database.execute("ROLLBACK")
            raise

    # --- quarantine -----------------------------------------------------------------------------

    def quarantine(self) -> tuple[Damaged, ...]:
        """Put aside every damaged record that has bytes to keep."""
        found = [one for session in self.ids() for one in self.of(session)[1]]
        found += self.strange(anew=True)
        with self._using(), self._writing():
            return self._put_aside(one for one in found if self._stands(one))

    def _stands(self, damaged: Damaged) -> bool:
        """Return whether it stands where it was found, and nothing else was stored there since."""
        if damaged.raw is None:
            return False
        where = "SELECT session, seq, record FROM records WHERE rowid = ?"
        for session, seq, blob in self._all(where, damaged.place):
            told = (session, seq if type(seq) is int else None)
            same = not isinstance(session, str) or told == (damaged.session, damaged.seq)
            return same and _bytes(blob) == damaged.raw.open()
        return False

    def _put_aside(self, damaged: Iterable[Damaged]) -> tuple[Damaged, ...]:
        found = tuple(one for one in damaged if one.place is not None and one.raw is not None)
        self._database.executemany(
            "INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?)", map(_aside_row, found)
        )
        self._database.executemany(
            "DELETE FROM records WHERE rowid = ?", [(one.place,) for one in found]
        )
        return found

    def quarantined(self) -> tuple[Damaged, ...]:
        """Return everything that was put aside."""
        with self._using():
            rows = self._all("SELECT place, session, seq, vi, en, raw FROM quarantine")
        return tuple(_aside(row) for row in rows)


def _code_of(error: sqlite3.Error) -> int:
    """Return the primary code of SQLite, or 0 where Python itself refused."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _text(raw: bytes) -> str:
    return raw.decode(errors="replace")


def _aside_row(damaged: Damaged) -> tuple[object, ...]:
    raw = b"" if damaged.raw is None else damaged.raw.open()
    vi, en = damaged.reason.vi, damaged.reason.en
    return (damaged.place, damaged.session, damaged.seq, vi, en, raw)


def _aside(row: tuple[object, ...]) -> Damaged:
    """Return what was put aside; in a damaged file any column may hold anything."""
    place, session, seq, vi, en, raw = row
    told = isinstance(vi, str) and isinstance(en, str) and bool(vi.strip())
    return Damaged(
        place=place if isinstance(place, int) else None,
        reason=Words(str(vi), str(en)) if told else NO_REASON,
        raw=Sealed(_bytes(raw)),
        session=session if isinstance(session, str) else "",
        seq=seq if isinstance(seq, int) else None,
        in_row=True,
    )


def _bytes(blob: object) -> bytes:
    return blob if isinstance(blob, bytes) else str(blob).encode(errors="surrogateescape")


def _unreadable(place: int, session: str, seq: int | None) -> Damaged:
    return Damaged(
        place=place,
        reason=Words(
            "không đọc được trang chứa bản ghi", "the page that holds the record is unreadable"
        ),
        raw=None,
        session=session,
        seq=seq,
        in_row=True,
    )
