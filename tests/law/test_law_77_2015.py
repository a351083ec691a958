"""Law 77/2015/QH13, art. 125: the first edition of the duty."""

import pytest

from dialogue_core import law
from dialogue_core.territory import Unit
from dialogue_core.values import Days, Times
from dialogue_core.vocabulary import (
    Channel,
    Confidence,
    Level,
    NoticeItem,
    Organ,
    Question,
    UnitKind,
)

NUMBER = "77/2015/QH13"
PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
HUYEN = Unit(id="tinh/huyen", name="Không Ngày", kind=UnitKind.HUYEN)
TINH = Unit(id="tinh", name="Không Ngày", kind=UnitKind.TINH)
DURING = ("2016-01-01", "2018-10-18", "2022-10-14", "2025-02-28")


def answer(question, on, place=PHUONG):
    return law.regulation_for(place, on=on).answer(question)


def cited(found):
    return {r.cites.instrument for r in (*found.rules, *found.absences)}


class TestArticle125:
    """Every year the commune committee holds at least one conference, may split it by clusters,
    and announces it on the mass media.
    """

    @pytest.mark.parametrize("on", DURING)
    def test_at_least_once_a_year(self, on):
        found = answer(Question.FREQUENCY, on)
        assert found.at_least == Times(1)
        assert NUMBER in cited(found)
        assert found.rules[-1].obliges == (Organ.COMMITTEE,)

    @pytest.mark.parametrize("on", DURING)
    def test_the_committee_chairs_alone(self, on):
        """The article was not read whole; that it names no co-chair is from memory."""
        found = answer(Question.CHAIRS, on)
        assert found.all_of == (Organ.COMMITTEE,)
        (rule,) = found.rules
        assert rule.confidence is Confidence.MEMORY
        assert rule.note is not None

    @pytest.mark.parametrize("on", DURING)
    def test_clusters_are_optional(self, on):
        """The article allows clusters and says nothing of the form, so none is bound."""
        found = answer(Question.CLUSTERS, on)
        (rule,) = found.rules
        assert rule.stated
        assert found.one_of is None
        assert not answer(Question.FORM, on).rules

    @pytest.mark.parametrize("on", DURING)
    def test_notice_of_seven_days_by_media_and_village_heads(self, on):
        assert answer(Question.NOTICE_LEAD, on).at_least == Days(7)
        channels = answer(Question.NOTICE_CHANNEL, on)
        assert channels.all_of == (Channel.MASS_MEDIA, Channel.VILLAGE_HEADS)
        assert answer(Question.NOTICE_CONTENT, on).all_of == (
            NoticeItem.TIME,
            NoticeItem.PLACE,
            NoticeItem.CONTENT,
        )

    def test_only_what_was_read_can_be_breached(self):
        text = law.instrument(NUMBER)
        weak = {r.slug for r in text.rules if not r.carries_breach}
        assert {"chairs", "notice", "notice-content", "notice-village-heads"} <= weak
        assert not {"yearly", "clusters", "notice-channel"} & weak

    @pytest.mark.parametrize(
        "question", [Question.FREQUENCY, Question.CHAIRS, Question.NOTICE_LEAD]
    )
    def test_the_day_after_another_law_answers(self, question):
        assert NUMBER not in cited(answer(question, "2025-03-01"))


class TestWhatArticle125LeavesOpen:
    """No request of voters, no form, no invitees, no result, no answer and no conclusion."""

    @pytest.mark.parametrize("on", DURING)
    @pytest.mark.parametrize(
        "question",
        [
            Question.VOTER_REQUEST,
            Question.FORM,
            Question.INVITEES,
            Question.RESULT_WITHIN,
            Question.RESULT_CHANNELS,
            Question.ANSWER_WITHIN,
            Question.CONCLUSION_WITHIN,
        ],
    )
    def test_the_gap_is_listed(self, question, on):
        found = answer(question, on)
        assert not found.rules
        assert cited(found) == {NUMBER}

    @pytest.mark.parametrize("on", DURING)
    def test_that_voters_cannot_request_it_is_from_memory(self, on):
        (gap,) = answer(Question.VOTER_REQUEST, on).absences
        assert gap.confidence is Confidence.MEMORY
        assert gap.note is not None

    @pytest.mark.parametrize(
        "question", [Question.PARTNER, Question.POSTING_DAYS, Question.MONITORING]
    )
    def test_three_gaps_are_closed_by_the_law_on_grassroots_democracy(self, question):
        assert answer(question, "2023-06-30").absences
        assert cited(answer(question, "2023-07-01")) == {"10/2022/QH15"}


class TestTheLevelsAbove:
    """Statute lays the conference on the commune level only."""

    @pytest.mark.parametrize("place", [HUYEN, TINH])
    @pytest.mark.parametrize("on", DURING)
    def test_no_statute_answers(self, place, on):
        regulation = law.regulation_for(place, on=on)
        for question in set(Question) - {Question.TOLD_WITHIN, Question.WHEN_NECESSARY}:
            found = regulation.answer(question)
            assert not found.rules
            assert cited(found) == {NUMBER}
            assert set(found.absences[0].levels) == {Level.CITY, Level.PROVINCE}
