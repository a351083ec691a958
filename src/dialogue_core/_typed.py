"""Values of the wrong type are refused where they enter, not where they would mislead.

Private: `typed` makes the fields of a class check their annotated types, `expect` an argument.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sized
from enum import Enum
from types import UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin

import attrs

from dialogue_core.errors import InvalidValueError

T = TypeVar("T")

_CODE: Final = re.compile(r"[A-Za-z0-9_./-]{1,40}")
"""What may be shown of a text: a code, never the words of a citizen."""


def how_many(found: Sized) -> str:
    """Return what a ``repr`` shows of a field with too many values to be read."""
    return f"({len(found)} of them)"


def fitting(kind: object) -> Callable[[object], bool]:
    """Return what tells whether a value is of an annotated type."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        classes = tuple(part for part in parts if isinstance(part, type) and part is not int)
        others = [fitting(part) for part in parts if part not in classes]
        if not others:
            return lambda value: isinstance(value, classes)
        return lambda value: isinstance(value, classes) or any(fit(value) for fit in others)
    if origin is tuple:
        fit_item = fitting(parts[0])
        return lambda value: (
            type(value) is tuple and all(map(fit_item, cast("tuple[object, ...]", value)))
        )
    wanted = origin or kind
    if wanted is int:
        return lambda value: type(value) is int
    if not isinstance(wanted, type):
        return lambda value: True
    return lambda value: isinstance(value, wanted)


def fits(value: object, kind: object) -> bool:
    """Return whether a value is of an annotated type; a bool is no int, a list no tuple."""
    return fitting(kind)(value)


def named(kind: object, lang: str = "en") -> str:
    """Return a type as a message names it."""
    vi = lang == "vi"
    if get_origin(kind) is tuple:
        return f"{'tuple gồm' if vi else 'a tuple of'} {named(get_args(kind)[0], lang)}"
    kinds = _kinds(kind)
    if len(kinds) > 1:
        return (" hoặc " if vi else " or ").join(named(one, lang) for one in kinds)
    name = getattr(get_origin(kind) or kind, "__name__", str(kind))
    return ("để trống" if vi else "nothing") if name == "NoneType" else name


def _kinds(kind: object) -> tuple[object, ...]:
    """Return each type of a union, else the type."""
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


_LARGEST: Final = 10**100
"""What is larger is not written out: nobody reads it, and Python refuses thousands of digits."""


def shown(value: object, lang: str = "en") -> str:
    """Return what may be shown of a value: a number, a code, else its type."""
    if value is None or isinstance(value, float):
        return repr(value)
    if isinstance(value, int) and abs(value) < _LARGEST:
        return repr(value)
    if isinstance(value, str) and _CODE.fullmatch(value):
        return repr(str(value))
    return _one(value, lang)


def _one(value: object, lang: str) -> str:
    return f"{'một' if lang == 'vi' else 'a'} {type(value).__name__}"


def refusal(
    where: str, kind: object, value: object, en: str = "", vi: str = ""
) -> InvalidValueError:
    """Return the error of a value that is not of a type.

    Args:
        where: The field or the argument.
        kind: The type.
        value: The value; what should have been sealed is not shown, short as it is.
        en: What to do, if more is known of it than the types tell.
        vi: The same in Vietnamese.
    """
    got = _one if "Sealed" in named(kind) else shown
    if not en:
        en, vi = _remedy(kind, value)
    return InvalidValueError(
        f"{where} must be {named(kind)}, got {got(value, 'en')}{en and f': {en}'}",
        f"{where} phải là {named(kind, 'vi')}, nhận được {got(value, 'vi')}{vi and f': {vi}'}",
        where=where,
    )


def _remedy(kind: object, value: object) -> tuple[str, str]:
    """Return what makes a value fit, in English and Vietnamese; empty where nothing is known."""
    for one in _kinds(kind):
        if isinstance(value, str) and named(one) == "Sealed":
            return "wrap it, as Sealed(…)", "hãy niêm kín, dạng Sealed(…)"
        if type(value) is str and isinstance(one, type) and issubclass(one, Enum):
            for member in one:
                if member.value == value:
                    word = f"{one.__name__}.{member.name}"
                    stored = f"{one.__name__}({value!r})"
                    return f"write {word} or {stored}", f"hãy ghi {word} hoặc {stored}"
        if get_origin(one) is tuple:
            item = get_args(one)[0]
            if isinstance(value, list):
                return "make it a tuple, as tuple(…)", "hãy đổi thành tuple, dạng tuple(…)"
            if fits(value, item):
                return "put it in a tuple, as (…,)", "hãy đặt vào tuple, dạng (…,)"
            items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
            return _remedy(item, next(one for one in items if not fits(one, item)))
    return "", ""


def typed(cls: type, fields: list["attrs.Attribute[object]"]) -> list["attrs.Attribute[object]"]:
    """Make every field of an attrs class refuse a value that is not of its annotated type."""
    return [
        field.evolve(
            validator=_checking(cls, field)
            if field.validator is None
            else attrs.validators.and_(_checking(cls, field), field.validator)
        )
        for field in fields
    ]


def _checking(cls: type, field: "attrs.Attribute[object]") -> Callable[[Any, Any, Any], None]:
    fit, name, kind = fitting(field.type), field.name, field.type

    def check(_: object, __: object, value: object) -> None:
        if not fit(value):
            raise refusal(f"{cls.__name__}.{name}", kind, value)

    return check


def expect_lang(lang: str) -> None:
    """Refuse a language that nothing is written in.

    Raises:
        InvalidValueError: It is neither ``"vi"`` nor ``"en"``.
    """
    if lang not in ("vi", "en"):
        raise InvalidValueError(
            f"lang must be 'vi' or 'en', got {shown(lang)}",
            f"lang phải là 'vi' hoặc 'en', nhận được {shown(lang)}",
            where="lang",
        )


def expect(value: object, kind: Callable[..., T] | type[T], name: str) -> T:
    """Return an argument of a public function, or refuse it by its name.

    Raises:
        InvalidValueError: It is of another type; the message names both.
    """
    if type(value) is not kind and not fits(value, kind):
        raise refusal(name, kind, value)
    return cast("T", value)


def each(values: object, kind: type[T], name: str) -> Iterator[T]:
    """Yield the items of an argument that is a list of a kind, or refuse it by its name.

    Raises:
        InvalidValueError: It is one of the kind, no list at all, or an item is of another kind.
    """
    if isinstance(values, (str, bytes, kind)) or not isinstance(values, Iterable):
        raise InvalidValueError(
            f"{name} is a list of {named(kind)}, got one {type(values).__name__}: give a list",
            f"{name} là danh sách {named(kind)}, nhận được một {type(values).__name__}: hãy đưa "
            "danh sách",
            where=name,
        )
    for value in cast("Iterable[object]", values):
        yield expect(value, kind, name)
