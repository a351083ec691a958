"""Luật Tố cáo số 25/2018/QH14 (Law on denunciations).

Issued by the National Assembly on 2018-06-12, in force from 2019-01-01, amended by law
136/2025/QH15. In a denunciation an individual reports a violation by anybody that harms the State
or others (art. 2(1)). It is made in writing or presented at the competent body (arts. 22, 23);
who is not competent transfers it within 5 working days (art. 24); who denounces is never
disclosed (arts. 8, 9, 56). Some transcriptions misprint its number as 23/2018.
"""

from typing import Final

from dialogue_core.rules import Instrument, Limit, NotEncoded, Owed
from dialogue_core.statements import Given
from dialogue_core.values import Citation, Span, Words, WorkingDays
from dialogue_core.vocabulary import (
    Act,
    Competence,
    Confidence,
    Delivery,
    Handling,
    InstrumentKind,
    PartyDiscipline,
    Protection,
    StatementKind,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "25/2018/QH14"
_FORCE = Span("2019-01-01")
_DENUNCIATION = (StatementKind.DENUNCIATION,)
# A company is never who settles a denunciation of its people: a State body of the field is. So
# NOT_STATE is left out: nothing is handed to the company, the chair finds the competent body.
_NOT_OWN = (Competence.LOWER, Competence.HIGHER, Competence.OTHER_AGENCY)
_IN_PERSON = Words(
    "Điều luật nói về người đến tố cáo trực tiếp tại cơ quan; tại hội nghị là áp dụng tương tự.",
    "The article speaks of who comes in person to the body; at a conference it is by analogy.",
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words("Luật Tố cáo", "Law on denunciations"),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2018-06-12",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 8 (với Điều 9, 56) ------------------------------------------------------------
        Limit(
            cites=Citation(_NUMBER, article=8, clause=3),
            slug="identity-protected",
            text=Words(
                "Nghiêm cấm tiết lộ họ tên, địa chỉ, bút tích và thông tin khác làm lộ danh tính "
                "người tố cáo (cùng Điều 9, 56).",
                "It is forbidden to disclose name, address, handwriting or anything else that "
                "identifies the denouncer (with arts. 9, 56).",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            note=Words(
                "Nêu trước hội nghị là tiết lộ với mọi người dự, nên không đưa ra đối thoại.",
                "To raise it at the conference is to disclose it to all present, so it stays off "
                "the floor.",
            ),
            given=Given(kind=_DENUNCIATION),
            only=(Protection.IDENTITY, Protection.SECRET),
        ),
        # --- Điều 22, 23 ------------------------------------------------------------------------
        Limit(
            cites=Citation(_NUMBER, article=22),
            slug="taken-privately",
            text=Words(
                "Tố cáo bằng đơn hoặc trình bày trực tiếp tại cơ quan có thẩm quyền (cùng Điều "
                "23); tại hội nghị thì tiếp nhận riêng.",
                "A denunciation is written or presented directly at the competent body (with "
                "art. 23); at a conference it is taken privately.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            note=Words(
                "Điều luật nói về nơi tiếp nhận của cơ quan; tiếp nhận riêng tại hội nghị là áp "
                "dụng tương tự.",
                "The article speaks of the receiving body; taking it privately at a conference is "
                "by analogy.",
            ),
            given=Given(kind=_DENUNCIATION),
            only=(
                Handling.TAKE_PRIVATELY,
                Handling.INSPECTION_COMMITTEE,
                Handling.FILE_OR_INSPECT,
            ),
        ),
        Owed(
            cites=Citation(_NUMBER, article=23),
            slug="guide-to-write",
            text=Words(
                "Tố cáo trực tiếp thì người tiếp nhận hướng dẫn viết đơn hoặc ghi lại và cho ký "
                "hoặc điểm chỉ.",
                "Of a spoken denunciation the receiver helps to write it, or records it and has "
                "it signed or fingerprinted.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            note=_IN_PERSON,
            given=Given(kind=_DENUNCIATION, delivery=(Delivery.SPOKEN,)),
            act=Act.GUIDE_TO_WRITE,
        ),
        # --- Điều 24 khoản 1 --------------------------------------------------------------------
        Owed(
            cites=Citation(_NUMBER, article=24, clause=1),
            slug="register",
            text=Words(
                "Trong 07 ngày làm việc kể từ ngày nhận được tố cáo, nơi nhận vào sổ, phân loại, "
                "xử lý ban đầu (tối đa 10 ngày làm việc khi phải kiểm tra ở nhiều nơi).",
                "Within 7 working days of its receipt the receiver registers, classifies and "
                "checks a denunciation (at most 10 where it has to be checked in several places).",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            note=Words(
                "Việc kỷ luật Đảng không thụ lý theo luật này mà chuyển cơ quan của Đảng.",
                "A matter of Party discipline is not accepted under this law but transferred to "
                "the body of the Party.",
            ),
            given=Given(
                kind=_DENUNCIATION,
                party_discipline=(PartyDiscipline.NO,),
                delivery=(Delivery.SIGNED,),
                competence=(Competence.OWN,),
            ),
            act=Act.REGISTER,
            within=WorkingDays(7),
        ),
        # --- Điều 24 khoản 2 --------------------------------------------------------------------
        Owed(
            cites=Citation(_NUMBER, article=24, clause=2),
            slug="transfer",
            text=Words(
                "Đơn tố cáo không thuộc thẩm quyền thì chuyển đến nơi có thẩm quyền trong 05 ngày "
                "làm việc.",
                "A written denunciation that is not the receiver's is transferred to the "
                "competent body within 5 working days.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            given=Given(kind=_DENUNCIATION, delivery=(Delivery.SIGNED,), competence=_NOT_OWN),
            act=Act.TRANSFER,
            within=WorkingDays(5),
        ),
        Owed(
            cites=Citation(_NUMBER, article=24, clause=2),
            slug="tell-transfer",
            text=Words(
                "Báo cho người tố cáo việc chuyển đơn trong 05 ngày làm việc.",
                "The denouncer is told of the transfer within 5 working days.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            given=Given(kind=_DENUNCIATION, delivery=(Delivery.SIGNED,), competence=_NOT_OWN),
            act=Act.TELL_TRANSFER,
            within=WorkingDays(5),
        ),
        Owed(
            cites=Citation(_NUMBER, article=24, clause=2),
            slug="guide-to-competent",
            text=Words(
                "Tố cáo trực tiếp không thuộc thẩm quyền thì hướng dẫn đến nơi có thẩm quyền.",
                "Of a denunciation presented in person that is not the receiver's, the person is "
                "guided to the competent body.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            note=_IN_PERSON,
            given=Given(kind=_DENUNCIATION, delivery=(Delivery.SPOKEN,), competence=_NOT_OWN),
            act=Act.GUIDE_TO_COMPETENT,
        ),
        # --- Điều 25 ----------------------------------------------------------------------------
        Limit(
            cites=Citation(_NUMBER, article=25),
            slug="anonymous",
            text=Words(
                "Thông tin không rõ người tố cáo không xử lý như tố cáo; nếu rõ ràng, có chứng cứ "
                "thì thanh tra, kiểm tra hoặc chuyển nơi có thẩm quyền.",
                "What comes without a name is not processed as a denunciation; if it is clear and "
                "has evidence it is inspected or passed to who may inspect.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            given=Given(kind=_DENUNCIATION, delivery=(Delivery.ANONYMOUS,)),
            only=(Handling.FILE_OR_INSPECT,),
        ),
        # --- Điều 56 ----------------------------------------------------------------------------
        Owed(
            cites=Citation(_NUMBER, article=56),
            slug="keep-identity-secret",
            text=Words(
                "Người tiếp nhận, xử lý giữ bí mật người tố cáo, kể cả lược bỏ thông tin nhận dạng "
                "khỏi tài liệu.",
                "Whoever receives or handles it keeps the denouncer secret, also by taking what "
                "identifies them out of papers.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            given=Given(kind=_DENUNCIATION),
            act=Act.KEEP_IDENTITY_SECRET,
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=2, clause=1),
            reason=Words(
                "Định nghĩa tố cáo: là nghĩa của loại ý kiến.",
                "The definition of denunciation: the meaning of the kind of statement.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=12),
            reason=Words(
                "Thẩm quyền giải quyết (Điều 12, 13): là dữ kiện ghi tại ý kiến, không phải quy "
                "tắc.",
                "Jurisdiction (arts. 12, 13): a fact recorded about the statement, not a rule.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=24, clause=1),
            reason=Words(
                "Kéo dài đến 10 ngày làm việc: do người tiếp nhận quyết định.",
                "Up to 10 working days: the receiver's own decision.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=30),
            reason=Words(
                "Thời hạn giải quyết tố cáo 30 ngày và gia hạn: thủ tục của người giải quyết, tính "
                "từ ngày thụ lý.",
                "30 days to settle it, and extensions: the settler's procedure, counted from "
                "acceptance.",
            ),
        ),
    ),
)
