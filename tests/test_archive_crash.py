"""What was acknowledged survives a killed writer, several writers at once, and a full disk."""

import contextlib
import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from archive_cases import FORMS, first, held, made, noted
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core.archive import Archive, _files
from dialogue_core.errors import ArchiveError

ROUNDS = 200 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 6

BIG = "x" * 49_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the script starts its writers by fork")
@pytest.mark.parametrize("form", FORMS)
def test_writers_that_are_killed_or_write_at_once_lose_nothing(form):
    """Each round kills a writer at a random moment; see the script."""
    script = Path(__file__).with_name("archive_crashes.py")
    run = subprocess.run(
        [sys.executable, script, form, str(ROUNDS)], capture_output=True, check=False, text=True
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert seen["rounds"] == ROUNDS
    assert seen["acknowledged"] >= ROUNDS
    assert seen["in the middle"] > 0


@contextlib.contextmanager
def largest_file(size: int):
    """Let no file of this process grow beyond a size: what is written of it is written in part."""
    resource = pytest.importorskip("resource", reason="limits of a process are POSIX only")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class TestFullDisk:
    """A full disk costs the append that meets it, and nothing that was stored before."""

    @pytest.mark.parametrize("form", FORMS)
    def test_an_append_that_finds_no_room_is_not_made_at_all(self, form, tmp_path):
        path = tmp_path / f"a.{form}"
        with made(path, held("A")) as archive:
            before = path.read_bytes()
            with largest_file(20_000), pytest.raises(ArchiveError) as error:
                archive.append(held("B", words=BIG))
            assert str(path) in error.value.en
            assert "x" * 9 not in error.value.en + error.value.vi
            assert archive.load() == (held("A"),)
            assert archive.verify().sound
            if form == "jsonl":
                assert path.read_bytes() == before
            assert archive.append(held("B", words=BIG)) == 6
            assert archive.load() == (held("A"), held("B", words=BIG))

    @pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
    def test_what_the_disk_does_not_confirm_is_taken_back(self, code, tmp_path, monkeypatch):
        path = tmp_path / "a.jsonl"
        with made(path, held("A")) as archive:
            before = path.read_bytes()
            fail_once(monkeypatch, "fsync", code)
            with pytest.raises(ArchiveError) as error:
                archive.append(held("B"))
            assert error.value.details["errno"] == code
            full = code in (errno.ENOSPC, errno.EDQUOT)
            assert ("no room is left on the disk" in error.value.en) is full
            assert ("ổ đĩa đã đầy" in error.value.vi) is full
            assert path.read_bytes() == before
            assert archive.append(held("B")) == 6

    def test_what_cannot_be_taken_back_counts_for_nothing(self, tmp_path, monkeypatch):
        """The disk fails while part of an append is taken back: the next one mends it."""
        path = tmp_path / "a.jsonl"
        session = held("A")
        with made(path, first(session, 2)) as archive:
            before = path.read_bytes()
            with monkeypatch.context() as patch:
                patch.setattr(_files.os, "fsync", lambda _: fail(errno.EIO))
                patch.setattr("dialogue_core.archive._lines.cut", lambda *_: fail(errno.EIO))
                with largest_file(len(before) + 500), pytest.raises(ArchiveError):
                    archive.append(session)
            torn = path.read_bytes()[len(before) :]
            assert len(torn) == 500
            assert list(archive.sessions(on_damage=print)) == [first(session, 2)]
            assert archive.append(session) == 4
            assert archive.load() == (session,)
            assert b"".join(one.raw.open() for one in archive.quarantined()) == torn

    @given(room=st.integers(0, 4_000))
    def test_wherever_the_room_ends_nothing_half_is_there(self, room, tmp_path_factory):
        path = tmp_path_factory.mktemp("archive") / "a.jsonl"
        session = held("A", statements=8)
        with made(path, first(session, 3)) as archive:
            before = path.read_bytes()
            try:
                with largest_file(max(len(before), 1) + room):
                    archive.append(session)
            except ArchiveError:
                assert path.read_bytes() == before
            else:
                assert archive.load() == (session,)

    def test_an_export_that_finds_no_room_leaves_nothing(self, tmp_path):
        out = tmp_path / "out.jsonl"
        with made(tmp_path / "a.sqlite", held("A", words=BIG)) as archive:
            with largest_file(20_000), pytest.raises(ArchiveError, match="no room is left"):
                archive.export_jsonl_in_clear(out)
            assert sorted(tmp_path.glob("out*")) == []
            assert archive.export_jsonl_in_clear(out) == 1

    def test_a_folder_that_cannot_be_kept_is_no_failure(self, tmp_path, monkeypatch):
        """Not every system lets a program open a folder, to have the name of a file kept."""
        monkeypatch.setattr(_files.os, "O_RDONLY", os.O_RDWR)
        with made(tmp_path / "a.jsonl", held("A")) as archive:
            assert archive.ids() == ("A",)


def fail(code: int):
    raise OSError(code, os.strerror(code))


def fail_once(monkeypatch, name: str, code: int) -> None:
    """Let a call of the system fail the first time."""
    real = getattr(os, name)
    calls = []

    def sometimes(*arguments):
        calls.append(arguments)
        return fail(code) if len(calls) == 1 else real(*arguments)

    monkeypatch.setattr(_files.os, name, sometimes)


@pytest.mark.parametrize("form", FORMS)
def test_a_note_after_each_of_many_appends_is_there(form, tmp_path):
    path = tmp_path / f"a.{form}"
    session = held("A")
    with made(path, session) as archive:
        for number in range(30):
            session = noted(session, str(number))
            assert archive.append(session, since=len(session.events) - 1) == 1
    with Archive.open(path) as archive:
        assert archive.load() == (session,)
