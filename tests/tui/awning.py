"""The Awning at a chosen morning, for tests of the screens that First stall does not have."""

from __future__ import annotations

from functools import cache

from marketgen.engine.events import Turn
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots import BOTS, next_command
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from tests.worlds import the_awning

SEED = "plum-lamp"

world = the_awning
"""The compiled scenario."""


@cache
def _reach(day: int) -> tuple[World, Run, tuple[object, ...]]:
    session = Session.begin(the_awning(), SEED)
    given, before = 0, 0
    while (session.run.day, session.run.phase, session.run.pending) != (day, "morning", ""):
        assert session.run.phase != "over", f"the run never came to the morning of day {day}"
        given = given + 1 if session.run.day == before else 0
        before = session.run.day
        answer = session.do(next_command(BOTS["lawful"], session.world, session.run, given))
        assert isinstance(answer, Turn)
    return session.world, session.run, session.events


def awning(day: int) -> Session:
    """A session in memory on the morning of a day, when nobody waits for an answer any more."""
    found, run, events = _reach(day)
    return Session(found, Timeline(found, run.copy(), events))  # type: ignore[arg-type]
