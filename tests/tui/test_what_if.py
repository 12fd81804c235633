"""What if and the chronicle on the screen: from the end to both stories and back, by keys, in two sizes."""

from __future__ import annotations

import pytest
from textual.app import App

from marketgen.saves import folders
from marketgen.tui.screens.epilogue import EpilogueScreen
from marketgen.tui.screens.what_if import WhatIfScreen
from marketgen.tui.widgets.rows import RowList
from tests.tui.looking import SIZES, misfits, press, text
from tests.tui.working import app_at


@pytest.mark.parametrize("size", SIZES, ids=["wide", "small"])
async def test_from_the_end_to_both_stories_and_back(size: tuple[int, int]) -> None:
    app = app_at("over")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "w")
        assert isinstance(app.screen, WhatIfScreen)
        assert "Where the road forked" in text(app)
        assert misfits(app) == []
        await press(pilot, "enter")
        assert "You did this: " in text(app)
        assert misfits(app) == []
        await press(pilot, "enter")
        told = text(app)
        assert "Your run" in told
        assert "The other" in told
        assert "score" in told
        assert misfits(app) == []
        await press(pilot, "escape")
        assert "You did this: " in text(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, EpilogueScreen)


async def test_the_cursor_stands_where_one_comes_from() -> None:
    """At the first of the ways of a decision, whatever its number was; on the way back where it was, and in sight."""
    app = app_at("over")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w")
        rows = app.screen.query_one("#rows", RowList)
        assert rows.key == rows.keys[0]
        await press(pilot, "end", "up")
        last = rows.key
        assert last == rows.keys[-2]
        await press(pilot, "enter")
        assert len(rows.keys) < int(last)  # by its number it would be no row of this list
        assert rows.key == "1"
        await press(pilot, "down")
        way = rows.key
        await press(pilot, "enter", "escape")
        assert rows.key == way
        await press(pilot, "escape")
        assert rows.key == last
        stage = app.screen.query_one("#list")
        at = next(y for y, line in enumerate(rows.lines(rows.size.width)) if line.plain.startswith("▌"))
        assert stage.scroll_offset.y <= at < stage.scroll_offset.y + stage.size.height


async def test_the_run_is_written_out_at_the_end() -> None:
    app = app_at("over")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "c")
        assert "Written out: " in text(app)
        assert [path.name for path in folders.chronicles().iterdir()] == ["first_stall.md"]


async def test_in_a_browser_nothing_is_written_onto_the_machine_that_serves_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "is_web", property(lambda self: True))
    app = app_at("over")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "c")
        assert "cannot be kept from a browser" in text(app)
        assert not folders.chronicles().exists()
