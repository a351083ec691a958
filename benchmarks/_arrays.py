"""The tables of screening and routing as arrays of numpy: what no dataframe can do without.

The columns are whole numbers before anything is timed; a decision is a sum of some of them and one
look-up in an array.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

import dialogue_core as dc
from dialogue_core.frames import _columns, _routing

COLUMNS: Final = (*_columns.RECORDED, *_columns.ROUTED)
"""The columns that are read."""
OUTCOMES: Final = tuple(c.name for c in (*_columns.SCREENING, *_columns.ROUTING))
"""The columns that are decided."""


class Arrays:
    """The tables of a regulation as arrays, and the columns of a frame as whole numbers."""

    def __init__(
        self, frame: pl.DataFrame, law: dc.Regulation, outcomes: Sequence[str] = OUTCOMES
    ) -> None:
        self._outcomes = outcomes
        mixed = pl.Series([False]) if "mixed" not in frame.columns else frame["mixed"]
        self.columns = {"mixed": mixed.fill_null(value=False).cast(pl.Int8).to_numpy()}
        for column in COLUMNS:
            digits = _columns.digits_of(column)
            of_place = np.array([*range(len(digits.words)), digits.null], np.int8)
            places = frame[column.name].to_physical().fill_null(len(digits.words))
            self.columns[column.name] = of_place[places.to_numpy()]
        self.steps = []
        needed = set(outcomes)
        for step in reversed(_routing.routing_steps((law,), dated=False, lang="vi")):
            if step.name in needed:
                needed.update(name for name, _ in step.of)
                labels = {label: at for at, label in enumerate(step.labels, 1)}
                numbers = [labels.get(e, 0) if labels else int(e or 0) for e in step.entries]
                table = np.array(numbers, np.min_scalar_type(max(numbers)))
                self.steps.insert(0, (step, table))

    def decided(self) -> dict[str, np.ndarray]:
        """Return the outcomes of every row, as whole numbers."""
        found = dict(self.columns)
        codes: dict[object, np.ndarray] = {}
        for step, table in self.steps:
            code = codes.get(step.of)
            if code is None:
                weight = 1
                code = np.zeros(1, np.int32)
                for name, size in reversed(step.of):
                    code = code + found[name] * np.int32(weight)
                    weight *= size
                codes[step.of] = code
            found[step.name] = table.take(code)
        return {name: found[name] for name in self._outcomes}

    def label(self, name: str, value: str) -> int:
        """Return the whole number of an outcome."""
        (step,) = (step for step, _ in self.steps if step.name == name)
        return step.labels.index(value) + 1
