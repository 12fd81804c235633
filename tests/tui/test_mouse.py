"""With the mouse alone: a first day of First stall, and each kind of decision of The Awning, without a key pressed."""

from __future__ import annotations

from typing import Any

import pytest
from rich.color import Color
from textual.command import CommandPalette
from textual.events import MouseEvent, MouseScrollDown, MouseScrollUp
from textual.geometry import Offset
from textual.widgets import Input, Tooltip

from marketgen.play.actions import actions_of
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.amount import AmountDialog, steps_of
from marketgen.tui.dialogs.ask import AskWords
from marketgen.tui.dialogs.dialog import ChooseDialog
from marketgen.tui.dialogs.gift import GiftDialog
from marketgen.tui.palette import palette
from marketgen.tui.screens.base import GameScreen
from marketgen.tui.screens.decision import ToldScreen
from marketgen.tui.screens.picker import PickerScreen
from marketgen.tui.screens.reference import CardsScreen
from marketgen.tui.screens.report import ReportScreen
from marketgen.tui.screens.settings import SettingsScreen
from marketgen.tui.screens.stall import StallScreen
from marketgen.tui.screens.why import WhyScreen
from marketgen.tui.widgets.chrome import KeyFooter
from marketgen.tui.widgets.rows import RowList
from tests.tui.awning import awning
from tests.tui.looking import SIZES, SMALL, WIDE, text
from tests.tui.test_bargain import standing
from tests.tui.working import app_at, click, click_lamp, done, place_of, place_of_lamp


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
        await click_lamp(pilot)
        await pilot.press("enter")  # onto the empty slot, so that the lamp goes on to opening
        await click(pilot, "Today", -1)  # an answer goes with the next click
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


async def test_the_right_button_asks_and_the_middle_one_does_nothing() -> None:
    app = app_at("soap")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        state = done(app).run.copy()
        row = place_of(app, "4  soap", -1)
        for _time in range(2):
            await pilot.click(offset=row, button=2)
            assert isinstance(app.screen, StallScreen)
        await pilot.click(offset=row, button=3)
        assert isinstance(app.screen, WhyScreen)
        await pilot.click(offset=(3, 20), button=3)  # beside it: only the left button leaves
        assert isinstance(app.screen, WhyScreen)
        await pilot.click(offset=(3, 20))
        for button in (1, 3):  # a word of a table's head has a card
            await pilot.click(offset=place_of(app, "going"), button=button)
            assert isinstance(app.screen, CardsScreen)
            await click(pilot, "Esc", -1)
        assert app.screen.ID == "stall"
        assert done(app).run == state


async def test_a_tooltip_takes_no_click() -> None:
    app = app_at("soap")
    app.TOOLTIP_DELAY = 0.001
    async with app.run_test(size=WIDE, tooltips=True) as pilot:
        await pilot.pause()
        lamp = place_of_lamp(app)
        await pilot.hover(offset=place_of(app, "everything", -1))
        await pilot.pause(0.02)
        tip = app.screen.query_one(Tooltip)
        assert tip.display
        assert not tip.region.contains(*lamp)  # the keys below tell what they do without hiding the lamp
        tip.absolute_offset = None
        tip.styles.offset = lamp
        tip.styles.margin = 0
        await pilot.pause()
        assert tip.region.contains(*lamp)
        await pilot.click(offset=lamp)
        await pilot.press("enter")
        assert "soap" in done(app).run.slots
        assert not tip.display


async def test_choices_beside_a_list_are_taken_by_a_click() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await click(pilot, "Settings")
        await click(pilot, "Noon, light")
        assert isinstance(app.screen, SettingsScreen)
        assert app.settings["theme"] == app.theme == "noon"
        await click(pilot, "Dusk, dark")
        await click(pilot, "Esc back", -1)
        await click(pilot, "New run")
        assert isinstance(app.screen, PickerScreen)
        await click(pilot, "Street")
        await click(pilot, "Three on show")
        world = app.screen._world()
        assert world is not None
        wish = app.screen._wish(world)
        assert (wish.difficulty, wish.goal) != (world.difficulty, next(iter(world.goals)))
        await click(pilot, "seed: ")
        assert isinstance(app.screen, AskWords)
        first = app.screen.query_one(Input).value
        await click(pilot, "another word")
        second = app.screen.query_one(Input).value
        assert second
        assert second != first
        await click(pilot, "take it")
        assert f"seed: {second}" in text(app)
        await click(pilot, "14 sources")
        assert app.screen.ID == "sources"


async def test_a_key_of_the_help_is_pressed_by_a_click() -> None:
    app = app_at("soap")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        await click(pilot, "display")
        await pilot.pause()
        assert isinstance(app.screen, ChooseDialog)
        await pilot.press("enter")
        await pilot.pause()
        assert "soap" in done(app).run.slots


def test_steps_of_an_amount_follow_its_range() -> None:
    assert steps_of(33) == (-10, -1, 1, 10)
    assert steps_of(399) == (-10, -1, 1, 10)
    assert steps_of(400)[3:] == (1, 10, 100)
    assert steps_of(192_410)[3:] == (100, 1_000, 10_000)
    for high in (1, 50, 4_000, 39_999, 10**7):
        steps = steps_of(high)
        assert list(steps) == sorted(steps)
        assert len(steps) in (4, 6)


async def test_what_is_proposed_and_told_on_the_stall_is_clicked_itself() -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await click(pilot, "This evening is a turn")  # anywhere on a line that says where something is open
        assert app.screen.ID == "ledger"
        await click(pilot, "Stall")
        await click(pilot, "4  kitchenware")
        await click(pilot, "x into the bag")
        assert "What could stand on slot" in text(app)
        await click(pilot, "notebooks")  # in the panel, which stands higher than the bag
        assert done(app).run.slots[3] == "notebook"


async def test_names_on_the_map_are_clicked_and_told() -> None:
    app = MarketApp(awning(9))
    app.TOOLTIP_DELAY = 0.001
    async with app.run_test(size=WIDE, tooltips=True) as pilot:
        await click(pilot, "Road")
        for words in ("Chongjin", "the ridge"):
            await click(pilot, words)
            assert f"{words}: " in text(app)
        await pilot.hover(offset=place_of(app, "Chongjin"))
        await pilot.pause(0.02)
        assert "Chongjin: " in str(app.screen.query_one(Tooltip).visual)


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_below_stand_however_much_there_is_above(size: tuple[int, int]) -> None:
    """What is not seen cannot be clicked."""
    app = MarketApp(awning(9))
    async with app.run_test(size=size) as pilot:
        for name in ("stall", "supply", "road", "people", "home", "ledger", "board"):
            await app.switch_screen(name)
            await pilot.pause()
            assert isinstance(app.screen, GameScreen)
            app.screen.tell("long " * 30)
            await pilot.pause()
            below = app.screen.query_one(KeyFooter).region
            assert below.bottom == size[1], name
            assert below.height in (1, 2)


async def test_what_can_be_clicked_is_tinted_under_the_pointer() -> None:
    app = app_at("soap")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        glow = Color.parse(palette(app.theme).glow).triplet

        def tinted(words: str) -> bool:
            x, y = place_of(app, words, -1)
            cell = app.screen.get_style_at(x, y)
            return bool(cell.bgcolor and cell.bgcolor.triplet == glow)

        assert not tinted("everything")
        await pilot.hover(offset=place_of(app, "everything", -1))
        assert tinted("everything")
        assert not tinted("why")
        await pilot.hover(offset=place_of(app, "? why"))
        assert tinted("why")
        assert not tinted("everything")
        await pilot.hover(offset=(60, 25))
        assert not tinted("why")


async def test_a_loan_of_thousands_by_clicks_is_told() -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=SMALL) as pilot:
        await click(pilot, "Ledger")
        await click(pilot, "o borrow")
        await click_lamp(pilot)
        await click(pilot, "−10,000")
        await click(pilot, "borrow it")
        lent = [one for _day, one in done(app).timeline.deeds][-1].amount
        assert lent % 10_000 == 0
        assert f"lends you {lent:,} won" in text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_wheel_changes_an_amount_within_its_bounds(size: tuple[int, int]) -> None:
    app = MarketApp(awning(9))
    async with app.run_test(size=size) as pilot:
        await click(pilot, "Supply")
        await click(pilot, "maize")
        await click(pilot, "take", -1)
        screen = app.screen
        assert isinstance(screen, AmountDialog)
        high, step = screen._high, min(by for by in steps_of(screen._high) if by > 0)
        over, beside = screen.query_one("#board").region.offset + Offset(5, 1), (0, 0)
        await click(pilot, " half ")
        half = screen.amount
        assert half is not None
        await wheel(pilot, MouseScrollUp, over)
        assert screen.amount == half + step
        await wheel(pilot, MouseScrollDown, over, 2)
        assert screen.amount == half - step
        await wheel(pilot, MouseScrollUp, beside)
        assert screen.amount == half - step
        await wheel(pilot, MouseScrollUp, over, high)
        assert screen.amount == high
        await wheel(pilot, MouseScrollDown, over, 2 * high)
        assert (screen.amount, app.screen) == (1, screen)


async def wheel(pilot: Any, kind: type[MouseEvent], at: tuple[int, int], turns: int = 1) -> None:
    """Turn the wheel there."""
    x, y = at
    for _turn in range(turns):
        pilot.app.post_message(kind(None, x, y, 0, 0, 0, False, False, False, x, y))
    await pilot.pause()
    await pilot.pause()


async def test_a_recorded_run_is_read_forth_and_back_by_mouse() -> None:
    app = MarketApp()
    async with app.run_test(size=SMALL) as pilot:
        await click(pilot, "Watch a run")
        await click_lamp(pilot)
        assert "day before" not in text(app), "there is none"
        await click_lamp(pilot)
        assert "day 2 of 6" in text(app)
        assert "Left day before" in text(app)
        await click(pilot, "day before")
        assert "day 1 of 6" in text(app)
