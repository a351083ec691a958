"""What each clause says, by cases written from the texts; and that they notice a changed clause.

The whole mutation score of the rules shipped is `make mutants`; here each rule is dropped, and each
number moved.
"""

import itertools

import pytest
from clause_cases import CLAUSE_CASES, FIRST, LAST, check_days, regulation_at, span_of
from mutants import by_certify, by_clauses, by_layer, regulations, run, survivors, table

from dialogue_core import law
from dialogue_core.rules import Requirement, Rule
from dialogue_core.testing import edits
from dialogue_core.values import Days

SHIPPED = {rule.id: rule for text in law.INSTRUMENTS for rule in text.rules}
PLACES = sorted({(case.unit, case.on) for case in CLAUSE_CASES})


def noticed(rule: Rule, what: str) -> bool:
    (edit,) = (e for e in edits(rule) if e.what.en == what)
    return by_clauses(edit)


class TestTheClausesSayWhatTheTextsSay:
    @pytest.mark.parametrize(("unit", "on"), PLACES)
    def test_every_case_of_a_place_and_day(self, unit, on):
        regulation = regulation_at(unit, on)
        check_days(regulation)
        for case in CLAUSE_CASES:
            if (case.unit, case.on) == (unit, on):
                case.check(regulation)

    def test_every_rule_has_its_days(self):
        assert {id_: rule.in_force for id_, rule in SHIPPED.items()} == {
            id_: span_of(id_) for id_ in SHIPPED
        }

    def test_every_combination_of_facts_is_worked_out(self):
        days = {(c.unit, c.on, c.table) for c in CLAUSE_CASES if c.table}
        for unit, on, name in days:
            asked = [c for c in CLAUSE_CASES if (c.unit, c.on, c.table) == (unit, on, name)]
            axes = getattr(regulation_at(unit, on), name).axes
            for values in itertools.product(*(axis.values for axis in axes)):
                cell = dict(zip((axis.name for axis in axes), values, strict=True))
                assert any(c.holds(cell) for c in asked), cell


class TestAChangedClauseIsNoticed:
    def test_every_rule_shipped_occurs_in_some_regulation(self):
        occurring = {rule.id for regulation in regulations() for rule in regulation.rules}
        assert occurring == set(SHIPPED)
        assert all(FIRST <= regulation.on <= LAST for regulation in regulations())

    def test_a_rule_that_is_dropped(self):
        missed = {
            id_ for id_, rule in SHIPPED.items() if not noticed(rule, "the clause is dropped")
        }
        assert missed == {id_ for id_, what in survivors() if what == "the clause is dropped"}

    def test_a_number_that_is_moved(self):
        moved = [
            edit for rule in SHIPPED.values() for edit in edits(rule) if " becomes " in edit.what.en
        ]
        assert len(moved) > 30
        assert [(e.rule.id, e.what.en) for e in moved if not by_clauses(e)] == []

    def test_a_certificate_notices_a_hole_and_not_a_number(self):
        rule = SHIPPED["72/2025/QH15:43.2:notice"]
        assert isinstance(rule, Requirement)
        assert rule.at_least == Days(7)
        dropped, *others = edits(rule)
        assert by_certify(dropped)
        assert not any(by_certify(e) for e in others if " becomes " in e.what.en)

    def test_layers_notice_a_decree_that_asks_for_less_than_the_law(self):
        """Law 65/2025 asks for seven days of notice; a decree read alone might allow six."""
        rule = SHIPPED["32/2021/NĐ-CP:notice-2025"]
        (less,) = (edit for edit in edits(rule) if edit.what.en == "7 days becomes 6 days")
        (more,) = (edit for edit in edits(rule) if edit.what.en == "7 days becomes 8 days")
        assert by_layer(less)
        assert not by_layer(more)

    def test_layers_have_nothing_to_say_about_bodies(self):
        rule = SHIPPED["118/2025/NĐ-CP:administrative-procedure"]
        assert not any(by_layer(edit) for edit in edits(rule))


class TestTheListOfSurvivors:
    def test_each_is_an_edit_of_a_rule_shipped_with_its_reason_in_both_languages(self):
        for (id_, what), reason in survivors().items():
            assert what in {edit.what.en for edit in edits(SHIPPED[id_])}
            assert reason.vi != reason.en
            assert reason.en

    def test_none_is_noticed(self):
        for id_, what in survivors():
            (edit,) = (e for e in edits(SHIPPED[id_]) if e.what.en == what)
            assert not by_clauses(edit)
            assert not by_certify(edit)
            assert not by_layer(edit)

    def test_the_score_counts_each_instrument(self):
        rules = [("11-QĐi/TW", rule) for rule in SHIPPED.values() if rule.id.startswith("11-QĐi")]
        counts, unnoticed = run(rules)
        assert unnoticed == set()
        assert counts["11-QĐi/TW"]["mutants"] == counts["11-QĐi/TW"]["noticed"] == 8
        assert [line.split()[-1] for line in table(counts)] == ["noticed", "8", "8"]
