"""What is compiled or kept decides as the rules themselves do, and is no part of a value."""

import copy
import itertools
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import regulations, routing, screening
from dialogue_core.certificates import certify, content_of
from dialogue_core.errors import ConflictingRulesError, InvalidValueError
from dialogue_core.rules import (
    TABLE_FACTS,
    Absence,
    Desk,
    Discretion,
    Limit,
    Owed,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.statements import FACTS, Facts, Given
from dialogue_core.tables import MOST_CELLS, Axis, ChairDecides, Decided, Grid, Row, Table
from dialogue_core.territory import Body
from dialogue_core.values import Citation, Days, Span, Words
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Competence,
    Confidence,
    Delivery,
    FactName,
    Handling,
    Matter,
    Milestone,
    Organ,
    PartyDiscipline,
    Protection,
    Question,
    StatementKind,
    Term,
    Topic,
    UnitKind,
)

UNKNOWN = dc.UNKNOWN
PLAN = dc.law.gia_nghia_2022.PLAN
CITY = dc.law.regulation_for(PLAN.place, on="2022-10-14")
BOUND = CITY.under(PLAN)
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


def some(values: tuple[Term, ...]) -> st.SearchStrategy[tuple[Term, ...]]:
    """Some of the values; drawn as one number, for a set costs a draw for each of its members."""
    counts = range(1, len(values) + 1)
    return st.sampled_from([s for count in counts for s in itertools.combinations(values, count)])


GIVEN = st.tuples(*(st.none() | some(axis.values) for axis in AXES))


def tables() -> st.SearchStrategy[Table]:
    """Random tables: rows that narrow, rows that leave a choice, and conflicts."""

    def table_of(drawn: list[tuple[tuple, tuple, bool]]) -> Table:
        rows = tuple(
            Row(
                id=f"r{number}",
                given=tuple((a.name, v) for a, v in zip(AXES, values, strict=True) if v),
                only=only,
                free=free,
            )
            for number, (values, only, free) in enumerate(drawn)
        )
        return Table(name=Words("thử", "trial"), axes=AXES, outcomes=OUTCOMES, rows=rows)

    return st.lists(st.tuples(GIVEN, some(OUTCOMES), st.booleans()), max_size=6).map(table_of)


def every_cell(axes: tuple[Axis, ...] = AXES) -> Iterator[dict[FactName, Term]]:
    """Every cell, those in doubt included."""
    for cell in itertools.product(*((*axis.values, UNKNOWN) for axis in axes)):
        yield dict(zip((axis.name for axis in axes), cell, strict=True))


def pickled(data: bytes) -> object:
    """What was pickled."""
    return pickle.loads(data)  # noqa: S301 -- data of the tests' own


def said(decide, values) -> object:
    """What is decided, or the error as it is told."""
    try:
        return decide(values)
    except ConflictingRulesError as error:
        return (str(error), error.vi, error.details)


class TestTables:
    """A table that was walked through decides as its rows do, cell by cell."""

    @given(tables())
    def test_certified_or_not_every_cell_is_decided_as_the_rows_say(self, table: Table) -> None:
        walked = copy.copy(table)
        assert sum(region.cells for region in walked.regions) == 16
        for values in every_cell():
            expected = said(table.by_rows, values)
            assert said(table.decide, values) == expected
            assert said(walked.decide, values) == expected
            assert said(lambda cell: walked.at(walked.grid.code(cell)), values) == expected

    @given(tables())
    def test_the_walk_finds_the_cells_of_each_set_of_rows(self, table: Table) -> None:
        found = {}
        for cell in itertools.product(*(axis.values for axis in AXES)):
            values = dict(zip((axis.name for axis in AXES), cell, strict=True))
            found.setdefault(tuple(r for r in table.rows if r.holds(values)), []).append(values)
        assert [(r.rows, r.cells) for r in table.regions] == [(k, len(v)) for k, v in found.items()]
        for region in table.regions:
            assert table.first(region) == found[region.rows][0]
            if region.decision is None:
                with pytest.raises(ConflictingRulesError):
                    table.decide(found[region.rows][0])
            else:
                assert all(table.decide(values) == region.decision for values in found[region.rows])

    @given(tables())
    def test_a_choice_is_free_only_where_a_row_leaves_several_lawful_outcomes(
        self, table: Table
    ) -> None:
        for cell in itertools.product(*(axis.values for axis in AXES)):
            values = dict(zip((axis.name for axis in AXES), cell, strict=True))
            speaking = [row for row in table.rows if row.holds(values)]
            lawful = [o for o in OUTCOMES if all(o in r.only for r in speaking if not r.free)]
            offers = [[o for o in lawful if o in r.only] for r in speaking if r.free]
            offered = {o for offer in offers if len(offer) > 1 for o in offer}
            if not lawful:
                continue
            found = table.decide(values)
            if offered:
                assert isinstance(found, ChairDecides)
                assert set(found.among) == offered
                assert found.ask == ()
                choosing = {r.id for r in speaking if r.free and set(r.only) & set(found.among)}
                assert choosing & set(found.rows)
            else:
                assert isinstance(found, Decided)
                assert found.outcome is lawful[0]
                assert found.among == (lawful[0],)
                assert found.strictest is found

    @given(tables())
    def test_the_order_of_the_rows_changes_no_decision(self, table: Table) -> None:
        turned = attrs.evolve(table, rows=tuple(reversed(table.rows)))
        for values in every_cell():
            one, other = said(table.decide, values), said(turned.decide, values)
            if isinstance(one, tuple):
                assert isinstance(other, tuple)
            else:
                assert attrs.evolve(one, rows=()) == attrs.evolve(other, rows=())

    def test_a_cell_is_decided_although_another_conflicts(self) -> None:
        rows = tuple(
            Row(id=o.value, given=((FactName.TOPIC, (Topic.OFF,)),), only=(o,)) for o in OUTCOMES
        )
        table = Table(name=Words("thử", "trial"), axes=AXES, outcomes=OUTCOMES, rows=rows)
        on = {axis.name: axis.values[0] for axis in AXES} | {FactName.TOPIC: Topic.ON}
        assert [region.decision for region in table.regions].count(None) == 1
        assert table.decide(on) == Decided(outcome=Handling.ANSWER, rows=())
        with pytest.raises(ConflictingRulesError):
            table.decide(on | {FactName.TOPIC: UNKNOWN})

    def test_a_decision_is_made_once_and_shared(self) -> None:
        table = BOUND.handling
        for code in range(table.grid.size):
            assert table.at(code) is table.at(code)

    @given(tables())
    def test_what_is_kept_is_no_part_of_the_table(self, table: Table) -> None:
        before = pickle.dumps(table), repr(table), hash(table)
        assert table.regions
        assert (pickle.dumps(table), repr(table), hash(table)) == before
        assert pickled(before[0]) == table


class TestCodes:
    """A cell has a code, a sum of one number for each value; doubt is a value like the others."""

    GRID = Grid(axes=AXES)

    def test_codes_run_through_all_cells_in_order_with_doubt_last(self) -> None:
        cells = [tuple(cell.values()) for cell in every_cell()]
        assert [self.GRID.cell(code) for code in range(self.GRID.size)] == cells
        assert [self.GRID.code(cell) for cell in every_cell()] == list(range(self.GRID.size))
        known = [i for i, cell in enumerate(cells) if UNKNOWN not in cell]
        assert list(self.GRID.known) == known

    @pytest.mark.parametrize("code", [-1, 45])
    def test_a_code_of_no_cell_is_refused(self, code: int) -> None:
        with pytest.raises(InvalidValueError) as refused:
            self.GRID.cell(code)
        assert str(code) in refused.value.message("vi")
        table = Table(name=Words("thử", "trial"), axes=AXES, outcomes=OUTCOMES, rows=())
        with pytest.raises(InvalidValueError):
            table.at(code)

    @given(st.fixed_dictionaries({f.name: st.sampled_from((*f.values, UNKNOWN)) for f in FACTS}))
    def test_facts_keep_the_codes_of_the_three_tables(self, values: dict[FactName, Term]) -> None:
        facts = Facts(**{name.value: value for name, value in values.items()})
        bare = pickle.dumps(facts), repr(facts), hash(facts)
        for name in ("admission", "handling", "protection"):
            table = getattr(BOUND, name)
            assert getattr(facts.codes, name) == table.grid.code(values)
            assert table.at(getattr(facts.codes, name)) == table.by_rows(values)
        assert facts.codes is facts.codes
        assert (pickle.dumps(facts), repr(facts), hash(facts)) == bare
        assert pickled(bare[0]) == facts
        assert pickled(bare[0]).codes == facts.codes

    def test_different_facts_have_different_codes(self) -> None:
        some = {FactName.KIND, FactName.TOPIC, FactName.COMPETENCE}
        known = {"delivery": Delivery.SPOKEN}
        choices = [(*fact.values, UNKNOWN) for fact in FACTS if fact.name in some]
        codes = {
            Facts(kind=k, topic=t, competence=c, **known).codes.every
            for k, t, c in itertools.product(*choices)
        }
        assert len(codes) == 5 * 3 * 6


class TestSize:
    """A product that nobody could visit is refused with the axes that make it so."""

    WIDE = tuple(
        Axis(name=name, values=tuple(dc.Field)) for name in (FactName.KIND, FactName.TOPIC)
    )

    def test_more_than_a_million_cells_are_refused_by_axis_and_size(self) -> None:
        axes = tuple(Axis(name=name, values=tuple(dc.Field)) for name in FactName)
        with pytest.raises(InvalidValueError) as refused:
            Table(name=Words("rộng", "wide"), axes=axes, outcomes=OUTCOMES, rows=())
        for text in (str(refused.value), refused.value.vi):
            assert f"{MOST_CELLS:,}" in text
            assert text.count(f"({len(dc.Field)})") == len(FactName)
        for name in FactName:
            assert name.en in str(refused.value)
            assert name.vi in refused.value.vi
        assert refused.value.details["cells"] == len(dc.Field) ** len(FactName)

    def test_a_large_table_decides_a_cell_without_a_walk(self) -> None:
        table = Table(name=Words("rộng", "wide"), axes=self.WIDE, outcomes=OUTCOMES, rows=())
        values = dict.fromkeys((FactName.KIND, FactName.TOPIC), dc.Field.LAND)
        assert table.decide(values).outcome is Handling.ANSWER

    @pytest.mark.parametrize(
        "axes",
        [
            (*AXES, AXES[0]),
            (Axis(name=FactName.KIND, values=()),),
            (Axis(name=FactName.TOPIC, values=(Topic.ON, Topic.ON)),),
        ],
    )
    def test_a_fact_twice_or_without_values_is_refused(self, axes: tuple[Axis, ...]) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Table(name=Words("thử", "trial"), axes=axes, outcomes=OUTCOMES, rows=())
        assert str(refused.value) != refused.value.vi

    def test_a_value_that_the_axis_leaves_out_is_refused(self) -> None:
        axes = (Axis(name=FactName.TOPIC, values=(Topic.ON,)),)
        table = Table(name=Words("thử", "trial"), axes=axes, outcomes=OUTCOMES, rows=())
        with pytest.raises(InvalidValueError):
            table.decide({FactName.TOPIC: Topic.OFF})


# --- the regulation -----------------------------------------------------------------------------


def common(slug: str) -> dict[str, object]:
    """The fields that every rule has."""
    return {
        "cites": Citation("1/2020/QH14", article=1),
        "slug": slug,
        "text": Words(f"quy tắc {slug}", f"rule {slug}"),
        "in_force": Span("2020-01-01"),
        "confidence": Confidence.VERIFIED,
    }


def choice(slug: str, *among: Term, **condition: object) -> Discretion:
    """A rule that leaves a free choice."""
    return Discretion(**common(slug), given=Given(**condition), among=among)


def with_rules(*more: Rule) -> dc.Regulation:
    """The city's regulation with more rules."""
    return attrs.evolve(CITY, rules=(*CITY.rules, *more))


@st.composite
def statements(draw: st.DrawFn) -> dc.Statement:
    """A statement whose facts are recorded, in doubt or not recorded, in any mixture."""
    values = {fact.name.value: (None, UNKNOWN, *fact.values) for fact in FACTS}
    settlers = st.sampled_from((None, UNKNOWN, *dc.Settler))

    def some(*names: str) -> dict[str, object]:
        return {name: draw(st.sampled_from(values[name])) for name in names}

    def part() -> dc.Part:
        return dc.Part(
            **some("kind", "topic", "party_discipline", "settled", "secrecy"),
            settled_by=draw(settlers),
            decision_maker=draw(settlers),
            accused_managed_by=draw(settlers),
            field=draw(st.sampled_from((None, dc.Field.LAND, dc.Field.HEALTH))),
        )

    return dc.Statement(
        id=draw(st.sampled_from(("S1", "S2"))),
        on="2022-10-14",
        words=dc.Sealed("…"),
        **some("delivery", "conduct", "capacity"),
        parts=tuple(part() for _ in range(draw(st.integers(1, 2)))),
    )


def one(**part: object) -> dc.Statement:
    """A spoken statement of one part."""
    given_ = {"kind": StatementKind.PETITION, "settled_by": dc.Settler.CITY, **part}
    return dc.Statement(
        id="S1",
        on="2022-10-14",
        words=dc.Sealed("…"),
        delivery=Delivery.SPOKEN,
        parts=(dc.Part(**given_),),
    )


CERTIFIED = copy.copy(BOUND)
certify(CERTIFIED)
WARD = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-05-12")
LAWS = (BOUND, CITY, WARD, dc.law.regulation_for(PLAN.place, on="2025-04-01"))


class TestRegulations:
    """What a regulation keeps changes nothing that it says."""

    @settings(deadline=None)
    @given(statements())
    def test_a_certified_regulation_screens_and_routes_as_a_fresh_one(
        self, statement: dc.Statement
    ) -> None:
        regulations._shared_table.cache_clear()
        fresh = attrs.evolve(BOUND)
        assert dc.screen(statement, CERTIFIED) == dc.screen(statement, fresh)
        ruled = dc.screen(statement, CERTIFIED)
        assert dc.route(statement, ruled, CERTIFIED) == dc.route(statement, ruled, fresh)
        assert [part.facts for part in ruled.parts] == list(dc.facts_of(statement, fresh))
        assert [part.facts.presumed for part in ruled.parts] == [
            facts.presumed for facts in dc.facts_of(statement, fresh)
        ]

    @settings(deadline=None)
    @given(statements())
    def test_its_decisions_are_those_that_the_rows_give(self, statement: dc.Statement) -> None:
        for part, found in zip(statement.parts, dc.screen(statement, CERTIFIED).parts, strict=True):
            values = found.facts.values
            assert found.admission == BOUND.admission.by_rows(values)
            assert found.protection == BOUND.protection.by_rows(values).strictest
            if isinstance(part.kind, StatementKind):
                assert found.handling == BOUND.handling.by_rows(values)

    def test_parts_of_which_the_same_is_recorded_share_all_but_the_id(self) -> None:
        ids = ("S1", "S2")
        pairs = [attrs.evolve(one(field=dc.Field.LAND), id=id_) for id_ in ids]
        (a,), (b,) = (dc.screen(statement, BOUND).parts for statement in pairs)
        assert (a.id, b.id) == ("S1/1", "S2/1")
        for name in ("facts", "admission", "handling", "protection", "acts", "ask", "rules"):
            assert getattr(a, name) is getattr(b, name)
        routed = [dc.route(s, dc.screen(s, BOUND), BOUND).parts[0] for s in pairs]
        assert routed[0].lead is routed[1].lead
        assert routed[0].rules is routed[1].rules

    def test_only_the_latest_are_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = [one(field=field, topic=topic) for field in dc.Field for topic in Topic]

        def decided(law: dc.Regulation) -> list[object]:
            screened = [(statement, dc.screen(statement, law)) for statement in asked]
            return [(found, dc.route(statement, found, law)) for statement, found in screened]

        before = decided(attrs.evolve(BOUND))
        monkeypatch.setattr(screening, "MOST_KEPT", 1)
        monkeypatch.setattr(routing, "MOST_KEPT", 2)
        few = attrs.evolve(BOUND)
        assert decided(few) == before
        assert len(few.kept(screening._Rulings)._made) == 1
        assert len(few.kept(routing._Answers)._made) == 2

    def test_a_screening_is_routed_by_the_rules_that_made_it(self) -> None:
        statement = one(kind=StatementKind.COMPLAINT, decision_maker=dc.Settler.CITY)
        screened = dc.screen(statement, BOUND)
        on_handling = [r for r in CITY.of(Limit) if isinstance(r.only[0], Handling)]
        other = attrs.evolve(
            screened, parts=(attrs.evolve(screened.parts[0], rules=tuple(on_handling[:1])),)
        )
        assert dc.route(statement, screened, BOUND).parts[0].due.cites == tuple(
            rule.cites for rule in screened.parts[0].rules if rule in on_handling
        )
        with pytest.raises(InvalidValueError, match="is not what this regulation"):
            dc.route(statement, other, BOUND)

    @settings(deadline=None)
    @given(statements(), st.permutations(LAWS))
    def test_a_screening_of_another_law_is_routed_as_ones_own_or_refused(
        self, statement: dc.Statement, laws: Sequence[dc.Regulation]
    ) -> None:
        made_by, law, *_ = laws
        screened, own = dc.screen(statement, made_by), dc.screen(statement, law)
        if all(
            attrs.evolve(a, ask=(), acts=()) == attrs.evolve(b, ask=(), acts=())
            for a, b in zip(screened.parts, own.parts, strict=True)
        ):
            assert dc.route(statement, screened, law) == dc.route(statement, own, law)
        else:
            with pytest.raises(InvalidValueError) as refused:
                dc.route(statement, screened, law)
            assert law.place.full_name in refused.value.vi
            assert law.place.full_name in refused.value.en

    @settings(deadline=None)
    @given(statements())
    def test_a_day_of_equal_rules_refuses_nothing(self, statement: dc.Statement) -> None:
        later = dc.law.regulation_for(PLAN.place, on="2022-10-15").under(PLAN)
        assert later.rules == BOUND.rules
        assert later is not BOUND
        assert dc.route(statement, dc.screen(statement, BOUND), later) == dc.route(
            statement, dc.screen(statement, BOUND), BOUND
        )

    def test_a_body_that_no_longer_is_never_leads_a_wards_statement(self) -> None:
        statement = one(field=dc.Field.LAND, settled_by=dc.Settler.WARD)
        screened = dc.screen(statement, WARD)
        with pytest.raises(InvalidValueError, match="screen the statement by") as refused:
            dc.route(statement, screened, CITY)
        assert refused.value.details == {"part": "S1/1"}
        assert "14/10/2022" in refused.value.vi

    def test_the_screening_of_what_was_recorded_before_is_refused(self) -> None:
        before, now = one(), one(kind=StatementKind.COMPLAINT, decision_maker=dc.Settler.CITY)
        with pytest.raises(InvalidValueError):
            dc.route(now, dc.screen(before, BOUND), BOUND)

    def test_regulations_with_the_same_limits_share_their_tables(self) -> None:
        later = dc.law.regulation_for(PLAN.place, on="2022-10-15")
        assert later is not CITY
        for name in ("admission", "handling", "protection"):
            assert getattr(later, name) is getattr(CITY, name)
        assert BOUND.handling is not CITY.handling

    def test_what_is_made_of_a_regulation_is_made_once(self) -> None:
        made = []

        def count(regulation: dc.Regulation) -> int:
            made.append(regulation)
            return len(regulation.rules)

        fresh = attrs.evolve(CITY)
        assert fresh.kept(count) == fresh.kept(count) == len(CITY.rules)
        assert len(made) == 1
        assert made[0] is fresh

    def test_a_compiled_regulation_pickles_as_its_rules_only(self) -> None:
        fresh = attrs.evolve(BOUND)
        bare = pickle.dumps(fresh)
        hash(fresh)
        certify(fresh)
        for topic in Topic:
            statement = one(field=dc.Field.LAND, topic=topic)
            dc.route(statement, dc.screen(statement, fresh), fresh)
        assert pickle.dumps(fresh) == bare
        assert b"dialogue_core.tables" not in bare
        assert b"dialogue_core.screening" not in bare
        again = pickled(bare)
        assert again == fresh
        assert hash(again) == hash(fresh)
        assert certify(again) == certify(fresh)

    def test_it_hashes_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fresh = attrs.evolve(CITY)
        hashed = []
        own = Limit.__hash__
        monkeypatch.setattr(Limit, "__hash__", lambda rule: hashed.append(rule) or own(rule))
        assert hash(fresh) == hash(fresh) == hash(CITY)
        assert len(hashed) <= 2 * len(CITY.of(Limit))
        hashed.clear()
        hash(fresh)
        assert hashed == []

    def test_rules_are_found_by_a_kind_above_theirs_in_their_order(self) -> None:
        assert attrs.evolve(CITY).of(Rule) == CITY.rules
        assert [r for r in CITY.rules if isinstance(r, Owed)] == list(CITY.of(Owed))
        assert CITY.of(Discretion) == ()


# --- a free choice ------------------------------------------------------------------------------


class TestDiscretion:
    """A free choice exists only where a rule leaves it."""

    FREE = choice(
        "either", Handling.ANSWER, Handling.ANSWER_SEPARATELY, kind=(StatementKind.PETITION,)
    )

    def test_the_chair_chooses_among_what_the_limits_leave(self) -> None:
        law = with_rules(self.FREE)
        (part,) = dc.screen(one(), law).parts
        assert part.handling == ChairDecides(
            among=(Handling.ANSWER, Handling.ANSWER_SEPARATELY), ask=(), rows=(self.FREE.id,)
        )
        assert part.ask == ()
        assert not part.decided
        assert part.rules == (self.FREE,)
        assert Act.NOTE_FOR_CHAIR in [act.act for act in part.acts]
        assert part.words("en").startswith(
            "the chair decides: answer at the conference / answer separately in writing ["
        )
        assert part.words("vi").startswith("người chủ trì quyết định: ")
        assert "cần làm rõ" not in part.words("vi")
        assert part.reasons("en") == ("Law 1/2020/QH14 art. 1: rule either",)

    def test_where_the_limits_leave_one_of_them_nobody_chooses(self) -> None:
        law = with_rules(self.FREE)
        beyond = one(settled_by=dc.Settler.PROVINCE)
        assert dc.screen(beyond, law) == dc.screen(beyond, CITY)
        asked = one(kind=StatementKind.QUESTION)
        assert dc.screen(asked, law) == dc.screen(asked, CITY)

    def test_a_doubt_beside_a_choice_is_still_asked_about(self) -> None:
        (part,) = dc.screen(one(settled_by=UNKNOWN), with_rules(self.FREE)).parts
        assert isinstance(part.handling, ChairDecides)
        assert part.handling.among == (
            Handling.ANSWER,
            Handling.ANSWER_SEPARATELY,
            Handling.FORWARD,
        )
        assert part.ask == (FactName.COMPETENCE,)

    def test_an_act_upon_an_outcome_that_may_be_chosen_is_not_certain(self) -> None:
        law = with_rules(
            self.FREE,
            Owed(
                **common("in-writing"),
                upon=(Handling.ANSWER_SEPARATELY,),
                act=Act.ANSWER_IN_WRITING,
            ),
        )
        acts = {act.act: act for act in dc.screen(one(), law).parts[0].acts}
        assert not acts[Act.ANSWER_IN_WRITING].certain
        assert acts[Act.RECORD].certain

    def test_routing_follows_every_way_of_the_choice(self) -> None:
        secretariat = Body.named("Tổ thư ký", "secretariat")
        law = with_rules(
            self.FREE,
            Desk(
                **common("writing-desk"),
                handlings=(Handling.ANSWER_SEPARATELY,),
                lead=secretariat,
            ),
        )
        asked = one(field=dc.Field.LAND)
        (found,) = dc.route(asked, dc.screen(asked, law), law).parts
        assert found.lead is None
        assert secretariat in found.among
        assert len(found.among) == 2
        assert "the chair chooses" in found.words("en")

    def test_what_must_be_guarded_stays_guarded_until_the_choice_is_made(self) -> None:
        law = with_rules(choice("maybe-held", Protection.NONE, Protection.HELD))
        (part,) = dc.screen(one(), law).parts
        assert part.protection.outcome is Protection.HELD
        assert part.held_from_floor
        assert Act.NOTE_FOR_CHAIR in [act.act for act in part.acts]

    def test_who_may_have_the_floor_can_be_left_open(self) -> None:
        law = with_rules(choice("as-time-allows", Admission.HEAR, Admission.MAY_REFUSE))
        (part,) = dc.screen(one(), law).parts
        assert part.admission.among == (Admission.HEAR, Admission.MAY_REFUSE)
        assert part.decided
        assert "may refuse" in part.words("en")

    def test_a_certificate_lists_it_and_counts_its_cells(self) -> None:
        dead = choice("never", Handling.GUIDE, Handling.TAKE_PRIVATELY, topic=(Topic.OFF,))
        impossible = choice(
            "one-left", Handling.ANSWER, Handling.GUIDE, kind=(StatementKind.COMPLAINT,)
        )
        again = attrs.evolve(self.FREE, slug="either-again")
        law = with_rules(self.FREE, again, impossible, dead)
        found = certify(law)
        assert found.discretions == tuple(sorted(r.id for r in law.of(Discretion)))
        assert self.FREE.id in found.words("en")
        assert self.FREE.id in found.words("vi")
        proof = found.tables[1]
        assert proof.choices > 0
        assert sum(count for _, count in proof.outcomes) + proof.choices == proof.cells
        assert set(proof.redundant) >= {self.FREE.id, again.id}
        assert impossible.id in proof.dead
        assert certify(CITY).discretions == ()
        assert all(table.choices == 0 for table in certify(CITY).tables)
        alone = certify(with_rules(self.FREE)).tables[1]
        assert self.FREE.id not in (*alone.redundant, *alone.dead)

    @pytest.mark.parametrize(
        "among", [(), (Handling.ANSWER,), (Handling.ANSWER, Handling.ANSWER), (1, 2)]
    )
    def test_no_choice_is_refused(self, among: tuple[object, ...]) -> None:
        with pytest.raises(InvalidValueError) as refused:
            choice("none", *among)
        assert str(refused.value) != refused.value.vi

    @pytest.mark.parametrize(
        ("among", "condition"),
        [
            ((Handling.ANSWER, Admission.HEAR), {}),
            ((Protection.NONE, Protection.HELD), {"topic": (Topic.OFF,)}),
        ],
    )
    def test_outcomes_of_two_tables_or_a_fact_of_another_are_refused(
        self, among: tuple[Term, ...], condition: dict[str, object]
    ) -> None:
        with pytest.raises(InvalidValueError):
            choice("mixed", *among, **condition)


# --- who takes what -----------------------------------------------------------------------------


@pytest.mark.parametrize("regulation", [CITY, BOUND])
@pytest.mark.parametrize("competence", Competence)
def test_the_roster_finds_the_rows_that_speak(
    regulation: dc.Regulation, competence: Competence
) -> None:
    own = [row for row in regulation.of(Route) if row.at is regulation.level]
    gone = {id_ for row in own for id_ in row.displaces}
    own = [row for row in own if row.id not in gone]
    for field, handling in itertools.product(dc.Field, Handling):
        desks = tuple(d for d in regulation.of(Desk) if d.takes(handling, competence))
        for matter in (None, *(m for m in Matter if field in m.fields)):
            finer = tuple(r for r in own if matter and r.takes(field, matter, competence))
            rows = finer or tuple(r for r in own if r.takes(field, None, competence))
            assert regulation.routes_for(field, matter, competence) == rows
            falls = handling in regulations.ANSWERED
            taken = desks or (rows if falls else ())
            assert regulation.roster.takers(handling, competence, field, matter) == taken
        assert regulation.roster.takers(handling, competence) == desks


# --- content ------------------------------------------------------------------------------------

EXAMPLE = Limit(
    **common("example"),
    given=Given(kind=(StatementKind.PETITION,)),
    only=(Handling.FORWARD, Handling.GUIDE),
)


class TestContent:
    """The hash of a rule says everything that it says, and nothing else."""

    def test_it_is_the_same_on_every_machine_and_version(self) -> None:
        """A change of this value is a change of the documented form."""
        assert EXAMPLE.content == (
            "f1c2bc90a75111978fe3e45e79952334939c4e5e04af26d678862a6ff9c25ee6"
        )

    def test_it_is_the_same_in_another_process(self) -> None:
        code = (
            "import dialogue_core as dc\n"
            "from dialogue_core.certificates import certify\n"
            "law = dc.law.regulation_for('dak-nong/gia-nghia', on='2022-10-14')\n"
            "print(certify(law.under(dc.law.gia_nghia_2022.PLAN)).content)"
        )
        for seed in ("1", "2"):
            run = subprocess.run(
                [sys.executable, "-c", code],
                capture_output=True,
                check=True,
                encoding="utf-8",
                env={**os.environ, "PYTHONHASHSEED": seed},
            )
            assert run.stdout.strip() == certify(BOUND).content == content_of(BOUND)

    def test_rules_have_the_same_content_if_and_only_if_they_are_equal(self) -> None:
        rules = tuple({rule for text in dc.law.INSTRUMENTS for rule in text.rules})
        assert len({rule.content for rule in rules}) == len(rules)
        for rule in rules[:20]:
            assert pickled(pickle.dumps(rule)).content == rule.content

    @pytest.mark.parametrize(
        ("rule", "changes"),
        [
            (
                EXAMPLE,
                {
                    "cites": Citation("1/2020/QH14", article="1"),
                    "slug": "other",
                    "text": Words("khác", "rule example"),
                    "in_force": Span("2020-01-01", "2021-01-01"),
                    "confidence": Confidence.MEMORY,
                    "levels": (dc.Level.CITY,),
                    "places": ("x",),
                    "unit_kinds": (UnitKind.XA,),
                    "by_analogy": True,
                    "ground": Citation("2/2020/QH14"),
                    "ended_by": Citation("2/2020/QH14"),
                    "note": Words("mở"),
                    "given": Given(kind=(StatementKind.QUESTION,)),
                    "only": (Handling.GUIDE, Handling.FORWARD),
                },
            ),
            (
                Requirement(**common("days"), question=Question.NOTICE_LEAD, at_least=Days(7)),
                {
                    "question": Question.RESULT_WITHIN,
                    "at_least": Days(8),
                    "since": Milestone.CONFERENCE,
                    "obliges": (Organ.COMMITTEE,),
                },
            ),
            (
                Absence(**common("gap"), question=None),
                {"question": Question.FREQUENCY},
            ),
        ],
        ids=["limit", "requirement", "absence"],
    )
    def test_every_field_counts(self, rule: Rule, changes: dict[str, object]) -> None:
        contents = {rule.content}
        for name, value in changes.items():
            changed = attrs.evolve(rule, **{name: value})
            assert changed != rule
            contents.add(changed.content)
        assert len(contents) == len(changes) + 1

    def test_how_a_citation_is_shown_does_not_count(self) -> None:
        titled = Citation("1/2020/QH14", article=1, title=Words("Luật thử"))
        assert attrs.evolve(EXAMPLE, cites=titled) == EXAMPLE
        assert attrs.evolve(EXAMPLE, cites=titled).content == EXAMPLE.content

    def test_a_regulation_s_content_is_worked_out_once(self) -> None:
        fresh = attrs.evolve(CITY)
        assert content_of(fresh) is content_of(fresh)
        assert content_of(fresh) == content_of(CITY)
        assert content_of(attrs.evolve(fresh, rules=fresh.rules[1:])) != content_of(CITY)


def test_the_tables_look_at_facts_that_exist() -> None:
    assert {name for names in TABLE_FACTS.values() for name in names} == set(FactName)
