"""Decision tables in which rows narrow, against brute force over random tables."""

import itertools
from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import tables
from dialogue_core.errors import ConflictingRulesError, DialogueError, InvalidValueError
from dialogue_core.statements import UNKNOWN
from dialogue_core.tables import Axis, ChairDecides, Decided, Row, Table
from dialogue_core.values import Words
from dialogue_core.vocabulary import (
    Admission,
    FactName,
    Handling,
    PartyDiscipline,
    Secrecy,
    StatementKind,
    Term,
    Topic,
    Unknown,
)

AXES = (
    Axis(name=FactName.KIND, values=tuple(StatementKind)),
    Axis(name=FactName.TOPIC, values=tuple(Topic)),
    Axis(name=FactName.PARTY_DISCIPLINE, values=tuple(PartyDiscipline)),
)
OUTCOMES = (
    Handling.ANSWER,
    Handling.ANSWER_SEPARATELY,
    Handling.FORWARD,
    Handling.FILE_OR_INSPECT,
)
LAST = OUTCOMES[-1]
NAME = Words("bảng thử", "a table on trial")


def speaks_both_languages(error: DialogueError) -> bool:
    """Whether the message is there in English and, differently, in Vietnamese."""
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


def table(*rows: Row, axes: tuple[Axis, ...] = AXES) -> Table:
    """A table of these rows over the axes."""
    return Table(name=NAME, axes=axes, outcomes=OUTCOMES, rows=rows)


def row(id: str, only: tuple[Handling, ...], **given_: tuple[Term, ...]) -> Row:  # noqa: A002 -- the field's own name
    """A row that speaks for the values given."""
    named = tuple((FactName(name), values) for name, values in given_.items())
    return Row(id=id, given=named, only=only)


def some(values: tuple[Term, ...]) -> st.SearchStrategy[tuple[Term, ...]]:
    """Some of the values; drawn as one number, for a set costs a draw for each of its members."""
    subsets = [
        found
        for count in range(1, len(values) + 1)
        for found in itertools.combinations(values, count)
    ]
    return st.sampled_from(subsets)


GIVEN = st.tuples(*(st.none() | some(axis.values) for axis in AXES))


def rows(*, sound: bool = True) -> st.SearchStrategy[tuple[Row, ...]]:
    """Random rows; those of a sound table all leave the last outcome, so none conflict."""

    def rows_of(drawn: list[tuple[tuple, tuple]]) -> tuple[Row, ...]:
        return tuple(
            Row(
                id=f"r{number}",
                given=tuple((a.name, v) for a, v in zip(AXES, values, strict=True) if v),
                only=tuple(o for o in OUTCOMES if o in only or (sound and o is LAST)),
            )
            for number, (values, only) in enumerate(drawn)
        )

    return st.lists(st.tuples(GIVEN, some(OUTCOMES)), max_size=6).map(rows_of)


CELLS = st.fixed_dictionaries({a.name: st.sampled_from(a.values) for a in AXES})
DOUBTS = st.fixed_dictionaries({a.name: st.sampled_from((*a.values, UNKNOWN)) for a in AXES})


def left_by(given_rows: tuple[Row, ...], cell: Mapping[FactName, Term]) -> set[Handling]:
    """What all rows that speak for a cell leave: a plain intersection of sets."""
    left = set(OUTCOMES)
    for one in given_rows:
        if all(cell[name] in set(values) for name, values in one.given):
            left &= set(one.only)
    return left


def filled(values: Mapping[FactName, Term]) -> list[dict[FactName, Term]]:
    """Every way to fill the facts in doubt, by plain loops."""
    found: list[dict[FactName, Term]] = [{}]
    for axis in AXES:
        value = values[axis.name]
        choices = axis.values if isinstance(value, Unknown) else (value,)
        found = [{**cell, axis.name: choice} for cell in found for choice in choices]
    return found


def best(left: set[Handling]) -> Handling:
    """The most favourable of some outcomes."""
    return min(left, key=OUTCOMES.index)


class TestNarrowing:
    """Rows narrow and intersect; the decision is the most favourable outcome left."""

    @given(rows(), CELLS)
    def test_the_outcome_is_the_most_favourable_of_the_intersection(
        self, given_rows: tuple[Row, ...], cell: dict[FactName, Term]
    ) -> None:
        found = table(*given_rows).decide(cell)
        assert isinstance(found, Decided)
        assert found.outcome is best(left_by(given_rows, cell))

    @given(rows(), CELLS)
    def test_its_reasons_alone_lead_to_the_same_outcome(
        self, given_rows: tuple[Row, ...], cell: dict[FactName, Term]
    ) -> None:
        found = table(*given_rows).decide(cell)
        reasons = tuple(r for r in given_rows if r.id in found.rows)
        assert best(left_by(reasons, cell)) is best(left_by(given_rows, cell))

    @given(rows(), CELLS)
    def test_every_reason_speaks_for_the_cell_and_excludes_something_better(
        self, given_rows: tuple[Row, ...], cell: dict[FactName, Term]
    ) -> None:
        found = table(*given_rows).decide(cell)
        assert isinstance(found, Decided)
        better = set(OUTCOMES[: OUTCOMES.index(found.outcome)])
        assert set(found.rows) == {r.id for r in given_rows if better - left_by((r,), cell)}

    @given(CELLS)
    def test_where_no_row_speaks_the_most_favourable_outcome_needs_no_reason(
        self, cell: dict[FactName, Term]
    ) -> None:
        assert table().decide(cell) == Decided(outcome=OUTCOMES[0], rows=())

    @given(rows(), DOUBTS, st.randoms())
    def test_the_order_of_the_rows_changes_no_outcome(
        self, given_rows: tuple[Row, ...], values: dict[FactName, Term], random: object
    ) -> None:
        mixed = list(given_rows)
        random.shuffle(mixed)
        one, other = table(*given_rows).decide(values), table(*mixed).decide(values)
        assert attrs.evolve(one, rows=()) == attrs.evolve(other, rows=())
        assert set(one.rows) == set(other.rows)

    @given(rows(), rows(), CELLS)
    def test_more_rows_never_lead_to_a_more_favourable_outcome(
        self, some: tuple[Row, ...], more: tuple[Row, ...], cell: dict[FactName, Term]
    ) -> None:
        more = tuple(attrs.evolve(r, id=f"{r.id}-more") for r in more)
        before, after = table(*some).decide(cell), table(*some, *more).decide(cell)
        assert isinstance(before, Decided)
        assert isinstance(after, Decided)
        assert OUTCOMES.index(before.outcome) <= OUTCOMES.index(after.outcome)

    @given(rows(), DOUBTS)
    def test_asking_twice_gives_the_same_answer(
        self, given_rows: tuple[Row, ...], values: dict[FactName, Term]
    ) -> None:
        asked = table(*given_rows)
        assert asked.decide(values) == asked.decide(dict(values))
        assert asked == table(*given_rows)
        assert repr(asked) == repr(table(*given_rows))

    @given(rows(), CELLS)
    def test_facts_that_the_table_does_not_look_at_change_nothing(
        self, given_rows: tuple[Row, ...], cell: dict[FactName, Term]
    ) -> None:
        asked = table(*given_rows)
        assert asked.decide({**cell, FactName.SECRECY: Secrecy.YES}) == asked.decide(cell)


class TestDoubt:
    """A fact in doubt stands for all its values: they agree, or the chair decides."""

    @given(rows(), DOUBTS)
    def test_the_outcomes_are_those_of_the_completions_and_no_others(
        self, given_rows: tuple[Row, ...], values: dict[FactName, Term]
    ) -> None:
        found = table(*given_rows).decide(values)
        naive = {best(left_by(given_rows, cell)) for cell in filled(values)}
        if len(naive) == 1:
            assert isinstance(found, Decided)
            assert {found.outcome} == naive
        else:
            assert isinstance(found, ChairDecides)
            assert found.among == tuple(o for o in OUTCOMES if o in naive)

    @given(rows(), DOUBTS)
    def test_the_facts_to_ask_about_are_those_whose_answer_can_change_the_outcome(
        self, given_rows: tuple[Row, ...], values: dict[FactName, Term]
    ) -> None:
        found = table(*given_rows).decide(values)
        changing = set()
        for axis in AXES:
            if not isinstance(values[axis.name], Unknown):
                continue
            by_the_rest: dict[tuple[Term, ...], set[Handling]] = {}
            for cell in filled(values):
                rest = tuple(v for name, v in cell.items() if name is not axis.name)
                by_the_rest.setdefault(rest, set()).add(best(left_by(given_rows, cell)))
            if any(len(outcomes) > 1 for outcomes in by_the_rest.values()):
                changing.add(axis.name)
        if isinstance(found, Decided):
            assert not changing
        else:
            assert found.ask == tuple(a.name for a in AXES if a.name in changing)
            assert found.ask

    @given(rows(), DOUBTS)
    def test_answering_all_that_is_asked_decides(
        self, given_rows: tuple[Row, ...], values: dict[FactName, Term]
    ) -> None:
        asked = table(*given_rows)
        found = asked.decide(values)
        if isinstance(found, ChairDecides):
            for cell in filled(values):
                answered = asked.decide(values | {name: cell[name] for name in found.ask})
                assert isinstance(answered, Decided)
                assert answered.outcome in found.among

    @given(rows(), DOUBTS)
    def test_the_strictest_outcome_is_the_worst_of_any_completion(
        self, given_rows: tuple[Row, ...], values: dict[FactName, Term]
    ) -> None:
        naive = [best(left_by(given_rows, cell)) for cell in filled(values)]
        assert table(*given_rows).strictest(values).outcome is max(naive, key=OUTCOMES.index)

    @given(rows(), DOUBTS)
    def test_the_rows_of_a_doubt_are_those_of_its_completions(
        self, given_rows: tuple[Row, ...], values: dict[FactName, Term]
    ) -> None:
        asked = table(*given_rows)
        assert set(asked.decide(values).rows) == {
            id_ for cell in filled(values) for id_ in asked.decide(cell).rows
        }


class TestConflict:
    """Rows that leave nothing lawful are an error that names the rows and the facts."""

    @given(rows(sound=False))
    def test_exactly_the_cells_with_an_empty_intersection_fail(
        self, given_rows: tuple[Row, ...]
    ) -> None:
        asked = table(*given_rows)
        for cell in filled(dict.fromkeys((a.name for a in AXES), UNKNOWN)):
            if left_by(given_rows, cell):
                asked.decide(cell)
            else:
                with pytest.raises(ConflictingRulesError) as failed:
                    asked.decide(cell)
                speaking = {r.id for r in given_rows if left_by((r,), cell) != set(OUTCOMES)}
                assert speaking <= set(failed.value.details["rule_ids"])

    def test_the_error_names_rows_table_and_facts_in_both_languages(self) -> None:
        asked = table(
            row("hear-it", (Handling.ANSWER,), kind=(StatementKind.QUESTION,)),
            row("silent", (Handling.FORWARD,), topic=(Topic.ON,)),
            row("pass-it-on", (Handling.FORWARD,), topic=(Topic.OFF,)),
        )
        cell = {
            FactName.KIND: StatementKind.QUESTION,
            FactName.TOPIC: Topic.OFF,
            FactName.PARTY_DISCIPLINE: PartyDiscipline.NO,
        }
        with pytest.raises(ConflictingRulesError) as failed:
            asked.decide(cell)
        error = failed.value
        assert speaks_both_languages(error)
        assert error.details["rule_ids"] == ("hear-it", "pass-it-on")
        for text in (str(error), error.vi):
            assert "hear-it" in text
            assert "pass-it-on" in text
            assert "silent" not in text
        assert NAME.en in str(error)
        assert NAME.vi in error.vi
        for value in cell.values():
            assert value.en in str(error)
            assert value.vi in error.vi

    def test_a_doubt_that_may_end_in_a_conflict_fails_too(self) -> None:
        asked = table(
            row("a", (Handling.ANSWER,), kind=(StatementKind.QUESTION,)),
            row("b", (Handling.FORWARD,), kind=(StatementKind.QUESTION,)),
        )
        values = {axis.name: axis.values[0] for axis in AXES}
        assert isinstance(asked.decide(values), Decided)
        with pytest.raises(ConflictingRulesError):
            asked.decide(values | {FactName.KIND: UNKNOWN})


class TestRefusals:
    """A row that the table cannot read, and a value that it does not have, are refused."""

    @pytest.mark.parametrize(
        ("wrong", "named"),
        [
            (row("r", (Handling.GUIDE,)), "guide"),
            (row("r", (Admission.HEAR,)), "hear"),
            (row("r", OUTCOMES, secrecy=(Secrecy.YES,)), "secrecy"),
            (row("r", OUTCOMES, kind=(Topic.OFF,)), "off"),
            (row("r", OUTCOMES, topic=(UNKNOWN,)), "unknown"),
            (row("r", ()), ""),
        ],
    )
    def test_a_row_that_does_not_fit_is_refused_by_name(self, wrong: Row, named: str) -> None:
        with pytest.raises(InvalidValueError) as refused:
            table(row("fine", OUTCOMES), wrong)
        assert speaks_both_languages(refused.value)
        assert refused.value.details["rule"] == "r"
        assert named in str(refused.value)
        assert named in refused.value.vi

    @pytest.mark.parametrize("value", ["complain", Topic.OFF, None], ids=repr)
    def test_a_value_that_the_fact_cannot_take_is_refused(self, value: object) -> None:
        """No row would speak for it, so it would get the most favourable outcome unseen."""
        values = {axis.name: axis.values[0] for axis in AXES} | {FactName.KIND: value}
        with pytest.raises(InvalidValueError) as refused:
            table().decide(values)
        assert speaks_both_languages(refused.value)

    @given(CELLS)
    def test_a_bare_word_is_refused_even_after_the_value_that_it_spells(
        self, cell: dict[FactName, Term]
    ) -> None:
        """A value equals its word, so what was asked before must not let the word pass."""
        asked = table()
        asked.decide(cell)
        with pytest.raises(InvalidValueError):
            asked.decide({name: value.value for name, value in cell.items()})


@given(rows(), CELLS)
def test_a_row_holds_where_each_fact_that_it_names_has_one_of_its_values(
    given_rows: tuple[Row, ...], cell: dict[FactName, Term]
) -> None:
    for one in given_rows:
        boxes = set(itertools.product(*(values for _, values in one.given)))
        point = tuple(cell[name] for name, _ in one.given)
        assert one.holds(cell) is (point in boxes)


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(tables) == sorted(tables.__all__)


@pytest.mark.parametrize(
    "kind",
    [
        c
        for c in vars(tables).values()
        if isinstance(c, type) and attrs.has(c) and c.__module__ == tables.__name__
    ],
)
def test_every_class_is_frozen_and_takes_its_fields_by_name(kind: type) -> None:
    fields = attrs.fields(kind)
    assert all(field.kw_only for field in fields if field.init)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kind.__new__(kind), fields[0].name, None)
