"""The command line: every command in both languages and as plain data, and every refusal."""

import importlib
import io
import json
import re
import runpy
import sys
from pathlib import Path

import attrs
import pytest

import dialogue_core as dc
from dialogue_core import _inputs, _page, cli
from dialogue_core.plans import Document, Notice, Occasion, Plan, When
from dialogue_core.rules import Rule
from dialogue_core.serialization import DOCUMENTS, plan_to_json, schema
from dialogue_core.values import Days
from dialogue_core.vocabulary import DocumentKind, Extent, Organ, UnitKind

CITY_PLAN = "gia-nghia-2022"
FACTS = tuple(_inputs.FACT_WORDS)
WARD = "dak-nong/gia-nghia/nghia-duc"
WARDS_OF_2022 = {
    "phường Nghĩa Đức",
    "phường Nghĩa Phú",
    "phường Nghĩa Tân",
    "phường Nghĩa Thành",
    "phường Nghĩa Trung",
    "phường Quảng Thành",
    "xã Đắk Nia",
    "xã Đắk R'Moan",
}

A_STATEMENT = {
    "id": "S7",
    "on": "2022-10-14",
    "words": "câu này không được in ra",
    "delivery": "spoken",
    "parts": [
        {"kind": "petition", "field": "land", "settled_by": "city"},
        {"kind": "denunciation", "accused_managed_by": "city"},
    ],
}


def ward_plan(place: str, when: When | None, *, lead: Days | None = None) -> Plan:
    unit = dc.law.TERRITORY.unit(place)
    committee = dc.Body.named(f"UBND {unit.full_name}", organ=Organ.COMMITTEE)
    notice = Notice(words=dc.Words("Thông báo trước."), lead=lead)
    return Plan(
        id=place.replace("/", "-"),
        document=Document(
            kind=DocumentKind.PLAN, title=dc.Words("Kế hoạch đối thoại"), issuer=committee
        ),
        place=unit,
        level=unit.level,
        organiser=committee,
        provisions=(Occasion(when=when), notice),
        extent=Extent.WHOLE,
    )


class Ran:
    def __init__(self, code: int, out: str, err: str):
        self.code = code
        self.out = out
        self.err = err

    @property
    def words(self) -> str:
        """What was printed, without the wrapping."""
        return " ".join(self.out.split())

    @property
    def data(self):
        return json.loads(self.out)


@pytest.fixture
def run(capsys):
    def call(*argv: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            cli.main([str(arg) for arg in argv])
        printed = capsys.readouterr()
        return Ran(ended.value.code, printed.out, printed.err)

    return call


@pytest.fixture
def done(run):
    def call(*argv: object) -> Ran:
        ran = run(*argv)
        assert (ran.code, ran.err) == (0, "")
        return ran

    return call


@pytest.fixture
def refused(run):
    """Runs a command that is refused, in both languages, and gives what each says."""

    def call(*argv: object) -> tuple[str, str]:
        said = []
        for lang, head in (("vi", "Lỗi:"), ("en", "Error:")):
            ran = run(*argv, "--lang", lang)
            assert ran.code == 2
            assert ran.out == ""
            assert ran.err.startswith(head)
            assert "Traceback" not in ran.err
            said.append(ran.err)
        assert said[0] != said[1]
        return said[0], said[1]

    return call


@pytest.fixture
def file(tmp_path: Path):
    def write(name: str, text: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


class TestTheProgram:
    def test_without_a_command_it_shows_the_commands(self, run):
        ran = run()
        for name in ("check", "screen", "route", "schedule", "law", "explain"):
            assert name in ran.out + ran.err

    @pytest.mark.parametrize(
        "name",
        [
            *("check", "screen", "route", "schedule", "law", "explain", "layer", "compare"),
            *("why-not", "schema"),
        ],
    )
    def test_every_command_has_a_help_in_both_languages(self, done, name: str):
        assert " / " in done(name, "--help").words

    def test_the_module_has_one_public_name(self):
        assert dir(cli) == ["main"]

    def test_it_tells_its_version(self, done):
        assert done("--version").out == f"dialogue-core {dc.__version__}\n"

    @pytest.mark.parametrize(
        ("argv", "vi", "en"),
        [
            (
                ("explan", "x"),
                "không có lệnh 'explan'; gần giống: 'explain'; xem dialogue-core --help",
                "No such command 'explan'. Did you mean 'explain'?",
            ),
            (("xyz",), "không có lệnh 'xyz'; xem dialogue-core --help", "No such command 'xyz'"),
            (
                ("check", "x", "--ledgr"),
                "--ledgr; gần giống: --lang, --ledger",
                "No such option: --ledgr (Possible options: --lang, --ledger",
            ),
            (("check", "x", "--zzz"), "không có tùy chọn --zzz; xem dialogue-core check", "--zzz"),
            (("schema",), "thiếu DOCUMENT; xem", "Missing argument 'DOCUMENT'"),
            (("check",), "thiếu PLAN", "Missing argument 'PLAN'; see dialogue-core check --help"),
            (("law", "--place"), "tùy chọn --place cần", "Option '--place' requires an argument;"),
            (("check", "x", "y", "z"), "thừa y z", "unexpected extra argument"),
            (
                ("schedule", "x", "--by", "z"),
                "--by không nhận 'z'; được dùng 'date', 'body'",
                "'z'",
            ),
        ],
    )
    def test_a_wrong_call_is_refused_in_the_language_asked_for(self, run, argv, vi, en):
        for more, head, said in (((), "Lỗi: ", vi), (("--lang", "en"), "Error: ", en)):
            ran = run(argv[0], *more, *argv[1:])
            assert (ran.code, ran.out) == (2, "")
            assert ran.err.startswith(head)
            assert said in ran.err

    def test_what_the_library_of_commands_says_otherwise_is_told_as_it_is(self):
        assert _inputs.usage_words("Something odd", "vi") == "gọi lệnh chưa đúng: Something odd"

    def test_it_takes_the_arguments_of_the_process(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "argv", ["dialogue-core", "explain", "72/2025/QH15:43.2:notice"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code == 0
        assert "72/2025/QH15" in capsys.readouterr().out

    @pytest.mark.parametrize("name", ["dialogue_core.__main__", "dialogue_core.cli"])
    def test_python_runs_it_as_a_module(self, monkeypatch, capsys, name: str):
        """The folder of scripts is on no search path in many offices."""
        file = importlib.import_module(name).__file__
        assert file is not None
        monkeypatch.setattr(sys, "argv", ["x", "schema", "plan"])
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(file, run_name="__main__")
        assert ended.value.code == 0
        assert json.loads(capsys.readouterr().out) == schema("plan")

    def test_it_prints_vietnamese_whatever_the_code_page_of_the_pipe(self, monkeypatch):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
        with pytest.raises(SystemExit):
            cli.main(["explain", "72/2025/QH15:43.2:notice"])
        sys.stdout.flush()
        assert "Điều 43" in raw.getvalue().decode("utf-8")

    def test_it_prints_to_a_stream_that_has_no_code_page(self, monkeypatch):
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(SystemExit):
            cli.main(["explain", "72/2025/QH15:43.2:notice"])
        assert "Điều 43" in stream.getvalue()

    @pytest.mark.parametrize(("columns", "least", "most"), [(40, 80, 80), (300, 100, 120)])
    def test_a_page_has_80_to_120_columns(self, done, monkeypatch, columns, least, most):
        monkeypatch.setenv("COLUMNS", str(columns))
        widths = [len(line) for line in done("check", CITY_PLAN).out.splitlines()]
        assert least <= max(widths) <= most

    def test_the_text_of_the_law_is_wrapped_and_never_cut(self, done):
        regulation = dc.law.regulation_for("dak-nong/gia-nghia", on="2022-10-01")
        printed = "".join(done("schedule", CITY_PLAN, "--by", "body").out.split())
        assert "…" not in printed
        explained = done("explain", "42/2013/QH13:28.1:told-within").words
        assert regulation.rule("42/2013/QH13:28.1:told-within").text.vi in explained


class TestCheck:
    def test_the_plan_of_2022_in_vietnamese(self, done):
        said = done("check", CITY_PLAN, "--as-of", "2022-09-20").words
        assert "Xem xét ngày 20/09/2022" in said
        assert "Nếu họp 01/10/2022 đến 31/10/2022" in said
        assert "vi phạm: 0" in said
        assert "Điều 125 Luật 77/2015/QH13" in said

    def test_the_plan_of_2022_in_english(self, done):
        said = done("check", CITY_PLAN, "--as-of", "2022-09-20", "--lang", "en").words
        assert "As of 2022-09-20" in said
        assert "breached: 0" in said
        assert "Units below without a plan in the data (8)" in said

    def test_plain_data_has_the_same_findings_as_the_library(self, done):
        plan = dc.law.gia_nghia_2022.PLAN
        regulation = dc.law.regulation_for(plan.place, on="2022-10-01")
        expected = dc.check_plan(plan, regulation, dc.CALENDAR_DAYS, as_of="2022-10-01")
        data = done("check", CITY_PLAN, "--json").data
        (edition,) = data["editions"]
        assert edition["held_on"] == {"since": "2022-10-01", "until": "2022-11-01"}
        assert [(f["check"], f["verdict"]) for f in edition["findings"]] == [
            (f.check, f.verdict.value) for f in expected
        ]
        assert {f["confidence"] for f in edition["findings"]} <= {
            c.value for c in dc.law.INSTRUMENTS[0].confidence.__class__
        }
        assert edition["findings"][0]["cites"][0]["words"].keys() == {"vi", "en"}
        assert data["as_of"] == "2022-10-01"
        assert data["differs"] == []
        assert set(data["cascade"]["not_planned"]) == WARDS_OF_2022

    def test_units_below_that_have_planned_are_not_named(self, done, file):
        plan = ward_plan(WARD, When.on("2022-09-28"))
        lower = file("nghia-duc.json", plan_to_json(plan))
        argv = ("check", CITY_PLAN, "--lower", lower)
        assert set(done(*argv, "--json").data["cascade"]["not_planned"]) == WARDS_OF_2022 - {
            "phường Nghĩa Đức"
        }
        assert "Cấp dưới chưa có kế hoạch trong dữ liệu (7)" in done(*argv).words

    def test_nobody_is_named_where_all_have_planned(self, done, file):
        argv: list[object] = ["check", CITY_PLAN]
        units = dc.law.TERRITORY.within(
            "dak-nong/gia-nghia", level=dc.Level.WARD, on=dc.Span.on("2022-10-01").since
        )
        for index, unit in enumerate(units):
            text = plan_to_json(ward_plan(unit.id, When.on("2022-09-28")))
            argv += ["--lower", file(f"{index}.json", text)]
        assert "Cấp dưới chưa có kế hoạch trong dữ liệu (0): –" in done(*argv).words

    def test_a_plan_that_asks_no_plan_of_those_below_names_nobody(self, done, file):
        """What they owe by law is told all the same; whether they held it no plan tells."""
        city = attrs.evolve(
            dc.law.gia_nghia_2022.PLAN, provisions=dc.law.gia_nghia_2022.PLAN.occasions
        )
        lower = file("nghia-duc.json", plan_to_json(ward_plan(WARD, When.on("2022-09-28"))))
        argv = ("check", file("city.json", plan_to_json(city)), "--lower", lower)
        cascade = done(*argv, "--json").data["cascade"]
        assert cascade["not_planned"] == []
        assert {f["check"] for f in cascade["findings"]} == {"77/2015/QH13:125:yearly"}
        assert "Cấp dưới chưa có kế hoạch trong dữ liệu" not in done(*argv).words

    def test_after_the_year_a_plan_that_is_not_known_proves_nothing(self, done):
        argv = ("check", CITY_PLAN, "--as-of", "2023-02-01")
        found = done(*argv, "--json").data["cascade"]["findings"]
        assert {f["verdict"] for f in found} == {"not_evaluated"}
        assert "Cần danh sách đầy đủ" in done(*argv).words

    def test_a_plan_that_obliges_nobody_below_has_no_cascade(self, done, file):
        path = file("plan.json", plan_to_json(ward_plan(WARD, When.on("2022-09-28"))))
        assert done("check", path, "--json").data["cascade"] == {"not_planned": [], "findings": []}

    def test_a_breach_is_a_finding_and_no_error(self, done, file):
        plan = ward_plan("lam-dong/bac-gia-nghia", When.on("2025-10-29"), lead=Days(5))
        path = file("plan.json", plan_to_json(plan))
        ran = done("check", path, "--as-of", "2025-10-01")
        assert "VI PHẠM" in ran.out
        assert "khoản 2 Điều 43" in ran.words

    def test_a_plan_in_toml(self, done, file):
        text = """
            id = "p"
            level = "ward"
            extent = "whole"
            place = { id = "dak-nong/gia-nghia/nghia-duc", name = "Nghĩa Đức", kind = "phuong" }
            organiser = { id = "c", name = { vi = "UBND phường" } }
            [document]
            kind = "plan"
            title = { vi = "Kế hoạch" }
            issuer = { id = "c", name = { vi = "UBND phường" } }
            [[provisions]]
            provision = "occasion"
            when = { as_written = "09/11/2022", span = { since = 2022-11-09, until = 2022-11-10 } }
        """
        assert done("check", file("plan.TOML", text), "--json").data["as_of"] == "2022-11-09"

    def test_a_day_after_the_sources_were_compared_carries_a_caveat(self, done, file):
        path = file("plan.json", plan_to_json(ward_plan("lam-dong/bac-gia-nghia", None)))
        ran = done("check", path, "--on", "2030-05-01")
        assert "văn bản ban hành sau đó chưa được tính" in ran.words

    def test_a_time_without_an_end_is_judged_by_its_first_day(self, done, file):
        when = When(as_written="từ tháng 11/2022", span=dc.Span("2022-11-01"))
        path = file("plan.json", plan_to_json(ward_plan(WARD, when)))
        (edition,) = done("check", path, "--json").data["editions"]
        assert edition["held_on"] == {"since": "2022-11-01", "until": "2022-11-02"}

    def test_two_meetings_under_one_edition_are_judged_once(self, done, file):
        plan = ward_plan(WARD, When.on("2022-11-01"))
        both = (Occasion(when=When.on("2022-11-08")), *plan.provisions)
        text = plan_to_json(dc.Plan(**{**_fields(plan), "provisions": both}))
        assert len(done("check", file("plan.json", text), "--json").data["editions"]) == 1


def _fields(plan: Plan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in Plan.__slots__ if not name.startswith("__")}


class TestAPlanBetweenTwoEditions:
    """A ward may meet in February or March 2025: by law 77/2015 or by law 65/2025."""

    @pytest.fixture
    def path(self, file) -> Path:
        when = When(as_written="quý I/2025", span=dc.Span("2025-02-15", until="2025-03-15"))
        return file("plan.json", plan_to_json(ward_plan(WARD, when, lead=Days(7))))

    def test_it_is_judged_by_each(self, done, path):
        data = done("check", path, "--json").data
        assert [e["held_on"] for e in data["editions"]] == [
            {"since": "2025-02-15", "until": "2025-03-01"},
            {"since": "2025-03-01", "until": "2025-03-15"},
        ]
        # only law 65/2025 says who is invited; both laws ask for one conference a year
        topics = {d["topic"]: d["verdicts"] for d in data["differs"]}
        before, after = topics["invitees"]
        assert before == ["not_applicable"]
        assert set(after) == {"not_evaluated"}
        assert "frequency" not in topics

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("vi", "Chưa đánh giá được cho đến khi ấn định ngày họp"),
            ("en", "Not evaluated until the day is fixed"),
        ],
    )
    def test_it_says_what_depends_on_the_day(self, done, path, lang: str, said: str):
        assert said in done("check", path, "--lang", lang).words

    def test_it_is_judged_by_one_when_the_day_is_given(self, done, path):
        data = done("check", path, "--on", "2025-03-10", "--json").data
        assert [e["regulation"]["on"] for e in data["editions"]] == ["2025-03-10"]
        assert data["differs"] == []


class TestScreenAndRoute:
    BY_PLAN = ("--plan", CITY_PLAN)

    def test_a_complaint_in_vietnamese(self, done):
        said = done(
            "screen", *self.BY_PLAN, "--kind", "complaint", "--decision-maker", "city"
        ).words
        assert "tiếp nhận riêng" in said
        assert "điểm a khoản 1 Điều 26 Luật 42/2013/QH13" in said
        assert "mục II Kế hoạch" in said
        assert "Luật áp dụng ngày 01/10/2022" in said
        assert "Đầu mối" not in said

    def test_a_complaint_in_english(self, done):
        said = done(
            "screen",
            *self.BY_PLAN,
            "--kind",
            "complaint",
            "--decision-maker",
            "city",
            "--lang",
            "en",
        ).words
        assert "take privately" in said
        assert "Law 42/2013/QH13 art. 26(1)(a)" in said

    def test_a_petition_is_routed(self, done):
        argv = ("route", *self.BY_PLAN, "--kind", "petition", "--matter", "registration")
        said = done(*argv, "--settled-by", "city").words
        for words in (
            "đất đai",
            "Chi nhánh Văn phòng Đăng ký đất đai",
            "Phòng Tài nguyên và Môi trường",
            "Ủy ban MTTQ Việt Nam thành phố",
            "Thanh tra thành phố",
            "chưa có ngày ấn định",
        ):
            assert words in said
        english = done(*argv, "--settled-by", "city", "--lang", "en").words
        assert "Branch of the Land Registration Office" in english
        assert "no day is fixed" in english

    def test_plain_data_holds_every_decision(self, done):
        argv = ("--kind", "denunciation", "--accused-managed-by", "city", "--delivery", "spoken")
        data = done("route", *self.BY_PLAN, *argv, "--json").data
        assert data["plan"] == CITY_PLAN
        assert data["place"]["full_name"] == "thành phố Gia Nghĩa"
        (part,) = data["parts"]
        assert part["id"] == "S1/1"
        assert part["handling"]["outcome"] == "take_privately"
        assert part["protection"]["outcome"] == "identity"
        assert part["lead"]["name"]["en"]
        assert part["due"]["reason"].keys() == {"vi", "en"}
        assert {"working_days": 10} in [act["within"] for act in part["acts"]]
        assert all(rule["cites"]["words"]["vi"] for rule in part["reasons"])
        assert "lead" not in done("screen", *self.BY_PLAN, *argv, "--json").data["parts"][0]

    def test_a_doubt_is_left_to_the_chair(self, done):
        argv = ("--kind", "unknown", "--field", "unknown", "--matter", "unknown")
        ran = done("route", *self.BY_PLAN, *argv, "--settled-by", "city")
        assert "người chủ trì quyết định" in ran.words
        assert "lĩnh vực" in ran.words
        (part,) = done("route", *self.BY_PLAN, *argv, "--json").data["parts"]
        assert part["lead"] is None
        assert "kind" in part["ask"]

    def test_without_a_plan_the_place_and_the_day_are_given(self, done):
        argv = ("--kind", "question", "--field", "health", "--settled-by", "ward")
        for place in (
            ("--place", WARD),
            ("--place", WARD, "--level", "ward", "--unit-kind", "phuong"),
            ("--place", "x/y", "--unit-kind", "phuong"),
        ):
            data = done("route", *place, "--on", "2022-10-14", *argv, "--json").data
            assert data["plan"] is None
            assert data["parts"][0]["handling"]["outcome"] == "answer"

    def test_every_fact_can_be_given(self, done):
        facts = {
            "kind": "petition",
            "field": "construction",
            "matter": "investment_project",
            "settled-by": "city",
            "decision-maker": "city",
            "accused-managed-by": "city",
            "topic": "off",
            "delivery": "signed",
            "conduct": "disorderly",
            "capacity": "represented",
            "settled": "answered",
            "secrecy": "no",
            "party-discipline": "no",
        }
        argv = [word for name, value in facts.items() for word in (f"--{name}", value)]
        (part,) = done("screen", *self.BY_PLAN, *argv, "--json").data["parts"]
        assert part["facts"]["presumed"] == []
        assert part["facts"]["unrecorded"] == []
        assert part["facts"]["conduct"] == "disorderly"
        assert (part["field"], part["matter"]) == ("construction", "investment_project")

    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_a_file_of_statements(self, done, file, mark: str):
        path = file("y-kien.json", mark + json.dumps([A_STATEMENT]))
        ran = done("route", *self.BY_PLAN, "--file", path)
        assert "S7/1" in ran.out
        assert "S7/2" in ran.out

    def test_what_was_said_is_never_printed(self, done, file):
        path = file("y-kien.json", json.dumps([A_STATEMENT]))
        for more in ((), ("--json",), ("--lang", "en")):
            assert (
                A_STATEMENT["words"]
                not in done("route", *self.BY_PLAN, "--file", path, *more).words
            )

    def test_a_statement_of_a_file_is_judged_by_its_own_day_unless_one_is_given(self, done, file):
        path = file("y-kien.json", json.dumps([A_STATEMENT]))
        argv = ("screen", "--place", "dak-nong/gia-nghia", "--file", path, "--json")
        assert {p["on"] for p in _days(done(*argv))} == {"2022-10-14"}
        assert {p["on"] for p in _days(done(*argv, "--on", "2023-10-14"))} == {"2023-10-14"}


def _days(ran: Ran) -> list[dict[str, str]]:
    return [{"on": part["day"]} for part in ran.data["parts"]]


class TestWordsOfAVocabulary:
    AT = ("--place", "lam-dong/bac-gia-nghia", "--on", "2026-05-12")

    @pytest.mark.parametrize("word", ["Khiếu nại", "khieu nai", "complaint", "COMPLAINT"])
    def test_its_label_is_taken_for_it(self, done, word: str):
        one, other = (
            done("screen", *self.AT, "--kind", kind, "--decision-maker", maker, "--json").data
            for kind, maker in (("complaint", "ward"), (word, "cấp xã"))
        )
        assert one == other

    @pytest.mark.parametrize("name", FACTS)
    def test_no_two_words_of_a_fact_share_a_label(self, name: str):
        terms = [*_inputs.FACT_WORDS[name], dc.UNKNOWN]
        for term in terms:
            for label in (term.vi, term.en, term.value):
                assert _inputs.word_of(name, label, terms) is term

    @pytest.mark.parametrize(
        ("word", "meant"),
        [("complain", "complaint"), ("petitoin", "petition"), ("kiến nghi", "petition")],
    )
    def test_the_nearest_word_is_told(self, refused, word: str, meant: str):
        vi, en = refused("screen", *self.AT, "--kind", word)
        assert f"--kind {word!r}: có phải {meant!r}?; được dùng petition" in vi
        assert f"--kind {word!r}: did you mean {meant!r}?; allowed are petition" in en

    def test_where_none_is_near_none_is_told(self, refused):
        vi, en = refused("screen", *self.AT, "--kind", "xyz")
        assert "'xyz': được dùng petition" in vi
        assert "'xyz': allowed are petition" in en

    def test_an_argument_is_not_called_an_option(self, refused, file):
        path = file("y-kien.json", json.dumps([A_STATEMENT]))
        for said in refused("why-not", path, "answr", "--part", "S7/1", *self.AT):
            assert "OUTCOME 'answr': " in said
            assert "--OUTCOME" not in said
            assert "'answer'?" in said

    @pytest.mark.parametrize("command", ["screen", "route"])
    def test_the_help_names_every_word(self, done, command: str):
        said = done(command, "--help").out
        words = [t.value for n, its in _inputs.FACT_WORDS.items() if n != "competence" for t in its]
        assert [word for word in (*words, *UnitKind) if word not in said] == []
        assert "…" not in said


class TestActsThatHangOnADoubt:
    AT = ("route", "--place", "lam-dong/bac-gia-nghia", "--on", "2026-05-12")
    PETITION = ("--kind", "petition", "--field", "land", "--settled-by", "ward")

    @pytest.mark.parametrize(
        ("lang", "asked"),
        [
            ("vi", "cần làm rõ: hình thức (nếu là trình bày trực tiếp hoặc văn bản có họ tên, "),
            ("en", "ask about: form (if spoken in person or in writing, named and signed)"),
        ],
    )
    def test_what_is_not_recorded_is_named(self, done, lang: str, asked: str):
        ran = done(*self.AT, *self.PETITION, "--lang", lang)
        (act,) = done(*self.AT, *self.PETITION, "--json").data["parts"][0]["acts"][1:]
        assert not act["certain"]
        assert asked in ran.words

    def test_what_is_known_or_asked_about_above_is_not_named_again(self, done):
        known = done(*self.AT, *self.PETITION, "--delivery", "spoken").words
        assert "cần làm rõ" not in known
        asked = done(*self.AT, "--kind", "unknown", "--settled-by", "ward").words
        assert "nếu đúng như nghi vấn" in asked
        assert asked.count("cần làm rõ") == 1


class TestRefusedStatements:
    PLACE = ("--place", WARD, "--on", "2022-10-14")

    def test_a_word_that_is_none(self, refused):
        vi, en = refused("screen", *self.PLACE, "--kind", "petitionn")
        assert "--kind 'petitionn'" in vi
        assert "denunciation (tố cáo)" in vi
        assert "unknown (chưa rõ)" in vi
        assert "denunciation (denunciation)" in en
        assert "unknown (in doubt)" in en

    def test_an_option_is_named_as_it_is_typed(self, refused):
        assert (
            "--accused-managed-by 'x'"
            in refused("route", *self.PLACE, "--kind", "denunciation", "--accused-managed-by", "x")[
                0
            ]
        )

    def test_a_matter_of_several_fields_needs_its_field(self, refused):
        vi, _ = refused("screen", *self.PLACE, "--matter", "investment_project")
        assert "parts[0]" in vi

    def test_neither_a_file_nor_facts(self, refused):
        assert "--file" in refused("screen", *self.PLACE)[0]

    def test_both_a_file_and_facts(self, refused):
        assert (
            "--file" in refused("screen", *self.PLACE, "--file", "x.json", "--kind", "petition")[1]
        )

    def test_no_place(self, refused):
        assert "--place" in refused("screen", "--kind", "petition", "--on", "2022-10-14")[0]

    def test_no_day(self, refused):
        vi, en = refused("screen", "--kind", "petition", "--place", WARD)
        assert "--on YYYY-MM-DD" in vi
        assert "The clock is never read" in en

    def test_a_day_that_is_none(self, refused):
        assert (
            "2022-13-01"
            in refused("screen", "--kind", "petition", "--place", WARD, "--on", "2022-13-01")[0]
        )

    def test_a_plan_of_another_place(self, refused):
        argv = ("--plan", CITY_PLAN, "--place", WARD, "--kind", "petition")
        assert "phường Nghĩa Đức" in refused("screen", *argv)[0]

    def test_a_file_that_is_not_there(self, refused):
        vi, en = refused("screen", *self.PLACE, "--file", "khong-co.json")
        assert "không có tệp này" in vi
        assert "there is no such file" in en

    def test_a_file_that_cannot_be_read(self, refused, tmp_path):
        folder = tmp_path / "y-kien.json"
        folder.mkdir()
        vi, en = refused("screen", *self.PLACE, "--file", folder)
        assert "không đọc được" in vi
        assert "cannot be read" in en

    def test_a_file_that_is_not_utf_8(self, refused, file):
        path = file("y-kien.json", '["ý kiến"]'.encode("utf-16"))
        assert "UTF-8" in refused("screen", *self.PLACE, "--file", path)[0]

    @pytest.mark.parametrize(
        ("text", "vi", "en"),
        [
            ("[{", "không phải JSON hợp lệ", "not valid JSON"),
            ("[" * 100_000, "không đọc được JSON này", "this JSON cannot be read"),
        ],
        ids=["cut", "deep"],
    )
    def test_a_file_that_is_no_json(self, refused, file, text: str, vi: str, en: str):
        said = refused("screen", *self.PLACE, "--file", file("y-kien.json", text))
        assert vi in said[0]
        assert en in said[1]

    def test_a_file_that_is_no_list(self, refused, file):
        path = file("y-kien.json", json.dumps(A_STATEMENT))
        assert "cần một danh sách ý kiến" in refused("screen", *self.PLACE, "--file", path)[0]

    def test_all_faults_of_a_file_are_told_and_nothing_that_was_said(self, refused, file):
        first = {**A_STATEMENT, "on": "hôm qua"}
        second = {**A_STATEMENT, "parts": [{"kind": "lời nói"}], "delivery": "shouted"}
        path = file("y-kien.json", json.dumps([first, A_STATEMENT, second]))
        vi, en = refused("screen", *self.PLACE, "--file", path)
        assert "[0].on" in vi
        assert "[2].parts[0].kind" in vi
        assert "[2].delivery: 'shouted'" in en
        assert "lời nói" not in vi + en
        assert A_STATEMENT["words"] not in vi + en


class TestSchedule:
    def test_by_date(self, done):
        vi, en = done("schedule", CITY_PLAN), done("schedule", CITY_PLAN, "--lang", "en")
        assert "mục IV.1" in vi.words
        assert "trong 01/10/2022 đến 31/10/2022" in vi.words
        assert "Law as in force on 2022-10-01" in en.words
        assert "Hold the dialogue" in en.words

    def test_by_body(self, done):
        said = done("schedule", CITY_PLAN, "--by", "body").words
        assert "Công an thành phố" in said
        assert "bảo đảm an ninh trật tự" in said

    def test_a_rule_of_the_law_has_no_role(self, done, file):
        plan = ward_plan("lam-dong/bac-gia-nghia", When.on("2025-10-29"))
        path = file("plan.json", plan_to_json(plan))
        said = done("schedule", path).words
        assert "10/11/2025" in said  # the tenth day, 08/11/2025, is a Saturday
        assert "08/11/2025" not in said

    def test_plain_data_by_date_and_by_body(self, done):
        plan = dc.law.gia_nghia_2022.PLAN
        bound = dc.law.regulation_for(plan.place, on="2022-10-01").under(plan)
        duties = dc.schedule(plan, bound, dc.CALENDAR_DAYS)
        dated = done("schedule", CITY_PLAN, "--json").data
        assert [d["duty"]["vi"] for d in dated["duties"]] == [d.duty.vi for d in duties]
        grouped = done("schedule", CITY_PLAN, "--by", "body", "--json").data
        assert sum(len(b["duties"]) for b in grouped["bodies"]) == sum(len(d.who) for d in duties)

    @pytest.fixture
    def late(self, file) -> Path:
        """A ward's plan that gives notice five days ahead, where the law says seven."""
        plan = ward_plan("lam-dong/bac-gia-nghia", When.on("2025-12-23"), lead=Days(5))
        return file("late.json", plan_to_json(plan))

    @pytest.mark.parametrize(
        ("as_of", "due"), [("2025-12-24", "2026-01-02"), ("2025-12-25", "2026-01-05")]
    )
    def test_days_off_are_those_known_on_the_day_of_asking(self, done, late, as_of, due):
        argv = ("schedule", late, "--as-of", as_of)
        data = done(*argv, "--json").data
        (result,) = (d for d in data["duties"] if d["question"] == "result_within")
        assert result["due"]["since"] == due
        assert (result["law_on"], result["calendar_known_on"]) == ("2025-12-23", as_of)
        assert (data["on"], data["as_of"]) == ("2025-12-23", as_of)
        assert (
            f"days off of State agencies, as known on {as_of}" in done(*argv, "--lang", "en").words
        )
        found = done("check", late, "--as-of", as_of, "--json").data["editions"][0]["findings"]
        (pending,) = (f for f in found if f["check"] == "72/2025/QH15:43.3:result")
        assert pending["due"]["since"] == due
        assert [ledger["due"] for ledger in pending["ledgers"]] == [due]

    def test_the_ledger_is_shown_when_it_is_asked_for(self, done, late):
        for command in ("schedule", "check"):
            argv = (command, late, "--as-of", "2025-12-25")
            shown, plain = done(*argv, "--ledger").words, done(*argv).words
            assert "Cách tính từng ngày" in shown
            assert "12729/VPCP-KGVX" in shown
            assert "12729/VPCP-KGVX" not in plain
        by_body = done("schedule", late, "--by", "body", "--ledger", "--lang", "en").words
        assert "How the days were counted (3)" in by_body
        assert "Open question: no text says so for conferences" in by_body

    def test_the_ledger_is_plain_data(self, done, late):
        duties = done("schedule", late, "--json").data["duties"]
        (result,) = (d for d in duties if d["question"] == "result_within")
        (ledger,) = result["ledgers"]
        assert ledger["entries"][-1]["day"] == ledger["due"] == result["due"]["since"]
        (held,) = (d for d in duties if d["question"] is None)
        assert held["ledgers"] == []

    def test_a_day_of_the_plan_after_that_of_the_law_is_marked(self, done, late):
        said = done("schedule", late).words
        assert "muộn hơn hạn luật định: 16/12/2025 (khoản 2 Điều 43 Luật 72/2025/QH15)" in said
        duties = done("schedule", late, "--json").data["duties"]
        (own,) = (d for d in duties if d["later_than"] is not None)
        assert own["later_than"]["rule"] == "72/2025/QH15:43.2:notice"
        assert own["due"]["since"] == "2025-12-18"

    def test_a_duty_of_a_rule_that_was_not_read_is_marked(self, done, file):
        plan = ward_plan("dak-nong/gia-nghia/nghia-duc", When.on("2022-10-14"))
        path = file("plan.json", plan_to_json(plan))
        duties = done("schedule", path, "--json").data["duties"]
        (notice,) = (d for d in duties if d["rule"] == "77/2015/QH13:125:notice")
        assert (notice["confidence"], notice["by_analogy"]) == ("memory", False)
        for argv, times in (((), 1), (("--by", "body"), 1), (("--ledger",), 2)):
            assert done("schedule", path, *argv).words.count("theo trí nhớ") == times
            english = done("schedule", path, *argv, "--lang", "en").words
            assert english.count("verified)") == times
        assert {d["confidence"] for d in duties if d["rule"] is None} == {None}

    def test_a_day_that_rests_on_a_forecast_is_marked(self, done, file):
        plan = ward_plan("lam-dong/bac-gia-nghia", When.on("2027-02-01"), lead=Days(7))
        path = file("plan.json", plan_to_json(plan))
        assert done("schedule", path).words.count("dự báo:") == 1
        duties = done("schedule", path, "--json").data["duties"]
        marked = [d["question"] for d in duties if any(x["forecast"] for x in d["ledgers"])]
        assert marked == ["result_within"]  # a notice is counted back, whatever the days are

    def test_a_wrong_grouping_is_refused(self, run):
        assert run("schedule", CITY_PLAN, "--by", "colour").code == 2


class TestRefusedPlans:
    @pytest.mark.parametrize("command", ["check", "schedule"])
    def test_neither_a_plan_shipped_nor_a_file_that_can_be_read(self, refused, command: str):
        vi, en = refused(command, "gia-nghia-2023")
        assert "gia-nghia-2022" in vi
        assert ".toml" in en

    def test_an_id_given_twice_is_refused_where_it_stands(self, refused, file):
        said = {"id": "S1", "on": "2022-10-14", "words": "…", "parts": [{"kind": "petition"}]}
        path = file("twice.json", json.dumps([said, said]))
        vi, en = refused("screen", "--plan", "gia-nghia-2022", "--file", path)
        assert "[1].id" in vi
        assert "given twice" in en

    def test_a_plan_with_faults_names_the_file_and_every_place(self, refused, file):
        data = {"id": "p", "level": "village", "provisions": [{"provision": "x"}]}
        path = file("plan.json", json.dumps(data))
        vi, en = refused("check", path)
        assert f"{path} level: 'village'" in vi
        assert f"{path} provisions[0].provision: 'x'" in en
        assert f"{path} document: " in en

    def test_a_plan_without_a_day_needs_one(self, refused, file):
        path = file("plan.json", plan_to_json(ward_plan(WARD, None)))
        vi, _ = refused("check", path)
        assert "--on YYYY-MM-DD" in vi

    def test_a_level_that_no_longer_exists_names_the_successors(self, refused):
        vi, en = refused("check", CITY_PLAN, "--on", "2025-08-01")
        assert "phường Bắc Gia Nghĩa" in vi
        assert "no longer exists" in en

    @pytest.mark.parametrize(
        ("old", "new"), [("Nghĩa Đức", "Nam Đà"), ('"kind":"phuong"', '"kind":"xa"')]
    )
    def test_a_place_that_is_not_the_one_of_its_id(self, refused, file, old, new):
        text = plan_to_json(ward_plan(WARD, When.on("2022-10-14")))
        data = json.loads(text)
        place = json.dumps(data["place"], ensure_ascii=False, separators=(",", ":"))
        assert old in place
        data["place"] = json.loads(place.replace(old, new))
        vi, en = refused("check", file("plan.json", json.dumps(data)))
        assert f"'{WARD}' is known as phường Nghĩa Đức, not as" in en
        assert "hãy sửa mã" in vi


class TestCertify:
    WARD = ("--place", "lam-dong/bac-gia-nghia", "--on", "2026-07-01")

    def test_in_both_languages(self, done):
        assert "đầy đủ, không mâu thuẫn" in done("certify", *self.WARD).words
        assert (
            "complete, free of contradiction" in done("certify", *self.WARD, "--lang", "en").words
        )

    def test_what_deserves_a_second_look_is_shown_and_no_failure(self, done, file):
        """A cap on the notice beside 72/2025/QH15 art. 43(2), at least 7 days."""
        text = (OWN / "rule.toml").read_text(encoding="utf-8")
        assert text.count("at_least = 10") == 1
        argv = (
            *self.WARD,
            "--regulation",
            file("own.toml", text.replace("at_least = 10", "at_most = 10")),
        )
        assert "cần xem lại: thời hạn thông báo trước" in done("certify", *argv).words
        said = done("certify", *argv, "--lang", "en").words
        assert "to be looked at: days of notice: at most 10 days" in said
        assert "complete, free of contradiction" in said
        data = done("certify", *argv, "--json").data
        (warning,) = data["certificate"]["warnings"]
        assert (data["sound"], warning["rule"]) == (True, "00/2026/QĐ-UBND:4:notice")
        assert warning["cites"]["words"]["vi"] == "Điều 4 Quyết định 00/2026/QĐ-UBND"

    def test_plain_data_is_that_of_the_library(self, done):
        said = json.loads(done("certify", *self.WARD, "--json").out)
        proved = dc.certify(dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01"))
        assert said["sound"] is True
        assert said["certificate"]["content"] == proved.content
        assert sum(t["cells"] for t in said["certificate"]["tables"]) == 676


class TestLaw:
    WARD_OF_2025 = ("--place", "lam-dong/bac-gia-nghia", "--on", "2025-10-29")

    def test_in_vietnamese(self, done):
        said = done("law", *self.WARD_OF_2025).words
        assert "phường Bắc Gia Nghĩa" in said
        assert "ít nhất: 07 ngày" in said
        assert "(đã đọc văn bản)" in said
        assert "72/2025/QH15:43.2:notice" in said

    def test_in_english(self, done):
        said = done("law", *self.WARD_OF_2025, "--lang", "en").words
        assert "at most: 10 days" in said
        assert "at least: 10% of voters" in said

    def test_a_listed_absence_is_an_answer(self, done):
        said = done("law", "--place", "dak-nong/gia-nghia", "--on", "2022-10-14").words
        assert "Luật chỉ giao cấp xã tổ chức hội nghị" in said

    def test_an_id_stands_on_a_line_of_its_own_to_be_copied(self, done):
        regulation = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2025-10-29")
        lines = {
            line.split()[-1]
            for line in done("law", *self.WARD_OF_2025).out.splitlines()
            if line.split()
        }
        for question in cli.Question:
            answer = regulation.answer(question)
            assert {rule.id for rule in (*answer.rules, *answer.absences)} <= lines

    def test_plain_data_answers_every_question(self, done):
        data = done("law", *self.WARD_OF_2025, "--json").data
        assert len(data["answers"]) == len(cli.Question)
        answers = {a["question"]: a for a in data["answers"]}
        assert answers["notice_lead"]["at_least"] == {"days": 7}
        assert answers["frequency"]["at_least"] == {"times_a_year": 1}
        assert answers["voter_request"]["at_least"] == {"percent_of_voters": 10}
        assert answers["notice_lead"]["rules"][0]["cites"]["kind"] == "law"
        assert {r["rule"] for r in data["other_rules"]} == {"limit", "owed", "desk", "route"}

    @pytest.mark.parametrize(
        ("level", "kind"), [("ward", "xa"), ("city", "huyen"), ("province", "tinh")]
    )
    def test_a_unit_of_your_own_of_which_only_the_level_is_said(self, done, level, kind):
        argv = ("--place", "ha-giang/dong-van", "--level", level, "--on", "2022-10-14")
        place = done("law", *argv, "--json").data["place"]
        assert (place["name"], place["kind"], place["level"]) == ("dong-van", kind, level)

    def test_a_place_that_is_not_known_names_those_near(self, refused):
        vi, en = refused("law", "--place", "lam-dong/bac-gia-ngia", "--on", "2025-10-29")
        assert "lam-dong/bac-gia-nghia" in vi
        assert "--unit-kind" in en

    def test_a_place_that_is_like_no_other(self, refused):
        assert "–" in refused("law", "--place", "@@@@", "--on", "2025-10-29")[0]

    def test_a_kind_that_is_not_the_units(self, refused):
        vi, _ = refused("law", *self.WARD_OF_2025, "--unit-kind", "xa")
        assert "phường Bắc Gia Nghĩa (phuong)" in vi

    @pytest.mark.parametrize("option", ["--level", "--unit-kind"])
    def test_a_level_or_kind_that_is_none(self, refused, option: str):
        vi, _ = refused("law", "--place", "a/b", "--on", "2025-10-29", option, "village")
        assert f"{option} 'village'" in vi

    def test_a_level_that_is_not_the_units(self, refused):
        vi, _ = refused("law", *self.WARD_OF_2025, "--level", "province")
        assert "cấp tỉnh" in vi

    def test_no_day(self, refused):
        assert "--on" in refused("law", "--place", WARD)[0]


def a_rule_of_each_kind() -> list[Rule]:
    found: dict[type, Rule] = {}
    for text in dc.law.INSTRUMENTS:
        for rule in text.rules:
            found.setdefault(type(rule), rule)
    return list(found.values())


class TestExplain:
    @pytest.mark.parametrize("rule", a_rule_of_each_kind(), ids=lambda rule: type(rule).__name__)
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_a_rule_of_each_kind(self, done, rule: Rule, lang: str):
        said = done("explain", rule.id, "--lang", lang).words
        assert " ".join(rule.text.vi.split()) in said
        assert " ".join(rule.text.en.split()) in said
        assert rule.cites.words(lang) in said
        assert rule.confidence.label(lang) in said
        assert rule.in_force.words(lang) in said

    def test_a_rule_that_holds_by_analogy_says_so(self, done):
        by_analogy = next(r for t in dc.law.INSTRUMENTS for r in t.rules if r.by_analogy)
        assert "By analogy yes" in done("explain", by_analogy.id, "--lang", "en").words

    def test_acts_owed_are_cited_with_their_marks(self, done, file):
        at = ("--place", "dak-nong/gia-nghia")
        part = '{ kind = "petition", field = "transport", settled_by = "city" }'
        said = f'id = "S1"\non = 2022-10-14\nwords = "x"\ndelivery = "spoken"\nparts = [{part}]'
        path = file("said.toml", f"[[statements]]\n{said}")
        for argv in (("explain", path, *at), ("route", "--file", path, *at)):
            assert (
                "báo kết quả xử lý cho người dân trong 10 ngày làm việc – khoản 1 Điều 28 Luật "
                "42/2013/QH13 (áp dụng tương tự)"
            ) in done(*argv).words
            english = done(*argv, "--lang", "en").words
            assert "Law 42/2013/QH13 art. 28(1) (by analogy)" in english

    def test_a_body_of_every_ward_is_named_as_the_ward_names_it(self, done):
        at = ("--place", "lam-dong/bac-gia-nghia", "--on", "2026-10-29")
        facts = ("--kind", "complaint", "--field", "transport", "--settled-by", "province")
        said = done("route", *at, *facts, "--delivery", "spoken").words
        assert "Đầu mối Chủ tịch UBND phường Bắc Gia Nghĩa" in said
        assert "Cơ quan phối hợp Phòng Kinh tế, Hạ tầng và Đô thị" in said

    def test_what_is_asked_of_the_law_tells_what_holds_by_analogy(self, done):
        said = done("law", "--place", "lam-dong/bac-gia-nghia", "--on", "2026-07-01").words
        told = re.findall(r"\(([^()]*?), áp dụng tương tự\) (\S+)", said)
        assert ("đã đọc văn bản", "42/2013/QH13:28.1:told-within") in told
        ids = {rule for _, rule in told}
        law = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01")
        assert ids == {r.id for q in dc.Question for r in law.answer(q).rules if r.by_analogy}

    def test_a_law_amended_by_one_that_was_not_read_carries_a_caveat(self, done, file):
        """136/2025/QH15, from 2026-07-01."""
        caveat = dc.law.law_136_2025.CAVEAT
        ward = ("--place", "lam-dong/bac-gia-nghia")
        rule = "42/2013/QH13:28.1:told-within"
        plan = plan_to_json(ward_plan("lam-dong/bac-gia-nghia", When.on("2026-10-29")))
        for argv in (
            ("explain", rule),
            ("law", *ward, "--on", "2026-07-01"),
            ("check", file("plan.json", plan)),
        ):
            assert " ".join(caveat.vi.split()) in done(*argv).words
            assert " ".join(caveat.en.split()) in done(*argv, "--lang", "en").words
        assert done("explain", rule, "--json").data["caveats"] == [
            {"vi": caveat.vi, "en": caveat.en}
        ]
        assert done("explain", "72/2025/QH15:43.2:notice", "--json").data["caveats"] == []
        assert caveat.vi[:20] not in done("law", *ward, "--on", "2026-06-30").words
        two = "".join(
            f'[[statements]]\nid = "S{n}"\non = 2026-07-01\nwords = "x"\n'
            f'parts = [{{ kind = "petition" }}]\n'
            for n in (1, 2)
        )
        explained = ("explain", file("two.toml", two), *ward)
        assert done(*explained).words.count(" ".join(caveat.vi.split())) == 1
        told = [{"vi": caveat.vi, "en": caveat.en}]
        assert done(*explained, "--json").data["caveats"] == told

    def test_what_is_encoded_is_told(self, done):
        said = done("explain", "72/2025/QH15:43.2:notice", "--lang", "en").words
        assert "Question days of notice" in said
        assert "at least 7 days" in said

    def test_a_duty_of_the_local_government_is_the_councils_own(self, done):
        """Art. 43(1) obliges the council, art. 43(2) seats its standing body."""
        said = done("explain", "72/2025/QH15:43.1:yearly").words
        assert "Ai có nghĩa vụ Ủy ban nhân dân; Hội đồng nhân dân" in said
        said = done("explain", "72/2025/QH15:43.1:yearly", "--lang", "en").words
        assert "Obliges People's Committee; People's Council" in said
        said = done("explain", "72/2025/QH15:43.2:chairs").words
        assert "phải có Ủy ban nhân dân; Thường trực Hội đồng nhân dân" in said

    def test_a_rule_of_the_plan_shipped(self, done):
        assert "mục II Kế hoạch" in done("explain", "gia-nghia-2022:II:held-from-floor").words

    def test_plain_data(self, done):
        data = done("explain", "72/2025/QH15:43.2:notice", "--json").data
        assert data["id"] == "72/2025/QH15:43.2:notice"
        assert data["rule"] == "requirement"
        assert data["at_least"] == {"days": 7}
        assert data["in_force"] == {"since": "2025-06-16", "until": None}
        assert data["text"].keys() == {"vi", "en"}
        assert data["confidence"] == "verified"

    def test_every_rule_shipped_can_be_said_as_plain_data(self):
        for text in dc.law.INSTRUMENTS:
            json.dumps(_page._plain(text.rules))

    def test_an_id_that_is_none_names_those_near(self, refused):
        vi, en = refused("explain", "72/2025/QH15:43.2:notise")
        assert "72/2025/QH15:43.2:notice" in vi
        assert "near it" in en


EXAMPLES = Path(__file__).parents[1] / "examples"
OWN = EXAMPLES / "own_regulation"
WARD_OF_2026 = ("--place", "lam-dong/bac-gia-nghia", "--on", "2026-07-01")


class TestOwnRules:
    """A text of the user's own joins in wherever the law is asked."""

    def test_the_law_counts_it_in(self, done):
        argv = ("law", *WARD_OF_2026, "--regulation", OWN / "rule.toml", "--json")
        answers = {a["question"]: a for a in done(*argv).data["answers"]}
        assert answers["notice_lead"]["at_least"] == {"days": 10}
        assert answers["frequency"]["at_least"] == {"times_a_year": 2}

    def test_statements_are_decided_by_it(self, done):
        argv = ("screen", *WARD_OF_2026, "--kind", "question", "--conduct", "intoxicated")
        plain = done(*argv, "--json").data["parts"][0]["floor"]["outcome"]
        own = done(*argv, "--regulation", OWN / "rule.toml", "--json").data["parts"][0]
        assert (plain, own["floor"]["outcome"]) == ("may_refuse", "must_refuse")

    def test_a_sound_one_is_certified_and_ends_with_0(self, done):
        ran = done("certify", *WARD_OF_2026, "--regulation", OWN / "rule.toml")
        assert "đầy đủ, không mâu thuẫn" in ran.words

    def test_one_that_contradicts_itself_ends_with_1(self, run):
        argv = ("certify", *WARD_OF_2026, "--regulation", OWN / "refused" / "contradiction.toml")
        assert run(*argv).code == 1
        ran = run(*argv, "--json")
        assert (ran.code, ran.data["sound"]) == (1, False)

    def test_a_rule_of_it_is_explained(self, done):
        argv = ("explain", "00/2026/QĐ-UBND:4:notice", "--regulation", OWN / "rule.toml")
        assert "Thông báo chậm nhất 10 ngày" in done(*argv).words

    def test_slips_of_the_pen_are_told_with_the_file(self, refused):
        path = OWN / "refused" / "typo.toml"
        vi, en = refused("certify", *WARD_OF_2026, "--regulation", path)
        assert f"{path} rules[1].artcle: 4: có phải 'article'?" in vi
        assert f"{path} rules[0].rule: 'requirment': did you mean 'requirement'?" in en

    def test_one_that_says_nothing_there_is_refused(self, refused):
        vi, en = refused(
            "law", "--place", WARD, "--on", "2022-07-01", "--regulation", OWN / "rule.toml"
        )
        assert "không có quy tắc nào cho phường Nghĩa Đức" in vi
        assert "places (lam-dong)" in en

    @pytest.fixture
    def plan_of_2026(self, file) -> Path:
        """Eight days of notice: seven of the law are kept, ten of the province are not."""
        plan = ward_plan("lam-dong/bac-gia-nghia", When.on("2026-10-29"), lead=Days(8))
        return file("plan.json", plan_to_json(plan))

    @pytest.mark.parametrize("on", [(), ("--on", "2026-10-29")])
    def test_a_plan_is_checked_by_it(self, done, plan_of_2026, on):
        argv = ("check", plan_of_2026, *on, "--json")
        own = ("--regulation", OWN / "rule.toml")

        def verdicts(*more: object) -> dict[str, str]:
            (edition,) = done(*argv, *more).data["editions"]
            return {f["check"]: f["verdict"] for f in edition["findings"]}

        plain, bound = verdicts(), verdicts(*own)
        assert plain["72/2025/QH15:43.2:notice"] == bound["72/2025/QH15:43.2:notice"] == "met"
        assert "00/2026/QĐ-UBND:4:notice" not in plain
        assert bound["00/2026/QĐ-UBND:4:notice"] == "breached"

    def test_its_duties_are_dated_by_it(self, done, plan_of_2026):
        argv = ("schedule", plan_of_2026, "--regulation", OWN / "rule.toml", "--json")
        rules = {duty["rule"] for duty in done(*argv).data["duties"]}
        assert "00/2026/QĐ-UBND:4:notice" in rules

    def test_a_plan_that_it_does_not_bind_is_refused(self, refused, file):
        path = file("plan.json", plan_to_json(ward_plan(WARD, When.on("2022-11-01"))))
        vi, en = refused("check", path, "--regulation", OWN / "rule.toml")
        assert "không có quy tắc nào cho phường Nghĩa Đức" in vi
        assert "on 2022-11-01" in en

    def test_units_below_are_asked_for_what_binds_them(self, done, file):
        """A text that speaks to the city alone is no reason to refuse the wards below it."""
        text = (OWN / "rule.toml").read_text(encoding="utf-8")
        for old, new in (
            ('places = ["lam-dong"]', 'places = ["dak-nong/gia-nghia"]'),
            ('levels = ["ward"]', 'levels = ["city"]'),
            ("dated = 2026-02-10", "dated = 2022-02-10"),
            ("from = 2026-03-01", "from = 2022-03-01"),
        ):
            assert old in text
            text = text.replace(old, new)
        data = done("check", CITY_PLAN, "--regulation", file("city.toml", text), "--json").data
        (edition,) = data["editions"]
        assert "00/2026/QĐ-UBND:4:notice" in {f["check"] for f in edition["findings"]}
        assert data["cascade"]["findings"]

    def test_what_is_no_text_names_those_near(self, refused):
        vi, en = refused("certify", *WARD_OF_2026, "--regulation", "72/2025/QH51")
        assert "72/2025/QH15" in vi
        assert "no .json or .toml file" in en

    def test_a_file_that_is_too_large_is_not_read(self, refused, file):
        path = file("rule.toml", "#" * 2_000_001)
        assert "larger than 2000000 bytes" in refused("layer", "72/2025/QH15", path)[1]


class TestLayer:
    def test_a_text_shipped_against_another(self, done):
        said = done("layer", "42/2013/QH13", "Quy định đối thoại của Tỉnh ủy Bình Phước").words
        assert "không nới lỏng văn bản cấp trên" in said

    def test_a_file_against_the_law_of_a_day(self, done):
        argv = ("layer", "2026-07-01", OWN / "rule.toml", "--place", "lam-dong/bac-gia-nghia")
        assert "relaxes no upper text" in done(*argv, "--lang", "en").words
        data = done(*argv, "--json").data
        assert data["sound"] is True
        assert len(data["layering"]["permitted"]) == 4

    def test_a_relaxation_is_shown_and_ends_with_1(self, run):
        argv = ("layer", "72/2025/QH15", OWN / "refused" / "notice_5_days.toml")
        ran = run(*argv)
        assert (ran.code, ran.err) == (1, "")
        assert "06 ngày trước ngày tổ chức hội nghị" in ran.words
        ran = run(*argv, "--json")
        assert ran.code == 1
        (found,) = ran.data["layering"]["relaxations"]
        assert (found["kind"], found["upper"]) == ("number", ["72/2025/QH15:43.2:notice"])

    def test_a_day_needs_a_place(self, refused):
        assert "--place" in refused("layer", "2026-07-01", OWN / "rule.toml")[0]

    @pytest.mark.parametrize(
        ("day", "old", "new"),
        [
            ("2026-07-01", 'places = ["lam-dong"]', 'places = ["lamdong"]'),
            ("2026-02-01", "", ""),
        ],
    )
    def test_a_text_silent_there_is_refused(self, refused, file, day, old, new):
        text = (OWN / "rule.toml").read_text(encoding="utf-8")
        assert old in text
        path = file("rule.toml", text.replace(old, new))
        said = refused("layer", day, path, "--place", "lam-dong/bac-gia-nghia")
        assert "a draft is looked at on a day from 2026-03-01" in said[1]
        assert "kể từ 01/03/2026" in said[0]

    def test_a_text_of_which_nothing_can_be_decided_is_refused(self, refused, file):
        text = (OWN / "refused" / "notice_5_days.toml").read_text(encoding="utf-8")
        path = file("rule.toml", text.replace('"verified"', '"uncertain"'))
        vi, en = refused("layer", "72/2025/QH15", path)
        assert "nothing could be decided" in en
        assert "chưa đánh giá được điểm nào" in vi

    def test_texts_that_do_not_meet_are_refused(self, refused):
        assert "nothing was compared" in refused("layer", "42/2013/QH13", "47/2019/QH14")[1]


class TestCompare:
    PLACE = ("--place", "lam-dong/bac-gia-nghia")

    def test_with_and_without_a_text_of_ones_own(self, done):
        argv = ("compare", "2026-07-01", OWN / "rule.toml", *self.PLACE)
        assert "ít nhất 07 ngày (24/06/2026) → ít nhất 10 ngày (21/06/2026)" in done(*argv).words
        data = done(*argv, "--json").data
        assert data["a"]["on"] == data["b"]["on"] == "2026-07-01"
        changes = {d["id"]: d["change"] for d in data["differences"]}
        assert changes["00/2026/QĐ-UBND:4:notice"] == "added"

    def test_two_days(self, done):
        argv = ("compare", "2025-07-01", "2026-07-01", *self.PLACE, "--lang", "en")
        said = done(*argv).words
        assert "Law as in force on 2025-07-01" in said
        assert "Law as in force on 2026-07-01" in said
        assert done(*argv, "--json").data["differences"]

    def test_a_day_with_itself(self, done):
        argv = ("compare", "2026-07-01", "2026-07-01", *self.PLACE, "--json")
        assert done(*argv).data["differences"] == []

    def test_two_texts_on_the_day_that_is_given(self, done):
        other = OWN / "refused" / "notice_5_days.toml"
        argv = ("compare", OWN / "rule.toml", other, "--on", "2026-07-01", *self.PLACE, "--json")
        changes = {d["id"]: d["change"] for d in done(*argv).data["differences"]}
        assert changes["00/2026/QĐ-UBND:4:notice"] == "changed"

    def test_two_texts_need_a_day(self, refused):
        assert "--on" in refused("compare", OWN / "rule.toml", OWN / "rule.toml", *self.PLACE)[0]


class TestWhyNotAndWhy:
    FILE = EXAMPLES / "statements.toml"

    def test_the_least_change_is_told(self, done):
        argv = ("why-not", self.FILE, "hear", "--part", "S4/1", "--plan", CITY_PLAN)
        assert "Thay đổi ít nhất: - hành vi" in done(*argv).words
        data = done(*argv, "--json").data
        assert (data["part"], data["outcome"]) == ("S4/1", "hear")
        assert [change["fact"] for change in data["changes"]] == ["conduct"]
        assert data["then"]["floor"]["outcome"] == "hear"

    def test_where_nothing_helps_it_says_why(self, done):
        argv = ("why-not", self.FILE, "answer", "--part", "S3/1", "--plan", CITY_PLAN)
        data = done(*argv, "--json").data
        assert data["then"] is None
        assert data["reason"].keys() == {"vi", "en"}

    def test_the_only_part_of_a_file_needs_no_name(self, done, file):
        said = {**A_STATEMENT, "parts": A_STATEMENT["parts"][:1]}
        path = file("one.json", json.dumps([said]))
        argv = ("why-not", path, "hear", "--place", "dak-nong/gia-nghia", "--json")
        assert done(*argv).data["part"] == "S7/1"

    @pytest.mark.parametrize("more", [(), ("--part", "S9/1")])
    def test_one_of_several_parts_is_named(self, refused, more):
        vi, _ = refused("why-not", self.FILE, "hear", "--plan", CITY_PLAN, *more)
        assert "S5/2" in vi

    def test_an_outcome_that_is_none(self, refused):
        vi, _ = refused("why-not", self.FILE, "hearr", "--plan", CITY_PLAN)
        assert "hear (nghe phát biểu)" in vi

    def test_the_decisions_of_a_file_are_explained(self, done):
        ran = done("explain", self.FILE, "--plan", CITY_PLAN)
        for part in ("S1/1", "S2/1", "S3/1", "S4/1", "S5/1", "S5/2"):
            assert part in ran.out
        assert "đã xét: hành vi: say rượu" in ran.words

    def test_one_part_is_explained(self, done):
        argv = ("explain", self.FILE, "--part", "S5/2", "--place", "dak-nong/gia-nghia")
        (part,) = done(*argv, "--json").data["parts"]
        assert part["id"] == "S5/2"
        assert part["screening"]["steps"]
        assert part["routing"]["what"].keys() == {"vi", "en"}

    def test_nothing_that_was_said_is_printed(self, done):
        for words in ("Mương trước nhà", "nhận tiền"):
            for more in ((), ("--json",)):
                assert words not in done("explain", self.FILE, "--plan", CITY_PLAN, *more).words

    def test_the_two_files_of_statements_say_the_same(self, done):
        argv = ("route", "--plan", CITY_PLAN, "--json", "--file")
        first = done(*argv, EXAMPLES / "statements.toml").data
        assert first == done(*argv, EXAMPLES / "statements.json").data

    @pytest.mark.parametrize("text", ["a = 1", "statements = 7", "[[statement]]"])
    def test_toml_that_holds_no_statements(self, refused, file, text):
        path = file("s.toml", text)
        assert "ý kiến" in refused("route", "--plan", CITY_PLAN, "--file", path)[0]


class TestSchema:
    def test_it_prints_the_schema_of_a_document(self, done):
        assert done("schema", "plan").data == schema("plan")

    def test_the_help_names_every_document(self, done):
        said = done("schema", "--help").out
        assert [name for name in DOCUMENTS if f"{name}," not in said] == [DOCUMENTS[-1]]
        assert f"{DOCUMENTS[-1]}." in said

    def test_another_document_is_refused_with_the_names(self, run):
        ran = run("schema", "letter", "--lang", "en")
        assert ran.code == 2
        assert "there are plan, statement" in ran.err
