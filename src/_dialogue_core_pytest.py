"""What pytest loads when it starts (tùy chọn của pytest): options, and nothing of the library.

It lies outside the package, so that the package is imported only by whoever asks for it, and not
before the measuring of coverage has begun.
"""

import pytest

__all__ = ["pytest_addoption", "pytest_configure"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("dialogue-core", "dialogue-core: is a regulation of your own sound")
    group.addoption(
        "--dialogue-regulation",
        action="append",
        default=[],
        metavar="MODULE:NAME",
        help="Check the properties of this regulation, or of what this function returns; may be "
        "given several times.",
    )
    group.addoption(
        "--dialogue-upper",
        metavar="MODULE:NAME",
        help="The regulation that its own rules must not relax.",
    )
    group.addoption(
        "--dialogue-lang",
        choices=("vi", "en"),
        default="vi",
        help="The language of the report; vi unless said.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Load the checks if some regulation is to be checked.

    Raises:
        pytest.UsageError: Only the regulation above is named.
    """
    if config.getoption("--dialogue-regulation"):
        from dialogue_core.testing._plugin import Conformance  # noqa: PLC0415 -- only if asked for

        config.pluginmanager.register(Conformance(), "dialogue-core-conformance")
    elif config.getoption("--dialogue-upper"):
        raise pytest.UsageError(
            _UPPER_ALONE_VI if config.getoption("--dialogue-lang") == "vi" else _UPPER_ALONE_EN
        )


_UPPER_ALONE_VI = (
    "--dialogue-upper chỉ nêu quy định cấp trên: hãy ghi thêm quy định cần kiểm tra, "
    "--dialogue-regulation=MODULE:TÊN"
)
_UPPER_ALONE_EN = (
    "--dialogue-upper names only the regulation above: name the one to check too, "
    "--dialogue-regulation=MODULE:NAME"
)
