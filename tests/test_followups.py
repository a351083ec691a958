"""What is still owed on a day: by whom, why, by when, and who has it after the city ended."""

import os

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core.display import show
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import (
    Answered,
    Concluded,
    Ended,
    Forwarded,
    Opened,
    Performed,
    Received,
    Routed,
    Screened,
    Task,
    TaskDone,
    Vouched,
)
from dialogue_core.followups import TIERS, follow_ups, tier_of
from dialogue_core.screening import ActOwed
from dialogue_core.sessions import Session, screened
from dialogue_core.values import Days, NoDueDay, WorkingDays, as_day, day_words
from dialogue_core.vocabulary import (
    Act,
    AnswerWay,
    Confidence,
    CustodyReason,
    Ending,
    Milestone,
    RecordAspect,
    Settled,
    Telling,
    Tier,
    Verdict,
)

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
PLAN = dc.law.gia_nghia_2022.PLAN
CITY = dc.law.regulation_for(PLAN.place, on="2022-10-14").under(PLAN)
CALENDAR, TERRITORY = dc.law.CALENDAR, dc.law.TERRITORY
DAY = as_day("2022-10-14")
URBAN = dc.Body.named("Phòng Quản lý đô thị")
PROVINCE = dc.Body.named("Sở Giao thông vận tải")


def statement(id="S1"):  # noqa: A002 -- the field's own name
    part = dc.Part(
        kind=dc.StatementKind.PETITION, field=dc.Field.TRANSPORT, settled_by=dc.Settler.CITY
    )
    said = {"delivery": dc.Delivery.SPOKEN, "parts": (part,)}
    return dc.Statement(id=id, on=DAY, words=dc.Sealed("Đường ngập."), **said)


def received(id="S1", **fields):  # noqa: A002 -- the field's own name
    return Received(on=DAY, statement=statement(id), **fields)


HELD = Session(id="GN-2022", place=PLAN.place, organiser=PLAN.organiser).record(Opened(on=DAY))
ROUTED = HELD.record(
    received(),
    *screened(statement(), dc.screen(statement(), CITY), on=DAY),
    Routed(on=DAY, part="S1/1", lead=URBAN, due="2022-10-28"),
)


def owed(session, as_of, territory=TERRITORY, calendar=CALENDAR, regulation=None):
    return follow_ups(session, territory, calendar, as_of=as_of, regulation=regulation)


class TestTiers:
    """How late it is, is a function of the due day and the day of asking alone."""

    @pytest.mark.parametrize(
        ("as_of", "tier"),
        [
            ("2022-10-24", Tier.AHEAD),
            ("2022-10-25", Tier.SOON),
            ("2022-10-28", Tier.SOON),
            ("2022-10-29", Tier.OVERDUE),
            ("2022-11-04", Tier.OVERDUE),
            ("2022-11-05", Tier.LONG_OVERDUE),
            ("2022-11-27", Tier.LONG_OVERDUE),
            ("2022-11-28", Tier.STALE),
        ],
    )
    def test_a_tier_begins_on_its_day(self, as_of, tier):
        assert tier_of(as_day("2022-10-28"), as_of=as_of) is tier

    def test_without_a_day_it_is_reviewed_on_the_day_that_was_set(self):
        none = NoDueDay(reason=dc.Words("chưa có"))
        reviewed = attrs.evolve(none, review_on="2022-11-14")
        assert tier_of(none, as_of="2030-01-01") is Tier.NO_DAY
        assert tier_of(reviewed, as_of="2022-11-13") is Tier.NO_DAY
        assert tier_of(reviewed, as_of="2022-11-14") is Tier.REVIEW

    @given(st.integers(-400, 400))
    def test_it_never_grows_less_urgent(self, late):
        order = [Tier.AHEAD, *(tier for _, tier in TIERS)]
        first, second = (
            order.index(tier_of(DAY, as_of=DAY.add(days=day))) for day in (late, late + 1)
        )
        assert first <= second
        assert (order.index(tier_of(DAY, as_of=DAY.add(days=late))) > 1) == (late > 0)


class TestOpenItems:
    def test_an_open_part_has_an_owner_a_reason_and_a_day(self):
        item = owed(ROUTED, "2022-10-31")[0]
        assert (item.id, item.held_by, item.owner) == ("S1/1", URBAN, URBAN)
        assert item.reason is CustodyReason.TO_ANSWER
        assert item.due == as_day("2022-10-28")
        assert (item.tier, item.days_late) == (Tier.OVERDUE, 3)

    def test_the_record_is_read_as_it_stood(self):
        answered = ROUTED.record(
            Answered(on="2022-10-20", noted_on="2022-10-24", part="S1/1", how=AnswerWay.IN_WRITING),
            Ended(on="2022-10-25", part="S1/1", how=Ending.ANSWERED, told=Telling.DIRECT),
        )
        assert owed(answered, "2022-10-23")[0].reason is CustodyReason.TO_ANSWER
        assert owed(answered, "2022-10-24")[0].reason is CustodyReason.TO_TELL
        assert owed(answered, "2022-10-25") == ()
        assert owed(answered, "2022-10-13") == ()

    def test_what_was_passed_on_names_the_receiver(self):
        passed = ROUTED.record(Forwarded(on=DAY, part="S1/1", to=PROVINCE))
        item = owed(passed, DAY)[0]
        assert (item.owner, item.forwarded_to) == (URBAN, PROVINCE)
        assert (item.tier, item.days_late) == (Tier.AHEAD, 0)

    def test_a_task_is_open_until_it_is_done(self):
        tasks = (Task(id="T1", lead=URBAN, due="2022-11-15"), Task(id="T2", lead=URBAN))
        concluded = HELD.record(Concluded(on="2022-10-17", tasks=tasks))
        first, second = owed(concluded, "2022-11-16")
        assert (first.id, first.reason, first.tier, first.days_late) == (
            "T1",
            CustodyReason.TO_CARRY_OUT,
            Tier.OVERDUE,
            1,
        )
        assert (second.due.reason.vi, second.tier) == (
            "người chủ trì chưa ấn định ngày",
            Tier.NO_DAY,
        )
        done = concluded.record(TaskDone(on="2022-11-10", task="T1"))
        assert [item.id for item in owed(done, "2022-11-16")] == ["T2"]

    def test_a_task_passes_to_where_all_it_concerns_arose(self):
        session = HELD.record(
            received("S1", arose_in=("dak-nong/gia-nghia/dak-nia",)),
            received("S2", arose_in=("dak-nong/gia-nghia/nghia-trung",)),
            received("S3", arose_in=("dak-nong/gia-nghia/nghia-phu",)),
            received("S4"),
            Concluded(
                on="2022-10-17",
                tasks=tuple(
                    Task(id=f"T{number}", lead=PLAN.organiser, parts=parts)
                    for number, parts in enumerate(
                        (("S1/1", "S2/1"), ("S1", "S3/1"), ("S1/1", "S4/1"), ()), 1
                    )
                ),
            ),
        )
        tasks = [i for i in owed(session, "2025-07-01") if i.id.startswith("T")]
        assert [getattr(item.inheritance.unit, "name", None) for item in tasks] == [
            "Đông Gia Nghĩa",
            *[None] * 3,
        ]
        assert [len(item.inheritance.among) for item in tasks] == [0, 2, 3, 3]

    def test_arguments_are_looked_at(self):
        with pytest.raises(InvalidValueError):
            follow_ups(ROUTED, CALENDAR, TERRITORY, as_of=DAY)


class TestActs:
    """Acts owed are dated from the statement or the conference, as their rules count."""

    def acts(self, *owed_acts, session=HELD, calendar=CALENDAR):
        told = screened(statement(), dc.screen(statement(), CITY), on=DAY)[0]
        one = session.record(received(), attrs.evolve(told, acts=owed_acts))
        return owed(one, "2022-10-31", calendar=calendar)[0].acts

    def test_telling_is_due_ten_working_days_after_the_statement(self):
        assert {(a.act.act, a.due) for a in owed(ROUTED, DAY)[0].acts} == {
            (Act.TELL, as_day("2022-10-28"))
        }

    def test_what_another_body_collected_counts_from_when_the_organiser_had_it(self):
        """Law 42/2013/QH13 art. 28(1): from its receipt, of who receives the citizen."""
        front = dc.Body.named("Ủy ban MTTQ Việt Nam thành phố")
        early = attrs.evolve(statement(), on="2022-09-05")
        collected = HELD.record(Received(on="2022-09-05", by=front, statement=early))
        handed = collected.record(*screened(early, dc.screen(early, CITY), on=DAY))
        (item,) = owed(handed, "2022-10-20")
        assert [str(a.due) for a in item.acts if a.act.act is Act.TELL] == ["2022-10-28"]
        undated = (
            attrs.evolve(event, on=None, noted_on=DAY)
            for event in screened(early, dc.screen(early, CITY), on=DAY)
        )
        (item,) = owed(collected.record(*undated), "2022-10-20")
        (told,) = (a.due for a in item.acts if a.act.act is Act.TELL)
        assert isinstance(told, NoDueDay)
        assert told.reason.en.startswith("counted from its hand-over")

    def test_an_act_may_run_from_the_conference(self):
        act = ActOwed(act=Act.TELL, within=Days(3), since=Milestone.CONFERENCE)
        found = self.acts(act)[0]
        assert found.act == act
        assert (found.due, found.tier) == (as_day("2022-10-17"), Tier.LONG_OVERDUE)

    def test_one_that_cannot_be_dated_says_why(self):
        unplanned = Session(id="X", place=PLAN.place, organiser=PLAN.organiser)
        conference = ActOwed(act=Act.TELL, within=Days(3), since=Milestone.CONFERENCE)
        working = ActOwed(act=Act.TELL, within=WorkingDays(3))
        decision = ActOwed(act=Act.TELL, within=Days(3), since=Milestone.DECISION)
        for act, told, session, calendar in (
            (ActOwed(act=Act.TELL), "the texts fix no single day", HELD, CALENDAR),
            (decision, "the texts fix no single day", HELD, CALENDAR),
            (conference, "counted from the day", unplanned, CALENDAR),
            (working, "a calendar of days off", HELD, dc.CALENDAR_DAYS),
        ):
            found = self.acts(act, session=session, calendar=calendar)[0]
            assert found.due.reason.en.startswith(told)
            assert found.tier is Tier.NO_DAY


NONE = NoDueDay(reason=dc.Words("chưa có"))
ORDER = (
    *(Tier.NO_DAY, Tier.AHEAD, Tier.REVIEW, Tier.SOON),
    *(Tier.OVERDUE, Tier.LONG_OVERDUE, Tier.STALE),
)
"""From what presses least to what presses most."""


class TestTheMostUrgent:
    """An item is as urgent as the most urgent thing still owed for it, its answer or an act."""

    def test_an_act_that_is_late_makes_the_answered_late(self):
        """Law 42/2013/QH13 art. 28(1): of a transfer the citizen is told in ten working days."""
        (road,) = statement().parts
        said = attrs.evolve(
            statement(), parts=(attrs.evolve(road, settled_by=dc.Settler.PROVINCE),)
        )
        told = HELD.record(
            Received(on=DAY, statement=said),
            *screened(said, dc.screen(said, CITY), on=DAY),
            Answered(on="2022-10-20", part="S1/1", how=AnswerWay.IN_WRITING),
            Routed(on="2022-10-20", part="S1/1", lead=URBAN),
            Answered(on="2022-10-20", part="S1/1", how=AnswerWay.IN_WRITING),
        )
        (item,) = owed(told, "2022-11-01")
        assert (item.reason, item.is_answered) == (CustodyReason.TO_TELL, True)
        assert isinstance(item.own_due, NoDueDay)
        assert (item.due, item.tier, item.days_late) == (as_day("2022-10-28"), Tier.OVERDUE, 4)
        assert item.due_by in item.acts
        assert item.due_by.act.rules == ("42/2013/QH13:28.1:tell-transfer",)
        rows = item.html("en")
        assert "2022-10-28 (tell the speaker of the transfer" in rows
        assert item.own_due.reason.en not in rows

    def test_the_day_of_an_answer_that_was_given_no_longer_counts(self):
        done = ROUTED.record(
            Answered(on="2022-10-20", part="S1/1", how=AnswerWay.IN_WRITING),
            Performed(on="2022-10-20", part="S1/1", act=Act.TELL),
        )
        (item,) = owed(done, "2022-10-25")
        assert (item.acts, item.due_by) == ((), None)
        assert (item.tier, item.days_late) == (Tier.NO_DAY, 0)
        assert item.due.reason.en == "the texts fix no single day"
        assert item.own_due == as_day("2022-10-28")
        late = owed(done, "2023-01-01")[0]
        assert (late.tier, late.days_late) == (Tier.NO_DAY, 0)

    @pytest.mark.parametrize(
        ("lang", "doubt"),
        [("vi", ", nếu đúng như nghi vấn"), ("en", ", if the doubt proves true")],
    )
    def test_an_act_owed_only_in_doubt_is_told_so(self, lang, doubt):
        said = attrs.evolve(statement(), delivery=None)
        told = screened(said, dc.screen(said, CITY), on=DAY)
        (item,) = owed(HELD.record(Received(on=DAY, statement=said), *told), "2022-10-31")
        assert not item.due_by.act.certain
        doubtful = [act.act.act.label(lang) for act in item.acts if not act.act.certain]
        assert item.html(lang).count(doubt) == len(doubtful) + 1
        assert all(f"{act}{doubt}" in item.html(lang) for act in doubtful)

    @pytest.mark.parametrize(
        ("lang", "analogy", "doubtful", "unread"),
        [
            (
                "vi",
                ", áp dụng tương tự khoản 1 Điều 28 Luật 42/2013/QH13",
                ", theo khoản 1 Điều 28 Luật 42/2013/QH13 (theo trí nhớ, chưa xác minh)",
                ", theo 42/2013/QH13:28.1:tell",
            ),
            (
                "en",
                ", by analogy with Law 42/2013/QH13 art. 28(1)",
                ", under Law 42/2013/QH13 art. 28(1) (from memory, not verified)",
                ", under 42/2013/QH13:28.1:tell",
            ),
        ],
    )
    def test_an_act_tells_what_it_hangs_on(self, lang, analogy, doubtful, unread):
        tell = "42/2013/QH13:28.1:tell"
        others = tuple(rule for rule in CITY.rules if rule.id != tell)
        for changes, told in (
            ({}, analogy),
            ({"confidence": Confidence.MEMORY}, f"{analogy} ({Confidence.MEMORY.label(lang)})"),
            ({"confidence": Confidence.MEMORY, "by_analogy": False}, doubtful),
            ({"by_analogy": False}, ""),
        ):
            rule = attrs.evolve(CITY.rule(tell), **changes)
            known = attrs.evolve(CITY, rules=(*others, rule))
            (item,) = owed(ROUTED, DAY, regulation=known)
            (page, day) = item.html(lang), day_words(as_day("2022-10-28"), lang)
            (act,) = (a.act.act for a in item.acts if tell in a.act.rules)
            assert f">{act.label(lang)}{told}: {day} (" in page.replace("<li>", ">")
            assert unread not in page
            assert page == show(item, lang=lang).html
        (item,) = owed(ROUTED, DAY)
        assert unread in item.html(lang)
        assert unread in show([item], lang=lang).html

    @given(
        st.integers(0, 60),
        st.one_of(
            st.none(),
            st.integers(0, 90),
            st.integers(0, 60).map(lambda n: attrs.evolve(NONE, review_on=DAY.add(days=n))),
        ),
        st.lists(st.one_of(st.none(), st.integers(1, 60)), max_size=3, unique=True),
        st.booleans(),
    )
    @settings(max_examples=500 if THOROUGH else 50)
    def test_nothing_presses_more_than_its_item(self, later, own, within, answered):
        day = DAY.add(days=later)
        acts = tuple(
            ActOwed(act=Act.TELL, within=None if days is None else Days(days)) for days in within
        )
        due = DAY.add(days=own) if isinstance(own, int) else None
        review_on = own.review_on if isinstance(own, NoDueDay) else None
        told = screened(statement(), dc.screen(statement(), CITY), on=DAY)[0]
        session = HELD.record(
            received(),
            attrs.evolve(told, acts=acts),
            Routed(on=DAY, part="S1/1", lead=URBAN, due=due, review_on=review_on),
        )
        if answered:
            session = session.record(Answered(on=DAY, part="S1/1", how=AnswerWay.IN_PERSON))
        (item,) = owed(session, day)
        owned = [] if answered else [item.own_due]
        every = [*owned, *(act.due for act in item.acts)]
        tiers = [tier_of(one, as_of=day) for one in every] or [Tier.NO_DAY]
        late = [
            (day - one).days if one < day else 0 for one in every if not isinstance(one, NoDueDay)
        ]
        assert item.tier is max(tiers, key=ORDER.index)
        assert item.days_late == max(late, default=0)
        assert item.due in every or (not every and isinstance(item.due, NoDueDay))
        assert item.tier is tier_of(item.due, as_of=day)
        assert not every or (item.due_by.due if item.due_by else item.own_due) == item.due
        assert item.own_due == session.custody["S1/1"].due


WARD = dc.law.TERRITORY.unit("lam-dong/bac-gia-nghia")
WARD_LAW = dc.law.regulation_for(WARD, on="2026-10-29")
HEARD_ON = as_day("2026-10-29")


def of_the_ward(*events, **part):
    """The record of a ward with one petition, screened by the law of 2026."""
    petition = dc.Part(
        kind=dc.StatementKind.PETITION,
        field=dc.Field.PUBLIC_WORKS,
        settled_by=dc.Settler.WARD,
        **part,
    )
    said = attrs.evolve(statement(), on=HEARD_ON, parts=(petition,))
    return Session(id="W", place=WARD, organiser=PLAN.organiser).record(
        Opened(on=HEARD_ON),
        Received(on=HEARD_ON, statement=said),
        *screened(said, dc.screen(said, WARD_LAW), on=HEARD_ON),
        *events,
    )


class TestOneMeaning:
    """What the check of a record takes as told, or as not owed yet, is so for what is owed."""

    def check(self, session, rule):
        vouched = session.record(*(Vouched(on="2026-11-24", aspect=a) for a in RecordAspect))
        found = dc.check_session(vouched, None, WARD_LAW, CALENDAR, as_of="2026-11-24")
        return next((f.verdict, f.saw.en.rpartition(": ")[2]) for f in found if f.check == rule)

    MET = (Verdict.MET, "as ruled")
    MISSED = (Verdict.NOT_EVALUATED, "not as in the rule applied by analogy")

    @pytest.mark.parametrize("how", AnswerWay)
    def test_who_was_answered_was_told(self, how):
        """Law 42/2013/QH13 art. 28(1): the receiver answers directly or in writing."""
        given_ = Answered(on=HEARD_ON, part="S1/1", how=how)
        (item,) = owed(of_the_ward(given_), "2026-11-24")
        assert (item.acts, item.tier, item.days_late) == ((), Tier.NO_DAY, 0)
        assert self.check(of_the_ward(given_), "42/2013/QH13:28.1:tell") == self.MET
        (untold,) = owed(of_the_ward(), "2026-11-24")
        assert (untold.due_by.act.act, untold.days_late) == (Act.TELL, 12)
        assert self.check(of_the_ward(), "42/2013/QH13:28.1:tell") == self.MISSED

    @pytest.mark.parametrize("telling", Telling)
    def test_an_end_tells_who_could_be_told(self, telling):
        ended = of_the_ward(Ended(on=HEARD_ON, part="S1/1", how=Ending.WITHDRAWN, told=telling))
        owes = {act.act for act in ended.part("S1/1").acts}
        assert (Act.TELL in owes) is (telling is Telling.IMPOSSIBLE)

    @pytest.mark.parametrize(
        ("heard", "verdict"),
        [
            (None, (Verdict.NOT_EVALUATED, "not enough is told")),
            (True, (Verdict.NOT_APPLICABLE, "there is no such case")),
            (False, MISSED),
        ],
    )
    def test_what_is_owed_of_a_refusal_has_a_day_once_there_was_one(self, heard, verdict):
        """Decree 154/2026/NĐ-CP art. 4(1): of a refusal, within 3 working days in writing."""
        session = of_the_ward(settled=Settled.ANSWERED)
        said = session.of(Screened)[0]
        session = session.record(attrs.evolve(said, heard=heard))
        (item,) = owed(session, "2026-11-24")
        acts = {act.act.act: act for act in item.acts}
        found = acts.get(Act.REFUSE_IN_WRITING)
        rule = "154/2026/NĐ-CP:4.1:refusal-in-writing-answered"
        assert self.check(session, rule) == verdict
        if heard is True:
            assert found is None
        elif heard is False:
            assert (found.due, item.days_late) == (as_day("2026-11-03"), 21)
        else:
            assert found.tier is Tier.NO_DAY
            assert found.due.reason.en == "owed only of a refusal, and none is recorded"
            assert item.due_by.act.act is Act.TELL


class TestWhatIsStillToBePassedOn:
    """Passing a matter on does not hand it over, and what was not even passed on is nobody's above.

    25/2018/QH14 art. 24(2): who has no competence transfers, or guides who came in person.
    """

    RECEPTION = dc.law.bodies.PROVINCE_RECEPTION
    ORGANISER = PLAN.organiser

    def denounced(self, lead, *events, **fields):
        accused = dc.Part(
            kind=dc.StatementKind.DENUNCIATION, accused_managed_by=dc.Settler.PROVINCE
        )
        said = attrs.evolve(statement(), on=HEARD_ON, parts=(accused,))
        session = Session(id="W", place=WARD, organiser=self.ORGANISER, **fields).record(
            Opened(on=HEARD_ON),
            Received(on=HEARD_ON, statement=said),
            *screened(said, dc.screen(said, WARD_LAW), on=HEARD_ON),
            Routed(on=HEARD_ON, part="S1/1", lead=lead),
            *events,
        )
        return owed(session, "2026-11-24")

    def test_the_organiser_holds_what_was_only_said_to_be_of_who_is_above(self):
        (item,) = self.denounced(self.RECEPTION)
        assert (item.held_by, item.owner) == (self.ORGANISER, WARD)
        assert (item.reason, item.forwarded_to) == (CustodyReason.TO_PASS_ON, None)
        office = dc.Body.named("Văn phòng")
        (item,) = self.denounced(self.RECEPTION, secretariat=office)
        assert item.held_by == office

    def test_once_it_is_passed_on_the_record_tells_whose_answer_is_awaited(self):
        passed = Forwarded(on="2026-11-02", part="S1/1", to=self.RECEPTION)
        (item,) = self.denounced(self.RECEPTION, passed)
        assert (item.reason, item.forwarded_to) == (CustodyReason.AWAITS_ANSWER, self.RECEPTION)
        guided = Ended(on=HEARD_ON, part="S1/1", how=Ending.GUIDED, told=Telling.DIRECT)
        assert self.denounced(self.RECEPTION, guided) == ()

    @pytest.mark.parametrize("lead", [dc.law.bodies.WARD_CHAIR, dc.Body.named("Đội quản lý")])
    def test_a_body_of_the_place_holds_what_it_was_given(self, lead):
        (item,) = self.denounced(lead)
        assert (item.held_by, item.reason) == (lead, CustodyReason.TO_ANSWER)

    def test_who_is_above_may_be_the_one_to_answer_here(self):
        schools = dc.law.bodies.PROVINCE_EDUCATION
        session = of_the_ward(Routed(on=HEARD_ON, part="S1/1", lead=schools))
        assert owed(session, "2026-11-24")[0].held_by == schools


class TestAfterTheCityEnded:
    """On 2025-07-01 what is open passes to successors, or waits for the provincial chair."""

    def test_a_matter_that_arose_in_one_ward_is_its_successors(self):
        session = HELD.record(received(arose_in=("dak-nong/gia-nghia/nghia-duc",)))
        assert owed(session, "2025-06-30")[0].owner == PLAN.place
        item = owed(session, "2025-07-01")[0]
        assert item.inheritance.unit is not None
        assert item.inheritance.unit.level is dc.Level.WARD
        assert item.inheritance.cites
        assert item.held_by == PLAN.organiser

    def test_a_matter_of_the_whole_city_waits_for_the_provincial_chair(self):
        item = owed(HELD.record(received()), "2025-07-01")[0]
        assert item.owner is None
        assert item.inheritance.directed_by is not None
        assert item.inheritance.directed_by.level is dc.Level.PROVINCE
        assert len(item.inheritance.among) > 1

    def test_where_the_data_do_not_know_the_unit_they_say_so(self):
        item = owed(HELD.record(received()), "2025-07-01", territory=dc.Territory())[0]
        assert item.owner is None
        assert not item.inheritance.known
        assert item.inheritance.reason.en

    def test_a_screened_part_is_asked_for_by_its_field(self):
        assert ROUTED.part("S1/1").last(Screened).content.field is dc.Field.TRANSPORT
        assert owed(ROUTED, "2025-07-01")[0].inheritance.reason.vi
