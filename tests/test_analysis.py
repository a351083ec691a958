"""Tables of an archive and the figures made of them: bounded, and silent about few people."""

import datetime as dt
import itertools
import os
import random
import re
import sys
import types
from collections import Counter
from types import SimpleNamespace

import attrs
import pytest
from archive_cases import DAY, PLAN, made, new, received
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import law, testing
from dialogue_core.archive import DATA_DICTIONARY, SESSION_DICTIONARY, Archive, _parquet
from dialogue_core.errors import (
    ArchiveError,
    DamagedArchiveError,
    InputError,
    InvalidValueError,
    MissingExtraError,
)
from dialogue_core.events import (
    Announced,
    Answered,
    Cancelled,
    Closed,
    Concluded,
    Forwarded,
    Held,
    Opened,
    Planned,
    Published,
    Rescheduled,
    Routed,
    Speaker,
    Spoke,
    Tallied,
    Vouched,
)
from dialogue_core.values import Span
from dialogue_core.vocabulary import (
    AnswerWay,
    Channel,
    Handling,
    Measure,
    PublicationKind,
    RecordAspect,
    SpeakerKind,
)

pl = pytest.importorskip("polars", reason="polars is not installed: pip install .[analysis]")
nw = pytest.importorskip("narwhals", reason="narwhals is not installed: pip install .[analysis]")

from dialogue_core import analysis  # noqa: E402 -- after it is known to be there
from dialogue_core.analysis import _figures, _small, _tables  # noqa: E402 -- the same

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
KEY = b"sixteen bytes or more"
NAMES = tuple(one.name for one in analysis.INDICATORS)
OF = {one.name: one for one in analysis.INDICATORS}
ANSWERING = tuple(one.name for one in analysis.INDICATORS if one.family == "answering")
SCREENING = tuple(one.name for one in analysis.INDICATORS if one.family == "screening")
SCREENED_OUT = {name: name.removeprefix("screened_out_") for name in SCREENING[1:]}
BODY = dc.Body.named("Phòng QLĐT")
PEOPLE = Speaker(kind=SpeakerKind.CITIZEN, id="P1")
CHAIR = Speaker(kind=SpeakerKind.CHAIR)
CITY = PLAN.place
WARD = law.TERRITORY.unit("lam-dong/bac-gia-nghia")


def chance(seed):
    return random.Random(seed)  # noqa: S311 -- cases are made from a seed


def session_row(session):
    """The row of one conference."""
    (row,) = analysis.tables_of([session], key=KEY).sessions.to_dicts()
    return row


def cell(tables, name, **asked):
    (found,) = analysis.measure(tables, [name], **asked).cells
    return found


# --- the tables ---------------------------------------------------------------------------------


class TestDictionary:
    @pytest.mark.parametrize("columns", [DATA_DICTIONARY, SESSION_DICTIONARY])
    def test_every_column_says_what_it_means_and_in_what_unit(self, columns):
        assert len({column.name for column in columns}) == len(columns)
        for column in columns:
            words = (column.meaning, column.unit, *([column.missing] if column.missing else []))
            assert all(each.vi and each.en for each in words)

    def test_what_both_tables_have_means_the_same_but_for_the_status(self):
        heads = {column.name: column for column in SESSION_DICTIONARY}
        shared = [column for column in DATA_DICTIONARY if column.name in heads]
        assert {c.name for c in shared if c != heads[c.name]} == {"status"}

    def test_what_is_needed_is_in_the_dictionaries(self):
        from dialogue_core.analysis._indicators import NEEDED  # noqa: PLC0415 -- only here

        assert set(NEEDED["parts"]) <= {column.name for column in DATA_DICTIONARY}
        assert set(NEEDED["sessions"]) <= {column.name for column in SESSION_DICTIONARY}


class TestWhatTheTablesHold:
    """What the dictionary says, of any record, and nothing that must stay secret."""

    @settings(max_examples=300 if THOROUGH else 10)
    @given(testing.sessions())
    def test_every_value_is_what_its_column_says(self, session):
        found = analysis.tables_of([session], key=KEY)
        for table, columns in (
            (found.parts, DATA_DICTIONARY),
            (found.sessions, SESSION_DICTIONARY),
        ):
            assert table.columns == [column.name for column in columns]
            for column in columns:
                values = table[column.name].to_list()
                if column.missing is None:
                    assert None not in values, column.name
                if column.values:
                    assert {*values} <= {None, *(term.value for term in column.values)}
        assert found.parts.height == found.sessions["parts"].item() == len(session.parts)

    def test_no_words_names_or_ids_of_people_stand_in_them(self):
        speaker = Speaker(id="nguoi-qzx", name=dc.Sealed("Nguyễn QZX"), contact=dc.Sealed("1 QZX"))
        came = attrs.evolve(received(1, "QZX"), speaker=speaker, ref=dc.Sealed("tờ QZX"))
        turn = Spoke(on=DAY, speaker=speaker, seconds=60, about=("S1",))
        found = analysis.tables_of([new().record(Opened(on=DAY), came, turn)], key=KEY)
        assert found.parts.height == 1
        assert "qzx" not in str([found.parts.to_dicts(), found.sessions.to_dicts()]).lower()


class TestConferences:
    """One row a conference: when, where, how far, and what somebody vouched for."""

    def test_a_conference_as_it_was_held(self):
        session = new().record(
            Planned(on="2022-08-15", held=Span.on("2022-10-12")),
            Announced(on="2022-09-01", held=Span.on("2022-10-12")),
            Rescheduled(on="2022-09-20", held=Span.on(DAY)),
            Announced(on="2022-10-05", channels=(Channel.POSTING,)),
            Announced(on="2022-10-07"),
            Opened(on=DAY, at="08:00"),
            received(1),
            Spoke(on=DAY, speaker=PEOPLE, seconds=120),
            Spoke(on=DAY, speaker=CHAIR, seconds=60),
            Spoke(on=DAY, speaker=CHAIR),
            Closed(on=DAY),
            Concluded(on="2022-10-20", number="12/TB-UBND"),
            Published(on="2022-10-28", what=PublicationKind.RESULT, channel=Channel.PORTAL),
            Published(on="2022-10-24", what=PublicationKind.RESULT, channel=Channel.POSTING),
            Tallied(on=DAY, measure=Measure.ATTENDEES, low=100, high=None),
            Vouched(on="2022-11-01", aspect=RecordAspect.NOTICE),
            Vouched(on="2022-11-05", aspect=RecordAspect.NOTICE),
            Vouched(on=None, noted_on="2022-11-06", aspect=RecordAspect.FLOOR),
        )
        row = session_row(session)
        assert (row["year"], row["province"], row["level"]) == (2022, "dak-nong", "city")
        assert (row["status"], row["by_report"], row["institution"]) == (
            "closed",
            False,
            "dialogue",
        )
        assert row["announced"]
        assert row["notice_on"] == dt.date(2022, 10, 5)
        assert row["notice_lead"] == 9
        assert row["published_on"] == dt.date(2022, 10, 24)
        assert (row["published"], row["publication_lag"]) == (True, 10)
        assert row["concluded_on"] == dt.date(2022, 10, 20)
        assert (row["first_day"], row["last_day"]) == (dt.date(2022, 10, 14),) * 2
        assert (row["turns"], row["citizen_seconds"], row["other_seconds"]) == (3, 120, 60)
        assert (row["citizen_untimed"], row["other_untimed"]) == (0, 1)
        assert (row["statements"], row["parts"]) == (1, 1)
        assert (row["attendees_low"], row["attendees_high"]) == (100, None)
        assert (row["groups_low"], row["groups_high"]) == (None, None)
        assert row["vouched_notice"] == dt.date(2022, 11, 5)
        assert row["vouched_floor"] == dt.date(2022, 11, 6)
        assert row["vouched_answers"] is None
        assert not row["whole"]

    def test_a_conference_known_from_a_report(self):
        session = new().record(
            Held(on=None, noted_on="2023-01-05", within=Span("2022-12-20", until="2023-01-03")),
            Tallied(on="2023-01-05", measure=Measure.CONTENTS, low=40, high=45),
        )
        row = session_row(session)
        assert row["by_report"]
        assert (row["year"], row["held_on"], row["notice_lead"]) == (None, None, None)
        assert (row["first_day"], row["last_day"]) == (dt.date(2022, 12, 20), dt.date(2023, 1, 2))
        assert (row["contents_low"], row["contents_high"]) == (40, 45)
        assert (row["unrecorded_low"], row["unrecorded_high"]) == (40, 45)

    @pytest.mark.parametrize(
        ("events", "unrecorded"),
        [
            ((), (0, None)),
            ((Vouched(on=DAY, aspect=RecordAspect.STATEMENTS),), (0, 0)),
            ((Tallied(on=DAY, measure=Measure.CONTENTS, low=2, high=2),), (1, 1)),
            ((Tallied(on=DAY, measure=Measure.CONTENTS, low=0, high=0),), (0, 0)),
            ((Tallied(on=DAY, measure=Measure.CONTENTS, low=9, high=None),), (8, None)),
            ((Tallied(on=DAY, measure=Measure.RAISED, low=9, high=9),), (0, None)),
        ],
    )
    def test_what_is_not_on_record_is_told_by_reports(self, events, unrecorded):
        row = session_row(new().record(Opened(on=DAY), received(1), *events))
        assert (row["unrecorded_low"], row["unrecorded_high"]) == unrecorded

    def test_of_what_was_not_held_nothing_is_missing(self):
        row = session_row(new().record(Planned(on=DAY), Cancelled(on=DAY)))
        assert (row["unrecorded_low"], row["unrecorded_high"]) == (0, 0)
        assert (row["year"], row["first_day"], row["last_day"]) == (None, None, None)

    def test_a_record_is_whole_if_somebody_vouched_for_every_side(self):
        vouched = [Vouched(on=DAY, aspect=aspect) for aspect in RecordAspect]
        assert session_row(new().record(Opened(on=DAY), *vouched))["whole"]

    def test_an_answer_is_in_time_or_not_or_has_no_day(self):
        session = new().record(
            Opened(on=DAY),
            *map(received, range(4)),
            *(Routed(on=DAY, part=f"S{i}/1", lead=BODY, due="2022-11-01") for i in range(3)),
            Answered(on="2022-11-01", part="S0/1", how=AnswerWay.IN_WRITING),
            Answered(on="2022-11-02", part="S1/1", how=AnswerWay.IN_WRITING),
            Answered(on=None, noted_on="2022-11-02", part="S2/1", how=AnswerWay.IN_PERSON),
            Answered(on=DAY, part="S3/1", how=AnswerWay.ON_THE_SPOT),
            Answered(on="2022-12-02", part="S3/1", how=AnswerWay.IN_WRITING),
            Forwarded(on="2022-12-05", part="S3/1", to=BODY),
            Vouched(on="2022-12-31", aspect=RecordAspect.ANSWERS),
        )
        rows = analysis.tables_of([session], key=KEY).parts.to_dicts()
        assert [row["dated"] for row in rows] == [True, True, True, False]
        assert [row["in_time"] for row in rows] == [True, False, None, None]
        assert [row["answers"] for row in rows] == [1, 1, 1, 2]
        assert [row["forwarded"] for row in rows] == [False, False, False, True]
        assert rows[3]["first_answered_how"] == "on_the_spot"
        assert rows[3]["first_answered_on"] == dt.date(2022, 10, 14)
        assert rows[3]["answered_on"] == dt.date(2022, 12, 2)
        assert {row["vouched_answers"] for row in rows} == {dt.date(2022, 12, 31)}
        assert {row["vouched_statements"] for row in rows} == {None}


# --- the data set -------------------------------------------------------------------------------


def conferences():
    """Conferences of two provinces and several years, one of them of no known day."""
    ward = {"place": WARD, "organiser": BODY, "plan": ""}
    answered = Answered(on="2022-11-01", part="S1/1", how=AnswerWay.IN_WRITING)
    return [
        new("A").record(Opened(on=DAY), received(1), received(2), answered),
        new("B", **ward).record(Opened(on="2026-03-01"), *map(received, range(3))),
        new("C").record(Planned(on="2023-01-05", held=Span.of_year(2023))),
        new("D", **ward).record(received(7)),
        new("E").record(Opened(on=DAY), received(4)),
    ]


class TestDataset:
    """A folder of Parquet in the hive form, whole or not there, in bounded memory."""

    @pytest.fixture
    def archive(self, tmp_path):
        with made(tmp_path / "a.sqlite", *conferences()) as archive:
            yield archive

    def test_it_is_partitioned_by_year_and_province(self, archive, tmp_path):
        assert archive.export_dataset(tmp_path / "set", key=KEY) == 7
        none = "__HIVE_DEFAULT_PARTITION__"
        assert {
            table: {str(f.parent.relative_to(tmp_path / "set" / table)) for f in files}
            for table in ("parts", "sessions")
            if (files := list((tmp_path / "set" / table).rglob("*.parquet")))
        } == {
            "parts": {
                "year=2022/province=dak-nong",
                "year=2026/province=lam-dong",
                f"year={none}/province=lam-dong",
            },
            "sessions": {
                "year=2022/province=dak-nong",
                "year=2023/province=dak-nong",
                "year=2026/province=lam-dong",
                f"year={none}/province=lam-dong",
            },
        }
        assert {path.name for path in tmp_path.iterdir()} >= {"a.sqlite", "set"}
        assert not [path for path in tmp_path.iterdir() if path.name.startswith("set.")]

    @pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
    def test_every_engine_reads_the_same_rows(self, archive, tmp_path, engine, monkeypatch):
        pytest.importorskip(engine, reason=f"{engine} is not installed")
        if engine == "pandas":
            pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        monkeypatch.setattr(_parquet, "MOST_HELD", 2)
        archive.export_dataset(tmp_path / "set", key=KEY)
        kept = analysis.tables_of(conferences(), key=KEY)
        found = analysis.scan(tmp_path / "set", engine=engine)
        assert sorted_rows(found.parts) == sorted_rows(kept.parts)
        assert sorted_rows(found.sessions) == sorted_rows(kept.sessions)

    @pytest.mark.skipif(not THOROUGH, reason="it is heavy; make thorough runs it")
    @pytest.mark.filterwarnings("ignore")
    @pytest.mark.parametrize("engine", ["pyspark", "dask"])
    def test_the_heavy_engines_read_and_measure_the_same(self, archive, tmp_path, engine):
        pytest.importorskip(engine, reason=f"{engine} is not installed")
        archive.export_dataset(tmp_path / "set", key=KEY)
        kept = analysis.tables_of(conferences(), key=KEY)
        found = analysis.scan(tmp_path / "set", engine=engine)
        assert sorted_rows(found.parts) == sorted_rows(kept.parts)
        for by in ((), ("year", "province")):
            expected = analysis.measure(kept, NAMES, by=by, totals=True)
            figures = analysis.measure(found, NAMES, by=by, totals=True)
            assert figures.to_rows() == expected.to_rows()
            assert sorted_rows(figures.to_frame()) == sorted_rows(expected.to_frame())

    def test_one_file_has_the_rows_in_the_order_of_the_archive(
        self, archive, tmp_path, monkeypatch
    ):
        monkeypatch.setattr(_parquet, "MOST_HELD", 2)
        assert archive.export_parquet(tmp_path / "parts.parquet", key=KEY) == 7
        kept = analysis.tables_of(conferences(), key=KEY).parts
        assert pl.read_parquet(tmp_path / "parts.parquet").rows() == kept.rows()

    def test_an_empty_archive_is_an_empty_data_set(self, tmp_path):
        with made(tmp_path / "empty.jsonl") as archive:
            assert archive.export_dataset(tmp_path / "set", key=KEY) == 0
        found = analysis.scan(tmp_path / "set")
        assert found.parts.collect().shape == (0, len(DATA_DICTIONARY))
        assert found.sessions.collect().shape == (0, len(SESSION_DICTIONARY))
        none = cell(found, "open")
        assert (none.value, none.low, none.high, none.records) == (None, None, None, 0)

    @pytest.mark.parametrize(
        ("error", "told"),
        [
            (OSError(28, "No space left on device"), "no room is left"),
            (pl.exceptions.ComputeError("transport\nerror"), r"not be written \(transport\); noth"),
        ],
    )
    def test_what_fails_leaves_nothing(self, archive, tmp_path, monkeypatch, error, told):
        before = set(tmp_path.iterdir())

        def fail(*_):
            raise error

        monkeypatch.setattr(_parquet._Pieces, "join", fail)
        with pytest.raises(ArchiveError, match=told):
            archive.export_dataset(tmp_path / "set", key=KEY)
        assert set(tmp_path.iterdir()) == before

    def test_a_damaged_archive_leaves_nothing_if_nobody_is_told(self, tmp_path):
        path = tmp_path / "a.jsonl"
        made(path, *conferences()).close()
        path.write_bytes(path.read_bytes().replace(b'"2022-11-01"', b'"2022-11-02"', 1))
        before = set(tmp_path.iterdir())
        told = []
        with Archive.open(path) as archive:
            with pytest.raises(DamagedArchiveError):
                archive.export_dataset(tmp_path / "set", key=KEY)
            assert {*tmp_path.iterdir()} - before <= {tmp_path / "a.jsonl.lock"}
            archive.export_dataset(tmp_path / "set", key=KEY, on_damage=told.append)
        assert {one.session for one in told} == {"A"}

    def test_nothing_is_overwritten_and_a_place_that_is_none_is_told(self, archive, tmp_path):
        (tmp_path / "set").mkdir()
        with pytest.raises(ArchiveError, match="nothing is overwritten"):
            archive.export_dataset(tmp_path / "set", key=KEY)
        with pytest.raises(ArchiveError, match="No such file"):
            archive.export_dataset(tmp_path / "no" / "set", key=KEY)

    @pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
    def test_it_is_for_its_owner_alone(self, archive, tmp_path):
        archive.export_dataset(tmp_path / "set", key=KEY)
        found = [tmp_path / "set", *(tmp_path / "set").rglob("*")]
        assert {path.stat().st_mode & 0o077 for path in found} == {0}

    def test_without_polars_it_is_said_what_to_install(self, archive, tmp_path, monkeypatch):
        monkeypatch.setattr("dialogue_core.archive._parquet.find_spec", lambda _: None)
        with pytest.raises(MissingExtraError, match=r"dialogue-core\[analysis\]"):
            archive.export_dataset(tmp_path / "set", key=KEY)

    def test_what_is_no_data_set_and_no_engine_is_refused(self, tmp_path, monkeypatch):
        with pytest.raises(InvalidValueError, match="no data set is here"):
            analysis.scan(tmp_path)
        with pytest.raises(InvalidValueError, match="engine must be one of polars, pandas"):
            analysis.scan(tmp_path, engine="excel")
        monkeypatch.setattr(_tables, "find_spec", lambda name: None if name == "pyarrow" else 1)
        with pytest.raises(MissingExtraError, match="pip install pyarrow"):
            analysis.scan(tmp_path, engine="pandas")


def sorted_rows(frame):
    """The rows of a frame of any engine, in an order of their own."""
    return sorted(_tables._rows(nw.from_native(frame)), key=repr)


# --- whole records, and what is left of them ----------------------------------------------------

PLACES = {
    "dak-nong/gia-nghia": ("dak-nong", "city"),
    "dak-nong/gia-nghia/nghia-duc": ("dak-nong", "ward"),
    "lam-dong/bac-gia-nghia": ("lam-dong", "ward"),
}
VOUCHED = {f"vouched_{aspect.value}": dt.date(2025, 1, 1) for aspect in RecordAspect}
OF_PARTS = ("vouched_statements", "vouched_answers")
TYPES = {"text": pl.String, "day": pl.Date, "truth": pl.Boolean, "number": pl.Int64}
HELD = ("open", "suspended", "closed")


def a_conference(rng, number):
    """The row of a conference of which everything is known."""
    place = rng.choice(list(PLACES))
    province, level = PLACES[place]
    held = rng.random() < 0.9
    announced, published = rng.random() < 0.8, rng.random() < 0.7
    raised = rng.randrange(12)
    answered = rng.randrange(raised + 1)
    return {
        "session": f"D{number}",
        "occasion": rng.choice((None, None, "cụm")),
        "year": rng.choice((2022, 2023)),
        "province": province,
        "place": place,
        "level": level,
        "institution": rng.choice(("dialogue", "dialogue", "voter_meeting")),
        "status": rng.choice(HELD) if held else rng.choice(("planned", "cancelled")),
        "by_report": False,
        "announced": announced,
        "notice_lead": rng.randrange(15) if announced else None,
        "published": published,
        "publication_lag": rng.randrange(40) if published else None,
        "citizen_seconds": rng.randrange(900),
        "other_seconds": rng.randrange(900),
        "citizen_untimed": 0,
        "other_untimed": 0,
        "unrecorded_low": 0,
        "unrecorded_high": 0,
        **{f"raised_{side}": raised for side in ("low", "high")},
        **{f"answered_{side}": answered for side in ("low", "high")},
        **VOUCHED,
    }


def a_part(rng, session):
    """The row of a part of which everything is known."""
    answers = rng.choice((0, 0, 1, 1, 2))
    how = rng.choice(list(AnswerWay)).value if answers else None
    dated = rng.random() < 0.7
    forwarded = rng.random() < 0.4
    status = "answered" if answers else rng.choice(("routed", "forwarded", "ended"))
    shared = ("session", "year", "province", "place", "level", "institution", *OF_PARTS)
    return {
        **{name: session[name] for name in shared},
        "part": "S1/1",
        "field": rng.choice(("land", "transport", "tax")),
        "owner": rng.choice(("a", "b")),
        "status": status,
        "answers": answers,
        "first_answered_how": how,
        "dated": dated,
        "in_time": rng.random() < 0.6 if answers and dated else None,
        "forwarded": forwarded or status == "forwarded",
        "raised_again": rng.random() < 0.2,
        "recorded_handling": rng.choice(list(Handling)).value,
    }


def whole(seed, most=12):
    """The rows of parts and of conferences of which everything is known."""
    rng = chance(seed)
    sessions = [a_conference(rng, number) for number in range(rng.randrange(1, 9))]
    parts = [
        a_part(rng, session)
        for session in sessions
        if session["status"] in HELD
        for _ in range(rng.randrange(most))
    ]
    return parts, sessions


def lost(rng, row, *names, odds=0.3):
    """Leave out some fields."""
    row.update(dict.fromkeys([name for name in names if rng.random() < odds]))


def damaged(seed, parts, sessions):
    """What is left when fields, evidence and parts of the record are lost."""
    rng = chance(seed)
    kept, heads = [], []
    for session in sessions:
        head = dict(session)
        lost(rng, head, *VOUCHED, odds=rng.choice((0, 0.3, 1)))
        _lose_evidence(rng, head)
        lost(rng, head, "year", "status", "institution", "notice_lead", "publication_lag", odds=0.1)
        lost(rng, head, "citizen_seconds", "other_seconds", odds=0.1)
        own = [dict(part) for part in parts if part["session"] == session["session"]]
        left = own
        if head["vouched_statements"] is None and own:
            left = rng.sample(own, rng.randrange(len(own) + 1))
            gone = len(own) - len(left)
            low = rng.randrange(gone + 1)
            high = rng.choice((gone, gone + 2, None))
            head.update(unrecorded_low=low, unrecorded_high=high)
        for part in left:
            part.update({name: head[name] for name in OF_PARTS})
            _lose_of_part(rng, part)
        heads.append(head)
        kept += left
    return kept, heads


def _lose_evidence(rng, head):
    some = rng.random() < 0.5
    if head["vouched_notice"] is None and some:
        head.update(announced=False, notice_lead=None)
    if head["vouched_publication"] is None and some:
        head.update(published=False, publication_lag=None)
    elif head["vouched_publication"] is None and head["published"]:
        head["publication_lag"] += rng.randrange(5)
    if head["vouched_floor"] is None:
        head["citizen_seconds"] //= 2
    elif some:
        head.update(other_untimed=1, other_seconds=head["other_seconds"] // 3)
    for name in ("raised", "answered"):
        if rng.random() < 0.4:
            head[f"{name}_low"] -= min(head[f"{name}_low"], rng.randrange(3))
            head[f"{name}_high"] = rng.choice((None, head[f"{name}_high"] + 1))


def _lose_of_part(rng, part):
    if part["vouched_answers"] is None and rng.random() < 0.5:
        if part["answers"] > 1 and rng.random() < 0.5:
            part.update(answers=1, first_answered_how="in_writing", in_time=False)
        else:
            part.update(answers=0, first_answered_how=None, in_time=None, status="routed")
        part["forwarded"] = part["forwarded"] and rng.random() < 0.5
    if part["vouched_statements"] is None and rng.random() < 0.5:
        part.update(raised_again=False, recorded_handling=rng.choice((None, "answer", "guide")))
    names = ("first_answered_how", "in_time", "dated", "recorded_handling", "status", "answers")
    lost(rng, part, *names, "forwarded", "raised_again", "field", "year", odds=0.1)


def tables(rows):
    """The rows as tables."""
    made_of = zip(rows, (DATA_DICTIONARY, SESSION_DICTIONARY), strict=True)
    found = [
        pl.DataFrame(some, schema={column.name: TYPES[column.kind] for column in columns})
        for some, columns in made_of
    ]
    return analysis.Tables(parts=found[0], sessions=found[1])


# --- the truth, counted by hand -----------------------------------------------------------------


def outcome(part):
    """What became of a part of which everything is known."""
    how = part["first_answered_how"]
    if not part["answers"]:
        return "ended_unanswered" if part["status"] == "ended" else "open"
    if how == "on_the_spot":
        return "answered_on_the_spot"
    if how == "in_writing" and part["dated"]:
        return f"answered_in_writing_{'on_time' if part['in_time'] else 'late'}"
    return "answered_otherwise"


def hits(name, part):
    """Whether a part of which everything is known is a hit; none where it does not count."""
    if name in ANSWERING:
        return outcome(part) == name
    if name == "returned":
        return part["status"] != "forwarded" if part["forwarded"] else None
    if name == "screened_out":
        return part["recorded_handling"] not in ("answer", "answer_separately")
    if name in SCREENED_OUT:
        return part["recorded_handling"] == SCREENED_OUT[name]
    return True if name == "load" else part[name]


def middle(values):
    return sorted(values)[(len(values) - 1) // 2] if values else None


def ratio(yes, no):
    return yes / (yes + no) if yes + no else None


def truth_of(name, parts, sessions, owed):
    """The figure of records of which everything is known."""
    held = [session for session in sessions if session["status"] in HELD]
    if OF[name].of == "parts":
        found = Counter(hits(name, part) for part in parts)
        return found[True] if name == "load" else ratio(found[True], found[False])
    return BY_HAND[name](held, owed)


def share_published(held, _):
    found = Counter(session["published"] for session in held)
    return ratio(found[True], found[False])


def share_of_floor(held, _):
    return ratio(*(sum(s[f"{who}_seconds"] for s in held) for who in ("citizen", "other")))


def share_of_raised(held, _):
    answered = sum(session["answered_low"] for session in held)
    return ratio(answered, sum(session["raised_low"] for session in held) - answered)


def share_of_owed(held, owed):
    kept = 0
    for one in owed:
        conferences = {
            session["occasion"] or session["session"]
            for session in held
            if session["institution"] == "dialogue"
            if (session["place"], session["year"]) == (one.unit.id, one.year)
        }
        kept += min(len(conferences), one.high)
    return ratio(kept, sum(one.high for one in owed) - kept)


BY_HAND = {
    "notice_lead": lambda held, _: middle([s["notice_lead"] or 0 for s in held]),
    "publication_lag": lambda held, _: middle(
        [s["publication_lag"] for s in held if s["published"]]
    ),
    "result_published": share_published,
    "floor_share": share_of_floor,
    "answered_of_raised": share_of_raised,
    "held_against_owed": share_of_owed,
}
"""The figures of conferences."""


OWED = [
    analysis.Owed(unit=law.TERRITORY.unit(place), year=year, low=n, high=n, complete=True)
    for place in PLACES
    for year, n in ((2022, 1), (2023, 2))
]
BY = [(), ("year",), ("province", "level"), ("field",), ("owner", "year"), ("place", "field")]
OF_PART = ("field", "owner")


def asked_by(by):
    """The indicators that can be grouped so."""
    return [name for name in NAMES if OF[name].of == "parts" or not {*by} & {*OF_PART}]


def grouped(rows, by):
    """The rows of each group."""
    found = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in by), []).append(row)
    return found


def truths(by, parts, sessions):
    """Every figure of every group of records of which everything is known."""
    of_session = [name for name in by if name not in OF_PART]
    groups = {**grouped(parts, by), **({} if {*by} & {*OF_PART} else grouped(sessions, by))}
    for group in groups:
        here = dict(zip(by, group, strict=True))
        heads = [s for s in sessions if all(s[name] == here[name] for name in of_session)]
        some = [p for p in parts if all(p[name] == here[name] for name in by)]
        owed = [
            one
            for one in OWED
            if here.get("year", one.year) == one.year
            and here.get("province", PLACES[one.unit.id][0]) == PLACES[one.unit.id][0]
            and here.get("level", PLACES[one.unit.id][1]) == PLACES[one.unit.id][1]
        ]
        for name in asked_by(by):
            yield group, name, truth_of(name, some, heads, owed)


def all_shown(data, by):
    """The figures of each group, small counts shown too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_small, "SMALLEST", 0)
        figures = analysis.measure(data, asked_by(by), by=by, owed=OWED)
    return {
        (tuple(value for _, value in cell.keys), cell.indicator): cell
        for cell in figures.cells
        if not cell.is_total
    }


SOME = settings(max_examples=300 if THOROUGH else 6)


class TestBounds:
    """The truth lies between the bounds, however much of the record is lost."""

    @SOME
    @given(st.integers(0, 2**32), st.sampled_from(BY))
    def test_of_a_whole_record_the_figure_is_the_truth(self, seed, by):
        parts, sessions = whole(seed)
        found = all_shown(tables((parts, sessions)), by)
        for group, name, truth in truths(by, parts, sessions):
            cell = found.get((group, name))
            if cell is None:
                assert not truth
                continue
            expected = None if truth is None else pytest.approx(truth)
            assert (cell.value, cell.low, cell.high) == (expected,) * 3
            assert cell.is_whole

    @SOME
    @given(st.integers(0, 2**32), st.integers(0, 2**32), st.sampled_from(BY))
    def test_what_is_lost_only_widens_the_bounds(self, seed, damage, by):
        rows = whole(seed)
        left = tables(damaged(damage, *rows))
        found = all_shown(left, by)
        for group, name, truth in truths(by, *rows):
            cell = found.get((group, name))
            if cell is None or truth is None:
                continue
            low = -1 if cell.low is None else cell.low - 1e-9
            high = sys.maxsize if cell.high is None else cell.high + 1e-9
            assert low <= truth <= high, (group, name)
            if cell.value is not None:
                assert low <= cell.value <= high, (group, name)

    def test_a_report_alone_bounds_what_it_tells(self):
        told = (Measure.RAISED, 40, 40), (Measure.ANSWERED, 30, 35)
        session = new().record(
            Held(on=DAY),
            *(Tallied(on=DAY, measure=measure, low=low, high=high) for measure, low, high in told),
        )
        found = cell(analysis.tables_of([session], key=KEY), "answered_of_raised")
        assert (found.low, found.high) == (30 / 40, 35 / 40)
        assert (found.value, found.records, found.whole) == (30 / 40, 1, 0)
        assert not found.is_whole

    @pytest.mark.parametrize(("status", "share"), [("answered", 1), ("forwarded", 0)])
    def test_what_may_only_be_a_hit_or_a_miss_is_all_that_may_count(self, status, share):
        part = a_part(chance(1), a_conference(chance(1), 1))
        part.update(status=status, forwarded=None)
        head = a_conference(chance(1), 1) | {"status": "closed"}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_small, "SMALLEST", 0)
            found = cell(tables(([part], [head])), "returned")
        assert (found.value, found.low, found.high, found.known) == (None, share, share, 0)

    def test_a_record_that_nobody_vouched_for_never_looks_complete(self):
        session = new().record(
            Opened(on=DAY),
            *map(received, range(10)),
            *(Answered(on=DAY, part=f"S{i}/1", how=AnswerWay.ON_THE_SPOT) for i in range(10)),
        )
        before = cell(analysis.tables_of([session], key=KEY), "answered_on_the_spot")
        assert (before.value, before.low, before.high) == (1, 0, 1)
        assert before.words("en") == (
            "share answered on the spot: 1, between 0 and 1; 0/1 of the records are complete"
        )
        vouched = session.record(
            Vouched(on=DAY, aspect=RecordAspect.STATEMENTS),
            Vouched(on=DAY, aspect=RecordAspect.ANSWERS),
        )
        after = cell(analysis.tables_of([vouched], key=KEY), "answered_on_the_spot", by=["year"])
        assert (after.value, after.low, after.high, after.known) == (1, 1, 1, 10)
        assert after.words("vi") == "tỷ lệ trả lời tại chỗ (year=2022): 1; 1/1 hồ sơ đầy đủ"


# --- small counts -------------------------------------------------------------------------------


def free_in(figures):
    """How far what a table of whole records shows leaves each of its counts free; 0 for not."""
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    equations = list(equations_of(figures))
    at = {variable: n for n, variable in enumerate({v: 0 for terms in equations for _, v in terms})}
    matrix = numpy.zeros((len(equations), len(at)))
    for row, terms in zip(matrix, equations, strict=True):
        for sign, variable in terms:
            row[at[variable]] += sign
    _, values, right = numpy.linalg.svd(matrix)
    left = right[int((values > 1e-9).sum()) :]
    return {v: abs(left[:, n]).max(initial=0) for v, n in at.items()}


def equations_of(figures):
    """What everybody can write down about the hits (0) and misses (1), as sums that are known."""
    groups = list(dict.fromkeys((cell.is_total, cell.keys) for cell in figures.cells))
    names = [one.name for one in figures.indicators]
    total = next((group for group in groups if group[0]), None)
    for name, side in itertools.product(names, (0, 1) if total else ()):
        parts_of_it = [(1, (group, name, side)) for group in groups if group is not total]
        yield [(-1, (total, name, side)), *parts_of_it]
    for group in groups:
        yield from wholes(group, names)
    for cell in figures.cells:
        for side in (0, 1):
            terms = [(1, ((cell.is_total, cell.keys), cell.indicator, side))]
            yield [] if cell.suppressed else terms
            yield [(sign - sign, variable) for sign, variable in terms]  # it is there


def wholes(group, names):
    """What makes up a whole in one group."""
    for name in {*names} - {"returned"}:
        yield [(-1, group), (1, (group, name, 0)), (1, (group, name, 1))]
    if {"returned", "forwarded"} <= {*names}:
        yield [(sign, (group, name, side)) for sign, name, side in RETURNED]
    if {*ANSWERING} <= {*names}:
        yield [(-1, group), *((1, (group, name, 0)) for name in ANSWERING)]
    if {*SCREENING} <= {*names}:
        yield [(1 if name in SCREENED_OUT else -1, (group, name, 0)) for name in SCREENING]


RETURNED = ((1, "returned", 0), (1, "returned", 1), (-1, "forwarded", 0))


class TestSmallCounts:
    """A count from 1 to 4 is not shown, nor what would give it away in the same table."""

    @SOME
    @given(
        st.integers(0, 2**32),
        st.sampled_from([(), ("field",), ("place",), ("year", "province"), ("place", "field")]),
        st.booleans(),
        st.sampled_from(
            [ANSWERING, SCREENING, ("forwarded", "returned", "load", "open"), ANSWERING + SCREENING]
        ),
    )
    def test_none_is_shown_and_none_can_be_worked_out(self, seed, by, totals, names):
        parts, sessions = whole(seed, most=chance(seed).choice((6, 40)))
        figures = analysis.measure(tables((parts, sessions)), names, by=by, totals=totals)
        free = free_in(figures) if figures.cells else {}
        for cell in figures.cells:
            where = (cell.is_total, cell.keys)
            some = [p for p in parts if all(cell.is_total or p[n] == v for n, v in cell.keys)]
            counts = Counter(hits(cell.indicator, part) for part in some)
            if not cell.suppressed:
                assert cell.numerator == counts[True]
                assert not {counts[True], counts[False]} & {1, 2, 3, 4}
            else:
                assert {getattr(cell, name) for name in ("value", "low", "high", "known")} == {None}
                for side, hit in enumerate((True, False)):
                    if 0 < counts[hit] < analysis.SMALLEST:
                        assert free[where, cell.indicator, side] > 1e-6, (where, cell.indicator)

    def test_a_group_without_a_conference_that_was_held_has_every_figure_too(self):
        """Parts may be on record for a conference that is only planned."""
        heads = [a_conference(chance(1), 1) | {"status": "planned"}]
        parts = [a_part(chance(n), heads[0]) | {"answers": 0, "status": "routed"} for n in range(9)]
        figures = analysis.measure(tables((parts, heads)), ANSWERING, by=["year"], totals=True)
        assert {one.indicator for one in figures.cells if not one.is_total} == {*ANSWERING}
        assert [one.value for one in figures.cells if one.indicator == "open"] == [1, 1]

    def test_a_group_taken_in_to_hide_another_is_hidden_itself(self):
        """To hide 10 of 12, a group without any is taken in; its 3 of another figure go with it."""
        counts = {
            name: pl.DataFrame({"hits": hits, "misses": misses})
            for name, hits, misses in (
                ("a", [10, 0, 10], [2, 50, 52]),
                ("b", [0, 3, 3], [12, 47, 59]),
                ("c", [2, 47, 49], [10, 3, 13]),
            )
        }
        found = _small.hidden(counts, [tuple(counts)], total=True)
        assert {name: mask.to_list() for name, mask in found.items()} == {
            name: [True, True, True] for name in counts
        }

    def test_conferences_are_shown_however_few(self):
        data = analysis.tables_of(conferences(), key=KEY)
        found = analysis.measure(data, ["result_published"], by=["place"]).cells
        assert [(one.suppressed, one.records) for one in found] == [(False, 2), (False, 2)]

    def test_what_is_not_shown_is_said(self):
        found = cell(analysis.tables_of(conferences(), key=KEY), "open")
        assert found.suppressed
        assert found.words("en") == (
            "share open: not shown, as a count is small; 0/4 of the records are complete"
        )


# --- the registry, engines and what is owed -----------------------------------------------------


class TestIndicators:
    def test_each_says_what_it_counts_of_what_and_is_related_to(self):
        assert len(set(NAMES)) == len(NAMES)
        for one in analysis.INDICATORS:
            assert analysis.indicator(one.name) is one
            words = [one.title, one.numerator, one.denominator, one.unit]
            words += [each for related in one.related for each in (related.to, related.how)]
            assert all(each.vi and each.en for each in words)
            assert one.related
            assert all(related.source.startswith("https://") for related in one.related)
            assert one.words("vi") != one.words("en")

    def test_what_people_said_is_guarded_and_what_authorities_did_is_not(self):
        assert {one.of for one in analysis.INDICATORS if not one.suppressed} == {
            "sessions",
            "years",
        }
        assert all(one.suppressed for one in analysis.INDICATORS if one.of == "parts")

    def test_none_claims_to_be_a_score(self):
        papi = [r for one in analysis.INDICATORS for r in one.related if "PAPI" in r.to.en]
        assert {r.how.en.rpartition(", and is ")[2] for r in papi} == {"no score of PAPI"}

    def test_an_unknown_name_is_refused_with_those_that_there_are(self):
        with pytest.raises(InvalidValueError, match="no indicator is called 'x'; there are notice"):
            analysis.indicator("x")
        with pytest.raises(InvalidValueError, match="did you mean 'notice_lead'") as caught:
            analysis.indicator("notice_leed")
        assert "có phải 'notice_lead'" in caught.value.vi


class TestMeasuring:
    def test_nothing_is_named_twice(self):
        data = analysis.tables_of([], key=KEY)
        for names, by in ((["open", "open"], []), (["open"], ["year", "year"])):
            with pytest.raises(InvalidValueError, match="named twice"):
                analysis.measure(data, names, by=by)

    @pytest.mark.parametrize(
        ("name", "by"),
        [("open", "channel"), ("notice_lead", "field"), ("held_against_owed", "plan")],
    )
    def test_an_indicator_is_grouped_only_by_what_its_rows_have(self, name, by):
        with pytest.raises(InputError, match=rf"{by}: {name} cannot be grouped by it") as caught:
            analysis.measure(analysis.tables_of([], key=KEY), [name], by=[by])
        for lang in ("vi", "en"):
            assert name in caught.value.message(lang)
            assert {"year", "place", "level"} <= {*re.split(r"[ ,;:]+", caught.value.message(lang))}

    @pytest.mark.parametrize("asked", [{"indicators": "open"}, {"indicators": [], "by": "year"}])
    def test_one_text_is_no_list_of_names(self, asked):
        with pytest.raises(InvalidValueError, match=r"give a list, as \['(open|year)'\]"):
            analysis.measure(analysis.tables_of([], key=KEY), **asked)

    def test_a_table_for_a_notebook_hides_small_counts_and_writes_text_as_text(self):
        told = {"indicator": "open", "records": 7, "whole": 3}
        shown = {"value": 0.5, "low": 0.25, "numerator": 7, "denominator": 14}
        figures = analysis.Figures(
            indicators=(analysis.indicator("open"),),
            by=("place",),
            cells=(
                analysis.Cell(**told, **shown, keys=(("place", "<b>x"),)),
                analysis.Cell(**told, keys=(("place", "y"),), suppressed=True),
                analysis.Cell(**told, **shown, keys=(("place", None),), is_total=True),
            ),
            engine="polars",
        )
        vi, en = figures.html("vi"), figures.html("en")
        assert figures._repr_html_() == vi
        assert "<b>" not in vi
        assert "place: &lt;b&gt;x" in vi
        assert "0.25 – ?" in en
        assert en.count("7 / 14") == 2
        assert (vi.count("ẩn (dưới 5)"), en.count("hidden (under 5)")) == (1, 1)
        assert repr(figures).count("(3 of them)") == 1
        assert "Cell(" not in repr(figures)
        assert [dc.show(figures, lang=lang).html for lang in ("vi", "en")] == [vi, en]
        with pytest.raises(InvalidValueError, match="lang must be 'vi' or 'en', got 'fr'"):
            figures.html("fr")

    def test_cells_are_made_when_they_are_read_and_a_page_takes_only_its_own(self, monkeypatch):
        own = [{"place": f"p{n:03}", "status": "closed"} for n in range(300)]
        rows = [a_conference(chance(n), n) | each for n, each in enumerate(own)]
        asked = {"by": ["place", "year"], "totals": True}
        figures = analysis.measure(tables(([], rows)), ["result_published"], **asked)
        made_cells = []

        def counting(**fields):
            made_cells.append(fields)
            return analysis.Cell(**fields)

        monkeypatch.setattr(_figures, "Cell", counting)
        page = figures.html("en")
        assert "The first 200 of 301 rows are shown." in page
        assert figures.to_frame().height == len(figures.to_rows()) == 301
        assert len(made_cells) == 200
        assert len(figures.cells) == 301
        again = attrs.evolve(figures, cells=figures.cells)
        assert again.cells == figures.cells
        assert again.to_frame().equals(figures.to_frame())
        assert again.html("en") == page

    @pytest.mark.parametrize("name", ["whole", "total"])
    def test_a_column_called_as_a_figure_is_grouped_by_too(self, name):
        heads = [a_conference(chance(n), n) | {"place": "x"} for n in range(9)]
        data = tables(([], heads))
        flag = pl.Series(name, [True] * 4 + [False] * 5)
        data = attrs.evolve(data, sessions=data.sessions.with_columns(flag))
        figures = analysis.measure(data, ["floor_share"], by=[name])
        assert [one.keys for one in figures.cells] == [((name, False),), ((name, True),)]
        assert len(figures.to_rows()) == figures.to_frame().height == 2

    def test_a_column_that_is_missing_is_told(self):
        data = analysis.tables_of(conferences(), key=KEY)
        less = attrs.evolve(data, parts=data.parts.drop("answers"))
        with pytest.raises(InputError, match="at answers: no such column"):
            analysis.measure(less, ["open"])

    @pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
    def test_parts_of_conferences_that_are_not_there_are_refused(self, tmp_path, engine):
        parts, heads = whole(7, most=30)
        own = Counter(part["session"] for part in parts)
        lost = next(head["session"] for head in heads if own[head["session"]])
        kept = tables((parts, [head for head in heads if head["session"] != lost]))
        if engine != "polars":
            pytest.importorskip(engine, reason=f"{engine} is not installed")
            pytest.importorskip("pyarrow", reason="pyarrow is not installed")
            kept = moved(kept, engine, tmp_path)
        with pytest.raises(InputError, match=f"{own[lost]} of the parts") as caught:
            analysis.measure(kept, ["open", "notice_lead"], by=["year"])
        for lang in ("vi", "en"):
            assert f"parts.session: '{lost}'" in caught.value.message(lang)
        assert analysis.measure(kept, ["result_published"], by=["year"]).cells

    def test_a_name_of_a_conference_may_be_a_category(self):
        kept = tables(whole(7))
        named = attrs.evolve(kept, parts=kept.parts.cast({"session": pl.Categorical}))
        asked = {"indicators": ["open"], "by": ["year"]}
        assert analysis.measure(named, **asked).cells == analysis.measure(kept, **asked).cells

    def test_tables_of_two_engines_are_refused(self, tmp_path):
        pytest.importorskip("pandas", reason="pandas is not installed")
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        kept = tables(whole(7))
        mixed = attrs.evolve(kept, sessions=moved(kept, "pandas", tmp_path).sessions)
        with pytest.raises(InvalidValueError, match="parts are of polars, sessions of pandas"):
            analysis.measure(mixed, ["open"])

    def test_a_group_of_the_caller_s_own_is_one_of_conferences_if_both_tables_have_it(self):
        data = analysis.tables_of(conferences(), key=KEY)
        region = pl.lit("Tây Nguyên").alias("region")
        both = analysis.Tables(
            parts=data.parts.with_columns(region), sessions=data.sessions.with_columns(region)
        )
        one = attrs.evolve(both, sessions=data.sessions)
        assert cell(both, "load", by=["region"]).records == 4
        assert cell(one, "load", by=["region"]).records == 4
        assert cell(both, "load", by=["region"]).keys == (("region", "Tây Nguyên"),)

    def test_the_total_has_what_belongs_to_no_group_too(self):
        data = analysis.tables_of(conferences(), key=KEY)
        figures = analysis.measure(data, ["load", "result_published"], by=["year"], totals=True)
        totals = {one.indicator: one for one in figures.cells if one.is_total}
        assert (totals["load"].value, totals["load"].high) == (7, None)
        assert totals["load"].keys == (("year", None),)
        assert totals["result_published"].records == 4
        years = [dict(one.keys)["year"] for one in figures.cells if one.indicator == "load"]
        assert years == [2022, 2023, 2026, None]  # one of no known year may be of 2023

    def test_a_day_is_a_group_too(self):
        data = analysis.tables_of(conferences(), key=KEY)
        figures = analysis.measure(data, ["result_published"], by=["held_on", "by_report"])
        assert figures.to_frame()["held_on"].to_list() == [
            dt.date(2022, 10, 14),
            dt.date(2026, 3, 1),
        ]
        assert figures.to_frame()["by_report"].to_list() == [False, False]

    def test_in_words_what_has_no_bound_is_open(self):
        lead = cell(analysis.tables_of(conferences(), key=KEY), "notice_lead")
        assert lead.words("en") == (
            "notice lead time: ?, between 0 and ?; 0/4 of the records are complete"
        )
        assert lead.words("vi").startswith("thời gian thông báo trước: ?, từ 0 đến ?; 0/4 hồ sơ")


class TestEngines:
    """The same figures in every engine, by one code."""

    @pytest.mark.parametrize("engine", ["pandas", "duckdb"])
    def test_polars_pandas_and_duckdb_agree(self, tmp_path, engine):
        pytest.importorskip(engine, reason=f"{engine} is not installed")
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        seed = 20_221_014
        kept = tables(damaged(seed, *whole(seed, most=30)))
        asked = {"by": ("year", "province"), "totals": True, "owed": OWED}
        expected = analysis.measure(kept, NAMES, **asked)
        figures = analysis.measure(moved(kept, engine, tmp_path), NAMES, **asked)
        assert figures.to_rows() == expected.to_rows()
        assert sorted_rows(figures.to_frame()) == sorted_rows(expected.to_frame())
        assert {row["suppressed"] for row in expected.to_rows()} == {True, False}


def moved(data, engine, folder):
    """The tables as a data set on the disk, read by an engine."""
    for name in ("parts", "sessions"):
        (folder / name / "year=2022" / "province=x").mkdir(parents=True)
        table = getattr(data, name)
        table.write_parquet(folder / name / "year=2022" / "province=x" / "part-0.parquet")
    if engine == "pandas":
        pandas = pytest.importorskip("pandas", reason="the group engines is not installed")
        return analysis.Tables(
            **{
                name: pandas.read_parquet(
                    folder / name / "year=2022/province=x/part-0.parquet", dtype_backend="pyarrow"
                )
                for name in ("parts", "sessions")
            }
        )
    duckdb = pytest.importorskip("duckdb", reason="the group engines is not installed")
    return analysis.Tables(
        **{
            name: duckdb.read_parquet(
                str(folder / name / "year=2022/province=x/part-0.parquet"), hive_partitioning=False
            )
            for name in ("parts", "sessions")
        }
    )


class TestHeavyEngines:
    """What PySpark and Dask are asked, where they are not installed; see also the thorough run."""

    @pytest.fixture
    def figures(self):
        data = analysis.tables_of(conferences(), key=KEY)
        return analysis.measure(data, ["result_published"], by=["year"])

    @pytest.fixture
    def asked(self, monkeypatch):
        """What was asked of the two engines."""
        found = []

        def ask(*names, **options):
            found.append((names, options))
            return fake

        fake = SimpleNamespace(
            getOrCreate=lambda: fake, schema=ask, parquet=ask, select=ask, createDataFrame=ask
        )
        fake.builder = fake.read = fake
        columns = type("Columns", (dict,), {"__getitem__": lambda _, names: ask(*names)})()
        modules = {
            "pyspark": None,
            "pyspark.sql": SimpleNamespace(SparkSession=fake),
            "dask": None,
            "dask.dataframe": SimpleNamespace(
                from_pandas=ask, read_parquet=lambda *n, **options: [ask(*n, **options), columns][1]
            ),
        }
        for name, module in modules.items():
            monkeypatch.setitem(sys.modules, name, module or types.ModuleType(name))
        monkeypatch.setattr(_tables, "find_spec", lambda _: 1)
        return found

    @pytest.fixture
    def folder(self, tmp_path):
        with made(tmp_path / "a.sqlite", *conferences()) as archive:
            archive.export_dataset(tmp_path / "set", key=KEY)
        return tmp_path / "set"

    def test_pyspark_is_told_the_types_and_the_folder(self, folder, asked):
        analysis.scan(folder, engine="pyspark")
        (schema, path, columns), options = zip(*asked[:3], strict=True)
        assert "`year` BIGINT" in schema[0]
        assert "`held_on` DATE" in schema[0]
        assert path == (str(folder / "parts"),)
        assert columns == tuple(column.name for column in DATA_DICTIONARY)
        assert options == ({}, {}, {})

    def test_dask_is_told_the_partitions_and_the_folder(self, folder, asked):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        analysis.scan(folder, engine="dask")
        (path, options), (columns, _), *_ = asked
        assert path == ([*map(str, sorted((folder / "parts").rglob("*.parquet")))],)
        assert options["dataset"]["partitioning"].schema.names == ["year", "province"]
        assert columns == tuple(column.name for column in DATA_DICTIONARY)

    def test_pyspark_is_given_the_rows(self, figures, asked):
        attrs.evolve(figures, engine="pyspark").to_frame()
        (((rows, schema), _),) = asked
        assert rows == [tuple(row.values()) for row in figures.to_rows()]
        assert schema.startswith("`indicator` STRING, `year` BIGINT, `total` BOOLEAN, `value` DOU")

    def test_dask_is_given_the_rows(self, figures, asked):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        pytest.importorskip("pandas", reason="pandas is not installed")
        attrs.evolve(figures, engine="dask").to_frame()
        (((frame,), options),) = asked
        assert sorted_rows(frame) == sorted_rows(figures.to_frame())
        assert options == {"npartitions": 1}


class TestOwed:
    """What the law asks of a unit in a year, by the law itself."""

    def test_a_year_that_one_text_fills_owes_what_it_says(self):
        ward = law.TERRITORY.unit("dak-nong/gia-nghia/nghia-duc")
        (found,) = analysis.owed([ward], [2022], law.over, territory=law.TERRITORY)
        assert (found.unit, found.year, found.low, found.high, found.complete) == (
            ward,
            2022,
            1,
            1,
            False,
        )

    def test_what_no_text_says_is_a_range(self):
        (found,) = analysis.owed([WARD], [2025], law.over, territory=law.TERRITORY)
        assert found.low < found.high

    def test_a_unit_that_did_not_exist_owed_nothing(self):
        assert analysis.owed([WARD], [2020], law.over) == ()

    def test_a_doubtful_rule_raises_only_what_may_be_owed(self):
        ward = law.TERRITORY.unit("dak-nong/gia-nghia/nghia-duc")
        from dialogue_core.vocabulary import Confidence  # noqa: PLC0415 -- only here

        def doubtful(place, *, span):
            for days, regulation in law.over(place, span=span):
                rules = [attrs.evolve(r, confidence=Confidence.MEMORY) for r in regulation.rules]
                yield days, attrs.evolve(regulation, rules=tuple(rules))

        (found,) = analysis.owed([ward], [2022], doubtful)
        assert (found.low, found.high) == (0, 1)

    def test_a_conference_that_was_not_held_is_missed_only_if_all_are_on_record(self):
        ward = law.TERRITORY.unit("dak-nong/gia-nghia/nghia-duc")
        data = analysis.tables_of(conferences(), key=KEY)
        for complete, high in ((False, 1), (True, 0)):
            owed = analysis.owed([ward], [2022], law.over, complete=complete)
            found = cell(data, "held_against_owed", owed=owed)
            assert (found.value, found.low, found.high) == (0, 0, high)
            assert (found.records, found.whole) == (1, complete)
            assert found.denominator == 1

    def test_where_nothing_is_owed_there_is_no_figure(self):
        data = analysis.tables_of(conferences(), key=KEY)
        assert analysis.measure(data, ["held_against_owed"]).cells == ()
