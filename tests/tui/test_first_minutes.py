"""What the title says of a terminal that lacks something, and what is drawn there."""

from __future__ import annotations

import io
import re

import pytest
from textual.events import CursorPosition

from marketgen.saves import settings
from marketgen.terminal import Sight
from marketgen.tui.app import After, MarketApp
from marketgen.tui.widths import KOREAN
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
        app.post_message(CursorPosition(2, 0))  # the Korean letter is as wide as it should be
        await pilot.pause()
        assert not DRAWN.search(text(app))
        await press(pilot, "escape")
        assert "two letters wide" in text(app)
        app.post_message(CursorPosition(1, 0))  # a key that looks like an answer
        await pilot.pause()
        assert app.signs == "letters"


async def test_a_terminal_without_utf_8_gets_no_korean(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes each byte for a letter of its own, whatever the locale says of it."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="utf-8")
    monkeypatch.setattr("sys.__stderr__", out)
    monkeypatch.setattr("sys.__stdout__", None)
    app = MarketApp(sight=Sight(asks=True))
    async with app.run_test(size=SMALL) as pilot:
        app.post_message(CursorPosition(2, 0))
        app.post_message(CursorPosition(3, 0))
        await pilot.pause()
        assert "does not read UTF-8" in text(app)
        assert "▀" not in text(app)
    out.write("장마당|")
    out.flush()
    assert raw.getvalue() == b" ? ? ?|"


def test_the_old_encodings_draw_a_letter_for_each_byte_of_what_is_asked() -> None:
    for old in ("latin-1", "cp1252", "iso8859-15", "koi8-r"):
        assert len(KOREAN.encode().decode(old)) == 3
        assert KOREAN.encode().decode(old).replace("\xa0", " ").isprintable()


async def test_shapes_that_somebody_chose_are_not_asked_about() -> None:
    settings.change("glyphs", "plain")
    app = MarketApp(sight=Sight(asks=True))
    async with app.run_test(size=SMALL) as pilot:
        app.post_message(CursorPosition(2, 0))
        await pilot.pause()
        assert (app.signs, app.sight.note) == ("plain", "")


async def test_a_browser_takes_no_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The game would wait there for lines that nobody can type, with the run open."""
    monkeypatch.setattr(MarketApp, "is_web", property(lambda app: True))
    app = MarketApp()
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "p")
        assert "plain text" not in text(app)
        await pilot.resize_terminal(44, 10)
        await press(pilot, "p")
        assert "or its letters smaller" in text(app)
        assert app.is_running


async def test_without_a_picture_the_menu_stands_higher() -> None:
    app = MarketApp()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert not app.screen.has_class("-bare")
        app.settings = app.settings.with_value("glyphs", "letters")
        app.screen.refill()
        await pilot.pause()
        name = app.screen.query_one("#name").region
        assert name.y <= SMALL[1] // 4
