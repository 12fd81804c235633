"""Fixtures of the tests of screens."""

from __future__ import annotations

import pytest

from tests.tui.quick import hurry


@pytest.fixture(autouse=True)
def compiled_before(second_start: None) -> None:
    """No test waits until a shipped scenario is checked."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for Textual longer than it takes: see :mod:`tests.tui.quick`."""
    hurry(monkeypatch)
