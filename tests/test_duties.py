"""How often a year, on whose request, and on which days a plan returns."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import duties, law
from dialogue_core.calendars import CALENDAR_DAYS
from dialogue_core.duties import (
    Duty,
    Request,
    duties_of_year,
    honours,
    occurrences,
    part_of_year,
)
from dialogue_core.errors import InvalidValueError, NoRuleInForceError
from dialogue_core.plans import Recurrence
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Requirement
from dialogue_core.territory import Unit
from dialogue_core.values import Citation, Share, Span, Times, Words, as_day
from dialogue_core.vocabulary import Anchor, Confidence, Level, Organ, Question, UnitKind

COMMUNE = Unit(id="x/y/z", name="Z", kind=UnitKind.XA)
HA_NOI_WARD = Unit(id="ha-noi/ba-dinh/phuc-xa", name="Phúc Xá", kind=UnitKind.PHUONG)
HA_NOI_COMMUNE = attrs.evolve(HA_NOI_WARD, kind=UnitKind.XA)
OLD_WARD = law.TERRITORY.unit("dak-nong/gia-nghia/nghia-duc")
NEW_WARD = law.TERRITORY.unit("lam-dong/bac-gia-nghia")
CITY = law.TERRITORY.unit("dak-nong/gia-nghia")
PROVINCE = law.TERRITORY.unit("lam-dong")


def of_year(unit: Unit, year: int) -> tuple[Duty, ...]:
    """The duties of the year under the law that ships."""
    part = part_of_year(unit, year)
    editions = () if part is None else law.over(unit, span=part)
    return duties_of_year(unit, year, editions, territory=law.TERRITORY)


def frequency(unit: Unit, year: int) -> dict[str, Duty]:
    """The duties of so many times a year, by their rules."""
    return {d.rule.id: d for d in of_year(unit, year) if d.question is Question.FREQUENCY}


def said(duty: Duty) -> str:
    """What is open about a duty."""
    return " ".join(reading.en for reading in duty.open)


class TestAtLeastOnceAYear:
    """Mỗi năm ít nhất một lần (77/2015/QH13 Đ125; 65/2025/QH15 Đ24; 72/2025/QH15 Đ43; 10/2022/QH15
    Đ32): the calendar year anchors it, one duty for each rule.
    """

    @pytest.mark.parametrize("year", [2016, 2019, 2022, 2024, 2026])
    def test_a_whole_year_is_owed_for_sure(self, year):
        found = frequency(COMMUNE, year)
        whole = [duty for duty in found.values() if duty.period == Span.of_year(year)]
        assert whole
        for duty in whole:
            assert duty.anchor is Anchor.CALENDAR_YEAR
            assert (duty.wanted, duty.open) == (Times(1), ())
            assert (duty.kept(0), duty.kept(1), duty.kept(2)) == (False, True, True)

    def test_2025_has_three_editions_and_one_law_throughout(self):
        found = frequency(COMMUNE, 2025)
        assert {id_: duty.period.words("en") for id_, duty in found.items()} == {
            "10/2022/QH15:32.1:yearly": "2025-01-01 to 2025-12-31",
            "65/2025/QH15:24.1:yearly": "2025-03-01 to 2025-06-15",
            "72/2025/QH15:43.1:yearly": "2025-06-16 to 2025-12-31",
            "77/2015/QH13:125:yearly": "2025-01-01 to 2025-02-28",
        }
        assert {id_ for id_, duty in found.items() if duty.kept(0) is False} == {
            "10/2022/QH15:32.1:yearly"
        }
        assert all(duty.kept(1) for duty in found.values())

    def test_the_number_is_told_as_the_least(self):
        told = frequency(COMMUNE, 2026)["72/2025/QH15:43.1:yearly"]
        assert "số lần tổ chức mỗi năm, ít nhất 1 lần mỗi năm; " in told.words("vi")
        assert "conferences a year, at least 1 a year; " in told.words("en")

    def test_who_owes_it_is_named_as_the_rule_says(self):
        """The authorities by 72/2025/QH15, the Committee and the Front by 10/2022/QH15."""
        found = frequency(NEW_WARD, 2026)
        both = found["72/2025/QH15:43.1:yearly"]
        assert both.obliged == (Organ.COMMITTEE, Organ.COUNCIL)
        assert both.words("vi").startswith(
            "Ủy ban nhân dân, Hội đồng nhân dân phường Bắc Gia Nghĩa: số lần"
        )
        assert (
            found["10/2022/QH15:32.1:yearly"]
            .words("en")
            .startswith(
                "People's Committee, Fatherland Front committee of phường Bắc Gia Nghĩa: conf"
            )
        )
        nobody = attrs.evolve(both, rule=attrs.evolve(both.rule, obliges=()))
        assert nobody.words("vi").startswith("Phường Bắc Gia Nghĩa: số lần")
        assert nobody.words("en").startswith("Phường Bắc Gia Nghĩa: conferences")

    def test_an_edition_of_a_part_of_the_year_is_an_open_question(self):
        duty = frequency(COMMUNE, 2025)["72/2025/QH15:43.1:yearly"]
        assert duty.kept(0) is None
        assert "for a part of the year only (2025-06-16 to 2025-12-31)" in said(duty)
        assert "Câu hỏi mở" in duty.words("vi")

    @pytest.mark.parametrize("year", [2025, 2026])
    def test_a_ward_formed_on_2025_07_01_owes_it_by_two_readings_in_2025_and_for_sure_in_2026(
        self, year
    ):
        found = frequency(NEW_WARD, year)
        assert set(found) == {"10/2022/QH15:32.1:yearly", "72/2025/QH15:43.1:yearly"}
        for duty in found.values():
            assert duty.kept(1) is True
            assert duty.kept(0) is (None if year == 2025 else False)
        if year == 2025:
            duty = found["10/2022/QH15:32.1:yearly"]
            assert duty.period == Span("2025-07-01", "2026-01-01")
            assert "was formed within the year" in said(duty)
            assert [u.id.rsplit("/", 1)[-1] for u in duty.predecessors] == [
                "nghia-duc",
                "nghia-thanh",
                "quang-thanh",
                "dak-ha",
            ]
        else:
            assert all(duty.predecessors == () for duty in found.values())

    def test_an_old_ward_s_last_half_year_is_an_open_question_too(self):
        duty = frequency(OLD_WARD, 2025)["10/2022/QH15:32.1:yearly"]
        assert duty.period == Span("2025-01-01", "2025-07-01")
        assert duty.kept(0) is None
        assert "ended within the year" in said(duty)

    def test_a_unit_has_no_duty_in_a_year_in_which_it_did_not_exist(self):
        assert part_of_year(OLD_WARD, 2026) is None
        assert of_year(OLD_WARD, 2026) == of_year(NEW_WARD, 2024) == ()

    def test_a_city_owes_none_by_statute(self):
        assert frequency(CITY, 2022) == {}
        assert [d.question for d in of_year(CITY, 2022)] == [Question.WHEN_NECESSARY]


class TestTwiceAYearInHaNoi:
    """Chủ tịch UBND phường của Hà Nội đối thoại ít nhất 02 lần mỗi năm (32/2021/NĐ-CP)."""

    @pytest.mark.parametrize("year", [2022, 2023, 2024])
    def test_a_ward_owes_two_while_the_decree_fills_the_year(self, year):
        duty = frequency(HA_NOI_WARD, year)["32/2021/NĐ-CP:twice-a-year"]
        assert (duty.kept(1), duty.kept(2)) == (False, True)

    def test_the_year_in_which_it_came_is_an_open_question(self):
        found = frequency(HA_NOI_WARD, 2021)
        duty = found["32/2021/NĐ-CP:twice-a-year"]
        assert duty.period == Span("2021-03-29", "2022-01-01")
        assert (duty.kept(1), duty.kept(2)) == (None, True)
        assert found["77/2015/QH13:125:yearly"].kept(1) is True

    def test_so_is_the_half_year_in_which_it_ended(self):
        duty = frequency(HA_NOI_WARD, 2025)["32/2021/NĐ-CP:twice-a-year-2025"]
        assert duty.period == Span("2025-01-01", "2025-07-01")
        assert (duty.kept(1), duty.kept(2)) == (None, True)
        assert duty.rule.confidence is Confidence.MEMORY

    @pytest.mark.parametrize(("unit", "year"), [(HA_NOI_COMMUNE, 2022), (HA_NOI_WARD, 2020)])
    def test_a_commune_and_an_earlier_year_owe_one(self, unit, year):
        assert {duty.wanted for duty in frequency(unit, year).values()} == {Times(1)}


class TestOtherDuties:
    """On request of voters, and when necessary: no number of conferences a year keeps them."""

    def test_the_request_is_a_duty_from_2025_06_16(self):
        found = {d.question: d for d in of_year(COMMUNE, 2025)}
        duty = found[Question.VOTER_REQUEST]
        assert duty.wanted == Share(10)
        assert duty.period == Span("2025-06-16", "2026-01-01")
        assert duty.anchor is Anchor.REQUEST_DAY
        assert (duty.open, duty.kept(9)) == ((), None)
        assert Question.VOTER_REQUEST not in {d.question for d in of_year(COMMUNE, 2024)}

    def test_when_necessary_has_no_number(self):
        duty = next(
            d
            for d in of_year(COMMUNE, 2026)
            if d.question is Question.WHEN_NECESSARY and d.rule.cites.instrument == "72/2025/QH15"
        )
        assert (duty.wanted, duty.kept(3)) == (None, None)
        assert duty.words("en").startswith(
            "People's Committee, People's Council of xã Z: when necessary; 2026-01-01 to 2026-12-31"
        )

    @pytest.mark.parametrize("unit", [NEW_WARD, PROVINCE])
    def test_a_party_regulation_obliges_the_party_committee_not_the_authorities(self, unit):
        duty = next(d for d in of_year(unit, 2026) if d.rule.cites.instrument == "11-QĐi/TW")
        assert duty.obliged == (Organ.PARTY,)
        assert duty.words("vi").startswith(f"Cấp ủy {unit.full_name}: tổ chức khi cần thiết; ")
        assert duty.words("en").startswith(f"Party committee of {unit.full_name}: when necessary; ")
        assert duty.rule.mark("vi") in duty.words("vi")

    def test_how_often_comes_first(self):
        order = [list(Question).index(d.question) for d in of_year(COMMUNE, 2025)]
        assert order == sorted(order)


DAYS = st.dates(as_day("2016-01-01"), as_day("2026-11-01")).map(as_day)


class TestAnyYearOfAnyUnit:
    """What holds of every duty of every year."""

    @given(DAYS, st.integers(1, 4_000), st.integers(2016, 2026), st.integers(0, 3))
    def test_no_is_said_only_of_a_whole_year_and_more_conferences_never_harm(
        self, since, days, year, held
    ):
        unit = attrs.evolve(COMMUNE, span=Span(since, since.add(days=days)))
        for duty in of_year(unit, year):
            assert Span.of_year(year).covers(duty.period.since)
            assert unit.span.covers(duty.period.since)
            assert unit.span.covers(duty.period.last)
            if duty.kept(held) is False:
                assert duty.period == Span.of_year(year)
            if duty.kept(held) is True:
                assert duty.kept(held + 1) is True
            if duty.question is Question.FREQUENCY:
                assert bool(duty.open) is (duty.period != Span.of_year(year))
            for reading in duty.open:
                assert reading.vi.startswith("Câu hỏi mở")
                assert reading.en.startswith("Open question")

    @given(DAYS, st.integers(1, 4_000), st.integers(2015, 2027))
    def test_the_part_of_a_year_is_its_days_on_which_the_unit_exists(self, since, days, year):
        unit = attrs.evolve(COMMUNE, span=Span(since, since.add(days=days)))
        part = part_of_year(unit, year)
        first = as_day(f"{year}-01-01")
        there = [
            day
            for day in (first.add(days=n) for n in range(366))
            if day.year == year and unit.exists_on(day)
        ]
        assert (part is None) is (not there)
        if part is not None:
            assert (part.since, part.last) == (there[0], there[-1])

    def test_a_unit_of_unknown_days_has_the_whole_year(self):
        assert part_of_year(COMMUNE, 2024) == Span.of_year(2024)
        endless = attrs.evolve(COMMUNE, span=Span("2020-05-01"))
        assert part_of_year(endless, 2020) == Span("2020-05-01", "2021-01-01")


class TestWhatIsRefused:
    """Nonsense, and a year with days that nobody told the law of."""

    @pytest.mark.parametrize("held", [-1, True, 1.0, None])
    def test_what_is_no_number_of_conferences(self, held):
        with pytest.raises(InvalidValueError, match="number of conferences"):
            of_year(COMMUNE, 2022)[0].kept(held)

    def test_the_regulation_of_another_unit(self):
        editions = law.over(HA_NOI_WARD, span=Span.of_year(2022))
        with pytest.raises(InvalidValueError, match="pass the unit's own"):
            duties_of_year(COMMUNE, 2022, editions)

    @pytest.mark.parametrize(
        ("left_out", "since"), [(0, "2025-01-01"), (1, "2025-03-01"), (-1, "2025-07-01")]
    )
    def test_days_of_the_year_without_a_regulation(self, left_out, since):
        editions = list(law.over(COMMUNE, span=Span.of_year(2025)))
        del editions[left_out]
        with pytest.raises(InvalidValueError) as refused:
            duties_of_year(COMMUNE, 2025, editions)
        assert refused.value.details["since"] == as_day(since)

    def test_what_is_no_unit(self):
        with pytest.raises(InvalidValueError, match="unit must be Unit"):
            duties_of_year("x", 2025, ())

    @pytest.mark.parametrize(
        ("signatures", "voters"), [(1, 0), (-1, 10), (11, 10), (True, 10), (1, 10.0)]
    )
    def test_a_request_that_no_unit_can_have(self, signatures, voters):
        with pytest.raises(InvalidValueError) as refused:
            Request(on="2025-07-01", signatures=signatures, voters=voters)
        assert refused.value.vi != refused.value.en


SINCE_10_PERCENT = as_day("2025-06-16")


def regulation(unit: Unit, on, rules=()) -> Regulation:
    """The regulation of a day, with rules of its own."""
    found = law.regulation_for(unit, on=on)
    return attrs.evolve(found, rules=(*found.rules, *rules))


class TestTenPercentOfVoters:
    """Phải tổ chức khi có ít nhất 10% tổng số cử tri của cấp xã yêu cầu (72/2025/QH15 Đ43 K1)."""

    @given(st.data())
    def test_a_tenth_of_all_voters_rounded_up_obliges(self, data):
        voters = data.draw(st.integers(1, 60_000))
        tenth = (voters + 9) // 10
        signatures = data.draw(
            st.one_of(st.integers(0, voters), st.sampled_from((tenth, max(0, tenth - 1))))
        )
        request = Request(on="2025-07-01", signatures=signatures, voters=voters)
        found = honours(request, regulation(NEW_WARD, "2025-07-01"))
        assert found.required is (10 * signatures >= voters)
        assert found.needed == tenth
        assert (found.due is None) is (not found.required)
        assert found.cites == (Citation("72/2025/QH15", article=43, clause=1),)
        assert found.words.vi != found.words.en

    def test_no_text_fixes_the_day(self):
        request = Request(on="2025-07-01", signatures=841, voters=8_401)
        found = honours(request, regulation(NEW_WARD, "2025-07-01"))
        assert found.required
        assert found.due.cites == found.cites
        assert "by when" in found.due.reason.en

    def test_the_answer_says_that_no_text_tells_how_requests_are_verified(self):
        law_ = regulation(NEW_WARD, "2025-07-01")
        enough = Request(on="2025-07-01", signatures=1_841, voters=18_401)
        assert honours(enough, law_).words == Words(
            "Phải tổ chức: có 1.841 cử tri yêu cầu, mức tối thiểu 1.841. Không văn bản nào quy "
            "định cách tập hợp, xác minh yêu cầu của cử tri.",
            "A conference must be held: 1,841 voters request it, 1,841 are needed. No text says "
            "how requests of voters are collected or verified.",
        )
        short = honours(attrs.evolve(enough, signatures=1_840), law_).words
        assert short.vi.startswith("Cần ít nhất 1.841 trên 18.401 cử tri; mới có 1.840. Không văn")
        assert short.en.startswith(
            "At least 1,841 of 18,401 voters are needed; 1,840 request it. No text says how"
        )

    def test_the_needed_number_is_that_of_the_voters(self):
        request = Request(on="2025-07-01", signatures=841, voters=8_401)
        found = honours(request, regulation(NEW_WARD, "2025-07-01"))
        assert (found.required, found.needed) == (True, 841)
        short = honours(attrs.evolve(request, signatures=840), regulation(NEW_WARD, "2025-07-01"))
        assert (short.required, short.needed) == (False, 841)

    @pytest.mark.parametrize("on", ["2024-12-31", "2025-03-01", "2025-06-15"])
    def test_before_2025_06_16_no_voter_has_the_right(self, on):
        found = honours(Request(on=on, signatures=10, voters=10), regulation(COMMUNE, on))
        assert (found.required, found.rules, found.needed, found.due) == (False, (), None, None)
        assert found.absences
        assert found.cites

    def test_the_day_of_the_request_chooses_the_law(self):
        eve = Request(on="2025-06-15", signatures=10, voters=10)
        assert not honours(eve, regulation(COMMUNE, "2025-06-15")).required
        first = attrs.evolve(eve, on=SINCE_10_PERCENT)
        assert honours(first, regulation(COMMUNE, SINCE_10_PERCENT)).required
        for request, day in ((eve, "2025-06-16"), (first, "2025-06-15")):
            with pytest.raises(InvalidValueError, match="the day of the request"):
                honours(request, regulation(COMMUNE, day))

    def test_a_city_has_no_such_duty(self):
        on = "2025-06-20"
        assert not honours(Request(on=on, signatures=9, voters=9), regulation(CITY, on)).required

    @pytest.mark.parametrize(("percent", "obliges"), [(5, True), (20, False)])
    def test_of_several_rules_the_easiest_decides(self, percent, obliges):
        local = Requirement(
            cites=Citation("quy chế"),
            slug="voters",
            text=Words("cử tri yêu cầu", "on request"),
            in_force=Span("2025-07-01"),
            confidence=Confidence.VERIFIED,
            levels=(Level.WARD,),
            question=Question.VOTER_REQUEST,
            at_least=Share(percent),
        )
        request = Request(on="2025-07-01", signatures=70, voters=1_000)
        found = honours(request, regulation(NEW_WARD, "2025-07-01", (local,)))
        assert found.required is obliges
        assert found.rules == ((local,) if obliges else found.rules)
        assert len(found.rules) == (1 if obliges else 2)

    def test_a_rule_without_a_share_gives_no_number(self):
        stated = Requirement(
            cites=Citation("quy chế"),
            slug="voters",
            text=Words("cử tri yêu cầu", "on request"),
            in_force=Span("2020-01-01"),
            confidence=Confidence.VERIFIED,
            question=Question.VOTER_REQUEST,
            stated=True,
        )
        only = Regulation(place=COMMUNE, level=Level.WARD, on="2025-07-01", rules=(stated,))
        found = honours(Request(on="2025-07-01", signatures=5, voters=5), only)
        assert (found.required, found.rules, found.needed) == (False, (stated,), None)

    def test_a_hole_in_the_data_is_an_error(self):
        bare = Regulation(place=COMMUNE, level=Level.WARD, on="2025-07-01", rules=())
        with pytest.raises(NoRuleInForceError):
            honours(Request(on="2025-07-01", signatures=5, voters=5), bare)


class TestAPlanThatReturns:
    """Ngày 25 hằng tháng, trùng ngày nghỉ thì ngày làm việc kế tiếp."""

    def test_day_25_of_each_month_of_2026(self):
        every = Recurrence(day_of_month=25, next_working_day=True)
        found = occurrences(every, Span.of_year(2026), law.CALENDAR)
        assert [o.planned.month for o in found] == list(range(1, 13))
        moved = {o.planned.isoformat(): o.day.isoformat() for o in found if o.day != o.planned}
        assert moved == {
            "2026-01-25": "2026-01-26",
            "2026-04-25": "2026-04-28",  # a Saturday; 27/4 is off for the Hùng Kings' day
            "2026-07-25": "2026-07-27",
            "2026-10-25": "2026-10-26",
        }
        april = found[3]
        assert april.because[0].en.endswith("moved to 2026-04-28.")
        assert all(not o.because for o in found if o.day == o.planned)

    @given(
        st.integers(1, 31),
        st.booleans(),
        st.dates(as_day("2019-01-01"), as_day("2026-06-01")),
        st.integers(1, 180),
    )
    def test_each_month_once_on_the_day_or_the_next_that_works(self, day, moves, since, length):
        span = Span(since, as_day(since).add(days=length))
        found = occurrences(
            Recurrence(day_of_month=day, next_working_day=moves), span, law.CALENDAR
        )
        expected = []
        here = span.since
        while here < span.until:
            last = here.add(days=1).month != here.month
            if here.day == day or (last and here.day < day):
                expected.append(here)
            here = here.add(days=1)
        assert [o.planned for o in found] == expected
        for occurrence in found:
            held = occurrence.planned
            while moves and not law.CALENDAR.status(held).working:
                held = held.add(days=1)
            assert occurrence.day == held
            assert bool(occurrence.because) is (held.day != day or held != occurrence.planned)
            assert all(reason.vi != reason.en for reason in occurrence.because)

    def test_a_calendar_that_knows_no_days_off_says_so(self):
        every = Recurrence(day_of_month=31, next_working_day=True)
        (found,) = occurrences(every, Span.of_month(2026, 2), CALENDAR_DAYS)
        assert found.day is None
        assert next(reason.en.split(":")[0] for reason in found.because) == "2026-02 has no day 31"
        assert "does not know the days off" in found.because[1].en
        plain = occurrences(Recurrence(day_of_month=31), Span.of_month(2026, 3), CALENDAR_DAYS)
        assert [(o.day.isoformat(), o.because) for o in plain] == [("2026-03-31", ())]

    def test_a_span_without_an_end_is_refused(self):
        with pytest.raises(InvalidValueError):
            occurrences(Recurrence(day_of_month=1), Span("2026-01-01"), law.CALENDAR)


def test_the_module_names_what_it_offers():
    assert dir(duties) == sorted(duties.__all__)
