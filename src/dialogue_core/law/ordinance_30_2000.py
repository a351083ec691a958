"""Pháp lệnh Bảo vệ bí mật nhà nước số 30/2000/PL-UBTVQH10 (Ordinance on State secrets).

Issued by the Standing Committee of the National Assembly on 2000-12-28, in force from 2001-04-01,
ended on 2020-07-01 by law 29/2018/QH14. From memory: its rules stand here so that a State secret
of those years never reaches the floor.
"""

from typing import Final

from dialogue_core.rules import Instrument, Limit, Owed
from dialogue_core.statements import Given
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import (
    Act,
    Confidence,
    Handling,
    InstrumentKind,
    Protection,
    Secrecy,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "30/2000/PL-UBTVQH10"
_TEXT = Citation(_NUMBER, kind=InstrumentKind.ORDINANCE)
_FORCE = Span("2001-04-01", until="2020-07-01")
_ENDED = Citation("29/2018/QH14")
_SECRET = Given(secrecy=(Secrecy.YES,))

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.ORDINANCE,
    title=Words("Pháp lệnh Bảo vệ bí mật nhà nước", "Ordinance on the protection of State secrets"),
    issuer=Words("Ủy ban Thường vụ Quốc hội", "Standing Committee of the National Assembly"),
    dated="2000-12-28",
    in_force=_FORCE,
    confidence=Confidence.MEMORY,
    checked_on="2026-11-23",
    rules=(
        Limit(
            cites=_TEXT,
            slug="secret",
            text=Words(
                "Nghiêm cấm làm lộ bí mật nhà nước, kể cả qua lời nói.",
                "It is forbidden to disclose a State secret, also by spoken words.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
            given=_SECRET,
            only=(Protection.SECRET,),
        ),
        Limit(
            cites=_TEXT,
            slug="not-answered-in-public",
            text=Words(
                "Nội dung bí mật không được trả lời công khai.",
                "What is secret is not answered in public.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
            given=_SECRET,
            only=tuple(h for h in Handling if h is not Handling.ANSWER),
        ),
        Owed(
            cites=_TEXT,
            slug="confirm-nothing",
            text=Words(
                "Không xác nhận, không công bố nội dung bí mật.",
                "Nothing secret is confirmed or published.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
            given=_SECRET,
            act=Act.CONFIRM_NOTHING,
        ),
    ),
)
