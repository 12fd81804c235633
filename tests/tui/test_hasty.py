"""Enter, Enter from the title plays, however fast the two are pressed."""

from __future__ import annotations

from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.dialog import ChooseDialog
from marketgen.tui.widgets.rows import RowList
from tests.tui.looking import press


async def test_enter_enter_plays_with_the_defaults_though_the_list_is_not_there_yet() -> None:
    app = MarketApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.simulate_key("enter")
        app.simulate_key("enter")
        for _turn in range(100):
            await pilot.pause(0.05)
            if app.session is not None:
                break
        await pilot.pause(0.5)
        assert app.session is not None
        assert app.session.run.difficulty == app.session.world.difficulty
        assert app.session.run.day == 1


async def test_enter_twice_in_a_list_answers_once() -> None:
    """What was typed ahead for a dialog answers it once, and does not take the screen under it away."""
    app = MarketApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "enter")
        await pilot.pause(0.5)
        await press(pilot, "d", "p")
        await pilot.pause(0.5)
        board, under = app.screen, app.screen_stack[-2]
        assert isinstance(board, ChooseDialog)
        rows = board.query_one(RowList)
        for _twice in range(2):
            rows.post_message(RowList.Chosen(rows))
        await pilot.pause(0.5)
        assert app.screen is under
        assert app.fault is None
