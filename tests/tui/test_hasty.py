"""Enter, Enter from the title plays, however fast the two are pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from marketgen.play import games
from marketgen.tui.app import After, MarketApp
from marketgen.tui.dialogs.ask import AskWords
from marketgen.tui.dialogs.dialog import ChooseDialog
from marketgen.tui.dialogs.gift import GiftDialog
from marketgen.tui.screens.stall import StallScreen
from marketgen.tui.screens.why import WhyScreen
from marketgen.tui.widgets.rows import RowList
from tests.tui.awning import awning
from tests.tui.looking import SCENARIO, press
from tests.tui.working import app_at, done


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
    """All keys are there before the list of prices that the first of them opens: the others still choose from it."""
    app = app_at("noon")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.2)
        assert done(app).run.goods["soap"].stance == "low"
        for key in ("down", "p", "down", "enter"):
            app.simulate_key(key)
        await until(pilot, lambda: done(app).run.goods["soap"].stance != "low")
        assert app.fault is None
        assert done(app).run.goods["soap"].stance == "fair"
        assert isinstance(app.screen, StallScreen)


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


async def test_a_key_to_leave_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever leaves while a list is being made leaves; what was typed before that is given to nobody."""
    app, move = app_at("noon"), RowList.action_move
    made: list[Screen[Any]] = []
    moved: list[bool] = []  # of each time whether that was in the run

    def leave(screen: Screen[Any]) -> None:
        made.append(screen)
        app.simulate_key("down")
        app.simulate_key("ctrl+q")

    monkeypatch.setattr(
        RowList, "action_move", lambda rows, by: moved.append(app.session is not None) or move(rows, by)
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.2)
        app.screen_change_signal.subscribe(app, leave, immediate=True)
        app.simulate_key("down")
        app.simulate_key("p")
        await pilot.pause(0.2)
        await until(pilot, lambda: app.session is None)
    assert [type(screen) for screen in made] == [ChooseDialog]
    assert moved.count(True) == 1  # the one that was typed at the stall
    assert app.session is None
    assert app.fault is None


Typed = tuple[str | Paste, ...]


@pytest.mark.parametrize(
    ("typed", "notes", "then"),
    [
        (("n", "x", "enter", "question_mark"), ["x"], WhyScreen),
        (("n", "x", "enter", "n", "y"), ["x"], AskWords),
        (("n", Paste("hello"), "y", "enter"), ["helloy"], StallScreen),
        (("n", "a", Paste("b"), "c", "enter", "n", Paste("d"), "enter"), ["abc", "d"], StallScreen),
        (("n", "escape", "n", "y", "enter"), ["y"], StallScreen),
    ],
)
async def test_what_is_typed_behind_an_end_is_typed_into_what_comes_next(
    typed: Typed, notes: list[str], then: type[Screen[Any]]
) -> None:
    """Keys and what is pasted wait for what the key before them does, be it that a field closes."""
    app = MarketApp(games.begin(SCENARIO, "plum-lamp"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.2)
        type_at_once(app, typed)
        await pilot.pause(0.2)
        await until(pilot, lambda: isinstance(app.screen, then))
        assert app.fault is None
        assert isinstance(app.screen, then)
        assert noted(app) == notes
        if then is AskWords:
            assert app.screen.query_one(Input).value == "y"


async def test_keys_wait_for_each_other_in_a_field_that_has_long_stood() -> None:
    app = MarketApp(games.begin(SCENARIO, "plum-lamp"))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "n")
        type_at_once(app, ("x", "enter", "n", "y", "enter", "question_mark"))
        await pilot.pause(0.2)
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        assert noted(app) == ["x", "y"]
        assert isinstance(app.screen, WhyScreen)


def type_at_once(app: MarketApp, typed: Typed) -> None:
    """Type and paste without a moment between."""
    for each in typed:
        if isinstance(each, Paste):
            app.post_message(Paste(each.text))
        else:
            app.simulate_key(each)


def noted(app: MarketApp) -> list[str]:
    """The lines of one's own in the diary of today."""
    return list(done(app).run.today.notes)


async def test_a_key_behind_the_one_that_leaves_is_dropped() -> None:
    app = MarketApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.act_quit()
    assert not app.screen_stack
    await app._give(Key("m", "m"))
    assert app.fault is None


async def test_what_a_screen_was_to_do_after_it_was_drawn_is_not_done_once_it_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, kept = awning(9), list[Callable[[], object]]()
    app = MarketApp(session)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        dialog = GiftDialog(session, next(iter(session.run.officials)))
        await app.push_screen(dialog)
        with monkeypatch.context() as patch:
            patch.setattr(MessagePump, "call_after_refresh", lambda _self, call, *_more: kept.append(call) or True)
            dialog._follow()
        await dialog.dismiss(None)
        await pilot.pause()
        kept[-1]()
    assert app.fault is None
