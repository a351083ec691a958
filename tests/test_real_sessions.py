"""Twenty-six real conferences of 2015-2025, as reports tell of them, and what that proves.

``data/sessions.json`` holds what each report says and no more, with its public address; ``why``
tells how an unclear one was read. A report is no vouched record: what it does not say is not known.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from dialogue_core import law
from dialogue_core.compliance import check_session, check_year
from dialogue_core.duties import part_of_year
from dialogue_core.errors import NoRuleInForceError
from dialogue_core.events import Attended, Held, Tallied
from dialogue_core.findings import Finding
from dialogue_core.plans import Chair
from dialogue_core.rules import Absence, Requirement
from dialogue_core.sessions import Session
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Span, Words, as_day
from dialogue_core.vocabulary import (
    Form,
    Institution,
    Level,
    Measure,
    Organ,
    SessionStatus,
    UnitKind,
    Verdict,
)

FILE = Path(__file__).parent / "data" / "sessions.json"
TOLD: dict[str, dict] = json.loads(FILE.read_text(encoding="utf-8"))
READ = "2026-11-23"
"""The day on which the reports were read."""


def body(told: dict[str, str]) -> Body:
    organ = Organ(told["organ"]) if "organ" in told else None
    return Body.named(told["name"], organ=organ)


def session(id_: str) -> Session:
    """The record of one conference: held, by a report, with its numbers."""
    told = TOLD[id_]
    within = Span(*told["within"]) if "within" in told else None
    held = Held(
        on=told.get("on"),
        at=told.get("at"),
        within=within,
        noted_on=READ,
        form=Form(told["form"]) if "form" in told else None,
        chairs=tuple(
            Chair(office=Words(c["office"]), sits_for=tuple(Organ(o) for o in c["sits_for"]))
            for c in told["chairs"]
        ),
    )
    there = tuple(Organ(o) for o in told.get("attended", ()))
    return Session(
        id=id_,
        place=Unit(**(told["unit"] | {"kind": UnitKind(told["unit"]["kind"])})),
        organiser=body(told["organiser"]),
        partners=tuple(body(p) for p in told.get("partners", ())),
        occasion=told.get("occasion", ""),
        institution=Institution(told.get("institution", "dialogue")),
    ).record(
        held,
        *([Attended(on=told["on"], noted_on=READ, organs=there)] if there else []),
        *(
            Tallied(on=None, noted_on=READ, measure=Measure(measure), low=low, high=high)
            for measure, (low, high) in told.get("tallies", {}).items()
        ),
    )


SESSIONS = {id_: session(id_) for id_ in TOLD}
KINDS = {True: 8, None: 12, False: 6}
"""How many count as dialogue conferences, as the example tells; none: that is not told."""
UNDATED = {"SE-008", "SE-012", "SE-024", "SE-026"}
BEFORE_THE_LAW = {"SE-025"}


def found(id_: str) -> list[Finding]:
    """What is found, under every edition in force on the days that are told."""
    record = SESSIONS[id_]
    span = record.days or Span.on("2024-10-31")  # undated: any edition, as none can be chosen
    return [
        finding
        for _, regulation in law.over(record.place, span=span)
        for finding in check_session(record, None, regulation, law.CALENDAR, as_of=READ)
    ]


PROVEN: dict[str, dict[str, Verdict]] = {
    # the head of the commune's committee chairs; by memory, the text has the committee hold it
    "SE-001": {"77/2015/QH13:125:chairs": Verdict.MET},
    "SE-004": {"77/2015/QH13:125:chairs": Verdict.MET},
    "SE-009": {"77/2015/QH13:125:chairs": Verdict.MET},
    # the Front holds it together with the committee
    "SE-006": {"10/2022/QH15:32.1:partner": Verdict.MET},
    # the Party secretary, who heads the council, chairs beside the head of the committee
    "SE-003": {
        "72/2025/QH15:43.2:chairs/committee": Verdict.MET,
        "72/2025/QH15:43.2:chairs/council": Verdict.MET,
        "72/2025/QH15:43.2:invitees": Verdict.MET,
    },
    # the Party secretary, who heads the council, chairs; of the committee nothing is told
    "SE-014": {
        "72/2025/QH15:43.2:chairs/council": Verdict.MET,
        "72/2025/QH15:43.2:invitees": Verdict.MET,
    },
}
"""All that the 26 reports prove, read from each report by hand. None proves a breach."""


class TestRecords:
    """A report becomes a record that says as much and no more."""

    def test_there_are_twenty_six(self) -> None:
        assert len(SESSIONS) == 26

    @pytest.mark.parametrize("id_", TOLD)
    def test_each_is_held_by_report_and_holds_what_was_told(self, id_: str) -> None:
        told, record = TOLD[id_], SESSIONS[id_]
        assert record.status is SessionStatus.CLOSED
        assert record.on == (as_day(told["on"]) if "on" in told else None)
        assert {type(e) for e in record.valid} <= {Held, Tallied, Attended}
        assert record.statements == record.turns == record.documents == ()
        for measure, (low, high) in told.get("tallies", {}).items():
            count = record.count(Measure(measure))
            assert (count.low, count.high, count.reported) == (low, high, True)
        for measure in Measure:
            assert (measure.value in told.get("tallies", {})) is (record.count(measure) is not None)
        assert told["source"].startswith("http")
        assert ("why" in told) or told.get("institution", "dialogue") == "dialogue"

    def test_a_number_that_is_not_exact_has_no_upper_end(self) -> None:
        count = SESSIONS["SE-017"].count(Measure.ATTENDEES)
        assert (count.low, count.high) == (100, None)

    def test_grouped_ones_are_shown_as_such(self) -> None:
        """132 collected, 39 left in 7 groups, 18 put."""
        record = SESSIONS["SE-012"]
        wanted = (Measure.COLLECTED, Measure.SELECTED, Measure.GROUPS, Measure.RAISED)
        assert [record.count(m).low for m in wanted] == [132, 39, 7, 18]


class TestFindings:
    """What a report does not say is not evaluated; what it proves is right."""

    @pytest.mark.parametrize("id_", sorted(set(TOLD) - BEFORE_THE_LAW))
    def test_it_proves_what_was_read_from_it_by_hand_and_nothing_else(self, id_: str) -> None:
        silent = (Verdict.NOT_EVALUATED, Verdict.NOT_APPLICABLE)
        proven = {f.check: f.verdict for f in found(id_) if f.verdict not in silent}
        assert proven == PROVEN.get(id_, {})

    @pytest.mark.parametrize("id_", sorted(set(TOLD) - BEFORE_THE_LAW))
    def test_not_applicable_is_only_a_listed_gap_or_another_institution(self, id_: str) -> None:
        record = SESSIONS[id_]
        for finding in found(id_):
            off = finding.verdict is Verdict.NOT_APPLICABLE
            if record.institution.is_conference is False:
                assert off
                assert record.institution.vi in finding.saw.vi
            elif record.institution.is_conference is None or id_ in UNDATED:
                assert not off
            else:
                assert off is isinstance(finding.rule, Absence)
            assert (finding.missing is not None) is (finding.verdict is Verdict.NOT_EVALUATED)

    def test_voter_meetings_receptions_and_dialogues_with_youth_are_told_apart(self) -> None:
        """That with youth is another institution, from 2021 (Luật Thanh niên 57/2020/QH14)."""
        apart = {id_ for id_, s in SESSIONS.items() if s.institution.is_conference is False}
        youth = {"SE-010", "SE-011", "SE-017", "SE-018"}
        assert apart == {"SE-016", "SE-019"} | youth
        assert all(SESSIONS[id_].institution is Institution.YOUTH_DIALOGUE for id_ in youth)

    def test_the_example_tells_how_many_are_dialogue_conferences(self):
        told = Counter(record.institution.is_conference for record in SESSIONS.values())
        assert told == KINDS
        example = (Path(__file__).parents[1] / "examples" / "real_sessions.py").read_text("utf-8")
        assert "Eight were dialogue conferences; of twelve" in example
        assert "six were meetings of another kind" in example

    @pytest.mark.parametrize("id_", sorted(UNDATED))
    def test_without_a_day_nothing_is_judged(self, id_: str) -> None:
        assert {f.verdict for f in found(id_)} == {Verdict.NOT_EVALUATED}

    @pytest.mark.parametrize("id_", sorted(BEFORE_THE_LAW))
    def test_before_the_law_that_is_shipped_there_is_nothing_to_judge_by(self, id_: str) -> None:
        with pytest.raises(NoRuleInForceError, match="2016-01-01"):
            found(id_)

    def test_above_the_commune_no_statute_asks_for_anything(self) -> None:
        for id_, record in SESSIONS.items():
            if record.place.level is not Level.WARD and id_ not in BEFORE_THE_LAW:
                asked = {f.rule.id for f in found(id_) if isinstance(f.rule, Requirement)}
                assert asked <= {
                    "11-QĐi/TW:when-necessary",
                    "11-QĐi/TW:when-necessary-district",
                    "42/2013/QH13:28.1:told-within",
                }


YEARLY: dict[str, set[str]] = {
    "SE-001": {"77/2015/QH13:125:yearly"},
    "SE-002": {"10/2022/QH15:32.1:yearly", "77/2015/QH13:125:yearly"},
    "SE-003": {"10/2022/QH15:32.1:yearly", "72/2025/QH15:43.1:yearly"},
    "SE-004": {"77/2015/QH13:125:yearly"},
    "SE-006": {"10/2022/QH15:32.1:yearly", "77/2015/QH13:125:yearly"},
    "SE-009": {"10/2022/QH15:32.1:yearly", "77/2015/QH13:125:yearly"},
    "SE-014": {"10/2022/QH15:32.1:yearly", "72/2025/QH15:43.1:yearly"},
}
"""The reports of a dialogue conference of a commune, and the texts that one a year keeps."""


class TestYears:
    """What a single report proves of its unit's year."""

    @pytest.mark.parametrize("id_", sorted(set(TOLD) - BEFORE_THE_LAW - UNDATED))
    def test_one_conference_keeps_a_duty_of_one_a_year(self, id_: str) -> None:
        record = SESSIONS[id_]
        year = record.days.since.year
        editions = law.over(record.place, span=part_of_year(record.place, year))
        told = check_year(record.place, year, [record], (), editions, as_of=READ)
        met = {f.check for f in told if f.verdict is Verdict.MET}
        assert met == YEARLY.get(id_, set())
        assert not [f for f in told if f.verdict is Verdict.BREACHED]
