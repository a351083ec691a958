"""Luật Khiếu nại số 02/2011/QH13 (Law on complaints).

Issued by the National Assembly on 2011-11-11, in force from 2012-07-01, amended by law
136/2025/QH15. A complaint asks to review an administrative decision or act that infringes the
complainant's own rights (art. 2(1)); it goes to the decision-maker, then to the superior (art. 7),
within 90 days (art. 9). It has a procedure of its own, whose "đối thoại" (art. 30) is not the
dialogue conference.
"""

from typing import Final

from dialogue_core.rules import Instrument, Limit, NotEncoded, Owed
from dialogue_core.statements import Given
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import (
    Act,
    Competence,
    Confidence,
    Delivery,
    Handling,
    InstrumentKind,
    PartyDiscipline,
    Protection,
    Settled,
    StatementKind,
)

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "02/2011/QH13"
_FORCE = Span("2012-07-01")
_COMPLAINT = Given(kind=(StatementKind.COMPLAINT,))
_COMPLAINTS = (StatementKind.COMPLAINT,)
_STATE = (PartyDiscipline.NO,)
_NAMED = (Delivery.SPOKEN, Delivery.SIGNED)
_STILL_ACCEPTED = tuple(s for s in Settled if s not in (Settled.FINAL, Settled.COURT))
"""A complaint finally settled or decided by a court is not accepted (art. 11)."""

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.LAW,
    title=Words("Luật Khiếu nại", "Law on complaints"),
    issuer=Words("Quốc hội", "National Assembly"),
    dated="2011-11-11",
    in_force=_FORCE,
    confidence=Confidence.VERIFIED,
    checked_on="2026-11-23",
    rules=(
        # --- Điều 7 -----------------------------------------------------------------------------
        # Open question: no statute forbids hearing a complaint in public. That it stays off the
        # floor is this library's reading (a procedure of its own, with its own settler), so it is
        # marked uncertain; a plan that excludes complaints says so by itself.
        Limit(
            cites=Citation(_NUMBER, article=7),
            slug="not-debated",
            text=Words(
                "Khiếu nại có trình tự, người giải quyết riêng nên không đưa ra đối thoại chung.",
                "A complaint has a procedure and a settler of its own, so it is not put to the "
                "general dialogue.",
            ),
            in_force=_FORCE,
            confidence=Confidence.UNCERTAIN,
            by_analogy=True,
            note=Words(
                "Luật không cấm nêu khiếu nại tại hội nghị; đây là cách hiểu của thư viện. Kế "
                "hoạch loại khiếu nại khỏi đối thoại thì tự nó là căn cứ.",
                "The law does not forbid raising a complaint at a conference; this is the "
                "library's reading. A plan that excludes complaints is a basis by itself.",
            ),
            given=_COMPLAINT,
            only=(Protection.HELD, Protection.IDENTITY, Protection.SECRET),
        ),
        # --- Điều 8 -----------------------------------------------------------------------------
        Owed(
            cites=Citation(_NUMBER, article=8),
            slug="guide-to-write",
            text=Words(
                "Khiếu nại trực tiếp thì người tiếp nhận hướng dẫn viết đơn hoặc ghi lại và cho ký "
                "hoặc điểm chỉ.",
                "Of a spoken complaint the receiver helps to write it, or records it and has it "
                "signed or fingerprinted.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            note=Words(
                "Điều luật nói về người khiếu nại đến khiếu nại trực tiếp; tại hội nghị là áp dụng "
                "tương tự.",
                "The article speaks of who comes to complain in person; at a conference it is by "
                "analogy.",
            ),
            given=Given(kind=_COMPLAINTS, delivery=(Delivery.SPOKEN,), settled=_STILL_ACCEPTED),
            act=Act.GUIDE_TO_WRITE,
        ),
        # --- Điều 9 -----------------------------------------------------------------------------
        Owed(
            cites=Citation(_NUMBER, article=9),
            slug="time-limit",
            text=Words(
                "Khiếu nại lần đầu trong 90 ngày kể từ ngày nhận được hoặc biết được quyết định, "
                "hành vi (thời gian có trở ngại không tính); lần hai trong 30 ngày, vùng sâu, "
                "vùng xa 45 ngày (Điều 33).",
                "A first complaint is lodged within 90 days of receiving or learning of the "
                "decision or act (time of hindrance does not count); a second one within 30 days, "
                "in remote areas 45 (art. 33).",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            by_analogy=True,
            note=Words(
                "90 ngày là hạn của người khiếu nại; việc nói rõ cho họ biết là cách làm an toàn. "
                "Việc giải quyết cuối cùng hoặc tòa án đã xử thì không còn hạn để nêu (Điều 11).",
                "The 90 days bind the complainant; telling them so is the safe practice. Of what "
                "was finally settled, or decided by a court, no time limit is left (art. 11).",
            ),
            given=Given(
                kind=_COMPLAINTS,
                party_discipline=_STATE,
                delivery=_NAMED,
                competence=(
                    Competence.OWN,
                    Competence.LOWER,
                    Competence.HIGHER,
                    Competence.OTHER_AGENCY,
                ),
                settled=_STILL_ACCEPTED,
            ),
            act=Act.STATE_TIME_LIMIT,
        ),
        # --- Điều 11 ----------------------------------------------------------------------------
        Limit(
            cites=Citation(_NUMBER, article=11),
            slug="unsigned",
            text=Words(
                "Đơn khiếu nại không có chữ ký hoặc điểm chỉ không được thụ lý.",
                "A complaint without signature or fingerprint is not accepted.",
            ),
            in_force=_FORCE,
            confidence=Confidence.VERIFIED,
            given=Given(kind=_COMPLAINTS, party_discipline=_STATE, delivery=(Delivery.ANONYMOUS,)),
            only=(Handling.FILE_OR_INSPECT,),
        ),
    ),
    not_encoded=(
        NotEncoded(
            cites=Citation(_NUMBER, article=7),
            reason=Words(
                "Khiếu nại lần đầu đến người đã ra quyết định, lần hai đến cấp trên trực tiếp hoặc "
                "khởi kiện: là trình tự của người khiếu nại; tiếp nhận, hướng dẫn theo khoản 1 "
                "Điều 26 Luật 42/2013/QH13.",
                "First to who decided, then to the immediate superior or the court: the "
                "complainant's own path; receiving and guiding is by law 42/2013/QH13 art. 26(1).",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=2),
            reason=Words(
                "Định nghĩa khiếu nại, quyết định, hành vi hành chính: là nghĩa của loại ý kiến.",
                "Definitions of complaint, administrative decision and act: the meaning of the "
                "kind of statement.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=11),
            reason=Words(
                "Các trường hợp khác không được thụ lý: do người giải quyết xét.",
                "The other complaints not accepted: judged by the settler.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=17),
            reason=Words(
                "Thẩm quyền giải quyết (Điều 17, 18): là dữ kiện ghi tại ý kiến, không phải quy "
                "tắc.",
                "Jurisdiction (arts. 17, 18): a fact recorded about the statement, not a rule.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=27),
            reason=Words(
                "Thụ lý trong 10 ngày và thời hạn giải quyết (Điều 27, 28, 33, 37): thủ tục của "
                "người giải quyết, sau khi đã tiếp nhận hoặc hướng dẫn.",
                "Acceptance within 10 days and time of settlement (arts. 27, 28, 33, 37): the "
                "settler's procedure, after it was received or the person was guided.",
            ),
        ),
        NotEncoded(
            cites=Citation(_NUMBER, article=30),
            reason=Words(
                '"Đối thoại" trong giải quyết khiếu nại không phải hội nghị đối thoại.',
                'The "dialogue" inside a complaint case is not a dialogue conference.',
            ),
        ),
    ),
)
