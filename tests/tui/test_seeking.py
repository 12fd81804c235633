"""Letters jump to a row: after ``/``, and at once where no letter is a key."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll

from marketgen.tui.app import MarketApp
from marketgen.tui.seeking import begins
from marketgen.tui.widgets.rows import RowList
from tests.tui.awning import awning
from tests.tui.looking import SMALL, WIDE, misfits, press, text


@pytest.mark.parametrize(
    ("line", "letters", "wanted"),
    [
        ("1  dried figs  3", "dr", 2), ("1  dried figs  3", "fi", 1), ("1  dried figs  3", "gs", 0),
        ("1  dried figs  3", "Dried F", 2), ("옷  coat", "옷", 2), ("coat, old coats", "coats", 1), ("", "a", 0),
    ],
)  # fmt: skip
def test_how_well_a_line_fits_letters(line: str, letters: str, wanted: int) -> None:
    assert begins(line, letters) == wanted


async def test_on_the_stall_letters_find_after_their_key_and_act_before_and_after_it() -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=WIDE) as pilot:
        rows = app.screen.query_one("RowList", RowList)
        goods = set(rows.keys)
        await press(pilot, "slash", "p", "e")
        assert "Find: pe" in text(app)
        assert rows.key in goods
        assert "pepper" in rows.key
        await press(pilot, "q", "q")
        assert "Find: peqq. No row here has it." in text(app)
        assert app.screen.ID == "stall", "q did not leave"
        await press(pilot, "backspace", "backspace", "escape")
        assert "Find:" not in text(app)
        await press(pilot, "U")
        assert app.screen.ID == "supply"


async def test_a_stray_letter_in_a_dialog_is_forgotten_and_esc_leaves_at_once() -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "d")
        rows = app.screen.query_one("#choices", RowList)
        await press(pilot, "Q")
        assert "Find: Q. No row here has it." in text(app)
        await press(pilot, *"me")
        assert rows.key == "medicine"
        await press(pilot, "escape")
        assert app.screen.ID == "stall"


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_in_dialogs_and_pages_letters_find_at_once(size: tuple[int, int]) -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "f3", "y", "u")
        scroll = app.screen.query_one("#text", VerticalScroll)
        assert "Find: yu" in text(app)
        assert scroll.scroll_offset.y > 0 or scroll.max_scroll_y == 0
        assert misfits(app) == []
        await press(pilot, "escape", "escape")
        assert app.screen.ID == "stall"
        await press(pilot, "d", "slash", *"zz")
        assert app.screen.ID == "dialog"
        assert "Find: zz. No row here has it." in text(app)
        await press(pilot, "backspace", "backspace", *"me")
        assert app.screen.query_one("#choices", RowList).key == "medicine"


async def test_where_there_are_no_rows_the_key_says_so() -> None:
    app = MarketApp(awning(20))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "R", "slash")
        assert app.screen.seeker.letters is None
        assert "There are no rows here to find one in." in text(app)
