"""What authors of tests take from the library (bộ công cụ kiểm thử).

Answers: what do plans, statements and regulations look like (strategies for Hypothesis), and does
a test suite notice when a clause of a regulation is changed. Nothing in the library
imports this package, and importing `dialogue_core` does not load it.
"""

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

__all__ = [
    "ClauseScore",
    "Edit",
    "Mutant",
    "Score",
    "citations",
    "days",
    "edits",
    "events",
    "facts",
    "instruments",
    "limits",
    "mutate",
    "plans",
    "provisions",
    "regulations",
    "requirements",
    "score",
    "sessions",
    "spans",
    "statements",
    "tables",
    "territories",
    "texts",
    "units",
    "values_of",
    "words",
]


def __dir__() -> list[str]:
    return list(__all__)
