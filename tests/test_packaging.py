"""What `pyproject.toml` promises about dependencies is what the tests run on."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]

TESTED_EXTRAS = ("calendar", "cli", "fast", "testing")
"""The extras whose oldest allowed versions the tests run on."""


def test_each_floor_is_the_version_that_test_lowest_installs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    requirements = [*project["dependencies"], *(r for e in TESTED_EXTRAS for r in extras[e])]
    floors = dict(requirement.split(">=") for requirement in requirements)

    pins = dict(
        re.findall(
            r"^([\w-]+)==(\S+)$",
            (ROOT / "constraints-lowest.txt").read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
    )
    assert floors == {name: re.sub(r"\.0$", "", pins[name]) for name in floors}
