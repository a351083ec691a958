"""JSON and TOML text: read within limits, written for people.

Private to `dialogue_core.serialization`. What comes from outside may be hostile, so a text is
refused by its size, depth or count before anything is made of it.
"""

import datetime as dt
import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias, cast

from dialogue_core.errors import Fault, InputError
from dialogue_core.serialization._reader import CODE, LARGEST, ROOT, as_object, unseen
from dialogue_core.values import Sealed

MAX_CHARACTERS: Final = 500_000
"""The longest document in characters; the largest instrument shipped has a seventh of it."""

MAX_DEPTH: Final = 24
"""The deepest nesting of objects and lists; a document of the library has nine levels."""

MAX_ITEMS: Final = 100_000
"""The most keys, items and values in one document."""

TIMES_FOR_A_LOG: Final = 100
"""How much larger a session may be, as its log grows: some ten thousand statements."""

MAX_TEXT: Final = 50_000
"""The longest single text in characters, but for that of a document on record."""

MAX_PAPER: Final = 10_000_000
"""The longest text of minutes and the like; ten thousand statements with answers fill it nearly."""

PAPERS: Final = ("minuted", "concluded", "published", "reported")
"""The events whose words are the text of a whole document."""

_WIDTH: Final = 100
"""The columns of a written line; a longer table is spread over dotted keys, a list over lines."""


# --- limits -------------------------------------------------------------------------------------

_Place: TypeAlias = "tuple[_Place, object] | None"
"""A key and the place above it, so that a path is only made where it is told."""


def within_limits(data: object, *, items: int = MAX_ITEMS) -> object:
    """Return plain data that is not too deep, too long or too large.

    Raises:
        InputError: It is, or it holds a number or a text that could not be stored.
    """
    waiting: list[tuple[object, int, _Place, int]] = [(data, 1, None, MAX_TEXT)]
    seen = 1
    while waiting:
        value, depth, place, most = waiting.pop()
        reasons = _too_much(value, depth, most)
        if reasons is not None:
            raise unseen(*reasons, _path(place))
        for key, item in _inside(value):
            seen += 1
            # most items and all keys but a hostile one are texts in order
            if type(item) is not str or len(item) > MAX_TEXT:
                waiting.append((item, depth + 1, (place, key), _longest(value, key)))
            if type(key) is str:
                seen += 1
                if len(key) > MAX_TEXT:
                    waiting.append((key, depth + 1, (place, key), MAX_TEXT))
        if seen > items:
            raise unseen(
                f"the document holds more than {items} values: split it",
                f"tài liệu có hơn {items} giá trị: hãy chia nhỏ",
            )
    return data


def _longest(holder: object, key: object) -> int:
    """Return how long a text under a key may be."""
    data = as_object(holder) if key == "words" else None
    return MAX_PAPER if data is not None and data.get("event") in PAPERS else MAX_TEXT


def _too_much(value: object, depth: int, most: int) -> tuple[str, str] | None:
    if depth > MAX_DEPTH:
        return (
            f"nested in more than {MAX_DEPTH} levels",
            f"lồng quá {MAX_DEPTH} tầng",
        )
    if isinstance(value, str) and len(value) > most:
        return f"the text is longer than {most} characters", f"chuỗi dài hơn {most} ký tự"
    if isinstance(value, int) and abs(value) > LARGEST:
        return f"the number is larger than {LARGEST}", f"số này lớn hơn {LARGEST}"
    return None


def _inside(value: object) -> Iterable[tuple[object, object]]:
    data = as_object(value)
    if data is not None:
        return data.items()
    return enumerate(cast("list[object]", value)) if isinstance(value, list | tuple) else ()


def _path(place: _Place) -> str:
    steps: list[str] = []
    while place is not None:
        place, key = place
        steps.append(f"[{key}]" if isinstance(key, int) else f".{_named(key)}")
    return "".join(reversed(steps)).lstrip(".").replace(".[", "[") or ROOT


def _named(key: object) -> str:
    return key if isinstance(key, str) and CODE.fullmatch(key) else "…"


# --- reading ------------------------------------------------------------------------------------


def from_json(text: str, *, characters: int = MAX_CHARACTERS) -> object:
    """Return the plain data of a JSON text.

    Raises:
        InputError: It is no JSON, repeats a key, or is too long.
    """
    return _parsed(text, "JSON", _json, characters)


def from_toml(text: str) -> object:
    """Return the plain data of a TOML text.

    Raises:
        InputError: It is no TOML, or is too long.
    """
    return _parsed(text, "TOML", _toml, MAX_CHARACTERS)


def _json(text: str) -> object:
    return json.loads(text, object_pairs_hook=_without_repeats)


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        repeated = sorted(k for k, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise InputError(
            tuple(
                Fault(
                    _named(key),
                    key if CODE.fullmatch(key) else Sealed(None),
                    "the key stands twice in one object; keep one",
                    "khóa lặp lại trong một đối tượng; hãy giữ một",
                )
                for key in repeated
            )
        )
    return found


_QUOTED: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+(?:"|$)'
    r"|'[^'\n]*+(?:'|$)"
    r"|#[^\n]*+",
    re.DOTALL | re.MULTILINE,
)
"""Texts and comments of TOML, closed or not."""

_LONG_KEY: Final = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}")
"""A dotted key deeper than any document; the parser's time grows with the square of its length."""


def _toml(text: str) -> object:
    if _LONG_KEY.search(_QUOTED.sub("s", text)):
        raise unseen(
            f"a key with more than {MAX_DEPTH} dots",
            f"có khóa với hơn {MAX_DEPTH} dấu chấm",
        )
    return tomllib.loads(text)


def expect_text(given: object, name: str) -> None:
    """Refuse what is no text, as a file.

    Raises:
        InputError: It is none.
    """
    if not isinstance(given, str):
        kind = type(given).__name__
        raise unseen(
            f"expected {name} text, got {kind}: give the text itself, as "
            'path.read_text(encoding="utf-8")',
            f"cần văn bản {name}, nhận được {kind}: hãy đưa chính văn bản, như "
            'path.read_text(encoding="utf-8")',
        )


def _parsed(text: str, name: str, parse: Callable[[str], object], most: int) -> object:
    expect_text(text, name)
    if len(text) > most:
        raise unseen(
            f"this {name} has {len(text)} characters, more than {most}: split it",
            f"{name} này có {len(text)} ký tự, quá {most}: hãy chia nhỏ",
        )
    text = text.removeprefix("\ufeff")  # some editors put it in front
    try:
        return parse(text)
    except InputError:
        raise
    except (ValueError, RecursionError) as error:
        refused = _unreadable(text, name, error)
    # outside the handler: the parser's error carries the whole text
    raise refused


def _unreadable(text: str, name: str, error: Exception) -> InputError:
    other = _taken_for(text, name)
    if other is not None:
        return unseen(*other)
    said = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    if isinstance(error, json.JSONDecodeError):
        line, column = error.lineno, error.colno
    elif said:
        line, column = int(said[1]), int(said[2])
    elif isinstance(error, tomllib.TOMLDecodeError):  # at the end of the document
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    else:
        return unseen(
            f"this {name} cannot be read: a number is too long or the nesting too deep",
            f"không đọc được {name} này: có số quá dài hoặc lồng quá nhiều tầng",
        )
    return unseen(
        f"not valid {name}: it cannot be read from line {line}, column {column}; "
        "look there for a missing or extra comma, bracket or quote",
        f"không phải {name} hợp lệ: không đọc được từ dòng {line}, cột {column}; "
        "hãy xem ở đó có thiếu hoặc thừa dấu phẩy, ngoặc, nháy không",
        f"line {line}, column {column}",
    )


def _taken_for(text: str, name: str) -> tuple[str, str] | None:
    """Return what a text is that was taken for JSON or TOML, where it is something known."""
    if _FILE_NAME.fullmatch(text):
        way = 'Path(name).read_text(encoding="utf-8")'
        return (
            f"this is the name of a file, not {name}: give the text itself, as {way}",
            f"đây là tên tệp, không phải {name}: hãy đưa chính văn bản, như {way}",
        )
    if name == "JSON" and _is_read(text.partition("\n")[0], _json, _ARCHIVED):
        return (
            "these are the lines of an archive: open the file by dialogue_core.archive.Archive",
            "đây là các dòng của kho lưu trữ: hãy mở tệp bằng dialogue_core.archive.Archive",
        )
    other, parse = ("TOML", _toml) if name == "JSON" else ("JSON", _json)
    if (other == "TOML" and "=" not in text) or not _is_read(text, parse):
        return None
    ending = f"_from_{other.lower()}"
    return (
        f"this is {other}, not {name}: read it by a function whose name ends in {ending}",
        f"đây là {other}, không phải {name}: hãy đọc bằng hàm có tên kết thúc bằng {ending}",
    )


_FILE_NAME: Final = re.compile(r"[^\n={}\[\]\"]{1,1000}\.(json|toml)\s*", re.IGNORECASE)
"""What can only be the name of a file: one line without what JSON and TOML need."""

_ARCHIVED: Final = frozenset({"sum", "v"})
"""The keys that every line of an archive has."""


def _is_read(text: str, parse: Callable[[str], object], keys: Collection[str] = ()) -> bool:
    """Return whether a text says an object or a list, if it is no longer than a document."""
    if len(text) > MAX_CHARACTERS:
        return False
    try:
        found = parse(text)
    except (ValueError, RecursionError):
        return False
    if isinstance(found, list):
        return not keys
    data = as_object(found) or {}
    return bool(data) and all(key in data for key in keys)


# --- writing ------------------------------------------------------------------------------------


def to_json(data: object) -> str:
    """Return plain data as JSON text in Unicode, ending in a line break."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_toml(data: Mapping[str, Any]) -> str:
    """Return plain data as TOML text; a list of objects at the top becomes tables of its own."""
    tables = {key: value for key, value in data.items() if _is_tables(value)}
    lines = [line for key in data if key not in tables for line in _lines(key, data[key])]
    for key, items in tables.items():
        for item in items:
            lines += ["", f"[[{_key(key)}]]"]
            lines += [line for name, value in item.items() for line in _lines(name, value)]
    return "\n".join(lines) + "\n"


def _is_tables(value: object) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return all(as_object(item) is not None for item in cast("list[object]", value))


def _lines(key: str, value: Any, above: str = "") -> Iterator[str]:
    named = above + _key(key)
    line = f"{named} = {_inline(value)}"
    if len(line) <= _WIDTH or not isinstance(value, dict | list):
        yield line
    elif isinstance(value, dict):
        for name, item in cast("dict[str, Any]", value).items():
            yield from _lines(name, item, f"{named}.")
    else:
        yield f"{named} = ["
        for item in cast("list[object]", value):
            yield f"    {_inline(item)},"
        yield "]"


def _inline(value: Any) -> str:  # noqa: PLR0911 -- one line for each kind of value
    match value:
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case dict() if value:
            pairs = cast("dict[str, Any]", value).items()
            return "{ " + ", ".join(f"{_key(k)} = {_inline(v)}" for k, v in pairs) + " }"
        case dict():
            return "{}"
        case list():
            return "[" + ", ".join(map(_inline, cast("list[object]", value))) + "]"
        case str():
            return _quoted(value)
        case _:
            return str(value)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _quoted(key)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
