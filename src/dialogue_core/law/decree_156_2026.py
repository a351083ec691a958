"""Nghị định số 156/2026/NĐ-CP (Decree amending decree 31/2019/NĐ-CP on denunciations).

Issued by the Government on 2026-05-15, in force from 2026-07-01. It sets the sanction for
disclosing who denounced; the duty itself stands in law 25/2018/QH14.
"""

from typing import Final

from dialogue_core.rules import Instrument, NotEncoded
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "156/2026/NĐ-CP"

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.DECREE,
    title=Words(
        "Nghị định sửa đổi Nghị định 31/2019/NĐ-CP về tố cáo",
        "Decree amending decree 31/2019/NĐ-CP on denunciations",
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
                "Cảnh cáo người làm lộ danh tính người tố cáo (điểm b khoản 2 Điều 22 Nghị định "
                "31/2019/NĐ-CP được sửa): chế tài của nghĩa vụ tại Luật 25/2018/QH14.",
                "A warning for disclosing who denounced (decree 31/2019/NĐ-CP art. 22(2)(b) as "
                "amended): the sanction of the duty in law 25/2018/QH14.",
            ),
        ),
    ),
)
