"""What another law would have said: the same law changes nothing, a stricter one loses nothing."""

import os
from collections import Counter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import law, testing
from dialogue_core.archive import Archive, _columns
from dialogue_core.compliance import check_session, check_year
from dialogue_core.duties import part_of_year
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import (
    Announced,
    Corrected,
    Held,
    Planned,
    Received,
    Replaced,
    Requested,
    Screened,
)
from dialogue_core.rules import Instrument, Owed, Requirement
from dialogue_core.sessions import Session
from dialogue_core.territory import Body, Succession, Territory, Unit
from dialogue_core.values import Citation, Days, Sealed, Span, Times, Words
from dialogue_core.vocabulary import (
    Act,
    Confidence,
    Field,
    InstrumentKind,
    Intake,
    Organ,
    Question,
    UnitKind,
    Verdict,
)

pytest.importorskip("narwhals", reason="narwhals is not installed: pip install .[analysis]")
pl = pytest.importorskip("polars", reason="polars is not installed: pip install .[analysis]")

from dialogue_core import analysis, frames  # noqa: E402 -- they need the extra analysis

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SOME = settings(max_examples=500 if THOROUGH else 40)
FEW = settings(max_examples=100 if THOROUGH else 3)
TERRITORY = testing.synthetic_territory()
CITY = TERRITORY.units[1]
TODAY = "2026-11-01"
LATER = "2027-12-31"
NOTICE = "00/2026/QĐ-UBND:4:notice"
OF_THE_YEAR = (Question.FREQUENCY, Question.VOTER_REQUEST, Question.WHEN_NECESSARY)


def draft(*rules):
    """A regulation that nobody issued, in force from a day still to come."""
    span = Span("2030-01-01")
    base = {
        "text": Words("giả định", "invented"),
        "in_force": span,
        "confidence": Confidence.VERIFIED,
        "places": ("gia-dinh",),
    }
    cites = {
        kind: Citation("00/2026/QĐ-UBND", article=n) for kind, n in ((Requirement, 4), (Owed, 5))
    }
    return Instrument(
        number="00/2026/QĐ-UBND",
        kind=InstrumentKind.LOCAL_RULE,
        title=Words("Dự thảo", "A draft"),
        issuer=Words("giả định", "invented"),
        dated=None,
        in_force=span,
        confidence=Confidence.VERIFIED,
        rules=tuple(kind(cites=cites[kind], **base, **more) for kind, more in rules),
        checked_on=TODAY,
    )


def notice(days):
    return (
        Requirement,
        {"slug": "notice", "question": Question.NOTICE_LEAD, "at_least": Days(days)},
    )


def judged(sessions, *yardsticks, **more):
    return analysis.judge_archive(sessions, yardsticks, law.CALENDAR, **({"as_of": LATER} | more))


def as_then():
    return analysis.Yardstick.as_then(territory=TERRITORY)


def as_on(day=TODAY, *drafts):
    return analysis.Yardstick.as_on(day, *drafts, territory=TERRITORY)


def verdicts(judging):
    return {(t.check, t.verdict): t.subjects for t in judging.tallies}


def breached(judging, check=None):
    return {
        (t.check, subject)
        for t in judging.tallies
        if t.verdict is Verdict.BREACHED and check in (None, t.check)
        for subject in t.subjects
    }


@pytest.fixture(scope="module")
def archive():
    units = [CITY, *TERRITORY.units[2:4], *TERRITORY.units[-2:]]
    years = range(2022, 2027)
    return tuple(testing.synthetic_sessions(seed=1, units=units, years=years, breaches=0.2))


@pytest.fixture(scope="module")
def three(archive):
    """As then, by today's law, and under a draft."""
    return judged(archive, as_then(), as_on(), as_on(TODAY, draft(notice(15))))


# --- the law of the day -------------------------------------------------------------------------


class TestAsThen:
    def test_it_says_of_each_session_what_check_session_says(self, archive, three):
        wanted = {}
        for session in archive:
            regulation = law.regulation_for(session.place, on=session.on)
            for finding in check_session(session, None, regulation, law.CALENDAR, as_of=LATER):
                if getattr(finding.rule, "question", None) not in OF_THE_YEAR:
                    wanted.setdefault((finding.check, finding.verdict), []).append(session.id)
        found = {
            key: tuple(subject for subject in subjects if subject.startswith("synthetic:"))
            for key, subjects in verdicts(three[0]).items()
        }
        assert {key: ids for key, ids in found.items() if ids} == {
            key: tuple(ids) for key, ids in wanted.items()
        }

    def test_it_says_of_each_year_what_check_year_says(self, archive, three):
        wanted = Counter()
        for unit, year in {(s.place, s.on.year) for s in archive}:
            editions = law.over(unit, span=part_of_year(unit, year))
            mine = [s for s in archive if s.place == unit]
            for finding in check_year(
                unit, year, mine, [], editions, as_of=LATER, territory=TERRITORY
            ):
                wanted[finding.check, finding.verdict, f"{unit.id} {year}"] += 1
        found = {
            (*key, subject)
            for key, subjects in verdicts(three[0]).items()
            for subject in subjects
            if not subject.startswith("synthetic:")
        }
        assert found == wanted.keys()

    def test_every_session_is_judged_or_left(self, archive, three):
        for judging in three:
            subjects = [*judging.judged, *(left.subject for left in judging.left)]
            assert len(subjects) == len(set(subjects))
            assert {s.id for s in archive} <= set(subjects)

    @FEW
    @given(testing.sessions(place=TERRITORY.units[2], events=12), st.integers(8, 30))
    def test_any_log_can_be_judged_and_a_draft_loses_no_finding(self, session, days):
        now, then = judged([session], as_on(), as_on(TODAY, draft(notice(days))))
        assert now.judged == then.judged
        assert breached(now) <= breached(then)


# --- properties ---------------------------------------------------------------------------------


class TestProperties:
    def test_the_same_law_twice_changes_nothing(self, archive, three):
        (again,) = judged(archive, as_on())
        assert again == three[1]
        for before, after in ((three[0], three[0]), (three[1], again)):
            assert analysis.changes(before, after) == ()

    @FEW
    @given(st.integers(0, 99), st.integers(8, 40), st.integers(1, 20))
    def test_tightening_loses_no_finding(self, seed, days, more):
        years = range(2026, 2027)
        here = TERRITORY.units[-1:]
        sessions = list(testing.synthetic_sessions(seed=seed, units=here, years=years))
        law_, loose, strict = judged(
            sessions,
            as_on(),
            as_on(TODAY, draft(notice(days))),
            as_on(TODAY, draft(notice(days + more))),
        )
        assert breached(law_) <= breached(loose) <= breached(strict)
        gone = [c for c in analysis.changes(loose, strict) if c.before is Verdict.BREACHED]
        assert gone == []

    def test_the_law_of_the_day_is_the_law_of_that_day(self, archive):
        for session in archive[::7]:
            then, moved = judged([session], as_then(), as_on(session.on))
            found = analysis.changes(then, moved)
            assert [c for c in found if session.id in c.subjects] == []

    def test_a_draft_that_says_nothing_new_changes_nothing(self, archive, three):
        for change in analysis.changes(
            three[1], judged(archive, as_on(TODAY, draft(notice(7))))[0]
        ):
            assert change.about.en == "days of notice"
            assert change.before is change.after


# --- today's law and a draft --------------------------------------------------------------------


class TestTodaysLaw:
    def test_what_changes_has_its_witnesses(self, archive, three):
        found = analysis.changes(three[0], three[1])
        by_id = {session.id: session for session in archive}
        (worse,) = [
            c
            for c in found
            if c.by == ("72/2025/QH15:43.2:invitees",) and c.after is Verdict.BREACHED
        ]
        assert worse.before is None
        assert worse.count == len(worse.subjects) > 0
        for subject in worse.subjects:
            assert subject in three[1].subjects(Verdict.BREACHED)
            assert by_id[subject].on < dc.values.as_day("2025-03-01")

    def test_a_level_that_is_gone_is_left_out_with_the_reason(self, archive, three):
        cities = {s.id for s in archive if s.place.kind is UnitKind.THANH_PHO_THUOC_TINH}
        left = {one.subject: one.why for one in three[1].left}
        assert cities
        assert cities <= left.keys()
        assert all("no longer exists" in left[id_].en for id_ in cities)
        assert not three[0].left

    def test_a_draft_speaks_to_the_heirs_of_a_place(self, archive, three):
        loose, strict = three[1], three[2]
        assert breached(strict) - breached(loose) == breached(strict, NOTICE) != set()
        (change,) = [c for c in analysis.changes(loose, strict) if c.after is Verdict.BREACHED]
        assert (change.by, change.before) == ((NOTICE,), Verdict.MET)
        for subject in change.subjects:
            (session,) = (s for s in archive if s.id == subject)
            lead = session.on - session.of(dc.events.Announced)[-1].on
            assert 7 <= lead.days < 15

    def test_what_is_not_told_stays_not_evaluated(self, three):
        assert any(
            t.verdict is Verdict.NOT_EVALUATED and t.check == NOTICE for t in three[2].tallies
        )

    def test_a_draft_on_the_year_is_judged_by_the_year(self, archive):
        twice = (
            Requirement,
            {"slug": "twice", "question": Question.FREQUENCY, "at_least": Times(2)},
        )
        (found,) = judged(archive, as_on(TODAY, draft(twice)), complete=True)
        subjects = verdicts(found)["00/2026/QĐ-UBND:4:twice", Verdict.BREACHED]
        held = Counter(f"{s.place.id} {s.on.year}" for s in archive)
        whole = {s for s in held if not s.endswith(" 2025") and not s.startswith(f"{CITY.id} ")}
        assert set(subjects) == {subject for subject in whole if held[subject] < 2}

    def test_an_act_of_a_draft_is_owed_for_old_statements(self, archive):
        report = (Owed, {"slug": "harm", "act": Act.REPORT_HARM, "within": Days(2)})
        (found,) = judged(archive[-3:], as_on(TODAY, draft(report)))
        told = {t.verdict for t in found.tallies if t.check == "00/2026/QĐ-UBND:5:harm"}
        assert Verdict.BREACHED in told

    def test_a_screening_that_was_corrected_is_owed_anew_too(self, archive):
        session = next(s for s in archive if s.parts and s.place.kind is UnitKind.PHUONG)
        seq, event = next((i, e) for i, e in enumerate(session.events) if isinstance(e, Screened))
        corrected = session.record(
            Corrected(
                on="2024-06-01",
                seq=seq,
                now=attrs.evolve(event, noted_on=None),
                why=Sealed("ghi nhầm"),
            ),
            Corrected(on="2024-06-01", seq=0, now=None, why=Sealed("không lập kế hoạch")),
        )
        one, other = (judged([s], as_on())[0] for s in (session, corrected))
        assert [c for c in analysis.changes(one, other) if "plan" not in c.about.en] == []

    def test_units_with_different_rules_in_its_place_leave_it_out(self):
        old, first, second = (
            Unit(id=f"gia-dinh/{name}", name=name, kind=UnitKind.XA, span=Span(*days))
            for name, days in (
                ("cu", ("2016-01-01", "2025-07-01")),
                ("mot", ("2025-07-01",)),
                ("hai", ("2025-07-01",)),
            )
        )
        split = Territory(
            units=(old, first, second),
            successions=tuple(
                Succession(
                    old=(old.id,),
                    new=new.id,
                    on="2025-07-01",
                    cites=Citation("giả định"),
                    confidence=Confidence.UNCERTAIN,
                )
                for new in (first, second)
            ),
        )
        sessions = list(testing.synthetic_sessions(units=[old], years=range(2023, 2024)))
        here = attrs.evolve(draft(notice(15)).rules[0], places=(first.id,))
        local = attrs.evolve(draft(notice(15)), rules=(here,))
        same = analysis.Yardstick.as_on(TODAY, territory=split)
        differs = analysis.Yardstick.as_on(TODAY, local, territory=split)
        both, none = judged(sessions, same, differs)
        assert sessions
        assert both.judged
        assert not none.judged
        assert {left.why.en for left in none.left} == {
            "Several units with different rules stand in its place."
        }


# --- what cannot be judged, and what is asked ---------------------------------------------------


def bare(*events, place=TERRITORY.units[2], id_="X1"):
    return Session(id=id_, place=place, organiser=Body.named("UBND", organ=Organ.COMMITTEE)).record(
        *events
    )


class TestWhatIsLeft:
    def test_a_session_of_no_day_is_left_out(self):
        for session in (bare(), bare(Held(on=None, noted_on="2024-01-01"))):
            (found,) = judged([session], as_then())
            assert [left.subject for left in found.left] == ["X1"]
            assert "day" in found.left[0].why.en

    def test_a_session_before_the_law_is_left_out(self):
        unit = attrs.evolve(TERRITORY.units[2], span=None)
        (found,) = judged([bare(Held(on="2014-05-05"), place=unit)], as_then())
        assert [left.subject for left in found.left] == ["X1", f"{unit.id} 2014"]

    def test_days_over_two_editions_are_not_evaluated(self):
        within = Span("2025-02-20", until="2025-03-10")
        session = bare(Held(on=None, noted_on="2025-06-01", within=within))
        (found,) = judged([session], as_then())
        assert "X1" in found.judged
        assert breached(found) == set()
        told = verdicts(found)
        assert ("65/2025/QH15:24.2:notice", Verdict.NOT_EVALUATED) in told
        assert ("77/2015/QH13:125:notice", Verdict.NOT_EVALUATED) in told

    def test_what_was_noted_later_does_not_count(self):
        session = bare(Held(on="2024-05-05", noted_on="2024-06-01"))
        (found,) = judged([session], as_then(), as_of="2024-05-20")
        assert [left.subject for left in found.left] == ["X1"]


@pytest.fixture(scope="module")
def few():
    here, years = TERRITORY.units[-1:], range(2026, 2027)
    return tuple(testing.synthetic_sessions(seed=1, units=here, years=years))


class TestSilentTexts:
    """A draft that speaks to nothing judged changes nothing, and that is told."""

    def moved(self, **change):
        made = draft(notice(15))
        return attrs.evolve(made, rules=tuple(attrs.evolve(rule, **change) for rule in made.rules))

    @pytest.mark.parametrize(
        ("change", "vi", "en"),
        [
            (
                {"places": ("gia-dinhh", "x")},
                "nơi áp dụng (gia-dinhh: có phải 'gia-dinh'?, x)",
                "places (gia-dinhh: did you mean 'gia-dinh'?, x)",
            ),
            (
                {"levels": (dc.Level.CITY,)},
                "nơi áp dụng (gia-dinh); cấp (city; đã đối chiếu: ward)",
                "places (gia-dinh); levels (city; judged: ward)",
            ),
            ({"places": (), "unit_kinds": (UnitKind.TINH,)}, "(–)", "(–)"),
        ],
    )
    def test_it_is_told_in_words_on_the_page_and_as_data(self, few, change, vi, en):
        today, mistyped, meant = judged(
            few, as_on(), as_on(TODAY, self.moved(**change)), as_on(TODAY, draft(notice(15)))
        )
        assert analysis.changes(today, mistyped) == ()
        assert analysis.changes(today, meant)
        (silent,) = mistyped.silent
        assert silent.subject == "00/2026/QĐ-UBND"
        assert silent.text
        assert mistyped.left[-1:] == mistyped.silent
        assert (today.silent, meant.silent) == ((), ())
        for lang, said in (("vi", vi), ("en", en)):
            assert said in mistyped.words(lang).splitlines()[1]
            assert silent.words(lang) in mistyped.words(lang)
            assert "00/2026/QĐ-UBND: " in mistyped.html(lang)
            assert "<p>" not in meant.html(lang)
        head = f"{len(mistyped.judged)} judged, 0 left out"
        assert mistyped.words("en").splitlines()[0].endswith(head)

    def test_a_text_of_ones_own_is_told_with_its_days(self, few):
        later = analysis.Yardstick.as_then(
            instruments=(*law.INSTRUMENTS, draft(notice(15))), territory=TERRITORY
        )
        (found,) = judged(few, later)
        assert "; days (from 2030-01-01)" in found.silent[0].why.en
        assert "; hiệu lực (từ 01/01/2030)" in found.silent[0].why.vi

    def test_a_text_without_a_rule_is_silent(self, few):
        (found,) = judged(few, as_on(TODAY, attrs.evolve(draft(notice(15)), rules=())))
        assert "levels (–; judged: ward)" in found.silent[0].why.en

    def test_where_nothing_was_judged_no_text_is_blamed(self):
        (found,) = judged([], as_on(TODAY, self.moved(places=("x",))))
        assert found.left == ()

    def test_the_units_that_stand_in_the_place_of_old_ones_are_looked_at(self):
        old = dc.law.TERRITORY.unit("dak-nong/gia-nghia/nghia-duc")
        session = bare(Held(on="2024-05-05"), place=old)
        mistyped = analysis.Yardstick.as_on(TODAY, self.moved(places=("lam-don",)))
        (found,) = judged([session], mistyped)
        assert "lam-don: did you mean 'lam-dong'?" in found.silent[0].why.en


class TestWitnesses:
    """What was found of a witness can be asked for again, with what was seen."""

    def test_every_witness_has_its_verdict_and_its_reason(self, archive):
        few = archive[-2:]
        yardstick = as_on(TODAY, draft(notice(15)))
        (found,) = judged(few, yardstick)
        assert found.judged
        for subject in found.judged:
            told = analysis.findings_of(subject, few, yardstick, law.CALENDAR, as_of=LATER)
            gravest = {}
            for finding in told:
                assert finding.saw.vi
                gravest.setdefault(finding.check, set()).add(finding.verdict)
            mine = {(t.check, t.verdict) for t in found.tallies if subject in t.subjects}
            assert {check for check, _ in mine} == gravest.keys()
            assert all(verdict in gravest[check] for check, verdict in mine)

    def test_what_is_asked_stands_beside_what_was_seen(self, archive, three):
        (change,) = [c for c in analysis.changes(three[1], three[2]) if c.after is Verdict.BREACHED]
        (finding,) = [
            f
            for f in analysis.findings_of(
                change.subjects[0],
                archive,
                as_on(TODAY, draft(notice(15))),
                law.CALENDAR,
                as_of=LATER,
            )
            if f.check in change.by
        ]
        (session,) = (s for s in archive if s.id == change.subjects[0])
        announced = session.of(dc.events.Announced)[-1].on
        assert announced.isoformat() in finding.saw.en
        assert finding.rule.at_least == Days(15)
        assert finding.remedy.en == "Give notice at least 15 days before the day."

    def test_what_is_no_witness_is_refused_with_the_reason(self, archive):
        gone = attrs.evolve(TERRITORY.units[2], id="x", span=Span("2016-01-01", until="2017-01-01"))
        city = next(s for s in archive if s.place.kind is UnitKind.THANH_PHO_THUOC_TINH)
        some = (city, archive[-1])
        for subject, said in (
            ("nothing", "no session here"),
            (city.id, "no longer exists"),
            (f"x {city.on.year}", "did not exist in that year"),
        ):
            with pytest.raises(InvalidValueError, match=said) as error:
                analysis.findings_of(
                    subject, some, as_on(), law.CALENDAR, as_of=LATER, units=[gone]
                )
            assert error.value.details["subject"] == subject
            assert error.value.vi != error.value.en


VOTERS = "72/2025/QH15:43.1:voters"
GRAVEST = (Verdict.BREACHED, Verdict.NOT_EVALUATED, Verdict.PENDING, Verdict.MET)


@st.composite
def meetings(draw, place):
    """Sessions announced, asked for and held in any order, some corrected, some of no known day."""
    days = st.none() | st.sampled_from(("2025-12-01", "2026-03-01", "2026-03-02", "2026-03-20"))
    noted = draw(st.sampled_from(("2026-04-01", "2026-12-01")))
    events = draw(
        st.lists(st.builds(Announced, on=days, noted_on=st.just(noted)), max_size=2)
        | st.just([Planned(on=noted, held=Span.on("2026-03-20"))])
    )
    events += [Held(on=draw(days), noted_on=noted)] if draw(st.integers(0, 3)) else []
    events.append(
        Requested(
            on=draw(days),
            noted_on=noted,
            voters=draw(st.sampled_from((400, 400, 400, 3_000, 0, None))),
            electorate=draw(st.sampled_from((2_000, 2_000, 2_000, 0, None))),
        )
    )
    if not draw(st.integers(0, 3)):
        seq = draw(st.integers(0, len(events) - 1))
        now = attrs.evolve(events[seq], on="2026-08-01", noted_on=None)
        events.append(Corrected(on=None, noted_on=noted, seq=seq, now=now, why=Sealed("nhầm")))
    return bare(*events, place=place, id_=f"M{draw(st.integers(0, 99))}")


def years_of(judging):
    """For each check and year of a unit, its verdict."""
    return {
        (tally.check, subject): tally.verdict
        for tally in judging.tallies
        for subject in tally.subjects
        if " " in subject
    }


def by_check_year(sessions, judging, *, as_of, complete):
    """The same, as `check_year` finds it of whole records, for the years that were judged."""
    found = {}
    units = {session.place.id: session.place for session in sessions}
    for subject in (each for each in judging.judged if " " in each):
        unit, year = units[subject.split()[0]], int(subject.split()[1])
        mine = [session for session in sessions if session.place == unit]
        span = part_of_year(unit, year)
        requests = [
            dc.duties.Request(
                on=event.on,
                signatures=event.voters,
                voters=event.electorate or None
                if (event.voters or 0) <= (event.electorate or 0)
                else None,
            )
            for session in mine
            for event in session.as_of(as_of).of(Requested)
            if (event.noted_on >= span.since if event.on is None else span.covers(event.on))
        ]
        for finding in check_year(
            unit,
            year,
            mine,
            requests,
            law.over(unit, span=span),
            as_of=as_of,
            territory=TERRITORY,
            complete=complete,
        ):
            key = finding.check, subject
            told = [verdict for verdict in (found.get(key), finding.verdict) if verdict]
            found[key] = next((v for v in GRAVEST if v in told), Verdict.NOT_APPLICABLE)
    return found


class TestYears:
    def test_units_asked_for_are_judged_in_every_year(self, archive):
        held = {s.place.id for s in archive if s.on.year == 2022}
        ward = next(u for u in TERRITORY.units[2:10] if u.id not in held)
        gone = attrs.evolve(ward, id="x", span=Span("2016-01-01", until="2017-01-01"))
        (found,) = judged(archive, as_then(), units=[ward, gone], complete=True)
        years = {s for s in found.judged if s.startswith(ward.id)}
        assert years == {f"{ward.id} {year}" for year in range(2022, 2026)}
        assert not any(subject.startswith("x ") for subject in found.judged)
        assert f"{ward.id} 2022" in verdicts(found)["77/2015/QH13:125:yearly", Verdict.BREACHED]

    def test_requests_of_voters_are_asked_about(self):
        ward = TERRITORY.units[-1]
        session = bare(
            Requested(on="2026-03-02", voters=400, electorate=2_000),
            Requested(on="2026-03-03", voters=None, electorate=2_000),
            Requested(on="2026-03-04", voters=2_001, electorate=2_000),
            Requested(on=None, noted_on="2026-03-05", voters=400, electorate=2_000),
            Held(on="2026-05-05"),
            place=ward,
        )
        (found,) = judged([session], as_then())
        told = {t.check: t.verdict for t in found.tallies}
        assert told["72/2025/QH15:43.1:voters/2026-03-02:400"] is Verdict.MET

    @SOME
    @given(st.data())
    def test_a_year_comes_out_as_check_year_has_it_of_the_whole_records(self, data):
        """Whatever is kept of a session for its year, the year is judged as by all of it."""
        place = attrs.evolve(TERRITORY.units[-1], span=None)
        drawn = st.one_of(meetings(place), meetings(place), testing.sessions(place=place))
        sessions = data.draw(st.lists(drawn, min_size=1, max_size=2, unique_by=lambda s: s.id))
        as_of, complete = (
            data.draw(st.sampled_from(("2026-06-01", LATER))),
            data.draw(st.booleans()),
        )
        (found,) = judged(sessions, as_then(), as_of=as_of, complete=complete)
        assert years_of(found) == by_check_year(sessions, found, as_of=as_of, complete=complete)

    def test_so_it_does_of_an_invented_archive(self, archive):
        sessions = [
            session.record(Requested(on=day, noted_on=LATER, voters=400, electorate=2_000))
            for at, session in enumerate(archive)
            if session.on.year == 2026
            for day in [session.on.subtract(days=(1, 40)[at % 2])]
        ]
        (found,) = judged(sessions, as_then())
        wanted = by_check_year(sessions, found, as_of=LATER, complete=False)
        assert years_of(found) == wanted
        voters = {v for (check, _), v in wanted.items() if f"{VOTERS}/" in check}
        assert voters == {Verdict.MET, Verdict.NOT_EVALUATED}

    def test_a_conference_announced_before_the_request_is_perhaps_another(self):
        session = bare(
            Announced(on="2026-03-01"),
            Requested(on="2026-03-02", voters=400, electorate=2_000),
            Held(on="2026-05-05"),
            place=TERRITORY.units[-1],
        )
        (found,) = judged([session], as_then())
        told = {t.check: t.verdict for t in found.tallies}
        assert told[f"{VOTERS}/2026-03-02:400"] is Verdict.NOT_EVALUATED

    @pytest.mark.parametrize("event", [Held, Announced])
    def test_a_correction_may_tell_a_day_after_the_day_of_asking(self, event):
        slipped = [Announced(on="2026-03-03"), Held(on="2026-05-05")]
        seq = [type(one) for one in slipped].index(event)
        session = bare(
            *slipped,
            Requested(on="2026-03-02", noted_on="2026-05-05", voters=400, electorate=2_000),
            Corrected(on="2026-05-06", seq=seq, now=event(on="2026-08-01"), why=Sealed("nhầm")),
            place=TERRITORY.units[-1],
        )
        (found,) = judged([session], as_then(), as_of="2026-06-01")
        assert years_of(found) == by_check_year(
            [session], found, as_of="2026-06-01", complete=False
        )

    def test_a_request_of_which_not_all_is_known_is_not_dropped(self):
        session = bare(
            Requested(on="2026-03-03", voters=None, electorate=2_000),
            Requested(on="2026-03-04", voters=2_001, electorate=2_000),
            Requested(on="2026-03-05", voters=400, electorate=None),
            Requested(on=None, noted_on="2027-03-05", voters=500, electorate=2_000),
            place=TERRITORY.units[-1],
        )
        (found,) = judged([session], as_then(), complete=True)
        told = {t.check: t for t in found.tallies if t.check.startswith(VOTERS)}
        parts = ("2026-03-03:unknown", "2026-03-04:2001", "2026-03-05:400", "unknown:500")
        assert told.keys() == {f"{VOTERS}/{part}" for part in parts}
        assert {t.verdict for t in told.values()} == {Verdict.NOT_EVALUATED}
        years = tuple(f"{TERRITORY.units[-1].id} {year}" for year in (2026, 2027))
        assert told[f"{VOTERS}/unknown:500"].subjects == years
        assert told[f"{VOTERS}/2026-03-05:400"].subjects == years[:1]

    def test_years_between_without_any_conference_are_judged(self):
        ward = attrs.evolve(TERRITORY.units[2], span=None)
        sessions = [bare(Held(on=f"{y}-05-05"), place=ward, id_=f"X{y}") for y in (2021, 2023)]
        yearly = "77/2015/QH13:125:yearly"
        for years, wanted in ((None, (2022,)), (range(2020, 2025), (2020, 2022, 2024))):
            (found,) = judged(sessions, as_then(), units=[ward], years=years, complete=True)
            subjects = verdicts(found)[yearly, Verdict.BREACHED]
            assert subjects == tuple(f"{ward.id} {year}" for year in wanted)
        (found,) = judged([], as_then(), units=[ward], years=[2022], complete=True)
        assert found.subjects(Verdict.BREACHED) == (f"{ward.id} 2022",)
        assert analysis.findings_of(
            f"{ward.id} 2022",
            [],
            as_then(),
            law.CALENDAR,
            as_of=LATER,
            units=[ward],
            years=[2022],
            complete=True,
        )

    def test_a_slipped_year_does_not_ask_for_two_thousand_others(self):
        ward = attrs.evolve(TERRITORY.units[2], span=None)
        slipped = bare(Held(on="0202-05-05", noted_on="2022-05-06"), place=ward)
        sessions = [slipped, bare(Held(on="2022-05-05"), place=ward, id_="X2")]
        for yardstick in (as_then(), as_on("2025-01-01")):
            (found,) = judged(sessions, yardstick, units=[ward])
            assert len(found.judged) + len(found.left) < 100
            told = {*found.judged, *(left.subject for left in found.left)}
            assert {"X1", "X2", f"{ward.id} 202", f"{ward.id} 2022"} <= told
            assert {"X2", f"{ward.id} 2022"} <= set(found.judged)

    def test_what_one_subject_does_not_allow_leaves_out_that_one(self, monkeypatch):
        def refuse_one(session, *given, **more):
            if session.id == "X1":
                raise InvalidValueError("no such thing", "không có")
            return check_session(session, *given, **more)

        monkeypatch.setattr("dialogue_core.analysis._judging.check_session", refuse_one)
        sessions = [bare(Held(on="2024-05-05"), id_=id_) for id_ in ("X1", "X2")]
        (found,) = judged(sessions, as_then())
        assert [(left.subject, left.why) for left in found.left] == [
            ("X1", Words("không có", "no such thing"))
        ]
        assert "X2" in found.judged

    def test_a_meeting_that_was_planned_only_is_none(self):
        session = bare(dc.events.Planned(on="2024-01-05", held=Span.on("2024-05-05")))
        (found,) = judged([session], as_then())
        assert found.judged == ("X1",)


class TestStanding:
    """One value where a list is meant, and judgings that the law alone does not tell apart."""

    @pytest.mark.parametrize(
        ("given_", "named"),
        [
            (lambda: judged([], as_then(), units=TERRITORY.units[0]), "unit"),
            (lambda: judged([], as_then(), units="gia-dinh"), "unit"),
            (lambda: judged([], as_then(), years=2022), "year"),
            (lambda: judged([], as_then(), years=["2022"]), "year"),
            (lambda: judged(bare(), as_then()), "session"),
            (
                lambda: analysis.judge_archive([], as_then(), law.CALENDAR, as_of=LATER),
                "yardstick",
            ),
            (lambda: analysis.judge_archive([], None, law.CALENDAR, as_of=LATER), "yardstick"),
            (lambda: analysis.changes(judged([], as_then())[0], None), "after"),
            (lambda: analysis.changes("x", judged([], as_then())[0]), "before"),
        ],
    )
    def test_what_stands_in_the_wrong_place_is_refused_by_name(self, given_, named):
        with pytest.raises(InvalidValueError, match=named) as error:
            given_()
        assert error.value.vi != error.value.en

    def test_what_the_day_of_asking_brought_is_no_change_of_the_law(self):
        session = bare(Held(on="2024-05-05", noted_on="2024-05-05"))
        (early,), (late,) = (judged([session], as_then(), as_of=d) for d in ("2024-05-06", LATER))
        with pytest.raises(InvalidValueError, match="as_of one day") as error:
            analysis.changes(early, late)
        assert "2024-05-06" in error.value.en
        assert "06/05/2024" in error.value.vi

    def test_one_replaced_by_a_collection_in_writing_was_not_held(self):
        session = bare(
            Planned(on="2026-01-05", held=Span.on("2026-05-05")),
            Replaced(on="2026-02-05"),
            place=TERRITORY.units[-1],
        )
        assert session.status.was_held is False
        assert _columns.Head(session).unrecorded == (0, None)

    def test_the_bounds_hold_what_is_found_later_of_a_collection_in_writing(self):
        part = dc.Part(field=Field.LAND)
        said = [
            Received(
                on="2026-05-20",
                statement=dc.Statement(
                    id=f"S{n}", on="2026-05-20", words=Sealed("…"), parts=(part,)
                ),
                via=Intake.WRITTEN,
            )
            for n in range(12)
        ]
        start = bare(
            Planned(on="2026-01-05", held=Span.on("2026-05-05")), Replaced(on="2026-02-05")
        )
        (first,), (later,) = (
            analysis.measure(
                analysis.tables_of([start.record(*said[:n])], key=b"k" * 16), ["load"]
            ).cells
            for n in (7, 12)
        )
        assert not first.is_whole
        assert first.low <= later.low
        assert first.high is None

    def test_judgings_that_are_vouched_unlike_are_not_compared(self):
        session = bare(Held(on="2024-05-05"))
        (open_,), (vouched,) = (judged([session], as_then(), complete=c) for c in (False, True))
        assert (open_.complete, vouched.complete) == (False, True)
        with pytest.raises(InvalidValueError, match="complete=False and complete=True") as error:
            analysis.changes(open_, vouched)
        assert "complete=False và complete=True" in error.value.vi

    @pytest.mark.parametrize("year", [9999, 10000, 0, -1])
    def test_a_year_that_is_none_is_refused_by_name(self, year):
        with pytest.raises(InvalidValueError, match=f"years: {year} is no year") as error:
            judged([], as_then(), units=[CITY], years=[year])
        assert f"years: {year} không phải năm" in error.value.vi

    def test_a_session_that_cannot_be_kept_makes_no_breach_of_its_year(self, monkeypatch):
        unit = attrs.evolve(TERRITORY.units[-1], span=None)
        session = bare(Held(on="2026-05-05"), place=unit)

        def years_of(found):
            return {
                verdict
                for (check, verdict), subjects in verdicts(found).items()
                if f"{unit.id} 2026" in subjects and check.endswith("yearly")
            }

        asked = {"units": [unit], "years": [2026], "complete": True, "as_of": "2028-01-01"}
        assert years_of(judged([session], as_then(), **asked)[0]) == {Verdict.MET}
        assert years_of(judged([], as_then(), **asked)[0]) == {Verdict.BREACHED}

        def refuse(*_):
            raise InvalidValueError("no such thing", "không có")

        monkeypatch.setattr("dialogue_core.analysis._judging._bare", refuse)
        (found,) = judged([session], as_then(), **asked)
        assert years_of(found) == {Verdict.NOT_EVALUATED}
        (left,) = (left for left in found.left if left.subject == "X1")
        assert left.why == Words(
            "Không tính được vào các năm của đơn vị: không có",
            "It could not be counted in the years of its unit: no such thing",
        )


class TestStreaming:
    def test_progress_is_told_for_a_list_an_iterator_and_an_archive(self, archive, tmp_path):
        some = archive[:3]
        told = []
        judged(some, as_then(), progress=lambda done, total: told.append((done, total)))
        judged(iter(some), as_then(), progress=lambda done, total: told.append((done, total)))
        with Archive.open(tmp_path / "a.sqlite", create=True) as store:
            for session in some:
                store.append(session)
            stored = judged(store, as_then(), progress=lambda *at: told.append(at))
        assert told == [(i, n) for n in (3, 0, 3) for i in (1, 2, 3)]
        assert stored == judged(some, as_then())

    def test_a_session_given_twice_is_refused(self, archive):
        first, second = archive[:2]
        again = attrs.evolve(second, id=first.id)
        for sessions in ([first, second, first], [first, second, again]):
            for given_as in (list, iter):
                with pytest.raises(InvalidValueError, match=f"'{first.id}' is given twice") as told:
                    judged(given_as(sessions), as_then())
                assert first.id in told.value.vi
                with pytest.raises(InvalidValueError, match=f"'{first.id}' is given twice"):
                    analysis.findings_of(
                        "none", given_as(sessions), as_then(), law.CALENDAR, as_of=LATER
                    )

    def test_no_yardstick_finds_nothing(self, archive):
        assert judged(archive[:1]) == ()

    @pytest.mark.parametrize("wrong", [lambda: judged([1], as_then()), lambda: judged([], "law")])
    def test_what_is_no_session_or_yardstick_is_refused(self, wrong):
        with pytest.raises(InvalidValueError):
            wrong()

    def test_a_draft_must_be_an_instrument(self):
        with pytest.raises(InvalidValueError):
            analysis.Yardstick.as_on(TODAY, "dự thảo")


class TestWords:
    def test_rows_are_plain_and_hold_all(self, three):
        rows = three[2].rows()
        assert len(rows) == len(three[2].tallies)
        assert all(row["count"] == len(row["subjects"]) for row in rows)
        assert pl.DataFrame(rows)["verdict"].is_in([v.value for v in Verdict]).all()
        assert {row["yardstick"] for row in rows} == {"law of 2026-11-01 + 00/2026/QĐ-UBND"}
        said = three[2].rows("vi")
        assert {row["yardstick"] for row in said} == {"luật ngày 01/11/2026 + 00/2026/QĐ-UBND"}
        assert {row["verdict_words"] for row in said} <= {v.vi for v in Verdict}
        same = ("check", "verdict", "count", "subjects", "confidence")
        assert [[row[name] for name in same] for row in said] == [
            [row[name] for name in same] for row in rows
        ]
        with pytest.raises(InvalidValueError):
            three[2].rows("vn")

    def test_a_notebook_shows_every_tally(self, three):
        for lang, head in (("vi", "đã đối chiếu"), ("en", "judged")):
            page = three[2].html(lang)
            assert page.startswith(f'<div class="dialogue-core" lang="{lang}">')
            assert head in page
            assert page.count("<tr>") == min(len(three[2].tallies), 200) + 1
        assert three[2]._repr_html_() == three[2].html("vi") == dc.show(three[2]).html

    def test_everything_is_said_in_both_languages(self, three):
        change = next(c for c in analysis.changes(three[0], three[1]) if c.before is None)
        assert change.words("vi").partition(": ")[2].startswith("không có quy định → ")
        assert "no rule → " in change.words("en")
        assert three[0].words("vi").startswith("luật tại thời điểm tổ chức: ")
        assert " judged, " in three[0].words("en").splitlines()[0]
        tally = next(t for t in three[1].tallies if t.count > 3)
        assert ", +" in tally.words("en")
        assert tally.verdict.vi in tally.words("vi")


# --- columns ------------------------------------------------------------------------------------


@pytest.mark.skipif(not THOROUGH, reason="docs/what_if.md runs one example; heavy: make thorough")
class TestColumns:
    OLD = law.regulation_for("dak-nong/gia-nghia/nghia-duc", on="2022-10-14")
    NEW = law.regulation_for("lam-dong/bac-gia-nghia", on="2026-08-01")

    def test_a_row_that_one_law_only_could_decide_is_among_them(self):
        span = Span("2026-01-01", until="2027-01-01")
        nothing = dict.fromkeys(column.name for column in frames.RECORDED)
        rows = [nothing | {"kind": "petition", "on": day} for day in ("2026-05-05", "2027-05-05")]
        types = dict.fromkeys(nothing, pl.String) | {"on": pl.String}
        frame = pl.DataFrame(rows, schema=types).with_columns(pl.col("on").str.to_date()).lazy()
        found = analysis.rescreened(frame, self.NEW, [(span, self.NEW)]).collect()
        assert found["on"].cast(pl.String).to_list() == ["2027-05-05"]
        assert found["after_handling"].to_list() == [None]
        assert found["before_handling"].null_count() == 0

    @pytest.mark.parametrize("engine", ["polars", "lazy", "pandas"])
    def test_the_rows_are_those_that_change(self, engine):
        nothing = dict.fromkeys(column.name for column in frames.RECORDED)
        rows = [
            nothing | {"kind": kind, "delivery": delivery, "settled": settled, "settled_by": "ward"}
            for kind in ("petition", "complaint", "denunciation")
            for delivery in ("spoken", "anonymous")
            for settled in ("open", "answered", "final")
        ]
        types = dict.fromkeys(nothing, pl.String)
        frame = pl.DataFrame(rows, schema=types).with_row_index("row")
        one, other = (frames.screen(frame, each) for each in (self.OLD, self.NEW))
        sides = ("admission", "handling", "protection")
        wanted = [
            at
            for at in range(len(frame))
            if any(one[side][at] != other[side][at] for side in sides)
        ]
        given_ = {"polars": frame, "lazy": frame.lazy(), "pandas": frame.to_pandas()}[engine]
        found = analysis.rescreened(given_, self.OLD, self.NEW)
        found = found.collect() if engine == "lazy" else found
        assert list(found["row"]) == wanted
        assert 0 < len(wanted) < len(frame)
        assert list(found.columns)[-6:] == [f"{s}_{c}" for c in sides for s in ("before", "after")]
