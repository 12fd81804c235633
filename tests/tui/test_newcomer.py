"""What somebody who sees the game for the first time runs into in a window of 80x24."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from marketgen.play import look
from marketgen.saves import settings
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.amount import AmountDialog
from marketgen.tui.widgets.rows import RowList
from tests.tui.awning import awning
from tests.tui.looking import SMALL, misfits, press, text
from tests.tui.working import app_at, session_at

STRICT = "missed rumour"
"""Hints that were seen: the next of the first morning has two lines."""


@pytest.mark.usefixtures("hinted")
async def test_the_keys_of_the_first_morning_stay_in_sight_under_a_hint_of_two_lines() -> None:
    settings.change("hints_seen", "empty")
    app = MarketApp(session=awning(1))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "likelier" in text(app)
        assert "^p all" in text(app).splitlines()[-1]
        assert app.screen.max_scroll_y == 0
        assert misfits(app) == []


async def test_a_step_of_the_tutorial_says_that_it_is_done_where_it_was_done() -> None:
    app = app_at("begin")
    async with app.run_test(size=SMALL) as pilot:
        assert "step is done" not in text(app)
        await press(pilot, "d")
        assert "✓ Today's step is done." in text(app)
        assert "prices it" in text(app), "the prompt line goes on"


async def test_a_step_that_is_done_elsewhere_is_said_there() -> None:
    app = app_at("offers")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "U", "t", "enter")
        assert app.screen.ID == "supply"
        assert "Today's step is done." in text(app)


async def test_the_key_of_the_other_page_turns_to_it() -> None:
    app = MarketApp(session=awning(6))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "U")
        assert "t  take" in text(app)
        assert "o order ahead" not in text(app)
        await press(pilot, "o")
        assert "Order ahead" in text(app)
        assert "t  take" not in text(app)
        await press(pilot, "t")
        assert "Offers this morning" in text(app)


async def test_on_the_page_of_traders_nothing_is_offered() -> None:
    app = MarketApp(session=awning(6))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "P")
        assert "o  offer" in text(app)
        await press(pilot, "tab")
        assert "o offer" not in text(app)
        assert "o  offer" not in text(app)
        await press(pilot, "o")
        assert "expects a week" in text(app)


async def test_meals_have_room_beside_four_people_and_their_key_goes_on_to_another() -> None:
    app = MarketApp(session=awning(1))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H")
        assert "won tonight" in text(app)
        rows = app.screen.query_one("#table", RowList)
        before = rows.key
        await press(pilot, "m")
        assert rows.key != before
        assert "cooks this" in text(app)


async def test_the_beginning_of_all_is_enough() -> None:
    app = app_at("offers")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "U", "t", "a")
        assert isinstance(app.screen, AmountDialog)
        assert app.screen.query_one(Input).value == "a"
        assert app.screen.amount == max(offer.left for offer in session_at("offers").run.offers)


async def test_what_can_be_done_finds_a_price_to_change() -> None:
    app = app_at("last_morning")
    async with app.run_test(size=SMALL) as pilot:
        app.screen.query_one("#table", RowList).go("slot:2")
        await press(pilot, "p")
        assert "None of it is left to price" in text(app)
        await press(pilot, "f5")
        app.screen.query_one("#choices", RowList).go("price")
        await press(pilot, "enter")
        for _turn in range(6):
            await pilot.pause()
        assert "What do you ask for" in text(app)


async def test_the_help_of_a_first_day_names_no_screen_that_is_not_there() -> None:
    app = app_at("begin")
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "f1")
        assert "Keys of this screen" in text(app)
        assert "Go to the ledger" not in text(app)


def test_who_has_had_something_is_not_said_to_wait_for_it() -> None:
    row = look.people(session_at("last_morning").timeline).officials[0]
    assert not row.had
    assert "expects" in look.offer_prompt(row).sentence
    assert (
        look.offer_prompt(replace(row, had=True)).sentence
        == f"{row.name} has had something this week. You may give more."
    )


async def test_a_key_of_another_scenario_names_what_it_would_be_about() -> None:
    app = app_at("begin")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "w")
        assert "Who bargains: not in this scenario." in text(app)
