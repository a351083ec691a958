"""Layers: what a lower text relaxes, compared with the trying of every behaviour."""

import itertools

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core.errors import InvalidValueError
from dialogue_core.layering import layer
from dialogue_core.rules import Absence, Discretion, Instrument, Limit, Owed, Requirement
from dialogue_core.statements import FACTS, Given
from dialogue_core.values import (
    Citation,
    Days,
    Share,
    Span,
    Times,
    Words,
    WorkingDays,
    as_day,
)
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Capacity,
    Channel,
    Conduct,
    Confidence,
    FactName,
    Form,
    Handling,
    InstrumentKind,
    Level,
    Milestone,
    Protection,
    Question,
    RelaxationKind,
    Settled,
    StatementKind,
    UnitKind,
)

Q, K = Question, RelaxationKind
HEAR, MAY, MUST = Admission
FORCE = Span("2020-01-01")


def common(number, slug, **more):
    return {
        "cites": Citation(number, article=more.pop("article", 1)),
        "slug": slug,
        "text": Words("…"),
        "in_force": FORCE,
        "confidence": Confidence.VERIFIED,
    } | more


def above(slug, question, **value):
    return Requirement(**common("LAW", slug), question=question, **value)


def below(slug, question, **value):
    return Requirement(**common("PLAN", slug), question=question, **value)


def limit(number, slug, only, **more):
    facts = more.pop("given", Given())
    return Limit(**common(number, slug, **more), given=facts, only=only)


def owed(number, slug, act, within, **more):
    facts, upon = more.pop("given", Given()), more.pop("upon", ())
    since = more.pop("since", Milestone.STATEMENT)
    return Owed(
        **common(number, slug, **more), given=facts, upon=upon, act=act, within=within, since=since
    )


def kinds(layering):
    return [found.kind for found in layering.relaxations]


# --- numbers ------------------------------------------------------------------------------------


class TestNumbers:
    @pytest.mark.parametrize("side", ["at_least", "at_most"])
    @given(st.lists(st.integers(1, 6), min_size=1, max_size=3), st.integers(1, 6))
    def test_a_number_relaxes_if_some_number_keeps_the_lower_text_only(self, side, told, wanted):
        lower = [
            below(f"r{at}", Q.FREQUENCY, **{side: Times(count)}) for at, count in enumerate(told)
        ]
        upper = above("yearly", Q.FREQUENCY, **{side: Times(wanted)})

        def keeps(count, number):
            return count >= number if side == "at_least" else count <= number

        bad = [n for n in range(9) if all(keeps(n, x) for x in told) and not keeps(n, wanted)]
        found = layer([upper], lower)
        assert found.checked == 1
        assert found.sound is not bool(bad)
        if bad:
            near = min(bad, key=lambda n: abs(n - wanted))
            assert found.relaxations[0].kind is K.NUMBER
            assert found.relaxations[0].upper == (upper.id,)
            assert found.relaxations[0].witness.en == f"conferences a year: {near} a year"

    def test_a_shorter_notice_is_told_as_the_longest_that_is_too_short(self):
        found = layer(
            [above("notice", Q.NOTICE_LEAD, at_least=Days(7))],
            [below("notice", Q.NOTICE_LEAD, at_least=Days(5))],
        )
        relaxed = found.relaxations[0]
        assert relaxed.kind is K.NUMBER
        assert relaxed.witness.vi == "ngày thông báo: 06 ngày trước ngày tổ chức hội nghị"
        assert [cite.instrument for cite in relaxed.cites] == ["PLAN", "LAW"]
        assert relaxed.remedy.en == (
            "Say at least 7 days before the day of the conference; or be silent about it."
        )
        assert found.words("en").splitlines() == ["1 point compared", relaxed.words("en")]
        assert found.words("vi").splitlines() == ["1 điểm đã đối chiếu", relaxed.words("vi")]

    def test_a_stricter_number_and_a_gap_that_is_filled_relax_nothing(self):
        gap = Absence(**common("LAW", "gap"), question=Q.CONCLUSION_WITHIN)
        lower = [
            below("notice", Q.NOTICE_LEAD, at_least=Days(10)),
            below("conclusion", Q.CONCLUSION_WITHIN, at_most=Days(10)),
        ]
        found = layer([above("notice", Q.NOTICE_LEAD, at_least=Days(7)), gap], lower)
        assert found.sound
        assert found.words("en") == "1 point compared\nrelaxes no upper text"
        assert found.words("vi").endswith("không nới lỏng văn bản cấp trên")

    def test_silence_about_a_side_keeps_the_upper_number(self):
        upper = [above("result", Q.RESULT_WITHIN, at_most=Days(10))]
        assert layer(upper, [below("early", Q.RESULT_WITHIN, at_least=Days(2))]).sound
        assert layer(upper, [below("often", Q.FREQUENCY, at_least=Times(2))]).checked == 0

    def test_more_voters_to_ask_for_a_conference_are_a_relaxation(self):
        upper = [above("voters", Q.VOTER_REQUEST, at_least=Share(10))]
        found = layer(upper, [below("voters", Q.VOTER_REQUEST, at_least=Share(20))])
        assert found.relaxations[0].witness.en == (
            "10% of voters ask for a conference and none is held"
        )
        assert found.relaxations[0].remedy == Words(
            "Ghi 10% cử tri hoặc thấp hơn; hoặc không quy định lại.",
            "Say 10% of voters, or fewer; or be silent about it.",
        )
        assert layer(upper, [below("voters", Q.VOTER_REQUEST, at_least=Share(5))]).sound

    def test_numbers_that_are_no_days_and_have_other_units_are_not_evaluated(self):
        found = layer(
            [above("voters", Q.VOTER_REQUEST, at_least=Share(10))],
            [below("voters", Q.VOTER_REQUEST, at_least=Times(2))],
        )
        assert not found.sound
        assert (found.checked, found.relaxations) == (0, ())
        assert found.not_evaluated[0].rules == ("PLAN:1:voters", "LAW:1:voters")
        assert "count in different units" in found.words("en")

    @pytest.mark.parametrize(("question", "unit"), [(Q.FREQUENCY, Times), (Q.VOTER_REQUEST, Share)])
    @given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(1, 4)), max_size=4))
    def test_numbers_of_both_sides_contradict_if_none_keeps_them(self, question, unit, told):
        upper, lower = [], []
        for at, (law, least, count) in enumerate(told):
            side = {"at_least" if least else "at_most": unit(count)}
            make, rules = (above, upper) if law else (below, lower)
            rules.append(make(f"r{at}", question, **side))

        def possible(rules):
            return any(all(keeps(rule, n) for rule in rules) for n in range(6))

        def keeps(rule, n):
            number = rule.at_least or rule.at_most
            count = number.percent if unit is Share else number.count
            return n >= count if rule.at_least else n <= count

        found = layer(upper, lower)
        pairs = itertools.combinations((*upper, *lower), 2)
        wrong = {
            frozenset(r.id for r in pair)
            for pair in pairs
            if not possible(pair) and set(pair) & set(lower)
        }
        contradictions = [f for f in found.relaxations if f.kind is K.CONTRADICTION]
        assert {frozenset((*f.upper, *f.lower)) for f in contradictions} == wrong
        assert found.checked >= len(found.relaxations)

    def test_one_conference_at_most_where_the_law_asks_for_two_is_impossible(self):
        upper = [above("yearly", Q.FREQUENCY, at_least=Times(2))]
        found = layer(upper, [below("cap", Q.FREQUENCY, at_most=Times(1))])
        assert kinds(found) == [K.CONTRADICTION]
        assert found.checked == 1
        assert found.relaxations[0].upper == ("LAW:1:yearly",)
        assert found.relaxations[0].witness == Words(
            "số lần tổ chức mỗi năm: ít nhất 2 lần mỗi năm, nhiều nhất 1 lần mỗi năm",
            "conferences a year: at least 2 a year and at most 1 a year",
        )
        found = layer(upper, [below("cap", Q.FREQUENCY, at_most=Times(2))])
        assert found.sound
        assert found.checked == 1
        both = [*upper, above("cap", Q.FREQUENCY, at_most=Times(1))]  # no fault of the lower text
        assert layer(both, [below("often", Q.FREQUENCY, stated=True)]).relaxations == ()
        mixed = layer(upper, [below("cap", Q.FREQUENCY, at_most=Days(1))])
        assert mixed.not_evaluated[0].rules == ("PLAN:1:cap", "LAW:1:yearly")

    @pytest.mark.parametrize("right", [Q.VOTER_REQUEST, Q.WHEN_NECESSARY])
    def test_a_cap_beside_conferences_due_upon_something_else_is_not_evaluated(self, right):
        value = {"at_least": Share(10)} if right is Q.VOTER_REQUEST else {"stated": True}
        cap = below("cap", Q.FREQUENCY, at_most=Times(1))
        found = layer([above("right", right, **value)], [cap])
        assert not found.sound
        assert (found.checked, found.relaxations) == (0, ())
        assert found.not_evaluated[0].rules == ("PLAN:1:cap", "LAW:1:right")
        assert f"{right.en} (LAW:1:right): it is not clear" in found.words("en")
        assert f"{right.vi} (LAW:1:right): chưa rõ" in found.words("vi")
        more = below("often", Q.FREQUENCY, at_least=Times(3))
        assert layer([above("right", right, **value)], [more]).not_evaluated == ()

    @pytest.mark.parametrize("mark", [Confidence.MEMORY, Confidence.UNCERTAIN])
    def test_what_would_relax_a_doubtful_rule_is_not_evaluated_and_names_it(self, mark):
        upper = attrs.evolve(above("notice", Q.NOTICE_LEAD, at_least=Days(7)), confidence=mark)
        shorter = below("notice", Q.NOTICE_LEAD, at_least=Days(5))
        alone = layer([upper], [shorter])
        assert not alone.sound
        assert (alone.checked, alone.relaxations) == (0, ())
        assert alone.words("en").endswith("\nnothing could be decided, so nothing is concluded")
        assert alone.words("vi").endswith("\nchưa đánh giá được điểm nào nên không kết luận")
        yearly = above("yearly", Q.FREQUENCY, at_least=Times(1))
        twice = below("yearly", Q.FREQUENCY, at_least=Times(2))
        found = layer([upper, yearly], [shorter, twice])
        assert (found.checked, found.sound) == (1, True)
        assert found.not_evaluated[0].rules == ("PLAN:1:notice", "LAW:1:notice")
        assert f"doubtful: LAW:1:notice ({mark.en})" in found.words("en")
        assert f"quy tắc chưa chắc chắn: LAW:1:notice ({mark.vi})" in found.words("vi")
        assert found.words("en").endswith("\nrelaxes no upper text in what could be decided")
        assert found.words("vi").endswith("ở những điểm đánh giá được")
        sure, unsure = attrs.evolve(upper, confidence=Confidence.VERIFIED), {"confidence": mark}
        lower = attrs.evolve(below("notice", Q.NOTICE_LEAD, at_least=Days(5)), **unsure)
        assert f"doubtful: PLAN:1:notice ({mark.en})" in layer([sure], [lower]).words("en")

    @pytest.mark.parametrize(
        ("upper", "lower"),
        [
            (
                above("result", Q.RESULT_WITHIN, at_most=Days(3)),
                below("result", Q.RESULT_WITHIN, at_least=Days(5)),
            ),
            (
                limit("LAW", "drunk", (MAY, MUST), given=Given(conduct=(Conduct.INTOXICATED,))),
                limit("PLAN", "drunk", (MUST,), given=Given(conduct=(Conduct.INTOXICATED,))),
            ),
            (
                owed("LAW", "tell", Act.TELL, Days(10)),
                owed("PLAN", "tell", Act.TELL, Days(12)),
            ),
        ],
        ids=["contradiction", "loss", "act"],
    )
    def test_what_only_a_doubtful_rule_relaxes_is_not_counted(self, upper, lower):
        found = layer([upper], [lower])
        assert found.checked > 0
        assert len(found.relaxations) == 1
        doubtful = layer([upper], [attrs.evolve(lower, confidence=Confidence.MEMORY)])
        assert (doubtful.checked, doubtful.relaxations, doubtful.sound) == (0, (), False)
        assert len(doubtful.not_evaluated) == 1


# --- deadlines ----------------------------------------------------------------------------------

NOTICE, CONCLUSION, RESULT = Milestone.NOTICE, Milestone.CONCLUSION, Milestone.RESULT
ACT = {Q.NOTICE_LEAD: NOTICE, Q.CONCLUSION_WITHIN: CONCLUSION, Q.RESULT_WITHIN: RESULT}


@st.composite
def deadlines(draw, make, sizes):
    found = []
    for at in range(draw(st.integers(*sizes))):
        question = draw(st.sampled_from(list(ACT)))
        since = draw(st.sampled_from([e for e in (None, *ACT.values()) if e is not ACT[question]]))
        kind = draw(st.sampled_from(("at_most", "at_most", "at_least")))
        number = Days(draw(st.integers(1, 2)))
        found.append(make(f"r{at}", question, since=since, **{kind: number}))
    return found


def kept(rule, days):
    gap = days[ACT[rule.question]] - days[rule.counts_from]
    if rule.question is Q.NOTICE_LEAD:
        gap = -gap
    return gap >= rule.at_least.count if rule.at_least else gap <= rule.at_most.count


LATER = range(10)
EVERY_WAY = [
    {Milestone.CONFERENCE: 0, NOTICE: -notice, CONCLUSION: conclusion, RESULT: result}
    for notice, conclusion, result in itertools.product(LATER, repeat=3)
]


def spoken(rule):
    return rule.question, rule.at_least is None


class TestDeadlines:
    @given(deadlines(above, (1, 3)), deadlines(below, (1, 3)))
    def test_one_relaxes_if_some_days_keep_the_lower_text_and_break_the_upper(self, upper, lower):
        named = {spoken(rule) for rule in lower}
        silent = [rule for rule in upper if spoken(rule) not in named]
        free = [d for d in EVERY_WAY if all(kept(r, d) for r in (*lower, *silent))]
        broken = {r.id for r in upper if spoken(r) in named and not all(kept(r, d) for d in free)}
        found = layer(upper, lower)
        told = [f for f in found.relaxations if f.kind is not K.CONTRADICTION]
        assert {id_ for f in told for id_ in f.upper} == broken
        both = any(all(kept(r, d) for r in (*lower, *upper)) for d in EVERY_WAY)
        alone = any(all(kept(r, d) for r in upper) for d in EVERY_WAY)
        if alone:
            assert (K.CONTRADICTION in kinds(found)) is not both

    def test_two_deadlines_relax_jointly(self):
        found = layer(
            [above("result", Q.RESULT_WITHIN, at_most=Days(10))],
            [
                below("conclude", Q.CONCLUSION_WITHIN, at_most=Days(10)),
                below("publish", Q.RESULT_WITHIN, at_most=Days(7), since=CONCLUSION),
            ],
        )
        assert kinds(found) == [K.JOINT]
        assert found.relaxations[0].lower == ("PLAN:1:conclude", "PLAN:1:publish")
        assert found.relaxations[0].witness.en == (
            "the day of the conclusion: 10 days after the day of the conference; "
            "the day of the result: 11 days after the day of the conference "
            "(the day of the result at the latest 17 days after the day of the conference)"
        )

    def test_the_upper_deadline_stays_for_an_act_of_which_the_lower_text_is_silent(self):
        publish = below("publish", Q.RESULT_WITHIN, at_most=Days(7), since=CONCLUSION)
        result = above("result", Q.RESULT_WITHIN, at_most=Days(10))
        early = above("conclude", Q.CONCLUSION_WITHIN, at_most=Days(3))
        assert layer([result, early], [publish]).sound
        found = layer([result], [publish])
        assert kinds(found) == [K.JOINT]
        assert found.relaxations[0].witness.en.endswith("(nothing bounds it)")

    def test_deadlines_that_nobody_can_keep_are_told(self):
        upper = [above("result", Q.RESULT_WITHIN, at_most=Days(3))]
        found = layer(upper, [below("wait", Q.RESULT_WITHIN, at_least=Days(5))])
        assert kinds(found) == [K.CONTRADICTION]
        assert found.relaxations[0].upper == ("LAW:1:result",)
        wrong = [
            below("wait", Q.RESULT_WITHIN, at_least=Days(5)),
            below("soon", Q.RESULT_WITHIN, at_most=Days(3)),
        ]
        assert kinds(layer(upper, wrong)) == [K.CONTRADICTION]
        assert layer(upper, wrong).relaxations[0].upper == ()
        for text in ([], upper):  # a contradiction found is a point compared
            assert layer(text, wrong).checked >= 1
        joint = below("conclude", Q.CONCLUSION_WITHIN, at_least=Days(9), since=RESULT)
        early = above("conclude", Q.CONCLUSION_WITHIN, at_most=Days(3))
        assert layer([early], [joint]).checked == 1
        far = below("soon", Q.RESULT_WITHIN, at_least=Days(1), since=CONCLUSION)
        late = above("late", Q.CONCLUSION_WITHIN, at_least=Days(1), since=RESULT)
        assert kinds(layer([late], [far])) == [K.CONTRADICTION]
        assert layer([late], [far]).checked == 1
        alone = [*upper, above("slow", Q.RESULT_WITHIN, at_least=Days(9))]
        silent = layer(alone, [below("often", Q.FREQUENCY, at_least=Times(1))])
        assert (silent.checked, silent.relaxations) == (0, ())

    def test_working_days_are_held_against_days_by_a_calendar_only(self):
        upper = [above("result", Q.RESULT_WITHIN, at_most=Days(10))]
        lower = [below("result", Q.RESULT_WITHIN, at_most=WorkingDays(8))]
        open_ = layer(upper, lower)
        assert not open_.sound
        assert (open_.checked, open_.relaxations) == (0, ())
        assert open_.not_evaluated[0].rules == ("LAW:1:result", "PLAN:1:result")
        found = layer(upper, lower, calendar=dc.law.CALENDAR)
        assert kinds(found) == [K.NUMBER]
        relaxed = found.relaxations[0]
        assert relaxed.witness.vi.startswith("ngày tổ chức hội nghị: 02/01/2020; ")  # in force
        assert relaxed.trial.over.since == FORCE.since
        assert relaxed.trial.days[0] == as_day("2020-01-02")
        assert relaxed.trial.words("vi") in relaxed.words("vi")
        few = [below("result", Q.RESULT_WITHIN, at_most=WorkingDays(1))]
        assert layer(upper, few, calendar=dc.law.CALENDAR).sound

    def test_a_lower_text_in_which_two_units_meet_is_not_evaluated(self):
        lower = [
            below("least", Q.RESULT_WITHIN, at_least=WorkingDays(5)),
            below("most", Q.RESULT_WITHIN, at_most=Days(9)),
        ]
        assert len(layer([], lower).not_evaluated) == 1
        assert kinds(layer([], lower, calendar=dc.law.CALENDAR)) == [K.CONTRADICTION]


DAYS = [as_day("2026-02-02").add(days=n) for n in range(12)]
"""Days before Tết of 2026, on which ten days and eight working days are now this, now that."""


@st.composite
def periods(draw, make, unit, numbers, sizes):
    """Deadlines for the result, in force on some of the days; all end with the last of them."""
    found = []
    for at in range(draw(st.integers(*sizes))):
        since, until = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=2, unique=True)))[:2]
        number = draw(st.sampled_from(numbers))
        rule = make(f"r{at}", Q.RESULT_WITHIN, at_most=unit(number))
        found.append(attrs.evolve(rule, in_force=Span(since, until=until)))
    return found


class TestDaysOnWhichTheTextsHold:
    """A calendar is asked only about days on which the rules held against each other hold."""

    CALENDAR = dc.law.CALENDAR

    def province(self, days, **more):
        notice = below("notice", Q.NOTICE_LEAD, at_least=WorkingDays(days))
        return attrs.evolve(notice, **{"in_force": Span("2026-09-01")} | more)

    @settings(max_examples=settings.default.max_examples // 2)
    @given(
        periods(above, Days, (10, 12), sizes=(1, 2)),
        periods(below, WorkingDays, (6, 8), sizes=(1, 2)),
    )
    def test_a_deadline_relaxes_if_it_is_later_on_some_day_on_which_both_hold(self, upper, lower):
        def last(rules, day):
            dues = (self.CALENDAR.after(day, r.at_most) for r in rules if r.in_force.covers(day))
            return min(dues, default=None)

        def broken(rule, day):
            plan = last(lower, day)
            return rule.in_force.covers(day) and plan is not None and plan > last([rule], day)

        year = attrs.evolve(self.CALENDAR, span=Span("2025-12-01", until="2026-05-01"))
        found = layer(upper, lower, calendar=year)
        assert {id_ for relaxed in found.relaxations for id_ in relaxed.upper} == {
            rule.id for rule in upper if any(broken(rule, day) for day in DAYS)
        }
        for relaxed in found.relaxations:
            (rule,) = (r for r in upper if r.id in relaxed.upper)
            assert all(broken(rule, day) for day in relaxed.trial.days)

    def test_days_before_the_rule_show_nothing(self):
        """Six working days before 27/04/2025 are six days; the rule is of September 2026."""
        law = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-10-02")
        for days in (6, 7):
            found = layer(law, self.province(days), calendar=self.CALENDAR)
            assert found.sound
            assert found.not_evaluated == ()
        (relaxed,) = layer(law, self.province(5), calendar=self.CALENDAR).relaxations
        assert relaxed.trial.over.since == as_day("2026-09-01")
        assert relaxed.trial.days[0] == as_day("2026-09-12")
        assert not relaxed.trial.forecast
        older = self.province(6, in_force=Span("2025-03-15"))
        law = dc.law.regulation_for(WARD, on="2025-04-27")
        (relaxed,) = layer(law, older, calendar=self.CALENDAR).relaxations
        assert relaxed.trial.over.until == as_day("2025-06-16")  # the law of 2025 ended then
        assert as_day("2025-04-27") in relaxed.trial.days

    @pytest.mark.parametrize("days", [7, 8])
    def test_a_result_by_working_days_relaxes_the_law_of_2025_since_it_holds(self, days):
        result = below("result", Q.RESULT_WITHIN, at_most=WorkingDays(days))
        found = layer(dc.law.instrument("72/2025/QH15"), result, calendar=self.CALENDAR)
        (relaxed,) = found.relaxations
        assert relaxed.trial.days[0] >= as_day("2025-06-16")

    def test_what_relaxes_on_days_to_come_only_is_told_so(self):
        law = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2027-01-04")
        later = self.province(5, in_force=Span("2027-01-01"))
        (relaxed,) = layer(law, later, calendar=self.CALENDAR).relaxations
        assert relaxed.trial.forecast
        assert "chỉ ở những ngày mà lịch nghỉ mới là dự báo" in relaxed.words("vi")

    def test_days_that_the_calendar_does_not_know_are_not_evaluated(self):
        law = above("notice", Q.NOTICE_LEAD, at_least=Days(7))
        later = self.province(5, in_force=Span("2040-01-01"))
        found = layer(law, later, calendar=self.CALENDAR)
        assert not found.sound
        assert (found.checked, found.relaxations) == (0, ())
        assert found.not_evaluated[0].rules == ("LAW:1:notice", "PLAN:1:notice")

    def test_days_on_which_another_rule_holds_besides_are_another_meeting(self):
        law = above("notice", Q.NOTICE_LEAD, at_least=Days(7))
        own = self.province(5, in_force=Span("2026-09-01"))
        soon = below("ten", Q.NOTICE_LEAD, at_least=Days(10))
        assert layer(law, own, calendar=self.CALENDAR).relaxations
        besides = attrs.evolve(soon, in_force=Span("2026-09-03"))
        assert layer(law, [own, besides], calendar=self.CALENDAR).sound
        told = owed("PLAN", "told", Act.TELL, Days(5), in_force=Span("2026-09-02"))
        (relaxed,) = layer(law, [own, told], calendar=self.CALENDAR).relaxations
        assert as_day("2026-09-12") in relaxed.trial.days

    def test_a_joint_relaxation_by_a_calendar_names_the_deadlines_that_make_it(self):
        upper = above("result", Q.RESULT_WITHIN, at_most=Days(10))
        lower = [
            below("conclude", Q.CONCLUSION_WITHIN, at_most=WorkingDays(8)),
            below("publish", Q.RESULT_WITHIN, at_most=Days(2), since=CONCLUSION),
            below("notice", Q.NOTICE_LEAD, at_least=Days(9)),
        ]
        (relaxed,) = layer([upper], lower, calendar=self.CALENDAR).relaxations
        assert relaxed.kind is K.JOINT
        assert relaxed.lower == ("PLAN:1:conclude", "PLAN:1:publish")
        assert relaxed.witness.en.endswith(relaxed.trial.words("en"))


# --- lists and choices --------------------------------------------------------------------------

CHANNELS = tuple(Channel)[:4]
SETS = st.lists(st.sampled_from(CHANNELS), unique=True, min_size=1).map(tuple)


class TestListsAndChoices:
    @given(st.lists(SETS, min_size=1, max_size=2), SETS)
    def test_a_list_drops_what_a_choice_of_channels_can_leave_out(self, told, wanted):
        lower = [below(f"r{at}", Q.NOTICE_CHANNEL, all_of=t) for at, t in enumerate(told)]
        found = layer([above("channel", Q.NOTICE_CHANNEL, all_of=wanted)], lower)
        behaviours = [set(some) for n in range(5) for some in itertools.combinations(CHANNELS, n)]
        bad = [b for b in behaviours if all(b >= set(t) for t in told) and not b >= set(wanted)]
        assert found.sound is not bool(bad)
        if bad:
            assert kinds(found) == [K.DROPPED]
            # all that is demanded but one thing: adding it ends the breach
            told_en = found.relaxations[0].witness.en
            missing = told_en.rpartition("without ")[2]
            assert missing in {term.en for term in wanted}
            assert missing not in {term.en for t in told for term in t}

    @given(st.lists(SETS, min_size=1, max_size=2), SETS)
    def test_a_choice_is_widened_by_what_it_adds(self, told, wanted):
        lower = [below(f"r{at}", Q.NOTICE_CHANNEL, one_of=t) for at, t in enumerate(told)]
        found = layer([above("channel", Q.NOTICE_CHANNEL, one_of=wanted)], lower)
        left = [c for c in CHANNELS if all(c in t for t in told)]
        assert (K.CHOICE in kinds(found)) is any(c not in wanted for c in left)
        assert (K.CONTRADICTION in kinds(found)) is not bool(left)

    def test_a_choice_beyond_the_law_is_named_with_its_remedy(self):
        found = layer(
            [above("form", Q.FORM, one_of=(Form.IN_PERSON, Form.ONLINE))],
            [below("form", Q.FORM, one_of=(Form.IN_PERSON, Form.WRITTEN))],
        ).relaxations[0]
        assert found.witness.vi == "hình thức tổ chức: chọn bằng văn bản"
        assert found.remedy.en == "Strike out: in writing."

    @pytest.mark.parametrize("upper_chooses", [True, False])
    def test_what_one_demands_and_the_other_does_not_offer_is_impossible(self, upper_chooses):
        law = {"one_of": (Form.IN_PERSON,)} if upper_chooses else {"all_of": (Form.ONLINE,)}
        plan = {"all_of": (Form.ONLINE,)} if upper_chooses else {"one_of": (Form.IN_PERSON,)}
        found = layer([above("form", Q.FORM, **law)], [below("form", Q.FORM, **plan)])
        assert kinds(found) == [K.CONTRADICTION]
        assert found.relaxations[0].upper == ("LAW:1:form",)
        assert found.relaxations[0].witness.en == "form: demanded and not to be chosen: online"

    def test_what_both_demand_and_offer_is_possible(self):
        both = {"one_of": (Form.IN_PERSON, Form.ONLINE)}
        demand = below("online", Q.FORM, all_of=(Form.ONLINE,))
        assert layer([above("form", Q.FORM, **both)], [demand]).sound

    def test_what_upper_texts_make_impossible_is_not_the_fault_of_the_lower_one(self):
        upper = [
            above("one", Q.FORM, all_of=(Form.ONLINE,)),
            above("two", Q.FORM, one_of=(Form.IN_PERSON,)),
        ]
        assert layer(upper, [below("any", Q.FORM, stated=True)]).relaxations == ()


# --- acts owed ----------------------------------------------------------------------------------


class TestActsOwed:
    LAW = owed("LAW", "tell", Act.TELL, WorkingDays(10))

    def test_a_longer_period_relaxes_and_a_shorter_one_or_another_act_does_not(self):
        longer = owed("PLAN", "tell", Act.TELL, WorkingDays(15))
        found = layer([self.LAW], [longer])
        assert kinds(found) == [K.NUMBER]
        assert found.relaxations[0].witness.en == (
            "in any case: tell the speaker what becomes of it: 11 working days after the day the "
            "statement is received"
        )
        assert found.relaxations[0].witness.vi.startswith("mọi trường hợp: báo kết quả")
        assert layer([self.LAW], [attrs.evolve(longer, within=WorkingDays(10))]).sound
        assert layer([self.LAW], [attrs.evolve(longer, within=None)]).checked == 0
        assert layer([self.LAW], [attrs.evolve(longer, act=Act.RECORD)]).checked == 0
        assert layer([attrs.evolve(self.LAW, within=None)], [longer]).checked == 0

    def test_only_the_cases_that_both_speak_of_are_compared(self):
        complaint = Given(kind=(StatementKind.COMPLAINT,))
        law = attrs.evolve(self.LAW, given=complaint, upon=(Handling.GUIDE,))
        longer = owed("PLAN", "tell", Act.TELL, WorkingDays(15), upon=(Handling.GUIDE,))
        found = layer([law], [longer])
        assert found.relaxations[0].witness.en.startswith(
            "kind: complaint, guide to who may settle it: tell"
        )
        assert layer([law], [attrs.evolve(longer, upon=(Handling.ANSWER,))]).sound
        other = attrs.evolve(longer, given=Given(kind=(StatementKind.QUESTION,)))
        assert layer([law], [other]).sound

    def test_the_shortest_period_of_the_lower_text_counts(self):
        some = [
            owed("PLAN", "tell", Act.TELL, WorkingDays(15)),
            owed(
                "PLAN",
                "soon",
                Act.TELL,
                WorkingDays(5),
                given=Given(kind=(StatementKind.COMPLAINT,)),
            ),
        ]
        found = layer([self.LAW], some)
        assert "kind: recommendation" in found.relaxations[0].witness.en
        everywhere = [some[0], attrs.evolve(some[1], given=Given())]
        assert layer([self.LAW], everywhere).sound

    def test_other_units_are_decided_by_a_calendar(self):
        weeks = [owed("PLAN", "tell", Act.TELL, Days(12))]
        assert layer([self.LAW], weeks).not_evaluated[0].rules == ("LAW:1:tell", "PLAN:1:tell")
        found = layer([self.LAW], [owed("PLAN", "t", Act.TELL, Days(30))], calendar=dc.law.CALENDAR)
        assert "when the 10 working days have ended" in found.relaxations[0].witness.en
        assert "khi đã hết 10 ngày làm việc" in found.relaxations[0].witness.vi
        few = [owed("PLAN", "tell", Act.TELL, Days(2))]
        assert layer([self.LAW], few, calendar=dc.law.CALENDAR).sound

    def test_what_counts_from_another_event_leaves_it_open(self):
        later = owed("PLAN", "tell", Act.TELL, WorkingDays(5), since=Milestone.CONFERENCE)
        assert kinds(layer([self.LAW], [later])) == [K.NUMBER]


# --- the three tables ---------------------------------------------------------------------------

ONLY = st.lists(st.sampled_from(tuple(Admission)), unique=True, min_size=1).map(tuple)
GIVEN = st.builds(
    Given,
    kind=st.lists(st.sampled_from(tuple(StatementKind)[:2]), unique=True).map(tuple),
    conduct=st.lists(st.sampled_from(tuple(Conduct)[:2]), unique=True).map(tuple),
)
CELLS = [
    dict.fromkeys(FactName) | {FactName.KIND: kind, FactName.CONDUCT: conduct}
    for kind, conduct in itertools.product(StatementKind, Conduct)
]


@st.composite
def limits(draw, number):
    count = draw(st.integers(1, 3))
    grounds = st.sampled_from((None, Citation("LAW", article=1), Citation("LAW", article=2)))
    return [
        limit(
            number,
            f"r{at}",
            draw(ONLY),
            given=draw(GIVEN),
            article=draw(st.integers(1, 2)),
            ground=draw(grounds) if number == "PLAN" else None,
        )
        for at in range(count)
    ]


def relaxes(lower, upper, cell):
    """What the lower limits do in one cell, by the words of the page on layers."""
    mine = [r for r in lower if r.given.holds(cell)]
    theirs = [r for r in upper if r.given.holds(cell)]
    left = set(Admission).intersection(*(r.only for r in mine))
    allowed = set(Admission).intersection(*(r.only for r in theirs))
    if not mine:
        return set()
    rank = list(Admission).index
    granted = {o for o in left if any(rank(x) > rank(o) for x in set(Admission) - left)}
    found = {(K.OUTCOME, r.id) for r in theirs if granted - set(r.only)}
    if left & allowed:
        after = min(left & allowed, key=rank)
        for r in mine:
            taken = {o for o in allowed - set(r.only) if rank(o) < rank(after)}
            permitted = any(
                r.ground and g.cites.article == r.ground.article and after in g.only for g in theirs
            )
            if taken and not permitted:
                found.add((K.LOSS, r.id))
    elif (allowed or not theirs) and not found:
        found.add((K.CONTRADICTION, None))
    return found


class TestTables:
    @given(limits("LAW"), limits("PLAN"))
    def test_relaxations_are_those_of_some_cell(self, upper, lower):
        expected = set().union(*(relaxes(lower, upper, cell) for cell in CELLS))
        found = layer(upper, lower)
        told = {
            (f.kind, {K.LOSS: f.lower[0], K.OUTCOME: (*f.upper, "")[0]}.get(f.kind))
            for f in found.relaxations
        }
        assert told == expected

    def test_a_refusal_without_a_ground_is_a_loss_and_one_inside_its_ground_is_permitted(self):
        law = limit("LAW", "drunk", (MAY, MUST), given=Given(conduct=(Conduct.INTOXICATED,)))
        bare = limit("PLAN", "drunk", (MUST,), given=Given(conduct=(Conduct.INTOXICATED,)))
        found = layer([law], [bare])
        assert kinds(found) == [K.LOSS]
        assert found.relaxations[0].witness.en == "conduct: intoxicated: must refuse"
        grounded = attrs.evolve(bare, ground=Citation("LAW", article=1))
        found = layer([law], [grounded])
        assert found.sound
        assert found.permitted[0].grounds == ("LAW:1:drunk",)
        assert not found.permitted[0].by_analogy
        assert found.permitted[0].words("vi") == (
            "hành vi: say rượu, dùng chất kích thích: phải từ chối (Điều 1 PLAN): có căn cứ Điều 1 "
            "LAW; văn bản cấp trên chỉ cho phép, không bắt buộc"
        )
        assert found.permitted[0].words("vi") in found.words("vi")
        found = layer([attrs.evolve(law, by_analogy=True)], [grounded])
        assert found.sound
        assert found.permitted[0].by_analogy
        assert found.permitted[0].words("en") == (
            "conduct: intoxicated: must refuse (PLAN art. 1): permitted by LAW art. 1, by analogy "
            "or doubtful; the upper text permits it, it does not demand it"
        )
        assert "áp dụng tương tự" in found.words("vi")

    def test_a_ground_that_does_not_reach_the_case_permits_nothing(self):
        law = limit("LAW", "drunk", (MAY, MUST), given=Given(conduct=(Conduct.INTOXICATED,)))
        wide = limit("PLAN", "all", (MUST,), ground=Citation("LAW", article=1))
        found = layer([law], [wide])
        assert kinds(found) == [K.LOSS]
        assert found.relaxations[0].upper == ("LAW:1:drunk",)
        assert len(found.permitted) == 1  # where the speaker is drunk
        other = limit("PLAN", "all", (MUST,), ground=Citation("LAW", article=1, clause=2))
        assert layer([law], [other]).relaxations[0].upper == ()

    @given(limits("LAW"), limits("PLAN"), st.lists(st.booleans(), min_size=3, max_size=3))
    def test_a_doubtful_upper_rule_excuses_no_loss_that_it_does_not_permit(
        self, upper, lower, doubts
    ):
        upper = [attrs.evolve(r, by_analogy=doubt) for r, doubt in zip(upper, doubts, strict=False)]
        losses = {(k, i) for cell in CELLS for k, i in relaxes(lower, upper, cell) if k is K.LOSS}
        found = layer(upper, lower)
        assert {(f.kind, f.lower[0]) for f in found.relaxations if f.kind is K.LOSS} == losses
        sure = [attrs.evolve(r, by_analogy=False) for r in upper]
        assert {p.lower for p in found.permitted} == {p.lower for p in layer(sure, lower).permitted}

    def test_the_article_on_refusal_excuses_no_refusal_of_a_question(self):
        """Điều 9 Luật Tiếp công dân applies by analogy, and is silent about a question."""
        refused = limit("PLAN", "question", (MUST,), given=Given(kind=(StatementKind.QUESTION,)))
        grounded = attrs.evolve(refused, ground=Citation("42/2013/QH13", article=9))
        upper = dc.law.instrument("42/2013/QH13")
        for lower in (refused, grounded):
            found = layer(upper, lower)
            assert kinds(found) == [K.LOSS]
            assert found.relaxations[0].witness.vi == "loại ý kiến: câu hỏi: phải từ chối"
        unsure = attrs.evolve(grounded, confidence=Confidence.MEMORY)
        found = layer(upper, unsure)
        assert found.sound
        assert "doubtful: PLAN:1:question (from memory, not verified)" in found.words("en")

    def test_a_prohibition_grants_nothing_but_a_direction_does(self):
        secret = limit(
            "LAW",
            "identity",
            (Protection.IDENTITY, Protection.SECRET),
            given=Given(kind=(StatementKind.DENUNCIATION,)),
        )
        held = limit("PLAN", "held", tuple(Protection)[1:], ground=Citation("LAW", article=1))
        denounced = attrs.evolve(held, given=Given(kind=(StatementKind.DENUNCIATION,)))
        assert layer([secret], [denounced]).sound
        only_held = attrs.evolve(denounced, only=(Protection.HELD,))
        found = layer([secret], [only_held])
        assert kinds(found) == [K.OUTCOME]
        assert found.relaxations[0].witness.en == "kind: denunciation: held from the floor"

    def test_an_answer_in_writing_is_an_answer_and_a_closed_file_is_a_loss(self):
        separately = limit("PLAN", "off", tuple(Handling)[1:])
        assert layer([], [separately]).sound
        assert kinds(layer([], [limit("PLAN", "off", (Handling.FILE_OR_INSPECT,))])) == [K.LOSS]

    def test_a_lower_text_that_leaves_nothing_contradicts_itself(self):
        lower = [limit("PLAN", "one", (MAY, MUST)), limit("PLAN", "two", (HEAR,))]
        found = layer([], lower)
        assert kinds(found) == [K.CONTRADICTION]
        assert found.relaxations[0].upper == ()
        assert found.relaxations[0].witness.en == "in any case: nothing lawful is left"

    def test_a_smaller_case_than_the_one_told_does_not_relax(self):
        lower = limit(
            "PLAN",
            "x",
            (MUST,),
            given=Given(capacity=(Capacity.LACKING,), settled=(Settled.FINAL,)),
        )
        told = layer([], [lower]).relaxations[0].witness.en
        assert told == (
            "capacity: lacking, not represented, settled: finally settled, notified in writing, "
            "and still pressed persistently: must refuse"
        )

    def test_every_shipped_fact_has_a_usual_value(self):
        assert all(fact.presumed is None or fact.presumed in fact.values for fact in FACTS)


class TestDiscretion:
    @staticmethod
    def choice(number, among, **more):
        facts = more.pop("given", Given())
        return Discretion(**common(number, "choice", **more), given=facts, among=among)

    def test_one_grants_what_it_lets_choose(self):
        law = limit("LAW", "must", (MUST,))
        found = layer([law], [self.choice("PLAN", (MAY, MUST))])
        assert kinds(found) == [K.OUTCOME]
        assert layer([law], [self.choice("PLAN", (HEAR, MUST))]).relaxations[0].witness.en == (
            "in any case: hear"
        )

    def test_one_that_lets_refuse_needs_a_ground(self):
        free = self.choice("PLAN", (HEAR, MAY))
        assert kinds(layer([], [free])) == [K.LOSS]
        law = self.choice("LAW", (HEAR, MAY))
        assert layer([law], [free]).sound  # an upper text leaves that choice already
        grounded = attrs.evolve(free, ground=Citation("LAW", article=1))
        (found,) = layer([limit("LAW", "may", (HEAR, MAY))], [grounded]).permitted
        assert not found.only_permits  # the lower text leaves the choice open too

    def test_one_of_which_the_lower_limits_leave_one_outcome_says_nothing(self):
        lower = [self.choice("PLAN", (HEAR, MAY)), limit("PLAN", "hear", (HEAR,))]
        assert layer([], lower).sound

    def test_a_discretion_at_the_ground_permits_what_it_lets_choose(self):
        law = self.choice("LAW", (HEAR, MAY))
        lower = limit("PLAN", "may", (MAY,), ground=Citation("LAW", article=1))
        assert layer([law], [lower]).permitted[0].grounds == ("LAW:1:choice",)
        assert layer([law], [lower]).permitted[0].only_permits

    def test_a_discretion_that_leaves_nothing_better_demands_the_loss(self):
        law = self.choice("LAW", (MAY, MUST))
        lower = limit("PLAN", "may", (MAY, MUST), ground=Citation("LAW", article=1))
        (found,) = layer([law], [lower]).permitted
        assert not found.only_permits
        assert found.words("en") == (
            "in any case: may refuse (PLAN art. 1): permitted by LAW art. 1"
        )


# --- which rules meet ---------------------------------------------------------------------------

WARD = dc.Unit(id="tinh/xa", name="Xã", kind=UnitKind.XA)
LAW = dc.law.regulation_for(WARD, on="2025-10-29")


class TestWhichRulesMeet:
    UPPER = above("notice", Q.NOTICE_LEAD, at_least=Days(7))
    LOWER = below("notice", Q.NOTICE_LEAD, at_least=Days(5))

    def instrument(self, *rules):
        return Instrument(
            number="LAW",
            kind=InstrumentKind.LAW,
            title=Words("…"),
            issuer=Words("…"),
            dated=None,
            in_force=FORCE,
            confidence=Confidence.VERIFIED,
            rules=rules,
            checked_on="2025-01-01",
        )

    @pytest.mark.parametrize(
        "change",
        [
            {"levels": (Level.CITY,)},
            {"places": ("tinh",)},
            {"unit_kinds": (UnitKind.PHUONG,)},
            {"in_force": Span("2020-01-01", until="2021-01-01")},
        ],
    )
    def test_rules_meet_where_both_hold(self, change):
        narrow = attrs.evolve(self.LOWER, **change)
        assert not layer([self.UPPER], narrow).sound
        assert not layer(self.instrument(attrs.evolve(self.UPPER, **change)), self.LOWER).sound

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"levels": (Level.CITY,)}, {"levels": (Level.WARD,)}),
            ({"places": ("tinh",)}, {"places": ("khac",)}),
            ({"unit_kinds": (UnitKind.PHUONG,)}, {"unit_kinds": (UnitKind.XA,)}),
            (
                {"in_force": Span("2020-01-01", until="2021-01-01")},
                {"in_force": Span("2021-01-01")},
            ),
        ],
    )
    def test_rules_that_never_hold_together_do_not_meet(self, one, other):
        found = layer([attrs.evolve(self.UPPER, **one)], [attrs.evolve(self.LOWER, **other)])
        assert found.checked == 0
        assert found.relaxations == found.not_evaluated == ()

    def test_a_repeal_never_falls_through_to_older_law(self):
        ended = attrs.evolve(self.UPPER, in_force=Span("2016-01-01", until="2020-01-01"))
        gap = Absence(**common("LAW", "gap"), question=Q.NOTICE_LEAD)
        found = layer([ended, gap], [self.LOWER])
        assert (found.checked, found.relaxations, found.sound) == (0, (), False)

    def test_every_parent_counts(self):
        other = attrs.evolve(self.UPPER, cites=Citation("PARTY", article=1), at_least=Days(6))
        found = layer([[self.UPPER], [other]], [self.LOWER])
        assert {f.upper for f in found.relaxations} == {(self.UPPER.id,), (other.id,)}

    def test_a_regulation_fixes_place_level_and_day(self):
        found = layer(LAW, self.LOWER)
        assert [f.upper for f in found.relaxations] == [("72/2025/QH15:43.2:notice",)]
        later = attrs.evolve(self.LOWER, in_force=Span("2027-01-01"))
        found = layer(LAW, later)
        assert (found.checked, found.relaxations, found.sound) == (0, (), False)
        assert found.not_evaluated[0].rules == (later.id,)
        assert "not in force at the place" in found.words("en")

    def test_a_rule_that_is_in_both_is_no_upper_rule(self):
        both = attrs.evolve(LAW, rules=(*LAW.rules, self.LOWER))
        assert [f.lower for f in layer(both, [self.LOWER]).relaxations] == [(self.LOWER.id,)]
        excluded = limit("PLAN", "x", (MUST,))
        assert not layer([excluded], [excluded]).sound

    @pytest.mark.parametrize(("upper", "lower"), [("law", []), ([], 7), ([None], [])])
    def test_what_is_no_text_is_refused(self, upper, lower):
        with pytest.raises(InvalidValueError, match="must be Rule"):
            layer(upper, lower)


# --- the shipped layers -------------------------------------------------------------------------

PLAN = dc.law.gia_nghia_2022.PLAN
BINH_PHUOC = dc.law.instrument("Quy định đối thoại của Tỉnh ủy Bình Phước")


class TestShippedLayers:
    def test_the_plan_of_2022_relaxes_nothing(self):
        upper = dc.law.regulation_for(PLAN.place, on="2022-10-14")
        own = [r for r in upper.under(PLAN).rules if r.cites.instrument == PLAN.id]
        found = layer(upper, own)
        assert found.checked > 100
        assert found.relaxations == found.permitted == found.not_evaluated == ()

    def test_the_exclusions_of_binh_phuoc_stand_inside_the_reception_law_by_analogy(self):
        place = dc.Unit(id="binh-phuoc/huyen/xa", name="Xã", kind=UnitKind.XA)
        found = layer(dc.law.regulation_for(place, on="2022-10-14"), BINH_PHUOC)
        assert found.relaxations == found.not_evaluated == ()
        assert {p.lower.rpartition(":")[2] for p in found.permitted} == {
            "capacity",
            "intoxicated",
            "disorderly",
            "settled",
        }
        assert all(p.by_analogy for p in found.permitted)
        others = [text for text in dc.law.INSTRUMENTS if text is not BINH_PHUOC]
        assert layer(others, BINH_PHUOC).permitted == found.permitted

    def test_two_a_year_in_ha_noi_is_more_than_the_law_asks(self):
        law = dc.law.instrument("77/2015/QH13")
        decree = dc.law.instrument("32/2021/NĐ-CP")
        assert layer(law, decree).sound
        once = [
            attrs.evolve(r, at_least=Times(1)) for r in decree.rules if r.slug == "twice-a-year"
        ]
        assert layer(law, once).sound
        assert kinds(layer(decree, above("yearly", Q.FREQUENCY, at_least=Times(1)))) == [K.NUMBER]

    @pytest.mark.parametrize("number", ["65/2025/QH15", "72/2025/QH15"])
    def test_an_edition_of_the_law_keeps_to_the_law_on_grassroots_democracy(self, number):
        found = layer(dc.law.instrument("10/2022/QH15"), dc.law.instrument(number))
        assert found.checked > 0
        assert found.relaxations == found.not_evaluated == ()

    def test_an_edition_never_meets_the_one_that_it_replaced(self):
        older, newer = dc.law.instrument("65/2025/QH15"), dc.law.instrument("72/2025/QH15")
        assert layer(older, newer).checked == 0

    def test_where_nothing_was_compared_nothing_is_concluded(self):
        found = layer([], [below("often", Q.FREQUENCY, at_least=Times(2))])
        assert not found.sound
        assert found.words("en").endswith("nothing was compared, so nothing is concluded")
        assert found.words("vi").endswith("chưa đối chiếu được điểm nào nên không kết luận")

    def test_three_refusals_of_decree_154_go_beyond_the_places_of_the_law_that_ship(self):
        found = layer(dc.law.instrument("42/2013/QH13"), dc.law.instrument("154/2026/NĐ-CP"))
        assert found.sound
        assert {u.rules[0].rpartition(":")[2] for u in found.not_evaluated} == {
            "answered",
            "court-decision",
            "elsewhere",
        }
        assert {p.lower.rpartition(":")[2] for p in found.permitted} == set()

    def test_no_shipped_text_below_the_laws_relaxes_one(self):
        laws = [t for t in dc.law.INSTRUMENTS if t.kind is InstrumentKind.LAW]
        for text in dc.law.INSTRUMENTS:
            if text not in laws:
                assert layer(laws, text).relaxations == ()
