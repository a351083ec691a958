"""Strategies for events and sessions: every kind comes up, logs make sense, examples are short."""

from functools import cache

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import testing
from dialogue_core.events import (
    EVENTS,
    Closed,
    Concluded,
    Corrected,
    Event,
    Opened,
    Received,
    Resumed,
    Suspended,
    Task,
)
from dialogue_core.lives import LIFECYCLE
from dialogue_core.sessions import Session
from dialogue_core.testing import _sessions
from dialogue_core.values import as_day
from dialogue_core.vocabulary import SessionStatus

WARD = dc.law.TERRITORY.unit("dak-nong/gia-nghia")


@cache
def drawn(examples, **how):
    """The sessions that a run of so many examples draws."""
    found = []

    @settings(max_examples=examples, database=None, derandomize=True, phases=[Phase.generate])
    @given(testing.sessions(**how))
    def draw(session):
        found.append(session)

    draw()
    return found


def was_held_throughout(session):
    """Whether its log tells that it was opened and closed."""
    return {Opened, Closed} <= set(map(type, session.events))


class TestEvents:
    @settings(max_examples=5)
    @given(st.data())
    def test_every_kind_is_made(self, data):
        for kind in EVENTS:
            assert type(data.draw(testing.events(kind))) is kind

    @given(testing.events())
    def test_a_correction_is_by_no_correction(self, event):
        assert isinstance(event, Event)
        assert not (isinstance(event, Corrected) and isinstance(event.now, Corrected))

    @given(testing.values_of(Event | None))
    def test_a_field_may_hold_any_event(self, event):
        assert event is None or type(event) in EVENTS


class TestSessions:
    @settings(max_examples=settings.default.max_examples // 4)
    @given(testing.sessions(place=WARD, on="2022-10-14", events=3))
    def test_place_first_day_and_length_are_as_asked(self, session):
        assert session.place == WARD
        assert len(session.events) <= 3
        for event in session.events:
            assert (event.on or event.noted_on) >= as_day("2022-10-14")

    @settings(max_examples=settings.default.max_examples // 4)
    @given(testing.sessions())
    def test_a_log_makes_sense_from_its_beginning(self, session):
        head = Session(id=session.id, place=session.place, organiser=session.organiser)
        found = head.record(*session.events)
        assert found.parts == session.parts or session.secretariat is not None
        assert [p.status for p in found.parts] == [p.status for p in session.parts]

    @settings(max_examples=5)
    @given(st.data(), st.sampled_from(("on", "noted", "both")))
    def test_every_kind_speaks_of_what_is_on_record(self, data, told):
        day = as_day("2022-10-14")
        body = dc.Body.named("UBND")
        said = dc.Statement(id="S1", on=day, words=dc.Sealed("x"), parts=(dc.Part(),))
        opened = Session(id="DT-1", place=WARD, organiser=body).record(
            Opened(on=day),
            Received(on=day, statement=said),
            Concluded(on=day, tasks=(Task(id="T1", lead=body),)),
        )
        log = _sessions._Log(opened, day)
        for kind in EVENTS:
            if kind is not Corrected:
                event = log._event(data.draw, kind, "S1/1", told)
                assert type(event) is kind
                if kind not in (*LIFECYCLE[SessionStatus.NEW], Resumed):  # it is open already
                    assert opened.record(event).events[-1] is event

    def test_most_kinds_of_event_come_up(self):
        seen = {type(event) for session in drawn(100) for event in session.events}
        assert len(seen) > len(EVENTS) / 2

    def test_many_were_opened_and_closed(self):
        """Three in ten over many runs; one run of a hundred may have fewer."""
        found = drawn(100)
        assert sum(map(was_held_throughout, found)) > len(found) / 8
        assert Resumed in {type(event) for session in found for event in session.events}

    def test_a_longer_log_is_longer(self):
        short, long = (
            [len(session.events) for session in found]
            for found in (drawn(100), drawn(16, events=20))
        )
        assert sum(count >= 6 for count in short) > len(short) / 8
        assert sum(count > 8 for count in long) > len(long) / 4
        assert max(short) == 8
        assert max(long) <= 20

    @pytest.mark.parametrize(
        ("asked", "log"),
        [
            (lambda session: True, []),
            (lambda session: bool(session.statements), [Received]),
            (was_held_throughout, [Opened, Closed]),
        ],
    )
    def test_it_shrinks_to_what_is_asked_for(self, asked, log):
        session = find(
            st.from_type(Session),
            asked,
            settings=settings(
                max_examples=200,
                database=None,
                derandomize=True,
                phases=[Phase.generate, Phase.shrink],
            ),
        )
        # older versions of Hypothesis leave a suspension and its end
        kinds = [type(event) for event in session.events]
        assert [kind for kind in kinds if kind not in (Suspended, Resumed)] == log
        assert len(kinds) <= len(log) + 2
        assert len(session.parts) == log.count(Received)


def test_the_kit_shows_what_the_module_does():
    assert set(dir(_sessions)) <= set(dir(testing))
