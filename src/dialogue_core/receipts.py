"""Receipts: what was decided, held fast so that it can be worked out again years later (đối chứng).

Answers: does the same question still give the same result, and if not, what changed: the inputs,
the regulation, the place or day that it is for, the days off as they were known, the version of the
library, or none of these. A receipt holds hashes and days, no words; what is compared of a result
is what was decided and by which rules, not the wording. It is worked out again, so the inputs
themselves must be kept.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias, final

import attrs

from dialogue_core import __version__
from dialogue_core._content import form_of
from dialogue_core._typed import expect, expect_lang, typed
from dialogue_core.calendars import Calendar
from dialogue_core.certificates import content_of
from dialogue_core.deadlines import Deadline
from dialogue_core.errors import DialogueError, InvalidValueError
from dialogue_core.findings import Finding
from dialogue_core.regulations import Regulation
from dialogue_core.routing import PartRouting, Routing
from dialogue_core.rules import Rule
from dialogue_core.screening import PartScreening, Screening
from dialogue_core.values import Day, Sealed, Words, as_day, day_words
from dialogue_core.vocabulary import Lang, ReceiptPart

__all__ = ["Receipt", "Replay", "Result", "replay", "seal"]


def __dir__() -> list[str]:
    return list(__all__)


Decided: TypeAlias = Screening | Routing | tuple[Finding, ...] | tuple[Deadline, ...]
"""What can be sealed: what `screen`, `route`, `schedule` and the checks return."""

_Item: TypeAlias = PartScreening | PartRouting | Finding | Deadline


def _day_or_none(value: object) -> Day | None:
    return None if value is None else as_day(value)


def _fitting(pattern: str, words: Words) -> Callable[[object, "attrs.Attribute[str]", str], None]:
    """Return a validator of attrs for texts of one form; it shows nothing of another text."""
    wanted = re.compile(pattern)

    def check(_: object, field: "attrs.Attribute[str]", value: str) -> None:
        if not wanted.fullmatch(value):
            raise InvalidValueError(
                f"{field.name} must be {words.en}: take the receipt as seal() made it",
                f"{field.name} phải là {words.vi}: hãy dùng phiếu đối chứng do seal() lập",
                field=field.name,
                value=Sealed(None),
            )

    return check


_HASH_WORDS: Final = Words(
    "mã băm SHA-256 gồm 64 chữ số thập lục phân viết thường",
    "a SHA-256 in 64 lower-case hexadecimal digits",
)
_hash: Final = _fitting("[0-9a-f]{64}", _HASH_WORDS)
_hash_or_empty: Final = _fitting(
    "([0-9a-f]{64})?", Words(f"{_HASH_WORDS.vi}, hoặc để trống", f"{_HASH_WORDS.en}, or empty")
)
_name: Final = _fitting(r"\S{1,120}", Words("một tên không có dấu cách", "a name without blanks"))


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Result:
    """One thing that was decided or found (một kết quả)."""

    id: str
    """The part's id, the finding's subject and check, or the place of a deadline."""
    content: str = attrs.field(validator=_hash)
    """The hash of what was decided, and by which rules."""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Receipt:
    """What was asked, of what, and what came out (phiếu đối chứng).

    All hashes are SHA-256 in hexadecimal. Without a key, sealed words are no part of them, since
    short words can be guessed from their hash; and what was decided can be guessed all the same, so
    keep such a receipt with the record.
    """

    asked: str = attrs.field(validator=_name)
    """The function that was asked, as ``screen``."""
    inputs: str = attrs.field(validator=_hash)
    """The hash of everything given but the regulation and the calendar."""
    regulation: str = attrs.field(validator=_hash_or_empty)
    """The hash of its rules, as `dialogue_core.certificates.content_of` gives it."""
    scope: str = attrs.field(validator=_hash_or_empty)
    """The hash of the place, level, day and plan that the regulation is for; empty without one."""
    calendar: str = attrs.field(validator=_hash_or_empty)
    """The hash of the days off and the rules of counting, as known; empty if none was given."""
    known_on: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The day whose knowledge of days off was used; none if it was all there is."""
    as_of: Day | None = attrs.field(default=None, converter=_day_or_none)
    """The day of asking, where the function takes one."""
    keyed: bool
    """Whether the hashes of inputs and results were made with a key, and cover sealed words."""
    version: str = attrs.field(validator=_name)
    """The version of the library."""
    results: tuple[Result, ...]
    """What came out."""


@final
@attrs.frozen(kw_only=True)
class Replay:
    """What came out when it was asked again (kết quả đối chứng lại)."""

    changed: tuple[ReceiptPart, ...]
    """What is not as it was."""
    differs: tuple[str, ...] = ()
    """The ids of results that are not as they were, or that were or are not there."""
    why: Words | None = None
    """Why nothing came out, where asking again was refused."""
    known_on: Day | None = None
    """The day whose knowledge of days off was used again."""

    @property
    def reproduced(self) -> bool:
        """Whether the same came out, whatever else changed."""
        return ReceiptPart.RESULT not in self.changed

    def words(self, lang: Lang) -> str:
        """Return in words whether the same came out, and what changed.

        Raises:
            InvalidValueError: There is no such language.
        """
        expect_lang(lang)
        vi = lang == "vi"
        if self.reproduced:
            text = "kết quả như cũ" if vi else "the same result"
        else:
            text = "kết quả không như cũ" if vi else "another result"
        if self.differs:
            text += f" ({', '.join(self.differs)})"
        causes = [part for part in self.changed if part is not ReceiptPart.RESULT]
        if causes:
            text += "; đã thay đổi: " if vi else "; changed: "
            text += ", ".join(part.label(lang) for part in causes)
        elif not self.reproduced:
            text += (
                "; dữ liệu, quy định, lịch, phiên bản vẫn như cũ: phiếu đối chứng có thể đã bị sửa"
                if vi
                else "; inputs, regulation, calendar and version are the same: the receipt itself "
                "may have been altered"
            )
        if self.known_on is not None:
            day = day_words(self.known_on, lang)
            text += f"; ngày nghỉ biết đến {day}" if vi else f"; days off as known on {day}"
        if self.why is not None:
            text += f"; {self.why.label(lang)}"
        return text


def seal(
    ask: Callable[..., Decided], *given: object, key: bytes | None = None, **options: object
) -> Receipt:
    """Ask, and return the receipt of what came out (lập phiếu đối chứng).

    Args:
        ask: `screen`, `route`, `schedule` or one of the checks.
        given: What it is asked of, in its order.
        key: A secret of the authority; with it the hashes cover sealed words and tell nobody else
            anything.
        options: What it is asked by name, as ``as_of=``.

    Raises:
        InvalidValueError: Something given cannot be hashed, as a function or a dictionary.
        DialogueError: Whatever asking raises.
    """
    case = _Case(given, options, key)
    return Receipt(
        asked=_named(ask),
        inputs=case.inputs,
        regulation=case.regulation,
        scope=case.scope,
        calendar=case.calendar,
        known_on=case.known_on,
        as_of=case.as_of,
        keyed=key is not None,
        version=__version__,
        results=case.results(ask),
    )


def replay(
    receipt: Receipt,
    ask: Callable[..., Decided],
    *given: object,
    key: bytes | None = None,
    **options: object,
) -> Replay:
    """Ask again what a receipt was made of, and return what changed (đối chứng lại).

    The day of asking is that of the receipt unless one is said, and of the days off that the
    calendar knows, those known then are used.

    Args:
        receipt: The receipt.
        ask: The same function.
        given: The same inputs, regulation and calendar, as they are kept now.
        key: The key that the receipt was made with.
        options: As for `seal`.

    Raises:
        InvalidValueError: It is another function, or a key is missing or too much.
    """
    expect(receipt, Receipt, "receipt")
    if _named(ask) != receipt.asked:
        raise InvalidValueError(
            f"the receipt is of {receipt.asked!r}, not of {_named(ask)!r}: replay it with the same "
            "function",
            f"phiếu đối chứng là của {receipt.asked!r}, không phải {_named(ask)!r}: hãy dùng đúng "
            "hàm đó",
            asked=receipt.asked,
        )
    if receipt.keyed is not (key is not None):
        raise InvalidValueError(
            "the receipt was made with a key: give the same key="
            if receipt.keyed
            else "the receipt was made without a key: replay it without one",
            "phiếu đối chứng được lập có khóa: hãy truyền đúng key="
            if receipt.keyed
            else "phiếu đối chứng được lập không có khóa: hãy đối chứng không dùng khóa",
        )
    if receipt.as_of is not None:
        options = {"as_of": receipt.as_of, **options}
    case = _Case(given, options, key, known_on=receipt.known_on)
    results: tuple[Result, ...] = ()
    why: Words | None = None
    try:
        results = case.results(ask)
    except DialogueError as error:
        why = Words(error.vi, error.en)
    differs = _differing(receipt.results, results)
    kept: dict[ReceiptPart, bool] = {
        ReceiptPart.INPUTS: case.inputs == receipt.inputs,
        ReceiptPart.REGULATION: case.regulation == receipt.regulation,
        ReceiptPart.SCOPE: case.scope == receipt.scope,
        ReceiptPart.CALENDAR: case.calendar == receipt.calendar,
        ReceiptPart.VERSION: receipt.version == __version__,
        ReceiptPart.RESULT: why is None and results == receipt.results,
    }
    return Replay(
        changed=tuple(part for part, same in kept.items() if not same),
        differs=differs,
        why=why,
        known_on=receipt.known_on,
    )


def _named(ask: Callable[..., object]) -> str:
    return getattr(ask, "__name__", type(ask).__name__)


def _differing(before: Iterable[Result], after: Iterable[Result]) -> tuple[str, ...]:
    """Return the ids of results that are not in both as they are in the other."""
    was, now = ({result.id: result.content for result in some} for some in (before, after))
    return tuple(id_ for id_ in {**was, **now} if was.get(id_) != now.get(id_))


# --- what is hashed -----------------------------------------------------------------------------


@final
class _Case:
    """What a function is asked of, with its hashes."""

    def __init__(
        self,
        given: tuple[object, ...],
        options: Mapping[str, object],
        key: bytes | None,
        known_on: Day | None = None,
    ) -> None:
        self._given = given
        self._options = dict(options)
        self._key = key
        self.as_of: Day | None = None
        """The day of asking, where one is said."""
        if "as_of" in options:
            self.as_of = self._options["as_of"] = as_day(options["as_of"])
        self._known_on = self.as_of if known_on is None else known_on
        regulations: list[str] = []
        scopes: list[str] = []
        calendars: list[Calendar] = []

        def of_regulation(regulation: Regulation) -> object:
            regulations.append(content_of(regulation))
            place, plan = regulation.place, regulation.plan
            level, on = regulation.level.value, regulation.on.isoformat()
            scopes.append(self._hash([place.id, level, on, None if plan is None else plan.id], {}))
            return {"Regulation": None}

        def of_calendar(calendar: Calendar) -> object:
            calendars.append(self._as_known(calendar))
            return {"Calendar": None}

        self.inputs = self._hash(
            (given, tuple(sorted(self._options.items()))),
            {Regulation: of_regulation, Calendar: of_calendar, Rule: _rule_id},
        )
        """The hash of everything given but the regulation and the calendar."""
        self.regulation = _joined(regulations)
        """The hash of the rules of every regulation given."""
        self.scope = _joined(scopes)
        """The hash of what every regulation given is for."""
        self.calendar = _joined(_calendar(calendar) for calendar in calendars)
        """The hash of every calendar given, as known."""
        self.known_on = next((calendar.known_on for calendar in calendars), None)
        """The day whose knowledge of days off is used."""

    def _as_known(self, calendar: Calendar) -> Calendar:
        return calendar if self._known_on is None else calendar.as_known(on=self._known_on)

    def results(self, ask: Callable[..., Decided]) -> tuple[Result, ...]:
        """Ask, and return what comes out, hashed."""
        given = [self._as_known(v) if isinstance(v, Calendar) else v for v in self._given]
        options = {
            name: self._as_known(v) if isinstance(v, Calendar) else v
            for name, v in self._options.items()
        }
        found = ask(*given, **options)
        items: tuple[_Item, ...] = found.parts if isinstance(found, _IN_PARTS) else found
        say = {Calendar: _nothing, Words: _nothing, Rule: _rule_id}
        return tuple(
            Result(id=_id_of(item, number), content=self._hash(item, say))
            for number, item in enumerate(items, 1)
        )

    def _hash(self, value: object, say: Mapping[type, Callable[[Any], object]]) -> str:
        form = form_of(value, {Sealed: self._sealed, **say})
        try:
            text = json.dumps(form, sort_keys=True, separators=(",", ":")).encode()
        except TypeError as error:
            what = str(error).partition(" is not")[0]
            raise InvalidValueError(
                f"a receipt cannot hold fast {what[0].lower()}{what[1:]}: give values of the "
                "library, and tuples of them",
                f"không lập được phiếu đối chứng cho giá trị này ({what}): hãy truyền các giá trị "
                "của thư viện và tuple của chúng",
            ) from None
        if self._key is None:
            return hashlib.sha256(text).hexdigest()
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()

    def _sealed(self, sealed: Sealed[object]) -> object:
        return {"Sealed": None if self._key is None else form_of(sealed.open())}


_IN_PARTS: Final = (Screening, Routing)


def _nothing(value: object) -> object:
    return {type(value).__name__: None}


def _rule_id(rule: Rule) -> object:
    return {"Rule": rule.id}


def _id_of(item: _Item, number: int) -> str:
    if isinstance(item, Finding):
        return f"{item.subject}: {item.check}"
    return f"{number}" if isinstance(item, Deadline) else item.id


def _calendar(calendar: Calendar) -> str:
    """Return the hash of what a calendar knows; its name does not count."""
    known = (calendar.counting, calendar.weekly, calendar.span, calendar.known)
    text = json.dumps(form_of(known), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _joined(hashes: Iterable[str]) -> str:
    """Return the one hash of several, or the one that there is, or none."""
    found = tuple(hashes)
    if len(found) > 1:
        return hashlib.sha256("\n".join(found).encode()).hexdigest()
    return "".join(found)
