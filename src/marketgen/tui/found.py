"""Doing what was found by typing, or is told as possible now: with the dialogs and commands of its own screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from marketgen.engine.commands import Command
from marketgen.play import finding, look, wording
from marketgen.tui import deeds

if TYPE_CHECKING:
    from marketgen.play.finding import Deed
    from marketgen.tui.screens.working import WorkingScreen


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
        deeds.put_on_show(screen, row, empty, lambda slot: _carried(screen, Command("show", ids, slot)))


def _carried(screen: WorkingScreen, command: Command, *told: str) -> None:
    screen.carry_out(command, told)


def _take(screen: WorkingScreen, ids: tuple[str, ...], filled: str) -> None:
    row = next((row for row in look.supply(screen.scene).offers if (row.who, row.good) == ids), None)
    if row is not None:
        deeds.take(screen, row, filled)


def _order(screen: WorkingScreen, ids: tuple[str, ...], filled: str) -> None:
    row = next((row for row in look.supply(screen.scene).orderable if (row.who, row.good) == ids), None)
    if row is not None:
        deeds.order(screen, row, filled)


def _bring(screen: WorkingScreen, ids: tuple[str, ...], filled: str) -> None:
    row = next((row for row in look.home(screen.scene).stores if row.good == ids[0]), None)
    if row is not None:
        deeds.bring(screen, row, filled)


def _why(screen: WorkingScreen, ids: tuple[str, ...], _filled: str) -> None:
    screen.show_why([(wording.name(screen.world, ids[0]), f"price:{ids[0]}")])


_DOES: dict[str, Callable[[WorkingScreen, tuple[str, ...], str], None]] = {
    "show": _show,
    "hide": lambda screen, ids, _filled: _carried(screen, Command("hide", ids)),
    "price": lambda screen, ids, filled: deeds.ask_price(screen, ids[0], filled),
    "take": _take,
    "order": _order,
    "bring": _bring,
    "meal": lambda screen, ids, _filled: _carried(screen, Command("meal", ids), "meal_set"),
    "give": lambda screen, ids, _filled: deeds.give(screen, ids[0]),
    finding.GIFT: lambda screen, ids, filled: deeds.give(screen, ids[0], ids[1], filled),
    finding.WHY: _why,
}
"""What each verb that has no form does."""
