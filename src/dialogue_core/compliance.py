"""Findings: was it lawful (đối chiếu với quy định).

Answers: does a plan keep the regulation it stands under, and who has not yet planned. One engine
judges checks that are compiled from the regulation's rules, one check a rule. A check asks some
or every item of one aspect of the plan a question with three answers: yes, no, not told. A
witness meets, a counter-example breaches; otherwise the finding says what is missing. The plan is
not its own yardstick: pass the regulation, not `Regulation.under`.
"""

from collections.abc import Callable, Iterable
from typing import Final, final

import attrs

from dialogue_core._typed import expect
from dialogue_core.calendars import Calendar
from dialogue_core.checks import Check, Quantifier, checks_of, conferences_in
from dialogue_core.deadlines import due_of
from dialogue_core.errors import InvalidValueError
from dialogue_core.plans import Exclusion, Plan
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Limit, Requirement, Rule
from dialogue_core.statements import FACTS
from dialogue_core.territory import Territory, Unit
from dialogue_core.values import Citation, Day, Span, Times, Words, as_day, day_words
from dialogue_core.vocabulary import (
    Confidence,
    Extent,
    FactName,
    Handling,
    Lang,
    Level,
    Protection,
    Question,
    Term,
    Verdict,
)

__all__ = ["Finding", "check_cascade", "check_plan"]


def __dir__() -> list[str]:
    return list(__all__)


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
    """What was seen in the plan."""
    subject: str
    """What was judged: a plan's id, or a unit's full name in a cascade."""
    missing: Words | None = None
    """For *not evaluated*: what must be known first."""
    remedy: Words | None = None
    """For *breached* and *pending*: the nearest remedy."""
    due: Span | None = None
    """For *pending*: the last day, or the span it will lie in."""

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
        parts += [w.label(lang) for w in (self.missing, self.remedy) if w is not None]
        return f"{cites}: {' | '.join(parts)}"


@final
@attrs.frozen(kw_only=True)
class _Asked:
    """Who asks about what, and when."""

    plan: Plan
    calendar: Calendar
    on: Day


# --- the engine ---------------------------------------------------------------------------------


def _verdict(check: Check, plan: Plan) -> Verdict | None:
    """Return what the items prove, or none if they prove nothing."""
    if not check.applies(plan):
        return Verdict.NOT_APPLICABLE
    told = check.items(plan)
    whole = plan.extent is Extent.WHOLE and check.aspect not in plan.unseen
    decisive = check.quantifier is Quantifier.SOME
    if decisive in told:
        return Verdict.MET if decisive else Verdict.BREACHED
    if told and None not in told and whole:
        return Verdict.BREACHED if decisive else Verdict.MET
    return None


def check_plan(
    plan: Plan, regulation: Regulation, calendar: Calendar, *, as_of: object
) -> tuple[Finding, ...]:
    """Return one finding for each rule, limit and listed absence that is put to the plan.

    Args:
        plan: The plan.
        regulation: The regulation of its place and level, without the plan's own limits.
        calendar: How periods are counted.
        as_of: The day of asking.

    Raises:
        InvalidValueError: The regulation is of another place or level, or was joined with a plan.
    """
    expect(plan, Plan, "plan")
    expect(regulation, Regulation, "regulation")
    expect(calendar, Calendar, "calendar")
    asked = _Asked(plan=plan, calendar=calendar, on=as_day(as_of))
    if regulation.plan is not None or plan.place.id != regulation.place.id:
        raise InvalidValueError(
            f"check plan {plan.id!r} against the regulation of {plan.place.full_name} without any "
            "plan's own limits: the plan is not its own yardstick",
            f"đối chiếu kế hoạch {plan.id!r} với quy định của {plan.place.full_name}, chưa ghép "
            "kế hoạch nào: kế hoạch không tự làm thước đo cho mình",
            plan=plan.id,
        )
    found: list[Finding] = []
    for rule in regulation.rules:
        if isinstance(rule, Requirement):
            checks = checks_of(rule)
            found.extend(_judge(rule, check, asked) for check in checks)
            if not checks:
                found.append(_by_record(rule, asked))
        elif isinstance(rule, Limit):
            found.extend(_floor(rule, plan))
        elif isinstance(rule, Absence) and rule.question is not None:
            found.extend(_absent(rule, rule.question, plan, regulation))
    found.extend(_exclusions(plan, regulation))
    return tuple(found)


_LANGS: Final[tuple[Lang, Lang]] = ("vi", "en")


def _said(check: Check, plan: Plan, lang: Lang) -> str:
    told = "; ".join(words.label(lang) for words in check.said(plan))
    plan_says = "kế hoạch ghi" if lang == "vi" else "the plan says"
    return f" ({plan_says} {told})" if told else ""


_FIT: Final = {
    Verdict.MET: Words("đúng quy định", "as ruled"),
    Verdict.BREACHED: Words("không đúng quy định", "not as ruled"),
    Verdict.NOT_APPLICABLE: Words("kế hoạch không làm việc này", "the plan does not do this"),
}


def _judge(rule: Requirement, check: Check, asked: _Asked) -> Finding:
    plan = asked.plan
    verdict = _verdict(check, plan)
    vi, en = (check.what(rule.question, lang) + _said(check, plan, lang) for lang in _LANGS)
    if verdict is None:
        saw = (
            Words(f"{vi}: kế hoạch không nêu", f"{en}: the plan is silent")
            if plan.known_silent(check.aspect)
            else Words(f"{vi}: chưa đủ thông tin", f"{en}: not enough is told")
        )
        return _ahead_or_open(rule, check.part, asked, saw=saw, demand=check.demand)
    saw = Words(f"{vi}: {_FIT[verdict].vi}", f"{en}: {_FIT[verdict].en}")
    doubtful = verdict is Verdict.BREACHED and not rule.carries_breach
    return Finding(
        rule=rule,
        part=check.part,
        verdict=Verdict.NOT_EVALUATED if doubtful else verdict,
        saw=saw,
        subject=plan.id,
        missing=_doubt(rule) if doubtful else None,
        remedy=check.demand if verdict is Verdict.BREACHED and not doubtful else None,
    )


def _doubt(rule: Requirement) -> Words:
    if rule.by_analogy:
        return Words(
            f"Quy tắc chỉ áp dụng tương tự: {rule.id}.",
            f"The rule is applied by analogy only: {rule.id}.",
        )
    return Words(
        f"Quy tắc chưa xác minh ({rule.confidence.vi}): {rule.id}.",
        f"The rule is not verified ({rule.confidence.en}): {rule.id}.",
    )


def _by_record(rule: Requirement, asked: _Asked) -> Finding:
    """Return the finding of a rule that no plan can show: the record of the conference does."""
    question = rule.question
    saw = Words(f"{question.vi}: kế hoạch không cho biết", f"{question.en}: no plan can tell")
    return _ahead_or_open(rule, "", asked, saw=saw, demand=rule.text)


def _ahead_or_open(
    rule: Requirement, part: str, asked: _Asked, *, saw: Words, demand: Words
) -> Finding:
    dues = [due for due in due_of(rule, asked.plan, asked.calendar) if isinstance(due, Span)]
    lasts = [due.last for due in dues if due.last is not None]
    if lasts and min(lasts) >= asked.on:
        first = min(lasts)
        return Finding(
            rule=rule,
            part=part,
            verdict=Verdict.PENDING,
            saw=saw,
            subject=asked.plan.id,
            due=next(due for due in dues if due.last == first),
            missing=None if rule.carries_breach else _doubt(rule),
            remedy=Words(
                f"{demand.vi} Hạn cuối: {day_words(first, 'vi')} ({asked.calendar.name.vi}).",
                f"{demand.en} Last day: {day_words(first, 'en')} ({asked.calendar.name.en}).",
            ),
        )
    question = rule.question
    return Finding(
        rule=rule,
        part=part,
        verdict=Verdict.NOT_EVALUATED,
        saw=saw,
        subject=asked.plan.id,
        missing=Words(
            f"Cần hồ sơ hội nghị về: {question.vi}.",
            f"Needed: the record of the conference on: {question.en}.",
        ),
    )


def _floor(rule: Limit, plan: Plan) -> Iterable[Finding]:
    """Judge whether the plan keeps off the floor what a rule keeps off by its kind alone."""
    named = dict(rule.given.named)
    kinds = named.pop(FactName.KIND, ())
    presumed = {fact.name: fact.presumed for fact in FACTS}
    if any(presumed[name] not in values for name, values in named.items()):
        return
    if not isinstance(rule.only[0], Protection) or Protection.NONE in rule.only:
        return
    excluded = {kind for exclusion in plan.of(Exclusion) for kind in exclusion.kinds}
    for kind in kinds:
        met = kind in excluded
        yield Finding(
            rule=rule,
            part=kind.value if len(kinds) > 1 else "",
            verdict=Verdict.MET if met else Verdict.NOT_EVALUATED,
            saw=Words(f"loại trừ {kind.vi}", f"excludes {kind.en}")
            if met
            else Words(f"không nêu việc loại trừ {kind.vi}", f"does not exclude {kind.en}"),
            subject=plan.id,
            missing=None
            if met
            else Words(
                "Quy tắc vẫn áp dụng khi sàng lọc; cần hồ sơ hội nghị.",
                "The rule holds at screening all the same; the record is needed.",
            ),
        )


def _exclusions(plan: Plan, regulation: Regulation) -> Iterable[Finding]:
    """Judge each exclusion of the plan: a loss for citizens needs a permission in an upper text."""
    for limit in regulation.under(plan).of(Limit):
        if limit.cites.instrument != plan.id or limit.only[0] in Handling:
            continue
        for kind in dict(limit.given.named).get(FactName.KIND, (None,)):
            grounds = [u for u in regulation.of(Limit) if _permits(u, limit, kind)]
            if limit.ground is None and not grounds:
                yield Finding(
                    rule=limit,
                    part=kind.value if kind is not None else "",
                    verdict=Verdict.NOT_EVALUATED,
                    saw=Words(
                        "loại trừ" + (f" {kind.vi}" if kind is not None else ""),
                        "an exclusion" + (f" of {kind.en}" if kind is not None else ""),
                    ),
                    subject=plan.id,
                    missing=Words(
                        "Chưa nêu căn cứ cho phép loại trừ trong văn bản cấp trên.",
                        "No permission in an upper text is cited for the exclusion.",
                    ),
                )


def _permits(upper: Limit, lower: Limit, kind: Term | None) -> bool:
    """Return whether an upper limit leaves what the plan leaves, wherever the plan speaks."""
    here: dict[FactName, tuple[Term, ...]] = {
        fact.name: fact.values if fact.presumed is None else (fact.presumed,) for fact in FACTS
    }
    here |= dict(lower.given.named)
    if kind is not None:
        here[FactName.KIND] = (kind,)
    return bool(set(lower.only) & set(upper.only)) and all(
        set(here[name]) <= set(values) for name, values in upper.given.named
    )


def _absent(
    rule: Absence, question: Question, plan: Plan, regulation: Regulation
) -> Iterable[Finding]:
    if any(r.question is question for r in regulation.of(Requirement)):
        return
    yield _no_rule(rule, question, plan.id)


def _no_rule(rule: Absence, question: Question, subject: str) -> Finding:
    return Finding(
        rule=rule,
        verdict=Verdict.NOT_APPLICABLE,
        saw=Words(f"{question.vi}: không có quy định", f"{question.en}: no rule"),
        subject=subject,
    )


# --- the cascade --------------------------------------------------------------------------------


def check_cascade(
    plan: Plan,
    lower: Iterable[Plan],
    regulation_of: Callable[[Unit], Regulation],
    territory: Territory,
    *,
    as_of: object,
    complete: bool = False,
) -> tuple[Finding, ...]:
    """Return, for each unit below the plan's place, whether it has planned its own conference.

    Args:
        plan: The plan that obliges the units below, and its year.
        lower: The plans of those units that are known.
        regulation_of: The regulation of a unit, as ``lambda u: law.regulation_for(u, on=day)``.
        territory: Where the units below are looked up.
        as_of: The day of asking.
        complete: Whether ``lower`` is vouched to hold every plan there is; without that, a missing
            plan is no proof of a breach.

    Raises:
        InvalidValueError: The plan has no conference with a year, or a lower plan lies elsewhere.
    """
    asked = as_day(as_of)
    spans = [o.when.span for o in plan.occasions if o.when is not None and o.when.span]
    if not spans:
        raise InvalidValueError(
            f"plan {plan.id!r} gives no time for its conference, so its year is not known",
            f"kế hoạch {plan.id!r} không nêu thời gian nên chưa rõ năm",
            plan=plan.id,
        )
    year = Span.of_year(spans[0].since.year)
    known = {p.id: p for p in lower}.values()
    for below in known:
        if below.place.id == plan.place.id or not below.place.lies_in(plan.place.id):
            raise InvalidValueError(
                f"plan {below.id!r} is of {below.place.full_name}, which does not lie in "
                f"{plan.place.full_name}",
                f"kế hoạch {below.id!r} của {below.place.full_name}, không thuộc "
                f"{plan.place.full_name}",
                plan=below.id,
            )
    found: list[Finding] = []
    for unit in _units_below(plan, territory, spans[0].since):
        held = sum(conferences_in(year, p) for p in known if p.place.id == unit.id)
        regulation = regulation_of(unit)
        found.extend(
            _planned(
                rule,
                rule.at_least,
                unit=unit,
                held=held,
                year=year,
                asked=asked,
                complete=complete,
            )
            for rule in regulation.of(Requirement)
            if rule.question is Question.FREQUENCY and isinstance(rule.at_least, Times)
        )
        if not any(r.question is Question.FREQUENCY for r in regulation.of(Requirement)):
            found.extend(
                _no_rule(rule, Question.FREQUENCY, unit.full_name)
                for rule in regulation.of(Absence)
                if rule.question is Question.FREQUENCY
            )
    return tuple(found)


def _units_below(plan: Plan, territory: Territory, on: Day) -> tuple[Unit, ...]:
    """Return the units of the next level below that has any on the day."""
    below = sorted(
        (level for level in Level if level.rank < plan.place.level.rank),
        key=lambda level: -level.rank,
    )
    for level in below:
        units = territory.within(plan.place.id, level=level, on=on)
        if units:
            return units
    return ()


def _planned(
    rule: Requirement,
    wanted: Times,
    *,
    unit: Unit,
    held: int,
    year: Span,
    asked: Day,
    complete: bool,
) -> Finding:
    last = year.last or year.since
    over = asked > last
    missing: Words | None = None
    remedy: Words | None = None
    if held >= wanted.count:
        verdict = Verdict.MET
    elif not over:
        verdict = Verdict.PENDING
        remedy = Words(
            f"Lập kế hoạch và tổ chức trước hết ngày {day_words(last, 'vi')}.",
            f"Plan and hold the conference by {last}.",
        )
    elif complete and not rule.carries_breach:
        verdict = Verdict.NOT_EVALUATED
        missing = _doubt(rule)
    elif complete:
        verdict = Verdict.BREACHED
        remedy = Words(
            "Báo cáo lý do và tổ chức bù.", "Report the reason and hold the missed conference."
        )
    else:
        verdict = Verdict.NOT_EVALUATED
        missing = Words(
            f"Cần danh sách đầy đủ kế hoạch của {unit.full_name} trong năm.",
            f"Needed: the full list of the year's plans of {unit.full_name}.",
        )
    return Finding(
        rule=rule,
        verdict=verdict,
        saw=Words(
            f"{unit.full_name}: {held} hội nghị trong kế hoạch đã biết",
            f"{unit.full_name}: {held} conference(s) in the plans known",
        ),
        subject=unit.full_name,
        missing=missing,
        remedy=remedy,
        due=Span.on(last) if verdict is Verdict.PENDING else None,
    )
