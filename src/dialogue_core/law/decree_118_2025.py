"""Nghị định số 118/2025/NĐ-CP về thủ tục hành chính theo cơ chế một cửa.

Decree on administrative procedures through one-stop desks. In force from 2025-07-01; the day of
issue was not seen in the sources. It sets up the Public Administrative Service Centre of communes.
Known through the press.
"""

from typing import Final

from dialogue_core.law._routes import Line, routes
from dialogue_core.law.bodies import WARD_OFFICE, WARD_SERVICE_CENTRE
from dialogue_core.rules import Instrument
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Confidence, Field, InstrumentKind, Level

__all__ = ["INSTRUMENT"]


def __dir__() -> list[str]:
    return list(__all__)


_NUMBER = "118/2025/NĐ-CP"
_FORCE = Span("2025-07-01")

INSTRUMENT: Final = Instrument(
    number=_NUMBER,
    kind=InstrumentKind.DECREE,
    title=Words(
        "Thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông",
        "Administrative procedures through one-stop desks",
    ),
    issuer=Words("Chính phủ", "Government"),
    dated=None,
    in_force=_FORCE,
    confidence=Confidence.SECONDARY,
    checked_on="2026-11-23",
    rules=routes(
        (
            Line(
                Field.ADMINISTRATIVE_PROCEDURE,
                WARD_SERVICE_CENTRE,
                partners=(WARD_OFFICE,),
                note=Words(
                    "UBND cấp xã tự quy định nhiệm vụ từng cơ quan; nơi quy định khác thì thay.",
                    "Each commune's committee fixes the tasks of its offices; replace the line "
                    "where it decides otherwise.",
                ),
            ),
        ),
        cites=Citation(_NUMBER),
        at=Level.WARD,
        levels=(Level.WARD,),
        in_force=_FORCE,
        confidence=Confidence.SECONDARY,
    ),
)
