"""The strict reader: plain data into the classes of the library, and back.

Private to `dialogue_core.serialization`. Nothing is coerced, unknown keys are refused, and every
fault of an input is reported with its path, value and reason. A class with a form of its own
registers its hooks on the converter made here.
"""

import datetime as dt
import difflib
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from types import NoneType, UnionType
from typing import (
    Any,
    Final,
    Generic,
    NoReturn,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    final,
    get_args,
    get_origin,
    get_type_hints,
)
from unicodedata import normalize

import attrs
from cattrs import Converter
from pendulum import WeekDay

from dialogue_core._ids import ID
from dialogue_core.errors import DialogueError, Fault, InputError, InvalidValueError
from dialogue_core.events import Event, Speaker, Task
from dialogue_core.evidence import Record
from dialogue_core.plans import Plan
from dialogue_core.statements import Part, Statement
from dialogue_core.values import (
    LAST_YEAR,
    Day,
    Days,
    Months,
    Sealed,
    Share,
    Span,
    Times,
    Words,
    WorkingDays,
    Years,
    as_day,
)
from dialogue_core.vocabulary import Term
from dialogue_core.yearly import UnitYear

ClassT = TypeVar("ClassT")
ItemT = TypeVar("ItemT")
Hook: TypeAlias = Callable[[Any, Any], Any]

ROOT: Final = "$"
"""The path of the whole input."""

_HALF_CHARACTER: Final = re.compile("[\ud800-\udfff]")
"""What JSON can escape, but no text file can hold."""

_MUST_SAY: Final[Mapping[tuple[type, str], tuple[str, str]]] = {
    (Plan, "level"): (
        "a required key is missing: say ward, city or province, since the law differs by level",
        "thiếu khóa bắt buộc: hãy ghi ward, city hoặc province, vì pháp luật khác nhau theo cấp",
    )
}
"""Keys that the constructor demands although their field has a default."""

UNITS: Final[Mapping[str, type[Any]]] = {
    "days": Days,
    "working_days": WorkingDays,
    "months": Months,
    "years": Years,
    "times": Times,
    "share": Share,
}
"""What a number counts, by the key under which it stands where several units are possible."""

_PERIODS: Final[tuple[Any, ...]] = (Days, WorkingDays)
"""The quantities that say their unit even where only one is possible, as documents have them."""

LARGEST: Final = 1_000_000_000
"""No number in the law is as large; a larger one could not be counted with."""

_PRIVATE: Final[tuple[type, ...]] = (Statement, Part, Event, Speaker, Task, Record, UnitYear)
"""Classes that hold citizens' words: a fault in them shows a code or a day, never a text."""

CODE: Final = re.compile(r"[a-z0-9_.:/+-]{1,40}")
"""What may be shown of private data: a word of a closed vocabulary, a number, a day."""

_PATH: Final = re.compile(r"(?:\.?[a-z0-9_]{1,40}(?=[.\[]|$)|\[\d+\])*", re.ASCII)
"""What may be shown of a path in private data: its keys may be a citizen's words."""

_SHOWN: Final = 60
"""Longer words are compared with nothing: nobody mistypes a word of the law at that length."""


# --- faults -------------------------------------------------------------------------------------


def refusal(value: object, en: str, vi: str, path: str = ROOT) -> InputError:
    """Return the error of one fault."""
    return InputError((Fault(path, value, en, vi),))


def unseen(en: str, vi: str, path: str = ROOT) -> InputError:
    """Return the error of one fault whose value says nothing or is not shown."""
    return InputError((Fault(path, None, en, vi, missing=True),))


def under(step: str, fault: Fault) -> Fault:
    """Return the fault as its parent sees it: ``role`` under ``provisions[3]``."""
    rest = "" if fault.path == ROOT else fault.path
    dot = "." if rest and not rest.startswith("[") else ""
    where = step + dot + rest
    return Fault(where, fault.value, fault.reason_en, fault.reason_vi, missing=fault.missing)


def step_to(key: object) -> str:
    """Return a key as a step of a path."""
    return key if isinstance(key, str) and key.isidentifier() else f"[{key!r}]"


def refused_by_constructor(error: DialogueError) -> Fault:
    """Return what a constructor refused, as a fault of the whole object."""
    return Fault(ROOT, error.details.get("value", error.details), error.en, error.vi)


def guarded(faults: Iterable[Fault], data: object) -> tuple[Fault, ...]:
    """Return the faults of private data without what could be a citizen's words."""
    # a reason may quote an id
    said = {text for text in _texts_in(data) if text.strip() and not ID.fullmatch(text)}
    shown = said | {repr(text)[1:-1] for text in said}

    @cache  # many faults have one reason
    def quotes(reason: str) -> bool:
        return any(text in reason for text in shown)

    return tuple(_guarded(fault, quotes) for fault in faults)


def _texts_in(data: object) -> Iterator[str]:
    """Yield every text, however deep; what holds itself is looked into once."""
    left, seen = [data], set[int]()
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif id(one) not in seen:
            seen.add(id(one))
            if isinstance(one, Mapping):
                found = cast("Mapping[object, object]", one)
                left.extend((*found.keys(), *found.values()))
            elif isinstance(one, list | tuple):
                left.extend(cast("list[object]", one))


def _guarded(fault: Fault, quotes: Callable[[str], bool]) -> Fault:
    value: object = fault.value
    harmless = value is None or isinstance(value, bool | int | dt.date)
    if not harmless and not (isinstance(value, str) and CODE.fullmatch(value)):
        value = Sealed(None)
    path = _PATH.match(fault.path)
    shown = fault.path if path is None or fault.path == ROOT else path[0] or ROOT
    if quotes(fault.reason_en) or quotes(fault.reason_vi):
        return Fault(shown, value, *_QUOTES)
    return Fault(shown, value, fault.reason_en, fault.reason_vi, missing=fault.missing)


_QUOTES: Final = (
    "refused; the reason quotes the value and so is not shown, as it may be about a person",
    "không hợp lệ; lý do có trích giá trị nên không hiển thị, vì có thể là thông tin cá nhân",
)


def as_object(value: object) -> Mapping[object, object] | None:
    """Return the value if it is an object of keys and values."""
    is_object = type(value) is dict or isinstance(value, Mapping)
    return cast("Mapping[object, object]", value) if is_object else None


def meant(word: object, known: Iterable[str]) -> tuple[str, str]:
    """Return the question whether the nearest word was meant, in English and Vietnamese."""
    if isinstance(word, str) and len(word) <= _SHOWN:
        for near in difflib.get_close_matches(word, known, n=1):
            return f"did you mean {near!r}? ", f"có phải {near!r}? "
    return "", ""


NO_KEY: Final = ("a required key is missing", "thiếu khóa bắt buộc")
"""Why an object without a key that it must have is refused."""


# --- one value ----------------------------------------------------------------------------------


def _read_text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise refusal(value, "expected a text in quotes", "cần một chuỗi chữ trong ngoặc kép")
    if not value.isascii() and _HALF_CHARACTER.search(value):
        raise refusal(
            value,
            "the text holds half a character (a lone surrogate) and could not be stored",
            "chuỗi chứa nửa ký tự (surrogate lẻ) nên không lưu được",
        )
    return str(value)


def read_number(value: object, _: object) -> int:
    """Return a whole number as it is; a text or a truth is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) <= LARGEST:
            return int(value)
        raise unseen(f"the number is larger than {LARGEST}", f"số này lớn hơn {LARGEST}")
    raise refusal(
        value,
        "expected a whole number, without quotes",
        "cần một số nguyên, không đặt trong ngoặc kép",
    )


def _read_fraction(value: object, _: object) -> float:
    if isinstance(value, float) and math.isfinite(value):
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST:
        return float(value)
    reasons = ("expected a number, without quotes", "cần một số, không đặt trong ngoặc kép")
    if isinstance(value, int) and not isinstance(value, bool):  # it may have thousands of digits
        raise unseen(*reasons)
    raise refusal(value, *reasons)


def _read_truth(value: object, _: object) -> bool:
    if isinstance(value, bool):
        return value
    raise refusal(
        value,
        "expected true or false, without quotes",
        "cần true hoặc false, không đặt trong ngoặc kép",
    )


def _read_number_or_text(value: object, union: object) -> int | str | None:
    if value is None:
        return None
    return _read_text(value, union) if isinstance(value, str) else read_number(value, union)


def _read_day(value: object, _: object) -> Day:
    if isinstance(value, dt.datetime):
        raise refusal(
            value,
            "a day is meant, but this carries a clock: give the local date alone",
            "cần một ngày, nhưng giá trị này có giờ: hãy chỉ ghi ngày theo giờ địa phương",
        )
    try:
        return _day_of(value) if isinstance(value, str) else as_day(value)
    except InvalidValueError as error:
        told = error.details.get("why")
    why = told if isinstance(told, Words) else _NO_DAY  # the fault carries the value apart
    raise refusal(value, why.en, why.vi)


_NO_DAY: Final = Words(
    "không phải ngày: hãy viết dạng YYYY-MM-DD", "not a day: write it as YYYY-MM-DD"
)


_day_of: Final = lru_cache(as_day)  # the days of one document are few
"""Returns the day of a text."""


def read_term(value: object, *vocabularies: type[Term]) -> Term:
    """Return the word of one of the vocabularies that the value is."""
    known = known_terms(vocabularies)
    if isinstance(value, str) and value in known:
        return known[value]
    raise no_word(value, known)


@cache
def known_terms(vocabularies: tuple[type[Term], ...]) -> Mapping[str, Term]:
    known: dict[str, Term] = {}
    for vocabulary in vocabularies:
        for term in vocabulary:
            known.setdefault(term.value, term)  # of two words that are written alike, the first
    return known


def no_word(value: object, allowed: Iterable[str], path: str = ROOT) -> InputError:
    """Return the error of a value that is none of the words allowed."""
    known = list(dict.fromkeys(allowed))
    en, vi = _named(value, allowed) or meant(value, known)
    listed = ", ".join(known)
    return refusal(
        value,
        f"{en}unknown field value; allowed: {listed}",
        f"{vi}giá trị không có trong danh mục; được phép: {listed}",
        path,
    )


def _named(value: object, allowed: Iterable[str]) -> tuple[str, str] | None:
    """Return the question whether a word was meant, where its Vietnamese or English term stands."""
    if isinstance(value, str) and isinstance(allowed, Mapping) and len(value) <= _SHOWN:
        said = normalize("NFC", value.strip()).casefold()
        for word, term in cast("Mapping[str, Term]", allowed).items():
            if said in (term.vi.casefold(), term.en.casefold()):
                return f"write it as {word!r}; ", f"hãy viết là {word!r}; "
    return None


def _counted_hook(wanted: Any) -> Hook:
    """Return what reads a number with its unit, for a kind of quantity or a union of some."""
    allowed = get_args(wanted) or (wanted,)
    units = {unit: kind for unit, kind in UNITS.items() if kind in allowed}
    forms = [f'{{"{unit}": N}}' for unit in units]
    most = ("", "") if Share not in allowed else (", of a share at most 100", ", tỷ lệ đến 100")

    def read(value: object, _: object) -> object:
        if value is None and NoneType in allowed:
            return None
        data = as_object(value)
        for unit, kind in units.items():
            if data is not None and set(data) == {unit}:
                try:
                    return kind(read_number(data[unit], int))
                except (InputError, InvalidValueError):
                    pass  # said below, with the form that is expected
        raise refusal(
            value,
            f"expected {' or '.join(forms)}, where N is a whole number of at least 1{most[0]}",
            f"cần {' hoặc '.join(forms)}, với N là số nguyên từ 1 trở lên{most[1]}",
        )

    return read


def _read_weekday(value: object, _: object) -> WeekDay:
    known = {day.name.lower(): day for day in WeekDay}
    if isinstance(value, str) and value in known:
        return known[value]
    raise no_word(value, list(known))


# --- values made of values ----------------------------------------------------------------------


def read_items(value: object, read: Callable[[object], ItemT]) -> tuple[ItemT, ...]:
    """Return each item of a list as it is read; the faults of all items are told."""
    if not isinstance(value, list | tuple):
        raise refusal(value, "expected a list", "cần một danh sách")
    found: list[ItemT] = []
    faults: list[Fault] = []
    for index, item in enumerate(cast("list[object]", value)):
        try:
            found.append(read(item))
        except InputError as error:
            faults.extend(under(f"[{index}]", fault) for fault in error.faults)
    if faults:
        raise InputError(tuple(faults))
    return tuple(found)


def _tuple_hook(wanted: Any, converter: Converter) -> Hook:
    item_type = get_args(wanted)[0]
    structure = converter.structure
    return lambda value, _: read_items(value, lambda item: structure(item, item_type))


def _sealed_hook(wanted: Any, converter: Converter) -> Hook:
    inner = get_args(wanted)[0]

    def read(value: object, _: object) -> Sealed[object]:
        try:
            return Sealed(converter.structure(value, inner))
        except InputError as error:
            faults = error.faults
        # outside the handler: the error raised must not carry the first one, which has the value
        raise InputError(
            tuple(
                Fault(f.path, Sealed(None), f.reason_en, f.reason_vi, missing=f.missing)
                for f in faults
            )
        )

    return read


def _terms_hook(wanted: Any) -> Hook:
    vocabularies = [kind for kind in get_args(wanted) if kind is not NoneType]
    nullable = NoneType in get_args(wanted)
    known = known_terms(tuple(vocabularies))

    def read(value: object, _: object) -> Term | None:
        if value is None and nullable:
            return None
        if isinstance(value, str) and value in known:
            return known[value]
        raise no_word(value, known)

    return read


# --- objects ------------------------------------------------------------------------------------


def kind_of(value: object, tag: str, kinds: Iterable[str]) -> tuple[str, dict[object, object]]:
    """Return which kind of object it says to be under a key, and the rest of the object."""
    data, known = as_object(value), tuple(kinds)
    if data is not None and (kind := data.get(tag)) in known and isinstance(kind, str):
        return kind, {key: item for key, item in data.items() if key != tag}
    listed = ", ".join(known)
    if data is None:
        raise refusal(
            Sealed(None) if _holds(value) else value,
            f'expected an object with the key "{tag}": one of {listed}',
            f'cần một đối tượng có khóa "{tag}" là một trong: {listed}',
        )
    if tag not in data:
        raise unseen(
            f"the key is missing: it says the kind, one of {listed}",
            f"thiếu khóa này: khóa nêu loại, một trong: {listed}",
            tag,
        )
    raise no_word(data[tag], known, tag)


REQUIRED: Final = object()
"""Stands for the default of a key that has none."""


@final
@attrs.frozen
class Key:
    """One key of an object: what stands under it, and what is taken where it is missing."""

    type: Any
    """The type that is read."""
    default: object = REQUIRED
    """The value of a missing key; a key without one is required."""
    must_say: tuple[str, str] | None = None
    """Why it must be said, in English and Vietnamese, where a bare "required" would not help."""


def keys_of(wanted: type[Any]) -> dict[str, Key]:
    """Return the keys of an attrs class: the fields that its constructor takes."""
    origin = get_origin(wanted) or wanted
    given = dict(zip(getattr(origin, "__parameters__", ()), get_args(wanted), strict=False))
    return {
        field.name: Key(
            _filled(_type_of(origin, field), given),
            default_of(field),
            _MUST_SAY.get((wanted, field.name)),
        )
        for field in attrs.fields(origin)
        if field.init
    }


def _type_of(kind: type[Any], field: "attrs.Attribute[object]") -> Any:
    """Return the type of a field, also of one that is annotated in quotes."""
    annotated: object = field.type
    return get_type_hints(kind)[field.name] if isinstance(annotated, str) else annotated


def _filled(kind: Any, given: Mapping[Any, Any]) -> Any:
    """Return a type of a generic class with what its parameters stand for."""
    if not given:
        return kind
    if kind in given:
        return given[kind]
    parameters = getattr(kind, "__parameters__", ()) if get_origin(kind) else ()
    return kind[tuple(given[one] for one in parameters)] if parameters else kind


def default_of(field: "attrs.Attribute[object]") -> object:
    if field.default is attrs.NOTHING:
        return REQUIRED
    make = getattr(field.default, "factory", None)
    return field.default if make is None else make()


def read_keys(
    data: Mapping[object, object],
    keys: Mapping[str, Key],
    converter: Converter,
    *,
    private: bool = False,
) -> tuple[dict[str, object], list[Fault]]:
    """Return the values of the keys that could be read, and the faults in the input's order."""
    found: dict[str, object] = {}
    faults: list[Fault] = []
    for name, item in data.items():
        key = keys.get(name) if isinstance(name, str) else None
        if not isinstance(name, str) or key is None:
            faults.append(_unknown(name, item, keys, private=private))
        elif item is not None or key.must_say is None:
            try:
                found[name] = converter.structure(item, key.type)
            except InputError as error:
                faults.extend(under(name, fault) for fault in error.faults)
    for name, key in keys.items():
        if key.must_say is not None and data.get(name) is None:
            faults.append(Fault(name, None, *key.must_say, missing=True))
        elif name not in data and key.default is REQUIRED:
            faults.append(Fault(name, None, *NO_KEY, missing=True))
        elif name not in data:
            found[name] = key.default
    return found, faults


def _unknown(name: object, value: object, keys: Mapping[str, Key], *, private: bool) -> Fault:
    known = ", ".join(keys)
    if name == MARK_KEY:
        return Fault(MARK_KEY, value if isinstance(value, str) else Sealed(None), *_MARKED)
    named = not private or (isinstance(name, str) and CODE.fullmatch(name))
    below = _below(name, keys)
    en, vi = (f"it belongs in {below}: ", f"thuộc {below}: ") if below else meant(name, keys)
    return Fault(
        step_to(name) if named else ROOT,
        Sealed(None) if private or _holds(value) else value,
        f"{en}unknown key; known here: {known}",
        f"{vi}khóa không có; ở đây có: {known}",
    )


def _holds(value: object) -> bool:
    """Return whether the value may hold what a citizen said, in a document given to another reader.

    A code, a number and a day hold none.
    """
    if isinstance(value, str):
        return not ID.fullmatch(value)
    return not (value is None or isinstance(value, bool | int | float | dt.date))


def _below(name: object, keys: Mapping[str, Key]) -> str:
    """Return the key below which the name is one, as ``parts[]``; empty where there is none."""
    for above, key in keys.items():
        many = _is_tuple(key.type)
        kind = get_args(key.type)[0] if many else key.type
        if isinstance(kind, type) and attrs.has(kind) and name in keys_of(kind):
            return f"{above}[]" if many else above
    return ""


def object_with(
    value: object, keys: Iterable[str], *, private: bool = False
) -> Mapping[object, object]:
    """Return the value, which must be an object with the keys."""
    data = as_object(value)
    if data is None:
        known = ", ".join(keys)
        raise refusal(
            Sealed(None) if private or isinstance(value, list | tuple) else value,
            f"expected an object with the keys {known}",
            f"cần một đối tượng có các khóa {known}",
        )
    return data


def made(kind: type[ClassT], fields: Mapping[str, Any], faults: list[Fault]) -> ClassT:
    """Return the object of the fields that were read, or tell every fault."""
    if not faults:
        try:
            return kind(**fields)
        except InvalidValueError as error:
            faults.append(refused_by_constructor(error))
    else:
        faults.extend(constructor_faults(kind, fields))
    raise InputError(tuple(faults))


MARK_KEY: Final = "schema"
"""The key under which a document says its format and version."""

_MARKED: Final = (
    "only a whole document says its format: read it by its load_… function, or take this key out",
    "chỉ tài liệu đầy đủ mới ghi định dạng: hãy đọc bằng hàm load_… tương ứng, hoặc bỏ khóa này",
)


@final
class _Reader(Generic[ClassT]):
    """Reads an attrs class from an object.

    The stock reader stops before the constructor when a field is faulty and knows neither the
    values nor the order of the input; this one reports every fault in that order.
    """

    def __init__(self, wanted: type[ClassT], converter: Converter) -> None:
        self._wanted = get_origin(wanted) or wanted
        self._converter = converter
        self._keys = keys_of(wanted)
        self._private = issubclass(self._wanted, _PRIVATE)
        self._required = {n for n, key in self._keys.items() if key.default is REQUIRED}
        self._plain = all(key.must_say is None for key in self._keys.values())

    @cached_property
    def _hooks(self) -> dict[object, tuple[Hook, Any]]:
        """What reads each key; looked up late, as a class may hold its own kind."""
        find = self._converter.get_structure_hook
        return {name: (find(key.type), key.type) for name, key in self._keys.items()}

    def __call__(self, value: object, _: object) -> ClassT:
        data = object_with(value, self._keys, private=self._private)
        found, faults = self._read(data)
        refused: list[Fault] = []
        if not faults:
            try:
                return self._wanted(**found)
            except DialogueError as error:
                refused.append(refused_by_constructor(error))
        for name, key in self._keys.items():
            if name not in data and key.default is not REQUIRED and key.must_say is None:
                found[name] = key.default
        faults += constructor_faults(self._wanted, found) or refused
        raise InputError(guarded(faults, data) if self._private else tuple(faults))

    def _read(self, data: Mapping[Any, object]) -> tuple[dict[str, object], list[Fault]]:
        """Return the values that are given, and the faults of the keys."""
        if not (self._plain and self._required <= data.keys() <= self._hooks.keys()):
            return read_keys(data, self._keys, self._converter, private=self._private)
        found: dict[str, object] = {}
        faults: list[Fault] = []
        for name, item in data.items():
            hook, kind = self._hooks[name]
            try:
                found[name] = hook(item, kind)
            except InputError as error:
                faults += [under(name, fault) for fault in error.faults]
        return found, faults


def _reader(wanted: type[ClassT], converter: Converter) -> Hook:
    return _Reader(wanted, converter)


def _span_reader(wanted: type[Span], converter: Converter) -> Hook:
    """Return what reads a span, which may end with the last day that is taken."""
    read = _Reader(wanted, converter)
    last = Span.of_year(LAST_YEAR).until

    def of_span(value: object, kind: object) -> Span:
        data = as_object(value)
        if data is None or str(data.get("until")) != str(last):
            return read(value, kind)
        return attrs.evolve(read({**data, "until": None}, kind), until=last)

    return of_span


def constructor_faults(wanted: type[object], found: Mapping[str, object]) -> list[Fault]:
    """Return what the constructor would refuse in the fields that could be read.

    The check of each field is run, and that of the whole over an object that has only those fields;
    if it looks at another one, nothing can be said before that one is put right.
    """
    bare: Any = object.__new__(wanted)
    for name, value in found.items():
        object.__setattr__(bare, name, value)
    faults: list[Fault] = []
    for field in attrs.fields(cast("Any", wanted)):
        if field.validator is not None and field.name in found:
            try:
                field.validator(bare, field, found[field.name])
            except DialogueError as error:
                faults.append(under(field.name, refused_by_constructor(error)))
    try:
        getattr(bare, "__attrs_post_init__", lambda: None)()
    except DialogueError as error:
        faults.append(refused_by_constructor(error))
    except AttributeError:
        pass
    return faults


# --- the converter ------------------------------------------------------------------------------


def members_of(wanted: object) -> tuple[Any, ...]:
    """Return what a union is made of, without that nothing may stand there; none for no union."""
    is_union = get_origin(wanted) in (Union, UnionType)
    return tuple(k for k in get_args(wanted) if k is not NoneType) if is_union else ()


def _is_tuple(wanted: object) -> bool:
    return get_origin(wanted) is tuple


def is_sealed(wanted: object) -> bool:
    return get_origin(wanted) is Sealed


def is_terms(wanted: object) -> bool:
    kinds = members_of(wanted)
    return bool(kinds) and all(isinstance(k, type) and issubclass(k, Term) for k in kinds)


def is_quantity(wanted: object) -> bool:
    """Return whether numbers of the type stand under their unit."""
    kinds, units = members_of(wanted), UNITS.values()
    if len(kinds) == 1:  # written as its class by itself is
        return kinds[0] in _PERIODS
    return wanted in _PERIODS if not kinds else all(kind in units for kind in kinds)


def _formless(wanted: object) -> Hook:
    """Return what refuses a type that nothing here reads."""
    name = getattr(wanted, "__name__", str(wanted))

    def refuse(_: object, __: object = None) -> NoReturn:
        raise InvalidValueError(
            f"{name} has no form as plain data: give a class of the library, or register a hook "
            "of your own on the converter",
            f"{name} chưa có dạng dữ liệu: hãy dùng một lớp của thư viện, hoặc đăng ký cách "
            "chuyển đổi riêng trên bộ chuyển đổi này",
            type=name,
        )

    return refuse


def strict_converter() -> Converter:
    """Return a new converter that reads and writes every class that has no form of its own."""
    converter = Converter(
        omit_if_default=True,
        forbid_extra_keys=True,
        unstruct_collection_overrides={tuple: list},
        structure_fallback_factory=_formless,
    )

    # later registrations are asked first
    converter.register_structure_hook_factory(lambda t: len(members_of(t)) > 1, _formless)
    converter.register_structure_hook_factory(attrs.has, _reader)
    converter.register_structure_hook_factory(lambda t: t is Span, _span_reader)
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    converter.register_structure_hook_factory(is_sealed, _sealed_hook)
    converter.register_structure_hook_factory(is_terms, _terms_hook)
    converter.register_structure_hook_factory(is_quantity, _counted_hook)
    converter.register_structure_hook_func(lambda t: t == int | str | None, _read_number_or_text)
    # by class, since these stand before every predicate
    converter.register_structure_hook(Term, read_term)
    converter.register_structure_hook(Day, _read_day)
    converter.register_structure_hook(WeekDay, _read_weekday)
    converter.register_structure_hook(str, _read_text)
    converter.register_structure_hook(int, read_number)
    converter.register_structure_hook(float, _read_fraction)
    converter.register_structure_hook(bool, _read_truth)

    def write_sealed(sealed: Sealed[Any]) -> Any:
        return converter.unstructure(sealed.open())

    def write_day(day: Day) -> str:
        return day.isoformat()

    def write_weekday(day: WeekDay) -> str:
        return day.name.lower()

    def write_quantity(number: Any) -> dict[str, int] | None:
        return None if number is None else dict([counted(number)])

    def write_term(term: Term) -> str:
        return str(term)

    converter.register_unstructure_hook_func(is_sealed, write_sealed)
    converter.register_unstructure_hook(Term, write_term)
    converter.register_unstructure_hook(Day, write_day)
    converter.register_unstructure_hook(WeekDay, write_weekday)
    converter.register_unstructure_hook_factory(attrs.has, write_class)
    converter.register_unstructure_hook_func(is_quantity, write_quantity)
    return converter


def counted(number: Any) -> tuple[str, int]:
    """Return the unit of a quantity and how much it is."""
    unit = next(unit for unit, kind in UNITS.items() if kind is type(number))
    return unit, number.percent if isinstance(number, Share) else number.count


def write_class(wanted: type[Any], converter: Converter) -> Callable[[Any], dict[str, Any]]:
    """Return what writes a class: the keys in the order of the fields, without defaults."""
    fields = [(name, key.default, key.type) for name, key in keys_of(wanted).items()]
    hooks: tuple[tuple[str, object, Callable[[Any], Any]], ...] | None = None

    def write(value: Any) -> dict[str, Any]:
        nonlocal hooks
        if hooks is None:  # looked up late, as a class may hold its own kind
            find = converter.get_unstructure_hook
            # all at once: another thread finds none of them or each
            hooks = tuple((name, default, find(kind)) for name, default, kind in fields)
        data: dict[str, Any] = {}
        for name, default, hook in hooks:
            item = getattr(value, name)
            if item is not default and item != default:
                data[name] = hook(item)
        return data

    return write
