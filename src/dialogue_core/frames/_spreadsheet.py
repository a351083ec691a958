"""Rows as an office keeps them, in its own headings and words, with the columns that are read."""

import datetime as dt
import difflib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar, cast

import narwhals as nw
from narwhals.typing import IntoDataFrame

from dialogue_core._typed import expect, shown
from dialogue_core.errors import Fault, InputError, InvalidValueError
from dialogue_core.frames._columns import DAY, MIXED
from dialogue_core.frames._engines import narwhal
from dialogue_core.frames._spelling import (
    MOST_SHOWN,
    READ,
    Here,
    faults_of,
    folded,
    is_blank,
    no_word,
    spelled,
)
from dialogue_core.values import Words, as_day

__all__ = ["from_spreadsheet"]


def __dir__() -> list[str]:
    return list(__all__)


FrameT = TypeVar("FrameT", bound=IntoDataFrame)
Means: TypeAlias = Mapping[str, Mapping[str, object]]
"""For each column, what the words of an office mean."""

_TARGETS: Final = (*READ, DAY.name, MIXED.name)


def from_spreadsheet(
    frame: FrameT, columns: Mapping[str, str], *, words: Means | None = None, days: str = "%d/%m/%Y"
) -> FrameT:
    """Return a table of an office (bảng tính) with the columns that `screen` and `route` read.

    Headings are renamed, words become values, blanks become null, and columns that the office does
    not keep are added with null. A word is known by the value, its Vietnamese or English label, or
    what `words` says of it; no other is guessed, and none becomes null without being told.

    Args:
        frame: The table in memory, of Polars or pandas, as it was read from a sheet.
        columns: For headings of the table the column that each is, as ``{"Loại": "kind"}``. Other
            columns of the table stay as they are.
        words: For columns what the words of the office mean, as ``{"kind": {"KN": "petition"}}``;
            None for nothing recorded.
        days: How days are written where they are texts, as `datetime.datetime.strptime` reads them.

    Raises:
        InputError: A heading is not there, a column is none or named twice, or a cell holds what is
            not known; all of them together, with rows counted from 1.
        InvalidValueError: The table is lazy or of another engine, or an argument is no such mapping
            or text.
    """
    given = narwhal(frame)
    engine = given.implementation
    if not isinstance(given, nw.DataFrame) or not (engine.is_polars() or engine.is_pandas()):
        raise InvalidValueError(
            "a sheet is read from a table in memory, of Polars or pandas: collect or convert it",
            "bảng tính phải nằm trong bộ nhớ, của Polars hoặc pandas: hãy collect hoặc chuyển đổi",
        )
    meant = _checked({} if words is None else words)
    expect(days, str, "days")
    _refuse([*_of_headings(given, _of_texts(columns, "columns")), *_of_words(meant)])
    work = given.rename(dict(columns))
    found: dict[str, list[object]] = {}
    faults: list[Fault] = []
    for name in _TARGETS:
        if name in work.columns or name in READ:
            cells = _cells(work, name)
            values = _values(cells, _reader(name, meant.get(name, {}), days))
            faults += _of_cells(name, values, cells)
            found[name] = [values[_key(cell)] for cell in cells]
    _refuse(faults)
    made = {name: _series(work, name, values) for name, values in found.items()}
    return cast("FrameT", work.with_columns(**made).to_native())


_UNREAD: Final = object()
"""Stands for what a cell says if it is not known."""
_Read: TypeAlias = Callable[[object], object]


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise InputError(tuple(faults))


# --- headings and words -------------------------------------------------------------------------


def _of_texts(means: object, where: str) -> Mapping[str, object]:
    """Return a mapping whose keys are texts, or refuse it."""
    told = cast("Mapping[object, object]", expect(means, Mapping, where))
    for word in told:
        expect(word, str, where)
    return cast("Mapping[str, object]", told)


def _checked(words: object) -> Means:
    """Return what words mean, or refuse what says nothing of the kind."""
    found = _of_texts(words, "words")
    return {name: _of_texts(means, f"words[{name!r}]") for name, means in found.items()}


def _of_headings(frame: "nw.DataFrame[Any]", columns: Mapping[str, object]) -> Iterator[Fault]:
    """Yield what is wrong with the headings."""
    for heading, name in columns.items():
        if heading not in frame.columns:
            en, vi = _near(heading, frame.columns)
            yield Fault(
                heading,
                None,
                f"the table has no such heading;{en} headings: {', '.join(frame.columns)}",
                f"bảng không có tiêu đề này;{vi} các tiêu đề: {', '.join(frame.columns)}",
                missing=True,
            )
        if name not in _TARGETS:
            en, vi = _near(str(name), _TARGETS)
            yield Fault(
                heading,
                _seen(name),
                f"no such column;{en} columns: {', '.join(_TARGETS)}",
                f"không có cột này;{vi} các cột: {', '.join(_TARGETS)}",
            )
    kept = [name for name in frame.columns if name not in columns]
    for name, count in Counter([*map(str, columns.values()), *kept]).items():
        if count > 1:
            yield Fault(
                name,
                None,
                "two headings are this column: name one of them",
                "có hai tiêu đề cho cột này: chỉ nêu một",
                missing=True,
            )


def _of_words(words: Means) -> Iterator[Fault]:
    """Yield what is wrong with what words are said to mean."""
    for name, means in words.items():
        column = READ.get(name)
        if column is None:
            yield Fault(
                f"words[{name!r}]",
                None,
                f"no column of words; there are: {', '.join(READ)}",
                f"không phải cột có bộ từ vựng; gồm có: {', '.join(READ)}",
                missing=True,
            )
            continue
        one: dict[str, object] = {}
        for word, value in means.items():
            where = f"words[{name!r}][{word!r}]"
            if value is not None and spelled(column, str(value)) is None:
                values = ", ".join(term.value for term in column.values)
                yield Fault(
                    where,
                    _seen(value),
                    f"no value of the column; write None or one of: {values}",
                    f"không phải giá trị của cột; hãy ghi None hoặc: {values}",
                )
            if is_blank(word) or one.setdefault(folded(word), value) != value:
                yield Fault(
                    where,
                    None,
                    "a blank is null already, and two words that are read alike mean one thing: "
                    "leave one out",
                    "ô trống vốn đã là null, và hai từ đọc như nhau chỉ có một nghĩa: hãy bỏ bớt",
                    missing=True,
                )


def _near(name: str, known: Iterable[str]) -> tuple[str, str]:
    """Return the question whether another name was meant, in English and Vietnamese."""
    near = difflib.get_close_matches(name, [*known], n=1)
    return (f" did you mean {near[0]!r}?", f" có phải {near[0]!r}?") if near else ("", "")


# --- cells --------------------------------------------------------------------------------------


def _cells(frame: "nw.DataFrame[Any]", name: str) -> list[object]:
    """Return the cells of a column, none where nothing stands, as each engine means it."""
    if name not in frame.columns:
        return [None] * len(frame)
    nothing = frame[name].is_null().to_list()
    cells: list[object] = frame[name].to_list()
    return [
        None if none or (isinstance(cell, float) and math.isnan(cell)) else cell
        for cell, none in zip(cells, nothing, strict=True)
    ]


def _key(cell: object) -> object:
    """Return what tells a cell apart from others."""
    return None if cell is None else (type(cell), str(cell))


def _values(cells: Iterable[object], read: _Read) -> dict[object, object]:
    """Return what each cell says, by its key."""
    found: dict[object, object] = {None: None}
    for cell in cells:
        key = _key(cell)
        if key not in found:
            found[key] = None if is_blank(str(cell)) else read(cell)
    return found


def _reader(name: str, means: Mapping[str, object], days: str) -> _Read:
    """Return what reads the cells of a column."""
    if name == DAY.name:
        return lambda cell: _day(cell, days)
    if name == MIXED.name:
        return lambda cell: _TRUTHS.get(folded(str(cell)), _UNREAD)
    column = READ[name]
    own = {folded(word): value for word, value in means.items()}

    def read(cell: object) -> object:
        told = own.get(folded(str(cell)), cell)
        term = None if told is None else spelled(column, str(told))
        return None if told is None else _UNREAD if term is None else term.value

    return read


_TRUTHS: Final = {
    **dict.fromkeys(("true", "có", "yes", "1", "x"), True),
    **dict.fromkeys(("false", "không", "no", "0"), False),
}


def _day(cell: object, days: str) -> object:
    if isinstance(cell, dt.datetime) and cell.tzinfo is not None:
        return _UNREAD  # of which zone its day is, is not known
    day: object = cell
    if isinstance(cell, str):
        day = cell.strip()
        with suppress(ValueError):
            day = dt.datetime.strptime(cell.strip(), days).date()  # noqa: DTZ007 -- a day has no zone
    if isinstance(day, dt.datetime):
        day = day.date()
    try:
        found = as_day(day)
    except InvalidValueError:
        return _UNREAD
    return dt.date(found.year, found.month, found.day)


def _of_cells(
    name: str, values: Mapping[object, object], cells: Sequence[object]
) -> Iterator[Fault]:
    """Return what is wrong with the cells of a column, the most frequent first."""
    unread = [(at, key) for at, key in enumerate(map(_key, cells)) if values[key] is _UNREAD]
    counts = Counter(key for _, key in unread)
    firsts = {key: at for at, key in reversed(unread)}
    groups = (
        (cells[firsts[key]], Here(count, firsts[key]))
        for key, count in counts.most_common(MOST_SHOWN)
    )
    return faults_of(name, groups, len(unread), partial(_of_cell, name))


def _of_cell(name: str, cell: object, here: Here) -> Fault | None:
    if name in READ:
        return no_word(name, cell, here)
    words = _NO_DAY if name == DAY.name else _NO_TRUTH
    en, vi = (f"{words.label(lang)}, {here.words(lang)}" for lang in ("en", "vi"))
    return Fault(name, _seen(cell), en, vi)


def _seen(value: object) -> object:
    """Return a value, or its type where it must not be shown."""
    return value if shown(value) == repr(value) else shown(value)


_NO_DAY: Final = Words(
    "không phải ngày theo days=, cũng không như 2025-12-31 (số là ngày của Excel: hãy để công cụ "
    "đọc bảng chuyển thành ngày; giờ kèm múi giờ thì phải bỏ múi giờ trước)",
    "no day as days= says, nor one as 2025-12-31 (a number is a day of Excel: let what reads the "
    "sheet make days of it; of a time with a zone take the zone away first)",
)
_NO_TRUTH: Final = Words(
    "không phải đúng hoặc sai: hãy ghi true, false, có, không, hoặc để trống",
    "no truth: write true, false, có, không, or nothing",
)


def _series(frame: "nw.DataFrame[Any]", name: str, values: Sequence[object]) -> "nw.Series[Any]":
    """Return a column of the engine of the table."""
    engine = frame.implementation
    if engine.is_pandas():
        pandas: Any = engine.to_native_namespace()
        kind: Any = "boolean" if name == MIXED.name else "datetime64[us]"
        if name in READ:
            kind = pandas.CategoricalDtype([term.value for term in READ[name].values])
        native = pandas.Series(values, index=frame.to_native().index, dtype=kind)
        return nw.from_native(native, series_only=True)
    kind = nw.Boolean() if name == MIXED.name else nw.Date()
    if name in READ:
        kind = nw.Enum([term.value for term in READ[name].values])
    return nw.new_series(name, values, kind, backend=engine)
