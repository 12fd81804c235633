"""What goes on a slot of the display, or in whose place."""

from __future__ import annotations

from collections.abc import Sequence

from marketgen.i18n import _
from marketgen.play import look
from marketgen.play.session import Session
from marketgen.play.views import StallRow
from marketgen.tui.dialogs.dialog import ChooseDialog, named
from marketgen.tui.formats import Pen
from marketgen.tui.lines import Column, join, label_lines, lines_of, say, widths
from marketgen.tui.widgets.rows import Row


def goods_dialog(slot: int, goods: Sequence[StallRow], first: str, full: bool) -> ChooseDialog:
    """Which good goes on a slot, ``full`` if something is left on it; answers its id. The cursor stands on ``first``,
    if it is among them."""
    return ChooseDialog(
        _("What goes on slot {slot}?").format(slot=slot),
        "",
        lambda width, pen: good_rows(goods, width, pen),
        _("put it there"),
        first,
        _("What stood there goes into the bag.") if full else _("What is not shown is not bought."),
        lambda good: [(_("going"), f"price:{good}"), (_("paid"), f"paid:{good}")],
    )


def slots_dialog(session: Session, row: StallRow) -> ChooseDialog:
    """In whose place a good goes; answers the slot's number."""
    shown = look.stall(session.timeline).shown
    return ChooseDialog(
        _("Where does it stand? {good}").format(good=row.name),
        "",
        named([(str(item.slot), item.name) for item in shown]),
        _("put it there"),
        "1",
        _("What stands there now goes into the bag."),
    )


def good_rows(goods: Sequence[StallRow], width: int, pen: Pen) -> list[Row]:
    """Goods of the bag in a table."""
    columns = [
        Column(right=True),
        Column(_("in the bag"), flex=True),
        Column(_("own"), right=True),
        Column(_("paid"), right=True),
        Column(_("going"), right=True),
        Column(_("asked, or spoils") if any(item.wish for item in goods) else _("spoils a night"), gap=3),
    ]
    cells = [
        [
            say(str(at), "$ash"),
            join(say(item.name, "$name"), say(item.gloss, "$ash")),
            pen.amount(item.own),
            pen.amount(item.paid) if item.paid else say(""),
            pen.amount(item.going) if item.going else say(""),
            say(item.wish or item.keeps, "$smoke"),
        ]
        for at, item in enumerate(goods, 1)
    ]
    sizes = widths(columns, cells, width)
    rows = [Row("", label_lines(columns, sizes))]
    for at, (item, cell) in enumerate(zip(goods, cells, strict=True), 1):
        rows.append(Row(item.good, tuple(lines_of(columns, sizes, cell)), str(at)))
    return rows
