"""Luật Tổ chức chính quyền địa phương số 65/2025/QH15 (Law on local government).

Issued by the National Assembly on 2025-02-19, in force from 2025-03-01, ended on 2025-06-16 by
law 72/2025/QH15. The second edition of the duty to hold a dialogue conference: art. 24. Its
clauses 1 and 2 were read in two portals; in clause 3 every copy seen breaks off before the number
of days, which is taken from the same wording in law 72/2025/QH15 and marked uncertain.

Art. 24(1) obliges the local government (chính quyền địa phương cấp xã), which is the People's
Council itself and the People's Committee; art. 24(2) seats the council's standing body (Thường
trực Hội đồng nhân dân) as co-chair.
"""

from typing import Final

from dialogue_core.law._gaps import above_ward
from dialogue_core.rules import Absence, Instrument, Requirement
from dialogue_core.values import Citation, Days, Span, Times, Words
from dialogue_core.vocabulary import (
    Channel,
    Confidence,
    Form,
    InstrumentKind,
    Level,
    NoticeItem,
    Organ,
    Question,
    UnitKind,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "65/2025/QH15"
_FORCE = Span("2025-03-01", until="2025-06-16")
_WARD = (Level.WARD,)
_COMMUNES = (UnitKind.XA, UnitKind.THI_TRAN)
_WARDS = (UnitKind.PHUONG,)
_NO_COUNCIL_YET = Words(
    "Phường của Hà Nội, Thành phố Hồ Chí Minh và Đà Nẵng theo mô hình chính quyền đô thị chỉ có "
    "HĐND từ ngày 01/07/2025 (khoản 1 Điều 53 Luật 72/2025/QH15, nguồn thứ cấp); hồ sơ đơn vị "
    "không ghi mô hình, nên với phường trước ngày đó không kết luận.",
    "Wards of Hà Nội, Hồ Chí Minh City and Đà Nẵng under the urban model have a People's Council "
    "only from 2025-07-01 (law 72/2025/QH15 art. 53(1), secondary source); a unit does not say "
    "its model, so nothing is concluded of a ward before that day.",
)
_ENDED = Citation("72/2025/QH15")


def _art24(clause: int) -> Citation:
    return Citation(_NUMBER, article=24, clause=clause)


INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words(
        "Luật Tổ chức chính quyền địa phương", "Law on the organisation of local government"
    ),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2025-02-19",
    in_force=_FORCE,
    confidence=Confidence.SECONDARY,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 24 khoản 1 --------------------------------------------------------------------
        Requirement(
            cites=_art24(1),
            slug="yearly",
            text=Words(
                "Chính quyền địa phương cấp xã tổ chức hội nghị đối thoại với Nhân dân mỗi năm ít "
                "nhất một lần.",
                "The commune-level local government holds a dialogue conference with the People "
                "at least once a year.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.FREQUENCY,
            at_least=Times(1),
            obliges=(Organ.COMMITTEE, Organ.COUNCIL),
        ),
        Absence(
            cites=_art24(1),
            slug="no-voter-request",
            text=Words(
                "Khoản này không cho cử tri quyền yêu cầu tổ chức hội nghị.",
                "The clause gives voters no right to request a conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.VOTER_REQUEST,
        ),
        Absence(
            cites=_art24(1),
            slug="no-when-necessary",
            text=Words(
                "Khoản này không nêu trường hợp tổ chức khi cần thiết.",
                "The clause knows no conference held when necessary.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.WHEN_NECESSARY,
        ),
        Requirement(
            cites=_art24(1),
            slug="form",
            text=Words(
                "Hình thức: trực tiếp, trực tuyến, mạng xã hội hoạt động hợp pháp.",
                "Forms: in person, online, a lawfully operating social network.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            note=Words(
                "Kết hợp trực tiếp và trực tuyến được hiểu là dùng hai hình thức luật cho phép.",
                "In person and online together is read as two of the forms that the law allows.",
            ),
            question=Question.FORM,
            one_of=(Form.IN_PERSON, Form.ONLINE, Form.SOCIAL_NETWORK, Form.HYBRID),
        ),
        Requirement(
            cites=_art24(1),
            slug="clusters",
            text=Words(
                "Khi họp trực tiếp có thể tổ chức theo cụm.",
                "It may be held by clusters, in person only.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.CLUSTERS,
            one_of=(Form.IN_PERSON,),
        ),
        # --- Điều 24 khoản 2 --------------------------------------------------------------------
        Requirement(
            cites=_art24(2),
            slug="partner",
            text=Words(
                "UBND cấp xã cùng MTTQ cùng cấp tổ chức.",
                "The commune People's Committee organises it with the Fatherland Front of the "
                "same level.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.PARTNER,
            all_of=(Organ.FRONT,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art24(2),
            slug="chairs",
            text=Words(
                "UBND chủ trì cùng đại diện Thường trực HĐND.",
                "The People's Committee chairs together with a representative of the standing "
                "body of the People's Council.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            unit_kinds=_COMMUNES,
            ended_by=_ENDED,
            question=Question.CHAIRS,
            all_of=(Organ.COMMITTEE, Organ.COUNCIL),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art24(2),
            slug="chair-of-a-ward",
            text=Words(
                "UBND phường chủ trì.",
                "The ward's People's Committee chairs.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            unit_kinds=_WARDS,
            ended_by=_ENDED,
            question=Question.CHAIRS,
            all_of=(Organ.COMMITTEE,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art24(2),
            slug="council-of-a-ward",
            text=Words(
                "UBND phường chủ trì cùng đại diện Thường trực HĐND, nơi phường có HĐND.",
                "The ward's People's Committee chairs together with a representative of the "
                "standing body of the People's Council, where the ward has one.",
            ),
            in_force=_FORCE,
            confidence=Confidence.UNCERTAIN,
            levels=_WARD,
            unit_kinds=_WARDS,
            ended_by=_ENDED,
            note=_NO_COUNCIL_YET,
            question=Question.CHAIRS,
            all_of=(Organ.COUNCIL,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art24(2),
            slug="invitees",
            text=Words(
                "Mời đại diện cấp ủy, MTTQ và các tổ chức chính trị - xã hội.",
                "Representatives of the Party committee, the Fatherland Front and the "
                "socio-political organisations are invited.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.INVITEES,
            all_of=(Organ.PARTY, Organ.FRONT, Organ.ASSOCIATIONS),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art24(2),
            slug="notice",
            text=Words(
                "Thông báo chậm nhất 07 ngày trước ngày tổ chức hội nghị.",
                "Notice is given at the latest 7 days before the day of the conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            note=Words(
                "Đếm lùi theo ngày dương lịch, không dời khi rơi vào ngày nghỉ.",
                "Counted back in calendar days, not moved when the day is a day off.",
            ),
            question=Question.NOTICE_LEAD,
            at_least=Days(7),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art24(2),
            slug="notice-channel",
            text=Words(
                "Thông báo trên phương tiện thông tin đại chúng.",
                "The notice is given on the mass media.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.NOTICE_CHANNEL,
            all_of=(Channel.MASS_MEDIA,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art24(2),
            slug="notice-content",
            text=Words(
                "Thông báo nêu thời gian, địa điểm, nội dung và cách thức tham gia.",
                "The notice tells time, place, content and the way of attending.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.NOTICE_CONTENT,
            all_of=tuple(NoticeItem),
            obliges=(Organ.COMMITTEE,),
        ),
        # --- Điều 24 khoản 3 --------------------------------------------------------------------
        Requirement(
            cites=_art24(3),
            slug="result",
            text=Words(
                "Kết quả phải được công khai, chậm nhất một số ngày sau hội nghị (hiểu là 10 "
                "ngày).",
                "The result is published at the latest some days after the conference (taken as "
                "10).",
            ),
            in_force=_FORCE,
            confidence=Confidence.UNCERTAIN,
            levels=_WARD,
            ended_by=_ENDED,
            note=Words(
                "Có thời hạn là điều đã đọc; con số thì các bản đều bị ngắt, lấy theo Điều 43 "
                "khoản 3 Luật 72/2025/QH15 có câu chữ giống.",
                "That a limit exists was read; the figure was cut off in every copy and is taken "
                "from the same wording in law 72/2025/QH15 art. 43(3).",
            ),
            question=Question.RESULT_WITHIN,
            at_most=Days(10),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art24(3),
            slug="result-channels",
            text=Words(
                "Công khai trên phương tiện thông tin đại chúng, niêm yết tại trụ sở cơ quan cấp "
                "xã, gửi Trưởng thôn, Tổ trưởng tổ dân phố.",
                "Published on the mass media, posted at the seat of the commune authorities, and "
                "sent to the heads of villages and residential groups.",
            ),
            in_force=_FORCE,
            confidence=Confidence.SECONDARY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.RESULT_CHANNELS,
            all_of=(Channel.MASS_MEDIA, Channel.POSTING, Channel.VILLAGE_HEADS),
            obliges=(Organ.COMMITTEE,),
        ),
        # --- what article 24 leaves open; clause 3 was not read to its end ----------------------
        Absence(
            cites=Citation(_NUMBER, article=24),
            slug="no-answer-deadline",
            text=Words(
                "Không ấn định thời hạn trả lời từng câu hỏi nêu tại hội nghị.",
                "No deadline is fixed for answering an individual question.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.ANSWER_WITHIN,
        ),
        Absence(
            cites=Citation(_NUMBER, article=24),
            slug="no-conclusion-deadline",
            text=Words(
                "Không ấn định thời hạn ra thông báo kết luận.",
                "No deadline is fixed for a conclusion notice.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.CONCLUSION_WITHIN,
        ),
        # --- the levels above the commune -------------------------------------------------------
        *above_ward(
            Citation(_NUMBER, article=24),
            slug="above-ward",
            levels=(Level.CITY, Level.PROVINCE),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            ended_by=_ENDED,
        ),
    ),
)
