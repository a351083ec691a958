"""Deadlines: what must be done, by whom and when (thời hạn).

Answers: every duty of a plan under its regulation with its last day, or the reason why there is
none. Days are counted by the calendar that is passed in.
"""

from collections.abc import Callable, Iterable
from typing import Final, final

import attrs

from dialogue_core._typed import expect
from dialogue_core.calendars import Calendar
from dialogue_core.plans import Assignment, Collection, FollowUp, Notice, Plan, Report, When
from dialogue_core.regulations import NO_RULED_DAY, QUESTION_OF_CASE, Regulation, plan_citation
from dialogue_core.rules import (
    Absence,
    Requirement,
)
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
    FollowUpCase,
    Lang,
    Question,
    Role,
)

__all__ = [
    "Deadline",
    "due_of",
    "schedule",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- schedule -----------------------------------------------------------------------------------


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

    @property
    def day(self) -> Day | None:
        """The last day, if it is fixed."""
        if isinstance(self.due, Span) and self.due.last == self.due.since:
            return self.due.since
        return None

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


def schedule(plan: Plan, regulation: Regulation, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return every duty of a plan under its regulation, dated first, in order of their days.

    Duties come from the plan (its conferences, tasks, notices, reports and follow-ups) and from
    the rules of the regulation. A period that the calendar cannot date, and a duty that the plan
    leaves without a day, is listed with the reason.
    """
    expect(plan, Plan, "plan")
    expect(regulation, Regulation, "regulation")
    expect(calendar, Calendar, "calendar")
    found = [
        *_held(plan),
        *(_task(plan, task) for task in plan.assignments),
        *_collections(plan),
        *_notices(plan, calendar),
        *_after(plan, regulation, calendar),
        *_ruled(plan, regulation, calendar),
    ]
    return tuple(sorted(found, key=_by_day))


def _by_day(deadline: Deadline) -> tuple[bool, str]:
    dated = isinstance(deadline.due, Span)
    return (not dated, deadline.due.since.isoformat() if isinstance(deadline.due, Span) else "")


def _when(when: When | None, otherwise: Words) -> Span | NoDueDay:
    if when is not None and when.span is not None and when.span.until is not None:
        return when.span
    return NoDueDay(reason=otherwise if when is None else Words(when.as_written))


_NO_DAY: Final = Words("Kế hoạch không nêu ngày.", "The plan gives no day.")


def _held(plan: Plan) -> Iterable[Deadline]:
    for occasion in plan.occasions:
        yield Deadline(
            duty=Words("Tổ chức hội nghị đối thoại", "Hold the dialogue conference"),
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
        dues = (
            _counted(notice.lead, plan, calendar.before)
            if notice.lead is not None and notice.on is None
            else (_when(notice.on, _phase_words(plan, Role.INVITE)),)
        )
        for due in dues:
            yield Deadline(
                duty=notice.words,
                who=notice.by or (plan.organiser,),
                due=due,
                counted=notice.on is None,
                role=Role.INVITE,
                cites=(plan_citation(plan, notice.at),),
            )


def _after(plan: Plan, regulation: Regulation, calendar: Calendar) -> Iterable[Deadline]:
    for duty in plan.of(FollowUp):
        dues: tuple[Span | NoDueDay, ...] = (_undated(duty, regulation),)
        if duty.within is not None:
            dues = _counted(duty.within, plan, calendar.after)
        for due in dues:
            yield Deadline(
                duty=duty.task,
                who=duty.by or (plan.organiser,),
                due=due,
                counted=True,
                role=_ROLE_OF_CASE.get(duty.case, Role.ANSWER),
                cites=(plan_citation(plan, duty.at),),
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


_ROLE_OF_CASE: Final = {
    FollowUpCase.MONITOR: Role.MONITOR,
    FollowUpCase.MOBILISE: Role.MOBILISE,
}


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


_BACKWARD: Final = (Question.NOTICE_LEAD,)
_FORWARD: Final = (Question.RESULT_WITHIN, Question.CONCLUSION_WITHIN, Question.ANSWER_WITHIN)


def _ruled(plan: Plan, regulation: Regulation, calendar: Calendar) -> Iterable[Deadline]:
    for rule in regulation.of(Requirement):
        if rule.cites.instrument == plan.id:
            continue  # the plan's own notice or follow-up, listed above
        for due in due_of(rule, plan, calendar):
            yield Deadline(
                duty=rule.text,
                who=(plan.organiser,),
                due=due,
                counted=True,
                cites=(rule.cites,),
                rule=rule.id,
            )


def due_of(rule: Requirement, plan: Plan, calendar: Calendar) -> tuple[Span | NoDueDay, ...]:
    """Return when a rule's duty falls due for each conference of the plan; none if it has no day.

    The span holds the last day for every day on which the conference may be held.
    """
    if rule.question in _BACKWARD and isinstance(rule.at_least, Period):
        return _counted(rule.at_least, plan, calendar.before)
    if rule.question in _FORWARD and isinstance(rule.at_most, Period):
        return _counted(rule.at_most, plan, calendar.after)
    return ()


_NOT_FIXED: Final = NoDueDay(reason=Words("Chưa ấn định ngày họp.", "No day is fixed yet."))


def _counted(
    period: Period, plan: Plan, count: Callable[[Day, Period], Day | None]
) -> tuple[Span | NoDueDay, ...]:
    if not plan.occasions:
        return (_NOT_FIXED,)
    found: list[Span | NoDueDay] = []
    for occasion in plan.occasions:
        held = occasion.when.span if occasion.when else None
        if held is None or held.last is None:
            found.append(_NOT_FIXED)
            continue
        first, last = count(held.since, period), count(held.last, period)
        if first is None or last is None:
            found.append(
                NoDueDay(
                    reason=Words(
                        f"{period.words('vi')}: cần lịch ngày nghỉ để tính.",
                        f"{period.words('en')}: a calendar of days off is needed to date it.",
                    )
                )
            )
        else:
            found.append(Span(first, last.add(days=1)))
    return tuple(found)
