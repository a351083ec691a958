"""Checks: what a rule asks of a plan (nội dung đối chiếu), compiled from the rule.

Answers: for each item of one aspect of a plan, does it keep the rule: yes, no, or not told. A rule
that demands several things makes one check for each. `dialogue_core.compliance` draws the verdict.
"""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Final, final

import attrs

from dialogue_core.plans import Change, FollowUp, Frequency, Notice, Plan
from dialogue_core.rules import Requirement
from dialogue_core.values import Day, Days, Span, Times, Words, day_words
from dialogue_core.vocabulary import (
    Aspect,
    ChangeKind,
    Channel,
    Extent,
    FollowUpCase,
    Lang,
    Question,
    Role,
    Term,
)

__all__ = ["GIVEN_UP", "Check", "Quantifier", "checks_of", "conferences_in"]


def __dir__() -> list[str]:
    return list(__all__)


class Quantifier(Enum):
    """Whether one item is enough, or every item must keep the rule."""

    SOME = "some"
    EVERY = "every"


@final
@attrs.frozen(kw_only=True)
class Check:
    """One question about one aspect of a plan, put to some or to every item."""

    part: str = ""
    """Tells checks of one rule apart: conjunctions are separate checks."""
    term: Term | None = None
    """What the check looks for, where a rule demands several things."""
    quantifier: Quantifier
    aspect: Aspect
    items: Callable[[Plan], tuple[bool | None, ...]]
    """For each item of the aspect: yes, no, or not told."""
    applies: Callable[[Plan], bool] = lambda _: True
    """Whether the plan does what the rule speaks about, as holding conferences by clusters."""
    demand: Words
    """What the rule demands, as the remedy says it."""

    said: Callable[[Plan], tuple[Words, ...]] = lambda _: ()
    """What the plan says to it in numbers, each with its place in the document."""

    def what(self, question: Question, lang: Lang) -> str:
        """Return what is looked at, in words."""
        term = f" ({self.term.label(lang)})" if self.term is not None else ""
        return question.label(lang) + term


# --- what a plan tells --------------------------------------------------------------------------


def _conferences(wanted: int, plan: Plan) -> tuple[bool | None, ...]:
    """Tell whether some year has enough conferences; other plans of the year may add to it."""
    stated = tuple(f.at_least.count >= wanted for f in plan.of(Frequency))
    spans = [o.when.span for o in plan.occasions if o.when is not None and o.when.span is not None]
    years = {span.since.year for span in spans}
    if not plan.occasions:
        return stated
    enough = any(conferences_in(Span.of_year(year), plan) >= wanted for year in years)
    return (*stated, enough or None)


def conferences_in(year: Span, plan: Plan) -> int:
    """Return how many conferences the plan holds in the year; clusters are one together."""
    if any(change.kind in GIVEN_UP for change in plan.of(Change)):
        return 0
    there = [
        occasion
        for occasion in plan.occasions
        if occasion.when is not None
        and occasion.when.span is not None
        and occasion.when.span.overlaps(year)
    ]
    clusters = [occasion for occasion in there if occasion.cluster is not None]
    return len(there) - len(clusters) + bool(clusters)


GIVEN_UP: Final = (ChangeKind.CANCELLED, ChangeKind.POSTPONED)
"""The changes after which a plan holds no conference."""


def _leads(wanted: Days, plan: Plan) -> tuple[bool | None, ...]:
    days = [o.when.day if o.when else None for o in plan.occasions]
    held = days[0] if len(days) == 1 else None
    return tuple(_in_time(notice, held, wanted) for notice in plan.of(Notice))


def _leads_said(plan: Plan) -> tuple[Words, ...]:
    told: list[Words] = []
    for notice in plan.of(Notice):
        day = notice.on.day if notice.on is not None else None
        if notice.lead is not None:
            told.append(_at(Words(notice.lead.words("vi"), notice.lead.words("en")), notice.at))
        if day is not None:
            told.append(_at(Words(day_words(day, "vi"), day_words(day, "en")), notice.at))
    return tuple(told)


def _within_said(case: FollowUpCase, plan: Plan) -> tuple[Words, ...]:
    return tuple(
        _at(Words(duty.within.words("vi"), duty.within.words("en")), duty.at)
        for duty in _of_case(plan, case)
        if duty.within is not None
    )


def _at(words: Words, at: str) -> Words:
    return Words(f"{words.vi}, mục {at}", f"{words.en}, section {at}") if at else words


def _in_time(notice: Notice, held: Day | None, wanted: Days) -> bool | None:
    given = notice.on.day if notice.on is not None else None
    told: list[bool] = []
    if isinstance(notice.lead, Days):
        told.append(notice.lead >= wanted)
    if held is not None and given is not None:
        told.append(given.add(days=wanted.count) <= held)
    return all(told) if told else None


def _noticed(channel: Term, plan: Plan) -> tuple[bool | None, ...]:
    return tuple(_through(channel, notice.channels) for notice in plan.of(Notice))


def _through(wanted: Term, channels: tuple[Channel, ...]) -> bool | None:
    if wanted in channels:
        return True
    if not channels or (wanted is Channel.MASS_MEDIA and _PERHAPS_MEDIA.intersection(channels)):
        return None
    return False


_PERHAPS_MEDIA: Final = frozenset((Channel.LOUDSPEAKER, Channel.PORTAL, Channel.ONLINE))
"""No source says whether these are mass media (phương tiện thông tin đại chúng)."""


def _notice_tells(item: Term, plan: Plan) -> tuple[bool | None, ...]:
    """Tell whether a notice has the item; one that is not dated may still be completed."""
    return tuple(
        True if item in n.contents else (False if n.contents and (n.on or n.lead) else None)
        for n in plan.of(Notice)
    )


def _organs_in_chair(organ: Term, plan: Plan) -> tuple[bool | None, ...]:
    return tuple(
        _some([organ in c.sits_for if c.sits_for else None for c in occasion.chairs])
        for occasion in plan.occasions
    )


def _guests(organ: Term, plan: Plan) -> tuple[bool | None, ...]:
    return tuple(
        _some(
            [
                *(organ in a.organs if a.organs else None for a in occasion.audience),
                *(organ in c.sits_for or None for c in occasion.chairs),
            ]
        )
        for occasion in plan.occasions
    )


def _some(told: list[bool | None]) -> bool | None:
    if True in told:
        return True
    return False if told and None not in told else None


def _partners(organ: Term, plan: Plan) -> tuple[bool | None, ...]:
    """Tell whether the organ holds it or coordinates; in another role it may do so unsaid."""
    told: list[bool | None] = [True] if plan.organiser.organ is organ else []
    for task in plan.assignments:
        holds = task.role in (Role.LEAD, Role.COORDINATE)
        for body in (task.body, *task.partners):
            there = body.organ is organ
            told.append(None if body.organ is None or (there and not holds) else there)
    return tuple(told)


def _watchers(organ: Term, plan: Plan) -> tuple[bool | None, ...]:
    return tuple(
        None if task.body.organ is None else task.body.organ is organ
        for task in plan.assignments
        if task.role is Role.MONITOR
    )


def _published(channel: Term, plan: Plan) -> tuple[bool | None, ...]:
    return tuple(_through(channel, f.channels) for f in _of_case(plan, FollowUpCase.PUBLISH))


def _within(case: FollowUpCase, wanted: Days, plan: Plan) -> tuple[bool | None, ...]:
    return tuple(
        f.within <= wanted if isinstance(f.within, Days) else None for f in _of_case(plan, case)
    )


def _of_case(plan: Plan, case: FollowUpCase) -> tuple[FollowUp, ...]:
    return tuple(f for f in plan.of(FollowUp) if f.case is case)


def _forms(options: tuple[Term, ...], plan: Plan, *, clusters: bool) -> tuple[bool | None, ...]:
    return tuple(
        None if o.form is None else o.form in options
        for o in plan.occasions
        if o.cluster is not None or not clusters
    )


def _uses_clusters(plan: Plan) -> bool:
    return plan.extent is Extent.PART or any(o.cluster is not None for o in plan.occasions)


# --- from rules to checks -----------------------------------------------------------------------


def checks_of(rule: Requirement) -> tuple[Check, ...]:
    """Compile a rule; none if no plan can tell and only the record of a conference shows it."""
    if rule.all_of and rule.question in _EACH:
        return tuple(_each(rule, term) for term in rule.all_of)
    if rule.one_of and rule.question in (Question.FORM, Question.CLUSTERS):
        return (_form(rule),)
    if isinstance(rule.at_least, Times) and rule.question is Question.FREQUENCY:
        return (_frequency(rule.at_least),)
    if isinstance(rule.at_least, Days) and rule.question is Question.NOTICE_LEAD:
        return (_notice_lead(rule.at_least),)
    case = _CASE_OF_QUESTION.get(rule.question)
    if isinstance(rule.at_most, Days) and case is not None:
        return (_follow_up(case, rule.at_most),)
    return ()


_EACH: Final = {
    Question.CHAIRS: (
        Quantifier.EVERY,
        Aspect.CHAIR,
        _organs_in_chair,
        Words("Đồng chủ trì phải có", "In the chair:"),
    ),
    Question.INVITEES: (
        Quantifier.EVERY,
        Aspect.AUDIENCE,
        _guests,
        Words("Mời đại diện", "Invite:"),
    ),
    Question.PARTNER: (
        Quantifier.SOME,
        Aspect.ASSIGNMENT,
        _partners,
        Words("Phối hợp tổ chức với", "Organise it with:"),
    ),
    Question.MONITORING: (
        Quantifier.SOME,
        Aspect.ASSIGNMENT,
        _watchers,
        Words("Giao giám sát cho", "Monitoring by:"),
    ),
    Question.NOTICE_CHANNEL: (
        Quantifier.SOME,
        Aspect.NOTICE,
        _noticed,
        Words("Thông báo qua", "Give notice through:"),
    ),
    Question.NOTICE_CONTENT: (
        Quantifier.SOME,
        Aspect.NOTICE,
        _notice_tells,
        Words("Thông báo phải nêu", "The notice must tell:"),
    ),
    Question.RESULT_CHANNELS: (
        Quantifier.SOME,
        Aspect.FOLLOW_UP,
        _published,
        Words("Công khai kết quả qua", "Publish the result through:"),
    ),
}
"""For each question whose rules demand several things: one check a thing."""

_CASE_OF_QUESTION: Final = {
    Question.RESULT_WITHIN: FollowUpCase.PUBLISH,
    Question.CONCLUSION_WITHIN: FollowUpCase.CONCLUSION,
    Question.ANSWER_WITHIN: FollowUpCase.ANSWER,
}


def _each(rule: Requirement, term: Term) -> Check:
    quantifier, aspect, read, demand = _EACH[rule.question]
    return Check(
        part=term.value if len(rule.all_of) > 1 else "",
        term=term if len(rule.all_of) > 1 else None,
        quantifier=quantifier,
        aspect=aspect,
        items=partial(read, term),
        demand=Words(f"{demand.vi} {term.vi}.", f"{demand.en} {term.en}."),
    )


def _form(rule: Requirement) -> Check:
    clusters = rule.question is Question.CLUSTERS
    options = rule.one_of
    return Check(
        quantifier=Quantifier.EVERY,
        aspect=Aspect.FORM,
        items=partial(_forms, options, clusters=clusters),
        applies=_uses_clusters if clusters else lambda _: True,
        demand=Words(
            f"Chọn một hình thức: {', '.join(t.vi for t in options)}.",
            f"Choose a form among: {', '.join(t.en for t in options)}.",
        ),
    )


def _frequency(wanted: Times) -> Check:
    return Check(
        quantifier=Quantifier.SOME,
        aspect=Aspect.TIME,
        items=partial(_conferences, wanted.count),
        demand=Words(
            f"Lên lịch ít nhất {wanted.words('vi')}.", f"Plan at least {wanted.words('en')}."
        ),
    )


def _notice_lead(wanted: Days) -> Check:
    return Check(
        quantifier=Quantifier.SOME,
        aspect=Aspect.NOTICE,
        items=partial(_leads, wanted),
        said=_leads_said,
        demand=Words(
            f"Thông báo trước ngày họp ít nhất {wanted.words('vi')}.",
            f"Give notice at least {wanted.words('en')} before the day.",
        ),
    )


def _follow_up(case: FollowUpCase, wanted: Days) -> Check:
    return Check(
        quantifier=Quantifier.EVERY,
        aspect=Aspect.FOLLOW_UP,
        items=partial(_within, case, wanted),
        said=partial(_within_said, case),
        demand=Words(
            f"Trong {wanted.words('vi')}: {case.vi}.", f"Within {wanted.words('en')}: {case.en}."
        ),
    )
