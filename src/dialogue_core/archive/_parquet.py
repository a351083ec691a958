"""The parts of statements as one table for analysis, and its data dictionary.

Private to `dialogue_core.archive`. The columns are what is recorded, called as
`dialogue_core.frames` reads them, and how far each part came. No words, names or addresses stand in
it; who spoke is a pseudonym, as `dialogue_core.serialization.dump_redacted` makes it.
"""

import datetime as dt
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, final

import attrs

from dialogue_core.errors import MissingExtraError
from dialogue_core.events import Answered, Ended, RaisedAgain
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
    Intake,
    Matter,
    PartStatus,
    PartyDiscipline,
    Protection,
    Secrecy,
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

if TYPE_CHECKING:
    import polars as pl

_CHUNK: Final = 5_000
"""How many rows are turned into columns at once."""


@final
@attrs.frozen
class Row:
    """One part of a statement, with its session and the pseudonym of who spoke."""

    session: Session
    part: PartState
    speaker: str | None

    @property
    def said(self) -> Statement:
        """The statement."""
        return self.part.received.statement


_Kind: TypeAlias = Literal["text", "day", "truth"]
_Read: TypeAlias = Callable[[Row], object]


@final
@attrs.frozen(kw_only=True)
class Column:
    """One column of the table (cột dữ liệu): what it holds, and what null means in it."""

    name: str
    """Its name."""
    kind: _Kind
    """What it holds: a text, a day or a truth."""
    meaning: Words
    """What it says."""
    missing: Words | None = None
    """What null means; none where it is never null."""
    values: tuple[Term, ...] = ()
    """The values of the vocabulary that it holds; none where it holds something else."""
    read: Callable[[Any], object] = attrs.field(repr=False, eq=False)
    """Takes it from a part; for the export alone."""


def _column(  # noqa: PLR0917 -- a row of the dictionary below, read as one
    name: str,
    kind: _Kind,
    vi: str,
    en: str,
    read: _Read,
    missing: Words | None = None,
    values: Iterable[Term] = (),
) -> Column:
    return Column(
        name=name,
        kind=kind,
        meaning=Words(vi, en),
        missing=missing,
        values=tuple(values),
        read=read,
    )


_NOT_SAID: Final = Words("không nêu", "not said")
_NOT_RECORDED: Final = Words(
    "chưa ghi nhận; “unknown” là đã xem mà chưa rõ",
    "nobody recorded it; “unknown” is what was looked at and cannot be told",
)
_NOT_YET: Final = Words("chưa, hoặc chưa ghi nhận", "not yet, or not recorded")


def _fact(name: str, vocabulary: type[Term], vi: str, en: str) -> Column:
    def read(row: Row) -> object:
        return getattr(row.part.content, name)

    return _column(name, "text", vi, en, read, _NOT_RECORDED, (*vocabulary, Unknown.UNKNOWN))


def _said(name: str, vocabulary: type[Term], vi: str, en: str) -> Column:
    def read(row: Row) -> object:
        return getattr(row.said, name)

    return _column(name, "text", vi, en, read, _NOT_RECORDED, (*vocabulary, Unknown.UNKNOWN))


def _finer(name: str, vocabulary: type[Term], vi: str, en: str, missing: Words) -> Column:
    def read(row: Row) -> object:
        return getattr(row.part.content, name)

    return _column(name, "text", vi, en, read, missing, vocabulary)


def _day_of(row: Row, kind: type[Answered | Ended]) -> Day | None:
    event = row.part.last(kind)
    return None if event is None else event.on


def _how(row: Row) -> Term | None:
    event = row.part.last(Answered)
    return None if event is None else event.how


def _ended(row: Row, field: Literal["how", "told"]) -> Term | None:
    event = row.part.last(Ended)
    return None if event is None else getattr(event, field)


def _speaker_kind(row: Row) -> Term | None:
    speaker = row.part.received.speaker
    return None if speaker is None else speaker.kind


def _due(row: Row) -> Day | None:
    return None if isinstance(row.part.due, NoDueDay) else row.part.due


DATA_DICTIONARY: Final[tuple[Column, ...]] = (
    _column("session", "text", "mã cuộc đối thoại", "the session's id", lambda r: r.session.id),
    _column(
        "occasion",
        "text",
        "mã chung của các cuộc cùng một đợt",
        "the id that sessions of one occasion share",
        lambda r: r.session.occasion or None,
        Words("một cuộc riêng", "a session by itself"),
    ),
    _column("place", "text", "mã đơn vị", "the unit's id", lambda r: r.session.place.id),
    _column(
        "place_kind",
        "text",
        "loại đơn vị",
        "the kind of unit",
        lambda r: r.session.place.kind,
        values=UnitKind,
    ),
    _column(
        "organiser", "text", "mã cơ quan tổ chức", "who held it", lambda r: r.session.organiser.id
    ),
    _column("plan", "text", "mã kế hoạch", "its plan", lambda r: r.session.plan or None, _NOT_SAID),
    _column(
        "held_on",
        "day",
        "ngày tổ chức, hoặc ngày dự kiến nếu đã ấn định",
        "the day it was held, else the day planned if fixed",
        lambda r: r.session.on,
        Words("chưa ấn định hoặc nguồn không nêu", "not fixed, or not told"),
    ),
    _column("statement", "text", "mã ý kiến", "the statement's id", lambda r: r.said.id),
    _column("part", "text", "mã nội dung", "the part's id", lambda r: r.part.id),
    _column(
        "mixed",
        "truth",
        "ý kiến có nhiều nội dung",
        "whether the statement has several parts",
        lambda r: len(r.session.parts_of(r.said.id)) > 1,
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
        "bí danh người nêu",
        "who spoke, under a pseudonym",
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
    _fact("kind", StatementKind, "loại ý kiến", "what it is by content"),
    _fact("topic", Topic, "trong hay ngoài nội dung", "whether it belongs to the theme"),
    _fact("settled_by", Settler, "cấp có thẩm quyền giải quyết", "who is able to settle it"),
    _fact(
        "decision_maker",
        Settler,
        "với khiếu nại: người có quyết định, hành vi bị khiếu nại",
        "for a complaint: who made the decision or committed the act",
    ),
    _fact(
        "accused_managed_by",
        Settler,
        "với tố cáo: người quản lý người bị tố cáo",
        "for a denunciation: who manages the accused",
    ),
    _fact("party_discipline", PartyDiscipline, "kỷ luật Đảng", "whether it is Party discipline"),
    _fact("settled", Settled, "đã giải quyết trước đó", "whether it was settled before"),
    _fact("secrecy", Secrecy, "bí mật nhà nước", "whether it touches a State secret"),
    _said("delivery", Delivery, "hình thức thể hiện", "how it was handed over"),
    _said("conduct", Conduct, "hành vi của người nêu", "how the speaker behaved"),
    _said("capacity", Capacity, "năng lực hành vi dân sự", "the speaker's civil capacity"),
    _finer("field", Field, "lĩnh vực", "the field of State management", _NOT_RECORDED),
    _finer(
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
        "due",
        "day",
        "hạn trả lời",
        "the last day to answer",
        _due,
        Words("không có ngày ấn định, hoặc chưa phân công", "no day is fixed, or not routed"),
    ),
    _column(
        "answered_on",
        "day",
        "ngày trả lời sau cùng",
        "the day of the last answer",
        lambda r: _day_of(r, Answered),
        _NOT_YET,
    ),
    _column(
        "answered_how",
        "text",
        "cách trả lời sau cùng",
        "how, the last time",
        _how,
        _NOT_YET,
        AnswerWay,
    ),
    _column(
        "ended_on",
        "day",
        "ngày kết thúc",
        "the day it ended",
        lambda r: _day_of(r, Ended),
        _NOT_YET,
    ),
    _column(
        "ended_how",
        "text",
        "cách kết thúc",
        "how it ended",
        lambda r: _ended(r, "how"),
        _NOT_YET,
        Ending,
    ),
    _column(
        "told",
        "text",
        "đã báo cho người nêu thế nào",
        "how the speaker was told of the end",
        lambda r: _ended(r, "told"),
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
)
"""Every column of the table that `Archive.export_parquet` writes, in order (từ điển dữ liệu)."""


# --- the table ----------------------------------------------------------------------------------


def rows_of(session: Session, key: bytes) -> Iterator[Row]:
    """Yield the parts of a session, their speakers under the pseudonyms that a copy has."""
    speakers: dict[str, str | None] = {}
    for event in dump_redacted(session, key=key)["events"] if session.events else ():
        received: dict[str, Any] = event.get("now") or event
        if received["event"] == "received":
            speakers[received["statement"]["id"]] = received.get("speaker", {}).get("id")
    for part in session.parts:
        yield Row(session, part, speakers[part.received.statement.id])


def table_of(rows: Iterable[Row]) -> "pl.DataFrame":
    """Return the table of some parts.

    Raises:
        MissingExtraError: Polars is not installed.
    """
    if find_spec("polars") is None:
        raise MissingExtraError(
            "package polars is not installed: pip install 'dialogue-core[analysis]'",
            "chưa cài gói polars: hãy chạy pip install 'dialogue-core[analysis]'",
            package="polars",
        )
    import polars as pl  # noqa: PLC0415 -- an extra, loaded where it is used

    types = {"text": pl.String(), "day": pl.Date(), "truth": pl.Boolean()}
    schema = {column.name: types[column.kind] for column in DATA_DICTIONARY}
    frames = [pl.DataFrame(schema=schema)]
    left = iter(rows)
    while some := tuple(itertools.islice(left, _CHUNK)):
        values = {c.name: [_plain(c.read(row)) for row in some] for c in DATA_DICTIONARY}
        frames.append(pl.DataFrame(values, schema=schema))
    return pl.concat(frames)


def parquet_of(table: "pl.DataFrame") -> bytes:
    """Return a table as the bytes of a file of Parquet."""
    file = io.BytesIO()
    table.write_parquet(file, compression="zstd")
    return file.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, Term):
        return str(value.value)
    return dt.date(value.year, value.month, value.day) if isinstance(value, dt.date) else value
