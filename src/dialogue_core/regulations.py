"""The regulation: all rules of one place, level and day together (quy định áp dụng).

Answers: what do the rules say to a question, which tables do they make, and what does a plan add
to them. A regulation is assembled by `dialogue_core.law.regulation_for` or by an application from
rules of its own; `Regulation.under` joins what a plan itself lays down.
"""

import difflib
import itertools
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Final, TypeAlias, TypedDict, TypeVar, cast, final

import attrs

from dialogue_core._typed import expect, how_many
from dialogue_core.errors import ConflictingRulesError, InvalidValueError, NoRuleInForceError
from dialogue_core.plans import Assignment, Exclusion, FollowUp, Frequency, Notice, Plan
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
from dialogue_core.statements import Given, grid_of
from dialogue_core.tables import Row, Table
from dialogue_core.territory import Unit
from dialogue_core.values import (
    Citation,
    Day,
    Share,
    Span,
    Words,
    as_day,
    day_words,
)
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Competence,
    Confidence,
    Delivery,
    Extent,
    Field,
    FollowUpCase,
    Handling,
    InstrumentKind,
    Level,
    Matter,
    Milestone,
    Protection,
    Question,
    Role,
    Secrecy,
    StatementKind,
    Term,
    Topic,
)

__all__ = [
    "ANSWERED",
    "NO_RULED_DAY",
    "QUESTION_OF_CASE",
    "Answer",
    "Regulation",
    "Roster",
    "Taker",
    "expect_law_of",
    "plan_citation",
]


def __dir__() -> list[str]:
    return list(__all__)


T = TypeVar("T")
K = TypeVar("K")
R = TypeVar("R", bound=Rule)
OutcomeT = TypeVar("OutcomeT", Admission, Handling, Protection)

QUESTION_OF_CASE: Final = {
    FollowUpCase.PUBLISH: Question.RESULT_WITHIN,
    FollowUpCase.CONCLUSION: Question.CONCLUSION_WITHIN,
    FollowUpCase.ANSWER: Question.ANSWER_WITHIN,
    FollowUpCase.UNRESOLVED: Question.ANSWER_WITHIN,
}
"""The question about days that each kind of follow-up is about."""

NO_RULED_DAY: Final = Words(
    "Kế hoạch và pháp luật không ấn định ngày.", "Neither the plan nor a statute fixes a day."
)
"""The reason why there is no due day, where nothing fixes one."""

ANSWERED: Final = (Handling.ANSWER, Handling.ANSWER_SEPARATELY, Handling.FORWARD)
"""The handlings that fall to the body of the field where no desk takes them."""

Taker: TypeAlias = Desk | Route
"""A row that says which body takes a part."""


# --- the regulation -----------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Answer:
    """What a regulation says to one question: the intersection of all rules that speak to it.

    Numbers are intersected where they count from the question's own milestone. One that counts
    from another act, as from the conclusion, cannot be compared with them without a day; it stays
    with its rule in `rules`, and `dialogue_core.timelines` puts all of them together. Where
    `absences` are set no rule speaks, and the gap is listed.
    """

    question: Question
    """The question."""
    at_least: Quantity | None = None
    """The greatest of the least numbers; the least, where it gives the people a right."""
    at_most: Quantity | None = None
    """The least of the greatest numbers."""
    all_of: tuple[Term, ...] = ()
    """Everything that some rule demands."""
    one_of: tuple[Term, ...] | None = None
    """What every rule leaves to choose from; none if no rule limits the choice."""
    rules: tuple[Requirement, ...] = ()
    """The rules that speak to it."""
    absences: tuple[Absence, ...] = ()
    """The listed gaps; only where no rule speaks."""


def _units(rules: Iterable[Requirement], values: Iterable[Quantity | None]) -> list[Quantity]:
    found = [v for v in values if v is not None]
    if len({type(v) for v in found}) > 1:
        ids = tuple(rule.id for rule in rules)
        raise ConflictingRulesError(
            f"rules count in different units and cannot be compared here: {', '.join(ids)}",
            f"các quy tắc dùng đơn vị khác nhau, không so sánh được: {', '.join(ids)}",
            rule_ids=ids,
        )
    return found


def _order(terms: Iterable[Term]) -> tuple[Term, ...]:
    found = set(terms)
    return tuple(
        t
        for kind in sorted({type(t) for t in found}, key=lambda k: k.__name__)
        for t in kind
        if t in found
    )


def _by_id(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.id))


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Regulation:
    """All rules that apply to a conference of one level at one place on one day (quy định áp dụng).

    Two regulations with the same rules decide alike; `under` joins what a plan itself lays down.
    What is worked out from the rules, as its tables, is kept with the regulation but no part of it:
    it hashes once, compares by its rules, and pickles as its rules.
    """

    place: Unit
    """The unit."""
    level: Level
    """The level of the authority."""
    on: Day = attrs.field(converter=as_day)
    """The day whose law it is."""
    rules: tuple[Rule, ...] = attrs.field(converter=_by_id, repr=how_many)
    """The rules, in the canonical order of their ids."""
    caveats: tuple[Words, ...] = ()
    """What to keep in mind, as a day after the sources were last checked."""
    plan: Plan | None = attrs.field(default=None, repr=lambda p: repr(p and p.id))
    """The plan whose own limits were joined, if any."""

    def __attrs_post_init__(self) -> None:
        """Refuse a level that is not the place's, and two rules with one id."""
        if self.level is not self.place.level:
            raise InvalidValueError(
                f"{self.place.full_name} is at level {self.place.level.value!r}, "
                f"not {self.level.value!r}",
                f"{self.place.full_name} thuộc {self.place.level.vi}, không phải {self.level.vi}",
                level=self.level,
            )
        ids = Counter(rule.id for rule in self.rules)
        twice = sorted(i for i, times in ids.items() if times > 1)
        if twice:
            raise ConflictingRulesError(
                f"rule ids given twice in one regulation: {', '.join(twice)}",
                f"mã quy tắc trùng trong một quy định: {', '.join(twice)}",
                rule_ids=tuple(twice),
            )

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return the rules of one kind."""
        found = self._kinds.get(kind)
        if found is None:
            found = self._kinds[kind] = tuple(r for r in self.rules if isinstance(r, kind))
        return cast("tuple[R, ...]", found)

    def kept(self, make: "Callable[[Regulation], T]") -> T:
        """Return what a function makes of the regulation, made once and kept with it.

        For what is worked out from the rules and asked for often; the function is its name.
        """
        if make not in self._kept:
            self._kept[make] = make(self)
        return cast("T", self._kept[make])

    @cached_property
    def _kinds(self) -> dict[type[Rule], tuple[Rule, ...]]:
        """The rules of each kind that has no kinds below it; `of` adds the others."""
        found: dict[type[Rule], list[Rule]] = {}
        for rule in self.rules:
            found.setdefault(type(rule), []).append(rule)
        return {kind: tuple(its) for kind, its in found.items() if not kind.__subclasses__()}

    @cached_property
    def _kept(self) -> dict[object, object]:
        return {}

    def rule(self, id: str) -> Rule:  # noqa: A002 -- the field's own name
        """Return the rule with that id.

        Raises:
            NoRuleInForceError: No rule of the regulation has the id.
        """
        for rule in self.rules:
            if rule.id == id:
                return rule
        near = difflib.get_close_matches(str(id), [rule.id for rule in self.rules], n=1, cutoff=0.8)
        en, vi = (f"; did you mean {near[0]!r}?", f"; có phải {near[0]!r}?") if near else ("", "")
        raise NoRuleInForceError(
            f"no rule {id!r} applies at {self.place.full_name} on {self.on}{en}",
            f"không có quy tắc {id!r} áp dụng tại {self.place.full_name} ngày "
            f"{day_words(self.on, 'vi')}{vi}",
            rule_id=id,
            on=self.on,
        )

    def answer(self, question: Question) -> Answer:
        """Return what the rules together say to a question, or the listed gap.

        Raises:
            NoRuleInForceError: Neither a rule nor a listed absence: a hole in the law data.
            ConflictingRulesError: The rules leave nothing lawful, or count in different units.
        """
        expect(question, Question, "question")
        rules = self._asked.get(question, ())
        if not rules:
            absences = tuple(a for a in self.of(Absence) if a.question is question)
            if not absences:
                raise self._hole(question)
            return Answer(question=question, absences=absences)
        counted = tuple(r for r in rules if r.counts_from is question.milestone)
        least = _units(counted, (r.at_least for r in counted))
        most = _units(counted, (r.at_most for r in counted))
        governs = min if question.gives_right else max
        demanded = {t for r in rules for t in r.all_of}
        choices = [set(r.one_of) for r in rules if r.one_of]
        left = choices[0].intersection(*choices[1:]) if choices else None
        nothing_left = left is not None and (not left or not demanded <= left)
        if nothing_left or (least and most and _crossed(least, most)):
            ids = tuple(r.id for r in rules)
            raise ConflictingRulesError(
                f"rules leave nothing lawful for {question.en!r} at "
                f"{self.place.full_name} on {self.on}: {', '.join(ids)}",
                f"các quy tắc không để lại cách làm hợp pháp nào về {question.vi!r} tại "
                f"{self.place.full_name} ngày {day_words(self.on, 'vi')}: {', '.join(ids)}",
                rule_ids=ids,
            )
        return Answer(
            question=question,
            at_least=governs(least, key=_count) if least else None,
            at_most=min(most, key=_count) if most else None,
            all_of=_order(demanded),
            one_of=None if left is None else _order(left),
            rules=rules,
        )

    def routes_for(
        self, field: Field, matter: Matter | None, competence: Competence
    ) -> tuple[Route, ...]:
        """Return the rows of its own level that answer: of the finer matter where there is one.

        One row is an answer; several are an ambiguity, none is a gap.
        """
        return self.roster.routes_for(field, matter, competence)

    @cached_property
    def roster(self) -> "Roster":
        """Who takes what, by the desks and the routes."""
        return Roster(level=self.level, routes=self.of(Route), desks=self.of(Desk))

    @cached_property
    def _asked(self) -> dict[Question, tuple[Requirement, ...]]:
        return _grouped((rule.question, rule) for rule in self.of(Requirement))

    def holes(self) -> tuple[Question, ...]:
        """Return the questions with neither a rule nor a listed absence."""
        spoken = {r.question for r in self.of(Requirement)} | {a.question for a in self.of(Absence)}
        return tuple(q for q in Question if q not in spoken)

    def _hole(self, question: Question) -> NoRuleInForceError:
        return NoRuleInForceError(
            f"hole in the law data: nothing answers {question.en!r} for the "
            f"{self.level.value} level at {self.place.full_name} on {self.on}; "
            "add a rule or list the absence",
            f"dữ liệu pháp luật có chỗ trống: chưa có gì trả lời {question.vi!r} cho "
            f"{self.level.vi} tại {self.place.full_name} ngày {day_words(self.on, 'vi')}; "
            "hãy thêm quy tắc hoặc ghi nhận là không quy định",
            question=question,
            level=self.level,
            on=self.on,
        )

    @cached_property
    def admission(self) -> Table[Admission]:
        """The table that says who may have the floor."""
        return self._table(Admission)

    @cached_property
    def handling(self) -> Table[Handling]:
        """The table that says what becomes of a part."""
        return self._table(Handling)

    @cached_property
    def protection(self) -> Table[Protection]:
        """The table that says what must be guarded."""
        return self._table(Protection)

    def _table(self, outcomes: type[OutcomeT]) -> Table[OutcomeT]:
        limits = tuple(rule for rule in self.of(Limit) if isinstance(rule.only[0], outcomes))
        free = tuple(rule for rule in self.of(Discretion) if isinstance(rule.among[0], outcomes))
        return cast("Table[OutcomeT]", _shared_table(outcomes, limits, free))

    def under(self, plan: Plan) -> "Regulation":
        """Return the regulation with the plan's own limits, duties and bodies joined.

        What the plan says in words (purposes, programme) binds nobody by itself and stays in the
        plan. The rules joined hold for the calendar year of `on`.

        Raises:
            InvalidValueError: The plan is of another place or level, or a plan was joined before.
        """
        if self.plan is not None:
            raise InvalidValueError(
                f"plan {self.plan.id!r} is joined already: start from the regulation without it",
                f"đã ghép kế hoạch {self.plan.id!r}: hãy dùng quy định chưa ghép kế hoạch",
                plan=plan.id,
            )
        expect_law_of(plan, self)
        return attrs.evolve(
            self,
            rules=(*self.rules, *_rules_of(plan, self)),
            plan=plan,
        )


# --- what regulations with the same rules share -------------------------------------------------


_NAMES: Final[dict[type[Term], Words]] = {
    Admission: Words("tiếp nhận phát biểu", "admission"),
    Handling: Words("hướng xử lý", "handling"),
    Protection: Words("bảo vệ", "protection"),
}


@lru_cache(maxsize=256)
def _shared_table(
    outcomes: type[Term], limits: tuple[Limit, ...], free: tuple[Discretion, ...]
) -> Table[Term]:
    return Table(
        name=_NAMES[outcomes],
        axes=grid_of(TABLE_FACTS[outcomes]).axes,
        outcomes=tuple(outcomes),
        rows=(
            *(Row(id=rule.id, given=rule.given.named, only=rule.only) for rule in limits),
            *(Row(id=r.id, given=r.given.named, only=r.among, free=True) for r in free),
        ),
    )


def _crossed(least: list[Quantity], most: list[Quantity]) -> bool:
    low, high = max(least, key=_count), min(most, key=_count)
    return type(low) is type(high) and _count(low) > _count(high)


def _count(quantity: Quantity) -> int:
    return quantity.percent if isinstance(quantity, Share) else quantity.count


# --- who takes what -----------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Roster:
    """Who takes what at one level (phân công): the desks of a handling, the bodies of a field."""

    level: Level
    """The level whose own rows answer."""
    routes: tuple[Route, ...]
    """The routes of all levels."""
    desks: tuple[Desk, ...]
    """The desks."""

    def routes_for(
        self, field: Field, matter: Matter | None, competence: Competence
    ) -> tuple[Route, ...]:
        """Return the rows of its own level that answer: of the finer matter where there is one."""
        rows = self._rows
        finer = () if matter is None else rows.get((field, matter, competence), ())
        return finer or rows.get((field, None, competence), ())

    def takers(
        self,
        handling: Handling,
        competence: Competence,
        field: Field | None = None,
        matter: Matter | None = None,
    ) -> tuple[Taker, ...]:
        """Return the rows that say who takes a part handled so: its desks, else its field's rows.

        What is taken privately never falls to the body of a field. One row is an answer; several
        are an ambiguity, none is a gap.
        """
        key = (handling, competence, field, matter)
        found = self._taken.get(key)
        if found is None:
            found = self._desks.get((handling, competence), ())
            if not found and field is not None and handling in ANSWERED:
                found = self.routes_for(field, matter, competence)
            self._taken[key] = found
        return found

    @cached_property
    def _taken(
        self,
    ) -> dict[tuple[Handling, Competence, Field | None, Matter | None], tuple[Taker, ...]]:
        return {}

    @cached_property
    def _rows(self) -> dict[tuple[Field, Matter | None, Competence], tuple[Route, ...]]:
        """The rows of its level whose place no other takes, by what they take."""
        rows = [row for row in self.routes if row.at is self.level]
        gone = {id_ for row in rows for id_ in row.displaces}
        return _grouped(
            (key, row)
            for row in rows
            if row.id not in gone
            for key in itertools.product(row.fields, (row.matter,), row.competences or Competence)
        )

    @cached_property
    def _desks(self) -> dict[tuple[Handling, Competence], tuple[Desk, ...]]:
        return _grouped(
            (key, desk)
            for desk in self.desks
            for key in itertools.product(desk.handlings, desk.competences or Competence)
        )


def _grouped(pairs: Iterable[tuple[K, R]]) -> dict[K, tuple[R, ...]]:
    found: dict[K, dict[R, None]] = {}
    for key, rule in pairs:
        found.setdefault(key, {})[rule] = None
    return {key: tuple(rules) for key, rules in found.items()}


# --- what a plan itself lays down ---------------------------------------------------------------


def expect_law_of(plan: Plan, regulation: Regulation) -> None:
    """Refuse the regulation of another place or level than the plan's.

    Raises:
        InvalidValueError: It is of another place or level.
    """
    its, other = plan.place, regulation.place
    if its.id != other.id or plan.level is not regulation.level:
        raise InvalidValueError(
            f"plan {plan.id!r} is of {its.full_name} ({its.id}, {its.level.value}), the regulation "
            f"of {other.full_name} ({other.id}, {other.level.value}): take the regulation of "
            "the plan's place and level",
            f"kế hoạch {plan.id!r} của {its.full_name} ({its.id}, {its.level.vi}), quy định của "
            f"{other.full_name} ({other.id}, {other.level.vi}): hãy lấy quy định đúng nơi và "
            "cấp của kế hoạch",
            plan=plan.id,
        )


def plan_citation(plan: Plan, at: str) -> Citation:
    """Return the citation of a place in a plan, shown by the plan's title."""
    return Citation(
        plan.id, article=at or None, kind=InstrumentKind.PLAN, title=plan.document.title
    )


class _Common(TypedDict):
    cites: Citation
    slug: str
    text: Words
    in_force: Span
    confidence: Confidence
    levels: tuple[Level, ...]
    places: tuple[str, ...]


class _Joiner:
    """Gives the rules of one plan their common fields, with slugs told apart by a number."""

    def __init__(self, plan: Plan, on: Day) -> None:
        self._plan = plan
        self._in_force = Span.of_year(on.year)
        self._seen: dict[str, int] = {}

    def __call__(self, at: str, slug: str, text: Words) -> _Common:
        key = f"{at}:{slug}"
        self._seen[key] = self._seen.get(key, 0) + 1
        number = self._seen[key]
        return {
            "cites": plan_citation(self._plan, at),
            "slug": slug if number == 1 else f"{slug}-{number}",
            "text": text,
            "in_force": self._in_force,
            "confidence": Confidence.VERIFIED
            if self._plan.extent is Extent.WHOLE
            else Confidence.SECONDARY,
            "levels": (self._plan.place.level,),
            "places": (self._plan.place.id,),
        }


def _rules_of(plan: Plan, regulation: Regulation) -> Iterable[Rule]:
    common = _Joiner(plan, regulation.on)
    for provision in plan.provisions:
        match provision:
            case Exclusion():
                yield from _limits(provision, common)
            case FollowUp():
                yield from _follow_up(provision, plan, common)
            case Notice(lead=lead) if lead is not None:
                yield Requirement(
                    **common(provision.at, "notice-lead", provision.words),
                    question=Question.NOTICE_LEAD,
                    at_least=lead,
                )
            case Frequency():
                yield Requirement(
                    **common(provision.at, "frequency", provision.words),
                    question=Question.FREQUENCY,
                    at_least=provision.at_least,
                )
            case Assignment():
                yield from _bodies(provision, regulation, common)
            case _:
                pass


def _limits(exclusion: Exclusion, common: _Joiner) -> Iterable[Rule]:
    if exclusion.kinds:
        yield Limit(
            **common(exclusion.at, "held-from-floor", exclusion.what),
            ground=exclusion.ground,
            given=Given(kind=exclusion.kinds),
            only=_HELD_OR_MORE,
        )
    persons = (
        ("conduct", Given(conduct=exclusion.conduct), exclusion.conduct),
        ("capacity", Given(capacity=exclusion.capacity), exclusion.capacity),
        (
            "settled",
            Given(kind=(StatementKind.COMPLAINT,), settled=exclusion.settled),
            exclusion.settled,
        ),
    )
    for slug, given, named in persons:
        if named:
            yield Limit(
                **common(exclusion.at, f"not-admitted-{slug}", exclusion.what),
                ground=exclusion.ground,
                given=given,
                only=(Admission.MUST_REFUSE,),
            )


def _follow_up(duty: FollowUp, plan: Plan, common: _Joiner) -> Iterable[Rule]:
    match duty.case:
        case FollowUpCase.OFF_TOPIC:
            given = Given(kind=(StatementKind.PETITION, StatementKind.QUESTION), topic=(Topic.OFF,))
            yield Limit(**common(duty.at, "off-topic", duty.task), given=given, only=_NOT_ANSWERED)
            yield Owed(
                **common(duty.at, "answer-in-writing", duty.task),
                given=attrs.evolve(given, delivery=(Delivery.SPOKEN, Delivery.SIGNED)),
                upon=(Handling.ANSWER_SEPARATELY,),
                act=Act.ANSWER_IN_WRITING,
                within=duty.within,
                since=Milestone.CONFERENCE,
            )
            desks = tuple(t.body for t in plan.assignments if t.role is Role.SECRETARIAT)
            bodies = tuple(dict.fromkeys((*desks, *duty.by)))
            if bodies:  # the secretariat drafts what the chair answers
                yield Desk(
                    **common(duty.at, "off-topic-desk", duty.task),
                    handlings=(Handling.ANSWER_SEPARATELY,),
                    lead=bodies[0],
                    partners=bodies[1:],
                    with_field_body=True,
                )
        case FollowUpCase.BEYOND_COMPETENCE:
            given = Given(
                kind=(StatementKind.PETITION,),
                competence=(Competence.HIGHER,),
                secrecy=(Secrecy.NO,),
            )
            yield Limit(
                **common(duty.at, "beyond-competence", duty.task), given=given, only=_PASSED_ON
            )
            yield Owed(
                **common(duty.at, "petition-upward", duty.task),
                given=given,
                act=Act.PETITION_UPWARD,
                within=duty.within,
                since=Milestone.CONFERENCE,
            )
        case _:
            question = QUESTION_OF_CASE.get(duty.case)
            if question is not None and duty.within is not None:
                yield Requirement(
                    **common(duty.at, f"{duty.case.value.replace('_', '-')}-within", duty.task),
                    question=question,
                    at_most=duty.within,
                )
            if duty.case is FollowUpCase.PUBLISH and duty.channels:
                yield Requirement(
                    **common(duty.at, "result-channels", duty.task),
                    question=Question.RESULT_CHANNELS,
                    all_of=duty.channels,
                )


def _bodies(task: Assignment, regulation: Regulation, common: _Joiner) -> Iterable[Rule]:
    if task.fields and task.role in (Role.LEAD, Role.ANSWER):
        yield Route(
            **common(task.at, "answers", task.task),
            at=regulation.level,
            fields=task.fields,
            lead=task.body,
            partners=task.partners,
            displaces=tuple(
                route.id
                for route in regulation.of(Route)
                if route.at is regulation.level
                and route.matter is None
                and set(route.fields) <= set(task.fields)
            ),
        )


_NOT_ANSWERED: Final = tuple(h for h in Handling if h is not Handling.ANSWER)
_PASSED_ON: Final = tuple(h for h in _NOT_ANSWERED if h is not Handling.ANSWER_SEPARATELY)
_HELD_OR_MORE: Final = tuple(p for p in Protection if p is not Protection.NONE)
