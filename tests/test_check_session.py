"""Was a conference held as ruled: each check of a record met, breached, pending, off, or open.

The scenes below are written by hand for each kind of check, from what its clause says; they are
played for every rule shipped, on a day on which it holds, at a unit that it binds.
"""

import datetime as dt
import os
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import evidence, findings, part_checks, session_checks
from dialogue_core.calendars import Calendar
from dialogue_core.compliance import check, check_plan, check_session
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import (
    Announced,
    Answered,
    Attended,
    Cancelled,
    Closed,
    Concluded,
    Ended,
    Event,
    Forwarded,
    Held,
    Invited,
    Monitored,
    Opened,
    Performed,
    Planned,
    Postponed,
    Published,
    Received,
    Replaced,
    Rescheduled,
    Screened,
    Speaker,
    Spoke,
    TakenDown,
    Tallied,
    Vouched,
)
from dialogue_core.findings import Finding, Waiver, waived
from dialogue_core.law import CALENDAR, INSTRUMENTS, gia_nghia_2022, regulation_for
from dialogue_core.plans import (
    Chair,
    Document,
    Exclusion,
    FollowUp,
    Notice,
    Occasion,
    Plan,
    Venue,
    When,
)
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Limit, Owed, Requirement, Rule
from dialogue_core.screening import ActOwed
from dialogue_core.session_checks import checks_of_record
from dialogue_core.sessions import Recorder, Session
from dialogue_core.statements import Given
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Citation, Days, Span, Times, Words, WorkingDays, as_day
from dialogue_core.vocabulary import (
    Act,
    Admission,
    AnswerWay,
    Channel,
    Competence,
    Confidence,
    Delivery,
    DocumentKind,
    Ending,
    Extent,
    FollowUpCase,
    Form,
    Handling,
    Institution,
    Level,
    Measure,
    Milestone,
    NoticeItem,
    Organ,
    Passing,
    Protection,
    PublicationKind,
    Question,
    RecordAspect,
    Settler,
    Severity,
    SpeakerKind,
    StatementKind,
    Telling,
    Term,
    UnitKind,
    Verdict,
)

MET, BREACHED, PENDING = Verdict.MET, Verdict.BREACHED, Verdict.PENDING
OFF, OPEN = Verdict.NOT_APPLICABLE, Verdict.NOT_EVALUATED
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
W = Words("nội dung", "content")

COMMITTEE = Body.named("UBND", "committee", organ=Organ.COMMITTEE)
FRONT = Body.named("Mặt trận", "Front", organ=Organ.FRONT)
SOMEBODY = Body.named("Đơn vị liên quan", "units concerned")
ORGANS = {organ: Body.named(organ.vi, organ.en, organ=organ) for organ in Organ}

KINDS = {Level.WARD: UnitKind.XA, Level.CITY: UnitKind.HUYEN, Level.PROVINCE: UnitKind.TINH}


# --- a rule, alone, on a day on which it holds ----------------------------------------------------


@attrs.frozen(kw_only=True)
class Scene:
    """One rule and a conference that it governs, on ``day``; what the record tells is added."""

    rule: Rule
    term: Term | None = None
    dated: bool = False
    """Whether the clause says by when the result is out, as each text with channels does."""

    @property
    def place(self) -> Unit:
        """A unit that the rule binds."""
        kinds = self.rule.unit_kinds
        kind = kinds[0] if kinds else KINDS[self.rule.levels[0]]
        home = self.rule.places[0] if self.rule.places else "tinh"
        return Unit(id=f"{home}/mot", name="Một", kind=kind)

    @property
    def day(self):
        """A Wednesday on which it holds, far from its ends where there is room."""
        force = self.rule.in_force
        wanted = as_day("2022-10-12")
        if not force.covers(wanted.subtract(days=40)) or not force.covers(wanted.add(days=60)):
            wanted = force.since.add(days=45 if force.covers(force.since.add(days=60)) else 3)
        return wanted.add(days=(2 - wanted.weekday()) % 7)

    def on(self, days: int):
        """The day so many days after the conference; before it, negative."""
        return self.day.add(days=days)

    @property
    def number(self) -> int:
        """The rule's number of days."""
        return (self.rule.at_least or self.rule.at_most).count

    @property
    def regulation(self) -> Regulation:
        """The rule and nothing else, but for the days that its clause gives for the result."""
        rules = [self.rule]
        if isinstance(self.rule, Requirement) and self.dated:
            within = {"question": Question.RESULT_WITHIN, "slug": "result", "at_most": Days(10)}
            sure = {"confidence": Confidence.VERIFIED, "by_analogy": False, "all_of": ()}
            rules.append(attrs.evolve(self.rule, **within, **sure))
        return Regulation(place=self.place, level=self.place.level, on=self.day, rules=tuple(rules))

    def session(self, *events: Event, **fields: object) -> Session:
        """A record of these events."""
        given_ = {"organiser": COMMITTEE, **fields}
        return Session(id="S", place=self.place, **given_).record(*events)

    @property
    def by_clusters(self) -> Plan:
        """A plan that has it held by clusters."""
        return Plan(
            id="theo-cum",
            document=Document(kind=DocumentKind.PLAN, title=Words("Kế hoạch"), issuer=COMMITTEE),
            place=self.place,
            level=self.place.level,
            organiser=COMMITTEE,
            extent=Extent.WHOLE,
            provisions=tuple(
                Occasion(when=When.on(self.on(days)), cluster=Words(f"cụm {days}"))
                for days in (0, 2)
            ),
        )

    def find(
        self, session: Session, as_of: object, regulation: Regulation | None = None
    ) -> list[Finding]:
        """What is found, with the plan where the record names one."""
        plan = self.by_clusters if session.plan else None
        law = regulation or self.regulation
        return list(check_session(session, plan, law, CALENDAR, as_of=as_of))


Played = tuple[Session, object]
Play = Callable[[Scene], Played]


def opened(s: Scene, **fields: object) -> Opened:
    return Opened(on=s.day, **fields)


def vouched(s: Scene, aspect: RecordAspect, days: int = 0) -> Vouched:
    return Vouched(on=s.on(days), aspect=aspect)


def planned(s: Scene) -> Planned:
    return Planned(on=s.on(-60), held=Span.on(s.day))


def cancelled(s: Scene) -> Played:
    """A conference that is not held cannot go against a rule on how it is held."""
    return s.session(planned(s), Cancelled(on=s.on(-1))), s.on(90)


def told_nothing(s: Scene) -> Played:
    """It was opened; the record tells nothing else."""
    return s.session(opened(s)), s.on(300)


def ahead(s: Scene) -> Played:
    """It is planned, long before the day."""
    return s.session(planned(s)), s.on(-50)


def announced(**fields: object) -> Play:
    def play(s: Scene) -> Played:
        days = fields.get("days", -20)
        told = {k: v for k, v in fields.items() if k != "days"}
        return s.session(
            Announced(on=s.on(days), **told), opened(s), vouched(s, RecordAspect.NOTICE)
        ), s.on(1)

    return play


def chaired(organ: Callable[[Scene], Organ]) -> Play:
    return lambda s: (
        s.session(
            opened(s, chairs=(Chair(office=W, sits_for=(organ(s),)),)),
            vouched(s, RecordAspect.CHAIR),
        ),
        s.on(1),
    )


def other_than(organ: Term) -> Organ:
    return next(o for o in (Organ.POLICE, Organ.ASSOCIATIONS) if o is not organ)


def published(days: int, channel: Channel = Channel.MASS_MEDIA, vouch: int = 40) -> Play:
    return lambda s: (
        s.session(
            opened(s),
            Published(on=s.on(days), what=PublicationKind.RESULT, channel=channel),
            vouched(s, RecordAspect.PUBLICATION, vouch),
        ),
        s.on(max(vouch, days)),
    )


def posted(up_for: int | None, *, ask_after: int, vouch: int | None = None) -> Play:
    def play(s: Scene) -> Played:
        events = [
            opened(s),
            Published(on=s.on(2), what=PublicationKind.RESULT, channel=Channel.POSTING),
        ]
        if up_for is not None:
            events.append(
                TakenDown(on=s.on(2 + up_for), what=PublicationKind.RESULT, channel=Channel.POSTING)
            )
        if vouch is not None:
            events.append(vouched(s, RecordAspect.PUBLICATION, vouch))
        return s.session(*events), s.on(2 + ask_after)

    return play


# --- statements ---------------------------------------------------------------------------------

REACHABLE = {
    Competence.OTHER_AGENCY: Settler.OTHER_AGENCY,
    Competence.NOT_STATE: Settler.NOT_STATE,
    Competence.HIGHER: Settler.CENTRAL,
}


def settler(s: Scene, allowed: tuple[Term, ...]) -> Settler:
    for competence, found in REACHABLE.items():
        if competence in allowed:
            return found
    own = {Level.WARD: Settler.WARD, Level.CITY: Settler.CITY, Level.PROVINCE: Settler.PROVINCE}
    return own[s.place.level]


def said(s: Scene, **changes: object) -> dc.Statement:
    """A statement to which the rule speaks."""
    condition = Given() if isinstance(s.rule, Requirement) else s.rule.given
    named = {name.value: values for name, values in condition.named}
    by = settler(s, named.get("competence", (Competence.OWN,)))
    part = dc.Part(
        kind=named.get("kind", (StatementKind.PETITION,))[0],
        topic=named.get("topic", (None,))[0],
        settled_by=by,
        decision_maker=by,
        accused_managed_by=by,
        party_discipline=named.get("party_discipline", (None,))[0],
        settled=named.get("settled", (None,))[0],
        secrecy=named.get("secrecy", (None,))[0],
    )
    told = {
        "id": "S1",
        "on": s.day,
        "words": dc.Sealed("…"),
        "delivery": named.get("delivery", (Delivery.SPOKEN,))[0],
        "conduct": named.get("conduct", (None,))[0],
        "capacity": named.get("capacity", (None,))[0],
        "parts": (part,),
    }
    return dc.Statement(**(told | changes))


def received(s: Scene) -> Received:
    return Received(on=s.day, statement=said(s))


def screened(s: Scene, **fields: object) -> Screened:
    told = {
        "part": "S1/1",
        "content": said(s).parts[0],
        "admission": (Admission.HEAR,),
        "proposed": tuple(Handling),
        "protection": Protection.SECRET,
    }
    return Screened(on=s.day, **(told | fields))


def heard(s: Scene) -> Spoke:
    return Spoke(on=s.day, speaker=Speaker(kind=SpeakerKind.CHAIR), about=("S1/1",))


ALL_TOLD = (RecordAspect.STATEMENTS, RecordAspect.FLOOR)


def with_statement(*events: Callable[[Scene], Event], whole: bool = True, days: int = 300) -> Play:
    return lambda s: (
        s.session(
            opened(s),
            received(s),
            *(event(s) for event in events),
            *(vouched(s, aspect) for aspect in ALL_TOLD if whole),
        ),
        s.on(days),
    )


def without_statements(s: Scene) -> Played:
    """Somebody vouches that nobody said anything."""
    return s.session(opened(s), vouched(s, RecordAspect.STATEMENTS)), s.on(300)


def of_other_meeting(s: Scene) -> Played:
    """A voter meeting is another institution."""
    return s.session(opened(s), institution=Institution.VOTER_MEETING), s.on(90)


NO_DAY = "no day is involved: the rule gives none"
OF_A_YEAR = "it is about a year, not one conference: tests/test_check_year.py"
NO_CRITERION = "the text gives neither a criterion nor a number"

YEARLY: dict[Verdict, Play | str] = {
    MET: OF_A_YEAR,
    BREACHED: OF_A_YEAR,
    PENDING: OF_A_YEAR,
    OFF: of_other_meeting,
    OPEN: told_nothing,
}
VALUELESS: dict[Verdict, Play | str] = {
    MET: NO_CRITERION,
    BREACHED: NO_CRITERION,
    PENDING: NO_CRITERION,
    OFF: cancelled,
    OPEN: told_nothing,
}

SCENES: dict[Question, dict[Verdict, Play | str]] = {
    Question.FREQUENCY: YEARLY,
    Question.VOTER_REQUEST: YEARLY,
    Question.WHEN_NECESSARY: VALUELESS,
    Question.FORM: {
        MET: lambda s: (s.session(opened(s, form=s.rule.one_of[0])), s.on(1)),
        BREACHED: lambda s: (s.session(opened(s, form=Form.WRITTEN)), s.on(1)),
        PENDING: ahead,
        OFF: cancelled,
        OPEN: told_nothing,
    },
    Question.CLUSTERS: {
        MET: lambda s: (s.session(opened(s, form=Form.IN_PERSON), plan="theo-cum"), s.on(1)),
        BREACHED: lambda s: (s.session(opened(s, form=Form.ONLINE), plan="theo-cum"), s.on(1)),
        PENDING: lambda s: (s.session(planned(s), plan="theo-cum"), s.on(-50)),
        OFF: lambda s: (s.session(opened(s, form=Form.ONLINE)), s.on(1)),
        OPEN: lambda s: (s.session(Held(on=s.day, form=Form.ONLINE)), s.on(1)),
    },
    Question.CHAIRS: {
        MET: chaired(lambda s: s.term),
        BREACHED: chaired(lambda s: other_than(s.term)),
        PENDING: ahead,
        OFF: cancelled,
        OPEN: lambda s: (
            s.session(Held(on=s.day, chairs=(Chair(office=W, sits_for=(Organ.POLICE,)),))),
            s.on(90),
        ),
    },
    Question.PARTNER: {
        MET: lambda s: (s.session(opened(s), partners=(ORGANS[s.term],)), s.on(1)),
        BREACHED: lambda s: (s.session(opened(s), vouched(s, RecordAspect.ORGANISATION)), s.on(1)),
        PENDING: ahead,
        OFF: cancelled,
        OPEN: lambda s: (
            s.session(opened(s), vouched(s, RecordAspect.ORGANISATION), partners=(SOMEBODY,)),
            s.on(1),
        ),
    },
    Question.INVITEES: {
        MET: lambda s: (s.session(Invited(on=s.on(-9), organs=(s.term,)), opened(s)), s.on(1)),
        BREACHED: lambda s: (
            s.session(
                Invited(on=s.on(-9), organs=(other_than(s.term),)),
                opened(s),
                vouched(s, RecordAspect.INVITATION),
            ),
            s.on(1),
        ),
        PENDING: ahead,
        OFF: cancelled,
        OPEN: lambda s: (
            s.session(Attended(on=s.day, organs=(other_than(s.term),)), opened(s)),
            s.on(1),
        ),
    },
    Question.NOTICE_LEAD: {
        MET: lambda s: announced(days=-s.number)(s),
        BREACHED: lambda s: announced(days=1 - s.number)(s),
        PENDING: lambda s: (s.session(planned(s)), s.on(-s.number)),
        OFF: cancelled,
        OPEN: lambda s: (s.session(planned(s), opened(s)), s.on(1)),
    },
    Question.NOTICE_CHANNEL: {
        MET: lambda s: announced(channels=(s.term,))(s),
        BREACHED: announced(channels=(Channel.HOTLINE,)),
        PENDING: ahead,
        OFF: cancelled,
        OPEN: announced(),
    },
    Question.NOTICE_CONTENT: {
        MET: lambda s: announced(contents=(s.term,))(s),
        BREACHED: lambda s: announced(contents=tuple(i for i in NoticeItem if i is not s.term))(s),
        PENDING: ahead,
        OFF: cancelled,
        OPEN: announced(),
    },
    Question.RESULT_WITHIN: {
        MET: lambda s: published(s.number)(s),
        BREACHED: lambda s: published(s.number + 6)(s),
        PENDING: lambda s: (s.session(opened(s)), s.on(s.number)),
        OFF: cancelled,
        OPEN: told_nothing,
    },
    Question.CONCLUSION_WITHIN: {
        MET: lambda s: (s.session(opened(s), Concluded(on=s.on(s.number))), s.on(60)),
        BREACHED: lambda s: (
            s.session(opened(s), Concluded(on=s.on(40)), vouched(s, RecordAspect.CONCLUSION, 50)),
            s.on(60),
        ),
        PENDING: lambda s: (s.session(opened(s)), s.on(1)),
        OFF: cancelled,
        OPEN: told_nothing,
    },
    Question.RESULT_CHANNELS: {
        MET: lambda s: published(3, s.term)(s),
        BREACHED: published(3, Channel.HOTLINE),
        PENDING: ahead,
        OFF: cancelled,
        OPEN: told_nothing,
    },
    Question.POSTING_DAYS: {
        MET: posted(31, ask_after=40),
        BREACHED: posted(29, ask_after=40, vouch=33),
        PENDING: posted(None, ask_after=29),
        OFF: cancelled,
        OPEN: posted(None, ask_after=31),
    },
    Question.MONITORING: {
        MET: lambda s: (s.session(opened(s), Monitored(on=s.on(30), by=ORGANS[s.term])), s.on(60)),
        BREACHED: lambda s: (
            s.session(
                opened(s), Monitored(on=s.on(30), by=COMMITTEE), vouched(s, RecordAspect.MONITORING)
            ),
            s.on(60),
        ),
        PENDING: NO_DAY,
        OFF: cancelled,
        OPEN: told_nothing,
    },
    Question.ANSWER_WITHIN: {
        MET: with_statement(lambda s: answer(s, s.number)),
        BREACHED: with_statement(lambda s: answer(s, s.number + 9)),
        PENDING: with_statement(days=1),
        OFF: cancelled,
        OPEN: with_statement(),
    },
    Question.TOLD_WITHIN: {
        MET: with_statement(lambda s: answer(s, 14)),
        BREACHED: with_statement(lambda s: answer(s, 25)),
        PENDING: with_statement(days=14),
        OFF: without_statements,
        OPEN: with_statement(),
    },
}


def answer(s: Scene, days: int) -> Answered:
    return Answered(on=s.on(days), part="S1/1", how=AnswerWay.IN_WRITING)


OF_PROTECTION: dict[Verdict, Play | str] = {
    MET: with_statement(),
    BREACHED: with_statement(heard),
    PENDING: NO_DAY,
    OFF: without_statements,
    OPEN: with_statement(whole=False),
}
OF_HANDLING: dict[Verdict, Play | str] = {
    MET: with_statement(lambda s: screened(s, decided=s.rule.only[0])),
    BREACHED: with_statement(
        lambda s: screened(s, decided=next(h for h in Handling if h not in s.rule.only))
    ),
    PENDING: NO_DAY,
    OFF: without_statements,
    OPEN: with_statement(screened),
}
OF_ADMISSION: dict[Verdict, Play | str] = {
    MET: with_statement(lambda s: screened(s, heard=False)),
    BREACHED: with_statement(lambda s: screened(s, heard=True)),
    PENDING: NO_DAY,
    OFF: without_statements,
    OPEN: with_statement(screened),
}
OF_LIMIT = {Protection: OF_PROTECTION, Handling: OF_HANDLING, Admission: OF_ADMISSION}


def owed(s: Scene, **fields: object) -> Screened:
    acts = ActOwed(act=s.rule.act, within=s.rule.within, since=s.rule.since, rules=(s.rule.id,))
    return screened(s, acts=(acts,), heard=False, **fields)


def done(days: int) -> Callable[[Scene], Performed]:
    return lambda s: Performed(on=s.on(days), part="S1/1", act=s.rule.act)


NO_PERIOD = "the act has no period, so it is never late"
STANDING = "a duty that lasts: no single act fulfils it and no record proves it"


def of_act(rule: Owed) -> dict[Verdict, Play | str]:
    if rule.act in (Act.KEEP_IDENTITY_SECRET, Act.CONFIRM_NOTHING):
        return {
            MET: STANDING,
            BREACHED: STANDING,
            PENDING: NO_DAY,
            OFF: without_statements,
            OPEN: with_statement(owed),
        }
    timed = rule.within is not None
    on_receipt = rule.act in (Act.RECORD, Act.SPLIT)
    return {
        MET: with_statement(owed, done(1)),
        BREACHED: with_statement(owed, done(200)) if timed else NO_PERIOD,
        PENDING: with_statement(owed, days=1) if timed else NO_DAY,
        OFF: without_statements,
        OPEN: with_statement(owed, whole=not on_receipt),
    }


OF_GAP: dict[Verdict, Play | str] = {
    MET: "a listed gap asks nothing",
    BREACHED: "a listed gap asks nothing",
    PENDING: "a listed gap asks nothing",
    OFF: told_nothing,
    OPEN: lambda s: (
        s.session(opened(s), institution=Institution.GROUP_DIALOGUE),
        s.on(90),
    ),
}


def scenes_of(rule: Rule) -> dict[Verdict, Play | str]:
    match rule:
        case Requirement(stated=True, question=question) if question is not Question.VOTER_REQUEST:
            return VALUELESS
        case Requirement():
            return SCENES[rule.question]
        case Limit():
            return OF_LIMIT[type(rule.only[0])]
        case Owed():
            return of_act(rule)
        case _:
            return OF_GAP


def scenes() -> list[Scene]:
    """Every check of every rule shipped, alone."""
    found = []
    for instrument in INSTRUMENTS:
        for rule in instrument.rules:
            dated = isinstance(rule, Requirement) and rule.question is Question.RESULT_CHANNELS
            found += [
                Scene(rule=rule, term=term_of(rule, c.part), dated=dated)
                for c in checks_of_record(rule)
            ]
    return found


def term_of(rule: Rule, part: str) -> Term | None:
    """The thing that one check of several looks for."""
    if not isinstance(rule, Requirement) or not rule.all_of:
        return None
    return next(t for t in rule.all_of if part in ("", t.value))


SHIPPED = scenes()
OUGHT = {
    Question.CONCLUSION_WITHIN: {"at_most": Days(10)},
    Question.ANSWER_WITHIN: {"at_most": Days(10)},
}
"""The questions that no rule shipped answers for a record; a plan or a local text may."""


def sure(scene: Scene) -> Scene:
    """The same rule, read in full and about conferences, so that it may yield a breach."""
    rule = attrs.evolve(scene.rule, confidence=Confidence.VERIFIED, by_analogy=False)
    return attrs.evolve(scene, rule=rule)


def of_question(question: Question, **value: object) -> Scene:
    rule = Requirement(
        cites=Citation("1/2020/QH14", article=1),
        slug=question.value.replace("_", "-"),
        text=W,
        in_force=Span("2020-01-01"),
        confidence=Confidence.VERIFIED,
        levels=(Level.WARD,),
        question=question,
        **value,
    )
    return Scene(rule=rule, term=rule.all_of[0] if rule.all_of else None)


EVERY = [
    *SHIPPED,
    *dict.fromkeys(sure(scene) for scene in SHIPPED),
    *(of_question(question, **value) for question, value in OUGHT.items()),
]


def by_name(value: object) -> str | None:
    if isinstance(value, Scene):
        sure_ = "" if value.rule.carries_breach else ", doubtful"
        return f"{value.rule.id}{'' if value.term is None else '/' + value.term.value}{sure_}"
    return value.value if isinstance(value, Verdict) else None


def played(scene: Scene, verdict: Verdict) -> Finding:
    """The finding of the scene's check, after a play for that verdict."""
    play = scenes_of(scene.rule)[verdict]
    assert callable(play)
    found = [f for f in scene.find(*play(scene)) if f.rule is scene.rule]
    several = isinstance(scene.rule, Requirement) and len(scene.rule.all_of) > 1
    part = scene.term.value if several and scene.term is not None else ""
    return next(f for f in found if f.part == part)


def carries_all_that_its_verdict_calls_for(found: Finding, rule: Rule) -> None:
    """Assert what is missing, remedied, due and grave for a verdict, in both languages."""
    doubt = found.verdict is PENDING and not rule.carries_breach
    assert (found.missing is not None) is (found.verdict is OPEN or doubt)
    assert (found.remedy is not None) is (found.verdict in (BREACHED, PENDING))
    assert (found.due is not None) is (found.verdict is PENDING)
    assert (found.deadline is not None) is (found.verdict is PENDING)
    assert (found.severity is not None) is (found.verdict is BREACHED)
    assert (found.subject, found.text, found.cites) == ("S", rule.text, (rule.cites,))
    for words in (found.saw, found.missing, found.remedy):
        assert words is None or (words.vi and words.en and words.vi != words.en)
    for lang in ("vi", "en"):
        assert found.verdict.label(lang) in found.words(lang)
        assert rule.cites.words(lang) in found.words(lang)


class TestEveryCheck:
    """Each check of each rule shipped can come out in each of the five ways, or it is said why."""

    @pytest.mark.parametrize("scene", EVERY, ids=by_name)
    def test_it_comes_out_as_the_scene_for_each_verdict_is_written(self, scene: Scene) -> None:
        for verdict in Verdict:
            if isinstance(reason := scenes_of(scene.rule)[verdict], str):
                assert len(reason) > 20
                continue
            found = played(scene, verdict)
            if verdict is BREACHED and not scene.rule.carries_breach:
                assert found.verdict is OPEN, verdict
                assert scene.rule.cites.words("en") in found.missing.en
                assert scene.rule.cites.words("vi") in found.missing.vi
            else:
                assert found.verdict is verdict, found.words("en")
            carries_all_that_its_verdict_calls_for(found, scene.rule)

    def test_every_check_shipped_is_there_once(self) -> None:
        ids = [by_name(scene) for scene in SHIPPED]
        assert len(set(ids)) == len(ids) > 100
        kinds = {type(scene.rule) for scene in SHIPPED}
        assert kinds == {Requirement, Limit, Owed, Absence}

    def test_every_question_has_scenes(self) -> None:
        assert set(SCENES) == set(Question)

    @pytest.mark.parametrize("question", Question)
    def test_a_question_has_a_check_by_a_rule_shipped_or_ought_to(self, question: Question) -> None:
        asked = {s.rule.question for s in SHIPPED if isinstance(s.rule, Requirement)}
        assert (question in asked) is (question not in OUGHT)

    def test_what_asks_nothing_of_a_record_has_no_check(self) -> None:
        silent = [rule for text in INSTRUMENTS for rule in text.rules if not checks_of_record(rule)]
        for rule in silent:
            if isinstance(rule, Limit):
                assert {Protection.NONE, Admission.HEAR, Admission.MAY_REFUSE} & set(rule.only)
            elif isinstance(rule, Absence):
                assert rule.question is None
            else:
                assert not isinstance(rule, Requirement | Owed)


class TestScope:
    """A rule speaks about a conference, held, on a day on which the rule holds."""

    STATUTORY = tuple(s for s in SHIPPED if isinstance(s.rule, Requirement))
    OF_THE_DAY = tuple(
        s for s in STATUTORY if s.rule.question.anchor is dc.vocabulary.Anchor.CONFERENCE_DAY
    )

    @pytest.mark.parametrize(
        "institution",
        [
            Institution.VOTER_MEETING,
            Institution.CITIZEN_RECEPTION,
            Institution.COMMUNITY_CONFERENCE,
            Institution.SETTLEMENT_DIALOGUE,
        ],
    )
    def test_another_institution_is_told_apart(self, institution: Institution) -> None:
        for scene in SHIPPED:
            session = scene.session(opened(scene), institution=institution)
            for found in scene.find(session, scene.on(90)):
                assert found.verdict is OFF
                assert institution.vi in found.saw.vi
                assert institution.en in found.saw.en

    @pytest.mark.parametrize(
        "institution",
        [Institution.PARTY_DIALOGUE, Institution.GROUP_DIALOGUE, Institution.OTHER_MEETING],
    )
    def test_where_no_text_says_whether_it_is_the_conference_nothing_is_judged(
        self, institution: Institution
    ) -> None:
        for scene in SHIPPED:
            session = scene.session(
                opened(scene, form=Form.WRITTEN),
                *(vouched(scene, aspect) for aspect in RecordAspect),
                institution=institution,
            )
            for found in scene.find(session, scene.on(90)):
                assert found.verdict is OPEN
                assert institution.en in found.missing.en
                assert institution.vi in found.missing.vi

    def test_every_institution_says_whether_it_is_the_conference(self) -> None:
        told = {i: i.is_conference for i in Institution}
        assert [i for i, yes in told.items() if yes] == [Institution.DIALOGUE]
        assert sum(yes is None for yes in told.values()) == 3

    def test_without_a_day_the_law_is_not_known(self) -> None:
        scene = of_question(Question.FORM, one_of=(Form.IN_PERSON,))
        session = scene.session(Held(on=None, noted_on=scene.day, form=Form.WRITTEN))
        (found,) = scene.find(session, scene.on(9))
        assert found.verdict is OPEN
        assert "day of the conference" in found.missing.en
        postponed = scene.session(planned(scene), Postponed(on=scene.on(-3)))
        assert scene.find(postponed, scene.on(9))[0].verdict is OPEN

    def test_a_span_of_days_is_judged_where_the_rule_holds_throughout(self) -> None:
        scene = of_question(Question.FORM, one_of=(Form.IN_PERSON,))
        year = Held(on=None, within=Span.of_year(2024), noted_on="2025-01-09", form=Form.WRITTEN)
        assert scene.find(scene.session(year), "2025-02-01")[0].verdict is BREACHED
        ends = attrs.evolve(
            scene, rule=attrs.evolve(scene.rule, in_force=Span("2020-01-01", "2024-06-01"))
        )
        open_ended = Held(on=None, within=Span("2024-01-01"), noted_on="2025-01-09")
        for event in (year, open_ended):
            (found,) = ends.find(ends.session(event), "2025-02-01")
            assert found.verdict is OPEN
            assert "several texts" in found.missing.en

    def test_the_regulation_of_another_day_is_refused(self) -> None:
        scene = of_question(Question.FORM, one_of=(Form.IN_PERSON,))
        session = scene.session(Opened(on="2019-12-31"))
        with pytest.raises(InvalidValueError, match="does not govern") as refused:
            scene.find(session, "2020-01-01")
        assert "không áp dụng" in refused.value.vi

    def test_the_regulation_of_another_place_is_refused(self) -> None:
        scene = of_question(Question.FORM, one_of=(Form.IN_PERSON,))
        elsewhere = attrs.evolve(scene.session(), place=attrs.evolve(scene.place, id="tinh/hai"))
        with pytest.raises(InvalidValueError, match="regulation of its place"):
            scene.find(elsewhere, "2022-01-01")

    @pytest.mark.parametrize("scene", [sure(s) for s in OF_THE_DAY], ids=by_name)
    def test_what_was_planned_and_never_opened_breaches_nothing(self, scene: Scene) -> None:
        """Art. 43(2)(3) of law 72/2025/QH15 binds the conference that is held.

        Not to hold one goes against the number a year, which `check_year` looks at.
        """
        vouches = [vouched(scene, aspect, 60) for aspect in RecordAspect]
        announced_ = Announced(on=scene.on(-2), held=Span.on(scene.day))
        for before in (planned(scene), announced_):
            silent = scene.session(before, *vouches)
            for found in scene.find(silent, scene.on(60)):
                assert found.verdict is OPEN
                assert "whether the conference was held" in found.missing.en
                assert "có tổ chức" in found.missing.vi

    def test_a_conference_is_asked_about_only_once_its_last_day_is_past(self) -> None:
        s = of_question(Question.RESULT_WITHIN, at_most=Days(9))
        month = s.session(Planned(on="2022-08-15", held=Span.of_month(2022, 10)))
        assert s.find(month, "2022-10-31")[0].verdict is PENDING
        assert s.find(month, "2022-11-01")[0].verdict is OPEN
        held = month.record(Opened(on="2022-10-28"))
        assert s.find(held, "2022-11-01")[0].verdict is PENDING

    @given(st.sampled_from(STATUTORY))
    def test_what_was_replaced_by_writing_was_not_held(self, scene: Scene) -> None:
        session = scene.session(planned(scene), Replaced(on=scene.on(-2)))
        found = scene.find(session, scene.on(90))
        of_the_day = scene.rule.question.anchor is dc.vocabulary.Anchor.CONFERENCE_DAY
        assert {f.verdict for f in found} == {OFF if of_the_day else OPEN}


class TestSilence:
    """Silence proves nothing until somebody vouches, on a day after the act was owed."""

    LEAD = of_question(Question.NOTICE_LEAD, at_least=Days(7))
    RESULT = of_question(Question.RESULT_WITHIN, at_most=Days(9))

    @given(st.integers(-20, 20), st.integers(-20, 20))
    def test_a_vouch_counts_from_the_day_after_the_last_day(self, vouch: int, asked: int) -> None:
        s = self.LEAD
        session = s.session(
            planned(s), vouched(s, RecordAspect.NOTICE, vouch), opened(s, noted_on=s.on(20))
        )
        (found,) = s.find(session, s.on(asked))
        if asked <= -7:
            assert found.verdict is PENDING
        elif 0 < asked < 20:  # nothing tells yet that it was held, so nothing was breached
            assert found.verdict is OPEN
        elif -7 < vouch <= asked:
            assert found.verdict is BREACHED
        else:
            assert found.verdict is OPEN

    def test_an_opening_without_any_notice_folds_and_is_found(self) -> None:
        s = self.LEAD
        silent = s.session(opened(s))
        assert s.find(silent, s.on(1))[0].verdict is OPEN
        known = silent.record(vouched(s, RecordAspect.NOTICE))
        (found,) = s.find(known, s.on(1))
        assert found.verdict is BREACHED
        assert found.severity is Severity.LASTING

    def test_a_vouch_for_another_side_proves_nothing(self) -> None:
        s = self.LEAD
        others = [vouched(s, a) for a in RecordAspect if a is not RecordAspect.NOTICE]
        assert s.find(s.session(opened(s), *others), s.on(1))[0].verdict is OPEN

    def test_a_vouch_without_a_day_counts_from_when_it_was_noted(self) -> None:
        s = self.LEAD
        event = Vouched(on=None, noted_on=s.on(2), aspect=RecordAspect.NOTICE)
        session = s.session(opened(s), event)
        assert s.find(session, s.on(2))[0].verdict is BREACHED
        assert s.find(session, s.on(1))[0].verdict is OPEN

    def test_what_is_missing_is_named(self) -> None:
        (found,) = self.LEAD.find(self.LEAD.session(opened(self.LEAD)), self.LEAD.on(1))
        assert Question.NOTICE_LEAD.en in found.missing.en
        assert RecordAspect.NOTICE.en in found.missing.en
        assert RecordAspect.NOTICE.vi in found.missing.vi

    def test_where_it_was_vouched_nobody_is_asked_to_vouch_again(self) -> None:
        s = of_question(Question.CHAIRS, all_of=(Organ.COUNCIL,))
        session = s.session(opened(s, chairs=(Chair(office=W),)), vouched(s, RecordAspect.CHAIR))
        (found,) = s.find(session, s.on(1))
        assert found.verdict is OPEN
        assert "word" not in found.missing.en

    def test_a_record_is_read_as_it_stood(self) -> None:
        s = self.RESULT
        late = Published(
            on=s.on(5), noted_on=s.on(30), what=PublicationKind.RESULT, channel=Channel.PORTAL
        )
        session = s.session(opened(s), late)
        assert s.find(session, s.on(6))[0].verdict is PENDING
        assert s.find(session, s.on(29))[0].verdict is OPEN
        assert s.find(session, s.on(30))[0].verdict is MET

    def test_numbers_prove_only_what_they_say(self) -> None:
        """Four of four answered on the spot are no statements on record."""
        tallies = [
            Tallied(on="2022-10-12", measure=measure, low=4, high=4)
            for measure in (Measure.RAISED, Measure.ANSWERED)
        ]
        for scene in SHIPPED:
            if scene.rule.in_force.covers(as_day("2022-10-12")):
                with_numbers = scene.session(Held(on="2022-10-12"), *tallies)
                without = scene.session(Held(on="2022-10-12"))
                assert scene.find(with_numbers, "2022-12-01") == scene.find(without, "2022-12-01")


class TestRollOver:
    """Civil Code art. 148(5): the administrative statutes do not repeat it, so it is a question.

    Of a conference on 29 October 2026 the tenth day is Sunday, 8 November.
    """

    PLACE = dc.law.TERRITORY.unit("lam-dong/bac-gia-nghia")
    LAW = regulation_for(PLACE, on="2026-10-29")

    def found(
        self, *days: tuple[str, Channel], calendar: Calendar = dc.law.CALENDAR
    ) -> dict[str, Finding]:
        session = Session(id="S", place=self.PLACE, organiser=COMMITTEE).record(
            Opened(on="2026-10-29"),
            *(Published(on=on, what=PublicationKind.RESULT, channel=how) for on, how in days),
        )
        found = check_session(session, None, self.LAW, calendar, as_of="2026-11-24")
        return {f.check.removeprefix("72/2025/QH15:43.3:"): f for f in found}

    LATE = ("2026-11-15", Channel.MASS_MEDIA)

    def test_what_only_the_roll_over_saves_carries_the_question(self) -> None:
        found = self.found(("2026-11-09", Channel.POSTING), self.LATE)
        for check_id in ("result", "result-channels/posting"):
            kept = found[check_id]
            assert kept.verdict is MET
            assert kept.missing is not None
            assert "the last day, 2026-11-08, is a day off" in kept.missing.en
            assert "hạn cuối 08/11/2026 là ngày nghỉ" in kept.missing.vi
            assert "Open question: the administrative statutes" in kept.missing.en
            assert kept.missing.vi in kept.words("vi")

    def test_only_what_proves_it_is_told(self) -> None:
        found = self.found(("2026-11-09", Channel.POSTING), self.LATE)
        assert "2026-11-09" in found["result"].saw.en
        assert "2026-11-15" not in found["result"].saw.en
        assert "2026-11-15" in found["result-channels/mass_media"].saw.en

    @pytest.mark.parametrize("day", ["2026-11-06", "2026-11-08"])
    def test_what_is_in_time_anyway_carries_none(self, day: str) -> None:
        found = self.found(("2026-11-09", Channel.POSTING), (day, Channel.PORTAL))
        assert (found["result"].verdict, found["result"].missing) == (MET, None)
        assert found["result-channels/posting"].missing is not None

    def test_a_calendar_without_rules_of_counting_has_no_note(self) -> None:
        bare = attrs.evolve(dc.law.CALENDAR, counting=())
        kept = self.found(("2026-11-09", Channel.POSTING), calendar=bare)["result"]
        assert kept.missing is not None
        assert kept.missing.en.endswith("rolls over to the next working day.")

    def test_working_days_roll_over_nowhere(self) -> None:
        s = of_question(Question.RESULT_WITHIN, at_most=WorkingDays(5))
        session = s.session(
            opened(s),
            Published(on=s.on(6), what=PublicationKind.RESULT, channel=Channel.PORTAL),
        )
        (found,) = s.find(session, s.on(9))
        assert (found.verdict, found.missing) == (MET, None)


class TestNotice:
    """Notice is given by announcing it, not by a date in a plan, and anew for a new day."""

    LEAD = TestSilence.LEAD
    BOTH = (
        of_question(Question.NOTICE_LEAD, at_least=Days(7)).rule,
        of_question(Question.NOTICE_CHANNEL, all_of=(Channel.MASS_MEDIA,)).rule,
        of_question(Question.NOTICE_CONTENT, all_of=(NoticeItem.TIME, NoticeItem.PLACE)).rule,
    )

    def test_a_plan_date_is_no_notice_date(self) -> None:
        s = self.LEAD
        session = s.session(planned(s), opened(s), vouched(s, RecordAspect.NOTICE))
        assert s.find(session, s.on(1))[0].verdict is BREACHED

    @given(st.integers(-30, 5))
    def test_seven_days_before_is_in_time_and_six_are_not(self, days: int) -> None:
        s = self.LEAD
        session = s.session(
            Announced(on=s.on(days), noted_on=s.on(9)),
            opened(s),
            vouched(s, RecordAspect.NOTICE, 9),
        )
        (found,) = s.find(session, s.on(9))
        assert found.verdict is (MET if days <= -7 else BREACHED)

    def test_a_notice_of_other_days_is_none_of_this_one(self) -> None:
        s = self.LEAD
        other = Announced(on=s.on(-20), held=Span.on(s.on(-2)))
        session = s.session(other, opened(s), vouched(s, RecordAspect.NOTICE))
        (found,) = s.find(session, s.on(1))
        assert found.verdict is OPEN
        assert "is for 2022-10-10, this conference is that of 2022-10-12" in found.missing.en
        assert "là cho ngày 10/10/2022, hội nghị tổ chức ngày 12/10/2022" in found.missing.vi
        assert found.saw.vi.startswith("thời hạn thông báo trước (hồ sơ ghi thông báo ngày 22/09/")
        assert "22/09/2022, cho ngày 10/10/2022)" in found.saw.vi
        short = attrs.evolve(other, on=s.on(-3))
        both_ways = s.session(short, opened(s), vouched(s, RecordAspect.NOTICE))
        assert s.find(both_ways, s.on(1))[0].verdict is BREACHED
        month = Announced(on=s.on(-20), held=Span.of_month(2022, 10))
        assert s.find(s.session(month, opened(s)), s.on(1))[0].verdict is MET

    @pytest.mark.parametrize("change", [Rescheduled, Postponed])
    def test_a_new_day_is_announced_anew(self, change: type[Event]) -> None:
        s = self.LEAD
        more = {"held": Span.on(s.day)} if change is Rescheduled else {}
        old, moved = Announced(on=s.on(-30)), change(on=s.on(-15), **more)
        stale = s.session(old, moved, opened(s), vouched(s, RecordAspect.NOTICE))
        (found,) = s.find(stale, s.on(1))
        assert found.verdict is OPEN
        assert "before the day was changed. Open question" in found.missing.en
        assert "trước khi đổi ngày họp. Câu hỏi mở" in found.missing.vi
        anew = s.session(old, moved, Announced(on=s.on(-9)), opened(s))
        assert s.find(anew, s.on(1))[0].verdict is MET
        same_day = s.session(old, moved, Announced(on=s.on(-15)), opened(s))
        assert s.find(same_day, s.on(1))[0].verdict is MET
        found_later = s.session(
            moved,
            Announced(on=s.on(-20), noted_on=s.on(-14)),
            opened(s),
            vouched(s, RecordAspect.NOTICE),
        )
        assert s.find(found_later, s.on(1))[0].verdict is OPEN

    def test_a_complete_notice_of_another_day_breaks_nothing(self) -> None:
        """72/2025/QH15 art. 43(2) does not speak of a day that is changed after the notice."""
        s = self.LEAD
        named = Announced(
            on=s.on(-19),
            held=Span.on(s.on(-9)),
            places=(Venue(name=W),),
            channels=(Channel.MASS_MEDIA,),
        )
        moved = Rescheduled(on=s.on(-10), held=Span.on(s.day))
        every = ["notice-lead", "notice-channel", "notice-content/time", "notice-content/place"]
        assert self.together(named, moved) == dict.fromkeys(every, OPEN)
        short = attrs.evolve(named, on=s.on(-11), contents=(NoticeItem.TIME,), places=())
        moved_to = attrs.evolve(moved, on=s.on(-10))
        assert self.together(short, moved_to) == {
            **dict.fromkeys(every, OPEN),
            "notice-content/place": BREACHED,
        }
        again = attrs.evolve(named, on=s.on(-9), held=Span.on(s.day))
        assert self.together(named, moved, again) == dict.fromkeys(every, MET)

    @given(
        st.lists(st.tuples(st.integers(-12, -1), st.booleans(), st.booleans()), max_size=4),
    )
    @settings(max_examples=200 if THOROUGH else 25)
    def test_what_is_told_holds_whether_or_not_the_notices_of_another_day_count(
        self, drawn: list[tuple[int, bool, bool]]
    ) -> None:
        s = self.LEAD
        notices = [
            (
                Announced(
                    on=s.on(days),
                    noted_on=s.on(0),
                    channels=(Channel.MASS_MEDIA if media else Channel.POSTING,),
                    contents=(NoticeItem.PLACE, NoticeItem.TIME),
                ),
                fits,
            )
            for days, media, fits in drawn
        ]
        found = self.together(
            *(one if fits else attrs.evolve(one, held=Span.on(s.on(-40))) for one, fits in notices)
        )
        counted = self.together(*(one for one, _ in notices))
        left_out = self.together(*(one for one, fits in notices if fits))
        for name, verdict in found.items():
            assert verdict in (OPEN, counted[name], left_out[name])
            if verdict is BREACHED:
                assert counted[name] is left_out[name] is BREACHED

    def test_a_notice_without_a_day_is_in_time_for_a_rule_without_days_only(self) -> None:
        undated = Announced(on=None, noted_on="2022-10-01", channels=(Channel.MASS_MEDIA,))
        lead = self.LEAD
        assert lead.find(lead.session(undated, opened(lead)), lead.on(1))[0].verdict is OPEN
        channel = Scene(rule=self.BOTH[1], term=Channel.MASS_MEDIA)
        assert (
            channel.find(channel.session(undated, opened(channel)), channel.on(1))[0].verdict is MET
        )

    def together(self, *events: Event, rules: tuple[Rule, ...] = BOTH) -> dict[str, Verdict]:
        """What rules of one clause find."""
        s = self.LEAD
        law = attrs.evolve(s.regulation, rules=rules)
        session = s.session(*events, opened(s), vouched(s, RecordAspect.NOTICE))
        return {
            f.check.rpartition(":")[2]: f.verdict
            for f in check_session(session, None, law, CALENDAR, as_of=s.on(1))
        }

    def test_a_channel_used_too_late_is_no_notice_through_it(self) -> None:
        """One clause: notice on mass media, at the latest 7 days before."""
        s = self.LEAD
        told = (NoticeItem.TIME, NoticeItem.PLACE)
        early = Announced(on=s.on(-9), channels=(Channel.POSTING,), contents=told)
        late = Announced(on=s.on(-3), channels=(Channel.MASS_MEDIA,), contents=told)
        assert self.together(early, late) == {
            "notice-lead": MET,
            "notice-channel": BREACHED,
            "notice-content/time": MET,
            "notice-content/place": MET,
        }

    def test_a_doubtful_number_of_days_makes_no_channel_late(self) -> None:
        s = self.LEAD
        doubtful = attrs.evolve(self.BOTH[0], confidence=Confidence.MEMORY)
        late = Announced(on=s.on(-3), channels=(Channel.MASS_MEDIA,))
        found = self.together(late, rules=(doubtful, self.BOTH[1]))
        assert found == {"notice-lead": OPEN, "notice-channel": MET}
        on_the_day = Announced(on=s.day, channels=(Channel.MASS_MEDIA,))
        found = self.together(on_the_day, rules=(doubtful, self.BOTH[1]))
        assert found["notice-channel"] is BREACHED

    def test_that_every_notice_came_late_is_one_breach(self) -> None:
        """Art. 43(2): what a notice tells, and through what, is no worse for its being late."""
        s = self.LEAD
        mute = Announced(on=s.on(-6), channels=(Channel.MASS_MEDIA,))
        assert self.together(mute) == {
            "notice-lead": BREACHED,
            "notice-channel": MET,
            "notice-content/time": OPEN,
            "notice-content/place": OPEN,
        }
        other_day = Announced(on=s.on(-20), held=Span.on(s.on(-2)), channels=(Channel.POSTING,))
        assert set(self.together(other_day, mute).values()) == {OPEN}
        partial = attrs.evolve(mute, channels=(Channel.HOTLINE,), contents=(NoticeItem.TIME,))
        assert self.together(partial) == {
            "notice-lead": BREACHED,
            "notice-channel": BREACHED,
            "notice-content/time": MET,
            "notice-content/place": BREACHED,
        }

    def test_until_nobody_vouches_that_every_notice_came_late_a_late_one_proves_nothing(
        self,
    ) -> None:
        s = self.LEAD
        late = Announced(on=s.on(-6), channels=(Channel.MASS_MEDIA,))
        law = attrs.evolve(s.regulation, rules=self.BOTH)
        found = s.find(s.session(late, opened(s)), s.on(1), law)
        assert {f.verdict for f in found} == {OPEN}

    def test_a_notice_that_names_the_day_and_the_place_tells_them(self) -> None:
        s = self.LEAD
        named = Announced(on=s.on(-9), held=Span.on(s.day), places=(Venue(name=W),))
        found = self.together(named)
        assert found["notice-content/time"] is found["notice-content/place"] is MET
        assert found["notice-channel"] is OPEN

    def test_a_window_is_pending_until_the_last_day_that_it_allows(self) -> None:
        s = self.LEAD
        month = s.session(Planned(on="2022-08-15", held=Span.of_month(2022, 10)))
        (found,) = s.find(month, "2022-09-30")
        assert found.verdict is PENDING
        assert found.due == Span("2022-09-24", "2022-10-25")
        assert s.find(month, "2022-10-25")[0].verdict is OPEN
        early = month.record(Announced(on="2022-09-24"))
        assert s.find(early, "2022-09-30")[0].verdict is MET
        between = month.record(Announced(on="2022-10-02"))
        assert s.find(between, "2022-10-03")[0].verdict is PENDING

    def test_a_plan_without_an_end_has_no_last_day(self) -> None:
        s = self.LEAD
        session = s.session(Planned(on="2022-08-15", held=Span("2022-10-01")))
        assert s.find(session, "2022-09-01")[0].verdict is OPEN
        channel = Scene(rule=self.BOTH[1], term=Channel.MASS_MEDIA)
        assert channel.find(session, "2022-09-01")[0].verdict is OPEN


class TestConference:
    """Who chairs, organises, is there; in what form; and what is made public afterwards."""

    def test_a_party_secretary_who_heads_the_council_does_not_make_the_committee_present(
        self,
    ) -> None:
        s = of_question(Question.CHAIRS, all_of=(Organ.COMMITTEE, Organ.COUNCIL))
        both = Chair(office=W, sits_for=(Organ.PARTY, Organ.COUNCIL))
        session = s.session(opened(s, chairs=(both,)), vouched(s, RecordAspect.CHAIR))
        assert [f.verdict for f in s.find(session, s.on(1))] == [BREACHED, MET]

    def test_who_chairs_and_who_is_there_are_guests_too(self) -> None:
        s = of_question(Question.INVITEES, all_of=(Organ.PARTY,))
        chair = Chair(office=W, sits_for=(Organ.PARTY,))
        for events in (
            (opened(s, chairs=(chair,)),),
            (opened(s), Attended(on=s.day, bodies=(ORGANS[Organ.PARTY],))),
        ):
            assert s.find(s.session(*events), s.on(1))[0].verdict is MET
        vouch = vouched(s, RecordAspect.INVITATION)
        nameless = opened(s, chairs=(Chair(office=W),))
        assert s.find(s.session(nameless, vouch), s.on(1))[0].verdict is OPEN
        nobody = s.session(opened(s, chairs=(Chair(office=W, sits_for=(Organ.COUNCIL,)),)), vouch)
        assert s.find(nobody, s.on(1))[0].verdict is BREACHED

    @pytest.mark.parametrize("role", ["organiser", "partners"])
    def test_who_organises_it_is_there_and_needs_no_invitation(self, role: str) -> None:
        """Law 65/2025/QH15 art. 24(2): the committee organises it with the Front and invites it."""
        s = of_question(Question.INVITEES, all_of=(Organ.FRONT,))
        vouch = vouched(s, RecordAspect.INVITATION)

        def found(body: Body) -> Verdict:
            given_ = {role: body if role == "organiser" else (body,)}
            return s.find(s.session(opened(s), vouch, **given_), s.on(1))[0].verdict

        assert found(FRONT) is MET
        assert found(ORGANS[Organ.POLICE]) is BREACHED
        assert found(SOMEBODY) is OPEN

    def test_the_form_in_which_it_is_held_counts_not_the_one_planned(self) -> None:
        s = of_question(Question.FORM, one_of=(Form.IN_PERSON,))
        session = s.session(
            Planned(on=s.on(-60), held=Span.on(s.day), form=Form.IN_PERSON),
            opened(s, form=Form.ONLINE),
        )
        assert s.find(session, s.on(1))[0].verdict is BREACHED

    def test_a_published_conclusion_may_be_the_result(self) -> None:
        s = TestSilence.RESULT
        vouch = vouched(s, RecordAspect.PUBLICATION, 30)

        def found(what: PublicationKind, days: int) -> Verdict:
            event = Published(on=s.on(days), what=what, channel=Channel.PORTAL)
            return s.find(s.session(opened(s), event, vouch), s.on(30))[0].verdict

        assert found(PublicationKind.CONCLUSION, 5) is OPEN
        assert found(PublicationKind.CONCLUSION, 15) is BREACHED
        assert found(PublicationKind.PLAN, 5) is BREACHED

    def test_a_published_result_without_a_day_is_open(self) -> None:
        s = TestSilence.RESULT
        event = Published(
            on=None, noted_on=s.on(4), what=PublicationKind.RESULT, channel=Channel.PORTAL
        )
        assert s.find(s.session(opened(s), event), s.on(30))[0].verdict is OPEN

    @pytest.mark.parametrize(
        ("since", "events", "verdict"),
        [
            (Milestone.CONCLUSION, [(Concluded, {}, 20)], MET),
            (Milestone.CONCLUSION, [(Concluded, {}, 5)], BREACHED),
            (Milestone.CONCLUSION, [(Concluded, {}, 20), (Concluded, {}, 5)], BREACHED),
            (Milestone.CONCLUSION, [], OPEN),
            (Milestone.NOTICE, [(Announced, {}, -5)], BREACHED),
            (Milestone.NOTICE, [], OPEN),
            (Milestone.ANSWER, [], OPEN),
            (
                Milestone.RESULT,
                [(Published, {"what": PublicationKind.RESULT, "channel": Channel.POSTING}, 21)],
                MET,
            ),
        ],
    )
    def test_days_may_count_from_another_act(
        self, since: Milestone, events: list[tuple[type[Event], dict, int]], verdict: Verdict
    ) -> None:
        """Within 7 days of the conclusion, of the notice, of the result; told on day 22."""
        question = (
            Question.CONCLUSION_WITHIN if since is Milestone.RESULT else Question.RESULT_WITHIN
        )
        s = of_question(question, at_most=Days(7), since=since)
        before = [kind(on=s.on(d), **more) for kind, more, d in events if d < 0]
        after = [kind(on=s.on(d), **more) for kind, more, d in events if d >= 0]
        act = (
            Concluded(on=s.on(22))
            if since is Milestone.RESULT
            else Published(on=s.on(22), what=PublicationKind.RESULT, channel=Channel.POSTING)
        )
        session = s.session(
            *before,
            opened(s),
            *after,
            act,
            vouched(s, RecordAspect.PUBLICATION, 80),
        )
        assert s.find(session, s.on(90))[0].verdict is verdict

    CHANNELS = of_question(Question.RESULT_CHANNELS, all_of=(Channel.POSTING,))

    def test_without_days_a_channel_is_missed_only_once_the_result_is_out(self) -> None:
        s = self.CHANNELS
        vouch = vouched(s, RecordAspect.PUBLICATION, 30)
        assert s.find(s.session(opened(s), vouch), s.on(30))[0].verdict is OPEN
        out = Published(on=s.on(4), what=PublicationKind.RESULT, channel=Channel.MASS_MEDIA)
        assert s.find(s.session(opened(s), out), s.on(30))[0].verdict is OPEN
        found = s.find(s.session(opened(s), out, vouch), s.on(30))[0]
        assert found.verdict is BREACHED
        assert found.severity is Severity.REPARABLE

    def test_a_channel_used_after_the_last_day_is_missed(self) -> None:
        s = self.CHANNELS
        law = attrs.evolve(s.regulation, rules=(s.rule, TestSilence.RESULT.rule))
        events = [
            Published(on=s.on(days), what=PublicationKind.RESULT, channel=channel)
            for days, channel in ((5, Channel.MASS_MEDIA), (20, Channel.POSTING))
        ]
        session = s.session(opened(s), *events, vouched(s, RecordAspect.PUBLICATION, 30))
        found = check_session(session, None, law, CALENDAR, as_of=s.on(30))
        assert {f.rule.question: f.verdict for f in found} == {
            Question.RESULT_CHANNELS: BREACHED,
            Question.RESULT_WITHIN: MET,
        }

    def test_a_loudspeaker_is_perhaps_mass_media(self) -> None:
        s = of_question(Question.NOTICE_CHANNEL, all_of=(Channel.MASS_MEDIA,))
        assert s.find(*announced(channels=(Channel.LOUDSPEAKER,))(s))[0].verdict is OPEN

    POSTED = of_question(Question.POSTING_DAYS, at_least=Days(30))

    @given(st.integers(0, 60))
    def test_thirty_days_on_end(self, up_for: int) -> None:
        """At least 30 days running; by Civil Code art. 147 the day of posting is not counted.

        What came down on the thirtieth day after hung for 30 days if it is. No text says which.
        """
        s = self.POSTED
        found = s.find(*posted(up_for, ask_after=90, vouch=70)(s))[0]
        if up_for == 30:
            assert found.verdict is OPEN
            assert "day of posting" in found.missing.en
            assert "ngày niêm yết" in found.missing.vi
        else:
            assert found.verdict is (MET if up_for > 30 else BREACHED)

    def test_what_is_put_up_again_on_the_day_it_came_down_hangs(self) -> None:
        s = self.POSTED
        what = {"what": PublicationKind.RESULT, "channel": Channel.POSTING}
        up, down = Published(on=s.on(2), **what), TakenDown(on=s.on(9), **what)
        anew = attrs.evolve(up, on=s.on(9))
        vouch = vouched(s, RecordAspect.PUBLICATION, 40)
        assert s.find(s.session(opened(s), up, down, anew, vouch), s.on(90))[0].verdict is MET
        gone = s.session(opened(s), up, anew, down, vouch)
        assert s.find(gone, s.on(90))[0].verdict is BREACHED

    def test_a_posting_that_still_hangs_is_known_by_somebody_s_word(self) -> None:
        s = self.POSTED
        assert s.find(*posted(None, ask_after=40, vouch=33)(s))[0].verdict is MET
        assert s.find(*posted(None, ask_after=40, vouch=32)(s))[0].verdict is OPEN

    def test_without_a_posting_its_days_are_open(self) -> None:
        s = self.POSTED
        (found,) = s.find(s.session(opened(s)), s.on(90))
        assert found.verdict is OPEN
        assert "posting" in found.missing.en

    @pytest.mark.parametrize("undated", ["up", "down"])
    def test_a_posting_without_a_day_is_open(self, undated: str) -> None:
        s = self.POSTED
        what = {"what": PublicationKind.RESULT, "channel": Channel.POSTING}
        up, down = (
            {"on": None, "noted_on": s.on(day)} if name == undated else {"on": s.on(day)}
            for name, day in (("up", 2), ("down", 20))
        )
        session = s.session(opened(s), Published(**up, **what), TakenDown(**down, **what))
        assert s.find(session, s.on(90))[0].verdict is OPEN

    def test_working_days_that_no_calendar_dates_are_open(self) -> None:
        s = of_question(Question.RESULT_WITHIN, at_most=WorkingDays(5))
        session = s.session(
            opened(s),
            Published(on=s.on(2), what=PublicationKind.RESULT, channel=Channel.PORTAL),
            vouched(s, RecordAspect.PUBLICATION, 60),
        )
        (found,) = check_session(session, None, s.regulation, dc.CALENDAR_DAYS, as_of=s.on(90))
        assert found.verdict is OPEN
        assert s.find(session, s.on(90))[0].verdict is MET

    def test_who_monitors_may_be_unknown(self) -> None:
        s = of_question(Question.MONITORING, all_of=(Organ.FRONT,))
        vouch = vouched(s, RecordAspect.MONITORING, 60)
        for by in (None, SOMEBODY):
            session = s.session(opened(s), Monitored(on=s.on(30), by=by), vouch)
            assert s.find(session, s.on(90))[0].verdict is OPEN

    def test_what_was_seen_is_told_with_its_days(self) -> None:
        s = of_question(Question.CONCLUSION_WITHIN, at_most=Days(9))
        session = s.session(
            opened(s), Concluded(on=s.on(3), number="12/TB-UBND"), Concluded(on=s.on(4))
        )
        (found,) = s.find(session, s.on(60))
        assert "12/TB-UBND on 2022-10-15" in found.saw.en
        assert "12/TB-UBND ngày 15/10/2022" in found.saw.vi
        undated = s.session(opened(s), Concluded(on=None, noted_on=s.on(3)))
        assert s.find(undated, s.on(4))[0].saw.en.startswith(Question.CONCLUSION_WITHIN.en)


class TestClusters:
    """Only the option to hold it by clusters is tied to the form in person (72/2025 art. 43(1))."""

    S = of_question(Question.CLUSTERS, one_of=(Form.IN_PERSON,))

    def found(self, form: Form | None, **fields: object) -> Finding:
        s = self.S
        return s.find(s.session(opened(s, form=form), **fields), s.on(9))[0]

    @pytest.mark.parametrize("form", Form)
    def test_a_conference_that_goes_on_another_day_is_not_thereby_one_by_clusters(
        self, form: Form
    ) -> None:
        """An occasion is shared by clusters and by the days of one conference alike."""
        found = self.found(form, occasion="HN-2025")
        assert found.verdict is OPEN
        assert "by clusters" in found.missing.en
        assert "theo cụm" in found.missing.vi

    @pytest.mark.parametrize("form", Form)
    def test_in_person_keeps_it_another_form_breaches_it_and_both_at_once_tell_nothing(
        self, form: Form
    ) -> None:
        verdicts = {Form.IN_PERSON: MET, Form.HYBRID: OPEN}
        found = self.found(form, plan="theo-cum", occasion="HN-2025")
        assert found.verdict is verdicts.get(form, BREACHED)
        assert (form is Form.HYBRID) is ("in person" in (found.missing or W).en)

    def test_a_plan_tells_it_for_the_days_that_it_names(self) -> None:
        s = self.S
        undated = attrs.evolve(s.by_clusters, provisions=(Occasion(cluster=W), Occasion()))
        mixed = Occasion(when=When.on(s.day))
        session = s.session(opened(s, form=Form.ONLINE), plan="theo-cum")

        def found(*provisions: Occasion) -> Verdict:
            plan = attrs.evolve(s.by_clusters, provisions=provisions)
            return check_session(session, plan, s.regulation, CALENDAR, as_of=s.on(9))[0].verdict

        of_the_day, later = s.by_clusters.provisions
        assert found(of_the_day, later) is BREACHED
        assert found(undated.provisions[0]) is BREACHED
        assert found(*undated.provisions) is OPEN
        assert found(of_the_day, mixed) is OPEN
        assert found(later) is OFF
        assert found(mixed, later) is OFF


# --- statements ---------------------------------------------------------------------------------


def limit(**fields: object) -> Scene:
    """A sure limit on denunciations."""
    told = {
        "cites": Citation("1/2020/QH14", article=2),
        "slug": "limit",
        "text": Words("giữ kín", "kept off"),
        "in_force": Span("2020-01-01"),
        "confidence": Confidence.VERIFIED,
        "given": Given(kind=(StatementKind.DENUNCIATION,)),
        "only": (Protection.IDENTITY, Protection.SECRET),
        **fields,
    }
    return Scene(rule=Limit(**told))


class TestFloor:
    """What is held from the floor is not heard there, and a denunciation said aloud is found."""

    HELD_OFF = limit()

    def test_a_denunciation_heard_aloud_is_a_grave_finding_that_names_the_part(self) -> None:
        s = self.HELD_OFF
        (found,) = s.find(*OF_PROTECTION[BREACHED](s))
        assert (found.verdict, found.about) == (BREACHED, ("S1/1",))
        assert found.severity is Severity.GRAVE
        assert "S1/1" in found.words("vi")

    ASIDE = limit(only=(Protection.HELD, Protection.IDENTITY, Protection.SECRET))
    """What is only kept off the floor, as a plan does with complaints."""

    def turn(self, speaker: Speaker, *, by: Speaker | None = None, s: Scene = HELD_OFF) -> Finding:
        """What is found of a turn about a statement of somebody's."""
        session = s.session(
            opened(s),
            attrs.evolve(received(s), speaker=by),
            Spoke(on=s.day, speaker=speaker, about=("S1",), seconds=20),
            *(vouched(s, aspect) for aspect in ALL_TOLD),
        )
        return s.find(session, s.on(9))[0]

    @pytest.mark.parametrize("s", [HELD_OFF, ASIDE], ids=["denunciation", "plan"])
    def test_who_stands_up_unasked_makes_nobody_disclose_anything(self, s: Scene) -> None:
        """Law 25/2018/QH14 art. 8(3) forbids who handles it to disclose it, not the denouncer.

        Nor does a plan forbid to receive a complaint: it is not *put* to the dialogue.
        """
        found = self.turn(Speaker(id="P1"), by=Speaker(id="P1"), s=s)
        assert (found.verdict, found.about) == (OPEN, ("S1/1",))
        assert "whether the chair stopped" in found.missing.en
        assert "tiếp nhận riêng" in found.missing.vi

    @pytest.mark.parametrize(
        ("speaker", "by", "verdict"),
        [
            (Speaker(kind=SpeakerKind.CHAIR), None, BREACHED),
            (Speaker(kind=SpeakerKind.BODY, body=SOMEBODY), None, BREACHED),
            (Speaker(kind=SpeakerKind.BODY, id="P1"), Speaker(id="P2"), BREACHED),
            (Speaker(kind=SpeakerKind.BODY, id="P1"), Speaker(id="P1"), OPEN),
            (Speaker(kind=SpeakerKind.DELEGATE), Speaker(), BREACHED),
            (Speaker(kind=SpeakerKind.DELEGATE), None, OPEN),
            (Speaker(kind=SpeakerKind.DELEGATE), Speaker(kind=SpeakerKind.DELEGATE), OPEN),
            (
                Speaker(kind=SpeakerKind.DELEGATE, id="P1"),
                Speaker(kind=SpeakerKind.DELEGATE, id="P2"),
                BREACHED,
            ),
            (Speaker(id="P2"), Speaker(id="P1"), OPEN),
        ],
    )
    def test_it_is_put_to_the_conference_by_the_chair_a_delegate_or_a_body(
        self, speaker: Speaker, by: Speaker | None, verdict: Verdict
    ) -> None:
        assert self.turn(speaker, by=by).verdict is verdict

    def test_only_what_had_to_be_kept_secret_came_out(self) -> None:
        chair = Speaker(kind=SpeakerKind.CHAIR)
        assert self.turn(chair).severity is Severity.GRAVE
        assert self.turn(chair, s=self.ASIDE).severity is Severity.LASTING

    def test_what_was_not_raised_on_the_floor_shows_no_more_than_that(self) -> None:
        """Art. 8(3) and 56 forbid any disclosure; the floor is one place of many."""
        found = self.HELD_OFF.find(*OF_PROTECTION[MET](self.HELD_OFF))[0]
        assert found.verdict is MET
        assert "as ruled" not in found.saw.en
        assert "not raised on the floor" in found.saw.en
        assert "does not show" in found.saw.en
        assert "không nêu trước hội nghị" in found.saw.vi
        aside = self.ASIDE.find(*OF_PROTECTION[MET](self.ASIDE))[0]
        assert "as ruled" in aside.saw.en

    @pytest.mark.parametrize("told", Telling)
    def test_an_end_that_was_told_in_public_may_have_told_who_denounced(
        self, told: Telling
    ) -> None:
        def ended(s: Scene) -> Ended:
            return Ended(on=s.on(3), part="S1/1", how=Ending.OWN_PROCEDURE, told=told)

        play = with_statement(ended)
        public = told is Telling.PUBLIC
        found = self.HELD_OFF.find(*play(self.HELD_OFF))[0]
        assert found.verdict is (OPEN if public else MET)
        assert public is ("in public" in (found.missing or W).en)
        assert self.ASIDE.find(*play(self.ASIDE))[0].verdict is MET
        aloud = self.HELD_OFF.find(*with_statement(ended, heard)(self.HELD_OFF))[0]
        assert aloud.verdict is BREACHED

    @pytest.mark.parametrize("how", AnswerWay)
    def test_to_answer_it_in_public_is_to_bring_it_to_the_floor(self, how: AnswerWay) -> None:
        s = self.HELD_OFF
        play = with_statement(lambda s: Answered(on=s.on(1), part="S1/1", how=how))
        public = how in (AnswerWay.ON_THE_SPOT, AnswerWay.IN_PUBLIC)
        assert s.find(*play(s))[0].verdict is (BREACHED if public else MET)

    def test_a_turn_about_the_whole_statement_is_about_its_only_part(self) -> None:
        s = self.HELD_OFF
        turn = Spoke(on=s.day, speaker=Speaker(kind=SpeakerKind.CHAIR), about=("S1",))
        vouches = [vouched(s, aspect) for aspect in ALL_TOLD]
        single = s.session(opened(s), received(s), turn, *vouches)
        assert s.find(single, s.on(9))[0].verdict is BREACHED
        mixed = said(s, parts=(*said(s).parts, dc.Part(kind=StatementKind.PETITION)))
        several = s.session(opened(s), Received(on=s.day, statement=mixed), turn, *vouches)
        assert s.find(several, s.on(9))[0].verdict is OPEN

    def test_other_statements_may_be_heard(self) -> None:
        s = self.HELD_OFF
        other = said(s, parts=(dc.Part(kind=StatementKind.PETITION),))
        session = s.session(
            opened(s),
            Received(on=s.day, statement=other),
            heard(s),
            *(vouched(s, aspect) for aspect in ALL_TOLD),
        )
        (found,) = s.find(session, s.on(9))
        assert found.verdict is OFF
        assert "no such case" in found.saw.en

    def test_what_may_be_one_is_kept_off_in_doubt_and_its_hearing_proves_no_breach(self) -> None:
        s = self.HELD_OFF
        doubt = said(s, parts=(dc.Part(kind=dc.UNKNOWN),))
        events = (opened(s), Received(on=s.day, statement=doubt))
        vouches = [vouched(s, aspect) for aspect in ALL_TOLD]
        assert s.find(s.session(*events, *vouches), s.on(9))[0].verdict is MET
        aloud = s.session(*events, heard(s), *vouches)
        (found,) = s.find(aloud, s.on(9))
        assert (found.verdict, found.about) == (OPEN, ("S1/1",))

    def test_a_statement_received_before_the_rule_is_none_of_it(self) -> None:
        s = limit(in_force=Span("2022-10-13"))
        session = attrs.evolve(s, rule=self.HELD_OFF.rule).session
        old = said(s, on="2022-10-12")
        record = session(
            Received(on="2022-10-12", statement=old),
            Opened(on="2022-10-14"),
            Spoke(on="2022-10-14", speaker=Speaker(kind=SpeakerKind.CHAIR), about=("S1",)),
        )
        assert s.find(record, "2022-10-20")[0].verdict is OPEN

    def test_more_than_a_few_parts_are_counted(self) -> None:
        s = self.HELD_OFF
        events = []
        for i in range(1, 9):
            events.append(Received(on=s.day, statement=said(s, id=f"S{i}")))
            chair = Speaker(kind=SpeakerKind.CHAIR)
            events.append(Spoke(on=s.day, speaker=chair, about=(f"S{i}",)))
        (found,) = s.find(s.session(opened(s), *events), s.on(9))
        assert len(found.about) == 8
        assert "S1/1, S2/1, S3/1, S4/1, S5/1 (+3)" in found.words("en")
        assert "S6/1" not in found.words("en")

    def test_a_limit_for_everybody_names_nothing(self) -> None:
        s = limit(given=Given(), only=(Handling.GUIDE,))
        (found,) = s.find(s.session(opened(s)), s.on(9))
        assert "(" not in found.saw.en.partition(":")[0]
        named = self.HELD_OFF.find(self.HELD_OFF.session(opened(s)), s.on(9))[0]
        assert StatementKind.DENUNCIATION.en in named.saw.en
        assert StatementKind.DENUNCIATION.vi in named.saw.vi

    @pytest.mark.parametrize(
        "only",
        [
            tuple(Protection),
            (Admission.MAY_REFUSE, Admission.MUST_REFUSE),
            (Admission.HEAR,),
        ],
    )
    def test_what_a_record_cannot_go_against_asks_nothing(self, only: tuple[Term, ...]) -> None:
        assert checks_of_record(limit(only=only).rule) == ()

    def test_who_was_neither_heard_nor_refused_on_record_is_open(self) -> None:
        s = limit(only=(Admission.MUST_REFUSE,))
        assert s.find(*with_statement()(s))[0].verdict is OPEN

    def test_an_undecided_or_unscreened_part_is_open(self) -> None:
        s = limit(only=(Handling.TAKE_PRIVATELY,))
        assert s.find(*with_statement()(s))[0].verdict is OPEN
        assert s.find(*with_statement(screened)(s))[0].verdict is OPEN


def act(which: Act = Act.TRANSFER, **fields: object) -> Scene:
    """A sure duty to act, for denunciations."""
    told = {
        "cites": Citation("1/2020/QH14", article=3),
        "slug": "act",
        "text": W,
        "in_force": Span("2020-01-01"),
        "confidence": Confidence.VERIFIED,
        "given": Given(kind=(StatementKind.DENUNCIATION,)),
        "act": which,
        "within": WorkingDays(5),
        **fields,
    }
    return Scene(rule=Owed(**told))


class TestActs:
    """Each act owed for a part is performed in time, by the last screening."""

    def found(self, s: Scene, *events: Callable[[Scene], Event], days: int = 60) -> Finding:
        return s.find(*with_statement(*events, days=days)(s))[0]

    def test_a_transfer_on_record_performs_the_act(self) -> None:
        """Five working days after Wednesday 12 October 2022 end on Wednesday 19."""

        def passed(days: int, how: Passing = Passing.TRANSFER) -> Callable[[Scene], Event]:
            return lambda s: Forwarded(on=s.on(days), part="S1/1", to=SOMEBODY, how=how)

        s = act()
        assert self.found(s, owed, passed(7)).verdict is MET
        assert self.found(s, owed, passed(8)).verdict is BREACHED
        assert self.found(s, owed, passed(3, Passing.PETITION)).verdict is OPEN

    def test_silence_after_the_day_is_a_breach_only_if_somebody_vouches(self) -> None:
        s = act()
        assert self.found(s, owed, days=7).verdict is PENDING
        assert self.found(s, owed).verdict is OPEN
        late = self.found(s, owed, lambda s: vouched(s, RecordAspect.ANSWERS, 8))
        assert (late.verdict, late.about) == (BREACHED, ("S1/1",))
        assert late.severity is Severity.REPARABLE
        assert self.found(s, owed, lambda s: vouched(s, RecordAspect.ANSWERS, 7)).verdict is OPEN

    def test_the_day_may_count_from_the_conference(self) -> None:
        s = act(since=Milestone.CONFERENCE, within=Days(3))
        assert self.found(s, owed, done(3)).verdict is MET
        undated = act(since=Milestone.DECISION)
        assert self.found(undated, owed, done(1)).verdict is OPEN

    def test_before_a_screening_it_is_not_known_what_is_owed(self) -> None:
        assert self.found(act()).verdict is OPEN
        other = act(given=Given(kind=(StatementKind.COMPLAINT,)))
        petition = dc.Part(kind=StatementKind.PETITION)
        session = other.session(
            opened(other),
            Received(on=other.day, statement=said(other, parts=(petition,))),
            *(vouched(other, aspect) for aspect in ALL_TOLD),
        )
        assert other.find(session, other.on(60))[0].verdict is OFF

    def test_what_the_screening_does_not_name_is_not_owed(self) -> None:
        assert self.found(act(), screened).verdict is OFF

    def test_what_is_owed_only_if_a_doubt_proves_true_is_never_missed(self) -> None:
        s = act()

        def perhaps(s: Scene) -> Screened:
            owed_ = ActOwed(act=s.rule.act, within=s.rule.within, certain=False, rules=(s.rule.id,))
            return screened(s, acts=(owed_,))

        assert self.found(s, perhaps, done(30)).verdict is OPEN
        assert self.found(s, perhaps, done(1)).verdict is MET

    @pytest.mark.parametrize(
        ("heard", "verdict"), [(True, OFF), (None, OPEN), (False, BREACHED)], ids=str
    )
    def test_what_is_owed_if_refused_is_not_owed_to_who_was_heard(
        self,
        heard: bool | None,  # noqa: FBT001 -- pytest passes it by name
        verdict: Verdict,
    ) -> None:
        s = act(Act.REFUSE_IN_WRITING)
        vouch = vouched(s, RecordAspect.ANSWERS, 30)
        found = self.found(s, lambda s: attrs.evolve(owed(s), heard=heard), lambda _: vouch)
        assert found.verdict is verdict

    @pytest.mark.parametrize(
        "event",
        [
            lambda s: answer(s, 3),
            lambda s: Ended(on=s.on(3), part="S1/1", how=Ending.FILED, told=Telling.DIRECT),
            done(3),
        ],
        ids=["answered", "ended", "told"],
    )
    def test_the_speaker_is_told_by_an_answer_an_end_or_by_telling(
        self, event: Callable[[Scene], Event]
    ) -> None:
        assert self.found(act(Act.TELL), owed, event).verdict is MET

    def test_an_end_of_which_nobody_could_be_told_tells_nobody(self) -> None:
        def ended(s: Scene) -> Ended:
            return Ended(on=s.on(3), part="S1/1", how=Ending.FILED, told=Telling.IMPOSSIBLE)

        assert self.found(act(Act.TELL), owed, ended).verdict is OPEN

    def test_an_act_without_a_day_on_record_is_open(self) -> None:
        def sometime(s: Scene) -> Performed:
            return Performed(on=None, noted_on=s.on(3), part="S1/1", act=s.rule.act)

        assert self.found(act(), owed, sometime).verdict is OPEN
        assert self.found(act(within=None), owed, sometime).verdict is MET

    def test_a_period_that_no_calendar_dates_is_open(self) -> None:
        s = act()
        session, asked = with_statement(owed, done(1))(s)
        (found,) = check_session(session, None, s.regulation, dc.CALENDAR_DAYS, as_of=asked)
        assert found.verdict is OPEN


class TestAnswers:
    """Every part that is answered here has its answer in time; every speaker is told in time."""

    ANSWER = of_question(Question.ANSWER_WITHIN, at_most=Days(9))
    TOLD = of_question(Question.TOLD_WITHIN, at_most=WorkingDays(10))

    def session(self, s: Scene, *events: Event, **fields: object) -> Session:
        told = {
            "id": "S1",
            "on": s.day,
            "words": dc.Sealed("…"),
            "delivery": Delivery.SPOKEN,
            "parts": (dc.Part(kind=StatementKind.PETITION),),
            **fields,
        }
        return s.session(
            opened(s),
            Received(on=told["on"], noted_on=s.day, statement=dc.Statement(**told)),
            *events,
            *(vouched(s, aspect, 60) for aspect in (*ALL_TOLD, RecordAspect.ANSWERS)),
        )

    def found(self, s: Scene, *events: Event, **fields: object) -> Verdict:
        return s.find(self.session(s, *events, **fields), s.on(90))[0].verdict

    def as_handled(self, s: Scene, handling: Handling) -> Screened:
        return Screened(
            on=s.day,
            part="S1/1",
            content=dc.Part(kind=StatementKind.PETITION),
            admission=(Admission.HEAR,),
            proposed=(handling,),
            protection=Protection.NONE,
        )

    def test_an_answer_that_never_came_is_a_breach(self) -> None:
        assert self.found(self.ANSWER) is BREACHED
        assert self.found(self.TOLD) is BREACHED

    @pytest.mark.parametrize("handling", Handling)
    def test_only_what_is_answered_here_is_waited_for(self, handling: Handling) -> None:
        here = handling in (Handling.ANSWER, Handling.ANSWER_SEPARATELY)
        verdict = self.found(self.ANSWER, self.as_handled(self.ANSWER, handling))
        assert verdict is (BREACHED if here else OFF)

    @pytest.mark.parametrize("how", [Ending.WITHDRAWN, Ending.MERGED])
    def test_what_ended_without_an_answer_is_not_waited_for(self, how: Ending) -> None:
        s = self.ANSWER
        ended = Ended(on=s.on(3), part="S1/1", how=how, told=Telling.DIRECT)
        assert self.found(s, ended) is OFF
        assert self.found(self.TOLD, ended) is MET

    def test_who_cannot_be_told_is_not_owed_it(self) -> None:
        s = self.TOLD
        ended = Ended(on=s.on(3), part="S1/1", how=Ending.FILED, told=Telling.IMPOSSIBLE)
        assert self.found(s, ended) is OFF
        assert self.found(s, delivery=Delivery.ANONYMOUS) is OFF

    def test_telling_of_the_transfer_tells(self) -> None:
        s = self.TOLD
        told = Performed(on=s.on(5), part="S1/1", act=Act.TELL_TRANSFER)
        assert self.found(s, told) is MET

    def test_the_days_to_tell_count_from_the_statement(self) -> None:
        s = self.TOLD
        told = Answered(on=s.on(5), part="S1/1", how=AnswerWay.IN_PERSON)
        assert self.found(s, told, on="2022-09-01") is BREACHED
        assert self.found(s, told, on="2022-10-05") is MET

    SECRETARIAT = Body.named("Văn phòng", "office")

    @pytest.mark.parametrize("by", [None, COMMITTEE, SECRETARIAT])
    def test_what_its_own_people_receive_is_received(self, by: Body | None) -> None:
        assert self.collected(by, answer(self.TOLD, 9)) is BREACHED

    def collected(self, by: Body | None, *events: Event, days: int = 90) -> Verdict:
        """The verdict on a statement of 7 September 2022, told about on 21 October or never."""
        s, on = self.TOLD, as_day("2022-09-07")
        statement = dc.Statement(
            id="S1",
            on=on,
            words=dc.Sealed("…"),
            delivery=Delivery.SIGNED,
            parts=(dc.Part(kind=StatementKind.PETITION),),
        )
        session = s.session(
            Received(on=on, by=by, statement=statement),
            opened(s),
            *events,
            *(vouched(s, aspect, 60) for aspect in (*ALL_TOLD, RecordAspect.ANSWERS)),
            secretariat=self.SECRETARIAT,
        )
        self.last = s.find(session, s.on(days))[0]
        return self.last.verdict

    def test_the_days_of_what_another_body_collected_count_from_when_it_was_handed_over(
        self,
    ) -> None:
        """Law 42/2013/QH13 art. 28(1): from the day of receipt, of who receives the citizen.

        The Front collected it on 7 September; 12 October is the first day on which the organiser
        is known to have had it, so the tenth working day is 21 September to 26 October.
        """
        s = self.TOLD
        screening = self.as_handled(s, Handling.ANSWER)
        assert self.collected(FRONT, screening, answer(s, 14)) is OPEN
        assert "Front" in self.last.missing.en
        assert "Mặt trận" in self.last.missing.vi
        assert self.collected(FRONT, screening, answer(s, 15)) is BREACHED
        assert self.collected(FRONT, screening) is BREACHED
        early = attrs.evolve(answer(s, 14), on="2022-09-21")
        assert self.collected(FRONT, early) is MET
        assert self.collected(FRONT, attrs.evolve(early, on="2022-09-22")) is OPEN

    def test_what_another_body_still_has_is_late_with_nobody(self) -> None:
        assert self.collected(FRONT) is OPEN
        theirs = Performed(on="2022-09-08", by=FRONT, part="S1/1", act=Act.RECORD)
        assert self.collected(FRONT, theirs) is OPEN
        undated = attrs.evolve(
            self.as_handled(self.TOLD, Handling.ANSWER), on=None, noted_on=self.TOLD.day
        )
        assert self.collected(FRONT, undated) is OPEN

    def test_one_omission_is_found_once(self) -> None:
        """Art. 28(1) asks to tell within a period: once screened, that is the act owed."""
        place = Unit(id="tinh/mot", name="Một", kind=UnitKind.XA)
        law = regulation_for(place, on="2022-10-12")
        part = dc.Part(kind=StatementKind.PETITION, settled_by=Settler.WARD)
        statement = attrs.evolve(said(self.TOLD), parts=(part,))
        screening = dc.screen(statement, law)
        session = Session(id="S", place=place, organiser=COMMITTEE).record(
            Opened(on="2022-10-12"),
            Received(on="2022-10-12", statement=statement),
            *dc.sessions.screened(statement, screening, on="2022-10-12"),
            Vouched(on="2022-12-20", aspect=RecordAspect.STATEMENTS),
            Vouched(on="2022-12-20", aspect=RecordAspect.ANSWERS),
        )
        found = check_session(session, None, law, CALENDAR, as_of="2022-12-30")
        named = [f.check for f in found if f.check.startswith("42/2013/QH13:28.1:") and f.about]
        assert named == ["42/2013/QH13:28.1:tell"]
        late = next(f for f in found if f.check == named[0])
        assert late.verdict is OPEN
        assert "không đúng quy định" not in late.saw.vi
        assert "khác với quy tắc áp dụng tương tự" in late.saw.vi
        assert "applied by analogy" in late.saw.en
        assert "khoản 1 Điều 28 Luật 42/2013/QH13" in late.missing.vi
        assert "28.1" not in late.missing.vi

    def test_one_late_answer_is_enough_for_a_breach_that_names_it(self) -> None:
        s = self.ANSWER
        second = dc.Statement(
            id="S2", on=s.day, words=dc.Sealed("…"), parts=(dc.Part(kind=StatementKind.QUESTION),)
        )
        session = self.session(
            s,
            answer(s, 3),
            Received(on=s.day, noted_on=s.on(3), statement=second),
            Answered(on=s.on(20), part="S2/1", how=AnswerWay.IN_WRITING),
        )
        (found,) = s.find(session, s.on(90))
        assert (found.verdict, found.about) == (BREACHED, ("S2/1",))

    def test_the_first_day_ahead_is_told_and_one_past_is_not_hidden_behind_it(self) -> None:
        s = self.TOLD
        early, late = (
            dc.Statement(
                id=name,
                on=s.on(days),
                words=dc.Sealed("…"),
                delivery=Delivery.SIGNED,
                parts=(dc.Part(),),
            )
            for name, days in (("S1", -10), ("S2", 0))
        )
        session = s.session(
            Received(on=early.on, statement=early), opened(s), Received(on=late.on, statement=late)
        )
        (found,) = s.find(session, s.day)
        assert (found.verdict, found.due) == (PENDING, Span.on("2022-10-14"))
        assert found.about == ("S1/1", "S2/1")
        assert s.find(session, "2022-10-17")[0].verdict is OPEN


# --- with a plan --------------------------------------------------------------------------------


class TestPlan:
    """A plan binds its own conference: its notice, its follow-up, its exclusions."""

    S = of_question(Question.FORM, one_of=(Form.IN_PERSON,))
    PLAN = Plan(
        id="plan-a",
        document=Document(kind=DocumentKind.PLAN, title=Words("Kế hoạch"), issuer=COMMITTEE),
        place=S.place,
        level=Level.WARD,
        organiser=COMMITTEE,
        extent=Extent.WHOLE,
        provisions=(
            Occasion(when=When.on("2022-10-12")),
            Notice(words=W, lead=Days(10)),
            FollowUp(case=FollowUpCase.CONCLUSION, task=W, within=Days(5)),
            FollowUp(case=FollowUpCase.ANSWER, task=W, within=Days(15), at="2"),
            Exclusion(what=W, kinds=(StatementKind.COMPLAINT,)),
        ),
    )

    def found(self, *events: Event, plan: Plan | None = PLAN, **law: object) -> dict[str, Finding]:
        session = self.S.session(*events)
        regulation = law.get("regulation", self.S.regulation)
        found = check_session(session, plan, regulation, CALENDAR, as_of="2022-12-01")
        return {f.check: f for f in found}

    def test_its_own_days_are_checks(self) -> None:
        found = self.found(
            Announced(on="2022-10-03"),
            Opened(on="2022-10-12"),
            Concluded(on="2022-10-30"),
            *(Vouched(on="2022-11-01", aspect=a) for a in RecordAspect),
        )
        assert {c: f.verdict for c, f in found.items() if c.startswith("plan-a")} == {
            "plan-a:notice-lead": BREACHED,
            "plan-a:conclusion-within": BREACHED,
            "plan-a:2:answer-within": OFF,
            "plan-a:held-from-floor": OFF,
        }

    def test_it_may_be_joined_beforehand(self) -> None:
        bound = self.S.regulation.under(self.PLAN)
        events = (Opened(on="2022-10-12", form=Form.ONLINE),)
        joined = self.found(*events)
        assert joined == self.found(*events, regulation=bound)
        assert joined == self.found(*events, regulation=bound, plan=None)
        assert set(self.found(*events, plan=None)) == {self.S.rule.id}

    def test_another_plan_is_refused(self) -> None:
        other = attrs.evolve(self.PLAN, id="plan-b")
        with pytest.raises(InvalidValueError, match="carries out plan"):
            check_session(
                self.S.session(plan="plan-a"),
                other,
                self.S.regulation,
                CALENDAR,
                as_of="2022-12-01",
            )
        bound = self.S.regulation.under(self.PLAN)
        with pytest.raises(InvalidValueError, match="joined already"):
            self.found(plan=other, regulation=bound)

    def test_the_founding_plan_binds_its_conference(self) -> None:
        plan = gia_nghia_2022.PLAN
        law = regulation_for(plan.place, plan.level, on="2022-10-14")
        session = Session(id="GN", place=plan.place, organiser=plan.organiser, plan=plan.id).record(
            Opened(on="2022-10-14")
        )
        found = check_session(session, plan, law, CALENDAR, as_of="2022-11-01")
        assert {f.verdict for f in found} <= {OFF, OPEN}
        assert any(f.rule.cites.instrument == plan.id for f in found)


# --- the engine ---------------------------------------------------------------------------------


class TestEngine:
    """One engine judges plans and records alike."""

    S = of_question(Question.FORM, one_of=(Form.IN_PERSON,))

    def test_the_wrappers_are_thin(self) -> None:
        session = self.S.session(opened(self.S, form=Form.ONLINE))
        law = self.S.regulation
        assert check(session, law, CALENDAR, as_of="2022-12-01") == check_session(
            session, None, law, CALENDAR, as_of="2022-12-01"
        )
        plan = TestPlan.PLAN
        assert check(plan, law, CALENDAR, as_of="2022-12-01") == check_plan(
            plan, law, CALENDAR, as_of="2022-12-01"
        )

    @pytest.mark.parametrize("wrong", ["session", "plan", "regulation", "calendar"])
    def test_values_of_the_wrong_type_are_refused(self, wrong: str) -> None:
        told = {
            "session": self.S.session(),
            "plan": None,
            "regulation": self.S.regulation,
            "calendar": CALENDAR,
            wrong: "nothing",
        }
        with pytest.raises(InvalidValueError, match=wrong):
            check_session(*told.values(), as_of="2022-12-01")

    @pytest.mark.parametrize("as_of", ["14/10/2022", None, dt.datetime(2022, 1, 1, tzinfo=dt.UTC)])
    def test_the_day_of_asking_is_a_day(self, as_of: object) -> None:
        with pytest.raises(InvalidValueError):
            check_session(self.S.session(), None, self.S.regulation, CALENDAR, as_of=as_of)

    def test_all_findings_are_given_and_each_rule_is_judged_by_itself(self) -> None:
        place = Unit(id="ha-noi/mot", name="Một", kind=UnitKind.PHUONG)
        law = regulation_for(place, on="2025-10-08")
        session = Session(id="S", place=place, organiser=COMMITTEE).record(
            Opened(on="2025-10-08", form=Form.WRITTEN),
            *(Vouched(on="2025-11-01", aspect=a) for a in RecordAspect),
        )
        together = check_session(session, None, law, CALENDAR, as_of="2025-12-01")
        apart = [
            f
            for rule in law.rules
            if not isinstance(rule, Requirement)
            or rule.question not in (Question.NOTICE_CHANNEL, Question.RESULT_CHANNELS)
            for f in check_session(
                session, None, attrs.evolve(law, rules=(rule,)), CALENDAR, as_of="2025-12-01"
            )
            if not isinstance(rule, Absence) or f in together
        ]
        assert {f.check for f in apart} <= {f.check for f in together}
        assert all(f in together for f in apart)
        breached = {f.check for f in together if f.verdict is BREACHED}
        assert breached == {
            "10/2022/QH15:32.1:partner",
            "72/2025/QH15:43.1:form",
            "72/2025/QH15:43.2:chairs/committee",
            "72/2025/QH15:43.2:chairs/council",
            "72/2025/QH15:43.2:invitees",
            "72/2025/QH15:43.2:notice",
            "72/2025/QH15:43.2:notice-channel",
            "72/2025/QH15:43.2:notice-content/time",
            "72/2025/QH15:43.2:notice-content/place",
            "72/2025/QH15:43.2:notice-content/content",
            "72/2025/QH15:43.2:notice-content/way_of_attending",
            "72/2025/QH15:43.2:partner",
            "72/2025/QH15:43.3:result",
            "72/2025/QH15:43.3:result-channels/mass_media",
            "72/2025/QH15:43.3:result-channels/posting",
            "72/2025/QH15:43.3:result-channels/village_heads",
        }

    @pytest.mark.parametrize("value", [{"stated": True}, {"at_least": Times(1)}], ids=repr)
    @pytest.mark.parametrize("question", Question)
    def test_a_rule_of_a_strange_shape_has_a_finding_and_proves_nothing(
        self, question: Question, value: dict[str, object]
    ) -> None:
        s = of_question(question, **value)
        (found,) = s.find(
            s.session(opened(s, form=Form.WRITTEN), *(vouched(s, a, 60) for a in RecordAspect)),
            s.on(90),
        )
        assert found.verdict is OPEN
        assert found.missing is not None

    @given(
        st.lists(
            st.sampled_from(
                [
                    Announced(on="2022-10-03", channels=(Channel.MASS_MEDIA,)),
                    Invited(on="2022-10-03", organs=(Organ.PARTY,)),
                    Monitored(on="2022-11-03", by=FRONT),
                    Concluded(on="2022-10-30"),
                    Published(
                        on="2022-10-20", what=PublicationKind.RESULT, channel=Channel.MASS_MEDIA
                    ),
                ]
            ),
            unique=True,
        ),
        st.sampled_from(
            [
                s
                for s in SHIPPED
                if isinstance(s.rule, Requirement) and s.rule.in_force.covers(s.on(90))
            ]
        ),
        st.integers(1, 80),
    )
    def test_a_witness_is_never_lost_by_more_of_the_record(
        self, events: list[Event], scene: Scene, asked: int
    ) -> None:
        """What is met stays met, whatever else is noted or vouched for."""
        scene = sure(scene)
        day = scene.day
        moved = [
            attrs.evolve(
                e, on=day.add(days=(e.on - as_day("2022-10-12")).days), noted_on=day.add(days=100)
            )
            for e in events
        ]
        first = scene.session(opened(scene), *moved)
        more = first.record(
            *(Vouched(on=day.add(days=100), aspect=a) for a in RecordAspect),
            Closed(on=day, noted_on=day.add(days=100)),
        )
        before = {f.check: f.verdict for f in scene.find(first, day.add(days=100 + asked))}
        after = {f.check: f.verdict for f in scene.find(more, day.add(days=100 + asked))}
        for name, verdict in before.items():
            assert verdict is not MET or after[name] is MET
            assert verdict is not BREACHED or after[name] is BREACHED

    @pytest.mark.parametrize(
        "module", [evidence, findings, part_checks, session_checks], ids=lambda m: m.__name__
    )
    def test_a_module_lists_exactly_what_it_offers(self, module: object) -> None:
        assert dir(module) == sorted(module.__all__)


class TestWaivers:
    """A waiver says who puts up with a finding, why and until when; it hides nothing."""

    S = TestEngine.S
    FOUND = tuple(S.find(S.session(Opened(on="2022-10-12", form=Form.ONLINE)), "2022-12-01"))

    def waiver(self, **fields: object) -> Waiver:
        told = {
            "check": self.S.rule.id,
            "who": FRONT,
            "why": Words("dịch bệnh", "an epidemic"),
            "until": "2023-01-01",
            **fields,
        }
        return Waiver(**told)

    def test_the_verdict_stays_and_the_waiver_is_shown(self) -> None:
        (found,) = waived(self.FOUND, [self.waiver()], as_of="2022-12-31")
        assert found.verdict is BREACHED
        assert found == self.FOUND[0]
        assert found.waiver == self.waiver()
        assert "an epidemic" in found.words("en")
        assert "until 2023-01-01" in found.words("en")
        assert "dịch bệnh" in found.words("vi")
        assert "01/01/2023" in found.words("vi")

    @pytest.mark.parametrize(
        ("fields", "as_of"),
        [
            ({}, "2023-01-01"),
            ({"check": "another"}, "2022-12-01"),
            ({"subject": "another"}, "2022-12-01"),
        ],
    )
    def test_one_that_does_not_cover_it_marks_nothing(
        self, fields: dict[str, object], as_of: str
    ) -> None:
        (found,) = waived(self.FOUND, [self.waiver(**fields)], as_of=as_of)
        assert found.waiver is None

    def test_it_may_name_what_it_is_about(self) -> None:
        (found,) = waived(self.FOUND, [self.waiver(subject="S")], as_of="2022-12-01")
        assert found.waiver is not None

    def test_the_first_that_covers_it_is_shown_and_none_is_lost(self) -> None:
        first, second = self.waiver(), self.waiver(who=COMMITTEE)
        found = waived((*self.FOUND, *self.FOUND), [first, second], as_of="2022-12-01")
        assert [f.waiver for f in found] == [first, first]


class TestManyStatements:
    """A record of many statements is checked in one pass over them."""

    def test_a_thousand_statements(self) -> None:
        place = Unit(id="tinh/mot", name="Một", kind=UnitKind.XA)
        law = regulation_for(place, on="2025-10-08")
        recorder = Recorder(Session(id="S", place=place, organiser=COMMITTEE))
        recorder.record(Opened(on="2025-10-08"))
        for i in range(200):
            recorder.record(
                Received(
                    on="2025-10-08",
                    statement=dc.Statement(
                        id=f"S{i}",
                        on="2025-10-08",
                        words=dc.Sealed("…"),
                        delivery=Delivery.SPOKEN,
                        parts=(dc.Part(kind=StatementKind.PETITION, settled_by=Settler.WARD),),
                    ),
                )
            )
        found = check_session(recorder.session(), None, law, CALENDAR, as_of="2025-10-10")
        told = next(f for f in found if f.check == "42/2013/QH13:28.1:told-within")
        assert len(told.about) == 200
        assert told.due == Span.on("2025-10-22")
