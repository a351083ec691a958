"""Law 65/2025/QH15, art. 24: the second edition, in force for three and a half months."""

import pytest

from dialogue_core import law
from dialogue_core.territory import Unit
from dialogue_core.values import Days, Times
from dialogue_core.vocabulary import (
    Channel,
    Confidence,
    Form,
    NoticeItem,
    Organ,
    Question,
    UnitKind,
)

NUMBER = "65/2025/QH15"
PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
HUYEN = Unit(id="tinh/huyen", name="Không Ngày", kind=UnitKind.HUYEN)
TINH = Unit(id="tinh", name="Không Ngày", kind=UnitKind.TINH)
DURING = ("2025-03-01", "2025-06-15")


def answer(question, on, place=PHUONG):
    return law.regulation_for(place, on=on).answer(question)


def cited(found):
    return {r.cites.instrument for r in (*found.rules, *found.absences)}


@pytest.mark.parametrize("on", DURING)
class TestClause1:
    """At least once a year, in person, online or on a lawful network, by clusters in person; no
    request of voters and no "when necessary".
    """

    def test_once_a_year(self, on):
        assert answer(Question.FREQUENCY, on).at_least == Times(1)

    def test_forms(self, on):
        assert answer(Question.FORM, on).one_of == (
            Form.IN_PERSON,
            Form.ONLINE,
            Form.SOCIAL_NETWORK,
            Form.HYBRID,
        )
        assert answer(Question.CLUSTERS, on).one_of == (Form.IN_PERSON,)

    def test_voters_cannot_request_it(self, on):
        found = answer(Question.VOTER_REQUEST, on)
        assert cited(found) == {NUMBER}
        assert found.absences[0].confidence is Confidence.VERIFIED

    def test_when_necessary_is_only_the_party_s(self, on):
        found = answer(Question.WHEN_NECESSARY, on)
        assert cited(found) == {"11-QĐi/TW"}
        state = tuple(t for t in law.INSTRUMENTS if t.number != "11-QĐi/TW")
        alone = law.regulation_for(PHUONG, on=on, instruments=state)
        assert cited(alone.answer(Question.WHEN_NECESSARY)) == {NUMBER}


@pytest.mark.parametrize("on", DURING)
class TestClause2:
    """Organised with the Front, chaired with the council; Party, Front and associations are
    invited; notice 7 days before.
    """

    def test_who(self, on):
        assert answer(Question.PARTNER, on).all_of == (Organ.FRONT,)
        assert answer(Question.CHAIRS, on).all_of == (Organ.COMMITTEE, Organ.COUNCIL)
        assert answer(Question.INVITEES, on).all_of == (
            Organ.PARTY,
            Organ.FRONT,
            Organ.ASSOCIATIONS,
        )

    def test_notice(self, on):
        assert answer(Question.NOTICE_LEAD, on).at_least == Days(7)
        assert answer(Question.NOTICE_CHANNEL, on).all_of == (Channel.MASS_MEDIA,)
        assert answer(Question.NOTICE_CONTENT, on).all_of == tuple(NoticeItem)


@pytest.mark.parametrize("on", DURING)
class TestClause3:
    """The result is published in three channels by a latest day whose number was not seen. The
    clause was not read whole: the channels are from two portals.
    """

    def test_ten_days_are_uncertain(self, on):
        found = answer(Question.RESULT_WITHIN, on)
        assert found.at_most == Days(10)
        (rule,) = found.rules
        assert rule.confidence is Confidence.UNCERTAIN
        assert not rule.confidence.carries_breach
        assert rule.note is not None

    def test_channels(self, on):
        found = answer(Question.RESULT_CHANNELS, on)
        assert found.all_of == (
            Channel.MASS_MEDIA,
            Channel.POSTING,
            Channel.VILLAGE_HEADS,
        )
        (rule,) = found.rules
        assert rule.confidence is Confidence.SECONDARY
        assert rule.carries_breach

    def test_no_day_for_an_answer_or_a_conclusion(self, on):
        assert cited(answer(Question.ANSWER_WITHIN, on)) == {NUMBER}
        assert cited(answer(Question.CONCLUSION_WITHIN, on)) == {NUMBER}


class TestItsDays:
    """In force from 2025-03-01 until law 72/2025 on 2025-06-16."""

    @pytest.mark.parametrize("question", [Question.CHAIRS, Question.RESULT_CHANNELS])
    def test_not_the_day_before_and_not_the_day_after(self, question):
        assert cited(answer(question, "2025-02-28")) == {"77/2015/QH13"}
        assert cited(answer(question, "2025-03-01")) == {NUMBER}
        assert cited(answer(question, "2025-06-15")) == {NUMBER}
        assert cited(answer(question, "2025-06-16")) == {"72/2025/QH15"}

    @pytest.mark.parametrize("place", [HUYEN, TINH])
    @pytest.mark.parametrize("on", DURING)
    def test_no_conference_above_the_commune(self, place, on):
        assert cited(answer(Question.FREQUENCY, on, place)) == {NUMBER}
        assert answer(Question.FREQUENCY, on, place).absences
