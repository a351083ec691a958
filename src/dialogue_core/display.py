"""Results in a notebook (hiển thị kết quả): several as one table, in either language.

Answers: how do the findings of a check, the deadlines of a plan and the open items of a record look
as one table, and how does a result look in English. A notebook shows each result by itself already,
in Vietnamese; in a tuple it would show only its `repr`.
"""

from abc import abstractmethod
from collections.abc import Iterable
from typing import Protocol, TypeGuard, final

import attrs

from dialogue_core import _html
from dialogue_core._typed import expect_lang
from dialogue_core.deadlines import Deadline, deadline_table
from dialogue_core.errors import InvalidValueError
from dialogue_core.findings import Finding, finding_table
from dialogue_core.followups import OpenItem, open_table
from dialogue_core.vocabulary import Lang

__all__ = ["Shown", "Shows", "show"]


def __dir__() -> list[str]:
    return list(__all__)


class Shows(Protocol):
    """What can be shown (kết quả hiển thị được): it gives its own tables.

    A plan, a screening, a routing, a deadline and its ledger, a finding, an open item, a record, a
    certificate; of `dialogue_core.analysis` figures and what is found when an archive is judged.
    """

    @abstractmethod
    def html(self, lang: Lang = ..., /) -> str:
        """Return it as tables for a notebook."""


@final
@attrs.frozen(kw_only=True)
class Shown:
    """What a notebook shows (bảng hiển thị); `html` is one element without script or link."""

    html: str = attrs.field(repr=lambda found: f"({len(found)} characters)")
    """The tables."""

    def _repr_html_(self) -> str:  # pyright: ignore[reportUnusedFunction] -- a notebook calls it
        return self.html


def show(results: Shows | Iterable[Shows], *, lang: Lang = "vi") -> Shown:
    """Return one result, or several in the order given, as a notebook shows them.

    Findings become one table, those alike together; so do deadlines and open items. Anything else
    is shown one below the other.

    Args:
        results: A result, or several.
        lang: The language of the tables.

    Raises:
        InvalidValueError: One of them cannot be shown, or there is no such language.
    """
    expect_lang(lang)
    if not isinstance(results, Iterable):
        return Shown(html=_able(results).html(lang))
    found = [_able(result) for result in results]
    return Shown(html=_together(found, lang) or "".join(one.html(lang) for one in found))


def _together(found: list[Shows], lang: Lang) -> str:
    """Return the one table of results that are all of a kind; empty if they have none."""
    kinds = {type(one) for one in found}
    table = ""
    if not kinds:
        table = _html.lines(["Không có kết quả nào." if lang == "vi" else "There are no results."])
    elif kinds == {Finding}:
        table = finding_table((one for one in found if isinstance(one, Finding)), lang)
    elif kinds == {Deadline}:
        table = deadline_table((one for one in found if isinstance(one, Deadline)), lang)
    elif kinds == {OpenItem}:
        table = open_table((one for one in found if isinstance(one, OpenItem)), lang)
    return _html.page(table, lang=lang) if table else ""


def _able(result: object) -> Shows:
    if _shows(result):
        return result
    raise InvalidValueError(
        f"a {type(result).__name__} cannot be shown: pass a plan, a screening, a routing, "
        "deadlines, findings, open items, a session, a certificate or figures",
        f"không thể hiển thị {type(result).__name__}: hãy đưa kế hoạch, kết quả sàng lọc, "
        "phân công, thời hạn, kết quả đối chiếu, việc chưa xong, hồ sơ, chứng nhận hoặc số liệu",
    )


def _shows(result: object) -> TypeGuard[Shows]:
    return callable(getattr(type(result), "html", None))
