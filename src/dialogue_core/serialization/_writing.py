"""Sessions and events as JSON text, in one line and without spaces.

Private to `dialogue_core.serialization`. It writes what the storage converter makes, byte for byte;
a test holds both against each other. For each class the writing is put down as code, one line a
field, since making plain data first takes many times as long. The texts of bodies, citations or
acts owed are remembered with the object; nothing sealed is.
"""

import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeAlias, cast, final, get_args, get_origin

import attrs
from cattrs import Converter

from dialogue_core.events import Event
from dialogue_core.serialization._compiling import (
    MOST_KEPT,
    Kept,
    bare_type,
    compiled,
    sealed_fields,
)
from dialogue_core.serialization._reader import REQUIRED, default_of, is_sealed, is_terms
from dialogue_core.serialization._sessions import KINDS, TAG
from dialogue_core.sessions import Session
from dialogue_core.statements import Statement
from dialogue_core.values import Day
from dialogue_core.vocabulary import Term

_Write: TypeAlias = Callable[[Any], str]

_QUOTED: Final[_Write] = json.encoder.encode_basestring
"""Returns a text as JSON, in Unicode."""


@final
class JsonWriter:
    """Writes sessions and events as a converter does, and quicker."""

    def __init__(self, converter: Converter) -> None:
        self._converter = converter
        self._tags = {kind: tag for tag, kind in KINDS.items()}
        self._of_class = cast("Callable[[type[Any]], _Write]", cache(self._class))

    def text(self, record: Session | Event) -> str:
        """Return a session or an event as JSON, without its mark."""
        return self._of_class(type(record))(record)

    def _class(self, kind: type[Any]) -> _Write:
        """Return what writes a class: its keys in the order of the fields, without defaults."""
        known: dict[str, Any] = {}
        lines: list[str] = []
        keys = ""
        for field in attrs.fields(kind):
            name, default = field.name, default_of(field)
            key = f',"{name}":'
            looked_up = self._few(field.type, default, key)
            if looked_up is not None:
                known[f"by_{name}"] = looked_up
                keys += f"{{by_{name}[one.{name}]}}"
                continue
            code, known[f"by_{name}"] = self._way(field.type)
            said = f"'{key}' + {code.format('v', f'by_{name}')}"
            if default is not REQUIRED:
                known[f"default_{name}"] = default
                said += f" if {_unlike(default).format('v', f'default_{name}')} else ''"
            lines += [f"v = one.{name}", f"_{name} = {said}"]
            keys += f"{{_{name}}}"
        if kind in self._tags:
            lines.append(f'return f\'{{{{"{TAG}":"{self._tags[kind]}"{keys}}}}}\'')
        else:
            lines.append(f"return '{{' + f'{keys}'[1:] + '}}'")
        return compiled(lines, known)

    def _few(self, kind: Any, default: object, key: str) -> Kept | None:
        """Return the key with its value by the value, where there are few: words, days, rules.

        A default gives nothing.
        """
        bare = bare_type(kind)
        one = get_args(bare)[0] if get_origin(bare) is tuple else bare
        words = one is str and one is not bare
        if one not in (Day, dt.time, bool, int) and not words and not _is_term(one):
            return None
        write = self._as_converted(kind)

        def says(value: object) -> str:
            return "" if default is not REQUIRED and value == default else key + write(value)

        return Kept(says)

    def _way(self, kind: Any) -> tuple[str, Any]:  # noqa: PLR0911 -- one line for each type
        """Return the code that writes a value of a type, {0}, and what it uses, {1}."""
        bare = bare_type(kind)
        if is_sealed(bare):
            code, by = self._way(get_args(bare)[0])
            return code.format("{0}.open()", "{1}"), by
        if bare is str:
            return "{1}({0})", _QUOTED
        if get_origin(bare) is tuple:
            code, by = self._way(get_args(bare)[0])
            item = code.format("item", "{1}")
            return f"'[' + ','.join([{item} for item in {{0}}]) + ']'", by
        if bare is Event:
            return "{1}({0})", self._event_or_none
        if attrs.has(bare) and bare is not Session:
            write = self._of_class(bare)
            if bare is Statement or sealed_fields(bare):
                return "{1}({0})", write
            return "({1}.get(id({0})) or {1}.text({0}))[1]", _Texts(write)
        return "{1}({0})", self._as_converted(kind)

    def _event_or_none(self, event: Event | None) -> str:
        return "null" if event is None else self.text(event)

    def _as_converted(self, kind: Any) -> _Write:
        """Return what writes as the converter does."""

        def write(value: object) -> str:
            plain = self._converter.unstructure(value, unstructure_as=kind)
            return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

        return write


def _is_term(kind: Any) -> bool:
    return is_terms(kind) or (isinstance(kind, type) and issubclass(kind, Term))


def _unlike(default: object) -> str:
    """Return the code that tells whether {0} is another than the default {1}."""
    if default is None:
        return "{0} is not None"
    return "{0}" if default in ((), "") else "{0} is not {1} and {0} != {1}"


@final
class _Texts(dict[int, tuple[object, str]]):
    """The texts of objects by which object it is: two bodies are equal by their ids alone."""

    __slots__ = ("_write",)

    def __init__(self, write: _Write) -> None:
        super().__init__()
        self._write = write

    def text(self, value: object) -> tuple[object, str]:
        """Return an object, which is kept as long as its text, and its text."""
        if len(self) >= MOST_KEPT:
            self.clear()
        self[id(value)] = found = (value, self._write(value))
        return found
