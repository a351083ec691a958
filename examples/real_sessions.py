"""Twenty-six real conferences of 2015-2025 as a first archive, and what is known of them.

Public reports told of them: where, when, who chaired, how many came and spoke. Each stands in
``tests/data/sessions.json`` with its address; no person is named. A report is no record of every
statement, so much stays *not evaluated* (chưa đánh giá được), and the few rules that it proves are
shown. Eight were dialogue conferences; of twelve (with one group, by the head of a Party committee
…) it is not told whether they count as one; six were meetings of another kind (with youth, tiếp xúc
cử tri, tiếp công dân). Each says which.
From the top folder of the project:

    python examples/real_sessions.py --lang en
    python examples/real_sessions.py --archive real.jsonl
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import dialogue_core as dc
from dialogue_core.archive import Archive
from dialogue_core.compliance import check_session
from dialogue_core.errors import NoRuleInForceError
from dialogue_core.events import Attended, Held, Tallied
from dialogue_core.plans import Chair
from dialogue_core.values import day_words
from dialogue_core.vocabulary import Form, Institution, Lang, Measure, Organ, UnitKind

FILE = Path(__file__).parents[1] / "tests" / "data" / "sessions.json"
READ = "2026-11-23"
"""The day on which the reports were read."""


def sessions() -> Iterator[dc.Session]:
    """Yield the record of each conference: that it was held, and what its report counts."""
    for id_, told in json.loads(FILE.read_text(encoding="utf-8")).items():
        unit = told["unit"]
        yield dc.Session(
            id=id_,
            place=dc.Unit(id=unit["id"], name=unit["name"], kind=UnitKind(unit["kind"])),
            organiser=_body(told["organiser"]),
            partners=tuple(_body(partner) for partner in told.get("partners", ())),
            occasion=told.get("occasion", ""),
            institution=Institution(told.get("institution", Institution.DIALOGUE)),
        ).record(*_events(told))


def _body(told: Mapping[str, str]) -> dc.Body:
    return dc.Body.named(told["name"], organ=Organ(told["organ"]) if "organ" in told else None)


def _events(told: Mapping[str, Any]) -> Iterator[Held | Attended | Tallied]:
    yield Held(
        on=told.get("on"),
        at=told.get("at"),
        within=dc.Span(*told["within"]) if "within" in told else None,
        noted_on=READ,
        form=Form(told["form"]) if "form" in told else None,
        chairs=tuple(
            Chair(office=dc.Words(chair["office"]), sits_for=tuple(map(Organ, chair["sits_for"])))
            for chair in told["chairs"]
        ),
    )
    if organs := tuple(map(Organ, told.get("attended", ()))):
        yield Attended(on=told["on"], noted_on=READ, organs=organs)
    for measure, (low, high) in told.get("tallies", {}).items():
        yield Tallied(on=None, noted_on=READ, measure=Measure(measure), low=low, high=high)


def findings_of(session: dc.Session) -> tuple[dc.Finding, ...]:
    """Return what is found by the law of its day; nothing where no law can be chosen."""
    if session.on is None:
        return ()
    try:
        regulation = dc.law.regulation_for(session.place, on=session.on)
    except NoRuleInForceError:
        return ()
    return check_session(session, None, regulation, dc.law.CALENDAR, as_of=READ)


def main(argv: Sequence[str] | None = None) -> None:
    """Print what is known of each conference, and store them all if an archive is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    parser.add_argument("--archive", help="a file to store them in, as real.jsonl or real.sqlite")
    asked = parser.parse_args(argv)
    lang: Lang = asked.lang
    for session in sessions():
        day = "–" if session.on is None else day_words(session.on, lang)
        findings = findings_of(session)
        verdicts = Counter(finding.verdict for finding in findings)
        told = "; ".join(f"{v.label(lang)}: {verdicts[v]}" for v in dc.Verdict if verdicts[v])
        print(f"{session.id}  {day}  {session.place.full_name}: {session.institution.label(lang)}")
        print(f"  {told or '–'}")
        for finding in findings:
            if finding.verdict is dc.Verdict.MET:
                print(f"  {finding.words(lang)}")
    if asked.archive is not None:
        with Archive.open(asked.archive, create=True) as archive:
            for session in sessions():
                archive.append(session)
            print(archive.verify().words(lang))


if __name__ == "__main__":
    main()
