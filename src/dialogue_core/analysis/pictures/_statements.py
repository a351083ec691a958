"""Pictures of what was said: where contents go, and who has the time on the floor."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias, final

import altair as alt
import attrs

from dialogue_core._typed import each, expect_lang
from dialogue_core.analysis._figures import Figures
from dialogue_core.analysis._small import SMALLEST
from dialogue_core.analysis.pictures._canvas import (
    BLUE,
    GREEN,
    GREY,
    INK,
    LINES,
    ORANGE,
    PURPLE,
    RED,
    Row,
    clipped,
    drawn,
    of,
    tips,
)
from dialogue_core.errors import InvalidValueError
from dialogue_core.lives import PartState
from dialogue_core.sessions import Session
from dialogue_core.values import day_words
from dialogue_core.vocabulary import Handling, Lang, SpeakerKind, StatementKind, Unknown

__all__ = ["floor_time", "flow"]


# --- from kind to handling to body --------------------------------------------------------------

_Path: TypeAlias = tuple[str, str, str]
"""The kind of a content, what becomes of it, and the body that has it."""


def flow(
    source: Iterable[Session] | Figures,
    *,
    names: Mapping[str, str] | None = None,
    lang: Lang = "vi",
) -> alt.LayerChart:
    """Return where contents go: from kind to handling to body (từ ý kiến đến cơ quan trả lời).

    The width of a stream is its number. Streams of fewer than five go to other bodies; what is
    still fewer is left out, and a note says so. Of what may not be confirmed no kind is told.

    Args:
        source: The records, read once; or the figure ``load`` by ``kind``, ``recorded_handling``
            and ``owner``, in this order, for an archive of any size.
        names: What to call the bodies of figures, which have ids.
        lang: The language.

    Raises:
        InvalidValueError: The figures are others, what is given are no records, or there is no
            such language.
    """
    expect_lang(lang)
    counted, unseen = Counter[_Path](), 0
    if isinstance(source, Figures):
        counted, unseen = _measured(source, names or {}, lang)
    else:
        sessions = each(source, Session, "source")
        counted.update(_path(part, lang) for session in sessions for part in session.parts)
    paths, hidden = _enough(counted, _OTHERS[lang])
    hidden += unseen
    total = sum(paths.values())
    columns = _columns(paths, lang)
    height = max((node.top + node.number for column in columns for node in column), default=1)
    colours = dict(zip([node.name for node in columns[0]], _STREAMS, strict=False))
    streams = [
        *_streams(columns[0], columns[1], _pairs(paths, 0), 0, colours),
        *_streams(columns[1], columns[2], _pairs(paths, 1), 1, {}),
    ]
    nodes = [node.row(at) for at, column in enumerate(columns) for node in column]
    heads: list[Row] = [{"left": at, "said": said} for at, said in enumerate(_HEADS[lang])]
    y = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    x = alt.X("left:Q", axis=None, scale=alt.Scale(domain=[0, 2 + _THICK], nice=False))
    told = tips({"said": _WAY[lang]}, {"number": _NUMBER[lang]})
    label = of(nodes).encode(
        x=alt.X("right:Q", axis=None), y=alt.Y("middle:Q", axis=None), text="label:N"
    )
    colour = alt.Color("colour:N", scale=None, legend=None)
    return drawn(
        of(streams)
        .mark_area(opacity=0.45)
        .encode(x=x, y=y, y2="bottom:Q", detail="id:N", color=colour, tooltip=told),
        of(nodes).mark_rect(color=INK).encode(x=x, x2="right:Q", y=y, y2="bottom:Q", tooltip=told),
        label.mark_text(align="left", dx=5, stroke="white", strokeWidth=3),
        label.mark_text(align="left", dx=5),
        of(heads)
        .mark_text(align="left", dy=-14, color=GREY)
        .encode(x=x, y=alt.value(0), text="said:N"),
        title=_FLOW[lang],
        notes=[
            _SHOWN[lang].format(total),
            _HIDDEN[lang].format(hidden, SMALLEST) if hidden else "",
        ],
        width=840,
        height=_EACH * max(4, *map(len, columns)),
        lang=lang,
    )


_FLOW: Final[Mapping[Lang, str]] = {
    "vi": "Nội dung ý kiến: từ loại đến hướng xử lý đến cơ quan",
    "en": "Contents: from kind to handling to body",
}
_HEADS: Final[Mapping[Lang, tuple[str, str, str]]] = {
    "vi": ("LOẠI Ý KIẾN", "HƯỚNG XỬ LÝ", "CƠ QUAN"),
    "en": ("KIND", "HANDLING", "BODY"),
}
_WAY: Final[Mapping[Lang, str]] = {"vi": "Dòng", "en": "Stream"}
_NUMBER: Final[Mapping[Lang, str]] = {"vi": "Số nội dung", "en": "Contents"}
_OTHERS: Final[Mapping[Lang, str]] = {"vi": "cơ quan khác", "en": "other bodies"}
_SHOWN: Final[Mapping[Lang, str]] = {
    "vi": "Tổng số nội dung trên hình: {}.",
    "en": "Contents shown: {}.",
}
_HIDDEN: Final[Mapping[Lang, str]] = {
    "vi": "Không hiển thị {} dòng có dưới {} nội dung.",
    "en": "{} streams of fewer than {} contents are not shown.",
}
_WAITS: Final[Mapping[Lang, str]] = {"vi": "chưa quyết định", "en": "not decided"}
_STREAMS: Final = (BLUE, ORANGE, RED, PURPLE, GREEN, GREY)
_THICK: Final = 0.02
_EACH: Final = 40
"""The height for each name of the longest column, and the least distance of two, in pixels."""
_BETWEEN: Final = 18
_MOST_BODIES: Final = 9


def _path(part: PartState, lang: Lang) -> _Path:
    kind, handling = part.content.kind or Unknown.UNKNOWN, part.handling
    kept = "không công bố" if lang == "vi" else "not published"
    return (
        kept if part.protection.unpublished else kind.label(lang),
        _WAITS[lang] if handling is None else handling.label(lang),
        part.owner.label(lang),
    )


def _measured(figures: Figures, names: Mapping[str, str], lang: Lang) -> tuple[Counter[_Path], int]:
    """Return the streams of figures, and how many of them are not shown."""
    if figures.by != _STEPS or [one.name for one in figures.indicators] != ["load"]:
        raise InvalidValueError(
            f"a flow needs the figure 'load' by {', '.join(_STEPS)}, got "
            f"{', '.join(one.name for one in figures.indicators)} by {', '.join(figures.by)}",
            f"hình này cần chỉ tiêu 'load' nhóm theo {', '.join(_STEPS)}, nhận được "
            f"{', '.join(one.name for one in figures.indicators)} theo {', '.join(figures.by)}",
            by=figures.by,
        )
    kinds = {kind.value: kind.label(lang) for kind in StatementKind}
    handlings = {handling.value: handling.label(lang) for handling in Handling}
    counted = Counter[_Path]()
    cells = [cell for cell in figures.cells if not cell.is_total]
    for cell in cells:
        kind, handling, owner = (value for _, value in cell.keys)
        path = (
            kinds.get(kind, Unknown.UNKNOWN.label(lang)),
            handlings.get(handling, _WAITS[lang]),
            names.get(owner, owner),
        )
        counted[path] += cell.numerator or 0
    return counted, sum(cell.suppressed for cell in cells)


_STEPS: Final = ("kind", "recorded_handling", "owner")


def _enough(counted: Mapping[_Path, int], others: str) -> tuple[dict[_Path, int], int]:
    """Return the streams that are large enough, and how many small ones are left out."""
    bodies = Counter[str]()
    for path, number in counted.items():
        bodies[path[2]] += number
    large = {body for body, _ in bodies.most_common(_MOST_BODIES)}
    pooled = Counter[_Path]()
    for (kind, handling, body), number in counted.items():
        kept = body in large and number >= SMALLEST
        pooled[kind, handling, body if kept else others] += number
    paths = {path: number for path, number in pooled.items() if number >= SMALLEST}
    return paths, len(pooled) - len(paths)


@final
@attrs.frozen(kw_only=True)
class _Node:
    """A kind, a handling or a body, as a bar of its column."""

    name: str
    number: int
    top: float

    def row(self, at: int) -> Row:
        return {
            "left": at,
            "right": at + _THICK,
            "top": self.top,
            "bottom": self.top + self.number,
            "middle": self.top + self.number / 2,
            "said": self.name,
            "label": f"{clipped(self.name, 52)} ({self.number})",
            "number": self.number,
        }


def _columns(paths: Mapping[_Path, int], lang: Lang) -> list[list[_Node]]:
    """Return the bars of the three columns, in the order of the law and then by size."""
    ranks: tuple[list[str], ...] = (
        [kind.label(lang) for kind in StatementKind],
        [handling.label(lang) for handling in Handling],
        [],
    )
    most = max(len({path[place] for path in paths}) for place in range(3))
    gap = sum(paths.values()) * _BETWEEN / (_EACH * max(4, most) - _BETWEEN * max(0, most - 1))
    return [_column(paths, place, order, gap, lang) for place, order in enumerate(ranks)]


def _column(
    paths: Mapping[_Path, int], place: int, order: Sequence[str], gap: float, lang: Lang
) -> list[_Node]:
    sizes = Counter[str]()
    for path, number in paths.items():
        sizes[path[place]] += number

    def rank(name: str) -> tuple[int, bool, int, str]:
        known = order.index(name) if name in order else len(order)
        return known, name == _OTHERS[lang], -sizes[name], name

    found: list[_Node] = []
    top = 0.0
    for name in sorted(sizes, key=rank):
        found.append(_Node(name=name, number=sizes[name], top=top))
        top += sizes[name] + gap
    return found


def _pairs(paths: Mapping[_Path, int], step: int) -> Counter[tuple[str, str]]:
    found = Counter[tuple[str, str]]()
    for path, number in paths.items():
        found[path[step], path[step + 1]] += number
    return found


def _streams(
    left: Sequence[_Node],
    right: Sequence[_Node],
    pairs: Mapping[tuple[str, str], int],
    step: int,
    colours: Mapping[str, str],
) -> Iterable[Row]:
    """Yield the points along the upper and the lower edge of each stream between two columns."""
    ends = {node.name: node.top for node in right}
    for one in left:
        start = one.top
        for other in right:
            number = pairs.get((one.name, other.name), 0)
            for i in range(_POINTS + 1) if number else ():
                part = i / _POINTS
                top = start + (ends[other.name] - start) * part * part * (3 - 2 * part)
                yield {
                    "id": f"{step}: {one.name} → {other.name}",
                    "said": f"{one.name} → {other.name}",
                    "left": step + _THICK + part * (1 - _THICK),
                    "top": top,
                    "bottom": top + number,
                    "number": number,
                    "colour": colours.get(one.name, GREY),
                }
            start += number
            ends[other.name] += number


_POINTS: Final = 16


# --- the floor ----------------------------------------------------------------------------------


def floor_time(sessions: Iterable[Session], *, lang: Lang = "vi") -> alt.LayerChart:
    """Return how the time on the floor is shared (thời gian phát biểu), a bar for each conference.

    A conference of which not all times are on record has no bar, and says why.

    Args:
        sessions: The records, read once.
        lang: The language.

    Raises:
        InvalidValueError: What is given are no records, or there is no such language.
    """
    expect_lang(lang)
    rows: list[Row] = []
    missing: list[Row] = []
    order: list[str] = []
    for session in each(sessions, Session, "sessions"):
        day = "" if session.on is None else day_words(session.on, lang)
        label = f"{clipped(f'{session.place.full_name} {day}', 34)}\n{clipped(session.id, 34)}"
        order.append(label)
        share = session.floor_share
        if share.why is not None:
            missing.append({"label": label, "from": 0, "said": share.why.label(lang)})
            continue
        partly = "" if share.complete else " *"
        rows += _shares(session, label, lang, partly)
    kinds = [kind.label(lang) for kind in SpeakerKind]
    y = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelExpr=LINES))
    x = alt.X(
        "from:Q",
        title="Tỷ lệ thời gian" if lang == "vi" else "Share of the time",
        axis=alt.Axis(format=".0%"),
        scale=alt.Scale(domain=[0, 1]),
    )
    colour = alt.Color(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=kinds, range=[BLUE, GREEN, ORANGE, GREY]),
        legend=alt.Legend(symbolType="square"),
    )
    names = ("Người phát biểu", "Số phút") if lang == "vi" else ("Speaker", "Minutes")
    told = tips({"kind": names[0]}, {"minutes": names[1]})
    bars = of(rows)
    return drawn(
        bars.mark_bar(height=24, stroke="white").encode(
            x=x, x2="to:Q", y=y, color=colour, tooltip=told
        ),
        bars.mark_text(fontWeight="bold").encode(
            x="middle:Q",
            y=y,
            text="said:N",
            color=alt.Color("ink:N", scale=None, legend=None),
        ),
        of(missing).mark_text(align="left", dx=4, color=GREY).encode(x=x, y=y, text="said:N"),
        title="Thời gian phát biểu tại hội nghị" if lang == "vi" else "Time on the floor",
        notes=[_PARTLY[lang] if any(not row["complete"] for row in rows) else ""],
        width=560,
        height=max(60, 46 * len(order)),
        lang=lang,
    )


_PARTLY: Final[Mapping[Lang, str]] = {
    "vi": "* chỉ các lượt đã ghi; chưa ai xác nhận là đủ.",
    "en": "* the turns on record only; nobody vouched that these are all.",
}


def _shares(session: Session, label: str, lang: Lang, partly: str) -> Iterable[Row]:
    seconds = Counter[SpeakerKind]()
    for turn in session.turns:
        seconds[turn.speaker.kind] += turn.seconds or 0
    total = seconds.total()
    start = 0.0
    for kind in SpeakerKind:
        share = seconds[kind] / total
        yield {
            "label": label,
            "kind": kind.label(lang),
            "from": start,
            "to": start + share,
            "middle": start + share / 2,
            "said": f"{share:.0%}{partly}" if share >= _ROOM else "",
            "ink": INK if kind is SpeakerKind.CHAIR else "white",
            "minutes": round(seconds[kind] / 60, 1),
            "complete": not partly,
        }
        start += share


_ROOM: Final = 0.06
"""The least share in which its number has room."""
