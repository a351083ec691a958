"""The administrative units of Gia Nghĩa and what they became (địa giới Gia Nghĩa).

The data of three resolutions, as far as they concern Gia Nghĩa; none of them was read in full, so
every succession is marked secondary.

- 835/NQ-UBTVQH14 of 17/12/2019: thành phố Gia Nghĩa, six wards and two communes, from 01/01/2020.
- 202/2025/QH15 of 12/06/2025: Đắk Nông, Bình Thuận and Lâm Đồng become the new Lâm Đồng.
- 1671/NQ-UBTVQH15 of 16/06/2025: the wards and communes of Lâm Đồng, at work from 01/07/2025.

Who inherits what the city left unfinished is said by 72/2025/QH15 art. 54(8), which was read.

The new province keeps the name Lâm Đồng, so it keeps the id ``lam-dong``. Other units of these
provinces are not here: what `Territory.successors` says of huyện Đắk Glong, or of a province, is
only the part that touches Gia Nghĩa. For units older than the library's first day (2016-01-01)
that day stands as the first.
"""

from typing import Final

from dialogue_core.law.bodies import BODY_SUCCESSIONS, PROVINCE_CHAIR
from dialogue_core.territory import HandOver, Succession, Territory, Unit
from dialogue_core.values import Citation, Day, Span, Words, as_day
from dialogue_core.vocabulary import Confidence, InstrumentKind, Level, UnitKind

__all__ = ["GIA_NGHIA", "HAND_OVER", "SUCCESSIONS", "TERRITORY", "UNITS"]


def __dir__() -> list[str]:
    return list(__all__)


_MERGED: Final[Day] = as_day("2025-07-01")
"""The first day of the new units, and of two levels instead of three (72/2025/QH15 art. 1)."""
_OLD: Final[Span] = Span("2016-01-01", until="2025-07-01")
_CITY: Final[Span] = Span("2020-01-01", until="2025-07-01")
_NEW: Final[Span] = Span("2025-07-01")


GIA_NGHIA: Final[Unit] = Unit(
    id="dak-nong/gia-nghia",
    name="Gia Nghĩa",
    kind=UnitKind.THANH_PHO_THUOC_TINH,
    span=_CITY,
)
"""The city whose plan of 2022 is `dialogue_core.law.gia_nghia_2022`."""


def _of_city(slug: str, name: str, kind: UnitKind) -> Unit:
    return Unit(id=f"{GIA_NGHIA.id}/{slug}", name=name, kind=kind, span=_CITY)


def _new_ward(slug: str, name: str) -> Unit:
    return Unit(id=f"lam-dong/{slug}", name=name, kind=UnitKind.PHUONG, span=_NEW)


UNITS: Final[tuple[Unit, ...]] = (
    # provinces
    Unit(id="dak-nong", name="Đắk Nông", kind=UnitKind.TINH, span=_OLD),
    Unit(id="binh-thuan", name="Bình Thuận", kind=UnitKind.TINH, span=_OLD),
    Unit(id="lam-dong", name="Lâm Đồng", kind=UnitKind.TINH, span=Span("2016-01-01")),
    # the city and its eight units (835/NQ-UBTVQH14)
    GIA_NGHIA,
    _of_city("nghia-duc", "Nghĩa Đức", UnitKind.PHUONG),
    _of_city("nghia-phu", "Nghĩa Phú", UnitKind.PHUONG),
    _of_city("nghia-tan", "Nghĩa Tân", UnitKind.PHUONG),
    _of_city("nghia-thanh", "Nghĩa Thành", UnitKind.PHUONG),
    _of_city("nghia-trung", "Nghĩa Trung", UnitKind.PHUONG),
    _of_city("quang-thanh", "Quảng Thành", UnitKind.PHUONG),
    _of_city("dak-nia", "Đắk Nia", UnitKind.XA),
    _of_city("dak-r-moan", "Đắk R'Moan", UnitKind.XA),
    # the neighbouring district, for the one commune that joined
    Unit(id="dak-nong/dak-glong", name="Đắk Glong", kind=UnitKind.HUYEN, span=_OLD),
    Unit(id="dak-nong/dak-glong/dak-ha", name="Đắk Ha", kind=UnitKind.XA, span=_OLD),
    # the three wards of Lâm Đồng (1671/NQ-UBTVQH15)
    _new_ward("bac-gia-nghia", "Bắc Gia Nghĩa"),
    _new_ward("nam-gia-nghia", "Nam Gia Nghĩa"),
    _new_ward("dong-gia-nghia", "Đông Gia Nghĩa"),
)
"""The units, old and new, from the province down."""


_BY_WARDS: Final[Citation] = Citation("1671/NQ-UBTVQH15")

SUCCESSIONS: Final[tuple[Succession, ...]] = (
    Succession(
        old=("dak-nong", "binh-thuan", "lam-dong"),
        new="lam-dong",
        on=_MERGED,
        cites=Citation("202/2025/QH15", kind=InstrumentKind.RESOLUTION),
        confidence=Confidence.SECONDARY,
    ),
    Succession(
        old=(
            "dak-nong/gia-nghia/quang-thanh",
            "dak-nong/gia-nghia/nghia-thanh",
            "dak-nong/gia-nghia/nghia-duc",
            "dak-nong/dak-glong/dak-ha",
        ),
        new="lam-dong/bac-gia-nghia",
        on=_MERGED,
        cites=_BY_WARDS,
        confidence=Confidence.SECONDARY,
    ),
    Succession(
        old=(
            "dak-nong/gia-nghia/nghia-phu",
            "dak-nong/gia-nghia/nghia-tan",
            "dak-nong/gia-nghia/dak-r-moan",
        ),
        new="lam-dong/nam-gia-nghia",
        on=_MERGED,
        cites=_BY_WARDS,
        confidence=Confidence.SECONDARY,
    ),
    Succession(
        old=("dak-nong/gia-nghia/nghia-trung", "dak-nong/gia-nghia/dak-nia"),
        new="lam-dong/dong-gia-nghia",
        on=_MERGED,
        cites=_BY_WARDS,
        confidence=Confidence.SECONDARY,
    ),
)
"""What became of them on 01/07/2025."""


HAND_OVER: Final[HandOver] = HandOver(
    level=Level.CITY,
    on=_MERGED,
    text=Words(
        "Việc của cấp huyện chưa xong ngày 01/07/2025 do cơ quan tiếp nhận chức năng hoặc cấp xã "
        "mới giải quyết tiếp; liên quan từ hai đơn vị cấp xã mới trở lên hoặc phức tạp thì Chủ "
        "tịch UBND tỉnh chỉ đạo.",
        "A matter of the district level that is unfinished on 2025-07-01 goes on with the body "
        "that took over the work or with the new commune; where two or more new communes are "
        "concerned, or it is complex, the chair of the provincial People's Committee directs.",
    ),
    cites=Citation("72/2025/QH15", article=54, clause=8),
    confidence=Confidence.VERIFIED,
    directs=PROVINCE_CHAIR,
)
"""Who inherits what the district level left unfinished, complaints and denunciations included.

Open question: the clause names no criteria for "complex"; only the number of units is applied.
"""


TERRITORY: Final[Territory] = Territory(
    units=UNITS,
    successions=SUCCESSIONS,
    body_successions=BODY_SUCCESSIONS,
    hand_overs=(HAND_OVER,),
    partial=("dak-nong", "binh-thuan", "lam-dong", "dak-nong/dak-glong"),
)
"""The units and bodies with their successions, ready to be asked."""
