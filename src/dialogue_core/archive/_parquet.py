"""Tables on the disk as Parquet: one file, or a data set partitioned by year and province.

Private to `dialogue_core.archive`. Rows are written while sessions are read, so memory does not
grow with the archive: they go to pieces, each sorted by partition, and the pieces of a partition
are then joined to one file.
"""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, final
from urllib.parse import quote

from dialogue_core._typed import expect
from dialogue_core.archive._columns import (
    DATA_DICTIONARY,
    PARTITIONS,
    SESSION_DICTIONARY,
    Column,
    Head,
    rows_of,
)
from dialogue_core.archive._files import appearing, refused
from dialogue_core.errors import MissingExtraError
from dialogue_core.sessions import Session
from dialogue_core.values import Words
from dialogue_core.vocabulary import Term

if TYPE_CHECKING:
    import polars as pl

MOST_HELD: Final = 20_000
"""How many rows are held in memory before they go to the disk."""
_ROW_GROUP: Final = 2_000
"""How many rows of a piece are read together, when a part of it is."""
_TOGETHER: Final = 500
"""How many sessions are turned into columns at once."""


def write_file(path: Path, sessions: Iterable[Session], key: bytes) -> int:
    """Write the parts of sessions as one new file, and return how many.

    Raises:
        MissingExtraError: Polars is not installed.
        ArchiveError: The file is there already, or cannot be written.
    """
    _need_polars()
    with appearing(path) as made, _told(path):
        parts = _Pieces(made.parent / "pieces", DATA_DICTIONARY, ())
        for session in sessions:
            parts.add(rows_of(Head(session), key))
        parts.join((), made)
    return parts.count


def write_dataset(path: Path, sessions: Iterable[Session], key: bytes) -> int:
    """Write sessions as a new data set of both tables, and return how many parts they have.

    Raises:
        MissingExtraError: Polars is not installed.
        ArchiveError: The folder is there already, or cannot be written.
    """
    _need_polars()
    with appearing(path) as made, _told(path):
        pieces = made.parent / "pieces"
        heads = _Pieces(pieces / "sessions", SESSION_DICTIONARY, PARTITIONS)
        parts = _Pieces(pieces / "parts", DATA_DICTIONARY, PARTITIONS)
        for session in sessions:
            head = Head(session)
            heads.add((head,))
            parts.add(rows_of(head, key))
        for name, table in (("sessions", heads), ("parts", parts)):
            for partition in table.partitions:
                folder = made.joinpath(name, *map(_folder, PARTITIONS, partition))
                folder.mkdir(parents=True)
                table.join(partition, folder / "part-0.parquet")
    return parts.count


def tables_of(sessions: Iterable[Session], *, key: bytes) -> "tuple[pl.DataFrame, pl.DataFrame]":
    """Return the parts and the conferences of some sessions as tables in memory.

    They are those of `Archive.export_dataset`, by `DATA_DICTIONARY` and `SESSION_DICTIONARY`.

    Args:
        sessions: The sessions, as `Archive.sessions` yields them.
        key: The secret that the pseudonyms are made with; the same key gives the same ones.

    Raises:
        MissingExtraError: Polars is not installed (extra `analysis`).
        InvalidValueError: One of them is no session.
    """
    _need_polars()
    import polars as pl  # noqa: PLC0415 -- an extra, loaded where it is used

    parts, heads = (pl.DataFrame(schema=_schema(c)) for c in (DATA_DICTIONARY, SESSION_DICTIONARY))
    left = (Head(expect(session, Session, "each of sessions")) for session in sessions)
    while some := tuple(itertools.islice(left, _TOGETHER)):
        heads.extend(_table(SESSION_DICTIONARY, _read(SESSION_DICTIONARY, some)))
        rows = (row for head in some for row in rows_of(head, key))
        parts.extend(_table(DATA_DICTIONARY, _read(DATA_DICTIONARY, rows)))
    return parts, heads


def _need_polars() -> None:
    if find_spec("polars") is None:
        raise MissingExtraError(
            "package polars is not installed: pip install 'dialogue-core[analysis]'",
            "chưa cài gói polars: hãy chạy pip install 'dialogue-core[analysis]'",
            package="polars",
        )


@contextmanager
def _told(path: Path) -> Generator[None]:
    """Tell what Polars could not write as what it is for the caller."""
    from polars.exceptions import PolarsError  # noqa: PLC0415 -- as above

    try:
        yield
    except PolarsError as error:
        said = str(error).partition("\n")[0]
        raise refused(
            path,
            Words(
                f"không ghi được tệp Parquet ({said}); chưa ghi gì: hãy kiểm tra dung lượng ổ đĩa "
                "rồi xuất lại",
                f"the Parquet could not be written ({said}); nothing is: make room on the disk, "
                "then export again",
            ),
        ) from None


def _folder(column: str, value: object) -> str:
    """Return the folder of a value in the hive form; null has a name of its own there."""
    return f"{column}={_NULL if value is None else quote(str(value), safe='')}"


_NULL: Final = "__HIVE_DEFAULT_PARTITION__"


@final
class _Pieces:
    """Rows of a table on their way to its files."""

    def __init__(self, folder: Path, columns: Sequence[Column], by: tuple[str, ...]) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._columns = [column for column in columns if column.name not in by]
        self._keys = [next(c for c in columns if c.name == name) for name in by]
        self._rows: dict[tuple[Any, ...], list[list[object]]] = defaultdict(list)
        self._held = 0
        self._places: dict[tuple[Any, ...], list[tuple[Path, int, int]]] = {}
        self.count = 0
        """How many rows were added."""

    def add(self, things: Iterable[object]) -> None:
        """Add what rows are read from."""
        for thing in things:
            partition = tuple(column.read(thing) for column in self._keys)
            self._rows[partition] += _read(self._columns, (thing,))
            self.count += 1
            self._held += 1
            if self._held == MOST_HELD:
                self._put_down()

    @property
    def partitions(self) -> list[tuple[Any, ...]]:
        """Every partition that has rows; one without any where no row was added."""
        self._put_down()
        return [*self._places] or [(None,) * len(self._keys)]

    def join(self, partition: tuple[Any, ...], path: Path) -> None:
        """Write the rows of a partition as one file, in the order in which they were added."""
        import polars as pl  # noqa: PLC0415 -- an extra, loaded where it is used

        self._put_down()
        empty = pl.LazyFrame(schema=_schema(self._columns))
        found = (
            pl.scan_parquet(piece, glob=False).slice(at, count)
            for piece, at, count in self._places.get(partition, ())
        )
        pl.concat([empty, *found]).sink_parquet(path, compression="zstd")

    def _put_down(self) -> None:
        """Write the rows that are held as one piece, sorted by partition."""
        if not self._held:
            return
        piece = self._folder / f"{self.count}.parquet"
        rows: list[list[object]] = []
        for partition, some in self._rows.items():
            self._places.setdefault(partition, []).append((piece, len(rows), len(some)))
            rows += some
        _table(self._columns, rows).write_parquet(piece, row_group_size=_ROW_GROUP)
        self._rows.clear()
        self._held = 0


def _read(columns: Sequence[Column], things: Iterable[object]) -> list[list[object]]:
    return [[_plain(column.read(thing)) for column in columns] for thing in things]


def _table(columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415 -- as above

    schema = _schema(columns)
    values = dict(zip(schema, zip(*rows, strict=True), strict=True)) if rows else None
    return pl.DataFrame(values, schema=schema)


def _schema(columns: Iterable[Column]) -> "dict[str, pl.DataType]":
    import polars as pl  # noqa: PLC0415 -- as above

    types = {"text": pl.String(), "day": pl.Date(), "truth": pl.Boolean(), "number": pl.Int64()}
    return {column.name: types[column.kind] for column in columns}


def _plain(value: object) -> object:
    if isinstance(value, Term):
        return str(value.value)
    return dt.date(value.year, value.month, value.day) if isinstance(value, dt.date) else value
