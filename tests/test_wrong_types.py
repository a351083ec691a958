"""A value of the wrong type is refused where it enters, by class, field and what was given."""

import attrs
import pytest

import dialogue_core as dc
from dialogue_core._typed import each, fits, named, shown
from dialogue_core.errors import InvalidValueError
from dialogue_core.plans import Audience, Notice
from dialogue_core.territory import Body, Unit
from dialogue_core.vocabulary import Channel, StatementKind, UnitKind

PLAN = dc.law.gia_nghia_2022.PLAN
CITY = dc.law.regulation_for(PLAN.place, on="2022-10-14")
WORDS = dc.Words("thông báo")
SAID = dc.Statement(id="S1", on="2022-10-14", words=dc.Sealed("…"), parts=(dc.Part(),))


@pytest.mark.parametrize(
    ("build", "where"),
    [
        (lambda: Notice(words=WORDS, lead=5), "Notice.lead"),
        (lambda: Notice(words="thông báo"), "Notice.words"),
        (lambda: Notice(words=WORDS, channels=Channel.MASS_MEDIA), "Notice.channels"),
        (lambda: Notice(words=WORDS, channels=("mass_media",)), "Notice.channels"),
        (lambda: Notice(words=WORDS, channels=[Channel.MASS_MEDIA]), "Notice.channels"),
        (lambda: Audience(who=WORDS, count=True), "Audience.count"),
        (lambda: Unit(id="x", name="x", kind="phuong"), "Unit.kind"),
        (lambda: Unit(id="x", name=None, kind=UnitKind.XA), "Unit.name"),
        (lambda: Body(id="x", name="x"), "Body.name"),
        (lambda: dc.Part(kind="petition"), "Part.kind"),
        (lambda: attrs.evolve(PLAN, provisions=("x",)), "Plan.provisions"),
        (lambda: attrs.evolve(PLAN, level="ward"), "Plan.level"),
        (lambda: attrs.evolve(SAID, parts=dc.Part()), "Statement.parts"),
        (lambda: dc.Words(5), "Words.vi"),
        (lambda: dc.law.regulation_for(PLAN.place, "city", on="2022-10-14"), "level"),
        (lambda: dc.law.regulation_for(None, on="2022-10-14"), "place"),
        (lambda: CITY.answer("notice_lead"), "question"),
        (lambda: dc.screen(CITY, SAID), "regulation"),
        (lambda: dc.screen(dc.Part(), CITY), "statement"),
        (lambda: dc.route(SAID, CITY, CITY), "screening"),
        (lambda: dc.check_plan(PLAN, CITY, "calendar", as_of="2022-10-14"), "calendar"),
        (lambda: dc.check_plan(CITY, PLAN, dc.CALENDAR_DAYS, as_of="2022-10-14"), "plan"),
        (lambda: dc.schedule(PLAN, dc.CALENDAR_DAYS, CITY), "regulation"),
    ],
)
def test_it_is_refused_by_name_in_two_languages(build, where):
    with pytest.raises(InvalidValueError) as refused:
        build()
    assert refused.value.en.startswith(f"{where} must be ")
    assert refused.value.vi.startswith(f"{where} phải là ")


def test_the_words_of_a_citizen_are_never_shown():
    with pytest.raises(InvalidValueError) as refused:
        attrs.evolve(SAID, words="ông chủ tịch nhận tiền")
    assert "tiền" not in refused.value.en + refused.value.vi
    with pytest.raises(InvalidValueError) as refused:
        attrs.evolve(SAID, parts=("ông chủ tịch nhận tiền",))
    assert "tiền" not in refused.value.en + refused.value.vi


def test_what_is_expected_is_named_in_words():
    assert named(dc.Days | None) == "Days or nothing"
    assert named(tuple[Channel, ...]) == "a tuple of Channel"
    assert shown(None) == "None"
    assert shown(5) == "5"
    assert shown(Channel.MASS_MEDIA) == "'mass_media'"
    assert shown(("a", "b")) == "a tuple"


def test_a_bool_is_no_int_and_a_list_no_tuple():
    assert fits(5, int)
    yes = True
    assert not fits(yes, int)
    assert fits((), tuple[StatementKind, ...])
    assert not fits([], tuple[StatementKind, ...])
    assert fits(object(), "a name that is no type")


@pytest.mark.parametrize("given_", [SAID, "words", 3, None])
def test_one_where_a_list_is_meant(given_):
    with pytest.raises(InvalidValueError, match="statements is a list of Statement, got one"):
        list(each(given_, dc.Statement, "statements"))
    with pytest.raises(InvalidValueError, match="statements must be Statement, got 3"):
        list(each([SAID, 3], dc.Statement, "statements"))
    assert list(each(iter([SAID]), dc.Statement, "statements")) == [SAID]


@pytest.mark.parametrize(
    "asked", [{"years": 2022}, {"units": "an-id"}, {"breaches": "x"}, {"breaches": float("nan")}]
)
def test_an_invented_archive_of_what_is_none(asked):
    with pytest.raises(InvalidValueError):
        dc.testing.synthetic_sessions(**asked)


def test_a_body_is_named_in_words():
    with pytest.raises(InvalidValueError, match="vi must be str"):
        dc.Body.named(5)
