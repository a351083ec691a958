"""Breaches that a record shows: of the conference, of what was published, and of each part."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import law, testing
from dialogue_core.errors import InvalidValueError, NoRuleInForceError, NoSuchLevelError
from dialogue_core.events import (
    Announced,
    Opened,
    Performed,
    Published,
    Screened,
    Spoke,
    TakenDown,
    Vouched,
)
from dialogue_core.rules import Limit, Owed, Requirement
from dialogue_core.sessions import Session
from dialogue_core.statements import Given
from dialogue_core.testing import _books, _plan_breaches, _record_breaches
from dialogue_core.values import Citation, Days, Span, Words, WorkingDays
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Channel,
    Conduct,
    Confidence,
    Handling,
    Organ,
    Question,
    RecordAspect,
    StatementKind,
    Verdict,
)

WARD = law.TERRITORY.unit("lam-dong/bac-gia-nghia")
LAW = law.regulation_for(WARD, on="2026-07-01")
THOROUGH = settings().max_examples >= 1_000
EXAMPLES = settings().max_examples // 10 if THOROUGH else 2


def some_of_them(test):
    return settings(max_examples=EXAMPLES, database=None)(test)


def findings(session, regulation, verdict):
    later = regulation.on.add(days=200)
    found = dc.check_session(session, None, regulation, law.CALENDAR, as_of=later)
    return {f.check for f in found if f.verdict is verdict}


def breached(session, regulation):
    return findings(session, regulation, Verdict.BREACHED)


def shipped():
    """Every regulation of the law shipped in the thorough profile, else the latest three."""
    if not THOROUGH:
        return (
            LAW,
            law.regulation_for("dak-nong/gia-nghia/nghia-duc", on="2025-03-01"),
            law.regulation_for("dak-nong/gia-nghia", on="2022-10-14"),
        )
    found = {}
    for unit in law.TERRITORY.units:
        for edge in law.boundaries():
            for by in (-1, 0, 1):
                try:
                    regulation = law.regulation_for(unit, on=edge.add(days=by))
                except (NoRuleInForceError, NoSuchLevelError):
                    continue
                told = tuple(r for r in regulation.rules if r.carries_breach)
                found.setdefault(told, regulation)
    return tuple(found.values())


CASES = [
    (check, regulation)
    for regulation in shipped()
    for check in testing.violable(regulation, of=Session)
]
EVERY = [
    pytest.param(check, regulation, id=f"{regulation.place.id} {regulation.on} {check}")
    for check, regulation in (CASES if THOROUGH else dict(reversed(CASES)).items())
]
"""In ordinary runs each finding once, under the latest of the regulations."""


def rule(kind, slug, **value):
    return kind(
        cites=Citation("00/2026/NQ-HĐND", article=1),
        slug=slug,
        text=Words("Quy tắc giả định.", "An invented rule."),
        in_force=Span("2026-01-01"),
        confidence=Confidence.VERIFIED,
        **value,
    )


MORE = attrs.evolve(
    LAW,
    rules=(
        *(r for r in LAW.rules if not isinstance(r, Requirement)),
        rule(Requirement, "conclusion", question=Question.CONCLUSION_WITHIN, at_most=Days(10)),
        rule(Requirement, "answer", question=Question.ANSWER_WITHIN, at_most=WorkingDays(3)),
        rule(Requirement, "told", question=Question.TOLD_WITHIN, at_most=WorkingDays(5)),
        rule(Requirement, "watch", question=Question.MONITORING, all_of=(Organ.FRONT,)),
        rule(Requirement, "posting", question=Question.POSTING_DAYS, at_least=Days(3)),
        rule(
            Limit,
            "intoxicated",
            given=Given(conduct=(Conduct.INTOXICATED,)),
            only=(Admission.MUST_REFUSE,),
        ),
    ),
)
OWN = [c for c in testing.violable(MORE, of=Session) if c.startswith("00/2026")]


class TestEveryRuleShipped:
    def test_the_limits_and_acts_of_statements_are_among_them(self):
        checks = {param.values[0] for param in EVERY}
        assert {
            "25/2018/QH14:8.3:identity-protected",
            "25/2018/QH14:24.2:transfer",
            "02/2011/QH13:11:unsigned",
            "72/2025/QH15:43.2:notice",
        } <= checks

    @pytest.mark.parametrize(("check", "regulation"), EVERY)
    def test_its_breach_brings_what_it_entails_and_no_more(self, check, regulation):
        wanted = {check, *testing.entailed_by(check, regulation=regulation, of=Session)}

        @some_of_them
        @given(
            testing.violating(check, regulation=regulation, of=Session),
            testing.near_miss(check, regulation=regulation, of=Session),
        )
        def as_promised(wrong, right):
            assert breached(wrong, regulation) == wanted
            assert breached(right, regulation) == set()
            assert findings(right, regulation, Verdict.MET) >= {check}

        as_promised()

    @settings(max_examples=5 * EXAMPLES)
    @given(st.data())
    def test_every_record_bears_the_list_out(self, data):
        regulation = data.draw(st.sampled_from((LAW, MORE)))
        session = data.draw(testing.sessions(place=WARD, on=regulation.on, events=6))
        days = session.days
        found = set()
        if days is None or days.since == regulation.on:
            found = breached(session, regulation)
        for check in found:
            entailed = testing.entailed_by(check, regulation=regulation, of=Session)
            assert set(entailed) <= found

    @pytest.mark.parametrize(
        ("id_", "why"),
        [
            ("72/2025/QH15:43.1:yearly", "a whole year"),
            ("72/2025/QH15:43.1:voters", "a whole year"),
            ("72/2025/QH15:43.1:clusters", "only its plan"),
            ("25/2018/QH14:56:keep-identity-secret", "without a period"),
            ("25/2018/QH14:22:taken-privately", "not verified or is applied by analogy"),
            (next(r.id for r in LAW.rules if r.id.endswith("no-answer-deadline")), "a gap"),
        ],
    )
    def test_a_rule_that_no_record_breaches_says_why(self, id_, why):
        with pytest.raises(InvalidValueError, match=f"no record can breach .*({why})") as error:
            testing.violating(id_, regulation=LAW, of=Session)
        assert error.value.vi.startswith("không hồ sơ nào có thể vi phạm")


class TestTheConference:
    @some_of_them
    @given(testing.near_miss("72/2025/QH15:43.2:notice", regulation=LAW, of=Session))
    def test_notice_on_the_last_day(self, session):
        (notice,) = session.of(Announced)
        assert (session.on - notice.on).days == 7

    @some_of_them
    @given(testing.violating("72/2025/QH15:43.2:notice", regulation=LAW, of=Session))
    def test_notice_too_late(self, session):
        assert all((session.on - notice.on).days < 7 for notice in session.of(Announced))

    @some_of_them
    @given(testing.violating("72/2025/QH15:43.2:chairs/council", regulation=LAW, of=Session))
    def test_nobody_of_the_council_in_the_chair(self, session):
        chairs = [chair for opened in session.of(Opened) for chair in opened.chairs]
        assert chairs
        assert not any(Organ.COUNCIL in chair.sits_for for chair in chairs)
        assert session.is_vouched(RecordAspect.CHAIR)

    def test_a_late_notice_is_one_breach(self):
        """Art. 43(2): its channel and what it tells are no worse for its being late."""
        notice = "72/2025/QH15:43.2:notice"
        assert testing.entailed_by(notice, regulation=LAW, of=Session) == ()

    def test_a_late_result_brings_the_channels_of_the_same_clause(self):
        result = "72/2025/QH15:43.3:result"
        entailed = testing.entailed_by(result, regulation=LAW, of=Session)
        assert "72/2025/QH15:43.3:result-channels/posting" in entailed
        alone = testing.only(result, regulation=LAW, of=Session)
        assert testing.entailed_by(result, regulation=alone, of=Session) == ()


class TestParts:
    @some_of_them
    @given(testing.violating("25/2018/QH14:8.3:identity-protected", regulation=LAW, of=Session))
    def test_a_denunciation_on_the_floor(self, session):
        (part,) = session.parts
        assert part.content.kind is StatementKind.DENUNCIATION
        assert [turn.about for turn in session.of(Spoke)] == [("S1/1",)]

    @some_of_them
    @given(testing.near_miss("25/2018/QH14:8.3:identity-protected", regulation=LAW, of=Session))
    def test_a_denunciation_kept_off_the_floor(self, session):
        assert session.of(Spoke) == ()
        assert RecordAspect.FLOOR in {vouched.aspect for vouched in session.of(Vouched)}

    @some_of_them
    @given(testing.violating("02/2011/QH13:11:unsigned", regulation=LAW, of=Session))
    def test_an_unsigned_complaint_handled_otherwise(self, session):
        (screened,) = session.of(Screened)
        assert screened.decided is not Handling.FILE_OR_INSPECT

    @some_of_them
    @given(
        testing.violating("25/2018/QH14:24.2:transfer", regulation=LAW, of=Session),
        testing.near_miss("25/2018/QH14:24.2:transfer", regulation=LAW, of=Session),
    )
    def test_a_transfer_after_and_on_the_fifth_working_day(self, late, last):
        assert working_days(late) > 5
        assert working_days(last) == 5

    def test_what_needs_a_calendar_says_so(self):
        with pytest.raises(InvalidValueError, match="the calendar cannot count it"):
            testing.violating(
                "25/2018/QH14:24.2:transfer",
                regulation=LAW,
                of=Session,
                calendar=dc.CALENDAR_DAYS,
            )


def working_days(session):
    """How many working days passed until the act, counted on the fingers."""
    (done,) = (event for event in session.of(Performed) if event.act is Act.TRANSFER)
    (part,) = session.parts
    day, count = part.received.on, 0
    while day < done.on:
        day = day.add(days=1)
        count += law.CALENDAR.status(day).working
    return count


class TestRulesThatTheLawShippedLacks:
    @pytest.mark.parametrize("check", OWN)
    def test_breach_and_near_miss(self, check):
        wanted = {check, *testing.entailed_by(check, regulation=MORE, of=Session)}

        @some_of_them
        @given(
            testing.violating(check, regulation=MORE, of=Session),
            testing.near_miss(check, regulation=MORE, of=Session),
        )
        def as_promised(wrong, right):
            assert breached(wrong, MORE) == wanted
            assert breached(right, MORE) == set()

        as_promised()

    def test_all_are_there(self):
        slugs = ["answer", "conclusion", "intoxicated", "posting", "told", "watch"]
        assert sorted(check.rpartition(":")[2] for check in OWN) == slugs

    @some_of_them
    @given(testing.violating("00/2026/NQ-HĐND:1:posting", regulation=MORE, of=Session))
    def test_taken_down_too_early(self, session):
        up = [e.on for e in session.of(Published) if e.channel is Channel.POSTING]
        down = [e.on for e in session.of(TakenDown)]
        assert (down[0] - up[0]).days < 3

    def test_an_act_without_a_period_is_never_late(self):
        act = rule(Owed, "tell", given=Given(), act=Act.TELL)
        with pytest.raises(InvalidValueError, match="without a period"):
            testing.violating(act, regulation=attrs.evolve(LAW, rules=(act,)), of=Session)

    def test_what_may_be_refused_may_be_heard(self):
        left = (Admission.MAY_REFUSE, Admission.MUST_REFUSE)
        limit = rule(Limit, "may", given=Given(), only=left)
        with pytest.raises(InvalidValueError, match="leaves it open"):
            testing.violating(limit, regulation=attrs.evolve(LAW, rules=(limit,)), of=Session)

    def test_every_organ_must_take_part(self):
        partner = rule(Requirement, "all", question=Question.PARTNER, all_of=tuple(Organ))
        regulation = attrs.evolve(LAW, rules=(partner,))
        found = testing.violable(regulation, of=Session)
        assert len(found) == len(Organ) - 1


def test_the_modules_show_their_names():
    for module in (_books, _plan_breaches, _record_breaches):
        assert dir(module) == sorted(module.__all__)
