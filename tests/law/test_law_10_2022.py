"""Law 10/2022/QH15 on grassroots democracy: arts. 13, 28, 32, in force from 2023-07-01."""

import pytest

from dialogue_core import law
from dialogue_core.territory import Unit
from dialogue_core.values import Days, Times
from dialogue_core.vocabulary import Organ, Question, UnitKind

NUMBER = "10/2022/QH15"
PHUONG = Unit(id="tinh/huyen/phuong", name="Không Ngày", kind=UnitKind.PHUONG)
HUYEN = Unit(id="tinh/huyen", name="Không Ngày", kind=UnitKind.HUYEN)
TINH = Unit(id="tinh", name="Không Ngày", kind=UnitKind.TINH)
DURING = ("2023-07-01", "2025-03-01", "2025-06-16", "2026-11-23")


def answer(question, on, place=PHUONG):
    return law.regulation_for(place, on=on).answer(question)


def cited(found):
    return {r.cites.instrument for r in (*found.rules, *found.absences)}


class TestArticle13:
    """What is made public stays posted for at least 30 days running (cl. 2). The clause speaks of
    what must be made public in general; the result of a dialogue is taken in by analogy.
    """

    @pytest.mark.parametrize("on", DURING)
    def test_thirty_days(self, on):
        assert answer(Question.POSTING_DAYS, on).at_least == Days(30)

    @pytest.mark.parametrize("on", DURING)
    def test_for_a_result_it_is_an_analogy(self, on):
        (rule,) = answer(Question.POSTING_DAYS, on).rules
        assert rule.id == f"{NUMBER}:13.2:posting"
        assert rule.by_analogy
        assert not rule.carries_breach
        assert rule.note is not None

    def test_not_the_day_before(self):
        assert answer(Question.POSTING_DAYS, "2023-06-30").absences


class TestArticle28:
    """The Front supervises the taking of opinions, of which the conference is a form (cl. 6). What
    becomes of the conclusions is not named; it is taken in by analogy.
    """

    @pytest.mark.parametrize("on", DURING)
    def test_the_front_supervises(self, on):
        found = answer(Question.MONITORING, on)
        assert found.all_of == (Organ.FRONT,)
        (rule,) = found.rules
        assert rule.id == f"{NUMBER}:28.6:monitoring"
        assert rule.by_analogy
        assert not rule.carries_breach
        assert rule.note is not None

    def test_not_the_day_before(self):
        assert answer(Question.MONITORING, "2023-06-30").absences


class TestArticle32:
    """The commune committee and the Front hold it at least once a year; the rest is left to the
    law on local government.
    """

    @pytest.mark.parametrize("on", DURING)
    def test_once_a_year_with_the_front(self, on):
        assert answer(Question.FREQUENCY, on).at_least == Times(1)
        assert NUMBER in cited(answer(Question.FREQUENCY, on))
        assert answer(Question.PARTNER, on).all_of == (Organ.FRONT,)

    @pytest.mark.parametrize("on", DURING)
    @pytest.mark.parametrize("question", [Question.FREQUENCY, Question.PARTNER])
    def test_the_duty_itself_is_no_analogy(self, on, question):
        (rule,) = (r for r in answer(question, on).rules if r.cites.instrument == NUMBER)
        assert rule.carries_breach

    def test_not_the_day_before(self):
        assert NUMBER not in cited(answer(Question.FREQUENCY, "2023-06-30"))
        assert answer(Question.PARTNER, "2023-06-30").absences

    @pytest.mark.parametrize("on", DURING)
    def test_it_binds_the_commune_level_only(self, on):
        for place in (TINH, HUYEN) if on < "2025-07-01" else (TINH,):
            for question in (Question.FREQUENCY, Question.PARTNER, Question.MONITORING):
                assert answer(question, on, place).absences


class TestWhatIsLeftOut:
    """General disclosure within 5 working days yields to the special law on local government."""

    @pytest.mark.parametrize("article", [12, 13, 14, 26, 27, 28, 31, 32, 33, 34, 91])
    def test_the_article_is_listed(self, article):
        assert article in {gap.cites.article for gap in law.instrument(NUMBER).not_encoded}
