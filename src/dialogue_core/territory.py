"""Units, levels and bodies, and what succeeds them.

Answers: which unit is this, at what level, on which days did it exist, who took over. The data
(the resolutions that set up and merge units) stand in `dialogue_core.law`; an application may
bring its own `Territory`.
"""

from typing import final

import attrs

from dialogue_core._typed import typed
from dialogue_core.errors import InvalidValueError
from dialogue_core.values import Citation, Day, Span, Words, as_day, fold
from dialogue_core.vocabulary import Confidence, Lang, Level, Organ, Settler, UnitKind

__all__ = ["Body", "Succession", "Territory", "Unit"]


def __dir__() -> list[str]:
    return list(__all__)


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Unit:
    """An administrative unit (đơn vị hành chính).

    Its ``id`` is a path from the province down, as ``dak-nong/gia-nghia/nghia-duc``: a unit lies
    in every unit whose path begins its own.
    """

    id: str
    """The path, unique among all units of all times."""
    name: str
    """The proper name, as ``Gia Nghĩa``."""
    kind: UnitKind
    """What kind of unit it is."""
    span: Span | None = None
    """The days it existed, or none where they are not known."""

    def __attrs_post_init__(self) -> None:
        """Refuse an empty path or name."""
        if not self.id.strip("/ ") or not self.name.strip():
            raise InvalidValueError(
                f"a unit needs an id and a name, got {self.id!r}, {self.name!r}",
                f"đơn vị cần mã và tên, nhận được {self.id!r}, {self.name!r}",
                value=self.id,
            )

    @property
    def level(self) -> Level:
        """The level of the unit."""
        return self.kind.level

    @property
    def full_name(self) -> str:
        """Kind and name in Vietnamese, as ``thành phố Gia Nghĩa``."""
        word = {"thanh_pho_thuoc_tinh": "thành phố"}.get(self.kind.value)
        if self.kind is UnitKind.THANH_PHO_TRUC_THUOC_TRUNG_UONG:
            word = "thành phố"
        return f"{word or self.kind.vi} {self.name}"

    def lies_in(self, place: str) -> bool:
        """Return whether the unit is the place with that id or lies in it."""
        return self.id == place or self.id.startswith(place + "/")

    def exists_on(self, day: Day) -> bool:
        """Return whether the unit is known to exist on the day, or nothing is known of it."""
        return self.span is None or self.span.covers(day)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Body:
    """A body or office that acts (cơ quan, đơn vị, chức danh).

    Bodies differ from place to place; two are equal if their ids are.
    """

    id: str
    """A short stable id, as ``city-inspectorate``."""
    name: Words = attrs.field(eq=False)
    """Its name."""
    level: Level | None = attrs.field(default=None, eq=False)
    """Its level, where it belongs to one."""
    organ: Organ | None = attrs.field(default=None, eq=False)
    """The pillar of the political system that it is or speaks for, where that is certain."""
    settler: Settler | None = attrs.field(default=None, eq=False)
    """What it settles as, for a body outside the committees: a utility, another agency."""
    span: Span | None = attrs.field(default=None, eq=False)
    """The days it existed, where known."""

    def __attrs_post_init__(self) -> None:
        """Refuse a body without an id."""
        if not self.id:
            raise InvalidValueError(
                f"a body needs an id; the name {self.name.vi!r} gives none",
                f"cơ quan cần có mã; tên {self.name.vi!r} không tạo được mã",
                value=self.name.vi,
            )

    @classmethod
    def named(
        cls, vi: str, en: str = "", *, level: Level | None = None, organ: Organ | None = None
    ) -> "Body":
        """Return a body known only by its name; the id is made from the name.

        >>> Body.named("Sở Kế hoạch và Đầu tư").id
        'so-ke-hoach-va-dau-tu'
        """
        return cls(id=_slug(vi), name=Words(vi, en), level=level, organ=organ)

    def label(self, lang: Lang) -> str:
        """Return its name in the language asked for."""
        return self.name.label(lang)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Succession:
    """One unit taking over from others on a day (sắp xếp đơn vị hành chính)."""

    old: tuple[str, ...]
    """Ids of the units, or parts of them, that went into the new one."""
    new: str
    """Id of the new unit."""
    on: Day = attrs.field(converter=as_day)
    """The first day of the new unit."""
    cites: Citation
    """The resolution."""
    confidence: Confidence
    """How far its text was verified."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Territory:
    """Units and their successions (địa giới): a lookup over data."""

    units: tuple[Unit, ...] = ()
    """All units known, of all times."""
    successions: tuple[Succession, ...] = ()
    """What became of them."""

    def __attrs_post_init__(self) -> None:
        """Refuse two units with one id and a succession that names no unit."""
        ids = [unit.id for unit in self.units]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        known = set(ids)
        strange = sorted({i for s in self.successions for i in (*s.old, s.new) if i not in known})
        if twice or strange:
            raise InvalidValueError(
                f"unit ids given twice: {twice}; successions naming unknown units: {strange}",
                f"mã đơn vị trùng: {twice}; kế thừa nêu đơn vị không có: {strange}",
                twice=twice,
                strange=strange,
            )

    def unit(self, id: str) -> Unit:  # noqa: A002 -- the field's own name
        """Return the unit with that id.

        Raises:
            InvalidValueError: No unit has the id.
        """
        for unit in self.units:
            if unit.id == id:
                return unit
        raise InvalidValueError(
            f"no unit has the id {id!r}; known: {', '.join(u.id for u in self.units[:12])} …",
            f"không có đơn vị nào mang mã {id!r}",
            value=id,
        )

    def within(self, place: str, *, level: Level, on: Day) -> tuple[Unit, ...]:
        """Return the units of a level that lie in the place on the day, in the data's order."""
        return tuple(
            u
            for u in self.units
            if u.level is level and u.id != place and u.lies_in(place) and u.exists_on(on)
        )

    def successors(self, id: str) -> tuple[Unit, ...]:  # noqa: A002 -- the field's own name
        """Return the units that took over from the unit, or from the units that lay in it."""
        heirs = {
            s.new for s in self.successions if any(o == id or o.startswith(id + "/") for o in s.old)
        }
        return tuple(u for u in self.units if u.id in heirs)
