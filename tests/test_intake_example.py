"""The intake desk of `examples/fastapi_intake`: its own tests, and what it shows to copy."""

import ast
import importlib.util
import sys
from pathlib import Path

import pytest

for package in ("fastapi", "httpx2"):
    pytest.importorskip(package, reason="the group examples is not installed")

DESK = Path(__file__).parents[1] / "examples" / "fastapi_intake"


def its_tests():
    """The names in the tests of the example, which are then tests of this file too."""
    sys.path.insert(0, str(DESK))  # it stays, as a worker imports nothing else of that name
    path = DESK / "tests" / "test_intake.py"
    spec = importlib.util.spec_from_file_location("intake_desk_tests", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: found for name, found in vars(module).items() if not name.startswith("_")}


globals().update(its_tests())


def test_its_tests_are_run():
    source = (DESK / "tests" / "test_intake.py").read_text(encoding="utf-8")
    kinds = (ast.FunctionDef, ast.ClassDef)
    named = [node.name for node in ast.parse(source).body if isinstance(node, kinds)]
    found = [name for name in named if name.lower().startswith("test")]
    assert len(found) > 10
    assert [name for name in found if name not in globals()] == []


def test_it_uses_published_names_only():
    for path in DESK.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dialogue"):
                module = importlib.import_module(node.module)
                assert {alias.name for alias in node.names} <= set(module.__all__), path.name


def test_the_clock_is_read_in_one_place():
    clocks = [
        node
        for path in (DESK / "intake_desk").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "time"}
    ]
    assert len(clocks) == 1
