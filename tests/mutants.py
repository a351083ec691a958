"""The mutation score of the rules shipped: ``python tests/mutants.py`` (`make mutants`).

Every small edit of every shipped rule is applied to the regulations in which it can be seen: those
of each kind of place and level on every boundary day from 2016-01-01 to 2027-12-31, shared by
their set of rules. It counts as noticed by *certify* if the regulation is no longer sound or other
rules are listed as redundant or dead, by *layer* if a lower text is said to relax an upper one, or
would if a doubtful text says what is thought, and by the *clause cases* of
``tests/cases/clauses.toml``. What nothing notices stands in ``tests/cases/survivors.toml`` with the
reason why the law makes it so; the run ends with 1 if that list misses a survivor or lists one that
is noticed.
"""

import argparse
import functools
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Final

import attrs
from clause_cases import (
    CLAUSE_CASES,
    FIRST,
    LAST,
    UNITS,
    ClauseCase,
    check_days,
    regulation_at,
)

from dialogue_core import law
from dialogue_core.certificates import certify
from dialogue_core.errors import DialogueError, NoSuchLevelError
from dialogue_core.layering import layer
from dialogue_core.regulations import Regulation
from dialogue_core.rules import (
    Absence,
    Desk,
    Discretion,
    Limit,
    Owed,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.testing import Edit, edits
from dialogue_core.values import Words
from dialogue_core.vocabulary import InstrumentKind

SURVIVORS: Final = Path(__file__).parent / "cases" / "survivors.toml"


# --- where an edit can be seen ------------------------------------------------------------------


@functools.cache
def regulations() -> tuple[Regulation, ...]:
    """Every regulation that occurs, once for each set of rules."""
    days = {FIRST, LAST}
    for day in law.boundaries():
        days |= {day.subtract(days=1), day, day.add(days=1)}
    found = {}
    for day, unit in product(sorted(d for d in days if FIRST <= d <= LAST), UNITS):
        try:
            regulation = regulation_at(unit, day.isoformat())
        except NoSuchLevelError:
            continue  # the district level ended
        found.setdefault((unit, regulation.rules), regulation)
    return tuple(found.values())


@functools.cache
def cases_by_regulation() -> dict[tuple[Rule, ...], list[ClauseCase]]:
    """The clause cases of each set of rules."""
    found = defaultdict(list)
    for case in CLAUSE_CASES:
        found[regulation_at(case.unit, case.on).rules].append(case)
    return found


def contexts(edit: Edit) -> Iterator[Regulation]:
    """Yield every regulation that the edit changes."""
    for regulation in regulations():
        there = any(rule is edit.rule for rule in regulation.rules)
        now = edit.now
        added = now is not None and (
            now.in_force.covers(regulation.on) and now.speaks_to(regulation.place, regulation.level)
        )
        if there or added:
            yield regulation


# --- who notices --------------------------------------------------------------------------------

_FAMILIES: Final = ((Limit, Discretion), (Route, Desk), (Requirement, Absence))


def _family(regulation: Regulation, rule: Rule) -> Regulation | None:
    """The regulation with only what a certificate reads together with the rule."""
    for kinds in _FAMILIES:
        if isinstance(rule, kinds):
            kept = tuple(r for r in regulation.rules if isinstance(r, kinds))
            return attrs.evolve(regulation, rules=kept)
    return None  # of acts owed a certificate only warns, which is no failure


def _says(regulation: Regulation) -> frozenset[str]:
    """What a certificate says that is not as it should be."""
    certificate = certify(regulation)
    idle = (rule for table in certificate.tables for rule in (*table.redundant, *table.dead))
    return frozenset((*(failure.what.en for failure in certificate.failures), *idle))


_SAID: Final[dict[tuple[object, ...], frozenset[str]]] = {}


def _said(family: Regulation) -> frozenset[str]:
    key = (family.level, family.on, family.place, family.rules)
    if key not in _SAID:
        _SAID[key] = _says(family)
    return _SAID[key]


def by_certify(edit: Edit) -> bool:
    """Whether a certificate of a regulation with the edit says that something is wrong."""
    seen = set()
    for regulation in contexts(edit):
        family = _family(regulation, edit.rule)
        if family is None:
            return False
        mutant = edit.of(family)
        same = {r.id for r in mutant.rules} == {r.id for r in family.rules}
        if (same and _only_days(edit)) or (family.level, family.rules) in seen:
            continue  # a certificate is of one day
        seen.add((family.level, family.rules))
        itself = {edit.rule.id} if edit.now is None else set()
        if (_says(mutant) ^ _said(family)) - itself:
            return True
    return False


def _only_days(edit: Edit) -> bool:
    return edit.now is not None and (
        attrs.evolve(edit.now, in_force=edit.rule.in_force) == edit.rule
    )


_LAYERS: Final = (
    InstrumentKind.LAW,
    InstrumentKind.ORDINANCE,
    InstrumentKind.DECREE,
    InstrumentKind.CIRCULAR,
    InstrumentKind.LOCAL_RULE,
)
"""Kinds of text, each under those before it; the Party line stands beside, practice is no text."""

_RANK: Final = {
    text.number: _LAYERS.index(text.kind) for text in law.INSTRUMENTS if text.kind in _LAYERS
}


def _layer_family(rule: Rule) -> tuple[type, ...] | None:
    """What is held against other texts together with the rule."""
    match rule:
        case Limit():
            return (Limit, type(rule.only[0]))
        case Requirement() | Owed():
            return (type(rule),)
        case _:
            return None


@functools.lru_cache(maxsize=4096)
def _relaxed(over: Regulation, lower: tuple[Rule, ...]) -> frozenset[tuple[object, ...]]:
    """What relaxes, and what would if a doubtful text says what is thought."""
    found = layer(over, lower)
    return frozenset(
        (
            *((relaxed.kind, relaxed.upper, relaxed.lower) for relaxed in found.relaxations),
            *(open_.rules for open_ in found.not_evaluated),
        )
    )


def by_layer(edit: Edit) -> bool:
    """Whether a lower text is said to relax an upper one, or may, and was not without the edit."""
    family, own = _layer_family(edit.rule), edit.rule.cites.instrument
    if family is None or own not in _RANK:
        return False
    seen = set()
    for regulation in contexts(edit):
        mutant = edit.of(regulation)
        there, now = (
            tuple(r for r in rules if _layer_family(r) == family and r.cites.instrument in _RANK)
            for rules in (regulation.rules, mutant.rules)
        )
        if (there, regulation.level) in seen:
            continue
        seen.add((there, regulation.level))
        for text in {rule.cites.instrument for rule in (*there, *now)}:
            if _RANK[text] == 0 or _RANK[own] > _RANK[text]:
                continue
            before, after = (
                _relaxed(
                    attrs.evolve(
                        regulation,
                        rules=tuple(r for r in rules if _RANK[r.cites.instrument] < _RANK[text]),
                    ),
                    tuple(r for r in rules if r.cites.instrument == text),
                )
                for rules in (there, now)
            )
            if after - before:
                return True
    return False


def by_clauses(edit: Edit) -> bool:
    """Whether a clause case says that something is wrong."""
    for regulation in contexts(edit):
        mutant = edit.of(regulation)
        if _notices(check_days, mutant):
            return True
        for case in cases_by_regulation()[regulation.rules]:
            if case.touches(edit.rule) and _notices(case.check, mutant):
                return True
    return False


def _notices(check, regulation: Regulation) -> bool:
    try:
        check(regulation)
    except (AssertionError, DialogueError, ValueError):  # unpacking: no row, or several
        return True
    return False


NOTICE: Final = {"certify": by_certify, "layer": by_layer, "clauses": by_clauses}


# --- the run ------------------------------------------------------------------------------------


def survivors() -> dict[tuple[str, str], Words]:
    """The survivors argued: the reason in Vietnamese and English, by rule and edit."""
    listed = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))["survivor"]
    return {
        (rule, s["edit"]): Words(s["reason_vi"], s["reason_en"])
        for s in listed
        for rule in s["rules"]
    }


def run(rules: Iterable[tuple[str, Rule]], done=lambda number: None):
    """Return the counts by instrument and the mutants that nothing noticed."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    unnoticed = set()
    for number, (text, rule) in enumerate(rules):
        done(number)
        for edit in edits(rule):
            found = {name for name, notices in NOTICE.items() if notices(edit)}
            counts[text].update({"mutants": 1, **dict.fromkeys(found, 1), "noticed": bool(found)})
            if not found:
                unnoticed.add((rule.id, edit.what.en))
    return counts, unnoticed


def table(counts: dict[str, Counter[str]]) -> Iterator[str]:
    """Yield the lines of the score table."""
    heads = ("mutants", *NOTICE, "noticed")
    total: Counter[str] = sum(counts.values(), Counter())
    yield f"{'instrument':56}" + "".join(f"{head:>10}" for head in heads)
    for name, row in (*counts.items(), ("all", total)):
        yield f"{name:56}" + "".join(f"{row[head]:>10}" for head in heads)


def main() -> int:
    """Run over all shipped rules, or those of the instruments named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instruments", nargs="*", help="numbers of instruments; all unless said")
    wanted = parser.parse_args().instruments
    rules = [
        (text.number, rule)
        for text in law.INSTRUMENTS
        for rule in text.rules
        if not wanted or text.number in wanted
    ]

    def done(number):
        if sys.stderr.isatty() or number % 50 == 0:
            print(f"{number}/{len(rules)} rules", end="\r", file=sys.stderr, flush=True)

    counts, unnoticed = run(rules, done)
    print("\n".join(table(counts)))
    argued = survivors()
    ids = {rule.id for _, rule in rules}
    missing = unnoticed - set(argued)
    stale = {(rule, what) for rule, what in argued if rule in ids} - unnoticed
    for rule, what in sorted(missing):
        print(f"not noticed and not argued: {rule}: {what}")
    for rule, what in sorted(stale):
        print(f"argued, but noticed or gone: {rule}: {what}")
    print(f"{len(unnoticed)} survivors, {len(unnoticed) - len(missing)} of them argued")
    return 1 if missing or stale else 0


if __name__ == "__main__":
    sys.exit(main())
