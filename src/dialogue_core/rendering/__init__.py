"""The documents of a conference, as a clerk issues them (thể thức văn bản hành chính).

Answers: what do the notice, the minutes, the conclusion notice and the list of open matters look
like, in the form of Decree 30/2020/NĐ-CP (art. 8; annexes I and III, samples 1.4, 1.9 and 2.1).
Each is a `Paper`, which writes itself as plain text or Markdown. Vietnamese is the document;
English is an unofficial translation of its frame, and what people said stays as they said it.
`icalendar` is for calendars instead: the conference and its deadlines, with no words of anybody.

A name of a citizen never stands in one. Words, answers and tasks do only where
`Session.public_words`, `public_answers` and `public_task` give them. What leaves the office
(notice, minutes, conclusion) has no id of the record, and what may not be published is one number
in it; the list of open matters is for the office alone.
"""

from dialogue_core.rendering._conclusion import conclusion
from dialogue_core.rendering._draft import Letterhead
from dialogue_core.rendering._icalendar import icalendar
from dialogue_core.rendering._minutes import minutes
from dialogue_core.rendering._notice import notice
from dialogue_core.rendering._open_items import open_items
from dialogue_core.rendering._paper import Paper

__all__ = [
    "Letterhead",
    "Paper",
    "conclusion",
    "icalendar",
    "minutes",
    "notice",
    "open_items",
]


def __dir__() -> list[str]:
    return list(__all__)
