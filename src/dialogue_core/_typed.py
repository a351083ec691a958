"""Values of the wrong type are refused where they enter, not where they would mislead.

Private: `typed` makes the fields of a class check their annotated types, `expect` an argument.
"""

import re
from collections.abc import Callable
from types import UnionType
from typing import Final, TypeVar, Union, cast, get_args, get_origin

import attrs

from dialogue_core.errors import InvalidValueError

T = TypeVar("T")

_CODE: Final = re.compile(r"[A-Za-z0-9_./-]{1,40}")
"""What may be shown of a text: a code, never the words of a citizen."""


def fits(value: object, kind: object) -> bool:
    """Return whether a value is of an annotated type; a bool is no int, a list no tuple."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return any(fits(value, part) for part in parts)
    if origin is tuple:
        items = cast("tuple[object, ...]", value)
        return type(value) is tuple and all(fits(item, parts[0]) for item in items)
    wanted = origin or kind
    if wanted is int:
        return type(value) is int
    return not isinstance(wanted, type) or isinstance(value, wanted)


def named(kind: object) -> str:
    """Return a type as a message names it."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return " or ".join(named(part) for part in parts)
    if origin is tuple:
        return f"a tuple of {named(parts[0])}"
    name = getattr(origin or kind, "__name__", str(kind))
    return "nothing" if name == "NoneType" else name


def shown(value: object) -> str:
    """Return what may be shown of a value: a number, a code, else its type."""
    if value is None or isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str) and _CODE.fullmatch(value):
        return repr(str(value))
    return f"a {type(value).__name__}"


def _refuse(where: str, kind: object, value: object) -> InvalidValueError:
    return InvalidValueError(
        f"{where} must be {named(kind)}, got {shown(value)}",
        f"{where} phải là {named(kind)}, nhận được {shown(value)}",
        where=where,
    )


def typed(cls: type, fields: list["attrs.Attribute[object]"]) -> list["attrs.Attribute[object]"]:
    """Make every field of an attrs class refuse a value that is not of its annotated type."""

    def check(_: object, attribute: "attrs.Attribute[object]", value: object) -> None:
        if not fits(value, attribute.type):
            raise _refuse(f"{cls.__name__}.{attribute.name}", attribute.type, value)

    return [
        field.evolve(validator=check if field.validator is None else [field.validator, check])
        for field in fields
    ]


def expect(value: object, kind: Callable[..., T] | type[T], name: str) -> T:
    """Return an argument of a public function, or refuse it by its name.

    Raises:
        InvalidValueError: It is of another type; the message names both.
    """
    if not fits(value, kind):
        raise _refuse(name, kind, value)
    return cast("T", value)
