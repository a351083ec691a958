"""Whether a regulation of your own behaves as one (kiểm tra quy định tự xây dựng).

Answers: which of the properties that every regulation must have does this one lack, and in which
smallest case. Tables, questions and layers are proved by enumeration, the rest is tried on
statements and plans that Hypothesis draws.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final, TypeVar, final

import attrs
from hypothesis import find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample
from hypothesis.vendor.pretty import pretty

from dialogue_core._typed import expect
from dialogue_core.calendars import CALENDAR_DAYS, Calendar
from dialogue_core.certificates import CertificateWarning, certify
from dialogue_core.compliance import check_plan
from dialogue_core.errors import DialogueError, InvalidValueError
from dialogue_core.layering import layer
from dialogue_core.lives import Custody
from dialogue_core.plans import Plan
from dialogue_core.regulations import Regulation
from dialogue_core.routing import Routing, route
from dialogue_core.rules import Quantity, Requirement, Rule
from dialogue_core.screening import Screening, screen
from dialogue_core.sessions import Session
from dialogue_core.statements import Statement
from dialogue_core.territory import Body
from dialogue_core.testing._strategies import plans, statements
from dialogue_core.testing._violations import violable, violating
from dialogue_core.values import Sealed, Share, Words, day_words
from dialogue_core.vocabulary import LANGS, Lang, Verdict

__all__ = ["PROPERTIES", "Case", "Outcome", "Property", "Report", "check_regulation"]


def __dir__() -> list[str]:
    return list(__all__)


T = TypeVar("T")


# --- what is found ------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Outcome:
    """Whether a regulation has one property (kết quả kiểm tra một tính chất)."""

    name: str
    """The property's short name, as ``conservation``."""
    what: Words
    """What it demands."""
    broken: Words | None = None
    """The smallest case found in which it does not hold."""
    skipped: Words | None = None
    """Why it was not checked."""

    @property
    def holds(self) -> bool | None:
        """Whether it holds; none if it was not checked."""
        return None if self.skipped is not None else self.broken is None

    def words(self, lang: Lang) -> str:
        """Return the outcome in words, with the case where it does not hold."""
        mark = _MARKS[self.holds].label(lang)
        told = self.broken or self.skipped
        return f"{mark}: {self.what.label(lang)}" + (f"\n  {told.label(lang)}" if told else "")


_MARKS: Final[dict[bool | None, Words]] = {
    True: Words("đạt", "holds"),
    False: Words("KHÔNG ĐẠT", "DOES NOT HOLD"),
    None: Words("chưa kiểm tra", "not checked"),
}


_LOOK: Final = Words("cần xem lại", "to be looked at")


@final
@attrs.frozen(kw_only=True)
class Report:
    """Which properties a regulation has, and which not (báo cáo kiểm tra quy định)."""

    title: Words
    """Which regulation it is about."""
    outcomes: tuple[Outcome, ...]
    """One for each property, in the order of `PROPERTIES`."""
    warnings: tuple[CertificateWarning, ...] = ()
    """What deserves a lawyer's eye although no property is broken by it."""

    @property
    def sound(self) -> bool:
        """Whether no property that was checked is broken."""
        return all(outcome.holds is not False for outcome in self.outcomes)

    def words(self, lang: Lang) -> str:
        """Return the report in words: the properties, each broken one with its smallest case.

        What deserves a look comes last.
        """
        broken = sum(outcome.holds is False for outcome in self.outcomes)
        count = len(self.outcomes)
        head = (
            f"{count} tính chất, {broken} không đạt"
            if lang == "vi"
            else (f"{count} properties, {broken} broken")
        )
        told = [outcome.words(lang) for outcome in self.outcomes]
        told += [f"{_LOOK.label(lang)}: {warning.words(lang)}" for warning in self.warnings]
        return "\n".join([f"{self.title.label(lang)}: {head}", *told])


def check_regulation(
    regulation: Regulation,
    *,
    upper: Regulation | None = None,
    calendar: Calendar | None = None,
    examples: int | None = None,
) -> Report:
    """Return which properties of a sound regulation this one has.

    The same is always found for the same regulation; nothing is stored.

    Args:
        regulation: The regulation, best without a plan joined.
        upper: The regulation that its own rules must not relax, as that of the law alone.
        calendar: How periods are counted; without one, what only a calendar decides stays open.
        examples: How many statements or plans are tried for a property; as many as the profile of
            Hypothesis in use says, unless given.

    Raises:
        InvalidValueError: An argument is of another type, or no example is to be tried.
    """
    tried = settings().max_examples if examples is None else expect(examples, int, "examples")
    if tried < 1:
        raise InvalidValueError(
            f"examples must be at least 1, got {tried}",
            f"examples phải từ 1 trở lên, nhận được {tried}",
            where="examples",
        )
    case = Case(
        regulation=expect(regulation, Regulation, "regulation"),
        upper=None if upper is None else expect(upper, Regulation, "upper"),
        calendar=None if calendar is None else expect(calendar, Calendar, "calendar"),
        examples=tried,
    )
    return Report(
        title=case.title,
        outcomes=tuple(one.outcome(case) for one in PROPERTIES),
        warnings=certify(regulation, calendar=calendar).warnings,
    )


# --- the properties -----------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Case:
    """A regulation and what it is checked with."""

    regulation: Regulation
    """The regulation."""
    upper: Regulation | None
    """The regulation above, where one is given."""
    calendar: Calendar | None
    """How periods are counted, where that is given."""
    examples: int
    """How many statements or plans are tried for a property."""

    @property
    def title(self) -> Words:
        """Place and day."""
        place, on = self.regulation.place.full_name, self.regulation.on
        return Words(f"{place}, {day_words(on, 'vi')}", f"{place}, {day_words(on, 'en')}")

    def smallest(
        self, tried: st.SearchStrategy[T], tell: Callable[[T], Words | None]
    ) -> Words | None:
        """Return what is told of the smallest value of which something is told, with the value."""
        asked = settings(max_examples=self.examples, database=None, deadline=None, derandomize=True)
        with suppress(NoSuchExample):
            found = find(tried, lambda value: tell(value) is not None, settings=asked)
            told, shown = expect(tell(found), Words, "told"), pretty(found)
            return Words(f"{told.vi}: {shown}", f"{told.en}: {shown}")
        return None

    def said(self) -> st.SearchStrategy[Statement]:
        """Return a strategy for statements of the day."""
        return statements(on=self.regulation.on)


@final
@attrs.frozen(kw_only=True)
class Property:
    """One thing that every regulation must have (tính chất)."""

    name: str
    """A short name."""
    what: Words
    """What it demands."""
    broken: Callable[[Case], Words | None]
    """The smallest case in which it does not hold, or none."""
    skipped: Callable[[Case], Words | None] = lambda _: None
    """Why it cannot be checked, or none."""

    def outcome(self, case: Case) -> Outcome:
        """Return whether a regulation has it."""
        skipped = self.skipped(case)
        broken = None if skipped else self.broken(case)
        return Outcome(name=self.name, what=self.what, broken=broken, skipped=skipped)


def _decided(statement: Statement, regulation: Regulation) -> tuple[Screening, Routing]:
    screening = screen(statement, regulation)
    return screening, route(statement, screening, regulation)


def _total(case: Case) -> Words | None:
    """Visit every cell of the tables, then try whole statements."""
    for table in certify(case.regulation, calendar=case.calendar).tables:
        for failure in table.failures[:1]:
            return failure.what
    return case.smallest(case.said(), lambda said: _refused(said, case.regulation))


def _refused(statement: Statement, regulation: Regulation) -> Words | None:
    try:
        _decided(statement, regulation)
    except DialogueError as error:
        return Words(error.vi, error.en)
    return None


def _one_answer(case: Case) -> Words | None:
    """Visit every question, field, handling and deadline; tables have their own property."""
    held = attrs.evolve(case.regulation, rules=tuple(_holding(case.regulation)))
    proved = certify(held, calendar=case.calendar)
    of_tables = {failure for table in proved.tables for failure in table.failures}
    return next((f.what for f in proved.failures if f not in of_tables), None)


def _holds(rule: Rule, regulation: Regulation) -> bool:
    return rule.in_force.covers(regulation.on) and rule.speaks_to(
        regulation.place, regulation.level
    )


def _holding(regulation: Regulation) -> Iterator[Rule]:
    return (rule for rule in regulation.rules if _holds(rule, regulation))


def _in_force(case: Case) -> Words | None:
    """Look at every rule, then at the reasons of whole statements."""
    regulation = case.regulation
    for rule in regulation.rules:
        if not _holds(rule, regulation):
            return Words(
                f"{rule.id} ({rule.in_force.words('vi')}) không áp dụng cho {case.title.vi}",
                f"{rule.id} ({rule.in_force.words('en')}) does not hold for {case.title.en}",
            )
    ids = {rule.id for rule in regulation.rules}

    def strange(said: Statement) -> Words | None:
        with suppress(DialogueError):
            screening, routing = _decided(said, regulation)
            found = {rule.id for part in screening.parts for rule in part.rules}
            found |= {rule.id for part in routing.parts for rule in part.rules}
            if not found <= ids:
                told = ", ".join(sorted(found - ids))
                return Words(f"lý do không thuộc quy định: {told}", f"reasons from nowhere: {told}")
        return None

    return case.smallest(case.said(), strange)


def _layering(case: Case) -> Words | None:
    upper = expect(case.upper, Regulation, "upper")
    above = {rule.id for rule in upper.rules}
    own = [rule for rule in case.regulation.rules if rule.id not in above]
    found = layer(upper, own, calendar=case.calendar).relaxations
    return next((Words(one.words("vi"), one.words("en")) for one in found), None)


def _without_upper(case: Case) -> Words | None:
    if case.upper is not None:
        return None
    return Words("chưa có quy định cấp trên (upper=)", "no regulation above is given (upper=)")


_ORGANISER: Final = Body.named("Ban tổ chức hội nghị", "The organisers")


def _conservation(case: Case) -> Words | None:
    """Record each statement, screened and routed, and look who holds its parts."""
    regulation = case.regulation
    session = Session(id="X1", place=regulation.place, organiser=_ORGANISER)
    counting = case.calendar or CALENDAR_DAYS

    def lost(said: Statement) -> Words | None:
        with suppress(DialogueError):
            screening, routing = _decided(said, regulation)
            custody = session.heard(said, screening, routing, counting).custody
            held = [i for i, holds in custody.items() if isinstance(holds, Custody)]
            ids = [said.part_id(i) for i in range(len(said.parts))]
            if not ids == held == [p.id for p in screening.parts] == [p.id for p in routing.parts]:
                return Words("có nội dung bị bỏ sót", "a part is lost")
        return None

    return case.smallest(case.said(), lost)


def _order(case: Case) -> Words | None:
    """Bring the rules in every rotation of their order, and backwards."""
    regulation = case.regulation

    def differs(tried: tuple[Statement, int, bool]) -> Words | None:
        said, first, back = tried
        rules = (*regulation.rules[first:], *regulation.rules[:first])
        other = attrs.evolve(regulation, rules=rules[::-1] if back else rules)
        with suppress(DialogueError):
            if _decided(said, regulation) != _decided(said, other):
                return Words("thứ tự làm đổi kết quả", "the order changes a decision")
        return None

    places = st.integers(0, len(regulation.rules))
    return case.smallest(st.tuples(case.said(), places, st.booleans()), differs)


def _tightening(case: Case) -> Words | None:
    """Tighten each number by one, and check plans that are lawful, unlawful and any."""
    regulation, counting = case.regulation, case.calendar or CALENDAR_DAYS
    tighter = [rule for found in regulation.of(Requirement) for rule in _tightened(found)]
    if not tighter:
        return None
    drawn = [violating(check, regulation=regulation) for check in violable(regulation)]

    def removed(tried: tuple[Plan, Requirement]) -> Words | None:
        plan, rule = tried
        others = tuple(other for other in regulation.rules if other.id != rule.id)
        after = _breached(plan, attrs.evolve(regulation, rules=(*others, rule)), counting)
        gone = sorted(_breached(plan, regulation, counting) - after)
        if not gone:
            return None
        told = ", ".join(gone)
        return Words(
            f"siết {rule.id} lại làm mất kết quả {told}",
            f"to tighten {rule.id} removes the finding {told}",
        )

    tried = st.tuples(st.one_of(plans(place=regulation.place), *drawn), st.sampled_from(tighter))
    return case.smallest(tried, removed)


def _breached(plan: Plan, regulation: Regulation, calendar: Calendar) -> set[str]:
    found = check_plan(plan, regulation, calendar, as_of=regulation.on)
    return {finding.check for finding in found if finding.verdict is Verdict.BREACHED}


def _tightened(rule: Requirement) -> Iterator[Requirement]:
    with suppress(DialogueError):
        if rule.at_least is not None:
            yield attrs.evolve(rule, at_least=_moved(rule.at_least, 1))
        if rule.at_most is not None:
            yield attrs.evolve(rule, at_most=_moved(rule.at_most, -1))


def _moved(number: Quantity, by: int) -> Quantity:
    if isinstance(number, Share):
        return Share(number.percent + by)
    return attrs.evolve(number, count=number.count + by)


def _with_plan(case: Case) -> Words | None:
    if case.regulation.plan is None:
        return None
    return Words(
        "quy định đã ghép kế hoạch: hãy truyền quy định chưa ghép",
        "a plan was joined: pass the regulation without it",
    )


_CANARY: Final = "chim hoàng yến số 7"


def _redaction(case: Case) -> Words | None:
    """Say words that nobody may see, and look for them in all that is shown."""
    regulation = case.regulation
    session = Session(id="X1", place=regulation.place, organiser=_ORGANISER)

    def leaks(said: Statement) -> Words | None:
        marked = attrs.evolve(
            said,
            words=Sealed(_CANARY),
            parts=tuple(attrs.evolve(part, basis=Sealed(_CANARY)) for part in said.parts),
        )
        try:
            screening, routing = _decided(marked, regulation)
            kept = session.heard(marked, screening, routing, case.calendar or CALENDAR_DAYS)
            shown = [repr(marked), repr(screening), repr(routing), repr(kept), repr(kept.custody)]
            for lang in LANGS:
                for screened, routed in zip(screening.parts, routing.parts, strict=True):
                    shown += [screened.words(lang), routed.words(lang), routed.due_words(lang)]
                    shown += [*screened.reasons(lang), *routed.reasons(lang)]
        except DialogueError as error:
            shown = [error.vi, error.en, repr(error.details)]
        if any(_CANARY in text for text in shown):
            return Words("lời của công dân bị lộ", "a citizen's words are shown")
        return None

    return case.smallest(case.said(), leaks)


PROPERTIES: Final = (
    Property(
        name="total",
        what=Words(
            "mọi ý kiến đều có hướng xử lý hợp pháp", "every statement has a lawful decision"
        ),
        broken=_total,
    ),
    Property(
        name="one-answer",
        what=Words(
            "mỗi vấn đề, lĩnh vực có đúng một câu trả lời hoặc chỗ trống đã ghi nhận; các thời hạn "
            "cùng giữ được",
            "each question and field has one answer or a listed gap, and deadlines fit together",
        ),
        broken=_one_answer,
    ),
    Property(
        name="in-force",
        what=Words(
            "mọi lý do đều đang có hiệu lực tại nơi và ngày đó",
            "every reason is in force at that place and day",
        ),
        broken=_in_force,
    ),
    Property(
        name="layering",
        what=Words("không nới lỏng quy định cấp trên", "nothing above is relaxed"),
        broken=_layering,
        skipped=_without_upper,
    ),
    Property(
        name="conservation",
        what=Words(
            "mỗi nội dung có đúng một quyết định và một nơi giữ",
            "each part has one decision and one owner",
        ),
        broken=_conservation,
    ),
    Property(
        name="order",
        what=Words("thứ tự văn bản không làm đổi kết quả", "the order of texts changes nothing"),
        broken=_order,
    ),
    Property(
        name="tightening",
        what=Words(
            "siết một con số không làm mất kết quả vi phạm nào",
            "to tighten a number never removes a finding",
        ),
        broken=_tightening,
        skipped=_with_plan,
    ),
    Property(
        name="redaction",
        what=Words("lời của công dân không bị lộ", "words of citizens are never shown"),
        broken=_redaction,
    ),
)
"""The properties, in the order in which they are checked."""
