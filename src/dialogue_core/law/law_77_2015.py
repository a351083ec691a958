"""Luật Tổ chức chính quyền địa phương số 77/2015/QH13 (Law on local government).

Issued by the National Assembly on 2015-06-19, in force from 2016-01-01, ended on 2025-03-01 by
law 65/2025/QH15. The first edition of the duty to hold a dialogue conference: art. 125 (no
numbered clauses as far as read). The duty, its subject matter, the option of clusters and the
duty to announce on the mass media were read in a copy that breaks off inside the notice duty; the
number of days, the other addressees and what the article does not say are from memory.

For the levels above the commune it lays down no conference, as far as read.
"""

from typing import Final

from dialogue_core.law._gaps import above_ward
from dialogue_core.rules import Absence, Instrument, NotEncoded, Requirement
from dialogue_core.values import Citation, Days, Span, Times, Words
from dialogue_core.vocabulary import (
    Channel,
    Confidence,
    InstrumentKind,
    Level,
    NoticeItem,
    Organ,
    Question,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "77/2015/QH13"
_FORCE = Span("2016-01-01", until="2025-03-01")
_UNTIL_DEMOCRACY_LAW = Span("2016-01-01", until="2023-07-01")
_WARD = (Level.WARD,)
_ART125 = Citation(_NUMBER, article=125)
_ENDED = Citation("65/2025/QH15")
_NOT_WHOLE = Words(
    "Bản đã đọc bị ngắt trong đoạn về thông báo; phần sau chưa đọc được.",
    "The copy read breaks off inside the notice duty; what follows was not read.",
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words(
        "Luật Tổ chức chính quyền địa phương", "Law on the organisation of local government"
    ),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2015-06-19",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 125 ---------------------------------------------------------------------------
        Requirement(
            cites=_ART125,
            slug="yearly",
            text=Words(
                'Hằng năm, UBND cấp xã tổ chức "ít nhất một lần" hội nghị trao đổi, đối thoại với '
                "Nhân dân về hoạt động của UBND và việc liên quan quyền, nghĩa vụ của công dân.",
                "Every year the commune People's Committee holds at least one conference to "
                "exchange and talk with the People about its activity and about what touches "
                "citizens' rights and duties.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.FREQUENCY,
            at_least=Times(1),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_ART125,
            slug="chairs",
            text=Words(
                "UBND cấp xã tự tổ chức; điều luật không nêu người đồng chủ trì.",
                "The commune People's Committee holds it; the article names no co-chair.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            note=_NOT_WHOLE,
            question=Question.CHAIRS,
            all_of=(Organ.COMMITTEE,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_ART125,
            slug="clusters",
            text=Words(
                'Địa bàn quá rộng thì có thể chia thành từng "cụm thôn, tổ dân phố" để họp.',
                "Where the unit is too large it may be held by clusters of villages or residential "
                "groups.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            levels=_WARD,
            ended_by=_ENDED,
            note=Words(
                "Điều luật không nói hình thức của hội nghị theo cụm.",
                "The article says nothing of the form of a conference by clusters.",
            ),
            question=Question.CLUSTERS,
            stated=True,
        ),
        Requirement(
            cites=_ART125,
            slug="notice-channel",
            text=Words(
                "UBND cấp xã phải thông báo trên phương tiện thông tin đại chúng.",
                "The commune People's Committee must announce it on the mass media.",
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
            cites=_ART125,
            slug="notice-village-heads",
            text=Words(
                "Thông báo cả đến Trưởng thôn, Tổ trưởng tổ dân phố.",
                "The heads of villages and residential groups are told as well.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            note=_NOT_WHOLE,
            question=Question.NOTICE_CHANNEL,
            all_of=(Channel.VILLAGE_HEADS,),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_ART125,
            slug="notice-content",
            text=Words(
                "Thông báo nêu thời gian, địa điểm và nội dung hội nghị.",
                "The notice tells time, place and content of the conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            note=_NOT_WHOLE,
            question=Question.NOTICE_CONTENT,
            all_of=(NoticeItem.TIME, NoticeItem.PLACE, NoticeItem.CONTENT),
            obliges=(Organ.COMMITTEE,),
        ),
        Requirement(
            cites=_ART125,
            slug="notice",
            text=Words(
                "Thông báo chậm nhất 07 ngày trước ngày tổ chức hội nghị.",
                "Notice is given at the latest 7 days before the day of the conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            note=Words(
                "Chưa đọc được con số tại điều này; cùng con số tại Nghị định 32/2021/NĐ-CP (nguồn "
                "thứ cấp) và Luật 72/2025/QH15 (đã đọc).",
                "The figure was not seen in this article; Decree 32/2021/NĐ-CP (secondary) and law "
                "72/2025/QH15 (read) have the same.",
            ),
            question=Question.NOTICE_LEAD,
            at_least=Days(7),
            obliges=(Organ.COMMITTEE,),
        ),
        # --- what article 125 leaves open -------------------------------------------------------
        Absence(
            cites=_ART125,
            slug="no-voter-request",
            text=Words(
                "Điều luật không cho cử tri quyền yêu cầu tổ chức hội nghị.",
                "The article gives voters no right to request a conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            note=_NOT_WHOLE,
            question=Question.VOTER_REQUEST,
        ),
        Absence(
            cites=_ART125,
            slug="no-when-necessary",
            text=Words(
                "Điều luật không nêu trường hợp tổ chức khi cần thiết.",
                "The article knows no conference held when necessary.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.WHEN_NECESSARY,
        ),
        Absence(
            cites=_ART125,
            slug="no-form",
            text=Words(
                "Điều luật không quy định hình thức trực tiếp hay trực tuyến.",
                "The article says nothing of the form, in person or online.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.FORM,
        ),
        Absence(
            cites=_ART125,
            slug="no-partner",
            text=Words(
                "Điều luật không nêu cơ quan phối hợp tổ chức; từ 01/07/2023 theo Điều 32 Luật "
                "10/2022/QH15.",
                "The article names no body that organises with the committee; from 2023-07-01 "
                "law 10/2022/QH15 art. 32 does.",
            ),
            in_force=_UNTIL_DEMOCRACY_LAW,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=Citation("10/2022/QH15", article=32, clause=1),
            question=Question.PARTNER,
        ),
        Absence(
            cites=_ART125,
            slug="no-invitees",
            text=Words(
                "Điều luật không nêu thành phần phải mời.",
                "The article names nobody who must be invited.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.INVITEES,
        ),
        Absence(
            cites=_ART125,
            slug="no-result-deadline",
            text=Words(
                "Điều luật không ấn định thời hạn công khai kết quả hội nghị.",
                "The article fixes no day by which the result is published.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.RESULT_WITHIN,
        ),
        Absence(
            cites=_ART125,
            slug="no-result-channels",
            text=Words(
                "Điều luật không nêu kênh công khai kết quả hội nghị.",
                "The article names no channel for publishing the result.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.RESULT_CHANNELS,
        ),
        Absence(
            cites=_ART125,
            slug="no-posting-days",
            text=Words(
                "Không quy định thời gian niêm yết kết quả đối thoại; từ 01/07/2023 theo Điều 13 "
                "Luật 10/2022/QH15.",
                "Nothing says how long a result is posted; from 2023-07-01 law 10/2022/QH15 "
                "art. 13 does.",
            ),
            in_force=_UNTIL_DEMOCRACY_LAW,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=Citation("10/2022/QH15", article=13, clause=2),
            note=Words(
                "Pháp lệnh 34/2007/PL-UBTVQH11 có thời gian niêm yết cho nội dung công khai chung "
                "(theo trí nhớ) nhưng không có điều về hội nghị đối thoại.",
                "Ordinance 34/2007/PL-UBTVQH11 had days of posting for general disclosure (from "
                "memory) but no article on the dialogue conference.",
            ),
            question=Question.POSTING_DAYS,
        ),
        Absence(
            cites=_ART125,
            slug="no-answer-deadline",
            text=Words(
                "Điều luật không ấn định thời hạn trả lời từng câu hỏi nêu tại hội nghị.",
                "The article fixes no deadline for answering an individual question.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.ANSWER_WITHIN,
        ),
        Absence(
            cites=_ART125,
            slug="no-conclusion-deadline",
            text=Words(
                "Điều luật không ấn định thời hạn ra thông báo kết luận.",
                "The article fixes no deadline for a conclusion notice.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=_ENDED,
            question=Question.CONCLUSION_WITHIN,
        ),
        Absence(
            cites=_ART125,
            slug="no-monitoring",
            text=Words(
                "Điều luật không giao cơ quan nào giám sát; từ 01/07/2023 theo Điều 28 Luật "
                "10/2022/QH15.",
                "The article gives nobody the monitoring; from 2023-07-01 law 10/2022/QH15 "
                "art. 28 does.",
            ),
            in_force=_UNTIL_DEMOCRACY_LAW,
            confidence=Confidence.MEMORY,
            levels=_WARD,
            ended_by=Citation("10/2022/QH15", article=28, clause=6),
            question=Question.MONITORING,
        ),
        # --- the levels above the commune -------------------------------------------------------
        *above_ward(
            _ART125,
            slug="above-ward",
            levels=(Level.CITY, Level.PROVINCE),
            in_force=_FORCE,
            # the duty sentence names the commune level and was read; the law was not read whole
            confidence=Confidence.SECONDARY,
            ended_by=_ENDED,
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=2),
            reason=Words(
                "Đơn vị hành chính ba cấp: là dữ liệu về đơn vị và cấp, không phải nghĩa vụ đối "
                "thoại.",
                "Units of three levels: data about units and levels, no dialogue duty.",
            ),
        ),
    ),
)
