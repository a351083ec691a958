"""What is transferred to the body of the Party, where no other law moves it (kỷ luật Đảng).

A denunciation that another body must take moves by 25/2018/QH14 art. 24(2): a letter is
transferred there and who speaks is guided there. All else about Party discipline goes by the
circular on letters, and the two circulars and the law on reception share these cases.
"""

from typing import Final

from dialogue_core.statements import Given
from dialogue_core.vocabulary import Competence, PartyDiscipline, StatementKind

__all__ = ["to_the_party"]


def __dir__() -> list[str]:
    return list(__all__)


def to_the_party(act: str) -> tuple[tuple[str, Given], ...]:
    """Return, for each case, the slug of a rule on an act and the facts for which it is owed."""
    return tuple((f"{act}-to-the-party{case}", given) for case, given in _CASES)


_YES: Final = (PartyDiscipline.YES,)
_CASES: Final = (
    (
        "",
        Given(
            kind=tuple(k for k in StatementKind if k is not StatementKind.DENUNCIATION),
            party_discipline=_YES,
        ),
    ),
    (
        "-denunciation",
        Given(
            kind=(StatementKind.DENUNCIATION,),
            competence=(Competence.OWN, Competence.NOT_STATE),
            party_discipline=_YES,
        ),
    ),
)
