"""Speed of a session as JSON, in and out, against msgspec and pydantic on the same document.

Every round times each way once, in turn, so that a busy machine slows all of them; what is printed
is the median of the rounds' ratios to msgspec. Absolute times are not kept: they say more about
the machine. The peers get the same classes as the library, made from its own: the same fields,
vocabularies and patterns of ids. They know neither the checks between fields nor the log, which
the library folds as it reads.

    python benchmarks/serialization.py [--quick]

It needs `msgspec` and `pydantic` (dependency group `bench`).
"""

import datetime as dt
import functools
import gc
import json
import operator
import re
import statistics
import sys
import time
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import attrs
import msgspec
import pydantic

import dialogue_core as dc
from dialogue_core.events import EVENTS, Answered, Corrected, Event, Opened, Planned, Speaker, Spoke
from dialogue_core.serialization import (
    dump_session,
    load_session,
    session_from_json,
    session_to_json,
)
from dialogue_core.sessions import Session
from dialogue_core.statements import Part, Statement
from dialogue_core.values import Day, Days, Sealed, Span
from dialogue_core.vocabulary import AnswerWay, Delivery, Field, Settler, StatementKind, Term, Topic

QUICK: Final = "--quick" in sys.argv[1:]
ROUNDS: Final = 3 if QUICK else 15
STATEMENTS: Final = 50
CODE: Final = "^[A-Za-z0-9_.:/+-]{0,120}$"
PLAN: Final = dc.law.gia_nghia_2022.PLAN
LAW: Final = dc.law.regulation_for(PLAN.place, on="2022-10-14").under(PLAN)


# --- what is read and written -------------------------------------------------------------------


def session_of(number: int) -> Session:
    """Return the record of a conference at which so many statements were heard and answered."""
    day = "2022-10-14"
    session = Session(id="GN-2022", place=PLAN.place, organiser=PLAN.organiser, plan=PLAN.id)
    session = session.record(Planned(on="2022-08-01", held=Span.on(day)), Opened(on=day))
    for i in range(number):
        words = f"Đường tổ dân phố {i} hỏng nặng, đề nghị sửa chữa sớm cho bà con đi lại. "
        part = Part(
            kind=StatementKind.PETITION,
            field=Field.TRANSPORT,
            settled_by=Settler.CITY,
            topic=Topic.ON,
            basis=Sealed("nói rõ nơi hỏng"),
        )
        said = Statement(
            id=f"S{i}",
            on=day,
            words=Sealed(words * 3),
            delivery=Delivery.SPOKEN,
            parts=(part,),
        )
        person = Speaker(id=f"P{i}", name=Sealed("Nguyễn Văn A"), contact=Sealed("tổ 3"))
        screening = dc.screen(said, LAW)
        routing = dc.route(said, screening, LAW)
        session = session.heard(said, screening, routing, dc.law.CALENDAR, speaker=person)
        session = session.record(
            Spoke(on=day, speaker=Speaker(id=person.id), about=(said.id,), seconds=120),
            Answered(
                on=day,
                part=f"S{i}/1",
                how=AnswerWay.ON_THE_SPOT,
                words=Sealed("Đã ghi nhận và giao phòng quản lý đô thị xử lý trong tháng này."),
            ),
        )
    return session


SESSION: Final = session_of(STATEMENTS)
DATA: Final = {key: item for key, item in dump_session(SESSION).items() if key != "schema"}
TEXT: Final = json.dumps(DATA, ensure_ascii=False)
BYTES: Final = TEXT.encode()


# --- the peers ----------------------------------------------------------------------------------

Fields = dict[str, tuple[Any, Any]]


class Peers:
    """Classes made from ours: the same fields and words, by another library."""

    def __init__(
        self, make: Callable[[str, Fields, str | None], Any], code: Any, either: Callable[..., Any]
    ) -> None:
        self._make = make
        self._code = code
        self._either = either
        self.of = cache(self._of)

    def _of(self, kind: Any) -> Any:  # noqa: PLR0911 -- one line for each kind of type
        origin, parts = get_origin(kind), get_args(kind)
        if Days in parts:
            units = dict.fromkeys(("days", "working_days"), (int | None, None))
            return self._make("Period", units, None) | None
        if origin is tuple:
            return tuple[self.of(parts[0]), ...]
        if origin is Sealed:
            return str
        if origin in (Union, UnionType):
            words = tuple(term.value for part in parts if is_terms(part) for term in part)
            made = [Literal[words]] if words else []
            made += [self.of(part) for part in parts if not is_terms(part)]
            return functools.reduce(operator.or_, made)
        if is_terms(kind):
            return Literal[tuple(term.value for term in kind)]
        if kind is Event:
            return self._either([self.of(event) for event in EVENTS])
        if kind is Day:
            return dt.date
        if not attrs.has(kind):
            return kind
        fields = {f.name: (self._field(kind, f), default_of(f)) for f in attrs.fields(kind)}
        tag = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
        return self._make(kind.__name__, fields, tag if kind in EVENTS else None)

    def _field(self, kind: type, field: "attrs.Attribute[Any]") -> Any:
        if kind is Corrected and field.name == "now":
            return None  # no correction stands in the document
        is_code = issubclass(kind, Event | Session | Speaker) and field.name != "number"
        return self._code if is_code and field.type is str else self.of(field.type)


def is_terms(kind: Any) -> bool:
    """Return whether a type is a vocabulary."""
    return isinstance(kind, type) and issubclass(kind, Term)


def default_of(field: "attrs.Attribute[Any]") -> Any:
    """Return the default as plain data; the dots stand for none."""
    if field.default is attrs.NOTHING:
        return ...
    found = field.default.open() if isinstance(field.default, Sealed) else field.default
    return found.value if isinstance(found, Term) else found


def struct(name: str, fields: Fields, tag: str | None) -> Any:
    """Return a class of msgspec."""
    listed = [(n, kind) if d is ... else (n, kind, d) for n, (kind, d) in fields.items()]
    tagged = {} if tag is None else {"tag_field": "event", "tag": tag}
    return msgspec.defstruct(
        name,
        listed,
        kw_only=True,
        frozen=True,
        forbid_unknown_fields=True,
        omit_defaults=True,
        **tagged,
    )


def model(name: str, fields: Fields, tag: str | None) -> Any:
    """Return a class of pydantic."""
    tagged = {} if tag is None else {"event": (Literal[tag], tag)}
    config = pydantic.ConfigDict(extra="forbid", frozen=True, strict=True)
    return pydantic.create_model(name, __config__=config, **tagged, **fields)


def tagged_union(kinds: list[Any]) -> Any:
    """Return the union of classes of pydantic that their tag tells apart."""
    return Annotated[functools.reduce(operator.or_, kinds), pydantic.Field(discriminator="event")]


STRUCT: Final = Peers(
    struct,
    Annotated[str, msgspec.Meta(pattern=CODE)],
    lambda kinds: functools.reduce(operator.or_, kinds),
).of(Session)
MODEL: Final = Peers(model, Annotated[str, pydantic.Field(pattern=CODE)], tagged_union).of(Session)


# --- measuring ----------------------------------------------------------------------------------


def compared(title: str, ways: dict[str, Callable[[], object]]) -> None:
    """Time the ways in turn, and print each as a multiple of the first."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            gc.collect()
            start = time.perf_counter()
            for _ in range(5):
                way()
            taken[name].append(time.perf_counter() - start)
    base = next(iter(ways))
    print(f"\n{title}")
    for name, times in taken.items():
        ratios = [t / b for t, b in zip(times, taken[base], strict=True)]
        print(f"  {name:<58} {statistics.median(ratios):>8.2f} ×")


def main() -> None:
    """Check that all read and write the same, and print the ratios."""
    decoder, encoder = msgspec.json.Decoder(STRUCT), msgspec.json.Encoder()
    struct_of, model_of = decoder.decode(BYTES), MODEL.model_validate_json(BYTES)
    if json.loads(encoder.encode(struct_of)) != DATA or session_from_json(TEXT) != SESSION:
        raise SystemExit("the ways do not read the same")
    if json.loads(model_of.model_dump_json(exclude_defaults=True)).keys() != DATA.keys():
        raise SystemExit("pydantic does not write the same")
    names = ("msgspec", "pydantic", "cattrs", "attrs")
    print(f"CPython {sys.version.split()[0]}", *(f"{name} {version(name)}" for name in names))
    print(
        f"a session of {STATEMENTS} statements: {len(SESSION.events)} events, "
        f"{len(BYTES) // STATEMENTS} bytes a statement"
    )
    head = attrs.evolve(SESSION, events=())
    compared(
        "JSON text to classes",
        {
            "msgspec.Struct": lambda: decoder.decode(BYTES),
            "pydantic": lambda: MODEL.model_validate_json(BYTES),
            "dialogue_core, checked, sealed and folded": lambda: session_from_json(TEXT),
            "  of which: json.loads": lambda: json.loads(TEXT),
            "  of which: plain data to classes and their fold": lambda: load_session(DATA),
            "  of which: the fold": lambda: head.record(*SESSION.events),
        },
    )
    compared(
        "classes to JSON text",
        {
            "msgspec.Struct": lambda: encoder.encode(struct_of),
            "pydantic": lambda: model_of.model_dump_json(exclude_defaults=True),
            "dialogue_core": lambda: session_to_json(SESSION),
            "  of which: classes to plain data": lambda: dump_session(SESSION),
        },
    )


if __name__ == "__main__":
    main()
