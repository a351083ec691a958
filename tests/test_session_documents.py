"""Sessions, events, regulations and findings as plain data: type-exact, strict, and sealed."""

import datetime as dt
import json
import traceback

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import testing
from dialogue_core.errors import InputError
from dialogue_core.events import EVENTS, Event, Opened, Planned, Received, Speaker, Spoke
from dialogue_core.serialization import (
    dump_event,
    dump_findings,
    dump_regulation,
    dump_session,
    load_event,
    load_regulation,
    load_session,
    make_converter,
    session_from_json,
    session_to_json,
)
from dialogue_core.sessions import Session
from dialogue_core.values import Sealed, as_day

HALF = settings(max_examples=settings.default.max_examples // 2)
PLAN = dc.law.gia_nghia_2022.PLAN
BODY = {"id": "ubnd", "name": {"vi": "UBND phường"}}
SAID = "Tôi tố cáo ông Trưởng thôn Phúc nhận tiền"


def session_data(*events, **changed):
    place = {"id": "tinh-a/xa-b", "name": "B", "kind": "xa"}
    data = {"id": "DT-1", "place": place, "organiser": BODY, "events": list(events)}
    return {**data, **changed}


def received(number=1, **changed):
    statement = {"id": f"S{number}", "on": "2022-10-14", "words": SAID, "parts": [{}], **changed}
    return {"event": "received", "on": "2022-10-14", "statement": statement}


def same(one, other):
    """Equal, and of the same type all the way down."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Sealed):
        return same(one.open(), other.open())
    if attrs.has(type(one)):
        names = [field.name for field in attrs.fields(type(one))]
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return one == other


def faults_of(load, data):
    with pytest.raises(InputError) as caught:
        load(data)
    for fault in caught.value.faults:
        assert fault.reason_en
        assert fault.reason_vi
    return caught.value.faults


def only_fault(load, data):
    (fault,) = faults_of(load, data)
    return fault


class TestRoundTrips:
    @given(testing.sessions())
    def test_a_session_comes_back_from_its_json(self, session: Session):
        found = session_from_json(session_to_json(session))
        assert same(found, session)
        assert found.custody == session.custody
        assert found.status is session.status

    @HALF
    @given(testing.sessions())
    def test_a_session_may_be_stored_event_by_event(self, session: Session):
        stored = [json.dumps(dump_event(event)) for event in session.events]
        head = load_session(dump_session(attrs.evolve(session, events=())))
        assert same(head.record(*(load_event(json.loads(row)) for row in stored)), session)

    @given(testing.events())
    def test_an_event_comes_back_as_it_was(self, event: Event):
        assert same(load_event(dump_event(event)), event)

    @pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
    def test_every_kind_has_its_word(self, kind):
        word = "".join("_" * c.isupper() + c.lower() for c in kind.__name__).lstrip("_")
        assert f" {word}," in f" {only_fault(load_event, {'event': '?'}).reason_en},"

    @settings(max_examples=settings.default.max_examples // 10)
    @given(testing.regulations())
    def test_a_regulation_comes_back_as_it_was(self, regulation):
        assert same(
            load_regulation(json.loads(json.dumps(dump_regulation(regulation)))), regulation
        )

    def test_a_regulation_with_a_plan_joined_comes_back_as_it_was(self):
        bound = dc.law.regulation_for(PLAN.place, on="2022-10-14").under(PLAN)
        assert same(load_regulation(dump_regulation(bound)), bound)

    @given(testing.values_of(dc.Span | None), st.times().map(lambda at: at.replace(fold=0)))
    def test_a_time_of_day_is_kept_to_the_microsecond(self, held, at):
        event = Planned(on="2022-08-01", held=held, starts=at)
        assert same(load_event(dump_event(event)), event)

    def test_a_time_of_day_is_written_as_people_do(self):
        assert dump_event(Opened(on="2022-10-14", at="07:30"))["at"] == "07:30"
        assert dump_event(Opened(on="2022-10-14", at="07:30:05"))["at"] == "07:30:05"

    def test_a_time_of_toml_is_a_time_of_day(self):
        data = {"event": "opened", "on": dt.date(2022, 10, 14), "at": dt.time(7, 30)}
        assert same(load_event(data), Opened(on="2022-10-14", at="07:30"))

    def test_the_place_of_the_kind_is_first(self):
        assert list(dump_event(Opened(on="2022-10-14"))) == ["schema", "event", "on"]

    def test_findings_are_written_with_rule_verdict_words_and_days(self):
        law = dc.law.regulation_for(PLAN.place, on="2022-10-14")
        findings = dc.check_plan(PLAN, law, dc.law.CALENDAR, as_of="2022-09-01")
        data = json.loads(json.dumps(dump_findings(findings)))
        assert data["schema"] == "dialogue-core/findings/1"
        assert len(data["findings"]) == len(findings)
        for told, finding in zip(data["findings"], findings, strict=True):
            assert told["rule"] == finding.rule.id
            assert told["content"] == finding.rule.content
            assert told["verdict"] == finding.verdict.value
            assert told["words"] == {"vi": finding.words("vi"), "en": finding.words("en")}
            assert ("due" in told) == (finding.due is not None)


class TestFaults:
    def test_all_faults_are_told_in_the_order_of_the_input(self):
        data = session_data(
            {"event": "opened", "on": "2022-10-32", "at": "7:30", "colour": 1},
            {"event": "held"},
            {"event": "danced", "on": "2022-10-14"},
            {"event": "answered", "on": "2022-10-14", "part": "phần một", "how": "by_dance"},
            id="cuộc 1",
            colour="red",
        )
        del data["organiser"]
        assert [fault.path for fault in faults_of(load_session, data)] == [
            "events[0].on",
            "events[0].at",
            "events[0].colour",
            "events[1].on",
            "events[2].event",
            "events[3].how",
            "events[3].part",
            "colour",
            "organiser",
        ]

    def test_what_a_constructor_refuses_is_told_by_its_field(self):
        faults = faults_of(load_session, session_data(id="cuộc 1", occasion="đợt 1"))
        assert [fault.path for fault in faults] == ["id", "occasion"]
        assert "must be an id" in faults[0].reason_en

    def test_the_event_at_which_the_log_stops_making_sense_is_named(self):
        opened = {"event": "opened", "on": "2022-10-14"}
        fault = only_fault(load_session, session_data(received(), opened, opened, opened))
        assert fault.path == "events[2]"
        assert "is open" in fault.reason_en
        assert "được phép" in fault.reason_vi

    def test_the_log_is_folded_although_the_head_has_a_fault(self):
        closed = {"event": "closed", "on": "2022-10-14"}
        faults = faults_of(load_session, session_data(closed, colour="red"))
        assert [fault.path for fault in faults] == ["colour", "events[0]"]

    def test_an_event_noted_before_it_happened_is_refused(self):
        fault = only_fault(
            load_event, {"event": "opened", "on": "2022-10-14", "noted_on": "2022-10-13"}
        )
        assert (fault.path, "cannot be noted before" in fault.reason_en) == ("$", True)

    @pytest.mark.parametrize("value", [7, "7:30", "24:00", "07:30+07:00", "07:30Z", True, "٠٧:٣٠"])
    def test_only_a_local_time_of_day_is_one(self, value):
        fault = only_fault(load_event, {"event": "opened", "on": "2022-10-14", "at": value})
        assert fault.path == "at"
        assert "HH:MM" in fault.reason_en

    def test_a_time_with_a_zone_is_refused(self):
        at = dt.time(7, 30, tzinfo=dt.UTC)
        assert (
            only_fault(load_event, {"event": "opened", "on": "2022-10-14", "at": at}).path == "at"
        )

    @pytest.mark.parametrize("data", [None, 7, "DT-1", []])
    def test_what_is_no_object_is_no_session_and_no_event(self, data):
        assert only_fault(load_session, data).value == Sealed(None)
        assert only_fault(load_event, data).path == "$"

    def test_a_rule_that_stands_alone_must_say_all(self):
        law = dc.law.regulation_for(PLAN.place, on="2022-10-14")
        data = dump_regulation(law)
        rule = {k: v for k, v in data["rules"][0].items() if k not in ("cites", "confidence")}
        faults = faults_of(load_regulation, {**data, "rules": [rule, "x"]})
        assert [fault.path for fault in faults] == [
            "rules[0].cites",
            "rules[0].confidence",
            "rules[1]",
        ]

    def test_two_rules_with_one_id_are_refused(self):
        data = dump_regulation(dc.law.regulation_for(PLAN.place, on="2022-10-14"))
        twice = {**data, "rules": data["rules"][:1] * 2}
        assert "given twice" in only_fault(load_regulation, twice).reason_en

    def test_a_session_may_be_a_hundred_times_as_long_as_another_document(self):
        turn = {"event": "spoke", "on": None, "noted_on": "2022-10-14", "speaker": {}}
        opened = {"event": "opened", "on": "2022-10-14"}
        data = session_data(opened, *[turn] * 12_000)
        assert len(load_session(data).turns) == 12_000
        with pytest.raises(InputError, match="more than 100000 values"):
            load_event({**turn, "about": ["S1"] * 100_001})

    def test_a_key_as_long_as_a_book_is_refused(self):
        fault = only_fault(load_event, {"event": "opened", "x" * 50_001: 1})
        assert (fault.path, "longer than 50000 characters" in fault.reason_en) == ("…", True)


LEAKY = [
    session_data(received(), id=SAID),
    session_data(received(), colour=SAID),
    session_data(received(), **{SAID: "x"}),
    session_data(received(id=SAID)),
    session_data(received(parts=[])),
    session_data(received(words=[SAID])),
    session_data(received(), received()),
    session_data({"event": SAID}),
    session_data({SAID: "x"}),
    session_data(SAID),
    session_data({"event": "opened", "on": SAID}),
    session_data({"event": "opened", "on": "2022-10-14", SAID: "x"}),
    session_data({"event": "opened", "on": "2022-10-14", "by": {SAID: {"x": 1}}}),
    session_data({"event": "opened", "on": "2022-10-14", "by": {"id": "", "name": {"vi": SAID}}}),
    session_data({"event": "opened", "on": "2022-10-14", "ref": {"x": SAID}}),
    session_data({"event": "opened", "on": "2022-10-14", "at": SAID}),
    session_data({"event": "spoke", "on": "2022-10-14", "speaker": {"nme": SAID}}),
    session_data({"event": "spoke", "on": "2022-10-14", "speaker": {"id": SAID}}),
    session_data({"event": "noted", "on": "2022-10-14", "words": [SAID]}),
    session_data({"event": "concluded", "on": "2022-10-14", "number": SAID}),
    session_data({"event": "concluded", "on": "2022-10-14", "tasks": [{"id": SAID, "lead": BODY}]}),
    session_data(
        {"event": "corrected", "on": "2022-10-14", "seq": 0, "now": received(), "why": [SAID]}
    ),
    session_data({"event": "routed", "on": "2022-10-14", "part": SAID, "lead": BODY}),
    SAID,
]


class TestNothingIsShown:
    @pytest.mark.parametrize("data", LEAKY)
    @pytest.mark.parametrize("load", [load_session, lambda data: load_event(event_of(data))])
    def test_no_fault_shows_what_a_citizen_said(self, load, data):
        error = refused(load, data)
        if error is not None:
            told = [*traceback.format_exception(error), error.vi]
            told += [f"{fault!r} {fault.value} {fault.path}" for fault in error.faults]
            assert not any(word in text for word in ("Phúc", "Tôi") for text in told)
            assert error.__context__ is None
            assert error.__cause__ is None

    @HALF
    @given(testing.sessions(events=4), st.data())
    def test_no_fault_shows_them_wherever_they_are_put(self, session, data):
        document = dump_session(session)
        places = list(leaves(document))
        place = data.draw(st.sampled_from(places))
        put(document, place, data.draw(st.sampled_from((SAID, [SAID], {SAID: SAID}))))
        error = refused(load_session, document)
        if error is not None:
            assert "Phúc" not in "".join([*traceback.format_exception(error), error.vi])

    def test_a_reason_that_quotes_them_is_not_told(self):
        body = {"id": "", "name": {"vi": SAID}}
        fault = only_fault(load_event, {"event": "opened", "on": "2022-10-14", "by": body})
        assert fault.path == "by"
        assert "not shown" in fault.reason_en
        assert "không hiển thị" in fault.reason_vi

    def test_an_id_may_be_quoted(self):
        fault = only_fault(load_session, session_data(received(), received()))
        assert "'S1' was received before" in fault.reason_en

    def test_they_are_sealed_when_read_and_in_clear_where_stored(self):
        session = load_session(session_data(received()))
        assert SAID not in repr(session)
        assert SAID in session_to_json(session)


def refused(load, data):
    """The error that the data meets, or none."""
    try:
        load(data)
    except InputError as error:
        return error
    return None


def event_of(data):
    return data["events"][-1] if isinstance(data, dict) and data["events"] else data


def leaves(data, path=()):
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, item in items:
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from leaves(item, (*path, key))


def put(data, path, value):
    *above, last = path
    for key in above:
        data = data[key]
    data[last] = value


class TestConverter:
    def test_a_converter_of_ones_own_reads_sessions_and_events(self):
        converter = make_converter()
        turn = Spoke(on="2022-10-14", speaker=Speaker(id="P1", name=Sealed("Nguyễn Văn A")))
        data = converter.unstructure(turn, unstructure_as=Event)
        assert same(converter.structure(data, Event), turn)
        assert "schema" not in data

    def test_a_statement_says_its_day_as_its_event_does(self):
        data = {**received(), "on": "2022-10-15"}
        assert "give both the same day" in only_fault(load_event, data).reason_en
        assert load_event(received()).on == as_day("2022-10-14")
        assert type(load_event(received())) is Received
