"""A regulation of one's own: each property finds its fault, as a function and under pytest."""

import subprocess
import sys
from importlib import metadata

import attrs
import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st

import _dialogue_core_pytest
import dialogue_core as dc
from dialogue_core import law, testing
from dialogue_core.errors import ConflictingRulesError, InvalidValueError
from dialogue_core.rules import Absence, Limit, Requirement, Route
from dialogue_core.statements import Given
from dialogue_core.testing import _conformance, _plugin
from dialogue_core.testing._conformance import PROPERTIES, Case
from dialogue_core.values import Citation, Days, Share, Span, Times, Words
from dialogue_core.vocabulary import Admission, Confidence, Handling, Question, StatementKind

pytest_plugins = ("pytester",)

LAW = law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01")
FIRST = settings(phases=[Phase.generate], database=None)
NAMES = [one.name for one in PROPERTIES]


def common(slug, **more):
    return {
        "cites": Citation("00/2026/QĐ-UBND", article=1),
        "slug": slug,
        "text": Words("Quy tắc giả định.", "An invented rule."),
        "in_force": Span("2026-01-01"),
        "confidence": Confidence.VERIFIED,
        **more,
    }


def own(*rules, without=()):
    kept = tuple(rule for rule in LAW.rules if rule.id not in without)
    return attrs.evolve(LAW, rules=(*kept, *rules))


def outcome(name, regulation, **more):
    case = Case(
        **{"regulation": regulation, "upper": LAW, "calendar": None, "examples": 15, **more}
    )
    (found,) = (one.outcome(case) for one in PROPERTIES if one.name == name)
    return found


class TestTheLawShipped:
    @pytest.mark.parametrize("place", ["lam-dong", "lam-dong/bac-gia-nghia"])
    def test_it_has_every_property(self, place):
        regulation = law.regulation_for(place, on="2026-07-01")
        report = testing.check_regulation(
            regulation, upper=regulation, calendar=law.CALENDAR, examples=5
        )
        assert report.sound
        assert [found.name for found in report.outcomes] == NAMES
        assert all(found.holds for found in report.outcomes)

    def test_a_report_is_the_same_each_time_and_in_two_languages(self):
        first, second = (testing.check_regulation(LAW, examples=2) for _ in range(2))
        assert first == second
        assert first.words("vi").startswith(
            "phường Bắc Gia Nghĩa, 01/07/2026: 8 tính chất, 0 không"
        )
        assert "8 properties, 0 broken" in first.words("en")
        assert "not checked: nothing above is relaxed\n  no regulation above" in first.words("en")

    def test_as_many_cases_are_tried_as_the_profile_says(self, monkeypatch):
        tried = []
        noting = attrs.evolve(PROPERTIES[0], broken=lambda case: tried.append(case.examples))
        monkeypatch.setattr(_conformance, "PROPERTIES", (noting,))
        assert testing.check_regulation(LAW).sound
        assert tried == [settings().max_examples]

    def test_a_plan_that_was_joined_is_told(self):
        plan = law.gia_nghia_2022.PLAN
        bound = law.regulation_for(plan.place, on="2022-10-14").under(plan)
        found = outcome("tightening", bound, upper=None)
        assert found.holds is None
        assert found.skipped.en.startswith("a plan was joined")


@pytest.fixture
def few(monkeypatch):
    """A few statements to choose from, so that nothing has to be shrunk for long."""
    said = [
        find(testing.statements(on=LAW.on, kind=kind, parts=1), lambda _: True, settings=FIRST)
        for kind in (StatementKind.QUESTION, StatementKind.COMPLAINT)
    ]
    monkeypatch.setattr(_conformance, "statements", lambda on: st.sampled_from(said))
    return said


@pytest.mark.usefixtures("few")
class TestFaults:
    def test_nothing_lawful_is_left(self):
        kind = Given(kind=(StatementKind.COMPLAINT,))
        rules = (
            Limit(**common("heard"), given=kind, only=(Admission.HEAR,)),
            Limit(**common("not-heard"), given=kind, only=(Admission.MUST_REFUSE,)),
        )
        found = outcome("total", own(*rules))
        assert found.holds is False
        assert "kind: complaint" in found.broken.en
        assert "nothing lawful is left" in found.broken.en

    def test_an_error_on_a_whole_statement(self, monkeypatch):
        def refuse(statement, regulation):
            raise ConflictingRulesError("no", "không")

        monkeypatch.setattr(_conformance, "screen", refuse)
        found = outcome("total", LAW)
        assert found.broken.en.startswith("no: Statement(id='S1'")
        for name in ("in-force", "conservation", "order", "redaction"):
            assert outcome(name, LAW, examples=3).holds

    def test_two_bodies_for_one_field(self):
        row = next(route for route in LAW.of(Route) if route.at is LAW.level)
        found = outcome("one-answer", own(attrs.evolve(row, slug="again")))
        assert "several bodies are named" in found.broken.en

    def test_a_question_without_an_answer(self):
        gap = next(rule for rule in LAW.of(Absence) if rule.question is Question.ANSWER_WITHIN)
        found = outcome("one-answer", own(without=(gap.id,)))
        assert "hole in the law data" in found.broken.en

    def test_a_rule_that_is_not_in_force(self):
        rule = Requirement(
            **common("late", in_force=Span("2027-01-01")), question=Question.FORM, stated=True
        )
        found = outcome("in-force", own(rule))
        assert found.broken.en.startswith("00/2026/QĐ-UBND:1:late (from 2027-01-01) does not hold")
        assert outcome("one-answer", own(rule)).holds

    def test_a_reason_from_nowhere(self, monkeypatch):
        route = _conformance.route
        fewer = attrs.evolve(LAW, rules=LAW.of(Requirement))
        monkeypatch.setattr(_conformance, "screen", lambda said, _: dc.screen(said, LAW))
        monkeypatch.setattr(_conformance, "route", lambda said, found, _: route(said, found, LAW))
        found = outcome("in-force", fewer, upper=None)
        assert found.broken.en.startswith("reasons from nowhere: 02/2011/QH13:11:unsigned")

    def test_a_weaker_number(self):
        rule = Requirement(**common("notice"), question=Question.NOTICE_LEAD, at_least=Days(6))
        found = outcome("layering", own(rule))
        assert found.holds is False
        assert "6 days" in found.broken.en

    def test_a_part_that_is_lost(self, monkeypatch):
        monkeypatch.setattr(_conformance, "Session", Forgetful)
        found = outcome("conservation", LAW)
        assert found.broken.en.startswith("a part is lost: Statement(")

    def test_an_order_that_matters(self, monkeypatch):
        decided = iter(range(10**6))
        monkeypatch.setattr(_conformance, "_decided", lambda *_: next(decided))
        assert "the order changes a decision" in outcome("order", LAW).broken.en

    def test_a_finding_that_goes_away(self, monkeypatch):
        breached = _conformance._breached

        def forgetful(plan, regulation, calendar):
            return breached(plan, regulation, calendar) if regulation == short else set()

        rule = "72/2025/QH15:43.2:notice"
        short = attrs.evolve(LAW, rules=(LAW.rule(rule),))
        monkeypatch.setattr(_conformance, "_breached", forgetful)
        found = outcome("tightening", short)
        assert found.broken.en.startswith(f"to tighten {rule} removes the finding {rule}: (Plan(")

    def test_words_that_are_shown(self, monkeypatch):
        monkeypatch.setattr(_conformance, "repr", lambda _: _conformance._CANARY, raising=False)
        found = outcome("redaction", LAW)
        assert found.broken.en.startswith("a citizen's words are shown")
        assert "chim hoàng yến" not in found.broken.en

    def test_the_report_shows_the_smallest_case(self):
        rule = Requirement(**common("notice"), question=Question.NOTICE_LEAD, at_least=Days(6))
        report = testing.check_regulation(own(rule), upper=LAW, examples=2)
        assert not report.sound
        assert "8 tính chất, 1 không đạt" in report.words("vi")
        assert "KHÔNG ĐẠT: không nới lỏng quy định cấp trên\n  " in report.words("vi")


class Forgetful:
    """A record that keeps nothing."""

    def __init__(self, **head):
        self.custody = {}

    def heard(self, *_):
        return self


class TestNumbers:
    def test_every_number_is_tightened_by_one_where_that_makes_sense(self):
        rules = [
            Requirement(**common("a"), question=Question.VOTER_REQUEST, at_least=Share(10)),
            Requirement(**common("b"), question=Question.FREQUENCY, at_least=Times(1)),
            Requirement(**common("c"), question=Question.RESULT_WITHIN, at_most=Days(10)),
            Requirement(**common("d"), question=Question.RESULT_WITHIN, at_most=Days(1)),
            Requirement(**common("e"), question=Question.FORM, stated=True),
        ]
        found = [tight for rule in rules for tight in _conformance._tightened(rule)]
        assert [rule.at_least or rule.at_most for rule in found] == [Share(11), Times(2), Days(9)]

    def test_a_regulation_without_numbers(self):
        assert outcome("tightening", attrs.evolve(LAW, rules=()), upper=None).holds


# --- under pytest -------------------------------------------------------------------------------

MINE = """
import attrs
import dialogue_core as dc
from dialogue_core.rules import Limit, Route

LAW = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01")
NUMBER = 7

def breaks():
    raise RuntimeError("my own fault")

def wants(unit):
    return LAW

def twice():
    row = next(route for route in LAW.of(Route) if route.at is LAW.level)
    return attrs.evolve(LAW, rules=(*LAW.rules, attrs.evolve(row, slug="again")))
"""


@pytest.fixture
def run(pytester):
    pytester.makepyfile(mine=MINE)
    pytester.syspathinsert()
    return lambda *args: pytester.runpytest_inprocess("-p", "no:cacheprovider", *args)


class TestWrongArguments:
    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"examples": 0}, "examples must be at least 1, got 0"),
            ({"examples": -3}, "examples must be at least 1, got -3"),
            ({"examples": "3"}, "examples must be int, got '3'"),
            ({"upper": law.INSTRUMENTS[0]}, "upper must be Regulation, got a Instrument"),
            ({"calendar": 3}, "calendar must be Calendar, got 3"),
        ],
    )
    def test_it_is_told_which_and_what(self, given, said):
        with pytest.raises(InvalidValueError, match=said):
            testing.check_regulation(LAW, **given)


def test_what_deserves_a_look_is_told_and_breaks_nothing(monkeypatch):
    monkeypatch.setattr(_conformance, "PROPERTIES", ())
    most = common("most", question=Question.NOTICE_LEAD, at_most=Days(30))
    report = testing.check_regulation(own(Requirement(**most)))
    (warning,) = report.warnings
    assert report.sound
    assert report.words("en").endswith(f"to be looked at: {warning.words('en')}")
    assert report.words("vi").endswith(f"cần xem lại: {warning.words('vi')}")


class TestThePlugin:
    def test_it_is_installed(self):
        (entry,) = metadata.entry_points(group="pytest11", name="dialogue_core")
        assert entry.value == _dialogue_core_pytest.__name__

    def test_pytest_loads_nothing_of_the_library_by_it(self):
        script = "import sys, _dialogue_core_pytest; print(*sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        )
        assert "dialogue_core" not in done.stdout.split()
        assert "hypothesis" not in done.stdout.split()

    def test_each_property_is_a_test(self, run):
        found = run("--dialogue-regulation=mine:LAW", "-k", "one-answer or layering", "-rs")
        found.assert_outcomes(passed=1, skipped=1, deselected=len(PROPERTIES) - 2)
        found.stdout.fnmatch_lines(["*collected 8 items*"])

    def test_a_failure_shows_the_smallest_case_and_no_traceback(self, run):
        args = ("--dialogue-regulation=mine:twice", "--dialogue-upper=mine:LAW")
        found = run(*args, "--dialogue-lang=en", "-k", "one-answer or layering")
        found.assert_outcomes(failed=1, passed=1, deselected=len(PROPERTIES) - 2)
        found.stdout.fnmatch_lines(
            ["*mine:twice::one-answer*", "DOES NOT HOLD: *", "*several bodies are named*"]
        )
        found.stdout.no_fnmatch_line("*Traceback*")
        found.stdout.no_fnmatch_line("*_conformance.py*")

    def test_an_error_of_the_kit_is_shown_as_any_other(self, run, monkeypatch):
        monkeypatch.setattr(_conformance, "certify", None)
        found = run("--dialogue-regulation=mine:LAW", "-k", "one-answer")
        found.stdout.fnmatch_lines(["*TypeError*"])

    @pytest.mark.parametrize(
        ("named", "said"),
        [
            ("mine:NO", "*no regulation at 'mine:NO'*"),
            ("nowhere:LAW", "*no regulation at 'nowhere:LAW'*"),
            ("mine", "*no regulation at 'mine'*"),
            (":LAW", "*no regulation at ':LAW'*"),
            ("mine:NUMBER", "*'mine:NUMBER' is a int*"),
            ("mine:breaks", "*no regulation at 'mine:breaks'*my own fault*"),
            ("mine:wants", "*no regulation at 'mine:wants'*unit*"),
        ],
    )
    def test_a_wrong_name_is_a_usage_error(self, run, named, said):
        found = run(f"--dialogue-regulation={named}", "--dialogue-lang=en")
        assert found.ret == pytest.ExitCode.USAGE_ERROR
        found.stderr.fnmatch_lines([said])

    def test_in_vietnamese_unless_said(self, run):
        found = run("--dialogue-regulation=mine:NO")
        found.stderr.fnmatch_lines(["*không có quy định tại 'mine:NO'*"])

    @pytest.mark.parametrize(("lang", "said"), [("vi", "hãy ghi thêm"), ("en", "name the one")])
    def test_a_regulation_above_nothing_is_a_usage_error(self, run, lang, said):
        found = run("--dialogue-upper=mine:LAW", f"--dialogue-lang={lang}")
        assert found.ret == pytest.ExitCode.USAGE_ERROR
        found.stderr.fnmatch_lines([f"*{said}*--dialogue-regulation=MODULE:*"])

    def test_without_the_option_nothing_is_added(self, run):
        assert run().ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_the_modules_show_their_names():
    assert {"Report", "Outcome", "check_regulation"} <= set(dir(_conformance)) & set(dir(testing))
    assert dir(_plugin) == sorted(_plugin.__all__)
    assert dc.Regulation is type(LAW)
    assert Handling.ANSWER in Handling
