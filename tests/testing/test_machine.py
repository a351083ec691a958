"""The state machine: it drives a system through both lives, and its script can be replayed."""

import textwrap
from importlib import import_module

import attrs
import pendulum
import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

import dialogue_core as dc
from dialogue_core import testing
from dialogue_core.errors import DialogueError, InvalidValueError, TransitionError
from dialogue_core.events import Planned, Received, Split
from dialogue_core.lives import LIFECYCLE, PART_LIFE
from dialogue_core.testing import Observed, SessionMachine, _machine
from dialogue_core.vocabulary import PartStatus, SessionStatus

NAMES = {
    name: getattr(import_module(f"dialogue_core.{module}"), name)
    for module in ("events", "plans", "statements", "territory", "values", "vocabulary")
    for name in import_module(f"dialogue_core.{module}").__all__
} | {"Date": pendulum.Date}


class Desk(SessionMachine):
    """A system that keeps the record as the library does."""

    offers_impossible = True

    def start(self, session):
        self.kept = session

    def do(self, event):
        self.kept = self.kept.record(event)

    def observe(self):
        return Observed.of(self.kept)


class ForgetsTheForwarded(Desk):
    """A system for which what was passed on is done with."""

    offers_impossible = False

    def observe(self):
        told = Observed.of(self.kept)
        parts = {
            part: PartStatus.ENDED if status is PartStatus.FORWARDED else status
            for part, status in told.parts.items()
        }
        return attrs.evolve(told, parts=parts)


class TakesEverything(Desk):
    """A system that takes in what makes no sense."""

    def do(self, event):
        try:
            super().do(event)
        except TransitionError:
            self.refused = event


class LosesTheDay(Desk):
    """A system that puts no day on an answer."""

    offers_impossible = False

    def observe(self):
        told = Observed.of(self.kept)
        return Observed(due=dict.fromkeys(told.due))


SHORT = (Phase.generate, Phase.shrink)


def run(machine, **how):
    run_state_machine_as_test(
        machine, settings=settings(database=None, deadline=None, derandomize=True, **how)
    )


class TestASystemThatStandsWhereTheModelStands:
    def test_it_passes(self):
        run(Desk, max_examples=settings().max_examples // 5, stateful_step_count=20)

    def test_every_event_of_both_tables_may_happen(self):
        tables = (*LIFECYCLE.values(), *PART_LIFE.values())
        choices = (*_machine._NEW, *_machine._LIFE, *_machine._PART)
        assert {kind for kind, _ in choices} == {
            Received,
            *(kind for row in tables for kind in row),
        }

    def test_an_event_happens_only_where_its_table_allows_it(self):
        class Noting(Desk):
            offers_impossible = False

            def do(self, event):
                part = getattr(event, "part", None)
                whole = self.kept if part is None else self.kept.part(part)
                table = LIFECYCLE if part is None else PART_LIFE
                assert isinstance(event, Received | Split) or type(event) in table[whole.status]
                super().do(event)

        run(Noting, max_examples=20, stateful_step_count=20)

    def test_what_it_does_not_tell_is_not_compared(self):
        class Silent(Desk):
            def observe(self):
                return Observed(status=self.kept.status)

        run(Silent, max_examples=5, stateful_step_count=10)

    def test_nothing_is_started_unless_an_application_says_so(self):
        machine = SessionMachine()
        assert machine.session.status is SessionStatus.NEW
        for hook in (machine.observe, lambda: machine.do(Planned(on="2026-07-01"))):
            with pytest.raises(NotImplementedError):
                hook()

    def test_an_application_that_says_too_little_or_too_much_is_told(self):
        class Mute(SessionMachine):
            def observe(self):
                return {"S1/1": PartStatus.RECEIVED}

        machine = Mute()
        with pytest.raises(DialogueError) as error:
            machine.do(Planned(on="2026-07-01"))
        assert error.value.en == "Mute has no do(self, event): write the method, see SessionMachine"
        assert "Mute chưa có do(self, event)" in error.value.vi
        with pytest.raises(InvalidValueError, match=r"observe\(\) must be Observed, got a dict"):
            machine.stands_where_the_model_stands()


class TestASystemThatDoesNot:
    def test_the_shortest_run_is_shown_as_a_script_that_can_be_replayed(self):
        with pytest.raises(AssertionError, match=r"the model \{S1/1: forwarded\}") as error:
            run(ForgetsTheForwarded, stateful_step_count=8, phases=SHORT)
        note = "\n".join(error.value.__notes__)
        script = "state = " + note.partition("state = ")[2].partition("state.teardown")[0]
        assert script.count("event=") == 2
        names = {**NAMES, "ForgetsTheForwarded": ForgetsTheForwarded}
        with pytest.raises(AssertionError, match=r"the system says \{S1/1: ended\}"):
            exec(textwrap.dedent(script), names)  # noqa: S102 -- the script was just printed by us

    def test_a_day_that_is_lost_is_found(self):
        with pytest.raises(AssertionError, match=r"due: the system says \{S1/1: None\}, the model"):
            run(LosesTheDay, stateful_step_count=8, phases=SHORT)

    def test_what_the_tables_refuse_must_be_refused(self):
        with pytest.raises(AssertionError, match="which the model refuses: session new"):
            run(TakesEverything, stateful_step_count=8, phases=SHORT)

    def test_impossible_events_are_offered_only_where_that_is_asked_for(self):
        class Never(TakesEverything):
            offers_impossible = False

        run(Never, max_examples=5, stateful_step_count=10)

    def test_a_message_tells_no_words(self):
        with pytest.raises(AssertionError) as error:
            run(ForgetsTheForwarded, phases=[Phase.generate])
        assert "Đường hỏng" not in str(error.value)


def test_the_module_shows_its_names():
    assert set(dir(_machine)) <= set(dir(testing))
    assert dc.Session is type(SessionMachine().session)
