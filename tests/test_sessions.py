"""The record of a conference in worked examples: floor, statements, custody, what is public."""

import copy
import pickle
import traceback

import attrs
import pytest

import dialogue_core as dc
from dialogue_core import _log
from dialogue_core.errors import InvalidValueError, TransitionError
from dialogue_core.events import (
    EVENTS,
    Announced,
    Answered,
    Cancelled,
    Closed,
    Concluded,
    Corrected,
    Ended,
    Extended,
    Forwarded,
    Grouped,
    Held,
    Minuted,
    Monitored,
    Noted,
    Opened,
    Performed,
    Planned,
    Postponed,
    Published,
    RaisedAgain,
    Received,
    Replaced,
    Reported,
    Rescheduled,
    Resumed,
    Routed,
    Screened,
    Speaker,
    Split,
    Spoke,
    StepPlanned,
    StepTaken,
    Suspended,
    Tallied,
    Task,
    TaskDone,
    Vouched,
)
from dialogue_core.lives import LIFECYCLE, PART_LIFE, Custody
from dialogue_core.plans import Venue
from dialogue_core.sessions import Count, Recorder, Session, routed, screened
from dialogue_core.values import NoDueDay, as_day
from dialogue_core.vocabulary import (
    Act,
    AnswerWay,
    Channel,
    CustodyReason,
    Ending,
    Form,
    Handling,
    Intake,
    Measure,
    NoDay,
    PartStatus,
    Passing,
    ProgrammeStep,
    Protection,
    PublicationKind,
    RecordAspect,
    Secrecy,
    SessionStatus,
    SpeakerKind,
    Telling,
)

PLAN = dc.law.gia_nghia_2022.PLAN
CITY = dc.law.regulation_for(PLAN.place, on="2022-10-14").under(PLAN)
CALENDAR = dc.law.CALENDAR
DAY = as_day("2022-10-14")
OFFICE = dc.Body.named("Văn phòng HĐND và UBND thành phố")
URBAN = dc.Body.named("Phòng Quản lý đô thị")
PROVINCE = dc.Body.named("Sở Giao thông vận tải")
FRONT = dc.Body.named("Ủy ban MTTQ Việt Nam thành phố")
ACCUSATION = "Ông Trưởng phòng nhận tiền"
NAME = "Trần Thị Bưởi"

NEW = Session(id="GN-2022", place=PLAN.place, organiser=PLAN.organiser, plan=PLAN.id)
OPEN = NEW.record(
    Planned(on="2022-08-15", held=dc.Span.of_month(2022, 10)),
    Announced(on="2022-10-05", held=dc.Span.on(DAY), channels=(Channel.MASS_MEDIA,)),
    Opened(on=DAY, at="08:00", form=Form.HYBRID),
)


def part(kind=dc.StatementKind.PETITION, **fields):
    told = {"field": dc.Field.TRANSPORT, "settled_by": dc.Settler.CITY, **fields}
    return dc.Part(kind=kind, **told)


def statement(id="S1", *parts, words="Đường hẻm 12 ngập.", on=DAY):  # noqa: A002 -- the field's name
    return dc.Statement(
        id=id,
        on=on,
        words=dc.Sealed(words),
        delivery=dc.Delivery.SPOKEN,
        parts=parts or (part(),),
    )


def heard(session, said, bound=CITY, calendar=CALENDAR, **fields):
    screening = dc.screen(said, bound)
    return session.heard(said, screening, dc.route(said, screening, bound), calendar, **fields)


def received(said, **fields):
    return Received(on=said.on, statement=said, **fields)


def screening_of(said, **fields):
    return tuple(
        attrs.evolve(event, **fields) for event in screened(said, dc.screen(said, CITY), on=said.on)
    )


class TestTables:
    """What may happen when is data; what stands in no table is a dated act without an order."""

    def test_every_status_has_its_row(self):
        assert set(LIFECYCLE) == set(SessionStatus)
        assert set(PART_LIFE) == set(PartStatus)

    def test_every_event_belongs_to_one_life_or_is_an_act(self):
        of_session = {kind for row in LIFECYCLE.values() for kind in row}
        of_part = {kind for row in PART_LIFE.values() for kind in row} | {Received}
        assert not of_session & of_part
        acts = set(EVENTS) - of_session - of_part - {Corrected}
        assert {Minuted, Concluded, Published, Monitored, Reported, Tallied, Vouched} <= acts
        for act in (Minuted, Published, Monitored):
            assert act not in of_session

    def test_every_status_can_be_reached(self):
        assert {s for row in LIFECYCLE.values() for s in row.values()} == set(SessionStatus) - {
            SessionStatus.NEW
        }
        assert {s for row in PART_LIFE.values() for s in row.values()} == set(PartStatus)

    def test_what_was_passed_on_ends_only_after_its_answer(self):
        assert Ended not in PART_LIFE[PartStatus.FORWARDED]
        assert Answered in PART_LIFE[PartStatus.FORWARDED]

    def test_no_split_after_an_answer(self):
        allowed = {status for status, row in PART_LIFE.items() if Split in row}
        assert not allowed & {PartStatus.ANSWERED, PartStatus.ENDED}


class TestLifeOfASession:
    def test_a_session_is_planned_announced_opened_and_closed(self):
        closed = OPEN.record(Closed(on=DAY, at="11:30"))
        assert [NEW.status, OPEN.status, closed.status] == [
            SessionStatus.NEW,
            SessionStatus.OPEN,
            SessionStatus.CLOSED,
        ]
        assert closed.on == DAY

    def test_an_opening_without_a_notice_is_taken_in_so_that_it_can_be_found(self):
        assert NEW.record(Opened(on=DAY)).of(Announced) == ()

    def test_what_makes_no_sense_is_refused_with_what_does(self):
        with pytest.raises(TransitionError) as error:
            OPEN.record(Resumed(on=DAY))
        assert error.value.en == (
            "session 'GN-2022' is open, so 'resumed' is not possible; allowed: suspended; closed; "
            "programme step; turn on the floor; planned; announced"
        )
        assert error.value.vi == (
            "cuộc đối thoại 'GN-2022' đang diễn ra nên không thể “tiếp tục”; được phép: tạm dừng; "
            "bế mạc; thực hiện chương trình; phát biểu; lập kế hoạch; thông báo"
        )
        assert error.value.details["allowed"][:2] == ("Suspended", "Closed")

    def test_a_batch_is_taken_in_whole_or_not_at_all(self):
        before = OPEN.events
        with pytest.raises(TransitionError):
            OPEN.record(Suspended(on=DAY), Opened(on=DAY))
        assert OPEN.events == before
        assert OPEN.status is SessionStatus.OPEN

    def test_one_session_is_one_date_and_another_day_is_another_session_of_the_occasion(self):
        suspended = OPEN.record(Suspended(on=DAY, why=dc.Sealed("mất điện")))
        with pytest.raises(TransitionError) as error:
            suspended.record(Resumed(on="2022-10-15"))
        assert "one date" in error.value.en
        assert "mỗi cuộc là một ngày" in error.value.vi
        other = attrs.evolve(NEW, id="GN-2022-2", occasion="GN-2022-10")
        assert other.record(Opened(on="2022-10-15")).on == as_day("2022-10-15")

    def test_a_postponed_conference_has_no_day_until_it_gets_one(self):
        announced = NEW.record(Announced(on="2022-10-01", held=dc.Span.on(DAY)))
        postponed = announced.record(Postponed(on="2022-10-10", why=dc.Sealed("bão")))
        assert announced.on == DAY
        assert (postponed.status, postponed.on, postponed.held) == (
            SessionStatus.POSTPONED,
            None,
            None,
        )
        again = postponed.record(Rescheduled(on="2022-10-20", held=dc.Span.on("2022-11-04")))
        assert (again.status, again.on) == (SessionStatus.PLANNED, as_day("2022-11-04"))

    def test_one_that_is_cancelled_may_be_replaced_by_a_collection_in_writing(self):
        cancelled = NEW.record(Planned(on="2021-07-01"), Cancelled(on="2021-08-01"))
        replaced = cancelled.record(Replaced(on="2021-08-02", closes="2021-08-31"))
        assert replaced.status is SessionStatus.IN_WRITING
        with pytest.raises(TransitionError):
            replaced.record(Opened(on="2021-08-05"))
        assert heard(replaced, statement(on="2021-08-20"), via=Intake.WRITTEN).parts

    @pytest.mark.parametrize("event", [Cancelled, Replaced, Postponed])
    def test_a_plan_filed_later_gives_one_that_is_off_no_day_again(self, event):
        planned = NEW.record(Planned(on="2022-09-01", held=dc.Span.on(DAY)))
        off = planned.record(
            event(on="2022-10-05", **({"why": dc.Sealed("bão")} if event is Postponed else {}))
        )
        filed = [Planned(on="2022-08-01", noted_on="2022-10-06", held=dc.Span.on(DAY))]
        if event is not Postponed:  # a postponed one is announced anew
            filed += [Announced(on="2022-09-15", noted_on="2022-10-06", held=dc.Span.on(DAY))]
        later = off.record(*filed)
        assert later.status is off.status
        assert (later.on, later.held, later.days) == (off.on, off.held, off.days) == (None,) * 3

    def test_what_its_status_says_of_its_being_held(self):
        held = {status: status.was_held for status in SessionStatus}
        assert {status for status in held if held[status] is None} == {SessionStatus.NEW}
        assert {s for s in SessionStatus if s.was_given_up} == {
            SessionStatus.CANCELLED,
            SessionStatus.IN_WRITING,
        }
        for before, row in LIFECYCLE.items():
            for kind, after in row.items():
                if kind in (Opened, Held):
                    assert (held[before], held[after]) != (True, True)
                    assert held[after]
                elif kind is not Planned and kind is not Announced and before is not after:
                    assert held[after] is bool(held[before])
        assert not any(s.was_given_up and held[s] for s in SessionStatus)

    def test_one_that_was_opened_on_a_day_not_told_has_no_day(self):
        announced = NEW.record(Announced(on="2022-10-01", held=dc.Span.on(DAY)))
        assert announced.record(Opened(on=None, noted_on=DAY), Closed(on=DAY)).on is None

    def test_minutes_conclusion_publications_and_monitoring_have_no_order(self):
        acts = (
            Published(on="2022-10-20", what=PublicationKind.RESULT, channel=Channel.POSTING),
            Minuted(on=DAY, words=dc.Sealed("…")),
            Monitored(on="2022-12-01", by=FRONT),
            Concluded(on="2022-10-17", number="12/TB-UBND"),
            Reported(on="2022-10-18", to=PROVINCE),
        )
        assert OPEN.record(*acts).documents == acts
        assert NEW.record(*reversed(acts)).documents == tuple(reversed(acts))

    def test_one_known_only_from_a_report_was_held_and_no_more(self):
        found = NEW.record(
            Held(on=None, noted_on="2024-03-01", within=dc.Span.of_year(2023)),
            Tallied(on=None, noted_on="2024-03-01", measure=Measure.ATTENDEES, low=100, high=100),
        )
        assert (found.status, found.on) == (SessionStatus.CLOSED, None)
        assert found.count(Measure.ATTENDEES) == Count(low=100, high=100, reported=True)
        assert found.count(Measure.RAISED) is None

    def test_the_days_it_lies_in_are_its_day_or_what_a_report_or_a_plan_gives(self):
        year, month = dc.Span.of_year(2022), dc.Span.of_month(2022, 10)
        planned = NEW.record(Planned(on="2022-08-15", held=month))
        reported = planned.record(Held(on=None, noted_on="2024-03-01", within=year))
        assert [s.days for s in (NEW, planned, reported, OPEN)] == [
            None,
            month,
            year,
            dc.Span.on(DAY),
        ]

    def test_online_points_are_places_of_one_session(self):
        points = (
            Venue(name=dc.Words("Hội trường Thành ủy"), form=Form.IN_PERSON),
            Venue(name=dc.Words("điểm cầu phường Nghĩa Đức"), form=Form.ONLINE),
        )
        held = NEW.record(
            Opened(on=DAY, places=points, form=Form.HYBRID),
            Spoke(on=DAY, speaker=Speaker(), point=points[1]),
        )
        assert held.turns[0].point in held.of(Opened)[0].places


class TestAPlanFiledLate:
    """It is a paper about an earlier decision: what was named since goes before it."""

    @pytest.mark.parametrize("kind", [Announced, Rescheduled])
    def test_it_does_not_move_the_day_that_was_named(self, kind):
        plan = Planned(on="2022-08-15", noted_on="2022-10-06", held=dc.Span.on("2022-10-20"))
        month = Planned(on="2022-08-15", held=dc.Span.of_month(2022, 10))
        named = NEW.record(month, kind(on="2022-10-04", held=dc.Span.on(DAY)))
        later = named.record(plan)
        assert (later.status, later.held, later.on) == (named.status, named.held, named.on)
        refiled = attrs.evolve(plan, noted_on="2022-11-02")
        again = later.record(Postponed(on="2022-10-07"), Announced(on="2022-11-01"), refiled)
        assert again.held == plan.held

    def test_it_names_the_day_where_the_notice_did_not(self):
        notice = Announced(on="2022-10-04")
        month, day = (
            Planned(on="2022-08-15", held=held)
            for held in (dc.Span.of_month(2022, 10), dc.Span.on(DAY))
        )
        assert NEW.record(notice, month, day).held == dc.Span.on(DAY)
        assert NEW.record(month, notice, day).held == dc.Span.on(DAY)


class TestNoting:
    """An event is found by the day it was noted; the log is only appended to."""

    LATE = OPEN.record(
        heard(OPEN, statement()).events[3],
        Answered(on="2022-10-20", noted_on="2022-11-01", part="S1/1", how=AnswerWay.IN_WRITING),
    )

    def test_the_record_of_a_day_is_what_was_noted_until_then(self):
        assert self.LATE.part("S1/1").status is PartStatus.ANSWERED
        assert self.LATE.as_of("2022-10-25").part("S1/1").status is PartStatus.RECEIVED
        assert self.LATE.as_of("2022-08-01") == NEW

    def test_an_event_that_does_not_say_when_it_was_noted_follows_the_one_before(self):
        added = self.LATE.record(Minuted(on=DAY))
        assert added.as_of("2022-10-31").documents == ()
        assert added.as_of("2022-11-01").documents != ()

    def test_the_log_does_not_go_back(self):
        with pytest.raises(TransitionError) as error:
            self.LATE.record(Minuted(on=DAY, noted_on="2022-10-31"))
        assert "2022-11-01 or later" in error.value.en
        assert "từ ngày 2022-11-01" in error.value.vi


class TestCorrections:
    """A slip is corrected by a later entry; both stay, and what follows must still make sense."""

    SAID = heard(OPEN, statement(), speaker=Speaker(name=dc.Sealed(NAME)))
    WHY = dc.Sealed("ghi nhầm")

    def test_a_wrong_day_is_corrected_and_the_earlier_record_still_tells_it(self):
        other = self.SAID.record(
            Corrected(
                on="2022-10-20",
                seq=1,
                now=Announced(on="2022-10-04", channels=(Channel.PORTAL,)),
                why=self.WHY,
            )
        )
        assert [a.on for a in other.of(Announced)] == [as_day("2022-10-04")]
        assert [a.on for a in other.as_of("2022-10-19").of(Announced)] == [as_day("2022-10-05")]
        assert other.events[1].on == as_day("2022-10-05")
        assert len(other.valid) == len(self.SAID.events)

    def test_an_entry_made_in_error_is_struck_out_and_may_come_back(self):
        suspended = self.SAID.record(Suspended(on=DAY))
        seq = len(suspended.events) - 1
        without = suspended.record(Corrected(on=DAY, seq=seq, now=None, why=self.WHY))
        assert without.status is SessionStatus.OPEN
        back = without.record(Corrected(on=DAY, seq=seq, now=Closed(on=DAY), why=self.WHY))
        assert back.status is SessionStatus.CLOSED

    @pytest.mark.parametrize(
        ("old", "now"),
        [
            (
                Spoke(on=DAY, speaker=Speaker(id="p1")),
                Spoke(on=None, noted_on=DAY, speaker=Speaker(id="p2")),
            ),
            (
                StepTaken(on=DAY, step=ProgrammeStep(min(ProgrammeStep))),
                StepTaken(on=DAY, step=ProgrammeStep(max(ProgrammeStep))),
            ),
            (Noted(on=DAY, words=dc.Sealed("a")), Vouched(on=DAY, aspect=RecordAspect.FLOOR)),
            (Spoke(on=DAY, speaker=Speaker(id="p1")), None),
            (Spoke(on=DAY, speaker=Speaker(id="p1")), Noted(on=DAY, words=dc.Sealed("a"))),
        ],
        ids=lambda event: type(event).__name__,
    )
    def test_a_turn_is_corrected_and_the_rest_stays_as_if_it_had_been_so(self, old, now):
        after = (heard(self.SAID, statement("S2")), Closed(on=DAY))
        told = after[0].record(old, after[1])
        seq = len(told.events) - 2
        found = told.record(Corrected(on=DAY, seq=seq, now=now, why=self.WHY))
        wanted = after[0].record(*([] if now is None else [now]), after[1])
        assert found.valid == wanted.valid
        assert (found.status, found.on, found.parts) == (wanted.status, wanted.on, wanted.parts)
        again = found.record(Corrected(on=DAY, seq=seq, now=old, why=self.WHY))
        assert again.valid == told.valid
        struck = again.record(Corrected(on=DAY, seq=seq + 1, now=None, why=self.WHY))
        assert struck.status is SessionStatus.OPEN

    def test_a_turn_is_not_corrected_to_another_day(self):
        told = self.SAID.record(Spoke(on=DAY, speaker=Speaker(id="p1")))
        now = Spoke(on="2022-10-15", speaker=Speaker(id="p1"))
        with pytest.raises(TransitionError) as error:
            told.record(Corrected(on="2022-10-16", seq=len(told.events) - 1, now=now, why=self.WHY))
        assert "one date" in error.value.en
        assert "mỗi cuộc là một ngày" in error.value.vi

    def test_a_turn_costs_as_much_to_correct_in_a_long_session_as_in_a_short_one(self, monkeypatch):
        recorder = Recorder(OPEN)
        turns = [Spoke(on=DAY, speaker=Speaker(id=f"p{i}")) for i in range(50)]
        recorder.record(*turns)
        steps = []
        step = _log.Fold.step
        monkeypatch.setattr(_log.Fold, "step", lambda *given: (steps.append(1), step(*given))[1])
        for seq, turn in enumerate(turns, len(OPEN.events)):
            now = attrs.evolve(turn, seconds=30)
            recorder.record(Corrected(on=DAY, seq=seq, now=now, why=self.WHY))
        assert steps == []
        assert [turn.seconds for turn in recorder.session().turns] == [30] * 50

    def test_an_entry_moves_to_the_statement_it_is_about(self):
        two = heard(self.SAID, statement("S2"))
        answered = two.record(Answered(on=DAY, part="S1/1", how=AnswerWay.ON_THE_SPOT))
        now = Answered(on=DAY, part="S2/1", how=AnswerWay.ON_THE_SPOT)
        moved = answered.record(
            Corrected(on=DAY, seq=len(answered.events) - 1, now=now, why=self.WHY)
        )
        assert [p.status for p in moved.parts] == [PartStatus.ROUTED, PartStatus.ANSWERED]

    def test_a_statement_never_leaves_the_record(self):
        for now in (None, Minuted(on=DAY), received(statement("S9"))):
            with pytest.raises(TransitionError) as error:
                self.SAID.record(Corrected(on=DAY, seq=3, now=now, why=self.WHY))
            assert "stays on record" in error.value.en
        said = statement("S1", part(dc.StatementKind.QUESTION), part())
        now = received(said)
        corrected = self.SAID.record(Corrected(on=DAY, seq=3, now=now, why=self.WHY))
        assert [p.id for p in corrected.parts] == ["S1/1", "S1/2"]

    def test_a_correction_after_which_the_rest_makes_no_sense_is_refused(self):
        spoken = self.SAID.record(Spoke(on=DAY, speaker=Speaker()))
        with pytest.raises(TransitionError) as error:
            spoken.record(Corrected(on=DAY, seq=2, now=Cancelled(on=DAY), why=self.WHY))
        assert error.value.en.startswith("entry 2 cannot be corrected so")
        assert "turn on the floor" in error.value.en
        assert error.value.details["seq"] == 2

    @pytest.mark.parametrize("seq", [6, 99])
    def test_only_an_entry_that_is_no_correction_can_be_corrected(self, seq):
        once = self.SAID.record(Corrected(on=DAY, seq=0, now=None, why=self.WHY))
        with pytest.raises(TransitionError) as error:
            once.record(Corrected(on=DAY, seq=seq, now=None, why=self.WHY))
        assert "cannot be corrected" in error.value.en

    def test_a_correction_names_what_is_on_record(self):
        now = Spoke(on=DAY, speaker=Speaker(), about=("S9",))
        with pytest.raises(TransitionError):
            self.SAID.record(Corrected(on=DAY, seq=2, now=now, why=self.WHY))


class TestFloor:
    def turn(self, kind, seconds, **fields):
        return Spoke(on=DAY, speaker=Speaker(kind=kind), seconds=seconds, **fields)

    def test_the_peoples_share_is_that_of_the_turns_of_citizens(self):
        held = OPEN.record(
            self.turn(SpeakerKind.CHAIR, 300),
            self.turn(SpeakerKind.CITIZEN, 600),
            self.turn(SpeakerKind.CHAIR, 100, asks_back=True),
            self.turn(SpeakerKind.BODY, 200),
        )
        assert held.floor_share.share == 0.5
        assert not held.floor_share.complete
        vouched = held.record(Vouched(on=DAY, aspect=RecordAspect.FLOOR, by=OFFICE))
        assert vouched.floor_share.complete
        assert vouched.is_vouched(RecordAspect.FLOOR)

    def test_without_all_times_there_is_no_share_but_a_reason(self):
        for turns in ((), (self.turn(SpeakerKind.CITIZEN, 60), self.turn(SpeakerKind.BODY, None))):
            share = OPEN.record(*turns).floor_share
            assert share.share is None
            assert share.why.vi == "Chưa ghi đủ thời lượng các lượt phát biểu."
            assert share.why.en

    def test_the_programme_is_kept_as_planned_and_as_it_went(self):
        held = OPEN.record(
            StepPlanned(on=DAY, at="08:30", step=ProgrammeStep.SPEAKING, seconds=5400),
            StepTaken(on=DAY, at="09:10", step=ProgrammeStep.SPEAKING, seconds=3600),
        )
        assert held.of(StepPlanned)[0].seconds - held.of(StepTaken)[0].seconds == 1800

    def test_a_turn_is_about_what_is_on_record(self):
        with pytest.raises(TransitionError) as error:
            OPEN.record(Spoke(on=DAY, speaker=Speaker(), about=("S7",)))
        assert "'S7'" in error.value.en
        assert "chưa có trong hồ sơ" in error.value.vi
        said = heard(OPEN, statement())
        assert said.record(Spoke(on=DAY, speaker=Speaker(), about=("S1", "S1/1"))).turns
        with pytest.raises(TransitionError):
            said.record(Noted(on=DAY, words=dc.Sealed("…"), about=("S1/2",)))


RECORDED = {
    Measure.COLLECTED: (5, 5),
    Measure.SELECTED: (4, 4),
    Measure.GROUPS: (2, 2),
    Measure.RAISED: (3, 3),
    Measure.CONTENTS: (6, 6),
    Measure.SPEAKERS: (1, 2),
    Measure.ANSWERED: (2, 2),
    Measure.REMAINING: (4, 4),
}
"""What `TestNumbers.collected` holds of each measure: at least, at most."""


class TestNumbers:
    """132 collected, 39 after screening in 7 groups, 18 asked: as reported, or as recorded."""

    def test_a_report_gives_its_numbers(self):
        told = {
            Measure.COLLECTED: 132,
            Measure.SELECTED: 39,
            Measure.GROUPS: 7,
            Measure.RAISED: 18,
        }
        held = NEW.record(
            Held(on=DAY),
            *(Tallied(on=DAY, measure=m, low=n, high=n) for m, n in told.items()),
        )
        assert {m: held.count(m).low for m in told} == told

    @staticmethod
    def collected():
        session = OPEN
        for i in range(1, 6):
            kind = dc.StatementKind.COMPLAINT if i == 5 else dc.StatementKind.PETITION
            settler = {"decision_maker": dc.Settler.CITY} if i == 5 else {}
            said = statement(f"S{i}", part(kind, **settler))
            session = heard(session, said, via=Intake.COLLECTED, by=FRONT)
        session = heard(session, statement("S6"), via=Intake.SECRETARY)
        return session.record(
            *(Grouped(on=DAY, part=f"S{i}/1", group="G1") for i in (1, 2)),
            Grouped(on=DAY, part="S3/1", group="G1"),
            Grouped(on=DAY, part="S3/1", group="G2"),
            Spoke(on=DAY, speaker=Speaker(id="P1"), about=("S1/1", "S2/1")),
            Spoke(on=DAY, speaker=Speaker()),
            Spoke(on=DAY, speaker=Speaker(kind=SpeakerKind.CHAIR)),
            *(Answered(on=DAY, part=f"S{i}/1", how=AnswerWay.ON_THE_SPOT) for i in (1, 6)),
        )

    def test_a_record_that_somebody_vouched_for_gives_the_number(self):
        vouched = self.collected().record(
            *(Vouched(on=DAY, aspect=aspect, by=OFFICE) for aspect in RecordAspect)
        )
        for measure, (low, high) in RECORDED.items():
            assert vouched.count(measure) == Count(low=low, high=high, reported=False), measure
        assert vouched.count(Measure.ATTENDEES) is None

    def test_a_record_that_nobody_vouched_for_gives_a_least_number(self):
        held = self.collected()
        for measure, (low, _) in RECORDED.items():
            found = held.count(measure)
            if measure is Measure.REMAINING:
                assert found is None  # an answer may not be on record
            else:
                assert found == Count(low=low, high=None, reported=False), measure

    def test_only_what_was_put_to_the_conference_is_raised_there(self):
        """Who was turned away spoke to the desk; a slip of paper is raised when it is read out."""
        session = OPEN
        for n, via in enumerate(Intake, 1):
            session = heard(session, statement(f"S{n}"), via=via)
        assert session.count(Measure.RAISED) is None
        session = session.record(
            Spoke(on=DAY, speaker=Speaker(), about=("S1",)),
            Spoke(on=DAY, speaker=Speaker(), about=("S1/1",)),
            Answered(on=DAY, part="S2/1", how=AnswerWay.ON_THE_SPOT),
            Answered(on=DAY, part="S3/1", how=AnswerWay.IN_WRITING),
        )
        assert session.count(Measure.RAISED).low == 2
        assert session.count(Measure.ANSWERED).low == 1

    def test_what_is_held_from_the_floor_is_not_left_after_screening(self):
        secret = statement("S1", part(secrecy=Secrecy.YES))
        held = heard(OPEN, secret, via=Intake.COLLECTED)
        told = attrs.evolve(held.part("S1/1").last(Screened), proposed=(Handling.ANSWER,))
        assert held.record(told).count(Measure.SELECTED) is None

    def test_a_part_is_in_the_group_it_was_put_in_last(self):
        assert self.collected().groups == {"G1": ("S1/1", "S2/1"), "G2": ("S3/1",)}


class TestCustody:
    """Every part has one owner, one reason, and a day or why there is none; or an end, told."""

    def test_before_it_is_routed_the_organiser_holds_it_or_the_secretariat_if_there_is_one(self):
        said = received(statement())
        assert OPEN.record(said).custody["S1/1"] == Custody(
            part="S1/1",
            owner=PLAN.organiser,
            reason=CustodyReason.TO_SCREEN,
            due=NoDueDay(reason=dc.Words(NoDay.NOT_ROUTED.vi, NoDay.NOT_ROUTED.en)),
            since=DAY,
        )
        served = attrs.evolve(NEW, secretariat=OFFICE).record(said)
        assert served.custody["S1/1"].owner == OFFICE

    def test_screened_then_routed_then_answered_then_told(self):
        said = statement()
        steps = [
            received(said),
            *screening_of(said),
            Routed(on=DAY, part="S1/1", lead=URBAN, due="2022-10-28"),
            Answered(on="2022-10-25", part="S1/1", how=AnswerWay.IN_WRITING, by=URBAN),
        ]
        reasons = []
        session = OPEN
        for event in steps:
            session = session.record(event)
            reasons.append(session.custody["S1/1"].reason)
        assert reasons == [
            CustodyReason.TO_SCREEN,
            CustodyReason.TO_ROUTE,
            CustodyReason.TO_ANSWER,
            CustodyReason.TO_TELL,
        ]
        assert session.custody["S1/1"].owner == URBAN
        assert session.custody["S1/1"].due == as_day("2022-10-28")
        end = Ended(on="2022-10-26", part="S1/1", how=Ending.ANSWERED, told=Telling.DIRECT)
        assert session.record(end).custody == {"S1/1": end}

    def test_what_is_passed_on_stays_with_its_holder_until_the_answer_is_recorded(self):
        passed = heard(OPEN, statement()).record(
            Forwarded(on="2022-10-17", part="S1/1", to=PROVINCE, how=Passing.PETITION)
        )
        held = passed.custody["S1/1"]
        assert held.reason is CustodyReason.AWAITS_ANSWER
        assert held.forwarded_to == PROVINCE
        assert held.owner == heard(OPEN, statement()).custody["S1/1"].owner
        with pytest.raises(TransitionError) as error:
            passed.record(
                Ended(on="2022-10-20", part="S1/1", how=Ending.ANSWERED, told=Telling.DIRECT)
            )
        assert "answered" in error.value.en.partition("allowed")[2]
        back = passed.record(
            Answered(on="2022-11-20", part="S1/1", how=AnswerWay.IN_WRITING, by=PROVINCE)
        )
        assert back.custody["S1/1"].reason is CustodyReason.TO_TELL
        assert back.custody["S1/1"].forwarded_to is None

    def test_a_day_is_put_off_with_a_reason_and_both_stay(self):
        later = heard(OPEN, statement()).record(
            Routed(on=DAY, part="S1/1", lead=URBAN, due="2022-10-28"),
            Extended(on="2022-10-27", part="S1/1", due="2022-11-30", why=dc.Sealed("chờ kinh phí")),
        )
        assert later.custody["S1/1"].due == as_day("2022-11-30")
        assert later.custody["S1/1"].since == DAY
        assert later.part("S1/1").last(Extended).why.open() == "chờ kinh phí"

    def test_a_part_without_a_day_says_why_and_when_it_is_looked_at_again(self):
        due = (
            heard(OPEN, statement())
            .record(Routed(on=DAY, part="S1/1", lead=URBAN, review_on="2022-11-14"))
            .custody["S1/1"]
            .due
        )
        assert due.reason.vi == NoDay.CHAIR.vi
        assert due.review_on == as_day("2022-11-14")

    def test_what_has_ended_may_be_looked_at_again(self):
        end = Ended(on=DAY, part="S1/1", how=Ending.ANSWERED, told=Telling.PUBLIC)
        ended = heard(OPEN, statement()).record(end)
        again = ended.record(*screening_of(statement()))
        assert again.custody["S1/1"].reason is CustodyReason.TO_ROUTE
        assert again.part("S1/1").of(Ended) == (end,)

    def test_a_matter_raised_again_is_linked_to_the_earlier_one(self):
        two = heard(heard(OPEN, statement()), statement("S2"))
        again = RaisedAgain(on=DAY, part="S2/1", earlier="S1/1")
        assert two.record(again).part("S2/1").last(RaisedAgain).earlier == "S1/1"
        other = RaisedAgain(on=DAY, part="S2/1", earlier="S4/1", session="GN-2021")
        assert two.record(other).part("S2/1").last(RaisedAgain).session == "GN-2021"
        with pytest.raises(TransitionError):
            two.record(RaisedAgain(on=DAY, part="S2/1", earlier="S4/1"))

    def test_an_id_is_given_once(self):
        with pytest.raises(TransitionError) as error:
            heard(OPEN, statement()).record(received(statement()))
        assert "received before" in error.value.en

    @pytest.mark.parametrize("wanted", ["S9/1", "S1/2", "S1"])
    def test_what_is_not_on_record_has_no_life(self, wanted):
        said = heard(OPEN, statement())
        with pytest.raises(TransitionError):
            said.record(Performed(on=DAY, part=wanted, act=Act.TELL))
        with pytest.raises(InvalidValueError) as error:
            said.part(wanted)
        assert f"'{wanted}'" in error.value.en + error.value.vi

    def test_what_is_not_on_record_has_no_words(self):
        with pytest.raises(InvalidValueError) as error:
            OPEN.public_words("S9")
        assert "'S9'" in error.value.en + error.value.vi


class TestScreening:
    """What the rules proposed and what the chair decided are both kept, screening by screening."""

    DOUBT = statement("S1", dc.Part(kind=dc.UNKNOWN, settled_by=dc.Settler.CITY))

    def test_a_doubt_waits_for_the_chair_who_says_why(self):
        open_ = OPEN.record(received(self.DOUBT), *screening_of(self.DOUBT))
        found = open_.part("S1/1")
        assert found.handling is None
        assert found.protection is Protection.IDENTITY
        assert open_.custody["S1/1"].reason is CustodyReason.TO_DECIDE
        assert Act.NOTE_FOR_CHAIR in [a.act for a in found.acts]
        decided = open_.record(
            *screening_of(self.DOUBT, decided=Handling.ANSWER, why=dc.Sealed("đã hỏi lại"))
        )
        last = decided.part("S1/1").last(Screened)
        assert last.decided is Handling.ANSWER
        assert len(last.proposed) > 1
        assert decided.custody["S1/1"].reason is CustodyReason.TO_ROUTE
        assert Act.NOTE_FOR_CHAIR not in [a.act for a in decided.part("S1/1").acts]
        assert decided.part("S1/1").protection is Protection.IDENTITY  # still in doubt

    def test_a_new_screening_keeps_the_earlier_one(self):
        first = statement()
        then = statement("S1", part(dc.StatementKind.DENUNCIATION))
        session = OPEN.record(received(first), *screening_of(first), *screening_of(then))
        found = session.part("S1/1")
        assert [s.protection for s in found.of(Screened)] == [
            Protection.NONE,
            Protection.IDENTITY,
        ]
        assert found.content.kind is dc.StatementKind.DENUNCIATION
        assert found.received.statement.parts[0].kind is dc.StatementKind.PETITION

    def test_the_chair_guards_more_than_the_rules_demand(self):
        said = statement()
        guarded = OPEN.record(
            received(said), *screening_of(said, guarded=Protection.HELD, why=dc.Sealed("việc nhà"))
        )
        assert guarded.part("S1/1").protection is Protection.HELD
        assert guarded.public_words("S1") is None

    def test_a_mixed_statement_is_split_once_and_before_an_answer(self):
        said = statement()
        two = (part(), part(dc.StatementKind.DENUNCIATION))
        whole = OPEN.record(received(said))
        split = whole.record(Split(on=DAY, statement="S1", parts=two))
        assert [p.id for p in split.parts] == ["S1/1", "S1/2"]
        assert [p.content for p in split.parts] == list(two)
        assert all(isinstance(held, Custody) for held in split.custody.values())
        with pytest.raises(TransitionError) as error:
            split.record(Split(on=DAY, statement="S1", parts=two))
        assert "once" in error.value.en
        answered = whole.record(Answered(on=DAY, part="S1/1", how=AnswerWay.ON_THE_SPOT))
        with pytest.raises(TransitionError):
            answered.record(Split(on=DAY, statement="S1", parts=two))
        with pytest.raises(TransitionError):
            whole.record(Split(on=DAY, statement="S9", parts=two))

    def test_acts_that_events_perform_are_owed_no_more(self):
        said = statement("S1", part(settled_by=dc.Settler.PROVINCE))
        session = heard(OPEN, said)
        owed = {a.act for a in session.part("S1/1").acts}
        assert {Act.TRANSFER, Act.PETITION_UPWARD, Act.TELL_TRANSFER} & owed
        assert Act.RECORD not in owed
        done = session.record(
            Forwarded(on=DAY, part="S1/1", to=PROVINCE),
            Forwarded(on=DAY, part="S1/1", to=PROVINCE, how=Passing.PETITION),
            Performed(on=DAY, part="S1/1", act=Act.TELL_TRANSFER),
            Answered(on=DAY, part="S1/1", how=AnswerWay.IN_WRITING),
        )
        left = {a.act for a in done.part("S1/1").acts}
        assert not left & {
            Act.TRANSFER,
            Act.PETITION_UPWARD,
            Act.TELL_TRANSFER,
            Act.ANSWER_IN_WRITING,
        }
        assert done.part("S1/1").performed(Act.TELL_TRANSFER) == done.events[-2]
        assert done.part("S1/1").performed(Act.TELL) is None
        assert OPEN.record(received(statement("S2"))).part("S2/1").acts == ()


class TestHeard:
    """`heard` is sugar for received, screened and routed."""

    def test_it_is_three_events_for_one_part(self):
        said = statement()
        session = heard(OPEN, said, speaker=Speaker(id="P1"), arose_in=("dak-nong/gia-nghia",))
        assert [type(e) for e in session.events[3:]] == [Received, Screened, Routed]
        assert session.events[3].arose_in == ("dak-nong/gia-nghia",)
        assert session.part("S1/1").last(Screened).rules == tuple(
            rule.id for rule in dc.screen(said, CITY).parts[0].rules
        )

    def test_a_part_whose_lead_is_open_stays_with_the_secretariat(self):
        said = statement("S1", dc.Part(kind=dc.UNKNOWN, settled_by=dc.Settler.CITY))
        session = heard(OPEN, said)
        assert [type(e) for e in session.events[3:]] == [Received, Screened]
        assert session.custody["S1/1"].owner == PLAN.organiser

    def test_where_the_texts_fix_no_day_it_says_so_with_the_texts(self):
        due = heard(OPEN, statement()).custody["S1/1"].due
        assert due.reason.en == "the texts fix no single day"
        assert (
            due.cites
            == dc.route(statement(), dc.screen(statement(), CITY), CITY).parts[0].due.cites
        )

    def routing(self, due):
        said = statement()
        found = dc.route(said, dc.screen(said, CITY), CITY)
        return attrs.evolve(found, parts=(attrs.evolve(found.parts[0], due=due),))

    def test_a_period_runs_from_the_day_of_the_conference(self):
        event = routed(
            self.routing(dc.values.WorkingDays(10)), CALENDAR, conference=DAY, on="2022-10-20"
        )[0]
        assert event.due == as_day("2022-10-28")
        assert event.on == as_day("2022-10-20")

    def test_a_period_that_cannot_be_dated_says_why(self):
        period = self.routing(dc.values.WorkingDays(10))
        for calendar, day, why in (
            (CALENDAR, None, NoDay.NO_CONFERENCE_DAY),
            (dc.CALENDAR_DAYS, DAY, NoDay.NO_CALENDAR),
        ):
            event = routed(period, calendar, conference=day, on=DAY)[0]
            assert event.due is None
            assert event.no_day is why

    def test_a_screening_of_another_statement_is_refused(self):
        other = dc.screen(statement("S2"), CITY)
        with pytest.raises(InvalidValueError) as error:
            screened(statement("S1"), other, on=DAY)
        assert "screen this statement first" in error.value.en


class TestConclusion:
    TASKS = (
        Task(id="T1", lead=URBAN, due="2022-11-15", words=dc.Sealed("sửa hẻm 12")),
        Task(id="T2", lead=OFFICE),
    )

    def test_the_tasks_are_open_until_they_are_done(self):
        concluded = heard(OPEN, statement()).record(
            Concluded(on="2022-10-17", tasks=(attrs.evolve(self.TASKS[0], parts=("S1/1",)),)),
            Concluded(on="2022-10-18", tasks=self.TASKS[1:]),
        )
        assert [t.id for t in concluded.open_tasks] == ["T1", "T2"]
        done = concluded.record(
            TaskDone(on="2022-11-10", task="T1"), Monitored(on="2022-12-01", tasks=("T1", "S1/1"))
        )
        assert [t.id for t in done.open_tasks] == ["T2"]

    def test_a_task_has_an_id_of_its_own_and_concerns_what_is_on_record(self):
        concluded = OPEN.record(Concluded(on="2022-10-17", tasks=self.TASKS))
        with pytest.raises(TransitionError) as error:
            concluded.record(Concluded(on="2022-10-18", tasks=self.TASKS[:1]))
        assert "T1" in error.value.en
        with pytest.raises(TransitionError):
            OPEN.record(TaskDone(on="2022-10-17", task="T1"))
        with pytest.raises(TransitionError):
            OPEN.record(
                Concluded(on="2022-10-17", tasks=(attrs.evolve(self.TASKS[0], parts=("S1/1",)),))
            )


class TestGrowing:
    def test_a_statement_is_received_once(self):
        twice = [received(statement(id_)) for id_ in ("S1", "S2", "S1")]
        for events in (twice, twice[1:] * 2):
            with pytest.raises(TransitionError, match="was received before"):
                NEW.record(*events)

    @pytest.mark.parametrize("strange", ["Received", None, Received])
    def test_what_is_no_event_is_refused_wherever_it_stands(self, strange):
        plain = [received(statement("S1")), received(statement("S2"))]
        for events in ([strange], [*plain, strange], [strange, *plain]):
            with pytest.raises(InvalidValueError, match="records the events of dialogue_core"):
                NEW.record(Opened(on=DAY), *events)

    def test_a_recorder_grows_and_what_it_gave_does_not(self):
        recorder = Recorder(OPEN)
        recorder.record(received(statement()))
        early = recorder.session()
        recorder.record(received(statement("S2")), Closed(on=DAY))
        assert [p.id for p in early.parts] == ["S1/1"]
        late = recorder.session()
        assert late == OPEN.record(received(statement()), received(statement("S2")), Closed(on=DAY))
        assert [p.id for p in late.parts] == ["S1/1", "S2/1"]
        assert late.status is SessionStatus.CLOSED
        assert early.record(received(statement("S3"))).status is SessionStatus.OPEN

    def test_a_refused_event_leaves_those_before_it(self):
        recorder = Recorder(OPEN)
        with pytest.raises(TransitionError):
            recorder.record(received(statement()), Opened(on=DAY))
        assert [p.id for p in recorder.session().parts] == ["S1/1"]

    def test_a_session_is_read_from_its_log(self):
        grown = heard(OPEN, statement())
        again = attrs.evolve(NEW, events=grown.events)
        assert again == grown
        assert again.parts == grown.parts
        assert copy.deepcopy(grown).parts == grown.parts

    def test_a_log_that_makes_no_sense_is_no_session(self):
        with pytest.raises(TransitionError):
            attrs.evolve(NEW, events=(Resumed(on=DAY),))

    def test_only_a_session_is_recorded(self):
        with pytest.raises(InvalidValueError):
            Recorder(PLAN)


class TestWhatMayLeaveTheRecord:
    """Words and answers are published only by the last screening, and never with a name."""

    def said(self, words, kind=dc.StatementKind.PETITION, id="S1", name=NAME):  # noqa: A002 -- as above
        settler = {"accused_managed_by": dc.Settler.CITY}
        given = part(kind, **(settler if kind is dc.StatementKind.DENUNCIATION else {}))
        return (
            statement(id, given, words=words),
            Speaker(name=dc.Sealed(name), contact=dc.Sealed("hẻm 12 đường Lý Tự Trọng")),
        )

    def heard(self, session, *args, **fields):
        said, speaker = self.said(*args, **fields)
        return heard(session, said, speaker=speaker)

    def test_a_petition_that_was_screened_may_be_published(self):
        assert self.heard(OPEN, "Đường ngập.").public_words("S1") == "Đường ngập."

    def test_before_it_is_screened_nothing_is_published(self):
        said, speaker = self.said("Đường ngập.")
        session = OPEN.record(received(said, speaker=speaker))
        assert session.public_words("S1") is None
        assert session.part("S1/1").protection is Protection.HELD
        assert session.part("S1/1").handling is None

    def test_a_denunciation_is_never_published_even_if_no_rule_guards_it(self):
        session = self.heard(OPEN, ACCUSATION, dc.StatementKind.DENUNCIATION)
        assert session.public_words("S1") is None
        told = session.part("S1/1").last(Screened)
        bare = attrs.evolve(
            told, protection=Protection.NONE, proposed=(Handling.ANSWER,), acts=(), rules=()
        )
        assert session.record(bare).public_words("S1") is None

    def test_what_the_chair_takes_privately_is_not_published(self):
        said, speaker = self.said("Xin gặp riêng.")
        session = OPEN.record(
            received(said, speaker=speaker),
            *screening_of(said, decided=Handling.TAKE_PRIVATELY),
        )
        assert session.public_words("S1") is None

    def test_a_new_screening_seals_again_what_was_public(self):
        session = self.heard(OPEN, "Đường ngập.").record(
            Answered(on=DAY, part="S1/1", how=AnswerWay.ON_THE_SPOT, words=dc.Sealed("Sẽ sửa."))
        )
        assert session.public_answers("S1/1") == ("Sẽ sửa.",)
        then = statement("S1", part(dc.StatementKind.DENUNCIATION))
        sealed_again = session.record(*screening_of(then))
        assert sealed_again.public_words("S1") is None
        assert sealed_again.public_answers("S1/1") == ()

    def test_one_part_that_is_guarded_seals_the_words_of_all(self):
        said = statement("S1", part(), part(dc.StatementKind.DENUNCIATION))
        session = heard(OPEN, said).record(
            Answered(on=DAY, part="S1/1", how=AnswerWay.IN_WRITING, words=dc.Sealed("Sẽ sửa.")),
            Answered(on=DAY, part="S1/2", how=AnswerWay.ON_THE_SPOT, words=dc.Sealed("Sẽ xem.")),
        )
        assert session.part("S1/1").publishable
        assert session.public_words("S1") is None
        assert session.public_answers("S1/1") == session.public_answers("S1/2") == ()

    def test_what_all_heard_as_the_answer_to_a_public_part_of_it_may_be_published(self):
        said, speaker = self.said("Hai việc.")
        mixed = attrs.evolve(said, parts=(part(), part(dc.StatementKind.DENUNCIATION)))
        session = heard(OPEN, mixed, speaker=speaker).record(
            *(
                Answered(on=DAY, part="S1/1", how=how, words=dc.Sealed(words))
                for how, words in (
                    (AnswerWay.ON_THE_SPOT, "Sẽ sửa."),
                    (AnswerWay.IN_PUBLIC, "Đã sửa."),
                    (AnswerWay.IN_PERSON, "Việc kia xin gặp riêng."),
                    (AnswerWay.ON_THE_SPOT, f"Xin trả lời chị {NAME}."),
                )
            )
        )
        assert session.public_answers("S1/1") == ("Sẽ sửa.", "Đã sửa.")

    @pytest.mark.parametrize(
        "words", [f"Tôi là {NAME}.", "toi la tran thi buoi", "Nhà HẺM 12 ĐƯỜNG LÝ TỰ TRỌNG ngập"]
    )
    def test_words_that_name_their_speaker_are_withheld(self, words):
        assert self.heard(OPEN, words).public_words("S1") is None

    def test_words_that_name_a_person_whose_statement_is_guarded_are_withheld(self):
        other = self.heard(OPEN, "Chị Lê Thị Na nói đúng.", id="S2")
        assert other.public_words("S2") is not None
        guarded = self.heard(
            other, ACCUSATION, dc.StatementKind.DENUNCIATION, id="S1", name="Lê Thị Na"
        )
        assert guarded.public_words("S2") is None

    def test_a_name_inside_another_word_is_no_name(self):
        assert self.heard(OPEN, "Thành phố nên sửa.", name="An").public_words("S1")

    def test_a_name_that_is_empty_hides_nothing(self):
        assert self.heard(OPEN, "Đường ngập.", name=" ").public_words("S1")
        assert heard(OPEN, statement()).public_words("S1")

    def test_an_answer_without_words_is_none(self):
        session = self.heard(OPEN, "Đường ngập.").record(
            Answered(on=DAY, part="S1/1", how=AnswerWay.ON_THE_SPOT),
            Answered(on=DAY, part="S1/1", how=AnswerWay.IN_WRITING, words=dc.Sealed(f"Gửi {NAME}")),
        )
        assert session.public_answers("S1/1") == ()

    def test_no_way_of_showing_a_session_opens_it(self):
        session = self.heard(OPEN, ACCUSATION, dc.StatementKind.DENUNCIATION).record(
            Noted(on=DAY, words=dc.Sealed(ACCUSATION), about=("S1",), ref=dc.Sealed(NAME)),
            Minuted(on=DAY, words=dc.Sealed(f"{NAME}: {ACCUSATION}")),
        )
        with pytest.raises(InvalidValueError) as unpicklable:
            pickle.dumps(session)
        with pytest.raises(TransitionError) as refused:
            session.record(Opened(on=DAY))
        shown = [
            repr(session),
            str(session),
            f"{session}",
            repr(attrs.asdict(session)),
            repr(attrs.astuple(session)),
            repr(session.parts),
            repr(session.custody),
            repr(session.valid),
            repr(Recorder(session)),
            *traceback.format_exception(unpicklable.value),
            *traceback.format_exception(refused.value),
        ]
        for secret in (ACCUSATION, NAME, "Lý Tự Trọng"):
            assert not [text for text in shown if secret in text]
