"""What Hypothesis loads by its entry point: strategies by type, and failing examples as code.

Answers: how does `hypothesis.strategies.from_type` make a `Plan` in an application that imports
nothing of this package, and how is a failing example shown so that it can be pasted back.
"""

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast

import attrs
from hypothesis import strategies as st
from hypothesis.vendor.pretty import for_type_by_name

from dialogue_core.testing._texts import invented

if TYPE_CHECKING:
    from hypothesis.vendor.pretty import RepresentationPrinter

__all__ = ["public_classes", "register"]


MODULES: Final = (
    *("values", "territory", "plans", "statements", "tables", "rules", "regulations"),
    *("events", "sessions"),
)
"""The modules whose classes have strategies."""


def public_classes() -> tuple[type[Any], ...]:
    """Return every public class that a strategy makes: attrs classes that are no base."""
    found: list[type[Any]] = []
    for name in MODULES:
        module = import_module(f"dialogue_core.{name}")
        found.extend(
            kind
            for kind in map(module.__dict__.__getitem__, module.__all__)
            if isinstance(kind, type) and attrs.has(kind) and hasattr(kind, "__final__")
        )
    return tuple(found)


def register() -> None:
    """Tell Hypothesis how to make and how to show the public classes; it calls this itself."""
    for kind in public_classes():
        st.register_type_strategy(kind, _strategy)
        for_type_by_name(kind.__module__, kind.__qualname__, _show_fields)
    for_type_by_name("dialogue_core.regulations", "Regulation", _show_regulation)
    for_type_by_name("dialogue_core.screening", "ActOwed", _show_fields)
    for_type_by_name("dialogue_core.values", "Sealed", _show_sealed)
    for_type_by_name("dialogue_core.vocabulary", "Term", _show_term)


def _strategy(kind: type[Any]) -> st.SearchStrategy[Any]:
    made = import_module("dialogue_core.testing._strategies").values_of(kind)
    return cast("st.SearchStrategy[Any]", made)


def _show_fields(value: Any, printer: "RepresentationPrinter", *_: object) -> None:
    """Show a value as the call that makes it, without the fields that have their default."""
    kind = value.__class__
    with printer.group(4, f"{kind.__qualname__}(", ")"):
        first = True
        for field in attrs.fields(kind):
            found = getattr(value, field.name)
            if not field.init or found == field.default:
                continue
            if not first:
                printer.text(",")
                printer.breakable()
            first = False
            printer.text(f"{field.alias}=")
            printer.pretty(found)


def _show_regulation(value: Any, printer: "RepresentationPrinter", *_: object) -> None:
    """Show a regulation that is the shipped law by how one gets it, not by its rules."""
    law = import_module("dialogue_core.law")
    if value.plan is None and value == law.regulation_for(value.place, on=value.on):
        printer.text(f"law.regulation_for({value.place.id!r}, on={value.on.isoformat()!r})")
    else:
        _show_fields(value, printer)


def _show_sealed(value: Any, printer: "RepresentationPrinter", *_: object) -> None:
    """Show sealed words if they were invented by a strategy; real ones stay sealed."""
    content = value.open()
    shown = isinstance(content, str) and invented(content)
    printer.text(f"Sealed({content!r})" if shown else repr(value))


def _show_term(value: Enum, printer: "RepresentationPrinter", *_: object) -> None:
    printer.text(f"{type(value).__name__}.{value.name}")
