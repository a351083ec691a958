"""Nghị định số 37/2014/NĐ-CP về các cơ quan chuyên môn thuộc UBND cấp huyện.

Decree on the divisions under the People's Committees of districts, towns and provincial cities.
Issued by the Government on 2014-05-05, in force from 2014-06-20 to 2025-02-28; amended by Decree
108/2020/NĐ-CP (2020-09-14, in force 2020-11-25); followed by Decree 45/2025/NĐ-CP.

Ten divisions are the same everywhere (art. 7); a provincial city adds an Economy and an Urban
Management Division (art. 8). The articles were known through law portals, not read in the official
text, so no line is marked higher than *secondary*; where the posts or the field itself are from
memory the line says so. A division answers what the city settles, and receives and passes on what
is a higher level's, another agency's or no State body's. What the ward settles, and the bodies
outside the divisions (police, tax, Party …), stand in `practice`.

Open question: the divisions of a rural district (Economy and Infrastructure; Agriculture and Rural
Development) are not encoded: the lines are those of a provincial city.
"""

from typing import Final

from dialogue_core.law._routes import ABOVE, Line, routes
from dialogue_core.law.bodies import (
    CITY_CULTURE,
    CITY_ECONOMY,
    CITY_EDUCATION,
    CITY_FINANCE,
    CITY_HEALTH,
    CITY_HEALTH_CENTRE,
    CITY_HOME_AFFAIRS,
    CITY_INSPECTORATE,
    CITY_JUSTICE,
    CITY_LABOUR,
    CITY_LAND,
    CITY_MEDIA_CENTRE,
    CITY_OFFICE,
    CITY_RECEPTION,
    CITY_URBAN,
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


_NUMBER = "37/2014/NĐ-CP"
_FORCE = Span("2014-06-20", until="2025-03-01")
_ENDED_BY = Citation("45/2025/NĐ-CP")
_MEMORY = Confidence.MEMORY

_NO_ETHNIC_DIVISION = Words(
    "Phòng Dân tộc chỉ có nơi đủ tiêu chí; chưa biết nơi nào tại Gia Nghĩa nên giao Phòng Nội vụ.",
    "A Division of Ethnic Affairs exists only where criteria are met; none is known in Gia Nghĩa, "
    "so Home Affairs answers.",
)
_UPPER_EDUCATION = Words(
    "Cấp huyện chỉ giữ phần giáo dục nghề nghiệp (Phòng LĐ-TB&XH); THPT thuộc Sở GD&ĐT, nên Phòng "
    "GD&ĐT tiếp nhận và chuyển lên.",
    "The district held vocational education only (Labour); upper secondary is the provincial "
    "department's, so the Education Division receives and passes it on.",
)
_OTHER = Words(
    "Không thuộc lĩnh vực nào: Văn phòng tiếp nhận và trình phân công (cách làm, không phải câu "
    "chữ của Nghị định).",
    "In no field: the Office receives it and has it assigned (practice, not the decree's words).",
)

_ARTICLE_7 = (
    Line(Field.LAND, CITY_LAND),
    Line(Field.ENVIRONMENT, CITY_LAND),
    Line(Field.FINANCE, CITY_FINANCE),
    Line(Field.BUSINESS, CITY_FINANCE, matter=Matter.BUSINESS_REGISTRATION),
    Line(Field.CIVIL_SERVICE, CITY_HOME_AFFAIRS),
    Line(Field.ETHNIC_AFFAIRS, CITY_HOME_AFFAIRS, note=_NO_ETHNIC_DIVISION),
    Line(Field.RELIGION, CITY_HOME_AFFAIRS, note=_NO_ETHNIC_DIVISION),
    Line(Field.LABOUR, CITY_LABOUR, confidence=_MEMORY),
    Line(Field.SOCIAL_POLICY, CITY_LABOUR, confidence=_MEMORY),
    Line(Field.DRUG_REHABILITATION, CITY_LABOUR, confidence=_MEMORY),
    Line(Field.EDUCATION, CITY_EDUCATION),
    Line(
        Field.UPPER_EDUCATION,
        CITY_LABOUR,
        competences=(Competence.OWN,),
        confidence=_MEMORY,
        note=_UPPER_EDUCATION,
    ),
    Line(
        Field.UPPER_EDUCATION,
        CITY_EDUCATION,
        competences=(Competence.HIGHER, Competence.OTHER_AGENCY, Competence.NOT_STATE),
        confidence=_MEMORY,
        note=_UPPER_EDUCATION,
    ),
    Line(Field.HEALTH, CITY_HEALTH, partners=(CITY_HEALTH_CENTRE,)),
    Line(Field.CULTURE, CITY_CULTURE),
    Line(Field.TELECOM, CITY_CULTURE, confidence=_MEMORY),
    Line(Field.PUBLICITY, CITY_CULTURE, partners=(CITY_MEDIA_CENTRE,)),
    Line(Field.JUSTICE, CITY_JUSTICE),
    Line(Field.ADMINISTRATIVE_PROCEDURE, CITY_OFFICE),
    Line(Field.OTHER, CITY_OFFICE, confidence=_MEMORY, note=_OTHER),
    Line(Field.INSPECTION, CITY_INSPECTORATE, partners=(CITY_RECEPTION,), confidence=_MEMORY),
)

_ARTICLE_8 = (
    Line(Field.LAND, CITY_URBAN, matter=Matter.PLANNING, partners=(CITY_LAND,)),
    Line(Field.ENVIRONMENT, CITY_URBAN, matter=Matter.URBAN_WASTE, partners=(CITY_LAND,)),
    Line(Field.CONSTRUCTION, CITY_URBAN),
    Line(Field.TRANSPORT, CITY_URBAN, confidence=_MEMORY),
    Line(Field.PUBLIC_WORKS, CITY_URBAN),
    Line(
        Field.WATER,
        CITY_URBAN,
        competences=(Competence.OWN, Competence.HIGHER, Competence.OTHER_AGENCY),
    ),
    Line(Field.HOUSING, CITY_URBAN),
    Line(Field.AGRICULTURE, CITY_ECONOMY),
    Line(Field.BUSINESS, CITY_ECONOMY),
    Line(Field.SCIENCE, CITY_ECONOMY),
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.DECREE,
    title=Words(
        "Quy định tổ chức các cơ quan chuyên môn thuộc Ủy ban nhân dân huyện, quận, thị xã, thành "
        "phố thuộc tỉnh",
        "Divisions under the People's Committees of districts, towns and provincial cities",
    ),
    issuer=Words("Chính phủ", "Government"),
    dated="2014-05-05",
    in_force=_FORCE,
    confidence=Confidence.SECONDARY,
    checked_on="2026-11-23",
    rules=tuple(
        rule
        for article, lines in ((7, _ARTICLE_7), (8, _ARTICLE_8))
        for rule in routes(
            lines,
            cites=Citation(_NUMBER, article=article),
            at=Level.CITY,
            levels=(Level.WARD, Level.CITY),
            in_force=_FORCE,
            confidence=Confidence.SECONDARY,
            ended_by=_ENDED_BY,
            competences=ABOVE,
        )
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=8),
            reason=Words(
                "Phòng của huyện (Kinh tế và Hạ tầng, NN&PTNT): chưa có huyện nào trong dữ liệu.",
                "Divisions of rural districts: no rural district is in the data.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Sửa đổi theo Nghị định 108/2020/NĐ-CP (từ 25/11/2020): chưa đọc; không thấy làm "
                "đổi cơ quan trả lời.",
                "The amendment by Decree 108/2020/NĐ-CP (from 2020-11-25) was not read; nothing "
                "seen changes who answers.",
            ),
        ),
    ),
)
