"""What the title says of a terminal that lacks something, and what is drawn there."""

from __future__ import annotations

import re

from textual.events import CursorPosition

from marketgen.saves import settings
from marketgen.terminal import Sight
from marketgen.tui.app import After, MarketApp
from tests.tui.looking import SMALL, lamps, misfits, press, text

DRAWN = re.compile(r"[^\x00-\x7f가-힣]")
"""Neither ASCII nor Korean, which is as wide as it says."""


async def test_a_terminal_that_lacks_something_is_told_so_and_plain_text_is_one_key_away() -> None:
    app = MarketApp(sight=Sight(signs="letters", encoding="ascii", note="The encoding here is ascii."))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        shown = text(app)
        assert "The encoding here is ascii." in shown
        assert "p Play as plain text" in shown
        assert "▀" not in shown
        assert lamps(app) == ["n"]
        assert misfits(app) == []
        app.change_setting("glyphs", "full")  # which the encoding cannot write
        assert app.signs == "letters"
        await press(pilot, "p")
    assert app.return_value == After(plain=True)


async def test_a_terminal_that_draws_shapes_too_wide_gets_letters() -> None:
    app = MarketApp(sight=Sight(asks=True))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "n")
        assert DRAWN.search(text(app))
        app.post_message(CursorPosition(2, 0))
        await pilot.pause()
        assert not DRAWN.search(text(app))
        await press(pilot, "escape")
        assert "two letters wide" in text(app)
        app.post_message(CursorPosition(1, 0))  # a key that looks like an answer
        await pilot.pause()
        assert app.signs == "letters"


async def test_shapes_that_somebody_chose_are_not_asked_about() -> None:
    settings.change("glyphs", "plain")
    app = MarketApp(sight=Sight(asks=True))
    async with app.run_test(size=SMALL) as pilot:
        app.post_message(CursorPosition(2, 0))
        await pilot.pause()
        assert (app.signs, app.sight.note) == ("plain", "")
