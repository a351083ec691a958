"""A finding as it is written down: what it says, without the objects that it was made from.

Private to `dialogue_core.serialization`. It is written only: a check finds anew what it found.
"""

from typing import final

import attrs

from dialogue_core.findings import Finding, Waiver
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, Severity, Verdict


@final
@attrs.frozen(kw_only=True)
class FindingRecord:
    """What a check found, as plain data (kết quả đối chiếu)."""

    check: str
    """The id of the check: the rule's, with the part where there are several."""
    rule: str
    """The id of the rule, limit or absence that was checked."""
    content: str
    """The hash of everything that the rule says, by which a later edit of it is noticed."""
    part: str = ""
    """Which of several things that one rule demands, as an organ or a channel."""
    verdict: Verdict
    """The verdict."""
    severity: Severity | None = None
    """For a breach: how grave it is."""
    subject: str
    """What was judged: the id of a plan or a record, or a unit's full name."""
    about: tuple[str, ...] = ()
    """The ids of the parts of statements that decided the verdict."""
    text: Words
    """The clause, in our words."""
    cites: tuple[Citation, ...]
    """The texts."""
    confidence: Confidence
    """How far the rule's text was verified."""
    by_analogy: bool = False
    """Whether the rule governs something else and is applied by analogy."""
    saw: Words
    """What was seen."""
    missing: Words | None = None
    """What must be known first, for what is not evaluated."""
    remedy: Words | None = None
    """The nearest remedy, for a breach and for what is pending."""
    due: Span | None = None
    """The last day, or the days that it will lie in, for what is pending."""
    waiver: Waiver | None = None
    """The waiver that covers it; the verdict stays."""
    words: Words
    """All of it in one line."""

    @classmethod
    def of(cls, finding: Finding) -> "FindingRecord":
        """Return what is written down of a finding."""
        return cls(
            check=finding.check,
            rule=finding.rule.id,
            content=finding.rule.content,
            part=finding.part,
            verdict=finding.verdict,
            severity=finding.severity,
            subject=finding.subject,
            about=finding.about,
            text=finding.text,
            cites=finding.cites,
            confidence=finding.confidence,
            by_analogy=finding.rule.by_analogy,
            saw=finding.saw,
            missing=finding.missing,
            remedy=finding.remedy,
            due=finding.due,
            waiver=finding.waiver,
            words=Words(finding.words("vi"), finding.words("en")),
        )
