"""The page of what can be done now: one key away, a row is done or leads to where it is done."""

from __future__ import annotations

from typing import Any

import pytest

from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.amount import AmountDialog
from marketgen.tui.screens.now import NowScreen
from marketgen.tui.widgets.rows import RowList
from tests.tui.awning import awning
from tests.tui.looking import misfits, press, text
from tests.tui.working import app_at, done, session_at

SIZES = ((120, 40), (80, 24))


async def settled(pilot: Any) -> None:
    """A few turns of the loop: a screen is left, another comes, then the deed."""
    for _turn in range(6):
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_and_one_digit_put_a_good_on_show(size: tuple[int, int]) -> None:
    app = app_at("begin")
    async with app.run_test(size=size) as pilot:
        await pilot.press("f5")
        assert isinstance(app.screen, NowScreen)
        assert misfits(app) == []
        assert "Show maize on slot 1" in text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.ID == "stall"
        assert done(app).run.slots[0] == "maize"


async def test_an_offer_leads_to_its_dialog_on_its_own_screen() -> None:
    app = app_at("offers")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        rows = app.screen.query_one("#choices", RowList)
        rows.go(next(key for key in rows.keys if key.startswith("take ")))
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, AmountDialog)
        assert app.screen_stack[-2].ID == "supply"


async def test_it_opens_over_a_dialog_and_leaves_it_for_what_is_chosen() -> None:
    app = app_at("begin")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "p")
        assert app.screen.ID == "dialog"
        await pilot.press("f5")
        rows = app.screen.query_one("#choices", RowList)
        rows.go("on")
        await pilot.press("enter")
        await settled(pilot)
        assert done(app).run.phase == "noon"
        assert app.screen.ID == "stall"


async def test_who_waits_is_answered_from_it_and_nothing_is_decided_by_looking() -> None:
    session = session_at("visitor")
    app = MarketApp(session=session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = session.run.pending
        await pilot.press("f5")
        assert "Give your answer" in text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert (app.screen.ID, session.run.pending) == ("decision", before)


async def test_without_a_run_the_key_opens_the_help() -> None:
    app = MarketApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        await settled(pilot)
        assert app.screen.ID == "help"


async def test_the_question_at_its_head_is_not_cut() -> None:
    app = MarketApp(session=awning(9))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await press(pilot, "f5")
        assert "What can I do now?" in text(app)
        assert "…" not in text(app)
