"""Away from home in plain mode: the way on, and what the place sells."""

from __future__ import annotations

from dataclasses import replace

from marketgen.i18n import _
from marketgen.plain.forms import form, options
from marketgen.plain.item import Item
from marketgen.play import look
from marketgen.play.timeline import Timeline


def away(scene: Timeline) -> list[Item]:
    """What can be done away from home: the way on first, then what the place sells, and a parcel."""
    command = look.way_on(scene.run)
    label = _("Go on.") if command.verb == "on" else _("Turn back for home.")
    goods = [
        replace(item, label=_("Buy: {goods}").format(goods=item.label), heard=f"{item.key} {item.refusal}")
        for item in options("buy")(scene)  # that what is left in hand pays for fewer goes without saying
    ]
    parcel = form(scene, "parcel")
    return [Item("forward", label, command), *goods, *([parcel] if parcel else [])]
