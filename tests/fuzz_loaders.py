"""Throw broken documents at every loader, and see that each is loaded or refused as it should be.

    python tests/fuzz_loaders.py --minutes 10
    python tests/fuzz_loaders.py --only archive.sqlite --at 1234    # one input again

Valid documents are broken in their bytes (flipped, cut, spliced, with signs that parsers stumble
over) and in their structure (values exchanged, dropped, doubled, nested, put where others were);
the checksums of an archive are then made right again, else nothing behind them would be reached.
An input fails if the loader raises anything but `DialogueError`, if the error cannot be told in
both languages or speaks of the classes of Python, if it takes more than a second of processor time
for less than 100 kB, or if what was loaded is not loaded again from what is written of it.

Each input is made from its own seed, so a failure is found again by its loader and number. Which
loaders there are is no list of this script alone: a test compares it with the public names.
"""

import argparse
import copy
import hashlib
import json
import random
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple, NoReturn

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from test_serialization_classes import STORAGE, public_classes, speaks_of_the_law, values

import dialogue_core as dc
from dialogue_core import law, receipts, testing
from dialogue_core import serialization as plain
from dialogue_core.archive import Archive
from dialogue_core.errors import DialogueError
from dialogue_core.serialization._results import NO_DATA

LONGEST: Final = 1.0
"""Seconds of processor time for one input."""
STUCK: Final = 60
"""Seconds after which an input is given up."""
MOST_BYTES: Final = 100_000
KEY: Final = bytes(range(32))


class Loader(NamedTuple):
    """One way in: what reads the bytes, what writes the value again, and valid documents."""

    load: Callable[[bytes], object]
    valid: Callable[[], list[bytes]]
    write: Callable[[Any], bytes] | None = None
    form: str = "json"
    """json, toml, lines or bytes: how its documents are broken."""


class Failed(NamedTuple):
    """An input that was not handled as promised."""

    loader: str
    at: int
    why: str
    data: bytes


# --- valid documents ------------------------------------------------------------------------------


def drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Draw values by Hypothesis, the same each time."""
    found: list[Any] = []

    @seed(1)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=tuple(HealthCheck),
    )
    @given(strategy)
    def draw(value: Any) -> None:
        found.append(value)

    draw()
    return found


def json_of(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


@cache
def plans() -> list[dc.Plan]:
    return [law.gia_nghia_2022.PLAN, *drawn(testing.plans(), 10)]


@cache
def statements() -> list[dc.Statement]:
    return drawn(testing.statements(), 20)


@cache
def instruments() -> list[dc.Instrument]:
    return [*law.INSTRUMENTS[:4], *drawn(testing.instruments(), 10)]


@cache
def sessions() -> list[dc.Session]:
    return drawn(testing.sessions(), 15)


@cache
def events() -> list[Any]:
    return drawn(testing.events(), 30)


@cache
def regulations() -> list[dc.Regulation]:
    city = law.regulation_for("dak-nong/gia-nghia", on="2022-10-14")
    return [city, city.under(law.gia_nghia_2022.PLAN)]


@cache
def sealed() -> list[receipts.Receipt]:
    (city, *_) = regulations()
    return [
        receipts.seal(ask, city, law.CALENDAR, key=KEY)
        for said in statements()[:8]
        for ask in (lambda regulation, _, said=said: dc.screen(said, regulation),)
    ]


@cache
def redacted() -> list[bytes]:
    every = (*sessions()[:15], *events()[:15], *statements()[:15])
    return [json_of(plain.dump_redacted(one, key=KEY)) for one in every]


@cache
def lines() -> list[bytes]:
    return [_archived(".jsonl", some) for some in _batches()]


@cache
def rows() -> list[bytes]:
    return [_archived(".sqlite", some) for some in _batches()]


def _batches() -> list[list[dc.Session]]:
    named: dict[str, dc.Session] = {one.id: one for one in sessions()}
    every = list(named.values())
    return [every[:1], every[:2], every[1:4], []]


def _archived(suffix: str, some: list[dc.Session]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        with Archive.open(path, create=True) as archive:
            for session in some:
                archive.append(session)
        return path.read_bytes()


# --- ways in --------------------------------------------------------------------------------------


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _loop() -> list[Any]:
    found: list[Any] = []
    found.append(found)
    return found


ODD: Final[dict[str, Callable[[], object]]] = {
    "bytes": lambda: b"\xff",
    "set": lambda: {"a"},
    "tuple": lambda: ("a", 1),
    "keys": lambda: {1: "a", None: "b", ("a",): "c"},
    "day": lambda: dc.values.as_day("2022-10-14"),
    "object": object,
    "type": lambda: dict,
    "term": lambda: dc.Field.LAND,
    "loop": _loop,
    "number": lambda: 10**4000,
    "complex": lambda: 1j,
    "call": lambda: print,
}
"""What no file holds, but a caller of Python may give."""


def data_of(data: bytes) -> object:
    """Read what a loader of plain data is given; `{"$": "set"}` stands for what no file holds."""

    def odd(found: dict[str, Any]) -> object:
        name = found.get("$")
        return ODD[name]() if isinstance(name, str) and name in ODD else found

    try:
        return json.loads(text_of(data), object_hook=odd)
    except (ValueError, RecursionError):
        return text_of(data)


def by_text(load: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda data: load(text_of(data))


def by_data(load: Callable[[object], object]) -> Callable[[bytes], object]:
    return lambda data: load(data_of(data))


@cache
def _folder() -> Path:
    """A folder that lies in memory where there is one."""
    shared = Path("/dev/shm")  # noqa: S108 -- a new folder is made in it
    made = tempfile.mkdtemp(dir=shared if shared.is_dir() else None)
    return Path(made)


def by_archive(suffix: str) -> Callable[[bytes], object]:
    """Open the bytes as an archive, and do with it all that one does."""

    def load(data: bytes) -> object:
        for old in _folder().iterdir():
            old.unlink()
        path = _folder() / f"fuzzed{suffix}"
        path.write_bytes(data)
        with Archive.open(path, wait=0.1) as archive:
            damaged: list[Any] = []
            found = list(archive.sessions(on_damage=damaged.append))
            for one in damaged:
                told(one.words("vi"), one.words("en"))
            for id_ in archive.ids():
                archive.events(id_)
            checked = archive.verify()
            if len(checked.damaged) != len(damaged) or checked.sessions != len(found):
                msg = f"{len(damaged)} damaged when read, {len(checked.damaged)} when verified"
                raise AssertionError(msg)
            told(checked.words("vi"), checked.words("en"))
            archive.quarantine()
            archive.quarantined()
            if found:
                archive.append(found[0])
        return None

    return load


def told(vi: str, en: str) -> None:
    if not vi.strip() or not en.strip():
        msg = "it is not told in both languages"
        raise AssertionError(msg)


def json_again(dump: Callable[[Any], object]) -> Callable[[Any], bytes]:
    return lambda value: json_of(dump(value))


def encoded(write: Callable[[Any], str]) -> Callable[[Any], bytes]:
    return lambda value: write(value).encode("utf-8", "surrogatepass")


def _documents(
    load: Callable[[object], object], dump: Callable[[Any], object], values: Callable[[], list[Any]]
) -> Loader:
    return Loader(by_data(load), lambda: list(map(json_again(dump), values())), json_again(dump))


def _texts(
    load: Callable[[str], object],
    write: Callable[[Any], str],
    values: Callable[[], list[Any]],
    form: str,
) -> Loader:
    return Loader(by_text(load), lambda: list(map(encoded(write), values())), encoded(write), form)


def _class(kind: type[Any], values: Callable[[], list[Any]]) -> Loader:
    return _documents(
        lambda data: STORAGE.structure(data, kind),
        lambda value: STORAGE.unstructure(value, unstructure_as=kind),
        values,
    )


def _lists_of_statements() -> list[bytes]:
    every = [plain.dump_statement(one) for one in statements()]
    return [json_of({"statements": every[at : at + 2]}) for at in range(0, len(every), 2)]


def _refused(kind: type[Any]) -> Loader:
    """Return the way into a class that is no data: whatever is given is refused."""

    def load(data: object) -> object:
        STORAGE.structure(data, kind)
        msg = f"a {kind.__name__} was read, which is listed as no data"
        raise AssertionError(msg)

    return Loader(by_data(load), lambda: list(map(json_again(plain.dump_statement), statements())))


@cache
def loaders() -> dict[str, Loader]:
    """Return every way in, by its name."""
    classes = {
        f"class {name}": _refused(kind)
        if name in NO_DATA
        else _class(kind, cache(lambda kind=kind: drawn(values(kind), 12)))
        for name, kind in public_classes().items()
    }
    toml_plan = b'id = "KH-1"\nlevel = "ward"\n[place]\nid = "a"\nname = "A"\nkind = "xa"\n'
    toml_said = b'[[statements]]\nid = "S1"\non = "2022-10-14"\nwords = "x"\nparts = [{}]\n'
    return {
        "load_plan": _documents(plain.load_plan, plain.dump_plan, plans),
        "load_statement": _documents(plain.load_statement, plain.dump_statement, statements),
        "load_instrument": _documents(plain.load_instrument, plain.dump_instrument, instruments),
        "load_regulation": _documents(plain.load_regulation, plain.dump_regulation, regulations),
        "load_session": _documents(plain.load_session, plain.dump_session, sessions),
        "load_event": _documents(plain.load_event, plain.dump_event, events),
        "load_receipt": _documents(plain.load_receipt, plain.dump_receipt, sealed),
        "plan_from_json": _texts(plain.plan_from_json, plain.plan_to_json, plans, "json"),
        "session_from_json": _texts(
            plain.session_from_json, plain.session_to_json, sessions, "json"
        ),
        "receipt_from_json": _texts(plain.receipt_from_json, plain.receipt_to_json, sealed, "json"),
        "instrument_from_json": _texts(
            plain.instrument_from_json, plain.instrument_to_json, instruments, "json"
        ),
        "instrument_from_toml": _texts(
            plain.instrument_from_toml, plain.instrument_to_toml, instruments, "toml"
        ),
        "statements_from_json": Loader(by_text(plain.statements_from_json), _lists_of_statements),
        "statements_from_toml": Loader(
            by_text(plain.statements_from_toml), lambda: [toml_said], form="toml"
        ),
        "plan_from_toml": Loader(by_text(plain.plan_from_toml), lambda: [toml_plan], form="toml"),
        "redacted session": Loader(by_data(plain.load_session), redacted),
        "redacted event": Loader(by_data(plain.load_event), redacted),
        "redacted statement": Loader(by_data(plain.load_statement), redacted),
        "archive.jsonl": Loader(by_archive(".jsonl"), lines, form="lines"),
        "archive.sqlite": Loader(by_archive(".sqlite"), rows, form="bytes"),
        **classes,
    }


# --- how a document is broken ---------------------------------------------------------------------

SIGNS: Final = (
    *(b"NaN", b"-Infinity", b"1e999", b"-0", b"1.0", b"9" * 400, b"0x10", b"true", b"null", b'""'),
    *(
        b"\\ud800",
        b"\\u0000",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
    ),
    *(b"[" * 900, b'{"a":' * 300, b"]" * 40, b"}" * 40, b"'''", b'"""', b"[[x]]", b"a.b.c=1\n"),
    *(b"9999-12-31", b"0001-01-01", b"2022-02-30", b"2022-10-14T07:00:00Z", b"07:60", b"24:00"),
    *(b"a" * 4_000, "ệ".encode() * 900, b" " * 3_000, b"\n" * 300, b"\r\n", b"\t", b","),
)
VALUES: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, 1, -1, 7.0, 1e308, 2**63, -(2**64), 10**400, float("nan")),
    *("", " ", "x", "\x00", "\ud800", "e\u0323\u0302", "\u202ea", "a" * 60_000, "1", "null"),
    *("2022-10-14", "2022-02-30", "0001-01-01", "9999-12-31", "2022-10-14T00:00:00+07:00"),
    *("07:30", "24:00", "unknown", "S1", "S1/1", "ward", "dialogue-core/plan/9", "10.5", "٣"),
    *([], {}, [[]], [None], {"": None}, {"vi": "x"}, {"a": {"a": {"a": {}}}}, ["x"] * 2_000),
    *({"schema": "dialogue-core/session/999"}, {"redacted": True}, {"__class__": "x"}),
)


def broken(form: str, data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return the document, broken."""
    if form == "lines":
        return _broken_lines(data, other, chance)
    if form == "bytes":
        return (
            _broken_database(data, chance) if chance.random() < 0.4 else _bytes(data, other, chance)
        )
    if form == "json" and chance.random() < 0.75:
        return _structure(data, other, chance)
    return _bytes(data, other, chance)


def _bytes(data: bytes, other: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(found) + 1)
        end = min(len(found), at + chance.choice((1, 1, 2, 8, 64, 2_000)))
        way = chance.randrange(7)
        if way == 0 and at < len(found):
            found[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            found[at:at] = chance.randbytes(chance.choice((1, 2, 16)))
        elif way == 2:
            del found[at:end]
        elif way == 3:
            found[at:at] = found[at:end] * chance.choice((1, 2, 10))
        elif way == 4:
            start = chance.randrange(len(other) + 1)
            found[at:end] = other[start : start + chance.choice((1, 16, 500))]
        elif way == 5:
            found[at:at] = chance.choice(SIGNS)
        else:
            found[at:end] = chance.choice(SIGNS)
    if chance.random() < 0.05:
        del found[chance.randrange(len(found) + 1) :]
    return bytes(found[:MOST_BYTES])


def _nodes(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    yield path, data
    inner = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in inner:
        yield from _nodes(value, (*path, key))


def _structure(data: bytes, other: bytes, chance: random.Random) -> bytes:
    found = [json.loads(data)]
    _exchange(found, list(_nodes(json.loads(other))), chance)
    written = json.dumps(found[0], ensure_ascii=chance.random() < 0.5)
    return written.encode("utf-8", "surrogatepass")[: MOST_BYTES - 1]


def _exchange(found: list[Any], others: list[tuple[Any, Any]], chance: random.Random) -> None:
    """Exchange, drop, double, nest or add a few values, in place."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        path = chance.choice([path for path, _ in _nodes(found) if path])
        held = found
        for step in path[:-1]:
            held = held[step]
        last = path[-1]
        way = chance.randrange(9)
        like = [node for where, node in others if where[-1:] == path[-1:]]
        if way <= 1 and like:
            held[last] = copy.deepcopy(chance.choice(like))
        elif way == 2:
            held[last] = copy.deepcopy(chance.choice(others)[1])
        elif way in (3, 4):
            held[last] = copy.deepcopy(chance.choice(VALUES))
        elif way == 5 and held is not found:
            del held[last]
        elif way == 6 and isinstance(held, list) and held is not found:
            held[last:last] = [copy.deepcopy(held[last])] * chance.choice((1, 3, 50))
        elif way == 7 and isinstance(held, dict):
            where, node = chance.choice(others)
            held[str(where[-1]) if where else chance.choice(("x", "$"))] = copy.deepcopy(node)
        else:
            value = held[last]
            for _ in range(chance.choice((1, 2, 60))):
                value = chance.choice(([value], {"x": value}))
            held[last] = {"$": chance.choice(list(ODD))} if chance.random() < 0.3 else value


_SUMMED: Final = len(b'{"sum":"') + 64 + len(b'",')
"""Where in a line begins what its checksum is of."""


def summed(line: bytes) -> bytes:
    """Return the line with the checksum that fits it."""
    rest = line[_SUMMED:]
    return b'{"sum":"%s",%s' % (hashlib.sha256(rest).hexdigest().encode(), rest)


def _broken_line(line: bytes, other: bytes, chance: random.Random) -> bytes:
    try:
        record = [json.loads(line)]
        rest = [json.loads(other)]
    except ValueError:
        return _bytes(line, other, chance)
    _exchange(record, list(_nodes(rest[0])), chance)
    text = json.dumps(record[0], ensure_ascii=chance.random() < 0.5, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _broken_lines(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Break a file of lines: the order of its lines, one of them, or any bytes."""
    if chance.random() < 0.25:
        return _bytes(data, other, chance)
    found = data.splitlines(keepends=True)
    for _ in range(chance.choice((1, 1, 2))):
        if not found:
            break
        at = chance.randrange(len(found))
        way = chance.randrange(5)
        if way == 0:
            del found[at]
        elif way == 1:
            found.insert(at, chance.choice(found + other.splitlines(keepends=True)))
        elif way == 2:
            chance.shuffle(found)
        else:
            line = found[at].rstrip(b"\n")
            broken_line = chance.choice((_broken_line, _bytes))
            made = broken_line(line, chance.choice(found).rstrip(b"\n"), chance)
            found[at] = (summed(made) if chance.random() < 0.8 else made) + b"\n"
    return b"".join(found)[:MOST_BYTES]


def _broken_database(data: bytes, chance: random.Random) -> bytes:
    """Break what stands in a table, or the table itself, by SQL."""
    path = _folder() / "broken.sqlite"
    path.write_bytes(data)
    try:
        with closing(sqlite3.connect(path)) as database:
            _edit_database(database, chance)
            database.commit()
        return path.read_bytes()
    except (sqlite3.Error, UnicodeError, OverflowError):
        return _bytes(data, data, chance)


def _edit_database(database: sqlite3.Connection, chance: random.Random) -> None:
    stored = database.execute("SELECT rowid, session, seq, record FROM records").fetchall()
    for _ in range(chance.choice((1, 1, 3))):
        way = chance.randrange(8)
        if way == 0:
            database.execute(f"PRAGMA user_version = {chance.randrange(5)}")
        elif way == 1:
            database.execute(
                chance.choice(
                    (
                        "DROP TABLE records",
                        "DROP TABLE quarantine",
                        "ALTER TABLE records RENAME COLUMN record TO other",
                        "CREATE TABLE more (x)",
                        "CREATE TRIGGER t AFTER INSERT ON records BEGIN DELETE FROM records; END",
                    )
                )
            )
        elif stored:
            row, session, seq, record = chance.choice(stored)
            another = chance.choice(stored)[3]
            if way == 2:
                database.execute("DELETE FROM records WHERE rowid = ?", [row])
            elif way == 3:
                odd = chance.choice((None, "", "S", 1.5, -5, 2**62, b"\xff", "x" * 300, session))
                field = chance.choice(("session", "seq", "record"))
                database.execute(f"UPDATE records SET {field} = ? WHERE rowid = ?", [odd, row])  # noqa: S608 -- one of three names
            elif way == 4:
                made = ("Z" + session, seq + chance.choice((-1, 0, 1, 9)), record)
                database.execute("INSERT INTO records VALUES (?, ?, ?)", made)
            else:
                broken_line = chance.choice((_broken_line, _bytes))
                line = broken_line(bytes(record), bytes(another), chance)
                line = summed(line) if chance.random() < 0.8 else line
                database.execute("UPDATE records SET record = ? WHERE rowid = ?", [line, row])


# --- the run --------------------------------------------------------------------------------------


class StuckError(Exception):
    """An input took far too long."""


@contextmanager
def not_forever() -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> NoReturn:
        raise StuckError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(STUCK)
    try:
        yield
    finally:
        signal.alarm(0)


def processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@cache
def valid_of(name: str) -> list[bytes]:
    return loaders()[name].valid()


def input_of(name: str, loader: Loader, at: int, number: int) -> bytes:
    """Make the input of that number, from its own seed."""
    chance = random.Random(f"{number} {name} {at}")  # noqa: S311 -- cases are made from a seed
    valid = valid_of(name)
    return broken(loader.form, chance.choice(valid), chance.choice(valid), chance)


def wrong_with(loader: Loader, data: bytes) -> str | None:
    """Return what is wrong with how the loader took the data, or none."""
    start = processor()
    try:
        with not_forever():
            value = loader.load(data)
    except DialogueError as error:
        told(error.message("vi"), error.message("en"))
        repr(error)
        speaks_of_the_law(error)
        value = None
    spent = processor() - start
    if spent > LONGEST:
        return f"it took {spent:.1f} seconds"
    if value is None or loader.write is None:
        return None
    again = loader.write(value)
    if loader.write(loader.load(again)) != again:
        return "what is written of it is loaded as something else"
    return None


def tried(name: str, loader: Loader, at: int, number: int) -> Failed | None:
    """Try one input."""
    data = input_of(name, loader, at, number)
    try:
        why = wrong_with(loader, data)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        why = "".join(traceback.format_exception(error)[-6:])
    return None if why is None else Failed(name, at, why, data)


def fuzz(
    *, number: int, minutes: float = 0, inputs: int = 0, only: str | None = None
) -> tuple[Counter[str], list[Failed]]:
    """Try inputs for so many minutes, or so many for each loader."""
    ways = {name: way for name, way in loaders().items() if only in (None, name)}
    counts: Counter[str] = Counter()
    failures: list[Failed] = []
    end = time.monotonic() + 60 * minutes
    at = 0
    while at < inputs or time.monotonic() < end:
        for name, loader in ways.items():
            found = tried(name, loader, at, number)
            counts[name] += 1
            if found is not None:
                failures.append(found)
        at += 1
    return counts, failures


def main() -> int:
    """Fuzz, and print what was found."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--minutes", type=float, default=0)
    ask.add_argument("--inputs", type=int, default=0, help="at least so many for each loader")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--only", choices=sorted(loaders()), metavar="LOADER")
    ask.add_argument("--at", type=int, help="try the input of this number again, and show it")
    told_ = ask.parse_args()
    try:
        if told_.at is not None:
            loader = loaders()[told_.only]
            sys.stdout.buffer.write(input_of(told_.only, loader, told_.at, told_.seed) + b"\n")
            print(tried(told_.only, loader, told_.at, told_.seed) or "it is handled as promised")
            return 0
        counts, failures = fuzz(
            number=told_.seed, minutes=told_.minutes, inputs=told_.inputs, only=told_.only
        )
    finally:
        shutil.rmtree(_folder())
    print(f"{sum(counts.values())} inputs, {len(counts)} loaders, {len(failures)} failures")
    seen: Counter[tuple[str, str]] = Counter()
    for one in failures:
        kind = (one.loader, one.why.strip().splitlines()[-1][:90])
        seen[kind] += 1
        if seen[kind] == 1:
            print(f"\n--only {one.loader!r} --at {one.at}\n{one.why}\n{one.data[:300]!r}")
    for (name, why), count in seen.most_common():
        print(f"{count:6} {name}: {why}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
