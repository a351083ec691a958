"""The pages of the documentation that are made from the library, and the script that makes them."""

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

import dialogue_core as dc
from dialogue_core.plans import Document, Plan
from dialogue_core.rules import Absence, Requirement, Route, Rule
from dialogue_core.territory import Body, Unit
from dialogue_core.vocabulary import DocumentKind, Extent, Term, Verdict

DOCS = Path(__file__).parents[1] / "docs"


def load():
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


generate = load()
PAGES = generate.pages()
RULES = [rule for found in dc.law.INSTRUMENTS for rule in found.rules]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_page_is_stale(name):
    assert generate.read(DOCS / name) == PAGES[name], "run: python docs/generate.py"


def test_no_page_is_left_of_what_is_gone():
    assert generate.stale() == []


class TestScript:
    @pytest.fixture
    def copy(self, tmp_path, monkeypatch):
        shutil.copytree(DOCS / "law", tmp_path / "law")
        shutil.copytree(DOCS / "schema", tmp_path / "schema")
        shutil.copy(DOCS / "glossary.md", tmp_path)
        shutil.copy(DOCS / "sessions_life.md", tmp_path)
        monkeypatch.setattr(generate.stale, "__defaults__", (tmp_path,))
        monkeypatch.setattr(generate.write, "__defaults__", (tmp_path,))
        (tmp_path / "glossary.md").write_text("old", encoding="utf-8")
        (tmp_path / "law" / "law_72_2025.md").unlink()
        (tmp_path / "law" / "gone.md").write_text("x", encoding="utf-8")
        return tmp_path

    CHANGED = ("glossary.md", "law/gone.md", "law/law_72_2025.md")

    def test_checking_names_what_differs_is_missing_or_is_gone(self, copy, capsys):
        assert generate.main(["--check"]) == 1
        assert capsys.readouterr().out.split() == [
            word for name in self.CHANGED for word in ("stale:", f"docs/{name}")
        ]
        assert (copy / "law" / "gone.md").exists()

    def test_writing_puts_all_right(self, copy):
        assert generate.main([]) == 0
        assert generate.main(["--check"]) == 0
        assert not (copy / "law" / "gone.md").exists()


class TestRuleSheets:
    def sheet(self, rule: Rule) -> str:
        return PAGES[f"law/{generate.PAGE_OF[rule.cites.instrument]}"]

    def test_every_rule_stands_on_its_sheet_by_id_or_as_a_line_of_a_table(self):
        for rule in RULES:
            mark = generate.plain(rule.text.vi) if isinstance(rule, Route) else f"`{rule.id}`"
            assert mark in self.sheet(rule), rule.id

    def test_every_clause_stands_in_both_languages(self):
        for rule in RULES:
            if not isinstance(rule, Absence | Route):
                for text in (rule.text.vi, rule.text.en):
                    assert generate.plain(text) in self.sheet(rule), rule.id

    def test_what_is_not_encoded_stands_with_its_reason(self):
        for found in dc.law.INSTRUMENTS:
            page = PAGES[f"law/{generate.PAGE_OF[found.number]}"]
            for left in found.not_encoded:
                assert generate.both(left.reason) in page

    def test_no_two_rules_share_a_label(self):
        labels = [generate.anchor(rule) for rule in RULES if not isinstance(rule, Route)]
        assert len(labels) == len(set(labels))

    def test_a_sheet_says_breached_only_of_what_a_plan_is_able_to_show(self):
        unit = Unit(id="x", name="X", kind=dc.law.gia_nghia_2022.PLAN.place.kind)
        body = Body.named("UBND")
        plan = Plan(
            id="empty",
            document=Document(kind=DocumentKind.PLAN, title=dc.Words("Kế hoạch"), issuer=body),
            place=unit,
            level=unit.level,
            organiser=body,
            provisions=(),
            extent=Extent.PART,
        )
        for rule in RULES:
            if isinstance(rule, Requirement):
                alone = dc.Regulation(
                    place=unit, level=unit.level, on=rule.in_force.since, rules=(rule,)
                )
                found = dc.check_plan(plan, alone, dc.CALENDAR_DAYS, as_of=rule.in_force.since)
                assert {f.verdict for f in found} <= {Verdict.NOT_EVALUATED, Verdict.MET}
                shown = not any(f.saw.en.endswith("no plan can tell") for f in found)
                by_a_plan = rule.question in generate.SHOWN_BY_A_PLAN and not rule.stated
                assert shown == by_a_plan, rule.id


def test_the_glossary_has_every_word_of_every_vocabulary():
    for kind in Term.__subclasses__():
        if kind.__module__ == "dialogue_core.vocabulary":
            for word in kind:
                row = f"| `{word.value}` | {generate.plain(word.vi)} | {generate.plain(word.en)} |"
                assert row in PAGES["glossary.md"]


def test_text_of_the_law_is_no_markup():
    assert generate.plain("a | b *c* [d]") == r"a \| b \*c\* \[d\]"
