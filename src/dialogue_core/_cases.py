"""The cases of the tables, those nearest to the usual first; shared by the proofs."""

import itertools
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from dialogue_core.statements import FACTS
from dialogue_core.values import Words
from dialogue_core.vocabulary import FactName, Term

_VALUES: Final = {fact.name: fact.values for fact in FACTS}
USUAL: Final = {fact.name: fact.presumed or fact.values[0] for fact in FACTS}
"""The usual value of each fact: its presumption, or the first one."""


@lru_cache(maxsize=64)
def cells(names: tuple[FactName, ...]) -> tuple[Mapping[FactName, Term], ...]:
    """Return all cells over some facts, those with the fewest unusual values first."""
    every = itertools.product(*(_VALUES[name] for name in names))
    found = [dict(zip(names, cell, strict=True)) for cell in every]
    return tuple(sorted(found, key=_unusual))


def _unusual(cell: Mapping[FactName, Term]) -> int:
    return sum(value is not USUAL[name] for name, value in cell.items())


def case_words(cell: Mapping[FactName, Term], named: Iterable[FactName], *more: Term) -> Words:
    """Return a case in words: the facts named, those that are unusual, and more terms."""
    named = set(named)
    facts = [(n, v) for n, v in cell.items() if n in named or v is not USUAL[n]]
    vi = [f"{name.vi}: {value.vi}" for name, value in facts]
    en = [f"{name.en}: {value.en}" for name, value in facts]
    vi.extend(term.vi for term in more)
    en.extend(term.en for term in more)
    return Words(", ".join(vi) or "mọi trường hợp", ", ".join(en) or "in any case")
