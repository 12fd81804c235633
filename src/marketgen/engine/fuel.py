"""Fuel (game.md 4.9): wood burns every night, a cart of it costs money, and a cold house costs health."""

from __future__ import annotations

from marketgen.engine import price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import clamp, divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import Point, World, on_curve

LOADS = {"cart": 2, "half": 1}
"""What can be bought, in half carts."""


def burns(world: World, day: int) -> int:
    """Wood that a night of a day burns, in thousandths of a cubic metre."""
    wood = 0
    for first, milli in world.family.fuel.burns if world.family.fuel else ():
        if first <= day:
            wood = milli
    return wood


def nights(world: World, run: Run, most: int = 400) -> int:
    """Whole nights that the wood lasts from tonight on; no more than ``most`` are counted."""
    wood, day = run.home.wood, run.day
    while day < run.day + most:
        need = burns(world, day)
        if wood < need:
            break
        wood, day = wood - need, day + 1
    return day - run.day


def wood_price(world: World, run: Run, load: str = "cart") -> Account:
    """What a cart of wood, or half of one, costs today, in minor units."""
    rules = world.family.fuel
    if rules is None:
        raise KeyError("fuel")
    base = divide(rules.price * LOADS[load], 2)
    factor = on_curve(tuple(Point(day, bp) for day, bp in rules.season), run.day)
    steps = Sum()
    steps.add("base", base, keep=True)
    steps.add("season", of_bp(base, factor) - base, factor=factor)
    steps.add("rounding", price.rounded(world, steps.total) - steps.total)
    return steps.account(f"wood_price:{load}", f"money:{world.money}")


def wood_choices(world: World, run: Run) -> list[Choice]:
    """A whole cart, and half of one."""
    if world.family.fuel is None:
        return []
    return [Choice("wood", (load,), refusal=check_wood(world, run, Command("wood", (load,)))) for load in LOADS]


def check_wood(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether wood can be bought now."""
    if world.family.fuel is None:
        return refuse("not_in_scenario", verb=command.verb)
    if command.ids[0] not in LOADS:
        return refuse("no_such", kind="load", id=command.ids[0])
    cost = wood_price(world, run, command.ids[0]).total
    return refuse("no_money", currency=world.money, needs=cost) if cost > run.money[world.money] else None


def buy_wood(world: World, run: Run, command: Command) -> list[Event]:
    """A cart of wood, or half of one, into the yard."""
    rules, load = world.family.fuel, command.ids[0]
    assert rules is not None
    cost = wood_price(world, run, load).total
    wood = divide(rules.cart * LOADS[load], 2)
    pay(run, world.money, -cost, Line("wood", load, -cost), world.money)
    run.home = replace(run.home, wood=run.home.wood + wood)
    return [event("wood", milli=wood, amount=cost)]


def night(world: World, run: Run) -> list[Event]:
    """The stove burns what there is; a cold night costs everybody health."""
    rules = world.family.fuel
    if rules is None:
        return []
    need = burns(world, run.day)
    short = run.home.wood < need
    had = run.home.wood
    run.home = replace(run.home, wood=max(0, had - need))
    if short and run.day >= rules.cold_from:
        for member in run.health:
            run.health[member] = clamp(run.health[member] + rules.cold, 0, 1000)
        return [event("cold", health=rules.cold)]
    return [event("wood_out")] if had and not run.home.wood else []
