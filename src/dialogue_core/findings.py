"""Findings and the one engine that draws them (kết quả đối chiếu).

Answers: what did a check find, with the clause, what was seen, what is missing and the nearest
remedy; and who decided to put up with it. The five verdicts are derived here and nowhere else: a
witness meets, a counter-example breaches; otherwise it is pending while its day is ahead, and then
not evaluated, naming what is missing. `dialogue_core.compliance` says what is judged.
"""

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Final, Generic, TypeVar, final

import attrs

from dialogue_core import _html
from dialogue_core._typed import typed
from dialogue_core.calendars import Calendar
from dialogue_core.checks import NO_RULE, Check, Item, Quantifier, Scope, looking_at
from dialogue_core.deadlines import Deadline
from dialogue_core.ledgers import ledger_table
from dialogue_core.rules import Absence, Rule
from dialogue_core.territory import Body
from dialogue_core.values import Citation, Day, Span, Words, as_day, day_words
from dialogue_core.vocabulary import LANGS, Confidence, Lang, Question, Severity, Verdict

__all__ = ["Case", "Finding", "Waiver", "first_ahead", "judge", "judge_gap", "waived"]


def __dir__() -> list[str]:
    return list(__all__)


S = TypeVar("S")


# --- findings -----------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Waiver:
    """A finding that somebody decided to put up with (chấp nhận tạm thời); it stays to be seen."""

    check: str
    """The id of the check, as `Finding.check` gives it."""
    who: Body
    """Who decided."""
    why: Words
    """Why; the report shows it, so it names no citizen."""
    until: Day = attrs.field(converter=as_day)
    """The first day on which it no longer holds."""
    subject: str = ""
    """What it is about, as `Finding.subject`; empty for whatever is judged."""

    def covers(self, finding: "Finding", on: Day) -> bool:
        """Return whether it holds for a finding on a day."""
        return (
            on < self.until
            and self.check == finding.check
            and self.subject in ("", finding.subject)
        )

    def words(self, lang: Lang) -> str:
        """Return who waived it, why and until when."""
        until = day_words(self.until, lang)
        if lang == "vi":
            return f"{self.who.label(lang)} chấp nhận đến trước {until}: {self.why.label(lang)}"
        return f"waived by {self.who.label(lang)} until {until}: {self.why.label(lang)}"


@final
@attrs.frozen(kw_only=True)
class Finding:
    """What a check found (kết quả đối chiếu)."""

    rule: Rule
    """The rule, limit or absence that was checked."""
    part: str = ""
    """Which of several things that one rule demands, as an organ or a channel."""
    verdict: Verdict
    """The verdict."""
    saw: Words
    """What was seen."""
    subject: str
    """What was judged: the id of a plan or a record, or a unit's full name."""
    missing: Words | None = None
    """For *not evaluated*: what must be known first; for *met*: the open question it rests on."""
    remedy: Words | None = None
    """For *breached* and *pending*: the nearest remedy."""
    due: Span | None = None
    """For *pending*: the last day, or the span it will lie in."""
    deadline: Deadline | None = None
    """For *pending*: the duty with its ledgers, where the day is counted."""
    about: tuple[str, ...] = ()
    """For a rule on parts of statements: the ids of those that decided the verdict."""
    severity: Severity | None = None
    """For *breached*: how grave it is."""
    waiver: Waiver | None = attrs.field(default=None, eq=False)
    """The waiver that covers it, by `waived`; the verdict stays."""

    @property
    def check(self) -> str:
        """The id of the check: the rule's, with the part where there are several."""
        return f"{self.rule.id}/{self.part}" if self.part else self.rule.id

    @property
    def text(self) -> Words:
        """The clause, in our words."""
        return self.rule.text

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The texts."""
        return (self.rule.cites,)

    @property
    def confidence(self) -> Confidence:
        """How far the rule's text was verified."""
        return self.rule.confidence

    def words(self, lang: Lang) -> str:
        """Return the finding in one line."""
        cites = "; ".join(c.words(lang) for c in self.cites) + self.rule.mark(lang)
        parts = [self.verdict.label(lang), self.saw.label(lang)]
        parts += [_some_of(self.about)] if self.about else []
        parts += [w.label(lang) for w in (self.missing, self.remedy) if w is not None]
        if self.waiver is not None:
            parts.append(self.waiver.words(lang))
        return f"{cites}: {' | '.join(parts)}"

    def html(self, lang: Lang = "vi") -> str:
        """Return the finding as a table for a notebook, with its ledgers where a day is counted."""
        values = dict(zip(_HEADS, _cells(self, lang), strict=True))
        caption = "Kết quả đối chiếu" if lang == "vi" else "Finding"
        ledgers = () if self.deadline is None else self.deadline.ledgers
        return _html.page(
            _html.fields(caption, values, lang=lang),
            *(ledger_table(ledger, lang) for ledger in ledgers),
            lang=lang,
        )

    _repr_html_ = html


def finding_table(findings: Iterable[Finding], lang: Lang) -> str:
    """Return the table in which a notebook shows several findings, those alike together."""
    found = tuple(findings)
    counts = {verdict: [f for f in found if f.verdict is verdict] for verdict in _IN_ORDER}
    told = "; ".join(f"{v.label(lang)}: {len(its)}" for v, its in counts.items() if its)
    caption = "Kết quả đối chiếu với quy định" if lang == "vi" else "Findings"
    rows = (_cells(finding, lang) for its in counts.values() for finding in its)
    return _html.table(f"{caption} ({told})" if told else caption, _HEADS, rows, lang=lang)


_HEADS: Final[tuple[str, ...]] = ("verdict", "subject", "cites", "clause", "seen", "due")
_IN_ORDER: Final = (
    Verdict.BREACHED,
    Verdict.PENDING,
    Verdict.NOT_EVALUATED,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)


def _cells(finding: Finding, lang: Lang) -> tuple[_html.Cell, ...]:
    verdict = [finding.verdict.label(lang)]
    verdict += [] if finding.severity is None else [finding.severity.label(lang)]
    told = (finding.saw, finding.missing, finding.remedy)
    seen = [words.label(lang) for words in told if words is not None]
    seen += [", ".join(finding.about)] if finding.about else []
    seen += [] if finding.waiver is None else [finding.waiver.words(lang)]
    cites = "; ".join(c.words(lang) for c in finding.cites) + finding.rule.mark(lang)
    due = "" if finding.due is None else finding.due.words(lang)
    return verdict, finding.subject, cites, finding.text.label(lang), seen, due


def _some_of(ids: tuple[str, ...]) -> str:
    more = len(ids) - _SHOWN
    return ", ".join(ids[:_SHOWN]) + (f" (+{more})" if more > 0 else "")


_SHOWN: Final = 5


def waived(
    findings: Iterable[Finding], waivers: Iterable[Waiver], *, as_of: object
) -> tuple[Finding, ...]:
    """Return all findings, each marked with the first waiver that covers it on the day.

    A waiver hides nothing: the verdict stays.
    """
    day = as_day(as_of)
    known = tuple(waivers)
    return tuple(
        attrs.evolve(f, waiver=next((w for w in known if w.covers(f, day)), None)) for f in findings
    )


# --- the engine ---------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Case(Generic[S]):
    """What is judged, and what the engine asks of it besides its checks."""

    subject: S
    """What the checks look at."""
    name: str
    """What the finding calls it."""
    says: Words
    """The words before the values seen, as ``the plan says``."""
    calendar: Calendar | None
    """How periods are counted; none where nothing is counted."""
    on: Day
    """The day of asking."""
    is_whole: Callable[[Check[S], tuple[Item, ...]], bool]
    """Whether the items are known to be all there are."""
    dues: Callable[[Rule, Check[S], tuple[Item, ...]], tuple[Deadline, ...]]
    """By when it is owed, where that is not told yet."""
    silence: Callable[[Check[S]], Words]
    """What is said where nothing is told."""
    missing: Callable[[Check[S]], Words]
    """What must be known where nothing is told."""
    severity: Callable[[Rule], Severity]
    """How grave a breach of a rule is."""


def judge(rule: Rule, check: Check[S], case: Case[S]) -> Finding:
    """Return the finding of one check: the only place where a verdict is drawn."""
    scope = check.applies(case.subject)
    items = check.look(case.subject) if scope.applies else ()
    verdict = _proven(check, items, case) if scope.applies else None
    found = Finding(
        rule=rule,
        part=check.part,
        verdict=Verdict.NOT_EVALUATED,
        saw=_saw(rule, check, scope, verdict, case, items=items),
        subject=case.name,
    )
    if scope.applies is False or (verdict is Verdict.NOT_APPLICABLE):
        return attrs.evolve(found, verdict=Verdict.NOT_APPLICABLE)
    if scope.applies is None:
        return attrs.evolve(found, missing=scope.why)
    if verdict is Verdict.BREACHED:
        about = _ids(items, told=False)
        if not rule.carries_breach:
            return attrs.evolve(found, about=about, missing=_doubt(rule))
        return attrs.evolve(
            found,
            verdict=verdict,
            about=about,
            remedy=check.demand,
            severity=case.severity(rule),
        )
    if verdict is Verdict.MET:
        return attrs.evolve(found, verdict=verdict, missing=_rests_on(items))
    return _ahead_or_open(rule, check, items, case, found)


def _proven(check: Check[S], items: tuple[Item, ...], case: Case[S]) -> Verdict | None:
    """Return what the items prove, or none if they prove nothing."""
    told = {item.told for item in items}
    some = check.quantifier is Quantifier.SOME
    if some in told:
        return Verdict.MET if some else Verdict.BREACHED
    whole = bool(items) if check.aspect is None else case.is_whole(check, items)
    if None in told or not whole:
        return None
    if some:
        return Verdict.BREACHED
    return Verdict.MET if items else Verdict.NOT_APPLICABLE


def _rests_on(items: Iterable[Item]) -> Words | None:
    """Return the open questions on which every proof that the rule is kept rests, if each does."""
    proofs = [item.rests_on for item in items if item.told]
    return None if None in proofs else _joined(proofs)


def _joined(told: Iterable[Words | None]) -> Words | None:
    """Return the words one after the other, each once; none if there are none."""
    found = dict.fromkeys(words for words in told if words is not None)
    if not found:
        return None
    return Words(" ".join(w.vi for w in found), " ".join(w.label("en") for w in found))


def _ids(items: Iterable[Item], *, told: bool | None) -> tuple[str, ...]:
    return tuple(item.id for item in items if item.told is told and item.id)


_FIT: Final = {
    Verdict.MET: Words("đúng quy định", "as ruled"),
    Verdict.BREACHED: Words("không đúng quy định", "not as ruled"),
    Verdict.NOT_APPLICABLE: Words("không có trường hợp nào", "there is no such case"),
}
_UNLIKE_ANALOGY: Final = Words(
    "khác với quy tắc áp dụng tương tự", "not as in the rule applied by analogy"
)
_UNLIKE_UNVERIFIED: Final = Words(
    "khác với quy tắc chưa xác minh", "not as in the rule, which is not verified"
)


def _fit(rule: Rule, check: Check[S], verdict: Verdict) -> Words:
    """Return how what was seen fits the rule; a doubtful one is no measure of what is lawful."""
    if verdict is Verdict.MET and check.met is not None:
        return check.met
    if verdict is Verdict.BREACHED and not rule.carries_breach:
        return _UNLIKE_ANALOGY if rule.by_analogy else _UNLIKE_UNVERIFIED
    return _FIT[verdict]


def _saw(
    rule: Rule,
    check: Check[S],
    scope: Scope,
    verdict: Verdict | None,
    case: Case[S],
    *,
    items: tuple[Item, ...],
) -> Words:
    if scope.applies is False:
        fit = scope.why
    elif verdict is not None:
        fit = _fit(rule, check, verdict)
    elif check.silence is not None:
        return check.silence
    else:
        fit = case.silence(check)
    said = check.said(case.subject) if scope.applies else ()
    if verdict is Verdict.MET:
        said = tuple(item.said for item in items if item.told and item.said) or said
    told_vi = f" ({case.says.vi} {'; '.join(w.vi for w in said)})" if said else ""
    told_en = f" ({case.says.en} {'; '.join(w.label('en') for w in said)})" if said else ""
    if verdict is Verdict.MET and check.silence is not None:
        return check.looks_at
    return Words(
        f"{check.looks_at.vi}{told_vi}: {fit.vi}", f"{check.looks_at.en}{told_en}: {fit.en}"
    )


def _doubt(rule: Rule) -> Words:
    cites = rule.cites
    if rule.by_analogy:
        return Words(
            f"Quy tắc chỉ áp dụng tương tự: {cites.words('vi')}.",
            f"The rule is applied by analogy only: {cites.words('en')}.",
        )
    return Words(
        f"Quy tắc chưa xác minh ({rule.confidence.vi}): {cites.words('vi')}.",
        f"The rule is not verified ({rule.confidence.en}): {cites.words('en')}.",
    )


def _ahead_or_open(
    rule: Rule, check: Check[S], items: tuple[Item, ...], case: Case[S], found: Finding
) -> Finding:
    ahead = first_ahead(case.dues(rule, check, items), case.on)
    about = _ids(items, told=None)
    if ahead is None:
        return attrs.evolve(found, about=about, missing=_missing(check, items, case))
    deadline, due, last = ahead
    by_vi, by_en = (
        "" if case.calendar is None else f" ({case.calendar.words(lang)})" for lang in LANGS
    )
    return attrs.evolve(
        found,
        verdict=Verdict.PENDING,
        about=about,
        due=due,
        deadline=deadline,
        missing=None if rule.carries_breach else _doubt(rule),
        remedy=Words(
            f"{check.demand.vi} Hạn cuối: {day_words(last, 'vi')}{by_vi}.",
            f"{check.demand.en} Last day: {day_words(last, 'en')}{by_en}.",
        ),
    )


def _missing(check: Check[S], items: Iterable[Item], case: Case[S]) -> Words:
    """Return what must be known first: what the items name, else the usual words."""
    named = _joined(item.missing for item in items if item.told is None)
    return named or check.missing or case.missing(check)


def first_ahead(dues: Iterable[Deadline], on: Day) -> tuple[Deadline, Span, Day] | None:
    """Return the earliest deadline with its last day, or none if that day is past."""
    found = [
        (last, deadline.due, deadline)
        for deadline in dues
        if isinstance(deadline.due, Span) and (last := deadline.due.last) is not None
    ]
    if not found:
        return None
    last, due, deadline = min(found, key=itemgetter(0))
    return (deadline, due, last) if last >= on else None


def judge_gap(gap: Absence, question: Question, case: Case[S]) -> Finding:
    """Return the finding of a listed gap: no rule, so nothing is asked."""
    nothing = Check[S](
        looks_at=looking_at(question),
        quantifier=Quantifier.SOME,
        aspect=None,
        look=lambda _: (),
        applies=lambda _: Scope(applies=False, why=NO_RULE),
        demand=gap.text,
    )
    return judge(gap, nothing, case)
