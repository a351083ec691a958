"""The minutes of a conference (biên bản hội nghị đối thoại), sample 1.9."""

from collections import Counter
from collections.abc import Mapping

from dialogue_core._typed import expect
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import (
    Answered,
    Attended,
    Closed,
    Forwarded,
    Grouped,
    RaisedAgain,
    Routed,
    StepTaken,
)
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
    Told,
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
    organ_words,
    tally,
    venue_names,
)
from dialogue_core.sessions import Session
from dialogue_core.values import Words
from dialogue_core.vocabulary import Handling, Lang, Measure

__all__ = ["minutes"]


def minutes(session: Session, *, letterhead: Letterhead = BLANK, lang: Lang = "vi") -> Paper:
    """Return the minutes of a conference (biên bản hội nghị đối thoại), sample 1.9.

    They tell what the record tells of the day: who came, the programme, what the people said and
    what was answered on that day. What was received or answered later is not in them. Statements
    have running numbers, no ids, and what may not be published is one number.

    Args:
        session: The record.
        letterhead: Number, recipients.
        lang: The language of the frame.

    Raises:
        InvalidValueError: It was not held, or there is no such language.
    """
    if expect(session, Session, "session").status.was_held is not True:
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
        (Words("Thành phần tham dự", "Present"), _present(draft, session)),
        (Words("Chủ trì (chủ tọa)", "Chair"), office_names(chairs_of(session, None), draft.lang)),
        (
            Words("Thư ký (người ghi biên bản)", "Secretary"),
            "" if secretary is None else draft.name(secretary),
        ),
    ):
        draft.labelled(label, text or NOT_TOLD.label(draft.lang))


def _present(draft: Draft, session: Session) -> str:
    came, lang = session.of(Attended), draft.lang
    who = [organ_words(organ, session.place, lang) for event in came for organ in event.organs]
    who += [draft.name(body) for event in came for body in event.bodies]
    told = [draft.say(f"đại diện {_within(one)}", one) for one in dict.fromkeys(who)]
    number = tally(session, Measure.ATTENDEES, lang)
    if number:
        told.append(f"{number} {Measure.ATTENDEES.label(lang)}")
    return "; ".join(told)


def _within(name: str) -> str:
    """Return a name as it stands within a sentence, where it begins with a word for several."""
    return name.replace("Các ", "các ", 1) if name.startswith("Các ") else name


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
    ways = Counter(told.via for told in heard.statements)
    if ways:
        said = "; ".join(
            f"{digits(n, draft.lang)} {(via or NOT_TOLD).label(draft.lang)}"
            for via, n in ways.items()
        )
        draft.item(draft.say("Cách tiếp nhận: ", "Came in: ") + said)
    for measure in (Measure.COLLECTED, Measure.SELECTED, Measure.RAISED, Measure.SPEAKERS):
        number = tally(session, measure, draft.lang)
        if number:
            draft.item(f"{capital(measure.label(draft.lang))}: {number}")
    floor = session.floor_share
    if floor.share is not None:
        so_far = Words(", tính theo các lượt đã ghi trong hồ sơ", ", of the turns on record")
        draft.item(
            draft.say(
                f"Thời gian phát biểu của Nhân dân: {floor.share:.0%} tổng thời gian phát biểu",
                f"The people's share of the time on the floor: {floor.share:.0%}",
            )
            + ("" if floor.complete else so_far.label(draft.lang))
        )
    back = sum(turn.asks_back for turn in session.turns)
    if back:
        draft.item(
            draft.say(
                f"Người chủ trì hỏi lại: {digits(back, 'vi')} lần", f"The chair asked back: {back}"
            )
        )


def _said(draft: Draft, session: Session, heard: Heard) -> None:
    """Add the statements of which something may be published, with what was answered on the day."""
    draft.section(
        Words("Ý kiến của Nhân dân và trả lời tại hội nghị", "What was said and answered")
    )
    groups = _groups(heard)
    for number, told in enumerate(heard.shown, 1):
        draft.line_of(f"{number}. {_entry(told, number, groups, draft.lang)}")
        for at, part in enumerate(told.parts, 1):
            label = ""
            if len(told.parts) > 1:
                word = draft.say("Nội dung", "Content")
                label = f"{word} {at} ({named(part, draft.lang)}): "
            for text in _outcome(draft, session, part):
                draft.item(f"{label}{text}")
    if not heard.shown:
        draft.items(())


def _groups(heard: Heard) -> dict[str, list[int]]:
    """Return for each group the running numbers of the statements that are told as in it."""
    found: dict[str, list[int]] = {}
    for number, told in enumerate(heard.shown, 1):
        for group in _joined(told):
            found.setdefault(group, []).append(number)
    return found


def _joined(told: Told) -> dict[str, None]:
    return {last.group: None for part in told.parts if (last := part.last(Grouped)) is not None}


def _entry(told: Told, number: int, groups: Mapping[str, list[int]], lang: Lang) -> str:
    about = [] if told.via is None else [told.via.label(lang)]
    if len(told.parts) == 1:
        about.append(named(told.parts[0], lang))
    if any(part.of(RaisedAgain) for part in told.parts):
        about.append("nêu lại" if lang == "vi" else "raised again")
    same = sorted({other for group in _joined(told) for other in groups[group]} - {number})
    if same:
        word = "cùng vấn đề với ý kiến số" if lang == "vi" else "as statement no."
        about.append(f"{word} {', '.join(map(str, same))}")
    word = "Ý kiến" if lang == "vi" else "Statement"
    words = "." if told.words is None else f": “{told.words}”"
    return f"{word} ({'; '.join(about)}){words}" if about else f"{word}{words}"


def _outcome(draft: Draft, session: Session, part: PartState) -> list[str]:
    """Return what was answered on the day, or what becomes of it instead."""
    public, where = session.public_answers(part.id), part.received.arose_in
    found: list[str] = []
    for answer in until_day(part.of(Answered), session.on):
        words = "" if answer.words is None else answer.words.open()
        text = f": “{words}”" if words in public else ""
        by = draft.name(answer.by or part.owner, where)
        found.append(f"{capital(answer.how.label(draft.lang))} ({by}){text}")
    if found:
        return found
    passed = until_day(part.of(Forwarded), session.on)
    routed = until_day(part.of(Routed), session.on)
    lead = draft.name(routed[-1].lead, where) if routed else ""
    if lead and part.handling is Handling.FORWARD:  # the lead follows it up, another receives it
        lead = f"{draft.say('đầu mối theo dõi', 'followed up by')}: {lead}"
    text = becomes(part, draft.name(passed[-1].to) if passed else "", draft.lang)
    return [capital(text) + (f" ({lead})" if lead else "")]


def _counted(draft: Draft, heard: Heard) -> None:
    """Add how many parts may not be published."""
    draft.section(Words("Nội dung không nêu trong biên bản", "Not told in the minutes"))
    draft.items(items_counted(heard, draft.lang))


def _closing(draft: Draft, session: Session) -> None:
    closed = [event.at for event in session.of(Closed) if event.at is not None]
    at = clock_words(closed[-1], draft.lang) if closed else "......"
    on = dotted_day(draft.lang) if session.on is None else long_day(session.on, draft.lang)
    draft.line(f"Hội nghị kết thúc vào {at}, {on}./.", f"Closed at {at}, {on}.")
