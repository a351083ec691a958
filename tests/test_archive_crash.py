"""What was acknowledged survives a killed writer, several writers at once, and a full disk."""

import contextlib
import errno
import json
import os
import sqlite3
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
    assert seen.get("without a lock", 0) == 0


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


class TestTheLock:
    """Of lines: nobody writes who cannot keep the others from writing."""

    @pytest.fixture
    def path(self, tmp_path):
        made(tmp_path / "a.jsonl", held("A")).close()
        return tmp_path / "a.jsonl"

    @pytest.fixture
    def lock(self, path):
        return path.with_name("a.jsonl.lock")

    def refused(self, path: Path) -> str:
        before = path.read_bytes()
        with Archive.open(path) as archive:
            with pytest.raises(ArchiveError, match="nothing is stored") as error:
                archive.append(held("B"))
            assert archive.load() == (held("A"),)
            with pytest.raises(ArchiveError, match="nothing is stored"):
                archive.quarantine()
        assert path.read_bytes() == before
        assert "chưa lưu gì" in error.value.vi
        return error.value.en

    def test_one_that_may_only_be_read_is_no_lock(self, path, lock, monkeypatch):
        """SQLite begins an exclusive transaction there without an error, and locks nobody out."""
        real = sqlite3.connect
        monkeypatch.setattr(
            sqlite3,
            "connect",
            lambda *_, **more: real(f"{lock.as_uri()}?mode=ro", **{**more, "uri": True}),
        )
        assert "give it the owner and the rights of the archive" in self.refused(path)

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights say nothing to root"
    )
    def test_nor_is_one_without_the_right_to_write(self, path, lock):
        lock.chmod(0o444)
        assert str(lock) in self.refused(path)

    def test_nor_is_a_file_with_something_else_in_it(self, path, lock):
        lock.write_text("mine " * 1_000)
        assert str(lock) in self.refused(path)

    def test_it_has_the_rights_of_the_archive(self, path, lock):
        assert lock.stat().st_mode & 0o777 == 0o600
        path.chmod(0o660)
        with Archive.open(path) as archive:
            archive.append(held("B"))
            path.write_bytes(path.read_bytes() + b'{"sum":"')
            archive.append(held("C"))
        assert lock.stat().st_mode & 0o777 == 0o660
        assert lock.stat().st_size == 0
        assert path.with_name("a.jsonl.quarantine").stat().st_mode & 0o777 == 0o660

    @pytest.mark.parametrize("allowed", [True, False])
    def test_it_has_the_owner_of_the_archive(self, path, lock, allowed, monkeypatch):
        real, asked = Path.stat, []

        def of_another(file, **options):
            found = real(file, **options)
            if file != lock:
                return found
            return os.stat_result((found.st_mode ^ 0o044, *found[1:4], -7, -8, *found[6:]))

        def change(*told):
            asked.append(told)
            if not allowed:
                fail(errno.EPERM)

        with Archive.open(path) as archive, monkeypatch.context() as patch:
            patch.setattr(Path, "stat", of_another)
            patch.setattr(os, "chown", change, raising=False)
            patch.setattr(Path, "chmod", change)
            archive.append(held("B"))
        mine = path.stat()
        assert asked == [
            (lock, -1, mine.st_gid),
            (lock, mine.st_mode & 0o777),
            (lock, mine.st_uid, -1),
        ]
        with Archive.open(path) as archive:
            assert archive.load() == (held("A"), held("B"))

    def test_who_may_not_write_the_archive_makes_none(self, path, lock, monkeypatch):
        lock.unlink()
        real = Path.open

        def read_only(file, mode="r", *more, **options):
            return fail(errno.EACCES) if "+" in mode else real(file, mode, *more, **options)

        with Archive.open(path) as archive, monkeypatch.context() as patch:
            patch.setattr(Path, "open", read_only)
            with pytest.raises(ArchiveError, match=r"Permission denied.*nothing of this append"):
                archive.append(held("B"))
        assert not lock.exists()

    def test_who_reads_makes_none(self, path, lock):
        path.write_bytes(path.read_bytes()[:-20])
        lock.unlink()
        with Archive.open(path) as archive:
            assert not archive.verify().sound
        assert not lock.exists()


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
