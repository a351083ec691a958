"""Law 25/2018/QH14 on denunciations, and 03/2011/QH13 before it (from memory)."""

import pytest

from dialogue_core import law
from dialogue_core.rules import Absence, Owed
from dialogue_core.statements import Facts
from dialogue_core.territory import Unit
from dialogue_core.values import WorkingDays
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

PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
DEFAULTS = {"competence": Competence.OWN, "delivery": Delivery.SPOKEN}
OLD, NEW = "03/2011/QH13", "25/2018/QH14"
DAYS = ("2016-01-01", "2018-12-31", "2019-01-01", "2022-10-14", "2026-07-01")
ELSEWHERE = (Competence.LOWER, Competence.HIGHER, Competence.OTHER_AGENCY)


def given(**facts):
    return Facts(kind=StatementKind.DENUNCIATION, **(DEFAULTS | facts))


def decided(name, on, **facts):
    table = getattr(law.regulation_for(PHUONG, on=on), name)
    found = given(**facts)
    return table.decide(found.values)


def acts(on, **facts):
    return {
        rule.act: rule.within
        for rule in law.regulation_for(PHUONG, on=on).of(Owed)
        if rule.cites.instrument in (OLD, NEW) and rule.given.holds(given(**facts).values)
    }


@pytest.mark.parametrize("on", DAYS)
class TestArticles8And9And56:
    """Who denounces is never disclosed."""

    @pytest.mark.parametrize("party", PartyDiscipline)
    def test_identity_is_protected(self, on, party):
        found = decided("protection", on, party_discipline=party)
        assert found.outcome is Protection.IDENTITY

    def test_a_secret_is_guarded_still_more(self, on):
        assert decided("protection", on, secrecy=Secrecy.YES).outcome is Protection.SECRET

    @pytest.mark.parametrize("delivery", Delivery)
    def test_it_is_owed_in_every_form(self, on, delivery):
        assert Act.KEEP_IDENTITY_SECRET in acts(on, delivery=delivery)


@pytest.mark.parametrize("on", DAYS)
class TestArticles22And23:
    """In writing or in person to the competent body: at a conference it is taken privately."""

    @pytest.mark.parametrize("competence", Competence)
    @pytest.mark.parametrize("delivery", [Delivery.SPOKEN, Delivery.SIGNED])
    def test_it_is_taken_privately(self, on, competence, delivery):
        found = decided("handling", on, competence=competence, delivery=delivery)
        assert found.outcome is Handling.TAKE_PRIVATELY

    def test_party_discipline_goes_to_the_inspection_committee(self, on):
        found = decided("handling", on, party_discipline=PartyDiscipline.YES)
        assert found.outcome is Handling.INSPECTION_COMMITTEE

    def test_help_to_write_what_is_spoken(self, on):
        assert Act.GUIDE_TO_WRITE in acts(on, delivery=Delivery.SPOKEN)
        assert Act.GUIDE_TO_WRITE not in acts(on, delivery=Delivery.SIGNED)


class TestArticle24Clause2:
    """Who is not competent transfers a letter to the competent body within 5 working days, and
    guides there who comes in person. A company is never that body.
    """

    @pytest.mark.parametrize("on", ["2019-01-01", "2022-10-14", "2026-07-01"])
    @pytest.mark.parametrize("competence", ELSEWHERE)
    def test_a_letter_is_transferred_and_a_person_guided(self, on, competence):
        letter = acts(on, competence=competence, delivery=Delivery.SIGNED)
        person = acts(on, competence=competence, delivery=Delivery.SPOKEN)
        assert letter[Act.TRANSFER] == WorkingDays(5)
        assert letter[Act.TELL_TRANSFER] == WorkingDays(5)
        assert Act.GUIDE_TO_COMPETENT not in letter
        assert Act.GUIDE_TO_COMPETENT in person
        assert Act.TRANSFER not in person

    @pytest.mark.parametrize("on", DAYS)
    @pytest.mark.parametrize("delivery", Delivery)
    def test_nothing_is_passed_on_by_who_is_competent(self, on, delivery):
        assert not {Act.TRANSFER, Act.GUIDE_TO_COMPETENT} & set(acts(on, delivery=delivery))

    @pytest.mark.parametrize("on", DAYS)
    @pytest.mark.parametrize("delivery", Delivery)
    def test_nothing_is_handed_to_a_company_whose_people_are_denounced(self, on, delivery):
        """It is still taken privately; the chair finds the State body of the field."""
        found = acts(on, competence=Competence.NOT_STATE, delivery=delivery)
        assert not {Act.TRANSFER, Act.TELL_TRANSFER, Act.GUIDE_TO_COMPETENT} & set(found)
        assert Act.KEEP_IDENTITY_SECRET in found

    @pytest.mark.parametrize("on", DAYS)
    @pytest.mark.parametrize("competence", Competence)
    def test_nobody_without_a_name_is_guided_or_told(self, on, competence):
        found = acts(on, competence=competence, delivery=Delivery.ANONYMOUS)
        assert set(found) == {Act.KEEP_IDENTITY_SECRET}


@pytest.mark.parametrize("on", DAYS)
class TestArticle25:
    """What comes without a name is not processed as a denunciation, but may be inspected."""

    @pytest.mark.parametrize("party", PartyDiscipline)
    def test_file_or_inspect(self, on, party):
        found = decided("handling", on, delivery=Delivery.ANONYMOUS, party_discipline=party)
        assert found.outcome is Handling.FILE_OR_INSPECT


class TestBefore2019:
    """The law of 2011 stands here from memory: the same protection, no number of days."""

    def test_each_day_has_one_of_the_two(self):
        for on, number in (("2018-12-31", OLD), ("2019-01-01", NEW)):
            found = {r.cites.instrument for r in law.regulation_for(PHUONG, on=on).rules}
            assert found & {OLD, NEW} == {number}

    def test_the_gap_is_listed(self):
        """Beside it stands only what law 42/2013 does not say of questions, on every day."""

        def listed(on):
            gaps = law.regulation_for(PHUONG, on=on).of(Absence)
            return {g.id for g in gaps if g.question is None}

        always = "42/2013/QH13:2.2:questions-not-ruled"
        assert listed("2018-12-31") == {f"{OLD}:denunciation-law-before-2019", always}
        assert listed("2019-01-01") == {always}

    @pytest.mark.parametrize("on", ["2016-01-01", "2018-12-31"])
    @pytest.mark.parametrize("competence", ELSEWHERE)
    def test_a_letter_is_transferred_and_a_person_guided_without_days(self, on, competence):
        letter = acts(on, competence=competence, delivery=Delivery.SIGNED)
        person = acts(on, competence=competence, delivery=Delivery.SPOKEN)
        assert letter[Act.TRANSFER] is None
        assert Act.GUIDE_TO_COMPETENT not in letter
        assert Act.GUIDE_TO_COMPETENT in person
        assert Act.TRANSFER not in person

    def test_nothing_of_it_is_more_than_memory(self):
        text = law.instrument(OLD)
        assert {rule.confidence for rule in text.rules} == {Confidence.MEMORY}
        assert not any(rule.within for rule in text.rules if isinstance(rule, Owed))
