"""What users of the package may rely on, whichever module they come for."""

import ast
import importlib
import importlib.metadata
import importlib.resources
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import dialogue_core

PACKAGE = Path(dialogue_core.__file__).parent

ADAPTERS = {
    "analysis",
    "archive",
    "cli",
    "frames",
    "gazetteer",
    "reading",
    "rendering",
    "serialization",
    "testing",
}
"""The modules that adapt the core to something else, there already or still to come."""

LIBRARIES_OF_ADAPTERS = {
    "altair",
    "cattr",
    "cattrs",
    "docx",
    "hypothesis",
    "icalendar",
    "jinja2",
    "markdown_it",
    "msgspec",
    "narwhals",
    "polars",
    "rich",
    "typer",
}

CLOCKS_AND_TRAPS = {
    "diff": "pendulum's diff is absolute, so late and early look alike",
    "now": "the library never reads the clock",
    "today": "the library never reads the clock",
    "tomorrow": "the library never reads the clock",
    "utcnow": "the library never reads the clock",
    "yesterday": "the library never reads the clock",
}
"""Attributes that no module may use; but a correction has a field ``now``, which is not called."""


def loaded(name: str) -> ModuleType:
    """The module; what stands on a library that is not installed is skipped."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name in LIBRARIES_OF_ADAPTERS:
            pytest.skip(f"{error.name} is not installed")
        raise


def public_modules() -> list[str]:
    """Every module of the package that has no underscore in front of a part of its name."""
    found = [m.name for m in pkgutil.walk_packages([str(PACKAGE)], prefix="dialogue_core.")]
    return ["dialogue_core", *(name for name in found if "._" not in name)]


def all_in_order(names: list[str]) -> list[str]:
    """The order of ``__all__``: constants, then classes, then the rest, each by name."""
    return sorted(
        names,
        key=lambda name: (not (len(name) > 1 and name.isupper()), not name[0].isupper(), name),
    )


def traps_in(source: str) -> list[str]:
    """Every use of a clock, of ``pendulum.parse`` or of ``.diff(`` in Python source."""
    found = []
    tree = ast.parse(source)
    own_fields = {
        id(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "now"
        and ast.unparse(node.value) in ("event", "self")
    } - {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in own_fields:
            if node.attr in CLOCKS_AND_TRAPS:
                found.append(f"line {node.lineno}: .{node.attr}: {CLOCKS_AND_TRAPS[node.attr]}")
            elif node.attr == "parse" and ast.unparse(node.value) == "pendulum":
                found.append(f"line {node.lineno}: pendulum.parse returns midnight UTC")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pendulum"):
            found += [
                f"line {node.lineno}: from pendulum import {alias.name}"
                for alias in node.names
                if alias.name == "parse" or alias.name in CLOCKS_AND_TRAPS
            ]
    return found


@pytest.mark.parametrize("name", public_modules())
class TestEveryPublicModule:
    def test_lists_its_names_in_order_and_once(self, name: str):
        listed = loaded(name).__all__
        assert list(listed) == all_in_order(list(set(listed)))

    def test_shows_exactly_the_names_that_it_lists(self, name: str):
        module = loaded(name)
        assert "__dir__" in vars(module), f"{name} has no __dir__ of its own"
        assert dir(module) == sorted(module.__all__)

    def test_has_every_name_that_it_lists(self, name: str):
        module = loaded(name)
        assert [n for n in module.__all__ if not hasattr(module, n)] == []

    def test_says_in_its_docstring_what_it_is_for(self, name: str):
        assert (loaded(name).__doc__ or "").strip()


def run_fresh(statement: str) -> str:
    """What a new Python prints that runs the statement."""
    run = subprocess.run(
        [sys.executable, "-I", "-c", statement], capture_output=True, check=True, encoding="utf-8"
    )
    return run.stdout


class TestFacade:
    @pytest.mark.parametrize("name", dialogue_core.__all__)
    def test_every_name_resolves_and_stays_the_same(self, name: str):
        assert getattr(dialogue_core, name) is getattr(dialogue_core, name)

    def test_every_class_and_function_is_public_in_the_module_that_defines_it(self):
        for name in dialogue_core.__all__:
            found = getattr(dialogue_core, name)
            if inspect.isclass(found) or inspect.isfunction(found):
                home = importlib.import_module(found.__module__)
                assert name in home.__all__
                assert getattr(home, name) is found

    def test_a_name_that_is_not_there_is_an_attribute_error(self):
        with pytest.raises(AttributeError, match="no_such_name"):
            _ = dialogue_core.no_such_name

    def test_a_public_module_is_there_whatever_was_loaded_before_and_a_private_one_is_not(self):
        run_fresh("import dialogue_core as d\nassert not hasattr(d, '_typed')\nd.values.Days")

    def test_the_version_is_that_of_the_distribution(self):
        assert dialogue_core.__version__ == importlib.metadata.version("dialogue-core")


class TestImportCost:
    @staticmethod
    def loaded_by(statement: str) -> set[str]:
        """The modules that a fresh Python has loaded after the statement."""
        return set(run_fresh(f"import sys\n{statement}\nprint(*sys.modules, sep='\\n')").split())

    @pytest.mark.parametrize(
        "statement",
        [
            "import dialogue_core",
            "import dialogue_core as d\nfor name in d.__all__: getattr(d, name)",
        ],
        ids=["import", "every name"],
    )
    def test_the_facade_loads_no_adapter_and_no_library_of_one(self, statement: str):
        loaded = self.loaded_by(statement)
        assert "dialogue_core" in loaded
        assert {m.partition(".")[0] for m in loaded} & LIBRARIES_OF_ADAPTERS == set()
        assert loaded & {f"dialogue_core.{adapter}" for adapter in ADAPTERS} == set()

    def test_the_package_alone_loads_none_of_its_modules(self):
        loaded = self.loaded_by("import dialogue_core")
        assert {m for m in loaded if m.startswith("dialogue_core.")} == set()


class TestTyping:
    def test_the_installed_package_says_that_it_is_typed(self):
        assert importlib.resources.files("dialogue_core").joinpath("py.typed").is_file()


class TestSource:
    """No module reads the clock, parses a day as midnight UTC, or loses the sign of lateness."""

    @pytest.mark.parametrize(
        "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
    )
    def test_a_module_uses_no_clock_and_no_trap_of_pendulum(self, path: Path):
        assert traps_in(path.read_text(encoding="utf-8")) == []

    @pytest.mark.parametrize(
        "source",
        [
            "pendulum.now()",
            "pendulum.today('Asia/Ho_Chi_Minh')",
            "pendulum.parse('2022-08-01')",
            "from pendulum import parse",
            "from pendulum import now as clock",
            "datetime.date.today()",
            "dt.datetime.now()",
            "self.now()",
            "clock = pendulum.now",
            "meeting.diff(announced).in_days()",
        ],
    )
    def test_the_scan_sees_the_traps(self, source: str):
        assert len(traps_in(source)) == 1

    @pytest.mark.parametrize(
        "source",
        [
            "json.parse(text)",
            "'pendulum.now()'",
            "day.add(days=1)",
            "Difference().of(a)",
            "event.now",
        ],
    )
    def test_the_scan_leaves_the_rest_alone(self, source: str):
        assert traps_in(source) == []
