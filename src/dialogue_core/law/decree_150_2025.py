"""Nghị định số 150/2025/NĐ-CP về cơ quan chuyên môn thuộc UBND cấp tỉnh, cấp xã.

Decree on the specialised bodies under the People's Committees of provinces and communes. Issued by
the Government on 2025-06-12, in force from 2025-06-16; art. 11(1) amended by Decree 370/2025/NĐ-CP
(2025-12-31). The new commune-level units work from 2025-07-01, so the lines begin there.

A commune has an Office, a Division of Economy (in wards: of Economy, Infrastructure and Urban
Affairs) and a Division of Culture and Social Affairs. Known through the press, partial texts and
one commune's own decision, so no line is higher than *secondary*.

Open question: each commune's committee itself fixes the tasks of its offices, under guidance of
province and ministries. The lines are what most communes follow; an application replaces a line
with its own `Route`, or a plan names the body.
"""

from typing import Final

from dialogue_core.law._routes import Line, routes
from dialogue_core.law.bodies import (
    WARD_CHAIR,
    WARD_CULTURE,
    WARD_ECONOMY,
    WARD_HEALTH_STATION,
    WARD_OFFICE,
    WARD_SERVICE_CENTRE,
)
from dialogue_core.rules import Instrument, NotEncoded
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Competence, Confidence, Field, InstrumentKind, Level

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "150/2025/NĐ-CP"
_LINES_SINCE = Span("2025-07-01")
_MEMORY = Confidence.MEMORY

_EDUCATION = Words(
    "Từ 10/06/2026, Thông tư 45/2026/TT-BGDĐT (sửa Thông tư 15/2025/TT-BGDĐT) ghi rõ: mầm non đến "
    "THCS thuộc cấp xã.",
    "From 2026-06-10 Circular 45/2026/TT-BGDĐT (amending 15/2025/TT-BGDĐT) says so: preschool to "
    "lower secondary is the commune's.",
)
_INSPECTION = Words(
    "Chủ tịch UBND chỉ đạo; cấp xã không có cơ quan thanh tra.",
    "The chair directs it; a commune has no inspectorate.",
)

_LINES = (
    Line(Field.LAND, WARD_ECONOMY),
    Line(Field.ENVIRONMENT, WARD_ECONOMY),
    Line(Field.CONSTRUCTION, WARD_ECONOMY),
    Line(Field.TRANSPORT, WARD_ECONOMY, confidence=_MEMORY),
    Line(Field.PUBLIC_WORKS, WARD_ECONOMY),
    Line(
        Field.WATER,
        WARD_ECONOMY,
        competences=(
            Competence.OWN,
            Competence.LOWER,
            Competence.HIGHER,
            Competence.OTHER_AGENCY,
        ),
    ),
    Line(Field.HOUSING, WARD_ECONOMY),
    Line(Field.AGRICULTURE, WARD_ECONOMY),
    Line(Field.BUSINESS, WARD_ECONOMY),
    Line(Field.FINANCE, WARD_ECONOMY),
    Line(Field.SCIENCE, WARD_CULTURE),
    Line(Field.CIVIL_SERVICE, WARD_CULTURE, partners=(WARD_OFFICE,)),
    Line(Field.LABOUR, WARD_CULTURE),
    Line(Field.SOCIAL_POLICY, WARD_CULTURE, confidence=_MEMORY),
    Line(Field.EDUCATION, WARD_CULTURE, note=_EDUCATION),
    Line(Field.HEALTH, WARD_CULTURE, partners=(WARD_HEALTH_STATION,)),
    Line(Field.CULTURE, WARD_CULTURE),
    Line(Field.TELECOM, WARD_CULTURE, confidence=_MEMORY),
    Line(Field.PUBLICITY, WARD_CULTURE, confidence=_MEMORY),
    Line(Field.ETHNIC_AFFAIRS, WARD_CULTURE),
    Line(Field.RELIGION, WARD_CULTURE),
    Line(Field.JUSTICE, WARD_OFFICE, partners=(WARD_SERVICE_CENTRE,)),
    Line(
        Field.INSPECTION,
        WARD_CHAIR,
        partners=(WARD_OFFICE,),
        confidence=_MEMORY,
        note=_INSPECTION,
    ),
    Line(Field.OTHER, WARD_OFFICE, confidence=_MEMORY),
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.DECREE,
    title=Words(
        "Quy định tổ chức các cơ quan chuyên môn thuộc UBND cấp tỉnh và UBND cấp xã",
        "Specialised bodies under the People's Committees of provinces and communes",
    ),
    issuer=Words("Chính phủ", "Government"),
    dated="2025-06-12",
    in_force=Span("2025-06-16"),
    confidence=Confidence.SECONDARY,
    checked_on="2026-11-23",
    rules=routes(
        _LINES,
        cites=Citation(_NUMBER),
        at=Level.WARD,
        levels=(Level.WARD,),
        in_force=_LINES_SINCE,
        confidence=Confidence.SECONDARY,
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=11, clause=1),
            reason=Words(
                "Con dấu, tài khoản, số cấp phó của phòng (sửa theo Nghị định 370/2025/NĐ-CP): "
                "không làm đổi cơ quan trả lời.",
                "Seal, account and deputies of a division (as amended by Decree 370/2025/NĐ-CP): "
                "nothing about who answers.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Số lượng sở; các sở cấp tỉnh nằm ở bảng riêng về cơ quan cấp tỉnh.",
                "The number of departments; provincial departments are in the table of "
                "provincial bodies.",
            ),
        ),
    ),
)
