"""A document in the making: the parts of annex I of Decree 30/2020/NĐ-CP, from the top down.

Answers: what stands above, around and below the content, and how the content is numbered.
"""

from collections.abc import Iterable, Sequence
from typing import Final, final

import attrs

from dialogue_core._typed import expect_lang, typed
from dialogue_core.rendering._paper import Block, Columns, Line, Paper, Style, Table, Title
from dialogue_core.rendering._wording import (
    LATER,
    NONE,
    body_words,
    capital,
    dotted_day,
    full_name,
    issuer_lines,
    locality,
    long_day,
    signature_of,
    symbol_of,
)
from dialogue_core.territory import Body, Unit
from dialogue_core.values import Day, Words, as_day
from dialogue_core.vocabulary import Lang

__all__ = [
    "BLANK",
    "MINUTES",
    "NOTICE",
    "RULE",
    "Draft",
    "Kind",
    "Letterhead",
    "bold",
    "italic",
]


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Letterhead:
    """What a document carries beside its content (số, ký hiệu; ngày; người ký; nơi nhận).

    What is left out stands as dots, to be filled in when the document is issued.
    """

    number: str = ""
    """Number and symbol, as ``45/TB-UBND``."""
    dated: Day | None = attrs.field(default=None, converter=attrs.converters.optional(as_day))
    """The day of issue."""
    place: str = ""
    """The place of issue (địa danh); else the name of the unit.

    A unit named after a person or an event stands in full, as ``Phường Nguyễn Trãi`` (annex I,
    II.4.a): say so here. One whose name is a number does so by itself.
    """
    signature: tuple[Words, ...] = ()
    """The lines above the signature, as ``TL. CHỦ TỊCH`` and ``CHÁNH VĂN PHÒNG``."""
    recipients: tuple[Words, ...] = ()
    """Who receives it, besides those that the record or the plan names and the archive."""
    drafter: str = ""
    """The abbreviation of the unit that drafted it, which the archive line names, as ``TTr``."""


BLANK: Final = Letterhead()


# --- the form of a document ---------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Kind:
    """A type of document (tên loại văn bản)."""

    symbol: str
    """Its abbreviation, by annex III."""
    name: Words
    """Its name."""


NOTICE: Final = Kind(symbol="TB", name=Words("THÔNG BÁO", "NOTICE"))
MINUTES: Final = Kind(symbol="BB", name=Words("BIÊN BẢN", "MINUTES"))
_ROMAN: Final = ("I", "II", "III", "IV", "V")


def bold(text: str) -> Style:
    return Style(text, "**")


def italic(text: str) -> Style:
    return Style(text, "*")


RULE: Final = Style("────────────")


@final
class Draft:
    """A document in the making, in one language."""

    def __init__(self, lang: Lang, organiser: Body, place: Unit) -> None:
        expect_lang(lang)
        self.lang: Final[Lang] = lang
        self.issuer: Final = full_name(organiser, place)
        self._organiser = organiser
        self._place = place
        self._blocks: list[Block] = []
        self._sections = 0
        self._points = 0

    def paper(self) -> Paper:
        return Paper(blocks=tuple(self._blocks))

    def say(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def name(self, body: Body, arose_in: Iterable[str] = ()) -> str:
        """Return the name of a body, as the papers of this unit name it in a matter."""
        return body_words(body, self._place, self.lang, arose_in)

    def add(self, block: Block) -> None:
        self._blocks.append(block)

    # The parts of annex I, from the top down.

    def head(self, kind: Kind, letterhead: Letterhead, *, dated: bool = True) -> None:
        """Add the issuer with the number, and the national title with place and day."""
        issuer = issuer_lines(self._organiser, self._place, self.lang)
        number = letterhead.number or f"....../{kind.symbol}-{symbol_of(self._organiser)}"
        right = (
            bold(self.say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")),
            bold(self.say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")),
            Style("─" * 27),
        )
        gap = (Style(""),) * max(0, 2 - len(issuer))
        day = letterhead.dated
        on = dotted_day(self.lang) if day is None else long_day(day, self.lang)
        where = letterhead.place or locality(self._place)
        self.add(
            Columns(
                left=(
                    *map(bold, issuer),
                    Style("───────"),
                    *gap,
                    Style(f"{self.say('Số', 'No.')}: {number}"),
                ),
                right=(*right, *((italic(f"{where}, {on}"),) if dated else ())),
            )
        )

    def title(self, kind: Kind, subject: Words) -> None:
        """Add the type of the document and its subject."""
        lines = [bold(kind.name.label(self.lang)), bold(capital(subject.label(self.lang)))]
        if self.lang == "en":
            lines.append(italic("(unofficial translation)"))
        self.add(Title(lines=(*lines, RULE)))

    def foot(self, letterhead: Letterhead, recipients: Sequence[str]) -> None:
        """Add who receives it and the signature."""
        lines = letterhead.signature or signature_of(self._organiser)
        own = [words.label(self.lang) for words in letterhead.recipients]
        names = dict.fromkeys((*recipients, *own))
        archive = f"{self.say('Lưu: VT', 'Archive')}, {letterhead.drafter or '......'}"
        self.add(
            Columns(
                left=(
                    Style(self.say("Nơi nhận:", "Recipients:"), "***"),
                    *(Style(f"- {name};") for name in names),
                    Style(f"- {archive}."),
                ),
                right=(*(bold(words.label(self.lang)) for words in lines), *self.to_sign()),
                centred=False,
            )
        )

    def to_sign(self, *, seal: bool = True) -> tuple[Style, ...]:
        sign, name = self.say("Chữ ký", "signature"), self.say("(Họ và tên)", "(name)")
        by = self.say(", dấu", ", seal") if seal else ""
        return (italic(f"({sign}{by})"), italic(name))

    def recipients(self, names: Sequence[str], archive: str) -> None:
        """Add who receives minutes, which have no signature beside that."""
        self.add(Line(text=Style(self.say("Nơi nhận:", "Recipients:"), "***")))
        for name in names:
            self.add(Line(text=Style(f"- {name};"), indent=1))
        self.add(Line(text=Style(f"- {archive}."), indent=1))

    # The content.

    def section(self, name: Words) -> None:
        """Add a heading with the next Roman number."""
        number = _ROMAN[self._sections]
        self._sections += 1
        self.add(Line(text=bold(f"{number}. {name.label(self.lang).upper()}")))

    def line(self, vi: str, en: str) -> None:
        self.line_of(self.say(vi, en))

    def line_of(self, text: str) -> None:
        self.add(Line(text=Style(text)))

    def note(self, vi: str, en: str) -> None:
        """Add a line to whoever completes the draft."""
        self.add(Line(text=italic(self.say(vi, en))))

    def item(self, text: str) -> None:
        stop = "" if text.rstrip("”").endswith((".", "!", "?", "…")) else "."
        self.add(Line(text=Style(f"- {text}{stop}"), indent=1))

    def items(self, texts: Iterable[str]) -> None:
        """Add an item for each text, or say that there is none."""
        for text in tuple(texts) or (NONE.label(self.lang),):
            self.item(text)

    def labelled(self, name: Words, text: str) -> None:
        self.line_of(f"{name.label(self.lang)}: {text}.")

    def point(self, name: Words, text: str) -> None:
        """Add the next numbered point; what is not told is told later."""
        self._points += 1
        self.line_of(f"{self._points}. {name.label(self.lang)}: {text or LATER.label(self.lang)}.")

    def points(self, name: Words, texts: Sequence[str]) -> None:
        """Add the next numbered point with a line for each text."""
        if not texts:
            self.point(name, "")
            return
        self._points += 1
        self.line_of(f"{self._points}. {name.label(self.lang)}:")
        for text in texts:
            self.item(text)

    def table(self, heads: tuple[tuple[Words, int], ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Add a table, its rows numbered."""
        self.add(
            Table(
                heads=tuple(words.label(self.lang) for words, _ in heads),
                shares=tuple(share for _, share in heads),
                rows=tuple((str(n), *row) for n, row in enumerate(rows, 1)),
            )
        )
