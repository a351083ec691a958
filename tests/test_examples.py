"""Every example runs, in both languages where it speaks two, and prints what a reader came for."""

import importlib
import importlib.util
import re
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from types import ModuleType

import pytest
import test_real_sessions

import dialogue_core as dc
from dialogue_core.archive import Archive
from dialogue_core.serialization import plan_from_toml
from dialogue_core.vocabulary import Conduct, Delivery, Intake, PartyDiscipline, Secrecy

EXAMPLES = sorted(
    path
    for path in (Path(__file__).parents[1] / "examples").glob("*.py")
    if path.stem != "spark_nationwide"  # it needs Spark: tests/test_spark_example.py
)


@pytest.fixture(autouse=True)
def _beside_its_own_modules(monkeypatch):
    """A script finds what stands beside it."""
    monkeypatch.syspath_prepend(str(EXAMPLES[0].parent))


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"example_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_examples():
    assert EXAMPLES


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs(path: Path, capsys):
    load(path).main([])
    printed = capsys.readouterr()
    assert printed.out.strip()
    assert printed.err == ""


def test_the_plan_as_a_file_is_the_plan_that_ships():
    text = EXAMPLES[0].with_name("plan.toml").read_text(encoding="utf-8")
    assert plan_from_toml(text) == dc.law.gia_nghia_2022.PLAN


class TestRealSessions:
    @pytest.fixture
    def example(self) -> ModuleType:
        return load(EXAMPLES[0].with_name("real_sessions.py"))

    def test_it_reads_each_as_the_tests_of_the_real_cases_do(self, example):
        assert {
            session.id: session for session in example.sessions()
        } == test_real_sessions.SESSIONS

    def test_it_makes_an_archive_of_them(self, example, tmp_path, capsys):
        example.main(["--lang", "en", "--archive", str(tmp_path / "real.jsonl")])
        printed = capsys.readouterr().out
        assert "SE-003  2025-10-08  xã Tân Đoàn: dialogue conference\n  met: 3; " in printed
        assert "Law 72/2025/QH15 art. 43(2): met | who is invited: as ruled" in printed
        assert printed.splitlines()[-1].startswith("26 whole sessions, ")
        with Archive.open(tmp_path / "real.jsonl") as archive:
            assert archive.load() == tuple(example.sessions())


class TestGiaNghia2022:
    @pytest.fixture
    def example(self) -> ModuleType:
        return load(EXAMPLES[0].with_name("gia_nghia_2022.py"))

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            (
                "vi",
                [
                    "1. Đối chiếu kế hoạch với quy định (ngày 20/09/2022)",
                    "Ban Tiếp công dân thành phố",
                    "trả lời riêng bằng văn bản",
                    "người chủ trì quyết định",
                    "chuyển Ủy ban Kiểm tra của cấp ủy",
                    "không xác nhận, không công bố",
                    "được từ chối",
                    "Sở Giáo dục và Đào tạo",
                    "10 ngày làm việc sau 14/10/2022: hạn 28/10/2022",
                ],
            ),
            (
                "en",
                [
                    "1. The plan checked against the law (as of 2022-09-20)",
                    "City citizen-reception board",
                    "answer separately in writing",
                    "the chair decides",
                    "10 working days after 2022-10-14: due 2022-10-28",
                ],
            ),
        ],
    )
    def test_it_shows_the_whole_path(self, example, capsys, lang: str, said: list[str]):
        example.main(["--lang", lang])
        printed = " ".join(capsys.readouterr().out.split())
        for words in said:
            assert words in printed
        for statement in example.TOUR:
            assert statement.id in printed

    def test_some_wards_have_planned_and_some_have_not(self, example, capsys):
        example.main([])
        wards = capsys.readouterr().out.partition("\n4. ")[2].partition("\n5. ")[0]
        assert wards.count("mục IV.6 Kế hoạch") == wards.count("Điều 125 Luật 77/2015/QH13") == 8
        assert wards.count("đạt") == 2  # of having planned; a plan does not show that it was held
        assert wards.count("chưa đến hạn") == 6 + 8


@cache
def printed(lang: str) -> str:
    """What the tour prints, its lines and tables made one line."""
    example = load(EXAMPLES[0].with_name("gia_nghia_2022.py"))
    with redirect_stdout(StringIO()) as out:
        example.main(["--lang", lang])
    return " ".join(re.sub("[│─┼]", " ", out.getvalue()).split())


class TestTheRecordOfGiaNghia2022:
    """From the plan to the last answer, and the same matters after the city ended."""

    @pytest.fixture
    def cases(self):
        return importlib.import_module("gia_nghia.statements").CASES

    @pytest.fixture
    def session(self) -> dc.Session:
        return importlib.import_module("gia_nghia.record").record()

    def test_people_said_all_kinds_of_things(self, cases):
        parts = [part for case in cases for part in case.statement.parts]
        assert len(cases) >= 30
        assert {part.kind for part in parts} == {*dc.StatementKind, dc.UNKNOWN}
        assert {case.via for case in cases} == set(Intake)
        assert {case.statement.delivery for case in cases} == set(Delivery)
        assert {case.statement.conduct for case in cases} == {*Conduct, None} - {Conduct.ORDERLY}
        assert any(part.secrecy is Secrecy.YES for part in parts)
        assert any(part.party_discipline is PartyDiscipline.YES for part in parts)
        assert any(part.topic is dc.Topic.OFF for part in parts)
        assert any(len(case.statement.parts) > 2 for case in cases)

    def test_nothing_is_lost(self, cases, session):
        assert [r.statement for r in session.statements] == [case.statement for case in cases]
        assert len(session.parts) == len(session.custody) == 41

    def test_nothing_that_is_sealed_is_printed(self, cases, session):
        sealed = [
            case.statement.words.open()
            for case in cases
            if session.public_words(case.statement.id) is None
        ]
        names = [case.speaker.name.open() for case in cases if case.speaker and case.speaker.name]
        assert len(sealed) == 11
        assert len(names) == 12
        for lang in ("vi", "en"):
            for words in (*sealed, *names):
                assert words not in printed(lang)

    @pytest.mark.parametrize(
        ("lang", "line"),
        [
            ("vi", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("vi", "Thời gian bắt đầu: 07 giờ 30 phút, ngày 14 tháng 10 năm 2022."),
            ("vi", "Tổng số: 38 ý kiến, gồm 41 nội dung: 25 nội dung kiến nghị, phản ánh; 05 nội"),
            ("vi", "- 11 nội dung khác, xử lý theo thủ tục riêng."),
            ("vi", "đại diện Thường trực HĐND thành phố; đại diện Thành ủy; đại diện Ủy ban MTTQ"),
            ("vi", "- Ý kiến nêu tại hội nghị: 24. - Người phát biểu: 24."),
            ("vi", "186 người dự"),
            ("vi", "Thời gian phát biểu của Nhân dân: 54% tổng thời gian phát biểu."),
            ("vi", "Số: 412/TB-UBND Gia Nghĩa, ngày 24 tháng 10 năm 2022"),
            ("vi", "Đã trả lời: 13 nội dung. - Tiếp tục giải quyết, trả lời (Mục III): 17 nội"),
            ("vi", "13 T5: nội dung không"),
            ("vi", "Đề nghị Ủy ban MTTQ Việt Nam thành phố giám sát việc thực hiện kết luận."),
            ("vi", "Tổng số: 10 nội dung, 04 nhiệm vụ (chưa ấn định ngày: 01; còn hạn: 01;"),
            ("vi", "(1) Chưa nêu nơi phát sinh nên tính trên toàn địa bàn. Liên quan 3 đơn vị mới"),
            ("vi", "Căn cứ kế thừa: khoản 8 Điều 54 Luật Tổ chức chính quyền địa phương ngày 16"),
            ("en", "In all: 38 statements with 41 contents: 25 recommendations, feedback;"),
            ("en", "- 11 others, handled by procedures of their own."),
            ("en", "In all: 10 contents, 4 tasks (no day fixed: 1; ahead: 1; long overdue: 1;"),
        ],
    )
    def test_the_documents_are_printed(self, lang: str, line: str):
        assert line in printed(lang)

    def test_what_leaves_the_office_tells_no_denunciation_and_no_id(self):
        papers = printed("vi").partition(" 8. Biên bản")[2].partition(" 10. Đối chiếu")[0]
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in papers
        assert "tố cáo" not in papers
        assert "Ban Tiếp công dân" not in papers
        assert re.findall(r"\b[STG]\d+\b", papers) == []

    def test_of_the_complaint_that_had_the_floor_it_is_asked_whether_the_chair_stopped_it(self):
        findings = printed("vi").partition("10. Đối chiếu hồ sơ")[2].partition(" 11. Việc")[0]
        not_debated = findings.partition("chưa đánh giá được Điều 7 Luật 02/2011/QH13")[2]
        asked = not_debated.partition(" chưa đánh giá được ")[0]
        assert "S5/1" in asked
        assert "Cần biết người chủ trì có dừng lời" in asked

    def test_what_was_not_done_in_time_is_a_breach_with_its_remedy(self):
        findings = printed("vi").partition("10. Đối chiếu hồ sơ")[2].partition(" 11. Việc")[0]
        assert findings.count("vi phạm: 1;") == 1
        breach = findings.partition(" vi phạm khoản ")[2].partition(" chưa đánh giá ")[0]
        assert "S7/1" in breach
        assert "Việc phải làm: " in breach

    def test_what_was_late_or_forgotten_is_in_the_list(self, session):
        items = dc.follow_ups(session, dc.law.TERRITORY, dc.law.CALENDAR, as_of="2022-12-31")
        assert [item.id for item in items] == [
            *("S7/1", "S11/1", "S14/1", "S16/1", "S18/1", "S20/1", "S23/1", "S26/1", "S28/1"),
            *("S38/1", "T2", "T4", "T5", "T7"),
        ]

    def test_what_arose_in_one_ward_is_its_own_after_the_city_ended(self, session):
        items = dc.follow_ups(session, dc.law.TERRITORY, dc.law.CALENDAR, as_of="2025-07-01")
        units = {i.id: i.inheritance.unit.name for i in items if i.inheritance.unit is not None}
        assert units == {
            "S18/1": "Đông Gia Nghĩa",
            "S20/1": "Đông Gia Nghĩa",
            "S23/1": "Đông Gia Nghĩa",
            "S26/1": "Bắc Gia Nghĩa",
            "T2": "Đông Gia Nghĩa",
            "T4": "Bắc Gia Nghĩa",
        }
        assert {"S7/1", "S28/1", "S38/1", "T5"} <= {
            item.id for item in items if item.inheritance.directed_by is not None
        }
        assert all(i.inheritance.reason.vi for i in items if i.id not in units)
