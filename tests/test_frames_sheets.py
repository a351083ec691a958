"""Tables as offices keep them, and tables that are none: what is read, and what is said of them."""

import datetime as dt
import importlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dialogue_core as dc
from dialogue_core import law
from dialogue_core.errors import InputError, InvalidValueError
from dialogue_core.values import Days
from dialogue_core.vocabulary import Question

pl = pytest.importorskip("polars", reason="the extra analysis is not installed")
pytest.importorskip("narwhals", reason="the extra analysis is not installed")
from dialogue_core import frames  # noqa: E402 -- after what it needs is known to be there

WARD = law.regulation_for("lam-dong/bac-gia-nghia", on="2026-08-01")
SPAN = dc.Span("2026-08-01", until="2026-12-31")
WORDS = {column.name: column for column in (*frames.RECORDED, *frames.ROUTED)}
NOTHING = {name: [None] for name in WORDS}
COLUMNS = {"Loại": "kind", "Lĩnh vực": "field", "Ngày": "on", "Nhiều nội dung": "mixed"}
SHEET = {
    "STT": [1, 2, 3, 4],
    "Loại": ["KN", "  Kiến nghị,  phản ánh ", "TỐ CÁO", None],
    "Lĩnh vực": ["Đất đai", "giao thông, đường sá", " ", "land"],
    "Ngày": ["12/05/2026", "2026-05-13", None, "14/05/2026"],
    "Nhiều nội dung": ["có", None, "Không", "x"],
}
READ = {
    "STT": [1, 2, 3, 4],
    "kind": ["petition", "petition", "denunciation", None],
    "field": ["land", "transport", None, "land"],
    "on": [dt.date(2026, 5, 12), dt.date(2026, 5, 13), None, dt.date(2026, 5, 14)],
    "mixed": [True, None, False, True],
}


def in_pandas(data, index=None):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    return pandas.DataFrame(data, index=index)


def refused(work):
    with pytest.raises(InputError) as caught:
        work()
    return caught.value.faults


class TestSpreadsheets:
    def read(self, frame):
        return frames.from_spreadsheet(frame, COLUMNS, words={"kind": {"kn": "petition"}})

    def test_headings_words_days_and_gaps(self):
        found = self.read(pl.DataFrame(SHEET))
        assert {name: found[name].to_list() for name in READ} == READ
        missing = set(WORDS) - set(READ)
        assert all(found[name].is_null().all() for name in missing)
        assert frames.screen(found, WARD).height == len(READ["STT"])

    def test_in_pandas_with_an_index_of_its_own(self):
        found = self.read(in_pandas(SHEET, index=[9, 7, 5, 3]))
        assert list(found.index) == [9, 7, 5, 3]
        wanted = frames.screen(self.read(pl.DataFrame(SHEET)), WARD)["handling"].to_list()
        assert frames.screen(found, WARD)["handling"].astype(object).tolist() == wanted
        assert [None if day != day else day.date() for day in found["on"]] == READ["on"]  # noqa: PLR0124 -- NaT

    @given(st.data())
    def test_every_way_to_write_a_value_is_read_as_it(self, data):
        name = data.draw(st.sampled_from([*WORDS]))
        terms = data.draw(st.lists(st.sampled_from([None, *WORDS[name].values]), min_size=1))
        ways = [
            None
            if term is None
            else data.draw(st.sampled_from([term.value, term.vi, term.en, term.vi.upper()]))
            for term in terms
        ]
        sheet = pl.DataFrame({"cột": ways}, schema={"cột": pl.String})
        found = frames.from_spreadsheet(sheet, {"cột": name})
        assert found[name].to_list() == [term and term.value for term in terms]

    def test_a_word_may_mean_that_nothing_is_recorded(self):
        sheet = pl.DataFrame({"kind": ["?", "petition"]})
        found = frames.from_spreadsheet(sheet, {"kind": "kind"}, words={"kind": {"?": None}})
        assert found["kind"].to_list() == [None, "petition"]

    def test_columns_named_as_ours_need_no_heading(self):
        found = frames.from_spreadsheet(pl.DataFrame({"kind": ["khiếu nại"]}), {})
        assert found["kind"].to_list() == ["complaint"]

    def test_days_stay_days(self):
        sheet = pl.DataFrame({"on": [dt.datetime(2026, 5, 12, 8), None]})  # noqa: DTZ001 -- as Excel has it
        assert frames.from_spreadsheet(sheet, {})["on"].to_list() == [dt.date(2026, 5, 12), None]

    def test_another_way_to_write_days(self):
        sheet = pl.DataFrame({"on": ["5.12.26"]})
        found = frames.from_spreadsheet(sheet, {}, days="%m.%d.%y")
        assert found["on"].to_list() == [dt.date(2026, 5, 12)]

    def test_every_cell_that_is_not_known_is_told_with_its_row(self):
        sheet = pl.DataFrame(
            {
                "Loại": ["Kién nghị", "Tôi đề nghị xem lại việc đền bù", "KNN", "Kién nghị"],
                "Lĩnh vực": ["dat dai"] * 4,
                "Ngày": ["45123.0", "31/02/2026", "hôm chị Sáu nói ở nhà văn hóa", None],
                "Nhiều nội dung": ["có lẽ", None, None, None],
            }
        )
        faults = refused(lambda: frames.from_spreadsheet(sheet, COLUMNS))
        assert [(fault.path, fault.value) for fault in faults] == [
            ("kind", "Kién nghị"),
            ("kind", "KNN"),
            ("kind", None),
            ("field", "dat dai"),
            ("on", "45123.0"),
            ("on", "31/02/2026"),
            ("on", "a str"),
            ("mixed", "a str"),
        ]
        misspelt, _, hidden, *_ = faults
        assert "ở 2 hàng (từ hàng 1): có phải 'petition'?" in misspelt.reason_vi
        assert "in 1 row(s) (from row 2 on), not shown" in hidden.reason_en
        assert "đền bù" not in str([(f.value, f.reason_vi, f.reason_en) for f in faults])

    def test_a_misspelling_beyond_those_shown_is_counted(self):
        words = [f"w{number}" for number in range(12)]
        faults = refused(lambda: frames.from_spreadsheet(pl.DataFrame({"kind": words}), {}))
        assert len(faults) == 11
        assert "more values are refused for the same reasons, in 2 row(s)" in faults[-1].reason_en

    @pytest.mark.parametrize(
        ("column", "cells"),
        [
            ("on", [f"{number}/2026" for number in range(11)]),
            ("mixed", [f"có {number}" for number in range(11)]),
        ],
    )
    def test_days_and_truths_beyond_those_shown_too(self, column, cells):
        faults = refused(lambda: frames.from_spreadsheet(pl.DataFrame({column: cells}), {}))
        assert len(faults) == 11
        assert "in 1 row(s)" in faults[-1].reason_en

    def test_the_first_row_of_all_that_are_not_shown(self):
        said = ["lời đầu của một người", "lời hai của một người", "lời hai của một người"]
        (fault,) = refused(lambda: frames.from_spreadsheet(pl.DataFrame({"kind": said}), {}))
        assert "in 3 row(s) (from row 1 on), not shown" in fault.reason_en

    def test_what_pandas_has_where_nothing_is(self):
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        cells = {
            "kind": pandas.Series(["petition", pandas.NA], dtype="string"),
            "on": pandas.Series([dt.datetime(2026, 8, 3), pandas.NaT]),  # noqa: DTZ001 -- as read
            "mixed": pandas.Series([True, pandas.NA], dtype="boolean"),
            "field": pandas.Series(["land", pandas.NA], dtype=object),
            "matter": pandas.Series([math.nan, math.nan]),
        }
        found = frames.from_spreadsheet(pandas.DataFrame(cells), {})
        assert found.iloc[1].isna().all()
        assert found["kind"].tolist()[0] == "petition"

    @pytest.mark.parametrize(
        "cell",
        [
            dt.datetime(2025, 6, 30, 18, tzinfo=dt.UTC),
            20251231,
            "20251231",
            "2025-W01-1",
            "31/12/9999",
        ],
    )
    def test_what_could_be_another_day_is_no_day(self, cell):
        sheet = pl.DataFrame({"on": pl.Series([cell])})
        (fault,) = refused(lambda: frames.from_spreadsheet(sheet, {}))
        assert fault.path == "on"

    def test_cells_that_hold_lists_are_none(self):
        sheet = pl.DataFrame({"kind": [["petition"]]})
        (fault,) = refused(lambda: frames.from_spreadsheet(sheet, {}))
        assert (fault.path, fault.value) == ("kind", ["petition"])

    @pytest.mark.parametrize("word", ["kn", "KN  "])
    def test_two_words_read_alike_mean_one_thing(self, word):
        words = {"kind": {"KN": "petition", word: "complaint", " ": None}}
        faults = refused(
            lambda: frames.from_spreadsheet(pl.DataFrame({"kind": ["KN"]}), {}, words=words)
        )
        assert [fault.path for fault in faults] == [
            f"words['kind'][{word!r}]",
            "words['kind'][' ']",
        ]
        same = {"kind": {"KN": "petition", word: "petition"}}
        found = frames.from_spreadsheet(pl.DataFrame({"kind": ["KN"]}), {}, words=same)
        assert found["kind"].to_list() == ["petition"]

    @pytest.mark.parametrize(
        "asked",
        [
            {"columns": ["Loại"]},
            {"columns": {5: "kind"}},
            {"words": {"kind": None}},
            {"words": {"kind": {5: "petition"}}},
            {"words": ["kind"]},
            {"days": None},
        ],
    )
    def test_arguments_of_another_type(self, asked):
        with pytest.raises(InvalidValueError, match="must be"):
            frames.from_spreadsheet(pl.DataFrame({"kind": ["petition"]}), **{"columns": {}} | asked)

    def test_a_column_that_is_no_text(self):
        (fault,) = refused(
            lambda: frames.from_spreadsheet(pl.DataFrame({"kind": ["petition"]}), {"kind": 5})
        )
        assert (fault.path, fault.value) == ("kind", 5)

    def test_a_table_of_another_engine(self):
        arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        with pytest.raises(InvalidValueError, match="of Polars or pandas"):
            frames.from_spreadsheet(arrow.table({"kind": ["petition"]}), {})

    def test_headings_that_are_not_there(self):
        faults = refused(
            lambda: frames.from_spreadsheet(
                pl.DataFrame({"Loai": ["KN"], "kind": ["KN"], "xyz": [1]}),
                {"Loại": "kind", "xyz": "fild", "qqqqqqqq": "topic"},
                words={"knd": {}, "kind": {"KN": "petitoin", "TC": "lời dài của một người dân"}},
            )
        )
        told = {(fault.path, fault.value): fault.reason_vi for fault in faults}
        assert "có phải 'Loai'?" in told["Loại", None]
        assert "có phải 'field'?" in told["xyz", "fild"]
        assert "có phải" not in told["qqqqqqqq", None]
        assert "có hai tiêu đề" in told["kind", None]
        assert "không phải cột có bộ từ vựng" in told["words['knd']", None]
        assert "hãy ghi None hoặc" in told["words['kind']['KN']", "petitoin"]
        assert ("words['kind']['TC']", "a str") in told

    def test_a_table_in_memory(self):
        with pytest.raises(InvalidValueError, match="collect or convert it"):
            frames.from_spreadsheet(pl.DataFrame(SHEET).lazy(), COLUMNS)


class TestWhatIsSaidOfValues:
    """What keeps a row from being decided is named, but for what a person may have said."""

    def frame(self, kinds):
        nothing = {name: [None] * len(kinds) for name in WORDS}
        return pl.DataFrame(nothing | {"kind": kinds})

    def test_misspellings_blanks_and_words_of_a_person(self):
        kinds = ["petition", "Kiến nghị", "", "petition ", "lời dài của một người", "lời khác nữa"]
        in_memory = frames.check(self.frame(kinds))
        assert [(fault.path, fault.value) for fault in in_memory] == [
            ("kind", ""),
            ("kind", "Kiến nghị"),
            ("kind", "petition "),
            ("kind", None),
        ]
        blank, label, spaced, hidden = in_memory
        assert "ô để trống không phải là null" in blank.reason_vi
        assert "(from row 2 on): did you mean 'petition'?" in label.reason_en
        assert "did you mean 'petition'?" in spaced.reason_en
        assert "in 2 row(s) (from row 5 on), not shown" in hidden.reason_en
        lazily = frames.check(self.frame(kinds).lazy())
        assert [fault.value for fault in lazily] == [fault.value for fault in in_memory]
        assert "in 1 row(s): did you mean" in lazily[1].reason_en

    def test_days_of_no_edition_beyond_those_shown(self):
        days = [dt.date(2020, 1, 1) + dt.timedelta(at) for at in range(11)]
        frame = self.frame(["petition"] * 11).with_columns(on=pl.Series(days))
        editions = law.over("lam-dong/bac-gia-nghia", span=SPAN)
        faults = refused(lambda: frames.screen(frame, editions))
        assert len(faults) == 11
        assert "more values" in faults[-1].reason_en

    def test_a_row_without_a_day(self):
        frame = self.frame(["petition"]).with_columns(on=pl.lit(None, dtype=pl.Date))
        (fault,) = refused(
            lambda: frames.screen(frame, law.over("lam-dong/bac-gia-nghia", span=SPAN))
        )
        assert (fault.path, fault.value) == ("on", None)
        assert "thiếu ngày" in fault.reason_vi


class TestDaysInPandas:
    """Days that pandas reads of Parquet are objects, and days all the same."""

    def test_they_tell_the_edition_and_the_deadline(self):
        nothing = {name: [None, None] for name in WORDS}
        days = [dt.date(2026, 8, 3), None]
        frame = in_pandas({**nothing, "kind": ["petition", "petition"], "on": days})
        due = frames.after(frame, "on", Days(3), law.CALENDAR, name="due")["due"]
        assert due[0].date() == law.CALENDAR.after(days[0], Days(3))
        editions = law.over("lam-dong/bac-gia-nghia", span=SPAN)
        told = frames.screen(frame[:1], editions)["handling"].tolist()
        polars = pl.DataFrame({**nothing, "kind": ["petition"] * 2, "on": days})
        assert told == frames.screen(polars[:1], editions)["handling"].to_list()

    @pytest.mark.parametrize("days", [[1, None], [dt.date(2026, 8, 3), "3/8/2026"]])
    def test_other_objects_are_none(self, days):
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        frame = pandas.DataFrame({"on": pandas.Series(days, dtype=object)})
        (fault,) = refused(lambda: frames.after(frame, "on", Days(3), law.CALENDAR, name="due"))
        assert "%d/%m/%Y" in fault.reason_vi


class TestNumbers:
    @pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
    def test_what_is_no_number_is_not_told(self, engine):
        numbers = [math.nan, 17.0, None]
        frame = pl.DataFrame({"n": numbers}, strict=False)
        if engine == "pandas":
            frame = in_pandas({"n": numbers})
        elif engine == "duckdb":
            duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
            frame = duckdb.sql("select unnest(['nan'::double, 17.0::double, null]) as n")
        found = frames.judge(frame, "n", Question.NOTICE_LEAD, WARD, name="v")
        told = [row[1] for row in found.fetchall()] if engine == "duckdb" else [*found["v"]]
        assert told == ["not_evaluated", "met", "not_evaluated"]

    @pytest.mark.parametrize("values", [["7"], [True], [dt.date(2026, 1, 1)], [[7]]])
    def test_a_column_of_anything_else(self, values):
        for frame in (pl.DataFrame({"n": values}), in_pandas({"n": values})):
            (fault,) = refused(
                lambda given=frame: frames.judge(given, "n", Question.NOTICE_LEAD, WARD, name="v")
            )
            assert "it holds no numbers" in fault.reason_en

    def test_numbers_that_pandas_holds_as_objects(self):
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        frame = pandas.DataFrame({"n": pandas.Series([7, None, 3], dtype=object)})
        found = frames.judge(frame, "n", Question.NOTICE_LEAD, WARD, name="v")
        assert [*found["v"]] == ["met", "not_evaluated", "breached"]

    def test_a_column_of_nothing(self):
        texts = pl.DataFrame({"n": [None]}, schema={"n": pl.String})
        with pytest.raises(InputError, match="it holds no numbers"):
            frames.judge(texts.lazy(), "n", Question.NOTICE_LEAD, WARD, name="v")
        for frame in (pl.DataFrame({"n": [None]}), texts, in_pandas({"n": [None]})):
            found = frames.judge(frame, "n", Question.NOTICE_LEAD, WARD, name="v")
            assert [*found["v"]] == ["not_evaluated"]


class TestWhatIsNoTable:
    @pytest.mark.parametrize("given_", [[1, 2], {"kind": []}, 3, None])
    def test_what_is_no_frame(self, given_):
        with pytest.raises(InvalidValueError, match="is no frame"):
            frames.screen(given_, WARD)

    def test_columns_without_a_name_of_their_own(self):
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        for names in ([0, 1], ["a", "a"]):
            with pytest.raises(InvalidValueError, match="a name of its own"):
                frames.check(pandas.DataFrame([[1, 2]], columns=names))

    def test_cells_that_hold_lists(self):
        frame = pl.DataFrame(NOTHING | {"kind": [["petition"]]})
        (fault,) = frames.check(frame)
        assert (fault.path, fault.value) == ("kind", "List(String)")

    def test_regulations_without_their_days(self):
        for editions in ([WARD], [(1, 2, 3)]):
            with pytest.raises(InvalidValueError, match="each with its span of days"):
                frames.screen(pl.DataFrame(NOTHING), editions)

    def test_cells_that_hold_anything(self):
        frame = pl.DataFrame(NOTHING | {"kind": pl.Series([object()], dtype=pl.Object)})
        (fault,) = frames.check(frame)
        assert fault.path == "kind"

    @pytest.mark.parametrize("work", [frames.screen, frames.route])
    def test_a_prefix_is_a_text(self, work):
        with pytest.raises(InvalidValueError, match="prefix must be"):
            work(pl.DataFrame(NOTHING), WARD, prefix=None)

    @pytest.mark.parametrize("name", ["_spelling", "_spreadsheet"])
    def test_a_module_shows_what_it_lists(self, name):
        module = importlib.import_module(f"dialogue_core.frames.{name}")
        assert dir(module) == sorted(module.__all__)
