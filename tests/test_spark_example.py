"""The example on Spark counts what Polars counts, and what statements one by one come to.

It starts a JVM, so it runs with ``make thorough`` only; it needs PySpark and a JDK.
"""

import importlib.util
import os
from collections import Counter
from pathlib import Path

import pytest

import dialogue_core as dc
from dialogue_core import testing
from dialogue_core.events import Answered
from dialogue_core.vocabulary import Handling, Level

if os.environ.get("HYPOTHESIS_PROFILE") != "thorough":
    pytest.skip("heavy: run make thorough", allow_module_level=True)
pytest.importorskip("polars", reason="polars is not installed: pip install .[analysis]")

PATH = Path(__file__).parents[1] / "examples" / "spark_nationwide.py"


@pytest.fixture(scope="module")
def example():
    spec = importlib.util.spec_from_file_location("example_spark_nationwide", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def dataset(example, tmp_path_factory):
    return str(example.invented(tmp_path_factory.mktemp("spark")))


@pytest.fixture(scope="module")
def by_polars(example, dataset):
    return example.rows_of(example.counted(example.tables_of(dataset, "polars").parts))


def one_by_one(example):
    """The same counts, each statement decided by itself."""
    found = Counter()
    for session in testing.synthetic_sessions(years=range(2024, 2027)):
        if session.place.level is not Level.WARD:
            continue
        by = dc.law.CALENDAR.after(session.on, example.ANSWER_WITHIN)
        for part in session.parts:
            key = (session.place.id, session.on.year)
            said = part.received.statement
            screening = dc.screen(said, example.LAW)
            at = next(i for i, p in enumerate(screening.parts) if p.id == part.id)
            handling = screening.parts[at].handling
            answers = part.of(Answered)
            found[(*key, "parts")] += 1
            found[(*key, "answered_here")] += handling.among == (Handling.ANSWER,)
            lead = dc.route(said, screening, example.LAW).parts[at].lead
            found[(*key, "with_a_lead")] += lead is not None
            found[(*key, "in_time")] += bool(answers) and answers[0].on <= by
            found[(*key, "late")] += bool(answers) and answers[0].on > by
    return found


class TestSparkNationwide:
    def test_polars_counts_what_statements_come_to(self, example, by_polars):
        names = ("parts", "answered_here", "with_a_lead", "in_time", "late")
        wanted = one_by_one(example)
        counted = {
            (place, year, name): number
            for place, year, *numbers in by_polars
            for name, number in zip(names, numbers, strict=True)
        }
        assert counted == dict(wanted)

    def test_spark_counts_what_polars_counts(self, example, dataset, by_polars):
        pytest.importorskip("pyspark", reason="pyspark is not installed")
        with example.spark_session():
            found = example.rows_of(example.counted(example.tables_of(dataset, "pyspark").parts))
        assert found == by_polars

    @pytest.mark.parametrize("engine", ["polars", "duckdb"])
    def test_it_prints_in_both_languages(self, example, dataset, engine, capsys):
        pytest.importorskip(engine, reason=f"{engine} is not installed")
        printed = {}
        for lang in ("vi", "en"):
            example.main([dataset, "--engine", engine, "--lang", lang])
            printed[lang] = capsys.readouterr().out
        assert "đơn vị | năm" in printed["vi"]
        assert "unit | year" in printed["en"]
        assert "gia-dinh/bac | 2026" in printed["en"]
