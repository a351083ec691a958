"""Certificates: proof by enumeration that a regulation is complete and free of contradiction.

Answers: is every cell of the three tables, every cell of the routing and every question about
duties answered, once and by lawful means; which rules decide nothing; which gaps are listed. The
proof visits every cell; nothing is sampled. What a certificate does not yet prove: that a lower
text relaxes no upper one, and that deadlines do not contradict each other jointly.
"""

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar, cast, final

import attrs

from dialogue_core import __version__
from dialogue_core.errors import ConflictingRulesError, NoRuleInForceError
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Absence, Desk, Rule
from dialogue_core.tables import Row, Table
from dialogue_core.values import Words
from dialogue_core.vocabulary import (
    Admission,
    Competence,
    FactName,
    Field,
    Handling,
    Lang,
    Matter,
    Protection,
    Question,
    Term,
)

__all__ = ["Certificate", "Failure", "TableProof", "certify"]


def __dir__() -> list[str]:
    return list(__all__)


OutcomeT = TypeVar("OutcomeT", Admission, Handling, Protection)


@final
@attrs.frozen(kw_only=True)
class Failure:
    """One thing that a certificate cannot vouch for, in plain words, with the rules concerned."""

    what: Words
    """What fails, and in how many cells; the smallest one is told."""
    rules: tuple[str, ...] = ()
    """Ids of the rules concerned."""
    cells: int = 1
    """In how many cells it fails."""


@final
@attrs.frozen(kw_only=True)
class TableProof:
    """What the walk over all cells of one table found (bảng quyết định)."""

    name: Words
    """The table."""
    cells: int
    """How many cells were visited: all of them."""
    outcomes: tuple[tuple[Term, int], ...]
    """In how many cells each outcome is decided, most favourable outcome first."""
    redundant: tuple[str, ...]
    """Ids of rules without which no cell is decided otherwise; they restate other rules."""
    dead: tuple[str, ...]
    """Ids of rules that exclude no outcome in any cell."""
    failures: tuple[Failure, ...]
    """Cells in which the rules leave nothing lawful."""


@final
@attrs.frozen(kw_only=True)
class Certificate:
    """What was proved about one regulation, or what stands in the way (chứng nhận)."""

    rules: int
    """How many rules it holds."""
    content: str
    """A hash of the rules' content: two regulations with the same rules have the same."""
    version: str
    """The version of the library that proved it."""
    tables: tuple[TableProof, ...]
    """The three tables."""
    routes: int
    """How many routing cells were visited."""
    answered: tuple[Question, ...]
    """The questions that rules answer."""
    absences: tuple[str, ...]
    """Ids of the listed gaps: known, and not guessed over."""
    failures: tuple[Failure, ...]
    """Everything that fails; empty for a sound regulation."""

    @property
    def sound(self) -> bool:
        """Whether nothing fails: complete, and free of contradiction."""
        return not self.failures

    def words(self, lang: Lang) -> str:
        """Return the certificate in words, one finding a line."""
        cells = sum(table.cells for table in self.tables) + self.routes
        vi = lang == "vi"
        lines = [
            f"{self.rules} quy tắc, {cells} ô đã duyệt, {len(self.answered)} vấn đề được quy định, "
            f"{len(self.absences)} chỗ trống đã ghi nhận"
            if vi
            else f"{self.rules} rules, {cells} cells visited, {len(self.answered)} questions "
            f"answered, {len(self.absences)} gaps listed"
        ]
        lines.extend(failure.what.label(lang) for failure in self.failures)
        if self.sound:
            lines.append("đầy đủ, không mâu thuẫn" if vi else "complete, free of contradiction")
        return "\n".join(lines)


def certify(regulation: Regulation) -> Certificate:
    """Visit every cell of a regulation and return what is proved, or what fails.

    It raises nothing: a hole, a contradiction and an ambiguous row are failures of the certificate.
    """
    tables = (
        _table(regulation.admission),
        _table(regulation.handling),
        _table(regulation.protection),
    )
    routes, route_failures = _routes(regulation)
    answered, question_failures = _questions(regulation)
    return Certificate(
        rules=len(regulation.rules),
        content=_hash(regulation.rules),
        version=__version__,
        tables=tables,
        routes=routes,
        answered=answered,
        absences=tuple(rule.id for rule in regulation.of(Absence)),
        failures=(
            *(failure for table in tables for failure in table.failures),
            *route_failures,
            *question_failures,
        ),
    )


def _hash(rules: Iterable[Rule]) -> str:
    return hashlib.sha256("\n".join(repr(rule) for rule in rules).encode()).hexdigest()


# --- the tables ---------------------------------------------------------------------------------


def _table(table: Table[OutcomeT]) -> TableProof:
    names = [axis.name for axis in table.axes]
    decided: Counter[OutcomeT] = Counter()
    needed: set[str] = set()
    narrowing: set[str] = set()
    conflicts: dict[tuple[str, ...], list[dict[FactName, Term]]] = {}
    cells = 0
    for cell in itertools.product(*(axis.values for axis in table.axes)):
        cells += 1
        values = dict(zip(names, cell, strict=True))
        speaking = [row for row in table.rows if row.holds(values)]
        narrowing.update(row.id for row in speaking if set(row.only) < set(table.outcomes))
        outcome = _best(table.outcomes, speaking)
        if outcome is None:
            conflicts.setdefault(tuple(row.id for row in speaking), []).append(values)
            continue
        decided[outcome] += 1
        for row in speaking:
            others = [other for other in speaking if other is not row]
            if _best(table.outcomes, others) is not outcome:
                needed.add(row.id)
    ids = [row.id for row in table.rows]
    return TableProof(
        name=table.name,
        cells=cells,
        outcomes=tuple((outcome, decided[outcome]) for outcome in table.outcomes),
        redundant=tuple(i for i in ids if i in narrowing and i not in needed),
        dead=tuple(i for i in ids if i not in narrowing),
        failures=tuple(_conflict(table, rules, found) for rules, found in conflicts.items()),
    )


def _best(outcomes: tuple[OutcomeT, ...], rows: Iterable[Row[OutcomeT]]) -> OutcomeT | None:
    left = set(outcomes).intersection(*(row.only for row in rows))
    return next((outcome for outcome in outcomes if outcome in left), None)


def _conflict(
    table: Table[OutcomeT], rules: tuple[str, ...], cells: list[dict[FactName, Term]]
) -> Failure:
    """Return the failure with its smallest cell: only the facts that the rules name."""
    named = {name for row in table.rows if row.id in rules for name, _ in row.given}
    facts = [(name, value) for name, value in cells[0].items() if name in named]
    vi = ", ".join(f"{name.vi}: {value.vi}" for name, value in facts)
    en = ", ".join(f"{name.en}: {value.en}" for name, value in facts)
    return Failure(
        what=Words(
            f"bảng {table.name.vi}, {len(cells)} ô, nhỏ nhất: {vi}: không còn cách xử lý hợp pháp "
            f"({', '.join(rules)})",
            f"table {table.name.en}, {len(cells)} cells, the smallest: {en}: nothing lawful is "
            f"left ({', '.join(rules)})",
        ),
        rules=rules,
        cells=len(cells),
    )


# --- routing and questions ----------------------------------------------------------------------


def _routes(regulation: Regulation) -> tuple[int, tuple[Failure, ...]]:
    """Visit every field, finer matter and competence, and every desk for each competence."""
    found: list[tuple[Words, tuple[str, ...]]] = []
    visited = 0
    for field, competence in itertools.product(Field, Competence):
        for matter in (None, *(m for m in Matter if field in m.fields)):
            visited += 1
            rows = regulation.routes_for(field, matter, competence)
            what = (field, *((matter,) if matter else ()), competence)
            found.append((_words(what), tuple(row.id for row in rows)))
    for handling, competence in itertools.product(_TO_A_DESK, Competence):
        visited += 1
        desks = [desk for desk in regulation.of(Desk) if desk.takes(handling, competence)]
        found.append((_words((handling, competence)), tuple(desk.id for desk in desks)))
    return visited, tuple(_unclear(what, ids) for what, ids in found if len(ids) != 1)


_TO_A_DESK = (
    Handling.TAKE_PRIVATELY,
    Handling.INSPECTION_COMMITTEE,
    Handling.GUIDE,
    Handling.FILE_OR_INSPECT,
)


def _words(terms: Iterable[Term]) -> Words:
    terms = tuple(terms)
    return Words(", ".join(t.vi for t in terms), ", ".join(t.en for t in terms))


def _unclear(what: Words, ids: tuple[str, ...]) -> Failure:
    if ids:
        return Failure(
            what=Words(
                f"{what.vi}: nhiều cơ quan cùng được giao ({', '.join(ids)})",
                f"{what.en}: several bodies are named ({', '.join(ids)})",
            ),
            rules=ids,
        )
    return Failure(what=Words(f"{what.vi}: chưa giao cơ quan nào", f"{what.en}: no body is named"))


def _questions(regulation: Regulation) -> tuple[tuple[Question, ...], tuple[Failure, ...]]:
    answered: list[Question] = []
    failures: list[Failure] = []
    for question in Question:
        try:
            answer = regulation.answer(question)
        except (NoRuleInForceError, ConflictingRulesError) as error:
            ids = cast("tuple[str, ...]", error.details.get("rule_ids", ()))
            failures.append(Failure(what=Words(error.vi, error.en), rules=ids))
        else:
            if answer.rules:
                answered.append(question)
    return tuple(answered), tuple(failures)
