"""The form of what can be arranged: amounts at their very limits."""

from __future__ import annotations

from marketgen.engine.commands import Command
from marketgen.tui.app import MarketApp
from marketgen.tui.dialogs.amount import AmountDialog
from tests.tui.awning import awning
from tests.tui.looking import press


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
