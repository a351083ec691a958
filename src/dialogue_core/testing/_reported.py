"""What reports tell of real conferences, and sentences invented after them (số liệu, câu mẫu).

Answers: which figures do reports give, and what do invented people say about each field. The
figures are those of public reports of 2015 to 2025, each with its address; a report that gives no
figure, no form and no field is left out. They are few, and no sample: nothing is estimated from
them. The sentences are nobody's.
"""

from collections.abc import Mapping
from typing import Final, final

import attrs

from dialogue_core.vocabulary import Field, Form, StatementKind

__all__ = ["REPORTED", "SAID", "Reported"]


@final
@attrs.frozen(kw_only=True)
class Reported:
    """The figures that a report gives of one conference, as reported; none where it gives none."""

    source: str
    """Where the report can be read."""
    attendees: int | None = None
    """How many people were there."""
    collected: int | None = None
    """How many opinions were collected beforehand."""
    raised: int | None = None
    """How many opinions were raised at the conference."""
    answered: int | None = None
    """How many were answered on the spot."""
    remaining: int | None = None
    """How many were not answered yet."""
    form: Form | None = None
    """In what form it was held."""
    evening: bool = False
    """Whether it was held in the evening."""
    fields: tuple[Field, ...] = ()
    """The fields that were spoken of."""


REPORTED: Final = (
    Reported(
        source="https://phuong7govap.gov.vn/hoi-nghi-doi-thoai-giua-chu-tich-ubnd-phuong-va-nhan-dan-phuong-7-lan-1-nam-2023/",
        attendees=100,
        raised=4,
        answered=4,
        remaining=0,
        evening=True,
        fields=(
            Field.ENVIRONMENT,
            Field.CONSTRUCTION,
            Field.SECURITY,
        ),
    ),
    Reported(
        source="https://tandoan.langson.gov.vn/tin-tuc-su-kien/xa-tan-doan-to-chuc-hoi-nghi-doi-thoai-truc-tiep-giua-nguoi-dung-dau-cap-uy-chinh-quyen-voi-nhan-dan-nam-2025.html",
        attendees=63,
    ),
    Reported(
        source="https://dongngac.bactuliem.hanoi.gov.vn/an-ninh-quoc-phong/-/asset_publisher/wLsZrWAXX7Cv/content/hoi-nghi-oi-thoai-giua-chu-tich-ubnd-phuong-voi-nhan-dan",
        raised=11,
        fields=(
            Field.TRANSPORT,
            Field.ENVIRONMENT,
            Field.CONSTRUCTION,
            Field.CULTURE,
        ),
    ),
    Reported(
        source="https://bencat.binhduong.gov.vn/tin-tuc/lanh-dao-phuong-thoi-hoa-lang-nghe-nhan-dan-noi-phan-hoi-giai-dap-moi-thong-tin-27041",
        fields=(
            Field.SECURITY,
            Field.CONSTRUCTION,
            Field.EDUCATION,
            Field.ENVIRONMENT,
        ),
    ),
    Reported(
        source="https://mttqquan5.vn/hoi-nghi-tiep-xuc-doi-thoai-giua-bi-thu-dang-uy-va-chu-tich-uy-ban-nhan-dan-phuong-voi-nhan-dan.html",
        raised=6,
        fields=(
            Field.SECURITY,
            Field.ENVIRONMENT,
            Field.ADMINISTRATIVE_PROCEDURE,
        ),
    ),
    Reported(
        source="http://tuoitregiongrieng.com/10685",
        raised=9,
        fields=(
            Field.TRANSPORT,
            Field.ELECTRICITY,
            Field.WATER,
            Field.OTHER,
        ),
    ),
    Reported(
        source="https://hamtan.binhthuan.dcs.vn/Tin-t%E1%BB%A9c/post/259281",
        raised=19,
        fields=(
            Field.LAND,
            Field.ADMINISTRATIVE_PROCEDURE,
            Field.TRANSPORT,
            Field.ELECTRICITY,
            Field.WATER,
            Field.ENVIRONMENT,
            Field.HEALTH,
            Field.SOCIAL_POLICY,
        ),
    ),
    Reported(
        source="http://hungdao1.chilinh.haiduong.gov.vn/Article/kRFSDPhAXEo@/1491.html",
        fields=(
            Field.AGRICULTURE,
            Field.TRANSPORT,
            Field.LAND,
        ),
    ),
    Reported(
        source="https://thanhnienviet.vn/tuoi-tre-can-khong-ngung-vuon-len-nam-lay-thoi-co-va-van-hoi-moi-209240718174073669.htm",
        attendees=250,
    ),
    Reported(
        source="https://duytien.hanam.gov.vn:443/Pages/hoi-nghi-truc-tuyen-doi-thoai-cua-chu-tich-ubnd-tinh-voi-thanh-nien-nam-2024.aspx",
        form=Form.HYBRID,
        fields=(
            Field.LABOUR,
            Field.CONSTRUCTION,
            Field.TELECOM,
            Field.SECURITY,
        ),
    ),
    Reported(
        source="http://laichau.dcs.vn/index.php/dang-doan-hoi-nong-dan-tinh/chu-tich-ubnd-tinh-gap-go-doi-thoai-voi-nong-dan-3999.html",
        collected=132,
        raised=18,
        fields=(
            Field.AGRICULTURE,
            Field.LAND,
            Field.LABOUR,
            Field.BUSINESS,
        ),
    ),
    Reported(
        source="https://baogialai.com.vn/channel/12375/201912/thuong-truc-huyen-uy-dak-po-doi-thoai-voi-ba-con-thon-an-dinh-5662530/",
        raised=8,
        evening=True,
        fields=(
            Field.SOCIAL_POLICY,
            Field.TRANSPORT,
            Field.AGRICULTURE,
            Field.LAND,
        ),
    ),
    Reported(
        source="https://www.sggp.org.vn/day-manh-chuyen-doi-so-de-nguoi-dan-huong-loi-post819741.html",
        fields=(
            Field.ENVIRONMENT,
            Field.SECURITY,
            Field.SOCIAL_POLICY,
            Field.TELECOM,
        ),
    ),
    Reported(
        source="https://huengaynay.vn/chinh-tri-xa-hoi/cu-tri-kien-nghi-nhieu-van-de-ve-doi-song-dan-sinh-159912.html",
        raised=10,
        fields=(
            Field.AGRICULTURE,
            Field.CULTURE,
            Field.LAND,
        ),
    ),
    Reported(
        source="https://huengaynay.vn/chinh-tri-xa-hoi/7-luot-y-kien-tap-trung-tao-dot-pha-cho-phuong-thanh-thuy-158368.html",
        raised=7,
        fields=(
            Field.TRANSPORT,
            Field.ELECTRICITY,
            Field.ENVIRONMENT,
            Field.SOCIAL_POLICY,
            Field.LAND,
        ),
    ),
    Reported(
        source="http://chiminh.haiphong.gov.vn/tin-tuc-su-kien/chu-tich-ubnd-xa-chi-minh-doi-thoai-truc-tiep-voi-hon-100-doan-vien-thanh-nien-825358",
        attendees=100,
        raised=10,
        fields=(
            Field.LABOUR,
            Field.CULTURE,
            Field.TELECOM,
            Field.ENVIRONMENT,
            Field.SECURITY,
        ),
    ),
    Reported(
        source="https://m.baobinhduong.vn/xa-tan-lap-huyen-bac-tan-uyen-chu-tich-ubnd-xa-doi-thoai-voi-thanh-nien-a320745.html",
        fields=(
            Field.TELECOM,
            Field.LABOUR,
            Field.ENVIRONMENT,
            Field.SECURITY,
        ),
    ),
    Reported(
        source="https://duclinh.binhthuan.gov.vn/xa-tra-tan/dai-bieu-hoi-dong-nhan-dan-huyen-tiep-xuc-cu-tri-xa-tra-tan-605499",
        attendees=10,
        raised=6,
        answered=2,
        remaining=4,
    ),
    Reported(
        source="https://laodong.vn/cong-doan/giai-quyet-tinh-trang-no-dong-cham-dong-bao-hiem-cho-cong-nhan-lao-dong-1190962.ldo",
        fields=(
            Field.LABOUR,
            Field.CONSTRUCTION,
            Field.HEALTH,
        ),
    ),
    Reported(
        source="http://phuongnguyenthaibinh.gov.vn/hoi-nghi-nhan-dan-phuong-nguyen-thai-binh-thang-4-nam-2024",
        raised=2,
        fields=(
            Field.CONSTRUCTION,
            Field.SECURITY,
        ),
    ),
    Reported(
        source="https://tinhdoankhanhhoa.org.vn/van-ninh-doi-thoai-giua-chinh-quyen-voi-thanh-nien-2018",
        attendees=50,
        raised=18,
        fields=(
            Field.LABOUR,
            Field.CULTURE,
            Field.PARTY_BUILDING,
        ),
    ),
    Reported(
        source="https://new.dongnai.gov.vn/vi/news/Chuong-trinh-Ke-hoach-phat-trien-KTXH/lanh-dao-huyen-xuan-loc-doi-thoai-voi-thanh-nien-9726.html",
        attendees=200,
        fields=(
            Field.LABOUR,
            Field.AGRICULTURE,
            Field.PARTY_BUILDING,
        ),
    ),
    Reported(
        source="http://tienphong.vn/Gioi-Tre/619194/Bi-thu-tinh-uy-doi-thoai-voi-thanh-nien-tpp.html",
        attendees=500,
        form=Form.HYBRID,
        fields=(
            Field.EDUCATION,
            Field.LABOUR,
            Field.PARTY_BUILDING,
        ),
    ),
    Reported(
        source="https://baobinhphuoc.com.vn/news/72/85260/hon-quan-gap-go-doi-thoai-voi-thanh-nien-nam-2015",
        raised=20,
        fields=(
            Field.LABOUR,
            Field.EDUCATION,
            Field.SECURITY,
            Field.MILITARY,
        ),
    ),
    Reported(
        source="http://baohoabinh.com.vn/11/page/105/CHINH-TRI.htm",
        form=Form.ONLINE,
    ),
)
"""The reports, in no order that means something. None of them gives days to answer."""

SAID: Final[Mapping[Field | StatementKind, tuple[str, ...]]] = {
    Field.LAND: (
        "Hồ sơ cấp giấy chứng nhận quyền sử dụng đất của tổ tôi nộp đã lâu, bao giờ có kết quả?",
        "Đề nghị công khai giá đất bồi thường của dự án mở rộng đường liên phường.",
        "Đất nhà tôi canh tác từ trước, nay vướng quy hoạch treo, xin cho biết khi nào điều chỉnh.",
    ),
    Field.ENVIRONMENT: (
        "Rác ở đầu hẻm ba ngày mới lấy một lần, đề nghị tăng chuyến thu gom.",
        "Cơ sở giặt là xả nước thẳng ra mương, mùi rất khó chịu, đề nghị kiểm tra.",
    ),
    Field.CONSTRUCTION: (
        "Vỉa hè bị lấn chiếm để bán hàng, người đi bộ phải xuống lòng đường.",
        "Nhà văn hóa tổ dân phố xuống cấp, đề nghị đưa vào kế hoạch sửa chữa.",
    ),
    Field.TRANSPORT: (
        "Đường vào thôn nhiều ổ gà, mùa mưa học sinh đi lại rất nguy hiểm.",
        "Đề nghị làm gờ giảm tốc ở ngã tư gần trường mầm non.",
        "Bao giờ thì khởi công đoạn đường nối ra quốc lộ?",
    ),
    Field.ELECTRICITY: (
        "Đèn chiếu sáng ở hẻm 12 hỏng gần nửa năm, buổi tối rất tối.",
        "Trụ điện nằm giữa lối đi, đề nghị ngành điện di dời.",
    ),
    Field.WATER: ("Nước máy chảy yếu, có hôm đục, đề nghị kiểm tra đường ống.",),
    Field.AGRICULTURE: (
        "Kênh nội đồng bồi lấp, ruộng cuối kênh không có nước.",
        "Đề nghị hỗ trợ giống cho các hộ có heo bị dịch.",
    ),
    Field.SECURITY: (
        "Quán hát mở loa sau 22 giờ, cả khu không ngủ được.",
        "Đề nghị tăng tuần tra ban đêm, gần đây hay mất trộm xe máy.",
    ),
    Field.LABOUR: ("Thanh niên ở xã muốn học nghề gần nhà thì đăng ký ở đâu?",),
    Field.SOCIAL_POLICY: (
        "Mẹ tôi 80 tuổi chưa được trợ cấp người cao tuổi, xin hướng dẫn hồ sơ.",
        "Đề nghị rà soát lại danh sách hộ cận nghèo của thôn.",
    ),
    Field.TELECOM: ("Khu chúng tôi sóng điện thoại rất yếu, làm thủ tục qua mạng không được.",),
    Field.CULTURE: ("Loa truyền thanh của tổ nói không rõ, đề nghị sửa.",),
    Field.EDUCATION: (
        "Lớp mầm non quá đông, đề nghị xây thêm phòng học.",
        "Các khoản thu đầu năm học căn cứ vào đâu, xin giải thích.",
    ),
    Field.HEALTH: ("Trạm y tế thiếu thuốc bảo hiểm, người già phải lên tuyến trên.",),
    Field.ADMINISTRATIVE_PROCEDURE: ("Làm thủ tục ở bộ phận một cửa phải đi lại ba lần mới xong.",),
    Field.BUSINESS: ("Hộ kinh doanh nhỏ muốn vay vốn ưu đãi thì cần điều kiện gì?",),
    Field.PARTY_BUILDING: ("Đề nghị chi bộ sinh hoạt sát với việc của tổ dân phố hơn.",),
    Field.MILITARY: ("Con tôi đang học nghề thì có được tạm hoãn nhập ngũ không?",),
    Field.OTHER: ("Giá xăng và hàng thiết yếu tăng, đời sống bà con khó khăn.",),
    StatementKind.COMPLAINT: (
        "Tôi không đồng ý với quyết định xử phạt đối với gia đình tôi, đề nghị xem xét lại.",
        "Quyết định thu hồi đất tính thiếu diện tích của nhà tôi, tôi khiếu nại quyết định đó.",
    ),
    StatementKind.DENUNCIATION: (
        "Tôi tố cáo một cán bộ nhận tiền khi làm hồ sơ cho dân.",
        "Có cán bộ khai khống danh sách hỗ trợ, tôi đề nghị xác minh, xử lý.",
    ),
}
"""What invented people say: about a field, or as a complaint or a denunciation of any field."""
