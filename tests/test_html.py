"""What a notebook shows is text in tables: nothing that is said is run, nothing sealed is told."""

import os
import re
import unicodedata
from functools import cache
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sealing import marked, rewritten, sealed_in

import dialogue_core as dc
from dialogue_core import _html, law, testing
from dialogue_core._page import say
from dialogue_core.display import Shown, show
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import (
    Announced,
    Answered,
    Closed,
    Concluded,
    Ended,
    Forwarded,
    Minuted,
    Opened,
    Published,
    Reported,
    Speaker,
    Spoke,
    Tallied,
    Task,
    Vouched,
)
from dialogue_core.findings import Waiver, waived
from dialogue_core.inheritance import inherit
from dialogue_core.plans import (
    Assignment,
    Audience,
    Chair,
    Change,
    Collection,
    Document,
    Exclusion,
    FollowUp,
    Frequency,
    Notice,
    Occasion,
    Plan,
    Recipient,
    Report,
    Text,
    Venue,
    When,
)
from dialogue_core.rules import Requirement
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Citation, Days, Sealed, Span, Times, Words, as_day
from dialogue_core.vocabulary import (
    AnswerWay,
    Aspect,
    ChangeKind,
    Channel,
    Conduct,
    Confidence,
    DocumentKind,
    Ending,
    Extent,
    FollowUpCase,
    Form,
    Measure,
    NoticeItem,
    PublicationKind,
    Purpose,
    RecordAspect,
    Role,
    StatementKind,
    Telling,
)

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
CITY = law.TERRITORY.unit("dak-nong/gia-nghia")
PLAN = law.gia_nghia_2022.PLAN
HELD = as_day("2022-10-14")
WARD_DAY = as_day("2026-08-25")
COMMITTEE = Body.named("UBND thành phố", "City committee")
OFFICE = Body.named("Văn phòng", "Office")


@cache
def city() -> dc.Regulation:
    return law.regulation_for(PLAN.place, on=HELD)


@cache
def ward() -> dc.Regulation:
    return law.regulation_for("lam-dong/bac-gia-nghia", on=WARD_DAY)


# --- reading HTML -------------------------------------------------------------------------------

ATTRIBUTES = {
    "div": {"class", "lang"},
    "th": {"scope"},
    "td": {"colspan"},
    **{tag: set() for tag in ("style", "table", "caption", "thead", "tbody", "tfoot", "tr")},
    **{tag: set() for tag in ("br", "p")},
}
"""Every tag that may be there, with its attributes."""


class Reader(HTMLParser):
    """What a browser sees: tags, texts of cells, and tables as rows of cells."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.texts: list[str] = []
        self.style = ""
        self.tables: list[dict[str, object]] = []
        self._open: list[str] = []
        self.feed(markup)
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, tuple(attributes)))
        if tag != "br":
            self._open.append(tag)
        if tag == "table":
            self.tables.append({"caption": "", "rows": [], "scopes": []})
        elif tag == "tr":
            self.tables[-1]["rows"].append([])
        elif tag in ("th", "td"):
            self.tables[-1]["rows"][-1].append("")
            if tag == "th":
                self.tables[-1]["scopes"].append(dict(attributes).get("scope"))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag, "elements are nested"

    def handle_data(self, data):
        if self._open[-1:] == ["style"]:
            self.style += data
            return
        self.texts.append(data)
        if "caption" in self._open:
            self.tables[-1]["caption"] += data
        elif self._open and self._open[-1] in ("th", "td"):
            self.tables[-1]["rows"][-1][-1] += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data!r}")

    handle_decl = handle_pi = unknown_decl = handle_comment

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


def read(markup: str, lang: str = "vi") -> Reader:
    """Read a page, and look at its form: tables with captions and headings, nothing active."""
    found = Reader(markup)
    assert found.tags[0] == ("div", (("class", "dialogue-core"), ("lang", lang)))
    for tag, attributes in found.tags:
        assert {name for name, _ in attributes} <= ATTRIBUTES[tag], tag
    for table in found.tables:
        assert table["caption"].strip()
        assert set(table["scopes"]) <= {"col", "row"}
        rows = [row for row in table["rows"] if len(row) > 1]
        assert len({len(row) for row in rows}) <= 1
    assert not re.search(r"url\(|@import|expression|//", found.style)
    assert not re.search(r"(?<![-\w])color:(?!inherit)", found.style)
    return found


def told(markup: str, lang: str = "vi") -> dict[str, str]:
    """The first table of a page, as a mapping."""
    return dict(row for row in read(markup, lang).tables[0]["rows"])


# --- the writer ---------------------------------------------------------------------------------


def visible(text: str) -> str:
    """What of a text can be seen, in one line."""
    text = unicodedata.normalize("NFC", text)
    kept = [c for c in text if c.isspace() or unicodedata.category(c)[0] not in "CZ"]
    return " ".join("".join(kept).split())


MARKUP = st.sampled_from(
    ["<script>alert(1)</script>", "</table>", "<!--", "&lt;b&gt;", '" onclick="x', "<img src=x>"]
)
ANY_TEXT = st.text(max_size=12) | st.lists(MARKUP | st.text(max_size=3), max_size=3).map("".join)


class TestTheWriter:
    @settings(max_examples=2_000 if THOROUGH else 50)
    @given(ANY_TEXT, st.lists(st.tuples(ANY_TEXT, ANY_TEXT.filter(visible)), max_size=4))
    def test_every_text_comes_out_as_it_went_in(self, caption: str, rows):
        found = Reader(_html.table(caption, ("due", "who"), rows, lang="vi"))
        table = found.tables[0]
        assert table["caption"] == visible(caption)
        heads = ["Thời hạn", "Cơ quan"] if rows else ["Thời hạn"]
        assert table["rows"] == [heads, *([visible(a), visible(b)] for a, b in rows)]
        assert {tag for tag, _ in found.tags} <= set(ATTRIBUTES)

    @settings(max_examples=2_000 if THOROUGH else 50)
    @given(st.lists(ANY_TEXT, max_size=3))
    def test_lines_stand_one_below_the_other(self, texts: list[str]):
        found = Reader(_html.fields("c", {"due": texts}, lang="en"))
        shown = [text for text in texts if text]
        assert bool(found.tables[0]["rows"]) == any(text.strip() for text in texts)
        if found.tables[0]["rows"]:
            assert found.tags.count(("br", ())) == len(shown) - 1
            assert found.tables[0]["rows"] == [["Due", "".join(map(visible, shown))]]

    def test_a_column_that_is_empty_is_left_out_but_not_the_first(self):
        found = Reader(
            _html.table("c", ("id", "due", "who"), [("", " ", "a"), ("", "", "b")], lang="en")
        )
        assert found.tables[0]["rows"] == [["Id", "By whom"], ["", "a"], ["", "b"]]

    @pytest.mark.parametrize(
        ("lang", "last"),
        [
            ("vi", "Hiển thị 200 dòng đầu trong tổng số 201 dòng."),
            ("en", "The first 200 of 201 rows are shown."),
        ],
    )
    def test_a_part_of_the_rows_says_that_it_is_one(self, lang: str, last: str):
        rows = [(str(i), "x") for i in range(_html.MOST_ROWS + 1)]
        found = Reader(_html.table("c", ("id", "who"), rows, lang=lang)).tables[0]["rows"]
        assert len(found) == 1 + _html.MOST_ROWS + 1
        assert found[-1] == [last]
        whole = Reader(_html.table("c", ("id", "who"), rows[:-1], lang=lang)).tables[0]["rows"]
        assert whole[-1] == ["199", "x"]

    def test_every_name_stands_in_both_languages(self):
        assert all(vi.strip() and en.strip() for vi, en in _html.LABELS.values())


# --- everything that is shown -------------------------------------------------------------------

MARK = "\u2602\u2602"
HOSTILE = "<script>alert('1')</script>&amp;<!--\"</td></table>"


def saying(text: str):
    """A change that puts a text before all free text that is not sealed."""

    def change(value):
        if type(value) is Words:
            return Words(text + value.vi, value.en and text + value.en)
        if type(value) is Unit:
            return attrs.evolve(value, name=text + value.name)
        if type(value) is When:
            return attrs.evolve(value, as_written=text + value.as_written)
        if type(value) is Document:
            return attrs.evolve(
                rewritten_fields(value, change), number=value.number and text + value.number
            )
        return value

    def rewritten_fields(value, change):
        names = [field.name for field in attrs.fields(type(value))]
        return attrs.evolve(value, **{n: rewritten(getattr(value, n), change) for n in names})

    return change


@st.composite
def screenings(draw):
    statement = draw(testing.statements())
    screening = dc.screen(statement, city().under(PLAN))
    if draw(st.booleans()):
        return screening
    return dc.route(statement, screening, city().under(PLAN))


def plan_on(when: When | None) -> Plan:
    """A ward's plan of which only the time is known."""
    place = law.TERRITORY.unit("lam-dong/bac-gia-nghia")
    return Plan(
        id="BGN-2026",
        document=Document(kind=DocumentKind.PLAN, title=Words("Kế hoạch"), issuer=COMMITTEE),
        place=place,
        level=place.level,
        organiser=COMMITTEE,
        provisions=(Occasion(when=when),),
        extent=Extent.PART,
    )


DATED = plan_on(When.on(WARD_DAY))
LATE = attrs.evolve(
    DATED,
    provisions=(*DATED.provisions, Notice(words=Words("Báo trước"), lead=Days(2))),
    extent=Extent.WHOLE,
)
OPEN_DAY = plan_on(When(as_written="tháng 9/2026", span=Span.of_month(2026, 9)))


@cache
def some_deadlines() -> tuple[dc.Deadline, ...]:
    regulation = ward().under(OPEN_DAY)
    return (
        *dc.schedule(DATED, ward().under(DATED), law.CALENDAR),
        *dc.schedule(OPEN_DAY, regulation, law.CALENDAR),
        *dc.schedule(PLAN, city().under(PLAN), law.CALENDAR),
    )


@cache
def some_findings() -> tuple[dc.Finding, ...]:
    found = (
        *dc.check_plan(DATED, ward(), law.CALENDAR, as_of="2026-08-01"),
        *dc.check_plan(LATE, ward(), law.CALENDAR, as_of="2026-08-24"),
        *dc.check_plan(PLAN, city(), law.CALENDAR, as_of="2022-09-20"),
        *dc.check_session(record(), PLAN, city(), law.CALENDAR, as_of="2023-01-01"),
    )
    check = next(f.check for f in found if f.verdict is dc.Verdict.BREACHED)
    why = Words("đã rút kinh nghiệm", "noted")
    waiver = Waiver(check=check, who=OFFICE, why=why, until="2030-01-01")
    return waived(found, [waiver], as_of="2026-09-01")


@cache
def record() -> dc.Session:
    """A short record with one of everything that a notebook shows of one."""
    bound = city().under(PLAN)
    session = dc.Session(
        id="DT-1", place=CITY, organiser=COMMITTEE, secretariat=OFFICE, partners=(OFFICE,)
    )
    session = session.record(
        Announced(on="2022-10-01", channels=(Channel.POSTING,)),
        Opened(on=HELD),
        Spoke(on=HELD, speaker=Speaker(id="D7", name=Sealed("Lê Thị Kín")), seconds=60),
        Spoke(on=HELD, speaker=Speaker(kind=dc.vocabulary.SpeakerKind.CHAIR), seconds=60),
    )
    for number, part, said in SAID:
        statement = dc.Statement(
            id=f"S{number}",
            on=HELD,
            words=Sealed(said),
            delivery=dc.Delivery.SPOKEN,
            parts=(part,),
        )
        screening = dc.screen(statement, bound)
        routing = dc.route(statement, screening, bound)
        session = session.heard(statement, screening, routing, law.CALENDAR)
    return session.record(
        Closed(on=HELD),
        Answered(on=HELD, part="S1/1", how=AnswerWay.ON_THE_SPOT),
        Ended(on=HELD, part="S1/1", how=Ending.ANSWERED, told=Telling.DIRECT),
        Forwarded(on="2022-10-16", part="S2/1", to=OFFICE),
        Minuted(on=HELD, words=Sealed("toàn văn biên bản")),
        Concluded(
            on="2022-10-20",
            number="12/TB-UBND",
            by=COMMITTEE,
            tasks=(Task(id="T1", lead=OFFICE, partners=(COMMITTEE,), due="2022-12-01"),),
        ),
        Concluded(on="2022-10-21", tasks=(Task(id="T2", lead=OFFICE),)),
        Published(on="2022-10-22", what=PublicationKind.RESULT, channel=Channel.POSTING),
        Reported(on=None, noted_on="2022-10-23", to=COMMITTEE),
        Tallied(on="2022-10-23", measure=Measure.ATTENDEES, low=180, high=190),
    )


SAID = (
    (1, dc.Part(kind=StatementKind.PETITION, field=dc.Field.TRANSPORT, settled_by=dc.Settler.CITY),
     "<b onclick=alert(1)>Đường & cống</b> hỏng"),
    (2, dc.Part(kind=StatementKind.QUESTION, field=dc.Field.LAND, settled_by=dc.Settler.CITY),
     "Bà Lê Thị Kín hỏi sổ đỏ"),
    (3, dc.Part(kind=StatementKind.DENUNCIATION, field=dc.Field.LAND), "Tôi tố cáo ông K."),
    (4, dc.Part(kind=StatementKind.QUESTION, field=dc.Field.SECURITY,
                secrecy=dc.vocabulary.Secrecy.YES, settled_by=dc.Settler.CITY), "Kho ở đâu?"),
    (5, dc.Part(), "Không rõ chuyện gì"),
)  # fmt: skip


SHOWN = {
    "plan": testing.plans(),
    "screening, routing": screenings(),
    "deadline": st.deferred(lambda: st.sampled_from(some_deadlines())),
    "finding": st.deferred(lambda: st.sampled_from(some_findings())),
    "session": testing.sessions(),
    "open item": st.deferred(lambda: st.sampled_from(some_open())),
    "certificate": st.deferred(lambda: st.sampled_from([dc.certify(city()), dc.certify(ward())])),
    "ledger": st.deferred(
        lambda: st.sampled_from([its for one in some_deadlines() for its in one.ledgers])
    ),
}
LANGS = st.sampled_from(["vi", "en"])


@cache
def some_open() -> tuple[dc.OpenItem, ...]:
    return tuple(
        item
        for day in ("2022-10-30", "2025-08-01")
        for item in dc.follow_ups(record(), law.TERRITORY, law.CALENDAR, as_of=day)
    )


@pytest.mark.parametrize("kind", SHOWN)
class TestEverythingShown:
    @given(data=st.data())
    @settings(max_examples=500 if THOROUGH else 20)
    def test_no_text_becomes_markup(self, kind: str, data):
        """The same with markup in every text has the same elements, and shows the markup."""
        value, lang = data.draw(SHOWN[kind]), data.draw(LANGS)
        plain = read(rewritten(value, saying(MARK)).html(lang), lang)
        hostile = read(rewritten(value, saying(HOSTILE)).html(lang), lang)
        assert hostile.tags == plain.tags
        assert hostile.texts == [text.replace(MARK, HOSTILE) for text in plain.texts]

    @given(data=st.data())
    @settings(max_examples=5)
    def test_a_notebook_shows_it_in_vietnamese(self, kind: str, data):
        value = data.draw(SHOWN[kind])
        assert value._repr_html_() == value.html("vi") == value.html() == show(value).html
        assert show(value, lang="en")._repr_html_() == value.html("en")


class TestPlan:
    def test_every_kind_of_provision_says_what_of_whom_and_when(self):
        day = When(as_written="tháng 10/2022", firm=False)
        chair = "người chủ trì: Chủ tịch UBND"
        people = Audience(who=Words("Nhân dân"), count=120)
        hall = Venue(name=Words("Hội trường"), firm=False)
        provisions = (
            Text(aspect=Aspect.BASIS, words=Words("Căn cứ luật"), cites=Citation("77/2015/QH13")),
            Exclusion(
                what=Words("Không nhận"),
                kinds=(StatementKind.COMPLAINT,),
                conduct=(Conduct.DISORDERLY,),
            ),
            Occasion(
                when=day,
                places=(hall,),
                alternative_places=(Venue(name=Words("Nhà văn hóa")),),
                form=Form.IN_PERSON,
                audience=(people, Audience(who=Words("Đại biểu"))),
                theme=Words("Đất đai"),
                chairs=(Chair(office=Words("Chủ tịch UBND")),),
            ),
            Occasion(),
            Assignment(
                body=OFFICE,
                role=Role.LEAD,
                partners=(COMMITTEE,),
                task=Words("Chuẩn bị"),
                due=day,
            ),
            Collection(by=(OFFICE,), opens="2022-09-01", closes="2022-09-15", channel=Words("Thư")),
            Notice(
                words=Words("Niêm yết"),
                lead=Days(7),
                channels=(Channel.POSTING,),
                contents=(NoticeItem.TIME,),
            ),
            FollowUp(
                case=FollowUpCase.PUBLISH,
                task=Words("Công khai"),
                by=(OFFICE,),
                within=Days(10),
            ),
            Report(by=(OFFICE,), to=COMMITTEE, what=Words("Kết quả"), due=day),
            Frequency(at_least=Times(2), words=Words("Một năm hai lần")),
            Change(kind=ChangeKind.RESCHEDULED, of=day, to=When.on("2022-11-01"), why=Words("Bão")),
            Recipient(body=COMMITTEE, purpose=Purpose.REPORT),
        )
        plan = attrs.evolve(PLAN, provisions=provisions, source="hồ sơ")
        header, table = read(plan.html()).tables
        assert header["rows"][-1] == ["Nguồn", "hồ sơ"]
        assert table["caption"] == "Các mục (12)"
        rows = [row[2:] for row in table["rows"][1:]]
        assert rows == [
            ["Căn cứ luậtLuật 77/2015/QH13", "", ""],
            [f"Không nhậnkhiếu nại{Conduct.DISORDERLY.vi}", "", ""],
            [
                f"Đất đai{Form.IN_PERSON.vi}Hội trường (dự kiến)Nhà văn hóa{chair}",
                "Nhân dân (120)Đại biểu",
                "tháng 10/2022 (dự kiến)",
            ],
            ["", "", ""],
            ["Chuẩn bị", f"Văn phòng ({Role.LEAD.vi})UBND thành phố", "tháng 10/2022 (dự kiến)"],
            ["Thư", "Văn phòng", "01/09/202215/09/2022"],
            [f"Niêm yết{Channel.POSTING.vi}{NoticeItem.TIME.vi}", "", "07 ngày"],
            [f"{FollowUpCase.PUBLISH.vi}Công khai", "Văn phòng", "10 ngày"],
            ["Kết quả", "Văn phòng→ UBND thành phố", "tháng 10/2022 (dự kiến)"],
            ["Một năm hai lần", "", "2 lần mỗi năm"],
            ["đổi ngàyBão", "", "tháng 10/2022 (dự kiến)→ 01/11/2022"],
            [Purpose.REPORT.vi, "UBND thành phố", ""],
        ]

    def test_the_header_says_how_much_was_read(self):
        found = told(PLAN.html("en"), "en")
        assert found["How much was read"] == "the whole document"
        assert found["Not seen"] == "".join(aspect.en for aspect in PLAN.unseen)


class TestScreeningAndRouting:
    @pytest.fixture
    def doubtful(self) -> dc.Statement:
        return dc.Statement(
            id="S9",
            on=HELD,
            words=Sealed("<i>kín</i>"),
            parts=(
                dc.Part(kind=dc.UNKNOWN, field=dc.Field.LAND, settled_by=dc.Settler.CITY),
                dc.Part(kind=StatementKind.PETITION, settled_by=dc.Settler.PROVINCE),
            ),
        )

    def test_each_part_has_its_decision_and_reasons(self, doubtful):
        screening = dc.screen(doubtful, city().under(PLAN))
        page = read(screening.html())
        assert [table["caption"] for table in page.tables] == [
            "Sàng lọc ý kiến, nội dung S9/1",
            "Sàng lọc ý kiến, nội dung S9/2",
        ]
        rows = dict(page.tables[0]["rows"])
        among = "".join(h.vi for h in screening.parts[0].handling.among)
        assert rows["Hướng xử lý"] == f"người chủ trì quyết định:{among}"
        assert rows["Cần làm rõ"] == "loại ý kiếnhình thức"
        assert rows["Chưa ghi nhận"] == "hình thức"
        assert "Điều 7 Luật 02/2011/QH13" in rows["Lý do, căn cứ"]
        assert "the chair decides:" in screening.html("en")
        assert "kín" not in page.text

    def test_who_answers_or_why_that_is_open(self, doubtful):
        bound = city().under(PLAN)
        routing = dc.route(doubtful, dc.screen(doubtful, bound), bound)
        first, second = (dict(table["rows"]) for table in read(routing.html("en"), "en").tables)
        assert first["Open because"].startswith("Ask about: kind")
        assert "City citizen-reception board" in first["Among"]
        assert "Lead" not in first
        assert second["Passed on to"] == "province"

    def test_a_complaint_is_guided_to_who_decided(self, doubtful):
        bound = city().under(PLAN)
        parts = tuple(
            dc.Part(
                kind=StatementKind.COMPLAINT,
                field=dc.Field.LAND,
                settled_by=dc.Settler.CITY,
                decision_maker=maker,
            )
            for maker in dc.Settler
        )
        complaint = attrs.evolve(doubtful, delivery=dc.Delivery.SIGNED, parts=parts)
        routing = dc.route(complaint, dc.screen(complaint, bound), bound)
        found = [dict(table["rows"]) for table in read(routing.html()).tables]
        for part, rows in zip(routing.parts, found, strict=True):
            assert rows.get("Cơ quan chủ trì") == (part.lead and part.lead.name.vi)
            assert rows.get("Hướng dẫn gửi đến") == (part.guide_to and part.guide_to.vi)
        assert any("Cơ quan chủ trì" in rows for rows in found)
        assert any("Hướng dẫn gửi đến" in rows for rows in found)


class TestDeadlines:
    def test_a_ledger_has_a_row_for_every_day(self):
        deadline = next(d for d in some_deadlines() if d.ledgers and d.day)
        duty, ledger = read(deadline.html()).tables
        entries = deadline.ledgers[0].entries
        assert duty["caption"] == deadline.duty_words("vi")
        assert dict(duty["rows"])["Thời hạn"] == deadline.due_words("vi")
        assert dict(duty["rows"])["Luật áp dụng ngày"] == "25/08/2026"
        assert len(ledger["rows"]) == 1 + len(entries)
        for row, entry in zip(ledger["rows"][1:], entries, strict=True):
            assert " ".join(row[0].split()) in entry.words("vi")
            assert row[2] in entry.words("vi")

    def test_an_open_day_has_two_ledgers_each_under_its_day(self):
        deadline = next(d for d in some_deadlines() if len(d.ledgers) == 2)
        captions = [table["caption"] for table in read(deadline.html()).tables[1:]]
        assert captions[0].startswith("Nếu họp vào ngày sớm nhất, 01/09/2026 ")
        assert captions[1].startswith("Nếu họp vào ngày muộn nhất, 30/09/2026 ")
        assert [f"{head}:" for head in captions] != deadline.ledger_words("vi").splitlines()

    def test_a_forecast_and_a_late_day_are_to_be_minded(self):
        far = plan_on(When.on("2040-02-01"))
        known = law.CALENDAR.as_known(on="2026-01-01")
        found = dc.schedule(far, ward().under(far), known)
        notes = [dict(read(d.html()).tables[0]["rows"]).get("Lưu ý") for d in found if d.forecast]
        assert set(notes) <= {"dự báo: lịch nghỉ chưa được quyết định"}
        duties = dc.schedule(LATE, ward().under(LATE), law.CALENDAR)
        (note,) = (duty for duty in duties if duty.later_than)
        assert dict(read(note.html()).tables[0]["rows"])["Lưu ý"] == note.late_words("vi")

    def test_a_plan_s_deadlines_are_one_table(self):
        found = some_deadlines()
        (table,) = read(show(found, lang="en").html, "en").tables
        assert table["caption"] == f"Duties and their days ({len(found)})"
        assert [row[:2] for row in table["rows"][1:]] == [
            [visible(d.due_words("en")), visible(d.duty_words("en"))] for d in found
        ]


class TestFindings:
    def test_the_findings_of_a_check_are_one_table_those_alike_together(self):
        found = some_findings()
        (table,) = read(show(found).html).tables
        verdicts = [row[0] for row in table["rows"][1:]]
        order = ["vi phạm", "chưa đến hạn", "chưa đánh giá được", "đạt", "không áp dụng"]
        starts = [next(i for i, v in enumerate(order) if one.startswith(v)) for one in verdicts]
        assert starts == sorted(starts)
        assert len(verdicts) == len(found)
        for verdict in dc.Verdict:
            number = sum(f.verdict is verdict for f in found)
            assert (f"{verdict.vi}: {number}" in table["caption"]) == bool(number)

    def test_a_finding_says_what_was_seen_and_what_is_to_be_done(self):
        breach = next(f for f in some_findings() if f.verdict is dc.Verdict.BREACHED)
        found = told(breach.html())
        assert found["Kết quả"] == breach.verdict.vi + breach.severity.vi
        assert found["Căn cứ"].startswith(breach.cites[0].words("vi"))
        for words in (breach.saw, breach.remedy):
            assert words.vi in found["Thấy gì, cần gì"]
        assert breach.waiver.words("vi") in found["Thấy gì, cần gì"]

    def test_what_is_ahead_shows_how_its_day_is_counted(self):
        pending = next(f for f in some_findings() if f.deadline is not None)
        duty, *ledgers = read(pending.html("en"), "en").tables
        assert dict(duty["rows"])["Due"] == pending.due.words("en")
        assert len(ledgers) == len(pending.deadline.ledgers) > 0


class TestOpenItems:
    def test_they_are_one_table(self):
        items = dc.follow_ups(record(), law.TERRITORY, law.CALENDAR, as_of="2022-10-30")
        (table,) = read(show(items).html).tables
        rows = {row[0]: row[1:] for row in table["rows"][1:]}
        assert list(rows) == [item.id for item in items]
        assert table["rows"][0][:3] == ["Mã", "Cơ quan đang giữ", "Lý do"]
        assert any("28/10/2022 (quá hạn)" in row[-1] for row in rows.values())
        assert rows["S2/1"][1] == "theo dõi, chờ cơ quan nhận trả lời (Văn phòng)"

    def test_who_has_it_now_is_told_where_that_is_another(self):
        items = dc.follow_ups(record(), law.TERRITORY, law.CALENDAR, as_of="2025-08-01")
        (table,) = read(show(items, lang="en").html, "en").tables
        assert table["rows"][0][2] == "Now with"
        reasons = {item.inheritance.reason.en for item in items if item.owner is None}
        assert reasons & {row[2] for row in table["rows"][1:]}
        assert " days)" in "".join(map("".join, table["rows"]))

    def test_a_successor_is_named(self):
        item = some_open()[0]
        unit = law.TERRITORY.unit("lam-dong/bac-gia-nghia")
        other = attrs.evolve(item, inheritance=attrs.evolve(item.inheritance, unit=unit, body=None))
        assert told(other.html())["Nay thuộc trách nhiệm"] == "phường Bắc Gia Nghĩa"
        other = attrs.evolve(
            item, inheritance=attrs.evolve(item.inheritance, unit=None, body=OFFICE)
        )
        assert told(other.html())["Nay thuộc trách nhiệm"] == "Văn phòng"

    def test_a_successor_with_the_same_kind_of_body_is_another_one(self):
        generic = law.bodies.WARD_COMMITTEE
        heir = inherit(
            law.TERRITORY, unit="dak-nong/gia-nghia/nghia-trung", body=generic, on="2026-11-24"
        )
        item = attrs.evolve(some_open()[0], held_by=generic, inheritance=heir)
        assert told(item.html())["Nay thuộc trách nhiệm"] == (
            "phường Đông Gia Nghĩa; UBND xã, phường"
        )
        same = attrs.evolve(heir, cites=())
        assert "Nay thuộc trách nhiệm" not in told(attrs.evolve(item, inheritance=same).html())

    @pytest.mark.parametrize("confidence", Confidence)
    def test_an_heir_that_is_not_certain_is_marked(self, confidence):
        (item, *_) = dc.follow_ups(record(), law.TERRITORY, law.CALENDAR, as_of="2025-08-01")
        doubted = attrs.evolve(item.inheritance, confidence=confidence)
        shown = told(attrs.evolve(item, inheritance=doubted).html())["Nay thuộc trách nhiệm"]
        unsure = confidence in (Confidence.MEMORY, Confidence.UNCERTAIN)
        assert shown.endswith("(dự kiến, cần xác nhận)") is unsure
        english = attrs.evolve(item, inheritance=doubted).html("en")
        assert ("(expected, to be confirmed)" in english) is unsure


class TestCertificate:
    def test_a_sound_one_says_so_and_proves_it_table_by_table(self):
        certificate = dc.certify(city())
        every, tables = read(certificate.html("en"), "en").tables
        assert dict(every["rows"])["Result"] == "complete, free of contradiction"
        assert dict(every["rows"])["Content hash"] == certificate.content
        assert [row[:2] for row in tables["rows"][1:]] == [
            [proof.name.en, str(proof.cells)] for proof in certificate.tables
        ]

    def test_what_fails_is_listed(self):
        holds = ward()
        wrong = attrs.evolve(
            holds, rules=tuple(r for r in holds.rules if not isinstance(r, Requirement))
        )
        certificate = dc.certify(wrong)
        every, _, failures = read(certificate.html()).tables
        assert dict(every["rows"])["Kết quả"] == f"{len(certificate.failures)} lỗi"
        assert [row[1] for row in failures["rows"][1:]] == [
            visible(f.what.vi) for f in certificate.failures
        ]
        assert "failures" in read(certificate.html("en"), "en").text

    def test_what_a_calendar_must_decide_is_listed(self):
        certificate = attrs.evolve(
            dc.certify(ward()),
            unresolved=(
                dc.timelines.Unresolved(what=Words("hai hạn", "two days"), rules=("a", "b")),
            ),
        )
        page = read(certificate.html())
        assert page.tables[-1]["caption"] == "Chưa kết luận được nếu không có lịch"
        assert page.tables[-1]["rows"][1:] == [["1", "hai hạn"]]

    @pytest.mark.parametrize(
        ("lang", "caption", "row"),
        [
            (
                "vi",
                "Cần xem lại (không phải lỗi)",
                ["1", "một số", "a:1:b", "Điều 1 Luật 72/2025/QH15"],
            ),
            (
                "en",
                "To be looked at (no failures)",
                ["1", "a number", "a:1:b", "Law 72/2025/QH15 art. 1"],
            ),
        ],
    )
    def test_what_deserves_a_second_look_is_listed_and_no_failure(self, lang, caption, row):
        warning = dc.certificates.CertificateWarning(
            what=Words("một số", "a number"),
            rule="a:1:b",
            cites=dc.Citation("72/2025/QH15", article=1),
        )
        certificate = attrs.evolve(dc.certify(ward()), warnings=(warning,))
        page = read(dc.show(certificate, lang=lang).html, lang)
        assert page.tables[-1]["caption"] == caption
        assert page.tables[-1]["rows"][1:] == [row]
        assert len(page.tables) == 3
        assert certificate.sound


# --- what is sealed -----------------------------------------------------------------------------


class TestSession:
    @given(testing.sessions(), LANGS)
    @settings(max_examples=1_000 if THOROUGH else 30)
    def test_nothing_sealed_and_nobody_who_spoke_changes_a_letter(self, session, lang: str):
        assert marked(session).html(lang) == session.html(lang)

    @given(testing.sessions())
    @settings(max_examples=500 if THOROUGH else 30)
    def test_on_request_only_the_words_that_may_be_published_are_shown(self, session):
        session = marked(session)
        shown = set(re.findall(r"zq\d+x", session.html(words=True)))
        public = {session.public_words(s.statement.id) for s in session.statements} - {None}
        assert shown == public

    def test_a_text_with_markup_is_shown_as_text(self):
        page = read(record().html(words=True))
        (parts,) = (table for table in page.tables if table["caption"] == "Nội dung (5)")
        said = {row[0]: row[2] for row in parts["rows"][1:]}
        assert said == {
            "S1/1": "<b onclick=alert(1)>Đường & cống</b> hỏng",
            "S2/1": "",  # it names a speaker
            "S3/1": "",
            "S4/1": "",
            "S5/1": "",
        }

    def test_by_default_no_words_are_shown(self):
        page = read(record().html())
        assert not any(text in page.text for text in sealed_in(record()))
        assert "D7" not in page.text

    def test_of_a_guarded_part_less_is_told(self):
        (parts,) = (t for t in read(record().html()).tables if t["caption"] == "Nội dung (5)")
        kinds = {row[0]: row[1] for row in parts["rows"][1:]}
        transport = dc.Field.TRANSPORT.vi
        assert kinds == {
            "S1/1": StatementKind.PETITION.vi + transport,
            "S2/1": StatementKind.QUESTION.vi + dc.Field.LAND.vi,
            "S3/1": "tố cáo",
            "S4/1": "",
            "S5/1": "",
        }

    def test_it_says_how_much_is_on_record(self):
        found = told(record().html("en"), "en")
        assert found["Vouched complete"] == "nothing"
        assert found["People's share of the floor"] == "50% (of the turns on record)"
        assert "people present: 180–190 (reported)" in found["Counted"]
        assert "contents: at least 5" in found["Counted"]
        vouched = record().record(
            *(
                Vouched(on="2022-10-24", aspect=aspect)
                for aspect in (RecordAspect.FLOOR, RecordAspect.STATEMENTS)
            )
        )
        found = told(vouched.html())
        assert found["Được xác nhận đầy đủ"] == "phát biểuý kiến"
        assert found["Dân phát biểu"] == "50%"
        assert "nội dung: 5" in found["Số liệu"]
        assert "chưa mặt nào" in record().html()

    def test_a_record_without_times_says_why_there_is_no_share(self):
        empty = dc.Session(id="DT-2", place=CITY, organiser=COMMITTEE)
        page = read(empty.html())
        assert len(page.tables) == 1
        assert told(empty.html())["Dân phát biểu"] == empty.floor_share.why.vi

    def test_papers_and_tasks_are_listed(self):
        page = read(record().html("en"), "en")
        tables = {table["caption"]: table["rows"][1:] for table in page.tables}
        assert tables["Papers (5)"] == [
            ["minutes taken", "2022-10-14", "", ""],
            ["conclusion notice issued 12/TB-UBND", "2022-10-20", "City committee", ""],
            ["conclusion notice issued", "2022-10-21", "", ""],
            ["published: result", "2022-10-22", "", Channel.POSTING.en],
            ["reported: City committee", "", "", ""],
        ]
        assert tables["Open tasks (2)"] == [
            ["T1", "Office", "City committee", "2022-12-01"],
            ["T2", "Office", "", ""],
        ]

    def test_who_holds_a_part_is_told_until_it_ends(self):
        (parts,) = (t for t in read(record().html()).tables if t["caption"] == "Nội dung (5)")
        rows = {row[0]: row[2:] for row in parts["rows"][1:]}
        assert rows["S1/1"] == ["đã xong", "", "", ""]
        assert rows["S2/1"][2] == "theo dõi, chờ cơ quan nhận trả lời (Văn phòng)"


class TestShow:
    def test_other_results_stand_one_below_the_other(self):
        plans = [PLAN, DATED]
        assert show(plans).html == PLAN.html() + DATED.html()
        assert show([PLAN, some_findings()[0]], lang="en").html == PLAN.html(
            "en"
        ) + some_findings()[0].html("en")

    @pytest.mark.parametrize(
        ("lang", "said"), [("vi", "Không có kết quả nào."), ("en", "There are no results.")]
    )
    def test_nothing_is_said_to_be_nothing(self, lang: str, said: str):
        assert read(show((), lang=lang).html, lang).texts == [said]

    @pytest.mark.parametrize("wrong", [3, None, [PLAN, 3], "text", Plan, show(PLAN)])
    def test_what_cannot_be_shown_is_refused(self, wrong):
        with pytest.raises(InvalidValueError):
            show(wrong)

    def test_its_repr_is_short(self):
        assert repr(Shown(html="abc")) == "Shown(html=(3 characters))"


def test_a_competence_taken_from_who_settles_the_substance_is_told_as_presumed():
    """Of a complaint for which nobody recorded who made the decision."""
    regulation = dc.law.regulation_for("lam-dong/dong-gia-nghia", on="2026-10-29")
    inferred, told = (
        dc.Statement(
            id="S1",
            on="2026-10-29",
            words=dc.Sealed("…"),
            delivery=dc.Delivery.SPOKEN,
            parts=(dc.Part(kind=StatementKind.COMPLAINT, **{by: dc.Settler.PROVINCE}),),
        )
        for by in ("settled_by", "decision_maker")
    )
    label = f"{dc.Competence.HIGHER.vi} (suy đoán)"
    assert label in say(dc.facts_of(inferred, regulation)[0], "vi")
    assert label not in say(dc.facts_of(told, regulation)[0], "vi")
    for one, is_presumed in ((inferred, True), (told, False)):
        presumed = dc.screen(one, regulation).html().partition("Suy đoán")[2]
        assert (dc.Competence.HIGHER.vi in presumed) is is_presumed
