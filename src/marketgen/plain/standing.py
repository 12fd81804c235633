"""Standing orders and the display as yesterday, in lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marketgen.i18n import _
from marketgen.plain import canon
from marketgen.plain.item import Item
from marketgen.play import amounts, look, standing, wording
from marketgen.play.session import Session
from marketgen.play.standing import Order
from marketgen.play.timeline import Timeline

WORD = "standing"
"""The word that names the orders; with a number it gives one, or takes one back."""


def again(scene: Timeline) -> list[Item]:
    """The choice of having the display as it was, told as what it would do; none where nothing would change."""
    from marketgen.play import again as rules

    if look.sells_no_more(scene):
        return []
    found = rules.plan(scene)
    return [Item("again", rules.before(scene, found), word="as yesterday")] if found.changed else []


def _listed(session: Session) -> tuple[Order, ...]:
    """What has a number: what stands, then what is of no good you sell; those are named when they are ordered."""
    named = (standing.SHOW, standing.KEEP)
    return (*standing.orders(session), *(one for one in standing.possible(session) if one.kind not in named))


def page(session: Session) -> list[str]:
    """What stands, and what could be ordered, by number; and how the rest is written."""
    kept = standing.orders(session)
    lines = [_("Standing orders are done each morning and told. They stop when you take them back.")]
    for number, order in enumerate(_listed(session), 1):
        # the whole of what is typed: a bare number is a choice of the turn, and 1 would open the market
        form = _("{word} {number}. It stands: {order}") if number <= len(kept) else _("{word} {number}. {order}")
        lines.append(form.format(word=WORD, number=number, order=standing.sentence(session, order)))
    lines.append(
        _("{word} and its number gives an order or takes it back; a second number says how many.").format(word=WORD)
    )
    shown = next((one for one in standing.possible(session) if one.kind == standing.SHOW), None)
    if shown is None:
        return lines
    good = wording.name(session.world, shown.good)
    stance = wording.name(session.world, shown.stance, "stances")
    form = _("Of any good: {word} show {good} {stance} has it on show, {word} keep {good} 20 buys it up to twenty.")
    return [*lines, form.format(word=WORD, good=good, stance=stance)]


def said(session: Session, words: Sequence[str]) -> list[str]:
    """Give or take back an order, by its number or as it is written; without words, the page."""
    if not words:
        return page(session)
    if not amounts.is_number(words[0]):
        return _written(session, words)
    kept, listed = standing.orders(session), _listed(session)
    at = int(words[0])
    if not 1 <= at <= len(listed) or len(words) > 2:
        return [_("There is no order of that number. {word} alone names those there are.").format(word=WORD)]
    order = listed[at - 1]
    if at <= len(kept):
        told = _("It stands no more: {order}").format(order=standing.sentence(session, order))
        return [standing.take_back(session, order) or told]
    if len(words) == 2:
        units = amounts.read(words[1], 1, standing.MOST_UNITS) if order.units else _("That order has no number.")
        if isinstance(units, str):
            return [units]
        order = replace(order, units=units)
    return _given(session, order)


def _written(session: Session, words: Sequence[str]) -> list[str]:
    """An order as it is written: ``show``, ``keep`` or ``food``, a good by one of its names, a price or a number."""
    kind, *rest = (word.lower() for word in words)
    names, last = rest[:-1], rest[-1] if rest else ""
    scene = session.timeline
    good = canon.names(scene, "good").get(" ".join(names), "")
    stance = canon.names(scene, "stance").get(last, last)
    order = standing.read(" ".join(filter(None, (kind, good, stance if names else last))), session.world)
    if order is None:
        told = _("That is no order. {word} alone says which there are, and how they are written.")
        return [told.format(word=WORD)]
    return _given(session, order)


def _given(session: Session, order: Order) -> list[str]:
    told = _("From the next morning on: {order}").format(order=standing.sentence(session, order))
    return [standing.give(session, order) or told]
