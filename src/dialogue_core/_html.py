"""Tables for a notebook (bảng HTML): plain text in, HTML out in which no text can become markup.

Private: the classes that a notebook shows build their tables with it, each from its own data. No
script, no colour of its own and nothing from elsewhere: the tables take the colours of the page in
which they stand, and what they tell they tell in words.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from dialogue_core._typed import expect_lang

__all__ = ["LABELS", "MOST_ROWS", "Cell", "escaped", "fields", "lines", "one_line", "page", "table"]


Cell: TypeAlias = str | Sequence[str]
"""What stands in one cell: a text, or several that stand one below the other."""

MOST_ROWS: Final = 200
"""How many rows of a table are shown; the last one then says how many there are."""


# --- text ---------------------------------------------------------------------------------------


def one_line(text: str) -> str:
    """Return the text in one line, without what cannot be printed."""
    kept = (c for c in unicodedata.normalize("NFC", text) if c.isprintable() or c.isspace())
    return " ".join("".join(kept).split())


def escaped(text: str) -> str:
    """Return the text so that it shows as it is, in one line."""
    return one_line(text).translate(_ENTITIES)


_ENTITIES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
)


# --- tables -------------------------------------------------------------------------------------


def page(*parts: str, lang: str) -> str:
    """Return what a notebook shows: tables and lines one below the other, in one language.

    Raises:
        InvalidValueError: There is no such language.
    """
    expect_lang(lang)
    return f'<div class="dialogue-core" lang="{lang}">{_STYLE}{"".join(parts)}</div>'


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, lang: str, of: int = 0
) -> str:
    """Return a table with a heading row; the first cell of each row is its heading.

    A column that is empty in every row is left out. Of more than `MOST_ROWS` rows the first are
    shown, and a last one says how many there are.

    Args:
        caption: What the table shows.
        heads: The columns, by their short names in `LABELS`.
        rows: A cell for each of them.
        lang: The language of the headings.
        of: How many rows there are, if only the first of them are given.
    """
    every = [tuple(row) for row in rows]
    kept = [i for i in range(len(heads)) if i == 0 or any(_told(row[i]) for row in every)]
    names = [escaped(LABELS[heads[i]][lang == "en"]) for i in kept]
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(_row([row[i] for i in kept]) for row in every[:MOST_ROWS])
    foot = ""
    if (count := max(of, len(every))) > MOST_ROWS:
        more = LABELS["more"][lang == "en"].format(MOST_ROWS, count)
        foot = f'<tfoot><tr><td colspan="{len(kept)}">{more}</td></tr></tfoot>'
    return _table(caption, f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}")


def fields(caption: str, values: Mapping[str, Cell], *, lang: str) -> str:
    """Return a table of names, short ones of `LABELS`, and values; what is empty is left out."""
    told = ((name, value) for name, value in values.items() if _told(value))
    rows = "".join(_row((LABELS[name][lang == "en"], value)) for name, value in told)
    return _table(caption, f"<tbody>{rows}</tbody>")


def lines(texts: Iterable[str]) -> str:
    """Return a paragraph for each text."""
    return "".join(f"<p>{escaped(text)}</p>" for text in texts)


def _table(caption: str, inside: str) -> str:
    return f"<table><caption>{escaped(caption)}</caption>{inside}</table>"


def _row(cells: Sequence[Cell]) -> str:
    texts = ["<br>".join(escaped(text) for text in _texts(cell) if text) for cell in cells]
    rest = "".join(f"<td>{text}</td>" for text in texts[1:])
    return f'<tr><th scope="row">{texts[0]}</th>{rest}</tr>'


def _told(cell: Cell) -> bool:
    return any(text.strip() for text in _texts(cell))


def _texts(cell: Cell) -> Sequence[str]:
    return (cell,) if isinstance(cell, str) else cell


_STYLE: Final = (
    "<style>"
    ".dialogue-core.dialogue-core table{border-collapse:collapse;margin:0 0 1em;"
    "background:transparent;color:inherit;font-size:inherit;min-width:30em;max-width:75em}"
    ".dialogue-core.dialogue-core caption{caption-side:top;text-align:left;font-weight:bold;"
    "color:inherit;padding:.4em 0}"
    ".dialogue-core.dialogue-core :is(thead,tbody,tfoot) tr:nth-child(n){background:transparent}"
    ".dialogue-core.dialogue-core :is(th,td){border:1px solid #8888;padding:.3em .6em;"
    "text-align:left;vertical-align:top;white-space:normal;overflow-wrap:break-word;"
    "max-width:40em}"
    ".dialogue-core.dialogue-core tbody th{font-weight:600}"
    "</style>"
)
"""Strong enough against a notebook's own rules for tables, and without a colour but grey."""

LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "more": ("Hiển thị {} dòng đầu trong tổng số {} dòng.", "The first {} of {} rows are shown."),
    # what, who, when
    "act": ("Việc đã làm", "Act"),
    "acts": ("Việc phải làm", "Acts owed"),
    "aspect": ("Loại", "Kind of provision"),
    "at": ("Mục", "Section"),
    "channel": ("Hình thức công khai", "Channel"),
    "cites": ("Căn cứ", "Text"),
    "clause": ("Quy định", "Clause"),
    "coordinating": ("Cơ quan phối hợp", "Coordinating"),
    "dated": ("Ngày ban hành", "Dated"),
    "day": ("Ngày", "Day"),
    "due": ("Thời hạn", "Due"),
    "duty": ("Việc", "Duty"),
    "held_by": ("Cơ quan đang giữ", "Held by"),
    "held_on": ("Thời gian tổ chức", "Held"),
    "id": ("Mã", "Id"),
    "issuer": ("Cơ quan ban hành", "Issued by"),
    "law_on": ("Luật áp dụng ngày", "Law as in force on"),
    "lead": ("Cơ quan chủ trì", "Lead"),
    "mind": ("Lưu ý", "Note"),
    "no": ("STT", "No."),
    "now_with": ("Nay thuộc trách nhiệm", "Now with"),
    "number": ("Số, ký hiệu", "Number"),
    "on": ("Ngày", "Day"),
    "organiser": ("Cơ quan tổ chức", "Organiser"),
    "partners": ("Phối hợp", "With"),
    "place": ("Địa bàn", "Place"),
    "plan": ("Kế hoạch", "Plan"),
    "prepares": ("Chuẩn bị trả lời", "Prepares answers"),
    "role": ("Vai trò", "Role"),
    "secretariat": ("Thư ký", "Secretariat"),
    "source": ("Nguồn", "Source"),
    "step": ("Cách tính", "Step"),
    "subject": ("Đối tượng", "Subject"),
    "watches": ("Giám sát", "Watches"),
    "what": ("Nội dung", "What"),
    "when": ("Thời gian", "When"),
    "who": ("Cơ quan", "By whom"),
    "why": ("Lý do", "Why"),
    # what becomes of a statement
    "among": ("Chọn trong", "Among"),
    "ask": ("Cần làm rõ", "Ask about"),
    "floor": ("Phát biểu", "Floor"),
    "forward_to": ("Chuyển đến", "Passed on to"),
    "guide_to": ("Hướng dẫn gửi đến", "Guided to"),
    "handling": ("Hướng xử lý", "Handling"),
    "kind": ("Loại, lĩnh vực", "Kind, field"),
    "open": ("Chưa phân công vì", "Open because"),
    "presumed": ("Suy đoán", "Presumed"),
    "protection": ("Bảo vệ", "Protection"),
    "reasons": ("Lý do, căn cứ", "Reasons"),
    "recorded": ("Đã ghi nhận", "Recorded"),
    "said": ("Lời ý kiến", "Words"),
    "state": ("Trạng thái", "State"),
    "tier": ("Mức độ đến hạn", "How it stands"),
    "unrecorded": ("Chưa ghi nhận", "Not recorded"),
    # a figure
    "complete": ("Hồ sơ đầy đủ", "Complete records"),
    "figure": ("Giá trị", "Figure"),
    "fraction": ("Tử số / mẫu số", "Counted / of"),
    "group": ("Nhóm", "Group"),
    "indicator": ("Chỉ tiêu", "Indicator"),
    "low_high": ("Thấp nhất – cao nhất", "Lowest – highest"),
    "records": ("Số hồ sơ", "Records"),
    # a record, a finding, a certificate
    "cells": ("Số ô đã duyệt", "Cells visited"),
    "choices": ("Người chủ trì được chọn", "Left to the chair"),
    "content": ("Mã nội dung", "Content hash"),
    "counted": ("Số liệu", "Counted"),
    "dead": ("Không loại trừ gì", "Excludes nothing"),
    "events": ("Sự kiện đã ghi", "Events recorded"),
    "extent": ("Phạm vi đã đọc", "How much was read"),
    "floor_share": ("Dân phát biểu", "People's share of the floor"),
    "gaps": ("Chỗ không quy định", "Listed gaps"),
    "outcomes": ("Số ô theo kết quả", "Cells by outcome"),
    "questions": ("Vấn đề được quy định", "Questions answered"),
    "redundant": ("Nhắc lại quy tắc khác", "Restates other rules"),
    "result": ("Kết quả", "Result"),
    "rules": ("Số quy tắc", "Rules"),
    "rules_named": ("Quy tắc liên quan", "Rules concerned"),
    "seen": ("Thấy gì, cần gì", "Seen, and needed"),
    "status": ("Trạng thái", "Status"),
    "table": ("Bảng", "Table"),
    "unseen": ("Mục chưa đọc được", "Not seen"),
    "verdict": ("Kết quả", "Verdict"),
    "version": ("Phiên bản thư viện", "Version of the library"),
    "vouched": ("Được xác nhận đầy đủ", "Vouched complete"),
}
"""What a column or a field is called, in Vietnamese and in English, by a short name."""
