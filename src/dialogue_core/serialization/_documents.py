"""The documents of the library: which there are, and how each is read and written.

Private to `dialogue_core.serialization`, which shows these names.
"""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import Any, TypeVar, cast

from cattrs import Converter

from dialogue_core.errors import Fault, InputError
from dialogue_core.events import Event
from dialogue_core.findings import Finding
from dialogue_core.plans import Plan
from dialogue_core.receipts import Receipt
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Instrument
from dialogue_core.serialization import _versions as formats
from dialogue_core.serialization._compiling import compact
from dialogue_core.serialization._fast import Beside, FastPath, LinePath
from dialogue_core.serialization._findings import FindingRecord
from dialogue_core.serialization._instruments import register_instruments
from dialogue_core.serialization._plans import register_plans
from dialogue_core.serialization._reader import (
    as_object,
    read_items,
    strict_converter,
    unseen,
)
from dialogue_core.serialization._results import register_results
from dialogue_core.serialization._sessions import register_sessions
from dialogue_core.serialization._tables import register_tables
from dialogue_core.serialization._texts import (
    MAX_CHARACTERS,
    MAX_ITEMS,
    TIMES_FOR_A_LOG,
    expect_text,
    from_json,
    from_toml,
    to_json,
    to_toml,
    within_limits,
)
from dialogue_core.serialization._versions import Format
from dialogue_core.sessions import Session
from dialogue_core.statements import Statement
from dialogue_core.values import Day

LoadedT = TypeVar("LoadedT")


def make_converter() -> Converter:
    """Return a new converter between plain data and the classes of the library, for storage.

    It writes sealed words in clear, so what it writes belongs where the record itself may be
    kept, and nowhere else. A rule or an event says its kind; where a class holds any kind, say so
    when you write it: ``unstructure(event, unstructure_as=Event)``. Reading raises `InputError`
    with every fault, and for a class of `NOT_READ`, which is worked out and no data, with what to
    do instead.

    >>> from dialogue_core.values import Span
    >>> make_converter().unstructure(Span("2016-01-01", until="2025-03-01"))
    {'since': '2016-01-01', 'until': '2025-03-01'}
    """
    converter = strict_converter()
    register_plans(converter)
    register_instruments(converter)
    register_sessions(converter)
    register_tables(converter)
    register_results(converter)
    return converter


@cache
def _storage() -> Converter:
    return make_converter()


@cache
def _fast() -> FastPath | None:
    return None if find_spec("msgspec") is None else FastPath(_storage())


@cache
def _toml() -> Converter:
    """Return the converter for TOML, which has days of its own."""
    converter = make_converter()

    def as_it_is(day: Day) -> Day:
        return day

    converter.register_unstructure_hook(Day, as_it_is)
    return converter


def _dumped(form: Format, value: object, kind: type[object]) -> dict[str, Any]:
    return form.stamped(_storage().unstructure(value, unstructure_as=kind))


def _loaded(form: Format, data: object, kind: type[LoadedT], *, items: int = MAX_ITEMS) -> LoadedT:
    if not isinstance(data, str | bytes):
        return _storage().structure(form.current(within_limits(data, items=items)), kind)
    try:
        return _storage().structure("", kind)
    except InputError as error:
        refused = form.of_a_text(error)
    # outside the handler: the error raised must not carry the first one
    raise refused


# --- plans --------------------------------------------------------------------------------------


def dump_plan(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain data, without its defaults."""
    return _dumped(formats.PLAN, plan, Plan)


def load_plan(data: object) -> Plan:
    """Return the plan that the plain data says.

    Raises:
        InputError: The data is no plan; it holds every fault found.
    """
    return _loaded(formats.PLAN, data, Plan)


def plan_to_json(plan: Plan) -> str:
    """Return the plan as JSON text in Unicode, ending in a line break."""
    return to_json(dump_plan(plan))


def plan_from_json(text: str) -> Plan:
    """Return the plan that the JSON text says.

    Raises:
        InputError: The text is no JSON, repeats a key, or says no plan.
    """
    return load_plan(from_json(text))


def plan_from_toml(text: str) -> Plan:
    """Return the plan that the TOML text says; its days may be TOML dates.

    Raises:
        InputError: The text is no TOML, or says no plan.
    """
    return load_plan(from_toml(text))


# --- statements ---------------------------------------------------------------------------------


def dump_statement(statement: Statement) -> dict[str, Any]:
    """Return the statement as plain data, its sealed words in clear: for storage only."""
    return _dumped(formats.STATEMENT, statement, Statement)


def load_statement(data: object) -> Statement:
    """Return the statement that the plain data says; its words are sealed at once.

    Raises:
        InputError: The data is no statement; no fault shows what a citizen said.
    """
    return _loaded(formats.STATEMENT, data, Statement)


def statements_from_json(text: str) -> tuple[Statement, ...]:
    """Return the statements that a JSON text lists; their words are sealed at once.

    Raises:
        InputError: The text is no JSON, lists no statements, or gives an id twice; no fault shows
            what a citizen said.
    """
    return _load_statements(from_json(text))


def statements_from_toml(text: str) -> tuple[Statement, ...]:
    """Return the statements that a TOML text gives in tables ``[[statements]]``.

    Raises:
        InputError: As `statements_from_json`.
    """
    data = cast("dict[str, object]", from_toml(text))
    if set(data) != {"statements"}:
        formats.STATEMENT.refuse_another(data)
        raise unseen(
            "expected statements, each in a table [[statements]], and nothing else",
            "cần các ý kiến, mỗi ý kiến trong một bảng [[statements]], ngoài ra không có gì khác",
        )
    return _load_statements(data["statements"])


def _load_statements(data: object) -> tuple[Statement, ...]:
    if not isinstance(data, list):
        formats.STATEMENT.refuse_another(as_object(data) or {})
        raise unseen(
            "expected a list of statements, as [{…}, {…}]",
            "cần một danh sách ý kiến, dạng [{…}, {…}]",
        )
    found = read_items(within_limits(cast("object", data)), load_statement)
    times = Counter(statement.id for statement in found)
    twice = tuple(
        Fault(
            f"[{index}].id",
            statement.id,
            "the id is given twice: each statement needs its own",
            "mã bị trùng: mỗi ý kiến cần một mã riêng",
        )
        for index, statement in enumerate(found)
        if times[statement.id] > 1
    )
    if twice:
        raise InputError(twice)
    return found


# --- instruments --------------------------------------------------------------------------------


def dump_instrument(instrument: Instrument) -> dict[str, Any]:
    """Return the instrument as plain data, in the dialect of an application's own rules."""
    return _dumped(formats.INSTRUMENT, instrument, Instrument)


def load_instrument(data: object) -> Instrument:
    """Return the instrument that the plain data says.

    Raises:
        InputError: The data is no instrument; it holds every fault found.
    """
    return _loaded(formats.INSTRUMENT, data, Instrument)


def instrument_to_json(instrument: Instrument) -> str:
    """Return the instrument as JSON text in Unicode, ending in a line break."""
    return to_json(dump_instrument(instrument))


def instrument_from_json(text: str) -> Instrument:
    """Return the instrument that the JSON text says.

    Raises:
        InputError: The text is no JSON, repeats a key, or says no instrument.
    """
    return load_instrument(from_json(text))


def instrument_to_toml(instrument: Instrument) -> str:
    """Return the instrument as TOML text, as a person would write it."""
    return to_toml(formats.INSTRUMENT.stamped(_toml().unstructure(instrument)))


def instrument_from_toml(text: str) -> Instrument:
    """Return the instrument that the TOML text says; its days may be TOML dates.

    Raises:
        InputError: The text is no TOML, or says no instrument.
    """
    return load_instrument(from_toml(text))


# --- regulations --------------------------------------------------------------------------------


def dump_regulation(regulation: Regulation) -> dict[str, Any]:
    """Return the regulation as plain data, each rule in the dialect of instruments and in full."""
    return _dumped(formats.REGULATION, regulation, Regulation)


def load_regulation(data: object) -> Regulation:
    """Return the regulation that the plain data says.

    Raises:
        InputError: The data is no regulation; it holds every fault found.
    """
    return _loaded(formats.REGULATION, data, Regulation, items=_ITEMS_OF_A_LOG)


# --- sessions and events ------------------------------------------------------------------------

_ITEMS_OF_A_LOG = MAX_ITEMS * TIMES_FOR_A_LOG


def dump_session(session: Session) -> dict[str, Any]:
    """Return the session as plain data, its sealed words in clear: for storage only."""
    return _dumped(formats.SESSION, session, Session)


def load_session(data: object) -> Session:
    """Return the session that the plain data says, its log folded and its words sealed at once.

    Raises:
        InputError: The data is no session, its log stops making sense (the fault names the event),
            or it is a redacted copy; no fault shows what a citizen said.
    """
    return _loaded(formats.SESSION, data, Session, items=_ITEMS_OF_A_LOG)


def session_to_json(session: Session) -> str:
    """Return the session as JSON text in one line, its sealed words in clear: for storage only.

    Where msgspec is installed (extra ``fast``), it is written some ten times as quickly.
    """
    fast = _fast()
    line = None if fast is None else fast.line(session)
    return compact(dump_session(session)) + "\n" if line is None else line


def session_from_json(text: str | bytes) -> Session:
    """Return the session that the JSON text says, its log folded and its words sealed at once.

    Bytes are quicker, and are read as UTF-8. Where msgspec is installed (extra ``fast``), what
    `session_to_json` wrote is read many times as quickly.

    Raises:
        InputError: The text is no JSON, repeats a key, or says no session.
    """
    most = MAX_CHARACTERS * TIMES_FOR_A_LOG
    if not isinstance(text, bytes):
        expect_text(text, "JSON")
    fast = _fast() if len(text) <= most else None
    found = None if fast is None else fast.session(text)
    if found is not None:
        return found
    return load_session(from_json(_decoded(text), characters=most))


def _decoded(text: str | bytes) -> str:
    try:
        return text if isinstance(text, str) else text.decode()
    except UnicodeDecodeError as error:
        at = f"byte {error.start}"
    # outside the handler: the error carries the whole text
    raise unseen(
        f"not valid JSON: what stands from {at} on is not UTF-8; save the text as UTF-8",
        f"không phải JSON hợp lệ: từ {at} không phải UTF-8; hãy lưu văn bản dạng UTF-8",
        at,
    )


def dump_event(event: Event) -> dict[str, Any]:
    """Return one event as plain data that says its kind, sealed words in clear: for storage only.

    An application stores what is new, ``session.events[k:]``, each under the id of its session and
    its place in the log.
    """
    return _dumped(formats.EVENT, event, Event)


def load_event(data: object) -> Event:
    """Return the event that the plain data says; its words are sealed at once.

    Whether it makes sense in its log is told by `Session.record`.

    Raises:
        InputError: The data is no event, or is a redacted copy; no fault shows a citizen's words.
    """
    return _loaded(formats.EVENT, data, Event)


def event_to_bytes(event: Event) -> bytes:
    """Return one event as JSON in one line, as an archive keeps it.

    Raises:
        UnicodeEncodeError: A text holds half a character.
    """
    fast = _fast()
    body = None if fast is None else fast.body(event)
    return compact(dump_event(event)).encode() if body is None else body


def event_from_bytes(data: bytes) -> Event:
    """Return the event that the JSON says; a key that stands twice is not looked for.

    Raises:
        InputError: It is no event.
        ValueError: It is no JSON.
    """
    fast = _fast()
    found = None if fast is None else fast.events((data,))
    return load_event(json.loads(data)) if found is None else found[0]


def line_path(head: Beside, event: Beside) -> LinePath | None:
    """Return what reads the lines of an archive quickly; none where msgspec is not installed.

    Args:
        head: What stands in a line beside the head of a session.
        event: What stands in a line beside an event.
    """
    fast = _fast()
    return None if fast is None else _line_path(fast, head, event)


@cache
def _line_path(fast: FastPath, head: Beside, event: Beside) -> LinePath:
    return LinePath(_storage(), fast, head, event)


# --- findings -----------------------------------------------------------------------------------


def dump_findings(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return findings as plain data: each with its rule's id and content, verdict, words and days.

    They are written only: what a check finds is found again by the check.
    """
    records = tuple(FindingRecord.of(finding) for finding in findings)
    return formats.FINDINGS.stamped({"findings": _storage().unstructure(records)})


# --- receipts -----------------------------------------------------------------------------------


def dump_receipt(receipt: Receipt) -> dict[str, Any]:
    """Return the receipt as plain data: hashes, ids, days and versions, and no sealed words."""
    return _dumped(formats.RECEIPT, receipt, Receipt)


def load_receipt(data: object) -> Receipt:
    """Return the receipt that the plain data says.

    Raises:
        InputError: The data is no receipt; it holds every fault found.
    """
    return _loaded(formats.RECEIPT, data, Receipt, items=_ITEMS_OF_A_LOG)


def receipt_to_json(receipt: Receipt) -> str:
    """Return the receipt as JSON text in Unicode, ending in a line break."""
    return to_json(dump_receipt(receipt))


def receipt_from_json(text: str) -> Receipt:
    """Return the receipt that the JSON text says.

    Raises:
        InputError: The text is no JSON, repeats a key, or says no receipt.
    """
    return load_receipt(from_json(text, characters=MAX_CHARACTERS * TIMES_FOR_A_LOG))
