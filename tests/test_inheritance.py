"""Who answers for a matter that was not finished when its unit or its body ended."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import inheritance
from dialogue_core.errors import InvalidValueError
from dialogue_core.inheritance import Inheritance, inherit
from dialogue_core.law import TERRITORY, bodies
from dialogue_core.statements import UNKNOWN
from dialogue_core.territory import Body, Succession, Territory, Unit
from dialogue_core.values import Citation, Span, Words, as_day
from dialogue_core.vocabulary import (
    Confidence,
    Field,
    Level,
    Organ,
    StatementKind,
    UnitKind,
)

CITY = "dak-nong/gia-nghia"
CLAUSE = Citation("72/2025/QH15", article=54, clause=8)
MERGER = Citation("1671/NQ-UBTVQH15")
NEW_WARDS = {
    "lam-dong/bac-gia-nghia": {"quang-thanh", "nghia-thanh", "nghia-duc"},
    "lam-dong/nam-gia-nghia": {"nghia-phu", "nghia-tan", "dak-r-moan"},
    "lam-dong/dong-gia-nghia": {"nghia-trung", "dak-nia"},
}
WARDS = {f"{CITY}/{old}": new for new, olds in NEW_WARDS.items() for old in olds}
BODIES = [b for b in vars(bodies).values() if isinstance(b, Body)]
UNITS = [unit.id for unit in TERRITORY.units]


def of_city(body=None, *, arose_in=(), field=None, on="2025-07-01") -> Inheritance:
    """Who has the matter of the city."""
    return inherit(TERRITORY, unit=CITY, body=body, arose_in=arose_in, field=field, on=on)


class TestArticle54Clause8:
    """Việc của cấp huyện chưa xong ngày 01/07/2025 do cơ quan tiếp nhận chức năng hoặc cấp xã mới
    giải quyết tiếp; liên quan từ hai đơn vị cấp xã mới trở lên hoặc phức tạp thì Chủ tịch UBND tỉnh
    chỉ đạo.
    """

    @given(st.sets(st.sampled_from(sorted(WARDS)), min_size=1))
    def test_one_new_ward_has_it_and_for_several_the_provincial_chair_directs(self, places):
        found = of_city(arose_in=tuple(sorted(places)))
        concerned = {WARDS[place] for place in places}
        assert CLAUSE in found.cites
        if len(concerned) == 1:
            assert (found.owner.id, found.directed_by) == (concerned.pop(), None)
        else:
            assert (found.owner, found.directed_by) == (None, bodies.PROVINCE_CHAIR)
            assert {unit.id for unit in found.among} == concerned

    def test_a_matter_of_the_whole_city_concerns_all_its_wards(self):
        found = of_city()
        assert found.directed_by == bodies.PROVINCE_CHAIR
        assert {unit.id for unit in found.among} == set(NEW_WARDS)
        assert "3 new units" in found.reason.en
        assert found.reason.en.startswith("Where it arose was not said, so the whole unit counts. ")
        assert of_city(arose_in=(CITY,)).reason.en.startswith("3 new units")

    def test_who_directs_is_named_with_the_province_of_the_new_units(self):
        found = of_city().directed_by
        assert found.name.vi == "Chủ tịch UBND tỉnh Lâm Đồng"
        assert found.name.en == f"{bodies.PROVINCE_CHAIR.name.en}, tỉnh Lâm Đồng"
        clause = attrs.evolve(TERRITORY.hand_overs[0], directs=bodies.CENTRAL)
        other = attrs.evolve(TERRITORY, hand_overs=(clause,))
        assert inherit(other, unit=CITY, on="2025-07-01").directed_by.name == bodies.CENTRAL.name

    def test_a_place_that_nobody_told_is_not_said_to_be_in_all_of_them(self):
        asked = of_city(bodies.CITY_INSPECTORATE, arose_in=(f"{CITY}/nghia-duc",)).reason
        assert "Nơi phát sinh nay thuộc phường Bắc Gia Nghĩa." in asked.vi
        untold = of_city(bodies.CITY_INSPECTORATE).reason
        assert "Chưa rõ nơi phát sinh; địa bàn thành phố Gia Nghĩa nay thuộc phường" in untold.vi
        assert "Nơi phát sinh nay thuộc" not in untold.vi
        assert "Where it arose was not said; thành phố Gia Nghĩa is now phường" in untold.en

    def test_that_several_new_units_are_concerned_rests_on_the_resolution_of_the_merger(self):
        """The clause was read, the resolution that made the wards was not."""
        found = of_city(arose_in=(f"{CITY}/nghia-duc", f"{CITY}/nghia-tan"))
        assert found.directed_by == bodies.PROVINCE_CHAIR
        assert (found.cites, found.confidence) == ((CLAUSE, MERGER), Confidence.SECONDARY)
        of_body = of_city(bodies.CITY_TAX, arose_in=(f"{CITY}/nghia-duc", f"{CITY}/nghia-tan"))
        assert of_body.confidence is Confidence.MEMORY  # that tax stayed below the province is

    def test_work_that_nobody_is_known_to_have_taken_over_is_not_the_ward_s(self):
        found = of_city(bodies.CITY_HEALTH_CENTRE, arose_in=(f"{CITY}/nghia-duc",))
        assert not found.known
        assert [unit.id for unit in found.among] == ["lam-dong/bac-gia-nghia"]
        assert found.reason.en.startswith(
            "The data do not tell which body took over from City Health Centre. It arose in what "
            "is now phường Bắc Gia Nghĩa. If it is a matter of local government: A matter of the "
            "district level"
        )
        assert found.reason.vi.startswith("Chưa có dữ liệu cơ quan nào tiếp nhận chức năng của ")
        assert found.cites == (CLAUSE, MERGER)

    def test_the_clause_does_not_hand_over_the_work_of_the_party_the_front_or_a_utility(self):
        for body in (bodies.CITY_PARTY, bodies.CITY_ASSOCIATIONS, bodies.CITY_WATER):
            for places in ((), (f"{CITY}/nghia-duc",)):
                found = of_city(body, arose_in=places)
                assert not found.known
                assert found.cites == (MERGER,)
                assert "local government" not in found.reason.en
        for body, heir in (
            (bodies.CITY_FRONT, bodies.WARD_FRONT),
            (bodies.CITY_POWER, bodies.WARD_POWER),
        ):
            found = of_city(body, arose_in=(f"{CITY}/nghia-duc",))
            assert (found.owner, found.unit.id) == (heir, "lam-dong/bac-gia-nghia")
            assert CLAUSE not in found.cites
            several = of_city(body)
            assert (several.owner, several.directed_by, len(several.among)) == (None, None, 3)
            assert several.reason.en.startswith("Thành phố Gia Nghĩa went to 3 units")

    @given(st.sampled_from(sorted(WARDS)))
    def test_the_new_ward_s_own_division_has_it_where_it_took_over_the_work(self, place):
        found = of_city(bodies.CITY_INFRASTRUCTURE, arose_in=(place,), field=Field.CONSTRUCTION)
        assert found.unit.id == WARDS[place]
        assert found.owner == found.body == bodies.WARD_ECONOMY
        assert found.confidence is Confidence.SECONDARY

    @pytest.mark.parametrize("arose_in", [(), tuple(sorted(WARDS))])
    def test_a_body_above_that_took_over_the_work_has_it_wherever_it_arose(self, arose_in):
        found = of_city(bodies.CITY_POLICE, arose_in=arose_in)
        assert (found.unit, found.owner, found.directed_by) == (None, bodies.PROVINCE_POLICE, None)
        assert found.confidence is Confidence.MEMORY
        assert CLAUSE in found.cites

    def test_a_body_above_that_had_it_all_along_keeps_it(self):
        found = of_city(bodies.PROVINCE_EDUCATION)
        assert (found.unit, found.owner) == (None, bodies.PROVINCE_EDUCATION)
        assert found.cites == ()

    @pytest.mark.parametrize(
        "body",
        [
            bodies.CITY_PARTY,
            bodies.CITY_PARTY_INSPECTION,
            bodies.CITY_INSPECTORATE,
            bodies.CITY_WATER,
            Body.named("Tổ liên ngành"),
            Body.named("Phòng Y tế", level=Level.CITY),  # nobody said when it ended
        ],
    )
    @pytest.mark.parametrize("places", [(), (f"{CITY}/dak-nia",)])
    def test_no_owner_is_named_where_no_body_is_known_to_have_taken_over(self, body, places):
        found = of_city(body, arose_in=places)
        assert not found.known
        assert found.unit is None
        assert {unit.id for unit in found.among} == (
            {"lam-dong/dong-gia-nghia"} if places else set(NEW_WARDS)
        )
        assert "the data do not tell which body took over" in found.reason.en.lower()

    @pytest.mark.parametrize(
        "body",
        [
            bodies.CITY_COMMITTEE,
            Body.named("UBND thành phố", level=Level.CITY, organ=Organ.COMMITTEE),
        ],
    )
    def test_the_work_of_the_people_s_committee_goes_with_the_place(self, body):
        found = of_city(body, arose_in=(f"{CITY}/dak-nia",))
        assert (found.owner.id, found.body) == ("lam-dong/dong-gia-nghia", None)
        assert of_city(body).directed_by == bodies.PROVINCE_CHAIR

    def test_work_that_was_divided_needs_the_field(self):
        place = (f"{CITY}/nghia-duc",)
        divided = of_city(bodies.CITY_LABOUR, arose_in=place)  # two of its three heirs stand above
        assert not divided.known
        assert "say the field" in divided.reason.en
        assert "hãy nêu lĩnh vực" in divided.reason.vi
        assert of_city(bodies.CITY_LABOUR).directed_by is None
        in_the_ward = of_city(bodies.CITY_OFFICE, arose_in=place)  # both heirs are the ward's
        assert (in_the_ward.owner.id, in_the_ward.body) == ("lam-dong/bac-gia-nghia", None)
        assert "say the field" in in_the_ward.reason.en
        assert of_city(bodies.CITY_LABOUR, arose_in=place, field=Field.LABOUR).body == (
            bodies.WARD_CULTURE
        )
        above = of_city(bodies.CITY_LABOUR, arose_in=place, field=Field.UPPER_EDUCATION)
        assert above.owner == bodies.PROVINCE_EDUCATION

    @given(
        st.sampled_from([*UNITS, "nowhere"]),
        st.sampled_from([None, *BODIES]),
        st.lists(st.sampled_from([*UNITS, "nowhere"]), max_size=3, unique=True),
        st.tuples(st.sampled_from([None, *Field]), st.sampled_from([None, *StatementKind])),
        st.dates(as_day("2016-01-01"), as_day("2026-12-31")),
    )
    def test_every_matter_has_one_answer_and_a_reason_in_both_languages(
        self, unit, body, arose_in, what, on
    ):
        said = {"arose_in": tuple(arose_in), "field": what[0], "kind": what[1]}
        found = inherit(TERRITORY, unit=unit, body=body, **said, on=on)
        assert (found.owner is not None) + (found.directed_by is not None) <= 1
        assert found.known is (found.owner is not None or found.directed_by is not None)
        assert found.reason.vi != found.reason.en
        assert (found.confidence is None) is (not found.cites)
        if found.unit is not None:
            assert found.unit.exists_on(as_day(on))


class TestADenunciation:
    """Người đứng đầu quản lý người bị tố cáo giải quyết, không giao cho chính người bị tố cáo
    (25/2018/QH14 arts. 12, 13). So one that a city had does not come down to the new ward.
    """

    HELD_BY = (None, bodies.CITY_COMMITTEE, bodies.CITY_RECEPTION)

    @given(
        st.sampled_from(sorted(WARDS)),
        st.sampled_from(HELD_BY),
        st.sampled_from(["2025-07-01", "2026-11-24"]),
    )
    def test_it_waits_for_the_chair_of_the_province(self, place, body, on):
        said = {"arose_in": (place,), "kind": StatementKind.DENUNCIATION, "on": on}
        found = inherit(TERRITORY, unit=CITY, body=body, **said)
        assert (found.owner, found.directed_by) == (None, bodies.PROVINCE_CHAIR)
        assert found.directed_by.name.vi == "Chủ tịch UBND tỉnh Lâm Đồng"
        assert [unit.id for unit in found.among] == [WARDS[place]]
        assert CLAUSE in found.cites
        assert found.confidence is Confidence.UNCERTAIN
        others = [kind for kind in (*StatementKind, UNKNOWN, None) if kind is not said["kind"]]
        for kind in others:
            assert inherit(TERRITORY, unit=CITY, body=body, **(said | {"kind": kind})).owner

    @pytest.mark.parametrize("unit", [f"{CITY}/nghia-trung", "lam-dong/dong-gia-nghia"])
    def test_one_that_a_ward_sent_above_does_not_come_back(self, unit):
        """Whether the ward merged or stands."""
        said = {"unit": unit, "kind": StatementKind.DENUNCIATION, "on": "2025-07-01"}
        found = inherit(TERRITORY, body=bodies.CITY_RECEPTION, **said)
        assert (found.owner, found.directed_by) == (None, bodies.PROVINCE_CHAIR)
        assert "phường Đông Gia Nghĩa" in found.reason.vi

    def test_one_that_the_ward_itself_settles_stays_with_it(self):
        said = {"kind": StatementKind.DENUNCIATION, "on": "2025-07-01"}
        own = inherit(TERRITORY, unit=f"{CITY}/dak-nia", body=bodies.WARD_CHAIR, **said)
        assert own.owner == bodies.WARD_CHAIR
        assert inherit(TERRITORY, unit=f"{CITY}/dak-nia", **said).owner.id == (
            "lam-dong/dong-gia-nghia"
        )

    def test_the_city_keeps_it_while_it_stands_and_the_province_what_it_has(self):
        said = {"kind": StatementKind.DENUNCIATION}
        before = inherit(TERRITORY, unit=CITY, body=bodies.CITY_RECEPTION, on="2025-06-30", **said)
        assert before.owner == bodies.CITY_RECEPTION
        above = inherit(
            TERRITORY, unit=CITY, body=bodies.PROVINCE_RECEPTION, on="2025-07-01", **said
        )
        assert above.owner == bodies.PROVINCE_RECEPTION

    def test_nobody_is_said_to_direct_the_party(self):
        of_party = inherit(
            TERRITORY,
            unit=CITY,
            body=bodies.CITY_PARTY_INSPECTION,
            kind=StatementKind.DENUNCIATION,
            on="2025-07-01",
        )
        assert not of_party.known


class TestWhileTheUnitStands:
    """Before 2025-07-01 the city has its matters; only its divisions change on 2025-03-01."""

    def test_it_keeps_them(self):
        found = of_city(on="2025-06-30")
        assert (found.owner.id, found.cites, found.confidence) == (CITY, (), None)
        assert found.reason.vi == "Thành phố Gia Nghĩa vẫn giữ việc này."
        assert of_city(bodies.CITY_OFFICE, on="2025-06-30").owner == bodies.CITY_OFFICE

    def test_the_division_that_took_over_has_them(self):
        before = of_city(bodies.CITY_URBAN, field=Field.HOUSING, on="2025-02-28")
        assert before.owner == bodies.CITY_URBAN
        found = of_city(bodies.CITY_URBAN, field=Field.HOUSING, on="2025-03-01")
        assert (found.unit.id, found.owner) == (CITY, bodies.CITY_INFRASTRUCTURE)
        assert found.confidence is Confidence.SECONDARY

    def test_a_body_above_that_took_over_is_none_of_its_own(self):
        found = of_city(bodies.CITY_POLICE, on="2025-03-01")
        assert (found.unit, found.owner) == (None, bodies.PROVINCE_POLICE)

    def test_divided_work_stays_with_the_unit_until_the_field_is_told(self):
        found = of_city(bodies.CITY_LABOUR, on="2025-03-01")
        assert found.owner.id == CITY
        assert "say the field" in found.reason.en
        assert "hãy nêu lĩnh vực" in found.reason.vi
        assert found.confidence is Confidence.MEMORY

    def test_so_does_work_that_nobody_is_known_to_have_taken_over(self):
        found = of_city(bodies.CITY_ETHNIC, on="2025-03-01")
        assert found.owner.id == CITY
        assert "do not tell which body" in found.reason.en
        assert found.confidence is None


class TestOtherUnits:
    """A ward that merges goes to its one successor; a province to the new one."""

    @pytest.mark.parametrize(("old", "new"), sorted(WARDS.items()))
    def test_an_old_ward_s_matter_goes_to_the_new_ward(self, old, new):
        found = inherit(TERRITORY, unit=old, body=bodies.WARD_COMMITTEE, on="2025-07-01")
        assert (found.unit.id, found.owner) == (new, bodies.WARD_COMMITTEE)
        assert found.cites == (MERGER,)

    def test_a_body_above_keeps_a_matter_of_a_ward_that_merged(self):
        old = f"{CITY}/nghia-duc"
        kept = inherit(TERRITORY, unit=old, body=bodies.PROVINCE_EDUCATION, on="2025-07-01")
        assert (kept.unit, kept.owner) == (None, bodies.PROVINCE_EDUCATION)
        passed = inherit(TERRITORY, unit=old, body=bodies.CITY_POLICE, on="2025-07-01")
        assert (passed.unit, passed.owner) == (None, bodies.PROVINCE_POLICE)
        assert CLAUSE not in passed.cites

    def test_a_province_s_matter_goes_to_the_new_province_wherever_it_arose(self):
        found = inherit(TERRITORY, unit="dak-nong", arose_in=(CITY,), on="2025-07-01")
        assert found.owner.id == "lam-dong"
        assert [cite.instrument for cite in found.cites] == ["202/2025/QH15"]

    def test_a_district_of_which_only_a_part_is_known_needs_the_place(self):
        found = inherit(TERRITORY, unit="dak-nong/dak-glong", on="2025-07-01")
        assert not found.known
        assert [unit.id for unit in found.among] == ["lam-dong/bac-gia-nghia"]
        place = ("dak-nong/dak-glong/dak-ha",)
        told = inherit(TERRITORY, unit="dak-nong/dak-glong", arose_in=place, on="2025-07-01")
        assert told.owner.id == "lam-dong/bac-gia-nghia"

    @pytest.mark.parametrize(
        ("unit", "arose_in"), [("nowhere", ()), (CITY, ("nowhere",)), (CITY, (CITY, "nowhere"))]
    )
    def test_what_is_not_in_the_data_is_said_to_be_unknown(self, unit, arose_in):
        found = inherit(TERRITORY, unit=unit, arose_in=arose_in, on="2025-07-01")
        assert not found.known
        assert "nowhere" in found.reason.en
        assert "nowhere" in found.reason.vi

    def test_a_ward_that_was_divided_is_not_settled_by_a_clause_on_districts(self):
        old, new = Span("2016-01-01", until="2025-07-01"), Span("2025-07-01")
        units = (
            Unit(id="a", name="A", kind=UnitKind.XA, span=old),
            *(Unit(id=i, name=i.upper(), kind=UnitKind.XA, span=new) for i in "bc"),
        )
        steps = tuple(
            Succession(
                old=("a",),
                new=i,
                on="2025-07-01",
                cites=Citation("1/NQ-X"),
                confidence=Confidence.SECONDARY,
            )
            for i in "bc"
        )
        divided = attrs.evolve(TERRITORY, units=units, successions=steps, partial=())
        found = inherit(divided, unit="a", on="2025-07-01")
        assert not found.known
        assert [unit.id for unit in found.among] == ["b", "c"]
        alone = attrs.evolve(divided, successions=())
        lost = inherit(alone, unit="a", on="2025-07-01")
        assert not lost.known
        assert lost.among == ()


def test_what_is_no_territory_is_refused():
    with pytest.raises(InvalidValueError, match="territory must be Territory"):
        inherit("lam-dong", unit=CITY, on="2025-07-01")


def test_the_module_names_what_it_offers():
    assert dir(inheritance) == sorted(inheritance.__all__)


def test_an_answer_is_frozen():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Inheritance(reason=Words("lý do", "reason")).unit = None


def test_a_territory_without_a_text_on_the_hand_over_settles_nothing_for_several_units():
    bare = Territory(units=TERRITORY.units, successions=TERRITORY.successions)
    assert not inherit(bare, unit=CITY, on="2025-07-01").known
