"""Everything that a record can show (nội dung hồ sơ), for records that breach a rule on demand.

A record proves what it says. That something is not on it proves nothing, until somebody vouches
that this side is complete: so each record vouches for the sides on which it says something.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final, final

import attrs
from hypothesis import strategies as st

from dialogue_core.calendars import Calendar
from dialogue_core.compliance import check_session
from dialogue_core.events import (
    Announced,
    Answered,
    Closed,
    Concluded,
    Event,
    Invited,
    Minuted,
    Monitored,
    Opened,
    Performed,
    Published,
    Received,
    Speaker,
    Spoke,
    StepTaken,
    TakenDown,
    Vouched,
)
from dialogue_core.findings import Finding
from dialogue_core.plans import Chair
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Limit, Owed, Requirement, Rule
from dialogue_core.screening import LEVEL_OF_SETTLER, OUTSIDE, screen
from dialogue_core.session_checks import checks_of_record
from dialogue_core.sessions import Session, screened
from dialogue_core.statements import FACTS, Fact, Part, Statement
from dialogue_core.territory import Body
from dialogue_core.testing._books import FORMS, Around, Book, Said, Way, sayings, terms_of
from dialogue_core.testing._texts import SENTENCES
from dialogue_core.values import Day, Days, Sealed, Words, WorkingDays
from dialogue_core.vocabulary import (
    Act,
    AnswerWay,
    Channel,
    Competence,
    FactName,
    Form,
    Handling,
    Level,
    NoticeItem,
    Organ,
    ProgrammeStep,
    Protection,
    PublicationKind,
    Question,
    RecordAspect,
    Settler,
    SpeakerKind,
    Term,
)

__all__ = ["RecordBook"]


def __dir__() -> list[str]:
    return list(__all__)


@final
@attrs.frozen(kw_only=True)
class _Cell:
    """A part of a statement with its facts, for one rule."""

    rule: Limit | Owed
    facts: tuple[tuple[FactName, Term], ...]


@final
class RecordBook(Book[Session]):
    """What everything that a record can show breaks and keeps under one regulation."""

    what = Words("hồ sơ", "record")

    def __init__(self, regulation: Regulation, calendar: Calendar) -> None:
        self.regulation = regulation
        self._calendar = calendar
        told = [r for r in regulation.rules if r.carries_breach and checks_of_record(r)]
        self._asked = attrs.evolve(regulation, rules=tuple(told))
        self.rules = {
            f"{rule.id}/{check.part}" if check.part else rule.id: rule
            for rule in told
            for check in checks_of_record(rule)
        }
        self._of_cells: dict[str, tuple[Way, ...]] = {}

    def ways(self, check: str) -> tuple[Way, ...]:
        """Return everything that can be shown on the side of a finding."""
        rule = self.rules[check]
        if isinstance(rule, Requirement):
            return self._ways
        if isinstance(rule, Limit | Owed) and check not in self._of_cells:
            self._of_cells[check] = tuple(self._tried(rule))
        return self._of_cells.get(check, ())

    @cached_property
    def _ways(self) -> tuple[Way, ...]:
        asked = [r for r in self._asked.of(Requirement) if r.question not in _ELSEWHERE]
        said = sayings(asked, by_calendar=True)
        return tuple(self.judged(side, what, choice=side in FORMS) for side, what in said)

    def _tried(self, rule: Limit | Owed) -> Iterator[Way]:
        alike = [other for other in self._asked.rules if _touched(other) is _touched(rule)]
        among = attrs.evolve(self._asked, rules=tuple(alike))
        for facts in self._cells(rule, alike):
            for deed in _deeds(rule):
                yield self.judged(_Cell(rule=rule, facts=facts), deed, choice=True, among=among)

    def _cells(
        self, rule: Limit | Owed, alike: Iterable[Rule]
    ) -> Iterator[tuple[tuple[FactName, Term], ...]]:
        """Walk over the facts for which a rule speaks, as far as rules like it tell them apart."""
        named = dict(rule.given.named)
        told = {name for r in alike if isinstance(r, Limit | Owed) for name, _ in r.given.named}
        values = [
            named.get(fact.name, fact.values if fact.name in told else _usual(fact))
            for fact in FACTS
        ]
        for cell in itertools.product(*values):
            given = dict(zip(FactName, cell, strict=True))
            if self._settler(given) is not None:
                yield tuple(given.items())

    def _settler(self, given: Mapping[FactName, Term]) -> Settler | None:
        """Return somebody with the competence as this level sees it, if there is one."""
        competence = given[FactName.COMPETENCE]
        seen = {
            Settler.CENTRAL: Competence.HIGHER,
            **{s: _seen(level, self.regulation.level) for s, level in LEVEL_OF_SETTLER.items()},
            **OUTSIDE,
        }
        return next((settler for settler, found in seen.items() if found is competence), None)

    def found(self, document: Session, among: Regulation | None = None) -> tuple[Finding, ...]:
        """Return the findings of a record, of the rules that it can breach only."""
        asked = self._asked if among is None else among
        return check_session(document, None, asked, self._calendar, as_of=self.later)

    @cached_property
    def later(self) -> Day:
        """A day on which all that was owed is past."""
        return self.regulation.on.add(days=_LONG)

    def bare(self, way: Way) -> Session:
        """Return the record that shows only this."""
        return self.record((way,), ())

    def record(self, ways: Iterable[Way], more: Iterable[Event]) -> Session:
        """Return the record that shows it, and has more events that no rule is about."""
        shown = tuple(ways)
        said = {way.side: way.said for way in shown if isinstance(way.side, Question)}
        session = Session(
            id="HS-1",
            place=self.regulation.place,
            organiser=self._organiser,
            partners=tuple(map(_body, terms_of(said, Question.PARTNER, Organ))),
        )
        events = list(self._shown(said))
        for way in shown:
            if isinstance(way.side, _Cell):
                events += self._done(way.side, way.said)
        aspects = {aspect for side in said for aspect in self._aspects[side]}
        if len(said) < len(shown):
            aspects.add(RecordAspect.STATEMENTS)
        vouched = [Vouched(on=self.later, aspect=aspect) for aspect in sorted(aspects)]
        return session.record(*events, *more, *vouched)

    @cached_property
    def _aspects(self) -> Mapping[Question, frozenset[RecordAspect]]:
        """The sides of the record that the checks of each question look at."""
        rules = self._asked.of(Requirement)
        return {
            rule.question: frozenset(
                check.aspect
                for other in rules
                if other.question is rule.question
                for check in checks_of_record(other)
                if isinstance(check.aspect, RecordAspect)
            )
            for rule in rules
        }

    @cached_property
    def _organiser(self) -> Body:
        """Somebody who is no organ that must take part."""
        rules = self._asked.of(Requirement)
        wanted = {t for r in rules if r.question is Question.PARTNER for t in r.all_of}
        return _body(next((organ for organ in Organ if organ not in wanted), Organ.COMMITTEE))

    def _shown(self, said: Mapping[Question, Said]) -> Iterator[Event]:
        """Walk over the events that show what is said of the conference and after it."""
        held = self.regulation.on
        yield from _before(said, held)
        chairs = terms_of(said, Question.CHAIRS, Organ)
        yield Opened(
            on=held,
            form=(*terms_of(said, Question.FORM, Form), None)[0],
            chairs=tuple(Chair(office=Words(o.vi, o.en), sits_for=(o,)) for o in chairs),
        )
        for organ in terms_of(said, Question.MONITORING, Organ):
            yield Monitored(on=held.add(days=1), by=_body(organ))
        if (days := _days(said, Question.CONCLUSION_WITHIN)) is not None:
            yield Concluded(on=held.add(days=days))
        if _OF_RESULT.intersection(said):
            yield from self._published(said, held)
        if (days := _days(said, Question.ANSWER_WITHIN)) is not None:
            yield Received(on=held, statement=_statement("S8", held))
            yield Performed(on=held, part="S8/1", act=Act.TELL)
            yield Answered(on=held.add(days=days), part="S8/1", how=AnswerWay.IN_WRITING)
        if (days := _days(said, Question.TOLD_WITHIN)) is not None:
            yield Received(on=held, statement=_statement("S9", held))
            yield Performed(on=held.add(days=days), part="S9/1", act=Act.TELL)

    def _published(self, said: Mapping[Question, Said], held: Day) -> Iterator[Event]:
        demanded = {t for r in self._asked.of(Requirement) for t in r.all_of}
        channels = terms_of(said, Question.RESULT_CHANNELS, Channel) or tuple(
            c for c in Channel if c in demanded or c is Channel.POSTING
        )
        on = held.add(days=_days(said, Question.RESULT_WITHIN) or 1)
        for channel in channels:
            yield Published(on=on, what=PublicationKind.RESULT, channel=channel)
        posted = _days(said, Question.POSTING_DAYS)
        if posted is not None:
            down = on.add(days=posted)
            yield TakenDown(on=down, what=PublicationKind.RESULT, channel=Channel.POSTING)

    def _done(self, cell: _Cell, said: Said) -> Iterator[Event]:
        """Walk over the events that show what was done with a part."""
        held, part = self.regulation.on, "S1/1"
        statement = _statement("S1", held, dict(cell.facts), self._settler(dict(cell.facts)))
        yield Received(on=held, statement=statement)
        (event,) = screened(statement, screen(statement, self.regulation), on=held)
        match cell.rule, said:
            case Limit(only=(Protection(), *_)), True:
                yield Spoke(on=held, speaker=Speaker(kind=SpeakerKind.CHAIR), about=(part,))
            case Limit(only=(Protection(), *_)), _:
                yield Vouched(on=held, aspect=RecordAspect.FLOOR)
            case Limit(), (Handling() as handling,):
                yield attrs.evolve(event, decided=handling)
            case Owed(act=act), Days(count):
                yield event
                yield Performed(on=held.add(days=count), part=part, act=act)
            case _:
                yield attrs.evolve(event, heard=said is True)

    def arounds(self, side: object) -> st.SearchStrategy[Around[Session]]:
        """Return a strategy for what is shown besides."""
        return _arounds(self, side)

    @cached_property
    def beside(self) -> dict[object, st.SearchStrategy[Way | None]]:
        """For each side a strategy for what can be shown and breaks nothing, or nothing."""
        kept = [way for way in self._ways if not way.breaks]
        return {
            side: st.sampled_from((None, *(way for way in kept if way.side is side)))
            for side in dict.fromkeys(way.side for way in kept)
        }

    def why_never(self, rule: Rule) -> Words:
        """Return why no record breaches a rule."""
        if isinstance(rule, Requirement) and rule.question in _YEARLY:
            return Words(
                "chỉ hồ sơ cả năm của đơn vị mới cho thấy (check_year)",
                "only the unit's records of a whole year show it (check_year)",
            )
        if isinstance(rule, Requirement) and rule.question in _ELSEWHERE:
            return Words(
                "chỉ kế hoạch mới cho biết hội nghị tổ chức theo cụm",
                "only its plan tells that it is held by clusters",
            )
        if isinstance(rule, Owed):
            return Words(
                "việc phải làm không có thời hạn, hoặc lịch không tính được thời hạn",
                "the act is owed without a period, or the calendar cannot count it",
            )
        return Words(
            "mọi điều hồ sơ có thể cho thấy đều đáp ứng hoặc còn để ngỏ",
            "all that a record can show keeps it or leaves it open",
        )


# --- what is written ----------------------------------------------------------------------------

_YEARLY: Final = (Question.FREQUENCY, Question.VOTER_REQUEST, Question.WHEN_NECESSARY)
_ELSEWHERE: Final = (*_YEARLY, Question.CLUSTERS)
"""The questions that no record of one conference answers by itself."""
_OF_RESULT: Final = frozenset(
    (Question.RESULT_WITHIN, Question.RESULT_CHANNELS, Question.POSTING_DAYS)
)
_LONG: Final = 200
"""Days after which nothing is owed any more."""
_EARLY: Final = 60
"""Days before the conference on which a notice is in time for any rule."""


def _body(organ: Organ) -> Body:
    return Body.named(organ.vi, organ.en, organ=organ)


def _touched(rule: Rule) -> object:
    """Return what tells which rules the same deed may break: a table of outcomes, or an act."""
    if isinstance(rule, Limit):
        return type(rule.only[0])
    return rule.act if isinstance(rule, Owed) else None


def _usual(fact: Fact) -> tuple[Term, ...]:
    return (fact.values[0] if fact.presumed is None else fact.presumed,)


def _days(said: Mapping[Question, Said], side: Question) -> int | None:
    number = said.get(side)
    return number.count if isinstance(number, Days) else None


def _before(said: Mapping[Question, Said], held: Day) -> Iterator[Event]:
    lead = _days(said, Question.NOTICE_LEAD)
    channels = terms_of(said, Question.NOTICE_CHANNEL, Channel)
    contents = terms_of(said, Question.NOTICE_CONTENT, NoticeItem)
    if lead is not None or channels or contents:
        on = held.subtract(days=_EARLY if lead is None else lead)
        yield Announced(on=on, channels=channels, contents=contents)
    invited = terms_of(said, Question.INVITEES, Organ)
    if invited:
        yield Invited(on=held.subtract(days=1), organs=invited)


def _seen(level: Level, here: Level) -> Competence:
    if level.rank == here.rank:
        return Competence.OWN
    return Competence.LOWER if level.rank < here.rank else Competence.HIGHER


def _statement(
    id_: str, on: Day, facts: Mapping[FactName, Any] | None = None, settler: Settler | None = None
) -> Statement:
    given = facts or {}
    part = Part(
        kind=given.get(FactName.KIND),
        topic=given.get(FactName.TOPIC),
        party_discipline=given.get(FactName.PARTY_DISCIPLINE),
        settled=given.get(FactName.SETTLED),
        secrecy=given.get(FactName.SECRECY),
        settled_by=settler,
        decision_maker=settler,
        accused_managed_by=settler,
    )
    return Statement(
        id=id_,
        on=on,
        words=Sealed(SENTENCES[0]),
        delivery=given.get(FactName.DELIVERY),
        conduct=given.get(FactName.CONDUCT),
        capacity=given.get(FactName.CAPACITY),
        parts=(part,),
    )


def _deeds(rule: Limit | Owed) -> Iterable[Said]:
    """Return what may be done with a part of which the rule speaks."""
    match rule:
        case Limit(only=(Handling(), *_)):
            return [(handling,) for handling in Handling]
        case Limit():
            return (True, False)
        case Owed(within=Days(count) | WorkingDays(count)):
            return [Days(days) for days in range(1, 2 * count + _LONGEST_HOLIDAY)]
        case _:
            return ()


_LONGEST_HOLIDAY: Final = 12


@final
@attrs.frozen(kw_only=True)
class _Around(Around[Session]):
    book: RecordBook
    said: tuple[Way, ...]
    more: tuple[Event, ...]

    def with_(self, way: Way) -> Session:
        return self.book.record((*self.said, way), self.more)


@st.composite
def _arounds(draw: st.DrawFn, book: RecordBook, side: object) -> Around[Session]:
    beside = draw(st.fixed_dictionaries(book.beside))
    held = book.regulation.on
    more = (
        StepTaken(on=held, step=next(iter(ProgrammeStep))),
        Closed(on=held),
        Minuted(on=held),
    )
    return _Around(
        book=book,
        said=tuple(way for way in beside.values() if way and way.side is not side),
        more=more[: draw(st.integers(0, len(more)))],
    )
