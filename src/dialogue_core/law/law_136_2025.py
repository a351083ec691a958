"""Luật sửa đổi Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo, số 136/2025/QH15.

Law amending the laws on the reception of citizens, on complaints and on denunciations. Issued by
the National Assembly on 2025-12-10, in force from 2026-07-01. Known from the press only. What was
seen of it concerns reception days and the settlement of complaints, none of it the conference.
"""

from typing import Final

from dialogue_core.rules import Instrument, NotEncoded
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "136/2025/QH15"

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words(
        "Luật sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo",
        "Law amending the laws on the reception of citizens, on complaints and on denunciations",
    ),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2025-12-10",
    in_force=Span("2026-07-01"),
    confidence=Confidence.SECONDARY,
    checked_on="2026-11-23",
    rules=(),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Ngày tiếp công dân của Chủ tịch UBND cấp xã (ít nhất 02 ngày mỗi tháng): tiếp "
                "công dân, không phải hội nghị đối thoại. Số điều chưa đọc.",
                "Reception days of the commune chair (at least 2 a month): reception, not the "
                "conference. The article was not seen.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Người khiếu nại vắng mặt thì việc giải quyết vẫn tiếp tục: thủ tục khiếu nại.",
                "Where the complainant is absent the case goes on: the procedure of complaints.",
            ),
        ),
    ),
)
