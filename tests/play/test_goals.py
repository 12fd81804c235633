"""The goal of a run in words: why it does not hold, whether it is lost, and each news of it once."""

from __future__ import annotations

import pytest

from marketgen.engine import scoring
from marketgen.engine.events import Turn, event
from marketgen.engine.records import Line
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.play import goals, look, tell
from marketgen.play.bots import BOTS, next_command
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from tests.tui import awning


def at_goal(goal: str) -> Run:
    """The Awning at the morning of day 5, with a goal."""
    run = awning.awning(5).run.copy()
    run.goal = goal
    return run


def told(run: Run) -> str:
    """How the goal stands, as the board says it."""
    return look.board(Timeline(awning.world(), run)).lines[0]


def test_why_it_does_not_hold_is_said_with_what_is_asked() -> None:
    run = at_goal("nothing_written")
    run.heat, run.file = 3, 0
    assert told(run).endswith("heat under 20. As things stand it is met.")
    run.heat, run.file = 23, 1
    assert told(run).endswith(
        "As things stand it is not met. Lines in the file: 1, none allowed; heat: 23, at most 19."
    )
    assert not goals.lost(awning.world(), run)
    run = at_goal("own_roof")
    assert " is not there yet; " in told(run)
    assert "worth, against the first morning: " in told(run)
    assert told(run).endswith(" %, at least 175 %.")
    assert told(at_goal("winter_ready")).endswith("; cubic metres of wood in the yard: 0.27, at least 0.50.")


def test_a_fee_loses_the_goal_of_no_fine_for_good() -> None:
    run = at_goal("nothing_written")
    run.heat, run.file = 0, 0
    run.today = replace(run.today, lines=(*run.today.lines, Line("fine", "a_fee", -2500)))
    assert told(run).endswith("It cannot be met any more. Fines and fees of inspections: 2,500 won, none allowed.")
    assert "neither a fine nor a fee" in told(run)


@pytest.mark.parametrize("seed", ["h"])
def test_news_of_a_goal_that_comes_and_goes_are_told_once_each_way(seed: str) -> None:
    session = Session.begin(awning.world(), seed, goal="own_roof")
    heard: list[int] = []
    moved, given, before = 0, 0, 0
    while session.run.phase != "over":
        given = given + 1 if session.run.day == before else 0
        before, met = session.run.day, scoring.goal_met(session.world, session.run)
        answer = session.do(next_command(BOTS["lawful"], session.world, session.run, given))
        assert isinstance(answer, Turn)
        moved += met != scoring.goal_met(session.world, session.run)
        heard += [event.number("met") for event in answer.events if event.kind == "goal_moved"]
        today = [event for event in session.timeline.news if event.kind == "goal_moved"]
        assert len(today) <= len([event for event in session.events if event.kind == "goal_moved"])
    assert moved > 4, "it went to and fro"
    assert heard == [1, 0]


def test_how_a_loss_is_told() -> None:
    run = at_goal("nothing_written")
    run.heat = 23
    line = tell.line(awning.world(), run, event("goal_moved", goal="nothing_written", met=0))
    assert line is not None
    assert line.text == "Nothing written: no longer met, as things stand. Heat: 23, at most 19."
