"""Speed of a session as JSON, in and out, against msgspec and pydantic on the same document.

The peers get the same classes as the library, made from its own: the same fields,
vocabularies and patterns of ids. They know neither the checks between fields nor the log, which
the library folds as it reads.

    python benchmarks/serialization.py [--quick]

It needs `msgspec` and `pydantic` (dependency group `bench`).
"""

import datetime as dt
import functools
import json
import operator
import re
from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import attrs
import msgspec
import pydantic
from _report import QUICK, Report, ratio

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

REPORT: Final = Report("A session as JSON", "msgspec", "pydantic", "cattrs", "attrs")
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
BYTES: Final = json.dumps(DATA, ensure_ascii=False, separators=(",", ":")).encode()
"""The document as the peers get it: without its mark, which they do not know."""
TEXT: Final = session_to_json(SESSION).encode()
"""The document as the library writes it."""


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


TIMES: Final = 5
"""How often each way does it in a round."""


SPACED: Final = json.dumps(dump_session(SESSION), ensure_ascii=False, indent=2).encode()


def strictly() -> Session:
    """Read the document as where msgspec is not installed."""
    return load_session(json.loads(TEXT))


def compact(data: object) -> str:
    """Return plain data as the library writes it where msgspec is not installed."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def first_time() -> Callable[[], str]:
    """Return what writes each time a session that was read and never written yet."""
    read = iter([session_from_json(TEXT) for _ in range((ROUNDS + 1) * TIMES)])
    return lambda: session_to_json(next(read))


def often(way: Callable[[], object]) -> tuple[Callable[[], object], int]:
    """Return what does it some times."""

    def repeated() -> None:
        for _ in range(TIMES):
            way()

    return repeated, TIMES


def main() -> None:
    """Check that all read and write the same, and print the ratios."""
    decoder, encoder = msgspec.json.Decoder(STRUCT), msgspec.json.Encoder()
    struct_of, model_of = decoder.decode(BYTES), MODEL.model_validate_json(BYTES)
    if json.loads(encoder.encode(struct_of)) != DATA or session_from_json(TEXT) != SESSION:
        raise SystemExit("the ways do not read the same")
    if json.loads(model_of.model_dump_json(exclude_defaults=True)).keys() != DATA.keys():
        raise SystemExit("pydantic does not write the same")
    REPORT.note(
        f"a session of {STATEMENTS} statements: {len(SESSION.events)} events, "
        f"{len(BYTES) // STATEMENTS} bytes a statement"
    )
    head = attrs.evolve(SESSION, events=())
    read = REPORT.compared(
        "JSON text to classes",
        {
            "msgspec.Struct": often(lambda: decoder.decode(BYTES)),
            "pydantic": often(lambda: MODEL.model_validate_json(BYTES)),
            "dialogue_core, checked, sealed and folded": often(lambda: session_from_json(TEXT)),
            "the same, of a text with spaces": often(lambda: session_from_json(SPACED)),
            "the same, without msgspec": often(strictly),
            "  of which: json.loads": often(lambda: json.loads(TEXT)),
            "  of which: plain data to classes and their fold": often(lambda: load_session(DATA)),
            "  of which: the fold": often(lambda: head.record(*SESSION.events)),
        },
        rounds=ROUNDS,
    )
    written = REPORT.compared(
        "Classes to JSON text",
        {
            "msgspec.Struct": often(lambda: encoder.encode(struct_of)),
            "pydantic": often(lambda: model_of.model_dump_json(exclude_defaults=True)),
            "dialogue_core": often(lambda: session_to_json(SESSION)),
            "the same, each session for the first time": often(first_time()),
            "the same, without msgspec": often(lambda: compact(dump_session(SESSION))),
            "  of which: classes to plain data": often(lambda: dump_session(SESSION)),
        },
        rounds=ROUNDS,
    )
    ours = "dialogue_core, checked, sealed and folded"
    decoded, encoded = (
        ratio(read, ours, "msgspec.Struct"),
        ratio(written, "dialogue_core", "msgspec.Struct"),
    )
    REPORT.budget("P4", "decode a session / msgspec.Struct", decoded, at_most=2.5)
    REPORT.budget("P4", "decode a session / pydantic", ratio(read, ours, "pydantic"), at_most=1)
    REPORT.budget("P4", "encode a session / msgspec.Struct", encoded, at_most=2.6)
    REPORT.done()


if __name__ == "__main__":
    main()
