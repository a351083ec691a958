"""Certificates: proof by enumeration that a regulation is complete and free of contradiction.

Answers: is every cell of the three tables, every cell of the routing and every question about
duties answered, once and by lawful means; which rules decide nothing; which gaps are listed. The
proof visits every cell; nothing is sampled. The walk over a table also fills it, so that a
certified regulation decides by look-up. Deadlines that contradict each other jointly are failures
too. What is no failure and deserves a lawyer's eye all the same is told as a warning: a text that
sets a number on the wrong side alone, and an act that no case ever owes. That a lower text relaxes
no upper one is another question: `dialogue_core.layering`.
"""

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, TypeAlias, TypeVar, cast, final

import attrs

from dialogue_core import __version__, _html
from dialogue_core._typed import expect_lang
from dialogue_core.calendars import Calendar
from dialogue_core.errors import ConflictingRulesError, NoRuleInForceError
from dialogue_core.regulations import ANSWERED, Regulation, Roster
from dialogue_core.rules import Absence, Discretion, Owed, Quantity, Requirement
from dialogue_core.tables import Region, Table
from dialogue_core.timelines import Timeline, Unresolved
from dialogue_core.values import Citation, Words, day_words
from dialogue_core.vocabulary import (
    LANGS,
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

__all__ = [
    "Certificate",
    "CertificateWarning",
    "Failure",
    "TableProof",
    "certify",
    "content_of",
]


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
class CertificateWarning:
    """What is no contradiction and no hole, and deserves a lawyer's eye (điểm cần xem lại).

    There are two. A number stands on the side that assures the people of nothing, as "notice at
    most 10 days before", and its text gives none on the other side: the usual slip is "at most" for
    "at the latest". Or an act is owed upon an outcome that none of its cases ever has.
    """

    what: Words
    """What the rule says, and what is odd about it."""
    rule: str
    """The id of the rule."""
    cites: Citation
    """Its place in the text."""

    def words(self, lang: Lang) -> str:
        """Return it in words, with the rule and its place.

        Raises:
            InvalidValueError: There is no such language.
        """
        return f"{self.what.label(lang)} ({self.rule}; {self.cites.words(lang)})"


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
    warnings: tuple[CertificateWarning, ...] = ()
    """What deserves a lawyer's eye although nothing fails; it is no part of `sound`."""
    failures: tuple[Failure, ...]
    """Everything that fails; empty for a sound regulation."""

    @property
    def sound(self) -> bool:
        """Whether nothing fails: complete, and free of contradiction; warnings are no failures."""
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
        look = "cần xem lại" if vi else "to be looked at"
        lines.extend(f"{look}: {warning.words(lang)}" for warning in self.warnings)
        if self.sound:
            lines.append("đầy đủ, không mâu thuẫn" if vi else "complete, free of contradiction")
        return "\n".join(lines)

    def html(self, lang: Lang = "vi") -> str:
        """Return the certificate as tables for a notebook: all, table by table, what fails.

        Then what a calendar must decide, and what deserves a lawyer's eye.
        """
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
        odd = [
            (str(i), w.what.label(lang), w.rule, w.cites.words(lang))
            for i, w in enumerate(self.warnings, 1)
        ]
        heads = ("table", "cells", "outcomes", "choices", "redundant", "dead")
        captions = ("Ba bảng quyết định", "Lỗi", "Chưa kết luận được nếu không có lịch")
        warnings = "Cần xem lại (không phải lỗi)"
        if not vi:
            captions = ("The three tables", "Failures", "Undecided without a calendar")
            warnings = "To be looked at (no failures)"
        tables, failures, unresolved = captions
        return _html.page(
            _html.fields("Chứng nhận quy định" if vi else "Certificate", values, lang=lang),
            _html.table(tables, heads, proofs, lang=lang),
            _html.table(failures, ("no", "what", "rules_named"), failed, lang=lang)
            if failed
            else "",
            _html.table(unresolved, ("no", "what"), left, lang=lang) if left else "",
            _html.table(warnings, ("no", "what", "rules_named", "cites"), odd, lang=lang)
            if odd
            else "",
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
        warnings=(*_one_sided_numbers(regulation), *_never_owed(regulation, tables)),
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


# --- warnings -----------------------------------------------------------------------------------

_Side: TypeAlias = Literal["at_least", "at_most"]

_ASSURES: Final[Mapping[Question, _Side]] = {
    Question.FREQUENCY: "at_least",
    Question.VOTER_REQUEST: "at_least",
    Question.NOTICE_LEAD: "at_least",
    Question.POSTING_DAYS: "at_least",
    Question.RESULT_WITHIN: "at_most",
    Question.ANSWER_WITHIN: "at_most",
    Question.CONCLUSION_WITHIN: "at_most",
    Question.TOLD_WITHIN: "at_most",
}
"""On which side a number assures the people of something.

As in the statutes: at least once a year, 10 % of the voters and 7 days of notice, at most 10 days
to the result (72/2025/QH15 art. 43), at least 30 days of posting (10/2022/QH15 art. 13(2)), at most
10 working days until somebody is told (42/2013/QH13 art. 28(1)).
"""
_SIDES: Final[Mapping[_Side, Words]] = {
    "at_least": Words("ít nhất", "at least"),
    "at_most": Words("nhiều nhất", "at most"),
}


def _one_sided_numbers(regulation: Regulation) -> Iterator[CertificateWarning]:
    """Walk over the numbers on the other side, of texts that give none on the one that assures."""
    rules = [rule for rule in regulation.of(Requirement) if rule.question in _ASSURES]
    for rule in rules:
        near = _ASSURES[rule.question]
        number = _number(rule, "at_most" if near == "at_least" else "at_least")
        if number is None:
            continue
        same = [other for other in rules if other.question is rule.question]
        assuring = [other for other in same if _number(other, near) is not None]
        if all(other.cites.instrument != rule.cites.instrument for other in assuring):
            yield CertificateWarning(
                what=_one_sided(rule.question, number, assuring),
                rule=rule.id,
                cites=rule.cites,
            )


def _number(rule: Requirement, side: _Side) -> Quantity | None:
    return rule.at_least if side == "at_least" else rule.at_most


def _one_sided(question: Question, number: Quantity, assuring: Iterable[Requirement]) -> Words:
    """Return what such a number says, and which rules of other texts give one on the other side."""
    near = _SIDES[_ASSURES[question]]
    far = next(words for words in _SIDES.values() if words is not near)
    ids = ", ".join(other.id for other in assuring)
    vi = f"chỉ {ids} ghi “{near.vi}”" if ids else f"không quy tắc nào ghi “{near.vi}”"
    en = f"“{near.en}” is said by {ids} only" if ids else f"no rule says “{near.en}”"
    return Words(
        f"{question.vi}: {far.vi} {number.words('vi')}, riêng điều này không bảo đảm gì cho người "
        f"dân; {vi}; hãy xem ý văn bản có phải là “{near.vi}” hay không",
        f"{question.en}: {far.en} {number.words('en')}, which by itself assures the people of "
        f"nothing; {en}; see whether “{near.en}” is meant",
    )


_AnyTable: TypeAlias = Table[Admission] | Table[Handling] | Table[Protection]


def _never_owed(
    regulation: Regulation, proofs: Iterable[TableProof]
) -> Iterator[CertificateWarning]:
    """Walk over the acts that no cell owes, where the tables leave something lawful everywhere."""
    tables: tuple[_AnyTable, ...] = (
        regulation.admission,
        regulation.handling,
        regulation.protection,
    )
    sound = {
        type(table.outcomes[0]): table
        for table, proof in zip(tables, proofs, strict=True)
        if not proof.failures
    }
    for act in regulation.of(Owed):
        asked = [(sound.get(type(outcome)), outcome) for outcome in act.upon]
        if asked and not any(t is None or _reached(t, act, outcome) for t, outcome in asked):
            vi, en = (", ".join(o.label(lang) for o in act.upon) for lang in LANGS)
            yield CertificateWarning(
                what=Words(
                    f"{act.act.vi}: không bao giờ phát sinh, vì không trường hợp nào của quy tắc "
                    f"có kết quả: {vi}",
                    f"{act.act.en}: never owed, since none of the cases of the rule comes out as: "
                    f"{en}",
                ),
                rule=act.id,
                cites=act.cites,
            )


def _reached(table: _AnyTable, act: Owed, outcome: Term) -> bool:
    """Whether a cell in which the act may be owed is decided so, or may be by free choice."""
    given = dict(act.given.named)
    names = [axis.name for axis in table.axes]
    cells = itertools.product(*(given.get(axis.name, axis.values) for axis in table.axes))
    return any(outcome in table.decide(dict(zip(names, c, strict=True))).among for c in cells)
