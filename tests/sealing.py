"""Twins of a value: the same, but for its texts or for all that is sealed in it."""

import attrs

import dialogue_core as dc
from dialogue_core.calendars import Calendar
from dialogue_core.events import Speaker
from dialogue_core.values import Sealed


def rewritten(value, change):
    """The value with everything in it changed that ``change`` changes."""
    new = change(value)
    if new is not value:
        return new
    if type(value) is tuple:
        return tuple(rewritten(one, change) for one in value)
    if attrs.has(type(value)) and not isinstance(value, Calendar):
        fields = [field.name for field in attrs.fields(type(value)) if field.init]
        return attrs.evolve(value, **{n: rewritten(getattr(value, n), change) for n in fields})
    return value


def sealed_in(value) -> list[str]:
    """Every sealed text in a value."""
    found: list[str] = []

    def change(one):
        if type(one) is Sealed and one.open():
            found.append(one.open())
        return one

    rewritten(value, change)
    return found


def marked(session: dc.Session) -> dc.Session:
    """The session with every sealed text, and every id of a speaker, made one of a kind."""
    count = iter(range(10**6))

    def change(value):
        if type(value) is Sealed:
            return Sealed(f"zq{next(count)}x")
        if type(value) is Speaker:
            name = value.id and f"NGUOI-{value.id}"
            return attrs.evolve(
                value,
                id=name,
                **{k: rewritten(getattr(value, k), change) for k in ("name", "contact", "body")},
            )
        return value

    return rewritten(session, change)
