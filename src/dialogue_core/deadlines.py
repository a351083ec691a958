"""Deadlines: what must be done, by whom and when (thời hạn).

Answers: every duty of a plan under its regulation with its last day, how that day was counted, or
the reason why there is none; and which deadlines a new decision on days off moves. A deadline has
two dates: the law is that of the regulation's day, the days off are those known to the calendar
that is passed in (`Calendar.as_known`).
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, TypeAlias, final

import attrs

from dialogue_core import _html
from dialogue_core._typed import expect, expect_lang
from dialogue_core.calendars import Calendar, DayOffDecision
from dialogue_core.ledgers import Count, Ledger, Moved, ledger_table, moved_by
from dialogue_core.plans import Assignment, Collection, FollowUp, Notice, Plan, Report, When
from dialogue_core.regulations import (
    NO_RULED_DAY,
    QUESTION_OF_CASE,
    Regulation,
    expect_law_of,
    plan_citation,
)
from dialogue_core.rules import Absence, Requirement
from dialogue_core.territory import Body
from dialogue_core.values import (
    Citation,
    Day,
    NoDueDay,
    Period,
    Span,
    Words,
    day_words,
)
from dialogue_core.vocabulary import (
    Confidence,
    FollowUpCase,
    Lang,
    Milestone,
    Question,
    Role,
)

__all__ = [
    "HOLDING",
    "Affected",
    "Deadline",
    "affected_by",
    "deadlines_of",
    "due_of",
    "schedule",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- a deadline ---------------------------------------------------------------------------------


def _named(calendar: Calendar | None) -> str:
    return repr(calendar and calendar.words("en"))


@final
@attrs.frozen(kw_only=True)
class Deadline:
    """One duty with its due day (thời hạn).

    Where the day of the conference is not fixed, ``due`` is the span of days that the last day
    will lie in.
    """

    duty: Words
    """What must be done."""
    who: tuple[Body, ...]
    """By whom."""
    due: Span | NoDueDay
    """The last day, one day if it is fixed; or why there is none."""
    partners: tuple[Body, ...] = ()
    """With whom."""
    role: Role | None = None
    """In what role, for a task that the plan assigns."""
    counted: bool = False
    """Whether the day is counted from that of the conference, which may not be fixed yet."""
    cites: tuple[Citation, ...] = ()
    """The texts that it rests on."""
    rule: str | None = None
    """The rule's id, where one is applied."""
    confidence: Confidence | None = None
    """How far the text of that rule was verified; none where no rule is applied."""
    by_analogy: bool = False
    """Whether that rule speaks of something else and is applied by analogy."""
    question: Question | None = None
    """The question of the law that the duty is about, where there is one."""
    counts: tuple[Count, ...] = ()
    """What is counted: from the day of the conference, or from its first and last possible day."""
    law_on: Day | None = None
    """The day whose law it is."""
    calendar: Calendar | None = attrs.field(default=None, repr=_named)
    """The calendar that counts it."""
    later_than: "Deadline | None" = None
    """The law's last day for the same duty, where the plan's own day lies after it."""

    @property
    def calendar_known_on(self) -> Day | None:
        """The day whose knowledge of days off was used; none if it was all there is."""
        return None if self.calendar is None else self.calendar.known_on

    @cached_property
    def ledgers(self) -> tuple[Ledger, ...]:
        """How the day was counted; each is walked when it is first read.

        One where the day of the conference is fixed; where it is open two, for its first and then
        for its last possible day; none where nothing is counted or can be dated.
        """
        if self.calendar is None:
            return ()
        found = (count.ledger(self.calendar) for count in self.counts)
        return tuple(ledger for ledger in found if ledger is not None)

    @property
    def day(self) -> Day | None:
        """The last day, if it is fixed."""
        if isinstance(self.due, Span) and self.due.last == self.due.since:
            return self.due.since
        return None

    @property
    def forecast(self) -> bool:
        """Whether it rests on days off that are not decided yet; reading it walks the ledgers."""
        return any(ledger.forecast for ledger in self.ledgers)

    def mark(self, lang: Lang) -> str:
        """Return the doubts about its rule as reports show them, in brackets; empty for none.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        if self.confidence is None:
            return ""
        return self.confidence.mark(lang, by_analogy=self.by_analogy)

    def duty_words(self, lang: Lang) -> str:
        """Return the duty with the doubts about its rule, without a full stop."""
        return self.duty.label(lang).rstrip(".") + self.mark(lang)

    def due_words(self, lang: Lang) -> str:
        """Return the due day in words."""
        if isinstance(self.due, NoDueDay):
            return self.due.words(lang)
        if self.day is not None:
            return day_words(self.day, lang)
        spread = self.due.words(lang)
        if not self.counted:
            return f"trong {spread}" if lang == "vi" else f"within {spread}"
        return (
            f"chậm nhất một ngày trong {spread}, tùy ngày họp"
            if lang == "vi"
            else f"at the latest on a day in {spread}, by the day chosen"
        )

    def late_words(self, lang: Lang) -> str:
        """Return that the plan's own day lies after the law's last day; empty where it does not.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        law = self.later_than
        if law is None:
            return ""
        cites = "; ".join(cite.words(lang) for cite in law.cites)
        late = "muộn hơn hạn luật định" if lang == "vi" else "later than the law's last day"
        return f"{late}: {law.due_words(lang)} ({cites}{law.mark(lang)})"

    def ledger_words(self, lang: Lang) -> str:
        """Return the ledgers in words, each under the day it is for where there are two.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        told = _possible(self, lang)
        return "\n".join((f"{head}:\n" if head else "") + its.words(lang) for head, its in told)

    def html(self, lang: Lang = "vi") -> str:
        """Return the duty as a table for a notebook, with its ledgers below it."""
        values = {
            "due": self.due_words(lang),
            "who": _labels(self.who, lang),
            "partners": _labels(self.partners, lang),
            "role": "" if self.role is None else self.role.label(lang),
            "mind": _to_mind(self, lang),
            "cites": [cite.words(lang) for cite in self.cites],
            "law_on": "" if self.law_on is None else day_words(self.law_on, lang),
        }
        ledgers = (ledger_table(its, lang, under=head) for head, its in _possible(self, lang))
        duty = _html.fields(self.duty_words(lang), values, lang=lang)
        return _html.page(duty, *ledgers, lang=lang)

    _repr_html_ = html


def deadline_table(deadlines: Iterable[Deadline], lang: Lang) -> str:
    """Return the table in which a notebook shows several deadlines."""
    rows = [
        (
            deadline.due_words(lang),
            deadline.duty_words(lang),
            _labels(deadline.who, lang),
            _labels(deadline.partners, lang),
            _to_mind(deadline, lang),
            [cite.words(lang) for cite in deadline.cites],
        )
        for deadline in deadlines
    ]
    caption = "Việc phải làm và thời hạn" if lang == "vi" else "Duties and their days"
    heads = ("due", "duty", "who", "partners", "mind", "cites")
    return _html.table(f"{caption} ({len(rows)})", heads, rows, lang=lang)


def _labels(bodies: Iterable[Body], lang: Lang) -> list[str]:
    return [body.label(lang) for body in bodies]


def _to_mind(deadline: Deadline, lang: Lang) -> list[str]:
    told = deadline.late_words(lang), _FORECAST.label(lang) if deadline.forecast else ""
    return [note for note in told if note]


_FORECAST: Final = Words("dự báo: lịch nghỉ chưa được quyết định", "forecast: days off undecided")


def _possible(deadline: Deadline, lang: Lang) -> Iterable[tuple[str, Ledger]]:
    """Yield each ledger with the day that it is for, where the day of the conference is open."""
    several = len(deadline.ledgers) > 1
    for head, ledger in zip(_POSSIBLE, deadline.ledgers, strict=several):
        day = day_words(ledger.count.event, lang)
        yield f"{head.label(lang)} {day}" if several else "", ledger


_POSSIBLE: Final = (
    Words("Nếu họp vào ngày sớm nhất,", "If held on the first possible day,"),
    Words("Nếu họp vào ngày muộn nhất,", "If held on the last possible day,"),
)


# --- the schedule -------------------------------------------------------------------------------


def schedule(plan: Plan, regulation: Regulation, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return every duty of a plan under its regulation, dated first, in order of their days.

    Duties come from the plan (its conferences, tasks, notices, reports and follow-ups) and from
    the rules of the regulation. A period that the calendar cannot date, and a duty that the plan
    leaves without a day, is listed with the reason. A day of the plan that lies after the last day
    of a rule that carries a breach, whichever day the conference is held on, is marked.

    Raises:
        InvalidValueError: The regulation is of another place or level.
    """
    expect(plan, Plan, "plan")
    expect(regulation, Regulation, "regulation")
    expect(calendar, Calendar, "calendar")
    expect_law_of(plan, regulation)
    ruled = [
        (rule, deadlines_of(rule, plan, calendar, on=regulation.on))
        for rule in regulation.of(Requirement)
        if rule.cites.instrument != plan.id  # the plan's own notice or follow-up, listed below
    ]
    own = [
        *_held(plan),
        *(_task(plan, task) for task in plan.assignments),
        *_collections(plan),
        *_notices(plan, calendar),
        *_after(plan, regulation, calendar),
    ]
    binding = [deadlines for rule, deadlines in ruled if rule.carries_breach]
    found = [deadline for _, deadlines in ruled for deadline in deadlines]
    for deadline in own:
        known = attrs.evolve(deadline, law_on=regulation.on, calendar=calendar)
        found.append(attrs.evolve(known, later_than=_later_than(known, binding)))
    return tuple(sorted(found, key=_by_day))


def _by_day(deadline: Deadline) -> tuple[bool, str]:
    dated = isinstance(deadline.due, Span)
    return (not dated, deadline.due.since.isoformat() if isinstance(deadline.due, Span) else "")


def _when(when: When | None, otherwise: Words) -> Span | NoDueDay:
    if when is not None and when.span is not None and when.span.until is not None:
        return when.span
    return NoDueDay(reason=otherwise if when is None else Words(when.as_written))


_NO_DAY: Final = Words("Kế hoạch không nêu ngày.", "The plan gives no day.")

HOLDING: Final = Words("Tổ chức hội nghị đối thoại", "Hold the dialogue conference")
"""The duty to hold each conference of a plan."""


def _held(plan: Plan) -> Iterable[Deadline]:
    for occasion in plan.occasions:
        yield Deadline(
            duty=HOLDING,
            who=(plan.organiser,),
            due=_when(occasion.when, _NO_DAY),
            role=Role.LEAD,
            cites=(plan_citation(plan, occasion.at),),
        )


def _task(plan: Plan, task: Assignment) -> Deadline:
    return Deadline(
        duty=task.task,
        who=(task.body,),
        due=_when(task.due, _phase_words(plan, task.role)),
        partners=task.partners,
        role=task.role,
        cites=(plan_citation(plan, task.at),),
    )


_PHASE: Final = {
    **dict.fromkeys(
        (Role.LEAD, Role.COLLECT, Role.PUBLICISE, Role.INVITE),
        Words("phải xong trước ngày họp", "it must be done before the day"),
    ),
    **dict.fromkeys(
        (Role.SECRETARIAT, Role.SECURE, Role.ANSWER), Words("vào ngày họp", "it falls on the day")
    ),
    **dict.fromkeys(
        (Role.MONITOR, Role.MOBILISE), Words("sau hội nghị", "it follows the conference")
    ),
}
"""Where a task without a day lies by its role; no text says so, the task itself does."""


def _phase_words(plan: Plan, role: Role) -> Words:
    phase = _PHASE.get(role)
    if phase is None:
        return _NO_DAY
    held = [o.when for o in plan.occasions if o.when is not None]
    when = f" ({held[0].as_written})" if len(held) == 1 else ""
    return Words(
        f"{_NO_DAY.vi.removesuffix('.')}; {phase.vi}{when}.",
        f"{_NO_DAY.en.removesuffix('.')}; {phase.en}{when}.",
    )


def _collections(plan: Plan) -> Iterable[Deadline]:
    for collection in plan.of(Collection):
        closes = collection.closes
        yield Deadline(
            duty=Words("Tập hợp ý kiến trước hội nghị", "Collect opinions beforehand"),
            who=collection.by or (plan.organiser,),
            due=Span.on(closes)
            if closes
            else _when(collection.by_when, _phase_words(plan, Role.COLLECT)),
            role=Role.COLLECT,
            cites=(plan_citation(plan, collection.at),),
        )


def _notices(plan: Plan, calendar: Calendar) -> Iterable[Deadline]:
    for notice in plan.of(Notice):
        for due, counts in _dated(
            notice.lead if notice.on is None else None,
            plan,
            calendar,
            backward=True,
            otherwise=_when(notice.on, _phase_words(plan, Role.INVITE)),
        ):
            yield Deadline(
                duty=notice.words,
                who=notice.by or (plan.organiser,),
                due=due,
                counted=notice.on is None,
                role=Role.INVITE,
                cites=(plan_citation(plan, notice.at),),
                question=Question.NOTICE_LEAD,
                counts=counts,
            )


def _after(plan: Plan, regulation: Regulation, calendar: Calendar) -> Iterable[Deadline]:
    for duty in plan.of(FollowUp):
        for due, counts in _dated(
            duty.within, plan, calendar, backward=False, otherwise=_undated(duty, regulation)
        ):
            yield Deadline(
                duty=duty.task,
                who=duty.by or (plan.organiser,),
                due=due,
                counted=True,
                role=_ROLE_OF_CASE.get(duty.case, Role.ANSWER),
                cites=(plan_citation(plan, duty.at),),
                question=QUESTION_OF_CASE.get(duty.case),
                counts=counts,
            )
    for report in plan.of(Report):
        yield Deadline(
            duty=Words(
                f"Báo cáo: {report.what.vi}",
                f"Report: {report.what.en}" if report.what.en else "",
            ),
            who=report.by or (plan.organiser,),
            due=_when(report.due, _NO_DAY),
            partners=(report.to,),
            role=Role.REPORT,
            cites=(plan_citation(plan, report.at),),
        )


_ROLE_OF_CASE: Final[Mapping[FollowUpCase, Role | None]] = {
    FollowUpCase.MONITOR: Role.MONITOR,
    FollowUpCase.MOBILISE: Role.MOBILISE,
    FollowUpCase.PUBLISH: Role.PUBLICISE,
    FollowUpCase.CONCLUSION: None,
}
"""The role that a follow-up is; the others answer statements."""


def _undated(duty: FollowUp, regulation: Regulation) -> NoDueDay:
    """Return why a follow-up has no day: another rule counts it, or nothing does."""
    question = QUESTION_OF_CASE.get(duty.case)
    if question is None:
        return NoDueDay(reason=NO_RULED_DAY)
    counted = [
        rule.cites
        for rule in regulation.of(Requirement)
        if rule.question is question and rule.at_most is not None
    ]
    if not counted:
        gaps = [gap.cites for gap in regulation.of(Absence) if gap.question is question]
        return NoDueDay(reason=NO_RULED_DAY, cites=tuple(gaps))
    return NoDueDay(
        reason=Words(
            "Mục này không nêu ngày; thời hạn theo quy tắc được viện dẫn.",
            "Nothing is said of a day here; the rule cited counts it.",
        ),
        cites=tuple(counted),
    )


# --- what the rules count ------------------------------------------------------------------------

_BACKWARD: Final = (Question.NOTICE_LEAD,)
_FORWARD: Final = (Question.RESULT_WITHIN, Question.CONCLUSION_WITHIN, Question.ANSWER_WITHIN)


def due_of(rule: Requirement, plan: Plan, calendar: Calendar) -> tuple[Span | NoDueDay, ...]:
    """Return when a rule's duty falls due for each conference of the plan; none if it has no day.

    The span holds the last day for every day on which the conference may be held.
    """
    return tuple(due for due, _ in _dues_of(rule, plan, calendar))


def deadlines_of(
    rule: Requirement, plan: Plan, calendar: Calendar, *, on: Day
) -> tuple[Deadline, ...]:
    """Return a rule's duty for each conference of the plan; none if it has no day.

    Args:
        rule: The rule.
        plan: The plan whose conferences it is about.
        calendar: How days are counted.
        on: The day whose law the rule is.
    """
    return tuple(
        Deadline(
            duty=rule.text,
            who=(plan.organiser,),
            due=due,
            counted=True,
            cites=(rule.cites,),
            rule=rule.id,
            confidence=rule.confidence,
            by_analogy=rule.by_analogy,
            question=rule.question,
            counts=counts,
            law_on=on,
            calendar=calendar,
        )
        for due, counts in _dues_of(rule, plan, calendar)
    )


_Due: TypeAlias = tuple[Span | NoDueDay, tuple[Count, ...]]
"""A day or the reason why there is none, and what is counted for it."""


def _dues_of(rule: Requirement, plan: Plan, calendar: Calendar) -> tuple[_Due, ...]:
    if rule.counts_from is not rule.question.milestone:
        return ((_since_another_act(rule), ()),)
    if rule.question in _BACKWARD and isinstance(rule.at_least, Period):
        return _dated(rule.at_least, plan, calendar, backward=True, ref=rule.id)
    if rule.question in _FORWARD and isinstance(rule.at_most, Period):
        return _dated(rule.at_most, plan, calendar, backward=False, ref=rule.id)
    return ()


def _since_another_act(rule: Requirement) -> NoDueDay:
    return NoDueDay(
        reason=Words(
            f"Tính từ {rule.counts_from.vi}, không tính từ {rule.question.milestone.vi}.",
            f"Counted from the {rule.counts_from.en}, not from the {rule.question.milestone.en}.",
        ),
        cites=(rule.cites,),
    )


_NOT_FIXED: Final = NoDueDay(reason=Words("Chưa ấn định ngày họp.", "No day is fixed yet."))


def _dated(
    period: Period | None,
    plan: Plan,
    calendar: Calendar,
    *,
    backward: bool,
    otherwise: Span | NoDueDay = _NOT_FIXED,
    ref: str = "",
) -> tuple[_Due, ...]:
    """Return when a period ends for each conference, from its first and its last possible day."""
    if period is None:
        return ((otherwise, ()),)
    found: list[_Due] = []
    for occasion in plan.occasions:
        held = occasion.when.span if occasion.when else None
        days = () if held is None or held.last is None else (held.since, held.last)
        counts = tuple(
            Count(
                event=day,
                period=period,
                backward=backward,
                milestone=Milestone.CONFERENCE,
                ref=ref,
            )
            for day in dict.fromkeys(days)
        )
        found.append((_due(counts, calendar), counts))
    return tuple(found) or ((_NOT_FIXED, ()),)


def _due(counts: tuple[Count, ...], calendar: Calendar) -> Span | NoDueDay:
    if not counts:
        return _NOT_FIXED
    first, last = counts[0].due(calendar), counts[-1].due(calendar)
    if first is not None and last is not None:
        return Span(first, last.add(days=1))
    period = counts[0].period
    return NoDueDay(
        reason=Words(
            f"{period.words('vi')}: cần lịch ngày nghỉ có đến ngày đó để tính.",
            f"{period.words('en')}: a calendar of days off that reaches the day is needed.",
        )
    )


# --- a plan's own day beside the law's ----------------------------------------------------------


def _later_than(own: Deadline, ruled: Iterable[tuple[Deadline, ...]]) -> Deadline | None:
    """Return the law's deadline that the plan's own day misses, whichever day is chosen."""
    found: list[Deadline] = []
    for deadlines in ruled:
        same = [law for law in deadlines if _about_the_same(own, law)]
        if same and all(_misses(own, law) for law in same):
            found += same
    return min(found, key=_by_day, default=None)


def _about_the_same(own: Deadline, law: Deadline) -> bool:
    """Return whether both are about one question, and count from one conference if both count."""
    return law.question is own.question and (
        not own.counts or [c.event for c in own.counts] == [c.event for c in law.counts]
    )


def _misses(own: Deadline, law: Deadline) -> bool:
    if not isinstance(own.due, Span) or not isinstance(law.due, Span) or law.due.last is None:
        return False
    if not own.counts:
        return own.due.since > law.due.last
    days = zip(own.ledgers, law.ledgers, strict=True)
    return all(mine.due > theirs.due for mine, theirs in days)


# --- what a decision moves ----------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Affected:
    """An open deadline that a decision on days off moves (thời hạn thay đổi)."""

    deadline: Deadline
    """The deadline, as it was dated."""
    moved: tuple[Moved, ...]
    """How: for the day of the conference, or for the possible days for which the last day moves."""

    def words(self, lang: Lang) -> str:
        """Return the duty and how it moves, on one line."""
        told = "; ".join(moved.words(lang) for moved in self.moved)
        return f"{self.deadline.duty_words(lang)}: {told}"


def affected_by(decision: DayOffDecision, deadlines: Iterable[Deadline]) -> tuple[Affected, ...]:
    """Return which open deadlines a decision moves, and how, in their order.

    Args:
        decision: The decision, known to their calendar or not.
        deadlines: The deadlines that are open, as `schedule` gave them.
    """
    asked = tuple(deadlines)
    calendars = {id(d.calendar): d.calendar for d in asked if d.calendar is not None}
    moved = {
        key: {
            each.count: each
            for each in moved_by(
                decision, [c for d in asked if d.calendar is calendar for c in d.counts], calendar
            )
        }
        for key, calendar in calendars.items()
    }
    found = (
        (d, tuple(its[c] for c in d.counts if c in its))
        for d in asked
        if (its := moved.get(id(d.calendar)))
    )
    return tuple(Affected(deadline=d, moved=its) for d, its in found if its)
