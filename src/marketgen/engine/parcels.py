"""Parcels (game.md 4.5): a driver you know brings a few kilos from a place you need not go to. You see no quality."""

from __future__ import annotations

from marketgen.engine import chance, people, places
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.run import Line, Load, Run
from marketgen.engine.world import World


def cost(world: World, run: Run, good: str, units: int) -> Account:
    """What a parcel costs, goods and carriage, in minor units. Raises KeyError if it is not sold there."""
    each = places.price_at(world, run, world.parcel.place, good, units).total
    steps = Sum()
    steps.add("parcel_goods", units * each, keep=True, good=good, units=units, price=each)
    steps.add("parcel_fee", world.parcel.fee, person=world.parcel.driver)
    return steps.account(f"parcel:{good}:{units}", f"money:{world.money}")


def held(world: World, run: Run) -> Account:
    """The chance that a parcel is held on the way, in basis points. Raises KeyError if there are none."""
    if world.parcel.post not in world.posts:
        raise KeyError(world.parcel.post)
    steps = Sum()
    steps.add("parcel_risk", world.parcel.held_bp, keep=True, post=world.parcel.post)
    return steps.account("parcel_held", "bp")


def _heavy(world: World, good: str) -> int:
    """Units that fit into a parcel."""
    return world.parcel.grams // max(1, world.goods[good].bulk)


def _most(world: World, run: Run, good: str) -> int:
    low, high = 0, min(_heavy(world, good), places.lot(world, run, world.parcel.place, good))
    while low < high:  # what more units cost never falls
        middle = (low + high + 1) // 2
        if cost(world, run, good, middle).total <= run.money[world.money]:
            low = middle
        else:
            high = middle - 1
    return low


def parcel_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each good that a parcel can hold."""
    rules = world.parcel
    if rules.place not in world.places or rules.driver not in world.middlemen:
        return []
    choices = []
    for good in world.places[rules.place].sells:
        if world.goods[good].from_day > run.day or not _heavy(world, good):
            continue
        most = _most(world, run, good)
        choices.append(Choice("parcel", (good,), 1, max(1, most), refusal=_why_not(world, run, good, most)))
    return choices


def _why_not(world: World, run: Run, good: str, most: int) -> Refusal | None:
    rules = world.parcel
    known = world.middlemen[rules.driver].from_day <= run.day and people.present(world, run, rules.driver)
    if not known or run.trust.get(rules.driver, 0) < rules.trust:
        return refuse("driver_unknown", person=rules.driver)
    if run.day + rules.days[1] > world.days:
        return refuse("too_late_to_order", day=run.day + rules.days[1])
    if any(load.id == _id(run, good) for load in run.loads):
        return refuse("parcel_sent", person=rules.driver)
    if any(load.kind == "parcel" and load.day == run.day for load in run.loads):
        return refuse("parcel_sent", person=rules.driver)
    if not most:
        return refuse("no_money", currency=world.money, needs=cost(world, run, good, 1).total, each=1)
    return None


def _id(run: Run, good: str) -> str:
    return f"parcel.{good}.{run.day}"


def check_parcel(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a parcel can be ordered."""
    good = command.ids[0]
    for choice in parcel_choices(world, run):
        if choice.ids != (good,):
            continue
        if choice.refusal:
            return choice.refusal
        if command.amount < 1:
            return refuse("at_least_one")
        if command.amount <= choice.high:
            return None
        if command.amount > _heavy(world, good):
            return refuse("parcel_heavy", grams=world.parcel.grams, units=_heavy(world, good), good=good)
        if command.amount > places.lot(world, run, world.parcel.place, good):
            return refuse("order_has", units=choice.high)
        return refuse("no_money", currency=world.money, needs=cost(world, run, good, command.amount).total)
    return refuse("not_sold_there", good=good, place=world.parcel.place)


def parcel(world: World, run: Run, command: Command) -> list[Event]:
    """Order a parcel: all of it is paid now; the driver brings it in some days, if nobody holds it."""
    good, units, rules = command.ids[0], command.amount, world.parcel
    each = places.price_at(world, run, rules.place, good, units).total
    total = cost(world, run, good, units).total
    pay(run, world.money, -total, Line("parcel", good, -total, units, each, other=rules.driver), world.money)
    run.bought_at[f"{rules.place}.{good}"] = places.pressure(world, run, rules.place, good, units)
    days = chance.between(chance.draw(run.seed, "parcel_days", run.day, good), *rules.days)
    load = Load(_id(run, good), "parcel", rules.driver, good, units, each, units * each, run.day, run.day + days)
    run.loads = (*run.loads, load)
    return [event("parcel_ordered", person=rules.driver, good=good, units=units, cost=total,
                  first=run.day + rules.days[0], last=run.day + rules.days[1])]  # fmt: skip
