"""A program for a clerk: what to object to in a plan, who gets a statement, where a part stands."""

from collections.abc import Callable

import dialogue_core as dc
from dialogue_core.events import (
    Answered,
    Ended,
    Event,
    Forwarded,
    Received,
    Routed,
    Screened,
    Split,
)
from dialogue_core.vocabulary import Organ, PartStatus, Verdict

SECRETARIAT = dc.Body.named("Văn phòng HĐND và UBND", "The office", organ=Organ.COMMITTEE)

STATUS = {
    "mới nhận": PartStatus.RECEIVED,
    "đã sàng lọc": PartStatus.SCREENED,
    "đã phân công": PartStatus.ROUTED,
    "đã chuyển": PartStatus.FORWARDED,
    "đã trả lời": PartStatus.ANSWERED,
    "xong": PartStatus.ENDED,
}
"""What the clerk reads, and what it is called in the library."""


def objections(plan: dc.Plan, regulation: dc.Regulation) -> tuple[str, ...]:
    """Return the ids of what a plan breaks, for the clerk to object to."""
    found = dc.check_plan(plan, regulation, dc.law.CALENDAR, as_of=regulation.on)
    return tuple(f.check for f in found if f.verdict is Verdict.BREACHED)


def assigned(statement: dc.Statement, regulation: dc.Regulation) -> dict[str, dc.Body]:
    """Return who gets each part of a statement; what is open stays with the office."""
    screening = dc.screen(statement, regulation)
    routing = dc.route(statement, screening, regulation)
    return {part.id: part.lead or SECRETARIAT for part in routing.parts}


class Desk:
    """The parts of all statements, and where each stands, in the clerk's own words."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}

    def take(self, event: Event) -> None:
        """Take in what happened."""
        match event:
            case Received(statement=whole):
                self._open(whole.part_id, len(whole.parts))
            case Split(statement=said, parts=parts):
                self._open(lambda i: f"{said}/{i + 1}", len(parts))
            case Screened(part=part):
                self.parts[part] = "đã sàng lọc"
            case Routed(part=part):
                self.parts[part] = "đã phân công"
            case Forwarded(part=part):
                self.parts[part] = "đã chuyển"
            case Answered(part=part):
                self.parts[part] = "đã trả lời"
            case Ended(part=part):
                self.parts[part] = "xong"
            case _:
                pass

    def _open(self, part_id: Callable[[int], str], count: int) -> None:
        for i in range(count):
            self.parts[part_id(i)] = "mới nhận"
