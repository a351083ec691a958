"""The solver z3 as an oracle: what is left lawful, what nobody answers, and joint deadlines.

Rules become formulas over finite sorts and whole numbers, and z3 looks for what the library must
have found: a cell in which nothing is lawful, a field that no body or several bodies answer for,
demands that nothing meets, days that no calendar can hold. None of the library's enumeration,
intersection or path search is used; and where z3 finds nothing more, nothing is left to find.
"""

import itertools
import random

import z3
from oracles import invented

from dialogue_core.certificates import certify
from dialogue_core.errors import ConflictingRulesError
from dialogue_core.rules import Requirement, Route
from dialogue_core.timelines import Timeline
from dialogue_core.values import Share
from dialogue_core.vocabulary import Competence, Field, Matter, Milestone, Question

# A sort can be declared once only, so they are made by name and kept.
_SORTS: dict[str, tuple[object, dict[object, object]]] = {}


def _sort(name, values):
    if name not in _SORTS:
        sort, constants = z3.EnumSort(name, [f"{name}_{i}" for i in range(len(values))])
        _SORTS[name] = (sort, dict(zip(values, constants, strict=True)))
    return _SORTS[name]


def _one_of(variable, constants, values):
    return z3.Or([variable == constants[value] for value in values])


def _models(solver, variables):
    """Yield every assignment of the variables, as the names of their values."""
    while solver.check() == z3.sat:
        model = solver.model()
        found = [model.eval(variable, model_completion=True) for variable in variables]
        yield tuple(str(value) for value in found)
        pairs = zip(variables, found, strict=True)
        solver.add(z3.Or([variable != value for variable, value in pairs]))


def _named(constants):
    return {str(constant): value for value, constant in constants.items()}


# --- tables -------------------------------------------------------------------------------------


def _facts(axes):
    variables, names = {}, {}
    for axis in axes:
        sort, constants = _sort(f"fact_{axis.name.value}", axis.values)
        variables[axis.name] = (z3.Const(axis.name.value, sort), constants)
        names[axis.name] = _named(constants)
    return variables, names


def _speaks(given, variables):
    return z3.And([_one_of(*variables[name], values) for name, values in given])


def _allowed(rows, outcome, variables):
    """That no row excludes the outcome."""
    return z3.And([z3.Implies(_speaks(g, variables), outcome in only) for g, only in rows])


def empty_cells(axes, outcomes, rows):
    """Every cell in which some row excludes each outcome, found by z3."""
    variables, names = _facts(axes)
    solver = z3.Solver()
    for outcome in outcomes:
        solver.add(z3.Not(_allowed(rows, outcome, variables)))
    order = [axis.name for axis in axes]
    for found in _models(solver, [variables[name][0] for name in order]):
        yield tuple(names[name][value] for name, value in zip(order, found, strict=True))


def table(seed):
    """A table decides every cell in which z3 finds an outcome, and refuses the others."""
    made = invented.table(random.Random(seed), axes=3)
    rows = [(row.given, row.only) for row in made.rows]
    expected = set(empty_cells(made.axes, made.outcomes, rows))
    refused = set()
    names = [axis.name for axis in made.axes]
    for cell in itertools.product(*(axis.values for axis in made.axes)):
        try:
            made.decide(dict(zip(names, cell, strict=True)))
        except ConflictingRulesError:
            refused.add(cell)
    return [f"{cell}: only one of them finds nothing lawful" for cell in refused ^ expected]


def certificate(seed):
    """A certificate counts the cells in which z3 finds nothing lawful, and tells one of them."""
    rng = random.Random(seed)
    outcomes = rng.choice(invented.OUTCOMES)
    regulation = invented.regulation_of(invented.limits(rng, outcomes))
    name = outcomes.__name__.lower()
    made = getattr(regulation, name)
    proof = next(t for t in certify(regulation).tables if t.name == made.name)
    expected = list(
        empty_cells(made.axes, made.outcomes, [(row.given, row.only) for row in made.rows])
    )
    counted = sum(failure.cells for failure in proof.failures)
    if counted == len(expected):
        return []
    return [f"{name}: {counted} cells fail by the certificate, {len(expected)} by z3"]


# --- routing ------------------------------------------------------------------------------------


def routing(seed):
    """A certificate names the routing cells for which z3 finds no body or several."""
    rng = random.Random(seed)
    rules = [rule for rule in invented.routes(rng) if isinstance(rule, Route)]
    field_sort, fields = _sort("field", tuple(Field))
    matter_sort, matters = _sort("matter", (None, *Matter))
    competence_sort, competences = _sort("competence", tuple(Competence))
    field = z3.Const("field", field_sort)
    matter = z3.Const("matter", matter_sort)
    competence = z3.Const("competence", competence_sort)
    stands = [z3.Implies(matter == matters[m], _one_of(field, fields, m.fields)) for m in Matter]
    open_to = [
        z3.And(
            _one_of(field, fields, rule.fields),
            _one_of(competence, competences, rule.competences or tuple(Competence)),
        )
        for rule in rules
    ]
    finer = [
        z3.And(speaks, matter == matters[rule.matter], matter != matters[None])
        for rule, speaks in zip(rules, open_to, strict=True)
    ]
    general = [
        z3.And(speaks, rule.matter is None, z3.Not(z3.Or(finer)))
        for rule, speaks in zip(rules, open_to, strict=True)
    ]
    answers = z3.Sum([z3.If(one, 1, 0) for one in (*finer, *general)])
    told = {
        _CELLS[label]
        for failure in certify(invented.regulation_of(rules)).failures
        if (label := failure.what.en.partition(":")[0]) in _CELLS
    }
    unclear = z3.Or(
        [
            z3.And(field == fields[f], matter == matters[m], competence == competences[c])
            for f, m, c in told
        ]
    )
    found = []
    for wrong in (z3.And(answers != 1, z3.Not(unclear)), z3.And(answers == 1, unclear)):
        solver = z3.Solver()
        solver.add(*stands, wrong)
        if solver.check() == z3.sat:
            found.append(f"only one of them finds this unclear: {solver.model()}")
    return found


_CELLS = {
    ", ".join(term.en for term in cell if term is not None): cell
    for f in Field
    for m in (None, *(m for m in Matter if f in m.fields))
    for cell in ((f, m, c) for c in Competence)
}
"""Each field, finer matter and competence, by the words in which a certificate tells it."""


# --- questions ----------------------------------------------------------------------------------


def _meets(rules):
    """A formula for each demand of the rules on one question, over a number and its terms."""
    number = z3.Int("number")
    chosen = {}

    def takes(term):
        return chosen.setdefault(term, z3.Bool(f"{type(term).__name__}.{term.value}"))

    terms = {t for rule in rules for t in (*rule.all_of, *rule.one_of)}
    for rule in rules:
        if rule.at_least is not None:
            yield number >= _count(rule.at_least)
        if rule.at_most is not None:
            yield number <= _count(rule.at_most)
        for term in rule.all_of:
            yield takes(term)
        if rule.one_of:
            yield z3.Or([takes(term) for term in rule.one_of])
            yield z3.And([z3.Not(takes(term)) for term in terms - set(rule.one_of)])


def _count(quantity):
    return quantity.percent if isinstance(quantity, Share) else quantity.count


def questions(seed):
    """Rules leave nothing to a question exactly where z3 finds nothing that meets them."""
    rules = [
        rule for rule in invented.requirements(random.Random(seed)) if isinstance(rule, Requirement)
    ]
    regulation = invented.regulation_of(rules)
    failing = {rule for failure in certify(regulation).failures for rule in failure.rules}
    found = []
    for question in {rule.question for rule in rules}:
        asked = [rule for rule in rules if rule.question is question]
        solver = z3.Solver()
        solver.add(*_meets(asked))
        possible = solver.check() == z3.sat
        try:
            regulation.answer(question)
            answered = True
        except ConflictingRulesError:
            answered = False
        certified = not failing & {rule.id for rule in asked}
        if not possible is answered is certified:
            found.append(
                f"{question.value}: z3 {possible}, answer {answered}, certificate {certified}"
            )
    return found


# --- joint deadlines ----------------------------------------------------------------------------

_DAY = {event: z3.Int(event.value) for event in Milestone}
_ACT = {
    Question.NOTICE_LEAD: Milestone.NOTICE,
    Question.RESULT_WITHIN: Milestone.RESULT,
    Question.POSTING_DAYS: Milestone.POSTED,
    Question.CONCLUSION_WITHIN: Milestone.CONCLUSION,
    Question.ANSWER_WITHIN: Milestone.ANSWER,
    Question.TOLD_WITHIN: Milestone.TOLD,
}
_ORDER = [
    _DAY[Milestone.NOTICE] <= _DAY[Milestone.CONFERENCE],
    _DAY[Milestone.CONFERENCE] <= _DAY[Milestone.CONCLUSION],
    _DAY[Milestone.CONFERENCE] <= _DAY[Milestone.RESULT],
    _DAY[Milestone.STATEMENT] <= _DAY[Milestone.TOLD],
    _DAY[Milestone.RESULT] <= _DAY[Milestone.POSTED],
]
"""A notice is not after the conference; its conclusion and result not before it; nobody is told
before he spoke, and nothing hangs before it is published."""


def _duty(rule):
    act = _DAY[_ACT[rule.question]]
    since = _DAY[rule.since or rule.question.milestone]
    apart = since - act if rule.question is Question.NOTICE_LEAD else act - since
    if rule.at_least is not None:
        return apart >= rule.at_least.count
    return apart <= rule.at_most.count


def _possible(rules, *more):
    solver = z3.Solver()
    solver.add(*_ORDER, *(_duty(rule) for rule in rules), *more)
    return solver.check() == z3.sat


def _greatest(rules, act, since):
    """The greatest number of days between two events, or none if it has no end."""
    optimizer = z3.Optimize()
    optimizer.add(*_ORDER, *(_duty(rule) for rule in rules))
    handle = optimizer.maximize(_DAY[act] - _DAY[since])
    optimizer.check()
    found = optimizer.upper(handle)
    return found.as_long() if isinstance(found, z3.IntNumRef) else None


def timeline(seed):
    """Deadlines conflict exactly where z3 finds no days; else every bound is z3's greatest."""
    rng = random.Random(seed)
    rules = invented.deadlines(rng)
    made = Timeline.of(rules)
    conflicts = made.conflicts()
    found = []
    if _possible(rules) is bool(conflicts):
        found.append(f"z3 finds them possible: {_possible(rules)}, conflicts: {conflicts}")
    left = list(rules)
    for conflict in conflicts:
        core = [rule for rule in rules if rule.id in conflict.rules]
        left = [rule for rule in left if rule not in core]
        if _possible(core):
            found.append(f"no conflict at all: {conflict.rules}")
        found.extend(
            f"{rule.id} can be left out of {conflict.rules}"
            for rule in core
            if not _possible([other for other in core if other is not rule])
        )
    if not _possible(left):
        found.append("a conflict is missed")
    if conflicts or found:
        return found
    unit = type(rules[0].at_least or rules[0].at_most)
    pairs = list(itertools.permutations(Milestone, 2))
    for act, since in rng.sample(pairs, 12):
        bound = made.bound(act, since, unit)
        said = None if bound is None else bound.count
        greatest = _greatest(rules, act, since)
        if said != greatest and not (said is None and greatest == _greatest([], act, since)):
            found.append(f"{act.value} after {since.value}: {said}, z3: {greatest}")
    return found
