"""Invented archives of whole places over years (kho hồ sơ giả định): sessions from a seed.

Answers: what do ten years of a city and its wards, or of the whole country, look like, when no such
archive may be shown. Everything is invented and says so: the ids of sessions begin with
``synthetic``, no speaker has a name. How many people come and what about, how many speak and how
many are answered on the spot is drawn from the reports in `dialogue_core.testing._reported`; what
kind of matter it is, whose it is and what goes wrong is a guess of ours. So an archive shows how
the library works at its size, and says nothing about any place.

The law is asked, never assumed: what is announced, who chairs, what is published and by when
follows from the regulation of the day. With ``breaches=0`` no rule is broken; else each act goes
wrong with that chance. Some sessions are known from a report only, and some records are vouched for
in part, as it is.
"""

import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, TypeVar, final

import attrs

from dialogue_core import law
from dialogue_core._typed import each, expect, fits, shown
from dialogue_core.errors import InvalidValueError, NoRuleInForceError, NoSuchLevelError
from dialogue_core.events import (
    Announced,
    Answered,
    Closed,
    Concluded,
    Ended,
    Event,
    Forwarded,
    Held,
    Invited,
    Minuted,
    Monitored,
    Opened,
    Performed,
    Planned,
    Published,
    RaisedAgain,
    Received,
    Rescheduled,
    Routed,
    Screened,
    Speaker,
    Spoke,
    TakenDown,
    Tallied,
    Task,
    Vouched,
)
from dialogue_core.plans import Chair
from dialogue_core.regulations import Regulation
from dialogue_core.routing import PartRouting, route
from dialogue_core.rules import Requirement
from dialogue_core.screening import ActOwed, screen
from dialogue_core.sessions import Session, routed, screened
from dialogue_core.statements import Part, Statement
from dialogue_core.territory import Body, Succession, Territory, Unit
from dialogue_core.testing._reported import REPORTED, SAID
from dialogue_core.testing._texts import typed_as
from dialogue_core.values import (
    Citation,
    Day,
    Days,
    Period,
    Sealed,
    Span,
    Times,
    Words,
    as_day,
)
from dialogue_core.vocabulary import (
    Act,
    Admission,
    AnswerWay,
    Capacity,
    Channel,
    Conduct,
    Confidence,
    Delivery,
    Ending,
    Field,
    Form,
    Handling,
    Intake,
    Level,
    Measure,
    Milestone,
    NoticeItem,
    Organ,
    Passing,
    Protection,
    PublicationKind,
    Question,
    RecordAspect,
    Secrecy,
    Settled,
    Settler,
    SpeakerKind,
    StatementKind,
    Telling,
    Topic,
    UnitKind,
    Unknown,
)

__all__ = ["YEARS", "drawn_units", "synthetic_sessions", "synthetic_territory"]


T = TypeVar("T")

YEARS: Final = range(2016, 2027)
"""The calendar years of an archive, unless said: those of the law shipped."""


# --- the place ----------------------------------------------------------------------------------

_MERGED: Final[Day] = as_day("2025-07-01")
_OLD: Final[Span] = Span("2016-01-01", until=_MERGED)
_PROVINCE: Final = "gia-dinh"
_CITY: Final = f"{_PROVINCE}/thanh-pho"
_INTO: Final = (("bac", "Bắc", (1, 2, 3)), ("nam", "Nam", (4, 5, 6)), ("dong", "Đông", (7, 8)))


@lru_cache(maxsize=1)
def synthetic_territory() -> Territory:
    """Return an invented city with its wards and communes, and what became of them on 2025-07-01.

    The city and its eight units stand from 2016-01-01 until the district level ends; three wards
    take their place, as it was with many a city.
    """
    wards = tuple(
        Unit(
            id=f"{_CITY}/{'xa' if number in _COMMUNES else 'phuong'}-{number}",
            name=f"Giả Định {number}",
            kind=UnitKind.XA if number in _COMMUNES else UnitKind.PHUONG,
            span=_OLD,
        )
        for number in range(1, 9)
    )
    heirs = tuple(
        Unit(
            id=f"{_PROVINCE}/{slug}",
            name=f"{name} Giả Định",
            kind=UnitKind.PHUONG,
            span=Span(_MERGED),
        )
        for slug, name, _ in _INTO
    )
    return Territory(
        units=(
            Unit(id=_PROVINCE, name="Giả Định", kind=UnitKind.TINH, span=Span("2016-01-01")),
            Unit(id=_CITY, name="Giả Định", kind=UnitKind.THANH_PHO_THUOC_TINH, span=_OLD),
            *wards,
            *heirs,
        ),
        successions=tuple(
            Succession(
                old=tuple(wards[number - 1].id for number in numbers),
                new=f"{_PROVINCE}/{slug}",
                on=_MERGED,
                cites=Citation("nghị quyết giả định"),
                confidence=Confidence.UNCERTAIN,
            )
            for slug, _, numbers in _INTO
        ),
        body_successions=law.TERRITORY.body_successions,
        hand_overs=law.TERRITORY.hand_overs,
    )


_COMMUNES: Final = (6, 8)


def drawn_units(units: Iterable[Unit] | None) -> tuple[Unit, ...]:
    """Return the units of an archive: those given, else the city and wards that are invented."""
    if units is not None:
        return tuple(each(units, Unit, "units"))
    return tuple(u for u in synthetic_territory().units if u.level is not Level.PROVINCE)


# --- the sessions -------------------------------------------------------------------------------


def synthetic_sessions(
    *,
    seed: int = 0,
    units: Iterable[Unit] | None = None,
    years: range = YEARS,
    breaches: float = 0.15,
) -> Iterator[Session]:
    """Return the sessions of an invented archive, unit by unit and year by year, one at a time.

    The same arguments give the same sessions; those of a unit and a year do not depend on what
    else is asked for. A city of ten years takes a second or two. The whole country is
    ``units=gazetteer.nationwide(known_from="2016-01-01").units``, some hundred thousand sessions:
    take what is needed, or `synthetic_tables` where a table will do.

    Args:
        seed: Where chance begins.
        units: The units that hold conferences on the days on which they exist; those of
            `synthetic_territory` unless said.
        years: The calendar years, the last excluded.
        breaches: The chance that an act goes wrong, from 0 to 1.

    Raises:
        InvalidValueError: The chance is none, or the units or years are no units or years.
    """
    if not fits(breaches, int | float) or not 0 <= breaches <= 1:
        raise InvalidValueError(
            f"breaches is a chance from 0 to 1, got {shown(breaches)}",
            f"breaches là xác suất từ 0 đến 1, nhận được {shown(breaches, 'vi')}",
            value=breaches,
        )
    expect(years, range, "years")
    return _sessions(seed, drawn_units(units), years, breaches)


def _sessions(seed: int, units: Iterable[Unit], years: range, breaches: float) -> Iterator[Session]:
    for unit in units:
        earlier: list[_Open] = []
        for year in years:
            chance = random.Random(f"{seed} {unit.id} {year}")  # noqa: S311 -- cases, not secrets
            for session in _year(unit, year, chance, breaches, earlier):
                earlier += _left_open(session)
                yield session


@final
@attrs.frozen
class _Open:
    """A part of an earlier session that was not ended, and may be raised again."""

    session: str
    part: str
    content: Part


def _left_open(session: Session) -> Iterator[_Open]:
    for part in session.parts:
        if part.last(Ended) is None and part.protection is Protection.NONE:
            yield _Open(session.id, part.id, part.content)


def _year(
    unit: Unit, year: int, chance: random.Random, breaches: float, earlier: Sequence[_Open]
) -> Iterator[Session]:
    """Yield the sessions of one unit in one year."""
    window = _days_of(unit, year)
    if len(window) < _FEWEST_DAYS:
        return
    wanted = _wanted(unit, window)
    if wanted and chance.random() < breaches:
        wanted -= 1
    elif chance.random() < (_ONE_MORE if wanted else _WHEN_NECESSARY):
        wanted += 1
    days = sorted(chance.sample(window, min(wanted, len(window))))
    for number, ordinal in enumerate(days, 1):
        on = Day.fromordinal(ordinal)
        regulation = _law_on(unit, on)
        if regulation is not None:
            held = _Conference(unit, on, f"{year}-{number}", regulation, chance, breaches)
            yield held.session(earlier)


_FEWEST_DAYS: Final = 20
_EARLIEST: Final = 45
"""Days after the first day of the year, or of the unit, before which no conference is held."""
_ONE_MORE: Final = 0.15
_WHEN_NECESSARY: Final = 0.6
_SATURDAY: Final = 5


def _days_of(unit: Unit, year: int) -> list[int]:
    """Return the days of a year on which the unit may hold one, as ordinals."""
    whole = Span.of_year(year)
    since, until = whole.since, whole.until
    if unit.span is not None:
        since = max(since, unit.span.since)
        until = until if unit.span.until is None or until is None else min(until, unit.span.until)
    last = since if until is None else until
    days = range(since.toordinal() + _EARLIEST, last.toordinal())
    return [day for day in days if Day.fromordinal(day).weekday() <= _SATURDAY]


def _wanted(unit: Unit, window: Sequence[int]) -> int:
    """Return how many conferences the law of the window's days asks for."""
    ends = (Day.fromordinal(window[0]), Day.fromordinal(window[-1]))
    found = [r for day in ends if (r := _law_on(unit, day)) is not None]
    times = [
        rule.at_least.count
        for regulation in found
        for rule in regulation.of(Requirement)
        if rule.question is Question.FREQUENCY and isinstance(rule.at_least, Times)
    ]
    return max(times, default=0)


_BOUNDARIES: Final = law.boundaries()


def _law_on(unit: Unit, on: Day) -> Regulation | None:
    """Return the law of a unit on a day, the same one for all days of an edition, or none."""
    first = _BOUNDARIES[max(bisect_right(_BOUNDARIES, on) - 1, 0)]
    alone = attrs.evolve(unit, span=None)
    return _law_of_edition(alone, first)


@lru_cache(maxsize=512)
def _law_of_edition(unit: Unit, first: Day) -> Regulation | None:
    try:
        return law.regulation_for(unit, on=first)
    except (NoRuleInForceError, NoSuchLevelError):
        return None


# --- one conference -----------------------------------------------------------------------------

_WEIGHTS: Final = {
    StatementKind.PETITION: 62,
    StatementKind.QUESTION: 22,
    StatementKind.COMPLAINT: 6,
    StatementKind.DENUNCIATION: 3,
    Unknown.UNKNOWN: 2,
    None: 5,
}
"""How often a matter is of a kind: a guess, as no report tells it."""
_OFFICES: Final = {
    Organ.COMMITTEE: "Chủ tịch UBND",
    Organ.COUNCIL: "Chủ tịch HĐND",
    Organ.PARTY: "Bí thư cấp ủy",
    Organ.FRONT: "Chủ tịch UBMTTQ",
}
_SETTLER: Final = {
    Level.WARD: Settler.WARD,
    Level.CITY: Settler.CITY,
    Level.PROVINCE: Settler.PROVINCE,
}
_PEOPLE: Final = 400
_RAISED: Final = tuple(r.raised for r in REPORTED if r.raised is not None)
_ATTENDEES: Final = tuple(r.attendees for r in REPORTED if r.attendees is not None)
_COLLECTED: Final = tuple(r.collected for r in REPORTED if r.collected is not None)
_FIELDS: Final = tuple(field for report in REPORTED for field in report.fields)
_FORMS: Final = tuple(report.form or Form.IN_PERSON for report in REPORTED)
_EVENING: Final = sum(report.evening for report in REPORTED) / len(REPORTED)
_ON_THE_SPOT: Final = sum(r.answered for r in REPORTED if r.answered is not None) / sum(
    r.raised for r in REPORTED if r.raised is not None and r.answered is not None
)
_AUTO: Final = (Act.RECORD, Act.SPLIT, Act.NOTE_FOR_CHAIR, Act.ANSWER_IN_WRITING)
"""Acts that other events perform by themselves."""
_PASSED: Final = {Act.TRANSFER: Passing.TRANSFER, Act.PETITION_UPWARD: Passing.PETITION}
_STANDING: Final = (Act.KEEP_IDENTITY_SECRET, Act.CONFIRM_NOTHING, Act.REPORT_HARM)
_IF_REFUSED: Final = (Act.STATE_REASON, Act.REFUSE_IN_WRITING)
_ENDING: Final = {
    Handling.TAKE_PRIVATELY: Ending.OWN_PROCEDURE,
    Handling.INSPECTION_COMMITTEE: Ending.OWN_PROCEDURE,
    Handling.GUIDE: Ending.GUIDED,
    Handling.FILE_OR_INSPECT: Ending.FILED,
}


@final
class _Conference:
    """One conference, as its record tells it: everything that is drawn, in the order of the log."""

    def __init__(  # noqa: PLR0917 -- made in one place, above
        self,
        unit: Unit,
        on: Day,
        number: str,
        regulation: Regulation,
        chance: random.Random,
        breaches: float,
    ) -> None:
        self._unit, self._on, self._law = unit, on, regulation
        self._chance, self._breaches = chance, breaches
        self._id = f"synthetic:{unit.id}:{number}"

    def session(self, earlier: Sequence[_Open]) -> Session:
        """Return the record."""
        partners = [o for o in self._all_of(Question.PARTNER, Organ) if not self._wrong()]
        head = Session(
            id=self._id,
            place=self._unit,
            organiser=self._body(Organ.COMMITTEE),
            partners=tuple(self._body(organ) for organ in partners),
        )
        if self._chance.random() < _REPORTED_ONLY:
            return head.record(*self._reported())
        events = [*self._before(), *self._on_the_day(earlier), *self._after()]
        events.sort(key=attrgetter("on"))
        return head.record(*events, *self._vouched(events[-1]))

    # What the law asks, and what goes wrong.

    def _wrong(self) -> bool:
        return self._chance.random() < self._breaches

    def _rules(self, question: Question) -> list[Requirement]:
        return [rule for rule in self._law.of(Requirement) if rule.question is question]

    def _all_of(self, question: Question, kind: type[T]) -> list[T]:
        terms = [term for rule in self._rules(question) for term in rule.all_of]
        return list(dict.fromkeys(term for term in terms if isinstance(term, kind)))

    def _last_day(self, question: Question, concluded: Day | None = None) -> Day | None:
        """Return the last day that keeps every rule of days after the conference, if one does."""
        starts = {Milestone.CONFERENCE: self._on, Milestone.CONCLUSION: concluded}
        found = [
            last
            for rule in self._rules(question)
            if isinstance(rule.at_most, Period)
            and (start := starts.get(rule.counts_from)) is not None
            and (last := law.CALENDAR.after(start, rule.at_most)) is not None
        ]
        return min(found, default=None)

    def _by(self, last: Day | None, least: int = 1, usual: int = 15) -> Day:
        """Return a day after the conference, in time unless something goes wrong."""
        if last is not None and self._wrong():
            return last.add(days=self._chance.randint(2, 40))
        most = usual if last is None else min(usual, last.toordinal() - self._on.toordinal())
        return self._on.add(days=self._chance.randint(min(least, most), most))

    def _body(self, organ: Organ) -> Body:
        return Body.named(f"{organ.vi} {self._unit.full_name}", level=self._unit.level, organ=organ)

    # Before.

    def _before(self) -> Iterator[Event]:
        chance, on = self._chance, self._on
        yield Planned(on=on.subtract(days=chance.randint(30, 44)), held=Span.on(on))
        if chance.random() < _MOVED:
            first = on.subtract(days=chance.randint(3, 9))
            yield Announced(on=on.subtract(days=28), held=Span.on(first))
            yield Rescheduled(on=on.subtract(days=26), held=Span.on(on))
        rules = self._rules(Question.NOTICE_LEAD)
        numbers = [r.at_least.count for r in rules if isinstance(r.at_least, Days)]
        lead = max(numbers, default=_USUAL_LEAD)
        days = max(1, lead - chance.randint(1, 4)) if self._wrong() else lead + chance.randint(0, 8)
        yield Announced(
            on=on.subtract(days=days),
            held=Span.on(on),
            channels=(
                *(c for c in self._all_of(Question.NOTICE_CHANNEL, Channel) if not self._wrong()),
                Channel.LOUDSPEAKER,
            ),
            contents=tuple(NoticeItem),
        )
        invited = [o for o in self._all_of(Question.INVITEES, Organ) if not self._wrong()]
        yield Invited(on=on.subtract(days=3), organs=tuple(invited or [Organ.ASSOCIATIONS]))

    # On the day.

    def _opened(self) -> Opened:
        organs = self._all_of(Question.CHAIRS, Organ) or [Organ.COMMITTEE]
        if len(organs) > 1 and self._wrong():
            organs.pop()
        named = ((organ, f"{_OFFICES[organ]} {self._unit.full_name}") for organ in organs)
        evening = self._chance.random() < _EVENING
        return Opened(
            on=self._on,
            at="19:30" if evening else "08:00",
            form=self._chance.choice(_FORMS),
            chairs=tuple(Chair(office=Words(name), sits_for=(organ,)) for organ, name in named),
        )

    def _on_the_day(self, earlier: Sequence[_Open]) -> Iterator[Event]:
        chance, on = self._chance, self._on
        yield self._opened()
        raised = chance.choice(_RAISED)
        before = chance.choice(_COLLECTED) // 8 if chance.random() < _COLLECTS else 0
        for number in range(1, raised + before + 1):
            yield from self._statement(number, earlier, collected=number > raised)
        yield Closed(on=on)
        yield Minuted(on=on, signed=True)
        yield self._tally(Measure.ATTENDEES, chance.choice(_ATTENDEES))

    def _tally(self, measure: Measure, number: int) -> Tallied:
        exact = self._chance.random() < _EXACT
        return Tallied(on=self._on, measure=measure, low=number, high=number if exact else None)

    def _statement(
        self, number: int, earlier: Sequence[_Open], *, collected: bool
    ) -> Iterator[Event]:
        chance = self._chance
        again = chance.choice(earlier) if earlier and chance.random() < _AGAIN else None
        parts = [self._part() for _ in range(2 if chance.random() < _MIXED else 1)]
        if again is not None:
            parts = [again.content]
        on = self._on.subtract(days=chance.randint(5, 20)) if collected else self._on
        said = Statement(
            id=f"S{number}",
            on=on,
            words=Sealed(" ".join(map(self._words, parts))),
            delivery=self._delivery(collected=collected),
            conduct=_few(chance, 0.01, Conduct.INTOXICATED, Conduct.DISORDERLY),
            capacity=_few(chance, 0.01, Capacity.REPRESENTED, Capacity.LACKING),
            parts=tuple(parts),
        )
        via = Intake.COLLECTED if collected else Intake.SPOKEN
        who = None
        if said.delivery is not Delivery.ANONYMOUS:
            who = Speaker(id=f"p{chance.randrange(_PEOPLE)}")
        yield Received(on=on, statement=said, via=via, speaker=who)
        if again is not None:
            yield RaisedAgain(on=on, part=f"S{number}/1", earlier=again.part, session=again.session)
        screening = screen(said, self._law)
        routing = route(said, screening, self._law)
        leads = {r.part: r for r in routed(routing, law.CALENDAR, conference=self._on, on=on)}
        for event, part in zip(screened(said, screening, on=on), routing.parts, strict=True):
            yield from self._handled(said, event, part, leads.get(part.id), who)

    def _part(self) -> Part:
        chance = self._chance
        kind = chance.choices(tuple(_WEIGHTS), tuple(_WEIGHTS.values()))[0]
        settler = chance.choices(*self._settlers())[0]
        complaint, accuses = kind is StatementKind.COMPLAINT, kind is StatementKind.DENUNCIATION
        return Part(
            kind=kind,
            field=None if chance.random() < _UNSORTED else chance.choice(_FIELDS),
            settled_by=settler,
            decision_maker=settler if complaint else None,
            accused_managed_by=settler if accuses else None,
            topic=_few(chance, 0.04, Topic.OFF),
            settled=_few(chance, 0.04, Settled.ANSWERED, Settled.ELSEWHERE, Settled.FINAL),
            secrecy=_few(chance, 0.003, Secrecy.YES),
        )

    def _settlers(self) -> tuple[tuple[Settler | None, ...], tuple[int, ...]]:
        """Return who may be able to settle a matter, and how often: mostly who holds it."""
        weights: dict[Settler | None, int] = {
            Settler.WARD: 4,
            Settler.PROVINCE: 12,
            Settler.CENTRAL: 3,
            Settler.OTHER_AGENCY: 5,
            Settler.NOT_STATE: 5,
            None: 3,
        }
        weights[_SETTLER[self._unit.level]] = 65
        return tuple(weights), tuple(weights.values())

    def _words(self, part: Part) -> str:
        chance = self._chance
        known = SAID.get(part.kind) if isinstance(part.kind, StatementKind) else None
        text = chance.choice(known or SAID[part.field or Field.OTHER])
        return typed_as(text, chance.choices(("NFC", "bare"), (9, 1))[0])

    def _delivery(self, *, collected: bool) -> Delivery | None:
        if not collected:
            return Delivery.SPOKEN
        return self._chance.choices((Delivery.SIGNED, Delivery.ANONYMOUS, None), (8, 1, 1))[0]

    # What becomes of a part.

    def _handled(
        self,
        said: Statement,
        event: Screened,
        routing: PartRouting,
        lead: Routed | None,
        who: Speaker | None,
    ) -> Iterator[Event]:
        chance, on, part = self._chance, said.on, event.part
        if Admission.HEAR not in event.admission:
            event = attrs.evolve(event, heard=Admission.MUST_REFUSE not in event.admission)
        if len(event.proposed) > 1:
            event = attrs.evolve(event, decided=_first(event), why=Sealed("Đã hỏi lại."))
        yield event
        if lead is not None:
            yield lead
        held = event.protection is not Protection.NONE
        refused = event.heard is False
        slips = held and chance.random() < self._breaches * _GRAVE
        spoken = said.delivery is Delivery.SPOKEN and not refused
        if slips:
            yield self._turn(Speaker(kind=SpeakerKind.CHAIR), part)
        elif spoken and not held:
            yield self._turn(who or Speaker(), part)
        yield from self._acts(said, event, refused=refused)
        handling = event.decided or _first(event)
        passed = [a for a in _PASSED if any(act.act is a for act in event.acts)]
        for act in passed:
            later = on.add(days=30) if self._wrong() else on.add(days=chance.randint(0, 4))
            to = routing.forward_to or routing.lead or _COMPETENT
            yield Forwarded(on=later, part=part, to=to, how=_PASSED[act])
        if passed:
            if chance.random() < _ANSWERED_ABOVE:
                back = on.add(days=chance.randint(31, 90))
                yield Answered(on=back, part=part, how=AnswerWay.IN_WRITING)
                yield Ended(on=back, part=part, how=Ending.ANSWERED, told=self._told(said))
        elif handling in _ENDING:
            told = self._told(said)
            end = self._on.add(days=chance.randint(1, 9))
            yield Ended(on=end, part=part, how=_ENDING[handling], told=told)
        else:
            yield from self._answered(said, part, lead, alone=held or refused or not spoken)

    def _turn(self, who: Speaker, part: str) -> Spoke:
        seconds = self._chance.randint(40, 300)
        return Spoke(on=self._on, speaker=who, about=(part,), seconds=seconds)

    def _acts(self, said: Statement, event: Screened, *, refused: bool) -> Iterator[Event]:
        """Yield the acts owed that no other event performs."""
        for owed in event.acts:
            act = owed.act
            if act in _PASSED or act in _STANDING or act in _AUTO:
                continue
            if act not in _IF_REFUSED or refused:
                yield Performed(on=self._act_day(owed, said.on), part=event.part, act=act)

    def _act_day(self, owed: ActOwed, on: Day) -> Day:
        if owed.within is not None and self._wrong():
            return on.add(days=self._chance.randint(20, 45))
        return on.add(days=self._chance.randint(0, 2))

    def _answered(
        self, said: Statement, part: str, lead: Routed | None, *, alone: bool
    ) -> Iterator[Event]:
        """Yield an answer on the spot, in writing, late or never."""
        if not alone and self._chance.random() < _ON_THE_SPOT:
            by = None if lead is None else lead.lead
            yield Answered(on=self._on, by=by, part=part, how=AnswerWay.ON_THE_SPOT)
            yield self._turn(Speaker(kind=SpeakerKind.BODY, body=by), part)
            yield Ended(on=self._on, part=part, how=Ending.ANSWERED, told=Telling.DIRECT)
            return
        if self._wrong():
            return
        on = self._by(self._last_day(Question.ANSWER_WITHIN), usual=30)
        yield Answered(on=on, part=part, how=AnswerWay.IN_WRITING, number="12/UBND")
        if self._chance.random() < _CLOSES:
            yield Ended(on=on, part=part, how=Ending.ANSWERED, told=self._told(said))

    def _told(self, said: Statement) -> Telling:
        return Telling.IMPOSSIBLE if said.delivery is Delivery.ANONYMOUS else Telling.DIRECT

    # After.

    def _after(self) -> Iterator[Event]:
        chance = self._chance
        task = Task(
            id="T1",
            lead=self._body(Organ.COMMITTEE),
            due=self._on.add(days=90),
            words=Sealed("Rà soát các ý kiến chưa giải quyết xong và báo cáo."),
        )
        concluded = self._by(self._last_day(Question.CONCLUSION_WITHIN), usual=5)
        yield Concluded(on=concluded, number=f"{chance.randint(1, 400)}/TB-UBND", tasks=(task,))
        last = self._last_day(Question.RESULT_WITHIN, concluded)
        result = max(self._by(last), min(concluded, last or concluded))
        channels = dict.fromkeys(
            (*self._all_of(Question.RESULT_CHANNELS, Channel), Channel.POSTING)
        )
        for channel in channels:
            if channel is Channel.POSTING or not self._wrong():
                yield Published(on=result, what=PublicationKind.RESULT, channel=channel)
        numbers = [r.at_least for r in self._rules(Question.POSTING_DAYS)]
        days = max((n.count for n in numbers if isinstance(n, Days)), default=15)
        days = days // 2 if self._wrong() else days + chance.randint(0, 5)
        down = result.add(days=days)
        yield TakenDown(on=down, what=PublicationKind.RESULT, channel=Channel.POSTING)
        for organ in self._all_of(Question.MONITORING, Organ):
            if not self._wrong():
                later = self._on.add(days=chance.randint(20, 90))
                yield Monitored(on=later, by=self._body(organ), tasks=("T1",))

    def _reported(self) -> Iterator[Event]:
        """Yield what a report alone tells."""
        opened, noted_on = self._opened(), self._on.add(days=2)
        yield Held(
            on=self._on,
            at=opened.at,
            noted_on=noted_on,
            form=opened.form,
            chairs=opened.chairs,
        )
        raised = self._chance.choice(_RAISED)
        answered = min(raised, round(raised * _ON_THE_SPOT))
        for measure, number in (
            (Measure.ATTENDEES, self._chance.choice(_ATTENDEES)),
            (Measure.RAISED, raised),
            (Measure.ANSWERED, answered),
            (Measure.REMAINING, raised - answered),
        ):
            yield attrs.evolve(self._tally(measure, number), noted_on=noted_on)

    def _vouched(self, last: Event) -> Iterator[Event]:
        """Yield for which sides of the record somebody vouches, when all is past."""
        day = max(last.on or self._on, self._on.add(days=90)).add(days=1)
        whole = self._chance.random() < _WHOLE
        for aspect in RecordAspect:
            if whole or self._chance.random() < _VOUCHED:
                yield Vouched(on=day, aspect=aspect)


_REPORTED_ONLY: Final = 0.1
_MOVED: Final = 0.04
_USUAL_LEAD: Final = 7
_COLLECTS: Final = 0.4
_AGAIN: Final = 0.04
_MIXED: Final = 0.04
_UNSORTED: Final = 0.03
_GRAVE: Final = 0.2
_ANSWERED_ABOVE: Final = 0.6
_CLOSES: Final = 0.9
_EXACT: Final = 0.7
_WHOLE: Final = 0.6
_VOUCHED: Final = 0.5
"""How often something is so, which no report tells: guesses, all of them."""
_COMPETENT: Final = Body.named("Cơ quan có thẩm quyền", "The competent body")


def _first(event: Screened) -> Handling:
    """Return the first handling that is proposed; a screening proposes at least one."""
    return next(iter(event.proposed))


def _few(chance: random.Random, share: float, *values: T) -> T | None:
    """Return one of some rare values, or mostly none, as nobody records the usual."""
    return chance.choice(values) if chance.random() < share else None
