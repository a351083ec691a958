"""Who answers what: the tables are total, disjoint, and name bodies that exist."""

import json
from itertools import product
from pathlib import Path

import pytest

from dialogue_core import law
from dialogue_core.law import (
    bodies,
    decree_37_2014,
    decree_45_2025,
    decree_118_2025,
    decree_150_2025,
    practice,
    practice_province,
    practice_ward,
)
from dialogue_core.routing import ended_levels
from dialogue_core.rules import Desk, Route
from dialogue_core.territory import Body, Unit
from dialogue_core.values import as_day
from dialogue_core.vocabulary import (
    Competence,
    Confidence,
    Field,
    Handling,
    InstrumentKind,
    Level,
    Matter,
    Settler,
    UnitKind,
)

INSTRUMENTS = tuple(
    module.INSTRUMENT
    for module in (
        decree_37_2014,
        decree_45_2025,
        decree_118_2025,
        decree_150_2025,
        practice,
        practice_ward,
        practice_province,
    )
)
THREE_LEVELS = ("2016-01-01", "2020-01-01", "2022-10-01", "2025-02-28", "2025-03-01", "2025-06-30")
TWO_LEVELS = ("2025-07-01", "2026-07-01")
HELD = [
    *product(THREE_LEVELS, (Level.WARD, Level.CITY, Level.PROVINCE)),
    *product(TWO_LEVELS, (Level.WARD, Level.PROVINCE)),
]
AT_CITY_2022 = ("2022-10-14", Level.CITY)


def rules(kind, day, level):
    on = as_day(day)
    return tuple(
        rule
        for text in INSTRUMENTS
        for rule in text.rules
        if isinstance(rule, kind) and rule.in_force.covers(on) and level in rule.levels
    )


def rows(day, level, *, at, field, matter, competence):
    """The rows of the finer matter if the field has any at that level, else those of the field."""
    there = [r for r in rules(Route, day, level) if r.at is at and field in r.fields]
    wanted = matter if any(r.matter is matter for r in there) else None
    return [r for r in there if r.takes(field, wanted, competence)]


def lead(day, level, field, competence=Competence.OWN, *, matter=None, at=None):
    found = rows(day, level, at=at or level, field=field, matter=matter, competence=competence)
    (row,) = found
    return row.lead


def questions():
    for field in Field:
        for matter in (None, *(m for m in Matter if field in m.fields)):
            for competence in Competence:
                yield {"field": field, "matter": matter, "competence": competence}


@pytest.mark.parametrize(("day", "level"), HELD)
def test_exactly_one_row_answers_at_the_level_of_the_conference(day, level):
    wrong = [
        (q, [r.id for r in found])
        for q in questions()
        if len(found := rows(day, level, at=level, **q)) != 1
    ]
    assert wrong == []


@pytest.mark.parametrize(("day", "level"), HELD)
def test_exactly_one_provincial_row_answers_for_what_is_forwarded(day, level):
    for q in questions():
        assert len(rows(day, level, at=Level.PROVINCE, **q)) == 1


@pytest.mark.parametrize("day", THREE_LEVELS)
def test_a_ward_finds_the_body_of_its_city_for_what_is_above_it(day):
    above = (Competence.HIGHER, Competence.OTHER_AGENCY, Competence.NOT_STATE)
    for q in questions():
        if q["competence"] in above:
            assert len(rows(day, Level.WARD, at=Level.CITY, **q)) == 1


@pytest.mark.parametrize("day", TWO_LEVELS)
def test_nothing_of_the_city_is_left_once_its_level_ended(day):
    for level in (Level.WARD, Level.PROVINCE):
        found = rules(Route, day, level)
        assert all(r.at is not Level.CITY for r in found)
        assert all(r.lead.level is not Level.CITY for r in found)
        assert all(p.level is not Level.CITY for r in found for p in r.partners)
    assert all(r.at is Level.PROVINCE for r in rules(Route, day, Level.CITY))
    assert rules(Desk, day, Level.CITY) == ()


@pytest.mark.parametrize(("day", "level"), HELD)
def test_every_body_named_exists_on_the_day(day, level):
    on = as_day(day)
    for row in (*rules(Route, day, level), *rules(Desk, day, level)):
        for body in (row.lead, *row.partners):
            assert body.span is None or body.span.covers(on), (row.id, body.id)


def test_a_row_outlives_none_of_its_bodies():
    for text in INSTRUMENTS:
        for row in text.rules:
            for body in (row.lead, *row.partners):
                if body.span is not None and body.span.until is not None:
                    assert row.in_force.until is not None, (row.id, body.id)
                    assert row.in_force.until <= body.span.until, (row.id, body.id)


@pytest.mark.parametrize(("day", "level"), HELD)
def test_a_body_does_not_coordinate_with_itself(day, level):
    for row in (*rules(Route, day, level), *rules(Desk, day, level)):
        assert row.lead not in row.partners, row.id
        assert len(set(row.partners)) == len(row.partners), row.id


AT_A_DESK = (
    Handling.TAKE_PRIVATELY,
    Handling.GUIDE,
    Handling.INSPECTION_COMMITTEE,
    Handling.FILE_OR_INSPECT,
)


def desk(day, level, handling, competence):
    (found,) = (d for d in rules(Desk, day, level) if d.takes(handling, competence))
    return found


@pytest.mark.parametrize(("day", "level"), HELD)
def test_exactly_one_desk_takes_each_handling_that_is_not_an_answer(day, level):
    """For each competence: none is left without a desk, and none has two."""
    for handling, competence in product(Handling, Competence):
        taken = [d.id for d in rules(Desk, day, level) if d.takes(handling, competence)]
        assert len(taken) == (handling in AT_A_DESK), (handling, competence, taken)


OF_THE_CITY = {
    Handling.TAKE_PRIVATELY: bodies.CITY_RECEPTION,
    Handling.INSPECTION_COMMITTEE: bodies.CITY_PARTY_INSPECTION,
    Handling.FILE_OR_INSPECT: bodies.CITY_INSPECTORATE,
}
OF_THE_PROVINCE = {
    Handling.TAKE_PRIVATELY: bodies.PROVINCE_RECEPTION,
    Handling.INSPECTION_COMMITTEE: bodies.PROVINCE_PARTY_INSPECTION,
    Handling.FILE_OR_INSPECT: bodies.PROVINCE_INSPECTORATE,
}
INSPECTED = (Handling.INSPECTION_COMMITTEE, Handling.FILE_OR_INSPECT)
ABOVE = [
    *((day, Level.WARD, handling, OF_THE_CITY) for day in THREE_LEVELS for handling in OF_THE_CITY),
    *((day, Level.WARD, h, OF_THE_PROVINCE) for day in TWO_LEVELS for h in OF_THE_PROVINCE),
    *((day, Level.CITY, h, OF_THE_PROVINCE) for day in THREE_LEVELS for h in INSPECTED),
]


@pytest.mark.parametrize(("day", "level", "handling", "above"), ABOVE)
def test_what_is_about_the_units_own_head_is_taken_by_the_level_above(day, level, handling, above):
    """25/2018/QH14 arts. 12, 13, 25: who is accused as a head is judged by the immediate superior,
    and what comes without a name is not given to the one it is about.
    """
    found = desk(day, level, handling, Competence.HIGHER)
    assert found.lead is above[handling]
    name = handling.value.replace("_", "-")
    assert found.slug.startswith(f"desk-{level.value}-{name}-above")
    assert found.competences == (Competence.HIGHER,)
    assert found.handlings == (handling,)


@pytest.mark.parametrize(("day", "level"), HELD)
def test_all_else_is_taken_by_the_units_own_desk(day, level):
    """A city's reception board passes a denunciation of its head on; it does not judge it."""
    above = {handling for on, of, handling, _ in ABOVE if (on, of) == (day, level)}
    for handling in AT_A_DESK:
        for competence in Competence:
            own = handling not in above or competence is not Competence.HIGHER
            assert (desk(day, level, handling, competence).lead.level is level) is own


@pytest.mark.parametrize(("day", "level"), HELD)
def test_only_the_district_level_has_ended_and_is_seen_so_from_the_ward(day, level):
    """72/2025/QH15 art. 51(3)."""
    place = {
        Level.WARD: Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG),
        Level.CITY: Unit(id="tinh/huyen", name="Không Ngày", kind=UnitKind.THANH_PHO_THUOC_TINH),
        Level.PROVINCE: Unit(id="tinh", name="Không Ngày", kind=UnitKind.TINH),
    }[level]
    gone = day in TWO_LEVELS and level is Level.WARD
    found = ended_levels(law.regulation_for(place, on=day))
    assert found == ({Settler.CITY} if gone else set())


def test_a_utility_is_no_state_body_and_no_other_body_is_outside():
    outside = {b.id for b in vars(bodies).values() if isinstance(b, Body) and b.settler}
    assert {bodies.CITY_POWER.id, bodies.CITY_WATER.id} <= outside
    assert all(i.partition("-")[2] in ("power", "water") for i in outside)
    assert bodies.CITY_POWER.settler is Settler.NOT_STATE


def test_the_body_of_the_field_joins_only_where_a_citizen_is_guided():
    for level in Level:
        for desk in rules(Desk, "2022-10-14", level):
            assert desk.with_field_body is (Handling.GUIDE in desk.handlings)


def test_every_row_names_one_field_so_that_a_plan_can_take_its_place():
    assert all(len(r.fields) == 1 for t in INSTRUMENTS for r in t.rules if isinstance(r, Route))


def test_rule_ids_differ_over_all_routing_texts():
    ids = [rule.id for text in INSTRUMENTS for rule in text.rules]
    assert len(ids) == len(set(ids))


def test_what_was_not_read_in_the_official_text_is_never_marked_verified():
    for text in INSTRUMENTS:
        assert text.confidence is not Confidence.VERIFIED
        assert all(r.confidence is not Confidence.VERIFIED for r in text.rules)


def test_police_party_and_utilities_rest_on_memory():
    by_memory = {
        Field.SECURITY,
        Field.MILITARY,
        Field.TAX,
        Field.SOCIAL_INSURANCE,
        Field.TREASURY,
        Field.ELECTRICITY,
        Field.PARTY_BUILDING,
        Field.FRONT,
    }
    for text in INSTRUMENTS:
        for row in text.rules:
            if isinstance(row, Route) and by_memory & set(row.fields):
                assert row.confidence is Confidence.MEMORY, row.id
                assert text.kind is InstrumentKind.PRACTICE


def test_the_routing_texts_are_shipped():
    assert set(INSTRUMENTS) <= set(law.INSTRUMENTS)


def test_body_ids_and_names_are_told_apart():
    found = [b for b in vars(bodies).values() if isinstance(b, Body)]
    assert len({b.id for b in found}) == len(found)
    names = [name for name, value in vars(bodies).items() if isinstance(value, Body)]
    assert bodies.__all__ == sorted([*names, "BODY_SUCCESSIONS"])
    assert dir(bodies) == bodies.__all__


# --- the subjects of the sources -----------------------------------------------------------------

FIELDS_OF_SUBJECT = {
    "land": (Field.LAND, Matter.REGISTRATION),
    "compensation, resettlement": (Matter.COMPENSATION,),
    "environment, waste, water resources": (Field.ENVIRONMENT, Matter.URBAN_WASTE),
    "urban planning, permits, building order": (Field.CONSTRUCTION, Matter.PLANNING),
    "roads, transport": (Field.TRANSPORT,),
    "water supply, drainage, lighting, trees": (Field.WATER, Field.PUBLIC_WORKS),
    "housing, offices, building materials": (Field.HOUSING,),
    "agriculture, forestry, irrigation": (Field.AGRICULTURE,),
    "industry, trade, market, electricity policy": (Field.BUSINESS,),
    "science, technology": (Field.SCIENCE,),
    "budget, investment, business registration": (Field.FINANCE, Matter.BUSINESS_REGISTRATION),
    "civil servants, archives, youth": (Field.CIVIL_SERVICE,),
    "labour, merit people, poverty, children": (Field.LABOUR, Field.SOCIAL_POLICY),
    "upper secondary, vocational education": (Field.UPPER_EDUCATION,),
    "drug rehabilitation": (Field.DRUG_REHABILITATION,),
    "culture, sport, press, IT": (Field.CULTURE, Field.TELECOM, Matter.BROADCASTING),
    "education to lower secondary": (Field.EDUCATION,),
    "health, food safety": (Field.HEALTH, Matter.SERVICES),
    "civil status, legal aid, conciliation": (Field.JUSTICE,),
    "ethnic affairs, religion": (Field.ETHNIC_AFFAIRS, Field.RELIGION),
    "administrative procedure": (Field.ADMINISTRATIVE_PROCEDURE,),
    "citizen reception, inspection": (Field.INSPECTION,),
    "security, residence, fire safety": (Field.SECURITY,),
    "military service": (Field.MILITARY,),
    "tax": (Field.TAX,),
    "social and health insurance": (Field.SOCIAL_INSURANCE,),
    "State treasury": (Field.TREASURY,),
    "electricity supply": (Field.ELECTRICITY,),
    "Party, Front, mass organisations": (
        Field.PARTY_BUILDING,
        Field.FRONT,
        Matter.ANTI_CORRUPTION,
    ),
    "publicity of the conference": (Field.PUBLICITY,),
}
"""Every subject of the researched table, as our fields and finer matters."""


def test_every_subject_of_the_sources_is_a_field_or_a_matter_and_none_is_left_over():
    told = [name for names in FIELDS_OF_SUBJECT.values() for name in names]
    assert len(told) == len(set(told))
    assert {f for f in told if isinstance(f, Field)} == set(Field) - {Field.OTHER}
    # A project of construction is a subject of the labelled statements, not of the sources.
    assert {m for m in told if isinstance(m, Matter)} == set(Matter) - {Matter.INVESTMENT_PROJECT}


# --- who leads for each subject at the city in 2022 and at the ward now ---------------------------

SUBJECTS = (
    ("Đất đai", Field.LAND, None, "city-land", "ward-economy"),
    (
        "Đăng ký đất đai",
        Field.LAND,
        Matter.REGISTRATION,
        "city-land-registry",
        "ward-land-registry",
    ),
    ("Bồi thường", Field.LAND, Matter.COMPENSATION, "city-land-fund", "ward-economy"),
    ("Môi trường", Field.ENVIRONMENT, None, "city-land", "ward-economy"),
    ("Rác đô thị", Field.ENVIRONMENT, Matter.URBAN_WASTE, "city-urban", "ward-economy"),
    ("Quy hoạch, trật tự xây dựng", Field.CONSTRUCTION, None, "city-urban", "ward-economy"),
    ("Giao thông", Field.TRANSPORT, None, "city-urban", "ward-economy"),
    ("Cấp nước", Field.WATER, None, "city-urban", "ward-economy"),
    ("Thoát nước, chiếu sáng", Field.PUBLIC_WORKS, None, "city-urban", "ward-economy"),
    ("Nhà ở", Field.HOUSING, None, "city-urban", "ward-economy"),
    ("Nông nghiệp", Field.AGRICULTURE, None, "city-economy", "ward-economy"),
    ("Công thương", Field.BUSINESS, None, "city-economy", "ward-economy"),
    ("Khoa học", Field.SCIENCE, None, "city-economy", "ward-culture"),
    ("Ngân sách", Field.FINANCE, None, "city-finance", "ward-economy"),
    ("Đăng ký KD", Field.BUSINESS, Matter.BUSINESS_REGISTRATION, "city-finance", "ward-economy"),
    ("Nội vụ", Field.CIVIL_SERVICE, None, "city-home-affairs", "ward-culture"),
    ("Lao động", Field.LABOUR, None, "city-labour", "ward-culture"),
    ("Người có công", Field.SOCIAL_POLICY, None, "city-labour", "ward-culture"),
    ("THPT, nghề", Field.UPPER_EDUCATION, None, "city-labour", "province-education"),
    ("Cai nghiện", Field.DRUG_REHABILITATION, None, "city-labour", "ward-police"),
    ("Văn hóa", Field.CULTURE, None, "city-culture", "ward-culture"),
    ("Công nghệ thông tin", Field.TELECOM, None, "city-culture", "ward-culture"),
    ("Giáo dục", Field.EDUCATION, None, "city-education", "ward-culture"),
    ("Y tế", Field.HEALTH, None, "city-health", "ward-culture"),
    ("Tư pháp", Field.JUSTICE, None, "city-justice", "ward-office"),
    ("Dân tộc", Field.ETHNIC_AFFAIRS, None, "city-home-affairs", "ward-culture"),
    ("Tôn giáo", Field.RELIGION, None, "city-home-affairs", "ward-culture"),
    (
        "Thủ tục hành chính",
        Field.ADMINISTRATIVE_PROCEDURE,
        None,
        "city-office",
        "ward-service-centre",
    ),
    ("Tiếp dân, thanh tra", Field.INSPECTION, None, "city-inspectorate", "ward-chair"),
    ("An ninh", Field.SECURITY, None, "city-police", "ward-police"),
    ("Nghĩa vụ quân sự", Field.MILITARY, None, "city-military", "ward-military"),
    ("Thuế", Field.TAX, None, "city-tax", "ward-tax"),
    (
        "Bảo hiểm",
        Field.SOCIAL_INSURANCE,
        None,
        "city-social-insurance",
        "ward-social-insurance",
    ),
    ("Kho bạc", Field.TREASURY, None, "city-treasury", "ward-treasury"),
    ("Điện", Field.ELECTRICITY, None, "city-power", "ward-power"),
    ("Đảng", Field.PARTY_BUILDING, None, "city-party-organisation", "ward-party"),
    ("Mặt trận", Field.FRONT, None, "city-front", "ward-front"),
    ("Tuyên truyền", Field.PUBLICITY, None, "city-culture", "ward-culture"),
    ("Khác", Field.OTHER, None, "city-office", "ward-office"),
)


@pytest.mark.parametrize(("subject", "field", "matter", "city", "ward"), SUBJECTS)
def test_each_subject_of_the_sources_has_its_body(subject, field, matter, city, ward):
    assert lead(*AT_CITY_2022, field, matter=matter).id == city
    assert lead("2026-07-01", Level.WARD, field, matter=matter).id == ward


def test_the_subjects_leave_out_no_field():
    assert {field for _, field, *_ in SUBJECTS} == set(Field)


# --- what the doubtful cells say -----------------------------------------------------------------


@pytest.mark.parametrize("field", [Field.LAND, Field.EDUCATION, Field.JUSTICE, Field.HOUSING])
def test_a_matter_of_the_ward_goes_to_the_wards_own_committee(field):
    assert lead(*AT_CITY_2022, field, Competence.LOWER) is bodies.WARD_COMMITTEE


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (Field.SECURITY, bodies.CITY_POLICE),
        (Field.MILITARY, bodies.CITY_MILITARY),
        (Field.TAX, bodies.CITY_TAX),
        (Field.SOCIAL_INSURANCE, bodies.CITY_SOCIAL_INSURANCE),
        (Field.TREASURY, bodies.CITY_TREASURY),
        (Field.ELECTRICITY, bodies.CITY_POWER),
    ],
)
def test_a_line_outside_the_committee_keeps_its_own_for_every_competence(field, line):
    for competence in Competence:
        assert lead(*AT_CITY_2022, field, competence) is line


def test_water_is_the_suppliers_only_where_it_is_no_state_bodys():
    assert lead(*AT_CITY_2022, Field.WATER, Competence.NOT_STATE) is bodies.CITY_WATER
    assert lead(*AT_CITY_2022, Field.WATER, Competence.HIGHER) is bodies.CITY_URBAN
    assert lead(*AT_CITY_2022, Field.WATER, Competence.LOWER) is bodies.WARD_COMMITTEE


def test_the_bodies_of_the_city_change_their_names_on_1_march_2025():
    before, after = ("2025-02-28", Level.CITY), ("2025-03-01", Level.CITY)
    assert lead(*before, Field.LAND) is bodies.CITY_LAND
    assert lead(*after, Field.LAND) is bodies.CITY_AGRICULTURE_ENVIRONMENT
    assert lead(*before, Field.CONSTRUCTION) is bodies.CITY_URBAN
    assert lead(*after, Field.CONSTRUCTION) is bodies.CITY_INFRASTRUCTURE
    assert lead(*before, Field.LABOUR) is bodies.CITY_LABOUR
    assert lead(*after, Field.LABOUR) is bodies.CITY_HOME_AFFAIRS
    assert lead(*before, Field.SECURITY) is bodies.CITY_POLICE
    assert lead(*after, Field.SECURITY) is bodies.PROVINCE_POLICE


def test_the_ward_gets_offices_of_its_own_on_1_july_2025():
    assert lead("2025-06-30", Level.WARD, Field.LAND) is bodies.WARD_COMMITTEE
    assert lead("2025-07-01", Level.WARD, Field.LAND) is bodies.WARD_ECONOMY


def test_what_is_the_provinces_goes_to_the_old_or_new_department():
    def province(day, field):
        return lead(day, Level.WARD, field, Competence.HIGHER, at=Level.PROVINCE)

    assert province("2025-02-28", Field.LAND) is bodies.PROVINCE_LAND
    assert province("2025-03-01", Field.LAND) is bodies.PROVINCE_AGRICULTURE_ENVIRONMENT
    assert province("2025-02-28", Field.TRANSPORT) is bodies.PROVINCE_TRANSPORT
    assert province("2025-03-01", Field.TRANSPORT) is bodies.PROVINCE_CONSTRUCTION
    assert province("2026-07-01", Field.DRUG_REHABILITATION) is bodies.PROVINCE_POLICE


# --- the labelled statements ---------------------------------------------------------------------

FIELD_OF_LABEL = {
    "land": Field.LAND,
    "construction_urban": Field.CONSTRUCTION,
    "transport_roads": Field.TRANSPORT,
    "environment_waste": Field.ENVIRONMENT,
    "electricity_lighting": Field.ELECTRICITY,
    "water": Field.WATER,
    "education": Field.EDUCATION,
    "health": Field.HEALTH,
    "social_policy": Field.SOCIAL_POLICY,
    "labour": Field.LABOUR,
    "agriculture": Field.AGRICULTURE,
    "culture_media": Field.CULTURE,
    "security_order": Field.SECURITY,
    "military_service": Field.MILITARY,
    "party_building": Field.PARTY_BUILDING,
    "administrative_procedure": Field.ADMINISTRATIVE_PROCEDURE,
    "tax_finance": Field.TAX,
    "justice_civil_status": Field.JUSTICE,
    "ethnic_religion": Field.RELIGION,
    "business": Field.BUSINESS,
    "telecom": Field.TELECOM,
    "other": Field.OTHER,
}
STATEMENTS = json.loads(
    (Path(__file__).parents[1] / "data" / "statements.json").read_text(encoding="utf-8")
)


def test_the_field_of_every_labelled_statement_follows_from_its_label():
    assert {s["label_field"] for s in STATEMENTS} == set(FIELD_OF_LABEL)
    for s in STATEMENTS:
        field = FIELD_OF_LABEL[s["label_field"]]
        if field is Field.ELECTRICITY and s["settled_by"] != "not_state":
            field = Field.PUBLIC_WORKS  # lighting of streets is the committee's, not the utility's
        assert s["field"] == field, s["id"]


def test_only_a_mixed_statement_has_parts_of_several_kinds():
    for s in STATEMENTS:
        assert (s["kind"] == "mixed") is (len(set(s["parts"])) > 1), s["id"]
