"""Chức năng các sở, cơ quan cấp tỉnh (who answers at the province).

No instrument read for the provincial departments before the mergers of 2025-03-01; their functions
are known through portals (*secondary*), the mergers, the lines outside the committee and the Party
from memory. The lines speak to conferences of every level, because wards and cities forward to them
what is the province's; at a provincial conference they answer whatever the competence.

Open question: the tax, treasury and insurance lines were reorganised by region and more than once
in 2025; the days between 2025-03-01 and 2025-07-01 are the least certain. A Department of Ethnic
Affairs and Religion exists only where one was set up; elsewhere Home Affairs answers.
"""

from typing import Final

from dialogue_core.law._routes import Line, routes
from dialogue_core.law.bodies import (
    PROVINCE_AGRICULTURE,
    PROVINCE_AGRICULTURE_ENVIRONMENT,
    PROVINCE_CONSTRUCTION,
    PROVINCE_CULTURE,
    PROVINCE_EDUCATION,
    PROVINCE_ETHNIC,
    PROVINCE_ETHNIC_RELIGION,
    PROVINCE_FINANCE,
    PROVINCE_FRONT,
    PROVINCE_HEALTH,
    PROVINCE_HOME_AFFAIRS,
    PROVINCE_INFORMATION,
    PROVINCE_INSPECTORATE,
    PROVINCE_INVESTMENT,
    PROVINCE_JUSTICE,
    PROVINCE_LABOUR,
    PROVINCE_LAND,
    PROVINCE_LAND_REGISTRY,
    PROVINCE_MILITARY,
    PROVINCE_OFFICE,
    PROVINCE_PARTY_INSPECTION,
    PROVINCE_PARTY_MOBILISATION,
    PROVINCE_PARTY_ORGANISATION,
    PROVINCE_PARTY_PROPAGANDA,
    PROVINCE_POLICE,
    PROVINCE_POWER,
    PROVINCE_RECEPTION,
    PROVINCE_SCIENCE,
    PROVINCE_SOCIAL_INSURANCE,
    PROVINCE_TAX,
    PROVINCE_TAX_OFFICE,
    PROVINCE_TRADE,
    PROVINCE_TRANSPORT,
    PROVINCE_TREASURY,
)
from dialogue_core.rules import Instrument
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, Field, InstrumentKind, Level, Matter

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NAME = "Chức năng các sở, cơ quan cấp tỉnh"
_TITLE = Words(_NAME, "Who answers at the province")
_FIRST = "2016-01-01"
_MERGED = "2025-03-01"
_SECONDARY = Confidence.SECONDARY

_ETHNIC_RELIGION = Words(
    "Nơi không thành lập Sở Dân tộc và Tôn giáo thì Sở Nội vụ trả lời.",
    "Where no Department of Ethnic Affairs and Religion was set up, Home Affairs answers.",
)
_SOCIAL_POLICY = Words(
    "Người có công: Sở Nội vụ; trợ giúp xã hội, trẻ em: Sở Y tế; giảm nghèo: Sở Nông nghiệp và "
    "Môi trường.",
    "Merit people: Home Affairs; relief and children: Health; poverty: Agriculture and "
    "Environment.",
)

_THROUGHOUT = (
    Line(Field.CONSTRUCTION, PROVINCE_CONSTRUCTION, confidence=_SECONDARY),
    Line(Field.PUBLIC_WORKS, PROVINCE_CONSTRUCTION, confidence=_SECONDARY),
    Line(Field.WATER, PROVINCE_CONSTRUCTION, confidence=_SECONDARY),
    Line(Field.HOUSING, PROVINCE_CONSTRUCTION, confidence=_SECONDARY),
    Line(Field.ELECTRICITY, PROVINCE_POWER),
    Line(Field.BUSINESS, PROVINCE_TRADE, confidence=_SECONDARY),
    Line(Field.SCIENCE, PROVINCE_SCIENCE, confidence=_SECONDARY),
    Line(Field.CIVIL_SERVICE, PROVINCE_HOME_AFFAIRS, confidence=_SECONDARY),
    Line(Field.SOCIAL_INSURANCE, PROVINCE_SOCIAL_INSURANCE),
    Line(Field.TREASURY, PROVINCE_TREASURY),
    Line(Field.EDUCATION, PROVINCE_EDUCATION, confidence=_SECONDARY),
    Line(Field.HEALTH, PROVINCE_HEALTH, confidence=_SECONDARY),
    Line(Field.JUSTICE, PROVINCE_JUSTICE, confidence=_SECONDARY),
    Line(Field.ADMINISTRATIVE_PROCEDURE, PROVINCE_OFFICE, confidence=_SECONDARY),
    Line(Field.OTHER, PROVINCE_OFFICE),
    Line(Field.INSPECTION, PROVINCE_INSPECTORATE, partners=(PROVINCE_RECEPTION,)),
    Line(Field.SECURITY, PROVINCE_POLICE),
    Line(Field.MILITARY, PROVINCE_MILITARY),
    Line(Field.PARTY_BUILDING, PROVINCE_PARTY_ORGANISATION),
    Line(Field.PARTY_BUILDING, PROVINCE_PARTY_INSPECTION, matter=Matter.ANTI_CORRUPTION),
)

_BEFORE = (
    Line(Field.LAND, PROVINCE_LAND, confidence=_SECONDARY),
    Line(
        Field.LAND,
        PROVINCE_LAND_REGISTRY,
        matter=Matter.REGISTRATION,
        partners=(PROVINCE_LAND,),
        confidence=_SECONDARY,
    ),
    Line(
        Field.LAND,
        PROVINCE_CONSTRUCTION,
        matter=Matter.PLANNING,
        partners=(PROVINCE_LAND,),
        confidence=_SECONDARY,
    ),
    Line(Field.ENVIRONMENT, PROVINCE_LAND, confidence=_SECONDARY),
    Line(Field.TRANSPORT, PROVINCE_TRANSPORT),
    Line(Field.AGRICULTURE, PROVINCE_AGRICULTURE, confidence=_SECONDARY),
    Line(
        Field.BUSINESS,
        PROVINCE_INVESTMENT,
        matter=Matter.BUSINESS_REGISTRATION,
        confidence=_SECONDARY,
    ),
    Line(
        Field.FINANCE,
        PROVINCE_FINANCE,
        partners=(PROVINCE_INVESTMENT,),
        confidence=_SECONDARY,
    ),
    Line(Field.TAX, PROVINCE_TAX),
    Line(Field.LABOUR, PROVINCE_LABOUR),
    Line(Field.SOCIAL_POLICY, PROVINCE_LABOUR),
    Line(Field.DRUG_REHABILITATION, PROVINCE_LABOUR),
    Line(Field.UPPER_EDUCATION, PROVINCE_EDUCATION, partners=(PROVINCE_LABOUR,)),
    Line(
        Field.CULTURE,
        PROVINCE_CULTURE,
        partners=(PROVINCE_INFORMATION,),
        confidence=_SECONDARY,
    ),
    Line(Field.TELECOM, PROVINCE_INFORMATION),
    Line(Field.PUBLICITY, PROVINCE_INFORMATION),
    Line(Field.ETHNIC_AFFAIRS, PROVINCE_ETHNIC, confidence=_SECONDARY),
    Line(Field.RELIGION, PROVINCE_HOME_AFFAIRS, confidence=_SECONDARY),
    Line(Field.FRONT, PROVINCE_FRONT, partners=(PROVINCE_PARTY_MOBILISATION,)),
)

_AFTER = (
    Line(Field.LAND, PROVINCE_AGRICULTURE_ENVIRONMENT),
    Line(
        Field.LAND,
        PROVINCE_LAND_REGISTRY,
        matter=Matter.REGISTRATION,
        partners=(PROVINCE_AGRICULTURE_ENVIRONMENT,),
    ),
    Line(
        Field.LAND,
        PROVINCE_CONSTRUCTION,
        matter=Matter.PLANNING,
        partners=(PROVINCE_AGRICULTURE_ENVIRONMENT,),
    ),
    Line(Field.ENVIRONMENT, PROVINCE_AGRICULTURE_ENVIRONMENT),
    Line(Field.TRANSPORT, PROVINCE_CONSTRUCTION),
    Line(Field.AGRICULTURE, PROVINCE_AGRICULTURE_ENVIRONMENT),
    Line(Field.BUSINESS, PROVINCE_FINANCE, matter=Matter.BUSINESS_REGISTRATION),
    Line(Field.FINANCE, PROVINCE_FINANCE),
    Line(Field.TAX, PROVINCE_TAX_OFFICE),
    Line(Field.LABOUR, PROVINCE_HOME_AFFAIRS),
    Line(
        Field.SOCIAL_POLICY,
        PROVINCE_HOME_AFFAIRS,
        partners=(PROVINCE_HEALTH, PROVINCE_AGRICULTURE_ENVIRONMENT),
        note=_SOCIAL_POLICY,
    ),
    Line(Field.DRUG_REHABILITATION, PROVINCE_POLICE),
    Line(Field.UPPER_EDUCATION, PROVINCE_EDUCATION),
    Line(Field.CULTURE, PROVINCE_CULTURE),
    Line(Field.TELECOM, PROVINCE_SCIENCE),
    Line(Field.PUBLICITY, PROVINCE_CULTURE),
    Line(Field.ETHNIC_AFFAIRS, PROVINCE_ETHNIC_RELIGION, note=_ETHNIC_RELIGION),
    Line(Field.RELIGION, PROVINCE_ETHNIC_RELIGION, note=_ETHNIC_RELIGION),
    Line(Field.FRONT, PROVINCE_FRONT, partners=(PROVINCE_PARTY_PROPAGANDA,)),
)

INSTRUMENT: Final = Instrument(
    number=_NAME,
    kind=InstrumentKind.PRACTICE,
    title=_TITLE,
    issuer=Words("Không có văn bản", "No instrument"),
    dated=None,
    in_force=Span(_FIRST),
    confidence=Confidence.MEMORY,
    checked_on="2026-11-23",
    rules=tuple(
        rule
        for lines, in_force, tail in (
            (_THROUGHOUT, Span(_FIRST), ""),
            (_BEFORE, Span(_FIRST, until=_MERGED), ""),
            (_AFTER, Span(_MERGED), "2025-03"),
        )
        for rule in routes(
            lines,
            cites=Citation(_NAME, kind=InstrumentKind.PRACTICE, title=_TITLE),
            at=Level.PROVINCE,
            levels=tuple(Level),
            in_force=in_force,
            confidence=Confidence.MEMORY,
            tail=tail,
        )
    ),
)
