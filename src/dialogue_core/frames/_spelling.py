"""Words as people write them: which value of a column they are, or come near to (chính tả)."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple, final

from dialogue_core._typed import shown
from dialogue_core.errors import Fault
from dialogue_core.frames._columns import RECORDED, ROUTED, Column
from dialogue_core.vocabulary import Lang, Term

__all__ = ["MOST_SHOWN", "READ", "Here", "faults_of", "folded", "is_blank", "no_word", "spelled"]


def __dir__() -> list[str]:
    return list(__all__)


READ: Final = {column.name: column for column in (*RECORDED, *ROUTED)}
"""The columns that hold words of a vocabulary."""


@final
class Here(NamedTuple):
    """In how many rows something stands, and in which first, where rows have an order."""

    rows: int
    first: int | None = None
    """Counted from 0."""

    def words(self, lang: Lang) -> str:
        """Return it as a phrase."""
        rows = {"vi": f"ở {self.rows} hàng", "en": f"in {self.rows} row(s)"}[lang]
        if self.first is None:
            return rows
        return rows + {"vi": " (từ hàng {})", "en": " (from row {} on)"}[lang].format(
            self.first + 1
        )


def no_word(name: str, value: object, here: Here) -> Fault | None:
    """Return the fault of a value that is none, or nothing where it must not be shown.

    A code, a blank, and what comes near to a value or its label are no words of a person.
    """
    text = str(value)
    near = _near(READ[name], text)
    en = vi = ""
    if is_blank(text):
        en, vi = " the cell is blank, which is not null;", " ô để trống không phải là null;"
    elif near is not None:
        en, vi = f" did you mean {near.value!r}?", f" có phải {near.value!r}?"
    elif shown(value) != repr(value):
        return None
    return Fault(
        name,
        value,
        f"no value of the column, {here.words('en')}:{en} write null or one of: {_values(name)}",
        f"không phải giá trị của cột, {here.words('vi')}:{vi} hãy để trống (null) hoặc ghi: "
        f"{_values(name)}",
    )


def faults_of(
    name: str,
    groups: Iterable[tuple[object, Here]],
    rows: int,
    fault_of: Callable[[object, Here], Fault | None],
) -> Iterator[Fault]:
    """Yield what is wrong with a column, value by value, and what is left of it all together.

    Args:
        name: The column.
        groups: The values that are wrong, the most frequent first, perhaps not all.
        rows: In how many rows any is.
        fault_of: What is wrong with a value; none where it must not be shown.
    """
    left, hidden = rows, list[Here]()
    for value, here in groups:
        fault = fault_of(value, here)
        if fault is None:
            hidden.append(here)
            continue
        left -= here.rows
        yield fault
    whole = sum(here.rows for here in hidden) == left
    firsts = [here.first for here in hidden if here.first is not None]
    if left:
        here = Here(left, min(firsts) if whole and firsts else None)
        yield _not_shown(name, here) if hidden else _further(name, here)


def _not_shown(name: str, here: Here) -> Fault:
    """Return the fault of values that must not be shown, and of any others that are left."""
    return Fault(
        name,
        None,
        f"no value of the column, {here.words('en')}, not shown as they may be what a person said: "
        f"write null or one of: {_values(name)}",
        f"không phải giá trị của cột, {here.words('vi')}, không hiện nội dung vì có thể là lời của "
        f"người dân: hãy để trống (null) hoặc ghi: {_values(name)}",
        missing=True,
    )


def _further(name: str, here: Here) -> Fault:
    """Return the fault of the values beyond those that are told one by one."""
    return Fault(
        name,
        None,
        f"more values are refused for the same reasons, {here.words('en')}",
        f"còn giá trị khác cũng không dùng được vì lý do như trên, {here.words('vi')}",
        missing=True,
    )


MOST_SHOWN: Final = 10
"""How many values of a column are told one by one."""


def _values(name: str) -> str:
    return ", ".join(value.value for value in READ[name].values)


def spelled(column: Column, text: str) -> Term | None:
    """Return the value that a text is, by its code or its Vietnamese or English label.

    Case, spaces beyond one, and the way in which Unicode puts accents together make no difference;
    nothing else is guessed.
    """
    return _labels(column).get(folded(text))


def folded(text: str) -> str:
    """Return a text as it is compared."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("_", " ").split())


def is_blank(text: str) -> bool:
    """Return whether there is nothing in a cell."""
    return not text.strip()


@cache
def _labels(column: Column) -> dict[str, Term]:
    return {folded(name): term for term in column.values for name in (term.value, term.vi, term.en)}


_NEAR: Final = 0.8
"""How near a text must come to one that is known; 1 is the same."""


def _near(column: Column, text: str) -> Term | None:
    """Return the value that a text comes near to, by a label or a part of it, without accents."""
    known = _parts(column)
    near = difflib.get_close_matches(_plain(text), known, n=1, cutoff=_NEAR)
    return known[near[0]] if near else None


@cache
def _parts(column: Column) -> dict[str, Term]:
    found: dict[str, Term] = {}
    for label, term in _labels(column).items():
        for part in (label, *re.split(r"[,()]", label)):
            found.setdefault(_plain(part), term)
    found.pop("", None)
    return found


def _plain(text: str) -> str:
    """Return a text without accents, as it is often typed."""
    marks = unicodedata.normalize("NFD", folded(text)).replace("đ", "d")
    return "".join(mark for mark in marks if not unicodedata.combining(mark)).strip()
