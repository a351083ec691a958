"""JSON Schema of the documents: what is written is valid, and what is valid loads or says why."""

import copy
import json
import re
from functools import cache

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import serialization as plain
from dialogue_core import testing
from dialogue_core.errors import InputError, InvalidValueError
from dialogue_core.receipts import Receipt, Result
from dialogue_core.serialization import BEYOND_SCHEMA, DOCUMENTS, _schema, schema
from dialogue_core.vocabulary import Level

PLAN = dc.law.gia_nghia_2022.PLAN
LAW = dc.law.regulation_for(PLAN.place, on="2022-10-14")
KEY = bytes(range(32))
HALF = settings.default.max_examples // 2
FEW = settings.default.max_examples // 5


@cache
def validator(document):
    return jsonschema.Draft202012Validator(schema(document))


def why_not(document, data):
    """What the schema says against plain data, by path."""
    errors = validator(document).iter_errors(data)
    return [f"{error.json_path}: {error.message}" for error in errors]


def plain_json(data):
    return json.loads(json.dumps(data))


HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
RECEIPTS = st.builds(
    Receipt,
    asked=st.sampled_from(["screen", "<lambda>", "kiểm_tra"]),
    inputs=HASHES,
    regulation=st.just("") | HASHES,
    scope=st.just("") | HASHES,
    calendar=st.just("") | HASHES,
    known_on=st.none() | testing.days(),
    as_of=st.none() | testing.days(),
    version=st.sampled_from(["0.1.0", "1.2.0rc1"]),
    results=st.lists(
        st.builds(Result, id=st.sampled_from(["S1/1", "phường A: law:1"]), content=HASHES),
        max_size=3,
    ).map(tuple),
)
WRITTEN = {
    "plan": (testing.plans(), plain.dump_plan, plain.load_plan),
    "statement": (testing.statements(), plain.dump_statement, plain.load_statement),
    "instrument": (testing.instruments(), plain.dump_instrument, plain.load_instrument),
    "session": (testing.sessions(), plain.dump_session, plain.load_session),
    "event": (testing.events(), plain.dump_event, plain.load_event),
    "receipt": (RECEIPTS, plain.dump_receipt, plain.load_receipt),
}
REDACTED = {
    "redacted_statement": testing.statements(),
    "redacted_session": testing.sessions(),
    "redacted_event": testing.events(),
}


class TestItself:
    @pytest.mark.parametrize("document", DOCUMENTS)
    def test_it_is_a_schema_that_refers_to_nothing_outside(self, document):
        found = schema(document)
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        wanted = set(re.findall(r'"\$ref": "([^"]*)"', json.dumps(found)))
        assert wanted == {f"#/$defs/{name}" for name in found["$defs"]}

    def test_they_are_schemas(self):
        """Each part that is the same in several of them is looked at once."""
        parts = []
        for document in DOCUMENTS:
            found = schema(document)
            for part in (*found.pop("$defs").values(), found):
                if part not in parts:
                    parts.append(part)
        jsonschema.Draft202012Validator.check_schema({"allOf": parts})

    @pytest.mark.parametrize("document", DOCUMENTS)
    def test_every_key_and_word_is_told_in_both_languages(self, document):
        found = schema(document)
        assert found["title"]
        assert found["description"]
        for made in (found, *found["$defs"].values()):
            for name, key in made.get("properties", {}).items():
                assert key["title"], name
                assert key["description"], name
        for name, made in found["$defs"].items():
            if name not in {"Event", "Provision", "Rule"}:  # of which each kind has its own
                assert made["title"], name
                assert made["description"], name

    def test_a_vocabulary_tells_each_word(self):
        words = schema("plan")["$defs"]["Level"]["oneOf"]
        assert [(w["const"], w["title"], w["description"]) for w in words] == [
            (level.value, level.vi, level.en) for level in Level
        ]

    def test_who_changes_one_changes_no_other(self):
        first = schema("plan")
        first["$defs"]["Words"]["properties"]["vi"]["pattern"] = "x"
        assert schema("plan")["$defs"]["Words"]["properties"]["vi"]["pattern"] == r"\S"

    def test_an_unknown_document_is_refused_in_both_languages(self):
        with pytest.raises(InvalidValueError, match="there are plan, statement") as refused:
            schema("letter")
        assert "có: plan" in refused.value.vi

    def test_a_frozen_application_has_the_schema_without_the_texts(self, monkeypatch):
        def no_source(_):
            raise OSError

        _schema._texts_of.cache_clear()
        monkeypatch.setattr(_schema.inspect, "getsource", no_source)
        found = schema("statement")
        _schema._texts_of.cache_clear()
        monkeypatch.undo()
        assert found["properties"]["words"] == {"title": "lời", "$ref": "#/$defs/Sealed"}
        assert set(found["properties"]) == set(schema("statement")["properties"])


class TestWhatIsWritten:
    @pytest.mark.parametrize("document", WRITTEN)
    def test_it_is_valid(self, document):
        made, dump, _ = WRITTEN[document]

        @settings(database=None, max_examples=FEW)
        @given(made)
        def is_valid(value):
            assert why_not(document, plain_json(dump(value))) == []

        is_valid()

    @pytest.mark.parametrize("document", REDACTED)
    def test_a_copy_is_valid_as_a_copy_and_as_nothing_else(self, document):
        @settings(database=None, max_examples=FEW)
        @given(REDACTED[document])
        def is_valid(value):
            data = plain_json(plain.dump_redacted(value, key=KEY))
            assert why_not(document, data) == []
            assert not validator(document.removeprefix("redacted_")).is_valid(data)

        is_valid()

    @pytest.mark.parametrize("found", dc.law.INSTRUMENTS, ids=lambda found: found.number)
    def test_every_instrument_shipped_is_valid(self, found):
        assert why_not("instrument", plain.dump_instrument(found)) == []

    @pytest.mark.parametrize("regulation", [LAW, LAW.under(PLAN)], ids=["law", "with a plan"])
    def test_a_regulation_is_valid(self, regulation):
        assert why_not("regulation", plain_json(plain.dump_regulation(regulation))) == []

    def test_findings_are_valid(self):
        findings = dc.check_plan(PLAN, LAW, dc.law.CALENDAR, as_of="2022-09-01")
        assert why_not("findings", plain_json(plain.dump_findings(findings))) == []

    def test_the_mark_may_be_left_out_and_must_be_right(self):
        data = plain.dump_plan(PLAN)
        unmarked = {k: v for k, v in data.items() if k != "schema"}
        assert why_not("plan", unmarked) == []
        assert why_not("plan", {**data, "schema": "dialogue-core/plan/2"})
        assert why_not("plan", {**data, "colour": "red"})


# --- valid documents that a person might have written -------------------------------------------

REASONS = {
    "A day no calendar has, as 2022-02-30, or of the year 9999.": (
        "not a day:|no day of the year 9999 is taken"
    ),
    "A span that ends before it holds a day.": "before it holds a day",
    "A collection that closes before it opens.": "the collection closes on",
    "One task assigned twice to one body in one role.": "assigns one task twice",
    "A document's symbol with signs other than letters, digits and . / - _": (
        "must be the number and symbol of a document"
    ),
    "A tally whose low number is above its high one.": "a tally runs from low to high",
    "An event noted before it happened.": "cannot be noted before",
    "A day of receipt that is not the statement's own.": "give both the same day",
    "A log that makes no sense: an event that the state does not allow, that speaks of what is not "
    "on record, or that is noted before the entry above it.": (
        "is not possible; allowed|allowed: what is, so record|was received before|a session is one "
        "date|the log goes on to|cannot be corrected|stays on record|share an id|is split once"
    ),
    "An id given twice: of rules in one instrument or regulation, of statements in one list.": (
        r"rule ids given twice \['|ids given twice in one regulation|the id is given twice"
    ),
    "A rule that cites another text than its instrument, or holds outside the text's days.": (
        r"rules of other texts \['|longer than the text \['"
    ),
    "A discretion whose outcomes are all the same.": "leaves no choice",
    "A route that takes its own place.": "displaces itself",
    "A whole number written with a point, as 7.0.": "expected a whole number",
    "A document beyond the limits of size, depth and count; a text with half a character.": (
        "is longer than|larger than|nested in more|half a character|holds more than"
    ),
    "A key that stands twice in a JSON object.": "stands twice in one object",
}
"""How the library words each reason that no schema can express."""


def test_every_reason_is_listed_for_readers():
    assert set(REASONS) == {reason.en for reason in BEYOND_SCHEMA}


def plan(*provisions, **changed):
    return {**plain.dump_plan(PLAN), "provisions": list(provisions), **changed}


def event(kind, **changed):
    return {"event": kind, "on": "2022-10-14", **changed}


def session(*events):
    place = {"id": "tinh-a/xa-b", "name": "B", "kind": "xa"}
    return {"id": "DT-1", "place": place, "organiser": BODY, "events": list(events)}


def instrument(*rules):
    return {
        "number": "01/2026/QĐ-UBND",
        "kind": "local_rule",
        "title": {"vi": "Quy chế"},
        "issuer": {"vi": "UBND"},
        "from": "2026-01-01",
        "confidence": "verified",
        "checked_on": "2026-01-01",
        "places": ["tinh-a"],
        "rules": [{"slug": "x", "text": {"vi": "x"}, "article": 1, **rule} for rule in rules],
    }


BODY = {"id": "ubnd", "name": {"vi": "UBND phường"}}
TASK = {"provision": "assignment", "body": BODY, "role": "lead", "task": {"vi": "chủ trì"}}
SAID = {"id": "S1", "on": "2022-10-14", "words": "Đường hỏng.", "parts": [{}]}
RECEIVED = event("received", statement=SAID)
ABSENT = {"rule": "absence"}
CHOICE = {"rule": "discretion", "when": {}}
ROUTE = {"rule": "route", "at": "ward", "fields": ["land"], "lead": BODY, "slug": "x"}

EXAMPLES = {
    "A whole number written with a point, as 7.0.": [
        ("event", event("spoke", speaker={}, seconds=7.0)),
    ],
    "A day no calendar has, as 2022-02-30, or of the year 9999.": [
        ("event", event("opened", on="2022-02-30")),
        ("event", event("opened", on="9999-12-31")),
    ],
    "A document beyond the limits of size, depth and count; a text with half a character.": [
        ("plan", plan(source="x" * 50_001)),
        ("plan", plan(tags=["x"] * 100_001)),
        ("plan", plan(source="\ud800")),
    ],
    "A span that ends before it holds a day.": [
        ("event", event("planned", held={"since": "2022-10-14", "until": "2022-10-14"})),
        ("instrument", {**instrument(), "until": "2025-01-01"}),
    ],
    "A collection that closes before it opens.": [
        ("plan", plan({"provision": "collection", "opens": "2022-10-14", "closes": "2022-10-13"})),
    ],
    "One task assigned twice to one body in one role.": [("plan", plan(TASK, TASK))],
    "A document's symbol with signs other than letters, digits and . / - _": [
        ("event", event("concluded", number="12,TB")),
    ],
    "A tally whose low number is above its high one.": [
        ("event", event("tallied", measure="speakers", low=2, high=1)),
    ],
    "An event noted before it happened.": [("event", event("opened", noted_on="2022-10-13"))],
    "A day of receipt that is not the statement's own.": [
        ("event", {**RECEIVED, "on": "2022-10-15"})
    ],
    "A log that makes no sense: an event that the state does not allow, that speaks of what is not "
    "on record, or that is noted before the entry above it.": [
        ("session", session(event("closed"))),
        ("session", session(RECEIVED, RECEIVED)),
        ("session", session(event("noted", words="x", about=["S9"]))),
        (
            "session",
            session(event("opened"), event("noted", words="x", on=None, noted_on="2022-10-13")),
        ),
    ],
    "An id given twice: of rules in one instrument or regulation, of statements in one list.": [
        ("instrument", instrument(ABSENT, ABSENT)),
    ],
    "A rule that cites another text than its instrument, or holds outside the text's days.": [
        ("instrument", instrument({**ABSENT, "from": "2025-01-01"})),
    ],
    "A discretion whose outcomes are all the same.": [
        ("instrument", instrument({**CHOICE, "among": ["hear", "hear"]})),
    ],
    "A route that takes its own place.": [
        ("instrument", instrument({**ROUTE, "displaces": ["01/2026/QĐ-UBND:1:x"]})),
    ],
}
LOADS = {document: load for document, (_, _, load) in WRITTEN.items()}


def is_listed(fault):
    return any(re.search(words, fault.reason_en) for words in REASONS.values())


@st.composite
def mutated(draw, documents):
    """A document in which a few values are exchanged, dropped, doubled or added.

    What is put under a key stood under that key in this document or in another, so that many of
    them are valid.
    """
    data, other = plain_json(draw(documents)), plain_json(draw(documents))
    seen = {}
    for path, node in (*nodes(data), *nodes(other)):
        seen.setdefault(path[-1:], []).append(node)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([path for path, _ in nodes(data) if path]))
        *above, last = path
        held = data
        for step in above:
            held = held[step]
        way = draw(st.sampled_from(["other", "near", "drop", "more", "add"]))
        if way == "near":
            held[last] = draw(near(held[last]))
        elif way == "drop":
            del held[last]
        elif way == "more" and isinstance(held, list):
            held.insert(last, copy.deepcopy(draw(st.sampled_from(held))))
        elif way == "add" and isinstance(held, dict):
            every = [node for found in seen.values() for node in found]
            like = [node for node in every if isinstance(node, dict) and set(node) & set(held)]
            key = draw(st.sampled_from(sorted({key for node in like for key in node})))
            held[key] = copy.deepcopy(draw(st.sampled_from(seen[(key,)])))
        else:
            held[last] = copy.deepcopy(draw(st.sampled_from(seen.get(path[-1:], [None]))))
    return data


def near(value):
    """Values like the one seen: another number, day or word."""
    if isinstance(value, bool):
        return st.just(not value)
    if isinstance(value, int):
        return st.integers(-2, 120)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return st.sampled_from(["2022-02-30", "2016-01-01", "2027-12-31", "0000-01-01"])
    words = ["", " ", "x", "S1/1", "S2", "12/TB", "12,TB", "unknown", "07:30", "Đường"]
    return st.sampled_from(words)


def nodes(node, path=()):
    yield path, node
    if isinstance(node, dict | list):
        for key, item in node.items() if isinstance(node, dict) else enumerate(node):
            yield from nodes(item, (*path, key))


def faults_of(load, data):
    try:
        load(data)
    except InputError as error:
        return error.faults
    return ()


class TestWhatIsValid:
    @pytest.mark.parametrize("document", WRITTEN)
    def test_it_loads_or_is_refused_for_a_listed_reason(self, document):
        """And what loads is valid, so that the schema is no stricter than the library."""
        made, dump, load = WRITTEN[document]

        @settings(database=None, max_examples=HALF)
        @given(mutated(made.map(dump)))
        def agree(data):
            faults = faults_of(load, data)
            if validator(document).is_valid(data):
                assert [fault for fault in faults if not is_listed(fault)] == []
            else:
                assert faults, why_not(document, data)

        agree()

    @pytest.mark.parametrize(
        ("reason", "document", "data"),
        [(reason, *found) for reason, several in EXAMPLES.items() for found in several],
    )
    def test_each_listed_reason_is_one(self, reason, document, data):
        assert why_not(document, data) == []
        load = LOADS[document]
        faults = faults_of(load, data)
        assert faults
        assert all(re.search(REASONS[reason], fault.reason_en) for fault in faults)

    def test_a_key_that_stands_twice_is_lost_before_a_schema_sees_it(self):
        text = plain.plan_to_json(PLAN).replace('"id":', '"id": "x", "id":', 1)
        assert why_not("plan", json.loads(text)) == []
        (fault,) = faults_of(plain.plan_from_json, text)
        assert re.search(REASONS["A key that stands twice in a JSON object."], fault.reason_en)

    def test_every_reason_has_an_example(self):
        assert {*EXAMPLES, "A key that stands twice in a JSON object."} == set(REASONS)
