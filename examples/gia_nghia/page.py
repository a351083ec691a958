"""Printing in one of the two languages, for a reader at a terminal."""

from collections.abc import Iterable, Sequence

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table

from dialogue_core.rendering import Paper
from dialogue_core.vocabulary import Lang


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

    def paper(self, paper: Paper) -> None:
        """Print a document as plain text."""
        print(f"\n{paper.text()}")

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
