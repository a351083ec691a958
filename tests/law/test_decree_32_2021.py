"""Decree 32/2021/NĐ-CP: the wards of Hà Nội, not its communes."""

import attrs
import pytest

from dialogue_core import law
from dialogue_core.territory import Unit
from dialogue_core.values import Days, Span, Times
from dialogue_core.vocabulary import Channel, Confidence, Question, UnitKind

NUMBER = "32/2021/NĐ-CP"
PHUONG = Unit(id="ha-noi/quan/phuong", name="Hà Nội", kind=UnitKind.PHUONG)
XA = Unit(id="ha-noi/huyen/xa", name="Hà Nội", kind=UnitKind.XA)
QUAN = Unit(id="ha-noi/quan", name="Hà Nội", kind=UnitKind.QUAN)
ELSEWHERE = Unit(id="dak-nong/gia-nghia/nghia-tan", name="Nghĩa Tân", kind=UnitKind.PHUONG)
DURING = ("2021-03-29", "2023-07-01", "2025-03-01", "2025-06-30")
READ = Span("2021-03-29", until="2025-01-01")
REMEMBERED = Span("2025-01-01", until="2025-07-01")


def answer(question, on, place=PHUONG):
    return law.regulation_for(place, on=on).answer(question)


def speaks(place, on):
    return any(r.cites.instrument == NUMBER for r in law.regulation_for(place, on=on).rules)


class TestWards:
    """The chair of a ward of Hà Nội holds dialogue at least twice a year, with 7 days' notice on
    the mass media and to the heads of residential groups.
    """

    @pytest.mark.parametrize("on", DURING)
    def test_twice_a_year(self, on):
        found = answer(Question.FREQUENCY, on)
        assert found.at_least == Times(2)
        assert len({r.cites.instrument for r in found.rules}) > 1  # the statute's one stays

    @pytest.mark.parametrize("on", DURING)
    def test_notice(self, on):
        assert answer(Question.NOTICE_LEAD, on).at_least == Days(7)
        channels = answer(Question.NOTICE_CHANNEL, on)
        assert {Channel.MASS_MEDIA, Channel.VILLAGE_HEADS} <= set(channels.all_of)

    @pytest.mark.parametrize("on", ["2021-03-28", "2025-07-01"])
    def test_once_before_and_after(self, on):
        assert answer(Question.FREQUENCY, on).at_least == Times(1)
        assert not speaks(PHUONG, on)


class TestIn2025:
    """That the decree still held in 2025 is from memory, so nothing of it can be breached."""

    @pytest.mark.parametrize(
        ("on", "mark"),
        [
            ("2021-03-29", Confidence.SECONDARY),
            ("2024-12-31", Confidence.SECONDARY),
            ("2025-01-01", Confidence.MEMORY),
            ("2025-06-30", Confidence.MEMORY),
        ],
    )
    def test_the_mark_goes_by_the_day(self, on, mark):
        found = [r for r in law.regulation_for(PHUONG, on=on).rules if r.cites.instrument == NUMBER]
        assert len(found) == 3
        assert {r.confidence for r in found} == {mark}
        assert {r.carries_breach for r in found} == {mark is Confidence.SECONDARY}

    def test_each_rule_stands_once_for_each_time_and_says_the_same(self):
        rules = {r.slug: r for r in law.instrument(NUMBER).rules}
        slugs = {slug for slug in rules if not slug.endswith("-2025")}
        assert set(rules) == slugs | {f"{slug}-2025" for slug in slugs}
        for slug in slugs:
            before, after = rules[slug], rules[f"{slug}-2025"]
            assert (before.in_force, after.in_force) == (READ, REMEMBERED)
            same = attrs.evolve(
                after, slug=slug, in_force=before.in_force, confidence=before.confidence
            )
            assert same == before


class TestWhomItDoesNotBind:
    """Communes and districts of Hà Nội, and wards elsewhere."""

    @pytest.mark.parametrize("place", [XA, QUAN, ELSEWHERE])
    @pytest.mark.parametrize("on", DURING)
    def test_nothing_of_it_applies(self, place, on):
        assert not speaks(place, on)

    def test_a_commune_of_ha_noi_keeps_the_statute(self):
        assert answer(Question.FREQUENCY, "2022-10-14", XA).at_least == Times(1)
