"""Plain data in and out: the documents of the library as dictionaries, JSON and TOML.

Answers: how is a plan, a statement, a legal instrument, a regulation, a session or a receipt
stored, and is this input one. An input is read strictly (``"7"`` is no number, ``"false"`` is not
false, an unknown key is refused) and within limits of size and depth, and all its faults are
reported together, each with its path, the value seen and the reason in both languages. What is
written leaves out defaults, since a default never reads as law, and says its format and version
(``"schema": "dialogue-core/plan/1"``); what is read may leave that out, and is then of version 1.

It does not read or write files. Its storage converter writes sealed words in clear, so what it
writes belongs where the record itself may be kept. What leaves that place is written by
`dump_redacted`, and cannot be loaded in the place of the record.

One value by itself goes through `make_converter`: every public class is read back as it was
written, but for what the library works out. `NOT_READ` lists those classes, each with what to do
instead.
"""

from dialogue_core.serialization._bounds import BEYOND_SCHEMA
from dialogue_core.serialization._documents import (
    dump_event,
    dump_findings,
    dump_instrument,
    dump_plan,
    dump_receipt,
    dump_regulation,
    dump_session,
    dump_statement,
    instrument_from_json,
    instrument_from_toml,
    instrument_to_json,
    instrument_to_toml,
    load_event,
    load_instrument,
    load_plan,
    load_receipt,
    load_regulation,
    load_session,
    load_statement,
    make_converter,
    plan_from_json,
    plan_from_toml,
    plan_to_json,
    receipt_from_json,
    receipt_to_json,
    session_from_json,
    session_to_json,
    statements_from_json,
    statements_from_toml,
)
from dialogue_core.serialization._export import dump_redacted, export_converter
from dialogue_core.serialization._results import NOT_READ
from dialogue_core.serialization._schema import DOCUMENTS, schema

__all__ = [
    "BEYOND_SCHEMA",
    "DOCUMENTS",
    "NOT_READ",
    "dump_event",
    "dump_findings",
    "dump_instrument",
    "dump_plan",
    "dump_receipt",
    "dump_redacted",
    "dump_regulation",
    "dump_session",
    "dump_statement",
    "export_converter",
    "instrument_from_json",
    "instrument_from_toml",
    "instrument_to_json",
    "instrument_to_toml",
    "load_event",
    "load_instrument",
    "load_plan",
    "load_receipt",
    "load_regulation",
    "load_session",
    "load_statement",
    "make_converter",
    "plan_from_json",
    "plan_from_toml",
    "plan_to_json",
    "receipt_from_json",
    "receipt_to_json",
    "schema",
    "session_from_json",
    "session_to_json",
    "statements_from_json",
    "statements_from_toml",
]


def __dir__() -> list[str]:
    return list(__all__)
