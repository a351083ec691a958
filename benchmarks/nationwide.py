"""A country's archive: millions of rows from Parquet to indicators per commune and year.

The rows are invented by `dialogue_core.testing.synthetic_tables`. The core that all is compared
with is numpy over columns that are loaded and whole numbers already: the same tables by code and
`take`, two takes for a deadline, and counting by group. What is compared is first checked to count
alike. Memory is that of a process of its own, beyond what it needs before it reads.

    python benchmarks/nationwide.py [--quick]

It needs `numpy`, `polars` and `duckdb` (extra `analysis`, dependency group `bench`).
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
import polars as pl
import polars.selectors as cs
from _arrays import COLUMNS, Arrays
from _report import QUICK, Report, forget_peak, memory, ratio

import dialogue_core as dc
from dialogue_core import analysis, frames, testing
from dialogue_core.values import WorkingDays
from dialogue_core.vocabulary import Handling, UnitKind

REPORT: Final = Report("A country's archive", "polars", "narwhals", "duckdb", "numpy")
ROUNDS: Final = 3 if QUICK else 5
FEW, MANY = (50_000, 500_000) if QUICK else (500_000, 5_000_000)
ONE: Final = 100_000 if QUICK else 1_000_000
COMMUNES: Final = 10_000
PERIOD: Final = WorkingDays(15)
WARD: Final = dc.Unit(id="xa", name="Xã", kind=UnitKind.XA)
LAW: Final = dc.law.regulation_for(WARD, on="2026-08-01")
CALENDAR: Final = dc.law.CALENDAR
READ: Final = ("place", "year", "held_on", "first_answered_on", "mixed", *(c.name for c in COLUMNS))
INDICATOR: Final = "answered_on_the_spot"


def units() -> list[dc.Unit]:
    """Return invented communes, a hundred in a province."""
    return [
        dc.Unit(id=f"gia-dinh-{i // 100:03}/xa-{i:05}", name=f"Giả Định {i}", kind=UnitKind.XA)
        for i in range(COMMUNES)
    ]


def made(rows: int, folder: Path) -> tuple[Path, Path]:
    """Write invented tables, and return the files of parts and of conferences."""
    tables = testing.synthetic_tables(rows, units=units())
    paths = folder / f"parts-{rows}.parquet", folder / f"sessions-{rows}.parquet"
    for table, path in zip(tables, paths, strict=True):
        table.sink_parquet(path, compression="zstd")
    return paths


# --- screened, routed, dated and counted --------------------------------------------------------


def counted(path: Path) -> pl.DataFrame:
    """Return for each commune and year how its parts are handled and answered."""
    rows = pl.scan_parquet(path).select(READ)
    routed = frames.route(rows, LAW)
    dated = frames.after(routed, "held_on", PERIOD, CALENDAR, name="by")
    answered, by = pl.col("first_answered_on"), pl.col("by")
    return (
        dated.group_by("place", "year")
        .agg(
            parts=pl.len(),
            screened_out=(pl.col("handling") != Handling.ANSWER.value).sum(),
            led=pl.col("lead").is_not_null().sum(),
            in_time=(answered <= by).sum(),
            late=(answered > by).sum(),
        )
        .collect(engine="streaming")
    )


class Core:
    """The same in numpy, over what is loaded."""

    def __init__(self, path: Path) -> None:
        frame = pl.read_parquet(path, columns=list(READ))
        self.arrays = Arrays(frame, LAW, ("handling", "lead"))
        self.answer = self.arrays.label("handling", Handling.ANSWER.value)
        table = CALENDAR.table
        if table is None:
            raise SystemExit("the calendar knows no days off")
        self.before = np.array(table.before, np.int32)
        self.ordinals = np.array(table.ordinals, np.int32)
        first = np.int32(719_163 - table.first)
        self.at = frame["held_on"].to_physical().to_numpy() + first + 1
        told = frame["first_answered_on"].to_physical().fill_null(-719_163).to_numpy()
        self.answered = told + np.int32(719_163)
        self.places = frame["place"].unique().sort()
        place = frame["place"].cast(pl.Enum(self.places)).to_physical().to_numpy()
        self.first_year = int(frame["year"].min())
        self.years = int(frame["year"].max()) - self.first_year + 1
        year = (frame["year"] - self.first_year).cast(pl.Int32).to_numpy()
        self.group = place.astype(np.int32) * np.int32(self.years) + year

    def counted(self) -> dict[str, np.ndarray]:
        """Return the counts of each commune and year."""
        found = self.arrays.decided()
        by = self.ordinals.take(self.before.take(self.at) + PERIOD.count - 1)
        some = self.answered > 0
        late = self.answered > by
        size = len(self.places) * self.years
        group = self.group
        return {
            "parts": np.bincount(group, minlength=size),
            "screened_out": np.bincount(group[found["handling"] != self.answer], minlength=size),
            "led": np.bincount(group[found["lead"] != 0], minlength=size),
            "in_time": np.bincount(group[some & ~late], minlength=size),
            "late": np.bincount(group[late], minlength=size),
        }

    def check(self, frame: pl.DataFrame) -> None:
        """Refuse to compare what does not count alike."""
        place = frame["place"].cast(pl.Enum(self.places)).to_physical().cast(pl.Int64)
        group = (place * self.years + frame["year"] - self.first_year).to_numpy()
        for name, counts in self.counted().items():
            if not np.array_equal(counts[group], frame[name].to_numpy()):
                raise SystemExit(f"columns and arrays count otherwise: {name}")


def scan(folder: Path) -> None:
    """P3b: from Parquet to counts per commune and year."""
    (many, _), (few, _) = made(MANY, folder), made(FEW, folder)
    core = Core(many)
    rows = len(core.group)
    core.check(counted(many))
    base = f"numpy, columns loaded as whole numbers, {MANY:,} rows"
    ours = f"Polars from Parquet, {MANY:,} rows"
    small = f"Polars from Parquet, {FEW:,} rows"
    taken = REPORT.compared(
        f"Screened, routed, dated, counted for each of {COMMUNES:,} communes and year, per row",
        {
            base: (core.counted, rows),
            ours: (lambda: counted(many), rows),
            small: (lambda: counted(few), FEW),
        },
        rounds=ROUNDS,
        warm=True,
    )
    grown = ratio(taken, ours, small) * MANY / FEW
    REPORT.budget("P3b", "Parquet to indicators / numpy core", ratio(taken, ours, base), at_most=3)
    REPORT.budget("P3b", "MiB at the peak, beyond the start", peak(many), at_most=300)
    REPORT.table(f"{MANY:,} rows / {FEW:,} rows (linear is {MANY // FEW})", {"time": grown})


# --- memory, in a process of its own ------------------------------------------------------------


def peak(path: Path) -> float:
    """Return how many MiB more than at its start a process needs at most to count."""
    run = subprocess.run(  # noqa: S603 -- this Python, on this file
        [sys.executable, __file__, "--memory", str(path)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return float(run.stdout.splitlines()[-1])


def measured(path: Path) -> None:
    """Print the peak beyond what is there once tables and libraries are loaded, in MiB."""
    frames.route(pl.read_parquet(path, columns=list(READ), n_rows=10), LAW)
    before = memory()
    forget_peak()
    counted(path)
    print(memory("VmHWM") - before)


# --- one indicator ------------------------------------------------------------------------------


def by_hand(path: Path) -> pl.DataFrame:
    """Return one share by commune and year, as one writes it by hand: without bounds."""
    return (
        pl.scan_parquet(path)
        .group_by("place", "year")
        .agg(
            denominator=pl.len(),
            numerator=(pl.col("first_answered_how") == "on_the_spot").sum(),
        )
        .with_columns(value=pl.col("numerator") / pl.col("denominator"))
        .collect(engine="streaming")
    )


NOT_HELD: Final = ("planned", "announced", "postponed", "cancelled")


def bounded_by_hand(parts: Path, sessions: Path) -> pl.DataFrame:
    """Return the same figures as `analysis.measure`, as one writes them by hand for this one.

    No year and no place is null here; where they are, or where there is a total, it takes more.
    """
    answered, how = pl.col("answers"), pl.col("first_answered_how")
    vouched = pl.col("vouched_answers").is_not_null()
    spot, other = how == "on_the_spot", how != "on_the_spot"
    hit = ((answered > 0) & spot).fill_null(value=False)
    no = (answered == 0).fill_null(value=False)
    first = ((answered > 0) & other).fill_null(value=False)
    counted = (
        pl.scan_parquet(parts)
        .group_by("place", "year")
        .agg(
            hits=hit.sum(),
            misses=(no | first).sum(),
            misses_low=((no | first) & vouched).sum(),
            hits_high=(~((no | first) & vouched)).sum(),
            misses_high=(~hit).sum(),
        )
    )
    status = pl.col("status").cast(pl.String)
    here = ~status.is_in(NOT_HELD).fill_null(value=False)
    high = pl.col("unrecorded_high")
    both = pl.col("vouched_statements").is_not_null() & pl.col("vouched_answers").is_not_null()
    heads = (
        pl.scan_parquet(sessions)
        .group_by("place", "year")
        .agg(
            records=here.sum(),
            whole=(here & both).sum(),
            most=high.filter(here).sum(),
            unbounded=high.filter(here).is_null().any(),
        )
    )
    hits, misses = pl.col("hits"), pl.col("misses")
    most, least = pl.col("hits_high") + pl.col("most"), pl.col("misses_low")
    worst = hits + pl.col("misses_high") + pl.col("most")
    bounded = ~pl.col("unbounded")
    small = pl.any_horizontal(
        pl.col("hits", "misses", "misses_low").is_between(1, 4),
        (hits + misses).is_between(1, 4),
        most.is_between(1, 4) & bounded,
        (worst - hits).is_between(1, 4) & bounded,
    )
    figures = {
        "value": hits / (hits + misses),
        "low": pl.when(bounded).then(hits / worst).otherwise(0.0),
        "high": pl.when(bounded).then(most / (most + least)).otherwise(1.0),
        "numerator": hits,
        "denominator": hits + misses,
        "known": hits + least,
    }
    shown = {name: pl.when(~small).then(figure) for name, figure in figures.items()}
    return (
        counted.join(heads, on=["place", "year"], how="full", coalesce=True)
        .with_columns(pl.exclude("place", "year", "unbounded").fill_null(0))
        .with_columns(pl.col("unbounded").fill_null(value=False))
        .filter(pl.any_horizontal(pl.col("records", "hits_high", "misses_high") > 0))
        .sort("place", "year")
        .select("place", "year", **shown, records="records", whole="whole", suppressed=small)
        .collect(engine="streaming")
    )


SQL: Final = """SELECT place, year, count(*) AS denominator,
    count(*) FILTER (first_answered_how = 'on_the_spot') AS numerator
    FROM read_parquet(?) GROUP BY place, year"""


def indicator(folder: Path) -> None:
    """P6: one indicator per unit and year, against the query written by hand."""
    parts, sessions = made(ONE, folder)

    def scanned() -> analysis.Tables:
        return analysis.Tables(parts=pl.scan_parquet(parts), sessions=pl.scan_parquet(sessions))

    def ours(*by: str, of: analysis.Tables | None = None) -> analysis.Figures:
        return analysis.measure(of or scanned(), (INDICATOR,), by=by)

    tables = scanned()
    ours(of=tables)

    told = ours("place", "year").to_frame().drop("indicator", "total")
    if not told.equals(bounded_by_hand(parts, sessions).with_columns(cs.float().fill_nan(None))):
        raise SystemExit("analysis.measure and the query by hand count otherwise")
    hand = "Polars by hand: numerator, denominator, share"
    bounded = "Polars by hand: the same figures as analysis.measure, for this one alone"
    found = "analysis.measure: with bounds, whether whole, small counts hidden"
    taken = REPORT.compared(
        f"One indicator per commune and year over {ONE:,} rows of Parquet",
        {
            hand: lambda: by_hand(parts),
            bounded: lambda: bounded_by_hand(parts, sessions),
            found: lambda: ours("place", "year").to_frame(),
            "another one of tables that were seen to belong together": lambda: ours(
                "place", "year", of=tables
            ).to_frame(),
            "the same per province and year": lambda: ours("province", "year"),
            "DuckDB by hand": lambda: duckdb.execute(SQL, [str(parts)]).fetchall(),
        },
        rounds=ROUNDS,
        warm=True,
    )
    same, bare = ratio(taken, found, bounded), ratio(taken, found, hand)
    REPORT.budget("P6", "one indicator / the same figures in Polars by hand", same, at_most=1.5)
    REPORT.budget("P6", "one indicator / a share without bounds by hand", bare, at_most=1.5)


def main() -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as folder:
        scan(Path(folder))
        indicator(Path(folder))
    REPORT.done()


if __name__ == "__main__":
    if "--memory" in sys.argv:
        measured(Path(sys.argv[-1]))
    else:
        main()
