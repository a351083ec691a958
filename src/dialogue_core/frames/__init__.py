"""Screening, routing and deadlines of a column (bảng dữ liệu): the certified tables on dataframes.

Answers: what `dialogue_core.screening.screen` and `dialogue_core.routing.route` say of each of
millions of parts, by when something is owed, and whether a number is what the rules demand. A row
is one part of a statement; `COLUMNS` is the data dictionary. The work is left to the engine that
has the data: Polars, pandas, DuckDB, PySpark or Dask, through narwhals.

No rule becomes an expression. What is recorded in a row becomes a few whole numbers, null being
presumed or in doubt from there on, and these are positions in closed tables. The tables are made,
once for a regulation, by asking what decides one statement about all that can be recorded; so one
edit of a rule changes both.

It does not say why: for its reasons a row is screened as a statement.
"""

from dialogue_core.frames._columns import COLUMNS, RECORDED, ROUTED, Column
from dialogue_core.frames._frames import Editions, after, check, judge, route, screen
from dialogue_core.frames._spreadsheet import from_spreadsheet

__all__ = [
    "COLUMNS",
    "RECORDED",
    "ROUTED",
    "Column",
    "Editions",
    "after",
    "check",
    "from_spreadsheet",
    "judge",
    "route",
    "screen",
]


def __dir__() -> list[str]:
    return list(__all__)
