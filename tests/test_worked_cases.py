"""Worked cases that a lawyer can read: ``tests/cases/*.toml``, one sentence each."""

import tomllib
from pathlib import Path

import pytest

import dialogue_core as dc
from dialogue_core import errors
from dialogue_core.statements import FACTS, UNKNOWN
from dialogue_core.values import Share
from dialogue_core.vocabulary import Question, UnitKind

FOLDER = Path(__file__).parent / "cases"
EDITIONS, SCREENING = (
    tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["case"]
    for name in ("editions.toml", "screening.toml")
)
OF_THE_STATEMENT = ("delivery", "conduct", "capacity")
UNITS = {
    "xa": dc.Unit(id="quang-tri/hai-lang/hai-an", name="Hải An", kind=UnitKind.XA),
    "phuong-ha-noi": dc.Unit(id="ha-noi/ba-dinh/cong-vi", name="Cống Vị", kind=UnitKind.PHUONG),
    "tinh": dc.Unit(id="quang-tri", name="Quảng Trị", kind=UnitKind.TINH),
    "gia-nghia": dc.law.TERRITORY.unit("dak-nong/gia-nghia"),
    "nghia-trung": dc.law.TERRITORY.unit("dak-nong/gia-nghia/nghia-trung"),
    "dong-gia-nghia": dc.law.TERRITORY.unit("lam-dong/dong-gia-nghia"),
}


def _number(quantity):
    return quantity.percent if isinstance(quantity, Share) else quantity.count


@pytest.mark.parametrize("case", EDITIONS, ids=lambda case: case["name"])
def test_the_law_of_the_day_answers_as_worked_out(case):
    unit = UNITS[case["unit"]]
    if "error" in case:
        with pytest.raises(getattr(errors, case["error"])) as refused:
            dc.law.regulation_for(unit, on=case["on"])
        assert set(case.get("successors", ())) == set(getattr(refused.value, "successors", ()))
        return
    answer = dc.law.regulation_for(unit, on=case["on"]).answer(Question(case["question"]))
    found = {rule.id for rule in (*answer.rules, *answer.absences)}
    assert any(id_.startswith(case["rule"]) for id_ in found), found
    assert (answer.at_least and _number(answer.at_least)) == case.get("at_least")
    assert (answer.at_most and _number(answer.at_most)) == case.get("at_most")
    assert {t.value for t in answer.all_of} == set(case.get("all_of", ()))
    assert {t.value for t in answer.one_of or ()} == set(case.get("one_of", ()))


def _fact(name, value):
    if value == "unknown":
        return UNKNOWN
    if name in ("settled_by", "decision_maker", "accused_managed_by"):
        return dc.Settler(value)
    kind = next(type(fact.values[0]) for fact in FACTS if fact.name.value == name)
    return kind(value)


@pytest.mark.parametrize("case", SCREENING, ids=lambda case: case["name"])
def test_a_part_is_decided_as_worked_out(case):
    facts = {name: _fact(name, value) for name, value in case["facts"].items()}
    spoken = {name: facts.pop(name) for name in OF_THE_STATEMENT if name in facts}
    statement = dc.Statement(
        id="S1",
        on=case["on"],
        words=dc.Sealed("…"),
        parts=(dc.Part(**facts),),
        **spoken,
    )
    regulation = dc.law.regulation_for(UNITS[case["unit"]], on=case["on"])
    if case.get("plan"):
        regulation = regulation.under(dc.law.gia_nghia_2022.PLAN)
    screening = dc.screen(statement, regulation)
    (part,) = screening.parts
    if "admission" in case:
        assert part.admission.outcome.value == case["admission"]
    if "handling" in case:
        assert part.handling.outcome.value == case["handling"]
    else:
        assert [h.value for h in part.handling.among] == case["among"]
        assert [name.value for name in part.ask] == case["ask"]
    assert part.protection.outcome.value == case["protection"]
    acts = {act.act.value for act in part.acts if act.certain}
    if "act" in case:
        assert case["act"] in acts
    assert not acts & set(case.get("not_owed", ()))
    if "lead" in case:
        (routed,) = dc.route(statement, screening, regulation).parts
        assert [routed.lead and routed.lead.id, [body.id for body in routed.among]] == [
            case["lead"] or None,
            case.get("leads_in_question", []),
        ]
        assert (routed.forward_to.id if routed.forward_to else "") == case["forward_to"]
        assert (routed.guide_to or "") == case["guide_to"]
    assert set(part.rules) <= set(regulation.rules)
    assert all(part.reasons(lang) for lang in ("vi", "en"))
