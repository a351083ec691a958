"""The province's own rule (invented), beside the law of the State."""

import dialogue_core as dc
from dialogue_core.rules import Instrument, Requirement
from dialogue_core.values import Citation, Days, Span, Words
from dialogue_core.vocabulary import Confidence, InstrumentKind, Level, Question

NUMBER = "00/2026/QĐ-UBND"
WARD = "lam-dong/bac-gia-nghia"


def requirement(article: int, slug: str, vi: str, en: str, **says: object) -> Requirement:
    """Return one clause of the rule."""
    return Requirement(
        cites=Citation(NUMBER, article=article),
        slug=slug,
        text=Words(vi, en),
        confidence=Confidence.VERIFIED,
        levels=(Level.WARD,),
        places=("lam-dong",),
        **{"in_force": Span("2026-03-01"), **says},
    )


RULE = Instrument(
    number=NUMBER,
    kind=InstrumentKind.LOCAL_RULE,
    title=Words("Quy định về đối thoại (giả định)", "Rule on dialogue (invented)"),
    issuer=Words("UBND tỉnh Lâm Đồng", "Lâm Đồng People's Committee"),
    dated="2026-02-01",
    in_force=Span("2026-03-01"),
    confidence=Confidence.VERIFIED,
    rules=(
        requirement(
            4,
            "notice",
            "Thông báo trước ít nhất 10 ngày.",
            "Notice at least 10 days before.",
            in_force=Span("2026-03-01", until="2026-10-01"),
            question=Question.NOTICE_LEAD,
            at_least=Days(10),
        ),
        requirement(
            4,
            "notice-from-october",
            "Từ ngày 01/10/2026: thông báo trước ít nhất 12 ngày.",
            "From 1 October 2026: notice at least 12 days before.",
            in_force=Span("2026-10-01"),
            question=Question.NOTICE_LEAD,
            at_least=Days(12),
        ),
        requirement(
            7,
            "conclusion",
            "Thông báo kết luận trong 10 ngày.",
            "Conclusion notice within 10 days.",
            question=Question.CONCLUSION_WITHIN,
            at_most=Days(10),
        ),
        requirement(
            8,
            "answer",
            "Trả lời trong 20 ngày.",
            "Answer within 20 days.",
            question=Question.ANSWER_WITHIN,
            at_most=Days(20),
        ),
    ),
    checked_on="2026-11-01",
)
"""Four clauses; the first two are one duty, with a new number from October."""


def law(on: object = "2026-07-01") -> dc.Regulation:
    """Return the law of the State alone."""
    return dc.law.regulation_for(WARD, on=on)


def regulation(on: object = "2026-07-01") -> dc.Regulation:
    """Return the law with the province's rule."""
    return dc.law.regulation_for(WARD, on=on, instruments=(*dc.law.INSTRUMENTS, RULE))
