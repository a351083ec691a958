"""Mutants of a regulation: each differs by one edit of one clause, and tests are scored by them."""

import attrs
import pytest

from dialogue_core import law
from dialogue_core.certificates import certify
from dialogue_core.errors import InvalidValueError
from dialogue_core.regulations import Regulation
from dialogue_core.rules import (
    Absence,
    Desk,
    Discretion,
    Limit,
    Owed,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.statements import Given
from dialogue_core.territory import Body, Unit
from dialogue_core.testing import edits, mutate, score
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
    Channel,
    Competence,
    Conduct,
    Confidence,
    FactName,
    Field,
    Handling,
    Level,
    Protection,
    Question,
    StatementKind,
    UnitKind,
)

WARD = Unit(id="tinh/huyen/xa", name="Không Ngày", kind=UnitKind.XA)
ON = "2026-07-01"
LEAD, BESIDE, THIRD = (
    Body(id=id_, name=Words(f"cơ quan {id_}", id_)) for id_ in ("lead", "beside", "third")
)


def common(slug, in_force=None):
    return {
        "cites": Citation("QĐ 1", article=1),
        "slug": slug,
        "text": Words("quy tắc", "a rule"),
        "in_force": in_force or Span("2026-01-01"),
        "confidence": Confidence.VERIFIED,
    }


def regulation_of(*rules):
    return Regulation(place=WARD, level=Level.WARD, on=ON, rules=rules)


def changed(rule: Rule, field: str):
    """Every value that edits give to a field of the rule."""
    before = getattr(rule, field)
    found = [getattr(e.now, field) for e in edits(rule) if e.now is not None]
    return [value for value in found if value != before]


class TestEdits:
    """What one small edit of a clause is."""

    def test_the_first_drops_the_clause(self):
        rule = Absence(**common("gap"))
        first, *others = edits(rule)
        assert first.now is None
        assert all(e.now is not None for e in others)

    @pytest.mark.parametrize("rule", [r for i in law.INSTRUMENTS for r in i.rules][::3])
    def test_each_changes_the_rule_in_one_field_and_says_so_in_both_languages(self, rule):
        found = list(edits(rule))
        assert len({e.what for e in found}) == len(found)
        for edit in found[1:]:
            differing = [
                field.name
                for field in attrs.fields(type(rule))
                if getattr(rule, field.name) != getattr(edit.now, field.name)
            ]
            assert len(differing) == 1
            assert edit.now.id == rule.id
            assert edit.what.vi != edit.what.en

    def test_days_are_shifted_by_one_at_both_edges(self):
        rule = Absence(**common("gap", Span("2026-01-01", "2026-03-01")))
        assert changed(rule, "in_force") == [
            Span("2025-12-31", "2026-03-01"),
            Span("2026-01-01", "2026-02-28"),
            Span("2026-01-02", "2026-03-01"),
            Span("2026-01-01", "2026-03-02"),
        ]

    def test_a_clause_of_one_day_is_not_shifted_into_none(self):
        rule = Absence(**common("gap", Span.on("2026-01-01")))
        assert changed(rule, "in_force") == [
            Span("2025-12-31", "2026-01-02"),
            Span("2026-01-01", "2026-01-03"),
        ]

    def test_outcomes_and_conditions_of_a_limit_are_flipped(self):
        rule = Limit(
            **common("limit"),
            given=Given(kind=(StatementKind.COMPLAINT,)),
            only=(Protection.HELD, Protection.IDENTITY),
        )
        assert {frozenset(only) for only in changed(rule, "only")} == {
            frozenset({Protection.HELD}),
            frozenset({Protection.IDENTITY}),
            frozenset({Protection.HELD, Protection.IDENTITY, Protection.NONE}),
            frozenset({Protection.HELD, Protection.IDENTITY, Protection.SECRET}),
        }
        kinds = {g.kind for g in changed(rule, "given") if g.kind != rule.given.kind}
        assert kinds == {
            (StatementKind.COMPLAINT, kind)
            for kind in StatementKind
            if kind is not StatementKind.COMPLAINT
        }
        named = {name for g in changed(rule, "given") for name, _ in g.named}
        assert named == {FactName.KIND, FactName.PARTY_DISCIPLINE, FactName.SECRECY}

    def test_a_limit_is_never_left_without_an_outcome(self):
        rule = Limit(**common("limit"), given=Given(), only=(Admission.MAY_REFUSE,))
        assert all(Admission.MAY_REFUSE in only for only in changed(rule, "only"))

    def test_a_discretion_keeps_a_choice(self):
        rule = Discretion(
            **common("choice"),
            given=Given(conduct=(Conduct.DISORDERLY,)),
            among=(Admission.HEAR, Admission.MAY_REFUSE),
        )
        assert changed(rule, "among") == [tuple(Admission)]
        assert changed(rule, "given")

    def test_an_act_is_flipped_in_its_facts_its_outcomes_and_its_number(self):
        rule = Owed(
            **common("act"),
            given=Given(),
            upon=(Handling.FORWARD, Handling.GUIDE),
            act=Act.TRANSFER,
            within=WorkingDays(5),
        )
        assert changed(rule, "within") == [WorkingDays(4), WorkingDays(6)]
        assert len(changed(rule, "upon")) == len(Handling)
        values_of_all_facts = 4 + 2 + 5 + 2 + 3 + 3 + 3 + 5 + 2
        assert len(changed(rule, "given")) == values_of_all_facts

    def test_an_act_upon_any_outcome_and_without_a_number_has_no_such_edit(self):
        rule = Owed(**common("act"), act=Act.RECORD)
        assert changed(rule, "upon") == changed(rule, "within") == []

    @pytest.mark.parametrize(
        ("number", "moved"),
        [
            (Days(7), [Days(6), Days(8)]),
            (Times(1), [Times(2)]),
            (Share(10), [Share(9), Share(11)]),
            (Share(100), [Share(99)]),
        ],
    )
    def test_a_number_is_moved_by_one_where_it_stays_a_number(self, number, moved):
        rule = Requirement(**common("number"), question=Question.FREQUENCY, at_least=number)
        assert changed(rule, "at_least") == moved
        most = Requirement(**common("number"), question=Question.FREQUENCY, at_most=number)
        assert changed(most, "at_most") == moved

    def test_a_demand_loses_a_term_but_never_its_only_one(self):
        both = (Channel.MASS_MEDIA, Channel.POSTING)
        rule = Requirement(**common("all"), question=Question.NOTICE_CHANNEL, all_of=both)
        assert changed(rule, "all_of") == [(Channel.POSTING,), (Channel.MASS_MEDIA,)]
        choice = attrs.evolve(rule, all_of=(), one_of=both)
        assert changed(choice, "one_of") == [(Channel.POSTING,), (Channel.MASS_MEDIA,)]
        alone = attrs.evolve(rule, all_of=both[:1])
        assert changed(alone, "all_of") == []

    def test_a_route_is_given_to_another_body_and_loses_fields_and_partners(self):
        rule = Route(
            **common("route"),
            at=Level.WARD,
            fields=(Field.LAND, Field.HOUSING),
            lead=LEAD,
            partners=(BESIDE, THIRD),
        )
        (other,) = changed(rule, "lead")
        assert other not in (LEAD, BESIDE, THIRD)
        assert changed(rule, "partners") == [(THIRD,), (BESIDE,)]
        assert changed(rule, "fields") == [(Field.HOUSING,), (Field.LAND,)]
        assert [len(c) for c in changed(rule, "competences")] == [4] * 5

    def test_a_desk_takes_more_and_less(self):
        rule = Desk(
            **common("desk"),
            handlings=(Handling.GUIDE,),
            competences=(Competence.OWN, Competence.LOWER),
            lead=LEAD,
        )
        assert len(changed(rule, "handlings")) == len(Handling) - 1
        assert (Competence.OWN,) in changed(rule, "competences")
        assert changed(rule, "with_field_body") == [True]
        assert len(changed(rule, "lead")) == 1


class TestMutants:
    """A mutant is the regulation with one edit."""

    def test_each_differs_from_the_original_and_names_the_clause(self):
        original = law.regulation_for("lam-dong/bac-gia-nghia", on=ON)
        found = list(mutate(original))
        assert {m.rule for m in found} == {rule.id for rule in original.rules}
        for mutant in found:
            ids = {rule.id for rule in mutant.regulation.rules}
            assert ids | {mutant.rule} == {rule.id for rule in original.rules}
            assert mutant.original is original
            assert mutant.regulation.rules != original.rules

    def test_a_rule_whose_days_no_longer_hold_is_gone(self):
        rule = Absence(**common("gap", Span(ON)))
        later = next(e for e in edits(rule) if e.what.en == "begins on 2026-07-02")
        assert later.of(regulation_of(rule)).rules == ()

    def test_an_edit_may_add_a_rule_to_the_day_before(self):
        rule = Absence(**common("gap", Span(as_day(ON).add(days=1))))
        sooner = next(e for e in edits(rule) if e.what.en == "begins on 2026-07-01")
        assert sooner.of(regulation_of()).rules == (sooner.now,)

    def test_a_rule_is_not_added_where_it_does_not_speak(self):
        rule = Absence(**common("gap"), places=("elsewhere",))
        edit = next(e for e in edits(rule) if e.now is not None)
        assert edit.of(regulation_of()).rules == ()


NUMBER = Requirement(**common("number"), question=Question.NOTICE_LEAD, at_least=Days(7))
GAP = Absence(**common("gap"), question=Question.CHAIRS)


class TestScore:
    """A suite is scored by the mutants that it notices."""

    def test_what_a_suite_does_not_notice_is_listed_by_clause(self):
        def seven_days(regulation):
            assert regulation.answer(Question.NOTICE_LEAD).at_least == Days(7)

        found = score(mutate(regulation_of(NUMBER, GAP)), [seven_days])
        by_rule = {clause.rule: clause for clause in found.clauses}
        assert by_rule[NUMBER.id].killed == 3  # dropped, six days, eight days
        assert [w.en for w in by_rule[NUMBER.id].survived] == [
            "begins on 2025-12-31",
            "begins on 2026-01-02",
        ]
        assert by_rule[GAP.id].killed == 0
        assert (found.killed, found.survived) == (3, 5)

    def test_a_suite_may_notice_by_returning_false_or_by_an_error_of_the_library(self):
        def chairs_are_listed(regulation):
            return bool(regulation.of(Absence))

        def answers(regulation):
            regulation.answer(Question.NOTICE_LEAD)

        found = score(mutate(regulation_of(NUMBER, GAP)), [chairs_are_listed, answers])
        assert found.killed == 2  # both clauses dropped

    def test_a_complete_suite_leaves_nothing(self):
        def as_written(regulation):
            assert regulation.rules == (GAP, NUMBER)

        found = score(mutate(regulation_of(NUMBER, GAP)), [as_written])
        assert found.survived == 0
        assert found.words("en") == "8 of 8 mutants noticed"

    def test_the_words_name_each_survivor_in_both_languages(self):
        found = score(mutate(regulation_of(NUMBER)), [])
        assert found.words("vi").splitlines()[0] == "phát hiện 0/5 đột biến"
        assert f"{NUMBER.id}: 7 days becomes 8 days" in found.words("en").splitlines()
        assert f"{NUMBER.id}: 07 ngày thành 08 ngày" in found.words("vi").splitlines()

    def test_a_test_that_fails_on_the_regulation_itself_is_refused_by_name(self):
        def six_days(regulation):
            assert regulation.answer(Question.NOTICE_LEAD).at_least == Days(6)

        with pytest.raises(InvalidValueError, match="six_days") as refused:
            score(mutate(regulation_of(NUMBER)), [six_days])
        assert "kiểm thử six_days" in refused.value.vi

    def test_an_error_of_the_test_itself_is_not_taken_for_notice(self):
        calls = []

        def broken(regulation):
            calls.append(regulation)
            if len(calls) > 1:
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            score(mutate(regulation_of(NUMBER)), [broken])

    def test_the_test_that_noticed_last_is_asked_first(self):
        asked = []

        def sleeps(regulation):
            asked.append("sleeps")

        def watches(regulation):
            asked.append("watches")
            assert regulation.rules == (NUMBER,)

        score(mutate(regulation_of(NUMBER)), [sleeps, watches])
        assert asked == ["sleeps", "watches", "sleeps", *["watches"] * 5]

    def test_no_mutant_is_no_score(self):
        assert score([], []).words("en") == "0 of 0 mutants noticed"

    def test_a_certificate_notices_every_gap_that_is_dropped(self):
        original = law.regulation_for("lam-dong/bac-gia-nghia", on=ON)
        gaps = [m for m in mutate(original) if m.what.en == "the clause is dropped"]

        def sound(regulation):
            return certify(regulation).sound

        found = score([m for m in gaps if ":no-" in m.rule], [sound])
        assert found.survived == 0
        assert found.killed > 0


class TestWrongArguments:
    def test_what_is_no_regulation_or_rule_is_refused_at_once(self):
        with pytest.raises(InvalidValueError, match="regulation must be Regulation, got a Instr"):
            mutate(law.INSTRUMENTS[0])
        with pytest.raises(InvalidValueError, match="rule must be Rule, got 'x'"):
            edits("x")

    @pytest.mark.parametrize(
        ("mutants", "tests", "said"),
        [
            (mutate, bool, "tests is a list of Callable, got one type: give a list"),
            (mutate, [3], "tests must be Callable, got 3"),
            (lambda whole: whole, [bool], "mutants is a list of Mutant, got one Regulation"),
            (lambda whole: [whole], [bool], "mutants must be Mutant, got a Regulation"),
        ],
    )
    def test_what_is_no_list_of_mutants_or_tests_is_refused(self, mutants, tests, said):
        whole = law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01")
        with pytest.raises(InvalidValueError, match=said):
            score(mutants(whole), tests)
