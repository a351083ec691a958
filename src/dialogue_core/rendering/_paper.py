"""Paper: what an administrative document is laid out from, and its two writers.

Answers: how does a document look as plain text and as Markdown. All text is plain when it comes in;
the writers clean it and escape it, so that no word in it can become markup.
"""

import re
import textwrap
from collections.abc import Iterable
from itertools import zip_longest
from typing import Final, TypeAlias, assert_never, final

import attrs

from dialogue_core._html import one_line
from dialogue_core._typed import typed

__all__ = ["Block", "Columns", "Line", "Paper", "Style", "Table", "Title"]


# --- blocks -------------------------------------------------------------------------------------


@final
@attrs.frozen(field_transformer=typed)
class Style:
    """A line of text with its style (kiểu chữ)."""

    text: str
    """The text."""
    mark: str = attrs.field(default="", validator=attrs.validators.in_(("", "*", "**", "***")))
    """What stands around it in Markdown: none, italic, bold, or both."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Columns:
    """Two columns without a frame, as the head and the foot of a document have them."""

    left: tuple[Style, ...]
    """The lines of the left column."""
    right: tuple[Style, ...]
    """The lines of the right column."""
    centred: bool = True
    """Whether the left column is centred, as the right one always is."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Title:
    """Centred lines (tên loại, trích yếu)."""

    lines: tuple[Style, ...]
    """The lines."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Line:
    """A paragraph, or a heading where it is bold."""

    text: Style
    """What it says."""
    indent: int = 0
    """By how many steps plain text indents it."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Table:
    """A table with one heading row."""

    heads: tuple[str, ...]
    """The headings."""
    shares: tuple[int, ...]
    """The share of the width that each column has in plain text."""
    rows: tuple[tuple[str, ...], ...]
    """The rows."""


Block: TypeAlias = Columns | Title | Line | Table
"""One piece of a document."""


# --- a document ---------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Paper:
    """A document ready to be written (văn bản)."""

    blocks: tuple[Block, ...]
    """Its pieces, from the top down."""

    def __str__(self) -> str:
        """Return the plain text."""
        return self.text()

    def text(self, *, width: int = 96) -> str:
        """Return plain text of so many columns, at least 60; no word is left out."""
        written = ""
        for block in self.blocks:
            close = isinstance(block, Line) and block.indent
            gap = "\n" if close else "\n\n"
            written += (gap if written else "") + _as_text(block, max(width, 60))
        return written + "\n"

    def markdown(self) -> str:
        """Return CommonMark with tables, in which all text is escaped."""
        written = [_as_markdown(block) for block in self.blocks]
        return "\n\n".join(written) + "\n"


# --- plain text ---------------------------------------------------------------------------------

_STEP: Final = "   "


def _as_text(block: Block, width: int) -> str:
    match block:
        case Columns():
            return _text_columns(block, width)
        case Title(lines=lines):
            return "\n".join(line.rstrip() for line in _side(lines, width, centred=True))
        case Line(text=style, indent=indent):
            return "\n".join(_wrapped(style.text, width, _STEP * indent))
        case Table():
            return _text_table(block, width)
        case _:
            assert_never(block)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        one_line(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    ) or [""]


def _side(styles: Iterable[Style], width: int, *, centred: bool) -> list[str]:
    lines = [line for style in styles for line in _wrapped(style.text, width)]
    return [line.center(width) if centred else line.ljust(width) for line in lines]


def _text_columns(block: Columns, width: int) -> str:
    left = width * 2 // 5
    right = width - left - 2
    pairs = zip_longest(
        _side(block.left, left, centred=block.centred),
        _side(block.right, right, centred=True),
        fillvalue="",
    )
    return "\n".join(f"{one:<{left}}  {other}".rstrip() for one, other in pairs)


def _text_table(block: Table, width: int) -> str:
    widths = _widths(block, width - 3 * (len(block.shares) - 1))
    rule = "─┼─".join("─" * one for one in widths)
    rows = [_text_row(row, widths) for row in (block.heads, *block.rows)]
    return f"\n{rule}\n".join(rows)


_LONGEST_KEPT: Final = 12
"""The longest word that keeps its column wide enough for it, as a day does."""


def _widths(block: Table, room: int) -> list[int]:
    """Return the widths of the columns: each has room for its words, the rest goes by share."""
    columns = zip(block.heads, *block.rows, strict=True)
    least = [
        min(_LONGEST_KEPT, max((len(word) for cell in column for word in cell.split()), default=1))
        for column in columns
    ]
    free = max(0, room - sum(least))
    shares = zip(least, block.shares, strict=True)
    return [word + free * share // sum(block.shares) for word, share in shares]


def _text_row(cells: Iterable[str], widths: list[int]) -> str:
    columns = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return "\n".join(
        " │ ".join(line.ljust(width) for line, width in zip(lines, widths, strict=True)).rstrip()
        for lines in zip_longest(*columns, fillvalue="")
    )


# --- Markdown -----------------------------------------------------------------------------------

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]()#|~$!]")
_AT_START: Final = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def _as_markdown(block: Block) -> str:
    match block:
        case Columns():
            return _md_columns(block)
        case Title(lines=lines):
            return "\n\n".join(_styled(line) for line in lines)
        case Line(text=style):
            return _styled(style)
        case Table():
            return _md_table(block)
        case _:
            assert_never(block)


def _escaped(text: str) -> str:
    """Return the text so that it shows as it is: no markup, no HTML, no link, no list."""
    plain = _SPECIAL.sub(r"\\\g<0>", one_line(text)).translate(_ENTITIES)
    return _AT_START.sub(r"\1\\", plain)


def _styled(style: Style) -> str:
    text = _escaped(style.text)
    return f"{style.mark}{text}{style.mark}" if text else ""


def _md_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _md_columns(block: Columns) -> str:
    sides = ("<br>".join(_styled(line) for line in side) for side in (block.left, block.right))
    rule = ":---:" if block.centred else ":---"
    return f"{_md_row(sides)}\n{_md_row((rule, ':---:'))}"


def _md_table(block: Table) -> str:
    rows = [_md_row(_escaped(cell) for cell in row) for row in (block.heads, *block.rows)]
    rows.insert(1, _md_row("---" for _ in block.heads))
    return "\n".join(rows)
