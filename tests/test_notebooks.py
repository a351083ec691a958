"""The notebooks keep no outputs, use public names only, and run from the first cell to the last."""

import ast
import importlib.util
import json
import os
import sys
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "examples" / "notebooks").glob("*.ipynb"))
PROFILE = os.environ.get("HYPOTHESIS_PROFILE")
ROWS = "1000"
"""How many rows the notebook at scale has here."""

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path: Path, kind: str) -> list[str]:
    """The sources of the cells of one kind."""
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == kind]


def test_there_are_four():
    assert len(NOTEBOOKS) == 4


@each
class TestAsAFile:
    def test_it_keeps_no_outputs(self, path: Path):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
        ids = [cell["id"] for cell in notebook["cells"]]
        assert len(set(ids)) == len(ids)
        for cell in notebook["cells"]:
            assert cell["metadata"] == {}
            if cell["cell_type"] == "code":
                assert cell["outputs"] == []
                assert cell["execution_count"] is None
        assert set(notebook["metadata"]) == {"kernelspec", "language_info"}

    def test_it_is_written_as_its_editor_would_write_it(self, path: Path):
        text = path.read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
        assert len(text) < 12_000

    def test_it_uses_public_names_only(self, path: Path):
        for source in cells(path, "code"):
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Attribute):
                    assert not node.attr.startswith("_"), node.attr
                elif isinstance(node, ast.ImportFrom):
                    assert "._" not in (node.module or "")

    def test_its_prose_names_the_terms_in_vietnamese(self, path: Path):
        prose = cells(path, "markdown")
        assert prose[0].startswith("# ")
        assert any("\u1ea0" <= letter <= "\u1ef9" for letter in "".join(prose))


def shown(value: object) -> None:
    """Show a value as a notebook does."""
    for name in ("_repr_mimebundle_", "_repr_html_"):
        if hasattr(value, name):
            assert getattr(value, name)()
            return
    repr(value)


def run(path: Path) -> None:
    """Run every cell, and show what the last line of each gives."""
    names: dict[str, object] = {"__name__": "__main__"}
    for number, source in enumerate(cells(path, "code"), 1):
        tree = ast.parse(source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, f"{path.name}, cell {number}", "exec"), names)  # noqa: S102 -- the test
        if last is not None:
            end = ast.Expression(last.value)
            shown(eval(compile(end, f"{path.name}, cell {number}", "eval"), names))  # noqa: S307 -- the test


@each
@pytest.mark.skipif(PROFILE == "again", reason="they ran once in this round, on this code")
def test_it_runs_from_the_first_cell_to_the_last(path: Path, monkeypatch, capsys):
    for package in ("altair", "narwhals", "polars", "hypothesis"):
        pytest.importorskip(package, reason=f"{package} is not installed")
    monkeypatch.chdir(path.parent)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("DIALOGUE_ROWS", ROWS)
    run(path)
    assert capsys.readouterr().err == ""


@each
@pytest.mark.skipif(PROFILE != "thorough", reason="a kernel is heavy: make thorough")
def test_it_runs_in_a_kernel(path: Path, monkeypatch):
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    if importlib.util.find_spec("ipykernel") is None:
        pytest.skip("ipykernel is not installed")
    monkeypatch.setenv("DIALOGUE_ROWS", ROWS)
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    where = {"metadata": {"path": str(path.parent)}}
    done = nbclient.NotebookClient(notebook, timeout=300, resources=where).execute()
    outputs = [out for cell in done.cells for out in cell.get("outputs", [])]
    pages = [out.get("data", {}).get("text/html", "") for out in outputs]
    assert any("vega" in page for page in pages)
    assert any("<table" in page for page in pages)
    assert all(out.output_type != "error" for out in outputs)
