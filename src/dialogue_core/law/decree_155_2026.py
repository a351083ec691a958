"""Nghị định số 155/2026/NĐ-CP (Decree amending decree 124/2020/NĐ-CP on complaints).

Issued by the Government on 2026-05-15, in force from 2026-07-01. It changes the procedure of
settling complaints: acceptance within 7 working days, notice of the dialogue inside a complaint
case. None of it speaks of the dialogue conference. The text rests on one transcription and is to be
checked against the official gazette.
"""

from typing import Final

from dialogue_core.rules import Instrument, NotEncoded
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "155/2026/NĐ-CP"

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.DECREE,
    title=Words(
        "Nghị định sửa đổi Nghị định 124/2020/NĐ-CP về khiếu nại",
        "Decree amending decree 124/2020/NĐ-CP on complaints",
    ),
    issuer=Words("Chính phủ", "Government"),
    dated="2026-05-15",
    in_force=Span("2026-07-01"),
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Thụ lý khiếu nại trong 07 ngày làm việc (Luật 02/2011/QH13 Điều 27: 10 ngày): thủ "
                "tục sau khi đã hướng dẫn; quan hệ giữa hai con số chưa rõ.",
                "Acceptance of a complaint within 7 working days (law 02/2011/QH13 art. 27 has 10 "
                "days): the procedure after the person was guided; how the two relate is unclear.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Báo trước ít nhất 05 ngày cuộc đối thoại trong giải quyết khiếu nại: chế định "
                "khác, cùng tên gọi.",
                "5 days' notice of the dialogue inside a complaint case: another institution of "
                "the same name.",
            ),
        ),
    ),
)
