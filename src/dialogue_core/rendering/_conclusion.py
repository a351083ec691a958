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
from dialogue_core.territory import Body
from dialogue_core.values import Day, NoDueDay, Words, day_words
from dialogue_core.vocabulary import FollowUpCase, Institution, Lang, Level, PartStatus, Role

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
        cleared: Ids of tasks that concern no part of a statement, whose words somebody read and
            lets be published.
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
    chair = office_names(chairs_of(session, plan), lang) or draft.say("người chủ trì", "the chair")
    draft.title(
        NOTICE,
        Words(f"Kết luận của {chair} tại {name.vi}", f"Conclusion of {chair} at the {name.en}"),
    )
    _preamble(draft, session, name, chair)
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
    _carrying_out(draft, name, watch)
    bodies = [body for _, task in tasks for body in (task.lead, *task.partners)]
    heads = [_HEADS.label(lang)] if _goes_to_the_heads(session) else []
    receive = [draft.name(body) for body in bodies]
    receive += [draft.name(part.owner, part.received.arose_in) for _, part in going_on]
    receive += [draft.name(body) for body in watch]
    draft.foot(head, [*receive, *recipients_of(plan, session.place, lang), *heads])
    return draft.paper()


_DONE: Final = (PartStatus.ANSWERED, PartStatus.ENDED)


def _preamble(draft: Draft, session: Session, name: Words, chair: str) -> None:
    on = "" if session.on is None else long_day(session.on, draft.lang)
    opened = openings_of(session)
    where = venue_names([venue for event in opened for venue in event.places], draft.lang)
    told = ", ".join(
        part for part in (capital(on), f"{draft.say('tại', 'at')} {where}" if where else "") if part
    )
    draft.line(
        f"{told + ', ' if told else ''}{draft.issuer.vi} tổ chức {name.vi}, do {chair} chủ trì. "
        f"Sau khi nghe ý kiến của Nhân dân và trả lời của các cơ quan, đơn vị, {chair} kết luận "
        "như sau:",
        f"{told + ': ' if told else ''}the {draft.issuer.label('en')} held the "
        f"{name.label('en')}, chaired by the {chair}, who concludes:",
    )


def _tasks(draft: Draft, tasks: Sequence[tuple[str, Task]], plan: Plan | None) -> None:
    draft.section(Words("Nhiệm vụ giao các cơ quan, đơn vị", "Tasks"))
    if not tasks:
        draft.item(
            draft.say(
                "Thông báo này không giao nhiệm vụ cụ thể", "This notice gives no task of its own"
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


def _carrying_out(draft: Draft, name: Words, watch: Sequence[Body]) -> None:
    draft.section(Words("Tổ chức thực hiện", "Carrying out"))
    draft.item(
        draft.say(
            "Các cơ quan, đơn vị được giao nhiệm vụ tại Mục II, Mục III tổ chức thực hiện và báo "
            f"cáo kết quả về {draft.issuer.vi}.",
            f"Those named in sections II and III carry it out and report to the "
            f"{draft.issuer.label('en')}.",
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


_HEADS: Final = Words(
    "Trưởng thôn, Tổ trưởng tổ dân phố", "Heads of villages and residential groups"
)
