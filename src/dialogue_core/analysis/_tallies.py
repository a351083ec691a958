"""What is found when an archive is judged (kết quả đối chiếu), and what is not.

Every number comes with its witnesses, the ids of the sessions.
"""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, final

import attrs

from dialogue_core import _html
from dialogue_core._typed import expect_lang, how_many
from dialogue_core.analysis._yardsticks import Yardstick
from dialogue_core.checks import looking_at
from dialogue_core.rules import Limit, Owed, Requirement, Rule
from dialogue_core.values import Day, Words
from dialogue_core.vocabulary import Admission, Handling, Lang, Protection, Term, Verdict

__all__ = ["Judging", "Left", "Side", "Tally", "graver", "side_of", "some"]


@final
@attrs.frozen(kw_only=True)
class Tally:
    """How often a check came to a verdict, with the witnesses (số lượt và dẫn chứng)."""

    check: str
    """The id of the check, as `dialogue_core.findings.Finding.check` gives it."""
    about: Words
    """What the check looks at."""
    rule: Rule = attrs.field(repr=lambda rule: repr(rule.id))
    """Its rule."""
    verdict: Verdict
    """The verdict."""
    subjects: tuple[str, ...]
    """The ids of the sessions, in the order judged; for a duty of a year, unit and year."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.subjects)

    def words(self, lang: Lang) -> str:
        """Return the tally in one line, with the first witnesses."""
        return f"{self.check}: {self.verdict.label(lang)}: {self.count} ({some(self.subjects)})"


@final
@attrs.frozen(kw_only=True)
class Left:
    """What a yardstick leaves out (không đối chiếu được), with the reason.

    A session or a year of a unit that it cannot judge; a session that could not be counted in the
    years of its unit; or a text that spoke to nothing judged.
    """

    subject: str
    """The id of the session, unit and year, or the number of the text."""
    why: Words
    """Why."""
    text: bool = False
    """Whether it is a text: a draft, or an instrument of one's own."""

    def words(self, lang: Lang) -> str:
        """Return what was left out and why, in one line."""
        return f"{self.subject}: {self.why.label(lang)}"


@final
@attrs.frozen(kw_only=True)
class Judging:
    """An archive judged by one yardstick (kết quả đối chiếu kho lưu trữ)."""

    yardstick: Yardstick
    """By what."""
    as_of: Day
    """The day of asking: what was noted until then counts."""
    complete: bool
    """Whether somebody vouched that the sessions were all there are."""
    judged: tuple[str, ...] = attrs.field(repr=how_many)
    """The ids of what was judged: sessions, and years of units."""
    left: tuple[Left, ...] = attrs.field(repr=how_many)
    """What was not, and why; then each draft and each text of one's own that spoke to nothing."""
    tallies: tuple[Tally, ...] = attrs.field(repr=how_many)
    """For each check and verdict, who; by the ids of the checks."""

    def subjects(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the ids for which at least one check came to the verdict, in the order judged."""
        found = {s for tally in self.tallies if tally.verdict is verdict for s in tally.subjects}
        return tuple(subject for subject in self.judged if subject in found)

    @property
    def silent(self) -> tuple[Left, ...]:
        """The drafts and texts of one's own of which no rule spoke to anything judged, and why.

        A mistyped place or level makes a draft change nothing, without any other sign.
        """
        return tuple(left for left in self.left if left.text)

    def rows(self, lang: Lang = "en") -> list[dict[str, object]]:
        """Return the tallies as plain rows, for a table of any library.

        Args:
            lang: The language of ``yardstick``, ``about`` and ``verdict_words``; the other columns
                hold ids, codes and numbers.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        return [
            {
                "yardstick": self.yardstick.name.label(lang),
                "check": tally.check,
                "about": tally.about.label(lang),
                "confidence": tally.rule.confidence.value,
                "verdict": tally.verdict.value,
                "verdict_words": tally.verdict.label(lang),
                "count": tally.count,
                "subjects": list(tally.subjects),
            }
            for tally in self.tallies
        ]

    def words(self, lang: Lang) -> str:
        """Return what was breached, check by check, below how many were judged and what was not."""
        broken = [t.words(lang) for t in self.tallies if t.verdict is Verdict.BREACHED]
        silent = [text.words(lang) for text in self.silent]
        return "\n".join([self._head(lang), *silent, *broken])

    def html(self, lang: Lang = "vi") -> str:
        """Return every tally as a table for a notebook, below the texts that spoke to nothing."""
        rows = (
            (
                tally.check,
                tally.about.label(lang),
                tally.verdict.label(lang),
                str(tally.count),
                some(tally.subjects),
            )
            for tally in self.tallies
        )
        heads = ("rules_named", "what", "verdict", "counted", "subject")
        return _html.page(
            _html.lines(text.words(lang) for text in self.silent),
            _html.table(self._head(lang), heads, rows, lang=lang),
            lang=lang,
        )

    _repr_html_ = html

    def _head(self, lang: Lang) -> str:
        judged, left = len(self.judged), len(self.left) - len(self.silent)
        if lang == "vi":
            return f"{self.yardstick.name.vi}: {judged} đã đối chiếu, {left} không đối chiếu được"
        return f"{self.yardstick.name.label(lang)}: {judged} judged, {left} left out"


def some(ids: Sequence[str]) -> str:
    """Return the first of some witnesses, and how many more there are."""
    more = len(ids) - _SHOWN
    return ", ".join(ids[:_SHOWN]) + (f", +{more}" if more > 0 else "")


_SHOWN: Final = 3


# --- what verdicts come to, and about what ------------------------------------------------------


def graver(one: Verdict | None, other: Verdict) -> Verdict:
    """Return the verdict that decides where several rules speak to one thing."""
    return other if one is None else min(one, other, key=_GRAVITY.index)


_GRAVITY: Final = (
    Verdict.BREACHED,
    Verdict.NOT_EVALUATED,
    Verdict.PENDING,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)
"""Verdicts, the one that decides where several rules speak first."""

Side: TypeAlias = tuple[str, ...]
"""What a check is about: a question and a thing demanded, an act, a table, or a rule."""


def side_of(rule: Rule, part: str) -> tuple[Side, Words]:
    """Return what a check is about, by which rules of different texts are compared."""
    match rule:
        case Requirement(question=question, all_of=terms):
            named = {term.value: term for term in terms}
            only = terms[0] if len(terms) == 1 else None
            term = named.get(part, only)
            return (question.value, "" if term is None else term.value), looking_at(question, term)
        case Owed(act=act):
            return ("act", act.value), Words(act.vi, act.en)
        case Limit(only=(outcome, *_)):
            return ("table", type(outcome).__name__), _TABLES[type(outcome)]
        case _:
            return ("rule", rule.id), rule.text


_TABLES: Final[Mapping[type[Term], Words]] = {
    Admission: Words("người không được phát biểu", "who may not have the floor"),
    Handling: Words("hướng xử lý", "handling"),
    Protection: Words("nội dung không được đưa ra hội nghị", "what is kept off the floor"),
}
