"""Checks of what became of statements (đối chiếu việc xử lý ý kiến), compiled from the rules.

Answers: for each part of each statement on record, was it kept off the floor where it must be,
handled as a limit leaves it, answered and told in time, and was each act owed performed: yes, no,
or not told. `dialogue_core.compliance` draws the verdict.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, TypeAlias

from dialogue_core.checks import Check, Item, Quantifier, looking_at
from dialogue_core.deadlines import Deadline
from dialogue_core.events import Answered, Ended, Event, Performed, Screened
from dialogue_core.evidence import (
    Record,
    all_told,
    counted,
    in_time,
    last_day,
    speaks,
    start_of,
    within_words,
)
from dialogue_core.lives import PartState
from dialogue_core.rules import Limit, Owed, Requirement, Rule
from dialogue_core.values import Period, Span, Words
from dialogue_core.vocabulary import (
    Act,
    Admission,
    AnswerWay,
    Delivery,
    Handling,
    Lang,
    Milestone,
    Protection,
    RecordAspect,
    Telling,
    Term,
)

__all__ = ["act_check", "answer_check", "limit_checks", "told_check"]


def __dir__() -> list[str]:
    return list(__all__)


# --- what a record tells of statements ----------------------------------------------------------

_ANSWERED_HERE: Final = (Handling.ANSWER, Handling.ANSWER_SEPARATELY)
_ON_THE_FLOOR: Final = (AnswerWay.ON_THE_SPOT, AnswerWay.IN_PUBLIC)


_Dues: TypeAlias = tuple[Deadline, ...] | None
"""By when something is owed for a part, empty if that cannot be dated; none without a period."""


def _done(part: PartState, by: Event | None, dues: _Dues, record: Record) -> Item:
    """Tell whether something owed for a part was done in time; silence must be vouched."""
    if by is not None:
        return Item(True if dues is None else in_time(by.on, dues), part.id)
    due = dues[0] if dues else None
    if due is not None and record.vouched_after(RecordAspect.ANSWERS, last_day(due)):
        return Item(told=False, id=part.id)
    return Item(None, part.id, deadline=due)


def _governed(rule: Rule, record: Record) -> Iterable[PartState]:
    """Return the parts whose statement was received while the rule held."""
    return (p for p in record.parts if rule.in_force.covers(p.received.statement.on))


def _owed_within(
    rule: Rule, within: Period, since: Milestone, part: PartState, record: Record
) -> tuple[Deadline, ...]:
    received = part.received.statement.on
    start = Span.on(received) if since is Milestone.STATEMENT else start_of(since, record)
    if start is None:
        return ()
    key = (rule.id, start.since)
    if key not in record.dated:
        record.dated[key] = counted(rule, within, since, start, record)
    return record.dated[key]


def _answers(rule: Requirement, within: Period, record: Record) -> tuple[Item, ...]:
    """Tell of each part that is answered here whether its first answer came in time."""
    found: list[Item] = []
    for part in record.parts:
        answer = next(iter(part.of(Answered)), None)
        ended = part.last(Ended)
        if part.handling not in (*_ANSWERED_HERE, None) or (ended is not None and answer is None):
            continue
        dues = _owed_within(rule, within, rule.counts_from, part, record)
        found.append(_done(part, answer, dues, record))
    return tuple(found)


def _told_within(rule: Requirement, within: Period, record: Record) -> tuple[Item, ...]:
    """Tell of each part whose speaker can be told whether that was done in time."""
    found: list[Item] = []
    for part in _governed(rule, record):
        ended = part.last(Ended)
        nobody = record.facts[part.id].delivery is Delivery.ANONYMOUS
        if nobody or (ended is not None and ended.told is Telling.IMPOSSIBLE):
            continue
        dues = _owed_within(rule, within, rule.counts_from, part, record)
        found.append(_done(part, _telling(part, (Act.TELL, Act.TELL_TRANSFER)), dues, record))
    return tuple(found)


def _telling(part: PartState, acts: tuple[Act, ...]) -> Event | None:
    """Return the first event by which the speaker was told what becomes of the part."""
    for event in part.history:
        match event:
            case Answered():
                return event
            case Ended(told=told) if told is not Telling.IMPOSSIBLE:
                return event
            case Performed(act=act) if act in acts:
                return event
            case _:
                pass
    return None


# --- limits and acts owed -----------------------------------------------------------------------


def _kept(limit: Limit, record: Record) -> tuple[Item, ...]:
    """Tell of each part that the limit speaks to whether what happened is among what it leaves."""
    found: list[Item] = []
    named = limit.given.named
    for part in _governed(limit, record):
        meant = speaks(named, record.facts[part.id])
        if meant is False:
            continue
        kept = _outcome_kept(limit, part, record)
        found.append(Item(kept if kept or meant else None, part.id))
    return tuple(found)


def _outcome_kept(limit: Limit, part: PartState, record: Record) -> bool | None:
    if isinstance(limit.only[0], Protection):
        return _off_the_floor(part, record)
    screened = part.last(Screened)
    if isinstance(limit.only[0], Handling):
        return None if part.handling is None else part.handling in limit.only
    heard = None if screened is None else screened.heard
    return None if heard is None else not heard


def _off_the_floor(part: PartState, record: Record) -> bool | None:
    statement = part.received.statement
    if part.id in record.on_floor:
        return False
    if any(answer.how in _ON_THE_FLOOR for answer in part.of(Answered)):
        return False
    if statement.id in record.on_floor:
        return False if len(record.session.parts_of(statement.id)) == 1 else None
    return True if record.vouched(RecordAspect.FLOOR, record.day) else None


_STANDING: Final = (Act.KEEP_IDENTITY_SECRET, Act.CONFIRM_NOTHING)
"""Duties that last, which no single act fulfils and no record proves."""
_IF_REFUSED: Final = (Act.STATE_REASON, Act.REFUSE_IN_WRITING)


def _performed(rule: Owed, record: Record) -> tuple[Item, ...]:
    """Tell of each part for which the act is owed whether it was performed in time."""
    found: list[Item] = []
    for part in _governed(rule, record):
        owed = _is_owed(rule, part, record)
        if owed is False:
            continue
        by = part.performed(rule.act)
        if by is None and rule.act is Act.TELL:
            by = _telling(part, ())
        dues: _Dues = None
        if isinstance(rule.within, Period):
            dues = _owed_within(rule, rule.within, rule.since, part, record)
        item = _done(part, by, dues, record)
        undecided = owed is None and not item.told
        found.append(Item(None, part.id) if undecided or rule.act in _STANDING else item)
    return tuple(found)


def _is_owed(rule: Owed, part: PartState, record: Record) -> bool | None:
    """Return whether the act is owed for a part by its last screening; in doubt before one."""
    screened = part.last(Screened)
    if screened is None:
        return all_told(speaks(rule.given.named, record.facts[part.id]), None)
    owed = [act for act in screened.acts if rule.id in act.rules]
    if not owed:
        return False
    if rule.act in _IF_REFUSED and screened.heard is not False:
        return None if screened.heard is None else False
    return True if owed[0].certain else None


# --- from rules to checks -----------------------------------------------------------------------


def answer_check(rule: Requirement) -> Check[Record] | None:
    """Compile a rule on the days to answer; none for a strange value."""
    return _each_part(rule, _answers)


def told_check(rule: Requirement) -> Check[Record] | None:
    """Compile a rule on the days to tell the speaker; none for a strange value."""
    return _each_part(rule, _told_within)


def _each_part(
    rule: Requirement, read: Callable[[Requirement, Period, Record], tuple[Item, ...]]
) -> Check[Record] | None:
    within = rule.at_most
    if not isinstance(within, Period):
        return None
    return Check(
        looks_at=looking_at(rule.question),
        quantifier=Quantifier.EVERY,
        aspect=RecordAspect.STATEMENTS,
        look=partial(read, rule, within),
        demand=within_words(rule.question, within),
    )


def limit_checks(rule: Limit) -> tuple[Check[Record], ...]:
    """Compile a limit; none where a record cannot go against it.

    What a chair may refuse may also be heard, and what may be guarded may also be said.
    """
    if Protection.NONE in rule.only or {Admission.HEAR, Admission.MAY_REFUSE} & set(rule.only):
        return ()
    return (
        Check(
            looks_at=_limited(rule),
            quantifier=Quantifier.EVERY,
            aspect=RecordAspect.STATEMENTS,
            look=partial(_kept, rule),
            demand=rule.text,
        ),
    )


def _limited(rule: Limit) -> Words:
    what = _LIMITED[type(rule.only[0])]
    for_vi, for_en = (
        "; ".join(", ".join(v.label(lang) for v in values) for _, values in rule.given.named)
        for lang in _LANGS
    )
    if not for_vi:
        return what
    return Words(f"{what.vi} ({for_vi})", f"{what.en} ({for_en})")


_LANGS: Final[tuple[Lang, Lang]] = ("vi", "en")
_LIMITED: Final[dict[type[Term], Words]] = {
    Admission: Words("người không được phát biểu", "who may not have the floor"),
    Handling: Words("hướng xử lý", "handling"),
    Protection: Words("nội dung không được đưa ra hội nghị", "what is kept off the floor"),
}


def act_check(rule: Owed) -> Check[Record]:
    """Compile an act owed."""
    vi, en = (
        ("", "")
        if rule.within is None
        else (f" trong {rule.within.words('vi')}", f" within {rule.within.words('en')}")
    )
    return Check(
        looks_at=Words(rule.act.vi, rule.act.en),
        quantifier=Quantifier.EVERY,
        aspect=RecordAspect.STATEMENTS,
        look=partial(_performed, rule),
        demand=Words(f"Việc phải làm: {rule.act.vi}{vi}.", f"Owed: {rule.act.en}{en}."),
    )
