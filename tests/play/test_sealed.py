"""In a lesson how likely things are is told in words alone, whatever is asked about."""

from __future__ import annotations

import pytest

from marketgen.engine.run import Run
from marketgen.play import look
from marketgen.play.lesson import fixed
from marketgen.play.timeline import Timeline
from tests.tui import awning

WORLD = awning.world()
LESSON = fixed(WORLD, WORLD.days, undo=True)


@pytest.fixture
def run() -> Run:
    """The morning of day 5, with two people who know something."""
    run = awning.awning(5).run.copy()
    run.knows = run.knows_peak = 2
    return run


CHANCES = ("danger", "silence", "inspection", f"falls:{next(iter(WORLD.officials))}",
           f"illness:{next(iter(WORLD.household))}", f"word:{next(iter(WORLD.middlemen))}")  # fmt: skip


@pytest.mark.parametrize("subject", CHANCES)
def test_a_chance_is_a_word_in_a_lesson_and_a_number_in_guided(run: Run, subject: str) -> None:
    told = look.why(Timeline(LESSON, run), subject)
    assert told is not None
    assert told.as_words, "neither the screens nor plain text tell its steps as numbers"
    assert "%" not in f"{told.title} {told.sentence} {told.result}"
    run.difficulty = "guided"
    guided = look.why(Timeline(WORLD, run), subject)
    assert guided is not None
    assert "%" in guided.result


def test_a_danger_in_parts_per_million_has_the_word_of_its_size(run: Run) -> None:
    told = look.why(Timeline(LESSON, run), "danger")
    assert told is not None
    assert told.result == "hardly"
    kept = look.why(Timeline(LESSON, run), "silence")
    assert kept is not None
    assert kept.result == "more likely than not"
