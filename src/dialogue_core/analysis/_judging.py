"""What if the law were another one: an archive judged by several laws (nếu quy định khác đi).

Answers: how many conferences kept each rule by the law of their day, how many would have by today's
law or by a draft, which ones, and what is found of one of them. A session keeps its days and
everything that was done; only the law is moved to it. What a record does not tell stays *not
evaluated* under any law; what a law cannot judge is left out, with the reason.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from typing import Final, TypeVar, cast, final

import attrs

from dialogue_core import law
from dialogue_core._typed import each, expect, shown
from dialogue_core.analysis._tallies import Judging, Left, Tally, graver, side_of
from dialogue_core.analysis._yardsticks import (
    Editions,
    Laws,
    Yardstick,
    owing,
    own_texts,
    silence,
)
from dialogue_core.archive import Archive, Progress
from dialogue_core.calendars import Calendar
from dialogue_core.compliance import check_session, check_year
from dialogue_core.duties import Request, part_of_year
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Announced, Held, Requested
from dialogue_core.findings import Finding
from dialogue_core.rules import Absence, Instrument, Requirement, Rule
from dialogue_core.sessions import Session
from dialogue_core.territory import Unit
from dialogue_core.values import Day, Span, Words, as_day
from dialogue_core.vocabulary import Question, Verdict

__all__ = ["findings_of", "judge_archive"]


T = TypeVar("T")


def judge_archive(
    sessions: Archive | Iterable[Session],
    yardsticks: Sequence[Yardstick],
    calendar: Calendar,
    *,
    as_of: object,
    units: Iterable[Unit] = (),
    years: Iterable[int] | None = None,
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
        units: Units of which each year is judged, also one without any conference; without it, the
            years in which a unit held one, or its voters asked for one.
        years: The calendar years that are judged of these units. Without it, those from the first
            to the last in which any session was held or voters asked for one, since any of the law
            is known: of years before and after them nothing is then said.
        complete: Whether somebody vouches that the sessions are all there are; without that, a
            conference that is missing is no proof of a breach.
        progress: Called after each session with how many are done, and how many there are; 0 where
            that is not known.

    Raises:
        DamagedArchiveError: The archive has damaged records: pass `Archive.sessions` with
            ``on_damage``.
        InvalidValueError: The day is none, something is no yardstick, unit or year, one stands
            where a list is meant, or a session is given twice.
    """
    day = as_day(as_of)
    expect(calendar, Calendar, "calendar")
    listed = tuple(each(yardsticks, Yardstick, "yardsticks"))
    judges = [_Judge(yardstick, calendar, day, complete=complete) for yardstick in listed]
    kept = _Years(units, years)
    for session in _streamed(sessions, progress):
        known = session.as_of(day)
        missed = kept.take(known, day)
        for judge in judges:
            judge.session(known)
            if missed is not None:
                judge.leave(known.id, missed)
    for yardstick, judge in zip(listed, judges, strict=True):
        for unit, year in kept.all(yardstick):
            judge.year(unit, year, kept)
    return tuple(judge.found() for judge in judges)


def findings_of(
    subject: str,
    sessions: Archive | Iterable[Session],
    yardstick: Yardstick,
    calendar: Calendar,
    *,
    as_of: object,
    units: Iterable[Unit] = (),
    years: Iterable[int] | None = None,
    complete: bool = False,
) -> tuple[Finding, ...]:
    """Return what a yardstick finds of one witness: what was seen, what is asked, and the remedy.

    Judged as by `judge_archive`, with the same arguments. The other sessions are only read, so that
    a year of a unit has all of its conferences.

    Args:
        subject: The id of a session, or unit and year, as `Tally.subjects` gives them.
        sessions: An archive, or sessions from anywhere.
        yardstick: By what it is judged.
        calendar: How periods are counted.
        as_of: The day of asking.
        units: As in `judge_archive`.
        years: As in `judge_archive`.
        complete: As in `judge_archive`.

    Raises:
        DamagedArchiveError: The archive has damaged records.
        InvalidValueError: There is no such witness, the yardstick leaves it out, and why, or a
            session before it is given twice.
    """
    day = as_day(as_of)
    expect(calendar, Calendar, "calendar")
    expect(yardstick, Yardstick, "yardstick")
    judge = _Judge(yardstick, calendar, day, complete=complete)
    kept = _Years(units, years)
    for session in _streamed(sessions, None):
        known = session.as_of(day)
        if known.id == subject:
            return _found_of(subject, judge.of_session(known))
        kept.take(known, day)
    for unit, year in kept.all(yardstick):
        if subject == f"{unit.id} {year}":
            return _found_of(subject, judge.of_year(unit, year, kept))
    raise InvalidValueError(
        f"{shown(subject)} is no session here, and no year of a unit that was judged: take one of "
        "`Judging.judged`",
        f"{shown(subject, 'vi')} không phải cuộc đối thoại ở đây, cũng không phải năm của một đơn "
        "vị đã đối chiếu: hãy lấy một mã trong `Judging.judged`",
        subject=subject,
    )


def _found_of(subject: str, found: Iterable[Finding] | Words) -> tuple[Finding, ...]:
    if isinstance(found, Words):
        raise InvalidValueError(
            f"{subject} is left out by this yardstick: {found.en}",
            f"{subject} không đối chiếu được theo luật này: {found.vi}",
            subject=subject,
        )
    return tuple(found)


def _streamed(
    sessions: Archive | Iterable[Session], progress: Progress | None
) -> Iterator[Session]:
    if isinstance(sessions, Archive):
        yield from sessions.sessions(progress=progress)
        return
    total = len(sessions) if isinstance(sessions, Sized) else 0
    ids: set[str] = set()
    for done, session in enumerate(each(sessions, Session, "sessions"), 1):
        if session.id in ids:
            raise InvalidValueError(
                f"sessions: {session.id!r} is given twice, so it would count twice: give each "
                "session once, as its record stands now",
                f"sessions: {session.id!r} được đưa vào hai lần nên sẽ bị tính hai lần: hãy đưa "
                "mỗi cuộc đối thoại một lần, theo hồ sơ hiện có",
                session=session.id,
            )
        ids.add(session.id)
        yield session
        if progress is not None:
            progress(done, total)


def _or_why(find: Callable[..., T], *given: object) -> T | Words:
    """Return what is found of one subject; where a value of it does not allow that, why."""
    try:
        return find(*given)
    except InvalidValueError as error:
        return Words(error.vi, error.en)


@final
class _Years:
    """What is kept for the duties of a year: how each conference was held, what voters asked."""

    def __init__(self, units: Iterable[Unit], years: Iterable[int] | None) -> None:
        self._asked = tuple(each(units, Unit, "units"))
        self._years = None if years is None else tuple(map(_year, each(years, int, "years")))
        self.units: dict[str, Unit] = {unit.id: unit for unit in self._asked}
        self.held: defaultdict[str, list[Session]] = defaultdict(list)
        self.lacking: set[str] = set()
        """The ids of the units of which a session could not be kept: what is left is not all."""
        self._requests: defaultdict[str, list[tuple[Request, Day]]] = defaultdict(list)
        self._seen: dict[tuple[str, int], None] = {}

    def take(self, session: Session, on: Day) -> Words | None:
        """Keep what a session tells of the years of its unit; else say why it cannot be kept."""
        self.units.setdefault(session.place.id, session.place)
        why = _or_why(self._keep, session, on)
        if why is None:
            return None
        self.lacking.add(session.place.id)
        return Words(
            f"Không tính được vào các năm của đơn vị: {why.vi}",
            f"It could not be counted in the years of its unit: {why.en}",
        )

    def _keep(self, session: Session, on: Day) -> None:
        unit = session.place
        for event in session.of(Requested):
            latest = cast("Day", event.on or event.noted_on)  # one of them is said
            self._requests[unit.id].append((_request(event), latest))
            self._seen[unit.id, latest.year] = None
        if session.status.was_held:
            days = session.days
            self.held[unit.id].append(_bare(session, on))
            if days is not None and days.last is not None:
                for year in range(days.since.year, days.last.year + 1):
                    self._seen[unit.id, year] = None

    def requests(self, unit: Unit, span: Span) -> list[Request]:
        """Return the requests of the voters of a unit that were made, or may have been, in days."""
        return [
            request
            for request, latest in self._requests[unit.id]
            if span.covers(latest) or (request.on is None and latest >= span.since)
        ]

    def all(self, yardstick: Yardstick) -> Iterator[tuple[Unit, int]]:
        """Yield the units and years to judge: those asked for, then those seen besides."""
        numbers: Iterable[int] = () if self._years is None else self._years
        if self._years is None and self._seen:
            seen = {year for _, year in self._seen}
            known = min((day.year for day in law.boundaries(yardstick.instruments)), default=0)
            numbers = range(max(min(seen), known), max(seen) + 1)
        asked = {(u.id, year): None for u in self._asked for year in numbers}
        for id_, year in asked | self._seen:
            yield self.units[id_], year


def _year(year: int) -> int:
    try:
        Span.of_year(year)
    except InvalidValueError as error:
        raise InvalidValueError(
            f"years: {shown(year)} is no year that can be judged: give calendar years, as 2026",
            f"years: {shown(year, 'vi')} không phải năm đối chiếu được: hãy ghi năm dương lịch, ví "
            "dụ 2026",
            where="years",
            value=year,
        ) from error
    return year


def _request(event: Requested) -> Request:
    """Return the request as the record tells it; of two numbers that cannot both be, one."""
    asked, all_ = event.voters, event.electorate
    possible = all_ and (asked is None or asked <= all_)
    return Request(on=event.on, signatures=asked, voters=all_ if possible else None)


def _bare(session: Session, on: Day) -> Session:
    """Return the session with nothing but that and when it was held, and when it was announced.

    What was noted until a day is noted on it. A correction may tell a day after that; then the
    session stays as it is.
    """
    announced = tuple(dict.fromkeys(event.on for event in session.of(Announced)))
    if any(day is not None and day > on for day in (session.on, *announced)):
        return session
    held = Held(on=session.on, noted_on=on, within=session.days)
    return attrs.evolve(
        session, events=(*(Announced(on=day, noted_on=on) for day in announced), held)
    )


@final
class _Judge:
    """Judges session after session by one yardstick, and keeps who came to which verdict."""

    def __init__(
        self, yardstick: Yardstick, calendar: Calendar, as_of: Day, *, complete: bool
    ) -> None:
        self._yardstick, self._calendar, self._as_of = yardstick, calendar, as_of
        self._complete = complete
        self._laws = Laws(yardstick)
        self._unheard = own_texts(yardstick)
        self._units: dict[str, Unit] = {}
        self._judged: list[str] = []
        self._left: list[Left] = []
        self._rules: dict[str, tuple[Rule, str]] = {}
        self._found: defaultdict[tuple[str, Verdict], list[str]] = defaultdict(list)

    def session(self, session: Session) -> None:
        found = _or_why(lambda: _whole(self.of_session(session)))
        self._take(session.id, session.place, found)

    def leave(self, subject: str, why: Words) -> None:
        """Note what is left out, and why."""
        self._left.append(Left(subject=subject, why=why))

    def of_session(self, session: Session) -> Iterable[Finding] | Words:
        """Return what is found of a session, or why it cannot be judged."""
        span = session.days
        if span is None or span.until is None:
            return _NO_DAY
        regulations = self._law_over(session.place, span)
        if isinstance(regulations, Words):
            return regulations
        return (
            finding
            for _, regulation in regulations
            for finding in check_session(
                session if self._yardstick.on is None else owing(session, regulation),
                None,
                regulation,
                self._calendar,
                as_of=self._as_of,
            )
            if not (
                isinstance(finding.rule, Requirement | Absence)
                and finding.rule.question in _OF_THE_YEAR
            )
        )

    def year(self, unit: Unit, year: int, years: _Years) -> None:
        found = _or_why(lambda: _whole(self.of_year(unit, year, years)))
        if found is not _NO_UNIT:
            self._take(f"{unit.id} {year}", unit, found)

    def of_year(self, unit: Unit, year: int, years: _Years) -> Iterable[Finding] | Words:
        """Return what is found of a year of a unit, or why it cannot be judged."""
        span = part_of_year(unit, year)
        if span is None:
            return _NO_UNIT
        editions = self._law_over(unit, span)
        if isinstance(editions, Words):
            return editions
        return check_year(
            unit,
            year,
            years.held[unit.id],
            years.requests(unit, span),
            editions,
            as_of=self._as_of,
            territory=self._yardstick.territory,
            complete=self._complete and unit.id not in years.lacking,
        )

    def _law_over(self, unit: Unit, span: Span) -> Editions | Words:
        """Return the law through some days, and note which texts of one's own speak in it."""
        found = self._laws.over(unit, span)
        if not isinstance(found, Words) and self._unheard:
            spoken = {rule.id for _, regulation in found for rule in regulation.rules}
            self._unheard = [
                text for text in self._unheard if spoken.isdisjoint(r.id for r in text.rules)
            ]
        return found

    def _take(self, subject: str, unit: Unit, findings: Iterable[Finding] | Words) -> None:
        """Keep the gravest verdict of each check, or why there is none."""
        if isinstance(findings, Words):
            self.leave(subject, findings)
            return
        gravest: dict[str, Verdict] = {}
        for finding in findings:
            check = finding.check
            self._rules.setdefault(check, (finding.rule, finding.part))
            gravest[check] = graver(gravest.get(check), finding.verdict)
        for check, verdict in gravest.items():
            self._found[check, verdict].append(subject)
        self._judged.append(subject)
        self._units[unit.id] = unit

    def found(self) -> Judging:
        order = list(Verdict)
        ids = sorted(self._found, key=lambda key: (key[0], order.index(key[1])))
        return Judging(
            yardstick=self._yardstick,
            as_of=self._as_of,
            complete=self._complete,
            judged=tuple(self._judged),
            left=(*self._left, *(self._silent(text) for text in self._unheard if self._judged)),
            tallies=tuple(
                Tally(
                    check=check,
                    about=side_of(*self._rules[check])[1],
                    rule=self._rules[check][0],
                    verdict=verdict,
                    subjects=tuple(self._found[check, verdict]),
                )
                for check, verdict in ids
            ),
        )

    def _silent(self, text: Instrument) -> Left:
        units = self._units.values()
        return Left(subject=text.number, why=silence(text, units, self._yardstick), text=True)


def _whole(found: Iterable[Finding] | Words) -> tuple[Finding, ...] | Words:
    """Return the findings, all of them drawn, or why there are none."""
    return found if isinstance(found, Words) else tuple(found)


_OF_THE_YEAR: Final = (Question.FREQUENCY, Question.VOTER_REQUEST, Question.WHEN_NECESSARY)
"""What one record cannot show, and the records of a year can."""
_NO_DAY: Final = Words(
    "Chưa biết ngày tổ chức nên chưa biết luật nào áp dụng.",
    "The day of the conference is not told, so no law can be chosen.",
)
_NO_UNIT: Final = Words(
    "Đơn vị không tồn tại trong năm đó.", "The unit did not exist in that year."
)
