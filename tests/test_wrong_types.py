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


STORED = "write Channel.MASS_MEDIA or Channel('mass_media')"
STORED_VI = "hãy ghi Channel.MASS_MEDIA hoặc Channel('mass_media')"
TUPLE_VI = "Notice.channels phải là tuple gồm Channel, nhận được"


@pytest.mark.parametrize(
    ("build", "en", "vi"),
    [
        (
            lambda: dc.Part(kind="complaint"),
            (
                "Part.kind must be StatementKind or Unknown or nothing, got 'complaint': write "
                "StatementKind.COMPLAINT or StatementKind('complaint')"
            ),
            (
                "Part.kind phải là StatementKind hoặc Unknown hoặc để trống, nhận được "
                "'complaint': hãy ghi StatementKind.COMPLAINT hoặc StatementKind('complaint')"
            ),
        ),
        (
            lambda: dc.Part(kind="petitoin"),
            "Part.kind must be StatementKind or Unknown or nothing, got 'petitoin'",
            "Part.kind phải là StatementKind hoặc Unknown hoặc để trống, nhận được 'petitoin'",
        ),
        (
            lambda: dc.Part(kind=UnitKind.XA),
            "Part.kind must be StatementKind or Unknown or nothing, got 'xa'",
            "Part.kind phải là StatementKind hoặc Unknown hoặc để trống, nhận được 'xa'",
        ),
        (
            lambda: attrs.evolve(SAID, words="hỏng"),
            "Statement.words must be Sealed, got a str: wrap it, as Sealed(…)",
            "Statement.words phải là Sealed, nhận được một str: hãy niêm kín, dạng Sealed(…)",
        ),
        (
            lambda: attrs.evolve(SAID, words=5),
            "Statement.words must be Sealed, got a int",
            "Statement.words phải là Sealed, nhận được một int",
        ),
        (
            lambda: Notice(words=WORDS, channels=[Channel.MASS_MEDIA]),
            "Notice.channels must be a tuple of Channel, got a list: make it a tuple, as tuple(…)",
            f"{TUPLE_VI} một list: hãy đổi thành tuple, dạng tuple(…)",
        ),
        (
            lambda: Notice(words=WORDS, channels=Channel.MASS_MEDIA),
            (
                "Notice.channels must be a tuple of Channel, got 'mass_media': put it in a tuple, "
                "as (…,)"
            ),
            f"{TUPLE_VI} 'mass_media': hãy đặt vào tuple, dạng (…,)",
        ),
        (
            lambda: Notice(words=WORDS, channels=(Channel.MASS_MEDIA, "mass_media")),
            f"Notice.channels must be a tuple of Channel, got a tuple: {STORED}",
            f"{TUPLE_VI} một tuple: {STORED_VI}",
        ),
        (
            lambda: Notice(words=WORDS, channels="mass_media"),
            f"Notice.channels must be a tuple of Channel, got 'mass_media': {STORED}",
            f"{TUPLE_VI} 'mass_media': {STORED_VI}",
        ),
        (
            lambda: dc.explain(dc.screen(SAID, CITY)),
            (
                "decision must be PartScreening or PartRouting or Finding or Deadline, got a "
                "Screening: pass one of its .parts"
            ),
            (
                "decision phải là PartScreening hoặc PartRouting hoặc Finding hoặc Deadline, nhận "
                "được một Screening: hãy truyền một mục trong .parts của nó"
            ),
        ),
        (
            lambda: dc.explain(PLAN),
            "decision must be PartScreening or PartRouting or Finding or Deadline, got a Plan",
            (
                "decision phải là PartScreening hoặc PartRouting hoặc Finding hoặc Deadline, nhận "
                "được một Plan"
            ),
        ),
    ],
)
def test_it_says_what_to_write_instead_in_two_languages(build, en, vi):
    with pytest.raises(InvalidValueError) as refused:
        build()
    assert (refused.value.en, refused.value.vi) == (en, vi)


def test_what_is_expected_is_named_in_words():
    assert named(dc.Days | None) == "Days or nothing"
    assert named(dc.Days | None, "vi") == "Days hoặc để trống"
    assert named(tuple[Channel, ...]) == "a tuple of Channel"
    assert shown(None) == "None"
    assert shown(5) == "5"
    assert shown(Channel.MASS_MEDIA) == "'mass_media'"
    assert shown(("a", "b")) == "a tuple"
    assert shown(("a", "b"), "vi") == "một tuple"


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
