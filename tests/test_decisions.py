"""Screening, routing and the schedule of duties, under small regulations of the tests' own."""

import copy
import datetime as dt
import itertools
from collections.abc import Mapping
from types import ModuleType

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_core import deadlines, routing, screening
from dialogue_core.calendars import CALENDAR_DAYS
from dialogue_core.deadlines import Deadline, due_of, schedule
from dialogue_core.errors import ConflictingRulesError, DialogueError, InvalidValueError
from dialogue_core.plans import (
    Assignment,
    Collection,
    Document,
    Exclusion,
    FollowUp,
    Notice,
    Occasion,
    Plan,
    Provision,
    Report,
    When,
)
from dialogue_core.regulations import Regulation
from dialogue_core.routing import PartRouting, route
from dialogue_core.rules import TABLE_FACTS, Absence, Desk, Limit, Owed, Requirement, Route, Rule
from dialogue_core.screening import ActOwed, PartScreening, facts_of, screen
from dialogue_core.statements import FACTS, UNKNOWN, Facts, Given, Part, Statement
from dialogue_core.tables import ChairDecides, Decided
from dialogue_core.territory import Body, Unit
from dialogue_core.values import (
    Citation,
    Days,
    NoDueDay,
    Sealed,
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
    Competence,
    Conduct,
    Confidence,
    Delivery,
    DocumentKind,
    Extent,
    FactName,
    Field,
    FollowUpCase,
    Handling,
    InstrumentKind,
    Level,
    Matter,
    Milestone,
    Organ,
    PartyDiscipline,
    Protection,
    Question,
    Role,
    Secrecy,
    Settled,
    Settler,
    StatementKind,
    Term,
    Topic,
    UnitKind,
    Unknown,
)

LAW = "1/2020/QH14"
W = Words("nội dung", "content")
UNITS = {
    Level.WARD: Unit(id="tinh/pho/mot", name="Một", kind=UnitKind.PHUONG),
    Level.CITY: Unit(id="tinh/pho", name="Phố Mới", kind=UnitKind.THANH_PHO_THUOC_TINH),
    Level.PROVINCE: Unit(id="tinh", name="Tỉnh", kind=UnitKind.TINH),
}
COMMITTEE = Body.named("UBND", "committee", organ=Organ.COMMITTEE)
OFFICE = Body.named("Văn phòng", "office")
RECEPTION = Body.named("Ban Tiếp công dân", "citizen reception")
LAND = Body.named("Phòng Tài nguyên", "land office")
REGISTRY = Body.named("Chi nhánh đăng ký đất đai", "land registry")
POLICE = Body.named("Công an", "police")
UTILITY = Body(id="water", name=Words("Công ty nước", "water company"), settler=Settler.NOT_STATE)
DEPARTMENT = Body.named("Sở Tài nguyên", "department")


def speaks_both_languages(error: DialogueError) -> bool:
    """Whether the message is there in English and, differently, in Vietnamese."""
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


def both(words: Words) -> bool:
    """Whether words are there in both languages."""
    return bool(words.vi.strip()) and bool(words.en.strip())


def common(slug: str, **changes: object) -> dict[str, object]:
    """The fields that every rule has."""
    return {
        "cites": Citation(LAW, article=1),
        "slug": slug,
        "text": Words(f"quy tắc {slug}", f"rule {slug}"),
        "in_force": Span("2020-01-01"),
        "confidence": Confidence.VERIFIED,
        **changes,
    }


def limit(slug: str, *only: Term, by_analogy: bool = False, **condition: object) -> Limit:
    """A limit that leaves these outcomes for the condition."""
    return Limit(**common(slug, by_analogy=by_analogy), given=Given(**condition), only=only)


def owed(slug: str, act: Act, upon: tuple[Term, ...] = (), **condition: object) -> Owed:
    """An act owed for the condition, within no number of days."""
    return Owed(**common(slug), act=act, upon=upon, given=Given(**condition))


def row(slug: str, lead: Body, *fields: Field, at: Level = Level.CITY, **more: object) -> Route:
    """A row that gives fields to a body."""
    return Route(**common(slug), at=at, fields=fields, lead=lead, **more)


def desk(slug: str, lead: Body, *handlings: Handling, **more: object) -> Desk:
    """A desk that takes some handlings."""
    return Desk(**common(slug), handlings=handlings, lead=lead, **more)


def requires(slug: str, question: Question, **value: object) -> Requirement:
    """A requirement of one value."""
    return Requirement(**common(slug), question=question, **value)


def absent(slug: str, question: Question | None) -> Absence:
    """A listed gap."""
    return Absence(**common(slug), question=question)


NO_ANSWER_DAY = absent("no-answer-day", Question.ANSWER_WITHIN)


def regulation(*found: Rule, level: Level = Level.CITY) -> Regulation:
    """The regulation of these rules, with the gap about answers listed unless a rule fills it."""
    answered = any(
        isinstance(r, Requirement | Absence) and r.question is Question.ANSWER_WITHIN for r in found
    )
    rules = found if answered else (*found, NO_ANSWER_DAY)
    return Regulation(place=UNITS[level], level=level, on="2022-10-01", rules=rules)


def statement(*parts: Part, **said: object) -> Statement:
    """A statement of a citizen; spoken, unless said otherwise."""
    given_ = {
        "id": "S1",
        "on": "2022-10-14",
        "words": Sealed("…"),
        "delivery": Delivery.SPOKEN,
        "parts": parts or (Part(kind=StatementKind.PETITION, settled_by=Settler.CITY),),
        **said,
    }
    return Statement(**given_)


def plan(*provisions: Provision, **changes: object) -> Plan:
    """A plan of the city."""
    given_ = {
        "id": "plan-a",
        "document": Document(
            kind=DocumentKind.PLAN, title=Words("Kế hoạch đối thoại", "the plan"), issuer=COMMITTEE
        ),
        "place": UNITS[Level.CITY],
        "level": Level.CITY,
        "organiser": COMMITTEE,
        "provisions": provisions,
        "extent": Extent.WHOLE,
        **changes,
    }
    return Plan(**given_)


def only_part(said: Statement, law: Regulation) -> PartScreening:
    """The screening of a statement's one part."""
    (found,) = screen(said, law).parts
    return found


# --- facts --------------------------------------------------------------------------------------

# Whose a matter is: a row for each who can settle it, a column for each level that asks.
SEEN_FROM = {
    Settler.WARD: ("own", "lower", "lower"),
    Settler.CITY: ("higher", "own", "lower"),
    Settler.PROVINCE: ("higher", "higher", "own"),
    Settler.CENTRAL: ("higher", "higher", "higher"),
    Settler.OTHER_AGENCY: ("other_agency", "other_agency", "other_agency"),
    Settler.NOT_STATE: ("not_state", "not_state", "not_state"),
}
LEVELS = (Level.WARD, Level.CITY, Level.PROVINCE)


def competence(part: Part, level: Level) -> Term:
    """The competence of one part as a level sees it."""
    (facts,) = facts_of(statement(part), regulation(level=level))
    return facts.competence


SETTLERS = st.sampled_from([None, UNKNOWN, *Settler])


class TestCompetence:
    """Who can settle is stored absolutely; what it means depends on the level that asks."""

    @pytest.mark.parametrize("level", LEVELS)
    @pytest.mark.parametrize("settler", Settler)
    def test_a_matter_is_own_lower_higher_or_outside_as_the_level_sees_it(
        self, settler: Settler, level: Level
    ) -> None:
        expected = SEEN_FROM[settler][LEVELS.index(level)]
        for kind in (StatementKind.PETITION, StatementKind.QUESTION):
            assert competence(Part(kind=kind, settled_by=settler), level).value == expected

    @pytest.mark.parametrize("level", LEVELS)
    @pytest.mark.parametrize("settler", Settler)
    @pytest.mark.parametrize(
        ("kind", "field"),
        [
            (StatementKind.COMPLAINT, "decision_maker"),
            (StatementKind.DENUNCIATION, "accused_managed_by"),
        ],
    )
    def test_a_complaint_is_the_decision_maker_s_and_a_denunciation_the_head_s(
        self, kind: StatementKind, field: str, settler: Settler, level: Level
    ) -> None:
        """02/2011/QH13 art. 7 and 25/2018/QH14 art. 12, whoever could settle the substance."""
        expected = SEEN_FROM[settler][LEVELS.index(level)]
        for substance in (None, UNKNOWN, *Settler):
            part = Part(kind=kind, settled_by=substance, **{field: settler})
            assert competence(part, level).value == expected

    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            (StatementKind.COMPLAINT, Competence.HIGHER),
            (StatementKind.DENUNCIATION, UNKNOWN),
        ],
    )
    def test_the_substance_stands_in_for_a_decision_maker_but_never_for_the_head(
        self, kind: StatementKind, expected: Term
    ) -> None:
        assert competence(Part(kind=kind, settled_by=Settler.PROVINCE), Level.CITY) is expected

    @given(
        st.sampled_from([None, UNKNOWN, *StatementKind]),
        SETTLERS,
        SETTLERS,
        SETTLERS,
    )
    def test_that_it_stands_in_is_said(
        self,
        kind: StatementKind | Unknown | None,
        by: Settler | Unknown | None,
        maker: Settler | Unknown | None,
        manager: Settler | Unknown | None,
    ) -> None:
        part = Part(kind=kind, settled_by=by, decision_maker=maker, accused_managed_by=manager)
        (facts,) = facts_of(statement(part), regulation())
        stands_in = kind is StatementKind.COMPLAINT and maker is None and isinstance(by, Settler)
        assert (FactName.COMPETENCE in facts.presumed) is stands_in
        assert not {*facts.presumed} & {*facts.unrecorded}

    def test_the_settlers_of_other_kinds_do_not_matter_to_a_petition(self) -> None:
        part = Part(
            kind=StatementKind.PETITION,
            settled_by=Settler.CITY,
            decision_maker=Settler.PROVINCE,
            accused_managed_by=UNKNOWN,
        )
        assert competence(part, Level.CITY) is Competence.OWN

    @pytest.mark.parametrize(
        "part",
        [
            Part(kind=StatementKind.PETITION, settled_by=UNKNOWN),
            Part(kind=StatementKind.COMPLAINT, settled_by=Settler.CITY, decision_maker=UNKNOWN),
            Part(
                kind=StatementKind.DENUNCIATION,
                settled_by=Settler.CITY,
                accused_managed_by=UNKNOWN,
            ),
            Part(kind=StatementKind.PETITION),
        ],
    )
    def test_a_settler_in_doubt_or_not_recorded_leaves_it_in_doubt(self, part: Part) -> None:
        assert competence(part, Level.CITY) is UNKNOWN

    @pytest.mark.parametrize("kind", [UNKNOWN, None])
    def test_a_kind_in_doubt_puts_it_in_doubt_only_if_the_kinds_differ_in_it(
        self, kind: Unknown | None
    ) -> None:
        alike = Part(
            kind=kind,
            settled_by=Settler.PROVINCE,
            decision_maker=Settler.CENTRAL,
            accused_managed_by=Settler.PROVINCE,
        )
        assert competence(alike, Level.CITY) is Competence.HIGHER
        assert competence(alike, Level.PROVINCE) is UNKNOWN
        for gap in (None, UNKNOWN):
            assert competence(attrs.evolve(alike, accused_managed_by=gap), Level.CITY) is UNKNOWN


RECORDED = {
    FactName.KIND: ("part", StatementKind),
    FactName.TOPIC: ("part", Topic),
    FactName.PARTY_DISCIPLINE: ("part", PartyDiscipline),
    FactName.SETTLED: ("part", Settled),
    FactName.SECRECY: ("part", Secrecy),
    FactName.DELIVERY: ("statement", Delivery),
    FactName.CONDUCT: ("statement", Conduct),
    FactName.CAPACITY: ("statement", Capacity),
}
"""Where each fact but competence is recorded, under its own name."""


@st.composite
def statements(draw: st.DrawFn, *, parts: int = 1) -> Statement:
    """A statement whose facts are recorded, in doubt, or not recorded, in any mixture."""

    def fields(home: str) -> dict[str, object]:
        return {
            name.value: draw(st.sampled_from([None, UNKNOWN, *values]))
            for name, (where, values) in RECORDED.items()
            if where == home
        }

    return statement(
        *(
            Part(
                **fields("part"),
                settled_by=draw(SETTLERS),
                decision_maker=draw(SETTLERS),
                accused_managed_by=draw(SETTLERS),
            )
            for _ in range(parts)
        ),
        **fields("statement"),
    )


class TestFactsOf:
    """What nobody recorded is presumed or unknown; what is in doubt is never presumed."""

    @given(statements())
    def test_every_fact_is_what_was_recorded_or_presumed_or_in_doubt(self, said: Statement) -> None:
        (facts,) = facts_of(said, regulation())
        (part,) = said.parts
        for fact in FACTS:
            if fact.name is FactName.COMPETENCE:
                continue
            home, _ = RECORDED[fact.name]
            recorded = getattr(part if home == "part" else said, fact.name.value)
            found = facts.value(fact.name)
            assert found is (recorded or fact.presumed or UNKNOWN)
            assert (fact.name in facts.presumed) is (recorded is None and fact.presumed is not None)
            assert (fact.name in facts.unrecorded) is (recorded is None and fact.presumed is None)

    @given(statements(parts=3))
    def test_each_part_has_facts_of_its_own_in_order(self, said: Statement) -> None:
        apart = [
            facts_of(attrs.evolve(said, parts=(part,)), regulation())[0] for part in said.parts
        ]
        assert list(facts_of(said, regulation())) == apart

    def test_a_doubt_differs_from_a_gap(self) -> None:
        gap, doubt = (
            facts_of(
                statement(Part(kind=kind, settled_by=kind, topic=kind), delivery=kind),
                regulation(),
            )[0]
            for kind in (None, UNKNOWN)
        )
        assert gap.unrecorded == (FactName.KIND, FactName.COMPETENCE, FactName.DELIVERY)
        assert doubt.unrecorded == ()
        assert FactName.TOPIC in gap.presumed
        assert FactName.TOPIC not in doubt.presumed
        assert (gap.topic, doubt.topic) == (Topic.ON, UNKNOWN)


# --- screening ----------------------------------------------------------------------------------

COMPLAINTS = (StatementKind.COMPLAINT, StatementKind.DENUNCIATION)

SMALL_LAW = regulation(
    limit("drunk", Admission.MAY_REFUSE, Admission.MUST_REFUSE, conduct=(Conduct.INTOXICATED,)),
    limit("disorder", Admission.MUST_REFUSE, conduct=(Conduct.DISORDERLY,)),
    limit(
        "settled", Admission.MUST_REFUSE, kind=(StatementKind.COMPLAINT,), settled=(Settled.FINAL,)
    ),
    limit("guide", Handling.GUIDE, Handling.FILE_OR_INSPECT, kind=(StatementKind.COMPLAINT,)),
    limit(
        "private",
        Handling.TAKE_PRIVATELY,
        Handling.INSPECTION_COMMITTEE,
        Handling.FILE_OR_INSPECT,
        kind=(StatementKind.DENUNCIATION,),
    ),
    limit(
        "anonymous",
        Handling.FILE_OR_INSPECT,
        kind=(StatementKind.DENUNCIATION,),
        delivery=(Delivery.ANONYMOUS,),
    ),
    limit(
        "off-topic",
        *(h for h in Handling if h is not Handling.ANSWER),
        kind=(StatementKind.PETITION, StatementKind.QUESTION),
        topic=(Topic.OFF,),
    ),
    limit(
        "higher",
        *(h for h in Handling if h not in (Handling.ANSWER, Handling.ANSWER_SEPARATELY)),
        competence=(Competence.HIGHER, Competence.OTHER_AGENCY),
        by_analogy=True,
    ),
    limit("held", *(p for p in Protection if p.held_from_floor), kind=COMPLAINTS),
    limit("identity", Protection.IDENTITY, Protection.SECRET, kind=(StatementKind.DENUNCIATION,)),
    limit("secret", Protection.SECRET, secrecy=(Secrecy.YES,)),
    owed("record", Act.RECORD),
    owed("record-complaint", Act.RECORD, kind=(StatementKind.COMPLAINT,)),
    owed("write", Act.GUIDE_TO_WRITE, kind=COMPLAINTS, delivery=(Delivery.SPOKEN,)),
    owed("hide", Act.KEEP_IDENTITY_SECRET, upon=(Protection.IDENTITY,)),
    owed("silence", Act.CONFIRM_NOTHING, upon=(Protection.SECRET,)),
    owed("reason", Act.STATE_REASON, upon=(Admission.MAY_REFUSE, Admission.MUST_REFUSE)),
    owed("tell-complaint", Act.TELL, kind=(StatementKind.COMPLAINT,)),
    owed(
        "tell-others",
        Act.TELL,
        kind=tuple(k for k in StatementKind if k is not StatementKind.COMPLAINT),
    ),
    Owed(
        **common("transfer"),
        act=Act.TRANSFER,
        upon=(Handling.FORWARD,),
        within=WorkingDays(5),
        since=Milestone.DECISION,
    ),
)

ORDERS = (tuple(Admission), tuple(Handling), tuple(Protection))


def naive_outcomes(law: Regulation, cell: Mapping[FactName, Term]) -> tuple[Term, ...]:
    """Admission, handling and protection for facts that are known, by plain set intersection."""
    found = []
    for order in ORDERS:
        left = set(order)
        for rule in law.of(Limit):
            if type(rule.only[0]) is type(order[0]) and all(
                cell[name] in values for name, values in rule.given.named
            ):
                left &= set(rule.only)
        found.append(min(left, key=order.index))
    return tuple(found)


def naive_acts(law: Regulation, cell: Mapping[FactName, Term]) -> set[tuple[object, ...]]:
    """The acts owed for facts that are known, each with its period and milestone."""
    outcomes = set(naive_outcomes(law, cell))
    return {
        (rule.act, rule.within, rule.since)
        for rule in law.of(Owed)
        if all(cell[name] in values for name, values in rule.given.named)
        and (not rule.upon or outcomes & set(rule.upon))
    }


def completions(facts: Facts, at_most: int = 400) -> list[dict[FactName, Term]]:
    """Every way to fill the facts in doubt, or none if there are too many for a test."""
    choices = [
        f.values if facts.value(f.name) is UNKNOWN else (facts.value(f.name),) for f in FACTS
    ]
    size = 1
    for values in choices:
        size *= len(values)
    if size > at_most:
        return []
    return [
        dict(zip((f.name for f in FACTS), chosen, strict=True))
        for chosen in itertools.product(*choices)
    ]


def ways(said: Statement, law: Regulation) -> list[dict[FactName, Term]]:
    """Every way that the doubts about a statement of one part may end, kind by kind."""
    (part,) = said.parts
    kinds = (part.kind,) if isinstance(part.kind, StatementKind) else tuple(StatementKind)
    found = [
        completions(facts_of(attrs.evolve(said, parts=(attrs.evolve(part, kind=kind),)), law)[0])
        for kind in kinds
    ]
    return [cell for cells in found for cell in cells] if all(found) else []


@st.composite
def known_but(draw: st.DrawFn, doubts: int = 3) -> Statement:
    """A statement of which at most a few facts are in doubt."""
    names = [*RECORDED, FactName.COMPETENCE]
    doubtful = draw(st.sets(st.sampled_from(names), max_size=doubts))
    value = {
        name: UNKNOWN if name in doubtful else draw(st.sampled_from(values))
        for name, (_, values) in RECORDED.items()
    }
    settler = UNKNOWN if FactName.COMPETENCE in doubtful else draw(st.sampled_from(Settler))
    fields = {
        home: {n.value: value[n] for n, (where, _) in RECORDED.items() if where == home}
        for home in ("part", "statement")
    }
    return statement(Part(**fields["part"], settled_by=settler), **fields["statement"])


class TestScreening:
    """Screening ends in exactly one decision a part, with acts and reasons; nothing is lost."""

    @settings(deadline=None)
    @given(st.integers(1, 4).flatmap(lambda n: statements(parts=n)))
    def test_every_part_gets_exactly_one_decision_whatever_is_known(self, said: Statement) -> None:
        found = screen(said, SMALL_LAW)
        assert found.statement == said.id
        assert [p.id for p in found.parts] == [f"S1/{n}" for n in range(1, len(said.parts) + 1)]
        for part in found.parts:
            assert isinstance(part.admission, Decided | ChairDecides)
            assert isinstance(part.handling, Decided | ChairDecides)
            assert isinstance(part.protection, Decided)
            assert part.decided is isinstance(part.handling, Decided)
            for lang in ("vi", "en"):
                assert part.words(lang).strip()
                assert all(reason.strip() for reason in part.reasons(lang))

    @settings(deadline=None)
    @given(known_but())
    def test_the_decisions_are_those_of_the_completions(self, said: Statement) -> None:
        part = only_part(said, SMALL_LAW)
        cells = ways(said, SMALL_LAW)
        outcomes = [naive_outcomes(SMALL_LAW, cell) for cell in cells]
        for i, decision in enumerate((part.admission, part.handling)):
            possible = {found[i] for found in outcomes}
            shown = {decision.outcome} if isinstance(decision, Decided) else set(decision.among)
            assert not cells or shown == possible

    @settings(deadline=None)
    @given(known_but())
    def test_it_is_held_from_the_floor_if_any_completion_forbids_the_floor(
        self, said: Statement
    ) -> None:
        part = only_part(said, SMALL_LAW)
        guarded = [naive_outcomes(SMALL_LAW, cell)[2] for cell in ways(said, SMALL_LAW)]
        if guarded:
            worst = max(guarded, key=list(Protection).index)
            assert part.protection.outcome is worst
            assert part.held_from_floor is any(p.held_from_floor for p in guarded)

    @settings(deadline=None)
    @given(known_but())
    def test_an_act_is_certain_if_every_completion_owes_it_and_listed_if_any_does(
        self, said: Statement
    ) -> None:
        part = only_part(said, SMALL_LAW)
        owed_by = [naive_acts(SMALL_LAW, cell) for cell in ways(said, SMALL_LAW)]
        shown = {
            (a.act, a.within, a.since): a.certain
            for a in part.acts
            if a.act is not Act.NOTE_FOR_CHAIR
        }
        if owed_by:
            assert set(shown) == set().union(*owed_by)
            assert {k for k, certain in shown.items() if certain} == set.intersection(*owed_by)

    def test_an_act_owed_for_each_kind_by_another_rule_is_certain_when_the_kind_is_in_doubt(
        self,
    ) -> None:
        part = only_part(statement(Part(kind=UNKNOWN, settled_by=Settler.CITY)), SMALL_LAW)
        (tell,) = (act for act in part.acts if act.act is Act.TELL)
        assert tell.certain
        assert set(tell.rules) == {f"{LAW}:1:tell-complaint", f"{LAW}:1:tell-others"}

    @settings(deadline=None)
    @given(known_but())
    def test_a_doubt_that_can_change_anything_decided_is_marked_and_asked_about(
        self, said: Statement
    ) -> None:
        part = only_part(said, SMALL_LAW)
        cells = ways(said, SMALL_LAW)
        if not cells:
            return
        open_ = len({naive_outcomes(SMALL_LAW, cell) for cell in cells}) > 1
        marked = [act for act in part.acts if act.act is Act.NOTE_FOR_CHAIR]
        assert len(marked) == open_
        assert bool(part.ask) is open_
        assert all(part.facts.value(name) is UNKNOWN for name in part.ask)
        by_answer: dict[tuple[Term, ...], set[tuple[Term, ...]]] = {}
        for cell in cells:
            answer = tuple(cell[name] for name in part.ask)
            by_answer.setdefault(answer, set()).add(naive_outcomes(SMALL_LAW, cell))
        assert all(len(found) == 1 for found in by_answer.values())

    def test_a_doubt_about_what_must_be_guarded_alone_is_marked_too(self) -> None:
        """Nobody would ever lift the hold if nobody were asked."""
        part = only_part(
            statement(Part(kind=StatementKind.PETITION, settled_by=Settler.CITY, secrecy=UNKNOWN)),
            SMALL_LAW,
        )
        assert part.handling == Decided(outcome=Handling.ANSWER, rows=())
        assert part.held_from_floor
        assert part.ask == (FactName.SECRECY,)
        assert Act.NOTE_FOR_CHAIR in [act.act for act in part.acts]

    @settings(deadline=None)
    @given(statements(), st.sampled_from(StatementKind))
    def test_learning_the_kind_leads_only_where_the_doubt_said_it_might(
        self, said: Statement, kind: StatementKind
    ) -> None:
        (part,) = said.parts
        before = only_part(attrs.evolve(said, parts=(attrs.evolve(part, kind=UNKNOWN),)), SMALL_LAW)
        after = only_part(attrs.evolve(said, parts=(attrs.evolve(part, kind=kind),)), SMALL_LAW)
        for doubt, known in (
            (before.admission, after.admission),
            (before.handling, after.handling),
        ):
            possible = {doubt.outcome} if isinstance(doubt, Decided) else set(doubt.among)
            assert {known.outcome} if isinstance(known, Decided) else set(known.among) <= possible
        order = list(Protection).index
        assert order(after.protection.outcome) <= order(before.protection.outcome)
        assert {a.act for a in after.acts} <= {a.act for a in before.acts}

    @settings(deadline=None)
    @given(statements())
    def test_every_reason_is_a_rule_of_the_regulation(self, said: Statement) -> None:
        part = only_part(said, SMALL_LAW)
        rows = {
            *part.admission.rows,
            *part.handling.rows,
            *part.protection.rows,
        }
        assert {rule.id for rule in part.rules} == rows
        for rule in part.rules:
            assert SMALL_LAW.rule(rule.id) is rule
            assert rule.in_force.covers(SMALL_LAW.on)
        for act in part.acts:
            assert (act.rules == ()) is (act.act is Act.NOTE_FOR_CHAIR)
            assert all(SMALL_LAW.rule(id_) for id_ in act.rules)

    @settings(deadline=None)
    @given(statements())
    def test_acts_stand_once_each_in_the_order_of_the_vocabulary(self, said: Statement) -> None:
        acts = only_part(said, SMALL_LAW).acts
        keys = [(a.act, a.within, a.since) for a in acts]
        assert len(set(keys)) == len(keys)
        assert keys == sorted(keys, key=lambda k: list(Act).index(k[0]))

    def test_a_drunk_person_may_lose_the_floor_but_the_denunciation_is_received(self) -> None:
        part = only_part(
            statement(
                Part(kind=StatementKind.DENUNCIATION, accused_managed_by=Settler.CITY),
                conduct=Conduct.INTOXICATED,
            ),
            SMALL_LAW,
        )
        assert part.admission == Decided(outcome=Admission.MAY_REFUSE, rows=(f"{LAW}:1:drunk",))
        assert isinstance(part.handling, Decided)
        assert part.handling.outcome is Handling.TAKE_PRIVATELY
        assert part.protection.outcome is Protection.IDENTITY
        assert [a.act for a in part.acts] == [
            Act.RECORD,
            Act.TELL,
            Act.GUIDE_TO_WRITE,
            Act.KEEP_IDENTITY_SECRET,
            Act.STATE_REASON,
        ]

    def test_rules_that_leave_nothing_lawful_are_an_error(self) -> None:
        law = regulation(
            limit("hear", Admission.HEAR),
            limit("refuse", Admission.MUST_REFUSE, conduct=(Conduct.DISORDERLY,)),
        )
        assert screen(statement(), law)
        with pytest.raises(ConflictingRulesError):
            screen(statement(conduct=Conduct.DISORDERLY), law)

    def test_a_statement_of_which_nothing_is_known_is_held_and_asked_about(self) -> None:
        said = statement(
            Part(**{n.value: UNKNOWN for n, (home, _) in RECORDED.items() if home == "part"}),
            delivery=UNKNOWN,
            conduct=UNKNOWN,
            capacity=UNKNOWN,
        )
        part = only_part(said, SMALL_LAW)
        assert isinstance(part.handling, ChairDecides)
        assert part.held_from_floor
        assert set(part.ask) >= {FactName.KIND, FactName.CONDUCT, FactName.SECRECY}


class TestWordsOfScreening:
    """A decision says in one line what becomes of a part, and why, in both languages."""

    def test_a_decided_part_names_handling_floor_and_protection(self) -> None:
        part = only_part(
            statement(
                Part(kind=StatementKind.COMPLAINT, decision_maker=Settler.CITY),
                conduct=Conduct.DISORDERLY,
            ),
            SMALL_LAW,
        )
        for lang in ("vi", "en"):
            for outcome in (Handling.GUIDE, Admission.MUST_REFUSE, Protection.HELD):
                assert outcome.label(lang) in part.words(lang)

    def test_an_open_part_names_the_choices_and_what_to_ask(self) -> None:
        part = only_part(
            statement(
                Part(kind=StatementKind.PETITION, settled_by=Settler.CITY, topic=UNKNOWN),
                conduct=UNKNOWN,
            ),
            SMALL_LAW,
        )
        for lang in ("vi", "en"):
            for term in (
                Handling.ANSWER,
                Handling.ANSWER_SEPARATELY,
                FactName.TOPIC,
                FactName.CONDUCT,
                *Admission,
            ):
                assert term.label(lang) in part.words(lang)

    def test_reasons_cite_and_say_where_a_text_is_applied_by_analogy(self) -> None:
        part = only_part(
            statement(Part(kind=StatementKind.PETITION, settled_by=Settler.PROVINCE)), SMALL_LAW
        )
        assert part.reasons("en") == (f"Law {LAW} art. 1: rule higher (by analogy)",)
        assert part.reasons("vi") == (f"Điều 1 Luật {LAW}: quy tắc higher (áp dụng tương tự)",)

    def test_where_no_rule_narrows_the_published_order_is_the_reason(self) -> None:
        part = only_part(statement(), SMALL_LAW)
        assert part.rules == ()
        for lang, word in (("vi", "thứ tự đã công bố"), ("en", "published order")):
            (reason,) = part.reasons(lang)
            assert word in reason

    @pytest.mark.parametrize(
        ("act", "vi", "en"),
        [
            (ActOwed(act=Act.RECORD), "ghi nhận, lập hồ sơ", "record it"),
            (
                ActOwed(act=Act.TRANSFER, within=WorkingDays(5), certain=False),
                "chuyển cho cơ quan có thẩm quyền trong 05 ngày làm việc (nếu đúng như nghi vấn)",
                "transfer to the competent body within 5 working days (if the doubt proves true)",
            ),
        ],
    )
    def test_an_act_says_its_period_and_whether_it_is_certain(
        self, act: ActOwed, vi: str, en: str
    ) -> None:
        assert (act.words("vi"), act.words("en")) == (vi, en)

    def test_stating_a_time_limit_quotes_the_clause_that_sets_it(self) -> None:
        law = regulation(
            owed("limit", Act.STATE_TIME_LIMIT), owed("record", Act.RECORD), SMALL_LAW.of(Limit)[0]
        )
        record, state = only_part(statement(), law).acts
        assert "rule limit" in state.words("en")
        assert "quy tắc limit" in state.words("vi")
        assert "rule" not in record.words("en")


# --- routing ------------------------------------------------------------------------------------

PETITION = {"kind": StatementKind.PETITION, "settled_by": Settler.CITY}


def routed(part: Part, law: Regulation) -> PartRouting:
    """Who answers a statement of one part."""
    said = statement(part)
    (found,) = route(said, screen(said, law), law).parts
    return found


class TestRouting:
    """A desk takes what its handling sends there; else the body of the field answers."""

    LAW = regulation(
        row("land", LAND, Field.LAND),
        row("registry", REGISTRY, Field.LAND, matter=Matter.REGISTRATION, partners=(LAND,)),
        row("police", POLICE, Field.SECURITY),
        row("water", UTILITY, Field.WATER, competences=(Competence.NOT_STATE,)),
        row("water-own", OFFICE, Field.WATER, competences=(Competence.OWN,)),
        row("province-land", DEPARTMENT, Field.LAND, at=Level.PROVINCE),
        desk("reception", RECEPTION, Handling.GUIDE, Handling.TAKE_PRIVATELY),
        *SMALL_LAW.of(Limit),
    )

    def test_the_body_of_the_field_answers(self) -> None:
        found = routed(Part(**PETITION, field=Field.SECURITY), self.LAW)
        assert (found.lead, found.open, found.among) == (POLICE, None, ())
        assert [r.id for r in found.rules] == [f"{LAW}:1:police"]

    @pytest.mark.parametrize(
        ("matter", "lead"),
        [(None, LAND), (Matter.REGISTRATION, REGISTRY), (Matter.COMPENSATION, LAND)],
    )
    def test_a_finer_matter_goes_to_the_body_of_the_matter_where_one_is_named(
        self, matter: Matter | None, lead: Body
    ) -> None:
        found = routed(Part(**PETITION, field=Field.LAND, matter=matter), self.LAW)
        assert found.lead == lead
        assert found.coordinating == ((LAND,) if lead == REGISTRY else ())

    @pytest.mark.parametrize("kind", COMPLAINTS)
    @pytest.mark.parametrize("field", [None, Field.LAND, Field.TAX])
    def test_a_desk_takes_its_handlings_whatever_the_field(
        self, kind: StatementKind, field: Field | None
    ) -> None:
        part = Part(
            kind=kind,
            field=field,
            decision_maker=Settler.CITY,
            accused_managed_by=Settler.CITY,
        )
        found = routed(part, self.LAW)
        assert (found.lead, found.open) == (RECEPTION, None)

    @pytest.mark.parametrize(
        ("settler", "lead"), [(Settler.NOT_STATE, UTILITY), (Settler.CITY, OFFICE)]
    )
    def test_a_row_speaks_only_for_the_competences_that_it_names(
        self, settler: Settler, lead: Body
    ) -> None:
        part = Part(kind=StatementKind.PETITION, field=Field.WATER, settled_by=settler)
        assert routed(part, self.LAW).lead == lead

    def test_a_field_that_no_rule_gives_to_a_body_is_reported(self) -> None:
        found = routed(Part(**PETITION, field=Field.TAX), self.LAW)
        assert (found.lead, found.among, found.rules) == (None, (), ())
        assert found.open is not None
        assert both(found.open)
        assert "names a body" in found.open.en

    def test_a_field_that_is_not_recorded_is_asked_for(self) -> None:
        found = routed(Part(**PETITION), self.LAW)
        assert found.lead is None
        assert found.open is not None
        assert "field" in found.open.en
        assert "lĩnh vực" in found.open.vi

    def test_two_bodies_for_one_field_are_named_and_none_is_guessed(self) -> None:
        law = regulation(
            row("a", LAND, Field.LAND, partners=(POLICE,)), row("b", REGISTRY, Field.LAND)
        )
        found = routed(Part(**PETITION, field=Field.LAND), law)
        assert found.lead is None
        assert set(found.among) == {LAND, REGISTRY}
        assert found.coordinating == (POLICE,)
        assert found.open is not None
        assert "Several bodies" in found.open.en
        assert both(found.open)

    def test_two_rows_for_one_body_are_no_ambiguity(self) -> None:
        """Two bodies are the same if their ids are, however fully each row names them."""
        bare = Body(id=LAND.id, name=Words("Phòng TN và MT"))
        law = regulation(row("a", LAND, Field.LAND), row("b", bare, Field.LAND))
        found = routed(Part(**PETITION, field=Field.LAND), law)
        assert found.lead == LAND
        assert [r.id for r in found.rules] == [f"{LAW}:1:a", f"{LAW}:1:b"]

    @settings(deadline=None)
    @given(st.permutations(LAW.rules), statements(), st.sampled_from(Field))
    def test_the_order_of_the_rules_changes_no_routing(
        self, mixed: list[Rule], said: Statement, field: Field
    ) -> None:
        (part,) = said.parts
        said = attrs.evolve(said, parts=(attrs.evolve(part, field=field),))
        other = attrs.evolve(self.LAW, rules=tuple(mixed))
        assert route(said, screen(said, self.LAW), self.LAW) == route(
            said, screen(said, other), other
        )

    @settings(deadline=None)
    @given(statements(), st.sampled_from([None, *Field]))
    def test_a_copy_of_a_regulation_routes_alike(
        self, said: Statement, field: Field | None
    ) -> None:
        """A regulation read back from storage holds equal bodies, not the same objects."""
        (part,) = said.parts
        said = attrs.evolve(said, parts=(attrs.evolve(part, field=field),))
        twin = attrs.evolve(self.LAW, rules=tuple(copy.deepcopy(r) for r in self.LAW.rules))
        assert route(said, screen(said, twin), twin) == route(
            said, screen(said, self.LAW), self.LAW
        )

    @settings(deadline=None)
    @given(statements(), st.sampled_from([None, *Field]))
    def test_it_names_one_lead_or_says_why_not_and_the_lead_does_not_help_itself(
        self, said: Statement, field: Field | None
    ) -> None:
        (part,) = said.parts
        said = attrs.evolve(said, parts=(attrs.evolve(part, field=field),))
        (found,) = route(said, screen(said, self.LAW), self.LAW).parts
        assert (found.lead is None) is (found.open is not None)
        if found.lead is not None:
            assert found.among == ()
            assert found.lead not in found.coordinating
        else:
            assert found.open is not None
            assert both(found.open)
            assert ": ;" not in found.open.en
        for lang in ("vi", "en"):
            assert found.words(lang).strip()
            assert found.due_words(lang).strip()
        assert all(self.LAW.rule(rule.id) is rule for rule in found.rules)
        assert len(set(found.rules)) == len(found.rules)
        assert len(set(found.among)) == len(found.among)
        assert len(set(found.coordinating)) == len(found.coordinating)

    def test_parts_are_routed_apart_and_in_order(self) -> None:
        said = statement(Part(**PETITION, field=Field.SECURITY), Part(**PETITION, field=Field.LAND))
        found = route(said, screen(said, self.LAW), self.LAW)
        assert found.statement == "S1"
        assert [(p.id, p.lead) for p in found.parts] == [("S1/1", POLICE), ("S1/2", LAND)]

    def test_a_screening_of_another_statement_is_refused(self) -> None:
        said, other = statement(), statement(id="S2")
        longer = statement(Part(**PETITION), Part(**PETITION))
        for wrong in (screen(other, self.LAW), screen(longer, self.LAW)):
            with pytest.raises(InvalidValueError) as refused:
                route(said, wrong, self.LAW)
            assert speaks_both_languages(refused.value)
            assert refused.value.details["statement"] == "S1"

    @pytest.mark.parametrize("decided", ["admission", "handling", "protection", "rules"])
    def test_a_decision_put_in_by_hand_beside_the_facts_is_refused(self, decided: str) -> None:
        said = statement(Part(**PETITION))
        found = screen(said, self.LAW)
        (part,) = found.parts
        other = {
            "admission": Decided(outcome=Admission.MUST_REFUSE, rows=()),
            "handling": Decided(outcome=Handling.FILE_OR_INSPECT, rows=()),
            "protection": Decided(outcome=Protection.HELD, rows=()),
            "rules": (*part.rules, self.LAW.rules[0]),
        }
        wrong = attrs.evolve(part, **{decided: other[decided]})
        assert wrong.facts is part.facts
        with pytest.raises(InvalidValueError) as refused:
            route(said, attrs.evolve(found, parts=(wrong,)), self.LAW)
        assert speaks_both_languages(refused.value)


class TestRoutingInDoubt:
    """A body is named only if every way in which the doubt may end leads to it."""

    DESKS = regulation(
        desk("own", RECEPTION, Handling.ANSWER, competences=(Competence.OWN,)),
        desk(
            "others",
            OFFICE,
            Handling.ANSWER,
            competences=tuple(c for c in Competence if c is not Competence.OWN),
        ),
    )

    def test_competence_in_doubt_decides_nothing_if_only_some_competences_have_a_body(
        self,
    ) -> None:
        law = regulation(row("own", LAND, Field.LAND, competences=(Competence.OWN,)))
        found = routed(Part(kind=StatementKind.PETITION, field=Field.LAND, settled_by=UNKNOWN), law)
        assert (found.lead, found.among) == (None, (LAND,))
        assert found.open is not None
        assert FactName.COMPETENCE.en in found.open.en

    def test_competence_in_doubt_decides_if_every_competence_leads_to_one_body(self) -> None:
        law = regulation(
            row("own", LAND, Field.LAND, competences=(Competence.OWN, Competence.LOWER)),
            row("rest", LAND, Field.LAND, competences=tuple(Competence)[2:]),
        )
        part = Part(kind=StatementKind.PETITION, field=Field.LAND, settled_by=UNKNOWN)
        assert routed(part, law).lead == LAND

    def test_a_kind_in_doubt_brings_the_desk_and_the_field_into_question(self) -> None:
        found = routed(
            Part(kind=UNKNOWN, field=Field.SECURITY, settled_by=Settler.CITY), TestRouting.LAW
        )
        assert found.lead is None
        assert set(found.among) == {RECEPTION, POLICE}
        assert found.open is not None
        assert FactName.KIND.en in found.open.en
        assert FactName.KIND.vi in found.open.vi

    def test_a_kind_in_doubt_without_a_field_asks_for_both(self) -> None:
        found = routed(Part(kind=UNKNOWN, settled_by=Settler.CITY), TestRouting.LAW)
        assert found.open is not None
        assert "field" in found.open.en
        assert FactName.KIND.en in found.open.en

    def test_two_desks_for_one_handling_are_the_chair_s_choice_without_a_question(self) -> None:
        law = regulation(
            desk("a", OFFICE, Handling.ANSWER),
            desk("b", RECEPTION, Handling.ANSWER),
        )
        for part in (Part(**PETITION), Part(**PETITION, field=Field.LAND)):
            found = routed(part, law)
            assert set(found.among) == {OFFICE, RECEPTION}
            assert found.open is not None
            assert "Several bodies" in found.open.en

    @pytest.mark.parametrize(
        ("settler", "lead"), [(Settler.CITY, RECEPTION), (Settler.PROVINCE, OFFICE)]
    )
    def test_a_desk_takes_a_handling_only_for_the_competences_that_it_names(
        self, settler: Settler, lead: Body
    ) -> None:
        part = Part(kind=StatementKind.PETITION, settled_by=settler)
        assert routed(part, self.DESKS).lead == lead

    def test_desks_told_apart_by_competence_are_told_apart_by_asking(self) -> None:
        found = routed(Part(kind=StatementKind.PETITION, settled_by=UNKNOWN), self.DESKS)
        assert set(found.among) == {RECEPTION, OFFICE}
        assert found.open is not None
        assert FactName.COMPETENCE.en in found.open.en

    def test_nothing_is_asked_whose_answer_could_not_name_a_body(self) -> None:
        no_rule = Part(kind=StatementKind.PETITION, field=Field.TAX, settled_by=UNKNOWN)
        found = routed(no_rule, TestRouting.LAW)
        assert found.open is not None
        assert "ask" not in found.open.en.lower()


class TestPassingOn:
    """What is another's goes to that body; a complainant is told whose decision it was."""

    def test_it_goes_to_the_province_s_body_of_the_field_where_one_is_known(self) -> None:
        part = Part(kind=StatementKind.PETITION, field=Field.LAND, settled_by=Settler.PROVINCE)
        assert routed(part, TestRouting.LAW).forward_to == DEPARTMENT

    @pytest.mark.parametrize("settler", [Settler.PROVINCE, Settler.CENTRAL, Settler.OTHER_AGENCY])
    def test_else_it_goes_to_who_can_settle_it(self, settler: Settler) -> None:
        part = Part(kind=StatementKind.PETITION, field=Field.TAX, settled_by=settler)
        found = routed(part, TestRouting.LAW).forward_to
        assert found is not None
        assert (found.label("vi"), found.label("en")) == (settler.vi, settler.en)

    def test_two_bodies_of_the_province_for_one_field_are_not_guessed_between(self) -> None:
        law = regulation(
            *TestRouting.LAW.rules,
            row("province-too", Body.named("Sở Khác"), Field.LAND, at=Level.PROVINCE),
        )
        part = Part(kind=StatementKind.PETITION, field=Field.LAND, settled_by=Settler.PROVINCE)
        found = routed(part, law).forward_to
        assert found is not None
        assert found.name == Words(Settler.PROVINCE.vi, Settler.PROVINCE.en)

    @pytest.mark.parametrize("level", LEVELS)
    @pytest.mark.parametrize("kind", StatementKind)
    @given(
        by=st.sampled_from([None, UNKNOWN, *Settler]),
        maker=st.sampled_from([None, UNKNOWN, *Settler]),
        manager=st.sampled_from([None, UNKNOWN, *Settler]),
    )
    def test_an_authority_never_forwards_to_its_own_level(
        self,
        level: Level,
        kind: StatementKind,
        by: Settler | None,
        maker: Settler | None,
        manager: Settler | None,
    ) -> None:
        law = regulation(limit("on", Handling.FORWARD, Handling.TAKE_PRIVATELY), level=level)
        part = Part(kind=kind, settled_by=by, decision_maker=maker, accused_managed_by=manager)
        found = routed(part, law).forward_to
        own = Settler(level.value)
        assert found is None or found.name.en != own.en
        if competence(part, level) in (Competence.OWN, UNKNOWN):
            assert found is None

    @pytest.mark.parametrize(
        ("kind", "field"),
        [
            (StatementKind.COMPLAINT, "decision_maker"),
            (StatementKind.DENUNCIATION, "accused_managed_by"),
        ],
    )
    def test_a_complaint_goes_to_the_decision_maker_and_a_denunciation_to_the_head(
        self, kind: StatementKind, field: str
    ) -> None:
        law = regulation(limit("on", Handling.FORWARD))
        part = Part(kind=kind, settled_by=Settler.CITY, **{field: Settler.CENTRAL})
        found = routed(part, law).forward_to
        assert found is not None
        assert found.name.en == Settler.CENTRAL.en

    def test_a_doubt_that_may_end_in_passing_on_names_who_would_get_it(self) -> None:
        law = regulation(limit("on", Handling.FORWARD, secrecy=(Secrecy.YES,)))
        part = Part(kind=StatementKind.PETITION, settled_by=Settler.CENTRAL, secrecy=UNKNOWN)
        found = routed(part, law).forward_to
        assert found is not None
        assert found.name.en == Settler.CENTRAL.en

    def test_what_is_answered_here_is_forwarded_to_nobody(self) -> None:
        part = Part(kind=StatementKind.PETITION, settled_by=Settler.PROVINCE, field=Field.LAND)
        assert routed(part, regulation()).forward_to is None

    def test_a_utility_that_itself_leads_is_not_named_twice(self) -> None:
        rows = TestRouting.LAW.of(Route)
        law = regulation(*rows, limit("on", Handling.FORWARD))
        part = Part(kind=StatementKind.PETITION, field=Field.WATER, settled_by=Settler.NOT_STATE)
        found = routed(part, law)
        assert (found.lead, found.forward_to) == (UTILITY, None)

    def test_a_court_s_matter_that_an_office_leads_is_still_passed_to_the_court(self) -> None:
        part = Part(
            kind=StatementKind.PETITION, field=Field.SECURITY, settled_by=Settler.OTHER_AGENCY
        )
        found = routed(part, TestRouting.LAW)
        assert found.lead == POLICE
        assert found.forward_to is not None
        assert found.forward_to.name.en == Settler.OTHER_AGENCY.en

    @pytest.mark.parametrize(
        ("recorded", "guide"),
        [
            ({"decision_maker": Settler.WARD}, Settler.WARD),
            ({"settled_by": Settler.PROVINCE}, Settler.PROVINCE),
            ({"decision_maker": Settler.WARD, "settled_by": Settler.CITY}, Settler.WARD),
            ({"decision_maker": UNKNOWN, "settled_by": Settler.CITY}, None),
            ({}, None),
        ],
    )
    def test_a_complainant_is_guided_to_who_made_the_decision(
        self, recorded: dict[str, object], guide: Settler | None
    ) -> None:
        law = regulation(limit("guide", Handling.GUIDE, kind=(StatementKind.COMPLAINT,)))
        found = routed(Part(kind=StatementKind.COMPLAINT, **recorded), law)
        assert found.guide_to is guide

    def test_who_is_not_guided_is_guided_to_nobody(self) -> None:
        assert routed(Part(**PETITION, decision_maker=Settler.WARD), regulation()).guide_to is None


class TestRoutingUnderAPlan:
    """The plan's bodies join: its secretariat, those who prepare, those who watch."""

    PLAN = plan(
        Assignment(body=OFFICE, role=Role.SECRETARIAT, task=Words("thư ký")),
        Assignment(body=OFFICE, role=Role.MONITOR, task=Words("theo dõi")),
        Assignment(body=LAND, role=Role.LEAD, task=Words("chuẩn bị")),
        Assignment(body=LAND, role=Role.LEAD, task=Words("chuẩn bị thêm")),
        Assignment(body=RECEPTION, role=Role.MONITOR, task=Words("giám sát")),
        Assignment(body=REGISTRY, role=Role.ANSWER, task=Words("đất"), fields=(Field.LAND,)),
        FollowUp(case=FollowUpCase.OFF_TOPIC, task=W),
    )

    def test_each_role_s_bodies_are_named_once_in_the_order_of_the_plan(self) -> None:
        found = routed(Part(**PETITION, field=Field.LAND), TestRouting.LAW.under(self.PLAN))
        assert found.secretariat == (OFFICE,)
        assert found.prepares == (LAND,)
        assert found.watches == (OFFICE, RECEPTION)

    def test_without_a_plan_nobody_prepares_or_watches(self) -> None:
        found = routed(Part(**PETITION, field=Field.LAND), TestRouting.LAW)
        assert (found.secretariat, found.prepares, found.watches) == ((), (), ())

    def test_a_body_that_the_plan_names_takes_the_place_of_the_decree_s(self) -> None:
        law = regulation(row("land", LAND, Field.LAND), row("tax", POLICE, Field.TAX))
        found = routed(Part(**PETITION, field=Field.LAND), law.under(self.PLAN))
        assert (found.lead, found.among) == (REGISTRY, ())
        assert routed(Part(**PETITION, field=Field.LAND), law).lead == LAND
        assert routed(Part(**PETITION, field=Field.TAX), law.under(self.PLAN)).lead == POLICE

    def test_an_off_topic_matter_goes_to_the_secretariat_with_the_body_of_the_field(self) -> None:
        bound = TestRouting.LAW.under(self.PLAN)
        off = Part(**PETITION, field=Field.SECURITY, topic=Topic.OFF)
        found = routed(off, bound)
        assert found.lead == OFFICE
        assert found.coordinating == (POLICE,)

    def test_a_secretariat_that_is_itself_the_body_of_the_field_does_not_help_itself(self) -> None:
        law = regulation(row("security", copy.deepcopy(OFFICE), Field.SECURITY))
        off = Part(**PETITION, field=Field.SECURITY, topic=Topic.OFF)
        found = routed(off, law.under(self.PLAN))
        assert (found.lead, found.coordinating) == (OFFICE, ())


class TestAnswerDue:
    """An answer is due within the shortest period that a rule gives, or the gap is told."""

    @staticmethod
    def due(law: Regulation) -> object:
        """By when the body of a petition answers."""
        return routed(Part(**PETITION), law).due

    @given(st.lists(st.integers(1, 90), min_size=1, max_size=4), st.booleans())
    def test_the_shortest_period_counts(self, numbers: list[int], working: bool) -> None:  # noqa: FBT001 -- Hypothesis passes it
        unit = WorkingDays if working else Days
        law = regulation(
            *(
                requires(f"r{i}", Question.ANSWER_WITHIN, at_most=unit(n))
                for i, n in enumerate(numbers)
            )
        )
        assert self.due(law) == unit(min(numbers))

    def test_periods_of_other_duties_say_nothing_about_answers(self) -> None:
        law = regulation(
            requires("result", Question.RESULT_WITHIN, at_most=Days(10)),
            absent("other", Question.FORM),
        )
        assert self.due(law) == NoDueDay(reason=NO_ANSWER_DAY.text, cites=(NO_ANSWER_DAY.cites,))

    def test_days_and_working_days_are_both_told(self) -> None:
        law = regulation(
            requires("a", Question.ANSWER_WITHIN, at_most=Days(10)),
            requires("b", Question.ANSWER_WITHIN, at_most=Days(20)),
            requires("c", Question.ANSWER_WITHIN, at_most=WorkingDays(5)),
        )
        found = self.due(law)
        assert isinstance(found, NoDueDay)
        assert "10 days" in found.reason.en
        assert "5 working days" in found.reason.en
        assert "05 ngày làm việc" in found.reason.vi
        assert "20" not in found.reason.en

    def test_a_listed_gap_is_the_reason_and_is_cited(self) -> None:
        found = self.due(regulation())
        assert found == NoDueDay(reason=NO_ANSWER_DAY.text, cites=(NO_ANSWER_DAY.cites,))

    def test_the_plan_s_own_words_come_before_the_gap(self) -> None:
        soon = Words("sớm nhất", "as soon as possible")
        bound = regulation().under(
            plan(
                FollowUp(case=FollowUpCase.MONITOR, task=W),
                FollowUp(case=FollowUpCase.UNRESOLVED, task=soon),
            )
        )
        found = self.due(bound)
        assert isinstance(found, NoDueDay)
        assert found.reason == soon
        assert found.cites == (NO_ANSWER_DAY.cites,)

    def test_a_duty_to_answer_without_a_number_is_the_reason(self) -> None:
        rule = requires("soon", Question.ANSWER_WITHIN, stated=True)
        found = self.due(regulation(rule))
        assert found == NoDueDay(reason=rule.text, cites=(rule.cites,))

    def test_a_plan_that_counts_in_two_units_is_no_error(self) -> None:
        bound = regulation().under(
            plan(
                FollowUp(case=FollowUpCase.ANSWER, task=W, within=WorkingDays(5)),
                FollowUp(case=FollowUpCase.UNRESOLVED, task=W, within=Days(30)),
            )
        )
        assert isinstance(self.due(bound), NoDueDay)

    @pytest.mark.parametrize(
        "handling", [h for h in Handling if h.value.startswith(("answer", "forward"))]
    )
    def test_what_is_answered_or_passed_on_has_the_period_of_answers(
        self, handling: Handling
    ) -> None:
        rule = requires("a", Question.ANSWER_WITHIN, at_most=Days(10))
        assert self.due(regulation(rule, limit("on", handling))) == Days(10)

    @pytest.mark.parametrize(
        "handling", [h for h in Handling if not h.value.startswith(("answer", "forward"))]
    )
    def test_what_goes_its_own_way_has_no_period_of_answers(self, handling: Handling) -> None:
        rule = requires("a", Question.ANSWER_WITHIN, at_most=Days(10))
        apart = limit("on", handling)
        found = self.due(regulation(rule, apart))
        assert isinstance(found, NoDueDay)
        assert both(found.reason)
        assert "10" not in found.reason.en
        assert found.cites == (apart.cites,)

    def test_the_words_say_the_period_or_the_reason(self) -> None:
        dated = routed(
            Part(**PETITION),
            regulation(requires("a", Question.ANSWER_WITHIN, at_most=Days(10))),
        )
        assert dated.due_words("en") == "within 10 days of the conference"
        assert dated.due_words("vi") == "trong 10 ngày sau hội nghị"
        undated = routed(Part(**PETITION), regulation())
        assert NO_ANSWER_DAY.text.vi in undated.due_words("vi")
        assert undated.due_words("vi").endswith(f"({NO_ANSWER_DAY.cites.words('vi')})")

    def test_a_routing_shows_its_reasons_with_their_citations(self) -> None:
        found = routed(Part(**PETITION, field=Field.SECURITY), TestRouting.LAW)
        assert found.reasons("en") == (f"Law {LAW} art. 1: rule police",)


# --- schedule -----------------------------------------------------------------------------------

HELD = st.dates(dt.date(2022, 2, 1), dt.date(2022, 11, 30))


def on_day(day: object) -> Occasion:
    """A conference on one day."""
    return Occasion(when=When.on(day))


def within(since: dt.date, length: int) -> Occasion:
    """A conference on some day of a window."""
    span = Span(since, since + dt.timedelta(days=length))
    return Occasion(when=When(as_written="dự kiến", span=span, firm=False))


RESULT = requires("result", Question.RESULT_WITHIN, at_most=Days(10))
NOTICE = requires("notice", Question.NOTICE_LEAD, at_least=Days(7))
CLOCKED = {
    Question.NOTICE_LEAD: "at_least",
    Question.RESULT_WITHIN: "at_most",
    Question.CONCLUSION_WITHIN: "at_most",
    Question.ANSWER_WITHIN: "at_most",
}


class TestDueOf:
    """A notice is counted back from the conference, what follows is counted forward."""

    @pytest.mark.parametrize("question", CLOCKED)
    @given(held=HELD, count=st.integers(1, 40), length=st.integers(1, 31))
    def test_the_span_holds_the_last_day_for_every_day_of_the_window(
        self, question: Question, held: dt.date, count: int, length: int
    ) -> None:
        rule = requires("r", question, **{CLOCKED[question]: Days(count)})
        (due,) = due_of(rule, plan(within(held, length)), CALENDAR_DAYS)
        assert isinstance(due, Span)
        sign = -1 if question is Question.NOTICE_LEAD else 1
        lasts = [
            held + dt.timedelta(days=offset) + sign * dt.timedelta(days=count)
            for offset in range(length)
        ]
        assert (due.since, due.last) == (lasts[0], lasts[-1])

    @given(st.lists(HELD, max_size=4))
    def test_each_conference_has_its_own_day_in_the_order_of_the_plan(
        self, days: list[dt.date]
    ) -> None:
        found = due_of(RESULT, plan(*(on_day(day) for day in days)), CALENDAR_DAYS)
        assert [s.since for s in found if isinstance(s, Span)] == [
            day + dt.timedelta(days=10) for day in days
        ]

    @pytest.mark.parametrize(
        "occasion",
        [
            Occasion(),
            Occasion(when=When(as_written="quý IV")),
            Occasion(when=When(as_written="từ tháng 10", span=Span("2022-10-01"))),
        ],
        ids=["no time", "no days", "no end"],
    )
    def test_a_conference_without_a_fixed_end_has_no_day_yet(self, occasion: Occasion) -> None:
        (due,) = due_of(RESULT, plan(occasion), CALENDAR_DAYS)
        assert isinstance(due, NoDueDay)
        assert both(due.reason)

    @pytest.mark.parametrize("question", CLOCKED)
    def test_working_days_are_left_to_a_calendar_that_knows_them(self, question: Question) -> None:
        rule = requires("r", question, **{CLOCKED[question]: WorkingDays(5)})
        (due,) = due_of(rule, plan(on_day("2022-10-14")), CALENDAR_DAYS)
        assert isinstance(due, NoDueDay)
        assert "5 working days" in due.reason.en
        assert "05 ngày làm việc" in due.reason.vi

    @pytest.mark.parametrize(
        "rule",
        [
            requires("a", Question.FREQUENCY, at_least=Times(1)),
            requires("b", Question.RESULT_WITHIN, stated=True),
            requires("c", Question.NOTICE_LEAD, at_most=Days(20)),
            requires("d", Question.RESULT_WITHIN, at_least=Days(3)),
            requires("e", Question.TOLD_WITHIN, at_most=WorkingDays(10)),
        ],
        ids=lambda r: r.slug,
    )
    def test_a_rule_without_a_day_after_or_before_the_conference_has_none(
        self, rule: Requirement
    ) -> None:
        assert due_of(rule, plan(on_day("2022-10-14")), CALENDAR_DAYS) == ()


def scheduled(*provisions: Provision, law: Regulation | None = None) -> tuple[Deadline, ...]:
    """The deadlines of a plan of these provisions, joined to its regulation."""
    one = plan(*provisions)
    return schedule(one, (law or regulation()).under(one), CALENDAR_DAYS)


def said_of(deadlines: tuple[Deadline, ...], duty: Words) -> list[Deadline]:
    """The deadlines of one duty."""
    return [d for d in deadlines if d.duty == duty]


TASK = Words("việc phải làm", "what must be done")
PROVISIONS: tuple[Provision, ...] = (
    on_day("2022-10-14"),
    Occasion(),
    Occasion(when=When(as_written="quý IV")),
    Assignment(body=OFFICE, role=Role.ADVISE, task=TASK, due=When.on("2022-09-10")),
    Assignment(body=LAND, role=Role.REPORT, task=TASK),
    Assignment(body=LAND, role=Role.COLLECT, task=TASK),
    Collection(by=(POLICE,), closes="2022-09-30"),
    Collection(by_when=When(as_written="trước hội nghị")),
    Collection(),
    Notice(words=TASK, on=When.on("2022-10-01")),
    Notice(words=TASK, by=(OFFICE,), lead=Days(10)),
    Notice(words=TASK, lead=WorkingDays(5)),
    Notice(words=TASK),
    Report(to=COMMITTEE, what=TASK, due=When.on("2022-12-01")),
    Report(to=COMMITTEE, what=TASK, by=(OFFICE,)),
    *(FollowUp(case=case, task=TASK, within=Days(9)) for case in FollowUpCase),
    *(FollowUp(case=case, task=TASK) for case in FollowUpCase),
)


class TestSchedule:
    """Every duty of a plan is listed, dated ones first in order, others with the reason."""

    @given(
        st.lists(st.sampled_from(PROVISIONS), max_size=7, unique_by=id),
        st.sampled_from([(), (RESULT,), (RESULT, NOTICE)]),
    )
    def test_dated_duties_come_first_in_the_order_of_their_days(
        self, chosen: list[Provision], rules: tuple[Rule, ...]
    ) -> None:
        found = scheduled(*chosen, law=regulation(*rules))
        dated = [d for d in found if isinstance(d.due, Span)]
        assert list(found[: len(dated)]) == dated
        days = [d.due.since for d in dated if isinstance(d.due, Span)]
        assert days == sorted(days)
        for deadline in found:
            assert deadline.who
            assert deadline.cites
            for lang in ("vi", "en"):
                assert deadline.due_words(lang).strip()

    @pytest.mark.parametrize("provision", PROVISIONS)
    @pytest.mark.parametrize("held", [(), (on_day("2022-11-18"),)], ids=["no day", "a day"])
    def test_every_duty_of_the_plan_is_listed_even_without_a_day(
        self, provision: Provision, held: tuple[Occasion, ...]
    ) -> None:
        for law in (regulation(), regulation(RESULT, NOTICE)):
            one = plan(*held, provision)
            for applied in (law, law.under(one)):
                before = schedule(plan(*held), law, CALENDAR_DAYS)
                found = schedule(one, applied, CALENDAR_DAYS)
                cited = [d for d in found if d.cites[0].instrument == one.id]
                plain = [d for d in before if d.cites[0].instrument == one.id]
                assert len(cited) > len(plain)

    @given(HELD, st.integers(1, 30), st.integers(1, 30))
    def test_what_the_plan_and_the_law_count_by_is_dated_from_its_conference(
        self, held: dt.date, lead: int, days: int
    ) -> None:
        found = scheduled(
            on_day(held),
            Notice(words=TASK, lead=Days(lead)),
            FollowUp(case=FollowUpCase.PUBLISH, task=W, within=Days(days)),
            law=regulation(RESULT, NOTICE),
        )
        (notice,) = said_of(found, TASK)
        (publish,) = said_of(found, W)
        (by_law,) = (d for d in found if d.rule == RESULT.id)
        (in_time,) = (d for d in found if d.rule == NOTICE.id)
        assert notice.day == held - dt.timedelta(days=lead)
        assert publish.day == held + dt.timedelta(days=days)
        assert by_law.day == held + dt.timedelta(days=10)
        assert in_time.day == held - dt.timedelta(days=7)
        assert by_law.cites == (RESULT.cites,)
        assert by_law.who == (COMMITTEE,)

    def test_the_plan_s_own_periods_are_listed_once(self) -> None:
        found = scheduled(
            on_day("2022-10-14"),
            FollowUp(case=FollowUpCase.PUBLISH, task=TASK, within=Days(5)),
            Notice(words=W, lead=Days(9)),
        )
        assert len(said_of(found, TASK)) == len(said_of(found, W)) == 1

    @pytest.mark.parametrize("case", FollowUpCase)
    def test_each_conference_has_its_own_deadline_for_what_follows(
        self, case: FollowUpCase
    ) -> None:
        found = scheduled(
            on_day("2022-10-14"),
            on_day("2022-11-18"),
            FollowUp(case=case, task=TASK, within=Days(9)),
        )
        assert [d.day for d in said_of(found, TASK)] == [
            as_day("2022-10-23"),
            as_day("2022-11-27"),
        ]

    def test_a_duty_undated_in_the_plan_is_not_said_to_be_undated_in_the_law(self) -> None:
        publish = FollowUp(case=FollowUpCase.PUBLISH, task=TASK)
        (ruled,) = said_of(scheduled(publish, law=regulation(RESULT)), TASK)
        (free,) = said_of(
            scheduled(publish, law=regulation(absent("gap", Question.RESULT_WITHIN))), TASK
        )
        assert isinstance(ruled.due, NoDueDay)
        assert isinstance(free.due, NoDueDay)
        assert RESULT.cites in ruled.due.cites
        assert "Neither" not in ruled.due.reason.en
        assert "không ấn định" not in ruled.due.reason.vi
        assert "Neither" in free.due.reason.en

    @pytest.mark.parametrize("case", [FollowUpCase.MONITOR, FollowUpCase.MOBILISE])
    def test_a_gap_about_something_else_is_not_cited(self, case: FollowUpCase) -> None:
        other = Absence(**common("other", cites=Citation(LAW, article=99)), question=None)
        (found,) = said_of(scheduled(FollowUp(case=case, task=TASK), law=regulation(other)), TASK)
        assert isinstance(found.due, NoDueDay)
        assert other.cites not in found.due.cites

    def test_rules_and_gaps_of_other_questions_are_not_cited(self) -> None:
        places = [Citation(LAW, article=n) for n in (7, 8)]
        law = regulation(
            Requirement(
                **common("other", cites=places[0]),
                question=Question.CONCLUSION_WITHIN,
                at_most=Days(3),
            ),
            Absence(**common("gap", cites=places[1]), question=Question.POSTING_DAYS),
        )
        (found,) = said_of(scheduled(FollowUp(case=FollowUpCase.PUBLISH, task=TASK), law=law), TASK)
        assert isinstance(found.due, NoDueDay)
        assert "Neither" in found.due.reason.en
        assert found.due.cites == ()

    def test_a_rule_without_a_number_is_not_said_to_fix_a_period(self) -> None:
        soon = requires("soon", Question.ANSWER_WITHIN, stated=True)
        (found,) = said_of(
            scheduled(FollowUp(case=FollowUpCase.ANSWER, task=TASK), law=regulation(soon)), TASK
        )
        assert isinstance(found.due, NoDueDay)
        assert "period" not in found.due.reason.en

    def test_a_plan_that_counts_notice_in_another_unit_than_the_law_is_no_error(self) -> None:
        found = scheduled(
            on_day("2022-10-14"),
            Notice(words=TASK, lead=WorkingDays(5)),
            law=regulation(NOTICE),
        )
        (own,) = said_of(found, TASK)
        assert isinstance(own.due, NoDueDay)
        assert [d.day for d in found if d.rule == NOTICE.id] == [as_day("2022-10-07")]

    @pytest.mark.parametrize(
        ("provision", "who", "role"),
        [
            (on_day("2022-10-14"), COMMITTEE, Role.LEAD),
            (Assignment(body=LAND, role=Role.SECURE, task=TASK), LAND, Role.SECURE),
            (Collection(closes="2022-09-30"), COMMITTEE, Role.COLLECT),
            (Collection(by=(LAND,), closes="2022-09-30"), LAND, Role.COLLECT),
            (Notice(words=TASK), COMMITTEE, Role.INVITE),
            (Notice(words=TASK, by=(LAND,)), LAND, Role.INVITE),
            (Report(to=COMMITTEE, what=TASK), COMMITTEE, Role.REPORT),
            (Report(to=COMMITTEE, by=(LAND,), what=TASK), LAND, Role.REPORT),
            (FollowUp(case=FollowUpCase.ANSWER, task=TASK, by=(LAND,)), LAND, Role.ANSWER),
            (FollowUp(case=FollowUpCase.MONITOR, task=TASK), COMMITTEE, Role.MONITOR),
        ],
    )
    def test_a_duty_is_that_of_the_body_named_else_of_the_organiser(
        self, provision: Provision, who: Body, role: Role
    ) -> None:
        (found,) = scheduled(provision)
        assert (found.who, found.role) == ((who,), role)

    def test_a_task_keeps_its_partners_and_a_report_its_addressee(self) -> None:
        found = scheduled(
            Assignment(body=LAND, role=Role.ADVISE, partners=(POLICE,), task=TASK),
            Report(to=COMMITTEE, by=(OFFICE,), what=W),
        )
        assert [d.partners for d in found] == [(POLICE,), (COMMITTEE,)]

    def test_each_duty_cites_its_place_in_the_plan(self) -> None:
        (found,) = scheduled(Notice(words=TASK, at="III.1"))
        assert found.cites == (Citation("plan-a", article="III.1", kind=InstrumentKind.PLAN),)

    @pytest.mark.parametrize(
        ("role", "word"),
        [
            (Role.COLLECT, "before"),
            (Role.LEAD, "before"),
            (Role.SECURE, "on the day"),
            (Role.MONITOR, "follows"),
            (Role.ADVISE, "gives no day"),
        ],
    )
    def test_a_task_without_a_day_says_where_its_role_lies(self, role: Role, word: str) -> None:
        (found,) = scheduled(Assignment(body=LAND, role=role, task=TASK))
        assert word in found.due_words("en")
        assert found.due_words("vi")

    def test_a_task_without_a_day_names_the_time_of_the_only_conference(self) -> None:
        when = When(as_written="tháng 10/2022", span=Span.of_month(2022, 10))
        task = Assignment(body=LAND, role=Role.COLLECT, task=TASK)
        (one,) = said_of(scheduled(Occasion(when=when), task), TASK)
        (two,) = said_of(scheduled(Occasion(when=when), on_day("2022-12-01"), task), TASK)
        assert "tháng 10/2022" in one.due_words("vi")
        assert "tháng 10/2022" not in two.due_words("vi")

    @pytest.mark.parametrize(
        ("when", "words"),
        [
            (When.on("2022-09-10"), "2022-09-10"),
            (When(as_written="trước 10/9"), "trước 10/9"),
            (When(as_written="từ tháng 9", span=Span("2022-09-01")), "từ tháng 9"),
            (
                When(as_written="tháng 9", span=Span.of_month(2022, 9)),
                "within 2022-09-01 to 2022-09-30",
            ),
        ],
    )
    def test_a_time_is_dated_where_it_ends_and_else_told_as_written(
        self, when: When, words: str
    ) -> None:
        (found,) = scheduled(Assignment(body=LAND, role=Role.ADVISE, task=TASK, due=when))
        assert found.due_words("en") == words
        assert found.due_words("vi") != words or not when.span or when.span.last is None
        assert found.due_words("vi")

    def test_a_period_counted_from_an_open_day_says_that_the_day_decides(self) -> None:
        found = scheduled(within(dt.date(2022, 9, 1), 30), law=regulation(RESULT))
        (due,) = (d for d in found if d.rule == RESULT.id)
        assert "2022-09-11 to 2022-10-10" in due.due_words("en")
        assert "by the day chosen" in due.due_words("en")
        assert "tùy ngày họp" in due.due_words("vi")

    def test_a_deadline_has_a_day_only_if_it_is_fixed(self) -> None:
        fixed, window, none = (
            Deadline(duty=W, who=(LAND,), due=due)
            for due in (Span.on("2022-10-14"), Span.of_month(2022, 10), NoDueDay(reason=W))
        )
        assert fixed.day == as_day("2022-10-14")
        assert fixed.due_words("vi") == "14/10/2022"
        assert window.day is None
        assert none.day is None


def test_every_table_fact_can_be_recorded() -> None:
    named = {name for names in TABLE_FACTS.values() for name in names}
    assert named == {*RECORDED, FactName.COMPETENCE}


def test_an_exclusion_of_the_plan_holds_its_kinds_from_the_floor() -> None:
    bound = regulation().under(plan(Exclusion(what=W, kinds=COMPLAINTS)))
    complaint = statement(Part(kind=StatementKind.COMPLAINT, decision_maker=Settler.CITY))
    assert only_part(complaint, bound).held_from_floor
    assert not only_part(complaint, regulation()).held_from_floor
    assert not only_part(statement(), bound).held_from_floor
    assert only_part(statement(Part(settled_by=Settler.CITY)), bound).held_from_floor


MODULES = (screening, routing, deadlines)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_module_lists_exactly_what_it_offers(module: ModuleType) -> None:
    assert dir(module) == sorted(module.__all__)


@pytest.mark.parametrize(
    "kind",
    [
        c
        for module in MODULES
        for c in vars(module).values()
        if isinstance(c, type) and attrs.has(c) and c.__module__ == module.__name__
    ],
)
def test_every_class_is_frozen_and_takes_its_fields_by_name(kind: type) -> None:
    fields = attrs.fields(kind)
    assert all(field.kw_only for field in fields if field.init)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kind.__new__(kind), fields[0].name, None)
