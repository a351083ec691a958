"""Files of an archive on the disk: made, written and kept, or refused with a reason.

Private to `dialogue_core.archive`.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Final, Literal, TypeAlias

from dialogue_core.errors import ArchiveError
from dialogue_core.values import Words

# --- refused ------------------------------------------------------------------------------------


def refused(path: Path, why: Words, **details: object) -> ArchiveError:
    """Return the error of a file that cannot be used as an archive."""
    return ArchiveError(f"{path}: {why.en}", f"{path}: {why.vi}", path=str(path), **details)


Doing: TypeAlias = Literal["read", "store", "export"]
"""What a file was used for when the system refused."""


def failed(path: Path, cause: OSError, doing: Doing) -> ArchiveError:
    """Return the error of a file that the system could not read or write."""
    said = cause.strerror or type(cause).__name__
    what = Words(f"hệ thống từ chối ({said})", f"the system refused ({said})")
    remedy = Words("hãy kiểm tra ổ đĩa và quyền truy cập", "look at the disk and the rights")
    if cause.errno in _FULL:
        what = Words("ổ đĩa đã đầy", "no room is left on the disk")
        remedy = Words("hãy giải phóng dung lượng", "make room")
    elif cause.errno == errno.ENOENT:
        remedy = Words(
            "hãy xem tệp và thư mục có đó không", "see that the file and its folder are there"
        )
    return refused(path, _told(what, remedy, doing), errno=cause.errno)


def _told(what: Words, remedy: Words, doing: Doing) -> Words:
    """Return what happened, what it means for what is stored, and what to do."""
    kept, again = _MEANT[doing]
    return Words(
        f"{what.vi}; {kept.vi}: {remedy.vi} rồi {again.vi}",
        f"{what.en}; {kept.en}: {remedy.en}, then {again.en}",
    )


_MEANT: Final[dict[Doing, tuple[Words, Words]]] = {
    "read": (
        Words("chưa đọc được gì và không có gì thay đổi", "nothing was read, and nothing changed"),
        Words("thử lại", "try again"),
    ),
    "store": (
        Words(
            "dữ liệu đã lưu vẫn còn, lần ghi này chưa được lưu",
            "what was stored before is kept, and nothing of this append",
        ),
        Words("ghi lại", "append again"),
    ),
    "export": (
        Words("chưa xuất gì", "nothing was exported"),
        Words("xuất lại", "export again"),
    ),
}

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

NO_ROOM: Final = _told(
    Words("ổ đĩa đã đầy", "no room is left on the disk"),
    Words("hãy giải phóng dung lượng", "make room"),
    "store",
)
NO_ARCHIVE: Final = Words(
    "tệp có nội dung nhưng không phải kho lưu trữ; hãy chỉ đúng tệp",
    "it is a file with something in it that is no record of an archive; give the path of one",
)
CLOSED: Final = Words(
    "kho đã được đóng: hãy mở lại bằng Archive.open",
    "the archive was closed: open it again with Archive.open",
)
BUSY: Final = Words(
    "tiến trình khác đang ghi quá lâu; lần ghi này chưa được lưu: hãy ghi lại, hoặc mở kho với "
    "wait= dài hơn",
    "another process has been writing to it for too long; nothing of this append is stored: "
    "append again, or open it with a longer wait=",
)


# --- on the disk --------------------------------------------------------------------------------


def make(path: Path) -> None:
    """Make an empty file for its owner alone, unless it is there."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    _keep(path)


def _keep(path: Path) -> None:
    """Have the name of a new file on the disk too."""
    with suppress(OSError):  # not every system opens a directory
        directory = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def put(file: FileIO, at: int, data: bytes) -> None:
    """Write bytes in a place, and return when they are on the disk."""
    file.seek(at)
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
    os.fsync(file.fileno())


def cut(file: FileIO, end: int) -> None:
    """End a file earlier, and return when that is on the disk."""
    file.truncate(end)
    os.fsync(file.fileno())


def write_new(path: Path, pieces: Iterable[bytes]) -> int:
    """Write a new file, whole or not at all, and return of how many pieces.

    Raises:
        ArchiveError: It is there already, or cannot be written.
    """
    if path.exists():
        raise refused(path, _THERE)
    count = 0
    try:
        descriptor, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    except OSError as error:
        raise failed(path, error, "export") from None
    partial = Path(name)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 -- it is open already
            for count, piece in enumerate(pieces, 1):  # noqa: B007 -- how many there were
                file.write(piece)
            file.flush()
            os.fsync(descriptor)
        partial.replace(path)
        _keep(path)
    except OSError as error:
        raise failed(path, error, "export") from None
    finally:
        partial.unlink(missing_ok=True)
    return count


@contextmanager
def appearing(path: Path) -> Generator[Path]:
    """Give a place where a new file or folder is made; it then appears whole, or not at all.

    The place lies in a folder beside it, for its owner alone, which is removed with all that is
    left in it; after a crash it stays, called as the path and a few letters, and may be deleted.

    Raises:
        ArchiveError: It is there already, or cannot be written.
    """
    if path.exists():
        raise refused(path, _THERE)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{path.name}.", dir=path.parent))
    except OSError as error:
        raise failed(path, error, "export") from None
    made = folder / path.name
    try:
        yield made
        for name in (made, *made.rglob("*")):
            _to_disk(name)
        made.replace(path)
        _keep(path)
    except OSError as error:
        raise failed(path, error, "export") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _to_disk(path: Path) -> None:
    """Leave a file or folder to its owner alone, and return when it is on the disk."""
    if path.is_dir():
        path.chmod(0o700)
        return
    path.chmod(0o600)
    with path.open("rb+") as file:
        os.fsync(file.fileno())


_THERE: Final = Words(
    "tệp đã có và không bị ghi đè: hãy đặt tên tệp mới",
    "the file is there already, and nothing is overwritten: give the name of a new one",
)
