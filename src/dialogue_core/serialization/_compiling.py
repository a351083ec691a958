"""What quick reading and quick writing share: types of fields, values remembered, written code.

Private to `dialogue_core.serialization`.
"""

import json
from collections.abc import Callable, Iterable, Sized
from types import NoneType
from typing import Any, Final, cast, final, get_args, get_origin

import attrs

from dialogue_core.serialization._reader import is_sealed

MOST_KEPT: Final = 4_096
"""How many values of one kind are remembered."""

_LONGEST_KEPT: Final = 1_000
"""The longest value in bytes that is remembered."""

_MOST_ITEMS: Final = 50
"""The most items of a value that is remembered."""


@final
class Kept(dict[Any, Any]):
    """Values by what they are made of; a new one is made when it is first asked for."""

    __slots__ = ("_make", "_may_keep")

    def __init__(
        self, make: Callable[[Any], Any], may_keep: Callable[[Any], bool] = lambda key: True
    ) -> None:
        super().__init__()
        self._make = make
        self._may_keep = may_keep

    def __missing__(self, key: Any) -> Any:
        value = self._make(key)
        most = _MOST_ITEMS if isinstance(key, tuple) else _LONGEST_KEPT
        long = isinstance(key, bytes | tuple) and len(cast("Sized", key)) > most
        return self.keep(key, value) if self._may_keep(key) and not long else value

    def keep(self, key: Any, value: Any) -> Any:
        """Return a value, which is remembered."""
        if len(self) >= MOST_KEPT:
            self.clear()
        self[key] = value
        return value


@final
class Texts:
    """The texts of values by what tells them apart: the value, or which object it is."""

    __slots__ = ("_key", "_write", "kept")

    def __init__(
        self, write: Callable[[Any], Any], key: Callable[[Any], Any] = lambda value: value
    ) -> None:
        self._write = write
        self._key = key
        self.kept: dict[Any, tuple[object, Any]] = {}
        """Each value, which is kept as long as its text, and its text."""

    def text(self, value: object) -> Any:
        """Return the text of a value, which is remembered."""
        key = self._key(value)
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            self.kept[key] = found = (value, self._write(value))
        return found[1]


def bare_type(kind: Any) -> Any:
    """Return a type without that nothing may stand there."""
    parts = [part for part in get_args(kind) if part is not NoneType]
    optional = get_origin(kind) is not tuple and NoneType in get_args(kind)
    return parts[0] if optional and len(parts) == 1 else kind


def sealed_fields(kind: Any) -> list[str]:
    """Return the fields of a class that hold something sealed."""
    return [field.name for field in attrs.fields(kind) if is_sealed(bare_type(field.type))]


def compact(data: object) -> str:
    """Return plain data as JSON in one line and without spaces."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def compiled(lines: Iterable[str], known: dict[str, Any]) -> Callable[[Any], Any]:
    """Return a function of one argument, ``one``, of which the lines are the body."""
    exec("\n    ".join(["def made(one):", *lines]), known)  # noqa: S102 -- code and names of ours
    made: Callable[[Any], Any] = known["made"]
    return made
