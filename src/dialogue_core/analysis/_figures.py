"""Figures over groups of records: measured in the engine that has them, bounded and shown here."""

import importlib
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial, reduce
from typing import Any, Final, cast, final

import attrs
import narwhals as nw
import polars as pl
import polars.selectors as cs

from dialogue_core import _html
from dialogue_core._typed import expect_lang, how_many
from dialogue_core.analysis._indicators import (
    INDICATORS,
    NEEDED,
    OWN,
    Asked,
    Days,
    Indicator,
    Sums,
    indicator,
)
from dialogue_core.analysis._owed import Owed
from dialogue_core.analysis._small import Counts, hidden
from dialogue_core.analysis._tables import Frame, Tables, frame_of, in_polars
from dialogue_core.errors import Fault, InputError, InvalidValueError
from dialogue_core.values import Words
from dialogue_core.vocabulary import Lang

__all__ = ["Cell", "Figures", "measure"]


# --- what is given back -------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Cell:
    """One figure of one group (một ô số liệu), with how far it may be from the truth.

    Where it is suppressed, no figure is told, but how many records stand behind it.
    """

    indicator: str
    """The name of the indicator."""
    keys: tuple[tuple[str, Any], ...]
    """The columns grouped by, each with its value; all null for the total."""
    is_total: bool = False
    """Whether it is of all groups, and of what belongs to none of them for certain."""
    value: float | None = None
    """The figure by the record as it stands: what is not on record did not happen. None if there
    is nothing to count. It lies between the bounds."""
    low: float | None = None
    """At least so much, whatever is missing; none where nothing bounds it."""
    high: float | None = None
    """At most so much."""
    numerator: int | None = None
    """What was counted by the record as it stands; none for a median."""
    denominator: int | None = None
    """Of how many; none for a number."""
    known: int | None = None
    """How many are certain, hits and misses."""
    records: int = 0
    """How many conferences stand behind it, or units in years."""
    whole: int = 0
    """How many of these are complete in all that the indicator rests on."""
    suppressed: bool = False
    """Whether it is not shown, since it counts from 1 to 4, or would give such a count away."""

    @property
    def is_whole(self) -> bool:
        """Whether every record behind it is complete."""
        return self.whole == self.records

    def words(self, lang: Lang) -> str:
        """Return it in one line, never without how much of the record is complete.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        found = indicator(self.indicator)
        where = ", ".join(f"{name}={value}" for name, value in self.keys if value is not None)
        told = _HIDDEN.label(lang) if self.suppressed else self._told(lang)
        of = {"vi": "hồ sơ đầy đủ", "en": "of the records are complete"}[lang]
        whole = f"{self.whole}/{self.records} {of}"
        return f"{found.title.label(lang)}{f' ({where})' if where else ''}: {told}; {whole}"

    def _told(self, lang: Lang) -> str:
        value, low, high = (
            "?" if each is None else f"{each:.3g}" for each in (self.value, self.low, self.high)
        )
        between = {"vi": f"từ {low} đến {high}", "en": f"between {low} and {high}"}[lang]
        return value if low == high == value else f"{value}, {between}"


_HIDDEN: Final = Words("không công bố vì số nhỏ", "not shown, as a count is small")


@final
@attrs.frozen(kw_only=True, eq=False)
class Figures:
    """A table of figures (bảng số liệu): each indicator for each group."""

    indicators: tuple[Indicator, ...] = attrs.field(
        repr=lambda found: f"({', '.join(one.name for one in found)})"
    )
    """The indicators, as asked for."""
    by: tuple[str, ...]
    """The columns grouped by."""
    _cells: "tuple[Cell, ...] | pl.DataFrame" = attrs.field(alias="cells", repr=how_many)
    """The cells, or a table of them, from which they are made when they are read."""
    engine: str
    """The engine that the tables were of, as ``polars``."""

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, by indicator and then by group, the total last."""
        return tuple(self._first()) if isinstance(self._cells, pl.DataFrame) else self._cells

    @cached_property
    def _table(self) -> pl.DataFrame:
        """The cells as columns, keys called so that none is taken for a figure."""
        if isinstance(self._cells, pl.DataFrame):
            return self._cells
        figures = {name: [getattr(cell, name) for cell in self._cells] for name in _FIGURES}
        keys = {
            _key(name): pl.Series([cell.keys[at][1] for cell in self._cells], strict=False)
            for at, name in enumerate(self.by)
        }
        names = [cell.indicator for cell in self._cells]
        totals = [cell.is_total for cell in self._cells]
        columns = {"indicator": names, **keys, "total": totals, **figures}
        return pl.DataFrame(columns, schema_overrides=_FIGURES)

    def _first(self, most: int | None = None) -> Iterable[Cell]:
        """Yield the first cells, or all of them."""
        for name, *values in self._table.head(most or self._table.height).iter_rows():
            keys, (total, *figures) = values[: len(self.by)], values[len(self.by) :]
            yield Cell(
                indicator=name,
                keys=tuple(zip(self.by, keys, strict=True)),
                is_total=total,
                **dict(zip(_FIGURES, figures, strict=True)),
            )

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one plain row a cell: indicator, the columns grouped by, and the figures."""
        return self._named().to_dicts()

    def html(self, lang: Lang = "vi") -> str:
        """Return the figures as one table for a notebook, the first 200 rows of them.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        heads = ("indicator", "group", "figure", "low_high", "fraction", "complete", "records")
        rows = (_html_row(cell, lang) for cell in self._first(_html.MOST_ROWS))
        count = self._table.height
        caption = f"{_FIGURES_OF.label(lang)} ({count})"
        return _html.page(_html.table(caption, heads, rows, lang=lang, of=count), lang=lang)

    def _repr_html_(self) -> str:  # pyright: ignore[reportUnusedFunction] -- a notebook calls it
        return self.html()

    def to_frame(self) -> Any:
        """Return the rows as a frame of the engine that the tables were of, else of Polars."""
        return _MAKERS.get(self.engine, _as_it_is)(self._named())

    def _named(self) -> pl.DataFrame:
        """Return the columns as they are called; a figure comes before a key of its name."""
        keys = {name: _key(name) for name in self.by}
        figures = {name: name for name in ("total", *_FIGURES)}
        return self._table.select(**{"indicator": "indicator", **keys, **figures})


def _key(name: str) -> str:
    """Return what a column grouped by is called while figures are made."""
    return f"{OWN}by_{name}"


def _html_row(cell: Cell, lang: Lang) -> tuple[_html.Cell, ...]:
    """Return the cells of one figure in a table for a notebook."""
    named = [f"{name}: {value}" for name, value in cell.keys if value is not None]
    group = [_TOTAL.label(lang)] if cell.is_total else named
    value, low, high = (
        "?" if each is None else f"{each:.3g}" for each in (cell.value, cell.low, cell.high)
    )
    counted = [str(each) for each in (cell.numerator, cell.denominator) if each is not None]
    shown = (value, f"{low} – {high}", " / ".join(counted))
    return (
        indicator(cell.indicator).title.label(lang),
        group,
        *((_HIDDEN_HERE.label(lang), "", "") if cell.suppressed else shown),
        str(cell.whole),
        str(cell.records),
    )


_FIGURES_OF: Final = Words("Bảng số liệu", "Figures")
_HIDDEN_HERE: Final = Words("ẩn (dưới 5)", "hidden (under 5)")
_TOTAL: Final = Words("tất cả", "all")

_FIGURES: Final = {
    "value": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "numerator": pl.Int64(),
    "denominator": pl.Int64(),
    "known": pl.Int64(),
    "records": pl.Int64(),
    "whole": pl.Int64(),
    "suppressed": pl.Boolean(),
}
"""The figures of a row, each with what it holds."""


def _types(frame: pl.DataFrame, of: str) -> dict[str, str]:
    """Return the type of each column in another engine; what is not listed is a day."""
    known: dict[Any, dict[str, str]] = {
        pl.String: {"pandas": "string[pyarrow]", "pyspark": "STRING"},
        pl.Boolean: {"pandas": "bool[pyarrow]", "pyspark": "BOOLEAN"},
        pl.Int64: {"pandas": "int64[pyarrow]", "pyspark": "BIGINT"},
        pl.Float64: {"pandas": "float64[pyarrow]", "pyspark": "DOUBLE"},
    }
    day = {"pandas": "date32[pyarrow]", "pyspark": "DATE"}
    return {name: known.get(dtype, day)[of] for name, dtype in frame.schema.items()}


def _as_it_is(frame: pl.DataFrame) -> Any:
    return frame


def _of_duckdb(frame: pl.DataFrame) -> Any:
    return nw.from_native(frame).lazy(backend="duckdb").to_native()


def _of_pandas(frame: pl.DataFrame) -> Any:
    pandas: Any = importlib.import_module("pandas")
    found = pandas.DataFrame(frame.rows(), columns=frame.columns, dtype=object)
    return found.astype(_types(frame, "pandas"))


def _of_dask(frame: pl.DataFrame) -> Any:
    dask: Any = importlib.import_module("dask.dataframe")
    return dask.from_pandas(_of_pandas(frame), npartitions=1)


def _of_pyspark(frame: pl.DataFrame) -> Any:
    spark: Any = importlib.import_module("pyspark.sql")
    schema = ", ".join(f"`{name}` {kind}" for name, kind in _types(frame, "pyspark").items())
    return spark.SparkSession.builder.getOrCreate().createDataFrame(frame.rows(), schema)


_MAKERS: Final[Mapping[str, Callable[[pl.DataFrame], Any]]] = {
    "duckdb": _of_duckdb,
    "pandas": _of_pandas,
    "dask": _of_dask,
    "pyspark": _of_pyspark,
}


# --- measuring ----------------------------------------------------------------------------------


def measure(
    tables: Tables,
    indicators: Iterable[str],
    *,
    by: Iterable[str] = (),
    totals: bool = False,
    owed: Iterable[Owed] = (),
) -> Figures:
    """Return some indicators for each group of records.

    The engine that has the tables sums them up; what comes back is one row a group. Each missing
    record counts once for and once against: a side of the record that nobody vouched for, a field
    that is null, a part that only a report tells of, and, for a group, what may belong to it. What
    is grouped by is taken as recorded.

    Counts of what people said from 1 to 4 are not shown, and neither is what would give one away in
    this table, its total included; but two tables of the same records can be subtracted from each
    other, so publish one. Conferences are acts of an authority, and are shown.

    Args:
        tables: The two tables, in any engine.
        indicators: The names of the indicators, from `INDICATORS`.
        by: The columns to group by; none for one group of all. For indicators of conferences they
            are columns of the table of conferences, for conferences owed those of units and years:
            year, province, place, place_kind, level.
        totals: Whether to add a total, which counts what belongs to no group for certain too.
        owed: What the law asks, for conferences held against owed; see `owed`.

    Raises:
        InputError: A column is missing, an indicator cannot be grouped by it, or parts are of
            conferences that the other table does not have.
        InvalidValueError: There is no such indicator, it is asked for twice, a name stands where a
            list of names is meant, or the tables are of two engines.
    """
    chosen = tuple(map(indicator, _listed(indicators, "indicators", "open")))
    keys = tuple(_listed(by, "by", "year"))
    if len(set(chosen)) < len(chosen) or len(set(keys)) < len(keys):
        raise InvalidValueError(
            "an indicator or a column to group by is named twice: name each once",
            "có chỉ tiêu hoặc cột nhóm bị nêu hai lần: mỗi thứ chỉ nêu một lần",
        )
    work = _Work(tables, keys, tuple(owed))
    shown: dict[str, pl.DataFrame] = {}
    for of in ("parts", "sessions", "years"):
        if some := [one for one in chosen if one.of == of]:
            counted = work.counted(some, of)
            shown |= _shown(some, *counted, keys=work.keys, totals=totals and bool(keys))
    unknown = dict.fromkeys(work.keys, pl.Null())
    none = pl.DataFrame(
        schema={"indicator": pl.String(), **unknown, "total": pl.Boolean(), **_FIGURES}
    )
    cells = pl.concat([none, *(shown[one.name] for one in chosen)], how="vertical_relaxed")
    return Figures(
        indicators=chosen,
        by=keys,
        cells=cells.cast({cs.by_dtype(pl.Null()): pl.String()}),
        engine=work.engine,
    )


@final
class _Work:
    """One measurement: the frames, and what is asked of them."""

    def __init__(self, tables: Tables, by: tuple[str, ...], owed: tuple[Owed, ...]) -> None:
        self._frames = {
            "parts": frame_of(tables.parts),
            "sessions": frame_of(tables.sessions),
        }
        self.engine, other = (frame.implementation.value for frame in self._frames.values())
        if self.engine != other:
            raise InvalidValueError(
                f"tables: parts are of {self.engine}, sessions of {other}: give both as frames of "
                "one engine",
                f"tables: parts thuộc {self.engine}, sessions thuộc {other}: hãy đưa cả hai bảng "
                "của cùng một engine",
                where="tables",
            )
        self._columns = {
            name: frame.collect_schema().names() for name, frame in self._frames.items()
        }
        for name, there in self._columns.items():
            _refuse(NEEDED[name], there, *_MISSING)
        self._tables = tables
        self._by = by
        self.keys = [_key(name) for name in by]
        self._owed = owed

    def counted(
        self, some: Sequence[Indicator], of: str
    ) -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
        """Return what was counted for indicators whose rows are such, and the days of some.

        One row a group; its keys may be null. The columns of an indicator begin with its name.
        """
        there = _UNIT_KEYS if of == "years" else self._columns[of]
        _refuse(self._by, there, *_no_key(some, there))
        if of == "years":
            return self._years(*some), {}
        asked = Asked("sessions")
        if of == "parts":
            shared = [name for name in self._by if name in self._shared]
            exprs = _records(some, asked, shared) | _unrecorded(asked)
            of_parts = Asked(of)
            sums = _sums_of(some, of_parts)
            parts = [self._summed("parts", of_parts, self._by, sums)]
            _refuse_strays(*self._tables.strays)
        else:
            shared, parts = list(self._by), []
            exprs = _records(some, asked, shared) | _sums_of(some, asked)
        conferences = self._summed("sessions", asked, shared, exprs)
        days = [one for one in some if one.kind == "days"]
        counted, *others = pl.collect_all(
            [_together([*parts, conferences], self.keys), *map(self._days, days)],
            engine="streaming",
        )
        return counted, {one.name: found for one, found in zip(days, others, strict=True)}

    @cached_property
    def _shared(self) -> set[str]:
        """The columns that mean the same in both tables, those that the caller added included."""
        return {*self._columns["parts"]} & {*self._columns["sessions"]} - _DIFFERENT

    def _days(self, one: Indicator) -> pl.LazyFrame:
        """Return how many conferences of each group have the same days."""
        asked = Asked("sessions")
        days = cast("Days", one.rows[-1](asked))
        told = {"low": days.low, "high": days.high, "told": days.told}
        found = self._summed("sessions", asked, self._by, {"count": days.counts}, also=told)
        return found.filter(pl.col("count") > 0)

    def _years(self, one: Indicator) -> pl.DataFrame:
        """Count conferences held against owed, of each unit and year."""
        columns = {**dict.fromkeys(_UNIT_KEYS, pl.String()), "year": pl.Int64()}
        counts = {"owed_low": pl.Int64(), "owed_high": pl.Int64(), "complete": pl.Boolean()}
        rows = [
            (
                owed.year,
                owed.unit.id.partition("/")[0],
                owed.unit.id,
                owed.unit.kind.value,
                owed.unit.level.value,
                owed.low,
                owed.high,
                owed.complete,
            )
            for owed in self._owed
        ]
        held = self._held(one)
        undated = held.filter(pl.col("year").is_null()).select("place", undated="perhaps")
        low, high, sure = pl.col("owed_low"), pl.col("owed_high"), pl.col("sure")
        perhaps = pl.col("perhaps") + pl.col("undated")
        most = pl.when(pl.col("complete")).then(perhaps)
        hits = pl.min_horizontal(sure, low)
        figures = {
            "hits": hits,
            "misses": low - hits,
            "hits_low": hits,
            "hits_high": pl.min_horizontal(most, high),
            "misses_low": pl.max_horizontal(low - most, 0),
            "misses_high": pl.max_horizontal(high - sure, 0),
        }
        found = (
            pl.DataFrame(rows, schema={**columns, **counts}, orient="row")
            .join(held, on=["place", "year"], how="left")
            .join(undated, on="place", how="left")
            .with_columns(pl.col("sure", "perhaps", "undated").fill_null(0))
            .select(
                **{_key(name): name for name in self._by},
                **{f"{one.name}_{name}": expr for name, expr in figures.items()},
                records=pl.lit(1, pl.Int64()),
                **{_whole(one): (pl.col("complete") & (sure == perhaps)).cast(pl.Int64())},
            )
        )
        return _by_group(found.lazy(), self.keys).collect() if rows else found

    def _held(self, one: Indicator) -> pl.DataFrame:
        """Return for each unit and year how many were surely and how many may have been held.

        Conferences that share an occasion are one.
        """
        asked = Asked("sessions")
        sums = cast("Sums", one.rows[-1](asked))
        alone = nw.when(nw.col("occasion").is_null()).then(nw.col("session"))
        counts = {"sure": sums.hits_low, "perhaps": sums.hits_high}
        also = {"occasion": nw.col("occasion"), "alone": alone}
        return (
            self._summed("sessions", asked, ("place", "year"), counts, also=also)
            .group_by(
                pl.col(_key("place")).cast(pl.String()).alias("place"),
                pl.col(_key("year")).cast(pl.Int64()).alias("year"),
            )
            .agg((pl.col("sure", "perhaps") > 0).sum().cast(pl.Int64()))
            .collect()
        )

    def _summed(
        self,
        of: str,
        asked: Asked,
        by: Sequence[str],
        exprs: Mapping[str, nw.Expr],
        *,
        also: Mapping[str, nw.Expr] | None = None,
    ) -> pl.LazyFrame:
        """Return the sums of numbers, or how often conditions hold, for each group of rows."""
        frame = self._frames[of].with_columns(**asked.columns)
        keys = {**{_key(name): nw.col(name) for name in by}, **(also or {})}
        if not frame.implementation.is_polars():
            exprs = {name: expr.cast(nw.Int64) for name, expr in exprs.items()}
        found: list[pl.LazyFrame] = []
        for some in _asked_together(frame, list(exprs)):
            work = frame.select(**keys, **{name: exprs[name] for name in some})
            sums = [nw.col(name).sum() for name in some]
            grouped = work.group_by(*keys).agg(*sums) if keys else work.select(*sums)
            found.append(in_polars(grouped.select(*keys, *some), some))
        return _together(found, list(keys))


def _refuse_strays(rows: int, session: str | None) -> None:
    """Refuse parts of conferences that the other table does not have."""
    if rows:
        fault = Fault(
            "parts.session",
            session,
            f"{rows} of the parts are of conferences that do not stand in the table sessions, this "
            "one the first by name: take both tables from one export, and filter both alike",
            f"{rows} nội dung thuộc các cuộc đối thoại không có trong bảng sessions, đây là cuộc "
            "đầu tiên theo mã: hãy lấy hai bảng từ cùng một lần xuất và lọc hai bảng như nhau",
        )
        raise InputError((fault,))


def _records(some: Iterable[Indicator], asked: Asked, keys: Iterable[str]) -> dict[str, nw.Expr]:
    """Return what counts conferences, and those that are complete in what an indicator rests on.

    One that may be of several groups is complete in none of them.
    """
    here = asked.taking_place()
    placed = here
    for name in keys:
        placed &= ~nw.col(name).is_null()
    found = {"records": here}
    for one in some:
        every = placed
        for aspect in one.rests_on:
            every &= asked.whole(aspect)
        found[_whole(one)] = every
    return found


def _whole(one: Indicator) -> str:
    """Return the column that tells how many records are complete in what it rests on."""
    return "_".join(("whole", *(aspect.value for aspect in one.rests_on)))


def _unrecorded(asked: Asked) -> dict[str, nw.Expr]:
    """Return what counts parts not on record, which may be in any group of their conference."""
    here = asked.taking_place()
    low, high = nw.col("unrecorded_low"), nw.col("unrecorded_high")
    return {
        "unrecorded_least": nw.when(here).then(low.fill_null(0)).otherwise(nw.lit(0)),
        "unrecorded_most": nw.when(here).then(high.fill_null(0)).otherwise(nw.lit(0)),
        "unrecorded_open": here & high.is_null(),
    }


def _sums_of(some: Iterable[Indicator], asked: Asked) -> dict[str, nw.Expr]:
    """Return what counts hits and misses, by the record as it stands and by what is certain."""
    found: dict[str, nw.Expr] = {}
    for one in some:
        if one.kind != "days":
            stands, sure = (cast("Sums", rows(asked)) for rows in one.rows)
            every = {"hits": stands.hits_low, "misses": stands.misses_low, **sure._asdict()}
            found |= {f"{one.name}_{what}": e for what, e in every.items() if e is not None}
    return found


_SURE: Final = ("_hits", "_misses", "_hits_low", "_misses_low", "_least")
"""How a count is called that only rows add to that surely belong to the group."""
_UNIT_KEYS: Final = ("year", "province", "place", "place_kind", "level")
_DIFFERENT: Final = {"status"}
"""What both tables have, and means one thing of a part, another of a conference."""


_MISSING: Final = (
    "no such column: give the table as tables_of or scan returns it",
    "không có cột này: hãy dùng bảng như tables_of hoặc scan trả về",
)


def _no_key(refusing: Iterable[Indicator], there: Iterable[str]) -> tuple[str, str]:
    """Return which indicators cannot be grouped by a column, and by which they can."""
    names = ", ".join(one.name for one in refusing)
    columns = ", ".join(there)
    return (
        f"{names} cannot be grouped by it; columns that can be grouped by: {columns}",
        f"{names} không nhóm theo cột này được; các cột nhóm được: {columns}",
    )


def _listed(names: Iterable[str], where: str, example: str) -> Iterable[str]:
    """Return the names, unless they are one text, which would be read letter by letter."""
    if isinstance(names, str):
        raise InvalidValueError(
            f"{where} is a list of names, got one text: give a list, as [{example!r}]",
            f"{where} là danh sách tên, nhận được một chuỗi: hãy đưa danh sách, như [{example!r}]",
            where=where,
        )
    return names


def _refuse(wanted: Iterable[str], there: Iterable[str], en: str, vi: str) -> None:
    """Refuse names that are not there."""
    known = set(there)
    faults = tuple(Fault(name, None, en, vi, missing=True) for name in wanted if name not in known)
    if faults:
        raise InputError(faults)


def _asked_together(frame: Frame, names: list[str]) -> Iterable[list[str]]:
    """Yield all of them to what reads the data anew each time; a frame in memory takes fewer."""
    most = _FEW if isinstance(frame, nw.DataFrame) else len(names)
    for start in range(0, len(names), most):
        yield names[start : start + most]


_FEW: Final = 64
"""How many columns pandas adds without a warning."""


def _together(counted: Sequence[pl.LazyFrame], keys: Sequence[str]) -> pl.LazyFrame:
    """Return the sums of all of them, one row a group; no two of them have sums of one name."""
    kinds = [[frame.collect_schema().get(key) for key in keys] for frame in counted]
    if keys and all(kind == kinds[0] for kind in kinds):
        joined = partial(pl.LazyFrame.join, on=keys, how="full", coalesce=True, nulls_equal=True)
        return reduce(joined, counted).with_columns(pl.exclude(keys).fill_null(0))
    return _by_group(pl.concat(counted, how="diagonal_relaxed"), keys)


def _by_group(counted: pl.LazyFrame, keys: Sequence[str]) -> pl.LazyFrame:
    return counted.group_by(keys).sum() if keys else counted.sum()


# --- from counts to cells -----------------------------------------------------------------------


def _shown(
    some: Sequence[Indicator],
    counted: pl.DataFrame,
    days: Mapping[str, pl.DataFrame],
    *,
    keys: list[str],
    totals: bool,
) -> dict[str, pl.DataFrame]:
    """Return the cells of indicators of one kind of row, small counts left out."""
    groups = _placed(counted, keys, totals=totals)
    counts = {one.name: _counts(groups, one) for one in some if one.kind != "days"}
    small = _hidden([one for one in some if one.suppressed], counts, total=totals)
    found: dict[str, pl.DataFrame] = {}
    for one in some:
        if one.kind == "days":
            figures = _medians(groups, days[one.name], keys, totals=totals)
        else:
            figures = counts[one.name].select(**_SHARE if one.kind == "share" else _NUMBER)
        if one.name in small:
            figures = figures.select(pl.when(~small[one.name]).then(pl.all()))
        found[one.name] = groups.select(
            pl.lit(one.name).alias("indicator"),
            *keys,
            "total",
            *figures.get_columns(),
            "records",
            pl.col(_whole(one)).alias("whole"),
            small.get(one.name, pl.lit(value=False)).alias("suppressed"),
        )
    return found


# --- groups -------------------------------------------------------------------------------------


def _placed(counted: pl.DataFrame, keys: list[str], *, totals: bool) -> pl.DataFrame:
    """Return the groups in order, their bounds widened by what may belong to them; the total last.

    A group of which nothing is on record is left out, unless it is the one of all.
    """
    may = [name for name in counted.columns if name not in keys and not name.endswith(_SURE)]
    found, loose = _apart(counted, keys)
    if loose.height:
        perhaps = _fitting(loose, found, keys).select(*keys, *may)
        found = pl.concat([found, perhaps], how="diagonal").group_by(keys).sum()
    if keys:
        found = found.filter(pl.any_horizontal(pl.col(may) != 0)).sort(keys)
    found = found.with_columns(total=pl.lit(value=False))
    if not totals:
        return found
    total = counted.drop(keys).sum().with_columns(total=pl.lit(value=True))
    return pl.concat([found, total], how="diagonal")


def _apart(counted: pl.DataFrame, keys: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows of which every key is known, and the others."""
    if not any(counted[key].null_count() for key in keys):
        return counted, counted.clear()
    known = pl.all_horizontal(pl.col(keys).is_not_null())
    return counted.filter(known), counted.filter(~known)


def _fitting(loose: pl.DataFrame, groups: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Return the rows of no certain group once for each group that they may belong to."""
    found = [loose.clear()]
    where = groups.select(keys)
    told = pl.concat_list(pl.col(keys).is_not_null())
    for (known,), some in loose.group_by(told.alias("known")):
        on = [key for key, there in zip(keys, known, strict=True) if there]
        rest = some.drop(key for key in keys if key not in on)
        fits = where.join(rest, on=on) if on else where.join(rest, how="cross")
        found.append(fits.select(loose.columns))
    return pl.concat(found)


def _hidden(
    guarded: Sequence[Indicator], counts: Mapping[str, Counts], *, total: bool
) -> dict[str, pl.Series]:
    """Return the cells that are not shown, since they count what few people said."""
    if not guarded:
        return {}
    some = {one.name: counts[one.name] for one in guarded}
    found = hidden(some, _families(guarded), total=total)
    if {"forwarded", "returned"} <= found.keys():
        found["returned"] |= found["forwarded"]
    return found


def _families(indicators: Sequence[Indicator]) -> Iterator[tuple[str, ...]]:
    """Yield the indicators that together make up a whole; each other one by itself."""
    for family in dict.fromkeys(one.family for one in indicators):
        names = tuple(one.name for one in indicators if one.family == family)
        whole = sum(one.family == family for one in INDICATORS)
        if family and len(names) == whole:
            yield names
        else:
            yield from ((name,) for name in names)


# --- from counts to figures ---------------------------------------------------------------------


def _counts(groups: pl.DataFrame, one: Indicator) -> Counts:
    """Return what was counted, parts that are not on record included; null where nothing bounds it.

    Of a number, each of them is a hit; of a share, it may be a hit or a miss.
    """

    def of(name: str) -> pl.Expr:
        return pl.col(name) if name in groups.columns else pl.lit(0, pl.Int64())

    def counted(name: str) -> pl.Expr:
        return of(f"{one.name}_{name}")

    number = one.kind == "count"
    least = of("unrecorded_least") if number else pl.lit(0)
    most, unbounded = of("unrecorded_most"), of("unrecorded_open")

    def high(name: str, *, more: bool) -> pl.Expr:
        is_open = counted(f"{name}_open") + (unbounded if more else 0) > 0
        return pl.when(~is_open).then(counted(f"{name}_high") + (most if more else 0))

    return groups.select(
        hits=counted("hits") + least,
        misses=counted("misses"),
        hits_low=counted("hits_low") + least,
        misses_low=counted("misses_low"),
        hits_high=high("hits", more=True),
        misses_high=high("misses", more=not number),
    )


def _ratio(part: pl.Expr, rest: pl.Expr) -> Any:
    """Return a share, where there is anything that it is of."""
    return pl.when(part + rest != 0).then(part / (part + rest))


_HITS, _MISSES = pl.col("hits"), pl.col("misses")
_LEAST, _MOST = pl.col("hits_low"), pl.col("hits_high")
_NO_NUMBER: Final = pl.lit(None, pl.Int64())

_SHARE: Final = {
    "value": _ratio(_HITS, _MISSES),
    "low": pl.when(pl.col("misses_high").is_null())
    .then(0.0)
    .otherwise(
        pl.coalesce(
            _ratio(_LEAST, pl.col("misses_high")), pl.when(_MOST.fill_null(1) != 0).then(1.0)
        )
    ),
    "high": pl.when(_MOST.is_null())
    .then(1.0)
    .otherwise(
        pl.coalesce(
            _ratio(_MOST, pl.col("misses_low")),
            pl.when(pl.col("misses_high").fill_null(1) != 0).then(0.0),
        )
    ),
    "numerator": _HITS,
    "denominator": _HITS + _MISSES,
    "known": _LEAST + pl.col("misses_low"),
}
"""A share with its bounds; none where nothing can be counted at all."""

_NUMBER: Final = {
    "value": _HITS.cast(pl.Float64()),
    "low": _LEAST.cast(pl.Float64()),
    "high": _MOST.cast(pl.Float64()),
    "numerator": _HITS,
    "denominator": _NO_NUMBER,
    "known": _LEAST,
}


def _medians(
    groups: pl.DataFrame, days: pl.DataFrame, keys: list[str], *, totals: bool
) -> pl.DataFrame:
    """Return medians of days; what may belong to a group may have any."""
    count, told, low, high = (pl.col(name) for name in ("count", "told", "low", "high"))
    found, loose = _apart(days, keys)
    if loose.height:
        some = loose.group_by(keys).agg(count.sum())
        perhaps = _fitting(some, groups.filter(~pl.col("total")), keys)
        found = pl.concat([found, perhaps.with_columns(low=0)], how="diagonal_relaxed")
    found = found.with_columns(total=pl.lit(value=False))
    if totals:
        every = days.drop(keys).with_columns(total=pl.lit(value=True))
        found = pl.concat([found, every], how="diagonal_relaxed")
    group = [*keys, "total"]
    sums = found.group_by(group).agg(
        denominator=count.filter(told.is_not_null()).sum(),
        known=count.filter(low == high).sum(),
    )
    table = groups.select(group)
    for each in (
        sums,
        _lower_medians(found, "told", group),
        _lower_medians(found, "low", group),
        _lower_medians(found.with_columns(high.fill_null(math.inf)), "high", group),
    ):
        table = table.join(each, on=group, how="left", nulls_equal=True, maintain_order="left")
    return table.select(
        value=told,
        low=low,
        high=pl.when(high < math.inf).then(high),
        numerator=_NO_NUMBER,
        denominator=pl.col("denominator").fill_null(0),
        known=pl.col("known").fill_null(0),
    )


def _lower_medians(days: pl.DataFrame, name: str, group: list[str]) -> pl.DataFrame:
    """Return the middle one of each group's days; of two in the middle the lower."""
    count = pl.col("count")
    return (
        days.drop_nulls(name)
        .sort(name)
        .filter(2 * count.cum_sum().over(group) >= count.sum().over(group))
        .group_by(group)
        .agg(pl.col(name).min().cast(pl.Float64()))
    )
