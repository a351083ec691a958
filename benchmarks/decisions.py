"""Speed of screening, routing and certificates against hand-written code and rules engines.

What is compared is first checked to decide alike.

    python benchmarks/decisions.py [--quick]

It needs `datalogic-py`, `rule-engine` and `zen-engine` (dependency group `bench`).
"""

import copy
import itertools
import json
import random
from collections.abc import Iterable, Sequence
from typing import Final

import attrs
import datalogic_py
import rule_engine
import zen
from _report import QUICK, Report, ratio

import dialogue_core as dc
from dialogue_core import certificates, regulations
from dialogue_core.errors import NoSuchLevelError
from dialogue_core.statements import FACTS
from dialogue_core.tables import Table
from dialogue_core.territory import Body
from dialogue_core.vocabulary import (
    Competence,
    Delivery,
    FactName,
    Handling,
    PartyDiscipline,
    Secrecy,
    StatementKind,
    Topic,
    UnitKind,
)

ROUNDS: Final = 3 if QUICK else 15
MANY: Final = 500 if QUICK else 2_000
FEW: Final = 20 if QUICK else 100
SEED: Final = 20_221_014

PLAN: Final = dc.law.gia_nghia_2022.PLAN
LAW: Final = dc.law.regulation_for(PLAN.place, on="2022-10-14").under(PLAN)

REPORT: Final = Report(
    "Screening, routing and certificates", "datalogic-py", "rule-engine", "zen-engine"
)


# --- what is decided ----------------------------------------------------------------------------

CHANCE: Final = random.Random(SEED)  # noqa: S311 -- cases, not secrets
FIELDS: Final = tuple(CHANCE.choice(tuple(dc.Field)) for _ in range(MANY))


@attrs.frozen(kw_only=True)
class Plain:
    """The same facts in the plainest object, so that hand-written code is at its best."""

    kind: StatementKind
    topic: Topic
    competence: Competence
    party_discipline: PartyDiscipline
    delivery: Delivery
    secrecy: Secrecy


FACTS_SEEN: Final = tuple(
    dc.Facts(**{fact.name.value: CHANCE.choice(fact.values) for fact in FACTS}) for _ in range(MANY)
)
PLAIN: Final = tuple(
    Plain(**{field.name: getattr(facts, field.name) for field in attrs.fields(Plain)})
    for facts in FACTS_SEEN
)

BY_HAND: Final[tuple[tuple[dict[FactName, tuple[str, ...]], Handling], ...]] = (
    (
        {
            FactName.KIND: (StatementKind.DENUNCIATION,),
            FactName.DELIVERY: (Delivery.ANONYMOUS,),
        },
        Handling.FILE_OR_INSPECT,
    ),
    ({FactName.PARTY_DISCIPLINE: (PartyDiscipline.YES,)}, Handling.INSPECTION_COMMITTEE),
    ({FactName.KIND: (StatementKind.DENUNCIATION,)}, Handling.TAKE_PRIVATELY),
    (
        {FactName.KIND: (StatementKind.COMPLAINT,), FactName.DELIVERY: (Delivery.ANONYMOUS,)},
        Handling.FILE_OR_INSPECT,
    ),
    (
        {FactName.KIND: (StatementKind.COMPLAINT,), FactName.COMPETENCE: (Competence.OWN,)},
        Handling.TAKE_PRIVATELY,
    ),
    ({FactName.KIND: (StatementKind.COMPLAINT,)}, Handling.GUIDE),
    (
        {
            FactName.KIND: (StatementKind.PETITION,),
            FactName.COMPETENCE: (
                Competence.HIGHER,
                Competence.OTHER_AGENCY,
                Competence.NOT_STATE,
            ),
            FactName.SECRECY: (Secrecy.NO,),
        },
        Handling.FORWARD,
    ),
    ({FactName.SECRECY: (Secrecy.YES,)}, Handling.ANSWER_SEPARATELY),
    ({FactName.TOPIC: (Topic.OFF,)}, Handling.ANSWER_SEPARATELY),
    ({}, Handling.ANSWER),
)
"""The table of handling as an engine of first hits needs it: in order, each exception first."""


def by_hand(facts: Plain) -> Handling:  # noqa: PLR0911 -- one exit for each row
    """Decide the handling as one writes it by hand: the outcome alone, no reasons."""
    kind = facts.kind
    if kind is StatementKind.DENUNCIATION and facts.delivery is Delivery.ANONYMOUS:
        return Handling.FILE_OR_INSPECT
    if facts.party_discipline is PartyDiscipline.YES:
        return Handling.INSPECTION_COMMITTEE
    if kind is StatementKind.DENUNCIATION:
        return Handling.TAKE_PRIVATELY
    if kind is StatementKind.COMPLAINT:
        if facts.delivery is Delivery.ANONYMOUS:
            return Handling.FILE_OR_INSPECT
        own = facts.competence is Competence.OWN
        return Handling.TAKE_PRIVATELY if own else Handling.GUIDE
    if (
        kind is StatementKind.PETITION
        and facts.secrecy is Secrecy.NO
        and facts.competence in BEYOND
    ):
        return Handling.FORWARD
    if facts.secrecy is Secrecy.YES or facts.topic is Topic.OFF:
        return Handling.ANSWER_SEPARATELY
    return Handling.ANSWER


BEYOND: Final = (Competence.HIGHER, Competence.OTHER_AGENCY, Competence.NOT_STATE)

BODIES: Final[dict[tuple[Handling, Competence, dc.Field], tuple[Body, tuple[Body, ...]]]] = {
    (handling, competence, field): (rows[0].lead, rows[0].partners)
    for handling, competence, field in itertools.product(Handling, Competence, dc.Field)
    if (rows := LAW.roster.takers(handling, competence, field))
}
"""Who leads and who coordinates, as one keeps it by hand."""


def as_words(facts: Plain) -> dict[str, str]:
    """Return the facts as an engine reads them."""
    return {name: str(value.value) for name, value in attrs.asdict(facts).items()}


WORDS: Final = tuple(as_words(facts) for facts in PLAIN[:FEW])
TEXTS: Final = tuple(json.dumps(words) for words in WORDS)


# --- the engines --------------------------------------------------------------------------------


def json_logic() -> str:
    """Return the table of handling as one JSONLogic expression."""
    branches: list[object] = []
    for given, outcome in BY_HAND:
        tests = [{"in": [{"var": name.value}, list(values)]} for name, values in given.items()]
        branches.extend([{"and": tests}, outcome.value] if tests else [outcome.value])
    return json.dumps({"if": branches})


def rule_engine_rules() -> tuple[tuple[rule_engine.Rule, Handling], ...]:
    """Return the table of handling as rules of rule-engine, each with its outcome."""
    return tuple(
        (
            rule_engine.Rule(
                " and ".join(
                    "(" + " or ".join(f"{name.value} == '{value}'" for value in values) + ")"
                    for name, values in given.items()
                )
                or "true"
            ),
            outcome,
        )
        for given, outcome in BY_HAND
    )


def zen_table(
    id_: str,
    inputs: Sequence[str],
    output: str,
    rules: Iterable[tuple[dict[str, tuple[str, ...]], str]],
) -> dict[str, object]:
    """Return one decision table of zen-engine."""
    return {
        "id": id_,
        "name": id_,
        "type": "decisionTableNode",
        "content": {
            "hitPolicy": "first",
            "passThrough": True,
            "inputs": [{"id": name, "name": name, "field": name} for name in inputs],
            "outputs": [{"id": output, "name": output, "field": output}],
            "rules": [
                {
                    "_id": f"{id_}-{i}",
                    **{name: ", ".join(f'"{v}"' for v in given.get(name, ())) for name in inputs},
                    output: f'"{outcome}"',
                }
                for i, (given, outcome) in enumerate(rules)
            ],
        },
    }


def zen_decision(*tables: dict[str, object]) -> zen.ZenDecision:
    """Return a decision of zen-engine that runs through some tables."""
    nodes: list[dict[str, object]] = [
        {"id": "in", "name": "in", "type": "inputNode"},
        *tables,
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": f"e{i}", "type": "edge", "sourceId": a["id"], "targetId": b["id"]}
        for i, (a, b) in enumerate(itertools.pairwise(nodes))
    ]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


HANDLING_TABLE: Final = zen_table(
    "handling",
    [field.name for field in attrs.fields(Plain)],
    "handling",
    [
        ({name.value: values for name, values in given.items()}, outcome)
        for given, outcome in BY_HAND
    ],
)
BODY_TABLE: Final = zen_table(
    "body",
    ["handling", "competence", "field"],
    "body",
    [
        (dict(zip(("handling", "competence", "field"), ((v,) for v in key), strict=True)), lead.id)
        for key, (lead, _) in BODIES.items()
    ],
)


# --- P1: screening ------------------------------------------------------------------------------


def screening() -> None:
    """One look-up in the table of handling, against code and engines that give the outcome."""
    table, engine = LAW.handling, datalogic_py.Engine()
    rule = engine.compile(json_logic())
    data = [datalogic_py.DataHandle(text) for text in TEXTS]
    session = engine.session()
    text = json_logic()
    rules = rule_engine_rules()
    decision = zen_decision(HANDLING_TABLE)

    def first_hit(words: dict[str, str]) -> Handling:
        return next(outcome for rule_, outcome in rules if rule_.matches(words))

    for facts, plain in zip(FACTS_SEEN, PLAIN, strict=True):
        same(table.at(facts.codes.handling).among, (by_hand(plain),))
    for plain, words, text_ in zip(PLAIN, WORDS, TEXTS, strict=False):
        same(json.loads(rule.evaluate_str(text_)), by_hand(plain).value)
        same(first_hit(words), by_hand(plain))
        same(decision.evaluate(words)["result"]["handling"], by_hand(plain).value)

    def ours() -> None:
        at = table.at
        for facts in FACTS_SEEN:
            at(facts.codes.handling)

    def fresh_codes() -> None:
        at, code = table.at, table.grid.code
        for facts in FACTS_SEEN[:FEW]:
            at(code(facts.values))

    taken = REPORT.compared(
        "P1  from one statement's facts to its handling",
        {
            "if/elif, the outcome alone": (lambda: [by_hand(f) for f in PLAIN], MANY),
            "Table.at, the outcome with its rules": (ours, MANY),
            "the same, the code worked out anew": (fresh_codes, FEW),
            "Table.by_rows, nothing compiled": (
                lambda: [table.by_rows(facts.values) for facts in FACTS_SEEN[:FEW]],
                FEW,
            ),
            "datalogic-py, data parsed before": (
                lambda: [session.evaluate_data(rule, item) for item in data],
                FEW,
            ),
            "datalogic-py, traced": (
                lambda: [engine.evaluate_with_trace(text, item) for item in TEXTS],
                FEW,
            ),
            "rule-engine": (lambda: [first_hit(words) for words in WORDS], FEW),
            "zen-engine": (lambda: [decision.evaluate(words) for words in WORDS], FEW),
        },
        rounds=ROUNDS,
    )
    found = "Table.at, the outcome with its rules"
    traced, untraced = "datalogic-py, traced", "datalogic-py, data parsed before"
    by_hand_ = ratio(taken, found, "if/elif, the outcome alone")
    REPORT.budget("P1", "screen one statement / if/elif", by_hand_, at_most=1.5)
    REPORT.budget("P1", "datalogic-py / it", ratio(taken, untraced, found), at_least=4)
    REPORT.budget("P1", "datalogic-py, traced / it", ratio(taken, traced, found), at_least=500)


def same(found: object, wanted: object) -> None:
    """Refuse to compare what does not decide alike."""
    if found != wanted:
        raise SystemExit(f"what is compared does not decide alike: {found!r}, not {wanted!r}")


# --- P2: screening and routing ------------------------------------------------------------------


def by_dictionary() -> None:
    """Decide handling and bodies as one writes it by hand, without reasons."""
    bodies = BODIES
    for facts, field in zip(PLAIN, FIELDS, strict=True):
        bodies.get((by_hand(facts), facts.competence, field))


def by_tables() -> None:
    """Look up handling and bodies, each with its rules."""
    at, takers = LAW.handling.at, LAW.roster.takers
    for facts, field in zip(FACTS_SEEN, FIELDS, strict=True):
        takers(at(facts.codes.handling).outcome, facts.competence, field)


def by_three_tables() -> None:
    """Look up all that is decided about the facts."""
    admission, protection = LAW.admission.at, LAW.protection.at
    at, takers = LAW.handling.at, LAW.roster.takers
    for facts, field in zip(FACTS_SEEN, FIELDS, strict=True):
        codes = facts.codes
        admission(codes.admission)
        protection(codes.protection)
        takers(at(codes.handling).outcome, facts.competence, field)


def in_full(law: dc.Regulation, statements: Iterable[dc.Statement]) -> None:
    """Screen and route statements."""
    for said in statements:
        dc.route(said, dc.screen(said, law), law)


def routing() -> None:
    """Handling and who takes it, against code, a dictionary and an engine with two tables."""
    decision = zen_decision(HANDLING_TABLE, BODY_TABLE)
    words = [{**w, "field": field.value} for w, field in zip(WORDS, FIELDS, strict=False)]
    for plain, field, word in zip(PLAIN, FIELDS, words, strict=False):
        lead = BODIES.get((by_hand(plain), plain.competence, field))
        found = decision.evaluate(word)["result"].get("body")
        same(found, lead[0].id if lead else None)
    statements = [statement(i) for i in range(MANY)]
    taken = REPORT.compared(
        "P2  from one statement's facts to its handling and its bodies",
        {
            "if/elif and a dictionary, handling and bodies alone": (by_dictionary, MANY),
            "Table.at and Roster.takers, with their rules": (by_tables, MANY),
            "the same, with admission and protection": (by_three_tables, MANY),
            "screen and route a Statement, results of its own": (
                lambda: in_full(LAW, statements),
                MANY,
            ),
            "the same, of which nothing alike was seen": (
                lambda: in_full(copy.copy(LAW), statements[:FEW]),
                FEW,
            ),
            "zen-engine, two tables": (lambda: [decision.evaluate(w) for w in words], FEW),
        },
        rounds=ROUNDS,
    )
    found = "Table.at and Roster.takers, with their rules"
    code = "if/elif and a dictionary, handling and bodies alone"
    REPORT.budget(
        "P2", "screen + route / if/elif and a dictionary", ratio(taken, found, code), at_most=1
    )
    engine = ratio(taken, "zen-engine, two tables", found)
    REPORT.budget("P2", "zen-engine, two tables / it", engine, at_least=400)


def statement(index: int) -> dc.Statement:
    """Return a statement of which the facts are recorded."""
    facts = FACTS_SEEN[index]
    settler = CHANCE.choice(tuple(dc.Settler))
    return dc.Statement(
        id=f"S{index}",
        on="2022-10-14",
        words=dc.Sealed("…"),
        delivery=facts.delivery,
        conduct=facts.conduct,
        capacity=facts.capacity,
        parts=(
            dc.Part(
                kind=facts.kind,
                topic=facts.topic,
                party_discipline=facts.party_discipline,
                settled=facts.settled,
                secrecy=facts.secrecy,
                settled_by=settler,
                decision_maker=settler,
                accused_managed_by=settler,
                field=FIELDS[index],
            ),
        ),
    )


# --- P9: certificates ---------------------------------------------------------------------------

PLACES: Final = (
    dc.Unit(id="tinh/huyen/xa", name="Xã", kind=UnitKind.XA),
    dc.Unit(id="tinh/thi-xa", name="Thị xã", kind=UnitKind.THI_XA),
    dc.Unit(id="tinh", name="Tỉnh", kind=UnitKind.TINH),
    dc.Unit(id="ha-noi/quan/phuong", name="Phường", kind=UnitKind.PHUONG),
    dc.Unit(id="binh-phuoc/huyen/xa", name="Xã", kind=UnitKind.XA),
)


def shipped() -> list[dc.Regulation]:
    """Return the regulation at each place on each boundary day of twelve years."""
    days = [day for day in dc.law.boundaries() if "2016-01-01" <= str(day) <= "2027-12-31"]
    found: list[dc.Regulation] = []
    for place, day in itertools.product(PLACES, days):
        try:
            found.append(dc.law.regulation_for(place, on=day))
        except NoSuchLevelError:
            continue
    return found


def tables_of(law: dc.Regulation) -> tuple[Table, Table, Table]:
    """Return the three tables."""
    return (law.admission, law.handling, law.protection)


def empty_loop(laws: Iterable[dc.Regulation]) -> int:
    """Count the cells of each regulation, and do nothing else."""
    cells = 0
    routes = len(certificates._ROUTING_CELLS) + len(certificates._DESK_CELLS)
    for law in laws:
        for table in tables_of(law):
            for _ in itertools.product(*(axis.values for axis in table.axes)):
                cells += 1
        for _ in range(routes):
            cells += 1
    return cells


def deciding_loop(laws: Iterable[dc.Regulation]) -> None:
    """Decide each cell by its rows in the plainest loop, without reasons or needless rules."""
    for law in laws:
        for table in tables_of(law):
            names = [axis.name for axis in table.axes]
            rows = [
                ([(names.index(n), frozenset(v)) for n, v in row.given], frozenset(row.only))
                for row in table.rows
            ]
            for cell in itertools.product(*(axis.values for axis in table.axes)):
                left = frozenset(table.outcomes)
                for given, only in rows:
                    for i, allowed in given:
                        if cell[i] not in allowed:
                            break
                    else:
                        left &= only
        for field, matter, competence in certificates._ROUTING_CELLS:
            law.routes_for(field, matter, competence)


def certify_from_nothing(laws: Iterable[dc.Regulation]) -> None:
    """Certify regulations of which nothing was worked out before."""
    regulations._shared_table.cache_clear()
    certificates._table.cache_clear()
    certificates._routes.cache_clear()
    for law in laws:
        certificates.certify(law)


def proof() -> None:
    """Certify every regulation shipped, against loops over the same cells."""
    everywhere = shipped()
    different = list({law.rules: law for law in everywhere}.values())
    fresh = iter([[copy.copy(law) for law in different] for _ in range(ROUNDS)])
    taken = REPORT.compared(
        f"P9  certify the law shipped: {len(everywhere)} regulations at {len(PLACES)} places and "
        f"boundary days,\n    {len(different)} sets of rules, {empty_loop(different):,} cells",
        {
            "a bare loop that decides each cell": (lambda: deciding_loop(different), 1),
            "an empty loop over the cells": (lambda: empty_loop(different), 1),
            "certify, from nothing": (lambda: certify_from_nothing(next(fresh)), 1),
        },
        rounds=ROUNDS,
    )
    for base in list(taken)[:2]:
        over = ratio(taken, "certify, from nothing", base)
        REPORT.budget("P9", f"certify the law shipped / {base}", over, at_most=5)


if __name__ == "__main__":
    certificates.certify(LAW)
    screening()
    routing()
    proof()
    REPORT.done()
