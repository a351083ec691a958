"""Law 25/2018/QH14 on denunciations, and 03/2011/QH13 before it (from memory)."""

import pytest

import dialogue_core as dc
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
    Level,
    PartyDiscipline,
    Protection,
    Secrecy,
    Settler,
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


UNITS = {
    Level.WARD: ("lam-dong/dong-gia-nghia", ("2025-07-01", "2026-10-29")),
    Level.CITY: ("dak-nong/gia-nghia", ("2020-01-01", "2022-10-14", "2025-06-30")),
    Level.PROVINCE: ("lam-dong", ("2025-07-01", "2026-10-29")),
}
ELSE = {
    Level.WARD: (Settler.PROVINCE, Settler.CENTRAL, Settler.OTHER_AGENCY),
    Level.CITY: (Settler.WARD, Settler.PROVINCE, Settler.CENTRAL, Settler.OTHER_AGENCY),
    Level.PROVINCE: (Settler.WARD, Settler.CENTRAL, Settler.OTHER_AGENCY),
}
OUTSIDE = [
    (level, on, settler)
    for level, (_, days) in UNITS.items()
    for on in days
    for settler in ELSE[level]
]


def sent(level, on, settler, delivery, **facts):
    """Who gets a denunciation of whom somebody else manages."""
    said = dc.Statement(
        id="S1",
        on=on,
        words=dc.Sealed("…"),
        delivery=delivery,
        parts=(dc.Part(kind=StatementKind.DENUNCIATION, accused_managed_by=settler, **facts),),
    )
    regulation = law.regulation_for(UNITS[level][0], on=on)
    screening = dc.screen(said, regulation)
    acts = {act.act for act in screening.parts[0].acts}
    return dc.route(said, screening, regulation).parts[0], acts


@pytest.mark.parametrize("party", PartyDiscipline)
@pytest.mark.parametrize(("level", "on", "settler"), OUTSIDE)
class TestWhoGetsWhatIsAnother:
    """Art. 24(2): a letter goes to the competent body, a person is guided there. Arts. 12, 13, 25:
    what is about who is managed above is not given to those below.
    """

    def test_a_letter_is_passed_on_as_the_acts_say(self, level, on, settler, party):
        found, owed = sent(level, on, settler, Delivery.SIGNED, party_discipline=party)
        assert {Act.TRANSFER, Act.TELL_TRANSFER} <= owed
        assert Act.GUIDE_TO_COMPETENT not in owed
        assert found.forward_to is not None
        assert found.guide_to is None

    def test_a_person_is_guided_and_nobody_else_holds_what_was_said(
        self, level, on, settler, party
    ):
        found, owed = sent(level, on, settler, Delivery.SPOKEN, party_discipline=party)
        assert Act.GUIDE_TO_COMPETENT in owed
        assert not {Act.TRANSFER, Act.TELL_TRANSFER} & owed
        assert (found.forward_to, found.guide_to) == (None, settler)
        assert found.lead is None or (found.lead.level is level and party is PartyDiscipline.NO)
        if found.lead is None:
            assert "nothing is transferred" in found.open.en
            assert "không chuyển" in found.open.vi

    def test_what_has_no_name_is_inspected_by_who_is_above_the_accused(
        self, level, on, settler, party
    ):
        found, owed = sent(level, on, settler, Delivery.ANONYMOUS, party_discipline=party)
        above = settler in (Settler.PROVINCE, Settler.CENTRAL)
        assert not {Act.TRANSFER, Act.GUIDE_TO_COMPETENT} & owed
        assert found.lead.level.rank >= level.rank + (above and level is not Level.PROVINCE)
        assert (found.forward_to is None) is (settler is Settler.WARD)


@pytest.mark.parametrize("delivery", Delivery)
def test_a_denunciation_of_the_units_own_people_is_passed_to_nobody(delivery):
    for level, (_, days) in UNITS.items():
        for on in days:
            found, _ = sent(level, on, Settler(level.value), delivery)
            assert (found.lead.level, found.forward_to, found.guide_to) == (level, None, None)
