"""Joint deadlines, compared with the trying of every day."""

import itertools

import attrs
import pendulum
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core.calendars import CALENDAR_DAYS, Calendar, DayOffDecision, WeeklyRest
from dialogue_core.checks import checks_of
from dialogue_core.deadlines import due_of
from dialogue_core.errors import InvalidValueError
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Requirement
from dialogue_core.timelines import (
    ACTS,
    Bound,
    Loophole,
    Timeline,
    Trial,
    Unresolved,
    joint_conflicts,
)
from dialogue_core.values import Citation, Days, NoDueDay, Span, Times, Words, WorkingDays, as_day
from dialogue_core.vocabulary import Confidence, Milestone, Question, UnitKind

CONFERENCE, NOTICE = Milestone.CONFERENCE, Milestone.NOTICE
CONCLUSION, RESULT = Milestone.CONCLUSION, Milestone.RESULT
ASKED = (Question.NOTICE_LEAD, Question.CONCLUSION_WITHIN, Question.RESULT_WITHIN)


def rule(slug, question, *, since=None, **number):
    return Requirement(
        cites=Citation("1/QĐ", article=1),
        slug=slug,
        text=Words("…"),
        in_force=Span("2020-01-01"),
        confidence=Confidence.VERIFIED,
        question=question,
        since=since,
        **number,
    )


def within(slug, question, days, since=None):
    return rule(slug, question, since=since, at_most=days)


def at_least(slug, question, days, since=None):
    return rule(slug, question, since=since, at_least=days)


CONCLUDE = within("conclude", Question.CONCLUSION_WITHIN, Days(10))
PUBLISH = within("publish", Question.RESULT_WITHIN, Days(7), CONCLUSION)


@st.composite
def systems(draw, units=(Days,), numbers=(1, 2), sizes=(1, 5)):
    """A few duties about the notice, the conclusion and the result, counted from one another."""
    found = []
    for at in range(draw(st.integers(*sizes))):
        question = draw(st.sampled_from(ASKED))
        others = [e for e in (CONFERENCE, *map(ACTS.get, ASKED)) if e is not ACTS[question]]
        quantity = draw(st.sampled_from(units))(draw(st.integers(*numbers)))
        kind = draw(st.sampled_from(("at_most", "at_least")))
        since = draw(st.sampled_from(others))
        found.append(rule(f"r{at}", question, since=since, **{kind: quantity}))
    return tuple(found)


def kept(requirement, days, after, before, passed):
    """Whether the duty is kept by the days of the events, by the plain words of the duty."""
    act, since = days[ACTS[requirement.question]], days[requirement.counts_from]
    most, least = requirement.at_most, requirement.at_least
    if requirement.question is Question.NOTICE_LEAD:
        return act <= before(since, least) if least else act >= before(since, most)
    return act <= after(since, most) if most else act >= passed(since, least)


def in_box(size):
    """Every choice of days in order that lies so near to a conference on day 0."""
    later = range(size + 1)
    return [
        {CONFERENCE: 0, NOTICE: -notice, CONCLUSION: conclusion, RESULT: result}
        for notice, conclusion, result in itertools.product(later, repeat=3)
    ]


BOX, WIDER = in_box(7), in_box(8)
PLAIN = (
    lambda day, period: day + period.count,
    lambda day, period: day - period.count,
    lambda day, period: day + period.count,
)


def every_way(rules, box=BOX):
    """Every choice of days that keeps all the duties."""
    return [days for days in box if all(kept(r, days, *PLAIN) for r in rules)]


def latest(act, since, ways):
    return max(days[act] - days[since] for days in ways)


class TestPlainCounting:
    @given(systems())
    def test_deadlines_conflict_exactly_if_no_choice_of_days_keeps_them(self, rules):
        assert bool(joint_conflicts(rules)) is not bool(every_way(rules))

    @given(systems(sizes=(3, 6)))
    def test_a_conflict_needs_each_of_its_rules_and_nothing_else(self, rules):
        conflicts = joint_conflicts(rules)
        assume(conflicts)
        for conflict in conflicts:
            core = [r for r in rules if r.id in conflict.rules]
            assert not every_way(core)
            for left_out in core:
                assert every_way([r for r in core if r is not left_out])
        named = [i for conflict in conflicts for i in conflict.rules]
        assert len(named) == len(set(named))

    @given(systems())
    def test_a_bound_is_the_last_day_of_any_choice(self, rules):
        ways, wider = every_way(rules), every_way(rules, WIDER)
        assume(ways)
        timeline = Timeline.of(rules)
        for since, act in itertools.permutations((CONFERENCE, NOTICE, CONCLUSION, RESULT), 2):
            found = timeline.bound(act, since)
            if found is not None:
                assert found.count == latest(act, since, ways)
                core = [r for r in rules if r.id in found.rules]
                assert latest(act, since, every_way(core)) == found.count
            elif latest(act, since, ways):  # there is no last day: more room makes it later
                assert latest(act, since, ways) < latest(act, since, wider)

    @given(systems(units=(WorkingDays,)))
    def test_working_days_alone_count_as_days_do(self, rules):
        as_days = [
            attrs.evolve(
                r,
                at_most=r.at_most and Days(r.at_most.count),
                at_least=r.at_least and Days(r.at_least.count),
            )
            for r in rules
        ]
        found, same = joint_conflicts(rules), joint_conflicts(as_days)
        assert [c.rules for c in found] == [c.rules for c in same]
        working = [b for b in Timeline.of(rules).bounds() if b.unit is WorkingDays]
        assert [attrs.evolve(b, unit=Days) for b in working] == [
            b for b in Timeline.of(as_days).bounds() if b.unit is Days
        ]

    def test_two_deadlines_together_let_the_result_wait_seventeen_days(self):
        found = Timeline.of([CONCLUDE, PUBLISH]).bound(RESULT, CONFERENCE)
        assert found == Bound(
            act=RESULT, since=CONFERENCE, count=17, unit=Days, rules=(CONCLUDE.id, PUBLISH.id)
        )
        assert found.words("vi") == (
            "ngày công khai kết quả chậm nhất 17 ngày sau ngày tổ chức hội nghị"
        )

    def test_a_bound_before_an_event_and_on_it_is_said_so(self):
        notice = at_least("notice", Question.NOTICE_LEAD, Days(7))
        early = Timeline.of([notice]).bound(NOTICE, CONFERENCE)
        assert early.words("vi") == "ngày thông báo chậm nhất 07 ngày trước ngày tổ chức hội nghị"
        assert early.words("en").endswith("at the latest 7 days before the day of the conference")
        same = attrs.evolve(early, count=0)
        assert same.words("vi") == "ngày thông báo không sau ngày tổ chức hội nghị"
        assert same.words("en") == "the day of the notice not after the day of the conference"

    def test_a_conflict_is_told_with_the_order_that_the_words_imply(self):
        notice = at_least("notice", Question.NOTICE_LEAD, Days(20))
        result = within("result", Question.RESULT_WITHIN, Days(15), NOTICE)
        conflict = joint_conflicts([CONCLUDE, notice, result])[0]
        assert conflict.rules == (notice.id, result.id)
        assert conflict.trial is None
        assert conflict.what.en == (
            "the day of the notice at least 20 days before the day of the conference "
            "(1/QĐ:1:notice); the day of the result at most 15 days after the day of the notice "
            "(1/QĐ:1:result); the day of the result not before the day of the conference: "
            "they cannot all be kept"
        )
        assert conflict.what.vi.endswith(
            "ngày công khai kết quả không trước ngày tổ chức hội nghị: không thể cùng đáp ứng"
        )

    def test_a_notice_said_to_be_late_at_most_conflicts_with_one_said_to_be_early(self):
        early = at_least("early", Question.NOTICE_LEAD, Days(7), CONCLUSION)
        late = within("late", Question.NOTICE_LEAD, Days(3), RESULT)
        result = at_least("result", Question.RESULT_WITHIN, Days(1), CONCLUSION)
        conflict = joint_conflicts([early, late, result])[0]
        assert len(conflict.rules) == 3
        assert "at most 3 days before the day of the result" in conflict.what.en

    def test_what_conflicts_bounds_nothing(self):
        rules = [
            within("r1", Question.RESULT_WITHIN, Days(2)),
            at_least("r2", Question.RESULT_WITHIN, Days(3)),
        ]
        assert Timeline.of(rules).bounds() == ()


class TestLoopholes:
    @given(systems(), systems(sizes=(1, 1)))
    def test_there_is_one_if_some_choice_keeps_the_rules_and_breaks_the_other(self, rules, one):
        ways, more = every_way(rules), attrs.evolve(one[0], slug="more")
        broken = [days for days in ways if not kept(more, days, *PLAIN)]
        assert (Timeline.of(rules).loophole(more) is not None) is bool(broken)

    @given(systems(), systems(sizes=(1, 1)))
    def test_it_breaks_the_other_by_as_little_as_can_be(self, rules, one):
        more = attrs.evolve(one[0], slug="more")
        found = Timeline.of(rules).loophole(more)
        assume(found is not None)
        act, since = ACTS[more.question], more.counts_from
        broken = [d[act] - d[since] for d in every_way(rules) if not kept(more, d, *PLAIN)]
        wanted = (more.at_most or more.at_least).count * (-1 if act is NOTICE else 1)
        gap = min(broken, key=lambda gap: abs(gap - wanted))
        where = "on"
        if gap:
            where = f"{Days(abs(gap)).words('en')} {'after' if gap > 0 else 'before'}"
        assert f"the {act.en}: {where} the {since.en}" in found.what.en

    def test_a_rule_without_days_has_none(self):
        assert (
            Timeline.of([CONCLUDE]).loophole(rule("o", Question.FREQUENCY, at_least=Times(1)))
            is None
        )


class TestRulesThatCountNoDays:
    def test_are_passed_over(self):
        often = rule("often", Question.FREQUENCY, at_least=Times(2))
        assert Timeline.of([often, CONCLUDE]).rules == (CONCLUDE,)

    def test_what_is_no_rule_is_refused(self):
        with pytest.raises(InvalidValueError, match="rules must be Rule"):
            Timeline.of(["7 days"])


class TestCountingFromAnotherAct:
    """Công khai kết quả trong 07 ngày kể từ ngày ra thông báo kết luận."""

    WARD = dc.Unit(id="tinh/xa", name="Xã", kind=UnitKind.XA)

    def test_a_requirement_says_what_its_number_counts_from(self):
        assert PUBLISH.counts_from is CONCLUSION
        assert CONCLUDE.counts_from is CONFERENCE
        posted = rule("posted", Question.POSTING_DAYS, at_least=Days(30))
        assert posted.counts_from is RESULT

    @pytest.mark.parametrize("value", [{"at_least": Times(2)}, {"stated": True}])
    def test_what_gives_no_days_counts_from_nothing_else(self, value):
        with pytest.raises(InvalidValueError, match="counts from 'conclusion' but gives no days"):
            rule("often", Question.FREQUENCY, since=CONCLUSION, **value)

    def test_an_answer_intersects_only_what_counts_from_the_same_event(self):
        result = within("result", Question.RESULT_WITHIN, Days(10))
        both = Regulation(
            place=self.WARD, level=self.WARD.level, on="2025-10-29", rules=(PUBLISH, result)
        )
        answer = both.answer(Question.RESULT_WITHIN)
        assert answer.at_most == Days(10)
        assert answer.rules == (PUBLISH, result)
        alone = attrs.evolve(both, rules=(PUBLISH,)).answer(Question.RESULT_WITHIN)
        assert alone.at_most is None
        assert alone.rules == (PUBLISH,)

    def test_such_a_duty_is_not_dated_from_the_conference(self):
        plan = dc.law.gia_nghia_2022.PLAN
        (due,) = due_of(PUBLISH, plan, CALENDAR_DAYS)
        assert isinstance(due, NoDueDay)
        assert due.cites == (PUBLISH.cites,)
        assert due.reason.en == (
            "Counted from the day of the conclusion, not from the day of the conference."
        )

    def test_such_a_duty_is_no_check_of_what_a_plan_says_from_the_conference(self):
        assert checks_of(PUBLISH) == ()
        assert len(checks_of(attrs.evolve(PUBLISH, since=None))) == 1


# --- where working days meet calendar days ------------------------------------------------------

CITES = Citation("1/QĐ", article=2)
SPAN = Span("2024-01-01", until="2024-03-01")
MIDDLE = [as_day("2024-01-20").add(days=n) for n in range(14)]
NEAR = [as_day("2024-01-02").add(days=n) for n in range(55)]
"""Days of which the small calendars tell everything that a few short periods can reach."""


def calendar_off(days):
    decision = DayOffDecision(
        number="1",
        text=Words("…"),
        known_from="2023-01-01",
        cites=CITES,
        confidence=Confidence.VERIFIED,
        off=days,
    )
    rest = WeeklyRest(
        days=(pendulum.SUNDAY,), text=Words("…"), cites=CITES, confidence=Confidence.VERIFIED
    )
    return Calendar(name=Words("nhỏ"), weekly=rest, span=SPAN, decisions=(decision,))


CALENDARS = st.lists(st.sampled_from(MIDDLE), unique=True, min_size=1, max_size=8).map(calendar_off)


def possible(rules, calendar, held, near, breaking=None):
    """Whether some choice of days keeps the duties (and breaks one), the conference on that day."""

    def passed(day, period):
        return (CALENDAR_DAYS if isinstance(period, Days) else calendar).after(day, period)

    every = [*rules, breaking] if breaking else rules
    named = {ACTS[r.question] for r in every} | {r.counts_from for r in every}
    choices = {CONFERENCE: [held], NOTICE: [d for d in near if d <= held]}
    later = [d for d in near if d >= held]
    free = sorted(named - {CONFERENCE})
    for chosen in itertools.product(*(choices.get(event, later) for event in free)):
        days = {CONFERENCE: held, **dict(zip(free, chosen, strict=True))}
        count = (calendar.after, calendar.before, passed)
        if all(kept(r, days, *count) for r in rules) and not (
            breaking and kept(breaking, days, *count)
        ):
            return True
    return False


def possible_days(rules, calendar, near=NEAR):
    return [day for day in MIDDLE if possible(rules, calendar, day, near)]


@st.composite
def pairs(draw):
    """Duties about the conference and one act, in both units."""
    question = draw(st.sampled_from(ASKED))
    found = []
    for at in range(draw(st.integers(2, 4))):
        quantity = draw(st.sampled_from((Days, WorkingDays)))(draw(st.integers(1, 6)))
        kind = draw(st.sampled_from(("at_most", "at_least")))
        found.append(rule(f"r{at}", question, **{kind: quantity}))
    return tuple(found)


@st.composite
def chains(draw):
    """A result counted from the conclusion, and one more duty about it."""
    unit = st.sampled_from((Days, WorkingDays))
    number = st.integers(1, 4)
    side = draw(st.sampled_from(("at_most", "at_least")))
    return (
        rule("r0", Question.CONCLUSION_WITHIN, **{side: draw(unit)(draw(number))}),
        rule("r1", Question.RESULT_WITHIN, since=CONCLUSION, **{side: draw(unit)(draw(number))}),
        rule("r2", Question.RESULT_WITHIN, **{side: draw(unit)(draw(number))}),
    )


class TestWhereWorkingDaysMeetCalendarDays:
    LEAST = at_least("least", Question.RESULT_WITHIN, WorkingDays(7))
    MOST = within("most", Question.RESULT_WITHIN, Days(9))

    def test_without_a_calendar_nothing_is_said_but_which_rules_meet(self):
        timeline = Timeline.of([self.LEAST, self.MOST])
        for calendar in (None, CALENDAR_DAYS):
            assert timeline.conflicts(calendar) == ()
            unresolved = timeline.unresolved(calendar)[0]
            assert unresolved.rules == (self.LEAST.id, self.MOST.id)
            assert unresolved.what.en.endswith(
                "working days meet calendar days, a calendar is needed"
            )
        assert timeline.unresolved(dc.law.CALENDAR) == ()

    def test_a_calendar_decides_and_tells_over_which_days(self):
        conflict = joint_conflicts([self.LEAST, self.MOST], dc.law.CALENDAR)[0]
        trial = conflict.trial
        assert trial.event is CONFERENCE
        assert as_day("2025-01-27") in trial.days  # before Tết
        assert as_day("2025-07-07") not in trial.days  # an ordinary Monday
        assert trial.over.covers(trial.days[-1])
        assert f"on {len(trial.days)} of {trial.tried} days, 2020-01-01 to" in conflict.what.en
        assert f"ở {len(trial.days)} trong {trial.tried} ngày, 01/01/2020 đến" in conflict.what.vi

    def test_what_pushes_nothing_away_never_conflicts(self):
        timeline = Timeline.of(
            [CONCLUDE, within("r", Question.RESULT_WITHIN, WorkingDays(2), CONCLUSION)]
        )
        assert timeline.unresolved() == ()
        assert timeline.conflicts(dc.law.CALENDAR) == ()

    @given(pairs(), CALENDARS)
    def test_with_a_calendar_the_days_are_those_of_the_trial(self, rules, calendar):
        assume(not joint_conflicts(rules))
        conflicts = joint_conflicts(rules, calendar)
        assert Timeline.of(rules).unresolved(calendar) == ()
        assert conflicts or possible_days(rules, calendar) == MIDDLE
        for conflict in conflicts:
            core = [r for r in rules if r.id in conflict.rules]
            assert set(possible_days(core, calendar)) == set(MIDDLE) - set(conflict.trial.days)

    @given(
        systems(units=(Days, WorkingDays), numbers=(1, 3), sizes=(2, 3)),
        CALENDARS,
        st.sampled_from(MIDDLE),
    )
    def test_deadlines_of_two_acts_without_a_conflict_can_be_kept_on_any_day(
        self, rules, calendar, day
    ):
        assume(len({ACTS[r.question] for r in rules} | {r.counts_from for r in rules}) < 4)
        if not joint_conflicts(rules, calendar):
            at = NEAR.index(day)
            assert possible(rules, calendar, day, NEAR[at - 13 : at + 14])

    @given(st.one_of(pairs(), chains()), CALENDARS)
    def test_a_loophole_by_a_calendar_is_there_on_the_days_of_the_trial(self, rules, calendar):
        *rules, more = rules
        timeline = Timeline.of(rules)
        assume(isinstance(timeline.loophole(more), Unresolved))
        found = timeline.loophole(more, calendar)
        days = set(found.trial.days) if found is not None else set()
        for held in MIDDLE[::4]:
            at = NEAR.index(held)
            near = NEAR[at - 13 : at + 14]
            assert possible(rules, calendar, held, near, breaking=more) is (held in days)


# --- only days on which the rules hold ----------------------------------------------------------


@st.composite
def spans(draw):
    """Days in force that begin or end in the middle of the small calendars, or do not."""
    since = draw(st.sampled_from((as_day("2020-01-01"), *MIDDLE[:-1])))
    later = [day for day in MIDDLE if day > since]
    return Span(since, until=draw(st.sampled_from((None, *later))))


@st.composite
def in_force(draw, rules):
    return tuple(attrs.evolve(r, in_force=draw(spans())) for r in draw(rules))


def holding(rules, day):
    return [r for r in rules if r.in_force.covers(day)]


class TestDaysOnWhichRulesHold:
    LEAST = at_least("least", Question.RESULT_WITHIN, WorkingDays(7))
    MOST = within("most", Question.RESULT_WITHIN, Days(9))
    WEEKS = within("weeks", Question.RESULT_WITHIN, WorkingDays(8))
    TEN = within("ten", Question.RESULT_WITHIN, Days(10))

    @given(in_force(pairs()), CALENDARS)
    def test_a_conflict_is_one_of_the_rules_that_hold_on_the_day(self, rules, calendar):
        assume(not joint_conflicts(rules))
        conflicts = joint_conflicts(rules, calendar)
        for conflict in conflicts:
            core = [r for r in rules if r.id in conflict.rules]
            both = [day for day in MIDDLE if len(holding(core, day)) == len(core)]
            bad = {day for day in both if not possible(core, calendar, day, NEAR)}
            assert bad == set(MIDDLE) & set(conflict.trial.days)
            over = conflict.trial.over
            assert all(r.in_force.covers(over.since) for r in core)
            assert all(r.in_force.covers(over.last) for r in core)
        named = {id_ for conflict in conflicts for id_ in conflict.rules}
        left = [r for r in rules if r.id not in named]
        for day in MIDDLE:
            assert possible(holding(left, day), calendar, day, NEAR)

    @given(in_force(st.one_of(pairs(), chains())), CALENDARS, st.lists(spans(), max_size=1))
    def test_a_loophole_is_one_on_a_day_on_which_all_hold(self, rules, calendar, apart):
        *kept_, more = rules
        timeline = Timeline.of(kept_)
        assume(isinstance(timeline.loophole(more), Unresolved))
        found = timeline.loophole(more, calendar, apart=apart)
        all_hold = [
            day
            for day in MIDDLE
            if len(holding(rules, day)) == len(rules) and not any(s.covers(day) for s in apart)
        ]
        assert not (isinstance(found, Unresolved) and all_hold)
        days = found.trial.days if isinstance(found, Loophole) else ()
        assert set(days) & set(MIDDLE) <= set(all_hold)
        for held in all_hold[::3]:
            at = NEAR.index(held)
            near = NEAR[at - 13 : at + 14]
            assert possible(kept_, calendar, held, near, breaking=more) is (held in days)

    def test_rules_that_never_hold_together_are_no_conflict(self):
        old = attrs.evolve(self.LEAST, in_force=Span("2020-01-01", until="2025-01-01"))
        new = attrs.evolve(self.MOST, in_force=Span("2025-01-01"))
        assert Timeline.of([old, new]).conflicts(dc.law.CALENDAR) == ()

    def test_where_the_calendar_tells_no_day_nothing_is_decided(self):
        later = [attrs.evolve(r, in_force=Span("2036-01-01")) for r in (self.LEAST, self.MOST)]
        timeline = Timeline.of(later)
        assert timeline.conflicts(dc.law.CALENDAR) == ()
        (open_,) = timeline.unresolved(dc.law.CALENDAR)
        assert open_.rules == (self.LEAST.id, self.MOST.id)
        assert open_.what.en.endswith("can tell no day on which all of them hold")
        soon = at_least("soon", Question.RESULT_WITHIN, WorkingDays(1))
        some = Timeline.of([soon, self.MOST, later[0]])  # two of them can be kept until then
        assert some.unresolved(dc.law.CALENDAR)[0].rules == (self.LEAST.id, self.MOST.id, soon.id)
        last = attrs.evolve(self.WEEKS, in_force=Span("2035-12-28"))
        found = Timeline.of([last]).loophole(self.TEN, dc.law.CALENDAR)
        assert found.rules == (self.TEN.id, self.WEEKS.id)
        assert "lịch không có ngày nào" in found.what.vi

    @pytest.mark.parametrize(
        ("span", "forecast"),
        [
            (Span("2026-01-01", until="2027-06-01"), False),
            (Span("2027-01-01", until="2027-06-01"), True),
            (Span("2026-12-24", until="2027-01-01"), True),  # the deadline lies in 2027
        ],
    )
    def test_what_rests_on_days_off_to_come_is_told_as_a_forecast(self, span, forecast):
        weeks = attrs.evolve(self.WEEKS, in_force=span)
        found = Timeline.of([weeks]).loophole(self.TEN, dc.law.CALENDAR)
        assert found.rules == (weeks.id,)
        assert found.trial.forecast is forecast
        assert ("chỉ ở những ngày mà lịch nghỉ mới là dự báo" in found.what.vi) is forecast
        assert ("only where days off are a forecast" in found.what.en) is forecast
        pair = [attrs.evolve(r, in_force=span) for r in (self.LEAST, self.MOST)]
        (conflict,) = Timeline.of(pair).conflicts(dc.law.CALENDAR)
        assert conflict.trial.forecast is forecast
        assert ("dự báo" in conflict.what.vi) is forecast

    def test_a_day_that_is_settled_is_told_before_a_forecast_one(self):
        span = Span("2023-12-18", until="2024-02-09")
        known = dc.law.CALENDAR.as_known(on="2023-12-20")  # the decision on 2024 came in November
        unsettled = attrs.evolve(known, decisions=[d for d in known.decisions if d.settles != 2023])
        weeks = attrs.evolve(self.WEEKS, in_force=span)
        found = Timeline.of([weeks]).loophole(self.TEN, unsettled)
        assert not found.trial.forecast
        assert found.trial.days[0] < as_day("2024-01-01")
        assert found.what.en.startswith("the day of the conference: 2024-01-")

    def test_the_nearest_day_that_breaks_it_is_one_that_the_others_leave(self):
        """Counted in working days after the conclusion, no result falls on a Sunday."""
        calendar = calendar_off([as_day("2024-01-25")])
        conclude = within("conclude", Question.CONCLUSION_WITHIN, Days(2))
        exact = [
            side("one", Question.RESULT_WITHIN, WorkingDays(1), CONCLUSION)
            for side in (within, at_least)
        ]
        held = Span("2024-01-19", until="2024-01-20")
        more = attrs.evolve(within("more", Question.RESULT_WITHIN, Days(1)), in_force=held)
        found = Timeline.of([conclude, *exact]).loophole(more, calendar)
        assert found.what.en.startswith(
            "the day of the conference: 2024-01-19; the day of the result: 2024-01-22; "
            "the day to keep: 2024-01-20; on 1 of 1 day"
        )

    def test_one_day_is_told_as_one(self):
        trial = Trial(
            event=CONFERENCE,
            over=Span.on(as_day("2026-02-10")),
            tried=1,
            days=(as_day("2026-02-10"),),
            forecast=False,
        )
        assert trial.words("en") == "on 1 of 1 day, 2026-02-10"
        assert trial.words("vi") == "ở 1 trong 1 ngày, 10/02/2026"
