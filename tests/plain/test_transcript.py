"""A whole run of the shipped scenario as plain text, typed as a newcomer might, is told as it was told before.

Changed on purpose: ``python -m tests.golden.regenerate``, and read the difference.
"""

from __future__ import annotations

from marketgen.play import games
from marketgen.play.verify import VERIFIED, verify
from tests.golden import regenerate


def test_the_whole_run_is_told_as_before() -> None:
    assert regenerate.transcript() == regenerate.TRANSCRIPT.read_text("utf-8")


def test_the_script_comes_to_the_end_and_few_of_its_lines_are_refused() -> None:
    told = regenerate.TRANSCRIPT.read_text("utf-8")
    assert "Score: " in told
    assert "There is no choice" not in told
    assert "There is no command" not in told
    regenerate.transcript()
    watching = games.watch("golden")
    verdict = verify(watching.world, watching.head, watching.records)
    assert (verdict.result, verdict.finished) == (VERIFIED, True)


def test_every_line_can_be_read_aloud() -> None:
    told = regenerate.TRANSCRIPT.read_text("utf-8")
    assert "\n\n\n" not in told
    before, _head, after = told.partition("marketgen: First stall")  # the lines to paste elsewhere are no sentences
    told = before + after.partition("\n\n")[2]
    for line in filter(None, told.splitlines()):
        assert line.isprintable()
        assert line == line.strip()
        assert "→" not in line
        assert not [mark for mark in "│┌└├╭╰━█▌●○▲▼" if mark in line]
        assert line.rstrip('"').endswith((".", "?", ":", "%")), line
