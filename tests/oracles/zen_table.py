"""The engine ZEN as an oracle: every cell has the one outcome that a first-hit table gives it.

ZEN knows no rules that intersect: its decision table takes the first row that fits. So a table is
written out for it, outcome by outcome from the most favourable on: a row for each way in which
none of the rules that exclude the outcome speaks. The first row hit is the outcome; no row hit
means that nothing lawful is left. ZEN compares the text of cells and takes an empty cell for any
value, also for null: a fact that is missing falls through to a later row and is decided all the
same. What is in doubt is therefore not asked of it.
"""

import itertools
import json
import random

import zen
from oracles import invented

from dialogue_core.errors import ConflictingRulesError

MOST_CELLS = 48
"""So many cells of a table are compared, drawn at random where it has more."""


def ways_out(given, values):
    """Yield what must hold for a row not to speak: one of its facts has another value."""
    for name, allowed in given:
        other = frozenset(values[name]) - frozenset(allowed)
        if other:
            yield name, other


def first_hit(table):
    """Return the table as rows of the first-hit kind: the values of facts, and the outcome."""
    values = {axis.name: axis.values for axis in table.axes}
    found = {}
    for outcome in table.outcomes:
        excluding = [row for row in table.rows if outcome not in row.only]
        for way in itertools.product(*(list(ways_out(row.given, values)) for row in excluding)):
            left = {name: frozenset(every) for name, every in values.items()}
            for name, other in way:
                left[name] &= other
            if all(left.values()):
                found.setdefault((tuple(sorted(left.items())), outcome))
    return [(dict(left), outcome) for left, outcome in found]


def decision(table):
    """Return ZEN's own decision, loaded with the table."""
    names = [axis.name for axis in table.axes]
    whole = {axis.name: frozenset(axis.values) for axis in table.axes}
    rows = [
        {
            "_id": str(i),
            **{
                name.value: ""
                if left[name] == whole[name]
                else ", ".join(sorted(json.dumps(value.value) for value in left[name]))
                for name in names
            },
            "outcome": json.dumps(outcome.value),
        }
        for i, (left, outcome) in enumerate(first_hit(table))
    ]
    node = {
        "id": "table",
        "name": "table",
        "type": "decisionTableNode",
        "content": {
            "hitPolicy": "first",
            "inputs": [{"id": n.value, "name": n.value, "field": n.value} for n in names],
            "outputs": [{"id": "outcome", "name": "outcome", "field": "outcome"}],
            "rules": rows,
        },
    }
    ends = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "1", "type": "edge", "sourceId": "in", "targetId": "table"},
        {"id": "2", "type": "edge", "sourceId": "table", "targetId": "out"},
    ]
    nodes = [{**n, "position": {"x": 0, "y": 0}} for n in (*ends, node)]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


def outcomes(seed):
    """A table decides as ZEN does, and refuses the cells for which ZEN has no row."""
    rng = random.Random(seed)
    table = invented.table(rng, rows=5)
    oracle = decision(table)
    cells = list(itertools.product(*(axis.values for axis in table.axes)))
    found = []
    for cell in rng.sample(cells, min(MOST_CELLS, len(cells))):
        values = dict(zip((axis.name for axis in table.axes), cell, strict=True))
        hit = oracle.evaluate({name.value: value.value for name, value in values.items()})
        expected = hit["result"].get("outcome")
        try:
            decided = table.decide(values).outcome.value
        except ConflictingRulesError:
            decided = None
        if decided != expected:
            found.append(f"{values}: {decided}, zen: {expected}")
    return found
