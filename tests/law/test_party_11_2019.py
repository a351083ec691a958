"""Party regulation 11-QĐi/TW, amended by conclusion 215-KL/TW: dialogue when necessary."""

import pytest

from dialogue_core import law
from dialogue_core.territory import Unit
from dialogue_core.values import as_day
from dialogue_core.vocabulary import Level, Organ, Question, UnitKind

NUMBER = "11-QĐi/TW"
PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
HUYEN = Unit(id="tinh/huyen", name="Không Ngày", kind=UnitKind.HUYEN)
TINH = Unit(id="tinh", name="Không Ngày", kind=UnitKind.TINH)


def party_rules(place, on):
    found = law.regulation_for(place, on=on).answer(Question.WHEN_NECESSARY)
    return [rule for rule in found.rules if rule.cites.instrument == NUMBER]


class TestWhenNecessary:
    """The head of the Party committee holds dialogue promptly when it is necessary."""

    @pytest.mark.parametrize("place", [PHUONG, HUYEN, TINH])
    @pytest.mark.parametrize("on", ["2019-02-18", "2022-10-14", "2025-06-30"])
    def test_at_every_level(self, place, on):
        (rule,) = party_rules(place, on)
        assert rule.stated
        assert rule.obliges == (Organ.PARTY,)

    @pytest.mark.parametrize("place", [PHUONG, TINH])
    @pytest.mark.parametrize("on", ["2025-07-01", "2025-11-23", "2026-11-23"])
    def test_without_the_district_it_goes_on(self, place, on):
        assert len(party_rules(place, on)) == 1

    @pytest.mark.parametrize("place", [PHUONG, HUYEN, TINH])
    def test_not_the_day_before(self, place):
        assert not party_rules(place, "2019-02-17")

    def test_the_district_is_taken_out_by_conclusion_215(self):
        (rule,) = (r for r in law.instrument(NUMBER).rules if r.levels == (Level.CITY,))
        assert rule.in_force.until == as_day("2025-11-23")
        assert rule.ended_by.instrument == "215-KL/TW"

    def test_it_sets_no_number(self):
        """No yearly minimum, no days of notice, no deadline afterwards stand in any summary."""
        assert {rule.question for rule in law.instrument(NUMBER).rules} == {Question.WHEN_NECESSARY}
