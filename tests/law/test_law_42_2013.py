"""Law 42/2013/QH13 on the reception of citizens, applied to conferences by analogy."""

import pytest

from dialogue_core import law
from dialogue_core.rules import Absence, Owed
from dialogue_core.statements import Facts
from dialogue_core.territory import Unit
from dialogue_core.values import WorkingDays
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Capacity,
    Competence,
    Conduct,
    Confidence,
    Delivery,
    Handling,
    PartyDiscipline,
    Question,
    Secrecy,
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
OUTSIDE = (Competence.HIGHER, Competence.OTHER_AGENCY, Competence.NOT_STATE)


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
class TestArticle25Clause3:
    """Several different contents are told apart, and the person is helped to write each."""

    @pytest.mark.parametrize("kind", StatementKind)
    @pytest.mark.parametrize("delivery", Delivery)
    def test_the_contents_are_split(self, on, kind, delivery):
        """That it is owed only for several contents, the screening of a statement tells."""
        assert acts(on, Handling.ANSWER, kind, delivery=delivery)[Act.SPLIT] is None

    def test_one_rule_says_so_for_every_kind(self, on):
        owed = law.regulation_for(PHUONG, on=on).of(Owed)
        (rule,) = (r for r in owed if r.act is Act.SPLIT)
        assert rule.id == f"{NUMBER}:25.3:split"
        assert rule.given.named == ()
        assert not rule.carries_breach


@pytest.mark.parametrize("on", DAYS)
class TestArticle26Clause2PointB:
    """A recommendation or feedback outside competence is transferred, and its author is told; what
    touches a State secret is not passed on so, and where nobody is named there is nobody to tell.
    """

    @pytest.mark.parametrize("competence", OUTSIDE)
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

    @pytest.mark.parametrize("competence", Competence)
    @pytest.mark.parametrize("delivery", Delivery)
    def test_a_state_secret_is_not_forwarded(self, on, competence, delivery):
        found = decided(
            "handling",
            on,
            StatementKind.PETITION,
            competence=competence,
            delivery=delivery,
            secrecy=Secrecy.YES,
        )
        assert found is Handling.ANSWER_SEPARATELY

    @pytest.mark.parametrize("competence", [Competence.OWN, Competence.LOWER])
    def test_the_chair_may_answer_or_have_the_lower_level_answer(self, on, competence):
        found = decided("handling", on, StatementKind.PETITION, competence=competence)
        assert found is Handling.ANSWER

    @pytest.mark.parametrize("competence", Competence)
    def test_a_question_may_be_answered(self, on, competence):
        """The law speaks of recommendations and feedback only (art. 2(2))."""
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

    @pytest.mark.parametrize("delivery", Delivery)
    @pytest.mark.parametrize("secrecy", Secrecy)
    def test_who_is_named_is_told_of_it_unless_it_is_secret(self, on, delivery, secrecy):
        found = acts(
            on,
            Handling.FORWARD,
            StatementKind.PETITION,
            competence=Competence.HIGHER,
            delivery=delivery,
            secrecy=secrecy,
        )
        told = delivery is not Delivery.ANONYMOUS and secrecy is Secrecy.NO
        assert (Act.TELL_TRANSFER in found) is told


class TestArticle2Clause2:
    """It defines recommendations and feedback, and names no question: a listed gap."""

    @pytest.mark.parametrize("on", DAYS)
    def test_the_gap_is_listed_at_every_level(self, on):
        for place in (PHUONG, HUYEN, TINH) if on < "2025-07-01" else (PHUONG, TINH):
            gaps = law.regulation_for(place, on=on).of(Absence)
            (gap,) = (g for g in gaps if g.slug == "questions-not-ruled")
            assert gap.id == f"{NUMBER}:2.2:questions-not-ruled"
            assert gap.question is None

    def test_it_is_the_reading_of_the_library(self):
        (gap,) = (r for r in law.instrument(NUMBER).rules if isinstance(r, Absence))
        assert gap.confidence is Confidence.UNCERTAIN
        assert gap.by_analogy
        assert gap.note is not None


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

    @pytest.mark.parametrize("kind", StatementKind)
    def test_without_a_name_there_is_nobody_to_tell(self, on, kind):
        for outcome in Handling:
            found = acts(on, outcome, kind, delivery=Delivery.ANONYMOUS)
            assert Act.RECORD in found
            assert not {Act.TELL, Act.TELL_TRANSFER} & set(found)
