"""The public strategies pass every health check of Hypothesis, and none of them is switched off."""

import inspect
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import testing
from dialogue_core.plans import Notice
from dialogue_core.testing import _hook
from dialogue_core.vocabulary import Protection

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
LAW = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01")
NOTICE = "72/2025/QH15:43.2:notice"
FLOOR = "25/2018/QH14:8.3:identity-protected"
NEEDS = {
    "near_miss": lambda: testing.near_miss(NOTICE, regulation=LAW),
    "provisions": lambda: testing.provisions(Notice),
    "tables": lambda: testing.tables(outcomes=Protection),
    "values_of": lambda: testing.values_of(dc.Plan),
    "violating": lambda: testing.violating(NOTICE, regulation=LAW),
}
"""How to call those that do not stand alone."""


def makers():
    """Every public function that returns a strategy, told by its annotation."""
    for name in testing.__all__:
        made = getattr(testing, name)
        if "SearchStrategy" in str(inspect.get_annotations(inspect.unwrap(made))):
            yield pytest.param(NEEDS.get(name, made), id=name)


PARTICULAR = [
    pytest.param(lambda: testing.violating(FLOOR, regulation=LAW, of=dc.Session), id="a breach"),
    pytest.param(lambda: testing.near_miss(FLOOR, regulation=LAW, of=dc.Session), id="a near miss"),
]
IN_THOROUGH_ONLY = [
    pytest.param(lambda: testing.sessions(events=40), id="sessions of many events"),
    pytest.param(lambda: st.lists(testing.statements(parts=3), max_size=20), id="many statements"),
    *(
        pytest.param(lambda kind=kind: st.from_type(kind), id=kind.__name__)
        for kind in _hook.public_classes()
    ),
]


@pytest.mark.parametrize("make", [*makers(), *PARTICULAR, *(IN_THOROUGH_ONLY if THOROUGH else ())])
def test_it_passes_every_health_check(make):
    """Hypothesis looks at the first ten examples: their size, their time, how many it rejects.

    What is made once, as the tables of the law, is made before it looks.
    """
    strategy = make()
    every = settings(
        settings.get_profile("default"),
        max_examples=100 if THOROUGH else 12,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=not THOROUGH,
        suppress_health_check=(),
    )

    @settings(every, max_examples=1, suppress_health_check=tuple(HealthCheck))
    @given(strategy)
    def warm(_):
        """Make one."""

    @every
    @given(strategy)
    def look(_):
        """Make some, under every check."""

    warm()
    look()


def test_all_that_need_something_are_strategies():
    assert set(NEEDS) <= {param.id for param in makers()}
    assert len(list(makers())) > 20


def test_the_kit_and_its_tutorial_switch_no_check_off():
    root = Path(__file__).parents[2]
    sources = [
        *Path(testing.__file__).parent.glob("*.py"),
        *(root / "examples" / "property_tests").rglob("*.py"),
        root / "docs" / "testing.md",
    ]
    assert len(sources) > 10
    said = [p.name for p in sources if "suppress_health_check" in p.read_text(encoding="utf-8")]
    assert said == []
