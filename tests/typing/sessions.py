"""Ordinary use of a record, as type checkers see it; nothing runs it."""

from typing import assert_type

import dialogue_core as dc
from dialogue_core.calendars import Calendar
from dialogue_core.events import Announced, Ended, Event, Screened, Spoke
from dialogue_core.lives import Custody, PartState
from dialogue_core.sessions import Count, Recorder, Session
from dialogue_core.vocabulary import Measure


def a_session_gives_its_events_by_kind(session: Session, event: Event) -> None:
    assert_type(session.record(event), Session)
    assert_type(session.of(Announced), tuple[Announced, ...])
    assert_type(session.turns, tuple[Spoke, ...])
    assert_type(session.as_of("2022-10-14"), Session)
    assert_type(session.count(Measure.RAISED), Count | None)
    assert_type(session.public_words("S1"), str | None)


def a_part_has_an_owner_or_an_end(session: Session) -> None:
    part = session.part("S1/1")
    assert_type(part, PartState)
    assert_type(part.last(Screened), Screened | None)
    assert_type(part.custody, Custody | Ended)
    assert_type(session.custody, dict[str, Custody | Ended])


def a_recorder_gives_a_session(session: Session, event: Event) -> None:
    recorder = Recorder(session)
    recorder.record(event)
    assert_type(recorder.session(), Session)


def what_is_owed_is_a_tuple(session: Session, territory: dc.Territory, calendar: Calendar) -> None:
    items = dc.follow_ups(session, territory, calendar, as_of="2022-11-01")
    assert_type(items, tuple[dc.OpenItem, ...])
    assert_type(items[0].owner, dc.Body | dc.Unit | None)
