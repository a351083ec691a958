"""Ids, which may be shown and leave, as words may not: checks for the fields that hold them."""

import re
from typing import Any, Final

import attrs

from dialogue_core.errors import InvalidValueError

ID: Final = re.compile(r"[A-Za-z0-9_.:/+-]{1,120}")
"""What is an id, which may be shown and leave, as words may not."""


def is_id(value: object) -> bool:
    """Return whether the value is an id."""
    return isinstance(value, str) and ID.fullmatch(value) is not None


def code(_: object, field: "attrs.Attribute[Any]", value: object) -> None:
    """Refuse, as a validator of attrs, what is no id: a field for ids must not hold words.

    Raises:
        InvalidValueError: It is no id; the message does not show it.
    """
    if not is_id(value):
        raise InvalidValueError(
            f"{field.name} must be an id of letters without marks, digits and _ . : / + -; what "
            "was given is none (and is not shown, as it may be about a person)",
            f"{field.name} phải là mã gồm chữ không dấu, chữ số và _ . : / + -; giá trị đưa vào "
            "không phải mã (không hiển thị, vì có thể là thông tin cá nhân)",
            field=field.name,
        )


def code_or_empty(of: object, field: "attrs.Attribute[Any]", value: object) -> None:
    """Refuse, as a validator of attrs, what is neither an id nor empty.

    Raises:
        InvalidValueError: It is neither; the message does not show it.
    """
    if value != "":
        code(of, field, value)
