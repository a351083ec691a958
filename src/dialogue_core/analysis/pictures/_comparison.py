"""A picture of figures side by side: units, years, fields or bodies, without a map."""

from collections.abc import Mapping
from typing import Final

import altair as alt

from dialogue_core._typed import expect_lang
from dialogue_core.analysis._figures import Cell, Figures
from dialogue_core.analysis._indicators import Indicator, indicator
from dialogue_core.analysis.pictures._canvas import (
    BLUE,
    GREY,
    LINES,
    SKY,
    Row,
    drawn,
    of,
    said_number,
    tips,
    wrapped,
)
from dialogue_core.errors import InvalidValueError
from dialogue_core.vocabulary import Lang

__all__ = ["comparison"]


def comparison(
    figures: Figures,
    name: str | None = None,
    *,
    names: Mapping[str, str] | None = None,
    by_value: bool = True,
    lang: Lang = "vi",
) -> alt.LayerChart:
    """Return one indicator for each group, with how far it may be off (so sánh các đơn vị).

    A dot is the figure by the record as it stands, the line beside it all that it may be if what is
    not on record were known; an arrow is a line without an end. What is not shown for its small
    number has a row that says so.

    Args:
        figures: The figures, as `measure` gives them.
        name: The indicator; the first one unless said.
        names: What to call a value of a column that is grouped by, as the id of a unit.
        by_value: Whether the greatest comes first; else the groups stay in their order, as years.
        lang: The language.

    Raises:
        InvalidValueError: The figures do not hold that indicator, or there is no such language.
    """
    expect_lang(lang)
    found = _asked(figures, name)
    cells = [cell for cell in figures.cells if cell.indicator == found.name]
    if by_value:
        cells.sort(key=_greatest)
    ends = [end for cell in cells for end in (cell.high, cell.low, cell.value) if end is not None]
    most = 1.0 if found.kind == "share" else max([1.0, *ends]) * 1.05
    rows = [_row(cell, found, most, names or {}, lang) for cell in cells]
    order = [str(row["label"]) for row in rows]
    y = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelExpr=LINES, grid=True))
    x = alt.X(
        "low:Q",
        title=None if found.kind == "share" else found.unit.label(lang),
        axis=alt.Axis(format=".0%" if found.kind == "share" else "~f"),
        scale=alt.Scale(domain=[0, most], nice=False),
    )
    told = tips(_TIPS[lang])
    chart = of(rows)
    bounded, valued = chart.transform_filter("datum.shown"), chart.transform_filter("datum.dot")
    return drawn(
        bounded.mark_bar(height=9, color=SKY, opacity=0.55).encode(
            x=x, x2="high:Q", y=y, tooltip=told
        ),
        chart.transform_filter("datum.endless")
        .mark_text(text="→", align="right", color=BLUE, fontWeight="bold")
        .encode(x="high:Q", y=y),
        valued.mark_point(filled=True, size=90, color=BLUE, opacity=1).encode(
            x="value:Q", y=y, tooltip=told
        ),
        bounded.mark_text(align="left", dx=8).encode(x=alt.value("width"), y=y, text="said:N"),
        chart.transform_filter("!datum.shown")
        .mark_text(align="left", dx=4, color=GREY)
        .encode(x=alt.value(0), y=y, text="said:N"),
        title=found.title.label(lang),
        notes=[_READ[lang], f"{_COUNTS[lang]}: {_counted(found, lang)}."],
        width=420,
        height=max(60, 30 * len(cells)),
        lang=lang,
    )


def _asked(figures: Figures, name: str | None) -> Indicator:
    known = [one.name for one in figures.indicators]
    wanted = known[0] if name is None and known else name
    if wanted not in known:
        raise InvalidValueError(
            f"these figures have no indicator {wanted!r}; they have: {', '.join(known) or 'none'}",
            f"bảng số liệu không có chỉ tiêu {wanted!r}; đang có: {', '.join(known) or 'không'}",
            indicator=wanted,
        )
    return indicator(wanted)


def _counted(found: Indicator, lang: Lang) -> str:
    counted, every = found.numerator.label(lang), found.denominator.label(lang)
    if found.kind == "count":
        return counted
    return f"{counted}, trên {every}" if lang == "vi" else f"{counted}, of {every}"


def _greatest(cell: Cell) -> tuple[bool, bool, float]:
    """Put the total last, before it what has no figure, and first the greatest."""
    return cell.is_total, cell.value is None, -(cell.value or 0)


def _row(cell: Cell, found: Indicator, most: float, names: Mapping[str, str], lang: Lang) -> Row:
    keys = [names.get(str(value), str(value)) for _, value in cell.keys if value is not None]
    label = _ALL[lang] if cell.is_total or not keys else " · ".join(keys)
    shown = not cell.suppressed and cell.low is not None
    high = most if cell.high is None else cell.high
    whole = f"{cell.whole}/{cell.records}"
    value = _UNKNOWN[lang] if cell.value is None else said_number(cell.value, found.kind, lang)
    if cell.value is not None and cell.numerator is not None and cell.denominator is not None:
        value += f" ({cell.numerator}/{cell.denominator})"
    low, top = (
        "?" if end is None else said_number(end, found.kind, lang) for end in (cell.low, cell.high)
    )
    nothing = _SMALL[lang] if cell.suppressed else _NOTHING[lang]
    return {
        "label": wrapped(label, 34),
        "value": cell.value,
        "low": cell.low if shown else 0,
        "high": high if shown else 0,
        "shown": shown,
        "dot": shown and cell.value is not None,
        "endless": shown and cell.high is None,
        "said": f"{value} · {_WHOLE[lang].format(whole)}" if shown else nothing,
        "group": label,
        "figure": value if shown else nothing,
        "bounds": f"{low} – {top}" if shown else "",
        "whole": whole,
    }


_ALL: Final[Mapping[Lang, str]] = {"vi": "tất cả", "en": "all"}
_SMALL: Final[Mapping[Lang, str]] = {
    "vi": "không công bố vì số nhỏ",
    "en": "not shown, as a count is small",
}
_UNKNOWN: Final[Mapping[Lang, str]] = {"vi": "chưa rõ", "en": "not known"}
_NOTHING: Final[Mapping[Lang, str]] = {"vi": "chưa có gì để tính", "en": "nothing to count"}
_WHOLE: Final[Mapping[Lang, str]] = {"vi": "hồ sơ đủ {}", "en": "complete records {}"}
_READ: Final[Mapping[Lang, str]] = {
    "vi": "Chấm: theo hồ sơ hiện có; thanh: khoảng có thể có nếu biết hết.",
    "en": "Dot: by the record as it stands; bar: all that it may be.",
}
_COUNTS: Final[Mapping[Lang, str]] = {"vi": "Cách tính", "en": "It counts"}
_TIPS: Final[Mapping[Lang, dict[str, str]]] = {
    "vi": {"group": "Nhóm", "figure": "Số liệu", "bounds": "Khoảng", "whole": "Hồ sơ đầy đủ"},
    "en": {"group": "Group", "figure": "Figure", "bounds": "Bounds", "whole": "Complete records"},
}
