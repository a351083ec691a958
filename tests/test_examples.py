"""Every example runs, in both languages where it speaks two, and prints what a reader came for."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.py"))


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
        for statement in example.STATEMENTS:
            assert statement.id in printed

    def test_the_words_of_a_denunciation_stay_sealed(self, example, capsys):
        example.main([])
        printed = " ".join(capsys.readouterr().out.split())
        sealed = [
            s for s in example.STATEMENTS if example.DENUNCIATION in [p.kind for p in s.parts]
        ]
        assert len(sealed) == 4
        for statement in sealed:
            assert statement.words.open() not in printed

    def test_some_wards_have_planned_and_some_have_not(self, example, capsys):
        example.main([])
        wards = capsys.readouterr().out.partition("\n4. ")[2].partition("\n5. ")[0]
        assert wards.count("đạt") == 2
        assert wards.count("chưa đến hạn") == 6
