"""A language that nothing is written in is refused; it is not taken for English."""

import datetime as dt

import attrs
import pytest

import dialogue_core as dc
from dialogue_core import rendering
from dialogue_core.errors import InvalidValueError
from dialogue_core.events import Concluded, Opened
from dialogue_core.receipts import replay, seal
from dialogue_core.sessions import Session
from dialogue_core.values import (
    Citation,
    Days,
    Months,
    Share,
    Span,
    Times,
    WorkingDays,
    Years,
    as_day,
    day_words,
)
from dialogue_core.vocabulary import Organ

PLAN = dc.law.gia_nghia_2022.PLAN
CITY = dc.law.regulation_for(PLAN.place, on="2022-10-14")
NEW = Session(id="GN-2022", place=PLAN.place, organiser=PLAN.organiser)
HELD = NEW.record(Opened(on="2022-10-14"), Concluded(on="2022-10-17"))
SAID = dc.Statement(id="S1", on="2022-10-14", words=dc.Sealed("…"), parts=(dc.Part(),))
SCREENED = dc.screen(SAID, CITY)
PLAIN = dc.Statement(
    id="S1",
    on="2022-10-14",
    words=dc.Sealed("…"),
    delivery=dc.Delivery.SPOKEN,
    parts=(dc.Part(kind=dc.StatementKind.PETITION, settled_by=dc.Settler.CITY),),
)
DUE = dc.schedule(PLAN, CITY.under(PLAN), dc.law.CALENDAR)[0]
DEADLINE = attrs.evolve(DUE, confidence=None, later_than=None, counts=())
REPLAY = replay(seal(dc.screen, SAID, CITY), dc.screen, SAID, CITY)
STAMP = dt.datetime(2022, 10, 1, tzinfo=dt.UTC)

ASKED = {
    "words": dc.Words("một", "one").label,
    "words without English": dc.Words("một").label,
    "term": dc.StatementKind.PETITION.label,
    "term of who is obliged": Organ.COUNCIL.as_obliged,
    "day": lambda lang: day_words(as_day("2022-10-14"), lang),
    "span": Span.of_year(2022).words,
    "citation": Citation("72/2025/QH15", article=43).words,
    "citation of no kind": Citation("a rule").words,
    **{
        type(one).__name__: one.words
        for one in (Days(7), WorkingDays(5), Months(3), Years(2), Times(2), Share(10))
    },
    "screening": SCREENED.html,
    "reasons": SCREENED.parts[0].reasons,
    "reasons of none": dc.screen(PLAIN, CITY).parts[0].reasons,
    "routing": dc.route(SAID, SCREENED, CITY).html,
    "plan": PLAN.html,
    "session": HELD.html,
    "certificate": dc.certify(CITY).words,
    "layering": dc.layer(CITY, []).words,
    "comparison": dc.compare(CITY, CITY).words,
    "replay": REPLAY.words,
    "mark of a deadline": DEADLINE.mark,
    "how late a deadline is": DEADLINE.late_words,
    "ledgers of a deadline": DEADLINE.ledger_words,
    "show": lambda lang: dc.show((), lang=lang),
    "minutes": lambda lang: rendering.minutes(HELD, lang=lang),
    "notice": lambda lang: rendering.notice(PLAN, lang=lang),
    "conclusion": lambda lang: rendering.conclusion(HELD, lang=lang),
    "open items": lambda lang: rendering.open_items((), HELD, as_of="2022-11-01", lang=lang),
    "icalendar": lambda lang: rendering.icalendar(PLAN, stamp=STAMP, lang=lang),
}


@pytest.mark.parametrize("lang", ["fr", "vn", "EN", "", None])
@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_another_language_is_refused_in_both(ask, lang):
    with pytest.raises(InvalidValueError) as refused:
        ask(lang)
    assert refused.value.en.startswith("lang must be 'vi' or 'en', got ")
    assert refused.value.vi.startswith("lang phải là 'vi' hoặc 'en', nhận được ")


def test_a_cell_of_figures_is_told_in_no_other_language_either():
    analysis = pytest.importorskip("dialogue_core.analysis", reason="the extra is not installed")
    with pytest.raises(InvalidValueError, match="lang must be"):
        analysis.Cell(indicator="notice_lead", keys=()).words("fr")


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [(Months(3), "03 tháng", "3 months"), (Years(1), "01 năm", "1 year")],
    ids=["months", "year"],
)
def test_a_period_is_told_in_both(period, vi, en):
    assert (period.words("vi"), period.words("en")) == (vi, en)
