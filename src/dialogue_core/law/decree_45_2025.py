"""Nghị định số 45/2025/NĐ-CP về các cơ quan chuyên môn thuộc UBND cấp tỉnh, cấp huyện.

Decree on the departments and divisions under the People's Committees of provinces and districts.
Issued by the Government on 2025-02-28, in force from 2025-03-01. Its divisions are an interim: the
district level ended on 2025-07-01 (72/2025/QH15 art. 51(3)), so the lines do too.

Known through law portals: Home Affairs took over labour, merit people and, where no division of
their own exists, ethnic affairs and religion; Economy, Infrastructure and Urban Affairs and
Culture, Science and Information are new names. Those lines are *secondary*; the others rest on
memory. What the ward settles, and bodies outside the divisions, stand in `practice`.

Open question: that a provincial city had a Division of Agriculture and Environment, and that it
held land, is from memory.
"""

from typing import Final

from dialogue_core.law._routes import ABOVE, Line, routes
from dialogue_core.law.bodies import (
    CITY_AGRICULTURE_ENVIRONMENT,
    CITY_CULTURE_SCIENCE,
    CITY_EDUCATION,
    CITY_FINANCE,
    CITY_HEALTH,
    CITY_HEALTH_CENTRE,
    CITY_HOME_AFFAIRS,
    CITY_INFRASTRUCTURE,
    CITY_INSPECTORATE,
    CITY_JUSTICE,
    CITY_MEDIA_CENTRE,
    CITY_OFFICE,
    CITY_RECEPTION,
)
from dialogue_core.rules import Instrument, NotEncoded
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


_NUMBER = "45/2025/NĐ-CP"
_FORCE = Span("2025-03-01", until="2025-07-01")
_ENDED_BY = Citation("72/2025/QH15", article=51, clause=3)
_SECONDARY = Confidence.SECONDARY

_AGRICULTURE = Words(
    "Việc thành phố thuộc tỉnh có Phòng Nông nghiệp và Môi trường là theo trí nhớ.",
    "That a provincial city had a Division of Agriculture and Environment is from memory.",
)
_NO_ETHNIC_DIVISION = Words(
    "Chỉ khi không thành lập Phòng Dân tộc và Tôn giáo.",
    "Only where no Division of Ethnic Affairs and Religion is set up.",
)
_SOCIAL_POLICY = Words(
    "Người có công: Phòng Nội vụ; trợ giúp xã hội, trẻ em: Phòng Y tế; giảm nghèo: Phòng Nông "
    "nghiệp và Môi trường (theo trí nhớ).",
    "Merit people: Home Affairs; relief and children: Health; poverty: Agriculture and Environment "
    "(from memory).",
)
_UPPER_EDUCATION = Words(
    "Sau khi giải thể Phòng LĐ-TB&XH: Phòng GD&ĐT tiếp nhận và chuyển Sở GD&ĐT (theo trí nhớ).",
    "After the Labour Division ended: Education receives it and passes it to the provincial "
    "department (from memory).",
)

_ARTICLE_15 = (
    Line(Field.CIVIL_SERVICE, CITY_HOME_AFFAIRS, confidence=_SECONDARY),
    Line(Field.LABOUR, CITY_HOME_AFFAIRS, confidence=_SECONDARY),
    Line(
        Field.SOCIAL_POLICY,
        CITY_HOME_AFFAIRS,
        partners=(CITY_HEALTH, CITY_AGRICULTURE_ENVIRONMENT),
        note=_SOCIAL_POLICY,
    ),
    Line(
        Field.ETHNIC_AFFAIRS,
        CITY_HOME_AFFAIRS,
        confidence=_SECONDARY,
        note=_NO_ETHNIC_DIVISION,
    ),
    Line(Field.RELIGION, CITY_HOME_AFFAIRS, confidence=_SECONDARY, note=_NO_ETHNIC_DIVISION),
    Line(Field.JUSTICE, CITY_JUSTICE, confidence=_SECONDARY),
)

_UNPLACED = (
    Line(Field.LAND, CITY_AGRICULTURE_ENVIRONMENT, note=_AGRICULTURE),
    Line(
        Field.LAND,
        CITY_INFRASTRUCTURE,
        matter=Matter.PLANNING,
        partners=(CITY_AGRICULTURE_ENVIRONMENT,),
    ),
    Line(Field.ENVIRONMENT, CITY_AGRICULTURE_ENVIRONMENT, note=_AGRICULTURE),
    Line(
        Field.ENVIRONMENT,
        CITY_INFRASTRUCTURE,
        matter=Matter.URBAN_WASTE,
        partners=(CITY_AGRICULTURE_ENVIRONMENT,),
    ),
    Line(Field.AGRICULTURE, CITY_AGRICULTURE_ENVIRONMENT, note=_AGRICULTURE),
    Line(Field.CONSTRUCTION, CITY_INFRASTRUCTURE, confidence=_SECONDARY),
    Line(Field.TRANSPORT, CITY_INFRASTRUCTURE),
    Line(Field.PUBLIC_WORKS, CITY_INFRASTRUCTURE, confidence=_SECONDARY),
    Line(
        Field.WATER,
        CITY_INFRASTRUCTURE,
        competences=(Competence.OWN, Competence.HIGHER, Competence.OTHER_AGENCY),
        confidence=_SECONDARY,
    ),
    Line(Field.HOUSING, CITY_INFRASTRUCTURE, confidence=_SECONDARY),
    Line(Field.BUSINESS, CITY_INFRASTRUCTURE, confidence=_SECONDARY),
    Line(Field.BUSINESS, CITY_FINANCE, matter=Matter.BUSINESS_REGISTRATION),
    Line(Field.FINANCE, CITY_FINANCE),
    Line(Field.SCIENCE, CITY_CULTURE_SCIENCE, confidence=_SECONDARY),
    Line(Field.CULTURE, CITY_CULTURE_SCIENCE, confidence=_SECONDARY),
    Line(Field.TELECOM, CITY_CULTURE_SCIENCE),
    Line(Field.PUBLICITY, CITY_CULTURE_SCIENCE, partners=(CITY_MEDIA_CENTRE,)),
    Line(Field.EDUCATION, CITY_EDUCATION),
    Line(Field.UPPER_EDUCATION, CITY_EDUCATION, note=_UPPER_EDUCATION),
    Line(Field.HEALTH, CITY_HEALTH, partners=(CITY_HEALTH_CENTRE,)),
    Line(Field.ADMINISTRATIVE_PROCEDURE, CITY_OFFICE),
    Line(Field.OTHER, CITY_OFFICE),
    Line(Field.INSPECTION, CITY_INSPECTORATE, partners=(CITY_RECEPTION,)),
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.DECREE,
    title=Words(
        "Quy định tổ chức các cơ quan chuyên môn thuộc UBND cấp tỉnh và UBND cấp huyện",
        "Departments and divisions under the People's Committees of provinces and districts",
    ),
    issuer=Words("Chính phủ", "Government"),
    dated="2025-02-28",
    in_force=_FORCE,
    confidence=Confidence.SECONDARY,
    checked_on="2026-11-23",
    rules=tuple(
        rule
        for cites, lines in (
            (Citation(_NUMBER, article=15), _ARTICLE_15),
            (Citation(_NUMBER), _UNPLACED),
        )
        for rule in routes(
            lines,
            cites=cites,
            at=Level.CITY,
            levels=(Level.WARD, Level.CITY),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED_BY,
            competences=ABOVE,
        )
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Các sở cấp tỉnh: bảng riêng về cơ quan cấp tỉnh.",
                "Provincial departments: in the table of provincial bodies.",
            ),
        ),
    ),
)
