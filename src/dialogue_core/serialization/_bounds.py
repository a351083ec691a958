"""What a document must keep to beside its keys and types, as far as a schema can say it.

Private to `dialogue_core.serialization`. It repeats in the words of JSON Schema what constructors
demand; a test holds both against each other. `BEYOND_SCHEMA` lists what remains.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from dialogue_core.events import (
    Answered,
    Concluded,
    Corrected,
    Event,
    Forwarded,
    Grouped,
    Monitored,
    Noted,
    PartEvent,
    RaisedAgain,
    Received,
    Reported,
    Requested,
    Screened,
    Speaker,
    Split,
    Spoke,
    StepPlanned,
    StepTaken,
    Tallied,
    Task,
    TaskDone,
)
from dialogue_core.plans import Audience, Change, Clock, Plan, Recurrence, When
from dialogue_core.receipts import Receipt, Result
from dialogue_core.regulations import Regulation
from dialogue_core.rules import (
    Desk,
    Discretion,
    Instrument,
    Limit,
    NotEncoded,
    Owed,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.serialization._instruments import PERIODS, SAID_ALONE, TAKES, WORDS
from dialogue_core.sessions import Session
from dialogue_core.statements import TABLE_FACTS, Given, Part, Statement
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Citation, Times, Words
from dialogue_core.vocabulary import (
    ChangeKind,
    FactName,
    InstrumentKind,
    Level,
    Matter,
    Protection,
    UnitKind,
)

Schema: TypeAlias = dict[str, Any]


# --- words of the schema ------------------------------------------------------------------------


def said(*names: str) -> Schema:
    """Return that the keys are there and not null."""
    return {
        "required": list(names),
        "properties": {name: {"not": {"type": "null"}} for name in names},
    }


def _any_said(*names: str) -> Schema:
    return {"anyOf": [said(name) for name in names]}


def _needs(name: str, *others: str) -> Schema:
    return {"if": said(name), "then": said(*others)}


def _where(name: str, value: object, then: Schema) -> Schema:
    """Return what holds of other keys where one has a value."""
    return {"if": is_(name, value), "then": {"properties": then}}


def is_(name: str, value: object) -> Schema:
    return {"required": [name], "properties": {name: {"const": value}}}


def _among(words: Iterable[object]) -> Schema:
    return {"enum": [*words, None]}


def _unit_among(units: Iterable[str]) -> Schema:
    return {"properties": {"unit": {"enum": list(units)}}}


_NOT_BLANK: Final = {"pattern": r"\S"}
_CODE: Final = {"pattern": "^[A-Za-z0-9_.:/+-]{1,120}$"}
_CODE_OR_EMPTY: Final = {"pattern": "^[A-Za-z0-9_.:/+-]{0,120}$"}
_CODES: Final = {"items": {"type": "string", **_CODE}}
_NUMBER: Final = {"pattern": r"^([0-9]\S{0,60})?$"}
_HASH: Final = {"pattern": "^[0-9a-f]{64}$"}
_HASH_OR_EMPTY: Final = {"pattern": "^([0-9a-f]{64})?$"}
_NAME: Final = {"pattern": r"^\S{1,120}$"}
_COUNT: Final = {"minimum": 0}
_FROM_1: Final = {"minimum": 1}
_SOME: Final = {"minItems": 1}
_TWO: Final = {"minItems": 2}
_NULL: Final = {"type": "null"}


# --- keys ---------------------------------------------------------------------------------------

OF_KEYS: Final[Mapping[type, Mapping[str, Schema]]] = {
    Words: {"vi": _NOT_BLANK},
    Citation: {"instrument": _NOT_BLANK},
    Times: {"count": _FROM_1},
    Unit: {"id": {"pattern": "[^/ ]"}, "name": _NOT_BLANK},
    Body: {"id": {"minLength": 1}},
    Clock: {"at": {"pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}},
    Recurrence: {"day_of_month": {"minimum": 1, "maximum": 31}},
    When: {"as_written": _NOT_BLANK},
    Audience: {"count": _COUNT},
    Plan: {"id": _NOT_BLANK},
    Statement: {"id": {"pattern": "^[A-Za-z0-9_.:+-]{1,120}$"}, "parts": _SOME},
    Given: dict.fromkeys((fact.value for fact in FactName), _SOME),
    # rules
    Rule: {"slug": {"pattern": "^[a-z0-9-]+$"}, "levels": _SOME},
    Limit: {"only": _SOME},
    Discretion: {"among": _TWO},
    Owed: {"within": _FROM_1},
    Requirement: {"at_least": _FROM_1, "at_most": _FROM_1},
    Desk: {"handlings": _SOME},
    Route: {"fields": _SOME},
    Instrument: {"levels": _SOME},
    # sessions
    Session: {"id": _CODE, "occasion": _CODE_OR_EMPTY, "plan": _CODE_OR_EMPTY},
    Speaker: {"id": _CODE_OR_EMPTY},
    Task: {"id": _CODE, "parts": _CODES},
    PartEvent: {"part": _CODE},
    StepTaken: {"seconds": _COUNT},
    StepPlanned: {"seconds": _COUNT},
    Spoke: {"about": _CODES, "seconds": _COUNT},
    Requested: {"voters": _COUNT, "electorate": _COUNT},
    Concluded: {"number": _NUMBER},
    TaskDone: {"task": _CODE},
    Monitored: {"tasks": _CODES},
    Reported: {"number": _NUMBER},
    Noted: {"about": _CODES},
    Tallied: {"low": _COUNT, "high": _COUNT},
    Received: {"arose_in": _CODES},
    Split: {"statement": _CODE, "parts": _TWO},
    Screened: {"admission": _SOME, "proposed": _SOME},
    Forwarded: {"number": _NUMBER},
    Answered: {"number": _NUMBER},
    Grouped: {"group": _CODE},
    RaisedAgain: {"earlier": _CODE, "session": _CODE_OR_EMPTY},
    Corrected: {"seq": _COUNT, "now": {"not": {"type": "object", **is_("event", "corrected")}}},
    # receipts
    Receipt: {
        "asked": _NAME,
        "inputs": _HASH,
        "regulation": _HASH_OR_EMPTY,
        "scope": _HASH_OR_EMPTY,
        "calendar": _HASH_OR_EMPTY,
        "version": _NAME,
    },
    Result: {"content": _HASH},
}
"""For each class, its own and what it inherits: what the value under a key must be besides."""


# --- objects ------------------------------------------------------------------------------------

_PLACE_ONCE: Final = [
    {"not": {"allOf": [said("cites"), _any_said("article", "clause", "point")]}},
    _needs("clause", "article"),
    _needs("point", "clause"),
]
_UNIT_IFF_NUMBER: Final = [
    {"if": _any_said("at_least", "at_most", "within"), "then": said("unit")},
    {"if": said("unit"), "then": _any_said("at_least", "at_most", "within")},
]


def _level_of_place() -> Iterator[Schema]:
    for level in Level:
        kinds = [kind.value for kind in UnitKind if kind.level is level]
        yield _where("level", level.value, {"place": {"properties": {"kind": {"enum": kinds}}}})


def _field_of_matter(name: str, among: Callable[[list[str]], Schema]) -> Iterator[Schema]:
    for matter in Matter:
        fields = [field.value for field in matter.fields]
        then = {"required": [name], "properties": {name: among(fields)}}
        yield {"if": is_("matter", matter.value), "then": then}


def _guarded_no_less() -> Iterator[Schema]:
    steps = [step.value for step in Protection]
    for at, step in enumerate(steps):
        yield _where("protection", step, {"guarded": _among(steps[at:])})


def _one_table(name: str) -> Schema:
    """Return that outcomes are of one table, and that its facts alone are looked at."""
    return {
        "anyOf": [
            {
                "properties": {
                    name: {"items": {"enum": [outcome.value for outcome in table]}},
                    "when": {"propertyNames": {"enum": [fact.value for fact in facts]}},
                }
            }
            for table, facts in TABLE_FACTS.items()
        ]
    }


def _answers() -> Iterator[Schema]:
    """Yield what each question is answered by."""
    for question, takes in TAKES.items():
        no_number = dict.fromkeys(("at_least", "at_most"), _NULL)
        no_words = dict.fromkeys(("all_of", "one_of"), _NULL)
        if not isinstance(takes, tuple):
            words = {"items": {"enum": [word.value for word in takes]}}
            answer: Schema = {**no_number, "all_of": words, "one_of": words}
        elif takes:
            answer = {"unit": _among(takes), **no_words}
        else:
            answer = {**no_number, **no_words}
        yield _where("question", question.value, answer)


_ONE_ANSWER: Final = {
    "oneOf": [
        said("at_least"),
        said("at_most"),
        *[{**said(name), "properties": {name: {"type": "array", **_SOME}}} for name in WORDS],
        is_("stated", True),
    ]
}
_PLACES_SAID: Final = {
    "if": {**is_("kind", InstrumentKind.LOCAL_RULE.value), "not": said("places")},
    "then": {"properties": {"rules": {"items": said("places")}}},
}

_NUMBER_SAID: Final = {
    "if": {
        "anyOf": [{"required": [k], "properties": {k: _SOME}} for k in ("rules", "not_encoded")]
    },
    "then": {"properties": {"number": _NOT_BLANK}},
}

OF_OBJECTS: Final[Mapping[type, Iterable[Schema]]] = {
    Citation: (_needs("clause", "article"), _needs("point", "clause")),
    Clock: (_any_said("at", "part"),),
    Change: ({"if": is_("kind", ChangeKind.RESCHEDULED.value), "then": said("to")},),
    Plan: tuple(_level_of_place()),
    Regulation: tuple(_level_of_place()),
    Part: tuple(_field_of_matter("field", lambda fields: {"enum": fields})),
    Rule: (*_PLACE_ONCE, *_UNIT_IFF_NUMBER),
    NotEncoded: tuple(_PLACE_ONCE),
    Limit: (_one_table("only"),),
    Discretion: (_one_table("among"),),
    Requirement: (
        _ONE_ANSWER,
        *_answers(),
        _where("unit", "share", {name: {"maximum": 100} for name in ("at_least", "at_most")}),
        {"if": said("anchor"), "then": {**said("unit"), **_unit_among(PERIODS)}},
    ),
    Route: tuple(_field_of_matter("fields", lambda fields: {"items": {"enum": fields}})),
    Instrument: (_PLACES_SAID, _NUMBER_SAID),
    Event: (_any_said("on", "noted_on"),),
    Received: (said("on"),),
    Screened: tuple(_guarded_no_less()),
}
"""For each class, its own and what it inherits: what holds of several keys together."""

OF_A_RULE_ALONE: Final = said(*SAID_ALONE)
"""What a rule must say where no instrument stands above it."""


# --- what no schema can say ---------------------------------------------------------------------

BEYOND_SCHEMA: Final = (
    Words("Số viết có dấu thập phân, như 7.0.", "A whole number written with a point, as 7.0."),
    Words(
        "Ngày không có trong lịch, như 2022-02-30, hoặc thuộc năm 9999.",
        "A day no calendar has, as 2022-02-30, or of the year 9999.",
    ),
    Words(
        "Văn bản dài, sâu hoặc có số lượng vượt giới hạn; chuỗi có nửa ký tự.",
        "A document beyond the limits of size, depth and count; a text with half a character.",
    ),
    Words("Khóa lặp lại trong một đối tượng JSON.", "A key that stands twice in a JSON object."),
    Words(
        "Khoảng thời gian kết thúc trước khi có ngày nào.",
        "A span that ends before it holds a day.",
    ),
    Words("Đợt thu thập kết thúc trước khi bắt đầu.", "A collection that closes before it opens."),
    Words(
        "Một việc giao trùng cho một cơ quan với một vai trò.",
        "One task assigned twice to one body in one role.",
    ),
    Words(
        "Ký hiệu văn bản có dấu ngoài chữ, số và . / - _",
        "A document's symbol with signs other than letters, digits and . / - _",
    ),
    Words(
        "Số liệu có mức thấp lớn hơn mức cao.", "A tally whose low number is above its high one."
    ),
    Words("Sự kiện được ghi trước khi xảy ra.", "An event noted before it happened."),
    Words(
        "Ngày tiếp nhận khác ngày ghi trong ý kiến.",
        "A day of receipt that is not the statement's own.",
    ),
    Words(
        "Nhật ký không hợp lý: sự kiện mà trạng thái không cho phép, nhắc đến điều chưa ghi, hoặc "
        "ghi lùi ngày.",
        "A log that makes no sense: an event that the state does not allow, that speaks of what is "
        "not on record, or that is noted before the entry above it.",
    ),
    Words(
        "Trùng mã: quy tắc trong một văn bản hay quy định, ý kiến trong một danh sách.",
        "An id given twice: of rules in one instrument or regulation, of statements in one list.",
    ),
    Words(
        "Quy tắc viện dẫn văn bản khác, hoặc có hiệu lực ngoài thời gian của văn bản.",
        "A rule that cites another text than its instrument, or holds outside the text's days.",
    ),
    Words(
        "Quy tắc cho lựa chọn mà các hướng đều như nhau.",
        "A discretion whose outcomes are all the same.",
    ),
    Words("Quy tắc phân công tự thay thế chính nó.", "A route that takes its own place."),
)
"""Why a document may be refused although it is valid by its schema."""
