"""Names, days and numbers as an administrative document writes them (cách ghi).

Answers: what is the conference called, who issues, who chairs, which place, which day, how many, by
Decree 30/2020/NĐ-CP annex I.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from dialogue_core import law
from dialogue_core.events import Held, Opened, Planned
from dialogue_core.law import bodies
from dialogue_core.plans import Chair, Occasion, Plan, Recipient, Venue
from dialogue_core.sessions import Session
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Citation, Day, NoDueDay, Span, Words, day_words
from dialogue_core.vocabulary import (
    Institution,
    InstrumentKind,
    Lang,
    Level,
    Measure,
    Organ,
    Purpose,
    UnitKind,
)

__all__ = [
    "LATER",
    "NONE",
    "NOT_TOLD",
    "WEEKDAYS",
    "body_words",
    "capital",
    "chairs_of",
    "cite_words",
    "clock_words",
    "conference_name",
    "digits",
    "dotted_day",
    "due_words",
    "full_name",
    "issuer_lines",
    "locality",
    "long_day",
    "occasions_of",
    "office_names",
    "openings_of",
    "organ_words",
    "recipients_of",
    "signature_of",
    "symbol_of",
    "tally",
    "venue_names",
]


# --- names --------------------------------------------------------------------------------------

NOT_TOLD: Final = Words("chưa ghi trong hồ sơ", "not on record")
LATER: Final = Words("sẽ thông báo sau", "to be announced")
NONE: Final = Words("Không có", "None")


def conference_name(
    days: Span | None, place: Unit, institution: Institution = Institution.DIALOGUE
) -> Words:
    vi = "Hội nghị đối thoại với Nhân dân"
    if institution is not Institution.DIALOGUE:
        vi = capital(institution.vi.partition(" (")[0])  # without the examples
    year = f" năm {days.since.year}" if days is not None else ""
    of = f" of {days.since.year}" if days is not None else ""
    return Words(
        f"{vi}{year} trên địa bàn {place.full_name}", f"{institution.en}{of}, {place.full_name}"
    )


def _generic(place: Unit) -> str:
    """Return the word for the kind of a unit, as the names of its bodies end in it."""
    return place.full_name.removesuffix(place.name).strip()


def full_name(body: Body, place: Unit) -> Words:
    """Return the name of a body of a unit, with the name of the unit."""
    if body.organ is Organ.COMMITTEE:
        return Words(
            f"Ủy ban nhân dân {place.full_name}", f"People's Committee of {place.full_name}"
        )
    if place.name in body.name.vi:
        return body.name
    vi = body.name.vi.removesuffix(_generic(place)).strip()
    return Words(f"{vi} {place.full_name}", f"{body.label('en')} of {place.full_name}")


def body_words(body: Body, place: Unit, lang: Lang, arose_in: Iterable[str] = ()) -> str:
    """Return the name of a body, one that every ward and commune has with the name of the unit.

    Args:
        body: The body.
        place: The unit whose paper it is.
        lang: The language.
        arose_in: Ids of the units where the matter arose, which tell the ward in a paper of a city.
    """
    unit = _ward(place, tuple(arose_in))
    if unit is None or body.level is not Level.WARD:
        return body.label(lang)
    if body in _BY_KIND:
        return _BY_KIND[body].get(unit.kind, body.name).label(lang)
    name = body.label(lang)
    for generic, of in _EVERY_WARD:
        name = name.replace(generic, f"{of}{unit.full_name}")
    return name


def _ward(place: Unit, arose_in: tuple[str, ...]) -> Unit | None:
    if place.level is Level.WARD:
        return place
    found = law.TERRITORY.find(arose_in[0]) if len(arose_in) == 1 else None
    return found if found is not None and found.level is Level.WARD else None


_BY_KIND: Final[Mapping[Body, Mapping[UnitKind, Words]]] = {
    bodies.WARD_ECONOMY: {
        UnitKind.XA: Words("Phòng Kinh tế", "Division of Economy"),
        UnitKind.DAC_KHU: Words("Phòng Kinh tế", "Division of Economy"),
        UnitKind.PHUONG: Words(
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            "Division of Economy, Infrastructure and Urban Affairs",
        ),
    }
}
"""The bodies that have another name in a ward than in a commune (150/2025/NĐ-CP)."""

_EVERY_WARD: Final = (
    ("xã, phường", ""),
    ("the commune or ward People's Committee", "the People's Committee of "),
    ("the commune or ward", ""),
)
"""How a body is named that every ward and commune has, and what precedes the name of one."""


def organ_words(organ: Organ, place: Unit, lang: Lang) -> str:
    """Return who of an organ is present, as the minutes of a unit name it."""
    if lang == "en":
        return organ.label(lang)
    of = _generic(place)
    names = {
        Organ.COMMITTEE: f"UBND {of}",
        Organ.COUNCIL: f"Thường trực HĐND {of}",
        Organ.PARTY: _PARTY.get(place.kind, f"Đảng ủy {of}"),
        Organ.FRONT: f"Ủy ban MTTQ Việt Nam {of}",
        Organ.ASSOCIATIONS: f"các tổ chức chính trị - xã hội {of}",
        Organ.POLICE: f"Công an {of}",
    }
    return names.get(organ, organ.vi)


_PARTY: Final[Mapping[UnitKind, str]] = {
    UnitKind.TINH: "Tỉnh ủy",
    UnitKind.THANH_PHO_TRUC_THUOC_TRUNG_UONG: "Thành ủy",
    UnitKind.THANH_PHO_THUOC_TINH: "Thành ủy",
    UnitKind.HUYEN: "Huyện ủy",
    UnitKind.QUAN: "Quận ủy",
    UnitKind.THI_XA: "Thị ủy",
}
"""What the Party committee of a unit is called; below the district it is a Đảng ủy."""


def issuer_lines(body: Body, place: Unit, lang: Lang) -> tuple[str, ...]:
    """Return the issuer in capitals, the unit in a line of its own."""
    name = full_name(body, place).label(lang).replace(" of ", " ")
    if name.endswith(place.full_name):
        return (name.removesuffix(place.full_name).strip().upper(), place.full_name.upper())
    return (name.upper(),)


def symbol_of(body: Body) -> str:
    return "UBND" if body.organ is Organ.COMMITTEE else "......"


def signature_of(body: Body) -> tuple[Words, ...]:
    """Return who signs: for the committee its chair, on its behalf (annex I, II.7.b)."""
    if body.organ is Organ.COMMITTEE:
        return (
            Words("TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE"),
            Words("CHỦ TỊCH", "CHAIR"),
        )
    return (Words("THỦ TRƯỞNG CƠ QUAN", "HEAD"),)


def locality(place: Unit) -> str:
    """Return the name of the place of issue; one that is a number is named in full."""
    return capital(place.full_name) if place.name.isdigit() else place.name


def recipients_of(plan: Plan | None, place: Unit, lang: Lang) -> list[str]:
    """Return who receives the documents of a plan, superiors marked, the archive left out."""
    report = " (để báo cáo)" if lang == "vi" else " (to report)"
    return [
        body_words(one.body, place, lang) + (report if one.purpose is Purpose.REPORT else "")
        for one in (plan.of(Recipient) if plan is not None else ())
        if one.purpose is not Purpose.ARCHIVE
    ]


def occasions_of(plan: Plan | None) -> tuple[Occasion, ...]:
    return () if plan is None else plan.occasions


def openings_of(session: Session) -> list[Held | Opened]:
    return [event for event in session.valid if isinstance(event, Held | Opened)]


def chairs_of(session: Session | None, plan: Plan | None) -> list[Chair]:
    """Return who chairs: in fact, else as planned."""
    found: list[Chair] = []
    if session is not None:
        found = [chair for event in openings_of(session) for chair in event.chairs]
        found = found or [c for event in session.of(Planned) for c in event.chairs]
    return found or [chair for one in occasions_of(plan) for chair in one.chairs]


def office_names(chairs: Iterable[Chair], lang: Lang) -> str:
    return ", ".join(dict.fromkeys(chair.office.label(lang) for chair in chairs))


def venue_names(venues: Iterable[Venue], lang: Lang) -> str:
    return "; ".join(
        venue.name.label(lang) + (f" ({venue.form.label(lang)})" if venue.form is not None else "")
        for venue in venues
    )


# --- legal texts --------------------------------------------------------------------------------

_LAWS: Final = tuple(
    one for one in law.INSTRUMENTS if one.kind in (InstrumentKind.LAW, InstrumentKind.ORDINANCE)
)
_SAME_NAME: Final = Counter(one.title.vi for one in _LAWS)


def cite_words(cite: Citation, lang: Lang) -> str:
    """Return a citation: a law by its name alone (annex I, II.6.b), with its day where two have it.

    A law that the library does not ship keeps its number.
    """
    found = next((one for one in _LAWS if one.number == cite.instrument), None)
    if found is None:
        return cite.words(lang)
    title = found.title
    if _SAME_NAME[title.vi] > 1 and found.dated is not None:
        title = Words(
            f"{title.vi} {long_day(found.dated, 'vi')}",
            f"{title.label('en')} of {long_day(found.dated, 'en')}",
        )
    return attrs.evolve(cite, title=title).words(lang)


# --- days and numbers ---------------------------------------------------------------------------

WEEKDAYS: Final = (
    Words("thứ Hai", "Monday"),
    Words("thứ Ba", "Tuesday"),
    Words("thứ Tư", "Wednesday"),
    Words("thứ Năm", "Thursday"),
    Words("thứ Sáu", "Friday"),
    Words("thứ Bảy", "Saturday"),
    Words("Chủ nhật", "Sunday"),
)
_LAST_SHORT_MONTH: Final = 2
"""Months 1 and 2 are written with a 0 before them, the others without (annex I, II.4.b)."""


def long_day(day: Day, lang: Lang) -> str:
    if lang == "en":
        return day_words(day, lang)
    month = f"{day.month:02d}" if day.month <= _LAST_SHORT_MONTH else f"{day.month}"
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def dotted_day(lang: Lang) -> str:
    return "ngày ...... tháng ...... năm ......" if lang == "vi" else "......"


def clock_words(at: dt.time, lang: Lang) -> str:
    return at.strftime("%H giờ %M phút" if lang == "vi" else "%H:%M")


def due_words(due: Day | NoDueDay, lang: Lang) -> str:
    """Return the day, or why there is none, with the texts that leave it open."""
    if not isinstance(due, NoDueDay):
        return day_words(due, lang)
    cites = "; ".join(dict.fromkeys(cite_words(cite, lang) for cite in due.cites))
    return due.reason.label(lang) + (f" ({cites})" if cites else "")


def digits(number: int, lang: Lang) -> str:
    """Return a number; in Vietnamese documents one below 10 has a 0 before it, and 0 is a word."""
    if not number:
        return "không có" if lang == "vi" else "none"
    return _padded(number, lang)


def _padded(number: int, lang: Lang) -> str:
    return f"{number:02d}" if lang == "vi" else str(number)


def tally(session: Session, measure: Measure, lang: Lang) -> str:
    """Return how many there were, as far as the record tells it, or nothing."""
    count = session.count(measure)
    if count is None:
        return ""
    if count.high == count.low:
        return digits(count.low, lang)
    low = _padded(count.low, lang)
    if count.high is None:
        return f"ít nhất {low}" if lang == "vi" else f"at least {low}"
    high = _padded(count.high, lang)
    return f"từ {low} đến {high}" if lang == "vi" else f"{low} to {high}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
