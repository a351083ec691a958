"""Which body took over from which: the routing tables of 2022, of 2025-03-01 and of 2025-07-01."""

import pytest

from dialogue_core.law import INSTRUMENTS, bodies
from dialogue_core.law.bodies import BODY_SUCCESSIONS
from dialogue_core.rules import Route
from dialogue_core.territory import Body
from dialogue_core.values import as_day
from dialogue_core.vocabulary import Confidence

MERGED = as_day("2025-03-01")
TWO_LEVELS = as_day("2025-07-01")
MARKS = list(Confidence)
ROUTES = [r for text in INSTRUMENTS for r in text.rules if isinstance(r, Route)]
BODIES = {b.id: b for b in vars(bodies).values() if isinstance(b, Body)}


def led_by(body: Body, on) -> list[Route]:
    """The lines of routing that a body leads on a day."""
    return [r for r in ROUTES if r.lead == body and r.in_force.covers(on)]


@pytest.mark.parametrize("step", BODY_SUCCESSIONS, ids=lambda s: f"{s.old.id}>{s.new.id}")
class TestEveryLine:
    """A line of succession says no more than the lines of routing before and after it."""

    def test_the_old_body_had_the_fields_until_the_day(self, step):
        had = {f for r in led_by(step.old, step.on.subtract(days=1)) for f in r.fields}
        beside = {
            f
            for r in ROUTES
            if r.in_force.covers(step.on.subtract(days=1)) and step.old in r.partners
            for f in r.fields
        }
        assert set(step.fields) <= had | beside
        assert had | beside or step.old in (bodies.CITY_RECEPTION, bodies.PROVINCE_INVESTMENT)

    def test_the_new_body_answers_for_them_from_the_day_on(self, step):
        has = {f for r in led_by(step.new, step.on) for f in r.fields}
        beside = {
            f
            for r in ROUTES
            if r.in_force.covers(step.on) and step.new in r.partners
            for f in r.fields
        }
        had = {f for r in led_by(step.old, step.on.subtract(days=1)) for f in r.fields}
        assert set(step.fields or had & has) <= has | beside
        assert has | beside

    def test_its_mark_is_no_stronger_than_the_line_of_the_new_body(self, step):
        marks = [
            r.confidence
            for r in led_by(step.new, step.on)
            if r.at is step.new.level and set(r.fields) & set(step.fields or r.fields)
        ]
        assert MARKS.index(step.confidence) >= min(map(MARKS.index, marks), default=0)

    def test_the_days_of_both_bodies_fit(self, step):
        assert step.on in (MERGED, TWO_LEVELS)
        assert step.new.span is None or step.new.span.covers(step.on)
        assert step.old.span is None or step.old.span.covers(step.on.subtract(days=1))
        if not step.fields:
            assert step.old.span is not None
            assert step.old.span.until == step.on

    def test_it_is_secondary_with_a_decree_or_memory_without(self, step):
        decree = step.cites.instrument in ("45/2025/NĐ-CP", "150/2025/NĐ-CP")
        assert step.confidence is (Confidence.SECONDARY if decree else Confidence.MEMORY)


def test_a_field_goes_to_one_body_only():
    seen = set()
    for step in BODY_SUCCESSIONS:
        for field in step.fields or (None,):
            assert (step.old.id, step.on, field) not in seen
            seen.add((step.old.id, step.on, field))


def test_the_old_bodies_without_a_known_successor_are_these():
    """What the sources do not tell is not listed; who has the matter is then not known."""
    gone = {b.id for b in BODIES.values() if b.span is not None and b.span.until is not None}
    told = {step.old.id for step in BODY_SUCCESSIONS}
    assert sorted(gone - told) == [
        "city-agencies",
        "city-agency-heads",
        "city-associations",
        "city-chair",
        "city-clerk",
        "city-committee",
        "city-council-standing",
        "city-division-heads",
        "city-divisions",
        "city-divisions-concerned",
        "city-ethnic",
        "city-government",
        "city-health-centre",
        "city-inspectorate",
        "city-local-leaders",
        "city-media-centre",
        "city-party",
        "city-party-inspection",
        "city-party-organisation",
        "city-party-propaganda",
        "city-party-standing",
        "city-projects",
        "city-specialised",
        "city-water",
    ]


def test_the_module_names_what_it_offers():
    assert dir(bodies) == sorted(bodies.__all__)
