"""Law 72/2025/QH15, art. 43: the present edition; arts. 1, 51: two levels instead of three."""

import pytest

from dialogue_core import law
from dialogue_core.law.law_72_2025 import LEVEL_SPANS
from dialogue_core.territory import Unit
from dialogue_core.values import Days, Share, Times, as_day
from dialogue_core.vocabulary import (
    Channel,
    Form,
    Level,
    NoticeItem,
    Organ,
    Question,
    UnitKind,
)

NUMBER = "72/2025/QH15"
PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
HUYEN = Unit(id="tinh/huyen", name="Không Ngày", kind=UnitKind.HUYEN)
TINH = Unit(id="tinh", name="Không Ngày", kind=UnitKind.TINH)
DURING = ("2025-06-16", "2025-10-29", "2026-11-23")


def answer(question, on, place=PHUONG):
    return law.regulation_for(place, on=on).answer(question)


def cited(found):
    return {r.cites.instrument for r in (*found.rules, *found.absences)}


class TestArticle43Clause1:
    """At least once a year, at the request of 10 % of voters, or when necessary; three forms;
    clusters in person.
    """

    @pytest.mark.parametrize("on", DURING)
    def test_triggers_and_forms(self, on):
        assert answer(Question.FREQUENCY, on).at_least == Times(1)
        assert answer(Question.VOTER_REQUEST, on).at_least == Share(10)
        assert NUMBER in cited(answer(Question.WHEN_NECESSARY, on))
        assert Form.SOCIAL_NETWORK in answer(Question.FORM, on).one_of
        assert Form.WRITTEN not in answer(Question.FORM, on).one_of
        assert answer(Question.CLUSTERS, on).one_of == (Form.IN_PERSON,)

    def test_ten_per_cent_is_rounded_up(self):
        share = answer(Question.VOTER_REQUEST, "2025-06-16").at_least
        assert (share.of(8_400), share.of(8_401)) == (840, 841)

    def test_no_request_the_day_before(self):
        assert answer(Question.VOTER_REQUEST, "2025-06-15").absences


class TestArticle43Clause2:
    """The committee, with the Front, chairs with the council, invites the Party committee and
    gives notice 7 days before.
    """

    @pytest.mark.parametrize("on", DURING)
    def test_who_and_when(self, on):
        assert answer(Question.PARTNER, on).all_of == (Organ.FRONT,)
        assert answer(Question.CHAIRS, on).all_of == (Organ.COMMITTEE, Organ.COUNCIL)
        assert answer(Question.INVITEES, on).all_of == (Organ.PARTY,)
        assert answer(Question.NOTICE_LEAD, on).at_least == Days(7)
        assert answer(Question.NOTICE_CHANNEL, on).all_of == (Channel.MASS_MEDIA,)
        assert answer(Question.NOTICE_CONTENT, on).all_of == tuple(NoticeItem)


class TestArticle43Clause3:
    """The result is published in three channels at the latest 10 days after the conference."""

    @pytest.mark.parametrize("on", DURING)
    def test_ten_days_three_channels(self, on):
        assert answer(Question.RESULT_WITHIN, on).at_most == Days(10)
        assert answer(Question.RESULT_CHANNELS, on).all_of == (
            Channel.MASS_MEDIA,
            Channel.POSTING,
            Channel.VILLAGE_HEADS,
        )

    @pytest.mark.parametrize("on", DURING)
    def test_no_day_for_an_answer_or_a_conclusion(self, on):
        assert cited(answer(Question.ANSWER_WITHIN, on)) == {NUMBER}
        assert cited(answer(Question.CONCLUSION_WITHIN, on)) == {NUMBER}


class TestTheLevels:
    """The district level ceases on 2025-07-01; the province has no conference by statute."""

    def test_spans(self):
        assert LEVEL_SPANS[Level.CITY][0].last == as_day("2025-06-30")
        assert LEVEL_SPANS[Level.WARD][0].until is None
        assert LEVEL_SPANS[Level.PROVINCE][0].until is None

    @pytest.mark.parametrize("on", ["2025-06-16", "2025-06-30"])
    def test_the_city_has_no_conference_by_statute_in_its_last_days(self, on):
        found = answer(Question.FREQUENCY, on, HUYEN)
        assert found.absences[0].levels == (Level.CITY,)
        assert cited(found) == {NUMBER}

    @pytest.mark.parametrize("on", DURING)
    def test_nor_has_the_province(self, on):
        found = answer(Question.FREQUENCY, on, TINH)
        assert found.absences[0].levels == (Level.PROVINCE,)
        assert cited(found) == {NUMBER}
