"""What is still owed after a conference (theo dõi, đôn đốc sau đối thoại).

Answers: on a day, which parts and tasks are open, who has them now, why, by when, how late, and
which acts are owed for them. A part is as urgent as the most urgent thing still owed for it: its
answer, until it is given, and each act, whose own rules set its day. Where a unit ended, its open
matters are those of its successor, or wait for a direction, by `dialogue_core.inheritance`.
"""

from collections.abc import Iterable, Mapping
from typing import Final, final

import attrs

from dialogue_core import _html
from dialogue_core._typed import expect, expect_lang, how_many
from dialogue_core.calendars import Calendar
from dialogue_core.events import Ended, Task
from dialogue_core.inheritance import Inheritance, inherit
from dialogue_core.lives import Custody, PartState
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Rule
from dialogue_core.screening import ActOwed
from dialogue_core.sessions import Session, due_words
from dialogue_core.territory import Body, Territory, Unit
from dialogue_core.values import Day, NoDueDay, Words, as_day, day_words
from dialogue_core.vocabulary import (
    CustodyReason,
    Field,
    Handling,
    Lang,
    Milestone,
    NoDay,
    StatementKind,
    Tier,
    Unknown,
)

__all__ = ["TIERS", "ActDue", "OpenItem", "follow_ups", "tier_of"]


def __dir__() -> list[str]:
    return list(__all__)


TIERS: Final[tuple[tuple[int, Tier], ...]] = (
    (-3, Tier.SOON),
    (1, Tier.OVERDUE),
    (8, Tier.LONG_OVERDUE),
    (31, Tier.STALE),
)
"""From how many days after the due day a tier begins (before it: negative), earliest first.

It is policy of this library, not law; no text sets tiers.
"""


def tier_of(due: Day | NoDueDay, *, as_of: object) -> Tier:
    """Return how a matter that is due on a day stands on another, by `TIERS`.

    >>> from dialogue_core.values import as_day
    >>> tier_of(as_day("2022-10-14"), as_of="2022-10-15").en
    'overdue'
    """
    day = as_day(as_of)
    if isinstance(due, NoDueDay):
        reviewed = due.review_on is not None and due.review_on <= day
        return Tier.REVIEW if reviewed else Tier.NO_DAY
    late = _late(due, day)
    return next((tier for since, tier in reversed(TIERS) if late >= since), Tier.AHEAD)


def _late(due: Day, day: Day) -> int:
    """Return how many days after the due day it is; negative before it."""
    return day.toordinal() - due.toordinal()


@final
@attrs.frozen(kw_only=True)
class ActDue:
    """An act owed for an open part (việc còn phải làm), with its day."""

    act: ActOwed
    """The act, with the rules that demand it."""
    due: Day | NoDueDay
    """The last day, or why there is none."""
    tier: Tier
    """How it stands to that day."""
    known: tuple[Rule, ...] = attrs.field(default=(), repr=how_many)
    """Those of the rules that demand it which a regulation was given with."""

    def hangs_on(self, lang: Lang) -> str:
        """Return on what it hangs, each after a comma; empty if it is owed without any doubt.

        A text that is applied by analogy or is doubtful, with its mark; a rule that no regulation
        was given with, by its id; that a doubt about the statement must prove true.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        under = {"vi": "theo", "en": "under"}[lang]
        by_analogy = {"vi": "áp dụng tương tự", "en": "by analogy with"}[lang]
        doubt = {"vi": "nếu đúng như nghi vấn", "en": "if the doubt proves true"}[lang]
        known = {rule.id: rule for rule in self.known}
        told = [] if self.act.certain else [doubt]
        for id_ in self.act.rules:
            rule = known.get(id_)
            if rule is None:
                told.append(f"{under} {id_}")
            elif not rule.carries_breach:
                how = by_analogy if rule.by_analogy else under
                told.append(f"{how} {rule.cites.words(lang)}{rule.confidence.mark(lang)}")
        return "".join(f", {each}" for each in dict.fromkeys(told))


@final
@attrs.frozen(kw_only=True)
class OpenItem:
    """A part or a task that is still open on a day (việc chưa xong)."""

    id: str
    """The id of the part, as ``S12/1``, or of the task, as ``T1``."""
    held_by: Body
    """Who holds it by the record; the organiser, until it is passed on to who is above."""
    inheritance: Inheritance
    """Who answers for it now: the same, a successor, or who must direct it."""
    reason: CustodyReason
    """Why it is open."""
    due: Day | NoDueDay
    """The last day of what is most urgent of all still owed for it, or why there is none."""
    tier: Tier
    """How it stands to that day."""
    own_due: Day | NoDueDay
    """By when it is to be answered or carried out, or why no day is fixed."""
    days_late: int = 0
    """How many days late it is, 0 if it is not."""
    due_by: ActDue | None = None
    """The act whose day it is, with the rules that set it; none where it is the item's own."""
    forwarded_to: Body | None = None
    """Whose answer is awaited."""
    acts: tuple[ActDue, ...] = ()
    """The acts owed for it that are not on record as performed."""

    @property
    def is_answered(self) -> bool:
        """Whether the answer is given, so that only acts are still owed."""
        return self.reason is CustodyReason.TO_TELL

    @property
    def owner(self) -> Body | Unit | None:
        """Who answers for it now; none where that must be directed, or is not known."""
        return self.inheritance.owner

    def html(self, lang: Lang = "vi") -> str:
        """Return the open matter as a table for a notebook."""
        values = dict(zip(_HEADS, _cells(self, lang), strict=True))
        caption = "Việc chưa xong" if lang == "vi" else "Open item"
        return _html.page(_html.fields(caption, values, lang=lang), lang=lang)

    _repr_html_ = html


def open_table(items: Iterable[OpenItem], lang: Lang) -> str:
    """Return the table in which a notebook shows several open matters."""
    rows = [_cells(item, lang) for item in items]
    caption = "Việc chưa xong" if lang == "vi" else "Open items"
    return _html.table(f"{caption} ({len(rows)})", _HEADS, rows, lang=lang)


_HEADS: Final[tuple[str, ...]] = ("id", "held_by", "now_with", "why", "due", "tier", "acts")


def _cells(item: OpenItem, lang: Lang) -> tuple[_html.Cell, ...]:
    passed = "" if item.forwarded_to is None else f" ({item.forwarded_to.label(lang)})"
    late = f" ({item.days_late} {'ngày' if lang == 'vi' else 'days'})" if item.days_late else ""
    return (
        item.id,
        item.held_by.label(lang),
        _now_with(item, lang),
        item.reason.label(lang) + passed,
        _due_told(item, lang),
        item.tier.label(lang) + late,
        [_act_words(act, lang) for act in item.acts],
    )


def _due_told(item: OpenItem, lang: Lang) -> list[str]:
    """Return the last day, and for an act that of the item itself while that is still owed."""
    told = due_words(item.due, lang)
    if item.due_by is None:
        return [told]
    told += f" ({_named(item.due_by, lang)})"
    return [told] if item.is_answered else [told, due_words(item.own_due, lang)]


def _act_words(act: ActDue, lang: Lang) -> str:
    said = _named(act, lang)
    if isinstance(act.due, NoDueDay):
        return said
    return f"{said}: {day_words(act.due, lang)} ({act.tier.label(lang)})"


def _named(act: ActDue, lang: Lang) -> str:
    return act.act.act.label(lang) + act.hangs_on(lang)


def _now_with(item: OpenItem, lang: Lang) -> str:
    """Return who answers for it now, if that is another than who held it, with what is doubtful.

    A body that every unit has is another one in another unit, so the unit is named with it.
    """
    found = item.inheritance
    if found.owner is None:
        return found.reason.label(lang) + found.mark(lang)
    if found.owner == item.held_by and not found.cites:
        return ""
    unit = "" if found.unit is None else found.unit.full_name
    body = "" if found.body is None else found.body.label(lang)
    return "; ".join(name for name in (unit, body) if name) + found.mark(lang)


def follow_ups(
    session: Session,
    territory: Territory,
    calendar: Calendar,
    *,
    as_of: object,
    regulation: Regulation | None = None,
) -> tuple[OpenItem, ...]:
    """Return what is open on a day: the parts in the order of the record, then the tasks.

    The record is read as it stood on that day, by what was noted until then.

    Args:
        session: The record.
        territory: The units and bodies, with their successions.
        calendar: How the periods of acts are counted.
        as_of: The day of asking.
        regulation: The rules that statements were screened by; of an act it tells the texts that
            are applied by analogy or are doubtful. Of a rule that it has not, the id is told.
    """
    expect(session, Session, "session")
    expect(territory, Territory, "territory")
    expect(calendar, Calendar, "calendar")
    rules: dict[str, Rule] = {}
    if regulation is not None:
        rules = {rule.id: rule for rule in expect(regulation, Regulation, "regulation").rules}
    day = as_day(as_of)
    then = session.as_of(day)
    heirs = _Heirs(then, territory, day)
    parts = (
        _item(
            custody.part,
            custody.owner,
            custody.reason,
            custody.due,
            day,
            inheritance=heirs.of(
                custody.owner, part.content.field, part.received.arose_in, part.content.kind
            ),
            forwarded_to=custody.forwarded_to,
            acts=tuple(
                _act(act, _act_day(act, then, part, calendar), rules, day) for act in part.acts
            ),
        )
        for part in then.parts
        if isinstance(custody := _custody(part, then), Custody)
    )
    tasks = (
        _item(
            task.id,
            task.lead,
            CustodyReason.TO_CARRY_OUT,
            task.due or _none(NoDay.CHAIR),
            day,
            inheritance=heirs.of(task.lead, *_about(task, then)),
        )
        for task in then.open_tasks
    )
    return (*parts, *tasks)


def _custody(part: PartState, session: Session) -> Custody | Ended:
    """Return who has a part: of what is not answered here, nobody above before it is passed on.

    That a body above is the one to settle it hands nothing over: until it is on record that the
    part was passed on, or who raised it guided there, the organiser owes that (25/2018/QH14 art.
    24(2), 42/2013/QH13 art. 26).
    """
    custody = part.custody
    if (
        isinstance(custody, Ended)
        or custody.reason is not CustodyReason.TO_ANSWER
        or part.handling in (Handling.ANSWER, Handling.ANSWER_SEPARATELY, None)
        or custody.owner.level is None
        or custody.owner.level.rank <= session.place.level.rank
    ):
        return custody
    return attrs.evolve(
        custody,
        owner=session.secretariat or session.organiser,
        reason=CustodyReason.TO_PASS_ON,
    )


def _about(task: Task, session: Session) -> tuple[Field | None, tuple[str, ...]]:
    """Return the field and the places of the parts that a task concerns, where all tell them."""
    wanted = set(task.parts)
    parts = [p for p in session.parts if wanted & {p.id, p.received.statement.id}]
    fields = {part.content.field for part in parts}
    places = [part.received.arose_in for part in parts]
    return (
        fields.pop() if len(fields) == 1 else None,
        tuple(dict.fromkeys(unit for of in places for unit in of)) if all(places) else (),
    )


class _Heirs:
    """Who has the matters of a session on a day, each asked once."""

    def __init__(self, session: Session, territory: Territory, day: Day) -> None:
        self._session = session
        self._territory = territory
        self._day = day
        self._found: dict[tuple[object, ...], Inheritance] = {}

    def of(
        self,
        body: Body,
        field: Field | None,
        arose_in: tuple[str, ...],
        kind: StatementKind | Unknown | None = None,
    ) -> Inheritance:
        key = (body, field, arose_in, kind)
        if key not in self._found:
            self._found[key] = inherit(
                self._territory,
                unit=self._session.place.id,
                body=None if body == self._session.organiser else body,
                arose_in=arose_in,
                field=field,
                kind=kind,
                on=self._day,
            )
        return self._found[key]


def _item(
    id: str,  # noqa: A002 -- the field's own name
    held_by: Body,
    reason: CustodyReason,
    due: Day | NoDueDay,
    day: Day,
    *,
    inheritance: Inheritance,
    forwarded_to: Body | None = None,
    acts: tuple[ActDue, ...] = (),
) -> OpenItem:
    urgent, due_by = _most_urgent(reason, due, acts, day)
    return OpenItem(
        id=id,
        held_by=held_by,
        inheritance=inheritance,
        reason=reason,
        due=urgent,
        tier=tier_of(urgent, as_of=day),
        days_late=0 if isinstance(urgent, NoDueDay) else max(0, _late(urgent, day)),
        due_by=due_by,
        own_due=due,
        forwarded_to=forwarded_to,
        acts=acts,
    )


_URGENCY: Final = (Tier.NO_DAY, Tier.AHEAD, Tier.REVIEW, *(tier for _, tier in TIERS))
"""The tiers, the most urgent last."""


def _most_urgent(
    reason: CustodyReason, due: Day | NoDueDay, acts: tuple[ActDue, ...], day: Day
) -> tuple[Day | NoDueDay, ActDue | None]:
    """Return the day of what is most urgent, and the act that it is of; its own where alike."""
    answered = reason is CustodyReason.TO_TELL
    owed = [(act.due, act) for act in acts]
    own = [] if answered and owed else [(_none(NoDay.BY_TEXTS) if answered else due, None)]
    return max(
        [*own, *owed],
        key=lambda one: _urgency(one[0], day),
    )


def _urgency(due: Day | NoDueDay, day: Day) -> tuple[int, int]:
    tier = _URGENCY.index(tier_of(due, as_of=day))
    return tier, 0 if isinstance(due, NoDueDay) else -due.toordinal()


def _act(act: ActOwed, due: Day | NoDueDay, rules: Mapping[str, Rule], day: Day) -> ActDue:
    known = tuple(rules[id_] for id_ in act.rules if id_ in rules)
    return ActDue(act=act, due=due, tier=tier_of(due, as_of=day), known=known)


def _act_day(act: ActOwed, session: Session, part: PartState, calendar: Calendar) -> Day | NoDueDay:
    if part.owes(act.act) is None:
        return _NOT_REFUSED
    if act.within is None or act.since not in _STARTS:
        return _none(NoDay.BY_TEXTS)
    if act.since is Milestone.STATEMENT:
        days = session.receipt_of(part)
        start = None if days is None else days.last  # the first day that is not too early
    else:
        start = session.on
    if start is None:
        return _none(_STARTS[act.since])
    return calendar.after(start, act.within) or _none(NoDay.NO_CALENDAR)


_STARTS: Final = {
    Milestone.STATEMENT: NoDay.NOT_HANDED_OVER,
    Milestone.CONFERENCE: NoDay.NO_CONFERENCE_DAY,
}
"""What an act can be counted from, and what is told where that day is not known."""
_NOT_REFUSED: Final = NoDueDay(
    reason=Words(
        "chỉ phải làm khi từ chối, hồ sơ chưa ghi việc từ chối",
        "owed only of a refusal, and none is recorded",
    )
)


def _none(reason: NoDay) -> NoDueDay:
    return NoDueDay(reason=Words(reason.vi, reason.en))
