"""What changes of single operators and numbers in the code showed that no test had looked at.

Each test is one such change that all other tests let pass (cosmic-ray, see ``docs/mutation.md``).
"""

import attrs
import pytest
from calendar_cases import WEEKENDS, decided, rest

import dialogue_core as dc
from dialogue_core.calendars import Calendar, DayStatus
from dialogue_core.compliance import check_cascade
from dialogue_core.errors import InvalidValueError
from dialogue_core.findings import Waiver
from dialogue_core.plans import Notice, Occasion, Plan, Report, When
from dialogue_core.rules import Discretion, Requirement
from dialogue_core.screening import _joined
from dialogue_core.statements import UNKNOWN, Given
from dialogue_core.tables import Axis, ChairDecides, Decided, Grid, Row, Table
from dialogue_core.values import Citation, Days, Span, Words, WorkingDays, as_day
from dialogue_core.vocabulary import (
    Confidence,
    FactName,
    Handling,
    Level,
    Milestone,
    Question,
    Topic,
    Verdict,
)

DAY = as_day("2022-10-14")


class TestTables:
    @pytest.mark.parametrize("code", [-1, len(Topic) + 1, len(Topic) + 2])
    def test_a_code_that_is_none_is_told_with_the_last_one(self, code):
        grid = Grid(axes=(Axis(name=FactName.TOPIC, values=tuple(Topic)),))
        last = len(Topic)
        assert grid.cell(last) == (UNKNOWN,)
        with pytest.raises(InvalidValueError) as refused:
            grid.cell(code)
        assert str(refused.value).endswith(f"codes run from 0 to {last}")
        assert refused.value.vi.endswith(f"mã từ 0 đến {last}")

    def test_a_free_choice_is_told_with_what_took_away_an_outcome_between_those_left(self):
        outcomes = (Handling.ANSWER, Handling.ANSWER_SEPARATELY, Handling.FORWARD)
        ends = (Handling.ANSWER, Handling.FORWARD)
        table = Table(
            name=Words("bảng thử", "a table on trial"),
            axes=(Axis(name=FactName.TOPIC, values=tuple(Topic)),),
            outcomes=outcomes,
            rows=(
                Row(id="choice", given=(), only=ends, free=True),
                Row(id="limit", given=(), only=ends),
            ),
        )
        found = table.decide({FactName.TOPIC: Topic.ON})
        assert found == ChairDecides(among=ends, ask=(), rows=("choice", "limit"))


class TestRules:
    @pytest.mark.parametrize("among", [(Handling.ANSWER,), (Handling.ANSWER, Handling.ANSWER)])
    def test_a_choice_is_among_two_at_least(self, among):
        with pytest.raises(InvalidValueError, match="leaves no choice"):
            Discretion(
                cites=Citation("1/2026/QĐ-UBND", article=1),
                slug="choice",
                text=Words("lựa chọn", "a choice"),
                in_force=Span("2026-01-01"),
                confidence=Confidence.VERIFIED,
                given=Given(),
                among=among,
            )


class TestRegulations:
    def test_a_rule_is_found_by_what_its_id_says(self):
        """An id that was read from a document is another text of equal letters."""
        law = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01")
        for rule in law.rules:
            read = "".join(list(rule.id))
            assert read is not rule.id
            assert law.rule(read) is rule

    @pytest.mark.parametrize(
        "milestone", sorted(set(Milestone) - {Question.RESULT_WITHIN.milestone})
    )
    def test_a_period_counted_from_another_event_says_nothing_of_this_one(self, milestone):
        law = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-07-01")
        rule = next(
            r for r in law.of(Requirement) if r.question is Question.RESULT_WITHIN and r.at_most
        )
        other = attrs.evolve(rule, slug="other", at_most=Days(1), since=milestone)
        wider = attrs.evolve(law, rules=(*law.rules, other))
        found = wider.answer(Question.RESULT_WITHIN)
        assert found.at_most == law.answer(Question.RESULT_WITHIN).at_most != Days(1)

    def test_a_regulation_shows_the_id_of_its_plan(self):
        plan = dc.law.gia_nghia_2022.PLAN
        law = dc.law.regulation_for(plan.place, on="2022-10-14")
        assert repr(law).endswith("plan=None)")
        assert repr(law.under(plan)).endswith(f"plan={plan.id!r})")

    @pytest.mark.parametrize(
        "place", ["dak-nong", "dak-nong/gia-nghia", "dak-nong/gia-nghia/nghia-duc"]
    )
    def test_a_regulation_is_of_the_level_of_its_place_and_of_no_other(self, place):
        law = dc.law.regulation_for(place, on="2022-10-14")
        for level in set(Level) - {law.level}:
            with pytest.raises(InvalidValueError, match=f"not {level.value!r}"):
                attrs.evolve(law, level=level)


class TestScreening:
    @pytest.mark.parametrize("turn", [1, -1])
    def test_a_kind_is_asked_about_whichever_kind_is_decided_otherwise(self, turn):
        decisions = [Decided(outcome=o, rows=()) for o in (Handling.ANSWER, Handling.GUIDE)]
        found = _joined(decisions[::turn])
        assert found.ask == (FactName.KIND,)


class TestCalendars:
    def test_a_span_without_an_end_and_no_weekly_rest_knows_no_days_off(self):
        calendar = Calendar(name=Words("lịch thử", "a calendar"), span=Span("2024-01-01"))
        assert calendar.table is None
        assert calendar.after(as_day("2024-01-05"), Days(1)) == as_day("2024-01-06")
        assert calendar.after(as_day("2024-01-05"), WorkingDays(1)) is None

    def test_what_is_decided_is_no_forecast_unless_it_says_so(self):
        assert decided(off=("2024-01-02",)).forecast is False
        day = DayStatus(
            day=as_day("2024-01-02"), working=True, because=rest(5).text, cites=rest(5).cites
        )
        assert day.forecast is False

    def test_a_month_has_a_first_day(self):
        found = WEEKENDS.monthly(1, Span("2024-01-01", until="2024-03-01"))
        assert found == (as_day("2024-01-01"), as_day("2024-02-01"))

    def test_counted_back_the_first_working_day_of_all_is_reached(self):
        """The calendar begins on Monday 1 January 2024."""
        first = as_day("2024-01-01")
        assert WEEKENDS.before(as_day("2024-01-03"), WorkingDays(2)) == first
        assert WEEKENDS.before(as_day("2024-01-03"), WorkingDays(3)) is None


class TestDeadlines:
    """The plan of 2022 holds its conference on a day of October."""

    @pytest.mark.parametrize(("en", "told"), [("the results", "Report: the results"), ("", "")])
    def test_a_report_is_told_in_english_where_its_words_are(self, en, told):
        plan = dc.law.gia_nghia_2022.PLAN
        first, *_ = plan.of(Report)
        others = [p for p in plan.provisions if not isinstance(p, Report)]
        report = attrs.evolve(first, what=Words("kết quả", en))
        law = dc.law.regulation_for(plan.place, on="2022-10-14")
        duties = dc.schedule(attrs.evolve(plan, provisions=(*others, report)), law, dc.law.CALENDAR)
        (found,) = (d for d in duties if d.duty.vi == "Báo cáo: kết quả")
        assert found.duty.en == told

    @pytest.mark.parametrize(
        ("notice", "due", "vi"),
        [
            (
                {"on": When(as_written="9/2022", span=Span("2022-09-01", until="2022-10-01"))},
                "within",
                "trong",
            ),
            ({"lead": Days(7)}, "at the latest on a day in", "chậm nhất một ngày trong"),
        ],
        ids=["a month that the plan names", "counted from a day that is not fixed"],
    )
    def test_a_stretch_that_is_named_is_no_day_that_is_counted(self, notice, due, vi):
        plan = dc.law.gia_nghia_2022.PLAN
        (first,) = plan.of(Notice)
        provisions = [p for p in plan.provisions if p is not first]
        plan = attrs.evolve(plan, provisions=(*provisions, attrs.evolve(first, **notice)))
        law = dc.law.regulation_for(plan.place, on="2022-10-14")
        (found,) = (d for d in dc.schedule(plan, law, dc.law.CALENDAR) if d.duty == first.words)
        assert found.due_words("en").startswith(due)
        assert found.due_words("vi").startswith(vi)


def cascade(plan: Plan, *lower: Plan):
    return check_cascade(
        plan,
        lower,
        lambda unit: dc.law.regulation_for(unit, on="2025-05-15"),
        dc.law.TERRITORY,
        as_of="2025-12-31",
    )


def planned(place: dc.Unit, *months: str) -> Plan:
    """The plan of 2022, of another place and with other conferences."""
    plan = dc.law.gia_nghia_2022.PLAN
    first, *_ = plan.of(Occasion)
    held = [
        attrs.evolve(
            first, when=When(as_written=month, span=Span(f"{month}-01", until=f"{month}-28"))
        )
        for month in months
    ]
    others = [p for p in plan.provisions if not isinstance(p, Occasion)]
    return attrs.evolve(
        plan, id=place.id, place=place, level=place.level, provisions=(*others, *held)
    )


class TestCascade:
    CITY = dc.law.TERRITORY.unit("dak-nong/gia-nghia")
    WARDS = dc.law.TERRITORY.within(CITY.id, level=Level.WARD, on=as_day("2025-05-01"))

    def test_the_units_below_are_those_of_the_first_conference(self):
        """There is no city any more, and nothing below it, at the second."""
        found = cascade(planned(self.CITY, "2025-05", "2025-09"))
        assert {one.subject for one in found} == {ward.full_name for ward in self.WARDS}

    def test_a_plan_below_is_known_by_what_its_id_says(self):
        """A plan that was loaded from a document has an id of its own with equal letters."""
        ward = self.WARDS[0]
        loaded = attrs.evolve(ward, id="".join(list(ward.id)))
        assert loaded.id is not ward.id
        city = planned(self.CITY, "2025-05")
        without, with_it = (
            [f.verdict for f in cascade(city, *lower) if f.subject == ward.full_name]
            for lower in ((), (planned(loaded, "2025-06"),))
        )
        assert Verdict.MET not in without
        assert Verdict.MET in with_it


class TestFindings:
    def test_a_waiver_is_told_in_both_languages(self):
        who = dc.law.gia_nghia_2022.PLAN.organiser
        waiver = Waiver(check="x", who=who, why=Words("bão", "storm"), until=DAY)
        assert waiver.words("vi") == f"{who.label('vi')} chấp nhận đến trước 14/10/2022: bão"
        assert waiver.words("en") == f"waived by {who.label('en')} until 2022-10-14: storm"

    @pytest.mark.parametrize(("count", "end"), [(5, "S5/1"), (6, "S5/1 (+1)"), (7, "S5/1 (+2)")])
    def test_what_it_is_about_is_listed_up_to_five(self, count, end):
        plan = dc.law.gia_nghia_2022.PLAN
        law = dc.law.regulation_for(plan.place, on="2022-10-14")
        first, *_ = dc.check_plan(plan, law, dc.law.CALENDAR, as_of="2022-12-01")
        about = tuple(f"S{number}/1" for number in range(1, count + 1))
        told = attrs.evolve(first, about=about, missing=None, remedy=None, waiver=None)
        assert told.words("en").endswith(f"S4/1, {end}")
