"""The labelled statements of real conferences, decided under the 2022 plan with their labels."""

import attrs
import pytest
from statement_cases import cases

import dialogue_core as dc
from dialogue_core.tables import ChairDecides, Decided
from dialogue_core.vocabulary import Handling, Matter, StatementKind

PLAN = dc.law.gia_nghia_2022.PLAN
BOUND = dc.law.regulation_for(PLAN.place, PLAN.level, on="2022-10-14").under(PLAN)
CASES = cases()

DISAGREE = {
    "ST-0016": "a bridge to be built: the project board, once the matter is recorded",
    "ST-0038": "land and cattle for poor ethnic households: the label joins ethnic and religious",
    "ST-0052": "a road being built: the project board, once the matter is recorded",
    "ST-0060": "how to complain by post: citizen reception; the field was labelled procedure",
    "ST-0069": "how officers settle complaints: the inspectorate; field labelled procedure",
    "ST-0073": "works left unfinished: the project board, once the matter is recorded",
    "ST-0078": "one part is the ward's; the label accepts no ward for it",
    "ST-0079": "a road to be built: the project board, once the matter is recorded",
    "ST-0082": "early retirement of officials: home affairs; the field was labelled labour",
    "ST-0093": "lingering land cases in general: the inspectorate; the field was labelled land",
    "ST-0106": "one procedure among several bodies: several answers are right, ours too",
    "ST-0117": "jobs at a new industrial zone: labour; the field was labelled land",
    "ST-0138": "vaccination at the health station: the health centre, once the matter is recorded",
    "ST-0145": "allowances of village officers: home affairs; field labelled Party building",
    "ST-0163": "fighting corruption: inspection committee, once the matter is recorded",
    "ST-0177": "no water in a resettlement area: the project board; field labelled water",
    "ST-0182": "drains: urban management, once the matter is recorded",
    "ST-0193": "is the road in the investment list: finance; the field was labelled transport",
}
"""Where the labelled field alone leads to another body than the label accepts, and why."""


def _decided():
    for case in CASES:
        screening = dc.screen(case.statement, BOUND)
        yield case, screening, dc.route(case.statement, screening, BOUND)


def test_every_part_gets_exactly_one_decision():
    """Parts in are decisions out: one handling, or the chair with what to ask."""
    for case, screening, routing in _decided():
        assert len(screening.parts) == len(case.statement.parts) == len(routing.parts)
        for part in screening.parts:
            match part.handling:
                case Decided(outcome=outcome):
                    assert outcome in Handling
                case ChairDecides(among=among, ask=ask):
                    assert len(among) > 1
                    assert ask


def test_every_complaint_and_denunciation_stays_off_the_floor():
    """The plan, part II: what concerns settling complaints and denunciations stays outside."""
    kept = [
        part.held_from_floor
        for _, screening, _ in _decided()
        for part in screening.parts
        if part.facts.kind in (StatementKind.COMPLAINT, StatementKind.DENUNCIATION)
    ]
    assert len(kept) == 66
    assert all(kept)


def test_every_denouncer_is_protected():
    """25/2018/QH14 art. 8: the identity of a denouncer stays secret."""
    for _, screening, _ in _decided():
        for part in screening.parts:
            if part.facts.kind is StatementKind.DENUNCIATION:
                assert part.protection.outcome.identity_protected


def test_no_petition_or_question_is_kept_off_the_floor():
    """What is neither complaint nor denunciation nor secret is not silenced."""
    for _, screening, _ in _decided():
        for part in screening.parts:
            if part.facts.kind in (StatementKind.PETITION, StatementKind.QUESTION):
                assert not part.held_from_floor


def test_routing_by_field_competence_and_kind_agrees_with_the_labels_in_nine_of_ten():
    """A statement agrees if every part of it goes to a body that the label accepts."""
    wrong = {
        case.statement.id
        for case, _, routing in _decided()
        if any(p.lead is None or p.lead.name.vi not in case.expected_lead for p in routing.parts)
    }
    assert wrong == set(DISAGREE)
    assert 1 - len(wrong) / len(CASES) >= 0.9


RECORDED = {
    "ST-0016": Matter.INVESTMENT_PROJECT,
    "ST-0052": Matter.INVESTMENT_PROJECT,
    "ST-0073": Matter.INVESTMENT_PROJECT,
    "ST-0079": Matter.INVESTMENT_PROJECT,
    "ST-0138": Matter.SERVICES,
    "ST-0163": Matter.ANTI_CORRUPTION,
    "ST-0177": Matter.INVESTMENT_PROJECT,
    "ST-0182": Matter.URBAN_WASTE,
}
"""The finer matter that an intake desk would record, where it tells the bodies apart."""


@pytest.mark.parametrize("case", [c for c in CASES if c.statement.id in RECORDED], ids=str)
def test_the_finer_matter_leads_to_the_labelled_body(case):
    """One field has several bodies: the matter tells which, without another rule."""
    matter = RECORDED[case.statement.id]
    statement = attrs.evolve(
        case.statement,
        parts=tuple(attrs.evolve(part, matter=matter) for part in case.statement.parts),
    )
    routing = dc.route(statement, dc.screen(statement, BOUND), BOUND)
    assert [p.lead.name.vi in case.expected_lead for p in routing.parts] == [True]
