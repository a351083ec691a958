"""What the command prints: tables and words for people, plain data for programs.

Private to `dialogue_core.cli`, which reads and asks; here nothing is decided and nothing is read.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, cast, final

import attrs
from rich.box import HORIZONTALS
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

import dialogue_core as dc
from dialogue_core.regulations import Answer
from dialogue_core.routing import PartRouting
from dialogue_core.rules import Absence, Owed, Requirement, Rule
from dialogue_core.screening import ActOwed, PartScreening
from dialogue_core.statements import Given
from dialogue_core.values import Day, Days, Share, Times, WorkingDays, day_words
from dialogue_core.vocabulary import (
    FactName,
    InstrumentKind,
    Lang,
    Standing,
    Term,
    Unknown,
)


class Edition(NamedTuple):
    span: dc.Span
    regulation: dc.Regulation
    findings: tuple[dc.Finding, ...]

    def data(self) -> dict[str, object]:
        regulation = regulation_data(self.regulation)
        return {
            "held_on": self.span,
            "regulation": regulation,
            "findings": [finding_data(f) for f in self.findings],
        }


# --- plain data ---------------------------------------------------------------------------------

_COUNTED: Final[Mapping[type, str]] = {
    Days: "days",
    WorkingDays: "working_days",
    Times: "times_a_year",
    Share: "percent_of_voters",
}


_FINDING: Final = (
    *("check", "verdict", "subject", "text", "cites", "confidence"),
    *("saw", "missing", "remedy", "due"),
)


_DEADLINE: Final = (
    *("duty", "who", "due", "partners", "role", "counted", "cites", "rule", "confidence"),
    *("by_analogy", "question", "law_on", "calendar_known_on", "later_than"),
)


def finding_data(finding: dc.Finding) -> dict[str, object]:
    counted = () if finding.deadline is None else finding.deadline.ledgers
    told = {name: getattr(finding, name) for name in _FINDING}
    return {**told, "ledgers": [ledger.as_data() for ledger in counted]}


def _plain(value: object) -> object:  # noqa: C901, PLR0911 -- one line for each kind of value
    match value:
        case Term():
            return str(value.value)
        case dt.date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(item) for item in cast("Iterable[object]", value)]
        case dict():
            named = cast("dict[str, object]", value)
            return {name: _plain(item) for name, item in named.items()}
        case Days() | WorkingDays() | Times() | Share():
            return {_COUNTED[type(value)]: getattr(value, names_of(value)[0])}
        case Given():
            return {name.value: _plain(values) for name, values in value.named}
        case dc.Citation():
            words = {"vi": value.words("vi"), "en": value.words("en")}
            return {**fields_data(value), "kind": _plain(value.instrument_kind), "words": words}
        case dc.Deadline():
            told = {name: _plain(getattr(value, name)) for name in _DEADLINE}
            return {**told, "ledgers": [ledger.as_data() for ledger in value.ledgers]}
        case dc.Unit():
            return {**fields_data(value), "full_name": value.full_name, "level": value.level.value}
        case Rule():
            return rule_data(value)
        case _:
            return fields_data(value) if names_of(value) else value


def names_of(value: object, kind: type | None = None) -> list[str]:
    kind = kind or type(value)
    return [field.name for field in attrs.fields(kind)] if attrs.has(kind) else []


def fields_data(value: object) -> dict[str, object]:
    return {name: _plain(getattr(value, name)) for name in names_of(value)}


def rule_data(rule: Rule) -> dict[str, object]:
    return {"id": rule.id, "rule": type(rule).__name__.lower(), **fields_data(rule)}


def regulation_data(regulation: dc.Regulation) -> dict[str, object]:
    return {name: getattr(regulation, name) for name in ("place", "level", "on", "caveats")}


# --- words --------------------------------------------------------------------------------------


def say(value: object, lang: Lang) -> str:  # noqa: PLR0911 -- one line for each kind of value
    match value:
        case None | False:
            return ""
        case True:
            return LABELS["yes"].label(lang)
        case dt.date():
            return day_words(cast("Day", value), lang)
        case Term() | dc.Words() | dc.Body():
            return value.label(lang)
        case dc.Citation() | dc.Span() | Days() | WorkingDays() | Times() | Share():
            return value.words(lang)
        case dc.Unit():
            return value.full_name
        case Given():
            return "; ".join(f"{n.label(lang)}: {say(its, lang)}" for n, its in value.named)
        case dc.Facts():
            return _recorded(value, lang)
        case tuple() | list():
            return "; ".join(say(item, lang) for item in cast("Iterable[object]", value))
        case _:
            return str(value)


def _recorded(facts: dc.Facts, lang: Lang) -> str:
    """Return what was recorded, and the competence where it was inferred from who settles it."""
    inferred = {FactName.COMPETENCE}.intersection(facts.presumed)
    silent = {*facts.presumed, *facts.unrecorded} - inferred
    said = [
        f"{name.label(lang)}: {its.label(lang)}"
        + (f" ({Standing.PRESUMED.label(lang)})" if name in inferred else "")
        for name, its in facts.values.items()
        if name not in silent
    ]
    return "; ".join(said)


def in_words(
    s: PartScreening, r: PartRouting, regulation: dc.Regulation, lang: Lang
) -> dict[str, str]:
    """Return what screening, routing and papers say better themselves than `say` does."""
    from dialogue_core.rendering._wording import body_words  # noqa: PLC0415 -- `--help` is quick

    bodies: dict[str, Iterable[dc.Body | None]] = {
        **{name: getattr(r, name) for name in _BODIES},
        "lead": (r.lead,),
        "forward_to": (r.forward_to,),
    }
    place = regulation.place
    return {
        **{
            name: "; ".join(body_words(body, place, lang) for body in its if body is not None)
            for name, its in bodies.items()
        },
        **dict.fromkeys(("floor", "handling", "protection", "ask"), ""),  # in the heading
        "acts": "\n".join(_owed(act, s, regulation, lang) for act in s.acts),
        "reasons": "\n".join(s.reasons(lang)),
        "due": r.due_words(lang),
        "rules": "\n".join(r.reasons(lang)),
    }


_BODIES: Final = ("among", "coordinating", "secretariat", "prepares", "watches")


def _owed(act: ActOwed, s: PartScreening, regulation: dc.Regulation, lang: Lang) -> str:
    """Return an act with its texts, and what it hangs on where the heading does not ask of it."""
    rules = [regulation.rule(id_) for id_ in act.rules]
    cited = "; ".join(dict.fromkeys(rule.cites.words(lang) + rule.mark(lang) for rule in rules))
    told = f"{act.words(lang).rstrip('.')} – {cited}" if cited else act.words(lang)
    asked: dict[FactName, dict[Term, None]] = {}
    for rule in [] if act.certain else rules:
        for name, values in rule.given.named if isinstance(rule, Owed) else ():
            if isinstance(s.facts.value(name), Unknown):
                asked.setdefault(name, {}).update(dict.fromkeys(values))
    if not asked or asked.keys() & {*s.ask}:
        return told
    be, or_ = ("nếu là", " hoặc ") if lang == "vi" else ("if", " or ")
    about = (
        f"{name.label(lang)} ({be} {or_.join(value.label(lang) for value in values)})"
        for name, values in asked.items()
    )
    return f"{told}; {LABELS['ask'].label(lang).lower()}: {'; '.join(about)}"


def answered(answer: Answer, lang: Lang) -> str:
    values = {n: getattr(answer, n) for n in ("at_least", "at_most", "all_of", "one_of")}
    parts = [f"{LABELS[n].label(lang)}: {say(v, lang)}" for n, v in values.items() if v]
    stated = [rule.text.label(lang) for rule in answer.rules if rule.stated]
    return "\n".join([*parts, *stated, *(gap.text.label(lang) for gap in answer.absences)])


def sources_of(rules: Iterable[Rule], lang: Lang) -> str:
    """Return citation, marks and id of each rule."""
    analogy = LABELS["by_analogy"].label(lang).lower()
    return "\n".join(
        f"{rule.cites.words(lang)} ({rule.confidence.label(lang)}"
        f"{f', {analogy}' if rule.by_analogy else ''})\n{rule.id}"
        for rule in rules
    )


@final
class Page:
    """Headings and tables of 80 to 120 columns, printed at the end; words are never cut."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Final[Lang] = lang
        self._parts: list[RenderableType] = []

    def end(self, data: object, *, as_json: bool) -> None:
        """Print the data, or the page."""
        if as_json:
            print(json.dumps(_plain(data), ensure_ascii=False, indent=2))
            return
        console = Console(highlight=False, markup=False, emoji=False)
        console.width = min(max(console.width, 80), 120)
        console.print(*self._parts, sep="\n")

    def label(self, name: str) -> str:
        return LABELS[name].label(self.lang)

    def law_of(self, day: Day) -> str:
        return f"{self.label('day')} {day_words(day, self.lang)}"

    def title(self, name: str, *lines: object) -> None:
        self._parts += [
            Text(self.label(name).upper(), "bold"),
            *(say(x, self.lang) for x in lines),
        ]

    def heading(self, text: str) -> None:
        self._parts.append(Text(f"\n{text}", "bold"))

    def text(self, text: str) -> None:
        self._parts.append(text)

    def table(self, heads: Mapping[str, int], rows: Iterable[Sequence[object]]) -> None:
        """Add a table; each head names a label, with the column's share of the width."""
        table = Table(box=HORIZONTALS, show_lines=True, expand=True, pad_edge=False)
        for name, share in heads.items():
            table.add_column(self.label(name), ratio=share, overflow="fold")
        for row in rows:
            table.add_row(*(say(cell, self.lang) for cell in row))
        self._parts.append(table)

    def pairs(self, rows: Iterable[tuple[object, object]]) -> None:
        """Add labels and texts in two columns, leaving out the empty ones."""
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=22, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        for label, value in rows:
            if text := say(value, self.lang):
                table.add_row(say(label, self.lang), text)
        self._parts.append(table)

    def labelled(self, rows: Mapping[str, object]) -> None:
        """Add values, each under the label of its name."""
        self.pairs((LABELS[name], value) for name, value in rows.items())

    def edition(self, edition: Edition) -> None:
        """Add the findings of one edition: what calls for action first, gaps in one line."""
        self.heading(f"{self.label('held_on')} {edition.span.words(self.lang)}")
        for caveat in edition.regulation.caveats:
            self.text(caveat.label(self.lang))
        shown = (dc.Verdict.BREACHED, dc.Verdict.PENDING, dc.Verdict.NOT_EVALUATED, dc.Verdict.MET)
        groups = {v: [f for f in edition.findings if f.verdict is v] for v in (*shown, *dc.Verdict)}
        self.text("; ".join(f"{v.label(self.lang)}: {len(its)}" for v, its in groups.items()))
        gaps = groups.pop(dc.Verdict.NOT_APPLICABLE)
        for verdict, its in groups.items():
            if its:
                self.heading(verdict.label(self.lang).upper())
                # several checks of one rule may have seen the same
                rows = ((self.cited(f.rule), f.text, self.seen(f)) for f in its)
                self.table({"cites": 4, "clause": 6, "seen": 6}, dict.fromkeys(rows))
        for label, kind in (("not_done", Requirement), ("gaps", Absence)):
            its = [f for f in gaps if isinstance(f.rule, kind)]
            if its or kind is Absence:
                self.heading(f"{self.label(label)} ({len(its)})")
            cites = dict.fromkeys(f.cites for f in its)
            self.pairs((c, [self.topic(f) for f in its if f.cites == c]) for c in cites)

    def cited(self, rule: Rule) -> str:
        """Return the citation, with the mark of a text that was not read itself."""
        return rule.cites.words(self.lang) + rule.mark(self.lang)

    def seen(self, finding: dc.Finding) -> str:
        """Return what was seen, and what is missing or to be done."""
        told = (finding.saw, finding.missing, finding.remedy)
        return "\n".join(words.label(self.lang) for words in told if words is not None)

    def topic(self, finding: dc.Finding) -> str:
        """Return what a gap is about."""
        if isinstance(finding.rule, Requirement):
            return finding.rule.question.label(self.lang)
        return finding.saw.label(self.lang).partition(":")[0]

    def planned(self, finding: dc.Finding) -> str:
        """Return whether a unit below has planned, by when it must, and by which text."""
        by = finding.missing or finding.due
        told = finding.verdict.label(self.lang) + (f" ({say(by, self.lang)})" if by else "")
        return f"{told}; {say(finding.cites, self.lang)}"

    def rule(self, rule: Rule, caveats: Sequence[dc.Words]) -> None:
        """Add a rule: its clause in both languages, what all rules have, and what is encoded."""
        self.title(type(rule).__name__, rule.id, *caveats)
        self.pairs([("Tiếng Việt", rule.text.vi), ("English", rule.text.en)])
        told = {name: getattr(rule, name) for name in names_of(rule) if name in LABELS}
        common = {name: told.pop(name) for name in names_of(rule, Rule) if name in told}
        self.labelled(common)
        if isinstance(rule, Requirement):  # 72/2025/QH15 art. 43(1) obliges the council itself
            told["obliges"] = [organ.as_obliged(self.lang) for organ in rule.obliges]
        self.heading(self.label("encoded"))
        self.labelled(told)

    def duties(self, duties: Iterable[dc.Deadline]) -> None:
        """Add duties, under a heading for each day or reason why there is none."""
        groups: dict[str, list[dc.Deadline]] = {}
        for duty in duties:
            groups.setdefault(duty.due_words(self.lang), []).append(duty)
        for due, its in groups.items():
            self.heading(due)
            heads = {"duty": 8, "who": 5, "partners": 5, "cites": 3}
            self.table(heads, ((self.duty(d), d.who, d.partners, self.places(d)) for d in its))

    def duties_of(self, body: dc.Body, duties: Iterable[dc.Deadline]) -> None:
        """Add the duties of one body."""
        self.heading(body.label(self.lang))
        heads = {"due": 5, "duty": 8, "partners": 5, "cites": 3}
        told = ((d.due_words(self.lang), self.duty(d), d.partners, self.places(d)) for d in duties)
        self.table(heads, told)

    def duty(self, duty: dc.Deadline) -> str:
        """Return the duty, with the role and what to mind about its day."""
        role = f" ({duty.role.label(self.lang)})" if duty.role else ""
        told = duty.duty_words(self.lang) + role
        forecast = self.label("forecast") if duty.forecast else ""
        return "\n".join(filter(None, (told, duty.late_words(self.lang), forecast)))

    def ledgers(self, duties: Iterable[dc.Deadline]) -> None:
        """Add how each day was counted, for those that were; the same count once."""
        told: dict[str, list[str]] = {}
        for duty in duties:
            if duty.ledgers:
                of_one = told.setdefault(duty.ledger_words(self.lang), [])
                of_one.append(duty.duty_words(self.lang))
        self.heading(f"{self.label('ledger')} ({len(told)})")
        for counted, names in told.items():
            self.text("\n".join(["", *dict.fromkeys(names), counted]))

    def places(self, duty: dc.Deadline) -> list[dc.Citation]:
        """Return the citations; the plan is the one in the title, so it is not named in full."""
        own = InstrumentKind.PLAN
        title = LABELS["plan"]
        return [attrs.evolve(c, title=title) if c.kind is own else c for c in duty.cites]


LABELS: Final[Mapping[str, dc.Words]] = {
    # titles, headings, messages
    "error": dc.Words("Lỗi:", "Error:"),
    "see": dc.Words("xem", "see"),
    "yes": dc.Words("có", "yes"),
    "check": dc.Words("Đối chiếu kế hoạch với quy định", "Plan checked against the law"),
    "screen": dc.Words("Sàng lọc ý kiến", "Statements screened"),
    "route": dc.Words("Sàng lọc và phân công trả lời", "Statements screened and routed"),
    "duties": dc.Words("Việc phải làm và thời hạn", "Duties and their days"),
    "forecast": dc.Words("dự báo: lịch nghỉ chưa được quyết định", "forecast: days off undecided"),
    "ledger": dc.Words("Cách tính từng ngày", "How the days were counted"),
    "law": dc.Words("Quy định áp dụng", "The law that applies"),
    "certify": dc.Words("Chứng nhận quy định", "Certificate of the regulation"),
    "layer": dc.Words("Đối chiếu với văn bản cấp trên", "Held against the texts above"),
    "compare": dc.Words("So sánh hai quy định", "Two regulations compared"),
    "explain": dc.Words("Giải thích", "Explained"),
    "why_not": dc.Words("Vì sao không", "Why not"),
    "redundant": dc.Words("Nhắc lại quy tắc khác", "Restates other rules"),
    "dead": dc.Words("Không loại trừ gì", "Excludes nothing"),
    "content": dc.Words("Mã nội dung", "Content hash"),
    "encoded": dc.Words("Quy tắc được áp dụng như sau", "What is encoded"),
    "not_done": dc.Words("Không áp dụng vì kế hoạch không làm việc này", "The plan does not do it"),
    "gaps": dc.Words("Pháp luật không quy định, không đối chiếu", "Not ruled, so not applicable"),
    "plan": dc.Words("Kế hoạch", "Plan"),
    "differs": dc.Words(
        "Chưa đánh giá được cho đến khi ấn định ngày họp", "Not evaluated until the day is fixed"
    ),
    "cascade": dc.Words(
        "Cấp dưới chưa có kế hoạch trong dữ liệu", "Units below without a plan in the data"
    ),
    "other_rules": dc.Words(
        "Quy tắc khác (liệt kê bằng --json)", "Other rules (--json lists them)"
    ),
    "as_of": dc.Words("Xem xét ngày", "As of"),
    "held_on": dc.Words("Nếu họp", "If held"),
    "day": dc.Words("Luật áp dụng ngày", "Law as in force on"),
    # columns and rows
    "answer": dc.Words("Trả lời", "Answer"),
    "clause": dc.Words("Quy định", "Rule"),
    "seen": dc.Words("Thấy gì, cần gì", "Seen, and needed"),
    "duty": dc.Words("Việc", "Duty"),
    "who": dc.Words("Cơ quan", "By whom"),
    "due": dc.Words("Thời hạn", "Due"),
    "facts": dc.Words("Đã ghi nhận", "Recorded"),
    "field": dc.Words("Lĩnh vực", "Field"),
    "floor": dc.Words("Phát biểu", "Floor"),
    "handling": dc.Words("Hướng xử lý", "Handling"),
    "protection": dc.Words("Bảo vệ", "Protection"),
    "ask": dc.Words("Cần làm rõ", "Ask about"),
    "acts": dc.Words("Việc phải làm", "Acts owed"),
    "reasons": dc.Words("Lý do", "Reasons"),
    "among": dc.Words("Chọn trong", "Among"),
    "open": dc.Words("Chưa phân công vì", "Open because"),
    "coordinating": dc.Words("Cơ quan phối hợp", "Coordinating"),
    "forward_to": dc.Words("Chuyển đến", "Passed on to"),
    "guide_to": dc.Words("Hướng dẫn gửi đến", "Guided to"),
    "prepares": dc.Words("Chuẩn bị trả lời", "Prepares answers"),
    "secretariat": dc.Words("Thư ký", "Secretariat"),
    "watches": dc.Words("Giám sát", "Watches"),
    "rules": dc.Words("Căn cứ phân công", "Named by"),
    # kinds of rule and their fields
    "Limit": dc.Words("Giới hạn", "Limit"),
    "Discretion": dc.Words("Quyền lựa chọn", "Discretion"),
    "Owed": dc.Words("Việc phải làm", "Act owed"),
    "Requirement": dc.Words("Yêu cầu", "Requirement"),
    "Absence": dc.Words("Chỗ không quy định", "Listed absence"),
    "Desk": dc.Words("Nơi tiếp nhận", "Desk"),
    "Route": dc.Words("Phân công theo lĩnh vực", "Route"),
    "cites": dc.Words("Căn cứ", "Citation"),
    "in_force": dc.Words("Hiệu lực", "In force"),
    "confidence": dc.Words("Mức độ xác minh", "Confidence"),
    "levels": dc.Words("Cấp áp dụng", "Levels"),
    "places": dc.Words("Nơi áp dụng", "Places"),
    "unit_kinds": dc.Words("Loại đơn vị", "Kinds of unit"),
    "by_analogy": dc.Words("Áp dụng tương tự", "By analogy"),
    "ground": dc.Words("Căn cứ cho phép", "Ground"),
    "ended_by": dc.Words("Hết hiệu lực theo", "Ended by"),
    "note": dc.Words("Ghi chú", "Note"),
    "given": dc.Words("Khi", "Where"),
    "only": dc.Words("Chỉ còn", "Leaves only"),
    "upon": dc.Words("Khi kết quả là", "Upon"),
    "act": dc.Words("Phải", "Owed"),
    "within": dc.Words("Trong", "Within"),
    "since": dc.Words("Tính từ", "Counted from"),
    "question": dc.Words("Vấn đề", "Question"),
    "at_least": dc.Words("ít nhất", "at least"),
    "at_most": dc.Words("không quá", "at most"),
    "all_of": dc.Words("phải có", "all of"),
    "one_of": dc.Words("chọn trong", "one of"),
    "stated": dc.Words("Không kèm con số", "Without a number"),
    "obliges": dc.Words("Ai có nghĩa vụ", "Obliges"),
    "handlings": dc.Words("Nhận ý kiến cần", "Takes what is to be"),
    "lead": dc.Words("Đầu mối", "Lead"),
    "partners": dc.Words("Phối hợp", "With"),
    "with_field_body": dc.Words("Cùng cơ quan lĩnh vực", "With the field's body"),
    "at": dc.Words("Cấp của cơ quan", "Level of the body"),
    "fields": dc.Words("Lĩnh vực", "Fields"),
    "matter": dc.Words("Việc cụ thể", "Matter"),
    "competences": dc.Words("Thẩm quyền", "Competences"),
    "displaces": dc.Words("Thay cho", "Displaces"),
}
"""Every label by a short name, which for a rule is that of its class and its fields."""
