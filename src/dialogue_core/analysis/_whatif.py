"""What if the law were another one: an archive judged by several laws (nếu quy định khác đi).

Answers: how many conferences kept each rule by the law of their day, how many would have by today's
law or by a draft, which ones, and what changes from one judging to another. Every number comes with
its witnesses, the ids of the sessions. What a record does not tell stays *not evaluated* under any
law.

A session keeps its days and everything that was done; only the law is moved to it. Of a place that
is gone, the law of another day is that of the units of its level that stand in its place, if all of
them have the same; else the session is left out, with the reason. The acts owed for a statement
follow from the law, so they are worked out anew; how it was handled is what happened, and stays.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from functools import lru_cache
from typing import Any, Final, TypeAlias, TypeVar, cast, final

import attrs
import narwhals as nw
from narwhals.typing import IntoFrame

from dialogue_core import frames, law
from dialogue_core._typed import expect
from dialogue_core.archive import Archive, Progress
from dialogue_core.calendars import Calendar
from dialogue_core.checks import looking_at
from dialogue_core.compliance import check_session, check_year
from dialogue_core.duties import Request, part_of_year
from dialogue_core.errors import NoRuleInForceError, NoSuchLevelError
from dialogue_core.events import Corrected, Event, Held, Requested, Screened
from dialogue_core.findings import Finding
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Instrument, Limit, Owed, Requirement, Rule
from dialogue_core.screening import screen
from dialogue_core.sessions import Session
from dialogue_core.territory import Territory, Unit
from dialogue_core.values import Day, Span, Words, as_day, day_words
from dialogue_core.vocabulary import (
    Admission,
    Handling,
    Lang,
    Protection,
    Question,
    SessionStatus,
    Term,
    Verdict,
)

__all__ = [
    "Change",
    "Judging",
    "Left",
    "Tally",
    "Yardstick",
    "changes",
    "judge_archive",
    "rescreened",
]


FrameT = TypeVar("FrameT", bound=IntoFrame)


# --- by what is judged --------------------------------------------------------------------------


def _day_or_none(value: object) -> Day | None:
    return None if value is None else as_day(value)


@final
@attrs.frozen(kw_only=True)
class Yardstick:
    """The law by which an archive is judged (thước đo): that of each day, or that of one day."""

    name: Words
    """What reports call it."""
    on: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The day whose law is applied to all sessions; none for the law of each session's day."""
    drafts: tuple[Instrument, ...] = ()
    """Texts beside the law of that day, taken as in force whatever their own days."""
    instruments: tuple[Instrument, ...] = attrs.field(
        default=law.INSTRUMENTS, repr=lambda found: f"({len(found)} of them)"
    )
    """The law itself."""
    territory: Territory = attrs.field(default=law.TERRITORY, repr=False)
    """Where it is looked up what stands in the place of a unit that is gone."""

    @classmethod
    def as_then(
        cls,
        *,
        instruments: Iterable[Instrument] = law.INSTRUMENTS,
        territory: Territory = law.TERRITORY,
    ) -> "Yardstick":
        """Return the law of the day of each session (luật tại thời điểm tổ chức)."""
        return cls(name=_THEN, instruments=tuple(instruments), territory=territory)

    @classmethod
    def as_on(
        cls,
        day: object,
        *drafts: Instrument,
        instruments: Iterable[Instrument] = law.INSTRUMENTS,
        territory: Territory = law.TERRITORY,
    ) -> "Yardstick":
        """Return the law of one day for all sessions, with drafts beside it if there are any.

        A draft narrows what the law says, as any rule does; `dialogue_core.layering.layer` tells
        whether it relaxes something.

        Args:
            day: The day, such as that of asking for today's law.
            drafts: Texts that are not in force, or not yet.
            instruments: The law itself.
            territory: Where it is looked up what stands in the place of a unit that is gone.

        Raises:
            InvalidValueError: The day is none.
        """
        on = as_day(day)
        found = tuple(expect(draft, Instrument, "draft") for draft in drafts)
        more = "".join(f" + {draft.number}" for draft in found)
        return cls(
            name=Words(f"luật ngày {day_words(on, 'vi')}{more}", f"law of {on}{more}"),
            on=on,
            drafts=found,
            instruments=tuple(instruments),
            territory=territory,
        )


_THEN: Final = Words("luật tại thời điểm tổ chức", "law of the day of each conference")


# --- what is found ------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Tally:
    """How often a check came to a verdict, with the witnesses (số lượt và dẫn chứng)."""

    check: str
    """The id of the check, as `dialogue_core.findings.Finding.check` gives it."""
    about: Words
    """What the check looks at."""
    rule: Rule = attrs.field(repr=lambda rule: repr(rule.id))
    """Its rule."""
    verdict: Verdict
    """The verdict."""
    subjects: tuple[str, ...]
    """The ids of the sessions, in the order judged; for a duty of a year, unit and year."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.subjects)

    def words(self, lang: Lang) -> str:
        """Return the tally in one line, with the first witnesses."""
        return f"{self.check}: {self.verdict.label(lang)}: {self.count} ({_some(self.subjects)})"


@final
@attrs.frozen(kw_only=True)
class Left:
    """A session, or a year of a unit, that a yardstick cannot judge (không đối chiếu được)."""

    subject: str
    """The id of the session, or unit and year."""
    why: Words
    """Why."""


@final
@attrs.frozen(kw_only=True)
class Judging:
    """An archive judged by one yardstick (kết quả đối chiếu kho lưu trữ)."""

    yardstick: Yardstick
    """By what."""
    as_of: Day
    """The day of asking: what was noted until then counts."""
    judged: tuple[str, ...] = attrs.field(repr=lambda found: f"({len(found)} of them)")
    """The ids of what was judged: sessions, and years of units."""
    left: tuple[Left, ...] = attrs.field(repr=lambda found: f"({len(found)} of them)")
    """What was not, and why."""
    tallies: tuple[Tally, ...] = attrs.field(repr=lambda found: f"({len(found)} of them)")
    """For each check and verdict, who; by the ids of the checks."""

    def subjects(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the ids for which at least one check came to the verdict, in the order judged."""
        found = {s for tally in self.tallies if tally.verdict is verdict for s in tally.subjects}
        return tuple(subject for subject in self.judged if subject in found)

    def rows(self) -> list[dict[str, object]]:
        """Return the tallies as plain rows, for a table of any library."""
        return [
            {
                "yardstick": self.yardstick.name.en,
                "check": tally.check,
                "about": tally.about.en,
                "confidence": tally.rule.confidence.value,
                "verdict": tally.verdict.value,
                "count": tally.count,
                "subjects": list(tally.subjects),
            }
            for tally in self.tallies
        ]

    def words(self, lang: Lang) -> str:
        """Return what was breached, check by check, below how many were judged."""
        broken = [t.words(lang) for t in self.tallies if t.verdict is Verdict.BREACHED]
        judged, left = len(self.judged), len(self.left)
        head = (
            f"{self.yardstick.name.vi}: {judged} đã đối chiếu, {left} không đối chiếu được"
            if lang == "vi"
            else f"{self.yardstick.name.label(lang)}: {judged} judged, {left} left out"
        )
        return "\n".join([head, *broken])


@final
@attrs.frozen(kw_only=True)
class Change:
    """What is judged otherwise than before, by which checks, with the witnesses (thay đổi)."""

    about: Words
    """What it is about, as the days of notice: rules of different texts are compared by it."""
    before: Verdict | None
    """The verdict before, the gravest if several rules speak to it; none if none did."""
    after: Verdict | None
    """The verdict after."""
    by: tuple[str, ...]
    """The ids of the checks that bring it about; where no rule speaks any more, those that did."""
    subjects: tuple[str, ...]
    """The ids of the sessions, or units and years."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.subjects)

    def words(self, lang: Lang) -> str:
        """Return the change in one line, with the first witnesses."""
        before, after = (
            _NO_RULE.label(lang) if verdict is None else verdict.label(lang)
            for verdict in (self.before, self.after)
        )
        told = f"{self.about.label(lang)}: {before} → {after}: {self.count}"
        return f"{told} ({_some(self.subjects)}); {', '.join(self.by)}"


_NO_RULE: Final = Words("không có quy định", "no rule")
_SHOWN: Final = 3


def _some(ids: Sequence[str]) -> str:
    more = len(ids) - _SHOWN
    return ", ".join(ids[:_SHOWN]) + (f", +{more}" if more > 0 else "")


# --- judging ------------------------------------------------------------------------------------


def judge_archive(
    sessions: Archive | Iterable[Session],
    yardsticks: Sequence[Yardstick],
    calendar: Calendar,
    *,
    as_of: object,
    units: Iterable[Unit] = (),
    complete: bool = False,
    progress: Progress | None = None,
) -> tuple[Judging, ...]:
    """Return what is found when sessions are judged by each yardstick, in one pass.

    Each session is held against all rules, as `dialogue_core.compliance.check_session` does; and
    each year of each unit against the duties of the year, as `check_year` does. One session is in
    memory at a time; kept are ids, and of each conference its day.

    Args:
        sessions: An archive, or sessions from anywhere.
        yardsticks: By what they are judged.
        calendar: How periods are counted.
        as_of: The day of asking.
        units: Units of which each year is judged, from the first to the last year in which any
            session was held; without it, the years in which the unit held one.
        complete: Whether somebody vouches that the sessions are all there are; without that, a
            conference that is missing is no proof of a breach.
        progress: Called after each session with how many are done, and how many there are; 0 where
            that is not known.

    Raises:
        DamagedArchiveError: The archive has damaged records: pass `Archive.sessions` with
            ``on_damage``.
        InvalidValueError: The day is none, or something is no yardstick.
    """
    day = as_day(as_of)
    expect(calendar, Calendar, "calendar")
    judges = [_Judge(expect(y, Yardstick, "yardstick"), calendar, day) for y in yardsticks]
    years = _Years(tuple(units))
    for session in _streamed(sessions, progress):
        known = session.as_of(day)
        years.take(known, day)
        for judge in judges:
            judge.session(known)
    for judge in judges:
        for unit, year in years.all():
            judge.year(unit, year, years, complete=complete)
    return tuple(judge.found() for judge in judges)


def _streamed(
    sessions: Archive | Iterable[Session], progress: Progress | None
) -> Iterator[Session]:
    if isinstance(sessions, Archive):
        yield from sessions.sessions(progress=progress)
        return
    total = len(sessions) if isinstance(sessions, Sized) else 0
    for done, session in enumerate(sessions, 1):
        yield expect(session, Session, "session")
        if progress is not None:
            progress(done, total)


_HELD: Final = (SessionStatus.OPEN, SessionStatus.SUSPENDED, SessionStatus.CLOSED)


@final
class _Years:
    """What is kept for the duties of a year: of each conference of a unit, when it was held."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self._asked = units
        self.units: dict[str, Unit] = {unit.id: unit for unit in units}
        self.held: defaultdict[str, list[Session]] = defaultdict(list)
        self.requests: defaultdict[str, list[Request]] = defaultdict(list)
        self._seen: dict[tuple[str, int], None] = {}

    def take(self, session: Session, on: Day) -> None:
        unit, days = session.place, session.days
        self.units.setdefault(unit.id, unit)
        self.requests[unit.id] += _requests(session)
        if session.status in _HELD:
            self.held[unit.id].append(_bare(session, on))
            if days is not None and days.last is not None:
                for year in range(days.since.year, days.last.year + 1):
                    self._seen[unit.id, year] = None

    def all(self) -> Iterator[tuple[Unit, int]]:
        """Yield the units and years to judge: those asked for, then those seen besides."""
        numbers = sorted({year for _, year in self._seen})
        asked = {(u.id, year): None for u in self._asked for year in numbers}
        for id_, year in asked | self._seen:
            yield self.units[id_], year


def _requests(session: Session) -> list[Request]:
    """Return the requests of voters of which the record tells day and numbers that can be."""
    return [
        Request(on=event.on, signatures=event.voters, voters=event.electorate)
        for event in session.of(Requested)
        if event.on is not None
        and event.voters is not None
        and event.electorate
        and event.voters <= event.electorate
    ]


def _bare(session: Session, on: Day) -> Session:
    """Return the session with nothing but that and when it was held."""
    held = Held(
        on=session.on,
        noted_on=on if session.on is None else max(on, session.on),
        within=session.days,
    )
    return attrs.evolve(session, events=(held,))


@final
class _Judge:
    """Judges session after session by one yardstick, and keeps who came to which verdict."""

    def __init__(self, yardstick: Yardstick, calendar: Calendar, as_of: Day) -> None:
        self._yardstick, self._calendar, self._as_of = yardstick, calendar, as_of
        self._laws = _Laws(yardstick)
        self._judged: list[str] = []
        self._left: list[Left] = []
        self._rules: dict[str, tuple[Rule, str]] = {}
        self._found: defaultdict[tuple[str, Verdict], list[str]] = defaultdict(list)

    def session(self, session: Session) -> None:
        span = session.days
        if span is None or span.until is None:
            self._leave(session.id, _NO_DAY)
            return
        regulations = self._laws.over(session.place, span)
        if isinstance(regulations, Words):
            self._leave(session.id, regulations)
            return
        self._take(
            session.id,
            (
                finding
                for _, regulation in regulations
                for finding in check_session(
                    session if self._yardstick.on is None else _owing(session, regulation),
                    None,
                    regulation,
                    self._calendar,
                    as_of=self._as_of,
                )
                if not (
                    isinstance(finding.rule, Requirement | Absence)
                    and finding.rule.question in _OF_THE_YEAR
                )
            ),
        )

    def year(self, unit: Unit, year: int, years: _Years, *, complete: bool) -> None:
        span = part_of_year(unit, year)
        if span is None:
            return
        name = f"{unit.id} {year}"
        editions = self._laws.over(unit, span)
        if isinstance(editions, Words):
            self._leave(name, editions)
            return
        findings = check_year(
            unit,
            year,
            years.held[unit.id],
            [request for request in years.requests[unit.id] if span.covers(request.on)],
            editions,
            as_of=self._as_of,
            territory=self._yardstick.territory,
            complete=complete,
        )
        self._take(name, findings)

    def _leave(self, subject: str, why: Words) -> None:
        self._left.append(Left(subject=subject, why=why))

    def _take(self, subject: str, findings: Iterable[Finding]) -> None:
        """Keep the gravest verdict of each check."""
        gravest: dict[str, Verdict] = {}
        for finding in findings:
            check = finding.check
            self._rules.setdefault(check, (finding.rule, finding.part))
            gravest[check] = _graver(gravest.get(check), finding.verdict)
        for check, verdict in gravest.items():
            self._found[check, verdict].append(subject)
        self._judged.append(subject)

    def found(self) -> Judging:
        order = list(Verdict)
        ids = sorted(self._found, key=lambda key: (key[0], order.index(key[1])))
        return Judging(
            yardstick=self._yardstick,
            as_of=self._as_of,
            judged=tuple(self._judged),
            left=tuple(self._left),
            tallies=tuple(
                Tally(
                    check=check,
                    about=_side(*self._rules[check])[1],
                    rule=self._rules[check][0],
                    verdict=verdict,
                    subjects=tuple(self._found[check, verdict]),
                )
                for check, verdict in ids
            ),
        )


_OF_THE_YEAR: Final = (Question.FREQUENCY, Question.VOTER_REQUEST, Question.WHEN_NECESSARY)
"""What one record cannot show, and the records of a year can."""
_NO_DAY: Final = Words(
    "Chưa biết ngày tổ chức nên chưa biết luật nào áp dụng.",
    "The day of the conference is not told, so no law can be chosen.",
)
_GRAVITY: Final = (
    Verdict.BREACHED,
    Verdict.NOT_EVALUATED,
    Verdict.PENDING,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)
"""Verdicts, the one that decides where several rules speak first."""


def _graver(one: Verdict | None, other: Verdict) -> Verdict:
    return other if one is None else min(one, other, key=_GRAVITY.index)


# --- the law of another day ---------------------------------------------------------------------

_Editions: TypeAlias = tuple[tuple[Span, Regulation], ...]


@final
class _Laws:
    """The law of a yardstick for each unit, looked up once."""

    def __init__(self, yardstick: Yardstick) -> None:
        self._of = yardstick
        self._moved = lru_cache(maxsize=4_096)(self._of_the_day)

    def over(self, unit: Unit, span: Span) -> _Editions | Words:
        """Return the law through some days, or why there is none."""
        of = self._of
        try:
            if of.on is None:
                return law.over(unit, span=span, instruments=of.instruments, territory=of.territory)
            moved = self._moved(unit)
        except (NoSuchLevelError, NoRuleInForceError) as error:
            return Words(error.vi, error.en)
        return moved if isinstance(moved, Words) else ((span, moved),)

    def _of_the_day(self, unit: Unit) -> Regulation | Words:
        of, day = self._of, self._of.on or _FIRST
        texts = (*of.instruments, *(_from(draft, day) for draft in of.drafts))
        found = {
            each.rules: each
            for heir in _standing(unit, day, of.territory)
            for each in [
                law.regulation_for(heir, on=day, instruments=texts, territory=of.territory)
            ]
        }
        if len(found) > 1:
            return _SEVERAL
        (regulation,) = found.values()
        return attrs.evolve(regulation, place=unit, rules=tuple(map(_always, regulation.rules)))


_FIRST: Final = as_day("1900-01-01")
_SEVERAL: Final = Words(
    "Địa bàn nay thuộc nhiều đơn vị có quy định khác nhau.",
    "Several units with different rules stand in its place.",
)


def _standing(unit: Unit, day: Day, territory: Territory) -> tuple[Unit, ...]:
    """Return the units of its level that stand in the place of a unit on a day, or itself."""
    if unit.exists_on(day) or territory.find(unit.id) is None:
        return (unit,)
    heirs = [u for u in territory.successors(unit.id, on=day) if u.level is unit.level]
    return tuple(heirs) or (unit,)


def _from(draft: Instrument, day: Day) -> Instrument:
    """Return a draft as if it had been in force from a day on."""
    span = Span(day)
    rules = tuple(attrs.evolve(rule, in_force=span) for rule in draft.rules)
    return attrs.evolve(draft, in_force=span, rules=rules)


@lru_cache(maxsize=4_096)
def _always(rule: Rule) -> Rule:
    """Return a rule as if it held on every day."""
    return attrs.evolve(rule, in_force=Span(_FIRST))


def _owing(session: Session, regulation: Regulation) -> Session:
    """Return the session with the acts that the regulation makes owed, and all else as it was."""
    acts: dict[int, Screened] = {}
    for received in session.statements:
        parts = session.parts_of(received.statement.id)
        said = attrs.evolve(received.statement, parts=tuple(part.content for part in parts))
        for part, found in zip(parts, screen(said, regulation).parts, strict=True):
            last = part.last(Screened)
            if last is not None and last.acts != found.acts:
                acts[id(last)] = attrs.evolve(last, acts=found.acts)
    if not acts:
        return session
    return attrs.evolve(session, events=tuple(_with(acts, event) for event in session.events))


def _with(acts: Mapping[int, Screened], event: Event) -> Event:
    if isinstance(event, Corrected) and event.now is not None:
        return attrs.evolve(event, now=acts.get(id(event.now), event.now))
    return acts.get(id(event), event)


# --- what changed -------------------------------------------------------------------------------

_Side: TypeAlias = tuple[str, ...]


def changes(before: Judging, after: Judging) -> tuple[Change, ...]:
    """Return what is judged otherwise, with who and by which checks.

    Rules of different texts are compared by what they are about: a question and the thing
    demanded, an act owed, or the table that a limit speaks to. Where several speak to it, a breach
    counts before what is not evaluated, that before what is pending, that before what is met. A
    listed gap is no rule; that a rule does not apply, and that there is none, are the same. What
    only one of the judgings could judge is not compared; `Judging.left` tells of it.
    """
    one, other = _by_subject(before), _by_subject(after)
    both = set(after.judged)
    found: defaultdict[tuple[_Side, Verdict | None, Verdict | None, tuple[str, ...]], list[str]]
    found = defaultdict(list)
    labels: dict[_Side, Words] = {}
    for subject in (s for s in before.judged if s in both):
        old, new = one[subject], other[subject]
        for side in old.keys() | new.keys():
            was, now = old.get(side), new.get(side)
            told = now or was
            before_, after_ = (None if each is None else each.verdict for each in (was, now))
            if told is not None and before_ is not after_ and {before_, after_} != _NOTHING:
                labels[side] = told.about
                found[side, before_, after_, tuple(told.checks)].append(subject)
    return tuple(
        Change(about=labels[side], before=was, after=now, by=by, subjects=tuple(subjects))
        for (side, was, now, by), subjects in sorted(
            found.items(), key=lambda item: _order(*item[0])
        )
    )


_NOTHING: Final = {None, Verdict.NOT_APPLICABLE}
"""Nothing is asked, whether a rule says so or there is none."""


def _order(
    side: _Side, before: Verdict | None, after: Verdict | None, by: tuple[str, ...]
) -> tuple[object, ...]:
    return (side, "" if before is None else before.value, "" if after is None else after.value, by)


@attrs.define
class _Told:
    """What all checks about one thing come to for one subject."""

    about: Words
    verdict: Verdict
    checks: list[str]


def _by_subject(judging: Judging) -> dict[str, dict[_Side, _Told]]:
    found: dict[str, dict[_Side, _Told]] = {subject: {} for subject in judging.judged}
    for tally in (each for each in judging.tallies if not isinstance(each.rule, Absence)):
        part = tally.check[len(tally.rule.id) + 1 :]
        side, about = _side(tally.rule, part)
        for subject in tally.subjects:
            told = found[subject].get(side)
            if told is None or _graver(told.verdict, tally.verdict) is not told.verdict:
                found[subject][side] = _Told(about, tally.verdict, [tally.check])
            elif told.verdict is tally.verdict:
                told.checks.append(tally.check)
    return found


def _side(rule: Rule, part: str) -> tuple[_Side, Words]:
    """Return what a check is about, by which rules of different texts are compared."""
    match rule:
        case Requirement(question=question, all_of=terms):
            named = {term.value: term for term in terms}
            only = terms[0] if len(terms) == 1 else None
            term = named.get(part, only)
            return (question.value, "" if term is None else term.value), looking_at(question, term)
        case Owed(act=act):
            return ("act", act.value), Words(act.vi, act.en)
        case Limit(only=(outcome, *_)):
            return ("table", type(outcome).__name__), _TABLES[type(outcome)]
        case _:
            return ("rule", rule.id), rule.text


_TABLES: Final[Mapping[type[Term], Words]] = {
    Admission: Words("người không được phát biểu", "who may not have the floor"),
    Handling: Words("hướng xử lý", "handling"),
    Protection: Words("nội dung không được đưa ra hội nghị", "what is kept off the floor"),
}


# --- columns ------------------------------------------------------------------------------------


def rescreened(frame: FrameT, before: frames.Editions, after: frames.Editions) -> FrameT:
    """Return the rows of a table of parts of which another law would make something else.

    What becomes of each stands beside it, in columns that begin with ``before_`` and ``after_``:
    admission, handling and protection. The rows are the witnesses; group them to count.

    Args:
        frame: One row a part, in any engine, with the columns that
            `dialogue_core.frames.screen` reads.
        before: One regulation, or that of each span of days, as `dialogue_core.law.over` returns.
        after: The same of the other law.

    Raises:
        InputError: Columns are missing, are there already, or hold values that are none.
    """
    seen = frames.screen(frames.screen(frame, before, prefix="before_"), after, prefix="after_")
    kept = _narwhal(frame).collect_schema().names()
    sides = [(nw.col(f"before_{name}"), nw.col(f"after_{name}")) for name in _OUTCOMES]
    differs = [one.cast(nw.String) != other.cast(nw.String) for one, other in sides]
    new = [f"{side}_{name}" for name in _OUTCOMES for side in ("before", "after")]
    told = _narwhal(seen).filter(nw.any_horizontal(*differs, ignore_nulls=True))
    return cast("FrameT", told.select(*kept, *new).to_native())


def _narwhal(frame: IntoFrame) -> "nw.DataFrame[Any] | nw.LazyFrame[Any]":
    return cast("nw.DataFrame[Any] | nw.LazyFrame[Any]", nw.from_native(frame))


_OUTCOMES: Final = ("admission", "handling", "protection")
