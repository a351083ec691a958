"""The closed vocabularies of the law and their Vietnamese terms.

Answers: which values exist, and what is each called in Vietnamese and English. Every enumeration
here is closed by law or by the design of the library; its values are stable lower-case words.
What differs from place to place or year to year (bodies, venues, topics) is not here.
"""

from enum import StrEnum
from typing import Final, Literal, Self, TypeAlias

from dialogue_core._typed import expect_lang

__all__ = [
    "LANGS",
    "Act",
    "Admission",
    "Anchor",
    "AnswerWay",
    "Aspect",
    "Capacity",
    "ChangeKind",
    "Changer",
    "Channel",
    "ClauseChange",
    "Competence",
    "Conduct",
    "Confidence",
    "Counting",
    "CustodyReason",
    "Delivery",
    "DocumentKind",
    "Ending",
    "Extent",
    "FactName",
    "Field",
    "FollowUpCase",
    "Form",
    "Handling",
    "Institution",
    "InstrumentKind",
    "Intake",
    "Lang",
    "Level",
    "Matter",
    "Measure",
    "Milestone",
    "NoDay",
    "NoticeItem",
    "Organ",
    "PartOfDay",
    "PartStatus",
    "PartyDiscipline",
    "Passing",
    "ProgrammeStep",
    "Protection",
    "PublicationKind",
    "Purpose",
    "Question",
    "ReceiptPart",
    "RecordAspect",
    "RelaxationKind",
    "Role",
    "Secrecy",
    "SessionStatus",
    "Settled",
    "Settler",
    "Severity",
    "SpeakerKind",
    "Standing",
    "StatementKind",
    "Step",
    "Telling",
    "Term",
    "Tier",
    "Topic",
    "UnitKind",
    "Unknown",
    "Verdict",
]


def __dir__() -> list[str]:
    return list(__all__)


Lang: TypeAlias = Literal["vi", "en"]
"""The two languages of every message, label and report."""
LANGS: Final[tuple[Lang, Lang]] = ("vi", "en")
"""Both languages, as `Words` takes them."""


class Term(StrEnum):
    """A closed vocabulary whose every member has a Vietnamese and an English term.

    A member is written ``NAME = "value", "thuật ngữ", "English term"``; a member without its
    terms cannot be defined, so totality holds by construction.
    """

    _vi: str
    _en: str

    def __new__(cls, value: str, vi: str = "", en: str = "") -> Self:
        """Make a member from its stable value and its two terms.

        The terms may be left out for type checkers only, which take the look-up of a member by its
        value, as ``Level("ward")``, for this.

        Raises:
            TypeError: A member is written without its terms.
        """
        if not (vi and en):
            raise TypeError(f"{cls.__name__}, {value!r}: write NAME = value, vi, en")
        member = str.__new__(cls, value)
        member._value_ = value
        member._vi = vi
        member._en = en
        return member

    @property
    def vi(self) -> str:
        """The Vietnamese term."""
        return self._vi

    @property
    def en(self) -> str:
        """The English term."""
        return self._en

    def label(self, lang: Lang) -> str:
        """Return the term in the language asked for.

        Raises:
            InvalidValueError: There is no such language.
        """
        if lang == "vi":
            return self._vi
        if lang != "en":
            expect_lang(lang)
        return self._en


class Unknown(Term):
    """What is in doubt (chưa rõ): said explicitly, unlike a fact that nobody recorded."""

    UNKNOWN = "unknown", "chưa rõ", "in doubt"


# --- the State and its levels -------------------------------------------------------------------


class Level(Term):
    """A level of local administration (cấp hành chính), by law 77/2015 art. 2 and 72/2025 art. 1.

    The district level, called ``CITY`` here after its member in this field's founding text, ended
    on 2025-07-01. `rank` grows from the ward upward.
    """

    WARD = (
        "ward",
        "cấp xã (xã, phường, thị trấn, đặc khu)",
        "commune level (commune, ward, township)",
    )
    CITY = (
        "city",
        "cấp huyện (huyện, quận, thị xã, thành phố thuộc tỉnh)",
        "district level (district, town, provincial city)",
    )
    PROVINCE = "province", "cấp tỉnh (tỉnh, thành phố trực thuộc trung ương)", "provincial level"

    @property
    def rank(self) -> int:
        """0 for the ward, 1 for the city, 2 for the province."""
        return _RANK[self]


_RANK = {Level.WARD: 0, Level.CITY: 1, Level.PROVINCE: 2}


class UnitKind(Term):
    """A kind of administrative unit (loại đơn vị hành chính)."""

    TINH = "tinh", "tỉnh", "province"
    THANH_PHO_TRUC_THUOC_TRUNG_UONG = (
        "thanh_pho_truc_thuoc_trung_uong",
        "thành phố trực thuộc trung ương",
        "centrally run city",
    )
    HUYEN = "huyen", "huyện", "rural district"
    QUAN = "quan", "quận", "urban district"
    THI_XA = "thi_xa", "thị xã", "town"
    THANH_PHO_THUOC_TINH = "thanh_pho_thuoc_tinh", "thành phố thuộc tỉnh", "provincial city"
    XA = "xa", "xã", "commune"
    PHUONG = "phuong", "phường", "ward"
    THI_TRAN = "thi_tran", "thị trấn", "township"
    DAC_KHU = "dac_khu", "đặc khu", "special zone"

    @property
    def level(self) -> Level:
        """The level that the unit belongs to."""
        return _LEVEL_OF_KIND[self]


_LEVEL_OF_KIND = {
    UnitKind.TINH: Level.PROVINCE,
    UnitKind.THANH_PHO_TRUC_THUOC_TRUNG_UONG: Level.PROVINCE,
    UnitKind.HUYEN: Level.CITY,
    UnitKind.QUAN: Level.CITY,
    UnitKind.THI_XA: Level.CITY,
    UnitKind.THANH_PHO_THUOC_TINH: Level.CITY,
    UnitKind.XA: Level.WARD,
    UnitKind.PHUONG: Level.WARD,
    UnitKind.THI_TRAN: Level.WARD,
    UnitKind.DAC_KHU: Level.WARD,
}


class Organ(Term):
    """A pillar of the political system of one level (cơ quan trong hệ thống chính trị).

    Its term is who sits or is represented, its `as_obliged` who bears a duty. They differ for the
    People's Council: 72/2025/QH15 art. 43(1), as 65/2025/QH15 art. 24(1), obliges the local
    government, so the council itself; art. 43(2), as art. 24(2), seats its standing body beside the
    People's Committee.
    """

    COMMITTEE = "committee", "Ủy ban nhân dân", "People's Committee"
    COUNCIL = "council", "Thường trực Hội đồng nhân dân", "Standing body of the People's Council"
    PARTY = "party", "cấp ủy", "Party committee"
    FRONT = "front", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Fatherland Front committee"
    ASSOCIATIONS = "associations", "tổ chức chính trị - xã hội", "socio-political organisations"
    POLICE = "police", "công an", "police"
    GOVERNMENT = "government", "Chính phủ", "Government"
    LEGISLATURE = "legislature", "Quốc hội", "National Assembly"

    def as_obliged(self, lang: Lang) -> str:
        """Return the term for who bears a duty: of the council, the council itself.

        72/2025/QH15 art. 43(1), 65/2025/QH15 art. 24(1).

        Raises:
            InvalidValueError: There is no such language.
        """
        term = self.label(lang)
        if self is not Organ.COUNCIL:
            return term
        return "Hội đồng nhân dân" if lang == "vi" else "People's Council"


class InstrumentKind(Term):
    """A kind of legal or Party instrument (loại văn bản), told by its symbol."""

    LAW = "law", "Luật", "Law"
    ORDINANCE = "ordinance", "Pháp lệnh", "Ordinance"
    DECREE = "decree", "Nghị định", "Decree"
    CIRCULAR = "circular", "Thông tư", "Circular"
    DECISION = "decision", "Quyết định", "Decision"
    RESOLUTION = "resolution", "Nghị quyết", "Resolution"
    PARTY_REGULATION = "party_regulation", "Quy định của Đảng", "Party regulation"
    PARTY_CONCLUSION = "party_conclusion", "Kết luận của Đảng", "Party conclusion"
    LOCAL_RULE = "local_rule", "Quy định của địa phương", "Local rule"
    PLAN = "plan", "Kế hoạch", "Plan"
    PRACTICE = (
        "practice",
        "Chức năng của cơ quan (chưa đọc văn bản)",
        "Practice (no instrument read)",
    )


class Confidence(Term):
    """How far the text of a rule was verified (mức độ xác minh). It never changes an outcome."""

    VERIFIED = "verified", "đã đọc văn bản", "text of the instrument read"
    SECONDARY = "secondary", "theo nguồn thứ cấp", "press, portal or partial text"
    MEMORY = "memory", "theo trí nhớ, chưa xác minh", "from memory, not verified"
    UNCERTAIN = "uncertain", "chưa chắc chắn", "uncertain, conflicting or inferred"

    @property
    def carries_breach(self) -> bool:
        """Whether a rule marked so may yield the verdict *breached*."""
        return self in (Confidence.VERIFIED, Confidence.SECONDARY)

    def mark(self, lang: Lang, *, by_analogy: bool = False) -> str:
        """Return the doubts as reports show them, in brackets; empty for none."""
        marks = [] if self is Confidence.VERIFIED else [self.label(lang)]
        if by_analogy:
            marks.append("áp dụng tương tự" if lang == "vi" else "by analogy")
        return f" ({', '.join(marks)})" if marks else ""


# --- statements and the facts about them --------------------------------------------------------


class StatementKind(Term):
    """What a statement is by its content, not its title (Circular 05/2021/TT-TTCP art. 6).

    The reception law defines recommendation (kiến nghị) and feedback (phản ánh) in one clause
    with one handling (42/2013/QH13 art. 2(2)), so they are one kind here. Off-topic is no kind:
    it is the fact `Topic`. A mixed statement is several parts.
    """

    PETITION = "petition", "kiến nghị, phản ánh", "recommendation or feedback"
    QUESTION = "question", "câu hỏi", "question"
    COMPLAINT = "complaint", "khiếu nại", "complaint"
    DENUNCIATION = "denunciation", "tố cáo", "denunciation"


class Topic(Term):
    """Whether a statement belongs to the theme of this conference (trong, ngoài nội dung)."""

    ON = "on", "trong nội dung đối thoại", "on topic"
    OFF = "off", "ngoài nội dung đối thoại", "off topic"


class Competence(Term):
    """Competence to settle (thẩm quyền), seen from the authority that holds the conference."""

    OWN = "own", "thuộc thẩm quyền của cấp tổ chức đối thoại", "own competence"
    LOWER = "lower", "thuộc thẩm quyền cấp dưới", "a lower level's"
    HIGHER = "higher", "thuộc thẩm quyền cấp trên", "a higher level's"
    OTHER_AGENCY = "other_agency", "thuộc thẩm quyền cơ quan khác", "another State agency's"
    NOT_STATE = "not_state", "không thuộc cơ quan nhà nước", "not a State body's"


class Settler(Term):
    """Who is able to settle the substance, stored absolutely (cấp có thẩm quyền giải quyết)."""

    WARD = "ward", "cấp xã", "commune level"
    CITY = "city", "cấp huyện", "district level"
    PROVINCE = "province", "cấp tỉnh", "province"
    CENTRAL = "central", "Trung ương", "central authorities"
    OTHER_AGENCY = "other_agency", "cơ quan khác (tòa án, ngành dọc)", "another agency (court, …)"
    NOT_STATE = "not_state", "đơn vị ngoài nhà nước (doanh nghiệp)", "a utility or company"


class PartyDiscipline(Term):
    """Whether the matter is Party discipline of a Party member (kỷ luật Đảng)."""

    NO = "no", "không thuộc kỷ luật Đảng", "no Party discipline"
    YES = "yes", "thuộc kỷ luật Đảng", "Party discipline"


class Delivery(Term):
    """How it was handed over and whether a name stands under it (hình thức thể hiện)."""

    SPOKEN = "spoken", "trình bày trực tiếp", "spoken in person"
    SIGNED = "signed", "văn bản có họ tên, chữ ký", "in writing, named and signed"
    ANONYMOUS = "anonymous", "không rõ họ tên người gửi", "anonymous"


class Conduct(Term):
    """How the speaker behaves (hành vi của người phát biểu)."""

    ORDERLY = "orderly", "đúng nội quy", "orderly"
    INTOXICATED = "intoxicated", "say rượu, dùng chất kích thích", "intoxicated"
    DISORDERLY = "disorderly", "vi phạm nội quy, gây rối, đe dọa", "breaking the rules, threatening"


class Capacity(Term):
    """Civil capacity of the speaker (năng lực hành vi dân sự)."""

    FULL = "full", "có năng lực hành vi dân sự đầy đủ", "full civil capacity"
    REPRESENTED = "represented", "có người đại diện hợp pháp", "lawfully represented"
    LACKING = "lacking", "không đủ năng lực, không có đại diện", "lacking, not represented"


class Settled(Term):
    """Whether the matter was already settled (tình trạng giải quyết)."""

    OPEN = "open", "chưa giải quyết xong", "open"
    ANSWERED = "answered", "đã trả lời bằng văn bản, không có tình tiết mới", "answered in writing"
    ELSEWHERE = "elsewhere", "cơ quan khác đang giải quyết", "with another competent body"
    FINAL = (
        "final",
        "đã giải quyết cuối cùng, đã thông báo, vẫn cố tình khiếu nại, tố cáo kéo dài",
        "finally settled, notified in writing, and still pressed persistently",
    )
    COURT = "court", "đã có bản án, quyết định có hiệu lực của tòa án", "finally decided by a court"


class Secrecy(Term):
    """Whether the matter touches a State secret (bí mật nhà nước)."""

    NO = "no", "không liên quan bí mật nhà nước", "no State secret"
    YES = "yes", "liên quan bí mật nhà nước", "touches a State secret"


class FactName(Term):
    """The facts on which screening depends, in the order of the tables."""

    KIND = "kind", "loại ý kiến", "kind"
    TOPIC = "topic", "nội dung", "topic"
    COMPETENCE = "competence", "thẩm quyền", "competence"
    PARTY_DISCIPLINE = "party_discipline", "kỷ luật Đảng", "Party discipline"
    DELIVERY = "delivery", "hình thức", "form"
    CONDUCT = "conduct", "hành vi", "conduct"
    CAPACITY = "capacity", "năng lực hành vi", "capacity"
    SETTLED = "settled", "tình trạng giải quyết", "settled"
    SECRECY = "secrecy", "bí mật", "secrecy"


class Standing(Term):
    """How a value came to be taken (căn cứ của một giá trị)."""

    RECORDED = "recorded", "đã ghi", "recorded"
    PRESUMED = "presumed", "suy đoán", "presumed"
    UNRECORDED = "unrecorded", "chưa ghi nhận", "not recorded"
    DOUBTED = "doubted", "chưa rõ", "in doubt"


class Changer(Term):
    """Who can change a fact about a statement (người có thể thay đổi một yếu tố).

    What neither can change is changed by nobody: law, other authorities or nature fix it.
    """

    SPEAKER = "speaker", "người nêu ý kiến", "the speaker"
    AUTHORITY = "authority", "cơ quan tổ chức đối thoại", "the authority"


class Admission(Term):
    """May the speaker have the floor (tiếp nhận phát biểu); the most favourable comes first."""

    HEAR = "hear", "nghe phát biểu", "hear"
    MAY_REFUSE = "may_refuse", "được từ chối", "may refuse"
    MUST_REFUSE = "must_refuse", "phải từ chối", "must refuse"


class Handling(Term):
    """What becomes of a part (hướng xử lý); the most favourable comes first, as our policy."""

    ANSWER = "answer", "trả lời tại hội nghị", "answer at the conference"
    ANSWER_SEPARATELY = (
        "answer_separately",
        "trả lời riêng bằng văn bản",
        "answer separately in writing",
    )
    FORWARD = "forward", "chuyển cơ quan có thẩm quyền và báo cho người dân", "forward and tell"
    TAKE_PRIVATELY = "take_privately", "tiếp nhận riêng", "take privately"
    INSPECTION_COMMITTEE = (
        "inspection_committee",
        "chuyển Ủy ban Kiểm tra của cấp ủy",
        "to the Party's inspection committee",
    )
    GUIDE = "guide", "hướng dẫn gửi người có thẩm quyền giải quyết", "guide to who may settle it"
    FILE_OR_INSPECT = "file_or_inspect", "lưu hoặc thanh tra, kiểm tra", "file or inspect only"


class Protection(Term):
    """What must be guarded (bảo vệ); each step includes the ones before it."""

    NONE = (
        "none",
        "không có bảo vệ riêng (mặc định không công bố danh tính)",
        "no guard of its own (by default no identity published)",
    )
    HELD = "held", "không đưa ra trước hội nghị", "held from the floor"
    IDENTITY = "identity", "không đưa ra và giữ bí mật người nói", "held, identity protected"
    SECRET = (
        "secret",
        "không đưa ra, không xác nhận, không công bố",
        "held, nothing confirmed, unpublished",
    )

    @property
    def held_from_floor(self) -> bool:
        """Whether it stays off the floor of the conference."""
        return self is not Protection.NONE

    @property
    def identity_protected(self) -> bool:
        """Whether the speaker's identity is kept from everyone but those who handle it."""
        return self in (Protection.IDENTITY, Protection.SECRET)

    @property
    def unpublished(self) -> bool:
        """Whether nothing of it may be confirmed or published."""
        return self is Protection.SECRET


class Act(Term):
    """An act owed to the speaker or about the statement (việc phải làm); acts accumulate."""

    RECORD = "record", "ghi nhận, lập hồ sơ", "record it"
    TELL = "tell", "báo kết quả xử lý cho người dân", "tell the speaker what becomes of it"
    TELL_TRANSFER = (
        "tell_transfer",
        "báo việc chuyển cho người dân",
        "tell the speaker of the transfer",
    )
    ANSWER_IN_WRITING = "answer_in_writing", "trả lời riêng bằng văn bản", "answer in writing"
    REGISTER = (
        "register",
        "vào sổ, phân loại, xử lý ban đầu",
        "register, classify and check it",
    )
    TRANSFER = "transfer", "chuyển cho cơ quan có thẩm quyền", "transfer to the competent body"
    PETITION_UPWARD = (
        "petition_upward",
        "kiến nghị lên cấp có thẩm quyền",
        "petition the higher level",
    )
    GUIDE_TO_WRITE = (
        "guide_to_write",
        "hướng dẫn viết đơn hoặc ghi lời trình bày",
        "help to put it in writing",
    )
    GUIDE_TO_COMPETENT = (
        "guide_to_competent",
        "hướng dẫn đến cơ quan, người có thẩm quyền",
        "guide to the competent body",
    )
    STATE_TIME_LIMIT = (
        "state_time_limit",
        "nói rõ thời hiệu khiếu nại",
        "state the time limit for complaining",
    )
    KEEP_IDENTITY_SECRET = (
        "keep_identity_secret",
        "giữ bí mật người tố cáo",
        "keep the identity secret",
    )
    CONFIRM_NOTHING = (
        "confirm_nothing",
        "không xác nhận nội dung mật; văn bản chỉ từ chối",
        "confirm nothing; a written answer only declines",
    )
    REPORT_HARM = "report_harm", "báo cáo ngay, ngăn chặn thiệt hại", "report harm at once"
    SPLIT = "split", "tách từng nội dung", "split into its parts"
    STATE_REASON = "state_reason", "nếu từ chối, nêu rõ lý do", "if refused, state the reason"
    REFUSE_IN_WRITING = (
        "refuse_in_writing",
        "nếu từ chối, thông báo bằng văn bản",
        "if refused, give notice in writing",
    )
    NOTE_FOR_CHAIR = "note_for_chair", "trình người chủ trì quyết định", "mark it for the chair"


# --- fields of State management and routing -----------------------------------------------------


class Field(Term):
    """A field of State management (lĩnh vực quản lý nhà nước)."""

    LAND = "land", "đất đai", "land"
    ENVIRONMENT = "environment", "môi trường, rác thải, tài nguyên nước", "environment, waste"
    CONSTRUCTION = (
        "construction",
        "quy hoạch, xây dựng, trật tự đô thị",
        "planning, construction, urban order",
    )
    TRANSPORT = "transport", "giao thông, đường sá", "roads, transport"
    PUBLIC_WORKS = (
        "public_works",
        "thoát nước, chiếu sáng, cây xanh, nghĩa trang",
        "drainage, lighting, trees, cemeteries",
    )
    WATER = "water", "cấp nước", "water supply"
    ELECTRICITY = "electricity", "điện lực", "electricity supply"
    HOUSING = "housing", "nhà ở, công sở, vật liệu xây dựng", "housing, building materials"
    AGRICULTURE = (
        "agriculture",
        "nông nghiệp, thủy lợi, nông thôn, phòng chống thiên tai",
        "agriculture",
    )
    BUSINESS = "business", "công thương, thương mại, doanh nghiệp", "industry, trade, business"
    SCIENCE = "science", "khoa học và công nghệ", "science and technology"
    FINANCE = "finance", "ngân sách, đầu tư, tài chính", "budget, investment, finance"
    TAX = "tax", "thuế", "tax"
    TREASURY = "treasury", "kho bạc", "State treasury"
    CIVIL_SERVICE = (
        "civil_service",
        "nội vụ, công chức, thi đua, thanh niên",
        "civil service, home affairs",
    )
    LABOUR = "labour", "lao động, việc làm", "labour, jobs"
    SOCIAL_POLICY = "social_policy", "người có công, bảo trợ xã hội, giảm nghèo", "social policy"
    SOCIAL_INSURANCE = (
        "social_insurance",
        "bảo hiểm xã hội, bảo hiểm y tế",
        "social and health insurance",
    )
    DRUG_REHABILITATION = "drug_rehabilitation", "cai nghiện ma túy", "drug rehabilitation"
    EDUCATION = "education", "giáo dục (mầm non đến THCS)", "education up to lower secondary"
    UPPER_EDUCATION = (
        "upper_education",
        "THPT, giáo dục thường xuyên, nghề nghiệp",
        "upper secondary, continuing, vocational education",
    )
    HEALTH = "health", "y tế, an toàn thực phẩm", "health, food safety"
    CULTURE = "culture", "văn hóa, thể thao, du lịch, báo chí", "culture, sport, media"
    TELECOM = "telecom", "viễn thông, chuyển đổi số", "telecommunications, digital life"
    JUSTICE = "justice", "tư pháp, hộ tịch, chứng thực, hòa giải", "justice, civil status"
    ETHNIC_AFFAIRS = "ethnic_affairs", "dân tộc", "ethnic affairs"
    RELIGION = "religion", "tín ngưỡng, tôn giáo", "belief and religion"
    ADMINISTRATIVE_PROCEDURE = (
        "administrative_procedure",
        "thủ tục hành chính, một cửa",
        "administrative procedure, one-stop desk",
    )
    INSPECTION = (
        "inspection",
        "thanh tra, tiếp công dân, khiếu nại, tố cáo",
        "inspection, citizen reception",
    )
    SECURITY = "security", "an ninh, trật tự, cư trú, phòng cháy", "security, order, residence"
    MILITARY = "military", "quân sự, nghĩa vụ quân sự", "military service, defence"
    PARTY_BUILDING = "party_building", "xây dựng Đảng, tổ chức cán bộ", "Party building, cadres"
    FRONT = "front", "Mặt trận, đoàn thể, dân vận", "Front, mass organisations"
    PUBLICITY = "publicity", "tuyên truyền về hội nghị đối thoại", "publicity of the conference"
    OTHER = "other", "lĩnh vực khác", "other"


class Matter(Term):
    """A finer matter, where one field has several bodies (việc cụ thể trong lĩnh vực)."""

    REGISTRATION = "registration", "đăng ký đất đai, cấp giấy chứng nhận", "land registration"
    COMPENSATION = (
        "compensation",
        "bồi thường, giải phóng mặt bằng, tái định cư",
        "compensation, resettlement",
    )
    PLANNING = "planning", "quy hoạch xây dựng, quy hoạch khu dân cư", "construction planning"
    INVESTMENT_PROJECT = (
        "investment_project",
        "dự án đầu tư xây dựng",
        "public construction project",
    )
    URBAN_WASTE = "urban_waste", "thu gom rác, cống rãnh đô thị", "urban waste, street drains"
    BUSINESS_REGISTRATION = "business_registration", "đăng ký kinh doanh", "business registration"
    SERVICES = "services", "cơ sở khám chữa bệnh, tiêm chủng", "clinics and vaccination"
    BROADCASTING = "broadcasting", "loa đài, sự kiện văn hóa", "broadcasting, events"
    ANTI_CORRUPTION = (
        "anti_corruption",
        "phòng chống tham nhũng, kiểm tra Đảng",
        "corruption, Party inspection",
    )

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that the matter may stand in."""
        return _FIELDS_OF_MATTER[self]


_FIELDS_OF_MATTER = {
    Matter.REGISTRATION: (Field.LAND,),
    Matter.COMPENSATION: (Field.LAND,),
    Matter.PLANNING: (Field.LAND,),
    Matter.INVESTMENT_PROJECT: (
        Field.CONSTRUCTION,
        Field.TRANSPORT,
        Field.PUBLIC_WORKS,
        Field.WATER,
    ),
    Matter.URBAN_WASTE: (Field.ENVIRONMENT,),
    Matter.BUSINESS_REGISTRATION: (Field.BUSINESS,),
    Matter.SERVICES: (Field.HEALTH,),
    Matter.BROADCASTING: (Field.CULTURE,),
    Matter.ANTI_CORRUPTION: (Field.PARTY_BUILDING,),
}


class Role(Term):
    """What a body does for the conference (vai trò)."""

    LEAD = "lead", "chủ trì", "lead"
    COORDINATE = "coordinate", "phối hợp", "coordinate"
    ADVISE = "advise", "tham mưu", "advise"
    COLLECT = "collect", "tập hợp ý kiến", "collect opinions"
    ANSWER = "answer", "trả lời", "answer"
    PUBLICISE = "publicise", "tuyên truyền", "publicise"
    SECURE = "secure", "bảo đảm an ninh trật tự", "keep order"
    MONITOR = "monitor", "giám sát", "monitor"
    MOBILISE = "mobilise", "vận động", "mobilise the people"
    REPORT = "report", "báo cáo", "report"
    SECRETARIAT = "secretariat", "văn phòng, thư ký", "secretariat"
    IMPLEMENT = "implement", "tổ chức thực hiện", "implement"
    INVITE = "invite", "mời, thông báo người dự", "invite"


# --- plans --------------------------------------------------------------------------------------


class DocumentKind(Term):
    """What a document really is, whatever its title says (tính chất của văn bản)."""

    PLAN = "plan", "kế hoạch", "plan"
    NOTICE = "notice", "thông báo", "notice"
    NORM = "norm", "quy định, chỉ đạo", "norm"
    CHANGE = "change", "thay đổi, hoãn, không tổ chức", "change"


class Extent(Term):
    """How much of a document was read (phạm vi đã đọc)."""

    WHOLE = "whole", "đọc toàn văn", "the whole document"
    PART = "part", "đọc một phần", "a part"


class Aspect(Term):
    """A side of a plan about which it speaks or is silent (mục của kế hoạch)."""

    BASIS = "basis", "căn cứ", "legal basis"
    PURPOSE = "purpose", "mục đích", "purpose"
    REQUIREMENT = "requirement", "yêu cầu", "requirement"
    ANNOUNCED = "announced", "nội dung thông báo", "what is announced"
    HEARD = "heard", "nội dung nghe ý kiến", "what is heard"
    CONTENT = "content", "nội dung", "content"
    EXCLUSION = "exclusion", "nội dung, người không đối thoại", "exclusion"
    METHOD = "method", "phương pháp", "method"
    PROGRAMME = "programme", "chương trình", "programme"
    TIME = "time", "thời gian", "time"
    PLACE = "place", "địa điểm", "place"
    AUDIENCE = "audience", "thành phần tham dự", "audience"
    CHAIR = "chair", "người chủ trì", "chair"
    FORM = "form", "hình thức", "form"
    ASSIGNMENT = "assignment", "phân công", "assignment"
    COLLECTION = "collection", "thu thập ý kiến trước", "collection of opinions"
    NOTICE = "notice", "thông báo trước", "notice"
    FOLLOW_UP = "follow_up", "xử lý sau đối thoại", "follow-up"
    REPORT = "report", "báo cáo", "report"
    FREQUENCY = "frequency", "định kỳ", "frequency"
    CHANGE = "change", "thay đổi", "change"
    RECIPIENT = "recipient", "nơi nhận", "recipients"
    CLOSING = "closing", "kết thúc", "closing words"
    NUMBER = "number", "số, ký hiệu", "document number"
    DATE = "date", "ngày ban hành", "date of the document"
    SIGNATORY = "signatory", "người ký", "signatory"


class Form(Term):
    """The form of a conference (hình thức), 65/2025/QH15 art. 24(1), 72/2025/QH15 art. 43(1)."""

    IN_PERSON = "in_person", "trực tiếp", "in person"
    ONLINE = "online", "trực tuyến", "online"
    SOCIAL_NETWORK = (
        "social_network",
        "mạng xã hội hoạt động hợp pháp",
        "lawfully operating social network",
    )
    HYBRID = "hybrid", "trực tiếp kết hợp trực tuyến", "in person and online"
    WRITTEN = "written", "bằng văn bản", "in writing"


class Channel(Term):
    """A way to tell or to hear people (kênh thông tin)."""

    MASS_MEDIA = "mass_media", "phương tiện thông tin đại chúng", "mass media"
    POSTING = "posting", "niêm yết tại trụ sở", "posting at the authority's seat"
    VILLAGE_HEADS = (
        "village_heads",
        "gửi Trưởng thôn, Tổ trưởng tổ dân phố",
        "letter to village heads",
    )
    LOUDSPEAKER = "loudspeaker", "hệ thống loa truyền thanh", "loudspeaker"
    PORTAL = "portal", "cổng thông tin điện tử", "web portal"
    INVITATION = "invitation", "giấy mời", "invitation"
    WRITING = "writing", "văn bản", "in writing"
    HOTLINE = "hotline", "đường dây nóng", "hotline"
    ONLINE = "online", "trực tuyến", "online"
    MEETING = "meeting", "cuộc họp", "meeting"


class NoticeItem(Term):
    """What a notice must tell (nội dung thông báo), by 72/2025 art. 43(2)."""

    TIME = "time", "thời gian", "time"
    PLACE = "place", "địa điểm", "place"
    CONTENT = "content", "nội dung", "content"
    WAY_OF_ATTENDING = "way_of_attending", "cách thức tham gia", "way of attending"


class PartOfDay(Term):
    """A part of the day (buổi)."""

    MORNING = "morning", "buổi sáng", "morning"
    AFTERNOON = "afternoon", "buổi chiều", "afternoon"
    EVENING = "evening", "buổi tối", "evening"


class FollowUpCase(Term):
    """What a follow-up duty is about (trường hợp phải xử lý sau đối thoại)."""

    ANSWER = "answer", "trả lời ý kiến", "answer"
    UNRESOLVED = "unresolved", "ý kiến chưa giải quyết", "unresolved"
    BEYOND_COMPETENCE = "beyond_competence", "vượt thẩm quyền", "beyond competence"
    OFF_TOPIC = "off_topic", "ngoài nội dung", "off topic"
    CONCLUSION = "conclusion", "thông báo kết luận", "conclusion notice"
    PUBLISH = "publish", "công khai kết quả", "publication of the result"
    MONITOR = "monitor", "giám sát thực hiện kết luận", "monitoring"
    MOBILISE = "mobilise", "vận động thực hiện kết quả", "mobilisation"


class ChangeKind(Term):
    """How an announced conference changed (loại thay đổi)."""

    RESCHEDULED = "rescheduled", "đổi ngày", "rescheduled"
    POSTPONED = "postponed", "hoãn", "postponed"
    CANCELLED = "cancelled", "không tổ chức", "cancelled"
    RESUMED = "resumed", "tổ chức lại", "resumed"


class Purpose(Term):
    """Why a body receives the document (mục đích gửi)."""

    REPORT = "report", "để báo cáo (b/c)", "for its information as superior (b/c)"
    INFORM = "inform", "để biết, thực hiện", "to know and carry out"
    ARCHIVE = "archive", "lưu", "for the file"


# --- duties, questions and verdicts -------------------------------------------------------------


class Milestone(Term):
    """The event that a period is counted from (sự kiện làm mốc)."""

    CONFERENCE = "conference", "ngày tổ chức hội nghị", "day of the conference"
    STATEMENT = "statement", "ngày nhận ý kiến", "day the statement is received"
    REQUEST = "request", "ngày nhận đủ yêu cầu", "day of the request"
    DECISION = "decision", "ngày có quyết định, văn bản", "day of the decision or document"
    YEAR = "year", "năm dương lịch", "calendar year"
    NOTICE = "notice", "ngày thông báo", "day of the notice"
    CONCLUSION = "conclusion", "ngày ra thông báo kết luận", "day of the conclusion"
    RESULT = "result", "ngày công khai kết quả", "day of the result"
    POSTED = "posted", "ngày kết thúc niêm yết", "end of the posting"
    ANSWER = "answer", "ngày trả lời ý kiến", "day of the answer"
    TOLD = "told", "ngày báo kết quả xử lý", "day of telling the speaker"


class Counting(Term):
    """What a rule of counting is about (quy tắc tính thời hạn), Civil Code 91/2015/QH13."""

    SOLAR_CALENDAR = "solar_calendar", "tính theo dương lịch", "solar calendar"
    NOT_CONTINUOUS = "not_continuous", "thời hạn không liền nhau", "days that do not follow on"
    MARKS_OF_A_MONTH = "marks_of_a_month", "đầu, giữa, cuối tháng", "marks of a month"
    MARKS_OF_A_YEAR = "marks_of_a_year", "đầu, giữa, cuối năm", "marks of a year"
    EVENT_DAY = "event_day", "ngày xảy ra sự kiện", "day of the event"
    DAYS = "days", "thời hạn tính bằng ngày", "period of days"
    MONTHS = "months", "thời hạn tính bằng tháng", "period of months"
    MISSING_DAY = "missing_day", "tháng không có ngày tương ứng", "month without the day"
    YEARS = "years", "thời hạn tính bằng năm", "period of years"
    ROLL_OVER = "roll_over", "ngày cuối là ngày nghỉ", "last day that is a day off"
    END_OF_DAY = "end_of_day", "lúc kết thúc ngày cuối", "end of the last day"
    BACKWARD = "backward", "thời hạn đếm lùi", "period counted back"
    WORKING_DAYS = "working_days", "thời hạn tính bằng ngày làm việc", "period of working days"


class Step(Term):
    """What became of a day in a count (cách tính một ngày)."""

    EVENT = "event", "sự kiện", "event"
    COUNTED = "counted", "tính", "counted"
    SKIPPED = "skipped", "bỏ qua", "skipped"
    ROLLED = "rolled", "chuyển hạn", "rolled"


class Anchor(Term):
    """The day whose law answers a question (ngày chọn luật áp dụng)."""

    CONFERENCE_DAY = "conference_day", "ngày tổ chức hội nghị", "day of the conference"
    STATEMENT_DAY = "statement_day", "ngày nhận ý kiến", "day of the statement"
    REQUEST_DAY = "request_day", "ngày yêu cầu", "day of the request"
    CALENDAR_YEAR = "calendar_year", "năm", "calendar year"


class Question(Term):
    """A question about duties that every regulation must answer (vấn đề pháp luật phải trả lời).

    `anchor` is the day whose law answers it, `milestone` the event that its period counts from.
    """

    FREQUENCY = "frequency", "số lần tổ chức mỗi năm", "conferences a year"
    VOTER_REQUEST = "voter_request", "cử tri yêu cầu tổ chức", "request of voters"
    WHEN_NECESSARY = "when_necessary", "tổ chức khi cần thiết", "when necessary"
    FORM = "form", "hình thức tổ chức", "form"
    CLUSTERS = "clusters", "tổ chức theo cụm", "clusters"
    CHAIRS = "chairs", "người chủ trì", "who chairs"
    PARTNER = "partner", "cơ quan phối hợp tổ chức", "who organises with the committee"
    INVITEES = "invitees", "thành phần phải mời", "who is invited"
    NOTICE_LEAD = "notice_lead", "thời hạn thông báo trước", "days of notice"
    NOTICE_CHANNEL = "notice_channel", "kênh thông báo", "channels of the notice"
    NOTICE_CONTENT = "notice_content", "nội dung thông báo", "content of the notice"
    RESULT_WITHIN = "result_within", "thời hạn công khai kết quả", "days to publish the result"
    RESULT_CHANNELS = "result_channels", "kênh công khai kết quả", "channels of the result"
    POSTING_DAYS = "posting_days", "thời gian niêm yết", "days of posting"
    ANSWER_WITHIN = "answer_within", "thời hạn trả lời ý kiến", "days to answer a question"
    MONITORING = "monitoring", "cơ quan giám sát", "who monitors"
    CONCLUSION_WITHIN = "conclusion_within", "thời hạn thông báo kết luận", "days to the conclusion"
    TOLD_WITHIN = "told_within", "thời hạn báo kết quả xử lý", "days to tell the speaker"

    @property
    def anchor(self) -> Anchor:
        """The day whose law answers the question."""
        return _ANCHOR.get(self, Anchor.CONFERENCE_DAY)

    @property
    def gives_right(self) -> bool:
        """Whether its number is a threshold that gives the people a right: the lower one governs.

        72/2025/QH15 art. 43(1): a conference is held when enough voters request it.
        """
        return self is Question.VOTER_REQUEST

    @property
    def milestone(self) -> Milestone:
        """The event that the question's period counts from."""
        if self is Question.POSTING_DAYS:
            return Milestone.RESULT
        return _MILESTONE[self.anchor]


_ANCHOR = {
    Question.FREQUENCY: Anchor.CALENDAR_YEAR,
    Question.VOTER_REQUEST: Anchor.REQUEST_DAY,
    Question.TOLD_WITHIN: Anchor.STATEMENT_DAY,
}
_MILESTONE = {
    Anchor.CONFERENCE_DAY: Milestone.CONFERENCE,
    Anchor.STATEMENT_DAY: Milestone.STATEMENT,
    Anchor.REQUEST_DAY: Milestone.REQUEST,
    Anchor.CALENDAR_YEAR: Milestone.YEAR,
}


class RelaxationKind(Term):
    """How a lower text relaxes an upper one (kiểu nới lỏng)."""

    NUMBER = "number", "con số bị nới lỏng", "a number moved the wrong way"
    JOINT = "joint", "các thời hạn cộng lại bị nới lỏng", "numbers that relax jointly"
    DROPPED = "dropped", "bỏ bớt điều phải có", "a demand dropped"
    CHOICE = "choice", "thêm lựa chọn không được phép", "a choice widened"
    OUTCOME = "outcome", "cho phép hướng xử lý bị cấm", "an outcome added"
    LOSS = (
        "loss",
        "hạn chế quyền của công dân mà thiếu căn cứ",
        "a loss to citizens without a ground",
    )
    CONTRADICTION = (
        "contradiction",
        "các quy tắc không thể cùng thực hiện",
        "rules that nobody can obey together",
    )


class ClauseChange(Term):
    """What became of a clause between two regulations (thay đổi của quy tắc)."""

    ADDED = "added", "thêm", "added"
    REMOVED = "removed", "bỏ", "removed"
    CHANGED = "changed", "sửa", "changed"


class Verdict(Term):
    """The verdict of a check (kết quả đối chiếu)."""

    MET = "met", "đạt", "met"
    BREACHED = "breached", "vi phạm", "breached"
    PENDING = "pending", "chưa đến hạn", "pending"
    NOT_APPLICABLE = "not_applicable", "không áp dụng", "not applicable"
    NOT_EVALUATED = "not_evaluated", "chưa đánh giá được", "not evaluated"


class Severity(Term):
    """How grave a breach is (mức độ nghiêm trọng): policy of this library, not law."""

    REPARABLE = "reparable", "còn khắc phục được", "can still be made good"
    LASTING = "lasting", "không khắc phục được cho hội nghị này", "cannot be undone"
    GRAVE = "grave", "lộ nội dung phải bảo vệ", "what must be guarded came out"


# --- the record of a conference -----------------------------------------------------------------


class Institution(Term):
    """What kind of meeting with people a record is about (loại hình gặp gỡ, đối thoại)."""

    DIALOGUE = "dialogue", "hội nghị đối thoại với Nhân dân", "dialogue conference"
    PARTY_DIALOGUE = (
        "party_dialogue",
        "đối thoại của người đứng đầu cấp ủy với Nhân dân",
        "dialogue held by the head of a Party committee",
    )
    GROUP_DIALOGUE = (
        "group_dialogue",
        "đối thoại với từng nhóm đối tượng (nông dân, phụ nữ, công nhân …)",
        "dialogue with one group (farmers, women, workers …)",
    )
    YOUTH_DIALOGUE = (
        "youth_dialogue",
        "đối thoại với thanh niên theo Luật Thanh niên",
        "dialogue with youth under the law on youth",
    )
    OTHER_MEETING = (
        "other_meeting",
        "buổi gặp gỡ, lắng nghe Nhân dân khác",
        "another meeting that hears people",
    )
    VOTER_MEETING = "voter_meeting", "hội nghị tiếp xúc cử tri", "voter meeting"
    CITIZEN_RECEPTION = "citizen_reception", "buổi tiếp công dân", "citizen reception"
    COMMUNITY_CONFERENCE = (
        "community_conference",
        "hội nghị của cộng đồng dân cư (thôn, tổ dân phố)",
        "conference of a village or residential group",
    )
    SETTLEMENT_DIALOGUE = (
        "settlement_dialogue",
        "đối thoại trong giải quyết khiếu nại",
        "dialogue in settling a complaint",
    )

    @property
    def is_conference(self) -> bool | None:
        """Whether it is the conference that the law asks for; none where no text says so.

        A dialogue with youth is another institution, with a duty and a notice of its own, from
        2021-01-01 (Luật Thanh niên 57/2020/QH14, secondary source): of an earlier one say
        `GROUP_DIALOGUE`.
        """
        if self in (
            Institution.PARTY_DIALOGUE,
            Institution.GROUP_DIALOGUE,
            Institution.OTHER_MEETING,
        ):
            return None
        return self is Institution.DIALOGUE


class SessionStatus(Term):
    """Where the life of a session stands (trạng thái của cuộc đối thoại)."""

    NEW = "new", "mới lập hồ sơ", "record opened"
    PLANNED = "planned", "đã có kế hoạch", "planned"
    ANNOUNCED = "announced", "đã thông báo", "announced"
    POSTPONED = "postponed", "đã hoãn", "postponed"
    OPEN = "open", "đang diễn ra", "open"
    SUSPENDED = "suspended", "tạm dừng", "suspended"
    CLOSED = "closed", "đã kết thúc", "closed"
    CANCELLED = "cancelled", "không tổ chức", "cancelled"
    IN_WRITING = "in_writing", "thay bằng lấy ý kiến bằng văn bản", "replaced by written collection"

    @property
    def was_held(self) -> bool | None:
        """Whether the record tells that it was held; no where it was not, or not yet.

        None for a record of which no event of its life is told: it may be of a conference that was
        held.
        """
        if self is SessionStatus.NEW:
            return None
        return self in (SessionStatus.OPEN, SessionStatus.SUSPENDED, SessionStatus.CLOSED)

    @property
    def was_given_up(self) -> bool:
        """Whether the record tells that it is not held at all: cancelled, or replaced."""
        return self in (SessionStatus.CANCELLED, SessionStatus.IN_WRITING)


class PartStatus(Term):
    """Where the life of one part of a statement stands (trạng thái của từng nội dung)."""

    RECEIVED = "received", "đã tiếp nhận", "received"
    SCREENED = "screened", "đã sàng lọc", "screened"
    ROUTED = "routed", "đã phân công", "routed"
    FORWARDED = "forwarded", "đã chuyển, chờ trả lời", "forwarded, answer awaited"
    ANSWERED = "answered", "đã có trả lời", "answered"
    ENDED = "ended", "đã xong", "ended"


class CustodyReason(Term):
    """Why somebody holds an open matter (lý do đang giữ việc)."""

    TO_SCREEN = "to_screen", "phải sàng lọc", "it must be screened"
    TO_DECIDE = "to_decide", "chờ người chủ trì quyết định", "the chair must decide"
    TO_ROUTE = "to_route", "phải phân công", "it must be routed"
    TO_ANSWER = "to_answer", "phải trả lời", "it must be answered"
    TO_PASS_ON = (
        "to_pass_on",
        "phải chuyển hoặc hướng dẫn đến cơ quan có thẩm quyền",
        "it must be passed on, or who raised it guided to the competent body",
    )
    AWAITS_ANSWER = (
        "awaits_answer",
        "theo dõi, chờ cơ quan nhận trả lời",
        "the receiver's answer is awaited",
    )
    TO_TELL = (
        "to_tell",
        "đã trả lời, phải ghi việc báo cho người dân",
        "it is answered; how the speaker was told must be recorded",
    )
    TO_CARRY_OUT = "to_carry_out", "thực hiện kết luận", "the conclusion must be carried out"


class NoDay(Term):
    """Why a matter has no due day (lý do chưa có hạn)."""

    NOT_ROUTED = "not_routed", "chưa phân công nên chưa tính hạn", "not routed yet"
    BY_TEXTS = "by_texts", "văn bản không ấn định một ngày", "the texts fix no single day"
    OWN_PROCEDURE = (
        "own_procedure",
        "theo trình tự, thời hạn riêng của luật được viện dẫn",
        "by the procedure and the time limits of the law cited",
    )
    NO_CONFERENCE_DAY = (
        "no_conference_day",
        "tính từ ngày hội nghị, chưa biết ngày",
        "counted from the day of the conference, which is not known",
    )
    NOT_HANDED_OVER = (
        "not_handed_over",
        "tính từ ngày nhận từ nơi thu thập, chưa biết ngày",
        "counted from its hand-over by who collected it, whose day is not known",
    )
    NO_CALENDAR = (
        "no_calendar",
        "cần lịch ngày nghỉ để tính",
        "a calendar of days off is needed to date it",
    )
    CHAIR = "chair", "người chủ trì chưa ấn định ngày", "the chair has set no day"


class Intake(Term):
    """How a statement came in (cách tiếp nhận ý kiến)."""

    SPOKEN = "spoken", "trình bày trực tiếp", "presented in person"
    SECRETARY = "secretary", "gửi qua thư ký hội nghị", "handed in through the secretary"
    WRITTEN = "written", "gửi bằng văn bản", "sent in writing"
    ONLINE = "online", "gửi trực tuyến, đường dây nóng", "sent online or by hotline"
    REGISTERED = "registered", "đăng ký trước", "registered beforehand"
    COLLECTED = "collected", "tập hợp trước hội nghị", "collected beforehand"


class SpeakerKind(Term):
    """In what capacity somebody speaks (người phát biểu)."""

    CITIZEN = "citizen", "người dân", "citizen"
    DELEGATE = "delegate", "đại biểu", "delegate"
    CHAIR = "chair", "người chủ trì", "chair"
    BODY = "body", "đại diện cơ quan, đơn vị", "body"


class ProgrammeStep(Term):
    """A step of the programme (chương trình đối thoại)."""

    INTRODUCTION = "introduction", "nêu lý do, giới thiệu", "introduction"
    REPORT = "report", "báo cáo nội dung đối thoại", "report of the contents"
    SPEAKING = "speaking", "Nhân dân phát biểu ý kiến", "the people speak"
    ANSWERING = "answering", "giải thích, trả lời", "answers"
    CONCLUSION = "conclusion", "kết luận, bế mạc", "conclusion"
    OTHER = "other", "việc khác", "other"


class AnswerWay(Term):
    """How an answer is given (hình thức trả lời)."""

    ON_THE_SPOT = "on_the_spot", "trả lời tại hội nghị", "on the spot"
    IN_WRITING = "in_writing", "trả lời bằng văn bản", "in writing"
    IN_PERSON = "in_person", "trả lời trực tiếp sau hội nghị", "in person, afterwards"
    IN_PUBLIC = "in_public", "trả lời công khai", "in public"


class Passing(Term):
    """How a matter is passed on (hình thức chuyển)."""

    TRANSFER = "transfer", "chuyển cơ quan có thẩm quyền", "transferred"
    PETITION = "petition", "kiến nghị cấp trên", "petitioned upward"


class Ending(Term):
    """How a matter ends (kết quả cuối cùng)."""

    ANSWERED = "answered", "đã trả lời", "answered"
    GUIDED = "guided", "đã hướng dẫn nơi giải quyết", "guided to who may settle it"
    OWN_PROCEDURE = "own_procedure", "đã thụ lý theo thủ tục riêng", "taken up by its own procedure"
    FILED = "filed", "lưu", "filed"
    WITHDRAWN = "withdrawn", "người nêu rút ý kiến", "withdrawn by the speaker"
    MERGED = "merged", "gộp với ý kiến khác", "merged with another"


class Telling(Term):
    """How the speaker was told (hình thức báo cho người nêu ý kiến)."""

    DIRECT = "direct", "báo trực tiếp", "directly"
    PUBLIC = "public", "qua công khai kết quả", "by publication"
    IMPOSSIBLE = "impossible", "không báo được", "impossible to tell"


class PublicationKind(Term):
    """What is published (nội dung công khai)."""

    PLAN = "plan", "kế hoạch", "plan"
    RESULT = "result", "kết quả đối thoại", "result"
    CONCLUSION = "conclusion", "thông báo kết luận", "conclusion notice"


class Measure(Term):
    """What a number in a report counts (chỉ tiêu); different measures are never added up."""

    ATTENDEES = "attendees", "người dự", "people present"
    SPEAKERS = "speakers", "người phát biểu", "people who spoke"
    COLLECTED = "collected", "ý kiến tập hợp trước", "opinions collected beforehand"
    SELECTED = "selected", "ý kiến còn lại sau sàng lọc", "opinions left after screening"
    GROUPS = "groups", "nhóm vấn đề", "groups of opinions"
    RAISED = "raised", "ý kiến nêu tại hội nghị", "opinions raised at the conference"
    CONTENTS = "contents", "nội dung", "contents"
    ANSWERED = "answered", "ý kiến trả lời tại hội nghị", "opinions answered on the spot"
    REMAINING = "remaining", "ý kiến chưa trả lời", "opinions not answered yet"


class RecordAspect(Term):
    """A side of the record that somebody may vouch to be complete (mặt của hồ sơ)."""

    ORGANISATION = "organisation", "cơ quan tổ chức", "who organises"
    NOTICE = "notice", "thông báo trước", "notice"
    INVITATION = "invitation", "giấy mời", "invitations"
    CHAIR = "chair", "chủ trì", "chair"
    ATTENDANCE = "attendance", "thành phần dự", "attendance"
    FLOOR = "floor", "phát biểu", "turns on the floor"
    STATEMENTS = "statements", "ý kiến", "statements"
    ANSWERS = "answers", "trả lời", "answers"
    MINUTES = "minutes", "biên bản", "minutes"
    CONCLUSION = "conclusion", "kết luận", "conclusion"
    PUBLICATION = "publication", "công khai", "publications"
    MONITORING = "monitoring", "giám sát", "monitoring"
    REPORTING = "reporting", "báo cáo", "reports"


class Tier(Term):
    """How an open matter stands to its due day (mức độ đến hạn)."""

    NO_DAY = "no_day", "chưa ấn định ngày", "no day fixed"
    REVIEW = "review", "đến ngày xem lại", "to be reviewed"
    AHEAD = "ahead", "còn hạn", "ahead"
    SOON = "soon", "sắp đến hạn", "due soon"
    OVERDUE = "overdue", "quá hạn", "overdue"
    LONG_OVERDUE = "long_overdue", "quá hạn kéo dài", "long overdue"
    STALE = "stale", "quá hạn rất lâu", "overdue for very long"


class ReceiptPart(Term):
    """What a receipt holds fast, and what may have changed since (phần của phiếu đối chứng)."""

    INPUTS = "inputs", "dữ liệu đầu vào", "inputs"
    REGULATION = "regulation", "quy định áp dụng", "regulation"
    SCOPE = "scope", "nơi, cấp, ngày, kế hoạch áp dụng", "place, level, day or plan applied"
    CALENDAR = "calendar", "lịch ngày nghỉ đã biết", "days off as known"
    VERSION = "version", "phiên bản thư viện", "version of the library"
    RESULT = "result", "kết quả", "result"
