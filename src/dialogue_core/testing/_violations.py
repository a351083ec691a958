"""Breaches on demand, near misses and boundary days (vi phạm theo yêu cầu, sát giới hạn).

Answers: what does a plan or a record look like that breaks this rule and nothing else, which other
findings does that breach bring with it, and what is lawful by a single step.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias, overload

import attrs
from hypothesis import strategies as st

from dialogue_core import law
from dialogue_core._typed import each, expect, shown
from dialogue_core.calendars import Calendar
from dialogue_core.errors import InvalidValueError
from dialogue_core.plans import Plan
from dialogue_core.regulations import Regulation
from dialogue_core.rules import Instrument, Rule
from dialogue_core.sessions import Session
from dialogue_core.testing._books import Book
from dialogue_core.testing._plan_breaches import PlanBook
from dialogue_core.testing._record_breaches import RecordBook
from dialogue_core.values import Day

__all__ = ["entailed_by", "near_miss", "on_the_edge", "only", "violable", "violating"]


def __dir__() -> list[str]:
    return list(__all__)


Document: TypeAlias = type[Plan] | type[Session]
"""What is checked: a plan, or the record of a conference."""


def violable(
    regulation: Regulation, *, of: Document = Plan, calendar: Calendar = law.CALENDAR
) -> tuple[str, ...]:
    """Return the ids of all findings that a plan or a record can bring about as breached.

    They are what `violating` takes for the regulation: ids of rules, with the part where one rule
    demands several things, as `dialogue_core.compliance.Finding.check` has them.

    Args:
        regulation: The regulation that is checked against, without a plan joined.
        of: `Plan`, or `Session` for records.
        calendar: How the periods of records are counted.

    Raises:
        InvalidValueError: An argument is of another type.
    """
    book = _book(regulation, of, calendar)
    return tuple(check for check in book.rules if book.breaking(check))


@overload
def violating(
    rule: Rule | str, *, regulation: Regulation, of: type[Plan] = ..., calendar: Calendar = ...
) -> st.SearchStrategy[Plan]: ...
@overload
def violating(
    rule: Rule | str, *, regulation: Regulation, of: type[Session], calendar: Calendar = ...
) -> st.SearchStrategy[Session]: ...
def violating(
    rule: Rule | str,
    *,
    regulation: Regulation,
    of: Document = Plan,
    calendar: Calendar = law.CALENDAR,
) -> st.SearchStrategy[Any]:
    """Return a strategy for plans or records that breach a rule, and only what that entails.

    What else they say is lawful or not told. `entailed_by` lists what is entailed. A plan shows
    its breach on any day of asking, a record from 200 days after the conference, which is on the
    day of the regulation.

    Args:
        rule: The rule, its id, or the id of one of its findings.
        regulation: The regulation that is checked against, without a plan joined.
        of: `Plan`, or `Session` for records.
        calendar: How the periods of records are counted.

    Raises:
        InvalidValueError: Nothing of the kind can show a breach of it, or only with a breach of
            others that it does not entail; the message says why.
        NoRuleInForceError: The regulation has no such rule.
    """
    return _book(regulation, of, calendar).breaches(rule)


@overload
def near_miss(
    rule: Rule | str, *, regulation: Regulation, of: type[Plan] = ..., calendar: Calendar = ...
) -> st.SearchStrategy[Plan]: ...
@overload
def near_miss(
    rule: Rule | str, *, regulation: Regulation, of: type[Session], calendar: Calendar = ...
) -> st.SearchStrategy[Session]: ...
def near_miss(
    rule: Rule | str,
    *,
    regulation: Regulation,
    of: Document = Plan,
    calendar: Calendar = law.CALENDAR,
) -> st.SearchStrategy[Any]:
    """Return a strategy for plans or records that keep everything, and a rule by a single step.

    The step is one day, one time a year, one organ that sits or is invited, one channel, one item
    of a notice, another form, another handling, or the floor. Where its breach entails that of a
    stricter rule, which is broken first, they keep the stricter one by a step.

    Args:
        rule: The rule, its id, or the id of one of its findings.
        regulation: The regulation that is checked against, without a plan joined.
        of: `Plan`, or `Session` for records.
        calendar: How the periods of records are counted.

    Raises:
        InvalidValueError: Nothing of the kind can show a breach of it, or nothing that keeps it is
            lawful; the message says why.
        NoRuleInForceError: The regulation has no such rule.
    """
    return _book(regulation, of, calendar).near_misses(rule)


def entailed_by(
    rule: Rule | str,
    *,
    regulation: Regulation,
    of: Document = Plan,
    calendar: Calendar = law.CALENDAR,
) -> tuple[str, ...]:
    """Return the ids of the findings that every breach of a rule brings with it, in order.

    Notice 4 days before breaks a rule of 5 days, and with it every rule of more days.
    So it is on days on which both rules hold: no plan breaches the law of another day.

    Args:
        rule: The rule, its id, or the id of one of its findings.
        regulation: The regulation that is checked against, without a plan joined.
        of: `Plan`, or `Session` for records.
        calendar: How the periods of records are counted.

    Raises:
        InvalidValueError: Nothing of the kind can show a breach of it; the message says why.
        NoRuleInForceError: The regulation has no such rule.
    """
    book = _book(regulation, of, calendar)
    return tuple(sorted(frozenset[str].intersection(*map(book.entailed, book.checks(rule)))))


def only(
    rule: Rule | str,
    *,
    regulation: Regulation,
    of: Document = Plan,
    calendar: Calendar = law.CALENDAR,
) -> Regulation:
    """Return the regulation without the rules that a breach of this one entails.

    Args:
        rule: The rule, its id, or the id of one of its findings.
        regulation: The regulation that is checked against, without a plan joined.
        of: `Plan`, or `Session` for records.
        calendar: How the periods of records are counted.

    Raises:
        InvalidValueError: Nothing of the kind can show a breach of it; the message says why.
        NoRuleInForceError: The regulation has no such rule.
    """
    book = _book(regulation, of, calendar)
    kept = {book.rules[check].id for check in book.checks(rule)}
    entailed = entailed_by(rule, regulation=regulation, of=of, calendar=calendar)
    gone = {book.rules[check].id for check in entailed} - kept
    return attrs.evolve(regulation, rules=tuple(r for r in regulation.rules if r.id not in gone))


def on_the_edge(
    of: Regulation | Iterable[Instrument] = law.INSTRUMENTS, /
) -> st.SearchStrategy[Day]:
    """Return a strategy for the days on which a rule begins or ends, and the days beside them.

    There are few, so that Hypothesis visits all of them if a test takes nothing else and may run
    that many examples.

    Args:
        of: The regulation or the instruments whose rules are meant; those shipped unless said.

    Raises:
        InvalidValueError: They have no rule, or are neither.
    """
    texts = [of] if isinstance(of, Regulation) else each(of, Instrument, "of")
    rules = [rule for text in texts for rule in text.rules]
    edges = {edge for r in rules for edge in (r.in_force.since, r.in_force.until) if edge}
    if not edges:
        raise InvalidValueError(
            "no rule, so no boundary day: pass a regulation or instruments with rules",
            "không có quy tắc nên không có ngày ranh giới: hãy truyền quy định hoặc văn bản có quy "
            "tắc",
        )
    return st.sampled_from(sorted({edge.add(days=by) for edge in edges for by in (-1, 0, 1)}))


# --- what is worked out once --------------------------------------------------------------------


def _book(regulation: Regulation, of: Document, calendar: Calendar) -> Book[Any]:
    expect(regulation, Regulation, "regulation")
    if of not in (Plan, Session):
        raise InvalidValueError(
            f"of must be Plan or Session, the class itself, got {_class_shown(of)}",
            f"of phải là chính lớp Plan hoặc Session, nhận được {_class_shown(of)}",
            where="of",
        )
    if of is Plan:
        return regulation.kept(PlanBook)
    books = regulation.kept(_record_books)
    found = books.get(id(calendar))
    if found is None:
        found = books[id(calendar)] = RecordBook(regulation, calendar)
    return found


def _class_shown(of: object) -> str:
    return of.__name__ if isinstance(of, type) else shown(of)


def _record_books(_: Regulation) -> dict[int, RecordBook]:
    """Return the books of records, by the calendar that each of them keeps."""
    return {}
