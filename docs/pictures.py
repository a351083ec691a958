"""Draw the pictures of the documentation: five years of an invented city.

``python docs/pictures.py`` draws those that are stale; ``python docs/pictures.py --check`` says
which these are and ends with 1 if any is. How a picture comes out depends on the version and the
fonts of what draws it, so each file carries a hash of what it was drawn from, and that is compared.
To compare takes the extra ``analysis``; to draw takes vl-convert-python too, and no network.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from dialogue_core import analysis, testing
from dialogue_core.analysis import pictures

FOLDER: Final = Path(__file__).parent / "pictures"


def charts() -> dict[str, Any]:
    """Return each picture by the name of its file."""
    told = tuple(testing.synthetic_sessions(seed=1, years=range(2022, 2027)))
    names = {session.place.id: session.place.full_name for session in told}
    tables = analysis.tables_of(told, key=b"the people of this city are invented")
    figures = analysis.measure(tables, ["answered_on_the_spot"], by=["place"], totals=True)
    return {
        "comparison.svg": pictures.comparison(figures, names=names),
        "flow.svg": pictures.flow(told),
    }


def mark_of(chart: Any) -> str:
    """Return the last line of a picture's file: a hash of what it shows and how, data included."""
    shown: dict[str, Any] = chart.to_dict()
    shown.pop("$schema")  # the version of the grammar, not the picture
    text = json.dumps(shown, sort_keys=True, ensure_ascii=False)
    return f"<!-- drawn by docs/pictures.py from {hashlib.sha256(text.encode()).hexdigest()} -->\n"


def stale(found: Mapping[str, Any], folder: Path = FOLDER) -> list[str]:
    """Return the files that were drawn from something else, are missing, or nobody needs."""
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.svg")}
    return [
        name
        for name in sorted({*found, *there})
        if name not in found or not there.get(name, "").endswith(mark_of(found[name]))
    ]


def draw(found: Mapping[str, Any], names: Iterable[str], folder: Path = FOLDER) -> None:
    """Draw the files of these names, and delete those that no picture has."""
    import vl_convert  # noqa: PLC0415 -- to compare goes without it

    for name in names:
        if name not in found:
            (folder / name).unlink()
            continue
        svg: str = vl_convert.vegalite_to_svg(found[name].to_dict())
        (folder / name).write_text(f"{svg}\n{mark_of(found[name])}", encoding="utf-8", newline="\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Draw the stale pictures, or with ``--check`` only say which they are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="draw nothing; end with 1 if stale")
    checking = bool(parser.parse_args(argv).check)
    found = charts()
    names = stale(found)
    if not checking:
        draw(found, names)
    for name in names:
        print(f"{'stale' if checking else 'drew'}: docs/pictures/{name}")
    return int(checking and bool(names))


if __name__ == "__main__":
    raise SystemExit(main())
