"""Bad input meets its designed error: what, where, which value, what to do, in two languages."""

import datetime as dt
import io
from pathlib import Path

import attrs
import pendulum
import pytest

import dialogue_core as dc
from dialogue_core.errors import (
    InputError,
    InvalidValueError,
    NoRuleInForceError,
    NoSuchLevelError,
)
from dialogue_core.rules import Route
from dialogue_core.serialization import (
    dump_plan,
    instrument_from_json,
    instrument_from_toml,
    load_plan,
    plan_from_json,
    plan_from_toml,
    receipt_from_json,
    session_from_json,
    statements_from_json,
    statements_from_toml,
)
from dialogue_core.vocabulary import UnitKind

PLAN = dc.law.gia_nghia_2022.PLAN
ROUTE = next(r for r in dc.law.regulation_for(PLAN.place, on="2022-10-14").of(Route) if r.fields)


def plan_data(**changes):
    return {**dump_plan(PLAN), **changes}


def said(error):
    """The message in both languages, the same facts in each."""
    assert error.en
    assert error.vi
    assert error.en != error.vi
    return error.en


def test_an_unknown_field_value_names_the_path_the_value_and_what_is_allowed():
    provisions = dump_plan(PLAN)["provisions"]
    at = next(i for i, p in enumerate(provisions) if p["provision"] == "assignment")
    provisions[at]["role"] = "leed"
    with pytest.raises(InputError) as refused:
        load_plan(plan_data(provisions=provisions))
    (fault,) = refused.value.faults
    assert fault.path == f"provisions[{at}].role"
    assert fault.value == "leed"
    assert "lead" in fault.reason_en
    assert "leed" in said(refused.value)


def test_a_plan_without_its_level_says_which_words_are_allowed():
    data = plan_data()
    del data["level"]
    with pytest.raises(InputError) as refused:
        load_plan(data)
    assert refused.value.faults[0].path == "level"
    with pytest.raises(InvalidValueError, match="has no level"):
        attrs.evolve(PLAN, level=None)


@pytest.mark.parametrize("day", ["2015-12-31", "2010-01-01"])
def test_a_day_before_every_edition_names_the_first_day_of_the_law(day):
    province = dc.Unit(id="quang-tri", name="Quảng Trị", kind=UnitKind.TINH)
    with pytest.raises(NoRuleInForceError) as refused:
        dc.law.regulation_for(province, on=day)
    assert "2016-01-01" in said(refused.value)


def test_a_level_that_has_ended_names_its_successors():
    with pytest.raises(NoSuchLevelError) as refused:
        dc.law.regulation_for(PLAN.place, on="2025-07-01")
    assert len(refused.value.successors) == 3
    assert "Bắc Gia Nghĩa" in said(refused.value)


@pytest.mark.parametrize(
    "clock",
    [
        pendulum.datetime(2022, 10, 14),
        dt.datetime(2022, 10, 14, tzinfo=dt.UTC),
    ],
)
def test_a_clock_where_a_day_is_meant_is_refused_wherever_a_day_is_taken(clock):
    for use in (
        lambda: dc.law.regulation_for(PLAN.place, on=clock),
        lambda: dc.Span(clock),
        lambda: dc.Statement(id="S1", on=clock, words=dc.Sealed("…"), parts=(dc.Part(),)),
        lambda: dc.check_plan(
            PLAN,
            dc.law.regulation_for(PLAN.place, on="2022-10-14"),
            dc.CALENDAR_DAYS,
            as_of=clock,
        ),
    ):
        with pytest.raises(InvalidValueError, match="carries a clock") as refused:
            use()
        said(refused.value)


def test_a_task_assigned_twice_names_the_body_and_both_places():
    task = PLAN.assignments[0]
    with pytest.raises(InvalidValueError, match="assigns one task twice") as refused:
        attrs.evolve(PLAN, provisions=(*PLAN.provisions, attrs.evolve(task, at="IV.9")))
    assert task.body.name.vi in said(refused.value)
    assert "IV.9" in said(refused.value)


def test_a_rule_that_displaces_itself_is_refused_by_its_id():
    with pytest.raises(InvalidValueError, match="displaces itself") as refused:
        attrs.evolve(ROUTE, displaces=(ROUTE.id,))
    assert ROUTE.id in said(refused.value)


READERS = (
    instrument_from_json,
    instrument_from_toml,
    plan_from_json,
    plan_from_toml,
    receipt_from_json,
    session_from_json,
    statements_from_json,
    statements_from_toml,
)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("taken_for_a_text", "told"),
    [
        (Path("bí-mật.toml"), f"got {type(Path()).__name__}: give the text itself"),
        (io.StringIO("bí mật"), "got StringIO: give the text itself"),
        ("bí-mật/plan.toml", "the name of a file"),
        ("C:\\bí mật\\KẾ HOẠCH.JSON\n", "the name of a file"),
    ],
)
def test_a_file_or_its_name_is_no_text(reader, taken_for_a_text, told):
    with pytest.raises(InputError) as refused:
        reader(taken_for_a_text)
    assert told in said(refused.value)
    assert "hãy đưa chính văn bản" in refused.value.vi
    for message in (refused.value.en, refused.value.vi):
        assert 'read_text(encoding="utf-8")' in message
        assert "bí" not in message
    assert refused.value.__context__ is None
