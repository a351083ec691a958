"""Joint deadlines: the days of several duties put together (thời hạn liên thông).

Answers: can all deadlines of some rules be kept at once; and what do they say together that none of
them says alone, as "conclusion within 10 days" and "publish within 7 days of the conclusion", which
let the result wait 17 days. Each duty with a number of days is one difference between two days, and
shortest paths decide exactly. Days counted plainly, or all counted as working days, need no
calendar. Where working days and calendar days meet, a calendar decides, by trying every day that it
knows and on which the rules hold (còn hiệu lực); without one that is *not evaluated*. Days off of a
year to come are a forecast (dự báo): what rests on such days only is told so.

Only these orders are taken for granted, since they are what the words mean: a notice is not after
its conference, a conclusion and a result not before it, a posting does not end before the result is
published, and nobody is told before he spoke.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, TypeAlias, final

import attrs

from dialogue_core._typed import expect
from dialogue_core.calendars import CALENDAR_DAYS, Calendar
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Requirement, Rule
from dialogue_core.values import Day, Days, Period, Span, Words, WorkingDays, day_words
from dialogue_core.vocabulary import LANGS, Lang, Milestone, Question

__all__ = [
    "ACTS",
    "Bound",
    "JointConflict",
    "Loophole",
    "Timeline",
    "Trial",
    "Unresolved",
    "joint_conflicts",
]


def __dir__() -> list[str]:
    return list(__all__)


ACTS: Final = {
    Question.NOTICE_LEAD: Milestone.NOTICE,
    Question.RESULT_WITHIN: Milestone.RESULT,
    Question.POSTING_DAYS: Milestone.POSTED,
    Question.CONCLUSION_WITHIN: Milestone.CONCLUSION,
    Question.ANSWER_WITHIN: Milestone.ANSWER,
    Question.TOLD_WITHIN: Milestone.TOLD,
}
"""The act that each question about days dates; a notice is counted back, the others forward."""

_Unit: TypeAlias = type[Days] | type[WorkingDays]
_UNITS: Final[tuple[_Unit, _Unit]] = (Days, WorkingDays)
_Pair: TypeAlias = tuple[Milestone, Milestone]
_Edge: TypeAlias = tuple[Milestone, Milestone, int, tuple[str, ...]]
"""First, second, count, rules: the second is at the latest so many days after the first."""
_Path: TypeAlias = tuple[int, int, tuple[str, ...]]
"""Its count, how many rules make it, and which."""


# --- what follows jointly -----------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Bound:
    """The last day of an act that some rules leave together (thời hạn suy ra)."""

    act: Milestone
    """The act."""
    since: Milestone
    """The event that it is counted from."""
    count: int
    """The last day, so many days after the event; negative for days before it."""
    unit: type[Days] | type[WorkingDays]
    """What is counted."""
    rules: tuple[str, ...]
    """Ids of the rules that make it; one for a rule that says so itself."""

    def words(self, lang: Lang) -> str:
        """Return the bound in words."""
        act, since = self.act.label(lang), self.since.label(lang)
        if self.count == 0:
            return (
                f"{act} không sau {since}" if lang == "vi" else f"the {act} not after the {since}"
            )
        many = self.unit(abs(self.count)).words(lang)
        if lang == "vi":
            where = "sau" if self.count > 0 else "trước"
            return f"{act} chậm nhất {many} {where} {since}"
        where = "after" if self.count > 0 else "before"
        return f"the {act} at the latest {many} {where} the {since}"


@final
@attrs.frozen(kw_only=True)
class Trial:
    """Days of an event, each tried by a calendar (thử từng ngày).

    Only days on which all rules concerned hold and of which the calendar can tell.
    """

    event: Milestone
    """The event."""
    over: Span
    """From the first day tried to the last one."""
    tried: int
    """How many days were tried."""
    days: tuple[Day, ...]
    """Those on which the deadlines fail."""
    forecast: bool
    """True if each of them rests on days off that no decision has settled yet."""

    def words(self, lang: Lang) -> str:
        """Return how many days fail, and over which days that was tried."""
        failing, over = len(self.days), self.over.words(lang)
        if lang == "vi":
            mark = "; chỉ ở những ngày mà lịch nghỉ mới là dự báo" if self.forecast else ""
            return f"ở {failing} trong {self.tried} ngày, {over}{mark}"
        mark = "; only where days off are a forecast" if self.forecast else ""
        return f"on {failing} of {self.tried} day{'' if self.tried == 1 else 's'}, {over}{mark}"


@final
@attrs.frozen(kw_only=True)
class JointConflict:
    """Deadlines that cannot all be kept, and could without any one of them (thời hạn mâu thuẫn)."""

    rules: tuple[str, ...]
    """Ids of the rules, none of which could be left out."""
    what: Words
    """What they say, and why that is impossible."""
    trial: Trial | None = None
    """The days on which they cannot be kept, where a calendar decided."""


@final
@attrs.frozen(kw_only=True)
class Loophole:
    """A way to keep some deadlines and break one more rule by as little as can be (kẽ hở)."""

    what: Words
    """The days chosen."""
    rules: tuple[str, ...]
    """Ids of the rules that bound the act; none if nothing does."""
    bound: Bound | None = None
    """How far out that is, by plain counting; none if nothing bounds it or a calendar decided."""
    trial: Trial | None = None
    """The days on which the rule can be broken, where a calendar decided."""


@final
@attrs.frozen(kw_only=True)
class Unresolved:
    """What could not be decided, and what is missing (chưa đánh giá được)."""

    rules: tuple[str, ...]
    """Ids of the rules concerned."""
    what: Words
    """What is missing."""


def joint_conflicts(
    rules: Regulation | Iterable[Rule], calendar: Calendar | None = None
) -> tuple[JointConflict, ...]:
    """Return the deadlines that contradict each other jointly, each conflict minimal.

    Args:
        rules: A regulation, or rules; those without a number of days are passed over.
        calendar: Decides where working days meet calendar days; without one these are passed
            over, and `Timeline.unresolved` names them.
    """
    return Timeline.of(rules).conflicts(calendar)


# --- the system ---------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class _Leg:
    """One difference between two days, said by a rule or, without one, by the words themselves."""

    rule: str | None
    act: Milestone
    since: Milestone
    quantity: Period | None
    most: bool
    """Whether the quantity is the greatest, else the least."""
    in_force: Span | None = None
    """The days of events for which the rule holds; none for any."""

    def among(self, days: range) -> range:
        """Return those of some days, as ordinals, for whose events it holds."""
        return days if self.in_force is None else _among(days, self.in_force)

    @property
    def back(self) -> bool:
        return self.act is Milestone.NOTICE

    @property
    def edge(self) -> tuple[Milestone, Milestone, int]:
        """First, second, count: the second is at the latest so many days after the first."""
        count = 0 if self.quantity is None else self.quantity.count
        signed = count if self.most else -count
        if self.above:
            return self.since, self.act, signed
        return self.act, self.since, signed

    @property
    def above(self) -> bool:
        """Whether it says how late the act may be, else how early."""
        return self.most != self.back

    @property
    def unit(self) -> _Unit | None:
        return None if self.quantity is None else type(self.quantity)

    def words(self, lang: Lang) -> str:
        act, since = self.act.label(lang), self.since.label(lang)
        vi = lang == "vi"
        if self.quantity is None:
            if self.back:
                return f"{act} không sau {since}" if vi else f"the {act} not after the {since}"
            return f"{act} không trước {since}" if vi else f"the {act} not before the {since}"
        many = self.quantity.words(lang)
        rule = "" if self.rule is None else f" ({self.rule})"
        if vi:
            how = "nhiều nhất" if self.most else "ít nhất"
            return f"{act} {how} {many} {'trước' if self.back else 'sau'} {since}{rule}"
        how = "at most" if self.most else "at least"
        return f"the {act} {how} {many} {'before' if self.back else 'after'} the {since}{rule}"


def _given(act: Milestone, since: Milestone) -> _Leg:
    return _Leg(rule=None, act=act, since=since, quantity=None, most=False)


_ORDER: Final = (
    _given(Milestone.NOTICE, Milestone.CONFERENCE),
    _given(Milestone.CONCLUSION, Milestone.CONFERENCE),
    _given(Milestone.RESULT, Milestone.CONFERENCE),
    _given(Milestone.POSTED, Milestone.RESULT),
    _given(Milestone.TOLD, Milestone.STATEMENT),
)
"""What the words themselves say."""


def _among(days: range, span: Span) -> range:
    until = days.stop if span.until is None else min(days.stop, span.until.toordinal())
    return range(max(days.start, span.since.toordinal()), until)


def _leg(rule: Requirement) -> _Leg | None:
    number = rule.at_most if rule.at_least is None else rule.at_least
    act = ACTS.get(rule.question)
    if act is None or not isinstance(number, Period):
        return None
    return _Leg(
        rule=rule.id,
        act=act,
        since=rule.counts_from,
        quantity=number,
        most=rule.at_least is None,
        in_force=rule.in_force,
    )


def _legs(rules: Iterable[Requirement]) -> tuple[_Leg, ...]:
    return tuple(leg for leg in map(_leg, rules) if leg is not None)


@final
@attrs.frozen(kw_only=True)
class Timeline:
    """The deadlines of some rules, put together (hệ thời hạn).

    Plain counting takes the rules to hold together; a calendar looks at the days on which they do.

    >>> from dialogue_core import law
    >>> ward = law.regulation_for("lam-dong/bac-gia-nghia", on="2025-10-29")
    >>> Timeline.of(ward).bound(Milestone.RESULT, Milestone.CONFERENCE).words("en")
    'the day of the result at the latest 10 days after the day of the conference'
    """

    rules: tuple[Requirement, ...]
    """The rules that give a number of days."""

    @classmethod
    def of(cls, rules: Regulation | Iterable[Rule]) -> "Timeline":
        """Return the deadlines of a regulation or of some rules."""
        found = rules.rules if isinstance(rules, Regulation) else tuple(rules)
        return cls(
            rules=tuple(
                rule
                for rule in (expect(rule, Rule, "rules") for rule in found)
                if isinstance(rule, Requirement) and _leg(rule) is not None
            )
        )

    @cached_property
    def _all(self) -> tuple[_Leg, ...]:
        return (*_legs(self.rules), *_ORDER)

    @cached_property
    def _paths(self) -> "dict[_Unit, dict[_Pair, _Path] | None]":
        return {unit: _shortest(_edges(_of_unit(self._all, unit))) for unit in _UNITS}

    # --- what follows --------------------------------------------------------------------------

    def bound(self, act: Milestone, since: Milestone, unit: _Unit = Days) -> Bound | None:
        """Return the tightest last day of an act after an event, by plain counting in one unit.

        None if no rule leads there, or if the deadlines conflict.
        """
        paths = self._paths[unit]
        found = None if paths is None else paths.get((since, act))
        if found is None or not found[2]:
            return None
        return Bound(act=act, since=since, count=found[0], unit=unit, rules=found[2])

    def bounds(self) -> tuple[Bound, ...]:
        """Return the tightest last day of each act after each event that some rule leads to."""
        found = (
            self.bound(act, since, unit)
            for unit in _UNITS
            for since, act in itertools.permutations(Milestone, 2)
        )
        return tuple(bound for bound in found if bound is not None)

    def loophole(
        self,
        rule: Requirement,
        calendar: Calendar | None = None,
        *,
        apart: Iterable[Span] = (),
    ) -> Loophole | Unresolved | None:
        """Return how all these deadlines can be kept and one more rule be broken, or none.

        The example breaks it by as little as can be. By plain counting where all ways that bound
        the act are counted in the rule's own unit, else by the calendar, over all days that it
        knows and on which all of the rules hold; without one, and without such a day, it is not
        resolved. None too for a rule without a number of days.

        Args:
            rule: The rule to break.
            calendar: Decides where working days meet calendar days.
            apart: Days that it shall not try, as those on which other rules hold besides.
        """
        leg = _leg(expect(rule, Requirement, "rule"))
        if leg is None or leg.unit is None:
            return None
        first, second, count = leg.edge
        paths = self._paths[leg.unit]
        bound = self.bound(second, first, leg.unit)
        if paths is None or (bound is not None and bound.count <= count):
            return None
        mixed = [
            other
            for way in _ways(self._all, first, second)
            if any(other.unit not in (leg.unit, None) for other in way)
            for other in way
        ]
        if not mixed:
            return self._plainly(leg, leg.unit, paths, bound)
        met = (leg, *dict.fromkeys(mixed))
        if calendar is None or not calendar.knows_days_off:
            return _unresolved(met, _NO_CALENDAR)
        return self._by_calendar(leg, met, _Tables(calendar), tuple(apart))

    def _plainly(
        self, leg: _Leg, unit: _Unit, paths: dict[_Pair, _Path], bound: Bound | None
    ) -> Loophole:
        first, second, count = leg.edge
        demanded = -paths.get((second, first), _NOT_DEMANDED)[0]
        least = max(count + 1, demanded)
        exact = ((first, second, least, ()), (second, first, -least, ()))
        found = _shortest([*_edges(_of_unit(self._all, unit)), *exact]) or {}
        at = {event: path[0] for (since, event), path in found.items() if since is first}
        rules = () if bound is None else bound.rules
        told = {leg.act, *(e for o in self._all if o.rule in rules for e in (o.act, o.since))}
        days = [(e, at[e] - at[leg.since]) for e in Milestone if e in told - {leg.since}]
        return Loophole(
            rules=rules,
            bound=bound,
            what=Words(*(_placed(days, leg.since, unit, lang) for lang in LANGS)),
        )

    def _by_calendar(
        self, leg: _Leg, met: Sequence[_Leg], tables: "_Tables", apart: Sequence[Span]
    ) -> Loophole | Unresolved | None:
        mine, its = _Dated(self._all, tables), _Dated((leg,), tables)
        tried, open_ = list[int](), list[_Break]()
        for day in tables.holding((leg, *self._all), apart):
            left, limit = mine.window({leg.since: day}), its.window({leg.since: day})
            if left is None or limit is None:
                continue
            tried.append(day)
            for act in _breaking(leg, left, limit) if left.possible else ():
                chosen = mine.window({leg.since: day, leg.act: act})
                if chosen is not None and chosen.possible:
                    kept = limit.day(leg)
                    forecast = tables.forecast((day, act, kept))
                    open_.append(_Break(day=day, act=act, limit=kept, forecast=forecast))
                    break
        if not tried:
            return _unresolved(met, _NO_DAY)
        if not open_:
            return None
        first = next((each for each in open_ if not each.forecast), open_[0])
        trial = _trial(leg.since, tried, [each.day for each in open_], forecast=first.forecast)
        bounding = (other for way in _ways(self._all, *leg.edge[:2]) for other in way)
        return Loophole(rules=_rules(bounding), what=_dated_words(leg, first, trial), trial=trial)

    # --- what cannot be ------------------------------------------------------------------------

    def conflicts(self, calendar: Calendar | None = None) -> tuple[JointConflict, ...]:
        """Return the deadlines that cannot all be kept; no two conflicts share a rule.

        With a calendar those that conflict on some day that it knows, and on which they hold, are
        among them.
        """
        return self._judged(calendar)[0]

    def unresolved(self, calendar: Calendar | None = None) -> tuple[Unresolved, ...]:
        """Return the deadlines that may conflict where working days and calendar days meet.

        None with a calendar that knows days off, which decides them, unless it knows no day on
        which all of them hold.
        """
        return self._judged(calendar)[1]

    def _judged(
        self, calendar: Calendar | None
    ) -> tuple[tuple[JointConflict, ...], tuple[Unresolved, ...]]:
        legs, found = self._all, list[JointConflict]()
        for unit in _UNITS:
            while _contradict(_of_unit(legs, unit)):
                core = _core(_of_unit(legs, unit), _contradict)
                found.append(_conflict(core))
                legs = _without(legs, core)
        open_ = list[Unresolved]()
        while meeting := _meeting(legs):
            if calendar is None or not calendar.knows_days_off:
                open_.append(_unresolved(meeting, _NO_CALENDAR))
                legs = _without(legs, meeting)
                continue
            decided, core = _dated_conflict(meeting, _Tables(calendar))
            if isinstance(decided, JointConflict):
                found.append(decided)
            elif decided is not None:
                open_.append(decided)
            legs = _without(legs, core)
        return tuple(found), tuple(open_)


def _rules(legs: Iterable[_Leg]) -> tuple[str, ...]:
    return tuple(sorted({leg.rule for leg in legs if leg.rule is not None}))


def _without(legs: Iterable[_Leg], gone: Iterable[_Leg]) -> tuple[_Leg, ...]:
    rules = set(_rules(gone))
    return tuple(leg for leg in legs if leg.rule not in rules)


def _core(legs: Sequence[_Leg], fails: Callable[[Sequence[_Leg]], bool]) -> tuple[_Leg, ...]:
    """Return legs that still fail, and no longer if any one of them is left out."""
    core = tuple(legs)
    for leg in legs:
        fewer = tuple(other for other in core if other is not leg)
        if fails(fewer):
            core = fewer
    return core


# --- plain counting -----------------------------------------------------------------------------


def _of_unit(legs: Iterable[_Leg], unit: _Unit) -> tuple[_Leg, ...]:
    return tuple(leg for leg in legs if leg.unit in (unit, None))


def _edges(legs: Iterable[_Leg]) -> Iterator[_Edge]:
    for leg in legs:
        yield (*leg.edge, () if leg.rule is None else (leg.rule,))


def _shortest(edges: Iterable[_Edge]) -> dict[_Pair, _Path] | None:
    """Return the shortest path between all events that are joined, or none on a negative cycle."""
    found: dict[_Pair, _Path] = {}
    for first, second, count, rules in edges:
        _keep(found, (first, second), (count, len(rules), rules))
    events = {event for pair in found for event in pair}
    for via, first, second in itertools.product(sorted(events), repeat=3):
        head, tail = found.get((first, via)), found.get((via, second))
        if head is not None and tail is not None:
            rules = tuple(sorted({*head[2], *tail[2]}))
            _keep(found, (first, second), (head[0] + tail[0], len(rules), rules))
    return None if any(found.get((e, e), _NEUTRAL)[0] < 0 for e in events) else found


_NEUTRAL: Final[_Path] = (0, 0, ())
_NEVER: Final = 10**9
_NOT_DEMANDED: Final[_Path] = (_NEVER, 0, ())


def _contradict(legs: Iterable[_Leg]) -> bool:
    return _shortest(_edges(legs)) is None


def _keep(found: dict[_Pair, _Path], pair: _Pair, path: _Path) -> None:
    if pair not in found or path < found[pair]:
        found[pair] = path


def _ways(
    legs: Sequence[_Leg], since: Milestone, act: Milestone, seen: tuple[Milestone, ...] = ()
) -> Iterator[tuple[_Leg, ...]]:
    """Walk every way from one event to another that passes no event twice."""
    for leg in legs:
        first, second, _ = leg.edge
        if first is since and second is act:
            yield (leg,)
        elif first is since and second not in (since, *seen):
            for rest in _ways(legs, second, act, (*seen, since)):
                yield (leg, *rest)


def _conflict(core: Sequence[_Leg]) -> JointConflict:
    return JointConflict(
        rules=_rules(core),
        what=Words(
            f"{_joined(core, 'vi')}: không thể cùng đáp ứng",
            f"{_joined(core, 'en')}: they cannot all be kept",
        ),
    )


def _joined(legs: Iterable[_Leg], lang: Lang) -> str:
    return "; ".join(leg.words(lang) for leg in legs)


# --- where working days and calendar days meet --------------------------------------------------


def _meeting(legs: Sequence[_Leg]) -> tuple[_Leg, ...]:
    """Return the legs among events bound both ways that may conflict by their two units, if any.

    Deadlines conflict only around a cycle, and only if some duty pushes an act away from another.
    """
    reach = {
        event: {event, *_reached(legs, event)} for leg in legs for event in (leg.act, leg.since)
    }
    for event in sorted(reach):
        cycle = {other for other in reach[event] if event in reach[other]}
        inside = tuple(leg for leg in legs if leg.act in cycle and leg.since in cycle)
        pushes = any(leg.edge[2] < 0 for leg in inside)
        if pushes and all(any(leg.unit is unit for leg in inside) for unit in _UNITS):
            return inside
    return ()


def _reached(legs: Sequence[_Leg], event: Milestone) -> set[Milestone]:
    found, todo = set[Milestone](), [event]
    while todo:
        here = todo.pop()
        onward = {second for first, second, _ in (leg.edge for leg in legs) if first is here}
        todo.extend(onward - found)
        found |= onward
    return found


_NO_CALENDAR: Final = Words(
    "có cả ngày làm việc lẫn ngày thường, cần lịch ngày nghỉ",
    "working days meet calendar days, a calendar is needed",
)
_NO_DAY: Final = Words(
    "có cả ngày làm việc lẫn ngày thường, lịch không có ngày nào mà các quy tắc này cùng có hiệu "
    "lực và tính được",
    "working days meet calendar days, the calendar can tell no day on which all of them hold",
)


def _unresolved(legs: Sequence[_Leg], why: Words) -> Unresolved:
    return Unresolved(
        rules=_rules(legs),
        what=Words(f"{_joined(legs, 'vi')}: {why.vi}", f"{_joined(legs, 'en')}: {why.en}"),
    )


def _dated_conflict(
    legs: Sequence[_Leg], tables: "_Tables"
) -> tuple[JointConflict | Unresolved | None, tuple[_Leg, ...]]:
    """Return the conflict on some day of the calendar with its legs, or none and all legs.

    On each day the legs that hold are looked at. Not resolved if there is no day for all of them.
    """
    events = sorted({leg.since for leg in legs})
    anchor = Milestone.CONFERENCE if Milestone.CONFERENCE in events else events[0]
    holding = [(leg, leg.among(tables.days)) for leg in legs]
    told = False
    for held, days in itertools.groupby(
        tables.days, lambda day: tuple(leg for leg, among in holding if day in among)
    ):
        dated = _Dated(held, tables)
        for day in days if _meeting(held) else ():
            found = dated.window({anchor: day})
            if found is not None and not found.possible:
                return _conflict_from(anchor, day, held, tables)
            told = told or (found is not None and len(held) == len(legs))
    return None if told else _unresolved(legs, _NO_DAY), tuple(legs)


def _conflict_from(
    anchor: Milestone, bad: int, legs: Sequence[_Leg], tables: "_Tables"
) -> tuple[JointConflict, tuple[_Leg, ...]]:
    """Return the conflict on a day with no leg too many, and every day on which it is one."""

    def fails(left: Sequence[_Leg]) -> bool:
        found = _Dated(left, tables).window({anchor: bad})
        return found is not None and not found.possible

    core = _core(legs, fails)
    judge = _Dated(core, tables)
    windows = ((day, judge.window({anchor: day})) for day in tables.holding(core))
    known = {day: found for day, found in windows if found is not None}
    failing = {
        day: tables.forecast((day, *found.days))
        for day, found in known.items()
        if not found.possible
    }
    first = next((day for day, forecast in failing.items() if not forecast), bad)
    trial = _trial(anchor, list(known), list(failing), forecast=failing[first])
    where = {lang: day_words(Day.fromordinal(first), lang) for lang in LANGS}
    conflict = JointConflict(
        rules=_rules(core),
        what=Words(
            f"{_joined(core, 'vi')}: không thể cùng đáp ứng khi {anchor.vi} là {where['vi']} "
            f"({trial.words('vi')})",
            f"{_joined(core, 'en')}: they cannot all be kept where the {anchor.en} is "
            f"{where['en']} ({trial.words('en')})",
        ),
        trial=trial,
    )
    return conflict, core


def _trial(
    event: Milestone, tried: Sequence[int], failing: Iterable[int], *, forecast: bool
) -> Trial:
    return Trial(
        event=event,
        over=Span(Day.fromordinal(tried[0]), Day.fromordinal(tried[-1] + 1)),
        tried=len(tried),
        days=tuple(Day.fromordinal(day) for day in failing),
        forecast=forecast,
    )


# --- days by a calendar -------------------------------------------------------------------------


class _BeyondError(Exception):
    """The calendar ends before it can tell."""


@final
@attrs.frozen(kw_only=True)
class _Window:
    """The days left for each event once one event has its day; ordinals."""

    low: dict[Milestone, int]
    high: dict[Milestone, int]

    @property
    def possible(self) -> bool:
        """Whether a day is left for every event."""
        return all(self.low[e] <= self.high[e] for e in self.low if e in self.high)

    @property
    def days(self) -> tuple[int, ...]:
        """The days that bound it."""
        return (*self.low.values(), *self.high.values())

    def day(self, leg: _Leg) -> int:
        """Return the day that the leg sets for its act."""
        return (self.high if leg.above else self.low)[leg.act]


class _Tables:
    """For each leg the last or first day of its act for every day of its event, by a calendar."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        span = expect(calendar.span, Span, "calendar.span")
        last = expect(span.last, Day, "calendar.span.until")
        self.days = range(span.since.toordinal(), last.toordinal() + 1)
        self._found: dict[tuple[object, ...], Sequence[int]] = {}
        firsts = (
            max(span.since, Day(year, 1, 1)) for year in range(span.since.year, last.year + 1)
        )
        known = (calendar.status(day) for day in firsts)
        self._settled = {each.day.year for each in known if each is not None and not each.forecast}

    def holding(self, legs: Iterable[_Leg], apart: Iterable[Span] = ()) -> list[int]:
        """Return the days for which all legs hold, but those set apart."""
        days, barred = self.days, [_among(self.days, span) for span in apart]
        for leg in legs:
            days = leg.among(days)
        return [day for day in days if not any(day in others for others in barred)]

    def forecast(self, days: Sequence[int]) -> bool:
        """Return whether a decision on days off is still to come for some year of the days."""
        first, last = (Day.fromordinal(day).year for day in (min(days), max(days)))
        return not self._settled.issuperset(range(first, last + 1))

    def of(self, leg: _Leg) -> Sequence[int]:
        """Return the table; it never falls, since a later event has no earlier deadline."""
        key = (leg.quantity, leg.back, leg.most)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._made(leg)
        return found

    def _made(self, leg: _Leg) -> Sequence[int]:
        quantity, calendar = leg.quantity, self._calendar
        if quantity is None:
            return self.days
        if leg.back:
            dates = (calendar.before(Day.fromordinal(day), quantity) for day in self.days)
            return [self.days[0] - 1 if day is None else day.toordinal() for day in dates]
        if isinstance(quantity, Days) and not leg.most:
            calendar = CALENDAR_DAYS  # what must pass first is not prolonged by a day off
        dates = (calendar.after(Day.fromordinal(day), quantity) for day in self.days)
        return [self.days[-1] + 1 if day is None else day.toordinal() for day in dates]


class _Dated:
    """Legs over a calendar: which days are left for all events once one has its day.

    Every leg bounds one day by a table of another that never falls. The greatest days that keep
    all legs are therefore found by lowering, the least by raising, and if these do not cross every
    leg can be kept.
    """

    def __init__(self, legs: Iterable[_Leg], tables: _Tables) -> None:
        self.days = tables.days
        self._legs = [(leg.act, leg.since, tables.of(leg), leg.above) for leg in legs]

    def window(self, fixed: dict[Milestone, int]) -> _Window | None:
        """Return what is left for all events if some have those days.

        None if the calendar ends before it can tell.
        """
        found = _Window(low=fixed.copy(), high=fixed.copy())
        try:
            moved = True
            while moved and found.possible:
                moved = self._narrowed(found)
        except _BeyondError:
            return None
        return found

    def _narrowed(self, window: _Window) -> bool:
        """Narrow the window once by every leg; return whether any day moved."""
        low, high = window.low, window.high
        before = (low.copy(), high.copy())
        for act, since, table, above in self._legs:
            if above:
                if since in high:
                    high[act] = min(self._at(table, high[since]), high.get(act, _NEVER))
                if act in low:
                    at = self._day(bisect_left(table, low[act]))
                    low[since] = max(at, low.get(since, 0))
            else:
                if since in low:
                    low[act] = max(self._at(table, low[since]), low.get(act, 0))
                if act in high:
                    at = self._day(bisect_right(table, high[act]) - 1)
                    high[since] = min(at, high.get(since, _NEVER))
        return before != (low, high)

    def _at(self, table: Sequence[int], day: int) -> int:
        found = table[day - self.days[0]]
        if found not in self.days:
            raise _BeyondError
        return found

    def _day(self, index: int) -> int:
        """Return the day with that index; the first and the last might lie further out."""
        if not 0 < index < len(self.days) - 1:
            raise _BeyondError
        return self.days[index]


# --- what a loophole says -----------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class _Break:
    """A day of the event and one of the act on which a rule is broken; ordinals."""

    day: int
    act: int
    limit: int
    """The day to keep."""
    forecast: bool


def _placed(
    days: Iterable[tuple[Milestone, int]], since: Milestone, unit: _Unit, lang: Lang
) -> str:
    """Return the days of some events, counted from another, in words."""
    told = list[str]()
    for event, count in days:
        many = "" if count == 0 else unit(abs(count)).words(lang)
        if lang == "vi":
            where = f"{many} {'sau' if count > 0 else 'trước'}" if many else "cùng ngày với"
            told.append(f"{event.vi}: {where} {since.vi}")
        else:
            where = f"{many} {'after' if count > 0 else 'before'}" if many else "on"
            told.append(f"the {event.en}: {where} the {since.en}")
    return "; ".join(told)


def _breaking(leg: _Leg, left: _Window, limit: _Window) -> range:
    """Return the days left for an act on which it breaks the leg, the nearest first."""
    act, kept = leg.act, limit.day(leg)
    if leg.above:
        first = max(kept + 1, left.low.get(act, 0))
        return range(first, left.high.get(act, first) + 1)
    last = min(kept - 1, left.high.get(act, _NEVER))
    return range(last, left.low.get(act, last) - 1, -1)


def _dated_words(leg: _Leg, found: _Break, trial: Trial) -> Words:
    days = [Day.fromordinal(day) for day in (found.day, found.act, found.limit)]
    since_vi, act_vi, limit_vi = (day_words(d, "vi") for d in days)
    since_en, act_en, limit_en = (day_words(d, "en") for d in days)
    return Words(
        f"{leg.since.vi}: {since_vi}; {leg.act.vi}: {act_vi}; hạn phải theo: {limit_vi}; "
        f"{trial.words('vi')}",
        f"the {leg.since.en}: {since_en}; the {leg.act.en}: {act_en}; the day to keep: {limit_en}; "
        f"{trial.words('en')}",
    )
