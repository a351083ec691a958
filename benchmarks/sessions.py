"""Cost of a record by its size, as ratios within one run.

The same statements are recorded in one session of ten thousand and in ten sessions of a thousand,
in turn. A ratio of 1 means that a statement costs the same in a large record as in a small one.

    python benchmarks/sessions.py [--quick]
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import attrs
from _report import QUICK, Report, ratio

import dialogue_core as dc
from dialogue_core.events import Answered, Ended, Event, Opened, Received
from dialogue_core.followups import follow_ups
from dialogue_core.law import CALENDAR, TERRITORY
from dialogue_core.sessions import Recorder, Session, routed, screened
from dialogue_core.vocabulary import AnswerWay, Ending, Field, Telling

REPORT: Final = Report("A record by its size", "attrs")
ROUNDS = 3 if QUICK else 5
SMALL = 100 if QUICK else 1_000
TIMES = 10
DAY = dc.values.as_day("2022-10-14")
PLAN = dc.law.gia_nghia_2022.PLAN
BOUND = dc.law.regulation_for(PLAN.place, on=DAY).under(PLAN)
FIELDS = (Field.LAND, Field.TRANSPORT, Field.ENVIRONMENT, Field.CULTURE, Field.EDUCATION)

HEAD = Session(id="bench", place=PLAN.place, organiser=PLAN.organiser).record(Opened(on=DAY))


def events_of(number: int) -> tuple[Event, ...]:
    """Return the five events of one statement: received, screened, routed, answered, ended."""
    said = dc.Statement(
        id=f"S{number}",
        on=DAY,
        words=dc.Sealed("Đường hẻm ngập khi mưa."),
        delivery=dc.Delivery.SPOKEN,
        parts=(
            dc.Part(
                kind=dc.StatementKind.PETITION,
                field=FIELDS[number % len(FIELDS)],
                settled_by=dc.Settler.CITY,
            ),
        ),
    )
    screening = dc.screen(said, BOUND)
    part = said.part_id(0)
    found: tuple[Event, ...] = (
        Received(on=DAY, statement=said),
        *screened(said, screening, on=DAY),
        *routed(dc.route(said, screening, BOUND), CALENDAR, conference=DAY, on=DAY),
        Answered(on="2022-10-20", part=part, how=AnswerWay.IN_WRITING, words=dc.Sealed("Sẽ sửa.")),
    )
    end = Ended(on="2022-10-21", part=part, how=Ending.ANSWERED, told=Telling.DIRECT)
    return (*found, end) if number % 2 else (*found, attrs.evolve(found[-1], number="7/UBND"))


def one_by_one(log: Sequence[Event]) -> Session:
    """Record event after event."""
    recorder = Recorder(HEAD)
    for event in log:
        recorder.record(event)
    return recorder.session()


def in_a_batch(log: Sequence[Event]) -> Session:
    """Record all at once."""
    return HEAD.record(*log)


def from_its_log(log: Sequence[Event]) -> Session:
    """Read a session that was stored."""
    return attrs.evolve(HEAD, events=(*HEAD.events, *log))


def owed(log: Sequence[Event]) -> object:
    """Record all at once, and list what is still owed."""
    return follow_ups(HEAD.record(*log), TERRITORY, CALENDAR, as_of="2022-12-01")


def public(log: Sequence[Event]) -> object:
    """Record all at once, and ask for the words of each statement."""
    session = HEAD.record(*log)
    return [session.public_words(said.statement.id) for said in session.statements]


WAYS: dict[str, Callable[[Sequence[Event]], object]] = {
    "one by one, by a recorder": one_by_one,
    "in one batch": in_a_batch,
    "read from its log": from_its_log,
    "in one batch, then follow_ups": owed,
    "in one batch, then public_words of each": public,
}


def each(way: Callable[[Sequence[Event]], object], logs: Sequence[Sequence[Event]]) -> None:
    """Do it for several logs."""
    for log in logs:
        way(log)


def main() -> None:
    """Compare each way on small records with the same way on a large one."""
    small = [
        [e for n in range(k * SMALL, (k + 1) * SMALL) for e in events_of(n)] for k in range(TIMES)
    ]
    large = [[event for log in small for event in log]]
    count = SMALL * TIMES
    pair = (f"records of {SMALL:,} statements", f"one of {count:,}")
    for name, way in WAYS.items():
        ways = dict(zip(pair, (partial(each, way, small), partial(each, way, large)), strict=True))
        taken = REPORT.compared(f"A statement, {name}", ways, rounds=ROUNDS)
        grown = ratio(taken, pair[1], pair[0]) * TIMES
        if way in FOLDS:
            what = f"{count:,} statements / {SMALL:,}, {name}"
            REPORT.budget("P10", what, grown, at_most=12)
    REPORT.done()


FOLDS: Final = (one_by_one, in_a_batch, from_its_log)


if __name__ == "__main__":
    main()
