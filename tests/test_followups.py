"""What is still owed on a day: by whom, why, by when, and who has it after the city ended."""

import os

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
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
)
from dialogue_core.followups import TIERS, follow_ups, tier_of
from dialogue_core.screening import ActOwed
from dialogue_core.sessions import Session, screened
from dialogue_core.values import Days, NoDueDay, WorkingDays, as_day
from dialogue_core.vocabulary import (
    Act,
    AnswerWay,
    CustodyReason,
    Ending,
    Milestone,
    Telling,
    Tier,
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


def owed(session, as_of, territory=TERRITORY, calendar=CALENDAR):
    return follow_ups(session, territory, calendar, as_of=as_of)


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

    def test_what_is_late_to_tell_makes_the_answered_late(self):
        """Law 42/2013/QH13 art. 28(1): the speaker is told within ten working days."""
        told = ROUTED.record(
            Answered(on="2022-10-20", part="S1/1", how=AnswerWay.IN_WRITING),
            Routed(on="2022-10-20", part="S1/1", lead=URBAN),
            Answered(on="2022-10-20", part="S1/1", how=AnswerWay.IN_WRITING),
        )
        (item,) = owed(told, "2022-11-01")
        assert (item.reason, item.is_answered) == (CustodyReason.TO_TELL, True)
        assert isinstance(item.own_due, NoDueDay)
        assert (item.due, item.tier, item.days_late) == (as_day("2022-10-28"), Tier.OVERDUE, 4)
        assert item.due_by == item.acts[0]
        assert item.due_by.act.rules == ("42/2013/QH13:28.1:tell",)
        rows = item.html("en")
        assert "2022-10-28 (tell the speaker what becomes of it)<" in rows
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
