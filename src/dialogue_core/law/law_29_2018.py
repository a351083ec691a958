"""Luật Bảo vệ bí mật nhà nước số 29/2018/QH14 (Law on the protection of State secrets).

Issued by the National Assembly on 2018-11-15, in force from 2020-07-01 (its rules on lists and
terms of secrecy from 2019-01-01), ended on 2026-03-01 by law 117/2025/QH15. A secret may lie in
spoken words (art. 2); it may not be disclosed (art. 5); a meeting with secret content needs leave,
a fit place and limited participants (art. 17), so it is never a public dialogue.
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


_NUMBER = "29/2018/QH14"
_FORCE = Span("2020-07-01", until="2026-03-01")
_ENDED = Citation("117/2025/QH15")
_SECRET = Given(secrecy=(Secrecy.YES,))

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words("Luật Bảo vệ bí mật nhà nước", "Law on the protection of State secrets"),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2018-11-15",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 5 -----------------------------------------------------------------------------
        Limit(
            cites=Citation(_NUMBER, article=5),
            slug="secret",
            text=Words(
                "Nghiêm cấm làm lộ bí mật nhà nước hoặc đăng lên phương tiện thông tin, mạng.",
                "It is forbidden to disclose a State secret or to put it on media or networks.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            ended_by=_ENDED,
            given=_SECRET,
            only=(Protection.SECRET,),
        ),
        Owed(
            cites=Citation(_NUMBER, article=5),
            slug="confirm-nothing",
            text=Words(
                "Khi từ chối không xác nhận nội dung; không đưa vào thông báo kết quả.",
                "A refusal confirms nothing of the content; it stays out of the result notice.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            ended_by=_ENDED,
            note=Words(
                "Luật cấm làm lộ; cách từ chối không xác nhận là suy ra từ đó.",
                "The law forbids disclosing; that a refusal confirms nothing follows from it.",
            ),
            given=_SECRET,
            act=Act.CONFIRM_NOTHING,
        ),
        # --- Điều 17 ----------------------------------------------------------------------------
        Limit(
            cites=Citation(_NUMBER, article=17),
            slug="not-answered-in-public",
            text=Words(
                "Cuộc họp có nội dung bí mật phải được cho phép, có địa điểm phù hợp, giới hạn "
                "người dự; nên không trả lời tại hội nghị đối thoại.",
                "A meeting with secret content needs leave, a fit place and limited participants; "
                "so it is not answered at a dialogue conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            ended_by=_ENDED,
            given=_SECRET,
            only=tuple(h for h in Handling if h is not Handling.ANSWER),
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=7),
            reason=Words(
                "15 lĩnh vực có thể có bí mật: việc thuộc danh mục là dữ kiện ghi tại ý kiến.",
                "The 15 fields in which secrets may lie: being listed is a fact recorded about "
                "the statement.",
            ),
        ),
    ),
)
