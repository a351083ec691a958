"""Findings: was it lawful (đối chiếu với quy định).

Answers: does a plan keep the regulation it stands under, was a conference held as it says, did a
unit hold in a year what its editions asked for, and who has not yet planned. One engine judges
checks that are compiled from the regulation's rules. A check asks some or every item of one aspect
a question with three answers: yes, no, not told. A witness meets, a counter-example breaches;
otherwise the finding says what is missing. A plan is not its own yardstick: pass the regulation,
not `Regulation.under`.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

import attrs

from dialogue_core._typed import expect, shown
from dialogue_core.calendars import Calendar
from dialogue_core.checks import (
    Check,
    Item,
    Quantifier,
    Scope,
    checks_of,
    days_in,
    exclusions_of,
    floor_checks_of,
    looking_at,
)
from dialogue_core.deadlines import Deadline, deadlines_of
from dialogue_core.duties import Request, RequestAnswer, duties_of_year, honours
from dialogue_core.errors import InvalidValueError
from dialogue_core.evidence import dues_of, is_of_the_day, is_whole, missing, record_of
from dialogue_core.findings import Case, Finding, first_ahead, judge, judge_gap
from dialogue_core.plans import Plan
from dialogue_core.regulations import Regulation, expect_law_of
from dialogue_core.rules import Absence, Limit, Owed, Requirement, Rule
from dialogue_core.session_checks import checks_of_record
from dialogue_core.sessions import Session
from dialogue_core.territory import Territory, Unit
from dialogue_core.values import Day, Span, Times, Words, as_day, day_words
from dialogue_core.vocabulary import (
    Anchor,
    Aspect,
    Extent,
    Protection,
    Question,
    Severity,
)
from dialogue_core.yearly import (
    UnitYear,
    asked_below,
    duty_check,
    held_below_check,
    planned_check,
    request_check,
    units_below,
)

__all__ = [
    "check",
    "check_cascade",
    "check_plan",
    "check_session",
    "check_year",
]


def __dir__() -> list[str]:
    return list(__all__)


def _gaps(regulation: Regulation) -> Iterable[tuple[Absence, Question]]:
    """Return the listed gaps that no rule fills."""
    ruled = {rule.question for rule in regulation.of(Requirement)}
    return (
        (gap, gap.question)
        for gap in regulation.of(Absence)
        if gap.question is not None and gap.question not in ruled
    )


# --- a plan or a record -------------------------------------------------------------------------


def check(
    subject: Plan | Session, regulation: Regulation, calendar: Calendar, *, as_of: object
) -> tuple[Finding, ...]:
    """Return all findings for a plan or a record, one for each check of the regulation's rules.

    The same as `check_plan`, or `check_session` without a plan.

    Raises:
        InvalidValueError: The regulation is not the one that governs it.
    """
    if isinstance(subject, Plan):
        return check_plan(subject, regulation, calendar, as_of=as_of)
    return check_session(subject, None, regulation, calendar, as_of=as_of)


def check_plan(
    plan: Plan, regulation: Regulation, calendar: Calendar, *, as_of: object
) -> tuple[Finding, ...]:
    """Return one finding for each rule, limit and listed absence that is put to the plan.

    A rule that is in force on none of the days that the plan names for its conferences is not
    applicable: nothing is met or breached by the law of another day.

    Args:
        plan: The plan.
        regulation: The regulation of its place and level, without the plan's own limits.
        calendar: How periods are counted; of its decisions, those known on the day of asking.
        as_of: The day of asking.

    Raises:
        InvalidValueError: The regulation is of another place or level, or was joined with a plan.
    """
    expect(plan, Plan, "plan")
    expect(regulation, Regulation, "regulation")
    expect(calendar, Calendar, "calendar")
    day = as_day(as_of)
    expect_law_of(plan, regulation)
    if regulation.plan is not None:
        raise InvalidValueError(
            f"check plan {plan.id!r} against the regulation of {plan.place.full_name} without any "
            "plan's own limits: the plan is not its own yardstick",
            f"đối chiếu kế hoạch {plan.id!r} với quy định của {plan.place.full_name}, chưa ghép "
            "kế hoạch nào: kế hoạch không tự làm thước đo cho mình",
            plan=plan.id,
        )
    case = _of_plan(plan, regulation, calendar.as_known(on=day), day)
    found: list[Finding] = []
    for rule in regulation.rules:
        if isinstance(rule, Requirement):
            checks = checks_of(rule) or (_by_record(rule),)
            found.extend(judge(rule, _in_time(one, rule, plan), case) for one in checks)
        elif isinstance(rule, Limit):
            found.extend(judge(rule, one, case) for one in floor_checks_of(rule))
    found.extend(judge_gap(gap, question, case) for gap, question in _gaps(regulation))
    found.extend(judge(limit, one, case) for limit, one in exclusions_of(plan, regulation))
    return tuple(found)


def _in_time(check: Check[Plan], rule: Requirement, plan: Plan) -> Check[Plan]:
    """Return the check of a rule; out of scope if it held on no day that the plan names.

    What binds a conference is asked by its days, how often one is held by their years.
    """
    held = [o.when.span for o in plan.occasions if o.when is not None and o.when.span is not None]
    if rule.question.anchor is Anchor.CALENDAR_YEAR:
        held = [Span.of_year(span.since.year) for span in held]
    elif not is_of_the_day(rule):
        return check
    if not held or any(rule.in_force.overlaps(span) for span in held):
        return check
    return attrs.evolve(check, applies=_never)


def _never(_: object) -> Scope:
    return _OUT_OF_TIME


_OUT_OF_TIME: Final = Scope(
    applies=False,
    why=Words(
        "quy tắc không có hiệu lực vào ngày tổ chức hội nghị",
        "the rule is not in force on the day of the conference",
    ),
)


def _of_plan(plan: Plan, regulation: Regulation, calendar: Calendar, on: Day) -> Case[Plan]:
    def is_whole(check: Check[Plan], items: tuple[Item, ...]) -> bool:
        return bool(items) and plan.extent is Extent.WHOLE and check.aspect not in plan.unseen

    def dues(rule: Rule, _: Check[Plan], __: tuple[Item, ...]) -> tuple[Deadline, ...]:
        if not isinstance(rule, Requirement):
            return ()
        return deadlines_of(rule, plan, calendar, on=regulation.on)

    def silence(check: Check[Plan]) -> Words:
        silent = isinstance(check.aspect, Aspect) and plan.known_silent(check.aspect)
        return _SILENT if silent else _NOT_TOLD

    return Case(
        subject=plan,
        name=plan.id,
        says=Words("kế hoạch ghi", "the plan says"),
        calendar=calendar,
        on=on,
        is_whole=is_whole,
        dues=dues,
        silence=silence,
        missing=_needs_a_record,
        severity=lambda _: Severity.REPARABLE,
    )


_SILENT: Final = Words("kế hoạch không nêu", "the plan is silent")
_NOT_TOLD: Final = Words("chưa đủ thông tin", "not enough is told")


def _needs_a_record(check: Check[Plan]) -> Words:
    return Words(
        f"Cần hồ sơ hội nghị về: {check.looks_at.vi}.",
        f"Needed: the record of the conference on: {check.looks_at.en}.",
    )


def _by_record(rule: Requirement) -> Check[Plan]:
    """Return the check of a rule that no plan can show: the record of the conference does."""
    question = rule.question
    return Check(
        looks_at=looking_at(question),
        quantifier=Quantifier.SOME,
        aspect=None,
        look=lambda _: (),
        demand=rule.text,
        silence=Words(
            f"{question.vi}: kế hoạch không cho biết", f"{question.en}: no plan can tell"
        ),
        missing=_beyond_a_record(rule),
    )


def _beyond_a_record(rule: Requirement) -> Words | None:
    """Return what is needed where no record of one conference can show it either."""
    question = rule.question
    if rule.stated:
        return Words(
            f"Văn bản không nêu tiêu chí hay con số để đối chiếu: {question.vi}.",
            f"The text gives neither a criterion nor a number to compare with: {question.en}.",
        )
    if question in _HOW_OFTEN:
        return Words(
            f"Cần hồ sơ cả năm của đơn vị (check_year) về: {question.vi}.",
            f"Needed: the unit's records of the year (check_year) on: {question.en}.",
        )
    return None


# --- a record -----------------------------------------------------------------------------------


def check_session(
    session: Session,
    plan: Plan | None,
    regulation: Regulation,
    calendar: Calendar,
    *,
    as_of: object,
) -> tuple[Finding, ...]:
    """Return one finding for each thing that a rule asks of the record of a conference.

    The record is read as it stood on the day of asking, by what was noted until then. That
    something is not on record proves nothing until a `Vouched` says that this side of the record
    is complete, on a day after it was owed.

    Args:
        session: The record.
        plan: Its plan, whose own limits and periods bind it too; or none.
        regulation: The regulation of its place on the day of the conference.
        calendar: How periods are counted; of its decisions, those known on the day of asking.
        as_of: The day of asking.

    Raises:
        InvalidValueError: The regulation is of another place or day, or the plan is another one.
    """
    expect(session, Session, "session")
    if plan is not None:
        expect(plan, Plan, "plan")
    expect(regulation, Regulation, "regulation")
    expect(calendar, Calendar, "calendar")
    record = record_of(session, plan, regulation, calendar, as_day(as_of))
    case = Case(
        subject=record,
        name=record.session.id,
        says=Words("hồ sơ ghi", "the record says"),
        calendar=record.calendar,
        on=record.on,
        is_whole=partial(is_whole, record),
        dues=lambda _, check, items: dues_of(record, check, items),
        silence=lambda _: _NOT_TOLD,
        missing=partial(missing, record),
        severity=_gravity,
    )
    gaps = {gap.id for gap, _ in _gaps(record.regulation)}
    return tuple(
        judge(rule, one, case)
        for rule in record.regulation.rules
        if not isinstance(rule, Absence) or rule.id in gaps
        for one in checks_of_record(rule)
    )


def _gravity(rule: Rule) -> Severity:
    """Return how grave a breach is: gravest is to let out an identity or a secret."""
    if (
        isinstance(rule, Limit)
        and isinstance(rule.only[0], Protection)
        and Protection.HELD not in rule.only
    ):
        return Severity.GRAVE
    if isinstance(rule, Owed) or (isinstance(rule, Requirement) and rule.question in _REPARABLE):
        return Severity.REPARABLE
    return Severity.LASTING


_REPARABLE: Final = (
    Question.RESULT_WITHIN,
    Question.RESULT_CHANNELS,
    Question.POSTING_DAYS,
    Question.ANSWER_WITHIN,
    Question.MONITORING,
    Question.CONCLUSION_WITHIN,
    Question.TOLD_WITHIN,
)
"""What can still be done after the day; a notice or a chair that was missing cannot."""


# --- a year -------------------------------------------------------------------------------------


def check_year(
    unit: Unit,
    year: int,
    sessions: Iterable[Session],
    requests: Iterable[Request],
    editions: Iterable[tuple[Span, Regulation]],
    *,
    as_of: object,
    territory: Territory | None = None,
    complete: bool = False,
) -> tuple[Finding, ...]:
    """Return, for each duty of a unit in a calendar year, whether it was kept.

    How often a conference was held, by each edition of the law that the year saw; and for each
    request of voters, whether a conference followed. Sessions of one occasion count as one
    conference; voter meetings and citizen receptions count as none.

    Args:
        unit: The unit.
        year: The calendar year.
        sessions: The records of its conferences that are known, of this year and later.
        requests: The requests of voters that are known; one without its day may be of any year.
        editions: The unit's regulations through the year, as ``law.over(unit, span=…)`` gives them.
        as_of: The day of asking.
        territory: Where the predecessors of a unit formed within the year are looked up.
        complete: Whether sessions and requests are vouched to be all there are; without that, a
            conference that is missing is no proof of a breach.

    Raises:
        InvalidValueError: A regulation is of another unit, some days of the year have none, or a
            request lies outside them.
    """
    day = as_day(as_of)
    spans = tuple(editions)
    known = tuple(expect(s, Session, "session").as_of(day) for s in sessions)
    duties = duties_of_year(unit, year, spans, territory=territory)
    held = UnitYear(unit=unit, year=year, sessions=known, complete=complete)
    case = _of_year(held, day, _RECORDS)
    asked = [expect(request, Request, "request") for request in requests]
    answers = [_answers(one, spans) for one in asked if one.on is None or one.on <= day]
    found: list[Finding] = []
    for duty in duties:
        if duty.question is Question.VOTER_REQUEST:
            theirs = [a for each in answers for a in each if duty.rule in a.rules]
            checks = [request_check(answer) for answer in theirs] or [request_check(None)]
        else:
            checks = [duty_check(duty)]
        found.extend(judge(duty.rule, one, case) for one in checks)
    gaps = {gap.id: (gap, q) for _, r in spans for gap, q in _gaps(r) if q in _HOW_OFTEN}
    found.extend(judge_gap(gap, question, case) for gap, question in gaps.values())
    return tuple(found)


_HOW_OFTEN: Final = (Question.FREQUENCY, Question.VOTER_REQUEST, Question.WHEN_NECESSARY)


def _answers(
    request: Request, editions: tuple[tuple[Span, Regulation], ...]
) -> tuple[RequestAnswer, ...]:
    """Return the answer by the law of its day; where that is not known, one for all rules."""
    if request.on is not None:
        return (honours(request, _edition_on(request.on, editions)),)
    by = [honours(request, regulation) for _, regulation in editions]
    rules = tuple(dict.fromkeys(rule for answer in by for rule in answer.rules))
    return tuple(attrs.evolve(answer, rules=rules) for answer in by[:1])


def _edition_on(day: Day, editions: Iterable[tuple[Span, Regulation]]) -> Regulation:
    for span, regulation in editions:
        if span.covers(day):
            return regulation
    raise InvalidValueError(
        f"a request of {day} lies outside the editions given: pass the requests of the year",
        f"yêu cầu ngày {day_words(day, 'vi')} nằm ngoài thời gian của các quy định đã truyền: hãy "
        "truyền các yêu cầu trong năm",
        on=day,
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

    That is found by the place in the plan that has them carry it out. By each text that has them
    hold conferences every year the duty is pending, or its records are needed: a plan shows neither
    that one was held nor that it was missed.

    Args:
        plan: The plan that has the units below make their own, and its year.
        lower: The plans of those units that are known.
        regulation_of: The regulation of a unit, as ``lambda u: law.regulation_for(u, on=day)``.
        territory: Where the units below are looked up.
        as_of: The day of asking.
        complete: Whether ``lower`` is vouched to hold every plan there is; without that, a missing
            plan is no proof of a breach.

    Raises:
        InvalidValueError: The plan has no conference with a year, or a lower plan lies elsewhere;
            or a regulation is given where a function is meant.
    """
    asked = as_day(as_of)
    if not callable(regulation_of):
        raise InvalidValueError(
            f"regulation_of is a function from a unit to its regulation, got {shown(regulation_of)}"
            ": pass one, as lambda u: law.regulation_for(u, on=day)",
            "regulation_of là hàm cho biết quy định của một đơn vị, nhận được "
            f"{shown(regulation_of, 'vi')}: hãy truyền hàm, như lambda u: "
            "law.regulation_for(u, on=day)",
            where="regulation_of",
        )
    days = [o.when.span.since for o in plan.occasions if o.when is not None and o.when.span]
    if not days:
        raise InvalidValueError(
            f"plan {plan.id!r} gives no time for its conference, so its year is not known",
            f"kế hoạch {plan.id!r} không nêu thời gian nên chưa rõ năm",
            plan=plan.id,
        )
    first = min(days)
    year = first.year
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
    for unit in units_below(plan, territory, first):
        planned = [day for p in known if p.place.id == unit.id for day in days_in(year, p)]
        theirs = UnitYear(unit=unit, year=year, planned=tuple(planned), complete=complete)
        case = _of_year(theirs, asked, _PLANS)
        task = asked_below(plan, unit.level, year)
        if task is not None:
            found.append(judge(task[0], planned_check(*task), case))
        regulation = regulation_of(unit)
        found.extend(
            judge(rule, held_below_check(rule, rule.at_least, year, asked), case)
            for rule in regulation.of(Requirement)
            if rule.question is Question.FREQUENCY and isinstance(rule.at_least, Times)
        )
        found.extend(
            judge_gap(gap, question, case)
            for gap, question in _gaps(regulation)
            if question is Question.FREQUENCY
        )
    return tuple(found)


_PLANS: Final = Words("danh sách đầy đủ kế hoạch", "the full list of the year's plans")
_RECORDS: Final = Words("danh sách đầy đủ hội nghị", "the full list of the year's conferences")


def _of_year(year: UnitYear, on: Day, whole: Words) -> Case[UnitYear]:
    def dues(_: Rule, check: Check[UnitYear], __: tuple[Item, ...]) -> tuple[Deadline, ...]:
        return () if check.dues is None else check.dues(year)

    def is_whole(check: Check[UnitYear], _: tuple[Item, ...]) -> bool:
        over = check.dues is None or first_ahead(check.dues(year), on) is None
        return year.complete and over

    return Case(
        subject=year,
        name=year.unit.full_name,
        says=Words("đã biết", "known:"),
        calendar=None,
        on=on,
        is_whole=is_whole,
        dues=dues,
        silence=lambda _: _NOT_TOLD,
        missing=lambda _: Words(
            f"Cần {whole.vi} của {year.unit.full_name} trong năm.",
            f"Needed: {whole.en} of {year.unit.full_name}.",
        ),
        severity=lambda _: Severity.REPARABLE,
    )
