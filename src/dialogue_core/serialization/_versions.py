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
from dialogue_core.serialization._reader import MARK_KEY, as_object, guarded, refusal, unseen
from dialogue_core.values import Sealed, Words

Data: TypeAlias = dict[Any, object]
Migration: TypeAlias = Callable[[Data], Data]
"""Returns a document of one version as one of the next, without changing what it is given.

What it is given may be faulty: it leaves alone what it does not know, so that the reader tells it.
"""

SCHEMA_KEY: Final = MARK_KEY
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
    read_by: str = ""
    """The functions that read it; none for what is written only."""
    telling: frozenset[str] = frozenset()
    """Keys that stand together in no other kind of document, by which one without mark is told."""
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
        if SCHEMA_KEY not in data:
            self.refuse_another(data)
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
            form = FORMATS.get(found[1])
            reasons = (
                f"this is another document, not {self.label.en}: expected {self.mark!r}",
                f"đây là một loại tài liệu khác, không phải {self.label.vi}: cần {self.mark!r}",
            )
            if form is not None:
                reasons = self._another(form)
        elif int(found[2]) > self.version:
            told = f"{found[2]} > {self.version}"
            reasons = (
                f"a later release wrote it (version {told}): update dialogue-core",
                f"bản mới hơn đã ghi tài liệu này (phiên bản {told}): hãy cập nhật dialogue-core",
            )
        else:
            return int(found[2])
        raise InputError(guarded(refusal(mark, *reasons, SCHEMA_KEY).faults, mark))

    def is_later(self, mark: object) -> bool:
        """Return whether a mark is that of a version of this format that is not known here yet."""
        found = _MARK.fullmatch(mark) if isinstance(mark, str) else None
        return found is not None and found[1] == self.name and int(found[2]) > self.version

    def of_a_text(self, error: InputError) -> InputError:
        """Return why a text, which is not shown, is no such document, and what reads texts."""
        (fault,) = error.faults
        readers = [name for name in self.read_by.split(", ") if "_from_" in name] or ["json.loads"]
        return refusal(
            Sealed(None),
            f"{fault.reason_en}, not a text: read the text by {', '.join(readers)} first",
            f"{fault.reason_vi}, không phải chuỗi chữ: hãy đọc chuỗi bằng {', '.join(readers)} "
            "trước",
        )

    def refuse_another(self, data: Mapping[Any, object]) -> None:
        """Refuse an object that has the keys of another kind of document, and not its own.

        Raises:
            InputError: It has; the message names the function that reads it.
        """
        if self.telling <= data.keys():
            return
        for form in (_ARCHIVE, *FORMATS.values()):
            if form.telling and form.telling <= data.keys():
                raise unseen(*self._another(form))

    def _another(self, form: "Format") -> tuple[str, str]:
        """Return why a document of another kind is not read, and what reads it."""
        en, vi = "it is written only", "loại này chỉ ghi ra, không đọc lại"
        if form.read_by:
            en, vi = f"read it by {form.read_by}", f"hãy đọc bằng {form.read_by}"
        return (
            f"this is {form.label.en}, not {self.label.en}: {en}",
            f"đây là {form.label.vi}, không phải {self.label.vi}: {vi}",
        )


_FIRST: Final = "dialogue-core/{}/1"

PLAN: Final = Format(
    name="plan",
    label=Words("kế hoạch", "a plan"),
    read_by="load_plan, plan_from_json, plan_from_toml",
    telling=frozenset({"document", "provisions"}),
)
STATEMENT: Final = Format(
    name="statement",
    label=Words("ý kiến", "a statement"),
    read_by="load_statement, statements_from_json, statements_from_toml",
    telling=frozenset({"words", "parts"}),
)
INSTRUMENT: Final = Format(
    name="instrument",
    label=Words("văn bản", "an instrument"),
    read_by="load_instrument, instrument_from_json, instrument_from_toml",
    telling=frozenset({"number", "rules"}),
)
REGULATION: Final = Format(
    name="regulation",
    label=Words("quy định áp dụng", "a regulation"),
    read_by="load_regulation",
    telling=frozenset({"place", "rules"}),
)
SESSION: Final = Format(
    name="session",
    label=Words("hồ sơ cuộc đối thoại", "a session"),
    read_by="load_session, session_from_json",
    telling=frozenset({"organiser", "events"}),
)
EVENT: Final = Format(
    name="event",
    label=Words("sự kiện", "an event"),
    read_by="load_event",
    telling=frozenset({"event"}),
)
FINDINGS: Final = Format(
    name="findings",
    label=Words("kết quả đối chiếu", "findings"),
    telling=frozenset({"findings"}),
)
RECEIPT: Final = Format(
    name="receipt",
    label=Words("phiếu đối chứng", "a receipt"),
    read_by="load_receipt, receipt_from_json",
    telling=frozenset({"asked", "results"}),
)

_ARCHIVE: Final = Format(
    name="archive_line",
    label=Words("một dòng của kho lưu trữ", "a line of an archive"),
    read_by="dialogue_core.archive.Archive.open",
    telling=frozenset({"sum", "v"}),
)

FORMATS: Final = {
    made.name: made
    for made in (PLAN, STATEMENT, INSTRUMENT, REGULATION, SESSION, EVENT, FINDINGS, RECEIPT)
}
"""Every format by its name."""
