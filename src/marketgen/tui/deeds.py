"""What is done with one thing or person, whichever screen is in front: the same dialogs, and the same commands after.

The screens come here with the row under the cursor, the palette with what was found by typing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from marketgen.engine.commands import Command
from marketgen.i18n import _
from marketgen.play import finding, look, wording

if TYPE_CHECKING:
    from marketgen.play.finding import Deed
    from marketgen.play.views import OfferRow, OrderRow, StallRow, StoreRow
    from marketgen.tui.screens.working import WorkingScreen

GIVEN = ("gift_taken", "gift_refused", "carried", "favour", "favour_done", "favour_not")
"""What is told after something was offered to an official."""


# with a row of a view


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


# with what was found


async def do(screen: WorkingScreen, deed: Deed) -> None:
    """What somebody found by typing: what its own screen does, or the reason why it cannot be done."""
    if deed.refusal:
        screen.tell(deed.refusal, "bad")
    elif deed.verb == finding.SEE:
        await screen.market.see_person(deed.ids[0])
    elif deed.group:
        screen.open_form(deed.group, deed.key, deed.filled)
    else:
        _DOES[deed.verb](screen, deed.ids, deed.filled)


def _show(screen: WorkingScreen, ids: tuple[str, ...], _filled: str) -> None:
    view = look.stall(screen.scene)
    row = next((row for row in view.bag if row.good == ids[0]), None)
    empty = next((slot.slot for slot in view.shown if not slot.good or not slot.own.value), 0)
    if row is not None:
        put_on_show(screen, row, empty, lambda slot: _carried(screen, Command("show", ids, slot)))


def _carried(screen: WorkingScreen, command: Command, *told: str) -> None:
    screen.carry_out(command, told)


def _take(screen: WorkingScreen, ids: tuple[str, ...], filled: str) -> None:
    row = next((row for row in look.supply(screen.scene).offers if (row.who, row.good) == ids), None)
    if row is not None:
        take(screen, row, filled)


def _order(screen: WorkingScreen, ids: tuple[str, ...], filled: str) -> None:
    row = next((row for row in look.supply(screen.scene).orderable if (row.who, row.good) == ids), None)
    if row is not None:
        order(screen, row, filled)


def _bring(screen: WorkingScreen, ids: tuple[str, ...], filled: str) -> None:
    row = next((row for row in look.home(screen.scene).stores if row.good == ids[0]), None)
    if row is not None:
        bring(screen, row, filled)


def _why(screen: WorkingScreen, ids: tuple[str, ...], _filled: str) -> None:
    screen.show_why([(wording.name(screen.world, ids[0]), f"price:{ids[0]}")])


_DOES: dict[str, Callable[[WorkingScreen, tuple[str, ...], str], None]] = {
    "show": _show,
    "hide": lambda screen, ids, _filled: _carried(screen, Command("hide", ids)),
    "price": lambda screen, ids, filled: ask_price(screen, ids[0], filled),
    "take": _take,
    "order": _order,
    "bring": _bring,
    "meal": lambda screen, ids, _filled: _carried(screen, Command("meal", ids), "meal_set"),
    "give": lambda screen, ids, _filled: give(screen, ids[0]),
    finding.GIFT: lambda screen, ids, filled: give(screen, ids[0], ids[1], filled),
    finding.WHY: _why,
}
"""What each verb that has no form does."""
