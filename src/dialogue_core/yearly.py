"""What a unit owed in a calendar year, and what it held or planned (nghĩa vụ trong năm).

Answers: for each duty of the year, whether enough conferences were held, and whether a request of
voters was honoured; for each unit below a plan, whether it has planned its own, as that plan has it
do, and until when its duty to hold one is ahead.
`dialogue_core.compliance` draws the verdict.
"""

from functools import cached_property, partial
from typing import Final, cast, final

import attrs

from dialogue_core.checks import IN_SCOPE, Check, Item, Quantifier, Scope, looking_at
from dialogue_core.deadlines import Deadline
from dialogue_core.duties import Duty, Request, RequestAnswer
from dialogue_core.events import Announced
from dialogue_core.plans import Plan
from dialogue_core.regulations import plan_citation
from dialogue_core.rules import Requirement
from dialogue_core.sessions import Session
from dialogue_core.territory import Territory, Unit
from dialogue_core.values import Day, Span, Times, Words, day_words
from dialogue_core.vocabulary import Confidence, Level, Question, Role

__all__ = [
    "UnitYear",
    "asked_below",
    "duty_check",
    "held_below_check",
    "planned_check",
    "request_check",
    "units_below",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- a year and what was held in it -------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class UnitYear:
    """A unit in a calendar year (một đơn vị trong năm), with the records of its conferences.

    Sessions that share an occasion are one conference, as clusters are.
    """

    unit: Unit
    """The unit."""
    year: int
    """The calendar year."""
    sessions: tuple[Session, ...] = ()
    """Its records as they stood on the day of asking; those of other units do not count."""
    planned: tuple[Day, ...] = ()
    """The days of the conferences of the year in its known plans, for a cascade."""
    complete: bool = False
    """Whether somebody vouches that these are all there are."""

    @cached_property
    def held(self) -> tuple[Session, ...]:
        """The records of meetings that were held and may be conferences of the unit."""
        known = {session.id: session for session in self.sessions}
        return tuple(
            session
            for session in known.values()
            if session.place.id == self.unit.id
            and session.status.was_held is True
            and session.institution.is_conference is not False
        )

    def count(self, period: Span) -> tuple[int, int]:
        """Return at least and at most how many conferences were held in a span of days."""
        sure = {_occasion(s) for s in self.held if _is_conference_in(period, s)}
        perhaps = {_occasion(s) for s in self.held if _may_be_in(period, s)}
        return len(sure), len(sure | perhaps)

    def held_after(self, day: Day) -> tuple[tuple[Session, bool | None], ...]:
        """Return each record that may be of a conference after a day, and whether it is."""
        after = Span(day.add(days=1))
        return tuple(
            (session, _is_conference_in(after, session) or None)
            for session in self.held
            if _may_be_in(after, session)
        )


def _occasion(session: Session) -> str:
    return f"occasion {session.occasion}" if session.occasion else session.id


def _is_conference_in(period: Span, session: Session) -> bool:
    if session.institution.is_conference is not True or session.days is None:
        return False
    last = session.days.last
    return period.covers(session.days.since) and last is not None and period.covers(last)


def _may_be_in(period: Span, session: Session) -> bool:
    return session.days is None or session.days.overlaps(period)


# --- checks -------------------------------------------------------------------------------------


def duty_check(duty: Duty) -> Check[UnitYear]:
    """Return the check of one duty to hold conferences a year, or when necessary."""
    wanted = duty.wanted if isinstance(duty.wanted, Times) else None
    return Check(
        looks_at=looking_at(duty.question),
        quantifier=Quantifier.SOME,
        aspect=duty.question,
        look=partial(_kept, duty),
        dues=None if wanted is None else lambda _: _by(duty.rule, _end(duty.period)),
        demand=_NO_NUMBER if wanted is None else _hold(wanted, duty.period),
        said=partial(_counted, duty.period),
        missing=_open_readings(duty) or (_NO_NUMBER if wanted is None else None),
    )


def _kept(duty: Duty, year: UnitYear) -> tuple[Item, ...]:
    least, most = year.count(duty.period)
    kept = duty.kept(least)
    return (Item(kept if kept or duty.kept(most) == kept else None),)


def _counted(period: Span, year: UnitYear) -> tuple[Words, ...]:
    least, most = year.count(period)
    number = str(least) if least == most else f"{least}-{most}"
    return (Words(f"{number} hội nghị", f"{number} conference(s)"),)


def _end(period: Span) -> Day:
    return period.last or period.since


def _hold(wanted: Times, period: Span) -> Words:
    last = _end(period)
    return Words(
        f"Tổ chức {wanted.words('vi')}, chậm nhất ngày {day_words(last, 'vi')}; nếu đã muộn, báo "
        "cáo lý do và tổ chức bù.",
        f"Hold {wanted.words('en')}, at the latest on {last}; if that is past, report the reason "
        "and hold the missed conference.",
    )


_NO_NUMBER: Final = Words(
    "Văn bản không nêu tiêu chí hay con số để đối chiếu.",
    "The text gives neither a criterion nor a number to compare with.",
)


def _open_readings(duty: Duty) -> Words | None:
    if not duty.open:
        return None
    return Words(" ".join(w.vi for w in duty.open), " ".join(w.label("en") for w in duty.open))


def _by(rule: Requirement, last: Day) -> tuple[Deadline, ...]:
    return (
        Deadline(
            duty=rule.text,
            who=(),
            due=Span.on(last),
            cites=(rule.cites,),
            rule=rule.id,
            confidence=rule.confidence,
            by_analogy=rule.by_analogy,
            question=rule.question,
        ),
    )


def request_check(answer: RequestAnswer | None) -> Check[UnitYear]:
    """Return the check of one request of voters, or of there being none."""
    return Check(
        part="" if answer is None else _named(answer.request),
        looks_at=looking_at(Question.VOTER_REQUEST),
        quantifier=Quantifier.SOME,
        aspect=None,
        look=lambda year: () if answer is None else _since(answer.request, year),
        applies=partial(_requested, answer),
        demand=_HONOUR if answer is None else answer.words,
        said=lambda _: () if answer is None else (answer.words,),
        missing=None if answer is None or answer.due is None else answer.due.reason,
    )


def _named(request: Request) -> str:
    told = (request.on, request.signatures)
    return ":".join("unknown" if one is None else str(one) for one in told)


def _since(request: Request, year: UnitYear) -> tuple[Item, ...]:
    """Return the conferences after the request; no last day is set, so none proves a breach.

    A conference is held because voters request it (72/2025/QH15 art. 43(1)): one that was announced
    before they did is perhaps none that they asked for.
    """
    day = cast("Day", request.on)  # of a request that obliges it is known
    found = [
        Item(None, missing=_WAS_ANNOUNCED) if _was_announced(day, session) else Item(told)
        for session, told in year.held_after(day)
    ]
    return (*found, Item(None))


def _was_announced(day: Day, session: Session) -> bool:
    """Return whether notice of it may have been given on the day or before."""
    return any(event.on is None or event.on <= day for event in session.of(Announced))


_WAS_ANNOUNCED: Final = Words(
    "Cần biết hội nghị đã thông báo trước khi có yêu cầu có phải để đáp ứng yêu cầu đó hay không.",
    "Needed: whether the conference that was announced before the request answers to it.",
)


def _requested(answer: RequestAnswer | None, year: UnitYear) -> Scope:
    if answer is not None:
        return IN_SCOPE if answer.required else Scope(applies=answer.required, why=answer.words)
    if year.complete:
        return Scope(applies=False, why=_NO_REQUEST)
    return Scope(applies=None, why=_WHICH_REQUESTS)


_HONOUR: Final = Words("Tổ chức hội nghị theo yêu cầu.", "Hold the conference that is requested.")
_NO_REQUEST: Final = Words("không có yêu cầu của cử tri", "voters made no request")
_WHICH_REQUESTS: Final = Words(
    "Cần danh sách đầy đủ các yêu cầu của cử tri trong năm.",
    "Needed: the full list of the requests of voters in the year.",
)


# --- what the units below a plan have planned ---------------------------------------------------


def asked_below(plan: Plan, level: Level, year: int) -> tuple[Requirement, Day] | None:
    """Return what a plan asks of the units of a level below: to plan their own, and by when.

    That is what it gives them to carry out. By the day that it sets, else within the year.
    """
    tasks = (task for task in plan.assignments if task.role is Role.IMPLEMENT)
    task = next((task for task in tasks if task.body.level is level), None)
    if task is None:
        return None
    period = Span.of_year(year)
    due = None if task.due is None or task.due.span is None else task.due.span.last
    rule = Requirement(
        cites=plan_citation(plan, task.at),
        slug="plan-of-its-own",
        text=task.task,
        in_force=period,
        confidence=Confidence.VERIFIED,
        levels=(level,),
        question=Question.FREQUENCY,
        stated=True,
    )
    return rule, _end(period) if due is None else due


def planned_check(rule: Requirement, last: Day) -> Check[UnitYear]:
    """Return the check whether the known plans of a unit hold a conference in the year."""
    return Check(
        looks_at=Words("kế hoạch của đơn vị", "a plan of its own"),
        quantifier=Quantifier.SOME,
        aspect=Question.FREQUENCY,
        look=lambda unit: (Item(bool(unit.planned)),),
        dues=lambda _: _by(rule, last),
        demand=Words(
            f"Lập kế hoạch của đơn vị trước hết ngày {day_words(last, 'vi')}; nếu đã muộn, báo cáo "
            "lý do và lập ngay.",
            f"Make a plan of its own by {last}; if that is past, report the reason and make it at "
            "once.",
        ),
        said=_planned,
    )


def held_below_check(rule: Requirement, wanted: Times, year: int, on: Day) -> Check[UnitYear]:
    """Return the check of the duty to hold conferences, of which plans prove nothing.

    Once the days of as many as it wants are past, only their records can tell.
    """

    def dues(unit: UnitYear) -> tuple[Deadline, ...]:
        past = sum(day < on for day in unit.planned)
        return () if past >= wanted.count else _by(rule, _end(Span.of_year(year)))

    return Check(
        looks_at=looking_at(Question.FREQUENCY),
        quantifier=Quantifier.SOME,
        aspect=None,
        look=lambda unit: (Item(None, missing=_records_of(unit.unit)),),
        dues=dues,
        demand=_hold(wanted, Span.of_year(year)),
        said=_planned,
    )


def _records_of(unit: Unit) -> Words:
    return Words(
        f"Cần hồ sơ hội nghị trong năm của {unit.full_name} (check_year): kế hoạch không cho biết "
        "đã tổ chức hay chưa.",
        f"Needed: the records of the conferences of {unit.full_name} in the year (check_year); a "
        "plan does not tell whether one was held.",
    )


def _planned(unit: UnitYear) -> tuple[Words, ...]:
    name, count = unit.unit.full_name, len(unit.planned)
    return (
        Words(
            f"{name}: {count} hội nghị trong các kế hoạch",
            f"{name}: {count} conference(s) in the plans",
        ),
    )


def units_below(plan: Plan, territory: Territory, on: Day) -> tuple[Unit, ...]:
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
