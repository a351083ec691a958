"""How long it takes to import the library, against attrs and pendulum alone.

Each import happens in a Python of its own, which measures nothing but the import.

    python benchmarks/imports.py [--quick]
"""

import statistics
import subprocess
import sys
from typing import Final

from _report import QUICK, Report

REPORT: Final = Report("Imports", "attrs", "pendulum")
ROUNDS: Final = 3 if QUICK else 15
EVERY_NAME: Final = "import dialogue_core as d; [getattr(d, name) for name in dir(d)]"
WAYS: Final = {
    "attrs and pendulum": "import attrs, pendulum",
    "dialogue_core": "import dialogue_core",
    "dialogue_core and the law": "from dialogue_core import law",
    "dialogue_core and every name of it": EVERY_NAME,
    "dialogue_core.serialization": "import dialogue_core.serialization",
    "dialogue_core.frames": "import dialogue_core.frames",
    "dialogue_core.testing": "import dialogue_core.testing",
}
CODE: Final = """
import sys, time
start = time.perf_counter()
exec(sys.argv[1])
print(time.perf_counter() - start)
print(*sys.modules)
"""
ADAPTERS: Final = ("analysis", "archive", "cli", "frames", "rendering", "serialization", "testing")


def imported(what: str) -> tuple[float, set[str]]:
    """Return how long an import takes in a new Python, and what it loads."""
    run = subprocess.run(  # noqa: S603 -- this Python, on our own code
        [sys.executable, "-I", "-c", CODE, what], capture_output=True, check=True, encoding="utf-8"
    )
    seconds, modules = run.stdout.splitlines()
    return float(seconds), set(modules.split())


def main() -> None:
    """Compare the imports."""
    ratios: dict[str, list[float]] = {name: [] for name in WAYS}
    for round_ in range(ROUNDS + 1):
        taken = {name: imported(what)[0] for name, what in WAYS.items()}
        if round_:  # the first one fills the caches of the disk
            base = next(iter(taken.values()))
            for name, seconds in taken.items():
                ratios[name].append(seconds / base)
    found = {name: statistics.median(each) for name, each in ratios.items()}
    REPORT.table("Import", found)
    REPORT.budget(
        "P8", "import dialogue_core / attrs, pendulum", found["dialogue_core"], at_most=1.6
    )
    _, loaded = imported(EVERY_NAME)
    adapters = sum(f"dialogue_core.{name}" in loaded for name in ADAPTERS)
    REPORT.budget("P8", "adapters loaded with every name", adapters, at_most=0)
    REPORT.done()


if __name__ == "__main__":
    main()
