"""Checks: what a rule asks of what is judged (nội dung đối chiếu), compiled from the rule.

Answers: for each item of one aspect of a plan, does it keep the rule: yes, no, or not told. A rule
that demands several things makes one check for each. `dialogue_core.compliance` draws the verdict,
in the same way for plans, for records (`dialogue_core.session_checks`) and for years
(`dialogue_core.yearly`).
"""

from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial
from typing import Final, Generic, TypeVar, final

import attrs

from dialogue_core.deadlines import Deadline
from dialogue_core.plans import Change, Exclusion, FollowUp, Frequency, Notice, Plan
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Limit, Requirement
from dialogue_core.statements import FACTS
from dialogue_core.values import Day, Days, Span, Times, Words, day_words
from dialogue_core.vocabulary import (
    Aspect,
    ChangeKind,
    Channel,
    Extent,
    FactName,
    FollowUpCase,
    Handling,
    Protection,
    Question,
    Role,
    Term,
)

__all__ = [
    "GIVEN_UP",
    "IN_SCOPE",
    "NO_RULE",
    "Check",
    "Item",
    "Quantifier",
    "Scope",
    "checks_of",
    "days_in",
    "exclusions_of",
    "floor_checks_of",
    "in_scope",
    "looking_at",
    "through",
]


def __dir__() -> list[str]:
    return list(__all__)


S = TypeVar("S")


class Quantifier(Enum):
    """Whether one item is enough, or every item must keep the rule."""

    SOME = "some"
    EVERY = "every"


@final
@attrs.frozen
class Item:
    """One thing that a check looked at, and what it tells."""

    told: bool | None
    """Whether it keeps the rule; none where that is not told."""
    id: str = ""
    """Its id, where it has one, as the part ``S12/1``."""
    deadline: Deadline | None = attrs.field(default=None, kw_only=True)
    """By when it is owed, where it is not told and has a day of its own."""
    missing: Words | None = attrs.field(default=None, kw_only=True)
    """What must be known first, where it is not told and that can be named."""
    rests_on: Words | None = attrs.field(default=None, kw_only=True)
    """The open question on which it rests that it keeps the rule; none where it does not."""
    said: Words | None = attrs.field(default=None, kw_only=True)
    """What it is, where what proves the rule kept is told by itself."""


@final
@attrs.frozen(kw_only=True)
class Scope:
    """Whether a rule speaks about what is judged."""

    applies: bool | None
    """Yes, no, or not known."""
    why: Words
    """Why not; or what must be known first."""


IN_SCOPE: Final = Scope(
    applies=True, why=Words("thuộc phạm vi của quy tắc", "the rule speaks about it")
)
"""The rule speaks about it."""

NO_RULE: Final = Words("không có quy định", "no rule")
"""Why nothing is asked where only a listed gap speaks."""


def in_scope(_: object) -> Scope:
    """Return that a rule speaks about whatever is judged."""
    return IN_SCOPE


def _nothing(_: object) -> tuple[Words, ...]:
    return ()


@final
@attrs.frozen(kw_only=True)
class Check(Generic[S]):
    """One question about one aspect of what is judged, put to some or to every item."""

    part: str = ""
    """Tells checks of one rule apart: conjunctions are separate checks."""
    term: Term | None = None
    """What the check looks for, where a rule demands several things."""
    looks_at: Words
    """What is looked at, in words."""
    quantifier: Quantifier
    aspect: Term | None
    """The aspect whose items they are; none where what is told is by its nature all there is."""
    look: Callable[[S], tuple[Item, ...]]
    """The items, each with what it tells."""
    applies: Callable[[S], Scope] = in_scope
    """Whether the rule speaks about it, as about holding conferences by clusters."""
    dues: Callable[[S], tuple[Deadline, ...]] | None = None
    """By when it is owed; none where each item has a day of its own, or the rule gives none."""
    demand: Words
    """What the rule demands, as the remedy says it."""
    said: Callable[[S], tuple[Words, ...]] = _nothing
    """The values seen."""
    silence: Words | None = None
    """What is said where nothing is told, instead of the usual words."""
    missing: Words | None = None
    """What must be known where nothing is told, instead of the usual words."""
    met: Words | None = None
    """What is shown where it is met, instead of the usual words."""

    def items(self, subject: S) -> tuple[bool | None, ...]:
        """Return for each item whether it keeps the rule: yes, no, or not told."""
        return tuple(item.told for item in self.look(subject))


def looking_at(question: Question, term: Term | None = None) -> Words:
    """Return what is looked at, with the thing looked for where there are several."""
    if term is None:
        return Words(question.vi, question.en)
    return Words(f"{question.vi} ({term.vi})", f"{question.en} ({term.en})")


def _plain(read: Callable[[S], tuple[bool | None, ...]]) -> Callable[[S], tuple[Item, ...]]:
    """Return what looks at items that have no id and no day."""
    return lambda subject: tuple(Item(told) for told in read(subject))


# --- what a plan tells --------------------------------------------------------------------------


def _conferences(wanted: int, plan: Plan) -> tuple[bool | None, ...]:
    """Tell whether some year has enough conferences; other plans of the year may add to it."""
    stated = tuple(f.at_least.count >= wanted for f in plan.of(Frequency))
    spans = [o.when.span for o in plan.occasions if o.when is not None and o.when.span is not None]
    years = {span.since.year for span in spans}
    if not plan.occasions:
        return stated
    enough = any(len(days_in(year, plan)) >= wanted for year in years)
    return (*stated, enough or None)


def days_in(year: int, plan: Plan) -> tuple[Day, ...]:
    """Return the last day in the year of each conference of the plan; clusters are one together."""
    if any(change.kind in GIVEN_UP for change in plan.of(Change)):
        return ()
    whole = Span.of_year(year)
    end = whole.last or whole.since
    found: list[Day] = []
    clusters: list[Day] = []
    for occasion in plan.occasions:
        span = None if occasion.when is None else occasion.when.span
        if span is not None and span.overlaps(whole):
            among = found if occasion.cluster is None else clusters
            among.append(min(span.last or end, end))
    return (*found, max(clusters)) if clusters else tuple(found)


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
    return tuple(through(channel, notice.channels) for notice in plan.of(Notice))


def through(wanted: Term, channels: tuple[Channel, ...]) -> bool | None:
    """Return whether a channel is among those told; it is not known if one perhaps counts as it."""
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
    return tuple(through(channel, f.channels) for f in _of_case(plan, FollowUpCase.PUBLISH))


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


def _by_clusters(plan: Plan) -> Scope:
    if plan.extent is Extent.PART or any(o.cluster is not None for o in plan.occasions):
        return IN_SCOPE
    return Scope(applies=False, why=_NOT_DONE)


_NOT_DONE: Final = Words("kế hoạch không làm việc này", "the plan does not do this")


# --- from rules to checks -----------------------------------------------------------------------


def checks_of(rule: Requirement) -> tuple[Check[Plan], ...]:
    """Compile a rule; none if no plan can tell and only the record of a conference shows it."""
    if rule.all_of and rule.question in _EACH:
        return tuple(_each(rule, term) for term in rule.all_of)
    if rule.one_of and rule.question in (Question.FORM, Question.CLUSTERS):
        return (_form(rule),)
    if isinstance(rule.at_least, Times) and rule.question is Question.FREQUENCY:
        return (_frequency(rule.at_least),)
    return _of_days(rule) if rule.counts_from is rule.question.milestone else ()


def _of_days(rule: Requirement) -> tuple[Check[Plan], ...]:
    """Compile a rule that gives a number of days."""
    if isinstance(rule.at_least, Days) and rule.question is Question.NOTICE_LEAD:
        return (_notice_lead(rule.at_least),)
    case = _CASE_OF_QUESTION.get(rule.question)
    if isinstance(rule.at_most, Days) and case is not None:
        return (_follow_up(rule.question, case, rule.at_most),)
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


def _each(rule: Requirement, term: Term) -> Check[Plan]:
    quantifier, aspect, read, demand = _EACH[rule.question]
    among = term if len(rule.all_of) > 1 else None
    return Check(
        part="" if among is None else among.value,
        term=among,
        looks_at=looking_at(rule.question, among),
        quantifier=quantifier,
        aspect=aspect,
        look=_plain(partial(read, term)),
        demand=Words(f"{demand.vi} {term.vi}.", f"{demand.en} {term.en}."),
    )


def _form(rule: Requirement) -> Check[Plan]:
    clusters = rule.question is Question.CLUSTERS
    options = rule.one_of
    return Check(
        looks_at=looking_at(rule.question),
        quantifier=Quantifier.EVERY,
        aspect=Aspect.FORM,
        look=_plain(partial(_forms, options, clusters=clusters)),
        applies=_by_clusters if clusters else in_scope,
        demand=Words(
            f"Chọn một hình thức: {', '.join(t.vi for t in options)}.",
            f"Choose a form among: {', '.join(t.en for t in options)}.",
        ),
    )


def _frequency(wanted: Times) -> Check[Plan]:
    return Check(
        looks_at=looking_at(Question.FREQUENCY),
        quantifier=Quantifier.SOME,
        aspect=Aspect.TIME,
        look=_plain(partial(_conferences, wanted.count)),
        demand=Words(
            f"Lên lịch ít nhất {wanted.words('vi')}.", f"Plan at least {wanted.words('en')}."
        ),
    )


def _notice_lead(wanted: Days) -> Check[Plan]:
    return Check(
        looks_at=looking_at(Question.NOTICE_LEAD),
        quantifier=Quantifier.SOME,
        aspect=Aspect.NOTICE,
        look=_plain(partial(_leads, wanted)),
        said=_leads_said,
        demand=Words(
            f"Thông báo trước ngày họp ít nhất {wanted.words('vi')}.",
            f"Give notice at least {wanted.words('en')} before the day.",
        ),
    )


def _follow_up(question: Question, case: FollowUpCase, wanted: Days) -> Check[Plan]:
    return Check(
        looks_at=looking_at(question),
        quantifier=Quantifier.EVERY,
        aspect=Aspect.FOLLOW_UP,
        look=_plain(partial(_within, case, wanted)),
        said=partial(_within_said, case),
        demand=Words(
            f"Trong {wanted.words('vi')}: {case.vi}.", f"Within {wanted.words('en')}: {case.en}."
        ),
    )


# --- what a plan itself keeps off the floor ------------------------------------------------------


def floor_checks_of(limit: Limit) -> tuple[Check[Plan], ...]:
    """Compile a limit: for each kind that it keeps off the floor, whether the plan excludes it.

    None for a limit that does something else, or does it for more than the kind.
    """
    named = dict(limit.given.named)
    kinds = named.pop(FactName.KIND, ())
    presumed = {fact.name: fact.presumed for fact in FACTS}
    if any(presumed[name] not in values for name, values in named.items()):
        return ()
    if not isinstance(limit.only[0], Protection) or Protection.NONE in limit.only:
        return ()
    return tuple(_excluded(kind, several=len(kinds) > 1) for kind in kinds)


def _excluded(kind: Term, *, several: bool) -> Check[Plan]:
    return Check(
        part=kind.value if several else "",
        term=kind,
        looks_at=Words(f"loại trừ {kind.vi}", f"excludes {kind.en}"),
        quantifier=Quantifier.SOME,
        aspect=Aspect.EXCLUSION,
        look=_plain(lambda plan: tuple(kind in e.kinds or None for e in plan.of(Exclusion))),
        demand=Words(f"Không đưa {kind.vi} ra hội nghị.", f"Keep any {kind.en} off the floor."),
        silence=Words(f"không nêu việc loại trừ {kind.vi}", f"does not exclude {kind.en}"),
        missing=Words(
            "Quy tắc vẫn áp dụng khi sàng lọc; cần hồ sơ hội nghị.",
            "The rule holds at screening all the same; the record is needed.",
        ),
    )


def exclusions_of(plan: Plan, regulation: Regulation) -> Iterable[tuple[Limit, Check[Plan]]]:
    """Return the plan's own exclusions that cite no permission and for which no upper text has one.

    A loss for citizens needs a permission in an upper text; whether there is one is not told.
    """
    for limit in regulation.under(plan).of(Limit):
        if limit.cites.instrument != plan.id or limit.only[0] in Handling:
            continue
        for kind in dict(limit.given.named).get(FactName.KIND, (None,)):
            grounds = [u for u in regulation.of(Limit) if _permits(u, limit, kind)]
            if limit.ground is None and not grounds:
                yield limit, _permitted(kind)


def _permitted(kind: Term | None) -> Check[Plan]:
    vi, en = ("", "") if kind is None else (f" {kind.vi}", f" of {kind.en}")
    what = Words(f"loại trừ{vi}", f"an exclusion{en}")
    return Check(
        part="" if kind is None else kind.value,
        term=kind,
        looks_at=what,
        quantifier=Quantifier.SOME,
        aspect=Aspect.EXCLUSION,
        look=lambda _: (Item(None),),
        demand=Words("Nêu căn cứ.", "Cite the permission."),
        silence=what,
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
