"""What comes after the end in plain text: what if, and the run written out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marketgen.plain import asking
from marketgen.play.bots import BOTS, next_command
from marketgen.saves import folders

Begin = Callable[..., Any]  # tests/plain/conftest.py has the Table


@pytest.fixture
def over(table: Begin) -> Any:
    """A run of the careful bot that is over."""
    told = table("spring", typed=True)
    session = told.session
    while session.run.phase != "over":
        given = sum(day == session.run.day for day, _command in session.timeline.deeds)
        session.do(next_command(BOTS["lawful"], session.world, session.run, given))
    told.game.turn(session.events)
    return told


def test_what_if_names_decisions_then_ways_then_tells_both(over: Any) -> None:
    first = over.say("what if")
    assert first.lstrip().startswith("1. Day ")
    assert over.say("what if day 3").count("Day 3, ") >= 1
    ways = over.say("What  IF 1")
    assert "You did this: " in ways
    assert "what if 1 and the number of one of these" in ways
    both = over.say("what if 1 1")
    assert "Here it is this: " in both
    assert "\nYours: " in both
    assert "kept nowhere" in both


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("what if 999", "no such decision"),
        ("what if 1 99", "no other way"),
        ("what if day 99", "no decision on that day"),
        ("what if day x", "no such decision"),
        ("what then", "Type what if"),
    ],
)
def test_what_cannot_be_is_said(over: Any, line: str, answer: str) -> None:
    assert answer in over.say(line)


def test_it_waits_for_the_end(table: Begin) -> None:
    assert "The run goes on." in table().say("what if")


def test_the_run_is_written_out_where_it_is_told(over: Any) -> None:
    said = over.say("chronicle")
    path = folders.chronicles() / "first_stall.md"
    assert str(path) in said
    assert path.read_text("utf-8").startswith("# First stall")


def test_the_profile_answers_why(over: Any) -> None:
    assert "of 6 days that were played" in over.say("why careful")
    assert "how you played" in over.say("why profile:bold")
    assert asking.why(over.session.timeline, [], ["silent"])[0].startswith("Why silent, ")


def test_it_is_told_in_short(over: Any, table: Begin) -> None:
    assert "In short, giving nothing away" not in over.told  # it is a picture, for others
    assert "day 6 of 6" in over.say("in short")
    assert "days that left more: " in over.say("in short")
    assert "not over yet" in table().say("in short")
