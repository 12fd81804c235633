"""A screen that is told late that it came to the front, when it has been left already."""

from __future__ import annotations

from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.dialog import ChooseDialog


async def test_a_dialog_that_was_left_has_nothing_to_show() -> None:
    """On a machine that thirty games share, a key typed ahead closes a dialog before it hears that it is in front."""
    app = MarketApp()
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = ChooseDialog("Which", "", lambda width, pen: [], "take")
        await app.push_screen(dialog)
        await pilot.pause()
        await dialog.query("*").remove()  # as Textual does when it takes a screen away
        app.pop_screen()
        dialog.on_screen_resume()
        await pilot.pause()
        assert dialog not in app.screen_stack
        assert app.fault is None
