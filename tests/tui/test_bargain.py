"""A bargain on the screen: what can be read stays in sight, what a move does is said before it, and the split after."""

from __future__ import annotations

from functools import cache

from marketgen import scenario
from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Turn
from marketgen.engine.world import World
from marketgen.play.session import Session
from marketgen.tui.app import MarketApp
from marketgen.tui.screens.bargain import BargainScreen
from tests.tui.looking import SMALL, WIDE, misfits, press, text
from tests.worlds import ROOT


@cache
def corner() -> World:
    """First stall with people who bargain."""
    loaded = scenario.load(ROOT / "tests" / "data" / "haggling.json")
    assert not isinstance(loaded, list)
    return loaded.world


def standing() -> MarketApp:
    """The app on the first morning, with somebody at the stall."""
    session = Session.begin(corner(), "amber", "guided")
    opened = parse("open")
    assert isinstance(opened, Command)
    assert isinstance(session.do(opened), Turn)
    return MarketApp(session=session)


async def test_a_bargain_from_the_first_word_to_the_split() -> None:
    app = standing()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BargainScreen)
        told = text(app)
        for seen in ("work jacket", "looks at the sun twice", "counts the notes", "He knows maize", "goes at 2,130"):
            assert seen in told
        await press(pilot, "2", "right")
        assert "Ask 2,510 won each" in text(app)
        assert screen.run.bargaining.now[0].ask == 0  # nothing is said before Enter
        await press(pilot, "enter")
        await pilot.pause()
        told = text(app)
        assert "You ask 2,510 won each. They offer" in told
        assert "they up to" in told
        assert "He knows maize" in told
        for size in (SMALL, (100, 30), WIDE, SMALL):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert misfits(app) == []
        await press(pilot, "1", "enter")
        await pilot.pause()
        told = text(app)
        assert "They would have paid up to 2,130 won each." in told
        assert "yours" in told
        assert screen.run.pending == ""
        assert ("their limit", "limit:1:mine_kitchen") in screen.subjects()


async def test_escape_leaves_somebody_standing_there() -> None:
    app = standing()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "escape")
        await pilot.pause()
        assert not isinstance(app.screen, BargainScreen)
        await press(pilot, "e")
        await pilot.pause()
        assert isinstance(app.screen, BargainScreen)
