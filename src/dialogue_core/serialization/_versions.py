"""The formats of documents and their versions: what one says it is, and how an old one reads.

Private to `dialogue_core.serialization`. A document says its format and version under the key
``schema``. One that says none is of version 1, now and in every later release, so that a file
written by hand keeps its meaning. An older version is brought up to date by migrations, one a
version; a newer one is refused.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias, final

import attrs

from dialogue_core.errors import InputError
from dialogue_core.serialization._reader import as_object, guarded, refusal
from dialogue_core.values import Words

Data: TypeAlias = dict[Any, object]
Migration: TypeAlias = Callable[[Data], Data]
"""Returns a document of one version as one of the next, without changing what it is given.

What it is given may be faulty: it leaves alone what it does not know, so that the reader tells it.
"""

SCHEMA_KEY: Final = "schema"
"""The key under which a document says its format and version."""

REDACTED_KEY: Final = "redacted"
"""The key that marks a copy from which something was left out."""

_MARK: Final = re.compile(r"dialogue-core/([a-z_]{1,40})/([1-9][0-9]{0,5})")


@final
@attrs.frozen(kw_only=True)
class Format:
    """One kind of document (loại tài liệu), with the way from each of its versions to the next."""

    name: str
    """The name in the mark."""
    label: Words
    """What it is called."""
    migrations: tuple[Migration, ...] = ()
    """From version 1 to 2, from 2 to 3, and so on."""

    @property
    def version(self) -> int:
        """The version that is written."""
        return len(self.migrations) + 1

    @property
    def mark(self) -> str:
        """What a document of this version says, as ``dialogue-core/plan/1``."""
        return f"dialogue-core/{self.name}/{self.version}"

    def stamped(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with its mark in front."""
        return {SCHEMA_KEY: self.mark, **data}

    def current(self, value: object) -> object:
        """Return the document as one of this version, without its mark.

        Raises:
            InputError: It is of another format or of a later version, or a redacted copy.
        """
        data = as_object(value)
        if data is None:
            return value
        version = self._version_of(data.get(SCHEMA_KEY, _FIRST.format(self.name)))
        if data.get(REDACTED_KEY) is True:
            raise refusal(
                True,  # noqa: FBT003 -- the value seen
                "this is a redacted copy, made for others: it cannot stand for the record; load "
                "the document that the storage converter wrote",
                "đây là bản đã lược bỏ thông tin để chia sẻ, không thay được hồ sơ gốc: hãy đọc "
                "tài liệu do bộ chuyển đổi lưu trữ ghi",
                REDACTED_KEY,
            )
        found: Data = {key: item for key, item in data.items() if key != SCHEMA_KEY}
        for migrate in self.migrations[version - 1 :]:
            found = migrate(found)
        return found

    def _version_of(self, mark: object) -> int:
        found = _MARK.fullmatch(mark) if isinstance(mark, str) else None
        if found is None:
            reasons = (
                f"expected {self.mark!r}, or no such key for version 1",
                f"cần {self.mark!r}, hoặc bỏ khóa này nếu là phiên bản 1",
            )
        elif found[1] != self.name:
            label = _LABELS.get(found[1], Words("một loại tài liệu khác", "another document"))
            reasons = (
                f"this is {label.en}, not {self.label.en}: read it by the function for that",
                f"đây là {label.vi}, không phải {self.label.vi}: hãy đọc bằng hàm tương ứng",
            )
        elif int(found[2]) > self.version:
            told = f"{found[2]} > {self.version}"
            reasons = (
                f"a later release wrote it (version {told}): update dialogue-core",
                f"bản mới hơn đã ghi tài liệu này (phiên bản {told}): hãy cập nhật dialogue-core",
            )
        else:
            return int(found[2])
        raise InputError(guarded(refusal(mark, *reasons, SCHEMA_KEY).faults, mark))


_FIRST: Final = "dialogue-core/{}/1"

PLAN: Final = Format(name="plan", label=Words("kế hoạch", "a plan"))
STATEMENT: Final = Format(name="statement", label=Words("ý kiến", "a statement"))
INSTRUMENT: Final = Format(name="instrument", label=Words("văn bản", "an instrument"))
REGULATION: Final = Format(name="regulation", label=Words("quy định áp dụng", "a regulation"))
SESSION: Final = Format(name="session", label=Words("hồ sơ cuộc đối thoại", "a session"))
EVENT: Final = Format(name="event", label=Words("sự kiện", "an event"))
FINDINGS: Final = Format(name="findings", label=Words("kết quả đối chiếu", "findings"))

FORMATS: Final = {
    made.name: made for made in (PLAN, STATEMENT, INSTRUMENT, REGULATION, SESSION, EVENT, FINDINGS)
}
"""Every format by its name."""

_LABELS: Final = {name: made.label for name, made in FORMATS.items()}
