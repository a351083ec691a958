"""The clause cases of ``tests/cases/clauses.toml``, as checks of a regulation.

Each case knows the unit and the day whose regulation it checks, and which rules it touches; its
`check` raises an AssertionError, or an error of the library, where the regulation says otherwise.
"""

import fnmatch
import functools
import itertools
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import attrs

from dialogue_core import law
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Desk, Limit, Owed, Requirement, Route, Rule
from dialogue_core.statements import FACTS
from dialogue_core.territory import Unit
from dialogue_core.values import Days, Share, Span, Times, WorkingDays, as_day
from dialogue_core.vocabulary import (
    Competence,
    FactName,
    Field,
    Handling,
    Matter,
    Question,
    Term,
    UnitKind,
)

PATH: Final = Path(__file__).parent / "cases" / "clauses.toml"
CASES: Final = tomllib.loads(PATH.read_text(encoding="utf-8"))
FIRST: Final = as_day("2016-01-01")
LAST: Final = as_day("2027-12-31")
UNITS: Final = {
    "xa": Unit(id="tinh/huyen/xa", name="Không Ngày", kind=UnitKind.XA),
    "phuong": Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG),
    "phuong-ha-noi": Unit(id="ha-noi/quan/phuong", name="Hà Nội", kind=UnitKind.PHUONG),
    "xa-binh-phuoc": Unit(id="binh-phuoc/huyen/xa", name="Bình Phước", kind=UnitKind.XA),
    "huyen": Unit(id="tinh/huyen", name="Không Ngày", kind=UnitKind.HUYEN),
    "tinh": Unit(id="tinh", name="Không Ngày", kind=UnitKind.TINH),
}


@attrs.frozen(kw_only=True)
class ClauseCase:
    """One case, on one day."""

    name: str
    unit: str
    on: str
    touches: Callable[[Rule], bool]
    check: Callable[[Regulation], None]
    table: str = ""
    """The table whose cells it works out, and where: `holds`."""
    holds: Callable[[dict[FactName, Term]], bool] = lambda cell: False

    def __str__(self):
        return f"{self.name} [{self.unit} {self.on}]"


@functools.cache
def regulation_at(unit: str, on: str) -> Regulation:
    return law.regulation_for(UNITS[unit], on=on)


# --- days ---------------------------------------------------------------------------------------


@functools.cache
def span_of(rule_id: str) -> Span | None:
    """The days of a clause by the last pattern that fits its id."""
    fits = [d for d in CASES["dates"] if fnmatch.fnmatchcase(rule_id, d["rules"])]
    if not fits:
        return None
    last = fits[-1].get("last")
    return Span(fits[-1]["since"], last and as_day(last).add(days=1))


def check_days(regulation: Regulation) -> None:
    for rule in regulation.rules:
        assert rule.in_force == span_of(rule.id), (rule.id, rule.in_force)


# --- questions ----------------------------------------------------------------------------------

_UNITS_OF_NUMBERS = {"days": Days, "working days": WorkingDays, "a year": Times, "%": Share}


def number(text):
    if text is None:
        return None
    count, unit = text.split(" ", 1)
    return _UNITS_OF_NUMBERS[unit](int(count))


def _answer(case):
    question = Question(case["question"])

    def check(regulation):
        (rule,) = (r for r in regulation.answer(question).rules if r.id == case["by"])
        assert rule.at_least == number(case.get("at_least"))
        assert rule.at_most == number(case.get("at_most"))
        assert {t.value for t in rule.all_of} == set(case.get("all_of", ()))
        assert {t.value for t in rule.one_of} == set(case.get("one_of", ()))
        assert rule.stated is case.get("stated", False)

    def touches(rule):
        return isinstance(rule, Requirement) and rule.question is question

    yield ClauseCase(
        name=case["says"], unit=case["unit"], on=case["on"], touches=touches, check=check
    )


def _gap(case):
    def check(regulation):
        listed = [a for a in regulation.of(Absence) if a.id.startswith(case["by"])]
        open_ = {a.question and a.question.value for a in listed}
        assert open_ == set(case["questions"] or [None])

    def touches(rule):
        return isinstance(rule, Absence) and rule.id.startswith(case["by"])

    yield ClauseCase(
        name=case["says"], unit=case["unit"], on=case["on"], touches=touches, check=check
    )


# --- tables -------------------------------------------------------------------------------------

_FACTS = {fact.name: fact.values for fact in FACTS}


def _cells(table, facts=None):
    """Every cell of the table that has the facts."""
    choices = [
        [v for v in axis.values if v.value in (facts or {}).get(axis.name.value, (v.value,))]
        for axis in table.axes
    ]
    for cell in itertools.product(*choices):
        yield dict(zip((axis.name for axis in table.axes), cell, strict=True))


def lawful(table, cell):
    """What all rows that speak leave together, by intersection."""
    left = set(table.outcomes)
    for row in table.rows:
        if all(cell[name] in values for name, values in row.given):
            left &= set(row.only)
    return {outcome.value for outcome in left}


def _holds(facts, cell):
    return all(v.value in facts.get(name.value, (v.value,)) for name, v in cell.items())


def _first_day(rule_id):
    return max(span_of(rule_id).since, FIRST).isoformat()


def _somewhere(rule_id):
    return "xa-binh-phuoc" if "Bình Phước" in rule_id else "tinh"


def _limit(case):
    def check(regulation):
        rule = regulation.rule(case["by"])
        alone = attrs.evolve(regulation, rules=(rule,))
        (table,) = (t for t in (alone.admission, alone.handling, alone.protection) if t.rows)
        every = {outcome.value for outcome in table.outcomes}
        for cell in _cells(table):
            expected = set(case["only"]) if _holds(case["facts"], cell) else every
            assert lawful(table, cell) == expected, cell

    yield ClauseCase(
        name=case["says"],
        unit=_somewhere(case["by"]),
        on=_first_day(case["by"]),
        touches=lambda rule: rule.id == case["by"],
        check=check,
    )


def _lawful(group):
    def checker(case):
        def check(regulation):
            table = getattr(regulation, group["table"])
            for cell in _cells(table, case["facts"]):
                assert lawful(table, cell) == set(case["lawful"]), cell
                best = next(o for o in table.outcomes if o.value in case["lawful"])
                assert table.decide(cell).outcome is best

        return check

    def touches(rule):
        return isinstance(rule, Limit) and type(rule.only[0]).__name__.lower() == group["table"]

    for on, case in itertools.product(group["on"], group["cases"]):
        yield ClauseCase(
            name=case["says"],
            unit=group["unit"],
            on=on,
            touches=touches,
            check=checker(case),
            table=group["table"],
            holds=functools.partial(_holds, case["facts"]),
        )


def _act(case):
    def check(regulation):
        rule = regulation.rule(case["by"])
        base = {
            name: next(v for v in values if v.value in case["facts"].get(name.value, (v.value,)))
            for name, values in _FACTS.items()
        }
        for name, values in _FACTS.items():
            speaks = {v.value for v in values if rule.given.holds({**base, name: v})}
            assert speaks == set(case["facts"].get(name.value, (v.value for v in values))), name
        assert rule.act.value == case["act"]
        assert rule.within == number(case.get("within"))
        assert {outcome.value for outcome in rule.upon} == set(case.get("upon", ()))

    yield ClauseCase(
        name=case["says"],
        unit=_somewhere(case["by"]),
        on=_first_day(case["by"]),
        touches=lambda rule: isinstance(rule, Owed) and rule.id == case["by"],
        check=check,
    )


# --- bodies -------------------------------------------------------------------------------------


def _bodies(row):
    return " + ".join(body.id for body in (row.lead, *row.partners))


def _routes(group):
    competences = [Competence(c) for c in group["competences"]]

    def checker(field, matter, expected):
        def check(regulation):
            for competence in competences:
                (row,) = regulation.routes_for(field, matter, competence)
                assert _bodies(row) == expected, competence

        return check

    def toucher(field):
        return lambda rule: isinstance(rule, Route) and field in rule.fields

    for on, (key, expected) in itertools.product(group["on"], group["bodies"].items()):
        name, _, finer = key.partition("/")
        field, matter = Field(name), Matter(finer) if finer else None
        yield ClauseCase(
            name=f"{group['says']}: {key}",
            unit=group["unit"],
            on=on,
            touches=toucher(field),
            check=checker(field, matter, expected),
        )


def _desks(group):
    def check(regulation):
        for handling, competence in itertools.product(Handling, Competence):
            expected = [
                (case["body"], case.get("joins", False))
                for case in group["cases"]
                if case["handling"] == handling.value
                and competence.value in case.get("competences", (competence.value,))
            ]
            found = [d for d in regulation.of(Desk) if d.takes(handling, competence)]
            assert [(_bodies(d), d.with_field_body) for d in found] == expected, handling

    for on in group["on"]:
        yield ClauseCase(
            name=group["says"],
            unit=group["unit"],
            on=on,
            touches=lambda rule: isinstance(rule, Desk),
            check=check,
        )


# --- all of them --------------------------------------------------------------------------------

_KINDS = {
    "answers": _answer,
    "gaps": _gap,
    "limits": _limit,
    "lawful": _lawful,
    "acts": _act,
    "routes": _routes,
    "desks": _desks,
}

CLAUSE_CASES: Final = tuple(
    case for kind, make in _KINDS.items() for raw in CASES[kind] for case in make(raw)
)
