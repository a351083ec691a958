"""Why, and why not (vì sao, vì sao không): what each rule saw, and the least change of facts.

Answers: which rules narrowed a decision and what each of them saw; which rules keep a part from an
outcome, and the least change that the speaker or the authority can make to reach it. Nobody is
advised to call a statement something else, nor to give up what guards people. The remedy of a
finding is in `dialogue_core.remedies`.
"""

import itertools
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, TypeAlias, final

import attrs

from dialogue_core._typed import expect, refusal, shown
from dialogue_core.deadlines import Deadline
from dialogue_core.errors import ConflictingRulesError, InvalidValueError
from dialogue_core.findings import Finding
from dialogue_core.regulations import Regulation
from dialogue_core.routing import PartRouting, Routing
from dialogue_core.rules import TABLE_FACTS, Desk, Discretion, Limit, Route, Rule
from dialogue_core.screening import PartScreening, Screening, by_kind, facts_of, screen
from dialogue_core.statements import FACTS, Fact, Facts, Part, Statement
from dialogue_core.tables import ChairDecides, Decided, Decision
from dialogue_core.values import Citation, Words
from dialogue_core.vocabulary import (
    LANGS,
    Admission,
    Changer,
    Conduct,
    Delivery,
    FactName,
    Handling,
    Lang,
    Protection,
    Standing,
    Term,
    Topic,
    Unknown,
)

__all__ = ["Explanation", "FactChange", "Outcome", "Saw", "Step", "WhyNot", "explain", "why_not"]


def __dir__() -> list[str]:
    return list(__all__)


Outcome: TypeAlias = Admission | Handling | Protection
"""What one of the three tables can decide."""


# --- what a rule saw ----------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Saw:
    """One thing that a rule saw (điều mà quy tắc đã xét)."""

    what: Words
    """What was looked at, as a fact or a place in a plan."""
    value: Words
    """The value found there."""
    standing: Standing = Standing.RECORDED
    """Whether it was recorded, presumed, not recorded, or is in doubt."""
    fact: FactName | None = None
    """The fact, where it is one."""
    speaks_for: tuple[Term, ...] = ()
    """For a value that is not known: those for which the rule speaks."""

    def words(self, lang: Lang) -> str:
        """Return it in words, as ``topic: on topic (presumed)``."""
        said = f"{self.what.label(lang)}: {self.value.label(lang)}"
        if self.speaks_for:
            vi = lang == "vi"
            named = (" hoặc " if vi else " or ").join(t.label(lang) for t in self.speaks_for)
            return f"{said}; " + (
                f"áp dụng nếu là {named}" if vi else f"it speaks if it is {named}"
            )
        presumed = self.standing is Standing.PRESUMED
        return f"{said} ({self.standing.label(lang)})" if presumed else said


@final
@attrs.frozen(kw_only=True)
class Step:
    """One rule on the way to a decision: what it saw, and what it left out (một bước lập luận)."""

    rule: Rule
    """The rule, with its citation, clause and mark."""
    saw: tuple[Saw, ...]
    """What made it speak; nothing for a rule that always speaks."""
    excluded: tuple[Term, ...] = ()
    """The outcomes that it excludes, in the published order."""
    says: Words | None = None
    """What it says beside: the body that it names, what a plan lacks, a due day."""

    def words(self, lang: Lang) -> str:
        """Return the step in words, one line for the rule and one for each thing about it."""
        vi = lang == "vi"
        rule = self.rule
        lines = [f"{rule.cites.words(lang)}{rule.mark(lang)}: {rule.text.label(lang)}"]
        if self.saw:
            seen = "; ".join(saw.words(lang) for saw in self.saw)
            lines.append(("đã xét: " if vi else "saw: ") + seen)
        if self.excluded:
            out = "; ".join(term.label(lang) for term in self.excluded)
            lines.append(("loại trừ: " if vi else "excludes: ") + out)
        if self.says is not None:
            lines.append(self.says.label(lang))
        return "\n   ".join(lines)


def _numbered(steps: Iterable[Step], lang: Lang) -> list[str]:
    return [f"{number}. {step.words(lang)}" for number, step in enumerate(steps, start=1)]


# --- why ----------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Explanation:
    """Why something was decided (lý do): the rules in order, and what each of them saw."""

    what: Words
    """What was decided."""
    steps: tuple[Step, ...]
    """The rules that narrowed it, in the order of the tables and of their ids."""
    cites: tuple[Citation, ...] = ()
    """The texts that it rests on, where no rule of the regulation does."""
    notes: tuple[Words, ...] = ()
    """What bears on it beside: how a day was counted, and what it misses."""

    def words(self, lang: Lang) -> str:
        """Return the explanation in words, the decision first and then each step."""
        lines = [self.what.label(lang), *_numbered(self.steps, lang)]
        lines.extend(cite.words(lang) for cite in self.cites)
        lines.extend(note.label(lang) for note in self.notes)
        if len(lines) == 1:
            lines.append(
                "Không quy tắc nào thu hẹp hay nêu rõ hơn."
                if lang == "vi"
                else "No rule narrows it or says more."
            )
        return "\n".join(lines)


def explain(
    decision: PartScreening | PartRouting | Finding | Deadline,
    *,
    statement: Statement | None = None,
    regulation: Regulation | None = None,
) -> Explanation:
    """Return why something was decided: the rules in order, each with what it saw.

    Args:
        decision: What one part was screened or routed to, a finding, or a deadline.
        statement: For a routing, the statement that was routed.
        regulation: For a routing or a deadline, the regulation that it was made under.

    Raises:
        InvalidValueError: Something that the decision is explained by is missing, or is of another
            statement.
        NoRuleInForceError: A deadline rests on a rule that the regulation does not have.
    """
    match decision:
        case PartScreening():
            return _screened(decision)
        case PartRouting():
            return _routed(
                decision,
                expect(statement, Statement, "statement"),
                expect(regulation, Regulation, "regulation"),
            )
        case Finding():
            return _found(decision)
        case _:
            return _dated(_deadline(decision), expect(regulation, Regulation, "regulation"))


def _deadline(decision: object) -> Deadline:
    """Return what is no other decision as a deadline, or refuse it by all that is explained."""
    if isinstance(decision, Deadline):
        return decision
    en, vi = (
        ("pass one of its .parts", "hãy truyền một mục trong .parts của nó")
        if isinstance(decision, Screening | Routing)
        else ("", "")
    )
    kind = PartScreening | PartRouting | Finding | Deadline
    raise refusal("decision", kind, decision, en, vi)


def _screened(decision: PartScreening) -> Explanation:
    limits = [rule for rule in decision.rules if isinstance(rule, Limit)]
    choices = [rule for rule in decision.rules if isinstance(rule, Discretion)]
    return Explanation(
        what=Words(decision.words("vi"), decision.words("en")),
        steps=tuple(
            step
            for outcomes in TABLE_FACTS
            for step in (
                *(_step(r, decision.facts) for r in limits if isinstance(r.only[0], outcomes)),
                *(_choice(r, decision.facts) for r in choices if isinstance(r.among[0], outcomes)),
            )
        ),
    )


def _step(limit: Limit, facts: Facts) -> Step:
    return Step(
        rule=limit,
        saw=tuple(_fact(name, allowed, facts) for name, allowed in limit.given.named),
        excluded=tuple(term for term in type(limit.only[0]) if term not in limit.only),
    )


def _choice(rule: Discretion, facts: Facts) -> Step:
    vi, en = ("; ".join(term.label(lang) for term in rule.among) for lang in LANGS)
    return Step(
        rule=rule,
        saw=tuple(_fact(name, allowed, facts) for name, allowed in rule.given.named),
        says=Words(f"người chủ trì được chọn: {vi}", f"the chair may choose: {en}"),
    )


def _fact(name: FactName, allowed: tuple[Term, ...], facts: Facts) -> Saw:
    value, standing = facts.value(name), _standing(name, facts)
    unknown = isinstance(value, Unknown)
    return Saw(
        what=_words(name),
        value=_words(standing if unknown else value),
        standing=standing,
        fact=name,
        speaks_for=allowed if unknown else (),
    )


def _standing(name: FactName, facts: Facts) -> Standing:
    if name in facts.presumed:
        return Standing.PRESUMED
    if name in facts.unrecorded:
        return Standing.UNRECORDED
    return Standing.DOUBTED if isinstance(facts.value(name), Unknown) else Standing.RECORDED


def _words(term: Term) -> Words:
    return Words(term.vi, term.en)


def _routed(decision: PartRouting, statement: Statement, regulation: Regulation) -> Explanation:
    ids = [statement.part_id(index) for index in range(len(statement.parts))]
    if decision.id not in ids:
        raise InvalidValueError(
            f"the routing is of {decision.id!r}, the statement has {', '.join(ids)}: pass the "
            "statement that was routed",
            f"kết quả phân công là của {decision.id!r}, ý kiến có {', '.join(ids)}: hãy truyền "
            "ý kiến đã được phân công",
            part=decision.id,
        )
    index = ids.index(decision.id)
    screened = screen(statement, regulation).parts[index]
    return Explanation(
        what=Words(decision.words("vi"), decision.words("en")),
        steps=tuple(
            _row(rule, statement.parts[index], screened)
            for rule in decision.rules
            if isinstance(rule, Desk | Route)
        ),
    )


def _row(rule: Desk | Route, part: Part, screened: PartScreening) -> Step:
    """Return the step of a rule that names a body: a desk, or the row of a field."""
    if isinstance(rule, Desk):
        saw, displaced = [_handled(rule, screened)], tuple[str, ...]()
    else:
        said = ((_FIELD, part.field), (_MATTER, rule.matter))
        saw = [Saw(what=what, value=_words(term)) for what, term in said if term is not None]
        displaced = rule.displaces
    if rule.competences:
        saw.append(_fact(FactName.COMPETENCE, rule.competences, screened.facts))
    bodies = (rule.lead, *rule.partners)
    instead_vi = f"; thay cho: {', '.join(displaced)}" if displaced else ""
    instead_en = f"; in place of: {', '.join(displaced)}" if displaced else ""
    return Step(
        rule=rule,
        saw=tuple(saw),
        says=Words(
            f"giao: {', '.join(body.label('vi') for body in bodies)}{instead_vi}",
            f"names: {', '.join(body.label('en') for body in bodies)}{instead_en}",
        ),
    )


_FIELD: Final = Words("lĩnh vực", "field")
_MATTER: Final = Words("việc cụ thể", "matter")
_HANDLING: Final = Words("hướng xử lý", "handling")


def _handled(desk: Desk, screened: PartScreening) -> Saw:
    if isinstance(screened.handling, Decided):
        return Saw(what=_HANDLING, value=_words(screened.handling.outcome))
    return Saw(
        what=_HANDLING,
        value=_words(Standing.DOUBTED),
        standing=Standing.DOUBTED,
        speaks_for=tuple(h for h in screened.handling.among if h in desk.handlings),
    )


def _found(finding: Finding) -> Explanation:
    saw = Saw(what=Words(finding.subject), value=finding.saw)
    says = finding.missing or finding.remedy
    return Explanation(
        what=Words(finding.verdict.vi, finding.verdict.en),
        steps=(Step(rule=finding.rule, saw=(saw,), says=says),),
    )


def _dated(deadline: Deadline, regulation: Regulation) -> Explanation:
    said = ((f"{deadline.duty_words(lang)}: {deadline.due_words(lang)}") for lang in LANGS)
    counted = tuple(
        Saw(what=_COUNTED, value=Words(count.words("vi"), count.words("en")))
        for count in deadline.counts
    )
    found = () if deadline.rule is None else (regulation.rule(deadline.rule),)
    notes = (
        (deadline.late_words("vi"), deadline.late_words("en")),
        (deadline.ledger_words("vi"), deadline.ledger_words("en")),
    )
    return Explanation(
        what=Words(*said),
        steps=tuple(Step(rule=rule, saw=counted) for rule in found),
        cites=() if found else deadline.cites,
        notes=tuple(Words(vi, en) for vi, en in notes if vi),
    )


_COUNTED: Final = Words("tính", "counted")


# --- why not ------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class FactChange:
    """One change of a fact that somebody can make (thay đổi một yếu tố)."""

    fact: FactName
    """Which fact."""
    was: Term
    """Its value now, `UNKNOWN` where it is in doubt or not recorded."""
    standing: Standing
    """Whether that was recorded, presumed, not recorded, or is in doubt."""
    to: Term
    """The value that it would take."""
    by: tuple[Changer, ...]
    """Who can change it."""
    why: Words
    """How they can."""

    def words(self, lang: Lang) -> str:
        """Return the change in words, with who can make it and how."""
        was = self.standing if isinstance(self.was, Unknown) else self.was
        by = (" hoặc " if lang == "vi" else " or ").join(who.label(lang) for who in self.by)
        return (
            f"{self.fact.label(lang)}: {was.label(lang)} → {self.to.label(lang)} ({by}). "
            f"{self.why.label(lang)}"
        )


@final
@attrs.frozen(kw_only=True)
class WhyNot:
    """Why a part does not get an outcome, and what would get it there (vì sao không)."""

    outcome: Outcome
    """The outcome asked about."""
    screening: PartScreening
    """What is decided now."""
    steps: tuple[Step, ...]
    """The rules that exclude it, or would in some way in which a doubt may end."""
    changes: tuple[FactChange, ...] = ()
    """The least change that leads to it; none where nothing within reach does."""
    statement: Statement | None = None
    """The statement with the changes made, if there are any."""
    then: PartScreening | None = None
    """What is decided once the changes are made."""
    reason: Words | None = None
    """Without a change: why there is none."""

    def words(self, lang: Lang) -> str:
        """Return the answer in words: what excludes it, then the least change or why none is."""
        vi = lang == "vi"
        asked, now = self.outcome.label(lang), self.screening.words(lang)
        lines = [
            f"Vì sao không “{asked}”? Hiện nay: {now}."
            if vi
            else f"Why not “{asked}”? Now: {now}.",
            *_numbered(self.steps, lang),
        ]
        if self.reason is not None:
            lines.append(self.reason.label(lang))
        if self.then is not None:
            lines.append("Thay đổi ít nhất:" if vi else "The least change:")
            lines.extend(f"- {change.words(lang)}" for change in self.changes)
            lines.append(("Khi đó: " if vi else "Then: ") + self.then.words(lang) + ".")
        return "\n".join(lines)


def why_not(
    statement: Statement, outcome: Outcome, regulation: Regulation, *, part: int = 0
) -> WhyNot:
    """Return which rules keep a part from an outcome, and the least change that leads to it.

    Only facts that the speaker or the authority can change are changed, and only for the better:
    never the kind, competence, Party discipline, capacity, what was settled, or a State secret.
    Among changes of as many facts, the first in the published order of `FACTS` is taken.

    Args:
        statement: What was said.
        outcome: A member of `Admission`, `Handling` or `Protection`.
        regulation: The regulation, joined with the plan where one applies.
        part: Which part of the statement, counted from 0.

    Raises:
        InvalidValueError: The outcome is of no table, or the statement has no such part.
        ConflictingRulesError: The rules leave nothing lawful for the statement as it is.
    """
    expect(statement, Statement, "statement")
    expect(regulation, Regulation, "regulation")
    if type(outcome) not in TABLE_FACTS:
        raise InvalidValueError(
            f"an outcome is a member of Admission, Handling or Protection, got {shown(outcome)}",
            "kết quả phải thuộc Admission, Handling hoặc Protection, nhận được "
            f"{shown(outcome, 'vi')}",
            value=shown(outcome),
        )
    if expect(part, int, "part") not in range(len(statement.parts)):
        raise InvalidValueError(
            f"statement {statement.id!r} has {len(statement.parts)} part(s), counted from 0; "
            f"there is no part {part}",
            f"ý kiến {statement.id!r} có {len(statement.parts)} nội dung, đếm từ 0; không có nội "
            f"dung {part}",
            statement=statement.id,
            part=part,
        )
    asked = _Asked(statement=statement, outcome=outcome, regulation=regulation, part=part)
    found = None if asked.decided else _nearest(asked)
    steps = _excluding(asked)
    return WhyNot(
        outcome=outcome,
        screening=asked.screening,
        steps=steps,
        changes=() if found is None else found[0],
        statement=None if found is None else found[1].statement,
        then=None if found is None else found[1].screening,
        reason=None if found is not None else _no_change(asked, steps),
    )


@final
@attrs.frozen(kw_only=True)
class _Asked:
    """One part of a statement, as it is or as it would be, and the outcome asked about."""

    statement: Statement
    outcome: Outcome
    regulation: Regulation
    part: int

    @cached_property
    def screening(self) -> PartScreening:
        """What becomes of the part."""
        return screen(self.statement, self.regulation).parts[self.part]

    @property
    def facts(self) -> Facts:
        """The facts of the part."""
        return facts_of(self.statement, self.regulation)[self.part]

    @property
    def found(self) -> Decision[Admission] | Decision[Handling] | Decided[Protection]:
        """What the outcome's table says."""
        if isinstance(self.outcome, Admission):
            return self.screening.admission
        if isinstance(self.outcome, Handling):
            return self.screening.handling
        return self.screening.protection

    @property
    def left(self) -> tuple[Outcome, ...]:
        """What the outcome's table leaves: one outcome, or several to choose from."""
        found = self.found
        return found.among if isinstance(found, ChairDecides) else (found.outcome,)

    @property
    def ask(self) -> tuple[FactName, ...]:
        """What would tell which of several it is; nothing where the choice is free."""
        return self.found.ask if isinstance(self.found, ChairDecides) else ()

    @property
    def decided(self) -> bool:
        """Whether the outcome asked about is decided."""
        return self.left == (self.outcome,)

    @property
    def leads(self) -> bool:
        """Whether it is decided; what leaves nothing lawful leads nowhere."""
        try:
            return self.decided
        except ConflictingRulesError:
            return False

    def having(self, change: Iterable["_Move"]) -> "_Asked":
        """Return the same question about the statement with these facts changed."""
        statement = self.statement
        for _, term in change:
            match term:
                case Topic():
                    part = attrs.evolve(statement.parts[self.part], topic=term)
                    before, after = statement.parts[: self.part], statement.parts[self.part + 1 :]
                    statement = attrs.evolve(statement, parts=(*before, part, *after))
                case Delivery():
                    statement = attrs.evolve(statement, delivery=term)
                case _:
                    conduct = expect(term, Conduct, "conduct")
                    statement = attrs.evolve(statement, conduct=conduct)
        return _Asked(
            statement=statement, outcome=self.outcome, regulation=self.regulation, part=self.part
        )


def _excluding(asked: _Asked) -> tuple[Step, ...]:
    part, facts = asked.statement.parts[asked.part], asked.facts
    by_table = isinstance(asked.outcome, Handling)
    cases = by_kind(part, facts, asked.regulation.level) if by_table else (facts,)
    return tuple(
        _step(limit, facts)
        for limit in asked.regulation.of(Limit)
        if type(limit.only[0]) is type(asked.outcome)
        and asked.outcome not in limit.only
        and any(_may_speak(limit, case) for case in cases)
    )


def _may_speak(limit: Limit, facts: Facts) -> bool:
    return all(
        isinstance(facts.value(name), Unknown) or facts.value(name) in allowed
        for name, allowed in limit.given.named
    )


_Move: TypeAlias = tuple[Fact, Term]
_Found: TypeAlias = tuple[tuple[FactChange, ...], _Asked]


def _nearest(asked: _Asked) -> _Found | None:
    """Return the first of the smallest changes that lead to the outcome, fewest facts first."""
    facts = asked.facts
    moves = [
        [(fact, term) for term in fact.may_become if term is not facts.value(fact.name)]
        for fact in FACTS
        if fact.changeable_by
    ]
    for count in range(1, len(moves) + 1):
        for chosen in itertools.combinations(moves, count):
            for change in itertools.product(*chosen):
                then = asked.having(change)
                if then.leads:
                    return tuple(_told(fact, term, facts) for fact, term in change), then
    return None


def _told(fact: Fact, term: Term, facts: Facts) -> FactChange:
    return FactChange(
        fact=fact.name,
        was=facts.value(fact.name),
        standing=_standing(fact.name, facts),
        to=term,
        by=fact.changeable_by,
        why=fact.changing,
    )


def _no_change(asked: _Asked, steps: Sequence[Step]) -> Words:
    if asked.decided and asked.outcome is Admission.HEAR and asked.screening.held_from_floor:
        return _heard_apart(asked.screening)
    if asked.decided:
        return Words("Kết quả hiện nay đã như vậy.", "It is decided so already.")
    if asked.outcome in asked.left:
        return _open(asked.ask)
    if not steps:
        return Words(
            "Không quy tắc nào loại trừ; hướng thuận lợi hơn cho người dân được chọn theo thứ tự "
            "đã công bố.",
            "No rule excludes it; what is more favourable to the citizen is decided, in the "
            "published order.",
        )
    best = asked.having((f, f.may_become[0]) for f in FACTS if f.changeable_by)
    rest = _excluding(best)
    if not rest:
        return Words(
            "Yếu tố bị loại trừ thay đổi được, nhưng khi đó kết quả vẫn khác.",
            "What excludes it can be changed, but then it is still not what is decided.",
        )
    vi, en = (" ".join(_fixed(rest, best.facts, lang)) for lang in LANGS)
    return Words(f"Không thể thay đổi để có kết quả đó. {vi}", f"No change is within reach. {en}")


def _open(ask: Sequence[FactName]) -> Words:
    """Return that the chair still may choose it: by the law itself, or while a doubt lasts."""
    if not ask:
        return Words(
            "Pháp luật để người chủ trì lựa chọn, và được chọn như vậy.",
            "The law leaves the choice to the chair, who may choose it.",
        )
    vi, en = (", ".join(name.label(lang) for name in ask) for lang in LANGS)
    return Words(
        f"Người chủ trì vẫn có thể chọn như vậy; cần làm rõ: {vi}.",
        f"The chair still may choose it; ask about: {en}.",
    )


def _heard_apart(screening: PartScreening) -> Words:
    """Return that nobody is refused, though it is not put to the conference."""
    guards = [r for r in screening.rules if isinstance(r, Limit)]
    cites = [r.cites for r in guards if isinstance(r.only[0], Protection)]
    vi, en = ("; ".join(dict.fromkeys(cite.words(lang) for cite in cites)) for lang in LANGS)
    guard = screening.protection.outcome
    return Words(
        f"Không từ chối người nêu ý kiến, nhưng việc này {guard.vi} ({vi}).",
        f"The speaker is not refused, but this is {guard.en} ({en}).",
    )


def _fixed(steps: Sequence[Step], facts: Facts, lang: Lang) -> Iterable[str]:
    """Yield what nobody can change and the rules rest on, each with its texts."""
    for fact in FACTS:
        rules = [s.rule for s in steps if any(saw.fact is fact.name for saw in s.saw)]
        value = facts.value(fact.name)
        if rules and not fact.changeable_by and value is not fact.presumed:
            texts = "; ".join(dict.fromkeys(rule.cites.words(lang) for rule in rules))
            said = f"{fact.name.label(lang)}: {value.label(lang)}"
            yield f"{said} ({texts}). {fact.changing.label(lang)}"
