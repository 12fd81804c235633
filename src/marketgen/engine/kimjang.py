"""Kimjang (game.md 4.9): the winter's kimchi, made once, whole or in two halves, before the frost's deadline."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import clamp, divide
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World

BATCHES = {"whole": 2, "half": 1}
"""What can be made at once, in halves."""

MADE = 2
"""Halves that make the whole."""


def needs(world: World, batch: str) -> dict[str, int]:
    """Units of each good that a batch takes; halves are rounded up."""
    rules = world.family.kimjang
    return {good: -(-units * BATCHES[batch] // MADE) for good, units in rules.goods.items()} if rules else {}


def cost(world: World, run: Run, batch: str) -> Account:
    """What a batch costs now, in minor units: own stock is used first, the rest is bought at the going price."""
    if world.family.kimjang is None:
        raise KeyError("kimjang")
    steps = Sum()
    for good, units in needs(world, batch).items():
        bought = max(0, units - run.goods[good].stock)
        going = price.total(world, run, good)
        if bought < units:
            steps.add("own_stock", 0, keep=True, good=good, units=units - bought)
        steps.add("bought_food", going * bought, good=good, milli=bought * 1000, going=going)
    return steps.account(f"kimjang:{batch}", f"money:{world.money}")


def hours(world: World, batch: str) -> int:
    """Hours that a batch takes."""
    return world.family.kimjang.hours * BATCHES[batch] if world.family.kimjang else 0


def kimjang_choices(world: World, run: Run) -> list[Choice]:
    """The whole of it, or a half, while it is not made."""
    if world.family.kimjang is None or run.home.kimjang >= MADE:
        return []
    return [
        Choice("kimjang", (batch,), refusal=check_kimjang(world, run, Command("kimjang", (batch,))))
        for batch in BATCHES
        if run.home.kimjang + BATCHES[batch] <= MADE
    ]


def check_kimjang(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a batch can be made now."""
    rules, batch = world.family.kimjang, command.ids[0]
    if rules is None:
        return refuse("not_in_scenario", verb=command.verb)
    if batch not in BATCHES:
        return refuse("no_such", kind="batch", id=batch)
    if run.home.kimjang >= MADE:
        return refuse("already_so")
    if run.home.kimjang + BATCHES[batch] > MADE:
        return refuse("half_made")
    if run.day > rules.by:
        return refuse("kimjang_late", day=rules.by)
    if hours(world, batch) > run.hours:
        return refuse("no_hours", hours=hours(world, batch))
    wanted = cost(world, run, batch).total
    return refuse("no_money", currency=world.money, needs=wanted) if wanted > run.money[world.money] else None


def make(world: World, run: Run, command: Command) -> list[Event]:
    """Make a batch: goods from the stall, the rest from the row, hours of your day."""
    batch = command.ids[0]
    wanted = cost(world, run, batch).total
    pay(run, world.money, -wanted, Line("kimjang", batch, -wanted), world.money)
    used = []
    for good, units in needs(world, batch).items():
        state = run.goods[good]
        left = max(0, state.stock - units)
        if state.stock:
            used.append(event("stock", good=good, units=left - state.stock))
            run.goods[good] = replace(state, stock=left, cost=state.cost * left // state.stock)
    spend_hours(world, run, hours(world, batch))
    run.home = replace(run.home, kimjang=run.home.kimjang + BATCHES[batch])
    kind = "kimjang_made" if run.home.kimjang >= MADE else "kimjang_half"
    return [event(kind, amount=wanted, hours=hours(world, batch)), *used]


def night(world: World, run: Run) -> list[Event]:
    """On the last evening for it, what is not made is missing all winter."""
    rules = world.family.kimjang
    if rules is None or run.day != rules.by or run.home.kimjang >= MADE:
        return []
    missing = MADE - run.home.kimjang
    for member in run.health:
        run.health[member] = clamp(run.health[member] + divide(rules.none * missing, MADE), 0, 1000)
    run.standing = clamp(run.standing + divide(rules.standing * missing, MADE), -1000, 1000)
    return [event("kimjang_missing", halves=missing)]
