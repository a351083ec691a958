"""The conclusion notice of a conference (thông báo kết luận), sample 1.4."""

from collections.abc import Sequence
from typing import Final

import attrs

from dialogue_core import law
from dialogue_core._typed import expect
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Concluded, Forwarded, Task
from dialogue_core.lives import PartState
from dialogue_core.plans import FollowUp, Plan
from dialogue_core.rendering._draft import (
    BLANK,
    NOTICE,
    Draft,
    Letterhead,
)
from dialogue_core.rendering._heard import (
    Heard,
    Told,
    becomes,
    content_of,
    items_counted,
    total,
)
from dialogue_core.rendering._paper import Paper
from dialogue_core.rendering._wording import (
    capital,
    chairs_of,
    conference_name,
    digits,
    long_day,
    office_names,
    openings_of,
    recipients_of,
    venue_names,
)
from dialogue_core.sessions import Session
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Day, NoDueDay, Words, day_words
from dialogue_core.vocabulary import (
    FollowUpCase,
    Institution,
    Lang,
    Level,
    PartStatus,
    Role,
    UnitKind,
)

__all__ = ["conclusion"]


def conclusion(
    session: Session,
    plan: Plan | None = None,
    *,
    cleared: tuple[str, ...] = (),
    letterhead: Letterhead = BLANK,
    lang: Lang = "vi",
) -> Paper:
    """Return the conclusion notice of a conference (thông báo kết luận), sample 1.4.

    It tells what was known when the conclusion was issued: what was received and answered, the
    tasks with lead and day, and who goes on with what is open. What the last screening seals is
    one number, even if it was open then; a task whose words may not be published is not in it.

    Args:
        session: The record, with its conclusion; if it has several, the last.
        plan: Its plan, for who receives the notice and who is asked to monitor.
        cleared: Ids of tasks whose words somebody read and lets be published: those that concern
            no part, or only parts that may be published of statements that may not as a whole.
        letterhead: Number, day, signature, recipients.
        lang: The language of the frame.

    Raises:
        InvalidValueError: No conclusion is on record, or there is no such language.
    """
    issued = expect(session, Session, "session").of(Concluded)
    if not issued:
        raise InvalidValueError(
            f"session {session.id!r} has no conclusion: record Concluded with its tasks first",
            f"cuộc đối thoại {session.id!r} chưa có kết luận: hãy ghi Concluded với các nhiệm vụ",
            session=session.id,
        )
    last = issued[-1]
    day = last.on or last.noted_on
    then = session if day is None else session.as_of(last.noted_on or day)
    head = attrs.evolve(
        letterhead, number=letterhead.number or last.number, dated=letterhead.dated or last.on
    )
    draft = Draft(lang, session.organiser, session.place)
    name = conference_name(session.days, session.place, session.institution)
    draft.head(NOTICE, head)
    chairs = office_names(chairs_of(session, plan), lang)
    chair = chairs or draft.say("người chủ trì", "the chair")
    draft.title(
        NOTICE,
        Words(f"Kết luận của {chair} tại {name.vi}", f"Conclusion of {chair} at the {name.en}"),
    )
    _preamble(draft, session, name, chairs)
    heard = Heard.of(session, then, day)
    shown = [(told, part) for told in heard.shown for part in told.parts]
    answered = [part for _, part in shown if part.status in _DONE]
    going_on = [(told, part) for told, part in shown if part.status not in _DONE]
    draft.section(Words("Kết quả tiếp nhận, trả lời", "Received and answered"))
    draft.item(total(heard, lang))
    for number, words in (
        (len(answered), Words("Đã trả lời", "Answered")),
        (len(going_on), Words("Tiếp tục giải quyết, trả lời (Mục III)", "Going on (section III)")),
    ):
        contents = draft.say(" nội dung", " contents") if number else ""
        draft.item(f"{words.label(lang)}: {digits(number, lang)}{contents}")
    for text in items_counted(heard, lang):
        draft.item(text)
    tasks = [
        (told, task)
        for task in last.tasks
        if (told := session.public_task(task.id, cleared=task.id in cleared)) is not None
    ]
    _tasks(draft, tasks, plan)
    _going_on(draft, going_on, plan)
    watch = [t.body for t in plan.assignments if t.role is Role.MONITOR] if plan is not None else []
    _carrying_out(draft, name, watch, [n for n, of in (("II", tasks), ("III", going_on)) if of])
    bodies = [body for _, task in tasks for body in (task.lead, *task.partners)]
    heads = [_heads(session.place).label(lang)] if _goes_to_the_heads(session) else []
    receive = [draft.name(body) for body in bodies]
    receive += [draft.name(part.owner, part.received.arose_in) for _, part in going_on]
    receive += [draft.name(body) for body in watch]
    draft.foot(head, [*receive, *recipients_of(plan, session.place, lang), *heads])
    return draft.paper()


_DONE: Final = (PartStatus.ANSWERED, PartStatus.ENDED)


def _preamble(draft: Draft, session: Session, name: Words, chairs: str) -> None:
    on = "" if session.on is None else long_day(session.on, draft.lang)
    opened = openings_of(session)
    where = venue_names([venue for event in opened for venue in event.places], draft.lang)
    told = ", ".join(
        part for part in (capital(on), f"{draft.say('tại', 'at')} {where}" if where else "") if part
    )
    who, led, concludes = "người chủ trì", "", ". The chair concludes"
    if chairs:
        who, led = chairs, f", do {chairs} chủ trì"
        concludes = f", chaired by the {chairs}, who concludes"
    draft.line(
        f"{told + ', ' if told else ''}{draft.issuer.vi} tổ chức {name.vi}{led}. "
        f"Sau khi nghe ý kiến của Nhân dân và trả lời của các cơ quan, đơn vị, {who} kết luận như "
        "sau:",
        f"{told + ': ' if told else ''}the {draft.issuer.label('en')} held the "
        f"{name.label('en')}{concludes}:",
    )


def _tasks(draft: Draft, tasks: Sequence[tuple[str, Task]], plan: Plan | None) -> None:
    draft.section(Words("Nhiệm vụ giao các cơ quan, đơn vị", "Tasks"))
    if not tasks:  # one text, whether there are none or they are withheld
        draft.item(
            draft.say(
                "Thông báo này không nêu nhiệm vụ; nhiệm vụ (nếu có) được giao bằng văn bản riêng",
                "This notice states no task; tasks, if any, are given in papers of their own",
            )
        )
        return
    draft.table(
        (
            (Words("STT", "No."), 0),
            (Words("Nhiệm vụ", "Task"), 9),
            (Words("Cơ quan chủ trì", "Lead"), 4),
            (Words("Cơ quan phối hợp", "With"), 4),
            (Words("Thời hạn", "Due"), 3),
        ),
        (
            (
                words,
                draft.name(task.lead),
                "; ".join(map(draft.name, task.partners)),
                _due(task.due, plan, draft.lang),
            )
            for words, task in tasks
        ),
    )


def _going_on(draft: Draft, parts: Sequence[tuple[Told, PartState]], plan: Plan | None) -> None:
    draft.section(
        Words("Nội dung tiếp tục giải quyết, trả lời", "What is still to be settled and answered")
    )
    if not parts:
        draft.items(())
        return
    draft.table(
        (
            (Words("STT", "No."), 0),
            (Words("Nội dung", "Content"), 8),
            (Words("Hướng xử lý", "Handling"), 4),
            (Words("Cơ quan đầu mối", "Held by"), 4),
            (Words("Thời hạn", "Due"), 4),
        ),
        (
            (
                content_of(told, part, draft.lang),
                becomes(part, _receiver(draft, part), draft.lang),
                draft.name(part.owner, part.received.arose_in),
                _due(part.due, None if _receiver(draft, part) else plan, draft.lang),
            )
            for told, part in parts
        ),
    )


def _receiver(draft: Draft, part: PartState) -> str:
    passed = part.last(Forwarded)
    return "" if passed is None else draft.name(passed.to)


def _due(due: Day | NoDueDay | None, plan: Plan | None, lang: Lang) -> str:
    """Return the day; where none is set what the plan says of the unresolved, else the rules."""
    if isinstance(due, Day):
        return day_words(due, lang)
    duties = plan.of(FollowUp) if plan is not None else ()
    soon = any(d.case is FollowUpCase.UNRESOLVED and "sớm nhất" in d.task.vi for d in duties)
    if lang == "vi":
        return "sớm nhất" if soon else "theo quy định"
    return "at the earliest" if soon else "as the rules lay down"


def _carrying_out(
    draft: Draft, name: Words, watch: Sequence[Body], sections: Sequence[str]
) -> None:
    draft.section(Words("Tổ chức thực hiện", "Carrying out"))
    at = f" tại {', '.join(f'Mục {one}' for one in sections)}" if sections else ""
    named = f" named in section {' and '.join(sections)}" if sections else " given a task"
    draft.item(
        draft.say(
            f"Các cơ quan, đơn vị được giao nhiệm vụ{at} tổ chức thực hiện và báo cáo kết quả về "
            f"{draft.issuer.vi}.",
            f"Those{named} carry it out and report to the {draft.issuer.label('en')}.",
        )
    )
    for body in dict.fromkeys(watch):
        draft.item(
            draft.say(
                f"Đề nghị {draft.name(body)} giám sát việc thực hiện kết luận.",
                f"The {draft.name(body)} is asked to monitor how it is carried out.",
            )
        )
    draft.line(
        f"Trên đây là kết luận tại {name.vi}; {draft.issuer.vi} thông báo để các cơ quan, đơn vị "
        "và Nhân dân biết, thực hiện./.",
        f"This is the conclusion of the {name.label('en')}.",
    )


def _goes_to_the_heads(session: Session) -> bool:
    """Return whether it is the result that goes to the heads of villages and residential groups.

    That is laid down for a ward and commune by 65/2025/QH15 art. 24(3), 72/2025/QH15 art. 43(3).
    """
    since, days = law.instrument("65/2025/QH15").in_force.since, session.days
    return (
        session.place.level is Level.WARD
        and session.institution is Institution.DIALOGUE
        and days is not None
        and days.since >= since
    )


def _heads(place: Unit) -> Words:
    """Return the heads that a unit has: in a ward of residential groups only."""
    if place.kind is UnitKind.PHUONG:
        return Words("Tổ trưởng tổ dân phố", "Heads of residential groups")
    return Words("Trưởng thôn, Tổ trưởng tổ dân phố", "Heads of villages and residential groups")
