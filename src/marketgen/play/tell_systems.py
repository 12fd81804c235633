"""What each system brings into the game, in a sentence, and where it is found."""

from __future__ import annotations

from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play.views import LogLine

ENTERS: dict[str, tuple[str, str]] = {
    "price": (N_("You choose what you show and what you ask."), "stall"),
    "demand": (N_("You hear what people wished for and did not see at your stall."), "stall"),
    "offers": (N_("In the morning people come who sell by the sack."), "supply"),
    "spoilage": (N_("What does not keep loses something every night."), "stall"),
    "household": (N_("You choose what is eaten at home."), "home"),
    "officials": (N_("Officials come by, and each expects something."), "people"),
    "place": (N_("A stall that shows nothing for days on end is given to somebody else."), "stall"),
    "family": (N_("Home asks for more than meals: the school, the unit, the stove, the winter."), "home"),
    "rumours": (N_("People tell you things. Not all of it is so."), "board"),
    "growth": (N_("You can build what stays, if you pay for it once."), "stall"),
    "shipments": (N_("What you order comes by road. It takes days, and a post may hold it."), "road"),
    "shocks": (N_("A price can jump overnight, and neighbours copy what sells well."), "board"),
    "exchange": (N_("You can change money."), "ledger"),
    "credit": (N_("You can take goods and pay later, or borrow."), "ledger"),
    "reform": (N_("Money is paper: what is printed can be called in."), "ledger"),
    "council": (N_("Those at home say what they think of a danger before you take it."), "home"),
    "street": (N_("Neighbours watch what you ask and what you sell, and ask by it."), "people"),
    "kye": (N_("There are clubs in which each pays in and one has it all, in turn."), "ledger"),
    "demonstration": (N_("Friends can walk about the market in what you sell."), "stall"),
    "dealing": (N_("Somebody may ask you for other money."), "ledger"),
    "partners": (N_("Somebody who trusts you may sell with you, for a share."), "ledger"),
    "sidelines": (N_("There is work beside the stall, and shares in what others run."), "ledger"),
    "ventures": (N_("What is learned at a workshop can be made at home, and sold under a lent name."), "ledger"),
    "porter": (N_("On a poor day you can carry other people's loads for a wage."), "stall"),
    "bargains": (N_("Somebody may come who bargains; look before you name a price."), "stall"),
    "travel": (N_("You can leave for a day or more, and buy elsewhere."), "road"),
}
"""The sentence on each system, and the screen it belongs to."""

SCREENS = {
    "stall": N_("Stall"),
    "supply": N_("Supply"),
    "road": N_("Road"),
    "people": N_("People"),
    "home": N_("Home"),
    "ledger": N_("Ledger"),
    "board": N_("Board"),
}


def entered(system: str, where: str) -> str:
    """The sentence on a system that enters, with where it is found, if it is anywhere."""
    told = _(ENTERS[system][0])
    return _("{sentence} See {where}.").format(sentence=told, where=where) if where else told


def _new_system(world: World, run: Run, event: Event) -> LogLine:
    system = event.word("system")
    screen = ENTERS[system][1]
    return LogLine(_("new"), entered(system, _(SCREENS[screen])), link=screen)


TELLERS = {"new_system": _new_system}
