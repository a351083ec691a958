"""Nghị định số 32/2021/NĐ-CP (Decree on the pilot of urban government in Hà Nội).

Issued by the Government on 2021-03-29, in force the same day. The chair of a ward of Hà Nội
(phường, not xã) holds dialogue at least twice a year. Known from press and portals; its end was
not seen and is taken, from memory, as the end of the district level on 2025-07-01.
"""

from typing import Final

import attrs

from dialogue_core.rules import Instrument, NotEncoded, Requirement
from dialogue_core.values import Citation, Days, Span, Times, Words
from dialogue_core.vocabulary import (
    Channel,
    Confidence,
    InstrumentKind,
    Level,
    Organ,
    Question,
    UnitKind,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "32/2021/NĐ-CP"
_TEXT = Citation(_NUMBER)
_FORCE = Span("2021-03-29", until="2025-07-01")
_SURE = Span("2021-03-29", until="2025-01-01")
_UNSURE = Span("2025-01-01", until="2025-07-01")
_ENDED = Citation("72/2025/QH15")
_WARD = (Level.WARD,)
_HA_NOI = ("ha-noi",)
_WARDS_ONLY = (UnitKind.PHUONG,)
_END = Words(
    "Ngày hết hiệu lực chưa thấy trong văn bản nào; lấy ngày kết thúc cấp huyện (theo trí nhớ). Số "
    "điều chưa đọc.",
    "Its end was not seen in any text; the end of the district level is taken (from memory). The "
    "article was not seen.",
)

_RULES = (
    Requirement(
        cites=_TEXT,
        slug="twice-a-year",
        text=Words(
            "Chủ tịch UBND phường tổ chức đối thoại với Nhân dân ít nhất 02 lần mỗi năm, trước "
            "kỳ họp thường lệ của HĐND quận, thị xã; có thể qua đại diện tổ dân phố.",
            "The chair of the ward committee holds dialogue at least twice a year, before the "
            "regular sessions of the district council; it may be through representatives of "
            "residential groups.",
        ),
        in_force=_SURE,
        confidence=Confidence.SECONDARY,
        levels=_WARD,
        places=_HA_NOI,
        unit_kinds=_WARDS_ONLY,
        ended_by=_ENDED,
        note=_END,
        question=Question.FREQUENCY,
        at_least=Times(2),
        obliges=(Organ.COMMITTEE,),
    ),
    Requirement(
        cites=_TEXT,
        slug="notice",
        text=Words(
            "Thông báo công khai ít nhất 07 ngày trước khi tổ chức.",
            "Public notice is given at least 7 days before.",
        ),
        in_force=_SURE,
        confidence=Confidence.SECONDARY,
        levels=_WARD,
        places=_HA_NOI,
        unit_kinds=_WARDS_ONLY,
        ended_by=_ENDED,
        note=_END,
        question=Question.NOTICE_LEAD,
        at_least=Days(7),
        obliges=(Organ.COMMITTEE,),
    ),
    Requirement(
        cites=_TEXT,
        slug="notice-channel",
        text=Words(
            "Thông báo trên phương tiện thông tin đại chúng và đến Tổ trưởng tổ dân phố.",
            "The notice is given on the mass media and to heads of residential groups.",
        ),
        in_force=_SURE,
        confidence=Confidence.SECONDARY,
        levels=_WARD,
        places=_HA_NOI,
        unit_kinds=_WARDS_ONLY,
        ended_by=_ENDED,
        note=_END,
        question=Question.NOTICE_CHANNEL,
        all_of=(Channel.MASS_MEDIA, Channel.VILLAGE_HEADS),
        obliges=(Organ.COMMITTEE,),
    ),
)
# That the decree still held in 2025 is from memory: its rules of that year are marked so.
_IN_2025 = tuple(
    attrs.evolve(
        rule,
        slug=f"{rule.slug}-2025",
        in_force=_UNSURE,
        confidence=Confidence.MEMORY,
    )
    for rule in _RULES
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.DECREE,
    title=Words(
        "Nghị định về thí điểm tổ chức mô hình chính quyền đô thị tại thành phố Hà Nội",
        "Decree on the pilot of urban government in Hà Nội",
    ),
    issuer=Words("Chính phủ", "Government"),
    dated="2021-03-29",
    in_force=_FORCE,
    confidence=Confidence.MEMORY,
    checked_on="2026-11-23",
    rules=(*_RULES, *_IN_2025),
    not_encoded=(
        NotEncoded(
            cites=_TEXT,
            reason=Words(
                "Chức danh, nhiệm kỳ và tổ chức bộ máy phường: không phải nghĩa vụ đối thoại.",
                "Posts, terms and organisation of the ward: no dialogue duty.",
            ),
        ),
    ),
)
