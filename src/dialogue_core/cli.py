"""The ``dialogue-core`` command (dòng lệnh): the questions of the library from a shell.

For people who do not program. Every command speaks Vietnamese (the default) or English
(``--lang en``) and gives plain data with ``--json``: enumerations by value, texts in both
languages, citations as objects, every key always there.

It reads the files that are named, prints, and does nothing else; only ``schedule --ics`` writes
the file that it names. It knows no clock: a day is given or taken from the plan. It never prints
what a citizen said. What the library refuses on purpose, and a wrong call, go to the standard error
in the language asked for.

Exit codes: 0 if the question was answered; 1 if ``certify`` finds a regulation unsound or ``layer``
a relaxation; 2 if input or call were wrong. A breach that ``check`` finds and a difference that
``compare`` shows are answers, and end with 0.
"""

import datetime as dt
import io
import json
import re
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import Annotated, Final, Literal, TypeAlias, cast

import typer

import dialogue_core as dc
from dialogue_core._inputs import (
    FACT_WORDS,
    Where,
    day_of,
    is_day,
    near,
    part_of,
    read_instrument,
    read_plan,
    read_statements,
    refuse_uncompared,
    regulation_of,
    spans_of,
    statement_of,
    usage_words,
    where_of,
    word_of,
    write_file,
)
from dialogue_core._page import (
    LABELS,
    Edition,
    Page,
    answered,
    finding_data,
    in_words,
    names_of,
    regulation_data,
    rule_data,
    say,
    sources_of,
)
from dialogue_core.comparison import compare
from dialogue_core.errors import InputError, InvalidValueError
from dialogue_core.law import law_136_2025
from dialogue_core.layering import layer
from dialogue_core.reasons import explain, why_not
from dialogue_core.routing import PartRouting
from dialogue_core.rules import Absence, Requirement, Rule
from dialogue_core.screening import PartScreening
from dialogue_core.serialization import DOCUMENTS, schema
from dialogue_core.values import Day, as_day, day_words
from dialogue_core.vocabulary import (
    Admission,
    Aspect,
    Handling,
    Lang,
    Protection,
    Question,
    Role,
    Term,
    UnitKind,
)

__all__ = ["main"]


def __dir__() -> list[str]:
    return list(__all__)


_NAME: Final = "dialogue-core"

_app = typer.Typer(
    help="Quy định về hội nghị đối thoại với Nhân dân. / The law of citizen dialogue conferences.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


_USAGE_ERROR: Final = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[1])
"""The base of what typer raises for a wrong call, which has no public name of its own."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command with the arguments given, or with those of the process."""
    for stream in (sys.stdout, sys.stderr):  # a pipe may have a code page without Vietnamese
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    given = sys.argv[1:] if argv is None else list(argv)
    try:
        code = _app(args=given, prog_name=_NAME, standalone_mode=False)
    except _USAGE_ERROR as error:
        lang: Lang = "en" if re.search(r"--lang[ =]en\b", " ".join(given)) else "vi"
        if message := error.format_message():  # without a command the help is shown, and no error
            names = {command.name for command in _app.registered_commands}
            see = LABELS["see"].label(lang)
            called = " ".join([_NAME, *given[:1]] if given[0] in names else [_NAME])
            told = usage_words(message, lang).rstrip(".")
            print(f"{LABELS['error'].label(lang)} {told}; {see} {called} --help", file=sys.stderr)
        code = 2
    sys.exit(code or 0)


def _show_version(asked: bool) -> None:
    if asked:
        print(_NAME, dc.__version__)
        raise typer.Exit


@_app.callback()
def _about(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Phiên bản. / The version."
        ),
    ] = False,
) -> None:
    """Take what is asked of the command as a whole."""


# --- options ------------------------------------------------------------------------------------


def _option(metavar: str, text: str, *names: str) -> object:
    return typer.Option(*names, metavar=metavar, help=text)


def _fact(name: str) -> object:
    words = (term.value for term in (*FACT_WORDS[name], dc.UNKNOWN))
    return _option("WORD", ", ".join(words))


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
_ICS: Final = (
    "Ghi thêm tệp lịch (.ics); tệp đã có bị thay. --as-of sau thay mục của lần trước. / Write a "
    "calendar (.ics) too, over one that is there. A later --as-of replaces its entries."
)
_LEDGER: Final = "Kèm bảng tính từng ngày. / Show every day counted, and why."
_LOWER: Final = "Kế hoạch của một đơn vị cấp dưới. / The plan of a unit below; may be repeated."
_FILE: Final = "Danh sách ý kiến (.json, .toml). / A list of statements (.json, .toml)."
_RULE: Final = (
    "Mã quy tắc, như lệnh law liệt kê, hoặc tệp ý kiến. / The id of a rule, as law lists them, or "
    "a file of statements."
)
_OWN: Final = (
    "Văn bản riêng (.toml, .json) áp dụng thêm; dùng được nhiều lần. / A text of your own (.toml, "
    ".json) that applies too; may be repeated."
)
_TEXT: Final = (
    "Số văn bản có sẵn, hoặc tệp .toml, .json. / The number of a text shipped, or a .toml or "
    ".json file."
)
_UPPER: Final = (
    "Như LOWER; hoặc một ngày: mọi văn bản ở --place ngày đó. / As LOWER; or a day: all texts at "
    "--place on that day."
)
_SIDE: Final = (
    "Một ngày, hoặc văn bản riêng thêm vào luật của ngày kia hay --on. / A day, or a text of your "
    "own, added to the law of the other day or of --on."
)
_OUTCOME: Final = "Kết quả mong muốn. / The outcome wished for."
_DOCUMENT: Final = f"{', '.join(DOCUMENTS)}."
_PART: Final = "Mã một nội dung, như S7/2. / The id of one part, as S7/2."

_PlanName: TypeAlias = Annotated[str, typer.Argument(metavar="PLAN", help=_PLAN)]
_On: TypeAlias = Annotated[str | None, _option("YYYY-MM-DD", _ON)]
_Place: TypeAlias = Annotated[str | None, _option("ID", _PLACE)]
_Level: TypeAlias = Annotated[str | None, _option("WORD", ", ".join(dc.Level))]
_Kind: TypeAlias = Annotated[str | None, _option("WORD", ", ".join(UnitKind))]
_Own: TypeAlias = Annotated[list[str] | None, _option("FILE", _OWN, "--regulation")]
_Plan: TypeAlias = Annotated[str | None, _option("PLAN", _PLAN, "--plan")]
_PartId: TypeAlias = Annotated[str | None, _option("ID", _PART, "--part")]
_OUTCOMES: Final = (*Admission, *Handling, *Protection)
_AsOf: TypeAlias = Annotated[str | None, _option("YYYY-MM-DD", _AS_OF)]
_Ledger: TypeAlias = Annotated[bool, typer.Option("--ledger", help=_LEDGER)]
_Lang: TypeAlias = Annotated[Lang, typer.Option(help="Ngôn ngữ. / The language.")]
_Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Dữ liệu JSON. / Plain data.")]


# --- commands -----------------------------------------------------------------------------------


@_app.command("check", help="Đối chiếu kế hoạch với quy định. / Check a plan against the law.")
def _check(
    plan_name: _PlanName,
    *,
    on: _On = None,
    as_of: _AsOf = None,
    lower: Annotated[list[str] | None, _option("PLAN", _LOWER)] = None,
    own: _Own = None,
    ledger: _Ledger = False,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        plan = read_plan(plan_name)
        where = where_of(None, None, None, own, plan)
        day = day_of(on, plan)
        asked = day if as_of is None else as_day(as_of)
        editions = [
            Edition(span, law, dc.check_plan(plan, law, dc.law.CALENDAR, as_of=asked))
            for span, law in _editions(where, plan, None if on is None else day)
        ]
        below = [read_plan(name) for name in lower or ()]
        cascade: tuple[dc.Finding, ...] = ()
        if below or (_obliges_below(plan) and spans_of(plan)):
            cascade = dc.check_cascade(
                plan, below, lambda unit: where.below(unit, day), dc.law.TERRITORY, as_of=asked
            )
        differing = _differing(editions)
        planned = [f for f in cascade if f.rule.cites.instrument == plan.id]
        missing = dict.fromkeys(f.subject for f in planned if f.verdict is not dc.Verdict.MET)
        page = Page(lang)
        page.title("check", plan.document.title, f"{page.label('as_of')} {day_words(asked, lang)}")
        for edition in editions:
            page.edition(edition)
            if ledger:
                page.ledgers(f.deadline for f in edition.findings if f.deadline is not None)
        if differing:
            page.heading(page.label("differs"))
        for topic, told in differing.items():
            by_day = zip((e.span.words(lang) for e in editions), told, strict=True)
            said = (f"{days}: {say(list(dict.fromkeys(v)), lang)}" for days, v in by_day)
            page.pairs([(topic, "\n".join(said))])
        if planned:
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
    plan_name: _Plan = None,
    own: _Own = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    given: dict[str, object] = locals()  # the options by name
    said = {name: str(given[name]) for name in FACT_WORDS if given.get(name) is not None}
    with _speaking(lang):
        plan = None if plan_name is None else read_plan(plan_name)
        where = where_of(place, level, unit_kind, own, plan)
        if (file is None) is not bool(said):
            raise InvalidValueError(
                "give either --file, or the facts of one statement, as --kind petition",
                "hãy nêu hoặc --file, hoặc các yếu tố của một ý kiến, như --kind petition",
            )
        statements = read_statements(file) if file else [statement_of(said, day_of(on, plan))]
        routed = context.info_name == "route"
        page = Page(lang)
        page.title("route" if routed else "screen", *where.heads)
        parts: list[dict[str, object]] = []
        for statement in statements:
            day = statement.on if on is None and plan is None else day_of(on, plan)
            bound = where.bound(day)
            screening = dc.screen(statement, bound)
            routing = dc.route(statement, screening, bound)
            for part, s, r in zip(statement.parts, screening.parts, routing.parts, strict=True):
                rows = {**_screened(part, s), **(_routed(r) if routed else {}), "day": day}
                parts.append({"id": s.id, "statement": statement.id, **rows})
                page.heading(f"{s.id}: {s.words(lang)}")
                told = in_words(s, r, bound, lang)
                page.labelled({name: told.get(name, value) for name, value in rows.items()})
        page.end({"place": where.unit, "plan": plan and plan.id, "parts": parts}, as_json=as_json)


@_app.command("schedule", help="Việc phải làm và thời hạn. / The duties of a plan and their days.")
def _schedule(
    plan_name: _PlanName,
    *,
    on: _On = None,
    as_of: _AsOf = None,
    by: Annotated[
        Literal["date", "body"], typer.Option(help="Theo ngày hay cơ quan. / By date or by body.")
    ] = "date",
    ledger: _Ledger = False,
    ics: Annotated[str | None, _option("FILE", _ICS, "--ics")] = None,
    own: _Own = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        plan = read_plan(plan_name)
        day = day_of(on, plan)
        asked = day if as_of is None else as_day(as_of)
        calendar = dc.law.CALENDAR.as_known(on=asked)
        bound = where_of(None, None, None, own, plan).bound(day)
        duties = dc.schedule(plan, bound, calendar)
        if ics is not None:
            _write_calendar(ics, plan, duties, asked, lang)
        bodies = dict.fromkeys(body for duty in duties for body in duty.who)
        groups = [(body, [d for d in duties if body in d.who]) for body in bodies]
        page = Page(lang)
        page.title("duties", plan.document.title, page.law_of(day), calendar.words(lang))
        data: dict[str, object] = {"plan": plan.id, "on": day, "as_of": asked}
        if by == "date":
            page.duties(duties)
            data["duties"] = duties
        else:
            for body, its in groups:
                page.duties_of(body, its)
            data["bodies"] = [{"body": body, "duties": its} for body, its in groups]
        if ledger:
            page.ledgers(duties)
        page.end(data, as_json=as_json)


def _write_calendar(
    name: str, plan: dc.Plan, duties: Iterable[dc.Deadline], asked: Day, lang: Lang
) -> None:
    """Write the plan and its duties as a calendar, which is newer the later the day of asking."""
    from dialogue_core.rendering import icalendar

    stamp = dt.datetime(asked.year, asked.month, asked.day, tzinfo=dt.UTC)
    number = asked.toordinal()
    made = icalendar(plan, deadlines=duties, stamp=stamp, sequence=number, lang=lang)
    write_file(name, ".ics", made)


@_app.command("law", help="Quy định nào áp dụng, ở đâu, ngày nào. / What applies, where and when.")
def _law(
    *,
    on: _On = None,
    place: _Place = None,
    level: _Level = None,
    unit_kind: _Kind = None,
    own: _Own = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        regulation = where_of(place, level, unit_kind, own).regulation(day_of(on))
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
    own: _Own = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        regulation = where_of(place, level, unit_kind, own).regulation(day_of(on))
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
        _end_with(found=not certificate.sound)


@_app.command("layer", help="Văn bản dưới có nới lỏng văn bản trên? / Does LOWER relax UPPER?")
def _layer(
    upper: Annotated[str, typer.Argument(metavar="UPPER", help=_UPPER)],
    lower: Annotated[str, typer.Argument(metavar="LOWER", help=_TEXT)],
    *,
    place: _Place = None,
    level: _Level = None,
    unit_kind: _Kind = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        text = read_instrument(lower)
        page = Page(lang)
        above: dc.Regulation | dc.Instrument
        if is_day(upper):
            above = where_of(place, level, unit_kind, ()).regulation(as_day(upper))
            page.title("layer", text.title, above.place, page.law_of(above.on))
        else:
            above = read_instrument(upper)
            page.title("layer", text.title, above.title)
        layering = layer(above, text, calendar=dc.law.CALENDAR)
        refuse_uncompared(layering, text, above if isinstance(above, dc.Regulation) else None)
        page.text(layering.words(lang))
        page.end({"sound": layering.sound, "layering": layering}, as_json=as_json)
        _end_with(found=not layering.sound)


@_app.command("compare", help="Hai quy định khác nhau ở đâu. / What differs, case by case.")
def _compare(
    first: Annotated[str, typer.Argument(metavar="A", help=_SIDE)],
    second: Annotated[str, typer.Argument(metavar="B", help=_SIDE)],
    *,
    on: _On = None,
    place: _Place = None,
    level: _Level = None,
    unit_kind: _Kind = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        days = [as_day(side) for side in (first, second) if is_day(side)]
        sides: list[dc.Regulation] = []
        for side in (first, second):
            own = [] if is_day(side) else [side]
            day = as_day(side) if is_day(side) else days[0] if days and on is None else day_of(on)
            sides.append(where_of(place, level, unit_kind, own).regulation(day))
        comparison = compare(sides[0], sides[1], calendar=dc.law.CALENDAR)
        page = Page(lang)
        page.title("compare", sides[0].place)
        for side, regulation in zip((first, second), sides, strict=True):
            page.text(f"{side}: {page.law_of(regulation.on)}")
        page.text(comparison.words(lang))
        data: dict[str, object] = {"a": regulation_data(sides[0]), "b": regulation_data(sides[1])}
        page.end({**data, "differences": comparison.differences}, as_json=as_json)


@_app.command("why-not", help="Vì sao không, và cần đổi gì. / Why not, and what would change it.")
def _why_not(
    file: Annotated[str, typer.Argument(metavar="STATEMENTS", help=_FILE)],
    outcome: Annotated[str, typer.Argument(metavar="OUTCOME", help=_OUTCOME)],
    *,
    part: _PartId = None,
    place: _Place = None,
    level: _Level = None,
    unit_kind: _Kind = None,
    on: _On = None,
    plan_name: _Plan = None,
    own: _Own = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        plan = None if plan_name is None else read_plan(plan_name)
        where = where_of(place, level, unit_kind, own, plan)
        wished = word_of("OUTCOME", outcome, _OUTCOMES)  # an argument, so it has no dashes
        statement, index = part_of(read_statements(file), part)
        bound = where.bound(statement.on if on is None and plan is None else day_of(on, plan))
        found = why_not(statement, wished, bound, part=index)
        then = None if found.then is None else _screened(statement.parts[index], found.then)
        page = Page(lang)
        page.title("why_not", *where.heads)
        page.heading(f"{statement.part_id(index)}: {wished.label(lang)}")
        page.text(found.words(lang))
        page.end(
            {
                "part": statement.part_id(index),
                "outcome": wished,
                "steps": found.steps,
                "changes": found.changes,
                "then": then,
                "reason": found.reason,
            },
            as_json=as_json,
        )


@_app.command("explain", help="Giải thích quy tắc, ý kiến. / Explain a rule, or decisions.")
def _explain(
    what: Annotated[str, typer.Argument(metavar="RULE", help=_RULE)],
    *,
    part: _PartId = None,
    place: _Place = None,
    level: _Level = None,
    unit_kind: _Kind = None,
    on: _On = None,
    plan_name: _Plan = None,
    own: _Own = None,
    lang: _Lang = "vi",
    as_json: _Json = False,
) -> None:
    with _speaking(lang):
        page = Page(lang)
        if not what.lower().endswith((".json", ".toml")):
            rule = _rule(what, own)
            caveats = [law_136_2025.CAVEAT] if law_136_2025.amends(rule) else []
            page.rule(rule, caveats)
            page.end({**rule_data(rule), "caveats": caveats}, as_json=as_json)
            return
        plan = None if plan_name is None else read_plan(plan_name)
        where = where_of(place, level, unit_kind, own, plan)
        page.title("explain", *where.heads)
        explained: list[dict[str, object]] = []
        told: dict[dc.Words, None] = {}
        statements = read_statements(what)
        chosen = None if part is None else part_of(statements, part)
        for statement in statements if chosen is None else (chosen[0],):
            bound = where.bound(statement.on if on is None and plan is None else day_of(on, plan))
            for caveat in bound.caveats:
                if caveat not in told:
                    page.text(caveat.label(lang))
                told[caveat] = None
            screening = dc.screen(statement, bound)
            routing = dc.route(statement, screening, bound)
            for index, (s, r) in enumerate(zip(screening.parts, routing.parts, strict=True)):
                if chosen is None or index == chosen[1]:
                    why = explain(s), explain(r, statement=statement, regulation=bound)
                    explained.append({"id": s.id, "screening": why[0], "routing": why[1]})
                    page.heading(s.id)
                    page.text("\n".join(reason.words(lang) for reason in why))
                    page.labelled({"acts": in_words(s, r, bound, lang)["acts"]})
        data = {"place": where.unit, "caveats": list(told), "parts": explained}
        page.end(data, as_json=as_json)


@_app.command("schema", help="Lược đồ JSON của một tài liệu. / The JSON Schema of a document.")
def _schema(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help=_DOCUMENT)],
    *,
    lang: _Lang = "vi",
) -> None:
    with _speaking(lang):
        print(json.dumps(schema(document), ensure_ascii=False, indent=2))


def _end_with(*, found: bool) -> None:
    """End with code 1 where something was found, as a program asks."""
    if found:
        raise typer.Exit(1)


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


def _rule(rule_id: str, own: Iterable[str] | None) -> Rule:
    plan = dc.law.gia_nghia_2022.PLAN
    plans = regulation_of(plan.place, day_of(None, plan)).under(plan).rules
    texts = (*dc.law.INSTRUMENTS, *(read_instrument(name) for name in own or ()))
    known = {r.id: r for r in (*plans, *(r for text in texts for r in text.rules))}
    if rule_id in known:
        return known[rule_id]
    raise InvalidValueError(
        f"no rule {rule_id!r}; near it: {near(rule_id, known)}",
        f"không có quy tắc {rule_id!r}; gần giống: {near(rule_id, known)}",
        value=rule_id,
    )


# --- what is judged -----------------------------------------------------------------------------


def _editions(where: Where, plan: dc.Plan, on: Day | None) -> list[tuple[dc.Span, dc.Regulation]]:
    """Return each edition of the law that the plan's conference may fall under."""
    if on is not None:
        return [(dc.Span.on(on), where.regulation(on))]
    found: list[tuple[dc.Span, dc.Regulation]] = []
    for span in spans_of(plan):
        window = span if span.until is not None else dc.Span.on(span.since)
        for days, regulation in where.editions(window):
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


if __name__ == "__main__":
    main()
