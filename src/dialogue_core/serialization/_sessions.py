"""Sessions as plain data: a head, and a log of events of which each says its kind.

Private to `dialogue_core.serialization`. A log is folded as it is read, so that a session that
makes no sense is refused with the event at which it stops making sense.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final, cast

from cattrs import Converter

from dialogue_core.errors import Fault, InputError, InvalidValueError, TransitionError
from dialogue_core.events import EVENTS, Event, PartEvent
from dialogue_core.serialization._reader import (
    REQUIRED,
    as_object,
    constructor_faults,
    guarded,
    keys_of,
    kind_of,
    read_keys,
    refusal,
    under,
)
from dialogue_core.sessions import Recorder, Session
from dialogue_core.values import Sealed

TAG: Final = "event"
"""The key that tells which kind of event an object is."""

KINDS: Final[Mapping[str, type[Event]]] = {
    re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind for kind in EVENTS
}

_OF_A_PART: Final = {tag: kind for tag, kind in KINDS.items() if issubclass(kind, PartEvent)}
_TAGS: Final = {kind: tag for tag, kind in KINDS.items()}
_KEYS: Final = keys_of(Session)
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?", re.ASCII)


def register_sessions(converter: Converter) -> None:
    """Let a converter read and write times of day, events and sessions."""

    def read_event(value: object, wanted: type[Event]) -> Event:
        kinds = KINDS if wanted is Event else _OF_A_PART
        try:
            tag, rest = kind_of(value, TAG, kinds)
            return converter.structure(rest, KINDS[tag])
        except InputError as error:
            faults = error.faults
        # outside the handler: the error raised must not carry the first one, which has the value
        raise InputError(guarded(faults, value))

    def write_event(event: Event) -> dict[str, Any]:
        return {TAG: tag_of(event), **converter.unstructure(event)}

    converter.register_structure_hook_func(_is_any_event, read_event)
    converter.register_unstructure_hook_func(_is_any_event, write_event)
    converter.register_structure_hook(dt.time, _read_clock)
    converter.register_unstructure_hook(dt.time, _write_clock)
    converter.register_structure_hook(Session, partial(_read_session, converter))


def _is_any_event(wanted: object) -> bool:
    """Return whether it is a class that other events are kinds of."""
    return wanted is Event or wanted is PartEvent


def tag_of(event: Event) -> str:
    """Return the word for the kind of an event.

    Raises:
        InvalidValueError: It is of a kind that an application made for itself.
    """
    if type(event) not in _TAGS:
        raise InvalidValueError(
            f"a {type(event).__name__} has no form as data: use one of {', '.join(KINDS)}",
            f"{type(event).__name__} chưa có dạng dữ liệu: hãy dùng một trong các loại "
            f"{', '.join(KINDS)}",
            kind=type(event).__name__,
        )
    return _TAGS[type(event)]


def _read_clock(value: object, _: object) -> dt.time:
    if isinstance(value, dt.time) and value.tzinfo is None:  # as TOML gives it
        return value
    if isinstance(value, str) and _CLOCK.fullmatch(value):
        return dt.time.fromisoformat(value)
    raise refusal(
        value,
        "not a time of day: write it as HH:MM or HH:MM:SS, local time without a zone",
        "không phải giờ: hãy viết dạng HH:MM hoặc HH:MM:SS, giờ địa phương, không ghi múi giờ",
    )


def _write_clock(at: dt.time) -> str:
    """Return a time of day as people write it: seconds only where there are some."""
    return at.isoformat() if at.second or at.microsecond else f"{at:%H:%M}"


def _read_session(converter: Converter, value: object, _: object) -> Session:
    data = as_object(value)
    if data is None:
        known = ", ".join(_KEYS)
        raise refusal(
            Sealed(None),
            f"expected an object with the keys {known}",
            f"cần một đối tượng có các khóa {known}",
        )
    found, faults = read_keys(data, _KEYS, converter, private=True)
    events = cast("Iterable[Event]", found.pop("events", ()))
    session = None
    if all(name in found for name, key in _KEYS.items() if key.default is REQUIRED):
        refused = constructor_faults(Session, found)
        faults += refused
        if not refused:
            recorder = Recorder(Session(**cast("Any", found)))
            faults += _fold(recorder, events)
            session = recorder.session()
    if session is None or faults:
        raise InputError(guarded(faults, data))
    return session


def _fold(recorder: Recorder, events: Iterable[Event]) -> list[Fault]:
    """Return why the log stops making sense; what comes after that cannot be judged."""
    for seq, event in enumerate(events):
        try:
            recorder.record(event)
        except (InvalidValueError, TransitionError) as error:
            return [under(f"events[{seq}]", Fault("$", Sealed(None), error.en, error.vi))]
    return []
