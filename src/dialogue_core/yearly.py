"""What a unit owed in a calendar year, and what it held or planned (nghĩa vụ trong năm).

Answers: for each duty of the year, whether enough conferences were held, and whether a request of
voters was honoured; for each unit below a plan, whether it has planned its own.
`dialogue_core.compliance` draws the verdict.
"""

from functools import cached_property, partial
from typing import Final, final

import attrs

from dialogue_core.checks import IN_SCOPE, Check, Item, Quantifier, Scope, looking_at
from dialogue_core.deadlines import Deadline
from dialogue_core.duties import Duty, Request, RequestAnswer
from dialogue_core.plans import Plan
from dialogue_core.rules import Requirement
from dialogue_core.sessions import Session
from dialogue_core.territory import Territory, Unit
from dialogue_core.values import Day, Span, Times, Words, day_words
from dialogue_core.vocabulary import Level, Question, SessionStatus

__all__ = ["UnitYear", "duty_check", "planned_check", "request_check", "units_below"]


def __dir__() -> list[str]:
    return list(__all__)


# --- a year and what was held in it -------------------------------------------------------------

_HELD: Final = (SessionStatus.OPEN, SessionStatus.SUSPENDED, SessionStatus.CLOSED)


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
    planned: int = 0
    """How many conferences its known plans hold in the year, for a cascade."""
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
            and session.status in _HELD
            and session.institution.is_conference is not False
        )

    def count(self, period: Span) -> tuple[int, int]:
        """Return at least and at most how many conferences were held in a span of days."""
        sure = {_occasion(s) for s in self.held if _is_conference_in(period, s)}
        perhaps = {_occasion(s) for s in self.held if _may_be_in(period, s)}
        return len(sure), len(sure | perhaps)

    def held_since(self, day: Day) -> tuple[bool | None, ...]:
        """Return for each record whether it is of a conference on the day or later, if known."""
        return tuple(
            _is_conference_in(Span(day), session) or None
            for session in self.held
            if _may_be_in(Span(day), session)
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
        dues=partial(_by_the_end, duty.rule, duty.period) if wanted is not None else None,
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


def _hold(wanted: Times, period: Span) -> Words:
    last = period.last or period.since
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


def _by_the_end(rule: Requirement, period: Span, _: UnitYear) -> tuple[Deadline, ...]:
    last = period.last or period.since
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
    return f"{request.on}:{request.signatures}"


def _since(request: Request, year: UnitYear) -> tuple[Item, ...]:
    """Return the conferences since the request; no last day is set, so none proves a breach."""
    return tuple(Item(told) for told in (*year.held_since(request.on), None))


def _requested(answer: RequestAnswer | None, year: UnitYear) -> Scope:
    if answer is not None:
        return IN_SCOPE if answer.required else Scope(applies=False, why=answer.words)
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


def planned_check(rule: Requirement, wanted: Times, year: Span) -> Check[UnitYear]:
    """Return the check whether the known plans of a unit hold enough conferences in the year."""
    last = year.last or year.since
    return Check(
        looks_at=looking_at(Question.FREQUENCY),
        quantifier=Quantifier.SOME,
        aspect=Question.FREQUENCY,
        look=lambda unit: (Item(unit.planned >= wanted.count),),
        dues=partial(_by_the_end, rule, year),
        demand=Words(
            f"Lập kế hoạch và tổ chức trước hết ngày {day_words(last, 'vi')}; nếu đã muộn, báo cáo "
            "lý do và tổ chức bù.",
            f"Plan and hold the conference by {last}; if that is past, report the reason and hold "
            "the missed conference.",
        ),
        said=lambda unit: (
            Words(
                f"{unit.unit.full_name}: {unit.planned} hội nghị trong các kế hoạch",
                f"{unit.unit.full_name}: {unit.planned} conference(s) in the plans",
            ),
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
