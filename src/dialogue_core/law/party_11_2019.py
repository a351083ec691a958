"""Quy định số 11-QĐi/TW (Party regulation on receiving the people and direct dialogue).

Issued by the Politburo on 2019-02-18, in force the same day, amended by conclusion 215-KL/TW of
2025-11-23, which takes the district level out. It obliges heads of Party committees to hold direct
dialogue promptly when many people ask for it or when it is necessary; no yearly number, no days of
notice and no deadline afterwards stand in any summary. The article on dialogue was not read, so
it is cited without its number (3, and 6 as inferred).
"""

from typing import Final

from dialogue_core.rules import Instrument, NotEncoded, Requirement
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind, Level, Organ, Question

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "11-QĐi/TW"
_TEXT = Citation(_NUMBER)
_WHEN = Words(
    'Người đứng đầu cấp ủy "kịp thời đối thoại khi cần thiết", khi nhiều người yêu cầu hoặc xét '
    "thấy cần.",
    "The head of the Party committee holds dialogue promptly when many people ask for it or when "
    "it is deemed necessary.",
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.PARTY_REGULATION,
    title=Words(
        "Quy định về trách nhiệm của người đứng đầu cấp ủy trong việc tiếp dân, đối thoại trực "
        "tiếp với dân và xử lý những phản ánh, kiến nghị của dân",
        "Regulation on the duty of heads of Party committees to receive the people, to talk with "
        "them directly and to handle their feedback and recommendations",
    ),
    issuer=Words("Bộ Chính trị", "Politburo"),
    dated="2019-02-18",
    in_force=Span("2019-02-18"),
    confidence=Confidence.SECONDARY,
    checked_on="2026-11-23",
    rules=(
        Requirement(
            cites=_TEXT,
            slug="when-necessary",
            text=_WHEN,
            in_force=Span("2019-02-18"),
            confidence=Confidence.SECONDARY,
            levels=(Level.WARD, Level.PROVINCE),
            note=Words(
                "Nghĩa vụ của người đứng đầu cấp ủy, bên cạnh hội nghị của chính quyền; điều về "
                "đối thoại chưa đọc.",
                "A duty of the Party head, beside the conference of the authorities; the article "
                "on dialogue was not read.",
            ),
            question=Question.WHEN_NECESSARY,
            stated=True,
            obliges=(Organ.PARTY,),
        ),
        Requirement(
            cites=_TEXT,
            slug="when-necessary-district",
            text=_WHEN,
            in_force=Span("2019-02-18", until="2025-11-23"),
            confidence=Confidence.SECONDARY,
            levels=(Level.CITY,),
            ended_by=Citation("215-KL/TW"),
            note=Words(
                "Kết luận 215-KL/TW bỏ cấp huyện từ 23/11/2025; cấp huyện kết thúc từ 01/07/2025.",
                "Conclusion 215-KL/TW took the district out on 2025-11-23; the level itself ended "
                "on 2025-07-01.",
            ),
            question=Question.WHEN_NECESSARY,
            stated=True,
            obliges=(Organ.PARTY,),
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=_TEXT,
            reason=Words(
                "Tiếp dân định kỳ mỗi tháng: tiếp dân, không phải hội nghị đối thoại.",
                "Monthly reception days: reception, not the dialogue conference.",
            ),
        ),
        NotEncoded(
            cites=_TEXT,
            reason=Words(
                "Thông báo bằng văn bản trong 10 ngày làm việc dành cho người gửi việc đến người "
                "đứng đầu cấp ủy; áp dụng cho câu hỏi tại đối thoại là lựa chọn chính sách, chưa "
                "chắc chắn.",
                "The written notice within 10 working days is for who brings a matter to the Party "
                "head; applying it to questions at a dialogue is a policy choice, uncertain.",
            ),
        ),
        NotEncoded(
            cites=_TEXT,
            reason=Words(
                "Giữ bí mật, an toàn cho người phản ánh: là mặc định của thư viện cho mọi người.",
                "Keeping the reporter secret and safe: the library's default for everybody.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=3, clause=8),
            reason=Words(
                "Chế độ báo cáo lên cấp ủy cấp trên: không có câu hỏi tương ứng.",
                "Reports to the superior Party committee: no question is about them.",
            ),
        ),
    ),
)
