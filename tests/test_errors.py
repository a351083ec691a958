"""What the errors raised on purpose carry, and that they speak both languages."""

import copy
import datetime as dt
import inspect
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import errors
from dialogue_core.errors import (
    ArchiveError,
    ConflictingRulesError,
    DamagedArchiveError,
    DialogueError,
    EventConflictError,
    Fault,
    InputError,
    InvalidValueError,
    MissingExtraError,
    NoRuleInForceError,
    NoSuchLevelError,
    NotInArchiveError,
    TransitionError,
)
from dialogue_core.values import Sealed
from dialogue_core.vocabulary import Field

PLAIN = (
    ArchiveError,
    DamagedArchiveError,
    EventConflictError,
    InvalidValueError,
    MissingExtraError,
    NoRuleInForceError,
    NotInArchiveError,
    ConflictingRulesError,
    TransitionError,
)

FAULTS = (
    Fault("provisions[3].role", "boss", "not a role", "không phải vai trò"),
    Fault("level", None, "say the level", "hãy ghi cấp"),
)
SHOWN = {"provisions[3].role": "'boss'", "level": "null"}


def one_of_each() -> list[DialogueError]:
    """An error of every class, with details where it takes them."""
    return [
        DialogueError("it failed", "không được"),
        *(kind("it failed", "không được", value=3, on="2022-10-14") for kind in PLAIN),
        NoSuchLevelError("gone", "không còn", successors=("phường A",), level="city"),
        InputError(FAULTS),
    ]


class TestHierarchy:
    """Every error raised on purpose is a `DialogueError`, and the built-in kind that fits it."""

    def test_one_except_clause_catches_them_all(self) -> None:
        classes = [
            c
            for _, c in inspect.getmembers(errors, inspect.isclass)
            if issubclass(c, BaseException)
        ]
        assert len(classes) == 12
        assert all(issubclass(c, DialogueError) for c in classes)

    @pytest.mark.parametrize("kind", [InvalidValueError, InputError])
    def test_nonsense_and_bad_data_are_value_errors(self, kind: type[Exception]) -> None:
        assert issubclass(kind, ValueError)

    @pytest.mark.parametrize("kind", [NoRuleInForceError, NoSuchLevelError])
    def test_a_hole_in_the_law_data_is_a_lookup_error(self, kind: type[Exception]) -> None:
        assert issubclass(kind, LookupError)

    def test_a_session_that_is_not_stored_is_a_lookup_error(self) -> None:
        assert issubclass(NotInArchiveError, LookupError)

    def test_a_package_that_is_not_there_is_an_import_error(self) -> None:
        assert issubclass(MissingExtraError, ImportError)

    def test_a_level_that_is_gone_is_caught_as_a_hole(self) -> None:
        assert issubclass(NoSuchLevelError, NoRuleInForceError)

    def test_conflicts_are_neither_value_nor_lookup_errors(self) -> None:
        assert not issubclass(ConflictingRulesError, ValueError | LookupError)


class TestMessages:
    """An error speaks English by default, Vietnamese when asked, and keeps its facts as fields."""

    @pytest.mark.parametrize("error", one_of_each(), ids=lambda e: type(e).__name__)
    def test_every_error_says_something_in_both_languages(self, error: DialogueError) -> None:
        assert error.message("en").strip()
        assert error.message("vi").strip()
        assert error.message("en") != error.message("vi")

    @pytest.mark.parametrize("error", one_of_each(), ids=lambda e: type(e).__name__)
    def test_the_text_of_an_error_is_its_english_message(self, error: DialogueError) -> None:
        assert str(error) == error.message() == error.en

    @given(
        st.text(min_size=1),
        st.text(min_size=1),
        st.dictionaries(st.sampled_from(["value", "on", "level", "rule_ids"]), st.integers()),
    )
    def test_messages_and_facts_come_back_as_they_were_given(
        self, en: str, vi: str, details: dict[str, int]
    ) -> None:
        error = InvalidValueError(en, vi, **details)
        assert (error.message("en"), error.message("vi"), error.details) == (en, vi, details)

    def test_a_level_that_is_gone_names_its_successors_as_a_field_and_a_fact(self) -> None:
        error = NoSuchLevelError("gone", "không còn", successors=("A", "B"), on="2025-07-01")
        assert error.successors == ("A", "B")
        assert error.details == {"successors": ("A", "B"), "on": "2025-07-01"}


class TestInputError:
    """Plain data is refused with all its faults: path, value and reason of each."""

    @pytest.mark.parametrize("lang", ["en", "vi"])
    def test_the_message_holds_path_value_and_reason_of_every_fault(self, lang: str) -> None:
        text = InputError(FAULTS).message(lang)
        for fault in FAULTS:
            reason = fault.reason_vi if lang == "vi" else fault.reason_en
            assert fault.path in text
            assert SHOWN[fault.path] in text
            assert reason in text

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (None, "null"),
            (True, "true"),
            (False, "false"),
            (7, "7"),
            (0.5, "0.5"),
            ("boss", "'boss'"),
            (dt.date(2022, 10, 14), "2022-10-14"),
            (dt.datetime(2022, 10, 14, 7, 30, tzinfo=dt.UTC), "2022-10-14T07:30:00+00:00"),
            (dt.time(7, 30), "07:30:00"),
            (Field.LAND, "'land'"),
            ([1, (None,)], "[1, [null]]"),
            ({"a": {"b": {"c": 1}}}, "{'a': {'b': …}}"),
            ([[[]]], "[[…]]"),
            ("a" * 500, "'" + "a" * 199 + "…"),
            (b"\xff", "a bytes"),
            (Sealed("phúc"), "Sealed(…)"),
        ],
    )
    def test_a_value_is_shown_as_a_document_has_it(self, value: object, shown: str) -> None:
        """Null and true, days as they are written, words as texts; what is long is cut."""
        fault = Fault("a", value, "it is wrong", "sai")
        assert InputError((fault,)).en.endswith(f"at a: {shown}: it is wrong")
        assert InputError((fault,)).vi.endswith(f"tại a: {shown}: sai")

    def test_the_faults_stay_in_the_order_of_the_input(self) -> None:
        assert InputError(FAULTS).faults == FAULTS

    def test_the_message_says_how_many_faults_there_are(self) -> None:
        assert "2" in InputError(FAULTS).message("en")
        assert "2" in InputError(FAULTS).message("vi")

    def test_of_what_is_missing_no_value_is_shown(self) -> None:
        fault = Fault("id", None, "a key is missing", "thiếu khóa", missing=True)
        assert InputError((fault,)).en.endswith("at id: a key is missing")
        assert InputError((fault,)).vi.endswith("tại id: thiếu khóa")
        assert fault.value is None

    def test_a_fault_shows_where_what_and_why(self) -> None:
        shown = repr(FAULTS[0])
        assert "provisions[3].role" in shown
        assert "'boss'" in shown
        assert "not a role" in shown


class TestCopies:
    """An error survives being copied and sent to another process, as workers of a pool do."""

    @pytest.mark.parametrize("error", one_of_each(), ids=lambda e: type(e).__name__)
    def test_an_error_survives_copying(self, error: DialogueError) -> None:
        twin = copy.copy(error)
        assert type(twin) is type(error)
        assert (twin.en, twin.vi, twin.details) == (error.en, error.vi, error.details)

    @pytest.mark.parametrize("error", one_of_each(), ids=lambda e: type(e).__name__)
    def test_an_error_survives_pickling(self, error: DialogueError) -> None:
        twin = pickle.loads(pickle.dumps(error))  # noqa: S301 -- made a moment ago
        assert type(twin) is type(error)
        assert (twin.en, twin.vi) == (error.en, error.vi)
        assert sorted(twin.details) == sorted(error.details)

    def test_what_is_sealed_stays_behind(self) -> None:
        """A worker tells its faults; what a citizen said does not cross with them."""
        said = Sealed("tôi tố cáo …")
        faults = (Fault("kindd", said, "unknown key", "khóa lạ"), Fault("id", 3, "no id", "sai"))
        refused = InvalidValueError("no", "không", found=(said, {"words": said}), value=3)
        for error in (InputError(faults), refused):
            found = pickle.dumps(error)
            assert "tố cáo".encode() not in found
            twin = pickle.loads(found)  # noqa: S301 -- made a moment ago
            assert (str(twin), twin.vi, repr(twin.details)) == (
                str(error),
                error.vi,
                repr(error.details),
            )
            assert repr(getattr(twin, "faults", ())) == repr(getattr(error, "faults", ()))
        assert twin.details == {"found": (Sealed(None), {"words": Sealed(None)}), "value": 3}
        for copied in (copy.copy(refused), copy.deepcopy(refused)):
            assert copied.details["found"][0] is said
        with pytest.raises(InvalidValueError, match="sealed words are not pickled"):
            pickle.dumps(said)


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(errors) == sorted(errors.__all__)
