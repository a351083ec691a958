"""An archive that others touched: a later version of the library, or an editor's mark in front."""

import json

import pytest
from archive_cases import FORMS, held, made

from dialogue_core.archive import Archive
from dialogue_core.archive import _archive as module
from dialogue_core.archive._records import HEAD, Record
from dialogue_core.errors import DamagedArchiveError
from dialogue_core.serialization._versions import EVENT

MARK = b"\xef\xbb\xbf"
LATER = EVENT.version + 1
_NO_MARKS = (
    "dialogue-core/plan/2",
    "dialogue-core/event/٢",
    "dialogue-core/event/" + "9" * 5_000,
    "event/2",
)


@pytest.fixture(params=FORMS)
def path(request, tmp_path):
    return tmp_path / f"archive.{request.param}"


@pytest.fixture
def later(path):
    """An archive of which the first event of session A is of the next version."""

    def to_bytes(event):
        data = json.loads(write(event))
        if event is first:
            data["schema"] = f"dialogue-core/event/{LATER}"
            data["besides"] = "what only a later version knows"
        return json.dumps(data).encode()

    write, session = module.event_to_bytes, held("A")
    first = session.events[0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "event_to_bytes", to_bytes)
        patch.setattr(module, "_refuse_unlike", lambda *_: None)
        made(path, session).close()
    with Archive.open(path) as archive:
        archive.append(held("B"))
        yield archive


class TestAnEventOfALaterVersion:
    """It is whole, and only not known yet: the remedy is an update, never a quarantine."""

    def test_it_is_told_as_such_and_the_rest_is_read(self, later):
        found = []
        assert [session.id for session in later.sessions(on_damage=found.append)] == ["B"]
        (one,) = found
        assert (one.session, one.seq, one.later) == ("A", 0, True)
        assert [seq for seq, _ in later.events("A")] == [1, 2, 3, 4, 5]

    def test_the_error_says_to_update(self, later):
        for read in (later.load, lambda: later.session("A")):
            with pytest.raises(DamagedArchiveError) as error:
                read()
            assert "1 record(s) made by a later version: update dialogue-core" in error.value.en
            assert "nothing is damaged" in error.value.en
            assert "append the sessions again" not in error.value.en
            assert "1 bản ghi do phiên bản mới hơn tạo ra: hãy cập nhật" in error.value.vi
            assert "không có gì hỏng" in error.value.vi
            assert "lưu lại" not in error.value.vi

    def test_verifying_counts_it_apart(self, later):
        found = later.verify()
        assert not found.sound
        en, vi = (found.words(lang).splitlines()[0] for lang in ("en", "vi"))
        assert "0 damaged or missing" in en
        assert en.endswith("; 1 record(s) made by a later version: update dialogue-core")
        assert "0 chỗ hỏng hoặc thiếu" in vi
        assert vi.endswith("; 1 bản ghi do phiên bản mới hơn tạo ra: hãy cập nhật dialogue-core")

    def test_quarantine_leaves_it(self, later, path):
        before = later.verify()
        assert later.quarantine() == ()
        assert later.verify() == before
        assert later.quarantined() == ()

    def test_beside_damage_both_are_told(self, tmp_path):
        path = tmp_path / "archive.jsonl"
        made(path, held("A"), held("B")).close()
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(lines[:1] + lines[2:]))
        with Archive.open(path) as archive, pytest.raises(DamagedArchiveError) as error:
            archive.load()
        (missing,) = error.value.details["damaged"]
        assert not missing.later
        both = module._damage(path, [missing, _later_one()])
        assert both.en.startswith(f"{path}: 2 damaged or missing: ")
        assert "(1 record(s) made by a later version: update dialogue-core). What is" in both.en
        assert "(1 bản ghi do phiên bản mới hơn tạo ra: hãy cập nhật dialogue-core). Ph" in both.vi
        assert "append the sessions again" in both.en

    @pytest.mark.parametrize(
        "mark",
        [
            None,
            7,
            "dialogue-core/event",
            "dialogue-core/letter/9",
            EVENT.mark,
            "event/x",
            *_NO_MARKS,
        ],
        ids=lambda mark: repr(mark)[:30],
    )
    def test_another_mark_is_of_no_later_version(self, mark):
        for data in ({"schema": mark}, [mark]):
            for seq in (HEAD, 0):
                assert not module._is_later(Record("A", seq, json.dumps(data).encode()))


def _later_one():
    body = json.dumps({"schema": f"dialogue-core/event/{LATER}"}).encode()
    return module._event(module.Record("A", 0, body))


class TestAMarkInFront:
    """Some editors put a byte order mark in front of a text, and end its lines as Windows does."""

    def test_an_archive_reads_and_goes_on_as_before(self, tmp_path):
        path = tmp_path / "archive.jsonl"
        made(path, held("A")).close()
        path.write_bytes(MARK + path.read_bytes().replace(b"\n", b"\r\n"))
        with Archive.open(path) as archive:
            assert archive.verify().sound
            assert archive.append(held("B")) == 6
            assert archive.load() == (held("A"), held("B"))
            assert archive.quarantine() == ()
            assert archive.session("A") == held("A")

    def test_two_archives_copied_one_behind_the_other_are_one(self, tmp_path):
        one, other, both = (tmp_path / f"{name}.jsonl" for name in ("one", "other", "both"))
        made(one, held("A")).close()
        made(other, held("B")).close()
        both.write_bytes(MARK + one.read_bytes() + MARK + other.read_bytes())
        with Archive.open(both) as archive:
            assert archive.load() == (held("A"), held("B"))

    def test_an_archive_without_records_may_have_one(self, tmp_path):
        path = tmp_path / "archive.jsonl"
        path.write_bytes(MARK)
        with Archive.open(path) as archive:
            assert archive.ids() == ()
            archive.append(held("A"))
            assert archive.load() == (held("A"),)

    def test_a_damaged_line_with_a_mark_is_put_aside_whole(self, tmp_path):
        path = tmp_path / "archive.jsonl"
        made(path, held("A"), held("B")).close()
        size = len(MARK) + path.stat().st_size
        path.write_bytes(MARK + b"X" + path.read_bytes()[1:])
        with Archive.open(path) as archive:
            (damaged,) = archive.quarantine()
            assert damaged.raw.open().startswith(MARK + b"X")
            assert path.stat().st_size == size
            assert path.read_bytes().split(b"\n")[0].strip(b" ") == b""
            assert [session.id for session in archive.sessions(on_damage=[].append)] == ["B"]
