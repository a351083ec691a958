"""Look-ups by position in the engine that has the data: Polars, DuckDB, PySpark, Dask, or pandas.

The whole numbers are narwhals expressions, the same for every engine. Taking the entry at a
position is no expression of narwhals, so each engine is asked in its own way; in all of them it
costs the same however long the table is.
"""

import datetime as dt
import importlib
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import add, mul
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar, cast, final

import attrs
import narwhals as nw

from dialogue_core.errors import InvalidValueError
from dialogue_core.values import Day

__all__ = [
    "Digit",
    "Entry",
    "Frame",
    "Look",
    "Places",
    "Step",
    "look_up",
    "narwhal",
    "numbered",
    "places_of",
    "position",
    "position_of_day",
]


def __dir__() -> list[str]:
    return list(__all__)


T = TypeVar("T")

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"
"""A frame of any engine."""
Entry: TypeAlias = str | bool | int | dt.date | None
"""What stands at a position of a table."""


def narwhal(frame: object) -> Frame:
    """Return the frame as narwhals sees it, whose columns have names, each one."""
    try:
        found = cast("Frame", nw.from_native(cast("Any", frame)))
        names: list[object] = [*found.collect_schema().names()]
    except TypeError:
        raise InvalidValueError(
            f"a {type(frame).__name__} is no frame: give one of Polars, pandas, DuckDB, PySpark or "
            "Dask",
            f"{type(frame).__name__} không phải bảng dữ liệu: hãy đưa bảng của Polars, pandas, "
            "DuckDB, PySpark hoặc Dask",
        ) from None
    except nw.exceptions.DuplicateError:
        raise _nameless() from None
    if not all(isinstance(name, str) for name in names):
        raise _nameless()
    return found


def _nameless() -> InvalidValueError:
    return InvalidValueError(
        "every column must have a name of its own, which is a text: rename them",
        "mỗi cột phải có tên riêng, là một chuỗi: hãy đổi tên",
    )


@final
@attrs.frozen(kw_only=True, eq=False)
class Step:
    """One look-up (tra bảng): the entry at the position that some whole numbers make."""

    name: str
    """What the entry found is called."""
    of: tuple[tuple[str, int], ...]
    """The numbers, inputs or earlier steps, and how many each may be; the last is the lowest."""
    entries: tuple[Entry, ...]
    """What stands at each position; none where the row cannot be told, or there is nothing."""
    labels: tuple[str, ...] = ()
    """All texts that may stand there, in their order; none if they are no texts."""
    _made: dict[object, object] = attrs.field(factory=dict, init=False, repr=False)

    def made(self, make: "Callable[[Step], T]") -> T:
        """Return what a function makes of the entries, made once; the function is its name."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])


class Places(NamedTuple):
    """A column of Polars that is kept as the places of its words, in an order that is ours too."""

    column: str
    null: int
    """The number of null."""


Digit: TypeAlias = nw.Expr | Places
"""Where a whole number of a row comes from."""


def places_of(frame: Frame, column: str, words: Sequence[str], null: int) -> Places | None:
    """Return how the engine itself numbers the words of a column, if it does so in their order."""
    dtype = frame.collect_schema()[column]
    if not frame.implementation.is_polars() or not isinstance(dtype, nw.Enum):
        return None
    return Places(column, null) if (*dtype.categories,) == (*words,) else None


def numbered(frame: Frame, digits: Mapping[str, Digit]) -> Frame:
    """Return the frame with a column of whole numbers for each of some names."""
    work = frame.with_columns(**{n: one for n, one in digits.items() if isinstance(one, nw.Expr)})
    kept = {name: one for name, one in digits.items() if isinstance(one, Places)}
    if not kept:
        return work
    polars: Any = importlib.import_module("polars")
    return _frame(
        work.to_native().with_columns(
            polars.col(one.column).to_physical().fill_null(one.null).alias(name)
            for name, one in kept.items()
        )
    )


class Look(NamedTuple):
    """A step in a frame: the column to add, and the column of positions, whole numbers from 0."""

    name: str
    at: str
    step: Step


def look_up(frame: Frame, looks: Sequence[Look]) -> Frame:
    """Return the frame with a column for each look-up.

    Raises:
        InvalidValueError: It is lazy and of an engine that is not known.
    """
    engine = frame.implementation
    natively = _BY_ENGINE.get(engine)
    if natively is not None:
        return _frame(natively(frame.to_native(), looks))
    if isinstance(frame, nw.DataFrame):
        return _by_replacing(frame, looks)
    raise InvalidValueError(
        f"a lazy frame of {engine.value!r} cannot be looked up in: collect it first, or use "
        "Polars, DuckDB, PySpark or Dask",
        f"chưa tra được bảng dữ liệu trễ của {engine.value!r}: hãy collect trước, hoặc dùng "
        "Polars, DuckDB, PySpark hay Dask",
        engine=engine.value,
    )


def _frame(native: Any) -> Frame:
    return cast("Frame", nw.from_native(native))


def position(frame: Frame, of: Iterable[tuple[str, int]]) -> nw.Expr:
    """Return the position that some columns of whole numbers make; the last is the lowest."""
    digits = tuple(of)
    weights = list(itertools.accumulate((size for _, size in reversed(digits)), mul, initial=1))
    kind = _whole(frame.implementation, weights.pop())
    return reduce(
        add,
        [
            nw.col(name).cast(kind) * nw.lit(weight, dtype=kind)
            for (name, _), weight in zip(digits, reversed(weights), strict=True)
        ],
    )


def _whole(engine: nw.Implementation, greatest: int) -> Any:
    """Return the smallest type of whole numbers that the engine has and that holds them.

    Polars takes entries by numbers without a sign in less time.
    """
    if engine.is_polars():
        return nw.UInt16() if greatest < _LIMIT_OF_INT16 * 2 else nw.UInt32()
    return nw.Int16() if greatest < _LIMIT_OF_INT16 else nw.Int32()


_LIMIT_OF_INT16: Final = 1 << 15


def position_of_day(frame: Frame, day: nw.Expr, first: Day, size: int) -> nw.Expr:
    """Return the position of the days in a column: 1 is the first; 0 is no day, or one outside."""
    number = _number_of_day(day)
    if frame.implementation.is_polars():
        epoch = dt.date(1970, 1, 1).toordinal()
        number = day.cast(nw.Date).cast(nw.Int32) + epoch
    at = number - (first.toordinal() - 1)
    outside = nw.lit(0, dtype=nw.Int32)
    return nw.when((at > 0) & (at < size)).then(at).otherwise(outside)


def _number_of_day(day: nw.Expr) -> nw.Expr:
    """Return the ordinal of a day from its year, month and day, which every engine tells.

    The year begins in March, so that its last day is the one that is not always there.
    """
    year, month, of_month = (
        part.fill_null(0).cast(nw.Int32) for part in (day.dt.year(), day.dt.month(), day.dt.day())
    )
    past = (month + 9) // 12  # 1 from March on
    year = year - 1 + past
    month = month + 9 - past * 12
    return (
        year * 365 + year // 4 - year // 100 + year // 400 + (month * 153 + 2) // 5 + of_month - 306
    )


# --- each engine --------------------------------------------------------------------------------


def _dtype(step: Step, engine: nw.Implementation) -> Any:
    """Return the type of a column, as small as its entries and the engine let it be."""
    if step.labels:
        return nw.Enum(step.labels)
    some = next((entry for entry in step.entries if entry is not None), None)
    if isinstance(some, bool):
        return nw.Boolean()
    if isinstance(some, dt.date):
        return nw.Date()
    return _whole(engine, max(cast("Sequence[int]", step.entries)))


def _by_polars(native: Any, looks: Sequence[Look]) -> Any:
    polars: Any = importlib.import_module("polars")
    return native.with_columns(
        polars.lit(look.step.made(_of_polars)).gather(look.at).alias(look.name) for look in looks
    )


def _of_polars(step: Step) -> Any:
    dtype = _dtype(step, nw.Implementation.POLARS)
    return nw.new_series(step.name, step.entries, dtype, backend="polars").to_native()


def _by_pandas(native: Any, looks: Sequence[Look]) -> Any:
    return native.assign(
        **{look.name: _taken(native[look.at], look.step.made(_of_pandas)) for look in looks}
    )


def _by_dask(native: Any, looks: Sequence[Look]) -> Any:
    found: dict[str, Any] = {}
    for look in looks:
        table = look.step.made(_of_pandas)
        found[look.name] = native[look.at].map_partitions(
            _taken, table, meta=(look.name, table.dtype)
        )
    return native.assign(**found)


def _of_pandas(step: Step) -> Any:
    """Return the entries as a series of pandas, which knows no days, only midnights."""
    dtype = _dtype(step, nw.Implementation.PANDAS)
    if dtype == nw.Date:
        dtype = nw.Datetime("us")
    entries = [
        dt.datetime.combine(entry, dt.time()) if isinstance(entry, dt.date) else entry
        for entry in step.entries
    ]
    return nw.new_series(step.name, entries, dtype, backend="pandas").to_native()


def _taken(positions: Any, table: Any) -> Any:
    """Return the entries of a table at the positions that a column or a part of it holds."""
    found = table.iloc[positions.to_numpy()]
    found.index = positions.index
    return found


def _by_replacing(frame: Frame, looks: Sequence[Look]) -> Frame:
    """Look up in another engine that has the data in memory, as narwhals replaces values."""
    return frame.with_columns(
        nw.col(look.at)
        .replace_strict(
            range(len(look.step.entries)),
            look.step.entries,
            return_dtype=nw.String()
            if look.step.labels
            else _dtype(look.step, frame.implementation),
        )
        .alias(look.name)
        for look in looks
    )


def _by_duckdb(native: Any, looks: Sequence[Look]) -> Any:
    duckdb: Any = importlib.import_module("duckdb")
    found = (_in_digits(duckdb, look).alias(look.name) for look in looks)
    return native.select(duckdb.StarExpression(), *found)


def _in_digits(duckdb: Any, look: Look) -> Any:
    """Return the entry at a position, by numbers written in one text, each as long as the others.

    DuckDB copies a list of constants for every two thousand rows, but a text only once; so only the
    list of what may stand there is one.
    """
    call, constant = duckdb.FunctionExpression, duckdb.ConstantExpression
    digits, width, things = look.step.made(_of_duckdb)
    start = duckdb.ColumnExpression(look.at).cast("INTEGER") * constant(width) + constant(1)
    number = call("substring", constant(digits), start, constant(width)).cast("INTEGER")
    if things:
        return call("list_extract", constant(things), number)
    if _dtype(look.step, nw.Implementation.DUCKDB) == nw.Date:
        return constant(dt.date.min) + (call("nullif", number, constant(0)) - constant(1))
    return number


def _of_duckdb(step: Step) -> tuple[str, int, list[Entry]]:
    """Return a number for each entry, as digits; how many these are; and what they number from 1.

    0 is none. A whole number stands for itself, and a day for its place in the calendar.
    """
    known = dict.fromkeys(entry for entry in step.entries if entry is not None)
    places: dict[Entry, int] = {thing: at for at, thing in enumerate(known, 1)}
    things: list[Entry] = [*known] or [""]
    if not step.labels and _dtype(step, nw.Implementation.DUCKDB) != nw.Boolean:
        places = {entry: _as_number(entry) for entry in known}
        things = []
    numbers = [0 if entry is None else places[entry] for entry in step.entries]
    width = len(str(max(numbers)))
    return "".join(str(number).zfill(width) for number in numbers), width, things


def _as_number(entry: Entry) -> int:
    return entry.toordinal() if isinstance(entry, dt.date) else cast("int", entry)


def _by_spark(native: Any, looks: Sequence[Look]) -> Any:
    functions: Any = importlib.import_module("pyspark.sql.functions")
    found: dict[str, Any] = {}
    for look in looks:
        entries = functions.split(functions.lit(look.step.made(_of_spark)), _BETWEEN)
        text = functions.element_at(entries, functions.col(look.at).cast("int") + 1)
        told = functions.when(text != _NOTHING, text)
        dtype = _dtype(look.step, nw.Implementation.PYSPARK)
        found[look.name] = told if look.step.labels else told.cast(_SPARK_TYPES[type(dtype)])
    return native.withColumns(found)


_BETWEEN: Final = "\x1f"
_NOTHING: Final = "\x1e"
_SPARK_TYPES: Final[dict[type, str]] = {
    nw.Boolean: "boolean",
    nw.Date: "date",
    nw.Int16: "int",
    nw.Int32: "int",
}


def _of_spark(step: Step) -> str:
    """Return the entries as one text, which Spark splits once."""
    return _BETWEEN.join(_NOTHING if entry is None else str(entry) for entry in step.entries)


_BY_ENGINE: Final[dict[nw.Implementation, Callable[[Any, Sequence[Look]], Any]]] = {
    nw.Implementation.POLARS: _by_polars,
    nw.Implementation.PANDAS: _by_pandas,
    nw.Implementation.DUCKDB: _by_duckdb,
    nw.Implementation.PYSPARK: _by_spark,
    nw.Implementation.DASK: _by_dask,
}
