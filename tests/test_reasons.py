"""Why and why not: the rules that narrowed, what each saw, and the least change within reach."""

import itertools
from collections.abc import Callable
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import reasons
from dialogue_core.deadlines import Deadline
from dialogue_core.errors import (
    ConflictingRulesError,
    DialogueError,
    InvalidValueError,
    NoRuleInForceError,
)
from dialogue_core.reasons import WhyNot, explain, why_not
from dialogue_core.regulations import Regulation
from dialogue_core.routing import PartRouting
from dialogue_core.rules import Desk, Discretion, Limit, Route, Rule
from dialogue_core.screening import PartScreening
from dialogue_core.statements import FACTS, UNKNOWN, Given, Part, Statement
from dialogue_core.tables import Decided
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Citation, NoDueDay, Sealed, Span, Words, as_day
from dialogue_core.vocabulary import (
    Admission,
    Capacity,
    Changer,
    Competence,
    Conduct,
    Confidence,
    Delivery,
    FactName,
    Field,
    Handling,
    Level,
    Matter,
    PartyDiscipline,
    Protection,
    Secrecy,
    Settled,
    Settler,
    Standing,
    StatementKind,
    Topic,
    UnitKind,
    Unknown,
)

WARD = Unit(id="tinh/mot", name="Một", kind=UnitKind.PHUONG)
DAY = "2025-10-29"
OUTCOMES = (*Admission, *Handling, *Protection)
CITY_PLAN = dc.law.gia_nghia_2022.PLAN
CITY = dc.law.regulation_for("dak-nong/gia-nghia", on="2022-10-14").under(CITY_PLAN)
SHIPPED: Final = {
    "city 2022": CITY,
    "ward 2025": dc.law.regulation_for("lam-dong/bac-gia-nghia", on=DAY),
    "ward 2026": dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-10-01"),
}
TABLE_OF = {Admission: "admission", Handling: "handling", Protection: "protection"}


def limit(slug: str, only: tuple, given_: Given | None = None, **more: object) -> Limit:
    return Limit(
        **{
            "cites": Citation("1/2020/QH14", article=1),
            "slug": slug,
            "text": Words(f"giới hạn {slug}", f"limit {slug}"),
            "in_force": Span("2020-01-01"),
            "confidence": Confidence.VERIFIED,
            "given": given_ or Given(),
            "only": only,
            **more,
        }
    )


def choice(slug: str, *among: Handling, **given_: tuple) -> Discretion:
    return Discretion(
        cites=Citation("1/2020/QH14", article=1),
        slug=slug,
        text=Words(f"lựa chọn {slug}", f"choice {slug}"),
        in_force=Span("2020-01-01"),
        confidence=Confidence.VERIFIED,
        given=Given(**given_),
        among=among,
    )


def regulation(*rules: Rule) -> Regulation:
    return Regulation(place=WARD, level=Level.WARD, on=DAY, rules=rules)


def statement(*parts: Part, **more: object) -> Statement:
    return Statement(id="S1", on=DAY, words=Sealed("…"), parts=parts or (Part(),), **more)


def said(
    delivery: Delivery | Unknown | None = None,
    conduct: Conduct | Unknown | None = None,
    capacity: Capacity | Unknown | None = None,
    **part: object,
) -> Statement:
    return statement(Part(**part), delivery=delivery, conduct=conduct, capacity=capacity)


# --- an oracle of its own -----------------------------------------------------------------------


def outcomes(found: Statement, law: Regulation, kind: type) -> set:
    """What the limits of one table leave, by walking every way in which a doubt may end.

    A part in doubt about its kind must not say who settles it, for then its competence would
    hang on the kind.
    """
    (part,) = found.parts
    facts = dc.facts_of(found, law)[0].values
    assert not isinstance(facts[FactName.KIND], Unknown) or part.settled_by is None
    limits = [r for r in law.rules if isinstance(r, Limit) and isinstance(r.only[0], kind)]
    named = {name for r in limits for name, _ in r.given.named}
    doubted = [f for f in FACTS if f.name in named and isinstance(facts[f.name], Unknown)]
    left = set()
    for cell in itertools.product(*(f.values for f in doubted)):
        values = facts | {f.name: v for f, v in zip(doubted, cell, strict=True)}
        speaking = [r for r in limits if all(values[n] in vs for n, vs in r.given.named)]
        left.add(next(o for o in kind if all(o in r.only for r in speaking)))
    return {max(left, key=list(kind).index)} if kind is Protection else left


REACH: Final = {
    FactName.TOPIC: (Topic.ON,),
    FactName.DELIVERY: (Delivery.SIGNED, Delivery.SPOKEN),
    FactName.CONDUCT: (Conduct.ORDERLY,),
}
"""What a speaker or an authority may change, written down again."""


def changed(found: Statement, change: dict) -> Statement:
    (part,) = found.parts
    if FactName.TOPIC in change:
        part = attrs.evolve(part, topic=change[FactName.TOPIC])
    return attrs.evolve(
        found,
        parts=(part,),
        delivery=change.get(FactName.DELIVERY, found.delivery),
        conduct=change.get(FactName.CONDUCT, found.conduct),
    )


def least(found: Statement, outcome: object, law: Regulation) -> list[dict]:
    """All smallest changes that lead to the outcome, by brute force, in the published order."""
    ways = [[None, *values] for values in REACH.values()]
    solved = []
    for cell in itertools.product(*ways):
        change = {n: v for n, v in zip(REACH, cell, strict=True) if v is not None}
        if outcomes(changed(found, change), law, type(outcome)) == {outcome}:
            solved.append(change)
    size = min(map(len, solved), default=0)
    names, values = list(REACH), [v for vs in REACH.values() for v in vs]
    return sorted(
        (change for change in solved if len(change) == size),
        key=lambda c: ([names.index(n) for n in c], [values.index(v) for v in c.values()]),
    )


def maybe(terms: type) -> st.SearchStrategy:
    return st.sampled_from([None, UNKNOWN, *terms])


statements = st.one_of(
    st.builds(
        said,
        delivery=maybe(Delivery),
        conduct=maybe(Conduct),
        capacity=maybe(Capacity),
        kind=st.sampled_from(StatementKind),
        topic=maybe(Topic),
        settled_by=maybe(Settler),
        decision_maker=maybe(Settler),
        accused_managed_by=maybe(Settler),
        party_discipline=maybe(PartyDiscipline),
        settled=maybe(Settled),
        secrecy=maybe(Secrecy),
    ),
    st.builds(
        said,
        delivery=maybe(Delivery),
        conduct=maybe(Conduct),
        kind=st.just(UNKNOWN),
        topic=maybe(Topic),
    ),
)


def some(values: tuple, least: int, most: int) -> st.SearchStrategy[tuple]:
    """Some of the values; drawn as one number, for a set costs a draw for each of its members."""
    counts = range(least, most + 1)
    return st.sampled_from([s for count in counts for s in itertools.combinations(values, count)])


def values_of(name: FactName) -> st.SearchStrategy[tuple]:
    fact = next(f for f in FACTS if f.name is name)
    return some(fact.values, 1, len(fact.values))


def limits_of(kind: type, names: tuple[FactName, ...]) -> st.SearchStrategy[Limit]:
    """A limit that always leaves the last outcome, so that no two of them cross."""
    *rest, last = kind
    return st.builds(
        lambda only, given_: limit("x", (*only, last), Given(**given_)),
        only=some(rest, 0, len(rest) - 1),
        given_=some(names, 0, 3).flatmap(
            lambda ns: st.fixed_dictionaries({n.value: values_of(n) for n in ns})
        ),
    )


def numbered(limits: list[Limit]) -> Regulation:
    return regulation(*(attrs.evolve(r, slug=f"r{i:02}") for i, r in enumerate(limits)))


laws = st.lists(
    limits_of(Admission, (FactName.KIND, FactName.CONDUCT, FactName.SETTLED))
    | limits_of(Handling, (FactName.KIND, FactName.TOPIC, FactName.DELIVERY, FactName.COMPETENCE))
    | limits_of(Protection, (FactName.KIND, FactName.SECRECY)),
    max_size=8,
).map(numbered)


def decision_of(screened: PartScreening, outcome: object) -> object:
    return getattr(screened, TABLE_OF[type(outcome)])


def holds_every_promise(found: Statement, outcome: object, law: Regulation) -> WhyNot:
    answer = why_not(found, outcome, law)
    assert answer == why_not(found, outcome, law)
    assert answer.words("vi") != answer.words("en")
    assert answer.screening == dc.screen(found, law).parts[0]
    assert all(outcome not in step.rule.only for step in answer.steps)
    for step in answer.steps:
        assert set(step.excluded) == set(type(outcome)) - set(step.rule.only)
    expected = least(found, outcome, law)
    if outcomes(found, law, type(outcome)) == {outcome} or not expected:
        assert (answer.changes, answer.statement, answer.then) == ((), None, None)
        assert answer.reason is not None
        return answer
    assert answer.reason is None
    assert {c.fact: c.to for c in answer.changes} == expected[0]
    assert answer.statement == changed(found, expected[0])
    then = dc.screen(answer.statement, law).parts[0]
    assert answer.then == then
    assert decision_of(then, outcome).outcome is outcome
    for name in set(FactName) - set(REACH):
        assert then.facts.value(name) is answer.screening.facts.value(name)
    order = list(Protection)
    assert order.index(then.protection.outcome) >= order.index(answer.screening.protection.outcome)
    return answer


class TestWhyNot:
    @given(found=statements, outcome=st.sampled_from(OUTCOMES), law=laws)
    def test_the_least_change_leads_there_and_nothing_smaller_does(
        self, found: Statement, outcome: object, law: Regulation
    ) -> None:
        holds_every_promise(found, outcome, law)

    @given(found=statements, outcome=st.sampled_from(OUTCOMES), law=st.sampled_from(list(SHIPPED)))
    def test_so_it_is_under_every_shipped_regulation(
        self, found: Statement, outcome: object, law: str
    ) -> None:
        holds_every_promise(found, outcome, SHIPPED[law])

    def test_an_off_topic_question_is_to_be_asked_under_the_theme(self) -> None:
        found = said(Delivery.SPOKEN, kind=StatementKind.QUESTION, topic=Topic.OFF)
        answer = why_not(found, Handling.ANSWER, CITY)
        (change,) = answer.changes
        assert (change.fact, change.was, change.to) == (FactName.TOPIC, Topic.OFF, Topic.ON)
        assert change.by == (Changer.SPEAKER, Changer.AUTHORITY)
        assert change.words("en").startswith("topic: off topic → on topic (the speaker or the")
        assert change.words("vi").startswith("nội dung: ngoài nội dung đối thoại → trong nội dung")
        assert [step.rule.id for step in answer.steps] == ["gia-nghia-2022:III.1:off-topic"]

    def test_an_anonymous_complaint_is_to_be_signed(self) -> None:
        asked = {"kind": StatementKind.COMPLAINT, "decision_maker": Settler.PROVINCE}
        answer = why_not(said(Delivery.ANONYMOUS, **asked), Handling.GUIDE, CITY)
        assert [c.to for c in answer.changes] == [Delivery.SIGNED]
        assert "→ in writing, named and signed (the speaker)." in answer.words("en")
        assert "Thay đổi ít nhất:" in answer.words("vi")

    def test_a_form_that_nobody_recorded_is_said_to_be_so(self) -> None:
        answer = why_not(said(kind=StatementKind.DENUNCIATION), Handling.TAKE_PRIVATELY, CITY)
        (change,) = answer.changes
        assert (change.was, change.standing) == (UNKNOWN, Standing.UNRECORDED)
        assert change.words("en").startswith("form: not recorded → in writing")

    def test_who_disturbs_is_heard_when_orderly(self) -> None:
        found = said(conduct=Conduct.DISORDERLY, kind=StatementKind.PETITION)
        assert [c.to for c in why_not(found, Admission.HEAR, CITY).changes] == [Conduct.ORDERLY]

    def test_one_part_of_several_is_asked_about_and_the_others_stay(self) -> None:
        off = Part(kind=StatementKind.QUESTION, topic=Topic.OFF)
        answer = why_not(
            statement(off, off, off, delivery=Delivery.SPOKEN), Handling.ANSWER, CITY, part=1
        )
        assert [p.topic for p in answer.statement.parts] == [Topic.OFF, Topic.ON, Topic.OFF]
        assert answer.then.id == "S1/2"

    @pytest.mark.parametrize("delivery", Delivery)
    def test_a_complaint_is_never_called_a_petition(self, delivery: Delivery) -> None:
        asked = {"kind": StatementKind.COMPLAINT, "decision_maker": Settler.CITY}
        answer = why_not(said(delivery, **asked), Handling.ANSWER, CITY)
        assert answer.changes == ()
        assert answer.reason.en == (
            "No change is within reach. kind: complaint (Law 42/2013/QH13 art. 26(1)(a)). "
            "The kind goes by content, not by title: another name changes nothing. "
            "competence: own competence (Law 42/2013/QH13 art. 26(1)(a)). "
            "Competence is fixed by law; neither citizen nor authority can agree on another."
        )
        assert "không theo tên gọi" in answer.reason.vi
        assert answer.reason.vi in answer.words("vi")

    @pytest.mark.parametrize(
        "part",
        [
            {"kind": StatementKind.DENUNCIATION},
            {"kind": StatementKind.PETITION, "secrecy": Secrecy.YES},
            {"kind": StatementKind.PETITION, "party_discipline": PartyDiscipline.YES},
            {"kind": UNKNOWN},
        ],
    )
    @pytest.mark.parametrize("law", SHIPPED)
    def test_what_guards_people_is_never_given_up(self, part: dict, law: str) -> None:
        answer = why_not(said(**part), Protection.NONE, SHIPPED[law])
        assert answer.steps
        assert answer.changes == ()
        assert answer.reason.en.startswith("No change is within reach.")

    def test_what_is_decided_already_needs_nothing(self) -> None:
        found = said(Delivery.SPOKEN, kind=StatementKind.QUESTION, settled_by=Settler.CITY)
        answer = why_not(found, Handling.ANSWER, CITY)
        assert answer.reason.en == "It is decided so already."
        assert answer.steps == ()

    @pytest.mark.parametrize("law", SHIPPED)
    def test_who_is_not_refused_is_not_told_that_a_denunciation_is_heard(self, law: str) -> None:
        answer = why_not(said(kind=StatementKind.DENUNCIATION), Admission.HEAR, SHIPPED[law])
        assert answer.reason.en.startswith(
            "The speaker is not refused, but this is held, identity protected "
            "(Law 25/2018/QH14 art. 8(3)"
        )
        assert "không đưa ra" in answer.reason.vi

    def test_what_no_rule_excludes_yields_to_the_published_order(self) -> None:
        found = said(Delivery.SPOKEN, kind=StatementKind.QUESTION, settled_by=Settler.CITY)
        answer = why_not(found, Handling.FORWARD, CITY)
        assert "published order" in answer.reason.en

    def test_what_the_chair_may_still_choose_says_what_to_ask(self) -> None:
        found = said(Delivery.SPOKEN, kind=UNKNOWN, settled_by=Settler.CITY)
        answer = why_not(found, Handling.ANSWER, CITY)
        assert answer.reason.en == "The chair still may choose it; ask about: kind."

    def test_what_the_law_leaves_free_needs_no_question(self) -> None:
        law = regulation(choice("a", Handling.ANSWER, Handling.ANSWER_SEPARATELY))
        answer = why_not(said(Delivery.SPOKEN), Handling.ANSWER_SEPARATELY, law)
        assert answer.reason.en == "The law leaves the choice to the chair, who may choose it."
        assert answer.reason.vi.startswith("Pháp luật để người chủ trì lựa chọn")

    def test_a_way_that_ends_elsewhere_is_told_as_such(self) -> None:
        """Signed it would no longer be excluded, but then something better is decided."""
        anonymous = limit("a", (Handling.FILE_OR_INSPECT,), Given(delivery=(Delivery.ANONYMOUS,)))
        answer = why_not(said(Delivery.ANONYMOUS), Handling.GUIDE, regulation(anonymous))
        assert "still not what is decided" in answer.reason.en

    def test_a_change_that_leaves_nothing_lawful_is_no_way(self) -> None:
        crossed = (
            limit("a", (Handling.GUIDE,), Given(delivery=(Delivery.SIGNED,))),
            limit("b", (Handling.ANSWER,), Given(delivery=(Delivery.SIGNED,))),
            limit("c", (Handling.FORWARD,), Given(delivery=(Delivery.ANONYMOUS,))),
        )
        answer = why_not(said(Delivery.ANONYMOUS), Handling.ANSWER, regulation(*crossed))
        assert [c.to for c in answer.changes] == [Delivery.SPOKEN]
        answer = why_not(said(Delivery.ANONYMOUS), Handling.GUIDE, regulation(*crossed))
        assert answer.reason.en.startswith("No change is within reach.")

    def test_a_regulation_that_leaves_nothing_lawful_is_refused(self) -> None:
        crossed = (limit("a", (Handling.GUIDE,)), limit("b", (Handling.ANSWER,)))
        with pytest.raises(ConflictingRulesError):
            why_not(said(), Handling.ANSWER, regulation(*crossed))

    @pytest.mark.parametrize(
        "asked",
        [
            lambda: why_not(said(), Topic.ON, CITY),
            lambda: why_not(said(), "hear", CITY),
            lambda: why_not(said(), Handling.ANSWER, CITY, part=1),
            lambda: why_not(said(), Handling.ANSWER, CITY, part=-1),
            lambda: why_not("said", Handling.ANSWER, CITY),
            lambda: why_not(said(), Handling.ANSWER, "law"),
            lambda: why_not(said(), Handling.ANSWER, CITY, part="0"),
        ],
    )
    def test_nonsense_is_refused_in_both_languages(self, asked: Callable[[], object]) -> None:
        with pytest.raises(InvalidValueError) as refused:
            asked()
        assert speaks_both_languages(refused.value)


class TestFacts:
    """Who can change which fact is the law's and decency's answer, not convenience."""

    def test_only_theme_form_and_conduct_can_be_changed(self) -> None:
        assert {f.name: f.may_become for f in FACTS if f.changeable_by} == REACH

    @pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.name.value)
    def test_each_says_why_and_is_changed_to_values_of_its_own_for_the_better(
        self, fact: dc.statements.Fact
    ) -> None:
        assert fact.changing.vi.strip() != fact.changing.en.strip()
        assert set(fact.may_become) <= set(fact.values)
        assert bool(fact.may_become) == bool(fact.changeable_by)
        worse = {Delivery.ANONYMOUS, Topic.OFF, Conduct.INTOXICATED, Conduct.DISORDERLY}
        assert not worse & set(fact.may_become)


# --- why ----------------------------------------------------------------------------------------


class TestWhyScreened:
    @given(found=statements, law=laws)
    def test_the_steps_alone_give_the_decision(self, found: Statement, law: Regulation) -> None:
        part = dc.screen(found, law).parts[0]
        told = explain(part)
        assert told == explain(part)
        assert [s.rule for s in told.steps if isinstance(s.rule.only[0], Admission)] == [
            r for r in part.rules if isinstance(r.only[0], Admission)
        ]
        assert sorted(s.rule.id for s in told.steps) == [r.id for r in part.rules]
        for kind, name in TABLE_OF.items():
            decision = getattr(part, name)
            excluded = {
                o for s in told.steps if isinstance(s.rule.only[0], kind) for o in s.excluded
            }
            if isinstance(decision, Decided) and UNKNOWN not in part.facts.values.values():
                assert decision.outcome is next(o for o in kind if o not in excluded)

    @given(found=statements, law=laws)
    def test_each_rule_says_what_it_saw_and_how_that_is_known(
        self, found: Statement, law: Regulation
    ) -> None:
        part = dc.screen(found, law).parts[0]
        for step in explain(part).steps:
            assert [s.fact for s in step.saw] == [name for name, _ in step.rule.given.named]
            for saw in step.saw:
                value = part.facts.value(saw.fact)
                allowed = dict(step.rule.given.named)[saw.fact]
                assert (saw.standing is Standing.PRESUMED) == (saw.fact in part.facts.presumed)
                assert (saw.standing is Standing.UNRECORDED) == (saw.fact in part.facts.unrecorded)
                if isinstance(value, Unknown):
                    assert saw.speaks_for == allowed
                    assert saw.value.en == saw.standing.en
                else:
                    assert value in allowed
                    assert saw.value.vi == value.vi

    def test_the_words_carry_citation_mark_clause_value_and_outcomes(self) -> None:
        found = said(Delivery.SPOKEN, kind=StatementKind.PETITION, settled_by=Settler.PROVINCE)
        told = explain(dc.screen(found, CITY).parts[0])
        head, clause, saw, excludes = told.words("en").splitlines()[:4]
        assert head == "forward and tell [no guard of its own (by default no identity published)]"
        assert clause.startswith("1. Law 42/2013/QH13 art. 26(2)(b) (by analogy): Of a recommend")
        assert saw == (
            "   saw: kind: recommendation or feedback; competence: a higher level's; "
            "secrecy: no State secret (presumed)"
        )
        assert excludes == (
            "   excludes: answer at the conference; answer separately in writing; "
            "take privately; guide to who may settle it"
        )
        assert "   đã xét: loại ý kiến: kiến nghị, phản ánh; " in told.words("vi")
        assert "(suy đoán)" in told.words("vi")
        assert "   loại trừ: trả lời tại hội nghị; " in told.words("vi")

    def test_a_doubt_is_told_with_what_the_rule_would_speak_for(self) -> None:
        found = said(Delivery.SPOKEN, kind=UNKNOWN)
        told = explain(dc.screen(found, CITY).parts[0])
        assert "kind: in doubt; it speaks if it is complaint or denunciation" in told.words("en")
        assert "chưa rõ; áp dụng nếu là khiếu nại hoặc tố cáo" in told.words("vi")

    def test_a_rule_that_always_speaks_saw_nothing(self) -> None:
        law = regulation(limit("a", (Handling.GUIDE,)))
        told = explain(dc.screen(said(), law).parts[0])
        assert [step.saw for step in told.steps] == [()]
        assert "saw:" not in told.words("en")

    def test_a_rule_that_leaves_a_choice_says_among_what(self) -> None:
        three = (Handling.ANSWER, Handling.ANSWER_SEPARATELY, Handling.GUIDE)
        free = choice("a", *three, delivery=(Delivery.SPOKEN,))
        law = regulation(free, limit("b", three[:2]))
        told = explain(dc.screen(said(Delivery.SPOKEN), law).parts[0])
        assert [step.rule.slug for step in told.steps] == ["b", "a"]
        assert told.steps[1].excluded == ()
        assert [saw.fact for saw in told.steps[1].saw] == [FactName.DELIVERY]
        assert told.words("en").endswith(
            "the chair may choose: answer at the conference; answer separately in writing; "
            "guide to who may settle it"
        )
        assert "người chủ trì được chọn: " in told.words("vi")

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_a_decision_that_nothing_narrowed_says_so(self, lang: str) -> None:
        told = explain(dc.screen(said(), regulation()).parts[0])
        assert told.steps == ()
        assert len(told.words(lang).splitlines()) == 2


class TestWhyRouted:
    @staticmethod
    def told(found: Statement, law: Regulation = CITY) -> tuple[PartRouting, reasons.Explanation]:
        routed = dc.route(found, dc.screen(found, law), law).parts[0]
        return routed, explain(routed, statement=found, regulation=law)

    def test_the_row_of_a_field_saw_field_matter_and_competence(self) -> None:
        found = said(
            Delivery.SPOKEN,
            kind=StatementKind.PETITION,
            field=Field.LAND,
            matter=Matter.COMPENSATION,
            settled_by=Settler.CITY,
        )
        routed, told = self.told(found)
        (step,) = told.steps
        assert isinstance(step.rule, Route)
        assert step.rule.matter is Matter.COMPENSATION
        assert [s.what.en for s in step.saw][:2] == ["field", "matter"]
        assert routed.lead.label("en") in step.says.en
        assert step.says.vi.startswith("giao: ")
        assert told.what.en == routed.words("en")

    def test_the_competence_is_told_where_the_row_asks_for_it(self) -> None:
        found = said(
            Delivery.SPOKEN,
            kind=StatementKind.PETITION,
            field=Field.LAND,
            settled_by=Settler.CITY,
        )
        (step,) = self.told(found)[1].steps
        assert step.rule.competences
        assert (step.saw[-1].fact, step.saw[-1].value.en) == (
            FactName.COMPETENCE,
            Competence.OWN.en,
        )

    def test_a_desk_saw_the_handling(self) -> None:
        found = said(Delivery.SIGNED, kind=StatementKind.COMPLAINT, decision_maker=Settler.CITY)
        (step,) = self.told(found)[1].steps
        assert isinstance(step.rule, Desk)
        assert step.saw[0].value.en == Handling.TAKE_PRIVATELY.en

    def test_a_handling_in_doubt_names_what_the_desk_takes(self) -> None:
        found = said(kind=StatementKind.DENUNCIATION)
        steps = self.told(found)[1].steps
        assert {step.saw[0].standing for step in steps} == {Standing.DOUBTED}
        assert {h for step in steps for h in step.saw[0].speaks_for} == {
            Handling.TAKE_PRIVATELY,
            Handling.FILE_OR_INSPECT,
        }

    def test_a_row_that_takes_the_place_of_another_says_so(self) -> None:
        common = {
            "cites": Citation("1/2020/QH14", article=1),
            "text": Words("giao việc", "names"),
            "in_force": Span("2020-01-01"),
            "confidence": Confidence.VERIFIED,
            "at": Level.WARD,
            "fields": (Field.LAND,),
        }
        old = Route(slug="old", lead=Body.named("Cũ"), **common)
        new = Route(slug="new", lead=Body.named("Mới"), displaces=(old.id,), **common)
        found = said(kind=StatementKind.QUESTION, field=Field.LAND, settled_by=Settler.WARD)
        (step,) = self.told(found, regulation(old, new))[1].steps
        assert step.rule is new
        assert step.says.en == f"names: Mới; in place of: {old.id}"
        assert step.says.vi == f"giao: Mới; thay cho: {old.id}"

    def test_one_part_of_several_is_found_by_its_id(self) -> None:
        parts = [
            Part(kind=StatementKind.QUESTION, field=field, settled_by=Settler.CITY)
            for field in (Field.LAND, Field.TRANSPORT)
        ]
        found = statement(*parts, delivery=Delivery.SPOKEN)
        routed = dc.route(found, dc.screen(found, CITY), CITY).parts[1]
        (step,) = explain(routed, statement=found, regulation=CITY).steps
        assert step.saw[0].value.en == Field.TRANSPORT.en

    def test_a_routing_of_another_statement_is_refused(self) -> None:
        routed, _ = self.told(said(kind=StatementKind.QUESTION, field=Field.LAND))
        with pytest.raises(InvalidValueError) as refused:
            explain(attrs.evolve(routed, id="S2/1"), statement=said(), regulation=CITY)
        assert speaks_both_languages(refused.value)

    def test_without_the_statement_or_the_regulation_it_is_refused(self) -> None:
        routed, _ = self.told(said(kind=StatementKind.QUESTION, field=Field.LAND))
        for given_ in ({"statement": said()}, {"regulation": CITY}):
            with pytest.raises(InvalidValueError):
                explain(routed, **given_)


class TestWhyFound:
    FINDINGS = dc.check_plan(
        CITY_PLAN,
        dc.law.regulation_for(CITY_PLAN.place, on="2022-10-14"),
        dc.CALENDAR_DAYS,
        as_of="2022-09-01",
    )

    @pytest.mark.parametrize("finding", FINDINGS, ids=lambda f: f.check)
    def test_a_finding_says_what_was_seen_and_what_lacks(self, finding: dc.Finding) -> None:
        told = explain(finding)
        (step,) = told.steps
        assert step.rule is finding.rule
        assert step.saw[0].value == finding.saw
        assert step.says == (finding.missing or finding.remedy)
        for lang in ("vi", "en"):
            assert finding.saw.label(lang) in told.words(lang)
            assert told.words(lang).startswith(finding.verdict.label(lang))


class TestWhyDated:
    WARD_LAW = SHIPPED["ward 2025"]

    @staticmethod
    def deadline(**changes: object) -> Deadline:
        made = {
            "duty": Words("việc", "duty"),
            "who": (),
            "due": NoDueDay(reason=Words("chưa rõ", "open")),
            "cites": (Citation("1/2020/QH14", article=1),),
        }
        return Deadline(**(made | changes))

    def test_a_ruled_day_shows_its_rule_what_was_counted_and_every_day(self) -> None:
        month = dc.When(as_written="29/10/2025", span=Span.on(DAY))
        plan = attrs.evolve(
            CITY_PLAN,
            place=self.WARD_LAW.place,
            level=Level.WARD,
            provisions=(dc.Occasion(when=month),),
        )
        result = next(
            d
            for d in dc.schedule(plan, self.WARD_LAW, dc.law.CALENDAR)
            if d.rule == "72/2025/QH15:43.3:result"
        )
        told = explain(result, regulation=self.WARD_LAW)
        (step,) = told.steps
        assert step.rule.id == result.rule
        assert [s.value.en for s in step.saw] == ["10 days after 2025-10-29"]
        assert told.cites == ()
        assert result.ledger_words("en") in told.words("en")
        assert result.ledger_words("vi") in told.words("vi")
        assert told.what.en.endswith(result.due_words("en"))

    def test_a_day_of_the_plan_itself_shows_where_the_plan_says_it(self) -> None:
        told = explain(self.deadline(), regulation=self.WARD_LAW)
        assert told.steps == ()
        assert told.words("en").splitlines()[1] == "Law 1/2020/QH14 art. 1"

    def test_a_day_of_the_plan_that_is_later_than_the_laws_says_so(self) -> None:
        law = self.deadline(due=Span.on("2025-11-08"))
        own = self.deadline(due=Span.on("2025-11-20"), later_than=law)
        told = explain(own, regulation=self.WARD_LAW)
        assert own.late_words("en") in told.words("en")
        assert own.late_words("vi") in told.words("vi")

    def test_a_rule_that_the_regulation_does_not_have_is_an_error(self) -> None:
        with pytest.raises(NoRuleInForceError):
            explain(self.deadline(rule="no:such:rule"), regulation=self.WARD_LAW)

    @pytest.mark.parametrize("asked", [None, "a decision", as_day(DAY)])
    def test_what_is_no_decision_is_refused(self, asked: object) -> None:
        with pytest.raises(InvalidValueError) as refused:
            explain(asked, regulation=self.WARD_LAW)
        assert speaks_both_languages(refused.value)


def speaks_both_languages(error: DialogueError) -> bool:
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


def test_words_said_stay_sealed_in_every_answer() -> None:
    found = attrs.evolve(
        said(Delivery.ANONYMOUS, kind=StatementKind.COMPLAINT), words=Sealed("bí mật đời tư")
    )
    answer = why_not(found, Handling.GUIDE, CITY)
    assert "đời tư" not in repr(answer) + answer.words("vi") + answer.words("en")


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(reasons) == sorted(reasons.__all__)
