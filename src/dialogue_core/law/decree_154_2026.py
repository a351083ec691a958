"""Nghị định số 154/2026/NĐ-CP (Decree detailing the law on the reception of citizens).

Issued by the Government on 2026-05-15, in force from 2026-07-01, in place of decree 64/2014/NĐ-CP.
It lists further cases in which a citizen may be refused (art. 4), protects every citizen's data
(art. 12) and has the reception staff guide to the competent body (art. 15(2)). It governs
reception; to conferences it is applied by analogy.

Read in one transcription, which should be compared once with the official gazette.
"""

from typing import Final

from dialogue_core.rules import Instrument, Limit, NotEncoded, Owed
from dialogue_core.statements import Given
from dialogue_core.values import Citation, Span, Words, WorkingDays
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Capacity,
    Conduct,
    Confidence,
    Delivery,
    Handling,
    InstrumentKind,
    Secrecy,
    Settled,
    StatementKind,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "154/2026/NĐ-CP"
_FORCE = Span("2026-07-01")
_ART4 = Citation(_NUMBER, article=4, clause=1)
_MAY_REFUSE = (Admission.MAY_REFUSE, Admission.MUST_REFUSE)
_GROUND = Citation("42/2013/QH13", article=9)
_OTHER_CASES = Words(
    "Căn cứ là điều về từ chối tiếp của luật; điểm này thêm trường hợp luật không liệt kê.",
    "Its ground is the law's article on refusal; this point adds a case that the law does not "
    "list.",
)


def _art4(point: str) -> Citation:
    return Citation(_NUMBER, article=4, clause=1, point=point)


INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.DECREE,
    title=Words(
        "Nghị định quy định chi tiết thi hành một số điều của Luật Tiếp công dân",
        "Decree detailing the law on the reception of citizens",
    ),
    issuer=Words("Chính phủ", "Government"),
    dated="2026-05-15",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 4 khoản 1 ---------------------------------------------------------------------
        Limit(
            cites=_art4("d"),
            slug="conduct",
            text=Words(
                "Được từ chối người kích động, gây rối (cùng các điểm a, b, c: mang vũ khí, không "
                "chịu kiểm tra an ninh, ghi hình trái yêu cầu).",
                "Who incites or makes disorder may be refused (with points a, b, c: weapons, "
                "refusing a security check, recording against an order).",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            ground=_GROUND,
            given=Given(conduct=(Conduct.DISORDERLY,)),
            only=_MAY_REFUSE,
        ),
        Limit(
            cites=_art4("đ"),
            slug="capacity",
            text=Words(
                "Được từ chối người không có năng lực hành vi dân sự đầy đủ mà không có người đại "
                "diện hợp pháp.",
                "Who has no full civil capacity and no lawful representative may be refused.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            ground=_GROUND,
            given=Given(capacity=(Capacity.LACKING,)),
            only=_MAY_REFUSE,
        ),
        Limit(
            cites=_art4("h"),
            slug="answered",
            text=Words(
                "Được từ chối kiến nghị, phản ánh đã trả lời bằng văn bản mà không có tình tiết "
                "mới.",
                "A recommendation or feedback that was answered in writing, without new facts, "
                "may be refused.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            ground=_GROUND,
            note=_OTHER_CASES,
            given=Given(kind=(StatementKind.PETITION,), settled=(Settled.ANSWERED,)),
            only=_MAY_REFUSE,
        ),
        Limit(
            cites=_art4("i"),
            slug="court-decision",
            text=Words(
                "Được từ chối vụ việc đã có bản án, quyết định của tòa án có hiệu lực pháp luật.",
                "A matter on which there is a final court decision may be refused.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            ground=_GROUND,
            given=Given(settled=(Settled.COURT,)),
            only=_MAY_REFUSE,
        ),
        Limit(
            cites=_art4("k"),
            slug="elsewhere",
            text=Words(
                "Được từ chối vụ việc cơ quan khác có thẩm quyền đang giải quyết.",
                "A matter that another competent body is handling may be refused.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            ground=_GROUND,
            note=_OTHER_CASES,
            given=Given(settled=(Settled.ELSEWHERE,)),
            only=_MAY_REFUSE,
        ),
        Owed(
            cites=_ART4,
            slug="state-reason",
            text=Words(
                "Khi từ chối thì nêu rõ lý do ngay tại chỗ.",
                "Of a refusal the reason is told on the spot.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            upon=_MAY_REFUSE,
            act=Act.STATE_REASON,
        ),
        Owed(
            cites=_ART4,
            slug="refusal-in-writing-answered",
            text=Words(
                "Từ chối theo điểm h thì thông báo bằng văn bản trong 03 ngày làm việc.",
                "Of a refusal under point h written notice is given within 3 working days.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            given=Given(kind=(StatementKind.PETITION,), settled=(Settled.ANSWERED,)),
            upon=_MAY_REFUSE,
            act=Act.REFUSE_IN_WRITING,
            within=WorkingDays(3),
        ),
        Owed(
            cites=_ART4,
            slug="refusal-in-writing-final",
            text=Words(
                "Từ chối theo khoản 3 Điều 9 Luật Tiếp công dân thì thông báo bằng văn bản trong "
                "03 ngày làm việc.",
                "Of a refusal under art. 9(3) of the law written notice is given within 3 working "
                "days.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            given=Given(
                kind=(StatementKind.COMPLAINT, StatementKind.DENUNCIATION),
                settled=(Settled.FINAL,),
            ),
            upon=_MAY_REFUSE,
            act=Act.REFUSE_IN_WRITING,
            within=WorkingDays(3),
        ),
        # --- Điều 15 khoản 2 --------------------------------------------------------------------
        # Open question: the law (art. 26(2)(b)) has the record of a petition transferred, the
        # decree has the citizen guided. The law outranks it, so both are owed.
        Owed(
            cites=Citation(_NUMBER, article=15, clause=2),
            slug="guide-to-competent",
            text=Words(
                "Ý kiến không thuộc thẩm quyền thì hướng dẫn người dân gửi đến cơ quan có thẩm "
                "quyền.",
                "Of a statement outside competence the citizen is guided to write to the "
                "competent body.",
            ),
            in_force=_FORCE,
            confidence=Confidence.UNCERTAIN,
            by_analogy=True,
            note=Words(
                "Điều này đã đọc; chưa rõ là thay hay thêm vào việc chuyển theo điểm b khoản 2 "
                "Điều 26 của luật. Luật có hiệu lực cao hơn nên chuyển và đồng thời hướng dẫn.",
                "The clause was read; whether it stands in place of the transfer by art. 26(2)(b) "
                "of the law or beside it is not clear. The law outranks it: transfer, and guide.",
            ),
            given=Given(delivery=(Delivery.SPOKEN, Delivery.SIGNED), secrecy=(Secrecy.NO,)),
            upon=(Handling.FORWARD,),
            act=Act.GUIDE_TO_COMPETENT,
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=4, clause=1, point="e"),
            reason=Words(
                "Người đại diện không có giấy tờ chứng minh: giấy tờ không là dữ kiện của ý kiến.",
                "A representative without proof: papers are no fact of a statement.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=4, clause=1, point="g"),
            reason=Words(
                "Ngoài phạm vi tiếp công dân: phạm vi của hội nghị là chủ đề của nó, ngoài nội "
                "dung thì trả lời riêng chứ không từ chối.",
                "Outside the scope of reception: a conference's scope is its theme, and what is "
                "off topic is answered separately, not refused.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=12),
            reason=Words(
                "Giữ bí mật họ tên, địa chỉ, bút tích, dữ liệu của mọi công dân: là mặc định của "
                "thư viện, không phụ thuộc loại ý kiến.",
                "Keeping name, address, handwriting and data of every citizen secret: the "
                "library's default, whatever the kind of statement.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=14, clause=4),
            reason=Words(
                "Nhiều nội dung thì tách từng phần: mỗi phần theo quy tắc của nó.",
                "Mixed content is separated: each part by its own rule.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=17, clause=2),
            reason=Words(
                "Lưu dữ liệu tiếp công dân trực tuyến: theo luật về an ninh mạng, dữ liệu cá nhân, "
                "lưu trữ.",
                "Data of online reception: by the laws on network security, personal data and "
                "archives.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=20, clause=4),
            reason=Words(
                "Tiếp trực tuyến người tố cáo và báo trước ngày tiếp trực tuyến (Điều 20, 23): "
                "tiếp công dân, không phải hội nghị.",
                "Online reception of who denounces, and its notice (arts. 20, 23): reception, not "
                "the conference.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=25),
            reason=Words(
                "Thông báo kết luận tiếp công dân của người đứng đầu: không có số ngày và không "
                "nói về hội nghị đối thoại.",
                "The head's written conclusion of a reception: no number of days, and not about "
                "the dialogue conference.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=41, clause=3, point="b"),
            reason=Words(
                "Kỷ luật người không xử lý đơn quá 45 ngày: chế tài, không phải thời hạn trả lời.",
                "Discipline for a letter left for over 45 days: a sanction, no answer deadline.",
            ),
        ),
    ),
)
