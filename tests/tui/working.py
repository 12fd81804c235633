"""Runs at a chosen point, and the working screens on them: what tests of the screens of a run begin with."""

from __future__ import annotations

from functools import cache
from typing import Any

from rich.cells import cell_len

from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Event, Turn
from marketgen.engine.profile import Deed
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots import BOTS, next_command
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.tui.app import MarketApp
from tests.tui import looking
from tests.worlds import first_stall

SEED = "plum-lamp"

VISITOR = "event:until_thursday"
"""What is pending when somebody stands at the door."""

PLACES: dict[str, tuple[int, str, str]] = {
    "begin": (1, "morning", ""),
    "soap": (2, "morning", ""),
    "offers": (3, "morning", ""),
    "noon": (2, "noon", ""),
    "evening": (4, "evening", ""),
    "visitor": (5, "evening", VISITOR),
    "last_morning": (6, "morning", ""),
    "inspection": (6, "noon", "inspection"),
    "last_evening": (6, "evening", ""),
    "over": (6, "over", ""),
}
"""Points of the lawful bot's run: day, phase, and what waits for an answer."""


@cache
def _reach(place: str, difficulty: str) -> tuple[World, Run, tuple[Event, ...], tuple[Deed, ...]]:
    day, phase, pending = PLACES[place]
    session = Session.begin(first_stall(), SEED, difficulty)
    given, before = 0, 0
    while (session.run.day, session.run.phase, session.run.pending) != (day, phase, pending):
        assert session.run.phase != "over", f"the run never came to {place}"
        given = given + 1 if session.run.day == before else 0
        before = session.run.day
        answer = session.do(next_command(BOTS["lawful"], session.world, session.run, given))
        assert isinstance(answer, Turn)
    return session.world, session.run, session.events, tuple(session.timeline.deeds)


def session_at(place: str, difficulty: str = "") -> Session:
    """A session in memory at one of ``PLACES``."""
    world, run, events, deeds = _reach(place, difficulty)
    session = Session(world, Timeline(world, run.copy(), events))
    session.timeline.deeds = list(deeds)
    return session


def app_at(place: str, difficulty: str = "") -> MarketApp:
    """The app with such a session in front."""
    return MarketApp(session=session_at(place, difficulty))


def carry_out(session: Session, *lines: str) -> Session:
    """The same session after some commands."""
    for line in lines:
        command = parse(line)
        assert isinstance(command, Command), line
        assert isinstance(session.do(command), Turn), line
    return session


def done(app: MarketApp) -> Session:
    """The session that the app plays."""
    assert app.session is not None
    return app.session


def place_of(app: MarketApp, words: str, nth: int = 0) -> tuple[int, int]:
    """Where these words stand on the screen in front, column and row; ``nth`` of several such places."""
    places = []
    for y, line in enumerate(looking.text(app).split("\n")):
        at = line.find(words)
        while at >= 0:
            places.append((cell_len(line[:at]), y))
            at = line.find(words, at + 1)
    assert places, f"{words!r} does not stand on\n{looking.text(app)}"
    return places[nth]


async def click(pilot: Any, words: str, nth: int = 0) -> None:
    """Click where these words stand on the screen in front; ``nth`` of several such places."""
    await click_at(pilot, *place_of(pilot.app, words, nth))


async def click_at(pilot: Any, x: int, y: int) -> None:
    """Click there, once: a click before it at the same place was made long ago."""
    pilot.app._click_chain_last_time = None
    await pilot.click(offset=(x, y))
    await pilot.pause()
    await pilot.pause()


async def click_lamp(pilot: Any) -> None:
    """Click the solid field."""
    lamps = looking.lamps(pilot.app)
    assert len(lamps) == 1, (lamps, looking.text(pilot.app))
    await click_at(pilot, *place_of_lamp(pilot.app))


def place_of_lamp(app: MarketApp) -> tuple[int, int]:
    """Where the solid field is, column and row."""
    from rich.color import Color

    from marketgen.tui.palette import palette

    fill = Color.parse(palette(app.theme).fill).triplet
    for y, row in reversed(list(enumerate(looking.rows(app)))):
        x = 0
        for segment in row:
            if segment.style and segment.style.bgcolor and segment.style.bgcolor.triplet == fill:
                return x + 1, y
            x += cell_len(segment.text)
    raise AssertionError("nothing is lit")
