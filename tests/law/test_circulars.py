"""Circulars 07/2014 and 05/2021 of the Government Inspectorate: matters of Party discipline."""

import pytest

from dialogue_core import law
from dialogue_core.statements import Facts
from dialogue_core.territory import Unit
from dialogue_core.vocabulary import (
    Competence,
    Delivery,
    Handling,
    PartyDiscipline,
    StatementKind,
    UnitKind,
)

PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)


def handled(on, kind, delivery=Delivery.SPOKEN):
    table = law.regulation_for(PHUONG, on=on).handling
    found = Facts(
        kind=kind,
        competence=Competence.OWN,
        party_discipline=PartyDiscipline.YES,
        delivery=delivery,
    )
    return table.decide(found.values)


class TestPartyDiscipline:
    """It goes to the body competent under Party rules."""

    @pytest.mark.parametrize("kind", StatementKind)
    @pytest.mark.parametrize(
        ("on", "rule"),
        [
            ("2016-01-01", "07/2014/TT-TTCP:party-discipline"),
            ("2021-11-14", "07/2014/TT-TTCP:party-discipline"),
            ("2021-11-15", "05/2021/TT-TTCP:15:party-discipline"),
            ("2026-07-01", "05/2021/TT-TTCP:15:party-discipline"),
        ],
    )
    def test_to_the_inspection_committee(self, kind, on, rule):
        found = handled(on, kind)
        assert found.outcome is Handling.INSPECTION_COMMITTEE
        assert rule in found.rows

    @pytest.mark.parametrize("on", ["2016-01-01", "2021-11-15", "2026-07-01"])
    def test_an_anonymous_denunciation_is_filed_or_inspected(self, on):
        found = handled(on, StatementKind.DENUNCIATION, delivery=Delivery.ANONYMOUS)
        assert found.outcome is Handling.FILE_OR_INSPECT


class TestAfterItsDecreeEnded:
    """Whether circular 05/2021 outlives decree 64/2014 is uncertain, and the rule says so."""

    def test_the_doubt_stands_beside_the_rule(self):
        (rule,) = law.instrument("05/2021/TT-TTCP").rules
        assert rule.in_force.until is None
        assert rule.note is not None
        assert "64/2014/NĐ-CP" in rule.note.vi
