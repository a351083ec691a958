"""Strategies: valid values of every public class, that shrink short and show as code."""

import datetime as dt
import subprocess
import sys
import unicodedata
from importlib import import_module, metadata

import attrs
import pendulum
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

import dialogue_core as dc
from dialogue_core import testing
from dialogue_core.errors import InvalidValueError
from dialogue_core.plans import Assignment, Notice, Plan
from dialogue_core.screening import ActOwed
from dialogue_core.statements import FACTS, UNKNOWN, Statement
from dialogue_core.testing import _hook
from dialogue_core.testing._texts import SENTENCES, WAYS, invented, typed_as
from dialogue_core.values import Sealed, Span, as_day, fold
from dialogue_core.vocabulary import (
    Confidence,
    Extent,
    Level,
    Protection,
    Question,
    StatementKind,
    Unknown,
)

CLASSES = _hook.public_classes()
NAMES = {
    name: getattr(import_module(f"dialogue_core.{module}"), name)
    for module in (*_hook.MODULES, "vocabulary")
    for name in import_module(f"dialogue_core.{module}").__all__
} | {"ActOwed": ActOwed, "Date": pendulum.Date, "datetime": dt, "law": dc.law}


class TestEveryClass:
    @pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
    def test_its_type_is_enough(self, kind):
        @settings(max_examples=10, database=None)
        @given(st.from_type(kind))
        def is_of_the_class(value):
            assert type(value) is kind

        is_of_the_class()

    def test_the_classes_of_the_main_path_are_among_them(self):
        assert {dc.Plan, dc.Statement, dc.Regulation, dc.Words, dc.Unit} <= set(CLASSES)

    def test_another_class_is_refused(self):
        with pytest.raises(TypeError, match="no class of dialogue_core"):
            testing.values_of(complex)

    def test_hypothesis_finds_them_by_the_entry_point(self):
        (entry,) = metadata.entry_points(group="hypothesis", name="dialogue_core")
        assert entry.load() is _hook.register

    def test_an_application_imports_nothing_of_the_kit(self):
        script = (
            "from hypothesis import find, strategies as st; from dialogue_core import Plan; "
            "print(find(st.from_type(Plan), lambda plan: True).id)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == "KH-1"


class TestShownAsCode:
    @given(st.sampled_from(CLASSES).flatmap(st.from_type))
    def test_what_is_shown_can_be_pasted_back(self, value):
        again = eval(pretty(value), dict(NAMES))  # noqa: S307 -- the text was just printed by us
        assert type(again) is type(value)
        assert attrs.asdict(again, recurse=False) == attrs.asdict(value, recurse=False)

    def test_fields_with_their_default_are_left_out(self):
        plan = find(testing.plans(extent=Extent.WHOLE), lambda _: True)
        assert "number=" not in pretty(plan)
        assert "extent=Extent.WHOLE" in pretty(plan)

    def test_invented_words_are_shown_and_real_ones_are_not(self):
        assert pretty(Sealed("Đường hỏng.")) == "Sealed('Đường hỏng.')"
        assert pretty(Sealed("Tên tôi là một người thật.")) == "Sealed(…)"
        assert pretty(Sealed(7)) == "Sealed(…)"
        assert repr(Sealed("Đường hỏng.")) == "Sealed(…)"

    def test_a_regulation_with_a_plan_joined_shows_its_rules(self):
        plan = dc.law.gia_nghia_2022.PLAN
        bound = dc.law.regulation_for(plan.place, on="2022-10-14").under(plan)
        assert pretty(bound).startswith("Regulation(place=Unit(")
        assert pretty(attrs.evolve(bound, plan=None, rules=())).startswith("Regulation(")


class TestTexts:
    @given(testing.texts())
    def test_every_text_is_known_as_invented(self, text):
        assert invented(text)

    @given(testing.texts(way="NFC"), st.sampled_from(WAYS))
    def test_however_it_is_typed_it_folds_alike(self, text, way):
        assert fold(typed_as(text, way)) == fold(text)

    def test_the_ways_differ(self):
        assert len({typed_as("Đường hỏng.", way) for way in WAYS}) == len(WAYS)
        assert typed_as("Đường hỏng.", "bare") == "Duong hong."
        assert unicodedata.is_normalized("NFD", typed_as("Đường hỏng.", "NFD"))

    def test_the_bank_holds_every_tone_and_letter(self):
        letters = set(unicodedata.normalize("NFD", "".join(SENTENCES)).lower())
        assert set("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031bđ") <= letters

    def test_a_real_text_is_not_taken_as_invented(self):
        assert not invented("Đường hỏng. Tôi là người thật.")


class TestOptions:
    @given(testing.days(since="2025-06-15", until="2025-06-16"))
    def test_days_between(self, day):
        assert day in (as_day("2025-06-15"), as_day("2025-06-16"))

    def test_an_end_that_is_no_day_is_refused(self):
        with pytest.raises(InvalidValueError, match="not a day"):
            testing.days(since="soon")

    @given(testing.spans(within=Span("2025-01-01", until="2025-02-01")))
    def test_spans_within(self, span):
        assert span.since >= as_day("2025-01-01")
        assert span.until is not None
        assert span.until <= as_day("2025-02-01")

    @given(testing.spans(ends=True), testing.spans(ends=False))
    def test_spans_with_and_without_an_end(self, closed, open_):
        assert closed.until is not None
        assert open_.until is None

    @given(testing.units(level=Level.CITY, on="2025-06-30"))
    def test_units_of_a_level_on_a_day(self, unit):
        assert unit.level is Level.CITY
        assert unit.exists_on(as_day("2025-06-30"))

    @given(testing.spans(within=Span("2025-01-01")))
    def test_spans_within_a_window_without_an_end(self, span):
        assert span.since >= as_day("2025-01-01")

    @given(testing.citations(instrument="77/2015/QH13"))
    def test_citations_of_one_text(self, cite):
        assert cite.instrument == "77/2015/QH13"

    @given(testing.plans(level=Level.WARD, on="2026-01-01", extent=Extent.PART))
    def test_plans_of_a_level(self, plan):
        assert plan.level is plan.place.level is Level.WARD
        assert plan.place.exists_on(as_day("2026-01-01"))
        assert plan.extent is Extent.PART

    @given(testing.plans(having=st.lists(testing.provisions(Notice), min_size=1, max_size=2)))
    def test_plans_with_chosen_provisions(self, plan):
        assert plan.of(Notice) == plan.provisions

    @given(testing.plans(having=st.lists(testing.provisions(Assignment), max_size=9)))
    def test_no_plan_assigns_a_task_twice(self, plan):
        tasks = [(task.body.id, task.role, task.task.vi) for task in plan.assignments]
        assert len(tasks) == len(set(tasks))

    @given(testing.plans(place=dc.law.TERRITORY.unit("dak-nong/gia-nghia")))
    def test_plans_of_a_place(self, plan):
        assert plan.place.id == "dak-nong/gia-nghia"

    @given(
        testing.statements(kind=StatementKind.COMPLAINT, on="2022-10-14", parts=2),
        testing.statements(kind=UNKNOWN),
    )
    def test_statements_of_a_kind(self, statement, doubtful):
        assert [part.kind for part in statement.parts] == [StatementKind.COMPLAINT] * 2
        assert statement.on == as_day("2022-10-14")
        assert {part.kind for part in doubtful.parts} == {UNKNOWN}

    @given(testing.facts(doubt=False))
    def test_facts_without_a_doubt(self, facts):
        assert not any(isinstance(facts.value(fact.name), Unknown) for fact in FACTS)

    @given(testing.tables(outcomes=Protection), testing.facts())
    def test_a_sound_table_decides_every_cell(self, table, facts):
        assert table.decide(facts.values)

    @given(testing.requirements(question=Question.NOTICE_LEAD, instrument="9/X"))
    def test_requirements_to_a_question(self, rule):
        assert rule.question is Question.NOTICE_LEAD
        assert rule.cites.instrument == "9/X"

    @given(testing.limits(in_force=Span("2026-03-01")))
    def test_limits_from_a_day(self, rule):
        assert rule.in_force == Span("2026-03-01")
        assert rule.confidence in Confidence

    @given(testing.instruments(number="9/X"))
    def test_instruments_of_a_number(self, text):
        assert {rule.cites.instrument for rule in text.rules} <= {"9/X"}

    @given(testing.regulations(level=Level.WARD, on="2025-06-16"))
    def test_regulations_of_a_level_on_a_day(self, regulation):
        assert regulation.level is Level.WARD
        assert regulation.on == as_day("2025-06-16")

    @given(testing.regulations(place=dc.law.TERRITORY.unit("dak-nong"), on="2022-10-14"))
    def test_regulations_of_a_place(self, regulation):
        assert regulation.place.id == "dak-nong"

    @given(testing.territories())
    def test_every_merged_unit_has_one_heir(self, territory):
        for step in territory.successions:
            for old in step.old:
                assert [unit.id for unit in territory.successors(old)] == [step.new]


class TestShrinking:
    def test_a_plan_shrinks_to_its_shortest(self):
        plan = find(st.from_type(Plan), lambda plan: len(plan.provisions) > 1)
        assert len(plan.provisions) == 2
        assert plan.document.title.vi == "Đường hỏng."

    def test_a_statement_shrinks_to_one_bare_part(self):
        statement = find(st.from_type(Statement), lambda s: s.parts[0].kind is not None)
        assert len(statement.parts) == 1
        assert statement.words == Sealed("Đường hỏng.")

    def test_a_regulation_shrinks_to_one_of_the_places_shipped(self):
        found = find(testing.regulations(), lambda regulation: regulation.level is Level.WARD)
        assert found.place in dc.law.TERRITORY.units
