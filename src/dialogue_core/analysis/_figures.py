"""Figures over groups of records: measured in the engine that has them, bounded and shown here."""

import importlib
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias, cast, final

import attrs
import narwhals as nw

from dialogue_core import _html
from dialogue_core._typed import expect_lang, how_many
from dialogue_core.analysis._indicators import (
    INDICATORS,
    NEEDED,
    OWN,
    Days,
    Indicator,
    Sums,
    asked,
    indicator,
    number,
    taking_place,
    whole,
)
from dialogue_core.analysis._owed import Owed
from dialogue_core.analysis._small import hidden
from dialogue_core.analysis._tables import Tables
from dialogue_core.errors import Fault, InputError, InvalidValueError
from dialogue_core.values import Words
from dialogue_core.vocabulary import Lang

__all__ = ["Cell", "Figures", "measure"]


Key: TypeAlias = tuple[Any, ...]
"""What a group has in the columns grouped by; null where a record does not tell."""
_Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"


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
        """Return it in one line, never without how much of the record is complete."""
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
    cells: tuple[Cell, ...] = attrs.field(repr=how_many)
    """The cells, by indicator and then by group, the total last."""
    engine: str
    """The engine that the tables were of, as ``polars``."""

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one plain row a cell: indicator, the columns grouped by, and the figures."""
        return [
            {
                "indicator": cell.indicator,
                **dict(cell.keys),
                "total": cell.is_total,
                **{name: getattr(cell, name) for name in _FIGURES},
            }
            for cell in self.cells
        ]

    def html(self, lang: Lang = "vi") -> str:
        """Return the figures as one table for a notebook, the first 200 rows of them.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        heads = ("indicator", "group", "figure", "low_high", "fraction", "complete", "records")
        rows = (_html_row(cell, lang) for cell in self.cells)
        caption = f"{_FIGURES_OF.label(lang)} ({len(self.cells)})"
        return _html.page(_html.table(caption, heads, rows, lang=lang), lang=lang)

    def _repr_html_(self) -> str:  # pyright: ignore[reportUnusedFunction] -- a notebook calls it
        return self.html()

    def to_frame(self) -> Any:
        """Return the rows as a frame of the engine that the tables were of, else of Polars."""
        rows = [tuple(row.values()) for row in self.to_rows()]
        keys = {name: _type_of([dict(cell.keys)[name] for cell in self.cells]) for name in self.by}
        types = {"indicator": "text", **keys, "total": "truth", **_FIGURES}
        return _MAKERS.get(self.engine, _of_polars)(types, rows)


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
    "value": "share",
    "low": "share",
    "high": "share",
    "numerator": "number",
    "denominator": "number",
    "known": "number",
    "records": "number",
    "whole": "number",
    "suppressed": "truth",
}
"""The figures of a row, each with what it holds."""


def _type_of(values: list[Any]) -> str:
    """Return what a column grouped by holds."""
    some: object = next((value for value in values if value is not None), "")
    kinds: dict[type, str] = {bool: "truth", int: "number", str: "text", float: "share"}
    return kinds.get(type(some), "day")


_Types: TypeAlias = Mapping[str, str]
_Rows: TypeAlias = Sequence[tuple[Any, ...]]


def _of_polars(types: _Types, rows: _Rows) -> Any:
    import polars as pl  # noqa: PLC0415 -- loaded where it is used, as the other engines

    known = {
        "text": pl.String(),
        "truth": pl.Boolean(),
        "number": pl.Int64(),
        "share": pl.Float64(),
        "day": pl.Date(),
    }
    schema = {name: known[kind] for name, kind in types.items()}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _of_duckdb(types: _Types, rows: _Rows) -> Any:
    return nw.from_native(_of_polars(types, rows)).lazy(backend="duckdb").to_native()


def _of_pandas(types: _Types, rows: _Rows) -> Any:
    pandas: Any = importlib.import_module("pandas")
    known = {
        "text": "string[pyarrow]",
        "truth": "bool[pyarrow]",
        "number": "int64[pyarrow]",
        "share": "float64[pyarrow]",
        "day": "date32[pyarrow]",
    }
    frame = pandas.DataFrame(rows, columns=list(types), dtype=object)
    return frame.astype({name: known[kind] for name, kind in types.items()})


def _of_dask(types: _Types, rows: _Rows) -> Any:
    dask: Any = importlib.import_module("dask.dataframe")
    return dask.from_pandas(_of_pandas(types, rows), npartitions=1)


def _of_pyspark(types: _Types, rows: _Rows) -> Any:
    spark: Any = importlib.import_module("pyspark.sql")
    known = {
        "text": "STRING",
        "truth": "BOOLEAN",
        "number": "BIGINT",
        "share": "DOUBLE",
        "day": "DATE",
    }
    schema = ", ".join(f"`{name}` {known[kind]}" for name, kind in types.items())
    return spark.SparkSession.builder.getOrCreate().createDataFrame(list(rows), schema)


_MAKERS: Final[Mapping[str, Callable[[_Types, _Rows], Any]]] = {
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
        InputError: A column is missing, or an indicator cannot be grouped by it.
        InvalidValueError: There is no such indicator, it is asked for twice, or a name stands
            where a list of names is meant.
    """
    chosen = tuple(map(indicator, _listed(indicators, "indicators", "open")))
    keys = tuple(_listed(by, "by", "year"))
    if len(set(chosen)) < len(chosen) or len(set(keys)) < len(keys):
        raise InvalidValueError(
            "an indicator or a column to group by is named twice: name each once",
            "có chỉ tiêu hoặc cột nhóm bị nêu hai lần: mỗi thứ chỉ nêu một lần",
        )
    work = _Work(tables, keys, tuple(owed))
    heaps = {one: work.heaps(chosen, one) for one in ("parts", "sessions", "years")}
    cells: dict[str, list[Cell]] = {}
    for heap in heaps.values():
        cells |= _shown(heap, keys, totals=totals and bool(keys))
    return Figures(
        indicators=chosen,
        by=keys,
        cells=tuple(cell for one in chosen for cell in cells[one.name]),
        engine=work.engine,
    )


@final
@attrs.define
class _Pile:
    """What was counted for one group and one indicator."""

    hits: float = 0
    misses: float = 0
    hits_low: float = 0
    hits_high: float = 0
    misses_low: float = 0
    misses_high: float = 0
    records: int = 0
    whole: int = 0
    days: list[tuple[float, float, float | None, int]] = attrs.field(factory=list)
    """The days at least, at most and as told, and for how many records."""

    def add(self, other: "_Pile") -> None:
        """Add what surely belongs to the group."""
        self.hits += other.hits
        self.misses += other.misses
        self.hits_low += other.hits_low
        self.misses_low += other.misses_low
        self.days += other.days
        self._widen(other)

    def may_have(self, other: "_Pile") -> None:
        """Widen the bounds by what may belong to the group."""
        self.days += [(0, math.inf, None, count) for *_, count in other.days]
        self._widen(other)

    def _widen(self, other: "_Pile") -> None:
        self.hits_high += other.hits_high
        self.misses_high += other.misses_high
        self.records += other.records
        self.whole += other.whole

    @property
    def counts(self) -> tuple[float, ...]:
        """What a cell lets be told, hits and misses by the record first."""
        bounds = (self.hits_low, self.misses_low, self.hits_high, self.misses_high)
        return (self.hits, self.misses, *(count for count in bounds if count < math.inf))


_Heap: TypeAlias = dict[Indicator, dict[Key, _Pile]]
"""The piles of indicators of one kind of row, for each key; parts of a key may be null."""


@final
class _Work:
    """One measurement: the frames, and what is asked of them."""

    def __init__(self, tables: Tables, by: tuple[str, ...], owed: tuple[Owed, ...]) -> None:
        given = {
            name: frame.lazy() if frame.implementation.is_polars() else frame
            for name, table in (("parts", tables.parts), ("sessions", tables.sessions))
            for frame in [cast("_Frame", nw.from_native(table))]
        }
        self.engine = given["parts"].implementation.value
        self._columns = {name: frame.collect_schema().names() for name, frame in given.items()}
        for name, there in self._columns.items():
            _refuse(NEEDED[name], there, *_MISSING)
        asks = {name: frame.with_columns(**asked(name)) for name, frame in given.items()}
        self._parts, self._sessions = asks["parts"], asks["sessions"]
        self._by = by
        self._owed = owed

    def heaps(self, chosen: Iterable[Indicator], of: str) -> _Heap:
        """Return what was counted for the indicators whose rows are such."""
        some = [one for one in chosen if one.of == of]
        heap: _Heap = {one: defaultdict(_Pile) for one in some}
        if not some:
            return heap
        if of == "years":
            _refuse(self._by, _UNIT_KEYS, *_no_key(some, _UNIT_KEYS))
            self._count_years(heap)
            return heap
        _refuse(self._by, self._columns[of], *_no_key(some, self._columns[of]))
        self._count(heap, self._parts if of == "parts" else self._sessions)
        if of == "parts":
            self._count_unrecorded(heap)
        else:
            self._count_days(heap)
            self._count_records(heap, self._by)
        return heap

    def _count(self, heap: _Heap, frame: _Frame) -> None:
        """Count hits and misses of rows."""
        shares = [one for one in heap if one.kind != "days"]
        exprs: dict[str, nw.Expr] = {}
        for at, one in enumerate(shares):
            stands, sure = (cast("Sums", rows()) for rows in one.rows)
            every = (stands.hits_low, stands.misses_low, *sure)
            exprs |= {f"{OWN}{at}_{place}": expr for place, expr in enumerate(every)}
        for key, sums in _summed(frame, self._by, exprs):
            for at, one in enumerate(shares):
                here = sums[at * 8 : at * 8 + 8]
                hits, misses, low, high, misses_low, misses_high, hits_open, misses_open = here
                heap[one][key].add(
                    _Pile(
                        hits=hits,
                        misses=misses,
                        hits_low=low,
                        hits_high=math.inf if hits_open else high,
                        misses_low=misses_low,
                        misses_high=math.inf if misses_open else misses_high,
                    )
                )

    def _count_unrecorded(self, heap: _Heap) -> None:
        """Count the parts that are not on record, which may be in any group of their conference."""
        shared = [key for key in self._by if key in self._shared]
        low, high = nw.col("unrecorded_low"), nw.col("unrecorded_high")
        here = taking_place()
        exprs = {
            f"{OWN}low": nw.when(here).then(low.fill_null(0)).otherwise(nw.lit(0)),
            f"{OWN}high": nw.when(here).then(high.fill_null(0)).otherwise(nw.lit(0)),
            f"{OWN}open": number(here & high.is_null()),
        }
        for found, sums in _summed(self._sessions, shared, exprs):
            told = dict(zip(shared, found, strict=True))
            key = tuple(told.get(name) for name in self._by)
            least, most, unbounded = sums
            for one, piles in heap.items():
                missing = math.inf if unbounded else most
                counted = one.kind == "count"
                piles[key].add(
                    _Pile(
                        hits=least if counted else 0,
                        hits_low=least if counted else 0,
                        hits_high=missing,
                        misses_high=0 if counted else missing,
                    )
                )
        self._count_records(heap, shared)

    @cached_property
    def _shared(self) -> set[str]:
        """The columns that mean the same in both tables, those that the caller added included."""
        return {*self._columns["parts"]} & {*self._columns["sessions"]} - _DIFFERENT

    def _count_records(self, heap: _Heap, shared: Sequence[str]) -> None:
        """Count the conferences, and those that are complete in what each indicator rests on."""
        here = taking_place()
        exprs = {f"{OWN}records": number(here)}
        for at, one in enumerate(heap):
            every = here
            for aspect in one.rests_on:
                every &= whole(aspect)
            exprs[f"{OWN}{at}"] = number(every)
        for found, sums in _summed(self._sessions, shared, exprs):
            told = dict(zip(shared, found, strict=True))
            key = tuple(told.get(name) for name in self._by)
            records, *wholes = sums
            for piles, complete in zip(heap.values(), wholes, strict=True):
                placed = None not in found
                piles[key].add(_Pile(records=records, whole=complete if placed else 0))

    def _count_days(self, heap: _Heap) -> None:
        """Count conferences by their days."""
        names = tuple(f"{OWN}{name}" for name in ("low", "high", "told"))
        for one in heap:
            if one.kind != "days":
                continue
            days = cast("Days", one.rows[-1]())
            exprs = dict(zip(names, (days.low, days.high, days.told), strict=True))
            frame = self._sessions.filter(days.counts).with_columns(**exprs)
            ones = {f"{OWN}count": number(~nw.col(names[0]).is_null())}
            for key, (count,) in _summed(frame, (*self._by, *names), ones):
                *group, low, high, told = key
                most = math.inf if high is None else high
                heap[one][tuple(group)].add(_Pile(days=[(low, most, told, count)]))

    def _count_years(self, heap: _Heap) -> None:
        """Count conferences held against owed, of each unit and year."""
        held = self._held()
        for piles in heap.values():
            for owed in self._owed:
                unit = owed.unit
                sure = held[unit.id, owed.year][0]
                perhaps = held[unit.id, owed.year][1] + held[unit.id, None][1]
                most = perhaps if owed.complete else math.inf
                hits = min(sure, owed.low)
                told = {
                    "year": owed.year,
                    "province": unit.id.partition("/")[0],
                    "place": unit.id,
                    "place_kind": unit.kind.value,
                    "level": unit.level.value,
                }
                piles[tuple(told[name] for name in self._by)].add(
                    _Pile(
                        hits=hits,
                        misses=owed.low - hits,
                        hits_low=hits,
                        hits_high=min(most, owed.high),
                        misses_low=max(0, owed.low - most),
                        misses_high=max(0, owed.high - sure),
                        records=1,
                        whole=int(owed.complete and sure == perhaps),
                    )
                )

    def _held(self) -> defaultdict[tuple[Any, Any], tuple[int, int]]:
        """Return for each unit and year how many were surely and how many may have been held.

        Conferences that share an occasion are one.
        """
        sums = cast("Sums", indicator("held_against_owed").rows[-1]())
        alone = nw.when(nw.col("occasion").is_null()).then(nw.col("session"))
        keys = ("place", "year", "occasion", f"{OWN}alone")
        frame = self._sessions.with_columns(**{keys[-1]: alone})
        exprs = {f"{OWN}sure": sums.hits_low, f"{OWN}perhaps": sums.hits_high}
        found: defaultdict[tuple[Any, Any], tuple[int, int]] = defaultdict(lambda: (0, 0))
        for (place, year, *_), counts in _summed(frame, keys, exprs):
            sure, perhaps = found[place, year]
            found[place, year] = (sure + bool(counts[0]), perhaps + bool(counts[1]))
        return found


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


def _summed(
    frame: _Frame, by: Sequence[str], exprs: Mapping[str, nw.Expr]
) -> Iterator[tuple[Key, list[int]]]:
    """Yield each group of a frame with the sums of some whole numbers."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for some in _asked_together(frame, list(exprs)):
        work = frame.select(*by, **{name: exprs[name] for name in some})
        sums = [nw.col(name).sum() for name in some]
        grouped = work.group_by(*by).agg(*sums) if by else work.select(*sums)
        for row in _rows(grouped.select(*by, *some)):
            found[row[: len(by)]] += [int(value or 0) for value in row[len(by) :]]
    yield from found.items()


def _asked_together(frame: _Frame, names: list[str]) -> Iterator[list[str]]:
    """Yield all of them to what reads the data anew each time; a frame in memory takes fewer."""
    most = _FEW if isinstance(frame, nw.DataFrame) else max(1, len(names))
    for start in range(0, len(names), most):
        yield names[start : start + most]


_FEW: Final = 64
"""How many columns pandas adds without a warning."""


def _rows(frame: _Frame) -> Iterable[tuple[Any, ...]]:
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


# --- from counts to cells -----------------------------------------------------------------------


def _shown(heap: _Heap, by: tuple[str, ...], *, totals: bool) -> dict[str, list[Cell]]:
    """Return the cells of indicators of one kind of row, small counts left out."""
    placed = _seen({one: _placed(piles) for one, piles in heap.items()})
    if totals:
        for one, piles in heap.items():
            placed[one][_ALL] = _sum_of(piles.values())
    small = _hidden(placed, total=_ALL if totals else None)
    return {
        one.name: [
            _cell(one, key, pile, by, suppressed=(key, one.name) in small)
            for key, pile in sorted(piles.items(), key=_in_order)
        ]
        for one, piles in placed.items()
    }


_ALL: Final[Key] = (object(),)
"""Stands for the group of all."""


def _in_order(item: tuple[Key, _Pile]) -> tuple[bool, tuple[Any, ...]]:
    key = item[0]
    return (True, ()) if key is _ALL else (False, tuple((type(v).__name__, v) for v in key))


def _sum_of(piles: Iterable[_Pile]) -> _Pile:
    found = _Pile()
    for pile in piles:
        found.add(pile)
    return found


def _placed(piles: Mapping[Key, _Pile]) -> dict[Key, _Pile]:
    """Return the piles of groups, their bounds widened by what may belong to them."""
    groups = {key: _sum_of([pile]) for key, pile in piles.items() if None not in key}
    loose: defaultdict[tuple[int, ...], defaultdict[Key, list[_Pile]]]
    loose = defaultdict(lambda: defaultdict(list))
    for key, pile in piles.items():
        if None in key:
            told = tuple(at for at, value in enumerate(key) if value is not None)
            loose[told][tuple(key[at] for at in told)].append(pile)
    for key, pile in groups.items():
        for told, known in loose.items():
            for other in known.get(tuple(key[at] for at in told), ()):
                pile.may_have(other)
    return groups


def _seen(placed: _Heap) -> _Heap:
    """Return the piles of the groups that have anything for any indicator, or of the one of all."""
    seen = {
        key
        for piles in placed.values()
        for key, pile in piles.items()
        if pile.records or pile.hits_high or pile.misses_high or not key
    }
    return {
        one: {key: pile for key, pile in piles.items() if key in seen}
        for one, piles in placed.items()
    }


def _hidden(
    placed: Mapping[Indicator, Mapping[Key, _Pile]], *, total: Key | None
) -> set[tuple[Key, str]]:
    """Return the cells that are not shown, since they count what few people said."""
    guarded = [one for one in placed if one.suppressed]
    cells = {
        (key, one.name): pile.counts
        for one in guarded
        for key, pile in sorted(placed[one].items(), key=_in_order)
    }
    found = hidden(cells, _families(guarded), total=total)
    if {"forwarded", "returned"} <= {one.name for one in guarded}:
        found |= {(key, "returned") for key, name in found if name == "forwarded"}
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


def _cell(one: Indicator, key: Key, pile: _Pile, by: tuple[str, ...], *, suppressed: bool) -> Cell:
    total = key is _ALL
    told = Cell(
        indicator=one.name,
        keys=tuple((name, None) for name in by) if total else tuple(zip(by, key, strict=True)),
        is_total=total,
        records=pile.records,
        whole=pile.whole,
        suppressed=suppressed,
    )
    if suppressed:
        return told
    if one.kind == "share":
        return _share(told, pile)
    return _count(told, pile) if one.kind == "count" else _median(told, pile)


def _share(cell: Cell, pile: _Pile) -> Cell:
    """Return a share with its bounds; none where nothing can be counted at all."""
    low = high = value = None
    if pile.hits_low + pile.misses_high:
        low = pile.hits_low / (pile.hits_low + pile.misses_high)
    elif pile.hits_high:
        low = 1.0
    if pile.hits_high == math.inf:
        high = 1.0
    elif pile.hits_high + pile.misses_low:
        high = pile.hits_high / (pile.hits_high + pile.misses_low)
    elif pile.misses_high:
        high = 0.0
    if pile.hits + pile.misses:
        value = pile.hits / (pile.hits + pile.misses)
    return attrs.evolve(
        cell,
        value=value,
        low=low,
        high=high,
        numerator=int(pile.hits),
        denominator=int(pile.hits + pile.misses),
        known=int(pile.hits_low + pile.misses_low),
    )


def _count(cell: Cell, pile: _Pile) -> Cell:
    return attrs.evolve(
        cell,
        value=float(pile.hits),
        low=float(pile.hits_low),
        high=_bound(float(pile.hits_high)),
        numerator=int(pile.hits),
        known=int(pile.hits_low),
    )


def _median(cell: Cell, pile: _Pile) -> Cell:
    told = [(days, count) for _, _, days, count in pile.days if days is not None]
    return attrs.evolve(
        cell,
        value=_lower_median(told),
        low=_lower_median([(low, count) for low, _, _, count in pile.days]),
        high=_bound(_lower_median([(high, count) for _, high, _, count in pile.days])),
        denominator=sum(count for _, count in told),
        known=sum(count for low, high, _, count in pile.days if low == high),
    )


def _bound(value: float | None) -> float | None:
    return None if value == math.inf else value


def _lower_median(values: Iterable[tuple[float, int]]) -> float | None:
    """Return the middle one of some values, each so many times; of two in the middle the lower."""
    some = sorted(values)
    left = (sum(count for _, count in some) + 1) // 2
    for value, count in some:
        left -= count
        if left <= 0:
            return float(value)
    return None
