"""Columns decide as statements do: on every engine, for everything that can be recorded."""

import datetime as dt
import os
import random
import sys
import types
from pathlib import Path
from types import SimpleNamespace

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import law, testing
from dialogue_core.checks import checks_of
from dialogue_core.errors import InputError, InvalidValueError
from dialogue_core.plans import Notice
from dialogue_core.rules import Limit, Owed, Requirement, Route
from dialogue_core.statements import Given, Part, Statement
from dialogue_core.territory import Unit
from dialogue_core.values import (
    Citation,
    Days,
    Months,
    NoDueDay,
    Sealed,
    Span,
    Words,
    WorkingDays,
)
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Competence,
    Confidence,
    Delivery,
    Field,
    Level,
    Matter,
    Milestone,
    Question,
    Settled,
    StatementKind,
    UnitKind,
)

nw = pytest.importorskip("narwhals", reason="narwhals is not installed: pip install .[analysis]")
pl = pytest.importorskip("polars", reason="polars is not installed: pip install .[analysis]")

from dialogue_core import frames  # noqa: E402 -- after what it needs is known to be there
from dialogue_core.frames import (  # noqa: E402 -- the same
    _columns,
    _engines,
    _frames,
    _routing,
    _screening,
    _sheets,
)

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
AGAIN = os.environ.get("HYPOTHESIS_PROFILE") == "again"
"""Whether the same tests ran elsewhere: then one way into each engine is enough."""
PLAN = law.gia_nghia_2022.PLAN
CITY = law.regulation_for(PLAN.place, on="2022-10-14").under(PLAN)
OLD_WARD = law.regulation_for("dak-nong/gia-nghia/nghia-duc", on="2022-10-14")
WARD = law.regulation_for("lam-dong/bac-gia-nghia", on="2026-08-01")
COLUMNS = {column.name: column for column in frames.COLUMNS}
ROUTED = ("field", "matter")
STATED = ("delivery", "conduct", "capacity")
SCREENED = (
    "kind",
    "topic",
    "party_discipline",
    "settled",
    "secrecy",
    "settled_by",
    "decision_maker",
    "accused_managed_by",
    *STATED,
)
TYPES = dict.fromkeys((*SCREENED, *ROUTED), pl.String) | {"mixed": pl.Boolean}


# --- what is recorded, as rows and as statements ------------------------------------------------


def chance(seed):
    return random.Random(seed)  # noqa: S311 -- cases are made from a seed


def rows(chance, count):
    """Rows in which anything may be recorded, in doubt or not recorded at all."""
    found = []
    for _ in range(count):
        usual = chance.choice((0, 0.5, 0.9))
        row = {}
        for name in SCREENED:
            values = [value.value for value in COLUMNS[name].values]
            row[name] = values[0] if chance.random() < usual else chance.choice([None, *values])
        field = chance.choice((None, *Field))
        row["field"] = field and field.value
        row["matter"] = chance.choice((None, *(m.value for m in Matter if field in m.fields)))
        row["mixed"] = chance.choice((None, False, True))
        found.append(row)
    return found


def _words(name):
    return st.sampled_from([None, *(value.value for value in COLUMNS[name].values)])


ROWS = st.builds(
    lambda told, where, mixed: told | dict(zip(ROUTED, where, strict=True)) | {"mixed": mixed},
    st.fixed_dictionaries({name: _words(name) for name in SCREENED}),
    st.sampled_from(
        [
            (None, None),
            *((field.value, None) for field in Field),
            *((field.value, matter.value) for matter in Matter for field in matter.fields),
        ]
    ),
    st.sampled_from([None, False, True]),
)
"""One row, as Hypothesis makes and shrinks it."""


def recorded(name, word):
    if word is None:
        return None
    return next(value for value in COLUMNS[name].values if value.value == word)


def statement(row):
    told = {name: recorded(name, row[name]) for name in (*SCREENED, *ROUTED)}
    stated = {name: told.pop(name) for name in STATED}
    parts = (Part(**told), Part())[: 2 if row["mixed"] else 1]
    return Statement(id="S1", on="2022-10-14", words=Sealed(""), parts=parts, **stated)


def period(found):
    return f"{found.count} {'days' if isinstance(found, Days) else 'working_days'}"


def act(owed):
    text = owed.act.value
    if owed.within is not None:
        text += f":{period(owed.within)} after {owed.since.value}"
    return text if owed.certain else f"{text}?"


def by_statement(row, regulation, *, routing=True):
    """What the columns should say, taken from the row's statement."""
    said = statement(row)
    screening = dc.screen(said, regulation)
    part = screening.parts[0]
    found = {
        "admission": "|".join(part.admission.among),
        "handling": "|".join(part.handling.among),
        "protection": part.protection.outcome.value,
        "held_from_floor": part.held_from_floor,
        "decided": part.decided,
        "ask": "|".join(part.ask),
        "acts": sorted(act(owed) for owed in part.acts),
    }
    if not routing:
        return found
    routed = dc.route(said, screening, regulation).parts[0]
    return found | {
        "lead": routed.lead and routed.lead.id,
        "among": sorted(body.id for body in routed.among),
        "open": "" if routed.open is None else routed.open.vi,
        "coordinating": sorted(body.id for body in routed.coordinating),
        "forward_to": routed.forward_to and routed.forward_to.id,
        "guide_to": routed.guide_to and routed.guide_to.value,
        "answer_within": "" if isinstance(routed.due, NoDueDay) else period(routed.due),
    }


def told(row):
    """What the columns say, with no order where there is none; an engine's own null as none."""
    found = {name: None if value != value else value for name, value in row.items()}  # noqa: PLR0124 -- nan
    return found | {
        name: sorted(filter(None, found[name].split("|")))
        for name in ("acts", "among", "coordinating")
        if name in found
    }


# --- engines ------------------------------------------------------------------------------------


def polars_frame(data, types=None):
    return pl.DataFrame(data, schema=types or TYPES, orient="row")


def by_polars(data, work):
    return work(polars_frame(data)).to_dicts()


def by_polars_lazily(data, work):
    return work(polars_frame(data).lazy()).collect().to_dicts()


def by_polars_enums(data, work):
    enums = {
        name: pl.Enum([value.value for value in COLUMNS[name].values])
        for name in TYPES
        if name != "mixed"
    }
    return work(polars_frame(data, TYPES | enums).lazy()).collect(engine="streaming").to_dicts()


def by_pandas(data, work):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    given = pandas.DataFrame(data, index=range(2 * len(data), 0, -2))
    found = work(given)
    assert list(found.index) == list(given.index)
    return found.astype(object).to_dict("records")


def by_pandas_categories(data, work):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    texts = {name: "category" for name in data[0] if name != "mixed"}
    return work(pandas.DataFrame(data).astype(texts)).astype(object).to_dict("records")


def by_duckdb(data, work):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    connection = duckdb.connect()
    kinds = {pl.String: "varchar", pl.Boolean: "boolean", pl.Date: "date", pl.Int64: "bigint"}
    types_ = {**TYPES, "on": pl.Date, "number": pl.Int64}
    columns = ", ".join(f'"{name}" {kinds[types_[name]]}' for name in data[0])
    connection.execute(f"create table given ({columns})")
    marks = ", ".join("?" for _ in data[0])
    insert = f"insert into given values ({marks})"  # noqa: S608 -- question marks
    connection.executemany(insert, [list(row.values()) for row in data])
    found = work(connection.table("given"))
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def by_spark(data, work):
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    kinds = ", ".join(f"{n} {'boolean' if n == 'mixed' else 'string'}" for n in data[0])
    given = session.createDataFrame([tuple(row.values()) for row in data], kinds)
    return [row.asDict() for row in work(given).collect()]


def by_dask(data, work):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    dask = pytest.importorskip("dask.dataframe", reason="dask is not installed")
    given = pandas.DataFrame(data).astype({"mixed": "boolean"})
    return work(dask.from_pandas(given, npartitions=3)).compute().astype(object).to_dict("records")


QUICK = (by_polars_lazily, by_pandas, by_duckdb)
if not AGAIN:
    QUICK += (by_polars, by_polars_enums, by_pandas_categories)
HEAVY = (by_spark, by_dask)


class TestEveryEngine:
    """Each row is decided and routed as its statement is, and the rows stay in their order."""

    @pytest.mark.parametrize(
        ("engine", "regulation"),
        [(engine, (CITY, WARD)[at % 2]) for at, engine in enumerate(QUICK)],
    )
    def test_columns_say_what_statements_say(self, engine, regulation):
        data = rows(chance(f"{engine.__name__} {regulation.level}"), 120)
        found = engine(data, lambda frame: frames.route(frame, regulation))
        assert [list(row) for row in found] == [
            [*data[0], *by_statement(data[0], regulation)]
        ] * 120
        for row, given_row in zip(found, data, strict=True):
            added = {name: row[name] for name in row if name not in given_row}
            assert told(added) == by_statement(given_row, regulation)

    @pytest.mark.skipif(not THOROUGH, reason="heavy: run by `make thorough`")
    @pytest.mark.filterwarnings("ignore")
    @pytest.mark.parametrize("engine", HEAVY)
    @pytest.mark.parametrize("regulation", [CITY, WARD], ids=["city 2022", "ward 2026"])
    def test_columns_say_what_statements_say_on_a_cluster(self, engine, regulation):
        data = rows(chance(f"{engine.__name__} {regulation.level}"), 1_000)
        found = engine(data, lambda frame: frames.route(frame, regulation))
        for row, given_row in zip(found, data, strict=True):
            added = {name: row[name] for name in row if name not in given_row}
            assert told(added) == by_statement(given_row, regulation)


def agree(data, regulation, *, routing=True):
    """Check that columns and statements say the same of all rows, by Polars."""
    work = frames.route if routing else frames.screen
    found = by_polars_lazily(data, lambda frame: work(frame, regulation))
    for row, given_row in zip(found, data, strict=True):
        added = {name: row[name] for name in row if name not in given_row}
        assert told(added) == by_statement(given_row, regulation, routing=routing)


class TestRandomFrames:
    @settings(max_examples=1_000 if THOROUGH else 12)
    @given(st.lists(ROWS, min_size=1, max_size=12), st.sampled_from([CITY, WARD]))
    def test_columns_say_what_statements_say(self, data, regulation):
        agree(data, regulation)

    @pytest.mark.skipif(not THOROUGH, reason="every regulation shipped: run by `make thorough`")
    def test_under_every_regulation_shipped(self):
        done = set()
        for day in law.boundaries():
            for unit in law.TERRITORY.units:
                try:
                    regulation = law.regulation_for(unit, on=day)
                except dc.DialogueError:
                    continue  # no such unit or level on that day
                if (regulation.level, regulation.rules) not in done:
                    done.add((regulation.level, regulation.rules))
                    agree(rows(chance(str(day)), 300), regulation)

    def test_however_polars_numbers_the_words(self):
        data = rows(chance("numbered"), 200)
        texts = polars_frame(data)
        wanted = frames.route(texts, CITY)
        for turned in (
            lambda words: words,
            lambda words: words[::-1],
            lambda words: [*words[1:], words[0], "a word that is not there"],
        ):
            types_ = {
                name: pl.Enum(turned([value.value for value in COLUMNS[name].values]))
                for name in TYPES
                if name != "mixed"
            }
            given_frame = texts.cast(types_)
            assert frames.check(given_frame) == ()
            found = frames.route(given_frame.lazy(), CITY).collect()
            added = [name for name in wanted.columns if name not in TYPES]
            assert found.select(added).equals(wanted.select(added))

    def test_a_matter_outside_its_field_of_columns_that_polars_numbers(self):
        (row, *_) = rows(chance("astray"), 1)
        astray = {**row, "field": Field.TRANSPORT.value, "matter": Matter.COMPENSATION.value}
        types_ = {
            name: pl.Enum([value.value for value in COLUMNS[name].values])
            for name in TYPES
            if name != "mixed"
        }
        frame = polars_frame([row, astray]).cast(types_)
        (fault,) = frames.check(frame)
        assert (fault.path, fault.value) == ("matter", Matter.COMPENSATION.value)
        assert frames.route(frame.lazy(), CITY).collect()["lead"].is_null().to_list()[1]

    def test_a_frame_without_rows(self):
        found = frames.route(polars_frame([]), CITY)
        assert found.columns == [*TYPES, *by_statement(rows(chance(1), 1)[0], CITY)]
        assert found.height == 0

    def test_a_narwhals_frame_stays_one(self):
        found = frames.screen(nw.from_native(polars_frame(rows(chance(1), 3))), WARD)
        assert isinstance(found, nw.DataFrame)


class TestManyCommunes:
    """Communes under the same rules share their tables, whatever the unit and the day."""

    def test_the_second_costs_no_table_and_is_decided_by_the_same(self):
        one, other = (
            law.regulation_for(Unit(id=f"lam-dong/xa-{n}", name=f"Số {n}", kind=UnitKind.XA), on=on)
            for n, on in enumerate(("2026-08-01", "2026-08-02"))
        )
        data = rows(chance(12), 40)
        agree(data, one)
        agree(data, one, routing=False)
        before = [_frames._routing.cache_info().misses, _frames._screening.cache_info().misses]
        agree(data, other)
        agree(data, other, routing=False)
        after = [_frames._routing.cache_info().misses, _frames._screening.cache_info().misses]
        assert after == before


# --- one edit changes both ----------------------------------------------------------------------


def owed(**fields):
    return Owed(
        cites=Citation("01/2026/QĐ-UBND", article=1),
        slug="made-for-the-test",
        text=Words("phải làm", "it is owed"),
        in_force=Span("2016-01-01"),
        confidence=Confidence.VERIFIED,
        **fields,
    )


def with_rule(regulation, rule):
    return attrs.evolve(regulation, rules=(*regulation.rules, rule))


class TestOneEditChangesBoth:
    @pytest.mark.parametrize(("kind", "place"), [(Limit, 3), (Owed, 4)])
    def test_of_a_rule_of_screening(self, kind, place):
        data = rows(chance(7), 120)
        rule = CITY.of(kind)[place]
        edited = next(iter(testing.edits(rule))).of(CITY)
        agree(data, edited, routing=False)
        before, after = (
            by_polars(data, lambda frame, each=each: frames.screen(frame, each))
            for each in (CITY, edited)
        )
        assert before != after

    def test_of_what_hangs_on_the_person_and_on_the_matter_and_on_no_competence(self):
        """In no text shipped an act hangs so; in one of somebody's own it may."""
        bare = attrs.evolve(
            CITY, rules=tuple(rule for rule in CITY.rules if not isinstance(rule, Owed))
        )
        given = Given(settled=(Settled.COURT,), delivery=(Delivery.SIGNED, Delivery.SPOKEN))
        own = with_rule(bare, owed(act=Act.STATE_REASON, given=given))
        data = rows(chance(11), 120)
        agree(data, own, routing=False)
        found = by_polars(data, lambda frame: frames.screen(frame, own))
        acts = [row["acts"].split("|") for row in found]
        told = {word for some in acts for word in some if word.startswith(Act.STATE_REASON)}
        assert told == {"state_reason", "state_reason?"}
        assert not all(told & {*some} for some in acts)

    def test_of_a_route(self):
        own = {"kind": "petition", "settled_by": "ward", "field": "land", "matter": None}
        data = [row | own | {"delivery": "signed", "secrecy": "no"} for row in rows(chance(8), 40)]
        before = by_polars(data, lambda frame: frames.route(frame, WARD))
        lead = next(row["lead"] for row in before if row["lead"])
        rules = {
            rule.id: attrs.evolve(rule, lead=attrs.evolve(rule.lead, id="another"))
            for rule in WARD.of(Route)
            if rule.lead.id == lead
        }
        edited = attrs.evolve(WARD, rules=tuple(rules.get(rule.id, rule) for rule in WARD.rules))
        agree(data, edited)
        after = by_polars(data, lambda frame: frames.route(frame, edited))
        assert [row["lead"] for row in after] == [
            "another" if row["lead"] == lead else row["lead"] for row in before
        ]

    @pytest.mark.parametrize(
        "fields",
        [
            {"given": Given(settled=(Settled.COURT,), delivery=(Delivery.SIGNED,))},
            {"given": Given(competence=(Competence.OWN,), settled=(Settled.OPEN,))},
            {
                "given": Given(kind=(StatementKind.COMPLAINT,), competence=(Competence.HIGHER,)),
                "upon": (Admission.MUST_REFUSE,),
                "within": WorkingDays(3),
                "since": Milestone.CONFERENCE,
            },
        ],
        ids=["a fact of each", "competence and the person", "competence and admission"],
    )
    @pytest.mark.skipif(AGAIN, reason="tables of their own: run once, by `make test`")
    def test_an_act_owed_for_the_person_and_the_matter(self, fields):
        edited = with_rule(WARD, owed(act=Act.PETITION_UPWARD, **fields))
        agree(rows(chance(9), 60), edited, routing=False)

    def test_a_regulation_that_says_nothing(self):
        nothing = attrs.evolve(WARD, rules=())
        data = rows(chance(10), 20)
        agree(data, nothing)
        for row in by_duckdb(data, lambda frame: frames.route(frame, nothing)):
            assert row["lead"] is None
            assert row["acts"] in ("", "note_for_chair")


# --- several editions ---------------------------------------------------------------------------


CITY_PLACE = "dak-nong/gia-nghia"
EDITIONS = (
    (Span("2022-01-01", until="2023-01-01"), law.regulation_for(CITY_PLACE, on="2022-10-14")),
    (Span("2026-01-01"), WARD),
)


def dated(count):
    """Rows with a day of one of the editions, the days on which they begin and end included."""
    drawn = chance(count)
    days = (dt.date(2022, 1, 1), dt.date(2022, 12, 31), dt.date(2026, 1, 1), dt.date(2030, 5, 5))
    return [row | {"on": drawn.choice(days)} for row in rows(drawn, count)]


class TestEditions:
    @pytest.mark.parametrize("kind", [pl.Date, pl.Datetime("us")], ids=["days", "midnights"])
    def test_each_row_is_decided_by_the_law_of_its_day(self, kind):
        data = dated(200)
        frame = polars_frame(data, TYPES | {"on": pl.Date}).with_columns(pl.col("on").cast(kind))
        found = frames.screen(frame, EDITIONS).to_dicts()
        for row, given_row in zip(found, data, strict=True):
            regulation = next(
                r
                for span, r in EDITIONS
                if span.covers(pendulum.Date.fromordinal(row["on"].toordinal()))
            )
            expected = by_statement(given_row, regulation, routing=False)
            assert {name: told(row)[name] for name in expected} == expected

    def test_on_duckdb_too(self):
        data = dated(50)
        by_days = by_duckdb(data, lambda frame: frames.screen(frame, EDITIONS))
        frame = polars_frame(data, TYPES | {"on": pl.Date})
        assert by_days == frames.screen(frame, EDITIONS).to_dicts()

    def test_a_day_of_no_edition_is_refused_and_null_in_a_lazy_frame(self):
        row = rows(chance(1), 1)[0]
        frame = polars_frame(
            [row | {"on": day} for day in (dt.date(2023, 1, 1), None, dt.date(2022, 1, 1))],
            TYPES | {"on": pl.Date},
        )
        with pytest.raises(InputError) as caught:
            frames.screen(frame, EDITIONS)
        found = {(fault.path, fault.value) for fault in caught.value.faults}
        assert found == {("on", "2023-01-01"), ("on", None)}
        found = frames.screen(frame.lazy(), EDITIONS).collect()
        assert found["handling"].is_null().to_list() == [True, True, False]

    def test_one_regulation_for_a_day(self):
        with pytest.raises(InvalidValueError, match="give one for each day"):
            frames.screen(
                polars_frame([]), (*EDITIONS, (Span("2022-12-31", until="2024-01-01"), CITY))
            )

    def test_at_least_one_regulation(self):
        with pytest.raises(InvalidValueError, match="no regulation is given"):
            frames.screen(polars_frame([]), ())

    def test_a_plan_is_no_regulation(self):
        with pytest.raises(InvalidValueError, match="regulation must be Regulation"):
            frames.screen(polars_frame([]), PLAN)


# --- what is refused ----------------------------------------------------------------------------


def faults(caught):
    return [
        (fault.path, fault.value, fault.reason_en, fault.reason_vi) for fault in caught.value.faults
    ]


class TestRefusals:
    """Nothing is guessed: a value that is none names its column, itself, how often, what to do."""

    def frame(self, **columns):
        row = rows(chance(3), 1)[0] | {"field": "land", "matter": None}
        data = [dict(row) for _ in range(4)]
        for name, values in columns.items():
            for given_row, value in zip(data, values, strict=True):
                given_row[name] = value
        return polars_frame(data)

    def test_a_word_that_is_no_value(self):
        frame = self.frame(kind=["petitoin", "petition", "petitoin", "grievance"])
        with pytest.raises(InputError) as caught:
            frames.screen(frame, WARD)
        assert [(path, value) for path, value, _, _ in faults(caught)] == [
            ("kind", "petitoin"),
            ("kind", "grievance"),
        ]
        assert faults(caught)[0][2] == (
            "no value of the column, in 2 row(s) (from row 1 on): did you mean 'petition'? write "
            "null or one of: petition, question, complaint, denunciation, unknown"
        )
        assert "ở 2 hàng (từ hàng 1): có phải 'petition'? hãy để trống" in faults(caught)[0][3]

    def test_a_lazy_frame_has_null_there_and_check_says_why(self):
        frame = self.frame(conduct=["rude", "orderly", None, "unknown"]).lazy()
        found = frames.screen(frame, WARD).collect()
        assert found["admission"].is_null().to_list() == [True, False, False, False]
        assert found["acts"].is_null().to_list() == [True, False, False, False]
        assert not found["handling"].is_null().any()
        assert [(fault.path, fault.value) for fault in frames.check(frame)] == [("conduct", "rude")]

    def test_what_may_be_the_words_of_a_citizen_is_not_shown(self):
        frame = self.frame(kind=["Tôi đề nghị xem lại việc đền bù", None, None, None])
        (fault,) = frames.check(frame)
        assert "đền bù" not in f"{fault!r} {fault.reason_vi}"

    def test_a_matter_outside_its_field(self):
        frame = self.frame(matter=["registration", "services", None, "lottery"])
        assert [(fault.path, fault.value) for fault in frames.check(frame)] == [
            ("matter", "lottery"),
            ("matter", "services"),
        ]
        with pytest.raises(InputError, match="does not stand in the row's field"):
            frames.route(frame, CITY)
        found = frames.route(frame.lazy(), CITY).collect()
        assert found["open"].is_null().to_list() == [False, True, False, True]

    def test_a_field_is_never_in_doubt(self):
        assert [f.path for f in frames.check(self.frame(field=["unknown", *["land"] * 3]))] == [
            "field"
        ]

    def test_missing_columns(self):
        with pytest.raises(InputError, match="no such column") as caught:
            frames.screen(self.frame().drop("kind", "secrecy"), EDITIONS)
        assert [path for path, *_ in faults(caught)] == ["kind", "secrecy", "on"] or [
            path for path, *_ in faults(caught)
        ] == ["secrecy", "kind", "on"]

    def test_routing_needs_more_columns_than_screening(self):
        frame = self.frame().drop("field", "matter", "mixed")
        assert frames.check(frame) == ()
        assert "handling" in frames.screen(frame, WARD).columns
        with pytest.raises(InputError, match="field"):
            frames.route(frame.lazy(), WARD)

    def test_the_open_reasons_are_told_in_two_languages(self):
        with pytest.raises(InvalidValueError, match="lang must be 'vi' or 'en', got 'fr'"):
            frames.route(self.frame().lazy(), WARD, lang="fr")

    def test_columns_that_are_there_already(self):
        once = frames.screen(self.frame(), WARD)
        with pytest.raises(InputError, match="give a prefix"):
            frames.route(once.lazy(), WARD)
        twice = frames.screen(once, WARD, prefix="now_")
        assert twice["now_handling"].to_list() == twice["handling"].to_list()

    def test_truths_are_no_texts(self):
        frame = self.frame().with_columns(mixed=pl.lit("yes"))
        with pytest.raises(InputError, match="true and false"):
            frames.screen(frame, WARD)

    @pytest.mark.parametrize("kind", [pl.String, pl.Datetime("us", "Asia/Ho_Chi_Minh")])
    def test_days_are_no_texts_and_have_no_zone(self, kind):
        frame = self.frame().with_columns(on=pl.lit(None).cast(kind))
        with pytest.raises(InputError, match="it holds no days"):
            frames.screen(frame.lazy(), EDITIONS)

    def test_a_column_of_nothing_is_of_no_type(self):
        frame = self.frame().with_columns(topic=pl.lit(None), settled=pl.lit(None))
        row = frame.to_dicts()[0]
        found = frames.screen(frame, WARD).to_dicts()[0]
        assert found["handling"] == by_statement(row, WARD)["handling"]

    def test_an_engine_that_is_not_known(self):
        frame = SimpleNamespace(implementation=nw.Implementation.IBIS)
        with pytest.raises(InvalidValueError, match=r"ibis.*collect it first"):
            _engines.look_up(frame, [])


# --- deadlines and numbers ----------------------------------------------------------------------


ANY_DAY = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))


class TestDeadlines:
    @settings(max_examples=20)
    @given(
        st.lists(ANY_DAY, min_size=1, max_size=40),
        st.sampled_from([WorkingDays(15), WorkingDays(5), Days(10), Months(1)]),
    )
    def test_the_column_has_the_day_that_the_calendar_has(self, days, within):
        expected = [
            None if day is None else law.CALENDAR.after(pendulum.Date(*day.timetuple()[:3]), within)
            for day in days
        ]
        polars = pl.DataFrame({"on": days}, schema={"on": pl.Date})
        found = frames.after(polars.lazy(), "on", within, law.CALENDAR, name="due").collect()
        assert found["due"].to_list() == [day and dt.date(*day.timetuple()[:3]) for day in expected]

    def test_on_every_engine(self):
        days = [
            None,
            dt.date(1900, 1, 1),
            dt.date(2200, 1, 1),
            *(dt.date(2019, 12, 1) + dt.timedelta(at) for at in range(400)),
        ]
        expected = frames.after(
            pl.DataFrame({"on": days}), "on", WorkingDays(7), law.CALENDAR, name="due"
        )["due"].to_list()
        data = [{"on": day} for day in days]
        work = lambda frame: frames.after(frame, "on", WorkingDays(7), law.CALENDAR, name="due")  # noqa: E731 -- the same work, given to each engine
        assert [row["due"] for row in by_duckdb(data, work)] == expected
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        midnights = work(
            pandas.DataFrame({"on": pandas.to_datetime(pandas.Series(days), errors="coerce")})
        )["due"]
        assert [None if pandas.isna(at) else at.date() for at in midnights][3:] == expected[3:]

    def test_a_calendar_without_days_off_has_no_end(self):
        with pytest.raises(InvalidValueError, match="knows no days off"):
            frames.after(pl.DataFrame({"on": []}), "on", Days(3), dc.CALENDAR_DAYS, name="due")

    def test_what_is_no_column_of_days(self):
        frame = pl.DataFrame({"on": ["2022-10-14"]})
        with pytest.raises(InputError, match="it holds no days"):
            frames.after(frame, "on", Days(3), law.CALENDAR, name="due")
        with pytest.raises(InputError, match="no such column"):
            frames.after(frame, "at", Days(3), law.CALENDAR, name="due")


class TestNumbers:
    """A number is judged as a plan that states it is."""

    NUMBERS = (None, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 30)

    def judged(self, regulation, question=Question.NOTICE_LEAD, numbers=NUMBERS, kind=pl.Int64):
        frame = pl.DataFrame({"number": numbers}, schema={"number": kind})
        found = frames.judge(frame, "number", question, regulation, name="verdict")
        return found["verdict"].to_list()

    def by_plan(self, lead, regulation):
        """The verdicts of the checks of a plan that states this notice, all together."""
        notice = attrs.evolve(next(iter(PLAN.of(Notice))), on=None, lead=Days(lead))
        plan = attrs.evolve(PLAN, provisions=(notice,))
        told = [
            (rule, item)
            for rule in regulation.of(Requirement)
            if rule.question is Question.NOTICE_LEAD
            for check in checks_of(rule)
            for item in check.items(plan)
        ]
        broken = [rule for rule, item in told if item is False]
        if any(rule.carries_breach for rule in broken):
            return "breached"
        return "not_evaluated" if broken else "met"

    @pytest.mark.parametrize(
        ("regulation", "short"),
        [(OLD_WARD, "not_evaluated"), (WARD, "breached")],
        ids=["a text not read", "a text read"],
    )
    def test_the_days_of_notice(self, regulation, short):
        found = self.judged(regulation)
        assert found[0] == "not_evaluated"
        assert found[1:] == [
            self.by_plan(n, regulation) if n else found[1] for n in self.NUMBERS[1:]
        ]
        assert set(found[1:]) == {"met", short}

    def test_a_doubtful_rule_breaks_nothing(self):
        rules = [
            attrs.evolve(rule, confidence=Confidence.MEMORY)
            if isinstance(rule, Requirement) and rule.question is Question.NOTICE_LEAD
            else rule
            for rule in WARD.rules
        ]
        assert set(self.judged(attrs.evolve(WARD, rules=tuple(rules)))) == {"met", "not_evaluated"}

    def test_the_greatest_number_and_a_half(self):
        rule = next(r for r in WARD.of(Requirement) if r.question is Question.NOTICE_LEAD)
        made = attrs.evolve(
            rule,
            slug="made-for-the-test",
            question=Question.RESULT_WITHIN,
            at_least=None,
            at_most=Days(10),
        )
        other = attrs.evolve(made, slug="no-number", at_most=None, all_of=(Level.WARD,))
        kept = [
            r
            for r in WARD.rules
            if not (isinstance(r, Requirement) and r.question is Question.RESULT_WITHIN)
        ]
        regulation = attrs.evolve(WARD, rules=(*kept, made, other))
        found = self.judged(regulation, Question.RESULT_WITHIN, (9.5, 10, 10.5), pl.Float64)
        assert found == ["met", "met", "breached"]

    def test_a_question_without_a_number_does_not_apply(self):
        assert set(self.judged(WARD, Question.CHAIRS)) == {"not_applicable"}

    def test_a_right_of_the_people_is_no_duty(self):
        with pytest.raises(InvalidValueError, match="right of the people"):
            self.judged(WARD, Question.VOTER_REQUEST)

    def test_by_the_law_of_the_day(self):
        frame = pl.DataFrame(
            {
                "number": [1, 100, 7],
                "on": [dt.date(2022, 1, 1), dt.date(2026, 1, 1), dt.date(2026, 1, 2)],
            }
        )
        found = frames.judge(frame, "number", Question.NOTICE_LEAD, EDITIONS, name="verdict")[
            "verdict"
        ]
        expected = [
            self.judged(regulation, numbers=(number,))[0]
            for regulation, number in ((EDITIONS[0][1], 1), (WARD, 100), (WARD, 7))
        ]
        assert found.to_list() == expected
        lazily = frames.judge(
            frame.lazy().with_columns(on=pl.lit(dt.date(2024, 1, 1))),
            "number",
            Question.NOTICE_LEAD,
            EDITIONS,
            name="verdict",
        )
        assert lazily.collect()["verdict"].to_list() == [None] * 3


# --- engines that are not at hand in an ordinary run --------------------------------------------


class Cell:
    """A stand-in for a column of Spark: it is worked out for one row."""

    def __init__(self, of):
        self.of = of

    def __add__(self, number):
        return Cell(lambda row: self.of(row) + number)

    def __ne__(self, other):
        return Cell(lambda row: self.of(row) != other)

    __hash__ = None

    def cast(self, kind):
        known = {
            "int": int,
            "boolean": lambda text: {"True": True, "False": False}[text],
            "date": dt.date.fromisoformat,
        }
        return Cell(lambda row: None if self.of(row) is None else known[kind](self.of(row)))


class Cells:
    """A stand-in for a frame of Spark."""

    def __init__(self, data):
        self.data = data

    def withColumns(self, columns):  # noqa: N802 -- Spark's own name
        return Cells([row | {n: cell.of(row) for n, cell in columns.items()} for row in self.data])


def look(name, entries, *labels):
    step = _engines.Step(name=name, of=(("at", len(entries)),), entries=entries, labels=labels)
    return _engines.Look(name, "at", step)


LOOKS = (
    look("word", ("a", None, "c|d"), "c|d", "a"),
    look("flag", (None, False, True)),
    look("number", (0, 40_000, 7)),
    look("day", (None, dt.date(2022, 10, 14), dt.date(2024, 2, 29))),
)
POSITIONS = (2, 0, 1, 2)
FOUND = [tuple(each.step.entries[at] for each in LOOKS) for at in POSITIONS]


class TestEnginesByStandIn:
    """The heavy engines are asked as their manuals say; themselves they run in `make thorough`."""

    def test_spark(self, monkeypatch):
        functions = types.ModuleType("pyspark.sql.functions")
        functions.lit = lambda text: Cell(lambda row: text)
        functions.col = lambda name: Cell(lambda row: row[name])
        functions.split = lambda cell, by: Cell(lambda row: cell.of(row).split(by))
        functions.element_at = lambda cells, at: Cell(lambda row: cells.of(row)[at.of(row) - 1])
        functions.when = lambda told, cell: Cell(lambda row: cell.of(row) if told.of(row) else None)
        for name in ("pyspark", "pyspark.sql"):
            monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
        monkeypatch.setitem(sys.modules, "pyspark.sql.functions", functions)
        found = _engines._by_spark(Cells([{"at": at} for at in POSITIONS]), LOOKS)
        assert [tuple(row[each.name] for each in LOOKS) for row in found.data] == FOUND

    def test_dask(self):
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        kinds = {}

        class Parts:
            def __init__(self, series):
                self.series = series

            def map_partitions(self, work, table, meta):
                kinds[meta[0]] = meta[1]
                return pandas.concat(
                    [work(part, table) for part in (self.series[:2], self.series[2:])]
                )

        class Frame:
            def __init__(self, frame):
                self.frame = frame

            def __getitem__(self, name):
                return Parts(self.frame[name])

            def assign(self, **columns):
                return self.frame.assign(**columns)

        given = pandas.DataFrame({"at": POSITIONS}, index=[9, 7, 5, 3])
        found = _engines._by_dask(Frame(given), LOOKS)
        assert {name: found[name].dtype for name in kinds} == kinds
        rows_ = found.astype(object).where(found.notna(), None)[[each.name for each in LOOKS]]
        days = [None if day is None else day.date() for day in rows_["day"]]
        assert [
            (*row[:3], day) for row, day in zip(rows_.itertuples(index=False), days, strict=True)
        ] == [(word, bool(flag), number, day) for word, flag, number, day in FOUND]

    def test_any_other_engine_in_memory(self, monkeypatch):
        monkeypatch.setattr(_engines, "_BY_ENGINE", {})
        found = _engines.look_up(nw.from_native(pl.DataFrame({"at": POSITIONS})), LOOKS)
        assert [row[1:] for row in found.rows()] == FOUND


@pytest.mark.parametrize("module", [_columns, _engines, _frames, _routing, _screening, _sheets])
def test_a_module_shows_what_it_lists(module):
    assert dir(module) == sorted(module.__all__)


class TestDataDictionary:
    def test_it_has_every_column_read_and_added(self):
        frame = polars_frame(rows(chance(2), 2))
        assert set(frames.route(frame, CITY).columns) | {"on"} == set(COLUMNS)

    @pytest.mark.parametrize("column", frames.COLUMNS, ids=lambda column: column.name)
    def test_it_says_everything_in_both_languages(self, column):
        for words in (column.meaning, column.unit, column.missing):
            assert words.vi
            assert words.en

    @pytest.mark.parametrize("column", frames.COLUMNS, ids=lambda column: column.name)
    def test_the_page_shows_it(self, column):
        page = Path(__file__).parents[1] / "docs" / "frames.md"
        line = f"| `{column.name}` | {column.meaning.vi} / {column.meaning.en} |"
        assert line in page.read_text(encoding="utf-8")
