"""Plans as plain data: each provision says its kind.

Private to `dialogue_core.serialization`.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, get_args

from cattrs import Converter

from dialogue_core.plans import Provision
from dialogue_core.serialization._reader import kind_of

TAG: Final = "provision"
"""The key that tells which kind of provision an object is."""

KINDS: Final[Mapping[str, type[Any]]] = {
    re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind for kind in get_args(Provision)
}


def register_plans(converter: Converter) -> None:
    """Let a converter read and write provisions."""
    tags = {kind: tag for tag, kind in KINDS.items()}

    def read(value: object, _: object) -> object:
        tag, rest = kind_of(value, TAG, KINDS)
        return converter.structure(rest, KINDS[tag])

    def write(provision: Any) -> dict[str, Any]:
        return {TAG: tags[type(provision)], **converter.unstructure(provision)}

    converter.register_structure_hook_func(lambda t: t == Provision, read)
    converter.register_unstructure_hook_func(lambda t: t == Provision, write)
