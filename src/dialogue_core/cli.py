"""The ``dialogue-core`` command (dòng lệnh): check, screen, route, schedule, law, explain.

Answers the questions of the library from a shell, for people who do not program. Every command
speaks Vietnamese (the default) or English (``--lang en``) and gives plain data with ``--json``:
enumerations by value, texts in both languages, citations as objects, every key always there.

It reads the files that are named, prints, and does nothing else. It knows no clock: a day is given
or taken from the plan. It never prints what a citizen said. What the library refuses on purpose
goes to the standard error in the language asked for, with exit code 2.
"""

import difflib
import io
import json
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias, TypeVar, cast

import typer

import dialogue_core as dc
from dialogue_core._page import (
    LABELS,
    Edition,
    Page,
    answered,
    finding_data,
    in_words,
    names_of,
    regulation_data,
    say,
    sources_of,
)
from dialogue_core.errors import Fault, InputError, InvalidValueError
from dialogue_core.routing import PartRouting
from dialogue_core.rules import Absence, Requirement, Rule
from dialogue_core.screening import PartScreening
from dialogue_core.serialization import load_statement, plan_from_json, plan_from_toml
from dialogue_core.statements import FACTS
from dialogue_core.values import Day, as_day, day_words
from dialogue_core.vocabulary import (
    Aspect,
    Lang,
    Matter,
    Question,
    Role,
    Term,
    UnitKind,
)

__all__ = ["main"]


def __dir__() -> list[str]:
    return list(__all__)


T = TypeVar("T", bound=Term)

_app = typer.Typer(
    help="Quy định về hội nghị đối thoại với Nhân dân. / The law of citizen dialogue conferences.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command with the arguments given, or with those of the process."""
    for stream in (sys.stdout, sys.stderr):  # a pipe may have a code page without Vietnamese
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    _app(args=None if argv is None else list(argv), prog_name="dialogue-core")


# --- options ------------------------------------------------------------------------------------

_WORDS: Final[Mapping[str, tuple[Term, ...]]] = {
    **{fact.name.value: fact.values for fact in FACTS},
    "field": tuple(dc.Field),
    "matter": tuple(Matter),
    **dict.fromkeys(("settled_by", "decision_maker", "accused_managed_by"), tuple(dc.Settler)),
}
"""The words that each fact can be given by."""


def _option(metavar: str, text: str, *names: str) -> object:
    return typer.Option(*names, metavar=metavar, help=text)


def _fact(name: str) -> object:
    words = [term.value for term in _WORDS[name]]
    shown = words if len(words) < 8 else [*words[:7], "…"]  # noqa: PLR2004 -- what a line holds
    return _option("WORD", "|".join([*shown, dc.UNKNOWN.value]))


_PLAN: Final = "gia-nghia-2022, hoặc tệp .json, .toml. / gia-nghia-2022 or a .json or .toml file."
_ON: Final = (
    "Ngày chọn luật áp dụng; có kế hoạch thì mặc định là ngày đầu của hội nghị. / The day whose "
    "law applies; with a plan, by default the first day of its conference."
)
_PLACE: Final = (
    "Mã đơn vị, như dak-nong/gia-nghia; đơn vị khác thì thêm --unit-kind hoặc --level. / Id of a "
    "unit, as dak-nong/gia-nghia; for any other path add --unit-kind or --level."
)
_AS_OF: Final = "Ngày xem xét, mặc định như --on. / The day of asking; by default as --on."
_LOWER: Final = "Kế hoạch của một đơn vị cấp dưới. / The plan of a unit below; may be repeated."
_FILE: Final = "Danh sách ý kiến, dạng JSON. / A list of statements in JSON."
_RULE: Final = "Mã quy tắc, như lệnh law liệt kê. / The id of a rule, as law lists them."

_PlanName: TypeAlias = Annotated[str, typer.Argument(metavar="PLAN", help=_PLAN)]
_On: TypeAlias = Annotated[str | None, _option("YYYY-MM-DD", _ON)]
_Place: TypeAlias = Annotated[str | None, _option("ID", _PLACE)]
_Level: TypeAlias = Annotated[str | None, _option("WORD", "|".join(dc.Level))]
_Kind: TypeAlias = Annotated[str | None, _option("WORD", "phuong|xa|thi_tran|dac_khu|…")]
_Lang: TypeAlias = Annotated[Lang, typer.Option(help="Ngôn ngữ. / The language.")]
_Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Dữ liệu JSON. / Plain data.")]


# --- commands -----------------------------------------------------------------------------------


@_app.command("check", help="Đối chiếu kế hoạch với quy định. / Check a plan against the law.")
def _check(
    plan_name: _PlanName,
    *,
    on: _On = None,
    as_of: Annotated[str | None, _option("YYYY-MM-DD", _AS_OF)] = None,
    lower: Annotated[list[str] | None, _option("PLAN", _LOWER)] = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        plan = _read_plan(plan_name)
        day = _day(on, plan)
        asked = day if as_of is None else as_day(as_of)
        editions = [
            Edition(span, law, dc.check_plan(plan, law, dc.CALENDAR_DAYS, as_of=asked))
            for span, law in _editions(plan, None if on is None else day)
        ]
        below = [_read_plan(name) for name in lower or ()]
        cascade: tuple[dc.Finding, ...] = ()
        if below or (_obliges_below(plan) and _spans(plan)):
            cascade = dc.check_cascade(
                plan, below, lambda unit: _regulation(unit, day), dc.law.TERRITORY, as_of=asked
            )
        differing = _differing(editions)
        missing = dict.fromkeys(f.subject for f in cascade if f.verdict is not dc.Verdict.MET)
        page = Page(lang)
        page.title("check", plan.document.title, f"{page.label('as_of')} {day_words(asked, lang)}")
        for edition in editions:
            page.edition(edition)
        if differing:
            page.heading(page.label("differs"))
        for topic, told in differing.items():
            by_day = zip((e.span.words(lang) for e in editions), told, strict=True)
            said = (f"{days}: {say(list(dict.fromkeys(v)), lang)}" for days, v in by_day)
            page.pairs([(topic, "\n".join(said))])
        if cascade:
            page.heading(f"{page.label('cascade')} ({len(missing)}): {', '.join(missing) or '–'}")
            page.pairs((f.subject, page.planned(f)) for f in cascade)
        page.end(
            {
                "plan": plan.id,
                "place": plan.place,
                "as_of": asked,
                "editions": [edition.data() for edition in editions],
                "differs": [{"topic": t, "verdicts": told} for t, told in differing.items()],
                "cascade": {
                    "not_planned": list(missing),
                    "findings": [finding_data(f) for f in cascade],
                },
            },
            as_json=as_json,
        )


@_app.command("screen", help="Sàng lọc ý kiến. / Say what becomes of statements.")
@_app.command("route", help="Sàng lọc và phân công trả lời. / Screen, and say who answers.")
def _decide(
    context: typer.Context,
    *,
    file: Annotated[str | None, _option("FILE", _FILE)] = None,
    kind: Annotated[str | None, _fact("kind")] = None,
    field: Annotated[str | None, _fact("field")] = None,
    matter: Annotated[str | None, _fact("matter")] = None,
    settled_by: Annotated[str | None, _fact("settled_by")] = None,
    decision_maker: Annotated[str | None, _fact("decision_maker")] = None,
    accused_managed_by: Annotated[str | None, _fact("accused_managed_by")] = None,
    topic: Annotated[str | None, _fact("topic")] = None,
    delivery: Annotated[str | None, _fact("delivery")] = None,
    conduct: Annotated[str | None, _fact("conduct")] = None,
    capacity: Annotated[str | None, _fact("capacity")] = None,
    settled: Annotated[str | None, _fact("settled")] = None,
    secrecy: Annotated[str | None, _fact("secrecy")] = None,
    party_discipline: Annotated[str | None, _fact("party_discipline")] = None,
    place: _Place = None,
    level: _Level = None,
    unit_kind: _Kind = None,
    on: _On = None,
    plan_name: Annotated[str | None, _option("PLAN", _PLAN, "--plan")] = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    given: dict[str, object] = locals()  # the options by name
    said = {name: str(given[name]) for name in _WORDS if given.get(name) is not None}
    with _speaking(lang):
        plan = None if plan_name is None else _read_plan(plan_name)
        unit = plan.place if plan and place is None else _unit(place, level, unit_kind)
        if (file is None) is not bool(said):
            raise InvalidValueError(
                "give either --file, or the facts of one statement, as --kind petition",
                "hãy nêu hoặc --file, hoặc các yếu tố của một ý kiến, như --kind petition",
            )
        statements = _read_statements(file) if file else [_statement(said, _day(on, plan))]
        routed = context.info_name == "route"
        page = Page(lang)
        page.title("route" if routed else "screen", unit, *([plan.document.title] if plan else []))
        parts: list[dict[str, object]] = []
        for statement in statements:
            day = statement.on if on is None and plan is None else _day(on, plan)
            regulation = _regulation(unit, day, level)
            bound = regulation if plan is None else regulation.under(plan)
            screening = dc.screen(statement, bound)
            routing = dc.route(statement, screening, bound)
            for part, s, r in zip(statement.parts, screening.parts, routing.parts, strict=True):
                rows = {**_screened(part, s), **(_routed(r) if routed else {}), "day": day}
                parts.append({"id": s.id, "statement": statement.id, **rows})
                page.heading(f"{s.id}: {s.words(lang)}")
                told = in_words(s, r, lang)
                page.labelled({name: told.get(name, value) for name, value in rows.items()})
        page.end({"place": unit, "plan": plan and plan.id, "parts": parts}, as_json=as_json)


@_app.command("schedule", help="Việc phải làm và thời hạn. / The duties of a plan and their days.")
def _schedule(
    plan_name: _PlanName,
    *,
    on: _On = None,
    by: Annotated[
        Literal["date", "body"], typer.Option(help="Theo ngày hay cơ quan. / By date or by body.")
    ] = "date",
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        plan = _read_plan(plan_name)
        day = _day(on, plan)
        duties = dc.schedule(plan, _regulation(plan.place, day).under(plan), dc.CALENDAR_DAYS)
        bodies = dict.fromkeys(body for duty in duties for body in duty.who)
        groups = [(body, [d for d in duties if body in d.who]) for body in bodies]
        page = Page(lang)
        page.title("duties", plan.document.title, page.law_of(day))
        data: dict[str, object] = {"plan": plan.id, "on": day}
        if by == "date":
            page.duties(duties)
            data["duties"] = duties
        else:
            for body, its in groups:
                page.duties_of(body, its)
            data["bodies"] = [{"body": body, "duties": its} for body, its in groups]
        page.end(data, as_json=as_json)


@_app.command("law", help="Quy định nào áp dụng, ở đâu, ngày nào. / What applies, where and when.")
def _law(
    *,
    on: _On = None,
    place: _Place = None,
    level: _Level = None,
    unit_kind: _Kind = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        regulation = _regulation(_unit(place, level, unit_kind), _day(on), level)
        answers = [regulation.answer(question) for question in Question]
        others = [r for r in regulation.rules if not isinstance(r, Requirement | Absence)]
        page = Page(lang)
        page.title("law", regulation.place, page.law_of(regulation.on), *regulation.caveats)
        told = (
            (a.question, f"{answered(a, lang)}\n{sources_of((*a.rules, *a.absences), lang)}")
            for a in answers
        )
        page.table({"question": 3, "answer": 9}, told)
        page.heading(page.label("other_rules"))
        kinds = [page.label(type(rule).__name__) for rule in others]
        page.text("; ".join(f"{kind}: {kinds.count(kind)}" for kind in dict.fromkeys(kinds)))
        data = {**regulation_data(regulation), "answers": answers, "other_rules": others}
        page.end(data, as_json=as_json)


@_app.command("certify", help="Chứng nhận quy định đủ, không mâu thuẫn. / Prove it sound.")
def _certify(
    *,
    on: _On = None,
    place: _Place = None,
    level: _Level = None,
    unit_kind: _Kind = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        regulation = _regulation(_unit(place, level, unit_kind), _day(on), level)
        certificate = dc.certify(regulation)
        page = Page(lang)
        page.title("certify", regulation.place, page.law_of(regulation.on), *regulation.caveats)
        page.text(certificate.words(lang))
        for proof in certificate.tables:
            page.heading(f"{proof.name.label(lang)}: {proof.cells}")
            page.pairs((outcome, str(cells)) for outcome, cells in proof.outcomes)
            page.labelled({"redundant": list(proof.redundant), "dead": list(proof.dead)})
        page.labelled({"content": certificate.content})
        data = {**regulation_data(regulation), "sound": certificate.sound}
        page.end({**data, "certificate": certificate}, as_json=as_json)


@_app.command("explain", help="Giải thích một quy tắc. / Explain one rule.")
def _explain(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help=_RULE)],
    *,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        rule = _rule(rule_id)
        page = Page(lang)
        page.title(type(rule).__name__, rule.id)
        page.pairs([("Tiếng Việt", rule.text.vi), ("English", rule.text.en)])
        told = {name: getattr(rule, name) for name in names_of(rule) if name in LABELS}
        common = {name: told.pop(name) for name in names_of(rule, Rule) if name in told}
        page.labelled(common)
        page.heading(page.label("encoded"))
        page.labelled(told)
        page.end(rule, as_json=as_json)


# --- what is read -------------------------------------------------------------------------------


@contextmanager
def _speaking(lang: Lang) -> Generator[None]:
    """Say what the library refuses on purpose in the language, and end with code 2."""
    try:
        yield
    except InputError as error:
        print(LABELS["error"].label(lang), file=sys.stderr)
        for fault in error.faults:
            reason = fault.reason_vi if lang == "vi" else fault.reason_en
            seen = "" if fault.value is None else f": {repr(fault.value)[:60]}"
            print(f"  {fault.path}{seen}: {reason}", file=sys.stderr)
    except dc.DialogueError as error:
        print(LABELS["error"].label(lang), error.message(lang), file=sys.stderr)
    else:
        return
    raise typer.Exit(2)


def _read_text(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8-sig")  # some editors put a mark in front
    except FileNotFoundError:
        en, vi = "there is no such file", "không có tệp này"
    except UnicodeDecodeError:
        en, vi = "its text is not UTF-8: save it as UTF-8", "không phải UTF-8: hãy lưu dạng UTF-8"
    except OSError as error:
        en, vi = f"it cannot be read: {error.strerror}", f"không đọc được: {error.strerror}"
    raise InvalidValueError(f"file {name!r}: {en}", f"tệp {name!r}: {vi}", value=name)


def _read_plan(name: str) -> dc.Plan:
    shipped = {dc.law.gia_nghia_2022.PLAN.id: dc.law.gia_nghia_2022.PLAN}
    if name in shipped:
        return shipped[name]
    reader = {".json": plan_from_json, ".toml": plan_from_toml}.get(Path(name).suffix.lower())
    if reader is None:
        known = ", ".join(shipped)
        raise InvalidValueError(
            f"{name!r} is neither a plan shipped ({known}) nor a .json or .toml file",
            f"{name!r} không phải kế hoạch có sẵn ({known}), cũng không phải tệp .json hay .toml",
            value=name,
        )
    text = _read_text(name)
    try:
        return reader(text)
    except InputError as error:
        raise InputError(tuple(_in(name, fault) for fault in error.faults)) from None


def _read_statements(name: str) -> list[dc.Statement]:
    text = _read_text(name)
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else None
        fault = Fault(name, where, "not valid JSON", "không phải JSON hợp lệ")
        raise InputError((fault,)) from None
    if not isinstance(data, list):
        fault = Fault(name, None, "expected a list of statements", "cần một danh sách ý kiến")
        raise InputError((fault,))
    found: list[dc.Statement] = []
    faults: list[Fault] = []
    for index, item in enumerate(cast("list[object]", data)):
        try:
            found.append(load_statement(item))
        except InputError as error:
            faults += [_in(f"{name} [{index}]", fault) for fault in error.faults]
    ids = [statement.id for statement in found]
    for index, statement in enumerate(found):
        if statement.id in ids[:index]:
            reason = ("the id is given twice: each statement needs its own", "mã bị trùng")
            faults.append(Fault(f"{name} [{index}].id", statement.id, *reason))
    if faults:
        raise InputError(tuple(faults))
    return found


def _in(where: str, fault: Fault) -> Fault:
    return Fault(f"{where} {fault.path}", fault.value, fault.reason_en, fault.reason_vi)


def _word(name: str, word: str, terms: Iterable[T]) -> T:
    known = tuple(terms)
    for term in known:
        if term.value == word:
            return term
    option = "--" + name.replace("_", "-")
    raise InvalidValueError(
        f"{option} {word!r}: allowed are {', '.join(f'{t.value} ({t.en})' for t in known)}",
        f"{option} {word!r}: được dùng {', '.join(f'{t.value} ({t.vi})' for t in known)}",
        value=word,
    )


def _statement(said: Mapping[str, str], day: Day) -> dc.Statement:
    told = dict(said)
    for name, word in said.items():
        term = _word(name, word, (*_WORDS[name], dc.UNKNOWN))
        if name in {"field", "matter"} and term is dc.UNKNOWN:
            del told[name]  # nothing carries doubt about these: unrecorded, and routing says so
        elif isinstance(term, Matter) and len(term.fields) == 1:
            told.setdefault("field", term.fields[0].value)
    said_once = [name for name in ("delivery", "conduct", "capacity") if name in told]
    data: dict[str, object] = {"id": "S1", "on": day, "words": "", "parts": [told]}
    data |= {name: told.pop(name) for name in said_once}
    return load_statement(data)


def _unit(place: str | None, level: str | None, unit_kind: str | None) -> dc.Unit:
    if place is None:
        raise InvalidValueError(
            "say where: --place with the id of a unit, as dak-nong/gia-nghia",
            "hãy nêu nơi tổ chức: --place với mã đơn vị, như dak-nong/gia-nghia",
        )
    kind = None if unit_kind is None else _word("unit_kind", unit_kind, UnitKind)
    known = {unit.id: unit for unit in dc.law.TERRITORY.units}
    found = known.get(place)
    if found is not None and kind in (None, found.kind):
        return found
    if found is not None:
        raise InvalidValueError(
            f"{place!r} is known as {found.full_name} ({found.kind.value}): leave --unit-kind out",
            f"{place!r} là {found.full_name} ({found.kind.value}): hãy bỏ --unit-kind",
            value=unit_kind,
        )
    if kind is None and level is not None:
        kinds = {UnitKind.XA.level: UnitKind.XA, UnitKind.HUYEN.level: UnitKind.HUYEN}
        kind = kinds.get(_word("level", level, dc.Level), UnitKind.TINH)
    if kind is None:
        raise InvalidValueError(
            f"no unit {place!r} is known; near it: {_near(place, known)}; for another unit add "
            "--unit-kind or --level",
            f"chưa có đơn vị {place!r}; gần giống: {_near(place, known)}; nếu là đơn vị khác, hãy "
            "thêm --unit-kind hoặc --level",
            value=place,
        )
    return dc.Unit(id=place, name=place.rpartition("/")[2], kind=kind)


def _day(on: str | None, plan: dc.Plan | None = None) -> Day:
    if on is not None:
        return as_day(on)
    spans = [] if plan is None else _spans(plan)
    if spans:
        return min(span.since for span in spans)
    raise InvalidValueError(
        "which day's law applies? The clock is never read: give the day of the conference, as "
        "--on YYYY-MM-DD",
        "áp dụng luật của ngày nào? Phần mềm không tự lấy ngày hôm nay: hãy nêu ngày tổ chức hội "
        "nghị, dạng --on YYYY-MM-DD",
    )


def _rule(rule_id: str) -> Rule:
    plan = dc.law.gia_nghia_2022.PLAN
    own = _regulation(plan.place, _day(None, plan)).under(plan).rules
    known = {r.id: r for r in (*own, *(r for text in dc.law.INSTRUMENTS for r in text.rules))}
    if rule_id in known:
        return known[rule_id]
    raise InvalidValueError(
        f"no rule {rule_id!r}; near it: {_near(rule_id, known)}",
        f"không có quy tắc {rule_id!r}; gần giống: {_near(rule_id, known)}",
        value=rule_id,
    )


def _near(word: str, known: Iterable[str]) -> str:
    return ", ".join(difflib.get_close_matches(word, known, n=5, cutoff=0.3)) or "–"


# --- what is judged -----------------------------------------------------------------------------


def _regulation(place: dc.Unit, day: Day, level: str | None = None) -> dc.Regulation:
    wanted = None if level is None else _word("level", level, dc.Level)
    return dc.law.regulation_for(place, wanted, on=day)


def _spans(plan: dc.Plan) -> list[dc.Span]:
    return [o.when.span for o in plan.occasions if o.when is not None and o.when.span is not None]


def _editions(plan: dc.Plan, on: Day | None) -> list[tuple[dc.Span, dc.Regulation]]:
    """Return each edition of the law that the plan's conference may fall under."""
    if on is not None:
        return [(dc.Span.on(on), _regulation(plan.place, on))]
    found: list[tuple[dc.Span, dc.Regulation]] = []
    for span in _spans(plan):
        window = span if span.until is not None else dc.Span.on(span.since)
        for days, regulation in dc.law.over(plan.place, plan.level, span=window):
            if all(regulation.rules != other.rules for _, other in found):
                found.append((days, regulation))
    return found


def _obliges_below(plan: dc.Plan) -> bool:
    tasked = [task.body.level for task in plan.assignments if task.role is Role.IMPLEMENT]
    return any(level and level.rank == plan.place.level.rank - 1 for level in tasked)


def _differing(editions: Sequence[Edition]) -> dict[Term, list[tuple[dc.Verdict, ...]]]:
    """Return the verdicts of each edition on what is not judged alike in all of them."""
    told: list[dict[Term, list[dc.Finding]]] = []
    for edition in editions:
        topics: dict[Term, list[dc.Finding]] = {}
        for finding in edition.findings:
            rule = finding.rule
            question = rule.question if isinstance(rule, Requirement | Absence) else None
            topics.setdefault(question or Aspect.EXCLUSION, []).append(finding)
        told.append(topics)
    differing: dict[Term, list[tuple[dc.Verdict, ...]]] = {}
    for topic in dict.fromkeys(topic for topics in told for topic in topics):
        findings = [topics.get(topic, []) for topics in told]
        if len({frozenset((f.verdict, f.remedy, f.due) for f in its) for its in findings}) > 1:
            differing[topic] = [tuple(f.verdict for f in its) for its in findings]
    return differing


def _screened(part: dc.Part, screening: PartScreening) -> dict[str, object]:
    return {
        "facts": screening.facts,
        "field": part.field,
        "matter": part.matter,
        "floor": screening.admission,
        "handling": screening.handling,
        "protection": screening.protection,
        "ask": screening.ask,
        "acts": screening.acts,
        "reasons": screening.rules,
    }


def _routed(routing: PartRouting) -> dict[str, object]:
    return {name: getattr(routing, name) for name in names_of(routing) if name != "id"}
