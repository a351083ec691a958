"""The conclusion notice of a conference (thông báo kết luận), sample 1.4."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from dialogue_core._typed import expect
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Concluded, Forwarded, Task
from dialogue_core.lives import PartState
from dialogue_core.plans import Plan
from dialogue_core.rendering._draft import (
    BLANK,
    NOTICE,
    Draft,
    Letterhead,
)
from dialogue_core.rendering._heard import (
    Heard,
    becomes,
    content_of,
    items_counted,
    task_words,
    total,
)
from dialogue_core.rendering._paper import Paper
from dialogue_core.rendering._wording import (
    capital,
    chairs_of,
    conference_name,
    digits,
    due_words,
    long_day,
    office_names,
    openings_of,
    recipients_of,
    venue_names,
)
from dialogue_core.sessions import Session
from dialogue_core.values import NoDueDay, Words
from dialogue_core.vocabulary import Lang, PartStatus, Role

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
    counted only, even if it was open then.

    Args:
        session: The record, with its conclusion; if it has several, the last.
        plan: Its plan, for who receives the notice and who is asked to monitor.
        cleared: Ids of tasks that concern no part of a statement, whose words somebody read and
            lets be published.
        letterhead: Number, day, signature, recipients.
        lang: The language of the frame.

    Raises:
        InvalidValueError: No conclusion is on record.
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
    shown = [part for parts in heard.shown for part in parts]
    answered = [part for part in shown if part.status in _DONE]
    going_on = [part for part in shown if part.status not in _DONE]
    draft.section(Words("Kết quả tiếp nhận, trả lời", "Received and answered"))
    draft.item(total(heard, lang))
    for parts, words in (
        (answered, Words("Đã trả lời", "Answered")),
        (going_on, Words("Tiếp tục giải quyết, trả lời (Mục III)", "Going on (section III)")),
    ):
        contents = draft.say("nội dung", "contents")
        draft.item(f"{words.label(lang)}: {digits(len(parts), lang)} {contents}")
    for text in items_counted(heard, lang):
        draft.item(text)
    _tasks(draft, session, last.tasks, cleared)
    _going_on(draft, session, going_on)
    _carrying_out(draft, name, plan)
    draft.foot(head, [*_task_bodies(last.tasks, lang), *recipients_of(plan, lang)])
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


def _tasks(draft: Draft, session: Session, tasks: Sequence[Task], cleared: tuple[str, ...]) -> None:
    draft.section(Words("Nhiệm vụ giao các cơ quan, đơn vị", "Tasks"))
    if not tasks:
        draft.items(())
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
                task_words(session, task, draft.lang, cleared=task.id in cleared),
                task.lead.label(draft.lang),
                "; ".join(body.label(draft.lang) for body in task.partners),
                due_words(task.due, draft.lang),
            )
            for task in tasks
        ),
    )


def _going_on(draft: Draft, session: Session, parts: Sequence[PartState]) -> None:
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
                content_of(session, part, draft.lang),
                becomes(part).label(draft.lang) + _passed_to(part, draft.lang),
                part.owner.label(draft.lang),
                due_words(None if isinstance(part.due, NoDueDay) else part.due, draft.lang),
            )
            for part in parts
        ),
    )


def _passed_to(part: PartState, lang: Lang) -> str:
    passed = part.last(Forwarded)
    return "" if passed is None else f" ({passed.to.label(lang)})"


def _carrying_out(draft: Draft, name: Words, plan: Plan | None) -> None:
    draft.section(Words("Tổ chức thực hiện", "Carrying out"))
    draft.item(
        draft.say(
            "Các cơ quan, đơn vị được giao nhiệm vụ tại Mục II, Mục III tổ chức thực hiện và báo "
            f"cáo kết quả về {draft.issuer.vi}.",
            f"Those named in sections II and III carry it out and report to the "
            f"{draft.issuer.label('en')}.",
        )
    )
    watch = [t.body for t in plan.assignments if t.role is Role.MONITOR] if plan is not None else []
    for body in dict.fromkeys(watch):
        draft.item(
            draft.say(
                f"Đề nghị {body.label('vi')} giám sát việc thực hiện kết luận.",
                f"The {body.label('en')} is asked to monitor how it is carried out.",
            )
        )
    draft.line(
        f"Trên đây là kết luận tại {name.vi}; {draft.issuer.vi} thông báo để các cơ quan, đơn vị "
        "và Nhân dân biết, thực hiện./.",
        f"This is the conclusion of the {name.label('en')}.",
    )


def _task_bodies(tasks: Iterable[Task], lang: Lang) -> list[str]:
    return [body.label(lang) for task in tasks for body in (task.lead, *task.partners)]
