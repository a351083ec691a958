"""Ordinary use, as type checkers see it: mypy and pyright check this file, and nothing runs it."""

from typing import assert_type

from dialogue_core.errors import DialogueError, Fault, InputError


def faults_of_an_input(error: InputError) -> None:
    assert_type(error.faults, tuple[Fault, ...])
    assert_type(error.faults[0].path, str)


def an_error_speaks_both_languages(error: DialogueError) -> None:
    assert_type(error.message("vi"), str)
    assert_type(error.message(), str)
