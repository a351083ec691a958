"""A receipt replays to the same result years later, or says which part changed."""

import hashlib
import json

import attrs
import pytest
from archive_cases import held
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from test_export import no_canary_in, with_canaries

import dialogue_core as dc
from dialogue_core import receipts
from dialogue_core import serialization as plain
from dialogue_core.calendars import DayOffDecision
from dialogue_core.certificates import content_of
from dialogue_core.errors import DialogueError, InputError, InvalidValueError
from dialogue_core.receipts import Receipt, replay, seal
from dialogue_core.rules import Limit
from dialogue_core.serialization import make_converter
from dialogue_core.testing import sessions, statements
from dialogue_core.vocabulary import Confidence, Handling, ReceiptPart

PLAN = dc.law.gia_nghia_2022.PLAN
LAW = dc.law.regulation_for(PLAN.place, on="2022-10-14")
BOUND = LAW.under(PLAN)
CALENDAR = dc.law.CALENDAR
KEY = b"a secret of the authority"
WORDS = "Ông Trưởng phòng nhận tiền."

PETITION = dc.Statement(
    id="S1",
    on="2022-10-14",
    words=dc.Sealed(WORDS),
    delivery=dc.Delivery.SPOKEN,
    parts=(
        dc.Part(
            kind=dc.StatementKind.PETITION, field=dc.Field.TRANSPORT, settled_by=dc.Settler.CITY
        ),
        dc.Part(kind=dc.StatementKind.DENUNCIATION, accused_managed_by=dc.Settler.CITY),
    ),
)
SCREENING = dc.screen(PETITION, BOUND)

CASES = {
    "screen": (dc.screen, (PETITION, BOUND), {}),
    "route": (dc.route, (PETITION, SCREENING, BOUND), {}),
    "schedule": (dc.schedule, (PLAN, BOUND, CALENDAR.as_known(on="2022-09-01")), {}),
    "check_plan": (dc.check_plan, (PLAN, LAW, CALENDAR), {"as_of": "2022-09-01"}),
    "check_session": (dc.check_session, (held(), PLAN, LAW, CALENDAR), {"as_of": "2023-01-31"}),
    "check_year": (
        dc.check_year,
        (PLAN.place, 2022, (held(),), (), ((dc.Span.of_year(2022), LAW),)),
        {"as_of": "2023-01-31", "complete": True},
    ),
}


@pytest.fixture(params=CASES, ids=str)
def case(request):
    return CASES[request.param]


def edited(regulation):
    """The regulation with a note put on one of its rules."""
    first, *rest = regulation.rules
    note = dc.Words("Xem lại.", "To be looked at.")
    return attrs.evolve(regulation, rules=(attrs.evolve(first, note=note), *rest))


def narrowed(regulation):
    """The regulation with a rule by which every petition is answered in writing."""
    first = next(rule for rule in regulation.rules if isinstance(rule, Limit))
    rule = attrs.evolve(
        first,
        slug="in-writing",
        given=dc.statements.Given(kind=(dc.StatementKind.PETITION,)),
        only=(Handling.ANSWER_SEPARATELY,),
    )
    return attrs.evolve(regulation, rules=(*regulation.rules, rule))


class TestReplay:
    """The same inputs, regulation and days off give the same result."""

    def test_what_was_sealed_comes_out_again(self, case):
        ask, given_, options = case
        receipt = seal(ask, *given_, **options)
        again = replay(receipt, ask, *given_, **options)
        assert again.reproduced
        assert again.changed == again.differs == ()
        assert again.words("en").startswith("the same result")
        assert again.words("vi").startswith("kết quả như cũ")

    def test_a_receipt_is_the_same_each_time(self, case):
        ask, given_, options = case
        assert seal(ask, *given_, **options) == seal(ask, *given_, **options)

    def test_it_has_one_result_for_each_thing_decided(self, case):
        ask, given_, options = case
        found = ask(*given_, **options)
        ids = [result.id for result in seal(ask, *given_, **options).results]
        assert len(ids) == len(set(ids)) == len(getattr(found, "parts", found)) > 0

    def test_it_is_stored_as_plain_data(self, case):
        ask, given_, options = case
        receipt = seal(ask, *given_, **options)
        converter = make_converter()
        assert converter.structure(converter.unstructure(receipt), Receipt) == receipt
        assert plain.load_receipt(plain.dump_receipt(receipt)) == receipt
        assert plain.receipt_from_json(plain.receipt_to_json(receipt)) == receipt

    def test_one_that_was_loaded_replays_as_the_one_that_was_made(self, case):
        ask, given_, options = case
        receipt = seal(ask, *given_, **options, key=KEY)
        loaded = plain.receipt_from_json(plain.receipt_to_json(receipt))
        changed = tuple(
            edited(value) if isinstance(value, dc.Regulation) else value for value in given_
        )
        for now in (given_, changed):
            again = replay(receipt, ask, *now, **options, key=KEY)
            assert replay(loaded, ask, *now, **options, key=KEY) == again
            assert again.reproduced

    def test_the_day_of_asking_is_that_of_the_receipt(self):
        receipt = seal(dc.check_plan, PLAN, LAW, CALENDAR, as_of="2022-09-01")
        assert receipt.as_of == receipt.known_on == dc.values.as_day("2022-09-01")
        assert replay(receipt, dc.check_plan, PLAN, LAW, CALENDAR).changed == ()

    @given(statement=statements(), key=st.none() | st.binary(min_size=1))
    def test_any_statement_is_sealed_and_replayed(self, statement, key):
        receipt = seal(dc.screen, statement, BOUND, key=key)
        assert plain.receipt_from_json(plain.receipt_to_json(receipt)) == receipt
        assert replay(receipt, dc.screen, statement, BOUND, key=key).changed == ()
        assert receipt.regulation == content_of(BOUND)

    @settings(max_examples=max(20, settings.default.max_examples // 4))
    @given(session=sessions(place=PLAN.place, on="2022-10-01"))
    def test_any_record_is_sealed_and_replayed(self, session):
        on = session.on or "2022-10-14"
        try:
            law = dc.law.regulation_for(PLAN.place, on=on)
            asked = (dc.check_session, session, None, law, CALENDAR)
            receipt = seal(*asked, as_of="2026-01-01")
        except DialogueError:
            reject()  # no city then, or no check of such a record
        assert replay(receipt, *asked).changed == ()


class TestWhatChanged:
    """Where it does not reproduce, or something changed, the parts are named."""

    def test_inputs(self):
        receipt = seal(dc.screen, PETITION, BOUND)
        first, second = PETITION.parts
        other = attrs.evolve(
            PETITION, parts=(attrs.evolve(first, settled_by=dc.Settler.PROVINCE), second)
        )
        again = replay(receipt, dc.screen, other, BOUND)
        assert again.changed == (ReceiptPart.INPUTS, ReceiptPart.RESULT)
        assert again.differs == ("S1/1",)
        assert again.words("en") == "another result (S1/1); changed: inputs"
        assert again.words("vi") == "kết quả không như cũ (S1/1); đã thay đổi: dữ liệu đầu vào"

    def test_inputs_that_change_nothing(self):
        receipt = seal(dc.screen, PETITION, BOUND)
        again = replay(receipt, dc.screen, attrs.evolve(PETITION, on="2022-10-13"), BOUND)
        assert again.changed == (ReceiptPart.INPUTS,)
        assert again.reproduced
        assert again.words("en") == "the same result; changed: inputs"

    def test_more_or_fewer_results(self):
        receipt = seal(dc.screen, PETITION, BOUND)
        fewer = attrs.evolve(PETITION, parts=PETITION.parts[:1])
        assert replay(receipt, dc.screen, fewer, BOUND).differs == ("S1/1", "S1/2")
        receipt = seal(dc.screen, fewer, BOUND)
        assert "S1/2" in replay(receipt, dc.screen, PETITION, BOUND).differs

    def test_the_regulation(self):
        receipt = seal(dc.screen, PETITION, BOUND)
        assert replay(receipt, dc.screen, PETITION, edited(BOUND)).changed == (
            ReceiptPart.REGULATION,
        )
        again = replay(receipt, dc.screen, PETITION, narrowed(BOUND))
        assert again.changed == (ReceiptPart.REGULATION, ReceiptPart.RESULT)
        assert again.differs == ("S1/1",)

    def test_the_place_and_day_are_no_inputs(self):
        """Equal rules of the next day: the inputs are as they were, and so are the rules."""
        receipt = seal(dc.screen, PETITION, LAW)
        later = dc.law.regulation_for(PLAN.place, on="2022-10-15")
        again = replay(receipt, dc.screen, PETITION, later)
        assert again.changed == (ReceiptPart.SCOPE,)
        assert again.words("en") == "the same result; changed: place, level, day or plan applied"
        ward = dc.law.regulation_for("lam-dong/bac-gia-nghia", on="2026-05-12")
        again = replay(receipt, dc.screen, PETITION, ward)
        assert ReceiptPart.INPUTS not in again.changed
        assert {ReceiptPart.SCOPE, ReceiptPart.REGULATION} <= set(again.changed)
        assert seal(dc.schedule, PLAN, LAW, CALENDAR).scope == receipt.scope
        assert seal(dc.screen, PETITION, LAW, key=KEY).scope != receipt.scope

    def test_a_regulation_that_gives_nothing_any_more(self):
        receipt = seal(dc.screen, PETITION, BOUND)
        rules = narrowed(BOUND).rules
        (one,) = (rule for rule in rules if rule.slug == "in-writing")
        last = attrs.evolve(one, slug="aloud", only=(Handling.ANSWER,))
        again = replay(receipt, dc.screen, PETITION, attrs.evolve(BOUND, rules=(*rules, last)))
        assert again.changed == (ReceiptPart.REGULATION, ReceiptPart.RESULT)
        assert "nothing lawful" in again.why.en
        assert "nothing lawful" in again.words("en")

    def test_one_of_several_regulations(self):
        ask, given_, options = CASES["check_year"]
        receipt = seal(ask, *given_, **options)
        changed = (*given_[:4], ((dc.Span.of_year(2022), edited(LAW)),))
        assert replay(receipt, ask, *changed, **options).changed == (ReceiptPart.REGULATION,)
        twice = (*given_[:4], (*given_[4], (dc.Span.of_year(2023), LAW)))
        several = seal(ask, *twice, **options)
        both = f"{content_of(LAW)}\n{content_of(LAW)}"
        assert several.regulation == hashlib.sha256(both.encode()).hexdigest()

    def test_days_off_decided_later_change_nothing(self):
        """The calendar may learn: what was known on the day of asking is used again."""
        receipt = seal(dc.check_plan, PLAN, LAW, CALENDAR, as_of="2022-09-01")
        later = CALENDAR.adding(decision(known_from="2022-09-02"))
        again = replay(receipt, dc.check_plan, PLAN, LAW, later)
        assert again.changed == ()
        assert again.words("en") == "the same result; days off as known on 2022-09-01"
        assert again.words("vi") == "kết quả như cũ; ngày nghỉ biết đến 01/09/2022"

    def test_days_off_said_to_be_known_then_do(self):
        receipt = seal(dc.schedule, PLAN, BOUND, CALENDAR.as_known(on="2022-09-01"))
        again = replay(
            receipt, dc.schedule, PLAN, BOUND, CALENDAR.adding(decision(known_from="2022-08-31"))
        )
        assert ReceiptPart.CALENDAR in again.changed
        assert ReceiptPart.INPUTS not in again.changed

    def test_a_calendar_with_all_it_knows_has_no_day(self):
        receipt = seal(dc.schedule, PLAN, BOUND, CALENDAR)
        assert receipt.known_on is None
        changed = replay(receipt, dc.schedule, PLAN, BOUND, CALENDAR.adding(decision())).changed
        assert ReceiptPart.CALENDAR in changed

    def test_where_no_calendar_is_given_none_is_known(self):
        ask, given_, options = CASES["check_year"]
        receipt = seal(ask, *given_, **options)
        assert (receipt.calendar, receipt.known_on) == ("", None)

    def test_a_calendar_may_be_given_by_name(self):
        receipt = seal(named, plan=PLAN, regulation=BOUND, calendar=CALENDAR, as_of="2022-09-01")
        assert receipt.known_on == dc.values.as_day("2022-09-01")
        later = CALENDAR.adding(decision(known_from="2022-09-02"))
        assert replay(receipt, named, plan=PLAN, regulation=BOUND, calendar=later).changed == ()

    def test_the_version(self, monkeypatch):
        receipt = seal(dc.screen, PETITION, BOUND)
        monkeypatch.setattr(receipts, "__version__", "99")
        again = replay(receipt, dc.screen, PETITION, BOUND)
        assert again.changed == (ReceiptPart.VERSION,)
        assert again.words("vi") == "kết quả như cũ; đã thay đổi: phiên bản thư viện"

    def test_the_receipt_itself(self):
        receipt = seal(dc.screen, PETITION, BOUND)
        first, second = receipt.results
        forged = attrs.evolve(
            receipt, results=(attrs.evolve(first, content=second.content), second)
        )
        again = replay(forged, dc.screen, PETITION, BOUND)
        assert again.changed == (ReceiptPart.RESULT,)
        assert "may have been altered" in again.words("en")
        assert "có thể đã bị sửa" in again.words("vi")


def decision(known_from="2022-01-01") -> DayOffDecision:
    """A closure in the time in which the plan's deadlines run."""
    return DayOffDecision(
        number="01/TB",
        text=dc.Words("Nghỉ.", "Closed."),
        known_from=known_from,
        cites=dc.Citation("01/TB"),
        confidence=Confidence.VERIFIED,
        off=("2022-10-10", "2022-10-17"),
    )


def named(*, plan, regulation, calendar, as_of):
    """A function of an application, asked by name."""
    assert as_of
    return dc.schedule(plan, regulation, calendar)


class TestSecrets:
    """A receipt holds no words, and what it holds of sealed words tells nobody anything."""

    def test_no_word_and_no_outcome_stands_in_it(self, case):
        ask, given_, options = case
        shown = repr(seal(ask, *given_, **options))
        for word in (WORDS, "nhận tiền", "hẻm", "take_privately", "breached"):
            assert word not in shown

    @settings(max_examples=max(10, settings.default.max_examples // 10))
    @given(session=sessions(place=PLAN.place, on="2022-10-01"), key=st.none() | st.just(KEY))
    def test_nothing_sealed_stands_in_it(self, session, key):
        """No sealed word and no speaker of any record, in the document or in a part of it."""
        said = with_canaries(session)
        law = dc.law.regulation_for(PLAN.place, on="2022-10-14")
        asked = (dc.check_session, said, None, law, CALENDAR)
        try:
            receipt = seal(*asked, as_of="2026-01-01", key=key)
        except DialogueError:
            reject()  # no check of such a record
        assert no_canary_in(plain.dump_receipt(receipt))
        for received in said.statements:
            screened = seal(dc.screen, received.statement, BOUND, key=key)
            assert no_canary_in(plain.dump_receipt(screened))

    def test_no_key_of_the_document_takes_sealed_words(self):
        """Its texts are hashes, days, names and ids; the ids are those of what was decided."""
        made = plain.schema("receipt")
        assert made["$defs"].keys() == {"Day", "Result"}
        keys = {**made["properties"], **made["$defs"]["Result"]["properties"]}
        assert {k for k, v in keys.items() if v.get("type") == "string" and "pattern" not in v} == {
            "id"
        }

    @pytest.mark.parametrize(
        "name", ["asked", "inputs", "regulation", "scope", "calendar", "version"]
    )
    def test_words_are_refused_and_not_shown(self, name):
        receipt = seal(dc.screen, PETITION, BOUND)
        with pytest.raises(InvalidValueError, match=f"{name} must be ") as error:
            attrs.evolve(receipt, **{name: WORDS})
        assert "seal()" in error.value.vi
        assert WORDS not in str(error.value)
        with pytest.raises(InputError) as refused:
            plain.load_receipt({**plain.dump_receipt(receipt), name: WORDS})
        (fault,) = refused.value.faults
        assert fault.path == name
        assert WORDS not in repr(fault)

    def test_words_are_no_hash_of_a_result(self):
        data = plain.dump_receipt(seal(dc.screen, PETITION, BOUND))
        data["results"][1]["content"] = WORDS
        with pytest.raises(InputError, match=r"results\[1\].content: .*SHA-256") as refused:
            plain.receipt_from_json(json.dumps(data))
        assert WORDS not in str(refused.value)

    def test_without_a_key_sealed_words_do_not_count(self):
        """Else short words could be guessed from the hash."""
        other = attrs.evolve(PETITION, words=dc.Sealed("Khác."))
        assert seal(dc.screen, PETITION, BOUND) == seal(dc.screen, other, BOUND)

    def test_with_a_key_they_do(self):
        receipt = seal(dc.screen, PETITION, BOUND, key=KEY)
        other = attrs.evolve(PETITION, words=dc.Sealed("Khác."))
        again = replay(receipt, dc.screen, other, BOUND, key=KEY)
        assert again.changed == (ReceiptPart.INPUTS,)

    def test_with_another_key_every_hash_of_inputs_and_results_is_another(self):
        one, other = (seal(dc.screen, PETITION, BOUND, key=key) for key in (KEY, b"another"))
        assert one.inputs != other.inputs
        assert {result.content for result in one.results}.isdisjoint(
            result.content for result in other.results
        )
        assert one.regulation == other.regulation

    @pytest.mark.parametrize(("made", "given_key"), [(KEY, None), (None, KEY)])
    def test_the_same_key_is_needed(self, made, given_key):
        receipt = seal(dc.screen, PETITION, BOUND, key=made)
        with pytest.raises(InvalidValueError, match="made with") as error:
            replay(receipt, dc.screen, PETITION, BOUND, key=given_key)
        assert "khóa" in error.value.vi


class TestRefused:
    def test_another_function(self):
        receipt = seal(dc.screen, PETITION, BOUND)
        with pytest.raises(InvalidValueError, match="of 'screen', not of 'route'"):
            replay(receipt, dc.route, PETITION, SCREENING, BOUND)

    def test_what_is_no_receipt(self):
        with pytest.raises(InvalidValueError, match="receipt must be Receipt"):
            replay("receipt", dc.screen, PETITION, BOUND)

    @pytest.mark.parametrize(
        ("value", "name"), [(len, "builtin_function"), ({"a": dc}, "module"), (b"x", "bytes")]
    )
    def test_what_cannot_be_hashed(self, value, name):
        with pytest.raises(InvalidValueError, match="cannot hold fast") as error:
            seal(dc.screen, PETITION, BOUND, value)
        assert name in error.value.en
        assert name in error.value.vi
        assert error.value.__cause__ is None


def test_the_module_lists_exactly_what_it_offers():
    assert dir(receipts) == sorted(receipts.__all__)
