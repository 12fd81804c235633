"""Enter, Enter from the title plays, however fast the two are pressed."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot
from textual.widgets import Input

from marketgen.play import games
from marketgen.tui.app import After, MarketApp
from marketgen.tui.dialogs.ask import AskWords
from marketgen.tui.dialogs.dialog import ChooseDialog
from marketgen.tui.widgets.rows import RowList
from tests.tui.looking import SCENARIO, press


async def until(pilot: Pilot[After], done: Callable[[], bool]) -> None:
    """Wait until something holds; five seconds at most."""
    for _turn in range(100):
        await pilot.pause(0.05)
        if done():
            return


async def test_enter_enter_plays_with_the_defaults_though_the_list_is_not_there_yet() -> None:
    app = MarketApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.simulate_key("enter")
        app.simulate_key("enter")
        await until(pilot, lambda: app.session is not None)
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


async def test_what_is_typed_before_a_list_is_made_waits_for_it() -> None:
    """Both keys are there before the list of goods that the first of them opens: the second still chooses from it."""
    app = MarketApp(games.begin(SCENARIO, "plum-lamp"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.2)
        assert not any(app.session.run.slots)
        for key in ("d", "enter"):
            app.simulate_key(key)
        await until(pilot, lambda: any(app.session.run.slots))
        assert app.fault is None
        assert sum(map(bool, app.session.run.slots)) == 1


async def test_words_typed_before_their_field_is_made_stand_in_it_in_order() -> None:
    """None is lost, and none is taken for the key of something else ("e" ends the part of the day)."""
    app = MarketApp(games.begin(SCENARIO, "plum-lamp"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.2)
        hour = app.session.run.hours
        for key in "needle":
            app.simulate_key(key)
        await until(pilot, lambda: isinstance(app.screen, AskWords) and bool(app.screen.query_one(Input).value))
        assert isinstance(app.screen, AskWords)
        assert app.screen.query_one(Input).value == "eedle"
        assert app.session.run.hours == hour


async def test_a_key_to_leave_waits_for_nothing() -> None:
    """Whoever leaves while a list is being made leaves, and that list is filled for nobody."""
    app = MarketApp(games.begin(SCENARIO, "plum-lamp"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.2)
        app.simulate_key("d")
        app.simulate_key("ctrl+q")
        await pilot.pause(0.2)
    assert app.session is None
    assert app.fault is None
