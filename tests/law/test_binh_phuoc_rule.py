"""The rule of Bình Phước: four kinds of persons with whom no dialogue is held."""

import pytest

from dialogue_core import law
from dialogue_core.rules import Limit
from dialogue_core.statements import Facts
from dialogue_core.territory import Unit
from dialogue_core.vocabulary import (
    Admission,
    Capacity,
    Competence,
    Conduct,
    Delivery,
    Settled,
    StatementKind,
    UnitKind,
)

XA = Unit(id="binh-phuoc/huyen/xa", name="Bình Phước", kind=UnitKind.XA)
HUYEN = Unit(id="binh-phuoc/huyen", name="Bình Phước", kind=UnitKind.HUYEN)
TINH = Unit(id="binh-phuoc", name="Bình Phước", kind=UnitKind.TINH)
ELSEWHERE = Unit(id="dak-nong/huyen/xa", name="Đắk Nông", kind=UnitKind.XA)
LAST = "2025-06-30"


def admitted(place=XA, on="2024-05-06", kind=StatementKind.PETITION, **facts):
    table = law.regulation_for(place, on=on).admission
    found = Facts(kind=kind, competence=Competence.OWN, delivery=Delivery.SPOKEN, **facts)
    return table.decide(found.values).outcome


REFUSED = (
    {"capacity": Capacity.LACKING},
    {"conduct": Conduct.INTOXICATED},
    {"conduct": Conduct.DISORDERLY},
    {"kind": StatementKind.COMPLAINT, "settled": Settled.FINAL},
)


class TestFourKindsOfPersons:
    """Without civil capacity, under alcohol, breaking the rules, complaining after a final
    decision.
    """

    @pytest.mark.parametrize("facts", REFUSED)
    @pytest.mark.parametrize("place", [XA, HUYEN, TINH])
    def test_no_dialogue_is_held(self, place, facts):
        assert admitted(place, **facts) is Admission.MUST_REFUSE

    @pytest.mark.parametrize("facts", REFUSED)
    def test_elsewhere_the_chair_may_refuse(self, facts):
        assert admitted(ELSEWHERE, **facts) is Admission.MAY_REFUSE

    @pytest.mark.parametrize("facts", REFUSED)
    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            ("2019-02-17", Admission.MAY_REFUSE),
            ("2019-02-18", Admission.MUST_REFUSE),
            (LAST, Admission.MUST_REFUSE),
            ("2025-07-01", Admission.MAY_REFUSE),
        ],
    )
    def test_only_on_its_days(self, facts, on, outcome):
        assert admitted(on=on, **facts) is outcome

    def test_nobody_else_is_refused(self):
        assert admitted() is Admission.HEAR
        assert admitted(capacity=Capacity.REPRESENTED) is Admission.HEAR
        for kind in (StatementKind.PETITION, StatementKind.QUESTION):
            assert admitted(kind=kind, settled=Settled.FINAL) is Admission.HEAR

    def test_each_refusal_names_its_ground(self):
        text = law.instrument("Quy định đối thoại của Tỉnh ủy Bình Phước")
        for rule in text.rules:
            assert isinstance(rule, Limit)
            assert rule.ground is not None
            assert (rule.ground.instrument, rule.ground.article) == ("42/2013/QH13", 9)
            assert rule.note is not None
