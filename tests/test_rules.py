"""The kinds of rule, the instruments that hold them, and what a regulation says as a whole."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import rules
from dialogue_core.errors import (
    ConflictingRulesError,
    DialogueError,
    InvalidValueError,
    NoRuleInForceError,
)
from dialogue_core.plans import (
    Assignment,
    Change,
    Collection,
    Document,
    Exclusion,
    FollowUp,
    Frequency,
    Notice,
    Occasion,
    Plan,
    Provision,
    Recipient,
    Report,
    Text,
    When,
)
from dialogue_core.regulations import QUESTION_OF_CASE, Answer, Regulation, plan_citation
from dialogue_core.rules import (
    TABLE_FACTS,
    Absence,
    Desk,
    Instrument,
    Limit,
    NotEncoded,
    Owed,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.statements import FACTS, Given
from dialogue_core.tables import Decided
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Citation, Days, Share, Span, Times, Words, WorkingDays, as_day
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Aspect,
    Capacity,
    ChangeKind,
    Channel,
    Competence,
    Conduct,
    Confidence,
    Delivery,
    DocumentKind,
    Extent,
    FactName,
    Field,
    FollowUpCase,
    Form,
    Handling,
    InstrumentKind,
    Level,
    Matter,
    Milestone,
    Organ,
    Protection,
    Purpose,
    Question,
    Role,
    Settled,
    StatementKind,
    Term,
    Topic,
    UnitKind,
)

CITY = Unit(id="tinh/pho", name="Phố Mới", kind=UnitKind.THANH_PHO_THUOC_TINH)
WARD = Unit(id="tinh/pho/mot", name="Một", kind=UnitKind.PHUONG)
COMMUNE = Unit(id="tinh/pho/hai", name="Hai", kind=UnitKind.XA)
LAW = "1/2020/QH14"
W = Words("nội dung", "content")
COMMITTEE = Body.named("UBND", "committee", organ=Organ.COMMITTEE)
OFFICE = Body.named("Văn phòng", "office")
LAND_OFFICE = Body.named("Phòng Tài nguyên", "land office")
POLICE = Body.named("Công an", "police")
NUMBERS = st.lists(st.integers(1, 60), min_size=1, max_size=5)


def speaks_both_languages(error: DialogueError) -> bool:
    """Whether the message is there in English and, differently, in Vietnamese."""
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


def common(slug: str, **changes: object) -> dict[str, object]:
    """The fields that every rule has."""
    return {
        "cites": Citation(LAW, article=1),
        "slug": slug,
        "text": W,
        "in_force": Span("2020-01-01"),
        "confidence": Confidence.VERIFIED,
        **changes,
    }


def requires(slug: str, question: Question = Question.FREQUENCY, **value: object) -> Requirement:
    """A requirement of one value."""
    return Requirement(**common(slug), question=question, **value)


def absent(slug: str, question: Question | None) -> Absence:
    """A listed gap."""
    return Absence(**common(slug), question=question)


def route_of(slug: str, lead: Body, *fields: Field, **more: object) -> Route:
    """A row that gives fields to a body."""
    return Route(**common(slug), **({"at": Level.CITY, "fields": fields, "lead": lead} | more))


def regulation(*found: Rule, place: Unit = CITY) -> Regulation:
    """The regulation of these rules at the city."""
    return Regulation(place=place, level=place.level, on="2022-10-01", rules=found)


def plan(*provisions: Provision, **changes: object) -> Plan:
    """A plan of the city."""
    given_ = {
        "id": "plan-a",
        "document": Document(
            kind=DocumentKind.PLAN, title=Words("Kế hoạch đối thoại", "the plan"), issuer=COMMITTEE
        ),
        "place": CITY,
        "level": Level.CITY,
        "organiser": COMMITTEE,
        "provisions": provisions,
        "extent": Extent.WHOLE,
        **changes,
    }
    return Plan(**given_)


def joined(*provisions: Provision, to: Regulation | None = None) -> tuple[Rule, ...]:
    """The rules that the provisions add to a regulation."""
    before = to or regulation()
    after = before.under(plan(*provisions))
    return tuple(rule for rule in after.rules if rule not in before.rules)


# --- rules --------------------------------------------------------------------------------------


class TestRule:
    """A rule is told by its place and a slug, and speaks to levels, places and kinds of unit."""

    def test_its_id_is_the_place_in_the_text_and_the_slug(self) -> None:
        cites = Citation(LAW, article=43, clause=2)
        assert absent("notice", None).id == f"{LAW}:1:notice"
        assert attrs.evolve(absent("notice", None), cites=cites).id == f"{LAW}:43.2:notice"

    @pytest.mark.parametrize("slug", ["", "Notice", "two words", "đối-thoại", "a_b", "a.b", "a:b"])
    def test_a_slug_is_lower_case_letters_digits_and_hyphens(self, slug: str) -> None:
        with pytest.raises(InvalidValueError) as refused:
            absent(slug, None)
        assert speaks_both_languages(refused.value)

    @pytest.mark.parametrize(
        "kind",
        [
            lambda f: Rule(**f),
            lambda f: Absence(**f),
            lambda f: Owed(**f, act=Act.RECORD),
            lambda f: Desk(**f, handlings=(Handling.GUIDE,), lead=OFFICE),
            lambda f: Limit(**f, given=Given(), only=(Admission.HEAR,)),
            lambda f: Requirement(**f, question=Question.FORM, stated=True),
            lambda f: Route(**f, at=Level.CITY, fields=(Field.LAND,), lead=OFFICE),
        ],
    )
    def test_every_kind_of_rule_needs_a_slug_and_a_level(self, kind: object) -> None:
        kind(common("fine"))
        for wrong in (common(""), common("fine", levels=())):
            with pytest.raises(InvalidValueError):
                kind(wrong)

    @pytest.mark.parametrize(
        ("binds", "units"),
        [
            ({}, {CITY, WARD, COMMUNE}),
            ({"levels": (Level.WARD,)}, {WARD, COMMUNE}),
            ({"levels": (Level.CITY, Level.PROVINCE)}, {CITY}),
            ({"unit_kinds": (UnitKind.XA,)}, {COMMUNE}),
            ({"places": ("tinh/pho",)}, {CITY, WARD, COMMUNE}),
            ({"places": ("tinh/pho/mot",)}, {WARD}),
            ({"places": ("tinh/ph", "khac")}, set()),
            ({"places": ("tinh",), "unit_kinds": (UnitKind.PHUONG,)}, {WARD}),
            ({"levels": (Level.CITY,), "unit_kinds": (UnitKind.PHUONG,)}, set()),
        ],
    )
    def test_it_binds_a_unit_if_level_kind_and_place_all_fit(
        self, binds: dict[str, object], units: set[Unit]
    ) -> None:
        rule = Absence(**common("gap", **binds))
        assert {u for u in (CITY, WARD, COMMUNE) if rule.speaks_to(u, u.level)} == units


class TestDoubtsAboutARule:
    """Reports mark a rule whose text was not read, or that governs something else."""

    @pytest.mark.parametrize("confidence", Confidence)
    @pytest.mark.parametrize("analogy", [False, True])
    def test_the_marks_say_each_doubt_and_nothing_without_one(
        self, confidence: Confidence, *, analogy: bool
    ) -> None:
        rule = Absence(**common("gap", confidence=confidence, by_analogy=analogy))
        read = confidence is Confidence.VERIFIED
        for lang, word in (("vi", "tương tự"), ("en", "by analogy")):
            mark = rule.mark(lang)
            assert (mark == "") is (read and not analogy)
            assert (confidence.label(lang) in mark) is not read
            assert (word in mark) is analogy
        doubtful = analogy or confidence in (Confidence.MEMORY, Confidence.UNCERTAIN)
        assert rule.carries_breach is not doubtful


class TestDesk:
    """A desk takes its handlings, for the competences that it names or for any."""

    @given(
        st.sampled_from(Handling),
        st.sampled_from(Competence),
        st.sets(st.sampled_from(Handling), min_size=1),
        st.sets(st.sampled_from(Competence)),
    )
    def test_it_takes_a_handling_for_a_competence_if_both_fit(
        self,
        handling: Handling,
        competence: Competence,
        handlings: set[Handling],
        competences: set[Competence],
    ) -> None:
        desk = Desk(
            **common("desk"),
            handlings=tuple(handlings),
            competences=tuple(competences),
            lead=OFFICE,
        )
        assert desk.takes(handling, competence) is (
            handling in handlings and (not competences or competence in competences)
        )


class TestLimit:
    """A limit leaves outcomes of exactly one table and names only facts that the table sees."""

    @pytest.mark.parametrize("outcomes", [Admission, Handling, Protection])
    @pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.name.value)
    def test_a_fact_is_named_only_where_its_table_looks_at_it(
        self, outcomes: type[Term], fact: object
    ) -> None:
        condition = Given(**{fact.name.value: fact.values[:1]})
        if fact.name in TABLE_FACTS[outcomes]:
            assert Limit(**common("limit"), given=condition, only=tuple(outcomes)[:1])
        else:
            with pytest.raises(InvalidValueError) as refused:
                Limit(**common("limit"), given=condition, only=tuple(outcomes)[:1])
            assert speaks_both_languages(refused.value)
            assert fact.name.value in str(refused.value)

    @pytest.mark.parametrize(
        "only",
        [
            (),
            (Admission.HEAR, Handling.GUIDE),
            (Protection.NONE, Admission.HEAR),
            ("hear",),
            (Competence.OWN,),
            (None,),
        ],
        ids=repr,
    )
    def test_outcomes_of_no_table_or_of_two_are_refused(self, only: tuple[object, ...]) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Limit(**common("limit"), given=Given(), only=only)
        assert speaks_both_languages(refused.value)

    def test_every_fact_is_looked_at_by_some_table(self) -> None:
        assert {name for names in TABLE_FACTS.values() for name in names} == set(FactName)


class TestRequirement:
    """A requirement gives exactly one value to narrow the answer to its question."""

    VALUES = (
        {"at_least": Times(1)},
        {"at_most": Times(4)},
        {"all_of": (Organ.FRONT,)},
        {"one_of": (Form.ONLINE,)},
        {"stated": True},
    )

    @pytest.mark.parametrize("value", VALUES, ids=repr)
    def test_one_value_is_taken(self, value: dict[str, object]) -> None:
        assert requires("one", **value)

    @pytest.mark.parametrize("first", range(5))
    @pytest.mark.parametrize("second", range(5))
    def test_two_values_are_refused(self, first: int, second: int) -> None:
        both = self.VALUES[first] | self.VALUES[second]
        if first == second:
            assert requires("one", **both)
            return
        with pytest.raises(InvalidValueError) as refused:
            requires("two", **both)
        assert speaks_both_languages(refused.value)

    @pytest.mark.parametrize("value", [{}, {"all_of": ()}, {"one_of": ()}, {"stated": False}])
    def test_no_value_is_refused(self, value: dict[str, object]) -> None:
        with pytest.raises(InvalidValueError):
            requires("none", **value)


class TestRoute:
    """A row gives fields to a body; for a finer matter its one field is the matter's."""

    def test_a_row_that_displaces_itself_is_refused(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            route_of("land", LAND_OFFICE, Field.LAND, displaces=(f"{LAW}:1:land",))
        assert speaks_both_languages(refused.value)
        assert refused.value.details["rule"] == f"{LAW}:1:land"

    def test_a_row_without_a_field_and_a_desk_without_a_handling_are_refused(self) -> None:
        for empty in (
            lambda: route_of("land", LAND_OFFICE),
            lambda: Desk(**common("desk"), handlings=(), lead=OFFICE),
        ):
            with pytest.raises(InvalidValueError) as refused:
                empty()
            assert speaks_both_languages(refused.value)

    def test_a_matter_that_stands_in_several_fields_may_be_routed_by_some(self) -> None:
        fields = Matter.INVESTMENT_PROJECT.fields
        assert len(fields) > 1
        for some in (fields, fields[:1], fields[1:]):
            row = route_of("project", OFFICE, *some, matter=Matter.INVESTMENT_PROJECT)
            assert row.fields == some

    @pytest.mark.parametrize("fields", [(Field.TAX,), (Field.LAND, Field.TAX)])
    def test_a_matter_outside_the_fields_of_its_row_is_refused(
        self, fields: tuple[Field, ...]
    ) -> None:
        with pytest.raises(InvalidValueError) as refused:
            route_of("land", LAND_OFFICE, *fields, matter=Matter.REGISTRATION)
        assert speaks_both_languages(refused.value)

    @given(
        st.sampled_from([Field.LAND, Field.TAX, Field.WATER]),
        st.sampled_from([None, Matter.REGISTRATION, Matter.PLANNING]),
        st.sampled_from(Competence),
        st.sets(st.sampled_from(Competence)),
    )
    def test_it_takes_its_fields_its_matter_and_its_competences(
        self,
        field: Field,
        matter: Matter | None,
        competence: Competence,
        named: set[Competence],
    ) -> None:
        fits = not named or competence in named
        plain = route_of("a", OFFICE, Field.LAND, Field.TAX, competences=tuple(named))
        finer = route_of("b", OFFICE, Field.LAND, matter=Matter.PLANNING, competences=tuple(named))
        assert plain.takes(field, matter, competence) is (
            field is not Field.WATER and matter is None and fits
        )
        assert finer.takes(field, matter, competence) is (
            field is Field.LAND and matter is Matter.PLANNING and fits
        )


class TestInstrument:
    """An instrument holds rules of its own text, each once, within its own days."""

    @staticmethod
    def instrument(*found: Rule, **changes: object) -> Instrument:
        """A law of 2020 with these rules."""
        given_ = {
            "number": LAW,
            "kind": InstrumentKind.LAW,
            "title": W,
            "issuer": W,
            "dated": None,
            "in_force": Span("2020-01-01"),
            "confidence": Confidence.VERIFIED,
            "rules": found,
            "checked_on": "2022-01-01",
            **changes,
        }
        return Instrument(**given_)

    def test_its_days_are_days(self) -> None:
        text = self.instrument(dated="2019-12-20")
        assert (text.dated, text.checked_on) == (as_day("2019-12-20"), as_day("2022-01-01"))
        assert self.instrument().dated is None

    def test_it_says_what_it_leaves_out(self) -> None:
        left_out = NotEncoded(cites=Citation(LAW, article=9), reason=W)
        assert self.instrument(not_encoded=(left_out,)).not_encoded == (left_out,)

    def test_a_rule_of_another_text_is_refused(self) -> None:
        foreign = Absence(**common("gap", cites=Citation("2/2020/QH14", article=1)))
        with pytest.raises(InvalidValueError) as refused:
            self.instrument(absent("fine", None), foreign)
        assert speaks_both_languages(refused.value)
        assert foreign.id in str(refused.value)
        assert foreign.id in refused.value.vi

    def test_a_rule_id_given_twice_is_refused(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            self.instrument(absent("gap", None), absent("gap", Question.FORM))
        assert speaks_both_languages(refused.value)

    @pytest.mark.parametrize(
        ("since", "until", "fits"),
        [
            ("2020-01-01", "2024-01-01", True),
            ("2021-01-01", "2023-01-01", True),
            ("2019-12-31", "2024-01-01", False),
            ("2020-01-01", "2024-01-02", False),
            ("2020-01-01", None, False),
        ],
    )
    def test_a_rule_outside_the_days_of_the_text_is_refused(
        self, since: str, until: str | None, *, fits: bool
    ) -> None:
        rule = Absence(**common("gap", in_force=Span(since, until)))
        force = Span("2020-01-01", "2024-01-01")
        if fits:
            assert self.instrument(rule, in_force=force).rules == (rule,)
        else:
            with pytest.raises(InvalidValueError) as refused:
                self.instrument(rule, in_force=force)
            assert speaks_both_languages(refused.value)
            assert rule.id in str(refused.value)

    def test_a_text_without_an_end_may_hold_rules_that_ended(self) -> None:
        rule = Absence(**common("gap", in_force=Span("2020-01-01", "2021-01-01")))
        assert self.instrument(rule).rules == (rule,)


# --- answers ------------------------------------------------------------------------------------


class TestAnswer:
    """Rules that speak to one question intersect; what none answers is a gap or a hole."""

    @given(NUMBERS)
    def test_the_greatest_of_the_least_numbers_counts(self, numbers: list[int]) -> None:
        found = regulation(
            *(requires(f"r{i}", at_least=Times(n)) for i, n in enumerate(numbers))
        ).answer(Question.FREQUENCY)
        assert found.at_least == Times(max(numbers))
        assert found.at_most is None

    @given(NUMBERS)
    def test_the_least_of_the_greatest_numbers_counts(self, numbers: list[int]) -> None:
        found = regulation(
            *(
                requires(f"r{i}", Question.RESULT_WITHIN, at_most=Days(n))
                for i, n in enumerate(numbers)
            )
        ).answer(Question.RESULT_WITHIN)
        assert found.at_most == Days(min(numbers))

    @given(NUMBERS)
    def test_the_lower_share_of_voters_governs_since_it_gives_them_a_right(
        self, numbers: list[int]
    ) -> None:
        found = regulation(
            *(
                requires(f"r{i}", Question.VOTER_REQUEST, at_least=Share(n))
                for i, n in enumerate(numbers)
            )
        ).answer(Question.VOTER_REQUEST)
        assert found.at_least == Share(min(numbers))

    @given(st.lists(st.sets(st.sampled_from(Channel), min_size=1), min_size=1, max_size=4))
    def test_everything_that_some_rule_demands_is_demanded(
        self, demands: list[set[Channel]]
    ) -> None:
        found = regulation(
            *(
                requires(f"r{i}", Question.RESULT_CHANNELS, all_of=tuple(d))
                for i, d in enumerate(demands)
            )
        ).answer(Question.RESULT_CHANNELS)
        assert found.all_of == tuple(c for c in Channel if any(c in d for d in demands))
        assert found.one_of is None

    @given(st.lists(st.sets(st.sampled_from(Form), min_size=1), min_size=1, max_size=4))
    def test_only_what_every_rule_leaves_may_be_chosen(self, choices: list[set[Form]]) -> None:
        asked = regulation(
            *(requires(f"r{i}", Question.FORM, one_of=tuple(c)) for i, c in enumerate(choices))
        )
        left = tuple(f for f in Form if all(f in c for c in choices))
        if left:
            assert asked.answer(Question.FORM).one_of == left
        else:
            with pytest.raises(ConflictingRulesError) as failed:
                asked.answer(Question.FORM)
            assert speaks_both_languages(failed.value)
            assert set(failed.value.details["rule_ids"]) == {r.id for r in asked.rules}

    @given(NUMBERS, NUMBERS)
    def test_a_least_above_the_greatest_leaves_nothing_lawful(
        self, least: list[int], most: list[int]
    ) -> None:
        asked = regulation(
            *(requires(f"a{i}", at_least=Times(n)) for i, n in enumerate(least)),
            *(requires(f"b{i}", at_most=Times(n)) for i, n in enumerate(most)),
        )
        if any(
            all(low <= n for low in least) and all(n <= high for high in most) for n in range(61)
        ):
            assert asked.answer(Question.FREQUENCY).at_least == Times(max(least))
        else:
            with pytest.raises(ConflictingRulesError) as failed:
                asked.answer(Question.FREQUENCY)
            assert speaks_both_languages(failed.value)

    def test_a_demand_outside_the_choice_leaves_nothing_lawful(self) -> None:
        with pytest.raises(ConflictingRulesError):
            regulation(
                requires("a", Question.FORM, all_of=(Form.ONLINE,)),
                requires("b", Question.FORM, one_of=(Form.IN_PERSON,)),
            ).answer(Question.FORM)
        assert regulation(
            requires("a", Question.FORM, all_of=(Form.ONLINE,)),
            requires("b", Question.FORM, one_of=(Form.IN_PERSON, Form.ONLINE)),
        ).answer(Question.FORM).all_of == (Form.ONLINE,)

    @pytest.mark.parametrize("bound", ["at_least", "at_most"])
    def test_different_units_are_not_compared(self, bound: str) -> None:
        asked = regulation(
            requires("a", Question.ANSWER_WITHIN, **{bound: Days(10)}),
            requires("b", Question.ANSWER_WITHIN, **{bound: WorkingDays(5)}),
        )
        with pytest.raises(ConflictingRulesError) as failed:
            asked.answer(Question.ANSWER_WITHIN)
        assert speaks_both_languages(failed.value)
        assert failed.value.details["rule_ids"] == (f"{LAW}:1:a", f"{LAW}:1:b")

    def test_a_least_and_a_greatest_in_different_units_stand_side_by_side(self) -> None:
        found = regulation(
            requires("a", Question.NOTICE_LEAD, at_least=WorkingDays(30)),
            requires("b", Question.NOTICE_LEAD, at_most=Days(20)),
        ).answer(Question.NOTICE_LEAD)
        assert (found.at_least, found.at_most) == (WorkingDays(30), Days(20))

    def test_a_duty_without_a_value_is_answered_by_its_rule(self) -> None:
        rule = requires("necessary", Question.WHEN_NECESSARY, stated=True)
        assert regulation(rule).answer(Question.WHEN_NECESSARY) == Answer(
            question=Question.WHEN_NECESSARY, rules=(rule,)
        )

    def test_a_listed_gap_answers_with_the_gap(self) -> None:
        gap = absent("gap", Question.ANSWER_WITHIN)
        found = regulation(gap, absent("other", None)).answer(Question.ANSWER_WITHIN)
        assert found == Answer(question=Question.ANSWER_WITHIN, absences=(gap,))

    def test_a_gap_beside_a_rule_is_not_the_answer(self) -> None:
        rule = requires("a", Question.ANSWER_WITHIN, at_most=Days(5))
        found = regulation(absent("gap", Question.ANSWER_WITHIN), rule)
        assert found.answer(Question.ANSWER_WITHIN).absences == ()
        assert found.answer(Question.ANSWER_WITHIN).rules == (rule,)

    @pytest.mark.parametrize("question", Question)
    def test_a_question_that_nothing_answers_is_a_hole_that_is_named(
        self, question: Question
    ) -> None:
        others = [absent(q.value.replace("_", "-"), q) for q in Question if q is not question]
        asked = regulation(*others)
        assert asked.holes() == (question,)
        with pytest.raises(NoRuleInForceError) as failed:
            asked.answer(question)
        error = failed.value
        assert speaks_both_languages(error)
        assert error.details == {
            "question": question,
            "level": Level.CITY,
            "on": as_day("2022-10-01"),
        }
        assert question.en in str(error)
        assert question.vi in error.vi

    def test_a_regulation_without_rules_is_all_holes(self) -> None:
        assert regulation().holes() == tuple(Question)

    def test_rules_and_gaps_both_fill_holes(self) -> None:
        found = regulation(
            absent("gap", Question.FORM), requires("a", at_least=Times(1)), absent("none", None)
        )
        assert set(Question) - set(found.holes()) == {Question.FORM, Question.FREQUENCY}


# --- the regulation -----------------------------------------------------------------------------


class TestRegulation:
    """A regulation is its set of rules: each once, found by id, in one canonical order."""

    RULES = (
        requires("a", at_least=Times(1)),
        absent("b", Question.FORM),
        Limit(**common("c"), given=Given(), only=(Admission.HEAR,)),
        route_of("d", OFFICE, Field.LAND),
    )

    @given(st.permutations(RULES))
    def test_the_order_of_the_rules_changes_nothing(self, mixed: list[Rule]) -> None:
        assert regulation(*mixed) == regulation(*self.RULES)

    def test_the_day_is_a_day(self) -> None:
        assert regulation().on == as_day("2022-10-01")

    def test_two_rules_with_one_id_are_a_conflict(self) -> None:
        with pytest.raises(ConflictingRulesError) as failed:
            regulation(absent("a", None), requires("a", at_least=Times(1)))
        assert speaks_both_languages(failed.value)
        assert failed.value.details["rule_ids"] == (f"{LAW}:1:a",)

    def test_a_level_that_is_not_the_place_s_is_refused(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Regulation(place=WARD, level=Level.CITY, on="2022-10-01", rules=())
        assert speaks_both_languages(refused.value)

    def test_rules_are_found_by_kind_and_by_id(self) -> None:
        found = regulation(*self.RULES)
        assert found.of(Requirement) == (self.RULES[0],)
        assert found.of(Rule) == self.RULES
        for rule in self.RULES:
            assert found.rule(rule.id) is rule

    def test_an_id_that_no_rule_has_is_an_error_with_place_and_day(self) -> None:
        with pytest.raises(NoRuleInForceError) as failed:
            regulation().rule("nothing")
        error = failed.value
        assert speaks_both_languages(error)
        assert error.details == {"rule_id": "nothing", "on": as_day("2022-10-01")}
        assert CITY.full_name in str(error)

    def test_each_limit_stands_in_the_table_of_its_outcomes(self) -> None:
        limits = (
            Limit(**common("x"), given=Given(), only=(Admission.MAY_REFUSE,)),
            Limit(**common("y"), given=Given(), only=(Handling.GUIDE, Handling.FORWARD)),
            Limit(**common("z"), given=Given(), only=(Protection.SECRET,)),
        )
        found = regulation(*limits)
        tables = (found.admission, found.handling, found.protection)
        assert [[r.id for r in t.rows] for t in tables] == [[rule.id] for rule in limits]
        for table, outcomes in zip(tables, (Admission, Handling, Protection), strict=True):
            assert table.outcomes == tuple(outcomes)
            assert tuple(a.name for a in table.axes) == TABLE_FACTS[outcomes]
            assert all(a.values == f.values for a in table.axes for f in FACTS if f.name is a.name)

    def test_without_limits_everything_is_heard_answered_and_public(self) -> None:
        values = {f.name: f.values[0] for f in FACTS}
        free = regulation()
        assert free.admission.decide(values) == Decided(outcome=Admission.HEAR, rows=())
        assert free.handling.decide(values) == Decided(outcome=Handling.ANSWER, rows=())
        assert free.protection.decide(values) == Decided(outcome=Protection.NONE, rows=())


# --- a plan joins -------------------------------------------------------------------------------


class TestUnder:
    """What a plan lays down joins the regulation as rules that cite the plan."""

    def test_the_rules_before_stay_and_the_plan_is_kept(self) -> None:
        before = regulation(*TestRegulation.RULES)
        one = plan(Frequency(at_least=Times(2), words=W))
        after = before.under(one)
        assert set(before.rules) < set(after.rules)
        assert after.plan is one
        assert before.plan is None
        assert list(after.rules) == sorted(after.rules, key=lambda r: r.id)

    @pytest.mark.parametrize(
        ("place", "level"),
        [(WARD, Level.WARD), (attrs.evolve(CITY, id="tinh/khac"), Level.CITY)],
    )
    def test_a_plan_of_another_place_is_refused(self, place: Unit, level: Level) -> None:
        with pytest.raises(InvalidValueError) as refused:
            regulation().under(plan(place=place, level=level))
        assert speaks_both_languages(refused.value)
        assert refused.value.details["plan"] == "plan-a"

    def test_a_second_plan_is_refused(self) -> None:
        bound = regulation().under(plan())
        for other in (plan(), plan(id="plan-b")):
            with pytest.raises(InvalidValueError) as refused:
                bound.under(other)
            assert speaks_both_languages(refused.value)

    @pytest.mark.parametrize(
        "provision",
        [
            Text(aspect=Aspect.PURPOSE, words=W),
            Occasion(when=When.on("2022-10-14"), form=Form.ONLINE),
            Collection(closes="2022-09-30"),
            Notice(words=W, channels=(Channel.PORTAL,)),
            Report(to=OFFICE, what=W),
            Change(kind=ChangeKind.POSTPONED),
            Recipient(body=OFFICE, purpose=Purpose.INFORM),
            Exclusion(what=W),
            Assignment(body=OFFICE, role=Role.MONITOR, task=W, fields=(Field.LAND,)),
            Assignment(body=OFFICE, role=Role.LEAD, task=W),
            FollowUp(case=FollowUpCase.MOBILISE, task=W, within=Days(3)),
            FollowUp(case=FollowUpCase.ANSWER, task=W),
            FollowUp(case=FollowUpCase.PUBLISH, task=W),
            FollowUp(case=FollowUpCase.CONCLUSION, task=W, channels=(Channel.PORTAL,)),
        ],
        ids=lambda p: type(p).__name__,
    )
    def test_what_binds_nobody_by_itself_adds_no_rule(self, provision: Provision) -> None:
        assert joined(provision) == ()

    def test_what_it_adds_cites_the_plan_at_its_place_for_its_unit_and_year(self) -> None:
        (rule,) = joined(Frequency(at_least=Times(2), words=W, at="III.2"))
        assert rule.cites == Citation("plan-a", article="III.2", kind=InstrumentKind.PLAN)
        assert rule.cites.words("vi") == "mục III.2 Kế hoạch đối thoại"
        assert rule.levels == (Level.CITY,)
        assert rule.places == (CITY.id,)
        assert rule.text == W
        assert rule.in_force == Span.of_year(2022)

    @pytest.mark.parametrize(
        ("extent", "confidence"),
        [(Extent.WHOLE, Confidence.VERIFIED), (Extent.PART, Confidence.SECONDARY)],
    )
    def test_a_plan_read_in_part_is_less_certain(
        self, extent: Extent, confidence: Confidence
    ) -> None:
        bound = regulation().under(plan(Frequency(at_least=Times(2), words=W), extent=extent))
        assert [r.confidence for r in bound.rules] == [confidence]

    def test_a_provision_without_a_place_cites_the_plan_as_a_whole(self) -> None:
        assert plan_citation(plan(), "").article is None
        (rule,) = joined(Frequency(at_least=Times(2), words=W))
        assert rule.id == "plan-a:frequency"

    def test_provisions_at_one_place_are_told_apart_by_a_number(self) -> None:
        found = joined(
            Frequency(at_least=Times(2), words=W, at="I"),
            Frequency(at_least=Times(3), words=W, at="I"),
            Frequency(at_least=Times(4), words=W, at="II"),
        )
        assert [r.id for r in found] == [
            "plan-a:I:frequency",
            "plan-a:I:frequency-2",
            "plan-a:II:frequency",
        ]

    # --- exclusions ---

    def test_kinds_that_it_excludes_are_held_from_the_floor(self) -> None:
        ground = Citation(LAW, article=9)
        kinds = (StatementKind.COMPLAINT, StatementKind.DENUNCIATION)
        (rule,) = joined(Exclusion(what=W, kinds=kinds, ground=ground, at="I"))
        assert isinstance(rule, Limit)
        assert rule.given == Given(kind=kinds)
        assert {p for p in Protection if p.held_from_floor} == set(rule.only)
        assert rule.ground == ground

    @pytest.mark.parametrize(
        ("named", "condition"),
        [
            (
                {"conduct": (Conduct.INTOXICATED,)},
                Given(conduct=(Conduct.INTOXICATED,)),
            ),
            ({"capacity": (Capacity.LACKING,)}, Given(capacity=(Capacity.LACKING,))),
            (
                {"settled": (Settled.FINAL,)},
                Given(kind=(StatementKind.COMPLAINT,), settled=(Settled.FINAL,)),
            ),
        ],
        ids=["conduct", "capacity", "settled"],
    )
    def test_persons_that_it_excludes_are_refused_the_floor(
        self, named: dict[str, object], condition: Given
    ) -> None:
        """Settlement excludes complainants only: other matters may be raised again."""
        (rule,) = joined(Exclusion(what=W, **named))
        assert isinstance(rule, Limit)
        assert (rule.given, rule.only) == (condition, (Admission.MUST_REFUSE,))

    def test_one_exclusion_of_kinds_and_persons_is_a_rule_for_each(self) -> None:
        found = joined(
            Exclusion(
                what=W,
                kinds=(StatementKind.COMPLAINT,),
                conduct=(Conduct.DISORDERLY,),
                capacity=(Capacity.LACKING,),
                settled=(Settled.FINAL,),
            )
        )
        assert len(found) == len({r.id for r in found}) == 4

    # --- follow-ups ---

    def test_off_topic_matters_are_answered_apart_in_writing(self) -> None:
        limit, owed = joined(FollowUp(case=FollowUpCase.OFF_TOPIC, task=W, within=WorkingDays(5)))[
            ::-1
        ]
        assert isinstance(limit, Limit)
        assert isinstance(owed, Owed)
        assert limit.given == attrs.evolve(owed.given, delivery=())
        assert set(Delivery) - set(owed.given.delivery) == {Delivery.ANONYMOUS}
        assert limit.given.topic == (Topic.OFF,)
        assert set(limit.given.kind) == {StatementKind.PETITION, StatementKind.QUESTION}
        assert set(Handling) - set(limit.only) == {Handling.ANSWER}
        assert (owed.act, owed.within) == (Act.ANSWER_IN_WRITING, WorkingDays(5))
        assert owed.upon == (Handling.ANSWER_SEPARATELY,)
        assert owed.since is Milestone.CONFERENCE

    def test_matters_beyond_its_competence_are_passed_on_and_petitioned_upward(self) -> None:
        limit, owed = joined(FollowUp(case=FollowUpCase.BEYOND_COMPETENCE, task=W))
        assert isinstance(limit, Limit)
        assert isinstance(owed, Owed)
        assert limit.given.competence == (Competence.HIGHER,)
        assert set(Handling) - set(limit.only) == {Handling.ANSWER, Handling.ANSWER_SEPARATELY}
        assert (owed.act, owed.within) == (Act.PETITION_UPWARD, None)

    @pytest.mark.parametrize("case", FollowUpCase)
    def test_a_number_of_days_answers_the_question_of_its_case(self, case: FollowUpCase) -> None:
        found = joined(FollowUp(case=case, task=W, within=Days(9)))
        asked = {r.question: r.at_most for r in found if isinstance(r, Requirement)}
        assert asked == ({QUESTION_OF_CASE[case]: Days(9)} if case in QUESTION_OF_CASE else {})

    def test_each_case_with_a_question_has_the_question_that_it_is_about(self) -> None:
        assert QUESTION_OF_CASE == {
            FollowUpCase.PUBLISH: Question.RESULT_WITHIN,
            FollowUpCase.CONCLUSION: Question.CONCLUSION_WITHIN,
            FollowUpCase.ANSWER: Question.ANSWER_WITHIN,
            FollowUpCase.UNRESOLVED: Question.ANSWER_WITHIN,
        }

    def test_channels_of_a_publication_are_all_demanded(self) -> None:
        channels = (Channel.PORTAL, Channel.POSTING)
        (rule,) = joined(FollowUp(case=FollowUpCase.PUBLISH, task=W, channels=channels))
        assert isinstance(rule, Requirement)
        assert (rule.question, rule.all_of) == (Question.RESULT_CHANNELS, channels)

    @pytest.mark.parametrize(
        ("provision", "question", "value"),
        [
            (Notice(words=W, lead=Days(10)), Question.NOTICE_LEAD, Days(10)),
            (Notice(words=W, lead=WorkingDays(5)), Question.NOTICE_LEAD, WorkingDays(5)),
            (Frequency(at_least=Times(2), words=W), Question.FREQUENCY, Times(2)),
        ],
    )
    def test_notice_and_frequency_are_least_numbers(
        self, provision: Provision, question: Question, value: object
    ) -> None:
        (rule,) = joined(provision)
        assert isinstance(rule, Requirement)
        assert (rule.question, rule.at_least) == (question, value)

    def test_a_plan_that_promises_more_narrows_and_one_that_promises_less_does_not(self) -> None:
        law = regulation(requires("a", Question.NOTICE_LEAD, at_least=Days(7)))
        for lead, least in ((Days(10), Days(10)), (Days(3), Days(7))):
            bound = law.under(plan(Notice(words=W, lead=lead)))
            assert bound.answer(Question.NOTICE_LEAD).at_least == least

    # --- bodies ---

    @pytest.mark.parametrize(
        ("secretariats", "by", "lead", "partners"),
        [
            ((OFFICE,), (), OFFICE, ()),
            ((), (POLICE,), POLICE, ()),
            ((OFFICE,), (POLICE, LAND_OFFICE), OFFICE, (POLICE, LAND_OFFICE)),
            ((OFFICE, POLICE), (POLICE, OFFICE), OFFICE, (POLICE,)),
        ],
    )
    def test_off_topic_matters_go_to_the_secretariat_with_those_who_answer_them(
        self,
        secretariats: tuple[Body, ...],
        by: tuple[Body, ...],
        lead: Body,
        partners: tuple[Body, ...],
    ) -> None:
        found = joined(
            *(Assignment(body=b, role=Role.SECRETARIAT, task=W) for b in secretariats),
            FollowUp(case=FollowUpCase.OFF_TOPIC, task=W, by=by),
        )
        (desk,) = (rule for rule in found if isinstance(rule, Desk))
        assert desk.handlings == (Handling.ANSWER_SEPARATELY,)
        assert (desk.lead, desk.partners, desk.with_field_body) == (lead, partners, True)

    def test_a_secretariat_is_no_desk_for_what_the_plan_does_not_give_it(self) -> None:
        secretariat = Assignment(body=OFFICE, role=Role.SECRETARIAT, task=W, fields=(Field.LAND,))
        assert joined(secretariat, FollowUp(case=FollowUpCase.MONITOR, task=W)) == ()

    @pytest.mark.parametrize("role", [Role.LEAD, Role.ANSWER])
    def test_a_body_named_for_fields_answers_for_them(self, role: Role) -> None:
        (row,) = joined(
            Assignment(body=POLICE, role=role, task=W, fields=(Field.SECURITY,), partners=(OFFICE,))
        )
        assert isinstance(row, Route)
        assert (row.at, row.fields, row.matter) == (Level.CITY, (Field.SECURITY,), None)
        assert (row.lead, row.partners, row.displaces) == (POLICE, (OFFICE,), ())

    def test_it_displaces_only_rows_of_its_level_whose_fields_it_takes_whole(self) -> None:
        law = regulation(
            route_of("whole", OFFICE, Field.LAND),
            route_of("both", OFFICE, Field.LAND, Field.TAX),
            route_of("wider", OFFICE, Field.LAND, Field.WATER),
            route_of("province", OFFICE, Field.LAND, at=Level.PROVINCE),
            route_of("finer", OFFICE, Field.LAND, matter=Matter.PLANNING),
        )
        (row,) = joined(
            Assignment(body=POLICE, role=Role.ANSWER, task=W, fields=(Field.LAND, Field.TAX)),
            to=law,
        )
        assert isinstance(row, Route)
        assert set(row.displaces) == {f"{LAW}:1:whole", f"{LAW}:1:both"}


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(rules) == sorted(rules.__all__)


@pytest.mark.parametrize(
    "kind",
    [
        c
        for c in vars(rules).values()
        if isinstance(c, type) and attrs.has(c) and c.__module__ == rules.__name__
    ],
)
def test_every_class_is_frozen_and_takes_its_fields_by_name(kind: type) -> None:
    fields = attrs.fields(kind)
    assert all(field.kw_only for field in fields if field.init)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kind.__new__(kind), fields[0].name, None)
