"""What was said, in which parts, and what is recorded about each part."""

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import statements
from dialogue_core.errors import DialogueError, InvalidValueError
from dialogue_core.statements import FACTS, UNKNOWN, Fact, Facts, Given, Part, Statement
from dialogue_core.values import Sealed, as_day
from dialogue_core.vocabulary import (
    Competence,
    FactName,
    Field,
    Matter,
    PartyDiscipline,
    Secrecy,
    Settled,
    StatementKind,
    Term,
    Unknown,
)

SPOKEN = "tôi tố cáo ông Trần Văn Giả"

KNOWN_VALUES = st.fixed_dictionaries({f.name: st.sampled_from(f.values) for f in FACTS})
CONDITIONS = st.fixed_dictionaries(
    {f.name: st.sets(st.sampled_from(f.values), max_size=len(f.values)) for f in FACTS}
)


def speaks_both_languages(error: DialogueError) -> bool:
    """Whether the message is there in English and, differently, in Vietnamese."""
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


def by_name(fact: Fact) -> str:
    return fact.name.value


class TestFacts:
    """Every fact has its values and, where one is fair, a presumption with its reason."""

    def test_there_is_one_fact_for_each_name_in_the_order_of_the_tables(self) -> None:
        assert [fact.name for fact in FACTS] == list(FactName)

    @pytest.mark.parametrize("fact", FACTS, ids=by_name)
    def test_the_values_of_a_fact_are_all_members_of_one_vocabulary(self, fact: Fact) -> None:
        kinds = {type(value) for value in fact.values}
        assert len(kinds) == 1
        assert fact.values == tuple(kinds.pop())
        assert UNKNOWN not in fact.values

    @pytest.mark.parametrize("fact", FACTS, ids=by_name)
    def test_a_presumption_is_one_of_the_values_and_has_a_reason(self, fact: Fact) -> None:
        if fact.presumed is None:
            assert fact.basis is None
        else:
            assert fact.presumed in fact.values
            assert fact.basis is not None
            assert fact.basis.vi
            assert fact.basis.en

    def test_what_decides_the_fate_of_a_statement_is_never_presumed(self) -> None:
        assert {f.name for f in FACTS if f.presumed is None} == {
            FactName.KIND,
            FactName.COMPETENCE,
            FactName.DELIVERY,
        }

    @pytest.mark.parametrize("fact", FACTS, ids=by_name)
    def test_facts_left_out_take_the_presumption_and_no_other_value(self, fact: Fact) -> None:
        """A fact without a presumption must be said, or stands as in doubt."""
        default = attrs.fields_dict(Facts)[fact.name.value].default
        if fact.presumed is None:
            assert default in (attrs.NOTHING, UNKNOWN)
        else:
            assert default is fact.presumed

    @given(KNOWN_VALUES)
    def test_the_values_of_facts_come_back_by_name_in_the_order_of_the_tables(
        self, values: dict[FactName, Term]
    ) -> None:
        facts = Facts(**{name.value: value for name, value in values.items()})
        assert facts.values == values
        assert list(facts.values) == list(FactName)
        assert all(facts.value(name) is value for name, value in values.items())

    def test_how_a_fact_came_to_be_known_does_not_change_what_it_is(self) -> None:
        values = {f.name.value: f.values[0] for f in FACTS}
        assert Facts(**values) == Facts(**values, presumed=(FactName.TOPIC,))
        assert Facts(**values) == Facts(**values, unrecorded=(FactName.KIND,))


class TestGiven:
    """A condition names, for some facts, the values for which a rule speaks."""

    @given(CONDITIONS, KNOWN_VALUES)
    def test_it_holds_if_every_fact_named_has_one_of_its_values(
        self, condition: dict[FactName, set[Term]], values: dict[FactName, Term]
    ) -> None:
        asked = Given(**{name.value: tuple(found) for name, found in condition.items()})
        naive = all(not found or values[name] in found for name, found in condition.items())
        assert asked.holds(values) is naive
        assert dict(asked.named).keys() == {n for n, found in condition.items() if found}

    def test_it_names_its_facts_in_the_order_of_the_tables(self) -> None:
        asked = Given(
            secrecy=(Secrecy.YES,),
            kind=(StatementKind.COMPLAINT, StatementKind.DENUNCIATION),
            settled=(Settled.FINAL,),
        )
        assert [name for name, _ in asked.named] == [
            FactName.KIND,
            FactName.SETTLED,
            FactName.SECRECY,
        ]

    @given(KNOWN_VALUES)
    def test_a_condition_that_names_nothing_always_holds(
        self, values: dict[FactName, Term]
    ) -> None:
        assert Given().holds(values)
        assert Given().named == ()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"kind": "complaint"},
            {"kind": StatementKind.COMPLAINT},
            {"kind": [StatementKind.COMPLAINT]},
            {"kind": {StatementKind.COMPLAINT}},
            {"kind": None},
            {"kind": ("complaint",)},
            {"kind": ("a rumour",)},
            {"kind": (UNKNOWN,)},
            {"kind": (None,)},
            {"kind": (Competence.OWN,)},
            {"secrecy": (PartyDiscipline.YES,)},
            {"competence": (StatementKind.COMPLAINT,)},
        ],
        ids=repr,
    )
    def test_anything_but_a_tuple_of_the_fact_s_own_values_is_refused(
        self, wrong: dict[str, object]
    ) -> None:
        """A bare word would match letter by letter; a word of another vocabulary is a slip."""
        with pytest.raises(InvalidValueError) as refused:
            Given(**wrong)
        assert speaks_both_languages(refused.value)
        assert refused.value.details["fact"] in FactName

    @pytest.mark.parametrize("fact", FACTS, ids=by_name)
    def test_a_fact_in_doubt_meets_no_condition_by_itself(self, fact: Fact) -> None:
        values = {f.name: f.values[0] for f in FACTS} | {fact.name: UNKNOWN}
        assert not Given(**{fact.name.value: fact.values}).holds(values)


class TestPart:
    """A part records values, doubts and gaps; a finer matter stands in its own field."""

    @pytest.mark.parametrize("field", [None, *Field])
    @pytest.mark.parametrize("matter", Matter)
    def test_a_matter_stands_in_its_own_fields_only(
        self, matter: Matter, field: Field | None
    ) -> None:
        if field in matter.fields:
            assert Part(field=field, matter=matter).matter is matter
        else:
            with pytest.raises(InvalidValueError) as refused:
                Part(field=field, matter=matter)
            assert speaks_both_languages(refused.value)

    def test_nothing_is_recorded_of_a_part_by_itself(self) -> None:
        recorded = attrs.asdict(Part(), recurse=False)
        assert {name: v for name, v in recorded.items() if v is not None} == {"basis": Sealed("")}


class TestStatement:
    """A statement has its words sealed and at least one part."""

    @staticmethod
    def statement(**changes: object) -> Statement:
        """A statement with one part."""
        said = {"id": "S12", "on": "2022-10-14", "words": Sealed(SPOKEN), "parts": (Part(),)}
        return Statement(**(said | changes))

    def test_a_statement_without_a_part_is_refused(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            self.statement(parts=())
        assert speaks_both_languages(refused.value)
        assert SPOKEN not in str(refused.value) + refused.value.vi

    @pytest.mark.parametrize("words", [SPOKEN, SPOKEN.encode(), None, (SPOKEN,)], ids=repr)
    def test_words_that_are_not_sealed_are_refused_and_not_shown(self, words: object) -> None:
        with pytest.raises(InvalidValueError) as refused:
            self.statement(words=words)
        assert speaks_both_languages(refused.value)
        assert SPOKEN not in str(refused.value) + refused.value.vi
        assert SPOKEN not in repr(refused.value.details)

    def test_nothing_printed_of_a_statement_shows_its_words(self) -> None:
        said = self.statement()
        for text in (repr(said), str(said), f"{said}", str(attrs.asdict(said))):
            assert SPOKEN not in text

    @pytest.mark.parametrize("on", [pendulum.datetime(2022, 10, 14), "14/10/2022", None], ids=repr)
    def test_a_day_with_a_clock_or_no_day_is_refused(self, on: object) -> None:
        with pytest.raises(InvalidValueError):
            self.statement(on=on)

    def test_its_day_is_exactly_a_day(self) -> None:
        assert self.statement().on == as_day("2022-10-14")

    @given(st.integers(1, 6))
    def test_its_parts_are_numbered_from_one(self, count: int) -> None:
        said = self.statement(parts=(Part(),) * count)
        ids = [said.part_id(i) for i in range(count)]
        assert ids == [f"S12/{n}" for n in range(1, count + 1)]


def test_the_word_for_doubt_is_said_in_both_languages() -> None:
    assert isinstance(UNKNOWN, Unknown)
    assert (UNKNOWN.vi, UNKNOWN.en) == ("chưa rõ", "in doubt")


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(statements) == sorted(statements.__all__)


@pytest.mark.parametrize(
    "kind",
    [
        c
        for c in vars(statements).values()
        if isinstance(c, type) and attrs.has(c) and c.__module__ == statements.__name__
    ],
)
def test_every_class_is_frozen_and_takes_its_fields_by_name(kind: type) -> None:
    fields = attrs.fields(kind)
    assert all(field.kw_only for field in fields if field.init)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kind.__new__(kind), fields[0].name, None)


class TestTheId:
    """An id is shown and leaves, so it must not be able to name anybody."""

    @pytest.mark.parametrize(
        "told", ["Bà Nguyễn Thị Bí Mật, 12 Lê Lợi", "", "S 12", "S/1", "x" * 121]
    )
    def test_what_is_none_is_refused_and_not_shown(self, told):
        with pytest.raises(InvalidValueError) as caught:
            Statement(id=told, on="2022-10-14", words=Sealed("…"), parts=(Part(),))
        shown = f"{caught.value.en} {caught.value.vi} {caught.value.details}"
        assert len(told) < 2 or told not in shown
        assert "/ :" not in shown
        assert "as S12" in caught.value.en

    @pytest.mark.parametrize("told", ["S12", "2022-10-14.3", "a:b+c_d"])
    def test_what_is_one(self, told):
        made = Statement(id=told, on="2022-10-14", words=Sealed("…"), parts=(Part(),))
        assert made.part_id(0) == f"{told}/1"
