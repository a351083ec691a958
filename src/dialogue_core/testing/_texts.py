"""Invented Vietnamese sentences (câu mẫu): what strategies say, and how it can be recognised.

Answers: which words does a generated value hold, and were these words invented. Every sentence of
a strategy comes from this bank, so that a printer may show an invented sealed text and no other.
"""

import re
import unicodedata
from typing import Final

from dialogue_core.values import fold

__all__ = ["NAMES", "SENTENCES", "invented", "typed_as"]


SENTENCES: Final = (
    "Đường hỏng.",
    "Đèn đường tổ 3 tắt đã hai tháng.",
    "Bao giờ thì cấp sổ đỏ cho bà con?",
    "Nước sinh hoạt yếu, đề nghị kiểm tra.",
    "Rác ở chợ phường bốc mùi nặng quá.",
    "Tôi khiếu nại quyết định thu hồi đất số 12.",
    "Tôi tố cáo ông tổ trưởng nhận tiền của dân.",
    "Trạm y tế thiếu thuốc, ốm phải đi xa.",
    "Học phí năm nay tăng mà chưa thấy giải thích.",
    "Kiến nghị lắp biển báo ngã ba trước cổng trường.",
    "Hồ sơ nộp đã ba tuần, hẹn mãi không trả kết quả.",
    "Nhà tôi ngập mỗi khi mưa lớn, cống bị tắc.",
    "Cỡ chữ niêm yết nhỏ, người già đọc không được.",
    "Ủy ban có kế hoạch mở rộng hẻm 45 không ạ?",
)
"""Invented, short first, with every tone and every letter of the alphabet that Vietnamese adds."""

NAMES: Final = ("Nghĩa Đức", "Quảng Thành", "Đắk R'Moan", "Bảo Lộc", "Hòa Thuận", "Ấp Mỹ Thới")
"""Invented or common place names."""

WAYS: Final = ("NFC", "NFD", "bare", "upper")
"""How a text may have been typed: composed, decomposed, without diacritics, in capitals."""


def typed_as(text: str, way: str) -> str:
    """Return the text as somebody types it who types that way; one of `WAYS`."""
    if way == "bare":
        kept = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
        return "".join(c for c in kept if not unicodedata.combining(c))
    if way == "upper":
        return text.upper()
    return unicodedata.normalize("NFD" if way == "NFD" else "NFC", text)


_BANK: Final = frozenset(fold(sentence) for sentence in SENTENCES)


def invented(text: str) -> bool:
    """Return whether the text is made of sentences of the bank only, however typed."""
    return all(part in _BANK for part in re.split(r"(?<=[.?!]) +", fold(text)))
