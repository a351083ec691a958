"""Duties that no single plan fixes: how often a year, and on whose request (nghĩa vụ định kỳ).

Answers: which duties to hold a conference a unit has in a calendar year, and whether what it held
keeps them; whether a request of voters obliges it; on which days a plan returns that comes back
every month. The year and its editions are given, as `dialogue_core.law.over` returns them.

A year that the rule or the unit does not fill is an open question, since no text says what is owed
for a part of a year. It is answered with its readings, never with a guess: `Duty.kept` is then
either yes or not known. Nor does any text say how requests of voters are collected or verified:
how many there are is taken as it is given.
"""

from collections.abc import Iterable
from typing import Final, final

import attrs

from dialogue_core._typed import expect, typed
from dialogue_core.calendars import Calendar
from dialogue_core.errors import InvalidValueError
from dialogue_core.plans import Recurrence
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Requirement
from dialogue_core.territory import Territory, Unit
from dialogue_core.values import (
    Citation,
    Day,
    NoDueDay,
    Share,
    Span,
    Times,
    Words,
    as_day,
    day_words,
)
from dialogue_core.vocabulary import Anchor, Lang, Organ, Question

__all__ = [
    "Duty",
    "Occurrence",
    "Request",
    "RequestAnswer",
    "duties_of_year",
    "honours",
    "occurrences",
    "part_of_year",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- the duties of a year -----------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Duty:
    """One rule's duty to hold conferences in a calendar year (nghĩa vụ tổ chức trong năm)."""

    unit: Unit
    """The unit; which of its bodies owe it is told by `obliged`."""
    year: int
    """The calendar year."""
    rule: Requirement
    """The rule."""
    period: Span
    """The days of the year on which the rule holds and the unit exists; what is held on them
    counts."""
    wanted: Times | Share | None
    """How often, or the share of voters whose request makes it due; none where the rule gives no
    number, as "when necessary"."""
    open: tuple[Words, ...] = ()
    """The readings of what no text says; none where the rule and the unit fill the year."""
    predecessors: tuple[Unit, ...] = ()
    """For a unit formed within the year: those it took over from, whose conferences of the year
    count by one of the readings."""

    @property
    def question(self) -> Question:
        """The question that the rule answers."""
        return self.rule.question

    @property
    def anchor(self) -> Anchor:
        """The day whose law answers it."""
        return self.question.anchor

    @property
    def obliged(self) -> tuple[Organ, ...]:
        """Who of the unit owes it, as the rule says; none where it names nobody."""
        return self.rule.obliges

    def kept(self, held: int) -> bool | None:
        """Return whether so many conferences in the `period` keep the duty.

        Yes means by every reading. No is said only where the rule and the unit fill the year; else,
        and for a duty without a number a year, it is not known. Whether the year is over is the
        caller's to ask.

        Raises:
            InvalidValueError: It is no number of conferences.
        """
        _whole(held, 0, "a number of conferences", "số hội nghị")
        if not isinstance(self.wanted, Times):
            return None
        if held >= self.wanted.count:
            return True
        return None if self.open else False

    def words(self, lang: Lang) -> str:
        """Return the duty in one line, with who owes it and the readings of what is open.

        A duty of the local government is owed by the People's Council itself, not by its standing
        body (72/2025/QH15 art. 43(1), 65/2025/QH15 art. 24(1)): `Organ.as_obliged`.
        """
        organs = ", ".join(organ.as_obliged(lang) for organ in self.obliged)
        of_unit = self.unit.full_name if lang == "vi" or not organs else f"of {self.unit.full_name}"
        who = f"{organs} {of_unit}".lstrip()
        least = "ít nhất" if lang == "vi" else "at least"
        what = "" if self.wanted is None else f", {least} {self.wanted.words(lang)}"
        line = (
            f"{who[:1].upper()}{who[1:]}: {self.question.label(lang)}{what}; "
            f"{self.period.words(lang)} ({self.rule.cites.words(lang)}{self.rule.mark(lang)})"
        )
        return " ".join((line, *(reading.label(lang) for reading in self.open)))


def _whole(number: object, least: int, en: str, vi: str) -> None:
    if type(number) is not int or number < least:
        raise InvalidValueError(
            f"{en} is a whole number of at least {least}, got {number!r}",
            f"{vi} phải là số nguyên từ {least} trở lên, nhận được {number!r}",
            value=number,
        )


def part_of_year(unit: Unit, year: int) -> Span | None:
    """Return the days of the calendar year on which the unit exists, or none.

    Pass them to `dialogue_core.law.over` for the editions of the year.

    Raises:
        InvalidValueError: There is no such year.
    """
    whole = Span.of_year(year)
    return whole if unit.span is None else _shared(whole, unit.span)


def _shared(bounded: Span, other: Span) -> Span | None:
    if not bounded.overlaps(other):
        return None
    ends = [until for until in (bounded.until, other.until) if until is not None]
    return Span(max(bounded.since, other.since), min(ends))


_HOW_OFTEN: Final = (Question.FREQUENCY, Question.VOTER_REQUEST, Question.WHEN_NECESSARY)


def duties_of_year(
    unit: Unit,
    year: int,
    editions: Iterable[tuple[Span, Regulation]],
    *,
    territory: Territory | None = None,
) -> tuple[Duty, ...]:
    """Return the duties to hold conferences in a unit in a calendar year, one a rule.

    They are not all the local government's: each names who is obliged, as the People's Committee
    with the Front, or the Party committee, by whose rule its head holds a dialogue when necessary.

    First how often a year, then on request of voters, then when necessary; each rule once, however
    many editions hold it. A unit that did not exist in the year, and one that only listed gaps
    speak of, has none.

    Args:
        unit: The unit.
        year: The calendar year, the anchor of how often (`Question.FREQUENCY`).
        editions: Each span of days with the regulation of the unit throughout it; together they
            cover `part_of_year`.
        territory: Where the predecessors of a unit formed within the year are looked up.

    Raises:
        InvalidValueError: A regulation is of another unit, or some days of the year have none.
    """
    expect(unit, Unit, "unit")
    part = part_of_year(unit, year)
    if part is None:
        return ()
    held: dict[str, tuple[Requirement, Span]] = {}
    for span, regulation in _covering(unit, part, editions):
        for rule in regulation.of(Requirement):
            if rule.question in _HOW_OFTEN:
                _, first = held.get(rule.id, (rule, span))
                held[rule.id] = (rule, Span(first.since, span.until))
    formed = unit.span is not None and unit.span.since > Span.of_year(year).since
    before = territory.predecessors(unit.id) if formed and territory is not None else ()
    found = [
        Duty(
            unit=unit,
            year=year,
            rule=rule,
            period=period,
            wanted=rule.at_least if isinstance(rule.at_least, Times | Share) else None,
            open=_readings(unit, year, rule, part, period),
            predecessors=before,
        )
        for rule, period in held.values()
    ]
    return tuple(sorted(found, key=lambda d: (_HOW_OFTEN.index(d.question), d.rule.id)))


def _covering(
    unit: Unit, part: Span, editions: Iterable[tuple[Span, Regulation]]
) -> list[tuple[Span, Regulation]]:
    """Return the editions clipped to the part of the year, in order and without a gap."""
    found: list[tuple[Span, Regulation]] = []
    reached: Day | None = part.since
    for span, regulation in sorted(editions, key=lambda e: e[0].since):
        if regulation.place.id != unit.id:
            raise InvalidValueError(
                f"the regulation is of {regulation.place.full_name}, the duties of "
                f"{unit.full_name}: pass the unit's own",
                f"quy định của {regulation.place.full_name}, nghĩa vụ của {unit.full_name}: hãy "
                "truyền quy định của chính đơn vị",
                unit=unit.id,
            )
        here = _shared(part, span)
        if here is not None and here.since == reached:
            found.append((here, regulation))
            reached = here.until
    if reached != part.until:
        raise InvalidValueError(
            f"no regulation is given for {unit.full_name} from {reached}, although it exists "
            f"{part.words('en')}: pass law.over(unit, span=part_of_year(unit, year))",
            f"chưa có quy định của {unit.full_name} từ {reached}, dù đơn vị tồn tại "
            f"{part.words('vi')}: hãy truyền law.over(unit, span=part_of_year(unit, year))",
            unit=unit.id,
            since=reached,
        )
    return found


def _readings(
    unit: Unit, year: int, rule: Requirement, part: Span, period: Span
) -> tuple[Words, ...]:
    if not isinstance(rule.at_least, Times):
        return ()
    whole = Span.of_year(year)
    name, cites = unit.full_name, rule.cites
    found: list[Words] = []
    if part.since > whole.since:
        found.append(
            Words(
                f"Câu hỏi mở: {name} được thành lập trong năm; không văn bản nào nói đơn vị mới "
                "phải tổ chức đủ số lần trong phần năm còn lại hay hội nghị của đơn vị trước sắp "
                "xếp trong cùng năm được tính.",
                f"Open question: {name} was formed within the year; no text says whether it owes "
                "the full number in what is left of the year, or whether conferences that its "
                "predecessors held in the year count.",
            )
        )
    if part.until != whole.until:
        found.append(
            Words(
                f"Câu hỏi mở: {name} kết thúc trong năm; không văn bản nào nói phải tổ chức đủ số "
                "lần trước khi kết thúc hay đơn vị kế thừa tổ chức trong phần năm còn lại.",
                f"Open question: {name} ended within the year; no text says whether it owed the "
                "full number before it ended, or its successor owes it in what is left of the "
                "year.",
            )
        )
    if period != part:
        found.append(
            Words(
                f"Câu hỏi mở: {cites.words('vi')} chỉ có hiệu lực một phần của năm "
                f"({period.words('vi')}); không văn bản nào nói phải đủ số lần trong thời gian đó "
                "hay tính cả hội nghị theo văn bản trước hoặc sau trong cùng năm.",
                f"Open question: {cites.words('en')} is in force for a part of the year only "
                f"({period.words('en')}); no text says whether the full number is owed within it, "
                "or whether conferences under the text before or after it count.",
            )
        )
    return tuple(found)


# --- a request of voters ------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Request:
    """A request of voters that a conference be held (cử tri yêu cầu tổ chức đối thoại).

    What is not known of it is none: it is still a request, and what it asks for is an open
    question.
    """

    on: Day | None = attrs.field(converter=attrs.converters.optional(as_day))
    """The day on which it is complete; its law answers."""
    signatures: int | None
    """How many voters of the unit request it."""
    voters: int | None
    """How many voters the unit has in all."""

    def __attrs_post_init__(self) -> None:
        """Refuse numbers that no unit can have."""
        signatures, voters = self.signatures, self.voters
        if voters is not None:
            _whole(voters, 1, "the number of all voters", "tổng số cử tri")
        if signatures is not None:
            _whole(signatures, 0, "the number of voters who request", "số cử tri yêu cầu")
        if signatures is not None and voters is not None and signatures > voters:
            raise InvalidValueError(
                f"{_number(signatures, 'en')} voters request, but the unit has "
                f"{_number(voters, 'en')} in all: count each voter of the unit once",
                f"có {_number(signatures, 'vi')} cử tri yêu cầu trong khi đơn vị chỉ có "
                f"{_number(voters, 'vi')} cử tri: mỗi cử tri của đơn vị chỉ tính một lần",
                signatures=signatures,
                voters=voters,
            )


@final
@attrs.frozen(kw_only=True)
class RequestAnswer:
    """Whether a request obliges the unit to hold a conference, and by which rule.

    No text says how requests are collected or verified; the answer takes the numbers as given.
    """

    request: Request
    """The request."""
    required: bool | None
    """Whether a conference must be held; none where what is known of the request cannot tell."""
    rules: tuple[Requirement, ...] = ()
    """The rules that speak to it: those that it reaches, or all if it reaches none."""
    absences: tuple[Absence, ...] = ()
    """The listed gaps, where no rule gives voters the right."""
    needed: int | None = None
    """The least number of voters that obliges, where a rule gives the right and they are known."""
    due: NoDueDay | None = None
    """Why there is no last day, where a conference must be held."""
    words: Words
    """The answer in words."""

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The texts."""
        return tuple(dict.fromkeys(rule.cites for rule in (*self.rules, *self.absences)))


_NO_LAST_DAY: Final = Words(
    "Văn bản không ấn định thời hạn tổ chức sau khi có yêu cầu.",
    "The text does not say by when the conference is held after the request.",
)
_NOT_VERIFIED: Final = Words(
    "Không văn bản nào quy định cách tập hợp, xác minh yêu cầu của cử tri.",
    "No text says how requests of voters are collected or verified.",
)


def honours(request: Request, regulation: Regulation) -> RequestAnswer:
    """Return whether a request obliges the unit of the regulation to hold a conference.

    A rule is reached by its share of all voters, rounded up; the easiest rule decides, since each
    gives a right. Of a request of which the day or a number is not known the answer says what is
    needed.

    Raises:
        InvalidValueError: The regulation is not that of the day of the request.
        NoRuleInForceError: Neither a rule nor a listed absence: a hole in the law data.
    """
    expect(request, Request, "request")
    expect(regulation, Regulation, "regulation")
    asked = Question.VOTER_REQUEST
    rules = tuple(r for r in regulation.of(Requirement) if r.question is asked)
    absences = () if rules else regulation.answer(asked).absences
    day = request.on
    if day is not None and any(not r.in_force.covers(day) for r in (*rules, *absences)):
        raise InvalidValueError(
            f"the regulation of {regulation.on} does not govern a request of {day}: take "
            "that of the day of the request",
            f"quy định ngày {day_words(regulation.on, 'vi')} không áp dụng cho yêu cầu ngày "
            f"{day_words(day, 'vi')}: hãy lấy quy định của ngày yêu cầu",
            on=day,
        )
    signatures, voters = request.signatures, request.voters
    shares = {r.id: r.at_least for r in rules if isinstance(r.at_least, Share)}
    if day is None or (shares and (signatures is None or voters is None)):
        return RequestAnswer(
            request=request,
            required=None,
            rules=rules,
            absences=absences,
            needed=None
            if voters is None
            else min((s.of(voters) for s in shares.values()), default=None),
            words=_unknown_of(request),
        )
    if signatures is None or voters is None or not shares:
        return RequestAnswer(
            request=request,
            required=False,
            rules=rules,
            absences=absences,
            words=Words(
                f"Ngày {day_words(day, 'vi')} không quy tắc nào cho cử tri quyền yêu cầu.",
                f"On {day} no rule gives voters the right to request a conference.",
            ),
        )
    needs = {id_: share.of(voters) for id_, share in shares.items()}
    needed = min(needs.values())
    reached = tuple(r for r in rules if needs.get(r.id, voters + 1) <= signatures)
    if not reached:
        return RequestAnswer(
            request=request,
            required=False,
            rules=rules,
            needed=needed,
            words=Words(
                f"Cần ít nhất {_number(needed, 'vi')} trên {_number(voters, 'vi')} cử tri; "
                f"mới có {_number(signatures, 'vi')}. {_NOT_VERIFIED.vi}",
                f"At least {_number(needed, 'en')} of {_number(voters, 'en')} voters are "
                f"needed; {_number(signatures, 'en')} request it. {_NOT_VERIFIED.en}",
            ),
        )
    return RequestAnswer(
        request=request,
        required=True,
        rules=reached,
        needed=needed,
        due=NoDueDay(reason=_NO_LAST_DAY, cites=tuple(r.cites for r in reached)),
        words=Words(
            f"Phải tổ chức: có {_number(signatures, 'vi')} cử tri yêu cầu, mức tối thiểu "
            f"{_number(needed, 'vi')}. {_NOT_VERIFIED.vi}",
            f"A conference must be held: {_number(signatures, 'en')} voters request it, "
            f"{_number(needed, 'en')} are needed. {_NOT_VERIFIED.en}",
        ),
    )


def _unknown_of(request: Request) -> Words:
    """Return what must be known of a request first."""
    day, signatures = request.on, request.signatures
    of_vi = "một yêu cầu chưa rõ ngày" if day is None else f"yêu cầu ngày {day_words(day, 'vi')}"
    of_en = "a request of no known day" if day is None else f"the request of {day}"
    if signatures is not None:
        of_vi += f", {_number(signatures, 'vi')} cử tri"
        of_en += f" by {_number(signatures, 'en')} voters"
    told = (
        (day, "ngày yêu cầu", "its day"),
        (signatures, "số cử tri yêu cầu", "how many voters made it"),
        (request.voters, "tổng số cử tri của đơn vị", "how many voters the unit has"),
    )
    return Words(
        f"Cần biết của {of_vi}: {', '.join(vi for value, vi, _ in told if value is None)}.",
        f"Needed of {of_en}: {', '.join(en for value, _, en in told if value is None)}.",
    )


def _number(number: int, lang: Lang) -> str:
    """Return a number with its thousands set off, as the language writes them."""
    return f"{number:,}".replace(",", "." if lang == "vi" else ",")


# --- a plan that returns ------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Occurrence:
    """One return of a recurring plan (một lần định kỳ)."""

    planned: Day
    """The day that the plan means."""
    day: Day | None
    """The day on which it is held; none where the calendar cannot tell."""
    because: tuple[Words, ...] = ()
    """Why it is not the day of the month that the plan names; none if it is."""


def occurrences(recurrence: Recurrence, span: Span, calendar: Calendar) -> tuple[Occurrence, ...]:
    """Return each return of a recurring plan in a span of days, with the reason where it moved.

    A month without the day has it on its last day, as periods of months end (Civil Code
    91/2015/QH13 art. 148(3), by analogy). A day that moves out of the span still belongs to its
    month.

    Raises:
        InvalidValueError: The span has no end.
    """
    expect(recurrence, Recurrence, "recurrence")
    expect(calendar, Calendar, "calendar")
    named = recurrence.day_of_month
    planned = calendar.monthly(named, span)
    days = calendar.monthly(named, span, next_working_day=recurrence.next_working_day)
    return tuple(
        Occurrence(planned=at, day=day, because=tuple(_moved(named, at, day, calendar)))
        for at, day in zip(planned, days, strict=True)
        if at is not None
    )


def _moved(named: int, planned: Day, day: Day | None, calendar: Calendar) -> Iterable[Words]:
    if planned.day != named:
        yield Words(
            f"Tháng {planned.month}/{planned.year} không có ngày {named}: lấy ngày cuối tháng.",
            f"{planned.year}-{planned.month:02d} has no day {named}: its last day is taken.",
        )
    if day == planned:
        return
    status = calendar.status(planned)
    if day is None or status is None:
        yield Words(
            f"Lịch ({calendar.name.vi}) không cho biết ngày nghỉ quanh {day_words(planned, 'vi')}.",
            f"The calendar ({calendar.name.label('en')}) does not know the days off around "
            f"{planned}.",
        )
        return
    yield Words(
        f"{day_words(planned, 'vi')}: {status.because.vi}; chuyển sang {day_words(day, 'vi')}.",
        f"{planned}: {status.because.label('en')}; moved to {day}.",
    )
