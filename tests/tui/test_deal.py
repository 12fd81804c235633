"""The form of what can be arranged: amounts at their very limits."""

from __future__ import annotations

import pytest

from marketgen.engine.commands import Command
from marketgen.play import look
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.amount import AmountDialog, take_dialog
from marketgen.tui.widgets.page import Page
from tests.tui.awning import awning
from tests.tui.looking import misfits, press


async def test_nothing_at_all_can_be_bid_where_the_rules_have_it() -> None:
    session = awning(7)
    bid = next(choice for choice in session.choices() if choice.verb == "bid")
    assert bid.low == 0
    app = MarketApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "L", "k")
        app.screen.query_one("#choices").go(f"bid {bid.ids[0]}")
        await press(pilot, "enter")
        assert isinstance(app.screen, AmountDialog)
        await press(pilot, "ctrl+u", "0", "enter")
        assert session.timeline.would_undo() == Command("bid", bid.ids, 0)
        assert app.screen.ID == "ledger"


def drawn(app: MarketApp) -> str:
    """What follows in the dialog in front."""
    page = app.screen.query_one("#follows", Page)
    return "\n".join(page.render_line(y).text for y in range(page.size.height))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_why_a_number_cannot_be_is_told_whole_in_every_window(size: tuple[int, int]) -> None:
    session = awning(9)
    row = next(row for row in look.supply(session.timeline).offers if row.most > 9)
    app = MarketApp(session)
    async with app.run_test(size=size) as pilot:
        app.push_screen(take_dialog(session, row))
        await pilot.pause()
        assert isinstance(app.screen, AmountDialog)
        for words in ("halfk4nylxyz", "99999", "0", ""):
            await press(pilot, "ctrl+u", *words)
            assert misfits(app) == [], words
            assert "…" not in drawn(app), words
