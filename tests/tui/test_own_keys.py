"""Keys changed on the screen: what is pressed is kept, shown and acts; what would mean two things is said."""

from __future__ import annotations

import json

import pytest

from marketgen.play import keymap
from marketgen.saves import folders
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.amount import AmountDialog
from marketgen.tui.dialogs.gift import GiftDialog
from marketgen.tui.widgets.rows import RowList
from tests.tui.looking import SIZES, SMALL, WIDE, lamps, misfits, press, text
from tests.tui.test_bargain import standing
from tests.tui.working import app_at


def kept() -> object:
    """What the file holds."""
    return json.loads(keymap.path().read_text("utf-8"))


@pytest.mark.parametrize("size", SIZES)
async def test_a_key_is_changed_kept_and_taken_back(size: tuple[int, int]) -> None:
    app = MarketApp()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "s", "k")
        rows = app.screen.query_one(RowList)
        assert (app.screen.ID, lamps(app), misfits(app)) == ("keys", ["Enter"], [])
        rows.go("settings")
        await press(pilot, "enter", "n")
        assert "n is “New run” already" in " ".join(text(app).replace("▌", " ").split())
        assert misfits(app) == []
        await press(pilot, "Z")
        assert kept() == {"settings": "Z"}
        assert app.keys_of("settings") == "Z"
        await press(pilot, "escape", "escape")
        assert " Z   Settings" in text(app)
        await press(pilot, "Z")
        assert app.screen.ID == "settings"
        await press(pilot, "k")
        app.screen.query_one(RowList).go("settings")
        await press(pilot, "backspace")
        assert kept() == {}
        assert app.keys_of("settings") == "s"


async def test_a_broken_keymap_is_put_aside_and_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    folders.config().mkdir(parents=True)
    keymap.path().write_text("{no")
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "s", "k", "enter", "escape")
        assert keymap.path().read_text() == "{no", "nothing was changed"
        app.screen.query_one(RowList).go("theme")
        await press(pilot, "enter", "ctrl+t")
        assert kept() == {"theme": "ctrl+t"}
        assert (keymap.path().parent / "keymap.json.bad-1").read_text() == "{no"

        def full(*_anything: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("marketgen.saves.files.replace", full)
        await press(pilot, "enter", "Z")
        assert "No space left on device" in text(app)
        assert app.keys_of("theme") == "ctrl+t"


async def test_in_a_browser_a_key_holds_for_this_window_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MarketApp, "is_web", property(lambda _app: True))
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "s", "k")
        assert "for this window" in text(app)
        app.screen.query_one(RowList).go("theme")
        await press(pilot, "enter", "Z")
        assert app.keys_of("theme") == "Z"
        assert not keymap.path().exists()
        await press(pilot, "backspace")
        assert app.keys_of("theme") == "t"


async def test_a_key_that_cannot_be_is_said_of_the_action_as_it_is_called() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "s", "k")
        app.screen.query_one(RowList).go("see_owed")
        await press(pilot, "enter", "7")
        assert "Digits pick rows; “money due” needs another key." in " ".join(text(app).split())


async def test_the_keys_of_a_gift_are_actions_that_can_be_others() -> None:
    keymap.path().parent.mkdir(parents=True, exist_ok=True)
    keymap.path().write_text(json.dumps({"how_much": "z", "more": "m", "less": "k"}))
    app = app_at("last_morning")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "P", "o")
        assert isinstance(app.screen, GiftDialog)
        assert "k and m change the amount; z, or a click on it, types it" in text(app)
        await press(pilot, "m", "m", "k")
        assert "3 packets of cigarettes" in text(app)
        await press(pilot, "a", "right")
        assert isinstance(app.screen, GiftDialog), "the keys they come with are free"
        assert "3 packets of cigarettes" in text(app)
        await press(pilot, "z")
        assert isinstance(app.screen, AmountDialog)
        await press(pilot, "escape", "f1")
        assert "Help: a gift" in text(app)
        assert " z " in text(app)


async def test_the_arrows_of_a_bargain_are_actions_too() -> None:
    app = standing()
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot)
        app.set_keymap({"more": "m"})
        await press(pilot, "2", "right")
        assert "Ask 2,510 won each" not in text(app)
        assert "Left and m move the prices" in text(app)
        await press(pilot, "m")
        assert "Ask 2,510 won each" in text(app)


async def test_a_window_too_small_takes_the_key_of_plain_text_as_it_is() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        app.set_keymap({"plain": "Z"})
        await pilot.resize_terminal(50, 18)
        await press(pilot, "p")
        assert "or press Z to play as plain text" in " ".join(text(app).split())
        await press(pilot, "Z")
    assert app.return_value is not None
    assert app.return_value.plain
