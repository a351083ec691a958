"""Facts, decision tables and answers as plain data: what their words mean, another key tells.

Private to `dialogue_core.serialization`. The values of a fact are words of the fact's own
vocabulary, what answers a question is words of the question's; an outcome is a word of one of the
three tables.
"""

from collections.abc import Mapping
from types import GenericAlias, NoneType
from typing import Any, Final, TypeVar, cast, get_args, get_origin

from cattrs import Converter

from dialogue_core.errors import Fault
from dialogue_core.regulations import Answer
from dialogue_core.serialization._instruments import TAKES, WORDS, wrong_answer
from dialogue_core.serialization._reader import (
    Hook,
    Key,
    as_object,
    keys_of,
    made,
    members_of,
    object_with,
    read_keys,
    read_term,
    refusal,
)
from dialogue_core.statements import FACTS, Fact
from dialogue_core.tables import Axis, ChairDecides, Decided
from dialogue_core.vocabulary import Admission, FactName, Handling, Protection, Question, Term

_VALUES: Final[Mapping[str, type[Term]]] = {f.name.value: type(f.values[0]) for f in FACTS}
"""The vocabulary of each fact."""

_ANSWERS: Final[Mapping[str, type[Term]]] = {
    question.value: takes for question, takes in TAKES.items() if isinstance(takes, type)
}
"""The vocabulary of each question that is answered by words."""

_SPEAKS: Final = tuple[FactName, tuple[Term, ...]]
"""A fact of a row with the values for which it speaks; it is written as an axis is."""


def register_tables(converter: Converter) -> None:
    """Let a converter read and write facts, tables, what they decide, and answers."""
    fact = ("values", "presumed", "may_become")
    converter.register_structure_hook(Fact, _worded(Fact, "name", _VALUES, fact, converter))
    axis = _worded(Axis, "name", _VALUES, ("values",), converter)
    converter.register_structure_hook(Axis, axis)
    converter.register_structure_hook(
        Answer, _worded(Answer, "question", _ANSWERS, WORDS, converter)
    )

    def read_speaks(value: object, _: object) -> tuple[FactName, tuple[Term, ...]]:
        found = cast("Axis", axis(value, Axis))
        return found.name, found.values

    def write_speaks(spoken: tuple[FactName, tuple[Term, ...]]) -> dict[str, Any]:
        name, values = spoken
        return cast("dict[str, Any]", converter.unstructure(Axis(name=name, values=values)))

    def read_outcome(value: object, _: object) -> Term:
        return read_term(value, Admission, Handling, Protection)

    converter.register_structure_hook_func(lambda t: isinstance(t, TypeVar), read_outcome)
    converter.register_structure_hook_func(lambda t: t == _SPEAKS, read_speaks)
    converter.register_unstructure_hook_func(lambda t: t == _SPEAKS, write_speaks)
    converter.register_structure_hook_factory(_is_decision, _decision)


def _worded(
    wanted: type[Any],
    by: str,
    vocabularies: Mapping[str, type[Term]],
    names: tuple[str, ...],
    converter: Converter,
) -> Hook:
    """Return what reads a class, some of whose keys hold words of the vocabulary that one tells.

    Args:
        wanted: The class.
        by: The key that tells the vocabulary.
        vocabularies: The vocabulary by the value of that key.
        names: The keys that hold its words.
        converter: What reads the other keys.
    """
    keys = keys_of(wanted)

    def read(value: object, _: object) -> object:
        data = object_with(value, keys)
        named = data.get(by)
        vocabulary = vocabularies.get(named) if isinstance(named, str) else None
        unread = {} if vocabulary else {name: data[name] for name in names if name in data}
        told = {name: key for name, key in keys.items() if name not in unread}
        if vocabulary:
            told |= {
                name: Key(_of(vocabulary, keys[name].type), keys[name].default) for name in names
            }
        rest = {name: item for name, item in data.items() if name not in unread}
        found, faults = read_keys(rest, told, converter)
        for name, item in unread.items():
            faults += _wordless(found.get("question"), name, item)
        return made(wanted, found, faults)

    return read


def _of(vocabulary: type[Term], kind: Any) -> Any:
    """Return a type with one vocabulary where it has any."""
    if kind is Term:
        return vocabulary
    if get_origin(kind) is tuple:
        return GenericAlias(tuple, (_of(vocabulary, get_args(kind)[0]), ...))
    (inner,) = members_of(kind)
    return _of(vocabulary, inner) | None


def _wordless(question: object, name: str, value: object) -> tuple[Fault, ...]:
    """Return why there are no words where the question is answered otherwise."""
    if not isinstance(question, Question):  # that is told already
        return ()
    return wrong_answer(question, name, value).faults


def _is_decision(wanted: object) -> bool:
    kinds = members_of(wanted)
    return bool(kinds) and all(get_origin(kind) in (Decided, ChairDecides) for kind in kinds)


def _decision(wanted: Any, converter: Converter) -> Hook:
    """Return what reads what a table says: one outcome, or several."""
    decided, several = members_of(wanted)

    def read(value: object, _: object) -> object:
        data = as_object(value)
        if value is None and NoneType in get_args(wanted):
            return None
        if data is None or ("outcome" in data) is ("among" in data):
            raise refusal(
                value,
                'expected an object with the key "outcome", or with "among" where the chair '
                "decides",
                'cần một đối tượng có khóa "outcome", hoặc "among" nếu người chủ trì quyết định',
            )
        return converter.structure(value, decided if "outcome" in data else several)

    return read
