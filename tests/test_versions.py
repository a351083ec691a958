"""Versions of documents: golden files of each one, migrations, and what is not known yet."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import serialization as plain
from dialogue_core.errors import InputError
from dialogue_core.serialization import DOCUMENTS, schema
from dialogue_core.serialization._versions import FORMATS, Format
from dialogue_core.values import Sealed, Words

GOLDEN = Path(__file__).parent / "data" / "golden"
FILES = sorted(GOLDEN.glob("*/*.json"))
BOTH = {
    "plan": (plain.load_plan, plain.dump_plan),
    "statement": (plain.load_statement, plain.dump_statement),
    "instrument": (plain.load_instrument, plain.dump_instrument),
    "regulation": (plain.load_regulation, plain.dump_regulation),
    "session": (plain.load_session, plain.dump_session),
    "event": (plain.load_event, plain.dump_event),
    "receipt": (plain.load_receipt, plain.dump_receipt),
}
STAMPED = [name for name in DOCUMENTS if name != "archive_line"]  # test_archive_lines has that one
LOADS = [pytest.param(name, load, id=name) for name, (load, _) in BOTH.items()]


def golden(document, version):
    """The documents of a golden file; that of events holds one of each kind, some hold two."""
    found = json.loads((GOLDEN / str(version) / f"{document}.json").read_text(encoding="utf-8"))
    return found if isinstance(found, list) else [found]


def marked(document, version=1, **changed):
    return {"schema": f"dialogue-core/{document}/{version}", **changed}


def only_fault(load, data):
    with pytest.raises(InputError) as caught:
        load(data)
    (fault,) = caught.value.faults
    return fault


class TestGolden:
    """A document that some release wrote is read by every later one, and none of it is lost."""

    def test_there_is_a_file_for_every_version_of_every_document(self):
        there = {(path.stem, int(path.parent.name)) for path in FILES}
        wanted = {
            (name, version)
            for name in STAMPED
            for version in range(1, FORMATS[name.removeprefix("redacted_")].version + 1)
        }
        assert there == wanted

    @pytest.mark.parametrize("document", BOTH)
    def test_the_current_version_is_read_and_written_as_it_was(self, document):
        load, dump = BOTH[document]
        for data in golden(document, FORMATS[document].version):
            again = json.loads(json.dumps(dump(load(data))))
            assert again == data
            assert list(again) == list(data)

    @pytest.mark.parametrize(
        ("document", "version"),
        [(path.stem, int(path.parent.name)) for path in FILES if path.stem in BOTH],
    )
    def test_every_version_is_read(self, document, version):
        load, _ = BOTH[document]
        for data in golden(document, version):
            assert load(data) is not None

    @pytest.mark.parametrize("document", [*BOTH, "findings"])
    def test_every_key_of_the_current_version_stands_in_it(self, document):
        seen = {key for data in golden(document, FORMATS[document].version) for key in keys(data)}
        known = set(properties(schema(document)))
        assert seen == known

    @pytest.mark.parametrize("document", STAMPED)
    def test_a_golden_file_says_what_it_is(self, document):
        for data in golden(document, 1):
            assert data["schema"] == f"dialogue-core/{document.removeprefix('redacted_')}/1"

    @pytest.mark.parametrize("document", [d for d in DOCUMENTS if d.startswith("redacted_")])
    def test_a_copy_is_written_as_it_was(self, document):
        load, _ = BOTH[document.removeprefix("redacted_")]
        records = [load(data) for data in golden(document.removeprefix("redacted_"), 1)]
        key = bytes(range(32))
        assert [plain.dump_redacted(record, key=key) for record in records] == golden(document, 1)


def keys(data):
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from keys(value)
    elif isinstance(data, list):
        for item in data:
            yield from keys(item)


def properties(made):
    """The keys that a schema knows, without those in its conditions."""
    for found in (made, *made.get("$defs", {}).values()):
        yield from found.get("properties", {})
        for one in found.get("oneOf", ()):
            yield from one.get("properties", {})


# --- migrations ---------------------------------------------------------------------------------


def rename(data):
    """The way of an invented format from 1 to 2: ``title`` becomes ``name``."""
    return {"name" if key == "title" else key: value for key, value in data.items()}


def count(data):
    """From 2 to 3: ``size`` becomes a list."""
    return {**data, "size": [data["size"]]} if "size" in data else data


TOY = Format(name="toy", label=Words("thử", "a toy"), migrations=(rename, count))
OLD = st.fixed_dictionaries(
    {}, optional={"title": st.text(), "size": st.integers(), "colour": st.text(), 7: st.none()}
)


class TestMigrations:
    @given(OLD)
    def test_an_old_version_takes_every_step(self, data):
        assert TOY.current(marked("toy") | data) == count(rename(data))

    @given(OLD)
    def test_a_document_without_a_mark_is_of_version_1(self, data):
        assert TOY.current(data) == count(rename(data))

    @given(OLD)
    def test_a_later_version_takes_only_the_steps_that_are_left(self, data):
        assert TOY.current({**marked("toy", 2), **data}) == count(data)
        assert TOY.current({**marked("toy", 3), **data}) == data

    @given(OLD)
    def test_what_is_given_stays_as_it_was_and_nothing_else_is_dropped(self, data):
        before = copy.deepcopy(data)
        found = TOY.current(data)
        assert data == before
        assert len(found) == len(data)
        assert set(data) - {"title"} <= set(found)

    @given(OLD)
    def test_what_is_written_is_of_the_last_version(self, data):
        written = TOY.stamped(data)
        assert next(iter(written)) == "schema"
        assert written["schema"] == "dialogue-core/toy/3"
        assert TOY.current(written) == data

    @pytest.mark.parametrize("data", [None, 7, "x", [1]])
    def test_what_is_no_object_is_left_to_the_reader(self, data):
        assert TOY.current(data) is data


# --- what is not known --------------------------------------------------------------------------


class TestMarks:
    @pytest.mark.parametrize(("name", "load"), LOADS)
    def test_a_document_from_the_future_is_refused(self, name, load):
        fault = only_fault(load, marked(name, 12, colour="red"))
        assert (fault.path, fault.value) == ("schema", f"dialogue-core/{name}/12")
        assert "later release" in fault.reason_en
        assert "update dialogue-core" in fault.reason_en
        assert "cập nhật" in fault.reason_vi

    @pytest.mark.parametrize(("name", "load"), LOADS)
    @pytest.mark.parametrize("other", ["plan", "event", "letter"])
    def test_another_document_is_refused_by_its_name(self, name, load, other):
        if name != other:
            fault = only_fault(load, marked(other))
            assert fault.path == "schema"
            label = FORMATS[other].label if other in FORMATS else Words("khác", "another document")
            assert label.en in fault.reason_en
            assert label.vi in fault.reason_vi

    @pytest.mark.parametrize(
        "mark", [None, 1, "1", "", "dialogue-core/plan", "dialogue-core/plan/0"]
    )
    def test_a_mark_that_is_none_is_refused(self, mark):
        fault = only_fault(plain.load_plan, {"schema": mark})
        assert fault.path == "schema"
        assert "expected 'dialogue-core/plan/1'" in fault.reason_en
        assert "phiên bản 1" in fault.reason_vi

    @pytest.mark.parametrize(("name", "load"), LOADS)
    def test_a_redacted_copy_is_refused(self, name, load):
        for data in golden(name, 1):
            fault = only_fault(load, {**data, "redacted": True})
            assert fault.path == "redacted"
            assert "redacted copy" in fault.reason_en
            assert "lược bỏ" in fault.reason_vi

    def test_a_mark_that_is_none_is_not_shown(self):
        said = "Tôi tố cáo ông Phúc"
        for mark in (said, [said], {said: said}):
            fault = only_fault(plain.load_session, {"schema": mark})
            assert fault.value == Sealed(None)
            assert "Phúc" not in repr(fault)

    def test_a_statement_in_a_list_may_say_what_it_is(self):
        (data,) = golden("statement", 1)
        text = json.dumps([data, {**data, "id": "S13", "schema": "dialogue-core/statement/9"}])
        fault = only_fault(plain.statements_from_json, text)
        assert fault.path == "[1].schema"

    def test_toml_says_it_in_its_first_line(self):
        (data,) = golden("instrument", 1)
        text = plain.instrument_to_toml(plain.load_instrument(data))
        assert text.startswith('schema = "dialogue-core/instrument/1"\n')
        assert plain.dump_instrument(plain.instrument_from_toml(text)) == data

    def test_the_founding_plan_reads_without_its_mark(self):
        plan = dc.law.gia_nghia_2022.PLAN
        data = plain.dump_plan(plan)
        del data["schema"]
        assert plain.load_plan(data) == plan
