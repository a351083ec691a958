"""Plain data in and out: plans and statements as dictionaries, JSON and TOML.

Answers: how is a plan or a statement stored, and is this input one. An input is read strictly
(``"7"`` is no number, ``"false"`` is not false, an unknown key is refused), and all its faults are
reported together, each with its path, the value seen and the reason in both languages. What is
written leaves out defaults, since a default never reads as law.

It does not read or write files, and its converter is for storage only: it alone writes sealed
words in clear. Exports that redact are made elsewhere.
"""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast, final, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from dialogue_core.errors import Fault, InputError, InvalidValueError
from dialogue_core.plans import Plan, Provision
from dialogue_core.statements import Part, Statement
from dialogue_core.values import Day, Days, Period, Sealed, WorkingDays, as_day
from dialogue_core.vocabulary import Term

__all__ = [
    "dump_plan",
    "dump_statement",
    "load_plan",
    "load_statement",
    "make_converter",
    "plan_from_json",
    "plan_from_toml",
    "plan_to_json",
]


def __dir__() -> list[str]:
    return list(__all__)


ClassT = TypeVar("ClassT")
Hook: TypeAlias = Callable[[Any, Any], Any]

_ROOT: Final = "$"
"""The path of the whole input."""

_TAG: Final = "provision"
"""The key that tells which kind of provision an object is."""

_HALF_CHARACTER: Final = re.compile("[\ud800-\udfff]")
"""What JSON can escape, but no text file can hold."""

_MUST_SAY: Final[Mapping[tuple[type, str], tuple[str, str]]] = {
    (Plan, "level"): (
        "a required key is missing: say ward, city or province, since the law differs by level",
        "thiếu khóa bắt buộc: hãy ghi ward, city hoặc province, vì pháp luật khác nhau theo cấp",
    )
}
"""Keys that the constructor demands although their field has a default."""

_PRIVATE: Final[tuple[type, ...]] = (Statement, Part)
"""Classes about one citizen's words: a fault in them shows a code or a day, never a text."""

_CODE: Final = re.compile(r"[a-z0-9_.:/+-]{1,40}")
"""What may be shown of a private class: a word of a closed vocabulary, a number, a day."""


# --- faults -------------------------------------------------------------------------------------


def _refusal(value: object, en: str, vi: str, path: str = _ROOT) -> InputError:
    return InputError((Fault(path, value, en, vi),))


def _under(step: str, fault: Fault) -> Fault:
    """Return the fault as its parent sees it: ``role`` under ``provisions[3]``."""
    rest = "" if fault.path == _ROOT else fault.path
    dot = "." if rest and not rest.startswith("[") else ""
    return Fault(step + dot + rest, fault.value, fault.reason_en, fault.reason_vi)


def _step(key: object) -> str:
    return key if isinstance(key, str) and key.isidentifier() else f"[{key!r}]"


def _refused_by_constructor(error: InvalidValueError) -> Fault:
    return Fault(_ROOT, error.details.get("value", error.details), error.en, error.vi)


def _guarded(fault: Fault) -> Fault:
    """Return the fault without a value that could be a citizen's words."""
    value = fault.value
    harmless = value is None or isinstance(value, bool | int | dt.date)
    if harmless or (isinstance(value, str) and _CODE.fullmatch(value)):
        return fault
    return Fault(fault.path, Sealed(None), fault.reason_en, fault.reason_vi)


def _object(value: object) -> Mapping[object, object] | None:
    return cast("Mapping[object, object]", value) if isinstance(value, Mapping) else None


# --- one value ----------------------------------------------------------------------------------


def _read_text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise _refusal(value, "expected a text in quotes", "cần một chuỗi chữ trong ngoặc kép")
    if _HALF_CHARACTER.search(value):
        raise _refusal(
            value,
            "the text holds half a character (a lone surrogate) and could not be stored",
            "chuỗi chứa nửa ký tự (surrogate lẻ) nên không lưu được",
        )
    return str(value)


def _read_number(value: object, _: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    raise _refusal(
        value,
        "expected a whole number, without quotes",
        "cần một số nguyên, không đặt trong ngoặc kép",
    )


def _read_truth(value: object, _: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _refusal(
        value,
        "expected true or false, without quotes",
        "cần true hoặc false, không đặt trong ngoặc kép",
    )


def _read_number_or_text(value: object, union: object) -> int | str | None:
    if value is None:
        return None
    return _read_text(value, union) if isinstance(value, str) else _read_number(value, union)


def _read_day(value: object, _: object) -> Day:
    if isinstance(value, dt.datetime):
        raise _refusal(
            value,
            "a day is meant, but this carries a clock: give the local date alone",
            "cần một ngày, nhưng giá trị này có giờ: hãy chỉ ghi ngày theo giờ địa phương",
        )
    try:
        return as_day(value)
    except InvalidValueError:
        pass  # its message quotes the value; the fault carries the value apart from the reason
    raise _refusal(
        value,
        "not a day: write it as YYYY-MM-DD",
        "không phải ngày: hãy viết dạng YYYY-MM-DD",
    )


def _read_term(value: object, *vocabularies: type[Term]) -> Term:
    allowed = [term for vocabulary in vocabularies for term in vocabulary]
    for term in allowed:
        if isinstance(value, str) and term.value == value:
            return term
    listed = ", ".join(term.value for term in allowed)
    raise _refusal(
        value,
        f"unknown field value; allowed: {listed}",
        f"giá trị không có trong danh mục; được phép: {listed}",
    )


def _read_period(value: object, _: object) -> Period:
    kinds: dict[str, type[Days | WorkingDays]] = {"days": Days, "working_days": WorkingDays}
    data = _object(value)
    for unit, kind in kinds.items():
        if data is not None and set(data) == {unit}:
            try:
                return kind(_read_number(data[unit], int))
            except (InputError, InvalidValueError):
                pass  # said below, with the form that is expected
    raise _refusal(
        value,
        'expected {"days": N} or {"working_days": N}, where N is a whole number of at least 1',
        'cần {"days": N} hoặc {"working_days": N}, với N là số nguyên từ 1 trở lên',
    )


# --- values made of values ----------------------------------------------------------------------


def _tuple_hook(wanted: Any, converter: Converter) -> Hook:
    item_type = get_args(wanted)[0]

    def read(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            raise _refusal(value, "expected a list", "cần một danh sách")
        found: list[object] = []
        faults: list[Fault] = []
        for index, item in enumerate(cast("list[object]", value)):
            try:
                found.append(converter.structure(item, item_type))
            except InputError as error:
                faults.extend(_under(f"[{index}]", fault) for fault in error.faults)
        if faults:
            raise InputError(tuple(faults))
        return tuple(found)

    return read


def _sealed_hook(wanted: Any, converter: Converter) -> Hook:
    inner = get_args(wanted)[0]

    def read(value: object, _: object) -> Sealed[object]:
        try:
            return Sealed(converter.structure(value, inner))
        except InputError as error:
            faults = error.faults
        # outside the handler: the error raised must not carry the first one, which has the value
        raise InputError(
            tuple(Fault(f.path, Sealed(None), f.reason_en, f.reason_vi) for f in faults)
        )

    return read


def _terms_hook(wanted: Any) -> Hook:
    vocabularies = [kind for kind in get_args(wanted) if kind is not NoneType]
    nullable = NoneType in get_args(wanted)

    def read(value: object, _: object) -> Term | None:
        return None if nullable and value is None else _read_term(value, *vocabularies)

    return read


def _optional_period(value: object, wanted: object) -> Period | None:
    return None if value is None else _read_period(value, wanted)


def _provision_tags() -> dict[str, type[Any]]:
    kinds: tuple[type[Any], ...] = get_args(Provision)
    return {re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind for kind in kinds}


def _provision_hook(_: Any, converter: Converter) -> Hook:
    tags = _provision_tags()
    listed = ", ".join(tags)

    def read(value: object, _: object) -> object:
        data = _object(value)
        if data is None:
            raise _refusal(
                value,
                f'expected an object with the key "{_TAG}": one of {listed}',
                f'cần một đối tượng có khóa "{_TAG}" là một trong: {listed}',
            )
        if _TAG not in data:
            raise _refusal(
                None,
                f"the key is missing: it says the kind of provision, one of {listed}",
                f"thiếu khóa này: khóa nêu loại quy định, một trong: {listed}",
                _TAG,
            )
        tag = data[_TAG]
        if not isinstance(tag, str) or tag not in tags:
            raise _refusal(
                tag,
                f"unknown field value; allowed: {listed}",
                f"giá trị không có trong danh mục; được phép: {listed}",
                _TAG,
            )
        rest = {key: item for key, item in data.items() if key != _TAG}
        return converter.structure(rest, tags[tag])

    return read


# --- objects ------------------------------------------------------------------------------------


@final
class _Reader(Generic[ClassT]):
    """Reads an attrs class from an object.

    The stock reader stops before the constructor when a field is faulty and knows neither the
    values nor the order of the input; this one reports every fault in that order.
    """

    def __init__(self, wanted: type[ClassT], converter: Converter) -> None:
        self._wanted = wanted
        self._converter = converter
        self._fields = {field.name: field for field in attrs.fields(cast("Any", wanted))}
        self._private = wanted in _PRIVATE

    def __call__(self, value: object, _: object) -> ClassT:
        data = _object(value)
        known = ", ".join(self._fields)
        if data is None:
            raise _refusal(
                Sealed(None) if self._private else value,
                f"expected an object with the keys {known}",
                f"cần một đối tượng có các khóa {known}",
            )
        faults: list[Fault] = []
        found = self._read_fields(data, faults)
        if not faults:
            try:
                return self._wanted(**found)
            except InvalidValueError as error:
                faults.append(_refused_by_constructor(error))
        else:
            faults.extend(_constructor_faults(self._wanted, found))
        raise InputError(tuple(_guarded(f) if self._private else f for f in faults))

    def _read_fields(self, data: Mapping[object, object], faults: list[Fault]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, item in data.items():
            if not isinstance(key, str) or key not in self._fields:
                faults.append(self._unknown(key, item))
                continue
            if item is None and (self._wanted, key) in _MUST_SAY:
                continue
            try:
                found[key] = self._converter.structure(item, self._fields[key].type)
            except InputError as error:
                faults.extend(_under(key, fault) for fault in error.faults)
        for name, field in self._fields.items():
            if (self._wanted, name) in _MUST_SAY and data.get(name) is None:
                en, vi = _MUST_SAY[self._wanted, name]
                faults.append(Fault(name, None, en, vi))
            elif name not in data and field.default is attrs.NOTHING:
                faults.append(Fault(name, None, "a required key is missing", "thiếu khóa bắt buộc"))
            elif name not in data:
                found[name] = field.default
        return found

    def _unknown(self, key: object, value: object) -> Fault:
        known = ", ".join(self._fields)
        named = not self._private or (isinstance(key, str) and _CODE.fullmatch(key))
        return Fault(
            _step(key) if named else _ROOT,
            Sealed(None) if self._private else value,
            f"unknown key; known here: {known}",
            f"khóa không có; ở đây có: {known}",
        )


def _reader(wanted: type[ClassT], converter: Converter) -> Hook:
    return _Reader(wanted, converter)


def _constructor_faults(wanted: type[object], found: Mapping[str, object]) -> list[Fault]:
    """Return what the constructor would refuse in the fields that could be read.

    Its check is run over an object that has only those fields; if it looks at another one,
    nothing can be said before that one is put right.
    """
    bare: Any = object.__new__(wanted)
    for name, value in found.items():
        object.__setattr__(bare, name, value)
    try:
        getattr(bare, "__attrs_post_init__", lambda: None)()
    except InvalidValueError as error:
        return [_refused_by_constructor(error)]
    except AttributeError:
        pass
    return []


# --- the converter ------------------------------------------------------------------------------


def _is_tuple(wanted: object) -> bool:
    return get_origin(wanted) is tuple


def _is_sealed(wanted: object) -> bool:
    return get_origin(wanted) is Sealed


def _is_terms(wanted: object) -> bool:
    kinds = [kind for kind in get_args(wanted) if kind is not NoneType]
    return bool(kinds) and all(isinstance(k, type) and issubclass(k, Term) for k in kinds)


def make_converter() -> Converter:
    """Return a new converter between plain data and the classes of the library, for storage.

    It writes sealed words in clear, so what it writes belongs where the record itself may be
    kept, and nowhere else. Reading raises `InputError` with every fault.

    >>> from dialogue_core.values import Span
    >>> make_converter().unstructure(Span("2016-01-01", until="2025-03-01"))
    {'since': '2016-01-01', 'until': '2025-03-01'}
    """
    converter = Converter(
        omit_if_default=True,
        forbid_extra_keys=True,
        unstruct_collection_overrides={tuple: list},
    )
    periods = (Days, WorkingDays, Period)

    # later registrations are asked first
    converter.register_structure_hook_factory(attrs.has, _reader)
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    converter.register_structure_hook_factory(_is_sealed, _sealed_hook)
    converter.register_structure_hook_factory(_is_terms, _terms_hook)
    converter.register_structure_hook_factory(lambda t: t == Provision, _provision_hook)
    converter.register_structure_hook_func(lambda t: t in periods, _read_period)
    converter.register_structure_hook_func(lambda t: t == Period | None, _optional_period)
    converter.register_structure_hook_func(lambda t: t == int | str | None, _read_number_or_text)
    # by class, since these stand before every predicate
    converter.register_structure_hook(Term, _read_term)
    converter.register_structure_hook(Day, _read_day)
    converter.register_structure_hook(str, _read_text)
    converter.register_structure_hook(int, _read_number)
    converter.register_structure_hook(bool, _read_truth)

    tags = {kind: tag for tag, kind in _provision_tags().items()}

    def write_provision(provision: Any) -> dict[str, Any]:
        return {_TAG: tags[type(provision)], **converter.unstructure(provision)}

    def write_sealed(sealed: Sealed[Any]) -> Any:
        return converter.unstructure(sealed.open())

    def write_day(day: Day) -> str:
        return day.isoformat()

    def write_days(period: Days) -> dict[str, int]:
        return {"days": period.count}

    def write_working_days(period: WorkingDays) -> dict[str, int]:
        return {"working_days": period.count}

    def write_term(term: Term) -> str:
        return str(term.value)

    converter.register_unstructure_hook_func(lambda t: t == Provision, write_provision)
    converter.register_unstructure_hook_func(_is_sealed, write_sealed)
    converter.register_unstructure_hook(Term, write_term)
    converter.register_unstructure_hook(Day, write_day)
    converter.register_unstructure_hook(Days, write_days)
    converter.register_unstructure_hook(WorkingDays, write_working_days)
    converter.register_unstructure_hook_factory(attrs.has, _write_class)
    return converter


def _write_class(wanted: type[object], converter: Converter) -> Callable[[Any], dict[str, Any]]:
    """Return the stock writer, with the keys in the order of the fields."""
    write = make_dict_unstructure_fn(wanted, converter, _cattrs_omit_if_default=True)
    names = [field.name for field in attrs.fields(cast("Any", wanted))]

    def ordered(value: Any) -> dict[str, Any]:
        data = write(value)
        return {name: data[name] for name in names if name in data}

    return ordered


@cache
def _storage() -> Converter:
    return make_converter()


# --- plans and statements -----------------------------------------------------------------------


def dump_plan(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain data, without its defaults."""
    return cast("dict[str, Any]", _storage().unstructure(plan, unstructure_as=Plan))


def load_plan(data: object) -> Plan:
    """Return the plan that the plain data says.

    Raises:
        InputError: The data is no plan; it holds every fault found.
    """
    return _storage().structure(data, Plan)


def dump_statement(statement: Statement) -> dict[str, Any]:
    """Return the statement as plain data, its sealed words in clear: for storage only."""
    return cast("dict[str, Any]", _storage().unstructure(statement, unstructure_as=Statement))


def load_statement(data: object) -> Statement:
    """Return the statement that the plain data says; its words are sealed at once.

    Raises:
        InputError: The data is no statement; no fault shows what a citizen said.
    """
    return _storage().structure(data, Statement)


def plan_to_json(plan: Plan) -> str:
    """Return the plan as JSON text in Unicode, ending in a line break."""
    return json.dumps(dump_plan(plan), ensure_ascii=False, indent=2) + "\n"


def plan_from_json(text: str) -> Plan:
    """Return the plan that the JSON text says.

    Raises:
        InputError: The text is no JSON, repeats a key, or says no plan.
    """
    return load_plan(_parsed(text, "JSON", _json))


def plan_from_toml(text: str) -> Plan:
    """Return the plan that the TOML text says; its days may be TOML dates.

    Raises:
        InputError: The text is no TOML, or says no plan.
    """
    return load_plan(_parsed(text, "TOML", tomllib.loads))


def _json(text: str) -> object:
    return json.loads(text, object_pairs_hook=_without_repeats)


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    repeated = sorted({key for key in keys if keys.count(key) > 1})
    if repeated:
        raise InputError(
            tuple(
                Fault(
                    _step(key),
                    key,
                    "the key stands twice in one object; keep one",
                    "khóa lặp lại trong một đối tượng; hãy giữ một",
                )
                for key in repeated
            )
        )
    return dict(pairs)


def _parsed(text: str, name: str, parse: Callable[[str], object]) -> object:
    try:
        return parse(text)
    except InputError:
        raise
    except (ValueError, RecursionError) as error:
        refusal = _unreadable(text, name, error)
    # outside the handler: the parser's error carries the whole text
    raise refusal


def _unreadable(text: str, name: str, error: Exception) -> InputError:
    said = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    if isinstance(error, json.JSONDecodeError):
        line, column = error.lineno, error.colno
    elif said:
        line, column = int(said[1]), int(said[2])
    elif isinstance(error, tomllib.TOMLDecodeError):  # at the end of the document
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    else:
        return _refusal(
            None,
            f"this {name} cannot be read: a number is too long or the nesting too deep",
            f"không đọc được {name} này: có số quá dài hoặc lồng quá nhiều tầng",
        )
    return _refusal(
        None,
        f"not valid {name}: it cannot be read from line {line}, column {column}; "
        "look there for a missing or extra comma, bracket or quote",
        f"không phải {name} hợp lệ: không đọc được từ dòng {line}, cột {column}; "
        "hãy xem ở đó có thiếu hoặc thừa dấu phẩy, ngoặc, nháy không",
        f"line {line}, column {column}",
    )
