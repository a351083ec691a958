"""Sessions that the tests of the archive store, and a look into its files."""

from pathlib import Path

import attrs

import dialogue_core as dc
from dialogue_core.archive import Archive
from dialogue_core.events import Closed, Noted, Opened, Planned, Received
from dialogue_core.sessions import Session
from dialogue_core.values import as_day

DAY = as_day("2022-10-14")
PLAN = dc.law.gia_nghia_2022.PLAN
WORDS = "Đường hẻm 12 ngập."
NAME = "Trần Thị Bưởi"

FORMS = ("jsonl", "sqlite")
"""How the files of the two forms are called."""


def new(id="GN-2022", **head):  # noqa: A002 -- the field's own name
    told = {"place": PLAN.place, "organiser": PLAN.organiser, "plan": PLAN.id, **head}
    return Session(id=id, **told)


def received(number: int, words: str = WORDS) -> Received:
    part = dc.Part(
        kind=dc.StatementKind.PETITION, field=dc.Field.TRANSPORT, settled_by=dc.Settler.CITY
    )
    said = dc.Statement(
        id=f"S{number}",
        on=DAY,
        words=dc.Sealed(f"{words} ({number})"),
        delivery=dc.Delivery.SPOKEN,
        parts=(part,),
    )
    return Received(on=DAY, statement=said)


def held(id="GN-2022", statements=3, words=WORDS):  # noqa: A002 -- the field's own name
    """A session of ``statements + 3`` events."""
    return new(id).record(
        Planned(on="2022-08-15", held=dc.Span.on(DAY)),
        Opened(on=DAY, at="08:00"),
        *(received(i, words) for i in range(statements)),
        Closed(on=DAY),
    )


def first(session: Session, count: int) -> Session:
    """The session as it was after its first events."""
    return attrs.evolve(session, events=session.events[:count])


def noted(session: Session, words: str) -> Session:
    return session.record(Noted(on=session.events[-1].on, words=dc.Sealed(words)))


def made(path: Path, *sessions: Session) -> Archive:
    """An archive that holds the sessions."""
    archive = Archive.open(path, create=True)
    for session in sessions:
        archive.append(session)
    return archive
