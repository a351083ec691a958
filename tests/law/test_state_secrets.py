"""State secrets: ordinance 30/2000 (from memory), laws 29/2018/QH14 and 117/2025/QH15."""

import pytest

from dialogue_core import law
from dialogue_core.rules import Owed
from dialogue_core.statements import Facts
from dialogue_core.territory import Unit
from dialogue_core.vocabulary import (
    Act,
    Competence,
    Delivery,
    Handling,
    Protection,
    Secrecy,
    StatementKind,
    UnitKind,
)

PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
ALL = ("30/2000/PL-UBTVQH10", "29/2018/QH14", "117/2025/QH15")
EDITIONS = (
    ("2016-01-01", ALL[0]),
    ("2020-06-30", ALL[0]),
    ("2020-07-01", ALL[1]),
    ("2026-02-28", ALL[1]),
    ("2026-03-01", ALL[2]),
)


def given(kind, secrecy=Secrecy.YES):
    return Facts(kind=kind, competence=Competence.OWN, delivery=Delivery.SPOKEN, secrecy=secrecy)


def decided(name, on, facts):
    table = getattr(law.regulation_for(PHUONG, on=on), name)
    return table.decide(facts.values)


@pytest.mark.parametrize(("on", "number"), EDITIONS)
@pytest.mark.parametrize("kind", StatementKind)
class TestASecret:
    """It is not disclosed, also by spoken words; a public dialogue is no meeting for it."""

    def test_nothing_is_confirmed_or_published(self, on, number, kind):
        found = decided("protection", on, given(kind))
        assert found.outcome is Protection.SECRET
        assert any(row.startswith(number) for row in found.rows)

    def test_it_is_not_answered_at_the_conference(self, on, number, kind):
        assert decided("handling", on, given(kind)).outcome is not Handling.ANSWER

    def test_one_edition_applies(self, on, number, kind):
        rules = law.regulation_for(PHUONG, on=on).rules
        assert {r.cites.instrument for r in rules} & set(ALL) == {number}
        acts = {
            r.act
            for r in law.regulation_for(PHUONG, on=on).of(Owed)
            if r.given.holds(given(kind).values) and r.cites.instrument == number
        }
        assert acts == {Act.CONFIRM_NOTHING}


@pytest.mark.parametrize(("on", "number"), EDITIONS)
class TestWhatIsNoSecret:
    """Only what touches a secret is guarded so."""

    def test_a_question_is_answered_openly(self, on, number):
        facts = given(StatementKind.QUESTION, Secrecy.NO)
        assert decided("protection", on, facts).outcome is Protection.NONE
        assert decided("handling", on, facts).outcome is Handling.ANSWER
