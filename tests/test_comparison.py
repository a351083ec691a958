"""A comparison: every clause that differs, with its smallest case, compared with all cases."""

import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core.comparison import compare
from dialogue_core.errors import ConflictingRulesError, InvalidValueError
from dialogue_core.regulations import Regulation
from dialogue_core.rules import (
    TABLE_FACTS,
    Absence,
    Desk,
    Discretion,
    Limit,
    Owed,
    Requirement,
    Route,
)
from dialogue_core.statements import FACTS, Given
from dialogue_core.territory import Body
from dialogue_core.values import Citation, Days, Share, Span, Times, Words, WorkingDays
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Channel,
    ClauseChange,
    Competence,
    Conduct,
    Confidence,
    Field,
    Form,
    Handling,
    Level,
    Matter,
    Milestone,
    Organ,
    Protection,
    Question,
    StatementKind,
    UnitKind,
)

Q = Question
WARD = dc.Unit(id="tinh/xa", name="Xã", kind=UnitKind.XA)
PHUONG = dc.Unit(id="tinh/phuong", name="Phường", kind=UnitKind.PHUONG)
FACT = {fact.name: fact for fact in FACTS}


def common(slug):
    return {
        "cites": Citation("1/QĐ", article=1),
        "slug": slug,
        "text": Words("…"),
        "in_force": Span("2020-01-01"),
        "confidence": Confidence.VERIFIED,
    }


def duty(slug, question, **value):
    return Requirement(**common(slug), question=question, **value)


def limit(slug, only, **facts):
    return Limit(**common(slug), given=Given(**facts), only=only)


def owed(slug, act, *, upon=(), within=None, **facts):
    return Owed(**common(slug), given=Given(**facts), upon=upon, act=act, within=within)


def desk(slug, handling, lead, **more):
    return Desk(**common(slug), handlings=(handling,), lead=Body.named(lead), **more)


def route(slug, lead, *fields, at=Level.WARD, **more):
    return Route(**common(slug), at=at, fields=fields, lead=Body.named(lead), **more)


def regulation(*rules):
    return Regulation(place=WARD, level=Level.WARD, on="2025-10-29", rules=rules)


def only_effect(a, b):
    (difference,) = compare(regulation(*a), regulation(*b)).differences
    return difference.effect


def change(slug, found):
    return next(d for d in found.differences if d.id.endswith(f":{slug}"))


# --- the tables ---------------------------------------------------------------------------------

GIVEN = st.fixed_dictionaries(
    {
        "kind": st.lists(st.sampled_from(tuple(StatementKind)), unique=True, max_size=2).map(tuple),
        "conduct": st.lists(st.sampled_from(tuple(Conduct)), unique=True, max_size=2).map(tuple),
    }
)
ONLY = st.lists(st.sampled_from(tuple(Admission)), unique=True, min_size=1).map(tuple)
LIMITS = st.lists(st.tuples(ONLY, GIVEN), max_size=3).map(
    lambda made: {f"r{at}": limit(f"r{at}", only, **facts) for at, (only, facts) in enumerate(made)}
)
NAMES = TABLE_FACTS[Admission]
CELLS = [
    dict(zip(NAMES, c, strict=True)) for c in itertools.product(*(FACT[n].values for n in NAMES))
]
USUAL = {name: FACT[name].presumed or FACT[name].values[0] for name in NAMES}


def decided(rules, cell):
    """The most favourable outcome that every limit leaves, by the words of the concept page."""
    speaking = [r.only for r in rules if r.given.holds(cell)]
    return next((o for o in Admission if all(o in only for only in speaking)), None)


class TestTables:
    @given(LIMITS, LIMITS)
    def test_each_clause_has_the_smallest_of_all_cells_that_it_changes_alone(self, old, new):
        found = compare(regulation(*old.values()), regulation(*new.values()))
        differing = {i for i in old.keys() | new.keys() if old.get(i) != new.get(i)}
        assert {d.id.rpartition(":")[2] for d in found.differences} == differing
        for difference in found.differences:
            slug = difference.id.rpartition(":")[2]
            alone = {k: v for k, v in old.items() if k != slug}
            if slug in new:
                alone[slug] = new[slug]

            def moved(cell, alone=alone):
                return decided(old.values(), cell) != decided(alone.values(), cell)

            assert (difference.effect is not None) is any(moved(cell) for cell in CELLS)
            if difference.effect is not None:
                cell = dict(zip(NAMES, difference.effect.terms, strict=True))
                assert moved(cell)
                for name in NAMES:  # no fact of it can go back to the usual
                    if cell[name] is not USUAL[name]:
                        assert not moved({**cell, name: USUAL[name]})
                same = decided(new.values(), cell) == decided(old.values(), cell)
                assert difference.effect.still is same

    def test_a_limit_is_told_with_its_cell_and_both_outcomes(self):
        drunk = limit("drunk", (Admission.MUST_REFUSE,), conduct=(Conduct.INTOXICATED,))
        effect = only_effect([], [drunk])
        assert effect.words("vi") == (
            "hành vi: say rượu, dùng chất kích thích: nghe phát biểu → phải từ chối"
        )
        assert effect.words("en") == "conduct: intoxicated: hear → must refuse"

    def test_an_outcome_flipped_is_a_change(self):
        drunk = limit("drunk", (Admission.MUST_REFUSE,), conduct=(Conduct.INTOXICATED,))
        softer = attrs.evolve(drunk, only=(Admission.MAY_REFUSE, Admission.MUST_REFUSE))
        effect = only_effect([drunk], [softer])
        assert (effect.before.en, effect.after.en) == ("must refuse", "may refuse")

    def test_what_leaves_nothing_lawful_is_told(self):
        first, second = limit("a", (Admission.HEAR,)), limit("b", (Admission.MUST_REFUSE,))
        assert only_effect([first], [first, second]).after.en == "nothing lawful is left"

    def test_a_discretion_is_told_as_the_choice_that_it_leaves(self):
        choice = Discretion(
            **common("choice"),
            given=Given(kind=(StatementKind.QUESTION,)),
            among=(Handling.ANSWER, Handling.ANSWER_SEPARATELY),
        )
        effect = only_effect([], [choice])
        assert effect.words("en") == (
            "kind: question: answer at the conference → answer at the conference or answer "
            "separately in writing"
        )

    def test_a_clause_of_one_table_changes_no_other(self):
        held = limit("held", (Protection.HELD, Protection.SECRET))
        assert only_effect([], [held]).before.en == Protection.NONE.en

    def test_a_clause_that_restates_another_is_without_effect(self):
        drunk = limit("drunk", (Admission.MUST_REFUSE,), conduct=(Conduct.INTOXICATED,))
        again = attrs.evolve(drunk, slug="again")
        found = compare(regulation(drunk), regulation(drunk, again))
        assert found.with_effect == ()
        assert [d.id for d in found.without_effect] == [again.id]
        assert "added 1/QĐ:1:again: changes no outcome" in found.words("en")
        assert "thêm 1/QĐ:1:again: không làm thay đổi kết quả nào" in found.words("vi")


# --- duties -------------------------------------------------------------------------------------


class TestDuties:
    def test_a_number_of_days_comes_with_a_dated_example(self):
        effect = only_effect(
            [duty("notice", Q.NOTICE_LEAD, at_least=Days(7))],
            [duty("notice", Q.NOTICE_LEAD, at_least=Days(10))],
        )
        assert effect.words("vi") == (
            "thời hạn thông báo trước, ngày tổ chức hội nghị 29/10/2025: ít nhất 07 ngày "
            "(22/10/2025) → ít nhất 10 ngày (19/10/2025)"
        )
        assert effect.terms == (Q.NOTICE_LEAD,)

    def test_the_calendar_dates_the_example(self):
        a = regulation()
        b = regulation(duty("told", Q.TOLD_WITHIN, at_most=WorkingDays(10)))
        plain = compare(a, b).differences[0].effect
        dated = compare(a, b, calendar=dc.law.CALENDAR).differences[0].effect
        assert plain.after.en == "at most 10 working days"
        assert dated.after.en == "at most 10 working days (2025-11-12)"
        assert (
            dated.case.en
            == "days to tell the speaker, the day the statement is received 2025-10-29"
        )

    @pytest.mark.parametrize(
        ("value", "words"),
        [
            ({"at_least": Times(2)}, "at least 2 a year"),
            ({"at_most": Times(2)}, "at most 2 a year"),
            ({"all_of": (Channel.PORTAL,)}, "there must be web portal"),
            ({"one_of": (Form.ONLINE, Form.IN_PERSON)}, "one of in person, online"),
            ({"one_of": (Form.IN_PERSON,)}, "only in person"),
            ({"stated": True}, "a rule without a number"),
        ],
    )
    def test_every_kind_of_answer_is_told(self, value, words):
        effect = only_effect([], [duty("x", Q.FREQUENCY, **value)])
        assert effect.words("en") == f"conferences a year: no rule → {words}"

    def test_a_number_that_another_rule_exceeds_is_without_effect(self):
        seven = duty("seven", Q.NOTICE_LEAD, at_least=Days(7))
        assert only_effect([seven], [seven, duty("five", Q.NOTICE_LEAD, at_least=Days(5))]) is None

    def test_a_contradiction_is_an_effect(self):
        most = duty("most", Q.RESULT_WITHIN, at_most=Days(5))
        least = duty("least", Q.RESULT_WITHIN, at_least=Days(9))
        assert only_effect([most], [most, least]).after.en == "nothing lawful is left"
        with pytest.raises(ConflictingRulesError) as error:
            regulation(most, least).answer(Q.RESULT_WITHIN)
        assert "tại xã Xã ngày 29/10/2025: 1/QĐ:1:least, 1/QĐ:1:most" in error.value.vi

    def test_a_number_counted_from_another_act_shows_in_the_joint_bound(self):
        conclude = duty("conclude", Q.CONCLUSION_WITHIN, at_most=Days(10))
        publish = duty("publish", Q.RESULT_WITHIN, at_most=Days(7), since=Milestone.CONCLUSION)
        effect = only_effect([conclude], [conclude, publish])
        assert effect.after.en == (
            "the day of the result at the latest 17 days after the day of the conference"
        )
        frequent = duty("often", Q.FREQUENCY, at_least=Times(2))
        assert only_effect([publish], [publish, frequent]).after.en == "at least 2 a year"

    def test_a_clause_that_moves_to_another_question_shows_the_first_that_changes(self):
        notice = duty("x", Q.NOTICE_CHANNEL, all_of=(Channel.PORTAL,))
        moved = attrs.evolve(notice, question=Q.RESULT_CHANNELS)
        assert only_effect([notice], [moved]).case.en == "channels of the notice"

    def test_who_is_obliged_is_part_of_what_is_said(self):
        party = duty("party", Q.WHEN_NECESSARY, stated=True, obliges=(Organ.PARTY,))
        local = duty("local", Q.WHEN_NECESSARY, stated=True, obliges=(Organ.COMMITTEE,))
        assert only_effect([party], [party, local]).words("vi") == (
            "tổ chức khi cần thiết: có quy định, không kèm con số; bên phải thực hiện: cấp ủy → "
            "có quy định, không kèm con số; bên phải thực hiện: Ủy ban nhân dân, cấp ủy"
        )
        again = attrs.evolve(party, slug="again")
        assert only_effect([party], [party, again]) is None
        assert (
            only_effect([], [party]).words("en")
            == "when necessary: no rule → a rule without a number"
        )
        open_ = attrs.evolve(party, obliges=())
        assert only_effect([open_], [party]).words("en") == (
            "when necessary: a rule without a number → a rule without a number; obliged: Party "
            "committee"
        )

    @given(
        st.lists(st.sampled_from(tuple(Organ)[:3]), unique=True),
        st.lists(st.sampled_from(tuple(Organ)[:3]), unique=True),
    )
    def test_a_rule_that_restates_another_changes_something_for_other_organs_only(self, some, more):
        first = duty("first", Q.NOTICE_LEAD, at_least=Days(7), obliges=tuple(some))
        second = duty("second", Q.NOTICE_LEAD, at_least=Days(7), obliges=tuple(more))
        assert (only_effect([first], [first, second]) is None) is (set(more) <= set(some))

    def test_new_words_and_a_listed_gap_are_without_effect(self):
        notice = duty("x", Q.NOTICE_LEAD, at_least=Days(7))
        gap = Absence(**common("gap"), question=Q.FORM)
        found = compare(
            regulation(notice), regulation(attrs.evolve(notice, text=Words("khác")), gap)
        )
        assert found.with_effect == ()
        assert change("x", found).change is ClauseChange.CHANGED
        assert found.words("en").splitlines() == [
            "2 clauses differ, 0 with an effect, 1 listed gap",
            "changed 1/QĐ:1:x: changes no outcome",
        ]


class TestWhatAnUneffectiveClauseRestsOn:
    MARKS = (Confidence.VERIFIED, Confidence.SECONDARY, Confidence.UNCERTAIN)

    @given(
        st.lists(st.tuples(st.integers(1, 3), st.sampled_from(MARKS)), max_size=4),
        st.integers(1, 3),
    )
    def test_it_rests_on_marked_rules_if_no_verified_one_says_as_much(self, told, count):
        """Of numbers of days the greatest holds, so one that says as much is enough."""
        old = [
            attrs.evolve(duty(f"r{at}", Q.NOTICE_LEAD, at_least=Days(n)), confidence=mark)
            for at, (n, mark) in enumerate(told)
        ]
        more = duty("more", Q.NOTICE_LEAD, at_least=Days(count))
        (found,) = compare(regulation(*old), regulation(*old, more)).differences
        as_much = [rule for rule in old if rule.at_least.count >= count]
        assert (found.effect is None) is bool(as_much)
        sure = any(rule.confidence is Confidence.VERIFIED for rule in as_much)
        assert bool(found.rests_on) is (bool(as_much) and not sure)
        assert len(found.rests_on) <= 1
        assert set(found.rests_on) <= set(as_much)

    def test_rules_about_something_else_are_left_out(self):
        unsure = {"confidence": Confidence.UNCERTAIN}
        drunk = limit("drunk", (Admission.MUST_REFUSE,), conduct=(Conduct.INTOXICATED,))
        choice = Discretion(
            **common("choice") | unsure,
            given=Given(conduct=(Conduct.INTOXICATED,)),
            among=(Admission.MAY_REFUSE, Admission.MUST_REFUSE),
        )
        land = attrs.evolve(route("land", "Phòng A", Field.LAND), **unsure)
        water = attrs.evolve(route("water", "Phòng A", Field.WATER), **unsure)
        old = [attrs.evolve(drunk, **unsure), choice, land, water]
        new = [
            *old,
            attrs.evolve(drunk, slug="drunk-2"),
            route("land-2", "Phòng A", Field.LAND),
        ]
        found = compare(regulation(*old), regulation(*new))
        rests = {d.id.rpartition(":")[2]: [r.slug for r in d.rests_on] for d in found.differences}
        assert rests == {"drunk-2": ["drunk"], "land-2": ["land"]}

    def test_a_clause_taken_out_rests_on_the_one_that_stays(self):
        first = duty("first", Q.NOTICE_LEAD, at_least=Days(7))
        second = attrs.evolve(first, slug="second", confidence=Confidence.MEMORY)
        (found,) = compare(regulation(first, second), regulation(second)).differences
        assert found.words("en") == (
            "removed 1/QĐ:1:first: changes no outcome; it rests on 1/QĐ:1:second (from memory, "
            "not verified)"
        )

    def test_a_gap_that_is_listed_rests_on_nothing(self):
        gap = Absence(**common("gap") | {"confidence": Confidence.MEMORY}, question=Q.FORM)
        (found,) = compare(
            regulation(gap), regulation(gap, attrs.evolve(gap, slug="b"))
        ).differences
        assert found.rests_on == ()


# --- acts and bodies ----------------------------------------------------------------------------


class TestActs:
    def test_an_act_is_told_with_its_case_and_period(self):
        effect = only_effect(
            [], [owed("tell", Act.TELL, within=WorkingDays(10), kind=(StatementKind.COMPLAINT,))]
        )
        assert effect.words("en") == (
            "kind: complaint: tell the speaker what becomes of it: not owed → within 10 working "
            "days of the day the statement is received"
        )
        assert "không phải làm → trong 10 ngày làm việc từ ngày nhận ý kiến" in effect.words("vi")

    def test_an_act_upon_an_outcome_needs_a_case_with_that_outcome(self):
        drunk = limit("drunk", (Admission.MUST_REFUSE,), conduct=(Conduct.INTOXICATED,))
        reason = owed("reason", Act.STATE_REASON, upon=(Admission.MUST_REFUSE,))
        effect = only_effect([drunk], [drunk, reason])
        assert effect.words("en") == (
            "conduct: intoxicated: if refused, state the reason: not owed → owed"
        )
        assert effect.after.vi == "phải làm"
        assert only_effect([], [reason]) is None  # nobody is refused

    def test_an_act_owed_anyway_is_without_effect(self):
        record = owed("record", Act.RECORD)
        again = owed("again", Act.RECORD, kind=(StatementKind.QUESTION,))
        assert only_effect([record], [record, again]) is None
        sooner = owed("again", Act.RECORD, kind=(StatementKind.QUESTION,), within=Days(2))
        assert only_effect([record], [record, sooner]).after.en == (
            "owed; within 2 days of the day the statement is received"
        )

    def test_a_clause_about_another_act_shows_the_first_that_changes(self):
        record = owed("x", Act.RECORD)
        assert only_effect([record], [attrs.evolve(record, act=Act.SPLIT)]).case.en == (
            "in any case: record it"
        )


class TestBodies:
    def test_a_desk_is_told_with_its_handling(self):
        before = desk("guide", Handling.GUIDE, "Ban Tiếp công dân")
        after = attrs.evolve(before, partners=(Body.named("Công an"),), with_field_body=True)
        effect = only_effect([before], [after])
        assert effect.words("vi") == (
            "hướng dẫn gửi người có thẩm quyền giải quyết, thuộc thẩm quyền của cấp tổ chức đối "
            "thoại: Ban Tiếp công dân → Ban Tiếp công dân (Công an, cơ quan của lĩnh vực)"
        )
        assert effect.after.en.endswith("the body of the field)")

    def test_a_route_is_told_with_its_field(self):
        land = route("land", "Phòng Kinh tế", Field.LAND, Field.WATER)
        effect = only_effect([land], [])
        assert effect.words("en") == "land, own competence: Phòng Kinh tế → no body is named"
        assert effect.terms == (Field.LAND, Competence.OWN)

    def test_a_finer_row_shows_in_its_matter_only(self):
        land = route("land", "Phòng Kinh tế", Field.LAND)
        finer = route("register", "Văn phòng", Field.LAND, matter=Matter.REGISTRATION)
        effect = only_effect([land], [land, finer])
        assert effect.terms == (Field.LAND, Matter.REGISTRATION, Competence.OWN)

    def test_a_row_that_takes_the_place_of_another_shows_where_that_one_spoke(self):
        land = route("land", "Phòng Kinh tế", Field.LAND, Field.WATER)
        water = route("water", "Phòng Kinh tế", Field.WATER, displaces=(land.id,))
        effect = only_effect([land], [land, water])
        assert effect.terms == (Field.LAND, Competence.OWN)
        assert effect.after.en == "no body is named"

    def test_a_row_of_another_level_is_looked_at_in_that_level(self):
        above = route("land", "Sở", Field.LAND, at=Level.PROVINCE)
        assert only_effect([], [above]).after.en == "Sở"

    def test_several_bodies_are_all_told(self):
        one, two = route("a", "Phòng A", Field.LAND), route("b", "Phòng B", Field.LAND)
        assert only_effect([one], [one, two]).after.en == "Phòng A; Phòng B"


# --- whole regulations --------------------------------------------------------------------------


def on(day, place=PHUONG):
    return dc.law.regulation_for(place, on=day)


class TestWholeRegulations:
    def test_equal_regulations_do_not_differ(self):
        found = compare(on("2025-10-29"), on("2025-10-30"))
        assert found.differences == ()
        assert found.words("en") == "0 clauses differ, 0 with an effect, 0 listed gaps"
        assert found.words("vi").startswith("0 quy tắc khác nhau")
        one = compare(regulation(), regulation(limit("a", (Admission.HEAR,))))
        assert one.words("en").startswith("1 clause differs, 0 with an effect, 0 listed gaps\n")

    def test_what_is_no_regulation_is_refused(self):
        with pytest.raises(InvalidValueError, match="b must be Regulation"):
            compare(on("2025-10-29"), None)

    def test_law_65_of_2025_brings_a_form_a_result_and_the_council_in_the_chair(self):
        found = compare(on("2025-02-28", WARD), on("2025-03-01", WARD))
        assert change("result", found).effect.words("en") == (
            "days to publish the result, the day of the conference 2025-03-01: no rule → "
            "at most 10 days (2025-03-11)"
        )
        assert change("24.2:chairs", found).effect.after.en == (
            "there must be People's Committee, Standing body of the People's Council"
        )
        doubted = change("result", found)
        assert doubted.words("en").startswith(
            "added 65/2025/QH15:24.3:result (uncertain, conflicting"
        )
        assert doubted.words("vi").startswith("thêm 65/2025/QH15:24.3:result (chưa chắc chắn): ")
        old = change("125:notice", found).effect
        assert old.still  # the new law keeps the seven days
        assert change("24.2:notice", found).effect is None
        assert "(xét toàn bộ quy định sau: không đổi)" in old.words("vi")
        assert "(the second regulation as a whole: unchanged)" in old.words("en")

    def test_law_72_of_2025_brings_the_request_of_voters_and_fewer_to_invite(self):
        found = compare(on("2025-03-01"), on("2025-06-16"))
        effective = {d.id for d in found.with_effect if not d.effect.still}
        assert effective == {
            "72/2025/QH15:43.1:voters",
            "72/2025/QH15:43.1:when-necessary",
            "65/2025/QH15:24.2:invitees",
        }
        assert change("43.1:when-necessary", found).effect.words("en") == (
            "when necessary: a rule without a number; obliged: Party committee → a rule without a "
            "number; obliged: People's Committee, People's Council, Party committee"
        )
        assert change("voters", found).effect.after.en == "at least 10% of voters"

    def test_what_changes_nothing_since_an_uncertain_number_says_so_is_told(self):
        found = compare(on("2025-03-01"), on("2025-06-16"))
        result = change("43.3:result", found)
        assert result.effect is None
        assert [rule.id for rule in result.rests_on] == ["65/2025/QH15:24.3:result"]
        assert result.words("en") == (
            "added 72/2025/QH15:43.3:result: changes no outcome; it rests on "
            "65/2025/QH15:24.3:result (uncertain, conflicting or inferred)"
        )
        assert result.words("vi") == (
            "thêm 72/2025/QH15:43.3:result: không làm thay đổi kết quả nào; dựa vào "
            "65/2025/QH15:24.3:result (chưa chắc chắn)"
        )
        assert change("43.2:notice", found).rests_on == ()  # verified in both

    def test_the_decrees_of_july_2026_let_refuse_three_more_kinds(self):
        found = compare(on("2026-06-30"), on("2026-07-01"))
        more = {d.id.rpartition(":")[2]: d.effect for d in found.with_effect}
        for slug in ("answered", "court-decision", "elsewhere"):
            assert (more[slug].before.en, more[slug].after.en) == ("hear", "may refuse")
        assert more["state-reason"].after.en == "owed"
        assert more["party-discipline"].still  # another row of the circular says the same
        restating = {d.id.rpartition(":")[2] for d in found.without_effect}
        assert restating == {
            "conduct",
            "capacity",
            "party-discipline-after-decree",
            "transfer-to-the-party-after-decree",
            "transfer-to-the-party-denunciation-after-decree",
        }

    def test_what_if_our_province_required_ten_days(self):
        now = on("2026-07-01")
        ten = attrs.evolve(
            duty("notice", Q.NOTICE_LEAD, at_least=Days(10)), cites=Citation("QĐ tỉnh", article=1)
        )
        (difference,) = compare(now, attrs.evolve(now, rules=(*now.rules, ten))).differences
        assert difference.words("en") == (
            "added QĐ tỉnh:1:notice: days of notice, the day of the conference 2026-07-01: "
            "at least 7 days (2026-06-24) → at least 10 days (2026-06-21)"
        )
        five = attrs.evolve(ten, at_least=Days(5))
        (difference,) = compare(now, attrs.evolve(now, rules=(*now.rules, five))).differences
        assert difference.effect is None

    def test_a_plan_of_its_own_shows_what_it_adds(self):
        plan = dc.law.gia_nghia_2022.PLAN
        law = dc.law.regulation_for(plan.place, on="2022-10-14")
        found = compare(law, law.under(plan))
        assert {d.change for d in found.differences} == {ClauseChange.ADDED}
        assert change("off-topic", found).effect.after.en == "answer separately in writing"
        assert change("held-from-floor", found).effect is None  # the law holds them already

    def test_each_number_moved_by_one_is_seen(self):
        now = on("2025-10-29")
        for rule in now.of(Requirement):
            for side in ("at_least", "at_most"):
                number = getattr(rule, side)
                if number is not None:
                    count = number.percent if isinstance(number, Share) else number.count
                    moved = attrs.evolve(rule, **{side: type(number)(count + 1)})
                    rules = [moved if r is rule else r for r in now.rules]
                    found = compare(now, attrs.evolve(now, rules=rules))
                    assert found.differences[0].effect is not None
