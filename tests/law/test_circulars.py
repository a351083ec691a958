"""Circulars 07/2014 and 05/2021 of the Government Inspectorate: matters of Party discipline."""

import pytest

from dialogue_core import law
from dialogue_core.law import _party
from dialogue_core.rules import Limit, Owed
from dialogue_core.statements import Facts
from dialogue_core.territory import Unit
from dialogue_core.values import Span
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
OLD, NEW = "07/2014/TT-TTCP", "05/2021/TT-TTCP"
CASES = (StatementKind.COMPLAINT, StatementKind.DENUNCIATION)


def given(kind, **facts):
    told = {
        "competence": Competence.OWN,
        "party_discipline": PartyDiscipline.YES,
        "delivery": Delivery.SPOKEN,
    }
    return Facts(kind=kind, **(told | facts))


def handled(on, kind, **facts):
    return law.regulation_for(PHUONG, on=on).handling.decide(given(kind, **facts).values)


def guarded(on, kind, **facts):
    return law.regulation_for(PHUONG, on=on).protection.decide(given(kind, **facts).values)


def rules(number):
    return {rule.slug: rule for rule in law.instrument(number).rules}


class TestPartyDiscipline:
    """A breach of Party discipline goes to the body competent under Party rules (07/2014; 05/2021
    art. 15).
    """

    @pytest.mark.parametrize("kind", StatementKind)
    @pytest.mark.parametrize(
        ("on", "rule"),
        [
            ("2016-01-01", f"{OLD}:party-discipline"),
            ("2021-11-14", f"{OLD}:party-discipline"),
            ("2021-11-15", f"{NEW}:15:party-discipline"),
            ("2026-06-30", f"{NEW}:15:party-discipline"),
            ("2026-07-01", f"{NEW}:15:party-discipline-after-decree"),
        ],
    )
    def test_to_the_inspection_committee(self, kind, on, rule):
        found = handled(on, kind)
        assert found.outcome is Handling.INSPECTION_COMMITTEE
        assert [row for row in found.rows if row.startswith((OLD, NEW))] == [rule]

    @pytest.mark.parametrize("on", ["2016-01-01", "2021-11-15", "2026-07-01"])
    def test_an_anonymous_denunciation_is_filed_or_inspected(self, on):
        found = handled(on, StatementKind.DENUNCIATION, delivery=Delivery.ANONYMOUS)
        assert found.outcome is Handling.FILE_OR_INSPECT


@pytest.mark.parametrize("on", ["2016-01-01", "2021-11-15", "2026-07-01"])
class TestItIsTransferred:
    """Where the outcome is a transfer to the body of the Party, one is owed, and telling of it.

    A denunciation that another head must take moves by law 25/2018 art. 24(2) instead: only once.
    """

    @staticmethod
    def owed(on, kind, **facts):
        found = given(kind, **facts)
        return [
            rule.act
            for rule in law.regulation_for(PHUONG, on=on).of(Owed)
            if rule.act in (Act.TRANSFER, Act.TELL_TRANSFER)
            and rule.given.holds(found.values)
            and (not rule.upon or Handling.INSPECTION_COMMITTEE in rule.upon)
        ]

    @pytest.mark.parametrize("kind", StatementKind)
    @pytest.mark.parametrize("competence", Competence)
    @pytest.mark.parametrize("delivery", [Delivery.SPOKEN, Delivery.SIGNED])
    def test_once_unless_who_speaks_is_guided(self, on, kind, competence, delivery):
        elsewhere = kind is StatementKind.DENUNCIATION and competence in (
            Competence.LOWER,
            Competence.HIGHER,
            Competence.OTHER_AGENCY,
        )
        found = self.owed(on, kind, competence=competence, delivery=delivery)
        if elsewhere and delivery is Delivery.SPOKEN:
            assert found == []
        elif elsewhere and on < "2019":  # nothing on telling stands here from the law of 2011
            assert found == [Act.TRANSFER]
        else:
            assert sorted(found) == [Act.TELL_TRANSFER, Act.TRANSFER]

    @pytest.mark.parametrize("kind", [StatementKind.PETITION, StatementKind.QUESTION])
    def test_what_has_no_name_is_transferred_and_nobody_told(self, on, kind):
        assert self.owed(on, kind, delivery=Delivery.ANONYMOUS) == [Act.TRANSFER]

    def test_a_matter_of_the_state_is_not(self, on):
        for kind in StatementKind:
            assert self.owed(on, kind, party_discipline=PartyDiscipline.NO) == []


def test_what_the_texts_share_is_named():
    assert dir(_party) == _party.__all__


class TestAfterItsDecreeEnded:
    """Decree 154/2026 ended decree 64/2014 on 2026-07-01 without a word on the circulars. What art.
    15 says was read; whether it outlives its decree is uncertain, so from that day it is so marked.
    """

    def test_up_to_that_day_it_was_read(self):
        rule = rules(NEW)["party-discipline"]
        assert rule.in_force == Span("2021-11-15", until="2026-07-01")
        assert rule.confidence is Confidence.VERIFIED
        assert rule.ended_by.instrument == "154/2026/NĐ-CP"

    def test_the_doubt_stands_beside_the_rule(self):
        rule = rules(NEW)["party-discipline-after-decree"]
        assert rule.in_force == Span("2026-07-01")
        assert rule.confidence is Confidence.UNCERTAIN
        assert rule.note is not None
        assert "64/2014/NĐ-CP" in rule.note.vi

    def test_only_the_mark_and_the_days_change(self):
        before = rules(NEW)["party-discipline"]
        after = rules(NEW)["party-discipline-after-decree"]
        assert (after.cites, after.text) == (before.cites, before.text)
        assert (after.given, after.only) == (before.given, before.only)


@pytest.mark.parametrize(
    ("on", "rule"),
    [
        ("2016-01-01", f"{OLD}:party-discipline-held"),
        ("2021-11-14", f"{OLD}:party-discipline-held"),
        ("2021-11-15", f"{NEW}:15:party-discipline-held"),
        ("2026-07-01", f"{NEW}:15:party-discipline-held"),
    ],
)
class TestNobodyAccusedIsNamedOnTheFloor:
    """What goes to the body of the Party is not put to the conference: the library's reading of
    where the matter goes, by analogy.
    """

    @pytest.mark.parametrize("kind", [StatementKind.PETITION, StatementKind.QUESTION])
    @pytest.mark.parametrize("delivery", Delivery)
    def test_a_petition_or_question_is_held(self, on, rule, kind, delivery):
        found = guarded(on, kind, delivery=delivery)
        assert found.outcome is Protection.HELD
        assert found.rows == (rule,)

    @pytest.mark.parametrize("kind", [StatementKind.PETITION, StatementKind.QUESTION])
    def test_a_matter_of_the_state_is_put(self, on, rule, kind):
        found = guarded(on, kind, party_discipline=PartyDiscipline.NO)
        assert found.outcome is Protection.NONE
        assert rule not in found.rows

    @pytest.mark.parametrize("kind", CASES)
    def test_it_takes_nothing_from_a_stricter_rule(self, on, rule, kind):
        denounced = kind is StatementKind.DENUNCIATION
        found = guarded(on, kind)
        assert found.outcome is (Protection.IDENTITY if denounced else Protection.HELD)
        assert guarded(on, kind, secrecy=Secrecy.YES).outcome is Protection.SECRET

    def test_it_is_an_analogy_and_uncertain(self, on, rule):
        number, slug = rule.split(":")[0], rule.rpartition(":")[2]
        held = rules(number)[slug]
        assert isinstance(held, Limit)
        assert held.in_force == law.instrument(number).in_force
        assert held.confidence is Confidence.UNCERTAIN
        assert held.by_analogy
        assert not held.carries_breach
        assert held.note is not None
