"""Playing on the screens: by keys alone, by mouse alone, from the first sale to the epilogue."""

from __future__ import annotations

import re

import pytest

from marketgen.engine.commands import Command
from marketgen.play import games
from marketgen.tui.app import MarketApp
from marketgen.tui.screens.decision import DecisionScreen, ToldScreen
from marketgen.tui.screens.epilogue import EpilogueScreen
from marketgen.tui.screens.report import ReportScreen
from marketgen.tui.screens.stall import StallScreen
from marketgen.tui.screens.title import TitleScreen
from marketgen.tui.widgets.rows import RowList
from tests.tui.awning import awning
from tests.tui.looking import SIZES, SMALL, WIDE, lamps, press, text
from tests.tui.working import app_at, carry_out, click, click_lamp, done, session_at


async def test_the_first_sale_within_six_keys() -> None:
    app = MarketApp()
    keys = ("enter", "enter", "d", "e")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        assert isinstance(app.screen, StallScreen)
        assert done(app).run.phase == "noon"
        assert sum(tally.sold for tally in done(app).run.today.tallies.values()) > 0
        assert "Sold " in text(app)
    assert len(keys) <= 6
    assert games.resume().run.phase == "noon", "the run is on the disk without having been left in order"


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_sale_by_mouse(size: tuple[int, int]) -> None:
    app = MarketApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for _lit in range(4):
            await click_lamp(pilot)
        assert done(app).run.phase == "noon"
        assert done(app).run.today.hourly


async def test_a_whole_day_by_keys() -> None:
    app = app_at("begin")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "d", "p", "3", "enter")
        assert done(app).run.goods["maize"].stance == "firm"
        await press(pilot, "e", "e", "e")
        assert isinstance(app.screen, ReportScreen)
        assert "Day 1 is over" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ToldScreen), "a story that asks nothing is read whole first"
        assert "Your sister in Kilju has sent fourteen bars of soap" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, StallScreen)
        assert done(app).run.day == 2
        await press(pilot, "Y")
        assert isinstance(app.screen, ReportScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, StallScreen)


@pytest.mark.parametrize(("size", "place"), [(SMALL, "begin"), (WIDE, "offers")], ids=["small", "wide"])
async def test_a_run_to_its_end_by_mouse(size: tuple[int, int], place: str) -> None:
    """Whatever is lit is clicked; where an answer is wanted, the first one before. In the wide window, where all has
    more room, it is the second half of a run."""
    app = MarketApp(session=session_at(place))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for _step in range(200):
            if isinstance(app.screen, EpilogueScreen):
                break
            if isinstance(app.screen, DecisionScreen) and lamps(app)[0][0] == "1":
                await click(pilot, " 1  ")
            else:
                await click_lamp(pilot)
        assert isinstance(app.screen, EpilogueScreen)
        assert done(app).run.phase == "over"
        assert len(done(app).run.past) == done(app).world.days


async def test_from_the_last_evening_to_the_title() -> None:
    app = app_at("last_evening")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "e")
        assert isinstance(app.screen, ReportScreen)
        assert "the last day" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, EpilogueScreen)
        assert "How it is counted" in text(app)
        await press(pilot, "r")
        assert "The road not taken" in text(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, TitleScreen)
        assert app.session is None


async def test_a_run_that_is_over_opens_at_its_epilogue() -> None:
    app = app_at("over")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, EpilogueScreen)
        await press(pilot, "tab")
        assert "How it is counted" in text(app)
        await press(pilot, "n")
        assert app.screen.ID == "picker"


async def test_a_decision_that_waits_comes_up_when_a_run_is_opened() -> None:
    app = app_at("visitor")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, DecisionScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, StallScreen)
        assert done(app).run.pending, "Esc decides nothing"
        await press(pilot, "e")
        assert isinstance(app.screen, DecisionScreen)


async def test_only_the_screens_that_have_been_met() -> None:
    app = app_at("begin")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "U", "P", "H", "right_square_bracket")
        assert isinstance(app.screen, StallScreen)
        assert "Supply" not in text(app)


async def test_from_screen_to_screen_by_key_and_by_mouse() -> None:
    app = app_at("last_morning")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        for key, name in (("U", "supply"), ("P", "people"), ("H", "home"), ("S", "stall")):
            await press(pilot, key)
            assert name == app.screen.ID
        for words, name in (("Home", "home"), ("People", "people"), ("upply", "supply"), ("tall", "stall")):
            await click(pilot, words)
            assert name == app.screen.ID
        await press(pilot, "left_square_bracket")
        assert app.screen.ID == "home"
        await press(pilot, "escape")
        assert app.screen.ID == "stall"


async def test_undo_names_what_it_takes_back() -> None:
    app = app_at("begin")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "d")
        assert "u undo: maize on show" in text(app)
        await press(pilot, "p", "1", "enter")
        assert "undo: maize at low" in text(app)
        await press(pilot, "u")
        assert "Taken back: maize at low." in text(app)
        await press(pilot, "u")
        assert "Taken back: maize on show." in text(app)
        assert done(app).run.slots == ("", "", "")
        await press(pilot, "left_square_bracket", "right_square_bracket")
        assert "undo" not in text(app)
        await press(pilot, "u")
        assert done(app).run.slots == ("", "", ""), "a key that is not offered does nothing"


async def test_a_sale_cannot_be_undone() -> None:
    app = MarketApp(session=carry_out(session_at("begin"), "show maize 1", "open"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "undo" not in text(app)


async def test_leaving_for_the_title_closes_the_run() -> None:
    app = MarketApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "enter", "enter", "d", "q")
        assert isinstance(app.screen, TitleScreen)
        assert app.session is None
        games.resume().close()  # its lock is free


async def test_what_the_prompt_names_is_under_the_cursor_of_the_list() -> None:
    app = MarketApp(session=carry_out(awning(3), "hide soap"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Slot 2 stands empty, and your bag holds soya oil" in text(app)
        await press(pilot, "d")
        rows = app.screen.query_one("#choices", RowList)
        assert rows.keys.index("oil") > 0
        assert rows.key == "oil"
        await press(pilot, "enter")
        assert done(app).run.slots[1] == "oil"


async def test_a_new_day_begins_on_the_first_page() -> None:
    app = app_at("evening")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "tab")
        table = app.screen.query_one("#rows")
        assert not table.display
        await press(pilot, "n", "escape")
        assert not table.display  # on the same day it stays
        await press(pilot, "e", "enter")
        assert (done(app).run.day, type(app.screen)) == (5, StallScreen)
        assert table.display


async def test_a_new_day_begins_at_the_stall_wherever_one_slept() -> None:
    app = app_at("evening")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "P", "e", "enter")
        assert (done(app).run.day, type(app.screen)) == (5, StallScreen)


async def test_the_lamp_leads_to_what_its_sentence_speaks_of() -> None:
    """A bargain is at Supply; when it is taken, no more of it is proposed. What falls due at home is paid there."""
    app = MarketApp(session=awning(4))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Cheap: batteries" in text(app)
        assert lamps(app) == ["U"]
        await press(pilot, "U")
        assert lamps(app) == ["t"]
        await press(pilot, "t", "enter")
        assert lamps(app) == ["e"]
    app = MarketApp(session=awning(6))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "a turn of labour: tomorrow" in text(app)
        assert lamps(app) == ["H"]
        await press(pilot, "H")
        assert lamps(app) == ["d"]
        await press(pilot, "d")
        assert app.screen.query_one(RowList).key.startswith("roster"), "not the levy of the school, which can wait"


async def test_the_lamp_names_whom_the_cursor_is_on() -> None:
    app = MarketApp(session=awning(4))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "P", "2")
        assert "Sergeant Jo expects nothing. You may give, or not." in text(app)
        await press(pilot, "6")
        assert "Officer So expects something small. You may give, or not." in text(app)


async def test_a_new_morning_at_supply_begins_at_its_first_offer() -> None:
    app = app_at("offers")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "U", "3")
        supply = app.screen
        assert supply.query_one("#table", RowList).key.startswith("order")
        for verb in ("open", "open", "sleep"):
            done(app).do(Command(verb))
        await press(pilot, "S", "U")
        assert app.screen is supply
        assert not supply.query_one("#table", RowList).key.startswith("order")


async def test_a_slot_that_would_be_better_used_is_under_the_cursor_and_the_lamp_changes_it() -> None:
    app = MarketApp(session=awning(3))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Better on slot 4: soya oil, not maize." in text(app)
        assert lamps(app) == ["d"]
        await press(pilot, "1")
        assert lamps(app) == ["e"]
        await press(pilot, "4", "d", "enter")
        assert done(app).run.slots[3] == "oil"


async def test_an_evening_says_how_to_learn_what_it_is_for() -> None:
    app = app_at("evening")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        for tab in ("P", "S"):
            await press(pilot, tab)
            assert re.search(r"the evening is yours\. +F5 what now\? +e  end the day", text(app))
        await press(pilot, "f5")
        assert "What can I do now?" in text(app)
