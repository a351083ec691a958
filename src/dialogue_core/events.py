"""What happened at a conference and after it (sự kiện), as data.

Answers: which events a record can hold, and what each carries. An event is appended to the log of
a session and never edited; `dialogue_core.sessions` folds the log. What somebody wrote about a
case (words, names, notes, answers, reasons, references) is `Sealed` by type. All other text in an
event is an id, checked to be one, or the public name of an office, a place or a legal text.
"""

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias, cast, final

import attrs

from dialogue_core._ids import code, code_or_empty
from dialogue_core._typed import typed
from dialogue_core.errors import InvalidValueError
from dialogue_core.plans import Chair, Venue
from dialogue_core.screening import ActOwed
from dialogue_core.statements import Part, Statement
from dialogue_core.territory import Body
from dialogue_core.values import Citation, Day, Sealed, Span, Words, as_day
from dialogue_core.vocabulary import (
    Act,
    Admission,
    AnswerWay,
    Channel,
    Ending,
    FactName,
    Form,
    Handling,
    Intake,
    Measure,
    NoDay,
    NoticeItem,
    Organ,
    Passing,
    ProgrammeStep,
    Protection,
    PublicationKind,
    RecordAspect,
    SpeakerKind,
    Telling,
)

__all__ = [
    "EVENTS",
    "Announced",
    "Answered",
    "Attended",
    "Cancelled",
    "Closed",
    "Concluded",
    "Corrected",
    "Ended",
    "Event",
    "Extended",
    "Forwarded",
    "Grouped",
    "Held",
    "Invited",
    "Minuted",
    "Monitored",
    "Noted",
    "Opened",
    "PartEvent",
    "Performed",
    "Planned",
    "Postponed",
    "Published",
    "RaisedAgain",
    "Received",
    "Replaced",
    "Reported",
    "Requested",
    "Rescheduled",
    "Resumed",
    "Routed",
    "Screened",
    "Speaker",
    "Split",
    "Spoke",
    "StepPlanned",
    "StepTaken",
    "Suspended",
    "TakenDown",
    "Tallied",
    "Task",
    "TaskDone",
    "Vouched",
    "as_clock",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- values of an event -------------------------------------------------------------------------

VIETNAM: Final = dt.timedelta(hours=7)
"""The offset of local time; the country has one time zone and no summer time."""

_NUMBER: Final = re.compile(r"[0-9][\w./-]{0,60}")

if TYPE_CHECKING:
    _Field: TypeAlias = attrs.Attribute[Any]


def as_clock(value: object) -> dt.time | None:
    """Return the local time of day (giờ Việt Nam, +07:00) that the value says, without a zone.

    Args:
        value: A `datetime.time` without a zone or at +07:00, its text ``HH:MM`` or ``HH:MM:SS``,
            or none.

    Raises:
        InvalidValueError: It is no time of day, or one of another zone.

    >>> as_clock("19:30")
    datetime.time(19, 30)
    """
    found = value
    if isinstance(value, str) and re.fullmatch(r"\d\d:\d\d(:\d\d)?", value, re.ASCII):
        try:
            found = dt.time.fromisoformat(value)
        except ValueError:
            found = value
    if found is None:
        return None
    if isinstance(found, dt.time) and found.utcoffset() in (None, VIETNAM):
        return found.replace(tzinfo=None)
    got = (
        repr(value)
        if isinstance(value, str) and _NEARLY_CLOCK.fullmatch(value)
        else f"a {type(value).__name__}"
    )
    raise InvalidValueError(
        f"write the local time (+07:00) as HH:MM, as 19:30; got {got}",
        f"hãy viết giờ địa phương (+07:00) theo HH:MM, như 19:30; nhận được {got}",
    )


_NEARLY_CLOCK: Final = re.compile(r"\d{1,2}([hHgG:. ]\d{0,2}){0,2}", re.ASCII)
"""What may be shown of a text that is no time of day: one that was meant as one."""


def _day_or_none(value: object) -> Day | None:
    return None if value is None else as_day(value)


def _codes(of: object, field: "_Field", value: object) -> None:
    codes = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (None,)
    for one in codes:
        code(of, field, one)


def _number(_: object, field: "_Field", value: object) -> None:
    if value != "" and not (isinstance(value, str) and _NUMBER.fullmatch(value)):
        raise InvalidValueError(
            f"{field.name} must be the number and symbol of a document, as 12/TB-UBND",
            f"{field.name} phải là số, ký hiệu văn bản, như 12/TB-UBND",
            field=field.name,
        )


def _count(_: object, field: "_Field", value: object) -> None:
    if value is not None and (type(value) is not int or value < 0):
        raise InvalidValueError(
            f"{field.name} must be a whole number of at least 0",
            f"{field.name} phải là số nguyên từ 0 trở lên",
            field=field.name,
        )


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Speaker:
    """Who spoke or wrote (người phát biểu, người gửi ý kiến); who it is stays sealed.

    The name and address of every citizen are kept secret (Decree 154/2026/NĐ-CP art. 12).
    """

    kind: SpeakerKind = SpeakerKind.CITIZEN
    """In what capacity."""
    id: str = attrs.field(default="", validator=code_or_empty)
    """An id of the desk's own, by which turns of one person in one session are known as such.

    It is never a name. The same id in another session may be another person.
    """
    name: Sealed[str] | None = None
    """The name, sealed."""
    contact: Sealed[str] | None = None
    """Where an answer reaches the person (address, telephone), sealed."""
    body: Body | None = None
    """The body that it speaks for, for a delegate, the chair or an official."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Task:
    """A task of the conclusion (nhiệm vụ trong thông báo kết luận)."""

    id: str = attrs.field(validator=code)
    """An id unique in its session, as ``T1``."""
    lead: Body
    """Who carries it out."""
    partners: tuple[Body, ...] = ()
    """With whom."""
    due: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The last day, where one is set."""
    words: Sealed[str] | None = None
    """What is to be done."""
    parts: tuple[str, ...] = attrs.field(default=(), validator=_codes)
    """The parts of statements that it concerns."""


# --- events -------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Event:
    """Something that happened (sự kiện): what every event carries.

    Raises:
        InvalidValueError: It was noted before it happened, or has neither of the two days.
    """

    named: ClassVar[Words]
    """What the event is called."""
    on: Day | None = attrs.field(converter=_day_or_none)
    """The day it happened, by which it is judged; none where the record does not tell it."""
    at: dt.time | None = attrs.field(default=None, converter=as_clock)
    """The local time of day (+07:00), where it matters."""
    noted_on: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The day it was written down; the day it happened, unless said."""
    by: Body | None = None
    """The body that did it, where said."""
    ref: Sealed[str] | None = None
    """The evidence: a document, a page of the minutes, a recording."""

    def __attrs_post_init__(self) -> None:
        """Refuse an event noted before it happened, and one that lies nowhere in time."""
        if self.noted_on is None:
            if self.on is not None:
                return
            raise InvalidValueError(
                f"{type(self).__name__} has no day: say on=, or noted_on= where the day it "
                "happened is not known",
                f"sự kiện “{self.named.vi}” chưa có ngày: hãy ghi on=, hoặc noted_on= nếu không "
                "biết ngày xảy ra",
            )
        if self.on is not None and self.noted_on < self.on:
            raise InvalidValueError(
                f"{type(self).__name__} of {self.on} cannot be noted before, on {self.noted_on}",
                f"sự kiện “{self.named.vi}” ngày {self.on} không thể được ghi trước, ngày "
                f"{self.noted_on}",
                on=self.on,
                noted_on=self.noted_on,
            )


# The life of a session.


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Planned(Event):
    """It stands in a plan (đưa vào kế hoạch).

    Once a notice or a rescheduling named the days, a plan that is filed later moves them no more.
    """

    named: ClassVar[Words] = Words("lập kế hoạch", "planned")
    held: Span | None = None
    """The days it is to be held in, one day if that is fixed."""
    starts: dt.time | None = attrs.field(default=None, converter=as_clock)
    """When it is to start."""
    places: tuple[Venue, ...] = ()
    """Where; online points are places too."""
    form: Form | None = None
    """In what form."""
    chairs: tuple[Chair, ...] = ()
    """Who is to chair."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Announced(Event):
    """It is announced to the people (thông báo trước)."""

    named: ClassVar[Words] = Words("thông báo", "announced")
    channels: tuple[Channel, ...] = ()
    """Through which channels; record one event a channel where the days differ."""
    contents: tuple[NoticeItem, ...] = ()
    """What the notice tells, where known."""
    held: Span | None = None
    """The days that it names."""
    starts: dt.time | None = attrs.field(default=None, converter=as_clock)
    """The start that it names."""
    places: tuple[Venue, ...] = ()
    """The places that it names."""
    form: Form | None = None
    """The form that it names."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Rescheduled(Event):
    """It gets another time (đổi ngày); it must then be announced anew."""

    named: ClassVar[Words] = Words("đổi ngày", "rescheduled")
    held: Span
    """The new days."""
    starts: dt.time | None = attrs.field(default=None, converter=as_clock)
    """The new start."""
    why: Sealed[str] | None = None
    """The reason given."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Postponed(Event):
    """It is put off without a new day (hoãn)."""

    named: ClassVar[Words] = Words("hoãn", "postponed")
    why: Sealed[str] | None = None
    """The reason given."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Cancelled(Event):
    """It is not held (không tổ chức)."""

    named: ClassVar[Words] = Words("hủy, không tổ chức", "cancelled")
    why: Sealed[str] | None = None
    """The reason given."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Replaced(Event):
    """It is not held, and opinions are collected in writing instead (lấy ý kiến bằng văn bản)."""

    named: ClassVar[Words] = Words("thay bằng lấy ý kiến bằng văn bản", "replaced by writing")
    closes: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The last day to send opinions, where said."""
    why: Sealed[str] | None = None
    """The reason given."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Opened(Event):
    """It is opened (khai mạc)."""

    named: ClassVar[Words] = Words("khai mạc", "opened")
    places: tuple[Venue, ...] = ()
    """Where; the online points of a hybrid conference are places of one session."""
    form: Form | None = None
    """In what form."""
    chairs: tuple[Chair, ...] = ()
    """Who in fact chairs."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Suspended(Event):
    """It is interrupted (tạm dừng)."""

    named: ClassVar[Words] = Words("tạm dừng", "suspended")
    why: Sealed[str] | None = None
    """The reason given."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Resumed(Event):
    """It goes on (tiếp tục)."""

    named: ClassVar[Words] = Words("tiếp tục", "resumed")


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Closed(Event):
    """It is closed (bế mạc)."""

    named: ClassVar[Words] = Words("bế mạc", "closed")


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Held(Event):
    """It was held, as a report tells (đã tổ chức, theo nguồn tin); how it went is not known."""

    named: ClassVar[Words] = Words("đã tổ chức, theo báo cáo", "held, by report")
    within: Span | None = None
    """The days it lies in, where the day itself is not told."""
    places: tuple[Venue, ...] = ()
    """Where."""
    form: Form | None = None
    """In what form."""
    chairs: tuple[Chair, ...] = ()
    """Who chaired."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class StepTaken(Event):
    """A step of the programme is taken (thực hiện chương trình); `at` is when it began."""

    named: ClassVar[Words] = Words("thực hiện chương trình", "programme step")
    step: ProgrammeStep
    """Which."""
    seconds: int | None = attrs.field(default=None, validator=_count)
    """How long it took, where known."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Spoke(Event):
    """Somebody has the floor (phát biểu); `at` is when the turn began."""

    named: ClassVar[Words] = Words("phát biểu", "turn on the floor")
    speaker: Speaker
    """Who."""
    about: tuple[str, ...] = attrs.field(default=(), validator=_codes)
    """The statements or parts that it puts to the conference or answers."""
    asks_back: bool = False
    """Whether the chair asks a question back (người chủ trì hỏi lại)."""
    point: Venue | None = None
    """The place or online point it came from, where there are several."""
    seconds: int | None = attrs.field(default=None, validator=_count)
    """How long it took, where known."""


# Acts without a fixed order.


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Requested(Event):
    """Voters ask for a conference (cử tri yêu cầu tổ chức)."""

    named: ClassVar[Words] = Words("cử tri yêu cầu", "requested by voters")
    voters: int | None = attrs.field(default=None, validator=_count)
    """How many asked, where known."""
    electorate: int | None = attrs.field(default=None, validator=_count)
    """How many voters the unit has, where known."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Invited(Event):
    """Organs and bodies are invited (mời dự)."""

    named: ClassVar[Words] = Words("mời dự", "invited")
    organs: tuple[Organ, ...] = ()
    """Organs of the political system."""
    bodies: tuple[Body, ...] = ()
    """Bodies."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Attended(Event):
    """Organs and bodies are present (tham dự); numbers of people are tallied."""

    named: ClassVar[Words] = Words("tham dự", "attended")
    organs: tuple[Organ, ...] = ()
    """Organs of the political system."""
    bodies: tuple[Body, ...] = ()
    """Bodies."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class StepPlanned(Event):
    """A step stands in the programme (chương trình dự kiến); `at` is when it is to begin."""

    named: ClassVar[Words] = Words("dự kiến chương trình", "programme step planned")
    step: ProgrammeStep
    """Which."""
    seconds: int | None = attrs.field(default=None, validator=_count)
    """How long it is to take, where said."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Minuted(Event):
    """Minutes are taken (lập biên bản)."""

    named: ClassVar[Words] = Words("lập biên bản", "minutes taken")
    words: Sealed[str] | None = None
    """Their text."""
    signed: bool | None = None
    """Whether they are signed, where known."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Concluded(Event):
    """The conclusion notice is issued (thông báo kết luận)."""

    named: ClassVar[Words] = Words("thông báo kết luận", "conclusion notice issued")
    number: str = attrs.field(default="", validator=_number)
    """Its number and symbol."""
    words: Sealed[str] | None = None
    """Its text."""
    tasks: tuple[Task, ...] = ()
    """The tasks that it gives."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class TaskDone(Event):
    """A task of the conclusion is done (hoàn thành nhiệm vụ)."""

    named: ClassVar[Words] = Words("hoàn thành nhiệm vụ", "task done")
    task: str = attrs.field(validator=code)
    """Its id."""
    words: Sealed[str] | None = None
    """What was reached."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Published(Event):
    """Something is published through one channel (công khai)."""

    named: ClassVar[Words] = Words("công khai", "published")
    what: PublicationKind
    """What."""
    channel: Channel
    """How; letters to the heads of villages and residential groups are a channel."""
    words: Sealed[str] | None = None
    """Its text."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class TakenDown(Event):
    """A publication ends (kết thúc niêm yết): ``on`` is the first day it is no longer there."""

    named: ClassVar[Words] = Words("kết thúc niêm yết", "taken down")
    what: PublicationKind
    """What."""
    channel: Channel
    """Where it was."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Monitored(Event):
    """The carrying out of the conclusion is monitored (giám sát); ``by`` is who did."""

    named: ClassVar[Words] = Words("giám sát", "monitored")
    tasks: tuple[str, ...] = attrs.field(default=(), validator=_codes)
    """The tasks or parts that it looked at, where said."""
    words: Sealed[str] | None = None
    """What was found."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Reported(Event):
    """A report is made to another body (báo cáo cấp trên)."""

    named: ClassVar[Words] = Words("báo cáo", "reported")
    to: Body
    """To whom."""
    number: str = attrs.field(default="", validator=_number)
    """Its number and symbol."""
    words: Sealed[str] | None = None
    """Its text."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Noted(Event):
    """A note is put on file (ghi chú)."""

    named: ClassVar[Words] = Words("ghi chú", "noted")
    words: Sealed[str]
    """The note."""
    about: tuple[str, ...] = attrs.field(default=(), validator=_codes)
    """What it is about: statements, parts, tasks."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Tallied(Event):
    """A report gives a number (số liệu báo cáo).

    Raises:
        InvalidValueError: The numbers are none, or the higher one is the lower.
    """

    named: ClassVar[Words] = Words("số liệu", "tallied")
    measure: Measure
    """What is counted."""
    low: int = attrs.field(validator=_count)
    """At least how many."""
    high: int | None = attrs.field(validator=_count)
    """At most how many; the same for an exact number, none for “more than”."""

    def __attrs_post_init__(self) -> None:
        """Refuse a range that is none."""
        Event.__attrs_post_init__(self)
        if self.high is not None and self.high < self.low:
            raise InvalidValueError(
                f"a tally runs from low to high, got {self.low} to {self.high}",
                f"số liệu phải từ thấp đến cao, nhận được {self.low} đến {self.high}",
                measure=self.measure,
            )


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Vouched(Event):
    """Somebody vouches that one side of the record is complete (xác nhận hồ sơ đầy đủ)."""

    named: ClassVar[Words] = Words("xác nhận đầy đủ", "vouched complete")
    aspect: RecordAspect
    """Which side."""


# The life of a statement and of its parts.


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Received(Event):
    """A statement is received (tiếp nhận ý kiến), with its parts."""

    named: ClassVar[Words] = Words("tiếp nhận", "received")
    statement: Statement
    """What was said, sealed, with its parts."""
    via: Intake = Intake.SPOKEN
    """How it came in; ``by`` says who collected it beforehand."""
    speaker: Speaker | None = None
    """Who said it, where known."""
    arose_in: tuple[str, ...] = attrs.field(default=(), validator=_codes)
    """Ids of the units in which the matter arose, where it is narrower than the session's."""

    def __attrs_post_init__(self) -> None:
        """Refuse another day than the statement's."""
        Event.__attrs_post_init__(self)
        if self.on != self.statement.on:
            raise InvalidValueError(
                f"the statement says that it was received on {self.statement.on}, the event says "
                f"{self.on}: give both the same day",
                f"ý kiến ghi nhận ngày {self.statement.on}, sự kiện ghi ngày {self.on}: hãy ghi "
                "cùng một ngày",
                on=self.on,
            )


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Split(Event):
    """A mixed statement is split into its parts (tách từng nội dung), once and before an answer.

    Raises:
        InvalidValueError: There are not at least two parts.
    """

    named: ClassVar[Words] = Words("tách nội dung", "split")
    statement: str = attrs.field(validator=code)
    """Its id."""
    parts: tuple[Part, ...]
    """Its parts."""

    def __attrs_post_init__(self) -> None:
        """Refuse a split into one."""
        Event.__attrs_post_init__(self)
        if len(self.parts) < 2:  # noqa: PLR2004 -- fewer than two parts are no split
            raise InvalidValueError(
                f"a split makes at least two parts, got {len(self.parts)}",
                f"tách phải có ít nhất hai nội dung, nhận được {len(self.parts)}",
                statement=self.statement,
            )


@attrs.frozen(kw_only=True)
class PartEvent(Event):
    """Something that happens to one part of a statement."""

    part: str = attrs.field(validator=code)
    """The part's id, as ``S12/1``."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Screened(PartEvent):
    """A part is screened (sàng lọc): what the rules proposed, and what the chair decided.

    Raises:
        InvalidValueError: Nothing is proposed, or the chair guards less than the rules demand.
    """

    named: ClassVar[Words] = Words("sàng lọc", "screened")
    content: Part
    """What is recorded about the part at this screening; it may differ from what was received."""
    admission: tuple[Admission, ...]
    """What the rules propose about the floor; several if a doubt is left."""
    proposed: tuple[Handling, ...]
    """The handling that the rules propose; several if a doubt is left."""
    protection: Protection
    """What must be guarded by the rules; in doubt the strictest."""
    ask: tuple[FactName, ...] = ()
    """The facts to ask about."""
    acts: tuple[ActOwed, ...] = ()
    """The acts owed."""
    rules: tuple[str, ...] = ()
    """Ids of the rules that it rests on."""
    decided: Handling | None = None
    """The handling that the chair decided, where it was not left to the rules."""
    heard: bool | None = None
    """Whether the chair heard the speaker, where recorded."""
    guarded: Protection | None = None
    """What the chair guards beyond the rules."""
    why: Sealed[str] | None = None
    """Why the chair decided so."""

    def __attrs_post_init__(self) -> None:
        """Refuse a screening that proposes nothing or unseals what the rules seal."""
        Event.__attrs_post_init__(self)
        if not self.admission or not self.proposed:
            raise InvalidValueError(
                f"the screening of {self.part} proposes nothing: give admission and proposed",
                f"sàng lọc {self.part} không nêu đề xuất nào: hãy ghi admission và proposed",
                part=self.part,
            )
        if self.guarded is not None and _looser(self.guarded, self.protection):
            raise InvalidValueError(
                f"the chair may guard {self.part} more, not less, than {self.protection.value!r}: "
                "screen it anew with what is known now",
                f"người chủ trì chỉ có thể bảo vệ {self.part} chặt hơn mức “{self.protection.vi}”: "
                "hãy sàng lọc lại theo thông tin mới",
                part=self.part,
            )


def _looser(guarded: Protection, wanted: Protection) -> bool:
    steps = list(Protection)
    return steps.index(guarded) < steps.index(wanted)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Routed(PartEvent):
    """A part gets a body that answers (phân công), by the rules or by the chair, with a day."""

    named: ClassVar[Words] = Words("phân công", "routed")
    lead: Body
    """Who answers, and holds it from now on."""
    coordinating: tuple[Body, ...] = ()
    """Who helps."""
    due: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The last day to answer, where there is one."""
    no_day: NoDay = NoDay.CHAIR
    """Why there is none, where there is none."""
    cites: tuple[Citation, ...] = ()
    """The texts that fix the day or leave it open."""
    review_on: Day | None = attrs.field(default=None, converter=_day_or_none)
    """When it is looked at again, where no day is fixed."""
    among: tuple[Body, ...] = ()
    """The bodies that the rules proposed; none if they left it open."""
    rules: tuple[str, ...] = ()
    """Ids of the rules that name them."""
    why: Sealed[str] | None = None
    """Why the chair chose, where it was not left to the rules."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Forwarded(PartEvent):
    """A part is passed on (chuyển, kiến nghị cấp trên); who holds it keeps watch over it."""

    named: ClassVar[Words] = Words("chuyển", "forwarded")
    to: Body
    """To whom."""
    how: Passing = Passing.TRANSFER
    """How."""
    due: Day | None = attrs.field(default=None, converter=_day_or_none)
    """By when the receiver is to answer; the day before stays, unless said."""
    number: str = attrs.field(default="", validator=_number)
    """Number and symbol of the letter."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Answered(PartEvent):
    """A part is answered (trả lời), by its holder or by the body it was passed to (``by``)."""

    named: ClassVar[Words] = Words("trả lời", "answered")
    how: AnswerWay
    """How."""
    words: Sealed[str] | None = None
    """The answer."""
    number: str = attrs.field(default="", validator=_number)
    """Number and symbol of a written answer."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Ended(PartEvent):
    """Nothing more is owed for a part (kết thúc), and the speaker was told."""

    named: ClassVar[Words] = Words("kết thúc", "ended")
    how: Ending
    """How it ended."""
    told: Telling
    """How the speaker was told."""
    why: Sealed[str] | None = None
    """Remarks."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Extended(PartEvent):
    """The day to answer is put off, with the reason (gia hạn)."""

    named: ClassVar[Words] = Words("gia hạn", "extended")
    due: Day = attrs.field(converter=as_day)
    """The new last day."""
    why: Sealed[str]
    """The reason."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Grouped(PartEvent):
    """A part joins a group that is put or answered as one (xếp nhóm)."""

    named: ClassVar[Words] = Words("xếp nhóm", "grouped")
    group: str = attrs.field(validator=code)
    """The group's id."""
    title: Sealed[str] | None = None
    """What the group is about."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class RaisedAgain(PartEvent):
    """A part raises a matter that was raised before (kiến nghị lại)."""

    named: ClassVar[Words] = Words("nêu lại", "raised again")
    earlier: str = attrs.field(validator=code)
    """The earlier part, as ``S3/1``."""
    session: str = attrs.field(default="", validator=code_or_empty)
    """The earlier session's id; empty for this one."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Performed(PartEvent):
    """An act owed for a part is performed (đã làm việc phải làm), as telling of a transfer."""

    named: ClassVar[Words] = Words("đã làm việc phải làm", "act performed")
    act: Act
    """Which act."""


# A slip.


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Corrected(Event):
    """An earlier entry is corrected (đính chính); both stay in the log.

    Raises:
        InvalidValueError: It corrects by a correction.
    """

    named: ClassVar[Words] = Words("đính chính", "corrected")
    seq: int = attrs.field(validator=_count)
    """The place of the wrong entry in the log, counted from 0."""
    now: Event | None
    """What holds in its place; none where the entry was made in error."""
    why: Sealed[str]
    """Why."""

    def __attrs_post_init__(self) -> None:
        """Refuse a correction by a correction."""
        Event.__attrs_post_init__(self)
        if isinstance(self.now, Corrected):
            raise InvalidValueError(
                "a correction gives the event that holds now: correct the first entry once more",
                "đính chính phải nêu sự kiện đúng: hãy đính chính lại mục ban đầu",
                seq=self.seq,
            )


EVENTS: Final[tuple[type[Event], ...]] = (
    Planned,
    Announced,
    Rescheduled,
    Postponed,
    Cancelled,
    Replaced,
    Opened,
    Suspended,
    Resumed,
    Closed,
    Held,
    StepTaken,
    Spoke,
    Requested,
    Invited,
    Attended,
    StepPlanned,
    Minuted,
    Concluded,
    TaskDone,
    Published,
    TakenDown,
    Monitored,
    Reported,
    Noted,
    Tallied,
    Vouched,
    Received,
    Split,
    Screened,
    Routed,
    Forwarded,
    Answered,
    Ended,
    Extended,
    Grouped,
    RaisedAgain,
    Performed,
    Corrected,
)
"""Every kind of event, in the order of this module."""
