"""By what law an archive is judged (thước đo): that of each day, or that of one day.

Of a place that is gone, the law of another day is that of the units of its level that stand in its
place, if all of them have the same; else there is none, with the reason. The acts owed for a
statement follow from the law, so they are worked out anew; how it was handled is what happened, and
stays.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias, final

import attrs

from dialogue_core import law
from dialogue_core._typed import expect, how_many
from dialogue_core.errors import NoRuleInForceError, NoSuchLevelError
from dialogue_core.events import Corrected, Event, Screened
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Instrument, Rule
from dialogue_core.screening import screen
from dialogue_core.sessions import Session
from dialogue_core.territory import Territory, Unit
from dialogue_core.values import Day, Span, Words, as_day, day_words
from dialogue_core.vocabulary import LANGS, Lang

__all__ = ["Editions", "Laws", "Yardstick", "owing", "own_texts", "silence"]


def _day_or_none(value: object) -> Day | None:
    return None if value is None else as_day(value)


@final
@attrs.frozen(kw_only=True)
class Yardstick:
    """The law by which an archive is judged (thước đo): that of each day, or that of one day."""

    name: Words
    """What reports call it."""
    on: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The day whose law is applied to all sessions; none for the law of each session's day."""
    drafts: tuple[Instrument, ...] = ()
    """Texts beside the law of that day, taken as in force whatever their own days."""
    instruments: tuple[Instrument, ...] = attrs.field(default=law.INSTRUMENTS, repr=how_many)
    """The law itself."""
    territory: Territory = attrs.field(default=law.TERRITORY, repr=False)
    """Where it is looked up what stands in the place of a unit that is gone."""

    @classmethod
    def as_then(
        cls,
        *,
        instruments: Iterable[Instrument] = law.INSTRUMENTS,
        territory: Territory = law.TERRITORY,
    ) -> "Yardstick":
        """Return the law of the day of each session (luật tại thời điểm tổ chức)."""
        return cls(name=_THEN, instruments=tuple(instruments), territory=territory)

    @classmethod
    def as_on(
        cls,
        day: object,
        *drafts: Instrument,
        instruments: Iterable[Instrument] = law.INSTRUMENTS,
        territory: Territory = law.TERRITORY,
    ) -> "Yardstick":
        """Return the law of one day for all sessions, with drafts beside it if there are any.

        A draft narrows what the law says, as any rule does; `dialogue_core.layering.layer` tells
        whether it relaxes something.

        Args:
            day: The day, such as that of asking for today's law.
            drafts: Texts that are not in force, or not yet.
            instruments: The law itself.
            territory: Where it is looked up what stands in the place of a unit that is gone.

        Raises:
            InvalidValueError: The day is none.
        """
        on = as_day(day)
        found = tuple(expect(draft, Instrument, "draft") for draft in drafts)
        more = "".join(f" + {draft.number}" for draft in found)
        return cls(
            name=Words(f"luật ngày {day_words(on, 'vi')}{more}", f"law of {on}{more}"),
            on=on,
            drafts=found,
            instruments=tuple(instruments),
            territory=territory,
        )


_THEN: Final = Words("luật tại thời điểm tổ chức", "law of the day of each conference")


# --- the law of another day ---------------------------------------------------------------------

Editions: TypeAlias = tuple[tuple[Span, Regulation], ...]
"""The law through some days: that of each span of them."""


@final
class Laws:
    """The law of a yardstick for each unit, looked up once."""

    def __init__(self, yardstick: Yardstick) -> None:
        self._of = yardstick
        self._moved = lru_cache(maxsize=4_096)(self._of_the_day)

    def over(self, unit: Unit, span: Span) -> Editions | Words:
        """Return the law through some days, or why there is none."""
        of = self._of
        try:
            if of.on is None:
                return law.over(unit, span=span, instruments=of.instruments, territory=of.territory)
            moved = self._moved(unit)
        except (NoSuchLevelError, NoRuleInForceError) as error:
            return Words(error.vi, error.en)
        return moved if isinstance(moved, Words) else ((span, moved),)

    def _of_the_day(self, unit: Unit) -> Regulation | Words:
        of, day = self._of, self._of.on or _FIRST
        texts = (*of.instruments, *(_from(draft, day) for draft in of.drafts))
        found = {
            each.rules: each
            for heir in _standing(unit, day, of.territory)
            for each in [
                law.regulation_for(heir, on=day, instruments=texts, territory=of.territory)
            ]
        }
        if len(found) > 1:
            return _SEVERAL
        (regulation,) = found.values()
        return attrs.evolve(regulation, place=unit, rules=tuple(map(_always, regulation.rules)))


_FIRST: Final = as_day("0001-01-01")
_SEVERAL: Final = Words(
    "Địa bàn nay thuộc nhiều đơn vị có quy định khác nhau.",
    "Several units with different rules stand in its place.",
)


def _standing(unit: Unit, day: Day, territory: Territory) -> tuple[Unit, ...]:
    """Return the units of its level that stand in the place of a unit on a day, or itself."""
    if unit.exists_on(day) or territory.find(unit.id) is None:
        return (unit,)
    heirs = [u for u in territory.successors(unit.id, on=day) if u.level is unit.level]
    return tuple(heirs) or (unit,)


def _from(draft: Instrument, day: Day) -> Instrument:
    """Return a draft as if it had been in force from a day on."""
    span = Span(day)
    rules = tuple(attrs.evolve(rule, in_force=span) for rule in draft.rules)
    return attrs.evolve(draft, in_force=span, rules=rules)


@lru_cache(maxsize=4_096)
def _always(rule: Rule) -> Rule:
    """Return a rule as if it held on every day."""
    return attrs.evolve(rule, in_force=Span(_FIRST))


def owing(session: Session, regulation: Regulation) -> Session:
    """Return the session with the acts that the regulation makes owed, and all else as it was."""
    acts: dict[int, Screened] = {}
    for received in session.statements:
        parts = session.parts_of(received.statement.id)
        said = attrs.evolve(received.statement, parts=tuple(part.content for part in parts))
        for part, found in zip(parts, screen(said, regulation).parts, strict=True):
            last = part.last(Screened)
            if last is not None and last.acts != found.acts:
                acts[id(last)] = attrs.evolve(last, acts=found.acts)
    if not acts:
        return session
    return attrs.evolve(session, events=tuple(_with(acts, event) for event in session.events))


def _with(acts: Mapping[int, Screened], event: Event) -> Event:
    if isinstance(event, Corrected) and event.now is not None:
        return attrs.evolve(event, now=acts.get(id(event.now), event.now))
    return acts.get(id(event), event)


# --- texts that speak to nothing ----------------------------------------------------------------


def own_texts(yardstick: Yardstick) -> list[Instrument]:
    """Return the drafts, and the texts that do not ship with the library."""
    shipped = {text.number for text in law.INSTRUMENTS}
    own = (text for text in yardstick.instruments if text.number not in shipped)
    return [*own, *yardstick.drafts]


def silence(text: Instrument, units: Iterable[Unit], yardstick: Yardstick) -> Words:
    """Return that no rule of a text speaks to units, and what to look at."""
    day, territory = yardstick.on, yardstick.territory
    there = [u for unit in units for u in (_standing(unit, day, territory) if day else (unit,))]
    places = dict.fromkeys(place for rule in text.rules for place in rule.places)
    asked = dict.fromkeys(level for rule in text.rules for level in rule.levels)
    judged = dict.fromkeys(unit.level for unit in there)
    known = sorted({id_ for unit in there for id_ in _places_of(unit.id)})
    where = [", ".join(_meant(place, known, lang) for place in places) or "–" for lang in LANGS]
    levels = ", ".join(level.value for level in asked) or "–"
    seen = ", ".join(level.value for level in judged)
    days = ["", ""]
    if text not in yardstick.drafts:
        span = text.in_force
        days = [f"; hiệu lực ({span.words('vi')})", f"; days ({span.words('en')})"]
    return Words(
        "không quy tắc nào áp dụng cho những gì đã đối chiếu: hãy xem lại nơi áp dụng "
        f"({where[0]}); cấp ({levels}; đã đối chiếu: {seen}); loại đơn vị{days[0]}",
        f"no rule of it speaks to anything judged: look at its places ({where[1]}); levels "
        f"({levels}; judged: {seen}); kinds of unit{days[1]}",
    )


def _meant(place: str, known: Sequence[str], lang: Lang) -> str:
    """Return a place, with the one that it may be mistyped for."""
    near = [] if place in known else difflib.get_close_matches(place, known, n=1)
    asked = "có phải {!r}?" if lang == "vi" else "did you mean {!r}?"
    return f"{place}: {asked.format(near[0])}" if near else place


def _places_of(id_: str) -> Iterator[str]:
    """Yield the id of a unit, and those of the units that it lies in."""
    while id_:
        yield id_
        id_ = id_.rpartition("/")[0]
