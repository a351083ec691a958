"""Screening: may this be put to the conference, and what becomes of it (sàng lọc ý kiến).

Answers: for each part of a statement, whether the speaker has the floor, what becomes of the
part, what must be guarded and which acts are owed, each with the rules it rests on. The functions
are *given* a `Regulation`; they know no law and no clock.
"""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias, final

import attrs

from dialogue_core import _html
from dialogue_core._typed import expect, expect_lang
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Discretion, Limit, Owed, Rule
from dialogue_core.statements import FACTS, UNKNOWN, Fact, Facts, Part, Statement
from dialogue_core.tables import ChairDecides, Decided, Decision
from dialogue_core.values import (
    Period,
    Words,
)
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Capacity,
    Competence,
    Conduct,
    FactName,
    Handling,
    Lang,
    Level,
    Milestone,
    PartyDiscipline,
    Protection,
    Secrecy,
    Settled,
    Settler,
    StatementKind,
    Term,
    Topic,
    Unknown,
)

__all__ = [
    "LEVEL_OF_SETTLER",
    "MOST_KEPT",
    "OUTSIDE",
    "ActOwed",
    "PartScreening",
    "Screening",
    "by_kind",
    "facts_of",
    "reasons_of",
    "screen",
    "screened_otherwise",
    "settler_of",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- facts --------------------------------------------------------------------------------------


def facts_of(statement: Statement, regulation: Regulation) -> tuple[Facts, ...]:
    """Return the facts of each part as the authority of the regulation sees them.

    What nobody recorded takes its presumption, or stands as `UNKNOWN` where nothing may be
    presumed; what is in doubt stays `UNKNOWN`. Of a complaint for which nobody recorded who made
    the decision, the competence is presumed from who settles the substance.
    """
    return tuple(_facts(statement, part, regulation.level) for part in statement.parts)


def _facts(statement: Statement, part: Part, level: Level) -> Facts:
    competence = _competence(part, level)
    recorded: dict[FactName, Term | None] = {
        FactName.KIND: part.kind,
        FactName.TOPIC: part.topic,
        FactName.COMPETENCE: competence,
        FactName.PARTY_DISCIPLINE: part.party_discipline,
        FactName.DELIVERY: statement.delivery,
        FactName.CONDUCT: statement.conduct,
        FactName.CAPACITY: statement.capacity,
        FactName.SETTLED: part.settled,
        FactName.SECRECY: part.secrecy,
    }
    absent = [fact for fact in FACTS if recorded[fact.name] is None]
    presumed = {fact.name for fact in absent if fact.presumed is not None}
    stands_in = part.kind is StatementKind.COMPLAINT and part.decision_maker is None
    if stands_in and isinstance(competence, Competence):
        presumed.add(FactName.COMPETENCE)
    return Facts(
        kind=part.kind or UNKNOWN,
        topic=part.topic or Topic.ON,
        competence=competence or UNKNOWN,
        party_discipline=part.party_discipline or PartyDiscipline.NO,
        delivery=statement.delivery or UNKNOWN,
        conduct=statement.conduct or Conduct.ORDERLY,
        capacity=statement.capacity or Capacity.FULL,
        settled=part.settled or Settled.OPEN,
        secrecy=part.secrecy or Secrecy.NO,
        presumed=tuple(name for name in FactName if name in presumed),
        unrecorded=tuple(fact.name for fact in absent if fact.presumed is None),
    )


def _competence(part: Part, level: Level) -> Competence | Unknown | None:
    """Return whose the matter is, seen from the level; in doubt if the kind is and it matters."""
    kinds = (part.kind,) if isinstance(part.kind, StatementKind) else tuple(StatementKind)
    found = {_relative(settler_of(part, kind), level) for kind in kinds}
    return found.pop() if len(found) == 1 else UNKNOWN


def _relative(settler: Settler | Unknown | None, level: Level) -> Competence | Unknown | None:
    if settler is None or isinstance(settler, Unknown):
        return settler
    if settler in OUTSIDE:
        return OUTSIDE[settler]
    rank = _RANK_OF_SETTLER[settler]
    if rank == level.rank:
        return Competence.OWN
    return Competence.LOWER if rank < level.rank else Competence.HIGHER


def settler_of(part: Part, kind: StatementKind) -> Settler | Unknown | None:
    """Return who is able to settle the part, if it is of that kind.

    For a complaint it is the decision-maker (02/2011/QH13 art. 7), for a denunciation the head
    who manages the accused (25/2018/QH14 art. 12), else who can settle the substance. Who settles
    the substance stands in for a decision-maker that nobody recorded, and never for who manages
    the accused.
    """
    if kind is StatementKind.COMPLAINT:
        return part.decision_maker or part.settled_by
    return part.accused_managed_by if kind is StatementKind.DENUNCIATION else part.settled_by


def by_kind(part: Part, facts: Facts, level: Level) -> tuple[Facts, ...]:
    """Return the facts for each kind that the part may turn out to be, each with its settler."""
    if isinstance(facts.kind, StatementKind):
        return (facts,)
    return tuple(
        attrs.evolve(
            facts, kind=kind, competence=_relative(settler_of(part, kind), level) or UNKNOWN
        )
        for kind in StatementKind
    )


OUTSIDE: Final = {
    Settler.OTHER_AGENCY: Competence.OTHER_AGENCY,
    Settler.NOT_STATE: Competence.NOT_STATE,
}
LEVEL_OF_SETTLER: Final = {
    Settler.WARD: Level.WARD,
    Settler.CITY: Level.CITY,
    Settler.PROVINCE: Level.PROVINCE,
}
_RANK_OF_SETTLER: Final = {
    **{settler: level.rank for settler, level in LEVEL_OF_SETTLER.items()},
    Settler.CENTRAL: max(level.rank for level in Level) + 1,
}


# --- screening ----------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class ActOwed:
    """An act owed (việc phải làm), with its period and the rules that demand it."""

    act: Act
    """What is owed."""
    within: Period | None = None
    """Within how long, where a text gives a number."""
    since: Milestone = Milestone.STATEMENT
    """What the period counts from."""
    certain: bool = True
    """False if it is owed only for some way in which a doubt may end."""
    clause: Words | None = None
    """What the first of the rules says, for an act of saying it."""
    rules: tuple[str, ...] = ()
    """Ids of the rules; none for the library's own policy of marking a doubt for the chair."""

    def words(self, lang: Lang) -> str:
        """Return the act in words, with its period."""
        text = self.act.label(lang)
        if self.clause is not None and self.act is Act.STATE_TIME_LIMIT:
            text += f": “{self.clause.label(lang)}”"
        if self.within is not None:
            text += (" trong " if lang == "vi" else " within ") + self.within.words(lang)
        if not self.certain:
            text += " (nếu đúng như nghi vấn)" if lang == "vi" else " (if the doubt proves true)"
        return text


@final
@attrs.frozen(kw_only=True)
class PartScreening:
    """What becomes of one part: three decisions, the acts owed, and the reasons."""

    id: str
    """The part's id, as ``S12/1``."""
    facts: Facts
    """The facts that it was decided on."""
    admission: Decision[Admission]
    """Whether the speaker has the floor; losing it never drops the matter."""
    handling: Decision[Handling]
    """What becomes of it, or what the chair chooses among."""
    protection: Decided[Protection]
    """What must be guarded; in doubt, the strictest that may turn out to apply."""
    acts: tuple[ActOwed, ...]
    """The acts owed."""
    ask: tuple[FactName, ...] = ()
    """The facts in doubt to ask about: an answer can change what is decided or guarded."""
    rules: tuple[Rule, ...] = attrs.field(repr=lambda found: repr(tuple(r.id for r in found)))
    """The rules that it rests on."""

    @property
    def decided(self) -> bool:
        """Whether one handling is left; else the chair decides."""
        return isinstance(self.handling, Decided)

    @property
    def held_from_floor(self) -> bool:
        """Whether it stays off the floor."""
        return self.protection.outcome.held_from_floor

    def words(self, lang: Lang) -> str:
        """Return the decision in one line."""
        if isinstance(self.handling, Decided):
            text = self.handling.outcome.label(lang)
        else:
            chair, about = (
                ("người chủ trì quyết định", "cần làm rõ")
                if lang == "vi"
                else ("the chair decides", "ask about")
            )
            text = f"{chair}: {' / '.join(h.label(lang) for h in self.handling.among)}"
            if self.ask:
                text += f"; {about}: {', '.join(name.label(lang) for name in self.ask)}"
        guarded = [self.protection.outcome.label(lang)]
        if isinstance(self.admission, ChairDecides):
            guarded.append(" / ".join(a.label(lang) for a in self.admission.among))
        elif self.admission.outcome is not Admission.HEAR:
            guarded.append(self.admission.outcome.label(lang))
        return f"{text} [{'; '.join(guarded)}]"

    def reasons(self, lang: Lang) -> tuple[str, ...]:
        """Return the reasons, each with its citation."""
        expect_lang(lang)
        if not self.rules:
            return (
                "Không quy định nào hạn chế: hướng thuận lợi nhất theo thứ tự đã công bố."
                if lang == "vi"
                else "No rule narrows it: the most favourable outcome in the published order.",
            )
        return reasons_of(self.rules, lang)


def reasons_of(rules: Iterable[Rule], lang: Lang) -> tuple[str, ...]:
    """Return what the rules say, each with its citation and its mark."""
    return tuple(
        f"{rule.cites.words(lang)}: {rule.text.label(lang)}{rule.mark(lang)}" for rule in rules
    )


@final
@attrs.frozen(kw_only=True)
class Screening:
    """What becomes of a statement: one decision for each of its parts (sàng lọc ý kiến)."""

    statement: str
    """The statement's id."""
    parts: tuple[PartScreening, ...]
    """One for each part, in order."""

    def html(self, lang: Lang = "vi") -> str:
        """Return the screening as tables for a notebook, one for each part; no words are told."""
        caption = "Sàng lọc ý kiến, nội dung" if lang == "vi" else "Screening of part"
        tables = (
            _html.fields(f"{caption} {part.id}", _told(part, lang), lang=lang)
            for part in self.parts
        )
        return _html.page(*tables, lang=lang)

    _repr_html_ = html


def _told(part: PartScreening, lang: Lang) -> dict[str, _html.Cell]:
    facts = part.facts
    silent = {*facts.presumed, *facts.unrecorded}
    recorded = {name: value for name, value in facts.values.items() if name not in silent}
    return {
        "handling": _among(part.handling, lang),
        "floor": _among(part.admission, lang),
        "protection": part.protection.outcome.label(lang),
        "ask": [name.label(lang) for name in part.ask],
        "acts": [act.words(lang) for act in part.acts],
        "recorded": [f"{n.label(lang)}: {value.label(lang)}" for n, value in recorded.items()],
        "presumed": [f"{n.label(lang)}: {facts.value(n).label(lang)}" for n in facts.presumed],
        "unrecorded": [name.label(lang) for name in facts.unrecorded],
        "reasons": part.reasons(lang),
    }


def _among(decision: Decision[Admission] | Decision[Handling], lang: Lang) -> list[str]:
    """Return the one outcome, or what the chair chooses among, said to be so."""
    outcomes = [outcome.label(lang) for outcome in decision.among]
    if isinstance(decision, Decided):
        return outcomes
    return ["người chủ trì quyết định:" if lang == "vi" else "the chair decides:", *outcomes]


def screen(statement: Statement, regulation: Regulation) -> Screening:
    """Return what becomes of each part of a statement: exactly one decision each.

    In doubt a part is received, recorded, marked for the chair, and held from the floor if any
    way the doubt may end forbids the floor. Parts of which the same is recorded share all that is
    decided, but their id.

    Raises:
        ConflictingRulesError: The rules leave nothing lawful.
    """
    rulings = expect(regulation, Regulation, "regulation").kept(_Rulings)
    mixed = len(expect(statement, Statement, "statement").parts) > 1
    return Screening(
        statement=statement.id,
        parts=tuple(
            [
                rulings.of(statement, part).named(statement.part_id(i), mixed=mixed)
                for i, part in enumerate(statement.parts)
            ]
        ),
    )


def screened_otherwise(
    statement: Statement, screening: Screening, regulation: Regulation
) -> PartScreening | None:
    """Return the first part of which the regulation decides something else, or none.

    What it decided itself is known by being the same object, so that asking costs little.
    """
    rulings = regulation.kept(_Rulings)
    for part, screened in zip(statement.parts, screening.parts, strict=True):
        ruling = rulings.of(statement, part)
        if not ruling.made(screened) and not ruling.decides(screened):
            return screened
    return None


@final
@attrs.frozen(kw_only=True)
class _Ruling:
    """What is decided about all parts of which the same is recorded."""

    facts: Facts
    admission: Decision[Admission]
    handling: Decision[Handling]
    protection: Decided[Protection]
    acts: tuple[ActOwed, ...]
    acts_unsplit: tuple[ActOwed, ...]
    ask: tuple[FactName, ...]
    rules: tuple[Rule, ...]

    def made(self, screened: PartScreening) -> bool:
        """Return whether it is what this decided itself, object by object."""
        return (
            self.facts is screened.facts
            and self.admission is screened.admission
            and self.handling is screened.handling
            and self.protection is screened.protection
            and self.rules is screened.rules
        )

    def decides(self, screened: PartScreening) -> bool:
        """Return whether this is what was decided, by rules that say the same."""
        return (
            self.facts == screened.facts
            and self.admission == screened.admission
            and self.handling == screened.handling
            and self.protection == screened.protection
            and self.rules == screened.rules
        )

    def named(self, part_id: str, *, mixed: bool) -> PartScreening:
        return PartScreening(
            id=part_id,
            facts=self.facts,
            admission=self.admission,
            handling=self.handling,
            protection=self.protection,
            acts=self.acts if mixed else self.acts_unsplit,
            ask=self.ask,
            rules=self.rules,
        )


@final
class _Rulings:
    """The rulings under one regulation, each made once; only the latest are kept."""

    def __init__(self, regulation: Regulation) -> None:
        self._regulation = regulation
        self._made: dict[tuple[Term | None, ...], _Ruling] = {}

    def of(self, statement: Statement, part: Part) -> _Ruling:
        recorded = (
            part.kind,
            part.topic,
            part.settled_by,
            part.decision_maker,
            part.accused_managed_by,
            part.party_discipline,
            part.settled,
            part.secrecy,
            statement.delivery,
            statement.conduct,
            statement.capacity,
        )
        found = self._made.get(recorded)
        if found is None:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            found = self._made[recorded] = self._rule(statement, part)
        return found

    def _rule(self, statement: Statement, part: Part) -> _Ruling:
        regulation = self._regulation
        facts = _facts(statement, part, regulation.level)
        cases = by_kind(part, facts, regulation.level)
        admission = regulation.admission.at(facts.codes.admission)
        handling = _joined([regulation.handling.at(case.codes.handling) for case in cases])
        protection = regulation.protection.at(facts.codes.protection)
        open_ = [d for d in (admission, handling, protection) if isinstance(d, ChairDecides)]
        acts = regulation.kept(_Acts).owed(cases)
        if open_:
            acts = (*acts, ActOwed(act=Act.NOTE_FOR_CHAIR))
        used = {*admission.rows, *handling.rows, *protection.rows}
        return _Ruling(
            facts=facts,
            admission=admission,
            handling=handling,
            protection=protection.strictest,
            acts=acts,
            acts_unsplit=tuple(owed for owed in acts if owed.act is not Act.SPLIT),
            ask=tuple(name for name in FactName if any(name in d.ask for d in open_)),
            rules=tuple(
                rule
                for rule in regulation.rules
                if isinstance(rule, Limit | Discretion) and rule.id in used
            ),
        )


MOST_KEPT: Final = 10_000
"""How many rulings are kept for one regulation: what is recorded takes few forms in practice."""


def _joined(decisions: Sequence[Decision[Handling]]) -> Decision[Handling]:
    """Return the one decision of all kinds that a part may turn out to be."""
    every = {outcome for found in decisions for outcome in found.among}
    rows = tuple(dict.fromkeys(row for found in decisions for row in found.rows))
    if len(every) == 1:
        return Decided(outcome=every.pop(), rows=rows)
    asked = {name for d in decisions if isinstance(d, ChairDecides) for name in d.ask}
    if any(found.among != decisions[0].among for found in decisions):
        asked.add(FactName.KIND)
    return ChairDecides(
        among=tuple(h for h in Handling if h in every),
        ask=tuple(name for name in FactName if name in asked),
        rows=rows,
    )


# --- acts owed ----------------------------------------------------------------------------------


_ActKey: TypeAlias = tuple[Act, Period | None, Milestone]
_Way: TypeAlias = tuple[int, int, int, int]
"""One way in which a doubt may end: which rules speak, as bits, and the codes in three tables."""


@final
class _Acts:
    """The acts that one regulation makes owed; a set of its rules is a whole number, bit by bit."""

    def __init__(self, regulation: Regulation) -> None:
        self._tables = (regulation.admission, regulation.handling, regulation.protection)
        self._rules = regulation.of(Owed)
        self._every = (1 << len(self._rules)) - 1
        self._upon: dict[Term, int] = {
            outcome: _bits(not rule.upon or outcome in rule.upon for rule in self._rules)
            for outcome in (*Admission, *Handling, *Protection)
        }
        digits = [table.grid.digits for table in self._tables]
        self._steps: dict[FactName, dict[Term, _Way]] = {}
        for fact in FACTS:
            self._steps[fact.name] = {}
            for value in fact.values:
                speaking = _bits(value in _allowed(rule, fact) for rule in self._rules)
                a, h, p = (of_table.get(fact.name, {}).get(value, 0) for of_table in digits)
                self._steps[fact.name][value] = (speaking, a, h, p)

    def owed(self, cases: Iterable[Facts]) -> tuple[ActOwed, ...]:
        """Return the acts owed for some of the cases; certain, if for all ways they may end."""
        ways = {bits for case in cases for bits in self._ways(case)}
        found: dict[_ActKey, dict[int, Owed]] = {}
        for i, rule in enumerate(self._rules):
            if any(bits >> i & 1 for bits in ways):
                found.setdefault((rule.act, rule.within, rule.since), {})[1 << i] = rule
        order = list(Act)
        return tuple(
            ActOwed(
                act=act,
                within=within,
                since=since,
                certain=all(bits & sum(rules) for bits in ways),
                clause=next(iter(rules.values())).text,
                rules=tuple(rule.id for rule in rules.values()),
            )
            for (act, within, since), rules in sorted(
                found.items(), key=lambda item: order.index(item[0][0])
            )
        )

    def _ways(self, facts: Facts) -> set[int]:
        """Return the rules that make an act owed, for each way in which the doubts may end."""
        ways: set[_Way] = {(self._every, 0, 0, 0)}
        for name, steps in self._steps.items():
            value = facts.value(name)
            some = steps.values() if isinstance(value, Unknown) else (steps[value],)
            ways = {(m & n, a + b, h + i, p + q) for m, a, h, p in ways for n, b, i, q in some}
        admission, handling, protection = self._tables
        return {
            bits & (self._upon[a] | self._upon[h] | self._upon[p])
            for bits, in_admission, in_handling, in_protection in ways
            for a in admission.at(in_admission).among
            for h in handling.at(in_handling).among
            for p in protection.at(in_protection).among
        }


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << i for i, flag in enumerate(flags) if flag)


def _allowed(rule: Owed, fact: Fact) -> tuple[Term, ...]:
    return dict(rule.given.named).get(fact.name, fact.values)
