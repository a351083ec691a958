"""Many sessions on disk: the store that an application embeds (kho lưu trữ hồ sơ đối thoại).

Answers: where does an application keep what was recorded, and how does it read all of it again.
The unit is the event, under the id of its session and its place in the log; so what is new is
appended, and nothing stored is ever changed. Every record carries a checksum. One that is damaged
is told with its place, the reason and its bytes, and the rest is read. There are two forms behind
one class: a file of SQLite for an application, JSON Lines for exchange.
"""

from dialogue_core.archive._archive import Archive, OnDamage, Progress, Verification
from dialogue_core.archive._columns import DATA_DICTIONARY, SESSION_DICTIONARY, Column
from dialogue_core.archive._parquet import tables_of
from dialogue_core.archive._records import Damaged

__all__ = [
    "DATA_DICTIONARY",
    "SESSION_DICTIONARY",
    "Archive",
    "Column",
    "Damaged",
    "OnDamage",
    "Progress",
    "Verification",
    "tables_of",
]


def __dir__() -> list[str]:
    return list(__all__)
