"""Checks of a record (đối chiếu hồ sơ hội nghị), compiled from the rules.

Answers: for each thing that a record tells of a conference, its notices, chairs, guests, form and
publications, does it keep the rule: yes, no, or not told. What it tells of statements is looked at
in `dialogue_core.part_checks`; `dialogue_core.compliance` draws the verdict.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, TypeAlias, TypeVar

import attrs

from dialogue_core.checks import (
    IN_SCOPE,
    NO_RULE,
    Check,
    Item,
    Quantifier,
    Scope,
    in_scope,
    looking_at,
    through,
)
from dialogue_core.deadlines import Deadline
from dialogue_core.events import Announced, Concluded, Held, Monitored, Published, TakenDown
from dialogue_core.evidence import (
    Record,
    after_due,
    all_told,
    due_on,
    in_time,
    is_of_organ,
    last_day,
    lead_due,
    notice_due,
    on_the_day,
    precedes,
    result_due,
    rolled_over,
    same_clause,
    scope_of,
    within_words,
)
from dialogue_core.part_checks import act_check, answer_check, limit_checks, told_check
from dialogue_core.plans import Occasion
from dialogue_core.rules import Absence, Limit, Owed, Requirement, Rule
from dialogue_core.values import Day, Days, Period, Span, Words, day_words
from dialogue_core.vocabulary import (
    Channel,
    Form,
    Lang,
    NoticeItem,
    PublicationKind,
    Question,
    RecordAspect,
    Term,
)

__all__ = ["checks_of_record"]


def __dir__() -> list[str]:
    return list(__all__)


# --- what a record tells of the conference ------------------------------------------------------


def _notices(
    keeps: Callable[[Announced], bool | None], rule: Requirement, record: Record
) -> tuple[Item, ...]:
    """Tell of each notice whether it keeps the rule and was given in time.

    Where all are known and came late, the rule on the days of notice tells so, once; what they
    tell, and through what, is no worse for it.
    """
    dues = notice_due(rule, record)
    dated = bool(same_clause(Question.NOTICE_LEAD, rule, record))

    def told(notices: _Notices) -> _Told:
        given = [
            (keeps(one), in_time(one.on, dues) if dated or one.on is not None else True)
            for one in notices
        ]
        late = dated and {timely for _, timely in given} == {False} and _all_known(dues, record)
        return [kept if late else all_told(kept, timely) for kept, timely in given]

    return _of_notices(told, record)


_Notices: TypeAlias = list[Announced]
_Told: TypeAlias = list[bool | None]


def _of_notices(told: Callable[[_Notices], _Told], record: Record) -> tuple[Item, ...]:
    """Return each notice with what it tells; whether those for another day count is open.

    So what is told holds whether they count or not: they prove nothing kept, and what is a breach
    only if they do not count is none.
    """
    ours = [notice for notice, fits in record.notices if fits]
    every = told([notice for notice, _ in record.notices])
    own = iter(every if len(ours) == len(every) else told(ours))
    why = next(
        (_of_another_day(notice, record) for notice, fits in record.notices if not fits), None
    )
    found: list[Item] = []
    for one, (notice, fits) in zip(every, record.notices, strict=True):
        if fits and next(own) == one:
            found.append(Item(one, said=_notice_words(notice)))
        else:
            found.append(Item(None if fits else all_told(one, None), missing=why))
    return tuple(found)


def _of_another_day(notice: Announced, record: Record) -> Words:
    """Return why a notice may be none of this conference: no text speaks of a changed day.

    So what only lacks a new notice is no breach of 72/2025/QH15 art. 43(2), nor kept.
    """
    days = record.days
    vi, en = "được đưa ra trước khi đổi ngày họp", "was given before the day was changed"
    if notice.held is not None and days is not None:
        vi = (
            f"là cho {_day_or_days(notice.held, 'vi')}, hội nghị tổ chức {_day_or_days(days, 'vi')}"
        )
        en = f"is for {notice.held.words('en')}, this conference is that of {days.words('en')}"
    told = _dated("Thông báo", "The notice", notice.on)
    return Words(
        f"{told.vi} {vi}. Câu hỏi mở: quy định không nói khi đổi ngày họp thì có phải thông "
        "báo lại hay không.",
        f"{told.label('en')} {en}. Open question: the rule does not say whether a changed day "
        "needs a new notice.",
    )


def _all_known(dues: Iterable[Deadline], record: Record) -> bool:
    """Return whether somebody vouched, after the last day to give notice, for all of them."""
    return all(record.vouched_after(RecordAspect.NOTICE, last_day(due)) for due in dues)


def _leads(rule: Requirement, record: Record) -> tuple[Item, ...]:
    dues = lead_due(rule, record)
    return _of_notices(lambda notices: [in_time(one.on, dues) for one in notices], record)


def _noticed(channel: Term, rule: Requirement, record: Record) -> tuple[Item, ...]:
    return _notices(lambda notice: through(channel, notice.channels), rule, record)


def _notice_tells(item: Term, rule: Requirement, record: Record) -> tuple[Item, ...]:
    return _notices(lambda notice: _tells(item, notice), rule, record)


def _tells(item: Term, notice: Announced) -> bool | None:
    named = (
        *notice.contents,
        *((NoticeItem.TIME,) if notice.held is not None else ()),
        *((NoticeItem.PLACE,) if notice.places else ()),
    )
    if item in named:
        return True
    return False if notice.contents else None


def _in_chair(organ: Term, _: Requirement, record: Record) -> tuple[Item, ...]:
    return tuple(Item(organ in c.sits_for if c.sits_for else None) for c in record.chairs)


def _partners(organ: Term, _: Requirement, record: Record) -> tuple[Item, ...]:
    session = record.session
    return tuple(Item(is_of_organ(body, organ)) for body in (session.organiser, *session.partners))


def _invited(organ: Term, _: Requirement, record: Record) -> tuple[Item, ...]:
    """Tell whether the organ is among the guests; who holds it or sits in the chair is there."""
    session = record.session
    told = (
        *(is_of_organ(body, organ) for body in (session.organiser, *session.partners)),
        *(organ in guests.organs for guests in record.guests if guests.organs),
        *(is_of_organ(body, organ) for guests in record.guests for body in guests.bodies),
        *(True for chair in record.chairs if organ in chair.sits_for),
        *(None for chair in record.chairs if not chair.sits_for),
    )
    return tuple(Item(one) for one in told)


def _monitors(organ: Term, _: Requirement, record: Record) -> tuple[Item, ...]:
    return tuple(Item(is_of_organ(event.by, organ)) for event in record.of(Monitored))


def _published_through(channel: Term, rule: Requirement, record: Record) -> tuple[Item, ...]:
    dues = result_due(rule, record)
    found = tuple(
        Item(
            all_told(through(channel, (event.channel,)), in_time(event.on, dues) if dues else True),
            said=_publication_words(event),
            rests_on=rolled_over(event.on, dues, record),
        )
        for event in record.results
    )
    return found or (() if dues else (Item(None),))


def _published(rule: Requirement, record: Record) -> tuple[Item, ...]:
    """Tell whether the result was published in time; a published conclusion may be the result."""
    dues = after_due(rule, record)
    return tuple(
        Item(
            all_told(
                in_time(event.on, dues),
                True if event.what is PublicationKind.RESULT else None,
            ),
            said=_publication_words(event),
            rests_on=rolled_over(event.on, dues, record),
        )
        for event in record.of(Published)
        if event.what is not PublicationKind.PLAN
    )


def _concluded(rule: Requirement, record: Record) -> tuple[Item, ...]:
    dues = after_due(rule, record)
    return tuple(
        Item(
            in_time(event.on, dues),
            said=_conclusion_words(event),
            rests_on=rolled_over(event.on, dues, record),
        )
        for event in record.of(Concluded)
    )


def _held_in(options: tuple[Term, ...], record: Record) -> tuple[Item, ...]:
    return tuple(Item(form in options) for form in record.forms)


def _held_by_clusters(options: tuple[Term, ...], record: Record) -> tuple[Item, ...]:
    """Tell of each form whether clusters may be held in it; of a hybrid one, some may be."""
    return tuple(
        Item(None, missing=_WHICH_FORM)
        if form is Form.HYBRID and form not in options
        else Item(form in options)
        for form in record.forms
    )


_WHICH_FORM: Final = Words(
    "Cần biết các điểm của cụm có họp trực tiếp hay không.",
    "Needed: whether the points of the cluster met in person.",
)


def _by_clusters(record: Record) -> Scope:
    """Return whether it is one of several clusters, as its plan tells.

    That sessions share an occasion does not tell it: the days of one conference do so as well.
    """
    told = [occasion.cluster is not None for occasion in _occasions(record)]
    if told and all(told):
        return IN_SCOPE
    if any(told) or record.session.occasion or record.of(Held):
        return Scope(applies=None, why=_WHICH_CLUSTERS)
    return Scope(applies=False, why=_NO_CLUSTERS)


def _occasions(record: Record) -> Iterable[Occasion]:
    """Return the occasions of the plan that may be this conference, by their days."""
    plan, days = record.regulation.plan, record.days
    for occasion in () if plan is None else plan.occasions:
        span = None if occasion.when is None else occasion.when.span
        if span is None or days is None or span.overlaps(days):
            yield occasion


_WHICH_CLUSTERS: Final = Words(
    "Cần biết hội nghị có tổ chức theo cụm hay không.",
    "Needed: whether the conference was held by clusters.",
)
_NO_CLUSTERS: Final = Words("không tổ chức theo cụm", "not held by clusters")


# --- the posting --------------------------------------------------------------------------------

PostingT = TypeVar("PostingT", Published, TakenDown)


def _of_posting(record: Record, kind: type[PostingT]) -> tuple[tuple[int, PostingT], ...]:
    """Return what tells when the result was posted or taken down, with its place in the log."""
    return tuple(
        (at, event)
        for at, event in enumerate(record.session.valid)
        if isinstance(event, kind)
        and event.what is PublicationKind.RESULT
        and event.channel is Channel.POSTING
    )


def _posted(record: Record) -> Scope:
    posted = _of_posting(record, Published)
    return IN_SCOPE if posted else Scope(applies=None, why=_NO_POSTING)


_NO_POSTING: Final = Words(
    "Cần hồ sơ về việc niêm yết kết quả.", "Needed: the record of the posting of the result."
)


def _posted_for(rule: Requirement, wanted: Days, record: Record) -> tuple[Item, ...]:
    downs = _of_posting(record, TakenDown)
    return tuple(
        _posting(
            rule,
            wanted,
            up.on,
            [down.on for i, down in downs if down.on is None or precedes(at, up, i, down)],
            record,
        )
        for at, up in _of_posting(record, Published)
    )


def _posting(
    rule: Requirement, wanted: Days, up: Day | None, downs: list[Day | None], record: Record
) -> Item:
    """Tell whether it hung long enough; its first day is not counted (Civil Code art. 147).

    Whether "at least 30 days running" counts it is not settled: what came down the day between the
    two readings is left open.
    """
    later = sorted(down for down in downs if down is not None)
    if up is None or len(later) < len(downs):
        return Item(None)
    last = up.add(days=wanted.count)
    if later:
        if later[0] == last:
            return Item(None, missing=_WHICH_DAYS)
        return Item(later[0] > last)
    if record.vouched_after(RecordAspect.PUBLICATION, last):
        return Item(told=True)
    return Item(None, deadline=due_on(rule, record, Span.on(last)))


_WHICH_DAYS: Final = Words(
    "Cần biết ngày niêm yết có được tính là ngày thứ nhất hay không: tính thì đủ, không tính (Điều "
    "147 Bộ luật Dân sự) thì thiếu một ngày.",
    "Needed: whether the day of posting counts as the first day: with it there are enough, without "
    "it (Civil Code art. 147) one is missing.",
)


# --- from rules to checks -----------------------------------------------------------------------


def checks_of_record(rule: Rule) -> tuple[Check[Record], ...]:
    """Compile a rule into what it asks of a record; none for a rule that asks nothing of it."""
    match rule:
        case Requirement():
            found = _of_requirement(rule)
        case Limit():
            found = limit_checks(rule)
        case Owed():
            found = (act_check(rule),)
        case Absence(question=question) if question is not None:
            found = (_untold(question, rule.text, NO_VALUE),)
        case _:
            return ()
    own = _no_rule if isinstance(rule, Absence) else None
    return tuple(attrs.evolve(c, applies=partial(scope_of, rule, own or c.applies)) for c in found)


def _no_rule(_: Record) -> Scope:
    return Scope(applies=False, why=NO_RULE)


def _of_requirement(rule: Requirement) -> tuple[Check[Record], ...]:
    question, each = rule.question, _EACH.get(rule.question)
    if rule.all_of and each is not None:
        return tuple(_each(rule, term, each) for term in rule.all_of)
    shaped = _SHAPED.get(question)
    found = None if shaped is None else shaped(rule)
    needed = OF_THE_YEAR if question in _YEARLY else NO_VALUE
    return (found or _untold(question, rule.text, needed),)


_Read: TypeAlias = Callable[[Term, Requirement, Record], tuple[Item, ...]]
_By: TypeAlias = Callable[[Requirement, Record], tuple[Deadline, ...]]
_Each: TypeAlias = tuple[_Read, RecordAspect, _By | None, Words]
_Said: TypeAlias = Callable[[Record], tuple[Words, ...]]


def _each(rule: Requirement, term: Term, each: _Each) -> Check[Record]:
    read, aspect, by, demand = each
    among = term if len(rule.all_of) > 1 else None
    return Check(
        part="" if among is None else among.value,
        term=among,
        looks_at=looking_at(rule.question, among),
        quantifier=Quantifier.SOME,
        aspect=aspect,
        look=lambda record: read(term, rule, record),
        dues=None if by is None else partial(by, rule),
        demand=Words(f"{demand.vi} {term.vi}.", f"{demand.en} {term.en}."),
        said=_SAID[aspect],
    )


def _of_form(rule: Requirement) -> Check[Record] | None:
    if not rule.one_of:
        return None
    clusters = rule.question is Question.CLUSTERS
    return Check(
        looks_at=looking_at(rule.question),
        quantifier=Quantifier.SOME,
        aspect=None,
        look=partial(_held_by_clusters if clusters else _held_in, rule.one_of),
        applies=_by_clusters if clusters else in_scope,
        dues=partial(on_the_day, rule),
        demand=Words(
            f"Chọn một hình thức: {', '.join(t.vi for t in rule.one_of)}.",
            f"Choose a form among: {', '.join(t.en for t in rule.one_of)}.",
        ),
        said=_said_form,
    )


def _of_lead(rule: Requirement) -> Check[Record] | None:
    wanted = rule.at_least
    if not isinstance(wanted, Period):
        return None
    return Check(
        looks_at=looking_at(rule.question),
        quantifier=Quantifier.SOME,
        aspect=RecordAspect.NOTICE,
        look=partial(_leads, rule),
        dues=partial(lead_due, rule),
        demand=Words(
            f"Thông báo trước ngày họp ít nhất {wanted.words('vi')}.",
            f"Give notice at least {wanted.words('en')} before the day.",
        ),
        said=_said_notices,
    )


def _of_posting_days(rule: Requirement) -> Check[Record] | None:
    wanted = rule.at_least
    if not isinstance(wanted, Days):
        return None
    return Check(
        looks_at=looking_at(rule.question),
        quantifier=Quantifier.SOME,
        aspect=RecordAspect.PUBLICATION,
        look=partial(_posted_for, rule, wanted),
        applies=_posted,
        demand=Words(
            f"Niêm yết kết quả ít nhất {wanted.words('vi')} liên tục.",
            f"Keep the result posted for at least {wanted.words('en')} on end.",
        ),
        said=_said_published,
    )


def _of_days(rule: Requirement) -> Check[Record] | None:
    if not isinstance(rule.at_most, Period):
        return None
    result = rule.question is Question.RESULT_WITHIN
    read = _published if result else _concluded
    aspect = RecordAspect.PUBLICATION if result else RecordAspect.CONCLUSION
    return Check(
        looks_at=looking_at(rule.question),
        quantifier=Quantifier.SOME,
        aspect=aspect,
        look=partial(read, rule),
        dues=partial(after_due, rule),
        demand=within_words(rule.question, rule.at_most),
        said=_SAID[aspect],
    )


def _untold(question: Question, demand: Words, needed: Words) -> Check[Record]:
    """Return a check that no record of one conference can show."""
    return Check(
        looks_at=looking_at(question),
        quantifier=Quantifier.SOME,
        aspect=None,
        look=lambda _: (),
        dues=lambda _: (),
        demand=demand,
        missing=needed,
    )


_YEARLY: Final = (Question.FREQUENCY, Question.VOTER_REQUEST)
OF_THE_YEAR: Final = Words(
    "Cần hồ sơ cả năm của đơn vị (check_year).",
    "Needed: the unit's records of the year (check_year).",
)
NO_VALUE: Final = Words(
    "Quy tắc không nêu giá trị đối chiếu được với hồ sơ.",
    "The rule gives no value that a record could be compared with.",
)

_SHAPED: Final[dict[Question, Callable[[Requirement], Check[Record] | None]]] = {
    Question.FORM: _of_form,
    Question.CLUSTERS: _of_form,
    Question.NOTICE_LEAD: _of_lead,
    Question.POSTING_DAYS: _of_posting_days,
    Question.RESULT_WITHIN: _of_days,
    Question.CONCLUSION_WITHIN: _of_days,
    Question.ANSWER_WITHIN: answer_check,
    Question.TOLD_WITHIN: told_check,
}
"""For each question whose rules have one value: the check, or none for a strange value."""

_EACH: Final[dict[Question, _Each]] = {
    Question.CHAIRS: (
        _in_chair,
        RecordAspect.CHAIR,
        on_the_day,
        Words("Đồng chủ trì phải có", "In the chair:"),
    ),
    Question.PARTNER: (
        _partners,
        RecordAspect.ORGANISATION,
        on_the_day,
        Words("Phối hợp tổ chức với", "Organise it with:"),
    ),
    Question.INVITEES: (
        _invited,
        RecordAspect.INVITATION,
        on_the_day,
        Words("Mời đại diện", "Invite:"),
    ),
    Question.MONITORING: (
        _monitors,
        RecordAspect.MONITORING,
        None,
        Words("Giám sát bởi", "Monitoring by:"),
    ),
    Question.NOTICE_CHANNEL: (
        _noticed,
        RecordAspect.NOTICE,
        notice_due,
        Words("Thông báo qua", "Give notice through:"),
    ),
    Question.NOTICE_CONTENT: (
        _notice_tells,
        RecordAspect.NOTICE,
        notice_due,
        Words("Thông báo phải nêu", "The notice must tell:"),
    ),
    Question.RESULT_CHANNELS: (
        _published_through,
        RecordAspect.PUBLICATION,
        result_due,
        Words("Công khai kết quả qua", "Publish the result through:"),
    ),
}
"""For each question whose rules demand several things: one check a thing."""


# --- the values seen ----------------------------------------------------------------------------


def _dated(vi: str, en: str, on: Day | None) -> Words:
    if on is None:
        return Words(vi, en)
    return Words(f"{vi} ngày {day_words(on, 'vi')}", f"{en} on {on}")


def _listed(terms: Iterable[Term], lang: Lang) -> str:
    found = ", ".join(term.label(lang) for term in terms)
    return f" ({found})" if found else ""


def _said_notices(record: Record) -> tuple[Words, ...]:
    return tuple(
        _notice_words(notice) if fits else _for_another_day(notice)
        for notice, fits in record.notices
    )


def _notice_words(notice: Announced) -> Words:
    return _dated(
        f"thông báo{_listed(notice.channels, 'vi')}",
        f"notice{_listed(notice.channels, 'en')}",
        notice.on,
    )


def _for_another_day(notice: Announced) -> Words:
    words = _notice_words(notice)
    if notice.held is None:
        return words
    return Words(
        f"{words.vi}, cho {_day_or_days(notice.held, 'vi')}",
        f"{words.label('en')}, for {notice.held.words('en')}",
    )


def _day_or_days(span: Span, lang: Lang) -> str:
    """Return a span in words, a single day as such."""
    words = span.words(lang)
    return f"ngày {words}" if lang == "vi" and span.last == span.since else words


def _said_chairs(record: Record) -> tuple[Words, ...]:
    return tuple(chair.office for chair in record.chairs)


def _said_organisers(record: Record) -> tuple[Words, ...]:
    return tuple(body.name for body in (record.session.organiser, *record.session.partners))


def _said_guests(record: Record) -> tuple[Words, ...]:
    return (
        *(Words(organ.vi, organ.en) for guests in record.guests for organ in guests.organs),
        *(body.name for guests in record.guests for body in guests.bodies),
    )


def _said_published(record: Record) -> tuple[Words, ...]:
    return tuple(_publication_words(event) for event in record.of(Published))


def _publication_words(event: Published) -> Words:
    return _dated(
        f"công khai {event.what.vi} ({event.channel.vi})",
        f"{event.what.en} published ({event.channel.en})",
        event.on,
    )


def _said_concluded(record: Record) -> tuple[Words, ...]:
    return tuple(_conclusion_words(event) for event in record.of(Concluded))


def _conclusion_words(event: Concluded) -> Words:
    return _dated(
        f"kết luận {event.number}".rstrip(), f"conclusion {event.number}".rstrip(), event.on
    )


def _said_monitors(record: Record) -> tuple[Words, ...]:
    return tuple(e.by.name if e.by is not None else _BY_WHOM for e in record.of(Monitored))


_BY_WHOM: Final = Words("giám sát, chưa rõ cơ quan", "monitored, by whom is not told")


def _said_form(record: Record) -> tuple[Words, ...]:
    return tuple(Words(form.vi, form.en) for form in record.forms)


_SAID: Final[dict[Term, _Said]] = {
    RecordAspect.NOTICE: _said_notices,
    RecordAspect.CHAIR: _said_chairs,
    RecordAspect.ORGANISATION: _said_organisers,
    RecordAspect.INVITATION: _said_guests,
    RecordAspect.PUBLICATION: _said_published,
    RecordAspect.CONCLUSION: _said_concluded,
    RecordAspect.MONITORING: _said_monitors,
}
