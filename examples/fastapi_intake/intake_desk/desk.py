"""The desk without the web: what is received is on the disk before anybody is told so."""

import datetime as dt
from pathlib import Path
from typing import Any, Final, cast

import dialogue_core as dc
from dialogue_core.archive import Archive
from dialogue_core.errors import EventConflictError
from dialogue_core.events import Event, Planned, Received
from dialogue_core.law.bodies import WARD_COMMITTEE
from dialogue_core.serialization import load_event

SESSION: Final = dc.Session(
    id="bac-gia-nghia-2026-12",
    place=dc.law.TERRITORY.unit("lam-dong/bac-gia-nghia"),
    organiser=WARD_COMMITTEE,
).record(Planned(on="2026-11-02", held=dc.Span.on("2026-12-11")))
"""The conference that the desk collects for (invented), with what is on record from the start."""


def received(given: object, today: dt.date) -> Received:
    """Return what came in, from the document of an event ``received`` without its days.

    The day of receipt is today unless the document says an earlier one, as for a letter; it is
    noted today in any case.

    Raises:
        InputError: It is none; the error holds every fault at once, and no citizen's words.
    """
    data = given
    if isinstance(given, dict):
        told = cast("dict[str, Any]", given)
        day = told.get("on", today.isoformat())
        said = told.get("statement")
        data = {**told, "event": "received", "on": day, "noted_on": today.isoformat()}
        if isinstance(said, dict):
            data["statement"] = {"on": day, **said}
    event: Event = load_event(data)
    assert isinstance(event, Received)  # noqa: S101 -- the document says so itself
    return event


class Desk:
    """One conference in an archive that several workers share."""

    def __init__(self, path: Path) -> None:
        self._archive = Archive.open(path, create=True)
        self._archive.append(SESSION)  # does nothing where it is stored already
        self._known = SESSION

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()

    def session(self) -> dc.Session:
        """Return the record as it is on the disk now, whichever worker wrote it."""
        return self._archive.session(SESSION.id)

    def receive(self, event: Received) -> dc.Session:
        """Screen and route what came in, store it, and return the record with it.

        Raises:
            TransitionError: A statement of that id is on record.
        """
        statement = event.statement
        law = dc.law.regulation_for(SESSION.place, on=statement.on)
        screening = dc.screen(statement, law)
        routing = dc.route(statement, screening, law)
        session = self._known
        while True:
            grown = session.heard(
                statement,
                screening,
                routing,
                dc.law.CALENDAR,
                via=event.via,
                speaker=event.speaker,
                arose_in=event.arose_in,
                by=event.by,
                noted_on=event.noted_on,
            )
            try:
                self._archive.append(grown, since=len(session.events))
            except EventConflictError:
                session = self.session()  # another worker was quicker: go on from what it stored
            else:
                self._known = grown
                return grown


def owed(session: dc.Session, today: dt.date) -> tuple[dc.OpenItem, ...]:
    """Return what is still owed today."""
    return dc.follow_ups(session, dc.law.TERRITORY, dc.law.CALENDAR, as_of=today)
