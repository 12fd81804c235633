"""Services and favours in the offer to an official: what they take and what follows stands there before anything is
done."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from marketgen.play import look
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.gift import GiftDialog
from tests.tui.awning import awning
from tests.tui.looking import SIZES, lamps, misfits, press, text
from tests.tui.working import done


def owing(who: str) -> MarketApp:
    """A morning of The Awning on which an official owes a favour."""
    session = awning(9)
    session.run.favours[who] = 1
    return MarketApp(session=session)


async def to_official(app: MarketApp, pilot: Pilot[None], who: str) -> None:
    """The offer to an official, by the list of people."""
    order = [row.id for row in look.people(done(app).timeline).officials]
    await press(pilot, "P", *["down"] * order.index(who), "o")
    assert isinstance(app.screen, GiftDialog)


@pytest.mark.parametrize("size", SIZES)
async def test_a_service_is_offered_with_what_it_takes(size: tuple[int, int]) -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await to_official(app, pilot, "so")
        assert "an evening of mending" in text(app)
        before = done(app).run
        await press(pilot, "down")
        assert misfits(app) == []
        assert len(lamps(app)) == 1
        assert done(app).run is before, "nothing is done yet"


@pytest.mark.parametrize("size", SIZES)
async def test_what_he_owes_is_asked_for_and_then_owed_no_more_or_still(size: tuple[int, int]) -> None:
    app = owing("so")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await to_official(app, pilot, "so")
        assert "ask for a look at the next stall" in text(app)
        await press(pilot, "end")
        assert "One of 1 favour that he owes." in text(app)
        assert "The next look at your stall" in text(app)
        assert misfits(app) == []
        await press(pilot, "enter")
        run = done(app).run
        assert (run.favours["so"], run.officials["so"].covered) in ((0, True), (1, False))
        assert run.favours["so"] == 0 or run.officials["so"].refused == run.day
