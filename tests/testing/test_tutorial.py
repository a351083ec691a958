"""The package of the tutorial: it passes on its own, and its planted faults are found each time."""

import ast
import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "examples" / "property_tests"
SEEDS = range(10)
COLD = settings(
    max_examples=100, database=None, derandomize=False, deadline=None, phases=[Phase.generate]
)
"""What Hypothesis does if nothing is said, but it remembers nothing, and shrinks nothing."""

FAULTS = [
    pytest.param(
        ("rule.py", 'until="2026-10-01"', 'until="2026-09-30"'),
        "test_the_province_asks_for_ten_days_of_notice_on_every_day",
        id="the old clause ends a day too early",
    ),
    pytest.param(
        (
            "desk.py",
            "if f.verdict is Verdict.BREACHED",
            'if f.verdict is Verdict.BREACHED and "/" not in f.check',
        ),
        "test_each_breach_is_objected_to",
        id="a finding about one of several demands is forgotten",
    ),
    pytest.param(
        ("desk.py", "if f.verdict is Verdict.BREACHED", "if f.verdict is not Verdict.MET"),
        "test_nothing_is_objected_to_in_a_plan_that_is_lawful_by_a_day",
        id="what is not evaluated is taken for a breach",
    ),
    pytest.param(
        (
            "desk.py",
            "part.lead or SECRETARIAT for part in routing.parts",
            "part.lead for part in routing.parts if part.lead",
        ),
        "test_each_part_of_each_statement_is_assigned",
        id="a part whose body is open is dropped",
    ),
    pytest.param(
        ("desk.py", '{i + 1}", len(parts)', '{i + 1}", len(parts) - 1'),
        "DeskMachine",
        id="the last part of a split is lost",
    ),
]


def edited(folder, file, right, wrong):
    """Copy the package, with one text in one file edited."""
    shutil.copytree(PACKAGE, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    path = folder / "provincial_desk" / file
    source = path.read_text(encoding="utf-8")
    assert source.count(right) == 1
    path.write_text(source.replace(right, wrong), encoding="utf-8")
    return folder


@pytest.fixture
def tests_of(monkeypatch):
    """Import the tests of a copy, and of no other."""

    def load(folder):
        monkeypatch.syspath_prepend(str(folder))
        monkeypatch.syspath_prepend(str(folder / "tests"))
        for name in ("provincial_desk", "provincial_desk.desk", "provincial_desk.rule"):
            monkeypatch.delitem(sys.modules, name, raising=False)
        monkeypatch.delitem(sys.modules, "test_desk", raising=False)
        importlib.invalidate_caches()
        return importlib.import_module("test_desk")

    yield load
    for name in [n for n in sys.modules if n.partition(".")[0] in ("provincial_desk", "test_desk")]:
        del sys.modules[name]


def fails(test, number):
    """Whether the test fails from a cold start with a seed."""
    try:
        if isinstance(test, type):
            run_state_machine_as_test(seed(number)(test), settings=COLD)
        else:
            seed(number)(test)()
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize(("edit", "name"), FAULTS)
def test_a_planted_fault_is_found_ten_times_of_ten(tmp_path, tests_of, edit, name):
    tests = tests_of(edited(tmp_path / "copy", *edit))
    test = getattr(tests, name)
    if not isinstance(test, type):
        test = COLD(test)
    assert [number for number in SEEDS if not fails(test, number)] == []


def test_a_number_below_the_laws_is_found(tmp_path, tests_of, monkeypatch):
    """The layers are proved and not drawn: no seed and no number of examples changes that."""
    tests = tests_of(edited(tmp_path / "copy", "rule.py", "at_least=Days(10)", "at_least=Days(6)"))
    check = tests.check_regulation
    monkeypatch.setattr(
        tests, "check_regulation", lambda one, upper: check(one, upper=upper, examples=2)
    )
    with pytest.raises(AssertionError, match="DOES NOT HOLD: nothing above is relaxed"):
        tests.test_the_regulation_has_every_property()


def test_the_package_passes_on_its_own(tmp_path):
    folder = edited(tmp_path / "copy", "rule.py", NUMBER, NUMBER)
    (folder / "conftest.py").write_text(
        "from hypothesis import settings\n"
        "settings.register_profile('few', max_examples=2, stateful_step_count=9, deadline=None)\n"
        "settings.load_profile('few')\n"
    )
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            "--dialogue-regulation=provincial_desk.rule:regulation",
            "--dialogue-upper=provincial_desk.rule:law",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.search(r"^14 passed", done.stdout, re.MULTILINE), done.stdout + done.stderr


NUMBER = "00/2026/QĐ-UBND"


class TestThePage:
    def test_it_shows_the_tests_of_the_package(self):
        page = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
        source = (PACKAGE / "tests" / "test_desk.py").read_text(encoding="utf-8")
        shown = [
            ast.get_source_segment(source, node)
            for node in ast.parse(source).body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
        ]
        assert len(shown) == 6
        assert [text for text in shown if text not in page] == []

    def test_it_lists_the_faults(self):
        page = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
        assert [param.id for param in FAULTS if f"| {param.id} |" not in page] == []

    def test_the_package_uses_published_names_only(self):
        for path in PACKAGE.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dialogue"):
                    module = importlib.import_module(node.module)
                    assert {alias.name for alias in node.names} <= set(module.__all__)
