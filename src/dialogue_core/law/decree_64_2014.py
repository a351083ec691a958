"""Nghị định số 64/2014/NĐ-CP (Decree detailing the law on the reception of citizens).

Issued by the Government on 2014-06-26, in force from 2014-08-15 (from memory), ended on 2026-07-01
by decree 154/2026/NĐ-CP. Its articles were not read; what applies to conferences by analogy stands
in the law itself (42/2013/QH13), so it holds no rule here.
"""

from typing import Final

from dialogue_core.rules import Instrument, NotEncoded
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "64/2014/NĐ-CP"

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.DECREE,
    title=Words(
        "Nghị định quy định chi tiết thi hành một số điều của Luật Tiếp công dân",
        "Decree detailing the law on the reception of citizens",
    ),
    issuer=Words("Chính phủ", "Government"),
    dated="2014-06-26",
    in_force=Span("2014-08-15", until="2026-07-01"),
    confidence=Confidence.MEMORY,
    checked_on="2026-11-23",
    rules=(),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER),
            reason=Words(
                "Chưa đọc các điều; phần áp dụng tương tự cho hội nghị đã theo Luật 42/2013/QH13.",
                "Its articles were not read; what applies to conferences by analogy is by law "
                "42/2013/QH13.",
            ),
        ),
    ),
)
