"""Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 (Law on grassroots democracy).

Issued by the National Assembly on 2022-11-10, in force from 2023-07-01 (art. 90). It repeats the
yearly dialogue conference of the commune, makes the Fatherland Front its co-organiser (art. 32)
and leaves content and manner to the law on local government (art. 32(2)). It also fixes how long
public information stays posted (art. 13) and what the Front supervises (art. 28).

Amended by laws 47/2024/QH15 and 97/2025/QH15, whose articles on it were not seen; no summary names
art. 32.
"""

from typing import Final

from dialogue_core.rules import Instrument, NotEncoded, Requirement
from dialogue_core.values import Citation, Days, Span, Times, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind, Level, Organ, Question

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "10/2022/QH15"
_FORCE = Span("2023-07-01")
_WARD = (Level.WARD,)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words("Luật Thực hiện dân chủ ở cơ sở", "Law on grassroots democracy"),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2022-11-10",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 13 ----------------------------------------------------------------------------
        Requirement(
            cites=Citation(_NUMBER, article=13, clause=2),
            slug="posting",
            text=Words(
                "Nội dung công khai được niêm yết tại trụ sở HĐND, UBND cấp xã, nhà văn hóa, điểm "
                "sinh hoạt cộng đồng ít nhất 30 ngày liên tục.",
                "What is made public stays posted at the seat of council and committee, the "
                "culture house and community points for at least 30 days running.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            by_analogy=True,
            note=Words(
                "Điều này nói về nội dung phải công khai nói chung; áp dụng cho kết quả đối thoại "
                "là cách hiểu an toàn.",
                "The article speaks of public information in general; applying it to the result of "
                "a conference is the safe reading.",
            ),
            question=Question.POSTING_DAYS,
            at_least=Days(30),
            obliges=(Organ.COMMITTEE,),
        ),
        # --- Điều 28 ----------------------------------------------------------------------------
        Requirement(
            cites=Citation(_NUMBER, article=28, clause=6),
            slug="monitoring",
            text=Words(
                "Ủy ban MTTQ cấp xã phối hợp tổ chức hội nghị đối thoại và giám sát việc lấy ý "
                "kiến Nhân dân.",
                "The commune Fatherland Front committee co-organises the dialogue conference and "
                "supervises the taking of the People's opinions.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            by_analogy=True,
            note=Words(
                "Khoản này giám sát việc lấy ý kiến (hội nghị đối thoại là một hình thức lấy ý "
                "kiến theo Điều 26) và đối thoại theo Điều 27; không nói riêng việc giám sát thực "
                "hiện kết luận của hội nghị.",
                "What the clause supervises is the taking of opinions (of which the dialogue "
                "conference is a form by art. 26) and the dialogue of art. 27; it does not say "
                "that the Front monitors the conclusions of a conference.",
            ),
            question=Question.MONITORING,
            all_of=(Organ.FRONT,),
            obliges=(Organ.FRONT,),
        ),
        # --- Điều 32 ----------------------------------------------------------------------------
        Requirement(
            cites=Citation(_NUMBER, article=32, clause=1),
            slug="yearly",
            text=Words(
                "UBND và Ủy ban MTTQ cấp xã tổ chức hội nghị trao đổi, đối thoại với Nhân dân ít "
                "nhất mỗi năm một lần.",
                "The commune People's Committee and Fatherland Front committee hold a conference "
                "to exchange and talk with the People at least once a year.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.FREQUENCY,
            at_least=Times(1),
            obliges=(Organ.COMMITTEE, Organ.FRONT),
        ),
        Requirement(
            cites=Citation(_NUMBER, article=32, clause=1),
            slug="partner",
            text=Words(
                "UBND cấp xã cùng Ủy ban MTTQ cùng cấp tổ chức.",
                "The commune People's Committee organises it with the Fatherland Front committee "
                "of the same level.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.PARTNER,
            all_of=(Organ.FRONT,),
            obliges=(Organ.COMMITTEE,),
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=12, clause=1, point="e"),
            reason=Words(
                "Hội nghị đối thoại tự nó là một hình thức công khai; không thêm nghĩa vụ nào.",
                "The conference is itself a form of disclosure; no further duty follows.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=12, clause=3),
            reason=Words(
                "05 ngày làm việc là thời hạn công khai chung, nhường luật khác; kết quả đối thoại "
                "theo luật về chính quyền địa phương là luật chuyên ngành.",
                "5 working days is general disclosure and yields to other laws; the result of a "
                "conference follows the law on local government, which is the special law.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=13, clause=3),
            reason=Words(
                "Phát trên loa truyền thanh (nếu có) ít nhất 03 ngày: công khai chung, không phải "
                "kênh bắt buộc của kết quả đối thoại.",
                "Three days on the loudspeaker, where there is one: general disclosure, no "
                "required channel of a conference's result.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=13, clause=4),
            reason=Words(
                "Gửi Trưởng thôn, Tổ trưởng tổ dân phố để thông báo: công khai chung; kênh của kết "
                "quả đối thoại theo luật về chính quyền địa phương.",
                "Sending to village heads, who inform people: general disclosure; the channels of "
                "a result follow the law on local government.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=14, clause=3),
            reason=Words(
                "Báo cáo HĐND và gửi MTTQ về việc công khai: không có câu hỏi tương ứng.",
                "Report on disclosure to the council and the Front: no question is about it.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=26, clause=1),
            reason=Words(
                "Hội nghị đối thoại là một hình thức lấy ý kiến; không thêm nghĩa vụ nào.",
                "The conference is a form of taking opinions; no further duty follows.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=27),
            reason=Words(
                "Đối thoại với người chịu tác động trước khi ra quyết định hành chính là chế định "
                "khác, cùng tên gọi.",
                "Dialogue with those affected before an administrative decision is another "
                "institution of the same name.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=28, clause=2),
            reason=Words(
                "Thời gian lấy ý kiến ít nhất 20 ngày áp dụng cho lấy ý kiến về dự thảo, không cho "
                "hội nghị đối thoại.",
                "The 20 days of opinion collection are for drafts put to the People, not for the "
                "conference.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=28, clause=5),
            reason=Words(
                "Báo cáo việc lấy ý kiến với HĐND, MTTQ: không có câu hỏi tương ứng.",
                "Report on opinion collection to council and Front: no question is about it.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=31, clause=1, point="d"),
            reason=Words(
                "Dự đối thoại là một hình thức công dân kiểm tra, giám sát: quyền, không phải hạn.",
                "Attending is a form of citizens' inspection: a right without a deadline.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=32, clause=2),
            reason=Words(
                "Nội dung, cách thức theo luật về tổ chức chính quyền địa phương.",
                "Content and manner follow the law on the organisation of local government.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=33),
            reason=Words(
                "Hội nghị định kỳ của thôn, tổ dân phố là hội nghị khác.",
                "The periodic conference of a village or residential group is another event.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=34, clause=2),
            reason=Words(
                "Quyền kiến nghị, khiếu nại, tố cáo: theo luật riêng.",
                "The right to petition, complain and denounce follows its own laws.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=91, clause=1),
            reason=Words(
                "Luật chuyên ngành được ưu tiên áp dụng: là căn cứ của các ghi chú ở đây.",
                "Special laws prevail: the basis of the notes given here.",
            ),
        ),
    ),
)
