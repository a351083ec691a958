"""The rows of a table of which another law would make something else (cột kết quả sàng lọc)."""

from typing import Final, TypeVar, cast

import narwhals as nw
from narwhals.typing import IntoFrame

from dialogue_core import frames
from dialogue_core.frames._engines import narwhal

__all__ = ["rescreened"]


FrameT = TypeVar("FrameT", bound=IntoFrame)


def rescreened(frame: FrameT, before: frames.Editions, after: frames.Editions) -> FrameT:
    """Return the rows of a table of parts of which another law would make something else.

    What becomes of each stands beside it, in columns that begin with ``before_`` and ``after_``:
    admission, handling and protection. The rows are the witnesses; group them to count. A row that
    only one of the laws could decide is among them. In a lazy frame one that neither could, since
    a value is none, is not, as nothing can be raised there: `dialogue_core.frames.check` finds it.

    Args:
        frame: One row a part, in any engine, with the columns that
            `dialogue_core.frames.screen` reads.
        before: One regulation, or that of each span of days, as `dialogue_core.law.over` returns.
        after: The same of the other law.

    Raises:
        InputError: Columns are missing, are there already, or hold values that are none.
    """
    seen = frames.screen(frames.screen(frame, before, prefix="before_"), after, prefix="after_")
    kept = narwhal(frame).collect_schema().names()
    sides = [(nw.col(f"before_{name}"), nw.col(f"after_{name}")) for name in _OUTCOMES]
    differs = [one.cast(nw.String) != other.cast(nw.String) for one, other in sides]
    differs += [one.is_null() != other.is_null() for one, other in sides]
    new = [f"{side}_{name}" for name in _OUTCOMES for side in ("before", "after")]
    told = narwhal(seen).filter(nw.any_horizontal(*differs, ignore_nulls=True))
    return cast("FrameT", told.select(*kept, *new).to_native())


_OUTCOMES: Final = ("admission", "handling", "protection")
