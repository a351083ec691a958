"""Chức năng các cơ quan ngoài phòng chuyên môn (who answers outside the divisions).

No instrument: what is generally known of the police, the military, tax, social insurance, the
treasury, utilities, the Party, the Front and the service units of a city and a commune, and of the
desks that receive what is not answered at the conference. Their own charters were not read, so
every line is from memory; it decides who is named, and never whether somebody broke the law.

Also here, because no divisions' decree says it: a matter of ward competence goes to the ward's own
committee. Lines of the State that run outside the committees keep their own body for every
competence. An application that knows better replaces a line with its own `Route` or `Desk`.

Open question: the desks go by the level at which the accused is managed. Where the head of the
receiving body is the one complained of, or is denounced at a level that nobody recorded, nothing
here tells it; the law gives that to the next higher head, whom the chair names.
"""

from typing import Final, final

import attrs

from dialogue_core.law._routes import ABOVE, Line, routes
from dialogue_core.law.bodies import (
    CITY_AGRICULTURE_ENVIRONMENT,
    CITY_CULTURE,
    CITY_CULTURE_SCIENCE,
    CITY_FRONT,
    CITY_HEALTH,
    CITY_HEALTH_CENTRE,
    CITY_INFRASTRUCTURE,
    CITY_INSPECTORATE,
    CITY_LAND,
    CITY_LAND_FUND,
    CITY_LAND_REGISTRY,
    CITY_MEDIA_CENTRE,
    CITY_MILITARY,
    CITY_PARTY_INSPECTION,
    CITY_PARTY_MOBILISATION,
    CITY_PARTY_ORGANISATION,
    CITY_PARTY_PROPAGANDA,
    CITY_POLICE,
    CITY_POWER,
    CITY_PROJECTS,
    CITY_RECEPTION,
    CITY_SOCIAL_INSURANCE,
    CITY_TAX,
    CITY_TREASURY,
    CITY_URBAN,
    CITY_WATER,
    PROVINCE_EDUCATION,
    PROVINCE_INSPECTORATE,
    PROVINCE_PARTY_INSPECTION,
    PROVINCE_POLICE,
    PROVINCE_RECEPTION,
    WARD_CHAIR,
    WARD_COMMITTEE,
    WARD_CULTURE,
    WARD_ECONOMY,
    WARD_FRONT,
    WARD_HEALTH_STATION,
    WARD_LAND_FUND,
    WARD_LAND_REGISTRY,
    WARD_MILITARY,
    WARD_OFFICE,
    WARD_PARTY,
    WARD_PARTY_INSPECTION,
    WARD_POLICE,
    WARD_POWER,
    WARD_SOCIAL_INSURANCE,
    WARD_TAX,
    WARD_TREASURY,
    WARD_WATER,
)
from dialogue_core.rules import Desk, Instrument
from dialogue_core.territory import Body
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import (
    Competence,
    Confidence,
    Field,
    Handling,
    InstrumentKind,
    Level,
    Matter,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NAME = "Chức năng các cơ quan ngoài phòng chuyên môn"
_TITLE = Words(_NAME, "Who answers outside the divisions")
_CITES = Citation(_NAME, kind=InstrumentKind.PRACTICE, title=_TITLE)
_LEVEL_ENDED = Citation("72/2025/QH15", article=51, clause=3)
_CITY_DAYS = Span("2016-01-01", until="2025-07-01")
_BEFORE_MERGER = Span("2016-01-01", until="2025-03-01")
_AFTER_MERGER = Span("2025-03-01", until="2025-07-01")
_TWO_LEVELS = Span("2025-07-01")
_MEMORY = Confidence.MEMORY

_LOWER = (Competence.LOWER,)
_NOT_STATE = (Competence.NOT_STATE,)

# --- what the ward settles ----------------------------------------------------------------------

_WARD_SETTLES = (
    *(
        Line(field, WARD_COMMITTEE, competences=_LOWER)
        for field in (
            Field.LAND,
            Field.ENVIRONMENT,
            Field.CONSTRUCTION,
            Field.TRANSPORT,
            Field.PUBLIC_WORKS,
            Field.WATER,
            Field.HOUSING,
            Field.AGRICULTURE,
            Field.BUSINESS,
            Field.SCIENCE,
            Field.FINANCE,
            Field.CIVIL_SERVICE,
            Field.LABOUR,
            Field.SOCIAL_POLICY,
            Field.EDUCATION,
            Field.UPPER_EDUCATION,
            Field.HEALTH,
            Field.CULTURE,
            Field.TELECOM,
            Field.JUSTICE,
            Field.ETHNIC_AFFAIRS,
            Field.RELIGION,
            Field.ADMINISTRATIVE_PROCEDURE,
            Field.INSPECTION,
            Field.PUBLICITY,
            Field.OTHER,
        )
    ),
    *(
        Line(field, WARD_COMMITTEE, matter=matter, competences=_LOWER)
        for matter in (
            Matter.COMPENSATION,
            Matter.PLANNING,
            Matter.URBAN_WASTE,
            Matter.INVESTMENT_PROJECT,
            Matter.BUSINESS_REGISTRATION,
            Matter.BROADCASTING,
        )
        for field in matter.fields
    ),
    Line(Field.PARTY_BUILDING, WARD_COMMITTEE, competences=_LOWER, partners=(WARD_PARTY,)),
    Line(Field.FRONT, WARD_FRONT, competences=_LOWER),
)
_WARD_SETTLED = (Line(Field.DRUG_REHABILITATION, WARD_COMMITTEE, competences=_LOWER),)
"""Until the field went to the police."""

# --- the city -----------------------------------------------------------------------------------

_REGISTRATION = Words(
    "Chi nhánh thuộc Văn phòng Đăng ký đất đai của tỉnh nên giữ việc ở mọi thẩm quyền.",
    "The branch belongs to the provincial Land Registration Office, so it keeps the matter "
    "whatever the competence.",
)
_COMPENSATION = Words(
    "Mỗi dự án còn có Hội đồng bồi thường, hỗ trợ và tái định cư.",
    "Each project also has a council for compensation, support and resettlement.",
)
_POLICE_2025 = Words(
    "Công an cấp huyện kết thúc ngày 01/03/2025: Công an tỉnh, cùng Công an xã, phường.",
    "District police ended on 2025-03-01: the provincial police, with those of the ward.",
)
_UTILITY = Words(
    "Cung cấp điện là việc của doanh nghiệp; chính sách điện thuộc lĩnh vực công thương.",
    "Supplying electricity is a company's business; electricity policy belongs to industry and "
    "trade.",
)

_CITY = (
    Line(Field.MILITARY, CITY_MILITARY),
    Line(Field.TAX, CITY_TAX),
    Line(Field.SOCIAL_INSURANCE, CITY_SOCIAL_INSURANCE),
    Line(Field.TREASURY, CITY_TREASURY),
    Line(Field.ELECTRICITY, CITY_POWER, note=_UTILITY),
    Line(Field.WATER, CITY_WATER, competences=_NOT_STATE),
    Line(Field.HEALTH, CITY_HEALTH_CENTRE, matter=Matter.SERVICES, partners=(CITY_HEALTH,)),
    Line(Field.PARTY_BUILDING, CITY_PARTY_ORGANISATION, competences=ABOVE),
    Line(Field.PARTY_BUILDING, CITY_PARTY_INSPECTION, matter=Matter.ANTI_CORRUPTION),
)


def _city_era(land: Body, urban: Body, culture: Body, mobilisation: Body) -> tuple[Line, ...]:
    return (
        Line(
            Field.LAND,
            CITY_LAND_REGISTRY,
            matter=Matter.REGISTRATION,
            partners=(land,),
            note=_REGISTRATION,
        ),
        Line(
            Field.LAND,
            CITY_LAND_FUND,
            matter=Matter.COMPENSATION,
            partners=(land,),
            competences=ABOVE,
            note=_COMPENSATION,
        ),
        *(
            Line(
                field,
                CITY_PROJECTS,
                matter=Matter.INVESTMENT_PROJECT,
                partners=(urban,),
                competences=ABOVE,
            )
            for field in Matter.INVESTMENT_PROJECT.fields
        ),
        Line(
            Field.CULTURE,
            CITY_MEDIA_CENTRE,
            matter=Matter.BROADCASTING,
            partners=(culture,),
            competences=ABOVE,
        ),
        Line(Field.FRONT, CITY_FRONT, partners=(mobilisation,), competences=ABOVE),
    )


_CITY_BEFORE = (
    *_city_era(CITY_LAND, CITY_URBAN, CITY_CULTURE, CITY_PARTY_MOBILISATION),
    Line(Field.SECURITY, CITY_POLICE),
)
_CITY_AFTER = (
    *_city_era(
        CITY_AGRICULTURE_ENVIRONMENT,
        CITY_INFRASTRUCTURE,
        CITY_CULTURE_SCIENCE,
        CITY_PARTY_PROPAGANDA,
    ),
    Line(Field.SECURITY, PROVINCE_POLICE, partners=(WARD_POLICE,), note=_POLICE_2025),
    Line(Field.DRUG_REHABILITATION, PROVINCE_POLICE, partners=(WARD_POLICE,), note=_POLICE_2025),
)

# --- the ward and commune from 2025-07-01 --------------------------------------------------------

_WARD = (
    Line(
        Field.LAND,
        WARD_LAND_REGISTRY,
        matter=Matter.REGISTRATION,
        partners=(WARD_ECONOMY,),
        note=_REGISTRATION,
    ),
    Line(Field.LAND, WARD_ECONOMY, matter=Matter.COMPENSATION, partners=(WARD_LAND_FUND,)),
    Line(Field.WATER, WARD_WATER, competences=_NOT_STATE),
    Line(Field.ELECTRICITY, WARD_POWER, note=_UTILITY),
    Line(
        Field.UPPER_EDUCATION,
        PROVINCE_EDUCATION,
        note=Words(
            "Cấp xã không có cơ quan phụ trách: chuyển Sở GD&ĐT (Thông tư 15/2025/TT-BGDĐT, sửa "
            "theo Thông tư 45/2026/TT-BGDĐT).",
            "No body of the commune answers: forward to the provincial department (Circular "
            "15/2025/TT-BGDĐT as amended by 45/2026/TT-BGDĐT).",
        ),
    ),
    Line(Field.HEALTH, WARD_HEALTH_STATION, matter=Matter.SERVICES, partners=(WARD_CULTURE,)),
    Line(Field.DRUG_REHABILITATION, WARD_POLICE),
    Line(Field.SECURITY, WARD_POLICE),
    Line(Field.MILITARY, WARD_MILITARY),
    Line(Field.TAX, WARD_TAX),
    Line(Field.SOCIAL_INSURANCE, WARD_SOCIAL_INSURANCE),
    Line(Field.TREASURY, WARD_TREASURY),
    Line(Field.PARTY_BUILDING, WARD_PARTY),
    Line(Field.PARTY_BUILDING, WARD_PARTY_INSPECTION, matter=Matter.ANTI_CORRUPTION),
    Line(Field.FRONT, WARD_FRONT),
)

# --- desks: who takes what is not answered at the conference ------------------------------------


@final
@attrs.frozen
class _Takers:
    """Who takes at one level what is not answered at the conference (nơi tiếp nhận của một cấp)."""

    reception: Body
    """Who receives citizens, and guides who is to go elsewhere."""
    inspectorate: Body
    """Who files or inspects what comes without a name."""
    party_inspection: Body
    """To whom a matter of Party discipline is transferred."""


_AT_THE_CITY = _Takers(CITY_RECEPTION, CITY_INSPECTORATE, CITY_PARTY_INSPECTION)
_AT_THE_WARD = _Takers(WARD_CHAIR, WARD_CHAIR, WARD_PARTY_INSPECTION)
_AT_THE_PROVINCE = _Takers(PROVINCE_RECEPTION, PROVINCE_INSPECTORATE, PROVINCE_PARTY_INSPECTION)


def _desks(
    level: Level,
    in_force: Span,
    takers: _Takers,
    *,
    beside: tuple[Body, ...],
    above: dict[Handling, Body] | None = None,
    tail: str = "",
    note: Words | None = None,
) -> tuple[Desk, ...]:
    higher = above or {}
    rows = (
        (Handling.TAKE_PRIVATELY, takers.reception, beside, False),
        (Handling.GUIDE, takers.reception, (), True),
        (Handling.INSPECTION_COMMITTEE, takers.party_inspection, (), False),
        (
            Handling.FILE_OR_INSPECT,
            takers.inspectorate,
            () if takers.inspectorate in beside else beside,
            False,
        ),
    )
    return tuple(
        Desk(
            cites=_CITES,
            slug=f"desk-{level.value}-{handling.value}{tail}".replace("_", "-"),
            text=Words(
                f"{handling.vi[0].upper()}{handling.vi[1:]}, {level.vi}: {lead.name.vi}.",
                f"{handling.en[0].upper()}{handling.en[1:]}, {level.en}: {lead.name.en}.",
            ),
            in_force=in_force,
            confidence=_MEMORY,
            levels=(level,),
            ended_by=_LEVEL_ENDED if level is Level.CITY else None,
            note=note,
            handlings=(handling,),
            competences=_NOT_ABOVE if handling in higher else (),
            lead=lead,
            partners=partners,
            with_field_body=with_field_body,
        )
        for handling, lead, partners, with_field_body in rows
    ) + tuple(_above(level, in_force, handling, lead, tail) for handling, lead in higher.items())


_NOT_ABOVE = tuple(c for c in Competence if c is not Competence.HIGHER)


def _beyond(takers: _Takers, *handlings: Handling) -> dict[Handling, Body]:
    """Return who of the level above takes some handlings of what is managed there."""
    every = {
        Handling.TAKE_PRIVATELY: takers.reception,
        Handling.INSPECTION_COMMITTEE: takers.party_inspection,
        Handling.FILE_OR_INSPECT: takers.inspectorate,
    }
    return {handling: every[handling] for handling in handlings or every}


_OF_WHO_IS_ABOVE = {
    Handling.TAKE_PRIVATELY: (
        Words(
            "Tố cáo người đứng đầu thì cấp trên trực tiếp nhận",
            "A denunciation of the head is taken by the level above",
        ),
        None,
    ),
    Handling.INSPECTION_COMMITTEE: (
        Words(
            "Kỷ luật Đảng của người do cấp trên quản lý thì chuyển Ủy ban Kiểm tra của cấp trên",
            "Party discipline of who is managed above goes to the inspection committee above",
        ),
        Words(
            "Quy định của Đảng về thẩm quyền của từng cấp ủy chưa đọc: người chủ trì xác nhận cấp "
            "ủy quản lý đảng viên.",
            "The Party's rules on which committee is competent were not read: the chair confirms "
            "which one manages the Party member.",
        ),
    ),
    Handling.FILE_OR_INSPECT: (
        Words(
            "Thông tin không rõ người tố cáo về người do cấp trên quản lý thì cấp trên xem xét",
            "What comes without a name about who is managed above is looked into by the level "
            "above",
        ),
        Words(
            "Điều 12, 13, 25 Luật 25/2018/QH14: không giao cho chính người bị tố cáo.",
            "Law 25/2018/QH14 arts. 12, 13, 25: it is not given to the one it is about.",
        ),
    ),
}


def _above(level: Level, in_force: Span, handling: Handling, lead: Body, tail: str) -> Desk:
    """Return the desk for what is about the unit's own head: the level above takes it."""
    what, note = _OF_WHO_IS_ABOVE[handling]
    return Desk(
        cites=_CITES,
        slug=f"desk-{level.value}-{handling.value}-above{tail}".replace("_", "-"),
        text=Words(f"{what.vi}: {lead.name.vi}.", f"{what.en}: {lead.name.en}."),
        in_force=in_force,
        confidence=_MEMORY,
        levels=(level,),
        ended_by=_LEVEL_ENDED if level is Level.CITY else None,
        note=note,
        handlings=(handling,),
        competences=(Competence.HIGHER,),
        lead=lead,
    )


_CHAIR_DIRECTS = Words(
    "Cấp xã không có Ban Tiếp công dân, cơ quan thanh tra: Chủ tịch UBND trực tiếp chỉ đạo. Nếu "
    "Chủ tịch là người bị khiếu nại, tố cáo thì chuyển cấp trên trực tiếp.",
    "A commune has neither reception board nor inspectorate: the chair directs it. Where the chair "
    "is the one complained of or denounced, it goes to the next higher level.",
)

INSTRUMENT: Final = Instrument(
    number=_NAME,
    kind=InstrumentKind.PRACTICE,
    title=_TITLE,
    issuer=Words("Không có văn bản", "No instrument"),
    dated=None,
    in_force=Span("2016-01-01"),
    confidence=_MEMORY,
    checked_on="2026-11-23",
    rules=(
        *routes(
            _WARD_SETTLES,
            cites=_CITES,
            at=Level.CITY,
            levels=(Level.CITY,),
            in_force=_CITY_DAYS,
            confidence=_MEMORY,
            ended_by=_LEVEL_ENDED,
            head="city",
        ),
        *routes(
            _WARD_SETTLED,
            cites=_CITES,
            at=Level.CITY,
            levels=(Level.CITY,),
            in_force=_BEFORE_MERGER,
            confidence=_MEMORY,
            head="city",
        ),
        *routes(
            _CITY,
            cites=_CITES,
            at=Level.CITY,
            levels=(Level.WARD, Level.CITY),
            in_force=_CITY_DAYS,
            confidence=_MEMORY,
            ended_by=_LEVEL_ENDED,
            head="city",
        ),
        *routes(
            _CITY_BEFORE,
            cites=_CITES,
            at=Level.CITY,
            levels=(Level.WARD, Level.CITY),
            in_force=_BEFORE_MERGER,
            confidence=_MEMORY,
            head="city",
        ),
        *routes(
            _CITY_AFTER,
            cites=_CITES,
            at=Level.CITY,
            levels=(Level.WARD, Level.CITY),
            in_force=_AFTER_MERGER,
            confidence=_MEMORY,
            ended_by=_LEVEL_ENDED,
            head="city",
            tail="2025-03",
        ),
        *routes(
            _WARD,
            cites=_CITES,
            at=Level.WARD,
            levels=(Level.WARD,),
            in_force=_TWO_LEVELS,
            confidence=_MEMORY,
            head="ward",
            tail="2025-07",
        ),
        *_desks(
            Level.CITY,
            _CITY_DAYS,
            _AT_THE_CITY,
            beside=(CITY_INSPECTORATE,),
            above=_beyond(
                _AT_THE_PROVINCE, Handling.INSPECTION_COMMITTEE, Handling.FILE_OR_INSPECT
            ),
        ),
        *_desks(
            Level.WARD,
            _CITY_DAYS,
            _AT_THE_WARD,
            beside=(),
            above=_beyond(_AT_THE_CITY),
            note=_CHAIR_DIRECTS,
        ),
        *_desks(
            Level.WARD,
            _TWO_LEVELS,
            _AT_THE_WARD,
            beside=(WARD_OFFICE,),
            above=_beyond(_AT_THE_PROVINCE),
            tail="-2025-07",
            note=_CHAIR_DIRECTS,
        ),
        *_desks(
            Level.PROVINCE,
            Span("2016-01-01"),
            _AT_THE_PROVINCE,
            beside=(PROVINCE_INSPECTORATE,),
        ),
    ),
)
