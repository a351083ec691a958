"""A deadline tells how it was counted, by the law and by the knowledge of which day."""

import datetime as dt
import json
import tomllib
from pathlib import Path

import attrs
import pendulum
import pytest
from calendar_cases import (
    FIRST,
    IN_WINDOW,
    LAST,
    WEEKENDS,
    decided,
    decisions,
    known_calendars,
    made,
    walked,
)
from hypothesis import assume, given
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import deadlines, ledgers
from dialogue_core.calendars import CALENDAR_DAYS, Calendar, DayOffDecision
from dialogue_core.deadlines import Deadline, affected_by, deadlines_of, schedule
from dialogue_core.errors import InvalidValueError
from dialogue_core.findings import Finding
from dialogue_core.ledgers import LedgerEntry
from dialogue_core.plans import Document, FollowUp, Notice, Occasion, Plan, Provision, When
from dialogue_core.rules import Requirement
from dialogue_core.values import Citation, Days, NoDueDay, Period, Span, Words, WorkingDays, as_day
from dialogue_core.vocabulary import (
    Confidence,
    DocumentKind,
    Extent,
    FollowUpCase,
    Level,
    Milestone,
    Question,
    Role,
    Step,
    UnitKind,
    Verdict,
)

UNITS = {
    "xa": dc.Unit(id="quang-tri/hai-lang/hai-an", name="Hải An", kind=UnitKind.XA),
    "phuong-ha-noi": dc.Unit(id="ha-noi/ba-dinh/cong-vi", name="Cống Vị", kind=UnitKind.PHUONG),
    "bac-gia-nghia": dc.law.TERRITORY.unit("lam-dong/bac-gia-nghia"),
    "gia-nghia": dc.law.TERRITORY.unit("dak-nong/gia-nghia"),
}
COMMITTEE = dc.Body.named("UBND", "committee")
TASK = Words("việc phải làm", "what must be done")
WARD = UNITS["bac-gia-nghia"]


def plan(*provisions: Provision, place: dc.Unit = WARD) -> Plan:
    title = Words("Kế hoạch đối thoại", "Dialogue plan")
    return Plan(
        id="plan",
        document=Document(kind=DocumentKind.PLAN, title=title, issuer=COMMITTEE),
        place=place,
        level=place.level,
        organiser=COMMITTEE,
        provisions=provisions,
        extent=Extent.WHOLE,
    )


def on(day: object) -> Occasion:
    return Occasion(when=When.on(day))


def within(since: dt.date, length: int) -> Occasion:
    span = Span(since, since + dt.timedelta(days=length))
    return Occasion(when=When(as_written="dự kiến", span=span, firm=False))


def rule(question: Question, number: Period, **more: object) -> Requirement:
    value = "at_least" if question is Question.NOTICE_LEAD else "at_most"
    fields = {
        "cites": Citation("1/2020/QH14", article=1),
        "slug": question.value.replace("_", "-"),
        "text": Words("quy tắc", "a rule"),
        "in_force": Span("2020-01-01"),
        "confidence": Confidence.VERIFIED,
        value: number,
        **more,
    }
    return Requirement(**fields, question=question)


def regulation(*rules: Requirement, day: object = "2025-01-01") -> dc.Regulation:
    return dc.Regulation(place=WARD, level=Level.WARD, on=day, rules=rules)


def scheduled(
    *provisions: Provision, law: dc.Regulation | None = None, calendar: Calendar = WEEKENDS
) -> tuple[Deadline, ...]:
    """The deadlines of the provisions, without that of holding the conference."""
    found = schedule(plan(*provisions), law or regulation(), calendar)
    return tuple(d for d in found if d.duty.en != "Hold the dialogue conference")


def follows(period: Period, case: FollowUpCase = FollowUpCase.PUBLISH) -> FollowUp:
    return FollowUp(case=case, task=TASK, within=period)


PERIODS = st.builds(Days, st.integers(1, 60)) | st.builds(WorkingDays, st.integers(1, 30))


# --- worked cases -------------------------------------------------------------------------------

FOLDER = Path(__file__).parent / "cases"
CASES = tomllib.loads((FOLDER / "deadlines.toml").read_text(encoding="utf-8"))["case"]


def of_law(case: dict[str, object], question: Question) -> list[Deadline]:
    unit = UNITS[case["unit"]]
    held = as_day(case["held"])
    calendar = dc.law.CALENDAR.as_known(on=case.get("asked", held))
    law = dc.law.regulation_for(unit, on=held)
    found = schedule(plan(on(held), place=unit), law, calendar)
    assert all(d.law_on == held for d in found)
    assert all(d.calendar_known_on == as_day(case.get("asked", held)) for d in found)
    return [d for d in found if d.question is question]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
class TestTheEditionsAtTheirBoundaries:
    """Every edition's notice and result, counted by hand (``tests/cases/deadlines.toml``)."""

    def test_notice(self, case):
        found = of_law(case, Question.NOTICE_LEAD)
        if "notice" not in case:
            assert found == []
            return
        by_rule = {d.rule: d for d in found}
        assert {d.day for d in found} == {as_day(case["notice"]["day"])}
        (ledger,) = by_rule[case["notice"]["rule"]].ledgers
        counted = [e.day.toordinal() for e in ledger.entries]
        assert counted == list(range(as_day(case["held"]).toordinal(), counted[-1] - 1, -1))
        assert ledger.due == as_day(case["notice"]["day"])

    def test_result(self, case):
        found = of_law(case, Question.RESULT_WITHIN)
        if "result" not in case:
            assert found == []
            return
        (deadline,) = found
        assert deadline.rule == case["result"]["rule"]
        assert deadline.day == as_day(case["result"]["day"])
        (ledger,) = deadline.ledgers
        assert [e.number for e in ledger.entries if e.step is Step.COUNTED] == list(range(1, 11))
        numbers = {decision.number for decision in ledger.decisions}
        assert numbers == {case["result"]["by"]} if "by" in case["result"] else not numbers


def test_every_edition_has_its_first_and_its_last_day_among_the_cases():
    """The days on which a rule of notice or result begins or ends, up to today's law."""
    rules = [
        r
        for text in dc.law.INSTRUMENTS
        for r in text.rules
        if isinstance(r, Requirement)
        and r.question in (Question.NOTICE_LEAD, Question.RESULT_WITHIN)
    ]
    held = {as_day(case["held"]) for case in CASES}
    assert {r.in_force.since for r in rules} <= held
    assert {r.in_force.last for r in rules if r.in_force.last is not None} <= held


# --- the ledger ---------------------------------------------------------------------------------


class TestItsLedger:
    """A deadline carries the ledger of its day, or of both ends of an open conference day."""

    @given(known_calendars(), IN_WINDOW, st.integers(1, 40), PERIODS, st.booleans())
    def test_it_adds_up_to_the_deadline(self, calendar, held, length, period, backward):
        question = Question.NOTICE_LEAD if backward else Question.RESULT_WITHIN
        law = regulation(rule(question, period))
        (deadline,) = scheduled(within(held, length), law=law, calendar=calendar)
        ends = [held, held + dt.timedelta(days=length - 1)]
        way = -1 if backward else 1
        expected = [walked(calendar, end, period, way) for end in ends]
        if None in expected:
            assert isinstance(deadline.due, NoDueDay)
            assert deadline.due_words("vi") != deadline.due_words("en")
            return
        assert (deadline.due.since, deadline.due.last) == tuple(expected)
        assert [ledger.due for ledger in deadline.ledgers] == expected[: len(deadline.ledgers)]
        assert [ledger.count.event for ledger in deadline.ledgers] == list(dict.fromkeys(ends))
        for ledger in deadline.ledgers:
            assert ledger.entries[-1].day == ledger.due
            assert ledger.count.milestone is Milestone.CONFERENCE
            assert ledger.count.ref == deadline.rule

    def test_it_is_walked_only_when_it_is_read(self, monkeypatch):
        walked_days = []
        keep = ledgers.LedgerEntry

        def entry(**fields: object) -> LedgerEntry:
            walked_days.append(fields["day"])
            return keep(**fields)

        monkeypatch.setattr(ledgers, "LedgerEntry", entry)
        law = dc.law.regulation_for(WARD, on="2025-10-29")
        found = schedule(plan(on("2025-10-29")), law, dc.law.CALENDAR)
        dc.check_plan(plan(on("2025-10-29")), law, dc.law.CALENDAR, as_of="2025-10-01")
        assert walked_days == []
        (result,) = (d for d in found if d.question is Question.RESULT_WITHIN)
        assert result.ledgers is result.ledgers
        assert walked_days == []
        assert len(result.ledgers[0].entries) == len(walked_days) == 13

    def test_its_words_are_those_of_the_one_ledger(self):
        (found,) = scheduled(on("2025-10-29"), follows(Days(10)))
        (ledger,) = found.ledgers
        for lang in ("vi", "en"):
            assert found.ledger_words(lang) == ledger.words(lang)

    def test_for_an_open_day_it_says_which_ledger_is_for_which_end(self):
        (found,) = scheduled(within(dt.date(2025, 10, 1), 31), follows(Days(10)))
        first, last = found.ledgers
        assert found.ledger_words("en") == (
            f"If held on the first possible day, 2025-10-01:\n{first.words('en')}\n"
            f"If held on the last possible day, 2025-10-31:\n{last.words('en')}"
        )
        assert "Nếu họp vào ngày muộn nhất, 31/10/2025:" in found.ledger_words("vi")

    def test_it_is_plain_data(self):
        (found,) = scheduled(on("2025-10-29"), follows(Days(10)))
        data = [ledger.as_data() for ledger in found.ledgers]
        assert json.loads(json.dumps(data)) == data
        assert [(d["event"], d["due"]) for d in data] == [("2025-10-29", "2025-11-10")]

    def test_what_is_not_counted_or_not_dated_has_none(self):
        fixed = Notice(words=TASK, on=When.on("2025-10-01"))
        (notice,) = scheduled(fixed)
        (undated,) = scheduled(on("2025-10-29"), follows(WorkingDays(3)), calendar=CALENDAR_DAYS)
        (unfixed,) = scheduled(Occasion(), follows(Days(3)))
        for found in (notice, undated, unfixed, Deadline(duty=TASK, who=(), due=Span.on(FIRST))):
            assert found.ledgers == ()
            assert found.ledger_words("vi") == ""
        assert [c.period for c in undated.counts] == [WorkingDays(3)]


class TestTwoDates:
    """The law is that of the regulation's day, the days off those known on the day of asking."""

    def test_each_deadline_has_both(self):
        law = dc.law.regulation_for(WARD, on="2025-10-29")
        calendar = dc.law.CALENDAR.as_known(on="2025-10-01")
        for found in schedule(plan(on("2025-10-29")), law, calendar):
            assert (found.law_on, found.calendar_known_on) == (law.on, as_day("2025-10-01"))
        for found in schedule(plan(on("2025-10-29")), law, dc.law.CALENDAR):
            assert found.calendar_known_on is None
        assert Deadline(duty=TASK, who=(), due=Span.on(FIRST)).calendar_known_on is None

    def test_its_repr_names_the_calendar_and_does_not_list_it(self):
        calendar = dc.law.CALENDAR.as_known(on="2025-10-01")
        (found,) = scheduled(on("2025-10-29"), follows(Days(10)), calendar=calendar)
        assert "calendar='days off of State agencies, as known on 2025-10-01'" in repr(found)
        assert "calendar=None" in repr(Deadline(duty=TASK, who=(), due=Span.on(FIRST)))

    @pytest.mark.parametrize(
        ("asked", "held", "count", "due"),
        [
            ("2024-11-25", "2025-04-21", 7, "2025-05-02"),
            ("2024-11-26", "2025-04-21", 7, "2025-04-29"),
            ("2025-12-24", "2025-12-25", 5, "2026-01-02"),
            ("2025-12-25", "2025-12-25", 5, "2026-01-05"),
        ],
    )
    def test_working_days_before_and_after_a_swap_was_decided(self, asked, held, count, due):
        calendar = dc.law.CALENDAR.as_known(on=asked)
        law = dc.law.regulation_for(WARD if held > "2025-07" else UNITS["xa"], on=held)
        one = plan(on(held), follows(WorkingDays(count)), place=law.place)
        (found,) = (d for d in schedule(one, law, calendar) if d.duty == TASK)
        assert found.day == as_day(due)
        (ledger,) = found.ledgers
        assert ledger.entries[-1].day == as_day(due)
        swaps = {"8726/VPCP-KGVX", "12729/VPCP-KGVX"}
        known = {d.number for d in ledger.decisions} & swaps
        assert bool(known) is (due in ("2025-04-29", "2026-01-05"))

    def test_a_check_knows_no_more_than_its_day(self):
        """On 2025-12-24 nobody could know that 2026-01-02 would be off."""
        one = plan(on("2025-12-23"))
        law = dc.law.regulation_for(WARD, on="2025-12-23")

        def result(asked: str) -> Finding:
            found = dc.check_plan(one, law, dc.law.CALENDAR, as_of=asked)
            return next(f for f in found if f.rule.id == "72/2025/QH15:43.3:result")

        before, after = result("2025-12-24"), result("2025-12-25")
        assert (before.due, after.due) == (Span.on("2026-01-02"), Span.on("2026-01-05"))
        assert "as known on 2025-12-24" in before.remedy.en
        assert before.deadline.calendar_known_on == as_day("2025-12-24")
        assert before.deadline.law_on == as_day("2025-12-23")
        assert "12729/VPCP-KGVX" in after.deadline.ledger_words("en")
        past = result("2026-01-06")
        assert past.verdict is Verdict.NOT_EVALUATED
        assert past.deadline is None

    def test_a_finding_of_several_conferences_has_the_ledger_of_the_first_that_is_due(self):
        one = plan(on("2025-12-03"), on("2025-10-29"))
        law = dc.law.regulation_for(WARD, on="2025-10-29")
        found = dc.check_plan(one, law, dc.law.CALENDAR, as_of="2025-11-10")
        (result,) = (f for f in found if f.rule.id == "72/2025/QH15:43.3:result")
        assert result.deadline.day == as_day("2025-11-10")
        assert [ledger.count.event for ledger in result.deadline.ledgers] == [as_day("2025-10-29")]

    @pytest.mark.parametrize(("held", "forecast"), [("2026-10-29", False), ("2027-02-01", True)])
    def test_a_day_that_rests_on_undecided_days_off_says_so(self, held, forecast):
        law = dc.law.regulation_for(WARD, on=held)
        found = {d.question: d for d in schedule(plan(on(held)), law, dc.law.CALENDAR)}
        assert found[Question.RESULT_WITHIN].forecast is forecast
        assert not found[Question.NOTICE_LEAD].forecast
        assert not found[None].forecast

    def test_a_rule_s_deadlines_can_be_asked_alone(self):
        asked = rule(Question.RESULT_WITHIN, Days(10))
        one = plan(on("2025-10-29"), on("2025-12-03"))
        found = deadlines_of(asked, one, WEEKENDS, on=as_day("2025-10-29"))
        assert [d.day for d in found] == [as_day("2025-11-10"), as_day("2025-12-15")]
        assert {(d.rule, d.law_on) for d in found} == {(asked.id, as_day("2025-10-29"))}

    def test_what_counts_from_another_act_is_listed_without_a_ledger(self):
        concluded = rule(Question.RESULT_WITHIN, Days(7), since=Milestone.DECISION)
        (found,) = scheduled(on("2025-10-29"), law=regulation(concluded))
        assert isinstance(found.due, NoDueDay)
        assert found.counts == found.ledgers == ()


class TestLaterThanTheLaw:
    """A plan's own day after the law's last day is marked, whichever day is chosen."""

    @given(IN_WINDOW, st.integers(1, 31), st.integers(1, 30), st.integers(1, 30))
    def test_a_notice_that_counts_fewer_days_is_late(self, held, length, own, law):
        found = scheduled(
            within(held, length),
            Notice(words=TASK, lead=Days(own)),
            law=regulation(rule(Question.NOTICE_LEAD, Days(law))),
        )
        (notice,) = (d for d in found if d.duty == TASK)
        (ruled,) = (d for d in found if d.rule)
        assert notice.later_than == (ruled if own < law else None)
        assert ruled.later_than is None

    @given(known_calendars(), st.dates(FIRST, LAST - dt.timedelta(days=200)), PERIODS, PERIODS)
    def test_a_publication_is_late_exactly_if_its_day_is(self, calendar, held, own, law):
        days = walked(calendar, held, own, 1), walked(calendar, held, law, 1)
        assume(None not in days)
        found = scheduled(
            on(held),
            follows(own),
            law=regulation(rule(Question.RESULT_WITHIN, law)),
            calendar=calendar,
        )
        (publish,) = (d for d in found if d.duty == TASK)
        assert (publish.later_than is not None) is (days[0] > days[1])

    @given(IN_WINDOW, st.integers(1, 31), st.integers(-40, 40))
    def test_a_fixed_day_is_late_if_it_is_so_for_the_last_possible_day(self, held, length, shift):
        notice = Notice(words=TASK, on=When.on(held + dt.timedelta(days=shift)))
        law = regulation(rule(Question.NOTICE_LEAD, Days(7)))
        found = scheduled(within(held, length), notice, law=law)
        (own,) = (d for d in found if d.duty == TASK)
        assert (own.later_than is not None) is (shift > length - 1 - 7)

    def test_the_strictest_rule_that_it_misses_is_named(self):
        rules = (
            rule(Question.NOTICE_LEAD, Days(10), slug="ten"),
            rule(Question.NOTICE_LEAD, Days(7), slug="seven"),
            rule(Question.NOTICE_LEAD, Days(3), slug="three"),
        )
        found = scheduled(
            on("2025-10-29"), Notice(words=TASK, lead=Days(5)), law=regulation(*rules)
        )
        (own,) = (d for d in found if d.duty == TASK)
        assert own.later_than.rule == "1/2020/QH14:1:ten"

    def test_a_fixed_day_must_miss_every_conference(self):
        """It may be meant for the later one."""
        law = regulation(rule(Question.NOTICE_LEAD, Days(7)))
        for day, late in (("2025-10-25", False), ("2025-12-01", True)):
            found = scheduled(
                on("2025-10-29"),
                on("2025-12-03"),
                Notice(words=TASK, on=When.on(day)),
                law=law,
            )
            (own,) = (d for d in found if d.duty == TASK)
            assert (own.later_than is not None) is late

    def test_each_conference_is_compared_with_its_own_day(self):
        law = regulation(rule(Question.RESULT_WITHIN, Days(10)))
        found = scheduled(on("2025-10-29"), on("2025-12-03"), follows(Days(12)), law=law)
        own = [d for d in found if d.duty == TASK]
        # 8 November is a Saturday and 10 November both are rolled to; 13 December is a Saturday
        assert [d.day for d in own] == [as_day("2025-11-10"), as_day("2025-12-15")]
        assert [d.later_than for d in own] == [None, None]
        (later,) = (
            d for d in scheduled(on("2025-12-03"), follows(Days(13)), law=law) if not d.rule
        )
        assert later.later_than.day == as_day("2025-12-15")

    def test_a_rule_that_was_not_read_is_marked_in_what_it_is_said_to_miss(self):
        law = regulation(rule(Question.NOTICE_LEAD, Days(7), confidence=Confidence.SECONDARY))
        found = scheduled(on("2025-10-29"), Notice(words=TASK, lead=Days(5)), law=law)
        (own,) = (d for d in found if d.duty == TASK)
        assert own.late_words("vi").endswith("(Điều 1 Luật 1/2020/QH14 (theo nguồn thứ cấp))")

    @pytest.mark.parametrize(
        "more",
        [{"confidence": Confidence.UNCERTAIN}, {"by_analogy": True}],
        ids=["not verified", "by analogy"],
    )
    def test_a_rule_that_carries_no_breach_makes_nothing_late(self, more):
        law = regulation(rule(Question.NOTICE_LEAD, Days(7), **more))
        found = scheduled(on("2025-10-29"), Notice(words=TASK, lead=Days(5)), law=law)
        assert [d.later_than for d in found] == [None, None]

    @pytest.mark.parametrize(
        "own",
        [
            Notice(words=TASK),
            follows(Days(30)),
            follows(Days(30), FollowUpCase.MONITOR),
            Notice(words=TASK, on=When(as_written="trước hội nghị")),
        ],
        ids=["no day", "another question", "no question", "no day as written"],
    )
    def test_what_has_no_day_or_is_about_something_else_is_not_compared(self, own):
        law = regulation(rule(Question.NOTICE_LEAD, Days(7)))
        found = scheduled(on("2025-10-29"), own, law=law)
        assert [d.later_than for d in found] == [None, None]

    @pytest.mark.parametrize(
        ("case", "role"),
        [
            (FollowUpCase.PUBLISH, Role.PUBLICISE),
            (FollowUpCase.CONCLUSION, None),
            (FollowUpCase.MONITOR, Role.MONITOR),
            (FollowUpCase.UNRESOLVED, Role.ANSWER),
        ],
    )
    def test_only_a_follow_up_on_statements_is_an_answer(self, case, role):
        (found,) = scheduled(follows(Days(5), case))
        assert found.role is role

    def test_an_undated_rule_makes_nothing_late(self):
        law = regulation(rule(Question.NOTICE_LEAD, WorkingDays(7)))
        own = Notice(words=TASK, lead=Days(5))
        found = scheduled(on("2025-10-29"), own, law=law, calendar=CALENDAR_DAYS)
        assert [d.later_than for d in found] == [None, None]

    def test_it_is_said_in_both_languages(self):
        law = regulation(rule(Question.NOTICE_LEAD, Days(7)))
        found = scheduled(on("2025-10-29"), Notice(words=TASK, lead=Days(5)), law=law)
        ruled, own = found
        assert own.late_words("en") == (
            "later than the law's last day: 2025-10-22 (Law 1/2020/QH14 art. 1)"
        )
        assert own.late_words("vi") == (
            "muộn hơn hạn luật định: 22/10/2025 (Điều 1 Luật 1/2020/QH14)"
        )
        assert ruled.late_words("vi") == ruled.late_words("en") == ""


class TestItsMark:
    """A duty of a rule whose text was not read, or that speaks of something else, says so."""

    @pytest.mark.parametrize("confidence", Confidence)
    @pytest.mark.parametrize("analogy", [False, True])
    def test_is_that_of_its_rule(self, *, confidence: Confidence, analogy: bool):
        asked = rule(Question.RESULT_WITHIN, Days(10), confidence=confidence, by_analogy=analogy)
        (found,) = scheduled(on("2025-10-29"), law=regulation(asked))
        assert (found.confidence, found.by_analogy) == (confidence, analogy)
        for lang in ("vi", "en"):
            assert found.mark(lang) == asked.mark(lang)
            assert found.duty_words(lang) == asked.text.label(lang) + asked.mark(lang)
        assert found.duty_words("en").endswith(")") is (
            analogy or confidence is not Confidence.VERIFIED
        )

    def test_the_notice_of_2022_is_known_from_the_press_and_memory(self):
        law = dc.law.regulation_for(UNITS["xa"], on="2022-10-14")
        one = plan(on("2022-10-14"), place=UNITS["xa"])
        found = schedule(one, law, dc.law.CALENDAR.as_known(on="2022-09-20"))
        (notice,) = (d for d in found if d.rule == "77/2015/QH13:125:notice")
        assert notice.confidence is law.rule(notice.rule).confidence
        assert notice.confidence is not Confidence.VERIFIED
        assert notice.duty_words("vi").endswith(notice.confidence.mark("vi"))

    def test_it_is_told_beside_a_day_that_a_decision_moves(self):
        law = regulation(rule(Question.RESULT_WITHIN, Days(10), by_analogy=True))
        decision = decided(off=("2025-11-10",), known_from="2025-10-01", number="3/QĐ")
        (moved,) = affected_by(decision, scheduled(on("2025-10-29"), law=law))
        assert moved.words("vi").startswith("quy tắc (áp dụng tương tự): ")

    def test_a_day_of_the_plan_itself_has_none(self):
        (found,) = scheduled(Notice(words=TASK, on=When.on("2025-10-01")))
        assert (found.confidence, found.mark("vi"), found.by_analogy) == (None, "", False)
        assert found.duty_words("en") == "what must be done"


# --- what a decision moves ----------------------------------------------------------------------


def shipped(number: str) -> DayOffDecision:
    return next(d for d in dc.law.CALENDAR.decisions if d.number == number)


class TestAffectedBy:
    """When a decision becomes known, some open deadlines of a schedule move, and it says how."""

    SWAP = shipped("12729/VPCP-KGVX")

    def test_the_swap_of_2_january_2026(self):
        law = dc.law.regulation_for(WARD, on="2025-12-23")
        calendar = dc.law.CALENDAR.as_known(on="2025-12-24")
        one = plan(on("2025-12-23"), follows(WorkingDays(10)), Notice(words=TASK, lead=Days(5)))
        found = affected_by(self.SWAP, schedule(one, law, calendar))
        # of ten working days one falls out; the Saturday that comes in lies after the last
        assert [(a.deadline.rule, [m.days for m in a.moved]) for a in found] == [
            ("72/2025/QH15:43.3:result", [3]),
            (None, [1]),
        ]
        (result, _) = found
        assert result.words("en") == (
            "The result is published at the latest 10 days from the day of the conference: "
            "10 days after 2025-12-23: 2026-01-02 → 2026-01-05"
        )
        assert "02/01/2026 → 05/01/2026" in result.words("vi")
        (moved,) = result.moved
        assert moved.before.due == result.deadline.day
        assert self.SWAP in moved.after.decisions

    def test_of_an_open_day_it_says_for_which_end_it_moves(self):
        swap = decided(off=("2025-05-02",), known_from="2025-04-10", number="2/QĐ")
        found = scheduled(within(dt.date(2025, 4, 22), 9), follows(Days(10)))
        (affected,) = affected_by(swap, found)
        assert [(str(m.count.event), m.days) for m in affected.moved] == [("2025-04-22", 3)]

    @given(known_calendars(), decisions(), st.lists(st.tuples(IN_WINDOW, PERIODS), max_size=6))
    def test_it_lists_exactly_those_that_would_be_dated_otherwise(self, calendar, decision, asked):
        with_it = calendar.without(decision).adding(decision)
        without = with_it.without(decision)
        open_, expected = [], []
        for held, period in asked:
            parts = (on(held), follows(period))
            (deadline,) = scheduled(*parts, calendar=calendar)
            open_.append(deadline)
            (before,), (after,) = (scheduled(*parts, calendar=c) for c in (without, with_it))
            expected += [(before.day, after.day)] if before.due != after.due else []
        found = affected_by(decision, open_)
        days = [(m.before, m.after) for a in found for m in a.moved]
        assert [(b and b.due, a and a.due) for b, a in days] == expected

    def test_calendars_may_differ_from_deadline_to_deadline(self):
        parts = (on("2025-12-23"), follows(Days(10)))
        (early,) = scheduled(*parts, calendar=made())
        (plain,) = scheduled(*parts, calendar=CALENDAR_DAYS)
        bare = Deadline(duty=TASK, who=(), due=Span.on("2026-01-02"))
        found = affected_by(self.SWAP, [plain, bare, early])
        assert [a.deadline for a in found] == [early]


# --- traps --------------------------------------------------------------------------------------


class TestTraps:
    """The clock is never read, and no day that carries one is taken."""

    def test_no_clock_is_read(self, monkeypatch):
        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("the clock was read")

        for name in ("now", "today", "tomorrow", "yesterday"):
            monkeypatch.setattr(pendulum, name, refuse)
        monkeypatch.setattr(pendulum.Date, "today", refuse)
        for name in ("now", "today", "utcnow"):
            monkeypatch.setattr(pendulum.DateTime, name, refuse)
        monkeypatch.setattr("time.time", refuse)
        law = dc.law.regulation_for(WARD, on="2025-12-23")
        calendar = dc.law.CALENDAR.as_known(on="2025-12-24")
        one = plan(on("2025-12-23"), Notice(words=TASK, lead=WorkingDays(5)))
        found = schedule(one, law, calendar)
        assert all(d.ledger_words("vi") for d in found if d.ledgers)
        assert dc.check_plan(one, law, calendar, as_of="2025-12-24")
        assert affected_by(TestAffectedBy.SWAP, found)
        with pytest.raises(AssertionError, match="clock"):
            vars(pendulum)["now"]()  # the trap is set

    @pytest.mark.parametrize(
        "clocked",
        [pendulum.datetime(2025, 12, 24), dt.datetime(2025, 12, 24, tzinfo=dt.UTC)],
        ids=["pendulum", "datetime"],
    )
    def test_a_day_of_asking_with_a_clock_is_refused(self, clocked):
        law = dc.law.regulation_for(WARD, on="2025-12-23")
        with pytest.raises(InvalidValueError, match="clock"):
            dc.check_plan(plan(on("2025-12-23")), law, dc.law.CALENDAR, as_of=clocked)
        with pytest.raises(InvalidValueError, match="clock"):
            dc.law.CALENDAR.as_known(on=clocked)

    def test_an_open_day_of_the_plan_itself_is_a_span_within_which_it_falls(self):
        (found,) = (
            d for d in schedule(plan(within(dt.date(2025, 10, 1), 31)), regulation(), WEEKENDS)
        )
        assert found.due_words("vi") == "trong 01/10/2025 đến 31/10/2025"
        assert found.due_words("en") == "within 2025-10-01 to 2025-10-31"
        (counted,) = scheduled(within(dt.date(2025, 10, 1), 31), follows(Days(10)))
        assert counted.due_words("en") == (
            "at the latest on a day in 2025-10-13 to 2025-11-10, by the day chosen"
        )

    def test_the_module_names_what_it_offers(self):
        assert dir(deadlines) == sorted(deadlines.__all__)

    def test_a_deadline_is_frozen(self):
        found = Deadline(duty=TASK, who=(), due=Span.on(FIRST))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            found.due = Span.on(LAST)
