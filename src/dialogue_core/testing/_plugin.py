"""The properties of a regulation as tests of pytest (kiểm tra quy định bằng pytest).

Answers: ``pytest --dialogue-regulation=module:REG``. The options stand in a module of their own
that loads nothing of the library; this one is loaded when they are given.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, final

import pytest
from hypothesis import settings

from dialogue_core import law
from dialogue_core.regulations import Regulation
from dialogue_core.testing._conformance import PROPERTIES, Case, Outcome, Property
from dialogue_core.values import Words
from dialogue_core.vocabulary import Lang

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr

__all__ = ["Conformance", "PropertyItem"]


def __dir__() -> list[str]:
    return list(__all__)


@final
class Conformance:
    """Adds a test for each property of each regulation to those collected."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Add the tests, before others choose among them."""
        lang = cast("Lang", config.getoption("--dialogue-lang"))
        above = config.getoption("--dialogue-upper")
        asked = cast("list[str]", config.getoption("--dialogue-regulation"))
        for named in asked:
            case = Case(
                regulation=_regulation(named, lang),
                upper=None if above is None else _regulation(above, lang),
                calendar=law.CALENDAR,
                examples=settings().max_examples,
            )
            tests = [PropertyItem.of(session, named, one, case, lang) for one in PROPERTIES]
            report = pytest.CollectReport(named, "passed", None, list(tests))
            config.hook.pytest_collectreport(report=report)
            items.extend(tests)


def _regulation(named: str, lang: Lang) -> Regulation:
    """Return the regulation with a name, or what the function with that name returns."""
    module, _, name = named.partition(":")
    try:
        found: object = getattr(import_module(module), name)
        made = found() if callable(found) else found
    except Exception as error:  # the user's own code may raise anything
        raise pytest.UsageError(
            Words(
                f"không có quy định tại {named!r}: hãy ghi MODULE:TÊN của một Regulation nạp được, "
                f"hoặc của hàm không tham số trả về nó ({error!r})",
                f"no regulation at {named!r}: give MODULE:NAME of one that can be imported, or of "
                f"a function without arguments that returns one ({error!r})",
            ).label(lang)
        ) from error
    if not isinstance(made, Regulation):
        raise pytest.UsageError(
            Words(
                f"{named!r} là {type(made).__name__}: hãy ghi tên một Regulation, hoặc của hàm trả "
                "về nó",
                f"{named!r} is a {type(made).__name__}: give the name of a Regulation, or of a "
                "function that returns one",
            ).label(lang)
        )
    return made


class _BrokenError(Exception):
    """The regulation does not have a property; the outcome says in which case."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.name)
        self.outcome = outcome


@final
class PropertyItem(pytest.Item):
    """One property of one regulation, as a test."""

    checked: Property
    case: Case
    lang: Lang

    @classmethod
    def of(
        cls, session: pytest.Session, named: str, checked: Property, case: Case, lang: Lang
    ) -> "PropertyItem":
        """Return the test of a property of the regulation with that name."""
        nodeid = f"{named}::{checked.name}"
        make = cast("Callable[..., PropertyItem]", cls.from_parent)
        made = make(session, name=checked.name, nodeid=nodeid)
        made.checked, made.case, made.lang = checked, case, lang
        return made

    def runtest(self) -> None:
        """Check the property."""
        outcome = self.checked.outcome(self.case)
        if outcome.skipped is not None:
            pytest.skip(outcome.skipped.label(self.lang))
        if outcome.broken is not None:
            raise _BrokenError(outcome)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None
    ) -> "str | TerminalRepr":
        """Show the smallest case, and not where the kit found it."""
        if isinstance(excinfo.value, _BrokenError):
            return f"{self.case.title.label(self.lang)}\n{excinfo.value.outcome.words(self.lang)}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return what pytest writes above a failure."""
        return self.path, None, self.nodeid
