"""How a table of "who answers what" becomes rules: each line one `Route`.

Routing has some thirty-five fields at three levels in two or three eras. A lawyer checks them best
as tables, so the instruments write lines (field, body, bodies beside it) and this module gives each
line the citation, days and words that its table shares. Slugs are made from the field, the matter
and, where a line speaks for one competence only, that competence; they never change.
"""

from collections.abc import Iterable
from typing import Final, final

import attrs

from dialogue_core.rules import Route
from dialogue_core.territory import Body
from dialogue_core.values import Citation, Span, Words
from dialogue_core.vocabulary import Competence, Confidence, Field, Lang, Level, Matter

ABOVE: Final = (
    Competence.OWN,
    Competence.HIGHER,
    Competence.OTHER_AGENCY,
    Competence.NOT_STATE,
)
"""Every competence but a lower level's: the body of the field answers, or takes and passes on."""


@final
@attrs.frozen
class Line:
    """One line of a table: which body answers for a field (một dòng phân công)."""

    field: Field
    """The field."""
    lead: Body
    """The body that leads."""
    partners: tuple[Body, ...] = attrs.field(default=(), kw_only=True)
    """The bodies beside it."""
    matter: Matter | None = attrs.field(default=None, kw_only=True)
    """The finer matter, where the line is for one only."""
    competences: tuple[Competence, ...] = attrs.field(default=(), kw_only=True)
    """The competences; none means any."""
    confidence: Confidence | None = attrs.field(default=None, kw_only=True)
    """The mark, where it is not the table's."""
    through: Words | None = attrs.field(default=None, kw_only=True)
    """The post through which the body acts."""
    note: Words | None = attrs.field(default=None, kw_only=True)
    """An open question."""


def routes(
    lines: Iterable[Line],
    *,
    cites: Citation,
    at: Level,
    levels: tuple[Level, ...],
    in_force: Span,
    confidence: Confidence,
    ended_by: Citation | None = None,
    competences: tuple[Competence, ...] = (),
    head: str = "",
    tail: str = "",
) -> tuple[Route, ...]:
    """Return the lines as rules.

    Args:
        lines: The table.
        cites: The place in the text.
        at: The level of the bodies.
        levels: The levels of the conferences.
        in_force: The days.
        confidence: The mark of lines that carry none of their own.
        ended_by: The text that ended them.
        competences: The competences of lines that name none.
        head: A word before every slug, where one text holds tables of several levels.
        tail: A word after every slug, where one text holds tables of several eras.
    """
    return tuple(
        Route(
            cites=cites,
            slug=_slug(line, head, tail),
            text=Words(_text(line, "vi"), _text(line, "en")),
            in_force=in_force,
            confidence=line.confidence or confidence,
            levels=levels,
            ended_by=ended_by,
            note=line.note,
            at=at,
            fields=(line.field,),
            matter=line.matter,
            competences=line.competences or competences,
            lead=line.lead,
            partners=line.partners,
        )
        for line in lines
    )


def _slug(line: Line, head: str, tail: str) -> str:
    words = [head, line.field.value, line.matter.value if line.matter else ""]
    if len(line.competences) == 1:
        words.append(line.competences[0].value)
    return "-".join(w for w in (*words, tail) if w).replace("_", "-")


def _text(line: Line, lang: Lang) -> str:
    vi = lang == "vi"
    what = f"Lĩnh vực {line.field.vi}" if vi else f"Field: {line.field.en}"
    if line.matter:
        what += (", việc " if vi else ", matter: ") + line.matter.label(lang)
    if len(line.competences) == 1:
        what += f" ({line.competences[0].label(lang)})"
    who = line.lead.label(lang)
    if line.through:
        who += (", qua " if vi else ", through ") + line.through.label(lang)
    if line.partners:
        names = ", ".join(body.label(lang) for body in line.partners)
        who += ("; phối hợp: " if vi else "; with ") + names
    return f"{what}: {who}." if vi else f"{what} – {who}."
