"""Mutants of a regulation, and the score of the tests that should notice them (đột biến).

A mutant is the regulation with one small edit of one clause: dropped, an outcome or a condition
flipped, a number moved by one, a body re-routed, its days shifted by one. A suite that passes on a
mutant does not test that clause.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, TypeAlias, TypeVar, cast, final

import attrs

from dialogue_core._typed import each, expect
from dialogue_core.errors import DialogueError, InvalidValueError
from dialogue_core.regulations import Regulation
from dialogue_core.rules import (
    TABLE_FACTS,
    Desk,
    Discretion,
    Limit,
    Owed,
    Quantity,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.statements import FACTS, Given
from dialogue_core.territory import Body
from dialogue_core.values import Day, Period, Share, Span, Words, day_words
from dialogue_core.vocabulary import Competence, FactName, Handling, Lang, Term

A = TypeVar("A", bound=attrs.AttrsInstance)
T = TypeVar("T", bound=Term)
Test: TypeAlias = Callable[[Regulation], object]


# --- mutants ------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Edit:
    """One small edit of one rule (một sửa đổi nhỏ)."""

    rule: Rule
    """The rule as it is."""
    what: Words
    """What the edit does to it."""
    now: Rule | None
    """The rule as it would be; none where the clause is dropped."""

    def of(self, regulation: Regulation) -> Regulation:
        """Return the regulation as it would be with the edit.

        The edited rule stands in it only if it still holds on the day of the regulation, and so
        an edit that shifts its days may add the rule to the regulation of the day before.
        """
        rules = [rule for rule in regulation.rules if rule.id != self.rule.id]
        now = self.now
        if (
            now is not None
            and now.in_force.covers(regulation.on)
            and now.speaks_to(regulation.place, regulation.level)
        ):
            rules.append(now)
        return attrs.evolve(regulation, rules=tuple(rules))


@final
@attrs.frozen(kw_only=True)
class Mutant:
    """A regulation in which one clause is not as it should be (đột biến)."""

    rule: str
    """The id of the clause's rule."""
    what: Words
    """What was done to it."""
    original: Regulation = attrs.field(repr=False)
    """The regulation as it is."""
    regulation: Regulation = attrs.field(repr=False)
    """The regulation with the edit."""


def mutate(regulation: Regulation) -> Iterator[Mutant]:
    """Yield every regulation that differs from this one by one small edit of one clause.

    A regulation is of one day, so an edit that only shifts a clause's days is noticed by a test
    that reads them (``regulation.rule(id).in_force``).

    Raises:
        InvalidValueError: It is no regulation.
    """
    return _mutants(expect(regulation, Regulation, "regulation"))


def _mutants(regulation: Regulation) -> Iterator[Mutant]:
    for rule in regulation.rules:
        for edit in edits(rule):
            yield Mutant(
                rule=rule.id, what=edit.what, original=regulation, regulation=edit.of(regulation)
            )


def edits(rule: Rule) -> Iterator[Edit]:
    """Yield every small edit of a rule: dropped, flipped, moved by one, re-routed, shifted.

    An edit that would leave the rule without meaning, as a number below one, is left out.

    Raises:
        InvalidValueError: It is no rule.
    """
    return _edits(expect(rule, Rule, "rule"))


def _edits(rule: Rule) -> Iterator[Edit]:
    yield Edit(rule=rule, what=Words("bỏ cả quy tắc", "the clause is dropped"), now=None)
    for what, change in _changes(rule):
        with suppress(InvalidValueError):
            yield Edit(rule=rule, what=what, now=_evolved(rule, change))


_Change: TypeAlias = tuple[Words, Mapping[str, object]]


def _changes(rule: Rule) -> Iterator[_Change]:
    yield from _shifted(rule.in_force)
    match rule:
        case Limit():
            table = type(rule.only[0])
            yield from _flipped("only", rule.only, table, Words("để lại", "leaves"))
            yield from _conditions(rule.given, TABLE_FACTS[table])
        case Discretion():
            table = type(rule.among[0])
            yield from _flipped("among", rule.among, table, Words("cho chọn", "lets choose"))
            yield from _conditions(rule.given, TABLE_FACTS[table])
        case Owed():
            for table in dict.fromkeys(type(outcome) for outcome in rule.upon):
                yield from _flipped("upon", rule.upon, table, Words("khi", "owed upon"))
            yield from _conditions(rule.given, tuple(FactName))
            yield from _moved("within", rule.within)
        case Requirement():
            yield from _moved("at_least", rule.at_least)
            yield from _moved("at_most", rule.at_most)
            yield from _less("all_of", rule.all_of)
            yield from _less("one_of", rule.one_of)
        case Route():
            yield from _less("fields", rule.fields)
            yield from _competences(rule.competences)
            yield from _bodies(rule.lead, rule.partners)
        case Desk():
            yield from _flipped("handlings", rule.handlings, Handling, Words("nhận", "takes"))
            yield from _competences(rule.competences)
            yield from _bodies(rule.lead, rule.partners)
            yield (
                Words("đổi việc phối hợp của cơ quan theo lĩnh vực", "the field's body: flipped"),
                {"with_field_body": not rule.with_field_body},
            )
        case _:
            pass


def _evolved(thing: A, change: Mapping[str, object]) -> A:
    """Return the thing with fields changed that only the caller knows by name."""
    make: Callable[..., A] = type(thing)
    return make(**{**attrs.asdict(thing, recurse=False), **change})


def _shifted(span: Span) -> Iterator[_Change]:
    """Yield the days with one edge moved by a day."""
    for step in (-1, 1):
        with suppress(InvalidValueError):
            moved = Span(span.since.add(days=step), span.until)
            yield _says("bắt đầu từ", "begins on", moved.since), {"in_force": moved}
        if span.until is not None:
            with suppress(InvalidValueError):
                until = span.until.add(days=step)
                moved = Span(span.since, until)
                yield _says("hết hiệu lực từ", "no longer holds on", until), {"in_force": moved}


def _says(vi: str, en: str, day: Day) -> Words:
    return Words(f"{vi} {day_words(day, 'vi')}", f"{en} {day}")


def _toggled(values: tuple[Term, ...], every: Iterable[T]) -> Iterator[tuple[bool, T, object]]:
    """Yield the values with one added or taken away, never all of them."""
    for value in every:
        left = tuple(v for v in values if v is not value)
        if len(left) == len(values):
            yield True, value, (*values, value)
        elif left:
            yield False, value, left


def _flipped(
    name: str, values: tuple[Term, ...], every: Iterable[Term], says: Words
) -> Iterator[_Change]:
    for added, value, left in _toggled(values, every):
        also_vi, also_en = ("thêm", "also") if added else ("không còn", "no longer")
        what = Words(f"{says.vi} – {also_vi}: {value.vi}", f"{says.en} – {also_en}: {value.en}")
        yield what, {name: left}


def _conditions(given: Given, names: Iterable[FactName]) -> Iterator[_Change]:
    for name in names:
        every = _VALUES[name]
        values: tuple[Term, ...] = getattr(given, name.value) or every
        for what, change in _flipped(name.value, values, every, Words(name.vi, name.en)):
            yield what, {"given": _evolved(given, change)}


_VALUES = {fact.name: fact.values for fact in FACTS}


def _moved(name: str, number: Quantity | Period | None) -> Iterator[_Change]:
    """Yield the number one less and one more."""
    for step in (-1, 1):
        with suppress(InvalidValueError):
            match number:
                case None:
                    return
                case Share():
                    moved: Quantity | Period = attrs.evolve(number, percent=number.percent + step)
                case _:
                    moved = attrs.evolve(number, count=number.count + step)
            what = Words(
                f"{number.words('vi')} thành {moved.words('vi')}",
                f"{number.words('en')} becomes {moved.words('en')}",
            )
            yield what, {name: moved}


def _less(name: str, terms: tuple[Term, ...]) -> Iterator[_Change]:
    """Yield the terms without one of them."""
    yield from _flipped(name, terms, terms, Words("yêu cầu", "demands"))


def _competences(values: tuple[Competence, ...]) -> Iterator[_Change]:
    says = Words("thẩm quyền", "competence")
    yield from _flipped("competences", values or tuple(Competence), Competence, says)


_ANOTHER_BODY = Body(id="another-body", name=Words("cơ quan khác", "another body"))


def _bodies(lead: Body, partners: tuple[Body, ...]) -> Iterator[_Change]:
    yield (
        Words(f"giao cơ quan khác thay {lead.label('vi')}", f"not led by {lead.label('en')}"),
        {"lead": _ANOTHER_BODY},
    )
    for partner in partners:
        what = Words(f"không có {partner.label('vi')}", f"without {partner.label('en')}")
        yield what, {"partners": tuple(body for body in partners if body is not partner)}


# --- the score ----------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class ClauseScore:
    """How many mutants of one clause a suite noticed, and which it did not."""

    rule: str
    """The id of the clause's rule."""
    killed: int
    """How many mutants were noticed."""
    survived: tuple[Words, ...]
    """What was done to it in those that were not."""


@final
@attrs.frozen(kw_only=True)
class Score:
    """How many mutants a suite noticed, clause by clause (tỷ lệ phát hiện đột biến)."""

    clauses: tuple[ClauseScore, ...]
    """The clauses, in the order in which their first mutants came."""

    @property
    def killed(self) -> int:
        """How many mutants were noticed."""
        return sum(clause.killed for clause in self.clauses)

    @property
    def survived(self) -> int:
        """How many were not."""
        return sum(len(clause.survived) for clause in self.clauses)

    def words(self, lang: Lang) -> str:
        """Return the score in words: the total, then each mutant that survived, by clause."""
        total = self.killed + self.survived
        lines = [
            f"phát hiện {self.killed}/{total} đột biến"
            if lang == "vi"
            else f"{self.killed} of {total} mutants noticed"
        ]
        for clause in self.clauses:
            lines.extend(f"{clause.rule}: {what.label(lang)}" for what in clause.survived)
        return "\n".join(lines)


def score(mutants: Iterable[Mutant], tests: Iterable[Test]) -> Score:
    """Return which mutants the tests notice.

    A test is called with a regulation. It notices by an `AssertionError`, as pytest's asserts do,
    by an error of the library, or by returning ``False``. Tests stop at the first that notices, and
    the one that noticed last is asked first. For a progress bar wrap the mutants, for example in
    ``rich.progress.track``.

    Raises:
        InvalidValueError: A test fails on the regulation as it is, so it tells nothing; or an
            argument is no list of mutants or of tests.
    """
    suite: list[Test] = list(each(tests, cast("type[Any]", Callable), "tests"))
    passed: list[Regulation] = []
    found: dict[str, tuple[int, list[Words]]] = {}
    for mutant in each(mutants, Mutant, "mutants"):
        if not any(mutant.original is regulation for regulation in passed):
            _check_passes(suite, mutant.original)
            passed.append(mutant.original)
        killed, survived = found.setdefault(mutant.rule, (0, []))
        for index, test in enumerate(suite):
            if _notices(test, mutant.regulation):
                suite.insert(0, suite.pop(index))
                found[mutant.rule] = (killed + 1, survived)
                break
        else:
            survived.append(mutant.what)
    return Score(
        clauses=tuple(
            ClauseScore(rule=rule, killed=killed, survived=tuple(survived))
            for rule, (killed, survived) in found.items()
        )
    )


def _check_passes(suite: Iterable[Test], regulation: Regulation) -> None:
    for test in suite:
        if _notices(test, regulation):
            name = getattr(test, "__name__", repr(test))
            raise InvalidValueError(
                f"test {name} fails on the regulation of {regulation.place.full_name} as it is, "
                f"on {regulation.on}: mend the test or the regulation first",
                f"kiểm thử {name} không đạt với chính quy định của {regulation.place.full_name} "
                f"ngày {day_words(regulation.on, 'vi')}: hãy sửa kiểm thử hoặc quy định trước",
                test=name,
            )


def _notices(test: Test, regulation: Regulation) -> bool:
    try:
        return test(regulation) is False
    except (AssertionError, DialogueError):
        return True
