"""The archive against what it could have been: SQLite or DuckDB, and bare decoding with msgspec.

    python benchmarks/archive.py [--quick]

It needs `duckdb` and `msgspec` (dependency group `bench`).
"""

import itertools
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import duckdb
import msgspec
from _report import QUICK, Report, Taken, memory, ratio

import dialogue_core as dc
from dialogue_core.archive import Archive
from dialogue_core.events import Closed, Opened, Planned, Received, Speaker
from dialogue_core.sessions import Session

REPORT: Final = Report("The archive", "duckdb", "msgspec")
ROUNDS: Final = 3 if QUICK else 5
STATEMENTS: Final = 50
SESSIONS: Final = 40 if QUICK else 2_000
MANY_SESSIONS: Final = 80 if QUICK else 20_000
"""As many as a million statements."""
CHANCE: Final = random.Random(20_221_014)  # noqa: S311 -- cases, not secrets


def compared(title: str, ways: dict[str, Callable[[int], object]]) -> Taken:
    """Compare ways that are told how often they were run."""

    def counted(way: Callable[[int], object]) -> Callable[[], object]:
        rounds = itertools.count()
        return lambda: way(next(rounds))

    return REPORT.compared(title, {name: counted(w) for name, w in ways.items()}, rounds=ROUNDS)


# --- which store --------------------------------------------------------------------------------

BODIES: Final = [
    ('{"on":"2022-10-14","words":"' + "".join(CHANCE.choices("abcđê ", k=450)) + '"}').encode()
    for _ in range(1_000)
]
TABLE: Final = """CREATE TABLE records (
    session VARCHAR NOT NULL, seq INTEGER NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (session, seq)
)"""
INSERT: Final = "INSERT INTO records VALUES (?, ?, ?)"
SELECT: Final = "SELECT record FROM records WHERE session = ? ORDER BY seq"
ALL: Final = "SELECT record FROM records"

Row = tuple[str, int, bytes]


def rows_of(session: str, count: int) -> list[Row]:
    """Return records of one session."""
    return [(session, seq, BODIES[seq % len(BODIES)]) for seq in range(count)]


class Lite:
    """Records in SQLite, as the archive keeps them."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("PRAGMA synchronous = FULL")
        self.database.execute(TABLE)

    def append(self, rows: list[Row]) -> None:
        """Store rows in one transaction."""
        self.database.execute("BEGIN IMMEDIATE")
        self.database.executemany(INSERT, rows)
        self.database.execute("COMMIT")

    def session(self, session: str) -> int:
        """Read one session."""
        return len(self.database.execute(SELECT, (session,)).fetchall())

    def scan(self) -> int:
        """Read everything."""
        return sum(1 for _ in self.database.execute(ALL))


class Duck:
    """The same in DuckDB."""

    def __init__(self, path: Path) -> None:
        self.database = duckdb.connect(str(path))
        self.database.execute(TABLE)

    def append(self, rows: list[Row]) -> None:
        """Store rows in one transaction."""
        self.database.begin()
        self.database.executemany(INSERT, rows)
        self.database.commit()

    def session(self, session: str) -> int:
        """Read one session."""
        return len(self.database.execute(SELECT, [session]).fetchall())

    def scan(self) -> int:
        """Read everything."""
        found = self.database.execute(ALL)
        count = 0
        while some := found.fetchmany(1_000):
            count += len(some)
        return count


def stores(folder: Path) -> None:
    """Compare the two stores."""
    ways: dict[str, Lite | Duck] = {
        "SQLite": Lite(folder / "lite.sqlite"),
        "DuckDB": Duck(folder / "duck.db"),
    }

    def each(work: Callable[[Lite | Duck, int], object]) -> dict[str, Callable[[int], object]]:
        return {name: lambda n, store=store: work(store, n) for name, store in ways.items()}

    compared(
        "Append one event, on the disk when it returns",
        each(lambda s, n: [s.append([(f"one-{n}", i, BODIES[i])]) for i in range(200)]),
    )
    compared(
        "Append the 150 events of a session at once",
        each(lambda s, n: [s.append(rows_of(f"many-{n}-{i}", 150)) for i in range(20)]),
    )
    asked = [f"many-{CHANCE.randrange(ROUNDS)}-{CHANCE.randrange(20)}" for _ in range(200)]
    compared("Read one session of 150 events", each(lambda s, _: [s.session(i) for i in asked]))
    compared("Read everything, in any order", each(lambda s, _: s.scan()))
    may = "may" if second_process(folder / "duck.db") else "may not"
    REPORT.note(f"a second process {may} open the file of DuckDB")


def second_process(path: Path) -> bool:
    """Return whether another process can open a file of DuckDB that this one has open."""
    code = f"import duckdb; duckdb.connect({str(path)!r})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603 -- our own code
    return not run.returncode


# --- against bare decoding ----------------------------------------------------------------------


class PartStruct(msgspec.Struct):
    """A part, with nothing checked but its JSON types."""

    kind: str | None = None
    field: str | None = None
    settled_by: str | None = None


class StatementStruct(msgspec.Struct):
    """A statement."""

    id: str
    on: str
    words: str
    parts: list[PartStruct]
    delivery: str | None = None


class SpeakerStruct(msgspec.Struct):
    """A speaker."""

    id: str = ""
    kind: str = "citizen"


class EventStruct(msgspec.Struct):
    """Any event of these sessions."""

    event: str
    on: str
    at: str | None = None
    statement: StatementStruct | None = None
    speaker: SpeakerStruct | None = None


def session(number: int) -> Session:
    """Return a session with statements that were received."""
    plan = dc.law.gia_nghia_2022.PLAN
    day = "2022-10-14"

    def received(i: int) -> Received:
        part = dc.Part(
            kind=dc.StatementKind.PETITION, field=dc.Field.TRANSPORT, settled_by=dc.Settler.CITY
        )
        said = dc.Statement(
            id=f"S{i}",
            on=day,
            words=dc.Sealed(f"Đường hẻm {i} ngập khi mưa, đề nghị sớm sửa cống. " * 4),
            delivery=dc.Delivery.SPOKEN,
            parts=(part,),
        )
        return Received(on=day, statement=said, speaker=Speaker(id=f"p{i}"))

    head = Session(id=f"A{number}", place=plan.place, organiser=plan.organiser, plan=plan.id)
    return head.record(
        Planned(on="2022-08-15", held=dc.Span.on(day)),
        Opened(on=day),
        *(received(i) for i in range(STATEMENTS)),
        Closed(on=day),
    )


def bare(path: Path) -> list[EventStruct]:
    """Decode the body of every line, and keep it: no checksum, no check, no order, no fold."""
    decode = msgspec.json.Decoder(EventStruct).decode
    with path.open("rb") as file:
        bodies = (line[line.index(b',"event":') + 9 : -2] for line in file if b',"seq":' in line)
        return [decode(body) for body in bodies]


def archives(folder: Path) -> None:
    """Compare what the archive does with bare decoding of the same bytes."""
    paths = [folder / "a.jsonl", folder / "a.sqlite"]
    made = [Archive.open(path, create=True) for path in paths]
    for number in range(SESSIONS):
        for archive in made:
            archive.append(session(number))
    lines, rows = made
    compared(
        f"Load and keep {SESSIONS * STATEMENTS:,} statements in {SESSIONS:,} sessions",
        {
            "msgspec Structs, nothing checked, default search for cycles": lambda _: bare(paths[0]),
            "load from JSON Lines: checksums, checked, folded": lambda _: lines.load(),
            "load from SQLite: the same": lambda _: rows.load(),
            "load from SQLite, with the search for cycles on": lambda _: list(rows.sessions()),
            "stream from SQLite, nothing kept": lambda _: sum(1 for _ in rows.sessions()),
            "records from SQLite, checksums only": lambda _: [
                rows._store.of(i) for i in rows.ids()
            ],
        },
    )
    size = paths[0].stat().st_size / SESSIONS / STATEMENTS
    REPORT.note(f"{size:.0f} bytes a statement in JSON Lines")
    none = peak("nothing", paths[1])
    more = {way: peak(way, paths[way != "bare"]) - none for way in ("bare", "load", "stream")}
    REPORT.table("Memory more than nothing", {w: b / 2**20 for w, b in more.items()}, "MiB")
    of_lines, of_rows = a_million(lines, rows, paths[0])
    REPORT.budget("P5", "load and keep, JSON Lines / msgspec.Struct", of_lines, at_most=1)
    REPORT.budget("P5", "load and keep, SQLite / msgspec.Struct", of_rows, at_most=1)
    kept = more["load"] / SESSIONS / STATEMENTS / 1000
    REPORT.budget("P5", "kB kept a statement", kept, at_most=1.1)
    REPORT.budget("P5", "MiB to stream all", more["stream"] / 2**20, at_most=60)


def a_million(lines: Archive, rows: Archive, path: Path) -> tuple[float, float]:
    """Make both archives larger, and return how loading them compares with bare decoding."""
    for number in range(SESSIONS, MANY_SESSIONS):
        made = session(number)
        lines.append(made)
        rows.append(made)
    base, from_lines, from_rows = (
        "msgspec Structs, nothing checked, default search for cycles",
        "load from JSON Lines: checksums, checked, folded",
        "load from SQLite: the same",
    )
    taken = REPORT.compared(
        f"Load and keep {MANY_SESSIONS * STATEMENTS:,} statements",
        {base: lambda: bare(path), from_lines: lines.load, from_rows: rows.load},
        rounds=3,
    )
    return ratio(taken, from_lines, base), ratio(taken, from_rows, base)


def peak(way: str, path: Path) -> int:
    """Return the most memory that another process needs to do something; on Linux."""
    code = [sys.executable, __file__, "--child", way, str(path)]
    run = subprocess.run(code, capture_output=True, check=True, text=True)  # noqa: S603 -- this file
    return int(run.stdout.splitlines()[-1])


def child(way: str, path: Path) -> None:
    """Do something in this process, and print the most memory that it needed."""
    kept: object = None
    if way == "bare":
        kept = bare(path)
    elif way == "load":
        kept = Archive.open(path).load()
    elif way == "stream":
        kept = sum(1 for _ in Archive.open(path).sessions())
    print(round(memory("VmHWM") * 2**20))
    del kept


def main(arguments: Iterable[str]) -> None:
    """Run what is asked for."""
    match [one for one in arguments if one != "--quick"]:
        case ["--child", way, path]:
            child(way, Path(path))
        case _:
            with tempfile.TemporaryDirectory() as folder:
                stores(Path(folder))
                archives(Path(folder))
            REPORT.done()


if __name__ == "__main__":
    main(sys.argv[1:])
