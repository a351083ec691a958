"""What a citizen says (ý kiến của Nhân dân) and the facts that decide what becomes of it.

Answers: what was said, in which parts, and what is recorded about each part. Facts are stored
absolutely (who is able to settle, who made the decision complained of, who manages the accused);
`dialogue_core.screening.facts_of` derives what they mean for one authority. A fact that nobody
recorded (``None``) takes its presumption where one exists; a fact in doubt (`UNKNOWN`) never does.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, final

import attrs

from dialogue_core._ids import is_id
from dialogue_core._typed import typed
from dialogue_core.errors import InvalidValueError
from dialogue_core.tables import Axis, Grid
from dialogue_core.values import Day, Sealed, Words, as_day
from dialogue_core.vocabulary import (
    Admission,
    Capacity,
    Changer,
    Competence,
    Conduct,
    Delivery,
    FactName,
    Field,
    Handling,
    Matter,
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

__all__ = ["FACTS", "UNKNOWN", "Codes", "Fact", "Facts", "Given", "Part", "Statement", "grid_of"]


def __dir__() -> list[str]:
    return list(__all__)


UNKNOWN: Final = Unknown.UNKNOWN
"""In doubt (chưa rõ): the fact was looked at and could not be told."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Fact:
    """A fact on which screening depends: its values and its presumption (suy đoán)."""

    name: FactName
    """Which fact."""
    values: tuple[Term, ...]
    """All values it can take."""
    presumed: Term | None = None
    """The value taken where nobody recorded one; none where nothing may be presumed."""
    basis: Words | None = None
    """Why it may be presumed."""
    changeable_by: tuple[Changer, ...] = ()
    """Who can change it, for the question why not; none where nobody can."""
    may_become: tuple[Term, ...] = ()
    """The values that a change may be advised to, the first of them first; never a worse one."""
    changing: Words
    """Why they can change it, or why nobody can."""


FACTS: Final[tuple[Fact, ...]] = (
    Fact(
        name=FactName.KIND,
        values=tuple(StatementKind),
        changing=Words(
            "Loại ý kiến theo nội dung, không theo tên gọi: gọi khác đi không làm đổi loại.",
            "The kind goes by content, not by title: another name changes nothing.",
        ),
    ),
    Fact(
        name=FactName.TOPIC,
        values=tuple(Topic),
        presumed=Topic.ON,
        basis=Words(
            "Chưa ai ghi là ngoài nội dung thì coi là trong nội dung.",
            "What nobody marked as off topic is taken as on topic.",
        ),
        changeable_by=(Changer.SPEAKER, Changer.AUTHORITY),
        may_become=(Topic.ON,),
        changing=Words(
            "Người nêu ý kiến có thể hỏi trong phạm vi chủ đề; cơ quan tổ chức ấn định chủ đề và "
            "thông báo trước.",
            "The speaker can ask it under the theme; the authority sets the theme and gives notice "
            "of it.",
        ),
    ),
    Fact(
        name=FactName.COMPETENCE,
        values=tuple(Competence),
        changing=Words(
            "Thẩm quyền do pháp luật phân định; người dân và cơ quan không thỏa thuận khác được.",
            "Competence is fixed by law; neither citizen nor authority can agree on another.",
        ),
    ),
    Fact(
        name=FactName.PARTY_DISCIPLINE,
        values=tuple(PartyDiscipline),
        presumed=PartyDiscipline.NO,
        basis=Words(
            "Việc do chính quyền giải quyết, trừ khi ghi rõ là kỷ luật Đảng.",
            "A matter is the State's unless Party discipline is recorded.",
        ),
        changing=Words(
            "Việc thuộc kỷ luật Đảng do cấp ủy, ủy ban kiểm tra xem xét; không gỡ ra để đưa vào "
            "hội nghị.",
            "Party discipline belongs to the Party's bodies; it is not taken out for the floor.",
        ),
    ),
    Fact(
        name=FactName.DELIVERY,
        values=tuple(Delivery),
        changeable_by=(Changer.SPEAKER,),
        may_become=(Delivery.SIGNED, Delivery.SPOKEN),
        changing=Words(
            "Người nêu ý kiến có thể ghi họ tên, ký vào văn bản hoặc trực tiếp trình bày.",
            "The speaker can put it in writing with name and signature, or say it in person.",
        ),
    ),
    Fact(
        name=FactName.CONDUCT,
        values=tuple(Conduct),
        presumed=Conduct.ORDERLY,
        basis=Words(
            "Người phát biểu được coi là đúng nội quy, trừ khi ghi rõ vi phạm.",
            "A speaker is taken as orderly unless a breach is recorded.",
        ),
        changeable_by=(Changer.SPEAKER,),
        may_become=(Conduct.ORDERLY,),
        changing=Words(
            "Người phát biểu có thể chấp hành nội quy nơi tổ chức hội nghị.",
            "The speaker can keep the rules of the place.",
        ),
    ),
    Fact(
        name=FactName.CAPACITY,
        values=tuple(Capacity),
        presumed=Capacity.FULL,
        basis=Words(
            "Người phát biểu được coi là có năng lực hành vi dân sự đầy đủ.",
            "A speaker is taken to have full civil capacity.",
        ),
        changing=Words(
            "Năng lực hành vi dân sự gắn với từng người; không phải điều được yêu cầu thay đổi.",
            "Civil capacity belongs to the person; nobody is asked to change it.",
        ),
    ),
    Fact(
        name=FactName.SETTLED,
        values=tuple(Settled),
        presumed=Settled.OPEN,
        basis=Words(
            "Vụ việc được coi là chưa giải quyết xong, trừ khi có văn bản chứng tỏ.",
            "A matter is taken as open unless a document shows otherwise.",
        ),
        changing=Words(
            "Kết quả giải quyết trước đó đã có trong văn bản; hội nghị không làm thay đổi.",
            "What was decided before stands in its documents; a conference does not undo it.",
        ),
    ),
    Fact(
        name=FactName.SECRECY,
        values=tuple(Secrecy),
        presumed=Secrecy.NO,
        basis=Words(
            "Chỉ là bí mật nhà nước khi thuộc danh mục và được xác định.",
            "Only what is listed and determined so is a State secret.",
        ),
        changing=Words(
            "Bí mật nhà nước chỉ được giải mật theo thủ tục riêng, không vì hội nghị.",
            "A State secret is declassified by its own procedure only, never for a conference.",
        ),
    ),
)
"""Every fact, in the order of the tables."""

TABLE_FACTS: Final[dict[type[Term], tuple[FactName, ...]]] = {
    Admission: (FactName.KIND, FactName.CONDUCT, FactName.CAPACITY, FactName.SETTLED),
    Handling: (
        FactName.KIND,
        FactName.TOPIC,
        FactName.COMPETENCE,
        FactName.PARTY_DISCIPLINE,
        FactName.DELIVERY,
        FactName.SECRECY,
    ),
    Protection: (FactName.KIND, FactName.PARTY_DISCIPLINE, FactName.SECRECY),
}
"""The facts that each of the three tables looks at."""


def grid_of(names: tuple[FactName, ...]) -> Grid:
    """Return the grid of some facts."""
    values = {fact.name: fact.values for fact in FACTS}
    return Grid(axes=tuple(Axis(name=name, values=values[name]) for name in names))


_GRIDS: Final = tuple(grid_of(names) for names in (*TABLE_FACTS.values(), tuple(FactName)))


@final
@attrs.frozen(kw_only=True)
class Codes:
    """The codes of some facts: by them tables are looked up, and what was decided is found again.

    Each is the code of a `dialogue_core.tables.Grid`; a fact in doubt has its own place in it.
    """

    admission: int
    """In the table of admission."""
    handling: int
    """In the table of handling."""
    protection: int
    """In the table of protection."""
    every: int
    """Among all facts."""


@final
@attrs.frozen(kw_only=True, cache_hash=True, field_transformer=typed)
class Facts:
    """The facts about one part as one authority sees them: one value each, or `UNKNOWN`."""

    kind: StatementKind | Unknown
    """Loại ý kiến."""
    topic: Topic | Unknown = Topic.ON
    """Trong hay ngoài nội dung."""
    competence: Competence | Unknown
    """Thẩm quyền, nhìn từ cơ quan tổ chức đối thoại."""
    party_discipline: PartyDiscipline | Unknown = PartyDiscipline.NO
    """Kỷ luật Đảng."""
    delivery: Delivery | Unknown
    """Hình thức thể hiện."""
    conduct: Conduct | Unknown = Conduct.ORDERLY
    """Hành vi của người phát biểu."""
    capacity: Capacity | Unknown = Capacity.FULL
    """Năng lực hành vi dân sự."""
    settled: Settled | Unknown = Settled.OPEN
    """Tình trạng giải quyết."""
    secrecy: Secrecy | Unknown = Secrecy.NO
    """Bí mật nhà nước."""
    presumed: tuple[FactName, ...] = attrs.field(default=(), eq=False)
    """The facts that nobody recorded and that are presumed."""
    unrecorded: tuple[FactName, ...] = attrs.field(default=(), eq=False)
    """The facts that nobody recorded and that may not be presumed; they stand as `UNKNOWN`."""

    def value(self, name: FactName) -> Term:
        """Return the value of one fact."""
        found: Term = getattr(self, name.value)
        return found

    @property
    def values(self) -> dict[FactName, Term]:
        """The value of every fact, in the order of the tables."""
        return {name: self.value(name) for name in FactName}

    @cached_property
    def codes(self) -> Codes:
        """The codes of the facts, worked out once; no part of equality, hash or pickle."""
        admission, handling, protection, every = (grid.code(self.values) for grid in _GRIDS)
        return Codes(admission=admission, handling=handling, protection=protection, every=every)


@final
@attrs.frozen(kw_only=True)
class Given:
    """The condition of a rule: for each fact named, the values for which the rule speaks.

    A fact that is not named may have any value.

    >>> Given(kind=(StatementKind.COMPLAINT,)).named
    ((<FactName.KIND: 'kind'>, (<StatementKind.COMPLAINT: 'complaint'>,)),)

    Raises:
        InvalidValueError: A fact is given something else than a tuple of its values.
    """

    kind: tuple[StatementKind, ...] = ()
    """Loại ý kiến."""
    topic: tuple[Topic, ...] = ()
    """Trong hay ngoài nội dung."""
    competence: tuple[Competence, ...] = ()
    """Thẩm quyền."""
    party_discipline: tuple[PartyDiscipline, ...] = ()
    """Kỷ luật Đảng."""
    delivery: tuple[Delivery, ...] = ()
    """Hình thức thể hiện."""
    conduct: tuple[Conduct, ...] = ()
    """Hành vi."""
    capacity: tuple[Capacity, ...] = ()
    """Năng lực hành vi dân sự."""
    settled: tuple[Settled, ...] = ()
    """Tình trạng giải quyết."""
    secrecy: tuple[Secrecy, ...] = ()
    """Bí mật nhà nước."""

    def __attrs_post_init__(self) -> None:
        """Refuse what is no tuple of the fact's own values (a bare word would match by letters)."""
        for fact in FACTS:
            values: tuple[object, ...] = getattr(self, fact.name.value)
            kind = type(fact.values[0])
            if type(values) is not tuple or any(type(v) is not kind for v in values):
                raise InvalidValueError(
                    f"condition on {fact.name.value!r} must be a tuple of "
                    f"{', '.join(v.value for v in fact.values)}; got {values!r}",
                    f"điều kiện về {fact.name.vi!r} phải là bộ giá trị trong "
                    f"{', '.join(v.value for v in fact.values)}; nhận được {values!r}",
                    fact=fact.name,
                )

    @property
    def named(self) -> tuple[tuple[FactName, tuple[Term, ...]], ...]:
        """The facts named, each with its values, in the order of the tables."""
        return tuple((n, values) for n in FactName if (values := getattr(self, n.value)))

    def holds(self, values: Mapping[FactName, Term]) -> bool:
        """Return whether the condition holds for facts that are all known."""
        return all(values[name] in allowed for name, allowed in self.named)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Part:
    """One part of a statement, with what is recorded about it (một nội dung của ý kiến).

    A mixed statement is several parts, each by its own rule (42/2013/QH13 art. 25(3)). Every fact
    is a value, `UNKNOWN` where it was looked at and is in doubt, or ``None`` where nobody recorded
    it.
    """

    kind: StatementKind | Unknown | None = None
    """What it is by content."""
    field: Field | None = None
    """The field of State management, for routing."""
    matter: Matter | None = None
    """The finer matter, where it is known."""
    settled_by: Settler | Unknown | None = None
    """Who is able to settle the substance."""
    decision_maker: Settler | Unknown | None = None
    """For a complaint: who made the decision or committed the act complained of."""
    accused_managed_by: Settler | Unknown | None = None
    """For a denunciation: who manages the accused, one level above a head who is accused."""
    topic: Topic | Unknown | None = None
    """Whether it belongs to the theme of the conference."""
    party_discipline: PartyDiscipline | Unknown | None = None
    """Whether it is Party discipline."""
    settled: Settled | Unknown | None = None
    """Whether it was settled before."""
    secrecy: Secrecy | Unknown | None = None
    """Whether it touches a State secret."""
    basis: Sealed[str] = attrs.field(default=Sealed(""))
    """Why it was classified so, sealed like what was said."""

    def __attrs_post_init__(self) -> None:
        """Refuse a matter that belongs to another field."""
        if self.matter is not None and self.field not in self.matter.fields:
            raise InvalidValueError(
                f"matter {self.matter.value!r} stands in field "
                f"{', '.join(f.value for f in self.matter.fields)}, "
                + (f"not in {self.field.value!r}" if self.field else "and no field is recorded"),
                f"việc {self.matter.vi!r} thuộc lĩnh vực "
                f"{', '.join(f.vi for f in self.matter.fields)}",
                matter=self.matter,
                field=self.field,
            )


def _of_a_statement(_: object, field: "attrs.Attribute[Any]", value: object) -> None:
    """Refuse what is no id, and what could be that of a part."""
    if not is_id(value) or "/" in str(value):
        raise InvalidValueError(
            "the id of a statement must be letters without marks, digits and _ . : + -, as S12; "
            "what was given is not (and is not shown, as it may be about a person)",
            "mã ý kiến phải gồm chữ không dấu, chữ số và _ . : + -, như S12; giá trị đưa vào không "
            "phải mã (không hiển thị, vì có thể là thông tin cá nhân)",
            field=field.name,
        )


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Statement:
    """What one person or group said (ý kiến), with at least one part.

    Raises:
        InvalidValueError: It has no part, its day carries a clock, or its id could be words or the
            id of a part.
    """

    id: str = attrs.field(validator=_of_a_statement)
    """An id unique in its conference, as ``S12``; it may be shown, so it must not name anybody."""
    on: Day = attrs.field(converter=as_day)
    """The day it was received."""
    words: Sealed[str]
    """What was said, sealed."""
    delivery: Delivery | Unknown | None = None
    """How it was handed over."""
    conduct: Conduct | Unknown | None = None
    """How the speaker behaves, where recorded."""
    capacity: Capacity | Unknown | None = None
    """The speaker's civil capacity, where recorded."""
    parts: tuple[Part, ...]
    """Its parts, at least one."""

    def __attrs_post_init__(self) -> None:
        """Refuse a statement without a part; words that are not sealed are of the wrong type."""
        if not self.parts:
            raise InvalidValueError(
                f"statement {self.id!r} has no part: one that is not split has one part",
                f"ý kiến {self.id!r} chưa có nội dung nào: ý kiến không tách có một nội dung",
                statement=self.id,
            )

    def part_id(self, index: int) -> str:
        """Return the id of a part counted from 0, as ``S12/1``."""
        return f"{self.id}/{index + 1}"
