"""Law 42/2013/QH13 on the reception of citizens, applied to conferences by analogy."""

import pytest

from dialogue_core import law
from dialogue_core.rules import Owed
from dialogue_core.statements import Facts
from dialogue_core.territory import Unit
from dialogue_core.values import WorkingDays
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Capacity,
    Competence,
    Conduct,
    Delivery,
    Handling,
    PartyDiscipline,
    Question,
    Settled,
    StatementKind,
    Topic,
    UnitKind,
)

NUMBER = "42/2013/QH13"
PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
DEFAULTS = {"competence": Competence.OWN, "delivery": Delivery.SPOKEN}
HUYEN = Unit(id="tinh/huyen", name="Không Ngày", kind=UnitKind.HUYEN)
TINH = Unit(id="tinh", name="Không Ngày", kind=UnitKind.TINH)
DAYS = ("2016-01-01", "2022-10-14", "2026-06-30")
CASES = (StatementKind.COMPLAINT, StatementKind.DENUNCIATION)


def given(kind, **facts):
    return Facts(kind=kind, **(DEFAULTS | facts))


def decided(name, on, kind, **facts):
    table = getattr(law.regulation_for(PHUONG, on=on), name)
    found = given(kind, **facts)
    return table.decide(found.values).outcome


def acts(on, outcome, kind, **facts):
    return {
        rule.act: rule.within
        for rule in law.regulation_for(PHUONG, on=on).of(Owed)
        if rule.cites.instrument == NUMBER
        and rule.given.holds(given(kind, **facts).values)
        and (not rule.upon or outcome in rule.upon)
    }


@pytest.mark.parametrize("on", DAYS)
class TestArticle9:
    """The drunk, the disorderly, those without control, and who persists after a final
    settlement may be refused; nobody must be.
    """

    @pytest.mark.parametrize("kind", StatementKind)
    @pytest.mark.parametrize("conduct", [Conduct.INTOXICATED, Conduct.DISORDERLY])
    def test_conduct(self, on, kind, conduct):
        assert decided("admission", on, kind, conduct=conduct) is Admission.MAY_REFUSE

    @pytest.mark.parametrize("kind", StatementKind)
    def test_capacity(self, on, kind):
        assert decided("admission", on, kind, capacity=Capacity.LACKING) is Admission.MAY_REFUSE
        assert decided("admission", on, kind, capacity=Capacity.REPRESENTED) is Admission.HEAR

    @pytest.mark.parametrize("kind", StatementKind)
    def test_a_final_settlement_counts_for_complaints_and_denunciations_only(self, on, kind):
        found = decided("admission", on, kind, settled=Settled.FINAL)
        assert found is (Admission.MAY_REFUSE if kind in CASES else Admission.HEAR)

    @pytest.mark.parametrize("kind", StatementKind)
    def test_everybody_else_is_heard(self, on, kind):
        assert decided("admission", on, kind) is Admission.HEAR


@pytest.mark.parametrize("on", DAYS)
class TestArticle26Clause2PointB:
    """A recommendation or feedback outside competence is transferred."""

    @pytest.mark.parametrize(
        "competence", [Competence.HIGHER, Competence.OTHER_AGENCY, Competence.NOT_STATE]
    )
    @pytest.mark.parametrize("topic", Topic)
    @pytest.mark.parametrize("delivery", Delivery)
    def test_it_is_forwarded(self, on, competence, topic, delivery):
        found = decided(
            "handling",
            on,
            StatementKind.PETITION,
            competence=competence,
            topic=topic,
            delivery=delivery,
        )
        assert found is Handling.FORWARD

    @pytest.mark.parametrize("competence", [Competence.OWN, Competence.LOWER])
    def test_the_chair_may_answer_or_have_the_lower_level_answer(self, on, competence):
        found = decided("handling", on, StatementKind.PETITION, competence=competence)
        assert found is Handling.ANSWER

    @pytest.mark.parametrize("competence", Competence)
    def test_a_question_may_be_answered(self, on, competence):
        found = decided("handling", on, StatementKind.QUESTION, competence=competence)
        assert found is Handling.ANSWER

    @pytest.mark.parametrize("kind", [StatementKind.PETITION, StatementKind.QUESTION])
    @pytest.mark.parametrize("competence", Competence)
    def test_party_discipline_goes_to_the_inspection_committee(self, on, kind, competence):
        found = decided(
            "handling",
            on,
            kind,
            competence=competence,
            party_discipline=PartyDiscipline.YES,
        )
        assert found is Handling.INSPECTION_COMMITTEE

    def test_the_record_is_passed_on(self, on):
        found = acts(on, Handling.FORWARD, StatementKind.PETITION, competence=Competence.HIGHER)
        assert Act.TRANSFER in found
        assert found[Act.TELL_TRANSFER] == WorkingDays(10)
        assert Act.TRANSFER not in acts(on, Handling.ANSWER, StatementKind.PETITION)


@pytest.mark.parametrize("on", DAYS)
class TestArticle28:
    """The speaker is told within 10 working days what becomes of the matter, at every level."""

    def test_ten_working_days_at_every_level(self, on):
        for place in (PHUONG, HUYEN, TINH) if on < "2025-07-01" else (PHUONG, TINH):
            found = law.regulation_for(place, on=on).answer(Question.TOLD_WITHIN)
            assert found.at_most == WorkingDays(10)
            assert all(rule.by_analogy for rule in found.rules)

    @pytest.mark.parametrize("kind", StatementKind)
    def test_every_statement_is_recorded_and_its_speaker_told(self, on, kind):
        found = acts(on, Handling.ANSWER, kind)
        assert Act.RECORD in found
        assert found[Act.TELL] == WorkingDays(10)
