"""Conferences and deadlines as iCalendar (RFC 5545): other libraries read what we mean."""

import datetime as dt
import json
import unicodedata
from collections import Counter

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import cli, testing
from dialogue_core.deadlines import HOLDING, Deadline
from dialogue_core.errors import InvalidValueError, MissingExtraError
from dialogue_core.events import (
    Announced,
    Cancelled,
    Closed,
    Opened,
    Planned,
    Postponed,
    Rescheduled,
    StepPlanned,
)
from dialogue_core.plans import Assignment, Audience, Clock, Occasion, Recurrence, Venue, When
from dialogue_core.rendering import _icalendar, icalendar
from dialogue_core.values import NoDueDay, Sealed, Span, Words
from dialogue_core.vocabulary import Extent, Form, PartOfDay, ProgrammeStep, Role, Verdict

judge = pytest.importorskip("icalendar", reason="the extra calendar is not installed")

PLAN = dc.law.gia_nghia_2022.PLAN
WARD = "lam-dong/bac-gia-nghia"
LAW = dc.law.regulation_for(WARD, on="2025-10-29")
STAMP = dt.datetime(2025, 9, 1, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
LANGS = pytest.mark.parametrize("lang", ["vi", "en"])
FEW = settings.default.max_examples // 4
VIETNAM = dt.timedelta(hours=7)


def written(subject, *args, **kwargs) -> bytes:
    return icalendar(subject, *args, **{"stamp": STAMP, **kwargs})


def entries(data: bytes):
    """The entries that the other library reads, with nothing that it could not."""
    calendar = judge.Calendar.from_ical(data)
    assert [e for c in calendar.walk() for e in c.errors] == []
    return [c for c in calendar.subcomponents if c.name in ("VEVENT", "VTODO")]


def only(data: bytes):
    (entry,) = entries(data)
    return entry


def start_of(entry):
    return None if "dtstart" not in entry else entry["dtstart"].dt


def end_of(entry):
    return None if "dtend" not in entry else entry["dtend"].dt


def plain(day):
    return None if day is None else dt.date(day.year, day.month, day.day)


def local(moment):
    """A moment as local time with its offset."""
    return f"{moment:%Y-%m-%d %H:%M %z}"


def plan_with(*provisions, **changed):
    return attrs.evolve(PLAN, provisions=provisions, extent=Extent.PART, **changed)


def session(*events) -> dc.Session:
    return dc.Session(id="GN-1", place=PLAN.place, organiser=PLAN.organiser).record(*events)


def planned(**changed) -> Planned:
    return Planned(**{"on": "2022-09-12", "held": Span.on("2022-10-14"), **changed})


MEETING = Occasion(
    when=When.on("2025-10-29", at="07:30"),
    places=(Venue(name=Words("Nhà văn hóa; tầng 2, số 5", "Culture house")),),
    theme=Words("Đất đai và \\ môi trường\nnăm 2025", "Land"),
    audience=(Audience(who=Words("Nhân dân tổ dân phố 3", "The People of group 3")),),
    form=Form.HYBRID,
)
WARD_PLAN = attrs.evolve(
    PLAN,
    id="kh-2025",
    place=dc.law.TERRITORY.unit(WARD),
    level=dc.Level.WARD,
    provisions=(MEETING,),
    extent=Extent.PART,
)
DEADLINES = dc.schedule(WARD_PLAN, LAW.under(WARD_PLAN), dc.law.CALENDAR)


class TestTheForm:
    """RFC 5545, 3.1: lines of at most 75 octets that end in CR LF, and never split a character."""

    @LANGS
    def test_lines_are_folded_by_octets_and_keep_their_characters(self, lang):
        data = written(WARD_PLAN, deadlines=DEADLINES, lang=lang)
        assert data.endswith(b"END:VCALENDAR\r\n")
        lines = data.split(b"\r\n")
        assert b"\n" not in b"".join(lines)
        assert max(map(len, lines)) == 75
        for line in lines:
            line.decode()

    def test_the_zone_of_the_country_is_in_the_file(self):
        (zone,) = judge.Calendar.from_ical(written(WARD_PLAN)).walk("VTIMEZONE")
        assert zone["tzid"] == "Asia/Ho_Chi_Minh"
        moment = dt.datetime(2025, 10, 29, 7, 30, tzinfo=zone.to_tz(lookup_tzid=False))
        assert moment.utcoffset() == VIETNAM

    def test_it_says_what_a_calendar_must(self):
        calendar = judge.Calendar.from_ical(written(WARD_PLAN))
        assert (calendar["version"], calendar["calscale"]) == ("2.0", "GREGORIAN")
        assert calendar["prodid"]
        assert only(written(WARD_PLAN, sequence=7))["sequence"] == 7
        assert only(written(WARD_PLAN))["dtstamp"].dt == STAMP

    @settings(database=None, max_examples=FEW)
    @given(st.text(max_size=300))
    @example("C:\\new; a, b \\, \\; \\\\n")
    def test_any_text_comes_back_in_what_can_be_printed(self, text):
        theme = attrs.evolve(MEETING, theme=Words("Đất: " + text))
        told = str(only(written(plan_with(theme)))["description"])
        kept = "".join(c for c in text if c.isprintable() or c.isspace())
        wanted = unicodedata.normalize("NFC", "Đất: " + kept)
        assert " ".join(wanted.split()) in " ".join(told.split())
        assert all(c.isprintable() for line in told.split("\n") for c in line)


class TestAConferenceOfAPlan:
    def test_all_that_the_plan_tells_comes_back(self):
        entry = only(written(WARD_PLAN))
        assert entry.name == "VEVENT"
        assert local(start_of(entry)) == "2025-10-29 07:30 +0700"
        assert end_of(entry) is None
        assert entry["summary"] == (
            "Hội nghị đối thoại với Nhân dân năm 2025 trên địa bàn phường Bắc Gia Nghĩa"
        )
        assert entry["location"] == "Nhà văn hóa; tầng 2, số 5"
        assert entry["contact"] == "Ủy ban nhân dân phường Bắc Gia Nghĩa"
        assert entry["status"] == "CONFIRMED"
        for line in (
            "Chủ đề: Đất đai và \\ môi trường\nnăm 2025",
            "Hình thức: trực tiếp kết hợp trực tuyến",
            "Thành phần: Nhân dân tổ dân phố 3",
        ):
            assert line in entry["description"]

    def test_it_speaks_english_too(self):
        entry = only(written(WARD_PLAN, lang="en"))
        assert entry["summary"].startswith("dialogue conference of 2025")
        assert entry["summary"].params["LANGUAGE"] == "en"
        assert entry["location"] == "Culture house"
        assert "Theme: Land" in entry["description"]

    @pytest.mark.parametrize(
        ("when", "start", "end", "status"),
        [
            (When.on("2025-10-29"), "2025-10-29", "2025-10-30", "CONFIRMED"),
            (
                When(
                    as_written="sáng 29/10",
                    span=Span.on("2025-10-29"),
                    clock=Clock(part=PartOfDay.MORNING),
                ),
                "2025-10-29",
                "2025-10-30",
                "CONFIRMED",
            ),
            (
                attrs.evolve(When.on("2025-10-29"), firm=False),
                "2025-10-29",
                "2025-10-30",
                "TENTATIVE",
            ),
            (
                When(
                    as_written="tháng 10/2025",
                    span=Span.of_month(2025, 10),
                    clock=Clock(at="08:00"),
                ),
                "2025-10-01",
                "2025-11-01",
                "TENTATIVE",
            ),
        ],
        ids=["a day", "a morning", "a tentative day", "a month"],
    )
    def test_a_day_without_a_time_is_a_whole_day(self, when, start, end, status):
        entry = only(written(plan_with(attrs.evolve(MEETING, when=when))))
        assert str(start_of(entry)) == start
        assert str(end_of(entry)) == end
        assert entry["status"] == status
        assert entry["transp"] == ("OPAQUE" if status == "CONFIRMED" else "TRANSPARENT")

    @pytest.mark.parametrize(
        "when",
        [
            None,
            When(as_written="theo kế hoạch riêng"),
            When(as_written="từ 2025", span=Span("2025-01-01")),
            When(
                as_written="ngày 25 hằng tháng",
                span=Span.of_year(2025),
                every=Recurrence(day_of_month=25, next_working_day=True),
            ),
        ],
        ids=["nothing", "words", "no end", "recurring"],
    )
    def test_a_conference_without_a_day_is_a_to_do(self, when):
        entry = only(written(plan_with(attrs.evolve(MEETING, when=when))))
        assert entry.name == "VTODO"
        assert {"dtstart", "due", "status"}.isdisjoint({key.lower() for key in entry})
        assert when is None or when.as_written in entry["description"]

    def test_clusters_and_places_to_choose_from_are_named(self):
        cluster = attrs.evolve(
            MEETING,
            places=(),
            alternative_places=(Venue(name=Words("A")), Venue(name=Words("B"))),
            cluster=Words("Cụm 1"),
        )
        first, second = entries(written(plan_with(cluster, MEETING)))
        assert first["summary"].endswith(" (Cụm 1)")
        assert first["location"] == "A hoặc B"
        assert only(written(plan_with(cluster), lang="en"))["location"] == "A or B"
        assert first["uid"] != second["uid"]


class TestAConferenceOnRecord:
    def test_times_and_programme_come_from_the_record(self):
        entry = only(
            written(
                session(
                    planned(held=Span.of_month(2022, 10)),
                    Announced(
                        on="2022-10-01",
                        held=Span.on("2022-10-14"),
                        starts="07:30",
                        places=(Venue(name=Words("Hội trường")),),
                        form=Form.IN_PERSON,
                    ),
                    StepPlanned(
                        on="2022-10-01", step=ProgrammeStep.SPEAKING, at="08:00", seconds=7200
                    ),
                    StepPlanned(on="2022-10-01", step=ProgrammeStep.OTHER),
                ),
                PLAN,
            )
        )
        assert local(start_of(entry)) == "2022-10-14 07:30 +0700"
        assert local(end_of(entry)) == "2022-10-14 10:00 +0700"
        assert entry["location"] == "Hội trường"
        assert entry["status"] == "CONFIRMED"
        assert (
            "Chương trình: 08 giờ 00 phút, Nhân dân phát biểu ý kiến (120 phút)"
            in entry["description"]
        )
        assert "Chương trình: việc khác" in entry["description"]
        assert "Chủ trì: Chủ tịch UBND thành phố" in entry["description"]

    def test_what_happened_is_stronger_than_what_was_planned(self):
        held = session(
            planned(starts="07:30"),
            StepPlanned(on="2022-10-01", step=ProgrammeStep.SPEAKING, at="08:00", seconds=60),
            Opened(on="2022-10-14", at="07:45"),
            Closed(on="2022-10-14", at="11:30"),
        )
        entry = only(written(held))
        assert local(start_of(entry)) == "2022-10-14 07:45 +0700"
        assert local(end_of(entry)) == "2022-10-14 11:30 +0700"

    def test_an_end_before_the_start_is_left_out(self):
        odd = session(
            planned(starts="07:30"),
            StepPlanned(on="2022-10-01", step=ProgrammeStep.OTHER, at="06:00", seconds=60),
        )
        assert end_of(only(written(odd))) is None

    def test_a_month_is_tentative_and_a_record_without_days_a_to_do(self):
        month = only(written(session(planned(held=Span.of_month(2022, 10), starts="07:30"))))
        assert (start_of(month), end_of(month)) == (dt.date(2022, 10, 1), dt.date(2022, 11, 1))
        assert month["status"] == "TENTATIVE"
        assert only(written(session())).name == "VTODO"

    @pytest.mark.parametrize("how", [Cancelled, Postponed])
    def test_what_is_called_off_is_called_off_in_the_calendar(self, how):
        before = session(planned(starts="07:30"))
        after = before.record(how(on="2022-10-01", why=Sealed("lũ lụt")))
        first, then = only(written(before)), only(written(after, sequence=1))
        assert then["uid"] == first["uid"]
        assert start_of(then) == start_of(first)
        assert (first["status"], then["status"]) == ("CONFIRMED", "CANCELLED")
        assert then["transp"] == "TRANSPARENT"
        never = only(written(session(Planned(on="2022-09-12"), Cancelled(on="2022-10-01"))))
        assert (never.name, never["status"]) == ("VTODO", "CANCELLED")

    def test_another_day_moves_the_same_entry(self):
        before = session(planned(starts="07:30"))
        after = before.record(Rescheduled(on="2022-10-01", held=Span.on("2022-10-21")))
        first, then = only(written(before)), only(written(after, sequence=1))
        assert then["uid"] == first["uid"]
        assert then["sequence"] > first["sequence"]
        assert local(start_of(then)) == "2022-10-21 07:30 +0700"

    @settings(database=None, max_examples=FEW)
    @given(testing.sessions())
    def test_nothing_that_is_sealed_is_opened(self, found):
        def opened(_):
            raise AssertionError

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Sealed, "open", opened)
            entry = only(written(found))
        assert entry["uid"]


class TestDeadlines:
    @LANGS
    def test_each_has_its_days_and_its_reasons(self, lang):
        entries_ = entries(written(WARD_PLAN, deadlines=DEADLINES, lang=lang))[1:]
        due = [d for d in DEADLINES if d.duty != HOLDING]
        assert any(d.ledgers for d in due)
        for deadline, entry in zip(due, entries_, strict=True):
            told = " ".join(entry["description"].split())
            for words in (
                deadline.duty_words(lang),
                deadline.due_words(lang),
                deadline.ledger_words(lang),
                deadline.late_words(lang),
                *(cite.words(lang) for cite in deadline.cites),
                *(body.label(lang) for body in (*deadline.who, *deadline.partners)),
            ):
                assert " ".join(words.split()) in told

    @settings(database=None, max_examples=FEW)
    @given(testing.plans(place=dc.law.TERRITORY.unit(WARD), on="2025-10-29"))
    def test_each_day_comes_back_and_nothing_is_lost_or_doubled(self, plan):
        deadlines = dc.schedule(plan, LAW.under(plan), dc.law.CALENDAR)
        data = written(plan, deadlines=deadlines)
        found = entries(data)
        due = [d.due for d in deadlines if d.duty != HOLDING]
        assert Counter((start_of(e), end_of(e)) for e in found[len(plan.occasions) :]) == Counter(
            (plain(d.since), plain(d.until)) if isinstance(d, Span) else (None, None) for d in due
        )
        assert len({e["uid"] for e in found}) == len(found) == len(plan.occasions) + len(due)
        assert {e["transp"] for e in found[len(plan.occasions) :] if e.name == "VEVENT"} <= {
            "TRANSPARENT"
        }
        english = entries(written(plan, deadlines=deadlines, lang="en"))
        assert [e["uid"] for e in english] == [e["uid"] for e in found]
        assert written(plan, deadlines=deadlines) == data

    def test_a_later_meeting_moves_its_deadlines(self):
        later = attrs.evolve(MEETING, when=When.on("2025-12-03"))
        moved = attrs.evolve(WARD_PLAN, provisions=(later,))
        after = dc.schedule(moved, LAW.under(moved), dc.law.CALENDAR)
        first = {e["uid"]: start_of(e) for e in entries(written(WARD_PLAN, deadlines=DEADLINES))}
        then = {e["uid"]: start_of(e) for e in entries(written(moved, deadlines=after))}
        assert first.keys() == then.keys()
        assert {d for d in first.values() if d} & {d for d in then.values() if d} == set()

    def test_the_record_has_the_deadlines_of_its_plan(self):
        record = attrs.evolve(session(planned()), place=WARD_PLAN.place)
        of_plan = [e["uid"] for e in entries(written(WARD_PLAN, deadlines=DEADLINES))][1:]
        for subject, plan in ((record, WARD_PLAN), (attrs.evolve(record, plan=WARD_PLAN.id), None)):
            found = [e["uid"] for e in entries(written(subject, plan, deadlines=DEADLINES))]
            assert found[1:] == of_plan
        alone = [e["uid"] for e in entries(written(record, deadlines=DEADLINES))]
        assert set(alone).isdisjoint(of_plan)

    def test_what_is_not_fixed_is_tentative(self):
        open_ = attrs.evolve(
            MEETING, when=When(as_written="tháng 10/2025", span=Span.of_month(2025, 10))
        )
        plan = attrs.evolve(WARD_PLAN, provisions=(open_,))
        deadlines = dc.schedule(plan, LAW.under(plan), dc.law.CALENDAR)
        found = entries(written(plan, deadlines=deadlines))
        assert {e["status"] for e in found if e.name == "VEVENT"} == {"TENTATIVE"}

    def test_a_forecast_is_said_to_be_one(self):
        late = attrs.evolve(MEETING, when=When.on("2029-01-29"))
        plan = attrs.evolve(WARD_PLAN, provisions=(late,))
        deadlines = [d for d in dc.schedule(plan, LAW.under(plan), dc.law.CALENDAR) if d.forecast]
        assert deadlines
        for entry in entries(written(plan, deadlines=deadlines))[1:]:
            assert entry["status"] == "TENTATIVE"
            assert "Dự báo: lịch nghỉ chưa được quyết định." in entry["description"]

    def test_two_duties_alike_are_two_entries(self):
        duty = Deadline(duty=Words("Báo cáo"), who=(), due=NoDueDay(reason=Words("x")))
        dated = attrs.evolve(duty, due=Span("2025-10-01"))
        found = entries(written(WARD_PLAN, deadlines=[duty, duty, dated]))[1:]
        assert [e.name for e in found] == ["VTODO"] * 3
        assert len({e["uid"] for e in found}) == 3

    def test_a_task_of_the_plan_is_called_by_its_words(self):
        task = Assignment(
            body=PLAN.organiser, role=Role.ANSWER, task=Words("Trả lời."), due=When.on("2025-11-03")
        )
        plan = attrs.evolve(WARD_PLAN, provisions=(task,))
        (deadline,) = [
            d for d in dc.schedule(plan, LAW.under(plan), dc.law.CALENDAR) if d.rule is None
        ]
        assert only(written(plan, deadlines=[deadline]))["summary"] == "Hạn: Trả lời"


def test_a_second_reader_reads_the_same():
    vobject = pytest.importorskip("vobject", reason="the group examples is not installed")
    data = written(WARD_PLAN, deadlines=DEADLINES)
    other = vobject.readOne(data.decode())
    theirs = [*other.vevent_list, *getattr(other, "vtodo_list", [])]
    ours = {str(e["uid"]): e for e in entries(data)}
    assert {one.uid.value for one in theirs} == set(ours)
    for one in theirs:
        entry = ours[one.uid.value]
        assert one.summary.value == entry["summary"]
        assert one.description.value == entry["description"]
        start = start_of(entry)
        if isinstance(start, dt.datetime):
            assert local(one.dtstart.value) == local(start)
        elif start is not None:
            assert (one.dtstart.value, one.dtend.value) == (start, end_of(entry))


class TestRefusals:
    @pytest.mark.parametrize(
        "stamp", [STAMP.replace(tzinfo=None), "2025-09-01", None, STAMP.date()]
    )
    def test_the_moment_has_a_time_zone(self, stamp):
        with pytest.raises(InvalidValueError, match="stamp must be"):
            written(WARD_PLAN, stamp=stamp)

    @pytest.mark.parametrize("sequence", [-1, 2**31, True, "1", None, 1.0])
    def test_the_number_is_one(self, sequence):
        with pytest.raises(InvalidValueError, match="sequence must be"):
            written(WARD_PLAN, sequence=sequence)

    def test_other_things_are_refused(self):
        with pytest.raises(InvalidValueError, match="subject must be"):
            written("GN-1")
        with pytest.raises(InvalidValueError, match="deadlines must be"):
            written(WARD_PLAN, deadlines=[Verdict.MET])

    def test_without_the_package_it_says_what_to_install(self, monkeypatch):
        monkeypatch.setattr(_icalendar, "find_spec", lambda _: None)
        with pytest.raises(MissingExtraError, match=r"dialogue-core\[calendar\]") as error:
            written(WARD_PLAN)
        assert "chưa cài gói icalendar" in error.value.message("vi")


class TestTheCommand:
    @pytest.fixture
    def run(self, capsys):
        def call(*argv):
            with pytest.raises(SystemExit) as ended:
                cli.main([str(arg) for arg in argv])
            return ended.value.code, *capsys.readouterr()

        return call

    def test_it_writes_the_duties_that_it_shows(self, run, tmp_path):
        path = tmp_path / "lich.ics"
        argv = ("schedule", "gia-nghia-2022", "--ics", path, "--json")
        code, out, _ = run(*argv, "--as-of", "2022-09-01")
        first = entries(path.read_bytes())
        assert code == 0
        assert len(first) == len(json.loads(out)["duties"])
        assert run(*argv, "--as-of", "2022-09-02", "--lang", "en")[0] == 0
        then = entries(path.read_bytes())
        assert [e["uid"] for e in then] == [e["uid"] for e in first]
        assert then[0]["sequence"] == first[0]["sequence"] + 1
        assert then[0]["dtstamp"].dt == dt.datetime(2022, 9, 2, tzinfo=dt.UTC)

    @pytest.mark.parametrize(
        ("name", "said"), [("plan.json", "đuôi .ics"), ("none/a.ics", "không ghi được")]
    )
    def test_it_writes_over_nothing_else(self, run, tmp_path, name, said):
        code, _, err = run("schedule", "gia-nghia-2022", "--ics", tmp_path / name)
        assert code == 2
        assert said in err
        assert list(tmp_path.iterdir()) == []
