"""The regulation of citizen dialogue conferences (hội nghị đối thoại với Nhân dân) of Vietnam.

The main path, re-exported and loaded when first used; no logic. Each name has one home:
``dialogue_core.<name>`` for what stands in `__all__`, its module for the rest. A public module too
is loaded when first used, as ``dialogue_core.events``; for type checkers, import it by name.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dialogue_core import law
    from dialogue_core.calendars import CALENDAR_DAYS
    from dialogue_core.certificates import Certificate, certify
    from dialogue_core.comparison import Comparison, compare
    from dialogue_core.compliance import check_cascade, check_plan, check_session, check_year
    from dialogue_core.deadlines import Deadline, affected_by, schedule
    from dialogue_core.display import show
    from dialogue_core.errors import DialogueError
    from dialogue_core.findings import Finding
    from dialogue_core.followups import OpenItem, follow_ups
    from dialogue_core.layering import Layering, layer
    from dialogue_core.plans import Occasion, Plan, When
    from dialogue_core.reasons import Explanation, WhyNot, explain, why_not
    from dialogue_core.regulations import Regulation
    from dialogue_core.remedies import Remedy, remedy
    from dialogue_core.routing import Routing, route
    from dialogue_core.rules import Instrument
    from dialogue_core.screening import Screening, facts_of, screen
    from dialogue_core.sessions import Recorder, Session
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
else:  # a type checker that saw it would let every misspelt name pass

    def __getattr__(name: str) -> object:
        home = _HOME.get(name)
        if home is not None:
            found = getattr(import_module(f"dialogue_core.{home}"), name)
        elif not name.startswith("_") and find_spec(f"dialogue_core.{name}") is not None:
            found = import_module(f"dialogue_core.{name}")
        else:
            raise AttributeError(f"module 'dialogue_core' has no attribute {name!r}")
        globals()[name] = found
        return found


__all__ = [
    "CALENDAR_DAYS",
    "UNKNOWN",
    "Body",
    "Certificate",
    "Citation",
    "Comparison",
    "Competence",
    "Days",
    "Deadline",
    "Delivery",
    "DialogueError",
    "Explanation",
    "Facts",
    "Field",
    "Finding",
    "Instrument",
    "Layering",
    "Level",
    "Occasion",
    "OpenItem",
    "Part",
    "Plan",
    "Question",
    "Recorder",
    "Regulation",
    "Remedy",
    "Routing",
    "Screening",
    "Sealed",
    "Session",
    "Settler",
    "Span",
    "Statement",
    "StatementKind",
    "Territory",
    "Topic",
    "Unit",
    "Verdict",
    "When",
    "WhyNot",
    "Words",
    "affected_by",
    "certify",
    "check_cascade",
    "check_plan",
    "check_session",
    "check_year",
    "compare",
    "explain",
    "facts_of",
    "follow_ups",
    "law",
    "layer",
    "remedy",
    "route",
    "schedule",
    "screen",
    "show",
    "why_not",
]

__version__ = "0.1.0"

_HOMES: Final = {
    "calendars": ("CALENDAR_DAYS",),
    "certificates": ("Certificate", "certify"),
    "comparison": ("Comparison", "compare"),
    "compliance": ("check_cascade", "check_plan", "check_session", "check_year"),
    "deadlines": ("Deadline", "affected_by", "schedule"),
    "display": ("show",),
    "errors": ("DialogueError",),
    "findings": ("Finding",),
    "followups": ("OpenItem", "follow_ups"),
    "layering": ("Layering", "layer"),
    "plans": ("Occasion", "Plan", "When"),
    "reasons": ("Explanation", "WhyNot", "explain", "why_not"),
    "regulations": ("Regulation",),
    "remedies": ("Remedy", "remedy"),
    "routing": ("Routing", "route"),
    "rules": ("Instrument",),
    "screening": ("Screening", "facts_of", "screen"),
    "sessions": ("Recorder", "Session"),
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


def __dir__() -> list[str]:
    return list(__all__)
