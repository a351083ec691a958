"""What every test run shares: the profiles of Hypothesis, and the examples in text and docstrings.

Sybil runs each Python block of the two READMEs and of the pages in ``docs``, and each doctest in a
docstring of the package. The blocks of one document share their names, from top to bottom.
"""

import os
from doctest import ELLIPSIS

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers import markdown, myst, rest
from sybil.sybil import SybilCollection

# No profile has a deadline for one example: a busy machine is no fault of the code.
settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=100,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# For a second run of the same tests elsewhere: another Python, the oldest dependencies, the wheel.
settings.register_profile("again", settings.get_profile("ci"), max_examples=10)
settings.register_profile(
    "thorough",
    max_examples=2_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev")
)

pytest_collect_file = SybilCollection(
    [
        Sybil(
            name="readme",
            filenames=["README.md", "README.vi.md"],
            parsers=[
                markdown.PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
                markdown.SkipParser(),
            ],
        ),
        Sybil(
            name="docs",
            path="docs",
            pattern="*.md",
            parsers=[
                myst.PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
                myst.DocTestDirectiveParser(optionflags=ELLIPSIS),
                myst.SkipParser(),
            ],
        ),
        Sybil(
            name="docstrings",
            path="src",
            pattern="*.py",
            parsers=[rest.DocTestParser(optionflags=ELLIPSIS)],
        ),
    ]
).pytest()
