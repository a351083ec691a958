"""Indicators over many conferences (phân tích nhiều hội nghị): tables, honest figures, pictures.

Answers: what do the tables of an archive tell of units, years, fields and bodies, and how far. Each
figure carries its denominator, its bounds for what is not recorded, and how many records are known.
"""

from dialogue_core.analysis._figures import Cell, Figures, measure
from dialogue_core.analysis._indicators import INDICATORS, Indicator, Related, indicator
from dialogue_core.analysis._owed import Owed, owed
from dialogue_core.analysis._small import SMALLEST
from dialogue_core.analysis._tables import Engine, Tables, scan, tables_of
from dialogue_core.analysis._whatif import (
    Change,
    Judging,
    Left,
    Tally,
    Yardstick,
    changes,
    judge_archive,
    rescreened,
)

__all__ = [
    "INDICATORS",
    "SMALLEST",
    "Cell",
    "Change",
    "Engine",
    "Figures",
    "Indicator",
    "Judging",
    "Left",
    "Owed",
    "Related",
    "Tables",
    "Tally",
    "Yardstick",
    "changes",
    "indicator",
    "judge_archive",
    "measure",
    "owed",
    "rescreened",
    "scan",
    "tables_of",
]


def __dir__() -> list[str]:
    return list(__all__)
