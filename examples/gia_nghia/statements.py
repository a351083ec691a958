"""Thirty-eight statements of an invented conference: all kinds, as people say and write them.

Nobody in them is real, and no event. What a clerk records about a part is what it is by its
content, its field, and who is able to settle it; the library derives what that means for the city.
"""

from typing import Final

import attrs

import dialogue_core as dc
from dialogue_core.events import Speaker
from dialogue_core.vocabulary import (
    Conduct,
    Delivery,
    Intake,
    Matter,
    PartyDiscipline,
    Secrecy,
    Settled,
)

HELD: Final = "2022-10-14"  # the plan says October; suppose that this day was chosen
COLLECTED: Final = "2022-10-06"  # when the Front handed over what it had collected
REGISTERED: Final = "2022-10-11"  # the last day to register
CITY, WARD, PROVINCE = dc.Settler.CITY, dc.Settler.WARD, dc.Settler.PROVINCE
PETITION, QUESTION = dc.StatementKind.PETITION, dc.StatementKind.QUESTION
COMPLAINT, DENUNCIATION = dc.StatementKind.COMPLAINT, dc.StatementKind.DENUNCIATION


@attrs.frozen(kw_only=True)
class Case:
    """A statement with how it came in, and who said it."""

    statement: dc.Statement
    via: Intake
    speaker: Speaker | None = None
    arose_in: tuple[str, ...] = ()


def said(
    number: int,
    words: str,
    *parts: dc.Part,
    via: Intake = Intake.SPOKEN,
    on: str = HELD,
    delivery: Delivery = Delivery.SPOKEN,
    conduct: Conduct | None = None,
    name: str = "",
    arose_in: str = "",
) -> Case:
    """Return a statement; words and name are sealed at once."""
    speaker = Speaker(id=f"P{number}", name=dc.Sealed(name) if name else None)
    return Case(
        statement=dc.Statement(
            id=f"S{number}",
            on=on,
            words=dc.Sealed(words),
            delivery=delivery,
            conduct=conduct,
            parts=parts,
        ),
        via=via,
        speaker=None if delivery is Delivery.ANONYMOUS else speaker,
        arose_in=(f"dak-nong/gia-nghia/{arose_in}",) if arose_in else (),
    )


CASES: Final = (
    said(
        1,
        "Đèn đường trước chợ Gia Nghĩa hỏng hai tháng nay, buổi tối rất nguy hiểm, đề nghị sửa.",
        dc.Part(kind=PETITION, field=dc.Field.PUBLIC_WORKS, settled_by=CITY),
        name="Hồ Thị Lựu",
        arose_in="nghia-thanh",
    ),
    said(
        2,
        "Loa truyền thanh của phường mở quá sớm, đề nghị phường đổi giờ phát.",
        dc.Part(
            kind=PETITION,
            field=dc.Field.CULTURE,
            matter=Matter.BROADCASTING,
            settled_by=WARD,
        ),
        arose_in="nghia-tan",
    ),
    said(
        3,
        "Đề nghị tỉnh mở thêm lớp 10 công lập, năm nay nhiều cháu ở thành phố không có chỗ học.",
        dc.Part(kind=PETITION, field=dc.Field.UPPER_EDUCATION, settled_by=PROVINCE),
        name="Đặng Văn Khế",
    ),
    said(
        4,
        "Hồ sơ cấp giấy chứng nhận quyền sử dụng đất lần đầu cần những giấy tờ gì?",
        dc.Part(
            kind=QUESTION,
            field=dc.Field.LAND,
            matter=Matter.REGISTRATION,
            settled_by=CITY,
        ),
    ),
    said(
        5,
        "Tôi không đồng ý với quyết định bồi thường của UBND thành phố đối với thửa đất nhà tôi.",
        dc.Part(
            kind=COMPLAINT,
            field=dc.Field.LAND,
            matter=Matter.COMPENSATION,
            settled_by=CITY,
            decision_maker=CITY,
        ),
        name="Mai Thị Sim",
    ),
    said(
        6,
        "Tôi tố cáo một cán bộ nhận tiền để làm nhanh hồ sơ.",
        dc.Part(kind=DENUNCIATION, field=dc.Field.LAND, accused_managed_by=CITY),
        name="Lương Thị Ổi",
    ),
    said(
        7,
        "Đơn tố cáo việc thu tiền sai quy định ở một trường học, có họ tên và chữ ký.",
        dc.Part(kind=DENUNCIATION, field=dc.Field.EDUCATION, accused_managed_by=CITY),
        via=Intake.SECRETARY,
        delivery=Delivery.SIGNED,
        name="Phùng Văn Mận",
    ),
    said(
        8,
        "Tờ giấy bỏ trong hòm thư, không ghi tên, nói một công trình bị rút ruột.",
        dc.Part(kind=DENUNCIATION, field=dc.Field.CONSTRUCTION, accused_managed_by=CITY),
        via=Intake.WRITTEN,
        delivery=Delivery.ANONYMOUS,
    ),
    said(
        9,
        "Bao giờ thành phố tổ chức lại giải bóng đá thanh niên?",
        dc.Part(kind=QUESTION, field=dc.Field.CULTURE, settled_by=CITY, topic=dc.Topic.OFF),
    ),
    said(
        10,
        "Mương trước nhà bị nghẹt, đề nghị nạo vét; và tôi khiếu nại việc phường phạt tôi đổ rác.",
        dc.Part(kind=PETITION, field=dc.Field.PUBLIC_WORKS, settled_by=CITY),
        dc.Part(
            kind=COMPLAINT,
            field=dc.Field.ENVIRONMENT,
            settled_by=WARD,
            decision_maker=WARD,
        ),
        name="Tạ Thị Bòng",
        arose_in="nghia-duc",
    ),
    said(
        11,
        "Đề nghị xem xét kỷ luật Đảng một chi ủy viên không gương mẫu.",
        dc.Part(
            kind=DENUNCIATION,
            field=dc.Field.PARTY_BUILDING,
            accused_managed_by=CITY,
            party_discipline=PartyDiscipline.YES,
        ),
    ),
    said(
        12,
        "Xin cho biết phương án bố trí lực lượng ở khu vực phòng thủ.",
        dc.Part(
            kind=QUESTION,
            field=dc.Field.MILITARY,
            settled_by=CITY,
            secrecy=Secrecy.YES,
        ),
    ),
    said(
        13,
        "Xe rác cả tuần nay không vào hẻm nhà tôi!",
        dc.Part(
            kind=PETITION,
            field=dc.Field.ENVIRONMENT,
            matter=Matter.URBAN_WASTE,
            settled_by=CITY,
        ),
        conduct=Conduct.INTOXICATED,
        arose_in="quang-thanh",
    ),
    said(
        14,
        "Làm giấy tờ đất ở đây phải biết điều mới xong.",
        # a reproach, or a denunciation? In doubt is said, never guessed
        dc.Part(kind=dc.UNKNOWN, field=dc.Field.LAND, settled_by=CITY),
    ),
    said(
        15,
        "Tổ dân phố 4 mất nước máy luân phiên cả mùa khô, phải mua nước xe bồn.",
        dc.Part(kind=PETITION, field=dc.Field.WATER, settled_by=dc.Settler.NOT_STATE),
        via=Intake.COLLECTED,
        on=COLLECTED,
        arose_in="nghia-phu",
    ),
    said(
        16,
        "Nước máy ở khu dốc cao rất yếu, ban ngày gần như không có.",
        dc.Part(kind=PETITION, field=dc.Field.WATER, settled_by=dc.Settler.NOT_STATE),
        via=Intake.COLLECTED,
        on=COLLECTED,
        arose_in="nghia-tan",
    ),
    said(
        17,
        "Nước yếu quá, ban ngày không dùng được.",
        dc.Part(kind=PETITION, field=dc.Field.WATER, settled_by=dc.Settler.NOT_STATE),
        via=Intake.COLLECTED,
        on=COLLECTED,
        arose_in="nghia-tan",
    ),
    said(
        18,
        "Đường liên thôn mùa mưa lầy lội, xe chở nông sản không ra được, đề nghị sớm đổ bê tông.",
        dc.Part(kind=PETITION, field=dc.Field.TRANSPORT, settled_by=CITY),
        via=Intake.COLLECTED,
        on=COLLECTED,
        arose_in="dak-nia",
    ),
    said(
        19,
        "Xe tải nặng chạy suốt ngày làm hư đường vào thôn, đề nghị cắm biển hạn chế tải trọng.",
        dc.Part(kind=PETITION, field=dc.Field.TRANSPORT, settled_by=CITY),
        via=Intake.REGISTERED,
        on=REGISTERED,
        name="K'Brơi",
        arose_in="dak-r-moan",
    ),
    said(
        20,
        "Mương thoát nước năm ngoái đã hứa làm mà nay vẫn ngập, chúng tôi kiến nghị lại.",
        dc.Part(kind=PETITION, field=dc.Field.PUBLIC_WORKS, settled_by=CITY),
        via=Intake.REGISTERED,
        on=REGISTERED,
        arose_in="nghia-trung",
    ),
    said(
        21,
        "Mẹ tôi 81 tuổi, không có lương hưu, hồ sơ hưởng trợ cấp xã hội nộp ở đâu?",
        dc.Part(kind=QUESTION, field=dc.Field.SOCIAL_POLICY, settled_by=CITY),
        via=Intake.SECRETARY,
        delivery=Delivery.SIGNED,
        name="Vi Thị Mơ",
    ),
    said(
        22,
        "Bộ phận một cửa bắt nộp bản sao nhiều lần, đề nghị dùng lại giấy tờ đã có trên hệ thống.",
        dc.Part(kind=PETITION, field=dc.Field.ADMINISTRATIVE_PROCEDURE, settled_by=CITY),
        via=Intake.SECRETARY,
        delivery=Delivery.SIGNED,
    ),
    said(
        23,
        "Thôn tôi không có sóng điện thoại, con em không học trực tuyến được.",
        dc.Part(kind=PETITION, field=dc.Field.TELECOM, settled_by=PROVINCE),
        arose_in="dak-nia",
    ),
    said(
        24,
        "Đề nghị thành phố mở lớp kỹ thuật ghép cải tạo cà phê cho bà con.",
        dc.Part(kind=PETITION, field=dc.Field.AGRICULTURE, settled_by=CITY),
        arose_in="dak-r-moan",
    ),
    said(
        25,
        "Trường thu tiền đồng phục bắt buộc mua một chỗ có đúng không?",
        dc.Part(kind=QUESTION, field=dc.Field.EDUCATION, settled_by=CITY),
        arose_in="dak-r-moan",
    ),
    said(
        26,
        "Nhà tôi bàn giao mặt bằng hai năm rồi mà chưa được bố trí tái định cư, bao giờ có đất?",
        dc.Part(
            kind=PETITION,
            field=dc.Field.LAND,
            matter=Matter.COMPENSATION,
            settled_by=CITY,
        ),
        name="Chu Văn Bưởi",
        arose_in="nghia-duc",
    ),
    said(
        27,
        "Tôi hỏi lịch khám nghĩa vụ quân sự, đề nghị niêm yết danh sách; còn một trường hợp được "
        "hoãn thì tôi tố cáo là có đưa tiền.",
        dc.Part(kind=QUESTION, field=dc.Field.MILITARY, settled_by=CITY),
        dc.Part(kind=PETITION, field=dc.Field.MILITARY, settled_by=CITY),
        dc.Part(kind=DENUNCIATION, field=dc.Field.MILITARY, accused_managed_by=CITY),
        name="Đinh Văn Cam",
    ),
    said(
        28,
        "Đề nghị hạ tuổi hưởng trợ cấp người cao tuổi ở vùng khó khăn xuống 75.",
        dc.Part(kind=PETITION, field=dc.Field.SOCIAL_POLICY, settled_by=dc.Settler.CENTRAL),
    ),
    said(
        29,
        "Phường dẹp quầy hàng của tôi là trái luật, tôi khiếu nại!",
        dc.Part(kind=COMPLAINT, field=dc.Field.CONSTRUCTION, settled_by=WARD, decision_maker=WARD),
        conduct=Conduct.DISORDERLY,
        name="Quách Văn Quýt",
    ),
    said(
        30,
        "Trạm y tế hay hết thuốc bảo hiểm, người già phải đi xa, đề nghị bổ sung.",
        dc.Part(kind=PETITION, field=dc.Field.HEALTH, settled_by=CITY),
        arose_in="quang-thanh",
    ),
    said(
        31,
        "Rác ở bãi tập kết cuối dốc ba ngày mới lấy một lần, hôi quá.",
        dc.Part(
            kind=PETITION,
            field=dc.Field.ENVIRONMENT,
            matter=Matter.URBAN_WASTE,
            settled_by=CITY,
        ),
        via=Intake.ONLINE,
        on="2022-10-12",
        delivery=Delivery.SIGNED,
        arose_in="quang-thanh",
    ),
    said(
        32,
        "Vụ tranh chấp của tôi đã có quyết định cuối cùng nhưng tôi vẫn khiếu nại tiếp.",
        dc.Part(
            kind=COMPLAINT,
            field=dc.Field.LAND,
            settled_by=CITY,
            decision_maker=CITY,
            settled=Settled.FINAL,
        ),
        via=Intake.WRITTEN,
        delivery=Delivery.SIGNED,
        name="La Thị Dâu",
    ),
    said(
        33,
        "Chó thả rông khắp xóm, trẻ con không dám ra đường, đề nghị phường nhắc nhở.",
        dc.Part(kind=PETITION, field=dc.Field.AGRICULTURE, settled_by=WARD),
        arose_in="nghia-trung",
    ),
    said(
        34,
        "Tờ rơi cho vay nặng lãi dán đầy cột điện, mong công an có biện pháp mạnh.",
        dc.Part(kind=PETITION, field=dc.Field.SECURITY, settled_by=CITY),
    ),
    said(
        35,
        "Khoản thu hội phí ở trường cháu tôi không thấy ai giải thích.",
        dc.Part(kind=dc.UNKNOWN, field=dc.Field.EDUCATION, settled_by=CITY),
    ),
    said(
        36,
        "Đoạn đường gần nhà văn hóa tổ 5 cũng không có đèn.",
        dc.Part(kind=PETITION, field=dc.Field.PUBLIC_WORKS, settled_by=CITY),
        via=Intake.REGISTERED,
        on=REGISTERED,
        arose_in="nghia-trung",
    ),
    said(
        37,
        "Giấy không ghi tên: xe tải chạy ban đêm quá tốc độ qua khu dân cư.",
        dc.Part(kind=PETITION, field=dc.Field.SECURITY, settled_by=CITY),
        via=Intake.WRITTEN,
        delivery=Delivery.ANONYMOUS,
    ),
    said(
        38,
        "Bản án dân sự của tôi đã có hiệu lực mà thi hành án kéo dài.",
        dc.Part(kind=PETITION, field=dc.Field.JUSTICE, settled_by=dc.Settler.OTHER_AGENCY),
    ),
)
"""Everything that was said, written, registered or collected."""

STATEMENTS: Final = tuple(case.statement for case in CASES)
