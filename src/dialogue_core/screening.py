"""Screening: may this be put to the conference, and what becomes of it (sàng lọc ý kiến).

Answers: for each part of a statement, whether the speaker has the floor, what becomes of the
part, what must be guarded and which acts are owed, each with the rules it rests on. The functions
are *given* a `Regulation`; they know no law and no clock.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias, final

import attrs

from dialogue_core._typed import expect
from dialogue_core.regulations import Regulation
from dialogue_core.rules import (
    Limit,
    Owed,
    Rule,
)
from dialogue_core.statements import FACTS, UNKNOWN, Facts, Part, Statement
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
    "OUTSIDE",
    "ActOwed",
    "PartScreening",
    "Screening",
    "by_kind",
    "facts_of",
    "reasons_of",
    "screen",
    "settler_of",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- facts --------------------------------------------------------------------------------------


def facts_of(statement: Statement, regulation: Regulation) -> tuple[Facts, ...]:
    """Return the facts of each part as the authority of the regulation sees them.

    What nobody recorded takes its presumption, or stands as `UNKNOWN` where nothing may be
    presumed; what is in doubt stays `UNKNOWN`.
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
        presumed=tuple(fact.name for fact in absent if fact.presumed is not None),
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
    who manages the accused (25/2018/QH14 art. 12), else who can settle the substance. Who manages
    the accused is never taken from who settles the substance.
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
            options = " / ".join(h.label(lang) for h in self.handling.among)
            asked = ", ".join(name.label(lang) for name in self.ask)
            text = (
                f"người chủ trì quyết định: {options}; cần làm rõ: {asked}"
                if lang == "vi"
                else f"the chair decides: {options}; ask about: {asked}"
            )
        guarded = [self.protection.outcome.label(lang)]
        if isinstance(self.admission, ChairDecides):
            guarded.append(" / ".join(a.label(lang) for a in self.admission.among))
        elif self.admission.outcome is not Admission.HEAR:
            guarded.append(self.admission.outcome.label(lang))
        return f"{text} [{'; '.join(guarded)}]"

    def reasons(self, lang: Lang) -> tuple[str, ...]:
        """Return the reasons, each with its citation."""
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


def screen(statement: Statement, regulation: Regulation) -> Screening:
    """Return what becomes of each part of a statement: exactly one decision each.

    In doubt a part is received, recorded, marked for the chair, and held from the floor if any
    way the doubt may end forbids the floor.

    Raises:
        ConflictingRulesError: The rules leave nothing lawful.
    """
    expect(regulation, Regulation, "regulation")
    facts = facts_of(expect(statement, Statement, "statement"), regulation)
    return Screening(
        statement=statement.id,
        parts=tuple(
            _screen(statement.part_id(i), part, f, regulation, mixed=len(facts) > 1)
            for i, (part, f) in enumerate(zip(statement.parts, facts, strict=True))
        ),
    )


def _screen(
    part_id: str, part: Part, facts: Facts, regulation: Regulation, *, mixed: bool
) -> PartScreening:
    values = facts.values
    cases = by_kind(part, facts, regulation.level)
    admission = regulation.admission.decide(values)
    handling = _joined([regulation.handling.decide(case.values) for case in cases])
    protection = regulation.protection.strictest(values)
    open_ = [
        d
        for d in (admission, handling, regulation.protection.decide(values))
        if isinstance(d, ChairDecides)
    ]
    acts = tuple(a for a in _acts(cases, regulation) if mixed or a.act is not Act.SPLIT)
    if open_:
        acts = (*acts, ActOwed(act=Act.NOTE_FOR_CHAIR))
    used = {*admission.rows, *handling.rows, *protection.rows}
    return PartScreening(
        id=part_id,
        facts=facts,
        admission=admission,
        handling=handling,
        protection=protection,
        acts=acts,
        ask=tuple(name for name in FactName if any(name in d.ask for d in open_)),
        rules=tuple(rule for rule in regulation.of(Limit) if rule.id in used),
    )


def _joined(decisions: Sequence[Decision[Handling]]) -> Decision[Handling]:
    """Return the one decision of all kinds that a part may turn out to be."""
    left = [set(d.among) if isinstance(d, ChairDecides) else {d.outcome} for d in decisions]
    every = set[Handling]().union(*left)
    rows = tuple(dict.fromkeys(row for d in decisions for row in d.rows))
    if len(every) == 1:
        return Decided(outcome=every.pop(), rows=rows)
    asked = {name for d in decisions if isinstance(d, ChairDecides) for name in d.ask}
    if any(outcomes != left[0] for outcomes in left):
        asked.add(FactName.KIND)
    return ChairDecides(
        among=tuple(h for h in Handling if h in every),
        ask=tuple(name for name in FactName if name in asked),
        rows=rows,
    )


def _acts(cases: Sequence[Facts], regulation: Regulation) -> tuple[ActOwed, ...]:
    rules = regulation.of(Owed)
    owed = [
        frozenset(rule.id for rule in _owed(cell, rules, regulation))
        for case in cases
        for cell in _completions(case)
    ]
    ever = frozenset[str]().union(*owed)
    found: dict[_ActKey, list[Owed]] = {}
    for rule in rules:
        if rule.id in ever:
            found.setdefault(_key(rule), []).append(rule)
    order = list(Act)
    return tuple(
        ActOwed(
            act=key[0],
            within=key[1],
            since=key[2],
            certain=all(any(rule.id in ids for rule in rules_of_act) for ids in owed),
            clause=rules_of_act[0].text,
            rules=tuple(rule.id for rule in rules_of_act),
        )
        for key, rules_of_act in sorted(found.items(), key=lambda item: order.index(item[0][0]))
    )


_ActKey: TypeAlias = tuple[Act, Period | None, Milestone]


def _key(rule: Owed) -> _ActKey:
    return (rule.act, rule.within, rule.since)


def _completions(facts: Facts) -> Iterable[dict[FactName, Term]]:
    doubtful = [fact for fact in FACTS if isinstance(facts.value(fact.name), Unknown)]
    names = [fact.name for fact in doubtful]
    for chosen in itertools.product(*(fact.values for fact in doubtful)):
        yield {**facts.values, **dict(zip(names, chosen, strict=True))}


def _owed(
    values: Mapping[FactName, Term], rules: Iterable[Owed], regulation: Regulation
) -> Iterable[Owed]:
    outcomes = {
        regulation.admission.strictest(values).outcome,
        regulation.handling.strictest(values).outcome,
        regulation.protection.strictest(values).outcome,
    }
    for rule in rules:
        if rule.given.holds(values) and (not rule.upon or outcomes.intersection(rule.upon)):
            yield rule
