"""Luật sửa đổi Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương, số 47/2019/QH14.

Law amending the laws on the organisation of the Government and of local government. Issued by the
National Assembly on 2019-11-22, in force from 2020-07-01, ended with law 77/2015/QH13 on
2025-03-01. It did not amend art. 125 of that law (from memory), so it holds no rule here.
"""

from typing import Final

from dialogue_core.rules import Instrument, NotEncoded
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "47/2019/QH14"

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words(
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền "
        "địa phương",
        "Law amending the laws on the organisation of the Government and of local government",
    ),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2019-11-22",
    in_force=Span("2020-07-01", until="2025-03-01"),
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Không sửa Điều 125 Luật 77/2015/QH13 về hội nghị đối thoại (theo trí nhớ, chưa "
                "đọc toàn văn).",
                "It did not amend art. 125 of law 77/2015/QH13 on the dialogue conference (from "
                "memory; not read whole).",
            ),
        ),
    ),
)
