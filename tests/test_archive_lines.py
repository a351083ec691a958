"""A line of an archive as others read it: its schema, its golden file, and how long it may be."""

import hashlib
import json
import shutil
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import testing
from dialogue_core.archive import Archive
from dialogue_core.archive._records import (
    BEGINNING,
    MOST_BYTES,
    VERSION,
    Record,
    UnreadableError,
    line_of,
    record_of,
    session_of,
)
from dialogue_core.errors import InputError, InvalidValueError
from dialogue_core.events import EVENTS, Concluded, Event, Minuted, Noted, Published, Reported
from dialogue_core.serialization import _texts as texts
from dialogue_core.serialization import (
    dump_event,
    dump_session,
    load_event,
    load_session,
    schema,
    session_from_json,
    session_to_json,
)
from dialogue_core.serialization._sessions import KINDS
from dialogue_core.vocabulary import Channel, PublicationKind

GOLDEN = Path(__file__).parent / "data" / "golden" / "1"
FEW = settings.default.max_examples // 10
PLAN = dc.law.gia_nghia_2022.PLAN


@cache
def validator():
    return jsonschema.Draft202012Validator(schema("archive_line"))


def lines_of(session):
    """What an archive writes of a session, as `Archive.append` does; a test holds both equal."""
    head = {k: v for k, v in dump_session(session).items() if k != "events"}
    bodies = [(-1, head), *enumerate(map(dump_event, session.events))]
    last = len(bodies) - 1
    return [
        line_of(Record(session.id, seq, json.dumps(body, ensure_ascii=False).encode()), last - i)
        for i, (seq, body) in enumerate(bodies)
    ]


@cache
def golden():
    return [json.loads(line) for line in (GOLDEN / "archive.jsonl").read_bytes().splitlines()]


def summed(rest):
    """The line that goes on so, with the right checksum."""
    return b'%s%s",%s' % (BEGINNING, hashlib.sha256(rest).hexdigest().encode(), rest)


def compact(line):
    """The line as the library writes it, without a space between its values."""
    data = {key: value for key, value in json.loads(line).items() if key != "sum"}
    return summed(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()[1:])


SESSION = load_session(json.loads((GOLDEN / "session.json").read_text("utf-8"))[0])
HEAD, FIRST, SECOND, *REST = map(compact, lines_of(SESSION))
NAME = SESSION.id


def altered(line, old, new):
    """A line in which something else stands, with the right checksum."""
    rest = line[len(BEGINNING) + 66 :]
    assert old in rest
    return summed(rest.replace(old, new, 1))


def meant(lines):
    """The session that lines say, by plain JSON and the strict reader alone."""
    found = [json.loads(line) for line in lines]
    head, *events = found
    assert [line["session"] for line in found] == [NAME] * len(found)
    assert [line["seq"] for line in events] == [*range(len(events))]
    log = [load_event(line["event"]) for line in events]
    return load_session(head["head"]).record(*log)


@pytest.mark.skipif(
    find_spec("msgspec") is None, reason="msgspec is not installed: pip install .[fast]"
)
class TestLinesTogether:
    """What reads all lines of a session at once reads what they say, or nothing."""

    STRANGE = (
        (HEAD, HEAD.replace(b'"head"', b'"Head"')),
        (
            HEAD,
            altered(HEAD, b'"head":{', b'"head":{"events":[{"event":"opened","on":"2022-10-14"}],'),
        ),
        (
            HEAD,
            altered(
                HEAD,
                b'"head":{"schema":"dialogue-core/session/1",',
                b'"head":{"schema":"dialogue-core/session/1","events":[{"schema":'
                b'"dialogue-core/event/1","event":"opened","on":"2022-10-14"}],',
            ),
        ),
        (HEAD, altered(HEAD, b"dialogue-core/session/1", b"dialogue-core/session/2")),
        (HEAD, altered(HEAD, b'"head":{', b'"seq":-1,"head":{')),
        (HEAD, altered(HEAD, f'"id":"{NAME}"'.encode(), b'"id":"T"')),
        (FIRST, FIRST[:-1]),
        (FIRST, FIRST.replace(b'"on":"20', b'"on":"19')),
        (FIRST, summed(b"{}")),
        (FIRST, b""),
        (FIRST, b"[]"),
        *(
            (FIRST, altered(FIRST, old, new))
            for old, new in (
                (b'"v":1', b'"v":2'),
                (b'"v":1', b'"v":true'),
                (b'"seq":0', b'"seq":1'),
                (b'"seq":0', b'"seq":0.0'),
                (b'"seq":0,', b""),
                (b'"more"', b'"less"'),
                (f'"{NAME}"'.encode(), b'"T"'),
                (b'"schema":"dialogue-core/event/1",', b""),
                (b"dialogue-core/event/1", b"dialogue-core/event/2"),
                (b"dialogue-core/event/1", b"dialogue-core/session/1"),
                (b'"event":{', b'"head":{},"event":{'),
                (b'"event":{', b'"redacted":true,"event":{'),
                (b'"on":"20', b'"on":"2O'),
                (b'"event":{', b'"event":[{'),
                (b"}}", b"}]"),
            )
        ),
    )
    OTHER_FORMS = (
        (FIRST, altered(FIRST, b'"v":1,', b' "v" : 1 ,')),
        (FIRST, altered(FIRST, b'"seq":0,', b'"seq":0,"seq":0,')),
        (FIRST, altered(FIRST, b'"on"', b'"on":"2020-01-01","on"')),
        (FIRST, altered(FIRST, b'"schema"', b'"at":null,"schema"')),
        (HEAD, altered(HEAD, b'"head":{', b'"head":{"plan":"",')),
    )

    def test_the_lines_of_a_session_are_read_so(self):
        whole = [HEAD, FIRST, SECOND, *REST]
        for count in range(1, len(whole) + 1):
            assert session_of(NAME, whole[:count]) == meant(whole[:count])

    @pytest.mark.parametrize(("line", "strange"), STRANGE)
    def test_what_is_strange_is_left_to_be_judged(self, line, strange):
        lines = [strange if one == line else one for one in (HEAD, FIRST, SECOND)]
        assert session_of(NAME, lines) is None

    @given(st.lists(st.sampled_from([HEAD, FIRST, SECOND]), max_size=4))
    @example([])
    @example([HEAD, SECOND])
    @example([FIRST, SECOND])
    def test_so_is_every_other_order(self, lines):
        in_order = lines == [HEAD, FIRST, SECOND][: len(lines)] and lines
        assert session_of(NAME, lines) == (meant(lines) if in_order else None)

    @pytest.mark.parametrize(("line", "other"), OTHER_FORMS)
    def test_of_the_form_the_checksum_is_believed_and_it_says_the_same(self, line, other):
        lines = [other if one == line else one for one in (HEAD, FIRST, SECOND)]
        assert session_of(NAME, lines) == meant(lines) == meant([HEAD, FIRST, SECOND])

    def test_a_line_without_bytes(self):
        with pytest.raises(UnreadableError):
            record_of(b"", "S")


class TestTheSchema:
    @settings(database=None, max_examples=FEW)
    @given(testing.sessions())
    def test_every_line_written_is_valid(self, session):
        for line in lines_of(session):
            assert [error.message for error in validator().iter_errors(json.loads(line))] == []

    def test_the_lines_of_a_file_are_those_lines(self, tmp_path):
        session = load_session(json.loads((GOLDEN / "session.json").read_text("utf-8"))[0])
        path = tmp_path / "a.jsonl"
        with Archive.open(path, create=True) as archive:
            archive.append(session)
        written = [json.loads(line) for line in path.read_bytes().splitlines()]
        expected = [json.loads(line) for line in lines_of(session)]
        assert [{**line, "sum": ""} for line in written] == [{**one, "sum": ""} for one in expected]

    def test_it_is_of_the_version_that_is_written(self):
        assert schema("archive_line")["properties"]["v"]["const"] == VERSION

    @pytest.mark.parametrize(
        "change",
        [
            lambda line: {**line, "v": VERSION + 1},
            lambda line: {**line, "sum": "0" * 63},
            lambda line: {**line, "colour": "red"},
            lambda line: {**line, "session": "câu nói của công dân"},
            lambda line: {**line, "more": 0},
            lambda line: {k: v for k, v in line.items() if k not in ("seq", "head")},
            lambda line: {**line, "seq": 0, "head": golden()[0]["head"]},
            lambda line: {**line, "event": {**golden()[1]["event"], "colour": "red"}},
            lambda line: {**line, "head": {**golden()[0]["head"], "events": []}, "seq": 0},
            lambda line: {k: v for k, v in line.items() if k != "sum"},
        ],
    )
    @pytest.mark.parametrize("number", [0, 1], ids=["a head", "an event"])
    def test_another_line_is_not(self, number, change):
        assert validator().is_valid(golden()[number])
        assert not validator().is_valid(change(golden()[number]))


class TestTheGoldenFile:
    """An archive that some release wrote is read by every later one, and none of it is lost."""

    def test_it_is_valid_line_by_line(self):
        assert all(map(validator().is_valid, golden()))

    def test_it_is_read_and_goes_on(self, tmp_path):
        path = shutil.copy(GOLDEN / "archive.jsonl", tmp_path / "old.jsonl")
        sessions = [*map(load_session, json.loads((GOLDEN / "session.json").read_text("utf-8")))]
        with Archive.open(path) as archive:
            assert list(archive.load()) == sessions
            assert [archive.append(session) for session in sessions] == [0 for _ in sessions]
            assert archive.verify().sound


# --- long documents -----------------------------------------------------------------------------

LONG = dc.Sealed("Đ" * (texts.MAX_TEXT + 1))
PAPERS = [
    Minuted(on="2022-10-14", words=LONG),
    Concluded(on="2022-10-20", words=LONG),
    Published(on="2022-10-21", what=PublicationKind.RESULT, channel=Channel.PORTAL, words=LONG),
    Reported(on="2022-10-21", to=PLAN.organiser, words=LONG),
]


def too_long(text, kind="minuted"):
    with pytest.raises(InputError) as caught:
        load_event({"event": kind, "on": "2022-10-14", "words": text})
    (fault,) = caught.value.faults
    return fault


class TestALongDocument:
    """The minutes of ten thousand statements are a document on record, and not hostile."""

    def test_those_that_may_be_long_are_documents_on_record(self):
        kinds = {KINDS[tag] for tag in texts.PAPERS}
        assert kinds == {type(paper) for paper in PAPERS} <= set(EVENTS)

    @pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: type(paper).__name__)
    def test_its_text_comes_back(self, paper: Event, tmp_path):
        session = dc.Session(id="x", place=PLAN.place, organiser=PLAN.organiser).record(paper)
        assert load_event(dump_event(paper)) == paper
        assert session_from_json(session_to_json(session)) == session
        with Archive.open(tmp_path / "a.jsonl", create=True) as archive:
            archive.append(session)
            assert archive.session("x") == session

    def test_the_longest_is_stored_and_found_again_behind_it(self, tmp_path):
        longest = Minuted(on="2022-10-14", words=dc.Sealed("Đ" * texts.MAX_PAPER))
        after = Noted(on="2022-10-14", words=dc.Sealed("x"))
        session = dc.Session(id="x", place=PLAN.place, organiser=PLAN.organiser).record(longest)
        assert len(json.dumps(dump_event(longest), ensure_ascii=False).encode()) > MOST_BYTES // 2
        with (
            Archive.open(tmp_path / "a.jsonl", create=True) as archive,
            pytest.raises(InvalidValueError, match="longer than"),
        ):
            archive.append(session)
        usual = Minuted(on="2022-10-14", words=dc.Sealed("Đường " * (texts.MAX_PAPER // 30)))
        session = dc.Session(id="y", place=PLAN.place, organiser=PLAN.organiser).record(usual)
        with Archive.open(tmp_path / "a.jsonl", create=True) as archive:
            archive.append(session)
        with Archive.open(tmp_path / "a.jsonl") as archive:
            assert archive.append(session.record(after)) == 1
            assert archive.session("y").events == (usual, after)

    def test_a_longer_one_is_refused(self):
        fault = too_long("x" * (texts.MAX_PAPER + 1))
        assert fault.path == "words"
        assert fault.reason_en == f"the text is longer than {texts.MAX_PAPER} characters"

    @pytest.mark.parametrize("kind", ["noted", "answered", "colour", ["minuted"], {}, 1])
    def test_no_other_text_may_be_as_long(self, kind):
        fault = too_long("x" * (texts.MAX_TEXT + 1), kind)
        assert fault.reason_en == f"the text is longer than {texts.MAX_TEXT} characters"

    def test_nor_may_another_key_of_the_same_event(self):
        with pytest.raises(InputError, match="longer than 50000"):
            load_event({"event": "minuted", "on": "2022-10-14", "ref": "x" * 50_001})
