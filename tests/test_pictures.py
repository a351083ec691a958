"""Pictures hold what they show, in words that people read, and nothing that is sealed."""

import importlib.util
import itertools
import json
import os
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sealing import marked

import dialogue_core as dc
from dialogue_core import law, testing
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Opened, Speaker, Spoke
from dialogue_core.plans import Document, Notice, Occasion, Plan, When
from dialogue_core.territory import Body
from dialogue_core.values import Days, Span, Words, as_day, day_words
from dialogue_core.vocabulary import (
    DocumentKind,
    Extent,
    Handling,
    SpeakerKind,
    StatementKind,
    Tier,
    Unknown,
)

REASON = "the extra analysis is not installed: pip install .[analysis]"
pytest.importorskip("altair", reason=REASON)
pytest.importorskip("narwhals", reason=REASON)
pytest.importorskip("polars", reason=REASON)

from dialogue_core import analysis  # noqa: E402 -- needs what was just looked for
from dialogue_core.analysis import pictures  # noqa: E402 -- the same
from dialogue_core.analysis.pictures import _canvas, _statements  # noqa: E402 -- the same

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
PLAN = law.gia_nghia_2022.PLAN
WARD = law.TERRITORY.unit("lam-dong/bac-gia-nghia")
COMMITTEE = Body.named("UBND phường", "Ward committee")
LANGS = ("vi", "en")


def spec(chart) -> dict:
    """The picture as it is drawn, valid by its schema, with all data inside it."""
    found = chart.to_dict()
    text = json.dumps(found)
    assert '"url"' not in text
    assert '"href"' not in text
    assert found["config"]["font"].startswith("Noto Sans")
    assert found["config"]["background"] == "white"
    assert found["description"].strip()
    assert found["title"]["text"][0][0].isupper()
    return found


def rows_of(chart) -> list[dict]:
    """All data of a picture, layer by layer, each row once."""
    found = chart.to_dict(validate=False)
    kept = []
    for data in found.get("datasets", {}).values():
        kept += [row for row in data if row not in kept]
    for layer in found["layer"]:
        values = layer.get("data", {}).get("values", [])
        kept += [row for row in values if row not in kept]
    return kept


def notes(chart) -> str:
    """What stands below the title, in one line."""
    return " ".join(chart.to_dict(validate=False)["title"]["subtitle"])


def plan(when: When) -> Plan:
    return Plan(
        id="BGN-2026",
        document=Document(kind=DocumentKind.PLAN, title=Words("Kế hoạch"), issuer=COMMITTEE),
        place=WARD,
        level=WARD.level,
        organiser=COMMITTEE,
        provisions=(Occasion(when=when), Notice(words=Words("Báo <b>trước</b>"), lead=Days(2))),
        extent=Extent.WHOLE,
    )


DATED = plan(When.on("2026-08-25"))
OPEN_DAY = plan(When(as_written="tháng 9/2026", span=Span.of_month(2026, 9)))


@cache
def schedules() -> tuple[tuple[dc.Deadline, ...], ...]:
    ward = law.regulation_for(WARD, on="2026-08-01")
    city = law.regulation_for(PLAN.place, on="2022-10-14")
    return (
        dc.schedule(DATED, ward.under(DATED), law.CALENDAR),
        dc.schedule(OPEN_DAY, ward.under(OPEN_DAY), law.CALENDAR),
        dc.schedule(PLAN, city.under(PLAN), law.CALENDAR),
    )


@cache
def archive() -> tuple[dc.Session, ...]:
    """A year of an invented city."""
    return tuple(testing.synthetic_sessions(seed=7, years=range(2019, 2020)))


@cache
def tables() -> analysis.Tables:
    return analysis.tables_of(archive(), key=b"k" * 32)


class TestCanvas:
    @given(st.text(alphabet="abcđê -\n", max_size=120), st.integers(2, 40), st.integers(1, 3))
    @settings(max_examples=30)
    def test_a_label_has_its_place(self, text: str, width: int, lines: int):
        found = _canvas.wrapped(text, width, lines=lines).split("\n")
        assert len(found) <= lines
        assert all(len(line) <= width for line in found)
        if not found[-1].endswith("…"):
            assert "".join("".join(found).split()) == "".join(text.split())

    @pytest.mark.parametrize(
        ("number", "kind", "vi", "en"),
        [
            (0.256, "share", "26%", "26%"),
            (12.5, "days", "12,5", "12.5"),
            (7.0, "days", "7", "7"),
            (1487, "count", "1.487", "1,487"),
        ],
    )
    def test_a_figure_is_written_as_people_write_it(self, number, kind, vi: str, en: str):
        assert _canvas.said_number(number, kind, "vi") == vi
        assert _canvas.said_number(number, kind, "en") == en

    @pytest.mark.parametrize(
        "draw",
        [
            pictures.timeline,
            pictures.ageing,
            pictures.comparison,
            pictures.editions,
            pictures.floor_time,
            pictures.flow,
        ],
    )
    def test_there_are_two_languages(self, draw):
        with pytest.raises(InvalidValueError, match="lang must be 'vi' or 'en', got 'fr'"):
            draw([], lang="fr")


class TestTimeline:
    @pytest.mark.parametrize("lang", LANGS)
    def test_every_duty_with_a_day_has_its_place(self, lang: str):
        for deadlines in schedules():
            chart = pictures.timeline(deadlines, lang=lang)
            spec(chart)
            dated = [d for d in deadlines if isinstance(d.due, Span)]
            rows = rows_of(chart)
            for deadline in dated:
                (row,) = (
                    row
                    for row in rows
                    if row["duty"] == deadline.duty_words(lang)
                    and row["due"] == deadline.due_words(lang)
                    and row["by"] == _by(deadline, lang)
                )
                assert row["since"] == f"{deadline.due.since.isoformat()}T00:00:00"
                assert row["last"] == f"{deadline.due.last.isoformat()}T00:00:00"
                assert day_words(deadline.due.last, lang) in row["said"]
            assert len(rows) == len(dated)
            undated = len(deadlines) - len(dated)
            assert (str(undated) in notes(chart)) == bool(undated)

    def test_a_day_later_than_the_laws_says_so(self):
        rows = rows_of(pictures.timeline(schedules()[0]))
        (late,) = (row for row in rows if row["late"])
        assert late["said"].endswith("muộn hơn hạn luật định: 18/08/2026")
        assert late["duty"] == "Báo <b>trước</b>"

    @pytest.mark.parametrize(
        ("lang", "said"), [("vi", "ngày xem xét 01/08/2026"), ("en", "as of 2026-08-01")]
    )
    def test_the_day_of_asking_is_marked(self, lang: str, said: str):
        chart = pictures.timeline(schedules()[0], as_of="2026-08-01", lang=lang)
        spec(chart)
        assert {"at": "2026-08-01T00:00:00", "said": said} in rows_of(chart)

    def test_nothing_dated_is_an_empty_picture(self):
        undated = [d for d in schedules()[2] if not isinstance(d.due, Span)]
        endless = attrs.evolve(undated[0], due=Span("2026-01-01"))
        chart = pictures.timeline([*undated, endless])
        assert rows_of(chart) == []
        assert str(len(undated) + 1) in notes(chart)


def _by(deadline: dc.Deadline, lang: str) -> str:
    words = {"vi": ("theo kế hoạch", "theo quy định"), "en": ("by the plan", "by the law")}
    return words[lang][deadline.rule is not None]


class TestAgeing:
    @staticmethod
    def items(day: str) -> tuple[dc.OpenItem, ...]:
        territory = testing.synthetic_territory()
        return tuple(
            item
            for session in archive()
            for item in dc.follow_ups(session, territory, law.CALENDAR, as_of=day)
        )

    @pytest.mark.parametrize("lang", LANGS)
    def test_every_open_item_is_counted_once(self, lang: str):
        items = self.items("2021-02-01")
        chart = pictures.ageing(items, lang=lang)
        spec(chart)
        counted = Counter()
        bodies = Counter()
        for row in rows_of(chart):
            if "tier" in row:
                counted[row["tier"]] += row["number"]
                bodies[row["label"]] += row["number"]
                assert row["to"] - row["from"] == row["number"] > 0
                assert row["said"] in ("", str(row["number"]))
        assert counted == Counter(item.tier.label(lang) for item in items)
        ends = {row["label"]: row["total"] for row in rows_of(chart) if "total" in row}
        assert ends == bodies
        assert str(len(items)) in notes(chart)

    def test_who_has_it_now_is_told(self):
        item = self.items("2021-02-01")[0]
        unit = attrs.evolve(item, inheritance=attrs.evolve(item.inheritance, unit=WARD, body=None))
        nobody = attrs.evolve(
            item, inheritance=attrs.evolve(item.inheritance, unit=None, body=None), tier=Tier.STALE
        )
        told = {lang: rows_of(pictures.ageing([item, unit, nobody], lang=lang)) for lang in LANGS}
        bodies = {row["body"] for row in told["vi"] if "body" in row}
        assert bodies == {item.held_by.label("vi"), WARD.full_name, "chờ chỉ đạo"}
        assert "to be directed" in {row.get("body") for row in told["en"]}


class TestEditions:
    SPAN = Span("2016-01-01", until="2027-01-01")

    @pytest.mark.parametrize("lang", LANGS)
    def test_it_is_drawn(self, lang: str):
        chart = pictures.editions(law.INSTRUMENTS, span=self.SPAN, lang=lang)
        spec(chart)
        assert {row["label"] for row in rows_of(chart)} == {
            row["label"] for row in rows_of(pictures.editions(law.INSTRUMENTS, lang=lang))
        } - {
            f"{text.kind.label(lang)} {text.number}"
            for text in law.INSTRUMENTS
            if not any(rule.in_force.overlaps(self.SPAN) for rule in text.rules)
        }

    @given(testing.days(since="2016-01-01", until="2026-12-31"))
    @settings(max_examples=200 if THOROUGH else 20)
    def test_a_bar_counts_the_rules_in_force(self, day):
        at = f"{day.isoformat()}T00:00:00"
        shown = Counter()
        for row in _editions():
            if row["since"] <= at < row["until"]:
                shown[row["title"].partition(":")[0]] += row["rules"]
        expected = {
            text.number: sum(rule.in_force.covers(day) for rule in text.rules)
            for text in law.INSTRUMENTS
        }
        assert {name.rpartition(" ")[2] for name in shown} == {
            number.rpartition(" ")[2] for number, count in expected.items() if count
        }
        assert sorted(shown.values()) == sorted(count for count in expected.values() if count)

    def test_the_window_runs_past_the_last_change(self):
        last = max(day for day in law.boundaries())
        rows = rows_of(pictures.editions(law.INSTRUMENTS))
        assert max(row["until"] for row in rows) == f"{last.add(years=1).isoformat()}T00:00:00"
        assert {row["endless"] for row in rows} == {True, False}

    def test_a_window_without_an_end_is_refused(self):
        with pytest.raises(InvalidValueError, match="needs an end"):
            pictures.editions(law.INSTRUMENTS, span=Span("2016-01-01"))

    def test_texts_without_rules_are_refused(self):
        with pytest.raises(InvalidValueError, match="none of these texts holds a rule"):
            pictures.editions([text for text in law.INSTRUMENTS if not text.rules])


@cache
def _editions() -> list[dict]:
    return rows_of(pictures.editions(law.INSTRUMENTS, span=TestEditions.SPAN))


PATHS = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.sampled_from("0123456789klmn")),
    st.integers(1, 30),
    max_size=20,
)


class TestFlow:
    @given(PATHS)
    @settings(max_examples=500 if THOROUGH else 50)
    def test_no_stream_is_small_and_none_is_counted_twice(self, counted):
        paths, hidden = _statements._enough(counted, "others")
        assert all(number >= analysis.SMALLEST for number in paths.values())
        total = sum(counted.values())
        assert total - 4 * hidden <= sum(paths.values()) <= total - hidden
        assert len({body for _, _, body in paths}) <= 10
        for (kind, handling, body), number in paths.items():
            if body != "others":
                assert counted[kind, handling, body] == number

    def test_what_goes_in_comes_out(self):
        chart = pictures.flow(archive())
        spec(chart)
        rows = rows_of(chart)
        nodes = [row for row in rows if "label" in row]
        sides = [[row for row in nodes if row["left"] == at] for at in (0, 1, 2)]
        totals = {sum(row["number"] for row in side) for side in sides}
        assert len(totals) == 1
        assert f"{totals.pop()}." in notes(chart)
        for side in sides:
            for above, below in itertools.pairwise(side):
                assert above["bottom"] < below["top"]
        for node in nodes:
            assert node["bottom"] - node["top"] == pytest.approx(node["number"])

    def test_it_counts_what_is_on_record(self):
        rows = rows_of(pictures.flow(archive()))
        kinds = {row["said"]: row["number"] for row in rows if "label" in row and row["left"] == 0}
        expected = Counter(
            (part.content.kind or Unknown.UNKNOWN).vi
            for session in archive()
            for part in session.parts
            if not part.protection.unpublished
        )
        assert kinds
        assert all(number <= expected[kind] for kind, number in kinds.items())
        assert kinds[StatementKind.PETITION.vi] > 0.9 * expected[StatementKind.PETITION.vi]

    def test_figures_give_the_same_streams_but_for_what_they_hide(self):
        lang = "en"
        figures = analysis.measure(
            tables(), ("load",), by=("kind", "recorded_handling", "owner"), totals=True
        )
        chart = pictures.flow(figures, names={"ward-power": "điện lực"}, lang=lang)
        spec(chart)
        said = {row["said"] for row in rows_of(chart) if "label" in row}
        assert said & {kind.label(lang) for kind in StatementKind}
        assert said & {handling.label(lang) for handling in Handling}
        hidden = sum(cell.suppressed for cell in figures.cells if not cell.is_total)
        told = [int(word) for word in notes(chart).replace(".", " ").split() if word.isdigit()]
        assert len(told) == 3  # how many are shown, how many streams are not, and below what
        assert told[1] >= hidden > 0

    def test_other_figures_are_refused(self):
        for indicators, by in ((("load",), ("kind",)), (("open",), _statements._STEPS)):
            figures = analysis.measure(tables(), indicators, by=by)
            with pytest.raises(InvalidValueError, match="a flow needs the figure 'load'"):
                pictures.flow(figures)

    def test_nothing_is_an_empty_picture(self):
        chart = pictures.flow([])
        spec(chart)
        assert [row for row in rows_of(chart) if "number" in row] == []

    @given(testing.sessions())
    @settings(max_examples=500 if THOROUGH else 15)
    def test_nothing_sealed_and_nobody_who_spoke_changes_what_is_drawn(self, session):
        twin = marked(session)
        for lang in LANGS:
            assert [_statements._path(part, lang) for part in session.parts] == [
                _statements._path(part, lang) for part in twin.parts
            ]
            if session.floor_share.why is None:
                assert list(_statements._shares(session, "", lang, "")) == list(
                    _statements._shares(twin, "", lang, "")
                )

    def test_nothing_sealed_and_nobody_who_spoke_changes_a_letter(self):
        twins = [marked(session) for session in archive()[:3]]
        for draw in (pictures.flow, pictures.floor_time):
            drawn = draw(archive()[:3]).to_dict(validate=False)
            assert draw(twins).to_dict(validate=False) == drawn


class TestFloorTime:
    @staticmethod
    def session(*turns: tuple[SpeakerKind, int | None]) -> dc.Session:
        day = as_day("2026-08-25")
        session = dc.Session(id="DT-1", place=WARD, organiser=COMMITTEE)
        return session.record(
            Opened(on=day),
            *(Spoke(on=day, speaker=Speaker(kind=kind), seconds=time) for kind, time in turns),
        )

    @pytest.mark.parametrize("lang", LANGS)
    def test_the_bar_is_the_share(self, lang: str):
        held = self.session((SpeakerKind.CITIZEN, 90), (SpeakerKind.BODY, 30))
        silent = dc.Session(id="DT-2", place=WARD, organiser=COMMITTEE)
        chart = pictures.floor_time([held, silent], lang=lang)
        spec(chart)
        rows = rows_of(chart)
        citizen = next(row for row in rows if row.get("kind") == SpeakerKind.CITIZEN.label(lang))
        assert (citizen["from"], citizen["to"], citizen["minutes"]) == (0, 0.75, 1.5)
        assert citizen["said"] == "75% *"
        assert notes(chart)
        (missing,) = (row for row in rows if "kind" not in row)
        assert missing["said"] == silent.floor_share.why.label(lang)

    def test_shares_of_a_conference_are_a_whole(self):
        rows = rows_of(pictures.floor_time(archive()))
        whole = Counter()
        for row in rows:
            if "kind" in row:
                whole[row["label"]] += row["to"] - row["from"]
        assert whole
        assert all(share == pytest.approx(1) for share in whole.values())
        shares = [s.floor_share.share for s in archive() if s.floor_share.share is not None]
        told = [row["to"] for row in rows if row.get("kind") == SpeakerKind.CITIZEN.vi]
        assert sorted(told) == pytest.approx(sorted(shares))


NAMES = {unit.id: unit.full_name for unit in testing.synthetic_territory().units}


class TestComparison:
    @pytest.mark.parametrize(
        ("lang", "name"),
        [("vi", "answered_on_the_spot"), ("en", "notice_lead"), ("vi", "load")],
    )
    def test_a_row_is_a_cell(self, lang: str, name: str):
        figures = analysis.measure(tables(), ("open", name), by=("place",), totals=True)
        chart = pictures.comparison(figures, name, names=NAMES, lang=lang)
        spec(chart)
        cells = [cell for cell in figures.cells if cell.indicator == name]
        rows = rows_of(chart)
        assert len(rows) == len(cells)
        assert rows[-1]["group"] == ("tất cả" if lang == "vi" else "all")
        by_name = {row["group"]: row for row in rows}
        for cell in cells[:-1]:
            row = by_name[NAMES[dict(cell.keys)["place"]]]
            assert row["shown"] == (not cell.suppressed and cell.low is not None)
            assert row["endless"] == (row["shown"] and cell.high is None)
            if row["shown"]:
                assert (row["value"], row["low"]) == (cell.value, cell.low)
                assert cell.high in (None, row["high"])
            else:
                assert row["value"] is None
                assert row["said"] == row["figure"] != ""
                assert not any(c.isdigit() for c in row["said"] + row["figure"] + row["bounds"])
        values = [row["value"] for row in rows[:-1] if row["value"] is not None]
        assert values == sorted(values, reverse=True)

    def test_years_stay_in_order(self):
        figures = analysis.measure(tables(), ("result_published",), by=("year",))
        rows = rows_of(pictures.comparison(figures, by_value=False))
        assert [row["group"] for row in rows] == ["2019"]

    def test_what_has_nothing_to_count_says_so(self):
        cell = analysis.Cell(indicator="open", keys=())
        figures = analysis.measure(tables(), ("open",))
        bounded = attrs.evolve(cell, low=0.0, high=1.0, numerator=0, denominator=0, records=3)
        (known,) = rows_of(pictures.comparison(attrs.evolve(figures, cells=(bounded,))))
        assert known["said"] == "chưa rõ · hồ sơ đủ 0/3"
        assert not known["dot"]
        (row,) = rows_of(pictures.comparison(attrs.evolve(figures, cells=(cell,))))
        assert row["said"] == "chưa có gì để tính"
        assert row["group"] == "tất cả"

    @pytest.mark.parametrize("indicators", [(), ("open",)])
    def test_an_indicator_that_is_not_there_is_refused(self, indicators):
        figures = analysis.measure(tables(), indicators)
        with pytest.raises(InvalidValueError, match="have no indicator"):
            pictures.comparison(figures, "notice_lead" if indicators else None)


class TestDocumentation:
    """The pictures in the documentation are of what the library gives today."""

    def test_none_is_stale(self):
        assert drawn.stale(charts()) == [], "run: python docs/pictures.py"

    def test_what_differs_is_missing_or_is_gone_is_drawn_anew(self, tmp_path, monkeypatch, capsys):
        fake = SimpleNamespace(vegalite_to_svg=lambda shown: f"<svg>{len(shown)}</svg>")
        monkeypatch.setitem(sys.modules, "vl_convert", fake)
        monkeypatch.setattr(drawn, "charts", charts)
        for function in (drawn.stale, drawn.draw):
            monkeypatch.setattr(function, "__defaults__", (tmp_path,))
        (tmp_path / "flow.svg").write_text("<svg/>", encoding="utf-8")
        (tmp_path / "gone.svg").write_text("<svg/>", encoding="utf-8")
        names = ["comparison.svg", "flow.svg", "gone.svg"]
        for args, code, word in ((["--check"], 1, "stale"), ([], 0, "drew"), (["--check"], 0, "")):
            assert drawn.main(args) == code
            told = capsys.readouterr().out.splitlines()
            assert told == [f"{word}: docs/pictures/{name}" for name in names if word]
        assert sorted(path.name for path in tmp_path.iterdir()) == names[:2]
        assert (tmp_path / "flow.svg").read_text(encoding="utf-8").startswith("<svg>")


def load():
    path = Path(__file__).parents[1] / "docs" / "pictures.py"
    spec = importlib.util.spec_from_file_location("docs_pictures", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


drawn = load()
charts = cache(drawn.charts)
