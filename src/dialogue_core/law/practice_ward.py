"""Chức năng của UBND cấp xã trước ngày 01/07/2025 (the commune before its offices were set up).

No instrument: until 2025-06-30 a commune had civil servants and no divisions, so the committee
itself answers, through the civil servant of the field; what it cannot settle it receives and
passes up. Police, military, Party and Front of the commune answer for their own. Where the commune
had no civil servant at all (tax, insurance, treasury, electricity, upper secondary schools) the
body of the city or the province is named. All from memory; the law on civil servants of communes
was not read.
"""

from typing import Final

from dialogue_core.law._routes import Line, routes
from dialogue_core.law.bodies import (
    CITY_POWER,
    CITY_SOCIAL_INSURANCE,
    CITY_TAX,
    CITY_TREASURY,
    CITY_WATER,
    PROVINCE_EDUCATION,
    WARD_CHAIR,
    WARD_COMMITTEE,
    WARD_FRONT,
    WARD_HEALTH_STATION,
    WARD_MILITARY,
    WARD_PARTY,
    WARD_PARTY_INSPECTION,
    WARD_POLICE,
)
from dialogue_core.rules import Instrument
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import (
    Competence,
    Confidence,
    Field,
    InstrumentKind,
    Level,
    Matter,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NAME = "Chức năng của UBND cấp xã trước ngày 01/07/2025"
_TITLE = Words(_NAME, "Who answered at the commune before 2025-07-01")
_DAYS = Span("2016-01-01", until="2025-07-01")

_LAND = Words(
    "công chức địa chính - xây dựng - môi trường",
    "its civil servant for land, construction and environment",
)
_FARMING = Words(
    "công chức địa chính, khuyến nông", "its civil servant for land and the farming adviser"
)
_FINANCE = Words("công chức tài chính - kế toán", "its civil servant for finance and accounting")
_OFFICE = Words("công chức văn phòng - thống kê", "its civil servant for office and statistics")
_CULTURE = Words("công chức văn hóa - xã hội", "its civil servant for culture and social affairs")
_JUSTICE = Words("công chức tư pháp - hộ tịch", "its civil servant for justice and civil status")
_NO_POST = Words(
    "Không có công chức phụ trách: UBND tiếp nhận và chuyển lên cấp trên.",
    "No civil servant has the field: the committee receives it and passes it up.",
)
_LINE = Words(
    "Cấp xã không có bộ phận: nêu cơ quan của cấp trên.",
    "The commune has no unit of its own: the body of the level above is named.",
)

_LINES = (
    *(
        Line(field, WARD_COMMITTEE, through=post)
        for field, post in (
            (Field.LAND, _LAND),
            (Field.ENVIRONMENT, _LAND),
            (Field.CONSTRUCTION, _LAND),
            (Field.TRANSPORT, _LAND),
            (Field.PUBLIC_WORKS, _LAND),
            (Field.HOUSING, _LAND),
            (Field.AGRICULTURE, _FARMING),
            (Field.BUSINESS, _FINANCE),
            (Field.FINANCE, _FINANCE),
            (Field.CIVIL_SERVICE, _OFFICE),
            (Field.ADMINISTRATIVE_PROCEDURE, _OFFICE),
            (Field.OTHER, _OFFICE),
            (Field.LABOUR, _CULTURE),
            (Field.SOCIAL_POLICY, _CULTURE),
            (Field.DRUG_REHABILITATION, _CULTURE),
            (Field.EDUCATION, _CULTURE),
            (Field.CULTURE, _CULTURE),
            (Field.TELECOM, _CULTURE),
            (Field.PUBLICITY, _CULTURE),
            (Field.ETHNIC_AFFAIRS, _CULTURE),
            (Field.RELIGION, _CULTURE),
            (Field.JUSTICE, _JUSTICE),
        )
    ),
    Line(Field.SCIENCE, WARD_COMMITTEE, note=_NO_POST),
    Line(
        Field.WATER,
        WARD_COMMITTEE,
        competences=(
            Competence.OWN,
            Competence.LOWER,
            Competence.HIGHER,
            Competence.OTHER_AGENCY,
        ),
        through=_LAND,
    ),
    Line(Field.WATER, CITY_WATER, competences=(Competence.NOT_STATE,), note=_LINE),
    Line(Field.ELECTRICITY, CITY_POWER, note=_LINE),
    Line(Field.UPPER_EDUCATION, PROVINCE_EDUCATION, note=_LINE),
    Line(Field.HEALTH, WARD_COMMITTEE, partners=(WARD_HEALTH_STATION,), through=_CULTURE),
    Line(Field.HEALTH, WARD_HEALTH_STATION, matter=Matter.SERVICES),
    Line(Field.INSPECTION, WARD_CHAIR, through=_JUSTICE),
    Line(Field.SECURITY, WARD_POLICE),
    Line(Field.MILITARY, WARD_MILITARY),
    Line(Field.TAX, CITY_TAX, note=_LINE),
    Line(Field.SOCIAL_INSURANCE, CITY_SOCIAL_INSURANCE, note=_LINE),
    Line(Field.TREASURY, CITY_TREASURY, note=_LINE),
    Line(Field.PARTY_BUILDING, WARD_PARTY),
    Line(Field.PARTY_BUILDING, WARD_PARTY_INSPECTION, matter=Matter.ANTI_CORRUPTION),
    Line(Field.FRONT, WARD_FRONT),
)

INSTRUMENT: Final = Instrument(
    number=_NAME,
    kind=InstrumentKind.PRACTICE,
    title=_TITLE,
    issuer=Words("Không có văn bản", "No instrument"),
    dated=None,
    in_force=_DAYS,
    confidence=Confidence.MEMORY,
    checked_on="2026-11-23",
    rules=routes(
        _LINES,
        cites=Citation(_NAME, kind=InstrumentKind.PRACTICE, title=_TITLE),
        at=Level.WARD,
        levels=(Level.WARD,),
        in_force=_DAYS,
        confidence=Confidence.MEMORY,
        ended_by=Citation("150/2025/NĐ-CP"),
    ),
)
