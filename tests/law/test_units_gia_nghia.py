"""The units of Gia Nghĩa: 835/NQ-UBTVQH14, 202/2025/QH15, 1671/NQ-UBTVQH15."""

import pytest

from dialogue_core.errors import InvalidValueError
from dialogue_core.law import units_gia_nghia
from dialogue_core.law.units_gia_nghia import (
    GIA_NGHIA,
    HAND_OVER,
    SUCCESSIONS,
    TERRITORY,
    UNITS,
)
from dialogue_core.territory import orphans
from dialogue_core.values import as_day
from dialogue_core.vocabulary import Confidence, InstrumentKind, Level, UnitKind

LAST = as_day("2025-06-30")
FIRST = as_day("2025-07-01")


def names(units):
    return [unit.full_name for unit in units]


def test_the_city_is_set_up_on_1_january_2020_and_ends_with_the_district_level():
    assert GIA_NGHIA is TERRITORY.unit("dak-nong/gia-nghia")
    assert GIA_NGHIA.full_name == "thành phố Gia Nghĩa"
    assert GIA_NGHIA.kind is UnitKind.THANH_PHO_THUOC_TINH
    assert GIA_NGHIA.level is Level.CITY
    assert not GIA_NGHIA.exists_on(as_day("2019-12-31"))
    assert GIA_NGHIA.exists_on(as_day("2020-01-01"))
    assert GIA_NGHIA.exists_on(LAST)
    assert not GIA_NGHIA.exists_on(FIRST)


@pytest.mark.parametrize("day", ["2020-01-01", "2022-10-01", "2025-06-30"])
def test_the_city_has_six_wards_and_two_communes(day):
    units = TERRITORY.within(GIA_NGHIA.id, level=Level.WARD, on=as_day(day))
    assert names(units) == [
        "phường Nghĩa Đức",
        "phường Nghĩa Phú",
        "phường Nghĩa Tân",
        "phường Nghĩa Thành",
        "phường Nghĩa Trung",
        "phường Quảng Thành",
        "xã Đắk Nia",
        "xã Đắk R'Moan",
    ]
    assert sum(unit.kind is UnitKind.PHUONG for unit in units) == 6
    assert sum(unit.kind is UnitKind.XA for unit in units) == 2


@pytest.mark.parametrize("day", ["2019-12-31", "2025-07-01"])
def test_before_and_after_the_city_it_has_no_units(day):
    assert TERRITORY.within(GIA_NGHIA.id, level=Level.WARD, on=as_day(day)) == ()


def test_three_wards_of_lam_dong_take_over_from_the_city():
    heirs = TERRITORY.successors(GIA_NGHIA.id)
    assert names(heirs) == ["phường Bắc Gia Nghĩa", "phường Nam Gia Nghĩa", "phường Đông Gia Nghĩa"]
    assert [unit.id for unit in heirs] == [
        "lam-dong/bac-gia-nghia",
        "lam-dong/nam-gia-nghia",
        "lam-dong/dong-gia-nghia",
    ]
    for unit in heirs:
        assert unit.level is Level.WARD
        assert not unit.exists_on(LAST)
        assert unit.exists_on(FIRST)
        assert unit.lies_in("lam-dong")
    assert TERRITORY.within("lam-dong", level=Level.WARD, on=FIRST) == heirs
    assert TERRITORY.within("lam-dong", level=Level.WARD, on=LAST) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gia-nghia/quang-thanh", "Bắc Gia Nghĩa"),
        ("gia-nghia/nghia-thanh", "Bắc Gia Nghĩa"),
        ("gia-nghia/nghia-duc", "Bắc Gia Nghĩa"),
        ("dak-glong/dak-ha", "Bắc Gia Nghĩa"),
        ("gia-nghia/nghia-phu", "Nam Gia Nghĩa"),
        ("gia-nghia/nghia-tan", "Nam Gia Nghĩa"),
        ("gia-nghia/dak-r-moan", "Nam Gia Nghĩa"),
        ("gia-nghia/nghia-trung", "Đông Gia Nghĩa"),
        ("gia-nghia/dak-nia", "Đông Gia Nghĩa"),
    ],
)
def test_each_old_unit_goes_into_one_new_ward(old, new):
    assert [unit.name for unit in TERRITORY.successors(f"dak-nong/{old}")] == [new]


def test_every_unit_of_the_city_goes_into_one_new_ward_only():
    parts = [old for s in SUCCESSIONS for old in s.old if old.startswith(f"{GIA_NGHIA.id}/")]
    assert len(parts) == len(set(parts)) == 8


def test_bac_gia_nghia_also_takes_in_the_commune_dak_ha_of_the_district_dak_glong():
    dak_ha = TERRITORY.unit("dak-nong/dak-glong/dak-ha")
    assert dak_ha.full_name == "xã Đắk Ha"
    assert not dak_ha.lies_in(GIA_NGHIA.id)
    assert dak_ha.lies_in("dak-nong/dak-glong")
    assert TERRITORY.unit("dak-nong/dak-glong").full_name == "huyện Đắk Glong"
    (bac,) = TERRITORY.successors(dak_ha.id)
    (merger,) = (s for s in SUCCESSIONS if s.new == bac.id)
    assert len(merger.old) == 4


def test_three_provinces_become_the_new_lam_dong_which_keeps_its_name():
    (merger,) = (s for s in SUCCESSIONS if s.new == "lam-dong")
    assert {TERRITORY.unit(i).full_name for i in merger.old} == {
        "tỉnh Đắk Nông",
        "tỉnh Bình Thuận",
        "tỉnh Lâm Đồng",
    }
    assert TERRITORY.unit("lam-dong").exists_on(LAST)
    assert TERRITORY.unit("lam-dong").exists_on(FIRST)
    for gone in ("dak-nong", "binh-thuan"):
        assert TERRITORY.unit(gone).exists_on(LAST)
        assert not TERRITORY.unit(gone).exists_on(FIRST)
        assert TERRITORY.unit("lam-dong") in TERRITORY.successors(gone)


def test_every_succession_cites_its_resolution_and_is_marked_secondary():
    assert {s.on for s in SUCCESSIONS} == {FIRST}
    assert {s.confidence for s in SUCCESSIONS} == {Confidence.SECONDARY}
    assert {s.cites.instrument_kind for s in SUCCESSIONS} == {InstrumentKind.RESOLUTION}
    assert [s.cites.instrument for s in SUCCESSIONS] == ["202/2025/QH15"] + ["1671/NQ-UBTVQH15"] * 3


def test_old_units_end_on_the_day_on_which_their_successors_begin():
    for succession in SUCCESSIONS:
        assert TERRITORY.unit(succession.new).exists_on(succession.on)
        for old in set(succession.old) - {succession.new}:
            assert TERRITORY.unit(old).span.until == succession.on


def test_every_unit_stands_in_units_that_are_known():
    known = {unit.id for unit in UNITS}
    for unit in UNITS:
        parent, _, _ = unit.id.rpartition("/")
        assert not parent or parent in known


def test_over_any_number_of_steps_the_city_is_three_wards_and_the_wards_go_back_to_nine_units():
    for day in (FIRST, as_day("2026-11-23")):
        assert names(TERRITORY.successors(GIA_NGHIA.id, on=day)) == [
            "phường Bắc Gia Nghĩa",
            "phường Nam Gia Nghĩa",
            "phường Đông Gia Nghĩa",
        ]
    assert TERRITORY.successors(GIA_NGHIA.id, on=LAST) == (GIA_NGHIA,)
    origins = [
        unit.id for ward in TERRITORY.successors(GIA_NGHIA.id) for unit in TERRITORY.origin(ward.id)
    ]
    parts = [unit.id for unit in UNITS if unit.lies_in(GIA_NGHIA.id) and unit is not GIA_NGHIA]
    assert sorted(origins) == sorted([*parts, "dak-nong/dak-glong/dak-ha"])


def test_the_new_province_goes_back_to_three():
    before = TERRITORY.predecessors("lam-dong", on=LAST)
    assert names(before) == ["tỉnh Đắk Nông", "tỉnh Bình Thuận", "tỉnh Lâm Đồng"]
    assert TERRITORY.origin("lam-dong") == before
    for unit in before:
        assert names(TERRITORY.successors(unit.id, on=FIRST)) == ["tỉnh Lâm Đồng"]


def test_no_unit_is_left_without_a_successor():
    assert orphans(TERRITORY) == ()


def test_units_of_which_only_some_are_here_are_said_to_be_partial():
    assert set(TERRITORY.partial) == {
        unit.id for unit in UNITS if unit.level is not Level.WARD and unit is not GIA_NGHIA
    }


def test_72_2025_article_54_clause_8_hands_over_what_the_district_level_left_unfinished():
    """Việc của cấp huyện chưa xong ngày 01/07/2025 do cơ quan tiếp nhận chức năng hoặc cấp xã mới
    giải quyết tiếp; từ hai đơn vị cấp xã mới trở lên hoặc phức tạp: Chủ tịch UBND tỉnh chỉ đạo.
    """
    assert TERRITORY.hand_overs == (HAND_OVER,)
    assert (HAND_OVER.level, HAND_OVER.on) == (Level.CITY, FIRST)
    assert HAND_OVER.cites.words("vi") == "khoản 8 Điều 54 Luật 72/2025/QH15"
    assert HAND_OVER.confidence is Confidence.VERIFIED
    assert HAND_OVER.directs.name.vi == "Chủ tịch UBND tỉnh"


def test_a_unit_that_is_not_here_is_refused():
    with pytest.raises(InvalidValueError, match="dak-nong/dak-mil"):
        TERRITORY.unit("dak-nong/dak-mil")


def test_the_module_names_what_it_offers():
    assert dir(units_gia_nghia) == units_gia_nghia.__all__ == sorted(units_gia_nghia.__all__)
