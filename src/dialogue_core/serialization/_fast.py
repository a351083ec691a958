"""The quick way to read sessions and events, where msgspec is installed (extra ``fast``).

Private to `dialogue_core.serialization`. It reads only what stands in the very form in which the
library writes it: what was decoded is encoded again, and every byte must be the same. So a key that
stands twice or a number with a point is never read here. Such a document, and one with any fault,
is left to the strict reader over the same bytes, which alone says what is wrong.

Nothing is taken on trust. msgspec checks types, words and sizes; every other check of a field and
of a constructor is run as always; bodies, citations, acts owed and the like are read by the strict
reader, once for the same bytes. What is remembered from one document to the next holds nothing
sealed.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, reduce
from types import GenericAlias, NoneType
from typing import Annotated, Any, Final, NamedTuple, TypeAlias, cast, final, get_args, get_origin

import attrs
from cattrs import Converter

from dialogue_core import _typed
from dialogue_core.errors import DialogueError
from dialogue_core.events import Event, code
from dialogue_core.serialization._compiling import Kept, bare_type, compiled, sealed_fields
from dialogue_core.serialization._reader import (
    LARGEST,
    REQUIRED,
    default_of,
    is_sealed,
    is_terms,
    known_terms,
)
from dialogue_core.serialization._sessions import KINDS, TAG
from dialogue_core.serialization._texts import (
    MAX_ITEMS,
    MAX_TEXT,
    TIMES_FOR_A_LOG,
    from_json,
    within_limits,
)
from dialogue_core.serialization._versions import EVENT, SCHEMA_KEY, SESSION, Format
from dialogue_core.sessions import Session
from dialogue_core.statements import Statement
from dialogue_core.values import Day, Sealed

_Read: TypeAlias = Callable[[Any], Any]

_UNSURE: Final = (DialogueError, LookupError, RecursionError, ValueError)
"""What leaves a document to the strict reader; the errors of msgspec are all ValueErrors."""

_LEAST: Final = 2
"""How many bytes a value takes at least: a digit and a comma."""


@final
class FastReader:
    """Reads sessions and events as the library writes them; gives none where it is not sure."""

    def __init__(self, converter: Converter) -> None:
        import msgspec  # noqa: PLC0415 -- an extra, loaded where it is used

        self._unsure = (msgspec.MsgspecError, *_UNSURE)
        self._format = msgspec.json.format
        self._encoder = msgspec.json.Encoder()
        self._mirrors = _Mirrors(msgspec, converter)
        self._event = msgspec.json.Decoder(self._mirrors.events)
        self._session = msgspec.json.Decoder(self._mirrors.session)

    def session(self, text: str | bytes) -> Session | None:
        """Return the session of a document that says its format, its log folded."""
        if len(text) > _LEAST * MAX_ITEMS * TIMES_FOR_A_LOG:
            return None
        try:
            data = (text.encode() if isinstance(text, str) else text).removesuffix(b"\n")
            if not data.startswith(_mark(SESSION)):
                data = self._format(data, indent=-1)
            mirror = self._session_mirror(data)
            if mirror is None:
                return None
            head: Session = self._mirrors.build(mirror)
            return head.record(*self._mirrors.build_all(mirror.events))
        except self._unsure:
            return None

    def record(self, head: bytes, events: Sequence[bytes]) -> Session | None:
        """Return the session of a document without events and the documents of its events."""
        found = self.events(events)
        try:
            mirror = None if found is None else self._session_mirror(head)
            if mirror is None or found is None or mirror.events:
                return None
            session: Session = self._mirrors.build(mirror)
            return session.record(*found)
        except self._unsure:
            return None

    def _session_mirror(self, data: bytes) -> Any:
        """Return the mirror of a document that is one in our form, and says so."""
        mark = _mark(SESSION)
        bare = b"{" + data[len(mark) :]
        mirror = self._session.decode(bare)
        return mirror if data.startswith(mark) and self._encoder.encode(mirror) == bare else None

    def events(self, bodies: Sequence[bytes]) -> list[Event] | None:
        """Return the events of some documents in order, or none if one of them is not sure."""
        mark = _mark(EVENT)
        bare = [body[len(mark) :] for body in bodies if body.startswith(mark)]
        if len(bare) < len(bodies) or any(len(body) > _LEAST * MAX_ITEMS for body in bare):
            return None
        lines = b"".join((b"{", b"\n{".join(bare), b"\n")) if bare else b""
        try:
            mirrors: list[Any] = self._event.decode_lines(lines)
            # as many as documents, and each in a line of its own: so each is of its own document
            if len(mirrors) != len(bodies) or self._encoder.encode_lines(mirrors) != lines:
                return None
            return self._mirrors.build_all(mirrors)
        except self._unsure:
            return None


@cache
def _mark(form: Format) -> bytes:
    """Return how a document begins that says its format in its current version."""
    return f'{{"{SCHEMA_KEY}":"{form.mark}",'.encode()


# --- mirrors ------------------------------------------------------------------------------------


_GIVEN: Final = "{2} if {0} is {3} else "
"""The code of a default where nothing is given."""


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


@final
class _Mirrors:
    """For each class that is read here, a Struct that says the same, and what builds ours of it.

    What often comes back, and whatever only the strict reader knows, stays bytes in the Struct.
    What builds an object is written out as code, one line a field, as attrs writes constructors.
    """

    def __init__(self, msgspec: Any, converter: Converter) -> None:
        self._msgspec = msgspec
        self._converter = converter
        self._encode: Callable[[object], bytes] = msgspec.json.Encoder().encode
        self._absent = msgspec.Raw(b"")
        self._text = Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]
        self._number = Annotated[int, msgspec.Meta(ge=-LARGEST, le=LARGEST)]
        self._read_text: _Read = msgspec.json.Decoder(self._text).decode
        self._by_text = {kind: self._reading(kind) for kind in (Day, dt.time)}
        self._tags = {kind: tag for tag, kind in KINDS.items()}
        self._of = cast("Callable[[type[Any]], Any]", cache(self._mirror))
        self._builds: dict[type, _Read] = {}
        self.events: Any = reduce(_either, map(self._of, self._tags))
        """The mirrors of every kind of event."""
        self.session: Any = self._of(Session)
        """The mirror of a session; its events stay mirrors."""

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

    # --- one class ------------------------------------------------------------------------------

    def _mirror(self, kind: type[Any]) -> Any:
        """Return the mirror of a class, and keep what builds it."""
        fields = [f for f in attrs.fields(kind) if (kind, f.name) != (Session, "events")]
        ways = {field.name: self._way(field) for field in fields}
        keys = [
            (name, way.mirror) if way.plain is REQUIRED else (name, way.mirror, way.plain)
            for name, way in ways.items()
        ]
        if kind is Session:
            keys.append(("events", GenericAlias(list, (self.events,)), []))
        tag = {"tag_field": TAG, "tag": self._tags[kind]} if kind in self._tags else {}
        made = self._msgspec.defstruct(
            kind.__name__,
            keys,
            kw_only=True,
            forbid_unknown_fields=True,
            omit_defaults=True,
            gc=False,
            **tag,
        )
        build = _builder(kind, ways, {field.name: default_of(field) for field in fields})
        hidden = {
            name: way.plain
            for name, way in ways.items()
            if way.mirror is self._msgspec.Raw or name in sealed_fields(kind)
        }
        once = kind is Session or kind in self._tags or REQUIRED in hidden.values()
        self._builds[made] = build if once else _sharing(build, [*ways], hidden)
        return made

    # --- one field ------------------------------------------------------------------------------

    def _way(self, field: "attrs.Attribute[Any]") -> _Way:
        way = self._plain_way(field) or self._deep_way(field)
        default: Any = default_of(field)
        if way.mirror is self._msgspec.Raw:
            return way._replace(plain=default if default is REQUIRED else self._absent)
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
            return _Way(_tuple_of(self._text), "{1}[{0}]", Kept(check))
        return None

    def _deep_way(self, field: "attrs.Attribute[Any]") -> _Way:  # noqa: PLR0911 -- a line a type
        """Return how a field is read that holds anything else."""
        kind = bare_type(field.type)
        if is_terms(field.type):
            words = tuple(part for part in get_args(field.type) if part is not NoneType)
            if len(words) < 2:  # noqa: PLR2004 -- one vocabulary is known to msgspec
                return _Way(kind)
            return _Way(str, "{1}[{0}]", known_terms(words))
        if is_sealed(kind) and field.name != "words":
            return _Way(self._text, "Sealed({0})")
        if is_sealed(kind):
            # the long ones as bytes, since encoding a text again leaves its bytes in it for good
            return _Way(self._msgspec.Raw, _GIVEN + "Sealed({1}({0}))", self._read_text)
        if kind is Event:
            return _Way(self._msgspec.Raw, "{1}({0})", self._reading_event())
        item = get_args(kind)[0] if get_origin(kind) is tuple else kind
        if attrs.has(item) and sealed_fields(item):
            mirror = self._of(item)
            build = self._builds[mirror]
            if item is kind:
                return _Way(mirror, "{1}({0})", build)
            return _Way(_tuple_of(mirror), "tuple([{1}(v) for v in {0}])", build)
        by = self._reading_json(field.type)
        return _Way(self._msgspec.Raw, _GIVEN + "{1}[bytes({0})]", by)

    # --- one value ------------------------------------------------------------------------------

    def _reading(self, kind: Any) -> Kept:
        """Return what reads values by their text, with the strict reader."""
        return Kept(lambda text: self._converter.structure(text, kind))

    def _reading_json(self, kind: Any) -> Kept:
        """Return what reads values by their JSON, with the strict reader."""

        def read(data: bytes) -> Any:
            return self._converter.structure(within_limits(from_json(data.decode())), kind)

        return Kept(read)

    def _reading_event(self) -> Callable[[Any], Event | None]:
        """Return what reads an event that stands in another."""

        @cache
        def decoder() -> Any:  # late, as the mirrors of events are being made
            return self._msgspec.json.Decoder(self.events | None)

        def read(data: Any) -> Event | None:
            mirror = decoder().decode(data)
            if self._encode(mirror) != bytes(data):
                raise ValueError
            return None if mirror is None else self.build(mirror)

        return read


def _either(one: Any, other: Any) -> Any:
    return one | other


def _tuple_of(item: Any) -> Any:
    return GenericAlias(tuple, (item, ...))


def _check_of(field: "attrs.Attribute[Any]") -> _Read | None:
    """Return what gives a value back that a field's own validator lets pass, if it has one."""
    validator: Any = field.validator
    if field in _IDS:
        validator = code
    elif getattr(validator, "__module__", "") == _typed.__name__:  # msgspec checks the type
        return None

    def check(value: Any) -> Any:
        validator(None, field, value)
        return value

    return check


_IDS: Final = (attrs.fields(Statement).id,)
"""Texts that are checked to be ids by the class in which theirs stands."""


# --- building -----------------------------------------------------------------------------------


def _builder(kind: type[Any], ways: Mapping[str, _Way], defaults: Mapping[str, object]) -> _Read:
    """Return what makes an object of its mirror.

    The fields are set in a twin of the class that is not frozen and has the same slots, which then
    becomes the class: a frozen one costs a call for each field, and would run each check of a type
    once more. What the constructor checks of the whole is run. A session, which keeps more than its
    fields, goes through its constructor.
    """
    known: dict[str, Any] = {"kind": kind, "new": object.__new__, "Sealed": Sealed}
    values: dict[str, str] = {}
    for name, way in ways.items():
        known |= {f"by_{name}": way.by, f"default_{name}": defaults[name], f"no_{name}": way.plain}
        values[name] = way.code.format(f"one.{name}", f"by_{name}", f"default_{name}", f"no_{name}")
    if kind is Session:
        lines = [f"return kind({', '.join(f'{name}={value}' for name, value in values.items())})"]
    else:
        known["twin"] = _twin(kind)
        lines = ["o = new(twin)", *(f"o.{name} = {value}" for name, value in values.items())]
        lines.append("o.__class__ = kind")
        if hasattr(kind, "__attrs_post_init__"):
            known["check"] = kind.__attrs_post_init__
            lines.append("check(o)")
        lines.append("return o")
    return compiled(lines, known)


def _sharing(build: _Read, names: Sequence[str], bare: Mapping[str, object]) -> _Read:
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


def _twin(kind: type[Any]) -> type[Any]:
    """Return a class like another, but that its fields may be set, with no call for each."""
    bases: tuple[type, ...] = (kind,)
    slots: tuple[str, ...] = ()
    if issubclass(kind, Event):  # beside it, so that an event that has no kinds still has none
        bases, slots = kind.__bases__, kind.__dict__["__slots__"]
    free = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(kind.__name__, bases, {"__slots__": slots, **free})
