"""The documents of a conference: their form, their numbers, and what never stands in one."""

import os
import re
import textwrap
import unicodedata

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import dialogue_core as dc
import dialogue_core.testing
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import (
    Announced,
    Answered,
    Attended,
    Cancelled,
    Closed,
    Concluded,
    Corrected,
    Ended,
    Forwarded,
    Grouped,
    Held,
    Minuted,
    Noted,
    Opened,
    Performed,
    Planned,
    Postponed,
    RaisedAgain,
    Received,
    Replaced,
    Rescheduled,
    Routed,
    Screened,
    Speaker,
    Split,
    Spoke,
    StepTaken,
    Tallied,
    Task,
    Vouched,
)
from dialogue_core.law import bodies
from dialogue_core.plans import Audience, Chair, Clock, Collection, Occasion, Recipient, Venue, When
from dialogue_core.rendering import Letterhead, conclusion, minutes, notice, open_items
from dialogue_core.rendering._paper import Columns, Line, Paper, Style, Table, Title
from dialogue_core.rendering._wording import cite_words, locality
from dialogue_core.sessions import Session, routed, screened
from dialogue_core.values import as_day
from dialogue_core.vocabulary import (
    Act,
    AnswerWay,
    CustodyReason,
    Ending,
    Form,
    Handling,
    Institution,
    Intake,
    Measure,
    Organ,
    PartyDiscipline,
    Passing,
    ProgrammeStep,
    Protection,
    Purpose,
    RecordAspect,
    Secrecy,
    Settled,
    SpeakerKind,
    Telling,
    UnitKind,
)

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
PLAN = dc.law.gia_nghia_2022.PLAN
CITY = dc.law.regulation_for(PLAN.place, on="2022-10-14").under(PLAN)
CALENDAR, TERRITORY = dc.law.CALENDAR, dc.law.TERRITORY
DAY = as_day("2022-10-14")
PETITION, QUESTION = dc.StatementKind.PETITION, dc.StatementKind.QUESTION
COMPLAINT, DENUNCIATION = dc.StatementKind.COMPLAINT, dc.StatementKind.DENUNCIATION
ROAD, LAND = dc.Field.TRANSPORT, dc.Field.LAND
CHAIR = Chair(office=dc.Words("Chủ tịch UBND thành phố", "Chair of the City People's Committee"))
HALL = Venue(name=dc.Words("Hội trường Thành ủy", "Hall of the Party Committee"))
URBAN = bodies.CITY_URBAN
COMMUNE = dc.Unit(id="lam-dong/ka-do", name="Ka Đô", kind=UnitKind.XA)

NEW = Session(
    id="GN-2022",
    place=PLAN.place,
    organiser=PLAN.organiser,
    secretariat=bodies.CITY_OFFICE,
    plan=PLAN.id,
)
OPEN = NEW.record(Opened(on=DAY, at="07:30", places=(HALL,), form=Form.IN_PERSON, chairs=(CHAIR,)))
CLOSED = OPEN.record(Closed(on=DAY, at="11:05"))


def part(kind=PETITION, field=ROAD, **fields):
    told = {
        PETITION: {"settled_by": dc.Settler.CITY},
        QUESTION: {"settled_by": dc.Settler.CITY},
        COMPLAINT: {"settled_by": dc.Settler.CITY, "decision_maker": dc.Settler.CITY},
        DENUNCIATION: {"accused_managed_by": dc.Settler.CITY},
        dc.UNKNOWN: {"settled_by": dc.Settler.CITY},
    }[kind]
    return dc.Part(kind=kind, field=field, **{**told, **fields})


def statement(id="S1", words="Đường hẻm 12 ngập.", *parts, on=DAY):  # noqa: A002 -- the field's name
    return dc.Statement(
        id=id,
        on=on,
        words=dc.Sealed(words),
        delivery=dc.Delivery.SPOKEN,
        parts=parts or (part(),),
    )


def heard(session, *args, on=DAY, **fields):
    said = statement(*args, on=on)
    screening = dc.screen(said, CITY)
    routing = dc.route(said, screening, CITY)
    return session.heard(said, screening, routing, CALENDAR, **fields)


def answered(id, words="Sẽ sửa trong tháng 11.", on=DAY, **fields):  # noqa: A002 -- as above
    return Answered(on=on, part=id, how=AnswerWay.ON_THE_SPOT, words=dc.Sealed(words), **fields)


def flat(paper):
    return " ".join(str(paper).split())


class TestMinutes:
    """Sample 1.9 of Decree 30/2020/NĐ-CP, annex III."""

    SESSION = heard(CLOSED, "S1", "Hẹp.").record(answered("S1/1"))

    def test_they_have_the_form_of_the_sample(self):
        assert str(minutes(self.SESSION)) == textwrap.dedent(
            """\
                       ỦY BAN NHÂN DÂN                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                     THÀNH PHỐ GIA NGHĨA                          Độc lập - Tự do - Hạnh phúc
                           ───────                                ───────────────────────────
                      Số: ....../BB-UBND

                                                        BIÊN BẢN
                       Hội nghị đối thoại với Nhân dân năm 2022 trên địa bàn thành phố Gia Nghĩa
                                                      ────────────

            Thời gian bắt đầu: 07 giờ 30 phút, ngày 14 tháng 10 năm 2022.

            Địa điểm: Hội trường Thành ủy.

            Hình thức: trực tiếp.

            Thành phần tham dự: chưa ghi trong hồ sơ.

            Chủ trì (chủ tọa): Chủ tịch UBND thành phố.

            Thư ký (người ghi biên bản): Văn phòng HĐND và UBND thành phố.

            Nội dung (theo diễn biến hội nghị):

            I. CHƯƠNG TRÌNH
               - chưa ghi trong hồ sơ.

            II. SỐ LIỆU
               - Tổng số: 01 ý kiến, gồm 01 nội dung: 01 nội dung kiến nghị, phản ánh.
               - Cách tiếp nhận: 01 trình bày trực tiếp.
               - Ý kiến nêu tại hội nghị: ít nhất 01.

            III. Ý KIẾN CỦA NHÂN DÂN VÀ TRẢ LỜI TẠI HỘI NGHỊ

            1. Ý kiến (trình bày trực tiếp; kiến nghị, phản ánh; giao thông, đường sá): “Hẹp.”
               - Trả lời tại hội nghị (Phòng Quản lý đô thị): “Sẽ sửa trong tháng 11.”

            IV. NỘI DUNG KHÔNG NÊU TRONG BIÊN BẢN
               - Không có.

            Hội nghị kết thúc vào 11 giờ 05 phút, ngày 14 tháng 10 năm 2022./.

                            THƯ KÝ                                          CHỦ TỌA
                           (Chữ ký)                                      (Chữ ký, dấu)
                         (Họ và tên)                                      (Họ và tên)

            Nơi nhận:
               - Như thành phần tham dự;
               - Lưu: VT, Hồ sơ.
            """
        )

    def test_english_is_an_unofficial_translation_of_the_frame(self):
        text = flat(minutes(self.SESSION, lang="en"))
        for told in (
            "PEOPLE'S COMMITTEE SOCIALIST REPUBLIC OF VIET NAM THÀNH PHỐ GIA NGHĨA",
            "MINUTES Dialogue conference of 2022, thành phố Gia Nghĩa (unofficial translation)",
            "Begun: 07:30, 2022-10-14.",
            "In all: 1 statements with 1 contents: 1 recommendations, feedback.",
            "On the spot (Division of Urban Management): “Sẽ sửa trong tháng 11.”",
            "Closed at 11:05, 2022-10-14.",
        ):
            assert told in text

    def test_the_programme_attendance_and_numbers_are_told(self):
        session = self.SESSION.record(
            Attended(on=DAY, organs=(Organ.COUNCIL,), bodies=(bodies.CITY_DIVISIONS,)),
            Tallied(on=DAY, measure=Measure.ATTENDEES, low=180, high=200),
            Tallied(on=DAY, measure=Measure.RAISED, low=9, high=9),
            StepTaken(on=DAY, at="07:30", step=ProgrammeStep.INTRODUCTION, seconds=900),
            StepTaken(on=DAY, step=ProgrammeStep.SPEAKING),
            Spoke(on=DAY, speaker=Speaker(id="P1"), seconds=300),
            Spoke(on=DAY, speaker=Speaker(kind=SpeakerKind.CHAIR), asks_back=True, seconds=100),
            Vouched(on=DAY, aspect=RecordAspect.FLOOR),
        )
        text = flat(minutes(session))
        for told in (
            "đại diện Thường trực HĐND thành phố; đại diện các phòng, ban, đơn vị thành phố; từ",
            "từ 180 đến 200 người dự.",
            "- 07 giờ 30 phút: nêu lý do, giới thiệu (15 phút). - Nhân dân phát biểu ý kiến.",
            "- Ý kiến nêu tại hội nghị: 09.",
            "- Người phát biểu: 01.",
            "Thời gian phát biểu của Nhân dân: 75% tổng thời gian phát biểu. ",
            "Người chủ trì hỏi lại: 01 lần.",
        ):
            assert told in text
        unsure = attrs.evolve(session, events=session.events[:-1])
        assert "75% tổng thời gian phát biểu, tính theo các lượt đã ghi trong hồ sơ. " in flat(
            minutes(unsure)
        )
        assert "floor: 75%, of the turns on record. " in flat(minutes(unsure, lang="en"))
        english = flat(minutes(session, lang="en"))
        assert "time on the floor: 75%. " in english
        assert "180 to 200 people present" in english
        assert "The chair asked back: 1" in english

    def test_what_came_or_was_answered_later_is_not_in_them(self):
        session = heard(CLOSED).record(answered("S1/1", "Đã sửa.", "2022-11-02"))
        session = heard(session, "S2", "Thư gửi sau.", on=as_day("2022-11-03"))
        text = flat(minutes(session))
        assert "01 ý kiến" in text
        assert "Thư gửi sau" not in text
        assert "Đã sửa" not in text
        assert "- Tiếp thu, trả lời sau hội nghị (Phòng Quản lý đô thị)." in text

    def test_what_is_routed_later_has_no_body_yet(self):
        said = statement()
        session = CLOSED.record(
            Received(on=DAY, statement=said),
            *screened(said, dc.screen(said, CITY), on=DAY),
            Routed(on="2022-10-17", part="S1/1", lead=URBAN),
        )
        assert "- Tiếp thu, trả lời sau hội nghị. IV." in flat(minutes(session))

    def test_parts_groups_and_matters_raised_again_are_told_as_such(self):
        session = heard(CLOSED, "S1", "Hỏi và đề nghị.", part(QUESTION, LAND), part())
        session = heard(session, "S2", "Cũng ngập.").record(
            Grouped(on=DAY, part="S1/2", group="G1"),
            Grouped(on=DAY, part="S2/1", group="G1"),
            RaisedAgain(on=DAY, part="S2/1", earlier="S9/1", session="GN-2021"),
            Answered(on=DAY, part="S1/1", how=AnswerWay.IN_PERSON, by=bodies.CITY_LAND),
        )
        text = flat(minutes(session))
        for told in (
            "1. Ý kiến (trình bày trực tiếp; cùng vấn đề với ý kiến số 2): “Hỏi và đề nghị.”",
            "- Nội dung 1 (câu hỏi; đất đai): Trả lời trực tiếp sau hội nghị (Phòng Tài nguyên",
            "- Nội dung 2 (kiến nghị, phản ánh; giao thông, đường sá): Tiếp thu, trả lời sau hội",
            "giao thông, đường sá; nêu lại; cùng vấn đề với ý kiến số 1): “Cũng ngập.”",
        ):
            assert told in text
        assert "raised again; as statement no. 1)" in flat(minutes(session, lang="en"))

    def test_of_a_mixed_statement_the_public_part_is_told_without_the_words(self):
        session = heard(CLOSED, "S1", "Hẹp.")
        session = heard(session, "S2", "Ngập; ông B nhận tiền.", part(), part(DENUNCIATION))
        session = heard(session, "S3", "Cháu là Vi Thị Mơ.", speaker=NAMED).record(
            *(answered(f"S{n}/1", f"Trả lời {n}.") for n in (1, 2, 3))
        )
        text = flat(minutes(session))
        bare = (
            "Ý kiến (trình bày trực tiếp; kiến nghị, phản ánh; giao thông, đường sá). - Trả lời "
            "tại hội nghị (Phòng Quản lý đô thị):"
        )
        for told in (
            "gồm 04 nội dung: 03 nội dung kiến nghị, phản ánh; 01 nội dung khác.",
            "đường sá): “Hẹp.” - Trả lời tại hội nghị (Phòng Quản lý đô thị): “Trả lời 1.”",
            f"2. {bare} “Trả lời 2.”",
            f"3. {bare} “Trả lời 3.”",
            "- 01 nội dung khác, xử lý theo thủ tục riêng.",
        ):
            assert told in text
        assert "others, handled by procedures of their own" in flat(minutes(session, lang="en"))

    def test_who_follows_up_is_not_who_receives_what_is_passed_on(self):
        up = part(settled_by=dc.Settler.PROVINCE)
        session = heard(CLOSED, "S1", "Đường tỉnh hư.", up)
        later = Forwarded(on="2022-10-17", part="S1/1", to=bodies.PROVINCE_TRANSPORT)
        told = "(đầu mối theo dõi: Phòng Quản lý đô thị)."
        for one in (session, session.record(later)):
            text = flat(minutes(one))
            assert f"- Chuyển cơ quan có thẩm quyền và báo cho người dân {told}" in text
        there = attrs.evolve(later, on=DAY)
        text = flat(minutes(session.record(there)))
        assert f"- Chuyển Sở Giao thông vận tải và báo cho người dân {told}" in text
        english = flat(minutes(session.record(there), lang="en"))
        assert "- Passed on to Department of Transport; the speaker is told (followed up" in english

    def test_a_conference_known_from_a_report_has_what_the_report_tells(self):
        told = NEW.record(
            Held(on=None, noted_on="2022-12-01", within=dc.Span.of_month(2022, 10)),
            Tallied(on=None, noted_on="2022-12-01", measure=Measure.COLLECTED, low=132, high=132),
        )
        text = flat(
            minutes(attrs.evolve(told, secretariat=None, institution=Institution.GROUP_DIALOGUE))
        )
        for said in (
            "BIÊN BẢN Đối thoại với từng nhóm đối tượng năm 2022 trên địa bàn thành phố Gia Nghĩa",
            "Thời gian bắt đầu: chưa ghi trong hồ sơ.",
            "Thư ký (người ghi biên bản): chưa ghi trong hồ sơ.",
            "- Ý kiến ghi trong hồ sơ: không có.",
            "Ý kiến tập hợp trước: 132.",
            "III. Ý KIẾN CỦA NHÂN DÂN VÀ TRẢ LỜI TẠI HỘI NGHỊ - Không có.",
            "Hội nghị kết thúc vào ......, ngày ...... tháng ...... năm ......./.",
        ):
            assert said in text
        english = flat(minutes(told, lang="en"))
        assert "Closed at ......, ......" in english
        assert "- Statements on record: none." in english

    def test_how_a_statement_came_in_does_not_contradict_its_delivery(self):
        signed, unnamed = (
            attrs.evolve(statement(f"S{n}"), delivery=delivery)
            for n, delivery in ((1, dc.Delivery.SIGNED), (2, dc.Delivery.ANONYMOUS))
        )
        recorded = CLOSED.record(Received(on=DAY, statement=signed))
        screened_ = dc.screen(unnamed, CITY)
        routed_ = dc.route(unnamed, screened_, CITY)
        both = recorded.heard(unnamed, screened_, routed_, CALENDAR)
        both = both.record(*screened(signed, dc.screen(signed, CITY), on=DAY))
        text = flat(minutes(both))
        assert "- Cách tiếp nhận: 01 chưa ghi trong hồ sơ; 01 gửi bằng văn bản." in text
        assert "1. Ý kiến (kiến nghị, phản ánh; giao thông, đường sá)" in text
        assert "2. Ý kiến (gửi bằng văn bản; kiến nghị, phản ánh; giao thông, đường sá)" in text
        read_out = CLOSED.heard(unnamed, screened_, routed_, CALENDAR, via=Intake.SECRETARY)
        assert "- Cách tiếp nhận: 01 gửi qua thư ký hội nghị." in flat(minutes(read_out))

    def test_there_are_none_of_what_was_not_held(self):
        with pytest.raises(InvalidValueError) as error:
            minutes(NEW)
        assert "record Opened first" in error.value.en
        assert "hãy ghi khai mạc (Opened) trước" in error.value.vi

    def test_the_office_can_say_number_and_recipients(self):
        head = Letterhead(number="03/BB-UBND", recipients=(dc.Words("Thanh tra thành phố"),))
        text = flat(minutes(self.SESSION, letterhead=head))
        assert "Số: 03/BB-UBND" in text
        assert "Nơi nhận: - Thanh tra thành phố; - Lưu: VT, Hồ sơ." in text

    def test_a_number_that_is_none_is_a_word(self):
        session = self.SESSION.record(
            Tallied(on=DAY, measure=Measure.COLLECTED, low=0, high=0),
            Tallied(on=DAY, measure=Measure.SPEAKERS, low=0, high=5),
        )
        text = flat(minutes(session))
        assert "- Ý kiến tập hợp trước: không có." in text
        assert "- Người phát biểu: từ 00 đến 05." in text

    @pytest.mark.parametrize(
        ("kind", "party"),
        [
            (UnitKind.PHUONG, "Đảng ủy phường"),
            (UnitKind.HUYEN, "Huyện ủy"),
            (UnitKind.THI_XA, "Thị ủy"),
            (UnitKind.TINH, "Tỉnh ủy"),
        ],
    )
    def test_who_came_is_named_as_the_level_names_it(self, kind, party):
        came = Attended(on=DAY, organs=tuple(Organ))
        place = dc.Unit(id="x/y", name="Nguyễn Trãi", kind=kind)
        session = attrs.evolve(self.SESSION.record(came), place=place)
        of = kind.vi
        assert (
            f"Thành phần tham dự: đại diện UBND {of}; đại diện Thường trực HĐND {of}; đại diện "
            f"{party}; đại diện Ủy ban MTTQ Việt Nam {of}; đại diện các tổ chức chính trị - xã "
            f"hội {of}; đại diện Công an {of}; đại diện Chính phủ; đại diện Quốc hội."
        ) in flat(minutes(session))
        assert "Present: People's Committee; Standing body of the People's Council;" in flat(
            minutes(session, lang="en")
        )


NAMED = Speaker(name=dc.Sealed("Vi Thị Mơ"))

TASKS = (
    Task(
        id="T1",
        lead=URBAN,
        partners=(bodies.CITY_POLICE,),
        due="2022-11-15",
        words=dc.Sealed("Nạo vét cống hẻm 12"),
        parts=("S1/1",),
    ),
    Task(id="T2", lead=bodies.CITY_RECEPTION, words=dc.Sealed("Xác minh"), parts=("S2/1",)),
    Task(id="T3", lead=bodies.CITY_OFFICE, words=dc.Sealed("Niêm yết kết quả")),
)


def concluded(session=CLOSED, tasks=TASKS, **fields):
    session = heard(session)
    session = heard(session, "S2", "Ông A nhận tiền.", part(DENUNCIATION))
    return session.record(Concluded(on="2022-10-24", number="12/TB-UBND", tasks=tasks, **fields))


class TestConclusion:
    """A notice with type and subject: sample 1.4."""

    def test_it_has_number_day_and_subject_of_the_act(self):
        text = flat(conclusion(concluded(), PLAN))
        for told in (
            "Số: 12/TB-UBND Gia Nghĩa, ngày 24 tháng 10 năm 2022",
            "THÔNG BÁO Kết luận của Chủ tịch UBND thành phố tại Hội nghị đối thoại với Nhân dân",
            "Ngày 14 tháng 10 năm 2022, tại Hội trường Thành ủy, Ủy ban nhân dân thành phố Gia",
            "Đề nghị Ủy ban MTTQ Việt Nam thành phố giám sát việc thực hiện kết luận.",
            "TM. ỦY BAN NHÂN DÂN",
        ):
            assert told in text
        assert text.endswith("- Lưu: VT, .......")

    def test_who_carries_it_out_follows_up_or_watches_it_receives_it(self):
        session = heard(CLOSED, "S3", "Thu phí.", part(field=dc.Field.EDUCATION))
        for plan, watched in ((None, False), (PLAN, True)):
            text = flat(conclusion(concluded(session), plan))
            names = text.partition("Nơi nhận:")[2]
            for told in (URBAN, bodies.CITY_POLICE, bodies.CITY_EDUCATION):
                assert f"- {told.name.vi};" in names
            assert (f"- {bodies.CITY_FRONT.name.vi};" in names) is watched
            assert "Ban Tiếp công dân" not in text  # who has a sealed task alone

    @pytest.mark.parametrize(
        ("day", "institution", "told"),
        [
            ("2025-10-29", Institution.DIALOGUE, True),
            ("2025-10-29", Institution.GROUP_DIALOGUE, False),
            ("2024-10-29", Institution.DIALOGUE, False),
            (None, Institution.DIALOGUE, False),
        ],
    )
    def test_the_result_of_a_ward_goes_to_the_heads_of_villages_and_groups(
        self, day, institution, told
    ):
        """65/2025/QH15 art. 24(3), 72/2025/QH15 art. 43(3)."""
        session = attrs.evolve(NEW, place=COMMUNE, institution=institution)
        held = session.record(Held(on=day, noted_on="2025-11-01"), Concluded(on="2025-11-05"))
        names = flat(conclusion(held)).partition("Nơi nhận:")[2]
        assert ("- Trưởng thôn, Tổ trưởng tổ dân phố;" in names) is told
        ward = attrs.evolve(held, place=TERRITORY.unit("lam-dong/bac-gia-nghia"))
        names = flat(conclusion(ward)).partition("Nơi nhận:")[2]
        assert ("- Tổ trưởng tổ dân phố;" in names) is told
        assert "Trưởng thôn" not in names
        city = attrs.evolve(held, place=PLAN.place)
        assert "Trưởng thôn" not in flat(conclusion(city)).partition("Nơi nhận:")[2]

    def test_tasks_have_lead_partners_and_day(self):
        rows = conclusion(concluded(), PLAN).markdown()
        assert (
            "| 1 | Nạo vét cống hẻm 12 | Phòng Quản lý đô thị | Công an thành phố | 15/11/2022 |"
        ) in rows
        assert "Ban Tiếp công dân" not in rows
        cleared = conclusion(concluded(), PLAN, cleared=("T3",)).markdown()
        assert (
            "| 2 | Niêm yết kết quả | Văn phòng HĐND và UBND thành phố |  | sớm nhất |" in cleared
        )
        alone = conclusion(concluded(), cleared=("T3",))
        assert "| 2 | Niêm yết kết quả | Văn phòng HĐND và UBND thành phố |  | theo quy định |" in (
            alone.markdown()
        )

    def test_words_of_a_task_without_parts_need_somebody_who_read_them(self):
        assert "Niêm yết kết quả" not in flat(conclusion(concluded()))
        cleared = flat(conclusion(concluded(), cleared=("T2", "T3")))
        assert "Niêm yết kết quả" in cleared
        assert "Xác minh" not in cleared

    def test_two_tasks_in_the_same_words_are_two(self):
        words = dc.Sealed("Báo cáo kết quả")
        tasks = tuple(Task(id=f"T{n}", lead=URBAN, words=words) for n in (1, 2))
        rows = conclusion(concluded(tasks=tasks), cleared=("T1", "T2")).markdown()
        assert [f"| {n} | Báo cáo kết quả |" in rows for n in (1, 2, 3)] == [True, True, False]

    def test_what_is_open_has_its_body_and_handling(self):
        up = part(settled_by=dc.Settler.PROVINCE)
        session = heard(CLOSED, "S3", "Đường tỉnh hư.", up).record(
            Forwarded(on="2022-10-17", part="S3/1", to=bodies.PROVINCE_TRANSPORT)
        )
        text = flat(conclusion(concluded(session)))
        assert "Tiếp tục giải quyết, trả lời (Mục III): 02 nội dung." in text
        rows = conclusion(concluded(session)).markdown()
        assert (
            "| 1 | “Đường tỉnh hư.” | chuyển Sở Giao thông vận tải và báo cho người dân | Phòng "
            "Quản lý đô thị | theo quy định |"
        ) in rows

    def test_without_a_day_it_is_what_the_plan_says_of_what_is_not_settled(self):
        mixed = ("S3", "Hẹp; ông B nhận tiền.", part(), part(DENUNCIATION))
        several = ("S4", "Hỏi và đề nghị.", part(QUESTION, LAND), part())
        session = concluded(heard(heard(CLOSED, *mixed), *several))
        rows = conclusion(session, PLAN).markdown()
        assert (
            "| 1 | Kiến nghị, phản ánh về lĩnh vực giao thông, đường sá | tiếp thu, trả lời sau "
            "hội nghị | Phòng Quản lý đô thị | sớm nhất |"
        ) in rows
        assert "| 2 | “Hỏi và đề nghị.” \\(câu hỏi về lĩnh vực đất đai\\) |" in rows
        assert "| theo quy định |" in conclusion(session).markdown()
        english = conclusion(session, PLAN, lang="en").markdown()
        assert "| at the earliest |" in english
        assert "| as the rules lay down |" in conclusion(session, lang="en").markdown()

    def test_it_tells_what_was_known_when_it_was_issued(self):
        session = concluded().record(
            Answered(on="2022-11-02", part="S1/1", how=AnswerWay.IN_WRITING),
            Ended(on="2022-11-02", part="S1/1", how=Ending.ANSWERED, told=Telling.DIRECT),
        )
        assert "Đã trả lời: không có." in flat(conclusion(session))

    def test_what_was_sealed_since_is_not_in_it(self):
        session = concluded()
        assert "Đường hẻm 12 ngập" in flat(conclusion(session))
        then = statement("S1", "Đường hẻm 12 ngập.", part(DENUNCIATION))
        sealed = session.record(*screened(then, dc.screen(then, CITY), on="2022-11-01"))
        text = flat(conclusion(sealed))
        assert "Đường hẻm 12 ngập" not in text
        assert "Nạo vét cống hẻm 12" not in text
        assert "Tiếp tục giải quyết, trả lời (Mục III): không có. - 02 nội dung khác, xử" in text

    def test_what_was_split_since_with_a_guarded_part_is_counted(self):
        split = Split(on="2022-11-01", statement="S1", parts=(part(), part(DENUNCIATION)))
        text = flat(conclusion(concluded().record(split)))
        assert "Đường hẻm 12 ngập" not in text
        assert "- 02 nội dung khác, xử lý theo thủ tục riêng." in text

    def test_without_tasks_or_open_matters_it_says_so(self):
        session = CLOSED.record(Concluded(on=None, noted_on="2022-10-24"))
        text = flat(conclusion(session))
        assert (
            "II. NHIỆM VỤ GIAO CÁC CƠ QUAN, ĐƠN VỊ - Thông báo này không nêu nhiệm vụ; nhiệm vụ "
            "(nếu có) được giao bằng văn bản riêng."
        ) in text
        assert "- Các cơ quan, đơn vị được giao nhiệm vụ tổ chức thực hiện" in text
        assert "III. NỘI DUNG TIẾP TỤC GIẢI QUYẾT, TRẢ LỜI - Không có." in text
        assert "Gia Nghĩa, ngày ...... tháng ...... năm ......" in text

    def test_where_day_place_and_chair_are_not_told_nothing_is_made_up(self):
        session = NEW.record(Held(on=None, noted_on="2022-11-01"), Concluded(on="2022-11-01"))
        text = flat(conclusion(session))
        assert "────────────  Ủy ban".replace("  ", " ") in text
        assert "trên địa bàn thành phố Gia Nghĩa. Sau khi nghe" in text
        assert "đơn vị, người chủ trì kết luận như sau:" in text
        english = flat(conclusion(session, lang="en"))
        assert "the People's Committee of thành phố Gia Nghĩa held the" in english
        assert "thành phố Gia Nghĩa. The chair concludes:" in english

    def test_it_does_not_tell_whether_a_task_is_withheld(self):
        mixed = heard(CLOSED, "S3", "Hẹp; ông B nhận tiền.", part(), part(DENUNCIATION))
        task = Task(id="T1", lead=URBAN, words=dc.Sealed("Xác minh"), parts=("S3/2",))
        withheld, none = (
            flat(conclusion(mixed.record(Concluded(on="2022-10-24", tasks=tasks)), cleared=("T1",)))
            for tasks in ((task,), ())
        )
        assert withheld == none
        assert "không nêu nhiệm vụ; nhiệm vụ (nếu có) được giao bằng văn bản riêng." in none
        assert "- Các cơ quan, đơn vị được giao nhiệm vụ tại Mục III tổ chức thực hiện" in none

    def test_a_task_on_the_public_part_of_a_mixed_statement_needs_somebody_who_read_it(self):
        mixed = heard(CLOSED, "S3", "Hẹp; ông B nhận tiền.", part(), part(DENUNCIATION))
        words = dc.Sealed("Mở rộng hẻm 12")
        tasks = (
            Task(id="T1", lead=URBAN, words=words, parts=("S3/1",)),
            Task(id="T2", lead=URBAN, words=words, parts=("S3/1", "S3/2")),
        )
        session = mixed.record(Concluded(on="2022-10-24", tasks=tasks))
        assert [session.public_task(task.id) for task in tasks] == [None, None]
        told = [session.public_task(task.id, cleared=True) for task in tasks]
        assert told == ["Mở rộng hẻm 12", None]
        assert "| 1 | Mở rộng hẻm 12 |" in conclusion(session, cleared=("T1",)).markdown()

    def test_the_signature_can_be_another(self):
        head = Letterhead(
            dated="2022-02-05",
            number="7/TB",
            signature=(dc.Words("TL. CHỦ TỊCH"), dc.Words("CHÁNH VĂN PHÒNG")),
            recipients=(dc.Words("Cổng thông tin điện tử"),),
            drafter="TTr",
            place="Phường Nguyễn Trãi",
        )
        text = flat(conclusion(concluded(), letterhead=head))
        assert text.endswith("- Lưu: VT, TTr.")
        assert "Số: 7/TB Phường Nguyễn Trãi, ngày 05 tháng 02 năm 2022" in text
        assert "ngày 05 tháng 02 năm 2022" in text
        assert "CHÁNH VĂN PHÒNG" in text
        assert "TM. ỦY BAN" not in text
        assert "- Cổng thông tin điện tử;" in text

    def test_there_is_none_without_a_conclusion(self):
        with pytest.raises(InvalidValueError) as error:
            conclusion(CLOSED)
        assert "has no conclusion" in error.value.en
        assert "chưa có kết luận" in error.value.vi


class TestTaskWords:
    """The words of a task follow the parts that it concerns."""

    def test_they_are_public_if_all_that_it_concerns_is(self):
        session = concluded()
        assert session.public_task("T1") == "Nạo vét cống hẻm 12"
        assert session.public_task("T2", cleared=True) is None
        assert [session.public_task("T3", cleared=c) for c in (False, True)] == [
            None,
            "Niêm yết kết quả",
        ]

    def test_they_never_name_a_speaker(self):
        speaker = Speaker(name=dc.Sealed("Vi Thị Mơ"))
        tasks = (Task(id="T1", lead=URBAN, words=dc.Sealed("Trả lời bà Vi Thị Mơ")),)
        session = concluded(heard(CLOSED, "S4", "Hỏi.", speaker=speaker), tasks)
        assert session.public_task("T1", cleared=True) is None
        floor = concluded(CLOSED.record(Spoke(on=DAY, speaker=speaker)), tasks)
        assert floor.public_task("T1", cleared=True) is None

    def test_a_task_without_words_has_none(self):
        session = concluded(tasks=(Task(id="T1", lead=URBAN, parts=("S1/1",)),))
        assert session.public_task("T1") is None

    def test_a_task_that_is_not_on_record_is_refused(self):
        with pytest.raises(InvalidValueError) as error:
            concluded().public_task("T9")
        assert "has no task 'T9'" in error.value.en
        assert "không có nhiệm vụ 'T9'" in error.value.vi


def owed(session, day, **fields):
    items = dc.follow_ups(session, TERRITORY, CALENDAR, as_of=day)
    return open_items(items, session, as_of=day, **fields)


class TestOpenItems:
    """A list is an annex: sample 2.1."""

    def test_each_item_has_owner_reason_day_and_state(self):
        session = concluded().record(Routed(on="2022-10-25", part="S1/1", lead=URBAN, due=DAY))
        paper = owed(session, "2022-10-31", cleared=("T3",))
        text = flat(paper)
        assert text.startswith(
            "LƯU HÀNH NỘI BỘ Phụ lục DANH MỤC Ý KIẾN, NHIỆM VỤ CHƯA GIẢI QUYẾT, TRẢ LỜI XONG "
            "Hội nghị đối thoại với Nhân dân năm 2022 trên địa bàn thành phố Gia Nghĩa Tính đến "
            "ngày 31/10/2022 (Kèm "
            "theo Báo cáo số ....../BC-UBND ngày ...... tháng ...... năm ...... của Ủy ban nhân "
            "dân thành phố Gia Nghĩa)"
        )
        assert text.endswith(" ./.")
        assert (
            "Tổng số: 02 nội dung, 03 nhiệm vụ (chưa ấn định ngày: 02; còn hạn: 01; quá hạn: 01; "
            "quá hạn kéo dài: 01)."
        ) in text
        rows = paper.markdown()
        assert (
            "| 1 | S1/1: “Đường hẻm 12 ngập.” | Phòng Quản lý đô thị | phải trả lời | 14/10/2022 | "
            "quá hạn 17 ngày; chưa báo kết quả xử lý cho người dân \\(hạn 28/10/2022, áp dụng "
            "tương tự khoản 1 Điều 28 Luật Tiếp công dân\\) |"
        ) in rows
        assert "| 2 | S2/1: nội dung tố cáo | Ban Tiếp công dân thành phố |" in rows
        assert "| 4 | T2: nội dung không công bố |" in rows
        assert "| 5 | T3: Niêm yết kết quả | Văn phòng HĐND" in rows
        assert "Nay thuộc" not in text

    def test_after_the_city_ended_it_says_who_has_it_now(self):
        session = heard(CLOSED, arose_in=("dak-nong/gia-nghia/dak-nia",))
        session = heard(session, "S2", "Đề nghị.").record(
            Forwarded(on=DAY, part="S2/1", to=bodies.PROVINCE_TRANSPORT, how=Passing.PETITION)
        )
        items = dc.follow_ups(session, TERRITORY, CALENDAR, as_of="2025-07-01")
        text = flat(owed(session, "2025-07-01"))
        rows = owed(session, "2025-07-01").markdown()
        assert (
            "| UBND phường Đông Gia Nghĩa; Phòng Kinh tế, Hạ tầng và Đô thị \\(dự kiến, cần xác "
            "nhận\\) |"
        ) in rows
        assert (
            "| chờ Chủ tịch UBND tỉnh Lâm Đồng chỉ đạo \\(dự kiến, cần xác nhận\\) \\(1\\) | theo "
            "dõi, chờ cơ quan nhận trả lời \\(Sở Giao thông vận tải\\) |"
        ) in rows
        note = items[1].inheritance.reason.vi
        assert f"(1) {note}" in text
        assert note.count("phường") == 3
        assert (
            "Căn cứ kế thừa: khoản 8 Điều 54 Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 "
            "năm 2025; Nghị quyết 1671/NQ-UBTVQH15. ./."
        ) in text
        english = owed(session, "2025-07-01", lang="en").markdown()
        assert "to be directed by" in english
        assert (
            "not done: tell the speaker what becomes of it \\(due 2022-10-28, by analogy with Law "
            "on the reception of citizens art. 28\\(1\\)\\)"
        ) in english
        assert "\\(expected, to be confirmed\\)" in english
        assert (
            "Taken over under: Law on the organisation of local government of 2025-06-16" in english
        )

    def test_once_a_unit_ended_its_one_successor_reports(self):
        ward = TERRITORY.unit("dak-nong/gia-nghia/nghia-trung")
        session = attrs.evolve(NEW, place=ward, organiser=bodies.WARD_COMMITTEE)
        of = "(Kèm theo Báo cáo số ....../BC-UBND ngày ...... tháng ...... năm ...... của Ủy ban"
        assert f"{of} nhân dân phường Nghĩa Trung)" in flat(owed(session, "2025-06-30"))
        assert f"{of} nhân dân phường Đông Gia Nghĩa)" in flat(owed(session, "2025-07-01"))
        dots = "số ....../BC-...... ngày ...... tháng ...... năm ...... của ......)"
        for unknown in (attrs.evolve(session, organiser=bodies.WARD_FRONT), NEW):
            assert dots in flat(owed(unknown, "2025-07-01"))

    def test_what_was_read_is_not_marked_as_expected(self):
        arose = ("dak-nong/gia-nghia/dak-nia",)
        said = ("S1", "Xin phép xây.", part(field=dc.Field.CONSTRUCTION))
        rows = owed(heard(CLOSED, *said, arose_in=arose), "2025-07-01").markdown()
        assert "| UBND phường Đông Gia Nghĩa; Phòng Kinh tế, Hạ tầng và Đô thị |" in rows

    def test_who_has_it_now_is_named_once(self):
        arose = ("dak-nong/gia-nghia/dak-nia",)
        session = heard(CLOSED, arose_in=arose)
        for body, told in (
            (PLAN.organiser, "UBND phường Đông Gia Nghĩa"),
            (bodies.CITY_RECEPTION, "Chủ tịch UBND phường Đông Gia Nghĩa (dự kiến, cần xác nhận)"),
            (bodies.CITY_POLICE, "Công an tỉnh (dự kiến, cần xác nhận)"),
            (bodies.CITY_FRONT, "Ủy ban MTTQ phường Đông Gia Nghĩa (dự kiến, cần xác nhận)"),
        ):
            routed_to = session.record(Routed(on=DAY, part="S1/1", lead=body))
            rows = owed(routed_to, "2025-07-01").markdown().replace("\\", "")
            assert f"| {told} |" in rows

    def test_a_rule_of_ones_own_is_marked_where_it_is_given(self):
        session = heard(CLOSED)
        items = dc.follow_ups(session, TERRITORY, CALENDAR, as_of="2022-12-31")
        analogy = "\\(hạn 28/10/2022, áp dụng tương tự khoản 1 Điều 28 Luật Tiếp công dân\\) |"
        listed = open_items(items, session, as_of="2022-12-31", regulation=CITY)
        assert analogy in listed.markdown()
        plain_rules = tuple(attrs.evolve(r, by_analogy=False) for r in CITY.rules)
        own = attrs.evolve(CITY, rules=plain_rules)
        listed = open_items(items, session, as_of="2022-12-31", regulation=own)
        assert "\\(hạn 28/10/2022\\) |" in listed.markdown()

    def test_where_the_data_do_not_tell_it_says_so(self):
        place = dc.law.TERRITORY.unit("dak-nong/gia-nghia/dak-nia")
        session = attrs.evolve(heard(CLOSED), place=attrs.evolve(place, id="x", name="X"))
        assert "Dữ liệu không có đơn vị 'x'." in flat(owed(session, "2025-07-01"))
        assert "| chưa xác định \\(1\\) |" in owed(session, "2025-07-01").markdown()
        assert "| not known \\(1\\) |" in owed(session, "2025-07-01", lang="en").markdown()

    def test_where_no_day_is_set_it_names_the_text_that_sets_none(self):
        session = heard(CLOSED, "S1", "Ông A nhận tiền.", part(DENUNCIATION))
        (item,) = dc.follow_ups(session, TERRITORY, CALENDAR, as_of="2022-12-31")
        assert item.own_due.cites
        row = owed(session, "2022-12-31").markdown().replace("\\", "")
        for cite in item.own_due.cites:
            assert cite_words(cite, "vi") in row
        assert f"| 28/10/2022; trả lời: {item.own_due.reason.vi} (" in row
        unasked = session.record(Performed(on=DAY, part="S1/1", act=Act.TELL))
        row = owed(unasked, "2022-12-31").markdown().replace("\\", "")
        assert f"| {item.own_due.reason.vi} (" in row

    def test_an_act_that_is_due_first_is_named_with_what_it_rests_on(self):
        later = heard(CLOSED).record(Routed(on=DAY, part="S1/1", lead=URBAN, due="2022-11-30"))
        analogy = "áp dụng tương tự khoản 1 Điều 28 Luật Tiếp công dân"
        row = owed(later, "2022-10-20").markdown().replace("\\", "")
        act = f"28/10/2022 (báo kết quả xử lý cho người dân, {analogy})"
        assert f"| phải trả lời | {act}; trả lời: 30/11/2022 | còn hạn |" in row

    def test_of_what_is_answered_the_acts_that_are_left_are_told(self):
        """An answer tells the speaker (42/2013/QH13 art. 28(1)), not of the transfer."""
        session = heard(CLOSED, "S1", "Đường hẹp.", part(settled_by=dc.Settler.PROVINCE)).record(
            Answered(on="2022-10-18", part="S1/1", how=AnswerWay.IN_WRITING)
        )
        row = owed(session, "2022-10-20").markdown().replace("\\", "")
        act = "28/10/2022 (báo việc chuyển cho người dân, áp dụng tương tự khoản 1 Điều 28"
        assert f"| {CustodyReason.TO_TELL.vi} | {act} Luật Tiếp công dân) | còn hạn |" in row
        text = flat(owed(session, "2022-10-31"))
        assert "Tổng số: 01 nội dung (quá hạn: 01)." in text
        assert "chưa báo kết quả" not in text
        row = owed(session, "2022-10-31", lang="en").markdown().replace("\\", "")
        assert f"| {CustodyReason.TO_TELL.en} | 2022-10-28 | overdue 3 days; not done:" in row

    def test_what_is_owed_of_a_refusal_is_told_once_there_was_one(self):
        place = dc.law.TERRITORY.unit("lam-dong/bac-gia-nghia")
        law = dc.law.regulation_for(place, on="2026-10-29")
        said = statement("S1", "Đường hẹp.", part(settled=Settled.ANSWERED), on="2026-10-29")
        said_again, *_ = screened(said, dc.screen(said, law), on="2026-10-29")
        came = Received(on="2026-10-29", statement=said)
        row = owed(NEW.record(came, said_again), "2026-11-24").markdown()
        assert "bằng văn bản" not in row
        refused = NEW.record(came, attrs.evolve(said_again, heard=False))
        row = owed(refused, "2026-11-24").markdown().replace("\\", "")
        assert "chưa thông báo bằng văn bản việc từ chối (hạn 03/11/2026, áp dụng" in row
        row = owed(refused, "2026-11-24", lang="en").markdown()
        assert "not done: give notice of the refusal in writing" in row

    def test_an_act_that_may_not_be_owed_says_so(self):
        said = attrs.evolve(statement(), delivery=None)
        screening = dc.screen(said, CITY)
        session = CLOSED.record(
            Received(on=DAY, statement=said), *screened(said, screening, on=DAY)
        )
        rows = owed(session, "2022-10-31").markdown()
        assert "Luật Tiếp công dân, nếu đúng như nghi vấn\\)" in rows
        rows = owed(session, "2022-10-31", lang="en").markdown()
        assert "art. 28\\(1\\), if the doubt proves true\\)" in rows

    def test_an_empty_list_says_how_many_there_are(self):
        assert "Không có nội dung, nhiệm vụ nào chưa xong. ./." in flat(owed(CLOSED, "2022-12-31"))
        assert "Nothing is open." in flat(owed(CLOSED, "2022-12-31", lang="en"))
        assert "Tổng số: 01 nội dung (" in flat(owed(heard(CLOSED), "2022-12-31"))

    def test_an_item_of_another_record_is_refused(self):
        items = dc.follow_ups(heard(CLOSED), TERRITORY, CALENDAR, as_of=DAY)
        with pytest.raises(InvalidValueError):
            open_items(items, CLOSED, as_of=DAY)


class TestNotice:
    """The four items of 72/2025/QH15 art. 43(2): time, place, content, way of attending."""

    ANNOUNCED = NEW.record(
        Planned(on="2022-09-12", held=dc.Span.of_month(2022, 10), places=(HALL,)),
        Announced(
            on="2022-10-05",
            held=dc.Span.on(DAY),
            starts="07:30",
            form=Form.HYBRID,
            places=(HALL, Venue(name=dc.Words("Nhà văn hóa Đắk Nia"), form=Form.ONLINE)),
        ),
    )

    def test_of_a_record_it_tells_what_was_announced(self):
        head = Letterhead(number="390/TB-UBND", dated="2022-10-05")
        text = flat(notice(self.ANNOUNCED, PLAN, letterhead=head))
        for told in (
            "Số: 390/TB-UBND Gia Nghĩa, ngày 05 tháng 10 năm 2022",
            "THÔNG BÁO Tổ chức Hội nghị đối thoại với Nhân dân năm 2022",
            "Thực hiện Kế hoạch Tổ chức đối thoại với Nhân dân năm 2022",
            "1. Thời gian: 07 giờ 30 phút, thứ Sáu, ngày 14 tháng 10 năm 2022.",
            "2. Địa điểm: Hội trường Thành ủy; Nhà văn hóa Đắk Nia (trực tuyến).",
            "3. Nội dung: - Những vấn đề quan trọng về kinh tế - xã hội",
            "4. Cách thức tham gia: trực tiếp kết hợp trực tuyến; thành phần tham dự: Nhân dân",
            "5. Chủ trì: Chủ tịch UBND thành phố.",
            "6. Nội dung không đưa ra đối thoại: - Nội dung liên quan đến giải quyết khiếu nại, tố",
            "tố cáo của công dân. Ủy ban",
            "- UBND tỉnh (để báo cáo);",
        ):
            assert told in text
        english = flat(notice(self.ANNOUNCED, PLAN, lang="en"))
        assert "Under the Plan to hold the dialogue" in english
        assert (
            "Not put to it: - Matters concerning the settlement of citizens' complaints" in english
        )
        assert "are not put" not in english

    def test_of_a_plan_it_tells_what_the_plan_says(self):
        text = flat(notice(PLAN))
        assert "1. Thời gian: tháng 10/2022." in text
        assert (
            "2. Địa điểm: Hội trường Thành ủy hoặc Hội trường Trung tâm chính trị thành phố."
        ) in text
        assert "or Hall of the City Political Centre" in flat(notice(PLAN, lang="en"))

    def test_a_plan_may_tell_more(self):
        occasion = Occasion(
            when=When(as_written="ngày 14/10/2022", span=dc.Span.on(DAY), clock=Clock(at="13:30")),
            places=(HALL,),
            theme=dc.Words("Thủ tục hành chính"),
            form=Form.ONLINE,
            audience=(Audience(who=dc.Words("Nhân dân")),),
        )
        asked = [
            Collection(
                registration=True, channel=dc.Words("số điện thoại đường dây nóng"), closes=DAY
            ),
            Collection(registration=True),
            Collection(),
        ]
        plan = attrs.evolve(PLAN, provisions=(occasion, *asked))
        text = flat(notice(plan))
        assert "1. Thời gian: 13 giờ 30 phút, ngày 14/10/2022." in text
        assert "3. Nội dung: - Thủ tục hành chính." in text
        assert (
            "trực tuyến; đăng ký phát biểu trước (số điện thoại đường dây nóng) đến hết ngày "
            "14/10/2022; đăng ký phát biểu trước; thành phần tham dự: Nhân dân."
        ) in text
        assert "Dự thảo còn thiếu" not in text
        assert "6. " not in text
        english = flat(notice(plan, lang="en"))
        assert "speakers register beforehand" in english
        assert "until 2022-10-14" in english

    @pytest.mark.parametrize(
        ("when", "told"),
        [
            (When.on("2026-02-09", at="07:30"), "07 giờ 30 phút, ngày 09 tháng 02 năm 2026"),
            (When.on("2026-02-09", "2026-02-09"), "ngày 09 tháng 02 năm 2026"),
            (When.on("2026-02-09", "7h30 ngày 09/02/2026", at="07:30"), "7h30 ngày 09/02/2026"),
            (When.on("2026-02-09", "07 giờ, 09/02", at="07:00"), "07 giờ, 09/02"),
            (When.on("2026-02-09", "sáng thứ Hai", at="07:30"), "07 giờ 30 phút, sáng thứ Hai"),
        ],
    )
    def test_a_planned_day_is_told_in_full_and_the_hour_once(self, when, told):
        plan = attrs.evolve(PLAN, provisions=(Occasion(when=when),))
        assert f"1. Thời gian: {told}." in flat(notice(plan))

    def test_what_nobody_tells_is_announced_later(self):
        for session in (NEW, self.ANNOUNCED.record(Postponed(on="2022-10-10"))):
            text = flat(notice(session))
            assert "1. Thời gian: sẽ thông báo sau." in text
            assert "3. Nội dung: sẽ thông báo sau." in text
        told = "nội dung, cách thức tham gia; cần bổ sung trước khi thông báo)"
        assert f"(Dự thảo còn thiếu: thời gian, địa điểm, {told}" in flat(notice(NEW))
        assert f"(Dự thảo còn thiếu: thời gian, {told}" not in flat(notice(NEW, PLAN))
        without = notice(self.ANNOUNCED, lang="en")
        assert "(Draft without: content; to be added before notice is given)" in flat(without)

    def test_a_time_that_is_not_one_day_is_told_as_such(self):
        session = NEW.record(Planned(on="2022-09-12", held=dc.Span.of_month(2022, 10)))
        assert "1. Thời gian: 01/10/2022" in flat(notice(session))
        moved = self.ANNOUNCED.record(Rescheduled(on="2022-10-10", held=dc.Span.on("2022-10-17")))
        assert "07 giờ 30 phút, thứ Hai, ngày 17 tháng 10 năm 2022" in flat(notice(moved))

    def test_who_chairs_is_taken_from_the_record_first(self):
        deputy = Chair(office=dc.Words("Phó Chủ tịch UBND thành phố"))
        session = NEW.record(Planned(on="2022-09-12", chairs=(deputy,)))
        assert "5. Chủ trì: Phó Chủ tịch UBND thành phố." in flat(notice(session, PLAN))

    @pytest.mark.parametrize("event", [Cancelled(on=DAY), Replaced(on=DAY)])
    def test_there_is_none_of_what_is_not_held(self, event):
        with pytest.raises(InvalidValueError) as error:
            notice(NEW.record(event))
        assert "nothing to give notice of" in error.value.en
        assert "không có hội nghị để thông báo" in error.value.vi

    def test_what_is_neither_record_nor_plan_is_refused(self):
        with pytest.raises(InvalidValueError):
            notice("2022")


class TestIssuer:
    """Name, symbol, place and signature go by who issues (annex I)."""

    def document(self, organiser, place=PLAN.place):
        return flat(notice(attrs.evolve(NEW, organiser=organiser, place=place)))

    def test_another_body_of_the_unit_is_named_with_the_unit(self):
        text = self.document(bodies.CITY_FRONT)
        assert text.startswith("ỦY BAN MTTQ VIỆT NAM CỘNG HÒA")
        assert "THÀNH PHỐ GIA NGHĨA" in text
        assert "Số: ....../TB-......" in text
        assert "THỦ TRƯỞNG CƠ QUAN" in text

    def test_a_body_that_names_its_unit_stands_in_one_line(self):
        body = dc.Body.named("Hội Nông dân Gia Nghĩa")
        text = self.document(body)
        assert text.startswith("HỘI NÔNG DÂN GIA NGHĨA CỘNG HÒA")
        assert "Hội Nông dân Gia Nghĩa thông báo tổ chức" in text

    def test_the_number_stays_beside_the_day(self):
        line = str(notice(attrs.evolve(NEW, organiser=dc.Body.named("Hội Gia Nghĩa")))).split("\n")
        assert any("Số: " in one and "Gia Nghĩa, ngày" in one for one in line)

    def test_a_place_whose_name_is_a_number_is_named_in_full(self):
        unit = dc.Unit(id="x/5", name="5", kind=dc.vocabulary.UnitKind.PHUONG)
        assert locality(unit) == "Phường 5"
        assert locality(PLAN.place) == "Gia Nghĩa"

    def test_the_papers_of_a_commune_name_its_bodies_and_not_those_of_every_unit(self):
        said = dc.Part(kind=PETITION, field=ROAD, settled_by=dc.Settler.WARD)
        rules = dc.law.regulation_for(COMMUNE, on="2025-10-29")
        statement_ = statement("S1", "Đường hỏng.", said, on="2025-10-29")
        screening = dc.screen(statement_, rules)
        organiser = dc.Body.named("UBND xã Ka Đô", organ=Organ.COMMITTEE)
        session = dc.Session(id="S", place=COMMUNE, organiser=organiser).record(
            Opened(on="2025-10-29"), Closed(on="2025-10-29")
        )
        session = session.heard(
            statement_, screening, dc.route(statement_, screening, rules), CALENDAR
        ).record(
            Attended(on="2025-10-29", bodies=(bodies.WARD_COMMITTEE, bodies.WARD_OFFICE)),
            answered("S1/1", on="2025-10-29"),
        )
        assert "(Phòng Kinh tế): “Sẽ sửa trong tháng 11.”" in flat(minutes(session))
        assert "đại diện UBND xã Ka Đô; đại diện Văn phòng HĐND và UBND xã Ka Đô." in flat(
            minutes(session)
        )
        english = flat(minutes(session, lang="en"))
        assert "(Division of Economy): “" in english
        assert "Present: People's Committee of xã Ka Đô; Office of the Council and" in english
        assert "(Phòng Kinh tế, Hạ tầng và Đô thị): “" in flat(
            minutes(attrs.evolve(session, place=attrs.evolve(COMMUNE, kind=UnitKind.PHUONG)))
        )
        old = attrs.evolve(COMMUNE, kind=UnitKind.THI_TRAN)  # no such division was there
        assert f"({bodies.WARD_ECONOMY.name.vi}): “" in flat(
            minutes(attrs.evolve(session, place=old))
        )

    @pytest.mark.parametrize(
        ("arose_in", "told"),
        [
            (("dak-nong/gia-nghia/nghia-duc",), "UBND phường Nghĩa Đức"),
            (("dak-nong/gia-nghia/nghia-duc", "dak-nong/gia-nghia/dak-nia"), "UBND xã, phường"),
            (("dak-nong/gia-nghia",), "UBND xã, phường"),
            (("elsewhere",), "UBND xã, phường"),
            ((), "UBND xã, phường"),
        ],
    )
    def test_a_paper_of_a_city_names_the_ward_where_the_matter_arose(self, arose_in, told):
        session = heard(CLOSED, "S1", "Loa mở sớm.", arose_in=arose_in).record(
            Routed(on=DAY, part="S1/1", lead=bodies.WARD_COMMITTEE),
            Concluded(on="2022-10-24"),
        )
        assert f"- Tiếp thu, trả lời sau hội nghị ({told})." in flat(minutes(session))
        paper = conclusion(session)
        assert f"| {told} | theo quy định |" in paper.markdown()
        assert f"- {told};" in flat(paper)

    def test_a_law_is_cited_by_its_name(self):
        for number, told in (
            ("42/2013/QH13", "khoản 2 Điều 9 Luật Tiếp công dân"),
            ("25/2018/QH14", "khoản 2 Điều 9 Luật Tố cáo ngày 12 tháng 6 năm 2018"),
            ("150/2025/NĐ-CP", "khoản 2 Điều 9 Nghị định 150/2025/NĐ-CP"),
            ("1/2030/QH17", "khoản 2 Điều 9 Luật 1/2030/QH17"),
        ):
            assert cite_words(dc.Citation(number, article=9, clause=2), "vi") == told
        one = dc.Citation("72/2025/QH15", article=43)
        assert cite_words(one, "en").endswith("local government of 2025-06-16 art. 43")

    def test_the_archive_receives_it_last_and_superiors_are_marked(self):
        told = (
            Recipient(body=bodies.PROVINCE_COMMITTEE, purpose=Purpose.REPORT),
            Recipient(body=bodies.CITY_CLERK, purpose=Purpose.ARCHIVE),
            Recipient(body=URBAN, purpose=Purpose.INFORM),
        )
        text = str(notice(attrs.evolve(PLAN, provisions=told)))
        lines = [line[:40].strip() for line in text.split("\n") if line.startswith("- ")]
        assert lines == [
            "- UBND tỉnh (để báo cáo);",
            "- Phòng Quản lý đô thị;",
            "- Lưu: VT, .......",
        ]
        english = notice(attrs.evolve(PLAN, provisions=told), lang="en").markdown()
        assert "People's Committee \\(to report\\);" in english


# --- what never stands in a document ------------------------------------------------------------

_KINDS = (PETITION, QUESTION, COMPLAINT, DENUNCIATION, dc.UNKNOWN)


@st.composite
def parts(draw):
    kind = draw(st.sampled_from(_KINDS))
    fields = {}
    if draw(st.integers(0, 5)) == 0:
        fields["secrecy"] = Secrecy.YES
    if draw(st.integers(0, 5)) == 0:
        fields["party_discipline"] = PartyDiscipline.YES
    if draw(st.integers(0, 5)) == 0:
        fields["topic"] = dc.Topic.OFF
    return part(kind, draw(st.sampled_from((ROAD, LAND))), **fields)


@attrs.frozen
class Made:
    """A session with canaries in all that is sealed, and what may be told by an oracle."""

    session: Session
    public: frozenset[str]
    statements: int
    told: tuple[int, ...]
    """Of each statement how many parts are told."""
    parts: int


@st.composite
def made(draw):
    """Draw a session whose every sealed field holds a canary of its own."""
    session, public, total, told_of = CLOSED, set(), 0, []
    count = draw(st.integers(1, 5))
    for number in range(1, count + 1):
        id_ = f"S{number}"
        said = statement(
            id_, f"CANARY-WORDS-{number}", *draw(st.lists(parts(), min_size=1, max_size=3))
        )
        total += len(said.parts)
        guarded = draw(st.integers(0, 5)) == 0
        screening = dc.screen(said, CITY)
        told = screened(said, screening, on=DAY)
        if guarded:
            told = tuple(
                attrs.evolve(one, guarded=Protection.SECRET, why=dc.Sealed("CANARY-WHY"))
                for one in told
            )
        open_parts = [
            not guarded
            and p.kind in (PETITION, QUESTION)
            and p.secrecy is not Secrecy.YES
            and p.party_discipline is not PartyDiscipline.YES
            for p in said.parts
        ]
        told_of.append(sum(open_parts))
        if all(open_parts):
            public.add(f"CANARY-WORDS-{number}")
        session = session.record(
            Received(
                on=DAY,
                statement=said,
                via=draw(st.sampled_from(Intake)),
                speaker=Speaker(
                    id=f"P{number}",
                    name=dc.Sealed(f"CANARY-NAME-{number}"),
                    contact=dc.Sealed(f"CANARY-CONTACT-{number}"),
                ),
                ref=dc.Sealed("CANARY-REF"),
            ),
            *told,
            *routed(dc.route(said, screening, CITY), CALENDAR, conference=DAY, on=DAY),
        )
        for index in range(1, len(said.parts) + 1):
            part_id = f"{id_}/{index}"
            if draw(st.booleans()):
                if open_parts[index - 1]:  # said aloud, as an answer to a part that is open
                    public.add(f"CANARY-ANSWER-{number}-{index}")
                session = session.record(answered(part_id, f"CANARY-ANSWER-{number}-{index}"))
            if draw(st.booleans()):
                session = session.record(
                    Grouped(on=DAY, part=part_id, group="G1", title=dc.Sealed("CANARY-TITLE")),
                    Performed(on=DAY, part=part_id, act=Act.RECORD, ref=dc.Sealed("CANARY-REF")),
                )
    session = session.record(
        Noted(on=DAY, words=dc.Sealed("CANARY-NOTE")),
        Minuted(on=DAY, words=dc.Sealed("CANARY-MINUTES")),
        Concluded(
            on="2022-10-24",
            words=dc.Sealed("CANARY-CONCLUSION"),
            tasks=tuple(
                Task(
                    id=f"T{n}",
                    lead=URBAN,
                    words=dc.Sealed(f"CANARY-TASK-{n}"),
                    parts=(f"S{n}/1",),
                )
                for n in range(1, count + 1)
            ),
        ),
    )
    tasks = {f"CANARY-TASK-{n}" for n in range(1, count + 1) if f"CANARY-WORDS-{n}" in public}
    return Made(session, frozenset(public | tasks), count, tuple(told_of), total)


def published(session):
    """Every paper that leaves the office, in both languages."""
    made_of = [minutes] if session.status.value in ("open", "suspended", "closed") else []
    made_of += [conclusion] if session.of(Concluded) else []
    made_of += [notice] if session.status.value not in ("cancelled", "in_writing") else []
    papers = [make(session, lang=lang) for make in made_of for lang in ("vi", "en")]
    if conclusion in made_of:
        cleared = tuple(task.id for event in session.of(Concluded) for task in event.tasks)
        papers.append(conclusion(session, PLAN, cleared=cleared))
    return papers


GUARDED = {
    "denunciation": (
        {"kind": DENUNCIATION},
        {"protection": Protection.IDENTITY, "proposed": (Handling.TAKE_PRIVATELY,)},
    ),
    "complaint": (
        {"kind": COMPLAINT},
        {"protection": Protection.HELD, "proposed": (Handling.GUIDE,)},
    ),
    "secret": (
        {"kind": QUESTION, "secrecy": Secrecy.YES},
        {"protection": Protection.SECRET, "proposed": (Handling.ANSWER,)},
    ),
    "party": (
        {"kind": PETITION, "party_discipline": PartyDiscipline.YES},
        {"protection": Protection.IDENTITY, "proposed": (Handling.INSPECTION_COMMITTEE,)},
    ),
    "doubt": (
        {"kind": dc.UNKNOWN},
        {"protection": Protection.HELD, "proposed": (Handling.ANSWER, Handling.TAKE_PRIVATELY)},
    ),
}
"""What a part that may not be published can be, and how it is screened then."""


def guarded_as(session, id_, name):
    """Return the session with one part made what the name says, in every event that tells of it."""
    content, screened_as = GUARDED[name]
    statement_, at = id_.rpartition("/")[0], int(id_.rpartition("/")[2]) - 1

    def among(parts):
        return tuple(attrs.evolve(p, **content) if n == at else p for n, p in enumerate(parts))

    def changed(event):
        match event:
            case Received(statement=said) if said.id == statement_:
                return attrs.evolve(event, statement=attrs.evolve(said, parts=among(said.parts)))
            case Split(statement=split) if split == statement_:
                return attrs.evolve(event, parts=among(event.parts))
            case Screened(part=screened_) if screened_ == id_:
                now = attrs.evolve(event.content, **content)
                return attrs.evolve(event, content=now, guarded=None, decided=None, **screened_as)
            case Corrected(now=now) if now is not None:
                return attrs.evolve(event, now=changed(now))
            case _:
                return event

    return attrs.evolve(session, events=tuple(map(changed, session.events)))


def documents(session, lang):
    return (
        minutes(session, lang=lang),
        conclusion(session, PLAN, lang=lang),
        owed(session, "2022-12-31", lang=lang),
        owed(session, "2025-07-01", lang=lang),
        notice(session, PLAN, lang=lang),
    )


def canaries(text):
    return set(re.findall(r"CANARY[A-Z0-9-]*[A-Z0-9]", text.replace("\\", "").replace("\n", "")))


class TestPrivacy:
    """Sealed words stand in a document only where the last screening lets them be published."""

    @given(made=made(), lang=st.sampled_from(["vi", "en"]))
    def test_no_document_holds_a_protected_word_or_name(self, made, lang):
        for paper in documents(made.session, lang):
            assert canaries(paper.markdown()) <= made.public
            assert canaries(" ".join(paper.text(width=400).split())) <= made.public

    @given(made=made())
    def test_the_minutes_lose_nothing_and_their_numbers_are_those_of_the_record(self, made):
        paper = minutes(made.session)
        assert canaries(paper.markdown()) == {word for word in made.public if "TASK" not in word}
        text = flat(paper)
        total = re.search(r"Tổng số: (\d+) ý kiến, gồm (\d+) nội dung: ([^.]*)\.", text)
        assert (int(total[1]), int(total[2])) == (made.statements, made.parts)
        assert sum(map(int, re.findall(r"(\d+) nội dung", total[3]))) == made.parts
        listed = [int(n) for n in re.findall(r"(\d+)\. Ý kiến \(", text)]
        assert listed == list(range(1, 1 + sum(told > 0 for told in made.told)))
        rest = text.partition("IV. ")[2].partition("Hội nghị kết thúc")[0]
        hidden = re.findall(r"- (\d+) nội dung", rest)
        assert sum(map(int, hidden)) == made.parts - sum(made.told)
        assert len(hidden) <= 1  # what is guarded is one number

    @settings(max_examples=1_000 if THOROUGH else 25)
    @given(data=st.data(), made=made())
    def test_a_published_paper_does_not_tell_what_is_guarded_from_anything_guarded(
        self, data, made
    ):
        """Who knows that a part is missing cannot tell a denunciation from any other."""
        id_ = data.draw(st.sampled_from([part.id for part in made.session.parts]))
        papers = [published(guarded_as(made.session, id_, name)) for name in GUARDED]
        assert len(papers[0]) == 7
        assert papers.count(papers[0]) == len(GUARDED)

    @settings(max_examples=500 if THOROUGH else 12)
    @given(data=st.data(), session=dc.testing.sessions(place=PLAN.place, events=20))
    def test_nor_does_it_of_any_record(self, data, session):
        ids = [p.id for p in session.parts if not p.of(Split) or p.of(Screened)]
        assume(ids)
        id_ = data.draw(st.sampled_from(ids))
        papers = [published(guarded_as(session, id_, name)) for name in GUARDED]
        assert papers.count(papers[0]) == len(GUARDED)

    @settings(max_examples=1_000 if THOROUGH else 25)
    @given(made=made())
    def test_no_id_of_the_record_stands_in_a_published_paper(self, made):
        for paper in published(made.session):
            text = paper.markdown().replace("\\", "")
            assert not re.findall(r"\b[SPTG]\d+(?:/\d+)?\b", re.sub(r"CANARY[\w-]*", "", text))

    @settings(max_examples=1_000 if THOROUGH else 25)
    @given(made=made())
    def test_what_is_sealed_has_no_row_among_the_tasks(self, made):
        shown = {word for word in made.public if "TASK" in word}
        rows = conclusion(made.session).markdown()
        assert canaries(rows.partition("II. ")[2].partition("III. ")[0]) == shown
        tasks = re.findall(r"^\| (\d+) \|", rows.partition("III. ")[0], re.MULTILINE)
        assert list(map(int, tasks)) == list(range(1, len(shown) + 1))

    @given(made=made())
    def test_every_open_item_stands_in_the_list_once(self, made):
        items = dc.follow_ups(made.session, TERRITORY, CALENDAR, as_of="2022-12-31")
        rows = open_items(items, made.session, as_of="2022-12-31").markdown()
        assert re.findall(r"^\| \d+ \| ([ST][\d/]+)", rows, re.MULTILINE) == [i.id for i in items]

    @given(session=dc.testing.sessions(place=PLAN.place, events=12))
    def test_any_record_has_its_documents_or_a_reason_why_not(self, session):
        held = session.status.value in ("open", "suspended", "closed")
        given_up = session.status.value in ("cancelled", "in_writing")
        for make, there in (
            (minutes, held),
            (conclusion, bool(session.of(Concluded))),
            (notice, not given_up),
        ):
            if there:
                paper = make(session)
                assert paper.text().strip()
                assert paper.markdown().strip()
            else:
                with pytest.raises(InvalidValueError, match=session.id):
                    make(session)

    def test_a_denunciation_is_a_number_and_nothing_else(self):
        speaker = Speaker(name=dc.Sealed("Lương Thị Ổi"))
        said = ("S2", "Ông A nhận tiền.", part(DENUNCIATION, LAND))
        text = flat(minutes(heard(CLOSED, *said, speaker=speaker)))
        assert "01 nội dung khác, xử lý theo thủ tục riêng." in text
        for hidden in ("nhận tiền", "Ổi", "S2", "đất đai", "tố cáo"):
            assert hidden not in text

    def test_what_may_not_be_confirmed_has_no_kind(self):
        text = flat(minutes(heard(CLOSED, "S2", "Bí mật.", part(QUESTION, secrecy=Secrecy.YES))))
        assert "01 nội dung khác, xử lý theo thủ tục riêng." in text
        assert "nội dung hỏi" not in text

    def test_for_the_office_alone_a_secret_and_a_doubt_have_no_kind_but_a_denunciation_has(self):
        session = heard(CLOSED, "S1", "Bí mật.", part(QUESTION, secrecy=Secrecy.YES))
        session = heard(session, "S2", "Phải biết điều.", part(dc.UNKNOWN))
        session = heard(session, "S3", "Ông A nhận tiền.", part(DENUNCIATION))
        rows = owed(session, "2022-12-31").markdown()
        for told in (
            "| 1 | S1/1: nội dung khác không công bố |",
            "| 2 | S2/1: nội dung khác không công bố |",
            "| 3 | S3/1: nội dung tố cáo |",
        ):
            assert told in rows


# --- writing ------------------------------------------------------------------------------------

PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
HOSTILE = st.text(
    st.one_of(st.sampled_from("*_`~[]()<>#|\\!&$-+=.1 \n\t\r\x1b\u202e\u200b:/@"), st.characters()),
    max_size=40,
)


def shown(text):
    """What a reader of the text sees: one line, without what cannot be printed."""
    printed = re.sub(
        r"\S", lambda c: c[0] if c[0].isprintable() else "", unicodedata.normalize("NFC", text)
    )
    return " ".join(printed.split())


def inlines(markdown):
    return [token for token in PARSER.parse(markdown) if token.type == "inline"]


def plain(token):
    """The text of a piece of Markdown that has no markup but emphasis."""
    marks = {"strong_open", "strong_close", "em_open", "em_close"}
    assert {child.type for child in token.children} <= {"text", *marks}
    return "".join(child.content for child in token.children)


class TestWriting:
    """All text is data: it shows as it is, and makes no markup."""

    @given(text=HOSTILE, mark=st.sampled_from(["", "*", "**", "***"]))
    def test_a_line_shows_its_text_and_nothing_else(self, text, mark):
        tokens = PARSER.parse(Paper(blocks=(Line(text=Style(text, mark)),)).markdown())
        if not shown(text):
            assert tokens == []
            return
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        assert plain(tokens[1]) == shown(text)

    @given(rows=st.lists(st.tuples(HOSTILE, HOSTILE), max_size=3))
    def test_a_table_has_the_cells_that_it_was_given(self, rows):
        table = Table(heads=("STT", "Nội dung"), shares=(1, 3), rows=tuple(rows))
        found = [plain(cell) for cell in inlines(Paper(blocks=(table,)).markdown())]
        assert found == ["STT", "Nội dung", *(shown(cell) for row in rows for cell in row)]

    @given(lines=st.lists(HOSTILE, min_size=2, max_size=2))
    def test_columns_and_titles_show_their_lines(self, lines):
        styles = tuple(Style(line, "**") for line in lines)
        sides = inlines(Paper(blocks=(Columns(left=styles, right=styles),)).markdown())
        for side in sides:
            html = [child.content for child in side.children if child.type == "html_inline"]
            assert html == ["<br>"]
            text = "".join(child.content for child in side.children if child.type == "text")
            assert text == "".join(map(shown, lines))
        title = inlines(Paper(blocks=(Title(lines=styles),)).markdown())
        assert [plain(one) for one in title] == [shown(line) for line in lines if shown(line)]

    @given(
        words=st.lists(st.text("abđộẩ", min_size=1, max_size=9), max_size=40),
        width=st.integers(60, 120),
    )
    def test_plain_text_keeps_its_width_and_loses_no_word(self, words, width):
        text = " ".join(words)
        table = Table(heads=("A", "B"), shares=(0, 1), rows=((text, text),))
        blocks = (Line(text=Style(text), indent=1), Title(lines=(Style(text),)), table)
        for block in blocks:
            written = Paper(blocks=(block,)).text(width=width)
            assert all(len(line) <= width for line in written.split("\n"))
            found = re.findall(r"[abđộẩ]+", written)
            assert sorted(found) == sorted(words * (1 if block is not table else 2))

    def test_a_day_is_not_broken_in_a_narrow_table(self):
        rows = (("x " * 90, "28/10/2022", "y " * 40, "z " * 40),)
        table = Table(heads=("A", "B", "C", "D"), shares=(9, 0, 9, 9), rows=rows)
        assert "28/10/2022" in Paper(blocks=(table,)).text(width=60)

    def test_a_narrower_page_than_sixty_columns_is_not_made(self):
        paper = Paper(blocks=(Title(lines=(Style("x"),)),))
        assert paper.text(width=1) == paper.text(width=60) == " " * 29 + "x\n"

    def test_a_style_is_one_that_is_known(self):
        with pytest.raises(ValueError, match="mark"):
            Style("x", "~~")
