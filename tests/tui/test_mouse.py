"""With the mouse alone: a first day of First stall, and each kind of decision of The Awning, without a key pressed."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette

from marketgen.play.actions import actions_of
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.amount import AmountDialog
from marketgen.tui.dialogs.dialog import ChooseDialog
from marketgen.tui.dialogs.gift import GiftDialog
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.screens.decision import ToldScreen
from marketgen.tui.screens.report import ReportScreen
from marketgen.tui.screens.stall import StallScreen
from marketgen.tui.widgets.rows import RowList
from tests.tui.awning import awning
from tests.tui.looking import SIZES, SMALL, text
from tests.tui.test_bargain import standing
from tests.tui.working import app_at, click, click_lamp, done


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_day_by_clicks(size: tuple[int, int]) -> None:
    app = MarketApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await click(pilot, "New run")
        await click(pilot, "First stall")  # under the cursor already, so that the click begins it
        assert isinstance(app.screen, StallScreen)
        await click(pilot, "display", -1)  # the maize onto the empty slot
        assert "maize" in done(app).run.slots
        await click(pilot, "price", -1)
        await click(pilot, "3  firm")
        await click_lamp(pilot)
        assert done(app).run.goods["maize"].stance == "firm"
        await click(pilot, "undo", -1)
        assert done(app).run.goods["maize"].stance == "fair"
        await click(pilot, "open", -1)
        assert done(app).run.phase == "noon"
        while done(app).run.day == 1 and not isinstance(app.screen, ReportScreen):
            await click(pilot, " e ", -1)
        assert isinstance(app.screen, ReportScreen)
        await click_lamp(pilot)
        assert isinstance(app.screen, ToldScreen)
        await click_lamp(pilot)
        assert (done(app).run.day, app.screen.ID) == (2, "stall")


@pytest.mark.parametrize("size", SIZES)
async def test_amounts_gifts_and_the_palette_by_clicks(size: tuple[int, int]) -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=size) as pilot:
        await click(pilot, "Supply")
        await click(pilot, "maize")
        await click(pilot, "take", -1)
        assert isinstance(app.screen, AmountDialog)
        await click(pilot, " half ")
        half = app.screen.amount
        await click(pilot, " +1 ")
        await click(pilot, " −10 ")
        assert half is not None
        assert app.screen.amount == half - 9
        await click_lamp(pilot)
        assert [one for _day, one in done(app).timeline.deeds][-1].amount == half - 9
        await click(pilot, "People")
        await click(pilot, "Sergeant Jo")
        await click(pilot, "offer", -1)
        assert isinstance(app.screen, GiftDialog)
        await click(pilot, "Esc")
        assert app.screen.ID == "people"
        await click(pilot, "all" if size == SMALL else "everything", -1)
        assert isinstance(app.screen, CommandPalette)
        await app.workers.wait_for_complete()
        await pilot.pause()
        await click(pilot, "Home  (H)")
        assert app.screen.ID == "home"


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_of_a_working_screen_needs_a_key(size: tuple[int, int]) -> None:
    """What the footer has no room for stands in the palette, which is clicked too; not so the other page."""
    app = MarketApp(awning(9))
    async with app.run_test(size=size) as pilot:
        for name in ("stall", "supply", "road", "people", "home", "ledger", "board"):
            await app.switch_screen(name)
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, GameScreen)
            footer = text(app).split("\n")[-1]
            assert screen.key_of("palette", short=size == SMALL) in footer, name
            assert not screen.can("turn_page") or "Tab" in footer or screen.lit() == "turn_page", (name, footer)
            assert any(each.id == "palette" for each in actions_of(screen.ID))
            for rows in screen.query(RowList):
                assert not rows.display or rows.keys or not rows.size.height


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_prices_of_a_bargain_are_moved_by_clicks(size: tuple[int, int]) -> None:
    app = standing()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        before = text(app)
        await click(pilot, " + ")
        more = text(app)
        assert more != before
        await click(pilot, " − ")
        assert text(app) == before
        await click(pilot, " 1  ")
        await click_lamp(pilot)
        assert text(app) != before


@pytest.mark.parametrize("size", SIZES)
async def test_the_second_key_beside_the_lamp_is_clicked_too(size: tuple[int, int]) -> None:
    app = app_at("soap")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await click_lamp(pilot)  # onto the empty slot, so that the lamp goes on to opening
        await click(pilot, "prices it")
        assert isinstance(app.screen, ChooseDialog)


async def test_a_row_clicked_twice_gives_nothing_away() -> None:
    """The second click may have been meant for the plus beside the amount; a gift is not taken back."""
    app = MarketApp(awning(9))
    async with app.run_test(size=SMALL) as pilot:
        given = len(done(app).timeline.deeds)
        await click(pilot, "People")
        await click(pilot, "offer", -1)
        for _time in range(2):
            await click(pilot, "5  won")
        assert isinstance(app.screen, GiftDialog)
        assert len(done(app).timeline.deeds) == given
        await click_lamp(pilot)
        assert len(done(app).timeline.deeds) == given + 1


async def test_a_dialog_is_left_by_a_click_beside_it_and_not_by_a_double_click() -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=SMALL) as pilot:
        await click(pilot, "Supply")
        await click(pilot, "maize")
        await click(pilot, "take", -1)
        assert isinstance(app.screen, AmountDialog)
        await pilot.click(offset=(40, 12))
        assert isinstance(app.screen, AmountDialog)
        await pilot.double_click(offset=(40, 0))
        assert app.screen.ID == "supply"


async def test_another_difficulty_is_told_where_it_stands_out_of_sight() -> None:
    app = MarketApp()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await click(pilot, "New run")
        for label, words in (("difficulty", "Street: "), ("goal", "Two who would say good morning: ")):
            assert words not in text(app)
            await click(pilot, label, -1)
            assert words in text(app)
