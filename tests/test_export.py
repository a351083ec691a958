"""Copies to be shared: nothing sealed leaves, speakers are pseudonyms, and no copy loads."""

import json
import re
import secrets
import traceback

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import testing
from dialogue_core.errors import InputError, InvalidValueError
from dialogue_core.events import (
    Corrected,
    Event,
    Opened,
    Received,
    Screened,
    Speaker,
    Spoke,
)
from dialogue_core.serialization import (
    dump_event,
    dump_redacted,
    dump_session,
    export_converter,
    load_event,
    load_session,
    load_statement,
)
from dialogue_core.sessions import Session
from dialogue_core.statements import UNKNOWN, Part, Statement
from dialogue_core.values import Sealed
from dialogue_core.vocabulary import Admission, Handling, Protection, SpeakerKind, StatementKind

HALF = settings(max_examples=settings.default.max_examples // 2)
KEY = bytes(range(32))
CANARY = "QZX tiếng lóng"
ID = "qzx-7"
PLACE = dc.law.gia_nghia_2022.PLAN.place
BODY = dc.Body.named("UBND phường")
PSEUDONYM = re.compile(r"p-[0-9a-f]{16}")


def with_canaries(value):
    """The value with a canary in every sealed field, and as the id of every speaker."""
    if isinstance(value, tuple):
        return tuple(map(with_canaries, value))
    if isinstance(value, Sealed):
        return Sealed(CANARY)
    if not attrs.has(type(value)):
        return value
    changed = {
        field.alias: sealed_away(field.type) or with_canaries(getattr(value, field.name))
        for field in attrs.fields(type(value))
        if field.init
    }
    if isinstance(value, Speaker):
        changed["id"] = ID
    return type(value)(**changed)


def sealed_away(kind):
    """A canary for a field that is sealed by its type, even where it is empty."""
    return Sealed(CANARY) if "Sealed[str]" in str(kind) else None


def kinds_in(data):
    yield type(data)
    for item in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from kinds_in(item)


def no_canary_in(data):
    return "qzx" not in json.dumps(data, ensure_ascii=False).lower()


def speakers(data):
    """The ids of speakers that a copy tells."""
    if isinstance(data, dict):
        if "speaker" in data:
            yield data["speaker"].get("id", "")
        for value in data.values():
            yield from speakers(value)
    elif isinstance(data, list):
        for item in data:
            yield from speakers(item)


class TestNothingSealedLeaves:
    @HALF
    @given(testing.sessions().map(with_canaries))
    def test_a_copy_of_a_session_tells_none_of_it(self, session: Session):
        data = dump_redacted(session, key=KEY)
        assert no_canary_in(data)
        assert CANARY not in repr(data)
        assert set(kinds_in(data)) <= {dict, list, str, int, bool, type(None)}

    @HALF
    @given(testing.events().map(with_canaries))
    def test_a_copy_of_an_event_tells_none_of_it(self, event: Event):
        assert no_canary_in(dump_redacted(event, key=KEY))

    @HALF
    @given(testing.statements().map(with_canaries))
    def test_a_copy_of_a_statement_tells_none_of_it(self, statement: Statement):
        assert no_canary_in(dump_redacted(statement, key=KEY))

    @HALF
    @given(testing.events().map(with_canaries))
    def test_the_converter_tells_none_of_it_however_it_is_asked(self, event: Event):
        converter = export_converter(key=KEY)
        for data in (
            converter.unstructure(event, unstructure_as=Event),
            converter.unstructure(event),
            converter.unstructure([event]),
            converter.unstructure({"x": event}),
            converter.unstructure(attrs.asdict(event, recurse=False)),
        ):
            assert no_canary_in(json.loads(json.dumps(data, default=repr)))

    def test_the_canaries_are_there(self):
        """They stand in what storage writes, so that the tests above look for something."""
        session = with_canaries(a_session(StatementKind.PETITION))
        stored = json.dumps(dump_session(session), ensure_ascii=False)
        assert stored.count(CANARY) > 5
        assert stored.count(ID) == 3

    def test_that_something_was_said_is_told_and_how_long_it_was_is_not(self):
        copies = [
            dump_redacted(Opened(on="2022-10-14", ref=Sealed(text)), key=KEY)
            for text in ("", "x", "x" * 999)
        ]
        assert [copy["ref"] for copy in copies] == [{"sealed": True}] * 3
        assert "ref" not in dump_redacted(Opened(on="2022-10-14"), key=KEY)

    def test_an_id_of_a_statement_stays(self):
        said = Statement(id="S12", on="2022-10-14", words=Sealed("x"), parts=(Part(),))
        assert dump_redacted(said, key=KEY)["id"] == "S12"
        with pytest.raises(InvalidValueError):  # so no id can be words that leave
            attrs.evolve(said, id=CANARY)


def a_session(kind, protection=Protection.NONE, *, screened=True):
    """A session in which P1 speaks twice, once of a statement of that kind."""
    part = Part(kind=kind)
    said = Statement(id="S1", on="2022-10-14", words=Sealed("x"), parts=(part,))
    person = Speaker(id="P1", name=Sealed("x"), contact=Sealed("x"))
    session = Session(id="DT-1", place=PLACE, organiser=BODY).record(
        Opened(on="2022-10-14"),
        Received(on="2022-10-14", statement=said, speaker=person),
        Spoke(on="2022-10-14", speaker=person, about=("S1/1",)),
        Spoke(on="2022-10-14", speaker=person),
    )
    if not screened:
        return session
    return session.record(
        Screened(
            on="2022-10-14",
            part="S1/1",
            content=part,
            admission=(Admission.HEAR,),
            proposed=(Handling.ANSWER,),
            protection=protection,
        )
    )


IDS = st.text("abcXYZ019_.-", min_size=1, max_size=20)


class TestPseudonyms:
    @pytest.mark.parametrize(
        "kind", [StatementKind.PETITION, StatementKind.QUESTION, StatementKind.COMPLAINT]
    )
    def test_one_person_is_one_pseudonym(self, kind):
        found = set(speakers(dump_redacted(a_session(kind), key=KEY)))
        assert len(found) == 1
        assert PSEUDONYM.fullmatch(found.pop())

    @pytest.mark.parametrize(
        "session",
        [
            a_session(StatementKind.DENUNCIATION),
            a_session(StatementKind.DENUNCIATION, Protection.HELD),
            a_session(UNKNOWN),
            a_session(None),
            a_session(StatementKind.PETITION, Protection.HELD),
            a_session(StatementKind.PETITION, screened=False),
        ],
        ids=["denunciation", "held", "in doubt", "not recorded", "guarded", "not screened"],
    )
    def test_who_spoke_of_a_guarded_statement_is_not_linked_to_another_turn(self, session):
        received, about, free = speakers(dump_redacted(session, key=KEY))
        assert received == about == ""
        assert PSEUDONYM.fullmatch(free)

    @HALF
    @given(
        st.text("abcP019_.:/+-", min_size=1, max_size=20), st.lists(IDS, min_size=2, unique=True)
    )
    def test_one_id_in_two_conferences_is_two_pseudonyms(self, known, ids):
        """Ids are of a desk: P1 of one ward is not P1 of the next."""
        turn = Spoke(on="2022-10-14", speaker=Speaker(id=known))
        day = Opened(on="2022-10-14")
        amended = Corrected(on="2022-10-14", seq=1, now=turn, why=Sealed("x"))
        found = []
        for id_ in ids:
            session = Session(id=id_, place=PLACE, organiser=BODY).record(day, turn, turn, amended)
            (one,) = set(speakers(dump_redacted(session, key=KEY)))
            assert PSEUDONYM.fullmatch(one)
            assert {one} == set(speakers(dump_redacted(turn, key=KEY, session=id_)))
            found.append(one)
        assert len(set(found)) == len(ids)

    def test_an_event_of_no_said_session_tells_no_id(self):
        turn = Spoke(on="2022-10-14", speaker=Speaker(id="P1"))
        assert list(speakers(dump_redacted(turn, key=KEY))) == [""]
        converter = export_converter(key=KEY)
        assert "id" not in converter.unstructure(turn)["speaker"]
        assert "id" not in converter.unstructure(turn.speaker)

    def test_an_event_by_itself_links_nobody_to_a_statement(self):
        for event in a_session(StatementKind.PETITION).events:
            (found,) = set(speakers(dump_redacted(event, key=KEY, session="DT-1"))) or {""}
            linked = isinstance(event, Received) or getattr(event, "about", ())
            assert bool(found) == (isinstance(event, Spoke) and not linked)

    def test_nor_does_a_correction(self):
        session = a_session(StatementKind.DENUNCIATION)
        received = session.events[1]
        session = session.record(Corrected(on="2022-10-14", seq=1, now=received, why=Sealed("x")))
        assert list(speakers(dump_redacted(session, key=KEY)))[-1] == ""

    @HALF
    @given(st.text("abcXYZ019_.:/+-", min_size=1, max_size=120), st.binary(min_size=16))
    def test_it_hangs_on_the_id_and_on_the_key(self, known, key):
        turn = Spoke(on="2022-10-14", speaker=Speaker(id=known))
        (first,) = speakers(dump_redacted(turn, key=key, session="DT-1"))
        (again,) = speakers(dump_redacted(turn, key=bytes(key), session="DT-1"))
        (other,) = speakers(dump_redacted(turn, key=key + b"x", session="DT-1"))
        (another,) = speakers(
            dump_redacted(
                attrs.evolve(turn, speaker=Speaker(id=known[::-1] + "z")), key=key, session="DT-1"
            )
        )
        assert first == again
        assert len({first, other, another, known}) == 4

    def test_who_has_no_id_gets_none(self):
        turn = Spoke(on="2022-10-14", speaker=Speaker(kind=SpeakerKind.CHAIR))
        assert list(speakers(dump_redacted(turn, key=KEY))) == [""]

    @pytest.mark.parametrize(
        "key", [b"", b"short", bytes(15), bytearray(16), "a text of many letters", None]
    )
    def test_a_key_that_is_short_or_no_secret_is_refused_and_not_shown(self, key):
        with pytest.raises(InvalidValueError, match="at least 16 bytes") as refused:
            export_converter(key=key)
        assert "short" not in str(refused.value)
        assert "khóa bí mật" in refused.value.vi

    def test_a_key_of_the_standard_library_is_taken(self):
        assert dump_redacted(Opened(on="2022-10-14"), key=secrets.token_bytes())["redacted"] is True

    @pytest.mark.parametrize("record", [None, "S1", BODY, {"id": "S1"}])
    def test_what_is_no_record_is_refused(self, record):
        with pytest.raises(InvalidValueError, match="a Session, an Event or a Statement"):
            dump_redacted(record, key=KEY)

    @pytest.mark.parametrize("session", ["Ông A", "\ud800", 5, None, " ", "x" * 121])
    def test_what_is_no_id_of_a_session_is_refused_and_not_shown(self, session):
        with pytest.raises(InvalidValueError, match="session must be the id") as refused:
            dump_redacted(Opened(on="2022-10-14"), key=KEY, session=session)
        assert "Ông" not in refused.value.en + refused.value.vi

    @pytest.mark.parametrize("record", [Session(id="A", place=PLACE, organiser=BODY), None])
    def test_the_session_of_what_is_no_event_is_refused(self, record):
        with pytest.raises(InvalidValueError, match="left out for what is no event"):
            dump_redacted(record, key=KEY, session="A")


class TestCopiesDoNotLoad:
    LOADS = ((Session, load_session), (Event, load_event), (Statement, load_statement))

    @HALF
    @given(st.one_of(testing.sessions(), testing.events(), testing.statements()))
    def test_the_storage_loader_refuses_a_copy(self, record):
        (load,) = (load for kind, load in self.LOADS if isinstance(record, kind))
        with pytest.raises(InputError) as caught:
            load(dump_redacted(record, key=KEY))
        (fault,) = caught.value.faults
        assert (fault.path, fault.value) == ("redacted", True)
        assert "redacted copy" in fault.reason_en
        assert "đã lược bỏ" in fault.reason_vi

    @HALF
    @given(testing.events())
    def test_nor_does_it_load_without_its_mark_in_front(self, event):
        """What the converter writes carries the mark in each event, whoever wraps it."""
        data = export_converter(key=KEY).unstructure(event, unstructure_as=Event)
        with pytest.raises(InputError):
            load_event(data)

    def test_a_copy_that_lost_its_marks_still_lacks_the_words(self):
        data = dump_redacted(a_session(StatementKind.PETITION), key=KEY)
        text = json.dumps(data).replace('"redacted": true, ', "")
        with pytest.raises(InputError, match="expected a text"):
            load_session(json.loads(text))

    def test_a_mark_that_says_false_is_no_key_of_a_record(self):
        data = {**dump_event(Opened(on="2022-10-14")), "redacted": False}
        with pytest.raises(InputError, match="unknown key"):
            load_event(data)

    def test_no_error_on_the_way_shows_what_was_sealed(self):
        session = with_canaries(a_session(StatementKind.PETITION))
        with pytest.raises(InputError) as caught:
            load_session({**dump_redacted(session, key=KEY), "x": CANARY})
        assert CANARY not in "".join(traceback.format_exception(caught.value))
