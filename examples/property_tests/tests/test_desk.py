"""Six property tests of the province's rule and of the clerk's program."""

from hypothesis import given
from hypothesis import strategies as st
from provincial_desk import desk, rule

import dialogue_core as dc
from dialogue_core.events import Event
from dialogue_core.testing import (
    Observed,
    SessionMachine,
    check_regulation,
    near_miss,
    on_the_edge,
    statements,
    violable,
    violating,
)
from dialogue_core.values import Days
from dialogue_core.vocabulary import Question

REGULATION = rule.regulation()
RULES = st.sampled_from(violable(REGULATION))


@given(RULES.flatmap(lambda r: st.tuples(st.just(r), violating(r, regulation=REGULATION))))
def test_each_breach_is_objected_to(case):
    broken, plan = case
    assert broken in desk.objections(plan, REGULATION)


@given(RULES.flatmap(lambda r: near_miss(r, regulation=REGULATION)))
def test_nothing_is_objected_to_in_a_plan_that_is_lawful_by_a_day(plan):
    assert desk.objections(plan, REGULATION) == ()


@given(on_the_edge([rule.RULE]).filter(rule.RULE.in_force.covers))
def test_the_province_asks_for_ten_days_of_notice_on_every_day(day):
    assert rule.regulation(day).answer(Question.NOTICE_LEAD).at_least >= Days(10)


@given(statements())
def test_each_part_of_each_statement_is_assigned(statement):
    parts = [statement.part_id(i) for i in range(len(statement.parts))]
    assert list(desk.assigned(statement, REGULATION)) == parts


def test_the_regulation_has_every_property():
    report = check_regulation(REGULATION, upper=rule.law())
    assert report.sound, report.words("en")


class DeskMachine(SessionMachine):
    """The clerk's program, whatever happens in whatever order."""

    def start(self, session: dc.Session) -> None:
        self.desk = desk.Desk()

    def do(self, event: Event) -> None:
        self.desk.take(event)

    def observe(self) -> Observed:
        return Observed(parts={part: desk.STATUS[told] for part, told in self.desk.parts.items()})


TestDesk = DeskMachine.TestCase
