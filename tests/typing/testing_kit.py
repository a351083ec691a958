"""Ordinary use of the test kit, as a type checker sees it; it is not run."""

from typing import assert_type

from hypothesis.strategies import SearchStrategy

from dialogue_core import Plan, Regulation, Session, law
from dialogue_core.testing import (
    Report,
    check_regulation,
    entailed_by,
    near_miss,
    on_the_edge,
    only,
    violable,
    violating,
)
from dialogue_core.values import Day

regulation = law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01")
rule = regulation.rules[0]

assert_type(violating(rule, regulation=regulation), SearchStrategy[Plan])
assert_type(violating(rule.id, regulation=regulation, of=Session), SearchStrategy[Session])
assert_type(near_miss(rule, regulation=regulation), SearchStrategy[Plan])
assert_type(near_miss(rule, regulation=regulation, of=Session), SearchStrategy[Session])
assert_type(violable(regulation, of=Session), tuple[str, ...])
assert_type(entailed_by(rule, regulation=regulation), tuple[str, ...])
assert_type(only(rule, regulation=regulation), Regulation)
assert_type(on_the_edge(), SearchStrategy[Day])
assert_type(check_regulation(regulation, upper=regulation), Report)
