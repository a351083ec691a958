"""The dialogue conference of Gia Nghĩa city in 2022: from the plan to the answers.

A tour of the main path on the plan that the library ships. It checks the plan, lists who must do
what and by when, asks which wards and communes have planned their own conference, and says for
fourteen statements what becomes of each and who answers. The statements and the two ward plans
are invented.

Run it with ``make demo``, or in English: ``python examples/gia_nghia_2022.py --lang en``.
"""

import argparse
from collections.abc import Iterable, Sequence

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table

import dialogue_core as dc
from dialogue_core.plans import Document, Occasion, When
from dialogue_core.values import as_day, day_words
from dialogue_core.vocabulary import (
    Conduct,
    Delivery,
    DocumentKind,
    Extent,
    Lang,
    Matter,
    Organ,
    PartyDiscipline,
    Secrecy,
)

PLAN = dc.law.gia_nghia_2022.PLAN
ASKED = "2022-09-20"  # the library never reads the clock: we say on which day we ask
HELD = "2022-10-14"  # the plan says October; suppose that this day was chosen
CITY, WARD, PROVINCE = dc.Settler.CITY, dc.Settler.WARD, dc.Settler.PROVINCE


# --- 1. invented input --------------------------------------------------------------------------


def ward_plan(slug: str, day: str) -> dc.Plan:
    """Return the plan of a ward of the city, of which only the day is known."""
    ward = dc.law.TERRITORY.unit(f"dak-nong/gia-nghia/{slug}")
    committee = dc.Body.named(f"UBND {ward.full_name}", level=dc.Level.WARD, organ=Organ.COMMITTEE)
    title = dc.Words(f"Kế hoạch đối thoại với Nhân dân năm 2022 của {ward.full_name}")
    return dc.Plan(
        id=f"{slug}-2022",
        document=Document(kind=DocumentKind.PLAN, title=title, issuer=committee),
        place=ward,
        level=dc.Level.WARD,
        organiser=committee,
        provisions=(Occasion(when=When.on(day)),),
        extent=Extent.PART,
    )


def said(
    number: int,
    words: str,
    *parts: dc.Part,
    delivery: Delivery = Delivery.SPOKEN,
    conduct: Conduct | None = None,
) -> dc.Statement:
    """Return a statement made at the conference; its words are sealed at once."""
    return dc.Statement(
        id=f"S{number}",
        on=HELD,
        words=dc.Sealed(words),
        delivery=delivery,
        conduct=conduct,
        parts=parts,
    )


# What a clerk records about a part: what it is by its content, the field, and who is able to
# settle it. The library derives from it what that means for the city.
PETITION, QUESTION = dc.StatementKind.PETITION, dc.StatementKind.QUESTION
COMPLAINT, DENUNCIATION = dc.StatementKind.COMPLAINT, dc.StatementKind.DENUNCIATION

STATEMENTS = (
    said(
        1,
        "Đèn đường trước chợ Gia Nghĩa hỏng hai tháng nay, buổi tối rất nguy hiểm, đề nghị sửa.",
        dc.Part(kind=PETITION, field=dc.Field.PUBLIC_WORKS, settled_by=CITY),
    ),
    said(
        2,
        "Loa truyền thanh của phường mở quá sớm, đề nghị phường đổi giờ phát.",
        dc.Part(
            kind=PETITION,
            field=dc.Field.CULTURE,
            matter=Matter.BROADCASTING,
            settled_by=WARD,
        ),
    ),
    said(
        3,
        "Đề nghị tỉnh mở thêm lớp 10 công lập, năm nay nhiều cháu ở thành phố không có chỗ học.",
        dc.Part(kind=PETITION, field=dc.Field.UPPER_EDUCATION, settled_by=PROVINCE),
    ),
    said(
        4,
        "Hồ sơ cấp giấy chứng nhận quyền sử dụng đất lần đầu cần những giấy tờ gì?",
        dc.Part(
            kind=QUESTION,
            field=dc.Field.LAND,
            matter=Matter.REGISTRATION,
            settled_by=CITY,
        ),
    ),
    said(
        5,
        "Tôi không đồng ý với quyết định bồi thường của UBND thành phố đối với thửa đất nhà tôi.",
        dc.Part(
            kind=COMPLAINT,
            field=dc.Field.LAND,
            matter=Matter.COMPENSATION,
            settled_by=CITY,
            decision_maker=CITY,
        ),
    ),
    said(
        6,
        "Tôi tố cáo một cán bộ nhận tiền để làm nhanh hồ sơ.",
        dc.Part(kind=DENUNCIATION, field=dc.Field.LAND, accused_managed_by=CITY),
    ),
    said(
        7,
        "Đơn tố cáo việc thu tiền sai quy định ở một trường học, có họ tên và chữ ký.",
        dc.Part(kind=DENUNCIATION, field=dc.Field.EDUCATION, accused_managed_by=CITY),
        delivery=Delivery.SIGNED,
    ),
    said(
        8,
        "Tờ giấy bỏ trong hòm thư, không ghi tên, nói một công trình bị rút ruột.",
        dc.Part(kind=DENUNCIATION, field=dc.Field.CONSTRUCTION, accused_managed_by=CITY),
        delivery=Delivery.ANONYMOUS,
    ),
    said(
        9,
        "Bao giờ thành phố tổ chức lại giải bóng đá thanh niên?",
        dc.Part(kind=QUESTION, field=dc.Field.CULTURE, settled_by=CITY, topic=dc.Topic.OFF),
    ),
    said(
        10,
        "Mương trước nhà bị nghẹt, đề nghị nạo vét; và tôi khiếu nại việc phường phạt tôi đổ rác.",
        dc.Part(kind=PETITION, field=dc.Field.PUBLIC_WORKS, settled_by=CITY),
        dc.Part(
            kind=COMPLAINT,
            field=dc.Field.ENVIRONMENT,
            settled_by=WARD,
            decision_maker=WARD,
        ),
    ),
    said(
        11,
        "Đề nghị xem xét kỷ luật Đảng một chi ủy viên không gương mẫu.",
        dc.Part(
            kind=DENUNCIATION,
            field=dc.Field.PARTY_BUILDING,
            accused_managed_by=CITY,
            party_discipline=PartyDiscipline.YES,
        ),
    ),
    said(
        12,
        "Xin cho biết phương án bố trí lực lượng ở khu vực phòng thủ.",
        dc.Part(
            kind=QUESTION,
            field=dc.Field.MILITARY,
            settled_by=CITY,
            secrecy=Secrecy.YES,
        ),
    ),
    said(
        13,
        "Xe rác cả tuần nay không vào hẻm nhà tôi!",
        dc.Part(
            kind=PETITION,
            field=dc.Field.ENVIRONMENT,
            matter=Matter.URBAN_WASTE,
            settled_by=CITY,
        ),
        conduct=Conduct.INTOXICATED,
    ),
    said(
        14,
        "Làm giấy tờ đất ở đây phải biết điều mới xong.",
        # a reproach, or a denunciation? In doubt is said, never guessed
        dc.Part(kind=dc.UNKNOWN, field=dc.Field.LAND, settled_by=CITY),
    ),
)


# --- 2. the five questions ----------------------------------------------------------------------


def show_check(page: "Page", regulation: dc.Regulation) -> None:
    """Was it lawful? Each finding cites its text; what cannot be judged says what is missing."""
    findings = dc.check_plan(PLAN, regulation, dc.CALENDAR_DAYS, as_of=ASKED)
    page.heading(
        f"1. Đối chiếu kế hoạch với quy định (ngày {day_words(as_day(ASKED), 'vi')})",
        f"1. The plan checked against the law (as of {ASKED})",
    )
    judged = [f for f in findings if f.verdict is not dc.Verdict.NOT_APPLICABLE]
    page.table(
        ("Kết quả", "Căn cứ và quy định", "Thấy trong kế hoạch"),
        ("Verdict", "Text and rule", "Seen in the plan"),
        (
            (
                f.verdict.label(page.lang),
                f"{f.cites[0].words(page.lang)}: {f.text.label(page.lang)}",
                "\n".join(w.label(page.lang) for w in (f.saw, f.missing, f.remedy) if w),
            )
            for f in judged
        ),
    )
    page.text(
        f"Với {len(findings) - len(judged)} vấn đề khác, pháp luật năm 2022 không quy định cho cấp "
        "thành phố.",
        f"On {len(findings) - len(judged)} other questions the law of 2022 laid down nothing for a "
        "city.",
    )


def show_duties(page: "Page", bound: dc.Regulation) -> None:
    """What must be done, by whom, by when?"""
    duties = dc.schedule(PLAN, bound, dc.CALENDAR_DAYS)
    by_day: dict[str, list[dc.Deadline]] = {}
    by_body: dict[str, list[dc.Deadline]] = {}
    for duty in duties:
        by_day.setdefault(duty.due_words(page.lang), []).append(duty)
        for body in duty.who:
            by_body.setdefault(body.label(page.lang), []).append(duty)

    page.heading("2. Việc phải làm theo thời hạn", "2. Duties by date")
    page.table(
        ("Thời hạn", "Việc", "Cơ quan"),
        ("Due", "Duty", "By whom"),
        (
            (
                due if duty is group[0] else "",
                duty.duty.label(page.lang),
                ", ".join(body.label(page.lang) for body in duty.who),
            )
            for due, group in by_day.items()
            for duty in group
        ),
    )
    page.heading("3. Việc phải làm theo cơ quan", "3. Duties by body")
    page.table(
        ("Cơ quan", "Việc"),
        ("By whom", "Duties"),
        (
            (body, "\n".join(f"- {duty.duty.label(page.lang)}" for duty in group))
            for body, group in by_body.items()
        ),
    )


def show_wards(page: "Page") -> None:
    """Who below has planned a conference of its own?"""
    known = (ward_plan("nghia-duc", "2022-09-28"), ward_plan("dak-nia", "2022-11-18"))
    findings = dc.check_cascade(
        PLAN,
        known,
        lambda unit: dc.law.regulation_for(unit, on=HELD),
        dc.law.TERRITORY,
        as_of=ASKED,
    )
    page.heading("4. Kế hoạch của các xã, phường", "4. The plans of the wards and communes")
    page.table(
        ("Đơn vị", "Kết quả", "Căn cứ", "Hạn cuối"),
        ("Unit", "Verdict", "Text", "Last day"),
        (
            (
                f.subject,
                f.verdict.label(page.lang),
                f.cites[0].words(page.lang),
                f.due.words(page.lang) if f.due else "",
            )
            for f in findings
        ),
    )


def show_statements(page: "Page", bound: dc.Regulation) -> None:
    """What becomes of what people said, and who answers?"""
    page.heading(
        f"5. Ý kiến tại hội nghị ngày {day_words(as_day(HELD), 'vi')} (ngày và ý kiến giả định)",
        f"5. Statements at the conference of {HELD} (day and statements invented)",
    )
    for statement in STATEMENTS:
        screening = dc.screen(statement, bound)
        routing = dc.route(statement, screening, bound)
        guarded = any(part.protection.outcome.identity_protected for part in screening.parts)
        # words stay sealed unless somebody opens them, and here we do so only where we may
        page.say(statement.id, None if guarded else statement.words.open())
        for screened, routed in zip(screening.parts, routing.parts, strict=True):
            forward, decided_by = routed.forward_to, routed.guide_to
            page.details(
                ("Nội dung", "Part", screened.id if len(screening.parts) > 1 else ""),
                ("Đã ghi nhận", "Recorded", recorded(screened.facts, page.lang)),
                ("Xử lý", "What becomes of it", screened.words(page.lang)),
                ("Đầu mối", "Lead", routed.words(page.lang)),
                ("Phối hợp", "With", ", ".join(b.label(page.lang) for b in routed.coordinating)),
                ("Chuyển đến", "Passed on to", forward.label(page.lang) if forward else ""),
                ("Hướng dẫn đến", "Guided to", decided_by.label(page.lang) if decided_by else ""),
                ("Việc phải làm", "Owed", "; ".join(a.words(page.lang) for a in screened.acts)),
                ("Lý do", "Reasons", "\n".join(screened.reasons(page.lang))),
            )


def recorded(facts: dc.Facts, lang: Lang) -> str:
    """Return the facts that somebody recorded, leaving out what is presumed."""
    silent = {*facts.presumed, *facts.unrecorded}
    return ", ".join(
        value.label(lang) for name, value in facts.values.items() if name not in silent
    )


# --- 3. printing --------------------------------------------------------------------------------


class Page:
    """Prints in one of the two languages."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self._console = Console(highlight=False, markup=False)

    def _pick(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def heading(self, vi: str, en: str) -> None:
        """Print a heading."""
        self._console.print(f"\n{self._pick(vi, en)}", style="bold")

    def text(self, vi: str, en: str) -> None:
        """Print a sentence."""
        self._console.print(self._pick(vi, en))

    def say(self, id_: str, words: str | None) -> None:
        """Print what a citizen said, or that it stays sealed."""
        said = self._pick("(niêm kín)", "(sealed)") if words is None else f"“{words}”"
        self._console.print(f"\n{id_} {said}", style="bold")

    def table(self, vi: Sequence[str], en: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print a table."""
        table = Table(box=HORIZONTALS, show_lines=True, pad_edge=False)
        for head in vi if self.lang == "vi" else en:
            table.add_column(head, overflow="fold")
        for row in rows:
            table.add_row(*row)
        self._console.print(table)

    def details(self, *rows: tuple[str, str, str]) -> None:
        """Print labels and texts, leaving out what is empty."""
        table = Table.grid(padding=(0, 2, 0, 2))
        table.add_column(width=18)
        table.add_column(overflow="fold")
        for vi, en, text in rows:
            if text:
                table.add_row(self._pick(vi, en), text)
        self._console.print(table)


def main(argv: Sequence[str] | None = None) -> None:
    """Print the tour in Vietnamese, or in English with ``--lang en``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    page = Page(parser.parse_args(argv).lang)

    regulation = dc.law.regulation_for(PLAN.place, PLAN.level, on=HELD)
    bound = regulation.under(PLAN)  # the plan's own limits and bodies join in

    page.heading(PLAN.document.title.vi, PLAN.document.title.en)
    show_check(page, regulation)
    show_duties(page, bound)
    show_wards(page)
    show_statements(page, bound)


if __name__ == "__main__":
    main()
