"""For each class that is read and written quickly, a Struct of msgspec that says the same.

Private to `dialogue_core.serialization`. A mirror holds what stands in the JSON; msgspec leaves its
defaults out, as the converter does. What makes an object of its mirror, and the mirror of an
object, is written out as code, one line or expression a field, as attrs writes constructors.

What often comes back, and whatever only the strict reader knows, stays bytes in a mirror: bodies,
citations, acts owed, parts of statements. Their texts are remembered, as are days; nothing sealed
is.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial, reduce
from types import GenericAlias, NoneType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    TypeAlias,
    cast,
    final,
    get_args,
    get_origin,
)

import attrs
from cattrs import Converter

from dialogue_core import _typed
from dialogue_core.events import Event
from dialogue_core.serialization._compiling import (
    Kept,
    Texts,
    bare_type,
    compact,
    compiled,
    sealed_fields,
)
from dialogue_core.serialization._reader import (
    LARGEST,
    REQUIRED,
    default_of,
    is_sealed,
    is_terms,
    known_terms,
)
from dialogue_core.serialization._sessions import KINDS, TAG
from dialogue_core.serialization._texts import MAX_TEXT, from_json, within_limits
from dialogue_core.serialization._versions import EVENT, SCHEMA_KEY, SESSION
from dialogue_core.sessions import Session
from dialogue_core.statements import Statement
from dialogue_core.values import Day, Sealed
from dialogue_core.vocabulary import Term

_Made: TypeAlias = Callable[[Any], Any]

_GIVEN: Final = "{2} if {0} is {3} else "
"""The code of a default where nothing is given."""


SEALED: Final = "_Sealed__value"
"""What `Sealed.open` reads, which is read at once: a call for each takes a tenth of the time."""


@final
class _Way(NamedTuple):
    """How a field is read: what stands in the mirror, and what is made of it."""

    mirror: Any
    """The type in the mirror."""
    code: str = "{0}"
    """What makes the value of {0}, what stands in the mirror, by {1}.

    {2} is the default of the field, {3} that of the mirror.
    """
    by: Any = None
    """What the code calls or looks up."""
    plain: object = REQUIRED
    """The default in the mirror."""
    inner: type[Any] | None = None
    """The class of what is made in the same code, without a call, and is always there."""


_Ways: TypeAlias = "list[tuple[attrs.Attribute[Any], _Way]]"


@final
class Mirrors:
    """The mirrors of sessions and events, and what makes one of the other.

    Args:
        msgspec: The module.
        converter: The strict reader.
        documents: For the lines of an archive, the mirrors of documents, which such lines hold.
            The mirrors of lines are only read from: an event says its format, and all of it stands
            in the form in which the library writes.
    """

    def __init__(
        self, msgspec: Any, converter: Converter, documents: "Mirrors | None" = None
    ) -> None:
        self._msgspec = msgspec
        self._documents = documents
        self._converter = converter
        self._encode: Callable[[object], bytes] = msgspec.json.Encoder().encode
        self._absent = msgspec.Raw(b"")
        self._missing = msgspec.field(default_factory=_no_default)
        self._text = Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]
        self._number = Annotated[int, msgspec.Meta(ge=-LARGEST, le=LARGEST)]
        self._read_text: _Made = msgspec.json.Decoder(self._text).decode
        self._by_text = {kind: self._reading(kind) for kind in (Day, dt.time)}
        self._as_text = {kind: Texts(converter.unstructure) for kind in (Day, dt.time)}
        self._texts_of = cast("Callable[[Any], Texts]", cache(self._texts))
        self._tags = {kind: tag for tag, kind in KINDS.items()}
        self._of = cast("Callable[[type[Any]], Any]", cache(self._mirror))
        self._ways: dict[type, _Ways] = {}
        self._builds: dict[type, _Made] = {}
        self.events: Any = reduce(_either, map(self._of, self._tags))
        """The mirrors of every kind of event."""
        self.session: Any = self._of(Session)
        """The mirror of a session, which says its format."""
        self._in_full = Kept(self._showing_in_full)
        self._shows: dict[type, _Made] = {
            kind: partial(self._show_first, kind) for kind in self._ways
        }

    def build(self, mirror: Any) -> Any:
        """Return what a mirror says.

        Raises:
            DialogueError: A field or a constructor refuses it.
            LookupError: A word stands in none of its vocabularies.
        """
        return self._builds[type(mirror)](mirror)

    def build_all(self, mirrors: Iterable[Any]) -> list[Any]:
        """Return what each of some mirrors says."""
        builds = self._builds
        return [builds[type(mirror)](mirror) for mirror in mirrors]

    def show(self, record: Session | Event) -> Any:
        """Return the mirror of a session or an event.

        Raises:
            LookupError: It is of another class.
            TypeError: What is sealed in it is no text.
        """
        return self._shows[type(record)](record)

    # --- one class ------------------------------------------------------------------------------

    def _mirror(self, kind: type[Any]) -> Any:
        """Return the mirror of a class, and keep what builds it."""
        fields = [f for f in attrs.fields(kind) if (kind, f.name) != (Session, "events")]
        self._ways[kind] = ways = [(field, self._way(field)) for field in fields]
        made = self._struct(kind, ways)
        named = {field.name: way for field, way in ways}
        build = _builder(kind, self._ways, self.build_all)
        hidden = {
            name: way.plain
            for name, way in named.items()
            if way.mirror is self._msgspec.Raw or name in sealed_fields(kind)
        }
        once = kind is Session or kind in self._tags or REQUIRED in hidden.values()
        self._builds[made] = build if once else _sharing(build, [*named], hidden)
        return made

    def _struct(self, kind: type[Any], ways: _Ways) -> Any:
        """Return a Struct of some fields of a class."""
        keys = [
            (field.name, way.mirror, self._missing if way.plain is REQUIRED else way.plain)
            for field, way in ways
        ]
        tag = {"tag_field": TAG, "tag": self._tags[kind]} if kind in self._tags else {}
        if kind in self._tags and self._documents is not None:
            keys.append((SCHEMA_KEY, Literal[EVENT.mark], self._missing))
        if kind is Session:
            keys.append(("events", GenericAlias(list, (self.events,)), []))
            tag = {"tag_field": SCHEMA_KEY, "tag": SESSION.mark}
        return self._msgspec.defstruct(
            kind.__name__, keys, forbid_unknown_fields=True, omit_defaults=True, gc=False, **tag
        )

    # --- reading one field ----------------------------------------------------------------------

    def _way(self, field: "attrs.Attribute[Any]") -> _Way:
        way = self._plain_way(field) or self._deep_way(field)
        default: Any = default_of(field)
        if way.mirror is self._msgspec.Raw and default is REQUIRED:
            return way._replace(code=way.code.removeprefix(_GIVEN))
        if way.mirror is self._msgspec.Raw:
            return way._replace(plain=self._absent)
        if isinstance(default, Sealed):
            default = cast("Sealed[str]", default).open()
        if NoneType not in get_args(field.type):
            return way._replace(plain=default)
        code = "{0}" if way.code == "{0}" else "None if {0} is None else " + way.code
        return way._replace(mirror=way.mirror | None, code=code, plain=default)

    def _plain_way(self, field: "attrs.Attribute[Any]") -> _Way | None:
        """Return how a field is read that holds a text, a number, a truth or a day."""
        kind = bare_type(field.type)
        check = _check_of(field)
        by_text = self._by_text.get(kind)
        if by_text is not None:
            return _Way(self._text, "{1}[{0}]", by_text)
        if kind is bool:
            return _Way(bool)
        if kind is int:
            return (
                _Way(self._number) if check is None else _Way(self._number, "{1}[{0}]", Kept(check))
            )
        if kind is str:
            return _Way(self._text) if check is None else _Way(self._text, "{1}[{0}]", Kept(check))
        if kind == tuple[str, ...] and check is not None:
            return _Way(_tuple_of(self._text), _GIVEN + "{1}[{0}]", Kept(check))
        return None

    def _deep_way(self, field: "attrs.Attribute[Any]") -> _Way:  # noqa: PLR0911 -- a line a type
        """Return how a field is read that holds anything else."""
        kind = bare_type(field.type)
        if is_terms(field.type):
            words = tuple(part for part in get_args(field.type) if part is not NoneType)
            if len(words) < 2:  # noqa: PLR2004 -- one vocabulary is known to msgspec
                return _Way(kind)
            return _Way(str, "{1}[{0}]", known_terms(words))
        if is_sealed(kind) and (field.name != "words" or self._documents is not None):
            return _Way(self._text, "Sealed({0})", inner=Sealed if field.type == kind else None)
        if is_sealed(kind):
            # the long ones as bytes, since encoding a text again leaves its bytes in it for good
            return _Way(self._msgspec.Raw, _GIVEN + "Sealed({1}({0}))", self._read_text)
        if kind is Event:
            return _Way(self._msgspec.Raw, "{1}({0})", self._reading_event())
        item = _item_of(kind)
        if _holds_sealed(item):
            if item is kind:
                mirror = self._of(kind)
                inner = kind if field.type is Statement else None
                return _Way(mirror, "{1}({0})", self._builds[mirror], inner=inner)
            return _Way(self._msgspec.Raw, _GIVEN + "{1}[bytes({0})]", self._reading_all(item))
        by = self._reading_json(field.type)
        return _Way(self._msgspec.Raw, _GIVEN + "{1}[bytes({0})]", by)

    def _reading(self, kind: Any) -> Kept:
        """Return what reads values by their text, with the strict reader."""
        return Kept(lambda text: self._converter.structure(text, kind))

    def _reading_json(self, kind: Any) -> Kept:
        """Return what reads values by their JSON, with the strict reader."""

        def read(data: bytes) -> Any:
            return self._converter.structure(within_limits(from_json(data.decode())), kind)

        return Kept(read)

    def _reading_all(self, item: type[Any]) -> Kept:
        """Return what reads tuples of a class by their JSON, and keeps none with a sealed text."""
        mirror = self._of(item)
        build, decode = self._builds[mirror], self._msgspec.json.Decoder(_tuple_of(mirror)).decode
        secrets = [f'"{name}":'.encode() for name in sealed_fields(item)]

        def read(data: bytes) -> tuple[Any, ...]:
            mirrors = decode(data)
            if self._encode(mirrors) != data:  # so that no key is hidden by how it is written
                raise ValueError
            return tuple([build(one) for one in mirrors])

        return Kept(read, lambda data: not any(key in data for key in secrets))

    def _reading_event(self) -> Callable[[Any], Event | None]:
        """Return what reads an event that stands in another."""
        if self._documents is not None:
            return self._documents._reading_event()

        @cache
        def decoder() -> Any:  # late, as the mirrors of events are being made
            return self._msgspec.json.Decoder(self.events | None)

        def read(data: Any) -> Event | None:
            mirror = decoder().decode(data)
            if self._encode(mirror) != bytes(data):
                raise ValueError
            return None if mirror is None else self.build(mirror)

        return read

    # --- showing --------------------------------------------------------------------------------

    def _show_first(self, kind: type[Any], one: Any) -> Any:
        """Return the mirror of the first object of a class, and learn from it.

        What it leaves empty, others mostly do too: a Struct without those fields is made quicker.
        Another object, and one that holds a body not seen before, is shown in full.
        """
        known: dict[str, Any] = {"in_full": self._in_full, "show": self.show, "shows": self._shows}
        code = self._shown(kind, "one", known, one)
        rest = "in_full[type(one)](one)"
        lines = ["try:", f"    return {code}", "except KeyError:", f"    return {rest}"]
        self._shows[kind] = made = compiled(lines, known)
        return made(one)

    def _showing_in_full(self, kind: type[Any]) -> _Made:
        """Return what makes the mirror of any object of a class."""
        known: dict[str, Any] = {"show": self.show, "shows": self._shows}
        return compiled([f"return {self._shown(kind, 'one', known, None)}"], known)

    def _shown(self, kind: type[Any], one: str, known: dict[str, Any], like: Any) -> str:
        """Return the code of the mirror of an object.

        Args:
            kind: Its class.
            one: The variable that holds it.
            known: The names that the code uses, to which it adds its own.
            like: An object that leaves empty what others mostly do; none where nothing is known.
        """
        empty: dict[str, object] = {}
        stand: _Ways = []
        for field, way in self._ways[kind]:
            if like is not None and getattr(like, field.name) is default_of(field):
                empty[field.name] = default_of(field)
            else:
                stand.append((field, way))
        said = [
            self._shown_field(field, way, one, known, like and getattr(like, field.name))
            for field, way in stand
        ]
        if kind is Session:
            said.append("[shows[type(v)](v) for v in one.events]")
        known[f"new_{one}"] = self._struct(kind, stand) if empty else self._of(kind)
        code = f"new_{one}({', '.join(said)})"
        alike = [
            f"{one}.{name} is {_named(default, f'default_{one}_{name}', known)}"
            for name, default in empty.items()
        ]
        return (
            f"({code} if {' and '.join(alike)} else in_full[type({one})]({one}))" if alike else code
        )

    def _shown_field(
        self, field: "attrs.Attribute[Any]", way: _Way, one: str, known: dict[str, Any], like: Any
    ) -> str:
        """Return the code of what stands in the mirror for a field.

        A default is known by which object it is: of each there is only one.
        """
        value, given = f"{one}_{field.name}", f"{one}.{field.name}"
        required = way.plain is REQUIRED
        default, plain = (None, None) if required else (default_of(field), way.plain)
        code = self._shown_value(bare_type(field.type), value, known, like)
        if code == value and plain is default:
            return given
        named = _named(default, f"default_{value}", known)
        stands = _named(plain, f"no_{value}", known)
        return f"({stands} if ({value} := {given}) is {named} else {code})"

    def _shown_value(  # noqa: PLR0911 -- a line a type
        self, kind: Any, value: str, known: dict[str, Any], like: Any
    ) -> str:
        """Return the code of what stands in the mirror for a value in a variable."""
        item = _item_of(kind)
        if item in (str, int, bool) or is_terms(item) or _is_term(item):
            return value
        if kind in self._as_text:
            return _remembered(self._as_text[kind], value, value, known, like)
        if is_sealed(kind):
            known["no_text"] = _no_text
            return f"{value} if type({value} := {value}.{SEALED}) is str else no_text()"
        if kind is Event or (_holds_sealed(kind) and like is None):
            return f"shows[type({value})]({value})"
        if _holds_sealed(kind):
            return self._shown(kind, value, known, like)
        if _holds_sealed(item):
            whole = f"[*map(show, {value})]"
        else:
            whole = _remembered(self._texts_of(kind), value, f"id({value})", known, like)
        if item is kind:
            return whole
        # tuples of one are the most: no call for each, and none remembered that holds another body
        first = f"{value}_0"
        single = self._shown_value(item, first, known, like[0] if like else None)
        return f"({single},) if len({value}) == 1 and ({first} := {value}[0]) else {whole}"

    def _texts(self, kind: Any) -> Texts:
        """Return what remembers the JSON of the objects of a class, or of tuples of them."""
        raw: _Made = self._msgspec.Raw
        item = _item_of(kind)

        def write(value: object) -> Any:
            plain = self._converter.unstructure(value, unstructure_as=kind)
            return raw(compact(plain).encode())

        def write_all(values: Iterable[object]) -> Any:
            return raw(self._encode([*map(self._texts_of(item).text, values)]))

        # by which object it is: two bodies are equal by their ids alone
        return Texts(write if item is kind else write_all, id)


def _remembered(texts: Texts, value: str, key: str, known: dict[str, Any], like: Any) -> str:
    """Return the code of the text of a value; like others, it mostly is there already."""
    known[f"by_{value}"] = texts.text if like is None else texts.kept
    return f"by_{value}({value})" if like is None else f"by_{value}[{key}][1]"


def _named(value: object, name: str, known: dict[str, Any]) -> str:
    """Return how code names a value."""
    if value is None:
        return "None"
    known[name] = value
    return name


def _no_default() -> object:
    """Refuse a mirror without a field that has no default."""
    raise ValueError


def _no_text() -> str:
    """Refuse what is sealed and no text, and say nothing of it."""
    raise TypeError


def _is_term(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Term)


def _either(one: Any, other: Any) -> Any:
    return one | other


def _tuple_of(item: Any) -> Any:
    return GenericAlias(tuple, (item, ...))


def _item_of(kind: Any) -> Any:
    """Return what a tuple holds, or else the type itself."""
    return get_args(kind)[0] if get_origin(kind) is tuple else kind


def _holds_sealed(kind: Any) -> bool:
    return attrs.has(kind) and bool(sealed_fields(kind))


def _check_of(field: "attrs.Attribute[Any]") -> _Made | None:
    """Return what gives a value back that a field's own validator lets pass, if it has one."""
    validator: Any = field.validator
    if getattr(validator, "__module__", "") == _typed.__name__:  # msgspec checks the type
        return None

    def check(value: Any) -> Any:
        validator(None, field, value)
        return value

    return check


# --- building -----------------------------------------------------------------------------------


def _builder(kind: type[Any], ways: Mapping[type, _Ways], build_all: _Made) -> _Made:
    """Return what makes an object of its mirror.

    The fields are set in a twin of the class that is not frozen and has the same slots, which then
    becomes the class: a frozen one costs a call for each field, and would run each check of a type
    once more. What the constructor checks of the whole is run. A session, which keeps more than its
    fields, goes through its constructor.
    """
    known: dict[str, Any] = {"new": object.__new__, "Sealed": Sealed}
    if kind is Session:
        known |= {"kind": kind, "build_all": build_all}
        values = [f"{f.name}={_read(f, way, 'one', known)}" for f, way in ways[kind]]
        values.append("events=tuple(build_all(one.events))")
        return compiled([f"return kind({', '.join(values)})"], known)
    return compiled([*_setting(kind, ways, "one", known), "return made_one"], known)


def _setting(
    kind: type[Any], ways: Mapping[type, _Ways], one: str, known: dict[str, Any]
) -> Iterator[str]:
    """Yield the lines that make an object of the mirror in a variable.

    Args:
        kind: The class of the object.
        ways: How the fields of each class are read.
        one: The variable.
        known: The names that the lines use, to which it adds its own.
    """
    made = f"made_{one}"
    known |= {f"twin_{one}": _twin(cast("Any", kind)), f"kind_{one}": kind}
    yield f"{made} = new(twin_{one})"
    for field, way in ways[kind]:
        value = f"{one}_{field.name}"
        if way.inner is Sealed:
            yield f"{made}.{field.name} = {value} = new(Sealed)"
            yield f"{value}.{SEALED} = {one}.{field.name}"
        elif way.inner is not None:
            yield f"{value} = {one}.{field.name}"
            yield from _setting(way.inner, ways, value, known)
            yield f"{made}.{field.name} = made_{value}"
        else:
            yield f"{made}.{field.name} = {_read(field, way, one, known)}"
    yield f"{made}.__class__ = kind_{one}"
    if hasattr(kind, "__attrs_post_init__"):
        known[f"check_{one}"] = kind.__attrs_post_init__
        yield f"check_{one}({made})"


def _read(field: "attrs.Attribute[Any]", way: _Way, one: str, known: dict[str, Any]) -> str:
    """Return the code of what a field holds, by the mirror in a variable."""
    name = f"{one}_{field.name}"
    known |= {f"by_{name}": way.by, f"default_{name}": default_of(field), f"no_{name}": way.plain}
    return way.code.format(f"{one}.{field.name}", f"by_{name}", f"default_{name}", f"no_{name}")


def _sharing(build: _Made, names: Sequence[str], bare: Mapping[str, object]) -> _Made:
    """Return what builds an object, or gives back an equal one that was built before.

    Args:
        build: What builds it.
        names: Its fields.
        bare: The fields that are sealed, or stay bytes in the mirror, and what stands in them
            where they hold nothing; only such an object is remembered.
    """
    kept = Kept(build)
    known: dict[str, Any] = {"build": build, "find": kept.get, "keep": kept.keep}
    known |= {f"bare_{name}": value for name, value in bare.items()}
    said = " or ".join(f"one.{name} is not bare_{name}" for name in bare)
    key = "".join(f"one.{name}, " for name in names if name not in bare)
    lines = [
        f"if {said}: return build(one)",
        f"key = ({key})",
        "return find(key) or keep(key, build(one))",
    ]
    return compiled(lines, known)


@cache
def _twin(kind: type[Any]) -> type[Any]:
    """Return a class like another, but that its fields may be set, with no call for each."""
    bases: tuple[type, ...] = (kind,)
    slots: tuple[str, ...] = ()
    if issubclass(kind, Event):  # beside it, so that an event that has no kinds still has none
        bases, slots = kind.__bases__, kind.__dict__["__slots__"]
    free = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(kind.__name__, bases, {"__slots__": slots, **free})
