"""Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (Law on local government).

Issued by the National Assembly on 2025-06-16, in force from the same day (art. 51(1)). The third
and present edition of the duty to hold a dialogue conference: art. 43. It ends the district level
on 2025-07-01 (art. 51(3)) and says who inherits unfinished matters (art. 54(8),
which stands in `dialogue_core.law.units_gia_nghia`).

Art. 43(1) obliges the local government (chính quyền địa phương cấp xã), which is the People's
Council itself and the People's Committee; art. 43(2) seats the council's standing body (Thường
trực Hội đồng nhân dân) as co-chair.
"""

from typing import Final

from dialogue_core.law._gaps import above_ward
from dialogue_core.rules import Absence, Instrument, NotEncoded, Requirement
from dialogue_core.values import Citation, Days, Share, Span, Times, Words
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

__all__ = ["INSTRUMENT", "LEVEL_SPANS"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "72/2025/QH15"
_FORCE = Span("2025-06-16")
_WARD = (Level.WARD,)
_COMMUNES = (UnitKind.XA, UnitKind.THI_TRAN)
_WARDS = (UnitKind.PHUONG,)
_BEFORE_JULY = Span("2025-06-16", until="2025-07-01")
_FROM_JULY = Span("2025-07-01")
_COUNCILS = Citation(_NUMBER, article=53, clause=1)
_NO_COUNCIL_YET = Words(
    "Phường của Hà Nội, Thành phố Hồ Chí Minh và Đà Nẵng theo mô hình chính quyền đô thị chỉ có "
    "HĐND từ ngày 01/07/2025 (khoản 1 Điều 53 Luật 72/2025/QH15, nguồn thứ cấp); hồ sơ đơn vị "
    "không ghi mô hình, nên với phường trước ngày đó không kết luận.",
    "Wards of Hà Nội, Hồ Chí Minh City and Đà Nẵng under the urban model have a People's Council "
    "only from 2025-07-01 (law 72/2025/QH15 art. 53(1), secondary source); a unit does not say "
    "its model, so nothing is concluded of a ward before that day.",
)


def _art43(clause: int) -> Citation:
    return Citation(_NUMBER, article=43, clause=clause)


LEVEL_SPANS: Final[dict[Level, tuple[Span, Citation]]] = {
    Level.WARD: (Span("2016-01-01"), Citation(_NUMBER, article=1)),
    Level.CITY: (
        Span("2016-01-01", until="2025-07-01"),
        Citation(_NUMBER, article=51, clause=3),
    ),
    Level.PROVINCE: (Span("2016-01-01"), Citation(_NUMBER, article=1)),
}
"""The days on which each level exists, from the library's first day (law 77/2015 in force)."""

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words(
        "Luật Tổ chức chính quyền địa phương", "Law on the organisation of local government"
    ),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2025-06-16",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 43 khoản 1 --------------------------------------------------------------------
        Requirement(
            cites=_art43(1),
            slug="yearly",
            text=Words(
                "Chính quyền địa phương cấp xã tổ chức hội nghị đối thoại với Nhân dân "
                '"ít nhất mỗi năm một lần".',
                "The commune-level local government holds a dialogue conference with the People "
                "at least once a year.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.FREQUENCY,
            at_least=Times(1),
            obliges=(Organ.COMMITTEE, Organ.COUNCIL),
        ),
        Requirement(
            cites=_art43(1),
            slug="voters",
            text=Words(
                "Phải tổ chức khi có ít nhất 10% tổng số cử tri của cấp xã yêu cầu.",
                "A conference is due when at least 10 % of all voters of the unit request it.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.VOTER_REQUEST,
            at_least=Share(10),
            obliges=(Organ.COMMITTEE, Organ.COUNCIL),
            note=Words(
                "Luật không nói cách thu thập, kiểm tra yêu cầu và thời hạn tổ chức.",
                "The law does not say how requests are collected and verified, nor by when the "
                "conference is held.",
            ),
        ),
        Requirement(
            cites=_art43(1),
            slug="when-necessary",
            text=Words(
                "Tổ chức trong trường hợp cần thiết (luật không nêu tiêu chí).",
                "A conference is held when necessary (the law gives no criteria).",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.WHEN_NECESSARY,
            stated=True,
            obliges=(Organ.COMMITTEE, Organ.COUNCIL),
        ),
        Requirement(
            cites=_art43(1),
            slug="form",
            text=Words(
                "Hình thức: trực tiếp, trực tuyến, mạng xã hội hoạt động hợp pháp.",
                "Forms: in person, online, a lawfully operating social network.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.FORM,
            one_of=(Form.IN_PERSON, Form.ONLINE, Form.SOCIAL_NETWORK, Form.HYBRID),
            note=Words(
                "Kết hợp trực tiếp và trực tuyến được hiểu là dùng hai hình thức luật cho phép.",
                "In person and online together is read as two of the forms that the law allows.",
            ),
        ),
        Requirement(
            cites=_art43(1),
            slug="clusters",
            text=Words(
                "Đơn vị quá rộng có thể tổ chức theo cụm thôn, tổ dân phố khi họp trực tiếp.",
                "A unit that is too large may hold it by clusters of villages or residential "
                "groups, in person only.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.CLUSTERS,
            one_of=(Form.IN_PERSON,),
        ),
        # --- Điều 43 khoản 2 --------------------------------------------------------------------
        Requirement(
            cites=_art43(2),
            slug="partner",
            text=Words(
                "UBND cấp xã chịu trách nhiệm, phối hợp với Ủy ban MTTQ cùng cấp tổ chức.",
                "The commune People's Committee is responsible and organises it with the "
                "Fatherland Front committee of the same level.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.PARTNER,
            all_of=(Organ.FRONT,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art43(2),
            slug="chairs",
            text=Words(
                "UBND chủ trì cùng đại diện Thường trực HĐND cùng cấp.",
                "The People's Committee chairs together with a representative of the standing "
                "body of the People's Council.",
            ),
            in_force=_FROM_JULY,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.CHAIRS,
            all_of=(Organ.COMMITTEE, Organ.COUNCIL),
            obliges=(Organ.COMMITTEE,),
            note=Words(
                "Luật không nói ai thay nếu đại diện HĐND vắng mặt.",
                "The law does not say who replaces the council's representative if absent.",
            ),
        ),
        Requirement(
            cites=_art43(2),
            slug="chairs-of-a-commune",
            text=Words(
                "UBND chủ trì cùng đại diện Thường trực HĐND cùng cấp.",
                "The People's Committee chairs together with a representative of the standing "
                "body of the People's Council.",
            ),
            in_force=_BEFORE_JULY,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            unit_kinds=_COMMUNES,
            ended_by=_COUNCILS,
            question=Question.CHAIRS,
            all_of=(Organ.COMMITTEE, Organ.COUNCIL),
            obliges=(Organ.COMMITTEE,),
            note=Words(
                "Luật không nói ai thay nếu đại diện HĐND vắng mặt.",
                "The law does not say who replaces the council's representative if absent.",
            ),
        ),
        Requirement(
            cites=_art43(2),
            slug="chair-of-a-ward",
            text=Words(
                "UBND phường chủ trì.",
                "The ward's People's Committee chairs.",
            ),
            in_force=_BEFORE_JULY,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            unit_kinds=_WARDS,
            ended_by=_COUNCILS,
            question=Question.CHAIRS,
            all_of=(Organ.COMMITTEE,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art43(2),
            slug="council-of-a-ward",
            text=Words(
                "UBND phường chủ trì cùng đại diện Thường trực HĐND, nơi phường có HĐND.",
                "The ward's People's Committee chairs together with a representative of the "
                "standing body of the People's Council, where the ward has one.",
            ),
            in_force=_BEFORE_JULY,
            confidence=Confidence.UNCERTAIN,
            levels=_WARD,
            unit_kinds=_WARDS,
            ended_by=_COUNCILS,
            note=_NO_COUNCIL_YET,
            question=Question.CHAIRS,
            all_of=(Organ.COUNCIL,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art43(2),
            slug="invitees",
            text=Words(
                "Mời đại diện cấp ủy cùng cấp tham dự.",
                "A representative of the Party committee of the same level is invited.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.INVITEES,
            all_of=(Organ.PARTY,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art43(2),
            slug="notice",
            text=Words(
                'Thông báo "chậm nhất là 07 ngày trước ngày tổ chức hội nghị".',
                "Notice is given at the latest 7 days before the day of the conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.NOTICE_LEAD,
            at_least=Days(7),
            obliges=(Organ.COMMITTEE,),
            note=Words(
                "Đếm lùi theo ngày dương lịch; không lùi, không dời khi rơi vào ngày nghỉ "
                "(cách Nhà nước tính các mốc bầu cử 2026).",
                "Counted back in calendar days, not moved when the day is a day off (as the "
                "State counted the election timetable of 2026).",
            ),
        ),
        Requirement(
            cites=_art43(2),
            slug="notice-channel",
            text=Words(
                "Thông báo trên phương tiện thông tin đại chúng.",
                "The notice is given on the mass media.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.NOTICE_CHANNEL,
            all_of=(Channel.MASS_MEDIA,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art43(2),
            slug="notice-content",
            text=Words(
                "Thông báo nêu thời gian, địa điểm, nội dung và cách thức tham gia.",
                "The notice tells time, place, content and the way of attending.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.NOTICE_CONTENT,
            all_of=tuple(NoticeItem),
            obliges=(Organ.COMMITTEE,),
        ),
        # --- Điều 43 khoản 3 --------------------------------------------------------------------
        Requirement(
            cites=_art43(3),
            slug="result",
            text=Words(
                'Kết quả được công khai "chậm nhất là 10 ngày kể từ ngày tổ chức hội nghị".',
                "The result is published at the latest 10 days from the day of the conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.RESULT_WITHIN,
            at_most=Days(10),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_art43(3),
            slug="result-channels",
            text=Words(
                "Công khai trên phương tiện thông tin đại chúng, niêm yết tại trụ sở cơ quan "
                "cấp xã, gửi Trưởng thôn, Tổ trưởng tổ dân phố.",
                "Published on the mass media, posted at the seat of the commune authorities, and "
                "sent to the heads of villages and residential groups.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.RESULT_CHANNELS,
            all_of=(Channel.MASS_MEDIA, Channel.POSTING, Channel.VILLAGE_HEADS),
            obliges=(Organ.COMMITTEE,),
        ),
        # --- what article 43 leaves open --------------------------------------------------------
        Absence(
            cites=Citation(_NUMBER, article=43),
            slug="no-answer-deadline",
            text=Words(
                "Điều này không ấn định thời hạn trả lời từng câu hỏi nêu tại hội nghị.",
                "The article fixes no deadline for answering an individual question.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.ANSWER_WITHIN,
        ),
        Absence(
            cites=Citation(_NUMBER, article=43),
            slug="no-conclusion-deadline",
            text=Words(
                "Luật không ấn định thời hạn ra thông báo kết luận.",
                "The law fixes no deadline for a conclusion notice.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            question=Question.CONCLUSION_WITHIN,
        ),
        # --- the levels above the commune -------------------------------------------------------
        *above_ward(
            Citation(_NUMBER, article=43),
            slug="city",
            levels=(Level.CITY,),
            in_force=Span("2025-06-16", until="2025-07-01"),
            confidence=Confidence.VERIFIED,
            ended_by=Citation(_NUMBER, article=51, clause=3),
        ),
        *above_ward(
            Citation(_NUMBER, article=43),
            slug="province",
            levels=(Level.PROVINCE,),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=54, clause=1),
            reason=Words(
                "Việc rà soát văn bản cấp cũ trước ngày 01/03/2027 không phải nghĩa vụ đối thoại.",
                "Revising old documents by 2027-03-01 is no dialogue duty.",
            ),
        ),
    ),
)
