"""Bargains as sentences: who came, each word and its answer, the end, and how it was split."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import bargain
from marketgen.engine.events import Event
from marketgen.engine.haggling import AGREED, SELL
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]


def _sells(world: World, event: Event) -> bool:
    return world.bargains[event.word("bargain")].side == SELL


def _who(world: World, event: Event) -> str:
    """Whose name stands before a line: somebody you know, or just a bargain."""
    who = world.bargains[event.word("bargain")].who
    return wording.person(world, who) if who else _("a bargain")


def _price(world: World, event: Event, key: str) -> str:
    return numbers.priced(world, event.number(key))


def _came(world: World, run: Run, event: Event) -> LogLine:
    told = wording.text(world, f"bargains.{event.word('bargain')}.name")
    units = wording.units(world, event.word("good"), event.number("units"))
    return LogLine(_("a bargain"), _("{who}: {units}.").format(who=told, units=units))


def _answer(world: World, event: Event) -> str:
    """How they answered: their price, and a sign if your price was far off."""
    told = _("They offer {bid}.") if _sells(world, event) else _("They ask {bid}.")
    told = told.format(bid=_price(world, event, "bid"))
    usual = 0 if event.kind == "bargain_named" else 1
    if event.number("beats") > usual:
        told += " " + _("Your price made them look away: that cost twice the patience.")
    return told


def _named(world: World, run: Run, event: Event) -> LogLine:
    ask, bid, sells = event.number("price"), event.number("bid"), _sells(world, event)
    if ask <= bid if sells else ask >= bid:  # what they would have said themselves was better
        taken = (
            _("You ask {price} each, and they take it.") if sells else _("You offer {price} each, and they take it.")
        )
        return LogLine(_who(world, event), taken.format(price=_price(world, event, "price")))
    said = _("You ask {price} each.") if sells else _("You offer {price} each.")
    told = said.format(price=_price(world, event, "price"))
    return LogLine(_who(world, event), f"{told} {_answer(world, event)}")


_MOVES = {
    bargain.HOLD: (N_("You say nothing, and stay at {price}."), N_("You say nothing, and stay at {price}.")),
    bargain.SMALL: (N_("You come down to {price}."), N_("You go up to {price}.")),
    bargain.LARGE: (N_("You come down to {price}."), N_("You go up to {price}.")),
    bargain.TRUTH: (
        N_("You say how it is with the goods, and stay at {price}."),
        N_("You say how it is, and stay at {price}."),
    ),
    "sweeten": (N_("Your price stays at {price}."), N_("Your price stays at {price}.")),
}


def _moved(world: World, run: Run, event: Event) -> LogLine:
    down, up = _MOVES[event.word("move")]
    said = _(down if _sells(world, event) else up).format(price=_price(world, event, "price"))
    return LogLine(_who(world, event), f"{said} {_answer(world, event)}")


def _sweet(world: World, run: Run, event: Event) -> LogLine:
    thing = wording.units(world, event.word("good"), 1)
    return LogLine(_who(world, event), _("You add {thing}.").format(thing=thing))


def _agreed(world: World, run: Run, event: Event) -> LogLine:
    units = wording.units(world, event.word("good"), event.number("units"))
    total = numbers.priced(world, event.number("units") * event.number("price"))
    form = _("Agreed: {units} at {price}, {total} together.")
    told = form.format(units=units, price=_price(world, event, "price"), total=total)
    return LogLine(_who(world, event), _with_own(world, run, told, event, "yes"), "good")


def _gone(sentence: str) -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        return LogLine(_who(world, event), _with_own(world, run, _(sentence), event, "no"))

    return tell


def _with_own(world: World, run: Run, told: str, event: Event, key: str) -> str:
    """The sentence, and the scenario's own words for how it looked."""
    own = wording.fill(world, run, f"bargains.{event.word('bargain')}.{key}")
    return f"{told} {own}".strip()


def _split(world: World, run: Run, event: Event) -> LogLine:
    done = bargain.of_day(run, event.number("day"), event.word("bargain"))
    last = numbers.priced(world, bargain.limit(world, done.haggle).total)
    sells = done.haggle.side == SELL
    limit = _("They would have paid up to {limit} each.") if sells else _("They would have gone down to {limit} each.")
    told = limit.format(limit=last)
    if done.end != AGREED:
        return LogLine(_("afterwards"), told)
    mine, other = bargain.share(world, done).total, bargain.theirs(world, done).total
    whole = mine + other
    if mine < 0:
        lost = _("You gave {amount} more than it was worth to you.").format(amount=numbers.priced(world, -mine))
        return LogLine(_("afterwards"), f"{told} {lost}", "bad")
    if whole <= 0:
        return LogLine(_("afterwards"), f"{told} {_('There was nothing to share.')}")
    part = _("Of {whole} there was to share, {mine} is yours, {share}.").format(
        whole=numbers.priced(world, whole),
        mine=numbers.priced(world, mine),
        share=numbers.percent(mine * 10_000 // whole),
    )
    return LogLine(_("afterwards"), f"{told} {part}")


def _squeezed(world: World, run: Run, event: Event) -> LogLine:
    name = wording.person(world, event.word("person"))
    return LogLine(name, _("Hardly anything was left to {name}, who will remember it.").format(name=name), "bad")


def _by(world: World, run: Run, event: Event) -> LogLine:
    house = _(
        "From now on the house rule bargains: it sells whatever somebody comes for, and pays for a lot with any money "
        "in hand, up to the market's price. Nothing is asked before."
    )
    told = house if event.number("house") else _("You bargain yourself again.")
    return LogLine(_("stall"), told)


def _house(world: World, run: Run, event: Event) -> LogLine:
    return LogLine(_("the house rule"), _("A first price, small steps, and their last word if it pays."))


TELLERS: dict[str, Teller] = {
    "bargain_came": _came,
    "house_bargains": _house,
    "bargain_named": _named,
    "bargain_move": _moved,
    "bargain_sweet": _sweet,
    "bargain_sold": _agreed,
    "bargain_bought": _agreed,
    "bargain_left": _gone(N_("No deal: they go.")),
    "bargain_let_go": _gone(N_("You let it go.")),
    "bargain_split": _split,
    "squeezed": _squeezed,
    "bargains_by": _by,
}
"""A sentence for each kind of event of a bargain."""
