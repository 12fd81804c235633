"""300 writers killed with SIGKILL at random moments and bytes: every acknowledged record is there, whole."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.support import python

SCRIPT = Path(__file__).with_name("kill_writers.py")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL and no fork to test with")
@pytest.mark.slow
def test_three_hundred_kills(tmp_path: Path) -> None:
    done = python(str(SCRIPT), str(tmp_path), "20171027", "300", timeout=120)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert found["faults"] == []
    assert found["kills"] == 300
    assert found["acked"] > 300  # they were killed at work, not before it
    assert found["torn"] > 30  # and in the middle of lines
    kept = [path for path in tmp_path.glob("*.torn*") if not path.name.startswith(".")]  # those are killed drafts
    assert kept
    assert all(path.stat().st_size for path in kept)
