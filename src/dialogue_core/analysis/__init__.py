"""Indicators over many conferences (phân tích nhiều hội nghị): tables, honest figures, pictures.

Answers: what do the tables of an archive tell of units, years, fields and bodies, and how far. Each
figure carries its denominator, its bounds for what is not recorded, and how many records are known.
"""

from dialogue_core.analysis._changes import Change, changes
from dialogue_core.analysis._figures import Cell, Figures, measure
from dialogue_core.analysis._indicators import INDICATORS, Indicator, Related, indicator
from dialogue_core.analysis._judging import findings_of, judge_archive
from dialogue_core.analysis._owed import Owed, owed
from dialogue_core.analysis._rescreened import rescreened
from dialogue_core.analysis._small import SMALLEST
from dialogue_core.analysis._tables import Engine, Tables, scan, tables_of
from dialogue_core.analysis._tallies import Judging, Left, Tally
from dialogue_core.analysis._yardsticks import Yardstick

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
    "findings_of",
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
