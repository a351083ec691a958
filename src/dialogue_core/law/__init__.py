"""The law as data: one module per instrument, and what applies at a place, level and day.

Answers: which regulation governs a conference here, on this day. Every rule carries its citation,
its days and a confidence mark; nothing here raises a mark above its source.
"""

import itertools
from collections.abc import Iterable
from typing import Final

from dialogue_core._typed import expect
from dialogue_core.calendars import Calendar
from dialogue_core.errors import InvalidValueError, NoRuleInForceError, NoSuchLevelError
from dialogue_core.law import (
    binh_phuoc_rule,
    circular_05_2021,
    circular_07_2014,
    days_off,
    decree_32_2021,
    decree_37_2014,
    decree_45_2025,
    decree_64_2014,
    decree_118_2025,
    decree_150_2025,
    decree_154_2026,
    decree_155_2026,
    decree_156_2026,
    gia_nghia_2022,
    law_02_2011,
    law_03_2011,
    law_10_2022,
    law_25_2018,
    law_29_2018,
    law_42_2013,
    law_47_2019,
    law_65_2025,
    law_72_2025,
    law_77_2015,
    law_117_2025,
    law_136_2025,
    ordinance_30_2000,
    party_11_2019,
    party_215_2025,
    practice,
    practice_province,
    practice_ward,
    units_gia_nghia,
)
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Instrument, Requirement, Rule
from dialogue_core.territory import Territory, Unit
from dialogue_core.values import Citation, Day, Span, Words, as_day, day_words
from dialogue_core.vocabulary import Level, Question

__all__ = [
    "CALENDAR",
    "INSTRUMENTS",
    "TERRITORY",
    "boundaries",
    "gia_nghia_2022",
    "instrument",
    "over",
    "regulation_for",
]


def __dir__() -> list[str]:
    return list(__all__)


INSTRUMENTS: Final[tuple[Instrument, ...]] = (
    # local government, and the conference itself
    law_77_2015.INSTRUMENT,
    law_47_2019.INSTRUMENT,
    law_65_2025.INSTRUMENT,
    law_72_2025.INSTRUMENT,
    law_10_2022.INSTRUMENT,
    decree_32_2021.INSTRUMENT,
    # complaints, denunciations, reception of citizens
    law_02_2011.INSTRUMENT,
    law_03_2011.INSTRUMENT,
    law_25_2018.INSTRUMENT,
    law_42_2013.INSTRUMENT,
    law_136_2025.INSTRUMENT,
    decree_64_2014.INSTRUMENT,
    decree_154_2026.INSTRUMENT,
    decree_155_2026.INSTRUMENT,
    decree_156_2026.INSTRUMENT,
    circular_07_2014.INSTRUMENT,
    circular_05_2021.INSTRUMENT,
    # State secrets
    ordinance_30_2000.INSTRUMENT,
    law_29_2018.INSTRUMENT,
    law_117_2025.INSTRUMENT,
    # the Party line and local rules
    party_11_2019.INSTRUMENT,
    party_215_2025.INSTRUMENT,
    binh_phuoc_rule.INSTRUMENT,
    # who answers
    decree_37_2014.INSTRUMENT,
    decree_45_2025.INSTRUMENT,
    decree_118_2025.INSTRUMENT,
    decree_150_2025.INSTRUMENT,
    practice.INSTRUMENT,
    practice_ward.INSTRUMENT,
    practice_province.INSTRUMENT,
)
"""Every instrument shipped."""

TERRITORY: Final[Territory] = units_gia_nghia.TERRITORY
"""The units shipped: Gia Nghĩa and what became of it."""

CALENDAR: Final[Calendar] = days_off.CALENDAR
"""The days off of State agencies, with everything known; `Calendar.as_known` goes back in time."""


def instrument(number: str) -> Instrument:
    """Return the instrument with that number.

    Raises:
        InvalidValueError: No instrument shipped has the number.
    """
    for found in INSTRUMENTS:
        if found.number == number:
            return found
    raise InvalidValueError(
        f"no instrument {number!r}; shipped: {', '.join(i.number for i in INSTRUMENTS)}",
        f"không có văn bản {number!r}; có: {', '.join(i.number for i in INSTRUMENTS)}",
        value=number,
    )


def regulation_for(
    place: Unit | str,
    level: Level | None = None,
    *,
    on: object,
    instruments: Iterable[Instrument] = INSTRUMENTS,
    territory: Territory = TERRITORY,
) -> Regulation:
    """Return all rules that apply to a conference of a level at a place on a day.

    Args:
        place: The unit, or the id of one in the territory.
        level: The level of the authority; the place's own unless said.
        on: The day; each question names the day that anchors it (`Question.anchor`).
        instruments: The instruments to draw from; an application may add its own.
        territory: Where units and their successors are looked up.

    Raises:
        NoSuchLevelError: The level or the unit does not exist on that day.
        NoRuleInForceError: A question has neither a rule nor a listed absence on that day.
        InvalidValueError: The day carries a clock, or the level is not the place's.
    """
    day = as_day(on)
    unit = territory.unit(place) if isinstance(place, str) else place
    expect(unit, Unit, "place")
    wanted = unit.level if level is None else expect(level, Level, "level")
    _check_exists(unit, wanted, day, territory)
    texts = tuple(instruments)
    rules = sorted(
        (
            rule
            for text in texts
            for rule in text.rules
            if rule.in_force.covers(day) and rule.speaks_to(unit, wanted)
        ),
        key=_id,
    )
    checked = min(text.checked_on for text in texts) if texts else day
    regulation = Regulation(
        place=unit,
        level=wanted,
        on=day,
        rules=tuple(rules),
        caveats=_caveats(day, checked, rules),
    )
    holes = regulation.holes()
    if holes:
        first = min((r.in_force.since for r in _dialogue_rules(texts)), default=day)
        raise NoRuleInForceError(
            f"hole in the law data: at {unit.full_name} ({wanted.value} level) on {day} nothing "
            f"answers {', '.join(q.en for q in holes)}; the law shipped begins on {first}",
            f"dữ liệu pháp luật có chỗ trống: tại {unit.full_name} ({wanted.vi}) ngày "
            f"{day_words(day, 'vi')} chưa có gì trả lời {', '.join(q.vi for q in holes)}; "
            f"dữ liệu bắt đầu từ {day_words(first, 'vi')}",
            questions=holes,
            level=wanted,
            on=day,
        )
    return regulation


def over(
    place: Unit | str,
    level: Level | None = None,
    *,
    span: Span,
    instruments: Iterable[Instrument] = INSTRUMENTS,
    territory: Territory = TERRITORY,
) -> tuple[tuple[Span, Regulation], ...]:
    """Return each span of days in a window with the regulation that applies throughout it.

    A plan whose time spans two editions is judged by each. The window needs an end.

    Raises:
        InvalidValueError: The window is none, or has no end.
        NoSuchLevelError: The level or the unit does not exist on some day of the window.
        NoRuleInForceError: A question is not answered on some day of the window.
    """
    expect(span, Span, "span")
    if span.until is None:
        raise InvalidValueError(
            f"a window needs an end, got {span.words('en')}: give until",
            f"khoảng thời gian phải có ngày kết thúc, nhận được {span.words('vi')}",
            span=span,
        )
    texts = tuple(instruments)
    days = [span.since, *(d for d in boundaries(texts) if span.since < d < span.until), span.until]
    found: list[tuple[Span, Regulation]] = []
    for since, until in itertools.pairwise(days):
        regulation = regulation_for(place, level, on=since, instruments=texts, territory=territory)
        if found and found[-1][1].rules == regulation.rules:
            found[-1] = (Span(found[-1][0].since, until), found[-1][1])
        else:
            found.append((Span(since, until), regulation))
    return tuple(found)


def boundaries(instruments: Iterable[Instrument] = INSTRUMENTS) -> tuple[Day, ...]:
    """Return every day on which some rule begins or is no longer in force, in order."""
    days = {
        day
        for text in instruments
        for rule in text.rules
        for day in (rule.in_force.since, rule.in_force.until)
        if day is not None
    }
    return tuple(sorted(days))


def _dialogue_rules(texts: Iterable[Instrument]) -> Iterable[Rule]:
    return (
        rule
        for text in texts
        for rule in text.rules
        if isinstance(rule, Requirement) and rule.question is Question.FREQUENCY
    )


def _id(rule: Rule) -> str:
    return rule.id


def _check_exists(unit: Unit, level: Level, day: Day, territory: Territory) -> None:
    if unit.level is not level:
        raise InvalidValueError(
            f"{unit.full_name} is at level {unit.level.value!r}, not {level.value!r}: name a unit "
            "of the level that holds the conference",
            f"{unit.full_name} thuộc {unit.level.vi}, không phải {level.vi}",
            level=level,
        )
    span, cites = law_72_2025.LEVEL_SPANS[level]
    after = territory.successors(unit.id)
    same = tuple(u for u in after if u.level is unit.level)
    heirs = tuple(u.full_name for u in same or after)
    chair_en, chair_vi = ("", "")
    if len(heirs) > 1:
        cited = Citation("72/2025/QH15", article=54, clause=8)
        chair_en = (
            f"; where two or more are concerned the provincial chair directs ({cited.words('en')})"
        )
        chair_vi = f"; liên quan từ hai đơn vị thì Chủ tịch UBND tỉnh chỉ đạo ({cited.words('vi')})"
    if span.until is not None and day >= span.until:
        raise NoSuchLevelError(
            f"the {level.en} no longer exists on {day} (ended {span.until} by "
            f"{cites.words('en')}); successors of {unit.full_name}: "
            f"{', '.join(heirs) or 'not known here'}{chair_en}",
            f"{level.vi} không còn vào ngày {day_words(day, 'vi')} (kết thúc "
            f"{day_words(span.until, 'vi')} theo {cites.words('vi')}); kế thừa "
            f"{unit.full_name}: {', '.join(heirs) or 'chưa có dữ liệu'}{chair_vi}",
            successors=heirs,
            level=level,
            on=day,
        )
    if unit.span is not None and day < unit.span.since:
        raise NoSuchLevelError(
            f"{unit.full_name} is known here only from {unit.span.since}, not on {day}; for an "
            "earlier day bring a territory that knows what stood there",
            f"dữ liệu chỉ biết {unit.full_name} từ {day_words(unit.span.since, 'vi')}, chưa biết "
            f"ngày {day_words(day, 'vi')}; hãy bổ sung dữ liệu đơn vị cho ngày đó",
            successors=(),
            level=level,
            on=day,
        )
    if not unit.exists_on(day):
        raise NoSuchLevelError(
            f"{unit.full_name} does not exist on {day}; it exists "
            f"{unit.span.words('en') if unit.span else ''}; "
            f"successors: {', '.join(heirs) or 'not known here'}",
            f"{unit.full_name} không tồn tại vào ngày {day_words(day, 'vi')}; tồn tại "
            f"{unit.span.words('vi') if unit.span else ''}; "
            f"kế thừa: {', '.join(heirs) or 'chưa có dữ liệu'}",
            successors=heirs,
            level=level,
            on=day,
        )


def _caveats(day: Day, checked: Day, rules: Iterable[Rule]) -> tuple[Words, ...]:
    found: list[Words] = []
    if law_136_2025.INSTRUMENT.in_force.covers(day) and any(map(law_136_2025.amends, rules)):
        found.append(law_136_2025.CAVEAT)
    if day > checked:
        found.append(
            Words(
                f"Dữ liệu được đối chiếu đến ngày {day_words(checked, 'vi')}; văn bản ban hành sau "
                "đó chưa được tính.",
                f"The data were compared with the sources up to {checked}; later texts are not "
                "taken into account.",
            )
        )
    return tuple(found)
