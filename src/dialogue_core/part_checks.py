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
from dialogue_core.events import Answered, Ended, Event, Screened, Speaker
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
from dialogue_core.territory import Body
from dialogue_core.values import Period, Words
from dialogue_core.vocabulary import (
    LANGS,
    Act,
    Admission,
    AnswerWay,
    Delivery,
    Handling,
    Milestone,
    Protection,
    RecordAspect,
    SpeakerKind,
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
    collector = None if dues is None else record.session.collector_of(part)
    missing = None if collector is None else _handed_over(collector, record)
    if by is not None:
        return Item(True if dues is None else in_time(by.on, dues), part.id, missing=missing)
    due = dues[0] if dues else None
    if due is not None and record.vouched_after(RecordAspect.ANSWERS, last_day(due)):
        return Item(told=False, id=part.id)
    return Item(None, part.id, deadline=due, missing=missing)


def _handed_over(collector: Body, record: Record) -> Words:
    organiser = record.session.organiser
    return Words(
        f"Cần ngày {organiser.label('vi')} nhận ý kiến từ {collector.label('vi')}.",
        f"Needed: the day on which {organiser.label('en')} received it from "
        f"{collector.label('en')}.",
    )


def _governed(rule: Rule, record: Record) -> Iterable[PartState]:
    """Return the parts whose statement was received while the rule held."""
    return (p for p in record.parts if rule.in_force.covers(p.received.statement.on))


def _owed_within(
    rule: Rule, within: Period, since: Milestone, part: PartState, record: Record
) -> tuple[Deadline, ...]:
    told = since is Milestone.STATEMENT
    start = record.session.receipt_of(part) if told else start_of(since, record)
    if start is None:
        return ()
    key = (rule.id, start)
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
    """Tell of each part whose speaker can be told whether that was done in time.

    Where the screening owes the telling by the same clause, that act is looked at instead.
    """
    found: list[Item] = []
    told_by = _told_by(rule, record)
    for part in _governed(rule, record):
        ended = part.last(Ended)
        screened = part.last(Screened)
        if screened is not None and any(told_by.intersection(a.rules) for a in screened.acts):
            continue
        nobody = record.facts[part.id].delivery is Delivery.ANONYMOUS
        if nobody or (ended is not None and ended.told is Telling.IMPOSSIBLE):
            continue
        dues = _owed_within(rule, within, rule.counts_from, part, record)
        found.append(_done(part, part.told_by(Act.TELL, Act.TELL_TRANSFER), dues, record))
    return tuple(found)


def _told_by(rule: Requirement, record: Record) -> frozenset[str]:
    """Return the ids of the rules of the same clause by which telling the speaker is owed."""
    return frozenset(
        owed.id
        for owed in record.regulation.of(Owed)
        if owed.cites == rule.cites and owed.act in (Act.TELL, Act.TELL_TRANSFER)
    )


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
        found.append(kept if kept.told or meant else Item(None, part.id))
    return tuple(found)


def _outcome_kept(limit: Limit, part: PartState, record: Record) -> Item:
    if isinstance(limit.only[0], Protection):
        return _off_the_floor(part, record, secret=_is_secret(limit))
    screened = part.last(Screened)
    if isinstance(limit.only[0], Handling):
        return Item(None if part.handling is None else part.handling in limit.only, part.id)
    heard = None if screened is None else screened.heard
    return Item(None if heard is None else not heard, part.id)


def _is_secret(limit: Limit) -> bool:
    """Return whether more is guarded than what is put to the conference."""
    return Protection.HELD not in limit.only


def _off_the_floor(part: PartState, record: Record, *, secret: bool) -> Item:
    """Tell whether nobody who had to guard a part put it to the conference.

    Disclosing is forbidden to others than who raised it (25/2018/QH14 art. 8(3)), and what somebody
    raises unasked is received, not put to the dialogue.
    """
    statement = part.received.statement
    whole = record.on_floor.get(statement.id, [])
    turns = record.on_floor.get(part.id, [])
    if whole and len(record.session.parts_of(statement.id)) == 1:
        turns = [*turns, *whole]
    put = any(_puts(turn.speaker, part.received.speaker) for turn in turns)
    if put or any(answer.how in _ON_THE_FLOOR for answer in part.of(Answered)):
        return Item(told=False, id=part.id)
    if turns:
        return Item(None, part.id, missing=_RAISED)
    ended = part.last(Ended)
    if secret and ended is not None and ended.told is Telling.PUBLIC:
        return Item(None, part.id, missing=_TOLD_IN_PUBLIC)
    known = not whole and record.vouched(RecordAspect.FLOOR, record.day)
    return Item(True if known else None, part.id)


def _puts(speaker: Speaker, by: Speaker | None) -> bool:
    """Return whether a turn is of the conference's own, and surely not of who raised the matter."""
    if speaker.kind is SpeakerKind.CITIZEN:
        return False
    if speaker.id and by is not None and by.id:
        return speaker.id != by.id
    if speaker.kind is SpeakerKind.DELEGATE:
        return by is not None and by.kind is not SpeakerKind.DELEGATE
    return True


_RAISED: Final = Words(
    "Cần biết người chủ trì có dừng lời và tiếp nhận riêng hay không: người có ý kiến tự nêu thì "
    "chưa phải là cơ quan tiết lộ hoặc đưa ra đối thoại.",
    "Needed: whether the chair stopped the turn and took it privately; that the speaker raised it "
    "unasked is no disclosure by the authority and does not put it to the dialogue.",
)
_TOLD_IN_PUBLIC: Final = Words(
    "Cần nội dung đã báo công khai: có làm lộ danh tính hay không.",
    "Needed: what was told in public, and whether it identifies anybody.",
)
_NOT_ON_THE_FLOOR: Final = Words(
    "không nêu trước hội nghị; hồ sơ không cho biết có lộ ở nơi khác hay không",
    "not raised on the floor; the record does not show whether it came out elsewhere",
)


_STANDING: Final = (Act.KEEP_IDENTITY_SECRET, Act.CONFIRM_NOTHING)
"""Duties that last, which no single act fulfils and no record proves."""


def _performed(rule: Owed, record: Record) -> tuple[Item, ...]:
    """Tell of each part for which the act is owed whether it was performed in time."""
    found: list[Item] = []
    for part in _governed(rule, record):
        owed = _is_owed(rule, part, record)
        if owed is False:
            continue
        by = part.performed(rule.act)
        if by is None and rule.act is Act.TELL:
            by = part.told_by()
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
    owes = part.owes(rule.act)
    return owes if owes is not True or owed[0].certain else None


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
    guarded = isinstance(rule.only[0], Protection) and _is_secret(rule)
    return (
        Check(
            looks_at=_limited(rule),
            quantifier=Quantifier.EVERY,
            aspect=RecordAspect.STATEMENTS,
            look=partial(_kept, rule),
            demand=rule.text,
            met=_NOT_ON_THE_FLOOR if guarded else None,
        ),
    )


def _limited(rule: Limit) -> Words:
    what = _LIMITED[type(rule.only[0])]
    for_vi, for_en = (
        "; ".join(", ".join(v.label(lang) for v in values) for _, values in rule.given.named)
        for lang in LANGS
    )
    if not for_vi:
        return what
    return Words(f"{what.vi} ({for_vi})", f"{what.en} ({for_en})")


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
