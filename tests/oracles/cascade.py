"""The engine Rule Cascade as an oracle: a number may only be moved to the strict side, by layer.

Rule Cascade has one knob at a time: a parameter that a child scope may only tighten. The State sets
it, a province and a city may move it; a load is refused (``PARAM_LOOSENED``) where one moves it
back. It has no joint deadlines, no terms, no two parents and no calendar, so only that is compared.
"""

import random
from typing import Final

import rule_cascade
from oracles import invented

from dialogue_core.layering import layer
from dialogue_core.rules import Requirement
from dialogue_core.values import Days, Share, Times, WorkingDays
from dialogue_core.vocabulary import Question

LAYERS: Final = ("state", "province", "city")
_KNOBS: Final = (
    (Question.FREQUENCY, "at_least", Times, "higher"),
    (Question.NOTICE_LEAD, "at_least", Days, "higher"),
    (Question.POSTING_DAYS, "at_least", Days, "higher"),
    (Question.RESULT_WITHIN, "at_most", Days, "lower"),
    (Question.CONCLUSION_WITHIN, "at_most", Days, "lower"),
    (Question.TOLD_WITHIN, "at_most", WorkingDays, "lower"),
    (Question.VOTER_REQUEST, "at_least", Share, "lower"),
)
"""Each number and the direction that is strict for the authority; fewer voters oblige it sooner."""


def _document(place: int, strict: str, numbers):
    """The rule set of a layer; it names only what it changes."""
    scope = [{"level": name, "id": name} for name in LAYERS[: place + 1]]
    document = {
        "ruleCascade": "1.0.0",
        "kind": "RuleSet",
        "metadata": {"id": f"law.{LAYERS[place]}", "version": "1.0.0", "title": LAYERS[place]},
        "scope": scope,
        "rules": [],
    }
    if place == 0:
        document["params"] = {
            "number": {
                "type": "integer",
                "default": numbers[0],
                "overridePolicy": "tighten-only",
                "tightenDirection": strict,
            }
        }
        return document
    document["extends"] = [{"ruleset": f"law.{LAYERS[place - 1]}", "version": "1.0.0"}]
    if numbers[place] is not None:
        document["overrides"] = {"params": {"number": numbers[place]}}
    return document


def _refused(documents, place: int) -> bool:
    registry = {document["metadata"]["id"]: document for document in documents}
    try:
        rule_cascade.load(documents[place], registry, None)
    except rule_cascade.LoadError as error:
        if error.codes != ["PARAM_LOOSENED"]:
            raise
        return True
    return False


def tightening(seed):
    """A layer relaxes a number of those above exactly where Rule Cascade refuses to load it."""
    rng = random.Random(seed)
    question, side, unit, strict = rng.choice(_KNOBS)
    numbers = [rng.randint(1, 12), *(rng.choice((None, rng.randint(1, 12))) for _ in LAYERS[1:])]
    rules = [
        [Requirement(**invented.common(place), question=question, **{side: unit(number)})]
        if number is not None
        else []
        for place, number in enumerate(numbers)
    ]
    documents = [_document(place, strict, numbers) for place in range(len(LAYERS))]
    found = []
    for place in range(1, len(LAYERS)):
        above = [rule for layer_ in rules[:place] for rule in layer_]
        relaxes = bool(layer(above, rules[place]).relaxations)
        refused = _refused(documents, place)
        if relaxes is not refused:
            what = f"{question.value} {side} {numbers} at {LAYERS[place]}"
            found.append(f"{what}: relaxes {relaxes}, refused there {refused}")
        if refused:
            break  # what stands below it is never loaded
    return found
