"""Growth (game.md 4.14): what can be built or bought once, and what it changes. Part of its price counts as worth."""

from __future__ import annotations

from marketgen.engine import money
from marketgen.engine.arithmetic import BP, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay
from marketgen.engine.run import Line, Run
from marketgen.engine.world import Upgrade, Weather, World


def standing(world: World, run: Run) -> list[Upgrade]:
    """The upgrades that stand."""
    return [world.upgrades[some_id] for some_id in run.built if some_id in world.upgrades]


def fee(world: World, run: Run) -> int:
    """The day's fee for the place, in minor units: the highest of the upgrades', else the scenario's."""
    return max((one.fee for one in standing(world, run) if one.fee), default=world.day.fee)


def groups(world: World, run: Run) -> int:
    """Groups of buyers in an open hour."""
    return world.demand.groups + sum(one.groups for one in standing(world, run))


def come_bp(world: World, run: Run, weather: Weather) -> int:
    """The share of groups that come in a weather; an awning keeps more of them on a wet day."""
    if weather.groups_bp >= BP or not run.built:
        return weather.groups_bp
    return max(weather.groups_bp, *(one.wet_bp for one in standing(world, run)), 0)


def spared_bp(world: World, run: Run, share: int) -> int:
    """What is left of a share that spoils in a night, as the stall stands; basis points."""
    off = sum(one.spoil_off_bp for one in standing(world, run)) if run.built else 0
    return share - of_bp(share, min(BP, off))


def hours(world: World, run: Run) -> int:
    """Hours that upgrades add to a day."""
    return sum(one.hours for one in standing(world, run))


def carry_bonus(world: World, run: Run) -> int:
    """Kilos that upgrades add to what a trip of a day carries; the best one counts."""
    return max((one.carry for one in standing(world, run)), default=0)


def counted(world: World, run: Run) -> int:
    """What all upgrades count for as worth, in minor units: a share of their prices in the main currency."""
    prices = sum(one.prices.get(world.money, 0) for one in standing(world, run) if not (one.right or one.yard))
    return of_bp(prices, world.growth.worth_bp)


def seen(world: World, run: Run) -> int:
    """What people see of rights to a place, in minor units of the main currency."""
    found = 0
    for one in standing(world, run) if run.built else ():
        if one.right is not None:
            state = run.rights.get(one.id)
            currency = state.currency if state else next(iter(one.prices))
            found += of_bp(money.value(world, run, currency, one.prices[currency]), one.right.seen_bp)
    return found


def _pays(world: World, run: Run, upgrade: Upgrade) -> str:
    """The currency an upgrade would be paid in: the main one if there is enough of it, else another; empty if none."""
    order = sorted(upgrade.prices, key=lambda one: (one != world.money, one))
    return next((one for one in order if run.money[one] >= upgrade.prices[one]), "")


def _closed(world: World, run: Run, upgrade: Upgrade) -> Refusal | None:
    if upgrade.id in run.built:
        return refuse("built_already", upgrade=upgrade.id)
    for needed in upgrade.needs:
        if needed not in run.built:
            return refuse("built_first", upgrade=needed)
    if not _pays(world, run, upgrade):
        currency, price = asked(world, run, upgrade.id)
        return refuse("no_money", currency=currency, needs=price)
    return None


def asked(world: World, run: Run, some_id: str) -> tuple[str, int]:
    """What an upgrade costs you now: the currency it would be paid in, and the price in its minor units. Where nothing
    in hand is enough that is the main currency, if it can be had for that. Raises KeyError if there is none."""
    upgrade = world.upgrades[some_id]
    main = world.money if world.money in upgrade.prices else next(iter(upgrade.prices))
    currency = _pays(world, run, upgrade) or main
    return currency, upgrade.prices[currency]


def build_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each upgrade that does not stand."""
    return [
        Choice("build", (one.id,), refusal=_closed(world, run, one))
        for one in world.upgrades.values()
        if one.from_day <= run.day and one.id not in run.built
    ]


def check_build(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether an upgrade can be built or bought now."""
    unknown = missing(world.upgrades, "upgrade", run, command)
    return unknown or _closed(world, run, world.upgrades[command.ids[0]])


def build(world: World, run: Run, command: Command) -> list[Event]:
    """Pay for an upgrade, in the main currency if there is enough of it; it stands at once."""
    upgrade = world.upgrades[command.ids[0]]
    currency, price = asked(world, run, upgrade.id)
    pay(run, currency, -price, Line("built", upgrade.id, -price), world.money)
    return [event("built", upgrade=upgrade.id, currency=currency, price=price), *put_up(world, run, upgrade.id)]


def put_up(world: World, run: Run, some_id: str) -> list[Event]:
    """An upgrade stands from now on; nothing if it does already. Hours it adds begin tomorrow."""
    if some_id in run.built:
        return []
    run.built[some_id] = run.day
    return add_slots(run, world.upgrades[some_id].slots)


def take_down(world: World, run: Run, some_id: str) -> list[Event]:
    """An upgrade stands no more; nothing if it did not."""
    if run.built.pop(some_id, 0) == 0:
        return []
    return add_slots(run, -world.upgrades[some_id].slots)


MOST_SLOTS = 12
"""Slots a stall can have at most, whatever is built."""


def add_slots(run: Run, slots: int) -> list[Event]:
    """More display slots, or fewer: those that go are the last ones, and what stood there goes into the bag."""
    wanted = max(1, min(MOST_SLOTS, len(run.slots) + slots))
    moved = wanted - len(run.slots)
    run.slots = (run.slots + ("",) * moved)[:wanted]
    return [event("slots", amount=moved, slots=wanted)] if moved else []
