"""How many examples a second the largest public strategies make, and the steps of the machine.

Each strategy is drawn by Hypothesis as in a test, with every health check on, in rounds that take
turns; what is printed is the median of the rounds. There is no budget: the numbers are the
machine's, and are read beside each other.

    python benchmarks/strategies.py [--quick]
"""

import statistics
import time
from collections.abc import Callable
from typing import Final

from _report import QUICK, Report
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from dialogue_core import Session, law, testing
from dialogue_core.events import Event

REPORT: Final = Report("Strategies for tests", "hypothesis")
ROUNDS: Final = 2 if QUICK else 3
EXAMPLES: Final = 50 if QUICK else 300
STEPS: Final = 30
HOW: Final = settings(
    max_examples=EXAMPLES,
    database=None,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=(),
)

LAW: Final = law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01")
NOTICE: Final = "72/2025/QH15:43.2:notice"
STRATEGIES: Final[dict[str, st.SearchStrategy[object]]] = {
    "plans()": testing.plans(),
    "sessions()": testing.sessions(),
    "statements()": testing.statements(),
    "regulations()": testing.regulations(),
    "instruments()": testing.instruments(),
    "tables()": testing.tables(),
    "violating(notice)": testing.violating(NOTICE, regulation=LAW),
    "near_miss(notice)": testing.near_miss(NOTICE, regulation=LAW),
}


class Echo(testing.SessionMachine):
    """A system that keeps the record as the library does."""

    def start(self, session: Session) -> None:
        """Open the record."""
        self.kept = session

    def do(self, event: Event) -> None:
        """Take in an event."""
        self.kept = self.kept.record(event)

    def observe(self) -> testing.Observed:
        """Return where the record stands."""
        return testing.Observed.of(self.kept)


def drawing(strategy: st.SearchStrategy[object]) -> Callable[[], int]:
    """Return what draws the strategy, and tells how many examples it made."""
    made = 0

    @HOW
    @given(strategy)
    def draw(_: object) -> None:
        nonlocal made
        made += 1

    def run() -> int:
        before = made
        draw()
        return made - before

    return run


def machine() -> int:
    """Run the machine, and return how many steps that were."""
    how = settings(
        HOW,
        max_examples=EXAMPLES // 10,
        stateful_step_count=STEPS,
        suppress_health_check=tuple(HealthCheck),  # the default for machines
    )
    run_state_machine_as_test(Echo, settings=how)
    return EXAMPLES // 10 * STEPS


def main() -> None:
    """Print how many examples each strategy makes."""
    ways = {name: drawing(strategy) for name, strategy in STRATEGIES.items()}
    ways["SessionMachine, steps"] = machine
    speeds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, run in ways.items():
            start = time.perf_counter()
            count = run()
            speeds[name].append(count / (time.perf_counter() - start))
    base = statistics.median(speeds["statements()"])
    ratios = {name: statistics.median(found) / base for name, found in speeds.items()}
    REPORT.table("Examples a second, by those of statements()", ratios)
    REPORT.done()


if __name__ == "__main__":
    main()
