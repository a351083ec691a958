"""Run every benchmark, print one table of the budgets, and write the page of all ratios.

Each benchmark runs in a Python of its own, one after the other. The page is
``docs/performance.md``; a run of some benchmarks writes none, and a short one only with ``--page``,
which then says so. A benchmark that fails is told, and the rest is run; the end says so.

    python benchmarks/run.py [--quick [--page]] [name …]
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from _report import ASKED, QUICK, bounds, budget_line

HERE: Final = Path(__file__).parent
PAGE: Final = HERE.parent / "docs" / "performance.md"
ORDER: Final = (
    "decisions",
    "frames",
    "nationwide",
    "serialization",
    "archive",
    "calendars",
    "imports",
    "sessions",
    "strategies",
)
"""The benchmarks, in the order of the page."""

Found = dict[str, Any]


def run(name: str) -> Found | None:
    """Run one benchmark, and return what it found; none if it failed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "found.json")
        code = [sys.executable, str(HERE / f"{name}.py"), *(["--quick"] if QUICK else [])]
        ended = subprocess.run(code, check=False, env=os.environ | {ASKED: str(path)})  # noqa: S603 -- our own scripts
        if ended.returncode or not path.exists():
            return None
        found: Found = json.loads(path.read_text(encoding="utf-8"))
        return found


# --- the page -----------------------------------------------------------------------------------

HEAD: Final = """# Speed and memory

This page is written by `make bench`: do not edit it. Every number is a ratio: each way was timed in
turn, round by round, and the median of the rounds' ratios is shown, so that another machine should
come to much the same. No time is promised. `benchmarks/` has the scripts; each runs alone.

"""

WHAT: Final = """## Budgets

*Budget* is what was set before anything was written; a budget that is missed is shown as missed.

"""


def page(found: Mapping[str, Found]) -> str:
    """Return the page."""
    return (
        HEAD
        + "".join(f"- {line}\n" for line in machine())
        + "\n"
        + WHAT
        + budgets(found.values())
        + "".join(section(one) for one in found.values())
    )


def machine() -> Iterable[str]:
    """Yield on what it ran, and when."""
    if QUICK:
        yield "**A short run: small data and few rounds, to see that all works; not to be quoted.**"
    yield f"Run on {time.strftime('%Y-%m-%d')}, with dialogue-core {version('dialogue-core')}"
    yield f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}"
    model = _line_of("/proc/cpuinfo", "model name")
    yield f"{os.cpu_count()} cores{f' of {model}' if model else ''}"
    total = _line_of("/proc/meminfo", "MemTotal")
    if total:
        yield f"{int(total.split()[0]) / 2**20:.0f} GiB of memory"


def _line_of(path: str, key: str) -> str:
    file = Path(path)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def budgets(found: Iterable[Found]) -> str:
    """Return the table of all budgets, by their numbers."""
    rows = sorted(
        (one for each in found for one in each["budgets"]),
        key=lambda one: (int("".join(filter(str.isdigit, one["number"]))), one["number"]),
    )
    lines = [
        f"| {one['number']} | {_cell(one['what'])} | {one['became']:,.2f} | {bounds(one)} | "
        f"{'kept' if one['kept'] else '**missed**'} |"
        for one in rows
    ]
    return _table(("", "what", "became", "budget", ""), ("", "", "-", "", ""), lines)


def section(one: Found) -> str:
    """Return the ratios of one benchmark."""
    versions = ", ".join(f"{name} {number}" for name, number in one["peers"].items())
    text = f"\n## {one['title']}\n\n{f'With {versions}.' if versions else ''}\n"
    for table in one["tables"]:
        lines = [
            f"| {_cell(name)} | {number:,.2f} {table['unit']} |"
            for name, number in table["rows"].items()
        ]
        text += "\n" + _table((_cell(table["title"]), ""), ("", "-"), lines)
    if one["notes"]:
        text += "\n" + "".join(f"- {note}\n" for note in one["notes"])
    return text


def _table(head: Sequence[str], right: Sequence[str], lines: Iterable[str]) -> str:
    ruler = " | ".join("---:" if side else "---" for side in right)
    return "\n".join([f"| {' | '.join(head)} |", f"| {ruler} |", *lines]) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(names: Sequence[str]) -> int:
    """Run what is asked for, or all; return 1 if one failed."""
    strange = [name for name in names if name not in ORDER]
    if strange:
        raise SystemExit(f"no benchmark {', '.join(strange)}; there are {', '.join(ORDER)}")
    results = {name: run(name) for name in names or ORDER}
    found = {name: one for name, one in results.items() if one is not None}
    print(f"# All budgets{' (a short run: none is to be judged)' if QUICK else ''}")
    for one in found.values():
        for line in map(budget_line, one["budgets"]):
            print(f"  {line}")
    failed = [name for name in results if name not in found]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    elif not names and (not QUICK or "--page" in sys.argv[1:]):
        PAGE.write_text(page(found), encoding="utf-8")
        print(f"wrote {PAGE.relative_to(HERE.parent)}")
    return bool(failed)


if __name__ == "__main__":
    raise SystemExit(main([name for name in sys.argv[1:] if not name.startswith("--")]))
