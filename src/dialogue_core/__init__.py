"""The regulation of citizen dialogue conferences (hội nghị đối thoại với Nhân dân) of Vietnam.

The main path, re-exported and loaded when first used; no logic. Each name has one home:
``dialogue_core.<name>`` for what stands in `__all__`, its module for the rest.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dialogue_core import law
    from dialogue_core.calendars import CALENDAR_DAYS
    from dialogue_core.certificates import Certificate, certify
    from dialogue_core.compliance import Finding, check_cascade, check_plan
    from dialogue_core.deadlines import Deadline, schedule
    from dialogue_core.errors import DialogueError
    from dialogue_core.plans import Occasion, Plan, When
    from dialogue_core.regulations import Regulation
    from dialogue_core.routing import Routing, route
    from dialogue_core.rules import Instrument
    from dialogue_core.screening import Screening, facts_of, screen
    from dialogue_core.statements import UNKNOWN, Facts, Part, Statement
    from dialogue_core.territory import Body, Territory, Unit
    from dialogue_core.values import Citation, Days, Sealed, Span, Words
    from dialogue_core.vocabulary import (
        Competence,
        Delivery,
        Field,
        Level,
        Question,
        Settler,
        StatementKind,
        Topic,
        Verdict,
    )

__all__ = [
    "CALENDAR_DAYS",
    "UNKNOWN",
    "Body",
    "Certificate",
    "Citation",
    "Competence",
    "Days",
    "Deadline",
    "Delivery",
    "DialogueError",
    "Facts",
    "Field",
    "Finding",
    "Instrument",
    "Level",
    "Occasion",
    "Part",
    "Plan",
    "Question",
    "Regulation",
    "Routing",
    "Screening",
    "Sealed",
    "Settler",
    "Span",
    "Statement",
    "StatementKind",
    "Territory",
    "Topic",
    "Unit",
    "Verdict",
    "When",
    "Words",
    "certify",
    "check_cascade",
    "check_plan",
    "facts_of",
    "law",
    "route",
    "schedule",
    "screen",
]

__version__ = "0.1.0"

_HOMES: Final = {
    "calendars": ("CALENDAR_DAYS",),
    "certificates": ("Certificate", "certify"),
    "compliance": ("Finding", "check_cascade", "check_plan"),
    "deadlines": ("Deadline", "schedule"),
    "errors": ("DialogueError",),
    "plans": ("Occasion", "Plan", "When"),
    "regulations": ("Regulation",),
    "routing": ("Routing", "route"),
    "rules": ("Instrument",),
    "screening": ("Screening", "facts_of", "screen"),
    "statements": ("UNKNOWN", "Facts", "Part", "Statement"),
    "territory": ("Body", "Territory", "Unit"),
    "values": ("Citation", "Days", "Sealed", "Span", "Words"),
    "vocabulary": (
        "Competence",
        "Delivery",
        "Field",
        "Level",
        "Question",
        "Settler",
        "StatementKind",
        "Topic",
        "Verdict",
    ),
}
_HOME: Final = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "law":
        return import_module("dialogue_core.law")
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'dialogue_core' has no attribute {name!r}")
    found: object = getattr(import_module(f"dialogue_core.{home}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return list(__all__)
