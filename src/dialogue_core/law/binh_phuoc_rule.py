"""Quy định của Tỉnh ủy Bình Phước về đối thoại với nhân dân (local rule of Bình Phước).

Regulation of the provincial Party committee of Bình Phước on dialogue of heads of Party committees
and authorities of all levels with the people. Known from one article of a Party magazine; its
number, its day and its articles were not seen. It names four kinds of persons with whom no
dialogue is held.

Open question: from when. A day was not seen; the day of regulation 11-QĐi/TW (2019-02-18), which
such rules carry out, stands as its first. It ends on 2025-07-01, when Bình Phước went into the new
Đồng Nai (from memory).
"""

from typing import Final

from dialogue_core.rules import Instrument, Limit, NotEncoded
from dialogue_core.statements import Given
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import (
    Admission,
    Capacity,
    Conduct,
    Confidence,
    InstrumentKind,
    Settled,
    StatementKind,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "Quy định đối thoại của Tỉnh ủy Bình Phước"
_TEXT = Citation(_NUMBER, kind=InstrumentKind.LOCAL_RULE)
_FORCE = Span("2019-02-18", until="2025-07-01")
_ENDED = Citation("202/2025/QH15", kind=InstrumentKind.RESOLUTION)
_PLACE = ("binh-phuoc",)
_GROUND = Citation("42/2013/QH13", article=9)
_MUST_REFUSE = (Admission.MUST_REFUSE,)
_DAYS_NOT_SEEN = Words(
    "Số, ngày, điều khoản của quy định chưa thấy. Căn cứ là việc từ chối tiếp công dân, áp dụng "
    "tương tự cho đối thoại.",
    "Number, day and articles of the rule were not seen. Its ground is the refusal at reception, "
    "by analogy for the dialogue.",
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LOCAL_RULE,
    title=Words(
        "Quy định về người đứng đầu cấp ủy, chính quyền các cấp đối thoại với nhân dân",
        "Regulation on dialogue of heads of Party committees and authorities with the people",
    ),
    issuer=Words("Tỉnh ủy Bình Phước", "Provincial Party committee of Bình Phước"),
    dated=None,
    in_force=_FORCE,
    confidence=Confidence.UNCERTAIN,
    checked_on="2026-11-23",
    rules=(
        Limit(
            cites=_TEXT,
            slug="capacity",
            text=Words(
                "Không đối thoại với người không có năng lực hành vi dân sự.",
                "No dialogue is held with persons without civil capacity.",
            ),
            in_force=_FORCE,
            confidence=Confidence.SECONDARY,
            places=_PLACE,
            ground=_GROUND,
            ended_by=_ENDED,
            note=Words(
                "Rộng hơn căn cứ: Điều 9 Luật 42/2013/QH13 chỉ nói bệnh làm mất khả năng nhận "
                "thức, điều khiển hành vi. Số, ngày của quy định chưa thấy.",
                "Wider than its ground: law 42/2013/QH13 art. 9 speaks only of illness that takes "
                "away understanding or control. Number and day of the rule were not seen.",
            ),
            given=Given(capacity=(Capacity.LACKING,)),
            only=_MUST_REFUSE,
        ),
        Limit(
            cites=_TEXT,
            slug="intoxicated",
            text=Words(
                "Không đối thoại với người đang say rượu, bia hoặc dùng chất kích thích.",
                "No dialogue is held with persons under alcohol or stimulants.",
            ),
            in_force=_FORCE,
            confidence=Confidence.SECONDARY,
            places=_PLACE,
            ground=_GROUND,
            ended_by=_ENDED,
            note=_DAYS_NOT_SEEN,
            given=Given(conduct=(Conduct.INTOXICATED,)),
            only=_MUST_REFUSE,
        ),
        Limit(
            cites=_TEXT,
            slug="disorderly",
            text=Words(
                "Không đối thoại với người vi phạm nội quy, quy định đối thoại.",
                "No dialogue is held with persons who break the rules of the dialogue.",
            ),
            in_force=_FORCE,
            confidence=Confidence.SECONDARY,
            places=_PLACE,
            ground=_GROUND,
            ended_by=_ENDED,
            note=_DAYS_NOT_SEEN,
            given=Given(conduct=(Conduct.DISORDERLY,)),
            only=_MUST_REFUSE,
        ),
        Limit(
            cites=_TEXT,
            slug="settled",
            text=Words(
                "Không đối thoại với người khiếu kiện đã có quyết định giải quyết cuối cùng đúng "
                "pháp luật mà vẫn tiếp tục.",
                "No dialogue is held with complainants who go on although their case has a final "
                "lawful decision.",
            ),
            in_force=_FORCE,
            confidence=Confidence.SECONDARY,
            places=_PLACE,
            ground=Citation("42/2013/QH13", article=9, clause=3),
            ended_by=_ENDED,
            note=_DAYS_NOT_SEEN,
            given=Given(kind=(StatementKind.COMPLAINT,), settled=(Settled.FINAL,)),
            only=_MUST_REFUSE,
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=_TEXT,
            reason=Words(
                "Người dân dự trực tiếp hoặc cử đại diện, chịu trách nhiệm về điều mình nói: không "
                "hạn chế gì thêm.",
                "People attend in person or by representative and answer for what they say: "
                "nothing is narrowed by it.",
            ),
        ),
    ),
)
