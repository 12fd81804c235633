"""Standing orders and the display as yesterday, in lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marketgen.i18n import _
from marketgen.plain.item import Item
from marketgen.play import amounts, standing
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline

WORD = "standing"
"""The word that names the orders; with a number it gives one, or takes one back."""


def again(scene: Timeline) -> list[Item]:
    """The choice of having the display as it was, told as what it would do; none where nothing would change."""
    from marketgen.play import again as rules

    found = rules.plan(scene)
    return [Item("again", rules.before(scene, found), word="as yesterday")] if found.changed else []


def page(session: Session) -> list[str]:
    """What stands, and what could be ordered, by number."""
    kept = standing.orders(session)
    told = [standing.sentence(session, order) for order in (*kept, *standing.possible(session))]
    lines = [_("Standing orders are done each morning and told. They stop when you take them back.")]
    for number, words in enumerate(told, 1):
        form = _("{number}. It stands: {order}") if number <= len(kept) else _("{number}. {order}")
        lines.append(form.format(number=number, order=words))
    return [
        *lines,
        _("{word} and a number gives an order or takes it back; a second number says how many.").format(word=WORD),
    ]


def said(session: Session, words: Sequence[str]) -> list[str]:
    """Give or take back the order of a number; without one, the page."""
    if not words:
        return page(session)
    kept, open_now = standing.orders(session), standing.possible(session)
    at = int(words[0]) if amounts.is_number(words[0]) else 0
    if not 1 <= at <= len(kept) + len(open_now) or len(words) > 2:
        return [_("There is no order of that number. {word} alone names those there are.").format(word=WORD)]
    order = (*kept, *open_now)[at - 1]
    if at <= len(kept):
        told = _("It stands no more: {order}").format(order=standing.sentence(session, order))
        return [standing.take_back(session, order) or told]
    if len(words) == 2:
        units = amounts.read(words[1], 1, standing.MOST_UNITS) if order.units else _("That order has no number.")
        if isinstance(units, str):
            return [units]
        order = replace(order, units=units)
    told = _("From the next morning on: {order}").format(order=standing.sentence(session, order))
    return [standing.give(session, order) or told]
