"""Kill a writer at random moments, let several write at once: is all that was acknowledged there?

    python tests/archive_crashes.py FORM ROUNDS [SEED]

Each round starts a process that appends to an archive and says so after each append; it is killed
(SIGKILL) some milliseconds later. Then the archive must hold every append that was acknowledged,
whole, and of the one after it all or nothing. Prints what it saw as JSON.
"""

import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from archive_cases import DAY, first, held, made, new, noted

from dialogue_core.archive import Archive
from dialogue_core.errors import ArchiveError, EventConflictError
from dialogue_core.events import Opened
from dialogue_core.sessions import Session

Step = tuple[Session, int]
"""A session as it then stands, and the first of its events that is new."""

WRITERS = 3
EACH = 12


def steps(chance: random.Random) -> list[Step]:
    """Three sessions that grow in turn, by one event or several, small ones and large ones."""
    whole = [
        held(f"A{i}", statements=30, words="ý kiến " * chance.choice((2, 2_000, 5_000)))
        for i in range(3)
    ]
    stored = [0, 0, 0]
    found = []
    while any(count < len(session.events) for session, count in zip(whole, stored, strict=True)):
        which = chance.randrange(3)
        since = stored[which]
        stored[which] = min(since + chance.choice((1, 1, 2, 8, 20)), len(whole[which].events))
        found.append((first(whole[which], stored[which]), since))
    return found


def state(done: list[Step]) -> dict[str, Session]:
    """The sessions after some steps."""
    return {session.id: session for session, _ in done}


def forked(work: Callable[[], None]) -> int:
    """Do work in a process of its own, and return its id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:  # noqa: BLE001 -- the other process is told by the exit code
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def killed(path: Path, todo: list[Step], wait: float) -> int:
    """Start to do the steps, kill the process after a while, return how many it acknowledged."""
    out, into = os.pipe()

    def write() -> None:
        with Archive.open(path) as archive:
            for session, since in todo:
                archive.append(session, since=since)
                os.write(into, b".")

    child = forked(write)
    os.close(into)
    acknowledged = len(os.read(out, 1))
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := len(os.read(out, 1_000)):
        acknowledged += more
    os.close(out)
    return acknowledged


def crash(path: Path, chance: random.Random) -> dict[str, int]:
    """One round; it returns what was seen, and raises where something was lost."""
    todo = steps(chance)
    made(path).close()
    count = killed(path, todo, wait=chance.random() * 0.05)
    with Archive.open(path) as archive:
        damaged = []
        found = {session.id: session for session in archive.sessions(on_damage=damaged.append)}
        finished = count + (found != state(todo[:count]))
        assert found == state(todo[:finished]), (
            "an acknowledged append is not there, or half of one"
        )
        assert finished == count or finished == count + 1
        assert {one.reason.en for one in damaged} <= {
            "this append was not finished, and not acknowledged, or the file was cut off afterwards"
        }
        assert {one.session for one in damaged} <= {"", *state(todo)}
        if finished < len(todo):
            archive.append(*todo[finished][:1])
        assert archive.verify().sound
        assert archive.verify().not_restored == ()
        put_aside = archive.quarantined()
        assert [one.raw for one in put_aside] == [one.raw for one in damaged]
    return {
        "acknowledged": count,
        "in the middle": int(0 < count < len(todo)),
        "finished, not acknowledged": finished - count,
        "cut off": int(bool(damaged)),
    }


def together(path: Path) -> dict[str, int]:
    """Several processes append at once: each to sessions of its own, and all to one."""
    made(path, new("ALL").record(Opened(on=DAY))).close()

    def write(name: int) -> None:
        with Archive.open(path) as archive:
            for i in range(EACH):
                archive.append(held(f"P{name}-{i}"))
                while True:
                    shared = archive.session("ALL")
                    try:
                        archive.append(noted(shared, f"{name}-{i}"), since=len(shared.events))
                        break
                    except EventConflictError:
                        continue

    children = [forked(lambda name=name: write(name)) for name in range(WRITERS)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert codes == [0] * WRITERS
    with Archive.open(path) as archive:
        found = archive.verify()
        assert found.sound
        assert found.sessions == WRITERS * EACH + 1
        notes = [event.words.open() for event in archive.session("ALL").events[1:]]
        wanted = {f"{name}-{i}" for name in range(WRITERS) for i in range(EACH)}
        assert len(notes) == len(wanted)
        assert set(notes) == wanted
    return {"writers": WRITERS, "appends": 2 * WRITERS * EACH}


def without_a_lock(path: Path) -> dict[str, int]:
    """Several processes append at once, and may only read the lock: what they store is there.

    As where the archive was given to another account and the lock was not. SQLite is told to open
    it so, since the rights of a file say nothing to root.
    """
    made(path, held("ALL")).close()
    lock = path.with_name(f"{path.name}.lock").as_uri()
    real = sqlite3.connect
    out, into = os.pipe()

    def write(name: int) -> None:
        sqlite3.connect = lambda *_, **options: real(f"{lock}?mode=ro", **{**options, "uri": True})
        with Archive.open(path) as archive:
            for i in range(EACH):
                with suppress(ArchiveError):
                    archive.append(held(f"P{name}-{i}", words="ý kiến " * 500))
                    os.write(into, f"P{name}-{i}\n".encode())

    children = [forked(lambda name=name: write(name)) for name in range(WRITERS)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    os.close(into)
    with os.fdopen(out) as acknowledged:
        told = acknowledged.read().split()
    assert codes == [0] * WRITERS
    with Archive.open(path) as archive:
        found = archive.verify()
        assert found.sound
        assert found.quarantined == 0
        assert sorted(archive.ids()) == sorted(["ALL", *told])
    return {"without a lock": len(told)}


def main(form: str, rounds: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- moments, not secrets
    seen: dict[str, int] = {"rounds": rounds}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            for what, count in crash(Path(folder) / f"{number}.{form}", chance).items():
                seen[what] = seen.get(what, 0) + count
        seen.update(together(Path(folder) / f"all.{form}"))
        if form == "jsonl":
            seen.update(without_a_lock(Path(folder) / "unlocked.jsonl"))
    sys.stdout.write(json.dumps(seen) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 20_221_014)
