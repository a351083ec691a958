"""The list of what is still open (danh mục ý kiến, nhiệm vụ chưa xong), sample 2.1."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from dialogue_core import law
from dialogue_core.events import Concluded, Task
from dialogue_core.followups import ActDue, OpenItem
from dialogue_core.inheritance import Inheritance
from dialogue_core.lives import PartState
from dialogue_core.regulations import Regulation
from dialogue_core.rendering._draft import (
    RULE,
    Draft,
    bold,
    italic,
)
from dialogue_core.rendering._heard import KINDS, named
from dialogue_core.rendering._paper import Paper, Title
from dialogue_core.rendering._wording import (
    body_words,
    cite_words,
    conference_name,
    digits,
    dotted_day,
    due_words,
    full_name,
    symbol_of,
)
from dialogue_core.rules import Rule
from dialogue_core.sessions import Session
from dialogue_core.values import Citation, Day, Days, Words, as_day, day_words
from dialogue_core.vocabulary import (
    Act,
    InstrumentKind,
    Lang,
    Organ,
    StatementKind,
    Tier,
)

__all__ = ["open_items"]


def open_items(
    items: Iterable[OpenItem],
    session: Session,
    *,
    as_of: object,
    cleared: tuple[str, ...] = (),
    regulation: Regulation | None = None,
    lang: Lang = "vi",
) -> Paper:
    """Return the list of what is still open (danh mục ý kiến, nhiệm vụ chưa xong), sample 2.1.

    A list is no type of document of its own (art. 7), so it has the form of an annex to a report.
    After a unit ended it is its one successor that reports; where there are several, dots stand.
    It is for the office alone, and says so: unlike what is published it has the ids of the record
    and tells a complaint from a denunciation. A day that rests on a rule applied by analogy, and an
    heir known from memory only, are marked.

    Args:
        items: What is open, as `follow_ups` gives it.
        session: The record that it was asked of.
        as_of: The day for which it was asked.
        cleared: Ids of tasks whose words somebody read and lets be published, as in `conclusion`.
        regulation: The rules that statements were screened by, where they are not those of
            `dialogue_core.law`; it tells which of them are applied by analogy.
        lang: The language of the frame.

    Raises:
        InvalidValueError: An item is not of this record, or there is no such language.
    """
    found, day = tuple(items), as_day(as_of)
    tasks = {
        task.id: _task(session, task, lang, cleared=task.id in cleared)
        for event in session.of(Concluded)
        for task in event.tasks
    }
    draft = Draft(lang, session.organiser, session.place)
    name = conference_name(session.days, session.place, session.institution)
    symbol, issuer = _reported_by(session, day)
    draft.add(
        Title(
            lines=(
                bold(draft.say("LƯU HÀNH NỘI BỘ", "INTERNAL")),
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
                        f"(Kèm theo Báo cáo số ....../BC-{symbol} {dotted_day('vi')} của {issuer})",
                        "(Annexed to report no. ......)",
                    )
                ),
                RULE,
            )
        )
    )
    draft.line_of(_summary(found, tasks, lang))
    if found:
        _open_table(draft, session, found, tasks, _analogies(regulation))
        for note, number in _notes(found, lang).items():
            draft.line_of(f"({number}) {note}")
        cites = [cite for item in found for cite in item.inheritance.cites]
        read = [c for c in cites if c.instrument_kind is not InstrumentKind.PRACTICE]
        if read:
            told = dict.fromkeys(cite_words(cite, lang) for cite in read)
            draft.labelled(Words("Căn cứ kế thừa", "Taken over under"), "; ".join(told))
    if lang == "vi":
        draft.line_of("./.")
    return draft.paper()


def _reported_by(session: Session, day: Day) -> tuple[str, str]:
    """Return symbol and name of who reports: once the unit ended its one successor, else dots."""
    place, body = session.place, session.organiser
    if not place.exists_on(day):
        heirs = law.TERRITORY.successors(place.id, on=day)
        if len(heirs) != 1 or body.organ is not Organ.COMMITTEE:
            return "......", "......"
        place = heirs[0]
    return symbol_of(body), full_name(body, place).vi


def _summary(items: Sequence[OpenItem], tasks: Mapping[str, str], lang: Lang) -> str:
    of_tasks = sum(item.id in tasks for item in items)
    parts = len(items) - of_tasks
    tiers = Counter(item.tier for item in items)
    told = "; ".join(
        f"{tier.label(lang)}: {digits(tiers[tier], lang)}" for tier in Tier if tiers[tier]
    )
    if not items:
        return "Không có nội dung, nhiệm vụ nào chưa xong." if lang == "vi" else "Nothing is open."
    counted = ((parts, Words("nội dung", "contents")), (of_tasks, Words("nhiệm vụ", "tasks")))
    text = ", ".join(f"{digits(n, lang)} {what.label(lang)}" for n, what in counted if n)
    return f"{'Tổng số' if lang == 'vi' else 'In all'}: {text} ({told})."


def _open_table(
    draft: Draft,
    session: Session,
    items: Sequence[OpenItem],
    tasks: Mapping[str, str],
    analogies: Mapping[str, Citation],
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
                tasks.get(item.id) or _content(session, session.part(item.id), lang),
                draft.name(item.held_by),
                *([_now_with(item.inheritance, notes, lang)] if moved else []),
                _why_open(draft, item),
                _due(item, analogies, lang),
                _state(item, analogies, lang),
            )
            for item in items
        ),
    )


def _notes(items: Sequence[OpenItem], lang: Lang) -> dict[str, int]:
    """Return why nobody has a matter now, each reason once, with the number of its note."""
    told = [item.inheritance.reason.label(lang) for item in items if item.owner is None]
    return {reason: number for number, reason in enumerate(dict.fromkeys(told), 1)}


def _content(session: Session, part: PartState, lang: Lang) -> str:
    """Return the id of a part with its words, or with what the office may be told of it."""
    words = session.public_words(part.received.statement.id)
    if words is None:
        return f"{part.id}: {_kind(part).label(lang)}"
    several = len(session.parts_of(part.received.statement.id)) > 1
    return f"{part.id}" + (f" ({named(part, lang)})" if several else "") + f": “{words}”"


def _kind(part: PartState) -> Words:
    """Return the kind, but for a doubt and for what may not be confirmed."""
    kind = part.content.kind
    if part.protection.unpublished or not isinstance(kind, StatementKind):
        return Words("nội dung khác không công bố", "others that are not published")
    return KINDS[kind]


def _task(session: Session, task: Task, lang: Lang, *, cleared: bool) -> str:
    """Return the id of a task with its words, if they may be published."""
    words = session.public_task(task.id, cleared=cleared)
    if words is None:
        sealed = "nội dung không công bố" if lang == "vi" else "not published"
        return f"{task.id}: {sealed}"
    about = dict.fromkeys(part.partition("/")[0] for part in task.parts)
    word = "ý kiến" if lang == "vi" else "statements"
    return f"{task.id}: {words}" + (f" ({word} {', '.join(about)})" if about else "")


def _now_with(found: Inheritance, notes: Mapping[str, int], lang: Lang) -> str:
    if found.owner is not None:
        return _owner(found, lang) + found.mark(lang)
    note = f"({notes[found.reason.label(lang)]})"
    if found.directed_by is None:
        return f"{'chưa xác định' if lang == 'vi' else 'not known'} {note}"
    by, doubt = found.directed_by.label(lang), found.mark(lang)
    text = f"chờ {by} chỉ đạo" if lang == "vi" else f"to be directed by {by}"
    return f"{text}{doubt} {note}"


def _owner(found: Inheritance, lang: Lang) -> str:
    """Return the People's Committee of the unit that has a matter, and its body."""
    if found.unit is None:
        return "" if found.body is None else found.body.label(lang)
    unit = found.unit.full_name
    committee = f"UBND {unit}" if lang == "vi" else f"People's Committee of {unit}"
    body = "" if found.body is None else body_words(found.body, found.unit, lang)
    if not body or body == committee:
        return committee
    return body if unit in body else f"{committee}; {body}"


def _why_open(draft: Draft, item: OpenItem) -> str:
    passed = "" if item.forwarded_to is None else f" ({draft.name(item.forwarded_to)})"
    return f"{item.reason.label(draft.lang)}{passed}"


def _state(item: OpenItem, analogies: Mapping[str, Citation], lang: Lang) -> str:
    """Return how an item stands, with the acts owed for it that are overdue."""
    told = item.tier.label(lang)
    if item.days_late:
        word = "quá hạn" if lang == "vi" else "overdue"
        told = f"{word} {Days(item.days_late).words(lang)}"
    overdue = [_not_done(act, analogies, lang) for act in item.acts]
    return "; ".join([told, *(text for text in overdue if text)])


def _due(item: OpenItem, analogies: Mapping[str, Citation], lang: Lang) -> str:
    """Return the last day, for an act with what it rests on, unless the state tells of that."""
    told = due_words(item.due, lang)
    if item.due_by is None:
        return told
    if item.tier not in _LATE:
        told += f" ({item.due_by.act.act.label(lang)}{_rests_on(item.due_by, analogies, lang)})"
    if item.is_answered:
        return told
    answer = "trả lời" if lang == "vi" else "to be answered"
    return f"{told}; {answer}: {due_words(item.own_due, lang)}"


def _not_done(act: ActDue, analogies: Mapping[str, Citation], lang: Lang) -> str:
    """Return that an act is overdue, and what that rests on."""
    if not isinstance(act.due, Day) or act.tier not in _LATE:
        return ""
    said = _OF_A_REFUSAL.get(act.act.act, act.act.act).label(lang)
    on = day_words(act.due, lang)
    told = f"chưa {said} (hạn {on}" if lang == "vi" else f"not done: {said} (due {on}"
    return f"{told}{_rests_on(act, analogies, lang)})"


_OF_A_REFUSAL: Final[Mapping[Act, Words]] = {
    Act.STATE_REASON: Words("nêu rõ lý do từ chối", "state the reason of the refusal"),
    Act.REFUSE_IN_WRITING: Words(
        "thông báo bằng văn bản việc từ chối", "give notice of the refusal in writing"
    ),
}
"""What is owed once somebody was refused, where the term says "if refused"."""


def _rests_on(act: ActDue, analogies: Mapping[str, Citation], lang: Lang) -> str:
    """Return the texts that an act is owed under only by analogy, and that it may not be owed."""
    by = [analogies[rule] for rule in act.act.rules if rule in analogies]
    told = "; ".join(dict.fromkeys(cite_words(cite, lang) for cite in by))
    text = ""
    if told:
        text += f", áp dụng tương tự {told}" if lang == "vi" else f", by analogy with {told}"
    if not act.act.certain:
        text += ", nếu đúng như nghi vấn" if lang == "vi" else ", if the doubt proves true"
    return text


_LATE: Final = (Tier.OVERDUE, Tier.LONG_OVERDUE, Tier.STALE)


def _analogies(regulation: Regulation | None) -> Mapping[str, Citation]:
    """Return what the rules cite that are applied by analogy: those given, else those shipped."""
    return _shipped() if regulation is None else _by_analogy(regulation.rules)


@cache
def _shipped() -> Mapping[str, Citation]:
    return _by_analogy(rule for one in law.INSTRUMENTS for rule in one.rules)


def _by_analogy(rules: Iterable[Rule]) -> dict[str, Citation]:
    return {rule.id: rule.cites for rule in rules if rule.by_analogy}
