"""The labelled statements of ``tests/data/statements.json``, as statements of the library.

Own paraphrases of what people say at conferences, without names. The labels: what a statement is,
its field, who is able to settle it, and the bodies that may lead at a city conference of 2022. Not
labelled, so left open: the finer matter, who made a decision complained of, who manages the
accused. The day is that of a conference of 2022.
"""

import json
from pathlib import Path
from typing import Final

import attrs

from dialogue_core.statements import Part, Statement
from dialogue_core.values import Sealed
from dialogue_core.vocabulary import Delivery, Field, Settler, StatementKind, Topic

PATH: Final = Path(__file__).parent / "data" / "statements.json"
DAY: Final = "2022-10-14"


@attrs.frozen(kw_only=True)
class StatementCase:
    """One labelled statement."""

    statement: Statement
    field: Field
    label_field: str
    """The field as first labelled, before it was told as one of ours."""
    settled_by: Settler
    theme: str | None
    """The theme of the conference; none for a general one."""
    expected_lead: tuple[str, ...]
    """The body that should lead and those that may, in Vietnamese."""
    hard: bool
    label_confidence: str
    """high, or medium where the label is a legal borderline."""

    def __str__(self):
        return self.statement.id


def _case(row):
    field, settled_by = Field(row["field"]), Settler(row["settled_by"])
    parts = tuple(
        Part(
            kind=StatementKind(kind),
            field=field,
            settled_by=settled_by,
            topic=Topic(row["topic"]),
        )
        for kind in row["parts"] or [row["kind"]]
    )
    return StatementCase(
        statement=Statement(
            id=row["id"],
            on=DAY,
            words=Sealed(row["text"]),
            delivery=Delivery(row["delivery"]),
            parts=parts,
        ),
        field=field,
        label_field=row["label_field"],
        settled_by=settled_by,
        theme=row["theme"],
        expected_lead=tuple(row["expected_lead"]),
        hard=row["hard"],
        label_confidence=row["label_confidence"],
    )


def cases() -> tuple[StatementCase, ...]:
    """Return every labelled statement, in the order of the file."""
    return tuple(_case(row) for row in json.loads(PATH.read_text(encoding="utf-8")))
