"""Certificates: proof by enumeration that a regulation is complete and free of contradiction.

Answers: is every cell of the three tables, every cell of the routing and every question about
duties answered, once and by lawful means; which rules decide nothing; which gaps are listed. The
proof visits every cell; nothing is sampled. The walk over a table also fills it, so that a
certified regulation decides by look-up. Deadlines that contradict each other jointly are failures
too. That a lower text relaxes no upper one is another question: `dialogue_core.layering`.
"""

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeVar, cast, final

import attrs

from dialogue_core import __version__, _html
from dialogue_core._typed import expect_lang
from dialogue_core.calendars import Calendar
from dialogue_core.errors import ConflictingRulesError, NoRuleInForceError
from dialogue_core.regulations import ANSWERED, Regulation, Roster
from dialogue_core.rules import Absence, Discretion
from dialogue_core.tables import Region, Table
from dialogue_core.timelines import Timeline, Unresolved
from dialogue_core.values import Words, day_words
from dialogue_core.vocabulary import (
    Admission,
    Competence,
    Field,
    Handling,
    Lang,
    Matter,
    Protection,
    Question,
    Term,
)

__all__ = ["Certificate", "Failure", "TableProof", "certify", "content_of"]


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
    choices: int
    """In how many cells a discretion lets the chair choose."""
    redundant: tuple[str, ...]
    """Ids of rules without which no cell is decided otherwise; they restate other rules."""
    dead: tuple[str, ...]
    """Ids of rules that exclude no outcome in any cell, and of discretions that never leave one."""
    failures: tuple[Failure, ...]
    """Cells in which the rules leave nothing lawful."""


@final
@attrs.frozen(kw_only=True)
class Certificate:
    """What was proved about one regulation, or what stands in the way (chứng nhận)."""

    rules: int
    """How many rules it holds."""
    content: str
    """A hash of the rules' content (see `content_of`): the same rules have the same."""
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
    discretions: tuple[str, ...]
    """Ids of the rules that leave a free choice; nobody chooses anywhere else."""
    unresolved: tuple[Unresolved, ...] = ()
    """Joint deadlines that only a calendar can decide, where none was given."""
    failures: tuple[Failure, ...]
    """Everything that fails; empty for a sound regulation."""

    @property
    def sound(self) -> bool:
        """Whether nothing fails: complete, and free of contradiction."""
        return not self.failures

    def words(self, lang: Lang) -> str:
        """Return the certificate in words, one finding a line.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        cells = sum(table.cells for table in self.tables) + self.routes
        vi = lang == "vi"
        lines = [
            f"{self.rules} quy tắc, {cells} ô đã duyệt, {len(self.answered)} vấn đề được quy định, "
            f"{len(self.absences)} chỗ trống đã ghi nhận"
            if vi
            else f"{self.rules} rules, {cells} cells visited, {len(self.answered)} questions "
            f"answered, {len(self.absences)} gaps listed"
        ]
        if self.discretions:
            free = ", ".join(self.discretions)
            lines.append(f"cho lựa chọn: {free}" if vi else f"a free choice is left by: {free}")
        lines.extend(failure.what.label(lang) for failure in self.failures)
        lines.extend(left.what.label(lang) for left in self.unresolved)
        if self.sound:
            lines.append("đầy đủ, không mâu thuẫn" if vi else "complete, free of contradiction")
        return "\n".join(lines)

    def html(self, lang: Lang = "vi") -> str:
        """Return the certificate as tables for a notebook: all, table by table, what fails."""
        vi = lang == "vi"
        sound = "đầy đủ, không mâu thuẫn" if vi else "complete, free of contradiction"
        unsound = f"{len(self.failures)} lỗi" if vi else f"{len(self.failures)} failures"
        values = {
            "result": sound if self.sound else unsound,
            "rules": str(self.rules),
            "cells": str(sum(table.cells for table in self.tables) + self.routes),
            "questions": [question.label(lang) for question in self.answered],
            "gaps": self.absences,
            "choices": self.discretions,
            "content": self.content,
            "version": self.version,
        }
        proofs = (
            (
                table.name.label(lang),
                str(table.cells),
                [f"{outcome.label(lang)}: {cells}" for outcome, cells in table.outcomes],
                str(table.choices or ""),
                table.redundant,
                table.dead,
            )
            for table in self.tables
        )
        failed = [(str(i), f.what.label(lang), f.rules) for i, f in enumerate(self.failures, 1)]
        left = [(str(i), u.what.label(lang)) for i, u in enumerate(self.unresolved, 1)]
        heads = ("table", "cells", "outcomes", "choices", "redundant", "dead")
        captions = ("Ba bảng quyết định", "Lỗi", "Chưa kết luận được nếu không có lịch")
        if not vi:
            captions = ("The three tables", "Failures", "Undecided without a calendar")
        tables, failures, unresolved = captions
        return _html.page(
            _html.fields("Chứng nhận quy định" if vi else "Certificate", values, lang=lang),
            _html.table(tables, heads, proofs, lang=lang),
            _html.table(failures, ("no", "what", "rules_named"), failed, lang=lang)
            if failed
            else "",
            _html.table(unresolved, ("no", "what"), left, lang=lang) if left else "",
            lang=lang,
        )

    _repr_html_ = html


def certify(regulation: Regulation, *, calendar: Calendar | None = None) -> Certificate:
    """Visit every cell of a regulation and return what is proved, or what fails.

    It raises nothing: a hole, a contradiction and an ambiguous row are failures of the certificate.

    Args:
        regulation: The regulation.
        calendar: Decides whether deadlines contradict each other where working days meet calendar
            days; without one the certificate names what it leaves undecided.
    """
    tables = (
        _table(regulation.admission),
        _table(regulation.handling),
        _table(regulation.protection),
    )
    routes, route_failures = _routes(regulation.roster)
    answered, question_failures = _questions(regulation)
    timeline = Timeline.of(regulation)
    impossible = timeline.conflicts(calendar)
    return Certificate(
        rules=len(regulation.rules),
        content=content_of(regulation),
        version=__version__,
        tables=tables,
        routes=routes,
        answered=answered,
        absences=tuple(rule.id for rule in regulation.of(Absence)),
        discretions=tuple(rule.id for rule in regulation.of(Discretion)),
        unresolved=timeline.unresolved(calendar),
        failures=(
            *(failure for table in tables for failure in table.failures),
            *route_failures,
            *question_failures,
            *(Failure(what=found.what, rules=found.rules) for found in impossible),
            *_out_of_force(regulation),
        ),
    )


def content_of(regulation: Regulation) -> str:
    """Return the hash of a regulation's content, worked out once.

    It is the SHA-256 of its rules' own (`dialogue_core.rules.Rule.content`), one a line in the
    order of their ids. Place and day do not count: they chose the rules.
    """
    return regulation.kept(_content)


def _content(regulation: Regulation) -> str:
    lines = "\n".join([rule.content for rule in regulation.rules])
    return hashlib.sha256(lines.encode()).hexdigest()


# --- the tables ---------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _table(table: Table[OutcomeT]) -> TableProof:
    decided: Counter[OutcomeT] = Counter()
    choices = 0
    telling: set[str] = set()
    needed: set[str] = set()
    failures: list[Failure] = []
    every = set(table.outcomes)
    for region in table.regions:
        telling.update(row.id for row in region.rows if not row.free and set(row.only) < every)
        if region.decision is None:
            failures.append(_conflict(table, region))
            continue
        among, reasons = region.decision.among, region.decision.rows
        if len(among) == 1:
            decided[among[0]] += region.cells
        else:
            choices += region.cells
        for row in region.rows:
            if row.id in reasons:
                telling.add(row.id)
                if table.left(other for other in region.rows if other is not row) != among:
                    needed.add(row.id)
    ids = [row.id for row in table.rows]
    return TableProof(
        name=table.name,
        cells=sum(region.cells for region in table.regions),
        outcomes=tuple((outcome, decided[outcome]) for outcome in table.outcomes),
        choices=choices,
        redundant=tuple(i for i in ids if i in telling and i not in needed),
        dead=tuple(i for i in ids if i not in telling),
        failures=tuple(failures),
    )


def _conflict(table: Table[OutcomeT], region: Region[OutcomeT]) -> Failure:
    """Return the failure with its smallest cell: only the facts that the rules name."""
    rules = tuple(row.id for row in region.rows)
    named = {name for row in region.rows for name, _ in row.given}
    facts = [(name, value) for name, value in table.first(region).items() if name in named]
    vi = ", ".join(f"{name.vi}: {value.vi}" for name, value in facts)
    en = ", ".join(f"{name.en}: {value.en}" for name, value in facts)
    return Failure(
        what=Words(
            f"bảng {table.name.vi}, {region.cells} ô, nhỏ nhất: {vi}: không còn cách xử lý hợp "
            f"pháp ({', '.join(rules)})",
            f"table {table.name.en}, {region.cells} cells, the smallest: {en}: nothing lawful is "
            f"left ({', '.join(rules)})",
        ),
        rules=rules,
        cells=region.cells,
    )


# --- routing and questions ----------------------------------------------------------------------


@lru_cache(maxsize=256)
def _routes(roster: Roster) -> tuple[int, tuple[Failure, ...]]:
    """Visit every field, finer matter and competence, and every handling for each competence.

    A handling that falls to the body of the field needs no desk, but may not have two.
    """
    failures: list[Failure] = []
    for field, matter, competence in _ROUTING_CELLS:
        rows = roster.routes_for(field, matter, competence)
        if len(rows) != 1:
            what = (field, competence) if matter is None else (field, matter, competence)
            failures.append(_unclear(what, tuple(row.id for row in rows)))
    for handling, competence in _DESK_CELLS:
        desks = roster.takers(handling, competence)
        if len(desks) > 1 or not (desks or handling in ANSWERED):
            failures.append(_unclear((handling, competence), tuple(desk.id for desk in desks)))
    return len(_ROUTING_CELLS) + len(_DESK_CELLS), tuple(failures)


_ROUTING_CELLS: Final = tuple(
    (field, matter, competence)
    for field in Field
    for matter in (None, *(m for m in Matter if field in m.fields))
    for competence in Competence
)
_DESK_CELLS: Final = tuple(itertools.product(Handling, Competence))


def _unclear(terms: Iterable[Term], ids: tuple[str, ...]) -> Failure:
    terms = tuple(terms)
    vi, en = ", ".join(t.vi for t in terms), ", ".join(t.en for t in terms)
    if ids:
        return Failure(
            what=Words(
                f"{vi}: nhiều cơ quan cùng được giao ({', '.join(ids)})",
                f"{en}: several bodies are named ({', '.join(ids)})",
            ),
            rules=ids,
        )
    return Failure(what=Words(f"{vi}: chưa giao cơ quan nào", f"{en}: no body is named"))


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


def _out_of_force(regulation: Regulation) -> tuple[Failure, ...]:
    """Return the rules that decide although they do not hold on the regulation's day."""
    day = regulation.on
    return tuple(
        Failure(
            what=Words(
                f"{rule.id}: không có hiệu lực ngày {day_words(day, 'vi')} "
                f"({rule.in_force.words('vi')}); hãy bỏ quy tắc hoặc sửa thời gian có hiệu lực",
                f"{rule.id}: not in force on {day_words(day, 'en')} ({rule.in_force.words('en')}); "
                "take the rule out or correct its days",
            ),
            rules=(rule.id,),
        )
        for rule in regulation.rules
        if not rule.in_force.covers(day)
    )
