"""Regulations and tables made up from a seed, for the oracles."""

import random
from typing import Final

from dialogue_core.regulations import Regulation
from dialogue_core.rules import TABLE_FACTS, Absence, Limit, Requirement, Route, Rule
from dialogue_core.statements import FACTS, Given
from dialogue_core.tables import Axis, Row, Table
from dialogue_core.territory import Body, Unit
from dialogue_core.values import (
    Citation,
    Days,
    Share,
    Span,
    Times,
    Words,
    WorkingDays,
)
from dialogue_core.vocabulary import (
    Admission,
    Channel,
    Competence,
    Confidence,
    Field,
    Form,
    Handling,
    Level,
    Matter,
    Milestone,
    Protection,
    Question,
    UnitKind,
)

PLACE: Final = Unit(id="tinh/huyen/xa", name="Không Ngày", kind=UnitKind.XA)
ON: Final = "2026-07-01"
VALUES: Final = {fact.name: fact.values for fact in FACTS}
OUTCOMES: Final = (Admission, Handling, Protection)


def common(number: int, text: str = "QĐ 1") -> dict[str, object]:
    """The fields that every rule has."""
    return {
        "cites": Citation(text, article=1),
        "slug": f"r{number}",
        "text": Words("quy tắc", "a rule"),
        "in_force": Span("2026-01-01"),
        "confidence": Confidence.VERIFIED,
    }


def regulation_of(rules: list[Rule]) -> Regulation:
    """A regulation of the rules; each question that none answers is a listed gap."""
    spoken = {rule.question for rule in rules if isinstance(rule, Requirement)}
    gaps = [
        Absence(**common(1000 + i), question=question)
        for i, question in enumerate(Question)
        if question not in spoken
    ]
    return Regulation(place=PLACE, level=Level.WARD, on=ON, rules=(*rules, *gaps))


def some(rng: random.Random, values, *, at_least: int = 1):
    """Some of the values, in their order."""
    values = list(values)
    chosen = set(rng.sample(range(len(values)), rng.randint(at_least, len(values))))
    return tuple(value for i, value in enumerate(values) if i in chosen)


def most(rng: random.Random, values):
    """The values without one or two, at least one."""
    return some(rng, values, at_least=max(1, len(list(values)) - 2))


def table(rng: random.Random, *, axes: int = 4, rows: int = 6) -> Table:
    """A table over some facts, with rows that name some of them."""
    names = rng.sample(list(VALUES), rng.randint(1, axes))
    outcomes = tuple(rng.choice(OUTCOMES))
    made = []
    for number in range(rng.randint(0, rows)):
        named = rng.sample(names, rng.randint(0, min(3, len(names))))
        made.append(
            Row(
                id=f"r{number}",
                given=tuple((name, some(rng, VALUES[name])) for name in named),
                only=rng.choice((some, most))(rng, outcomes),
            )
        )
    return Table(
        name=Words("bảng", "table"),
        axes=tuple(Axis(name=name, values=VALUES[name]) for name in names),
        outcomes=outcomes,
        rows=tuple(made),
    )


def limits(rng: random.Random, outcomes, *, rows: int = 6) -> list[Rule]:
    """Limits of one of the three tables."""
    facts = TABLE_FACTS[outcomes]
    made = []
    for number in range(rng.randint(0, rows)):
        named = rng.sample(facts, rng.randint(1, min(3, len(facts))))
        made.append(
            Limit(
                **common(number),
                given=Given(**{name.value: some(rng, VALUES[name]) for name in named}),
                only=rng.choice((some, most))(rng, tuple(outcomes)),
            )
        )
    return made


def routes(rng: random.Random) -> list[Rule]:
    """Routes that leave gaps and ambiguities, mostly in fields with finer matters."""
    fields = [field for matter in Matter for field in matter.fields] + list(Field)
    made = []
    for number in range(rng.randint(1, 12)):
        matter = rng.choice([None, None, *Matter])
        where = matter.fields if matter else [rng.choice(fields) for _ in range(3)]
        made.append(
            Route(
                **common(number),
                at=Level.WARD,
                fields=tuple(dict.fromkeys(some(rng, where))),
                matter=matter,
                competences=rng.choice(((), some(rng, Competence))),
                lead=Body(id=f"b{number}", name=Words("cơ quan", "a body")),
            )
        )
    return made


_NUMBERS: Final = {
    Question.FREQUENCY: Times,
    Question.VOTER_REQUEST: Share,
    Question.NOTICE_LEAD: Days,
    Question.POSTING_DAYS: Days,
    Question.TOLD_WITHIN: WorkingDays,
}
_TERMS: Final = {
    Question.FORM: tuple(Form),
    Question.NOTICE_CHANNEL: tuple(Channel)[:4],
    Question.RESULT_CHANNELS: tuple(Channel)[:4],
}


def requirements(rng: random.Random) -> list[Rule]:
    """Demands on numbers and on terms, some of them contradictory."""
    made = []
    for number in range(rng.randint(1, 14)):
        question = rng.choice([*_NUMBERS, *_TERMS])
        if question in _NUMBERS:
            value = _NUMBERS[question](rng.randint(1, 12))
            demand = {rng.choice(("at_least", "at_most")): value}
        else:
            terms = rng.choice((some, most))(rng, _TERMS[question])
            demand = {rng.choice(("all_of", "one_of")): terms}
        made.append(Requirement(**common(number), question=question, **demand))
    return made


DATED: Final = (
    Question.NOTICE_LEAD,
    Question.RESULT_WITHIN,
    Question.POSTING_DAYS,
    Question.CONCLUSION_WITHIN,
    Question.ANSWER_WITHIN,
    Question.TOLD_WITHIN,
)
_EVENTS: Final = (
    Milestone.CONFERENCE,
    Milestone.STATEMENT,
    Milestone.NOTICE,
    Milestone.CONCLUSION,
    Milestone.RESULT,
    Milestone.POSTED,
    Milestone.ANSWER,
    Milestone.TOLD,
)


def deadlines(rng: random.Random) -> list[Requirement]:
    """Duties with days, all counted in one unit, each from some event."""
    unit = rng.choice((Days, WorkingDays))
    return [
        Requirement(
            **common(number),
            question=rng.choice(DATED),
            since=rng.choice((None, rng.choice(_EVENTS))),
            **{rng.choice(("at_least", "at_most", "at_most")): unit(rng.randint(1, 15))},
        )
        for number in range(rng.randint(1, 8))
    ]
