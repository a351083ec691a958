"""What a record tells (căn cứ trong hồ sơ): facts, silence and days, for the checks of a record.

Answers: what the record of a conference told on a day; whether somebody vouched that a side of it
is complete; whether a rule speaks about it; by when a duty was owed. A date in a plan is no notice;
a report proves only what it says; that something is not on record proves nothing until somebody
vouches for that side of the record, on a day after it was owed.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from operator import itemgetter
from typing import Final, TypeAlias, TypeVar, cast, final

import attrs

from dialogue_core.calendars import Calendar, shift
from dialogue_core.checks import IN_SCOPE, Check, Item, Scope
from dialogue_core.deadlines import Deadline
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import (
    Announced,
    Attended,
    Concluded,
    Event,
    Held,
    Invited,
    Opened,
    Postponed,
    Published,
    Rescheduled,
    Spoke,
    Vouched,
)
from dialogue_core.ledgers import Count
from dialogue_core.lives import PartState
from dialogue_core.plans import Chair, Plan
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Requirement, Rule
from dialogue_core.screening import facts_of
from dialogue_core.sessions import Session
from dialogue_core.statements import Facts
from dialogue_core.territory import Body
from dialogue_core.values import Day, NoDueDay, Period, Span, Words, WorkingDays, day_words
from dialogue_core.vocabulary import (
    Anchor,
    Counting,
    FactName,
    Form,
    Institution,
    Milestone,
    PublicationKind,
    Question,
    Term,
    Unknown,
)

__all__ = [
    "Named",
    "Record",
    "after_due",
    "all_told",
    "counted",
    "due_on",
    "dues_of",
    "in_time",
    "is_of_organ",
    "is_whole",
    "last_day",
    "lead_due",
    "missing",
    "notice_due",
    "notices_of",
    "on_the_day",
    "precedes",
    "record_of",
    "result_due",
    "rolled_over",
    "same_clause",
    "scope_of",
    "speaks",
    "start_of",
    "within_words",
]


def __dir__() -> list[str]:
    return list(__all__)


EventT = TypeVar("EventT", bound=Event)


# --- a record under its regulation --------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Record:
    """A session as its record stood on the day of asking, beside what it is judged by."""

    session: Session
    """The session, by what was noted until then."""
    regulation: Regulation
    """The regulation, with the plan joined."""
    calendar: Calendar
    """How periods are counted, as known on the day of asking."""
    on: Day
    """The day of asking."""

    @cached_property
    def days(self) -> Span | None:
        """The days that the conference lies in, where they are told."""
        return self.session.days

    @property
    def day(self) -> Day | None:
        """The day of the conference, where it is told."""
        return self.session.on

    @property
    def was_held(self) -> bool:
        """Whether it was opened, or a report tells that it was held."""
        return self.session.status.was_held is True

    @cached_property
    def _events(self) -> dict[type[Event], tuple[Event, ...]]:
        found: dict[type[Event], list[Event]] = {}
        for event in self.session.valid:
            found.setdefault(type(event), []).append(event)
        return {kind: tuple(events) for kind, events in found.items()}

    def of(self, kind: type[EventT]) -> tuple[EventT, ...]:
        """Return the events of one kind that hold, in the order of the log."""
        return cast("tuple[EventT, ...]", self._events.get(kind, ()))

    @cached_property
    def parts(self) -> tuple[PartState, ...]:
        """Every part of every statement."""
        return self.session.parts

    @cached_property
    def _vouched_on(self) -> dict[Term, Day]:
        """For each side of the record, the last day on which somebody vouched for it."""
        told = [(event.aspect, event.on or event.noted_on) for event in self.of(Vouched)]
        known = [(aspect, day) for aspect, day in told if day is not None]
        return dict(sorted(known, key=itemgetter(1)))

    def vouched(self, aspect: Term | None, since: Day | None) -> bool:
        """Return whether somebody vouched on that day or later that a side is complete."""
        day = None if aspect is None else self._vouched_on.get(aspect)
        return since is not None and day is not None and day >= since

    def vouched_after(self, aspect: Term | None, last: Day | None) -> bool:
        """Return whether somebody vouched after that day that a side is complete."""
        return self.vouched(aspect, None if last is None else last.add(days=1))

    @cached_property
    def notices(self) -> tuple[tuple[Announced, bool], ...]:
        """The notices, each with whether it gives notice of the conference as it was held."""
        return notices_of(self.session)

    @cached_property
    def meetings(self) -> tuple[Opened | Held, ...]:
        """What tells how it was held."""
        return (*self.of(Opened), *self.of(Held))

    @property
    def chairs(self) -> tuple[Chair, ...]:
        """Who chaired."""
        return tuple(chair for event in self.meetings for chair in event.chairs)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The form in which it was held, where told."""
        return tuple(event.form for event in self.meetings if event.form is not None)

    @cached_property
    def guests(self) -> tuple[Invited | Attended, ...]:
        """What tells who was invited or there."""
        return (*self.of(Invited), *self.of(Attended))

    @property
    def results(self) -> tuple[Published, ...]:
        """The publications of the result."""
        return tuple(e for e in self.of(Published) if e.what is PublicationKind.RESULT)

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """For each part, the facts as last recorded."""
        return {
            part.id: facts_of(
                attrs.evolve(part.received.statement, parts=(part.content,)), self.regulation
            )[0]
            for part in self.parts
        }

    @cached_property
    def dated(self) -> dict[tuple[str, Span], tuple[Deadline, ...]]:
        """The deadlines of parts, each counted once: by the rule's id and the days it starts."""
        return {}

    @cached_property
    def on_floor(self) -> dict[str, list[Spoke]]:
        """For each statement and part, by its id, the turns on the floor that were about it."""
        found: dict[str, list[Spoke]] = {}
        for turn in self.of(Spoke):
            for about in turn.about:
                found.setdefault(about, []).append(turn)
        return found


def notices_of(session: Session) -> tuple[tuple[Announced, bool], ...]:
    """Return the notices, each with whether it gives notice of the conference as it was held.

    One that names other days, and one given before a new time was set, does not.
    """
    log = tuple(enumerate(session.valid))
    moved = [(i, event) for i, event in log if isinstance(event, Rescheduled | Postponed)]
    days = session.days
    return tuple(
        (
            event,
            event.held.overlaps(days)
            if event.held is not None and days is not None
            else not any(precedes(i, event, *other) for other in moved),
        )
        for i, event in log
        if isinstance(event, Announced)
    )


def precedes(at: int, event: Event, other_at: int, other: Event) -> bool:
    """Return whether an event came before another: by their days, else by the log."""
    if event.on is not None and other.on is not None and event.on != other.on:
        return event.on < other.on
    return at < other_at


def record_of(
    session: Session, plan: Plan | None, regulation: Regulation, calendar: Calendar, on: Day
) -> Record:
    """Return the record as it stood on a day, with the plan joined to the regulation.

    Raises:
        InvalidValueError: The regulation is of another place or day, or the plan is another one.
    """
    record = Record(
        session=session.as_of(on),
        regulation=_bound(session, plan, regulation),
        calendar=calendar.as_known(on=on),
        on=on,
    )
    days = record.days
    if days is not None and not all(
        rule.in_force.overlaps(days) for rule in regulation.rules if is_of_the_day(rule)
    ):
        raise InvalidValueError(
            f"the regulation of {regulation.on} does not govern the conference of "
            f"{days.words('en')}: take that of the day of the conference",
            f"quy định ngày {day_words(regulation.on, 'vi')} không áp dụng cho hội nghị ngày "
            f"{days.words('vi')}: hãy lấy quy định của ngày tổ chức",
            session=session.id,
            on=regulation.on,
        )
    return record


def _bound(session: Session, plan: Plan | None, regulation: Regulation) -> Regulation:
    if regulation.place.id != session.place.id:
        raise InvalidValueError(
            f"session {session.id!r} is of {session.place.full_name}, the regulation of "
            f"{regulation.place.full_name}: take the regulation of its place",
            f"cuộc đối thoại {session.id!r} của {session.place.full_name}, quy định của "
            f"{regulation.place.full_name}: hãy lấy quy định đúng nơi",
            session=session.id,
        )
    if plan is None or (regulation.plan is not None and regulation.plan.id == plan.id):
        return regulation
    if session.plan not in ("", plan.id):
        raise InvalidValueError(
            f"session {session.id!r} carries out plan {session.plan!r}, not {plan.id!r}",
            f"cuộc đối thoại {session.id!r} thực hiện kế hoạch {session.plan!r}, không phải "
            f"{plan.id!r}",
            session=session.id,
            plan=plan.id,
        )
    return regulation.under(plan)


def is_whole(record: Record, check: Check[Record], items: tuple[Item, ...]) -> bool:
    """Return whether the items are known to be all there are.

    Somebody vouched for that side of the record: after the last day, where there is one, else on
    the day of the conference or later. Where a day is owed that cannot be told, silence is open.
    """
    held = record.days.last if record.days is not None else None
    if check.dues is None:
        return record.vouched(check.aspect, held)
    lasts = [last for due in check.dues(record) if (last := last_day(due)) is not None]
    if not lasts:
        return bool(items) and record.vouched(check.aspect, held)
    last = max(lasts)
    on_the_day = record.was_held and last == held
    told = record.vouched if on_the_day else record.vouched_after
    return told(check.aspect, last)


def dues_of(record: Record, check: Check[Record], items: tuple[Item, ...]) -> tuple[Deadline, ...]:
    """Return by when it is owed; none where some item that is not told has no day."""
    if check.dues is not None:
        return check.dues(record)
    found = tuple(item.deadline for item in items if item.told is None)
    known = tuple(deadline for deadline in found if deadline is not None)
    return known if len(known) == len(found) else ()


def missing(record: Record, check: Check[Record]) -> Words:
    """Return what must be known where the record proves nothing."""
    vi = f"Cần hồ sơ hội nghị về: {check.looks_at.vi}"
    en = f"Needed: the record of the conference on: {check.looks_at.en}"
    if check.aspect is not None and not record.vouched(check.aspect, record.day):
        vi += f"; hoặc xác nhận hồ sơ đã đầy đủ về: {check.aspect.vi}"
        en += f"; or somebody's word that it is complete on: {check.aspect.en}"
    return Words(f"{vi}.", f"{en}.")


# --- does a rule speak about the record ---------------------------------------------------------


def scope_of(rule: Rule, own: Callable[[Record], Scope], record: Record) -> Scope:
    """Return whether a rule speaks about the record: a conference, held, on a day of the rule.

    The articles on how it is held bind the conference that is held (72/2025/QH15 art. 43(2)(3));
    not to hold one goes against the number a year only.
    """
    kind = record.session.institution
    if kind.is_conference is False:
        return Scope(
            applies=False,
            why=Words(
                f"hồ sơ là {kind.vi}, không phải {Institution.DIALOGUE.vi}",
                f"the record is of a {kind.en}, not of a {Institution.DIALOGUE.en}",
            ),
        )
    if kind.is_conference is None:
        return Scope(
            applies=None,
            why=Words(
                f"Chưa có văn bản nào nói {kind.vi} có phải là {Institution.DIALOGUE.vi}.",
                f"No text says whether a {kind.en} is the {Institution.DIALOGUE.en} of the law.",
            ),
        )
    here = _scope_of_day(rule, record) if is_of_the_day(rule) else IN_SCOPE
    return own(record) if here.applies else here


def is_of_the_day(rule: Rule) -> bool:
    """Return whether the day of the conference must be known to tell that the rule holds."""
    if isinstance(rule, Requirement):
        return rule.question.anchor is Anchor.CONFERENCE_DAY
    return isinstance(rule, Absence) and rule.question is not None


def _scope_of_day(rule: Rule, record: Record) -> Scope:
    days, force = record.days, rule.in_force
    if record.session.status.was_given_up:
        return Scope(applies=False, why=_WAS_NOT_HELD)
    if days is None:
        return Scope(applies=None, why=_WHICH_DAY)
    if not record.was_held and days.last is not None and days.last < record.on:
        return Scope(applies=None, why=_WAS_IT_HELD)
    if days.last is None or not (force.covers(days.since) and force.covers(days.last)):
        return Scope(applies=None, why=_WHICH_LAW)
    return IN_SCOPE


_WAS_NOT_HELD: Final = Words("hội nghị không tổ chức", "the conference was not held")
_WAS_IT_HELD: Final = Words(
    "Cần biết hội nghị có tổ chức vào ngày đã định hay không.",
    "Needed: whether the conference was held on the day that was set.",
)
_WHICH_DAY: Final = Words(
    "Cần ngày tổ chức hội nghị để biết luật nào áp dụng.",
    "Needed: the day of the conference, which tells the law that applies.",
)
_WHICH_LAW: Final = Words(
    "Cần ngày tổ chức hội nghị: trong khoảng đã biết có nhiều quy định.",
    "Needed: the day of the conference, as several texts hold in the days that are told.",
)


# --- three-valued -------------------------------------------------------------------------------


def all_told(*told: bool | None) -> bool | None:
    """Return no if one of them is no, else not told if one is not told, else yes."""
    if False in told:
        return False
    return None if None in told else True


def in_time(day: Day | None, dues: Iterable[Deadline]) -> bool | None:
    """Return whether a day keeps all deadlines; not told where a day is missing."""
    known = tuple(dues)
    return all_told(*(_by_then(day, due.due) for due in known)) if known else None


def _by_then(day: Day | None, due: Span | NoDueDay) -> bool | None:
    if day is None or isinstance(due, NoDueDay) or due.last is None:
        return None
    if day <= due.since:
        return True
    return False if day > due.last else None


def rolled_over(day: Day | None, dues: Iterable[Deadline], record: Record) -> Words | None:
    """Return the open question on which it rests that a day is in time, or none.

    It rests on one where only the roll-over of a last day that is a day off (Civil Code
    91/2015/QH13 art. 148(5)) saves it: the administrative statutes do not repeat that rule.
    """
    for count in (due.counts[0] for due in dues if due.counts):
        if day is None or count.backward or isinstance(count.period, WorkingDays):
            continue
        last = shift(count.event, count.period)
        if last < day:
            rule = record.calendar.counting_on(count.event).get(Counting.ROLL_OVER)
            note = None if rule is None else rule.note
            return Words(
                f"Chỉ đúng hạn nhờ hạn cuối {day_words(last, 'vi')} là ngày nghỉ được chuyển sang "
                f"ngày làm việc tiếp theo.{'' if note is None else f' {note.vi}'}",
                f"In time only since the last day, {last}, is a day off and rolls over to the next "
                f"working day.{'' if note is None else ' ' + note.label('en')}",
            )
    return None


def is_of_organ(body: Body | None, organ: Term) -> bool | None:
    """Return whether a body is or speaks for an organ, where both are told."""
    return None if body is None or body.organ is None else body.organ is organ


Named: TypeAlias = tuple[tuple[FactName, tuple[Term, ...]], ...]
"""The facts that a condition names, each with its values, as `Given.named`."""


def speaks(named: Named, facts: Facts) -> bool | None:
    """Return whether a rule with that condition speaks for a part: yes, no, or in doubt."""
    return all_told(
        *(
            None if isinstance(value := facts.value(name), Unknown) else value in allowed
            for name, allowed in named
        )
    )


# --- deadlines ----------------------------------------------------------------------------------


def last_day(deadline: Deadline) -> Day | None:
    """Return the last day of a deadline, or none where it has none."""
    return deadline.due.last if isinstance(deadline.due, Span) else None


def due_on(rule: Rule, record: Record, due: Span, counts: tuple[Count, ...] = ()) -> Deadline:
    """Return what a rule asks of the organiser by a day."""
    return Deadline(
        duty=rule.text,
        who=(record.session.organiser,),
        due=due,
        counted=bool(counts),
        cites=(rule.cites,),
        rule=rule.id,
        confidence=rule.confidence,
        by_analogy=rule.by_analogy,
        question=rule.question if isinstance(rule, Requirement) else None,
        counts=counts,
        law_on=record.regulation.on,
        calendar=record.calendar,
    )


def counted(
    rule: Rule,
    period: Period,
    since: Milestone,
    start: Span | None,
    record: Record,
    *,
    backward: bool = False,
) -> tuple[Deadline, ...]:
    """Return the deadline of a period from the first and the last possible day of its start."""
    if start is None or start.last is None:
        return ()
    counts = tuple(
        Count(event=day, period=period, backward=backward, milestone=since, ref=rule.id)
        for day in dict.fromkeys((start.since, start.last))
    )
    first, last = counts[0].due(record.calendar), counts[-1].due(record.calendar)
    if first is None or last is None:
        return ()
    return (due_on(rule, record, Span(first, last.add(days=1)), counts),)


def start_of(milestone: Milestone, record: Record) -> Span | None:
    """Return the day that a period counts from, where the record tells it."""
    told: list[Day | None] = []
    match milestone:
        case Milestone.CONFERENCE:
            return record.days
        case Milestone.CONCLUSION:
            told = [event.on for event in record.of(Concluded)]
        case Milestone.NOTICE:
            told = [notice.on for notice, fits in record.notices if fits]
        case Milestone.RESULT:
            told = [event.on for event in record.results]
        case _:
            return None
    days = [day for day in told if day is not None]
    return Span.on(min(days)) if days and len(days) == len(told) else None


def after_due(rule: Requirement, record: Record) -> tuple[Deadline, ...]:
    """Return by when a duty after the conference is owed."""
    period = cast("Period", rule.at_most)
    return counted(rule, period, rule.counts_from, start_of(rule.counts_from, record), record)


def on_the_day(rule: Requirement, record: Record) -> tuple[Deadline, ...]:
    """Return the day of the conference, for what shows when it is held."""
    return () if record.days is None else (due_on(rule, record, record.days),)


def notice_due(rule: Requirement, record: Record) -> tuple[Deadline, ...]:
    """Return by when notice is owed: by the days of notice of the same clause, else before."""
    leads = same_clause(Question.NOTICE_LEAD, rule, record)
    if leads:
        return tuple(due for lead in leads for due in lead_due(lead, record))
    days = record.days
    eve = (
        None if days is None or days.last is None else Span(days.since.subtract(days=1), days.last)
    )
    return () if eve is None else (due_on(rule, record, eve),)


def lead_due(rule: Requirement, record: Record) -> tuple[Deadline, ...]:
    """Return the last day on which the days of notice are kept."""
    return counted(
        rule,
        cast("Period", rule.at_least),
        Milestone.CONFERENCE,
        record.days,
        record,
        backward=True,
    )


def result_due(rule: Requirement, record: Record) -> tuple[Deadline, ...]:
    """Return by when the result is owed through a channel, by the same clause."""
    within = same_clause(Question.RESULT_WITHIN, rule, record)
    return tuple(due for one in within for due in after_due(one, record))


def same_clause(question: Question, rule: Requirement, record: Record) -> list[Requirement]:
    """Return the rules of days in the same clause that may yield a breach."""
    return [
        one
        for one in record.regulation.of(Requirement)
        if one.question is question
        and one.cites == rule.cites
        and one.carries_breach
        and isinstance(one.at_least or one.at_most, Period)
    ]


def within_words(question: Question, wanted: Period) -> Words:
    """Return what a duty within some days demands."""
    return Words(
        f"Trong {wanted.words('vi')}: {question.vi}.",
        f"Within {wanted.words('en')}: {question.en}.",
    )
