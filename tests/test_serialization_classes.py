"""Every public class goes through the storage converter and comes back, or is refused for a reason.

Which classes there are is found by program: the attrs classes in ``__all__`` of each public module.
A new one must be read back as it was, or stand in the list of those that are no data.
"""

import contextlib
import datetime as dt
import importlib
import json
import os
import pkgutil
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from cattrs import Converter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pendulum import WeekDay
from test_export import CANARY, ID, no_canary_in, with_canaries
from test_serialization import same

import dialogue_core as dc
from dialogue_core import law, receipts, testing
from dialogue_core import serialization as plain
from dialogue_core.calendars import Calendar, CountingRule, DayOffDecision, WeeklyRest
from dialogue_core.duties import Request
from dialogue_core.errors import DialogueError, InputError, InvalidValueError
from dialogue_core.events import EVENTS, Event, Noted, PartEvent, Speaker
from dialogue_core.evidence import Record
from dialogue_core.findings import Waiver
from dialogue_core.ledgers import Count
from dialogue_core.plans import Clock
from dialogue_core.regulations import Answer
from dialogue_core.rendering import Letterhead
from dialogue_core.rules import Desk, Discretion, Limit, Owed, Requirement, Route, Rule
from dialogue_core.serialization import export_converter, make_converter
from dialogue_core.serialization._results import NO_DATA, name_of
from dialogue_core.statements import Fact
from dialogue_core.tables import Axis, ChairDecides, Decided, Decision, Region, Row
from dialogue_core.timelines import Timeline
from dialogue_core.values import (
    AnyPeriod,
    Citation,
    Days,
    Sealed,
    Share,
    Times,
    Words,
    as_day,
)
from dialogue_core.vocabulary import (
    Counting,
    FactName,
    Handling,
    Milestone,
    Question,
    StatementKind,
    Term,
)
from dialogue_core.yearly import UnitYear

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
FEW = settings(max_examples=100 if THOROUGH else 2, suppress_health_check=tuple(HealthCheck))
STORAGE = make_converter()
EXPORT = export_converter(key=bytes(range(32)))


OF_EXTRAS = ("altair", "icalendar", "narwhals", "polars", "rich", "typer")
ALL_EXTRAS = all(map(find_spec, OF_EXTRAS))


def public_classes() -> dict[str, type[Any]]:
    """Every attrs class that a public module shows, by the name under which it is imported."""
    found: dict[str, type[Any]] = {}
    for module in pkgutil.walk_packages(dc.__path__, "dialogue_core."):
        if not any(step.startswith("_") for step in module.name.split(".")):
            try:
                shown = importlib.import_module(module.name)
            except ModuleNotFoundError as error:  # it stands on an extra
                if error.name not in OF_EXTRAS:
                    raise
                continue
            kinds = (getattr(shown, name) for name in getattr(shown, "__all__", ()))
            found |= {name_of(k): k for k in kinds if isinstance(k, type) and attrs.has(k)}
    return found


CLASSES = public_classes()
DATA = sorted(CLASSES.keys() - NO_DATA.keys())


# --- values of the classes that `dialogue_core.testing` does not make -----------------------------

LAW = law.regulation_for("dak-nong/gia-nghia", on="2022-10-14")
COUNTS = st.integers(1, 60)
made = testing.values_of


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    counting = draw(st.lists(counting_rules(), max_size=2, unique_by=lambda rule: rule.about))
    if draw(st.booleans()):
        return Calendar(name=draw(testing.words()), counting=tuple(counting))
    return Calendar(
        name=draw(testing.words()),
        counting=tuple(counting),
        weekly=draw(weekly_rests()),
        span=draw(testing.spans(ends=True)),
        decisions=tuple(draw(st.lists(decisions(), max_size=2, unique_by=lambda d: d.number))),
        known_on=draw(optional(testing.days())),
    )


def counting_rules() -> st.SearchStrategy[CountingRule]:
    return st.builds(
        CountingRule,
        about=st.sampled_from(Counting),
        text=testing.words(),
        cites=testing.citations(),
        in_force=testing.spans(),
        confidence=st.sampled_from(dc.vocabulary.Confidence),
        note=optional(testing.words()),
    )


def weekly_rests() -> st.SearchStrategy[WeeklyRest]:
    return st.builds(
        WeeklyRest,
        days=st.lists(st.sampled_from(WeekDay), unique=True, max_size=3).map(tuple),
        text=testing.words(),
        cites=testing.citations(),
        confidence=st.sampled_from(dc.vocabulary.Confidence),
    )


def decisions() -> st.SearchStrategy[DayOffDecision]:
    return st.builds(
        DayOffDecision,
        number=st.sampled_from(("1/TB", "2/TB", "3/TB")),
        text=testing.words(),
        known_from=testing.days(),
        cites=testing.citations(),
        confidence=st.sampled_from(dc.vocabulary.Confidence),
        dated=optional(testing.days()),
        off=testing.days().map(lambda day: (day,)),
        working=testing.days().map(lambda day: (day.add(years=20),)),
        settles=optional(st.integers(2016, 2027)),
        forecast=st.booleans(),
    )


@cache
def receipts_sealed() -> tuple[receipts.Receipt, ...]:
    plan = law.gia_nghia_2022.PLAN
    return tuple(
        receipts.seal(dc.check_plan, plan, LAW, law.CALENDAR, as_of="2022-12-01", key=key)
        for key in (None, bytes(range(32)))
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Calendar: calendars,
    CountingRule: counting_rules,
    DayOffDecision: decisions,
    WeeklyRest: weekly_rests,
    Count: lambda: st.builds(
        Count,
        event=testing.days(),
        period=made(AnyPeriod),
        backward=st.booleans(),
        milestone=optional(st.sampled_from(Milestone)),
        ref=st.sampled_from(("", "S1/1")),
    ),
    Event: testing.events,
    PartEvent: lambda: st.sampled_from(
        [kind for kind in EVENTS if issubclass(kind, PartEvent)]
    ).flatmap(made),
    Letterhead: lambda: st.builds(
        Letterhead,
        number=st.sampled_from(("", "45/TB-UBND")),
        dated=optional(testing.days()),
        signature=testing.words().map(lambda words: (words,)),
    ),
    receipts.Receipt: lambda: st.sampled_from(receipts_sealed()),
    receipts.Result: lambda: st.sampled_from(receipts_sealed()[0].results),
    Record: lambda: st.builds(
        Record,
        session=testing.sessions(),
        regulation=st.just(LAW),
        calendar=calendars(),
        on=testing.days(),
    ),
    Request: lambda: st.builds(
        Request, on=testing.days(), signatures=st.integers(0, 60), voters=st.integers(60, 90)
    ),
    Rule: lambda: st.sampled_from(
        (Limit, Discretion, Owed, Requirement, dc.rules.Absence, Desk, Route)
    ).flatmap(made),
    Timeline: lambda: st.lists(testing.requirements(), max_size=3).map(Timeline.of),
    UnitYear: lambda: st.builds(
        UnitYear,
        unit=testing.units(),
        year=st.integers(2016, 2027),
        sessions=testing.sessions().map(lambda session: (session,)),
        planned=testing.days().map(lambda day: (day,)),
        complete=st.booleans(),
    ),
    Waiver: lambda: st.builds(
        Waiver,
        check=st.just("72/2025/QH15:43.2:notice"),
        who=made(dc.Body),
        why=testing.words(),
        until=testing.days(),
        subject=st.sampled_from(("", "P1")),
    ),
}


def yardsticks(kind: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(
        kind,
        name=testing.words(),
        on=optional(testing.days()),
        drafts=testing.instruments().map(lambda text: (text,)),
        instruments=testing.instruments().map(lambda text: (text,)),
        territory=testing.territories(),
    )


def values(kind: type[Any]) -> st.SearchStrategy[Any]:
    if kind.__name__ == "Yardstick":  # of an extra
        return yardsticks(kind)
    return STRATEGIES[kind]() if kind in STRATEGIES else st.from_type(kind)


def written(value: object, kind: Any) -> Any:
    """What the converter writes, by way of JSON."""
    return json.loads(json.dumps(STORAGE.unstructure(value, unstructure_as=kind)))


PYTHON = re.compile(
    r"\bNone(Type)?\b|\bTrue\b|\bFalse\b|\b(dict|tuple|str|int|float|bool|bytes|mappingproxy)\b"
    r"|<class|<enum|<built-in|<function|<[A-Z]\w*\.\w+: |object at 0x|datetime|Date\(|Time\("
    r"|is not a valid|Traceback|cattrs|attrs|Error\b"
)
"""Words of Python and not of the law, which no message to a person should have."""


def speaks_of_the_law(error: DialogueError) -> None:
    """Refuse an error that speaks of the classes of Python; the values shown are the input's."""
    reasons = [error.vi, error.en]
    if isinstance(error, InputError):
        reasons = [text for f in error.faults for text in (f.reason_vi, f.reason_en)]
    for said in reasons:
        found = PYTHON.search(said)
        if found is not None or not said.strip():
            msg = f"it speaks of Python: {found and found[0]} in {said}"
            raise AssertionError(msg)


def faults_of(data: object, kind: Any) -> list[str]:
    with pytest.raises(InputError) as caught:
        STORAGE.structure(data, kind)
    speaks_of_the_law(caught.value)
    return [f"{fault.path}: {fault.reason_en}" for fault in caught.value.faults]


# --- every class ----------------------------------------------------------------------------------


class TestEveryClass:
    def test_what_is_no_data_are_public_classes(self) -> None:
        assert not ALL_EXTRAS or NO_DATA.keys() <= CLASSES.keys()
        assert len(DATA) > 120

    @pytest.mark.parametrize("name", DATA)
    def test_it_comes_back_as_it_was_and_nothing_else_is_read(self, name: str) -> None:
        """Nor does anything sealed leave by the export converter."""
        kind = CLASSES[name]

        @FEW
        @given(values(kind))
        def comes_back(value: Any) -> None:
            data = written(value, kind)
            again = STORAGE.structure(data, kind)
            assert same(again, value)
            assert written(again, kind) == data
            assert len(faults_of({**data, "colour": "red"}, kind)) == 1
            assert faults_of({key: {"colour": [7]} for key in data} | {"colour": "red"}, kind)
            assert no_canary_in(EXPORT.unstructure(with_canaries(value), unstructure_as=kind))

        comes_back()


# --- what is no data ------------------------------------------------------------------------------


def filled(kind: Any, above: tuple[Any, ...] = ()) -> Any:  # noqa: C901, PLR0911 -- by type
    """Something of a type, with a canary wherever words are sealed; no constructor is asked."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind in GIVEN:
        return GIVEN[kind]
    if isinstance(kind, TypeVar):
        return Handling.ANSWER
    if origin is Literal:
        return parts[0]
    if origin is tuple:
        inner = parts[:1] if parts[-1] is Ellipsis else parts
        return tuple(filled(part, above) for part in inner)
    if origin is Sealed:
        return Sealed(CANARY.encode() if parts[0] is bytes else CANARY)
    if origin is type:
        return Days
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {}
    if origin in (Union, UnionType):
        return filled(next((part for part in parts if part not in above), NoneType), above)
    found = origin or kind
    if isinstance(found, type) and issubclass(found, Term):
        return next(iter(found))
    if isinstance(found, type) and attrs.has(found):
        bare = object.__new__(found)
        for name, inner in get_type_hints(found).items():
            if name in attrs.fields_dict(found):
                object.__setattr__(bare, name, filled(inner, (*above, found)))
        return bare
    return print  # a function


GIVEN: Mapping[Any, Any] = {
    str: "x",
    int: 7,
    bool: True,
    float: 0.5,
    NoneType: None,
    Any: print,
    Term: StatementKind.PETITION,
    dc.values.Day: as_day("2022-10-14"),
    dt.time: dt.time(7, 30),
    Event: Noted(on="2022-10-14", words=Sealed(CANARY)),
    Rule: LAW.rules[0],
    Speaker: Speaker(id=ID, name=Sealed(CANARY)),
    dc.Regulation: LAW,
    Calendar: Calendar(name=Words("lịch", "a calendar")),
    dc.Plan: law.gia_nghia_2022.PLAN,
}


@pytest.mark.parametrize("name", [name for name in NO_DATA if name in CLASSES])
class TestNoData:
    def test_it_is_not_read_and_told_what_to_do_instead(self, name: str) -> None:
        for data in ({}, {"words": "Tôi tố cáo"}, None, [1], "Tôi tố cáo"):
            with pytest.raises(InputError) as caught:
                STORAGE.structure(data, CLASSES[name])
            (fault,) = caught.value.faults
            assert fault.path == "$"
            assert fault.reason_en == f"{name} is not read from data: {NO_DATA[name].why.en}"
            assert fault.reason_vi == f"{name} không đọc từ dữ liệu: {NO_DATA[name].why.vi}"
            assert "tố cáo" not in str(caught.value).replace(NO_DATA[name].why.en, "")

    @pytest.mark.parametrize("converter", [STORAGE, EXPORT], ids=["storage", "export"])
    def test_it_is_written_as_plain_data_or_refused_alike(
        self, name: str, converter: Converter
    ) -> None:
        value = filled(CLASSES[name])
        if NO_DATA[name].is_written:
            data = converter.unstructure(value)
            assert json.loads(json.dumps(data)) == data
            assert converter is STORAGE or no_canary_in(data)
            return
        with pytest.raises(InvalidValueError) as caught:
            converter.unstructure(value)
        assert caught.value.en == f"{name} is not written as data: {NO_DATA[name].why.en}"
        assert caught.value.vi == f"{name} không ghi thành dữ liệu: {NO_DATA[name].why.vi}"


# --- forms of their own ---------------------------------------------------------------------------


class TestForms:
    """How rules, tables and quantities are written, and what is told of them."""

    def test_a_rule_alone_is_written_as_in_a_regulation(self) -> None:
        rule = next(rule for rule in LAW.rules if isinstance(rule, Limit))
        data = written(rule, Limit)
        assert data == written(rule, Rule) == written(LAW, dc.Regulation)["rules"][0]
        assert data["rule"] == "limit"

    def test_a_rule_of_another_kind_is_refused(self) -> None:
        data = written(LAW.rules[0], Rule)
        (fault,) = faults_of(data, Desk)
        assert fault == "rule: unknown field value; allowed: desk"

    def test_a_kind_of_rule_of_ones_own_has_no_form(self) -> None:
        @attrs.frozen(kw_only=True)
        class Own(Rule):
            pass

        mine = Own(**{f.name: getattr(LAW.rules[0], f.name) for f in attrs.fields(Rule)})
        with pytest.raises(
            InvalidValueError, match="is a Own, which has no form as data"
        ) as caught:
            STORAGE.unstructure(attrs.evolve(LAW, rules=(mine,)))
        speaks_of_the_law(caught.value)

    def test_a_kind_of_event_of_ones_own_has_no_form(self) -> None:
        @attrs.frozen(kw_only=True)
        class Own(Event):
            named = Words("của tôi", "mine")

        with pytest.raises(InvalidValueError, match="a Own has no form as data") as caught:
            STORAGE.unstructure(Own(on="2022-10-14"), unstructure_as=Event)
        speaks_of_the_law(caught.value)

    def test_an_event_about_no_part_is_none_of_a_part(self) -> None:
        assert faults_of({"event": "closed", "on": "2022-10-14"}, PartEvent)
        assert (
            type(STORAGE.structure({"event": "closed", "on": "2022-10-14"}, Event))
            is dc.events.Closed
        )

    def test_a_row_and_its_table(self) -> None:
        row = Row(
            id="r",
            given=((FactName.KIND, (StatementKind.COMPLAINT,)),),
            only=(Handling.FORWARD, Handling.GUIDE),
        )
        data = {
            "id": "r",
            "given": [{"name": "kind", "values": ["complaint"]}],
            "only": ["forward", "guide"],
        }
        assert written(row, Row) == data
        assert same(STORAGE.structure(data, Row[Handling]), row)
        assert faults_of({**data, "only": ["hear"]}, Row[Handling])[0].startswith(
            "only[0]: unknown"
        )

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            ({"name": "kind", "values": ["complaint", "on"]}, ["values[1]: unknown field value"]),
            ({"name": "colour", "values": ["red"]}, ["name: unknown field value"]),
            ({"values": ["red"]}, ["name: a required key is missing"]),
            ({"name": 7}, ["name: unknown", "values: a required key is missing"]),
            ("kind", ["$: expected an object with the keys name, values"]),
        ],
    )
    def test_the_values_of_a_fact_are_its_own(self, data: object, told: list[str]) -> None:
        found = faults_of(data, Axis)
        assert len(found) == len(told)
        assert all(one.startswith(start) for one, start in zip(found, told, strict=True))

    def test_all_faults_of_a_fact_are_told_together(self) -> None:
        data = {"name": "topic", "values": ["on"], "presumed": "own", "may_become": "on", "x": 1}
        assert [fault.partition(":")[0] for fault in faults_of(data, Fact)] == [
            "presumed",
            "may_become",
            "x",
            "changing",
        ]

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            ({"question": "frequency", "all_of": ["media"]}, "all_of: 'frequency' is answered by"),
            ({"question": "form", "one_of": ["hear"]}, "one_of[0]: unknown field value"),
            ({"question": "colour", "one_of": ["hear"]}, "question: unknown field value"),
            ({"question": "frequency", "at_least": {"weeks": 1}}, 'at_least: expected {"days": N}'),
            (
                {"question": "frequency", "at_least": {"share": 101}},
                'at_least: expected {"days": N}',
            ),
        ],
    )
    def test_an_answer_has_words_of_its_question(self, data: object, told: str) -> None:
        (fault,) = faults_of(data, Answer)
        assert fault.startswith(told)

    @pytest.mark.parametrize(
        ("number", "data"),
        [
            (Days(7), {"days": 7}),
            (Times(2), {"times": 2}),
            (Share(10), {"share": 10}),
            (None, None),
        ],
    )
    def test_a_number_says_its_unit(self, number: object, data: object) -> None:
        answer = Answer(question=Question.FREQUENCY, at_least=number)
        assert written(answer, Answer).get("at_least") == data
        assert same(STORAGE.structure({"question": "frequency", "at_least": data}, Answer), answer)

    @pytest.mark.parametrize("data", [7, {}, {"outcome": "answer", "among": []}, {"rows": []}])
    def test_a_decision_is_one_outcome_or_several(self, data: object) -> None:
        (fault,) = faults_of({"rows": [], "cells": 1, "decision": data}, Region)
        assert fault.startswith('decision: expected an object with the key "outcome"')

    def test_a_decision_says_by_its_key_which_it_is(self) -> None:
        said = Decided(outcome=Handling.ANSWER, rows=("r",))
        data = {"outcome": "answer", "rows": ["r"]}
        assert same(STORAGE.structure(data, Decision[Handling]), said)
        both = {"among": ["answer", "guide"], "ask": [], "rows": []}
        assert type(STORAGE.structure(both, Decision[Handling])) is ChairDecides
        assert faults_of(None, Decision[Handling])
        region = STORAGE.structure({"rows": [], "cells": 1, "decision": None}, Region)
        assert region.decision is None

    def test_a_day_of_the_week_is_a_word(self) -> None:
        rest = {"days": ["saturday", "sun"], "text": {"vi": "nghỉ"}, "cites": {"instrument": "L"}}
        (fault,) = faults_of({**rest, "confidence": "verified"}, WeeklyRest)
        assert fault.startswith("days[1]: did you mean 'sunday'? unknown field value")

    def test_a_term_may_be_told_by_what_it_is_called(self) -> None:
        """People write what they say; the hint gives the word of the document."""
        for said in ("Đất đai", "Land "):
            (fault,) = faults_of({"field": said}, dc.Part)
            assert fault.startswith("field: write it as 'land'; ")

    def test_only_a_whole_document_says_its_format(self) -> None:
        mark = "dialogue-core/regulation/1"
        data = written(LAW, dc.Regulation)
        (fault,) = faults_of({"schema": mark, **data}, dc.Regulation)
        assert fault.startswith("schema: only a whole document says its format")
        with pytest.raises(InputError) as caught:
            STORAGE.structure({"schema": ["phúc"], **data}, dc.Regulation)
        assert caught.value.faults[0].value == Sealed(None)

    @pytest.mark.parametrize("kind", [dc.Plan | dc.Statement, dc.Plan | int, Callable[[], int]])
    def test_what_has_no_form_is_told(self, kind: Any) -> None:
        with pytest.raises(InvalidValueError, match="has no form as plain data") as caught:
            STORAGE.structure({}, kind)
        assert "chưa có dạng dữ liệu" in caught.value.vi


def rule_with(**changed: object) -> dict[str, Any]:
    rule = next(rule for rule in LAW.rules if isinstance(rule, Limit))
    return {**written(rule, Rule), **changed}


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        (Citation, {"instrument": "L", "clause": 2}, "stands in an article: 'L', clause 2"),
        (Clock, {}, "a clock is HH:MM or a part of the day, got nothing"),
        (Clock, {"at": "25:00"}, "a clock is HH:MM or a part of the day, got '25:00'"),
        (dc.Part, {"matter": "urban_waste"}, "in field environment, and no field is recorded"),
        (dc.Part, {"matter": "urban_waste", "field": "tax"}, "in field environment, not in 'tax'"),
        (Rule, rule_with(slug="A b"), "a level: 'A b', levels ward, city, province"),
        (Rule, rule_with(levels=[]), "levels none"),
        (Rule, rule_with(only=["answer", "held"]), "exactly one table, got answer, held"),
        (Rule, rule_with(only=[]), "exactly one table, got –"),
    ],
)
def test_a_constructor_speaks_of_the_law_and_not_of_python(
    kind: Any, data: dict[str, Any], told: str
) -> None:
    """What a constructor refuses is told to people who write documents, in words of documents."""
    (fault,) = faults_of(data, kind)
    assert told in fault


# --- a document in the place of another -----------------------------------------------------------

PLAN = plain.dump_plan(law.gia_nghia_2022.PLAN)
DOCUMENTS = {
    "a plan": (PLAN, plain.load_plan, "load_plan"),
    "a statement": (
        {"id": "S1", "on": "2022-10-14", "words": "phúc", "parts": [{}]},
        plain.load_statement,
        "statements_from_json",
    ),
    "an instrument": (
        plain.dump_instrument(law.INSTRUMENTS[0]),
        plain.load_instrument,
        "instrument_from_toml",
    ),
    "a regulation": (plain.dump_regulation(LAW), plain.load_regulation, "load_regulation"),
    "a session": (
        {
            "id": "P1",
            "place": PLAN["place"],
            "organiser": PLAN["organiser"],
            "events": [{"event": "closed", "on": "2022-10-14"}],
        },
        plain.load_session,
        "session_from_json",
    ),
    "an event": ({"event": "closed", "on": "2022-10-14"}, plain.load_event, "load_event"),
    "a receipt": (
        plain.dump_receipt(receipts_sealed()[0]),
        plain.load_receipt,
        "receipt_from_json",
    ),
    "findings": ({"findings": []}, None, "it is written only"),
    "a line of an archive": ({"sum": "0", "v": 1, "event": {}}, None, "Archive.open"),
}


def only_fault(load: Callable[[Any], object], data: object) -> Any:
    with pytest.raises(InputError) as caught:
        load(data)
    speaks_of_the_law(caught.value)
    (fault,) = caught.value.faults
    return fault


class TestAnotherDocument:
    """Who hands a document to the wrong function is told what it is, and what reads it."""

    @pytest.mark.parametrize("name", DOCUMENTS)
    @pytest.mark.parametrize("other", [name for name in DOCUMENTS if DOCUMENTS[name][1]])
    def test_it_is_told_without_a_mark(self, name: str, other: str) -> None:
        data = {key: item for key, item in DOCUMENTS[name][0].items() if key != "schema"}
        if name == other:
            with contextlib.suppress(InputError):  # an empty log does not fold
                DOCUMENTS[name][1](data)
            return
        if (name, other) == ("a line of an archive", "an event"):
            data.pop("event")
        fault = only_fault(DOCUMENTS[other][1], data)
        assert fault.path == "$"
        assert fault.reason_en.startswith(f"this is {name}, not {other}: ")
        assert DOCUMENTS[name][2] in fault.reason_en
        assert fault.reason_vi.startswith("đây là ")
        assert "phúc" not in repr(fault)

    @pytest.mark.parametrize("other", [name for name in DOCUMENTS if DOCUMENTS[name][1]])
    def test_a_text_is_no_plain_data(self, other: str) -> None:
        load = DOCUMENTS[other][1]
        for data in ("{}", b"{}"):
            fault = only_fault(load, data)
            assert "not a text: read the text by " in fault.reason_en
            assert "không phải chuỗi chữ" in fault.reason_vi
        reader = {"a regulation": "json.loads", "an event": "json.loads"}.get(other, "_from_json")
        assert reader in fault.reason_en

    @pytest.mark.parametrize(
        ("load", "text", "told"),
        [
            (plain.plan_from_json, 'id = "P1"\n', "this is TOML, not JSON"),
            (plain.session_from_json, '[place]\nid = "a"\n', "this is TOML, not JSON"),
            (plain.plan_from_toml, json.dumps(PLAN), "this is JSON, not TOML"),
            (plain.statements_from_toml, "[{}]", "this is JSON, not TOML"),
            (
                plain.session_from_json,
                '{"sum": "0", "v": 1}\n{"sum": "1", "v": 1}\n',
                "these are the lines of an archive",
            ),
            (plain.plan_from_json, '{"sum": "0"}\n{"sum": "1"}\n', "not valid JSON"),
            (plain.plan_from_json, "{} []", "not valid JSON"),
            (plain.plan_from_json, "[1]\n[2]", "not valid JSON"),
            (plain.session_from_json, "x" * 500_001, "not valid JSON"),
            (plain.statements_from_json, '{"statements": []}', "expected a list of statements"),
            (plain.statements_from_json, json.dumps({"number": 1, "rules": []}), "an instrument"),
            (plain.statements_from_json, "7", "expected a list of statements"),
            (plain.statements_from_toml, 'document = "x"\nprovisions = []', "this is a plan"),
            (plain.statements_from_toml, 'x = "x"', "each in a table [[statements]]"),
        ],
    )
    def test_what_a_text_is_is_told(
        self, load: Callable[[str], object], text: str, told: str
    ) -> None:
        assert told in only_fault(load, text).reason_en
