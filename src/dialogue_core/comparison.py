"""Comparison: which clauses differ between two regulations, and what each one changes (so sánh).

Answers: for every clause that is added, removed or changed, the smallest case whose outcome or due
day changes when that clause alone does, starting from the first regulation; or that there is no
such case, as for a clause that only restates others. A case is smallest if no fact of it can go
back to the usual and still show a change. A case may be decided by the second regulation as by the
first, since another of its clauses says the same; that is told. Who is obliged is part of what is
answered. Where a clause changes nothing only since others whose text was not verified say the same,
these are told with their marks.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, TypeAlias, TypeVar, cast, final

import attrs

from dialogue_core._cases import USUAL, case_words, cells
from dialogue_core._typed import expect, expect_lang
from dialogue_core.calendars import CALENDAR_DAYS, Calendar
from dialogue_core.errors import ConflictingRulesError, NoRuleInForceError
from dialogue_core.regulations import Regulation, Roster
from dialogue_core.rules import (
    TABLE_FACTS,
    Absence,
    Desk,
    Discretion,
    Limit,
    Owed,
    Quantity,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.tables import Table
from dialogue_core.territory import Body
from dialogue_core.timelines import ACTS, Bound, Timeline
from dialogue_core.values import Day, Days, Period, Words, WorkingDays, day_words
from dialogue_core.vocabulary import (
    LANGS,
    Act,
    Admission,
    ClauseChange,
    Competence,
    FactName,
    Field,
    Handling,
    Lang,
    Level,
    Matter,
    Milestone,
    Organ,
    Protection,
    Question,
    Term,
)

__all__ = ["Comparison", "Difference", "Effect", "compare"]


def __dir__() -> list[str]:
    return list(__all__)


# --- what is found ------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Effect:
    """The smallest case in which a clause alone changes something (tác động)."""

    case: Words
    """The case."""
    terms: tuple[Term, ...]
    """What the case is made of: the value of every fact, or a question, or what is routed."""
    before: Words
    """What it comes to in the first regulation."""
    after: Words
    """What it comes to once the clause alone is added, removed or changed."""
    still: bool
    """Whether the second regulation as a whole decides the case as the first does."""

    def words(self, lang: Lang) -> str:
        """Return the effect in words."""
        whole = ""
        if self.still:
            whole = (
                " (xét toàn bộ quy định sau: không đổi)"
                if lang == "vi"
                else (" (the second regulation as a whole: unchanged)")
            )
        before, after = self.before.label(lang), self.after.label(lang)
        return f"{self.case.label(lang)}: {before} → {after}{whole}"


@final
@attrs.frozen(kw_only=True)
class Difference:
    """A clause that differs, with what it changes (quy tắc khác nhau)."""

    id: str
    """The id of the rule."""
    change: ClauseChange
    """What became of it."""
    before: Rule | None
    """The rule in the first regulation."""
    after: Rule | None
    """The rule in the second regulation."""
    effect: Effect | None
    """What it changes; none if there is no case in which it alone changes anything."""
    rests_on: tuple[Rule, ...] = ()
    """The rules in doubt, of the first regulation, without which it would change something.

    As few as can be; none if it changes something, or if verified rules are enough.
    """

    def words(self, lang: Lang) -> str:
        """Return the difference in words, with the marks of a clause that is in doubt."""
        told = "không làm thay đổi kết quả nào" if lang == "vi" else "changes no outcome"
        if self.effect is not None:
            told = self.effect.words(lang)
        elif self.rests_on:
            rules = ", ".join(rule.id + rule.mark(lang) for rule in self.rests_on)
            told += f"; dựa vào {rules}" if lang == "vi" else f"; it rests on {rules}"
        marks = dict.fromkeys(r.mark(lang) for r in (self.before, self.after) if r is not None)
        return f"{self.change.label(lang)} {self.id}{''.join(marks)}: {told}"


@final
@attrs.frozen(kw_only=True)
class Comparison:
    """What differs between two regulations (kết quả so sánh)."""

    a: Regulation
    """The first regulation."""
    b: Regulation
    """The second one."""
    differences: tuple[Difference, ...]
    """Every clause that differs, in the order of the ids."""

    @property
    def with_effect(self) -> tuple[Difference, ...]:
        """The clauses that change some case."""
        return tuple(d for d in self.differences if d.effect is not None)

    @property
    def without_effect(self) -> tuple[Difference, ...]:
        """The clauses that change nothing alone: they restate others, or list a gap."""
        return tuple(d for d in self.differences if d.effect is None)

    def words(self, lang: Lang) -> str:
        """Return the comparison in words, one clause a line; listed gaps are only counted.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        gaps = [d for d in self.differences if isinstance(d.before or d.after, Absence)]
        told = [d.words(lang) for d in self.differences if d not in gaps]
        many, some, listed = len(self.differences), len(self.with_effect), len(gaps)
        if lang == "vi":
            head = f"{many} quy tắc khác nhau, {some} có tác động, {listed} chỗ trống đã ghi nhận"
        else:
            clauses = f"{many} clause{' differs' if many == 1 else 's differ'}"
            gap = f"{listed} listed gap{'' if listed == 1 else 's'}"
            head = f"{clauses}, {some} with an effect, {gap}"
        return "\n".join([head, *told])


def compare(a: Regulation, b: Regulation, *, calendar: Calendar | None = None) -> Comparison:
    """Return the clauses that differ from one regulation to another, each with what it changes.

    Args:
        a: The regulation to start from.
        b: The regulation to compare with it.
        calendar: Counts the days of the examples; calendar days only unless given.

    Raises:
        InvalidValueError: Something is no regulation.
    """
    expect(a, Regulation, "a")
    expect(b, Regulation, "b")
    old, new = ({rule.id: rule for rule in each.rules} for each in (a, b))
    clauses = _Clauses(a, b, CALENDAR_DAYS if calendar is None else calendar)
    return Comparison(
        a=a,
        b=b,
        differences=tuple(
            clauses.difference(id_, old.get(id_), new.get(id_))
            for id_ in sorted(old.keys() | new.keys())
            if old.get(id_) != new.get(id_)
        ),
    )


@final
class _Clauses:
    """Looks at the clauses that differ between two regulations, one by one."""

    def __init__(self, a: Regulation, b: Regulation, calendar: Calendar) -> None:
        self._a, self._b, self._calendar = a, b, calendar
        self._alone = _alone(a, b, calendar)

    def difference(self, id_: str, before: Rule | None, after: Rule | None) -> Difference:
        change = ClauseChange.CHANGED
        if before is None:
            change = ClauseChange.ADDED
        elif after is None:
            change = ClauseChange.REMOVED
        effect = _effect(self._alone, before, after)
        return Difference(
            id=id_,
            change=change,
            before=before,
            after=after,
            effect=effect,
            rests_on=self._rests_on(before, after) if effect is None else (),
        )

    def _rests_on(self, before: Rule | None, after: Rule | None) -> tuple[Rule, ...]:
        """Return the fewest marked rules that keep a clause from changing something."""
        clauses = [rule for rule in (before, after) if rule is not None]
        others = (rule for rule in self._a.rules if rule is not before and rule.mark("en"))
        marked = [rule for rule in others if any(_beside(rule, clause) for clause in clauses)]

        def changes(left: Sequence[Rule]) -> bool:
            gone = {rule.id for rule in marked} - {rule.id for rule in left}
            a = attrs.evolve(self._a, rules=[r for r in self._a.rules if r.id not in gone])
            return _effect(_alone(a, self._b, self._calendar), before, after) is not None

        if not changes(()):
            return ()
        kept = marked
        for rule in marked:
            fewer = [other for other in kept if other is not rule]
            if not changes(fewer):
                kept = fewer
        return tuple(kept)


def _effect(alone: "Iterable[_Alone]", before: Rule | None, after: Rule | None) -> Effect | None:
    effects = (effect(before, after) for effect in alone)
    return next((effect for effect in effects if effect is not None), None)


def _beside(rule: Rule, clause: Rule) -> bool:
    """Return whether two rules may speak to the same case."""
    if isinstance(rule, Requirement) and isinstance(clause, Requirement):
        return rule.question is clause.question
    if isinstance(rule, Route) and isinstance(clause, Route):
        return not set(rule.fields).isdisjoint(clause.fields)
    in_tables = isinstance(rule, Limit | Discretion) and isinstance(clause, Limit | Discretion)
    return in_tables or type(rule) is type(clause)


# --- looking at one kind of rule ----------------------------------------------------------------

CaseT = TypeVar("CaseT")
SaidT = TypeVar("SaidT")
_Alone: TypeAlias = Callable[[Rule | None, Rule | None], Effect | None]
"""Given a rule before and after: the smallest case that changes with it alone."""
_NOTHING: Final = Words("không quy định", "no rule")
_IMPOSSIBLE: Final = Words("không còn cách làm hợp pháp", "nothing lawful is left")


@final
@attrs.frozen(kw_only=True)
class _Kind(Generic[CaseT, SaidT]):
    """How to look at the rules of one kind, case by case."""

    holds: Callable[[Rule], bool]
    """Whether a rule is of the kind."""
    look: Callable[[Regulation], Callable[[CaseT], SaidT]]
    """What a regulation says to a case; what is said can be compared."""
    cases: Callable[[Sequence[Rule], Regulation], Iterable[CaseT]]
    """The cases that some rules of the regulation speak to, the smallest first."""
    words: Callable[[CaseT, Sequence[Rule]], Words]
    """A case in words."""
    terms: Callable[[CaseT], tuple[Term, ...]]
    """What a case is made of."""
    told: Callable[[SaidT, SaidT], Words]
    """What is said in words, beside what else is said."""

    def between(self, a: Regulation, b: Regulation) -> _Alone:
        """Return how to find the smallest case that changes from one regulation to another."""
        first, second = self.look(a), self.look(b)

        def alone(before: Rule | None, after: Rule | None) -> Effect | None:
            mine = [rule for rule in (before, after) if rule is not None and self.holds(rule)]
            if not mine:
                return None
            rules = [rule for rule in a.rules if rule is not before]
            changed = attrs.evolve(a, rules=rules if after is None else [*rules, after])
            look = self.look(changed)
            for case in self.cases(mine, changed):
                found, then = first(case), look(case)
                if found != then:
                    return Effect(
                        case=self.words(case, mine),
                        terms=self.terms(case),
                        before=self.told(found, then),
                        after=self.told(then, found),
                        still=second(case) == found,
                    )
            return None

        return alone


def _alone(a: Regulation, b: Regulation, calendar: Calendar) -> tuple[_Alone, ...]:
    return (
        *(_table(outcomes).between(a, b) for outcomes in _TABLES),
        _duties(b.on, calendar).between(a, b),
        _ACTS.between(a, b),
        _DESKS.between(a, b),
        *(_routes(level).between(a, b) for level in Level),
    )


def _facts(rules: Iterable[Rule]) -> set[FactName]:
    """Return the facts that some rules name."""
    given = [rule.given for rule in rules if isinstance(rule, Limit | Discretion | Owed)]
    return {name for condition in given for name, _ in condition.named}


def _joined(terms: Iterable[Term], vi: str = ", ", en: str = ", ") -> Words:
    terms = tuple(terms)
    return Words(vi.join(term.vi for term in terms), en.join(term.en for term in terms))


# --- the three tables ---------------------------------------------------------------------------

_Cell: TypeAlias = Mapping[FactName, Term]
_TABLES: Final[tuple[type[Term], ...]] = (Admission, Handling, Protection)


def _table(outcomes: type[Term]) -> _Kind[_Cell, tuple[Term, ...]]:
    """Return how to look at the limits and discretions of a table: what is decided in a cell."""

    def cases(mine: Sequence[Rule]) -> Iterable[_Cell]:
        given = [rule.given for rule in mine if isinstance(rule, Limit | Discretion)]
        every = cells(TABLE_FACTS[outcomes])
        return (cell for cell in every if any(each.holds(cell) for each in given))

    return _Kind(
        holds=lambda rule: isinstance(_first_outcome(rule), outcomes),
        look=lambda regulation: _decisions(regulation, outcomes),
        cases=lambda mine, _: cases(mine),
        words=lambda cell, mine: case_words(cell, _facts(mine)),
        terms=lambda cell: tuple(cell.values()),
        told=lambda said, _: _joined(said, " hoặc ", " or ") if said else _IMPOSSIBLE,
    )


def _first_outcome(rule: Rule) -> Term | None:
    if isinstance(rule, Limit):
        return rule.only[0]
    return rule.among[0] if isinstance(rule, Discretion) else None


def _decisions(regulation: Regulation, outcomes: type[Term]) -> Callable[[_Cell], tuple[Term, ...]]:
    """Return what a table decides in a cell; nothing where its rules leave nothing lawful."""
    tables: tuple[object, ...] = (regulation.admission, regulation.handling, regulation.protection)
    table = cast("Table[Term]", tables[_TABLES.index(outcomes)])
    return lambda cell: table.left(row for row in table.rows if row.holds(cell))


# --- duties -------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class _Said:
    """What the rules together say to a question."""

    question: Question
    at_least: Quantity | None = None
    at_most: Quantity | None = None
    all_of: tuple[Term, ...] = ()
    one_of: tuple[Term, ...] | None = None
    stated: bool = False
    obliges: tuple[Organ, ...] | None = None
    """Who is obliged; none where no rule speaks."""
    jointly: tuple[Bound, ...] = ()
    """The last days that follow jointly, where a number counts from another act."""
    possible: bool = True


def _duties(on: Day, calendar: Calendar) -> _Kind[Question, _Said]:
    """Return how to look at the requirements: the answer to a question."""

    def cases(mine: Sequence[Rule]) -> Iterable[Question]:
        asked = {rule.question for rule in mine if isinstance(rule, Requirement)}
        return (question for question in Question if question in asked)

    return _Kind(
        holds=lambda rule: isinstance(rule, Requirement),
        look=lambda regulation: lambda question: _answer(regulation, question),
        cases=lambda mine, _: cases(mine),
        words=lambda question, mine: _asked(question, mine, on),
        terms=lambda question: (question,),
        told=lambda said, other: _told(said, other, on, calendar),
    )


def _answer(regulation: Regulation, question: Question) -> _Said:
    try:
        found = regulation.answer(question)
    except NoRuleInForceError:
        return _Said(question=question)
    except ConflictingRulesError:
        return _Said(question=question, possible=False)
    return _Said(
        question=question,
        at_least=found.at_least,
        at_most=found.at_most,
        all_of=found.all_of,
        one_of=found.one_of,
        stated=any(rule.stated for rule in found.rules),
        obliges=_obliged(found.rules),
        jointly=_jointly(regulation, question),
    )


def _obliged(rules: Sequence[Requirement]) -> tuple[Organ, ...] | None:
    every = {organ for rule in rules for organ in rule.obliges}
    return tuple(organ for organ in Organ if organ in every) if rules else None


def _jointly(regulation: Regulation, question: Question) -> tuple[Bound, ...]:
    act = ACTS.get(question)
    rules = regulation.of(Requirement)
    if act is None or all(rule.counts_from is rule.question.milestone for rule in rules):
        return ()
    timeline = Timeline.of(regulation)
    found = (timeline.bound(act, question.milestone, unit) for unit in (Days, WorkingDays))
    return tuple(attrs.evolve(bound, rules=()) for bound in found if bound is not None)


def _asked(question: Question, mine: Sequence[Rule], on: Day) -> Words:
    """Return a question in words, with the day of the example for a number of days."""
    numbers = [rule.at_least or rule.at_most for rule in mine if isinstance(rule, Requirement)]
    if question not in ACTS or not any(isinstance(number, Period) for number in numbers):
        return Words(question.vi, question.en)
    event = question.milestone
    return Words(
        f"{question.vi}, {event.vi} {day_words(on, 'vi')}",
        f"{question.en}, the {event.en} {day_words(on, 'en')}",
    )


def _told(said: _Said, other: _Said, on: Day, calendar: Calendar) -> Words:
    if not said.possible:
        return _IMPOSSIBLE
    parts = [
        *_number(said, Words("ít nhất", "at least"), said.at_least, on, calendar),
        *_number(said, Words("nhiều nhất", "at most"), said.at_most, on, calendar),
        *(Words(*(bound.words(lang) for lang in LANGS)) for bound in said.jointly),
    ]
    if said.all_of:
        terms = _joined(said.all_of)
        parts.append(Words(f"phải có {terms.vi}", f"there must be {terms.en}"))
    if said.one_of is not None:
        terms = _joined(said.one_of)
        only = len(said.one_of) == 1
        vi, en = ("chỉ", "only") if only else ("một trong:", "one of")
        parts.append(Words(f"{vi} {terms.vi}", f"{en} {terms.en}"))
    if said.stated and not parts:
        parts.append(Words("có quy định, không kèm con số", "a rule without a number"))
    if not parts:
        return _NOTHING
    if said.obliges and other.obliges not in (None, said.obliges):
        # 72/2025/QH15 art. 43(1) obliges the council itself, not the standing body that sits for it
        vi, en = (", ".join(o.as_obliged(lang) for o in said.obliges) for lang in LANGS)
        parts.append(Words(f"bên phải thực hiện: {vi}", f"obliged: {en}"))
    return Words("; ".join(part.vi for part in parts), "; ".join(part.en for part in parts))


def _number(
    said: _Said, how: Words, number: Quantity | None, on: Day, calendar: Calendar
) -> Iterator[Words]:
    """Return a number in words, with the day that it leads to in the example."""
    if number is None:
        return
    day = None
    if said.question in ACTS and isinstance(number, Period):
        count = calendar.before if said.question is Question.NOTICE_LEAD else calendar.after
        day = count(on, number)
    dated = {lang: "" if day is None else f" ({day_words(day, lang)})" for lang in LANGS}
    yield Words(
        f"{how.vi} {number.words('vi')}{dated['vi']}", f"{how.en} {number.words('en')}{dated['en']}"
    )


# --- acts owed ----------------------------------------------------------------------------------

_Case: TypeAlias = tuple[Act, _Cell]
_Owing: TypeAlias = frozenset[tuple[Period | None, Milestone]]
"""How an act is owed: within how long, and since when."""


def _owing(regulation: Regulation) -> Callable[[_Case], _Owing]:
    tables = {outcomes: _decisions(regulation, outcomes) for outcomes in _TABLES}

    def owing(case: _Case) -> _Owing:
        act, cell = case
        return frozenset(
            (rule.within, rule.since)
            for rule in regulation.of(Owed)
            if rule.act is act
            and rule.given.holds(cell)
            and (not rule.upon or any(o in tables[type(o)](cell) for o in rule.upon))
        )

    return owing


def _act_cases(mine: Sequence[Rule], regulation: Regulation) -> Iterator[_Case]:
    """Walk over the acts, and over the cells that matter to them."""
    owed = [rule for rule in mine if isinstance(rule, Owed)]
    for act in dict.fromkeys(rule.act for rule in owed):
        every = [rule for rule in (*owed, *regulation.of(Owed)) if rule.act is act]
        named = _facts(every)
        for outcomes in {type(outcome) for rule in every for outcome in rule.upon}:
            named.update(TABLE_FACTS[outcomes])
        for some in cells(tuple(name for name in FactName if name in named)):
            cell = {**USUAL, **some}
            if any(rule.act is act and rule.given.holds(cell) for rule in owed):
                yield act, cell


def _act_words(case: _Case, mine: Sequence[Rule]) -> Words:
    act, cell = case
    where = case_words(cell, _facts(mine))
    return Words(f"{where.vi}: {act.vi}", f"{where.en}: {act.en}")


def _owed_words(said: _Owing) -> Words:
    if not said:
        return Words("không phải làm", "not owed")
    vi, en = (sorted(_period(*each, lang) for each in said) for lang in LANGS)
    return Words("; ".join(vi), "; ".join(en))


def _period(within: Period | None, since: Milestone, lang: Lang) -> str:
    if within is None:
        return "phải làm" if lang == "vi" else "owed"
    many, event = within.words(lang), since.label(lang)
    return f"trong {many} từ {event}" if lang == "vi" else f"within {many} of the {event}"


_ACTS: Final = _Kind[_Case, _Owing](
    holds=lambda rule: isinstance(rule, Owed),
    look=_owing,
    cases=_act_cases,
    words=_act_words,
    terms=lambda case: (case[0], *case[1].values()),
    told=lambda said, _: _owed_words(said),
)


# --- who answers --------------------------------------------------------------------------------

_Parcel: TypeAlias = tuple[Handling, Competence]
_Errand: TypeAlias = tuple[Field, Matter | None, Competence]


@final
@attrs.frozen
class _Team:
    """Who takes something."""

    lead: Body
    partners: tuple[Body, ...]
    with_field_body: bool = False

    def words(self, lang: Lang) -> str:
        others = [partner.label(lang) for partner in self.partners]
        if self.with_field_body:
            others.append("cơ quan của lĩnh vực" if lang == "vi" else "the body of the field")
        return self.lead.label(lang) + (f" ({', '.join(others)})" if others else "")


def _teams(said: frozenset[_Team]) -> Words:
    if not said:
        return Words("chưa giao cơ quan nào", "no body is named")
    vi, en = (sorted(team.words(lang) for team in said) for lang in LANGS)
    return Words("; ".join(vi), "; ".join(en))


def _takers(regulation: Regulation) -> Callable[[_Parcel], frozenset[_Team]]:
    desks = regulation.of(Desk)
    return lambda parcel: frozenset(
        _Team(desk.lead, desk.partners, desk.with_field_body)
        for desk in desks
        if desk.takes(*parcel)
    )


def _parcels(mine: Sequence[Rule]) -> Iterator[_Parcel]:
    desks = [rule for rule in mine if isinstance(rule, Desk)]
    every = itertools.product(Handling, Competence)
    return (parcel for parcel in every if any(desk.takes(*parcel) for desk in desks))


_DESKS: Final = _Kind[_Parcel, frozenset[_Team]](
    holds=lambda rule: isinstance(rule, Desk),
    look=_takers,
    cases=lambda mine, _: _parcels(mine),
    words=lambda parcel, _: _joined(parcel),
    terms=lambda parcel: parcel,
    told=lambda said, _: _teams(said),
)


def _routes(level: Level) -> _Kind[_Errand, frozenset[_Team]]:
    """Return how to look at the routes of a level: who answers for a field."""

    def look(regulation: Regulation) -> Callable[[_Errand], frozenset[_Team]]:
        roster = Roster(level=level, routes=regulation.of(Route), desks=())
        return lambda errand: frozenset(
            _Team(row.lead, row.partners) for row in roster.routes_for(*errand)
        )

    return _Kind(
        holds=lambda rule: isinstance(rule, Route) and rule.at is level,
        look=look,
        cases=_errands,
        words=lambda errand, _: _joined(term for term in errand if term is not None),
        terms=lambda errand: tuple(term for term in errand if term is not None),
        told=lambda said, _: _teams(said),
    )


def _errands(mine: Sequence[Rule], regulation: Regulation) -> Iterator[_Errand]:
    """Walk over fields, matters and competences; no finer matter and one's own come first."""
    routes = [rule for rule in mine if isinstance(rule, Route)]
    gone = {id_ for route in routes for id_ in route.displaces}
    routes.extend(route for route in regulation.of(Route) if route.id in gone)
    fields = {field for route in routes for field in route.fields}
    for matter, competence, field in itertools.product((None, *Matter), Competence, Field):
        if field in fields and (matter is None or field in matter.fields):
            yield field, matter, competence
