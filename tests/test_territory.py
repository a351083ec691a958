"""Units, levels and bodies: which unit is this, when did it exist, who took over."""

import datetime as dt
import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import territory
from dialogue_core.errors import DialogueError, InvalidValueError
from dialogue_core.law import regulation_for
from dialogue_core.territory import (
    Body,
    BodySuccession,
    HandOver,
    Succession,
    Territory,
    Unit,
    orphans,
)
from dialogue_core.values import Citation, Span, Words, as_day
from dialogue_core.vocabulary import Confidence, Field, Level, Organ, UnitKind

RESOLUTION = Citation("1/2025/NQ-UBTVQH15")
PARTS = st.lists(st.sampled_from(["a", "ab", "b", "an", "anh"]), min_size=1, max_size=4)


def speaks_both_languages(error: DialogueError) -> bool:
    """Whether the message is there in English and, differently, in Vietnamese."""
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


def unit(id: str, kind: UnitKind = UnitKind.PHUONG, span: Span | None = None) -> Unit:  # noqa: A002 -- the field's own name
    """A unit of invented name."""
    return Unit(id=id, name=id.rsplit("/", 1)[-1].title(), kind=kind, span=span)


def merger(old: tuple[str, ...], new: str) -> Succession:
    """A merger on one day."""
    return Succession(
        old=old, new=new, on="2025-07-01", cites=RESOLUTION, confidence=Confidence.MEMORY
    )


OLD, NEW = Span("2016-01-01", until="2025-07-01"), Span("2025-07-01")
UNITS = (
    unit("tinh", UnitKind.TINH),
    unit("tinh/pho", UnitKind.THANH_PHO_THUOC_TINH, OLD),
    unit("tinh/pho/mot", UnitKind.PHUONG, OLD),
    unit("tinh/pho/hai", UnitKind.XA, OLD),
    unit("tinh/pho-hai", UnitKind.THI_XA, OLD),
    unit("tinh/moi", UnitKind.PHUONG, NEW),
    unit("tinh/dao", UnitKind.DAC_KHU, NEW),
)
PLACE = Territory(
    units=UNITS,
    successions=(
        merger(("tinh/pho/mot", "tinh/pho/hai"), "tinh/moi"),
        merger(("tinh/pho-hai",), "tinh/dao"),
    ),
)


class TestUnit:
    """A unit lies in every unit whose path begins its own, step by step."""

    @given(PARTS, PARTS)
    def test_it_lies_in_a_place_if_the_place_s_steps_begin_its_own(
        self, path: list[str], place: list[str]
    ) -> None:
        found = unit("/".join(path)).lies_in("/".join(place))
        assert found is (path[: len(place)] == place)

    def test_a_name_that_only_begins_alike_is_another_place(self) -> None:
        assert not unit("tinh/pho-hai").lies_in("tinh/pho")

    @pytest.mark.parametrize("kind", UnitKind)
    def test_its_level_is_that_of_its_kind(self, kind: UnitKind) -> None:
        assert unit("a", kind).level is kind.level

    @pytest.mark.parametrize(
        ("kind", "name"),
        [
            (UnitKind.THANH_PHO_THUOC_TINH, "thành phố Gia Nghĩa"),
            (UnitKind.THANH_PHO_TRUC_THUOC_TRUNG_UONG, "thành phố Gia Nghĩa"),
            (UnitKind.PHUONG, "phường Gia Nghĩa"),
            (UnitKind.DAC_KHU, "đặc khu Gia Nghĩa"),
            (UnitKind.TINH, "tỉnh Gia Nghĩa"),
        ],
    )
    def test_people_call_it_by_its_kind_and_name(self, kind: UnitKind, name: str) -> None:
        assert Unit(id="x", name="Gia Nghĩa", kind=kind).full_name == name

    @given(st.dates(dt.date(2015, 1, 1), dt.date(2026, 12, 31)))
    def test_it_exists_on_the_days_of_its_span(self, day: dt.date) -> None:
        assert unit("a", span=OLD).exists_on(as_day(day)) is (
            dt.date(2016, 1, 1) <= day < dt.date(2025, 7, 1)
        )

    @given(st.dates())
    def test_a_unit_whose_days_are_not_known_is_taken_to_exist(self, day: dt.date) -> None:
        assert unit("a").exists_on(as_day(day))

    @pytest.mark.parametrize(("id_", "name"), [("", "A"), ("/ /", "A"), ("a", ""), ("a", "  ")])
    def test_a_unit_without_path_or_name_is_refused(self, id_: str, name: str) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Unit(id=id_, name=name, kind=UnitKind.XA)
        assert speaks_both_languages(refused.value)


class TestBody:
    """Bodies differ from place to place; two bodies are the same if their ids are."""

    @pytest.mark.parametrize(
        ("name", "id_"),
        [
            ("Sở Kế hoạch và Đầu tư", "so-ke-hoach-va-dau-tu"),
            ("Văn phòng HĐND - UBND (thành phố)", "van-phong-hdnd-ubnd-thanh-pho"),
            ("Đội 2", "doi-2"),
        ],
    )
    def test_a_body_known_by_its_name_has_an_id_made_of_it(self, name: str, id_: str) -> None:
        assert Body.named(name).id == id_

    def test_it_keeps_level_and_organ_and_its_name_in_both_languages(self) -> None:
        body = Body.named("Công an", "police", level=Level.CITY, organ=Organ.POLICE)
        assert (body.level, body.organ) == (Level.CITY, Organ.POLICE)
        assert (body.label("vi"), body.label("en")) == ("Công an", "police")

    def test_bodies_with_one_id_are_the_same_however_much_is_known_of_them(self) -> None:
        known = Body(
            id="police", name=Words("Công an", "police"), level=Level.CITY, organ=Organ.POLICE
        )
        named = Body(id="police", name=Words("Công an"))
        assert known == named
        assert len({known, named}) == 1
        assert known != Body(id="guard", name=Words("Công an", "police"))

    def test_a_name_that_gives_no_id_is_refused(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Body.named("…")
        assert speaks_both_languages(refused.value)


class TestTerritory:
    """A territory looks up its units of all times, and what became of them."""

    @pytest.mark.parametrize("one", UNITS, ids=lambda u: u.id)
    def test_every_unit_is_found_by_its_id(self, one: Unit) -> None:
        assert PLACE.unit(one.id) is one

    @pytest.mark.parametrize("id_", ["", "pho", "tinh/", "tinh/pho/mot/"])
    def test_an_id_that_no_unit_has_is_refused(self, id_: str) -> None:
        with pytest.raises(InvalidValueError) as refused:
            PLACE.unit(id_)
        assert speaks_both_languages(refused.value)
        assert refused.value.details["value"] == id_

    def test_it_names_the_ids_near_the_nearest_first(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            PLACE.unit("tinh/pho/mo")
        assert "near it: tinh/pho/mot" in refused.value.en
        assert "gần giống: tinh/pho/mot" in refused.value.vi

    @pytest.mark.parametrize("meant", ["pho/mot", "mot", "Một"])
    def test_it_names_the_id_of_a_name_or_of_the_end_of_a_path(self, meant: str) -> None:
        with pytest.raises(InvalidValueError) as refused:
            PLACE.unit(meant)
        assert "; near it: tinh/pho/mot. " in refused.value.en

    def test_it_offers_nothing_far_and_says_what_is_shipped_and_what_may_be_passed(self) -> None:
        with pytest.raises(InvalidValueError) as far:
            regulation_for("ha-noi", on="2026-11-24")
        assert "near" not in far.value.en
        assert "gần giống" not in far.value.vi
        for said in far.value.en, far.value.vi:
            assert "'ha-noi'" in said
            assert "dak-nong" not in said
            for told in ("Gia Nghĩa", "Unit", "territory=", "nationwide()"):
                assert told in said

    @pytest.mark.parametrize("on", ["2022-10-14", "2025-06-30", "2025-07-01", "2026-01-01"])
    @pytest.mark.parametrize("level", Level)
    @pytest.mark.parametrize("place", ["tinh", "tinh/pho", "tinh/pho-hai", "tinh/pho/mot"])
    def test_within_lists_the_units_below_that_exist_on_the_day(
        self, place: str, level: Level, on: str
    ) -> None:
        found = PLACE.within(place, level=level, on=as_day(on))
        steps = place.split("/")
        assert found == tuple(
            u
            for u in UNITS
            if u.id.split("/")[: len(steps)] == steps
            and u.id != place
            and u.kind.level is level
            and (u.span is None or (u.span == OLD) is (on < "2025-07-01"))
        )

    def test_a_merged_unit_and_the_city_it_lay_in_have_the_same_heir(self) -> None:
        for id_ in ("tinh/pho/mot", "tinh/pho/hai", "tinh/pho"):
            assert [u.id for u in PLACE.successors(id_)] == ["tinh/moi"]

    def test_a_unit_that_nobody_took_over_has_no_successor(self) -> None:
        assert PLACE.successors("tinh/moi") == ()

    def test_the_successors_of_a_province_are_all_that_grew_in_it(self) -> None:
        assert [u.id for u in PLACE.successors("tinh")] == ["tinh/moi", "tinh/dao"]

    @pytest.mark.parametrize(
        ("units", "successions", "named"),
        [
            ((unit("a"), unit("b"), unit("a")), (), "a"),
            ((unit("a"),), (merger(("a",), "x"),), "x"),
            ((unit("a"),), (merger(("y",), "a"),), "y"),
        ],
    )
    def test_two_units_of_one_id_and_a_succession_of_no_unit_are_refused(
        self, units: tuple[Unit, ...], successions: tuple[Succession, ...], named: str
    ) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Territory(units=units, successions=successions)
        assert speaks_both_languages(refused.value)
        assert repr(named) in str(refused.value)
        assert repr(named) in refused.value.vi

    def test_a_territory_may_be_empty(self) -> None:
        assert Territory().within("a", level=Level.WARD, on=as_day("2022-01-01")) == ()
        assert Territory().successors("a") == ()

    def test_a_succession_starts_on_a_day_without_a_clock(self) -> None:
        assert PLACE.successions[0].on == as_day("2025-07-01")
        with pytest.raises(InvalidValueError):
            Succession(
                old=("a",),
                new="b",
                on=dt.datetime(2025, 7, 1, tzinfo=dt.UTC),
                cites=RESOLUTION,
                confidence=Confidence.VERIFIED,
            )


ERAS = [as_day(f"{year}-01-01") for year in (2016, 2018, 2020, 2022, 2024)]
"""The first days of four eras, and the day after the last of them."""


@st.composite
def histories(draw: st.DrawFn) -> tuple[Territory, list[dict[str, set[str]]]]:
    """Four eras of units, each taken over by one or two of the next, with what became of each."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=4, max_size=4))
    names = [[f"e{era}-{at}" for at in range(size)] for era, size in enumerate(sizes)]
    units = [
        unit(name, span=Span(ERAS[era], ERAS[era + 1]))
        for era, row in enumerate(names)
        for name in row
    ]
    became = [
        {old: set(draw(st.sampled_from(heirs))) for old in before}
        for before, after in itertools.pairwise(names)
        for heirs in [[*itertools.combinations(after, 1), *itertools.combinations(after, 2)]]
    ]
    successions = [
        attrs.evolve(
            merger(tuple(sorted(o for o in step if new in step[o])), new), on=ERAS[era + 1]
        )
        for era, step in enumerate(became)
        for new in sorted(set().union(*step.values()))
    ]
    return Territory(units=tuple(units), successions=tuple(successions)), became


class TestSuccessionOverTime:
    """Over any number of steps: who stands in a unit's place on a day, and what it goes back to."""

    @given(histories())
    def test_on_each_day_the_steps_up_to_it_were_taken(self, history):
        territory, became = history
        for first in became[0]:
            here = {first}
            for era in range(4):
                found = territory.successors(first, on=ERAS[era])
                assert {u.id for u in found} == here
                last = territory.successors(first, on=ERAS[era + 1].subtract(days=1))
                assert last == found
                if era < 3:
                    here = set().union(*(became[era][one] for one in here))

    @given(histories(), st.integers(0, 3), st.integers(0, 3))
    def test_one_goes_back_to_another_exactly_if_that_led_to_it(self, history, one, other):
        territory, _ = history
        early, late = ERAS[min(one, other)], ERAS[max(one, other)]
        for old in (u for u in territory.units if u.exists_on(early)):
            for new in (u for u in territory.units if u.exists_on(late)):
                leads = new in territory.successors(old.id, on=late)
                assert leads is (old in territory.predecessors(new.id, on=early))

    @given(histories())
    def test_the_origin_is_what_nothing_went_into(self, history):
        territory, became = history
        later = {new for step in became for heirs in step.values() for new in heirs}
        for one in territory.units:
            found = territory.origin(one.id)
            assert found
            assert all(u.id not in later for u in found)
            for old in found:
                assert one in territory.successors(old.id, on=one.span.since)

    @given(histories())
    def test_an_orphan_is_a_unit_that_ended_with_nobody_in_its_place(self, history):
        territory, _ = history
        last_era = {u for u in territory.units if u.span.since == ERAS[3]}
        assert set(orphans(territory)) == last_era
        bare = attrs.evolve(territory, successions=())
        assert orphans(bare) == bare.units

    def test_a_day_before_the_unit_has_nobody_in_its_place(self):
        assert PLACE.successors("tinh/pho", on=as_day("2015-12-31")) == ()
        assert PLACE.predecessors("tinh/moi", on=as_day("2015-12-31")) == ()

    @pytest.mark.parametrize("id_", ["", "pho", "nowhere/at/all"])
    def test_an_id_that_no_unit_has_has_neither_heirs_nor_forebears(self, id_):
        day = as_day("2025-07-01")
        assert PLACE.find(id_) is None
        assert PLACE.successors(id_) == PLACE.successors(id_, on=day) == ()
        assert PLACE.predecessors(id_) == PLACE.predecessors(id_, on=day) == ()
        assert PLACE.origin(id_) == ()

    def test_a_city_without_an_heir_of_its_own_is_followed_through_its_units(self):
        day = as_day("2025-07-01")
        assert [u.id for u in PLACE.successors("tinh/pho", on=day)] == ["tinh/moi"]
        assert [u.id for u in PLACE.successors("tinh/pho-hai", on=day)] == ["tinh/dao"]
        before = PLACE.predecessors("tinh/moi", on=as_day("2025-06-30"))
        assert [u.id for u in before] == ["tinh/pho/mot", "tinh/pho/hai"]

    def test_what_goes_on_under_its_own_id_is_its_own_heir(self):
        grown = attrs.evolve(
            PLACE, successions=(*PLACE.successions, merger(("tinh", "tinh/pho"), "tinh"))
        )
        day = as_day("2025-07-01")
        assert [u.id for u in grown.successors("tinh", on=day)] == ["tinh"]
        assert {u.id for u in grown.origin("tinh")} == {"tinh", "tinh/pho"}

    def test_a_unit_that_gave_a_part_is_followed_through_what_lay_in_it(self):
        """The city grew in 2020 under its own id, gave a ward away, and ended in 2025."""
        other = unit("tinh/khac", UnitKind.HUYEN, Span("2016-01-01"))
        gave = attrs.evolve(merger(("tinh/pho",), "tinh/khac"), on="2020-01-01")
        grew = attrs.evolve(merger(("tinh/pho",), "tinh/pho"), on="2020-01-01")
        territory = attrs.evolve(
            PLACE, units=(*PLACE.units, other), successions=(*PLACE.successions, gave, grew)
        )
        assert [u.id for u in territory.successors("tinh/pho", on=as_day("2024-01-01"))] == [
            "tinh/pho",
            "tinh/khac",
        ]
        assert [u.id for u in territory.successors("tinh/pho", on=as_day("2025-07-01"))] == [
            "tinh/moi",
            "tinh/khac",
        ]
        assert [u.id for u in territory.successors("tinh/pho")] == ["tinh/pho", "tinh/khac"]

    def test_a_unit_of_unknown_days_stands_until_something_took_over(self):
        a, b = unit("a"), unit("b")
        territory = Territory(units=(a, b), successions=(merger(("a",), "b"),))
        assert territory.successors("a", on=as_day("2025-06-30")) == (a,)
        assert territory.successors("a", on=as_day("2025-07-01")) == (b,)
        assert territory.predecessors("b", on=as_day("2025-06-30")) == (a,)

    def test_steps_tell_the_resolutions_on_both_sides(self):
        (out,) = PLACE.steps_from("tinh/pho-hai")
        assert PLACE.steps_to("tinh/dao") == (out,)
        assert PLACE.steps_from("tinh/dao") == PLACE.steps_to("tinh/pho-hai") == ()


OFFICE, DESK, HALL, TOWER = (
    Body(id=id_, name=Words(id_.title(), id_), span=span)
    for id_, span in (("office", OLD), ("desk", None), ("hall", NEW), ("tower", NEW))
)
WORK = Territory(
    body_successions=tuple(
        BodySuccession(
            old=old,
            new=new,
            on=on,
            cites=RESOLUTION,
            confidence=confidence,
            fields=fields,
        )
        for old, new, on, confidence, fields in (
            (OFFICE, HALL, "2025-07-01", Confidence.SECONDARY, (Field.LAND, Field.WATER)),
            (OFFICE, TOWER, "2025-07-01", Confidence.MEMORY, (Field.TAX,)),
            (DESK, OFFICE, "2020-01-01", Confidence.UNCERTAIN, (Field.LAND,)),
        )
    )
)


class TestBodiesThatTakeOver:
    """The work of a body goes to its successors, field by field."""

    @pytest.mark.parametrize(
        ("body", "on", "field", "heirs"),
        [
            (OFFICE, "2025-06-30", None, [OFFICE]),
            (OFFICE, "2025-06-30", Field.LAND, [OFFICE]),
            (OFFICE, "2025-07-01", Field.LAND, [HALL]),
            (OFFICE, "2025-07-01", Field.TAX, [TOWER]),
            (OFFICE, "2025-07-01", Field.HEALTH, []),
            (OFFICE, "2025-07-01", None, [HALL, TOWER]),
            (DESK, "2019-12-31", Field.LAND, [DESK]),
            (DESK, "2020-01-01", Field.LAND, [OFFICE]),
            (DESK, "2020-01-01", Field.TAX, [DESK]),
            (DESK, "2025-07-01", Field.LAND, [HALL]),
            (DESK, "2025-07-01", None, [DESK]),
            (HALL, "2025-07-01", None, [HALL]),
        ],
    )
    def test_on_a_day_and_for_a_field(self, body, on, field, heirs):
        assert WORK.body_heirs(body, on=as_day(on), field=field) == tuple(heirs)

    def test_a_step_has_the_weakest_mark_of_the_way_to_it(self):
        (step,) = WORK.body_steps(DESK, on=as_day("2025-07-01"), field=Field.LAND)
        assert (step.new, step.confidence) == (HALL, Confidence.UNCERTAIN)
        (step,) = WORK.body_steps(OFFICE, on=as_day("2025-07-01"), field=Field.LAND)
        assert step.confidence is Confidence.SECONDARY

    def test_bodies_that_take_over_from_each_other_end_the_search(self):
        circle = Territory(
            body_successions=tuple(
                BodySuccession(
                    old=attrs.evolve(old, span=OLD),
                    new=attrs.evolve(new, span=OLD),
                    on="2025-07-01",
                    cites=RESOLUTION,
                    confidence=Confidence.MEMORY,
                )
                for old, new in ((OFFICE, HALL), (HALL, OFFICE))
            )
        )
        assert circle.body_heirs(OFFICE, on=as_day("2025-07-01")) == ()


def test_two_hand_overs_of_one_level_are_refused() -> None:
    rule = HandOver(
        level=Level.CITY,
        on="2025-07-01",
        text=Words("bàn giao", "hand over"),
        cites=RESOLUTION,
        confidence=Confidence.MEMORY,
        directs=OFFICE,
    )
    with pytest.raises(InvalidValueError) as refused:
        Territory(hand_overs=(rule, rule))
    assert speaks_both_languages(refused.value)
    assert refused.value.details["doubled"] == ["city"]


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(territory) == sorted(territory.__all__)


@pytest.mark.parametrize(
    "kind",
    [
        c
        for c in vars(territory).values()
        if isinstance(c, type) and attrs.has(c) and c.__module__ == territory.__name__
    ],
)
def test_every_class_is_frozen_and_takes_its_fields_by_name(kind: type) -> None:
    fields = attrs.fields(kind)
    assert all(field.kw_only for field in fields if field.init)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kind.__new__(kind), fields[0].name, None)
