"""A province's own rule, brought as TOML: read, held against the law, certified, compared.

The province exists, the rule is invented. It asks for more than the law (two conferences a year,
ten days of notice), fills what the law leaves open (a conclusion within ten days, reports within
twenty) and names four kinds of persons with whom no dialogue is held, each with the permission
that it rests on. The files in ``refused`` are edits of it that do not stand, each with the
smallest case that shows why.

Run it with ``python examples/own_regulation/run.py``, in English with ``--lang en``.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import dialogue_core as dc
from dialogue_core.comparison import compare
from dialogue_core.errors import InputError
from dialogue_core.layering import layer
from dialogue_core.serialization import instrument_from_toml
from dialogue_core.vocabulary import Lang

HERE = Path(__file__).parent
WARD = "lam-dong/bac-gia-nghia"
DAY = "2026-07-01"  # the library never reads the clock: we say on which day we ask
REFUSED = (
    "notice_5_days",
    "result_within_20",
    "result_after_conclusion",
    "no_ground",
    "contradiction",
    "typo",
)


def read(name: str) -> dc.Instrument:
    """Return the rule of a file; all its faults are told together."""
    return instrument_from_toml((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def with_own(rule: dc.Instrument) -> dc.Regulation:
    """Return the law of the ward with the rule beside what ships."""
    return dc.law.regulation_for(WARD, on=DAY, instruments=(*dc.law.INSTRUMENTS, rule))


def show_rule(lang: Lang, law: dc.Regulation) -> None:
    """Show that the rule stands: it relaxes nothing, and the whole can be obeyed."""
    rule = read("rule")
    own = with_own(rule)
    say(lang, f"# {rule.title.vi}", f"# {rule.title.en}")
    say(
        lang,
        "## 1. Có nới lỏng luật không? (layer)",
        "## 1. Does it relax the law? (layer)",
    )
    print(layer(law, rule, calendar=dc.law.CALENDAR).words(lang))
    say(
        lang,
        "## 2. Gộp lại có đủ và không mâu thuẫn không? (certify)",
        "## 2. Is the whole complete and free of contradiction? (certify)",
    )
    print(dc.certify(own).words(lang))
    say(
        lang,
        "## 3. Quy định này thay đổi điều gì? (compare)",
        "## 3. What does it change? (compare)",
    )
    print(compare(law, own, calendar=dc.law.CALENDAR).words(lang))


def show_refused(lang: Lang, law: dc.Regulation) -> None:
    """Show what becomes of each edit that does not stand, and the case that shows it."""
    for number, name in enumerate(REFUSED, start=4):
        try:
            rule = read(f"refused/{name}")
        except InputError as error:
            say(lang, f"## {number}. Lỗi đánh máy", f"## {number}. Slips of the pen")
            for fault in error.faults:
                reason = fault.reason_vi if lang == "vi" else fault.reason_en
                print(f"{fault.path}: {fault.value!r}: {reason}")
            continue
        print(f"\n## {number}. {rule.title.label(lang)}")
        for found in layer(law, rule, calendar=dc.law.CALENDAR).relaxations:
            print(found.words(lang))
        for failure in dc.certify(with_own(rule)).failures:
            print(failure.what.label(lang))


def say(lang: Lang, vi: str, en: str) -> None:
    """Print a heading in the language asked for."""
    print("\n" + (vi if lang == "vi" else en))


def main(argv: Sequence[str] | None = None) -> None:
    """Print all in Vietnamese, or in English with ``--lang en``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    lang: Lang = parser.parse_args(argv).lang
    law = dc.law.regulation_for(WARD, on=DAY)
    show_rule(lang, law)
    show_refused(lang, law)


if __name__ == "__main__":
    main()
