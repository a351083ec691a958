"""The plan of Gia Nghĩa for 2022, paragraph by paragraph.

A table: each row names a paragraph of the document (its section and a short phrase of it) and
says exactly what `PLAN` must carry for it, in plain Vietnamese names. Together the rows claim
every provision once, so nothing of the document is missing and nothing was added to it.
"""

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

import attrs
import pytest

from dialogue_core.law import gia_nghia_2022
from dialogue_core.law.gia_nghia_2022 import PLAN
from dialogue_core.plans import (
    Assignment,
    Audience,
    Chair,
    Change,
    Collection,
    Exclusion,
    FollowUp,
    Frequency,
    Notice,
    Occasion,
    Recipient,
    Report,
    Text,
    Venue,
    When,
)
from dialogue_core.territory import Body
from dialogue_core.values import Citation, Span, Words, as_day
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

BEFORE = "trước khi tổ chức hội nghị đối thoại"
CHAIR = "Người chủ trì đối thoại"
FRONT = "Ủy ban MTTQ Việt Nam thành phố"
ORGANISATIONS = "Các tổ chức chính trị - xã hội thành phố"
INSPECTORATE = "Thanh tra thành phố"
OFFICE = "Văn phòng HĐND và UBND thành phố"
CONCERNED = "Các phòng, ban, đơn vị có liên quan"
HEADS = "Trưởng các phòng, ban, đơn vị có liên quan"
AGENCIES = "Các cơ quan, ngành có liên quan"
SPECIALISED = "Các cơ quan, đơn vị chuyên môn"
WARDS = "UBND xã, phường"
REGULATION = "Quy chế đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân"

# The fields of a provision that hold its words; all others must be exactly as the row says.
SPOKEN = {
    Text: "words",
    Exclusion: "what",
    Assignment: "task",
    FollowUp: "task",
    Notice: "words",
    Report: "what",
}


class Claim(NamedTuple):
    """One provision that a row demands: its kind, its exact fields, and words that it holds."""

    kind: type
    fields: dict
    vi: tuple
    en: tuple = ()

    def fits(self, provision, at):
        if type(provision) is not self.kind or provision.at != at:
            return False
        spoken = SPOKEN.get(self.kind)
        said = getattr(provision, spoken) if spoken else None
        rest = {
            field.name: plain(getattr(provision, field.name))
            for field in attrs.fields(self.kind)
            if field.name not in {"at", spoken}
        }
        default = {
            field.name: field.default
            for field in attrs.fields(self.kind)
            if field.name in rest and field.default is not attrs.NOTHING
        }
        return (
            rest == default | self.fields
            and all(part in said.vi for part in self.vi)
            and all(part in said.en for part in self.en)
        )


def plain(value):
    """Return bodies and times by their Vietnamese words, everything else as it is."""
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    if isinstance(value, Body):
        return value.name.vi
    if isinstance(value, When) and value.span is None:
        assert value == When(as_written=value.as_written)
        return value.as_written
    return value


def text(aspect, *vi, en=(), cites=None):
    return Claim(Text, {"aspect": aspect, "cites": cites}, vi, en)


def assigned(body, role, *vi, partners=(), due=None):
    fields = {"body": body, "role": role, "partners": partners, "due": due}
    return Claim(Assignment, fields, vi)


def owed(case, *vi, by, channels=()):
    return Claim(FollowUp, {"case": case, "by": by, "channels": channels, "within": None}, vi)


def sent(body, purpose):
    return Claim(Recipient, {"body": body, "purpose": purpose}, ())


class Row(NamedTuple):
    """A paragraph of the document, or a part of one, and what the plan carries for it."""

    at: str
    phrase: str
    claims: tuple = ()
    header: tuple = ()


ROWS = (
    # --- header ---------------------------------------------------------------------------------
    Row(
        "header",
        "KẾ HOẠCH",
        header=((lambda p: p.document.kind, DocumentKind.PLAN),),
    ),
    Row(
        "header",
        "Tổ chức đối thoại với Nhân dân năm 2022 trên địa bàn thành phố Gia Nghĩa",
        header=(
            (
                lambda p: p.document.title.vi,
                "Kế hoạch Tổ chức đối thoại với Nhân dân năm 2022 trên địa bàn thành phố Gia Nghĩa",
            ),
            (lambda p: p.place.id, "dak-nong/gia-nghia"),
            (lambda p: p.place.full_name, "thành phố Gia Nghĩa"),
            (lambda p: p.level, Level.CITY),
        ),
    ),
    # --- bases ----------------------------------------------------------------------------------
    Row(
        "bases",
        "Luật Tổ chức chính quyền địa phương ngày 19/6/2015",
        (
            text(
                Aspect.BASIS,
                "Luật Tổ chức chính quyền địa phương",
                "19/6/2015",
                en=("19 June 2015",),
                cites=Citation("77/2015/QH13"),
            ),
        ),
    ),
    Row(
        "bases",
        "Luật sửa đổi bổ sung một số điều",
        (
            text(
                Aspect.BASIS,
                "22/11/2019",
                "sửa đổi, bổ sung một số điều",
                en=("22 November 2019",),
                cites=Citation("47/2019/QH14"),
            ),
        ),
    ),
    Row(
        "bases",
        "Căn cứ Quyết định số 85/QĐ-UBND",
        (
            text(
                Aspect.BASIS,
                "85/QĐ-UBND",
                "14/01/2022",
                "công tác năm 2022",
                "UBND thành phố Gia Nghĩa",
                en=("85/QĐ-UBND", "14 January 2022", "Gia Nghĩa"),
                cites=Citation("85/QĐ-UBND"),
            ),
        ),
    ),
    Row(
        "bases",
        "Ủy ban nhân dân thành phố xây dựng kế hoạch",
        header=(
            (lambda p: p.document.issuer.name.vi, "Ủy ban nhân dân thành phố"),
            (lambda p: p.organiser.name.vi, "Ủy ban nhân dân thành phố"),
            (lambda p: p.organiser.level, Level.CITY),
        ),
    ),
    # --- I.1 purposes ---------------------------------------------------------------------------
    Row(
        "I.1",
        "Nâng cao hiệu quả công tác tuyên truyền, phổ biến",
        (text(Aspect.PURPOSE, "tuyên truyền, phổ biến", "của Đảng", "pháp luật của Nhà nước"),),
    ),
    Row(
        "I.1",
        "Nhằm nắm bắt tâm tư, nguyện vọng",
        (
            text(
                Aspect.PURPOSE,
                "tâm tư, nguyện vọng, phản ánh, kiến nghị",
                "vướng mắc, phát sinh",
                "bổ sung, điều chỉnh",
                "thực tiễn địa phương",
            ),
        ),
    ),
    Row(
        "I.1",
        "phát huy vai trò giám sát, kiểm tra",
        (
            text(
                Aspect.PURPOSE,
                "giám sát, kiểm tra",
                "cấp ủy, chính quyền",
                "kinh tế - xã hội, quân sự cơ sở - an ninh trật tự",
                "xây dựng Đảng, chính quyền trong sạch, vững mạnh",
            ),
        ),
    ),
    Row(
        "I.1",
        "Nội dung đối thoại cần được chuẩn bị chu đáo",
        (text(Aspect.PURPOSE, "chu đáo", "chất lượng", "nghiêm túc", "hiệu quả"),),
    ),
    # --- I.2 requirements -----------------------------------------------------------------------
    Row(
        "I.2",
        "được thực hiện từ UBND các xã, phường đến thành phố",
        (text(Aspect.REQUIREMENT, "từ UBND các xã, phường đến thành phố"),),
    ),
    Row(
        "I.2",
        "phải đảm bảo dân chủ, khách quan",
        (
            text(
                Aspect.REQUIREMENT,
                "Dân chủ, khách quan, thông tin chính xác",
                "nội quy, quy chế đối thoại",
            ),
        ),
    ),
    Row(
        "I.2",
        "giữ gìn bí mật an ninh quốc gia",
        (text(Aspect.REQUIREMENT, "bí mật an ninh quốc gia"),),
    ),
    Row(
        "I.2",
        "phòng, chống dịch bệnh Covid-19",
        (
            text(
                Aspect.REQUIREMENT,
                "của Trung ương, của tỉnh, của huyện",
                "Covid-19",
                en=("central, provincial and district", "Covid-19"),
            ),
        ),
    ),
    # --- II content -----------------------------------------------------------------------------
    Row(
        "II.1",
        "Thông báo những vấn đề quan trọng về kinh tế - xã hội",
        (
            text(
                Aspect.ANNOUNCED,
                "kinh tế - xã hội",
                "an ninh chính trị",
                "trật tự an toàn xã hội",
                "quốc phòng an ninh",
                "xây dựng Đảng và hệ thống chính trị",
            ),
        ),
    ),
    Row(
        "II.1",
        "ảnh hưởng trực tiếp đến địa bàn",  # the same paragraph, broken by the page
        (
            text(
                Aspect.ANNOUNCED,
                "ảnh hưởng trực tiếp đến địa bàn",
                "dư luận xã hội, Nhân dân quan tâm",
                en=("directly affect the area",),
            ),
        ),
    ),
    Row(
        "II.2",
        "Nghe ý kiến Nhân dân phản ánh, trao đổi",
        (
            text(
                Aspect.HEARD,
                "bức xúc",
                "kinh tế - xã hội, an ninh - quốc phòng, xây dựng hệ thống chính trị",
            ),
        ),
    ),
    Row(
        "II.2",
        "định hướng, chủ trương giải quyết",
        (text(Aspect.CONTENT, "Định hướng, chủ trương", "kiến nghị, đề nghị của Nhân dân"),),
    ),
    Row(
        "II",
        "liên quan đến giải quyết khiếu nại, tố cáo",
        (
            Claim(
                Exclusion,
                {
                    "kinds": (StatementKind.COMPLAINT, StatementKind.DENUNCIATION),
                    "conduct": (),
                    "capacity": (),
                    "settled": (),
                    "ground": None,
                },
                ("giải quyết khiếu nại, tố cáo của công dân", "không đưa ra đối thoại"),
            ),
        ),
    ),
    # --- III.1 method ---------------------------------------------------------------------------
    Row(
        "III.1",
        "Về hình thức, trình tự, trách nhiệm khi tham gia đối thoại",
        (
            text(
                Aspect.METHOD,
                "Hình thức, trình tự, trách nhiệm",
                "xử lý sau đối thoại",
                REGULATION,
                cites=Citation(REGULATION),
            ),
        ),
    ),
    Row(
        "III.1",
        "Đối thoại theo từng vấn đề, chủ đề và câu hỏi",
        (text(Aspect.METHOD, "từng vấn đề, chủ đề, câu hỏi", "phổ biến pháp luật"),),
    ),
    Row(
        "III.1",
        "Hạn chế trình bày một chiều",
        (text(Aspect.METHOD, "Hạn chế trình bày một chiều", "ưu tiên thời gian cho Nhân dân"),),
    ),
    Row(
        "III.1",
        "có thể hỏi lại Nhân dân",
        (text(Aspect.METHOD, "Người chủ trì có thể hỏi lại"),),
    ),
    Row(
        "III.1",
        "nếu có câu hỏi ngoài nội dung",
        (
            owed(
                FollowUpCase.OFF_TOPIC,
                "ngoài nội dung",
                "vẫn được tiếp nhận",
                "trả lời riêng bằng văn bản",
                by=(CHAIR,),
                channels=(Channel.WRITING,),
            ),
        ),
    ),
    Row(
        "III.1",
        "Đồng thời yêu cầu người đặt câu hỏi",
        (text(Aspect.METHOD, "được yêu cầu đi vào trọng tâm, chủ đề, nội dung"),),
    ),
    # --- III.2 programme ------------------------------------------------------------------------
    Row(
        "III.2",
        "nêu lý do, giới thiệu đại biểu, chương trình, nội quy",
        (
            text(Aspect.PROGRAMME, OFFICE, "lý do", "đại biểu", "chương trình", "nội quy"),
            assigned(OFFICE, Role.SECRETARIAT, "lý do", "đại biểu", "chương trình", "nội quy"),
        ),
    ),
    Row(
        "III.2",
        "cử thư ký ghi biên bản hội nghị",
        (
            text(Aspect.PROGRAMME, OFFICE, "thư ký ghi biên bản"),
            assigned(OFFICE, Role.SECRETARIAT, "thư ký ghi biên bản"),
        ),
    ),
    Row(
        "III.2",
        "báo cáo các nội dung đối thoại",
        (text(Aspect.PROGRAMME, "Người chủ trì báo cáo", "mục đích, yêu cầu, nội dung chủ yếu"),),
    ),
    Row(
        "III.2",
        "Nhân dân phát biểu ý kiến hoặc gửi câu hỏi",
        (text(Aspect.PROGRAMME, "Nhân dân phát biểu", "gửi câu hỏi", "qua thư ký hội nghị"),),
    ),
    Row(
        "III.2",
        "Người chủ trì giải thích, trao đổi, tiếp thu, trả lời",
        (text(Aspect.PROGRAMME, "Người chủ trì giải thích, trao đổi, tiếp thu, trả lời"),),
    ),
    Row(
        "III.2",
        "hoặc phân công lãnh đạo địa phương, đơn vị chuyên môn",
        (
            owed(
                FollowUpCase.ANSWER,
                "phân công lãnh đạo địa phương, đơn vị chuyên môn",
                "theo thẩm quyền",
                by=(CHAIR, "Lãnh đạo địa phương", SPECIALISED),
            ),
        ),
    ),
    Row(
        "III.2",
        "có ý kiến tại hội nghị mà chưa được giải quyết",
        (
            owed(
                FollowUpCase.UNRESOLVED,
                "chỉ đạo cơ quan chuyên môn",
                "giải quyết kịp thời",
                "trả lời sớm nhất",
                by=(CHAIR, SPECIALISED),
            ),
        ),
    ),
    Row(
        "III.2",
        "nằm ngoài thẩm quyền của địa phương",
        (
            owed(
                FollowUpCase.BEYOND_COMPETENCE,
                "ngoài thẩm quyền của địa phương",
                "kiến nghị cấp có thẩm quyền giải quyết",
                "theo quy định của Nhà nước",
                by=(CHAIR,),
            ),
        ),
    ),
    # --- III.3 time and place -------------------------------------------------------------------
    Row(
        "III.3",
        "Thời gian: Tổ chức trong tháng",
        (
            Claim(
                Occasion,
                {
                    "when": When(
                        as_written="tháng 10/2022", span=Span("2022-10-01", until="2022-11-01")
                    ),
                    "alternative_places": (
                        Venue(
                            name=Words("Hội trường Thành ủy", "Hall of the City Party Committee")
                        ),
                        Venue(
                            name=Words(
                                "Hội trường Trung tâm chính trị thành phố",
                                "Hall of the City Political Centre",
                            )
                        ),
                    ),
                    "form": Form.IN_PERSON,
                    "audience": (
                        Audience(
                            who=Words("Nhân dân trên địa bàn thành phố", "The People of the city")
                        ),
                    ),
                    "chairs": (
                        Chair(
                            office=Words(
                                "Chủ tịch UBND thành phố", "Chair of the City People's Committee"
                            ),
                            sits_for=(Organ.COMMITTEE,),
                        ),
                    ),
                },
                (),
            ),
        ),
    ),
    Row(
        "III.3",
        "Tại Hội trường Thành ủy hoặc hội trường Trung tâm chính trị",
        header=(
            (lambda p: p.occasions[0].places, ()),
            (
                lambda p: [v.name.vi for v in p.occasions[0].alternative_places],
                ["Hội trường Thành ủy", "Hội trường Trung tâm chính trị thành phố"],
            ),
        ),
    ),
    Row(
        "III.3",
        "sẽ có thông báo cụ thể",
        (Claim(Notice, {"contents": (NoticeItem.PLACE,)}, ("sẽ có thông báo cụ thể",)),),
    ),
    # --- IV implementation ----------------------------------------------------------------------
    Row(
        "IV.1",
        "Giao Thanh tra thành phố chủ trì",
        (
            assigned(
                INSPECTORATE,
                Role.LEAD,
                "nội dung, thời gian tổ chức đối thoại",
                partners=(OFFICE, CONCERNED),
            ),
        ),
    ),
    Row(
        "IV.1",
        "phương án trả lời những ý kiến, kiến nghị",
        (
            assigned(
                INSPECTORATE,
                Role.LEAD,
                "phương án trả lời ý kiến, kiến nghị",
                "lĩnh vực quản lý nhà nước",
                "thẩm quyền đối thoại cấp thành phố",
                partners=(OFFICE, CONCERNED),
            ),
        ),
    ),
    Row(
        "IV.2",
        "phối hợp với Thanh tra thành phố để tiếp nhận",
        (
            assigned(
                HEADS,
                Role.COORDINATE,
                "tiếp nhận ý kiến, kiến nghị",
                "thẩm quyền của ngành mình",
                partners=(INSPECTORATE,),
            ),
            Claim(
                Collection,
                {
                    "by": (HEADS, INSPECTORATE),
                    "source": Words("Nhân dân", "The People"),
                    "answers_prepared": True,
                },
                (),
            ),
        ),
    ),
    Row(
        "IV.2",
        "để trả lời tại buổi đối thoại theo quy định",
        (assigned(HEADS, Role.ANSWER, "tại buổi đối thoại", "theo quy định"),),
    ),
    Row(
        "IV.3",
        "Giao phòng Văn hóa và Thông tin thành phố",
        (
            assigned(
                "Phòng Văn hóa và Thông tin",
                Role.PUBLICISE,
                "lãnh đạo thành phố với Nhân dân năm 2022",
                "chất lượng, hiệu quả cao nhất",
                partners=("Trung tâm Văn hóa - Thể thao và Truyền thông", AGENCIES),
            ),
        ),
    ),
    Row(
        "IV.3",
        "Trung tâm Văn hóa - Thể thao và Truyền thông thành phố Gia Nghĩa",
        (
            assigned(
                "Trung tâm Văn hóa - Thể thao và Truyền thông",
                Role.PUBLICISE,
                "lãnh đạo thành phố với Nhân dân năm 2022",
                "chất lượng, hiệu quả cao nhất",
                partners=("Phòng Văn hóa và Thông tin", AGENCIES),
            ),
        ),
    ),
    Row(
        "IV.4",
        "Công an thành phố chủ trì phối hợp với các ngành liên quan",
        (
            assigned(
                "Công an thành phố",
                Role.SECURE,
                "Chủ trì bảo đảm an ninh trật tự",
                "đối thoại trực tiếp",
                partners=(AGENCIES,),
            ),
        ),
    ),
    Row(
        "IV.5",
        "nắm chắc tình hình Nhân dân",
        (
            assigned(
                FRONT,
                Role.COLLECT,
                "Được đề nghị chủ trì",
                "bức xúc, phức tạp, nổi cộm",
                partners=(ORGANISATIONS,),
                due=BEFORE,
            ),
            Claim(
                Collection,
                {
                    "by": (FRONT, ORGANISATIONS),
                    "source": Words("Nhân dân", "The People"),
                    "by_when": BEFORE,
                },
                (),
            ),
        ),
    ),
    Row(
        "IV.5",
        "báo cáo Thành ủy",
        (
            assigned(FRONT, Role.REPORT, "báo cáo Thành ủy", partners=(ORGANISATIONS,), due=BEFORE),
            Claim(
                Report,
                {"by": (FRONT,), "to": "Thành ủy", "due": BEFORE},
                ("bức xúc, phức tạp, nổi cộm",),
            ),
        ),
    ),
    Row(
        "IV.5",
        "trao đổi với chính quyền trước khi tổ chức hội nghị đối thoại",
        (
            assigned(
                FRONT,
                Role.COORDINATE,
                "trao đổi với chính quyền",
                partners=(ORGANISATIONS, "Chính quyền thành phố"),
                due=BEFORE,
            ),
        ),
    ),
    Row(
        "IV.5",
        "phối hợp tham mưu cấp ủy tổ chức đối thoại",
        (assigned(FRONT, Role.ADVISE, "phối hợp tham mưu cấp ủy"),),
    ),
    Row(
        "IV.5",
        "giám sát việc thực hiện kết luận sau đối thoại",
        (
            assigned(FRONT, Role.MONITOR, "giám sát việc thực hiện kết luận"),
            owed(FollowUpCase.MONITOR, "thực hiện kết luận sau đối thoại", by=(FRONT,)),
        ),
    ),
    Row(
        "IV.5",
        "tuyên truyền, vận động các tầng lớp Nhân dân",
        (
            assigned(FRONT, Role.MOBILISE, "tuyên truyền, vận động các tầng lớp Nhân dân"),
            owed(
                FollowUpCase.MOBILISE,
                "các tầng lớp Nhân dân",
                "kết quả giải quyết của cơ quan chức năng",
                by=(FRONT,),
            ),
        ),
    ),
    Row(
        "IV.6",
        "căn cứ vào Điều 125 Luật Tổ chức chính quyền địa phương năm 2015",
        (
            assigned(
                WARDS,
                Role.IMPLEMENT,
                "kế hoạch của đơn vị mình",
                "Điều 125 Luật Tổ chức chính quyền địa phương năm 2015",
                "Kế hoạch này",
            ),
        ),
    ),
    Row(
        "IV.6",
        "nghiêm túc, đúng nội quy, quy chế, đảm bảo tiến độ thời gian",
        (
            text(
                Aspect.REQUIREMENT,
                "nghiêm túc, đúng nội quy, quy chế",
                "tiến độ thời gian và hiệu quả",
                cites=Citation("77/2015/QH13", article=125),
            ),
        ),
    ),
    Row(
        "IV.6",
        "Tăng cường công tác tuyên truyền về kế hoạch",
        (assigned(WARDS, Role.PUBLICISE, "cấp thành phố và cơ sở"),),
    ),
    Row(
        "IV.6",
        "thông báo các cơ quan, đơn vị, trường học, doanh nghiệp",
        (
            assigned(
                WARDS,
                Role.INVITE,
                "cơ quan, đơn vị, trường học, doanh nghiệp, tổ chức tôn giáo",
                "các tầng lớp Nhân dân",
                "tại địa phương",
            ),
        ),
    ),
    # --- closing --------------------------------------------------------------------------------
    Row(
        "closing",
        "giữa Chủ tịch UBND thành phố với Nhân dân năm 2022",
        (
            text(
                Aspect.CLOSING,
                "tiếp xúc, đối thoại giữa Chủ tịch UBND thành phố với Nhân dân năm 2022",
            ),
        ),
        header=((lambda p: p.occasions[0].chairs[0].office.vi, "Chủ tịch UBND thành phố"),),
    ),
    Row(
        "closing",
        "yêu cầu Thủ trưởng các cơ quan, đơn vị",
        (assigned("Thủ trưởng các cơ quan, đơn vị", Role.IMPLEMENT, "Nghiêm túc thực hiện"),),
    ),
    Row(
        "closing",
        "Chủ tịch UBND các xã, phường nghiêm túc thực hiện",
        (assigned("Chủ tịch UBND xã, phường", Role.IMPLEMENT, "Nghiêm túc thực hiện"),),
    ),
    # --- recipients -----------------------------------------------------------------------------
    Row("recipients", "UBND tỉnh (b/c)", (sent("UBND tỉnh", Purpose.REPORT),)),
    Row("recipients", "Thanh tra tỉnh (b/c)", (sent("Thanh tra tỉnh", Purpose.REPORT),)),
    Row("recipients", "TT. Thành ủy (b/c)", (sent("Thường trực Thành ủy", Purpose.REPORT),)),
    Row("recipients", "TT HĐND TP (b/c)", (sent("Thường trực HĐND thành phố", Purpose.REPORT),)),
    Row(
        "recipients",
        "CT, các PCT UBND TP",
        (sent("Chủ tịch, các Phó Chủ tịch UBND thành phố", Purpose.INFORM),),
    ),
    Row("recipients", "Công an TP", (sent("Công an thành phố", Purpose.INFORM),)),
    Row(
        "recipients",
        "Các phòng, ban, đơn vị TP",
        (sent("Các phòng, ban, đơn vị thành phố", Purpose.INFORM),),
    ),
    Row(
        "recipients",
        "Các Tổ chức chính trị - xã hội TP",
        (sent(ORGANISATIONS, Purpose.INFORM),),
    ),
    Row("recipients", "UBND các xã, phường;", (sent(WARDS, Purpose.INFORM),)),
    Row(
        "recipients",
        "Lưu: VT, TTr.",
        (sent("Văn thư", Purpose.ARCHIVE), sent(INSPECTORATE, Purpose.ARCHIVE)),
    ),
    # --- signature ------------------------------------------------------------------------------
    Row("signature", "CHỦ TỊCH", header=((lambda p: p.document.signed_by.office.vi, "CHỦ TỊCH"),)),
    Row(
        "signature",
        "Đỗ Tấn Sương",
        header=((lambda p: p.document.signed_by.name, "Đỗ Tấn Sương"),),
    ),
)

ORDER = (
    *("bases", "I.1", "I.2", "II.1", "II.2", "II", "III.1", "III.2", "III.3"),
    *("IV.1", "IV.2", "IV.3", "IV.4", "IV.5", "IV.6", "closing", "recipients"),
)


def found(claim, at):
    return [i for i, p in enumerate(PLAN.provisions) if claim.fits(p, at)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.at}: {row.phrase}")
def test_each_paragraph_of_the_document_is_carried(row):
    assert row.claims or row.header
    for claim in row.claims:
        assert len(found(claim, row.at)) == 1, claim
    for select, expected in row.header:
        assert select(PLAN) == expected


def test_every_provision_stands_for_a_paragraph_of_the_document():
    claimed = {i for row in ROWS for claim in row.claims for i in found(claim, row.at)}
    orphans = [p for i, p in enumerate(PLAN.provisions) if i not in claimed]
    assert orphans == []


def test_no_provision_stands_twice_or_for_two_paragraphs():
    assert len(set(PLAN.provisions)) == len(PLAN.provisions) == 69
    claims = Counter(i for row in ROWS for claim in row.claims for i in found(claim, row.at))
    (announced,) = (
        i for i, p in enumerate(PLAN.provisions) if p.aspect is Aspect.ANNOUNCED
    )  # its paragraph runs over a page break, so two rows claim it
    assert claims.pop(announced) == 2
    assert set(claims.values()) == {1}


def test_no_row_stands_twice():
    assert len({(row.at, row.phrase) for row in ROWS}) == len(ROWS)


def test_the_provisions_stand_in_the_order_of_the_document():
    places = [ORDER.index(p.at) for p in PLAN.provisions]
    assert places == sorted(places)
    assert set(places) == set(range(len(ORDER)))
    rows = [row for row in ROWS if row.claims]
    starts = [min(i for claim in row.claims for i in found(claim, row.at)) for row in rows]
    assert starts == sorted(starts)


def test_the_plan_has_as_many_provisions_of_each_kind_as_the_document_says():
    assert Counter(type(p) for p in PLAN.provisions) == {
        Text: 26,
        Exclusion: 1,
        Occasion: 1,
        Assignment: 20,
        Collection: 2,
        Notice: 1,
        FollowUp: 6,
        Report: 1,
        Recipient: 11,
    }
    assert Counter(t.aspect for t in PLAN.of(Text)) == {
        Aspect.BASIS: 3,
        Aspect.PURPOSE: 4,
        Aspect.REQUIREMENT: 5,
        Aspect.ANNOUNCED: 1,
        Aspect.HEARD: 1,
        Aspect.CONTENT: 1,
        Aspect.METHOD: 5,
        Aspect.PROGRAMME: 5,
        Aspect.CLOSING: 1,
    }


def test_the_document_is_known_to_say_nothing_of_frequency_and_change():
    assert PLAN.extent is Extent.WHOLE
    assert PLAN.of(Frequency) == ()
    assert PLAN.of(Change) == ()
    assert [a for a in Aspect if PLAN.known_silent(a)] == [Aspect.FREQUENCY, Aspect.CHANGE]


def test_number_and_date_of_the_document_are_unseen_not_absent():
    assert PLAN.unseen == (Aspect.NUMBER, Aspect.DATE)
    assert PLAN.document.number is None
    assert PLAN.document.dated is None
    for aspect in (Aspect.NUMBER, Aspect.DATE):
        assert not PLAN.speaks_of(aspect)
        assert not PLAN.known_silent(aspect)


def test_the_document_gives_no_number_of_days():
    assert [f.within for f in PLAN.of(FollowUp)] == [None] * 6
    (notice,) = PLAN.of(Notice)
    assert notice.lead is None
    assert notice.on is None
    assert notice.by == notice.channels == ()
    for collection in PLAN.of(Collection):
        assert collection.opens is collection.closes is None


def test_the_month_is_october_2022_and_no_day_is_fixed_yet():
    (occasion,) = PLAN.occasions
    assert occasion.when.day is None
    assert occasion.when.firm
    for day, inside in (
        ("2022-09-30", False),
        ("2022-10-01", True),
        ("2022-10-31", True),
        ("2022-11-01", False),
    ):
        assert occasion.when.span.covers(as_day(day)) is inside
    assert PLAN.place.exists_on(occasion.when.span.since)


def test_the_inspectorate_alone_leads():
    assert {a.body.name.vi for a in PLAN.assignments if a.role is Role.LEAD} == {INSPECTORATE}


def test_the_committee_asks_the_front_and_does_not_order_it():
    tasks = [a for a in PLAN.assignments if a.body.name.vi == FRONT]
    assert [a.role for a in tasks] == [
        Role.COLLECT,
        Role.REPORT,
        Role.COORDINATE,
        Role.ADVISE,
        Role.MONITOR,
        Role.MOBILISE,
    ]
    for task in PLAN.assignments:
        assert ("Được đề nghị" in task.task.vi) is (task in tasks)
        assert ("Is asked to" in task.task.en) is (task in tasks)


def test_every_body_named_existed_in_october_2022():
    day = as_day("2022-10-01")
    bodies = [b for p in PLAN.provisions for b in walk(p, Body)]
    assert len(bodies) > 50
    for body in bodies:
        assert body.span is None or body.span.covers(day)


def walk(value, kind):
    """Give every value of a kind inside a provision."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from walk(item, kind)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from walk(getattr(value, field.name), kind)


def numbers(said):
    """Give the numbers of a text; a month of a full date is a number in Vietnamese only."""
    return re.findall(r"\d+", re.sub(r"0?(\d+)/\d+/(\d{4})", r"\1 \2", said))


def test_all_words_stand_in_both_languages_with_the_same_numbers():
    words = [w for p in (PLAN.document, *PLAN.provisions) for w in walk(p, Words)]
    assert len(words) > 100
    for each in words:
        assert each.en
        for said in (each.vi, each.en):
            assert said == unicodedata.normalize("NFC", said).strip()
            assert "  " not in said
        assert numbers(each.vi) == numbers(each.en)


def test_the_module_names_what_it_offers():
    assert dir(gia_nghia_2022) == gia_nghia_2022.__all__ == ["PLAN"]
