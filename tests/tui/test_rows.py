"""The list of rows: one cursor for keys, digits and clicks."""

from __future__ import annotations

from typing import Any

import pytest
from textual import on
from textual.app import App, ComposeResult

from marketgen.tui.clicks import Clicks
from marketgen.tui.formats import Pen
from marketgen.tui.lines import act, say
from marketgen.tui.theme import DEFAULTS
from marketgen.tui.widgets.page import Acted
from marketgen.tui.widgets.rows import Row, RowList

ROWS = (
    Row("", (say("a heading"),)),
    Row("soap", (say("soap", "$name"),), "1"),
    Row("maize", (say("maize", "$name"), say("two lines")), "2"),
    Row("", (say(""),)),
    Row("eggs", (say("eggs", "$name"),), "3"),
)


class Lists(App[None]):
    """One list, and what it has said."""

    pen, turn = Pen(), 0

    def __init__(self, single: bool = False) -> None:
        super().__init__()
        self.clicks = Clicks()
        self.heard: list[str] = []
        self.single = single

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def compose(self) -> ComposeResult:
        yield RowList(lambda width: ROWS, single=self.single)

    def on_mount(self) -> None:
        self.query_one(RowList).fill(lambda width: ROWS)

    @on(RowList.Chosen)
    def chosen(self, message: RowList.Chosen) -> None:
        self.heard.append(f"chosen {message.key}")

    @on(RowList.Moved)
    def moved(self, message: RowList.Moved) -> None:
        if not isinstance(message, RowList.Chosen):
            self.heard.append(message.key)

    @on(Acted)
    def acted(self, message: Acted) -> None:
        self.heard.append(f"acted {message.action}")


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        ("down", "maize"), ("down down", "eggs"), ("down down down", "eggs"), ("up", "soap"), ("end", "eggs"),
        ("end home", "soap"), ("end up", "maize"),
    ],
)  # fmt: skip
async def test_arrows_pass_headings_by(pressed: str, expected: str) -> None:
    app = Lists()
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.press(*pressed.split())
        assert app.query_one(RowList).key == expected


async def test_enter_chooses_the_row_under_the_cursor() -> None:
    app = Lists()
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.heard == ["maize", "chosen maize"]


async def test_digits_pick() -> None:
    app = Lists()
    async with app.run_test(size=(30, 8)) as pilot:
        rows = app.query_one(RowList)
        assert rows.pick("3")
        assert not rows.pick("9")
        await pilot.pause()
        assert (rows.key, app.heard) == ("eggs", ["eggs"])


@pytest.mark.parametrize(
    ("single", "clicks", "expected"),
    [
        (False, [(5, 3)], ["maize"]),
        (False, [(5, 3), (5, 2)], ["maize", "chosen maize"]),
        (False, [(5, 1)], ["chosen soap"]),
        (False, [(5, 0), (5, 4)], []),
        (True, [(5, 5)], ["eggs", "chosen eggs"]),
    ],
)
async def test_clicks(single: bool, clicks: list[tuple[int, int]], expected: list[str]) -> None:
    app = Lists(single)
    async with app.run_test(size=(30, 8)) as pilot:
        for place in clicks:
            await pilot.click(offset=place)
        await pilot.pause()
        assert app.heard == expected


async def test_a_marked_part_acts_and_does_not_choose() -> None:
    app = Lists()
    async with app.run_test(size=(30, 8)) as pilot:
        app.query_one(RowList).fill(lambda width: [Row("x", (act(say("ask"), "why"),))])
        await pilot.pause()
        await pilot.click(offset=(3, 0))
        await pilot.pause()
        assert app.heard == ["acted why"]


@pytest.mark.parametrize(
    ("key", "left", "expected"),
    [
        (None, ("soap", "maize", "eggs"), "maize"),
        (None, ("soap", "eggs"), "eggs"),
        (None, ("soap",), "soap"),
        (None, (), ""),
        ("eggs", ("soap", "eggs"), "eggs"),
        ("gone", ("soap", "eggs"), "eggs"),
        ("", ("soap", "eggs"), ""),
    ],
)
async def test_the_cursor_after_a_refill(key: str | None, left: tuple[str, ...], expected: str) -> None:
    app = Lists()
    async with app.run_test(size=(30, 8)) as pilot:
        rows = app.query_one(RowList)
        rows.go("maize")
        rows.fill(lambda width: [Row(one, (say(one),)) for one in left], key)
        await pilot.pause()
        assert rows.key == expected


async def test_the_row_under_the_cursor_has_bar_tint_and_a_bold_name() -> None:
    app: Any = Lists()
    async with app.run_test(size=(30, 8)):
        lines = app.query_one(RowList).lines(30)
        lit = [line for line in lines if line.plain.startswith(app.pen.glyphs.bar)]
        assert [line.plain.split() for line in lit] == [[app.pen.glyphs.bar, "soap"]]
        assert {str(span.style) for span in lit[0].spans} == {"on $glow", "$lamp", "bold $lamp"}
        assert all(line.cell_length <= 30 for line in lines)
