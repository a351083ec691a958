"""The tables of an invented archive of any size (bảng dữ liệu giả định): millions of rows.

Answers: what do the tables of parts and of conferences look like at the size of a country, when
nobody wants to wait for so many records. A few hundred sessions are invented as records, read as
any archive is, and dealt out to the units and years; so a row is as consistent as a record is, and
many units share the same story under other ids. Hypothesis loads this package whenever it is
imported, so what only tables need is imported where it is used.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dialogue_core.errors import InvalidValueError, MissingExtraError
from dialogue_core.sessions import Session
from dialogue_core.territory import Body, Unit
from dialogue_core.testing._archives import (
    YEARS,
    drawn_units,
    synthetic_sessions,
    synthetic_territory,
)
from dialogue_core.values import Span
from dialogue_core.vocabulary import Level, Organ, Term, UnitKind

if TYPE_CHECKING:
    import polars as pl

    from dialogue_core.archive import Column

__all__ = ["SyntheticTables", "synthetic_tables"]


class SyntheticTables(NamedTuple):
    """The two tables of an invented archive, as Polars reads them when they are asked for."""

    parts: "pl.LazyFrame"
    """One row a part, with the columns of `dialogue_core.archive.DATA_DICTIONARY`."""
    sessions: "pl.LazyFrame"
    """One row a conference, with those of `dialogue_core.archive.SESSION_DICTIONARY`."""


def synthetic_tables(
    rows: int,
    *,
    seed: int = 0,
    units: Iterable[Unit] | None = None,
    years: range = YEARS,
    breaches: float = 0.15,
) -> SyntheticTables:
    """Return the tables of an invented archive with at least so many parts.

    Every unit gets a conference in every year in which it exists, then a second one, and so on,
    until there are enough rows; the last conference is whole. The same arguments give the same
    rows. Ids of sessions begin with ``synthetic``.

    Args:
        rows: How many parts at least.
        seed: Where chance begins.
        units: The units; those of `synthetic_territory` below the province unless said.
        years: The calendar years, the last excluded.
        breaches: The chance that an act goes wrong, from 0 to 1.

    Raises:
        InvalidValueError: No unit exists in the years, or the chance is none.
        MissingExtraError: Polars is not installed (extra `analysis`).
    """
    if find_spec("polars") is None:
        raise MissingExtraError(
            "package polars is not installed: pip install 'dialogue-core[analysis]'",
            "chưa cài gói polars: hãy chạy pip install 'dialogue-core[analysis]'",
            package="polars",
        )
    import polars as pl  # noqa: PLC0415 -- an extra, loaded where it is used

    from dialogue_core.archive import (  # noqa: PLC0415 -- see the top of the module
        DATA_DICTIONARY,
        SESSION_DICTIONARY,
    )

    places = drawn_units(units)
    stories = _stories(seed, years, breaches, min(_MOST_ARCHIVES, 1 + rows // _ENOUGH))
    chance = random.Random(f"{seed} deal")  # noqa: S311 -- cases, not secrets
    deals = (
        pl.LazyFrame(
            list(_dealt(rows, places, stories, chance)),
            schema={_STORY: pl.Int32, "at": pl.UInt32, "number": pl.String},
            orient="row",
        )
        .join(_places(places).lazy(), on="at", maintain_order="left")
        .with_columns(session=pl.format("synthetic:{}:{}", "place", "number"))
    )
    parts = [(at, row) for at, story in enumerate(stories) for row in story.parts]
    heads = [(at, story.head) for at, story in enumerate(stories)]
    return SyntheticTables(
        *(
            deals.join(
                _table(columns, found).lazy().drop(*_GIVEN, "session"),
                on=_STORY,
                maintain_order="left_right",
            ).select(column.name for column in columns)
            for columns, found in ((DATA_DICTIONARY, parts), (SESSION_DICTIONARY, heads))
        )
    )


_STORY: Final = "__dialogue_core_story"
_GIVEN: Final = ("place", "province", "place_kind", "organiser")
"""The columns that a row has of its unit."""


# --- the stories --------------------------------------------------------------------------------


class _Story:
    """A session that is dealt out, with the rows of its parts."""

    def __init__(self, session: Session) -> None:
        from dialogue_core.archive._columns import (  # noqa: PLC0415 -- see the top of the module
            Head,
            rows_of,
        )

        self.head = Head(session)
        self.parts = tuple(rows_of(self.head, _KEY))
        self.level = session.place.level
        self.on = session.on


_KEY: Final = b"synthetic archive"
_MOST_ARCHIVES: Final = 4
"""How many archives of a city the stories are taken from, at most."""
_ENOUGH: Final = 20_000
"""For how many rows one of them is enough."""


@lru_cache(maxsize=4)
def _stories(seed: int, years: range, breaches: float, archives: int) -> tuple[_Story, ...]:
    units = synthetic_territory().units
    return tuple(
        _Story(session)
        for number in range(archives)
        for session in synthetic_sessions(
            seed=seed + number, units=units, years=years, breaches=breaches
        )
    )


def _dealt(
    rows: int, units: Sequence[Unit], stories: Sequence[_Story], chance: random.Random
) -> Iterator[tuple[int, int, str]]:
    """Yield a story, the place of a unit and a number, until there are enough rows."""
    fitting = [
        (at, year, found)
        for at, unit in enumerate(units)
        for year, found in _fitting(unit.level, unit.span, tuple(stories))
    ]
    if not any(stories[story].parts for _, _, found in fitting for story in found):
        raise InvalidValueError(
            "none of the units holds a conference in these years: give units that exist then",
            "không đơn vị nào tổ chức đối thoại trong các năm này: hãy đưa đơn vị tồn tại khi đó",
            units=tuple(unit.id for unit in units[:5]),
        )
    made, number = 0, 0
    while True:
        number += 1
        for at, year, found in fitting:
            story = chance.choice(found)
            yield story, at, f"{year}-{number}"
            made += len(stories[story].parts)
            if made >= rows:
                return


@lru_cache(maxsize=256)
def _fitting(
    level: Level, span: Span | None, stories: tuple[_Story, ...]
) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Return each year with the stories that fit a unit: of its level, while it exists."""
    found: dict[int, list[int]] = {}
    for at, story in enumerate(stories):
        if story.level is level and story.on and (span is None or span.covers(story.on)):
            found.setdefault(story.on.year, []).append(at)
    return tuple((year, tuple(some)) for year, some in sorted(found.items()))


# --- the tables ---------------------------------------------------------------------------------


def _places(units: Sequence[Unit]) -> "pl.DataFrame":
    """Return what a row has of each unit."""
    import polars as pl  # noqa: PLC0415 -- an extra, loaded where it is used

    return pl.DataFrame(
        {
            "at": pl.Series(range(len(units)), dtype=pl.UInt32),
            "place": [unit.id for unit in units],
            "province": [unit.id.partition("/")[0] for unit in units],
            "place_kind": pl.Series(
                [unit.kind.value for unit in units],
                dtype=pl.Enum([kind.value for kind in UnitKind]),
            ),
            "organiser": [
                Body.named(f"{Organ.COMMITTEE.vi} {unit.full_name}").id for unit in units
            ],
        }
    )


def _table(columns: "Sequence[Column]", found: Sequence[tuple[int, Any]]) -> "pl.DataFrame":
    """Return the rows of the stories, each with the number of its story."""
    import polars as pl  # noqa: PLC0415 -- an extra, loaded where it is used

    made = {_STORY: pl.Series([at for at, _ in found], dtype=pl.Int32)}
    for column in columns:
        values = [_plain(column.read(row)) for _, row in found]
        made[column.name] = pl.Series(values, dtype=_type(column))
    return pl.DataFrame(made)


def _type(column: "Column") -> "pl.DataType":
    import polars as pl  # noqa: PLC0415 -- an extra, loaded where it is used

    if column.values:
        return pl.Enum([str(value.value) for value in column.values])
    types = {"text": pl.String(), "day": pl.Date(), "truth": pl.Boolean(), "number": pl.Int64()}
    return types[column.kind]


def _plain(value: object) -> object:
    return str(value.value) if isinstance(value, Term) else value
