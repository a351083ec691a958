"""The two tables of an archive in the engine of the caller."""

import importlib
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from glob import escape
from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, cast, final

import attrs
import narwhals as nw
import polars as pl
import polars.selectors as cs

from dialogue_core import archive
from dialogue_core.archive import DATA_DICTIONARY, SESSION_DICTIONARY, Column
from dialogue_core.errors import InvalidValueError, MissingExtraError
from dialogue_core.sessions import Session

__all__ = ["Engine", "Frame", "Tables", "frame_of", "in_polars", "scan", "tables_of"]


Engine: TypeAlias = Literal["polars", "pandas", "duckdb", "pyspark", "dask"]
"""What reads the data set: Polars lazily, pandas in memory, DuckDB, PySpark and Dask as they do."""


@final
@attrs.frozen(kw_only=True, eq=False)
class Tables:
    """The two tables of some conferences (hai bảng dữ liệu), as frames of one engine.

    Filter both alike, so that the conferences are those of the parts: what a conference tells of
    parts that are not on record counts too.
    """

    parts: Any
    """One row a part, by `dialogue_core.archive.DATA_DICTIONARY`."""
    sessions: Any
    """One row a conference, by `dialogue_core.archive.SESSION_DICTIONARY`."""

    @cached_property
    def strays(self) -> tuple[int, str | None]:
        """How many parts are of conferences that the other table lacks, and the first of these.

        0 and none if both belong together. The engine is asked once, for the first figures.
        """
        parts, sessions = (
            frame_of(table).select(nw.col("session").cast(nw.String))
            for table in (self.parts, self.sessions)
        )
        strays = parts.join(cast("Any", sessions), on="session", how="anti")
        told = strays.select(nw.len().alias("rows"), nw.col("session").min())
        rows, session = in_polars(told, ["rows"]).collect(engine="streaming").row(0)
        return rows, session


def tables_of(sessions: Iterable[Session], *, key: bytes) -> Tables:
    """Return the tables of some sessions in memory, as frames of Polars.

    Args:
        sessions: The sessions, as `dialogue_core.archive.Archive.sessions` yields them.
        key: The secret that the pseudonyms are made with.
    """
    parts, heads = archive.tables_of(sessions, key=key)
    return Tables(parts=parts, sessions=heads)


def scan(path: "str | PathLike[str]", *, engine: Engine = "polars") -> Tables:
    """Return the tables of a data set, as `dialogue_core.archive.Archive.export_dataset` writes it.

    The columns and their types are the same on every engine. pandas reads it all and keeps the
    types of Arrow, which tell null apart; the others read it when they are asked for a result.
    PySpark takes the session that is running, or starts one.

    Args:
        path: The folder of the data set.
        engine: The engine.

    Raises:
        InvalidValueError: There is no such engine, or no data set.
        MissingExtraError: The engine is not installed.
    """
    read = _READERS.get(engine)
    if read is None:
        known = ", ".join(_READERS)
        raise InvalidValueError(
            f"engine must be one of {known}, got {engine!r}",
            f"engine phải là một trong {known}, nhận được {engine!r}",
            value=engine,
        )
    for package in (engine, *_NEEDED.get(engine, ())):
        if find_spec(package) is None:
            raise MissingExtraError(
                f"package {package} is not installed: pip install {package}",
                f"chưa cài gói {package}: hãy chạy pip install {package}",
                package=package,
            )
    folder = Path(path)
    found = [
        read(_files(folder / name), columns)
        for name, columns in (("parts", DATA_DICTIONARY), ("sessions", SESSION_DICTIONARY))
    ]
    return Tables(parts=found[0], sessions=found[1])


def _files(folder: Path) -> list[str]:
    """Return the files of one table, the folder first."""
    files = sorted(map(str, folder.rglob("*.parquet")))
    if not files:
        raise InvalidValueError(
            f"{folder}: no data set is here; give the folder that Archive.export_dataset wrote",
            f"{folder}: không có bộ dữ liệu; hãy chỉ thư mục do Archive.export_dataset ghi",
            path=str(folder),
        )
    return [str(folder), *files]


# --- what an engine gives back ------------------------------------------------------------------

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"
"""A table in the engine of the caller."""


def frame_of(table: Any) -> Frame:
    """Return a table as a frame, one of Polars lazily."""
    frame = cast("Frame", nw.from_native(table))
    return frame.lazy() if frame.implementation.is_polars() else frame


def in_polars(frame: Frame, sums: Sequence[str]) -> pl.LazyFrame:
    """Return what an engine summed up, its keys and numbers as every engine has them."""
    if frame.implementation.is_polars():
        found: pl.LazyFrame = frame.to_native()
    else:
        names = frame.collect_schema().names()
        columns = dict(zip(names, zip(*_rows(frame), strict=True), strict=False))
        found = pl.LazyFrame(
            [
                pl.Series(name, [int(value or 0) for value in values], pl.Int64())
                if name in sums
                else pl.Series(name, values, strict=False)
                for name in names
                for values in [columns.get(name, ())]
            ]
        )
    return found.cast(
        {
            cs.enum() | cs.categorical(): pl.String(),
            cs.integer(): pl.Int64(),
            cs.float(): pl.Float64(),
        }
    )


def _rows(frame: Frame) -> Iterable[tuple[Any, ...]]:
    if frame.implementation.is_duckdb():
        native: Any = frame.to_native()
        return cast("list[tuple[Any, ...]]", native.fetchall())
    found = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return zip(*map(_plain, found.iter_columns()), strict=True)


def _plain(column: "nw.Series[Any]") -> list[Any]:
    """Return the values of a column, null told as every engine means it."""
    in_pandas = column.implementation.is_pandas()
    values: Iterable[Any] = column.to_native() if in_pandas else column.to_list()
    null = column.is_null().to_list()
    return [None if none else value for value, none in zip(values, null, strict=True)]


# --- each engine --------------------------------------------------------------------------------


def _polars(files: list[str], columns: Sequence[Column]) -> Any:
    hive = {"year": pl.Int64(), "province": pl.String()}
    frame = pl.scan_parquet(files[1:], glob=False, hive_partitioning=True, hive_schema=hive)
    return frame.select(column.name for column in columns)


def _pandas(files: list[str], columns: Sequence[Column]) -> Any:
    pandas: Any = importlib.import_module("pandas")
    frame = pandas.read_parquet(files[0], dtype_backend="pyarrow", partitioning=_arrow_hive())
    return frame[[column.name for column in columns]]


def _dask(files: list[str], columns: Sequence[Column]) -> Any:
    dask: Any = importlib.import_module("dask.dataframe")
    named = [*map(escape, files[1:])]  # a path is taken as a pattern of others
    frame = dask.read_parquet(
        named, dtype_backend="pyarrow", dataset={"partitioning": _arrow_hive()}
    )
    return frame[[column.name for column in columns]]


def _arrow_hive() -> Any:
    arrow: Any = importlib.import_module("pyarrow")
    data: Any = importlib.import_module("pyarrow.dataset")
    hive = arrow.schema([("year", arrow.int64()), ("province", arrow.string())])
    return data.partitioning(hive, flavor="hive")


def _duckdb(files: list[str], columns: Sequence[Column]) -> Any:
    duckdb: Any = importlib.import_module("duckdb")
    names = ", ".join(f'"{column.name}"' for column in columns)
    return duckdb.sql(
        f"SELECT {names} FROM read_parquet(?, hive_partitioning = true, "  # noqa: S608 -- names of the dictionary
        "hive_types = {'year': BIGINT, 'province': VARCHAR})",
        params=[[*map(escape, files[1:])]],
    )


def _pyspark(files: list[str], columns: Sequence[Column]) -> Any:
    spark: Any = importlib.import_module("pyspark.sql")
    types = {"text": "STRING", "day": "DATE", "truth": "BOOLEAN", "number": "BIGINT"}
    schema = ", ".join(f"`{column.name}` {types[column.kind]}" for column in columns)
    folder = re.sub(r"([\[\]{}*?,\\])", r"\\\1", files[0])  # as a pattern that means itself
    frame = spark.SparkSession.builder.getOrCreate().read.schema(schema).parquet(folder)
    return frame.select(*(column.name for column in columns))


_READERS: Final[dict[str, Callable[[list[str], Sequence[Column]], Any]]] = {
    "polars": _polars,
    "pandas": _pandas,
    "duckdb": _duckdb,
    "pyspark": _pyspark,
    "dask": _dask,
}
_NEEDED: Final = {"pandas": ("pyarrow",), "dask": ("pandas", "pyarrow")}
