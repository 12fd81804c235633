"""Fixtures of the tests of screens."""

from __future__ import annotations

import pytest

from marketgen.tui.hinting import Hinting
from tests.tui.quick import hurry


@pytest.fixture(autouse=True)
def compiled_before(second_start: None) -> None:
    """No test waits until a shipped scenario is checked."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for Textual longer than it takes: see :mod:`tests.tui.quick`."""
    hurry(monkeypatch)


@pytest.fixture
def hinted() -> None:
    """Hints come as they do for a new player."""


@pytest.fixture(autouse=True)
def unhinted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens as they are for whoever has seen the hints, unless a test is about these."""
    if "hinted" not in request.fixturenames:
        monkeypatch.setattr(Hinting, "now", lambda _self, _scene: None)
