"""In a lesson how likely things are is told in words alone, whatever is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.explain import SUBJECTS, explain
from marketgen.engine.run import Run
from marketgen.plain import reading
from marketgen.play import look, wording
from marketgen.play.lesson import fixed
from marketgen.play.timeline import Timeline
from tests.play.test_awning_walk import _subjects
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


def test_the_rate_of_a_currency_is_called_by_its_name(run: Run) -> None:
    for currency in WORLD.currencies:
        told = look.why(Timeline(WORLD, run), f"rate:{currency}")
        assert (told is None) == (currency == WORLD.money)
        assert told is None or wording.name(WORLD, currency, "currencies") in told.title


SHARES = ("keeper", "part", "demo", "demo_wishes")
"""Kinds of numbers in basis points or parts per million that are no chance."""


def every_number(run: Run) -> list[str]:
    """All that can be asked about this morning."""
    table = _subjects(WORLD, run)
    asked = [":".join((kind, *words)) for kind in SUBJECTS for words in table.get(kind, ())]
    return [subject for subject in asked if explain(LESSON, run, subject) is not None]


def test_no_number_of_a_lesson_shows_a_chance(run: Run) -> None:
    """Of all that can be asked: what is a chance is in words, and nothing else changes with one."""
    rules = LESSON.score
    chattier = replace(LESSON, score=replace(rules, talk_ppm=rules.talk_ppm * 11 // 10))
    asked = every_number(run)
    assert {"score", "silence", "inspection", "price"} <= {subject.split(":")[0] for subject in asked}
    for subject in asked:
        account, told = explain(LESSON, run, subject), look.why(Timeline(LESSON, run), subject)
        assert account is not None
        assert told is not None
        kind = subject.split(":")[0]
        assert told.as_words or account.unit not in ("bp", "ppm") or kind in SHARES, subject
        other = look.why(Timeline(chattier, run), subject)
        assert other is not None
        assert reading.why(other) == reading.why(told), subject
        if not told.as_words:
            assert (other.steps, other.result) == (told.steps, told.result), subject


def test_the_score_of_a_lesson_is_told_without_the_talk_until_its_end(run: Run) -> None:
    told = look.why(Timeline(LESSON, run), "score")
    assert told is not None
    lines = reading.why(told)
    assert "2 people know something (whether nobody talks afterwards: more likely than not)." in lines
    assert any(line.startswith("Score, of 100, if nobody talks: ") for line in lines)
    plain = look.why(Timeline(WORLD, run), "score")
    assert plain is not None
    assert plain.result != told.result
    run.phase = "over"
    over = look.why(Timeline(LESSON, run), "score")
    assert over is not None
    assert all(step.amount for step in over.steps)


def test_a_danger_in_parts_per_million_has_the_word_of_its_size(run: Run) -> None:
    told = look.why(Timeline(LESSON, run), "danger")
    assert told is not None
    assert told.result == "hardly"
    kept = look.why(Timeline(LESSON, run), "silence")
    assert kept is not None
    assert kept.result == "more likely than not"
