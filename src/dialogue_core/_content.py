"""The form in which a value is hashed: the same on every machine and version of Python.

Private. `dialogue_core.rules` hashes rules by it, `dialogue_core.receipts` what was decided.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, cast

import attrs

from dialogue_core.vocabulary import Term


def form_of(value: object, known: Mapping[type, Callable[[Any], object]] | None = None) -> object:
    """Return a value as JSON says it, with nothing that depends on the process.

    A value with fields is ``{"Class": {"field": …}}`` with every field that counts for equality, a
    term is ``{"Class": "value"}``, a tuple an array, a day and a time of day their ISO text.

    Args:
        value: The value.
        known: For some classes, what is said of their values instead.
    """
    known = known or {}
    for special, say in known.items():
        if isinstance(value, special):
            return say(value)
    if isinstance(value, Term):
        return {type(value).__name__: value.value}
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, tuple):
        return [form_of(item, known) for item in cast("tuple[object, ...]", value)]
    kind = type(value)
    if attrs.has(kind):
        fields = [field.name for field in attrs.fields(kind) if field.eq]
        return {kind.__name__: {name: form_of(getattr(value, name), known) for name in fields}}
    return value
