"""Pictures of days: the duties of a plan, what is still open, and the editions of the law."""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import altair as alt

from dialogue_core._typed import each, expect_lang
from dialogue_core.analysis.pictures._canvas import (
    BLUE,
    GREEN,
    GREY,
    INK,
    LINES,
    ORANGE,
    PALE,
    PURPLE,
    RED,
    SKY,
    clipped,
    day_axis,
    drawn,
    instant,
    of,
    tips,
    wrapped,
)
from dialogue_core.deadlines import Deadline
from dialogue_core.errors import InvalidValueError
from dialogue_core.followups import OpenItem
from dialogue_core.rules import Instrument
from dialogue_core.territory import Unit
from dialogue_core.values import Day, Span, as_day, day_words
from dialogue_core.vocabulary import InstrumentKind, Lang, Tier

__all__ = ["ageing", "editions", "timeline"]


# --- the duties of a plan -----------------------------------------------------------------------


def timeline(
    deadlines: Iterable[Deadline], *, as_of: object = None, lang: Lang = "vi"
) -> alt.LayerChart:
    """Return when each duty of a plan falls due (sơ đồ thời hạn), the plan's and the law's.

    A duty without a day is counted below the title, since it has no place on the axis.

    Args:
        deadlines: The duties, as `schedule` gives them.
        as_of: A day to mark, as the day of asking.
        lang: The language.

    Raises:
        InvalidValueError: There is no such language.
    """
    expect_lang(lang)
    every = tuple(deadlines)
    rows = [row for deadline in every if (row := _duty(deadline, lang)) is not None]
    order = list(dict.fromkeys(str(row["label"]) for row in rows))
    chart = of(rows)
    y = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelExpr=LINES, grid=True))
    x = alt.X("since:T", title=None, axis=day_axis(lang))
    colour = alt.Color("by:N", title=None, scale=alt.Scale(domain=_by(lang), range=[BLUE, RED]))
    shape = alt.Shape(
        "by:N", title=None, scale=alt.Scale(domain=_by(lang), range=["circle", "diamond"])
    )
    told = tips(_TIPS[lang])
    layers = [
        chart.mark_bar(height=12, opacity=0.45).encode(
            x=x, x2="until:T", y=y, color=colour, tooltip=told
        ),
        chart.mark_point(size=110, filled=True, opacity=1).encode(
            x=alt.X("last:T"), y=y, color=colour, shape=shape, tooltip=told
        ),
        chart.mark_text(align="left", dx=12).encode(x="last:T", y=y, text="said:N"),
    ]
    if as_of is not None:
        day = as_day(as_of)
        mark = {"at": instant(day), "said": f"{_ASKED[lang]} {day_words(day, lang)}"}
        line = of([mark])
        layers.append(line.mark_rule(strokeDash=[4, 3], color=GREY).encode(x="at:T"))
        text = line.mark_text(align="left", baseline="top", dy=6, color=GREY)
        layers.append(text.encode(x="at:T", y=alt.value("height"), text="said:N"))
    undated = len(every) - len(rows)
    return drawn(
        *layers,
        title="Thời hạn các việc phải làm" if lang == "vi" else "When each duty falls due",
        notes=[_UNDATED[lang].format(undated) if undated else ""],
        width=560,
        height=max(80, 44 * len(order)),
        lang=lang,
    )


def _duty(deadline: Deadline, lang: Lang) -> dict[str, object] | None:
    due = deadline.due
    if not isinstance(due, Span) or due.last is None:
        return None
    who = "; ".join(body.label(lang) for body in deadline.who)
    late = deadline.late_words(lang)
    said = day_words(due.last, lang) if deadline.day else due.words(lang)
    return {
        "label": wrapped(deadline.duty_words(lang)),
        "since": instant(due.since),
        "until": instant(due.last),
        "last": instant(due.last),
        "by": _by(lang)[deadline.rule is not None],
        "said": " · ".join([said, clipped(who, 44), *([late.partition(" (")[0]] if late else [])]),
        "duty": deadline.duty_words(lang),
        "due": deadline.due_words(lang),
        "who": who,
        "cites": "; ".join(cite.words(lang) for cite in deadline.cites),
        "late": late,
    }


def _by(lang: Lang) -> list[str]:
    return ["theo kế hoạch", "theo quy định"] if lang == "vi" else ["by the plan", "by the law"]


_TIPS: Final[dict[Lang, dict[str, str]]] = {
    "vi": {"duty": "Việc", "due": "Thời hạn", "who": "Cơ quan", "cites": "Căn cứ", "late": "Lưu ý"},
    "en": {"duty": "Duty", "due": "Due", "who": "By whom", "cites": "Text", "late": "Note"},
}
_ASKED: Final[dict[Lang, str]] = {"vi": "ngày xem xét", "en": "as of"}
_UNDATED: Final[dict[Lang, str]] = {
    "vi": "Còn {} việc chưa có ngày ấn định nên không có trên sơ đồ.",
    "en": "{} more duties have no fixed day and so no place here.",
}


# --- what is still open -------------------------------------------------------------------------


def ageing(items: Iterable[OpenItem], *, lang: Lang = "vi") -> alt.LayerChart:
    """Return how the open matters of each body stand to their days (việc chưa xong theo hạn).

    It is a working list of an authority, so that small numbers are shown as they are.

    Args:
        items: What is open, as `follow_ups` gives it.
        lang: The language.

    Raises:
        InvalidValueError: There is no such language.
    """
    expect_lang(lang)
    found = Counter((_holder(item, lang), item.tier) for item in each(items, OpenItem, "items"))
    bodies = Counter[str]()
    for (body, _), number in found.items():
        bodies[body] += number
    order = [wrapped(body, 40) for body, _ in bodies.most_common()]
    most = max(bodies.values(), default=0)
    rows: list[dict[str, object]] = []
    for body in bodies:
        start = 0
        for tier in _OLDEST_FIRST:
            number = found[body, tier]
            row: dict[str, object] = {
                "label": wrapped(body, 40),
                "body": body,
                "tier": tier.label(lang),
                "from": start,
                "to": start + number,
                "middle": start + number / 2,
                "number": number,
                "said": str(number) if number > most * _LEAST_SHARE else "",
                "ink": "white" if tier in _DARK else INK,
            }
            rows += [row] * bool(number)
            start += number
    tiers = [tier for tier in _OLDEST_FIRST if any(row["tier"] == tier.label(lang) for row in rows)]
    chart = of(rows)
    y = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelExpr=LINES))
    colour = alt.Color(
        "tier:N",
        title=None,
        scale=alt.Scale(
            domain=[tier.label(lang) for tier in tiers], range=[_COLOURS[tier] for tier in tiers]
        ),
        legend=alt.Legend(columns=4, symbolType="square"),
    )
    counted = "Số việc" if lang == "vi" else "Matters"
    names = ("Cơ quan", "Mức độ") if lang == "vi" else ("Body", "How it stands")
    told = tips({"body": names[0], "tier": names[1]}, {"number": counted})
    x = alt.X("from:Q", title=counted, axis=alt.Axis(tickMinStep=1, format="d"))
    bars = chart.mark_bar(height=22, stroke="white")
    texts = chart.mark_text(fontWeight="bold")
    total = sum(bodies.values())
    ends = [
        {"label": wrapped(b, 40), "to": number, "total": number} for b, number in bodies.items()
    ]
    return drawn(
        bars.encode(x=x, x2="to:Q", y=y, color=colour, tooltip=told),
        texts.encode(
            x="middle:Q", y=y, text="said:N", color=alt.Color("ink:N", scale=None, legend=None)
        ),
        of(ends).mark_text(align="left", dx=6).encode(x="to:Q", y=y, text="total:Q"),
        title="Việc chưa xong, theo cơ quan và thời hạn" if lang == "vi" else "What is still open",
        notes=[f"Tổng số: {total}" if lang == "vi" else f"In all: {total}"],
        width=520,
        height=max(60, 40 * len(order)),
        lang=lang,
    )


_LEAST_SHARE: Final = 0.03
"""The least part of the longest bar in which a number has room."""
_OLDEST_FIRST: Final = (
    Tier.STALE,
    Tier.LONG_OVERDUE,
    Tier.OVERDUE,
    Tier.SOON,
    Tier.AHEAD,
    Tier.REVIEW,
    Tier.NO_DAY,
)
_COLOURS: Final = {
    Tier.STALE: "#7A2E00",
    Tier.LONG_OVERDUE: RED,
    Tier.OVERDUE: ORANGE,
    Tier.SOON: SKY,
    Tier.AHEAD: BLUE,
    Tier.REVIEW: PURPLE,
    Tier.NO_DAY: PALE,
}
_DARK: Final = (Tier.STALE, Tier.LONG_OVERDUE, Tier.AHEAD)


def _holder(item: OpenItem, lang: Lang) -> str:
    owner = item.owner
    if owner is None:
        return "chờ chỉ đạo" if lang == "vi" else "to be directed"
    return owner.full_name if isinstance(owner, Unit) else owner.label(lang)


# --- the law ------------------------------------------------------------------------------------


def editions(
    instruments: Iterable[Instrument], *, span: Span | None = None, lang: Lang = "vi"
) -> alt.LayerChart:
    """Return when each text is in force (các văn bản theo thời gian có hiệu lực).

    Args:
        instruments: The texts, as `dialogue_core.law.INSTRUMENTS`; those without rules are left
            out.
        span: The window, with an end; from the first to the last day on which a rule begins or
            ends, and a year more, unless said.
        lang: The language.

    Raises:
        InvalidValueError: The window has no end, no text holds a rule, or the language is unknown.
    """
    expect_lang(lang)
    texts = [text for text in instruments if text.rules]
    if not texts:
        raise InvalidValueError(
            "none of these texts holds a rule: give some that do",
            "không văn bản nào ở đây có quy tắc: hãy đưa văn bản có quy tắc",
        )
    window = _window(texts) if span is None else span
    until = window.until
    if until is None:
        raise InvalidValueError(
            f"the window of the picture needs an end, got {window.words('en')}: give until",
            f"khoảng thời gian của hình phải có ngày kết thúc, nhận được {window.words('vi')}",
            span=window,
        )
    rows = [row for text in texts for row in _rules_of(text, window.since, until, lang)]
    order = [str(row["label"]) for row in sorted(rows, key=_by_start)]
    kinds = [kind for kind in InstrumentKind if any(text.kind is kind for text in texts)]
    chart = of(rows)
    y = alt.Y("label:N", sort=list(dict.fromkeys(order)), title=None)
    colour = alt.Color(
        "kind:N",
        title=None,
        scale=alt.Scale(
            domain=[kind.label(lang) for kind in kinds],
            range=[_KIND_COLOURS[kind] for kind in kinds],
        ),
        legend=alt.Legend(columns=4),
    )
    names = ("Văn bản", "Hiệu lực", "Số quy tắc")
    if lang == "en":
        names = ("Text", "In force", "Rules")
    told = tips({"title": names[0], "in_force": names[1]}, {"rules": names[2]})
    domain = [instant(window.since), instant(until)]
    x = alt.X(
        "since:T", title=None, axis=day_axis(lang, years=True), scale=alt.Scale(domain=domain)
    )
    return drawn(
        chart.mark_bar(height=13, stroke="white", clip=True).encode(
            x=x, x2="until:T", y=y, color=colour, tooltip=told
        ),
        chart.transform_filter("datum.endless")
        .mark_text(align="left", dx=3, text="→")
        .encode(x="until:T", y=y),
        chart.transform_filter("datum.roomy")
        .mark_text(align="left", dx=4, fontSize=10)
        .encode(
            x="since:T",
            y=y,
            text="rules:Q",
            color=alt.Color("ink:N", scale=None, legend=None),
        ),
        title="Các văn bản theo thời gian có hiệu lực" if lang == "vi" else "Editions of the law",
        notes=[_IN_BARS[lang]],
        width=620,
        height=24 * len(set(order)),
        lang=lang,
    )


_IN_BARS: Final[dict[Lang, str]] = {
    "vi": "Số trong mỗi thanh: số quy tắc có hiệu lực trong thời gian đó. →: còn hiệu lực.",
    "en": "In each bar: how many rules hold in that time. →: still in force.",
}
_KIND_COLOURS: Final[Mapping[InstrumentKind, str]] = {
    InstrumentKind.LAW: BLUE,
    InstrumentKind.ORDINANCE: SKY,
    InstrumentKind.RESOLUTION: SKY,
    InstrumentKind.DECREE: RED,
    InstrumentKind.DECISION: RED,
    InstrumentKind.CIRCULAR: GREEN,
    InstrumentKind.PARTY_REGULATION: PURPLE,
    InstrumentKind.PARTY_CONCLUSION: PURPLE,
    InstrumentKind.LOCAL_RULE: "#555555",
    InstrumentKind.PLAN: ORANGE,
    InstrumentKind.PRACTICE: PALE,
}
"""The colour of each kind; two kinds of one colour are told apart by their names."""


def _window(texts: Iterable[Instrument]) -> Span:
    days = [
        day
        for text in texts
        for rule in text.rules
        for day in (rule.in_force.since, rule.in_force.until)
        if day is not None
    ]
    return Span(min(days), max(days).add(years=1))


def _rules_of(text: Instrument, first: Day, until: Day, lang: Lang) -> Iterable[dict[str, object]]:
    """Yield a row for each stretch of time in which the same rules of a text hold."""
    ends = (rule.in_force.until for rule in text.rules)
    days = sorted({rule.in_force.since for rule in text.rules} | {d for d in ends if d is not None})
    cuts = [first, *(day for day in days if first < day < until), until]
    told = text.kind.label(lang)
    named = text.number if text.kind in _UNNAMED else f"{told} {text.number}"
    for since, end in itertools.pairwise(cuts):
        holding = [rule for rule in text.rules if rule.in_force.covers(since)]
        if holding:
            yield {
                "label": clipped(named, 52),
                "kind": told,
                "title": f"{named}: {text.title.label(lang)}",
                "since": instant(since),
                "until": instant(end),
                "rules": len(holding),
                "endless": end == until and any(r.in_force.until is None for r in holding),
                "in_force": Span(since, end).words(lang),
                "roomy": (end - since).days * _LEAST_ROOM > (until - first).days,
                "ink": INK if _KIND_COLOURS[text.kind] in _ON_PALE else "white",
            }


_LEAST_ROOM: Final = 28
"""The least part of the window, as 1 of so many, in which a number has room."""
_ON_PALE: Final = (PALE, SKY, ORANGE, PURPLE)
_UNNAMED: Final = (InstrumentKind.LOCAL_RULE, InstrumentKind.PRACTICE, InstrumentKind.PLAN)


def _by_start(row: dict[str, object]) -> tuple[str, str]:
    return str(row["since"]), str(row["label"])
