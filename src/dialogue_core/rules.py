"""The kinds of rule and the instruments that hold them (quy tắc, văn bản).

Answers: what does a rule look like. Rules narrow and intersect; none overrides another. What all
rules of one place, level and day say together is a `dialogue_core.regulations.Regulation`. No
legal number stands here: the law is data in `dialogue_core.law`, or what an application brings.
"""

import hashlib
import json
from functools import cached_property
from typing import Final, TypeAlias, final

import attrs

from dialogue_core._content import form_of
from dialogue_core._typed import how_many
from dialogue_core.errors import InvalidValueError
from dialogue_core.statements import TABLE_FACTS, Given
from dialogue_core.territory import Body, Unit
from dialogue_core.values import (
    Citation,
    Day,
    Days,
    Period,
    Share,
    Span,
    Times,
    Words,
    WorkingDays,
    as_day,
)
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Competence,
    Confidence,
    Field,
    Handling,
    InstrumentKind,
    Lang,
    Level,
    Matter,
    Milestone,
    Organ,
    Protection,
    Question,
    Term,
    UnitKind,
)

__all__ = [
    "TABLE_FACTS",
    "Absence",
    "Desk",
    "Discretion",
    "Instrument",
    "Limit",
    "NotEncoded",
    "Owed",
    "Quantity",
    "Requirement",
    "Route",
    "Rule",
]


def __dir__() -> list[str]:
    return list(__all__)


Quantity: TypeAlias = Days | WorkingDays | Times | Share
"""A legal number with its unit."""

ALL_LEVELS: Final = tuple(Level)


# --- kinds of rule ------------------------------------------------------------------------------


@attrs.frozen(kw_only=True, cache_hash=True)
class Rule:
    """A rule of one text (quy tắc): what it cites, says, and when it holds.

    The base of the kinds of rule; its ``id`` is ``instrument:article[.clause]:slug``.
    """

    cites: Citation
    """The place in the text."""
    slug: str
    """A short word that tells rules of one clause apart; it never changes once released."""
    text: Words
    """The clause in faithful words of our own."""
    in_force: Span
    """The days on which it holds."""
    confidence: Confidence
    """How far its text was verified; it never changes an outcome."""
    levels: tuple[Level, ...] = ALL_LEVELS
    """The levels of the conferences that it speaks to."""
    places: tuple[str, ...] = ()
    """Ids of the units that it binds, with all that lies in them; none means the whole country."""
    unit_kinds: tuple[UnitKind, ...] = ()
    """The kinds of unit that it binds, as wards but not communes; none means any of its levels."""
    by_analogy: bool = False
    """True if the text governs something else and is applied to conferences by analogy."""
    ground: Citation | None = None
    """For a loss to citizens: the permission in an upper text."""
    ended_by: Citation | None = None
    """The text that ended it."""
    note: Words | None = None
    """An open question about it."""

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that cannot be told or that speaks to no level."""
        self._check_self()

    def _check_not_empty(self, values: tuple[object, ...], name: str) -> None:
        if not values:
            raise InvalidValueError(
                f"rule {self.id!r} says nothing: give {name}",
                f"quy tắc {self.id!r} không nêu gì: hãy ghi {name}",
                rule=self.id,
            )

    def _check_self(self) -> None:
        if (
            not self.slug
            or not self.levels
            or set(self.slug) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
        ):
            raise InvalidValueError(
                f"a rule needs a slug in lower-case letters, digits and hyphens, and a level: "
                f"{self.slug!r}, levels {', '.join(self.levels) or 'none'}",
                f"quy tắc cần tên ngắn (chữ thường, số, gạch nối) và cấp áp dụng: {self.slug!r}",
                value=self.slug,
            )

    @property
    def carries_breach(self) -> bool:
        """Whether it may yield *breached*: it is verified or secondary, and no analogy."""
        return self.confidence.carries_breach and not self.by_analogy

    def mark(self, lang: Lang) -> str:
        """Return the doubts about it as reports show them, in brackets; empty for none."""
        return self.confidence.mark(lang, by_analogy=self.by_analogy)

    @cached_property
    def id(self) -> str:
        """The stable id, as ``72/2025/QH15:43.2:notice``."""
        return f"{self.cites.key}:{self.slug}"

    @cached_property
    def content(self) -> str:
        """A hash of everything that it says, the same on every machine and version of Python.

        It is the SHA-256 of the rule as JSON with sorted keys and no spaces: a value with fields is
        ``{"Class": {"field": …}}`` with every field that counts for equality, a term is
        ``{"Class": "value"}``, a tuple an array, a day its ISO text.
        """
        text = json.dumps(form_of(self), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def _check_table(
        self, given: Given, outcomes: tuple[object, ...], what_en: str, what_vi: str
    ) -> None:
        kinds = {type(outcome) for outcome in outcomes}
        facts = next((names for kind, names in TABLE_FACTS.items() if kinds == {kind}), None)
        if facts is None:
            got = ", ".join(map(str, outcomes)) or "–"
            raise InvalidValueError(
                f"{what_en} {self.id!r} must leave outcomes of exactly one table, got {got}",
                f"{what_vi} {self.id!r} phải thuộc đúng một bảng, nhận được {got}",
                rule=self.id,
            )
        strange = [name.value for name, _ in given.named if name not in facts]
        if strange:
            raise InvalidValueError(
                f"{what_en} {self.id!r} names facts that its table does not look at: "
                f"{', '.join(strange)}; the table has {', '.join(f.value for f in facts)}",
                f"{what_vi} {self.id!r} nêu yếu tố không có trong bảng: {', '.join(strange)}",
                rule=self.id,
            )

    def speaks_to(self, place: Unit, level: Level) -> bool:
        """Return whether it binds a conference of that level at that place."""
        return (
            level in self.levels
            and (not self.unit_kinds or place.kind in self.unit_kinds)
            and (not self.places or any(place.lies_in(p) for p in self.places))
        )


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Limit(Rule):
    """A rule that leaves only some outcomes of one table (giới hạn).

    The outcomes' type tells the table: admission, handling or protection.
    """

    given: Given
    """Where it speaks."""
    only: tuple[Admission, ...] | tuple[Handling, ...] | tuple[Protection, ...]
    """The outcomes that it leaves."""

    def __attrs_post_init__(self) -> None:
        """Refuse a limit that fits no table."""
        self._check_self()
        self._check_table(self.given, self.only, "limit", "giới hạn")


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Discretion(Rule):
    """A rule that lets the chair choose among outcomes of one table (quyền lựa chọn).

    It excludes nothing. Where it speaks and the limits leave several of its outcomes, the chair
    decides among those; where they leave one of them or none, it says nothing. Without it nobody
    chooses: the most favourable outcome left is decided.
    """

    given: Given
    """Where it speaks."""
    among: tuple[Admission, ...] | tuple[Handling, ...] | tuple[Protection, ...]
    """The outcomes to choose from, at least two."""

    def __attrs_post_init__(self) -> None:
        """Refuse a discretion that fits no table or leaves nothing to choose."""
        self._check_self()
        self._check_table(self.given, self.among, "discretion", "quy tắc cho lựa chọn")
        if len(set(self.among)) == 1:
            raise InvalidValueError(
                f"discretion {self.id!r} leaves no choice: give at least two outcomes, got "
                f"{self.among[0].value!r}",
                f"quy tắc cho lựa chọn {self.id!r} cần ít nhất hai hướng, nhận được "
                f"{self.among[0].vi!r}",
                rule=self.id,
            )


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Owed(Rule):
    """An act owed where its condition holds (việc phải làm); acts accumulate."""

    given: Given = attrs.field(factory=Given)
    """The facts for which it is owed."""
    upon: tuple[Admission | Handling | Protection, ...] = ()
    """The outcomes for which it is owed; none means any."""
    act: Act
    """What is owed."""
    within: Period | None = None
    """Within how long, where the text gives a number."""
    since: Milestone = Milestone.STATEMENT
    """What the period counts from."""


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Requirement(Rule):
    """A duty that narrows the answer to one question (yêu cầu).

    Exactly one of ``at_least``, ``at_most``, ``all_of``, ``one_of`` or ``stated`` is given.
    """

    question: Question
    """The question that it answers."""
    at_least: Quantity | None = None
    """The least number, as days of notice."""
    at_most: Quantity | None = None
    """The greatest number, as days until the result is published."""
    all_of: tuple[Term, ...] = ()
    """What must all be there."""
    one_of: tuple[Term, ...] = ()
    """What one may choose from."""
    stated: bool = False
    """True for a duty or right without a value, as "when necessary"."""
    since: Milestone | None = None
    """What its number of days counts from, where that is not the question's own milestone."""
    obliges: tuple[Organ, ...] = ()
    """Who is obliged; here `council` is the People's Council itself, not its standing body
    (72/2025/QH15 art. 43(1))."""

    @property
    def counts_from(self) -> Milestone:
        """The event that its number counts from."""
        return self.question.milestone if self.since is None else self.since

    def __attrs_post_init__(self) -> None:
        """Refuse a requirement with no value or several, and a milestone for no days."""
        self._check_self()
        given = [self.at_least, self.at_most, self.all_of or None, self.one_of or None]
        if sum(v is not None for v in given) + self.stated != 1:
            raise InvalidValueError(
                f"requirement {self.id!r} must give exactly one of at_least, at_most, all_of, "
                "one_of, stated",
                f"yêu cầu {self.id!r} phải có đúng một trong at_least, at_most, all_of, one_of, "
                "stated",
                rule=self.id,
            )
        number = self.at_most if self.at_least is None else self.at_least
        if self.since is not None and not isinstance(number, Period):
            raise InvalidValueError(
                f"requirement {self.id!r} counts from {self.since.value!r} but gives no days: "
                "drop since, or give days or working days",
                f"yêu cầu {self.id!r} tính từ {self.since.vi} nhưng không nêu số ngày: hãy bỏ mốc "
                "hoặc nêu số ngày",
                rule=self.id,
            )


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Absence(Rule):
    """A gap that is known and listed (chỗ pháp luật không quy định), not a guess.

    `text` says why nothing is there; the question is answered with the gap.
    """

    question: Question | None = None
    """The question that no text answers; none for a gap about something else."""


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Desk(Rule):
    """Which body takes a part because of how it is handled (nơi tiếp nhận)."""

    handlings: tuple[Handling, ...]
    """The handlings that it takes."""
    competences: tuple[Competence, ...] = ()
    """The competences for which it takes them; none means any."""
    lead: Body
    """The body that leads."""
    partners: tuple[Body, ...] = ()
    """The bodies beside it."""
    with_field_body: bool = False
    """Whether the body of the field joins as a coordinating body."""

    def __attrs_post_init__(self) -> None:
        """Refuse a desk that takes nothing."""
        self._check_self()
        self._check_not_empty(self.handlings, "handlings")

    def takes(self, handling: Handling, competence: Competence) -> bool:
        """Return whether the desk takes the handling for the competence."""
        return handling in self.handlings and (
            not self.competences or competence in self.competences
        )


@final
@attrs.frozen(kw_only=True, cache_hash=True)
class Route(Rule):
    """Which body answers for a field (cơ quan trả lời theo lĩnh vực)."""

    at: Level
    """The level of the body."""
    fields: tuple[Field, ...]
    """The fields that it answers for."""
    matter: Matter | None = None
    """The finer matter; none for what no finer row names."""
    competences: tuple[Competence, ...] = ()
    """The competences for which the row speaks; none means any."""
    lead: Body
    """The body that leads."""
    partners: tuple[Body, ...] = ()
    """The bodies that coordinate."""
    displaces: tuple[str, ...] = ()
    """Ids of the routes whose place it takes: only where a plan names a body before the decree."""

    def __attrs_post_init__(self) -> None:
        """Refuse a row that displaces itself or a matter outside its fields."""
        self._check_self()
        self._check_not_empty(self.fields, "fields")
        if self.id in self.displaces:
            raise InvalidValueError(
                f"route {self.id!r} displaces itself: name the route whose place it takes",
                f"quy tắc {self.id!r} tự thay thế chính nó: hãy nêu quy tắc bị thay thế",
                rule=self.id,
            )
        if self.matter is not None and not set(self.fields) <= set(self.matter.fields):
            raise InvalidValueError(
                f"route {self.id!r} is for matter {self.matter.value!r}, which stands in "
                f"{', '.join(f.value for f in self.matter.fields)}",
                f"quy tắc {self.id!r} về {self.matter.vi!r} nên chỉ thuộc lĩnh vực "
                f"{', '.join(f.vi for f in self.matter.fields)}",
                rule=self.id,
            )

    def takes(self, field: Field, matter: Matter | None, competence: Competence) -> bool:
        """Return whether the row speaks for the field, the matter and the competence."""
        return (
            field in self.fields
            and matter is self.matter
            and (not self.competences or competence in self.competences)
        )


# --- instruments --------------------------------------------------------------------------------


def _day_or_none(value: object) -> Day | None:
    return None if value is None else as_day(value)


@final
@attrs.frozen(kw_only=True)
class NotEncoded:
    """A place of an instrument that the library deliberately does not encode, and why."""

    cites: Citation
    """The place."""
    reason: Words
    """Why."""


@final
@attrs.frozen(kw_only=True)
class Instrument:
    """A legal or Party text and the rules it holds (văn bản), in the order of its articles."""

    number: str
    """Number and symbol."""
    kind: InstrumentKind
    """What kind of text it is."""
    title: Words
    """Its title."""
    issuer: Words
    """Who issued it."""
    dated: Day | None = attrs.field(converter=_day_or_none)
    """The day it was signed or passed, where known."""
    in_force: Span
    """The days on which it is in force."""
    confidence: Confidence
    """How far its dates were verified."""
    rules: tuple[Rule, ...] = attrs.field(repr=how_many)
    """Its rules."""
    not_encoded: tuple[NotEncoded, ...] = attrs.field(default=(), repr=how_many)
    """What is left out on purpose."""
    checked_on: Day = attrs.field(converter=as_day)
    """The day on which module and sources were last compared."""
    link: str = ""
    """Where the text can be read."""

    def __attrs_post_init__(self) -> None:
        """Refuse a rule of another text, an id given twice, a rule outside the text's days."""
        ids = [rule.id for rule in self.rules]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        foreign = sorted(r.id for r in self.rules if r.cites.instrument != self.number)
        outside = sorted(r.id for r in self.rules if not self._covers(r))
        if twice or foreign or outside:
            raise InvalidValueError(
                f"instrument {self.number!r}: rule ids given twice {twice}, rules of other texts "
                f"{foreign}, rules that begin before or last longer than the text {outside}",
                f"văn bản {self.number!r}: mã quy tắc trùng {twice}, quy tắc của văn bản khác "
                f"{foreign}, quy tắc có hiệu lực ngoài thời gian của văn bản {outside}",
                instrument=self.number,
            )

    def _covers(self, rule: Rule) -> bool:
        ends, rule_ends = self.in_force.until, rule.in_force.until
        return self.in_force.since <= rule.in_force.since and (
            ends is None or (rule_ends is not None and rule_ends <= ends)
        )
