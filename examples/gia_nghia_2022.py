"""The dialogue conference of Gia Nghĩa city in 2022: from the plan to the last answer, and after.

A tour of the main path on the plan that the library ships. It checks the plan, lists who must do
what and by when, asks which wards and communes have planned their own conference, says for fourteen
statements what becomes of each and who answers, and counts one last day. Then it goes on with the
record of a conference of thirty-eight statements (`gia_nghia/`): its minutes, its conclusion
notice, what the checks find, and what is still open at the end of the year and after the city
ended. The conference, its statements and the two ward plans are invented.

Run it with ``make demo``, or in English: ``python examples/gia_nghia_2022.py --lang en``.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import Final

from gia_nghia.page import Page
from gia_nghia.record import CLEARED, record
from gia_nghia.statements import HELD, STATEMENTS

import dialogue_core as dc
from dialogue_core import rendering
from dialogue_core.ledgers import Count
from dialogue_core.plans import Document, Occasion, When
from dialogue_core.screening import PartScreening
from dialogue_core.values import WorkingDays, as_day, day_words
from dialogue_core.vocabulary import DocumentKind, Extent, Lang, Organ, PartStatus, Question

PLAN = dc.law.gia_nghia_2022.PLAN
ASKED = "2022-09-20"  # the library never reads the clock: we say on which day we ask
YEAR_END = "2022-12-31"
CITY_ENDED = "2025-07-01"  # three new wards of Lâm Đồng stand in its place
CALENDAR = dc.law.CALENDAR.as_known(on=ASKED)  # the days off that were known then
TOUR: Final = STATEMENTS[:14]  # one of each kind


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


# --- 2. the six questions ----------------------------------------------------------------------


def show_check(page: Page, regulation: dc.Regulation) -> None:
    """Was it lawful? Each finding cites its text; what cannot be judged says what is missing."""
    findings = dc.check_plan(PLAN, regulation, CALENDAR, as_of=ASKED)
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
                f"{f.cites[0].words(page.lang)}{f.rule.mark(page.lang)}: "
                + f.text.label(page.lang),
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


def show_duties(page: Page, bound: dc.Regulation) -> None:
    """What must be done, by whom, by when?"""
    duties = dc.schedule(PLAN, bound, CALENDAR)
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
                duty.duty_words(page.lang),
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
            (body, "\n".join(f"- {duty.duty_words(page.lang)}" for duty in group))
            for body, group in by_body.items()
        ),
    )


def show_wards(page: Page) -> None:
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


def show_statements(page: Page, bound: dc.Regulation) -> None:
    """What becomes of what people said, and who answers?"""
    page.heading(
        f"5. {len(TOUR)} trong {len(STATEMENTS)} ý kiến tại hội nghị ngày "
        f"{day_words(as_day(HELD), 'vi')} (ngày và ý kiến giả định)",
        f"5. {len(TOUR)} of {len(STATEMENTS)} statements at the conference of {HELD} (day and "
        "statements invented)",
    )
    for statement in TOUR:
        screening = dc.screen(statement, bound)
        routing = dc.route(statement, screening, bound)
        held = any(part.held_from_floor for part in screening.parts)
        # words stay sealed unless somebody opens them, and here we do so only where we may
        page.say(statement.id, None if held else statement.words.open())
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
                ("Việc phải làm", "Owed", owed(screened, bound, page.lang)),
                ("Lý do", "Reasons", "\n".join(screened.reasons(page.lang))),
            )


def show_ledger(page: Page, bound: dc.Regulation) -> None:
    """How is a last day counted? Each day with the text that counts it or leaves it out."""
    within = bound.answer(Question.TOLD_WITHIN).at_most
    if isinstance(within, WorkingDays):
        ledger = Count(event=as_day(HELD), period=within).ledger(CALENDAR)
        page.heading(
            "6. Hạn báo kết quả xử lý, tính từng ngày", "6. The day to tell the speaker, counted"
        )
        if ledger is not None:
            page.text(ledger.words("vi"), ledger.words("en"))


def owed(screened: PartScreening, bound: dc.Regulation, lang: Lang) -> str:
    """Return what is owed, with the doubt where none of its texts is free of one."""
    told: list[str] = []
    for act in screened.acts:
        marks = [bound.rule(id_).mark(lang) for id_ in act.rules]
        told.append(act.words(lang) + min(marks, key=len, default=""))
    return "; ".join(told)


def recorded(facts: dc.Facts, lang: Lang) -> str:
    """Return the facts that somebody recorded, leaving out what is presumed."""
    silent = {*facts.presumed, *facts.unrecorded}
    return ", ".join(
        value.label(lang) for name, value in facts.values.items() if name not in silent
    )


# --- 3. the conference --------------------------------------------------------------------------


def show_record(page: Page, session: dc.Session) -> None:
    """What happened? The record, in numbers."""
    page.heading(
        f"7. Hồ sơ hội nghị: {len(session.events)} sự kiện, từ kế hoạch đến việc cuối cùng",
        f"7. The record of the conference: {len(session.events)} events, first to last",
    )
    statuses = Counter(part.status for part in session.parts)
    share = session.floor_share.share
    page.details(
        ("Trạng thái", "Status", session.status.label(page.lang)),
        ("Ý kiến", "Statements", str(len(session.statements))),
        (
            "Nội dung",
            "Parts",
            f"{len(session.parts)} ("
            + "; ".join(f"{statuses[s]} {s.label(page.lang)}" for s in PartStatus if statuses[s])
            + ")",
        ),
        ("Dân phát biểu", "People's share", "" if share is None else f"{share:.0%}"),
        ("Nhóm ý kiến", "Groups", "; ".join(map(", ".join, session.groups.values()))),
    )


def show_documents(page: Page, session: dc.Session) -> None:
    """What does the office issue? The minutes and the conclusion notice."""
    page.heading("8. Biên bản hội nghị", "8. The minutes")
    page.paper(rendering.minutes(session, lang=page.lang))
    page.heading("9. Thông báo kết luận", "9. The conclusion notice")
    page.paper(rendering.conclusion(session, PLAN, cleared=CLEARED, lang=page.lang))


def show_findings(page: Page, session: dc.Session, regulation: dc.Regulation) -> None:
    """Was it lawful? Asked ten days after the conference, and at the end of the year."""
    page.heading("10. Đối chiếu hồ sơ với quy định", "10. The record checked against the law")
    for day in ("2022-10-24", YEAR_END):
        found = dc.check_session(session, PLAN, regulation, dc.law.CALENDAR, as_of=day)
        counted = Counter(finding.verdict for finding in found)
        told = "; ".join(f"{v.label(page.lang)}: {counted[v]}" for v in dc.Verdict if counted[v])
        page.text(f"Ngày {day_words(as_day(day), 'vi')}: {told}.", f"As of {day}: {told}.")
    wanted = (dc.Verdict.BREACHED, dc.Verdict.NOT_EVALUATED)
    page.table(
        ("Kết quả", "Căn cứ", "Thấy gì, cần gì"),
        ("Verdict", "Text", "Seen, and needed"),
        (
            (
                finding.verdict.label(page.lang),
                finding.cites[0].words(page.lang) + finding.rule.mark(page.lang),
                "\n".join(
                    (
                        f"{finding.saw.label(page.lang)} {', '.join(finding.about)}",
                        *(w.label(page.lang) for w in (finding.missing, finding.remedy) if w),
                    )
                ),
            )
            for verdict in wanted
            for finding in found
            if finding.verdict is verdict and (finding.about or verdict is dc.Verdict.BREACHED)
        ),
    )


def show_open(page: Page, session: dc.Session) -> None:
    """What is still owed, and by whom: at the end of the year, and after the city ended."""
    for number, day, vi, en in (
        (11, YEAR_END, "Việc còn phải làm cuối năm", "Still open at the end of the year"),
        (
            12,
            CITY_ENDED,
            "Cùng những việc đó, sau khi không còn thành phố (giả định không ghi thêm gì)",
            "The same matters after the city ended (if nothing more was noted)",
        ),
    ):
        page.heading(f"{number}. {vi}", f"{number}. {en}")
        items = dc.follow_ups(session, dc.law.TERRITORY, dc.law.CALENDAR, as_of=day)
        paper = rendering.open_items(items, session, as_of=day, cleared=CLEARED, lang=page.lang)
        page.paper(paper)


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
    show_ledger(page, bound)
    session = record()
    show_record(page, session)
    show_documents(page, session)
    show_findings(page, session, regulation)
    show_open(page, session)


if __name__ == "__main__":
    main()
