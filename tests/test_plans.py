"""What a plan's document provides, what it is known to be silent about, and what is refused."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_core import plans
from dialogue_core.errors import DialogueError, InvalidValueError
from dialogue_core.plans import (
    Assignment,
    Audience,
    Chair,
    Change,
    Clock,
    Collection,
    Delegation,
    Document,
    Exclusion,
    FollowUp,
    Frequency,
    Notice,
    Occasion,
    Plan,
    Provision,
    Recipient,
    Recurrence,
    Report,
    Signatory,
    Text,
    Venue,
    When,
)
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Days, Span, Times, Words, as_day
from dialogue_core.vocabulary import (
    Aspect,
    ChangeKind,
    Channel,
    DocumentKind,
    Extent,
    FollowUpCase,
    Form,
    Level,
    Organ,
    PartOfDay,
    Purpose,
    Role,
    StatementKind,
    UnitKind,
)

CITY = Unit(id="tinh/pho", name="Phố Mới", kind=UnitKind.THANH_PHO_THUOC_TINH)
COMMITTEE = Body.named("UBND thành phố", "city committee", organ=Organ.COMMITTEE)
OFFICE = Body.named("Văn phòng", "office")
W = Words("nội dung", "content")


def speaks_both_languages(error: DialogueError) -> bool:
    """Whether the message is there in English and, differently, in Vietnamese."""
    en, vi = error.message("en").strip(), error.message("vi").strip()
    return bool(en) and bool(vi) and en != vi


def header(**seen: object) -> Document:
    """A header of which only what is given was seen."""
    return Document(kind=DocumentKind.PLAN, title=Words("Kế hoạch"), issuer=COMMITTEE, **seen)


def plan(*provisions: Provision, **changes: object) -> Plan:
    """A plan of a city with these provisions."""
    given_ = {
        "id": "plan-a",
        "document": header(),
        "place": CITY,
        "level": Level.CITY,
        "organiser": COMMITTEE,
        "provisions": provisions,
        "extent": Extent.WHOLE,
        **changes,
    }
    return Plan(**given_)


def task(
    body: Body = OFFICE, role: Role = Role.ADVISE, words: Words = W, at: str = ""
) -> Assignment:
    """A task given to a body."""
    return Assignment(body=body, role=role, task=words, at=at)


EXAMPLES: tuple[tuple[Provision, set[Aspect]], ...] = (
    (Text(aspect=Aspect.PURPOSE, words=W), {Aspect.PURPOSE}),
    (Text(aspect=Aspect.TIME, words=W), {Aspect.TIME}),
    (Exclusion(what=W, kinds=(StatementKind.COMPLAINT,)), {Aspect.EXCLUSION}),
    (Occasion(), set()),
    (Occasion(theme=W, cluster=W, delegation=Delegation(allowed=False)), set()),
    (Occasion(when=When.on("2022-10-14")), {Aspect.TIME}),
    (Occasion(places=(Venue(name=W),)), {Aspect.PLACE}),
    (Occasion(alternative_places=(Venue(name=W),)), {Aspect.PLACE}),
    (Occasion(audience=(Audience(who=W),)), {Aspect.AUDIENCE}),
    (Occasion(chairs=(Chair(office=W),)), {Aspect.CHAIR}),
    (Occasion(form=Form.IN_PERSON), {Aspect.FORM}),
    (
        Occasion(when=When.on("2022-10-14"), form=Form.ONLINE, chairs=(Chair(office=W),)),
        {Aspect.TIME, Aspect.FORM, Aspect.CHAIR},
    ),
    (task(), {Aspect.ASSIGNMENT}),
    (Collection(), {Aspect.COLLECTION}),
    (Notice(words=W, channels=(Channel.PORTAL,)), {Aspect.NOTICE}),
    (FollowUp(case=FollowUpCase.PUBLISH, task=W, within=Days(10)), {Aspect.FOLLOW_UP}),
    (Report(to=OFFICE, what=W), {Aspect.REPORT}),
    (Frequency(at_least=Times(1), words=W), {Aspect.FREQUENCY}),
    (Change(kind=ChangeKind.POSTPONED), {Aspect.CHANGE}),
    (Recipient(body=OFFICE, purpose=Purpose.INFORM), {Aspect.RECIPIENT}),
)
HEADERS: tuple[tuple[dict[str, object], set[Aspect]], ...] = (
    ({}, set()),
    ({"number": "1/KH-UBND"}, {Aspect.NUMBER}),
    ({"dated": When.on("2022-08-01")}, {Aspect.DATE}),
    ({"signed_by": Signatory(office=W)}, {Aspect.SIGNATORY}),
)


class TestTime:
    """A time is kept in the document's words, with what they are known to mean."""

    @pytest.mark.parametrize("at", ["00:00", "07:30", "19:59", "23:59"])
    def test_a_clock_is_an_hour_and_minute_of_the_day(self, at: str) -> None:
        assert Clock(at=at).at == at

    @pytest.mark.parametrize("part", PartOfDay)
    def test_a_clock_may_be_only_a_part_of_the_day(self, part: PartOfDay) -> None:
        assert Clock(part=part).at is None

    @pytest.mark.parametrize("at", ["", "7:30", "24:00", "12:60", "7h30", "07:30\n", "٠٧:٣٠"])
    def test_what_is_no_time_of_day_is_refused(self, at: str) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Clock(at=at)
        assert speaks_both_languages(refused.value)
        with pytest.raises(InvalidValueError):
            Clock(at=at, part=PartOfDay.MORNING)

    def test_a_clock_that_says_nothing_is_refused(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Clock()
        assert speaks_both_languages(refused.value)

    @pytest.mark.parametrize("day", [1, 25, 31])
    def test_a_recurrence_names_a_day_that_some_month_has(self, day: int) -> None:
        assert Recurrence(day_of_month=day).day_of_month == day

    @pytest.mark.parametrize("day", [0, -1, 32, "5", True, 2.5, None], ids=repr)
    def test_a_day_that_no_month_has_is_refused(self, day: object) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Recurrence(day_of_month=day)
        assert speaks_both_languages(refused.value)

    @given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
    def test_a_fixed_day_is_its_own_words_unless_others_are_given(self, day: dt.date) -> None:
        fixed = When.on(day)
        assert fixed.day == day
        assert fixed.as_written == f"{day.day:02}/{day.month:02}/{day.year}"
        assert fixed.clock is None
        assert When.on(day, "ngày đẹp").as_written == "ngày đẹp"
        assert When.on(day, at="07:30").clock == Clock(at="07:30")

    @pytest.mark.parametrize(
        "span", [None, Span("2022-10-14"), Span.of_month(2022, 10)], ids=["none", "open", "month"]
    )
    def test_a_time_that_is_not_one_day_has_no_day(self, span: Span | None) -> None:
        assert When(as_written="tháng 10/2022", span=span).day is None

    def test_what_a_document_does_not_call_tentative_or_special_is_not(self) -> None:
        assert When.on("2022-10-14").firm
        assert Venue(name=W).firm
        assert not Recurrence(day_of_month=25).next_working_day
        assert not Collection().registration
        assert not Collection().answers_prepared

    @pytest.mark.parametrize("blank", ["", "  "])
    def test_a_time_without_words_is_refused(self, blank: str) -> None:
        with pytest.raises(InvalidValueError) as refused:
            When(as_written=blank)
        assert speaks_both_languages(refused.value)

    @given(st.dates(), st.integers(-30, 30))
    def test_a_collection_that_closes_before_it_opens_is_refused(
        self, opens: dt.date, days: int
    ) -> None:
        try:
            closes = opens + dt.timedelta(days=days)
        except OverflowError:
            return
        if days < 0:
            with pytest.raises(InvalidValueError) as refused:
                Collection(opens=opens, closes=closes)
            assert speaks_both_languages(refused.value)
        else:
            window = Collection(opens=opens, closes=closes)
            assert (window.opens, window.closes) == (opens, closes)

    def test_a_collection_may_know_only_one_end(self) -> None:
        assert Collection(opens="2022-09-01").closes is None
        assert Collection(closes="2022-09-30").opens is None

    @pytest.mark.parametrize("count", [-1, True, "60"], ids=repr)
    def test_an_audience_is_counted_in_whole_numbers(self, count: object) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Audience(who=W, count=count)
        assert speaks_both_languages(refused.value)


class TestChange:
    """A conference moved to another day names the day; else it is postponed."""

    def test_a_new_day_that_is_not_named_is_refused(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Change(kind=ChangeKind.RESCHEDULED, of=When.on("2022-10-14"))
        assert speaks_both_languages(refused.value)

    @pytest.mark.parametrize("kind", [k for k in ChangeKind if k is not ChangeKind.RESCHEDULED])
    def test_the_other_changes_need_no_new_day(self, kind: ChangeKind) -> None:
        assert Change(kind=kind).to is None

    def test_a_new_day_that_is_named_is_kept(self) -> None:
        moved = Change(kind=ChangeKind.RESCHEDULED, to=When.on("2022-11-04"))
        assert moved.to is not None
        assert moved.to.day == as_day("2022-11-04")


class TestPlan:
    """A plan is the provisions of one document, of an authority of a level that is said."""

    def test_a_plan_without_its_level_is_refused(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            plan(level=None)
        assert speaks_both_languages(refused.value)
        assert "level" in str(refused.value)

    @pytest.mark.parametrize("level", [Level.WARD, Level.PROVINCE])
    def test_a_level_that_is_not_the_place_s_is_refused(self, level: Level) -> None:
        with pytest.raises(InvalidValueError) as refused:
            plan(level=level)
        assert speaks_both_languages(refused.value)
        assert refused.value.details["level"] is level

    def test_a_plan_needs_an_id(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            plan(id="")
        assert speaks_both_languages(refused.value)

    @pytest.mark.parametrize(("first", "second"), [("III.1", "III.4"), ("", "")])
    def test_one_task_given_twice_to_a_body_in_one_role_is_refused(
        self, first: str, second: str
    ) -> None:
        with pytest.raises(InvalidValueError) as refused:
            plan(task(at=first), task(at=second))
        assert speaks_both_languages(refused.value)
        assert (first or "?") in str(refused.value)
        assert (second or "?") in refused.value.vi

    @pytest.mark.parametrize(
        "other",
        [
            task(body=COMMITTEE),
            task(role=Role.COLLECT),
            task(words=Words("việc khác", "content")),
        ],
        ids=["body", "role", "task"],
    )
    def test_a_task_that_differs_in_body_role_or_words_is_another(self, other: Assignment) -> None:
        assert plan(task(), other).assignments == (task(), other)

    @given(st.lists(st.sampled_from(EXAMPLES), max_size=8))
    def test_its_provisions_of_a_kind_stay_in_the_order_of_the_document(
        self, chosen: list[tuple[Provision, set[Aspect]]]
    ) -> None:
        provisions = list(dict.fromkeys(p for p, _ in chosen))
        found = plan(*provisions)
        kinds = (Text, Exclusion, Occasion, Assignment, Collection, Notice, FollowUp)
        kinds += (Report, Frequency, Change, Recipient)
        assert sorted(p for kind in kinds for p in map(id, found.of(kind))) == sorted(
            map(id, provisions)
        )
        for kind in kinds:
            assert list(found.of(kind)) == [p for p in provisions if type(p) is kind]
        assert found.occasions == found.of(Occasion)
        assert found.assignments == found.of(Assignment)

    def test_texts_are_found_by_what_they_speak_about(self) -> None:
        one, two = Text(aspect=Aspect.PURPOSE, words=W), Text(aspect=Aspect.METHOD, words=W)
        assert plan(one, two).texts(Aspect.PURPOSE) == (one,)
        assert plan(one, two).texts(Aspect.CONTENT) == ()


class TestSilence:
    """Silence of a whole document is known; silence of a part that was read is not."""

    @given(
        st.lists(st.sampled_from(EXAMPLES), max_size=5),
        st.sampled_from(HEADERS),
        st.sampled_from(Extent),
        st.sets(st.sampled_from(Aspect)),
    )
    def test_it_is_known_to_be_silent_only_where_all_was_read_and_nothing_said(
        self,
        chosen: list[tuple[Provision, set[Aspect]]],
        seen: tuple[dict[str, object], set[Aspect]],
        extent: Extent,
        unseen: set[Aspect],
    ) -> None:
        provisions = tuple(dict.fromkeys(p for p, _ in chosen))
        fields, spoken = seen
        spoken = spoken.union(*(aspects for _, aspects in chosen))
        found = plan(
            *provisions, document=header(**fields), extent=extent, unseen=tuple(sorted(unseen))
        )
        assert {a for a in Aspect if found.speaks_of(a)} == spoken
        assert {a for a in Aspect if found.known_silent(a)} == (
            set(Aspect) - spoken - unseen if extent is Extent.WHOLE else set()
        )

    @pytest.mark.parametrize(("provision", "aspects"), EXAMPLES)
    def test_each_kind_of_provision_speaks_of_its_own_aspects(
        self, provision: Provision, aspects: set[Aspect]
    ) -> None:
        assert {a for a in Aspect if plan(provision).speaks_of(a)} == aspects


def test_the_module_lists_exactly_what_it_offers() -> None:
    assert dir(plans) == sorted(plans.__all__)


@pytest.mark.parametrize(
    "kind",
    [
        c
        for c in vars(plans).values()
        if isinstance(c, type) and attrs.has(c) and c.__module__ == plans.__name__
    ],
)
def test_every_class_is_frozen_and_takes_its_fields_by_name(kind: type) -> None:
    fields = attrs.fields(kind)
    assert all(field.kw_only for field in fields if field.init)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kind.__new__(kind), fields[0].name, None)
