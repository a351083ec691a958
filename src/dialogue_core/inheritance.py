"""Who answers for a matter that was not finished when its unit or body ended (kế thừa việc).

Answers: on this day, who has a matter that a unit or one of its bodies had. One answer always: an
owner, or who must direct it, or that the data do not tell. The rules of it are data of the
territory (`dialogue_core.territory.HandOver`), as `dialogue_core.law.TERRITORY` has them.

It does not tell the instance of a complaint (lần đầu, lần hai): who settles the second complaint
against a commune since the districts ended is inferred, not read, so it is left to the user.
"""

from typing import Final, final

import attrs

from dialogue_core._typed import expect, expect_lang
from dialogue_core.territory import Body, HandOver, Succession, Territory, Unit
from dialogue_core.values import Citation, Day, Words, as_day
from dialogue_core.vocabulary import (
    Confidence,
    Field,
    Lang,
    Level,
    Organ,
    StatementKind,
    Unknown,
)

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

    def mark(self, lang: Lang) -> str:
        """Return in brackets that it is to be confirmed, where its texts are not certain.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        if self.confidence not in (Confidence.MEMORY, Confidence.UNCERTAIN):
            return ""
        return " (dự kiến, cần xác nhận)" if lang == "vi" else " (expected, to be confirmed)"


def inherit(
    territory: Territory,
    *,
    unit: str,
    body: Body | None = None,
    arose_in: tuple[str, ...] = (),
    field: Field | None = None,
    kind: StatementKind | Unknown | None = None,
    on: object,
) -> Inheritance:
    """Return who answers on a day for a matter that a unit had and did not finish.

    The order is that of 72/2025/QH15 art. 54(8): the body that took over the work, where it is
    not one of the new wards; else the new ward where the matter arose; else, where two or more new
    units are concerned, the direction that the text lays down. A unit that merges without its
    level ending hands over to its one successor. What is not in the data is said to be unknown,
    never an error: every matter has an answer.

    The place settles it only for the People's Committee and for a body whose work is known to have
    gone to bodies of the new unit. Where nobody is known to have taken over the work of a body, or
    some of it went above the new units, the answer is not known. The clause is on local government:
    Party committees, the Front and its organisations, and utilities hand over without it.

    A complaint goes with the rest of the work; at which instance it is settled is not told.

    A denunciation does not come down with the place: it is for the head who manages the accused,
    never for the accused (25/2018/QH14 arts. 12, 13), and who that is since the level ended was
    read nowhere. So who directs the hand-over directs it, which is uncertain.

    Args:
        territory: The units, bodies and their successions.
        unit: The id of the unit that had the matter.
        body: The body of that unit that had it; none for its People's Committee.
        arose_in: Ids of the units where the matter arose; the whole unit unless said.
        field: The field of the matter, for a body whose work was divided.
        kind: What kind of statement it is.
        on: The day of asking.
    """
    expect(territory, Territory, "territory")
    day = as_day(on)
    found = _found(territory, unit, arose_in, _Took.over(territory, body, day, field), day)
    if kind is not StatementKind.DENUNCIATION or found.unit is None:
        return found
    its = None if body is None else body.level
    gone = _gone(its or territory.unit(unit).level, day, territory)
    return found if gone is None else _directed(found, found.unit, gone, territory)


def _found(
    territory: Territory, unit: str, arose_in: tuple[str, ...], took: "_Took", day: Day
) -> Inheritance:
    holder = territory.find(unit)
    if holder is None:
        return _not_known(
            f"Dữ liệu không có đơn vị {unit!r}.", f"The data have no unit {unit!r}.", ()
        )
    if holder in territory.successors(unit, on=day):
        return _still_there(holder, took.body, took)
    rule = _gone(holder.level, day, territory)
    clause = None if _is_no_government(took.body) else rule
    above = took.above(holder.level)
    if above is not None:
        return _above(above, took, clause)
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
        names = _names(tuple(territory.unit(place) for place in incomplete))
        return _not_known(
            f"Dữ liệu chỉ có một phần đơn vị của {names}; hãy nêu nơi phát sinh.",
            f"The data hold only some units of {names}: say where the matter arose.",
            heirs,
        )
    return _by_place(holder, heirs, took, clause, territory, asked=bool(arose_in))


def _gone(level: Level, day: Day, territory: Territory) -> HandOver | None:
    """Return what is laid down about a level, if it is gone on a day."""
    return next((h for h in territory.hand_overs if h.level is level and h.on <= day), None)


def _directed(found: Inheritance, heir: Unit, rule: HandOver, territory: Territory) -> Inheritance:
    """Return that a denunciation waits for a direction, where another matter went to a new unit."""
    by = _of_its_province(rule.directs, (heir,), territory)
    return Inheritance(
        directed_by=by,
        among=(heir,),
        reason=Words(
            "Tố cáo do người đứng đầu quản lý người bị tố cáo giải quyết; chưa rõ ai kế thừa việc "
            f"đó từ {rule.level.vi} nên không giao {heir.full_name}: chờ {by.name.vi} chỉ đạo.",
            "A denunciation is for the head who manages the accused; who took that over from the "
            f"{rule.level.en} is not known, so it is not given to {heir.full_name}: "
            f"{by.label('en')} directs.",
        ),
        cites=tuple(dict.fromkeys((rule.cites, *found.cites))),
        confidence=Confidence.UNCERTAIN,
    )


_OUTSIDE: Final = (Organ.PARTY, Organ.FRONT, Organ.ASSOCIATIONS)


def _is_no_government(body: Body | None) -> bool:
    """Return whether a body is certainly no local government, of which the clause speaks."""
    return body is not None and (body.organ in _OUTSIDE or body.settler is not None)


def _by_place(
    holder: Unit,
    heirs: tuple[Unit, ...],
    took: "_Took",
    rule: HandOver | None,
    territory: Territory,
    *,
    asked: bool,
) -> Inheritance:
    into = tuple(step for heir in heirs for step in territory.steps_to(heir.id))
    if heirs and not took.stays_among(heirs):
        return _unsettled(heirs, took, rule, into, None if asked else holder)
    if len(heirs) == 1:
        return _one_unit(heirs[0], took, rule, into)
    if heirs and rule is not None:
        whole = ("", "") if asked else (_WHOLE.vi + " ", _WHOLE.en + " ")
        cites, confidence = _rests_on(rule, into, took)
        return Inheritance(
            directed_by=_of_its_province(rule.directs, heirs, territory),
            among=heirs,
            reason=Words(
                f"{whole[0]}Liên quan {len(heirs)} đơn vị mới ({_names(heirs)}): {rule.text.vi}",
                f"{whole[1]}{len(heirs)} new units are concerned ({_names(heirs)}): "
                f"{rule.text.label('en')}",
            ),
            cites=cites,
            confidence=confidence,
        )
    name = _capital(holder.full_name)
    if heirs:
        return _not_known(
            f"{name} chia về {len(heirs)} đơn vị ({_names(heirs)}); chưa có văn bản "
            "nào trong dữ liệu nói đơn vị nào tiếp nhận.",
            f"{name} went to {len(heirs)} units ({_names(heirs)}); no text in the data "
            "says which of them takes over.",
            heirs,
        )
    return _not_known(
        f"Chưa có dữ liệu về đơn vị kế thừa {holder.full_name}.",
        f"The data do not tell who succeeded {holder.full_name}.",
        (),
    )


_WHOLE: Final = Words(
    "Chưa nêu nơi phát sinh nên tính trên toàn địa bàn.",
    "Where it arose was not said, so the whole unit counts.",
)


@final
@attrs.frozen(kw_only=True)
class _Took:
    """What became of the work of a body."""

    body: Body | None = None
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
            body=body,
            bodies=territory.body_heirs(body, on=day, field=field),
            cites=tuple(step.cites for step in steps),
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

    def stays_among(self, units: tuple[Unit, ...]) -> bool:
        """Return whether the work is known to have gone with the place, to bodies of the units.

        That of the People's Committee does, whoever took it over.
        """
        if self.body is None or self.body.organ is Organ.COMMITTEE:
            return True
        levels = {unit.level for unit in units}
        return bool(self.bodies) and all(body.level in levels for body in self.bodies)

    def divided(self, lang: Lang) -> str:
        """Return why no one body is named: several took over, or none is known to."""
        body = "" if self.body is None else self.body.label(lang)
        names = ", ".join(other.label(lang) for other in self.bodies if other != self.body)
        if lang == "vi":
            if names:
                return f"chức năng của {body} chia về {names}: hãy nêu lĩnh vực."
            return f"chưa có dữ liệu cơ quan nào tiếp nhận chức năng của {body}."
        if names:
            return f"the work of {body} was divided among {names}: say the field."
        return f"the data do not tell which body took over from {body}."


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


def _above(body: Body, took: _Took, rule: HandOver | None) -> Inheritance:
    vi, en = _capital(body.name.vi), _capital(body.label("en"))
    if not took.marks:
        return Inheritance(
            body=body, reason=Words(f"{vi} vẫn giữ việc này.", f"{en} still has it.")
        )
    cites, confidence = _rests_on(rule, (), took)
    return Inheritance(
        body=body,
        reason=Words(f"{vi} đã tiếp nhận chức năng.", f"{en} took over the work."),
        cites=cites,
        confidence=confidence,
    )


def _still_there(holder: Unit, body: Body | None, took: _Took) -> Inheritance:
    name = _capital(holder.full_name)
    if body is None or took.one == body:
        return Inheritance(
            unit=holder,
            body=body,
            reason=Words(f"{name} vẫn giữ việc này.", f"{name} still has the matter."),
        )
    cites, confidence = _rests_on(None, (), took)
    if took.one is not None:
        return Inheritance(
            unit=holder if took.one.level is holder.level else None,
            body=took.one,
            reason=Words(
                f"{_capital(took.one.name.vi)} đã tiếp nhận chức năng của {body.name.vi}.",
                f"{_capital(took.one.label('en'))} took over the work of {body.label('en')}.",
            ),
            cites=cites,
            confidence=confidence,
        )
    return Inheritance(
        unit=holder,
        reason=Words(
            f"{name} vẫn giữ việc này; {took.divided('vi')}",
            f"{name} still has the matter; {took.divided('en')}",
        ),
        cites=cites,
        confidence=confidence,
    )


def _of_its_province(body: Body, heirs: tuple[Unit, ...], territory: Territory) -> Body:
    """Return a body of the province with the name of the province, where the units tell it."""
    above = {territory.find(heir.id.partition("/")[0]) for heir in heirs}
    found = above.pop() if len(above) == 1 else None
    if found is None or not body.name.vi.endswith(" tỉnh"):
        return body
    name = f"{body.name.vi.removesuffix('tỉnh')}{found.full_name}"
    return attrs.evolve(body, name=Words(name, f"{body.label('en')}, {found.full_name}"))


def _unsettled(
    heirs: tuple[Unit, ...],
    took: _Took,
    rule: HandOver | None,
    into: tuple[Succession, ...],
    whole: Unit | None,
) -> Inheritance:
    """Return that the data do not tell who took over, with the places and what the clause says.

    Args:
        heirs: The units that are there now.
        took: What became of the work of the body.
        rule: The clause on the hand-over, where it is applied.
        into: What made the new units.
        whole: The unit that had the matter, where it was not said where in it the matter arose.
    """
    names = _names(heirs)
    vi, en = f"Nơi phát sinh nay thuộc {names}.", f"It arose in what is now {names}."
    if whole is not None:
        vi = f"Chưa rõ nơi phát sinh; địa bàn {whole.full_name} nay thuộc {names}."
        en = f"Where it arose was not said; {whole.full_name} is now {names}."
    vi = f"{_capital(took.divided('vi'))} {vi}"
    en = f"{_capital(took.divided('en'))} {en}"
    if rule is not None:
        vi = f"{vi} Nếu là việc của chính quyền địa phương: {rule.text.vi}"
        en = f"{en} If it is a matter of local government: {rule.text.label('en')}"
    cites, confidence = _rests_on(rule, into, took)
    return Inheritance(among=heirs, reason=Words(vi, en), cites=cites, confidence=confidence)


def _one_unit(
    heir: Unit, took: _Took, rule: HandOver | None, into: tuple[Succession, ...]
) -> Inheritance:
    cites, confidence = _rests_on(rule, into, took)
    own = took.one if took.one is not None and took.one.level is heir.level else None
    vi, en = ".", "."
    if took.bodies and took.one is None:
        vi, en = f"; {took.divided('vi')}", f"; {took.divided('en')}"
    return Inheritance(
        unit=heir,
        body=own,
        reason=Words(
            f"Việc phát sinh trên địa bàn nay thuộc {heir.full_name}{vi}",
            f"The matter arose where {heir.full_name} is now{en}",
        ),
        cites=cites,
        confidence=confidence,
    )


def _rests_on(
    rule: HandOver | None, into: tuple[Succession, ...], took: _Took
) -> tuple[tuple[Citation, ...], Confidence | None]:
    """Return the texts of an answer, each once, and the weakest of their marks.

    Args:
        rule: The clause on the hand-over, where it is applied.
        into: What made the new units; which they are, and so how many, rests on it.
        took: What became of the work of the body.
    """
    read = (*(() if rule is None else (rule,)), *into)
    marks = (*(text.confidence for text in read), *took.marks)
    cites = dict.fromkeys((*(text.cites for text in read), *took.cites))
    return tuple(cites), max(marks, key=_MARKS.index, default=None)


_MARKS: Final = tuple(Confidence)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names(units: tuple[Unit, ...]) -> str:
    return ", ".join(unit.full_name for unit in units)


def _not_known(vi: str, en: str, among: tuple[Unit, ...]) -> Inheritance:
    return Inheritance(among=among, reason=Words(vi, en))
