"""Did a unit hold in a year what each edition of the law asked for, and were requests honoured."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import yearly
from dialogue_core.compliance import check_cascade, check_year
from dialogue_core.duties import Request, honours, part_of_year
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Announced, Cancelled, Event, Held, Opened, Planned, Replaced
from dialogue_core.findings import Finding
from dialogue_core.law import INSTRUMENTS, TERRITORY, over
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Requirement
from dialogue_core.sessions import Session
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Citation, Share, Span, Times, Words, as_day
from dialogue_core.vocabulary import (
    Confidence,
    Institution,
    Question,
    Severity,
    UnitKind,
    Verdict,
)

MET, BREACHED, PENDING = Verdict.MET, Verdict.BREACHED, Verdict.PENDING
OFF, OPEN = Verdict.NOT_APPLICABLE, Verdict.NOT_EVALUATED
COMMITTEE = Body.named("UBND")
COMMUNE = Unit(id="tinh/z", name="Z", kind=UnitKind.XA)
HA_NOI_WARD = Unit(id="ha-noi/x", name="X", kind=UnitKind.PHUONG)
CITY = Unit(
    id="tinh/pho",
    name="Phố",
    kind=UnitKind.THANH_PHO_THUOC_TINH,
    span=Span("2016-01-01", "2025-07-01"),
)
NEW_WARD = TERRITORY.unit("lam-dong/bac-gia-nghia")
OLD_WARD = TERRITORY.unit("dak-nong/gia-nghia/nghia-duc")


def session(id_: str, *events: Event, unit: Unit = COMMUNE, **fields: object) -> Session:
    """A record of these events."""
    return Session(id=id_, place=unit, organiser=COMMITTEE, **fields).record(*events)


def on(*days: str, unit: Unit = COMMUNE, **fields: object) -> tuple[Session, ...]:
    """A conference on each of these days."""
    return tuple(session(f"S-{day}", Opened(on=day), unit=unit, **fields) for day in days)


def editions(unit: Unit, year: int) -> tuple[tuple[Span, Regulation], ...]:
    """The unit's editions of the year."""
    span = part_of_year(unit, year)
    return () if span is None else over(unit, span=span)


def found(
    year: int,
    *sessions: Session,
    unit: Unit = COMMUNE,
    requests: tuple[Request, ...] = (),
    as_of: str = "2030-01-01",
    complete: bool = True,
) -> dict[str, Finding]:
    """What is found, by the id of the check."""
    told = check_year(
        unit,
        year,
        sessions,
        requests,
        editions(unit, year),
        as_of=as_of,
        territory=TERRITORY,
        complete=complete,
    )
    assert len({f.check for f in told}) == len(told)
    return {f.check: f for f in told}


def verdicts(year: int, *sessions: Session, **asked: object) -> dict[str, Verdict]:
    """The verdicts, by the id of the check, without the Party's duty that has no number."""
    return {
        check: f.verdict
        for check, f in found(year, *sessions, **asked).items()
        if "when-necessary" not in check
    }


L10, L65 = "10/2022/QH15:32.1:yearly", "65/2025/QH15:24.1:yearly"
L72, L77 = "72/2025/QH15:43.1:yearly", "77/2015/QH13:125:yearly"
HA_NOI = "32/2021/NĐ-CP:twice-a-year"
VOTERS = "72/2025/QH15:43.1:voters"


class TestHowOften:
    """UBND cấp xã tổ chức hội nghị ít nhất một lần mỗi năm: each edition for its own days."""

    def test_one_conference_keeps_every_text_in_force_on_its_day(self) -> None:
        assert verdicts(2024, *on("2024-05-16")) == {
            L10: MET,
            L77: MET,
            "77/2015/QH13:125:no-voter-request": OFF,
        }

    def test_a_year_without_a_conference_is_a_breach_where_all_records_are_known(self) -> None:
        told = found(2024)
        assert told[L10].verdict is told[L77].verdict is BREACHED
        assert told[L10].severity is Severity.REPARABLE
        assert told[L10].subject == COMMUNE.full_name
        assert "0 conference" in told[L10].saw.en
        assert "0 hội nghị" in told[L10].saw.vi
        unknown = found(2024, complete=False)
        assert unknown[L10].verdict is OPEN
        assert "full list" in unknown[L10].missing.en
        assert COMMUNE.full_name in unknown[L10].missing.vi

    @pytest.mark.parametrize(
        ("as_of", "verdict"), [("2024-12-31", PENDING), ("2025-01-01", BREACHED)]
    )
    def test_it_is_pending_to_the_last_day_of_the_year(self, as_of: str, verdict: Verdict) -> None:
        told = found(2024, as_of=as_of)[L10]
        assert told.verdict is verdict
        assert (told.due == Span.on("2024-12-31")) is (verdict is PENDING)
        assert "2024-12-31" in told.remedy.en
        assert "31/12/2024" in told.remedy.vi

    def test_a_ward_of_ha_noi_owes_two(self) -> None:
        one, two = on("2022-03-10", "2022-09-10", unit=HA_NOI_WARD)
        assert verdicts(2022, one, unit=HA_NOI_WARD)[HA_NOI] is BREACHED
        assert verdicts(2022, one, two, unit=HA_NOI_WARD)[HA_NOI] is MET
        assert verdicts(2022, one, unit=HA_NOI_WARD)[L77] is MET

    def test_a_city_owes_none_and_the_gap_is_told(self) -> None:
        told = found(2022, unit=CITY)
        assert {f.verdict for c, f in told.items() if "above-ward" in c} == {OFF}
        assert told["11-QĐi/TW:when-necessary-district"].verdict is OPEN

    def test_clusters_and_a_second_day_are_one_conference(self) -> None:
        two = on("2022-03-10", "2022-03-11", unit=HA_NOI_WARD, occasion="dot-1")
        assert verdicts(2022, *two, unit=HA_NOI_WARD)[HA_NOI] is BREACHED

    def test_a_record_given_twice_counts_once(self) -> None:
        (one,) = on("2022-03-10", unit=HA_NOI_WARD)
        assert verdicts(2022, one, one, unit=HA_NOI_WARD)[HA_NOI] is BREACHED

    @pytest.mark.parametrize(
        ("fields", "verdict"),
        [
            ({"unit": HA_NOI_WARD}, BREACHED),
            ({"institution": Institution.VOTER_MEETING}, BREACHED),
            ({"institution": Institution.CITIZEN_RECEPTION}, BREACHED),
            ({"institution": Institution.GROUP_DIALOGUE}, OPEN),
            ({"institution": Institution.OTHER_MEETING}, OPEN),
        ],
    )
    def test_what_is_no_conference_of_the_unit_does_not_count(
        self, fields: dict[str, object], verdict: Verdict
    ) -> None:
        assert verdicts(2024, *on("2024-05-16", **fields))[L10] is verdict

    @pytest.mark.parametrize(
        ("events", "verdict"),
        [
            ((Planned(on="2024-01-09", held=Span.on("2024-05-16")),), BREACHED),
            ((Cancelled(on="2024-05-16"),), BREACHED),
            ((Replaced(on="2024-05-16"),), BREACHED),
            ((Held(on="2024-05-16"),), MET),
            ((Held(on=None, within=Span.of_year(2024), noted_on="2025-01-09"),), MET),
            ((Held(on=None, within=Span.of_year(2023), noted_on="2025-01-09"),), BREACHED),
            (
                (Held(on=None, within=Span("2023-06-01", "2024-06-01"), noted_on="2025-01-09"),),
                OPEN,
            ),
            ((Held(on=None, noted_on="2025-01-09"),), OPEN),
            ((Held(on=None, within=Span("2024-02-01"), noted_on="2025-01-09"),), OPEN),
            ((Opened(on="2023-12-31"),), BREACHED),
            ((Opened(on="2025-01-01"),), BREACHED),
        ],
    )
    def test_only_what_was_held_in_the_year_counts(
        self, events: tuple[Event, ...], verdict: Verdict
    ) -> None:
        assert verdicts(2024, session("S", *events))[L10] is verdict

    def test_a_record_is_read_as_it_stood(self) -> None:
        late = session("S", Held(on="2024-05-16", noted_on="2025-03-01"))
        assert verdicts(2024, late, as_of="2025-02-28")[L10] is BREACHED
        assert verdicts(2024, late, as_of="2025-03-01")[L10] is MET

    @given(st.lists(st.dates(as_day("2022-01-01"), as_day("2022-12-31")), unique=True, max_size=4))
    def test_as_many_as_the_rule_says_are_enough(self, days: list) -> None:
        sessions = on(*(day.isoformat() for day in days), unit=HA_NOI_WARD)
        told = verdicts(2022, *sessions, unit=HA_NOI_WARD)
        assert told[HA_NOI] is (MET if len(days) >= 2 else BREACHED)
        assert told[L77] is (MET if days else BREACHED)


class TestHeldOnADayThatIsNotTold:
    """Where a plan put a conference does not tell when it was held."""

    @pytest.mark.parametrize("was", [Held, Opened])
    def test_the_planned_day_neither_keeps_a_year_nor_breaks_one(self, was):
        planned = Planned(on="2026-03-01", held=Span.on("2026-12-20"))
        late = session("A", planned, was(on=None, noted_on="2027-02-20"))
        assert (late.on, late.days, late.held) == (None, None, Span.on("2026-12-20"))
        for year in (2026, 2027):
            told = verdicts(year, late, as_of="2028-01-10")
            assert {v for check, v in told.items() if check.endswith("yearly")} == {OPEN}

    def test_the_days_of_a_report_and_the_plan_of_one_not_held_still_tell(self):
        planned = Planned(on="2026-03-01", held=Span.on("2026-12-20"))
        span = Span("2027-01-02", "2027-01-20")
        report = Held(on=None, noted_on="2027-02-20", within=span)
        assert session("A", planned, report).days == span
        assert session("B", planned).days == Span.on("2026-12-20")


class TestOpenYears:
    """No text says what is owed for a part of a year: short of the number, it stays open."""

    def test_2025_is_judged_by_each_edition(self) -> None:
        told = found(2025, *on("2025-04-10"))
        assert {c: told[c].verdict for c in (L10, L65, L72, L77)} == {
            L10: MET,
            L65: MET,
            L72: OPEN,
            L77: OPEN,
        }
        assert "Open question" in told[L72].missing.en
        assert "Câu hỏi mở" in told[L72].missing.vi

    @pytest.mark.parametrize("unit", [NEW_WARD, OLD_WARD], ids=lambda u: u.name)
    def test_a_unit_that_was_formed_or_ended_within_the_year(self, unit: Unit) -> None:
        told = found(2025, unit=unit)
        assert told[L10].verdict is OPEN
        assert "within the year" in told[L10].missing.en

    def test_a_unit_has_no_duty_in_a_year_without_it(self) -> None:
        assert found(2026, unit=OLD_WARD) == {}


class TestRequests:
    """Ít nhất 10% cử tri yêu cầu thì phải tổ chức; no text says by when."""

    ENOUGH = Request(on="2026-03-02", signatures=400, voters=4_000)
    TOO_FEW = Request(on="2026-03-02", signatures=399, voters=4_000)

    @pytest.mark.parametrize(
        ("day", "verdict"),
        [("2026-03-01", OPEN), ("2026-03-02", OPEN), ("2026-03-03", MET), ("2027-05-05", MET)],
    )
    def test_a_conference_after_that_day_honours_it(self, day: str, verdict: Verdict) -> None:
        """Law 72/2025/QH15 art. 43(1): it is held *because* voters request it, so after they do."""
        told = found(2026, *on(day), requests=(self.ENOUGH,))
        assert told[f"{VOTERS}/2026-03-02:400"].verdict is verdict

    @pytest.mark.parametrize(
        ("announced", "verdict"),
        [("2026-03-01", OPEN), ("2026-03-02", OPEN), ("2026-03-03", MET), (None, OPEN)],
    )
    def test_one_that_was_announced_before_may_be_none_that_they_asked_for(
        self, announced: str | None, verdict: Verdict
    ) -> None:
        notice = Announced(on=announced, noted_on="2026-03-05")
        one = session("S", notice, Opened(on="2026-03-20"))
        told = found(2026, one, requests=(self.ENOUGH,))[f"{VOTERS}/2026-03-02:400"]
        assert told.verdict is verdict
        if verdict is OPEN:
            assert "announced before" in told.missing.en
            assert "thông báo trước" in told.missing.vi
        other = on("2026-09-09")
        both = found(2026, one, *other, requests=(self.ENOUGH,))
        assert both[f"{VOTERS}/2026-03-02:400"].verdict is MET

    def test_without_one_it_is_open_as_no_last_day_is_set(self) -> None:
        told = found(2026, requests=(self.ENOUGH,))[f"{VOTERS}/2026-03-02:400"]
        assert told.verdict is OPEN
        assert "by when" in told.missing.en
        assert "thời hạn" in told.missing.vi
        assert "400 voters" in told.saw.en

    def test_a_meeting_that_may_be_none_leaves_it_open(self) -> None:
        group = on("2026-04-04", institution=Institution.GROUP_DIALOGUE)
        told = found(2026, *group, requests=(self.ENOUGH,))
        assert told[f"{VOTERS}/2026-03-02:400"].verdict is OPEN

    def test_one_of_too_few_obliges_to_nothing(self) -> None:
        told = found(2026, requests=(self.TOO_FEW,))[f"{VOTERS}/2026-03-02:399"]
        assert told.verdict is OFF
        assert "400 of 4,000" in told.saw.en

    def test_none_is_known_to_be_none_only_where_all_are_known(self) -> None:
        assert found(2026)[VOTERS].verdict is OFF
        told = found(2026, complete=False)[VOTERS]
        assert told.verdict is OPEN
        assert "requests" in told.missing.en

    @pytest.mark.parametrize(
        ("request_", "part", "en", "vi"),
        [
            (
                Request(on="2026-03-02", signatures=None, voters=4_000),
                "2026-03-02:unknown",
                "the request of 2026-03-02: how many voters made it.",
                "yêu cầu ngày 02/03/2026: số cử tri yêu cầu.",
            ),
            (
                Request(on="2026-03-02", signatures=4_000, voters=None),
                "2026-03-02:4000",
                "the request of 2026-03-02 by 4,000 voters: how many voters the unit has.",
                "yêu cầu ngày 02/03/2026, 4.000 cử tri: tổng số cử tri của đơn vị.",
            ),
            (
                Request(on=None, signatures=400, voters=4_000),
                "unknown:400",
                "a request of no known day by 400 voters: its day.",
                "một yêu cầu chưa rõ ngày, 400 cử tri: ngày yêu cầu.",
            ),
        ],
    )
    def test_one_of_which_not_all_is_known_is_open_and_named(
        self, request_: Request, part: str, en: str, vi: str
    ) -> None:
        told = found(2026, *on("2026-09-09"), requests=(request_,))
        assert VOTERS not in told
        assert told[f"{VOTERS}/{part}"].verdict is OPEN
        assert told[f"{VOTERS}/{part}"].missing == Words(f"Cần biết của {vi}", f"Needed of {en}")
        answer = honours(request_, editions(COMMUNE, 2026)[0][1])
        assert (answer.required, answer.due) == (None, None)
        assert answer.needed == (None if request_.voters is None else 400)

    def test_one_without_a_day_is_asked_of_each_rule_of_the_year_once(self) -> None:
        """10% of the voters may ask since the law of 2025; a part of that year was before it."""
        lost = Request(on=None, signatures=None, voters=None)
        told = check_year(COMMUNE, 2025, (), (lost,), editions(COMMUNE, 2025), as_of="2026-01-01")
        checks = [f.check for f in told if f.rule.question is Question.VOTER_REQUEST]
        assert checks.count(f"{VOTERS}/unknown:unknown") == 1
        assert not [f for f in told if f.verdict is OFF and "voters/" in f.check]

    def test_where_no_rule_gives_the_right_the_numbers_do_not_matter(self) -> None:
        early = Request(on="2024-03-02", signatures=None, voters=None)
        assert honours(early, editions(COMMUNE, 2024)[0][1]).required is False
        assert not [c for c in found(2024, requests=(early,)) if "voters/" in c]

    def test_each_request_has_its_finding(self) -> None:
        told = found(2026, *on("2026-04-04"), requests=(self.ENOUGH, self.TOO_FEW))
        assert {c: f.verdict for c, f in told.items() if c.startswith(VOTERS)} == {
            f"{VOTERS}/2026-03-02:400": MET,
            f"{VOTERS}/2026-03-02:399": OFF,
        }

    def test_a_request_that_is_not_made_yet_is_none(self) -> None:
        assert found(2026, requests=(self.ENOUGH,), as_of="2026-03-01")[VOTERS].verdict is OFF

    def test_before_the_right_existed_a_request_finds_nothing(self) -> None:
        early = Request(on="2024-03-02", signatures=400, voters=4_000)
        assert not [c for c in found(2024, requests=(early,)) if "voters/" in c]

    def test_a_request_of_another_year_is_refused(self) -> None:
        with pytest.raises(InvalidValueError, match="outside the editions") as refused:
            found(2025, requests=(self.ENOUGH,))
        assert "nằm ngoài" in refused.value.vi


# --- every rule shipped -------------------------------------------------------------------------

NO_END = "no text sets a last day, so silence is never a breach nor ahead of a day"
NO_NUMBER = "the text gives neither a criterion nor a number"


def yearly_rules() -> list[Requirement]:
    """Every rule shipped that is about a year."""
    questions = (Question.FREQUENCY, Question.VOTER_REQUEST, Question.WHEN_NECESSARY)
    return [
        rule
        for text in INSTRUMENTS
        for rule in text.rules
        if isinstance(rule, Requirement) and rule.question in questions
    ]


class TestEveryRule:
    """Each rule about a year comes out in each of the five ways, or it is said why not."""

    UNIT = Unit(id="ha-noi/mot", name="Một", kind=UnitKind.PHUONG)
    REQUEST = Request(on="2022-06-01", signatures=10, voters=10)

    @staticmethod
    def alone(rule: Requirement) -> Requirement:
        """The rule as if it had been in force all along and for every unit."""
        return attrs.evolve(
            rule, in_force=Span("2020-01-01"), levels=tuple(dc.Level), places=(), unit_kinds=()
        )

    def judged(
        self, rule: Requirement, *sessions: Session, as_of: str = "2023-06-01", **asked: object
    ) -> Finding:
        rule = self.alone(rule)
        law = Regulation(place=self.UNIT, level=self.UNIT.level, on="2022-01-01", rules=(rule,))
        told = {"requests": (), "complete": False, **asked}
        (one,) = check_year(
            self.UNIT,
            2022,
            sessions,
            told["requests"],
            [(Span.of_year(2022), law)],
            as_of=as_of,
            complete=told["complete"],
        )
        return one

    @pytest.mark.parametrize("rule", yearly_rules(), ids=lambda r: r.id)
    def test_it_comes_out_as_it_should(self, rule: Requirement) -> None:
        many = on(*(f"2022-{m:02d}-10" for m in range(7, 11)), unit=self.UNIT)
        if rule.question is Question.FREQUENCY:
            sure = rule.carries_breach
            assert self.judged(rule, *many).verdict is MET
            breached = self.judged(rule, complete=True)
            assert breached.verdict is (BREACHED if sure else OPEN)
            assert sure or rule.cites.words("en") in breached.missing.en
            assert self.judged(rule, as_of="2022-06-01").verdict is PENDING
            assert self.judged(rule).verdict is OPEN
            # not applicable: a rule always asks; only a listed gap does not (TestHowOften)
        elif rule.question is Question.VOTER_REQUEST:
            assert self.judged(rule, *many, requests=(self.REQUEST,)).verdict is MET
            assert len(NO_END) > 20  # breached, pending
            assert self.judged(rule, complete=True).verdict is OFF
            assert self.judged(rule, requests=(self.REQUEST,)).verdict is OPEN
        else:
            assert len(NO_NUMBER) > 20  # met, breached, pending, not applicable
            assert self.judged(rule, *many, complete=True).verdict is OPEN
            assert self.judged(rule).missing.en.startswith("The text gives neither")

    def test_there_are_some_of_each(self) -> None:
        assert {rule.question for rule in yearly_rules()} == {
            Question.FREQUENCY,
            Question.VOTER_REQUEST,
            Question.WHEN_NECESSARY,
        }

    def test_a_gap_of_the_year_is_not_applicable(self) -> None:
        gap = Absence(
            cites=Citation("1/2020/QH14", article=1),
            slug="gap",
            text=Words("không", "none"),
            in_force=Span("2020-01-01"),
            confidence=Confidence.VERIFIED,
            question=Question.FREQUENCY,
        )
        other = attrs.evolve(gap, slug="form", question=Question.FORM)
        law = Regulation(place=COMMUNE, level=COMMUNE.level, on="2022-01-01", rules=(gap, other))
        (told,) = check_year(COMMUNE, 2022, (), (), [(Span.of_year(2022), law)], as_of="2023-01-01")
        assert (told.rule, told.verdict) == (gap, OFF)

    @pytest.mark.parametrize("at_least", [Times(1), Share(10)], ids=repr)
    def test_sessions_and_requests_are_of_their_types(self, at_least: object) -> None:
        rule = attrs.evolve(yearly_rules()[0], at_least=at_least)
        with pytest.raises(InvalidValueError, match="session"):
            self.judged(rule, "S")
        with pytest.raises(InvalidValueError, match="request"):
            self.judged(rule, requests=("R",))


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(yearly) == sorted(yearly.__all__)


def test_a_cascade_wants_a_function_and_a_window_is_a_span() -> None:
    """What is slipped in for them is refused by name."""
    plan, law_ = dc.law.gia_nghia_2022.PLAN, editions(COMMUNE, 2026)[0][1]
    with pytest.raises(InvalidValueError, match="is a function from a unit") as error:
        check_cascade(plan, [], law_, TERRITORY, as_of="2022-10-14")
    assert "regulation_of là hàm" in error.value.vi
    with pytest.raises(InvalidValueError, match="span"):
        over(COMMUNE, span=None)
