"""Gaps that several statutes share (chỗ pháp luật không quy định), listed one for each question.

Answers nothing by itself: statute has only ever imposed the dialogue conference on the commune
level, so each edition of the local-government law lists the same gap for the levels above.
"""

from collections.abc import Iterable
from typing import Final

from dialogue_core.rules import Absence
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, Level, Question

__all__ = ["ANSWERED_AT_EVERY_LEVEL", "above_ward"]


def __dir__() -> list[str]:
    return list(__all__)


ANSWERED_AT_EVERY_LEVEL: Final = (Question.TOLD_WITHIN,)
"""What another statute answers at every level: 42/2013/QH13 art. 28(1), by analogy."""


def above_ward(
    cites: Citation,
    *,
    slug: str,
    levels: tuple[Level, ...],
    in_force: Span,
    confidence: Confidence,
    ended_by: Citation | None = None,
) -> Iterable[Absence]:
    """Return one gap for each question that no statute answers above the commune level."""
    for question in Question:
        if question not in ANSWERED_AT_EVERY_LEVEL:
            yield Absence(
                cites=cites,
                slug=f"{slug}-no-{question.value.replace('_', '-')}",
                text=Words(
                    "Luật chỉ giao cấp xã tổ chức hội nghị đối thoại; ở cấp trên, vấn đề "
                    f'"{question.vi}" chỉ theo quy định của địa phương.',
                    "Statute lays the dialogue conference on the commune level only; above it, "
                    f'"{question.en}" rests on local texts.',
                ),
                in_force=in_force,
                confidence=confidence,
                levels=levels,
                ended_by=ended_by,
                question=question,
            )
