"""Luật Bảo vệ bí mật nhà nước số 117/2025/QH15 (Law on the protection of State secrets).

Issued by the National Assembly on 2025-12-10, in force from 2026-03-01, in place of law
29/2018/QH14. Its definition (art. 2(1)) was read and is the same; the rest is known from
summaries, so its other articles are cited without their numbers.
"""

from typing import Final

from dialogue_core.rules import Instrument, Limit, NotEncoded, Owed
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


_NUMBER = "117/2025/QH15"
_TEXT = Citation(_NUMBER)
_FORCE = Span("2026-03-01")
_SECRET = Given(secrecy=(Secrecy.YES,))
_NO_ARTICLE = Words(
    "Số điều chưa đọc; luật trước (29/2018/QH14) quy định tại Điều 5 và Điều 17.",
    "The article was not seen; the law before it (29/2018/QH14) has it in arts. 5 and 17.",
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words("Luật Bảo vệ bí mật nhà nước", "Law on the protection of State secrets"),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2025-12-10",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        Limit(
            cites=_TEXT,
            slug="secret",
            text=Words(
                "Nghiêm cấm làm lộ bí mật nhà nước, kể cả bằng công nghệ mới.",
                "It is forbidden to disclose a State secret, also by new technology.",
            ),
            in_force=_FORCE,
            confidence=Confidence.SECONDARY,
            note=_NO_ARTICLE,
            given=_SECRET,
            only=(Protection.SECRET,),
        ),
        Limit(
            cites=_TEXT,
            slug="not-answered-in-public",
            text=Words(
                "Nội dung bí mật không được trả lời công khai tại hội nghị đối thoại.",
                "What is secret is not answered in public at a dialogue conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.SECONDARY,
            note=_NO_ARTICLE,
            given=_SECRET,
            only=tuple(h for h in Handling if h is not Handling.ANSWER),
        ),
        Owed(
            cites=_TEXT,
            slug="confirm-nothing",
            text=Words(
                "Khi từ chối không xác nhận nội dung; không đưa vào thông báo kết quả.",
                "A refusal confirms nothing of the content; it stays out of the result notice.",
            ),
            in_force=_FORCE,
            confidence=Confidence.SECONDARY,
            by_analogy=True,
            note=_NO_ARTICLE,
            given=_SECRET,
            act=Act.CONFIRM_NOTHING,
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=2, clause=1),
            reason=Words(
                "Định nghĩa bí mật nhà nước: là nghĩa của dữ kiện bí mật.",
                "The definition of a State secret: the meaning of the fact of secrecy.",
            ),
        ),
    ),
)
