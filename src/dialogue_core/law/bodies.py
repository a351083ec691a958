"""The bodies that the instruments name, each once, with its level and the days it existed.

No instrument itself: the register that the routing tables and the founding plan share. An
application adds its own bodies with `Body` and its own routes.

Days of setting up before the library's first day (2016-01-01) are not given: a span that starts
there says nothing about earlier. A body whose name changed stands twice, under its old and its new
name, and the reorganisation of 2025-03-01 is the boundary between them; some lines of the State
outside the committees were reorganised some days or weeks later, which is from memory.

Which body took over from which is read off the same tables as the routing: who answered for a
field in 2022, from 2025-03-01 and from 2025-07-01. A line has the weaker of the two marks; that
provincial departments merged is from memory. A body that is not among the old ones of
`BODY_SUCCESSIONS` has no successor that the sources tell. So it is with the City Inspectorate: a
commune has no inspectorate, and that its chair receives citizens and settles complaints does not
make him the heir of its inspections; the Inspection Law 84/2025/QH15 was not read.
Nor does he inherit the denunciations that a city's reception board held: who manages the accused
has them (25/2018/QH14 arts. 12, 13), and `dialogue_core.inheritance` leaves them to who directs.
"""

from typing import Final, final

import attrs

from dialogue_core.territory import Body, BodySuccession
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import (
    Confidence,
    Field,
    InstrumentKind,
    Level,
    Organ,
    Settler,
)

__all__ = [
    "BODY_SUCCESSIONS",
    "CENTRAL",
    "CITY_AGENCIES",
    "CITY_AGENCY_HEADS",
    "CITY_AGRICULTURE_ENVIRONMENT",
    "CITY_ASSOCIATIONS",
    "CITY_CHAIR",
    "CITY_CLERK",
    "CITY_COMMITTEE",
    "CITY_COUNCIL_STANDING",
    "CITY_CULTURE",
    "CITY_CULTURE_SCIENCE",
    "CITY_DIVISIONS",
    "CITY_DIVISIONS_CONCERNED",
    "CITY_DIVISION_HEADS",
    "CITY_ECONOMY",
    "CITY_EDUCATION",
    "CITY_ETHNIC",
    "CITY_FINANCE",
    "CITY_FRONT",
    "CITY_GOVERNMENT",
    "CITY_HEALTH",
    "CITY_HEALTH_CENTRE",
    "CITY_HOME_AFFAIRS",
    "CITY_INFRASTRUCTURE",
    "CITY_INSPECTORATE",
    "CITY_JUSTICE",
    "CITY_LABOUR",
    "CITY_LAND",
    "CITY_LAND_FUND",
    "CITY_LAND_REGISTRY",
    "CITY_LOCAL_LEADERS",
    "CITY_MEDIA_CENTRE",
    "CITY_MILITARY",
    "CITY_OFFICE",
    "CITY_PARTY",
    "CITY_PARTY_INSPECTION",
    "CITY_PARTY_MOBILISATION",
    "CITY_PARTY_ORGANISATION",
    "CITY_PARTY_PROPAGANDA",
    "CITY_PARTY_STANDING",
    "CITY_POLICE",
    "CITY_POWER",
    "CITY_PROJECTS",
    "CITY_RECEPTION",
    "CITY_SOCIAL_INSURANCE",
    "CITY_SPECIALISED",
    "CITY_TAX",
    "CITY_TREASURY",
    "CITY_URBAN",
    "CITY_WATER",
    "CONFERENCE_CHAIR",
    "COURT_OR_AGENCY",
    "PROVINCE_AGRICULTURE",
    "PROVINCE_AGRICULTURE_ENVIRONMENT",
    "PROVINCE_CHAIR",
    "PROVINCE_COMMITTEE",
    "PROVINCE_CONSTRUCTION",
    "PROVINCE_CULTURE",
    "PROVINCE_EDUCATION",
    "PROVINCE_ETHNIC",
    "PROVINCE_ETHNIC_RELIGION",
    "PROVINCE_FINANCE",
    "PROVINCE_FRONT",
    "PROVINCE_HEALTH",
    "PROVINCE_HOME_AFFAIRS",
    "PROVINCE_INFORMATION",
    "PROVINCE_INSPECTORATE",
    "PROVINCE_INVESTMENT",
    "PROVINCE_JUSTICE",
    "PROVINCE_LABOUR",
    "PROVINCE_LAND",
    "PROVINCE_LAND_REGISTRY",
    "PROVINCE_MILITARY",
    "PROVINCE_OFFICE",
    "PROVINCE_PARTY",
    "PROVINCE_PARTY_INSPECTION",
    "PROVINCE_PARTY_MOBILISATION",
    "PROVINCE_PARTY_ORGANISATION",
    "PROVINCE_PARTY_PROPAGANDA",
    "PROVINCE_POLICE",
    "PROVINCE_POWER",
    "PROVINCE_RECEPTION",
    "PROVINCE_SCIENCE",
    "PROVINCE_SOCIAL_INSURANCE",
    "PROVINCE_TAX",
    "PROVINCE_TAX_OFFICE",
    "PROVINCE_TRADE",
    "PROVINCE_TRANSPORT",
    "PROVINCE_TREASURY",
    "WARD_CHAIR",
    "WARD_COMMITTEE",
    "WARD_CULTURE",
    "WARD_ECONOMY",
    "WARD_FRONT",
    "WARD_HEALTH_STATION",
    "WARD_LAND_FUND",
    "WARD_LAND_REGISTRY",
    "WARD_MILITARY",
    "WARD_OFFICE",
    "WARD_PARTY",
    "WARD_PARTY_INSPECTION",
    "WARD_POLICE",
    "WARD_POWER",
    "WARD_SERVICE_CENTRE",
    "WARD_SOCIAL_INSURANCE",
    "WARD_TAX",
    "WARD_TREASURY",
    "WARD_WATER",
]


def __dir__() -> list[str]:
    return list(__all__)


_FIRST = "2016-01-01"
_MERGED = "2025-03-01"
"""Divisions and departments were merged on this day (Decree 45/2025/NĐ-CP)."""
_TWO_LEVELS = "2025-07-01"
"""District-level bodies end with their level (72/2025/QH15 art. 51(3)); new ward bodies begin."""


_ORGANS: Final = {
    "committee": Organ.COMMITTEE,
    "council-standing": Organ.COUNCIL,
    "party": Organ.PARTY,
    "party-standing": Organ.PARTY,
    "front": Organ.FRONT,
    "associations": Organ.ASSOCIATIONS,
    "police": Organ.POLICE,
}
"""The pillar that a body is, by its id without the level."""


def _organ(id: str) -> Organ | None:  # noqa: A002 -- the field's own name
    return _ORGANS.get(id.partition("-")[2])


def _settler(id: str) -> Settler | None:  # noqa: A002 -- the field's own name
    return Settler.NOT_STATE if id.partition("-")[2] in ("power", "water") else None


def _city(
    id: str,  # noqa: A002 -- the field's own name
    vi: str,
    en: str,
    *,
    since: str = _FIRST,
    until: str = _TWO_LEVELS,
) -> Body:
    return Body(
        id=id,
        name=Words(vi, en),
        level=Level.CITY,
        organ=_organ(id),
        settler=_settler(id),
        span=Span(since, until=until),
    )


def _ward(id: str, vi: str, en: str) -> Body:  # noqa: A002 -- the field's own name
    return Body(id=id, name=Words(vi, en), level=Level.WARD, organ=_organ(id), settler=_settler(id))


def _new_ward(id: str, vi: str, en: str) -> Body:  # noqa: A002 -- the field's own name
    return Body(
        id=id,
        name=Words(vi, en),
        level=Level.WARD,
        organ=_organ(id),
        settler=_settler(id),
        span=Span(_TWO_LEVELS),
    )


def _province(id: str, vi: str, en: str) -> Body:  # noqa: A002 -- the field's own name
    return Body(
        id=id, name=Words(vi, en), level=Level.PROVINCE, organ=_organ(id), settler=_settler(id)
    )


def _old_province(id: str, vi: str, en: str) -> Body:  # noqa: A002 -- the field's own name
    span = Span(_FIRST, until=_MERGED)
    return Body(
        id=id,
        name=Words(vi, en),
        level=Level.PROVINCE,
        organ=_organ(id),
        settler=_settler(id),
        span=span,
    )


def _new_province(id: str, vi: str, en: str) -> Body:  # noqa: A002 -- the field's own name
    return Body(
        id=id,
        name=Words(vi, en),
        level=Level.PROVINCE,
        organ=_organ(id),
        settler=_settler(id),
        span=Span(_MERGED),
    )


# --- the city (district level), until 2025 ------------------------------------------------------
CITY_COMMITTEE: Final = _city(
    "city-committee", "Ủy ban nhân dân thành phố", "City People's Committee"
)
CITY_CHAIR: Final = _city(
    "city-chair",
    "Chủ tịch, các Phó Chủ tịch UBND thành phố",
    "Chair and vice chairs of the City People's Committee",
)
CITY_GOVERNMENT: Final = _city("city-government", "Chính quyền thành phố", "City authorities")
CITY_INSPECTORATE: Final = _city("city-inspectorate", "Thanh tra thành phố", "City Inspectorate")
CITY_OFFICE: Final = _city(
    "city-office",
    "Văn phòng HĐND và UBND thành phố",
    "Office of the City People's Council and People's Committee",
)
CITY_CLERK: Final = _city("city-clerk", "Văn thư", "Clerical and records office")
CITY_RECEPTION: Final = _city(
    "city-reception", "Ban Tiếp công dân thành phố", "City citizen-reception board"
)
CITY_LAND: Final = _city(
    "city-land",
    "Phòng Tài nguyên và Môi trường",
    "Division of Natural Resources and Environment",
    until=_MERGED,
)
CITY_LAND_REGISTRY: Final = _city(
    "city-land-registry",
    "Chi nhánh Văn phòng Đăng ký đất đai",
    "Branch of the Land Registration Office",
)
CITY_LAND_FUND: Final = _city(
    "city-land-fund", "Trung tâm Phát triển quỹ đất", "Land Fund Development Centre"
)
CITY_URBAN: Final = _city(
    "city-urban", "Phòng Quản lý đô thị", "Division of Urban Management", until=_MERGED
)
CITY_PROJECTS: Final = _city(
    "city-projects", "Ban Quản lý dự án đầu tư xây dựng", "Construction Project Management Board"
)
CITY_ECONOMY: Final = _city("city-economy", "Phòng Kinh tế", "Division of Economy", until=_MERGED)
CITY_FINANCE: Final = _city(
    "city-finance", "Phòng Tài chính - Kế hoạch", "Division of Finance and Planning"
)
CITY_HOME_AFFAIRS: Final = _city("city-home-affairs", "Phòng Nội vụ", "Division of Home Affairs")
CITY_LABOUR: Final = _city(
    "city-labour",
    "Phòng Lao động - Thương binh và Xã hội",
    "Division of Labour, Invalids and Social Affairs",
    until=_MERGED,
)
CITY_CULTURE: Final = _city(
    "city-culture",
    "Phòng Văn hóa và Thông tin",
    "Division of Culture and Information",
    until=_MERGED,
)
CITY_MEDIA_CENTRE: Final = _city(
    "city-media-centre",
    "Trung tâm Văn hóa - Thể thao và Truyền thông",
    "Centre of Culture, Sports and Communication",
)
CITY_EDUCATION: Final = _city(
    "city-education", "Phòng Giáo dục và Đào tạo", "Division of Education and Training"
)
CITY_HEALTH: Final = _city("city-health", "Phòng Y tế", "Division of Health")
CITY_HEALTH_CENTRE: Final = _city(
    "city-health-centre", "Trung tâm Y tế thành phố", "City Health Centre"
)
CITY_JUSTICE: Final = _city("city-justice", "Phòng Tư pháp", "Division of Justice")
CITY_ETHNIC: Final = _city(
    "city-ethnic", "Phòng Dân tộc", "Division of Ethnic Affairs", until=_MERGED
)
CITY_POLICE: Final = _city("city-police", "Công an thành phố", "City Police", until=_MERGED)
CITY_MILITARY: Final = _city(
    "city-military", "Ban Chỉ huy Quân sự thành phố", "City Military Command"
)
CITY_TAX: Final = _city("city-tax", "Chi cục Thuế", "Tax Sub-department")
CITY_SOCIAL_INSURANCE: Final = _city(
    "city-social-insurance", "Bảo hiểm xã hội thành phố", "City Social Insurance"
)
CITY_TREASURY: Final = _city("city-treasury", "Kho bạc Nhà nước", "State Treasury")
CITY_POWER: Final = _city("city-power", "Điện lực thành phố", "City Power Company")
CITY_WATER: Final = _city("city-water", "Đơn vị cấp nước trên địa bàn", "Local water supplier")
CITY_FRONT: Final = _city(
    "city-front", "Ủy ban MTTQ Việt Nam thành phố", "City Fatherland Front Committee"
)
CITY_ASSOCIATIONS: Final = _city(
    "city-associations",
    "Các tổ chức chính trị - xã hội thành phố",
    "Socio-political organisations of the city",
)
CITY_PARTY: Final = _city("city-party", "Thành ủy", "City Party Committee")
CITY_PARTY_STANDING: Final = _city(
    "city-party-standing", "Thường trực Thành ủy", "Standing body of the City Party Committee"
)
CITY_PARTY_ORGANISATION: Final = _city(
    "city-party-organisation",
    "Ban Tổ chức Thành ủy",
    "Organisation Commission of the City Party Committee",
)
CITY_PARTY_INSPECTION: Final = _city(
    "city-party-inspection",
    "Ủy ban Kiểm tra Thành ủy",
    "Inspection Committee of the City Party Committee",
)
CITY_COUNCIL_STANDING: Final = _city(
    "city-council-standing",
    "Thường trực HĐND thành phố",
    "Standing body of the City People's Council",
)
CITY_DIVISIONS: Final = _city(
    "city-divisions", "Các phòng, ban, đơn vị thành phố", "Divisions, boards and units of the city"
)
CITY_DIVISIONS_CONCERNED: Final = _city(
    "city-divisions-concerned",
    "Các phòng, ban, đơn vị có liên quan",
    "Divisions, boards and units concerned",
)
CITY_DIVISION_HEADS: Final = _city(
    "city-division-heads",
    "Trưởng các phòng, ban, đơn vị có liên quan",
    "Heads of the divisions, boards and units concerned",
)
CITY_AGENCIES: Final = _city(
    "city-agencies", "Các cơ quan, ngành có liên quan", "Agencies and sectors concerned"
)
CITY_AGENCY_HEADS: Final = _city(
    "city-agency-heads", "Thủ trưởng các cơ quan, đơn vị", "Heads of agencies and units"
)
CITY_SPECIALISED: Final = _city(
    "city-specialised", "Các cơ quan, đơn vị chuyên môn", "Specialised agencies and units"
)
CITY_LOCAL_LEADERS: Final = _city("city-local-leaders", "Lãnh đạo địa phương", "Local leaders")

CITY_AGRICULTURE_ENVIRONMENT: Final = _city(
    "city-agriculture-environment",
    "Phòng Nông nghiệp và Môi trường",
    "Division of Agriculture and Environment",
    since=_MERGED,
)
CITY_INFRASTRUCTURE: Final = _city(
    "city-infrastructure",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Division of Economy, Infrastructure and Urban Affairs",
    since=_MERGED,
)
CITY_CULTURE_SCIENCE: Final = _city(
    "city-culture-science",
    "Phòng Văn hóa, Khoa học và Thông tin",
    "Division of Culture, Science and Information",
    since=_MERGED,
)
CITY_PARTY_MOBILISATION: Final = _city(
    "city-party-mobilisation",
    "Ban Dân vận Thành ủy",
    "Mass Mobilisation Commission of the City Party Committee",
    until=_MERGED,
)
CITY_PARTY_PROPAGANDA: Final = _city(
    "city-party-propaganda",
    "Ban Tuyên giáo và Dân vận Thành ủy",
    "Propaganda and Mass Mobilisation Commission of the City Party Committee",
    since=_MERGED,
)

# --- the ward and commune ------------------------------------------------------------------------
WARD_COMMITTEE: Final = _ward(
    "ward-committee", "UBND xã, phường", "People's Committee of the commune or ward"
)
WARD_CHAIR: Final = _ward(
    "ward-chair", "Chủ tịch UBND xã, phường", "Chair of the commune or ward People's Committee"
)
WARD_FRONT: Final = _ward(
    "ward-front", "Ủy ban MTTQ xã, phường", "Fatherland Front Committee of the commune or ward"
)
WARD_POLICE: Final = _ward("ward-police", "Công an xã, phường", "Police of the commune or ward")
WARD_MILITARY: Final = _ward(
    "ward-military", "Ban Chỉ huy Quân sự xã, phường", "Military Command of the commune or ward"
)
WARD_PARTY: Final = _ward(
    "ward-party", "Đảng ủy xã, phường", "Party Committee of the commune or ward"
)
WARD_PARTY_INSPECTION: Final = _ward(
    "ward-party-inspection",
    "Ủy ban Kiểm tra Đảng ủy",
    "Inspection Committee of the Party Committee",
)
WARD_HEALTH_STATION: Final = _ward("ward-health-station", "Trạm Y tế xã, phường", "Health station")
WARD_OFFICE: Final = _new_ward(
    "ward-office",
    "Văn phòng HĐND và UBND xã, phường",
    "Office of the Council and Committee of the commune or ward",
)
WARD_ECONOMY: Final = _new_ward(
    "ward-economy",
    "Phòng Kinh tế (xã, đặc khu) hoặc Phòng Kinh tế, Hạ tầng và Đô thị (phường)",
    "Division of Economy, in wards of Economy, Infrastructure and Urban Affairs",
)
WARD_CULTURE: Final = _new_ward(
    "ward-culture", "Phòng Văn hóa - Xã hội", "Division of Culture and Social Affairs"
)
WARD_SERVICE_CENTRE: Final = _new_ward(
    "ward-service-centre",
    "Trung tâm Phục vụ hành chính công",
    "Public Administrative Service Centre",
)
WARD_LAND_REGISTRY: Final = _new_ward(
    "ward-land-registry",
    "Chi nhánh Văn phòng Đăng ký đất đai",
    "Branch of the Land Registration Office",
)
WARD_LAND_FUND: Final = _new_ward(
    "ward-land-fund",
    "Trung tâm Phát triển quỹ đất (chi nhánh)",
    "Land Fund Development Centre (branch)",
)
WARD_TAX: Final = _new_ward("ward-tax", "Thuế cơ sở", "Local tax office")
WARD_SOCIAL_INSURANCE: Final = _new_ward(
    "ward-social-insurance", "Bảo hiểm xã hội cơ sở", "Local social insurance office"
)
WARD_TREASURY: Final = _new_ward(
    "ward-treasury", "Phòng giao dịch Kho bạc", "Treasury transaction office"
)
WARD_POWER: Final = _new_ward("ward-power", "Đội quản lý điện lực khu vực", "Area power unit")
WARD_WATER: Final = _new_ward(
    "ward-water", "Đơn vị cấp nước trên địa bàn xã, phường", "Water supplier of the area"
)

# --- the province --------------------------------------------------------------------------------
PROVINCE_COMMITTEE: Final = _province(
    "province-committee", "UBND tỉnh", "Provincial People's Committee"
)
PROVINCE_CHAIR: Final = _province(
    "province-chair", "Chủ tịch UBND tỉnh", "Chair of the Provincial People's Committee"
)
PROVINCE_INSPECTORATE: Final = _province(
    "province-inspectorate", "Thanh tra tỉnh", "Provincial Inspectorate"
)
PROVINCE_RECEPTION: Final = _province(
    "province-reception", "Ban Tiếp công dân tỉnh", "Provincial citizen-reception board"
)
PROVINCE_OFFICE: Final = _province(
    "province-office", "Văn phòng UBND tỉnh", "Office of the Provincial People's Committee"
)
PROVINCE_FRONT: Final = _province(
    "province-front", "Ủy ban MTTQ tỉnh", "Provincial Fatherland Front Committee"
)
PROVINCE_PARTY: Final = _province("province-party", "Tỉnh ủy", "Provincial Party Committee")
PROVINCE_PARTY_INSPECTION: Final = _province(
    "province-party-inspection",
    "Ủy ban Kiểm tra Tỉnh ủy",
    "Inspection Committee of the Provincial Party Committee",
)
PROVINCE_EDUCATION: Final = _province(
    "province-education", "Sở Giáo dục và Đào tạo", "Department of Education and Training"
)
PROVINCE_LAND: Final = _old_province(
    "province-land",
    "Sở Tài nguyên và Môi trường",
    "Department of Natural Resources and Environment",
)
PROVINCE_AGRICULTURE: Final = _old_province(
    "province-agriculture",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Department of Agriculture and Rural Development",
)
PROVINCE_AGRICULTURE_ENVIRONMENT: Final = _new_province(
    "province-agriculture-environment",
    "Sở Nông nghiệp và Môi trường",
    "Department of Agriculture and Environment",
)
PROVINCE_LAND_REGISTRY: Final = _province(
    "province-land-registry", "Văn phòng Đăng ký đất đai", "Land Registration Office"
)
PROVINCE_CONSTRUCTION: Final = _province(
    "province-construction", "Sở Xây dựng", "Department of Construction"
)
PROVINCE_TRANSPORT: Final = _old_province(
    "province-transport", "Sở Giao thông vận tải", "Department of Transport"
)
PROVINCE_TRADE: Final = _province(
    "province-trade", "Sở Công Thương", "Department of Industry and Trade"
)
PROVINCE_SCIENCE: Final = _province(
    "province-science", "Sở Khoa học và Công nghệ", "Department of Science and Technology"
)
PROVINCE_FINANCE: Final = _province("province-finance", "Sở Tài chính", "Department of Finance")
PROVINCE_INVESTMENT: Final = _old_province(
    "province-investment", "Sở Kế hoạch và Đầu tư", "Department of Planning and Investment"
)
PROVINCE_HOME_AFFAIRS: Final = _province(
    "province-home-affairs", "Sở Nội vụ", "Department of Home Affairs"
)
PROVINCE_LABOUR: Final = _old_province(
    "province-labour",
    "Sở Lao động - Thương binh và Xã hội",
    "Department of Labour, Invalids and Social Affairs",
)
PROVINCE_HEALTH: Final = _province("province-health", "Sở Y tế", "Department of Health")
PROVINCE_CULTURE: Final = _province(
    "province-culture",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Department of Culture, Sports and Tourism",
)
PROVINCE_INFORMATION: Final = _old_province(
    "province-information",
    "Sở Thông tin và Truyền thông",
    "Department of Information and Communications",
)
PROVINCE_JUSTICE: Final = _province("province-justice", "Sở Tư pháp", "Department of Justice")
PROVINCE_ETHNIC: Final = _old_province(
    "province-ethnic", "Ban Dân tộc", "Committee for Ethnic Affairs"
)
PROVINCE_ETHNIC_RELIGION: Final = _new_province(
    "province-ethnic-religion",
    "Sở Dân tộc và Tôn giáo",
    "Department of Ethnic Affairs and Religion",
)
PROVINCE_POLICE: Final = _province("province-police", "Công an tỉnh", "Provincial Police")
PROVINCE_MILITARY: Final = _province(
    "province-military", "Bộ Chỉ huy Quân sự tỉnh", "Provincial Military Command"
)
PROVINCE_TAX: Final = _old_province("province-tax", "Cục Thuế tỉnh", "Provincial Tax Department")
PROVINCE_TAX_OFFICE: Final = _new_province(
    "province-tax-office", "Thuế tỉnh", "Provincial tax office"
)
PROVINCE_SOCIAL_INSURANCE: Final = _province(
    "province-social-insurance",
    "Bảo hiểm xã hội tỉnh (khu vực)",
    "Social Insurance of the province (region)",
)
PROVINCE_TREASURY: Final = _province(
    "province-treasury",
    "Kho bạc Nhà nước tỉnh (khu vực)",
    "State Treasury of the province (region)",
)
PROVINCE_POWER: Final = _province("province-power", "Công ty Điện lực", "Power Company")
PROVINCE_PARTY_ORGANISATION: Final = _province(
    "province-party-organisation",
    "Ban Tổ chức Tỉnh ủy",
    "Organisation Commission of the Provincial Party Committee",
)
PROVINCE_PARTY_MOBILISATION: Final = _old_province(
    "province-party-mobilisation",
    "Ban Dân vận Tỉnh ủy",
    "Mass Mobilisation Commission of the Provincial Party Committee",
)
PROVINCE_PARTY_PROPAGANDA: Final = _new_province(
    "province-party-propaganda",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "Propaganda and Mass Mobilisation Commission of the Provincial Party Committee",
)

# --- others -------------------------------------------------------------------------------------
CENTRAL: Final = Body(
    id="central", name=Words("Cơ quan Trung ương có thẩm quyền", "The competent central authority")
)
COURT_OR_AGENCY: Final = Body(
    id="other-agency", name=Words("Cơ quan khác có thẩm quyền", "The other competent agency")
)
CONFERENCE_CHAIR: Final = Body(
    id="conference-chair",
    name=Words("Người chủ trì đối thoại", "The chair of the conference"),
)

# --- which body took over from which -------------------------------------------------------------


@final
@attrs.frozen
class _Line:
    """One line: the old body, the new one, the fields; none means all of the work."""

    old: Body
    new: Body
    fields: tuple[Field, ...] = ()


_DECREE_45: Final = Citation("45/2025/NĐ-CP")
_DECREE_150: Final = Citation("150/2025/NĐ-CP")
_NOT_READ: Final = Citation(
    "Tiếp nhận chức năng giữa các cơ quan",
    kind=InstrumentKind.PRACTICE,
    title=Words(
        "Tiếp nhận chức năng giữa các cơ quan (chưa đọc văn bản)",
        "Who took over from whom (no instrument read)",
    ),
)

_BUILDING: Final = (Field.CONSTRUCTION, Field.PUBLIC_WORKS, Field.WATER, Field.HOUSING)
_PRESS: Final = (Field.TELECOM, Field.PUBLICITY)

_MERGED_DIVISIONS: Final = (
    _Line(CITY_URBAN, CITY_INFRASTRUCTURE, _BUILDING),
    _Line(CITY_ECONOMY, CITY_INFRASTRUCTURE, (Field.BUSINESS,)),
    _Line(CITY_ECONOMY, CITY_CULTURE_SCIENCE, (Field.SCIENCE,)),
    _Line(CITY_CULTURE, CITY_CULTURE_SCIENCE, (Field.CULTURE,)),
    _Line(CITY_LABOUR, CITY_HOME_AFFAIRS, (Field.LABOUR,)),
)
_MERGED_DIVISIONS_BY_MEMORY: Final = (
    _Line(CITY_LAND, CITY_AGRICULTURE_ENVIRONMENT, (Field.LAND, Field.ENVIRONMENT)),
    _Line(CITY_URBAN, CITY_INFRASTRUCTURE, (Field.TRANSPORT,)),
    _Line(CITY_ECONOMY, CITY_AGRICULTURE_ENVIRONMENT, (Field.AGRICULTURE,)),
    _Line(CITY_CULTURE, CITY_CULTURE_SCIENCE, _PRESS),
    _Line(CITY_LABOUR, CITY_HOME_AFFAIRS, (Field.SOCIAL_POLICY,)),
    _Line(CITY_LABOUR, CITY_EDUCATION, (Field.UPPER_EDUCATION,)),
    _Line(CITY_LABOUR, PROVINCE_POLICE, (Field.DRUG_REHABILITATION,)),
    _Line(CITY_POLICE, PROVINCE_POLICE),
    _Line(CITY_PARTY_MOBILISATION, CITY_PARTY_PROPAGANDA),
)
_MERGED_DEPARTMENTS_BY_MEMORY: Final = (
    _Line(PROVINCE_LAND, PROVINCE_AGRICULTURE_ENVIRONMENT),
    _Line(PROVINCE_AGRICULTURE, PROVINCE_AGRICULTURE_ENVIRONMENT),
    _Line(PROVINCE_INVESTMENT, PROVINCE_FINANCE),
    _Line(PROVINCE_ETHNIC, PROVINCE_ETHNIC_RELIGION),
    _Line(PROVINCE_HOME_AFFAIRS, PROVINCE_ETHNIC_RELIGION, (Field.RELIGION,)),
    _Line(PROVINCE_TRANSPORT, PROVINCE_CONSTRUCTION),
    _Line(PROVINCE_INFORMATION, PROVINCE_SCIENCE, (Field.TELECOM,)),
    _Line(PROVINCE_INFORMATION, PROVINCE_CULTURE, (Field.PUBLICITY,)),
    _Line(PROVINCE_LABOUR, PROVINCE_HOME_AFFAIRS, (Field.LABOUR, Field.SOCIAL_POLICY)),
    _Line(PROVINCE_LABOUR, PROVINCE_EDUCATION, (Field.UPPER_EDUCATION,)),
    _Line(PROVINCE_LABOUR, PROVINCE_POLICE, (Field.DRUG_REHABILITATION,)),
    _Line(PROVINCE_TAX, PROVINCE_TAX_OFFICE),
    _Line(PROVINCE_PARTY_MOBILISATION, PROVINCE_PARTY_PROPAGANDA),
)
_TO_THE_WARD: Final = (
    _Line(CITY_INFRASTRUCTURE, WARD_ECONOMY, (*_BUILDING, Field.BUSINESS)),
    _Line(CITY_FINANCE, WARD_ECONOMY),
    _Line(CITY_HOME_AFFAIRS, WARD_CULTURE),
    _Line(CITY_CULTURE_SCIENCE, WARD_CULTURE, (Field.CULTURE, Field.SCIENCE)),
    _Line(CITY_EDUCATION, WARD_CULTURE, (Field.EDUCATION,)),
    _Line(CITY_HEALTH, WARD_CULTURE),
    _Line(CITY_JUSTICE, WARD_OFFICE),
    _Line(CITY_OFFICE, WARD_SERVICE_CENTRE, (Field.ADMINISTRATIVE_PROCEDURE,)),
)
_TO_THE_WARD_BY_MEMORY: Final = (
    _Line(CITY_AGRICULTURE_ENVIRONMENT, WARD_ECONOMY),
    _Line(CITY_INFRASTRUCTURE, WARD_ECONOMY, (Field.TRANSPORT,)),
    _Line(CITY_CULTURE_SCIENCE, WARD_CULTURE, _PRESS),
    _Line(CITY_EDUCATION, PROVINCE_EDUCATION, (Field.UPPER_EDUCATION,)),
    _Line(CITY_OFFICE, WARD_OFFICE, (Field.OTHER,)),
    _Line(CITY_RECEPTION, WARD_CHAIR),
    _Line(CITY_LAND_REGISTRY, WARD_LAND_REGISTRY),
    _Line(CITY_LAND_FUND, WARD_ECONOMY),
    _Line(CITY_MILITARY, WARD_MILITARY),
    _Line(CITY_TAX, WARD_TAX),
    _Line(CITY_SOCIAL_INSURANCE, WARD_SOCIAL_INSURANCE),
    _Line(CITY_TREASURY, WARD_TREASURY),
    _Line(CITY_POWER, WARD_POWER),
    _Line(CITY_FRONT, WARD_FRONT),
)

BODY_SUCCESSIONS: Final[tuple[BodySuccession, ...]] = tuple(
    BodySuccession(
        old=line.old,
        new=line.new,
        fields=line.fields,
        on=on,
        cites=cites,
        confidence=confidence,
    )
    for lines, on, cites, confidence in (
        (_MERGED_DIVISIONS, _MERGED, _DECREE_45, Confidence.SECONDARY),
        (_MERGED_DIVISIONS_BY_MEMORY, _MERGED, _NOT_READ, Confidence.MEMORY),
        (_MERGED_DEPARTMENTS_BY_MEMORY, _MERGED, _NOT_READ, Confidence.MEMORY),
        (_TO_THE_WARD, _TWO_LEVELS, _DECREE_150, Confidence.SECONDARY),
        (_TO_THE_WARD_BY_MEMORY, _TWO_LEVELS, _NOT_READ, Confidence.MEMORY),
    )
    for line in lines
)
"""Which body took over from which, on 2025-03-01 and on 2025-07-01."""
