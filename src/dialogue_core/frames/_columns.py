"""The columns of a frame: what each means, and which whole number each recorded value becomes."""

from collections.abc import Iterable
from typing import Final, cast, final

import attrs

from dialogue_core.statements import FACTS
from dialogue_core.values import Words
from dialogue_core.vocabulary import (
    Admission,
    FactName,
    Field,
    Handling,
    Matter,
    Protection,
    Settler,
    Term,
    Unknown,
)

__all__ = [
    "COLUMNS",
    "DAY",
    "MIXED",
    "RECORDED",
    "ROUTED",
    "ROUTING",
    "SCREENING",
    "Column",
    "Recorded",
    "digits_of",
]


def __dir__() -> list[str]:
    return list(__all__)


# --- the data dictionary ------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Column:
    """One column of a frame (cột dữ liệu): what it means, its unit, and what null means in it."""

    name: str
    """Its name."""
    meaning: Words
    """What it says."""
    unit: Words
    """In what it is said."""
    missing: Words
    """What null means."""
    values: tuple[Term, ...] = ()
    """The values of the vocabulary that it holds; none where it holds something else."""


_FACTS: Final = {fact.name: fact for fact in FACTS}
_OF_SETTLERS: Final = {
    "settled_by": Words(
        "cấp có thẩm quyền giải quyết nội dung", "who is able to settle the substance"
    ),
    "decision_maker": Words(
        "với khiếu nại: người có quyết định, hành vi bị khiếu nại",
        "for a complaint: who made the decision or committed the act complained of",
    ),
    "accused_managed_by": Words(
        "với tố cáo: người quản lý người bị tố cáo", "for a denunciation: who manages the accused"
    ),
}
_WORD: Final = Words("một giá trị của bộ từ vựng", "one value of the vocabulary")
_WORDS: Final = Words(
    "các giá trị của bộ từ vựng, nối bằng “|” theo thứ tự đã công bố",
    "values of the vocabulary in the published order, joined by “|”",
)
_BODY: Final = Words("mã cơ quan", "the id of a body")
_BODIES: Final = Words(
    "mã các cơ quan theo thứ tự chữ cái, nối bằng “|”", "ids of bodies by alphabet, joined by “|”"
)
_TRUTH: Final = Words("đúng hoặc sai", "true or false")
_IN_DOUBT: Final = Words(
    "chưa ghi nhận: coi như chưa rõ (unknown)", "nobody recorded it: taken as unknown"
)
_STRANGE: Final = Words(
    "hàng có giá trị ngoài bộ từ vựng; xem check()",
    "a value in the row is not of the vocabulary; see check()",
)


def _of_fact(name: FactName) -> Column:
    fact = _FACTS[name]
    missing = _IN_DOUBT
    if fact.presumed is not None and fact.basis is not None:
        missing = Words(
            f"chưa ghi nhận: suy đoán là {fact.presumed.value}. {fact.basis.vi}",
            f"nobody recorded it: presumed {fact.presumed.value}. {fact.basis.en}",
        )
    return Column(
        name=name.value,
        meaning=Words(name.vi, name.en),
        unit=_WORD,
        missing=missing,
        values=(*fact.values, Unknown.UNKNOWN),
    )


def _of_settler(name: str) -> Column:
    missing = _IN_DOUBT
    if name == "decision_maker":
        missing = Words(
            "chưa ghi nhận: lấy theo settled_by", "nobody recorded it: settled_by is taken"
        )
    return Column(
        name=name,
        meaning=_OF_SETTLERS[name],
        unit=_WORD,
        missing=missing,
        values=(*Settler, Unknown.UNKNOWN),
    )


RECORDED: Final = (
    *(_of_fact(name) for name in FactName if name is not FactName.COMPETENCE),
    *(_of_settler(name) for name in _OF_SETTLERS),
)
"""What screening reads: every fact but competence, and who can settle, from which it follows."""
ROUTED: Final = (
    Column(
        name="field",
        meaning=Words("lĩnh vực quản lý nhà nước", "the field of State management"),
        unit=_WORD,
        missing=Words("chưa ghi nhận: phải làm rõ", "nobody recorded it: something to ask"),
        values=tuple(Field),
    ),
    Column(
        name="matter",
        meaning=Words("việc cụ thể trong lĩnh vực", "the finer matter of the field"),
        unit=_WORD,
        missing=Words("không có việc cụ thể", "no finer matter"),
        values=tuple(Matter),
    ),
)
"""What routing reads besides."""
MIXED: Final = Column(
    name="mixed",
    meaning=Words(
        "ý kiến có nhiều nội dung, hàng này là một trong số đó",
        "whether the statement has several parts, of which this row is one",
    ),
    unit=_TRUTH,
    missing=Words(
        "coi là ý kiến một nội dung; cột này có thể không có",
        "taken as a statement of one part; the column itself may be missing",
    ),
)
"""Whether a part is one of several, which have to be split."""
DAY: Final = Column(
    name="on",
    meaning=Words("ngày tiếp nhận", "the day it was received"),
    unit=Words("ngày", "a day"),
    missing=Words(
        "không được trống khi dùng nhiều bản quy định; dùng một bản thì không cần cột này",
        "refused where there are several editions; with one regulation the column is not read",
    ),
)
"""The day that tells which edition applies."""


def _screening(name: str, vi: str, en: str, unit: Words, values: Iterable[Term] = ()) -> Column:
    return Column(
        name=name, meaning=Words(vi, en), unit=unit, missing=_STRANGE, values=tuple(values)
    )


SCREENING: Final = (
    _screening(
        "admission", "được phát biểu không", "whether the speaker has the floor", _WORDS, Admission
    ),
    _screening(
        "handling",
        "hướng xử lý, hoặc các hướng để người chủ trì chọn",
        "what becomes of it, or what the chair chooses among",
        _WORDS,
        Handling,
    ),
    _screening(
        "protection",
        "phải bảo vệ gì; chưa rõ thì chặt chẽ nhất",
        "what must be guarded; in doubt, the strictest",
        _WORD,
        Protection,
    ),
    _screening(
        "held_from_floor", "không đưa ra trước hội nghị", "whether it stays off the floor", _TRUTH
    ),
    _screening(
        "decided",
        "chỉ còn một hướng xử lý; không thì người chủ trì quyết định",
        "whether one handling is left; else the chair decides",
        _TRUTH,
    ),
    _screening(
        "ask", "cần làm rõ", "the facts in doubt to ask about; empty if none", _WORDS, FactName
    ),
    _screening(
        "acts",
        "việc phải làm",
        "the acts owed",
        Words(
            "các việc nối bằng “|”; sau “:” là thời hạn và mốc tính; “?” là chỉ khi đúng như nghi "
            "vấn: tell:10 working_days after statement|transfer?",
            "acts joined by “|”; after “:” the period and what it counts from; “?” if it is owed "
            "only for some end of the doubt: tell:10 working_days after statement|transfer?",
        ),
    ),
)
"""What screening adds."""
_NONE: Final = Words("không có; hoặc " + _STRANGE.vi, "none; or " + _STRANGE.en)


def _routing(name: str, vi: str, en: str, unit: Words, missing: Words = _STRANGE) -> Column:
    return Column(name=name, meaning=Words(vi, en), unit=unit, missing=missing)


ROUTING: Final = (
    _routing(
        "lead",
        "cơ quan chủ trì trả lời",
        "the body that leads",
        _BODY,
        Words(
            "còn để ngỏ, xem open; hoặc " + _STRANGE.vi, "it is open, see open; or " + _STRANGE.en
        ),
    ),
    _routing(
        "among",
        "các cơ quan có thể được chọn khi còn để ngỏ",
        "the bodies that come into question while it is open; empty if it is not",
        _BODIES,
    ),
    _routing(
        "open",
        "vì sao còn để ngỏ, cần làm rõ gì",
        "why it is open and what to ask; empty if it is not",
        Words("câu theo ngôn ngữ đã chọn", "a sentence in the language asked for"),
    ),
    _routing(
        "coordinating", "cơ quan phối hợp", "the bodies that coordinate; empty if none", _BODIES
    ),
    _routing(
        "forward_to", "nơi chuyển đến", "the body above or outside that gets it", _BODY, _NONE
    ),
    Column(
        name="guide_to",
        meaning=Words("hướng dẫn gửi đến cấp nào", "whose decision it is, for a guidance"),
        unit=_WORD,
        missing=_NONE,
        values=tuple(Settler),
    ),
    _routing(
        "answer_within",
        "thời hạn trả lời sau hội nghị",
        "how long after the conference it is answered; empty if no day is fixed",
        Words(
            "số và đơn vị: 15 days, 10 working_days",
            "a number and its unit: 15 days, 10 working_days",
        ),
    ),
)
"""What routing adds."""

COLUMNS: Final = (*RECORDED, *ROUTED, MIXED, DAY, *SCREENING, *ROUTING)
"""The data dictionary (từ điển dữ liệu): every column read or added, in that order."""


# --- whole numbers ------------------------------------------------------------------------------


@final
@attrs.frozen
class Recorded:
    """Which whole number each value of a column becomes, null and what is no value included."""

    words: tuple[str, ...]
    """The values in the order of their numbers."""
    null: int
    """The number of null."""

    @property
    def strange(self) -> int:
        """The number of what is none of the values."""
        return max(self.null + 1, len(self.words))

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return self.strange + 1


def digits_of(column: Column) -> Recorded:
    """Return the numbers of a column's values.

    Null is what it is presumed to be, or in doubt; a number of its own where it means neither.
    """
    words = tuple(value.value for value in column.values)
    null = len(words)
    fact = _FACTS.get(cast("FactName", column.name))
    if fact is not None and fact.presumed is not None:
        null = words.index(fact.presumed.value)
    elif column.name != "decision_maker" and Unknown.UNKNOWN.value in words:
        null = words.index(Unknown.UNKNOWN.value)
    return Recorded(words, null)
