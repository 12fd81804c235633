"""What the tests of the command line share: calling it in this process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marketgen import cli

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def compiled_before(second_start: None) -> None:
    """No test waits until a shipped scenario is checked."""


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the command line in this process: (exit code, standard output, standard error)."""

    def run(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
