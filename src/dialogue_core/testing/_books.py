"""What can be said on each side of a document, and what each saying breaks (sổ tra vi phạm).

Answers: for one regulation, which findings does each thing that a document can say bring about, and
which findings does every breach of a rule bring with it. Nothing is assumed about a rule: every
saying is put to the checks themselves.
"""

import itertools
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Generic, TypeAlias, TypeVar, final

import attrs
from hypothesis import strategies as st

from dialogue_core.errors import InvalidValueError
from dialogue_core.findings import Finding
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Desk, Requirement, Route, Rule
from dialogue_core.values import Days, Times, Words, WorkingDays
from dialogue_core.vocabulary import Channel, Form, NoticeItem, Organ, Question, Term, Verdict

__all__ = ["Around", "Book", "Said", "Way", "sayings", "terms_of"]


def __dir__() -> list[str]:
    return list(__all__)


S = TypeVar("S")
TermT = TypeVar("TermT", bound=Term)

Said: TypeAlias = tuple[Term, ...] | Days | Times | bool
"""What is said on one side: terms, a form or outcome alone, a number, or whether it was done."""


@final
@attrs.frozen(kw_only=True)
class Way:
    """One thing that a document can say on one side, and what one that says only this is found."""

    side: object
    """The side: a question, or a part of a statement with its facts."""
    said: Said
    """What is said."""
    choice: bool = False
    """Whether one thing is chosen, so that any other choice is one step away."""
    breaks: frozenset[str]
    """The findings that are breached."""
    keeps: frozenset[str]
    """The findings that are met."""

    def is_step_from(self, other: "Way") -> bool:
        """Return whether one day, time, person, channel or item less or more leads there."""
        if self.side != other.side:
            return False
        match self.said, other.said:
            case (Days(a), Days(b)) | (Times(a), Times(b)):
                return abs(a - b) == _STEPS.get(self.side, 1)
            case tuple(mine), tuple(its) if not self.choice:
                return len(set(mine).symmetric_difference(its)) == 1
            case _:
                return self.said != other.said


class Around(ABC, Generic[S]):
    """What a document says besides."""

    @abstractmethod
    def with_(self, way: Way) -> S:
        """Return the document that says one thing more."""


class Book(ABC, Generic[S]):
    """What every saying breaks and keeps under one regulation."""

    regulation: Regulation
    """The regulation."""
    rules: Mapping[str, Rule]
    """Every finding that may be breached, with its rule."""
    what: Words
    """The documents that it is about."""

    # --- what a kind of document gives ---------------------------------------------------------

    @abstractmethod
    def ways(self, check: str) -> tuple[Way, ...]:
        """Return everything that can be said on the side of a finding, and possibly more."""

    @abstractmethod
    def found(self, document: S, among: Regulation | None = None) -> tuple[Finding, ...]:
        """Return the findings of a document, of some of the rules or of all that matter."""

    @abstractmethod
    def bare(self, way: Way) -> S:
        """Return the document that says only this."""

    @abstractmethod
    def arounds(self, side: object) -> st.SearchStrategy[Around[S]]:
        """Return a strategy for all that is said besides one side: lawful there, or not told."""

    @abstractmethod
    def why_never(self, rule: Rule) -> Words:
        """Return why no document breaches a rule that demands something."""

    # --- what follows --------------------------------------------------------------------------

    def checks(self, rule: Rule | str) -> tuple[str, ...]:
        """Return the findings of a rule that a document can bring about, at least one."""
        id_ = rule.id if isinstance(rule, Rule) else rule
        known = [check for check in self.rules if check == id_ or self.rules[check].id == id_]
        found = tuple(check for check in known if self.breaking(check))
        if not found:
            asked = self.rules[known[0]] if known else self.regulation.rule(id_)
            why = _why_never(asked) or self.why_never(asked)
            raise InvalidValueError(
                f"no {self.what.en} can breach {id_!r}: {why.en}",
                f"không {self.what.vi} nào có thể vi phạm {id_!r}: {why.vi}",
                rule=id_,
            )
        return found

    def breaking(self, check: str) -> tuple[Way, ...]:
        """Return what can be said that breaches a finding."""
        return tuple(way for way in self.ways(check) if check in way.breaks)

    def entailed(self, check: str) -> frozenset[str]:
        """Return what every breach brings with it."""
        common = [way.breaks for way in self.breaking(check)]
        return frozenset[str].intersection(*common) - {check}

    def alone(self, check: str) -> tuple[Way, ...]:
        """Return what breaches a finding and only what that entails, at least one."""
        wanted = self.entailed(check) | {check}
        found = tuple(way for way in self.breaking(check) if way.breaks == wanted)
        if not found:
            besides = sorted({c for way in self.breaking(check) for c in way.breaks - wanted})
            raise _not_alone(check, besides)
        return found

    def brinks(self, check: str) -> tuple[tuple[Way, Way], ...]:
        """Return what is lawful with a step away that is not, at least one pair.

        The step breaches the finding, or else one that it entails.
        """
        lawful = [way for way in self.ways(check) if not way.breaks and check in way.keeps]
        found: tuple[tuple[Way, Way], ...] = ()
        for wanted in ({check}, self.entailed(check)):
            over = [way for way in self.ways(check) if way.breaks & wanted]
            found = found or tuple((w, o) for w in lawful for o in over if o.is_step_from(w))
        if not found:
            first = sorted({c for way in self.breaking(check) for c in way.breaks} - {check})
            raise _not_alone(check, first)
        return found

    def breaks(self, document: S) -> frozenset[str]:
        """Return the findings that are breached."""
        return _with(Verdict.BREACHED, self.found(document))

    def judged(
        self, side: object, said: Said, *, choice: bool = False, among: Regulation | None = None
    ) -> Way:
        """Return a saying with what it breaks and keeps, of some of the rules or of all."""
        way = Way(side=side, said=said, choice=choice, breaks=frozenset(), keeps=frozenset())
        found = self.found(self.bare(way), among)
        return attrs.evolve(
            way, breaks=_with(Verdict.BREACHED, found), keeps=_with(Verdict.MET, found)
        )

    def breaches(self, rule: Rule | str) -> st.SearchStrategy[S]:
        """Return a strategy for documents that breach a rule and only what that entails."""
        cases = [(check, way) for check in self.checks(rule) for way in self.alone(check)]
        return st.sampled_from(cases).flatmap(lambda case: _breach(self, *case))

    def near_misses(self, rule: Rule | str) -> st.SearchStrategy[S]:
        """Return a strategy for documents that keep a rule by a step, and everything else."""
        cases = [(check, *pair) for check in self.checks(rule) for pair in self.brinks(check)]
        return st.sampled_from(cases).flatmap(lambda case: _brink(self, *case))


@st.composite
def _breach(draw: st.DrawFn, book: Book[S], check: str, way: Way) -> S:
    """Return a strategy for documents with the breach; what is said besides goes if it disturbs."""
    document = draw(book.arounds(way.side)).with_(way)
    as_promised = book.breaks(document) == book.entailed(check) | {check}
    return document if as_promised else book.bare(way)


@st.composite
def _brink(draw: st.DrawFn, book: Book[S], check: str, way: Way, over: Way) -> S:
    """Return a strategy for documents that are lawful, and no longer with the step."""
    around = draw(book.arounds(way.side))
    document = around.with_(way)
    met = check in _with(Verdict.MET, book.found(document)) and not book.breaks(document)
    return document if met and over.breaks <= book.breaks(around.with_(over)) else book.bare(way)


def _with(verdict: Verdict, findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(finding.check for finding in findings if finding.verdict is verdict)


def _not_alone(check: str, besides: Iterable[str]) -> InvalidValueError:
    told = ", ".join(besides)
    return InvalidValueError(
        f"{check!r} cannot be broken before or without {told}: check against "
        "a regulation without those",
        f"không thể vi phạm {check!r} trước hoặc tách khỏi {told}: hãy đối chiếu với quy định "
        "không có các quy tắc đó",
        rule=check,
        besides=tuple(besides),
    )


def _why_never(rule: Rule) -> Words | None:
    """Return why nothing breaches a rule, or none if it demands something."""
    if isinstance(rule, Absence):
        return Words(
            "đây là chỗ pháp luật không quy định, không đòi hỏi gì",
            "it lists a gap in the law, which demands nothing",
        )
    if isinstance(rule, Desk | Route):
        return Words(
            "quy tắc chỉ giao việc cho cơ quan, không đòi hỏi gì ở văn bản",
            "it says which body takes a matter and demands nothing of a document",
        )
    if not rule.carries_breach:
        return Words(
            "quy tắc chưa xác minh hoặc áp dụng tương tự nên không kết luận là vi phạm",
            "it is not verified or is applied by analogy, and such rules never yield a breach",
        )
    if isinstance(rule, Requirement) and rule.stated:
        return Words(
            "quyền hoặc nghĩa vụ được nêu mà không có con số hay tiêu chí",
            "it states a right or a duty without a number or a criterion",
        )
    return None


# --- what can be said ---------------------------------------------------------------------------

_TERMS: Final[Mapping[Question, type[Term]]] = {
    Question.CHAIRS: Organ,
    Question.PARTNER: Organ,
    Question.INVITEES: Organ,
    Question.MONITORING: Organ,
    Question.NOTICE_CHANNEL: Channel,
    Question.NOTICE_CONTENT: NoticeItem,
    Question.RESULT_CHANNELS: Channel,
}
_STEPS: Final[Mapping[object, int]] = {Question.POSTING_DAYS: 2}
"""How far the lawful lies from what is not, where a day between is open to two readings."""
FORMS: Final = (Question.FORM, Question.CLUSTERS)
_OTHERS: Final = 2
"""How many terms that no rule demands are tried beside those demanded."""
_BESIDE: Final = (-2, -1, 0, 1, 2)


def sayings(
    rules: Iterable[Requirement], *, by_calendar: bool = False
) -> Iterator[tuple[Question, Said]]:
    """Walk over what can be said on each side of which a rule speaks; the rest is like some of it.

    Numbers beside those that rules name, and choices of the terms demanded and a few others.

    Args:
        rules: The rules.
        by_calendar: Whether a number is a number of days that passed, by which a period of working
            days or one that ends on a day off may have ended or not; then all are tried.
    """
    asked = tuple(rules)
    for side in dict.fromkeys(rule.question for rule in asked):
        its = [rule for rule in asked if rule.question is side]
        if side in FORMS:
            yield from ((side, (form,)) for form in Form)
        elif side in _TERMS:
            demanded = {term for rule in its for term in rule.all_of}
            others = [term for term in _TERMS[side] if term not in demanded]
            terms = [t for t in _TERMS[side] if t in demanded or t in others[:_OTHERS]]
            for count in range(1, len(terms) + 1):
                yield from ((side, chosen) for chosen in itertools.combinations(terms, count))
        else:
            numbers = [rule.at_least or rule.at_most for rule in its]
            named = [n.count for n in numbers if isinstance(n, Days | WorkingDays | Times)]
            counts = {1, *(count + by for count in named for by in _BESIDE)}
            if by_calendar:
                counts = set(range(1, 2 * max(counts) + _LONGEST_HOLIDAY))
            kind = Times if side is Question.FREQUENCY else Days
            yield from ((side, kind(count)) for count in sorted(counts) if count > 0)


_LONGEST_HOLIDAY: Final = 12
"""More days than any holiday with the weekends beside it."""


def terms_of(said: Mapping[Question, Said], side: Question, kind: type[TermT]) -> tuple[TermT, ...]:
    """Return the terms said on one side."""
    told = said.get(side, ())
    return tuple(t for t in told if isinstance(t, kind)) if isinstance(told, tuple) else ()
