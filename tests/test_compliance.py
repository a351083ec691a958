"""Findings: was it lawful, told only as far as the plan tells, and never by its own yardstick."""

import datetime as dt
from collections.abc import Callable, Iterable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import checks, compliance, evidence, yearly
from dialogue_core import findings as findings_module
from dialogue_core.calendars import CALENDAR_DAYS
from dialogue_core.compliance import check_cascade, check_plan
from dialogue_core.deadlines import schedule
from dialogue_core.errors import DialogueError, InvalidValueError
from dialogue_core.findings import Finding
from dialogue_core.law import INSTRUMENTS
from dialogue_core.plans import (
    Assignment,
    Audience,
    Chair,
    Change,
    Document,
    Exclusion,
    FollowUp,
    Frequency,
    Notice,
    Occasion,
    Plan,
    Provision,
    When,
)
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Desk, Limit, Owed, Requirement, Route, Rule
from dialogue_core.statements import Given
from dialogue_core.territory import Body, Territory, Unit
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
    DocumentKind,
    Extent,
    Field,
    FollowUpCase,
    Form,
    Handling,
    Level,
    NoticeItem,
    Organ,
    PartyDiscipline,
    Protection,
    Question,
    Role,
    Secrecy,
    Settled,
    Severity,
    StatementKind,
    Term,
    Topic,
    UnitKind,
    Verdict,
)

LAW = "1/2020/QH14"
W = Words("nội dung", "content")
WARD = Unit(id="tinh/pho/mot", name="Một", kind=UnitKind.PHUONG)
COMMITTEE = Body.named("UBND", "committee", organ=Organ.COMMITTEE)
FRONT = Body.named("Mặt trận", "Front", organ=Organ.FRONT)
COUNCIL = Body.named("HĐND", "council", organ=Organ.COUNCIL)
SOMEBODY = Body.named("Đơn vị liên quan", "units concerned")

BEFORE, AFTER = "2022-01-01", "2023-06-01"
HELD = When.on("2022-10-14")

MET, BREACHED = Verdict.MET, Verdict.BREACHED
PENDING, OPEN = Verdict.PENDING, Verdict.NOT_EVALUATED
NOT_APPLICABLE = Verdict.NOT_APPLICABLE


def speaks_both_languages(error: DialogueError) -> bool:
    """Whether the message is there in English and, differently, in Vietnamese."""
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


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


def requires(
    question: Question, confidence: Confidence = Confidence.VERIFIED, **value: object
) -> Requirement:
    """A requirement of one value."""
    slug = question.value.replace("_", "-")
    return Requirement(**common(slug, confidence=confidence), question=question, **value)


def absent(slug: str, question: Question | None) -> Absence:
    """A listed gap."""
    return Absence(**common(slug), question=question)


def regulation(*found: Rule, place: Unit = WARD) -> Regulation:
    """The regulation of these rules."""
    return Regulation(place=place, level=place.level, on="2022-10-01", rules=found)


def plan(*provisions: Provision, **changes: object) -> Plan:
    """A plan of the ward."""
    place = changes.get("place", WARD)
    given_ = {
        "id": "plan-a",
        "document": Document(kind=DocumentKind.PLAN, title=Words("Kế hoạch"), issuer=COMMITTEE),
        "place": place,
        "level": place.level,
        "organiser": COMMITTEE,
        "provisions": provisions,
        "extent": Extent.WHOLE,
        **changes,
    }
    return Plan(**given_)


def held(**more: object) -> Occasion:
    """A conference on one day."""
    return Occasion(**({"when": HELD} | more))


def findings(
    rule: Rule, *provisions: Provision, as_of: str = AFTER, **changes: object
) -> tuple[Finding, ...]:
    """What one rule finds in a plan of these provisions."""
    found = check_plan(plan(*provisions, **changes), regulation(rule), CALENDAR_DAYS, as_of=as_of)
    return tuple(f for f in found if f.rule is rule)


def verdicts(
    rule: Rule, *provisions: Provision, as_of: str = AFTER, **changes: object
) -> list[Verdict]:
    """The verdicts of one rule on a plan of these provisions."""
    return [f.verdict for f in findings(rule, *provisions, as_of=as_of, **changes)]


def chaired(*organs: tuple[Organ, ...]) -> Occasion:
    """A conference with a chair for each tuple of organs."""
    return held(chairs=tuple(Chair(office=W, sits_for=sits) for sits in organs))


def attended(*organs: tuple[Organ, ...]) -> Occasion:
    """A conference with guests for each tuple of organs."""
    return held(audience=tuple(Audience(who=W, organs=found) for found in organs))


def task(body: Body, role: Role = Role.COORDINATE, *partners: Body) -> Assignment:
    """A task of a body."""
    return Assignment(body=body, role=role, partners=partners, task=W)


def publish(*channels: Channel, days: Days | WorkingDays | None = None, at: str = "") -> FollowUp:
    """A publication of the result."""
    return FollowUp(case=FollowUpCase.PUBLISH, task=W, channels=channels, within=days, at=at)


# --- each question's check ----------------------------------------------------------------------

FREQUENCY = requires(Question.FREQUENCY, at_least=Times(2))
LEAD = requires(Question.NOTICE_LEAD, at_least=Days(7))
CHANNEL = requires(Question.NOTICE_CHANNEL, all_of=(Channel.MASS_MEDIA,))
CONTENT = requires(Question.NOTICE_CONTENT, all_of=(NoticeItem.TIME, NoticeItem.PLACE))
FORM = requires(Question.FORM, one_of=(Form.IN_PERSON, Form.ONLINE))
CLUSTERS = requires(Question.CLUSTERS, one_of=(Form.IN_PERSON,))
CHAIRS = requires(Question.CHAIRS, all_of=(Organ.COMMITTEE, Organ.COUNCIL))
PARTNER = requires(Question.PARTNER, all_of=(Organ.FRONT,))
INVITEES = requires(Question.INVITEES, all_of=(Organ.PARTY,))
MONITORING = requires(Question.MONITORING, all_of=(Organ.FRONT,))
RESULT = requires(Question.RESULT_WITHIN, at_most=Days(10))
CONCLUSION = requires(Question.CONCLUSION_WITHIN, at_most=Days(10))
ANSWER = requires(Question.ANSWER_WITHIN, at_most=Days(10))
RESULT_CHANNELS = requires(Question.RESULT_CHANNELS, all_of=(Channel.MASS_MEDIA, Channel.POSTING))
RULES = (
    FREQUENCY,
    LEAD,
    CHANNEL,
    CONTENT,
    FORM,
    CLUSTERS,
    CHAIRS,
    PARTNER,
    INVITEES,
    MONITORING,
    RESULT,
    CONCLUSION,
    ANSWER,
    RESULT_CHANNELS,
)


def follows(case: FollowUpCase, days: Days | WorkingDays | None) -> FollowUp:
    """A duty after the conference."""
    return FollowUp(case=case, task=W, within=days)


def notice(**said: object) -> Notice:
    """A notice to the people."""
    return Notice(words=W, **said)


# A rule, the provisions of a whole plan, and the verdicts of its checks, asked long afterwards.
CASES: tuple[tuple[Requirement, tuple[Provision, ...], tuple[Verdict, ...]], ...] = (
    # how often: a statement binds, planned meetings may be joined by those of another plan
    (FREQUENCY, (Frequency(at_least=Times(2), words=W),), (MET,)),
    (FREQUENCY, (Frequency(at_least=Times(3), words=W),), (MET,)),
    (FREQUENCY, (Frequency(at_least=Times(1), words=W),), (BREACHED,)),
    (FREQUENCY, (Frequency(at_least=Times(1), words=W), held()), (OPEN,)),
    (FREQUENCY, (held(), held(when=When.on("2022-11-04"))), (MET,)),
    (FREQUENCY, (held(), held(when=When.on("2023-11-04"))), (OPEN,)),
    (FREQUENCY, (held(),), (OPEN,)),
    (FREQUENCY, (held(cluster=W), held(cluster=W, at="2")), (OPEN,)),
    (FREQUENCY, (held(), held(when=When.on("2022-11-04"), cluster=W)), (MET,)),
    (FREQUENCY, (held(cluster=W), held(when=When.on("2022-11-04"))), (MET,)),
    (FREQUENCY, (Occasion(), Occasion(at="2")), (OPEN,)),
    (
        FREQUENCY,
        (
            held(),
            held(when=When.on("2022-11-04")),
            Change(kind=ChangeKind.CANCELLED),
        ),
        (OPEN,),
    ),
    (FREQUENCY, (), (OPEN,)),
    # notice beforehand
    (LEAD, (held(), notice(lead=Days(7))), (MET,)),
    (LEAD, (notice(lead=Days(10)),), (MET,)),
    (LEAD, (held(), notice(lead=Days(6))), (BREACHED,)),
    (LEAD, (held(), notice(on=When.on("2022-10-07"))), (MET,)),
    (LEAD, (held(), notice(on=When.on("2022-10-08"))), (BREACHED,)),
    (LEAD, (held(), notice(lead=Days(7), on=When.on("2022-10-11"))), (BREACHED,)),
    (LEAD, (held(), notice(lead=Days(7)), notice(lead=Days(3), at="2")), (MET,)),
    (LEAD, (held(), notice(lead=Days(3)), notice(lead=Days(5), at="2")), (BREACHED,)),
    (LEAD, (held(), notice(lead=Days(3)), notice(at="2")), (OPEN,)),
    (LEAD, (held(), notice(lead=WorkingDays(7))), (OPEN,)),
    (LEAD, (held(), notice(on=When(as_written="tháng 9", span=Span.of_month(2022, 9)))), (OPEN,)),
    (LEAD, (held(), held(at="2"), notice(on=When.on("2022-10-08"))), (OPEN,)),
    (LEAD, (Occasion(), notice(on=When.on("2022-10-08"))), (OPEN,)),
    (LEAD, (held(),), (OPEN,)),
    (CHANNEL, (notice(channels=(Channel.PORTAL, Channel.MASS_MEDIA)),), (MET,)),
    (CHANNEL, (notice(channels=(Channel.POSTING,)),), (BREACHED,)),
    (CHANNEL, (notice(channels=(Channel.POSTING,)), notice(at="2")), (OPEN,)),
    (CHANNEL, (notice(channels=(Channel.PORTAL,)),), (OPEN,)),
    (CHANNEL, (notice(channels=(Channel.POSTING, Channel.LOUDSPEAKER)),), (OPEN,)),
    (CHANNEL, (notice(),), (OPEN,)),
    (CHANNEL, (), (OPEN,)),
    (CONTENT, (notice(contents=tuple(NoticeItem)),), (MET, MET)),
    (CONTENT, (notice(contents=(NoticeItem.TIME,)),), (MET, OPEN)),
    (CONTENT, (notice(contents=(NoticeItem.TIME,), lead=Days(7)),), (MET, BREACHED)),
    (CONTENT, (notice(contents=(NoticeItem.TIME,), on=HELD),), (MET, BREACHED)),
    (CONTENT, (notice(lead=Days(7)),), (OPEN, OPEN)),
    (
        CONTENT,
        (notice(contents=(NoticeItem.TIME,)), notice(contents=(NoticeItem.PLACE,), at="2")),
        (MET, MET),
    ),
    (CONTENT, (notice(),), (OPEN, OPEN)),
    # form, and clusters only where a plan uses them
    (FORM, (held(form=Form.ONLINE), held(form=Form.IN_PERSON, at="2")), (MET,)),
    (FORM, (held(form=Form.ONLINE), held(form=Form.WRITTEN, at="2")), (BREACHED,)),
    (FORM, (held(form=Form.ONLINE), held(at="2")), (OPEN,)),
    (FORM, (held(),), (OPEN,)),
    (CLUSTERS, (held(cluster=W, form=Form.IN_PERSON), held(form=Form.ONLINE)), (MET,)),
    (CLUSTERS, (held(cluster=W, form=Form.ONLINE),), (BREACHED,)),
    (CLUSTERS, (held(cluster=W),), (OPEN,)),
    (CLUSTERS, (held(form=Form.ONLINE),), (NOT_APPLICABLE,)),
    # organs: each is a check of its own, at every conference
    (CHAIRS, (chaired((Organ.COMMITTEE,), (Organ.COUNCIL,)),), (MET, MET)),
    (CHAIRS, (chaired((Organ.PARTY, Organ.COUNCIL)),), (BREACHED, MET)),
    (CHAIRS, (chaired((Organ.COMMITTEE,)),), (MET, BREACHED)),
    (CHAIRS, (chaired((Organ.COMMITTEE,), ()),), (MET, OPEN)),
    (
        CHAIRS,
        (chaired((Organ.COMMITTEE, Organ.COUNCIL)), chaired((Organ.COMMITTEE,))),
        (MET, BREACHED),
    ),
    (CHAIRS, (chaired((Organ.COMMITTEE, Organ.COUNCIL)), held(at="2")), (OPEN, OPEN)),
    (CHAIRS, (held(),), (OPEN, OPEN)),
    (INVITEES, (attended((Organ.PARTY, Organ.FRONT)),), (MET,)),
    (INVITEES, (attended((Organ.FRONT,)),), (BREACHED,)),
    (INVITEES, (attended((Organ.PARTY,)), attended((Organ.FRONT,))), (BREACHED,)),
    (INVITEES, (attended((Organ.FRONT,), ()),), (OPEN,)),
    (INVITEES, (held(),), (OPEN,)),
    (INVITEES, (held(chairs=(Chair(office=W, sits_for=(Organ.PARTY,)),)),), (MET,)),
    (
        INVITEES,
        (
            held(
                chairs=(Chair(office=W, sits_for=(Organ.COMMITTEE,)),),
                audience=(Audience(who=W, organs=(Organ.FRONT,)),),
            ),
        ),
        (OPEN,),
    ),
    (PARTNER, (task(FRONT),), (MET,)),
    (PARTNER, (task(COUNCIL, Role.LEAD, FRONT),), (MET,)),
    (PARTNER, (task(COUNCIL),), (BREACHED,)),
    (PARTNER, (task(COUNCIL), task(FRONT, Role.MONITOR)), (OPEN,)),
    (PARTNER, (task(COUNCIL), task(FRONT, Role.COLLECT)), (OPEN,)),
    (PARTNER, (task(COUNCIL), task(SOMEBODY)), (OPEN,)),
    (PARTNER, (), (OPEN,)),
    (MONITORING, (task(FRONT, Role.MONITOR),), (MET,)),
    (MONITORING, (task(COUNCIL, Role.MONITOR),), (BREACHED,)),
    (MONITORING, (task(COUNCIL, Role.MONITOR), task(SOMEBODY, Role.MONITOR)), (OPEN,)),
    (MONITORING, (task(FRONT),), (OPEN,)),
    # what follows the conference
    (RESULT, (publish(days=Days(10)),), (MET,)),
    (RESULT, (publish(days=Days(11)),), (BREACHED,)),
    (RESULT, (publish(days=Days(5)), publish(days=Days(20), at="2")), (BREACHED,)),
    (RESULT, (publish(days=WorkingDays(5)),), (OPEN,)),
    (RESULT, (publish(),), (OPEN,)),
    (RESULT, (follows(FollowUpCase.CONCLUSION, Days(30)),), (OPEN,)),
    (RESULT, (), (OPEN,)),
    (CONCLUSION, (follows(FollowUpCase.CONCLUSION, Days(3)),), (MET,)),
    (CONCLUSION, (follows(FollowUpCase.CONCLUSION, Days(30)),), (BREACHED,)),
    (CONCLUSION, (), (OPEN,)),
    (ANSWER, (follows(FollowUpCase.ANSWER, Days(3)),), (MET,)),
    (ANSWER, (follows(FollowUpCase.ANSWER, Days(30)),), (BREACHED,)),
    (ANSWER, (follows(FollowUpCase.ANSWER, None),), (OPEN,)),
    (RESULT_CHANNELS, (publish(Channel.MASS_MEDIA, Channel.POSTING),), (MET, MET)),
    (RESULT_CHANNELS, (publish(Channel.MASS_MEDIA), publish(Channel.POSTING)), (MET, MET)),
    (RESULT_CHANNELS, (publish(Channel.POSTING),), (BREACHED, MET)),
    (RESULT_CHANNELS, (publish(),), (OPEN, OPEN)),
    (RESULT_CHANNELS, (), (OPEN, OPEN)),
)


def by_question(value: object) -> str | None:
    return value.question.value if isinstance(value, Requirement) else None


class TestChecks:
    """A witness meets, a counter-example breaches; else the finding says what is missing."""

    @pytest.mark.parametrize(("rule", "provisions", "expected"), CASES, ids=by_question)
    def test_a_plan_is_judged_by_what_it_says(
        self,
        rule: Requirement,
        provisions: tuple[Provision, ...],
        expected: tuple[Verdict, ...],
    ) -> None:
        assert tuple(verdicts(rule, *provisions)) == expected

    @pytest.mark.parametrize(("rule", "provisions", "expected"), CASES, ids=by_question)
    def test_the_order_of_the_provisions_changes_no_verdict(
        self,
        rule: Requirement,
        provisions: tuple[Provision, ...],
        expected: tuple[Verdict, ...],
    ) -> None:
        assert tuple(verdicts(rule, *reversed(provisions))) == expected

    @pytest.mark.parametrize("rule", RULES, ids=by_question)
    def test_every_check_can_be_met_breached_and_left_open(self, rule: Requirement) -> None:
        reached = {v for r, _, expected in CASES if r is rule for v in expected}
        assert reached >= {MET, BREACHED, OPEN}

    @pytest.mark.parametrize(("rule", "provisions", "expected"), CASES, ids=by_question)
    def test_a_part_of_a_plan_is_never_taken_for_the_whole(
        self,
        rule: Requirement,
        provisions: tuple[Provision, ...],
        expected: tuple[Verdict, ...],
    ) -> None:
        """Only a witness for some, or a counter-example to all, proves anything of a part."""
        every = {Question.FORM, Question.CLUSTERS, Question.CHAIRS, Question.INVITEES}
        every |= {Question.RESULT_WITHIN, Question.CONCLUSION_WITHIN, Question.ANSWER_WITHIN}
        proven = BREACHED if rule.question in every else MET
        in_part = tuple(verdicts(rule, *provisions, extent=Extent.PART))
        assert in_part == tuple(v if v is proven else OPEN for v in expected)

    @pytest.mark.parametrize(("rule", "provisions", "expected"), CASES, ids=by_question)
    def test_a_side_that_was_not_seen_is_as_good_as_a_part(
        self,
        rule: Requirement,
        provisions: tuple[Provision, ...],
        expected: tuple[Verdict, ...],
    ) -> None:
        part = verdicts(rule, *provisions, extent=Extent.PART)
        unseen = verdicts(rule, *provisions, unseen=tuple(Aspect))
        assert NOT_APPLICABLE in expected or unseen == part

    @pytest.mark.parametrize(("rule", "provisions", "expected"), CASES, ids=by_question)
    @pytest.mark.parametrize("confidence", Confidence)
    def test_only_a_rule_whose_text_was_read_or_reported_yields_a_breach(
        self,
        confidence: Confidence,
        rule: Requirement,
        provisions: tuple[Provision, ...],
        expected: tuple[Verdict, ...],
    ) -> None:
        rule = attrs.evolve(rule, confidence=confidence)
        for found, verdict in zip(findings(rule, *provisions), expected, strict=True):
            if verdict is BREACHED and confidence in (Confidence.MEMORY, Confidence.UNCERTAIN):
                assert found.verdict is OPEN
                assert found.missing is not None
                assert rule.cites.words("en") in found.missing.en
                assert rule.cites.words("vi") in found.missing.vi
                assert found.remedy is None
            else:
                assert found.verdict is verdict

    @pytest.mark.parametrize(("rule", "provisions", "expected"), CASES, ids=by_question)
    def test_a_rule_applied_by_analogy_yields_no_breach_and_is_named(
        self,
        rule: Requirement,
        provisions: tuple[Provision, ...],
        expected: tuple[Verdict, ...],
    ) -> None:
        rule = attrs.evolve(rule, by_analogy=True)
        for found, verdict in zip(findings(rule, *provisions), expected, strict=True):
            assert found.verdict is (OPEN if verdict is BREACHED else verdict)
            if verdict is BREACHED:
                assert found.missing is not None
                assert rule.cites.words("en") in found.missing.en
                assert "analogy" in found.missing.en
                assert "tương tự" in found.missing.vi

    @pytest.mark.parametrize(("rule", "provisions", "expected"), CASES, ids=by_question)
    def test_a_finding_carries_all_that_its_verdict_calls_for(
        self,
        rule: Requirement,
        provisions: tuple[Provision, ...],
        expected: tuple[Verdict, ...],
    ) -> None:
        found = findings(rule, *provisions)
        assert len({f.check for f in found}) == len(found) == len(expected)
        assert len(found) > 1 or found[0].check == rule.id
        for one in found:
            assert one.check.startswith(rule.id)
            assert (one.subject, one.text, one.cites) == ("plan-a", rule.text, (rule.cites,))
            assert one.confidence is rule.confidence
            assert (one.missing is not None) is (one.verdict is OPEN)
            assert (one.remedy is not None) is (one.verdict is BREACHED)
            assert one.due is None
            for words in (one.saw, one.missing, one.remedy):
                assert words is None or (words.vi and words.en)
            for lang in ("vi", "en"):
                assert one.verdict.label(lang) in one.words(lang)
                assert rule.cites.words(lang) in one.words(lang)

    def test_the_remedy_of_a_breach_names_what_the_rule_demands(self) -> None:
        _, council = findings(CHAIRS, chaired((Organ.COMMITTEE,)))
        assert council.remedy is not None
        assert Organ.COUNCIL.en in council.remedy.en
        assert Organ.COUNCIL.vi in council.remedy.vi
        assert council.remedy.en in council.words("en")
        (late,) = findings(LEAD, held(), notice(lead=Days(3)))
        assert late.remedy is not None
        assert "7 days" in late.remedy.en
        assert "07 ngày" in late.remedy.vi

    def test_silence_that_is_known_is_told_apart_from_what_was_not_read(self) -> None:
        (silent,) = findings(CHANNEL)
        (unread,) = findings(CHANNEL, extent=Extent.PART)
        assert "silent" in silent.saw.en
        assert "không nêu" in silent.saw.vi
        assert "silent" not in unread.saw.en
        assert silent.verdict is unread.verdict is OPEN

    @given(st.lists(st.sampled_from(CASES), min_size=2, max_size=4))
    def test_a_tighter_number_never_removes_a_breach(self, chosen: list[object]) -> None:
        provisions = tuple(dict.fromkeys(p for _, found, _ in chosen for p in found))
        try:
            one = plan(*provisions)
        except InvalidValueError:  # the same task drawn twice
            return
        for rule, tighter in (
            (LEAD, attrs.evolve(LEAD, at_least=Days(9))),
            (RESULT, attrs.evolve(RESULT, at_most=Days(4))),
            (FREQUENCY, attrs.evolve(FREQUENCY, at_least=Times(3))),
        ):
            loose, tight = (
                check_plan(one, regulation(r), CALENDAR_DAYS, as_of=AFTER)[0].verdict
                for r in (rule, tighter)
            )
            assert loose is not BREACHED or tight is BREACHED
            assert tight is not MET or loose is MET


class TestAllQuestions:
    """Every rule yields a finding, whatever the shape of its value; none is judged by mistake."""

    VALUES = (
        {"stated": True},
        {"at_least": Times(1)},
        {"at_most": Times(4)},
        {"at_least": Days(7)},
        {"at_most": Days(10)},
        {"at_most": WorkingDays(5)},
        {"at_least": Share(10)},
        {"all_of": (Organ.FRONT, Organ.COUNCIL)},
        {"one_of": (Organ.FRONT,)},
        {"one_of": (Form.ONLINE, Form.IN_PERSON)},
        {"all_of": (Channel.PORTAL,)},
        {"one_of": (Channel.PORTAL,)},
        {"one_of": (NoticeItem.TIME,)},
    )
    RICH = (
        held(
            form=Form.WRITTEN,
            chairs=(Chair(office=W, sits_for=(Organ.PARTY,)),),
            audience=(Audience(who=W, organs=(Organ.POLICE,)),),
        ),
        notice(channels=(Channel.HOTLINE,), contents=(NoticeItem.PLACE,), lead=Days(7)),
        publish(Channel.HOTLINE, days=Days(10)),
        task(COUNCIL),
        task(COUNCIL, Role.MONITOR),
    )
    FIT = (
        (Question.FREQUENCY, "at_least"),
        (Question.NOTICE_LEAD, "at_least"),
        (Question.FORM, "one_of"),
        (Question.CLUSTERS, "one_of"),
        (Question.RESULT_WITHIN, "at_most"),
        (Question.CONCLUSION_WITHIN, "at_most"),
        (Question.ANSWER_WITHIN, "at_most"),
        (Question.CHAIRS, "all_of"),
        (Question.PARTNER, "all_of"),
        (Question.INVITEES, "all_of"),
        (Question.MONITORING, "all_of"),
        (Question.NOTICE_CHANNEL, "all_of"),
        (Question.NOTICE_CONTENT, "all_of"),
        (Question.RESULT_CHANNELS, "all_of"),
    )
    """The shape of value that a plan can be judged by, for each question that has one."""

    @pytest.mark.parametrize("value", VALUES, ids=repr)
    @pytest.mark.parametrize("question", Question)
    def test_a_rule_of_any_shape_has_a_finding_and_a_strange_shape_proves_nothing(
        self, question: Question, value: dict[str, object]
    ) -> None:
        rule = requires(question, **value)
        for provisions in ((), self.RICH):
            found = findings(rule, *provisions)
            assert found
            assert len({f.check for f in found}) == len(found)
            if not {(question, shape) for shape in value} & set(self.FIT):
                assert [f.verdict for f in found] == [OPEN]
                assert found[0].missing is not None
                assert question.en in found[0].missing.en
                assert question.vi in found[0].missing.vi

    def test_a_listed_gap_is_not_applicable_unless_a_rule_fills_it(self) -> None:
        gap = absent("gap", Question.ANSWER_WITHIN)
        (found,) = findings(gap)
        assert found.verdict is NOT_APPLICABLE
        assert (found.check, found.cites) == (gap.id, (gap.cites,))
        both = check_plan(plan(), regulation(gap, ANSWER), CALENDAR_DAYS, as_of=AFTER)
        assert [f.check for f in both] == [ANSWER.id]

    @pytest.mark.parametrize(
        "rule",
        [
            absent("other", None),
            Owed(**common("owed"), act=Act.RECORD),
            Desk(**common("desk"), handlings=(Handling.GUIDE,), lead=COMMITTEE),
            Route(**common("route"), at=Level.WARD, fields=(Field.LAND,), lead=COMMITTEE),
        ],
        ids=lambda r: type(r).__name__,
    )
    def test_what_no_plan_can_keep_or_break_has_no_finding(self, rule: Rule) -> None:
        assert findings(rule) == ()


class TestPending:
    """What the plan leaves open is pending while the last day is ahead, and open afterwards."""

    @pytest.mark.parametrize(
        ("rule", "last", "provisions"),
        [
            (LEAD, "2022-10-07", (held(),)),
            (LEAD, "2022-10-07", (held(), notice())),
            (RESULT, "2022-10-24", (held(),)),
            (RESULT, "2022-10-24", (held(), publish())),
            (CONCLUSION, "2022-10-24", (held(),)),
            (ANSWER, "2022-10-24", (held(),)),
        ],
    )
    @given(st.dates(dt.date(2022, 9, 1), dt.date(2022, 12, 31)))
    def test_it_is_pending_up_to_the_last_day(
        self, rule: Requirement, last: str, provisions: tuple[Provision, ...], asked: dt.date
    ) -> None:
        (found,) = findings(rule, *provisions, as_of=asked.isoformat())
        if asked <= dt.date.fromisoformat(last):
            assert found.verdict is PENDING
            assert found.due == Span.on(last)
            assert found.remedy is not None
            assert last in found.remedy.en
            assert as_day(last).format("DD/MM/YYYY") in found.remedy.vi
            assert found.missing is None
        else:
            assert found.verdict is OPEN
            assert found.due is None

    @given(st.dates(dt.date(2022, 9, 1), dt.date(2022, 12, 31)))
    def test_a_window_is_pending_until_the_last_day_that_it_allows(self, asked: dt.date) -> None:
        month = Occasion(when=When(as_written="tháng 10", span=Span.of_month(2022, 10)))
        (found,) = findings(LEAD, month, as_of=asked.isoformat())
        assert (found.verdict is PENDING) is (asked <= dt.date(2022, 10, 24))
        if found.verdict is PENDING:
            assert found.due == Span("2022-09-24", "2022-10-25")

    def test_a_day_that_is_past_is_not_hidden_behind_one_ahead(self) -> None:
        spring, autumn = held(when=When.on("2022-03-10")), held()
        (found,) = findings(LEAD, spring, autumn, as_of="2022-06-01")
        assert found.verdict is OPEN
        (early,) = findings(LEAD, autumn, spring, as_of="2022-01-15")
        assert early.verdict is PENDING
        assert early.due == Span.on("2022-03-03")

    @pytest.mark.parametrize(
        ("question", "needed", "vi"),
        [
            (Question.WHEN_NECESSARY, "neither a criterion nor a number", "không nêu tiêu chí"),
            (Question.VOTER_REQUEST, "records of the year", "hồ sơ cả năm"),
            (Question.MONITORING, "record of the conference on", "hồ sơ hội nghị về"),
        ],
    )
    def test_what_is_asked_for_exists(self, question: Question, needed: str, vi: str) -> None:
        """No record could show a conference "when necessary": art. 43(1) gives no criterion."""
        value = {"stated": True} if question is Question.WHEN_NECESSARY else {"at_least": Share(10)}
        (found,) = findings(requires(question, **value), held())
        assert found.verdict is OPEN
        assert needed in found.missing.en
        assert vi in found.missing.vi

    @pytest.mark.parametrize(
        "doubt", [{"confidence": Confidence.MEMORY}, {"by_analogy": True}], ids=repr
    )
    def test_a_doubtful_rule_may_be_pending_and_its_doubt_is_told(
        self, doubt: dict[str, object]
    ) -> None:
        rule = attrs.evolve(RESULT, **doubt)
        (found,) = findings(rule, held(), as_of=BEFORE)
        assert found.verdict is PENDING
        assert found.missing is not None
        assert rule.cites.words("en") in found.missing.en
        assert rule.cites.words("vi") in found.missing.vi

    @pytest.mark.parametrize(
        "occasion", [Occasion(), Occasion(when=When(as_written="quý IV"))], ids=["none", "words"]
    )
    def test_without_a_day_nothing_is_pending(self, occasion: Occasion) -> None:
        assert verdicts(RESULT, occasion, as_of=BEFORE) == [OPEN]

    def test_what_is_proven_is_not_pending(self) -> None:
        assert verdicts(RESULT, held(), publish(days=Days(3)), as_of=BEFORE) == [MET]
        assert verdicts(RESULT, held(), publish(days=Days(30)), as_of=BEFORE) == [BREACHED]

    def test_working_days_that_no_calendar_dates_are_open(self) -> None:
        rule = requires(Question.RESULT_WITHIN, at_most=WorkingDays(5))
        assert verdicts(rule, held(), as_of=BEFORE) == [OPEN]


class TestFloor:
    """A plan may itself keep off the floor what a rule keeps off by its kind alone."""

    KINDS = (StatementKind.COMPLAINT, StatementKind.DENUNCIATION)
    HELD_OFF = tuple(p for p in Protection if p.held_from_floor)

    @classmethod
    def limit(cls, *only: Term, **condition: tuple[Term, ...]) -> Limit:
        """A limit on complaints and denunciations, unless another condition is given."""
        return Limit(
            **common("floor"),
            given=Given(**({"kind": cls.KINDS} | condition)),
            only=only or cls.HELD_OFF,
        )

    @pytest.mark.parametrize("extent", Extent)
    @given(st.sets(st.sampled_from(StatementKind)), st.booleans())
    def test_each_kind_is_met_where_the_plan_excludes_it_and_else_left_to_screening(
        self,
        extent: Extent,
        excluded: set[StatementKind],
        apart: bool,  # noqa: FBT001 -- pytest passes it by name
    ) -> None:
        provisions = (
            [Exclusion(what=W, kinds=(kind,)) for kind in excluded]
            if apart
            else [Exclusion(what=W, kinds=tuple(excluded))]
        )
        found = findings(self.limit(), *provisions, extent=extent)
        assert [f.verdict for f in found] == [
            MET if kind in excluded else OPEN for kind in self.KINDS
        ]
        assert len({f.check for f in found}) == len(self.KINDS)
        for kind, one in zip(self.KINDS, found, strict=True):
            assert kind.vi in one.saw.vi
            assert kind.en in one.saw.en
            assert (one.missing is None) is (one.verdict is MET)
            assert ("not" in one.saw.en) is (one.verdict is not MET)
            assert ("không nêu" in one.saw.vi) is (one.verdict is not MET)

    def test_a_limit_on_one_kind_is_found_under_its_own_id(self) -> None:
        rule = self.limit(kind=(StatementKind.COMPLAINT,))
        assert [f.check for f in findings(rule)] == [rule.id]

    @pytest.mark.parametrize(
        "condition",
        [
            {"party_discipline": (PartyDiscipline.NO,)},
            {"party_discipline": tuple(PartyDiscipline)},
        ],
    )
    def test_a_condition_that_is_presumed_anyway_changes_nothing(
        self, condition: dict[str, tuple[Term, ...]]
    ) -> None:
        assert len(findings(self.limit(**condition))) == len(self.KINDS)

    @pytest.mark.parametrize(
        "rule",
        [
            Limit(
                **common("a"),
                given=Given(kind=KINDS, party_discipline=(PartyDiscipline.YES,)),
                only=HELD_OFF,
            ),
            Limit(**common("b"), given=Given(kind=KINDS), only=tuple(Protection)),
            Limit(**common("c"), given=Given(), only=HELD_OFF),
            Limit(**common("d"), given=Given(kind=KINDS), only=(Admission.MUST_REFUSE,)),
            Limit(**common("e"), given=Given(kind=KINDS), only=(Handling.GUIDE,)),
            Limit(
                **common("f"),
                given=Given(kind=KINDS, topic=(Topic.OFF,), competence=(Competence.HIGHER,)),
                only=(Handling.GUIDE,),
            ),
        ],
        ids=lambda r: r.slug,
    )
    def test_a_limit_that_does_more_than_hold_a_kind_off_asks_nothing_of_a_plan(
        self, rule: Limit
    ) -> None:
        assert findings(rule) == ()


class TestExclusions:
    """A loss for citizens needs a permission in an upper text, named by the plan or found."""

    @staticmethod
    def doubts(exclusion: Exclusion, *law: Rule) -> list[Finding]:
        """What is found of the plan's own exclusion."""
        found = check_plan(plan(exclusion), regulation(*law), CALENDAR_DAYS, as_of=AFTER)
        return [f for f in found if f.rule.cites.instrument == "plan-a"]

    PETITIONS = Exclusion(what=W, kinds=(StatementKind.PETITION,))
    OFF = Limit(
        **common("off"), given=Given(kind=(StatementKind.PETITION,)), only=TestFloor.HELD_OFF
    )

    @given(st.sets(st.sampled_from(StatementKind), min_size=1))
    def test_each_kind_excluded_without_permission_is_reported(
        self, kinds: set[StatementKind]
    ) -> None:
        found = self.doubts(Exclusion(what=W, kinds=tuple(kinds)), self.OFF)
        assert {f.part for f in found} == {k.value for k in kinds - {StatementKind.PETITION}}
        assert len({f.check for f in found}) == len(found)
        for one in found:
            assert one.verdict is OPEN
            assert one.missing is not None
            for words in (one.saw, one.missing):
                assert words.vi
                assert words.en

    @pytest.mark.parametrize(
        "named",
        [
            {"conduct": (Conduct.INTOXICATED,)},
            {"capacity": (Capacity.LACKING,)},
            {"settled": (Settled.FINAL,)},
        ],
    )
    def test_persons_refused_without_permission_are_reported(
        self, named: dict[str, tuple[Term, ...]]
    ) -> None:
        (found,) = self.doubts(Exclusion(what=W, **named), self.OFF)
        assert found.verdict is OPEN
        assert found.saw.vi
        assert found.saw.en

    def test_a_permission_that_the_plan_names_is_enough(self) -> None:
        assert self.doubts(attrs.evolve(self.PETITIONS, ground=Citation(LAW, article=9))) == []

    @pytest.mark.parametrize(
        "upper",
        [
            OFF,
            attrs.evolve(OFF, given=Given()),
            attrs.evolve(OFF, given=Given(kind=tuple(StatementKind))),
            attrs.evolve(OFF, only=(Protection.SECRET,)),
        ],
    )
    def test_an_upper_limit_that_does_the_same_at_least_as_widely_is_a_permission(
        self, upper: Limit
    ) -> None:
        assert self.doubts(self.PETITIONS, upper) == []

    @pytest.mark.parametrize(
        "upper",
        [
            attrs.evolve(OFF, given=Given(kind=(StatementKind.QUESTION,))),
            attrs.evolve(OFF, given=Given(secrecy=(Secrecy.YES,))),
            attrs.evolve(OFF, given=Given(party_discipline=(PartyDiscipline.YES,))),
            attrs.evolve(OFF, given=Given(kind=(StatementKind.PETITION,), secrecy=(Secrecy.YES,))),
            attrs.evolve(OFF, only=(Protection.NONE,)),
            Limit(**common("refuse"), given=Given(), only=(Admission.MUST_REFUSE,)),
        ],
    )
    def test_a_permission_for_something_narrower_is_no_permission(self, upper: Limit) -> None:
        """That State secrets are held says nothing about petitions that touch none."""
        assert len(self.doubts(self.PETITIONS, upper)) == 1

    def test_what_is_answered_apart_is_no_loss(self) -> None:
        off_topic = FollowUp(case=FollowUpCase.OFF_TOPIC, task=W)
        assert check_plan(plan(off_topic), regulation(), CALENDAR_DAYS, as_of=AFTER) == ()


class TestCheckPlan:
    """A plan is checked against the regulation of its place, which no plan has joined."""

    def test_a_plan_is_not_its_own_yardstick(self) -> None:
        one = plan(Frequency(at_least=Times(2), words=W))
        with pytest.raises(InvalidValueError) as refused:
            check_plan(one, regulation(FREQUENCY).under(one), CALENDAR_DAYS, as_of=AFTER)
        assert speaks_both_languages(refused.value)
        assert refused.value.details["plan"] == "plan-a"

    def test_another_place_s_regulation_is_no_yardstick_either(self) -> None:
        other = attrs.evolve(WARD, id="tinh/pho/hai")
        with pytest.raises(InvalidValueError) as refused:
            check_plan(plan(), regulation(place=other), CALENDAR_DAYS, as_of=AFTER)
        assert "the regulation of phường" in refused.value.en
        assert "tinh/pho/hai" in refused.value.vi
        with pytest.raises(InvalidValueError) as late:
            schedule(plan(), regulation(place=other), CALENDAR_DAYS)
        with pytest.raises(InvalidValueError) as joined:
            regulation(place=other).under(plan())
        assert refused.value.en == late.value.en == joined.value.en

    @pytest.mark.parametrize(
        ("since", "until", "bound"),
        [
            ("2022-01-01", None, {"form", "frequency"}),
            ("2022-10-15", None, {"frequency"}),
            ("2022-01-01", "2022-10-14", {"frequency"}),
            ("2023-01-01", None, set()),
            ("2021-01-01", "2022-01-01", set()),
        ],
    )
    def test_the_law_of_another_day_neither_meets_nor_breaches(
        self, since: str, until: str | None, bound: set[str]
    ) -> None:
        span = Span(since, until=until)
        rules = {
            "form": attrs.evolve(FORM, in_force=span),
            "frequency": attrs.evolve(FREQUENCY, in_force=span),
        }
        one = plan(
            held(when=When.on("2022-10-14"), form=Form.ONLINE),
            Frequency(at_least=Times(1), words=W),
        )
        for name, rule in rules.items():
            for found in check_plan(one, regulation(rule), CALENDAR_DAYS, as_of=AFTER):
                silent = found.verdict is Verdict.NOT_APPLICABLE
                assert silent is (name not in bound)
                assert ("not in force on the day" in found.saw.label("en")) is silent

    def test_a_plan_without_a_day_is_asked_by_any_law(self) -> None:
        later = attrs.evolve(FORM, in_force=Span("2030-01-01"))
        one = plan(held(when=None, form=Form.ONLINE))
        (found,) = check_plan(one, regulation(later), CALENDAR_DAYS, as_of=AFTER)
        assert found.verdict is not Verdict.NOT_APPLICABLE

    @pytest.mark.parametrize("as_of", ["14/10/2022", None, dt.datetime(2022, 1, 1, tzinfo=dt.UTC)])
    def test_the_day_of_asking_is_a_day(self, as_of: object) -> None:
        with pytest.raises(InvalidValueError):
            check_plan(plan(), regulation(), CALENDAR_DAYS, as_of=as_of)

    def test_rules_are_judged_each_by_itself(self) -> None:
        provisions = (held(form=Form.ONLINE), notice(lead=Days(9)), publish(days=Days(30)))
        together = check_plan(plan(*provisions), regulation(*RULES), CALENDAR_DAYS, as_of=AFTER)
        apart = [f for rule in RULES for f in findings(rule, *provisions)]
        assert sorted(together, key=lambda f: f.check) == sorted(apart, key=lambda f: f.check)

    def test_without_rules_there_is_nothing_to_find(self) -> None:
        assert check_plan(plan(held()), regulation(), CALENDAR_DAYS, as_of=AFTER) == ()


# --- every check of every rule shipped ------------------------------------------------------------

NO_DAY = "no day is involved: the rule counts none"
ALWAYS = "a plan is always asked: the rule has no condition"
BY_RECORD = "no plan shows it: tests/test_check_session.py and tests/test_check_year.py"
OTHER_ORGAN = {o: next(p for p in (Organ.POLICE, Organ.COUNCIL) if p is not o) for o in Organ}
ORGANS = {organ: Body.named(organ.vi, organ.en, organ=organ) for organ in Organ}
Scene = tuple[Provision, ...] | str
Pair = Callable[[Term | None, int], tuple[tuple[Provision, ...], tuple[Provision, ...]]]
KEPT_AND_BROKEN: dict[Question, Pair] = {
    Question.FREQUENCY: lambda _, n: (
        (Frequency(at_least=Times(n), words=W),),
        (Frequency(at_least=Times(max(n - 1, 1)), words=W),),
    ),
    Question.NOTICE_LEAD: lambda _, n: (
        (held(), notice(lead=Days(n))),
        (held(), notice(lead=Days(n - 1))),
    ),
    Question.NOTICE_CHANNEL: lambda term, _: (
        (notice(channels=(term,)),),
        (notice(channels=(Channel.HOTLINE,)),),
    ),
    Question.NOTICE_CONTENT: lambda term, _: (
        (notice(contents=(term,), lead=Days(9)),),
        (notice(contents=tuple(i for i in NoticeItem if i is not term), lead=Days(9)),),
    ),
    Question.FORM: lambda _, __: ((held(form=Form.IN_PERSON),), (held(form=Form.WRITTEN),)),
    Question.CLUSTERS: lambda _, __: (
        (held(form=Form.IN_PERSON, cluster=W),),
        (held(form=Form.ONLINE, cluster=W),),
    ),
    Question.CHAIRS: lambda term, _: ((chaired((term,)),), (chaired((OTHER_ORGAN[term],)),)),
    Question.INVITEES: lambda term, _: ((attended((term,)),), (attended((OTHER_ORGAN[term],)),)),
    Question.PARTNER: lambda term, _: (
        (task(ORGANS[term]),),
        (task(ORGANS[OTHER_ORGAN[term]]),),
    ),
    Question.MONITORING: lambda term, _: (
        (task(ORGANS[term], Role.MONITOR),),
        (task(ORGANS[OTHER_ORGAN[term]], Role.MONITOR),),
    ),
    Question.RESULT_WITHIN: lambda _, n: (
        (publish(days=Days(n)),),
        (publish(days=Days(n + 1)),),
    ),
    Question.RESULT_CHANNELS: lambda term, _: ((publish(term),), (publish(Channel.HOTLINE),)),
}
"""What a plan says that keeps a rule with this term or number, and what breaks it."""

OTHERWISE: dict[Question, dict[Verdict, Scene]] = {
    Question.FREQUENCY: {OPEN: ()},
    Question.NOTICE_LEAD: {PENDING: (held(),)},
    Question.RESULT_WITHIN: {PENDING: (held(),)},
    Question.CLUSTERS: {NOT_APPLICABLE: (held(form=Form.ONLINE),), OPEN: (held(cluster=W),)},
}
"""Where a question has a day, a condition, or another silence than most."""


def scenes_of(rule: Requirement, term: Term | None) -> dict[Verdict, Scene]:
    """For each verdict what a plan says to the rule, written by hand, or why it cannot come out.

    Asked long before the conference for *pending*, and long after it for the others.
    """
    pair = KEPT_AND_BROKEN.get(rule.question)
    if rule.stated or pair is None:
        return {**dict.fromkeys(Verdict, BY_RECORD), OPEN: (held(),)}
    number = (rule.at_least or rule.at_most or Times(1)).count
    kept, broken = pair(term, number)
    found: dict[Verdict, Scene] = {MET: kept, BREACHED: broken}
    if rule.question is Question.FREQUENCY and number == 1:
        found[BREACHED] = "no plan can say that it holds less than one a year"
    found |= {PENDING: NO_DAY, NOT_APPLICABLE: ALWAYS, OPEN: (held(),)}
    return found | OTHERWISE.get(rule.question, {})


def shipped() -> list[tuple[Requirement, Term | None]]:
    """Every check of a plan by a rule shipped, as if its rule held then and bound the ward."""
    found: list[tuple[Requirement, Term | None]] = []
    for rule in (r for text in INSTRUMENTS for r in text.rules if isinstance(r, Requirement)):
        here = attrs.evolve(
            rule, in_force=Span("2020-01-01"), levels=tuple(Level), places=(), unit_kinds=()
        )
        found += [(here, term) for term in here.all_of or (None,)]
    return found


class TestEveryCheckOfAPlan:
    """Each check of each rule shipped can come out in each of the five ways, or it is said why."""

    @pytest.mark.parametrize(
        ("rule", "term"), shipped(), ids=lambda v: v.id if isinstance(v, Requirement) else str(v)
    )
    def test_it_comes_out_as_the_scene_for_each_verdict_is_written(
        self, rule: Requirement, term: Term | None
    ) -> None:
        scenes = scenes_of(rule, term)
        assert set(scenes) == set(Verdict)
        for verdict, scene in scenes.items():
            if isinstance(scene, str):
                assert len(scene) > 20
                continue
            part = term.value if term is not None and len(rule.all_of) > 1 else ""
            as_of = BEFORE if verdict is PENDING else AFTER
            (found,) = [f for f in findings(rule, *scene, as_of=as_of) if f.part == part]
            doubtful = verdict is BREACHED and not rule.carries_breach
            assert found.verdict is (OPEN if doubtful else verdict)
            assert (found.severity is Severity.REPARABLE) is (found.verdict is BREACHED)

    def test_a_check_tells_of_each_item_by_itself(self) -> None:
        (lead,) = checks.checks_of(LEAD)
        one = plan(held(), notice(lead=Days(9)), notice(at="2"), notice(lead=Days(3), at="3"))
        assert lead.items(one) == (True, None, False)

    def test_every_question_shipped_is_asked(self) -> None:
        assert {rule.question for rule, _ in shipped()} == set(Question) - {
            Question.ANSWER_WITHIN,
            Question.CONCLUSION_WITHIN,
        }


# --- the cascade --------------------------------------------------------------------------------

PROVINCE = Unit(id="tinh", name="Tỉnh", kind=UnitKind.TINH)
CITY = Unit(
    id="tinh/pho",
    name="Phố",
    kind=UnitKind.THANH_PHO_THUOC_TINH,
    span=Span("2016-01-01", until="2025-07-01"),
)
OLD = tuple(
    Unit(
        id=f"tinh/pho/{name}",
        name=name,
        kind=kind,
        span=Span("2016-01-01", until="2025-07-01"),
    )
    for name, kind in (("mot", UnitKind.PHUONG), ("hai", UnitKind.XA))
)
NEW = Unit(id="tinh/moi", name="Mới", kind=UnitKind.PHUONG, span=Span("2025-07-01"))
PLACE = Territory(units=(PROVINCE, CITY, *OLD, NEW))
ONE, TWO = OLD
YEARLY = requires(Question.FREQUENCY, at_least=Times(1))


TO_PLAN = Assignment(
    body=Body.named("UBND xã, phường", level=Level.WARD, organ=Organ.COMMITTEE),
    role=Role.IMPLEMENT,
    task=Words("Xây dựng kế hoạch của đơn vị mình.", "Make a plan of their own."),
    at="IV.6",
)
FROM_OCTOBER = When(as_written="từ tháng 10", span=Span("2022-10-01"))
PLANNED = "plan-Phố:IV.6:plan-of-its-own"


def of(place: Unit, *provisions: Provision, id: str = "") -> Plan:  # noqa: A002 -- the field's name
    """A plan of a unit."""
    return plan(*provisions, place=place, id=id or f"plan-{place.name}")


def both(
    *lower: Plan,
    upper: Plan | None = None,
    rules: Iterable[Rule] = (YEARLY,),
    as_of: str = AFTER,
    complete: bool = False,
) -> dict[str, dict[str, Finding]]:
    """What is found of each unit below: by the id of the check, by its full name."""
    found = check_cascade(
        upper or of(CITY, held(), TO_PLAN),
        lower,
        lambda unit: regulation(*rules, place=unit),
        PLACE,
        as_of=as_of,
        complete=complete,
    )
    named: dict[str, dict[str, Finding]] = {}
    for one in found:
        assert named.setdefault(one.check, {}).setdefault(one.subject, one) is one
    return named


def cascade(*lower: Plan, **asked: object) -> dict[str, Finding]:
    """Whether each unit below has planned, by its full name."""
    return both(*lower, **asked).get(PLANNED, {})


def by_law(*lower: Plan, rules: Iterable[Rule] = (YEARLY,), **asked: object) -> Finding:
    """What is found of the first unit below by the law that has it hold a conference."""
    rule, *_ = rules
    return both(*lower, rules=rules, **asked)[rule.id][ONE.full_name]


class TestCascade:
    """Each unit below has planned a conference of the year, or it is said how far that is known."""

    def test_every_unit_below_is_judged_once_by_each_text(self) -> None:
        found = both()
        assert set(found) == {YEARLY.id, PLANNED}
        for named in found.values():
            assert set(named) == {u.full_name for u in OLD}

    def test_that_it_is_planned_is_owed_by_the_plan_above_that_says_so(self) -> None:
        """The plan of Gia Nghĩa, section IV.6; law 77/2015/QH13 art. 125 says to hold it."""
        found = cascade(of(ONE, held()), complete=True)
        for one in found.values():
            assert one.cites[0].words("vi").startswith("mục IV.6 ")
            assert one.text == TO_PLAN.task
        assert "1 conference" in found[ONE.full_name].saw.en
        assert {f.verdict for f in found.values()} == {MET, BREACHED}

    def test_the_year_is_that_of_the_first_conference_whatever_is_written_first(self) -> None:
        """What is written first may be of a later year."""
        later = held(when=When.on(HELD.span.since.add(years=1)))
        assert cascade(upper=of(CITY, later, held(), TO_PLAN)) == cascade()

    @pytest.mark.parametrize(
        "other",
        [
            attrs.evolve(TO_PLAN, role=Role.PUBLICISE),
            attrs.evolve(TO_PLAN, body=attrs.evolve(TO_PLAN.body, level=Level.CITY)),
            attrs.evolve(TO_PLAN, body=attrs.evolve(TO_PLAN.body, level=None)),
        ],
    )
    def test_where_the_plan_above_obliges_nobody_below_nobody_has_to_plan(
        self, other: Assignment
    ) -> None:
        assert set(both(upper=of(CITY, held(), other))) == {YEARLY.id}

    @pytest.mark.parametrize(
        ("due", "asked", "verdict"),
        [
            (When.on("2022-09-15"), "2022-09-15", PENDING),
            (When.on("2022-09-15"), "2022-09-16", BREACHED),
            (When(as_written="sớm nhất"), "2022-12-31", PENDING),
            (When(as_written="từ", span=Span("2022-09-15")), "2022-12-31", PENDING),
        ],
    )
    def test_it_is_planned_by_the_day_that_the_plan_above_sets(
        self, due: When, asked: str, verdict: Verdict
    ) -> None:
        upper = of(CITY, held(), attrs.evolve(TO_PLAN, due=due))
        found = cascade(upper=upper, as_of=asked, complete=True)
        assert {f.verdict for f in found.values()} == {verdict}

    @pytest.mark.parametrize(
        ("provisions", "as_of", "verdict", "due"),
        [
            ((), "2022-12-31", PENDING, "2022-12-31"),
            ((), "2023-01-01", OPEN, None),
            ((held(),), "2022-10-14", PENDING, "2022-12-31"),
            ((held(),), "2022-10-15", OPEN, None),
            ((held(),), AFTER, OPEN, None),
            ((held(when=FROM_OCTOBER),), "2022-10-14", PENDING, "2022-12-31"),
            ((held(when=When.on("2023-01-09")),), "2022-12-31", PENDING, "2022-12-31"),
        ],
    )
    def test_no_plan_shows_that_a_conference_was_held_or_missed(
        self, provisions: tuple[Provision, ...], as_of: str, verdict: Verdict, due: str | None
    ) -> None:
        """Law 77/2015/QH13 art. 125: it is held once a year; only its record tells that it was."""
        found = by_law(of(ONE, *provisions), as_of=as_of, complete=True)
        assert found.verdict is verdict
        assert found.due == (None if due is None else Span.on(due))
        if due is None:
            assert "records of the conferences" in found.missing.en
            assert ONE.full_name in found.missing.en
            assert "hồ sơ hội nghị" in found.missing.vi

    def test_it_is_pending_by_law_until_enough_are_planned_and_their_days_are_past(self) -> None:
        twice = attrs.evolve(YEARLY, at_least=Times(2))
        one, other = of(ONE, held()), of(ONE, held(when=When.on("2022-11-30")), id="plan-2")
        assert by_law(one, rules=(twice,), as_of="2022-12-31").verdict is PENDING
        assert by_law(one, other, rules=(twice,), as_of="2022-11-30").verdict is PENDING
        assert by_law(one, other, rules=(twice,), as_of="2022-12-01").verdict is OPEN

    @pytest.mark.parametrize(
        ("as_of", "complete", "verdict"),
        [
            ("2022-12-31", False, PENDING),
            ("2022-12-31", True, PENDING),
            ("2023-01-01", False, OPEN),
            ("2023-01-01", True, BREACHED),
        ],
    )
    def test_a_unit_without_a_plan_is_pending_in_the_year_and_in_breach_only_if_all_plans_are_known(
        self, as_of: str, *, complete: bool, verdict: Verdict
    ) -> None:
        found = cascade(of(ONE, held()), as_of=as_of, complete=complete)
        assert found[ONE.full_name].verdict is MET
        missed = found[TWO.full_name]
        assert missed.verdict is verdict
        assert (missed.due == Span.on("2022-12-31")) is (verdict is PENDING)
        assert (missed.remedy is not None) is (verdict in (PENDING, BREACHED))
        assert (missed.missing is not None) is (verdict is OPEN)
        for words in (missed.saw, missed.remedy or W, missed.missing or W):
            assert words.vi
            assert words.en

    @pytest.mark.parametrize(
        ("provisions", "counts"),
        [
            ((held(),), True),
            ((held(when=When.on("2023-01-01")),), False),
            ((held(when=When.on("2021-12-31")),), False),
            ((Occasion(when=When(as_written="2022", span=Span.of_year(2022))),), True),
            ((Occasion(when=When(as_written="trong năm")),), False),
            ((Occasion(),), False),
            ((), False),
            ((held(), Change(kind=ChangeKind.CANCELLED)), False),
            ((held(), Change(kind=ChangeKind.RESCHEDULED, to=When.on("2022-11-01"))), True),
        ],
    )
    def test_only_a_conference_of_the_year_that_stands_counts(
        self, provisions: tuple[Provision, ...], *, counts: bool
    ) -> None:
        found = cascade(of(ONE, *provisions), complete=True)[ONE.full_name]
        assert found.verdict is (MET if counts else BREACHED)

    @given(st.integers(0, 3), st.integers(1, 3))
    def test_the_conferences_of_all_plans_are_counted(self, plans: int, wanted: int) -> None:
        rule = attrs.evolve(YEARLY, at_least=Times(wanted))
        lower = [of(ONE, held(), id=f"plan-{i}") for i in range(plans)]
        found = cascade(*lower, rules=(rule,), complete=True)[ONE.full_name]
        assert found.verdict is (MET if plans else BREACHED)
        assert f"{plans} conference" in found.saw.en
        law = by_law(*lower, rules=(rule,), as_of="2022-12-31")
        assert law.verdict is (OPEN if plans >= wanted else PENDING)

    def test_one_plan_given_twice_counts_once(self) -> None:
        one = of(ONE, held())
        assert "1 conference" in cascade(one, one)[ONE.full_name].saw.en

    def test_clusters_are_one_conference_together(self) -> None:
        clusters = of(ONE, *(held(cluster=Words(f"cụm {i}")) for i in range(3)))
        assert "1 conference" in cascade(clusters)[ONE.full_name].saw.en

    @pytest.mark.parametrize("confidence", Confidence)
    def test_where_plans_may_be_missing_their_full_list_is_what_is_needed(
        self, confidence: Confidence
    ) -> None:
        rule = attrs.evolve(YEARLY, confidence=confidence)
        found = cascade(rules=(rule,), complete=False)[ONE.full_name]
        assert found.missing is not None
        assert ONE.full_name in found.missing.en
        assert "full list" in found.missing.en

    def test_a_unit_that_no_rule_obliges_is_not_applicable(self) -> None:
        gap = absent("gap", Question.FREQUENCY)
        found = both(rules=(gap, absent("other", Question.FORM)))
        assert set(found) == {gap.id, PLANNED}
        assert {f.verdict for f in found[gap.id].values()} == {NOT_APPLICABLE}
        assert set(found[gap.id]) == {u.full_name for u in OLD}

    @pytest.mark.parametrize(
        "elsewhere", [CITY, PROVINCE, NEW, attrs.evolve(ONE, id="tinh/pho-khac/mot")]
    )
    def test_a_plan_of_a_place_that_does_not_lie_below_is_refused(self, elsewhere: Unit) -> None:
        with pytest.raises(InvalidValueError) as refused:
            cascade(of(elsewhere, held(), id="strange"))
        assert speaks_both_languages(refused.value)
        assert refused.value.details["plan"] == "strange"

    def test_rules_on_other_questions_play_no_part(self) -> None:
        assert set(both(rules=(YEARLY, RESULT, CHAIRS))) == {YEARLY.id, PLANNED}

    def test_the_next_level_below_that_exists_on_the_day_is_judged(self) -> None:
        """The district level ended on 2025-07-01; a province's next level is then the wards."""
        before = of(PROVINCE, held())
        after = of(PROVINCE, held(when=When.on("2026-05-10")))
        assert set(both(upper=before)[YEARLY.id]) == {CITY.full_name}
        assert set(both(upper=after, as_of="2026-06-01")[YEARLY.id]) == {NEW.full_name}

    def test_a_ward_has_nothing_below_it(self) -> None:
        assert both(upper=of(ONE, held(), TO_PLAN)) == {}

    @pytest.mark.parametrize(
        "occasion", [(), (Occasion(),), (Occasion(when=When(as_written="?")),)]
    )
    def test_a_plan_without_a_year_is_refused(self, occasion: tuple[Occasion, ...]) -> None:
        with pytest.raises(InvalidValueError) as refused:
            cascade(upper=of(CITY, *occasion))
        assert speaks_both_languages(refused.value)

    def test_the_day_of_asking_is_a_day(self) -> None:
        with pytest.raises(InvalidValueError):
            cascade(as_of="31/12/2022")


@pytest.mark.parametrize("module", [checks, compliance], ids=lambda m: m.__name__)
def test_a_module_lists_exactly_what_it_offers(module: object) -> None:
    assert dir(module) == sorted(module.__all__)


@pytest.mark.parametrize(
    "kind",
    [
        c
        for module in (checks, evidence, findings_module, yearly)
        for c in vars(module).values()
        if isinstance(c, type) and attrs.has(c) and c.__module__ == module.__name__
    ],
)
def test_every_class_is_frozen_and_takes_its_fields_by_name(kind: type) -> None:
    fields = attrs.fields(kind)
    by_place = [field.name for field in fields if field.init and not field.kw_only]
    assert by_place == (["told", "id"] if kind is checks.Item else [])
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kind.__new__(kind), fields[0].name, None)
