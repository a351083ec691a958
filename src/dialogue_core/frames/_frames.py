"""Screening, routing and deadlines of a column: what `dialogue_core.frames` offers."""

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial, reduce
from operator import add
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar, cast, final

import attrs
import narwhals as nw
from narwhals.typing import IntoFrame

from dialogue_core._typed import expect, expect_lang, fits
from dialogue_core.calendars import Calendar
from dialogue_core.errors import Fault, InputError, InvalidValueError
from dialogue_core.frames._columns import (
    DAY,
    MIXED,
    RECORDED,
    ROUTED,
    ROUTING,
    SCREENING,
    Column,
    digits_of,
)
from dialogue_core.frames._engines import (
    Digit,
    Frame,
    Look,
    Step,
    look_up,
    narwhal,
    numbered,
    places_of,
    position,
    position_of_day,
)
from dialogue_core.frames._routing import routing_steps
from dialogue_core.frames._screening import screening_steps
from dialogue_core.frames._sheets import EDITION, alike
from dialogue_core.frames._spelling import MOST_SHOWN, READ, Here, faults_of, no_word
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Quantity, Requirement
from dialogue_core.values import AnyPeriod, Day, Share, Span
from dialogue_core.vocabulary import Lang, Matter, Question, Term, Verdict

__all__ = ["Editions", "after", "check", "judge", "route", "screen"]


def __dir__() -> list[str]:
    return list(__all__)


FrameT = TypeVar("FrameT", bound=IntoFrame)

Editions: TypeAlias = Regulation | Sequence[tuple[Span, Regulation]]
"""One regulation, or that of each span of days, as `dialogue_core.law.over` returns them."""


def screen(frame: FrameT, regulation: Editions, *, prefix: str = "") -> FrameT:
    """Return the frame with what becomes of each part; `COLUMNS` says what each column means.

    Rows and their order are kept. Each is decided as
    `dialogue_core.screening.screen` decides the part that it records.

    Args:
        frame: One row a part, in any engine.
        regulation: The regulation; or several, with the days of column ``on`` for which each is.
        prefix: Stands before the name of each new column.

    Raises:
        InputError: Columns are missing, are there already, or hold values that are none; a lazy
            frame is not read, so there such a row has null in the new columns: see `check`.
        InvalidValueError: The spans of two regulations overlap, or the engine is not known.
    """
    editions = _editions(regulation)
    expect(prefix, str, "prefix")
    added = {column.name: f"{prefix}{column.name}" for column in SCREENING}
    given = _checked(frame, RECORDED, editions, added)
    steps = _screening(editions.alike, editions.dated)
    return _finished(frame, _stepped(given, _digits(given, RECORDED, editions), steps), added)


def route(frame: FrameT, regulation: Editions, *, prefix: str = "", lang: Lang = "vi") -> FrameT:
    """Return the frame with what becomes of each part, and who answers it.

    It adds what `screen` adds, on which it rests, and what
    `dialogue_core.routing.route` says besides. What is the same for the whole plan
    (its secretariat, who prepares, who watches) is no column.

    Args:
        frame: One row a part, in any engine.
        regulation: The regulation; or several, with the days of column ``on`` for which each is.
        prefix: Stands before the name of each new column.
        lang: The language of column ``open``.

    Raises:
        InputError: As for `screen`.
        InvalidValueError: As for `screen`, or there is no such language.
    """
    expect_lang(lang)
    editions = _editions(regulation)
    expect(prefix, str, "prefix")
    added = {column.name: f"{prefix}{column.name}" for column in (*SCREENING, *ROUTING)}
    read = (*RECORDED, *ROUTED)
    given = _checked(frame, read, editions, added)
    steps = _routing(editions.alike, editions.dated, lang)
    return _finished(frame, _stepped(given, _digits(given, read, editions), steps), added)


def check(frame: IntoFrame, regulation: Editions | None = None) -> tuple[Fault, ...]:
    """Return what keeps rows from being decided: each column and value, with how many rows.

    It looks at the columns of `screen`, at those of `route` where they are there, and, where
    several regulations are given, at the days. A lazy frame is read for it. What is more than a
    code is not shown.
    """
    given = narwhal(frame)
    there = given.collect_schema().names()
    read = (*RECORDED, *(column for column in ROUTED if column.name in there))
    editions = _Editions((), ()) if regulation is None else _editions(regulation)
    return _unfit(given, read, editions) or tuple(_strange(given, read, editions))


def after(
    frame: FrameT, column: str, period: AnyPeriod, calendar: Calendar, *, name: str
) -> FrameT:
    """Return the frame with the last day of a period after the day in a column.

    The day is that of `dialogue_core.calendars.Calendar.after`; null where the calendar cannot tell
    it, or there is none. In memory it is a midnight, but for Polars.

    Args:
        frame: A frame of any engine.
        column: The column of days.
        period: The period.
        calendar: The calendar; it has to know days off.
        name: The column to add.

    Raises:
        InputError: The column is missing or no column of days, or `name` is there already.
        InvalidValueError: The calendar knows no days off, so that it has no end.
    """
    first, step = _days_after(expect(calendar, Calendar, "calendar"), period)
    given = narwhal(frame)
    _refuse(_missing(given, [column], [name]) or _no_days(given, column))
    digits: dict[str, Digit] = {
        _POSITION: position_of_day(given, _day_of(given, column), first, len(step.entries))
    }
    return _finished(frame, _stepped(given, digits, (step,)), {step.name: name})


def judge(
    frame: FrameT, column: str, question: Question, regulation: Editions, *, name: str
) -> FrameT:
    """Return the frame with whether the number in a column is what the rules on a question demand.

    The verdict is of all rules together: breached, if a rule that may yield it is; else not
    evaluated, if there is no number or only a doubtful rule is broken; not applicable, if none
    gives a number. Rules that count from another act than the question are left out.

    Args:
        frame: A frame of any engine.
        column: The column of numbers, as days of notice or conferences a year.
        question: The question, as the days of notice.
        regulation: The regulation; or several, with the days of column ``on`` for which each is.
        name: The column to add.

    Raises:
        ConflictingRulesError: The rules count in different units.
        InputError: A column is missing, `name` is there already, or a day is of no regulation.
        InvalidValueError: The number of the question is a right of the people, and no duty.
    """
    editions = _editions(regulation)
    given = narwhal(frame)
    _refuse(_missing(given, [column]) or _no_numbers(given, column))
    _checked(frame, (), editions, {name: name})
    numbers = [_numbers(question, each) for each in editions.regulations]
    least = sorted({n.least for each in numbers for n in each if n.least is not None})
    most = sorted({n.most for each in numbers for n in each if n.most is not None})
    kind = given.collect_schema()[column]
    value = nw.col(column) if kind.is_numeric() else nw.col(column).cast(nw.Float64)
    told = ~value.is_null()
    if not (kind.is_integer() or kind.is_decimal()):
        told &= ~value.is_nan()
    digits: dict[str, Digit] = {
        **_digits(given, (), editions),
        "reached": _how_many([value >= bound for bound in least]),
        "passed": _how_many([value > bound for bound in most]),
        "told": _digit(told),
    }
    sizes = {"reached": len(least) + 1, "passed": len(most) + 1, "told": 2}
    entries: list[str | None] = [
        _verdict(
            each,
            [n for n in each if n.least in least[reached:] or n.most in most[:passed]],
            told=bool(told),
        ).value
        for each in numbers
        for reached, passed, told in itertools.product(*map(range, sizes.values()))
    ]
    of = tuple(sizes.items())
    if editions.dated:
        entries.extend([None] * math.prod(sizes.values()))
        of = ((EDITION, len(editions.spans) + 1), *of)
    labels = tuple(verdict.value for verdict in Verdict)
    steps = (Step(name=name, of=of, entries=tuple(entries), labels=labels),)
    return _finished(frame, _stepped(given, digits, steps), {name: name})


# --- editions -----------------------------------------------------------------------------------


@final
@attrs.frozen
class _Editions:
    """The regulations, and the days for which each is, where there may be several."""

    regulations: tuple[Regulation, ...]
    spans: tuple[Span, ...]

    @property
    def dated(self) -> bool:
        return bool(self.spans)

    @property
    def alike(self) -> tuple[Regulation, ...]:
        """The regulations as others with the same rules have them, so that tables serve all."""
        return tuple(regulation.kept(alike) for regulation in self.regulations)


def _editions(given: Editions) -> _Editions:
    if not isinstance(given, Sequence):
        return _Editions((expect(given, Regulation, "regulation"),), ())
    pairs = tuple(given)
    if not all(fits(pair, tuple) and len(pair) == 2 for pair in pairs):  # noqa: PLR2004 -- a pair
        raise InvalidValueError(
            "several regulations are given each with its span of days, as law.over returns them: "
            "a list of (Span, Regulation)",
            "nhiều quy định phải kèm thời gian của từng bản, như law.over trả về: danh sách (Span, "
            "Regulation)",
        )
    spans = tuple(expect(span, Span, "span") for span, _ in pairs)
    for one, other in itertools.combinations(spans, 2):
        if one.overlaps(other):
            raise InvalidValueError(
                f"two regulations are given for {one.words('en')} and {other.words('en')}: give "
                "one for each day",
                f"có hai quy định cho {one.words('vi')} và {other.words('vi')}: mỗi ngày chỉ một "
                "quy định",
                spans=(one, other),
            )
    if not pairs:
        raise InvalidValueError(
            "no regulation is given: give one, or each with its span of days",
            "chưa có quy định nào: hãy đưa một quy định, hoặc từng quy định kèm thời gian",
        )
    return _Editions(tuple(expect(each, Regulation, "regulation") for _, each in pairs), spans)


@lru_cache(maxsize=8)
def _screening(regulations: tuple[Regulation, ...], dated: bool) -> tuple[Step, ...]:  # noqa: FBT001 -- a key of the cache
    return screening_steps(regulations, dated=dated)


@lru_cache(maxsize=8)
def _routing(regulations: tuple[Regulation, ...], dated: bool, lang: Lang) -> tuple[Step, ...]:  # noqa: FBT001 -- a key of the cache
    return routing_steps(regulations, dated=dated, lang=lang)


# --- whole numbers of a row ---------------------------------------------------------------------


def _digit(condition: nw.Expr, number: int = 1, otherwise: nw.Expr | int = 0) -> nw.Expr:
    other = _whole(otherwise) if isinstance(otherwise, int) else otherwise
    return nw.when(condition).then(_whole(number)).otherwise(other)


def _whole(number: int) -> nw.Expr:
    return nw.lit(number, dtype=nw.Int16)


def _how_many(conditions: Iterable[nw.Expr]) -> nw.Expr:
    return reduce(add, map(_digit, conditions), _whole(0))


def _digits(frame: Frame, read: Iterable[Column], editions: _Editions) -> dict[str, Digit]:
    """Return the number of what each column holds."""
    schema = frame.collect_schema()
    found = {column.name: _column_digit(frame, column) for column in read}
    if editions.dated:
        found[EDITION] = _edition_digit(frame, editions)
    found[MIXED.name] = _whole(0)
    if MIXED.name in schema:
        found[MIXED.name] = _digit(nw.col(MIXED.name) == nw.lit(value=True))
    return found


def _column_digit(frame: Frame, column: Column) -> Digit:
    """Return the number of what a column holds; null is told apart before anything else."""
    recorded = digits_of(column)
    places = places_of(frame, column.name, recorded.words, recorded.null)
    if places is not None:
        return places
    value = nw.col(column.name)
    if not isinstance(frame.collect_schema()[column.name], _TEXTS):
        value = value.cast(nw.String)
    found = _whole(recorded.strange)
    for at, word in enumerate(recorded.words):
        found = _digit(value == word, at, found)
    return _digit(value.is_null(), recorded.null, found)


_TEXTS: Final = (nw.String, nw.Categorical, nw.Enum)


def _edition_digit(frame: Frame, editions: _Editions) -> nw.Expr:
    """Return the number of the edition of a day; the last is for a day of none, and for no day."""
    dtype, day = frame.collect_schema()[DAY.name], _day_of(frame, DAY.name)
    found = _whole(len(editions.spans))
    for at, span in enumerate(editions.spans):
        inside = day >= _day(dtype, span.since)
        if span.until is not None:
            inside &= day < _day(dtype, span.until)
        found = _digit(inside, at, found)
    return _digit(day.is_null(), len(editions.spans), found)


def _day_of(frame: Frame, column: str) -> nw.Expr:
    """Return the days of a column; pandas may hold them as objects, as it reads them of Parquet."""
    day = nw.col(column)
    return day.cast(nw.Datetime("us")) if frame.collect_schema()[column] == nw.Object else day


def _day(dtype: nw.dtypes.DType, day: Day) -> nw.Expr:
    if dtype == nw.Date:
        return nw.lit(dt.date(day.year, day.month, day.day))
    return nw.lit(dt.datetime(day.year, day.month, day.day))  # noqa: DTZ001 -- a day has no zone


# --- faults -------------------------------------------------------------------------------------


def _checked(
    frame: IntoFrame, read: Sequence[Column], editions: _Editions, added: Mapping[str, str]
) -> Frame:
    """Return the frame, or refuse it; of a lazy one only the names and types are looked at."""
    given = narwhal(frame)
    _refuse(_unfit(given, read, editions, added.values()))
    if isinstance(given, nw.DataFrame):
        _refuse(tuple(_strange(given, read, editions)))
    return given


def _refuse(faults: tuple[Fault, ...]) -> None:
    if faults:
        raise InputError(faults)


def _unfit(
    frame: Frame, read: Sequence[Column], editions: _Editions, added: Iterable[str] = ()
) -> tuple[Fault, ...]:
    """Return what the names and the types of the columns tell."""
    days = (DAY.name,) if editions.dated else ()
    missing = _missing(frame, [*(column.name for column in read), *days], added)
    mixed = frame.collect_schema().get(MIXED.name, nw.Boolean())
    if not isinstance(mixed, _TRUTHS):
        missing += (
            Fault(
                MIXED.name,
                str(mixed),
                "it must hold true and false, and null where nobody recorded it",
                "phải là đúng hoặc sai, để trống (null) nơi chưa ghi nhận",
            ),
        )
    nested = tuple(
        Fault(
            column.name,
            str(dtype),
            "each cell must hold one word: unpack its lists first",
            "mỗi ô chỉ được ghi một giá trị: hãy tách danh sách trước",
        )
        for column in read
        for dtype in [frame.collect_schema().get(column.name)]
        if isinstance(dtype, (nw.List, nw.Array, nw.Struct))
        or (dtype == nw.Object and frame.implementation.is_polars())
    )
    missing += nested
    if missing or not days:
        return missing
    return _no_days(frame, DAY.name)


_TRUTHS: Final = (nw.Boolean, nw.Object, nw.Unknown)
"""The types of a column of truths: with gaps pandas has objects, and an empty one has no type."""


def _missing(frame: Frame, needed: Iterable[str], added: Iterable[str] = ()) -> tuple[Fault, ...]:
    there = frame.collect_schema().names()
    return (
        *(
            Fault(
                name,
                None,
                "no such column: add it, with null where nobody recorded it",
                "không có cột này: hãy thêm vào, để trống (null) nơi chưa ghi nhận",
            )
            for name in needed
            if name not in there
        ),
        *(
            Fault(
                name,
                None,
                "such a column is there already: drop or rename it, or give a prefix",
                "đã có cột này: hãy bỏ hoặc đổi tên, hoặc đặt tiền tố (prefix)",
            )
            for name in added
            if name in there
        ),
    )


def _no_days(frame: Frame, column: str) -> tuple[Fault, ...]:
    dtype = frame.collect_schema()[column]
    if dtype == nw.Date or (isinstance(dtype, nw.Datetime) and dtype.time_zone is None):
        return ()
    if dtype == nw.Object and isinstance(frame, nw.DataFrame):
        days = frame[column].drop_nulls().to_list()
        if all(isinstance(day, dt.date) and not isinstance(day, dt.datetime) for day in days):
            return ()
    return (
        Fault(
            column,
            str(dtype),
            "it holds no days: make it a column of days, without a time zone (texts as 31/12/2025: "
            "pandas.to_datetime with format='%d/%m/%Y', or str.to_date('%d/%m/%Y') of Polars)",
            "không phải cột ngày: hãy chuyển thành cột ngày, không kèm múi giờ (văn bản như "
            "31/12/2025: pandas.to_datetime với format='%d/%m/%Y', hoặc str.to_date('%d/%m/%Y') "
            "của Polars)",
        ),
    )


def _no_numbers(frame: Frame, column: str) -> tuple[Fault, ...]:
    dtype = frame.collect_schema()[column]
    if dtype.is_numeric() or dtype == nw.Unknown:
        return ()
    if isinstance(frame, nw.DataFrame):
        cells: list[object] = frame[column].drop_nulls().to_list()
        if all(isinstance(one, int | float) and not isinstance(one, bool) for one in cells):
            return ()
    return (
        Fault(
            column,
            str(dtype),
            "it holds no numbers: make it a column of numbers, null where there is none",
            "không phải cột số: hãy chuyển thành cột số, để trống (null) nơi không có",
        ),
    )


def _strange(frame: Frame, read: Sequence[Column], editions: _Editions) -> Iterator[Fault]:
    """Yield what keeps rows from being decided, value by value."""
    digits = _digits(frame, read, editions)
    strange = {
        column.name: digit == digits_of(column).strange
        for column in read
        for digit in [digits[column.name]]
        if isinstance(digit, nw.Expr)  # what Polars numbers itself is a word
    }
    if {column.name for column in ROUTED} <= digits.keys():
        strange["matter"] = strange.get("matter", nw.lit(value=False)) | _astray()
    if editions.dated:
        strange[DAY.name] = cast("nw.Expr", digits[EDITION]) == len(editions.spans)
    counts: dict[str, int] = {}
    if strange:
        sums = {name: _digit(told).cast(nw.Int64).sum() for name, told in strange.items()}
        counts = _collected(frame.select(**sums)).rows(named=True)[0]
    for name, told in strange.items():
        if counts[name]:
            yield from _seen(frame, name, told, counts[name])


def _astray() -> nw.Expr:
    """Return whether the finer matter does not stand in the field."""
    astray = [
        (nw.col("matter") == matter.value) & ~_in(nw.col("field"), matter.fields)
        for matter in Matter
    ]
    return _how_many(astray) > 0


def _in(column: nw.Expr, values: Iterable[Term]) -> nw.Expr:
    return _digit(column.is_in([value.value for value in values])) == 1


def _seen(frame: Frame, name: str, strange: nw.Expr, count: int) -> Iterator[Fault]:
    """Return a fault for each value seen where it is told to be none, the most frequent first.

    What may be the words of a person is not shown: one fault tells of all such rows.
    """
    counts = [nw.len().alias(_COUNT)]
    work = frame
    if isinstance(frame, nw.DataFrame):  # a lazy one has no first row
        work = frame.with_row_index(_ROW)
        counts.append(nw.col(_ROW).min())
    values = work.filter(strange).group_by(name).agg(*counts)
    most = values.sort(_COUNT, name, descending=[True, False]).head(MOST_SHOWN)
    groups = (
        (row[name], Here(row[_COUNT], row.get(_ROW))) for row in _collected(most).rows(named=True)
    )
    fault_of = _no_edition if name == DAY.name else partial(_no_value, name)
    return faults_of(name, groups, count, fault_of)


_COUNT: Final = "dialogue_core_count"
_ROW: Final = "dialogue_core_row"


def _no_edition(value: object, here: Here) -> Fault:
    """Return the fault of a day of no regulation."""
    if value is None:
        return Fault(
            DAY.name,
            None,
            f"there is no day, {here.words('en')}: write it, or leave these rows out",
            f"thiếu ngày, {here.words('vi')}: hãy ghi ngày hoặc bỏ các hàng đó",
        )
    return Fault(
        DAY.name,
        str(value),
        f"no regulation is given for this day, {here.words('en')}: give one, or leave them out",
        f"chưa có quy định cho ngày này, {here.words('vi')}: hãy thêm quy định hoặc bỏ các hàng đó",
    )


def _no_value(name: str, value: object, here: Here) -> Fault | None:
    """Return the fault of a value that is none, or stands where it cannot."""
    if all(value != term.value for term in READ[name].values):
        return no_word(name, value, here)
    return Fault(
        name,
        value,
        f"it does not stand in the row's field, {here.words('en')}: correct one of the two",
        f"không thuộc lĩnh vực ghi ở hàng, {here.words('vi')}: hãy sửa một trong hai",
    )


def _collected(frame: Frame) -> "nw.DataFrame[Any]":
    return frame.collect() if isinstance(frame, nw.LazyFrame) else frame


# --- look-ups, one after another ----------------------------------------------------------------


def _stepped(frame: Frame, digits: Mapping[str, Digit], steps: Sequence[Step]) -> Frame:
    """Return the frame with every step's entry, and all that it was found by, beside its columns.

    Steps that need no other are looked up together, then those that need these, and so on.
    """
    polars = frame.implementation.is_polars()
    work: Frame = frame.lazy() if polars and isinstance(frame, nw.DataFrame) else frame
    work = numbered(work, {_own(name): digit for name, digit in digits.items()})
    done = set(digits)
    left = list(steps)
    while left:
        ready = [step for step in left if all(name in done for name, _ in step.of)]
        codes = {step.of: f"{_OWN}at_{len(done)}_{at}" for at, step in enumerate(ready)}
        work = work.with_columns(
            **{
                name: position(work, ((_own(digit), size) for digit, size in of))
                for of, name in codes.items()
            }
        )
        work = look_up(
            work,
            [Look(_own(step.name), codes[step.of], step) for step in ready],
        )
        done.update(step.name for step in ready)
        left = [step for step in left if step.name not in done]
    return work


_OWN: Final = "__dialogue_core_"


def _own(name: str) -> str:
    """Return the name of a column of ours in between."""
    return _OWN + name.replace(" ", "_")


def _finished(given: FrameT, stepped: Frame, added: Mapping[str, str]) -> FrameT:
    """Return the columns given and those added, as the engine's own frame if one was given."""
    frame = narwhal(given)
    found = stepped.select(
        *frame.collect_schema().names(), *(nw.col(_own(at)).alias(to) for at, to in added.items())
    )
    if isinstance(frame, nw.DataFrame) and isinstance(found, nw.LazyFrame):
        found = found.collect()
    return cast("FrameT", found if frame is given else found.to_native())


# --- days and numbers ---------------------------------------------------------------------------


_POSITION: Final = "day"


@lru_cache(maxsize=32)
def _days_after(calendar: Calendar, period: AnyPeriod) -> tuple[Day, Step]:
    """Return the first day of the calendar, and the step to the last day of the period.

    The entry at position 0 is for what cannot be told, that at 1 for the first day.
    """
    span = calendar.span
    if span is None or span.last is None:
        raise InvalidValueError(
            f"calendar {calendar.name.label('en')!r} knows no days off, so that it has no last "
            "day: give one that does, as dialogue_core.law.CALENDAR",
            f"lịch {calendar.name.vi!r} không có ngày nghỉ nên không có ngày cuối: hãy đưa lịch có "
            "ngày nghỉ, như dialogue_core.law.CALENDAR",
            calendar=calendar.name,
        )
    days = (
        calendar.after(Day.fromordinal(at), period)
        for at in range(span.since.toordinal(), span.last.toordinal() + 1)
    )
    entries = (None, *(None if day is None else dt.date(*day.timetuple()[:3]) for day in days))
    step = Step(name="last day", of=((_POSITION, len(entries)),), entries=entries)
    return span.since, step


def _numbers(question: Question, regulation: Regulation) -> "tuple[_Number, ...]":
    """Return the rules that give a number to the question, from its own milestone on."""
    if expect(question, Question, "question").gives_right:
        raise InvalidValueError(
            f"{question.value!r} is a right of the people from some number on, and no duty: ask "
            "regulation.answer",
            f"{question.vi!r} là quyền của Nhân dân khi đủ số lượng, không phải nghĩa vụ: hãy hỏi "
            "regulation.answer",
            question=question,
        )
    return tuple(
        _Number(rule, least, most)
        for rule in regulation.answer(question).rules
        if rule.counts_from is question.milestone
        for least, most in [(_count(rule.at_least), _count(rule.at_most))]
        if least is not None or most is not None
    )


def _count(quantity: Quantity | None) -> int | None:
    return None if quantity is None or isinstance(quantity, Share) else quantity.count


class _Number(NamedTuple):
    """A rule, and the least and the greatest number that it leaves."""

    rule: Requirement
    least: int | None
    most: int | None


def _verdict(numbers: Sequence[_Number], broken: Sequence[_Number], *, told: bool) -> Verdict:
    if not numbers:
        return Verdict.NOT_APPLICABLE
    if not told:
        return Verdict.NOT_EVALUATED
    if any(number.rule.carries_breach for number in broken):
        return Verdict.BREACHED
    return Verdict.NOT_EVALUATED if broken else Verdict.MET
