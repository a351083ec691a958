"""One record of an archive: its line, its checksum, what to say where it is damaged.

Private to `dialogue_core.archive`. Both forms of an archive keep the same bytes, so that a record
moves between them as it is.
"""

import hashlib
import itertools
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, cast, final

import attrs

from dialogue_core.errors import ArchiveError, EventConflictError
from dialogue_core.serialization._documents import line_path
from dialogue_core.sessions import Session
from dialogue_core.values import Sealed, Words
from dialogue_core.vocabulary import Lang

HEAD: Final = -1
"""The place of a session's head; its events stand from 0 on."""

VERSION: Final = 1
"""The version of the records that this library writes."""

MOST_BYTES: Final = 32 * 2**20
"""The longest record, twice what the longest minutes take.

A longer line is taken to be no record, and read in pieces.
"""

AHEAD: Final = 2**18
"""How many bytes of whole sessions are read at once, where all are read."""

BEGINNING: Final = b'{"sum":"'
"""How every line begins."""

_SUMMED_FROM: Final = len(BEGINNING) + 64 + len('",')
"""Where in a line begins what the checksum is of; it goes on to the line's end."""

_ENVELOPE: Final = re.compile(
    rb'\{"sum":"([0-9a-f]{64})","v":1,"session":"([A-Za-z0-9_.:/+-]{1,120})",'
    rb'(?:"seq":(\d{1,9}),)?(?:"more":(\d{1,9}),)?"(head|event)":(?=\{)'
)
_VERSIONED: Final = re.compile(rb'\{"sum":"([0-9a-f]{64})","v":(\d{1,9}),')


@final
class Record(NamedTuple):
    """The head of a session or one of its events, as it is stored."""

    session: str
    """The session's id."""
    seq: int
    """The event's place in the session's log, counted from 0; `HEAD` for the head."""
    body: bytes
    """The head or the event as JSON."""


@final
@attrs.frozen(kw_only=True)
class Damaged:
    """A record that cannot be read, or is missing (bản ghi hỏng hoặc thiếu): where, why, its bytes.

    The bytes may hold what a citizen said, so they are sealed.
    """

    place: int | None
    """The line, counted from 1, or the row; none where the record is missing or makes no sense."""
    reason: Words
    """Why it cannot be read."""
    raw: Sealed[bytes] | None
    """The bytes as they were found; none where there are none."""
    session: str = ""
    """The session that it says to be of, where that can be told."""
    seq: int | None = None
    """The place in the session's log that it says to have, where that can be told."""
    in_row: bool = False
    """Whether the place is a row of SQLite and not a line."""
    later: bool = False
    """Whether a later version of the library made it: it is whole, and only not known yet."""

    def __emptied__(self) -> "Damaged":
        return attrs.evolve(self, raw=None)

    def words(self, lang: Lang) -> str:
        """Return where and why in one line, without the bytes."""
        parts: list[str] = []
        if self.place is not None:
            kind = _ROW if self.in_row else _LINE
            parts.append(f"{kind.label(lang)} {self.place}")
        if self.session:
            parts.append(f"{'cuộc' if lang == 'vi' else 'session'} {self.session}")
        if self.seq is not None and self.seq != HEAD:
            parts.append(f"{'sự kiện' if lang == 'vi' else 'event'} {self.seq}")
        reason = self.reason.label(lang)
        return f"{', '.join(parts)}: {reason}" if parts else reason


_LINE: Final = Words("dòng", "line")
_ROW: Final = Words("hàng", "row")


def lost(rows: int) -> Damaged:
    """Return what to report where so many rows are not found by what should find them."""
    return Damaged(
        place=None,
        reason=Words(
            f"chỉ mục của tệp hỏng: {rows} dòng không tìm thấy theo mã cuộc; hãy sao chép tệp rồi "
            "dùng `sqlite3 FILE .recover`",
            f"the index of the file is damaged: {rows} row(s) are not found by their session; copy "
            "the file, and use `sqlite3 FILE .recover`",
        ),
        raw=None,
    )


@final
class UnreadableError(Exception):
    """A line is no record; it never leaves the package."""

    def __init__(self, reason: Words, session: str = "", seq: int | None = None) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.session = session
        self.seq = seq

    def damaged(self, place: int | None, raw: bytes) -> Damaged:
        """Return what to report about the bytes found in a place."""
        return Damaged(
            place=place,
            reason=self.reason,
            raw=Sealed(raw),
            session=self.session,
            seq=self.seq,
        )


@final
class ForeignError(Exception):
    """A line tells that the whole file is to be refused; it never leaves the package."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


_STRANGE: Final = Words(
    "không phải bản ghi của kho lưu trữ, hoặc phần đầu đã hỏng",
    "it is no record of an archive, or its beginning is damaged",
)
_ALTERED: Final = Words(
    "mã kiểm tra không khớp: bản ghi đã hỏng hoặc bị sửa",
    "the checksum does not fit: the record was damaged or altered",
)
MISPLACED: Final = Words(
    "bản ghi đứng ở vị trí không phải của nó", "the record stands in a place that is not its own"
)
REPEATED: Final = Words(
    "vị trí này đã có một sự kiện khác", "another event stands in the same place of the log"
)
UNFINISHED: Final = Words(
    "lần ghi này chưa hoàn tất và chưa được xác nhận, hoặc tệp đã bị cắt mất phần cuối sau đó",
    "this append was not finished, and not acknowledged, or the file was cut off afterwards",
)
NO_REASON: Final = Words("không đọc được lý do đã ghi", "the reason that was noted is unreadable")


# --- one line -----------------------------------------------------------------------------------


def line_of(record: Record, more: int = 0) -> bytes:
    """Return the line of a record, without a line break.

    Args:
        record: The record.
        more: How many records of the same append follow it.
    """
    seq = b"" if record.seq == HEAD else b'"seq":%d,' % record.seq
    follow = b'"more":%d,' % more if more else b""
    kind = b"head" if record.seq == HEAD else b"event"
    rest = b'"v":%d,"session":"%s",%s%s"%s":%s}' % (
        VERSION,
        record.session.encode(),
        seq,
        follow,
        kind,
        record.body,
    )
    return b'{"sum":"%s",%s' % (_sha256(rest).encode(), rest)


def read_line(line: bytes) -> tuple[Record, int]:
    """Return the record of a line, and how many of the same append follow it.

    Raises:
        UnreadableError: It is none, or damaged.
        ForeignError: It is of a later version, or redacted.
    """
    found = _ENVELOPE.match(line)
    if found is None:
        _refuse_foreign(line)
        raise UnreadableError(_STRANGE)
    told, session, at, more, kind = found.groups(b"")
    seq = int(at) if at else HEAD
    name = session.decode()
    if _sum_of(line) != told.decode():
        raise UnreadableError(_ALTERED, name, seq)
    if (seq == HEAD) is not (kind == b"head") or not line.endswith(b"}"):
        raise UnreadableError(_STRANGE, name, seq)
    return Record(name, seq, line[found.end() : -1]), int(more or 0)


def record_of(line: bytes, session: str, seq: int | None = None) -> Record:
    """Return the record of a line that must be of a session, and of a place in its log if told.

    Raises:
        UnreadableError: It is none, damaged, or another.
        ForeignError: It is of a later version, or redacted.
    """
    record, _ = read_line(line)
    if record.session != session or (seq is not None and record.seq != seq):
        raise UnreadableError(MISPLACED, record.session, record.seq)
    return record


def session_of(id: str, lines: Sequence[bytes]) -> Session | None:  # noqa: A002 -- as in Session
    """Return a session, if lines are just its head and events, in order, with nothing unusual.

    What is done to each line is done to all of them before the next, as that takes less time.
    """
    path = line_path(_BESIDE_HEAD, _BESIDE_EVENT)
    if path is None or not lines:
        return None
    found = path.lines(lines)
    if found is None or [line.sum for line in found] != [*map(_sum_of, lines)]:
        return None
    if [line.seq for line in found[1:]] != [*range(len(found) - 1)]:
        return None
    if [line.session for line in found] != [id] * len(found):
        return None
    session = path.session(found)
    return session if session is not None and session.id == id else None


_BESIDE_HEAD: Final = (("sum", str), ("v", Literal[1]), ("session", str), ("more", int, 0))
_BESIDE_EVENT: Final = (*_BESIDE_HEAD[:3], ("seq", int), ("more", int, 0))


def some_of(
    sessions: Iterator[str], lines_of: Callable[[str], Sequence[bytes]]
) -> list[tuple[str, Sequence[bytes]]]:
    """Return the next sessions with their lines, as many as are read at once; none at the end."""
    some: list[tuple[str, Sequence[bytes]]] = []
    size = 0
    for session in sessions:
        lines = lines_of(session)
        some.append((session, lines))
        size += sum(map(len, lines))
        if size > AHEAD:
            break
    return some


def _refuse_foreign(line: bytes) -> None:
    versioned = _VERSIONED.match(line)
    if versioned is not None:
        told, version = versioned.groups()
        if int(version) > VERSION and _sum_of(line) == told.decode():
            raise ForeignError(
                Words(
                    f"kho lưu trữ có bản ghi phiên bản {int(version)}, thư viện này chỉ biết đến "
                    f"{VERSION}: hãy cập nhật dialogue-core",
                    f"it holds records of version {int(version)}, this library knows up to "
                    f"{VERSION}: update dialogue-core",
                )
            )
    if b'"redacted"' in line and _is_redacted(line):
        raise ForeignError(
            Words(
                "đây là bản xuất đã lược bỏ thông tin, không thay được hồ sơ gốc: hãy mở kho lưu "
                "trữ",
                "this is a redacted export, which never stands for the record: open the archive "
                "that it was made from",
            )
        )


def _sum_of(line: bytes) -> str:
    return _sha256(line[_SUMMED_FROM:])


def _sha256(data: bytes) -> str:
    found = _NOTHING.copy()  # for less than a new one takes
    found.update(data)
    return found.hexdigest()


_NOTHING: Final = hashlib.sha256()


def _is_redacted(line: bytes) -> bool:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and cast("dict[str, object]", data).get("redacted") is True


def body_of(data: Mapping[str, Any]) -> bytes:
    """Return plain data as the body of a record.

    Raises:
        UnicodeEncodeError: A text holds half a character.
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


# --- what is stored, what is new, what is missing ------------------------------------------------


@final
@attrs.frozen
class Judge:
    """What a store asks about records, as it does not know what they mean."""

    say_the_same: Callable[[Record, Record], bool]
    """Whether two records that differ in their bytes say the same."""
    refuse_unlike: Callable[[Record], None]
    """Raises for a record that would not be read as what is meant."""


def new_of(
    offered: Sequence[Record], stored: Mapping[int, Record], known: int | None, judge: Judge
) -> list[Record]:
    """Return the records that are not stored yet.

    Raises:
        EventConflictError: Another record is stored in the place of one.
        ArchiveError: The record that must be stored already is not.
        InvalidValueError: One that is new would not be read as what is meant.
    """
    session = offered[0].session
    if known is not None and known not in stored:
        raise ArchiveError(
            f"the archive holds no readable event {known} of session {session!r}, so what follows "
            "it is not stored: append from an earlier event on, with a smaller since=",
            f"kho lưu trữ không có sự kiện {known} đọc được của cuộc đối thoại {session!r} nên "
            "chưa lưu các sự kiện sau đó: hãy lưu từ sự kiện sớm hơn, với since= nhỏ hơn",
            session=session,
            seq=known,
        )
    new: list[Record] = []
    for record in offered:
        found = stored.get(record.seq)
        if found is None:
            judge.refuse_unlike(record)
            new.append(record)
        elif found.body != record.body and not judge.say_the_same(found, record):
            raise _conflict(record)
    return new


def _conflict(record: Record) -> EventConflictError:
    what = f"event {record.seq}", f"sự kiện {record.seq}"
    if record.seq == HEAD:
        what = "head (place, organiser, plan …)", "phần đầu (địa bàn, cơ quan, kế hoạch …)"
    return EventConflictError(
        f"the archive holds another {what[0]} of session {record.session!r}, and a record is never "
        "changed: load the session, and record on it what is new",
        f"kho lưu trữ đã có {what[1]} khác của cuộc đối thoại {record.session!r}, và bản ghi không "
        "bao giờ bị sửa: hãy tải lại cuộc đối thoại rồi ghi tiếp phần mới",
        session=record.session,
        seq=record.seq,
    )


def gaps(session: str, found: Collection[int], told: Collection[int | None]) -> Iterator[Damaged]:
    """Yield what is missing of a session: its head, and runs of events before its last one.

    Args:
        session: The session.
        found: The places that can be read.
        told: The places that are reported as damaged already.
    """
    there = sorted({*found, *(seq for seq in told if seq is not None)})
    for before, seq in itertools.pairwise((HEAD - 1, *there)):
        if seq > before + 1:
            yield Damaged(
                place=None,
                reason=_missing(before + 1, seq - 1),
                raw=None,
                session=session,
                seq=before + 1,
            )


def _missing(first: int, last: int) -> Words:
    if first == last == HEAD:
        return Words("thiếu phần đầu của cuộc đối thoại", "the session's head is missing")
    if first == HEAD:
        return Words(
            f"thiếu phần đầu và các sự kiện đến {last}",
            f"the session's head and its events up to {last} are missing",
        )
    if first == last:
        return Words(f"thiếu sự kiện {first}", f"event {first} is missing")
    return Words(
        f"thiếu các sự kiện từ {first} đến {last}", f"events {first} to {last} are missing"
    )
