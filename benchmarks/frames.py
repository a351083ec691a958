"""Speed of screening and routing a column, and of its deadlines, against numpy, row by row and SQL.

Every round times each way once, in turn, so that a busy machine slows all of them; what is printed
is the median of the rounds' ratios to the first way, and at the end each budget beside what it
became. Absolute times are not kept: they say more about the machine. The first way is what no
dataframe can do without: the same tables as arrays of numpy, over columns that are whole numbers
already. What is compared is first checked to decide alike.

    python benchmarks/frames.py [--quick]

It needs `numpy`, `pandas`, `polars` and `duckdb` (dependency groups `test` and `bench`).
"""

import datetime as dt
import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeAlias

import duckdb
import numpy as np
import polars as pl

import dialogue_core as dc
from dialogue_core import frames
from dialogue_core.frames import _columns, _routing
from dialogue_core.statements import Part, Statement
from dialogue_core.values import Day, Sealed, WorkingDays

QUICK: Final = "--quick" in sys.argv[1:]
ROUNDS: Final = 3 if QUICK else 7
FEW, MANY = (50_000, 500_000) if QUICK else (500_000, 5_000_000)
ONE_BY_ONE: Final = 2_000
SEED: Final = 20_221_014
RECORDED: Final = 0.8
"""The share of values that are the most usual ones."""
PERIOD: Final = WorkingDays(15)

PLAN: Final = dc.law.gia_nghia_2022.PLAN
LAW: Final = dc.law.regulation_for(PLAN.place, on="2022-10-14").under(PLAN)
CALENDAR: Final = dc.law.CALENDAR
COLUMNS: Final = (*_columns.RECORDED, *_columns.ROUTED)
OUTCOMES: Final = [column.name for column in (*_columns.SCREENING, *_columns.ROUTING)]

Way: TypeAlias = Callable[[], object]
Ratios: TypeAlias = dict[str, list[float]]
"""For each way what it took, round by round."""


def invented(rows: int) -> pl.DataFrame:
    """Return rows of which most are recorded, some in doubt and some not recorded."""
    chance = np.random.default_rng(SEED)
    made: dict[str, pl.Series] = {}
    for column in COLUMNS:
        values = [value.value for value in column.values]
        likely = chance.integers(0, len(values) + 1, rows)
        drawn = np.where(chance.random(rows) < RECORDED, 0, likely)
        if column.name in ("kind", "field"):
            drawn = chance.integers(0, len(values), rows)
        if column.name == "matter":
            drawn = np.full(rows, len(values))
        texts = pl.Series([*values, None], dtype=pl.Enum(values))
        made[column.name] = texts.gather(pl.Series(drawn.astype(np.uint32)))
    first = dt.date(2016, 1, 4).toordinal() - dt.date(1970, 1, 1).toordinal()
    days = (first + chance.integers(0, 3_600, rows)).astype(np.int32)
    made["on"] = pl.Series(days).cast(pl.Date)
    return pl.DataFrame(made)


# --- the first way: the same tables as arrays ---------------------------------------------------


class Arrays:
    """The tables as arrays of numpy, and the columns as whole numbers."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.columns: dict[str, np.ndarray] = {"mixed": np.zeros(len(frame), np.int8)}
        for column in COLUMNS:
            digits = _columns.digits_of(column)
            of_place = np.array([*range(len(digits.words)), digits.null], np.int8)
            places = frame[column.name].to_physical().fill_null(len(digits.words))
            self.columns[column.name] = of_place[places.to_numpy()]
        self.steps = []
        for step in _routing.routing_steps((LAW,), dated=False, lang="vi"):
            labels = {label: at for at, label in enumerate(step.labels, 1)}
            numbers = [labels.get(e, 0) if step.labels else int(e or 0) for e in step.entries]
            self.steps.append((step, np.array(numbers, np.min_scalar_type(max(numbers)))))

    def decided(self) -> dict[str, np.ndarray]:
        """Return every outcome of every row, as whole numbers."""
        found = dict(self.columns)
        codes: dict[object, np.ndarray] = {}
        for step, table in self.steps:
            code = codes.get(step.of)
            if code is None:
                weight = 1
                code = np.zeros(1, np.int32)
                for name, size in reversed(step.of):
                    code = code + found[name] * np.int32(weight)
                    weight *= size
                codes[step.of] = code
            found[step.name] = table.take(code)
        return {name: found[name] for name in OUTCOMES}


# --- one statement at a time --------------------------------------------------------------------


def one_by_one(rows: list[dict[str, object]]) -> list[tuple[str, str | None]]:
    """Return the handling and the lead of each row, each decided as a statement."""
    found = []
    for row in rows:
        told = {c.name: _told(c, row[c.name]) for c in COLUMNS}
        of_statement = {name: told.pop(name) for name in ("delivery", "conduct", "capacity")}
        statement = Statement(
            id="S1", on="2022-10-14", words=Sealed(""), parts=(Part(**told),), **of_statement
        )
        screening = dc.screen(statement, LAW)
        routing = dc.route(statement, screening, LAW)
        lead = routing.parts[0].lead
        found.append(("|".join(screening.parts[0].handling.among), lead and lead.id))
    return found


def _told(column: frames.Column, word: object) -> object:
    if word is None:
        return None
    return next(value for value in column.values if value.value == word)


# --- timing -------------------------------------------------------------------------------------


def compared(title: str, ways: dict[str, tuple[Way, int]], rounds: int = ROUNDS) -> Ratios:
    """Time the ways in turn, and print each, per row, as a multiple of the first."""
    taken: Ratios = {name: [] for name in ways}
    for way, _ in ways.values():
        way()
    for _ in range(rounds):
        for name, (way, rows) in ways.items():
            gc.collect()
            start = time.perf_counter()
            way()
            taken[name].append((time.perf_counter() - start) / rows)
    base = next(iter(taken))
    print(f"\n{title}")
    for name in taken:
        print(f"  {name:<66} {ratio(taken, name, base):>9.2f} ×")
    return taken


def ratio(taken: Ratios, name: str, base: str) -> float:
    """Return the median of the rounds' ratios."""
    return statistics.median(
        one / other for one, other in zip(taken[name], taken[base], strict=True)
    )


# --- memory, in a process of its own ------------------------------------------------------------


def memory_of(rows: int) -> dict[str, float]:
    """Return how many MiB more than the columns given a collected result needs at its peak."""
    print(f"\nPeak memory beyond the {rows:,} rows given, in a process of its own")
    found: dict[str, float] = {}
    for what in MEASURED:
        run = subprocess.run(  # noqa: S603 -- this Python, on this file
            [sys.executable, __file__, "--memory", what, str(rows)],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        peak, result = map(float, run.stdout.split())
        found[what] = peak
        print(f"  {what:<66} {peak:>6.0f} MiB (the result itself: {result:.0f} MiB)")
    return found


MEASURED: Final = {
    "every outcome": lambda lazy: lazy.select(OUTCOMES).collect(),
    "every outcome, streaming": lambda lazy: lazy.select(OUTCOMES).collect(engine="streaming"),
    "handling and lead": lambda lazy: lazy.select("handling", "lead").collect(),
    "handling and lead counted by year, streaming": lambda lazy: (
        lazy.group_by(pl.col("on").dt.year(), "handling", "lead").len().collect(engine="streaming")
    ),
}


def measure(what: str, rows: int) -> None:
    """Print the peak beyond what is there before, and the size of the result, in MiB."""
    frame = invented(rows)
    frames.route(frame.head(10), LAW)
    gc.collect()
    before = _memory("VmRSS")
    _reset_peak()
    result = MEASURED[what](frames.route(frame.lazy(), LAW))
    print(_memory("VmHWM") - before, result.estimated_size("mb"))


def _memory(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def _reset_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


# --- the run ------------------------------------------------------------------------------------


def main() -> None:
    """Measure everything."""
    names = ("narwhals", "polars", "pandas", "duckdb", "numpy")
    print(f"Python {sys.version.split()[0]}, {', '.join(f'{n} {version(n)}' for n in names)}")
    many = invented(MANY)
    few = many.head(FEW)
    start = time.perf_counter()
    frames.route(few.head(1), LAW)
    print(f"The tables of one regulation were made in {time.perf_counter() - start:.1f} s, once.")
    arrays, lazy = Arrays(many), frames.route(many.lazy(), LAW)
    fewer, lazy_few = Arrays(few), frames.route(few.lazy(), LAW)
    check(many, arrays)

    base = f"numpy, code + take, {MANY:,} rows"
    polars = f"Polars through narwhals, lazy, {MANY:,} rows"
    small = f"Polars through narwhals, lazy, {FEW:,} rows"
    ways: dict[str, tuple[Way, int]] = {
        base: (arrays.decided, MANY),
        polars: (lambda: lazy.select(OUTCOMES).collect(), MANY),
        "the same, streaming": (lambda: lazy.select(OUTCOMES).collect(engine="streaming"), MANY),
        f"numpy, code + take, {FEW:,} rows": (fewer.decided, FEW),
        small: (lambda: lazy_few.select(OUTCOMES).collect(), FEW),
    }
    told = compared("Screen + route, every outcome, per row", ways)
    others(few, fewer)
    deadlines(many)
    peaks = memory_of(MANY)
    print("\nBudgets")
    grown = ratio(told, polars, small) * MANY / FEW
    for what, became, most in (
        ("screen + route through narwhals on Polars / numpy", ratio(told, polars, base), 2.5),
        (f"{MANY:,} rows / {FEW:,} rows (linear is {MANY // FEW})", grown, 11),
        ("MiB beyond the columns given", peaks["every outcome"], 120),
    ):
        print(f"  {what:<66} {became:>7.2f}, at most {most}")


def check(frame: pl.DataFrame, arrays: Arrays) -> None:
    """Check that all that is compared decides alike."""
    head = frame.head(ONE_BY_ONE)
    by_columns = frames.route(head, LAW)
    pairs = list(by_columns.select("handling", "lead").iter_rows())
    if pairs != one_by_one(head.to_dicts()):
        raise SystemExit("columns and statements differ")
    numbers = arrays.decided()
    whole = frames.route(frame, LAW)
    for step, _ in arrays.steps:
        if step.labels and step.name in OUTCOMES:
            places = whole[step.name].to_physical().cast(pl.Int64).fill_null(-1) + 1
            if not np.array_equal(places.to_numpy(), numbers[step.name]):
                raise SystemExit(f"columns and arrays differ in {step.name}")


def others(frame: pl.DataFrame, arrays: Arrays) -> None:
    """Compare the other engines, and statements one at a time."""
    texts = frame.with_columns(pl.col(pl.Enum).cast(pl.String))
    pandas, categories = texts.to_pandas(), frame.to_pandas()
    some = frame.head(ONE_BY_ONE).to_dicts()
    connection = duckdb.connect()
    connection.register("given", texts.to_arrow())
    connection.execute("create table kept as select * from given")
    rows = len(frame)
    sums = ", ".join(f"count({name})" for name in OUTCOMES)
    by_duckdb = frames.route(connection.table("kept"), LAW)
    compared(
        f"Other engines, {rows:,} rows, every outcome, per row",
        {
            "numpy, code + take": (arrays.decided, rows),
            "Polars, columns of text": (
                lambda: frames.route(texts.lazy(), LAW).select(OUTCOMES).collect(),
                rows,
            ),
            "Polars, eager, with its check of every value": (
                lambda: frames.route(frame, LAW),
                rows,
            ),
            "DuckDB": (lambda: by_duckdb.aggregate(sums).fetchall(), rows),
            "pandas, categories": (lambda: frames.route(categories, LAW), rows),
            "pandas, text": (lambda: frames.route(pandas, LAW), rows),
            "statements one at a time, handling and lead": (lambda: one_by_one(some), ONE_BY_ONE),
        },
        rounds=3,
    )


def deadlines(frame: pl.DataFrame) -> None:
    """Compare a column of working-day deadlines with a gather from the same table of days."""
    table = CALENDAR.table
    if table is None:
        raise SystemExit("the calendar knows no days off")
    at = frame["on"].to_physical().to_numpy() + np.int32(719_163 - table.first)
    before, ordinals = np.array(table.before, np.int32), np.array(table.ordinals, np.int32)
    rows = len(frame)
    lazy = frames.after(frame.lazy(), "on", PERIOD, CALENDAR, name="due")
    by_take = ordinals.take(before.take(at + 1) + PERIOD.count - 1)
    if not np.array_equal(lazy.collect()["due"].to_physical().to_numpy() + 719_163, by_take):
        raise SystemExit("columns and arrays differ in the deadline")
    compared(
        "A column of deadlines in working days, per row",
        {
            "numpy, two takes from the table of days": (
                lambda: ordinals.take(before.take(at + 1) + PERIOD.count - 1),
                rows,
            ),
            "Polars through narwhals, lazy": (lambda: lazy.select("due").collect(), rows),
            "Calendar.after, one at a time": (
                lambda: [CALENDAR.after(day, PERIOD) for day in _SOME_DAYS],
                len(_SOME_DAYS),
            ),
        },
    )


_SOME_DAYS: Final = [Day(2016, 1, 4).add(days=at) for at in range(2_000)]


if __name__ == "__main__":
    if "--memory" in sys.argv:
        measure(sys.argv[-2], int(sys.argv[-1]))
    else:
        main()
