"""Compare the library with independent oracles: ``python -m oracles`` in tests (`make oracles`).

Each case is made from a seed. The run says how many cases agree, names the seed of each that does
not, and ends with 1 if there is one.
"""

import argparse
import sys
import time

from oracles import cascade, solver, zen_table

ORACLES = {
    "z3: cells of a table with nothing lawful left": (solver.table, 1),
    "z3: the same, as a certificate counts them": (solver.certificate, 1),
    "z3: fields that no body or several answer for": (solver.routing, 4),
    "z3: demands on a question that nothing meets": (solver.questions, 1),
    "z3: joint deadlines, conflicts and bounds": (solver.timeline, 1),
    "zen: the one outcome of each cell": (zen_table.outcomes, 1),
    "rule-cascade: a number tightened by layer": (cascade.tightening, 1),
}
"""Each oracle, and of how many cases it is asked one; a case of routing is a hundred questions."""


def main():
    """Run every oracle on as many cases as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=2_000, help="cases of each oracle")
    parser.add_argument("--seed", type=int, default=0, help="of the first case")
    options = parser.parse_args()
    wrong = 0
    for name, (disagreements, share) in ORACLES.items():
        number, bad, begun = max(1, options.number // share), 0, time.perf_counter()
        for seed in range(options.seed, options.seed + number):
            found = disagreements(seed)
            bad += bool(found)
            if found:
                print(f"{name}, seed {seed}: {'; '.join(found[:3])}")
            if seed % 50 == 0 and sys.stderr.isatty():
                print(f"{name}: {seed - options.seed}/{number}", end="\r", file=sys.stderr)
        wrong += bad
        took = time.perf_counter() - begun
        print(f"{name:50} {number - bad:>6} of {number} agree ({took:.0f} s)", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
