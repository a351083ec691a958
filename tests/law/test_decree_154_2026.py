"""Decree 154/2026/NĐ-CP: further refusals and their reasons, from 2026-07-01."""

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
    Confidence,
    Delivery,
    Handling,
    Secrecy,
    Settled,
    StatementKind,
    UnitKind,
)

NUMBER = "154/2026/NĐ-CP"
PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
DEFAULTS = {"competence": Competence.OWN, "delivery": Delivery.SPOKEN}
BEFORE, FIRST = "2026-06-30", "2026-07-01"


def given(kind, **facts):
    return Facts(kind=kind, **(DEFAULTS | facts))


def admitted(on, kind, **facts):
    table = law.regulation_for(PHUONG, on=on).admission
    found = given(kind, **facts)
    return table.decide(found.values)


def acts(on, outcome, kind, **facts):
    return {
        rule.act: rule.within
        for rule in law.regulation_for(PHUONG, on=on).of(Owed)
        if rule.cites.instrument == NUMBER
        and rule.given.holds(given(kind, **facts).values)
        and (not rule.upon or outcome in rule.upon)
    }


class TestArticle4:
    """A petition answered in writing (h), a final court decision (i), a matter with another body
    (k) may be refused; nothing must be.
    """

    @pytest.mark.parametrize("kind", StatementKind)
    def test_answered_in_writing_counts_for_petitions(self, kind):
        found = admitted(FIRST, kind, settled=Settled.ANSWERED).outcome
        petition = kind is StatementKind.PETITION
        assert found is (Admission.MAY_REFUSE if petition else Admission.HEAR)
        assert admitted(BEFORE, kind, settled=Settled.ANSWERED).outcome is Admission.HEAR

    @pytest.mark.parametrize("kind", StatementKind)
    def test_with_another_body(self, kind):
        found = admitted(FIRST, kind, settled=Settled.ELSEWHERE)
        assert found.outcome is Admission.MAY_REFUSE
        assert found.rows == (f"{NUMBER}:4.1.k:elsewhere",)
        assert admitted(BEFORE, kind, settled=Settled.ELSEWHERE).outcome is Admission.HEAR

    @pytest.mark.parametrize("kind", StatementKind)
    def test_a_final_court_decision(self, kind):
        found = admitted(FIRST, kind, settled=Settled.COURT)
        assert found.outcome is Admission.MAY_REFUSE
        assert found.rows == (f"{NUMBER}:4.1.i:court-decision",)
        assert admitted(BEFORE, kind, settled=Settled.COURT).outcome is Admission.HEAR

    @pytest.mark.parametrize("on", [BEFORE, FIRST])
    @pytest.mark.parametrize("kind", StatementKind)
    def test_a_final_settlement_by_an_authority_is_no_court_decision(self, on, kind):
        """It stays with law 42/2013 art. 9(3): complaints and denunciations only."""
        found = admitted(on, kind, settled=Settled.FINAL)
        case = kind in (StatementKind.COMPLAINT, StatementKind.DENUNCIATION)
        assert found.outcome is (Admission.MAY_REFUSE if case else Admission.HEAR)
        assert not any(row.startswith(NUMBER) for row in found.rows)

    @pytest.mark.parametrize("kind", StatementKind)
    def test_disorder_and_lack_of_capacity(self, kind):
        for facts in ({"conduct": Conduct.DISORDERLY}, {"capacity": Capacity.LACKING}):
            found = admitted(FIRST, kind, **facts)
            assert found.outcome is Admission.MAY_REFUSE
            assert len(found.rows) == 2  # the law and the decree

    @pytest.mark.parametrize("kind", StatementKind)
    def test_everybody_else_is_heard(self, kind):
        assert admitted(FIRST, kind).outcome is Admission.HEAR


class TestTheReasonOfARefusal:
    """Told on the spot; in writing within 3 working days for a petition answered before and for
    law 42/2013 art. 9(3).
    """

    @pytest.mark.parametrize("outcome", [Admission.MAY_REFUSE, Admission.MUST_REFUSE])
    @pytest.mark.parametrize("kind", StatementKind)
    def test_on_the_spot(self, outcome, kind):
        found = acts(FIRST, outcome, kind, conduct=Conduct.INTOXICATED)
        assert found == {Act.STATE_REASON: None}
        assert acts(BEFORE, outcome, kind) == {}

    @pytest.mark.parametrize(
        ("kind", "settled", "written"),
        [
            (StatementKind.PETITION, Settled.ANSWERED, True),
            (StatementKind.PETITION, Settled.ELSEWHERE, False),
            (StatementKind.COMPLAINT, Settled.FINAL, True),
            (StatementKind.DENUNCIATION, Settled.FINAL, True),
            (StatementKind.QUESTION, Settled.FINAL, False),
            (StatementKind.PETITION, Settled.COURT, False),
            (StatementKind.COMPLAINT, Settled.COURT, False),
            (StatementKind.DENUNCIATION, Settled.COURT, False),
        ],
    )
    def test_in_writing(self, kind, settled, written):
        found = acts(FIRST, Admission.MAY_REFUSE, kind, settled=settled)
        assert found.get(Act.REFUSE_IN_WRITING) == (WorkingDays(3) if written else None)

    def test_no_reason_is_owed_to_who_is_heard(self):
        assert acts(FIRST, Admission.HEAR, StatementKind.PETITION) == {}


class TestArticle15Clause2:
    """Outside competence the citizen is guided; beside the transfer of the law, not instead. Nobody
    is guided where nobody is named, nor with what touches a State secret.
    """

    def test_guide_as_well_as_transfer(self):
        found = acts(FIRST, Handling.FORWARD, StatementKind.PETITION)
        assert Act.GUIDE_TO_COMPETENT in found
        owed = law.regulation_for(PHUONG, on=FIRST).of(Owed)
        assert any(r.act is Act.TRANSFER and Handling.FORWARD in r.upon for r in owed)

    @pytest.mark.parametrize("delivery", Delivery)
    @pytest.mark.parametrize("secrecy", Secrecy)
    def test_who_is_named_is_guided_unless_it_is_secret(self, delivery, secrecy):
        found = acts(
            FIRST, Handling.FORWARD, StatementKind.PETITION, delivery=delivery, secrecy=secrecy
        )
        guided = delivery is not Delivery.ANONYMOUS and secrecy is Secrecy.NO
        assert (Act.GUIDE_TO_COMPETENT in found) is guided

    def test_how_the_two_relate_is_uncertain(self):
        (rule,) = (r for r in law.instrument(NUMBER).rules if r.cites.article == 15)
        assert rule.confidence is Confidence.UNCERTAIN
        assert rule.note is not None
