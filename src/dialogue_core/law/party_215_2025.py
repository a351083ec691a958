"""Kết luận số 215-KL/TW (Party conclusion amending regulation 11-QĐi/TW).

Issued on 2025-11-23, in force the same day, made public on 2025-11-28. It takes the district level
out of the regulation and changes reports and reception days; it adds no rule on dialogue.
"""

from typing import Final

from dialogue_core.rules import Instrument, NotEncoded
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "215-KL/TW"

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.PARTY_CONCLUSION,
    title=Words(
        "Kết luận sửa đổi, bổ sung Quy định 11-QĐi/TW", "Conclusion amending regulation 11-QĐi/TW"
    ),
    issuer=Words("Bộ Chính trị", "Politburo"),
    dated="2025-11-23",
    in_force=Span("2025-11-23"),
    confidence=Confidence.SECONDARY,
    checked_on="2026-11-23",
    rules=(),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Bỏ cấp huyện: thể hiện ở ngày kết thúc của quy tắc cấp huyện tại Quy định "
                "11-QĐi/TW.",
                "Taking the district out: seen in the end of the district rule of regulation "
                "11-QĐi/TW.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Ngày tiếp dân và chế độ báo cáo mới: không phải hội nghị đối thoại.",
                "The new reception days and reports: not the dialogue conference.",
            ),
        ),
    ),
)
