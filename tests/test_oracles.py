"""A few cases of each oracle of ``tests/oracles``; thousands of them are `make oracles`."""

import importlib
from types import ModuleType

import attrs
import pytest

from dialogue_core.certificates import certify
from dialogue_core.tables import Table
from dialogue_core.timelines import Timeline

CASES = 25


def oracle(module: str, package: str) -> ModuleType:
    """The oracle, or a test skipped with the reason."""
    pytest.importorskip(
        package, reason=f"{package} is not installed; `make oracles` installs and runs them all"
    )
    return importlib.import_module(f"oracles.{module}")


class TestZ3:
    @pytest.mark.parametrize("name", ["table", "certificate", "routing", "questions", "timeline"])
    def test_agrees(self, name):
        disagreements = getattr(oracle("solver", "z3"), name)
        cases = 3 if name == "routing" else CASES
        assert [found for seed in range(cases) if (found := disagreements(seed))] == []

    @pytest.mark.parametrize("name", ["certificate", "routing", "questions"])
    def test_notices_a_certificate_that_forgets_a_rule(self, monkeypatch, name):
        solver = oracle("solver", "z3")

        def forgetful(regulation):
            return certify(attrs.evolve(regulation, rules=regulation.rules[:-2]))

        monkeypatch.setattr(solver, "certify", forgetful)
        assert any(getattr(solver, name)(seed) for seed in range(CASES))

    def test_notices_a_table_that_forgets_a_row(self, monkeypatch):
        solver = oracle("solver", "z3")
        decide = Table.decide

        def forgetful(table, values):
            return decide(attrs.evolve(table, rows=table.rows[1:]), values)

        monkeypatch.setattr(Table, "decide", forgetful)
        assert any(solver.table(seed) for seed in range(CASES))

    def test_notices_deadlines_that_are_forgotten(self, monkeypatch):
        solver = oracle("solver", "z3")

        class Forgetful:
            @staticmethod
            def of(rules):
                return Timeline.of(rules[1:])

        monkeypatch.setattr(solver, "Timeline", Forgetful)
        assert any(solver.timeline(seed) for seed in range(CASES))


class TestZen:
    def test_agrees(self):
        disagreements = oracle("zen_table", "zen").outcomes
        assert [found for seed in range(CASES) if (found := disagreements(seed))] == []

    def test_notices_a_table_that_forgets_a_row(self, monkeypatch):
        zen_table = oracle("zen_table", "zen")
        first_hit = zen_table.first_hit

        def forgetful(table):
            return first_hit(attrs.evolve(table, rows=table.rows[1:]))

        monkeypatch.setattr(zen_table, "first_hit", forgetful)
        assert any(zen_table.outcomes(seed) for seed in range(CASES))


class TestRuleCascade:
    def test_agrees(self):
        disagreements = oracle("cascade", "rule_cascade").tightening
        assert [found for seed in range(CASES) if (found := disagreements(seed))] == []

    def test_notices_a_layer_that_is_forgotten(self, monkeypatch):
        cascade = oracle("cascade", "rule_cascade")
        layer = cascade.layer
        monkeypatch.setattr(cascade, "layer", lambda above, lower: layer(above[1:], lower))
        assert any(cascade.tightening(seed) for seed in range(CASES))
