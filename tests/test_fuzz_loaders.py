"""The script that breaks documents knows every loader; what it found stays mended."""

import sqlite3
from contextlib import closing

import fuzz_loaders as fuzzing
import pytest
from archive_cases import held, made
from test_serialization_classes import public_classes

from dialogue_core import serialization as plain
from dialogue_core.archive import Archive
from dialogue_core.errors import Fault, InputError, InvalidValueError
from dialogue_core.events import Spoke
from dialogue_core.sessions import FloorShare
from dialogue_core.values import Words

CONVERTER = plain.make_converter()
HUGE = 10**5_000
"""Python refuses to write it out."""
TRIED = [name for name in fuzzing.loaders() if not name.startswith("class ")]


class TestTheScript:
    def test_it_knows_every_loader(self):
        public = {name for name in plain.__all__ if name.startswith("load_") or "_from_" in name}
        assert public <= set(TRIED)
        assert {"archive.jsonl", "archive.sqlite"} <= set(TRIED)

    def test_it_leaves_out_no_class(self):
        assert {f"class {name}" for name in public_classes()} <= set(fuzzing.loaders())

    @pytest.mark.parametrize("name", TRIED)
    def test_it_finds_nothing_in_a_few_inputs(self, name):
        counts, failures = fuzzing.fuzz(number=7, inputs=3, only=name)
        assert counts == {name: 3}
        assert failures == []

    def test_an_input_is_made_again_from_its_number(self):
        loader = fuzzing.loaders()["load_statement"]
        one, again = (fuzzing.input_of("load_statement", loader, 5, 7) for _ in range(2))
        assert one == again
        assert one != fuzzing.input_of("load_statement", loader, 6, 7)

    @pytest.mark.parametrize(
        ("load", "why"),
        [(lambda data: {}[data], "KeyError"), (lambda data: data, "loaded as something else")],
    )
    def test_it_notices_what_is_wrong(self, load, why):
        valid = fuzzing.loaders()["load_statement"].valid
        loader = fuzzing.Loader(load, valid, lambda value: value + b" ")
        found = fuzzing.tried("load_statement", loader, 1, 7)
        assert why in found.why


class TestWhatItFound:
    @pytest.mark.parametrize("share", ["", "0.5", [], {}, True, float("nan"), float("inf"), 10**40])
    def test_a_share_is_a_number_and_nothing_that_could_be_made_one(self, share):
        with pytest.raises(InputError, match=r"at share: .*expected a number") as refused:
            CONVERTER.structure({"share": share}, FloorShare)
        assert "cần một số" in refused.value.vi

    @pytest.mark.parametrize("share", [0, 0.25, 1])
    def test_a_share_may_be_a_whole_number(self, share):
        found = CONVERTER.structure({"share": share}, FloorShare)
        assert (found.share, type(found.share)) == (share, float)

    def test_a_list_that_holds_itself_is_refused(self):
        about = []
        about.append(about)
        with pytest.raises(InputError, match="about"):
            CONVERTER.structure({"on": "2022-10-14", "speaker": {}, "about": about}, Spoke)

    def test_a_number_that_python_does_not_write_out_is_refused_all_the_same(self):
        with pytest.raises(InvalidValueError, match="got a int"):
            Words(HUGE)
        with pytest.raises(InputError, match="at : a int"):
            raise InputError((Fault("", HUGE, "it is too large", "quá lớn"),))
        assert repr(Fault("a", [HUGE], "x", "y")) == "Fault(path='a', value=a list, reason='x')"


class TestRowsOfAnotherProgram:
    """A column of SQLite takes values of any type, whatever it was declared as."""

    @pytest.fixture
    def path(self, tmp_path):
        path = tmp_path / "a.sqlite"
        made(path, held("A"), held("B")).close()
        return path

    def changed(self, path, set_):
        with closing(sqlite3.connect(path)) as database:
            database.execute(f"UPDATE records SET {set_} WHERE session = 'A' AND seq = 2")  # noqa: S608 -- of the test
            database.commit()

    @pytest.mark.parametrize("seq", ["'two'", "1.5", "x'02'"])
    def test_a_place_that_is_no_whole_number_is_damage(self, path, seq):
        self.changed(path, f"seq = {seq}")
        damaged = []
        with Archive.open(path) as archive:
            assert [s.id for s in archive.sessions(on_damage=damaged.append)] == ["B"]
            assert [(one.session, one.seq) for one in damaged if one.place] == [("A", None)]
            assert [one.seq for one in archive.quarantine()] == [None]
            assert [one.seq for one in archive.verify().damaged] == [2]

    def test_a_session_whose_id_is_no_text_is_told_and_put_aside(self, path):
        self.changed(path, "session = x'41'")
        damaged = []
        with Archive.open(path) as archive:
            assert [s.id for s in archive.sessions(on_damage=damaged.append)] == ["B"]
            assert archive.ids() == ("A", "B")
            strange, missing = damaged
            assert (strange.session, strange.seq, missing.seq) == ("", None, 2)
            assert [one.raw.open() for one in archive.quarantine()] == [strange.raw.open()]
            assert len(archive.verify().damaged) == 1

    def test_what_was_put_aside_may_be_damaged_too(self, path):
        self.changed(path, "record = x'41'")
        with Archive.open(path) as archive:
            (aside,) = archive.quarantine()
            assert archive.quarantined() == (aside,)
            odd = {"place": "x'01'", "session": "x'41'", "seq": "'b'", "vi": "' '", "raw": "'A'"}
            with closing(sqlite3.connect(path)) as database:
                for column, value in odd.items():
                    database.execute(f"UPDATE quarantine SET {column} = {value}")  # noqa: S608 -- of the test
                database.commit()
            (found,) = archive.quarantined()
        assert (found.place, found.session, found.seq) == (None, "", None)
        assert found.reason.en == "the reason that was noted is unreadable"
        assert found.raw.open() == b"A"

    def test_a_row_that_stands_in_the_index_alone_cannot_be_read(self, path):
        with Archive.open(path) as archive:
            assert archive._store._page(1) is not None
            assert archive._store._page(1_000) is None

    def test_its_page_may_be_unreadable_too(self, path, monkeypatch):
        self.changed(path, "session = x'41'")
        with Archive.open(path) as archive:
            monkeypatch.setattr(archive._store, "_page", lambda place: None)
            (strange,) = (one for one in archive.verify().damaged if one.place)
            assert strange.raw is None
            assert archive.quarantine() == ()
