"""Thông tư số 07/2014/TT-TTCP (Circular on the handling of letters of citizens).

Issued by the Government Inspectorate on 2014-10-31, in force from 2014-12-15, ended on 2021-11-15
by circular 05/2021/TT-TTCP. Its dates were read; its clause on Party members is from memory and
stands here so that a matter of Party discipline goes the same way before 2021.
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


_NUMBER = "07/2014/TT-TTCP"
_FORCE = Span("2014-12-15", until="2021-11-15")

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.CIRCULAR,
    title=Words(
        "Thông tư quy định quy trình xử lý đơn khiếu nại, đơn tố cáo, đơn kiến nghị, phản ánh",
        "Circular on the handling of complaints, denunciations, recommendations and feedback",
    ),
    issuer=Words("Thanh tra Chính phủ", "Government Inspectorate"),
    dated="2014-10-31",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        Limit(
            cites=Citation(_NUMBER),
            slug="party-discipline",
            text=Words(
                "Việc đảng viên vi phạm kỷ luật Đảng thì chuyển cơ quan có thẩm quyền theo quy "
                "định của Đảng.",
                "A Party member's breach of Party discipline goes to the body competent under "
                "Party rules.",
            ),
            in_force=_FORCE,
            confidence=Confidence.MEMORY,
            by_analogy=True,
            ended_by=Citation("05/2021/TT-TTCP"),
            note=Words(
                "Số điều chưa kiểm tra; nội dung lấy theo Điều 15 Thông tư 05/2021/TT-TTCP.",
                "The article was not checked; the content follows circular 05/2021/TT-TTCP "
                "art. 15.",
            ),
            given=Given(party_discipline=(PartyDiscipline.YES,)),
            only=(Handling.INSPECTION_COMMITTEE, Handling.FILE_OR_INSPECT),
        ),
        *(
            Owed(
                cites=Citation(_NUMBER),
                slug=slug,
                text=Words(
                    "Đơn, bản ghi lời trình bày về kỷ luật Đảng được chuyển đến cơ quan có thẩm "
                    "quyền theo quy định của Đảng.",
                    "The letter, or the record of what was said, about Party discipline is "
                    "transferred to the body competent under Party rules.",
                ),
                in_force=_FORCE,
                confidence=Confidence.MEMORY,
                by_analogy=True,
                ended_by=Citation("05/2021/TT-TTCP"),
                given=what,
                upon=(Handling.INSPECTION_COMMITTEE,),
                act=Act.TRANSFER,
            )
            for slug, what in to_the_party("transfer")
        ),
        Limit(
            cites=Citation(_NUMBER),
            slug="party-discipline-held",
            text=Words(
                "Việc thuộc kỷ luật Đảng chuyển cơ quan của Đảng nên không nêu trước hội nghị.",
                "A matter of Party discipline goes to the Party's body, so it is not put to the "
                "conference.",
            ),
            in_force=_FORCE,
            confidence=Confidence.UNCERTAIN,
            by_analogy=True,
            ended_by=Citation("05/2021/TT-TTCP"),
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
            cites=Citation(_NUMBER),
            reason=Words(
                "Các điều khác về phân loại, chuyển đơn: thủ tục xử lý đơn, chưa đọc.",
                "The other articles on classifying and transferring letters: procedure, not read.",
            ),
        ),
    ),
)
