"""Days, spans of force, periods, citations, words in two languages, sealed words.

Answers: what is a day, when does something hold, what is cited. The law counts days, so a day is
a `pendulum.Date` and never carries a clock; spans are half-open: `Span.until` is the first day
on which something no longer holds. Periods of different meaning have different types.
"""

import datetime as dt
import itertools
import re
import unicodedata
from typing import Final, Generic, NoReturn, TypeAlias, TypeVar, cast, final

import attrs
import pendulum

from dialogue_core._typed import expect_lang, shown, typed
from dialogue_core.errors import InvalidValueError
from dialogue_core.vocabulary import InstrumentKind, Lang

__all__ = [
    "AnyPeriod",
    "Citation",
    "Day",
    "Days",
    "Months",
    "NoDueDay",
    "Period",
    "Sealed",
    "Share",
    "Span",
    "Times",
    "Words",
    "WorkingDays",
    "Years",
    "as_day",
    "day_words",
    "fold",
]


def __dir__() -> list[str]:
    return list(__all__)


T = TypeVar("T")

Day: TypeAlias = pendulum.Date
"""A day of the solar calendar (ngày), Civil Code 91/2015/QH13 art. 145; it has no clock."""


def as_day(value: object) -> Day:
    """Return the day (ngày) that the value says, exactly as a `pendulum.Date`.

    Args:
        value: A date without a clock, or its ISO text ``YYYY-MM-DD``.

    Raises:
        InvalidValueError: The value carries a clock, is no day, or is one of the year 9999, as
            databases write where no end is known.

    >>> as_day("2022-10-14")
    Date(2022, 10, 14)
    """
    found = value if type(value) is pendulum.Date else _day_of(value)
    if found.year > LAST_YEAR:
        raise InvalidValueError(
            f"{found}: {_NO_END.en}", f"{found}: {_NO_END.vi}", value=found, why=_NO_END
        )
    return found


LAST_YEAR: Final = 9998
"""The last year with days; so a day follows each, and a year follows each year."""


def _day_of(value: object) -> Day:
    if isinstance(value, dt.datetime):
        raise InvalidValueError(
            f"a day is meant, but {value!r} carries a clock: pass its local date, as value.date()",
            f"cần một ngày, nhưng {value!r} có giờ: hãy truyền ngày theo giờ địa phương",
            value=value,
        )
    if isinstance(value, dt.date):
        return pendulum.Date(value.year, value.month, value.day)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            found = dt.date.fromisoformat(value)
        except ValueError:
            pass
        else:
            return pendulum.Date(found.year, found.month, found.day)
    near = isinstance(value, str) and len(value) <= _LONGEST and _NEARLY_DAY.match(value)
    told = shown(value)
    visible = bool(near) or told != f"a {type(value).__name__}"  # or Python may not write it out
    got, got_vi = (repr(value),) * 2 if visible else (told, shown(value, "vi"))
    raise InvalidValueError(
        f"not a day: {got}; write it as YYYY-MM-DD or pass a date",
        f"không phải ngày: {got_vi}; hãy viết dạng YYYY-MM-DD hoặc truyền một ngày",
        **({"value": value} if visible else {}),
    )


_LONGEST: Final = 20
_NEARLY_DAY: Final = re.compile(
    r"\s*(\d{4}[-/.]\d{1,2}([-/.]\d{1,2}([T ][\d:]+)?)?|\d{1,2}[-/.]\d{1,2}([-/.]\d{2,4})?)\s*\Z"
)
"""What is shown of a text that is no day: one that was meant as one, and no words of a citizen."""


def _optional_day(value: object) -> Day | None:
    return None if value is None else as_day(value)


def _first_outside(value: object) -> Day | None:
    """Return the end of a span, which may also be the day after the last one that is taken."""
    return value if type(value) is Day and value == _FIRST_OUTSIDE else _optional_day(value)


_FIRST_OUTSIDE: Final = pendulum.Date(LAST_YEAR + 1, 1, 1)


def _date(year: int, month: int) -> Day:
    try:
        return pendulum.Date(year, month, 1)
    except (ValueError, TypeError):
        raise InvalidValueError(
            f"no such month: {year!r}-{month!r}; years 1 to 9998, months 1 to 12",
            f"không có tháng này: {month!r}/{year!r}; năm từ 1 đến 9998, tháng từ 1 đến 12",
            year=year,
            month=month,
        ) from None


def day_words(day: Day, lang: Lang) -> str:
    """Return the day as people write it: ``14/10/2022`` in Vietnamese, ISO in English.

    Raises:
        InvalidValueError: There is no such language.
    """
    if lang == "vi":
        return f"{day.day:02d}/{day.month:02d}/{day.year}"
    expect_lang(lang)
    return day.isoformat()


def fold(text: str) -> str:
    """Return the text for comparison: NFC, no tone marks, lower case, ``đ`` as ``d``.

    >>> fold("Phường Nghĩa Đức")
    'phuong nghia duc'
    """
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).lower().split())


@final
@attrs.frozen(field_transformer=typed)
class Words:
    """A text in Vietnamese and English (câu chữ song ngữ).

    A text taken from a real document may lack its English; `label` then gives the Vietnamese.
    """

    vi: str
    """The Vietnamese text."""
    en: str = ""
    """The English text, or empty."""

    def __attrs_post_init__(self) -> None:
        """Refuse a text that says nothing."""
        if not self.vi.strip():
            raise InvalidValueError(
                f"words need a Vietnamese text, got {self.vi!r}",
                f"cần câu chữ tiếng Việt, nhận được {self.vi!r}",
                value=self.vi,
            )

    def label(self, lang: Lang) -> str:
        """Return the text in the language asked for.

        Raises:
            InvalidValueError: There is no such language.
        """
        if lang == "vi":
            return self.vi
        if lang != "en":
            expect_lang(lang)
        return self.en if self.en.strip() else self.vi


_NO_END: Final = Words(
    "không nhận ngày trong năm 9999, vì phần mềm thường ghi 9999-12-31 khi không rõ ngày kết thúc: "
    "hãy bỏ trống (null), hoặc ghi đúng ngày",
    "no day of the year 9999 is taken, as databases write 9999-12-31 where no end is known: leave "
    "it out (null), or give the day that is meant",
)


@final
@attrs.frozen
class Span:
    """A half-open span of days (khoảng thời gian có hiệu lực): ``since <= day < until``.

    Without ``until`` it has no known end.

    Raises:
        InvalidValueError: It ends before or on the day it starts.

    >>> Span("2016-01-01", until="2025-03-01").covers(as_day("2025-02-28"))
    True
    """

    since: Day = attrs.field(converter=as_day)
    """The first day."""
    until: Day | None = attrs.field(default=None, converter=_first_outside)
    """The first day no longer in the span, or none."""

    def __attrs_post_init__(self) -> None:
        """Refuse a span that holds no day."""
        if self.until is not None and self.until <= self.since:
            raise InvalidValueError(
                f"the span ends on {self.until} before it holds a day (since {self.since}); "
                "until is the first day outside",
                f"khoảng kết thúc {self.until} khi chưa có ngày nào (từ {self.since}); "
                "until là ngày đầu tiên không còn thuộc khoảng",
                since=self.since,
                until=self.until,
            )

    @classmethod
    def of_year(cls, year: int) -> "Span":
        """Return the calendar year (năm dương lịch), Civil Code art. 146.

        Raises:
            InvalidValueError: There is no such year.
        """
        return cls(_date(year, 1), _date(year + 1, 1))

    @classmethod
    def of_month(cls, year: int, month: int) -> "Span":
        """Return the calendar month (tháng dương lịch).

        Raises:
            InvalidValueError: There is no such month.
        """
        since = _date(year, month)
        return cls(since, _date(year + month // 12, month % 12 + 1))

    @classmethod
    def on(cls, day: object) -> "Span":
        """Return the span of one day.

        Raises:
            InvalidValueError: It is no day.
        """
        since = as_day(day)
        return cls(since, since.add(days=1))

    def covers(self, day: Day) -> bool:
        """Return whether the day lies in the span."""
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two spans share a day."""
        return (self.until is None or other.since < self.until) and (
            other.until is None or self.since < other.until
        )

    @property
    def last(self) -> Day | None:
        """The last day inside, or none if the span has no known end."""
        return None if self.until is None else self.until.subtract(days=1)

    def words(self, lang: Lang) -> str:
        """Return the span in words."""
        since = day_words(self.since, lang)
        if self.last == self.since:
            return since
        if self.last is None:
            return f"từ {since}" if lang == "vi" else f"from {since}"
        last = day_words(self.last, lang)
        return f"{since} đến {last}" if lang == "vi" else f"{since} to {last}"


def _positive(count: int, what_en: str, what_vi: str) -> None:
    if type(count) is not int or count < 1:
        raise InvalidValueError(
            f"{what_en} must be a whole number of at least 1, got {count!r}",
            f"{what_vi} phải là số nguyên từ 1 trở lên, nhận được {count!r}",
            value=count,
        )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@final
@attrs.frozen(order=True)
class Days:
    """A period of calendar days (ngày). Direction is said by the duty, never by a sign."""

    count: int
    """How many, at least 1."""

    def __attrs_post_init__(self) -> None:
        """Refuse a count that is no positive whole number."""
        _positive(self.count, "a number of days", "số ngày")

    def words(self, lang: Lang) -> str:
        """Return the period in words, as ``07 ngày`` or ``7 days``, ``1 day``."""
        expect_lang(lang)
        return f"{self.count:02d} ngày" if lang == "vi" else _counted(self.count, "day")


@final
@attrs.frozen(order=True)
class WorkingDays:
    """A period of working days (ngày làm việc); it needs a calendar to be dated."""

    count: int
    """How many, at least 1."""

    def __attrs_post_init__(self) -> None:
        """Refuse a count that is no positive whole number."""
        _positive(self.count, "a number of working days", "số ngày làm việc")

    def words(self, lang: Lang) -> str:
        """Return the period in words, as ``05 ngày làm việc`` or ``5 working days``."""
        expect_lang(lang)
        return (
            f"{self.count:02d} ngày làm việc"
            if lang == "vi"
            else _counted(self.count, "working day")
        )


@final
@attrs.frozen(order=True)
class Months:
    """A period of months (tháng): it ends on the event's day of the month, art. 148(3)."""

    count: int
    """How many, at least 1."""

    def __attrs_post_init__(self) -> None:
        """Refuse a count that is no positive whole number."""
        _positive(self.count, "a number of months", "số tháng")

    def words(self, lang: Lang) -> str:
        """Return the period in words, as ``03 tháng`` or ``3 months``."""
        expect_lang(lang)
        return f"{self.count:02d} tháng" if lang == "vi" else _counted(self.count, "month")


@final
@attrs.frozen(order=True)
class Years:
    """A period of years (năm): it ends on the event's day and month, art. 148(4)."""

    count: int
    """How many, at least 1."""

    def __attrs_post_init__(self) -> None:
        """Refuse a count that is no positive whole number."""
        _positive(self.count, "a number of years", "số năm")

    def words(self, lang: Lang) -> str:
        """Return the period in words, as ``02 năm`` or ``2 years``."""
        expect_lang(lang)
        return f"{self.count:02d} năm" if lang == "vi" else _counted(self.count, "year")


@final
@attrs.frozen(order=True)
class Times:
    """How often in a calendar year (số lần mỗi năm)."""

    count: int
    """How often, at least 1."""

    def __attrs_post_init__(self) -> None:
        """Refuse a count that is no positive whole number."""
        _positive(self.count, "a number of times", "số lần")

    def words(self, lang: Lang) -> str:
        """Return the frequency in words."""
        expect_lang(lang)
        return f"{self.count} lần mỗi năm" if lang == "vi" else f"{self.count} a year"


@final
@attrs.frozen(order=True)
class Share:
    """A share of all voters of the unit, in per cent (tỷ lệ phần trăm cử tri)."""

    percent: int
    """Per cent, 1 to 100."""

    def __attrs_post_init__(self) -> None:
        """Refuse a share outside 1 to 100 per cent."""
        _positive(self.percent, "a percentage", "tỷ lệ phần trăm")
        if self.percent > 100:  # noqa: PLR2004 -- a share cannot exceed the whole
            raise InvalidValueError(
                f"a share is at most 100 per cent, got {self.percent}",
                f"tỷ lệ không quá 100 phần trăm, nhận được {self.percent}",
                value=self.percent,
            )

    def of(self, voters: int) -> int:
        """Return how many voters reach the share, rounded up.

        >>> Share(10).of(8_401)
        841
        """
        return -(-self.percent * voters // 100)

    def words(self, lang: Lang) -> str:
        """Return the share in words."""
        expect_lang(lang)
        return f"{self.percent}% cử tri" if lang == "vi" else f"{self.percent}% of voters"


Period: TypeAlias = Days | WorkingDays
"""A period that a deadline is counted by."""

AnyPeriod: TypeAlias = Days | WorkingDays | Months | Years
"""Any of the four kinds of period; none of them is a number with a sign."""


_KIND_BY_SYMBOL: tuple[tuple[str, InstrumentKind], ...] = (
    (r"/QH\d+$", InstrumentKind.LAW),
    (r"NĐ-CP$", InstrumentKind.DECREE),
    (r"/TT-", InstrumentKind.CIRCULAR),
    (r"/NQ-", InstrumentKind.RESOLUTION),
    (r"^\d+-QĐi/TW$", InstrumentKind.PARTY_REGULATION),
    (r"^\d+-KL/TW$", InstrumentKind.PARTY_CONCLUSION),
    (r"KH-", InstrumentKind.PLAN),
    (r"QĐ[-/]", InstrumentKind.DECISION),
)


_STEPS: Final = (("article", "điều"), ("clause", "khoản"), ("point", "điểm"))


@final
@attrs.frozen
class Citation:
    """A place in a legal text (viện dẫn): instrument, article, clause, point.

    A symbol ending in ``/QH15`` reads as a law; for a resolution of the National Assembly, which
    carries the same symbol, say ``kind``.

    >>> Citation("72/2025/QH15", article=43, clause=2).words("vi")
    'khoản 2 Điều 43 Luật 72/2025/QH15'
    """

    instrument: str
    """The number and symbol, as ``72/2025/QH15``, or the name of a text without a number."""
    article: int | str | None = attrs.field(default=None, kw_only=True)
    """Điều; a text for documents that are numbered otherwise, as ``III.1`` of a plan."""
    clause: int | str | None = attrs.field(default=None, kw_only=True)
    """Khoản."""
    point: str | None = attrs.field(default=None, kw_only=True)
    """Điểm."""
    kind: InstrumentKind | None = attrs.field(default=None, kw_only=True)
    """The kind of instrument; taken from the symbol unless said."""
    title: Words | None = attrs.field(default=None, kw_only=True, eq=False)
    """The words to show instead of the number, for a text that has none."""

    def __attrs_post_init__(self) -> None:
        """Refuse an empty instrument, a clause without article, a point without clause."""
        places = (self.article, self.clause, self.point)
        if not self.instrument.strip() or any(
            upper is None and lower is not None for upper, lower in itertools.pairwise(places)
        ):
            told = [
                (en, vi, at) for (en, vi), at in zip(_STEPS, places, strict=True) if at is not None
            ]
            raise InvalidValueError(
                "a citation names an instrument, and a clause or point stands in an article: "
                + ", ".join([repr(self.instrument), *(f"{en} {at!r}" for en, _, at in told)]),
                "viện dẫn phải có văn bản; khoản, điểm phải thuộc một điều: "
                + ", ".join([repr(self.instrument), *(f"{vi} {at!r}" for _, vi, at in told)]),
                instrument=self.instrument,
            )

    @property
    def instrument_kind(self) -> InstrumentKind | None:
        """The kind of the instrument, as said or by its symbol (Decree 30/2020/NĐ-CP art. 8)."""
        if self.kind is not None:
            return self.kind
        for pattern, kind in _KIND_BY_SYMBOL:
            if re.search(pattern, self.instrument):
                return kind
        return None

    @property
    def key(self) -> str:
        """The stable text form used in rule ids, as ``72/2025/QH15:43.2``."""
        parts = [str(p) for p in (self.article, self.clause, self.point) if p is not None]
        return self.instrument + (":" + ".".join(parts) if parts else "")

    def words(self, lang: Lang) -> str:
        """Return the citation as a lawyer writes it."""
        expect_lang(lang)
        kind = self.instrument_kind
        name = self.instrument if kind is None else f"{kind.label(lang)} {self.instrument}"
        if kind in (InstrumentKind.PLAN, InstrumentKind.PRACTICE, InstrumentKind.LOCAL_RULE):
            name = self.instrument
        if self.title is not None:
            name = self.title.label(lang)
        named = isinstance(self.article, str)
        if lang == "vi":
            parts = [
                f"điểm {self.point}" if self.point else "",
                f"khoản {self.clause}" if self.clause is not None else "",
                (f"mục {self.article}" if named else f"Điều {self.article}")
                if self.article is not None
                else "",
                name,
            ]
            return " ".join(p for p in parts if p)
        tail = ""
        if self.article is not None:
            tail = f" section {self.article}" if named else f" art. {self.article}"
            tail += f"({self.clause})" if self.clause is not None else ""
            tail += f"({self.point})" if self.point else ""
        return name + tail


@final
@attrs.frozen(kw_only=True)
class NoDueDay:
    """Why there is no due day (lý do chưa có hạn)."""

    reason: Words
    """The reason."""
    cites: tuple[Citation, ...] = ()
    """The texts that leave it open."""
    review_on: Day | None = attrs.field(default=None, converter=_optional_day)
    """When the matter is looked at again, where somebody said so."""

    def words(self, lang: Lang) -> str:
        """Return the reason, with the texts that leave it open."""
        cites = "; ".join(cite.words(lang) for cite in self.cites)
        return self.reason.label(lang) + (f" ({cites})" if cites else "")


class Sealed(Generic[T]):
    """A value that only a named, explicit call opens (nội dung được niêm kín).

    Words said by a citizen may turn out to be a denunciation, whose author and text must stay
    secret (25/2018/QH14 arts. 8, 9). So ``repr``, ``str``, ``format``, comparison with a plain
    value and `attrs.asdict` show nothing of it, and pickling refuses.

    >>> Sealed("tôi tố cáo …")
    Sealed(…)
    """

    __slots__ = ("__value",)

    def __init__(self, value: T) -> None:
        self.__value = value

    def open(self) -> T:
        """Return the value; call it only where the law lets it be read."""
        return self.__value

    def __repr__(self) -> str:
        return "Sealed(…)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sealed):
            return NotImplemented
        return self.__value == cast("Sealed[object]", other).open()

    def __hash__(self) -> int:
        return hash((Sealed, self.__value))

    def __copy__(self) -> "Sealed[T]":
        return self

    def __deepcopy__(self, memo: object) -> "Sealed[T]":
        return self

    def __emptied__(self) -> "Sealed[None]":
        """Return what an error carries to another process in its place."""
        return Sealed(None)

    def __getstate__(self) -> NoReturn:
        raise self._refusal()

    def __reduce__(self) -> "tuple[type[Sealed[None]], tuple[None]]":
        if self.__value is None:
            return (Sealed, (None,))
        raise self._refusal()

    def _refusal(self) -> InvalidValueError:
        return InvalidValueError(
            "sealed words are not pickled: store them through a converter of "
            "dialogue_core.serialization",
            "nội dung niêm kín không được pickle: hãy lưu qua bộ chuyển đổi của "
            "dialogue_core.serialization",
        )
