"""A state machine over both lives, beside a naive model that knows none of the library's tables.

The model reads a log from its beginning each time, in plain strings; the session grows event by
event, by a recorder and in batches. What one takes in, the other must, with the same state.
"""

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import dialogue_core as dc
from dialogue_core.errors import InvalidValueError, TransitionError
from dialogue_core.events import (
    EVENTS,
    Announced,
    Answered,
    Cancelled,
    Closed,
    Concluded,
    Corrected,
    Ended,
    Event,
    Extended,
    Forwarded,
    Grouped,
    Held,
    Minuted,
    Noted,
    Opened,
    Performed,
    Planned,
    Postponed,
    RaisedAgain,
    Received,
    Replaced,
    Rescheduled,
    Resumed,
    Routed,
    Screened,
    Speaker,
    Split,
    Spoke,
    Suspended,
    Task,
    TaskDone,
)
from dialogue_core.lives import Custody
from dialogue_core.sessions import Recorder, Session
from dialogue_core.values import NoDueDay, as_day
from dialogue_core.vocabulary import (
    Act,
    Admission,
    AnswerWay,
    Ending,
    Handling,
    Protection,
    Telling,
)

CANARY = "chim-hoang-yen"
DAYS = [as_day(f"2022-10-{day}") for day in (13, 14, 15)]
BODIES = [dc.Body.named(name) for name in ("Văn phòng", "Phòng Kinh tế", "Điện lực")]
PLACE = dc.law.gia_nghia_2022.PLAN.place
NAMES = {cls: cls.__name__ for cls in EVENTS}


def sealed():
    return dc.Sealed(CANARY)


# --- the model ----------------------------------------------------------------------------------

BEFORE = {"new", "planned", "announced", "postponed"}
RUNNING = {"open", "suspended", "closed"}
FROM = {
    "Planned": BEFORE | RUNNING | {"cancelled", "in_writing"},
    "Announced": BEFORE | RUNNING | {"cancelled", "in_writing"},
    "Rescheduled": BEFORE | {"cancelled"},
    "Postponed": BEFORE,
    "Cancelled": BEFORE,
    "Replaced": BEFORE | {"cancelled"},
    "Opened": BEFORE,
    "Held": BEFORE,
    "Suspended": {"open"},
    "Resumed": {"suspended"},
    "Closed": {"open", "suspended"},
    "Spoke": RUNNING,
    "StepTaken": RUNNING,
}
TO = {
    "Rescheduled": "planned",
    "Postponed": "postponed",
    "Cancelled": "cancelled",
    "Replaced": "in_writing",
    "Opened": "open",
    "Held": "closed",
    "Suspended": "suspended",
    "Resumed": "open",
    "Closed": "closed",
}
OPEN = {"received", "screened", "routed", "forwarded", "answered"}
PART_FROM = {
    "Split": {"received", "screened", "routed", "forwarded"},
    "Screened": OPEN | {"ended"},
    "Routed": OPEN,
    "Forwarded": OPEN,
    "Answered": OPEN,
    "Ended": OPEN - {"forwarded"},
    "Extended": OPEN,
    "Grouped": OPEN,
    "RaisedAgain": OPEN,
    "Performed": OPEN | {"ended"},
}
PART_TO = {
    "Split": "received",
    "Screened": "screened",
    "Routed": "routed",
    "Forwarded": "forwarded",
    "Answered": "answered",
    "Ended": "ended",
}


class NonsenseError(Exception):
    """The model does not take the log in; it says what would have been possible, if it can."""

    def __init__(self, *allowed):
        super().__init__(allowed)
        self.allowed = set(allowed)


def model(log):
    """The state that a log leads to, read from its beginning, corrections first."""
    entries = list(log)
    for seq, event in enumerate(log):
        if NAMES[type(event)] == "Corrected":
            entries[seq] = None
            before = entries[event.seq] if event.seq < seq else None
            if event.seq >= seq or NAMES[type(log[event.seq])] == "Corrected":
                raise NonsenseError
            if isinstance(before, Received):
                now = event.now
                if not isinstance(now, Received) or now.statement.id != before.statement.id:
                    raise NonsenseError
            entries[event.seq] = event.now
    state = {"life": "new", "on": None, "parts": {}, "split": set(), "tasks": []}
    for event in entries:
        if event is not None:
            step(state, event)
    return state


def step(state, event):
    name = NAMES[type(event)]
    if name in FROM:
        step_life(state, name, event)
    elif name == "Received":
        receive(state, event.statement)
    elif name in PART_FROM:
        step_part(state, name, event)
    elif name == "Concluded":
        state["tasks"] += [task.id for task in event.tasks]
        if len(set(state["tasks"])) < len(state["tasks"]):
            raise NonsenseError


def step_life(state, name, event):
    if state["life"] not in FROM[name]:
        raise NonsenseError(*(n for n, where in FROM.items() if state["life"] in where))
    if name in ("Opened", "Held"):
        state["on"] = event.on
    elif name in ("Suspended", "Resumed", "Closed", "Spoke") and state["on"] != event.on:
        raise NonsenseError
    target = TO.get(name, state["life"])
    if name == "Planned" and state["life"] == "new":
        target = "planned"
    if name == "Announced" and state["life"] in BEFORE:
        target = "announced"
    state["life"] = target


def receive(state, said):
    if f"{said.id}/1" in state["parts"]:
        raise NonsenseError
    for i, _ in enumerate(said.parts, 1):
        state["parts"][f"{said.id}/{i}"] = {
            "status": "received",
            "owner": "van-phong",
            "due": None,
            "words": len(said.parts),
            "screenings": 0,
        }
    if len(said.parts) > 1:
        state["split"].add(said.id)


def step_part(state, name, event):
    key = f"{event.statement}/1" if name == "Split" else event.part
    if key not in state["parts"]:
        raise NonsenseError
    part = state["parts"][key]
    if part["status"] not in PART_FROM[name]:
        raise NonsenseError(*(n for n, where in PART_FROM.items() if part["status"] in where))
    if name == "Split":
        if event.statement in state["split"]:
            raise NonsenseError
        state["split"].add(event.statement)
        for i, _ in enumerate(event.parts, 1):
            state["parts"][f"{event.statement}/{i}"] = {**part, "status": "received"}
        return
    part["status"] = PART_TO.get(name, part["status"])
    if name == "Routed":
        part["owner"], part["due"] = event.lead.id, event.due
    if name in ("Forwarded", "Extended"):
        part["due"] = event.due or part["due"]
    part["screenings"] += name == "Screened"


def known(state, event):
    """Whether what an event speaks of is on record."""
    wanted = list(getattr(event, "about", ()))
    if isinstance(event, TaskDone):
        wanted.append(event.task)
    if isinstance(event, RaisedAgain):
        wanted.append(event.earlier)
    parts = set(state["parts"])
    return set(wanted) <= parts | {p.split("/")[0] for p in parts} | set(state["tasks"])


# --- the events to draw -------------------------------------------------------------------------

days = st.sampled_from(DAYS)
some_statements = st.sampled_from(["S1", "S2", "S3"])
some_parts = st.sampled_from(["S1/1", "S1/1", "S1/1", "S2/1", "S2/2", "S1/2", "S9/1", "S1"])
bodies = st.sampled_from(BODIES)
optional_days = st.none() | days
contents = st.just(dc.Part(basis=sealed()))


def made(cls, **fields):
    return st.builds(cls, on=days, ref=st.just(sealed()), **fields)


lives = st.one_of(
    made(Planned, held=st.none() | st.builds(dc.Span.on, days)),
    made(Announced),
    made(Rescheduled, held=st.builds(dc.Span.on, days)),
    made(Postponed),
    made(Cancelled, why=st.just(sealed())),
    made(Replaced),
    made(Opened),
    made(Suspended),
    made(Resumed),
    made(Closed),
    made(Held),
)
acts = st.one_of(
    made(Spoke, speaker=st.just(Speaker(name=sealed())), about=st.tuples(some_parts)),
    made(Noted, words=st.just(sealed()), about=st.tuples(some_parts)),
    made(Minuted, words=st.just(sealed())),
    made(
        Concluded,
        tasks=st.tuples(
            st.builds(Task, id=st.sampled_from(["T1", "T2"]), lead=bodies, words=st.just(sealed()))
        ),
    ),
    made(TaskDone, task=st.sampled_from(["T1", "T2"])),
)
screenings = made(
    Screened,
    part=some_parts,
    content=contents,
    admission=st.just((Admission.HEAR,)),
    proposed=st.just(tuple(Handling)[:2]),
    protection=st.sampled_from(Protection),
    decided=st.none() | st.sampled_from(Handling),
    why=st.just(sealed()),
)
routings = made(Routed, part=some_parts, lead=bodies, due=optional_days)
forwardings = made(Forwarded, part=some_parts, to=bodies, due=optional_days)
answers = made(Answered, part=some_parts, how=st.sampled_from(AnswerWay), words=st.just(sealed()))
endings = made(Ended, part=some_parts, how=st.sampled_from(Ending), told=st.sampled_from(Telling))
splits = made(Split, statement=some_statements, parts=st.just((dc.Part(), dc.Part(basis=sealed()))))
besides = st.one_of(
    made(Extended, part=some_parts, due=days, why=st.just(sealed())),
    made(Grouped, part=some_parts, group=st.just("G1")),
    made(RaisedAgain, part=some_parts, earlier=some_parts),
    made(Performed, part=some_parts, act=st.sampled_from(Act)),
)


def received(id, day, count):  # noqa: A002 -- the field's own name
    parts = tuple(dc.Part(basis=sealed()) for _ in range(count))
    said = dc.Statement(id=id, on=day, words=sealed(), parts=parts)
    return Received(on=day, statement=said, speaker=Speaker(name=sealed(), contact=sealed()))


receipts = st.builds(received, some_statements, days, st.integers(1, 2))
any_events = st.one_of(splits, screenings, receipts, routings, answers, acts, lives)


# --- the machine --------------------------------------------------------------------------------


class Sessions(RuleBasedStateMachine):
    @initialize(first=st.builds(received, st.just("S1"), days, st.just(1)))
    def begin(self, first):
        self.session = Session(id="X", place=PLACE, organiser=BODIES[0])
        self.recorder = Recorder(self.session)
        self.log = []
        self.states = [model([])]
        self.offer(first)

    def offer(self, event):
        """Offer an event to the model and to the session: both take it in, or both refuse."""
        noted = max([event.on, *(e.noted_on for e in self.log[-1:])])
        event = attrs.evolve(event, noted_on=noted)
        now = event.now if isinstance(event, Corrected) else event
        if now is not None and not known(self.states[-1], now):
            self.refuse(event, set())
            return
        try:
            state = model([*self.log, event])
        except NonsenseError as nonsense:
            self.refuse(event, nonsense.allowed)
            return
        self.session = self.session.record(event)
        self.recorder.record(event)
        self.log.append(event)
        self.states.append(state)

    def refuse(self, event, allowed):
        before = self.session
        with pytest.raises(TransitionError) as error:
            self.session.record(event)
        with pytest.raises(TransitionError):
            self.recorder.record(event)
        assert "allowed: " in error.value.en
        assert "được phép: " in error.value.vi
        assert CANARY not in error.value.en + error.value.vi + repr(error.value.details)
        if allowed:
            assert set(error.value.details["allowed"]) == allowed
        assert self.session == before

    @rule(event=lives)
    def live(self, event):
        self.offer(event)

    @rule(day=days)
    def hold(self, day):
        for cls in (Opened, Suspended, Resumed, Closed):
            self.offer(cls(on=day))

    @rule(event=acts)
    def act(self, event):
        self.offer(event)

    @rule(event=receipts)
    def receive(self, event):
        self.offer(event)

    @rule(event=screenings)
    def screen(self, event):
        self.offer(event)

    @rule(event=routings)
    def route(self, event):
        self.offer(event)

    @rule(event=forwardings)
    def forward(self, event):
        self.offer(event)

    @rule(event=answers)
    def answer(self, event):
        self.offer(event)

    @rule(event=endings)
    def end(self, event):
        self.offer(event)

    @rule(event=splits)
    def split(self, event):
        self.offer(event)

    @rule(event=besides)
    def add(self, event):
        self.offer(event)

    @rule(data=st.data(), now=st.none() | any_events, day=days)
    def correct(self, data, now, day):
        seq = data.draw(st.integers(0, len(self.log)))
        self.offer(Corrected(on=day, seq=seq, now=now, why=sealed()))

    @invariant()
    def the_session_is_what_the_model_says(self):
        state = self.states[-1]
        assert self.session.status.value == state["life"]
        found = {
            part.id: {
                "status": part.status.value,
                "owner": part.owner.id,
                "due": None if isinstance(part.due, NoDueDay) else part.due,
                "screenings": len(part.of(Screened)),
            }
            for part in self.session.parts
        }
        assert found == {
            key: {name: part[name] for name in ("status", "owner", "due", "screenings")}
            for key, part in state["parts"].items()
        }

    @invariant()
    def no_statement_is_lost_and_each_part_has_one_owner_or_an_end_that_was_told(self):
        taken = {event.statement.id for event in self.log if isinstance(event, Received)}
        assert taken <= {received.statement.id for received in self.session.statements}
        for part in self.session.parts:
            held = self.session.custody[part.id]
            if isinstance(held, Custody):
                assert isinstance(held.owner, dc.Body)
                assert held.reason
                assert held.due
            else:
                assert held.how in Ending
                assert held.told in Telling
                assert part.status.value == "ended"

    @invariant()
    def what_is_sealed_stays_sealed(self):
        for text in (repr(self.session), f"{self.session}", repr(self.session.parts)):
            assert CANARY not in text
        for said in self.session.statements:
            found = [part.publishable for part in self.session.parts_of(said.statement.id)]
            told = self.session.public_words(said.statement.id)
            assert told is None  # the words name their speaker, and no kind was told
            assert not any(found)

    def teardown(self):
        if not hasattr(self, "log"):
            return
        assert self.recorder.session() == self.session
        assert self.session.events == tuple(self.log)
        assert CANARY not in repr(attrs.asdict(self.session))
        head = attrs.evolve(self.session, events=())
        assert head.record(*self.log) == self.session
        for end, state in enumerate(self.states):
            prefix = attrs.evolve(head, events=tuple(self.log[:end]))
            assert prefix.status.value == state["life"]
            statuses = {part.id: part.status.value for part in prefix.parts}
            assert statuses == {key: part["status"] for key, part in state["parts"].items()}
        for day in DAYS:
            then = self.session.as_of(day)
            assert then.events == tuple(e for e in self.log if e.noted_on <= day)


TestSessions = Sessions.TestCase
_THOROUGH = settings().max_examples >= 1_000
TestSessions.settings = settings(
    max_examples=10_000 if _THOROUGH else 60, stateful_step_count=30, deadline=None
)


def test_what_is_no_event_is_refused():
    session = Session(id="X", place=PLACE, organiser=BODIES[0])
    for strange in (Event(on=DAYS[0]), "opened", None):
        with pytest.raises(InvalidValueError):
            session.record(strange)
