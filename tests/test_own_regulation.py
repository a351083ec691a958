"""The example of a province's own rule: it stands, and each edit of it falls by its own case."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import dialogue_core as dc
from dialogue_core.layering import layer
from dialogue_core.rules import Limit
from dialogue_core.values import Days, Times
from dialogue_core.vocabulary import Question, RelaxationKind

FOLDER = Path(__file__).parents[1] / "examples" / "own_regulation"


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("own_regulation", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


example = load(FOLDER / "run.py")
LAW = dc.law.regulation_for(example.WARD, on=example.DAY)


def layered(name: str):
    return layer(LAW, example.read(name), calendar=dc.law.CALENDAR)


class TestTheRule:
    def test_it_asks_for_more_than_the_law(self):
        own = example.with_own(example.read("rule"))
        assert own.answer(Question.FREQUENCY).at_least == Times(2)
        assert own.answer(Question.NOTICE_LEAD).at_least == Days(10)

    def test_it_fills_what_the_law_leaves_open(self):
        own = example.with_own(example.read("rule"))
        for question, days in (
            (Question.CONCLUSION_WITHIN, 10),
            (Question.ANSWER_WITHIN, 20),
        ):
            assert LAW.answer(question).absences
            assert own.answer(question).at_most == Days(days)

    def test_it_relaxes_nothing_and_can_be_obeyed(self):
        found = layered("rule")
        assert found.sound
        assert not found.not_evaluated
        assert dc.certify(example.with_own(example.read("rule"))).sound

    def test_each_exclusion_stands_on_the_permission_that_it_names(self):
        limits = [rule for rule in example.read("rule").rules if isinstance(rule, Limit)]
        assert len(limits) == 4
        assert {found.lower for found in layered("rule").permitted} == {r.id for r in limits}

    def test_it_says_itself_that_it_is_invented(self):
        rule = example.read("rule")
        assert "giả định" in rule.title.vi
        assert "invented" in rule.title.en


class TestTheRefusedEdits:
    def test_every_file_is_shown(self):
        assert {path.stem for path in (FOLDER / "refused").iterdir()} == set(example.REFUSED)

    @pytest.mark.parametrize(
        ("name", "kind", "said"),
        [
            ("notice_5_days", RelaxationKind.NUMBER, "6 days before the day of the conference"),
            ("result_within_20", RelaxationKind.NUMBER, "11 days after the day of the conference"),
            ("result_after_conclusion", RelaxationKind.JOINT, "17 days after the day"),
            ("no_ground", RelaxationKind.LOSS, "kind: question: must refuse"),
        ],
    )
    def test_a_relaxation_is_shown_by_its_case(self, name, kind, said):
        (found,) = layered(f"refused/{name}").relaxations
        assert found.kind is kind
        assert said in found.words("en")

    def test_a_contradiction_is_found_by_the_certificate(self):
        certificate = dc.certify(example.with_own(example.read("refused/contradiction")))
        pair = {"00/2026/QĐ-UBND:4.1:notice", "00/2026/QĐ-UBND:4.2:not-too-early"}
        assert certificate.failures
        assert all(pair <= set(failure.rules) for failure in certificate.failures)


class TestTheRun:
    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            (
                "vi",
                [
                    "Quy định về hội nghị đối thoại với Nhân dân của tỉnh Lâm Đồng (giả định)",
                    "không nới lỏng văn bản cấp trên",
                    "đầy đủ, không mâu thuẫn",
                    "8 quy tắc khác nhau, 8 có tác động",
                    "ít nhất 07 ngày (24/06/2026) → ít nhất 10 ngày (21/06/2026)",
                    "06 ngày trước ngày tổ chức hội nghị",
                    "17 ngày sau ngày tổ chức hội nghị",
                    "thiếu căn cứ",
                    "00/2026/QĐ-UBND:4.2:not-too-early",
                    "có phải 'requirement'?",
                ],
            ),
            (
                "en",
                [
                    "relaxes no upper text",
                    "complete, free of contradiction",
                    "8 clauses differ, 8 with an effect",
                    "6 days before the day of the conference",
                    "17 days after the day of the conference",
                    "without a ground",
                    "did you mean 'requirement'?",
                ],
            ),
        ],
    )
    def test_it_prints_all_in_either_language(self, capsys, lang: str, said: list[str]):
        example.main(["--lang", lang])
        printed = capsys.readouterr()
        assert printed.err == ""
        for words in said:
            assert words in printed.out
