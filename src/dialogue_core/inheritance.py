"""Who answers for a matter that was not finished when its unit or body ended (kế thừa việc).

Answers: on this day, who has a matter that a unit or one of its bodies had. One answer always: an
owner, or who must direct it, or that the data do not tell. The rules of it are data of the
territory (`dialogue_core.territory.HandOver`), as `dialogue_core.law.TERRITORY` has them.
"""

from collections.abc import Iterable
from typing import Final, final

import attrs

from dialogue_core._typed import expect
from dialogue_core.territory import Body, HandOver, Territory, Unit
from dialogue_core.values import Citation, Day, Words, as_day
from dialogue_core.vocabulary import Confidence, Field, Lang, Level

__all__ = ["Inheritance", "inherit"]


def __dir__() -> list[str]:
    return list(__all__)


@final
@attrs.frozen(kw_only=True)
class Inheritance:
    """Who answers on a day for a matter that is not finished (tiếp nhận việc chưa xong).

    Exactly one of three: an `owner`; a direction that must be asked for (`directed_by`); or
    neither, where the data do not tell, with the reason.
    """

    unit: Unit | None = None
    """The unit that has the matter now, if one unit has it."""
    body: Body | None = None
    """The body that has it now, if one is known to; without a unit it is a body above the ward."""
    directed_by: Body | None = None
    """Who must direct it, where two or more new units are concerned."""
    among: tuple[Unit, ...] = ()
    """The units that come into question, where several do."""
    reason: Words
    """Why."""
    cites: tuple[Citation, ...] = ()
    """The texts that it rests on."""
    confidence: Confidence | None = None
    """The weakest mark among them; none where nothing changed hands."""

    @property
    def owner(self) -> Unit | Body | None:
        """The body, else the unit that answers now; none where that is not settled."""
        return self.body or self.unit

    @property
    def known(self) -> bool:
        """Whether the data tell who answers, or who directs it."""
        return self.owner is not None or self.directed_by is not None


def inherit(
    territory: Territory,
    *,
    unit: str,
    body: Body | None = None,
    arose_in: tuple[str, ...] = (),
    field: Field | None = None,
    on: object,
) -> Inheritance:
    """Return who answers on a day for a matter that a unit had and did not finish.

    The order is that of 72/2025/QH15 art. 54(8): the body that took over the work, where it is
    not one of the new wards; else the new ward where the matter arose; else, where two or more new
    units are concerned, the direction that the text lays down. A unit that merges without its
    level ending hands over to its one successor. What is not in the data is said to be unknown,
    never an error: every matter has an answer.

    Args:
        territory: The units, bodies and their successions.
        unit: The id of the unit that had the matter.
        body: The body of that unit that had it; none for its People's Committee.
        arose_in: Ids of the units where the matter arose; the whole unit unless said.
        field: The field of the matter, for a body whose work was divided.
        on: The day of asking.
    """
    expect(territory, Territory, "territory")
    day = as_day(on)
    holder = territory.find(unit)
    if holder is None:
        return _not_known(
            f"Dữ liệu không có đơn vị {unit!r}.", f"The data have no unit {unit!r}.", ()
        )
    took = _Took.over(territory, body, day, field)
    if holder in territory.successors(unit, on=day):
        return _still_there(holder, body, took)
    rule = next((h for h in territory.hand_overs if h.level is holder.level and h.on <= day), None)
    above = took.above(holder.level)
    if rule is not None and above is not None:
        return _above(above, took, rule)
    places = arose_in if arose_in and rule is not None else (unit,)
    strange = [place for place in places if territory.find(place) is None]
    if strange:
        return _not_known(
            f"Dữ liệu không có nơi phát sinh {', '.join(strange)}.",
            f"The data have no place {', '.join(strange)}, where the matter arose.",
            (),
        )
    heirs = _heirs(territory, places, holder.level, day)
    incomplete = [p for p in places if p in territory.partial and not territory.steps_from(p)]
    if incomplete:
        return _not_known(
            f"Dữ liệu chỉ có một phần đơn vị của {', '.join(incomplete)}; hãy nêu nơi phát sinh.",
            f"The data hold only some units of {', '.join(incomplete)}: say where the matter "
            "arose.",
            heirs,
        )
    return _by_place(holder, heirs, took, rule, territory)


def _by_place(
    holder: Unit,
    heirs: tuple[Unit, ...],
    took: "_Took",
    rule: HandOver | None,
    territory: Territory,
) -> Inheritance:
    if len(heirs) == 1:
        return _one_unit(territory, heirs[0], took, rule)
    if heirs and rule is not None:
        return Inheritance(
            directed_by=rule.directs,
            among=heirs,
            reason=Words(
                f"Liên quan {len(heirs)} đơn vị mới ({_names(heirs)}): {rule.text.vi}",
                f"{len(heirs)} new units are concerned ({_names(heirs)}): {rule.text.label('en')}",
            ),
            cites=(rule.cites,),
            confidence=rule.confidence,
        )
    if heirs:
        return _not_known(
            f"{holder.full_name} chia về {len(heirs)} đơn vị ({_names(heirs)}); chưa có văn bản "
            "nào trong dữ liệu nói đơn vị nào tiếp nhận.",
            f"{holder.full_name} went to {len(heirs)} units ({_names(heirs)}); no text in the data "
            "says which of them takes over.",
            heirs,
        )
    return _not_known(
        f"Chưa có dữ liệu về đơn vị kế thừa {holder.full_name}.",
        f"The data do not tell who succeeded {holder.full_name}.",
        (),
    )


@final
@attrs.frozen(kw_only=True)
class _Took:
    """What became of the work of a body."""

    bodies: tuple[Body, ...] = ()
    cites: tuple[Citation, ...] = ()
    marks: tuple[Confidence, ...] = ()

    @classmethod
    def over(
        cls, territory: Territory, body: Body | None, day: Day, field: Field | None
    ) -> "_Took":
        if body is None:
            return cls()
        steps = territory.body_steps(body, on=day, field=field)
        return cls(
            bodies=territory.body_heirs(body, on=day, field=field),
            cites=tuple(dict.fromkeys(step.cites for step in steps)),
            marks=tuple(step.confidence for step in steps),
        )

    @property
    def one(self) -> Body | None:
        """The one body that has the work now."""
        return self.bodies[0] if len(self.bodies) == 1 else None

    def above(self, level: Level) -> Body | None:
        """Return the one body that has the work now, if it stands above the level."""
        one = self.one
        higher = one is not None and one.level is not None and one.level.rank > level.rank
        return one if higher else None


def _heirs(
    territory: Territory, places: tuple[str, ...], level: Level, day: Day
) -> tuple[Unit, ...]:
    """Return the units below the province that stand where the matter arose."""
    found = {
        heir.id: heir
        for place in places
        for heir in territory.successors(place, on=day)
        if heir.level is level or heir.level is Level.WARD
    }
    return tuple(found.values())


def _above(body: Body, took: _Took, rule: HandOver) -> Inheritance:
    if not took.marks:
        return Inheritance(
            body=body,
            reason=Words(f"{body.name.vi} vẫn giữ việc này.", f"{body.label('en')} still has it."),
        )
    return Inheritance(
        body=body,
        reason=Words(
            f"{body.name.vi} đã tiếp nhận chức năng.", f"{body.label('en')} took over the work."
        ),
        cites=(rule.cites, *took.cites),
        confidence=_weakest((rule.confidence, *took.marks)),
    )


def _still_there(holder: Unit, body: Body | None, took: _Took) -> Inheritance:
    if body is None or took.one == body:
        return Inheritance(
            unit=holder,
            body=body,
            reason=Words(
                f"{holder.full_name} vẫn giữ việc này.", f"{holder.full_name} still has the matter."
            ),
        )
    if took.one is not None:
        return Inheritance(
            unit=holder if took.one.level is holder.level else None,
            body=took.one,
            reason=Words(
                f"{took.one.name.vi} đã tiếp nhận chức năng của {body.name.vi}.",
                f"{took.one.label('en')} took over the work of {body.label('en')}.",
            ),
            cites=took.cites,
            confidence=_weakest(took.marks),
        )
    return Inheritance(
        unit=holder,
        reason=Words(
            f"{holder.full_name} vẫn giữ việc này; {_divided(body, took, 'vi')}",
            f"{holder.full_name} still has the matter; {_divided(body, took, 'en')}",
        ),
        cites=took.cites,
        confidence=_weakest(took.marks) if took.marks else None,
    )


def _divided(body: Body, took: _Took, lang: Lang) -> str:
    names = ", ".join(other.label(lang) for other in took.bodies)
    if lang == "vi":
        if names:
            return f"chức năng của {body.name.vi} chia về {names}: hãy nêu lĩnh vực."
        return f"chưa có dữ liệu cơ quan nào tiếp nhận chức năng của {body.name.vi}."
    if names:
        return f"the work of {body.label('en')} was divided among {names}: say the field."
    return f"the data do not tell which body took over from {body.label('en')}."


def _one_unit(territory: Territory, heir: Unit, took: _Took, rule: HandOver | None) -> Inheritance:
    into = territory.steps_to(heir.id)
    own = took.one if took.one is not None and took.one.level is heir.level else None
    marks = (
        *(s.confidence for s in into),
        *(took.marks if own is not None else ()),
        *((rule.confidence,) if rule is not None else ()),
    )
    return Inheritance(
        unit=heir,
        body=own,
        reason=Words(
            f"Việc phát sinh trên địa bàn nay thuộc {heir.full_name}.",
            f"The matter arose where {heir.full_name} is now.",
        ),
        cites=tuple(
            dict.fromkeys(
                (
                    *((rule.cites,) if rule is not None else ()),
                    *(s.cites for s in into),
                    *(took.cites if own is not None else ()),
                )
            )
        ),
        confidence=_weakest(marks) if marks else None,
    )


def _names(units: tuple[Unit, ...]) -> str:
    return ", ".join(unit.full_name for unit in units)


def _not_known(vi: str, en: str, among: tuple[Unit, ...]) -> Inheritance:
    return Inheritance(among=among, reason=Words(vi, en))


_MARKS: Final = tuple(Confidence)


def _weakest(marks: Iterable[Confidence]) -> Confidence:
    return max(marks, key=_MARKS.index)
