"""Hypothesis strategies for the public classes (chiến lược sinh dữ liệu).

Answers: what does a plan, a statement, a rule or a regulation look like. Every strategy gives
valid values only and shrinks to short ones; its options are keyword-only and fix what a test is
about. A class without a function of its own is made from its annotated fields: `values_of`.
"""

import datetime as dt
import itertools
import operator
from collections.abc import Callable, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin

import attrs
from hypothesis import strategies as st

from dialogue_core import law
from dialogue_core.plans import (
    Assignment,
    Audience,
    Change,
    Clock,
    Collection,
    Plan,
    Provision,
    Recurrence,
    When,
)
from dialogue_core.regulations import Answer, Regulation
from dialogue_core.rules import (
    TABLE_FACTS,
    Absence,
    Desk,
    Discretion,
    Instrument,
    Limit,
    Owed,
    Quantity,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.statements import FACTS, UNKNOWN, Fact, Facts, Given, Part, Statement
from dialogue_core.tables import Axis, ChairDecides, Decided, Region, Row, Table
from dialogue_core.territory import Body, Succession, Territory, Unit
from dialogue_core.testing._texts import NAMES, SENTENCES, WAYS, typed_as
from dialogue_core.values import (
    Citation,
    Day,
    Days,
    Months,
    Period,
    Sealed,
    Share,
    Span,
    Times,
    Words,
    WorkingDays,
    Years,
    as_day,
)
from dialogue_core.vocabulary import (
    Act,
    Admission,
    ChangeKind,
    Channel,
    Confidence,
    Extent,
    Field,
    Form,
    Handling,
    InstrumentKind,
    Level,
    Milestone,
    NoticeItem,
    Organ,
    PartOfDay,
    Protection,
    Question,
    StatementKind,
    Term,
    UnitKind,
    Unknown,
)

__all__ = [
    "citations",
    "days",
    "facts",
    "instruments",
    "limits",
    "plans",
    "provisions",
    "regulations",
    "requirements",
    "spans",
    "statements",
    "tables",
    "territories",
    "texts",
    "units",
    "values_of",
    "words",
]


T = TypeVar("T")
_FIRST, _LAST = dt.date(2016, 1, 1), dt.date(2027, 12, 31)


# --- values -------------------------------------------------------------------------------------


def days(*, since: object = _FIRST, until: object = _LAST) -> st.SearchStrategy[Day]:
    """Return a strategy for days (ngày), both ends included; by default those of the law shipped.

    Raises:
        InvalidValueError: An end is no day.
    """
    return st.dates(as_day(since), as_day(until)).map(as_day)


@st.composite
def spans(draw: st.DrawFn, *, within: Span | None = None, ends: bool | None = None) -> Span:
    """Return a strategy for spans of days (khoảng thời gian).

    Args:
        draw: Given by Hypothesis.
        within: The span that holds them.
        ends: Whether they have an end; either, unless said.
    """
    first = _FIRST if within is None else within.since
    last = _LAST if within is None or within.last is None else within.last
    since = draw(days(since=first, until=last))
    endless = within is None or within.until is None
    if (ends is None and endless and draw(st.booleans())) or (ends is False and endless):
        return Span(since)
    return Span(since, draw(days(since=since, until=last)).add(days=1))


def texts(*, way: str | None = None) -> st.SearchStrategy[str]:
    """Return a strategy for invented Vietnamese sentences, as people type them.

    Args:
        way: ``NFC``, ``NFD``, ``bare`` (no diacritics) or ``upper``; any of them unless said.
    """
    ways = WAYS if way is None else (way,)
    return st.sampled_from([typed_as(said, each) for said in _SAID for each in ways])


_SAID: Final = (*SENTENCES, *map(" ".join, itertools.permutations(SENTENCES[:6], 2)))


def words() -> st.SearchStrategy[Words]:
    """Return a strategy for texts in two languages; the English may be missing."""
    return st.sampled_from(
        tuple(Words(said) for said in _SAID) + tuple(Words(s, _EN) for s in SENTENCES)
    )


_EN: Final = "The road is broken."


@st.composite
def citations(draw: st.DrawFn, *, instrument: str | None = None) -> Citation:
    """Return a strategy for citations (viện dẫn), of one instrument if it is named."""
    numbers = [text.number for text in law.INSTRUMENTS]
    number = draw(st.sampled_from(numbers)) if instrument is None else instrument
    article = draw(st.none() | st.integers(1, 150) | st.sampled_from(("I.1", "III.2")))
    clause = None if article is None else draw(st.none() | st.integers(1, 9))
    point = None if clause is None else draw(st.none() | st.sampled_from("abcd"))
    return Citation(number, article=article, clause=clause, point=point)


def units(*, level: Level | None = None, on: object | None = None) -> st.SearchStrategy[Unit]:
    """Return a strategy for the units of the shipped territory (đơn vị hành chính).

    Args:
        level: The level they are of.
        on: A day on which they exist.
    """
    day = None if on is None else as_day(on)
    return st.sampled_from(
        [
            unit
            for unit in law.TERRITORY.units
            if (level is None or unit.level is level)
            and (day is None or (unit.exists_on(day) and _level_exists(unit.level, day)))
        ]
    )


def _level_exists(level: Level, day: Day) -> bool:
    return level is not Level.CITY or day < as_day("2025-07-01")


# --- any class, from its fields -----------------------------------------------------------------


@cache
def values_of(kind: Any, /) -> st.SearchStrategy[Any]:
    """Return a strategy for any public class of the library, or any type that its fields have.

    Raises:
        TypeError: The type is none that the library uses.
    """
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple:
        return st.lists(values_of(parts[0]), max_size=2).map(tuple)
    if origin is Sealed:
        return _made(Sealed, value=values_of(parts[0]))
    if origin in (Union, UnionType):
        return st.one_of([values_of(part) for part in sorted(parts, key=_none_first)])
    plain = origin or kind
    if plain in MADE:
        return MADE[plain]()
    if isinstance(plain, type) and issubclass(plain, Term):
        return st.sampled_from(list(plain))
    if isinstance(plain, type) and attrs.has(plain):
        return built(plain, _fields(plain))
    raise TypeError(f"no strategy for {kind!r}: it is no class of dialogue_core")


def _none_first(kind: object) -> bool:
    return kind is not NoneType


@st.composite
def built(draw: st.DrawFn, make: Callable[..., T], fields: st.SearchStrategy[dict[str, Any]]) -> T:
    """Return a strategy for calls; unlike `builds` it leaves no trace, so values show as code."""
    return make(**draw(fields))


def _made(make: Callable[..., T], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    return built(make, st.fixed_dictionaries(fields))


@cache
def _fields(kind: type, *skip: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for arguments: all that are needed, and a few that may be left out."""
    attrs.resolve_types(kind)
    fields = [field for field in attrs.fields(kind) if field.init and field.name not in skip]
    needed = {f.name: values_of(f.type) for f in fields if f.default is attrs.NOTHING}
    free = {f.name: values_of(f.type) for f in fields if f.default is not attrs.NOTHING}
    return arguments(needed, free)


def arguments(
    needed: dict[str, st.SearchStrategy[Any]], free: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy that draws little: what is left out costs nothing, and shrinks to that."""
    return _arguments(some(tuple(free)), needed, free)


@st.composite
def _arguments(
    draw: st.DrawFn,
    names: st.SearchStrategy[tuple[str, ...]],
    needed: dict[str, st.SearchStrategy[Any]],
    free: dict[str, st.SearchStrategy[Any]],
) -> dict[str, Any]:
    said = draw(names)
    chosen = needed | {name: found for name, found in free.items() if name in said}
    return {name: draw(found) for name, found in chosen.items()}


def some(items: Sequence[T], *, least: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    """Return a strategy for a choice of the items in their order, by one number; none is least."""

    def chosen(bits: int) -> tuple[T, ...]:
        return tuple(item for i, item in enumerate(items) if bits >> i & 1)

    numbers = st.integers(min(least, 1), 2 ** len(items) - 1)
    return _made(
        chosen, bits=numbers if least <= 1 else numbers.filter(lambda n: n.bit_count() >= least)
    )


@st.composite
def _changes(draw: st.DrawFn) -> Change:
    made = draw(_fields(Change))
    if made.get("to") is None and made["kind"] is ChangeKind.RESCHEDULED:
        made["kind"] = ChangeKind.POSTPONED
    return Change(**made)


@st.composite
def _collections(draw: st.DrawFn) -> Collection:
    made = draw(_fields(Collection))
    if made.get("opens") and made.get("closes"):
        made["opens"], made["closes"] = sorted((made["opens"], made["closes"]))
    return Collection(**made)


@st.composite
def _whens(draw: st.DrawFn) -> When:
    if draw(st.booleans()):
        return When.on(draw(days()))
    return When(**draw(_fields(When)))


@st.composite
def _parts(draw: st.DrawFn) -> Part:
    made = draw(_fields(Part))
    if made.get("matter") is not None:
        made["field"] = draw(st.sampled_from(made["matter"].fields))
    return Part(**made)


# --- plans and statements -----------------------------------------------------------------------


def provisions(kind: type[Any] | None = None) -> st.SearchStrategy[Provision]:
    """Return a strategy for provisions of a plan (mục của kế hoạch), of one class if named."""
    wanted: Any = Provision if kind is None else kind
    return cast("st.SearchStrategy[Provision]", values_of(wanted))


@st.composite
def plans(
    draw: st.DrawFn,
    *,
    place: Unit | None = None,
    level: Level | None = None,
    on: object | None = None,
    extent: Extent | None = None,
    having: st.SearchStrategy[list[Any]] | None = None,
) -> Plan:
    """Return a strategy for plans (kế hoạch).

    Args:
        draw: Given by Hypothesis.
        place: The unit; any of the shipped territory unless said.
        level: The level of the unit, where ``place`` is not said.
        on: A day on which the unit exists.
        extent: Whether the whole document was read; either unless said.
        having: A strategy for the list of provisions; any short list unless said.
    """
    where = draw(units(level=level, on=on)) if place is None else place
    made = draw(_fields(Plan, "id", "place", "level", "extent", "provisions"))
    found = draw(st.lists(provisions(), max_size=4) if having is None else having)
    once: dict[object, Any] = {
        (p.body.id, p.role, p.task.vi) if isinstance(p, Assignment) else i: p
        for i, p in enumerate(found)
    }
    return Plan(
        id=f"KH-{draw(st.integers(1, 99))}",
        place=where,
        level=where.level,
        extent=draw(st.sampled_from(Extent)) if extent is None else extent,
        provisions=tuple(once.values()),
        **made,
    )


@st.composite
def statements(
    draw: st.DrawFn,
    *,
    kind: StatementKind | Unknown | None = None,
    on: object | None = None,
    parts: int | None = None,
) -> Statement:
    """Return a strategy for statements (ý kiến), their words invented and sealed.

    Args:
        draw: Given by Hypothesis.
        kind: The kind of every part; any, in doubt or unrecorded, unless said.
        on: The day received.
        parts: How many parts, at least 1; one to three unless said.
    """
    made = draw(_fields(Statement, "id", "on", "parts"))
    least, most = (1, 3) if parts is None else (parts, parts)
    found = draw(st.lists(values_of(Part), min_size=least, max_size=most))
    if kind is not None:
        found = [attrs.evolve(part, kind=kind) for part in found]
    return Statement(
        id=f"S{draw(st.integers(1, 99))}",
        on=draw(days()) if on is None else on,
        parts=tuple(found),
        **made,
    )


def facts(*, doubt: bool = True) -> st.SearchStrategy[Facts]:
    """Return a strategy for the facts of a part; without ``doubt``, every one is known."""
    return _made(
        Facts,
        **{
            fact.name.value: st.sampled_from((*fact.values, *((UNKNOWN,) if doubt else ())))
            for fact in FACTS
        },
    )


# --- tables, rules and regulations --------------------------------------------------------------


@st.composite
def tables(
    draw: st.DrawFn,
    *,
    outcomes: type[Admission] | type[Handling] | type[Protection] | None = None,
    sound: bool = True,
) -> Table[Any]:
    """Return a strategy for decision tables (bảng quyết định).

    Args:
        draw: Given by Hypothesis.
        outcomes: The table's outcomes; any of the three unless said.
        sound: Whether every row leaves the last outcome, so that no cell can conflict.
    """
    kind = draw(st.sampled_from(list(TABLE_FACTS))) if outcomes is None else outcomes
    named = {fact.name: fact.values for fact in FACTS}
    left = tuple(kind)
    rows: list[Row[Any]] = []
    for number in range(draw(st.integers(0, 5))):
        speaks = draw(_given(kind))
        only = draw(some(left[:-1])) + left[-1:] if sound else draw(some(left, least=1))
        rows.append(Row(id=f"r{number}", given=speaks.named, only=only))
    return Table(
        name=Words("bảng thử", "a table"),
        axes=tuple(Axis(name=name, values=named[name]) for name in TABLE_FACTS[kind]),
        outcomes=cast("tuple[Any, ...]", left),
        rows=tuple(rows),
    )


@st.composite
def _given(draw: st.DrawFn, kind: type[Term]) -> Given:
    chosen = draw(some(TABLE_FACTS[kind]))
    made = {
        fact.name.value: draw(some(fact.values, least=1)) for fact in FACTS if fact.name in chosen
    }
    return Given(**cast("Any", made))


_LOCAL: Final = "01/2026/NQ-HĐND"


@st.composite
def _common(draw: st.DrawFn, number: str, in_force: Span, *, loss: bool) -> dict[str, Any]:
    return {
        "cites": Citation(number, article=draw(st.integers(1, 20))),
        "slug": draw(st.sampled_from(("rule", "second", "third"))),
        "text": draw(words()),
        "in_force": in_force,
        "confidence": draw(st.sampled_from(Confidence)),
        "by_analogy": draw(st.booleans()),
        "ground": draw(st.none() | citations()) if loss else None,
    }


@st.composite
def limits(
    draw: st.DrawFn,
    *,
    instrument: str = _LOCAL,
    in_force: Span = Span("2026-01-01"),  # noqa: B008 -- a frozen value
) -> Limit:
    """Return a strategy for limits (giới hạn) of an invented local text."""
    kind = draw(st.sampled_from((Admission, Handling, Protection)))
    return Limit(
        **draw(_common(instrument, in_force, loss=True)),
        given=draw(_given(kind)),
        only=cast("Any", draw(some(tuple(kind), least=1))),
    )


_COUNTS: Final[dict[Question, tuple[str, tuple[type[Quantity], ...]]]] = {
    Question.FREQUENCY: ("at_least", (Times,)),
    Question.VOTER_REQUEST: ("at_least", (Share,)),
    Question.NOTICE_LEAD: ("at_least", (Days,)),
    Question.POSTING_DAYS: ("at_least", (Days,)),
    Question.RESULT_WITHIN: ("at_most", (Days, WorkingDays)),
    Question.ANSWER_WITHIN: ("at_most", (Days, WorkingDays)),
    Question.CONCLUSION_WITHIN: ("at_most", (Days, WorkingDays)),
    Question.TOLD_WITHIN: ("at_most", (Days, WorkingDays)),
}
_TERMS: Final[dict[Question, tuple[str, type[Term]]]] = {
    Question.FORM: ("one_of", Form),
    Question.CLUSTERS: ("one_of", Form),
    Question.CHAIRS: ("all_of", Organ),
    Question.PARTNER: ("all_of", Organ),
    Question.INVITEES: ("all_of", Organ),
    Question.MONITORING: ("all_of", Organ),
    Question.NOTICE_CHANNEL: ("all_of", Channel),
    Question.RESULT_CHANNELS: ("all_of", Channel),
    Question.NOTICE_CONTENT: ("all_of", NoticeItem),
}


@st.composite
def requirements(
    draw: st.DrawFn,
    *,
    question: Question | None = None,
    instrument: str = _LOCAL,
    in_force: Span = Span("2026-01-01"),  # noqa: B008 -- a frozen value
) -> Requirement:
    """Return a strategy for requirements (yêu cầu) of an invented local text.

    Args:
        draw: Given by Hypothesis.
        question: What they answer; any question unless said.
        instrument: The number of the text.
        in_force: The days on which they hold.
    """
    asked = draw(st.sampled_from(Question)) if question is None else question
    value: dict[str, Any] = {"stated": True}
    if asked in _COUNTS:
        key, kinds = _COUNTS[asked]
        value = {key: draw(st.sampled_from(kinds))(draw(st.integers(1, 60)))}
    elif asked in _TERMS:
        key, terms = _TERMS[asked]
        value = {key: draw(some(tuple(terms), least=1))}
    return Requirement(**draw(_common(instrument, in_force, loss=False)), question=asked, **value)


@st.composite
def _owed(draw: st.DrawFn) -> Owed:
    common = draw(_common(_LOCAL, Span("2026-01-01"), loss=False))
    return Owed(
        **common,
        given=draw(_given(Handling)),
        act=draw(st.sampled_from(Act)),
        within=draw(st.none() | values_of(Period)),
        since=draw(st.sampled_from(Milestone)),
    )


@st.composite
def _discretions(draw: st.DrawFn) -> Discretion:
    common = draw(_common(_LOCAL, Span("2026-01-01"), loss=False))
    kind = draw(st.sampled_from((Admission, Handling, Protection)))
    return Discretion(
        **common,
        given=draw(_given(kind)),
        among=cast("Any", draw(some(tuple(kind), least=2))),
    )


@st.composite
def _desks(draw: st.DrawFn) -> Desk:
    common = draw(_common(_LOCAL, Span("2026-01-01"), loss=False))
    return Desk(
        **common,
        handlings=draw(some(tuple(Handling), least=1)),
        lead=draw(values_of(Body)),
        with_field_body=draw(st.booleans()),
    )


@st.composite
def _routes(draw: st.DrawFn) -> Route:
    common = draw(_common(_LOCAL, Span("2026-01-01"), loss=False))
    return Route(
        **common,
        at=draw(st.sampled_from(Level)),
        fields=(draw(st.sampled_from(Field)),),
        lead=draw(values_of(Body)),
        partners=draw(values_of(tuple[Body, ...])),
    )


@st.composite
def _absences(draw: st.DrawFn) -> Absence:
    common = draw(_common(_LOCAL, Span("2026-01-01"), loss=False))
    return Absence(**common, question=draw(st.none() | st.sampled_from(Question)))


@st.composite
def instruments(draw: st.DrawFn, *, number: str = _LOCAL) -> Instrument:
    """Return a strategy for invented local texts (văn bản) with a few limits and requirements."""
    in_force = draw(spans(within=Span("2026-01-01", until="2027-12-31")))
    rule = limits(instrument=number, in_force=in_force) | requirements(
        instrument=number, in_force=in_force
    )
    found: list[Rule] = draw(st.lists(rule, max_size=4, unique_by=operator.attrgetter("id")))
    return Instrument(
        number=number,
        kind=InstrumentKind.LOCAL_RULE,
        title=draw(words()),
        issuer=draw(words()),
        dated=in_force.since,
        in_force=in_force,
        confidence=Confidence.SECONDARY,
        rules=tuple(found),
        checked_on=in_force.since,
    )


@st.composite
def regulations(
    draw: st.DrawFn,
    *,
    place: Unit | None = None,
    level: Level | None = None,
    on: object | None = None,
) -> Regulation:
    """Return a strategy for the regulations shipped, each at a place and on a day of its own.

    Days on which some rule begins or ends, and the days beside them, come up often.

    Args:
        draw: Given by Hypothesis.
        place: The unit; any that exists on the day unless said.
        level: The level of the unit, where ``place`` is not said.
        on: The day; any of the law shipped unless said.
    """
    day = draw(_edges() | days()) if on is None else as_day(on)
    where = draw(_places(day, level)) if place is None else place
    return _regulation(where, day)


def _edges() -> st.SearchStrategy[Day]:
    first, last = as_day(_FIRST), as_day(_LAST)
    beside = (day.add(days=by) for day in law.boundaries() for by in (-1, 0, 1))
    return st.sampled_from(sorted({day for day in beside if first <= day <= last}))


def _places(day: Day, level: Level | None) -> st.SearchStrategy[Unit]:
    known = [
        unit
        for unit in law.TERRITORY.units
        if unit.exists_on(day) and (level is None or unit.level is level)
    ]
    return st.sampled_from([unit for unit in known if _level_exists(unit.level, day)])


@cache
def _regulation(place: Unit, day: Day) -> Regulation:
    return law.regulation_for(place, on=day)


@st.composite
def territories(draw: st.DrawFn) -> Territory:
    """Return a strategy for small territories (địa giới): a province whose wards were merged.

    Each of one to three new wards takes over one to three old ones on a day of the law shipped.
    """
    day = draw(days())
    before, after = Span(as_day(_FIRST).subtract(years=1), until=day), Span(day)
    units = [Unit(id="tinh", name="Tỉnh", kind=UnitKind.TINH)]
    merged: list[Succession] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        new = Unit(id=f"tinh/moi-{number}", name=f"Mới {number}", kind=UnitKind.PHUONG, span=after)
        old = [
            Unit(id=f"tinh/cu-{number}-{i}", name=f"Cũ {number}.{i}", kind=kind, span=before)
            for i, kind in enumerate(
                draw(st.lists(st.sampled_from(_WARDS), min_size=1, max_size=3))
            )
        ]
        units += [*old, new]
        merged.append(
            Succession(
                old=tuple(unit.id for unit in old),
                new=new.id,
                on=day,
                cites=draw(citations()),
                confidence=draw(st.sampled_from(Confidence)),
            )
        )
    return Territory(units=tuple(units), successions=tuple(merged))


_WARDS: Final = (UnitKind.XA, UnitKind.PHUONG, UnitKind.THI_TRAN)


@st.composite
def _answers(draw: st.DrawFn) -> Answer:
    return draw(regulations()).answer(draw(st.sampled_from(Question)))


@st.composite
def _doubts(draw: st.DrawFn) -> ChairDecides[Any]:
    kind = draw(st.sampled_from((Admission, Handling, Protection)))
    return ChairDecides(
        among=cast("Any", draw(some(tuple(kind), least=2))),
        ask=draw(some(TABLE_FACTS[kind], least=1)),
        rows=("r0",),
    )


@st.composite
def _rows(draw: st.DrawFn) -> Row[Any]:
    kind = draw(st.sampled_from((Admission, Handling, Protection)))
    return Row(
        id=f"r{draw(st.integers(0, 9))}",
        given=draw(_given(kind)).named,
        only=cast("Any", draw(some(tuple(kind), least=1))),
    )


MADE: Final[dict[Any, Callable[[], st.SearchStrategy[Any]]]] = {
    str: texts,
    int: lambda: st.integers(1, 60),
    bool: st.booleans,
    NoneType: st.none,
    Absence: _absences,
    Answer: _answers,
    Audience: lambda: _made(
        Audience,
        who=words(),
        count=st.none() | st.integers(0, 500),
        organs=values_of(tuple[Organ, ...]),
    ),
    Axis: lambda: st.sampled_from([Axis(name=f.name, values=f.values) for f in FACTS]),
    Body: lambda: st.sampled_from(
        [
            Body.named(f"UBND phường {name}", organ=organ)
            for name in NAMES
            for organ in (None, Organ.COMMITTEE)
        ]
    ),
    ChairDecides: _doubts,
    Change: _changes,
    Citation: citations,
    Clock: lambda: _made(
        Clock, at=st.times().map("{:%H:%M}".format), part=st.none() | st.sampled_from(PartOfDay)
    ),
    Collection: _collections,
    Day: days,
    Decided: lambda: _made(Decided, outcome=st.sampled_from(list(Handling)), rows=st.just(("r0",))),
    Days: lambda: _made(Days, count=st.integers(1, 60)),
    Desk: _desks,
    Discretion: _discretions,
    Fact: lambda: st.sampled_from(FACTS),
    Facts: facts,
    Instrument: instruments,
    Limit: limits,
    Months: lambda: _made(Months, count=st.integers(1, 24)),
    Owed: _owed,
    Part: _parts,
    Plan: plans,
    Recurrence: lambda: _made(
        Recurrence, day_of_month=st.integers(1, 31), next_working_day=st.booleans()
    ),
    Regulation: regulations,
    Requirement: requirements,
    Region: lambda: _made(
        Region,
        rows=values_of(tuple[Row[Any], ...]),
        cells=st.integers(1, 99),
        decision=st.none() | values_of(Decided) | values_of(ChairDecides),
    ),
    Route: _routes,
    Row: _rows,
    Share: lambda: _made(Share, percent=st.integers(1, 100)),
    Span: spans,
    Statement: statements,
    Table: tables,
    Territory: territories,
    Times: lambda: _made(Times, count=st.integers(1, 12)),
    Unit: units,
    When: _whens,
    Words: words,
    WorkingDays: lambda: _made(WorkingDays, count=st.integers(1, 60)),
    Years: lambda: _made(Years, count=st.integers(1, 5)),
    float: lambda: st.floats(0, 1),
}
"""Strategies by the class that they make; the module of events and records adds its own."""
