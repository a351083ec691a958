"""Kế hoạch tổ chức đối thoại với Nhân dân năm 2022 trên địa bàn thành phố Gia Nghĩa.

Plan to hold the dialogue with the People in 2022 in Gia Nghĩa city: the founding text of the
library, every provision in the order of the document, in words of our own.

- Issuer: Ủy ban nhân dân thành phố Gia Nghĩa, tỉnh Đắk Nông (City People's Committee).
- Level: city (thành phố thuộc tỉnh, district level). Year: 2022; held in October 2022.
- Number and date of the document: not visible in the copy read, so they are unseen, neither
  known nor absent. The copy was read whole otherwise.
- Signed: CHỦ TỊCH Đỗ Tấn Sương.

What the text does not say is left out: how often, how many days of notice, any number of days for
an answer. No ground is given for the exclusion either. Where it can be read in two ways, the
doubt stands beside the provision.
"""

from typing import Final

from dialogue_core.law.bodies import (
    CITY_AGENCIES,
    CITY_AGENCY_HEADS,
    CITY_ASSOCIATIONS,
    CITY_CHAIR,
    CITY_CLERK,
    CITY_COMMITTEE,
    CITY_COUNCIL_STANDING,
    CITY_CULTURE,
    CITY_DIVISION_HEADS,
    CITY_DIVISIONS,
    CITY_DIVISIONS_CONCERNED,
    CITY_FRONT,
    CITY_GOVERNMENT,
    CITY_INSPECTORATE,
    CITY_LOCAL_LEADERS,
    CITY_MEDIA_CENTRE,
    CITY_OFFICE,
    CITY_PARTY,
    CITY_PARTY_STANDING,
    CITY_POLICE,
    CITY_SPECIALISED,
    CONFERENCE_CHAIR,
    PROVINCE_COMMITTEE,
    PROVINCE_INSPECTORATE,
    WARD_CHAIR,
    WARD_COMMITTEE,
)
from dialogue_core.law.units_gia_nghia import GIA_NGHIA
from dialogue_core.plans import (
    Assignment,
    Audience,
    Chair,
    Collection,
    Document,
    Exclusion,
    FollowUp,
    Notice,
    Occasion,
    Plan,
    Provision,
    Recipient,
    Report,
    Signatory,
    Text,
    Venue,
    When,
)
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import (
    Aspect,
    Channel,
    DocumentKind,
    Extent,
    FollowUpCase,
    Form,
    Level,
    NoticeItem,
    Organ,
    Purpose,
    Role,
    StatementKind,
)

__all__ = ["PLAN"]


def __dir__() -> list[str]:
    return list(__all__)


_BEFORE: Final[When] = When(as_written="trước khi tổ chức hội nghị đối thoại")
"""The only limit that the document sets before the conference; it names no day."""


# --- căn cứ (legal bases) -----------------------------------------------------------------------

# The document cites the two laws by name and date, without their numbers.
_BASES: Final[tuple[Provision, ...]] = (
    Text(
        aspect=Aspect.BASIS,
        words=Words(
            "Luật Tổ chức chính quyền địa phương ngày 19/6/2015.",
            "The Law on Organisation of Local Government of 19 June 2015.",
        ),
        cites=Citation("77/2015/QH13"),
        at="bases",
    ),
    # The document writes "Luật Chính phủ"; the law's own title says Luật Tổ chức Chính phủ.
    Text(
        aspect=Aspect.BASIS,
        words=Words(
            "Luật ngày 22/11/2019 sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và "
            "Luật Tổ chức chính quyền địa phương.",
            "The law of 22 November 2019 amending the Law on Organisation of the Government and "
            "the Law on Organisation of Local Government.",
        ),
        cites=Citation("47/2019/QH14"),
        at="bases",
    ),
    Text(
        aspect=Aspect.BASIS,
        words=Words(
            "Quyết định số 85/QĐ-UBND ngày 14/01/2022 của UBND thành phố, ban hành công tác "
            "năm 2022 của UBND thành phố Gia Nghĩa.",
            "Decision 85/QĐ-UBND of 14 January 2022 of the City People's Committee, which issues "
            "the work for 2022 of the People's Committee of Gia Nghĩa city.",
        ),
        cites=Citation("85/QĐ-UBND"),
        at="bases",
    ),
)


# --- I. mục đích, yêu cầu (purposes and requirements) -------------------------------------------

_PURPOSES: Final[tuple[Provision, ...]] = (
    Text(
        aspect=Aspect.PURPOSE,
        words=Words(
            "Để việc tuyên truyền, phổ biến chủ trương, đường lối của Đảng và chính sách, pháp "
            "luật của Nhà nước tới Nhân dân hiệu quả hơn.",
            "To make the People better informed of the Party's lines and policies and of the "
            "State's policies and law.",
        ),
        at="I.1",
    ),
    Text(
        aspect=Aspect.PURPOSE,
        words=Words(
            "Nắm bắt tâm tư, nguyện vọng, phản ánh, kiến nghị của Nhân dân; sớm phát hiện vướng "
            "mắc, phát sinh để giải quyết và để nghiên cứu, đề xuất bổ sung, điều chỉnh chủ "
            "trương, chính sách, quy định cho hợp với thực tiễn địa phương.",
            "To learn the People's concerns, wishes, feedback and recommendations; to find "
            "difficulties in time, settle them, and study and propose changes of policies and "
            "rules that fit local reality.",
        ),
        at="I.1",
    ),
    Text(
        aspect=Aspect.PURPOSE,
        words=Words(
            "Để Nhân dân phát huy vai trò giám sát, kiểm tra việc lãnh đạo, chỉ đạo, điều hành "
            "của cấp ủy, chính quyền trên mọi lĩnh vực kinh tế - xã hội, quân sự cơ sở - an ninh "
            "trật tự; qua đó góp phần xây dựng Đảng, chính quyền trong sạch, vững mạnh.",
            "To let the People supervise and check how the Party committees and authorities lead "
            "and govern in all fields, socio-economic, local military, security and order, and so "
            "take part in building a clean and strong Party and government.",
        ),
        at="I.1",
    ),
    # Listed by the document among the purposes, although it is a requirement by content.
    Text(
        aspect=Aspect.PURPOSE,
        words=Words(
            "Chuẩn bị nội dung đối thoại chu đáo, bảo đảm chất lượng; thực hiện nghiêm túc, có "
            "hiệu quả.",
            "The content of the dialogue is prepared with care and quality, and carried out "
            "seriously and effectively.",
        ),
        at="I.1",
    ),
)

_REQUIREMENTS: Final[tuple[Provision, ...]] = (
    Text(
        aspect=Aspect.REQUIREMENT,
        words=Words(
            "Đối thoại được tổ chức từ UBND các xã, phường đến thành phố.",
            "Dialogue is held from the People's Committees of communes and wards up to the city.",
        ),
        at="I.2",
    ),
    Text(
        aspect=Aspect.REQUIREMENT,
        words=Words(
            "Dân chủ, khách quan, thông tin chính xác; đúng nội quy, quy chế đối thoại với Nhân "
            "dân.",
            "Democratic and objective, with accurate information, and by the rules of procedure "
            "of the dialogue with the People.",
        ),
        at="I.2",
    ),
    Text(
        aspect=Aspect.REQUIREMENT,
        words=Words(
            "Giữ bí mật an ninh quốc gia đúng quy định.",
            "Secrets of national security are kept as the rules require.",
        ),
        at="I.2",
    ),
    # The document says "của huyện" (of the district), though the city is of that level itself.
    Text(
        aspect=Aspect.REQUIREMENT,
        words=Words(
            "Thực hiện nghiêm các văn bản chỉ đạo của Trung ương, của tỉnh, của huyện về phòng, "
            "chống dịch Covid-19.",
            "The directives of the central, provincial and district authorities on the prevention "
            "of Covid-19 are strictly followed.",
        ),
        at="I.2",
    ),
)


# --- II. nội dung (content) ---------------------------------------------------------------------

_CONTENT: Final[tuple[Provision, ...]] = (
    Text(
        aspect=Aspect.ANNOUNCED,
        words=Words(
            "Những vấn đề quan trọng về kinh tế - xã hội, an ninh chính trị, trật tự an toàn xã "
            "hội, quốc phòng an ninh, công tác xây dựng Đảng và hệ thống chính trị, ảnh hưởng "
            "trực tiếp đến địa bàn và đang được dư luận xã hội, Nhân dân quan tâm.",
            "Important matters of the economy and society, political security, social order and "
            "safety, defence and security, Party building and the political system that directly "
            "affect the area and concern the public and the People.",
        ),
        at="II.1",
    ),
    Text(
        aspect=Aspect.HEARD,
        words=Words(
            "Ý kiến phản ánh, trao đổi của Nhân dân về những vấn đề bức xúc nổi lên trong kinh tế "
            "- xã hội, an ninh - quốc phòng, xây dựng hệ thống chính trị.",
            "What the People report and discuss of pressing matters in the economy and society, "
            "security and defence, and the building of the political system.",
        ),
        at="II.2",
    ),
    Text(
        aspect=Aspect.CONTENT,
        words=Words(
            "Định hướng, chủ trương giải quyết kiến nghị, đề nghị của Nhân dân.",
            "Directions and policies for settling the People's recommendations and requests.",
        ),
        at="II.2",
    ),
    # Open question: which upper text permits it; the document names none. What is excluded is
    # debate at the conference, so the statement is still received and handled by its own law.
    Exclusion(
        what=Words(
            "Nội dung liên quan đến giải quyết khiếu nại, tố cáo của công dân không đưa ra đối "
            "thoại tại hội nghị.",
            "Matters concerning the settlement of citizens' complaints and denunciations are not "
            "put to the dialogue at the conference.",
        ),
        kinds=(StatementKind.COMPLAINT, StatementKind.DENUNCIATION),
        at="II",
    ),
)


# --- III. phương pháp, hình thức, thời gian, địa điểm (method, form, time, place) ---------------

_METHOD: Final[tuple[Provision, ...]] = (
    # Open question: the number, date and issuer of this Quy chế; the document gives none.
    Text(
        aspect=Aspect.METHOD,
        words=Words(
            "Hình thức, trình tự, trách nhiệm khi tham gia và việc xử lý sau đối thoại theo Quy "
            "chế đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân.",
            "Form, order, duties of those taking part and handling afterwards follow the "
            "Regulation on direct dialogue between heads of Party committees and authorities and "
            "the People.",
        ),
        cites=Citation(
            "Quy chế đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân"
        ),
        at="III.1",
    ),
    Text(
        aspect=Aspect.METHOD,
        words=Words(
            "Đối thoại theo từng vấn đề, chủ đề, câu hỏi của Nhân dân; giải thích, trả lời câu "
            "hỏi gắn với tuyên truyền, phổ biến pháp luật.",
            "The dialogue goes by issue, topic and question of the People; explaining and "
            "answering are tied to making the law known.",
        ),
        at="III.1",
    ),
    Text(
        aspect=Aspect.METHOD,
        words=Words(
            "Hạn chế trình bày một chiều; ưu tiên thời gian cho Nhân dân phát biểu.",
            "One-way presentation is limited; floor time goes first to the People.",
        ),
        at="III.1",
    ),
    Text(
        aspect=Aspect.METHOD,
        words=Words(
            "Người chủ trì có thể hỏi lại Nhân dân.",
            "The chair may ask the People back.",
        ),
        at="III.1",
    ),
    FollowUp(
        case=FollowUpCase.OFF_TOPIC,
        task=Words(
            "Câu hỏi ngoài nội dung nêu trong khi đối thoại vẫn được tiếp nhận và được trả lời "
            "riêng bằng văn bản.",
            "An off-topic question raised during the dialogue is still received and is answered "
            "separately in writing.",
        ),
        by=(CONFERENCE_CHAIR,),
        channels=(Channel.WRITING,),
        at="III.1",
    ),
    Text(
        aspect=Aspect.METHOD,
        words=Words(
            "Người đặt câu hỏi ngoài nội dung được yêu cầu đi vào trọng tâm, chủ đề, nội dung của "
            "cuộc đối thoại.",
            "Whoever asks off topic is asked to keep to the focus, theme and content of the "
            "dialogue.",
        ),
        at="III.1",
    ),
)

_PROGRAMME: Final[tuple[Provision, ...]] = (
    Text(
        aspect=Aspect.PROGRAMME,
        words=Words(
            "Văn phòng HĐND và UBND thành phố nêu lý do, giới thiệu đại biểu, chương trình, nội "
            "quy buổi đối thoại.",
            "The Office of the City People's Council and People's Committee states the reason and "
            "presents the delegates, the programme and the rules.",
        ),
        at="III.2",
    ),
    Assignment(
        body=CITY_OFFICE,
        role=Role.SECRETARIAT,
        task=Words(
            "Nêu lý do, giới thiệu đại biểu, chương trình, nội quy của buổi đối thoại.",
            "State the reason; present the delegates, the programme and the rules.",
        ),
        at="III.2",
    ),
    Text(
        aspect=Aspect.PROGRAMME,
        words=Words(
            "Văn phòng HĐND và UBND thành phố cử thư ký ghi biên bản hội nghị.",
            "The Office of the City People's Council and People's Committee appoints a secretary "
            "to take the minutes.",
        ),
        at="III.2",
    ),
    Assignment(
        body=CITY_OFFICE,
        role=Role.SECRETARIAT,
        task=Words(
            "Cử thư ký ghi biên bản hội nghị.",
            "Appoint a secretary to take the minutes of the conference.",
        ),
        at="III.2",
    ),
    Text(
        aspect=Aspect.PROGRAMME,
        words=Words(
            "Người chủ trì báo cáo nội dung đối thoại, chỉ nêu rõ mục đích, yêu cầu, nội dung chủ "
            "yếu.",
            "The chair reports the content of the dialogue: its purpose, requirements and main "
            "content only.",
        ),
        at="III.2",
    ),
    Text(
        aspect=Aspect.PROGRAMME,
        words=Words(
            "Nhân dân phát biểu, hoặc gửi câu hỏi tới người chủ trì qua thư ký hội nghị.",
            "The People speak, or send questions to the chair through the secretary.",
        ),
        at="III.2",
    ),
    Text(
        aspect=Aspect.PROGRAMME,
        words=Words(
            "Người chủ trì giải thích, trao đổi, tiếp thu, trả lời, hoặc phân công người trả lời.",
            "The chair explains, discusses, takes in and answers, or assigns the answer.",
        ),
        at="III.2",
    ),
    FollowUp(
        case=FollowUpCase.ANSWER,
        task=Words(
            "Người chủ trì trả lời ý kiến, kiến nghị của Nhân dân, hoặc phân công lãnh đạo địa "
            "phương, đơn vị chuyên môn trả lời theo thẩm quyền.",
            "The chair answers the People's opinions and recommendations, or assigns local "
            "leaders or specialised units to answer within their competence.",
        ),
        by=(CONFERENCE_CHAIR, CITY_LOCAL_LEADERS, CITY_SPECIALISED),
        at="III.2",
    ),
    # "Sớm nhất" is no number of days, so no period is given.
    FollowUp(
        case=FollowUpCase.UNRESOLVED,
        task=Words(
            "Vấn đề nêu tại hội nghị mà chưa được giải quyết: người chủ trì chỉ đạo cơ quan "
            "chuyên môn tiếp tục nghiên cứu tham mưu, giải quyết kịp thời và trả lời sớm nhất cho "
            "Nhân dân.",
            "Matters raised at the conference and not yet settled: the chair directs the "
            "specialised agencies to go on studying and advising, to settle them in time and to "
            "answer the People at the earliest.",
        ),
        by=(CONFERENCE_CHAIR, CITY_SPECIALISED),
        at="III.2",
    ),
    # Open question: whether the chair or the competent level gives the answer; the sentence
    # bears both readings. That the chair takes it in and petitions is certain.
    FollowUp(
        case=FollowUpCase.BEYOND_COMPETENCE,
        task=Words(
            "Phản ánh ngoài thẩm quyền của địa phương: người chủ trì tiếp thu để kiến nghị cấp có "
            "thẩm quyền giải quyết và trả lời Nhân dân theo quy định của Nhà nước.",
            "Matters beyond local competence: the chair takes them in and petitions the competent "
            "level, for settlement and an answer to the People under the State's rules.",
        ),
        by=(CONFERENCE_CHAIR,),
        at="III.2",
    ),
)

# Who chairs is read from the closing words (the dialogue is between the Chair of the City
# People's Committee and the People); "trực tiếp" (in person) from III.1 and IV.4; the audience
# from the title. The document says nothing of delegating the chair, nor of a theme.
_TIME_AND_PLACE: Final[tuple[Provision, ...]] = (
    Occasion(
        when=When(as_written="tháng 10/2022", span=Span.of_month(2022, 10)),
        alternative_places=(
            Venue(name=Words("Hội trường Thành ủy", "Hall of the City Party Committee")),
            Venue(
                name=Words(
                    "Hội trường Trung tâm chính trị thành phố", "Hall of the City Political Centre"
                )
            ),
        ),
        form=Form.IN_PERSON,
        audience=(
            Audience(who=Words("Nhân dân trên địa bàn thành phố", "The People of the city")),
        ),
        chairs=(
            Chair(
                office=Words("Chủ tịch UBND thành phố", "Chair of the City People's Committee"),
                sits_for=(Organ.COMMITTEE,),
            ),
        ),
        at="III.3",
    ),
    # Said in brackets after the place alone; who gives it, how and when is not said.
    Notice(
        words=Words(
            "Địa điểm sẽ có thông báo cụ thể.",
            "The exact place will be announced by a later notice.",
        ),
        contents=(NoticeItem.PLACE,),
        at="III.3",
    ),
)


# --- IV. tổ chức thực hiện (implementation) -----------------------------------------------------

_PREPARATION: Final[tuple[Provision, ...]] = (
    Assignment(
        body=CITY_INSPECTORATE,
        role=Role.LEAD,
        partners=(CITY_OFFICE, CITY_DIVISIONS_CONCERNED),
        task=Words(
            "Chủ trì chuẩn bị nội dung, thời gian tổ chức đối thoại.",
            "Lead the preparation of the content and the time of the dialogue.",
        ),
        at="IV.1",
    ),
    Assignment(
        body=CITY_INSPECTORATE,
        role=Role.LEAD,
        partners=(CITY_OFFICE, CITY_DIVISIONS_CONCERNED),
        task=Words(
            "Chủ trì chuẩn bị phương án trả lời ý kiến, kiến nghị của Nhân dân trên địa bàn về "
            "lĩnh vực quản lý nhà nước thuộc thẩm quyền đối thoại cấp thành phố.",
            "Lead the preparation of answers to the opinions and recommendations of the local "
            "People on fields of State management within the city level's competence.",
        ),
        at="IV.1",
    ),
    Assignment(
        body=CITY_DIVISION_HEADS,
        role=Role.COORDINATE,
        partners=(CITY_INSPECTORATE,),
        task=Words(
            "Phối hợp tiếp nhận ý kiến, kiến nghị của Nhân dân thuộc thẩm quyền của ngành mình.",
            "Coordinate in receiving the People's opinions and recommendations within the "
            "competence of their own sector.",
        ),
        at="IV.2",
    ),
    Assignment(
        body=CITY_DIVISION_HEADS,
        role=Role.ANSWER,
        task=Words(
            "Trả lời ý kiến, kiến nghị thuộc thẩm quyền của ngành mình tại buổi đối thoại theo "
            "quy định.",
            "Answer the opinions and recommendations of their own sector at the dialogue, as the "
            "rules require.",
        ),
        at="IV.2",
    ),
    # Open question: the document does not say that they are received before the day. We read it
    # so, since they are received "to answer at the dialogue", with answers prepared under IV.1.
    Collection(
        by=(CITY_DIVISION_HEADS, CITY_INSPECTORATE),
        source=Words("Nhân dân", "The People"),
        answers_prepared=True,
        at="IV.2",
    ),
)

# The document calls it here the dialogue "between the city's leaders and the People".
_PUBLICITY_TASK: Final[Words] = Words(
    "Phối hợp tuyên truyền Kế hoạch đối thoại giữa lãnh đạo thành phố với Nhân dân năm 2022, để "
    "cuộc đối thoại đạt chất lượng, hiệu quả cao nhất.",
    "Publicise, in coordination, the Plan of the dialogue between the city's leaders and the "
    "People in 2022, so that the dialogue reaches the best quality and effect.",
)

_PUBLICITY_AND_ORDER: Final[tuple[Provision, ...]] = (
    Assignment(
        body=CITY_CULTURE,
        role=Role.PUBLICISE,
        partners=(CITY_MEDIA_CENTRE, CITY_AGENCIES),
        task=_PUBLICITY_TASK,
        at="IV.3",
    ),
    Assignment(
        body=CITY_MEDIA_CENTRE,
        role=Role.PUBLICISE,
        partners=(CITY_CULTURE, CITY_AGENCIES),
        task=_PUBLICITY_TASK,
        at="IV.3",
    ),
    Assignment(
        body=CITY_POLICE,
        role=Role.SECURE,
        partners=(CITY_AGENCIES,),
        task=Words(
            "Chủ trì bảo đảm an ninh trật tự khi tổ chức hội nghị đối thoại trực tiếp với Nhân "
            "dân.",
            "Lead in keeping security and order while the conference of direct dialogue with the "
            "People is held.",
        ),
        at="IV.4",
    ),
)

# The Committee does not assign tasks to the Fatherland Front: it asks ("đề nghị").
# Open question: "before the conference" stands after the last of three tasks; we read it with all
# three. The organisations are named as partners of these three; after the semicolon, of none.
_FRONT: Final[tuple[Provision, ...]] = (
    Assignment(
        body=CITY_FRONT,
        role=Role.COLLECT,
        partners=(CITY_ASSOCIATIONS,),
        task=Words(
            "Được đề nghị chủ trì nắm chắc tình hình Nhân dân và những vấn đề bức xúc, phức tạp, "
            "nổi cộm.",
            "Is asked to lead in learning the People's situation and the pressing, complex and "
            "prominent matters.",
        ),
        due=_BEFORE,
        at="IV.5",
    ),
    Collection(
        by=(CITY_FRONT, CITY_ASSOCIATIONS),
        source=Words("Nhân dân", "The People"),
        by_when=_BEFORE,
        at="IV.5",
    ),
    Assignment(
        body=CITY_FRONT,
        role=Role.REPORT,
        partners=(CITY_ASSOCIATIONS,),
        task=Words(
            "Được đề nghị báo cáo Thành ủy.",
            "Is asked to report to the City Party Committee.",
        ),
        due=_BEFORE,
        at="IV.5",
    ),
    Report(
        by=(CITY_FRONT,),
        to=CITY_PARTY,
        what=Words(
            "Tình hình Nhân dân, những vấn đề bức xúc, phức tạp, nổi cộm.",
            "The People's situation and the pressing, complex and prominent matters.",
        ),
        due=_BEFORE,
        at="IV.5",
    ),
    Assignment(
        body=CITY_FRONT,
        role=Role.COORDINATE,
        partners=(CITY_ASSOCIATIONS, CITY_GOVERNMENT),
        task=Words(
            "Được đề nghị trao đổi với chính quyền.",
            "Is asked to exchange views with the authorities.",
        ),
        due=_BEFORE,
        at="IV.5",
    ),
    Assignment(
        body=CITY_FRONT,
        role=Role.ADVISE,
        task=Words(
            "Được đề nghị phối hợp tham mưu cấp ủy tổ chức đối thoại.",
            "Is asked to join in advising the Party committee on holding the dialogue.",
        ),
        at="IV.5",
    ),
    Assignment(
        body=CITY_FRONT,
        role=Role.MONITOR,
        task=Words(
            "Được đề nghị giám sát việc thực hiện kết luận sau đối thoại.",
            "Is asked to monitor how the conclusions are carried out after the dialogue.",
        ),
        at="IV.5",
    ),
    FollowUp(
        case=FollowUpCase.MONITOR,
        task=Words(
            "Giám sát việc thực hiện kết luận sau đối thoại.",
            "Monitor how the conclusions are carried out after the dialogue.",
        ),
        by=(CITY_FRONT,),
        at="IV.5",
    ),
    Assignment(
        body=CITY_FRONT,
        role=Role.MOBILISE,
        task=Words(
            "Được đề nghị tuyên truyền, vận động các tầng lớp Nhân dân thực hiện kết quả giải "
            "quyết của cơ quan chức năng.",
            "Is asked to inform and mobilise all strata of the People to carry out what the "
            "competent agencies settled.",
        ),
        at="IV.5",
    ),
    FollowUp(
        case=FollowUpCase.MOBILISE,
        task=Words(
            "Vận động các tầng lớp Nhân dân thực hiện kết quả giải quyết của cơ quan chức năng.",
            "Mobilise all strata of the People to carry out what the competent agencies settled.",
        ),
        by=(CITY_FRONT,),
        at="IV.5",
    ),
)

_WARDS: Final[tuple[Provision, ...]] = (
    Assignment(
        body=WARD_COMMITTEE,
        role=Role.IMPLEMENT,
        task=Words(
            "Xây dựng kế hoạch của đơn vị mình để tổ chức hội nghị đối thoại, căn cứ Điều 125 "
            "Luật Tổ chức chính quyền địa phương năm 2015 và Kế hoạch này.",
            "Make a plan of their own for holding a dialogue conference, under article 125 of the "
            "Law on Organisation of Local Government of 2015 and under this Plan.",
        ),
        at="IV.6",
    ),
    # What the wards' conferences must be like, with the article that they rest on.
    Text(
        aspect=Aspect.REQUIREMENT,
        words=Words(
            "Hội nghị của xã, phường theo Điều 125: nghiêm túc, đúng nội quy, quy chế, bảo đảm "
            "tiến độ thời gian và hiệu quả.",
            "The conferences of communes and wards under article 125: serious, by the rules of "
            "procedure, on schedule and effective.",
        ),
        cites=Citation("77/2015/QH13", article=125),
        at="IV.6",
    ),
    Assignment(
        body=WARD_COMMITTEE,
        role=Role.PUBLICISE,
        task=Words(
            "Tăng cường tuyên truyền về kế hoạch tổ chức đối thoại cấp thành phố và cơ sở.",
            "Publicise more the plan of dialogue of the city level and of the grassroots.",
        ),
        at="IV.6",
    ),
    Assignment(
        body=WARD_COMMITTEE,
        role=Role.INVITE,
        task=Words(
            "Thông báo cho cơ quan, đơn vị, trường học, doanh nghiệp, tổ chức tôn giáo và các "
            "tầng lớp Nhân dân tham dự đối thoại tại địa phương.",
            "Notify agencies, units, schools, businesses, religious organisations and all strata "
            "of the People to attend the dialogue in their locality.",
        ),
        at="IV.6",
    ),
)


# --- kết thúc, nơi nhận (closing words, recipients) ---------------------------------------------

_CLOSING_TASK: Final[Words] = Words(
    "Nghiêm túc thực hiện Kế hoạch này.",
    "Carry out this Plan seriously.",
)

_CLOSING: Final[tuple[Provision, ...]] = (
    Text(
        aspect=Aspect.CLOSING,
        words=Words(
            "Đây là Kế hoạch hội nghị tiếp xúc, đối thoại giữa Chủ tịch UBND thành phố với Nhân "
            "dân năm 2022.",
            "This is the Plan of the conference of meeting and dialogue between the Chair of the "
            "City People's Committee and the People in 2022.",
        ),
        at="closing",
    ),
    Assignment(body=CITY_AGENCY_HEADS, role=Role.IMPLEMENT, task=_CLOSING_TASK, at="closing"),
    Assignment(body=WARD_CHAIR, role=Role.IMPLEMENT, task=_CLOSING_TASK, at="closing"),
)

# Only the first four are marked (b/c). The next five carry no mark: they have tasks under the
# plan or command it, so they are taken to receive it to carry it out.
# Open question: "TTr" on the file line is read as the Inspectorate (Thanh tra), the unit that
# drafted, which that line names after VT (Văn thư); the document does not spell it out.
_RECIPIENTS: Final[tuple[Provision, ...]] = tuple(
    Recipient(body=body, purpose=purpose, at="recipients")
    for body, purpose in (
        (PROVINCE_COMMITTEE, Purpose.REPORT),
        (PROVINCE_INSPECTORATE, Purpose.REPORT),
        (CITY_PARTY_STANDING, Purpose.REPORT),
        (CITY_COUNCIL_STANDING, Purpose.REPORT),
        (CITY_CHAIR, Purpose.INFORM),
        (CITY_POLICE, Purpose.INFORM),
        (CITY_DIVISIONS, Purpose.INFORM),
        (CITY_ASSOCIATIONS, Purpose.INFORM),
        (WARD_COMMITTEE, Purpose.INFORM),
        (CITY_CLERK, Purpose.ARCHIVE),
        (CITY_INSPECTORATE, Purpose.ARCHIVE),
    )
)


# --- the plan -----------------------------------------------------------------------------------

PLAN: Final[Plan] = Plan(
    id="gia-nghia-2022",
    document=Document(
        kind=DocumentKind.PLAN,
        title=Words(
            "Kế hoạch Tổ chức đối thoại với Nhân dân năm 2022 trên địa bàn thành phố Gia Nghĩa",
            "Plan to hold the dialogue with the People in 2022 in Gia Nghĩa city",
        ),
        issuer=CITY_COMMITTEE,
        signed_by=Signatory(office=Words("CHỦ TỊCH", "CHAIR"), name="Đỗ Tấn Sương"),
    ),
    place=GIA_NGHIA,
    level=Level.CITY,
    organiser=CITY_COMMITTEE,
    provisions=(
        *_BASES,
        *_PURPOSES,
        *_REQUIREMENTS,
        *_CONTENT,
        *_METHOD,
        *_PROGRAMME,
        *_TIME_AND_PLACE,
        *_PREPARATION,
        *_PUBLICITY_AND_ORDER,
        *_FRONT,
        *_WARDS,
        *_CLOSING,
        *_RECIPIENTS,
    ),
    extent=Extent.WHOLE,
    unseen=(Aspect.NUMBER, Aspect.DATE),
)
"""The plan of Gia Nghĩa for 2022, in the order of the document."""
