"""A country's archive on Spark, with the code that runs on one machine.

The archive leaves one machine as a data set of Parquet, partitioned by year and province, as
`Archive.export_dataset` writes it. Everything after that is the same on every engine: statements
are screened, routed, dated and counted per commune and year by `counted` below, and an indicator
comes from `dialogue_core.analysis`. This script does both, on Spark in local mode.

    pip install "dialogue-core[analysis,testing]" pyspark     # and a JDK, 17 or newer
    python examples/spark_nationwide.py                       # an invented archive
    python examples/spark_nationwide.py DATASET               # the folder of a data set
    python examples/spark_nationwide.py --engine polars       # the same numbers without Spark

On a cluster nothing of it changes but where Spark runs and where the data set lies:

1. Install ``dialogue-core[analysis]`` into the Python of the driver and of the workers, or ship it
   with ``--archives environment.tar.gz`` (venv-pack or conda-pack).
2. Copy the data set to storage that every worker reads: HDFS, S3, a shared disk.
3. Hand the script to the cluster, which says the master; the `local[2]` below is then not taken:

       spark-submit --master spark://host:7077 examples/spark_nationwide.py hdfs:///archive
       spark-submit --master yarn --deploy-mode client examples/spark_nationwide.py s3a://bucket/archive

Spark reads only the partitions that are asked for, as ``year = 2025 AND province = 'lam-dong'``.
The counts are small, a row for each commune and year; nothing else comes back to the driver.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import narwhals as nw

import dialogue_core as dc
from dialogue_core import analysis, frames, testing
from dialogue_core.archive import Archive
from dialogue_core.values import WorkingDays
from dialogue_core.vocabulary import Handling, Lang, Level, UnitKind

COMMUNE: Final = dc.Unit(id="xa", name="Xã", kind=UnitKind.XA)
"""Any commune: the law of the whole country. A province with rules of its own is screened by its
own regulation, on the rows of its partition."""
LAW: Final = dc.law.regulation_for(COMMUNE, on="2026-08-01")
"""The law that all statements are put to, whenever they were made: what it would make of them."""
ANSWER_WITHIN: Final = WorkingDays(15)
"""What we ask about: was it answered within so many working days after the conference?"""
INDICATOR: Final = "answered_on_the_spot"


def counted(parts: Any) -> Any:
    """Return, for each commune and year, how its statements are handled, led and answered.

    Args:
        parts: The table of parts, in any engine; the result is of the same engine.
    """
    frame = nw.from_native(parts)
    wards = frame.filter(nw.col("level") == Level.WARD.value).to_native()
    routed = frames.route(wards, LAW)
    dated = frames.after(routed, "held_on", ANSWER_WITHIN, dc.law.CALENDAR, name="by")
    answered, by = nw.col("first_answered_on"), nw.col("by")
    told = {
        "parts": nw.lit(1),
        "answered_here": _one(nw.col("handling") == Handling.ANSWER.value),
        "with_a_lead": _one(~nw.col("lead").is_null()),
        "in_time": _one(answered <= by),
        "late": _one(answered > by),
    }
    return (
        nw.from_native(dated)
        .with_columns(**{f"is_{name}": number for name, number in told.items()})
        .group_by("place", "year")
        .agg(**{name: nw.col(f"is_{name}").sum() for name in told})
        .sort("place", "year")
        .to_native()
    )


def _one(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(1).otherwise(0)


def rows_of(frame: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a small frame of any engine, in order."""
    found = nw.from_native(frame)
    eager = found.collect() if isinstance(found, nw.LazyFrame) else found
    return sorted(eager.rows())


# --- where the rows come from -------------------------------------------------------------------


def invented(folder: Path) -> Path:
    """Write the data set of an invented city and its wards over three years."""
    path = folder / "dataset"
    with Archive.open(folder / "archive.sqlite", create=True) as archive:
        for session in testing.synthetic_sessions(years=range(2024, 2027)):
            archive.append(session)
        archive.export_dataset(path, key=b"an invented key, of nobody")
    return path


def tables_of(path: str, engine: analysis.Engine) -> analysis.Tables:
    """Return the tables of a data set: a folder, or an address that Spark reads."""
    if "://" not in path:
        return analysis.scan(path, engine=engine)
    from pyspark.sql import SparkSession  # noqa: PLC0415 -- only where Spark is used

    spark = SparkSession.builder.getOrCreate()
    return analysis.Tables(
        parts=spark.read.parquet(f"{path}/parts"), sessions=spark.read.parquet(f"{path}/sessions")
    )


@contextmanager
def spark_session() -> Iterator[None]:
    """Run Spark: where the cluster says, else in this process on two cores."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 -- only where Spark is used

    builder = SparkSession.builder.appName("dialogue-core")
    if "SPARK_ENV_LOADED" not in os.environ:  # spark-submit sets it, and says the master
        builder = (
            builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
        )
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield
    finally:
        spark.stop()


# --- what is shown ------------------------------------------------------------------------------

HEADINGS: Final[dict[Lang, tuple[str, ...]]] = {
    "vi": ("đơn vị", "năm", "nội dung", "trả lời", "có cơ quan chủ trì", "đúng hạn", "trễ hạn"),
    "en": ("unit", "year", "parts", "answered", "with a lead", "in time", "late"),
}


def show(tables: analysis.Tables, lang: Lang) -> None:
    """Print the counts of some communes, and an indicator with its bounds."""
    rows = rows_of(counted(tables.parts))
    print(" | ".join(HEADINGS[lang]))
    for row in rows[:12]:
        print(" | ".join(map(str, row)))
    print(f"… {len(rows)}")
    found = analysis.measure(tables, (INDICATOR,), by=("year",))
    print(f"\n{analysis.indicator(INDICATOR).title.label(lang)}")
    for cell in found.cells:
        year = dict(cell.keys)["year"]
        print(f"{year}: {_share(cell.value)} [{_share(cell.low)}, {_share(cell.high)}]")


def _share(number: float | None) -> str:
    return "…" if number is None else f"{number:.0%}"


def main(argv: Sequence[str] | None = None) -> None:
    """Count and print, on the engine asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dataset", nargs="?", help="the folder or address of a data set")
    parser.add_argument("--engine", choices=("pyspark", "polars", "duckdb"), default="pyspark")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        path = given.dataset or str(invented(Path(folder)))
        if given.engine == "pyspark":
            with spark_session():
                show(tables_of(path, "pyspark"), given.lang)
        else:
            show(tables_of(path, given.engine), given.lang)


if __name__ == "__main__":
    main()
