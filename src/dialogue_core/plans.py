"""The plan of a dialogue conference (kế hoạch tổ chức hội nghị đối thoại) and its provisions.

Answers: what does this document provide. A plan is one document's provisions: a header and a
tuple of provisions, each with the place in the document that it comes from. What is not in it is
either known silence (the whole document was read) or unknown (a part was read); no field has a
default that reads as law. What binds other people or other years is an instrument
(`dialogue_core.rules`), what happened is a session.
"""

import re
from collections.abc import Iterable, Mapping
from typing import ClassVar, Final, TypeAlias, TypeVar, assert_never, final

import attrs

from dialogue_core import _html
from dialogue_core._typed import typed
from dialogue_core.errors import InvalidValueError
from dialogue_core.territory import Body, Unit
from dialogue_core.values import (
    Citation,
    Day,
    Days,
    Period,
    Span,
    Times,
    Words,
    WorkingDays,
    as_day,
    day_words,
)
from dialogue_core.vocabulary import (
    Aspect,
    Capacity,
    ChangeKind,
    Channel,
    Conduct,
    DocumentKind,
    Extent,
    Field,
    FollowUpCase,
    Form,
    Lang,
    Level,
    NoticeItem,
    Organ,
    PartOfDay,
    Purpose,
    Role,
    Settled,
    StatementKind,
    Term,
)

__all__ = [
    "Assignment",
    "Audience",
    "Chair",
    "Change",
    "Clock",
    "Collection",
    "Delegation",
    "Document",
    "Exclusion",
    "FollowUp",
    "Frequency",
    "Notice",
    "Occasion",
    "Plan",
    "Provision",
    "Recipient",
    "Recurrence",
    "Report",
    "Signatory",
    "Text",
    "Venue",
    "When",
]


def __dir__() -> list[str]:
    return list(__all__)


def _day_or_none(value: object) -> Day | None:
    return None if value is None else as_day(value)


# --- time and place -----------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Clock:
    """A time of day (giờ, buổi), local time of Vietnam."""

    at: str | None = None
    """``HH:MM``, where the document says it."""
    part: PartOfDay | None = None
    """The part of the day, where only that is said."""

    def __attrs_post_init__(self) -> None:
        """Refuse a clock that says nothing or no real time."""
        if (self.at is None and self.part is None) or (
            self.at is not None and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", self.at, re.ASCII)
        ):
            en, vi = (
                ("nothing", "không có gì") if self.at is None else (repr(self.at), repr(self.at))
            )
            raise InvalidValueError(
                f"a clock is HH:MM or a part of the day, got {en}",
                f"giờ phải ghi HH:MM hoặc nêu buổi, nhận được {vi}",
                value=self.at,
            )


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Recurrence:
    """A rule by which a conference returns (định kỳ)."""

    day_of_month: int
    """The day of each month, 1 to 31."""
    next_working_day: bool = False
    """Whether a day off moves it to the next working day."""

    def __attrs_post_init__(self) -> None:
        """Refuse a day that no month has."""
        if type(self.day_of_month) is not int or self.day_of_month not in range(1, 32):
            raise InvalidValueError(
                f"a day of the month is 1 to 31, got {self.day_of_month!r}",
                f"ngày trong tháng từ 1 đến 31, nhận được {self.day_of_month!r}",
                value=self.day_of_month,
            )


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class When:
    """A time as a document gives it (thời gian): its words and what they are known to mean."""

    as_written: str
    """The words of the document, as ``tháng 10/2022``."""
    span: Span | None = None
    """The days they mean, where that is known; one day for a fixed date."""
    clock: Clock | None = None
    """The time of day, where said."""
    firm: bool = True
    """False where the document says *dự kiến* (tentative)."""
    every: Recurrence | None = None
    """The recurrence, where it is periodic."""

    def __attrs_post_init__(self) -> None:
        """Refuse a time without the words of the document."""
        if not self.as_written.strip():
            raise InvalidValueError(
                "a time needs the words of the document (as_written)",
                "thời gian cần câu chữ của văn bản (as_written)",
                value=self.as_written,
            )

    @classmethod
    def on(cls, day: object, as_written: str | None = None, *, at: str | None = None) -> "When":
        """Return the fixed day.

        >>> When.on("2025-10-29", at="07:30").day
        Date(2025, 10, 29)
        """
        found = as_day(day)
        return cls(
            as_written=as_written or day_words(found, "vi"),
            span=Span.on(found),
            clock=None if at is None else Clock(at=at),
        )

    @property
    def day(self) -> Day | None:
        """The day, if the span is one day; else none."""
        return self.span.since if self.span and self.span.last == self.span.since else None


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Venue:
    """A place where people meet (địa điểm), in the document's words."""

    name: Words
    """Its name."""
    form: Form | None = None
    """How people take part there, where said; an online point is a venue too."""
    firm: bool = True
    """False where the document says *dự kiến* (tentative)."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Chair:
    """A person's office in the chair (người chủ trì), never the person."""

    office: Words
    """The office, as ``Chủ tịch UBND thành phố``."""
    sits_for: tuple[Organ, ...] = ()
    """The organs it speaks for; a Party secretary who heads the council sits for both, but not
    for the committee."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Delegation:
    """Whether the chair may delegate (ủy quyền chủ trì)."""

    allowed: bool
    """True if a delegate may chair, False if the document forbids it."""
    to: Words | None = None
    """To whom, where said."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Audience:
    """People invited or present (thành phần tham dự)."""

    who: Words
    """Who."""
    count: int | None = None
    """How many, where a number is given."""
    organs: tuple[Organ, ...] = ()
    """The organs of the political system among them."""

    def __attrs_post_init__(self) -> None:
        """Refuse a count that is no number of people."""
        if self.count is not None and (type(self.count) is not int or self.count < 0):
            raise InvalidValueError(
                f"a number of people is a whole number of at least 0, got {self.count!r}",
                f"số người phải là số nguyên từ 0 trở lên, nhận được {self.count!r}",
                value=self.count,
            )


# --- provisions ---------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Text:
    """A provision that is carried in words (nội dung bằng lời)."""

    aspect: Aspect
    """What it speaks about."""
    words: Words
    """What it says, in concise words of our own."""
    cites: Citation | None = None
    """The text that it cites, for a legal basis."""
    at: str = ""
    """The place in the document, as ``I.2``."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Exclusion:
    """What or who stays outside the conference (nội dung, người không đưa ra đối thoại)."""

    aspect: ClassVar[Aspect] = Aspect.EXCLUSION
    what: Words
    """What is excluded."""
    kinds: tuple[StatementKind, ...] = ()
    """Kinds of statement that stay off the floor; they are still received and handled."""
    conduct: tuple[Conduct, ...] = ()
    """Conduct for which a person is not admitted."""
    capacity: tuple[Capacity, ...] = ()
    """Lack of capacity for which a person is not admitted."""
    settled: tuple[Settled, ...] = ()
    """States of settlement for which a complainant is not admitted."""
    ground: Citation | None = None
    """The permission in an upper text, where one is known."""
    at: str = ""
    """The place in the document."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Occasion:
    """One meeting or series of meetings (cuộc đối thoại)."""

    aspect: ClassVar[Aspect] = Aspect.TIME
    when: When | None = None
    """When, where the document says it."""
    places: tuple[Venue, ...] = ()
    """Where; all of them are used."""
    alternative_places: tuple[Venue, ...] = ()
    """Where, if one of several is still to be chosen."""
    cluster: Words | None = None
    """The cluster of villages or residential groups (cụm thôn, tổ dân phố), if it is held so."""
    form: Form | None = None
    """The form, where said."""
    audience: tuple[Audience, ...] = ()
    """Who takes part."""
    theme: Words | None = None
    """The theme, for a thematic conference."""
    fields: tuple[Field, ...] = ()
    """The fields of the theme; none for a general conference."""
    chairs: tuple[Chair, ...] = ()
    """Who chairs; several chair together."""
    delegation: Delegation | None = None
    """Whether the chair may delegate, where said."""
    at: str = ""
    """The place in the document."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Assignment:
    """A task given to a body (phân công nhiệm vụ)."""

    aspect: ClassVar[Aspect] = Aspect.ASSIGNMENT
    body: Body
    """Who."""
    role: Role
    """In what role."""
    partners: tuple[Body, ...] = ()
    """With whom."""
    task: Words
    """What it must do."""
    fields: tuple[Field, ...] = ()
    """The fields it answers for, where the document names them."""
    due: When | None = None
    """By when, where said."""
    at: str = ""
    """The place in the document."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Collection:
    """Opinions collected or registered before the conference (thu thập ý kiến trước)."""

    aspect: ClassVar[Aspect] = Aspect.COLLECTION
    by: tuple[Body, ...] = ()
    """Who collects."""
    source: Words | None = None
    """From whom."""
    opens: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The first day, where said."""
    closes: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The last day, where said."""
    by_when: When | None = None
    """The limit in the document's words, where no day is given."""
    channel: Words | None = None
    """How."""
    registration: bool = False
    """True where speakers register beforehand."""
    answers_prepared: bool = False
    """True where answers are prepared in advance."""
    at: str = ""
    """The place in the document."""

    def __attrs_post_init__(self) -> None:
        """Refuse a window that closes before it opens."""
        if self.opens is not None and self.closes is not None and self.closes < self.opens:
            raise InvalidValueError(
                f"the collection closes on {self.closes}, before it opens on {self.opens}",
                f"đợt thu thập kết thúc {self.closes} trước khi bắt đầu {self.opens}",
                opens=self.opens,
                closes=self.closes,
            )


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Notice:
    """The notice to the people (thông báo trước khi tổ chức)."""

    aspect: ClassVar[Aspect] = Aspect.NOTICE
    words: Words
    """What the document says of it."""
    by: tuple[Body, ...] = ()
    """Who gives it."""
    channels: tuple[Channel, ...] = ()
    """Through which channels, where said."""
    contents: tuple[NoticeItem, ...] = ()
    """What it tells, where said."""
    lead: Period | None = None
    """How long before the conference, where said."""
    on: When | None = None
    """The day it is given, where said."""
    at: str = ""
    """The place in the document."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class FollowUp:
    """A duty after the conference (xử lý sau đối thoại)."""

    aspect: ClassVar[Aspect] = Aspect.FOLLOW_UP
    case: FollowUpCase
    """What it is about."""
    task: Words
    """What must be done."""
    by: tuple[Body, ...] = ()
    """Who does it."""
    within: Period | None = None
    """How long after, where the document gives a number."""
    channels: tuple[Channel, ...] = ()
    """Through which channels, for an answer or a publication."""
    at: str = ""
    """The place in the document."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Report:
    """A report to another body (báo cáo)."""

    aspect: ClassVar[Aspect] = Aspect.REPORT
    by: tuple[Body, ...] = ()
    """Who reports."""
    to: Body
    """To whom."""
    what: Words
    """What."""
    due: When | None = None
    """By when, where said."""
    at: str = ""
    """The place in the document."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Frequency:
    """How often conferences are held (định kỳ)."""

    aspect: ClassVar[Aspect] = Aspect.FREQUENCY
    at_least: Times
    """The least number in a year."""
    words: Words
    """What the document says."""
    at: str = ""
    """The place in the document."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Change:
    """A change of an announced conference (đổi ngày, hoãn, không tổ chức)."""

    aspect: ClassVar[Aspect] = Aspect.CHANGE
    kind: ChangeKind
    """What changed."""
    of: When | None = None
    """The time that is given up."""
    to: When | None = None
    """The new time, where there is one."""
    instead: Words | None = None
    """What takes its place, as a collection in writing."""
    why: Words | None = None
    """The reason given."""
    at: str = ""
    """The place in the document."""

    def __attrs_post_init__(self) -> None:
        """Refuse a change to a new day that names none."""
        if self.kind is ChangeKind.RESCHEDULED and self.to is None:
            raise InvalidValueError(
                "a rescheduled conference needs its new time (to); without one it is postponed",
                "đổi ngày phải nêu thời gian mới (to); nếu chưa có thì là hoãn",
                value=self.kind,
            )


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Recipient:
    """A body that receives the document (nơi nhận)."""

    aspect: ClassVar[Aspect] = Aspect.RECIPIENT
    body: Body
    """Who."""
    purpose: Purpose
    """What for."""
    at: str = ""
    """The place in the document."""


Provision: TypeAlias = (
    Text
    | Exclusion
    | Occasion
    | Assignment
    | Collection
    | Notice
    | FollowUp
    | Report
    | Frequency
    | Change
    | Recipient
)
"""One provision of a document."""

ProvisionT = TypeVar(
    "ProvisionT",
    Text,
    Exclusion,
    Occasion,
    Assignment,
    Collection,
    Notice,
    FollowUp,
    Report,
    Frequency,
    Change,
    Recipient,
)


# --- the document -------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Signatory:
    """Who signed (người ký): the office and the name in its public role."""

    office: Words
    """The office, as ``CHỦ TỊCH``."""
    name: str | None = None
    """The name, where seen."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Document:
    """The header of a document (thể thức văn bản), Decree 30/2020/NĐ-CP art. 8."""

    kind: DocumentKind
    """What it really is, whatever its title says."""
    title: Words
    """Its type and subject, as written."""
    issuer: Body
    """The body that issued it."""
    number: str | None = None
    """Number and symbol, where seen."""
    dated: When | None = None
    """Its date, where seen."""
    signed_by: Signatory | None = None
    """Who signed, where seen."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Plan:
    """One document's provisions about a dialogue conference (kế hoạch).

    Raises:
        InvalidValueError: The level is missing or not the level of the place, or one task is
            assigned twice to one body in one role.
    """

    id: str
    """A short id, unique where plans are kept together."""
    document: Document
    """The header."""
    place: Unit
    """The unit whose people it concerns."""
    level: Level | None = None
    """The level of the authority that holds the conference; it must be said."""
    organiser: Body
    """Who holds the conference."""
    provisions: tuple[Provision, ...] = attrs.field(repr=lambda found: f"({len(found)} of them)")
    """Everything it provides, in the order of the document."""
    extent: Extent
    """Whether the whole document was read or a part."""
    unseen: tuple[Aspect, ...] = ()
    """Sides of the document that were not visible, even where the rest was read whole."""
    tags: tuple[str, ...] = ()
    """Free labels, as ``youth``."""
    source: str = ""
    """Where the document was found."""

    def __attrs_post_init__(self) -> None:
        """Refuse a plan without its level and a task that is assigned twice."""
        if not self.id.strip():
            raise InvalidValueError(
                f"a plan needs an id, got {self.id!r}",
                f"kế hoạch cần có mã, nhận được {self.id!r}",
                value=self.id,
            )
        if self.level is None:
            raise InvalidValueError(
                f"plan {self.id!r} has no level: say level=Level.WARD, CITY or PROVINCE, "
                "since the law differs by level",
                f"kế hoạch {self.id!r} chưa nêu cấp: hãy ghi level (mỗi cấp có quy định riêng)",
                plan=self.id,
            )
        if self.level is not self.place.level:
            raise InvalidValueError(
                f"plan {self.id!r} says level {self.level.value!r}, but {self.place.full_name} "
                f"is at level {self.place.level.value!r}",
                f"kế hoạch {self.id!r} ghi {self.level.vi}, nhưng {self.place.full_name} "
                f"thuộc {self.place.level.vi}",
                plan=self.id,
                level=self.level,
            )
        seen: dict[tuple[str, Role, str], str] = {}
        for task in self.assignments:
            key = (task.body.id, task.role, task.task.vi)
            if key in seen:
                raise InvalidValueError(
                    f"plan {self.id!r} assigns one task twice to {task.body.name.vi!r} as "
                    f"{task.role.value!r} (at {seen[key] or '?'} and {task.at or '?'}); keep one",
                    f"kế hoạch {self.id!r} giao trùng một việc cho {task.body.name.vi!r} "
                    f"({task.role.vi}), tại mục {seen[key] or '?'} và {task.at or '?'}",
                    plan=self.id,
                    body=task.body.id,
                )
            seen[key] = task.at

    def of(self, kind: type[ProvisionT]) -> tuple[ProvisionT, ...]:
        """Return the provisions of one kind, in the order of the document."""
        return tuple(p for p in self.provisions if isinstance(p, kind))

    def texts(self, aspect: Aspect) -> tuple[Text, ...]:
        """Return what the document says in words about an aspect."""
        return tuple(t for t in self.of(Text) if t.aspect is aspect)

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """The meetings it provides for."""
        return self.of(Occasion)

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """The tasks it assigns."""
        return self.of(Assignment)

    def speaks_of(self, aspect: Aspect) -> bool:
        """Return whether the document says anything about an aspect."""
        return aspect in set(_aspects(self))

    def known_silent(self, aspect: Aspect) -> bool:
        """Return whether the document is known to say nothing about an aspect.

        False both where it speaks and where that part was not read.
        """
        return (
            self.extent is Extent.WHOLE and aspect not in self.unseen and not self.speaks_of(aspect)
        )

    def html(self, lang: Lang = "vi") -> str:
        """Return the plan as tables for a notebook: its header, then every provision in order."""
        header = self.document
        values = {
            "number": header.number or "",
            "dated": "" if header.dated is None else header.dated.as_written,
            "issuer": header.issuer.label(lang),
            "place": self.place.full_name,
            "organiser": self.organiser.label(lang),
            "extent": self.extent.label(lang),
            "unseen": [aspect.label(lang) for aspect in self.unseen],
            "source": self.source,
        }
        caption = f"{'Các mục' if lang == 'vi' else 'Provisions'} ({len(self.provisions)})"
        rows = ((p.at, p.aspect.label(lang), *_cells(p, lang)) for p in self.provisions)
        heads = ("at", "aspect", "what", "who", "when")
        return _html.page(
            _html.fields(header.title.label(lang), values, lang=lang),
            _html.table(caption, heads, rows, lang=lang),
            lang=lang,
        )

    _repr_html_ = html


def _aspects(plan: Plan) -> Iterable[Aspect]:
    for provision in plan.provisions:
        if isinstance(provision, Occasion):
            for aspect, said in (
                (Aspect.TIME, provision.when),
                (Aspect.PLACE, provision.places or provision.alternative_places),
                (Aspect.AUDIENCE, provision.audience),
                (Aspect.CHAIR, provision.chairs),
                (Aspect.FORM, provision.form),
            ):
                if said:
                    yield aspect
        else:
            yield provision.aspect
    header = plan.document
    for aspect, seen in (
        (Aspect.NUMBER, header.number),
        (Aspect.DATE, header.dated),
        (Aspect.SIGNATORY, header.signed_by),
    ):
        if seen is not None:
            yield aspect


# --- what a notebook shows ----------------------------------------------------------------------


def _cells(  # noqa: C901, PLR0911 -- one case for each kind of provision
    provision: Provision, lang: Lang
) -> tuple[list[str], list[str], list[str]]:
    """Return what a provision says, of whom, and of what time."""
    match provision:
        case Text():
            return _told(lang, provision.words, provision.cites), [], []
        case Exclusion(kinds=kinds, conduct=conduct, capacity=capacity, settled=settled):
            named = (*kinds, *conduct, *capacity, *settled)
            return _told(lang, provision.what, *named), [], []
        case Occasion(audience=audience, when=when):
            return _occasion(provision, lang), _told(lang, *audience), _told(lang, when)
        case Assignment(role=role, partners=partners, due=due):
            body = f"{provision.body.label(lang)} ({role.label(lang)})"
            what = _told(lang, provision.task, *provision.fields)
            return what, [body, *_told(lang, *partners)], _told(lang, due)
        case Collection(source=source, channel=channel, opens=opens, closes=closes):
            days = _told(lang, opens, closes, provision.by_when)
            return _told(lang, source, channel), _told(lang, *provision.by), days
        case Notice(words=words, channels=channels, contents=contents, lead=lead):
            what = _told(lang, words, *channels, *contents)
            return what, _told(lang, *provision.by), _told(lang, lead, provision.on)
        case FollowUp(case=about, task=task, channels=channels, within=within):
            what = _told(lang, about, task, *channels)
            return what, _told(lang, *provision.by), _told(lang, within)
        case Report(to=to, due=due):
            who = [*_told(lang, *provision.by), f"→ {to.label(lang)}"]
            return _told(lang, provision.what), who, _told(lang, due)
        case Frequency(words=words, at_least=at_least):
            return _told(lang, words), [], _told(lang, at_least)
        case Change(of=of, to=to):
            new = [f"→ {day}" for day in _told(lang, to)]
            what = _told(lang, provision.kind, provision.instead, provision.why)
            return what, [], [*_told(lang, of), *new]
        case Recipient(body=body, purpose=purpose):
            return _told(lang, purpose), _told(lang, body), []
        case _:
            assert_never(provision)


def _occasion(occasion: Occasion, lang: Lang) -> list[str]:
    told = _told(lang, occasion.theme, *occasion.fields, occasion.cluster, occasion.form)
    told += _told(lang, *occasion.places, *occasion.alternative_places)
    chairs = _told(lang, *occasion.chairs)
    if chairs:
        told.append(f"{Aspect.CHAIR.label(lang)}: {'; '.join(chairs)}")
    return told


def _told(lang: Lang, *values: "_Told | None") -> list[str]:
    return [_said(value, lang) for value in values if value is not None]


_Told: TypeAlias = (
    Words | Term | Body | Citation | Day | Period | Times | When | Venue | Chair | Audience
)


def _said(value: _Told, lang: Lang) -> str:  # noqa: PLR0911 -- one case for each kind of value
    match value:
        case When(as_written=words, firm=firm):
            return words + ("" if firm else _TENTATIVE[lang])
        case Venue(name=name, firm=firm):
            return name.label(lang) + ("" if firm else _TENTATIVE[lang])
        case Chair(office=office):
            return office.label(lang)
        case Audience(who=who, count=count):
            return who.label(lang) + ("" if count is None else f" ({count})")
        case Words() | Term() | Body():
            return value.label(lang)
        case Citation() | Days() | WorkingDays() | Times():
            return value.words(lang)
        case _:
            return day_words(value, lang)


_TENTATIVE: Final[Mapping[Lang, str]] = {"vi": " (dự kiến)", "en": " (tentative)"}
