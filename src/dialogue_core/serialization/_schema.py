"""JSON Schema of the documents (lược đồ dữ liệu), made from the classes that they are read into.

Private to `dialogue_core.serialization`. Keys, types and vocabularies are those of the classes;
``title`` is Vietnamese, ``description`` English. What constructors demand besides stands in
`_bounds`, as far as a schema can tell it.
"""

import ast
import copy
import datetime as dt
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Final, Union, final, get_args, get_origin

import attrs

from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Event, Speaker
from dialogue_core.plans import Plan, Provision
from dialogue_core.receipts import Receipt
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Instrument, NotEncoded, Rule
from dialogue_core.serialization import _instruments as dialect
from dialogue_core.serialization import _plans as provisions
from dialogue_core.serialization import _sessions as log
from dialogue_core.serialization._bounds import (
    OF_A_RULE_ALONE,
    OF_KEYS,
    OF_OBJECTS,
    Schema,
    is_,
)
from dialogue_core.serialization._export import PSEUDONYM, SEALED
from dialogue_core.serialization._findings import FindingRecord
from dialogue_core.serialization._labels import CLASSES, DIALECT, KEYS
from dialogue_core.serialization._reader import LARGEST, REQUIRED, Key, keys_of
from dialogue_core.serialization._versions import (
    EVENT,
    FORMATS,
    REDACTED_KEY,
    SCHEMA_KEY,
    SESSION,
    Format,
)
from dialogue_core.sessions import Session
from dialogue_core.statements import Statement
from dialogue_core.values import Day, Days, Period, Sealed, Words, WorkingDays
from dialogue_core.vocabulary import Term

_REDACTED: Final = "redacted_"

_LINE: Final = Format(
    name="archive_line",
    label=Words("một dòng của kho lưu trữ", "a line of an archive"),
)
"""What `dialogue_core.archive` writes; it says its version by a key of its own."""

_FORMS: Final = {**FORMATS, _LINE.name: _LINE}

DOCUMENTS: Final = (*_FORMS, *(_REDACTED + name for name in ("session", "event", "statement")))
"""The names of the documents that have a schema; the last three are copies to be shared."""


def schema(document: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a document, by its name in `DOCUMENTS`.

    A document that the library writes is valid by it. One that is valid may still be refused for
    a reason that no schema can express; the documentation lists them.

    Raises:
        InvalidValueError: There is no such document.
    """
    if document not in DOCUMENTS:
        raise InvalidValueError(
            f"no document {document!r}; there are {', '.join(DOCUMENTS)}",
            f"không có tài liệu {document!r}; có: {', '.join(DOCUMENTS)}",
            value=document,
        )
    name = document.removeprefix(_REDACTED)
    form = _FORMS[name]
    making = _Making(
        redacted=name != document,
        alone=name == "regulation",
        open_events=name in ("event", _LINE.name),
    )
    found = making.line() if form is _LINE else making.document(name, _marked(form))
    title = found.pop("title", form.label.vi)
    description = found.pop("description", f"{form.label.en.capitalize()}.")
    if name != document:
        title += " – bản lược bỏ để chia sẻ"
        description += " A copy to be shared, without sealed words."
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dialogue-core:schema:{document}:{form.version}",
        "title": title,
        "description": description,
        **found,
        "$defs": dict(sorted(making.definitions.items())),
    }
    return copy.deepcopy(made)  # what schemas share stays as it is


def _marked(form: Format) -> Schema:
    return {SCHEMA_KEY: _headed(_OWN[SCHEMA_KEY], {"const": form.mark})}


# --- texts --------------------------------------------------------------------------------------


@cache
def _texts_of(module: str) -> Mapping[str, Mapping[str, str]]:
    """Return, for each class of a module, what the strings under its fields say."""
    try:
        source = inspect.getsource(sys.modules[module])
    except OSError:  # a frozen application has none
        return {}
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    return {node.name: dict(_texts_below(node.body)) for node in classes}


def _texts_below(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, text in pairwise(body):
        match field, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(said))),
            ):
                yield name, " ".join(said.split())
            case _:
                pass


def _key_words(kind: type[Any], name: str) -> Words:
    """Return what a key is called and what it says."""
    if kind in _BY_DIALECT and name in DIALECT:
        return DIALECT[name]
    field = _FIELD_OF.get(name, name) if kind in _BY_DIALECT else name
    vi, en = KEYS[field], ""
    for base in filter(attrs.has, reversed(kind.__mro__)):
        vi = KEYS.get(f"{base.__name__}.{field}", vi)
        en = _texts_of(base.__module__).get(base.__name__, {}).get(field, en)
    return Words(vi, en)


def _class_words(kind: type[Any]) -> Words:
    """Return what a class is called and what it is."""
    first = " ".join(inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0].split())
    found = re.search(r" \(([^()]+)\)", first)
    vi = CLASSES.get(kind.__name__) or (found[1] if found else "")
    if issubclass(kind, Event):
        vi = kind.named.vi
    return Words(vi, first.replace(found[0], "", 1) if found else first)


_FIELD_OF: Final = {key: field for field, key in dialect.KEY_OF.items()}
_BY_DIALECT: Final = (*dialect.KINDS.values(), Instrument, NotEncoded)


def _headed(words: Words, body: Schema) -> Schema:
    return {"title": words.vi, **({"description": words.en} if words.en else {}), **body}


# --- schemas ------------------------------------------------------------------------------------

_KINDS: Final[Mapping[str, type[Any]]] = {
    "plan": Plan,
    "statement": Statement,
    "regulation": Regulation,
    "session": Session,
    "receipt": Receipt,
}
_LAST: Final = 999_999_999
"""The last place in a log that a line of an archive can name."""
_WHOLE: Final = {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST}
_PLAIN: Final[Mapping[Any, Schema]] = {
    str: {"type": "string"},
    int: _WHOLE,
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}
_DAY: Final = _headed(
    Words("ngày dương lịch", "A day of the solar calendar, without a clock."),
    {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
)
_TIME: Final = _headed(
    Words("giờ Việt Nam (+07:00)", "A local time of day (+07:00), without a zone."),
    {
        "type": "string",
        "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?$",
    },
)
_OWN: Final[Mapping[str, Words]] = {
    SCHEMA_KEY: Words("định dạng và phiên bản", "The format and version of the document."),
    REDACTED_KEY: Words(
        "bản lược bỏ", "It is a copy to be shared, from which words were left out."
    ),
    log.TAG: Words("loại sự kiện", "The kind of event."),
    provisions.TAG: Words("loại nội dung", "The kind of provision."),
    dialect.TAG: Words("loại quy tắc", "The kind of rule."),
    "findings": Words("các kết quả đối chiếu", "What was found, one by one."),
    "sum": Words(
        "mã kiểm tra", 'The SHA-256, in hexadecimal, of the line from "v" to its end, as written.'
    ),
    "v": Words("phiên bản của dòng", "The version of the line."),
    "session": Words("mã cuộc đối thoại", "The id of the session."),
    "seq": Words("vị trí trong nhật ký", "The place of the event in the log, counted from 0."),
    "more": Words(
        "số dòng còn lại của lần ghi", "How many lines of the same append follow; left out for 0."
    ),
    "head": Words("phần đầu của cuộc đối thoại", "The session without its events."),
    "event": Words("sự kiện", "What happened."),
    "days": Words("số ngày", "How many days, at least 1."),
    "working_days": Words("số ngày làm việc", "How many working days, at least 1."),
}
"""Keys that are of the form alone, and of no class."""

_SEALED: Final = Words(
    "nội dung được niêm kín", "Words that are sealed when they are read; for storage only."
)
_SEALED_AWAY: Final = Words(
    "nội dung đã lược bỏ", "There are sealed words, which the copy does not tell."
)


@final
class _Making:
    """Makes the schema of one document, with the definitions that it refers to."""

    def __init__(self, *, redacted: bool, alone: bool, open_events: bool) -> None:
        self._redacted = redacted
        self._alone = alone
        self._open_events = open_events
        self.definitions: dict[str, Schema] = {}

    def document(self, name: str, head: Schema) -> Schema:
        """Return the schema of the document itself."""
        if name == "event":
            # the definition of events is open, so that here one more key may stand in it
            return self.of(Event) | {"properties": head}
        if name == "instrument":
            return self._object(Instrument, dialect.INSTRUMENT_KEYS, head)
        if name == "findings":
            found = {"type": "array", "items": self.of(FindingRecord)}
            listed = {name: _headed(_OWN[name], found)}
            return _closed({**head, **listed}, (*head, *listed))
        return self._object(_KINDS[name], keys_of(_KINDS[name]), head)

    def line(self) -> Schema:
        """Return the schema of a line of an archive: the head of a session, or one event."""
        keys = {name: key for name, key in keys_of(Session).items() if name != "events"}
        parts: dict[str, Schema] = {
            "sum": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "v": {"const": _LINE.version},
            "session": {"type": "string", **OF_KEYS[Session]["id"]},
            "seq": {"type": "integer", "minimum": 0, "maximum": _LAST},
            "more": {"type": "integer", "minimum": 1, "maximum": _LAST},
            "head": self._object(Session, keys, _marked(SESSION)),
            "event": self.document("event", _marked(EVENT)),
        }
        told = {name: {**part, **_headed(_OWN[name], {})} for name, part in parts.items()}
        return {
            "description": "A line of an archive. It is read where its checksum is that of its "
            "bytes, and the session named in its head is the line's own.",
            **_closed(told, ("sum", "v", "session")),
            "oneOf": [
                {"required": ["head"], "properties": {"seq": False, "event": False}},
                {"required": ["seq", "event"], "properties": {"head": False}},
            ],
        }

    def of(self, kind: Any) -> Schema:  # noqa: PLR0911 -- one line for each kind of type
        """Return the schema of what is read as a type."""
        origin, parts = get_origin(kind), get_args(kind)
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if kind in _NAMED:
            name, make = _NAMED[kind]
            found = self._defined(name, lambda: make(self))
            is_open = kind is Event and self._open_events
            return found | ({"unevaluatedProperties": False} if is_open else {})
        if origin is tuple:
            return {"type": "array", "items": self.of(parts[0])}
        if origin is Sealed:
            return self._defined("Sealed", self._sealed)
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(part) for part in parts]}
        if issubclass(kind, Term):
            return self._defined(kind.__name__, lambda: _vocabulary(kind))
        return self._defined(kind.__name__, lambda: self._object(kind, keys_of(kind)))

    def _defined(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}  # what it refers to may refer to it
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _sealed(self) -> Schema:
        if self._redacted:
            return _headed(_SEALED_AWAY, {"const": SEALED})
        return _headed(_SEALED, {"type": "string"})

    def _object(
        self, kind: type[Any], keys: Mapping[str, Key], head: Schema | None = None
    ) -> Schema:
        """Return the schema of an object; what stands in the head is no key of the class."""
        first = dict(head or {})
        required = [name for name in first if name != SCHEMA_KEY]
        if self._redacted and issubclass(kind, Session | Event | Statement):
            first[REDACTED_KEY] = _headed(_OWN[REDACTED_KEY], {"const": True})
            required.append(REDACTED_KEY)
        required += [n for n, k in keys.items() if k.default is REQUIRED or k.must_say is not None]
        bounds = [bound for base in kind.__mro__ for bound in OF_OBJECTS.get(base, ())]
        if self._alone and issubclass(kind, Rule):
            bounds.append(OF_A_RULE_ALONE)
        told = {name: self._key(kind, name, key) for name, key in keys.items()}
        body = _closed({**first, **told}, required)
        if self._open_events and issubclass(kind, Event):
            del body["additionalProperties"]
        return _headed(_class_words(kind), body | ({"allOf": bounds} if bounds else {}))

    def _key(self, kind: type[Any], name: str, key: Key) -> Schema:
        body: Schema = {}
        for base in kind.__mro__:
            body |= OF_KEYS.get(base, {}).get(name, {})
        if self._redacted and kind is Speaker and name == "id":
            body = {"pattern": PSEUDONYM}
        if isinstance(key.default, bool | int | str) and key.default != "":
            body["default"] = key.default
        return _headed(_key_words(kind, name), self._value(kind, name, key) | body)

    def _value(self, kind: type[Any], name: str, key: Key) -> Schema:
        if kind in _BY_DIALECT and name in _OPEN:
            return _OPEN[name](self)
        if key.must_say is not None:
            (wanted,) = (part for part in get_args(key.type) if part is not NoneType)
            return self.of(wanted)
        return self.of(key.type)

    def _tagged(self, tag: str, kinds: Mapping[str, type[Any]]) -> Schema:
        """Return the schema of an object whose tag says its kind; faults are told of that kind."""

        def made(word: str, kind: type[Any]) -> Schema:
            keys = dialect.RULE_KEYS.get(word) or keys_of(kind)
            return self._object(kind, keys, {tag: _headed(_OWN[tag], {"const": word})})

        return {
            "type": "object",
            "properties": {tag: _headed(_OWN[tag], {"enum": list(kinds)})},
            "required": [tag],
            "allOf": [
                {
                    "if": is_(tag, word),
                    "then": self._defined(kind.__name__, partial(made, word, kind)),
                }
                for word, kind in kinds.items()
            ],
        }

    def events(self) -> Schema:
        """Return the schema of any event."""
        return self._tagged(log.TAG, log.KINDS)

    def provisions(self) -> Schema:
        """Return the schema of any provision of a plan."""
        return self._tagged(provisions.TAG, provisions.KINDS)

    def rules(self) -> Schema:
        """Return the schema of any rule."""
        return self._tagged(dialect.TAG, dialect.KINDS)

    def left_out(self) -> Schema:
        """Return the schema of a place that is not encoded."""
        return self._object(NotEncoded, dialect.NOT_ENCODED_KEYS)


def _closed(properties: Schema, required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _vocabulary(kind: type[Term]) -> Schema:
    words = [{"const": w.value, "title": w.vi, "description": w.en} for w in kind]
    return _headed(_class_words(kind), {"type": "string", "oneOf": words})


def _period(*units: str) -> Schema:
    made = [
        _closed({unit: _headed(_OWN[unit], {**_WHOLE, "minimum": 1})}, (unit,)) for unit in units
    ]
    return _headed(
        Words("khoảng thời gian, theo ngày hoặc ngày làm việc", "A number of days of one kind."),
        made[0] if len(made) == 1 else {"oneOf": made},
    )


_NAMED: Final[Mapping[Any, tuple[str, Callable[[_Making], Schema]]]] = {
    Day: ("Day", lambda _: _DAY),
    dt.time: ("TimeOfDay", lambda _: _TIME),
    Days: ("Days", lambda _: _period("days")),
    WorkingDays: ("WorkingDays", lambda _: _period("working_days")),
    Period: ("Period", lambda _: _period("days", "working_days")),
    Event: ("Event", _Making.events),
    Rule: ("Rule", _Making.rules),
    Provision: ("Provision", _Making.provisions),
    NotEncoded: ("NotEncoded", _Making.left_out),
}
"""Types with a form of their own."""

_WORDS: Final = {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}]}
_OPEN: Final[Mapping[str, Callable[[_Making], Schema]]] = {
    "rules": lambda making: making.of(tuple[Rule, ...]),
    "not_encoded": lambda making: making.of(tuple[NotEncoded, ...]),
    "unit": lambda _: {"enum": [*dialect.NUMBERED, None]},
    **dict.fromkeys(dialect.WORDS, lambda _: _WORDS),
}
"""Keys of the dialect whose type hangs on other keys."""
