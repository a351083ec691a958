"""What all pictures share: fonts with Vietnamese letters, colours, titles, an axis of days."""

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

import altair as alt

from dialogue_core.values import Day
from dialogue_core.vocabulary import Lang

__all__ = [
    "BLUE",
    "FONT",
    "GREEN",
    "GREY",
    "INK",
    "LINES",
    "ORANGE",
    "PALE",
    "PURPLE",
    "RED",
    "SKY",
    "Layer",
    "Row",
    "clipped",
    "day_axis",
    "drawn",
    "instant",
    "of",
    "said_number",
    "tips",
    "wrapped",
]


Row: TypeAlias = Mapping[str, object]
"""One row of the data that a picture holds in itself."""

Layer: TypeAlias = alt.Chart
"""One layer of a picture."""

FONT: Final = "Noto Sans, Be Vietnam Pro, DejaVu Sans, Arial, sans-serif"
"""Fonts that have every Vietnamese letter, the first that is there."""

BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
PURPLE, SKY, GREY = "#CC79A7", "#56B4E9", "#8C8C8C"
"""Colours that people with any colour vision tell apart (Okabe and Ito); each also has words."""

INK, PALE = "#222222", "#DDDDDD"
_DAY_FORMAT: Final[Mapping[Lang, str]] = {"vi": "%d/%m/%Y", "en": "%Y-%m-%d"}


def drawn(
    *layers: Layer,
    title: str,
    notes: Iterable[str] = (),
    width: int,
    height: int,
    lang: Lang,
) -> alt.LayerChart:
    """Return the picture of the layers: its data inside it, readable on any ground."""
    told = [line for note in notes if note for line in textwrap.wrap(note, 110)]
    title = title[:1].upper() + title[1:]
    heading = alt.TitleParams(text=textwrap.wrap(title, 90), subtitle=told)
    config = dict(_CONFIG)
    if lang == "vi":
        config["locale"] = {"number": _NUMBERS}
    return alt.LayerChart(
        layer=list(layers),
        title=heading,
        width=width,
        height=height,
        description=" ".join((title, *told)),
        config=config,
    )


def of(rows: Iterable[Row]) -> Layer:
    """Return a chart on some rows; it has no mark yet."""
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def instant(day: Day) -> str:
    """Return the first moment of a day, local wherever the picture is looked at."""
    return f"{day.isoformat()}T00:00:00"


def day_axis(lang: Lang, *, years: bool = False) -> alt.Axis:
    """Return an axis of days above the picture, or of years."""
    told = "%Y" if years else _DAY_FORMAT[lang]
    return alt.Axis(format=told, labelOverlap=True, tickCount=11 if years else 6, orient="top")


def tips(*names: Mapping[str, str]) -> list[alt.Tooltip]:
    """Return what is told where somebody points: texts, then numbers, each with its name."""
    kinds = zip(names, "NQ", strict=False)
    return [alt.Tooltip(f"{f}:{kind}", title=name) for of, kind in kinds for f, name in of.items()]


def wrapped(text: str, width: int = 46, *, lines: int = 2) -> str:
    """Return the text in lines of so many letters, the rest cut off; `LINES` splits them."""
    found = [
        line
        for one in text.splitlines()
        for line in textwrap.wrap(one, width, break_on_hyphens=False)
    ]
    if len(found) > lines:
        found = [*found[: lines - 1], clipped(" ".join(found[lines - 1 :]), width)]
    return "\n".join(found)


def clipped(text: str, width: int) -> str:
    """Return the text, or its beginning with an ellipsis."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def said_number(number: float, kind: str, lang: Lang) -> str:
    """Return a figure as it is written: a share in per cent, with a comma in Vietnamese."""
    text = f"{number:.0%}" if kind == "share" else f"{number:,.1f}".removesuffix(".0")
    return text.translate(_TO_VIETNAMESE) if lang == "vi" else text


_TO_VIETNAMESE: Final = str.maketrans(",.", ".,")

LINES: Final = "split(datum.label, '\\n')"
"""An expression for a label of several lines."""

_NUMBERS: Final = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}
_CONFIG: Final[dict[str, Any]] = {
    "background": "white",
    "font": FONT,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "group",
        "color": INK,
        "fontSize": 16,
        "subtitleColor": "#555555",
        "subtitleFontSize": 12,
        "offset": 12,
    },
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": "#EEEEEE",
        "domainColor": "#BBBBBB",
        "tickColor": "#BBBBBB",
        "labelLimit": 420,
    },
    "legend": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 12,
        "labelLimit": 0,
        "orient": "top",
    },
    "text": {"color": INK, "fontSize": 12},
}
