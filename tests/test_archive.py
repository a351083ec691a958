"""Many sessions on disk: what is stored comes back, what is damaged is told, nothing is changed."""

import contextlib
import gc
import hashlib
import io
import itertools
import json
import os
import pickle
import sqlite3
import subprocess
import sys
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest
from archive_cases import DAY, FORMS, NAME, WORDS, first, held, made, new, noted, received
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import archive as archives
from dialogue_core.archive import DATA_DICTIONARY, Archive, Damaged, Verification
from dialogue_core.errors import (
    ArchiveError,
    DamagedArchiveError,
    EventConflictError,
    InputError,
    InvalidValueError,
    MissingExtraError,
    NotInArchiveError,
)
from dialogue_core.events import (
    Answered,
    Corrected,
    Ended,
    Opened,
    RaisedAgain,
    Routed,
    Screened,
    Speaker,
    Split,
)
from dialogue_core.serialization import dump_event, dump_session, load_session
from dialogue_core.serialization._documents import event_to_bytes
from dialogue_core.sessions import Session
from dialogue_core.testing import sessions as strategy
from dialogue_core.values import as_day
from dialogue_core.vocabulary import (
    Admission,
    AnswerWay,
    Ending,
    Handling,
    Protection,
    Telling,
)

KEY = b"sixteen bytes or more"

UNFINISHED = (
    "this append was not finished, and not acknowledged, or the file was cut off afterwards"
)


@pytest.fixture(params=FORMS)
def path(request, tmp_path):
    return tmp_path / f"archive.{request.param}"


@pytest.fixture
def lines(tmp_path):
    return tmp_path / "archive.jsonl"


@pytest.fixture
def rows(tmp_path):
    return tmp_path / "archive.sqlite"


def read_all(path: Path) -> tuple[Session, ...]:
    with Archive.open(path) as archive:
        return archive.load()


def edit_line(path: Path, number: int, edit) -> bytes:
    """Change one line, counted from 1, and return it as it was."""
    found = path.read_bytes().splitlines(keepends=True)
    was = found[number - 1]
    found[number - 1] = edit(was)
    path.write_bytes(b"".join(found))
    return was


def edit_rows(path: Path, statement: str, *values: object) -> None:
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute(statement, values)


def altered(raw: bytes) -> bytes:
    """The same with one letter of the words changed, so that it is JSON as before."""
    assert b"ng\xe1\xba\xadp" in raw
    return raw.replace(b"ng\xe1\xba\xadp", b"ng\xe1\xba\xa5p", 1)


FEWER = settings(max_examples=max(20, settings.default.max_examples // 4))
"""For examples that write to the disk."""


class TestRoundTrip:
    """What is stored comes back as it was: the same events, the same types, sealed words sealed."""

    @FEWER
    @given(stored=st.lists(strategy(), max_size=3, unique_by=lambda s: s.id))
    def test_every_session_comes_back(self, stored, tmp_path_factory):
        folder = tmp_path_factory.mktemp("archive")
        for form in FORMS:
            made(folder / f"a.{form}", *stored).close()
            with Archive.open(folder / f"a.{form}") as archive:
                assert archive.ids() == tuple(session.id for session in stored)
                assert archive.load() == tuple(stored)
                for session in stored:
                    back = archive.session(session.id)
                    assert list(map(type, back.events)) == list(map(type, session.events))
                    assert archive.events(session.id) == tuple(enumerate(session.events))
                assert archive.verify() == Verification(
                    sessions=len(stored),
                    events=sum(len(session.events) for session in stored),
                    damaged=(),
                    quarantined=0,
                )

    def test_a_correction_still_finds_the_entry_that_it_corrects(self, path):
        session = held().record(
            Corrected(on=DAY, seq=2, now=received(0, "Khác."), why=dc.Sealed(""))
        )
        with made(path, session) as archive:
            assert archive.session(session.id).valid == session.valid

    def test_the_order_is_that_in_which_sessions_were_first_stored(self, path):
        with made(path, held("B"), held("A"), noted(held("B"), "x"), held("C")) as archive:
            assert archive.ids() == ("B", "A", "C")
            assert [session.id for session in archive.sessions()] == ["B", "A", "C"]

    def test_an_empty_archive_is_sound(self, path):
        with made(path) as archive:
            assert list(archive.sessions()) == []
            assert archive.verify().sound
        with Archive.open(path) as archive:
            assert list(archive.sessions()) == []

    def test_a_session_without_events_is_stored(self, path):
        with made(path, new()) as archive:
            assert archive.session("GN-2022") == new()

    def test_its_repr_names_the_file(self, path):
        with made(path) as archive:
            assert repr(archive) == f"Archive({str(path)!r})"


class TestAppending:
    """What is new is appended; what is stored is never changed."""

    def test_only_what_is_new_is_stored(self, path):
        session = held(statements=5)
        with made(path) as archive:
            assert archive.append(first(session, 2)) == 2
            assert archive.append(first(session, 5)) == 3
            assert archive.append(session, since=5) == 3
            assert archive.append(session) == 0
            assert archive.append(session, since=8) == 0
            assert archive.session(session.id) == session

    @FEWER
    @given(cuts=st.lists(st.integers(0, 8), max_size=6), data=st.data())
    @pytest.mark.parametrize("form", FORMS)
    def test_in_whatever_pieces_it_comes_it_is_one_session(
        self, form, cuts, data, tmp_path_factory
    ):
        session = held(statements=5)
        file = tmp_path_factory.mktemp("archive") / f"a.{form}"
        stored = 0
        with made(file) as archive:
            for cut in [*sorted(cuts), 8]:
                since = data.draw(st.integers(0, min(stored, cut)))
                assert archive.append(first(session, cut), since=since) == cut - stored
                stored = cut
            assert archive.session(session.id) == session

    def test_another_event_in_the_same_place_is_refused_and_nothing_stored(self, path):
        session = held()
        mine, other = noted(first(session, 5), "Một."), noted(first(session, 5), "Hai.")
        more = noted(other, "Ba.")
        with made(path, mine) as archive:
            for since in (0, 5, 6):
                with pytest.raises(EventConflictError, match="event 5 of session 'GN-2022'") as e:
                    archive.append(more, since=since)
                assert e.value.details == {"session": "GN-2022", "seq": 5}
                assert "Hai" not in e.value.en + e.value.vi
            assert archive.session("GN-2022") == mine

    def test_another_head_is_refused(self, path):
        with (
            made(path, new()) as archive,
            pytest.raises(EventConflictError, match="another head"),
        ):
            archive.append(new(occasion="cum-1"))

    def test_a_gap_is_refused(self, path):
        session = held()
        with made(path, first(session, 2)) as archive:
            with pytest.raises(ArchiveError, match="no readable event 3") as error:
                archive.append(session, since=4)
            assert error.value.details == {"session": "GN-2022", "seq": 3}
            assert archive.session("GN-2022") == first(session, 2)

    def test_a_gap_in_a_session_that_is_not_stored_is_refused(self, path):
        with made(path) as archive:
            with pytest.raises(ArchiveError, match="no readable event 0"):
                archive.append(held(), since=1)
            assert archive.ids() == ()

    def test_a_head_that_could_not_be_read_again_is_refused(self, path):
        place = attrs.evolve(new().place, name="x" * 50_001)
        with made(path) as archive, pytest.raises(InvalidValueError, match="the head of session"):
            archive.append(new(place=place))

    @pytest.mark.parametrize("since", [-1, 7, True, "1", None])
    def test_since_is_a_place_in_the_log(self, since, path):
        with made(path) as archive, pytest.raises(InvalidValueError, match="since must be"):
            archive.append(held(), since=since)

    def test_only_a_session_is_stored(self, path):
        with made(path) as archive, pytest.raises(InvalidValueError, match="session must be"):
            archive.append("GN-2022")

    @pytest.mark.parametrize("words", ["nửa \ud800", "x" * 3_000_000, "x" * 50_001])
    def test_what_could_not_be_read_again_is_refused_and_not_shown(self, words, path):
        session = noted(held(), words)
        with made(path) as archive:
            with pytest.raises(InvalidValueError, match="event 6 of session") as error:
                archive.append(session)
            assert words[:3] not in error.value.en
            assert error.value.__context__ is None
            assert archive.ids() == ()

    @pytest.mark.parametrize("seq", [-1, 5])
    def test_what_would_be_read_as_another_value_is_refused(self, seq, path, monkeypatch):
        """Whatever it was that wrote it wrongly."""
        from dialogue_core.archive import _archive  # noqa: PLC0415 -- a private part, broken here alone

        other = first(held(), 5)
        written = event_to_bytes(noted(other, "x").events[5])
        if seq == -1:
            head = {**dump_session(attrs.evolve(other, events=())), "occasion": "another"}
            monkeypatch.setattr(_archive, "dump_session", lambda _: head)
        else:
            monkeypatch.setattr(_archive, "event_to_bytes", told_instead(seq, written))
        with made(path) as archive:
            with pytest.raises(InvalidValueError, match="another value would be read"):
                archive.append(held())
            assert archive.ids() == ()

    def test_an_event_written_otherwise_by_another_version_is_the_same_event(self, path):
        session = held()
        with made(path, first(session, 5)) as archive:
            rewritten(path)
            assert archive.append(session) == 1
            with pytest.raises(EventConflictError):
                archive.append(noted(first(session, 4), "x"))


def rewritten(path: Path) -> None:
    """Write every body as another version might have: with a default said, in another order."""
    from dialogue_core.archive._records import HEAD, Record, line_of, read_line  # noqa: PLC0415 -- a private part, broken here alone

    def again(line: bytes, more: int | None = None) -> bytes:
        record, followed = read_line(line)
        data = json.loads(record.body)
        data = dict(
            reversed([*data.items(), ("plan" if record.seq == HEAD else "by", data.get("plan"))])
        )
        body = json.dumps(data).encode()
        return line_of(Record(record.session, record.seq, body), followed if more is None else more)

    if path.suffix == ".jsonl":
        found = path.read_bytes().splitlines()
        path.write_bytes(b"".join(again(line) + b"\n" for line in found))
        return
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        for place, line in database.execute("SELECT rowid, record FROM records").fetchall():
            database.execute("UPDATE records SET record = ? WHERE rowid = ?", (again(line), place))


class TestOpening:
    """A file is opened for what it is, and never taken for something else."""

    def test_a_path_without_an_archive_is_refused_unless_one_is_to_be_made(self, path):
        with pytest.raises(ArchiveError, match="create=True"):
            Archive.open(path)
        assert not path.exists()

    def test_the_name_says_the_form(self, tmp_path):
        with pytest.raises(ArchiveError, match=r"\.jsonl, \.ndjson, \.sqlite"):
            Archive.open(tmp_path / "archive.txt", create=True)

    @pytest.mark.parametrize("form", [".NDJSON", ".db", ".sqlite3"])
    def test_other_names_of_the_forms_do_too(self, form, tmp_path):
        with made(tmp_path / f"a{form}", held()) as archive:
            assert archive.ids() == ("GN-2022",)

    def test_create_opens_what_is_there(self, path):
        made(path, held()).close()
        with made(path) as archive:
            assert archive.ids() == ("GN-2022",)

    @pytest.mark.parametrize(
        "content", [b"hello\n", b"hello", b'{"id": "x"}\n', b"SQLite format 3\0"]
    )
    def test_another_file_is_refused_and_left_alone(self, content, path):
        path.write_bytes(content)
        with pytest.raises(ArchiveError):
            made(path, held())
        assert path.read_bytes() == content

    def test_the_database_of_another_application_is_refused(self, rows):
        edit_rows(rows, "CREATE TABLE records (x)")
        with pytest.raises(ArchiveError, match="no record of an archive"):
            Archive.open(rows, create=True)

    def test_tables_of_a_later_version_are_refused(self, rows):
        made(rows).close()
        edit_rows(rows, "PRAGMA user_version = 2")
        with pytest.raises(ArchiveError, match="of version 2") as error:
            Archive.open(rows)
        assert error.value.details["version"] == 2

    def test_records_of_a_later_version_are_refused_not_taken_for_damaged(self, path):
        from dialogue_core.archive import _records  # noqa: PLC0415 -- a private part, broken here alone

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_records, "VERSION", 2)
            made(path, held()).close()
        with pytest.raises(ArchiveError, match=r"of version 2.*update") as error:
            read_all(path)
        assert "cập nhật" in error.value.vi

    def test_a_damaged_version_is_damage(self, lines):
        made(lines, held()).close()
        edit_line(lines, 3, lambda raw: raw.replace(b'"v":1', b'"v":2'))
        (damaged,) = Archive.open(lines).verify().damaged[:1]
        assert damaged.place == 3

    def test_a_folder_that_is_not_there_is_told(self, tmp_path, path):
        with pytest.raises(ArchiveError, match="no/archive") as error:
            Archive.open(tmp_path / "no" / path.name, create=True)
        assert "nothing was read, and nothing changed: see that the file and its" in error.value.en
        assert "append" not in error.value.en
        assert "chưa đọc được gì và không có gì thay đổi" in error.value.vi

    def test_an_empty_file_may_become_a_database(self, rows):
        rows.touch()
        with pytest.raises(ArchiveError, match=r"the file is empty .* create=True"):
            Archive.open(rows)
        assert rows.read_bytes() == b""
        with made(rows, held()) as archive:
            assert archive.ids() == ("GN-2022",)

    def test_what_is_made_is_for_its_owner_alone(self, path):
        made(path, held()).close()
        assert path.stat().st_mode & 0o777 == 0o600

    def test_a_closed_archive_says_so(self, path):
        archive = made(path, held())
        archive.close()
        archive.close()
        uses = (
            archive.ids,
            archive.load,
            archive.verify,
            archive.quarantine,
            archive.quarantined,
            lambda: archive.session("GN-2022"),
            lambda: archive.append(held()),
        )
        for use in uses:
            with pytest.raises(ArchiveError, match="the archive was closed: open it again"):
                use()

    def test_a_database_with_damaged_tables_is_told(self, rows):
        made(rows, held()).close()
        raw = rows.read_bytes()
        rows.write_bytes(raw.replace(b"tablequarantine", b"tablequ\xe1rantine", 1))
        with pytest.raises(ArchiveError, match="damaged in more than its records"):
            Archive.open(rows)

    def test_a_file_that_is_gone_is_told(self, lines):
        archive = made(lines, held())
        lines.unlink()
        with pytest.raises(ArchiveError, match="No such file") as error:
            archive.ids()
        assert "nothing was read" in error.value.en
        with pytest.raises(ArchiveError, match=r"No such file.*nothing of this append"):
            archive.append(held("B"))
        assert not lines.exists()

    @pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open")
    @pytest.mark.parametrize("replaced", [False, True])
    def test_a_database_that_was_deleted_or_replaced_is_used_no_more(self, replaced, rows):
        with made(rows, held()) as archive:
            if replaced:
                made(rows.with_name("backup.sqlite"), held("B")).close()
                rows.with_name("backup.sqlite").replace(rows)
            else:
                rows.unlink()
            for use in (
                lambda: archive.append(held("C")),
                lambda: archive.session("GN-2022"),
                archive.ids,
                archive.verify,
                archive.quarantine,
            ):
                with pytest.raises(ArchiveError, match="was deleted, moved or replaced since it"):
                    use()
        if replaced:
            rows.with_name(f"{rows.name}-wal").unlink()  # of the other one, as the message says
            rows.with_name(f"{rows.name}-shm").unlink()
            assert read_all(rows) == (held("B"),)

    @pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open")
    def test_nor_where_that_happens_in_the_middle_of_an_append(self, rows, monkeypatch):
        from dialogue_core.archive import _sqlite  # noqa: PLC0415 -- a private part, broken here alone

        real = _sqlite.new_of
        with made(rows, held()) as archive:
            monkeypatch.setattr(_sqlite, "new_of", lambda *told: [rows.unlink(), *real(*told)][1:])
            with pytest.raises(ArchiveError, match="so nothing is stored") as error:
                archive.append(held("B"))
            assert "chưa lưu gì" in error.value.vi

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
    def test_after_a_fork_a_database_is_opened_again(self, rows):
        code = """
import os, sys
from dialogue_core.archive import Archive
from dialogue_core.errors import ArchiveError
archive = Archive.open(sys.argv[1])
child = os.fork()
if child == 0:
    try:
        archive.ids()
    except ArchiveError as error:
        os._exit(7 if "open it in this one" in error.en else 1)
    os._exit(0)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
        made(rows, held()).close()
        assert subprocess.run([sys.executable, "-c", code, rows], check=False).returncode == 7

    def test_another_process_opens_it_for_itself(self, rows, monkeypatch):
        archive = made(rows, held())
        with monkeypatch.context() as patch:
            patch.setattr(os, "getpid", lambda: 0)
            with pytest.raises(ArchiveError, match="open it in this one"):
                archive.ids()
        assert archive.ids() == ("GN-2022",)
        archive.close()


class TestReading:
    def test_a_session_that_is_not_stored_is_told(self, path):
        with made(path, held()) as archive:
            with pytest.raises(NotInArchiveError, match="'GN-2023'") as error:
                archive.session("GN-2023")
            assert isinstance(error.value, LookupError)

    @pytest.mark.parametrize(
        "id_", ["GN-2023", "", "Đắk Nông", "nửa \ud800", "GN-2022\0", "x" * 999]
    )
    def test_no_session_of_such_an_id_is_told_alike(self, id_, path):
        with made(path, held()) as archive:
            for read in (archive.session, archive.events):
                with pytest.raises(
                    NotInArchiveError, match="is stored here; `ids` returns"
                ) as error:
                    read(id_)
                assert error.value.details["session"] == id_
                assert ("no session 'GN-2023' is" in error.value.en) is (id_ == "GN-2023")
                assert ("no session of that id is" in error.value.en) is (id_ != "GN-2023")

    @pytest.mark.parametrize("id_", [3, None, b"GN-2022", ("GN-2022",)])
    def test_an_id_is_a_text(self, id_, path):
        with made(path, held()) as archive:
            for read in (archive.session, archive.events):
                with pytest.raises(InvalidValueError, match=r"^id must be str, got"):
                    read(id_)

    def test_what_is_left_of_a_session_may_be_nothing(self, path):
        with made(path, new("A")) as archive:
            assert archive.events("A") == ()
            if path.suffix == ".jsonl":
                edit_line(path, 1, lambda raw: raw.replace(b'"id"', b'"iD"'))
            else:
                edit_rows(path, "UPDATE records SET record = x'00'")
            assert archive.verify().damaged
            if path.suffix == ".sqlite":
                assert archive.events("A") == ()

    def test_sessions_come_one_at_a_time(self, path):
        """The second is not read before it is asked for."""
        with made(path, held("A"), held("B")) as archive:
            seen = []
            stream = archive.sessions(progress=lambda done, total: seen.append((done, total)))
            assert next(stream).id == "A"
            assert seen == []
            assert next(stream).id == "B"
            assert seen == [(1, 2)]
            assert list(stream) == []
            assert seen == [(1, 2), (2, 2)]

    def test_a_stream_does_not_hold_what_it_gave(self, path):
        words = "ý kiến " * 2_000
        with made(path, *(held(f"A{i}", words=words) for i in range(40))) as archive:
            sum(1 for _ in archive.sessions())  # what is made once
            tracemalloc.start()
            try:
                count = sum(1 for _ in archive.sessions())
                _, peak = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
        assert count == 40
        assert path.stat().st_size > 1_500_000
        assert peak < 1_000_000

    def test_progress_is_told_for_all_long_work(self, path, tmp_path):
        with made(path, held("A"), held("B")) as archive:
            for work in (
                archive.load,
                archive.verify,
                lambda **told: archive.export_jsonl(tmp_path / "a.jsonl", key=KEY, **told),
                lambda **told: archive.export_jsonl_in_clear(tmp_path / "b.jsonl", **told),
            ):
                seen = []
                work(progress=lambda *told, seen=seen: seen.append(told))
                assert seen == [(1, 2), (2, 2)]

    @pytest.mark.parametrize("on", [True, False])
    def test_loading_leaves_the_search_for_cycles_as_it_was(self, on, path):
        was_on = gc.isenabled()
        (gc.enable if on else gc.disable)()
        try:
            with made(path, held()) as archive:
                seen = []
                archive.load(progress=lambda *_: seen.append(gc.isenabled()))
                assert (seen, gc.isenabled()) == ([False], on)
                with pytest.raises(ZeroDivisionError):
                    archive.load(progress=lambda *_: 1 / 0)
                assert gc.isenabled() is on
        finally:
            (gc.enable if was_on else gc.disable)()


class TestTogether:
    """Several archives on one file, several threads on one archive: nothing lost, nothing twice."""

    def test_another_opening_sees_what_is_new(self, path):
        with made(path, held("A")) as one, Archive.open(path) as other:
            assert other.ids() == ("A",)
            one.append(held("B"))
            assert other.ids() == ("A", "B")
            other.append(noted(held("A"), "x"), since=6)
            assert one.session("A") == noted(held("A"), "x")

    def test_threads_may_share_it(self, path):
        with made(path) as archive, ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda i: archive.append(held(f"A{i}")), range(40)))
            found = list(pool.map(archive.session, [f"A{i}" for i in range(40)]))
        assert found == [held(f"A{i}") for i in range(40)]

    def test_of_two_who_go_on_from_the_same_place_one_is_refused(self, path):
        start = held()
        with made(path, start) as one, Archive.open(path) as other:
            one.append(noted(one.session(start.id), "Một."))
            with pytest.raises(EventConflictError):
                other.append(noted(start, "Hai."), since=6)
            again = noted(other.session(start.id), "Hai.")
            assert other.append(again, since=7) == 1
            assert one.session(start.id) == again

    def test_who_waits_too_long_is_told(self, path):
        made(path, held()).close()
        lock = path if path.suffix == ".sqlite" else path.with_name(f"{path.name}.lock")
        with (
            contextlib.closing(sqlite3.connect(lock, isolation_level=None)) as busy,
            Archive.open(path, wait=0) as archive,
        ):
            busy.execute("BEGIN EXCLUSIVE" if lock != path else "BEGIN IMMEDIATE")
            with pytest.raises(ArchiveError, match="another process has been writing"):
                archive.append(held("B"))
            assert archive.session("GN-2022") == held()
            busy.execute("ROLLBACK")
            assert archive.append(held("B")) == 6

    def test_two_may_make_it_at_once(self, path):
        barrier = threading.Barrier(4)

        def make(number: int) -> None:
            barrier.wait()
            with Archive.open(path, create=True) as archive:
                archive.append(held(f"A{number}"))

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(make, range(4)))
        assert {session.id for session in read_all(path)} == {"A0", "A1", "A2", "A3"}


class TestDamage:
    """A damaged record is told with its place, the reason and its bytes; the rest is read."""

    def test_a_line_that_was_altered_is_told_and_the_rest_read(self, lines):
        with made(lines, held("A"), held("B"), held("C")) as archive:
            was = edit_line(lines, 11, altered)
            found = []
            assert [s.id for s in archive.sessions(on_damage=found.append)] == ["A", "C"]
            (damaged,) = found
            assert (damaged.place, damaged.session, damaged.seq) == (11, "B", 2)
            assert damaged.raw.open() == altered(was)
            assert "checksum" in damaged.reason.en
            assert [seq for seq, _ in archive.events("B")] == [0, 1, 3, 4, 5]

    def test_a_row_that_was_altered_is_told_and_the_rest_read(self, rows):
        made(rows, held("A"), held("B"), held("C")).close()
        edit_rows(
            rows, "UPDATE records SET record = replace(record, ?, ?) WHERE rowid = 11", "12", "13"
        )
        with Archive.open(rows) as archive:
            found = []
            assert [s.id for s in archive.sessions(on_damage=found.append)] == ["A", "C"]
            (damaged,) = found
            assert (damaged.place, damaged.session, damaged.seq) == (11, "B", 2)
            assert b"13" in damaged.raw.open()
            assert [seq for seq, _ in archive.events("B")] == [0, 1, 3, 4, 5]

    def test_it_is_never_passed_over_in_silence(self, path):
        with damaged_in(path) as archive:
            stream = archive.sessions()
            assert [next(stream).id, next(stream).id] == ["A", "C"]
            with pytest.raises(DamagedArchiveError, match="1 damaged or missing") as error:
                next(stream)
            assert len(error.value.details["damaged"]) == 1
            for work in (archive.load, lambda: archive.session("B")):
                with pytest.raises(DamagedArchiveError, match="session B, event 2: the checksum"):
                    work()

    def test_what_was_said_does_not_show(self, path):
        with damaged_in(path) as archive:
            (damaged,) = archive.verify().damaged
            with pytest.raises(DamagedArchiveError) as error:
                archive.load()
            for text in (repr(damaged), damaged.words("vi"), damaged.words("en"), error.value.vi):
                assert "B" in text
                assert "hẻm" not in text
                assert "h\\x" not in text

    def test_a_verification_says_what_was_found(self, path):
        with damaged_in(path) as archive:
            found = archive.verify()
            assert not found.sound
            assert (found.sessions, found.events) == (2, 12)
            assert found.words("en").startswith("2 whole sessions, 12 events; 1 damaged or missing")
            assert found.words("vi").startswith("2 cuộc đối thoại, 12 sự kiện nguyên vẹn; 1 chỗ")
            assert "sự kiện 2: mã kiểm tra không khớp" in found.words("vi")

    def test_what_is_put_aside_keeps_its_bytes_and_is_missing_then(self, path):
        with damaged_in(path) as archive:
            (damaged,) = archive.verify().damaged
            assert archive.quarantine() == (damaged,)
            assert archive.quarantined() == (damaged,)
            found = archive.verify()
            assert found.quarantined == 1
            (gap,) = found.damaged
            assert (gap.place, gap.raw, gap.session, gap.seq) == (None, None, "B", 2)
            assert gap.words("en") == "session B, event 2: event 2 is missing"
            assert archive.quarantine() == ()

    def test_it_is_healed_by_storing_the_session_again(self, path):
        with damaged_in(path) as archive:
            archive.quarantine()
            assert archive.append(held("B")) == 1
            assert archive.session("B") == held("B")
            assert archive.verify().sound
            assert len(archive.quarantined()) == 1
            assert archive.append(held("B")) == 0
            assert archive.append(noted(held("B"), "x"), since=6) == 1
            assert archive.verify().sound

    def test_it_is_healed_without_being_put_aside_first(self, path):
        with damaged_in(path) as archive:
            assert archive.append(held("B"), since=2) == 1
            assert archive.session("B") == held("B")
            archive.quarantine()
            assert archive.verify().sound
            assert len(archive.quarantined()) == 1

    def test_nothing_goes_on_from_a_damaged_event(self, path):
        with damaged_in(path) as archive, pytest.raises(ArchiveError, match="readable event 2"):
            archive.append(held("B"), since=3)

    @pytest.mark.parametrize(
        ("lost", "said"),
        [
            ([-1], "the session's head is missing"),
            ([-1, 0, 1], "the session's head and its events up to 1 are missing"),
            ([3], "event 3 is missing"),
            ([1, 2, 3], "events 1 to 3 are missing"),
        ],
    )
    def test_what_is_missing_is_told(self, lost, said, path):
        made(path, held("A"), held("B")).close()
        for seq in reversed(lost):
            if path.suffix == ".sqlite":
                edit_rows(path, "DELETE FROM records WHERE session = 'A' AND seq = ?", seq)
            else:
                edit_line(path, seq + 2, lambda _: b"")
        with Archive.open(path) as archive:
            (gap,) = archive.verify().damaged
            assert (gap.session, gap.reason.en) == ("A", said)
            assert gap.reason.vi.startswith("thiếu")
            assert [session.id for session in archive.sessions(on_damage=print)] == ["B"]

    def test_a_record_that_says_what_it_is_not_is_told(self, path):
        """A head with a place in the log, though its checksum fits."""
        from dialogue_core.archive import _records  # noqa: PLC0415 -- a private part, broken here alone

        real = _records.line_of

        def forged(record, more=0):
            line = real(record, more)
            rest = line[_records._SUMMED_FROM :].replace(b'"event":{', b'"head":{')
            return b'{"sum":"%s",%s' % (hashlib.sha256(rest).hexdigest().encode(), rest)

        with pytest.MonkeyPatch.context() as patch:
            for form in ("_lines", "_sqlite"):
                patch.setattr(f"dialogue_core.archive.{form}.line_of", forged)
            made(path, first(held(), 1)).close()
        with Archive.open(path) as archive:
            (damaged,) = archive.verify().damaged
            assert "no record of an archive" in damaged.reason.en

    def test_a_record_that_makes_no_sense_is_told_though_its_checksum_fits(self, path):
        from dialogue_core.archive import _archive  # noqa: PLC0415 -- a private part, broken here alone

        bodies = {0: b'{"event": "no_such"}', 1: b"{oops}", 2: b"{" + b'"a":[' * 100_000}
        for seq, body in bodies.items():
            with unjudged() as patch:
                patch.setattr(_archive, "event_to_bytes", told_instead(seq, body))
                made(path, held(f"A{seq}")).close()
        with Archive.open(path) as archive:
            found = archive.verify().damaged
            assert [(one.session, one.seq) for one in found] == [("A0", 0), ("A1", 1), ("A2", 2)]
            assert "no_such" in found[0].reason.en
            assert "no JSON" in found[1].reason.en
            assert found[1].raw.open() == b"{oops}"
            assert archive.quarantine() == ()

    def test_a_log_that_makes_no_sense_is_told(self, path):
        session = held()
        with made(path, first(session, 2)) as archive:
            opened_twice = attrs.evolve(first(session, 2).events[1])
            forged = Session.__new__(Session)
            for field in attrs.fields(Session):
                object.__setattr__(forged, field.name, getattr(session, field.name))
            object.__setattr__(forged, "events", (*session.events[:2], opened_twice))
            archive.append(forged)
            (damaged,) = archive.verify().damaged
            assert "is not possible" in damaged.reason.en
            assert len(archive.events(session.id)) == 3

    def test_a_head_that_makes_no_sense_is_told(self, path):
        from dialogue_core.archive import _archive  # noqa: PLC0415 -- a private part, broken here alone

        with unjudged() as patch:
            patch.setattr(_archive, "dump_session", lambda _: {"id": "A"})
            made(path, held("A")).close()
        with Archive.open(path) as archive:
            (damaged,) = archive.verify().damaged
            assert (damaged.session, damaged.seq) == ("A", -1)
            assert damaged.words("en").startswith("session A: ")

    def test_a_head_of_another_session_is_told(self, path):
        from dialogue_core.archive import _archive  # noqa: PLC0415 -- a private part, broken here alone
        from dialogue_core.serialization import dump_session  # noqa: PLC0415 -- a private part, broken here alone

        with unjudged() as patch:
            patch.setattr(_archive, "dump_session", lambda _: dump_session(new("B")))
            made(path, held("A")).close()
        with Archive.open(path) as archive:
            (damaged,) = archive.verify().damaged
            assert "not its own" in damaged.reason.en


def test_what_is_damaged_is_told_in_another_process_without_its_bytes(tmp_path):
    with damaged_in(tmp_path / "a.jsonl") as archive, pytest.raises(DamagedArchiveError) as caught:
        archive.load()
    crossed = pickle.dumps(caught.value)
    assert WORDS.encode() not in crossed
    twin = pickle.loads(crossed)  # noqa: S301 -- made a moment ago
    (damaged,), (told,) = caught.value.details["damaged"], twin.details["damaged"]
    assert (str(twin), told.words("vi")) == (str(caught.value), damaged.words("vi"))
    assert damaged.raw is not None
    assert told.raw is None


def damaged_in(path: Path) -> Archive:
    """An archive of A, B and C in which an event of B is damaged."""
    made(path, held("A"), held("B"), held("C")).close()
    if path.suffix == ".jsonl":
        edit_line(path, 11, altered)
    else:
        with contextlib.closing(sqlite3.connect(path)) as database, database:
            (raw,) = database.execute("SELECT record FROM records WHERE rowid = 11").fetchone()
            database.execute("UPDATE records SET record = ? WHERE rowid = 11", (altered(raw),))
    return Archive.open(path)


@contextlib.contextmanager
def unjudged():
    """Let an archive store what it could not read again."""
    from dialogue_core.archive import _archive  # noqa: PLC0415 -- a private part, broken here alone

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_archive, "_refuse_unlike", lambda *_: None)
        yield patch


def told_instead(seq: int, body: bytes):
    """A way to write events that writes this for one of them."""
    places = itertools.count()

    def write(event) -> bytes:
        return body if next(places) == seq else json.dumps(dump_event(event)).encode()

    return write


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The files of a whole archive, to be copied and damaged."""
    found = tmp_path_factory.mktemp("archive")
    for form in FORMS:
        made(found / f"whole.{form}", *TestAnyDamage.STORED).close()
    return found


class TestAnyDamage:
    """Whatever is changed, nothing is read that was not written, and nothing is lost unsaid."""

    STORED = tuple(held(f"A{i}", statements=2) for i in range(4))

    @given(data=st.data())
    def test_of_lines(self, data, folder):
        file = folder / "a.jsonl"
        raw = bytearray((folder / "whole.jsonl").read_bytes())
        places = data.draw(st.sets(st.integers(0, len(raw) - 1), min_size=1, max_size=4))
        for place in places:
            raw[place] ^= data.draw(st.integers(1, 255))
        file.write_bytes(raw)
        self.judge(file)

    @given(data=st.data())
    def test_of_lines_cut_out_or_cut_off(self, data, folder):
        file = folder / "a.jsonl"
        raw = (folder / "whole.jsonl").read_bytes()
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, len(raw)))
        more = data.draw(st.binary(max_size=20))
        file.write_bytes(raw[:start] + more + raw[end:])
        self.judge(file, exactly=False)

    @given(data=st.data())
    def test_of_rows(self, data, folder):
        file = folder / "a.sqlite"
        raw = bytearray((folder / "whole.sqlite").read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
        file.write_bytes(raw)
        self.judge(file)

    def test_of_the_index_of_rows(self, folder):
        """An index that has lost its way finds fewer rows, and says nothing of it."""
        raw = (folder / "whole.sqlite").read_bytes()
        database = sqlite3.connect(folder / "whole.sqlite")
        ((page,),) = database.execute("SELECT rootpage FROM sqlite_master WHERE type = 'index'")
        ((size,),) = database.execute("PRAGMA page_size")
        database.close()
        told = set()
        for back in range(1, 240, 3):
            for change in (2, 9):
                damaged = bytearray(raw)
                damaged[page * size - back] ^= change
                (folder / "a.sqlite").write_bytes(damaged)
                told |= self.judge(folder / "a.sqlite")
        assert any("the index of the file is damaged" in words for words in told)
        assert not any(words.startswith(":") for words in told)

    def judge(self, file: Path, *, exactly: bool = True) -> set[str]:
        stored = {session.id: session for session in self.STORED}
        found: list[Damaged] = []
        try:
            with Archive.open(file) as archive:
                read = list(archive.sessions(on_damage=found.append))
                events = {id_: archive.events(id_) for id_ in archive.ids()}
        except ArchiveError:  # the file as a whole cannot be used
            return set()
        for session in read:
            was = stored[session.id]
            assert session == first(was, len(session.events))
        for id_, some in events.items():
            assert all(stored[id_].events[seq] == event for seq, event in some)
        if exactly and read != list(self.STORED):
            assert found
        assert all(one.words("vi") and one.words("en") for one in found)
        return {one.words("en") for one in found}


class TestLines:
    """What is told of a file of lines: cut off, joined, edited, blanked."""

    @pytest.mark.parametrize("back", range(1, 1200, 60))
    def test_an_append_that_was_cut_off_was_never_made(self, back, lines):
        """The file is cut in its last append, of six lines and more than 1,200 bytes."""
        whole = held(statements=8)
        with made(lines, first(whole, 5)):
            before = lines.read_bytes()
        with Archive.open(lines) as archive:
            archive.append(whole)
        after = lines.read_bytes()
        assert len(after) - len(before) > 1_200
        lines.write_bytes(after[:-back])
        torn = after[len(before) : -back]
        with Archive.open(lines) as archive:
            found = []
            if back == 1:  # only the line break is missing
                assert list(archive.sessions()) == [whole]
                assert archive.append(noted(whole, "x")) == 1
                assert archive.verify().sound
                return
            assert list(archive.sessions(on_damage=found.append)) == [first(whole, 5)]
            assert b"".join(one.raw.open() for one in found) == torn
            assert {one.reason.en for one in found} == {
                UNFINISHED,
            }
            assert [one.place for one in found] == list(range(7, 7 + len(found)))
            assert [one.seq for one in found[:-1]] == list(range(5, 4 + len(found)))
            assert {one.session for one in found[:-1]} <= {whole.id}
            assert lines.read_bytes() == after[:-back]
            assert archive.append(whole) == 6
            assert list(archive.sessions()) == [whole]
            assert archive.quarantined() == tuple(found)
            assert lines.read_bytes() == after

    def test_it_is_put_aside_on_request_too(self, lines):
        made(lines, held()).close()
        whole = lines.read_bytes()
        lines.write_bytes(whole + b'{"sum":"')
        with Archive.open(lines) as archive:
            (torn,) = archive.quarantine()
            assert torn.raw.open() == b'{"sum":"'
            assert archive.quarantined() == (torn,)
        assert lines.read_bytes() == whole

    def test_a_very_long_line_is_read_in_pieces(self, lines, monkeypatch):
        from dialogue_core.archive import _lines  # noqa: PLC0415 -- a private part, broken here alone

        monkeypatch.setattr(_lines, "MOST_BYTES", 20_000)
        made(lines, held("A")).close()
        with lines.open("ab") as file:
            file.write(b"x" * 49_000 + b"\n")
        with Archive.open(lines) as archive:
            archive.append(held("B"))
            found = archive.quarantine()
            assert [(one.place, len(one.raw.open())) for one in found] == [
                (8, 20_000),
                (8, 20_000),
                (8, 9_001),
            ]
            assert archive.load() == (held("A"), held("B"))
        with lines.open("ab") as file:
            file.write(b"x" * 49_000)
        with Archive.open(lines) as archive:
            assert len(archive.verify().damaged[0].raw.open()) == 49_000
            assert archive.append(held("C")) == 6

    def test_what_is_put_aside_leaves_the_other_lines_where_they_were(self, lines):
        with damaged_in(lines) as archive:
            before = lines.read_bytes().splitlines()
            archive.quarantine()
            after = lines.read_bytes().splitlines()
        assert after[10].strip() == b""
        aside = lines.with_name("archive.jsonl.quarantine")
        assert aside.stat().st_mode & 0o777 == 0o600
        assert len(after[10]) == len(before[10])
        assert after[:10] + after[11:] == before[:10] + before[11:]

    def test_a_line_that_claims_the_place_of_another_record_stops_no_session(self, lines):
        """The damage is in the key: the line says that it is event 1, which stands elsewhere."""
        made(lines, held("A"), held("B")).close()
        edit_line(lines, 4, lambda raw: raw.replace(b'"seq":2', b'"seq":1'))
        edit_line(lines, 12, lambda raw: raw.replace(b'"B"', b'"C"'))
        with Archive.open(lines) as archive:
            found = archive.verify()
            assert found.sessions == 0
            assert {(one.place, one.session, one.seq) for one in found.damaged} == {
                (4, "A", 1),
                (12, "C", 3),
                (None, "A", 2),
                (None, "B", 3),
            }

    def test_two_files_joined_are_one_archive(self, lines, tmp_path):
        made(lines, held("A"), held("B")).close()
        other = tmp_path / "b.jsonl"
        made(other, held("B"), held("C")).close()
        lines.write_bytes(lines.read_bytes() + other.read_bytes())
        with Archive.open(lines) as archive:
            assert archive.load() == (held("A"), held("B"), held("C"))
            assert archive.verify().sound
            assert archive.append(noted(held("B"), "x"), since=6) == 1
            assert archive.session("B") == noted(held("B"), "x")

    def test_two_files_that_disagree_are_told(self, lines, tmp_path):
        one, two = noted(held("B"), "Một."), noted(held("B"), "Hai.")
        made(lines, held("A"), one).close()
        other = tmp_path / "b.jsonl"
        made(other, two).close()
        lines.write_bytes(lines.read_bytes() + other.read_bytes())
        with Archive.open(lines) as archive:
            (damaged,) = archive.verify().damaged
            assert "another event stands" in damaged.reason.en
            assert (damaged.place, damaged.session, damaged.seq) == (23, "B", 6)
            assert archive.quarantine() == (damaged,)
            assert archive.verify().sound
            assert archive.session("B") == one

    @FEWER
    @given(
        st.lists(st.sampled_from([b"", b"x" * 40, b"\r", b"{}", b"  "]), max_size=300), st.data()
    )
    def test_the_number_of_a_line_is_how_many_breaks_are_before_it(self, some, data):
        from dialogue_core.archive import _lines  # noqa: PLC0415 -- a private part, broken here alone

        raw = b"\n".join(some)
        chunk = data.draw(st.sampled_from([1, 7, 8_192]))
        index, file = _lines._Index(), io.BufferedReader(io.BytesIO(raw))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_lines, "_CHUNK", chunk)
            index.upto(file, data.draw(st.integers(0, len(raw))))
            index = index.upto(file, len(raw))
            at = data.draw(st.integers(0, len(raw)))
            assert index.number(file, at) == raw[:at].count(b"\n") + 1

    def test_line_breaks_of_another_system_do_no_harm(self, lines):
        made(lines, held("A")).close()
        lines.write_bytes(lines.read_bytes().replace(b"\n", b"\r\n"))
        with Archive.open(lines) as archive:
            archive.append(held("B"))
            assert archive.load() == (held("A"), held("B"))

    def test_a_file_cut_shorter_under_it_is_read_anew(self, lines):
        with made(lines, held("A")) as archive:
            short = lines.read_bytes()
            archive.append(held("B"))
            lines.write_bytes(short)
            assert archive.ids() == ("A",)

    def test_a_longer_file_put_in_its_place_is_read_anew(self, lines):
        """By a copy over it, so that nothing but what it says tells."""
        with made(lines, held("A")) as archive:
            made(lines.with_name("b.jsonl"), held("B"), held("C")).close()
            lines.write_bytes(lines.with_name("b.jsonl").read_bytes())
            assert archive.load() == (held("B"), held("C"))
            assert archive.append(held("B")) == 0

    def test_a_line_damaged_after_it_was_read_is_told(self, lines):
        with made(lines, held("A"), held("B")) as archive:
            assert archive.ids() == ("A", "B")
            edit_line(lines, 11, altered)
            (damaged,) = archive.verify().damaged
            assert damaged.place == 11
            edit_line(lines, 4, altered)
            with pytest.raises(DamagedArchiveError, match="line 4, session A, event 2: the check"):
                archive.session("A")

    def test_lines_blanked_by_another_are_passed_over(self, lines):
        with damaged_in(lines) as one, Archive.open(lines) as other:
            assert not one.verify().sound
            other.quarantine()
            found = []
            assert [s.id for s in one.sessions(on_damage=found.append)] == ["A", "C"]
            assert [gap.place for gap in found] == [None]

    def test_a_note_of_the_quarantine_that_was_cut_off_is_shown_as_it_is(self, lines):
        with damaged_in(lines) as archive:
            archive.quarantine()
            aside = lines.with_name("archive.jsonl.quarantine")
            aside.write_bytes(aside.read_bytes() + b'{"line": 1')
            assert [one.place for one in archive.quarantined()] == [11, None]

    def test_without_a_lock_a_file_cut_off_is_read_but_not_written(self, lines):
        made(lines, held()).close()
        lines.write_bytes(lines.read_bytes() + b'{"sum":"')
        lock = lines.with_name("archive.jsonl.lock")
        lock.unlink()
        lock.mkdir()
        with Archive.open(lines) as archive:
            assert list(archive.sessions(on_damage=print)) == [held()]
            with pytest.raises(ArchiveError, match="nobody writes without it"):
                archive.append(held("B"))

    def test_each_line_is_json_with_its_checksum(self, lines):
        made(lines, held()).close()
        for number, line in enumerate(lines.read_bytes().splitlines()):
            data = json.loads(line)
            assert data["sum"] == hashlib.sha256(line[line.index(b'"v":') :]).hexdigest()
            assert data["session"] == "GN-2022"
            assert data.get("seq", -1) == number - 1
            assert data.get("more", 0) == 6 - number


class TestRows:
    """What is told of a file of SQLite."""

    def test_one_that_cannot_have_a_write_ahead_log_works_all_the_same(self, rows):
        """As where somebody else is using it while it is made."""
        with contextlib.closing(sqlite3.connect(rows)) as other:
            made(rows).close()
            other.execute("PRAGMA journal_mode = DELETE")
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM records").fetchone()
            with Archive.open(rows, wait=0) as archive:
                assert archive.ids() == ()
            other.execute("ROLLBACK")
        with made(rows, held()) as archive:
            assert archive.session("GN-2022") == held()

    def test_a_row_under_another_key_is_told(self, rows):
        made(rows, held("A"), held("B")).close()
        edit_rows(rows, "UPDATE records SET seq = 7 WHERE session = 'A' AND seq = 5")
        edit_rows(rows, "UPDATE records SET record = 17 WHERE session = 'B' AND seq = 0")
        with Archive.open(rows) as archive:
            misplaced, gap, strange = archive.verify().damaged
            assert (misplaced.session, misplaced.seq) == ("A", 7)
            assert "not its own" in misplaced.reason.en
            assert gap.reason.en == "events 5 to 6 are missing"
            assert strange.raw.open() == b"17"

    def test_an_unreadable_page_costs_its_own_records_alone(self, rows):
        """Long records lie on pages of their own; one of those is lost."""
        stored = [held(f"A{i}", statements=2, words="ý kiến " * 7_000) for i in range(3)]
        made(rows, *stored).close()
        raw = bytearray(rows.read_bytes())
        size = int.from_bytes(raw[16:18])
        inside = raw.index(b"(1)", raw.index(b'"session":"A1","seq":3')) - size
        page = inside - inside % size
        raw[page : page + 4] = b"\xff" * 4  # which page follows
        rows.write_bytes(raw)
        with Archive.open(rows) as archive:
            found = []
            assert list(archive.sessions(on_damage=found.append)) == [stored[0], stored[2]]
            (damaged,) = found
            assert (damaged.session, damaged.seq, damaged.raw) == ("A1", 3, None)
            assert "page" in damaged.reason.en
            assert [seq for seq, _ in archive.events("A1")] == [0, 1, 2, 4]
            assert archive.quarantine() == ()
            with pytest.raises(ArchiveError):
                archive.append(stored[1])

    def test_a_full_database_keeps_what_it_had(self, rows):
        with made(rows, held("A")) as archive:
            database = archive._store._database
            (pages,) = database.execute("PRAGMA page_count").fetchone()
            database.execute(f"PRAGMA max_page_count = {pages}")
            with pytest.raises(ArchiveError, match="no room is left"):
                archive.append(held("B", words="x" * 49_000))
            assert archive.load() == (held("A"),)
            database.execute("PRAGMA max_page_count = 1000000")
            assert archive.append(held("B", words="x" * 49_000)) == 6


@contextlib.contextmanager
def unwritable():
    """Let SQLite write neither files nor beside them, as on a medium that is read only."""
    real = sqlite3.connect

    def connect(name, **options):
        return real(name.replace("mode=rw", "mode=ro&readonly_shm=1"), **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        yield


class TestReadOnly:
    """A database on a medium, or in a folder, where nothing can be written is read all the same."""

    def test_it_is_read_and_not_written(self, rows):
        made(rows, held("A"), held("B")).close()
        before = rows.read_bytes()
        with unwritable(), Archive.open(rows) as archive:
            assert archive.load() == (held("A"), held("B"))
            assert archive.verify().sound
            assert archive.append(held("A")) == 0
            assert archive.quarantine() == ()
            with pytest.raises(ArchiveError, match="may only be read, so nothing is stored"):
                archive.append(held("C"))
            assert archive.ids() == ("A", "B")
        assert rows.read_bytes() == before

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights say nothing to root"
    )
    def test_as_in_a_folder_without_the_right_to_write(self, rows):
        made(rows, held("A")).close()
        rows.parent.chmod(0o555)
        try:
            with Archive.open(rows) as archive:
                assert archive.load() == (held("A"),)
        finally:
            rows.parent.chmod(0o755)

    def test_what_somebody_else_writes_meanwhile_is_never_half_read(self, rows):
        made(rows, held("A")).close()
        with unwritable():
            archive = Archive.open(rows)
        with made(rows, held("B")):
            with pytest.raises(ArchiveError, match=r"still stand in the file -wal") as error:
                archive.load()
            assert "tệp -wal" in error.value.vi
        with pytest.raises(ArchiveError, match=r"changed since: open it again"):
            archive.load()
        archive.close()
        with unwritable(), Archive.open(rows) as again:
            assert again.load() == (held("A"), held("B"))

    def test_nor_while_it_is_read(self, rows, monkeypatch):
        made(rows, held("A")).close()
        with unwritable():
            archive = Archive.open(rows)
        real = archive._store._all
        monkeypatch.setattr(archive._store, "_all", lambda *told: [*real(*told), os.utime(rows)])
        with pytest.raises(ArchiveError, match="changed since"):
            archive.quarantined()
        archive.close()

    def test_appends_that_stand_in_the_log_alone_are_not_passed_over(self, rows, tmp_path):
        copy = tmp_path / "copy" / rows.name
        copy.parent.mkdir()
        with made(rows, held("A")):
            for name in (rows.name, f"{rows.name}-wal"):
                (copy.parent / name).write_bytes((tmp_path / name).read_bytes())
        with unwritable(), pytest.raises(ArchiveError, match="copy both into a folder"):
            Archive.open(copy)
        assert read_all(copy) == (held("A"),)
        copy.with_name(f"{rows.name}-journal").write_bytes(b"pages as they were")
        with unwritable(), pytest.raises(ArchiveError, match="copy both into a folder"):
            Archive.open(copy)


class TestNotRestored:
    """What was put aside and not stored since is named, so that it is not lost unnoticed."""

    def test_a_copy_that_was_cut_off(self, lines):
        made(lines, held("A"), held("B")).close()
        lines.write_bytes(lines.read_bytes()[:-20])
        with Archive.open(lines) as archive:
            damaged = archive.verify().damaged
            assert {one.session for one in damaged} == {"B"}
            assert [one.seq for one in damaged] == list(range(-1, 6))
            archive.append(held("C"))
            found = archive.verify()
            assert (found.sound, found.quarantined) == (True, 7)
            assert found.not_restored == ("B",)
            assert found.words("en").endswith("it had been acknowledged, append them again): B")
            assert found.words("vi").endswith("nếu đã được xác nhận, hãy lưu lại): B")
            assert {one.session for one in archive.quarantined()} == {"B"}
            archive.append(first(held("B"), 3))
            assert archive.verify().not_restored == ("B",)
            archive.append(held("B"))
            found = archive.verify()
            assert (found.sound, found.not_restored) == (True, ())
            assert "append them again" not in found.words("en")

    def test_the_last_event_of_a_session_that_was_put_aside(self, path):
        made(path, held("A"), held("B")).close()
        if path.suffix == ".jsonl":
            edit_line(path, 14, lambda raw: raw.replace(b"closed", b"Closed"))
        else:
            edit_rows(path, "UPDATE records SET record = x'00' WHERE session = 'B' AND seq = 5")
        with Archive.open(path) as archive:
            archive.quarantine()
            found = archive.verify()
            assert (found.sound, found.not_restored) == (True, ("B",))
            assert archive.append(held("B")) == 1
            assert archive.verify().not_restored == ()

    def test_what_tells_no_session_is_counted_alone(self, lines):
        made(lines, held("A")).close()
        lines.write_bytes(lines.read_bytes() + b"x\n")
        with Archive.open(lines) as archive:
            archive.quarantine()
            found = archive.verify()
            assert (found.quarantined, found.not_restored) == (1, ())

    def test_where_a_row_stands_it_says_so(self, rows):
        with damaged_in(rows) as archive:
            (damaged,) = archive.verify().damaged
            assert damaged.words("en").startswith("row 11, session B, event 2: ")
            assert damaged.words("vi").startswith("hàng 11, cuộc B, sự kiện 2: ")
            assert archive.quarantine() == archive.quarantined() == (damaged,)


class TestExport:
    """What leaves the record is redacted, unless a call says in its name that it is not."""

    SECRET = noted(
        new("B").record(
            Opened(on=DAY),
            attrs.evolve(received(9), speaker=Speaker(id="nguoi-1", name=dc.Sealed(NAME))),
        ),
        "Ghi chú kín",
    )

    def test_the_usual_export_tells_nothing_that_is_sealed(self, path, tmp_path):
        out = tmp_path / "out.jsonl"
        with made(path, held("A"), self.SECRET) as archive:
            assert archive.export_jsonl(out, key=KEY) == 2
        text = out.read_text(encoding="utf-8")
        for secret in (WORDS, NAME, "nguoi-1", "Ghi chú kín"):
            assert secret not in text
        first_line, second = map(json.loads, text.splitlines())
        assert (first_line["id"], second["id"]) == ("A", "B")
        assert first_line["redacted"] is second["redacted"] is True

    def test_a_redacted_export_is_never_an_archive(self, path, tmp_path):
        out = tmp_path / "out.jsonl"
        with made(path, held()) as archive:
            archive.export_jsonl(out, key=KEY)
        for create in (False, True):
            with pytest.raises(ArchiveError, match="redacted export") as error:
                Archive.open(out, create=create)
            assert str(out) in error.value.en
            assert str(out) in error.value.vi
        with pytest.raises(InputError):
            load_session(json.loads(out.read_text(encoding="utf-8")))

    def test_a_redacted_line_in_an_archive_is_refused(self, path, tmp_path):
        out = tmp_path / "out.jsonl"
        with made(path, held()) as archive:
            archive.export_jsonl(out, key=KEY)
        if path.suffix == ".jsonl":
            path.write_bytes(path.read_bytes() + out.read_bytes())
        else:
            edit_rows(path, "UPDATE records SET record = ?", out.read_bytes())
        with pytest.raises(ArchiveError, match="redacted export"):
            read_all(path)

    def test_a_key_that_is_no_secret_is_refused(self, path, tmp_path):
        with made(path, held()) as archive, pytest.raises(InvalidValueError, match="key must be"):
            archive.export_jsonl(tmp_path / "out.jsonl", key=b"short")
        assert list(tmp_path.glob("out*")) == []

    def test_in_clear_it_is_an_archive_of_the_same_sessions(self, path, tmp_path):
        out = tmp_path / "out.jsonl"
        with made(path, held("A"), self.SECRET, new("C")) as archive:
            archive.append(noted(held("A"), "x"))
            assert archive.export_jsonl_in_clear(out) == 3
            everything = archive.load()
        with Archive.open(out) as copy:
            assert copy.load() == everything
            assert copy.verify().sound
        assert out.stat().st_mode & 0o777 == 0o600

    def test_nothing_is_overwritten(self, path, tmp_path):
        out = tmp_path / "out.jsonl"
        out.write_text("mine")
        with made(path, held()) as archive:
            for work in (
                lambda: archive.export_jsonl(out, key=KEY),
                lambda: archive.export_jsonl_in_clear(out),
            ):
                with pytest.raises(ArchiveError, match="nothing is overwritten"):
                    work()
        assert out.read_text() == "mine"

    def test_in_clear_it_is_json_lines(self, path, tmp_path):
        with made(path, held()) as archive, pytest.raises(ArchiveError, match="JSON Lines"):
            archive.export_jsonl_in_clear(tmp_path / "out.sqlite")

    def test_a_damaged_archive_is_exported_only_if_somebody_is_told(self, path, tmp_path):
        out, clear = tmp_path / "out.jsonl", tmp_path / "clear.jsonl"
        with damaged_in(path) as archive:
            for work in (
                lambda **told: archive.export_jsonl(out, key=KEY, **told),
                lambda **told: archive.export_jsonl_in_clear(clear, **told),
            ):
                with pytest.raises(DamagedArchiveError):
                    work()
                assert list(tmp_path.glob("*.jsonl.*")) in ([], [tmp_path / "archive.jsonl.lock"])
                found = []
                assert work(on_damage=found.append) == 2
                assert [one.session for one in found] == ["B"]
        assert Archive.open(clear).ids() == ("A", "C")

    def test_what_is_of_no_session_is_told_by_an_export_too(self, lines, tmp_path):
        made(lines, held()).close()
        lines.write_bytes(lines.read_bytes() + b'{"sum":"')
        with Archive.open(lines) as archive:
            with pytest.raises(DamagedArchiveError, match="line 8: this append was not finished"):
                archive.export_jsonl_in_clear(tmp_path / "clear.jsonl")
            found = []
            archive.export_jsonl_in_clear(tmp_path / "clear.jsonl", on_damage=found.append)
            assert [one.place for one in found] == [8]

    @pytest.mark.parametrize(
        "work",
        [
            lambda archive, to: archive.export_jsonl(to, key=KEY),
            lambda archive, to: archive.export_jsonl_in_clear(to),
            lambda archive, to: archive.export_parquet(to, key=KEY),
            lambda archive, to: archive.export_dataset(to, key=KEY),
        ],
        ids=["jsonl", "jsonl in clear", "parquet", "dataset"],
    )
    def test_a_place_that_cannot_be_written_is_told(self, request, path, tmp_path, work):
        if request.node.callspec.id.endswith(("parquet", "dataset")):
            pytest.importorskip("polars", reason="the extra analysis is not installed")
        with made(path, held()) as archive:
            with pytest.raises(ArchiveError, match="No such file") as error:
                work(archive, tmp_path / "no" / "out.jsonl")
            assert "nothing was exported: see that the file and its folder" in error.value.en
            assert "chưa xuất gì: hãy xem tệp và thư mục" in error.value.vi


class TestAnotherFolder:
    """A process may go to another folder while it has an archive open."""

    def test_the_archive_stays_where_it_was(self, path, tmp_path, monkeypatch):
        other = tmp_path / "other"
        other.mkdir()
        made(other / path.name, held("B")).close()
        monkeypatch.chdir(tmp_path)
        with Archive.open(path.name, create=True) as archive:
            archive.append(held("A"))
            monkeypatch.chdir(other)
            assert archive.append(held("C")) == 6
            assert archive.ids() == ("A", "C")
        assert [one.id for one in read_all(path)] == ["A", "C"]
        assert [one.id for one in read_all(other / path.name)] == ["B"]


class TestQuarantineBesideAWriter:
    """What another stores while damage is looked for is not put aside."""

    @pytest.mark.parametrize("same", [True, False])
    def test_what_is_stored_meanwhile_stays(self, rows, same, monkeypatch):
        made(rows, held("A"), held("B")).close()
        if same:
            edit_rows(rows, "UPDATE records SET seq = 9 WHERE rowid = 14")
        else:
            edit_rows(rows, "UPDATE records SET record = x'00' WHERE rowid = 14")
        with Archive.open(rows) as archive, Archive.open(rows) as other:
            look = archive._store.strange

            def meanwhile(*, anew):
                if same:  # the very bytes, where they belong
                    edit_rows(rows, "UPDATE records SET seq = 5 WHERE rowid = 14")
                other.append(held("B"))
                return look(anew=anew)

            monkeypatch.setattr(archive._store, "strange", meanwhile)
            assert archive.quarantine() == ()
            assert archive.load() == (held("A"), held("B"))

    def test_what_is_gone_meanwhile_is_not_put_aside_twice(self, rows, monkeypatch):
        made(rows, held("A"), held("B")).close()
        edit_rows(rows, "UPDATE records SET record = x'00' WHERE rowid = 3")
        with Archive.open(rows) as archive, Archive.open(rows) as other:
            look = archive._store.strange

            def meanwhile(*, anew):
                assert len(other.quarantine()) == 1
                return look(anew=anew)

            monkeypatch.setattr(archive._store, "strange", meanwhile)
            assert archive.quarantine() == ()
            assert len(archive.quarantined()) == 1


class TestAStrangeLineAside:
    """A line in the file of what was put aside may hold anything."""

    @pytest.mark.parametrize(
        "line",
        [
            "5",
            "[]",
            '{"line":1}',
            '{"line":"1","session":"A","seq":0,"vi":"a","en":"b","bytes":""}',
            '{"line":1,"session":"A","seq":0,"vi":" ","en":"b","bytes":""}',
            '{"line":1,"session":"A","seq":0,"vi":"a","en":"b","bytes":"x"}',
            "[" * 100_000,
            "9" * 5_000,
        ],
        ids=lambda line: line[:40],
    )
    def test_it_is_told_with_its_bytes(self, lines, line):
        with made(lines, held("A")) as archive:
            lines.with_name(lines.name + ".quarantine").write_text(line + "\n")
            (told,) = archive.quarantined()
            assert (told.place, told.session, told.seq) == (None, "", None)
            assert told.raw.open() == line.encode()
            found = archive.verify()
            assert (found.sound, found.quarantined) == (True, 1)

    def test_no_other_language_is_written(self, path):
        with made(path, held("A")) as archive, pytest.raises(InvalidValueError, match="lang must"):
            archive.verify().words("fr")


class TestParquet:
    """One row for each part of each statement, under pseudonyms, with a data dictionary."""

    @pytest.fixture
    def table(self, tmp_path):
        polars = pytest.importorskip("polars", reason="the extra analysis is not installed")
        session = TestExport.SECRET
        split = Split(on=DAY, statement="S9", parts=(dc.Part(), dc.Part(kind=dc.UNKNOWN)))
        ended = Ended(on=DAY, part="S9/1", how=Ending.WITHDRAWN, told=Telling.DIRECT)
        slip = Corrected(on=DAY, seq=1, now=received(9), why=dc.Sealed("…"))
        stored = (new("Z"), held("A"), session, session_of("D", session, split, ended))
        out = tmp_path / "parts.parquet"
        with made(tmp_path / "a.sqlite", *stored, session_of("E", session, slip)) as archive:
            assert archive.export_parquet(out, key=KEY) == 7
        return polars.read_parquet(out)

    def test_its_columns_are_those_of_the_dictionary(self, table):
        assert tuple(table.columns) == tuple(column.name for column in DATA_DICTIONARY)
        kinds = {"text": "String", "day": "Date", "truth": "Boolean", "number": "Int64"}
        assert [str(kind) for kind in table.dtypes] == [kinds[c.kind] for c in DATA_DICTIONARY]

    def test_it_holds_what_the_dictionary_says(self, table):
        for column in DATA_DICTIONARY:
            found = table[column.name].to_list()
            assert column.meaning.vi
            assert column.meaning.en
            if column.missing is None:
                assert None not in found
            if column.values:
                assert {*found} <= {None, *(term.value for term in column.values)}

    def test_a_row_is_a_part(self, table):
        assert table["part"].to_list() == ["S0/1", "S1/1", "S2/1", "S9/1", "S9/1", "S9/2", "S9/1"]
        assert table["session"].to_list() == ["A", "A", "A", "B", "D", "D", "E"]
        assert table["mixed"].to_list() == [False] * 4 + [True, True, False]
        assert table["kind"].to_list() == ["petition"] * 4 + [None, "unknown", "petition"]
        assert table["ended_how"].to_list() == [None] * 4 + ["withdrawn", None, None]
        assert set(table["on"].to_list()) == {DAY}
        assert set(table["recorded_protection"].to_list()) == {"held"}

    def test_who_spoke_is_a_pseudonym_or_not_told(self, table, tmp_path):
        assert not any(secret in str(table.to_dicts()) for secret in (NAME, WORDS, "nguoi-1"))
        speakers = table["speaker"].to_list()
        with Archive.open(tmp_path / "a.sqlite") as archive:
            archive.export_jsonl(tmp_path / "copy.jsonl", key=KEY)
        copy = (tmp_path / "copy.jsonl").read_text(encoding="utf-8")
        assert {speaker for speaker in speakers if speaker is not None and speaker in copy} == {
            speaker for speaker in speakers if speaker is not None
        }

    def test_the_answers_and_days_are_there(self, tmp_path):
        polars = pytest.importorskip("polars", reason="the extra analysis is not installed")
        part = "S0/1"
        session = held("A", statements=1).record(
            Screened(
                on=DAY,
                part=part,
                content=dc.Part(kind=dc.StatementKind.PETITION),
                admission=(Admission.HEAR,),
                proposed=(Handling.ANSWER,),
                protection=Protection.NONE,
            ),
            Routed(on=DAY, part=part, lead=dc.Body.named("Phòng QLĐT"), due="2022-11-01"),
            Answered(on="2022-10-20", part=part, how=AnswerWay.IN_WRITING),
            RaisedAgain(on="2022-12-01", part=part, earlier="S7/1", session="GN-2021"),
        )
        with made(tmp_path / "a.jsonl", session) as archive:
            archive.export_parquet(tmp_path / "parts.parquet", key=KEY)
        (row,) = polars.read_parquet(tmp_path / "parts.parquet").to_dicts()
        assert row["recorded_handling"] == "answer"
        assert (row["due"], row["answered_on"]) == (as_day("2022-11-01"), as_day("2022-10-20"))
        assert row["answered_how"] == "in_writing"
        assert row["raised_again"]
        assert row["owner"] == dc.Body.named("Phòng QLĐT").id

    def test_a_table_is_of_sessions_alone(self):
        pytest.importorskip("polars", reason="the extra analysis is not installed")
        with pytest.raises(InvalidValueError, match="each of sessions must be Session, got 17"):
            archives.tables_of([held(), 17], key=KEY)

    def test_an_empty_archive_is_an_empty_table(self, tmp_path):
        polars = pytest.importorskip("polars", reason="the extra analysis is not installed")
        with made(tmp_path / "a.jsonl") as archive:
            assert archive.export_parquet(tmp_path / "parts.parquet", key=KEY) == 0
        assert polars.read_parquet(tmp_path / "parts.parquet").shape == (0, len(DATA_DICTIONARY))

    def test_other_readers_read_the_same(self, table, tmp_path):
        duckdb = pytest.importorskip("duckdb", reason="the group engines is not installed")
        found = duckdb.read_parquet(str(tmp_path / "parts.parquet"))
        assert found.columns == table.columns
        assert found.fetchall() == table.rows()

    @pytest.mark.parametrize(
        "name",
        [
            "kho [2022]",
            pytest.param("k* {a,b} ?", marks=pytest.mark.skipif(os.name == "nt", reason="no name")),
        ],
    )
    @pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
    def test_a_name_is_no_pattern_of_others(self, engine, name, tmp_path):
        """Each of these, taken as a pattern, would be the other folder too, or that alone."""
        analysis = pytest.importorskip("dialogue_core.analysis", reason="no extra analysis")
        for package in (engine, "pyarrow"):
            pytest.importorskip(package, reason=f"{package} is not installed")
        other = tmp_path / {"kho [2022]": "kho 2", "k* {a,b} ?": "kho {a,b} x"}[name]
        with made(tmp_path / "a.jsonl", held("A")) as archive:
            assert archive.export_parquet(tmp_path / f"{name}.parquet", key=KEY) == 3
            assert archive.export_dataset(tmp_path / name, key=KEY) == 3
            archive.append(held("B", statements=8))
            assert archive.export_dataset(other, key=KEY) == 11
        parts = analysis.scan(tmp_path / name, engine=engine).parts
        rows_of = {
            "polars": lambda: parts.collect().height,
            "pandas": lambda: len(parts),
            "duckdb": lambda: len(parts.fetchall()),
        }
        assert rows_of[engine]() == 3

    def test_without_polars_it_is_said_what_to_install(self, tmp_path, monkeypatch):
        monkeypatch.setattr("dialogue_core.archive._parquet.find_spec", lambda _: None)
        with (
            made(tmp_path / "a.jsonl", held()) as archive,
            pytest.raises(MissingExtraError, match=r"dialogue-core\[analysis\]"),
        ):
            archive.export_parquet(tmp_path / "parts.parquet", key=KEY)


def session_of(id, session, *more):  # noqa: A002 -- the field's own name
    """The same session under another id, with more events."""
    return attrs.evolve(session, id=id).record(*more)


@example(text="")
@example(text='{"redacted": true')
@given(text=st.text())
def test_no_line_of_text_is_taken_for_a_record(text):
    from dialogue_core.archive._records import UnreadableError, read_line  # noqa: PLC0415 -- a private part, broken here alone

    with pytest.raises(UnreadableError):
        read_line(text.encode(errors="replace"))


def test_the_package_lists_exactly_what_it_offers():
    assert dir(archives) == sorted(archives.__all__)
