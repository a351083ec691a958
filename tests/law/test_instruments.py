"""What every instrument owes: it is shipped, cited, bilingual, dated and honestly marked."""

import importlib
import pkgutil

import pytest

from dialogue_core import law
from dialogue_core.errors import InvalidValueError
from dialogue_core.law import _gaps
from dialogue_core.rules import Absence, Limit
from dialogue_core.values import Span, as_day
from dialogue_core.vocabulary import Admission, Confidence, InstrumentKind, Level, Question

REGISTERS = {"bodies", "civil_code", "days_off", "units_gia_nghia", "gia_nghia_2022"}
MODULES = {
    m.name: importlib.import_module(f"dialogue_core.law.{m.name}")
    for m in pkgutil.iter_modules(law.__path__)
    if not m.name.startswith("_") and m.name not in REGISTERS
}
RULES = [rule for text in law.INSTRUMENTS for rule in text.rules]
V, P, M, U = (
    Confidence.VERIFIED,
    Confidence.SECONDARY,
    Confidence.MEMORY,
    Confidence.UNCERTAIN,
)


class TestTheFolder:
    """One module for each instrument, and each instrument in the tuple once."""

    def test_every_module_is_shipped(self):
        assert {id(m.INSTRUMENT) for m in MODULES.values()} == {id(t) for t in law.INSTRUMENTS}
        assert len(law.INSTRUMENTS) == len(MODULES)

    @pytest.mark.parametrize("name", sorted(MODULES))
    def test_a_module_names_what_it_offers(self, name):
        module = MODULES[name]
        assert "INSTRUMENT" in module.__all__
        assert sorted(module.__all__) == module.__all__
        assert dir(module) == sorted(module.__all__)
        assert module.INSTRUMENT.number in module.__doc__ or module.INSTRUMENT.kind in (
            InstrumentKind.LOCAL_RULE,
            InstrumentKind.PRACTICE,
        )

    def test_numbers_are_unique_and_looked_up(self):
        numbers = [text.number for text in law.INSTRUMENTS]
        assert len(set(numbers)) == len(numbers)
        for text in law.INSTRUMENTS:
            assert law.instrument(text.number) is text

    def test_an_unknown_number_is_refused(self):
        with pytest.raises(InvalidValueError, match="1/1900/QH0"):
            law.instrument("1/1900/QH0")


class TestEveryRule:
    """A lawyer is able to check it."""

    def test_ids_are_unique_over_all_instruments(self):
        ids = [rule.id for rule in RULES]
        assert len(set(ids)) == len(ids)

    @pytest.mark.parametrize("text", law.INSTRUMENTS, ids=lambda t: t.number)
    def test_texts_are_in_both_languages(self, text):
        said = [text.title, text.issuer]
        said += [rule.text for rule in text.rules]
        said += [rule.note for rule in text.rules if rule.note]
        said += [gap.reason for gap in text.not_encoded]
        assert all(words.vi.strip() and words.en.strip() for words in said)

    @pytest.mark.parametrize("text", law.INSTRUMENTS, ids=lambda t: t.number)
    def test_what_is_left_out_is_a_place_of_the_instrument(self, text):
        assert all(gap.cites.instrument == text.number for gap in text.not_encoded)
        assert text.rules or text.not_encoded

    @pytest.mark.parametrize("text", law.INSTRUMENTS, ids=lambda t: t.number)
    def test_no_rule_outlives_its_instrument(self, text):
        for rule in text.rules:
            assert text.in_force.covers(rule.in_force.since), rule.id
            if text.in_force.until is not None:
                assert rule.in_force.until is not None, rule.id
                assert rule.in_force.until <= text.in_force.until, rule.id

    def test_a_rule_that_ends_says_by_what(self):
        """What is only the practice of bodies was not laid down, so no text ends it."""
        for text in law.INSTRUMENTS:
            for rule in text.rules:
                ended = rule.ended_by is not None
                if text.kind is not InstrumentKind.PRACTICE:
                    assert ended is (rule.in_force.until is not None), rule.id

    def test_an_uncertain_rule_says_why(self):
        assert all(rule.note for rule in RULES if rule.confidence is U)

    def test_rules_taken_from_the_reception_of_citizens_are_marked_as_analogy(self):
        for number in ("42/2013/QH13", "154/2026/NĐ-CP", "05/2021/TT-TTCP", "07/2014/TT-TTCP"):
            assert all(rule.by_analogy for rule in law.instrument(number).rules)

    def test_an_analogy_is_never_breached_however_well_it_was_read(self):
        read = [rule for rule in RULES if rule.by_analogy and rule.confidence is V]
        assert {"10/2022/QH15:13.2:posting", "10/2022/QH15:28.6:monitoring"} <= {r.id for r in read}
        assert "02/2011/QH13:9:time-limit" in {r.id for r in read}
        assert not any(rule.carries_breach for rule in read)

    def test_a_refusal_in_a_lower_text_names_its_ground_in_an_upper_one(self):
        lower = [
            rule
            for text in law.INSTRUMENTS
            if text.kind is not InstrumentKind.LAW
            for rule in text.rules
            if isinstance(rule, Limit) and isinstance(rule.only[0], Admission)
        ]
        assert lower
        for rule in lower:
            assert rule.ground is not None, rule.id
            assert law.instrument(rule.ground.instrument).kind is InstrumentKind.LAW

    def test_what_one_statute_answers_at_every_level_is_no_gap_above_the_commune(self):
        assert dir(_gaps) == sorted(_gaps.__all__)
        (rule,) = (r for r in RULES if r.id == "42/2013/QH13:28.1:told-within")
        assert (rule.question,) == _gaps.ANSWERED_AT_EVERY_LEVEL
        assert set(rule.levels) == set(Level)

    def test_statute_lists_the_same_gaps_above_the_commune_in_every_edition(self):
        for number, slug in (
            ("77/2015/QH13", "above-ward"),
            ("65/2025/QH15", "above-ward"),
            ("72/2025/QH15", "city"),
            ("72/2025/QH15", "province"),
        ):
            gaps = [
                r
                for r in law.instrument(number).rules
                if isinstance(r, Absence) and r.slug.startswith(f"{slug}-no-")
            ]
            assert {g.question for g in gaps} == set(Question) - {Question.TOLD_WITHIN}
            assert all(Level.WARD not in g.levels for g in gaps)


DATES = {
    "77/2015/QH13": ("2015-06-19", "2016-01-01", "2025-03-01", V),
    "47/2019/QH14": ("2019-11-22", "2020-07-01", "2025-03-01", V),
    "65/2025/QH15": ("2025-02-19", "2025-03-01", "2025-06-16", P),
    "72/2025/QH15": ("2025-06-16", "2025-06-16", None, V),
    "10/2022/QH15": ("2022-11-10", "2023-07-01", None, V),
    "32/2021/NĐ-CP": ("2021-03-29", "2021-03-29", "2025-07-01", M),
    "02/2011/QH13": ("2011-11-11", "2012-07-01", None, V),
    "03/2011/QH13": ("2011-11-11", "2012-07-01", "2019-01-01", M),
    "25/2018/QH14": ("2018-06-12", "2019-01-01", None, V),
    "42/2013/QH13": ("2013-11-25", "2014-07-01", None, V),
    "136/2025/QH15": ("2025-12-10", "2026-07-01", None, P),
    "64/2014/NĐ-CP": ("2014-06-26", "2014-08-15", "2026-07-01", M),
    "154/2026/NĐ-CP": ("2026-05-15", "2026-07-01", None, V),
    "155/2026/NĐ-CP": ("2026-05-15", "2026-07-01", None, V),
    "156/2026/NĐ-CP": ("2026-05-15", "2026-07-01", None, V),
    "07/2014/TT-TTCP": ("2014-10-31", "2014-12-15", "2021-11-15", V),
    "05/2021/TT-TTCP": ("2021-10-01", "2021-11-15", None, V),
    "30/2000/PL-UBTVQH10": ("2000-12-28", "2001-04-01", "2020-07-01", M),
    "29/2018/QH14": ("2018-11-15", "2020-07-01", "2026-03-01", V),
    "117/2025/QH15": ("2025-12-10", "2026-03-01", None, V),
    "11-QĐi/TW": ("2019-02-18", "2019-02-18", None, P),
    "215-KL/TW": ("2025-11-23", "2025-11-23", None, P),
}
"""Day of issue, first day, first day no longer in force, confidence of the dates."""

MARKS = {
    # law 77/2015, art. 125
    "77/2015/QH13:125:yearly": V,
    "77/2015/QH13:125:clusters": V,
    "77/2015/QH13:125:chairs": M,
    "77/2015/QH13:125:notice-channel": V,
    "77/2015/QH13:125:notice-village-heads": M,
    "77/2015/QH13:125:notice-content": M,
    "77/2015/QH13:125:notice": M,
    "77/2015/QH13:125:no-result-deadline": M,
    "77/2015/QH13:125:no-partner": M,
    "77/2015/QH13:125:no-voter-request": M,
    # law 65/2025, art. 24
    "65/2025/QH15:24.1:yearly": V,
    "65/2025/QH15:24.1:no-voter-request": V,
    "65/2025/QH15:24.1:form": V,
    "65/2025/QH15:24.2:chairs": V,
    "65/2025/QH15:24.2:council-of-a-ward": U,
    "72/2025/QH15:43.2:council-of-a-ward": U,
    "65/2025/QH15:24.2:notice": V,
    "65/2025/QH15:24.3:result": U,
    "65/2025/QH15:24.3:result-channels": P,
    # law 72/2025, art. 43
    "72/2025/QH15:43.1:yearly": V,
    "72/2025/QH15:43.1:voters": V,
    "72/2025/QH15:43.2:notice": V,
    "72/2025/QH15:43.3:result": V,
    # law 10/2022
    "10/2022/QH15:13.2:posting": V,
    "10/2022/QH15:28.6:monitoring": V,
    "10/2022/QH15:32.1:yearly": V,
    # Hà Nội, Bình Phước, the Party line
    "32/2021/NĐ-CP:twice-a-year": P,
    "32/2021/NĐ-CP:notice": P,
    "32/2021/NĐ-CP:notice-channel": P,
    "32/2021/NĐ-CP:twice-a-year-2025": M,
    "32/2021/NĐ-CP:notice-2025": M,
    "32/2021/NĐ-CP:notice-channel-2025": M,
    "11-QĐi/TW:when-necessary": P,
    # complaints, denunciations, reception
    "02/2011/QH13:7:not-debated": U,
    "02/2011/QH13:9:time-limit": V,
    "02/2011/QH13:11:unsigned": V,
    "03/2011/QH13:identity-protected": M,
    "25/2018/QH14:8.3:identity-protected": V,
    "25/2018/QH14:24.2:transfer": V,
    "25/2018/QH14:25:anonymous": V,
    "42/2013/QH13:2.2:questions-not-ruled": U,
    "42/2013/QH13:9:conduct": V,
    "42/2013/QH13:25.3:split": V,
    "42/2013/QH13:26.1.a:complaint-received": V,
    "42/2013/QH13:26.1.b:complaint-guided": V,
    "42/2013/QH13:26.2.b:forwarded": V,
    "42/2013/QH13:28.1:told-within": V,
    "154/2026/NĐ-CP:4.1.h:answered": V,
    "154/2026/NĐ-CP:4.1.i:court-decision": V,
    "154/2026/NĐ-CP:15.2:guide-to-competent": U,
    "05/2021/TT-TTCP:15:party-discipline": V,
    "05/2021/TT-TTCP:15:party-discipline-after-decree": U,
    "05/2021/TT-TTCP:15:party-discipline-held": U,
    "07/2014/TT-TTCP:party-discipline": M,
    "07/2014/TT-TTCP:party-discipline-held": U,
    # secrets
    "30/2000/PL-UBTVQH10:secret": M,
    "29/2018/QH14:5:secret": V,
    "29/2018/QH14:17:not-answered-in-public": V,
    "117/2025/QH15:secret": P,
}
"""The marks of the key rows, as researched; a rule is never marked higher."""


class TestDatesAndMarks:
    """The dates and confidence marks are those of the research."""

    @pytest.mark.parametrize("number", sorted(DATES))
    def test_dates_of_an_instrument(self, number):
        dated, since, until, confidence = DATES[number]
        text = law.instrument(number)
        assert text.dated == as_day(dated)
        assert text.in_force == Span(since, until)
        assert text.confidence is confidence
        assert text.checked_on == as_day("2026-11-23")

    @pytest.mark.parametrize("rule_id", sorted(MARKS))
    def test_mark_of_a_rule(self, rule_id):
        (rule,) = (rule for rule in RULES if rule.id == rule_id)
        assert rule.confidence is MARKS[rule_id]

    def test_the_rule_of_binh_phuoc_has_no_date_of_its_own(self):
        text = law.instrument("Quy định đối thoại của Tỉnh ủy Bình Phước")
        assert text.dated is None
        assert text.confidence is U


class TestInstrumentsWithoutARule:
    """Texts that were looked at and change nothing for a conference say so."""

    @pytest.mark.parametrize(
        "number",
        [
            "47/2019/QH14",
            "136/2025/QH15",
            "64/2014/NĐ-CP",
            "155/2026/NĐ-CP",
            "156/2026/NĐ-CP",
            "215-KL/TW",
        ],
    )
    def test_it_has_reasons_and_no_rule(self, number):
        text = law.instrument(number)
        assert text.rules == ()
        assert text.not_encoded
