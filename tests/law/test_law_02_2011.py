"""Law 02/2011/QH13 on complaints: guided to who decides, never settled at a conference."""

import pytest

from dialogue_core import law
from dialogue_core.rules import Owed
from dialogue_core.statements import Facts
from dialogue_core.territory import Unit
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
PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
DEFAULTS = {"competence": Competence.OWN, "delivery": Delivery.SPOKEN}
DAYS = ("2016-01-01", "2022-10-14", "2026-06-30", "2026-07-01")


def decided(name, on, **facts):
    table = getattr(law.regulation_for(PHUONG, on=on), name)
    found = Facts(kind=StatementKind.COMPLAINT, **(DEFAULTS | facts))
    return table.decide(found.values)


def acts(on, **facts):
    found = Facts(kind=StatementKind.COMPLAINT, **(DEFAULTS | facts))
    return {
        rule.act
        for rule in law.regulation_for(PHUONG, on=on).of(Owed)
        if rule.cites.instrument == NUMBER and rule.given.holds(found.values)
    }


@pytest.mark.parametrize("on", DAYS)
class TestArticle7:
    """First to who made the decision, then to the superior; so the person is guided."""

    @pytest.mark.parametrize("competence", Competence)
    @pytest.mark.parametrize("delivery", Delivery)
    @pytest.mark.parametrize("secrecy", Secrecy)
    def test_a_complaint_is_guided_whoever_is_competent(self, on, competence, delivery, secrecy):
        found = decided("handling", on, competence=competence, delivery=delivery, secrecy=secrecy)
        assert found.outcome is Handling.GUIDE
        assert f"{NUMBER}:7:guided" in found.rows

    def test_party_discipline_goes_to_the_inspection_committee(self, on):
        found = decided("handling", on, party_discipline=PartyDiscipline.YES)
        assert found.outcome is Handling.INSPECTION_COMMITTEE

    def test_it_is_held_from_the_floor(self, on):
        found = decided("protection", on)
        assert found.outcome is Protection.HELD
        assert found.rows == (f"{NUMBER}:7:not-debated",)

    def test_the_person_is_guided_to_the_competent(self, on):
        assert Act.GUIDE_TO_COMPETENT in acts(on)
        assert Act.GUIDE_TO_COMPETENT not in acts(on, party_discipline=PartyDiscipline.YES)


class TestTheReadingOfTheLibrary:
    """No statute forbids raising a complaint, so the rule is marked and cannot be breached."""

    def test_it_is_an_analogy_and_uncertain(self):
        (rule,) = (r for r in law.instrument(NUMBER).rules if r.slug == "not-debated")
        assert rule.by_analogy
        assert rule.confidence is Confidence.UNCERTAIN
        assert not rule.confidence.carries_breach
        assert rule.note is not None


@pytest.mark.parametrize("on", DAYS)
class TestArticles8And9:
    """A spoken complaint is written down; 90 days are told, and they bind the complainant."""

    def test_help_to_write_what_is_spoken(self, on):
        assert Act.GUIDE_TO_WRITE in acts(on, delivery=Delivery.SPOKEN)
        assert Act.GUIDE_TO_WRITE not in acts(on, delivery=Delivery.SIGNED)

    @pytest.mark.parametrize("delivery", Delivery)
    def test_the_time_limit_is_told(self, on, delivery):
        assert Act.STATE_TIME_LIMIT in acts(on, delivery=delivery)

    def test_the_ninety_days_are_no_deadline_of_the_authority(self, on):
        (rule,) = (
            r for r in law.regulation_for(PHUONG, on=on).of(Owed) if r.act is Act.STATE_TIME_LIMIT
        )
        assert rule.within is None
        assert "90" in rule.text.vi
        assert "90" in rule.text.en
