"""Breaches on demand: the finding and what it entails, the near miss, the boundary days."""

from functools import partial

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import law, testing
from dialogue_core.errors import InvalidValueError, NoRuleInForceError, NoSuchLevelError
from dialogue_core.plans import Assignment, FollowUp, Frequency, Notice, Occasion
from dialogue_core.rules import Absence, Desk, Limit, Requirement
from dialogue_core.territory import Body
from dialogue_core.testing import _violations
from dialogue_core.values import Citation, Days, Span, Times, Words, as_day
from dialogue_core.vocabulary import (
    Channel,
    Confidence,
    Extent,
    Form,
    NoticeItem,
    Organ,
    Question,
    Role,
    Verdict,
)

WARD = law.TERRITORY.unit("lam-dong/bac-gia-nghia")
LAW = law.regulation_for(WARD, on="2026-07-01")
KEYED = (testing.violating, testing.near_miss, testing.entailed_by, testing.only)
EXAMPLES = 3 if settings().max_examples < 1_000 else settings().max_examples // 10
"""200 in the thorough profile, few in ordinary runs: there are many rules."""


def some_of_them(test):
    return settings(max_examples=EXAMPLES, database=None)(test)


def any_of(strategy):
    return find(strategy, lambda _: True, settings=settings(phases=[Phase.generate]))


def breached(plan, regulation):
    findings = dc.check_plan(plan, regulation, law.CALENDAR, as_of=regulation.on)
    return {f.check for f in findings if f.verdict is Verdict.BREACHED}


def met(plan, regulation):
    findings = dc.check_plan(plan, regulation, law.CALENDAR, as_of=regulation.on)
    return {f.check for f in findings if f.verdict is Verdict.MET}


def shipped():
    """Every regulation of the law shipped, once for each set of rules that a plan can breach."""
    found = {}
    for unit in law.TERRITORY.units:
        for edge in law.boundaries():
            for by in (-1, 0, 1):
                try:
                    regulation = law.regulation_for(unit, on=edge.add(days=by))
                except (NoRuleInForceError, NoSuchLevelError):
                    continue
                told = tuple(r for r in regulation.of(Requirement) if r.carries_breach)
                found.setdefault(told, regulation)
    return tuple(found.values())


SHIPPED = shipped()
EVERY = [
    pytest.param(check, regulation, id=f"{regulation.place.id} {regulation.on} {check}")
    for regulation in SHIPPED
    for check in testing.violable(regulation)
]


def requirement(slug, question, **value):
    return Requirement(
        cites=Citation("00/2026/NQ-HĐND", article=1),
        slug=slug,
        text=Words("Quy tắc giả định.", "An invented rule."),
        in_force=Span("2026-01-01"),
        confidence=Confidence.VERIFIED,
        question=question,
        **value,
    )


def ruled(*rules):
    return attrs.evolve(LAW, rules=rules)


FIVE, SEVEN, TEN = (
    requirement(f"notice-{count}", Question.NOTICE_LEAD, at_least=Days(count))
    for count in (5, 7, 10)
)
NOTICES = ruled(FIVE, SEVEN, TEN)
MORE = ruled(
    requirement("twice", Question.FREQUENCY, at_least=Times(2)),
    requirement("conclusion", Question.CONCLUSION_WITHIN, at_most=Days(10)),
    requirement("answer", Question.ANSWER_WITHIN, at_most=Days(20)),
    requirement("watch", Question.MONITORING, all_of=(Organ.FRONT,)),
    requirement("partner", Question.PARTNER, all_of=(Organ.FRONT, Organ.COMMITTEE)),
    requirement("content", Question.NOTICE_CONTENT, all_of=tuple(NoticeItem)),
)


class TestEveryRuleShipped:
    def test_there_are_rules_to_breach(self):
        checks = {param.values[0] for param in EVERY}
        assert len(checks) > 25
        assert {"77/2015/QH13:125:notice-channel", "72/2025/QH15:43.2:notice"} <= checks

    @pytest.mark.parametrize(("check", "regulation"), EVERY)
    def test_its_breach_brings_what_it_entails_and_its_near_miss_nothing(self, check, regulation):
        wanted = {check, *testing.entailed_by(check, regulation=regulation)}

        @some_of_them
        @given(
            testing.violating(check, regulation=regulation),
            testing.near_miss(check, regulation=regulation),
        )
        def as_promised(wrong, right):
            assert breached(wrong, regulation) == wanted
            assert breached(right, regulation) == set()
            assert check in met(right, regulation)

        as_promised()

    @pytest.mark.parametrize("regulation", SHIPPED, ids=lambda r: f"{r.place.id} {r.on}")
    def test_a_rule_that_no_plan_breaches_says_why(self, regulation):
        violable = {check.rpartition("/")[0] or check for check in testing.violable(regulation)}
        violable |= set(testing.violable(regulation))
        for rule in regulation.rules:
            if rule.id in violable:
                testing.violating(rule, regulation=regulation)
                continue
            for made in (testing.violating, testing.near_miss, testing.entailed_by, testing.only):
                with pytest.raises(InvalidValueError, match="no plan can breach") as error:
                    made(rule, regulation=regulation)
            assert "không kế hoạch nào có thể vi phạm" in error.value.vi

    @settings(max_examples=5 * EXAMPLES)
    @given(st.data())
    def test_no_plan_breaches_another_rule(self, data):
        regulation = data.draw(st.sampled_from(SHIPPED))
        plan = data.draw(testing.plans(place=regulation.place))
        assert breached(plan, regulation) <= set(testing.violable(regulation))


class TestWhyNot:
    @pytest.mark.parametrize(
        ("rule", "why"),
        [
            ("72/2025/QH15:43.1:when-necessary", "without a number"),
            ("72/2025/QH15:43.1:voters", "a plan does not tell; a record may"),
            ("72/2025/QH15:43.1:yearly", "all that a plan can say keeps it"),
            ("10/2022/QH15:28.6:monitoring", "not verified or is applied by analogy"),
            ("25/2018/QH14:8.3:identity-protected", "when a statement is screened"),
            (LAW.of(Absence)[0].id, "a gap in the law"),
            (LAW.of(Desk)[0].id, "which body takes a matter"),
        ],
    )
    def test_the_reason_is_told(self, rule, why):
        with pytest.raises(InvalidValueError, match=why):
            testing.violating(rule, regulation=LAW)

    def test_a_rule_that_is_not_there(self):
        with pytest.raises(NoRuleInForceError, match="no rule 'nowhere'"):
            testing.near_miss("nowhere", regulation=LAW)

    def test_a_rule_that_cannot_be_broken_alone(self):
        rule, first, second = (
            requirement(slug, Question.FORM, one_of=forms)
            for slug, forms in (
                ("a", (Form.IN_PERSON,)),
                ("b", (Form.ONLINE, Form.HYBRID)),
                ("c", (Form.WRITTEN, Form.SOCIAL_NETWORK)),
            )
        )
        regulation = ruled(rule, first, second)
        assert testing.entailed_by(rule, regulation=regulation) == ()
        with pytest.raises(InvalidValueError, match="before or without") as error:
            testing.violating(rule, regulation=regulation)
        assert error.value.details["besides"] == (first.id, second.id)
        with pytest.raises(InvalidValueError, match="before or without"):
            testing.near_miss(rule, regulation=regulation)


class TestEntailment:
    """Notice 4 days before breaks 7, 5 and 10 together."""

    def test_fewer_days_break_the_rules_of_more(self):
        assert testing.entailed_by(FIVE, regulation=NOTICES) == (TEN.id, SEVEN.id)
        assert testing.entailed_by(SEVEN, regulation=NOTICES) == (TEN.id,)
        assert testing.entailed_by(TEN, regulation=NOTICES) == ()

    @some_of_them
    @given(testing.violating(FIVE, regulation=NOTICES))
    def test_less_than_five_days_break_all_three(self, plan):
        assert days_of_notice(plan) < 5
        assert breached(plan, NOTICES) == {FIVE.id, SEVEN.id, TEN.id}

    @some_of_them
    @given(testing.violating(SEVEN, regulation=NOTICES))
    def test_five_or_six_days_do_not_break_the_rule_of_five(self, plan):
        assert days_of_notice(plan) in (5, 6)

    @some_of_them
    @given(
        testing.violating(FIVE, regulation=testing.only(FIVE, regulation=NOTICES)),
    )
    def test_one_can_be_isolated(self, plan):
        alone = testing.only(FIVE, regulation=NOTICES)
        assert alone.rules == (FIVE,)
        assert breached(plan, alone) == {FIVE.id}

    def test_two_rules_that_say_the_same_entail_each_other(self):
        rules = ("10/2022/QH15:32.1:partner", "72/2025/QH15:43.2:partner")
        for one, other in (rules, rules[::-1]):
            assert testing.entailed_by(one, regulation=LAW) == (other,)
            left = testing.only(one, regulation=LAW)
            assert other not in {rule.id for rule in left.rules}
            assert testing.entailed_by(one, regulation=left) == ()

    def test_a_rule_of_several_demands_entails_what_each_of_them_does(self):
        chairs = "72/2025/QH15:43.2:chairs"
        assert testing.entailed_by(chairs, regulation=LAW) == ()
        assert testing.only(chairs, regulation=LAW) == LAW

    def test_who_watches_with_a_body_not_told_may_leave_the_partner_open(self):
        watch = next(rule for rule in MORE.rules if rule.slug == "watch")
        assert testing.entailed_by(watch, regulation=MORE) == ()
        task = Assignment(
            body=Body.named("UBND", organ=Organ.COMMITTEE),
            role=Role.MONITOR,
            partners=(Body.named("Đơn vị liên quan"),),
            task=Words("Giám sát"),
        )
        plan = any_of(testing.plans(place=WARD, extent=Extent.WHOLE))
        assert breached(attrs.evolve(plan, provisions=(task,), unseen=()), MORE) == {watch.id}

    @settings(max_examples=5 * EXAMPLES)
    @given(st.data())
    def test_every_plan_bears_the_list_out(self, data):
        regulation = data.draw(st.sampled_from((LAW, NOTICES, MORE)))
        notices = testing.provisions(Notice) | testing.provisions(Occasion)
        tasks = testing.provisions(FollowUp) | testing.provisions(Assignment)
        having = st.lists(notices | tasks, max_size=4)
        plan = data.draw(testing.plans(place=WARD, having=having).map(held_in_time))
        found = breached(plan, regulation)
        for check in found:
            assert set(testing.entailed_by(check, regulation=regulation)) <= found


def held_in_time(plan):
    """The plan with each known day of its conferences moved to one on which all rules hold."""

    def moved(occasion):
        when = occasion.when
        if when is None or when.span is None:
            return occasion
        return attrs.evolve(occasion, when=attrs.evolve(when, span=Span.on(LAW.on)))

    its = (moved(p) if isinstance(p, Occasion) else p for p in plan.provisions)
    return attrs.evolve(plan, provisions=tuple(its))


def days_of_notice(plan):
    """Read from the plan as a person reads it."""
    (notice,) = plan.of(Notice)
    if notice.lead is not None:
        return notice.lead.count
    held = plan.of(Occasion)[0].when.day
    return (held - notice.on.day).days


class TestNearMiss:
    @some_of_them
    @given(testing.near_miss("72/2025/QH15:43.2:notice", regulation=LAW))
    def test_by_one_day(self, plan):
        assert days_of_notice(plan) == 7

    @some_of_them
    @given(testing.near_miss("72/2025/QH15:43.3:result", regulation=LAW))
    def test_by_the_last_day(self, plan):
        assert {f.within for f in plan.of(FollowUp) if f.within} == {Days(10)}

    @some_of_them
    @given(testing.near_miss("72/2025/QH15:43.2:invitees", regulation=LAW))
    def test_by_one_guest(self, plan):
        (occasion,) = plan.of(Occasion)
        assert sum(Organ.PARTY in guest.organs for guest in occasion.audience) == 1

    @some_of_them
    @given(testing.near_miss("72/2025/QH15:43.2:notice-channel", regulation=LAW))
    def test_by_one_channel(self, plan):
        (notice,) = plan.of(Notice)
        assert notice.channels.count(Channel.MASS_MEDIA) == 1

    def test_where_a_stricter_rule_is_broken_first(self):
        plan = any_of(testing.near_miss(FIVE, regulation=NOTICES))
        assert days_of_notice(plan) == 10
        alone = testing.only(FIVE, regulation=NOTICES)
        plan = any_of(testing.near_miss(FIVE, regulation=alone))
        assert days_of_notice(plan) == 5


class TestRulesThatTheLawShippedLacks:
    @pytest.mark.parametrize("check", testing.violable(MORE))
    def test_breach_and_near_miss(self, check):
        wanted = {check, *testing.entailed_by(check, regulation=MORE)}

        @some_of_them
        @given(testing.violating(check, regulation=MORE), testing.near_miss(check, regulation=MORE))
        def as_promised(wrong, right):
            assert breached(wrong, MORE) == wanted
            assert breached(right, MORE) == set()
            assert check in met(right, MORE)

        as_promised()

    def test_all_are_there(self):
        assert {c.split(":")[2].partition("/")[0] for c in testing.violable(MORE)} == {
            "twice",
            "conclusion",
            "answer",
            "watch",
            "partner",
            "content",
        }

    def test_once_where_twice_is_ruled(self):
        (twice,) = (r for r in MORE.rules if r.slug == "twice")
        plan = any_of(testing.violating(twice, regulation=MORE))
        assert [f.at_least for f in plan.of(Frequency)] == [Times(1)]

    def test_a_rule_without_a_day_less(self):
        rule = requirement("one-day", Question.NOTICE_LEAD, at_least=Days(1))
        with pytest.raises(InvalidValueError, match="all that a plan can say keeps it"):
            testing.violating(rule, regulation=ruled(rule))

    def test_a_part_that_nothing_breaks_is_left_out(self):
        assert testing.violable(ruled(LAW.of(Limit)[0])) == ()


def test_the_module_shows_its_names():
    assert set(dir(_violations)) <= set(dir(testing))


class TestOnTheEdge:
    def test_every_boundary_day_and_those_beside_it_are_visited(self):
        wanted = {edge.add(days=by) for edge in law.boundaries() for by in (-1, 0, 1)}
        seen = set()

        @settings(max_examples=len(wanted) + 5, database=None)
        @given(testing.on_the_edge())
        def look(day):
            seen.add(day)

        look()
        assert seen == wanted

    def test_of_some_rules(self):
        rule = requirement("notice", Question.NOTICE_LEAD, at_least=Days(8))
        rule = attrs.evolve(rule, in_force=Span("2026-03-01", until="2026-05-01"))
        days = {as_day(f"2026-{day}") for day in ("02-28", "03-01", "03-02")}
        days |= {as_day(f"2026-{day}") for day in ("04-30", "05-01", "05-02")}
        seen = set()

        @settings(max_examples=20, database=None)
        @given(testing.on_the_edge(ruled(rule)))
        def look(day):
            seen.add(day)

        look()
        assert seen == days

    def test_nothing_has_no_edge(self):
        with pytest.raises(InvalidValueError, match="no boundary day"):
            testing.on_the_edge(ruled())


class TestWrongArguments:
    TEXT = law.INSTRUMENTS[0]

    @pytest.mark.parametrize(
        "use",
        [testing.violable, *(partial(use, "x") for use in KEYED)],
    )
    def test_an_instrument_is_no_regulation(self, use):
        with pytest.raises(InvalidValueError, match="regulation must be Regulation") as error:
            use(regulation=self.TEXT)
        assert "regulation phải là Regulation" in error.value.vi

    @pytest.mark.parametrize(
        ("of", "shown"), [(str, "str"), ("plan", "'plan'"), (law.CALENDAR, "a Calendar")]
    )
    def test_neither_a_plan_nor_a_record(self, of, shown):
        with pytest.raises(InvalidValueError) as error:
            testing.violable(LAW, of=of)
        assert error.value.en == f"of must be Plan or Session, the class itself, got {shown}"
        assert error.value.vi.endswith(f"nhận được {shown}")

    def test_one_text_is_no_list_of_texts(self):
        with pytest.raises(InvalidValueError, match="of is a list of Instrument, got one"):
            testing.on_the_edge(self.TEXT)
        with pytest.raises(InvalidValueError, match="of must be Instrument, got 'x'"):
            testing.on_the_edge(["x"])

    def test_a_slip_of_the_hand_in_an_id_is_told(self):
        for use in (LAW.rule, lambda id_: testing.violating(id_, regulation=LAW)):
            with pytest.raises(NoRuleInForceError) as error:
                use("72/2025/QH15:43.2:notise")
            assert error.value.en.endswith("did you mean '72/2025/QH15:43.2:notice'?")
            assert error.value.vi.endswith("có phải '72/2025/QH15:43.2:notice'?")
        with pytest.raises(NoRuleInForceError) as error:
            LAW.rule("x")
        assert "did you mean" not in error.value.en
