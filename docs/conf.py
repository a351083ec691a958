"""Sphinx configuration. Build with ``make docs``: unresolved references and warnings are errors."""

import re
from enum import Enum
from importlib.metadata import version as installed_version

import attrs
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

project = "dialogue-core"
author = "The dialogue-core contributors"
release = installed_version("dialogue-core")
version = release

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
language = "en"

# Names in docstrings stand in single backticks; they are shown as code.
default_role = "code"

autodoc_member_order = "bysource"
# A default is shown as it is written (`INSTRUMENTS`), not as the page of law that it stands for.
autodoc_preserve_defaults = True
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "dialogue-core"

nitpicky = True
# The build needs no network, so it cannot look into the documentation of others: what they define
# is taken as given. Names of the library itself are all checked.
nitpick_ignore_regex = [
    (r"py:.*", r"(altair|attr|attrs|cattrs|hypothesis|pendulum|pl|polars|typer|rich)\..*"),
    (r"py:.*", r"(collections|datetime|decimal|enum|os|pathlib|types|typing)\..*"),
    # A type variable (`OutcomeT`) is no name that a reader could look up.
    (r"py:(class|obj)", r"dialogue_core\.[\w.]+\.([A-Z]\w*T|S)"),
    # The pieces that a `Paper` is laid out from are made by its package alone.
    (r"py:class", r"dialogue_core\.rendering\._paper\..*"),
]


def keep_colons(
    _app: Sphinx, what: str, _name: str, _found: object, _options: object, lines: list[str]
) -> None:
    """Keep napoleon from taking "The facts by name: …" under a field for "type: description".

    It looks for a colon in the first line only, so that becomes an empty comment.
    """
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def as_written(default: object) -> str:
    """Write a default as its author would: ``Level.WARD`` rather than ``<Level.WARD: 'ward'>``."""
    match default:
        case Enum():
            return f"{type(default).__name__}.{default.name}"
        case tuple():
            return f"({', '.join(map(as_written, default))}{',' * (len(default) == 1)})"
        case None | bool() | int() | str():
            return repr(default)
        case _:
            return "..."


def show_defaults(
    _app: Sphinx,
    _what: str,
    _name: str,
    found: object,
    _options: object,
    signature: str | None,
    returns: str | None,
) -> tuple[str | None, str | None]:
    """Show the defaults of an attrs class; its ``__init__`` as generated only refers to them."""
    if signature is not None and isinstance(found, type) and attrs.has(found):
        fields = attrs.fields_dict(found)
        signature = re.sub(
            r"attr_dict\['(\w+)'\]\.default",
            lambda reference: as_written(fields[reference[1]].default),
            signature,
        ).replace("=NOTHING", "=...")
    return signature, returns


def setup(app: Sphinx) -> None:
    """Connect the functions above; napoleon, with priority 500, comes after `keep_colons`."""
    app.connect("autodoc-process-docstring", keep_colons, priority=400)
    app.connect("autodoc-process-signature", show_defaults)
    app.add_lexer("mermaid", TextLexer)  # a diagram is shown as its text; its table stands below
