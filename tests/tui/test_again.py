"""Playing again on the screen: in short at the end, the table of results, today's run."""

from __future__ import annotations

from datetime import date

import pytest

from marketgen.play import games, seeds
from marketgen.play.bots import BOTS
from marketgen.play.session import Session
from marketgen.saves import results
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.ask import Confirm
from marketgen.tui.screens.epilogue import EpilogueScreen
from tests.tui.looking import SIZES, misfits, press, text

pytestmark = pytest.mark.usefixtures("second_start")


def finished() -> Session:
    """A run of the idle bot on the disk that is over."""
    session = games.begin("first_stall", "plum-lamp")
    with session.gathered():
        while session.run.phase != "over":
            session.do(BOTS["idle"](session.world, session.run))
    return session


@pytest.mark.parametrize("size", SIZES, ids=["wide", "small"])
async def test_from_the_end_to_the_table_and_todays_run(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeds, "today", lambda: date(2026, 11, 26))
    app = MarketApp(session=finished())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert len(results.load()[0]) == 1
        await press(pilot, "y")
        assert isinstance(app.screen, Confirm)
        assert "day 6 of 6" in text(app)
        assert "day 6 of 6" in app.clipboard
        assert misfits(app) == []
        await press(pilot, "escape")
        assert isinstance(app.screen, EpilogueScreen)
        await press(pilot, "escape")
        assert "Your results" in text(app)
        await press(pilot, "r")
        assert "What your runs came to" in text(app)
        assert "1 finished run" in text(app)
        assert misfits(app) == []
        await press(pilot, "escape", "y")
        assert app.screen.ID == "picker"  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()
        assert size != SIZES[0] or "seed: 2026-11-26" in text(app)
        assert "The awning" in text(app)
        assert misfits(app) == []
        await press(pilot, "enter", "enter")  # as it is laid out, and as who one usually is
        assert app.session is not None
        assert (app.session.world.id, app.session.run.seed) == ("the_awning", "2026-11-26")
