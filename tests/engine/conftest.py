"""Fixtures of the tests of sessions."""

from __future__ import annotations

import pytest

from marketgen.engine.run import digest
from tests.engine.saved import WHOLE, begin, say
from tests.worlds import two_days


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[int, tuple[int, str, tuple[object, ...]]]]:
    """A whole two-day run's bytes, and by the file's size after each step: steps done, digest, events of the day."""
    path = tmp_path_factory.mktemp("recorded") / "a.mgsave"
    session = begin(path, two_days().world, two_days().document)
    after = {session.file.size: (0, digest(session.run), session.events)}
    for count, line in enumerate(WHOLE, 1):
        say(session, line)
        after[session.file.size] = (count, digest(session.run), session.events)
    session.close()
    assert session.run.phase == "over"
    return path.read_bytes(), after
