"""The handling of a column of statements in OpenFisca: rules as formulas over arrays.

It decides the handling alone, as hand-written conditions over arrays, so it does less than what it
is compared with.
"""

from collections.abc import Callable

import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

import dialogue_core as dc
from dialogue_core.vocabulary import (
    Delivery,
    Handling,
    PartyDiscipline,
    Secrecy,
    Settler,
    StatementKind,
    Term,
    Topic,
)

PERIOD = "2022"
STATEMENT = build_entity(key="statement", plural="statements", label="A statement", is_person=True)
FACTS: dict[str, type[Term]] = {
    "kind": StatementKind,
    "delivery": Delivery,
    "party_discipline": PartyDiscipline,
    "secrecy": Secrecy,
    "topic": Topic,
    "settled_by": Settler,
    "decision_maker": Settler,
}
HANDLINGS = list(Handling)
BEYOND = ("province", "central", "other_agency", "not_state")


def variable(name: str, terms: type[Term]) -> type[Variable]:
    """Return an input variable, with the terms as its values."""
    values = Enum(f"{name}_values", {term.value: term.value for term in terms})
    return type(
        name,
        (Variable,),
        {
            "value_type": Enum,
            "possible_values": values,
            "default_value": next(iter(values)),
            "entity": STATEMENT,
            "definition_period": DateUnit.YEAR,
            "label": name,
        },
    )


INPUTS = {name: variable(name, terms) for name, terms in FACTS.items()}


class handling(Variable):  # noqa: N801 -- OpenFisca takes the name of the class for that of the variable
    """What becomes of a statement, as the place of the handling in its vocabulary."""

    value_type = int
    entity = STATEMENT
    definition_period = DateUnit.YEAR
    label = "Handling"

    def formula(statement, period, _parameters):  # noqa: ANN001, ANN202, N805 -- OpenFisca's own form
        """Decide as one writes it by hand, each exception before what it excepts."""
        given = {name: statement(name, period) for name in FACTS}

        def is_(name: str, *terms: str) -> np.ndarray:
            values = INPUTS[name].possible_values
            found = given[name] == values[terms[0]]
            for term in terms[1:]:
                found |= given[name] == values[term]
            return found

        complaint, accuses = is_("kind", "complaint"), is_("kind", "denunciation")
        anonymous = is_("delivery", "anonymous")
        beyond = is_("settled_by", *BEYOND) & is_("secrecy", "no")
        conditions = {
            Handling.FILE_OR_INSPECT: accuses & anonymous,
            Handling.INSPECTION_COMMITTEE: is_("party_discipline", "yes"),
            Handling.TAKE_PRIVATELY: accuses,
        }
        cases = [*conditions.items(), (Handling.FILE_OR_INSPECT, complaint & anonymous)]
        cases += [
            (Handling.TAKE_PRIVATELY, complaint & is_("decision_maker", "city")),
            (Handling.GUIDE, complaint),
            (Handling.FORWARD, is_("kind", "petition") & beyond),
            (Handling.ANSWER_SEPARATELY, is_("secrecy", "yes") | is_("topic", "off")),
        ]
        return np.select(
            [condition for _, condition in cases],
            [HANDLINGS.index(outcome) for outcome, _ in cases],
            HANDLINGS.index(Handling.ANSWER),
        )


SYSTEM = TaxBenefitSystem([STATEMENT])
SYSTEM.add_variables(*INPUTS.values(), handling)


def decider(frame: pl.DataFrame) -> Callable[[], np.ndarray]:
    """Return what decides the rows, loaded as OpenFisca holds them; each call decides anew."""
    rows = len(frame)
    columns = {
        name: EnumArray(
            frame[name]
            .cast(pl.Enum([t.value for t in terms]))
            .to_physical()
            .to_numpy()
            .astype("i2"),
            INPUTS[name].possible_values,
        )
        for name, terms in FACTS.items()
    }

    def decide() -> np.ndarray:
        simulation = SimulationBuilder().build_default_simulation(SYSTEM, rows)
        for name, column in columns.items():
            simulation.set_input(name, PERIOD, column)
        return simulation.calculate("handling", PERIOD)

    return decide


def known(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the rows in which everything that it reads is recorded and not in doubt."""
    told = [pl.col(name).is_not_null() & (pl.col(name) != dc.UNKNOWN.value) for name in FACTS]
    return frame.filter(*told)
