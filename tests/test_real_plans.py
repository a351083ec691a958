"""Twenty-one real documents of 2016-2026, read back field by field.

``data/plans`` holds them in the project's own form, encoded by hand. ``data/plans_fields.json``
says the same documents as flat facts, made apart from the encodings: these tests read every fact
back from the object that should hold it, and prove that the encodings claim nothing beside.
"""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest

from dialogue_core.errors import InputError
from dialogue_core.plans import (
    Assignment,
    Change,
    Collection,
    Exclusion,
    FollowUp,
    Frequency,
    Notice,
    Occasion,
    Plan,
    Report,
    Text,
    When,
)
from dialogue_core.serialization import dump_plan, load_plan, plan_from_json, plan_to_json
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Day, Span, as_day, fold
from dialogue_core.vocabulary import (
    Aspect,
    ChangeKind,
    DocumentKind,
    Extent,
    FollowUpCase,
    Level,
    Organ,
    PartOfDay,
    UnitKind,
)

DATA = Path(__file__).parent / "data"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in (DATA / "plans").glob("*.json")}
FIELDS: dict[str, dict[str, str]] = json.loads(
    (DATA / "plans_fields.json").read_text(encoding="utf-8")
)
IDS = sorted(FIELDS)

LEVELS = {"commune": Level.WARD, "district": Level.CITY, "province": Level.PROVINCE}

UNSEEN = {
    "assignments": (Aspect.ASSIGNMENT,),
    "content_items": (Aspect.ANNOUNCED, Aspect.HEARD, Aspect.CONTENT),
    "date": (Aspect.DATE,),
    "document_number": (Aspect.NUMBER,),
    "exclusions": (Aspect.EXCLUSION,),
    "follow_up": (Aspect.FOLLOW_UP,),
    "legal_bases": (Aspect.BASIS,),
    "notice": (Aspect.NOTICE,),
    "opinion_collection": (Aspect.COLLECTION,),
    "participants": (Aspect.AUDIENCE,),
    "places": (Aspect.PLACE,),
    "reporting": (Aspect.REPORT,),
    "time": (Aspect.TIME,),
}
"""What was not visible of a document, and the aspects that are unseen for it."""

TWO_ORGANISERS = {"PL-013": "{} (cùng {})", "PL-019": "{} phối hợp {}"}
"""Held by two bodies: the second is the partner in an assignment that the first one leads."""

WORDS_DECIDE = {
    "PL-007": ("2023-Q4", "2023-Q4 tentative"),  # "dự kiến"
    "PL-009": ("2020-H1", "2020-H1 cancelled"),  # "không tổ chức"
    "PL-012": ("2020-06-23", "2020-06-23 resumed"),  # "tổ chức lại"
    "PL-020": ("2024-12-17 cancelled", "2024-12-17 postponed"),  # "hoãn" is no cancelling
}
"""Where the normalised time says less or other than the words: as normalised, as held here."""

KINDS = {
    DocumentKind.PLAN: "001 002 003 006 007 010 013 016 018 021",
    DocumentKind.NOTICE: "004 008 012 019",
    DocumentKind.NORM: "005 014 015 017",
    DocumentKind.CHANGE: "009 011 020",
}

BODIES = {
    # organisers and issuers
    "UBND xã Cẩm Quang": ("ward-committee", Level.WARD),
    "Thành phố Bắc Kạn (lãnh đạo thành phố)": ("city-committee", Level.CITY),
    "Ban Thường vụ Thành ủy Sơn La": ("city-party-standing-committee", Level.CITY),
    "UBND xã Chí Minh": ("ward-committee", Level.WARD),
    "Tỉnh ủy Bình Phước": ("province-party", Level.PROVINCE),
    "UBND tỉnh Hải Dương": ("province-committee", Level.PROVINCE),
    "UBND tỉnh Thái Nguyên": ("province-committee", Level.PROVINCE),
    "UBND tỉnh Vĩnh Phúc": ("province-committee", Level.PROVINCE),
    "UBND tỉnh Quảng Trị": ("province-committee", Level.PROVINCE),
    "Văn phòng Tỉnh ủy Thanh Hóa": ("province-party-office", Level.PROVINCE),
    "Thường trực Tỉnh ủy Thanh Hóa": ("province-party-standing", Level.PROVINCE),
    "Đảng ủy xã Tân Đoàn": ("ward-party", Level.WARD),
    "UBND tỉnh Bình Dương": ("province-committee", Level.PROVINCE),
    "Ban Thường vụ Huyện ủy Tuy Phong": ("city-party-standing-committee", Level.CITY),
    "Đảng ủy xã Vạn Linh": ("ward-party", Level.WARD),
    "Ban Thường vụ Tỉnh ủy Nghệ An": ("province-party-standing-committee", Level.PROVINCE),
    "UBND phường 7": ("ward-committee", Level.WARD),
    "UBMTTQ xã Phong Hải": ("ward-front", Level.WARD),
    "Văn phòng UBND tỉnh Bình Dương": ("province-office", Level.PROVINCE),
    "UBND huyện An Lão": ("city-committee", Level.CITY),
    # those who are given a task
    "UBND xã": ("ward-committee", Level.WARD),
    "UBND tỉnh": ("province-committee", Level.PROVINCE),
    "UBND cấp huyện": ("city-committee", Level.CITY),
    "Chủ tịch UBND tỉnh": ("province-chair", Level.PROVINCE),
    "Sở Kế hoạch và Đầu tư": ("so-ke-hoach-va-dau-tu", Level.PROVINCE),
    "Sở Ngoại vụ": ("so-ngoai-vu", Level.PROVINCE),
    "Sở Thông tin và Truyền thông": ("so-thong-tin-va-truyen-thong", Level.PROVINCE),
    "Sở TT&TT": ("so-thong-tin-va-truyen-thong", Level.PROVINCE),
    "sở, ngành": ("so-nganh", Level.PROVINCE),
    "giám đốc các sở, ngành": ("giam-doc-cac-so-nganh", Level.PROVINCE),
    "đơn vị liên quan": ("don-vi-lien-quan", None),
    "Văn phòng Tỉnh ủy": ("province-party-office", Level.PROVINCE),
    "Văn phòng Huyện ủy": ("city-party-office", Level.CITY),
    "Văn phòng HĐND&UBND": ("city-office", Level.CITY),
    "MTTQ": ("city-front", Level.CITY),
    "Ủy ban MTTQ huyện": ("city-front", Level.CITY),
    "Mặt trận cơ sở": ("ward-front", Level.WARD),
    "Ủy ban MTTQ cơ sở": ("ward-front", Level.WARD),
    "cơ quan liên quan": ("city-agencies", Level.CITY),
    "Cấp ủy, chính quyền xã, thị trấn": ("cap-uy-chinh-quyen-xa-thi-tran", Level.WARD),
}
"""Every name of a body, and what it is."""

UNDERSTOOD: dict[str, dict[str, object]] = {
    "PL-001": {
        "cites": ["657-QĐ/TU decision"],
        "sits_for": {"Chủ tịch UBND xã": ["committee"]},
    },
    "PL-002": {"aspects": ["announced", "heard"]},
    "PL-003": {"sits_for": {"Người đứng đầu cấp ủy, chính quyền": ["committee", "party"]}},
    "PL-004": {
        "cites": ["Luật Tổ chức chính quyền địa phương 2025", "13-HD/BTGDVTU"],
        "aspects": ["content"] * 4,
        "cluster": "3 thôn Thanh Kỳ, An Lao, An Định",
        "organs": {
            "Ban Tuyên giáo - Dân vận Thành ủy phụ trách xã": ["party"],
            "Thường trực Đảng ủy, HĐND, UBND xã": ["committee", "council", "party"],
            "cơ quan, trường học, tổ chức CT-XH": ["associations"],
        },
        "sits_for": {"Chủ tịch UBND xã": ["committee"]},
        "channels": ["portal"],
    },
    "PL-005": {
        "exclusions": [
            "capacity=lacking",
            "conduct=intoxicated",
            "conduct=disorderly",
            "settled=final",
        ],
    },
    "PL-006": {
        "counts": {"khoảng 200 cán bộ, đoàn viên, thanh niên dự trực tiếp": 200},
        "theme": "xây dựng văn hóa, con người Hải Dương",
        "sits_for": {"Chủ tịch UBND tỉnh": ["committee"]},
    },
    "PL-007": {
        "aspects": ["content"] * 5,
        "counts": {"khoảng 150 thanh niên": 150},
        "organs": {"UBMTTQ, tổ chức CT-XH tỉnh": ["front", "associations"]},
        "theme": "chính sách phát triển thanh niên",
        "sits_for": {"Chủ tịch UBND tỉnh": ["committee"]},
    },
    "PL-008": {
        "aspects": ["content"] * 6,
        "form": "in_person",
        "theme": "môi trường đầu tư",
        "sits_for": {"Chủ tịch UBND tỉnh": ["committee"]},
        "channels": ["portal"],
    },
    "PL-009": {
        "instead": "thu nhận và trả lời kiến nghị bằng văn bản",
        "why": "Covid-19",
        "reported by": ["Sở Kế hoạch và Đầu tư"],
    },
    "PL-010": {"counts": {"350 khách mời": 350}, "sits_for": {"UBND tỉnh": ["committee"]}},
    "PL-011": {
        "cites": ["11-QĐi/TW party_regulation", "2916-QĐ/TU decision", "263-TB/VPTU"],
        "of": "21/10/2019",
        "to": "18/10/2019",
        "why": "trùng lịch công tác",
        "sits_for": {"Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh": ["council", "party"]},
        "channels": ["mass_media"],
        "noticed by": ["Văn phòng Tỉnh ủy"],
    },
    "PL-012": {
        "cites": ["11-QĐi/TW party_regulation", "2916-QĐ/TU decision"],
        "of": "từ tháng 3/2020",
        "to": "23-6-2020",
        "why": "sau khi tạm dừng từ tháng 3/2020 vì Covid-19",
        "sits_for": {"Bí thư Tỉnh ủy": ["party"]},
    },
    "PL-013": {
        "counts": {"63 đại biểu nhân dân của 21 thôn": 63},
        "organs": {
            "Ban Thường vụ, Ban Chấp hành Đảng bộ xã": ["party"],
            "phòng chuyên môn, Công an xã": ["police"],
        },
        "sits_for": {
            "Bí thư Đảng ủy, Chủ tịch HĐND xã": ["council", "party"],
            "Phó Bí thư Đảng ủy, Chủ tịch UBND xã": ["committee", "party"],
        },
        "led together": "Đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền xã với nhân "
        "dân",
    },
    "PL-014": {"cites": ["35/NQ-CP resolution", "26/CT-TTg"], "channels": ["portal"]},
    "PL-015": {
        "cites": ["218-QĐ/TW decision", "11-HD/TU"],
        "aspects": ["content"] * 2,
        "sits_for": {"Người đứng đầu cấp ủy, chính quyền": ["committee", "party"]},
        "followed up by": ["MTTQ"],
    },
    "PL-016": {
        "cites": ["218-QĐ/TW decision", "320-QĐ/TU decision"],
        "aspects": ["content"] * 3,
        "sits_for": {"Cấp ủy, chính quyền xã": ["committee", "party"]},
    },
    "PL-017": {
        "cites": ["11-QĐi/TW party_regulation"],
        "sits_for": {"Người đứng đầu cấp ủy, chính quyền các cấp": ["committee", "party"]},
    },
    "PL-018": {
        "counts": {"100 người dân đại diện hộ": 100},
        "organs": {"trưởng đoàn thể": ["associations"]},
        "sits_for": {"Chủ tịch UBND phường": ["committee"]},
    },
    "PL-019": {
        "aspects": ["content"] * 3,
        "organs": {"lãnh đạo UBND xã": ["committee"]},
        "theme": "giải phóng mặt bằng",
        "sits_for": {"Lãnh đạo UBND xã": ["committee"]},
        "led together": "Tiếp xúc, đối thoại với hộ dân liên quan giải phóng mặt bằng",
    },
    "PL-020": {
        "why": "có chương trình đột xuất",
        "sits_for": {"Chủ tịch UBND tỉnh": ["committee"]},
    },
    "PL-021": {
        "aspects": ["content"] * 3,
        "theme": "chính sách, pháp luật liên quan thanh niên",
        "sits_for": {"Chủ tịch UBND huyện": ["committee"]},
    },
}
"""What an encoding says beyond the words of its document, checked by hand, one by one."""


def plan_of(plan_id: str) -> Plan:
    return plan_from_json(TEXTS[plan_id])


# --- from a plan to flat facts ------------------------------------------------------------------


def numbered(name: str, values: list[str]) -> Iterator[tuple[str, str]]:
    return ((f"{name}[{index}]", value) for index, value in enumerate(values))


def joint(plan: Plan) -> list[Assignment]:
    """The assignment that names a second organiser, if there is one."""
    return [a for a in plan.assignments if a.body == plan.organiser]


def span_words(span: Span) -> str:
    """A span as the facts write it: a day, a month, a quarter, a half, years, or two days."""
    first, last = span.since, span.last
    assert last is not None
    if first == last:
        return first.isoformat()
    if first.day != 1 or span.until.day != 1:
        return f"{first.isoformat()}/{last.isoformat()}"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return f"{first.year}-{first.month:02d}"
    if months == 3:
        return f"{first.year}-Q{last.month // 3}"
    if months == 6:
        return f"{first.year}-H{last.month // 6}"
    return f"{first.year}" if months == 12 else f"{first.year}/{last.year}"


def when_words(when: When) -> str:
    clock = ""
    if when.clock is not None:
        parts = {None: "", PartOfDay.MORNING: " sáng"}
        clock = (f"T{when.clock.at}" if when.clock.at else "") + parts[when.clock.part]
    return span_words(when.span) + clock + ("" if when.firm else " tentative")


def time_facts(plan: Plan) -> Iterator[tuple[str, str]]:
    """The time: of a frequency, of a change, or of the meeting."""
    written: str | None = None
    meaning: str | None = None
    for provision in plan.provisions:
        match provision:
            case Occasion(when=When() as when) if written is None:
                written, meaning = when.as_written, when_words(when)
            case Change(kind=ChangeKind.RESCHEDULED) as change:
                written = f"từ {change.of.as_written} chuyển sang {change.to.as_written}"
                meaning = f"{when_words(change.to)} (replaces {when_words(change.of)})"
            case Change(kind=kind) as change:
                when = change.to or change.of
                written, meaning = when.as_written, f"{when_words(when)} {kind.value}"
            case Frequency():
                written = provision.words.vi
                meaning = f"min_per_year={provision.at_least.count}"
    if written is not None and meaning is not None:
        yield "time.as_written", written
        yield "time.normalised", meaning


def header_facts(plan: Plan) -> Iterator[tuple[str, str]]:
    document = plan.document
    partners = [partner.name.vi for task in joint(plan) for partner in task.partners]
    pattern = TWO_ORGANISERS.get(plan.id, "{}")
    yield "organiser", pattern.format(plan.organiser.name.vi, *partners)
    words = plan.organiser.id.split("-")
    pillars = {"party": "party_committee", "front": "fatherland_front"}
    yield "organiser_kind", next((pillars[w] for w in words if w in pillars), "people_committee")
    yield "document_type", document.title.vi
    if document.number is not None:
        yield "document_number", document.number
    if document.dated is not None:
        assert span_words(document.dated.span) == document.dated.as_written
        yield "date", document.dated.as_written
    yield from numbered("variant", list(plan.tags))
    yield "source_url", plan.source


def text_facts(plan: Plan) -> Iterator[tuple[str, str]]:
    def said(*aspects: Aspect) -> list[str]:
        return [text.words.vi for text in plan.of(Text) if text.aspect in aspects]

    (purpose,) = said(Aspect.PURPOSE)
    yield "purpose_summary", purpose
    yield from numbered("legal_bases", said(Aspect.BASIS))
    yield from numbered("content_items", said(Aspect.ANNOUNCED, Aspect.HEARD, Aspect.CONTENT))
    yield from numbered("method_items", said(Aspect.METHOD))
    yield from numbered("programme_steps", said(Aspect.PROGRAMME))
    yield from numbered("exclusions", [exclusion.what.vi for exclusion in plan.of(Exclusion)])


def meeting_facts(plan: Plan) -> Iterator[tuple[str, str]]:
    for occasion in plan.occasions:
        places = [("" if v.firm else "dự kiến ") + v.name.vi for v in occasion.places]
        yield from numbered("places", places)
        yield from numbered("participants", [people.who.vi for people in occasion.audience])
        for chair in occasion.chairs[:1]:
            yield "chair", chair.office.vi
        yield from numbered("co_chairs", [chair.office.vi for chair in occasion.chairs[1:]])


def duty_facts(plan: Plan) -> Iterator[tuple[str, str]]:
    tasks = [task for task in plan.assignments if task not in joint(plan)]
    for index, task in enumerate(tasks):
        yield f"assignments[{index}].body", task.body.name.vi
        yield f"assignments[{index}].role", task.role.value
        partners = [partner.name.vi for partner in task.partners]
        yield from numbered(f"assignments[{index}].with", partners)
        yield f"assignments[{index}].task", task.task.vi
    for collection in plan.of(Collection):
        who = [body.name.vi for body in collection.by]
        # one name for both in the document: "Ủy ban MTTQ huyện và cơ sở"
        yield "opinion_collection.who", " và ".join(w.replace("Ủy ban MTTQ cơ", "cơ") for w in who)
        yield "opinion_collection.from", collection.source.vi
        if collection.by_when is not None:
            yield "opinion_collection.by_when", collection.by_when.as_written
        if collection.channel is not None:
            yield "opinion_collection.channel", collection.channel.vi
    for notice in plan.of(Notice):
        yield "notice.channel", notice.words.vi
        if notice.lead is not None:
            yield "notice.lead_time", notice.lead.words("vi").lstrip("0")
    cases = {FollowUpCase.MONITOR: "monitoring"}
    for duty in plan.of(FollowUp):
        yield f"follow_up.{cases.get(duty.case, duty.case.value)}", duty.task.vi
    for report in plan.of(Report):
        yield "reporting.to", report.to.name.vi
        yield "reporting.what", report.what.vi


def facts_of(plan: Plan) -> dict[str, str]:
    """Everything the plan says in words, as the flat facts write it."""
    found = [
        *header_facts(plan),
        *text_facts(plan),
        *time_facts(plan),
        *meeting_facts(plan),
        *duty_facts(plan),
    ]
    assert len(dict(found)) == len(found), "a fact is said twice"
    return dict(found)


def understood(plan: Plan) -> dict[str, object]:
    """Everything the plan says beyond words: what a reader made of them."""
    texts, occasions, changes = plan.of(Text), plan.occasions, plan.of(Change)
    audience = [people for occasion in occasions for people in occasion.audience]
    chairs = [chair for occasion in occasions for chair in occasion.chairs]
    contents = (Aspect.ANNOUNCED, Aspect.HEARD, Aspect.CONTENT)
    cites = [t.cites for t in texts if t.cites is not None]
    found: dict[str, object] = {
        "cites": [
            c.instrument + (f" {c.instrument_kind.value}" if c.instrument_kind else "")
            for c in cites
        ],
        "aspects": [t.aspect.value for t in texts if t.aspect in contents],
        "exclusions": [
            f"{name}={value.value}"
            for exclusion in plan.of(Exclusion)
            for name in ("kinds", "conduct", "capacity", "settled")
            for value in getattr(exclusion, name)
        ],
        "cluster": next((o.cluster.vi for o in occasions if o.cluster), None),
        "form": next((o.form.value for o in occasions if o.form), None),
        "theme": next((o.theme.vi for o in occasions if o.theme), None),
        "counts": {p.who.vi: p.count for p in audience if p.count is not None},
        "organs": {p.who.vi: [o.value for o in p.organs] for p in audience if p.organs},
        "sits_for": {c.office.vi: [o.value for o in c.sits_for] for c in chairs if c.sits_for},
        "of": next((c.of.as_written for c in changes if c.to and c.of), None),
        "to": next((c.to.as_written for c in changes if c.to and c.of), None),
        "instead": next((c.instead.vi for c in changes if c.instead), None),
        "why": next((c.why.vi for c in changes if c.why), None),
        "channels": [
            channel.value
            for duty in (*plan.of(Notice), *plan.of(FollowUp))
            for channel in duty.channels
        ],
        "noticed by": [body.name.vi for notice in plan.of(Notice) for body in notice.by],
        "followed up by": [body.name.vi for duty in plan.of(FollowUp) for body in duty.by],
        "reported by": [body.name.vi for report in plan.of(Report) for body in report.by],
        "led together": next((task.task.vi for task in joint(plan)), None),
    }
    return {name: value for name, value in found.items() if value}


def of_class(value: object, wanted: type) -> Iterator[Any]:
    """Every object of a class in a plan, however deep."""
    if isinstance(value, wanted):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from of_class(item, wanted)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from of_class(getattr(value, field.name), wanted)


def place_of(fields: dict[str, str]) -> Unit:
    """The unit that the facts name, its path made from their names alone."""
    names = fields["locality"].split(", ")
    if fields["province"] not in names[-1]:
        names.append(f"tỉnh {fields['province'].removeprefix('TP ')}")
    elif fields["level"] == "district":  # a city named as its province
        names.append(f"tỉnh {fields['province']}")
    words = {kind.vi: kind for kind in UnitKind} | {"thành phố": UnitKind.THANH_PHO_THUOC_TINH}
    found = [
        (words[word], n.removeprefix(word + " "))
        for n in names
        for word in words
        if n.startswith(word + " ")
    ]
    kind, name = found[0]
    path = [f"{k.vi} {n}" if n.isdecimal() else n for k, n in reversed(found)]
    return Unit(id="/".join(fold(p).replace(" ", "-") for p in path), name=name, kind=kind)


# --- the tests ----------------------------------------------------------------------------------


def test_all_twenty_one_documents_are_here() -> None:
    assert sorted(TEXTS) == IDS == [f"PL-{number:03d}" for number in range(1, 22)]


@pytest.mark.parametrize("plan_id", IDS)
class TestEachDocument:
    def test_it_is_stored_in_the_form_that_the_library_writes(self, plan_id: str) -> None:
        plan = plan_of(plan_id)
        assert plan.id == plan_id
        assert plan_to_json(plan) == TEXTS[plan_id]

    def test_every_field_is_read_back_and_nothing_else_is_said(self, plan_id: str) -> None:
        elsewhere = re.compile(r"locality|province|level|missing\[\d+\]")  # have their own tests
        expected = {n: v for n, v in FIELDS[plan_id].items() if not elsewhere.fullmatch(n)}
        if plan_id in WORDS_DECIDE:
            normalised, held = WORDS_DECIDE[plan_id]
            assert expected["time.normalised"] == normalised
            expected["time.normalised"] = held
        assert facts_of(plan_of(plan_id)) == expected

    def test_the_place_is_the_locality_in_its_province_at_its_level(self, plan_id: str) -> None:
        plan, fields = plan_of(plan_id), FIELDS[plan_id]
        assert plan.place == place_of(fields)
        assert fields["locality"].startswith(plan.place.full_name)
        assert plan.level is LEVELS[fields["level"]]

    def test_what_was_understood_was_checked_by_hand(self, plan_id: str) -> None:
        assert understood(plan_of(plan_id)) == UNDERSTOOD[plan_id]

    def test_the_kind_is_what_the_document_really_is(self, plan_id: str) -> None:
        assert plan_id[3:] in KINDS[plan_of(plan_id).document.kind].split()

    def test_every_body_is_known(self, plan_id: str) -> None:
        plan = plan_of(plan_id)
        assert plan.document.issuer == plan.organiser
        for body in of_class(plan, Body):
            body_id, level = BODIES[body.name.vi]
            assert body == attrs.evolve(body, id=body_id, level=level, span=None)

    def test_an_organ_is_claimed_only_where_the_words_name_it(self, plan_id: str) -> None:
        signs = {
            "committee": "ubnd|chinh quyen",
            "council": "hdnd",
            "party": "dang uy|tinh uy|thanh uy|cap uy|dang bo|bi thu",
            "front": "mttq",
            "associations": "ct-xh|doan the",
            "police": "cong an",
        }
        found = understood(plan_of(plan_id))
        for claims in (found.get("organs", {}), found.get("sits_for", {})):
            for words, organs in claims.items():
                for organ in organs:
                    assert re.search(signs[organ], fold(words)), (words, organ)

    def test_a_count_stands_in_the_words(self, plan_id: str) -> None:
        for words, count in understood(plan_of(plan_id)).get("counts", {}).items():
            assert re.match(rf"(khoảng )?{count} ", words)

    def test_what_was_not_seen_is_unknown_and_nothing_fills_it(self, plan_id: str) -> None:
        plan, fields = plan_of(plan_id), FIELDS[plan_id]
        missing = [value for name, value in fields.items() if name.startswith("missing[")]
        assert plan.unseen == tuple(aspect for name in missing for aspect in UNSEEN[name])
        assert plan.extent is Extent.PART
        for aspect in Aspect:
            assert not plan.known_silent(aspect)
        for aspect in plan.unseen:
            second_organiser = aspect is Aspect.ASSIGNMENT and plan_id in TWO_ORGANISERS
            assert plan.speaks_of(aspect) == second_organiser

    def test_every_leaf_is_read_back(self, plan_id: str) -> None:
        """Change or drop any one value of the stored form, and a test above notices."""
        plan = plan_of(plan_id)

        def seen(plan: Plan) -> tuple[object, ...]:
            whens = [when for when in of_class(plan, When) if when.span is not None]
            return (
                [plan.id, plan.place, plan.level, plan.extent, plan.unseen, plan.document.kind],
                [(body.id, body.name, body.level) for body in of_class(plan, Body)],
                [(when.as_written, when_words(when)) for when in whens],
                facts_of(plan),
                understood(plan),
            )

        def looks_the_same(other: Plan) -> bool:
            try:
                return seen(other) == before
            except (AssertionError, AttributeError, LookupError, ValueError):
                return False  # it cannot even be read back

        before, changed = seen(plan), 0
        for data in spoiled({k: v for k, v in dump_plan(plan).items() if k != "schema"}):
            try:
                other = load_plan(data)
            except InputError:
                continue
            changed += 1
            assert not looks_the_same(other), data
        assert changed > 20


def spoiled(data: Any) -> Iterator[Any]:
    """Every copy of the data with one leaf changed or one entry dropped."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield {k: v for k, v in data.items() if k != key}
            for other in spoiled(value):
                yield {**data, key: other}
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield data[:index] + data[index + 1 :]
            for other in spoiled(value):
                yield [*data[:index], other, *data[index + 1 :]]
    elif isinstance(data, str):
        yield data + "x"
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", data):
            yield (as_day(data).add(days=1)).isoformat()
    elif isinstance(data, bool):
        yield not data
    else:
        yield data + 1


class TestWhereTheWordsDecide:
    def test_a_time_that_is_only_intended_is_not_firm(self) -> None:
        (occasion,) = plan_of("PL-007").occasions
        assert occasion.when is not None
        assert not occasion.when.firm
        assert occasion.when.span == Span("2023-10-01", until="2024-01-01")

    def test_a_place_that_is_only_intended_is_not_firm_but_its_day_is(self) -> None:
        (occasion,) = plan_of("PL-021").occasions
        (venue,) = occasion.places
        assert not venue.firm
        assert occasion.when is not None
        assert occasion.when.firm
        assert occasion.when.day == as_day("2023-03-23")

    def test_postponed_is_not_cancelled(self) -> None:
        (change,) = plan_of("PL-020").of(Change)
        assert change.kind is ChangeKind.POSTPONED
        assert change.of is not None
        assert change.of.day == as_day("2024-12-17")
        assert change.to is None
        assert [occasion.when for occasion in plan_of("PL-020").occasions] == [None]

    def test_moved_to_an_earlier_day_is_rescheduled(self) -> None:
        (change,) = plan_of("PL-011").of(Change)
        assert change.kind is ChangeKind.RESCHEDULED
        days: list[Day | None] = [w.day for w in (change.to, change.of) if w is not None]
        assert days == [as_day("2019-10-18"), as_day("2019-10-21")]
        (occasion,) = plan_of("PL-011").occasions
        assert occasion.when is not None
        assert occasion.when.day == as_day("2019-10-18")
        assert occasion.when.as_written == FIELDS["PL-011"]["time.as_written"]

    def test_replaced_by_writing_is_cancelled_with_what_takes_its_place(self) -> None:
        plan = plan_of("PL-009")
        (change,) = plan.of(Change)
        assert change.kind is ChangeKind.CANCELLED
        assert change.instead is not None
        assert plan.occasions == ()
        (collection,) = plan.of(Collection)
        assert collection.channel is not None
        assert collection.channel.vi == "văn bản"

    def test_held_again_after_a_pause_is_resumed(self) -> None:
        (change,) = plan_of("PL-012").of(Change)
        assert change.kind is ChangeKind.RESUMED
        assert change.to is not None
        assert change.to.day == as_day("2020-06-23")

    def test_at_least_twice_a_year_is_a_frequency_and_no_day(self) -> None:
        plan = plan_of("PL-014")
        (frequency,) = plan.of(Frequency)
        assert frequency.at_least.count == 2
        assert plan.occasions == ()

    @pytest.mark.parametrize(
        ("plan_id", "at", "part"),
        [
            ("PL-004", "07:30", None),
            ("PL-013", None, PartOfDay.MORNING),
            ("PL-016", None, PartOfDay.MORNING),
            ("PL-018", "19:30", None),
        ],
    )
    def test_a_clock_is_what_the_document_says(
        self, plan_id: str, at: str | None, part: PartOfDay | None
    ) -> None:
        (occasion,) = plan_of(plan_id).occasions
        assert occasion.when is not None
        assert occasion.when.clock is not None
        assert (occasion.when.clock.at, occasion.when.clock.part) == (at, part)

    def test_no_other_document_has_a_clock(self) -> None:
        clocked = [i for i in IDS for w in of_class(plan_of(i), When) if w.clock is not None]
        assert clocked == ["PL-004", "PL-013", "PL-016", "PL-018"]

    def test_one_who_heads_party_and_council_does_not_sit_for_the_committee(self) -> None:
        first, second = plan_of("PL-013").occasions[0].chairs
        assert [organ.value for organ in first.sits_for] == ["council", "party"]
        assert [organ.value for organ in second.sits_for] == ["committee", "party"]

    def test_the_front_holds_a_project_dialogue_with_the_committee(self) -> None:
        plan = plan_of("PL-019")
        (task,) = plan.assignments
        assert plan.organiser.id == task.body.id == "ward-front"
        assert [partner.id for partner in task.partners] == ["ward-committee"]

    def test_organs_stand_in_one_order(self) -> None:
        order = [organ.value for organ in Organ]
        for found in map(understood, map(plan_of, IDS)):
            for claims in (found.get("organs", {}), found.get("sits_for", {})):
                for organs in claims.values():
                    assert all(order.index(a) < order.index(b) for a, b in pairwise(organs))
