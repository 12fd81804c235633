"""The display: which goods stand on which slot, and by what stance each is priced."""

from __future__ import annotations

from marketgen.engine import price
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.run import GoodState, Run
from marketgen.engine.world import World


def show_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each good in stock: the slots it could stand on."""
    choices = []
    for good, state in run.goods.items():
        if state.stock and world.goods[good].from_day <= run.day:
            why = None if world.goods[good].for_sale else refuse("not_for_sale", good=good)
            choices.append(Choice("show", (good,), 1, len(run.slots), undoable=True, refusal=why))
    return choices


def check_show(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a good can stand on a slot."""
    good, slot = command.ids[0], command.amount
    if not run.goods[good].stock:
        return refuse("no_stock", good=good, needs=1)
    if not world.goods[good].for_sale:
        return refuse("not_for_sale", good=good)
    if not 1 <= slot <= len(run.slots):
        return refuse("no_slot", slot=slot, slots=len(run.slots))
    return None


def show(world: World, run: Run, command: Command) -> list[Event]:
    """Put a good on a slot; what stood there goes into the bag, and where the good stood is empty."""
    good, slot = command.ids[0], command.amount - 1
    slots = ["" if item == good else item for item in run.slots]
    slots[slot] = good
    run.slots = tuple(slots)
    stance = run.goods[good].stance
    kept = {"stance": stance} if stance != world.start.stance else {}  # a price of its own outlives a day in the bag
    return [event("shown", good=good, slot=command.amount, **kept)]


def hide_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each good on show."""
    return [Choice("hide", (good,), undoable=True) for good in run.slots if good]


def check_hide(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a good can be taken off the display."""
    return None if command.ids[0] in run.slots else refuse("not_shown", good=command.ids[0])


def hide(world: World, run: Run, command: Command) -> list[Event]:
    """Take a good off the display."""
    run.slots = tuple("" if good == command.ids[0] else good for good in run.slots)
    return [event("hidden", good=command.ids[0])]


def price_choices(world: World, run: Run) -> list[Choice]:
    """For each good in stock the stances it does not have."""
    return [
        Choice("price", (good, stance), undoable=True)
        for good, state in run.goods.items()
        if state.stock and world.goods[good].for_sale and world.goods[good].from_day <= run.day
        for stance in world.stances
        if stance != state.stance
    ]


def check_price(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a good can be priced so."""
    good, stance = command.ids
    if stance not in world.stances:
        return refuse("no_such", kind="stance", id=stance)
    if not world.goods[good].for_sale:
        return refuse("not_for_sale", good=good)
    if not run.goods[good].stock:
        return refuse("no_stock", good=good, needs=1)
    return refuse("already_so") if run.goods[good].stance == stance else None


def set_price(world: World, run: Run, command: Command) -> list[Event]:
    """Price a good by a stance."""
    good, stance = command.ids
    was = run.goods[good]
    run.goods[good] = GoodState(was.stock, was.cost, stance, was.older, was.yesterday, was.noise, was.fresh)
    return [event("priced", good=good, stance=stance, ask=price.ask(world, run, good))]
