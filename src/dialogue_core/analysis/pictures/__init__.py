"""Pictures (hình vẽ, altair): of duties, open matters, statements, units and the law.

Answers: how does it look. Each function takes results of the library and returns an altair chart
that holds its data in itself, in Vietnamese or English, with colours that all people tell apart and
words beside every colour. Only this module needs altair.
"""

from dialogue_core.analysis.pictures._comparison import comparison
from dialogue_core.analysis.pictures._duties import ageing, editions, timeline
from dialogue_core.analysis.pictures._statements import floor_time, flow

__all__ = ["ageing", "comparison", "editions", "floor_time", "flow", "timeline"]


def __dir__() -> list[str]:
    return list(__all__)
