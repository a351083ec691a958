"""The record of the invented conference: every event from the plan to the last answer.

Some things go wrong on purpose (a complaint has the floor, a doubt is never settled, answers come
late or not at all), so that the checks and the list of open matters have something to find.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

import attrs

import dialogue_core as dc
from dialogue_core.events import (
    Announced,
    Answered,
    Attended,
    Closed,
    Concluded,
    Corrected,
    Ended,
    Event,
    Extended,
    Forwarded,
    Grouped,
    Invited,
    Minuted,
    Monitored,
    Opened,
    Performed,
    Planned,
    Published,
    RaisedAgain,
    Received,
    Reported,
    Routed,
    Speaker,
    Spoke,
    StepTaken,
    TakenDown,
    Tallied,
    Task,
    TaskDone,
    Vouched,
)
from dialogue_core.law import bodies
from dialogue_core.plans import Venue
from dialogue_core.sessions import routed, screened
from dialogue_core.vocabulary import (
    Act,
    AnswerWay,
    Channel,
    Conduct,
    Ending,
    Form,
    Intake,
    Measure,
    NoticeItem,
    Organ,
    Passing,
    ProgrammeStep,
    PublicationKind,
    RecordAspect,
    SpeakerKind,
    Telling,
)
from gia_nghia.statements import CASES, HELD, PETITION, Case

PLAN: Final = dc.law.gia_nghia_2022.PLAN
REGULATION: Final = dc.law.regulation_for(PLAN.place, PLAN.level, on=HELD)
CALENDAR: Final = dc.law.CALENDAR
_BOUND: Final = REGULATION.under(PLAN)
_CHAIRS: Final = PLAN.occasions[0].chairs
_HALL: Final = Venue(
    name=dc.Words("Hội trường Thành ủy", "Hall of the City Party Committee"), form=Form.IN_PERSON
)
_POINTS: Final = {
    "dak-nia": Venue(
        name=dc.Words("Nhà văn hóa xã Đắk Nia", "Culture house of Đắk Nia commune"),
        form=Form.ONLINE,
    ),
    "dak-r-moan": Venue(
        name=dc.Words("Nhà văn hóa xã Đắk R'Moan", "Culture house of Đắk R'Moan commune"),
        form=Form.ONLINE,
    ),
}
_VENUES: Final = (_HALL, *_POINTS.values())


def record() -> dc.Session:
    """Return the whole record, as it stood at the end of 2022."""
    session = dc.Session(
        id="GN-2022-10",
        place=PLAN.place,
        organiser=PLAN.organiser,
        secretariat=bodies.CITY_OFFICE,
        plan=PLAN.id,
        partners=(bodies.CITY_FRONT,),
    )
    recorder = dc.Recorder(session)
    recorder.record(*_before())
    recorder.record(*chain.from_iterable(_heard(case) for case in CASES))
    recorder.record(*_on_the_day(), *_closed_on_the_day())
    recorder.record(*_after(recorder.session()))
    return recorder.session()


# --- before -------------------------------------------------------------------------------------


def _before() -> tuple[Event, ...]:
    notice = Announced(
        on="2022-10-05",
        held=dc.Span.on(HELD),
        starts="07:30",
        places=_VENUES,
        form=Form.HYBRID,
        contents=tuple(NoticeItem),
        channels=(Channel.PORTAL, Channel.MASS_MEDIA, Channel.LOUDSPEAKER),
    )
    return (
        Planned(on="2022-09-12", held=dc.Span.of_month(2022, 10), chairs=_CHAIRS),
        notice,
        attrs.evolve(notice, on="2022-10-11", channels=(Channel.POSTING,)),  # three days before
        Invited(
            on="2022-10-06",
            organs=(Organ.COUNCIL, Organ.PARTY, Organ.FRONT, Organ.ASSOCIATIONS),
        ),
    )


# --- what came in -------------------------------------------------------------------------------


def _heard(case: Case) -> Iterator[Event]:
    """Yield how a statement was received, screened and routed, on the day it came in."""
    said, on = case.statement, case.statement.on
    by = bodies.CITY_FRONT if case.via is Intake.COLLECTED else None
    yield Received(
        on=on, by=by, statement=said, via=case.via, speaker=case.speaker, arose_in=case.arose_in
    )
    screening = dc.screen(said, _BOUND)
    for event in screened(said, screening, on=on):
        yield attrs.evolve(event, heard=False) if said.conduct in _TURNED_AWAY else event
    routing = dc.route(said, screening, _BOUND)
    yield from routed(routing, CALENDAR, conference=dc.Span.on(HELD).since, on=on)


_TURNED_AWAY: Final = (Conduct.INTOXICATED, Conduct.DISORDERLY)


# --- the day ------------------------------------------------------------------------------------

ON_THE_SPOT: Final = {
    "S1/1": "Phòng đã kiểm tra, sẽ thay tủ điện và bóng đèn xong trước ngày 31/10/2022.",
    "S2/1": "Phường tiếp thu, đổi giờ phát buổi sáng từ ngày 17/10/2022.",
    "S4/1": "Hồ sơ gồm đơn đăng ký và giấy tờ về nguồn gốc đất, nộp tại bộ phận một cửa.",
    "S21/1": "Nộp tờ khai tại UBND phường nơi cư trú, kèm căn cước công dân.",
    "S22/1": "Văn phòng đã yêu cầu bộ phận một cửa không đòi lại giấy tờ đã có trên hệ thống.",
    "S24/1": "Phòng mở hai lớp ghép cải tạo cà phê trong tháng 11/2022.",
    "S25/1": "Phụ huynh được tự mua đồng phục; phòng đã nhắc các trường.",
    "S27/1": "Lịch khám dự kiến trong tháng 12, giấy gọi gửi đến từng nhà.",
    "S30/1": "Trung tâm Y tế đang đấu thầu bổ sung, thuốc sẽ về trạm trong tháng 11/2022.",
    "S33/1": "Phường tổ chức nhắc nhở, tiêm phòng và bắt chó thả rông từ tuần sau.",
    "S34/1": "Công an đã bóc gỡ, đang xác minh; đề nghị bà con báo số điện thoại trên tờ rơi.",
    "S36/1": "Phòng ghi nhận, bổ sung hai trụ đèn cùng đợt với khu chợ.",
}
_HAD_THE_FLOOR: Final = (
    *("S1", "S2", "S3", "S4", "S9", "S10/1", "S18", "S19", "S20", "S21", "S22", "S23", "S24"),
    *("S25", "S26", "S27/1", "S27/2", "S28", "S30", "S33", "S34", "S35", "S36", "S38"),
    "S5",  # a complaint, which the plan keeps from the floor
)
_ASKED_BACK: Final = ("S3", "S20", "S26")


def _on_the_day() -> Iterator[Event]:
    yield Opened(on=HELD, at="07:30", places=_VENUES, form=Form.HYBRID, chairs=_CHAIRS)
    yield Attended(
        on=HELD,
        organs=(Organ.COUNCIL, Organ.PARTY, Organ.FRONT, Organ.ASSOCIATIONS, Organ.POLICE),
        bodies=(bodies.CITY_DIVISIONS,),
    )
    for at, step, minutes in (
        ("07:30", ProgrammeStep.INTRODUCTION, 15),
        ("07:45", ProgrammeStep.REPORT, 20),
        ("08:05", ProgrammeStep.SPEAKING, 85),
        ("09:30", ProgrammeStep.ANSWERING, 75),
        ("10:45", ProgrammeStep.CONCLUSION, 15),
    ):
        yield StepTaken(on=HELD, at=at, step=step, seconds=minutes * 60)
    for part in ("S15/1", "S16/1", "S17/1"):
        yield Grouped(on=HELD, part=part, group="G1", title=dc.Sealed("nước sinh hoạt"))
    for part in ("S1/1", "S36/1"):
        yield Grouped(on=HELD, part=part, group="G2", title=dc.Sealed("chiếu sáng"))
    yield RaisedAgain(on=HELD, part="S20/1", earlier="S7/1", session="GN-2021-11")
    yield from _turns()
    for part, words in ON_THE_SPOT.items():
        yield Answered(on=HELD, part=part, how=AnswerWay.ON_THE_SPOT, words=dc.Sealed(words))
    yield Closed(on=HELD, at="11:00")


def _turns() -> Iterator[Event]:
    """Yield who had the floor, one after the other."""
    clock = dt.datetime(2022, 10, 14, 7, 45)  # noqa: DTZ001 -- local time of the hall
    chair = Speaker(kind=SpeakerKind.CHAIR, body=PLAN.organiser)
    cases = {case.statement.id: case for case in CASES}
    turns: list[Spoke] = [Spoke(on=HELD, speaker=chair, seconds=20 * 60)]
    for about in _HAD_THE_FLOOR:
        case = cases[about.partition("/")[0]]
        points = [_POINTS[p] for unit in case.arose_in if (p := unit.split("/")[-1]) in _POINTS]
        turns.append(
            Spoke(
                on=HELD,
                speaker=case.speaker or Speaker(),
                about=(about,),
                seconds=190,
                point=points[0] if points else _HALL,
            )
        )
        if about in _ASKED_BACK:
            turns.append(Spoke(on=HELD, speaker=chair, about=(about,), asks_back=True, seconds=60))
    turns += [
        Spoke(on=HELD, speaker=Speaker(kind=SpeakerKind.BODY), about=(part,), seconds=150)
        for part in ON_THE_SPOT
    ]
    turns.append(Spoke(on=HELD, speaker=chair, seconds=15 * 60))
    for turn in turns:
        yield attrs.evolve(turn, at=clock.time())
        clock += dt.timedelta(seconds=turn.seconds or 0)


def _closed_on_the_day() -> Iterator[Event]:
    """Yield what was done with in the hall: told there, or guided to who may settle it."""
    for part in ON_THE_SPOT:
        yield Ended(on=HELD, part=part, how=Ending.ANSWERED, told=Telling.DIRECT)
    for part in ("S5/1", "S10/2", "S32/1"):
        yield Performed(on=HELD, part=part, act=Act.STATE_TIME_LIMIT)
        yield Performed(on=HELD, part=part, act=Act.GUIDE_TO_WRITE)
        yield Performed(on=HELD, part=part, act=Act.TELL)
        yield Ended(on=HELD, part=part, how=Ending.GUIDED, told=Telling.DIRECT)
    yield Tallied(on=HELD, measure=Measure.ATTENDEES, low=168, high=168)


# --- after --------------------------------------------------------------------------------------

TASKS: Final = (
    Task(
        id="T1",
        lead=bodies.CITY_URBAN,
        partners=(bodies.CITY_POWER,),
        due="2022-10-31",
        words=dc.Sealed("Sửa, bổ sung đèn chiếu sáng khu chợ và nhà văn hóa tổ 5"),
        parts=("S1/1", "S36/1"),
    ),
    Task(
        id="T2",
        lead=bodies.CITY_URBAN,
        partners=(bodies.CITY_PROJECTS, bodies.WARD_COMMITTEE),
        due="2022-12-15",
        words=dc.Sealed("Khảo sát, trình phương án bê tông hóa đường liên thôn"),
        parts=("S18/1",),
    ),
    Task(
        id="T3",
        lead=bodies.CITY_URBAN,
        partners=(bodies.CITY_POLICE,),
        due="2022-11-30",
        words=dc.Sealed("Cắm biển hạn chế tải trọng, xử lý xe quá tải"),
        parts=("S19/1",),
    ),
    Task(
        id="T4",
        lead=bodies.CITY_LAND_FUND,
        partners=(bodies.CITY_LAND, bodies.CITY_FINANCE),
        due="2022-11-30",
        words=dc.Sealed("Trình phương án bố trí tái định cư, trả lời từng hộ"),
        parts=("S26/1",),
    ),
    Task(
        id="T5",
        lead=bodies.CITY_RECEPTION,
        due="2022-11-15",
        words=dc.Sealed("Xác minh đơn tố cáo thu tiền ở trường học"),
        parts=("S7/1",),
    ),
    Task(
        id="T6",
        lead=bodies.CITY_OFFICE,
        partners=(bodies.CITY_MEDIA_CENTRE,),
        due="2022-10-28",
        words=dc.Sealed("Niêm yết, gửi kết quả đối thoại đến thôn trưởng, tổ trưởng tổ dân phố"),
    ),
    Task(
        id="T7",
        lead=bodies.CITY_INSPECTORATE,
        due="2023-01-15",
        words=dc.Sealed("Theo dõi, đôn đốc, tổng hợp kết quả thực hiện Thông báo này"),
    ),
)
CLEARED: Final = ("T6", "T7")
"""The tasks that concern no statement: the office read their words and lets them be published."""

_DUE: Final = {
    "S13/1": "2022-11-10",
    "S15/1": "2022-11-30",
    "S16/1": "2022-11-30",
    "S18/1": "2022-12-15",
    "S19/1": "2022-11-30",
    "S20/1": "2022-12-15",
    "S26/1": "2022-11-30",
    "S31/1": "2022-11-10",
}
"""The days that the chair set in the conclusion."""


def _after(session: dc.Session) -> Iterator[Event]:
    """Yield what was noted after the day, in the order of the days."""
    slip = next(seq for seq, event in enumerate(session.events) if isinstance(event, Tallied))
    events: list[Event] = [
        Minuted(on=HELD, noted_on="2022-10-17", by=bodies.CITY_OFFICE, signed=True),
        Corrected(
            on="2022-10-17",
            seq=slip,
            now=Tallied(on=HELD, measure=Measure.ATTENDEES, low=186, high=186),
            why=dc.Sealed("đếm lại theo giấy mời và điểm cầu"),
        ),
        *_doubt_settled(),
        *_passed_on(session),
        *_separately(),
        *_concluded(session),
        *_published(),
        *_written(),
        Monitored(on="2022-11-25", by=bodies.CITY_FRONT, tasks=("T1", "T2", "T3")),
        Reported(
            on="2022-12-05",
            by=PLAN.organiser,
            to=bodies.PROVINCE_COMMITTEE,
            number="520/BC-UBND",
        ),
        *_vouched(),
    ]
    yield from sorted(events, key=lambda event: str(event.noted_on or event.on))


def _doubt_settled() -> Iterator[Event]:
    """Yield the one doubt that the chair settled; nobody ever settled that of S14."""
    case = next(case for case in CASES if case.statement.id == "S35")
    known = attrs.evolve(case.statement.parts[0], kind=PETITION)
    said = attrs.evolve(case.statement, parts=(known,))
    screening = dc.screen(said, _BOUND)
    yield from screened(said, screening, on="2022-10-17", by=PLAN.organiser)
    routing = dc.route(said, screening, _BOUND)
    yield from routed(routing, CALENDAR, conference=dc.Span.on(HELD).since, on="2022-10-17")


def _passed_on(session: dc.Session) -> Iterator[Event]:
    enforcement = dc.Body.named("Chi cục Thi hành án dân sự thành phố")
    for part, to, how, number in (
        ("S3/1", bodies.PROVINCE_EDUCATION, Passing.PETITION, "1871/UBND-VP"),
        ("S23/1", bodies.PROVINCE_INFORMATION, Passing.PETITION, "1872/UBND-VP"),
        ("S28/1", bodies.PROVINCE_LABOUR, Passing.PETITION, "1873/UBND-VP"),
        ("S38/1", enforcement, Passing.TRANSFER, "1874/UBND-VP"),
    ):
        yield Forwarded(
            on="2022-10-18",
            by=session.part(part).owner,
            part=part,
            to=to,
            how=how,
            number=number,
        )
    for part in ("S3/1", "S38/1"):  # the other two were not told
        yield Performed(on="2022-10-20", part=part, act=Act.TELL_TRANSFER)
        yield Performed(on="2022-10-20", part=part, act=Act.TELL)


def _separately() -> Iterator[Event]:
    """Yield what goes its own way: taken up, filed, merged."""
    yield Ended(on="2022-10-21", part="S6/1", how=Ending.OWN_PROCEDURE, told=Telling.DIRECT)
    yield Ended(on="2022-10-20", part="S8/1", how=Ending.FILED, told=Telling.IMPOSSIBLE)
    yield Ended(on="2022-10-21", part="S27/3", how=Ending.OWN_PROCEDURE, told=Telling.DIRECT)
    yield Ended(on="2022-10-17", part="S17/1", how=Ending.MERGED, told=Telling.PUBLIC)
    yield Ended(on="2022-10-17", part="S29/1", how=Ending.GUIDED, told=Telling.DIRECT)


def _concluded(session: dc.Session) -> Iterator[Event]:
    yield Concluded(on="2022-10-24", number="412/TB-UBND", tasks=TASKS)
    for part, due in _DUE.items():
        yield Routed(
            on="2022-10-24",
            part=part,
            lead=session.part(part).owner,
            due=due,
            why=dc.Sealed("thời hạn theo kết luận"),
        )
    for task, done in (("T6", "2022-10-28"), ("T1", "2022-10-30"), ("T3", "2022-11-29")):
        yield TaskDone(on=done, task=task)


def _published() -> Iterator[Event]:
    for on, what, channel in (
        ("2022-10-25", PublicationKind.CONCLUSION, Channel.PORTAL),
        ("2022-10-24", PublicationKind.RESULT, Channel.POSTING),
        ("2022-10-28", PublicationKind.RESULT, Channel.VILLAGE_HEADS),
        ("2022-11-03", PublicationKind.RESULT, Channel.MASS_MEDIA),
    ):
        yield Published(on=on, what=what, channel=channel)
    yield TakenDown(
        on="2022-11-18", what=PublicationKind.RESULT, channel=Channel.POSTING
    )  # after 25 days


def _written() -> Iterator[Event]:
    """Yield the answers in writing, and how the speakers were told."""
    for part, on, number, words in (
        ("S9/1", "2022-10-25", "95/VP", "Giải bóng đá thanh niên dự kiến tổ chức dịp 26/3/2023."),
        ("S12/1", "2022-10-27", "97/VP", "Nội dung không thuộc phạm vi trả lời."),
        ("S10/1", "2022-11-04", "61/QLĐT", "Đã nạo vét đoạn mương ngày 02/11/2022."),
        ("S31/1", "2022-11-08", "63/QLĐT", "Tăng tần suất thu gom lên mỗi ngày một lần."),
        ("S35/1", "2022-11-10", "140/PGDĐT", "Nhà trường đã họp phụ huynh, công khai thu chi."),
        ("S27/2", "2022-11-11", "33/BCH", "Danh sách được niêm yết tại trụ sở phường."),
        ("S19/1", "2022-11-29", "70/QLĐT", "Đã cắm biển hạn chế tải trọng 8 tấn."),
        ("S15/1", "2022-11-30", "208/CN", "Hoàn thành trạm tăng áp trong quý I năm 2023."),
        ("S16/1", "2022-11-30", "208/CN", "Hoàn thành trạm tăng áp trong quý I năm 2023."),
        ("S13/1", "2022-12-28", "77/QLĐT", "Đã bố trí xe nhỏ vào hẻm."),  # 48 days late
    ):
        yield Answered(
            on=on, part=part, how=AnswerWay.IN_WRITING, number=number, words=dc.Sealed(words)
        )
        if part != "S16/1":  # answered, and nobody told the people who had asked
            yield Ended(on=on, part=part, how=Ending.ANSWERED, told=Telling.DIRECT)
    yield Answered(
        on="2022-11-28",
        part="S3/1",
        by=bodies.PROVINCE_EDUCATION,
        how=AnswerWay.IN_WRITING,
        number="2204/SGDĐT",
        words=dc.Sealed("Năm học 2023 - 2024 tăng thêm hai lớp 10 công lập trên địa bàn."),
    )
    yield Ended(on="2022-12-02", part="S3/1", how=Ending.ANSWERED, told=Telling.DIRECT)
    yield Answered(on="2022-11-15", part="S37/1", how=AnswerWay.IN_PUBLIC)
    yield Ended(on="2022-11-15", part="S37/1", how=Ending.ANSWERED, told=Telling.IMPOSSIBLE)
    yield Extended(
        on="2022-12-14",
        part="S20/1",
        due="2023-03-31",
        why=dc.Sealed("chờ phân bổ vốn đầu tư công năm 2023"),
    )


def _vouched() -> Iterable[Event]:
    on_the_day = (
        RecordAspect.ORGANISATION,
        RecordAspect.NOTICE,
        RecordAspect.INVITATION,
        RecordAspect.CHAIR,
        RecordAspect.ATTENDANCE,
        RecordAspect.FLOOR,
        RecordAspect.STATEMENTS,
    )
    for aspect in on_the_day:
        yield Vouched(on="2022-10-17", by=bodies.CITY_OFFICE, aspect=aspect)
    for aspect in (RecordAspect.ANSWERS, RecordAspect.PUBLICATION, RecordAspect.MONITORING):
        yield Vouched(on="2022-12-30", by=bodies.CITY_INSPECTORATE, aspect=aspect)
