"""That the closed vocabularies are total: every member has its terms, every map its members."""

import re

import pytest

from dialogue_core import vocabulary
from dialogue_core.vocabulary import (
    LANGS,
    Admission,
    Anchor,
    Confidence,
    FactName,
    Field,
    Handling,
    Level,
    Matter,
    Milestone,
    Organ,
    Protection,
    Question,
    StatementKind,
    Term,
    UnitKind,
    Unknown,
)

VOCABULARIES = sorted(Term.__subclasses__(), key=lambda c: c.__name__)
MEMBERS = [member for terms in VOCABULARIES for member in terms]


def by_class(terms: type[Term]) -> str:
    return terms.__name__


class TestTerms:
    """Every member has a stable lower-case value and a term of its own in both languages."""

    def test_every_vocabulary_is_offered_by_the_module(self) -> None:
        assert {t.__name__ for t in VOCABULARIES} | {"LANGS", "Lang", "Term"} == set(
            vocabulary.__all__
        )

    @pytest.mark.parametrize("terms", VOCABULARIES, ids=by_class)
    def test_every_member_has_a_term_in_both_languages(self, terms: type[Term]) -> None:
        for member in terms:
            assert member.vi.strip()
            assert member.en.strip()
            assert member.vi == member.vi.strip()
            assert member.en == member.en.strip()

    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize("terms", VOCABULARIES, ids=by_class)
    def test_no_two_members_have_one_term(self, terms: type[Term], lang: str) -> None:
        labels = [member.label(lang) for member in terms]
        assert len(set(labels)) == len(labels)

    @pytest.mark.parametrize("terms", VOCABULARIES, ids=by_class)
    def test_values_are_lower_case_words_and_names_are_the_same_words(
        self, terms: type[Term]
    ) -> None:
        for name, member in terms.__members__.items():
            assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", member.value)
            assert name == member.value.upper()

    @pytest.mark.parametrize("terms", VOCABULARIES, ids=by_class)
    def test_no_member_is_another_by_alias(self, terms: type[Term]) -> None:
        assert len(terms.__members__) == len(list(terms))

    @pytest.mark.parametrize("member", MEMBERS, ids=lambda m: f"{type(m).__name__}.{m.name}")
    def test_a_member_is_found_again_by_its_value(self, member: Term) -> None:
        assert type(member)(member.value) is member
        assert str(member) == member.value

    def test_the_label_follows_the_language_asked_for(self) -> None:
        assert StatementKind.COMPLAINT.label("vi") == "khiếu nại"
        assert StatementKind.COMPLAINT.label("en") == "complaint"

    @pytest.mark.parametrize(
        "written", ["one", ("one",), ("one", "một"), ("one", "", "one"), ("one", "một", "")]
    )
    def test_a_term_without_its_two_names_cannot_be_defined(self, written: object) -> None:
        with pytest.raises(TypeError, match="Half, 'one': write NAME = value, vi, en"):

            class Half(Term):
                ONE = written

    @pytest.mark.parametrize("terms", VOCABULARIES, ids=by_class)
    def test_no_vocabulary_but_its_own_knows_the_word_for_doubt(self, terms: type[Term]) -> None:
        """A fact in doubt must never be taken for a value: members compare as their words."""
        if terms is not Unknown:
            assert "unknown" not in [member.value for member in terms]

    def test_outcomes_of_different_tables_share_no_word(self) -> None:
        """Acts are owed upon outcomes of any table, so a word must mean one outcome."""
        words = [o.value for terms in (Admission, Handling, Protection) for o in terms]
        assert len(set(words)) == len(words)


class TestLevels:
    """Three levels, ranked from the ward upward; every kind of unit lies at one of them."""

    def test_ranks_are_the_whole_numbers_from_the_ward_upward(self) -> None:
        assert [Level.WARD.rank, Level.CITY.rank, Level.PROVINCE.rank] == [0, 1, 2]
        assert sorted(level.rank for level in Level) == list(range(len(Level)))

    def test_every_kind_of_unit_has_a_level_and_every_level_a_kind(self) -> None:
        assert {kind.level for kind in UnitKind} == set(Level)

    @pytest.mark.parametrize(
        ("level", "kinds"),
        [
            (Level.PROVINCE, {"tỉnh", "thành phố trực thuộc trung ương"}),
            (Level.CITY, {"huyện", "quận", "thị xã", "thành phố thuộc tỉnh"}),
            (Level.WARD, {"xã", "phường", "thị trấn", "đặc khu"}),
        ],
    )
    def test_the_kinds_of_a_level_are_those_of_the_law(self, level: Level, kinds: set[str]) -> None:
        assert {kind.vi for kind in UnitKind if kind.level is level} == kinds

    @pytest.mark.parametrize("level", Level)
    def test_the_term_of_a_level_names_every_kind_of_unit_in_it(self, level: Level) -> None:
        for kind in UnitKind:
            if kind.level is level:
                assert kind.vi in level.vi


class TestConfidence:
    """Only a rule whose text was read, or is known from a source, may yield *breached*."""

    def test_memory_and_uncertain_rules_carry_no_breach(self) -> None:
        assert {c for c in Confidence if c.carries_breach} == {
            Confidence.VERIFIED,
            Confidence.SECONDARY,
        }


class TestProtection:
    """Each step of protection includes the ones before it, in the order of the vocabulary."""

    def test_each_step_guards_all_that_the_step_before_guards(self) -> None:
        steps = [(p.held_from_floor, p.identity_protected, p.unpublished) for p in Protection]
        assert steps == [
            (False, False, False),
            (True, False, False),
            (True, True, False),
            (True, True, True),
        ]


class TestOrder:
    """The order of the outcomes is the published policy: the most favourable comes first."""

    def test_being_heard_comes_before_being_refused(self) -> None:
        assert list(Admission) == [Admission.HEAR, Admission.MAY_REFUSE, Admission.MUST_REFUSE]

    def test_an_answer_at_the_conference_is_the_most_favourable_handling(self) -> None:
        assert next(iter(Handling)) is Handling.ANSWER
        assert list(Handling)[-1] is Handling.FILE_OR_INSPECT

    def test_the_kind_of_a_statement_is_the_first_fact(self) -> None:
        assert next(iter(FactName)) is FactName.KIND


class TestMatters:
    """Every finer matter stands in one field of State management or in a few."""

    @pytest.mark.parametrize("matter", Matter)
    def test_a_matter_stands_in_some_fields_each_once(self, matter: Matter) -> None:
        assert matter.fields
        assert all(isinstance(field, Field) for field in matter.fields)
        assert len(set(matter.fields)) == len(matter.fields)

    def test_land_registration_compensation_and_planning_are_matters_of_land(self) -> None:
        assert {m for m in Matter if Field.LAND in m.fields} == {
            Matter.REGISTRATION,
            Matter.COMPENSATION,
            Matter.PLANNING,
        }


class TestQuestions:
    """Every question has the day whose law answers it and the event its period counts from."""

    @pytest.mark.parametrize("question", Question)
    def test_a_question_has_an_anchor_and_a_milestone(self, question: Question) -> None:
        assert isinstance(question.anchor, Anchor)
        assert isinstance(question.milestone, Milestone)

    @pytest.mark.parametrize(
        ("question", "anchor", "milestone"),
        [
            (Question.FREQUENCY, Anchor.CALENDAR_YEAR, Milestone.YEAR),
            (Question.VOTER_REQUEST, Anchor.REQUEST_DAY, Milestone.REQUEST),
            (Question.TOLD_WITHIN, Anchor.STATEMENT_DAY, Milestone.STATEMENT),
            (Question.NOTICE_LEAD, Anchor.CONFERENCE_DAY, Milestone.CONFERENCE),
            (Question.RESULT_WITHIN, Anchor.CONFERENCE_DAY, Milestone.CONFERENCE),
        ],
    )
    def test_what_counts_from_another_day_is_answered_by_the_law_of_that_day(
        self, question: Question, anchor: Anchor, milestone: Milestone
    ) -> None:
        assert (question.anchor, question.milestone) == (anchor, milestone)

    def test_questions_of_one_anchor_count_from_one_event(self) -> None:
        from_the_result = {Question.POSTING_DAYS}  # what is posted is the result
        for anchor in Anchor:
            asked = {q for q in Question if q.anchor is anchor} - from_the_result
            assert len({q.milestone for q in asked}) == 1
        assert {q.milestone for q in from_the_result} == {Milestone.RESULT}


class TestWhoIsObliged:
    """72/2025/QH15 art. 43(1) obliges the council, art. 43(2) seats its standing body."""

    def test_the_council_itself_is_obliged_and_its_standing_body_sits(self) -> None:
        assert Organ.COUNCIL.as_obliged("vi") == "Hội đồng nhân dân"
        assert Organ.COUNCIL.as_obliged("en") == "People's Council"
        assert Organ.COUNCIL.vi == "Thường trực Hội đồng nhân dân"

    @pytest.mark.parametrize("organ", [o for o in Organ if o is not Organ.COUNCIL])
    def test_every_other_organ_bears_its_duties_under_its_own_term(self, organ: Organ) -> None:
        assert [organ.as_obliged(lang) for lang in LANGS] == [organ.vi, organ.en]

    def test_a_document_stored_before_is_read_as_before(self) -> None:
        assert Organ("council") is Organ.COUNCIL


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(vocabulary) == sorted(vocabulary.__all__)
