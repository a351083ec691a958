"""A certificate proves by enumeration; what it vouches for is checked by other means here."""

import itertools

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import certificates
from dialogue_core.certificates import certify
from dialogue_core.errors import ConflictingRulesError, NoSuchLevelError
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Desk, Limit, Owed, Requirement, Route
from dialogue_core.statements import Given
from dialogue_core.tables import Decided
from dialogue_core.values import Citation, Days, Share, Span, Times, Words, WorkingDays, as_day
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Competence,
    Confidence,
    Handling,
    InstrumentKind,
    Milestone,
    Question,
    StatementKind,
    Topic,
    UnitKind,
)

FIRST, LAST = as_day("2016-01-01"), as_day("2027-12-31")
PLAN = dc.law.gia_nghia_2022.PLAN
PLACES = (
    dc.Unit(id="tinh/huyen/xa", name="Xã", kind=UnitKind.XA),
    dc.Unit(id="tinh/thi-xa", name="Thị xã", kind=UnitKind.THI_XA),
    dc.Unit(id="tinh", name="Tỉnh", kind=UnitKind.TINH),
    dc.Unit(id="ha-noi/quan/phuong", name="Phường", kind=UnitKind.PHUONG),
    dc.Unit(id="binh-phuoc/huyen/xa", name="Xã", kind=UnitKind.XA),
)


def shipped() -> dict[tuple[str, ...], Regulation]:
    """Every regulation at any of the places and boundary days, shared by its set of rules."""
    found = {}
    days = {FIRST, *(day for day in dc.law.boundaries() if FIRST <= day <= LAST)}
    for place, day in itertools.product(PLACES, sorted(days)):
        try:
            regulation = dc.law.regulation_for(place, on=day)
        except NoSuchLevelError:
            continue
        found.setdefault(tuple(rule.id for rule in regulation.rules), regulation)
    return found


SHIPPED = tuple(shipped().values())
CITY = dc.law.regulation_for(PLAN.place, on="2022-10-14")


@pytest.mark.parametrize("regulation", [*SHIPPED, CITY.under(PLAN)])
class TestEveryRegulationShipped:
    def test_is_complete_and_free_of_contradiction(self, regulation):
        certificate = certify(regulation)
        assert certificate.failures == ()
        assert certificate.sound
        assert certificate.words("en").endswith("complete, free of contradiction")
        assert certificate.words("vi").endswith("đầy đủ, không mâu thuẫn")

    def test_has_nothing_that_deserves_a_second_look(self, regulation):
        """No clause shipped caps a notice alone, and each act listed is owed in some case."""
        assert certify(regulation).warnings == ()

    def test_has_no_rule_that_excludes_nothing(self, regulation):
        assert [table.dead for table in certify(regulation).tables] == [(), (), ()]

    def test_answers_or_lists_every_question(self, regulation):
        certificate = certify(regulation)
        listed = {a.question for a in regulation.of(Absence) if a.question is not None}
        assert {*certificate.answered, *listed} == set(Question)


def test_there_are_dozens_of_different_regulations_in_twelve_years():
    assert len(SHIPPED) > 30


@pytest.mark.parametrize("table", ["admission", "handling", "protection"])
def test_the_walk_agrees_with_the_table_in_every_cell(table):
    bound = CITY.under(PLAN)
    asked = getattr(bound, table)
    proof = next(t for t in certify(bound).tables if t.name == asked.name)
    counted = dict.fromkeys(asked.outcomes, 0)
    names = [axis.name for axis in asked.axes]
    cells = list(itertools.product(*(axis.values for axis in asked.axes)))
    for cell in cells:
        decision = asked.decide(dict(zip(names, cell, strict=True)))
        assert isinstance(decision, Decided)
        counted[decision.outcome] += 1
    assert dict(proof.outcomes) == counted
    assert proof.cells == len(cells)


def test_a_redundant_rule_can_go_and_another_cannot():
    bound = CITY.under(PLAN)
    proof = next(t for t in certify(bound).tables if t.name == bound.protection.name)
    for row in bound.protection.rows:
        without = attrs.evolve(
            bound.protection, rows=tuple(r for r in bound.protection.rows if r is not row)
        )
        same = all(
            without.decide(values).outcome is bound.protection.decide(values).outcome
            for cell in itertools.product(*(axis.values for axis in without.axes))
            for values in [dict(zip((a.name for a in without.axes), cell, strict=True))]
        )
        assert same == (row.id in proof.redundant)


class TestWhatFails:
    """Each kind of failure is told in two languages, with the rules concerned."""

    def fails(self, regulation):
        found = certify(regulation)
        assert not found.sound
        assert all(failure.what.vi and failure.what.en for failure in found.failures)
        assert found.failures[0].what.vi in found.words("vi")
        return found.failures

    def without(self, *rules):
        return attrs.evolve(CITY, rules=tuple(r for r in CITY.rules if r not in rules))

    def test_a_hole_names_its_question(self):
        gap = next(a for a in CITY.of(Absence) if a.question is Question.FREQUENCY)
        (failure,) = self.fails(self.without(gap))
        assert Question.FREQUENCY.en in failure.what.en

    def test_a_contradiction_shows_its_smallest_cell_and_both_rules(self):
        limit = next(r for r in CITY.of(Limit) if r.only == (Handling.GUIDE,))
        against = attrs.evolve(
            limit,
            slug="answered-all-the-same",
            given=Given(kind=(StatementKind.COMPLAINT,)),
            only=(Handling.ANSWER,),
        )
        failures = self.fails(attrs.evolve(CITY, rules=(*CITY.rules, against)))
        assert all(against.id in failure.rules for failure in failures)
        assert any(limit.id in failure.rules for failure in failures)
        assert sum(failure.cells for failure in failures) > 1
        assert "kind: complaint" in failures[0].what.en
        with pytest.raises(ConflictingRulesError):
            dc.screen(
                dc.Statement(
                    id="S1",
                    on="2022-10-14",
                    words=dc.Sealed("…"),
                    delivery=dc.Delivery.SIGNED,
                    parts=(dc.Part(kind=StatementKind.COMPLAINT, settled_by=dc.Settler.CITY),),
                ),
                attrs.evolve(CITY, rules=(*CITY.rules, against)),
            )

    def test_a_field_without_a_body_is_named(self):
        land = [r for r in CITY.of(Route) if r.fields == (dc.Field.LAND,) and r.at is CITY.level]
        failures = self.fails(self.without(*land))
        assert any("no body is named" in f.what.en and "land" in f.what.en for f in failures)

    def test_two_bodies_for_one_matter_are_named(self):
        row = next(r for r in CITY.of(Route) if r.at is CITY.level)
        failures = self.fails(
            attrs.evolve(CITY, rules=(*CITY.rules, attrs.evolve(row, slug="again")))
        )
        assert any(len(failure.rules) > 1 for failure in failures)

    def test_a_handling_without_a_desk_is_named(self):
        failures = self.fails(self.without(*CITY.of(Desk)))
        assert any(Handling.TAKE_PRIVATELY.en in failure.what.en for failure in failures)

    def test_two_desks_for_what_else_falls_to_a_field_are_named(self):
        desk = CITY.of(Desk)[0]
        more = [
            attrs.evolve(desk, slug=slug, handlings=(Handling.ANSWER,), competences=())
            for slug in ("front", "back")
        ]
        failures = self.fails(attrs.evolve(CITY, rules=(*CITY.rules, *more)))
        assert {failure.rules for failure in failures} == {tuple(sorted(d.id for d in more))}
        assert len(failures) == len(Competence)
        assert certify(attrs.evolve(CITY, rules=(*CITY.rules, more[0]))).sound

    def test_a_rule_outside_its_days_is_named_with_them(self):
        rule = CITY.of(Limit)[0]
        ended = attrs.evolve(rule, in_force=Span("2010-01-01", "2022-10-14"))
        (failure,) = self.fails(
            attrs.evolve(self.without(rule), rules=(*self.without(rule).rules, ended))
        )
        assert failure.rules == (ended.id,)
        assert "2022-10-13" in failure.what.en
        assert "13/10/2022" in failure.what.vi
        assert certify(CITY).sound

    def test_numbers_in_different_units_are_a_failure_and_no_crash(self):
        told = next(r for r in CITY.of(Requirement) if isinstance(r.at_most, WorkingDays))
        other = attrs.evolve(told, slug="in-days", at_most=Days(10))
        (failure,) = self.fails(attrs.evolve(CITY, rules=(*CITY.rules, other)))
        assert set(failure.rules) == {told.id, other.id}


class TestContent:
    def test_the_order_of_the_rules_does_not_matter(self):
        turned = attrs.evolve(CITY, rules=tuple(reversed(CITY.rules)))
        assert certify(turned) == certify(CITY)

    def test_another_number_is_another_content(self):
        told = next(r for r in CITY.of(Requirement) if isinstance(r.at_most, WorkingDays))
        rules = [r for r in CITY.rules if r is not told]
        changed = attrs.evolve(CITY, rules=(*rules, attrs.evolve(told, at_most=WorkingDays(11))))
        assert certify(changed).content != certify(CITY).content

    def test_it_names_the_version_that_proved_it(self):
        assert certify(CITY).version == dc.__version__
        assert dir(certificates) == sorted(certificates.__all__)


class TestJointDeadlines:
    """Deadlines that each can be kept, and not together (QĐ: local duties)."""

    HERE = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-08-01")

    def with_duties(self, *duties: Requirement) -> Regulation:
        asked = {duty.question for duty in duties}
        kept = [r for r in self.HERE.rules if getattr(r, "question", None) not in asked]
        return attrs.evolve(self.HERE, rules=(*kept, *duties))

    def duty(self, slug: str, question: Question, **value: object) -> Requirement:
        model = next(r for r in self.HERE.of(Requirement) if r.question is Question.NOTICE_LEAD)
        bare = {"at_least": None, "at_most": None, "question": question, "slug": slug}
        return attrs.evolve(model, **(bare | value))

    def test_the_shipped_law_leaves_nothing_undecided_once_a_calendar_is_there(self):
        for regulation in SHIPPED:
            certificate = certify(regulation, calendar=dc.law.CALENDAR)
            assert certificate.failures == ()
            assert certificate.unresolved == ()

    def test_a_joint_contradiction_is_a_failure_with_its_rules(self):
        early = self.duty("early", Question.NOTICE_LEAD, at_least=Days(20))
        result = self.duty(
            "result", Question.RESULT_WITHIN, at_most=Days(15), since=Milestone.NOTICE
        )
        certificate = certify(self.with_duties(early, result))
        assert [failure.rules for failure in certificate.failures] == [(early.id, result.id)]
        assert "they cannot all be kept" in certificate.words("en")
        assert "không thể cùng đáp ứng" in certificate.words("vi")

    def test_where_units_meet_it_is_undecided_until_a_calendar_decides(self):
        least = self.duty("least", Question.RESULT_WITHIN, at_least=WorkingDays(7))
        most = self.duty("most", Question.RESULT_WITHIN, at_most=Days(7))
        joined = self.with_duties(least, most)
        open_ = certify(joined)
        assert open_.failures == ()
        assert [left.rules for left in open_.unresolved] == [(least.id, most.id)]
        assert "a calendar is needed" in open_.words("en")
        decided = certify(joined, calendar=dc.law.CALENDAR)
        assert decided.unresolved == ()
        assert [failure.rules for failure in decided.failures] == [(least.id, most.id)]


LOCAL, OTHER = "01/2026/QĐ-UBND", "02/2026/QĐ-UBND"


def local(slug: str, question: Question, instrument: str = LOCAL, **value: object) -> Requirement:
    return Requirement(
        cites=Citation(instrument, article=4, kind=InstrumentKind.LOCAL_RULE),
        slug=slug,
        text=Words("Quy định giả định."),
        in_force=Span("2016-01-01"),
        confidence=Confidence.VERIFIED,
        question=question,
        **value,
    )


WORST = {
    Question.FREQUENCY: 0,
    Question.VOTER_REQUEST: 0,
    Question.NOTICE_LEAD: 0,
    Question.POSTING_DAYS: 0,
    Question.RESULT_WITHIN: 999,
    Question.ANSWER_WITHIN: 999,
    Question.CONCLUSION_WITHIN: 999,
    Question.TOLD_WITHIN: 999,
}
"""Of each question that takes a number, the one by which the people get nothing."""
UNITS = {Question.FREQUENCY: Times, Question.VOTER_REQUEST: Share}
NUMBERS = st.tuples(
    st.sampled_from(tuple(WORST)),
    st.sampled_from(("at_least", "at_most")),
    st.integers(1, 30),
    st.sampled_from((LOCAL, OTHER)),
)


class TestOneSidedNumbers:
    """A number on the side that assures nothing, of a text that gives none on the other side."""

    WARD = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-08-01")

    def joined(self, regulation: Regulation, *rules: Requirement) -> Regulation:
        return attrs.evolve(regulation, rules=(*regulation.rules, *rules))

    def test_a_notice_at_most_ten_days_before_stands_and_is_warned_of(self):
        """Beside 72/2025/QH15 art. 43(2), at least 7 days: no relaxation and no contradiction."""
        capped = local("notice", Question.NOTICE_LEAD, at_most=Days(10))
        assert dc.layer(self.WARD, capped).relaxations == ()
        certificate = certify(self.joined(self.WARD, capped))
        assert certificate.sound
        (warning,) = certificate.warnings
        assert (warning.rule, warning.cites) == (capped.id, capped.cites)
        look, sound = certificate.words("en").splitlines()[-2:]
        assert look == (
            "to be looked at: days of notice: at most 10 days, which by itself assures the people "
            "of nothing; “at least” is said by 72/2025/QH15:43.2:notice only; see whether “at "
            "least” is meant (01/2026/QĐ-UBND:4:notice; 01/2026/QĐ-UBND art. 4)"
        )
        assert sound == "complete, free of contradiction"
        look, sound = certificate.words("vi").splitlines()[-2:]
        assert look == (
            "cần xem lại: thời hạn thông báo trước: nhiều nhất 10 ngày, riêng điều này không bảo "
            "đảm gì cho người dân; chỉ 72/2025/QH15:43.2:notice ghi “ít nhất”; hãy xem ý văn bản "
            "có phải là “ít nhất” hay không (01/2026/QĐ-UBND:4:notice; Điều 4 01/2026/QĐ-UBND)"
        )
        assert sound == "đầy đủ, không mâu thuẫn"

    def test_where_no_text_says_how_late_it_may_be_that_is_told(self):
        """No statute binds the city, so a cap is all there is."""
        capped = local("notice", Question.NOTICE_LEAD, at_most=Days(10))
        (warning,) = certify(self.joined(CITY, capped)).warnings
        assert "no rule says “at least”" in warning.what.en
        assert "không quy tắc nào ghi “ít nhất”" in warning.what.vi

    def test_a_text_that_says_both_is_not_warned_of(self):
        capped = local("notice", Question.NOTICE_LEAD, at_most=Days(10))
        least = local("least", Question.NOTICE_LEAD, at_least=Days(8))
        assert certify(self.joined(self.WARD, capped, least)).warnings == ()

    def test_a_result_that_may_only_not_come_too_early_is_warned_of(self):
        early = local("result", Question.RESULT_WITHIN, at_least=Days(3))
        (warning,) = certify(self.joined(self.WARD, early)).warnings
        assert "“at most” is said by 72/2025/QH15:43.3:result only" in warning.what.en

    @given(st.lists(NUMBERS, max_size=5))
    @settings(max_examples=15)
    def test_a_text_is_warned_of_if_the_worst_number_complies_with_it(self, said):
        """No conference, no notice, an answer after 999 days: a text that allows it is told."""
        rules = [
            local(f"r{i}", question, text, **{side: UNITS.get(question, Days)(number)})
            for i, (question, side, number, text) in enumerate(said)
        ]
        bare = attrs.evolve(CITY, rules=tuple(rules))
        expected = set()
        for rule, (question, *_, text) in zip(rules, said, strict=True):
            spoken = [(side, n) for q, side, n, t in said if (q, t) == (question, text)]
            worst = WORST[question]
            if all(worst >= n if side == "at_least" else worst <= n for side, n in spoken):
                expected.add(rule.id)
        assert {warning.rule for warning in certify(bare).warnings} == expected


def owed(given: Given, *upon: Admission | Handling) -> Owed:
    return Owed(
        cites=Citation(LOCAL, article=5, kind=InstrumentKind.LOCAL_RULE),
        slug="owed",
        text=Words("Quy định giả định."),
        in_force=Span("2016-01-01"),
        confidence=Confidence.VERIFIED,
        given=given,
        upon=upon,
        act=Act.TELL,
    )


class TestActsThatAreNeverOwed:
    """An act owed upon an outcome that none of its cases has."""

    def with_act(self, act: Owed, *more: Limit) -> Regulation:
        return attrs.evolve(CITY, rules=(*CITY.rules, act, *more))

    def test_a_denunciation_is_never_answered_so_what_is_owed_then_never_is(self):
        act = owed(Given(kind=(StatementKind.DENUNCIATION,)), Handling.ANSWER)
        certificate = certify(self.with_act(act))
        assert certificate.sound
        (warning,) = certificate.warnings
        assert (warning.rule, warning.cites) == (act.id, act.cites)
        assert warning.words("en") == (
            f"{Act.TELL.en}: never owed, since none of the cases of the rule comes out as: "
            f"{Handling.ANSWER.en} (01/2026/QĐ-UBND:5:owed; 01/2026/QĐ-UBND art. 5)"
        )
        assert f"{Act.TELL.vi}: không bao giờ phát sinh" in certificate.words("vi")

    def test_one_of_several_outcomes_is_enough(self):
        act = owed(
            Given(kind=(StatementKind.DENUNCIATION,)), Handling.ANSWER, Admission.MUST_REFUSE
        )
        assert len(certify(self.with_act(act)).warnings) == 1
        act = attrs.evolve(act, upon=(*act.upon, Handling.FILE_OR_INSPECT))
        assert certify(self.with_act(act)).warnings == ()

    def test_nothing_is_said_by_a_table_that_leaves_nothing_lawful_somewhere(self):
        """The failure is told first; mended, the cells may come out as the act asks."""
        act = owed(Given(kind=(StatementKind.DENUNCIATION,)), Handling.ANSWER)
        against = Limit(
            cites=act.cites,
            slug="answered",
            text=act.text,
            in_force=act.in_force,
            confidence=act.confidence,
            given=Given(kind=(StatementKind.DENUNCIATION,)),
            only=(Handling.ANSWER,),
        )
        certificate = certify(self.with_act(act, against))
        assert not certificate.sound
        assert certificate.warnings == ()

    @given(
        st.sets(st.sampled_from(StatementKind)),
        st.sets(st.sampled_from(Competence)),
        st.sets(st.sampled_from(Topic)),
        st.sampled_from((*Handling, *Admission)),
    )
    @settings(max_examples=15)
    def test_it_is_told_where_no_cell_read_off_the_rules_comes_out_so(
        self, kinds, competences, topics, outcome
    ):
        given_ = Given(kind=tuple(kinds), competence=tuple(competences), topic=tuple(topics))
        table = CITY.handling if isinstance(outcome, Handling) else CITY.admission
        cells = itertools.product(*(axis.values for axis in table.axes))
        found = False
        for cell in cells:
            values = dict(zip((axis.name for axis in table.axes), cell, strict=True))
            asked = [allowed for name, allowed in given_.named if name in values]
            there = [values[name] for name, _ in given_.named if name in values]
            if all(value in allowed for value, allowed in zip(there, asked, strict=True)):
                found = found or outcome in table.by_rows(values).among
        assert bool(certify(self.with_act(owed(given_, outcome))).warnings) is not found
