"""The nearest remedy: it makes the finding met, breaks nothing else, and nothing less would do."""

from pathlib import Path
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import remedies
from dialogue_core.calendars import CALENDAR_DAYS
from dialogue_core.compliance import check_cascade, check_plan
from dialogue_core.errors import DialogueError, InvalidValueError
from dialogue_core.findings import Finding
from dialogue_core.plans import (
    Assignment,
    Audience,
    Chair,
    Document,
    FollowUp,
    Frequency,
    Notice,
    Occasion,
    Plan,
    Provision,
    When,
)
from dialogue_core.regulations import Regulation
from dialogue_core.remedies import Remedy, remedy
from dialogue_core.rules import Requirement, Rule
from dialogue_core.serialization import plan_from_json
from dialogue_core.territory import Body, Territory, Unit
from dialogue_core.values import Citation, Days, Span, Times, Words, WorkingDays, as_day
from dialogue_core.vocabulary import (
    Aspect,
    Channel,
    Confidence,
    DocumentKind,
    Extent,
    FollowUpCase,
    Form,
    Level,
    NoticeItem,
    Organ,
    Question,
    Role,
    UnitKind,
    Verdict,
)

W = Words("nội dung", "content")
WARD = Unit(id="tinh/mot", name="Một", kind=UnitKind.PHUONG)
BEFORE, HELD, AFTER = "2025-09-01", "2025-10-29", "2025-12-31"
PLANS = sorted((Path(__file__).parent / "data" / "plans").glob("*.json"))


def requires(question: Question, slug: str = "", **value: object) -> Requirement:
    """A verified requirement; the slug tells two on one question apart."""
    return Requirement(
        cites=Citation("1/2020/QH14", article=1),
        slug=question.value.replace("_", "-") + slug,
        text=Words(f"quy tắc {question.vi}", f"rule on {question.en}"),
        in_force=Span("2010-01-01"),
        confidence=Confidence.VERIFIED,
        question=question,
        **value,
    )


LEAD = requires(Question.NOTICE_LEAD, at_least=Days(7))
LEAD_10 = requires(Question.NOTICE_LEAD, "-10", at_least=Days(10))
CHANNEL = requires(Question.NOTICE_CHANNEL, all_of=(Channel.MASS_MEDIA,))
CONTENT = requires(Question.NOTICE_CONTENT, all_of=(NoticeItem.TIME, NoticeItem.CONTENT))
FORM = requires(Question.FORM, one_of=(Form.ONLINE, Form.IN_PERSON))
CLUSTERS = requires(Question.CLUSTERS, one_of=(Form.IN_PERSON,))
CHAIRS = requires(Question.CHAIRS, all_of=(Organ.COMMITTEE, Organ.COUNCIL))
PARTNER = requires(Question.PARTNER, all_of=(Organ.FRONT,))
INVITEES = requires(Question.INVITEES, all_of=(Organ.PARTY, Organ.FRONT))
MONITORING = requires(Question.MONITORING, all_of=(Organ.FRONT, Organ.COUNCIL))
RESULT = requires(Question.RESULT_WITHIN, at_most=Days(10))
CONCLUSION = requires(Question.CONCLUSION_WITHIN, at_most=Days(10))
ANSWER = requires(Question.ANSWER_WITHIN, at_most=Days(20))
RESULT_CHANNELS = requires(Question.RESULT_CHANNELS, all_of=(Channel.MASS_MEDIA, Channel.POSTING))
FREQUENCY = requires(Question.FREQUENCY, at_least=Times(2))
AFTERWARDS: Final = (
    Question.RESULT_WITHIN,
    Question.RESULT_CHANNELS,
    Question.CONCLUSION_WITHIN,
    Question.ANSWER_WITHIN,
)
"""What is due after the conference, so that its last day may be rolled over a day off."""
RULES: Final = (
    LEAD,
    LEAD_10,
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
    FREQUENCY,
)


def body(organ: Organ | None) -> Body:
    return Body.named("Mặt trận" if organ is None else organ.vi, organ=organ)


COMMITTEE = body(Organ.COMMITTEE)


def regulation(*rules: Rule, place: Unit = WARD) -> Regulation:
    return Regulation(place=place, level=place.level, on=HELD, rules=rules or RULES)


def plan(*provisions: Provision, **changes: object) -> Plan:
    found = {
        "id": "plan-a",
        "document": Document(kind=DocumentKind.PLAN, title=W, issuer=COMMITTEE),
        "place": WARD,
        "level": WARD.level,
        "organiser": COMMITTEE,
        "provisions": provisions,
        "extent": Extent.WHOLE,
    }
    return Plan(**(found | changes))


def held(day: str = HELD, **more: object) -> Occasion:
    return Occasion(when=When.on(day), **more)


def notice(**more: object) -> Notice:
    return Notice(words=W, **more)


def duty(case: FollowUpCase = FollowUpCase.PUBLISH, **more: object) -> FollowUp:
    return FollowUp(case=case, task=W, **more)


def breached(found: Plan, law: Regulation, as_of: object) -> list[Finding]:
    findings = check_plan(found, law, CALENDAR_DAYS, as_of=as_of)
    return [f for f in findings if f.verdict is Verdict.BREACHED]


def verdicts(found: Plan, law: Regulation, as_of: object) -> dict[str, Verdict]:
    findings = check_plan(found, law, CALENDAR_DAYS, as_of=as_of)
    return {f.check: f.verdict for f in findings}


def remedied(rule: Rule, *provisions: Provision, as_of: str = BEFORE, **changes: object) -> Remedy:
    """The remedy of the only breached finding of one rule."""
    found, law = plan(*provisions, **changes), regulation(rule)
    (finding,) = breached(found, law, as_of)
    return remedy(finding, found, law, CALENDAR_DAYS, as_of=as_of)


# --- plans at random: most things are told, and often against a rule ----------------------------


def mostly(told: st.SearchStrategy, silent: object) -> st.SearchStrategy:
    """What is told, and silence in one case of five."""
    return st.integers(0, 4).flatmap(lambda n: told if n else st.just(silent))


def some(kind: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(kind, min_size=1, max_size=most, unique=True).map(tuple)


def each(kind: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.lists(kind, min_size=1, max_size=most).map(tuple)


days = st.dates(as_day("2025-10-18"), as_day("2025-11-12")).map(as_day)
organs = mostly(some(st.sampled_from([Organ.COMMITTEE, Organ.PARTY, Organ.POLICE])), ())
channels = mostly(some(st.sampled_from([Channel.POSTING, Channel.PORTAL, Channel.WRITING])), ())
items = mostly(some(st.sampled_from([NoticeItem.TIME, NoticeItem.PLACE])), ())
periods = mostly(st.integers(1, 25).map(Days), None) | st.integers(1, 25).map(WorkingDays)
whens = mostly(days.map(When.on), None) | st.sampled_from(
    [
        When(as_written="tháng 10/2025", span=Span.of_month(2025, 10)),
        When(as_written="sau đó"),
        When(as_written="từ tháng 10", span=Span("2025-10-01")),
    ]
)
occasions = st.builds(
    Occasion,
    when=whens,
    form=mostly(st.sampled_from(Form), None),
    cluster=st.sampled_from([None, W]),
    chairs=mostly(each(st.builds(Chair, office=st.just(W), sits_for=organs), 2), ()),
    audience=mostly(each(st.builds(Audience, who=st.just(W), organs=organs), 2), ()),
    at=st.sampled_from(["", "2"]),
)
notices = st.builds(
    Notice,
    words=st.sampled_from([W, Words("chỉ tiếng Việt")]),
    lead=periods,
    on=whens,
    channels=channels,
    contents=items,
    at=st.sampled_from(["", "3"]),
)
duties = st.builds(
    FollowUp,
    case=st.sampled_from(
        [FollowUpCase.PUBLISH, FollowUpCase.CONCLUSION, FollowUpCase.ANSWER, FollowUpCase.MONITOR]
    ),
    task=st.just(W),
    within=periods,
    channels=channels,
)
tasks = st.builds(
    Assignment,
    body=mostly(st.sampled_from([COMMITTEE, body(Organ.POLICE), body(Organ.PARTY)]), body(None)),
    role=st.sampled_from([Role.LEAD, Role.COORDINATE, Role.MONITOR]),
    task=st.integers(0, 999).map(lambda n: Words(f"việc {n}")),
)
frequencies = st.builds(
    Frequency, at_least=st.integers(1, 2).map(Times), words=st.just(W), at=st.just("1")
)


def unique_tasks(provisions: tuple[Provision, ...]) -> bool:
    found = [(p.body.id, p.role, p.task.vi) for p in provisions if isinstance(p, Assignment)]
    return len(found) == len(set(found))


plans = st.builds(
    lambda provisions, extent, unseen: plan(*provisions, extent=extent, unseen=unseen),
    provisions=st.tuples(
        mostly(each(occasions, 2), ()),
        mostly(each(notices, 2), ()),
        mostly(each(duties, 3), ()),
        mostly(each(tasks, 2), ()),
        each(frequencies, 2),
    )
    .map(lambda groups: tuple(p for group in groups for p in group))
    .filter(unique_tasks),
    extent=mostly(st.just(Extent.WHOLE), Extent.PART),
    unseen=mostly(st.just(()), (Aspect.CHAIR, Aspect.FOLLOW_UP, Aspect.NOTICE)),
)
laws = st.lists(st.sampled_from(RULES), min_size=6, unique=True).map(lambda r: regulation(*r))
moments = st.sampled_from([BEFORE, "2025-10-15", "2025-10-25", "2025-11-05", AFTER])


def fewer(new: Provision) -> list[Provision]:
    """The same provision with each of its numbers one step nearer to what it was."""
    found: list[Provision] = []
    if isinstance(new, Notice) and isinstance(new.lead, Days) and new.lead.count > 1:
        found.append(attrs.evolve(new, lead=Days(new.lead.count - 1)))
    if isinstance(new, Notice) and new.on is not None and new.on.day is not None:
        found.append(attrs.evolve(new, on=When.on(new.on.day.add(days=1))))
    if isinstance(new, FollowUp) and isinstance(new.within, Days):
        found.append(attrs.evolve(new, within=Days(new.within.count + 1)))
    if isinstance(new, Frequency) and new.at_least.count > 1:
        found.append(attrs.evolve(new, at_least=Times(new.at_least.count - 1)))
    return found


def with_(found: Plan, place: int, provision: Provision | None) -> Plan:
    """The plan with one provision replaced or, for none, taken out."""
    rest = found.provisions[:place], found.provisions[place + 1 :]
    middle = () if provision is None else (provision,)
    return attrs.evolve(found, provisions=(*rest[0], *middle, *rest[1]))


def behind(found: Plan, as_of: str) -> bool:
    """Whether some conference of the plan was held by then."""
    spans = [o.when.span for o in found.occasions if o.when is not None]
    return any(s is not None and s.last is not None and s.last < as_day(as_of) for s in spans)


def judge(finding: Finding, found: Plan, law: Regulation, as_of: str) -> None:
    """Hold every promise about one breached finding."""
    told = remedy(finding, found, law, CALENDAR_DAYS, as_of=as_of)
    assert told.finding is finding
    assert told.changes
    assert told.words("vi") != told.words("en")
    if told.plan is None:
        assert told.late
        assert finding.rule.question not in AFTERWARDS  # this calendar cannot tell
        assert told.due is not None
        assert told.due.last < as_day(as_of)
        if finding.rule.question is Question.NOTICE_LEAD:
            lasts = [o.when.span.last for o in found.occasions if o.when and o.when.span]
            first = min(day for day in lasts if day is not None)
            assert told.due.last == first.subtract(days=finding.rule.at_least.count)
        return
    assert not told.late
    rolls = told.due is not None and finding.rule.question in AFTERWARDS
    assert told.before_days_off is rolls
    assert rolls or told.due is None or told.due.last >= as_day(as_of)
    old = verdicts(found, law, as_of)
    new = verdicts(told.plan, law, as_of)
    reached = new[finding.check]
    allowed = {check for check, v in old.items() if v is Verdict.BREACHED} - {finding.check}
    whole = found.extent is Extent.WHOLE and not found.unseen
    if whole and not behind(found, as_of):
        assert reached is Verdict.MET

    def as_good(other: Plan) -> bool:
        told = verdicts(other, law, as_of)
        newly = {check for check, v in told.items() if v is Verdict.BREACHED}
        return told[finding.check] is reached and newly <= allowed

    assert reached is not Verdict.BREACHED
    assert as_good(told.plan)
    before = dict(enumerate(found.provisions))
    changed = [i for i, p in enumerate(told.plan.provisions) if before.get(i) != p]
    assert changed
    assert attrs.evolve(told.plan, provisions=()) == attrs.evolve(found, provisions=())
    for place in changed:
        assert not as_good(with_(told.plan, place, before.get(place)))
    for place in changed:
        numbers = before.get(place)
        for less in fewer(told.plan.provisions[place]):
            if numbers is not None and less_moved(numbers, less, told.plan.provisions[place]):
                assert not as_good(with_(told.plan, place, less))


def less_moved(was: Provision, less: Provision, new: Provision) -> bool:
    """Whether a step back is one in a number that the remedy changed.

    A promise in working days became one in as many days, whatever more the rule would leave.
    """
    if isinstance(getattr(was, "within", None), WorkingDays):
        return False
    names = ("lead", "on", "within", "at_least")
    return any(
        getattr(less, name, None) != getattr(new, name, None) != getattr(was, name, None)
        for name in names
    )


class TestEveryRemedy:
    @settings(max_examples=settings.default.max_examples // 2)
    @given(found=plans, law=laws, as_of=moments)
    def test_makes_the_finding_met_breaks_nothing_and_is_the_least(
        self, found: Plan, law: Regulation, as_of: str
    ) -> None:
        for finding in breached(found, law, as_of):
            judge(finding, found, law, as_of)

    @settings(max_examples=settings.default.max_examples // 2)
    @given(found=plans, as_of=moments)
    def test_one_after_another_they_leave_only_what_is_late(self, found: Plan, as_of: str) -> None:
        law = regulation()
        for _ in range(len(breached(found, law, as_of))):
            told = (
                remedy(f, found, law, CALENDAR_DAYS, as_of=as_of)
                for f in breached(found, law, as_of)
            )
            found = next((t.plan for t in told if t.plan is not None), found)
        left = breached(found, law, as_of)
        assert all(remedy(f, found, law, CALENDAR_DAYS, as_of=as_of).late for f in left)

    @pytest.mark.parametrize("whole", [{}, {"extent": Extent.WHOLE, "unseen": ()}])
    @pytest.mark.parametrize("as_of", [BEFORE, "2016-01-01"])
    @pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
    def test_holds_for_every_real_plan_under_demanding_rules(
        self, path: Path, as_of: str, whole: dict[str, object]
    ) -> None:
        """As it was read, and as if nothing of it had stayed unread."""
        found = attrs.evolve(plan_from_json(path.read_text(encoding="utf-8")), **whole)
        law = regulation(place=found.place)
        for finding in breached(found, law, as_of):
            judge(finding, found, law, as_of)

    @pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
    def test_holds_for_every_real_plan_of_a_ward_under_the_law_of_2025(self, path: Path) -> None:
        found = plan_from_json(path.read_text(encoding="utf-8"))
        place = attrs.evolve(found.place, kind=UnitKind.PHUONG, span=None)
        found = attrs.evolve(found, place=place, level=place.level)
        law = dc.law.regulation_for(place, on=HELD)
        for finding in breached(found, law, "2016-01-01"):
            judge(finding, found, law, "2016-01-01")


class TestEntailed:
    """4 days' notice breaks 5, 7 and 10: the remedy of the strictest removes all three."""

    @given(
        numbers=st.lists(st.integers(2, 20), min_size=1, max_size=4, unique=True),
        given_=st.integers(1, 20),
        dated=st.booleans(),
    )
    def test_the_strictest_remedy_removes_what_is_entailed(
        self, *, numbers: list[int], given_: int, dated: bool
    ) -> None:
        rules = [requires(Question.NOTICE_LEAD, f"-{n}", at_least=Days(n)) for n in numbers]
        law = regulation(*rules)
        on = When.on(as_day(HELD).subtract(days=given_))
        found = plan(held(), notice(on=on) if dated else notice(lead=Days(given_)))
        findings = breached(found, law, BEFORE)
        assert len(findings) == sum(n > given_ for n in numbers)
        for finding in findings:
            told = remedy(finding, found, law, CALENDAR_DAYS, as_of=BEFORE)
            wanted = finding.rule.at_least.count
            left = breached(told.plan, law, BEFORE)
            assert len(left) == sum(n > wanted for n in numbers)


# --- each question ------------------------------------------------------------------------------


class TestNotice:
    def test_is_moved_earlier_by_exactly_the_days_that_lack(self) -> None:
        told = remedied(LEAD, held(), notice(on=When.on("2025-10-24", at="08:00"), at="3"))
        (new,) = told.plan.of(Notice)
        assert new.on.day == as_day("2025-10-22")
        assert new.on.clock.at == "08:00"
        assert told.changes == (
            Words(
                "Mục 3: thông báo ngày 22/10/2025, sớm hơn 02 ngày.",
                "Section 3: give notice on 2025-10-22, 2 days earlier.",
            ),
        )
        assert new.words.en.startswith("content [amended: ")
        assert new.words.vi.startswith("nội dung [sửa: ")
        assert told.words("en").splitlines() == [told.changes[0].en, "Last day: 2025-10-22."]
        assert told.words("vi").splitlines() == [told.changes[0].vi, "Hạn cuối: 22/10/2025."]

    def test_its_number_is_raised_to_what_is_demanded(self) -> None:
        told = remedied(LEAD, held(), notice(lead=Days(5)))
        assert told.plan.of(Notice)[0].lead == Days(7)
        assert told.changes[0].en == "give notice 7 days before instead of 5 days."

    def test_number_and_day_are_both_changed_only_where_both_are_late(self) -> None:
        late = notice(lead=Days(5), on=When.on("2025-10-25"))
        early = notice(lead=Days(5), on=When.on("2025-10-01"))
        assert len(remedied(LEAD, held(), late).changes) == 2
        told = remedied(LEAD, held(), early)
        assert len(told.changes) == 1
        assert told.plan.of(Notice)[0].on == early.on

    def test_the_nearest_of_several_is_moved(self) -> None:
        told = remedied(LEAD, held(), notice(lead=Days(2)), notice(lead=Days(6)))
        assert [n.lead for n in told.plan.of(Notice)] == [Days(2), Days(7)]

    def test_on_its_last_day_it_can_still_be_given_and_a_day_later_not(self) -> None:
        late = (held(), notice(lead=Days(5)))
        assert remedied(LEAD, *late, as_of="2025-10-22").plan is not None
        told = remedied(LEAD, *late, as_of="2025-10-23")
        assert told.plan is None
        assert told.late
        assert told.due == Span.on("2025-10-22")
        assert "move the conference" in told.words("en")
        assert "dời ngày họp" in told.words("vi")
        assert "Last day:" not in told.words("en")

    def test_a_stricter_rule_that_is_late_leaves_time_for_a_milder_one(self) -> None:
        found, law = plan(held(), notice(lead=Days(5))), regulation(LEAD, LEAD_10)
        told = {
            f.rule.slug: remedy(f, found, law, CALENDAR_DAYS, as_of="2025-10-21")
            for f in breached(found, law, "2025-10-21")
        }
        assert told[LEAD_10.slug].late
        assert told[LEAD.slug].plan.of(Notice)[0].lead == Days(7)
        lacking = plan(held(), notice(channels=(Channel.WRITING,)))
        law = regulation(CHANNEL, LEAD, LEAD_10)
        (finding,) = breached(lacking, law, "2025-10-21")
        added = remedy(finding, lacking, law, CALENDAR_DAYS, as_of="2025-10-21")
        assert added.due == Span.on("2025-10-22")

    def test_after_the_conference_only_the_reason_is_left(self) -> None:
        told = remedied(LEAD, held(), notice(lead=Days(5)), as_of=AFTER)
        assert "next time" in told.words("en")
        assert "lần sau" in told.words("vi")

    def test_without_a_day_of_the_conference_it_is_never_too_late(self) -> None:
        told = remedied(LEAD, notice(lead=Days(5)), as_of=AFTER)
        assert told.plan is not None
        assert told.due is None

    @pytest.mark.parametrize(
        ("rule", "lacking", "kept"),
        [
            (CHANNEL, {"channels": (Channel.WRITING,)}, "channels"),
            (requires(Question.NOTICE_CONTENT, all_of=(NoticeItem.TIME,)), None, "contents"),
        ],
    )
    def test_what_it_lacks_is_added_and_the_rest_kept(
        self, rule: Requirement, lacking: dict[str, object] | None, kept: str
    ) -> None:
        had = lacking or {"contents": (NoticeItem.PLACE,), "lead": Days(9)}
        told = remedied(rule, held(), notice(**had))
        found = getattr(told.plan.of(Notice)[0], kept)
        assert found == (*had[kept], *rule.all_of)
        assert told.due == Span.on(HELD)

    def test_what_the_notice_lacks_is_due_when_notice_is_due(self) -> None:
        found = plan(held(), notice(channels=(Channel.WRITING,)))
        law = regulation(LEAD, CHANNEL)
        (finding,) = breached(found, law, BEFORE)
        told = remedy(finding, found, law, CALENDAR_DAYS, as_of=BEFORE)
        assert told.due == Span.on("2025-10-22")

    @pytest.mark.parametrize(
        ("rule", "given_"),
        [
            (CHANNEL, {"channels": (Channel.WRITING,)}),
            (
                requires(Question.NOTICE_CONTENT, all_of=(NoticeItem.TIME,)),
                {"contents": (NoticeItem.PLACE,)},
            ),
        ],
    )
    def test_one_that_was_given_already_is_followed_by_another(
        self, rule: Requirement, given_: dict[str, object]
    ) -> None:
        past = notice(on=When.on("2025-10-01"), **given_)
        told = remedied(rule, held(), past, as_of="2025-10-10")
        assert told.plan.of(Notice)[0] == past
        assert len(told.plan.of(Notice)) == 2
        assert told.changes[0].en.startswith("add: ")

    def test_several_conferences_and_a_notice_in_the_past_need_another_notice(self) -> None:
        past = notice(on=When.on("2025-10-01"), lead=Days(3))
        told = remedied(LEAD, held(), held("2025-11-10"), past, as_of="2025-10-10")
        assert [n.lead for n in told.plan.of(Notice)] == [Days(3), Days(7)]


class TestConference:
    def test_the_organ_that_lacks_is_put_in_the_chair(self) -> None:
        sole = Chair(office=W, sits_for=(Organ.COMMITTEE,))
        told = remedied(CHAIRS, held(chairs=(sole,), at="2"))
        (new,) = told.plan.occasions
        assert [c.sits_for for c in new.chairs] == [(Organ.COMMITTEE,), (Organ.COUNCIL,)]
        assert told.changes[0].en == (
            "Section 2: in the chair also: Standing body of the People's Council."
        )
        assert told.due == Span.on(HELD)

    def test_a_silent_conference_beside_it_is_completed_with_all_that_is_demanded(self) -> None:
        """A chair for one organ alone would newly lack the other."""
        sole = Chair(office=W, sits_for=(Organ.COMMITTEE,))
        told = remedied(CHAIRS, held(chairs=(sole,)), held("2025-11-10"))
        first, second = told.plan.occasions
        assert len(first.chairs) == 2
        assert {o for c in second.chairs for o in c.sits_for} == {Organ.COMMITTEE, Organ.COUNCIL}

    def test_guests_are_invited(self) -> None:
        rule = requires(Question.INVITEES, all_of=(Organ.PARTY,))
        told = remedied(rule, held(audience=(Audience(who=W, organs=(Organ.FRONT,)),)))
        assert told.plan.occasions[0].audience[-1].organs == (Organ.PARTY,)
        assert told.changes[0].en == "invite also: Party committee."

    def test_one_that_was_held_is_past_remedy(self) -> None:
        guests = (Audience(who=W, organs=(Organ.FRONT,)),)
        rule = requires(Question.INVITEES, all_of=(Organ.PARTY,))
        told = remedied(rule, held(audience=guests), as_of=AFTER)
        assert told.late
        assert told.plan is None
        assert "report the reason" in told.words("en")

    def test_the_first_lawful_form_is_taken(self) -> None:
        told = remedied(FORM, held(form=Form.WRITTEN))
        assert told.plan.occasions[0].form is Form.ONLINE
        assert told.changes[0].en == "form: online instead of in writing."

    def test_a_form_that_would_break_another_rule_is_passed_over(self) -> None:
        found = plan(held(form=Form.WRITTEN, cluster=W))
        law = regulation(FORM, CLUSTERS)
        for finding in breached(found, law, BEFORE):
            told = remedy(finding, found, law, CALENDAR_DAYS, as_of=BEFORE)
            assert told.plan.occasions[0].form is Form.IN_PERSON

    def test_a_form_that_is_not_said_is_said(self) -> None:
        told = remedied(FORM, held(form=Form.WRITTEN), held("2025-11-10"))
        assert [o.form for o in told.plan.occasions] == [Form.ONLINE, Form.ONLINE]
        assert told.changes[1].en == "form: online."

    def test_of_a_partly_read_document_only_what_goes_against_the_rule_is_changed(self) -> None:
        told = remedied(
            FORM, held(form=Form.WRITTEN), held("2025-11-10"), extent=Extent.PART, unseen=()
        )
        assert [o.form for o in told.plan.occasions] == [Form.ONLINE, None]

    def test_rules_that_no_form_keeps_have_no_remedy(self) -> None:
        online = requires(Question.FORM, "-online", one_of=(Form.ONLINE,))
        here = requires(Question.FORM, "-here", one_of=(Form.IN_PERSON,))
        found, law = plan(held(form=Form.ONLINE)), regulation(online, here)
        (finding,) = breached(found, law, BEFORE)
        told = remedy(finding, found, law, CALENDAR_DAYS, as_of=BEFORE)
        assert told.plan is None
        assert not told.late
        assert "rules" in told.words("en")
        assert told.words("vi") != told.words("en")


class TestBodies:
    @pytest.mark.parametrize(
        ("rule", "role"),
        [
            (PARTNER, Role.COORDINATE),
            (requires(Question.MONITORING, all_of=(Organ.FRONT,)), Role.MONITOR),
        ],
    )
    def test_one_that_is_missing_is_given_the_task(self, rule: Requirement, role: Role) -> None:
        other = Assignment(body=body(Organ.POLICE), role=role, task=W)
        told = remedied(rule, held(), other)
        new = told.plan.assignments[-1]
        assert (new.body.organ, new.body.id, new.role) == (Organ.FRONT, "ward-front", role)
        assert told.changes[0].en.startswith("a task: Fatherland Front committee")

    def test_monitoring_can_be_assigned_after_the_conference(self) -> None:
        rule = requires(Question.MONITORING, all_of=(Organ.FRONT,))
        other = Assignment(body=body(Organ.POLICE), role=Role.MONITOR, task=W)
        assert remedied(rule, held(), other, as_of=AFTER).plan is not None

    def test_who_organises_it_cannot_be_joined_after_it(self) -> None:
        other = Assignment(body=body(Organ.POLICE), role=Role.COORDINATE, task=W)
        assert remedied(PARTNER, held(), other, as_of=AFTER).late


class TestAfterwards:
    @pytest.mark.parametrize(
        ("rule", "case"),
        [
            (RESULT, FollowUpCase.PUBLISH),
            (CONCLUSION, FollowUpCase.CONCLUSION),
            (ANSWER, FollowUpCase.ANSWER),
        ],
    )
    def test_the_days_are_shortened(self, rule: Requirement, case: FollowUpCase) -> None:
        told = remedied(rule, held(), duty(case, within=Days(25), at="5"))
        assert told.plan.of(FollowUp)[0].within == rule.at_most
        assert told.changes[0].en.startswith("Section 5: within ")
        assert told.changes[0].en.endswith("instead of 25 days.")
        assert told.due == Span.on(as_day(HELD).add(days=rule.at_most.count))

    def test_a_promise_in_working_days_is_never_made_longer(self) -> None:
        told = remedied(RESULT, held(), duty(within=Days(25)), duty(within=WorkingDays(3)), duty())
        assert [d.within for d in told.plan.of(FollowUp)] == [Days(10), Days(3), Days(10)]
        assert told.changes[2].en == "within 10 days."

    def test_a_channel_is_added_to_the_publication(self) -> None:
        rule = requires(Question.RESULT_CHANNELS, all_of=(Channel.POSTING,))
        found = plan(held(), duty(channels=(Channel.WRITING,)))
        law = regulation(RESULT, rule)
        (finding,) = breached(found, law, BEFORE)
        told = remedy(finding, found, law, CALENDAR_DAYS, as_of=BEFORE)
        assert told.plan.of(FollowUp)[0].channels == (Channel.WRITING, Channel.POSTING)
        assert told.due == Span.on("2025-11-08")
        assert told.words("vi").endswith("Hạn cuối: 08/11/2025 (chưa tính ngày nghỉ).")
        assert told.words("en").endswith("Last day: 2025-11-08 (days off not counted).")
        calendar = dc.law.CALENDAR
        known = remedy(finding, found, law, calendar, as_of="2025-11-10")
        assert (known.late, known.before_days_off) == (False, False)
        assert known.words("en").endswith("Last day: 2025-11-10.")
        late = remedy(finding, found, law, calendar, as_of="2025-11-11")
        assert late.late
        assert late.plan is None
        assert "at once" in late.words("en")
        assert "làm ngay" in late.words("vi")

    @pytest.mark.parametrize("as_of", ["2025-11-09", AFTER])
    def test_without_known_days_off_no_day_after_the_conference_is_said_to_have_passed(
        self, as_of: str
    ) -> None:
        """2025-11-08 is a Saturday, so the result may be published until Monday, 10 November."""
        told = remedied(RESULT, held(), duty(within=Days(25)), as_of=as_of)
        assert not told.late
        assert told.plan.of(FollowUp)[0].within == Days(10)
        assert told.due == Span.on("2025-11-08")
        assert "chưa tính ngày nghỉ" in told.words("vi")
        notice_late = remedied(LEAD, held(), notice(lead=Days(5)), as_of="2025-10-23")
        assert (notice_late.late, notice_late.before_days_off) == (True, False)

    def test_the_last_day_of_an_open_month_is_a_span(self) -> None:
        month = Occasion(when=When(as_written="tháng 10", span=Span.of_month(2025, 10)))
        told = remedied(RESULT, month, duty(within=Days(25)))
        assert told.due == Span("2025-10-11", until="2025-11-11")
        assert told.words("en").endswith(
            "Last day: a day in 2025-10-11 to 2025-11-10, by the day chosen (days off not counted)."
        )
        assert told.words("vi").endswith(
            "Hạn cuối: một ngày trong 11/10/2025 đến 10/11/2025, tùy ngày họp (chưa tính ngày "
            "nghỉ)."
        )


class TestFrequency:
    def test_the_number_a_year_is_raised(self) -> None:
        one = Frequency(at_least=Times(1), words=W, at="1")
        told = remedied(FREQUENCY, one)
        assert told.plan.of(Frequency)[0].at_least == Times(2)
        assert told.changes[0].en == "Section 1: 2 a year instead of 1 a year."


class TestWithoutAChange:
    def test_a_pending_finding_says_what_is_to_be_done_by_when(self) -> None:
        found, law = plan(held()), regulation(LEAD)
        (finding,) = check_plan(found, law, CALENDAR_DAYS, as_of=BEFORE)
        told = remedy(finding, found, law, CALENDAR_DAYS, as_of=BEFORE)
        assert (told.plan, told.late, told.due) == (None, False, finding.due)
        assert told.changes == (finding.remedy,)
        assert "2025-10-22" in told.words("en")

    @pytest.mark.parametrize("as_of", ["2025-06-01", "2026-02-01"])
    def test_a_finding_of_a_cascade_says_what_the_unit_is_to_do(self, as_of: str) -> None:
        city = Unit(id="tinh", name="Tỉnh", kind=UnitKind.TINH)
        body = Body.named("UBND xã, phường", level=Level.WARD)
        below = Assignment(body=body, role=Role.IMPLEMENT, task=W, at="IV.6")
        upper = plan(held(), below, place=city, level=city.level)
        law = regulation(FREQUENCY)
        finding, _ = check_cascade(
            upper, (), lambda _: law, Territory(units=(city, WARD)), as_of=as_of, complete=True
        )
        told = remedy(finding, upper, law, CALENDAR_DAYS, as_of=as_of)
        assert told.plan is None
        assert told.late is (finding.verdict is Verdict.BREACHED)
        assert told.changes == (finding.remedy,)
        assert told.due == finding.due

    @pytest.mark.parametrize("as_of", [BEFORE, AFTER])
    def test_a_finding_that_is_met_has_no_remedy(self, as_of: str) -> None:
        found, law = plan(held(form=Form.ONLINE)), regulation(FORM)
        (finding,) = check_plan(found, law, CALENDAR_DAYS, as_of=as_of)
        with pytest.raises(InvalidValueError) as refused:
            remedy(finding, found, law, CALENDAR_DAYS, as_of=as_of)
        assert speaks_both_languages(refused.value)

    def test_a_finding_of_another_plan_or_day_is_refused(self) -> None:
        found, law = plan(held(), notice(lead=Days(5))), regulation(LEAD)
        (finding,) = breached(found, law, BEFORE)
        for other in (plan(held(), notice(lead=Days(9))), attrs.evolve(found, id="plan-b")):
            with pytest.raises(InvalidValueError) as refused:
                remedy(finding, other, law, CALENDAR_DAYS, as_of=BEFORE)
            assert speaks_both_languages(refused.value)
            assert refused.value.details["check"] == LEAD.id

    def test_working_days_are_counted_by_what_is_known_on_the_day_of_asking(self) -> None:
        """The finding is found again, whatever calendar it is asked with."""
        found, law = plan(held(), duty(within=Days(25))), regulation(RESULT)
        findings = check_plan(found, law, dc.law.CALENDAR, as_of=BEFORE)
        told = [
            remedy(f, found, law, dc.law.CALENDAR, as_of=BEFORE)
            for f in findings
            if f.verdict is Verdict.BREACHED
        ]
        assert [t.due for t in told] == [Span.on("2025-11-10")]  # the 8th is a Saturday


def speaks_both_languages(error: DialogueError) -> bool:
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(remedies) == sorted(remedies.__all__)
