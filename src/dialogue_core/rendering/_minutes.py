"""The minutes of a conference (biên bản hội nghị đối thoại), sample 1.9."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from dialogue_core._typed import expect
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Answered, Attended, Closed, Grouped, RaisedAgain, Routed, StepTaken
from dialogue_core.lives import PartState
from dialogue_core.rendering._draft import (
    BLANK,
    MINUTES,
    Draft,
    Letterhead,
    bold,
)
from dialogue_core.rendering._heard import (
    Heard,
    becomes,
    items_counted,
    named,
    total,
    until_day,
)
from dialogue_core.rendering._paper import Columns, Paper
from dialogue_core.rendering._wording import (
    NOT_TOLD,
    capital,
    chairs_of,
    clock_words,
    conference_name,
    digits,
    dotted_day,
    long_day,
    office_names,
    openings_of,
    tally,
    venue_names,
)
from dialogue_core.sessions import Session
from dialogue_core.values import Day, Words
from dialogue_core.vocabulary import Lang, Measure, SessionStatus

__all__ = ["minutes"]


def minutes(session: Session, *, letterhead: Letterhead = BLANK, lang: Lang = "vi") -> Paper:
    """Return the minutes of a conference (biên bản hội nghị đối thoại), sample 1.9.

    They tell what the record tells of the day: who came, the programme, what the people said and
    what was answered on that day. What was received or answered later is not in them.

    Args:
        session: The record.
        letterhead: Number, recipients.
        lang: The language of the frame.

    Raises:
        InvalidValueError: It was not held.
    """
    if expect(session, Session, "session").status not in _TOOK_PLACE:
        raise InvalidValueError(
            f"session {session.id!r} is {session.status.value}, not held: record Opened first",
            f"cuộc đối thoại {session.id!r} {session.status.vi}: hãy ghi khai mạc (Opened) trước",
            session=session.id,
        )
    draft = Draft(lang, session.organiser, session.place)
    draft.head(MINUTES, letterhead, dated=False)
    draft.title(MINUTES, conference_name(session.days, session.place, session.institution))
    _opening(draft, session)
    draft.line("Nội dung (theo diễn biến hội nghị):", "What happened, in order:")
    _programme(draft, session)
    heard = Heard.of(session, session, session.on)
    _numbers(draft, session, heard)
    _said(draft, session, heard)
    _counted(draft, heard)
    _closing(draft, session)
    draft.add(
        Columns(
            left=(bold(draft.say("THƯ KÝ", "SECRETARY")), *draft.to_sign(seal=False)),
            right=(bold(draft.say("CHỦ TỌA", "CHAIR")), *draft.to_sign()),
        )
    )
    draft.recipients(
        [words.label(lang) for words in letterhead.recipients]
        or [draft.say("Như thành phần tham dự", "Those present")],
        draft.say("Lưu: VT, Hồ sơ", "Archive; file"),
    )
    return draft.paper()


_TOOK_PLACE: Final = (SessionStatus.OPEN, SessionStatus.SUSPENDED, SessionStatus.CLOSED)


def _opening(draft: Draft, session: Session) -> None:
    opened = openings_of(session)
    at = [event.at for event in opened if event.at is not None]
    when = [clock_words(at[-1], draft.lang)] if at else []
    when += [long_day(session.on, draft.lang)] if session.on is not None else []
    forms = [event.form for event in opened if event.form is not None]
    secretary = session.secretariat
    for label, text in (
        (Words("Thời gian bắt đầu", "Begun"), ", ".join(when)),
        (
            Words("Địa điểm", "Place"),
            venue_names([v for e in opened for v in e.places], draft.lang),
        ),
        (Words("Hình thức", "Form"), forms[-1].label(draft.lang) if forms else ""),
        (Words("Thành phần tham dự", "Present"), _present(session, draft.lang)),
        (Words("Chủ trì (chủ tọa)", "Chair"), office_names(chairs_of(session, None), draft.lang)),
        (
            Words("Thư ký (người ghi biên bản)", "Secretary"),
            "" if secretary is None else secretary.label(draft.lang),
        ),
    ):
        draft.labelled(label, text or NOT_TOLD.label(draft.lang))


def _present(session: Session, lang: Lang) -> str:
    came = session.of(Attended)
    told = [organ.label(lang) for event in came for organ in event.organs]
    told += [body.label(lang) for event in came for body in event.bodies]
    number = tally(session, Measure.ATTENDEES, lang)
    if number:
        told.append(f"{number} {Measure.ATTENDEES.label(lang)}")
    return "; ".join(dict.fromkeys(told))


def _programme(draft: Draft, session: Session) -> None:
    draft.section(Words("Chương trình", "Programme"))
    steps = session.of(StepTaken)
    for step in steps:
        clock = "" if step.at is None else f"{clock_words(step.at, draft.lang)}: "
        lasted = ""
        if step.seconds is not None:
            lasted = f" ({step.seconds // 60} {draft.say('phút', 'minutes')})"
        draft.item(f"{clock}{step.step.label(draft.lang)}{lasted}")
    if not steps:
        draft.item(NOT_TOLD.label(draft.lang))


def _numbers(draft: Draft, session: Session, heard: Heard) -> None:
    draft.section(Words("Số liệu", "Numbers"))
    draft.item(total(heard, draft.lang))
    ways = Counter(parts[0].received.via for parts in heard.statements)
    if ways:
        said = "; ".join(
            f"{digits(n, draft.lang)} {via.label(draft.lang)}" for via, n in ways.items()
        )
        draft.item(draft.say("Cách tiếp nhận: ", "Came in: ") + said)
    for measure in (Measure.COLLECTED, Measure.SELECTED, Measure.RAISED, Measure.SPEAKERS):
        number = tally(session, measure, draft.lang)
        if number:
            draft.item(f"{capital(measure.label(draft.lang))}: {number}")
    share = session.floor_share.share
    if share is not None:
        draft.item(
            draft.say(
                f"Thời gian phát biểu của Nhân dân: {share:.0%} tổng thời gian phát biểu",
                f"The people's share of the time on the floor: {share:.0%}",
            )
        )
    back = sum(turn.asks_back for turn in session.turns)
    if back:
        draft.item(
            draft.say(
                f"Người chủ trì hỏi lại: {digits(back, 'vi')} lần", f"The chair asked back: {back}"
            )
        )


def _said(draft: Draft, session: Session, heard: Heard) -> None:
    """Add the statements that may be published, with what was answered on the day."""
    draft.section(
        Words("Ý kiến của Nhân dân và trả lời tại hội nghị", "What was said and answered")
    )
    groups = session.groups
    for number, parts in enumerate(heard.shown, 1):
        draft.line_of(f"{number}. {_entry(session, parts, groups, draft.lang)}")
        for part in parts:
            label = "" if len(parts) == 1 else f"{part.id} ({named(part, draft.lang)}): "
            for text in _outcome(session, part, session.on, draft.lang):
                draft.item(f"{label}{text}")
    if not heard.shown:
        draft.items(())


def _entry(
    session: Session,
    parts: Sequence[PartState],
    groups: Mapping[str, tuple[str, ...]],
    lang: Lang,
) -> str:
    received = parts[0].received
    id_ = received.statement.id
    told = [received.via.label(lang)]
    if len(parts) == 1:
        told.append(named(parts[0], lang))
    if any(part.of(RaisedAgain) for part in parts):
        told.append("nêu lại" if lang == "vi" else "raised again")
    joined = {last.group: None for part in parts if (last := part.last(Grouped)) is not None}
    told += [
        f"nhóm {group}, {digits(len(groups[group]), 'vi')} nội dung"
        if lang == "vi"
        else f"group {group} of {len(groups[group])}"
        for group in joined
    ]
    word = "Ý kiến" if lang == "vi" else "Statement"
    return f"{word} {id_} ({'; '.join(told)}): “{session.public_words(id_)}”"


def _outcome(session: Session, part: PartState, until: Day | None, lang: Lang) -> list[str]:
    """Return what was answered until a day, or what becomes of it instead."""
    answers = until_day(part.of(Answered), until)
    public = session.public_answers(part.id)
    found: list[str] = []
    for answer in answers:
        by = (answer.by or part.owner).label(lang)
        words = "" if answer.words is None else answer.words.open()
        text = f": “{words}”" if words in public else ""
        found.append(f"{capital(answer.how.label(lang))} ({by}){text}")
    if found:
        return found
    lead = [event.lead.label(lang) for event in until_day(part.of(Routed), until)]
    by = f" ({lead[-1]})" if lead else ""
    return [f"{capital(becomes(part).label(lang))}{by}"]


def _counted(draft: Draft, heard: Heard) -> None:
    """Add what may not be published, by number and kind only."""
    draft.section(Words("Nội dung không nêu trong biên bản", "Not told in the minutes"))
    draft.items(items_counted(heard, draft.lang))


def _closing(draft: Draft, session: Session) -> None:
    closed = [event.at for event in session.of(Closed) if event.at is not None]
    at = clock_words(closed[-1], draft.lang) if closed else "......"
    on = dotted_day(draft.lang) if session.on is None else long_day(session.on, draft.lang)
    draft.line(f"Hội nghị kết thúc vào {at}, {on}./.", f"Closed at {at}, {on}.")
