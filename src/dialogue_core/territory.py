"""Units, levels and bodies, and what succeeds them.

Answers: which unit is this, at what level, on which days did it exist, who took over, over any
number of steps; which body took over the work of another. The data (the resolutions that set up
and merge units, the text on the hand-over) stand in `dialogue_core.law`; an application may bring
its own `Territory`. Who answers for an unfinished matter is told by `dialogue_core.inheritance`.
"""

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Final, TypeAlias, final

import attrs

from dialogue_core._typed import expect, how_many, typed
from dialogue_core.errors import InvalidValueError
from dialogue_core.values import Citation, Day, Span, Words, as_day, fold
from dialogue_core.vocabulary import Confidence, Field, Lang, Level, Organ, Settler, UnitKind

__all__ = [
    "Body",
    "BodySuccession",
    "HandOver",
    "Succession",
    "Territory",
    "Unit",
    "orphans",
]


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
    code: str = attrs.field(default="", eq=False)
    """Its code in the State's list of units (mã số đơn vị hành chính), where known."""

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
        return cls(id=_slug(expect(vi, str, "vi")), name=Words(vi, en), level=level, organ=organ)

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
    """The resolution, or the source that tells of it."""
    confidence: Confidence
    """How far its text was verified."""
    day_known: bool = True
    """False where only the latest day on which it can have happened is known."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class BodySuccession:
    """One body taking over the work of another on a day (tiếp nhận chức năng, nhiệm vụ)."""

    old: Body
    """The body that did the work."""
    new: Body
    """The body that does it from then on."""
    on: Day = attrs.field(converter=as_day)
    """The first day."""
    cites: Citation
    """The text."""
    confidence: Confidence
    """How far it was verified."""
    fields: tuple[Field, ...] = ()
    """The fields that it took over; none means all of the work."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class HandOver:
    """What a text says of the unfinished matters of a level that ends (bàn giao việc chưa xong)."""

    level: Level
    """The level."""
    on: Day = attrs.field(converter=as_day)
    """The first day on which it is gone."""
    text: Words
    """The clause in faithful words of our own."""
    cites: Citation
    """The place in the text."""
    confidence: Confidence
    """How far its text was verified."""
    directs: Body
    """Who directs where two or more new units are concerned."""


# --- the territory ------------------------------------------------------------------------------

_MOST_NEAR: Final = 5
"""How many ids are offered for one that no unit has."""

_Step: TypeAlias = Callable[[str, Day], Iterable[tuple[str, bool]]]
"""The units one step away from a unit, each with whether the step is all of the unit."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Territory:
    """Units and bodies with their successions (địa giới): a lookup over data.

    A look-up by id, of what lies in a place or of what succeeded does not walk through all units,
    so a territory of the whole country answers as quickly as one of a single city.
    """

    units: tuple[Unit, ...] = attrs.field(default=(), repr=how_many)
    """All units known, of all times."""
    successions: tuple[Succession, ...] = attrs.field(default=(), repr=how_many)
    """What became of them."""
    body_successions: tuple[BodySuccession, ...] = attrs.field(default=(), repr=how_many)
    """Which body took over from which."""
    hand_overs: tuple[HandOver, ...] = attrs.field(default=(), repr=how_many)
    """What is laid down about unfinished matters, at most one for a level."""
    partial: tuple[str, ...] = ()
    """Ids of the places of which only some of the units that lie in them are in the data."""

    def __attrs_post_init__(self) -> None:
        """Refuse two units with one id and a succession that names no unit."""
        known = Counter(unit.id for unit in self.units)
        twice = sorted(id_ for id_, count in known.items() if count > 1)
        strange = sorted({i for s in self.successions for i in (*s.old, s.new) if i not in known})
        levels = Counter(hand_over.level for hand_over in self.hand_overs)
        doubled = sorted(level.value for level, count in levels.items() if count > 1)
        if twice or strange or doubled:
            raise InvalidValueError(
                f"unit ids given twice: {twice}; successions naming unknown units: {strange}; "
                f"levels with two hand-overs: {doubled}",
                f"mã đơn vị trùng: {twice}; kế thừa nêu đơn vị không có: {strange}; "
                f"cấp có hai quy định bàn giao: {doubled}",
                twice=twice,
                strange=strange,
                doubled=doubled,
            )

    @cached_property
    def _place(self) -> dict[str, int]:
        """The position of each unit in the data, by its id."""
        return {unit.id: at for at, unit in enumerate(self.units)}

    @cached_property
    def _inside(self) -> dict[str, list[Unit]]:
        """The units that lie in each place, in the data's order."""
        found: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            above, _, _ = unit.id.rpartition("/")
            while above:
                found[above].append(unit)
                above, _, _ = above.rpartition("/")
        return dict(found)

    @cached_property
    def _out(self) -> dict[str, list[Succession]]:
        """The successions out of each unit."""
        found: defaultdict[str, list[Succession]] = defaultdict(list)
        for succession in self.successions:
            for old in succession.old:
                found[old].append(succession)
        return dict(found)

    @cached_property
    def _into(self) -> dict[str, list[Succession]]:
        """The successions into each unit."""
        found: defaultdict[str, list[Succession]] = defaultdict(list)
        for succession in self.successions:
            found[succession.new].append(succession)
        return dict(found)

    # --- units ---------------------------------------------------------------------------------

    def find(self, id: str) -> Unit | None:  # noqa: A002 -- the field's own name
        """Return the unit with that id, or none."""
        at = self._place.get(id)
        return None if at is None else self.units[at]

    def unit(self, id: str) -> Unit:  # noqa: A002 -- the field's own name
        """Return the unit with that id.

        Raises:
            InvalidValueError: No unit has the id.
        """
        found = self.find(id)
        if found is None:
            near = ", ".join(self._near(id))
            raise InvalidValueError(
                f"no unit of this territory has the id {id!r}"
                f"{near and f'; near it: {near}'}. The territory shipped has the units of Gia "
                "Nghĩa only: pass a Unit instead of an id, or as territory= one of your own or "
                "dialogue_core.gazetteer.nationwide() (extra nationwide), which has all",
                f"dữ liệu địa giới này không có đơn vị nào mang mã {id!r}"
                f"{near and f'; gần giống: {near}'}. Dữ liệu kèm theo chỉ có các đơn vị của Gia "
                "Nghĩa: hãy truyền một Unit thay cho mã, hoặc truyền qua territory= dữ liệu của "
                "mình hay dialogue_core.gazetteer.nationwide() (gói nationwide), có đủ cả nước",
                value=id,
            )
        return found

    def _near(self, id: str) -> list[str]:  # noqa: A002 -- the field's own name
        """Return the ids that are meant by a slip of the hand, a name or the end of a path."""
        name = _slug(id.rpartition("/")[2])
        named = [known for known in self._place if known.rpartition("/")[2] == name]
        spelt = difflib.get_close_matches(id, self._place, n=_MOST_NEAR, cutoff=0.8)
        return list(dict.fromkeys((*spelt, *named)))[:_MOST_NEAR]

    def within(self, place: str, *, level: Level, on: Day) -> tuple[Unit, ...]:
        """Return the units of a level that lie in the place on the day, in the data's order."""
        return tuple(u for u in self._inside.get(place, ()) if u.level is level and u.exists_on(on))

    def _in_order(self, ids: Iterable[str]) -> tuple[Unit, ...]:
        return tuple(self.units[at] for at in sorted({self._place[id_] for id_ in ids}))

    # --- what became of a unit, and what it came from --------------------------------------------

    def successors(self, id: str, *, on: Day | None = None) -> tuple[Unit, ...]:  # noqa: A002 -- the field's own name
        """Return the units that took over from the unit: its own, else those of what lay in it.

        Args:
            id: The unit.
            on: The day to look at: the units that stand in its place then, over any number of
                steps, and the unit itself while it stands. Without it, one step.
        """
        if on is None:
            return self._in_order(self._one_step(id, self._heirs_of))
        return self._in_order(self._walk(id, as_day(on), self._taken_over_by))

    def predecessors(self, id: str, *, on: Day | None = None) -> tuple[Unit, ...]:  # noqa: A002 -- the field's own name
        """Return the units that the unit took over from: its own, else those of what lies in it.

        Args:
            id: The unit.
            on: The day to look at: the units that stood in its place then, over any number of
                steps, and the unit itself if it stood. Without it, one step.
        """
        if on is None:
            return self._in_order(self._one_step(id, self._forebears_of))
        return self._in_order(self._walk(id, as_day(on), self._took_over))

    def origin(self, id: str) -> tuple[Unit, ...]:  # noqa: A002 -- the field's own name
        """Return the units that the unit goes back to, and beyond which nothing is known.

        A unit that nothing is known to have gone into is its own origin.
        """
        found: set[str] = set()
        seen: set[str] = set()
        open_ = [id] if id in self._place else []
        while open_:
            here = open_.pop()
            seen.add(here)
            before = set(self._forebears_of(here))
            if not before or here in before:
                found.add(here)
            open_ += before - seen
        return self._in_order(found)

    def steps_from(self, id: str) -> tuple[Succession, ...]:  # noqa: A002 -- the field's own name
        """Return the successions by which others took over from the unit."""
        return tuple(self._out.get(id, ()))

    def steps_to(self, id: str) -> tuple[Succession, ...]:  # noqa: A002 -- the field's own name
        """Return the successions by which the unit took over from others."""
        return tuple(self._into.get(id, ()))

    def _heirs_of(self, id: str) -> tuple[str, ...]:  # noqa: A002 -- the field's own name
        return tuple(s.new for s in self.steps_from(id))

    def _forebears_of(self, id: str) -> tuple[str, ...]:  # noqa: A002 -- the field's own name
        return tuple(old for s in self.steps_to(id) for old in s.old)

    def _one_step(self, id: str, step: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:  # noqa: A002 -- the field's own name
        own = step(id)
        if set(own) - {id}:
            return own
        return own + tuple(other for u in self._inside.get(id, ()) for other in step(u.id))

    def _taken_over_by(self, id: str, day: Day) -> Iterable[tuple[str, bool]]:  # noqa: A002 -- the field's own name
        unit = self.find(id)
        for step in self.steps_from(id):
            if step.on <= day and step.new != id:
                yield step.new, unit is None or unit.span is None or not unit.exists_on(step.on)

    def _took_over(self, id: str, day: Day) -> Iterable[tuple[str, bool]]:  # noqa: A002 -- the field's own name
        unit = self.find(id)
        for step in self.steps_to(id):
            if step.on > day:
                began = unit is None or unit.span is None or unit.span.since >= step.on
                yield from ((old, began) for old in step.old if old != id)

    def _walk(self, id: str, day: Day, step: _Step) -> set[str]:  # noqa: A002 -- the field's own name
        """Return what stands on the day when the steps are followed until something does.

        A step that a unit outlived took or gave a part of it only; where it has no other, what lies
        in it is followed as well.
        """
        found: set[str] = set()
        seen: set[str] = set()
        open_ = [id]
        while open_:
            here = open_.pop()
            seen.add(here)
            unit = self.find(here)
            steps = tuple(step(here, day))
            further = [other for other, _ in steps]
            if unit is not None and (unit.exists_on(day) if unit.span else not steps):
                found.add(here)
            elif not any(whole for _, whole in steps):
                further += [inner.id for inner in self._inside.get(here, ())]
            open_ += [other for other in further if other not in seen]
        return found

    # --- bodies --------------------------------------------------------------------------------

    def body_heirs(self, body: Body, *, on: Day, field: Field | None = None) -> tuple[Body, ...]:
        """Return the bodies that do the work of a body on a day, the body itself while it does.

        Args:
            body: The body.
            on: The day.
            field: The field of the matter; without it, all that took over some of the work of a
                body that is gone.
        """
        return tuple(step.new for step in self.body_steps(body, on=on, field=field)) or (
            (body,) if _does_work(body, as_day(on)) else ()
        )

    @cached_property
    def _body_out(self) -> dict[str, list[BodySuccession]]:
        found: defaultdict[str, list[BodySuccession]] = defaultdict(list)
        for succession in self.body_successions:
            found[succession.old.id].append(succession)
        return dict(found)

    def body_steps(
        self, body: Body, *, on: Day, field: Field | None = None
    ) -> tuple[BodySuccession, ...]:
        """Return the last step to each body that does the work on the day; none if it still does.

        A body that goes on gives up only a field that is asked for by name. A step has the
        weakest mark of the way to it.

        Args:
            body: The body.
            on: The day.
            field: The field of the matter; without it, every field.
        """
        day = as_day(on)
        found: dict[str, BodySuccession] = {}
        seen = {body.id}
        open_: list[tuple[Body, BodySuccession | None]] = [(body, None)]
        while open_:
            here, came_by = open_.pop(0)
            steps = [
                step
                for step in self._body_out.get(here.id, ())
                if step.on <= day and (not step.fields or field is None or field in step.fields)
            ]
            if _does_work(here, day):
                steps = [step for step in steps if field in step.fields]
                if not steps and came_by is not None:
                    found[here.id] = came_by
            for step in steps:
                if step.new.id not in seen:
                    seen.add(step.new.id)
                    open_.append((step.new, step if came_by is None else _weaker(came_by, step)))
        return tuple(found.values())


def _does_work(body: Body, day: Day) -> bool:
    return body.span is None or body.span.covers(day)


_MARKS: Final = tuple(Confidence)


def _weaker(earlier: BodySuccession, later: BodySuccession) -> BodySuccession:
    weakest = max(earlier.confidence, later.confidence, key=_MARKS.index)
    return attrs.evolve(later, confidence=weakest)


def orphans(territory: Territory) -> tuple[Unit, ...]:
    """Return the units that ended and in whose place nothing is known to stand (không ai kế thừa).

    A district whose communes were taken over is no orphan.
    """
    return tuple(
        unit
        for unit in territory.units
        if unit.span is not None
        and unit.span.until is not None
        and not territory.successors(unit.id, on=unit.span.until)
    )
