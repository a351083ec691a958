"""An application's own rules in TOML and JSON: what is written comes back, faults are told."""

import contextlib
import datetime as dt
import itertools
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_core import law
from dialogue_core.errors import Fault, InputError
from dialogue_core.rules import (
    TABLE_FACTS,
    Absence,
    Desk,
    Discretion,
    Instrument,
    Limit,
    NotEncoded,
    Owed,
    Requirement,
    Route,
    Rule,
)
from dialogue_core.serialization import _instruments as dialect
from dialogue_core.serialization import _texts as texts
from dialogue_core.serialization import (
    dump_instrument,
    instrument_from_json,
    instrument_from_toml,
    instrument_to_json,
    instrument_to_toml,
    load_instrument,
    load_statement,
    make_converter,
    plan_from_toml,
    statements_from_json,
)
from dialogue_core.serialization._reader import LARGEST, REQUIRED
from dialogue_core.statements import FACTS, Given
from dialogue_core.territory import Body
from dialogue_core.values import (
    Citation,
    Days,
    Sealed,
    Share,
    Span,
    Times,
    Words,
    WorkingDays,
    as_day,
)
from dialogue_core.vocabulary import (
    Act,
    Admission,
    Channel,
    Competence,
    Confidence,
    Field,
    Form,
    Handling,
    InstrumentKind,
    Level,
    Matter,
    Milestone,
    NoticeItem,
    Organ,
    Protection,
    Question,
    Settled,
    StatementKind,
    UnitKind,
)

# --- instruments of every shape -----------------------------------------------------------------

UNICODE = st.characters(codec="utf-8")
TEXTS = st.text(UNICODE, max_size=3).map("x{}".format)
WORDS = st.builds(Words, TEXTS, st.just("") | TEXTS)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)).map(as_day)
COUNTS = st.integers(1, 90)
PERIODS = st.builds(Days, COUNTS) | st.builds(WorkingDays, COUNTS)
BODIES = st.builds(
    Body,
    id=TEXTS,
    name=WORDS,
    level=st.none() | st.sampled_from(Level),
    organ=st.none() | st.sampled_from(Organ),
)
TABLES = {
    Admission: ("kind", "conduct", "capacity", "settled"),
    Handling: ("kind", "topic", "competence", "delivery", "secrecy"),
    Protection: ("kind", "secrecy", "party_discipline"),
}
ANSWERS: dict[Question, Any] = {
    Question.FREQUENCY: st.builds(Times, COUNTS),
    Question.VOTER_REQUEST: st.builds(Share, COUNTS),
    Question.WHEN_NECESSARY: None,
    **dict.fromkeys((Question.FORM, Question.CLUSTERS), Form),
    **dict.fromkeys(
        (Question.CHAIRS, Question.PARTNER, Question.INVITEES, Question.MONITORING), Organ
    ),
    **dict.fromkeys((Question.NOTICE_CHANNEL, Question.RESULT_CHANNELS), Channel),
    Question.NOTICE_CONTENT: NoticeItem,
    **dict.fromkeys(
        (
            Question.NOTICE_LEAD,
            Question.RESULT_WITHIN,
            Question.POSTING_DAYS,
            Question.ANSWER_WITHIN,
            Question.CONCLUSION_WITHIN,
            Question.TOLD_WITHIN,
        ),
        PERIODS,
    ),
}
KINDS = (Limit, Discretion, Owed, Requirement, Absence, Desk, Route)


def some(vocabulary: Any, at_least: int = 1) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(vocabulary)), min_size=at_least, unique=True).map(tuple)


@st.composite
def citations(draw: st.DrawFn, instrument: str | None = None) -> Citation:
    place = draw(st.lists(st.integers(1, 99) | TEXTS, max_size=2))
    return Citation(
        draw(TEXTS) if instrument is None else instrument,
        **dict(zip(("article", "clause"), place, strict=False)),
        point=draw(st.none() | TEXTS) if len(place) == 2 else None,
        kind=draw(st.none() | st.sampled_from(InstrumentKind)),
        title=draw(st.none() | WORDS),
    )


@st.composite
def conditions(draw: st.DrawFn, kind: Any) -> Given:
    values = {fact.name.value: fact.values for fact in FACTS}
    names = draw(st.lists(st.sampled_from(TABLES[kind]), unique=True))
    return Given(**{name: draw(some(values[name])) for name in names})


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    question = draw(st.sampled_from(Question))
    takes = ANSWERS[question]
    if takes is None or draw(st.integers(0, 9)) == 0:
        return {"question": question, "stated": True}
    if isinstance(takes, type):
        words = draw(some(takes))
        return {"question": question, draw(st.sampled_from(["all_of", "one_of"])): words}
    number = draw(takes)
    since = st.sampled_from(Milestone) if isinstance(number, Days | WorkingDays) else st.none()
    way = draw(st.sampled_from(["at_least", "at_most"]))
    return {"question": question, way: number, "since": draw(st.none() | since)}


@st.composite
def own_fields(draw: st.DrawFn, kind: type[Rule]) -> dict[str, Any]:  # noqa: PLR0911 -- one a kind
    table = draw(st.sampled_from(list(TABLES)))
    if kind is Requirement:
        return {**draw(answers()), "obliges": draw(some(Organ, 0))}
    if kind is Limit:
        return {"given": draw(conditions(table)), "only": draw(some(table))}
    if kind is Discretion:
        return {"given": draw(conditions(table)), "among": draw(some(table, 2))}
    if kind is Owed:
        return {
            "given": draw(conditions(Handling)),
            "upon": draw(some([*Admission, *Handling, *Protection], 0)),
            "act": draw(st.sampled_from(Act)),
            "within": draw(st.none() | PERIODS),
            "since": draw(st.sampled_from(Milestone)),
        }
    if kind is Absence:
        return {"question": draw(st.none() | st.sampled_from(Question))}
    bodies = {
        "lead": draw(BODIES),
        "partners": tuple(draw(st.lists(BODIES, max_size=2))),
        "competences": draw(some(Competence, 0)),
    }
    if kind is Desk:
        whole = draw(st.booleans())
        return {**bodies, "handlings": draw(some(Handling)), "with_field_body": whole}
    matter = draw(st.none() | st.sampled_from(Matter))
    fields = some(Field) if matter is None else some(matter.fields)
    displaced = tuple(draw(st.lists(TEXTS, max_size=2)))
    at = draw(st.sampled_from(Level))
    return {**bodies, "at": at, "fields": draw(fields), "matter": matter, "displaces": displaced}


@st.composite
def rules(draw: st.DrawFn, number: str, in_force: Span, index: int) -> Rule:
    kind = draw(st.sampled_from(KINDS))
    since = draw(st.none() | st.just(in_force.since.add(days=1)))
    return kind(
        **draw(own_fields(kind)),
        cites=draw(citations(number)),
        slug=f"r{index}",
        text=draw(WORDS),
        in_force=in_force if since is None else Span(since, in_force.until),
        confidence=draw(st.sampled_from(Confidence)),
        levels=draw(some(Level)),
        places=tuple(draw(st.lists(TEXTS, max_size=2))),
        unit_kinds=draw(some(UnitKind, 0)),
        by_analogy=draw(st.booleans()),
        ground=draw(st.none() | citations()),
        ended_by=draw(st.none() | citations()),
        note=draw(st.none() | WORDS),
    )


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    number = draw(TEXTS)
    since = draw(DAYS)
    in_force = Span(since, draw(st.none() | COUNTS.map(lambda n: since.add(days=n + 1))))
    count = draw(st.integers(0, 2))
    left_out = st.builds(NotEncoded, cites=citations(), reason=WORDS)
    return Instrument(
        number=number,
        kind=draw(st.sampled_from(InstrumentKind)),
        title=draw(WORDS),
        issuer=draw(WORDS),
        dated=draw(st.none() | DAYS),
        in_force=in_force,
        confidence=draw(st.sampled_from(Confidence)),
        rules=tuple(draw(rules(number, in_force, index)) for index in range(count)),
        not_encoded=tuple(draw(st.lists(left_out, max_size=1))),
        checked_on=draw(DAYS),
        link=draw(st.just("") | TEXTS),
    )


def same(one: object, other: object) -> bool:
    """Equal, and of the same type all the way down, what equality leaves out included."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if attrs.has(type(one)):
        names = [field.name for field in attrs.fields(type(one))]
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return one == other


# --- one instrument to spoil --------------------------------------------------------------------

HEAD = """
number = "99/2026/QĐ-UBND"
kind = "local_rule"
title = { vi = "Quy định thử", en = "A rule to try" }
issuer = { vi = "UBND tỉnh" }
from = 2026-01-01
confidence = "verified"
checked_on = 2026-11-23
places = ["lam-dong"]
levels = ["ward"]
"""

NOTICE = """
[[rules]]
rule = "requirement"
article = 4
clause = 1
slug = "notice"
text = { vi = "Thông báo trước 10 ngày." }
question = "notice_lead"
at_least = 10
unit = "days"
"""

EXCLUSION = """
[[rules]]
rule = "limit"
article = 6
slug = "settled"
text = { vi = "Được từ chối vụ việc đã giải quyết xong." }
when = { kind = ["complaint"], settled = ["final"] }
only = ["may_refuse", "must_refuse"]
ground = { instrument = "42/2013/QH13", article = 9, clause = 3 }
"""


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        instrument_from_toml(text)
    for fault in caught.value.faults:
        assert fault.reason_en
        assert fault.reason_vi
        assert fault.reason_en != fault.reason_vi
    return caught.value.faults


def only_fault(text: str) -> Fault:
    (fault,) = faults_of(text)
    return fault


def spoiled(text: str, *edits: tuple[str, str]) -> str:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


# --- round trips --------------------------------------------------------------------------------


class TestRoundTrips:
    @pytest.mark.parametrize("found", law.INSTRUMENTS, ids=lambda found: found.number)
    def test_every_instrument_shipped_comes_back_as_it_was(self, found: Instrument):
        assert same(instrument_from_toml(instrument_to_toml(found)), found)
        assert same(instrument_from_json(instrument_to_json(found)), found)
        assert same(load_instrument(dump_instrument(found)), found)

    @settings(max_examples=settings.default.max_examples // 2)
    @given(instruments())
    def test_an_instrument_comes_back_from_every_form(self, found: Instrument):
        converter = make_converter()
        data = converter.unstructure(found)
        assert {"schema": "dialogue-core/instrument/1", **data} == dump_instrument(found)
        assert same(converter.structure(data, Instrument), found)
        assert same(instrument_from_json(instrument_to_json(found)), found)
        assert same(instrument_from_toml(instrument_to_toml(found)), found)

    @pytest.mark.parametrize("found", law.INSTRUMENTS, ids=lambda found: found.number)
    def test_json_and_toml_say_the_same(self, found: Instrument):
        said = tomllib.loads(instrument_to_toml(found))
        assert json.loads(json.dumps(said, default=dt.date.isoformat)) == dump_instrument(found)

    def test_every_kind_of_rule_has_its_word(self):
        assert set(KINDS) == set(Rule.__subclasses__()) == set(dialect.KINDS.values())

    def test_every_question_says_what_answers_it(self):
        assert set(dialect.TAKES) == set(Question) == set(ANSWERS)


class TestTheDialect:
    """What a person writes, and the rule that it makes."""

    def test_a_duty(self):
        (rule,) = instrument_from_toml(HEAD + NOTICE).rules
        assert same(
            rule,
            Requirement(
                cites=Citation("99/2026/QĐ-UBND", article=4, clause=1),
                slug="notice",
                text=Words("Thông báo trước 10 ngày."),
                in_force=Span("2026-01-01"),
                confidence=Confidence.VERIFIED,
                levels=(Level.WARD,),
                places=("lam-dong",),
                question=Question.NOTICE_LEAD,
                at_least=Days(10),
            ),
        )

    def test_an_exclusion_with_its_ground(self):
        (rule,) = instrument_from_toml(HEAD + EXCLUSION).rules
        assert isinstance(rule, Limit)
        assert rule.given == Given(kind=(StatementKind.COMPLAINT,), settled=(Settled.FINAL,))
        assert rule.only == (Admission.MAY_REFUSE, Admission.MUST_REFUSE)
        assert rule.ground == Citation("42/2013/QH13", article=9, clause=3)

    def test_a_period_counts_from_its_anchor(self):
        edits = ("notice_lead", "result_within"), ("at_least = 10", "at_most = 7")
        text = HEAD + spoiled(NOTICE, *edits) + 'anchor = "conclusion"\n'
        (rule,) = instrument_from_toml(text).rules
        assert (rule.at_most, rule.since) == (Days(7), Milestone.CONCLUSION)

    def test_an_act_is_owed_within_a_period(self):
        text = """
            [[rules]]
            rule = "owed"
            article = 7
            slug = "tell"
            text.vi = "Báo cho người dân trong 5 ngày làm việc."
            when.kind = ["petition"]
            upon = ["forward"]
            act = "tell"
            within = 5
            unit = "working_days"
            anchor = "decision"
        """
        (rule,) = instrument_from_toml(HEAD + text).rules
        assert isinstance(rule, Owed)
        assert (rule.act, rule.within, rule.since) == (Act.TELL, WorkingDays(5), Milestone.DECISION)
        assert rule.upon == (Handling.FORWARD,)

    def test_a_free_choice_of_the_chair(self):
        text = spoiled(EXCLUSION, ('"limit"', '"discretion"'), ("only =", "among ="))
        (rule,) = instrument_from_toml(HEAD + text).rules
        assert isinstance(rule, Discretion)
        assert rule.among == (Admission.MAY_REFUSE, Admission.MUST_REFUSE)

    @pytest.mark.parametrize(
        ("question", "said", "found"),
        [
            ("frequency", 'at_least = 2\nunit = "times"', Times(2)),
            ("voter_request", 'at_least = 5\nunit = "share"', Share(5)),
            ("answer_within", 'at_most = 20\nunit = "working_days"', WorkingDays(20)),
            ("chairs", 'all_of = ["committee", "front"]', (Organ.COMMITTEE, Organ.FRONT)),
            ("form", 'one_of = ["online"]', (Form.ONLINE,)),
            ("result_channels", 'all_of = ["online"]', (Channel.ONLINE,)),
            ("notice_content", 'all_of = ["time"]', (NoticeItem.TIME,)),
            ("when_necessary", "stated = true", True),
        ],
    )
    def test_each_question_is_answered_in_its_own_way(self, question, said, found):
        edits = ("notice_lead", question), ('at_least = 10\nunit = "days"', said)
        (rule,) = instrument_from_toml(HEAD + spoiled(NOTICE, *edits)).rules
        told = (rule.at_least, rule.at_most, rule.all_of, rule.one_of, rule.stated)
        assert [value for value in told if value] == [found]

    def test_a_rule_says_its_own_days_places_levels_and_mark(self):
        own = """
            from = 2026-02-01
            until = 2026-07-01
            places = []
            levels = ["ward", "province"]
            unit_kinds = ["xa"]
            confidence = "memory"
        """
        (rule,) = instrument_from_toml(HEAD + NOTICE + own).rules
        assert rule.in_force == Span("2026-02-01", until="2026-07-01")
        assert rule.places == ()
        assert rule.levels == (Level.WARD, Level.PROVINCE)
        assert rule.unit_kinds == (UnitKind.XA,)
        assert rule.confidence is Confidence.MEMORY

    def test_a_text_without_a_symbol_is_cited_by_its_kind(self):
        text = spoiled(HEAD, ("99/2026/QĐ-UBND", "Quy chế thử"))
        (rule,) = instrument_from_toml(text + NOTICE).rules
        assert rule.cites.kind is InstrumentKind.LOCAL_RULE
        assert rule.cites.words("vi") == "khoản 1 Điều 4 Quy chế thử"

    def test_a_text_may_be_cited_in_words_of_its_own(self):
        text = HEAD + 'cited_as = { vi = "Quy chế", en = "The rules" }' + NOTICE
        (rule,) = instrument_from_toml(text).rules
        assert rule.cites.words("en") == "The rules art. 4(1)"

    def test_a_place_left_out_says_why(self):
        text = HEAD + NOTICE + "[[not_encoded]]\narticle = 9\nreason.vi = 'Kinh phí.'"
        (place,) = instrument_from_toml(text).not_encoded
        assert place.cites == Citation("99/2026/QĐ-UBND", article=9)

    def test_what_is_common_to_all_rules_is_written_once(self):
        text = instrument_to_toml(instrument_from_toml(HEAD + NOTICE + EXCLUSION))
        assert text.count("lam-dong") == text.count("confidence") == text.count("levels") == 1
        assert "cites" not in text

    def test_a_national_text_need_not_say_where_it_holds(self):
        text = instrument_to_toml(law.instrument("72/2025/QH15"))
        assert "\nplaces" not in text


# --- faults -------------------------------------------------------------------------------------

FAULTY = [
    # what is put in place of what, the path told, words of the reason in both languages
    (
        "article = 4\nclause = 1",
        "artikle = 4",
        "rules[0].artikle",
        "did you mean 'article'?",
        "có phải 'art",
    ),
    ('"days"', '"day"', "rules[0].unit", "did you mean 'days'? unknown", "được phép: days, work"),
    ('"days"', '"times"', "rules[0].unit", "allowed: days, working_days", "được phép: days"),
    ('unit = "days"', "", "rules[0].unit", "a number needs its unit", "số phải có đơn vị"),
    ('unit = "days"', "unit = 7", "rules[0].unit", "text in quotes", "chuỗi chữ"),
    ("at_least = 10", "", "rules[0].unit", "a unit without a number", "không có số"),
    ("at_least = 10", "at_least = 0", "rules[0].at_least", "at least 1", "từ 1 trở lên"),
    ("at_least = 10", "at_least = '10'", "rules[0].at_least", "whole number", "số nguyên"),
    ("at_least = 10", "at_least = 10.5", "rules[0].at_least", "whole number", "số nguyên"),
    ('"requirement"', '"requirment"', "rules[0].rule", "mean 'requirement'?", "'requirement'?"),
    ('rule = "requirement"', "", "rules[0].rule", "one of limit, disc", "một trong: limit"),
    ('slug = "notice"', "", "rules[0].slug", "required key", "thiếu khóa"),
    ('slug = "notice"', 'slug = "Notice!"', "rules[0]", "needs a slug", "tên ngắn"),
    ("notice_lead", "notice-lead", "rules[0].question", "mean 'notice_lead'?", "được phép: freq"),
    ("notice_lead", "form", "rules[0].at_least", "all_of or one_of, with words of: in", "in_pers"),
    ("notice_lead", "when_necessary", "rules[0].at_least", "by stated = true", "bằng stated"),
    ("clause = 1", "clause = 1\npoint = 2", "rules[0].point", "text in quotes", "chuỗi chữ"),
    ("article = 4", "", "rules[0]", "a clause or point stands in an article", "thuộc một điều"),
    ("article = 4", "stated = true\narticle = 4", "rules[0]", "exactly one of", "đúng một trong"),
    ("clause = 1", "until = 2025-01-01", "rules[0]", "before it holds a day", "chưa có ngày"),
    ("clause = 1", "from = 2025-01-01", "$", "begin before or last longer", "ngoài thời gian"),
    ("clause = 1", 'cites = { instrument = "x" }', "rules[0].cites", "given twice", "hai lần"),
    ("clause = 1", 'anchor = "monday"', "rules[0].anchor", "allowed: conference", "conference"),
    ("clause = 1", 'when = "x > 1"', "rules[0].when", "unknown key", "khóa không có"),
    ("from = 2026-01-01", "from = 2026-01-01T00:00:00", "from", "carries a clock", "có giờ"),
    ("from = 2026-01-01", "", "from", "required key", "thiếu khóa"),
    ("from = 2026-01-01", "from = 2026-01-01\nuntil = 2026-01-01", "$", "holds a day", "chưa có"),
    ('places = ["lam-dong"]', "", "rules[0].places", "must say where it holds", "nêu nơi"),
    ('places = ["lam-dong"]', 'places = "lam-dong"', "places", "expected a list", "danh sách"),
    ('levels = ["ward"]', 'levels = ["wards"]', "levels[0]", "did you mean 'ward'?", "'ward'?"),
    ('levels = ["ward"]', "levels = []", "rules[0]", "needs a slug", "cấp áp dụng"),
    ('kind = "local_rule"', 'kind = "rule"', "kind", "allowed: law, ordinance", "được phép: law"),
    ('confidence = "verified"', 'confidence = "sure"', "confidence", "allowed: ver", "phép: ver"),
    ('number = "99', 'nummber = "x"\nnumber = "99', "nummber", "mean 'number'?", "'number'?"),
]


class TestFaults:
    """A fault says where it is, what was seen there, why it is refused, and what was meant."""

    @pytest.mark.parametrize(("old", "new", "path", "en", "vi"), FAULTY)
    def test_a_fault_is_told_with_its_path_in_both_languages(self, old, new, path, en, vi):
        fault = only_fault(spoiled(HEAD + NOTICE, (old, new)))
        assert fault.path == path
        assert en in fault.reason_en
        assert vi in fault.reason_vi

    @pytest.mark.parametrize(
        ("old", "new", "path", "en"),
        [
            ('["final"]', '["finaly"]', "rules[0].when.settled[0]", "did you mean 'final'?"),
            ("settled = [", "setled = [", "rules[0].when.setled", "did you mean 'settled'?"),
            ('["final"]', "[]", "rules[0].when.settled", "leave it out to mean any value"),
            ('["final"]', '"final"', "rules[0].when.settled", "expected a list"),
            (
                '{ kind = ["complaint"], settled = ["final"] }',
                "7",
                "rules[0].when",
                "keys kind",
            ),
            ('settled = ["final"]', 'topic = ["on"]', "rules[0]", "does not look at"),
            ('"may_refuse", ', '"held", ', "rules[0]", "exactly one table"),
            ('"may_refuse", ', '"may_refus", ', "rules[0].only[0]", "did you mean 'may_refuse'?"),
            ("42/2013/QH13", " ", "rules[0].ground", "names an instrument"),
            ("instrument =", "text =", "rules[0].ground.text", "known here: instrument, article"),
        ],
    )
    def test_a_fault_of_a_condition_is_told_too(self, old, new, path, en):
        fault = faults_of(HEAD + spoiled(EXCLUSION, (old, new)))[0]
        assert fault.path == path
        assert en in fault.reason_en

    @pytest.mark.parametrize(
        ("said", "path", "en"),
        [
            ('question = "form"\nall_of = ["onlin"]', "rules[0].all_of[0]", "mean 'online'?"),
            ('question = "form"\nall_of = "online"', "rules[0].all_of", "expected a list"),
            ('question = "frequency"\nall_of = ["x"]', "rules[0].all_of", "with unit: times"),
        ],
    )
    def test_words_are_those_of_the_question(self, said, path, en):
        plain = spoiled(NOTICE, ('question = "notice_lead"', said), ("at_least = 10", ""))
        fault = only_fault(HEAD + spoiled(plain, ('unit = "days"', "")))
        assert fault.path == path
        assert en in fault.reason_en

    def test_all_faults_are_told_together(self):
        edits = (
            ("verified", "sure"),
            ("from = 2026-01-01", ""),
            ("article", "atricle"),
            ('"days"', '"weeks"'),
            ("notice_lead", "notise_lead"),
        )
        text = spoiled(HEAD + NOTICE, *edits) + spoiled(EXCLUSION, ('["final"]', '["finaly"]'))
        assert [fault.path for fault in faults_of(text)] == [
            "confidence",
            "from",
            "rules[0].atricle",
            "rules[0].question",
            "rules[0]",
            "rules[0].unit",
            "rules[1].when.settled[0]",
        ]

    def test_a_number_and_its_unit_are_told_together(self):
        text = spoiled(HEAD + NOTICE, ("at_least = 10", "at_least = 'ten'"), ('"days"', '"day"'))
        assert [fault.path for fault in faults_of(text)] == ["rules[0].at_least", "rules[0].unit"]

    @pytest.mark.parametrize("given_rules", ["rules = 7", "rules = [7]", "rules = [[]]"])
    def test_what_is_no_rule_is_told(self, given_rules: str):
        assert only_fault(HEAD + given_rules).path.startswith("rules")

    @pytest.mark.parametrize("value", [None, 7, "x", [], [{}]])
    def test_what_is_no_instrument_is_told(self, value: object):
        with pytest.raises(InputError) as caught:
            load_instrument(value)
        assert "number, kind, title" in caught.value.faults[0].reason_en

    def test_two_rules_with_one_id_are_refused(self):
        assert "given twice" in only_fault(HEAD + NOTICE + NOTICE).reason_en

    def test_an_instrument_without_rules_says_so_itself(self):
        assert instrument_from_toml(HEAD + "rules = []").rules == ()
        assert only_fault(HEAD).path == "rules"

    def test_there_is_no_place_for_code(self):
        """Keys and words only: an expression is an unknown word wherever it is put."""
        for code in ("kind == 'complaint'", "lambda s: True", "__import__('os')", "${x}", "*"):
            text = spoiled(EXCLUSION, ('["complaint"]', json.dumps([code])))
            assert only_fault(HEAD + text).path == "rules[0].when.kind[0]"


class TestUntrustedInput:
    """Hostile data is refused quickly, and only by the designed error."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a." * 100_000 + "a = 1", "24 dots"),
            ("[" + "a . " * 100_000 + "a]", "24 dots"),
            ("x = { " + '"a".' * 50_000 + "a = 1 }", "24 dots"),
            ("x = { " + "'a' . " * 50_000 + "a = 1 }", "24 dots"),
            ('x = """' + "\n" + '""", ' + "b." * 50_000 + 'b."y" = 1', "24 dots"),
            ("a = " + "[" * 200_000, "too deep"),
            ("a = " + "{ a = " * 50_000, "too deep"),
            ("a = " + "9" * 100_000, "too long"),
            ("a = 1 # " + "x" * texts.MAX_CHARACTERS, "split it"),
            ('a = "' + "x" * (texts.MAX_TEXT + 1) + '"', "longer than 50000"),
            ("a = [" + "1, " * texts.MAX_ITEMS + "]", "100000 values"),
            ("a = " + "[" * texts.MAX_DEPTH + "1" + "]" * texts.MAX_DEPTH, "24 levels"),
            ("a = 1_000_000_001", "larger than"),
            ("a = 1\n" * 2, "not valid TOML"),
            ("a = '\x00'", "not valid TOML"),
            ('"' * 100_000, "not valid TOML"),
            ("'''" * 30_001 + "'", "not valid TOML"),
            ("rules = [" + "7, " * 5_000 + "]", "expected an object"),
        ],
        ids=lambda value: value[:12],
    )
    def test_it_is_refused_before_it_costs_anything(self, text: str, said: str):
        """Without its limit, the parser would need minutes for some of these."""
        assert any(said in fault.reason_en for fault in faults_of(text))

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("[" * 100_000, "too deep"),
            ('{"a":' * 30 + "1" + "}" * 30, "24 levels"),
            ("[" + "1," * texts.MAX_ITEMS + "1]", "100000 values"),
            ('"' + "x" * texts.MAX_CHARACTERS + '"', "split it"),
            ('{"a": [{"b": 1000000001}]}', "larger than"),
            ('{"a": 1, "a": 2, "b": 3, "b": 4}', "twice"),
            ("{" + ",".join(f'"k{i}": 1' for i in range(5_000)) + "}", "unknown key"),
        ],
        ids=lambda text: text[:12],
    )
    def test_json_has_the_same_limits(self, text: str, said: str):
        with pytest.raises(InputError) as caught:
            instrument_from_json(text)
        assert said in caught.value.faults[0].reason_en

    def test_a_limit_is_told_where_it_is_broken(self):
        with pytest.raises(InputError) as caught:
            load_instrument({"rules": [{"text": {"vi": "x" * 100_000}}]})
        assert caught.value.faults[0].path == "rules[0].text.vi"

    def test_a_limit_does_not_tell_a_key_that_is_no_word(self):
        with pytest.raises(InputError) as caught:
            load_statement({"Tôi tố cáo": 10**30})
        assert caught.value.faults[0].path == "…"
        with pytest.raises(InputError) as caught:
            statements_from_json('[{"Tôi tố cáo": 1, "Tôi tố cáo": 2}]')
        assert "cáo" not in str(caught.value)
        assert caught.value.faults[0].value == Sealed(None)

    def test_a_number_that_is_too_large_stands_in_no_message(self):
        with pytest.raises(InputError) as caught:
            load_instrument({"unit": {"days": 10**5000}})
        assert caught.value.faults[0].path == "unit.days"
        with pytest.raises(InputError) as caught:
            make_converter().structure(10**5000, int)
        assert "larger" in caught.value.faults[0].reason_en

    def test_a_text_with_many_dots_is_no_deep_key(self):
        leaders = ". . . . " * 20 + "........" * 20 + "1.2.3.4.5"
        text = f'{HEAD}link = "{leaders}" # a.b.c\n{NOTICE}'
        assert instrument_from_toml(text).link == leaders
        many = "a.b." * 20
        assert instrument_from_toml(f'{HEAD}link = """{many}"""\n{NOTICE}').link == many

    @given(st.data())
    def test_any_spoiled_text_is_read_or_refused_and_never_breaks(self, data):
        text = HEAD + NOTICE + EXCLUSION
        for _ in range(data.draw(st.integers(1, 3))):
            at = data.draw(st.integers(0, len(text)))
            to = data.draw(st.integers(at, min(at + 40, len(text))))
            other = data.draw(st.integers(0, len(text)))
            put = st.sampled_from(["", "'", '"', "[", "}", "\n", text[other : other + 15]])
            text = text[:at] + data.draw(put) + text[to:]
        with contextlib.suppress(InputError):  # any other error fails the test
            instrument_from_toml(text)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["rule", "rules", "when", "text", "limit", "owed"])
                    | st.text(max_size=5),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=12,
        )
    )
    def test_any_plain_data_is_refused_by_the_designed_error(self, data: object):
        with pytest.raises(InputError) as caught:
            load_instrument({"number": "1", "rules": data})
        assert caught.value.faults

    def test_a_plan_is_read_within_the_same_limits(self):
        with pytest.raises(InputError):
            plan_from_toml("a." * 100_000 + "a = 1")


class TestTheWriter:
    """What is written as TOML is TOML, and says the same."""

    @given(
        st.dictionaries(
            st.text(UNICODE, max_size=6),
            st.recursive(
                st.booleans() | st.integers() | st.dates() | st.text(UNICODE, max_size=40),
                lambda inner: (
                    st.lists(inner, max_size=4)
                    | st.dictionaries(st.text(UNICODE, max_size=6), inner, max_size=4)
                ),
                max_leaves=8,
            ),
            max_size=5,
        )
    )
    def test_it_is_read_back_by_the_parser_of_python(self, data: dict[str, object]):
        assert tomllib.loads(texts.to_toml(data)) == data

    def test_a_long_list_stands_on_lines_of_its_own(self):
        said = texts.to_toml({"displaces": ["x" * 60, "y" * 60]})
        assert said.count("\n") == 4

    def test_no_line_of_a_short_rule_is_long(self):
        text = instrument_to_toml(instrument_from_toml(HEAD + NOTICE + EXCLUSION))
        assert max(map(len, text.splitlines())) <= 100


# --- the page about it --------------------------------------------------------------------------

PAGE = Path(__file__).parents[1] / "docs" / "own_regulation.md"
WORD = re.compile(r"`([a-z_]+)`")


def section(title: str) -> list[list[str]]:
    """The rows of the first table below a heading, each a list of cells."""
    lines = PAGE.read_text(encoding="utf-8").split(f"{title}\n", 1)[1].splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("|---"))
    body = itertools.takewhile(lambda line: line.startswith("|"), lines[start + 1 :])
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in body]


def keys_told(title: str) -> list[str]:
    return [WORD.fullmatch(row[0]).group(1) for row in section(title)]


def heading(tag: str) -> str:
    (found,) = re.findall(rf"^### `{tag}`.*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return found


class TestThePage:
    """The dialect is told key by key and word by word as the reader knows it."""

    def test_the_head(self):
        assert keys_told("## The head") == list(dialect.INSTRUMENT_KEYS)

    def test_every_kind_of_rule(self):
        common = keys_told("## Keys of every rule")
        assert common[0] == dialect.TAG
        for tag, keys in dialect.RULE_KEYS.items():
            assert {*common[1:], *keys_told(heading(tag))} == set(keys), tag
            assert not {*common} & {*keys_told(heading(tag))}

    def test_a_key_without_a_default_is_required_and_no_other(self):
        titles = {"## The head": dialect.INSTRUMENT_KEYS}
        titles |= {heading(tag): keys for tag, keys in dialect.RULE_KEYS.items()}
        optional = {"unit", "at_least", "at_most", "all_of", "one_of"}
        for title, keys in titles.items():
            told = {WORD.fullmatch(row[0]).group(1) for row in section(title) if not row[2]}
            required = {name for name, key in keys.items() if key.default is REQUIRED}
            assert told - optional == required - {"slug", "text"}, title

    def test_a_place_left_out(self):
        for name in dialect.NOT_ENCODED_KEYS:
            assert f"`{name}`" in PAGE.read_text(encoding="utf-8")

    def test_the_facts_and_their_values(self):
        told = {WORD.fullmatch(row[0]).group(1): WORD.findall(row[1]) for row in section("values:")}
        assert told == {fact.name.value: [v.value for v in fact.values] for fact in FACTS}

    def test_the_outcomes_and_the_facts_of_their_table(self):
        told = [(WORD.findall(row[1]), WORD.findall(row[2])) for row in section("looks at:")]
        assert told == [
            ([outcome.value for outcome in kind], [fact.value for fact in facts])
            for kind, facts in TABLE_FACTS.items()
        ]

    def test_what_answers_each_question(self):
        told = {WORD.fullmatch(row[0]).group(1): row[1] for row in section("answers any):")}
        assert list(told) == list(Question)
        for question, said in told.items():
            takes = dialect.TAKES[Question(question)]
            other = re.fullmatch(r"as `([a-z_]+)`", said)
            if other is not None:
                assert dialect.TAKES[Question(other.group(1))] is takes
            elif isinstance(takes, tuple):
                assert WORD.findall(said) == list(takes or ["stated"])
            else:
                assert WORD.findall(said) == [word.value for word in takes]

    def test_the_limits(self):
        page = " ".join(PAGE.read_text(encoding="utf-8").split())
        for limit in (texts.MAX_CHARACTERS, texts.MAX_ITEMS, texts.MAX_DEPTH, texts.MAX_TEXT):
            assert f" {limit:,} " in page
        assert f"{LARGEST:,}" in page
