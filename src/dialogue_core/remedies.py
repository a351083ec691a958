"""The nearest remedy of a finding (cách khắc phục gần nhất).

Answers: what is the least change of a plan after which the rule is kept and no other rule is newly
broken; or, where its day has passed, what is still to be done. It proposes, and changes nothing:
words of a document that no longer fit its numbers are marked as amended, not rewritten.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final, TypeAlias, final

import attrs

from dialogue_core._typed import expect
from dialogue_core.calendars import Calendar
from dialogue_core.checks import Check, Quantifier, checks_of
from dialogue_core.compliance import check_plan
from dialogue_core.deadlines import due_of
from dialogue_core.errors import InvalidValueError
from dialogue_core.findings import Finding
from dialogue_core.plans import (
    Assignment,
    Audience,
    Chair,
    FollowUp,
    Frequency,
    Notice,
    Occasion,
    Plan,
    Provision,
)
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Requirement, Rule
from dialogue_core.territory import Body
from dialogue_core.values import Day, Days, Span, Times, Words, WorkingDays, as_day, day_words
from dialogue_core.vocabulary import (
    Channel,
    Extent,
    FollowUpCase,
    Form,
    Lang,
    NoticeItem,
    Organ,
    Question,
    Role,
    Verdict,
)

__all__ = ["Remedy", "remedy"]


def __dir__() -> list[str]:
    return list(__all__)


@final
@attrs.frozen(kw_only=True)
class Remedy:
    """What makes a finding right (cách khắc phục)."""

    finding: Finding
    """The finding."""
    plan: Plan | None = None
    """The plan with the least change made; none where no change of the plan helps."""
    changes: tuple[Words, ...]
    """What to change in the plan or, without one, what to do."""
    due: Span | None = None
    """The last day on which it can be done, or the span it will lie in; none if there is none."""
    late: bool = False
    """Whether that day had passed on the day of asking."""
    before_days_off: bool = False
    """Whether that day may still be rolled over, since the calendar knows no days off."""

    def words(self, lang: Lang) -> str:
        """Return what to do, with the last day."""
        lines = [change.label(lang) for change in self.changes]
        if self.due is not None and self.plan is not None:
            vi, due = lang == "vi", self.due.words(lang)
            if self.due.last != self.due.since:
                vi_due, en_due = f"một ngày trong {due}, tùy ngày họp", f"a day in {due}"
                due = vi_due if vi else f"{en_due}, by the day chosen"
            if self.before_days_off:
                due += " (chưa tính ngày nghỉ)" if vi else " (days off not counted)"
            lines.append(f"{'Hạn cuối' if vi else 'Last day'}: {due}.")
        return "\n".join(lines)


def remedy(
    finding: Finding, plan: Plan, regulation: Regulation, calendar: Calendar, *, as_of: object
) -> Remedy:
    """Return the least change of the plan that makes a breached finding met.

    Where only a part of the document was read, nothing can be shown to be met; the change then
    takes away what goes against the rule. For a finding of `check_cascade`, and for a pending one,
    there is no changed plan but what to do. A calendar that knows no days off cannot tell that a
    day after the conference has passed, since the last day may be rolled over: the plan is then
    amended, and its last day is marked.

    Args:
        finding: A breached or pending finding.
        plan: The plan that was checked; for a finding of a cascade, the plan that obliges.
        regulation: The regulation that it was checked against.
        calendar: How periods are counted.
        as_of: The day of asking.

    Raises:
        InvalidValueError: The finding is neither breached nor pending, or is not one of this plan
            on that day.
    """
    expect(finding, Finding, "finding")
    expect(plan, Plan, "plan")
    on = as_day(as_of)
    if finding.verdict not in (Verdict.BREACHED, Verdict.PENDING):
        raise InvalidValueError(
            f"finding {finding.check!r} is {finding.verdict.en}: only one that is breached or "
            "pending has a remedy",
            f"kết quả {finding.check!r} là {finding.verdict.vi}: chỉ kết quả vi phạm hoặc chưa đến "
            "hạn mới có cách khắc phục",
            check=finding.check,
        )
    case = _Case(plan=plan, regulation=regulation, calendar=calendar, on=on)
    of_cascade = finding.subject != plan.id and _is_yearly(finding.rule)
    if not of_cascade and finding not in case.findings:
        raise InvalidValueError(
            f"finding {finding.check!r} is not one of plan {plan.id!r} as of {on}: check the plan "
            "again and pass what it returns",
            f"kết quả {finding.check!r} không phải của kế hoạch {plan.id!r} ngày {on}: hãy đối "
            "chiếu lại kế hoạch rồi truyền kết quả mới",
            check=finding.check,
            plan=plan.id,
        )
    if of_cascade or finding.verdict is Verdict.PENDING:
        return Remedy(
            finding=finding,
            changes=(finding.remedy or finding.text,),
            due=finding.due,
            late=finding.verdict is Verdict.BREACHED,
        )
    return _of_plan(finding, case)


def _is_yearly(rule: Rule) -> bool:
    return isinstance(rule, Requirement) and rule.question is Question.FREQUENCY


def _of_plan(finding: Finding, case: "_Case") -> Remedy:
    asked = _Asked.by(finding)
    due = _due(asked, case)
    rolls = due is not None and asked.rule.question in _CASES and not case.calendar.knows_days_off
    if due is not None and due.last is not None and due.last < case.on and not rolls:
        return Remedy(finding=finding, changes=(_late(finding, due, case),), due=due, late=True)
    allowed = frozenset(found.check for found in case.breached) - {finding.check}
    found = _repaired(finding, case, allowed, ())
    if found is None:
        return Remedy(finding=finding, changes=(_CROSSED,), due=due, before_days_off=rolls)
    plan, changes = found[0].plan, found[1]
    return Remedy(finding=finding, plan=plan, changes=changes, due=due, before_days_off=rolls)


_CROSSED: Final = Words(
    "Không có cách sửa kế hoạch nào đúng mọi quy tắc cùng lúc: hãy đối chiếu lại các quy tắc.",
    "No change of the plan keeps all rules at once: look at the rules again.",
)


# --- the plan and what is asked of it -----------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class _Case:
    """A plan under its regulation on the day of asking."""

    plan: Plan
    regulation: Regulation
    calendar: Calendar
    on: Day

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is found in the plan."""
        return check_plan(self.plan, self.regulation, self.calendar, as_of=self.on)

    @cached_property
    def breached(self) -> tuple[Finding, ...]:
        """What goes against a rule."""
        return tuple(f for f in self.findings if f.verdict is Verdict.BREACHED)

    def behind(self, provision: Provision) -> bool:
        """Return whether the day of a notice or of a conference has passed."""
        spans = _spans((provision,))
        return bool(spans) and _last(spans[0]) < self.on

    def due(self, rule: Requirement) -> Span | None:
        """Return when a rule first falls due, where that can be dated."""
        known = self.calendar.as_known(on=self.on)
        return min(_closed(due_of(rule, self.plan, known)), key=_last, default=None)

    def due_by(self, question: Question) -> list[Span]:
        """Return the last day that any rule on a question leaves; none where none is dated."""
        rules = [r for r in self.regulation.of(Requirement) if r.question is question]
        dues = _closed(self.due(rule) for rule in rules if rule.carries_breach)
        return sorted(dues, key=_last)[-1:]


def _spans(provisions: Iterable[Provision]) -> list[Span]:
    """Return the days of conferences and notices, where they are known."""
    whens = (
        p.when if isinstance(p, Occasion) else p.on
        for p in provisions
        if isinstance(p, Occasion | Notice)
    )
    return _closed(when.span for when in whens if when is not None)


def _closed(spans: Iterable[object]) -> list[Span]:
    return [span for span in spans if isinstance(span, Span) and span.until is not None]


def _last(span: Span) -> Day:
    return span.last or span.since


@final
@attrs.frozen(kw_only=True)
class _Asked:
    """What a breached finding asks of a plan."""

    rule: Requirement
    check: Check[Plan]

    @classmethod
    def by(cls, finding: Finding) -> "_Asked":
        """Return what the finding asks."""
        rule = expect(finding.rule, Requirement, "finding.rule")
        return cls(rule=rule, check=next(c for c in checks_of(rule) if c.part == finding.part))

    @property
    def wants(self) -> tuple[object, ...]:
        """What to put into the plan; of several, the first that breaks no other rule."""
        if self.rule.one_of:
            return self.rule.one_of
        number = self.rule.at_least or self.rule.at_most
        return (number or self.check.term or self.rule.all_of[0],)

    def items(self, plan: Plan) -> dict[int, bool | None]:
        """Return the items that the check looks at, by their place in the plan, and what is told.

        Bodies are no items: a task is added for one that is missing.
        """
        if self.rule.question in _BODIES:
            return {}
        places = (i for i, p in enumerate(plan.provisions) if _is_item(p, self.rule.question))
        return dict(zip(places, self.check.items(plan), strict=True))


_BODIES: Final = {
    Question.PARTNER: (Role.COORDINATE, Words("phối hợp", "coordinates")),
    Question.MONITORING: (Role.MONITOR, Words("giám sát", "monitors")),
}
_OF_NOTICE: Final = (Question.NOTICE_LEAD, Question.NOTICE_CHANNEL, Question.NOTICE_CONTENT)
_OF_OCCASION: Final = (Question.CHAIRS, Question.INVITEES, Question.FORM)
_CASES: Final = {
    Question.RESULT_WITHIN: FollowUpCase.PUBLISH,
    Question.RESULT_CHANNELS: FollowUpCase.PUBLISH,
    Question.CONCLUSION_WITHIN: FollowUpCase.CONCLUSION,
    Question.ANSWER_WITHIN: FollowUpCase.ANSWER,
}


def _is_item(provision: Provision, question: Question) -> bool:
    match provision:
        case Occasion():
            in_clusters = question is Question.CLUSTERS and provision.cluster is not None
            return question in _OF_OCCASION or in_clusters
        case Notice():
            return question in _OF_NOTICE
        case FollowUp():
            return _CASES.get(question) is provision.case
        case Frequency():
            return question is Question.FREQUENCY
        case _:
            return False


# --- is there still time ------------------------------------------------------------------------


def _due(asked: _Asked, case: _Case) -> Span | None:
    """Return by when the plan can still be amended so that the rule is kept; none if ever."""
    question, occasions = asked.rule.question, _spans(case.plan.occasions)
    if question is Question.RESULT_CHANNELS:
        spans = case.due_by(Question.RESULT_WITHIN)
    elif question is Question.NOTICE_LEAD or question in _CASES:
        spans = _closed((case.due(asked.rule),))
    elif question in _OF_NOTICE:
        spans = case.due_by(Question.NOTICE_LEAD) or occasions
    elif question is Question.PARTNER:
        spans = occasions
    else:
        told = asked.items(case.plan)
        spans = _spans(case.plan.provisions[i] for i, yes in told.items() if yes is False)
    return min(spans, key=_last, default=None)


def _late(finding: Finding, due: Span, case: _Case) -> Words:
    """Return what is left to do once the last day has passed."""
    demand = finding.remedy or finding.text
    passed_vi = f"Đã quá hạn ({day_words(_last(due), 'vi')})"
    passed_en = f"The last day ({day_words(_last(due), 'en')}) has passed"
    question = _Asked.by(finding).rule.question
    if question in _CASES:
        return Words(
            f"{passed_vi}: làm ngay và báo cáo lý do. {demand.vi}",
            f"{passed_en}: do it at once and report the reason. {demand.en}",
        )
    if question not in _OF_NOTICE or all(case.behind(o) for o in case.plan.occasions):
        return Words(
            f"{passed_vi}: báo cáo lý do; lần sau thực hiện đúng quy định. {demand.vi}",
            f"{passed_en}: report the reason, and keep the rule next time. {demand.en}",
        )
    return Words(
        f"{passed_vi}: thông báo ngay và báo cáo lý do, hoặc dời ngày họp để kịp thông báo. "
        f"{demand.vi}",
        f"{passed_en}: give notice at once and report the reason, or move the conference so that "
        f"the notice is in time. {demand.en}",
    )


# --- the least change ---------------------------------------------------------------------------


_Way: TypeAlias = tuple[_Case, tuple[Words, ...]]


def _repaired(
    finding: Finding, case: _Case, allowed: frozenset[str], path: tuple[str, ...]
) -> _Way | None:
    """Return the plan amended until nothing is breached but what was so before.

    Args:
        finding: What to amend now.
        case: The plan as amended so far.
        allowed: The checks that were breached before.
        path: The checks that were amended on the way here; none may be breached again.

    Of several ways it is the one with the fewest changes, then the one that leaves the fewest
    findings breached.
    """
    asked = _Asked.by(finding)
    path = (*path, finding.check)
    found: list[_Way] = []
    for want in asked.wants:
        plan, changes = _amended(asked, want, case)
        changed = attrs.evolve(case, plan=plan)
        new = [f for f in changed.breached if f.check not in allowed]
        if not new:
            found.append((changed, changes))
        elif new[0].check not in path:
            deeper = _repaired(new[0], changed, allowed, path)
            if deeper is not None:
                found.append((deeper[0], (*changes, *deeper[1])))
    return min(found, key=lambda way: (len(way[1]), len(way[0].breached)), default=None)


@final
@attrs.frozen(kw_only=True)
class _Edit:
    """A provision as amended."""

    provision: Provision
    changes: tuple[Words, ...]
    moved: int = 0
    """By how many days or times, to tell the nearest of several."""


def _amended(asked: _Asked, want: object, case: _Case) -> tuple[Plan, tuple[Words, ...]]:
    plan, check = case.plan, asked.check
    whole = plan.extent is Extent.WHOLE and check.aspect not in plan.unseen
    edits = {
        place: _edit(plan.provisions[place], want, asked, plan)
        for place, told in asked.items(plan).items()
        if (told is False or (told is None and whole)) and not case.behind(plan.provisions[place])
    }
    if check.quantifier is Quantifier.SOME:
        nearest = sorted(edits, key=lambda i: (len(edits[i].changes), edits[i].moved))[:1]
        edits = {place: edits[place] for place in nearest}
        if not edits:  # a body is missing, or every notice lies behind
            edits[len(plan.provisions)] = _added(want, asked, plan)
    provisions = dict(enumerate(plan.provisions)) | {i: e.provision for i, e in edits.items()}
    return (
        attrs.evolve(plan, provisions=tuple(provisions.values())),
        tuple(change for edit in edits.values() for change in edit.changes),
    )


def _edit(provision: Provision, want: object, asked: _Asked, plan: Plan) -> _Edit:
    match provision:
        case Notice():
            return (
                _earlier(provision, want, plan)
                if isinstance(want, Days)
                else _told(provision, want)
            )
        case FollowUp():
            return (
                _sooner(provision, want) if isinstance(want, Days) else _published(provision, want)
            )
        case Frequency():
            return _oftener(provision, expect(want, Times, "want"))
        case _:
            occasion = expect(provision, Occasion, "provision")
            return _held(occasion, want, asked.rule.question)


def _one(new: Provision, vi: str, en: str, *, moved: int = 0) -> _Edit:
    return _Edit(provision=new, changes=(_placed(new, vi, en),), moved=moved)


def _placed(provision: Provision, vi: str, en: str) -> Words:
    at = provision.at
    return Words(f"Mục {at}: {vi}.", f"Section {at}: {en}.") if at else Words(f"{vi}.", f"{en}.")


def _marked(words: Words, amended: Words) -> Words:
    """Return the words of the document with what amends them, since they no longer fit."""
    return Words(f"{words.vi} [sửa: {amended.vi}]", f"{words.label('en')} [amended: {amended.en}]")


def _earlier(notice: Notice, wanted: Days, plan: Plan) -> _Edit:
    """Return the notice given so many days before: its number and its day, where each is late."""
    changes: list[Words] = []
    moved = 0
    new = notice
    if isinstance(notice.lead, Days) and notice.lead < wanted:
        changes.append(
            _placed(
                notice,
                f"thông báo trước {wanted.words('vi')} thay vì {notice.lead.words('vi')}",
                f"give notice {wanted.words('en')} before instead of {notice.lead.words('en')}",
            )
        )
        moved = wanted.count - notice.lead.count
        new = attrs.evolve(new, lead=wanted)
    held = plan.occasions[0].when if len(plan.occasions) == 1 else None
    if held is not None and held.day is not None and notice.on is not None:
        last = held.day.subtract(days=wanted.count)
        if notice.on.day is not None and notice.on.day > last:
            days = (notice.on.day - last).days
            changes.append(
                _placed(
                    notice,
                    f"thông báo ngày {day_words(last, 'vi')}, sớm hơn {Days(days).words('vi')}",
                    f"give notice on {day_words(last, 'en')}, {Days(days).words('en')} earlier",
                )
            )
            moved += days
            on = attrs.evolve(notice.on, as_written=day_words(last, "vi"), span=Span.on(last))
            new = attrs.evolve(new, on=on)
    for change in changes:
        new = attrs.evolve(new, words=_marked(new.words, change))
    return _Edit(provision=new, changes=tuple(changes), moved=moved)


def _sooner(duty: FollowUp, wanted: Days) -> _Edit:
    """Return the duty done within the days; a promise in working days is never made longer."""
    was = duty.within
    days = Days(min(wanted.count, was.count)) if isinstance(was, WorkingDays) else wanted
    vi, en = f"trong {days.words('vi')}", f"within {days.words('en')}"
    task = _marked(duty.task, Words(vi, en))
    return _one(
        attrs.evolve(duty, within=days, task=task),
        vi + (f" thay vì {was.words('vi')}" if was else ""),
        en + (f" instead of {was.words('en')}" if was else ""),
    )


def _told(notice: Notice, want: object) -> _Edit:
    if isinstance(want, Channel):
        return _one(
            attrs.evolve(notice, channels=(*notice.channels, want)),
            f"thông báo thêm bằng hình thức: {want.vi}",
            f"give notice also through: {want.en}",
        )
    item = expect(want, NoticeItem, "want")
    return _one(
        attrs.evolve(notice, contents=(*notice.contents, item)),
        f"thông báo nêu thêm {item.vi}",
        f"tell in the notice: {item.en}",
    )


def _published(duty: FollowUp, want: object) -> _Edit:
    channel = expect(want, Channel, "want")
    return _one(
        attrs.evolve(duty, channels=(*duty.channels, channel)),
        f"công khai thêm bằng hình thức: {channel.vi}",
        f"publish also through: {channel.en}",
    )


def _oftener(frequency: Frequency, wanted: Times) -> _Edit:
    was = frequency.at_least
    words = _marked(frequency.words, Words(wanted.words("vi"), wanted.words("en")))
    return _one(
        attrs.evolve(frequency, at_least=wanted, words=words),
        f"{wanted.words('vi')} thay vì {was.words('vi')}",
        f"{wanted.words('en')} instead of {was.words('en')}",
        moved=wanted.count - was.count,
    )


def _held(occasion: Occasion, want: object, question: Question) -> _Edit:
    if isinstance(want, Form):
        was = occasion.form
        return _one(
            attrs.evolve(occasion, form=want),
            f"hình thức {want.vi}" + (f" thay vì {was.vi}" if was else ""),
            f"form: {want.en}" + (f" instead of {was.en}" if was else ""),
        )
    organ = expect(want, Organ, "want")
    if question is Question.INVITEES:
        guests = Audience(who=Words(organ.vi, organ.en), organs=(organ,))
        return _one(
            attrs.evolve(occasion, audience=(*occasion.audience, guests)),
            f"mời thêm {organ.vi}",
            f"invite also: {organ.en}",
        )
    office = Words(f"Đại diện {organ.vi}", f"A representative: {organ.en}")
    return _one(
        attrs.evolve(occasion, chairs=(*occasion.chairs, Chair(office=office, sits_for=(organ,)))),
        f"thêm {organ.vi} cùng chủ trì",
        f"in the chair also: {organ.en}",
    )


def _added(want: object, asked: _Asked, plan: Plan) -> _Edit:
    """Return a provision of its own: another notice, or a task for a body that is missing."""
    demand = asked.check.demand
    if asked.rule.question not in _BODIES:
        notice = Notice(words=demand, lead=want if isinstance(want, Days) else None)
        new = notice if notice.lead else _told(notice, want).provision
        return _one(
            new, f"thêm: {demand.vi.removesuffix('.')}", f"add: {demand.en.removesuffix('.')}"
        )
    role, does = _BODIES[asked.rule.question]
    organ = expect(want, Organ, "want")
    level = plan.place.level
    body = Body(
        id=f"{level.value}-{organ.value}", name=Words(organ.vi, organ.en), level=level, organ=organ
    )
    return _one(
        Assignment(body=body, role=role, task=demand),
        f"phân công {organ.vi} {does.vi}",
        f"a task: {organ.en} {does.en}",
    )
