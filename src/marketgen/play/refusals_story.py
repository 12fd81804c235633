"""Why a choice of a card is closed, as a sentence: what it would take."""

from __future__ import annotations

from marketgen.engine.events import Refusal
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording

_NEEDS = {
    "money": N_("That takes {amount}, more than you have."),
    "stock": N_("That takes {units} from your stall."),
    "store": N_("That takes more {good} than is in the store."),
    "wood": N_("That takes {cubic} cubic metres of wood, more than is in the yard."),
    "hours": N_("That takes an hour or more, and the day has too little left."),
    "tie": N_("{person} thinks too little of you for that now; what is given and kept to mends it."),
    "trust": N_("{person} does not trust you enough for that yet; trust grows with what you keep to."),
    "favour": N_("{person} owes you no favour."),
    "present": N_("{person} is not there to be asked."),
    "health": N_("{person} is too weak for that; it takes a health of {points}."),
    "member_away": N_("{person} is away; that waits for the way back."),
    "ill": N_("{person} is ill; treat that first, or let it pass."),
    "freed": N_("The workplace has not let its man go; pay it first."),
    "standing": N_("The street thinks too little of you for that now."),
    "slots": N_("Your display is too small for that."),
    "upgrade": N_("First this is needed: {upgrade}."),
    "schooling": N_("That takes more schooling."),
    "heat": N_("Too many eyes are on you for that; it takes quieter days."),
    "level": N_("The board is too strict for that now; it takes quieter days."),
    "day": N_("It is too early for that: from {date} on."),
    "flag": N_("That hangs on something that has not happened in this run."),
    "seen": N_("That hangs on something that has not happened in this run."),
    "chose": N_("That hangs on another answer, earlier in this run."),
    "settled": N_("What happened before has settled that; another answer is open."),
}


def closed(world: World, refusal: Refusal) -> str:
    """What a choice would take that is not there; where it hangs on what came before, that it does."""
    measure, subject = str(refusal.fact("measure", "")), str(refusal.fact("subject", ""))
    told = _NEEDS.get(measure)
    if told is None:
        return _("That hangs on what came before in this run; another answer is open.")
    least = refusal.fact("least", 0)
    least = least if isinstance(least, int) else 0
    main = world.money if subject not in world.currencies else subject
    return _(told).format(
        amount=numbers.priced(world, least, main),
        units=wording.units(world, subject, least) if subject in world.goods else "",
        good=wording.name(world, subject) if subject in world.goods else "",
        cubic=numbers.thousandths(least, 2),
        points=numbers.tenths(least),
        date=wording.long_date(world, max(1, least)),
        person=wording.person(world, subject),
        upgrade=wording.name(world, subject, "upgrades"),
    )
