"""The archive against what it could have been: SQLite or DuckDB, and bare decoding with msgspec.

Every round does each way once, in turn, so that a busy machine slows all of them; what is printed
is the median of the rounds' ratios to the first way. Absolute times are not kept: they say more
about the machine. Sizes and memory are in bytes.

    python benchmarks/archive.py [--quick]

It needs `duckdb` and `msgspec` (dependency group `bench`).
"""

import gc
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import duckdb
import msgspec

import dialogue_core as dc
from dialogue_core.archive import Archive
from dialogue_core.events import Closed, Opened, Planned, Received, Speaker
from dialogue_core.sessions import Session

QUICK: Final = "--quick" in sys.argv[1:]
ROUNDS: Final = 3 if QUICK else 5
STATEMENTS: Final = 50
SESSIONS: Final = 40 if QUICK else 2_000
CHANCE: Final = random.Random(20_221_014)  # noqa: S311 -- cases, not secrets

Taken = dict[str, list[float]]


def compared(title: str, ways: dict[str, Callable[[int], object]]) -> Taken:
    """Time the ways in turn, and print each as a multiple of the first."""
    taken: Taken = {name: [] for name in ways}
    for number in range(ROUNDS):
        for name, way in ways.items():
            gc.collect()
            start = time.perf_counter()
            kept = way(number)
            taken[name].append(time.perf_counter() - start)
            del kept
    base = next(iter(taken))
    print(f"\n{title}")
    for name, times in taken.items():
        ratio = statistics.median(t / b for t, b in zip(times, taken[base], strict=True))
        print(f"  {name:<66} {ratio:>9.2f} ×")
    return taken


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
        "append one event, on the disk when it returns",
        each(lambda s, n: [s.append([(f"one-{n}", i, BODIES[i])]) for i in range(200)]),
    )
    compared(
        "append the 150 events of a session at once",
        each(lambda s, n: [s.append(rows_of(f"many-{n}-{i}", 150)) for i in range(20)]),
    )
    asked = [f"many-{CHANCE.randrange(ROUNDS)}-{CHANCE.randrange(20)}" for _ in range(200)]
    compared("read one session of 150 events", each(lambda s, _: [s.session(i) for i in asked]))
    compared("read everything, in any order", each(lambda s, _: s.scan()))
    print(f"  a second process may open the file of DuckDB: {second_process(folder / 'duck.db')}")


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
        f"load and keep {SESSIONS * STATEMENTS:,} statements in {SESSIONS:,} sessions",
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
    print(
        f"  {paths[0].stat().st_size / SESSIONS / STATEMENTS:.0f} bytes a statement in JSON Lines"
    )
    none = peak("nothing", paths[1])
    for way in ("bare", "load", "stream"):
        more = peak(way, paths[way != "bare"]) - none
        each = more / SESSIONS / STATEMENTS
        print(f"  {way}: at most {more / 2**20:.0f} MiB more than nothing, {each:.0f} a statement")


def peak(way: str, path: Path) -> int:
    """Return the most memory that another process needs to do something; on Linux."""
    code = [sys.executable, __file__, "--child", way, str(path)]
    run = subprocess.run(code, capture_output=True, check=True, text=True)  # noqa: S603 -- this file
    return int(run.stdout)


def child(way: str, path: Path) -> None:
    """Do something in this process, and print the most memory that it needed."""
    kept: object = None
    if way == "bare":
        kept = bare(path)
    elif way == "load":
        kept = Archive.open(path).load()
    elif way == "stream":
        kept = sum(1 for _ in Archive.open(path).sessions())
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    print(int(status.partition("VmHWM:")[2].split()[0]) * 1024)
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


if __name__ == "__main__":
    main(sys.argv[1:])
