"""Speed of screening and routing a column, and of its deadlines, against numpy, row by row and SQL.

The first way is what no
dataframe can do without: the same tables as arrays of numpy, over columns that are whole numbers
already. What is compared is first checked to decide alike.

    python benchmarks/frames.py [--quick]

It needs `numpy`, `pandas`, `polars`, `duckdb` and `openfisca-core` (dependency groups `test` and
`bench`).
"""

import datetime as dt
import gc
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import Final

import _openfisca
import duckdb
import numpy as np
import polars as pl
from _arrays import COLUMNS, OUTCOMES, Arrays
from _report import QUICK, Report, Way, forget_peak, memory, ratio

import dialogue_core as dc
from dialogue_core import frames
from dialogue_core.statements import Part, Statement
from dialogue_core.values import Day, Sealed, WorkingDays

REPORT: Final = Report(
    "Columns of statements", "narwhals", "polars", "pandas", "duckdb", "numpy", "openfisca-core"
)
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


# --- memory, in a process of its own ------------------------------------------------------------


def memory_of(rows: int) -> dict[str, float]:
    """Return how many MiB more than the columns given a collected result needs at its peak."""
    found: dict[str, float] = {}
    for what in MEASURED:
        run = subprocess.run(  # noqa: S603 -- this Python, on this file
            [sys.executable, __file__, "--memory", what, str(rows)],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        found[what], _ = map(float, run.stdout.splitlines()[-1].split())
    REPORT.table(f"Peak memory beyond the {rows:,} rows given, each in a process", found, "MiB")
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
    before = memory()
    forget_peak()
    result = MEASURED[what](frames.route(frame.lazy(), LAW))
    print(memory("VmHWM") - before, result.estimated_size("mb"))


# --- the run ------------------------------------------------------------------------------------


def main() -> None:
    """Measure everything."""
    many = invented(MANY)
    few = many.head(FEW)
    start = time.perf_counter()
    frames.route(few.head(1), LAW)
    REPORT.note(f"the tables of one regulation took {time.perf_counter() - start:.1f} s, once")
    arrays, lazy = Arrays(many, LAW), frames.route(many.lazy(), LAW)
    fewer, lazy_few = Arrays(few, LAW), frames.route(few.lazy(), LAW)
    check(many, arrays)

    base = f"numpy, code + take, {MANY:,} rows"
    polars = f"Polars through narwhals, lazy, {MANY:,} rows"
    small = f"Polars through narwhals, lazy, {FEW:,} rows"
    ways: dict[str, Way | tuple[Way, int]] = {
        base: (arrays.decided, MANY),
        polars: (lambda: lazy.select(OUTCOMES).collect(), MANY),
        "the same, streaming": (lambda: lazy.select(OUTCOMES).collect(engine="streaming"), MANY),
        f"numpy, code + take, {FEW:,} rows": (fewer.decided, FEW),
        small: (lambda: lazy_few.select(OUTCOMES).collect(), FEW),
    }
    told = REPORT.compared("Screen + route, every outcome, per row", ways, rounds=ROUNDS, warm=True)
    others(few, fewer)
    engines(many)
    deadlines(many)
    peaks = memory_of(MANY)
    grown = ratio(told, polars, small) * MANY / FEW
    over = ratio(told, polars, base)
    REPORT.budget("P3", "screen + route a column / numpy, code + take", over, at_most=2.5)
    REPORT.budget("P3", f"time of {MANY:,} rows / {FEW:,} rows", grown, at_most=11)
    REPORT.budget("P3", "MiB beyond the columns given", peaks["every outcome"], at_most=120)
    REPORT.done()


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
    REPORT.compared(
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
        warm=True,
    )


def engines(frame: pl.DataFrame) -> None:
    """Compare with OpenFisca and a function row by row, where all facts are recorded."""
    told = _openfisca.known(frame)
    rows = len(told)
    decide, arrays = _openfisca.decider(told), Arrays(told, LAW)
    lazy = frames.route(told.lazy(), LAW)
    some = told.head(ONE_BY_ONE * 10).to_pandas()
    wanted = frames.screen(told, LAW)["handling"].to_list()
    places = _openfisca.HANDLINGS
    if [places[at].value for at in decide().tolist()] != wanted:
        raise SystemExit("OpenFisca decides otherwise")
    if some.apply(by_hand, axis=1).to_list() != wanted[: len(some)]:
        raise SystemExit("row by row it is decided otherwise")
    taken = REPORT.compared(
        f"Rules engines, {rows:,} rows with everything recorded, per row",
        {
            "numpy, code + take, every outcome": (arrays.decided, rows),
            "Polars through narwhals, lazy, every outcome": (
                lambda: lazy.select(OUTCOMES).collect(),
                rows,
            ),
            "Polars through narwhals, lazy, handling alone": (
                lambda: lazy.select("handling").collect(),
                rows,
            ),
            "OpenFisca, handling alone": (decide, rows),
            "pandas apply of if/elif, handling alone": (
                lambda: some.apply(by_hand, axis=1),
                len(some),
            ),
        },
        rounds=3,
        warm=True,
    )
    _, _, ours, other, _ = taken
    over = ratio(taken, other, ours)
    REPORT.budget("P3", "OpenFisca / a column, handling alone", over, at_least=10)


def by_hand(row: Mapping[str, str]) -> str:  # noqa: PLR0911 -- one exit for each row of the table
    """Decide the handling of a row of pandas, as one writes it."""
    kind, anonymous = row["kind"], row["delivery"] == "anonymous"
    if kind == "denunciation" and anonymous:
        return "file_or_inspect"
    if row["party_discipline"] == "yes":
        return "inspection_committee"
    if kind == "denunciation":
        return "take_privately"
    if kind == "complaint" and anonymous:
        return "file_or_inspect"
    if kind == "complaint":
        return "take_privately" if row["decision_maker"] == "city" else "guide"
    if kind == "petition" and row["secrecy"] == "no" and row["settled_by"] in _openfisca.BEYOND:
        return "forward"
    if row["secrecy"] == "yes" or row["topic"] == "off":
        return "answer_separately"
    return "answer"


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
    taken = REPORT.compared(
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
        rounds=ROUNDS,
        warm=True,
    )
    base, ours, _ = taken
    REPORT.budget("P7", "a column of deadlines / numpy take", ratio(taken, ours, base), at_most=1.5)


_SOME_DAYS: Final = [Day(2016, 1, 4).add(days=at) for at in range(2_000)]


if __name__ == "__main__":
    if "--memory" in sys.argv:
        measure(sys.argv[-2], int(sys.argv[-1]))
    else:
        main()
