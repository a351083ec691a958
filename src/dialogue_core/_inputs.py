"""What the command is given: files, days, units, words; and what it says of a wrong call.

Private to `dialogue_core.cli`; here nothing is decided and nothing is printed.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import dialogue_core as dc
from dialogue_core.errors import Fault, InputError, InvalidValueError
from dialogue_core.layering import Layering
from dialogue_core.serialization import (
    instrument_from_json,
    instrument_from_toml,
    load_statement,
    plan_from_json,
    plan_from_toml,
    statements_from_json,
    statements_from_toml,
)
from dialogue_core.statements import FACTS
from dialogue_core.values import Day, as_day, day_words, fold
from dialogue_core.vocabulary import LANGS, Lang, Matter, Term, UnitKind

T = TypeVar("T", bound=Term)
DocumentT = TypeVar("DocumentT")

FACT_WORDS: Final[Mapping[str, tuple[Term, ...]]] = {
    **{fact.name.value: fact.values for fact in FACTS},
    "field": tuple(dc.Field),
    "matter": tuple(Matter),
    **dict.fromkeys(("settled_by", "decision_maker", "accused_managed_by"), tuple(dc.Settler)),
}
"""The words that each fact can be given by."""


# --- files ----------------------------------------------------------------------------------------


def _read_text(name: str) -> str:
    path = Path(name)
    try:
        if path.stat().st_size <= _LARGEST:
            return path.read_text(encoding="utf-8-sig")  # some editors put a mark in front
        en, vi = f"it is larger than {_LARGEST} bytes", f"lớn hơn {_LARGEST} byte"
    except FileNotFoundError:
        en, vi = "there is no such file", "không có tệp này"
    except UnicodeDecodeError:
        en, vi = "its text is not UTF-8: save it as UTF-8", "không phải UTF-8: hãy lưu dạng UTF-8"
    except OSError as error:
        en, vi = f"it cannot be read: {error.strerror}", f"không đọc được: {error.strerror}"
    raise InvalidValueError(f"file {name!r}: {en}", f"tệp {name!r}: {vi}", value=name)


_LARGEST: Final = 2_000_000
"""The size in bytes of the largest file that is read; a document of the library is far smaller."""


def write_file(name: str, suffix: str, data: bytes) -> None:
    """Write a file, over one that is there.

    Raises:
        InvalidValueError: Its name has another suffix, or it cannot be written.
    """
    if Path(name).suffix.lower() != suffix:
        raise InvalidValueError(
            f"file {name!r}: end its name in {suffix}, so that no other file is overwritten",
            f"tệp {name!r}: hãy đặt tên có đuôi {suffix}, để không ghi đè tệp khác",
            value=name,
        )
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise InvalidValueError(
            f"file {name!r}: it cannot be written: {error.strerror}",
            f"tệp {name!r}: không ghi được: {error.strerror}",
            value=name,
        ) from None


def _read_document(
    name: str, readers: Mapping[str, Callable[[str], DocumentT]], known: Sequence[str]
) -> DocumentT:
    reader = readers.get(Path(name).suffix.lower())
    if reader is None:
        close = near(name, known) if len(known) > 1 else ", ".join(known)
        raise InvalidValueError(
            f"{name!r} is no .json or .toml file" + (f"; shipped: {close}" if known else ""),
            f"{name!r} không phải tệp .json hay .toml" + (f"; có sẵn: {close}" if known else ""),
            value=name,
        )
    text = _read_text(name)
    try:
        return reader(text)
    except InputError as error:
        faults = tuple(
            Fault(f"{name} {f.path}", f.value, f.reason_en, f.reason_vi, missing=f.missing)
            for f in error.faults
        )
    raise InputError(faults)


def read_plan(name: str) -> dc.Plan:
    """Return the plan shipped under the name, or the plan of a file."""
    shipped = {dc.law.gia_nghia_2022.PLAN.id: dc.law.gia_nghia_2022.PLAN}
    if name in shipped:
        return shipped[name]
    readers = {".json": plan_from_json, ".toml": plan_from_toml}
    plan = _read_document(name, readers, tuple(shipped))
    _refuse_other_unit(name, plan.place)
    return plan


def _refuse_other_unit(name: str, place: dc.Unit) -> None:
    """Refuse a place of which the kind or name is not that of the unit shipped under its id."""
    known = dc.law.TERRITORY.find(place.id)
    if known is not None and (place.kind, fold(place.name)) != (known.kind, fold(known.name)):
        raise InvalidValueError(
            f"file {name!r}: its place {place.id!r} is known as {known.full_name}, not as "
            f"{place.full_name}: correct its id, or its name and kind ({known.kind.value})",
            f"tệp {name!r}: mã {place.id!r} là của {known.full_name}, không phải "
            f"{place.full_name}: hãy sửa mã, hoặc tên và loại đơn vị ({known.kind.value})",
            value=place.id,
        )


def read_instrument(name: str) -> dc.Instrument:
    """Return the instrument shipped with the number, or the instrument of a file."""
    shipped = {text.number: text for text in dc.law.INSTRUMENTS}
    if name in shipped:
        return shipped[name]
    readers = {".json": instrument_from_json, ".toml": instrument_from_toml}
    return _read_document(name, readers, tuple(shipped))


def read_statements(name: str) -> tuple[dc.Statement, ...]:
    """Return the statements of a file."""
    readers = {".json": statements_from_json, ".toml": statements_from_toml}
    return _read_document(name, readers, ())


# --- words, places, days ------------------------------------------------------------------------


def word_of(name: str, word: str, terms: Iterable[T]) -> T:
    """Return the word of a vocabulary that an option gives, or of which it gives the label.

    Args:
        name: The option; one in capitals is an argument.
        word: What was given.
        terms: The vocabulary.
    """
    known = tuple(terms)
    for term in known:
        if term.value == word:
            return term
    named = [term for term in known if fold(word) in {fold(term.vi), fold(term.en)}]
    if len(named) == 1:
        return named[0]
    option = name if name.isupper() else "--" + name.replace("_", "-")
    meant = _nearest(word, known)
    en, vi = (
        (f"did you mean {meant.value!r}?; ", f"có phải {meant.value!r}?; ") if meant else ("", "")
    )
    raise InvalidValueError(
        f"{option} {word!r}: {en}allowed are {', '.join(f'{t.value} ({t.en})' for t in known)}",
        f"{option} {word!r}: {vi}được dùng {', '.join(f'{t.value} ({t.vi})' for t in known)}",
        value=word,
    )


def _nearest(word: str, terms: Iterable[T]) -> T | None:
    """Return the term that a word is nearest to, by its value, its label or a part of that."""
    by_name: dict[str, T] = {}
    for term in terms:
        for name in (term.value, *term.vi.split(","), *term.en.split(",")):
            by_name.setdefault(fold(name), term)
    found = difflib.get_close_matches(fold(word), by_name, n=1, cutoff=0.7)
    return by_name[found[0]] if found else None


def statement_of(said: Mapping[str, str], day: Day) -> dc.Statement:
    """Return the statement of one part that options describe."""
    told = dict(said)
    for name, word in said.items():
        term = word_of(name, word, (*FACT_WORDS[name], dc.UNKNOWN))
        told[name] = term.value  # it may have been given by its label
        if name in {"field", "matter"} and term is dc.UNKNOWN:
            del told[name]  # nothing carries doubt about these: unrecorded, and routing says so
        elif isinstance(term, Matter) and len(term.fields) == 1:
            told.setdefault("field", term.fields[0].value)
    said_once = [name for name in ("delivery", "conduct", "capacity") if name in told]
    data: dict[str, object] = {"id": "S1", "on": day, "words": "", "parts": [told]}
    data |= {name: told.pop(name) for name in said_once}
    return load_statement(data)


def unit_of(place: str | None, level: str | None, unit_kind: str | None) -> dc.Unit:
    """Return the unit with the id, or one of the user's own of which level or kind is said."""
    if place is None:
        raise InvalidValueError(
            "say where: --place with the id of a unit, as dak-nong/gia-nghia",
            "hãy nêu nơi tổ chức: --place với mã đơn vị, như dak-nong/gia-nghia",
        )
    kind = None if unit_kind is None else word_of("unit_kind", unit_kind, UnitKind)
    known = {unit.id: unit for unit in dc.law.TERRITORY.units}
    found = known.get(place)
    if found is not None and kind in (None, found.kind):
        return found
    if found is not None:
        raise InvalidValueError(
            f"{place!r} is known as {found.full_name} ({found.kind.value}): leave --unit-kind out",
            f"{place!r} là {found.full_name} ({found.kind.value}): hãy bỏ --unit-kind",
            value=unit_kind,
        )
    if kind is None and level is not None:
        kinds = {UnitKind.XA.level: UnitKind.XA, UnitKind.HUYEN.level: UnitKind.HUYEN}
        kind = kinds.get(word_of("level", level, dc.Level), UnitKind.TINH)
    if kind is None:
        raise InvalidValueError(
            f"no unit {place!r} is known; near it: {near(place, known)}; for another unit add "
            "--unit-kind or --level",
            f"chưa có đơn vị {place!r}; gần giống: {near(place, known)}; nếu là đơn vị khác, hãy "
            "thêm --unit-kind hoặc --level",
            value=place,
        )
    return dc.Unit(id=place, name=place.rpartition("/")[2], kind=kind)


def day_of(on: str | None, plan: dc.Plan | None = None) -> Day:
    """Return the day that is given, or the first day of the plan's conference."""
    if on is not None:
        return as_day(on)
    spans = [] if plan is None else spans_of(plan)
    if spans:
        return min(span.since for span in spans)
    raise InvalidValueError(
        "which day's law applies? The clock is never read: give the day of the conference, as "
        "--on YYYY-MM-DD",
        "áp dụng luật của ngày nào? Phần mềm không tự lấy ngày hôm nay: hãy nêu ngày tổ chức hội "
        "nghị, dạng --on YYYY-MM-DD",
    )


def is_day(text: str) -> bool:
    """Return whether a text is written as a day."""
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) is not None


def part_of(statements: Sequence[dc.Statement], part: str | None) -> tuple[dc.Statement, int]:
    """Return the statement and the index of the part with the id, or of the only part."""
    known = {s.part_id(i): (s, i) for s in statements for i in range(len(s.parts))}
    if part is None and len(known) == 1:
        return next(iter(known.values()))
    if part is not None and part in known:
        return known[part]
    listed = ", ".join(known)
    raise InvalidValueError(
        f"--part {part!r}: name one of the parts: {listed}",
        f"--part {part!r}: hãy nêu một trong các nội dung: {listed}",
        value=part,
    )


def near(word: str, known: Iterable[str]) -> str:
    """Return the known words that are nearest."""
    return ", ".join(difflib.get_close_matches(word, known, n=5, cutoff=0.3)) or "–"


def spans_of(plan: dc.Plan) -> list[dc.Span]:
    """Return when the conferences of a plan are held, as far as it says."""
    return [o.when.span for o in plan.occasions if o.when is not None and o.when.span is not None]


# --- which law ----------------------------------------------------------------------------------


class Where(NamedTuple):
    """Which law is asked about: of a place and level, with own rules, under a plan or not."""

    unit: dc.Unit
    level: dc.Level | None = None
    own: tuple[dc.Instrument, ...] = ()
    plan: dc.Plan | None = None

    @property
    def heads(self) -> list[object]:
        """The place, and the title of the plan if there is one."""
        return [self.unit] if self.plan is None else [self.unit, self.plan.document.title]

    def regulation(self, day: Day) -> dc.Regulation:
        """Return the law of the day, own rules included."""
        return regulation_of(self.unit, day, self.level, self.own)

    def bound(self, day: Day) -> dc.Regulation:
        """Return the law of the day, with what the plan lays down."""
        regulation = self.regulation(day)
        return regulation if self.plan is None else regulation.under(self.plan)

    def below(self, unit: dc.Unit, day: Day) -> dc.Regulation:
        """Return the law of a unit below on the day, own rules included where they bind it."""
        return dc.law.regulation_for(unit, on=day, instruments=(*dc.law.INSTRUMENTS, *self.own))

    def editions(self, span: dc.Span) -> list[tuple[dc.Span, dc.Regulation]]:
        """Return each edition of the law in a window of days, own rules included."""
        texts = (*dc.law.INSTRUMENTS, *self.own)
        found = dc.law.over(self.unit, self.level, span=span, instruments=texts)
        _refuse_silent(self.own, [law for _, law in found], self.unit, span.words)
        return list(found)


def where_of(
    place: str | None,
    level: str | None,
    unit_kind: str | None,
    own: Iterable[str] | None,
    plan: dc.Plan | None = None,
) -> Where:
    """Return which law the options ask about; a plan tells the place where they do not."""
    unit = plan.place if plan and place is None else unit_of(place, level, unit_kind)
    wanted = None if level is None else word_of("level", level, dc.Level)
    return Where(unit, wanted, tuple(read_instrument(name) for name in own or ()), plan)


def regulation_of(
    unit: dc.Unit,
    day: Day,
    level: dc.Level | None = None,
    own: Iterable[dc.Instrument] = (),
) -> dc.Regulation:
    """Return the law of a place on a day; a text of one's own that is silent there is refused."""
    texts = tuple(own)
    found = dc.law.regulation_for(unit, level, on=day, instruments=(*dc.law.INSTRUMENTS, *texts))
    _refuse_silent(texts, [found], unit, lambda lang: day_words(day, lang))
    return found


def _refuse_silent(
    texts: Iterable[dc.Instrument],
    laws: Iterable[dc.Regulation],
    unit: dc.Unit,
    when: Callable[[Lang], str],
) -> None:
    """Refuse a text that none of the laws has a rule of.

    A place that is mistyped in the text would otherwise leave it out without a word.
    """
    speaking = {rule.cites.instrument for law in laws for rule in law.rules}
    for text in texts:
        if text.number not in speaking:
            raise _silent(text, unit, when)


def refuse_uncompared(layering: Layering, text: dc.Instrument, above: dc.Regulation | None) -> None:
    """Refuse to conclude on a text of which nothing was compared, or nothing could be decided.

    Args:
        layering: What was found of the text.
        text: The text.
        above: The law of the place and day that it was held against; none if it was a text.
    """
    if above is not None and not any(
        rule.in_force.covers(above.on) and rule.speaks_to(above.place, above.level)
        for rule in text.rules
    ):
        raise _silent(text, above.place, lambda lang: day_words(above.on, lang))
    if layering.not_evaluated and not layering.checked:
        vi, en = ("; ".join(f.what.label(lang) for f in layering.not_evaluated) for lang in LANGS)
        raise InvalidValueError(
            f"{text.number!r}: nothing could be decided, so nothing is concluded: {en}",
            f"{text.number!r}: chưa đánh giá được điểm nào nên không kết luận: {vi}",
            value=text.number,
        )
    if not layering.checked:
        raise InvalidValueError(
            f"{text.number!r}: nothing was compared, as no rule of it meets a rule above about the "
            "same thing, at one place and level and on one day",
            f"{text.number!r}: chưa đối chiếu được điểm nào, vì không quy tắc nào của văn bản này "
            "cùng vấn đề, cùng nơi, cùng cấp, cùng ngày với một quy tắc cấp trên",
            value=text.number,
        )


def _silent(text: dc.Instrument, unit: dc.Unit, when: Callable[[Lang], str]) -> InvalidValueError:
    places = ", ".join(sorted({place for rule in text.rules for place in rule.places})) or "–"
    first = min((rule.in_force.since for rule in text.rules), default=text.in_force.since)
    return InvalidValueError(
        f"{text.number!r} has no rule for {unit.full_name} ({unit.id}) on {when('en')}: "
        f"look at its places ({places}), levels and days; a draft is looked at on a "
        f"day from {first}",
        f"{text.number!r} không có quy tắc nào cho {unit.full_name} ({unit.id}) ngày "
        f"{when('vi')}: hãy xem lại nơi áp dụng ({places}), cấp và ngày hiệu lực; dự "
        f"thảo thì dùng một ngày kể từ {day_words(first, 'vi')}",
        value=text.number,
    )


# --- wrong calls --------------------------------------------------------------------------------

_USAGE: Final = (
    (r"Missing argument '?(.*?)'?\.", "thiếu {0}"),
    (r"Missing option '?(.*?)'?\.", "thiếu tùy chọn {0}"),
    (r"No such command '(.*)'\. Did you mean (.*)\?", "không có lệnh {0!r}; gần giống: {1}"),
    (r"No such command '([^']*)'\.(?: .*)?", "không có lệnh {0!r}"),
    (
        r"No such option: ?(\S+) \(Possible options: (.*)\)",
        "không có tùy chọn {0}; gần giống: {1}",
    ),
    (r"No such option: ?(\S+)(?: .*)?", "không có tùy chọn {0}"),
    (r"Option '(.*)' requires an argument\.", "tùy chọn {0} cần một giá trị"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", "thừa {0}"),
    (
        r"Invalid value for '(.*?)'.*?: (?:Value error, )?(.*) is not one of (.*)\.",
        "{0} không nhận {1}; được dùng {2}",
    ),
)
"""What the command-line library says of a wrong call, and the same in Vietnamese."""


def usage_words(message: str, lang: Lang) -> str:
    """Return what the command-line library says of a wrong call in the language asked for."""
    plain = re.sub(
        r"\('(\(Possible options: [^)]*\))',\)", r"\1", message
    )  # typer 0.26 shows a tuple
    if lang == "en":
        return plain
    for said, told in _USAGE:
        if found := re.fullmatch(said, plain, re.DOTALL):
            return told.format(*found.groups())
    return f"gọi lệnh chưa đúng: {plain}"
