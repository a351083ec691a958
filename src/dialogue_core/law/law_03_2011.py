"""Luật Tố cáo số 03/2011/QH13 (Law on denunciations of 2011), from memory only.

Issued by the National Assembly on 2011-11-11, in force from 2012-07-01, ended on 2019-01-01 by
law 25/2018/QH14. Its text was not compared with a source: the rules stand here without numbers of
days, so that a denunciation of those years is protected and never reaches the floor. The gap is
listed as an absence.
"""

from typing import Final

from dialogue_core.rules import Absence, Instrument, Limit, Owed
from dialogue_core.statements import Given
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import (
    Act,
    Competence,
    Confidence,
    Delivery,
    Handling,
    InstrumentKind,
    Protection,
    StatementKind,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "03/2011/QH13"
_TEXT = Citation(_NUMBER)
_FORCE = Span("2012-07-01", until="2019-01-01")
_ENDED = Citation("25/2018/QH14")
_DENUNCIATION = (StatementKind.DENUNCIATION,)
# Nothing is handed to a company whose people are denounced, so NOT_STATE is left out.
_NOT_OWN = (Competence.LOWER, Competence.HIGHER, Competence.OTHER_AGENCY)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words("Luật Tố cáo", "Law on denunciations"),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2011-11-11",
    in_force=_FORCE,
    confidence=Confidence.MEMORY,
    checked_on="2026-11-23",
    rules=(
        Absence(
            cites=_TEXT,
            slug="denunciation-law-before-2019",
            text=Words(
                "Chưa đối chiếu toàn văn Luật Tố cáo năm 2011; các quy tắc ở đây theo trí nhớ và "
                "không nêu số ngày.",
                "The law of 2011 was not compared with its text; the rules here are from memory "
                "and give no number of days.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
        ),
        Limit(
            cites=_TEXT,
            slug="taken-privately",
            text=Words(
                "Tố cáo bằng đơn hoặc trực tiếp với người có thẩm quyền; được tiếp nhận riêng.",
                "A denunciation is written or presented to the competent receiver; it is taken "
                "privately.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            by_analogy=True,
            ended_by=_ENDED,
            given=Given(kind=_DENUNCIATION),
            only=(
                Handling.TAKE_PRIVATELY,
                Handling.INSPECTION_COMMITTEE,
                Handling.FILE_OR_INSPECT,
            ),
        ),
        Limit(
            cites=_TEXT,
            slug="anonymous",
            text=Words(
                "Tố cáo không rõ họ tên, địa chỉ không được giải quyết theo thủ tục tố cáo.",
                "A denunciation without name and address is not settled as a denunciation.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
            given=Given(kind=_DENUNCIATION, delivery=(Delivery.ANONYMOUS,)),
            only=(Handling.FILE_OR_INSPECT,),
        ),
        Limit(
            cites=_TEXT,
            slug="identity-protected",
            text=Words(
                "Không được tiết lộ họ tên, địa chỉ, bút tích và thông tin khác của người tố cáo.",
                "Name, address, handwriting and other data of the denouncer are never disclosed.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
            given=Given(kind=_DENUNCIATION),
            only=(Protection.IDENTITY, Protection.SECRET),
        ),
        Owed(
            cites=_TEXT,
            slug="keep-identity-secret",
            text=Words(
                "Người tiếp nhận, xử lý phải giữ bí mật người tố cáo.",
                "Whoever receives or handles it keeps the denouncer's identity secret.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
            given=Given(kind=_DENUNCIATION),
            act=Act.KEEP_IDENTITY_SECRET,
        ),
        Owed(
            cites=_TEXT,
            slug="guide-to-write",
            text=Words(
                "Tố cáo trực tiếp thì người tiếp nhận hướng dẫn viết đơn hoặc ghi lại.",
                "Of a spoken denunciation the receiver helps to write it or records it.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
            given=Given(kind=_DENUNCIATION, delivery=(Delivery.SPOKEN,)),
            act=Act.GUIDE_TO_WRITE,
        ),
        Owed(
            cites=_TEXT,
            slug="guide-to-competent",
            text=Words(
                "Tố cáo trực tiếp không thuộc thẩm quyền thì hướng dẫn đến nơi có thẩm quyền.",
                "Of a spoken denunciation that is not the receiver's, the person is guided to the "
                "competent body.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
            given=Given(kind=_DENUNCIATION, delivery=(Delivery.SPOKEN,), competence=_NOT_OWN),
            act=Act.GUIDE_TO_COMPETENT,
        ),
        Owed(
            cites=_TEXT,
            slug="transfer",
            text=Words(
                "Đơn tố cáo không thuộc thẩm quyền thì chuyển đến nơi có thẩm quyền.",
                "A written denunciation that is not the receiver's is transferred to the "
                "competent body.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            ended_by=_ENDED,
            note=Words(
                "Số ngày của luật năm 2011 chưa được kiểm tra nên không ghi.",
                "The number of days of the law of 2011 was not checked and is not given.",
            ),
            given=Given(kind=_DENUNCIATION, delivery=(Delivery.SIGNED,), competence=_NOT_OWN),
            act=Act.TRANSFER,
        ),
    ),
)
