"""What the tests of a run and of what is told of it share."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def compiled_before(second_start: None) -> None:
    """No test waits until a shipped scenario is checked."""
