"""What reads and writes quickly says what the strict converter says, or nothing."""

import copy
import gc
import json
import os
import pickle
from importlib.util import find_spec
from typing import get_args, get_origin

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import testing
from dialogue_core.archive import Archive, _records
from dialogue_core.archive._records import Record, line_of, session_of
from dialogue_core.errors import InputError, InvalidValueError, NotInArchiveError
from dialogue_core.events import (
    EVENTS,
    Closed,
    Concluded,
    Corrected,
    Event,
    Noted,
    Opened,
    Planned,
    Received,
    Speaker,
    Spoke,
    Task,
)
from dialogue_core.serialization import (
    _compiling,
    _documents,
    _fast,
    _mirrors,
    _reader,
    dump_event,
    dump_session,
    load_session,
    session_from_json,
    session_to_json,
)
from dialogue_core.serialization._compiling import Kept, Texts
from dialogue_core.serialization._documents import (
    event_from_bytes,
    event_to_bytes,
)
from dialogue_core.sessions import Session
from dialogue_core.values import Sealed
from dialogue_core.vocabulary import Term

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SOME = settings(max_examples=2_000 if THOROUGH else 12)
FAST = pytest.mark.skipif(
    find_spec("msgspec") is None, reason="msgspec is not installed: pip install .[fast]"
)
PLAN = dc.law.gia_nghia_2022.PLAN
NAME = "Nguyễn Thị Bí Mật"


def compact(data):
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


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


def strictly(read, *given):
    """What comes of it where msgspec is not installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_documents, "_fast", lambda: None)
        return outcome(read, *given)


def outcome(read, *given):
    """What is read, or all that is told of the faults."""
    try:
        return read(*given)
    except InputError as error:
        return [(f.path, repr(f.value), f.reason_en, f.reason_vi) for f in error.faults]
    except (LookupError, TypeError, ValueError) as error:
        return type(error)


def agree(read, given):
    found, wanted = outcome(read, given), strictly(read, given)
    assert same(found, wanted), given
    return found


def by_records(head, events, name="A1"):
    """The session of the lines of an archive that hold a head and events; each has its checksum."""
    bodies = [(-1, head), *enumerate(events)]
    return session_of(name, [line_of(Record(name, seq, body)) for seq, body in bodies])


def conference(**changed):
    said = dc.Statement(id="S1", on="2022-10-14", words=Sealed(NAME), parts=(dc.Part(),))
    head = Session(id="A1", place=PLAN.place, organiser=PLAN.organiser, plan=PLAN.id, **changed)
    return head.record(
        Planned(on="2022-08-15", held=dc.Span.on("2022-10-14")),
        Opened(on="2022-10-14", at="08:00"),
        Received(on="2022-10-14", statement=said, speaker=Speaker(id="P1", name=Sealed(NAME))),
        Closed(on="2022-10-14"),
    )


TEXT = session_to_json(conference())

HOSTILE = ["\x00", "\x1f", "\x7f", "\n", "\t", '"', "\\", "/", "\u2028", "\ufeff", "\ud800", "𠀀"]
"""Letters that JSON escapes, or that some do."""


class Letters(str):
    """A text of a class of its own."""

    __slots__ = ()


@attrs.frozen(kw_only=True)
class Unheard(Event):
    """An event that no record can hold."""


ODD = [Letters("a"), Letters(""), "", None, 5, True, 1e16, float("nan"), b"a", [1], PLAN.organiser]
"""What may be sealed where a text should be."""


def full(text=NAME):
    """A session in which every field that may be sealed is, with nothing left empty."""
    sealed, body, day = Sealed(text), PLAN.organiser, "2022-10-14"
    held = {"on": day, "at": "08:00:30", "noted_on": "2022-10-15", "by": body, "ref": sealed}
    part = dc.Part(kind=dc.StatementKind.PETITION, topic=dc.Topic.ON, basis=sealed)
    said = dc.Statement(id="S1", on=day, words=sealed, parts=(part, dc.Part()))
    one = dc.Body(id="b1", name=dc.Words("Sở A"))
    task = Task(id="T1", lead=body, partners=(body, one), words=sealed, parts=("S1/1", "S1/2"))
    speaker = Speaker(id="P1", name=sealed, contact=sealed, body=one)
    head = Session(
        id="A1", place=PLAN.place, organiser=body, secretariat=one, partners=(one, body), plan="p"
    )
    return head.record(
        Planned(**held, held=dc.Span.on(day)),
        Opened(**held),
        Received(**held, statement=said, speaker=speaker, arose_in=("u1",)),
        Spoke(**held, speaker=speaker, about=("S1",), asks_back=True, seconds=7),
        Concluded(**held, number="1/TB", words=sealed, tasks=(task,)),
        Noted(**held, words=sealed),
        Corrected(**held, seq=1, now=Opened(**held), why=sealed),
    )


# --- writing ------------------------------------------------------------------------------------


class TestWriting:
    @SOME
    @given(testing.events())
    def test_an_event_is_written_as_the_converter_writes_it(self, event: Event):
        assert event_to_bytes(event).decode() == compact(dump_event(event))

    @pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
    def test_so_is_one_of_every_kind(self, kind):
        @settings(max_examples=200 if THOROUGH else 2)
        @given(testing.events(kind))
        def check(event):
            assert event_to_bytes(event).decode() == compact(dump_event(event))
            assert agree(event_from_bytes, event_to_bytes(event)) == event

        check()

    @SOME
    @given(testing.sessions())
    def test_so_is_a_session(self, session: Session):
        assert session_to_json(session) == compact(dump_session(session)) + "\n"

    def test_bodies_that_are_equal_by_their_ids_keep_their_own_names(self):
        one, other = (
            Concluded(on="2022-10-14", tasks=(Task(id="T1", lead=dc.Body(id="b", name=name)),))
            for name in (dc.Words("Sở A"), dc.Words("Sở B", "B"))
        )
        assert one == other
        for event in (one, other, one):
            assert event_to_bytes(event).decode() == compact(dump_event(event))

    @pytest.mark.parametrize("size", [0, 1, 4_096])
    def test_however_much_is_remembered(self, size, monkeypatch):
        monkeypatch.setattr(_compiling, "MOST_KEPT", size)
        _documents._fast.cache_clear()
        try:
            for session in (full(), conference(), full()):
                agree(session_to_json, session)
        finally:
            _documents._fast.cache_clear()

    @pytest.mark.parametrize("first", [0, 1], ids=["a full one first", "a bare one first"])
    def test_whatever_the_first_of_a_class_leaves_empty(self, first):
        _documents._fast.cache_clear()
        sessions = (full(), conference())
        for session in (sessions[first], sessions[1 - first], sessions[first]):
            agree(session_to_json, session)

    @settings(max_examples=2_000 if THOROUGH else 40)
    @given(st.text(st.sampled_from(HOSTILE) | st.characters(), max_size=12))
    def test_every_letter_is_written_as_the_converter_writes_it(self, text):
        session = full(text)
        agree(session_to_json, session)
        for event in session.events:
            agree(event_to_bytes, event)

    def test_what_is_sealed_is_read_where_opening_reads_it(self):
        assert getattr(Sealed(NAME), _mirrors.SEALED) == Sealed(NAME).open()

    @pytest.mark.parametrize("sealed", ODD, ids=repr)
    def test_what_is_no_text_is_left_to_the_converter(self, sealed):
        session = full(sealed)
        agree(session_to_json, session)
        for event in session.events:
            agree(event_to_bytes, event)

    @pytest.mark.parametrize(
        "number",
        [0, 2**63, 2**64, 10**30, 10**5_000],
        ids=["0", "2^63", "2^64", "10^30", "10^5000"],
    )
    def test_every_number(self, number):
        event = Spoke(on="2022-10-14", speaker=Speaker(), seconds=number)
        agree(event_to_bytes, event)

    def test_a_text_that_is_a_word_of_a_vocabulary(self):
        for name in (dc.Field.LAND, Letters("S1"), Letters("")):
            agree(event_to_bytes, Spoke(on="2022-10-14", speaker=Speaker(id=name)))
            agree(session_to_json, attrs.evolve(conference(), occasion=name))

    def test_an_event_of_no_known_kind_is_none(self):
        with pytest.raises(InvalidValueError) as caught:
            event_to_bytes(Unheard(on="2022-10-14"))
        assert caught.value.__context__ is None

    def test_half_a_character_cannot_be_written(self):
        with pytest.raises(UnicodeEncodeError):
            event_to_bytes(Noted(on="2022-10-14", words=Sealed("\ud800")))


# --- reading ------------------------------------------------------------------------------------


@FAST
class TestWhatIsWrittenIsReadQuickly:
    @SOME
    @given(st.lists(testing.events(), max_size=4))
    def test_events(self, events):
        found = _documents._fast().events([event_to_bytes(event) for event in events])
        assert same(tuple(found), tuple(events))
        for event in found:
            assert repr(event) == repr(copy.copy(event))
            assert hash(event) == hash(attrs.evolve(event))

    @SOME
    @given(testing.sessions())
    def test_sessions_however_they_are_spaced(self, session: Session):
        for indent in (None, 2):
            text = json.dumps(dump_session(session), ensure_ascii=False, indent=indent)
            found = _documents._fast().session(text)
            assert same(found, session)
            assert same(session_from_json(text.encode()), session)
            assert found.custody == session.custody

    @SOME
    @given(testing.sessions())
    def test_sessions_by_their_records(self, session: Session):
        head = compact(dump_session(attrs.evolve(session, events=()))).encode()
        events = [event_to_bytes(event) for event in session.events]
        assert same(by_records(head, events, session.id), session)

    def test_what_is_read_stays_frozen_and_sealed(self):
        (event,) = _documents._fast().events([event_to_bytes(conference().events[2])])
        for value in (event, event.statement, event.statement.parts[0], event.speaker):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(value, attrs.fields(type(value))[0].name, None)
        assert NAME not in repr(event)
        with pytest.raises(InvalidValueError):
            pickle.dumps(event.speaker)


def test_every_check_of_a_field_but_that_of_its_type_is_run():
    """What checks no more than the type is left to msgspec, and nothing else is."""
    for kind in (*EVENTS, dc.Statement, dc.Part, Speaker, Task):
        for field in attrs.fields(kind):
            only_typed = getattr(field.validator, "__qualname__", "").startswith("_checking.")
            is_left = _mirrors._check_of(field) is None
            assert is_left is (only_typed and field.name != "id"), (kind, field.name)


NOT_ITS_OWN = {
    "a key that stands twice": ('"id":"A1"', '"id":"A0","id":"A1"'),
    "another key twice, and a space before a colon": ('"at":"08:00"', '"at" :"08:00","at":"08:00"'),
    "a number with a point": ('"id":"P1"', '"id":"P1","seconds":7.0'),
    "an empty value": ('"speaker":{"id":"P1"', '"ref":null,"speaker":{"id":"P1"'),
    "another order": ('"on":"2022-10-14","at":"08:00"', '"at":"08:00","on":"2022-10-14"'),
    "a letter that need not be escaped": ('"id":"S1"', '"id":"\\u00531"'),
    "half a character": (NAME, "\\ud800"),
    "a word of no vocabulary": ('"parts":[{}]', '"parts":[{"topic":"of"}]'),
    "a default": ('"parts":[{}]', '"parts":[{"basis":""}]'),
    "a day that no calendar has": ('"on":"2022-10-14","at"', '"on":"2022-02-30","at"'),
    "a speaker's id that is none": ('"id":"P1"', '"id":"Bà Năm"'),
    "a statement of another day": ('"id":"S1","on":"2022-10-14"', '"id":"S1","on":"2022-10-13"'),
    "a log that makes no sense": ('"event":"planned"', '"event":"resumed"'),
    "a place without a name": ('"name":"Gia Nghĩa"', '"name":" "'),
    "a key twice in a place": ('"name":"Gia Nghĩa"', '"name":"A","name":"Gia Nghĩa"'),
    "a long text": (NAME, "x" * 50_001),
    "no mark": ('"schema":"dialogue-core/session/1",', ""),
    "the mark of a statement": ("dialogue-core/session/1", "dialogue-core/statement/1"),
    "the mark of a later version": ("dialogue-core/session/1", "dialogue-core/session/2"),
    "a redacted copy": ('"id":"A1"', '"redacted":true,"id":"A1"'),
    "a mark at another place": ('"schema":"dialogue-core/session/1",', ""),
    "no end": ("]}\n", "]"),
    "more after the end": ("]}\n", "]} {}"),
    "a number that is too large": ('"id":"P1"', '"id":"P1","seconds":1000000001'),
}


@pytest.mark.parametrize(("old", "new"), NOT_ITS_OWN.values(), ids=NOT_ITS_OWN)
def test_what_the_library_would_not_write_is_read_strictly(old, new):
    assert TEXT.count(old)
    agree(session_from_json, TEXT.replace(old, new, 1))


@st.composite
def edits(draw, text):
    """A text with some letters replaced, left out, put in, or taken from elsewhere in it."""
    at = draw(st.integers(0, len(text)))
    end = at + draw(st.integers(0, 3))
    other = draw(st.integers(0, len(text)))
    put = draw(
        st.sampled_from(
            [text[other : other + draw(st.integers(1, 12))], '"', ",", "}", "0", " ", ""]
        )
        | st.text(max_size=2)
    )
    return text[:at] + put + text[end:]


class TestDamagedDocuments:
    def test_a_text_that_is_not_utf_8_is_refused(self):
        with pytest.raises(InputError) as caught:
            session_from_json(TEXT.encode("utf-16"))
        (fault,) = caught.value.faults
        assert fault.path == "byte 0"
        assert "UTF-8" in fault.reason_en
        assert "UTF-8" in fault.reason_vi
        assert caught.value.__context__ is None

    @settings(max_examples=5_000 if THOROUGH else 60)
    @given(edits(TEXT))
    def test_a_session_is_the_same_or_its_faults_are(self, text):
        agree(session_from_json, text)

    @settings(max_examples=5_000 if THOROUGH else 40)
    @given(st.data())
    def test_so_is_an_event(self, data):
        event = data.draw(testing.events())
        text = data.draw(edits(event_to_bytes(event).decode()))
        agree(event_from_bytes, text.encode(errors="replace"))

    @settings(max_examples=2_000 if THOROUGH else 30)
    @given(st.binary(max_size=40), st.integers(0, 1_000), st.data())
    def test_so_it_is_with_other_bytes(self, put, at, data):
        whole = event_to_bytes(conference().events[2])
        agree(event_from_bytes, whole[:at] + put + whole[at + len(put) :])


@FAST
class TestRecords:
    HEAD = compact(dump_session(attrs.evolve(conference(), events=()))).encode()
    MARK = b'{"schema":"dialogue-core/event/1",'
    BODIES = tuple(event_to_bytes(event) for event in conference().events)

    def test_each_event_is_of_its_own_record(self):
        first, second, *rest = self.BODIES
        assert same(by_records(self.HEAD, self.BODIES), conference())
        for forged in (
            (first + b"\n" + second, *rest),
            (first + b"," + second, *rest),
            (first + second, *rest),
            (first + b"\n" + second, b"", *rest),
            (first[:20], first[20:], second, *rest),
            (first, second.replace(self.MARK, b"{"), *rest),
            (first, b"[" + second + b"]", *rest),
        ):
            assert by_records(self.HEAD, forged) is None

    @settings(max_examples=1_000 if THOROUGH else 30)
    @given(st.data())
    def test_an_event_in_another_form_says_the_same_or_is_left_to_be_judged(self, data):
        """Of a line with its checksum the form is believed, and nothing else."""
        place = data.draw(st.integers(0, len(self.BODIES) - 1))
        body = data.draw(edits(self.BODIES[place].decode())).encode(errors="replace")
        events = (*self.BODIES[:place], body, *self.BODIES[place + 1 :])
        found = by_records(self.HEAD, events)
        if found is not None:
            log = [strictly(event_from_bytes, event) for event in events]
            assert same(found, load_session(json.loads(self.HEAD)).record(*log))

    def test_a_head_has_no_events_of_its_own(self):
        whole = TEXT.strip().encode()
        assert by_records(whole, ()) is None
        assert by_records(whole.replace(b"session/1", b"session/2"), ()) is None
        assert by_records(b"{}", self.BODIES) is None

    def test_a_log_that_makes_no_sense_is_left_to_the_strict_reader(self):
        assert by_records(self.HEAD, self.BODIES[::-1]) is None

    def test_what_is_too_large_is_left_to_the_strict_reader(self, monkeypatch):
        monkeypatch.setattr(_fast, "_LEAST", 0)
        assert by_records(self.HEAD, self.BODIES) is None
        assert same(session_from_json(TEXT), conference())

    def test_a_correction_holds_an_event(self):
        now = Opened(on="2022-10-14", at="08:30")
        for event in (now, None):
            corrected = Corrected(on="2022-10-14", seq=1, now=event, why=Sealed("ghi nhầm"))
            (found,) = _documents._fast().events([event_to_bytes(corrected)])
            assert same(found, corrected)
        body = event_to_bytes(attrs.evolve(corrected, now=now))
        assert _documents._fast().events([body.replace(b'"at":', b'"at": ')]) is None


# --- what is remembered -------------------------------------------------------------------------


KINDS = (*EVENTS, Session, dc.Statement, dc.Part, Speaker, Task)
"""The classes that hold something sealed, or hold those that do."""


def types_in(kind):
    """Every type that stands in a type, itself and those of the fields of a class too."""
    inner = [field.type for field in attrs.fields(kind)] if attrs.has(kind) else get_args(kind)
    return {kind}.union(*map(types_in, inner))


def seals(kind):
    return Sealed in (kind, get_origin(kind))


def remembered():
    """Every text in what is remembered."""

    def texts(value):
        if isinstance(value, str):
            yield value
        elif type(value).__name__ in ("bytes", "Raw"):
            yield bytes(value).decode()
        elif isinstance(value, Sealed):
            yield from texts(value.open())
        elif isinstance(value, tuple):
            for item in value:
                yield from texts(item)
        elif attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                yield from texts(getattr(value, field.name))

    objects = gc.get_objects()
    kept = [found for found in objects if isinstance(found, Kept)]
    written = [found.kept for found in objects if isinstance(found, Texts)]
    assert kept
    assert written or find_spec("msgspec") is None
    return [text for one in (*kept, *written) for item in one.items() for text in texts(item)]


class TestMemory:
    def test_nothing_sealed_is_remembered(self):
        sealed = Sealed(NAME)
        part = dc.Part(topic=dc.Topic.ON, basis=sealed)
        said = dc.Statement(id="S1", on="2022-10-14", words=sealed, parts=(part,))
        task = Task(id="T-known", lead=PLAN.organiser, words=sealed)
        session = conference().record(
            Received(
                on="2022-10-14",
                statement=attrs.evolve(said, id="S2"),
                speaker=Speaker(id="P9", name=sealed, contact=sealed, body=PLAN.organiser),
                ref=sealed,
            ),
            Concluded(on="2022-10-15", words=sealed, tasks=(task,)),
            Corrected(on="2022-10-15", seq=3, now=Closed(on="2022-10-14", ref=sealed), why=sealed),
        )
        assert same(session_from_json(session_to_json(session)), session)
        found = remembered()
        assert not any(NAME in text for text in found)
        assert any("Gia Nghĩa" in text for text in found)

    @FAST
    @pytest.mark.parametrize("key", ['"b\\u0061sis":', '"basis" :', '"basis":'])
    def test_nor_is_what_stands_in_a_line_however_its_key_is_written(self, key):
        """Somebody else may write the lines of an archive, each with its checksum."""
        part = dc.Part(topic=dc.Topic.ON, basis=Sealed(NAME + " nói"))
        said = dc.Statement(id="S1", on="2022-10-14", words=Sealed("x"), parts=(part,))
        body = event_to_bytes(Received(on="2022-10-14", statement=said)).decode()
        assert body.count('"basis":') == 1
        events = (event_to_bytes(Opened(on="2022-10-14")), body.replace('"basis":', key).encode())
        found = by_records(TestRecords.HEAD, events)
        assert found is None or found.events[1].statement == said
        assert not any(NAME + " nói" in text for text in remembered())

    def test_it_does_not_grow_without_end(self, monkeypatch):
        monkeypatch.setattr(_compiling, "MOST_KEPT", 3)
        monkeypatch.setattr(_compiling, "_LONGEST_KEPT", 3)
        kept = Kept(lambda key: key * 2)
        assert [kept[key] for key in (1, 2, 3, 4, b"abcd", "abcd", 4)] == [
            2, 4, 6, 8, b"abcdabcd", "abcdabcd", 8,
        ]  # fmt: skip
        assert kept == {4: 8, "abcd": "abcdabcd"}

    def test_nor_does_it_keep_long_lists(self, monkeypatch):
        monkeypatch.setattr(_compiling, "_MOST_ITEMS", 3)
        kept = Kept(len)
        assert [kept[(1,) * length] for length in (3, 4)] == [3, 4]
        assert [*kept] == [(1, 1, 1)]

    def test_nor_do_the_texts_of_objects(self, monkeypatch):
        monkeypatch.setattr(_compiling, "MOST_KEPT", 1)
        texts = Texts(lambda body: body.id, id)
        for number in range(3):
            body = dc.Body(id=f"b{number}", name=dc.Words("Sở"))
            assert texts.text(body) is texts.text(body)
            assert texts.kept == {id(body): (body, body.id)}

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
    def test_only_what_cannot_be_sealed_is_remembered_whole(self, kind):
        """And a default can be told by which object it is."""
        for field in attrs.fields(kind):
            only = (None, (), "", True, False, Sealed(""))
            assert _reader.default_of(field) in (_reader.REQUIRED, *only) or isinstance(
                field.default, Term
            )
            for inner in types_in(field.type):
                if attrs.has(inner) and inner not in (*KINDS, Event):
                    assert not any(seals(part) for part in types_in(inner)), (field.name, inner)

    @FAST
    def test_equal_parts_and_speakers_are_shared(self):
        session = session_from_json(session_to_json(conference()))
        other = session_from_json(session_to_json(conference()))
        parts = [one.events[2].statement.parts[0] for one in (session, other)]
        assert parts[0] is parts[1]
        assert session.place is other.place
        assert session.events[2].speaker is not other.events[2].speaker


# --- without msgspec ----------------------------------------------------------------------------


class TestWithoutMsgspec:
    def test_everything_is_read_strictly(self, monkeypatch, tmp_path):
        monkeypatch.setattr(_documents, "find_spec", lambda _: None)
        _documents._fast.cache_clear()
        try:
            assert _documents._fast() is None
            assert by_records(TestRecords.HEAD, TestRecords.BODIES) is None
            assert same(session_from_json(TEXT), conference())
            assert session_to_json(conference()) == TEXT
            with Archive.open(tmp_path / "a.sqlite", create=True) as archive:
                assert archive.append(conference()) == 4
                assert same(archive.session("A1"), conference())
        finally:
            _documents._fast.cache_clear()


# --- archives -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["sqlite", "jsonl"])
class TestArchives:
    def test_what_is_stored_is_loaded_the_same_way_or_another(self, form, tmp_path):
        session = conference()
        with Archive.open(tmp_path / f"a.{form}", create=True) as archive:
            archive.append(attrs.evolve(session, events=session.events[:2]))
            archive.append(session)
            assert same(archive.load(), (session,))
            assert strictly(archive.load) == (session,)

    def test_what_was_written_by_another_is_read_too(self, form, tmp_path, monkeypatch):
        from dialogue_core.archive import _archive  # noqa: PLC0415 -- to be patched

        def spaced(event):
            return json.dumps(dump_event(event)).encode()

        monkeypatch.setattr(_archive, "event_to_bytes", spaced)
        with Archive.open(tmp_path / f"a.{form}", create=True) as archive:
            archive.append(conference())
            monkeypatch.undo()
            assert same(archive.load(), (conference(),))
            assert same(strictly(archive.session, "A1"), conference())
            assert archive.append(conference()) == 0
            assert archive.verify().sound

    def test_one_under_another_id_is_not_read(self, form, tmp_path, monkeypatch):
        with Archive.open(tmp_path / f"a.{form}", create=True) as archive:
            archive.append(conference())
            other = session_from_json(TEXT.replace('"id":"A1"', '"id":"A2"', 1))
            monkeypatch.setattr(_fast.LinePath, "session", lambda *_: other)
            assert same(archive.session("A1"), conference())

    def test_none_of_an_id_is_none(self, form, tmp_path):
        with (
            Archive.open(tmp_path / f"a.{form}", create=True) as archive,
            pytest.raises(NotInArchiveError),
        ):
            archive.session("A1")

    def test_many_are_read_some_at_a_time(self, form, tmp_path, monkeypatch):
        with Archive.open(tmp_path / f"a.{form}", create=True) as archive:
            sessions = [attrs.evolve(conference(), id=f"A{number}") for number in range(5)]
            for session in sessions:
                archive.append(session)
            for ahead in (0, 1, 5_000, 2**19):
                monkeypatch.setattr(_records, "AHEAD", ahead)
                assert same(archive.load(), tuple(sessions))

    def test_lines_between_those_of_others_are_found(self, form, tmp_path):
        one, other = conference(), attrs.evolve(conference(), id="A2")
        with Archive.open(tmp_path / f"a.{form}", create=True) as archive:
            for count in range(1, len(one.events) + 1):
                for session in (one, other):
                    archive.append(attrs.evolve(session, events=session.events[:count]))
            assert same(archive.load(), (one, other))
