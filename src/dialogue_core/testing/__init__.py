"""What authors of tests take from the library (bộ công cụ kiểm thử).

Answers: what do plans, statements, records and regulations look like (strategies for Hypothesis),
what breaks a rule or only just keeps it, does a regulation of your own behave as one, does a system
for intake stand where the model stands, does a test suite notice when a clause of a regulation is
changed, and what do ten years of a city look like (invented archives). Nothing in the library
imports this package, and importing `dialogue_core` does not load it.
"""

from dialogue_core.testing._archives import synthetic_sessions, synthetic_territory
from dialogue_core.testing._conformance import Outcome, Report, check_regulation
from dialogue_core.testing._machine import Observed, SessionMachine
from dialogue_core.testing._mutation import ClauseScore, Edit, Mutant, Score, edits, mutate, score
from dialogue_core.testing._sessions import events, sessions
from dialogue_core.testing._strategies import (
    citations,
    days,
    facts,
    instruments,
    limits,
    plans,
    provisions,
    regulations,
    requirements,
    spans,
    statements,
    tables,
    territories,
    texts,
    units,
    values_of,
    words,
)
from dialogue_core.testing._tables import SyntheticTables, synthetic_tables
from dialogue_core.testing._violations import (
    entailed_by,
    near_miss,
    on_the_edge,
    only,
    violable,
    violating,
)

__all__ = [
    "ClauseScore",
    "Edit",
    "Mutant",
    "Observed",
    "Outcome",
    "Report",
    "Score",
    "SessionMachine",
    "SyntheticTables",
    "check_regulation",
    "citations",
    "days",
    "edits",
    "entailed_by",
    "events",
    "facts",
    "instruments",
    "limits",
    "mutate",
    "near_miss",
    "on_the_edge",
    "only",
    "plans",
    "provisions",
    "regulations",
    "requirements",
    "score",
    "sessions",
    "spans",
    "statements",
    "synthetic_sessions",
    "synthetic_tables",
    "synthetic_territory",
    "tables",
    "territories",
    "texts",
    "units",
    "values_of",
    "violable",
    "violating",
    "words",
]


def __dir__() -> list[str]:
    return list(__all__)
