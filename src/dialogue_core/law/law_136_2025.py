"""Luật sửa đổi Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo, số 136/2025/QH15.

Law amending the laws on the reception of citizens, on complaints and on denunciations. Issued by
the National Assembly on 2025-12-10, in force from 2026-07-01. Known from the press only. What was
seen of it concerns reception days and the settlement of complaints, none of it the conference. Its
full text was not read, so from that day the rules of the three laws are given with a caveat.
"""

from typing import Final

from dialogue_core.rules import Instrument, NotEncoded, Rule
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind

__all__ = ["CAVEAT", "INSTRUMENT", "amends"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "136/2025/QH15"
_AMENDED = ("42/2013/QH13", "02/2011/QH13", "25/2018/QH14")

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

CAVEAT: Final = Words(
    "Từ 01/07/2026 Luật Tiếp công dân 42/2013/QH13, Luật Khiếu nại 02/2011/QH13 và Luật Tố cáo "
    "25/2018/QH14 được sửa đổi bởi Luật 136/2025/QH15, chưa đọc toàn văn: quy tắc theo ba luật này "
    "là theo văn bản trước khi sửa đổi, cần đối chiếu.",
    "From 2026-07-01 the laws on the reception of citizens 42/2013/QH13, on complaints "
    "02/2011/QH13 and on denunciations 25/2018/QH14 are amended by law 136/2025/QH15, not read in "
    "full: the rules that cite them are those before the amendment, to be compared with it.",
)
"""What to keep in mind about the rules of the laws that it amends."""


def amends(rule: Rule) -> bool:
    """Return whether a rule is of a law that it amends, and in force on some day that it is."""
    until = rule.in_force.until
    lasts = until is None or until > INSTRUMENT.in_force.since
    return lasts and rule.cites.instrument in _AMENDED
