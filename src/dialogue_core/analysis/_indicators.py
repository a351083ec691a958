"""The indicators: what each counts, of what, and what it is related to.

How a row is counted is said once for all engines, as expressions of narwhals. A row is a hit, a
miss, neither, or not known to be one of them; what is not known widens the bounds.
"""

import difflib
from collections.abc import Callable, Mapping
from functools import partial, reduce
from typing import Any, Final, Literal, NamedTuple, TypeAlias, final

import attrs
import narwhals as nw

from dialogue_core.errors import InvalidValueError
from dialogue_core.values import Words
from dialogue_core.vocabulary import (
    AnswerWay,
    Handling,
    Institution,
    Lang,
    PartStatus,
    RecordAspect,
    SessionStatus,
    Term,
)

__all__ = [
    "INDICATORS",
    "NEEDED",
    "OWN",
    "Asked",
    "Days",
    "Indicator",
    "Kind",
    "Related",
    "Sums",
    "indicator",
]


# --- an indicator -------------------------------------------------------------------------------

Kind: TypeAlias = Literal["share", "count", "days"]
"""What a figure is: a share from 0 to 1, a number, or a median of days."""


@final
@attrs.frozen(kw_only=True)
class Related:
    """What an indicator is related to (liên quan), without being a measurement of it."""

    to: Words
    """A dimension of PAPI, or a principle of the OECD."""
    how: Words
    """What they have in common, and what they have not."""
    source: str
    """Where it is published."""


class Sums(NamedTuple):
    """For each row, how much it adds at least and at most to the hits and to the misses.

    Each is a number, or a condition that adds 1 where it holds.
    """

    hits_low: nw.Expr
    hits_high: nw.Expr
    misses_low: nw.Expr
    misses_high: nw.Expr
    hits_open: nw.Expr | None = None
    """Where it may add any number of hits; none where no row may."""
    misses_open: nw.Expr | None = None


class Days(NamedTuple):
    """For each row that counts, its days at least and at most, and as the record tells them."""

    counts: nw.Expr
    low: nw.Expr
    high: nw.Expr
    """Null where there is no most."""
    told: nw.Expr


@final
@attrs.frozen(kw_only=True, eq=False)
class Indicator:
    """One figure about many records (chỉ tiêu), with its denominator.

    It has no direction: more is not better by itself. It is of records, and not of what people
    think.
    """

    name: str
    """Its name."""
    title: Words
    """What it is called."""
    kind: Kind
    """What it is."""
    numerator: Words
    """What is counted; for days, what the median is of."""
    denominator: Words
    """Of what."""
    unit: Words
    """In what it is said."""
    of: Literal["parts", "sessions", "years"]
    """What a row is: a part of a statement, a conference, or a unit in a year."""
    rests_on: tuple[RecordAspect, ...]
    """The sides of the record that must be complete for silence to mean no."""
    family: str = ""
    """What it has in common with those that together make up a whole; empty if nothing."""
    suppressed: bool = False
    """Whether it counts what people said, so that counts from 1 to 4 are not shown."""
    related: tuple[Related, ...] = ()
    """What it is related to."""
    rows: "_Rows" = attrs.field(repr=False)
    """How a row counts, by the record as it stands, and by what is certain; for the engine."""

    def words(self, lang: Lang) -> str:
        """Return its title, what it counts and of what, in one line."""
        of = {"vi": "trên", "en": "of"}[lang]
        return (
            f"{self.title.label(lang)}: {self.numerator.label(lang)}, {of} "
            f"{self.denominator.label(lang)} ({self.unit.label(lang)})"
        )


def indicator(name: str) -> Indicator:
    """Return the indicator of a name, as ``indicator("open")``.

    Raises:
        InvalidValueError: There is none.
    """
    found = next((one for one in INDICATORS if one.name == name), None)
    if found is None:
        names = [one.name for one in INDICATORS]
        known = ", ".join(names)
        near = difflib.get_close_matches(str(name), names, n=1)
        ask_en, ask_vi = (
            (f" did you mean {near[0]!r}?", f" có phải {near[0]!r}?") if near else ("", "")
        )
        raise InvalidValueError(
            f"no indicator is called {name!r};{ask_en} there are {known}",
            f"không có chỉ tiêu {name!r};{ask_vi} hiện có {known}",
            value=name,
        )
    return found


# --- yes, no, or not known ----------------------------------------------------------------------


class _Told(NamedTuple):
    """Whether something is so of a row: surely yes, surely no, else not known."""

    yes: nw.Expr
    no: nw.Expr

    def __invert__(self) -> "_Told":
        return _Told(self.no, self.yes)


def _all(*told: _Told) -> _Told:
    return _Told(reduce(_and, [t.yes for t in told]), reduce(_or, [t.no for t in told]))


def _and(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    return one & other


def _or(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    return one | other


def _any(*told: _Told) -> _Told:
    return ~_all(*(~one for one in told))


def _sure(condition: nw.Expr) -> nw.Expr:
    """Return a condition that is false where it is null."""
    return condition.fill_null(value=False)


def _is(column: str, *values: Term) -> _Told:
    found = nw.col(column).is_in([value.value for value in values])
    known = ~nw.col(column).is_null()
    return _Told(_sure(found) & known, _sure(~found) & known)


def _true(column: str) -> _Told:
    found = nw.col(column) == nw.lit(value=True)
    return _Told(_sure(found), _sure(~found))


def _some(column: str) -> _Told:
    found = nw.col(column) > 0
    return _Told(_sure(found), _sure(~found))


def _there(column: str) -> _Told:
    found = nw.col(column).is_null()
    return _Told(~found, found)


_CONFERENCES: Final = {
    kind: [one for one in Institution if one.is_conference is kind] for kind in (True, False)
}
_ANSWERED_AT_IT: Final = (Handling.ANSWER, Handling.ANSWER_SEPARATELY)
_SCREENED_OUT: Final = tuple(h for h in Handling if h not in _ANSWERED_AT_IT)
_STATUSES: Final = {
    held: [one for one in SessionStatus if one.was_held is held] for held in (True, False)
}
_SILENT: Final = [one for one in _STATUSES[False] if one is not SessionStatus.IN_WRITING]
_WHO: Final = ("citizen", "other")
_COUNTED: Final = ("unrecorded", "answered", "raised")

_ASKED: Final[Mapping[str, Mapping[str, _Told]]] = {
    "parts": {
        "answered": _some("answers"),
        "spot": _is("first_answered_how", AnswerWay.ON_THE_SPOT),
        "writing": _is("first_answered_how", AnswerWay.IN_WRITING),
        "dated": _true("dated"),
        "in_time": _true("in_time"),
        "ended": _is("status", PartStatus.ENDED),
        "away": _is("status", PartStatus.FORWARDED),
        "forwarded": _true("forwarded"),
        "raised_again": _true("raised_again"),
        "screened_out": _is("recorded_handling", *_SCREENED_OUT),
        **{h.value: _is("recorded_handling", h) for h in _SCREENED_OUT},
        **{
            f"vouched_{aspect.value}": _there(f"vouched_{aspect.value}")
            for aspect in (RecordAspect.STATEMENTS, RecordAspect.ANSWERS)
        },
    },
    "sessions": {
        "held": _is("status", *_STATUSES[True]),
        "not_held": _is("status", *_STATUSES[False]),
        "silent": _is("status", *_SILENT),
        "conference": _is("institution", *_CONFERENCES[True]),
        "no_conference": _is("institution", *_CONFERENCES[False]),
        "of_a_year": _there("year"),
        "announced": _true("announced"),
        "published": _true("published"),
        "by_report": _true("by_report"),
        **{f"{who}_untimed": _some(f"{who}_untimed") for who in _WHO},
        **{f"vouched_{a.value}": _there(f"vouched_{a.value}") for a in RecordAspect},
    },
}
"""What is asked of the rows of each table, once, before anything is counted."""

NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "parts": (
        "session",
        "answers",
        "first_answered_how",
        "dated",
        "in_time",
        "status",
        "forwarded",
        "raised_again",
        "recorded_handling",
        "vouched_statements",
        "vouched_answers",
    ),
    "sessions": (
        "session",
        "occasion",
        "year",
        "place",
        "institution",
        "status",
        "by_report",
        "announced",
        "notice_lead",
        "published",
        "publication_lag",
        *(f"{who}_{told}" for who in _WHO for told in ("seconds", "untimed")),
        *(f"{counted}_{side}" for counted in _COUNTED for side in ("low", "high")),
        *(f"vouched_{aspect.value}" for aspect in RecordAspect),
    ),
}
"""The columns of each table that are read."""


@final
class Asked:
    """What is asked of the rows of one table: each once, and only what is needed."""

    def __init__(self, of: str) -> None:
        self._told = _ASKED[of]
        self.columns: dict[str, nw.Expr] = {}
        """The columns that the rows need to be counted, as far as they were asked for."""

    def told(self, name: str) -> _Told:
        """Return what was asked of a row."""
        told = self._told[name]
        yes, no = f"{OWN}{name}_yes", f"{OWN}{name}_no"
        self.columns |= {yes: told.yes, no: told.no}
        return _Told(nw.col(yes), nw.col(no))

    def whole(self, aspect: RecordAspect, *, strict: bool = True) -> nw.Expr:
        """Return whether a side of the record is complete; as it stands, it is taken to be."""
        vouched = self.told(f"vouched_{aspect.value}")
        return vouched.yes if strict else vouched.yes | vouched.no

    def taking_place(self) -> nw.Expr:
        """Return whether a record counts: all but those of which nobody is known to have spoken.

        Where opinions are collected in writing instead, they are told without any conference.
        """
        return ~self.told("silent").yes


OWN: Final = "dialogue_core_"
"""How every column begins that is added for the work."""

_Row: TypeAlias = Callable[..., Any]
_Rows: TypeAlias = tuple[_Row, _Row]


def _int(value: nw.Expr) -> nw.Expr:
    return value.cast(nw.Int64)


def _sums(hit: _Told, inside: _Told | None = None) -> Sums:
    """Return what a row adds that is a hit or a miss, if it is inside at all."""
    yes, no, may_hit, may_miss = hit.yes, hit.no, ~hit.no, ~hit.yes
    if inside is not None:
        yes, no = inside.yes & yes, inside.yes & no
        may_hit, may_miss = ~inside.no & may_hit, ~inside.no & may_miss
    return Sums(yes, may_hit, no, may_miss)


# --- rows of parts ------------------------------------------------------------------------------


def _twice(rows: Callable[..., Sums]) -> _Rows:
    return partial(rows, strict=False), partial(rows, strict=True)


def _answering(ask: Asked, *, strict: bool) -> dict[str, _Told]:
    """Return what became of a part, exactly one of these; by its first answer, if it has any."""
    sure = ask.whole(RecordAspect.ANSWERS, strict=strict)
    answered, spot, writing = ask.told("answered"), ask.told("spot"), ask.told("writing")
    dated, in_time, ended = ask.told("dated"), ask.told("in_time"), ask.told("ended")
    none, first_is_known = answered.no & sure, answered.yes & sure
    on_the_spot = _Told(answered.yes & spot.yes, none | (first_is_known & spot.no))

    def afterwards(kind: _Told) -> _Told:
        no = none | on_the_spot.yes | (first_is_known & kind.no)
        return _Told(first_is_known & kind.yes, no)

    return {
        "answered_on_the_spot": on_the_spot,
        "answered_in_writing_on_time": afterwards(_all(writing, dated, in_time)),
        "answered_in_writing_late": afterwards(_all(writing, dated, ~in_time)),
        "answered_otherwise": afterwards(_any(_all(~writing, ~spot), _all(writing, ~dated))),
        "ended_unanswered": _Told(none & ended.yes, answered.yes | (sure & ended.no)),
        "open": _Told(none & ended.no, answered.yes | (sure & ended.yes)),
    }


def _answered(name: str) -> _Rows:
    def rows(ask: Asked, *, strict: bool) -> Sums:
        return _sums(_answering(ask, strict=strict)[name])

    return _twice(rows)


def _handled(name: str) -> _Rows:
    def rows(ask: Asked, *, strict: bool) -> Sums:
        found, sure = ask.told(name), ask.whole(RecordAspect.STATEMENTS, strict=strict)
        return _sums(_Told(found.yes & sure, found.no & sure))

    return _twice(rows)


def _forwarded(ask: Asked, *, strict: bool) -> Sums:
    return _sums(_passed_on(ask, strict=strict))


def _passed_on(ask: Asked, *, strict: bool) -> _Told:
    told = ask.told("forwarded")
    return _Told(told.yes, told.no & ask.whole(RecordAspect.ANSWERS, strict=strict))


def _returned(ask: Asked, *, strict: bool) -> Sums:
    away, sure = ask.told("away"), ask.whole(RecordAspect.ANSWERS, strict=strict)
    return _sums(_Told(away.no & sure, away.yes & sure), inside=_passed_on(ask, strict=strict))


def _raised_again(ask: Asked, *, strict: bool) -> Sums:
    told = ask.told("raised_again")
    return _sums(_Told(told.yes, told.no & ask.whole(RecordAspect.STATEMENTS, strict=strict)))


def _each(ask: Asked) -> Sums:
    anything = ask.told("answered").yes
    return _sums(_Told(anything | ~anything, anything & ~anything))


# --- rows of conferences ------------------------------------------------------------------------


def _held(ask: Asked) -> Sums:
    """Return whether a conference was held that may be the one the law asks for."""
    sure = ask.told("held").yes & ask.told("of_a_year").yes & ask.told("conference").yes
    return _sums(_Told(sure, ask.told("not_held").yes | ask.told("no_conference").yes))


def _silent(ask: Asked, column: str, aspect: RecordAspect, *, strict: bool) -> nw.Expr:
    """Return whether silence means no: by word for that side, or in a record that is no report."""
    no = ask.told(column).no
    vouched = no & ask.whole(aspect)
    return vouched if strict else vouched | (no & ask.told("by_report").no)


def _published(ask: Asked, *, strict: bool) -> Sums:
    silent = _silent(ask, "published", RecordAspect.PUBLICATION, strict=strict)
    return _sums(_Told(ask.told("published").yes, silent), inside=ask.told("held"))


def _lead(ask: Asked) -> Days:
    held = ask.told("held")
    vouched = ask.whole(RecordAspect.NOTICE) & held.yes
    lead = nw.col("notice_lead")
    none = _silent(ask, "announced", RecordAspect.NOTICE, strict=True)
    told = nw.when(none).then(nw.lit(0)).otherwise(lead)
    low = _int(nw.when(held.yes & ~lead.is_null()).then(lead).otherwise(nw.lit(0)))
    return Days(
        counts=~held.no,
        low=low,
        high=nw.when(vouched).then(told),
        told=nw.when(held.yes).then(told),
    )


def _lag(ask: Asked) -> Days:
    held, published = ask.told("held"), ask.told("published")
    vouched = ask.whole(RecordAspect.PUBLICATION)
    lag = nw.col("publication_lag")
    sure = held.yes & published.yes
    first = sure & vouched & ~lag.is_null()
    return Days(
        counts=~(held.no | (published.no & vouched)),
        low=_int(nw.when(first).then(lag).otherwise(nw.lit(0))),
        high=nw.when(sure).then(lag),
        told=nw.when(sure).then(lag),
    )


def _floor(ask: Asked) -> Sums:
    held = ask.told("held")
    every_turn = held.yes & ask.whole(RecordAspect.FLOOR)
    seconds = {who: nw.col(f"{who}_seconds") for who in _WHO}
    low = [_where(held.yes, seconds[who]) for who in _WHO]
    high = [_where(~held.no, seconds[who]) for who in _WHO]
    more = [
        ~held.no & ~(every_turn & ask.told(f"{who}_untimed").no & ~seconds[who].is_null())
        for who in _WHO
    ]
    return Sums(low[0], high[0], low[1], high[1], more[0], more[1])


def _where(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    """Return a number where a condition holds, else 0, and 0 for null."""
    return _int(nw.when(condition).then(value.fill_null(0)).otherwise(nw.lit(0)))


def _answered_as_told(ask: Asked) -> Sums:
    """Return the least that is told of those answered, and the rest of the least told of all."""
    sure, told = _answered_of_raised(ask), ~nw.col("answered_low").is_null()
    least = _where(ask.told("not_held").no & told, nw.col("raised_low"))
    return sure._replace(misses_low=_where(told, least - sure.hits_low))


def _answered_of_raised(ask: Asked) -> Sums:
    counts, may_count = ask.told("not_held").no, ask.taking_place()
    answered, most_answered = (nw.col(f"answered_{side}") for side in ("low", "high"))
    raised, most_raised = (nw.col(f"raised_{side}") for side in ("low", "high"))
    unanswered, most_unanswered = raised - most_answered, most_raised - answered.fill_null(0)

    def lesser(one: nw.Expr, other: nw.Expr) -> nw.Expr:
        return nw.when(_sure(one <= other) | other.is_null()).then(one).otherwise(other)

    return Sums(
        hits_low=_where(counts, lesser(answered.fill_null(0), raised.fill_null(0))),
        hits_high=_where(may_count, lesser(most_answered, most_raised)),
        misses_low=_where(counts & _sure(unanswered > 0), unanswered),
        misses_high=_where(may_count & _sure(most_unanswered > 0), most_unanswered),
        hits_open=may_count & most_answered.is_null() & most_raised.is_null(),
        misses_open=may_count & most_raised.is_null(),
    )


# --- what they are related to -------------------------------------------------------------------

_PAPI: Final = "https://papi.org.vn/hoi-dap/?title=papi-do-luong-noi-dung-gi"
_OECD: Final = "https://doi.org/10.1787/f765caf6-en"
_NO_SURVEY: Final = Words(
    "PAPI hỏi trải nghiệm của người dân; chỉ tiêu này chỉ đếm hồ sơ, không phải điểm PAPI",
    "PAPI asks people what they experienced; this counts records, and is no score of PAPI",
)


def _of_papi(number_: int, vi: str, en: str) -> Related:
    return Related(
        to=Words(f"PAPI, nội dung {number_}: {vi}", f"PAPI, dimension {number_}: {en}"),
        how=_NO_SURVEY,
        source=_PAPI,
    )


_PARTICIPATION: Final = _of_papi(
    1, "Tham gia của người dân ở cấp cơ sở", "Participation at Local Levels"
)
_TRANSPARENCY: Final = _of_papi(
    2,
    "Công khai, minh bạch trong việc ra quyết định ở địa phương",
    "Transparency in Local Decision-making",
)
_ACCOUNTABILITY: Final = _of_papi(
    3, "Trách nhiệm giải trình với người dân", "Vertical Accountability Towards Citizens"
)


def _of_oecd(vi: str, en: str, how: Words) -> Related:
    return Related(
        to=Words(
            f"OECD, Hướng dẫn về quy trình tham gia của người dân (2022), nguyên tắc {vi}",
            f"OECD, Guidelines for Citizen Participation Processes (2022), principle of {en}",
        ),
        how=how,
        source=_OECD,
    )


_COMMITMENT: Final = _of_oecd(
    "trách nhiệm giải trình",
    "accountability",
    Words(
        "nguyên tắc này đòi cơ quan công quyền cam kết trả lời hoặc làm theo ý kiến, kịp thời; chỉ "
        "tiêu đếm lời đáp đã ghi, không đánh giá cam kết",
        "it asks authorities to commit themselves to respond to what people recommend or to act on "
        "it, in good time; this counts answers on record, and does not judge a commitment",
    ),
)
_OPENNESS: Final = _of_oecd(
    "minh bạch",
    "transparency",
    Words(
        "nguyên tắc này đòi báo trước quy trình và công bố phản hồi; chỉ tiêu chỉ đếm ngày",
        "it asks that a process be announced before it begins and its response be published; this "
        "counts days only",
    ),
)


# --- the registry -------------------------------------------------------------------------------

_SHARE: Final = Words("tỷ lệ từ 0 đến 1", "a share from 0 to 1")
_DAYS: Final = Words("ngày, trung vị dưới", "days, lower median")
_PARTS: Final = Words("nội dung của ý kiến đã tiếp nhận", "parts of statements received")
_HELD: Final = Words("hội nghị đã tổ chức", "conferences held")
_ANSWERS: Final = (RecordAspect.STATEMENTS, RecordAspect.ANSWERS)


def _share(
    name: str,
    title: Words,
    numerator: Words,
    rows: _Rows,
    *related: Related,
    family: str = "",
    denominator: Words = _PARTS,
    rests_on: tuple[RecordAspect, ...] = _ANSWERS,
) -> Indicator:
    return Indicator(
        name=name,
        title=title,
        kind="share",
        numerator=numerator,
        denominator=denominator,
        unit=_SHARE,
        of="parts",
        rests_on=rests_on,
        family=family,
        suppressed=True,
        related=related,
        rows=rows,
    )


def _answers(name: str, title: Words, numerator: Words) -> Indicator:
    related = (_ACCOUNTABILITY, _COMMITMENT)
    return _share(name, title, numerator, _answered(name), *related, family="answering")


def _screened(name: str, title: Words, numerator: Words, asked_as: str) -> Indicator:
    return _share(
        name,
        title,
        numerator,
        _handled(asked_as),
        _PARTICIPATION,
        family="screening",
        rests_on=(RecordAspect.STATEMENTS,),
    )


INDICATORS: Final[tuple[Indicator, ...]] = (
    Indicator(
        name="notice_lead",
        title=Words("thời gian thông báo trước", "notice lead time"),
        kind="days",
        numerator=Words(
            "số ngày từ thông báo đầu tiên đến ngày tổ chức; không thông báo thì bằng 0",
            "days from the first notice to the conference; without notice, 0",
        ),
        denominator=_HELD,
        unit=_DAYS,
        of="sessions",
        rests_on=(RecordAspect.NOTICE,),
        related=(_TRANSPARENCY, _OPENNESS),
        rows=(_lead, _lead),
    ),
    Indicator(
        name="held_against_owed",
        title=Words(
            "hội nghị đã tổ chức so với phải tổ chức", "conferences held against conferences owed"
        ),
        kind="share",
        numerator=Words(
            "hội nghị đã tổ chức, mỗi đơn vị mỗi năm không tính quá số phải tổ chức",
            "conferences held, of each unit and year no more than it owed",
        ),
        denominator=Words(
            "hội nghị phải tổ chức theo luật", "conferences owed by the law of each unit and year"
        ),
        unit=_SHARE,
        of="years",
        rests_on=(),
        related=(_PARTICIPATION,),
        rows=(_held, _held),
    ),
    _answers(
        "answered_on_the_spot",
        Words("tỷ lệ trả lời tại chỗ", "share answered on the spot"),
        Words("nội dung trả lời lần đầu tại hội nghị", "parts first answered at the conference"),
    ),
    _answers(
        "answered_in_writing_on_time",
        Words("tỷ lệ trả lời bằng văn bản đúng hạn", "share answered in writing on time"),
        Words(
            "nội dung trả lời lần đầu bằng văn bản, không muộn hơn hạn",
            "parts first answered in writing, by the last day",
        ),
    ),
    _answers(
        "answered_in_writing_late",
        Words("tỷ lệ trả lời bằng văn bản quá hạn", "share answered in writing late"),
        Words(
            "nội dung trả lời lần đầu bằng văn bản, sau hạn",
            "parts first answered in writing, after the last day",
        ),
    ),
    _answers(
        "answered_otherwise",
        Words("tỷ lệ trả lời cách khác", "share answered otherwise"),
        Words(
            "nội dung trả lời lần đầu sau hội nghị bằng cách khác, hoặc bằng văn bản mà không có "
            "hạn",
            "parts first answered after the conference in another way, or in writing where no last "
            "day is fixed",
        ),
    ),
    _answers(
        "ended_unanswered",
        Words("tỷ lệ kết thúc không trả lời", "share ended without an answer"),
        Words(
            "nội dung kết thúc mà không có trả lời, như hướng dẫn, gộp, rút",
            "parts that ended without an answer, as guided, merged or withdrawn",
        ),
    ),
    _answers(
        "open",
        Words("tỷ lệ chưa trả lời", "share open"),
        Words("nội dung chưa trả lời, chưa kết thúc", "parts neither answered nor ended"),
    ),
    Indicator(
        name="answered_of_raised",
        title=Words(
            "tỷ lệ trả lời tại chỗ theo số liệu", "share answered on the spot, by the numbers"
        ),
        kind="share",
        numerator=Words(
            "ý kiến trả lời tại hội nghị, theo báo cáo hoặc đếm trong hồ sơ",
            "opinions answered on the spot, as reported or as counted in the record",
        ),
        denominator=Words("ý kiến nêu tại hội nghị", "opinions raised at the conference"),
        unit=_SHARE,
        of="sessions",
        rests_on=(RecordAspect.STATEMENTS, RecordAspect.FLOOR, RecordAspect.ANSWERS),
        suppressed=True,
        related=(_ACCOUNTABILITY, _COMMITMENT),
        rows=(_answered_as_told, _answered_of_raised),
    ),
    _share(
        "forwarded",
        Words("tỷ lệ chuyển, kiến nghị lên trên", "share forwarded"),
        Words("nội dung đã có lần chuyển đi", "parts that were ever passed on"),
        _twice(_forwarded),
        _ACCOUNTABILITY,
    ),
    _share(
        "returned",
        Words("tỷ lệ có hồi âm sau khi chuyển", "share of what was forwarded that came back"),
        Words(
            "nội dung đã chuyển đi và nay đã trả lời, giao lại hoặc kết thúc",
            "parts passed on that are now answered, given to another or ended",
        ),
        _twice(_returned),
        _ACCOUNTABILITY,
        _COMMITMENT,
        denominator=Words("nội dung đã có lần chuyển đi", "parts that were ever passed on"),
    ),
    _share(
        "raised_again",
        Words("tỷ lệ nêu lại", "share raised again"),
        Words("nội dung nêu lại việc đã nêu trước đó", "parts that raise a matter raised before"),
        _twice(_raised_again),
        _ACCOUNTABILITY,
        rests_on=(RecordAspect.STATEMENTS,),
    ),
    Indicator(
        name="floor_share",
        title=Words("tỷ lệ thời gian phát biểu của người dân", "citizens' share of floor time"),
        kind="share",
        numerator=Words("thời gian người dân phát biểu", "time for which citizens had the floor"),
        denominator=Words("tổng thời gian phát biểu", "time for which anybody had it"),
        unit=_SHARE,
        of="sessions",
        rests_on=(RecordAspect.FLOOR,),
        related=(_PARTICIPATION,),
        rows=(_floor, _floor),
    ),
    Indicator(
        name="result_published",
        title=Words("tỷ lệ công khai kết quả", "share whose result was published"),
        kind="share",
        numerator=Words("hội nghị đã công khai kết quả", "conferences whose result was published"),
        denominator=_HELD,
        unit=_SHARE,
        of="sessions",
        rests_on=(RecordAspect.PUBLICATION,),
        related=(_TRANSPARENCY, _OPENNESS),
        rows=_twice(_published),
    ),
    Indicator(
        name="publication_lag",
        title=Words("thời gian đến khi công khai kết quả", "publication lag"),
        kind="days",
        numerator=Words(
            "số ngày từ ngày tổ chức đến lần công khai kết quả đầu tiên",
            "days from the conference to the first publication of its result",
        ),
        denominator=Words(
            "hội nghị đã công khai kết quả", "conferences whose result was published"
        ),
        unit=_DAYS,
        of="sessions",
        rests_on=(RecordAspect.PUBLICATION,),
        related=(_TRANSPARENCY, _OPENNESS),
        rows=(_lag, _lag),
    ),
    _screened(
        "screened_out",
        Words("tỷ lệ không trả lời tại hội nghị sau sàng lọc", "share screened out"),
        Words("nội dung có hướng xử lý khác với trả lời", "parts whose handling is not an answer"),
        "screened_out",
    ),
    *(
        _screened(
            f"screened_out_{handling.value}",
            Words(f"tỷ lệ sàng lọc: {handling.vi}", f"share screened out: {handling.en}"),
            Words(f"nội dung có hướng xử lý: {handling.vi}", f"parts with handling: {handling.en}"),
            handling.value,
        )
        for handling in _SCREENED_OUT
    ),
    Indicator(
        name="load",
        title=Words("số nội dung phải xử lý", "load"),
        kind="count",
        numerator=Words(
            "số nội dung; nhóm theo cơ quan đang giữ (owner) là tải của từng cơ quan",
            "parts; grouped by who holds them (owner), the load of each body",
        ),
        denominator=Words("không có: đây là số đếm", "none: it is a number"),
        unit=Words("nội dung", "parts"),
        of="parts",
        rests_on=(RecordAspect.STATEMENTS,),
        suppressed=True,
        related=(_COMMITMENT,),
        rows=(_each, _each),
    ),
)
"""Every indicator (danh mục chỉ tiêu)."""
