"""Every boundary day, the day before and after, at every level: exactly one answer, no conflict."""

from itertools import pairwise, product

import attrs
import pytest

from dialogue_core import law
from dialogue_core.errors import InvalidValueError, NoRuleInForceError, NoSuchLevelError
from dialogue_core.law.units_gia_nghia import GIA_NGHIA
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Requirement
from dialogue_core.statements import FACTS, UNKNOWN
from dialogue_core.territory import Unit
from dialogue_core.values import Span, as_day
from dialogue_core.vocabulary import (
    FactName,
    InstrumentKind,
    Level,
    PartyDiscipline,
    Protection,
    Question,
    Secrecy,
    StatementKind,
    UnitKind,
)

FIRST = as_day("2016-01-01")
LAST = as_day("2027-12-31")
END_OF_DISTRICTS = as_day("2025-07-01")

PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
HUYEN = Unit(id="tinh/huyen", name="Không Ngày", kind=UnitKind.HUYEN)
TINH = Unit(id="tinh", name="Không Ngày", kind=UnitKind.TINH)
HA_NOI_PHUONG = Unit(id="ha-noi/quan/phuong", name="Hà Nội", kind=UnitKind.PHUONG)
HA_NOI_XA = Unit(id="ha-noi/huyen/xa", name="Hà Nội", kind=UnitKind.XA)
BINH_PHUOC_XA = Unit(id="binh-phuoc/huyen/xa", name="Bình Phước", kind=UnitKind.XA)
BINH_PHUOC = Unit(id="binh-phuoc", name="Bình Phước", kind=UnitKind.TINH)
PLACES = (
    PHUONG,
    HUYEN,
    TINH,
    HA_NOI_PHUONG,
    HA_NOI_XA,
    BINH_PHUOC_XA,
    BINH_PHUOC,
    GIA_NGHIA,
    law.TERRITORY.unit("dak-nong/gia-nghia/nghia-tan"),
    law.TERRITORY.unit("lam-dong/bac-gia-nghia"),
    law.TERRITORY.unit("lam-dong"),
)

KIND_OF = {rule.id: text.kind for text in law.INSTRUMENTS for rule in text.rules}
PARTY_LINE = (InstrumentKind.PARTY_REGULATION, InstrumentKind.PARTY_CONCLUSION)


def days():
    found = {FIRST, LAST}
    for day in law.boundaries():
        found |= {day.subtract(days=1), day, day.add(days=1)}
    return sorted(d for d in found if FIRST <= d <= LAST)


def exists(place, day):
    if place.level is Level.CITY and day >= END_OF_DISTRICTS:
        return False
    return place.exists_on(day)


CASES = [(day, place) for day, place in product(days(), PLACES) if exists(place, day)]
REGULATIONS = {(day, place.id): law.regulation_for(place, on=day) for day, place in CASES}
DISTINCT = {regulation.rules: regulation for regulation in REGULATIONS.values()}


class TestEveryQuestionHasExactlyOneAnswer:
    """No hole, and never a statute's rule beside a statute's silence."""

    def test_every_day_level_and_place_is_visited(self):
        assert {day for day, _ in CASES} == set(days())
        levels = {(day, place.level) for day, place in CASES}
        assert all((day, Level.WARD) in levels for day in days())
        assert all((day, Level.PROVINCE) in levels for day in days())
        assert all(((day, Level.CITY) in levels) is (day < END_OF_DISTRICTS) for day in days())

    @pytest.mark.parametrize("question", Question)
    def test_rules_or_a_listed_absence(self, question):
        for case, regulation in REGULATIONS.items():
            answer = regulation.answer(question)
            assert bool(answer.rules) is not bool(answer.absences), case

    @pytest.mark.parametrize("question", Question)
    def test_an_absence_is_listed_once_and_not_where_state_law_speaks(self, question):
        """The Party line stands beside State law, so it may speak where State law is silent."""
        for case, regulation in REGULATIONS.items():
            absences = [a for a in regulation.of(Absence) if a.question is question]
            state = [
                r
                for r in regulation.of(Requirement)
                if r.question is question and KIND_OF[r.id] not in PARTY_LINE
            ]
            assert len(absences) == (0 if state else 1), case

    def test_no_rule_of_another_day_level_or_place_is_taken(self):
        for (day, _), regulation in REGULATIONS.items():
            for rule in regulation.rules:
                assert rule.in_force.covers(day)
                assert regulation.level in rule.levels
                assert not rule.places or any(regulation.place.lies_in(p) for p in rule.places)
                assert not rule.unit_kinds or regulation.place.kind in rule.unit_kinds

    def test_the_order_of_the_instruments_does_not_matter(self):
        backwards = tuple(reversed(law.INSTRUMENTS))
        for day, place in CASES[::7]:
            found = law.regulation_for(place, on=day, instruments=backwards)
            assert found.rules == REGULATIONS[day, place.id].rules

    def test_without_the_party_line_no_question_is_left_open(self):
        state = tuple(text for text in law.INSTRUMENTS if text.kind not in PARTY_LINE)
        for day, place in CASES:
            assert not law.regulation_for(place, on=day, instruments=state).holes()

    def test_a_window_over_all_years_has_no_gap(self):
        spans = law.over(PHUONG, span=Span(FIRST, LAST))
        assert spans[0][0].since == FIRST
        assert spans[-1][0].until == LAST
        assert all(a.until == b.since for (a, _), (b, _) in pairwise(spans))
        assert all(a.rules != b.rules for (_, a), (_, b) in pairwise(spans))


class TestBeforeAndAfter:
    """The law shipped begins on 2016-01-01; the district level ends on 2025-07-01."""

    @pytest.mark.parametrize("place", [PHUONG, HUYEN, TINH, HA_NOI_PHUONG, BINH_PHUOC_XA])
    def test_the_day_before_the_first_is_a_hole(self, place):
        with pytest.raises(NoRuleInForceError) as caught:
            law.regulation_for(place, on="2015-12-31")
        assert not isinstance(caught.value, NoSuchLevelError)
        assert law.regulation_for(place, on="2016-01-01").holes() == ()

    @pytest.mark.parametrize("place", [HUYEN, GIA_NGHIA])
    @pytest.mark.parametrize("day", ["2025-07-01", "2025-07-02", "2025-11-23", "2027-12-31"])
    def test_the_city_level_no_longer_exists(self, place, day):
        with pytest.raises(NoSuchLevelError):
            law.regulation_for(place, on=day)

    @pytest.mark.parametrize("place", [HUYEN, GIA_NGHIA])
    def test_the_city_level_exists_to_its_last_day(self, place):
        assert law.regulation_for(place, on="2025-06-30").level is Level.CITY

    def test_the_successors_of_gia_nghia_are_named(self):
        with pytest.raises(NoSuchLevelError) as caught:
            law.regulation_for(GIA_NGHIA, on="2025-07-01")
        assert len(caught.value.successors) == 3

    def test_where_several_succeed_the_provincial_chair_directs(self):
        """72/2025/QH15 art. 54(8)."""
        with pytest.raises(NoSuchLevelError, match="provincial chair directs") as caught:
            law.regulation_for(GIA_NGHIA, on="2025-07-01")
        assert "72/2025/QH15" in str(caught.value)
        with pytest.raises(NoSuchLevelError) as caught:
            law.regulation_for(HUYEN, on="2025-07-01")
        assert "provincial chair" not in str(caught.value)

    def test_a_unit_is_not_known_before_it_was_set_up(self):
        ward = law.TERRITORY.unit("lam-dong/bac-gia-nghia")
        with pytest.raises(NoSuchLevelError, match="known here only from 2025-07-01") as caught:
            law.regulation_for(ward, on="2025-06-30")
        assert caught.value.successors == ()
        assert law.regulation_for(ward, on="2025-07-01").level is Level.WARD

    def test_a_day_after_the_sources_were_checked_carries_a_caveat(self):
        found = {
            day: law.regulation_for(PHUONG, on=day).caveats
            for day in ("2026-06-30", "2026-07-01", "2026-11-23", "2026-11-24")
        }
        assert [len(caveats) for caveats in found.values()] == [0, 1, 1, 2]
        assert "24/11" not in found["2026-11-24"][1].vi
        assert "đối chiếu đến ngày 23/11/2026" in found["2026-11-24"][1].vi

    def test_from_the_day_of_law_136_the_laws_that_it_amends_carry_a_caveat(self):
        """136/2025/QH15 is known from the press only; it raises no mark and changes no rule."""
        (caveat,) = law.regulation_for(PHUONG, on="2026-07-01").caveats
        assert "sửa đổi bởi Luật 136/2025/QH15, chưa đọc toàn văn" in caveat.vi
        assert "amended by law 136/2025/QH15, not read in full" in caveat.en
        amended = {
            rule.cites.instrument
            for text in law.INSTRUMENTS
            for rule in text.rules
            if law.law_136_2025.amends(rule)
        }
        assert amended == {"42/2013/QH13", "02/2011/QH13", "25/2018/QH14"}
        rule = law.instrument("02/2011/QH13").rules[0]
        ended = attrs.evolve(rule, in_force=Span("2014-07-01", until="2026-07-01"))
        assert law.law_136_2025.amends(rule)
        assert not law.law_136_2025.amends(ended)


def cells(table):
    for values in product(*(axis.values for axis in table.axes)):
        yield dict(zip((axis.name for axis in table.axes), values, strict=True))


def bound():
    plan = law.gia_nghia_2022.PLAN
    return law.regulation_for(GIA_NGHIA, on="2022-10-14").under(plan)


@pytest.mark.parametrize("name", ["admission", "handling", "protection"])
class TestNoCellConflicts:
    """Rules intersect, and something lawful is left for every completion of the facts."""

    def test_every_cell_of_every_rule_set(self, name):
        tables = {getattr(r, name).rows: getattr(r, name) for r in DISTINCT.values()}
        for table in tables.values():
            for cell in cells(table):
                table.decide(cell)  # raises ConflictingRulesError where nothing is left

    def test_every_cell_under_the_founding_plan(self, name):
        table = getattr(bound(), name)
        for cell in cells(table):
            table.decide(cell)

    def test_all_facts_in_doubt(self, name):
        for regulation in DISTINCT.values():
            table = getattr(regulation, name)
            assert table.decide(dict.fromkeys((a.name for a in table.axes), UNKNOWN))


@pytest.mark.parametrize("regulation", [*DISTINCT.values(), bound()], ids=range(len(DISTINCT) + 1))
class TestWhatNeverReachesTheFloor:
    """On every day, at every level and place."""

    def kept(self, regulation: Regulation, **facts):
        found = {fact.name: facts.get(fact.name.value, UNKNOWN) for fact in FACTS}
        return regulation.protection.strictest(found).outcome

    def every(self, regulation: Regulation, name, value):
        for cell in cells(regulation.protection):
            if cell[name] is value:
                yield regulation.protection.decide(cell).outcome

    def test_a_complaint_stays_off_the_floor(self, regulation):
        found = set(self.every(regulation, FactName.KIND, StatementKind.COMPLAINT))
        assert all(outcome.held_from_floor for outcome in found)

    def test_a_denunciation_stays_off_the_floor_and_its_author_is_secret(self, regulation):
        found = set(self.every(regulation, FactName.KIND, StatementKind.DENUNCIATION))
        assert all(outcome.identity_protected for outcome in found)

    def test_a_state_secret_is_never_confirmed(self, regulation):
        found = set(self.every(regulation, FactName.SECRECY, Secrecy.YES))
        assert found == {Protection.SECRET}

    def test_what_may_turn_out_to_be_a_denunciation_is_held(self, regulation):
        assert self.kept(regulation, secrecy=Secrecy.NO) is Protection.IDENTITY
        assert self.kept(regulation) is Protection.SECRET

    def test_a_matter_of_party_discipline_stays_off_the_floor(self, regulation):
        found = set(self.every(regulation, FactName.PARTY_DISCIPLINE, PartyDiscipline.YES))
        assert all(outcome.held_from_floor for outcome in found)

    @pytest.mark.parametrize("kind", [StatementKind.PETITION, StatementKind.QUESTION])
    def test_a_petition_or_question_that_is_no_secret_may_be_put(self, regulation, kind):
        """Where it is the State's: what is, or may be, Party discipline is held."""

        def kept(party):
            return self.kept(regulation, kind=kind, secrecy=Secrecy.NO, party_discipline=party)

        assert kept(PartyDiscipline.NO) is Protection.NONE
        assert kept(PartyDiscipline.YES) is Protection.HELD
        assert kept(UNKNOWN) is Protection.HELD


class TestWindows:
    """A plan whose time spans two editions is judged by each."""

    def test_a_window_is_cut_where_the_rules_change(self):
        spans = law.over(PHUONG, span=Span("2025-06-10", until="2025-06-20"))
        assert [(str(s.since), str(s.until)) for s, _ in spans] == [
            ("2025-06-10", "2025-06-16"),
            ("2025-06-16", "2025-06-20"),
        ]
        assert all(regulation.on == span.since for span, regulation in spans)

    def test_a_window_without_an_end_is_refused(self):
        with pytest.raises(InvalidValueError) as refused:
            law.over(PHUONG, span=Span("2025-06-10"))
        assert "end" in refused.value.en
        assert "kết thúc" in refused.value.vi

    def test_a_ward_that_was_merged_is_refused_with_its_successor(self):
        with pytest.raises(NoSuchLevelError) as refused:
            law.regulation_for("dak-nong/gia-nghia/nghia-duc", on="2025-07-01")
        assert refused.value.successors == ("phường Bắc Gia Nghĩa",)
        assert "không tồn tại" in refused.value.vi
