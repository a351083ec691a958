"""What type checkers must refuse: an ignore that nothing needs is an error; nothing runs it."""

# mypy says so by itself, pyright when asked
# pyright: reportUnnecessaryTypeIgnoreComment=true

from typing import assert_type

import dialogue_core as dc
from dialogue_core import certfy  # type: ignore[attr-defined] # misspelt
from dialogue_core.vocabulary import Term

_ = certfy, dc.scren  # type: ignore[attr-defined] # misspelt


def a_term_is_looked_up_by_its_value_alone(stored: str) -> None:
    assert_type(dc.Level(stored), dc.Level)


def a_member_is_written_with_its_terms() -> None:
    class Whole(Term):
        ONE = "one", "một", "one"

    assert_type(Whole("one"), Whole)
    assert_type(Whole.ONE.vi, str)
