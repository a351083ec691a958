"""Thông tư số 05/2021/TT-TTCP (Circular on the handling of letters of citizens).

Issued by the Government Inspectorate on 2021-10-01, in force from 2021-11-15, in place of circular
07/2014/TT-TTCP. It classifies letters by content, whatever their title (art. 6), and sends
matters of Party discipline to the body competent under Party rules (art. 15). It governs letters;
to what is said at a conference it is applied by analogy.

Open question: the decree that it details (64/2014/NĐ-CP) ended on 2026-07-01, and no replacement
was found. It is taken as usable where it is not contrary to the new decree.
"""

from typing import Final

from dialogue_core.law._party import to_the_party
from dialogue_core.rules import Instrument, Limit, NotEncoded, Owed
from dialogue_core.statements import Given
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import (
    Act,
    Confidence,
    Handling,
    InstrumentKind,
    PartyDiscipline,
    Protection,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "05/2021/TT-TTCP"
_FORCE = Span("2021-11-15")
_WITH_ITS_DECREE = Span("2021-11-15", until="2026-07-01")
_AFTER_ITS_DECREE = Span("2026-07-01")
_DECREE_ENDED = Citation("154/2026/NĐ-CP")
_IF_USABLE = Words(
    "Nghị định 64/2014/NĐ-CP mà thông tư hướng dẫn hết hiệu lực từ 01/07/2026, chưa thấy văn bản "
    "thay thế: coi là còn dùng được nếu không trái (chưa chắc chắn).",
    "Decree 64/2014/NĐ-CP, which it details, ended on 2026-07-01 and no replacement was found: "
    "taken as usable where not contrary (uncertain).",
)

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.CIRCULAR,
    title=Words(
        "Thông tư quy định quy trình xử lý đơn khiếu nại, đơn tố cáo, đơn kiến nghị, phản ánh",
        "Circular on the handling of complaints, denunciations, recommendations and feedback",
    ),
    issuer=Words("Thanh tra Chính phủ", "Government Inspectorate"),
    dated="2021-10-01",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 15 ----------------------------------------------------------------------------
        Limit(
            cites=Citation(_NUMBER, article=15),
            slug="party-discipline",
            text=Words(
                "Việc đảng viên vi phạm kỷ luật Đảng thì chuyển cơ quan có thẩm quyền theo quy "
                "định của Đảng (Ủy ban Kiểm tra của cấp ủy).",
                "A Party member's breach of Party discipline goes to the body competent under "
                "Party rules (the Party committee's inspection committee).",
            ),
            in_force=_WITH_ITS_DECREE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            ended_by=_DECREE_ENDED,
            given=Given(party_discipline=(PartyDiscipline.YES,)),
            only=(Handling.INSPECTION_COMMITTEE, Handling.FILE_OR_INSPECT),
        ),
        Limit(
            cites=Citation(_NUMBER, article=15),
            slug="party-discipline-after-decree",
            text=Words(
                "Việc đảng viên vi phạm kỷ luật Đảng thì chuyển cơ quan có thẩm quyền theo quy "
                "định của Đảng (Ủy ban Kiểm tra của cấp ủy).",
                "A Party member's breach of Party discipline goes to the body competent under "
                "Party rules (the Party committee's inspection committee).",
            ),
            in_force=_AFTER_ITS_DECREE,
            confidence=Confidence.UNCERTAIN,
            by_analogy=True,
            note=_IF_USABLE,
            given=Given(party_discipline=(PartyDiscipline.YES,)),
            only=(Handling.INSPECTION_COMMITTEE, Handling.FILE_OR_INSPECT),
        ),
        *(
            Owed(
                cites=Citation(_NUMBER, article=15),
                slug=f"{slug}{tail}",
                text=Words(
                    "Đơn, bản ghi lời trình bày về kỷ luật Đảng được chuyển đến cơ quan có thẩm "
                    "quyền theo quy định của Đảng.",
                    "The letter, or the record of what was said, about Party discipline is "
                    "transferred to the body competent under Party rules.",
                ),
                in_force=days,
                confidence=confidence,
                by_analogy=True,
                ended_by=ended_by,
                note=note,
                given=what,
                upon=(Handling.INSPECTION_COMMITTEE,),
                act=Act.TRANSFER,
            )
            for slug, what in to_the_party("transfer")
            for tail, days, confidence, ended_by, note in (
                ("", _WITH_ITS_DECREE, Confidence.VERIFIED, _DECREE_ENDED, None),
                ("-after-decree", _AFTER_ITS_DECREE, Confidence.UNCERTAIN, None, _IF_USABLE),
            )
        ),
        Limit(
            cites=Citation(_NUMBER, article=15),
            slug="party-discipline-held",
            text=Words(
                "Việc thuộc kỷ luật Đảng chuyển cơ quan của Đảng nên không nêu trước hội nghị.",
                "A matter of Party discipline goes to the Party's body, so it is not put to the "
                "conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.UNCERTAIN,
            by_analogy=True,
            note=Words(
                "Cách hiểu của thư viện, để không nêu tên người bị phản ánh trước hội nghị.",
                "The library's reading, so that nobody accused is named before the conference.",
            ),
            given=Given(party_discipline=(PartyDiscipline.YES,)),
            only=(Protection.HELD, Protection.IDENTITY, Protection.SECRET),
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=6),
            reason=Words(
                "Phân loại theo nội dung, không phụ thuộc tiêu đề: là nghĩa của loại ý kiến.",
                "Classification by content, not by title: the meaning of the kind of statement.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=14),
            reason=Words(
                "Mỗi nội dung chỉ chuyển một lần: cần biết đơn trước; việc chuyển đã theo luật.",
                "One transfer per same content: needs the earlier letters; the transfer itself is "
                "by the laws.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=16),
            reason=Words(
                "Việc gây thiệt hại nghiêm trọng thì báo cáo ngay, ngăn chặn: mức thiệt hại không "
                "là dữ kiện của ý kiến; người chủ trì tự xét.",
                "Serious harm is reported and prevented at once: how grave the harm is is no fact "
                "of a statement; the chair judges it.",
            ),
        ),
    ),
)
