"""Luật Tiếp công dân số 42/2013/QH13 (Law on the reception of citizens).

Issued by the National Assembly on 2013-11-25, in force from 2014-07-01, amended by law
136/2025/QH15. It governs the reception of citizens at reception places. No text says how a
statement made at a dialogue conference is received, so its rules on refusal (art. 9), on what
becomes of a statement (art. 26) and on telling the speaker (art. 28) are applied to conferences by
analogy.
"""

from typing import Final

import attrs

from dialogue_core.law._party import to_the_party
from dialogue_core.rules import Absence, Instrument, Limit, NotEncoded, Owed, Requirement
from dialogue_core.statements import Given
from dialogue_core.values import Citation, Span, Words, WorkingDays
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Capacity,
    Competence,
    Conduct,
    Confidence,
    Delivery,
    Handling,
    InstrumentKind,
    Organ,
    PartyDiscipline,
    Question,
    Secrecy,
    Settled,
    StatementKind,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "42/2013/QH13"
_FORCE = Span("2014-07-01")
_COMPLAINT = (StatementKind.COMPLAINT,)
_STATE = (PartyDiscipline.NO,)
_NAMED = (Delivery.SPOKEN, Delivery.SIGNED)
_NOT_OWN = tuple(c for c in Competence if c is not Competence.OWN)
_MAY_REFUSE = (Admission.MAY_REFUSE, Admission.MUST_REFUSE)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words("Luật Tiếp công dân", "Law on the reception of citizens"),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2013-11-25",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 9 -----------------------------------------------------------------------------
        Limit(
            cites=Citation(_NUMBER, article=9),
            slug="conduct",
            text=Words(
                "Được từ chối tiếp người đang say do dùng chất kích thích, người đe dọa, xúc phạm "
                "hoặc vi phạm nội quy.",
                "Who is intoxicated, threatens, insults or breaks the rules of the place may be "
                "refused.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            given=Given(conduct=(Conduct.INTOXICATED, Conduct.DISORDERLY)),
            only=_MAY_REFUSE,
        ),
        Limit(
            cites=Citation(_NUMBER, article=9),
            slug="capacity",
            text=Words(
                "Được từ chối tiếp người mắc bệnh làm mất khả năng nhận thức hoặc điều khiển hành "
                "vi.",
                "Who through illness is not able to understand or control what they do may be "
                "refused.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            note=Words(
                "Điều luật hẹp hơn dữ kiện: nói bệnh làm mất khả năng nhận thức, điều khiển hành "
                "vi, không nói mọi trường hợp thiếu năng lực hành vi dân sự.",
                "The article is narrower than the fact: it speaks of illness that takes away "
                "understanding or control, not of every lack of civil capacity.",
            ),
            given=Given(capacity=(Capacity.LACKING,)),
            only=_MAY_REFUSE,
        ),
        Limit(
            cites=Citation(_NUMBER, article=9, clause=3),
            slug="settled",
            text=Words(
                "Được từ chối người khiếu nại, tố cáo về vụ việc đã giải quyết đúng pháp luật, đã "
                "được rà soát, thông báo bằng văn bản mà vẫn cố tình kéo dài.",
                "Who complains or denounces persistently about a matter that was settled lawfully, "
                "reviewed and notified in writing may be refused.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            given=Given(
                kind=(StatementKind.COMPLAINT, StatementKind.DENUNCIATION),
                settled=(Settled.FINAL,),
            ),
            only=_MAY_REFUSE,
        ),
        # --- Điều 25 ----------------------------------------------------------------------------
        Owed(
            cites=Citation(_NUMBER, article=25),
            slug="record",
            text=Words(
                "Nội dung trình bày được ghi lại; từng loại ý kiến được xử lý từ bản ghi đó.",
                "What is presented is recorded; it is classified and handled from the record.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            by_analogy=True,
            note=Words(
                "Khoản về việc ghi lại chưa đọc; điểm b khoản 2 Điều 26 (đã đọc) nói đến bản ghi "
                "lời trình bày, Thông tư 04/2021/TT-TTCP Điều 8 (nguồn thứ cấp) phân loại từ đó.",
                "The clause on recording was not read; art. 26(2)(b), which was, speaks of the "
                "record of what was said, and Circular 04/2021/TT-TTCP art. 8 (secondary) "
                "classifies from it.",
            ),
            act=Act.RECORD,
        ),
        # --- Điều 25 khoản 3 --------------------------------------------------------------------
        Owed(
            cites=Citation(_NUMBER, article=25, clause=3),
            slug="split",
            text=Words(
                "Nhiều nội dung khác nhau thì tách từng nội dung, hướng dẫn viết đơn riêng.",
                "Several different contents are told apart, and the person is helped to write "
                "them separately.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            act=Act.SPLIT,
        ),
        # --- Điều 26 khoản 1 --------------------------------------------------------------------
        Limit(
            cites=Citation(_NUMBER, article=26, clause=1, point="a"),
            slug="complaint-received",
            text=Words(
                "Khiếu nại thuộc thẩm quyền thì tiếp nhận thông tin, tài liệu, chứng cứ và báo cáo "
                "người có thẩm quyền thụ lý.",
                "Of a complaint within competence, information, papers and evidence are received "
                "and reported to who may accept it.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            given=Given(
                kind=_COMPLAINT,
                party_discipline=_STATE,
                delivery=_NAMED,
                competence=(Competence.OWN,),
            ),
            only=(Handling.TAKE_PRIVATELY, Handling.GUIDE),
        ),
        Limit(
            cites=Citation(_NUMBER, article=26, clause=1, point="b"),
            slug="complaint-guided",
            text=Words(
                "Khiếu nại không thuộc thẩm quyền thì hướng dẫn người khiếu nại đến nơi có thẩm "
                "quyền, không chuyển.",
                "Of a complaint outside competence the person is guided to who is competent; it is "
                "not transferred.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            given=Given(
                kind=_COMPLAINT,
                party_discipline=_STATE,
                delivery=_NAMED,
                competence=_NOT_OWN,
            ),
            only=(Handling.GUIDE,),
        ),
        Owed(
            cites=Citation(_NUMBER, article=26, clause=1, point="b"),
            slug="guide-to-competent",
            text=Words(
                "Hướng dẫn người khiếu nại đến cơ quan, tổ chức, đơn vị có thẩm quyền.",
                "The complainant is guided to the competent body.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            note=Words(
                "Lần đầu là người đã ra quyết định, lần hai là cấp trên trực tiếp (Điều 7 Luật "
                "02/2011/QH13). Cấp dưới chưa giải quyết thì báo cáo để yêu cầu giải quyết.",
                "First who made the decision, then the immediate superior (law 02/2011/QH13 "
                "art. 7). If a lower level left it unsettled, that is reported so that it is "
                "ordered to settle.",
            ),
            given=Given(
                kind=_COMPLAINT,
                party_discipline=_STATE,
                delivery=_NAMED,
                competence=(Competence.LOWER, Competence.HIGHER, Competence.OTHER_AGENCY),
            ),
            act=Act.GUIDE_TO_COMPETENT,
        ),
        # --- Điều 26 khoản 2 điểm b -------------------------------------------------------------
        # Open question: the clause speaks of every body that is not competent, also a lower one.
        # At a conference the chair may have the leader of the lower level answer on the spot, so
        # LOWER is left to that choice and not bound to be forwarded.
        Limit(
            cites=Citation(_NUMBER, article=26, clause=2, point="b"),
            slug="forwarded",
            text=Words(
                "Kiến nghị, phản ánh không thuộc thẩm quyền thì chuyển đơn hoặc bản ghi lời trình "
                "bày đến cơ quan, tổ chức có thẩm quyền.",
                "Of a recommendation or feedback outside competence the letter, or the record of "
                "what was said, is transferred to who is competent.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            note=Words(
                "Việc của cấp dưới không buộc chuyển: người chủ trì có thể giao lãnh đạo cấp dưới "
                "trả lời tại chỗ.",
                "A lower level's matter need not be transferred: the chair may have that level's "
                "leader answer on the spot.",
            ),
            given=Given(
                kind=(StatementKind.PETITION,),
                competence=(Competence.HIGHER, Competence.OTHER_AGENCY, Competence.NOT_STATE),
                secrecy=(Secrecy.NO,),
            ),
            only=(Handling.FORWARD, Handling.INSPECTION_COMMITTEE, Handling.FILE_OR_INSPECT),
        ),
        Owed(
            cites=Citation(_NUMBER, article=26, clause=2, point="b"),
            slug="transfer",
            text=Words(
                "Chuyển đơn hoặc bản ghi lời trình bày đến cơ quan, tổ chức có thẩm quyền.",
                "The letter or the record of what was said is transferred to who is competent.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            upon=(Handling.FORWARD,),
            act=Act.TRANSFER,
        ),
        # --- Điều 28 khoản 1 --------------------------------------------------------------------
        Requirement(
            cites=Citation(_NUMBER, article=28, clause=1),
            slug="told-within",
            text=Words(
                "Trả lời trực tiếp hoặc bằng văn bản về việc đã thụ lý hoặc đã chuyển (khiếu nại, "
                "tố cáo: cả việc cần thêm thời gian, từ chối), chậm nhất 10 ngày làm việc từ ngày "
                "tiếp nhận.",
                "It is said in person or in writing, at the latest 10 working days from receipt, "
                "that the matter was accepted or transferred (of a complaint or denunciation also "
                "that it needs more time or is refused).",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            question=Question.TOLD_WITHIN,
            at_most=WorkingDays(10),
            obliges=(Organ.COMMITTEE,),
        ),
        Owed(
            cites=Citation(_NUMBER, article=28, clause=1),
            slug="tell",
            text=Words(
                "Báo cho người phát biểu kết quả xử lý trong 10 ngày làm việc từ ngày tiếp nhận.",
                "The speaker is told what becomes of it within 10 working days of receipt.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            note=Words(
                "Người gửi không rõ họ tên thì không có ai để báo; hồ sơ ghi rõ như vậy.",
                "Of what comes without a name there is nobody to tell; the record says so.",
            ),
            given=Given(delivery=(Delivery.SPOKEN, Delivery.SIGNED)),
            act=Act.TELL,
            within=WorkingDays(10),
        ),
        Owed(
            cites=Citation(_NUMBER, article=28, clause=1),
            slug="tell-transfer",
            text=Words(
                "Khi chuyển thì báo cho người dân việc chuyển trong 10 ngày làm việc.",
                "Of a transfer the citizen is told within 10 working days.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            given=Given(delivery=(Delivery.SPOKEN, Delivery.SIGNED), secrecy=(Secrecy.NO,)),
            upon=(Handling.FORWARD,),
            act=Act.TELL_TRANSFER,
            within=WorkingDays(10),
        ),
        *(
            Owed(
                cites=Citation(_NUMBER, article=28, clause=1),
                slug=slug,
                text=Words(
                    "Khi chuyển cơ quan của Đảng thì báo cho người dân việc chuyển trong 10 ngày "
                    "làm việc.",
                    "Of a transfer to the body of the Party the citizen is told within 10 working "
                    "days.",
                ),
                in_force=_FORCE,
                confidence=Confidence.VERIFIED,
                by_analogy=True,
                given=attrs.evolve(what, delivery=_NAMED, secrecy=(Secrecy.NO,)),
                upon=(Handling.INSPECTION_COMMITTEE,),
                act=Act.TELL_TRANSFER,
                within=WorkingDays(10),
            )
            for slug, what in to_the_party("tell-transfer")
        ),
        Absence(
            cites=Citation(_NUMBER, article=2, clause=2),
            slug="questions-not-ruled",
            text=Words(
                "Luật nói về kiến nghị, phản ánh, không nói riêng về câu hỏi: câu hỏi ngoài thẩm "
                "quyền vẫn được giải thích tại hội nghị, không buộc chuyển.",
                "The law speaks of recommendations and feedback, not of questions: one outside "
                "competence may still be explained at the conference and need not be forwarded.",
            ),
            in_force=_FORCE,
            confidence=Confidence.UNCERTAIN,
            by_analogy=True,
            note=Words(
                "Cách hiểu của thư viện: định nghĩa tại khoản này đã đọc và không nêu câu hỏi.",
                "The library's reading: the definition in this clause was read and names no "
                "question.",
            ),
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=2, clause=2),
            reason=Words(
                "Định nghĩa kiến nghị, phản ánh: là nghĩa của loại ý kiến.",
                "The definition of recommendation and feedback: the meaning of the kind.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=13),
            reason=Words(
                "Ngày tiếp công dân và nơi tiếp (Điều 13, 15, 18, 24): không phải hội nghị đối "
                "thoại.",
                "Reception days and places (arts. 13, 15, 18, 24): not the dialogue conference.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=18, clause=4),
            reason=Words(
                "Trả lời ngay hoặc chỉ đạo và báo thời gian trả lời: không có số ngày; việc báo đã "
                "theo Điều 28.",
                "To answer at once, or direct it and announce when: no number of days; telling "
                "is by art. 28.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=26, clause=1, point="b"),
            reason=Words(
                "Hướng dẫn người tố cáo: đã theo Điều 24 Luật 25/2018/QH14. Yêu cầu cấp dưới giải "
                "quyết việc để chậm: việc đã chậm hay chưa không là dữ kiện của ý kiến.",
                "Guiding who denounces: given by law 25/2018/QH14 art. 24. Ordering a lower level "
                "to settle what it left: whether it did is no fact of a statement.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=29),
            reason=Words(
                "Cử người đại diện khi nhiều người cùng trình bày: số người không là dữ kiện của ý "
                "kiến.",
                "Representatives of a group: the number of people is no fact of a statement.",
            ),
        ),
    ),
)
