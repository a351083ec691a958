"""Write what is made from the library: the glossary, the sheets of the law, the schemas.

``python docs/generate.py`` rewrites them; ``python docs/generate.py --check`` says which are stale
and ends with 1 if any is. The pages hold nothing but what the public names of the library give, in
the order of its data, so two runs write the same.
"""

import argparse
import itertools
import json
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple, TypeAlias

import dialogue_core as dc
from dialogue_core import law, vocabulary
from dialogue_core.errors import NoSuchLevelError
from dialogue_core.events import EVENTS, Corrected, Event, Received
from dialogue_core.lives import LIFECYCLE, PART_LIFE
from dialogue_core.plans import Plan, Text
from dialogue_core.regulations import Answer, Regulation
from dialogue_core.rules import (
    Absence,
    Desk,
    Discretion,
    Instrument,
    Limit,
    NotEncoded,
    Owed,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.serialization import BEYOND_SCHEMA, DOCUMENTS, NOT_READ, schema
from dialogue_core.statements import FACTS, Given, Part, Statement
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Citation, Period, Sealed, Span, Words, as_day, fold
from dialogue_core.vocabulary import (
    Admission,
    Competence,
    Conduct,
    Delivery,
    Field,
    Handling,
    Level,
    Matter,
    Organ,
    PartyDiscipline,
    Protection,
    Question,
    Secrecy,
    Settled,
    Settler,
    StatementKind,
    Term,
    Topic,
    UnitKind,
    Unknown,
)

HERE: Final = Path(__file__).parent
LANGS: Final[tuple[vocabulary.Lang, ...]] = ("vi", "en")


# --- Markdown -----------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Return the text so that Markdown shows it as it is, in a table as well."""
    return re.sub(r"([\\`*_|<\[\]])", r"\\\1", " ".join(text.split()))


def both(words: Words | Term) -> str:
    """Return the words in Vietnamese and English."""
    vi, en = plain(words.label("vi")), plain(words.label("en"))
    return vi if vi == en else f"{vi} – {en}"


def term(word: Term) -> str:
    """Return an English term with the Vietnamese one beside it."""
    return f"*{plain(word.en)}* ({plain(word.vi)})"


def terms(words: Iterable[Term], link: str = ", ") -> str:
    """Return several terms."""
    return link.join(term(word) for word in words)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; its cells are Markdown already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def page(source: str, *blocks: str) -> str:
    """Return a page of blocks, with a note that says where it comes from."""
    note = f"<!-- Made by docs/generate.py from {source}: edit that and run the script. -->"
    return "\n\n".join(block.strip("\n") for block in (note, *blocks) if block.strip()) + "\n"


def prose(module: ModuleType) -> str:
    """Return the docstring of a module without its first line, as Markdown."""
    _, _, rest = (module.__doc__ or "").partition("\n")
    return rest.replace("``", "`").strip()


def days(span: Span) -> str:
    """Return a span of days, its last day included."""
    return f"{span.since} to {span.last}" if span.last else f"from {span.since}"


def place_in(cites: Citation, lang: vocabulary.Lang) -> str:
    """Return a citation without the name of its instrument."""
    name = Citation(cites.instrument, kind=cites.kind, title=cites.title).words(lang)
    return plain(cites.words(lang).replace(name, "").strip())


# --- which page ---------------------------------------------------------------------------------


class Sheet(NamedTuple):
    """An instrument, and the module that holds it."""

    instrument: Instrument
    module: ModuleType

    @property
    def name(self) -> str:
        """The name of the module, and so of the page."""
        return self.module.__name__.rpartition(".")[2]

    @property
    def title(self) -> str:
        """Kind and number in Vietnamese, as a lawyer writes them."""
        return Citation(self.instrument.number, kind=self.instrument.kind).words("vi")


def sheets() -> tuple[Sheet, ...]:
    """Return every instrument shipped, in the order of the library."""
    names = (found.name for found in pkgutil.iter_modules(law.__path__))
    modules = [import_module(f"{law.__name__}.{name}") for name in names if name[0] != "_"]
    held = {m.INSTRUMENT.number: m for m in modules if hasattr(m, "INSTRUMENT")}
    return tuple(Sheet(found, held[found.number]) for found in law.INSTRUMENTS)


PAGE_OF: Final = {sheet.instrument.number: f"{sheet.name}.md" for sheet in sheets()}


def anchor(rule: Rule) -> str:
    """Return the label of a rule, by which other pages refer to it."""
    return "rule-" + re.sub(r"[^a-z0-9]+", "-", fold(rule.id)).strip("-")


def linked(rule: Rule) -> str:
    """Return the id of a rule as a link to its sheet; a line of a table has no label of its own."""
    table_of = PAGE_OF.get(rule.cites.instrument, "")
    return f"[`{rule.id}`]({table_of if isinstance(rule, Route) else '#' + anchor(rule)})"


# --- one rule -----------------------------------------------------------------------------------

KIND: Final[dict[type[Rule], str]] = {
    Requirement: "requirement (yêu cầu)",
    Limit: "limit (giới hạn)",
    Discretion: "discretion (quyền lựa chọn)",
    Owed: "act owed (việc phải làm)",
    Absence: "listed gap (chỗ không quy định)",
    Desk: "desk (nơi tiếp nhận)",
    Route: "route (phân công theo lĩnh vực)",
}
TABLE: Final[dict[type[Term], str]] = {
    Admission: "*admission* (tiếp nhận phát biểu)",
    Handling: "*handling* (hướng xử lý)",
    Protection: "*protection* (bảo vệ)",
}


def condition(given: Given) -> str:
    """Return where a rule speaks, in words."""
    named = [f"{term(name)} is {terms(values, ' or ')}" for name, values in given.named]
    return "where " + " and ".join(named) if named else "whatever the facts"


def demand(rule: Requirement) -> str:
    """Return what a requirement asks for."""
    if rule.at_least is not None:
        before = " before the conference" if rule.question is Question.NOTICE_LEAD else ""
        return f"at least {rule.at_least.words('en')}{before}"
    if rule.at_most is not None:
        since = f", counted from the {rule.question.milestone.en}"
        return (
            f"at most {rule.at_most.words('en')}{since if isinstance(rule.at_most, Period) else ''}"
        )
    if rule.all_of:
        return f"{'all of ' if len(rule.all_of) > 1 else ''}{terms(rule.all_of)}"
    return f"a choice among {terms(rule.one_of)}" if rule.one_of else "a duty without a number"


SHOWN_BY_A_PLAN: Final = (
    Question.FREQUENCY,
    Question.FORM,
    Question.CLUSTERS,
    Question.CHAIRS,
    Question.PARTNER,
    Question.INVITEES,
    Question.NOTICE_LEAD,
    Question.NOTICE_CHANNEL,
    Question.NOTICE_CONTENT,
    Question.RESULT_WITHIN,
    Question.RESULT_CHANNELS,
    Question.MONITORING,
)
"""The questions whose rules `check_plan` is able to put to a plan; a test keeps this true."""


def judged(rule: Requirement) -> str:
    """Return what `check_plan` makes of a requirement."""
    if rule.stated or rule.question not in SHOWN_BY_A_PLAN:
        return "no plan shows it, so `check_plan` leaves it open until a record does."
    if rule.by_analogy:
        return "it is applied by analogy, so a plan that says otherwise is *not evaluated*."
    if rule.confidence.carries_breach:
        return "`check_plan` calls a plan that says otherwise *breached*."
    return "its text is not verified, so a plan that says otherwise is *not evaluated*."


def effect(rule: Rule) -> str:
    """Return in one plain sentence what the library does with a rule."""
    match rule:
        case Requirement():
            return (
                f"Narrows the answer to {term(rule.question)}, by the law of the "
                f"{rule.question.anchor.en}, to {demand(rule)}; {judged(rule)}"
            )
        case Limit(only=found) | Discretion(among=found):
            leaves = (
                f"it leaves only {terms(found, ' or ')}"
                if isinstance(rule, Limit)
                else f"it lets the chair choose among {terms(found)}"
            )
            return f"In the table {TABLE[type(found[0])]}, {condition(rule.given)}, {leaves}."
        case Owed():
            upon = f", if the outcome is {terms(rule.upon, ' or ')}" if rule.upon else ""
            within = (
                f" within {rule.within.words('en')} of the {rule.since.en}" if rule.within else ""
            )
            without = "" if rule.within else ", without a number of days"
            return f"Adds the act {term(rule.act)}{within}{without}, {condition(rule.given)}{upon}."
        case Absence(question=asked):
            return (
                f"Lists that nothing here answers {term(asked)}: {OPEN}." if asked else NO_QUESTION
            )
        case Desk():
            return (
                f"Sends what comes out as {terms(rule.handlings, ' or ')} to {both(rule.lead.name)}"
                + (f", with {names(rule.partners)}" if rule.partners else "")
                + ("; the body of the field joins." if rule.with_field_body else ".")
            )
        case _:
            return ROUTES


NO_QUESTION: Final = "Lists a gap; it answers no question and narrows nothing."
OPEN: Final = "the answer is this gap, unless another text has a rule"
ROUTES: Final = (
    "`route` takes the lines whose field, matter and competence fit; a line for a matter goes "
    "before one for the whole field; where several bodies are left it names none and lists them."
)


def names(bodies: Iterable[Body]) -> str:
    """Return the names of bodies."""
    return "; ".join(both(body.name) for body in bodies)


def short(level: Level) -> str:
    """Return a level without the kinds of unit that it takes in."""
    vi, en = (level.label(lang).partition(" (")[0] for lang in LANGS)
    return f"{en} ({vi})"


def scope(rule: Rule) -> str:
    """Return which conferences a rule binds."""
    levels = ", ".join(short(level) for level in rule.levels)
    kinds = f"; only {terms(rule.unit_kinds)}" if rule.unit_kinds else ""
    places = ", ".join(f"`{p}`" for p in rule.places)
    return f"conferences at {levels}{kinds}; {'in ' + places if places else 'the whole country'}"


def remarks(rule: Rule) -> Iterator[str]:
    """Yield what else is to be known of a rule."""
    if rule.by_analogy:
        yield "By analogy (áp dụng tương tự): the text governs something else."
    if rule.ground is not None:
        yield f"Ground (căn cứ hạn chế): {cited(rule.ground)}."
    if rule.ended_by is not None:
        yield f"Ended by (hết hiệu lực theo): {cited(rule.ended_by)}."
    if rule.note is not None:
        yield f"Note (ghi chú): {both(rule.note)}"


def cited(cites: Citation) -> str:
    """Return a citation in Vietnamese and English."""
    return both(Words(cites.words("vi"), cites.words("en")))


def obliged(rule: Rule) -> Iterator[str]:
    """Yield who is obliged, where a requirement says it.

    72/2025/QH15 art. 43(1) obliges the council itself, not the standing body that sits for it.
    """
    if isinstance(rule, Requirement) and rule.obliges:
        found = (
            f"*{plain(o.as_obliged('en'))}* ({plain(o.as_obliged('vi'))})" for o in rule.obliges
        )
        yield f"Obliged (chủ thể): {', '.join(found)}"


def told(rule: Rule) -> str:
    """Return one rule under a heading of its own."""
    lines = [
        f"Rule: `{rule.id}`",
        f"In force (hiệu lực): {days(rule.in_force)}; {scope(rule)}",
        f"Confidence (mức độ xác minh): {both(rule.confidence)}",
        *obliged(rule),
        *remarks(rule),
        f"**What the library does:** {effect(rule)}",
    ]
    return (
        f"({anchor(rule)})=\n### {rule.slug} · {KIND[type(rule)]}\n\n"
        f"> {plain(rule.text.vi)}\n>\n> {plain(rule.text.en)}\n\n"
        + "".join(f"- {line}\n" for line in lines)
    )


# --- rules that are told together ---------------------------------------------------------------


def shared(rule: Rule) -> tuple[object, ...]:
    """Return what rules must share to stand in one table; a rule that stands alone shares none."""
    body = (rule.levels, rule.places, rule.unit_kinds, rule.by_analogy, rule.ground, rule.ended_by)
    match rule:
        case Route():
            return (Route, rule.at, *body)
        case Absence(question=question) if question is not None:
            return (Absence, template(rule), rule.in_force, rule.confidence, rule.note, *body)
        case _:
            return (rule.id,)


def template(gap: Absence) -> tuple[str, ...]:
    """Return the words of a gap with a blank for its question, by which gaps are told together."""
    asked = gap.question
    if asked is None:
        return (gap.id,)
    return tuple(plain(gap.text.label(lang).replace(asked.label(lang), "…")) for lang in LANGS)


def gaps(found: Sequence[Absence]) -> str:
    """Return gaps that say the same of one question each."""
    first = found[0]
    lines = [
        f"In force (hiệu lực): {days(first.in_force)}; {scope(first)}",
        f"Confidence (mức độ xác minh): {both(first.confidence)}",
        *remarks(first),
        f"**What the library does:** lists that nothing here answers the questions below: {OPEN}.",
    ]
    asked = [gap.question for gap in found if gap.question is not None]
    vi, en = template(first)
    return (
        "".join(f"({anchor(gap)})=\n" for gap in found)
        + f"### {', '.join(short(level) for level in first.levels)} · listed gaps\n\n"
        + f"> {vi}\n>\n> {en}\n\n"
        + "".join(f"- {line}\n" for line in lines)
        + "\n"
        + table(
            ("Question (vấn đề)", "Rule"),
            ((both(question), f"`{gap.id}`") for gap, question in zip(found, asked, strict=True)),
        )
    )


def competences(route: Route) -> str:
    """Return for which competences a route speaks."""
    if not route.competences:
        return "any"
    left = [c for c in Competence if c not in route.competences]
    if len(left) == 1:
        return f"any but {plain(left[0].en)}"
    return ", ".join(plain(c.en) for c in route.competences)


def routes(found: Sequence[Route]) -> str:
    """Return routes of one level as a table."""
    first = found[0]
    lines = [
        f"For {scope(first)}",
        *(line for line in remarks(first) if not line.startswith("Note")),
        f"**What the library does:** {ROUTES}",
    ]
    noted = any(route.note for route in found)
    heads = ("Clause", "Field", "Matter", "Competence", "Lead", "Partners", "Days", "Confidence")
    return (
        f"### Bodies of the {short(first.at)} · routes (phân công theo lĩnh vực)\n\n"
        + "".join(f"- {line}\n" for line in lines)
        + "\n"
        + table(
            (*heads, *(("Note",) if noted else ())),
            (
                (
                    plain(route.text.vi),
                    ", ".join(plain(field.en) for field in route.fields),
                    plain(route.matter.en) if route.matter else "",
                    competences(route),
                    plain(route.lead.label("en")),
                    "; ".join(plain(body.label("en")) for body in route.partners),
                    days(route.in_force),
                    route.confidence.value,
                    *((both(route.note) if route.note else "",) if noted else ()),
                )
                for route in found
            ),
        )
    )


def clauses(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the rules in the order of the articles, under a heading for each clause."""
    for cites, of_clause in itertools.groupby(rules, key=lambda rule: rule.cites):
        vi, en = place_in(cites, "vi"), place_in(cites, "en")
        yield f"## {vi} · {en}" if vi else "## No article named (không nêu điều)"
        for _, run in itertools.groupby(of_clause, key=shared):
            found = tuple(run)
            lines = tuple(rule for rule in found if isinstance(rule, Route))
            open_ = tuple(rule for rule in found if isinstance(rule, Absence))
            if lines:
                yield routes(lines)
            elif len(open_) > 1:
                yield gaps(open_)
            else:
                yield told(found[0])


# --- one instrument -----------------------------------------------------------------------------


def header(sheet: Sheet) -> str:
    """Return the header of an instrument."""
    found = sheet.instrument
    return table(
        ("", ""),
        (
            ("Number (số, ký hiệu)", plain(found.number)),
            ("Kind (loại)", both(found.kind)),
            ("Title (trích yếu)", both(found.title)),
            ("Issuer (cơ quan ban hành)", both(found.issuer)),
            ("Dated (ngày ban hành)", str(found.dated or "not known (chưa rõ)")),
            ("In force (hiệu lực)", days(found.in_force)),
            ("Confidence in its dates (mức độ xác minh)", both(found.confidence)),
            ("Compared with the sources (đối chiếu)", str(found.checked_on)),
            ("Text (toàn văn)", found.link or "no link recorded yet"),
            ("Module", f"`dialogue_core.law.{sheet.name}`"),
        ),
    )


def left_out(found: Iterable[NotEncoded]) -> str:
    """Return what an instrument leaves out on purpose."""
    lines = [
        f"- {place_in(n.cites, 'vi') or 'toàn văn bản'} · {place_in(n.cites, 'en') or 'the text'}: "
        f"{both(n.reason)}\n"
        for n in found
    ]
    return "## Not encoded, and why (không mã hóa)\n\n" + "".join(lines) if lines else ""


def sheet_page(sheet: Sheet) -> str:
    """Return the rule sheet of an instrument."""
    found = sheet.instrument
    said = prose(sheet.module)
    return page(
        f"law/{sheet.name}.py",
        f"# {plain(sheet.title)}",
        both(found.title) + ".",
        header(sheet),
        f"## What was read, and what is in doubt\n\n{said}" if said else "",
        *clauses(found.rules),
        "" if found.rules else "No rule of this text has an effect here.",
        left_out(found.not_encoded),
    )


# --- the founding plan --------------------------------------------------------------------------


def provision_words(provision: object) -> str:
    """Return the words of a provision."""
    for name in ("words", "task", "what", "who"):
        found = getattr(provision, name, None)
        if isinstance(found, Words):
            return both(found)
    when = getattr(provision, "when", None) or getattr(provision, "by_when", None)
    return plain(when.as_written) if when else ""


def bodies_of(provision: object) -> str:
    """Return the bodies that a provision names."""
    body = getattr(provision, "body", None)
    by: tuple[Body, ...] = getattr(provision, "by", ())
    return names((*((body,) if isinstance(body, Body) else ()), *by))


def plan_page(plan: Plan) -> str:
    """Return the sheet of a plan: its provisions, and the rules that they make."""
    regulation = law.regulation_for(plan.place, plan.level, on=plan_day(plan))
    joined = [r for r in regulation.under(plan).rules if r.cites.instrument == plan.id]
    title = plan.document.title
    return page(
        "law/gia_nghia_2022.py",
        f"# {plain(title.vi)}",
        both(title) + ".",
        "The founding text: a plan (kế hoạch) of one city for one year. It is no instrument, so "
        "it does not stand among them; `Regulation.under` joins the limits, duties and bodies that "
        "it lays down itself.",
        table(
            ("", ""),
            (
                ("Issuer (cơ quan ban hành)", both(plan.document.issuer.name)),
                ("Place (nơi)", plain(plan.place.full_name)),
                ("Level (cấp)", both(plan.place.level)),
                ("Organiser (cơ quan tổ chức)", both(plan.organiser.name)),
                ("Read (phạm vi đã đọc)", both(plan.extent)),
                ("Not visible (không thấy)", terms(plan.unseen)),
                ("Module", "`dialogue_core.law.gia_nghia_2022`"),
            ),
        ),
        "## Its provisions, in the order of the document",
        table(
            ("At", "Provision", "What it says", "Bodies"),
            (
                (
                    plain(p.at),
                    type(p).__name__ + (f": {p.aspect.en}" if isinstance(p, Text) else ""),
                    provision_words(p),
                    bodies_of(p),
                )
                for p in plan.provisions
            ),
        ),
        "## The rules that it makes",
        "What it says in words (purposes, requirements, programme) makes no rule.",
        *(told(rule) for rule in joined),
    )


def plan_day(plan: Plan) -> object:
    """Return the first day on which the plan's conference may be held."""
    return next(o.when.span.since for o in plan.occasions if o.when and o.when.span)


# --- the law over time --------------------------------------------------------------------------

WARD: Final = Unit(id="any-ward", name="(bất kỳ)", kind=UnitKind.PHUONG)
"""A ward to which no local rule speaks."""

EDITIONS: Final = tuple(
    as_day(day)
    for day in (
        "2016-01-01",
        "2025-02-28",
        "2025-03-01",
        "2025-06-15",
        "2025-06-16",
        "2025-06-30",
        "2025-07-01",
        "2026-07-01",
    )
)
CHANGES: Final = (
    ("2025-02-28", "2025-03-01"),
    ("2025-06-15", "2025-06-16"),
    ("2025-06-30", "2025-07-01"),
    ("2026-06-30", "2026-07-01"),
)


def answered(answer: Answer) -> str:
    """Return an answer in a few words."""
    if answer.absences:
        return "gap"
    said: list[str] = []
    if answer.at_least is not None:
        said.append(f"≥ {answer.at_least.words('en')}")
    if answer.at_most is not None:
        said.append(f"≤ {answer.at_most.words('en')}")
    said += [plain(word.en) for word in answer.all_of]
    if answer.one_of is not None:
        said.append("one of: " + ", ".join(plain(word.en) for word in answer.one_of))
    texts = ", ".join(dict.fromkeys(plain(rule.cites.instrument) for rule in answer.rules))
    return f"{'; '.join(said) or 'yes, no number'} ({texts})"


def editions() -> str:
    """Return the worked answers of a ward on the days of the editions."""
    regulations = [law.regulation_for(WARD, on=day) for day in EDITIONS]
    rows: list[tuple[str, ...]] = []
    for question in Question:
        cells = [answered(regulation.answer(question)) for regulation in regulations]
        same = (a if a != b else "=" for a, b in zip(cells[1:], cells, strict=False))
        rows.append((both(question), cells[0], *same))
    return table(("Question", *(str(day) for day in EDITIONS)), rows)


def changes() -> Iterator[str]:
    """Yield what changed between two days: the rules that ended and that began."""
    for before, after in CHANGES:
        old, new = (law.regulation_for(WARD, on=day) for day in (before, after))
        heads = (f"No longer on {after}", f"New on {after}")
        sides = (difference(old, new), difference(new, old))
        yield f"### {before} to {after}\n\n" + table(
            ("", "Rules"), ((head, side) for head, side in zip(heads, sides, strict=True))
        )


def difference(one: Regulation, other: Regulation) -> str:
    """Return the rules of one regulation that the other has not."""
    kept = {rule.id for rule in other.rules}
    gone = [rule for rule in one.rules if rule.id not in kept]
    lines = [linked(rule) for rule in gone if not isinstance(rule, Route | Desk)]
    bodies = len(gone) - len(lines)
    lines += [f"{bodies} line(s) about who answers"] if bodies else []
    return ", ".join(lines) or "none"


# --- worked cases -------------------------------------------------------------------------------


class Case(NamedTuple):
    """One statement to be worked, with its words in both languages."""

    words: Words
    part: Part
    delivery: Delivery = Delivery.SPOKEN
    conduct: Conduct | None = None


PETITION, WARDS_OWN = StatementKind.PETITION, Settler.WARD
CASES: Final = (
    Case(
        Words("kiến nghị thuộc thẩm quyền xã", "a recommendation that the ward settles"),
        Part(kind=PETITION, settled_by=WARDS_OWN),
    ),
    Case(
        Words("kiến nghị thuộc thẩm quyền tỉnh", "a recommendation that the province settles"),
        Part(kind=PETITION, settled_by=Settler.PROVINCE),
    ),
    Case(
        Words(
            "câu hỏi ngoài nội dung (chưa ghép kế hoạch)", "an off-topic question, no plan joined"
        ),
        Part(kind=StatementKind.QUESTION, settled_by=WARDS_OWN, topic=Topic.OFF),
    ),
    Case(
        Words("khiếu nại quyết định của xã", "a complaint about the ward's decision"),
        Part(kind=StatementKind.COMPLAINT, decision_maker=WARDS_OWN),
    ),
    Case(
        Words("tố cáo trực tiếp cán bộ xã", "a spoken denunciation of a ward official"),
        Part(kind=StatementKind.DENUNCIATION, accused_managed_by=WARDS_OWN),
    ),
    Case(
        Words("đơn tố cáo, thẩm quyền tỉnh", "a signed denunciation, the province's"),
        Part(kind=StatementKind.DENUNCIATION, accused_managed_by=Settler.PROVINCE),
        delivery=Delivery.SIGNED,
    ),
    Case(
        Words("tố cáo nặc danh", "an anonymous denunciation"),
        Part(kind=StatementKind.DENUNCIATION, accused_managed_by=WARDS_OWN),
        delivery=Delivery.ANONYMOUS,
    ),
    Case(
        Words("tố cáo đảng viên vi phạm kỷ luật Đảng", "a denunciation about Party discipline"),
        Part(
            kind=StatementKind.DENUNCIATION,
            accused_managed_by=WARDS_OWN,
            party_discipline=PartyDiscipline.YES,
        ),
    ),
    Case(
        Words("câu hỏi chạm bí mật nhà nước", "a question that touches a State secret"),
        Part(kind=StatementKind.QUESTION, settled_by=WARDS_OWN, secrecy=Secrecy.YES),
    ),
    Case(
        Words("kiến nghị của người say rượu", "a recommendation of an intoxicated speaker"),
        Part(kind=PETITION, settled_by=WARDS_OWN),
        conduct=Conduct.INTOXICATED,
    ),
    Case(
        Words("kiến nghị đã trả lời bằng văn bản", "a recommendation answered in writing before"),
        Part(kind=PETITION, settled_by=WARDS_OWN, settled=Settled.ANSWERED),
    ),
    Case(
        Words("chưa rõ là kiến nghị hay tố cáo", "in doubt what kind it is"),
        Part(kind=Unknown.UNKNOWN, settled_by=WARDS_OWN),
    ),
)


def worked(case: Case, regulation: Regulation) -> tuple[str, str, str]:
    """Return what becomes of a case, the acts owed, and the rules."""
    statement = Statement(
        id="S1",
        on=regulation.on,
        words=Sealed(case.words.vi),
        delivery=case.delivery,
        conduct=case.conduct,
        parts=(case.part,),
    )
    screened = dc.screen(statement, regulation).parts[0]
    owed = dict.fromkeys(i for act in screened.acts for i in act.rules)
    rules = (*screened.rules, *(regulation.rule(i) for i in owed))
    return (
        plain(screened.words("en")),
        "; ".join(plain(act.words("en")) for act in screened.acts),
        ", ".join(linked(rule) for rule in rules),
    )


def cases() -> str:
    """Return the worked cases, each with the days for which it comes out so."""
    rows: list[tuple[str, ...]] = []
    spans = law.over(WARD, span=Span(EDITIONS[0], until=as_day("2026-11-24")))
    for case in CASES:
        told_of = [(span, worked(case, regulation)) for span, regulation in spans]
        for outcome, run in itertools.groupby(told_of, key=lambda pair: pair[1]):
            found = [span for span, _ in run]
            open_ = found[-1] == spans[-1][0]
            until = Span(found[0].since, None if open_ else found[-1].until)
            rows.append((both(case.words), days(until), *outcome))
    return table(("Statement", "Days", "What becomes of it", "Acts owed", "Rests on"), rows)


def who_answers() -> str:
    """Return who answers each field in a ward, before and after the end of the district."""
    columns = [law.regulation_for(WARD, on=day) for day in ("2025-06-30", "2025-07-01")]
    return table(
        ("Field", *(str(regulation.on) for regulation in columns)),
        ((both(field), *(body_for(field, r) for r in columns)) for field in Field),
    )


def body_for(field: Field, regulation: Regulation) -> str:
    """Return who answers a recommendation that the ward settles."""
    part = Part(kind=PETITION, field=field, settled_by=WARDS_OWN)
    statement = Statement(
        id="S1", on=regulation.on, words=Sealed("…"), delivery=Delivery.SPOKEN, parts=(part,)
    )
    found = dc.route(statement, dc.screen(statement, regulation), regulation).parts[0]
    return plain(found.words("vi"))


def ended() -> str:
    """Return what the library says of a level that has ended."""
    plan = law.gia_nghia_2022.PLAN
    try:
        law.regulation_for(plan.place, plan.level, on="2025-07-01")
    except NoSuchLevelError as error:
        return f"> {plain(error.vi)}\n>\n> {plain(error.en)}"
    raise AssertionError("the city level is expected to have ended on 2025-07-01")


# --- the law, from above ------------------------------------------------------------------------


def index_page(found: Sequence[Sheet]) -> str:
    """Return the table of instruments and of editions."""
    return page(
        "dialogue_core.law",
        "# The law (quy định), made readable",
        "Every rule that the library ships, with its citation, its words, its days and a mark for "
        "how far its text was verified. Read a sheet with the official text beside it; tell the "
        "maintainers what differs.",
        "```{toctree}\n:hidden:\n\n"
        + "\n".join(sheet.name for sheet in found)
        + "\ngia_nghia_2022\n```",
        "## Instruments (văn bản)",
        table(
            ("Instrument", "Title", "Issuer", "Dated", "In force", "Confidence", "Rules"),
            (
                (
                    f"[{plain(s.title)}]({s.name}.md)",
                    both(s.instrument.title),
                    both(s.instrument.issuer),
                    str(s.instrument.dated or "not known"),
                    days(s.instrument.in_force),
                    s.instrument.confidence.value,
                    str(len(s.instrument.rules)),
                )
                for s in found
            ),
        ),
        "The confidence here is that of an instrument's dates; each rule carries its own. Beside "
        "the instruments stands the founding text, the "
        "[plan of Gia Nghĩa for 2022](gia_nghia_2022.md).",
        "## Editions of the duty (các thời kỳ)",
        "What the library answers for a ward (phường) to which no local rule speaks, on the last "
        "and the first day of each edition. A *gap* is listed: the texts say nothing, and the "
        "library knows that they do; *=* is the same as a column before. Several things in one "
        "cell are all demanded. Rules also begin or end on other days: all of them are "
        + ", ".join(str(day) for day in law.boundaries())
        + ".",
        editions(),
        "## What an edition changed",
        *changes(),
        "## Above the ward",
        "Statute lays the conference on the commune level only. Of a city (thành phố thuộc tỉnh), "
        "of any unit of the district level and of a province every question but "
        f"{terms(ruled_above())} is a listed gap, or rests on the Party line. The district level "
        "ended; asked for the city of Gia Nghĩa on 2025-07-01, the library says:",
        ended(),
        "## Worked cases",
        "What becomes of a statement at a conference of such a ward, with all other facts "
        "presumed. Where the answer changed with the law, each span of days has its line.",
        cases(),
        "## Who answers in a ward",
        "A recommendation that the ward settles, on the last day of the district level and on the "
        "first day after it.",
        who_answers(),
    )


def ruled_above() -> tuple[Question, ...]:
    """Return the questions that a rule answers at the city level in 2022, the Party line apart."""
    plan = law.gia_nghia_2022.PLAN
    regulation = law.regulation_for(plan.place, plan.level, on=plan_day(plan))
    state = [
        rule.question
        for rule in regulation.of(Requirement)
        if rule.cites.instrument_kind is not vocabulary.InstrumentKind.PARTY_REGULATION
    ]
    return tuple(question for question in Question if question in state)


# --- the glossary -------------------------------------------------------------------------------

CONCEPTS: Final = (
    ("plan", "kế hoạch", "`Plan`: one document's header and provisions"),
    ("provision", "nội dung của kế hoạch", "`plans.Provision`: eleven kinds"),
    ("dialogue conference", "hội nghị đối thoại với Nhân dân", "`plans.Occasion` of a plan"),
    ("statement, part", "ý kiến, từng nội dung của ý kiến", "`Statement`, `Part`"),
    ("fact", "yếu tố, tình tiết", "`vocabulary.FactName`, `Facts`"),
    ("presumption", "suy đoán", "`statements.Fact.presumed`"),
    ("in doubt", "chưa rõ", "`UNKNOWN`"),
    ("complaint", "khiếu nại", "`StatementKind.COMPLAINT`"),
    ("denunciation", "tố cáo", "`StatementKind.DENUNCIATION`"),
    ("recommendation, feedback", "kiến nghị, phản ánh", "`StatementKind.PETITION`, both"),
    ("chair", "người chủ trì", "`plans.Chair`"),
    ("lead, coordinating body", "cơ quan chủ trì, cơ quan phối hợp", "`Role.LEAD`, `COORDINATE`"),
    ("competence", "thẩm quyền", "`Competence`, seen from one level; `Settler`, absolute"),
    ("instrument", "văn bản", "`Instrument`"),
    ("article, clause, point", "điều, khoản, điểm", "`Citation`"),
    ("in force", "có hiệu lực", "`Rule.in_force`, a `Span`"),
    ("regulation", "quy định áp dụng", "`Regulation`: all rules of one place, level and day"),
    ("requirement", "yêu cầu", "`rules.Requirement`"),
    ("limit", "giới hạn", "`rules.Limit`"),
    ("discretion", "quyền lựa chọn", "`rules.Discretion`"),
    ("act owed", "việc phải làm", "`rules.Owed`, `screening.ActOwed`"),
    ("listed gap", "chỗ pháp luật không quy định", "`rules.Absence`"),
    ("desk, route", "nơi tiếp nhận, phân công theo lĩnh vực", "`rules.Desk`, `rules.Route`"),
    ("screening", "sàng lọc ý kiến", "`screen`, `Screening`"),
    ("routing", "phân công trả lời", "`route`, `Routing`"),
    ("deadline", "thời hạn", "`schedule`, `Deadline`"),
    ("finding, verdict", "kết quả đối chiếu", "`check_plan`, `Finding`, `Verdict`"),
    ("by analogy", "áp dụng tương tự", "`Rule.by_analogy`"),
    ("minutes", "biên bản", "not in the library yet"),
    ("conclusion", "thông báo kết luận", "`FollowUpCase.CONCLUSION` of a plan; no record yet"),
    ("level: city, ward", "thành phố thuộc tỉnh; xã, phường, thị trấn", "`Level.CITY`, `WARD`"),
    ("unit, territory", "đơn vị hành chính, địa giới", "`Unit`, `Territory`"),
)


def vocabulary_section(kind: type[Term]) -> str:
    """Return one closed vocabulary."""
    first = (kind.__doc__ or "").partition("\n")[0].replace("``", "`")
    heads = ["Value", "Vietnamese", "English"]
    rows = [[f"`{word.value}`", plain(word.vi), plain(word.en)] for word in kind]
    presumed = {fact.presumed for fact in FACTS}
    if kind is Question:
        heads += ["Law of"]
        rows = [[*row, plain(q.anchor.en)] for row, q in zip(rows, Question, strict=True)]
    if kind is Matter:
        heads += ["Fields"]
        rows = [
            [*row, ", ".join(f"`{field.value}`" for field in matter.fields)]
            for row, matter in zip(rows, Matter, strict=True)
        ]
    if kind is Organ:
        heads += ["Where a text obliges it"]
        told = (Words(o.as_obliged("vi"), o.as_obliged("en")) for o in Organ)
        rows = [
            [*row, "" if words.vi == organ.vi else both(words)]
            for row, organ, words in zip(rows, Organ, told, strict=True)
        ]
    if kind is UnitKind:
        heads += ["Level"]
        rows = [[*row, f"`{u.level.value}`"] for row, u in zip(rows, UnitKind, strict=True)]
    if any(word in presumed for word in kind):
        heads += ["Presumed"]
        rows = [
            [*row, "where nobody recorded it" if word in presumed else ""]
            for row, word in zip(rows, kind, strict=True)
        ]
    return f"### {kind.__name__}\n\n{first}\n\n{table(heads, rows)}"


def glossary_page() -> str:
    """Return the glossary: the concepts, and every closed vocabulary."""
    kinds = [kind for kind in Term.__subclasses__() if kind.__module__ == vocabulary.__name__]
    return page(
        "dialogue_core.vocabulary",
        "# Glossary (thuật ngữ)",
        "One word for each concept, in the documents, in the code and in what the library says.",
        "## Concepts",
        table(("English", "Vietnamese", "In the code"), CONCEPTS),
        "## Closed vocabularies",
        "Each member has a stable value, which is what is stored, and a term in both languages: "
        '`Verdict.MET.vi`, `.en`, `.label("vi")`. All stand in `dialogue_core.vocabulary`. Where '
        "the order means something (outcomes), the table keeps it.",
        *(vocabulary_section(kind) for kind in kinds),
    )


# --- the lives of a session and of a part -------------------------------------------------------

Row: TypeAlias = Mapping[type[Event], Term]
"""The events that one status allows, and where each leads."""


def event_name(kind: type[Event]) -> str:
    """Return what an event is called, with its class."""
    return f"`{kind.__name__}` {both(kind.named)}"


def diagram(lives: Mapping[Any, Row], start: str) -> str:
    """Return a table of transitions as a state diagram; what leads nowhere is not drawn."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{status.en} ({status.vi})" as {status.value}' for status in lives]
    lines.append(f"    [*] --> {start}")
    for status, row in lives.items():
        moves = ((to, kind) for kind, to in row.items() if to is not status)
        for to, found in itertools.groupby(sorted(moves, key=by_target), key=by_target):
            label = ", ".join(kind.named.en for _, kind in found)
            lines.append(f"    {status.value} --> {to}: {label}")
    return "```mermaid\n" + "\n".join(lines) + "\n```"


def by_target(move: tuple[Term, type[Event]]) -> str:
    """Return the value of the status that a move leads to."""
    return move[0].value


def transitions(lives: Mapping[Any, Row]) -> str:
    """Return a table of transitions as it stands."""
    return table(
        ("Status (trạng thái)", "Event (sự kiện)", "Leads to (chuyển sang)"),
        (
            (
                both(status) if n == 0 else "",
                event_name(kind),
                both(to) if to is not status else "–",
            )
            for status, row in lives.items()
            for n, (kind, to) in enumerate(row.items())
        ),
    )


def lives_page() -> str:
    """Return the page of the two tables of transitions."""
    in_tables = {kind for row in (*LIFECYCLE.values(), *PART_LIFE.values()) for kind in row}
    acts = [k for k in EVENTS if k not in in_tables and k not in (Received, Corrected)]
    return page(
        "lives.py",
        "# The lives of a session and of a part (vòng đời)",
        "What may be recorded when, as the library has it: these are its tables, drawn and listed. "
        "They refuse nonsense, never illegality: an opening without a notice is recorded, so that "
        "a check can find it. [The record of a conference](sessions.md) says how they are used.",
        "## A session (cuộc đối thoại)",
        diagram(LIFECYCLE, "new"),
        "A line – leads nowhere: it is recorded, and the status stays.",
        transitions(LIFECYCLE),
        "## A part of a statement (nội dung của ý kiến)",
        f"It begins with {event_name(Received)}.",
        diagram(PART_LIFE, "received"),
        transitions(PART_LIFE),
        "## Acts without a fixed order (việc không theo thứ tự)",
        "These are dated, and possible in every status; "
        f"{event_name(Corrected)} corrects any other entry.",
        "".join(f"- {event_name(kind)}\n" for kind in acts),
    )


# --- schemas ------------------------------------------------------------------------------------


def schema_file(name: str) -> str:
    """Return the JSON Schema of a document, one definition a line."""
    made = schema(name)
    definitions = made.pop("$defs")
    lines = [f"{written(key)}: {written(value)}" for key, value in made.items()]
    below = ",\n".join(f"  {written(key)}: {written(value)}" for key, value in definitions.items())
    return "{\n " + ",\n ".join([*lines, f'"$defs": {{\n{below}\n }}']) + "\n}\n"


def written(value: object) -> str:
    """Return a value as JSON in one line."""
    return json.dumps(value, ensure_ascii=False)


def schemas_page() -> str:
    """Return the page about the documents, their schemas and versions."""
    rows = []
    for name in DOCUMENTS:
        found = schema(name)
        told = f"{plain(found['title'])} – {plain(found['description'])}"
        rows.append([f"{{download}}`{name}.json`", told])
    return page(
        "dialogue_core.serialization",
        "# Documents and their schemas (tài liệu và lược đồ)",
        "The documents that `dialogue_core.serialization` writes and reads, each with its JSON "
        "Schema (draft 2020-12); `dialogue-core schema NAME` prints the same. In a schema `title` "
        "is Vietnamese, `description` English.",
        table(("Schema", "Document"), rows),
        "A list of statements, as a file of them holds, is a JSON list of *statement* documents, "
        "or TOML tables `[[statements]]`. Findings are written only: a check finds them anew.",
        "## Versions",
        'A document says its format and version: `"schema": "dialogue-core/plan/1"`. Where the key '
        "is missing the document is of version 1, in this release and in every later one, so a "
        "file written by hand keeps its meaning. A later release brings an older version up to "
        "date step by step before it reads it; a version that it does not know yet is refused, and "
        "so is a document of another format. Nothing is dropped without a word: a key that is not "
        "known is a fault.",
        "## Copies to be shared",
        "`dump_redacted` writes what may leave the record. Sealed words are replaced by "
        '`{"sealed": true}`, the ids of speakers by pseudonyms under a key of your own, and the '
        'copy says `"redacted": true`. What loads a record refuses it. Where a statement is '
        "guarded, or may prove to be a denunciation, the copy does not tell whether its speaker is "
        "the one of another turn.",
        "## One value by itself (từng giá trị)",
        "`make_converter` reads and writes every public class, not only whole documents: a unit, a "
        "rule, a row of a table, a calendar. What the library works out is not read, as "
        "a verdict that anybody could write down would prove nothing; these classes are refused, "
        "each with what to do instead:",
        table(("Class", "Why, and what to do instead"), refused_rows()),
        "## What a schema cannot say",
        "A document that is valid by its schema loads, or is refused for one of these reasons:",
        "\n".join(f"- {plain(reason.en)} *{plain(reason.vi)}*" for reason in BEYOND_SCHEMA),
    )


def refused_rows() -> list[list[str]]:
    """Return the classes that are not read, those with one reason in one row."""
    names: dict[Words, list[str]] = {}
    for name, why in NOT_READ.items():
        names.setdefault(why, []).append(f"`{name}`")
    return [
        [", ".join(listed), f"{plain(why.en)} *{plain(why.vi)}*"] for why, listed in names.items()
    ]


# --- all pages ----------------------------------------------------------------------------------


def pages() -> dict[str, str]:
    """Return every generated page by its path in the documentation."""
    found = sheets()
    return {
        "glossary.md": glossary_page(),
        "sessions_life.md": lives_page(),
        "law/index.md": index_page(found),
        "law/gia_nghia_2022.md": plan_page(law.gia_nghia_2022.PLAN),
        **{f"law/{sheet.name}.md": sheet_page(sheet) for sheet in found},
        "schema/index.md": schemas_page(),
        **{f"schema/{name}.json": schema_file(name) for name in DOCUMENTS},
    }


def stale(root: Path = HERE) -> list[str]:
    """Return the pages that are missing, that differ, or that nothing makes any more."""
    wanted = pages()
    folders = ("law", "schema")
    there = {p.relative_to(root).as_posix() for name in folders for p in (root / name).glob("*")}
    return sorted(
        {name for name, text in wanted.items() if read(root / name) != text}
        | {name for name in there if name not in wanted}
    )


def read(path: Path) -> str | None:
    """Return the text of a file, or none where there is no file."""
    return path.read_text(encoding="utf-8") if path.exists() else None


def write(root: Path = HERE) -> list[str]:
    """Rewrite the stale pages, remove those that nothing makes, and return their names."""
    wanted = pages()
    found = stale(root)
    for name in found:
        path = root / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Rewrite the pages, or with ``--check`` only say which are stale."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if stale")
    checking = bool(parser.parse_args(argv).check)
    for name in (found := stale() if checking else write()):
        print(f"stale: docs/{name}" if checking else f"wrote: docs/{name}")
    return int(checking and bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
