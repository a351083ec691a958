"""Law 02/2011/QH13 on complaints: received or guided by the law on reception; none unsigned."""

import re

import pytest

from dialogue_core import law
from dialogue_core.rules import Limit, Owed
from dialogue_core.statements import Facts
from dialogue_core.territory import Unit
from dialogue_core.values import as_day
from dialogue_core.vocabulary import (
    Act,
    Competence,
    Confidence,
    Delivery,
    Handling,
    PartyDiscipline,
    Protection,
    Secrecy,
    StatementKind,
    UnitKind,
)

NUMBER = "02/2011/QH13"
RECEPTION = "42/2013/QH13"
PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
DEFAULTS = {"competence": Competence.OWN, "delivery": Delivery.SPOKEN}
DAYS = ("2016-01-01", "2022-10-14", "2026-06-30", "2026-07-01")
NAMED = (Delivery.SPOKEN, Delivery.SIGNED)
ELSEWHERE = (Competence.LOWER, Competence.HIGHER, Competence.OTHER_AGENCY)


def decided(name, on, **facts):
    table = getattr(law.regulation_for(PHUONG, on=on), name)
    found = Facts(kind=StatementKind.COMPLAINT, **(DEFAULTS | facts))
    return table.decide(found.values)


def acts(on, **facts):
    found = Facts(kind=StatementKind.COMPLAINT, **(DEFAULTS | facts))
    return {
        owed.act
        for owed in law.regulation_for(PHUONG, on=on).of(Owed)
        if owed.id.startswith((f"{NUMBER}:", f"{RECEPTION}:26.1.b:"))
        and owed.given.holds(found.values)
    }


def rule(slug):
    (found,) = (r for r in law.instrument(NUMBER).rules if r.slug == slug)
    return found


@pytest.mark.parametrize("on", DAYS)
class TestArticle7:
    """First to who made the decision, then to the superior: the complainant's path. By the law on
    reception who is competent receives it, and who is not guides the person (art. 26(1)).
    """

    @pytest.mark.parametrize("competence", Competence)
    @pytest.mark.parametrize("delivery", NAMED)
    @pytest.mark.parametrize("secrecy", Secrecy)
    def test_a_named_complaint_is_received_by_who_is_competent_and_else_guided(
        self, on, competence, delivery, secrecy
    ):
        found = decided("handling", on, competence=competence, delivery=delivery, secrecy=secrecy)
        own = competence is Competence.OWN
        assert found.outcome is (Handling.TAKE_PRIVATELY if own else Handling.GUIDE)
        point = "a:complaint-received" if own else "b:complaint-guided"
        assert f"{RECEPTION}:26.1.{point}" in found.rows

    def test_the_law_on_complaints_binds_no_receiver_by_it(self, on):
        """So a complaint that was received is no breach of art. 7."""
        on_handling = [
            rule
            for rule in law.regulation_for(PHUONG, on=on).of(Limit)
            if rule.cites.instrument == NUMBER and isinstance(rule.only[0], Handling)
        ]
        assert [rule.slug for rule in on_handling] == ["unsigned"]

    def test_party_discipline_goes_to_the_inspection_committee(self, on):
        found = decided("handling", on, party_discipline=PartyDiscipline.YES)
        assert found.outcome is Handling.INSPECTION_COMMITTEE

    def test_it_is_held_from_the_floor(self, on):
        found = decided("protection", on)
        assert found.outcome is Protection.HELD
        assert found.rows == (f"{NUMBER}:7:not-debated",)

    @pytest.mark.parametrize("competence", Competence)
    @pytest.mark.parametrize("delivery", NAMED)
    def test_the_person_is_guided_to_another_state_body_only(self, on, competence, delivery):
        """Not away from who is competent, and not to a company, which decides no complaint."""
        found = acts(on, competence=competence, delivery=delivery)
        assert (Act.GUIDE_TO_COMPETENT in found) is (competence in ELSEWHERE)

    @pytest.mark.parametrize("competence", Competence)
    def test_party_discipline_is_not_guided_by_this_law(self, on, competence):
        found = acts(on, competence=competence, party_discipline=PartyDiscipline.YES)
        assert Act.GUIDE_TO_COMPETENT not in found


class TestTheReadingOfTheLibrary:
    """No statute forbids raising a complaint, so the rule is marked and cannot be breached."""

    def test_it_is_an_analogy_and_uncertain(self):
        held = rule("not-debated")
        assert held.by_analogy
        assert held.confidence is Confidence.UNCERTAIN
        assert not held.carries_breach
        assert held.note is not None


@pytest.mark.parametrize("on", DAYS)
class TestArticles8And9:
    """A spoken complaint is written down. The complainant has 90 days for a first complaint and 30
    for a second (art. 33: 45 in remote areas); who is named is told so.
    """

    def test_help_to_write_what_is_spoken(self, on):
        assert Act.GUIDE_TO_WRITE in acts(on, delivery=Delivery.SPOKEN)
        assert Act.GUIDE_TO_WRITE not in acts(on, delivery=Delivery.SIGNED)

    @pytest.mark.parametrize("competence", Competence)
    @pytest.mark.parametrize("delivery", NAMED)
    def test_the_time_limit_is_told_of_a_state_complaint(self, on, competence, delivery):
        """Against what no State body decided the law sets no time limit."""
        found = acts(on, competence=competence, delivery=delivery)
        assert (Act.STATE_TIME_LIMIT in found) is (competence is not Competence.NOT_STATE)

    def test_of_party_discipline_no_time_limit_is_told(self, on):
        assert Act.STATE_TIME_LIMIT not in acts(on, party_discipline=PartyDiscipline.YES)

    def test_the_days_are_no_deadline_of_the_authority(self, on):
        (told,) = (
            r for r in law.regulation_for(PHUONG, on=on).of(Owed) if r.act is Act.STATE_TIME_LIMIT
        )
        assert told.within is None
        for said in (told.text.vi, told.text.en):
            assert [n for n in re.findall(r"\d+", said) if n != "33"] == ["90", "30", "45"]

    def test_that_they_are_told_is_by_analogy(self, on):
        """The law binds the complainant; that the receiver says so is the safe practice."""
        told = rule("time-limit")
        assert told.in_force.covers(as_day(on))
        assert told.by_analogy
        assert not told.carries_breach
        assert told.note is not None


@pytest.mark.parametrize("on", DAYS)
class TestArticle11:
    """A complaint without signature or fingerprint is not accepted."""

    @pytest.mark.parametrize("competence", Competence)
    @pytest.mark.parametrize("secrecy", Secrecy)
    def test_what_comes_without_a_name_is_filed_or_inspected(self, on, competence, secrecy):
        found = decided(
            "handling", on, competence=competence, delivery=Delivery.ANONYMOUS, secrecy=secrecy
        )
        assert found.outcome is Handling.FILE_OR_INSPECT
        assert f"{NUMBER}:11:unsigned" in found.rows
        assert f"{NUMBER}:7:guided" not in found.rows

    @pytest.mark.parametrize("delivery", NAMED)
    def test_it_says_nothing_of_who_is_named(self, on, delivery):
        """What is spoken is written down and signed (art. 8), so it is not yet unsigned."""
        assert f"{NUMBER}:11:unsigned" not in decided("handling", on, delivery=delivery).rows

    @pytest.mark.parametrize("competence", Competence)
    @pytest.mark.parametrize("party", PartyDiscipline)
    def test_there_is_nobody_to_guide_or_tell(self, on, competence, party):
        found = acts(on, competence=competence, party_discipline=party, delivery=Delivery.ANONYMOUS)
        assert found == set()

    def test_it_is_still_held_from_the_floor(self, on):
        found = decided("protection", on, delivery=Delivery.ANONYMOUS)
        assert found.outcome is Protection.HELD
