"""The notice of a conference (thông báo tổ chức hội nghị đối thoại), sample 1.4."""

import re
from typing import Final

from dialogue_core._typed import expect
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Announced, Planned, Rescheduled, as_clock
from dialogue_core.plans import Collection, Exclusion, Plan, When
from dialogue_core.rendering._draft import (
    BLANK,
    NOTICE,
    Draft,
    Letterhead,
)
from dialogue_core.rendering._paper import Paper
from dialogue_core.rendering._wording import (
    WEEKDAYS,
    capital,
    chairs_of,
    clock_words,
    conference_name,
    long_day,
    occasions_of,
    office_names,
    recipients_of,
    venue_names,
)
from dialogue_core.sessions import Session
from dialogue_core.values import Words, day_words
from dialogue_core.vocabulary import Aspect, Lang, SessionStatus

__all__ = ["notice"]


def notice(
    subject: Session | Plan,
    plan: Plan | None = None,
    *,
    letterhead: Letterhead = BLANK,
    lang: Lang = "vi",
) -> Paper:
    """Return the notice of a conference (thông báo tổ chức hội nghị đối thoại).

    It has the four items of 72/2025/QH15 art. 43(2): time, place, content and way of attending.
    What neither the record nor the plan tells is said to be announced later, and a line under the
    title names those of the four that are lacking.

    Args:
        subject: The record, as planned or announced; or the plan alone.
        plan: The plan of the record, for what is talked about and who may come.
        letterhead: Number, day, signature, recipients.
        lang: The language of the frame.

    Raises:
        InvalidValueError: It is not held, opinions are collected in writing instead, or there is no
            such language.
    """
    if isinstance(subject, Plan):
        session, plan = None, subject
    else:
        session = expect(subject, Session, "subject")
        _is_to_be_held(session)
    draft = Draft(lang, subject.organiser, subject.place)
    spans = [o.when.span for o in occasions_of(plan) if o.when is not None and o.when.span]
    held = session.days if session is not None else next(iter(spans), None)
    name = conference_name(held, subject.place)
    draft.head(NOTICE, letterhead)
    draft.title(NOTICE, Words(f"Tổ chức {name.vi}", name.en))
    items = (
        (Words("Thời gian", "Time"), _time_told(session, plan, lang)),
        (Words("Địa điểm", "Place"), _place_told(session, plan, lang)),
        (Words("Nội dung", "Content"), _content_told(plan, lang)),
        (Words("Cách thức tham gia", "Way of attending"), _way_told(session, plan, lang)),
    )
    lacking = ", ".join(item.label(lang).lower() for item, told in items if not told)
    if lacking:
        draft.note(
            f"(Dự thảo còn thiếu: {lacking}; cần bổ sung trước khi thông báo)",
            f"(Draft without: {lacking}; to be added before notice is given)",
        )
    under_vi = under_en = ""
    if plan is not None:
        title = plan.document.title
        under_vi, under_en = f"Thực hiện {title.vi}, ", f"Under the {title.label('en')}, "
    draft.line(
        f"{under_vi}{draft.issuer.vi} thông báo tổ chức {name.vi} như sau:",
        capital(f"{under_en}the {draft.issuer.en} gives notice of the {name.en}:"),
    )
    for item, told in items:
        draft.points(item, told) if isinstance(told, list) else draft.point(item, told)
    draft.point(Words("Chủ trì", "Chair"), office_names(chairs_of(session, plan), lang))
    excluded = [_excluded(what.what.label(lang)) for what in plan.of(Exclusion)] if plan else []
    if excluded:
        draft.points(Words("Nội dung không đưa ra đối thoại", "Not put to it"), excluded)
    draft.line(
        f"{draft.issuer.vi} thông báo để Nhân dân, các cơ quan, đơn vị biết, tham dự./.",
        f"The {draft.issuer.label('en')} tells the People, agencies and units, so that they may "
        "take part.",
    )
    draft.foot(letterhead, recipients_of(plan, subject.place, lang))
    return draft.paper()


_SAYS_SO: Final = re.compile(
    r" (không (được )?đưa ra đối thoại|(is|are) not put to the dialogue)\b.*"
)


def _excluded(text: str) -> str:
    """Return what is excluded, without the words that say so, as the heading does."""
    return _SAYS_SO.sub("", text)


def _is_to_be_held(session: Session) -> None:
    if session.status.was_given_up:
        raise InvalidValueError(
            f"session {session.id!r} is {session.status.value}: there is nothing to give notice of",
            f"cuộc đối thoại {session.id!r} {session.status.vi}: không có hội nghị để thông báo",
            session=session.id,
        )


def _time_told(session: Session | None, plan: Plan | None, lang: Lang) -> str:
    if session is None or session.status is SessionStatus.NEW:
        whens = [one.when for one in occasions_of(plan) if one.when is not None]
        return "; ".join(_planned(when, lang) for when in whens)
    if session.held is None:
        return ""
    day = session.held.since
    told = [event.starts for event in _announcing(session) if event.starts is not None]
    clock = f"{clock_words(told[-1], lang)}, " if told else ""
    if session.held.last == day:
        return f"{clock}{WEEKDAYS[day.weekday()].label(lang)}, {long_day(day, lang)}"
    return f"{clock}{session.held.words(lang)}"


def _planned(when: When, lang: Lang) -> str:
    """Return a time of a plan: a mere date in full, else its words, with the hour once."""
    words, day = when.as_written, when.day
    if day is not None and words in (day.isoformat(), day_words(day, "vi")):
        words = long_day(day, lang)
    at = as_clock(when.clock.at) if when.clock is not None else None
    return words if at is None or _HOUR.search(words) else f"{clock_words(at, lang)}, {words}"


_HOUR: Final = re.compile(r"\d\s*(giờ|h\b|[hg:]\d\d)", re.IGNORECASE)
"""Words that tell an hour, as ``07 giờ 30``, ``7h``, ``7g30`` and ``07:30``."""


def _announcing(session: Session) -> list[Planned | Announced | Rescheduled]:
    return [e for e in session.valid if isinstance(e, Planned | Announced | Rescheduled)]


def _place_told(session: Session | None, plan: Plan | None, lang: Lang) -> str:
    told = [e.places for e in _planning(session) if e.places]
    if told:
        return venue_names(told[-1], lang)
    either = " hoặc " if lang == "vi" else " or "
    return "; ".join(
        venue_names(one.places, lang)
        or either.join(venue.name.label(lang) for venue in one.alternative_places)
        for one in occasions_of(plan)
        if one.places or one.alternative_places
    )


def _planning(session: Session | None) -> list[Planned | Announced]:
    valid = () if session is None else session.valid
    return [event for event in valid if isinstance(event, Planned | Announced)]


def _content_told(plan: Plan | None, lang: Lang) -> list[str]:
    if plan is None:
        return []
    aspects = (Aspect.ANNOUNCED, Aspect.HEARD, Aspect.CONTENT)
    themes = [one.theme for one in plan.occasions if one.theme is not None]
    told = [text.words for aspect in aspects for text in plan.texts(aspect)]
    return [words.label(lang) for words in (*themes, *told)]


def _way_told(session: Session | None, plan: Plan | None, lang: Lang) -> str:
    told = [*(one.form for one in occasions_of(plan)), *(e.form for e in _planning(session))]
    forms = [form.label(lang) for form in told if form is not None]
    who = dict.fromkeys(a.who.label(lang) for one in occasions_of(plan) for a in one.audience)
    named = "thành phần tham dự" if lang == "vi" else "who attends"
    asked = [one for one in plan.of(Collection) if one.registration] if plan is not None else []
    return "; ".join(
        (
            *forms[-1:],
            *(_registration(c, lang) for c in asked),
            *([f"{named}: {', '.join(who)}"] if who else ()),
        )
    )


def _registration(collection: Collection, lang: Lang) -> str:
    text = "đăng ký phát biểu trước" if lang == "vi" else "speakers register beforehand"
    if collection.channel is not None:
        text += f" ({collection.channel.label(lang)})"
    if collection.closes is not None:
        until = " đến hết ngày " if lang == "vi" else " until "
        text += until + day_words(collection.closes, lang)
    return text
