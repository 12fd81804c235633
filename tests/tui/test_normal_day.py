"""A normal day takes at most twenty-five keys: a recorded one, played through the screens and counted."""

from __future__ import annotations

from marketgen.engine.events import Event
from marketgen.play import standing
from marketgen.play.session import Session
from marketgen.play.standing import Order
from marketgen.tui.app import MarketApp
from tests.play.test_standing import ordered
from tests.tui.awning import awning
from tests.tui.looking import SMALL, press

MOST = 25

DAY = 5
"""The fifth day of The Awning, as lawful play comes to it: offers, an empty slot, somebody who bargains, an official
who expects something, and neither a card nor an inspection."""

NORMAL = (
    *("U", "2", "enter", "enter"),  # the flour of this morning's offers, half of it
    *("S", "d", "enter"),  # what the prompt proposes onto the empty slot ...
    *("p", "3", "enter"),  # ... and firm for it
    *("H", "5", "enter"),  # rice tonight
    *("P", "o", "enter"),  # what suits the manager
    *("e", "6", "enter"),  # the market would open: a bargain, left to the house rule
    *("e", "e", "e"),  # on and open, the afternoon, the end of the day
    "enter",  # the report
)  # fmt: skip

BY_ORDERS = (
    *("P", "o", "enter"), *("e", "6", "enter"), *("e", "e", "e"), "enter",
)  # fmt: skip
"""The same, where goods, display and price stand ordered."""


async def played(session: Session, keys: tuple[str, ...]) -> list[Event]:
    """The day by these keys; what happened until the market closed."""
    app, seen = MarketApp(session=session), list[Event]()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        for key in keys:
            before = session.events
            await press(pilot, key)
            seen += session.events if session.run.day == DAY and session.events != before else ()
    return seen


async def test_a_recorded_normal_day_takes_few_keys() -> None:
    session = awning(DAY)
    stock, meal = session.run.goods["flour"].stock, session.run.meal
    seen = await played(session, NORMAL)
    run = session.run
    assert (run.day, run.phase, run.pressing) == (DAY + 1, "morning", False), "the day is over, and its report read"
    today = run.past[-1]
    assert today.tallies["flour"].taken > 0
    assert stock + today.tallies["flour"].taken - today.tallies["flour"].sold == run.goods["flour"].stock
    assert all(run.slots)
    assert {"shown", "priced"} <= {event.kind for event in seen}
    assert any(event.kind.startswith("gift") or event.kind == "favour" for event in seen)
    assert run.meal != meal
    assert len(today.bargains) == 1
    assert len(NORMAL) <= MOST


async def test_standing_orders_make_it_shorter() -> None:
    session = ordered(awning(DAY), Order("keep", "flour", units=12), Order("show", "battery", "firm"))
    assert standing.due(session)
    await played(session, BY_ORDERS)
    assert session.run.day == DAY + 1
    assert session.run.past[-1].tallies["battery"].stance_bp > 0
    assert len(BY_ORDERS) <= MOST // 2
