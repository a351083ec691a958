"""The list of what is still open (danh mục ý kiến, nhiệm vụ chưa xong), sample 2.1."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dialogue_core.events import Concluded, Task
from dialogue_core.followups import OpenItem
from dialogue_core.inheritance import Inheritance
from dialogue_core.rendering._draft import (
    RULE,
    Draft,
    bold,
    italic,
)
from dialogue_core.rendering._heard import (
    content_of,
    task_words,
)
from dialogue_core.rendering._paper import Paper, Title
from dialogue_core.rendering._wording import (
    conference_name,
    digits,
    dotted_day,
    due_words,
)
from dialogue_core.sessions import Session
from dialogue_core.values import Day, Days, Words, as_day, day_words
from dialogue_core.vocabulary import Lang, Tier

__all__ = ["open_items"]


def open_items(
    items: Iterable[OpenItem],
    session: Session,
    *,
    as_of: object,
    cleared: tuple[str, ...] = (),
    lang: Lang = "vi",
) -> Paper:
    """Return the list of what is still open (danh mục ý kiến, nhiệm vụ chưa xong), sample 2.1.

    A list is no type of document of its own (art. 7), so it has the form of an annex to a report.

    Args:
        items: What is open, as `follow_ups` gives it.
        session: The record that it was asked of.
        as_of: The day for which it was asked.
        cleared: Ids of tasks that concern no part of a statement, whose words somebody read and
            lets be published.
        lang: The language of the frame.

    Raises:
        InvalidValueError: An item is not of this record.
    """
    found, day = tuple(items), as_day(as_of)
    tasks = {task.id: task for event in session.of(Concluded) for task in event.tasks}
    draft = Draft(lang, session.organiser, session.place)
    name = conference_name(session.days, session.place, session.institution)
    draft.add(
        Title(
            lines=(
                bold(draft.say("Phụ lục", "Annex")),
                bold(
                    draft.say(
                        "DANH MỤC Ý KIẾN, NHIỆM VỤ CHƯA GIẢI QUYẾT, TRẢ LỜI XONG",
                        "STATEMENTS AND TASKS NOT YET SETTLED AND ANSWERED",
                    )
                ),
                bold(name.label(lang)),
                bold(f"{draft.say('Tính đến ngày', 'As of')} {day_words(day, lang)}"),
                italic(
                    draft.say(
                        f"(Kèm theo Báo cáo số ....../BC-...... {dotted_day('vi')})",
                        "(Annexed to report no. ......)",
                    )
                ),
                RULE,
            )
        )
    )
    draft.line_of(_summary(found, tasks, lang))
    if found:
        _open_table(draft, session, found, tasks, cleared)
        for note, number in _notes(found, lang).items():
            draft.line_of(f"({number}) {note}")
        cites = dict.fromkeys(c.words(lang) for item in found for c in item.inheritance.cites)
        if cites:
            draft.labelled(Words("Căn cứ kế thừa", "Taken over under"), "; ".join(cites))
    return draft.paper()


def _summary(items: Sequence[OpenItem], tasks: Mapping[str, Task], lang: Lang) -> str:
    of_tasks = sum(item.id in tasks for item in items)
    parts = len(items) - of_tasks
    tiers = Counter(item.tier for item in items)
    told = "; ".join(
        f"{tier.label(lang)}: {digits(tiers[tier], lang)}" for tier in Tier if tiers[tier]
    )
    if lang == "vi":
        text = f"Tổng số: {digits(parts, lang)} nội dung, {digits(of_tasks, lang)} nhiệm vụ"
    else:
        text = f"In all: {parts} contents, {of_tasks} tasks"
    return f"{text} ({told})." if told else f"{text}."


def _open_table(
    draft: Draft,
    session: Session,
    items: Sequence[OpenItem],
    tasks: Mapping[str, Task],
    cleared: tuple[str, ...],
) -> None:
    lang, notes = draft.lang, _notes(items, draft.lang)
    moved = any(item.owner is None or item.inheritance.cites for item in items)
    heads = [
        (Words("STT", "No."), 0),
        (Words("Nội dung", "Content"), 12),
        (Words("Cơ quan giữ theo hồ sơ", "Held by"), 6),
        *([(Words("Nay thuộc trách nhiệm", "Now with"), 6)] if moved else []),
        (Words("Lý do", "Why"), 5),
        (Words("Thời hạn", "Due"), 5),
        (Words("Tình trạng", "State"), 6),
    ]
    draft.table(
        tuple(heads),
        (
            (
                task_words(session, tasks[item.id], lang, cleared=item.id in cleared)
                if item.id in tasks
                else content_of(session, session.part(item.id), lang),
                item.held_by.label(lang),
                *([_now_with(item.inheritance, notes, lang)] if moved else []),
                _why_open(item, lang),
                due_words(item.due, lang),
                _state(item, lang),
            )
            for item in items
        ),
    )


def _notes(items: Sequence[OpenItem], lang: Lang) -> dict[str, int]:
    """Return why nobody has a matter now, each reason once, with the number of its note."""
    told = [item.inheritance.reason.label(lang) for item in items if item.owner is None]
    return {reason: number for number, reason in enumerate(dict.fromkeys(told), 1)}


def _now_with(found: Inheritance, notes: Mapping[str, int], lang: Lang) -> str:
    who = [found.unit.full_name] if found.unit is not None else []
    who += [found.body.label(lang)] if found.body is not None else []
    if who:
        return "; ".join(who)
    note = f"({notes[found.reason.label(lang)]})"
    if found.directed_by is None:
        return f"{'chưa rõ' if lang == 'vi' else 'not known'} {note}"
    by = found.directed_by.label(lang)
    return f"chờ {by} chỉ đạo {note}" if lang == "vi" else f"to be directed by {by} {note}"


def _why_open(item: OpenItem, lang: Lang) -> str:
    passed = "" if item.forwarded_to is None else f" ({item.forwarded_to.label(lang)})"
    return f"{item.reason.label(lang)}{passed}"


def _state(item: OpenItem, lang: Lang) -> str:
    """Return how an item stands, with the acts owed for it that are overdue."""
    late = f" {Days(item.days_late).words(lang)}" if item.days_late else ""
    not_done = "chưa {} (hạn {})" if lang == "vi" else "not done: {} (due {})"
    overdue = [
        not_done.format(act.act.act.label(lang), day_words(act.due, lang))
        for act in item.acts
        if isinstance(act.due, Day) and act.tier in _LATE
    ]
    return "; ".join([f"{item.tier.label(lang)}{late}", *overdue])


_LATE: Final = (Tier.OVERDUE, Tier.LONG_OVERDUE, Tier.STALE)
