"""Every exception that the library raises on purpose.

Answers: what can go wrong, and what does an error carry. Each error speaks Vietnamese and
English (``str(error)`` is English, ``error.message("vi")`` Vietnamese) and carries its facts as
fields, so that an application can show them in its own way. Breaches of the law are no errors:
they are findings (see `dialogue_core.compliance`).
"""

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from itertools import islice
from typing import Final, cast, final

__all__ = [
    "ArchiveError",
    "ConflictingRulesError",
    "DamagedArchiveError",
    "DialogueError",
    "EventConflictError",
    "Fault",
    "InputError",
    "InvalidValueError",
    "MissingExtraError",
    "NoRuleInForceError",
    "NoSuchLevelError",
    "NotInArchiveError",
    "TransitionError",
]


def __dir__() -> list[str]:
    return list(__all__)


class DialogueError(Exception):
    """The base of every error raised on purpose."""

    def __init__(self, en: str, vi: str, **details: object) -> None:
        super().__init__(en)
        self.en = en
        """The message in English."""
        self.vi = vi
        """The message in Vietnamese."""
        self.details: dict[str, object] = details
        """The facts of the failure by name: value, day, level, rule ids and the like."""

    def __reduce__(self) -> tuple[object, ...]:
        """Keep every field when the error crosses to another process, but for what is sealed."""
        return (_rebuild, (type(self), self.args, _emptied(self.__dict__)))

    def __copy__(self) -> "DialogueError":
        return _rebuild(type(self), self.args, self.__dict__)

    def __deepcopy__(self, memo: object) -> "DialogueError":
        return self.__copy__()

    def message(self, lang: str = "en") -> str:
        """Return the message in Vietnamese (``"vi"``) or English (``"en"``)."""
        return self.vi if lang == "vi" else self.en


def _rebuild(
    kind: type[DialogueError], args: tuple[object, ...], fields: dict[str, object]
) -> DialogueError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(fields)
    return error


def _emptied(value: object) -> object:
    """Return what crosses to another process for a value: of what is sealed, nothing."""
    empty = getattr(type(value), "__emptied__", None)  # of `Sealed`, and of what holds it
    if empty is not None:
        return empty(value)
    if type(value) is tuple:
        return tuple(map(_emptied, cast("tuple[object, ...]", value)))
    if type(value) is dict:
        return {key: _emptied(item) for key, item in cast("dict[str, object]", value).items()}
    return value


@final
class InvalidValueError(DialogueError, ValueError):
    """A constructor was given nonsense; the message says what to do."""


class Fault:
    """One fault of an input: where it is, the value seen, and why it is refused."""

    __slots__ = ("missing", "path", "reason_en", "reason_vi", "value")

    def __init__(
        self, path: str, value: object, reason_en: str, reason_vi: str, *, missing: bool = False
    ) -> None:
        self.path = path
        """Where, as ``provisions[3].role``."""
        self.value = value
        """The value seen there."""
        self.reason_en = reason_en
        """Why it is refused and what to do, in English."""
        self.reason_vi = reason_vi
        """Why it is refused and what to do, in Vietnamese."""
        self.missing = missing
        """Whether nothing stands there, so that the message shows no value."""

    def __emptied__(self) -> "Fault":
        value = _emptied(self.value)
        return Fault(self.path, value, self.reason_en, self.reason_vi, missing=self.missing)

    def __repr__(self) -> str:
        return f"Fault(path={self.path!r}, value={_written(self.value)}, reason={self.reason_en!r})"


def _written(value: object) -> str:
    """Return how a value is written; Python writes out no number of thousands of digits."""
    try:
        return repr(value)
    except ValueError:
        return f"a {type(value).__name__}"


_LONGEST: Final = 200
"""How many characters of a value a message shows."""

_MOST: Final = 20
"""How many items of a value a message looks at."""


def _place(fault: Fault) -> str:
    """Return where a fault is, with the value there if there is one."""
    if fault.missing:
        return fault.path
    shown = _as_data(fault.value)
    return f"{fault.path}: {shown if len(shown) <= _LONGEST else shown[:_LONGEST] + '…'}"


def _as_data(value: object, deep: int = 2) -> str:  # noqa: PLR0911 -- one line for each kind
    """Return a value as a document has it: null and true, days as YYYY-MM-DD, words as texts."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dt.date() | dt.time():
            return value.isoformat()
        case Enum():
            return _written(value.value)
        case list() | tuple() | Mapping() if not deep:
            return "…"
        case list() | tuple():
            items = [
                _as_data(item, deep - 1) for item in islice(cast("list[object]", value), _MOST)
            ]
            return f"[{', '.join(items)}]"
        case Mapping():
            pairs = islice(cast("Mapping[object, object]", value).items(), _MOST)
            told = [f"{_as_data(k, 0)}: {_as_data(v, deep - 1)}" for k, v in pairs]
            return f"{{{', '.join(told)}}}"
        case str() | int() | float():
            return _written(value)
        case _:
            name = type(value).__name__
            return repr(value) if name == "Sealed" else f"a {name}"


@final
class InputError(DialogueError, ValueError):
    """Plain data could not be read; every fault is listed, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(
            f"{len(faults)} fault(s) in the input: "
            + "; ".join(f"at {_place(f)}: {f.reason_en}" for f in faults),
            f"dữ liệu vào có {len(faults)} lỗi: "
            + "; ".join(f"tại {_place(f)}: {f.reason_vi}" for f in faults),
        )
        self.faults = faults
        """Every fault, in the order of the input."""


@final
class MissingExtraError(DialogueError, ImportError):
    """An optional package is not there, or not as it is known; the message says what to install."""


class NoRuleInForceError(DialogueError, LookupError):
    """A hole in the law data: neither a rule nor a listed absence answers the question."""


@final
class NoSuchLevelError(NoRuleInForceError):
    """The level or the unit does not exist on that day; ``successors`` says who took over."""

    def __init__(self, en: str, vi: str, *, successors: tuple[str, ...], **details: object) -> None:
        super().__init__(en, vi, successors=successors, **details)
        self.successors = successors
        """Names of the units that took over, possibly none known."""


@final
class ConflictingRulesError(DialogueError):
    """Rules that leave nothing lawful, or rows that name two bodies for one matter."""


@final
class TransitionError(DialogueError):
    """An event that the state of a session does not allow."""


class ArchiveError(DialogueError):
    """An archive cannot do what is asked; what it held, it still holds, and nothing half."""


@final
class EventConflictError(ArchiveError):
    """Another event is stored in that place of a session's log: load the session anew."""


@final
class DamagedArchiveError(ArchiveError):
    """Records are damaged or missing; ``details["damaged"]`` lists them."""


@final
class NotInArchiveError(ArchiveError, LookupError):
    """No session of that id is stored."""
