"""The two tables of an archive for analysis: their columns, and how each is read.

Private to `dialogue_core.archive`. A row of one is a part of a statement, of the other a
conference. The columns are what is recorded, called as `dialogue_core.frames` reads them, and how
far each part came. No words, names or addresses stand in them; who spoke is a pseudonym, as
`dialogue_core.serialization.dump_redacted` makes it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, Literal, TypeAlias, cast, final

import attrs

from dialogue_core.events import (
    Announced,
    Answered,
    Concluded,
    Ended,
    Event,
    Forwarded,
    Held,
    Published,
    RaisedAgain,
    Vouched,
)
from dialogue_core.evidence import notices_of
from dialogue_core.lives import PartState
from dialogue_core.serialization import dump_redacted
from dialogue_core.sessions import Session
from dialogue_core.statements import Statement
from dialogue_core.values import Day, NoDueDay, Words
from dialogue_core.vocabulary import (
    AnswerWay,
    Capacity,
    Conduct,
    Delivery,
    Ending,
    Field,
    Handling,
    Institution,
    Intake,
    Level,
    Matter,
    Measure,
    PartStatus,
    PartyDiscipline,
    Protection,
    PublicationKind,
    RecordAspect,
    Secrecy,
    SessionStatus,
    Settled,
    Settler,
    SpeakerKind,
    StatementKind,
    Telling,
    Term,
    Topic,
    UnitKind,
    Unknown,
)

__all__ = [
    "DATA_DICTIONARY",
    "PARTITIONS",
    "SESSION_DICTIONARY",
    "Column",
    "Head",
    "Row",
    "rows_of",
]


PARTITIONS: Final = ("year", "province")
"""The columns by which a data set is partitioned, outermost first."""


# --- what is read -------------------------------------------------------------------------------


@final
@attrs.frozen(eq=False)
class Head:
    """One conference, what is read of it more than once worked out once."""

    session: Session

    @cached_property
    def on(self) -> Day | None:
        """The day of the conference."""
        return self.session.on

    @cached_property
    def year(self) -> int | None:
        """The calendar year that it lies in, where one is told."""
        days = self.session.days
        if days is None or days.last is None or days.since.year != days.last.year:
            return None
        return days.since.year

    @property
    def province(self) -> str:
        """The unit's province: how the path of its id begins."""
        return self.session.place.id.partition("/")[0]

    @cached_property
    def mixed(self) -> set[str]:
        """The ids of the statements that have several parts."""
        counts = Counter(part.received.statement.id for part in self.session.parts)
        return {statement for statement, count in counts.items() if count > 1}

    @cached_property
    def vouched(self) -> dict[RecordAspect, Day]:
        """For each side that somebody vouched for, the last day on which that was done."""
        found: dict[RecordAspect, Day] = {}
        for event in self.session.of(Vouched):
            day = cast("Day", event.on or event.noted_on)  # one of them is said
            found[event.aspect] = max(day, found.get(event.aspect, day))
        return found

    @cached_property
    def notices(self) -> tuple[Announced, ...]:
        """The notices of the conference as it was held."""
        return tuple(notice for notice, fits in notices_of(self.session) if fits)

    @cached_property
    def results(self) -> tuple[Published, ...]:
        """The publications of the result."""
        found = self.session.of(Published)
        return tuple(one for one in found if one.what is PublicationKind.RESULT)

    @cached_property
    def seconds(self) -> tuple[int, int, int, int]:
        """The seconds of citizens and of others on the floor, and the turns of each untimed."""
        found = [0, 0, 0, 0]
        for turn in self.session.turns:
            other = turn.speaker.kind is not SpeakerKind.CITIZEN
            found[other] += turn.seconds or 0
            found[2 + other] += turn.seconds is None
        return (found[0], found[1], found[2], found[3])

    @cached_property
    def unrecorded(self) -> tuple[int, int | None]:
        """At least and at most how many parts are not on record; no most where nobody tells."""
        session = self.session
        nobody = session.status.was_held is False and session.status is not SessionStatus.IN_WRITING
        if nobody or RecordAspect.STATEMENTS in self.vouched:
            return (0, 0)
        told = session.count(Measure.CONTENTS)
        if told is None or not told.reported:
            return (0, None)
        known = len(session.parts)
        most = None if told.high is None else max(0, told.high - known)
        return (max(0, told.low - known), most)


@final
@attrs.frozen(eq=False)
class Row:
    """One part of a statement, with its conference and the pseudonym of who spoke."""

    head: Head
    part: PartState
    speaker: str | None

    @property
    def said(self) -> Statement:
        """The statement."""
        return self.part.received.statement


def rows_of(head: Head, key: bytes) -> Iterator[Row]:
    """Yield the parts of a conference, their speakers under the pseudonyms that a copy has."""
    session = head.session
    speakers: dict[str, str | None] = {}
    for event in dump_redacted(session, key=key)["events"] if session.events else ():
        received: dict[str, Any] = event.get("now") or event
        if received["event"] == "received":
            speakers[received["statement"]["id"]] = received.get("speaker", {}).get("id")
    for part in session.parts:
        yield Row(head, part, speakers[part.received.statement.id])


# --- the dictionary -----------------------------------------------------------------------------

_Kind: TypeAlias = Literal["text", "day", "truth", "number"]


@final
@attrs.frozen(kw_only=True)
class Column:
    """One column of a table (cột dữ liệu): what it holds, in what unit, and what null means."""

    name: str
    """Its name."""
    kind: _Kind
    """What it holds: a text, a day, a truth or a whole number."""
    meaning: Words
    """What it says."""
    unit: Words
    """In what it is said."""
    missing: Words | None = None
    """What null means; none where it is never null."""
    values: tuple[Term, ...] = ()
    """The values of the vocabulary that it holds; none where it holds something else."""
    read: Callable[[Any], object] = attrs.field(repr=False, eq=False)
    """Takes it from a row; for the export alone."""


def _column(  # noqa: PLR0917 -- a row of the dictionaries below, read as one
    name: str,
    kind: _Kind,
    vi: str,
    en: str,
    read: Callable[[Any], object],
    missing: Words | None = None,
    values: Iterable[Term] = (),
    unit: Words | None = None,
) -> Column:
    vocabulary = tuple(values)
    return Column(
        name=name,
        kind=kind,
        meaning=Words(vi, en),
        unit=unit or (_VALUE if vocabulary else _UNITS[kind]),
        missing=missing,
        values=vocabulary,
        read=read,
    )


_UNITS: Final[dict[_Kind, Words]] = {
    "text": Words("mã", "an id"),
    "day": Words("ngày", "a day"),
    "truth": Words("đúng hoặc sai", "true or false"),
    "number": Words("số lượng", "how many"),
}
_VALUE: Final = Words("một giá trị của bộ từ vựng", "one value of the vocabulary")
_DAYS: Final = Words("số ngày", "days")
_SECONDS: Final = Words("giây", "seconds")

_NOT_SAID: Final = Words("không nêu", "not said")
_NOT_RECORDED: Final = Words(
    "chưa ghi nhận; “unknown” là đã xem mà chưa rõ",
    "nobody recorded it; “unknown” is what was looked at and cannot be told",
)
_NOT_YET: Final = Words("chưa, hoặc chưa ghi nhận", "not yet, or not recorded")
_NOBODY: Final = Words(
    "chưa ai xác nhận: hồ sơ có thể còn thiếu mặt này",
    "nobody vouched for it: this side of the record may not be all there is",
)


def _of_head(column: Column) -> Column:
    """Return the column of a conference as one of its parts."""

    def read(row: Row) -> object:
        return column.read(row.head)

    return attrs.evolve(column, read=read)


# --- conferences --------------------------------------------------------------------------------

_SESSION: Final = _column(
    "session", "text", "mã cuộc đối thoại", "the conference's id", lambda h: h.session.id
)
_OCCASION: Final = _column(
    "occasion",
    "text",
    "mã chung của các cuộc cùng một đợt",
    "the id that conferences of one occasion share",
    lambda h: h.session.occasion or None,
    Words("một cuộc riêng", "one by itself"),
)
_YEAR: Final = _column(
    "year",
    "number",
    "năm tổ chức",
    "the calendar year it lies in",
    attrgetter("year"),
    Words("chưa biết ngày, hoặc khoảng ngày qua hai năm", "no day is told, or days of two years"),
    unit=Words("năm dương lịch", "a calendar year"),
)
_PROVINCE: Final = _column(
    "province", "text", "mã tỉnh, thành phố", "the province's id", attrgetter("province")
)
_PLACE: Final = _column("place", "text", "mã đơn vị", "the unit's id", lambda h: h.session.place.id)
_PLACE_KIND: Final = _column(
    "place_kind",
    "text",
    "loại đơn vị",
    "the kind of unit",
    lambda h: h.session.place.kind,
    values=UnitKind,
)
_LEVEL: Final = _column(
    "level",
    "text",
    "cấp hành chính",
    "the unit's level",
    lambda h: h.session.place.level,
    values=Level,
)
_ORGANISER: Final = _column(
    "organiser", "text", "mã cơ quan tổ chức", "who held it", lambda h: h.session.organiser.id
)
_PLAN: Final = _column(
    "plan", "text", "mã kế hoạch", "its plan", lambda h: h.session.plan or None, _NOT_SAID
)
_INSTITUTION: Final = _column(
    "institution",
    "text",
    "loại hình gặp gỡ, đối thoại",
    "what kind of meeting it is",
    lambda h: h.session.institution,
    values=Institution,
)
_HELD_ON: Final = _column(
    "held_on",
    "day",
    "ngày tổ chức, hoặc ngày dự kiến nếu đã ấn định",
    "the day it was held, else the day planned if fixed",
    attrgetter("on"),
    Words("chưa ấn định hoặc nguồn không nêu", "not fixed, or not told"),
)
_HEAD: Final = (
    _SESSION,
    _OCCASION,
    _YEAR,
    _PROVINCE,
    _PLACE,
    _PLACE_KIND,
    _LEVEL,
    _ORGANISER,
    _PLAN,
    _INSTITUTION,
    _HELD_ON,
)


def _first(events: Iterable[Event]) -> Day | None:
    return min((event.on for event in events if event.on is not None), default=None)


def _days_between(start: Day | None, end: Day | None) -> int | None:
    if start is None or end is None:
        return None
    return max(0, end.toordinal() - start.toordinal())


def _tally(measure: Measure, side: Literal["low", "high"]) -> Column:
    vi, en = {"low": ("ít nhất", "at least"), "high": ("nhiều nhất", "at most")}[side]

    def read(head: Head) -> object:
        count = head.session.count(measure)
        return None if count is None else getattr(count, side)

    return _column(
        f"{measure.value}_{side}",
        "number",
        f"{measure.vi}: {vi}; theo báo cáo, không có thì đếm trong hồ sơ",
        f"{measure.en}: {en}; as reported, else as counted in the record",
        read,
        Words("không có số liệu", "no number is told")
        if side == "low"
        else Words(
            "không có số liệu, hoặc không có số tối đa", "no number is told, or no greatest"
        ),
    )


def _vouching(aspect: RecordAspect) -> Column:
    def read(head: Head) -> object:
        return head.vouched.get(aspect)

    return _column(
        f"vouched_{aspect.value}",
        "day",
        f"ngày xác nhận hồ sơ đầy đủ về: {aspect.vi}",
        f"the day on which somebody vouched that the record is complete: {aspect.en}",
        read,
        _NOBODY,
    )


SESSION_DICTIONARY: Final[tuple[Column, ...]] = (
    *_HEAD,
    _column(
        "first_day",
        "day",
        "ngày đầu của khoảng ngày tổ chức",
        "the first of the days that it lies in",
        lambda h: None if h.session.days is None else h.session.days.since,
        Words("nguồn không nêu", "not told"),
    ),
    _column(
        "last_day",
        "day",
        "ngày cuối của khoảng ngày tổ chức",
        "the last of the days that it lies in",
        lambda h: None if h.session.days is None else h.session.days.last,
        Words("nguồn không nêu", "not told"),
    ),
    _column(
        "status",
        "text",
        "trạng thái của cuộc đối thoại",
        "where its life stands",
        lambda h: h.session.status,
        values=SessionStatus,
    ),
    _column(
        "by_report",
        "truth",
        "chỉ biết đã tổ chức qua báo cáo",
        "whether only a report tells that it was held",
        lambda h: bool(h.session.of(Held)),
    ),
    _column(
        "announced",
        "truth",
        "có thông báo cho đúng cuộc này trong hồ sơ",
        "whether a notice of it as it was held is on record",
        lambda h: bool(h.notices),
    ),
    _column(
        "notice_on",
        "day",
        "ngày thông báo đầu tiên cho đúng cuộc này",
        "the day of the first notice of it as it was held",
        lambda h: _first(h.notices),
        Words("chưa có thông báo, hoặc không biết ngày", "no notice, or its day is not told"),
    ),
    _column(
        "notice_lead",
        "number",
        "số ngày từ thông báo đầu tiên đến ngày tổ chức; sau ngày đó thì bằng 0",
        "days from the first notice to the conference; 0 if it came later",
        lambda h: _days_between(_first(h.notices), h.on),
        Words("thiếu một trong hai ngày", "one of the two days is missing"),
        unit=_DAYS,
    ),
    _column(
        "concluded_on",
        "day",
        "ngày thông báo kết luận",
        "the day of the conclusion",
        lambda h: _first(h.session.of(Concluded)),
        _NOT_YET,
    ),
    _column(
        "published",
        "truth",
        "có công khai kết quả trong hồ sơ",
        "whether a publication of the result is on record",
        lambda h: bool(h.results),
    ),
    _column(
        "published_on",
        "day",
        "ngày công khai kết quả đầu tiên",
        "the day on which the result was first published",
        lambda h: _first(h.results),
        _NOT_YET,
    ),
    _column(
        "publication_lag",
        "number",
        "số ngày từ ngày tổ chức đến khi công khai kết quả; trước ngày đó thì bằng 0",
        "days from the conference to the first publication of the result; 0 if it came before",
        lambda h: _days_between(h.on, _first(h.results)),
        Words("thiếu một trong hai ngày", "one of the two days is missing"),
        unit=_DAYS,
    ),
    _column(
        "turns", "number", "số lượt phát biểu", "turns on the floor", lambda h: len(h.session.turns)
    ),
    _column(
        "citizen_seconds",
        "number",
        "thời gian phát biểu của người dân, các lượt có ghi giờ",
        "the citizens' time on the floor, of the turns that were timed",
        lambda h: h.seconds[0],
        unit=_SECONDS,
    ),
    _column(
        "other_seconds",
        "number",
        "thời gian phát biểu của người khác, các lượt có ghi giờ",
        "the others' time on the floor, of the turns that were timed",
        lambda h: h.seconds[1],
        unit=_SECONDS,
    ),
    _column(
        "citizen_untimed",
        "number",
        "số lượt của người dân không ghi thời gian",
        "turns of citizens that were not timed",
        lambda h: h.seconds[2],
    ),
    _column(
        "other_untimed",
        "number",
        "số lượt của người khác không ghi thời gian",
        "turns of others that were not timed",
        lambda h: h.seconds[3],
    ),
    _column(
        "statements",
        "number",
        "số ý kiến có trong hồ sơ",
        "statements on record",
        lambda h: len(h.session.statements),
    ),
    _column(
        "parts",
        "number",
        "số nội dung có trong hồ sơ",
        "parts on record",
        lambda h: len(h.session.parts),
    ),
    _column(
        "unrecorded_low",
        "number",
        "số nội dung ngoài hồ sơ, theo báo cáo: ít nhất",
        "parts that are not on record, as reports tell: at least",
        lambda h: h.unrecorded[0],
    ),
    _column(
        "unrecorded_high",
        "number",
        "số nội dung ngoài hồ sơ: nhiều nhất",
        "parts that are not on record: at most",
        lambda h: h.unrecorded[1],
        Words(
            "đã hoặc có thể đã tổ chức mà chưa ai xác nhận đủ ý kiến hay báo số nội dung: bao "
            "nhiêu cũng có thể",
            "it was held, or may have been, and nobody vouched for the statements or told how many "
            "contents there were: it may be any number",
        ),
    ),
    *(_tally(measure, side) for measure in Measure for side in ("low", "high")),
    *map(_vouching, RecordAspect),
    _column(
        "whole",
        "truth",
        "mọi mặt của hồ sơ đều được xác nhận đầy đủ",
        "whether somebody vouched for every side of the record; else it is a part of one",
        lambda h: len(h.vouched) == len(RecordAspect),
    ),
)
"""Every column of the table of conferences that `Archive.export_dataset` writes, in order."""


# --- parts --------------------------------------------------------------------------------------


def _content(
    name: str, vocabulary: type[Term], vi: str, en: str, missing: Words | None = None
) -> Column:
    values = (*vocabulary, *(() if missing else (Unknown.UNKNOWN,)))
    read = attrgetter(f"part.content.{name}")
    return _column(name, "text", vi, en, read, missing or _NOT_RECORDED, values)


def _said(name: str, vocabulary: type[Term], vi: str, en: str) -> Column:
    values = (*vocabulary, Unknown.UNKNOWN)
    return _column(name, "text", vi, en, attrgetter(f"said.{name}"), _NOT_RECORDED, values)


def _of_last(kind: type[Event], field: str) -> Callable[[Row], object]:
    def read(row: Row) -> object:
        event = row.part.last(kind)
        return None if event is None else getattr(event, field)

    return read


def _of_first_answer(field: str) -> Callable[[Row], object]:
    def read(row: Row) -> object:
        answers = row.part.of(Answered)
        return getattr(answers[0], field) if answers else None

    return read


def _due(row: Row) -> Day | None:
    return None if isinstance(row.part.due, NoDueDay) else row.part.due


def _in_time(row: Row) -> bool | None:
    answers, due = row.part.of(Answered), _due(row)
    if not answers or due is None or answers[0].on is None:
        return None
    return answers[0].on <= due


def _speaker_kind(row: Row) -> Term | None:
    speaker = row.part.received.speaker
    return None if speaker is None else speaker.kind


DATA_DICTIONARY: Final[tuple[Column, ...]] = (
    *map(_of_head, _HEAD),
    _column("statement", "text", "mã ý kiến", "the statement's id", lambda r: r.said.id),
    _column("part", "text", "mã nội dung", "the part's id", lambda r: r.part.id),
    _column(
        "mixed",
        "truth",
        "ý kiến có nhiều nội dung",
        "whether the statement has several parts",
        lambda r: r.said.id in r.head.mixed,
    ),
    _column("on", "day", "ngày tiếp nhận", "the day it was received", lambda r: r.said.on),
    _column(
        "via",
        "text",
        "cách tiếp nhận",
        "how it came in",
        lambda r: r.part.received.via,
        values=Intake,
    ),
    _column(
        "speaker",
        "text",
        "bí danh người nêu, riêng cho từng cuộc đối thoại",
        "who spoke, under a pseudonym of this conference alone",
        lambda r: r.speaker,
        Words("không biết, hoặc ý kiến được bảo vệ", "not known, or the statement is guarded"),
    ),
    _column(
        "speaker_kind",
        "text",
        "tư cách người nêu",
        "in what capacity",
        _speaker_kind,
        _NOT_SAID,
        SpeakerKind,
    ),
    _content("kind", StatementKind, "loại ý kiến", "what it is by content"),
    _content("topic", Topic, "trong hay ngoài nội dung", "whether it belongs to the theme"),
    _content("settled_by", Settler, "cấp có thẩm quyền giải quyết", "who is able to settle it"),
    _content(
        "decision_maker",
        Settler,
        "với khiếu nại: người có quyết định, hành vi bị khiếu nại",
        "for a complaint: who made the decision or committed the act",
    ),
    _content(
        "accused_managed_by",
        Settler,
        "với tố cáo: người quản lý người bị tố cáo",
        "for a denunciation: who manages the accused",
    ),
    _content("party_discipline", PartyDiscipline, "kỷ luật Đảng", "whether it is Party discipline"),
    _content("settled", Settled, "đã giải quyết trước đó", "whether it was settled before"),
    _content("secrecy", Secrecy, "bí mật nhà nước", "whether it touches a State secret"),
    _said("delivery", Delivery, "hình thức thể hiện", "how it was handed over"),
    _said("conduct", Conduct, "hành vi của người nêu", "how the speaker behaved"),
    _said("capacity", Capacity, "năng lực hành vi dân sự", "the speaker's civil capacity"),
    _content("field", Field, "lĩnh vực", "the field of State management", _NOT_RECORDED),
    _content(
        "matter",
        Matter,
        "việc cụ thể",
        "the finer matter",
        Words("không có việc cụ thể", "no finer matter"),
    ),
    _column(
        "status",
        "text",
        "tình trạng của nội dung",
        "where its life stands",
        lambda r: r.part.status,
        values=PartStatus,
    ),
    _column(
        "recorded_handling",
        "text",
        "hướng xử lý đã ghi",
        "the handling on record",
        lambda r: r.part.handling,
        Words(
            "chưa sàng lọc, hoặc còn chờ người chủ trì", "not screened, or the chair's to decide"
        ),
        Handling,
    ),
    _column(
        "recorded_protection",
        "text",
        "mức bảo vệ đã ghi; chưa sàng lọc thì giữ lại",
        "what is guarded by the record; held before a screening",
        lambda r: r.part.protection,
        values=Protection,
    ),
    _column(
        "owner",
        "text",
        "mã cơ quan đang giữ",
        "who holds it, or held it last",
        lambda r: r.part.owner.id,
    ),
    _column(
        "dated",
        "truth",
        "có ấn định ngày trả lời",
        "whether a last day to answer is fixed",
        lambda r: _due(r) is not None,
    ),
    _column(
        "due",
        "day",
        "hạn trả lời",
        "the last day to answer",
        _due,
        Words("không có ngày ấn định, hoặc chưa phân công", "no day is fixed, or not routed"),
    ),
    _column(
        "answers",
        "number",
        "số lần trả lời có trong hồ sơ",
        "answers on record",
        lambda r: len(r.part.of(Answered)),
    ),
    _column(
        "first_answered_on",
        "day",
        "ngày trả lời đầu tiên",
        "the day of the first answer",
        _of_first_answer("on"),
        _NOT_YET,
    ),
    _column(
        "first_answered_how",
        "text",
        "cách trả lời đầu tiên",
        "how, the first time",
        _of_first_answer("how"),
        _NOT_YET,
        AnswerWay,
    ),
    _column(
        "in_time",
        "truth",
        "trả lời đầu tiên không muộn hơn hạn",
        "whether the first answer came by the last day",
        _in_time,
        Words(
            "chưa trả lời, không có hạn, hoặc không biết ngày",
            "no answer, no last day, or the day is not told",
        ),
    ),
    _column(
        "answered_on",
        "day",
        "ngày trả lời sau cùng",
        "the day of the last answer",
        _of_last(Answered, "on"),
        _NOT_YET,
    ),
    _column(
        "answered_how",
        "text",
        "cách trả lời sau cùng",
        "how, the last time",
        _of_last(Answered, "how"),
        _NOT_YET,
        AnswerWay,
    ),
    _column(
        "forwarded",
        "truth",
        "đã có lần chuyển, kiến nghị lên trên",
        "whether it was ever passed on",
        lambda r: r.part.last(Forwarded) is not None,
    ),
    _column(
        "ended_on", "day", "ngày kết thúc", "the day it ended", _of_last(Ended, "on"), _NOT_YET
    ),
    _column(
        "ended_how",
        "text",
        "cách kết thúc",
        "how it ended",
        _of_last(Ended, "how"),
        _NOT_YET,
        Ending,
    ),
    _column(
        "told",
        "text",
        "đã báo cho người nêu thế nào",
        "how the speaker was told of the end",
        _of_last(Ended, "told"),
        _NOT_YET,
        Telling,
    ),
    _column(
        "raised_again",
        "truth",
        "nêu lại việc đã nêu trước đó",
        "whether it raises a matter that was raised before",
        lambda r: r.part.last(RaisedAgain) is not None,
    ),
    *map(_of_head, map(_vouching, (RecordAspect.STATEMENTS, RecordAspect.ANSWERS))),
)
"""Every column of the table of parts (từ điển dữ liệu), which `Archive.export_parquet` writes."""
