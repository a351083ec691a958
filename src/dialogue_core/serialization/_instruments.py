"""Instruments as plain data: the dialect in which an application writes rules of its own.

Private to `dialogue_core.serialization`. A rule says its kind (``rule = "limit"``) and gives words
of the vocabularies, numbers with their unit, days and citations; there are no operators, no
functions and no code. What all rules share is said once, at the head of the instrument.
"""

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, TypeAlias, cast, final

from cattrs import Converter

from dialogue_core.errors import Fault, InputError, InvalidValueError
from dialogue_core.rules import (
    Absence,
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
from dialogue_core.serialization._reader import (
    NO_KEY,
    UNITS,
    Key,
    as_object,
    counted,
    keys_of,
    kind_of,
    made,
    no_word,
    object_with,
    read_items,
    read_keys,
    read_term,
    refusal,
    refused_by_constructor,
    under,
    unseen,
)
from dialogue_core.statements import Given
from dialogue_core.values import Citation, Day, Span, Words
from dialogue_core.vocabulary import (
    Admission,
    Channel,
    Confidence,
    Form,
    Handling,
    InstrumentKind,
    Level,
    NoticeItem,
    Organ,
    Protection,
    Question,
    Term,
    UnitKind,
)

Data: TypeAlias = dict[str, Any]

TAG: Final = "rule"
"""The key that tells which kind of rule an object is."""

KINDS: Final[Mapping[str, type[Rule]]] = {
    kind.__name__.lower(): kind
    for kind in (Limit, Discretion, Owed, Requirement, Absence, Desk, Route)
}

NUMBERED: Final = ("days", "working_days", "times", "share")
"""The units of the numbers in a rule."""
PERIODS: Final = ("days", "working_days")

TAKES: Final[Mapping[Question, tuple[str, ...] | type[Term]]] = {
    Question.FREQUENCY: ("times",),
    Question.VOTER_REQUEST: ("share",),
    Question.WHEN_NECESSARY: (),
    Question.FORM: Form,
    Question.CLUSTERS: Form,
    Question.CHAIRS: Organ,
    Question.PARTNER: Organ,
    Question.INVITEES: Organ,
    Question.NOTICE_LEAD: PERIODS,
    Question.NOTICE_CHANNEL: Channel,
    Question.NOTICE_CONTENT: NoticeItem,
    Question.RESULT_WITHIN: PERIODS,
    Question.RESULT_CHANNELS: Channel,
    Question.POSTING_DAYS: PERIODS,
    Question.ANSWER_WITHIN: PERIODS,
    Question.MONITORING: Organ,
    Question.CONCLUSION_WITHIN: PERIODS,
    Question.TOLD_WITHIN: PERIODS,
}
"""What each question is answered by: a number in one of some units, or words of a vocabulary."""


# --- the keys -----------------------------------------------------------------------------------

NUMBERS: Final = ("at_least", "at_most", "within")
WORDS: Final = ("all_of", "one_of")

KEY_OF: Final = {"given": "when", "since": "anchor"}
"""The keys that are called otherwise than the field that they give."""

_TYPE_OF: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("only", "among"), tuple[Admission | Handling | Protection, ...]),
    **dict.fromkeys(NUMBERS, int | None),
    **dict.fromkeys(WORDS, Any),  # read once the question is known
}
"""The types of the keys that hold something else than their field."""

_PLACE: Final = {
    "article": Key(int | str | None, None),
    "clause": Key(int | str | None, None),
    "point": Key(str | None, None),
    "cites": Key(Citation | None, None),
}
"""Where a rule stands: its place in the instrument, or a citation in full."""

_SPAN: Final = {"from": Key(Day | None, None), "until": Key(Day | None, None)}

_SHARED: Final = {
    "levels": Key(tuple[Level, ...] | None, None),
    "places": Key(tuple[str, ...] | None, None),
    "unit_kinds": Key(tuple[UnitKind, ...] | None, None),
}
"""Whom a rule binds, said by the rule or once for all of them."""

_RULE: Final = keys_of(Rule)
_HEAD: Final = keys_of(Instrument)

INSTRUMENT_KEYS: Final = {
    **{name: _HEAD[name] for name in ("number", "kind", "title", "issuer")},
    "cited_as": Key(Words | None, None),
    "dated": Key(Day | None, None),
    "from": Key(Day),
    "until": Key(Day | None, None),
    **{name: _HEAD[name] for name in ("confidence", "checked_on", "link")},
    **_SHARED,
    "rules": Key(Any),  # read once the head is known
    "not_encoded": Key(Any, ()),
}
NOT_ENCODED_KEYS: Final = {**_PLACE, "reason": keys_of(NotEncoded)["reason"]}


def _rule_keys(kind: type[Rule]) -> dict[str, Key]:
    own: dict[str, Key] = {}
    for name, key in keys_of(kind).items():
        if name not in _RULE:
            own[KEY_OF.get(name, name)] = Key(_TYPE_OF.get(name, key.type), key.default)
            if name in NUMBERS:
                own["unit"] = Key(str | None, None)
    return {
        **_PLACE,
        **{name: _RULE[name] for name in ("slug", "text")},
        **own,
        **{name: _RULE[name] for name in ("ground", "by_analogy")},
        **_SHARED,
        **_SPAN,
        "ended_by": _RULE["ended_by"],
        "confidence": Key(Confidence | None, None),
        "note": _RULE["note"],
    }


RULE_KEYS: Final = {tag: _rule_keys(kind) for tag, kind in KINDS.items()}


# --- the head -----------------------------------------------------------------------------------

Head: TypeAlias = Mapping[str, Any]
"""What stands once for all rules of an instrument, by its keys; some may be missing or faulty."""

_FALLBACK: Final[Head] = {
    "number": "?",
    "from": Day.min,
    "in_force": Span(Day.min),
    "confidence": Confidence.UNCERTAIN,
}
"""What rules are read with where the head is faulty, so that their own faults are told too."""


def _cite(head: Head, article: Any, clause: Any, point: Any) -> Citation:
    """Return the citation of a place: by the symbol, or for a text without one by its kind."""
    number = head["number"]
    told = Citation(number).instrument_kind is not None
    return Citation(
        number,
        article=article,
        clause=clause,
        point=point,
        kind=None if told else head.get("kind"),
        title=head.get("cited_as"),
    )


def _head_of(instrument: Instrument) -> Head:
    cited = [r.cites for r in instrument.rules] + [p.cites for p in instrument.not_encoded]
    return {
        **{name: getattr(instrument, name) for name in INSTRUMENT_KEYS if name in _HEAD},
        "from": instrument.in_force.since,
        "until": instrument.in_force.until,
        "cited_as": _common(cites.title for cites in cited),
        **{name: _shared(instrument, name) for name in _SHARED},
    }


def _shared(instrument: Instrument, name: str) -> Any:
    value = _common(getattr(rule, name) for rule in instrument.rules)
    return None if _is_silence(instrument.kind, name, value) else value


def _is_silence(kind: Any, name: str, value: Any) -> bool:
    """Return whether a value is what a missing key says; a local rule always says its places."""
    return value == _RULE[name].default and (name, kind) != ("places", InstrumentKind.LOCAL_RULE)


def _common(values: Iterable[Any]) -> Any:
    found = list(values)
    return found[0] if found and all(value == found[0] for value in found) else None


# --- reading ------------------------------------------------------------------------------------


def register_instruments(converter: Converter) -> None:
    """Let a converter read and write instruments."""
    converter.register_structure_hook(Given, partial(_read_given, converter))
    converter.register_structure_hook(Instrument, partial(_read_instrument, converter))
    converter.register_unstructure_hook(Instrument, partial(_write_instrument, converter))
    converter.register_structure_hook_func(_is_rule, partial(_read_alone, converter))
    converter.register_unstructure_hook_func(_is_rule, _Writing(converter, _ALONE).rule)


def _is_rule(wanted: object) -> bool:
    """Return whether it is the class of all rules or one of its kinds; each says which it is."""
    return wanted is Rule or wanted in KINDS.values()


def _read_given(converter: Converter, value: object, _: object) -> Given:
    data = object_with(value, keys_of(Given))
    found, faults = read_keys(data, keys_of(Given), converter)
    faults += [
        Fault(
            name,
            [],
            "a fact needs at least one value: leave it out to mean any value",
            "yếu tố cần ít nhất một giá trị: hãy bỏ đi nếu muốn nói mọi giá trị",
        )
        for name, values in found.items()
        if name in data and not values
    ]
    if faults:
        raise InputError(tuple(faults))
    return Given(**cast("Any", found))


def _read_instrument(converter: Converter, value: object, _: object) -> Instrument:
    found, faults = read_keys(object_with(value, INSTRUMENT_KEYS), INSTRUMENT_KEYS, converter)
    listed = {name: found.pop(name, ()) for name in ("rules", "not_encoded")}
    head = {**_FALLBACK, **found}
    with _gathered(faults):
        head["in_force"] = Span(head["from"], head.get("until"))
    fields = {name: head[name] for name in _HEAD if name in head}
    reading = _Reading(converter, head)
    for name, read in (("rules", reading.rule), ("not_encoded", reading.left_out)):
        with _gathered(faults, name):
            fields[name] = read_items(listed[name], read)
    return made(Instrument, fields, faults)


_ALONE: Final[Head] = {"number": "?", "kind": None}
"""The head of a rule that stands by itself: it says nothing, so the rule must say all."""

SAID_ALONE: Final = ("cites", "from", "confidence")
"""The keys that a rule may leave to the head of its instrument, and must say where it has none."""


def _read_alone(converter: Converter, value: object, wanted: type[Rule]) -> Rule:
    data = as_object(value)
    kinds = {tag: kind for tag, kind in KINDS.items() if issubclass(kind, wanted)}
    faults = [
        Fault(name, None, *NO_KEY, missing=True)
        for name in SAID_ALONE
        if data is not None and data.get(name) is None
    ]
    found: list[Rule] = []
    with _gathered(faults):
        found.append(_Reading(converter, {**_ALONE, **_FALLBACK}).rule(value, kinds))
    if faults:
        raise InputError(tuple(faults))
    return found[0]


@final
class _Reading:
    """Reads what stands below the head of one instrument."""

    def __init__(self, converter: Converter, head: Head) -> None:
        self._converter = converter
        self._head = head

    def rule(self, value: object, kinds: Iterable[str] = KINDS) -> Rule:
        """Return the rule that the plain data says, which is of one of the kinds."""
        tag, data = kind_of(value, TAG, kinds)
        keys = RULE_KEYS[tag]
        found, faults = read_keys(data, keys, self._converter)
        own = {KEY_OF.get(name, name): name for name in keys_of(KINDS[tag])}
        fields = {own[key]: found[key] for key in own if key in found and key not in _JOINED}
        for needed, join in (
            (_PLACE, self._cites),
            (_SPAN, self._span),
            (_TAKEN, self._bound),
            (("unit",), partial(self._number, keys)),
            (WORDS, self._words),
        ):
            if all(name in found for name in needed if name in keys):  # else it is told already
                with _gathered(faults):
                    fields |= join(found)
        return made(KINDS[tag], fields, faults)

    def left_out(self, value: object) -> NotEncoded:
        """Return the place that is not encoded, and why."""
        data = object_with(value, NOT_ENCODED_KEYS)
        found, faults = read_keys(data, NOT_ENCODED_KEYS, self._converter)
        fields = {name: found[name] for name in ("reason",) if name in found}
        with _gathered(faults):
            fields |= self._cites(found)
        return made(NotEncoded, fields, faults)

    def _cites(self, found: Head) -> Data:
        place = {name: found.get(name) for name in ("article", "clause", "point")}
        if found.get("cites") is None:
            return {"cites": _cite(self._head, **place)}
        if any(part is not None for part in place.values()):
            raise unseen(
                "the place is given twice: give article, clause, point, or cites in full",
                "nêu vị trí hai lần: hãy ghi article, clause, point, hoặc chỉ cites đầy đủ",
                "cites",
            )
        return {"cites": found["cites"]}

    def _span(self, found: Head) -> Data:
        """Return the days in force: its own, or those of the instrument."""
        whole: Span = self._head["in_force"]
        return {"in_force": Span(found["from"] or whole.since, found["until"] or whole.until)}

    def _bound(self, found: Head) -> Data:
        """Return whom it binds and how far it was verified, its own or that of all rules."""
        both = ((name, (found.get(name), self._head.get(name))) for name in _TAKEN)
        told = {name: next((v for v in own if v is not None), None) for name, own in both}
        local = self._head.get("kind") is InstrumentKind.LOCAL_RULE
        if local and told["places"] is None and "places" in self._head:
            raise unseen(
                "a local rule must say where it holds: give the ids of its places here, or once "
                "above all rules; [] means the whole country",
                "quy định của địa phương phải nêu nơi áp dụng: hãy ghi mã đơn vị ở đây, hoặc một "
                "lần ở đầu văn bản; [] nghĩa là cả nước",
                "places",
            )
        return {name: value for name, value in told.items() if value is not None}

    def _number(self, keys: Iterable[str], found: Head) -> Data:
        """Return the numbers with their unit; one that could not be read still has its unit."""
        said = {name: found.get(name, _UNREAD) for name in NUMBERS if name in keys}
        given = {name: count for name, count in said.items() if count is not None}
        unit, question = found.get("unit"), found.get("question")
        if not given and unit is not None:
            raise refusal(
                unit,
                "a unit without a number: give the number, or leave the unit out",
                "có đơn vị tính mà không có số: hãy ghi số hoặc bỏ đơn vị tính",
                "unit",
            )
        if not given:
            return {}
        allowed: tuple[str, ...] = PERIODS if "within" in given else NUMBERED
        if question is not None:
            takes = TAKES[question]
            if not takes or not isinstance(takes, tuple):
                raise wrong_answer(question, next(iter(given)), None)
            allowed = takes
        listed = ", ".join(allowed)
        if unit is None:
            raise unseen(
                f"a number needs its unit: {listed}",
                f"số phải có đơn vị tính: {listed}",
                "unit",
            )
        if unit not in allowed:
            raise no_word(unit, allowed, "unit")
        numbers: Data = {}
        for name, count in given.items():
            if count is _UNREAD:
                continue
            try:
                numbers[name] = UNITS[unit](count)
            except InvalidValueError as error:
                raise InputError((under(name, refused_by_constructor(error)),)) from None
        return numbers

    def _words(self, found: Head) -> Data:
        """Return the words that answer the question, each of its vocabulary."""
        question = found.get("question")
        words: Data = {}
        faults: list[Fault] = []
        for name in WORDS:
            if question is None or found.get(name) in (None, ()):
                continue
            vocabulary = TAKES[question]
            if isinstance(vocabulary, tuple):
                raise wrong_answer(question, name, found[name])
            with _gathered(faults, name):
                words[name] = read_items(found[name], partial(read_word, vocabulary))
        if faults:
            raise InputError(tuple(faults))
        return words


_UNREAD: Final = object()
"""Stands for a number that could not be read, which is told already."""

_TAKEN: Final = (*_SHARED, "confidence")
"""What a rule takes from the head where it says nothing."""

_JOINED: Final = (*_PLACE, *_SPAN, *_TAKEN, *NUMBERS, *WORDS)
"""The keys that are no field by themselves."""


def wrong_answer(question: Question, name: str, value: object) -> InputError:
    """Return the error of a value that cannot answer the question."""
    takes = TAKES[question]
    if not takes:
        en, vi = "stated = true", "stated = true"
    elif isinstance(takes, tuple):
        units = ", ".join(takes)
        en = f"at_least or at_most, with unit: {units}"
        vi = f"at_least hoặc at_most, với unit: {units}"
    else:
        words = ", ".join(word.value for word in takes)
        en, vi = f"all_of or one_of, with words of: {words}", f"all_of hoặc one_of, trong: {words}"
    reasons = (
        f"{question.value!r} is answered by {en}",
        f"{question.value!r} được trả lời bằng {vi}",
    )
    return unseen(*reasons, name) if value is None else refusal(value, *reasons, name)


def read_word(vocabulary: type[Term], value: object) -> Term:
    return read_term(value, vocabulary)


@contextmanager
def _gathered(faults: list[Fault], step: str | None = None) -> Generator[None]:
    """Add what is refused inside to the faults, and go on."""
    try:
        yield
    except InputError as error:
        faults += [fault if step is None else under(step, fault) for fault in error.faults]
    except InvalidValueError as error:
        faults.append(refused_by_constructor(error))


# --- writing ------------------------------------------------------------------------------------


def _write_instrument(converter: Converter, instrument: Instrument) -> Data:
    head = _head_of(instrument)
    writing = _Writing(converter, head)
    return {
        **writing.plain(head, INSTRUMENT_KEYS),
        "rules": [writing.rule(rule) for rule in instrument.rules],
        **(
            {"not_encoded": [writing.left_out(place) for place in instrument.not_encoded]}
            if instrument.not_encoded
            else {}
        ),
    }


@final
class _Writing:
    """Writes what stands below the head of one instrument."""

    def __init__(self, converter: Converter, head: Head) -> None:
        self._converter = converter
        self._head = head

    def rule(self, rule: Rule) -> Data:
        """Return a rule as plain data, without its defaults and what the head says.

        Raises:
            InvalidValueError: It is of a kind that an application made for itself.
        """
        tag = type(rule).__name__.lower()
        if KINDS.get(tag) is not type(rule):
            raise InvalidValueError(
                f"rule {rule.id!r} is a {type(rule).__name__}, which has no form as data: use one "
                f"of {', '.join(KINDS)}",
                f"quy tắc {rule.id!r} thuộc loại {type(rule).__name__}, chưa có dạng dữ liệu: hãy "
                f"dùng một trong các loại {', '.join(KINDS)}",
                rule=rule.id,
            )
        told = {KEY_OF.get(name, name): getattr(rule, name) for name in keys_of(type(rule))}
        since, until = rule.in_force.since, rule.in_force.until
        told |= {"from": since, "until": until, **self._place(rule.cites)}
        for name in NUMBERS:
            number = told.get(name)
            if number is not None:
                told["unit"], told[name] = counted(number)
        for name in (*_SPAN, *_TAKEN):
            above = self._head.get(name)
            silent = name in _SHARED and _is_silence(self._head["kind"], name, told[name])
            if told[name] == above or (above is None and silent):
                del told[name]
        return {TAG: tag, **self.plain(told, RULE_KEYS[tag])}

    def left_out(self, place: NotEncoded) -> Data:
        """Return a place that is not encoded, as plain data."""
        told = {**self._place(place.cites), "reason": place.reason}
        return self.plain(told, NOT_ENCODED_KEYS)

    def plain(self, told: Head, keys: Mapping[str, Key]) -> Data:
        """Return what is told under the keys, in their order, without defaults."""
        return {
            name: self._converter.unstructure(told[name])
            for name, key in keys.items()
            if name in told and told[name] is not None and told[name] != key.default
        }

    def _place(self, cites: Citation) -> Data:
        place = {"article": cites.article, "clause": cites.clause, "point": cites.point}
        derived = _cite(self._head, **place)
        same = derived == cites and derived.title == cites.title
        return {"cites": None, **place} if same else {"cites": cites}
