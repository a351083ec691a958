"""What a notebook shows, as type checkers see it; nothing runs it."""

from typing import assert_type

import dialogue_core as dc
from dialogue_core.analysis import Figures, Judging
from dialogue_core.display import Shown
from dialogue_core.ledgers import Ledger


def results_of_the_core_are_shown(
    plan: dc.Plan, screening: dc.Screening, routing: dc.Routing, ledger: Ledger
) -> None:
    assert_type(dc.show(plan), Shown)
    assert_type(dc.show([plan, screening, routing, ledger], lang="en"), Shown)


def several_of_a_kind_are_shown(
    findings: tuple[dc.Finding, ...], deadlines: tuple[dc.Deadline, ...], items: list[dc.OpenItem]
) -> None:
    assert_type(dc.show(findings), Shown)
    assert_type(dc.show(deadlines), Shown)
    assert_type(dc.show(items), Shown)


def records_and_certificates_are_shown(session: dc.Session, certificate: dc.Certificate) -> None:
    assert_type(dc.show(session), Shown)
    assert_type(dc.show(certificate), Shown)


def figures_of_an_archive_are_shown(figures: Figures, judging: Judging) -> None:
    assert_type(dc.show(figures), Shown)
    assert_type(dc.show([figures, judging], lang="en"), Shown)


def what_has_no_tables_is_not_shown() -> None:
    dc.show(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] -- a number
