"""What every benchmark shares: how ways are timed in turn, and how ratios and budgets are told.

Every round times each way once, in turn, so that a busy machine slows all of them; what counts is
the median of the rounds' ratios to the first way. Absolute times are not kept: they say more about
the machine. A benchmark prints what it found; and where `run.py` asks for it, by an environment
variable, it leaves the same as JSON for the one page of all benchmarks.
"""

import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeAlias

ASKED: Final = "DIALOGUE_BENCHMARK_REPORT"
"""The environment variable that names the file of JSON to leave."""

Way: TypeAlias = Callable[[], object]
Taken: TypeAlias = dict[str, list[float]]
"""For each way what one of its items took, round by round."""

QUICK: Final = "--quick" in sys.argv[1:]
"""Whether a short run is asked for, to see that everything works."""


class Report:
    """What one benchmark found: versions, tables of ratios, budgets."""

    def __init__(self, title: str, *peers: str) -> None:
        self.title = title
        self.peers = {name: version(name) for name in peers}
        self.tables: list[dict[str, object]] = []
        self.budgets: list[dict[str, object]] = []
        self.notes: list[str] = []
        told = ", ".join(f"{name} {number}" for name, number in self.peers.items())
        print(f"# {title}\nPython {sys.version.split()[0]}{', ' if told else ''}{told}")

    def compared(
        self,
        title: str,
        ways: Mapping[str, Way | tuple[Way, int]],
        *,
        rounds: int,
        warm: bool = False,
    ) -> Taken:
        """Time the ways in turn, and print each as a multiple of the first.

        Args:
            title: What is compared.
            ways: The ways, the one that all are compared with first; each with how many items it
                does at once, if that is not one.
            rounds: How often each is timed.
            warm: Whether each is run once before.
        """
        each = {name: way if isinstance(way, tuple) else (way, 1) for name, way in ways.items()}
        taken: Taken = {name: [] for name in each}
        for way, _ in each.values() if warm else ():
            way()
        for _ in range(rounds):
            for name, (way, count) in each.items():
                gc.collect()
                start = time.perf_counter()
                kept = way()
                taken[name].append((time.perf_counter() - start) / count)
                del kept
        base = next(iter(taken))
        self.table(title, {name: ratio(taken, name, base) for name in taken})
        return taken

    def table(self, title: str, ratios: Mapping[str, float], unit: str = "×") -> None:
        """Print numbers under a title, and keep them."""
        print(f"\n{title}")
        for name, number in ratios.items():
            print(f"  {name:<66} {number:>9,.2f} {unit}")
        self.tables.append({"title": title, "unit": unit, "rows": dict(ratios)})

    def budget(
        self,
        number: str,
        what: str,
        became: float,
        *,
        at_most: float | None = None,
        at_least: float | None = None,
    ) -> None:
        """Keep what a budget says, and what it became."""
        self.budgets.append(
            {
                "number": number,
                "what": what,
                "became": became,
                "at_most": at_most,
                "at_least": at_least,
                "kept": is_kept(became, at_most, at_least),
            }
        )

    def note(self, text: str) -> None:
        """Print something that is no ratio, and keep it."""
        print(f"  {text}")
        self.notes.append(text)

    def done(self) -> None:
        """Print the budgets, and leave everything as JSON where that is asked for."""
        if self.budgets:
            print("\nBudgets")
        for one in self.budgets:
            print(f"  {budget_line(one)}")
        print()
        if ASKED in os.environ:
            found = {
                "title": self.title,
                "peers": self.peers,
                "tables": self.tables,
                "budgets": self.budgets,
                "notes": self.notes,
            }
            text = json.dumps(found, ensure_ascii=False)
            Path(os.environ[ASKED]).write_text(text, encoding="utf-8")


def ratio(taken: Taken, name: str, base: str) -> float:
    """Return the median of the rounds' ratios."""
    return statistics.median(
        one / other for one, other in zip(taken[name], taken[base], strict=True)
    )


def is_kept(became: float, at_most: object, at_least: object) -> bool:
    """Return whether a number keeps its budget."""
    over = isinstance(at_most, float | int) and became > at_most
    under = isinstance(at_least, float | int) and became < at_least
    return not over and not under


def bounds(one: Mapping[str, object]) -> str:
    """Return the bounds of a budget, as ``≤ 1.5``."""
    signs = (("at_least", "≥"), ("at_most", "≤"))
    return ", ".join(f"{sign} {one[key]:g}" for key, sign in signs if one[key] is not None)


def budget_line(one: Mapping[str, object]) -> str:
    """Return a budget in one line."""
    kept = "" if one["kept"] else "   MISSED"
    return f"{one['number']:<4} {one['what']:<62} {one['became']:>9,.2f}   {bounds(one)}{kept}"


# --- memory -------------------------------------------------------------------------------------


def memory(name: str = "VmRSS") -> float:
    """Return the memory of this process in MiB; on Linux."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def forget_peak() -> None:
    """Begin anew to watch for the most memory that this process needs; on Linux."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
