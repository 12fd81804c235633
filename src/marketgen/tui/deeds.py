"""What is done with one thing or person, whichever screen is in front: the same dialogs, and the same commands after.

The screens come here with the row under the cursor; ``found`` with what was found by typing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from marketgen.engine.commands import Command
from marketgen.i18n import _

if TYPE_CHECKING:
    from marketgen.play.views import OfferRow, OrderRow, StallRow, StoreRow
    from marketgen.tui.screens.working import WorkingScreen

GIVEN = ("gift_taken", "gift_refused", "carried", "favour", "favour_done", "favour_not")
"""What is told after something was offered to an official."""


def put_on_show(screen: WorkingScreen, row: StallRow, empty: int, put: Callable[[int], None]) -> None:
    """A good of the bag onto the empty slot; without one, ask in whose place. ``put`` does it."""
    from marketgen.tui.dialogs.display import slots_dialog

    if empty:
        put(empty)
    else:
        screen.app.push_screen(slots_dialog(screen.session, row), lambda slot: put(int(slot)) if slot else None)


def ask_price(screen: WorkingScreen, good: str, start: str = "") -> None:
    """Low, fair or firm for a good; the cursor on ``start``."""
    from marketgen.tui.dialogs.price import price_dialog

    def answered(stance: str | None) -> None:
        if stance and stance != screen.run.goods[good].stance:
            screen.carry_out(Command("price", (good, stance)))

    screen.app.push_screen(price_dialog(screen.session, good, start), answered)


def take(screen: WorkingScreen, row: OfferRow, start: str = "") -> None:
    """Buy from an offer, or hear why not, and whether it can be had on credit; ``start``: the amount at first."""
    from marketgen.tui.dialogs.amount import take_dialog

    if row.most:
        answered = _so_many(screen, "take", (row.who, row.good), "took")
        screen.app.push_screen(take_dialog(screen.session, row, start), answered)
        return
    more = _("On credit it can be had: press {key}.").format(key=screen.key_of("credit")) if row.on_credit else ""
    screen.tell(f"{row.refusal} {more}".rstrip(), "bad")


def order(screen: WorkingScreen, row: OrderRow, start: str = "") -> None:
    """Have a good brought on a later day, or hear why not; ``start``: the amount at first."""
    from marketgen.tui.dialogs.amount import order_dialog

    if row.most:
        answered = _so_many(screen, "order", (row.who, row.good), "ordered")
        screen.app.push_screen(order_dialog(screen.session, row, start), answered)
    else:
        screen.tell(row.refusal, "bad")


def bring(screen: WorkingScreen, row: StoreRow, start: str = "") -> None:
    """Bring a good home from the stall; ``start``: the amount at first."""
    from marketgen.tui.dialogs.amount import bring_dialog

    answered = _so_many(screen, "bring", (row.good,), "brought")
    screen.app.push_screen(bring_dialog(screen.session, row, start), answered)


def give(screen: WorkingScreen, who: str, what: str = "", amount: str = "") -> None:
    """Offer something to an official; ``what`` and how much stand ready."""
    from marketgen.tui.dialogs.gift import GiftDialog

    def answered(command: Command | None) -> None:
        if command is not None:
            screen.carry_out(command, GIVEN)

    screen.app.push_screen(GiftDialog(screen.session, who, what, amount), answered)


def _so_many(screen: WorkingScreen, verb: str, ids: tuple[str, ...], told: str) -> Callable[[int | None], None]:
    def answered(units: int | None) -> None:
        if units:
            screen.carry_out(Command(verb, ids, units), (told,))

    return answered
