"""The recorded runs are told and verified as by somebody who has played before."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def compiled_before(second_start: None) -> None:
    """No test, and no process that one starts, waits until a shipped scenario is checked."""
