"""What a careful bot does beside the stall: work whose time nobody misses, shares it can well afford."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import debts, partners, sidelines, stakes
from marketgen.engine.commands import Command
from marketgen.engine.enterprise import Sideline
from marketgen.engine.rules import check
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots.clubs import Purse

PAYS_IN = 12
"""A share is bought if it has brought its price, less what comes back of it, in so many pay days at the most."""

BEGINS = 3
"""Days that must be left for a work to be worth taking up."""

MEALS = 2
"""An hour of its own is given for as much as so many days of food cost."""


def plan(world: World, run: Run, purse: Purse) -> Iterator[Command]:
    """Learn, take up and drop work; buy shares, and mend them in time."""
    for one in world.sidelines.values():
        if one.from_day <= run.day:
            yield from _work(world, run, purse, one)
    for name in run.stakes:
        state, cost = run.stakes[name], stakes.mending(world, run, name).total
        if (state.worn or state.broken) and _affords(world, run, purse, world.stakes[name].currency, cost):
            yield Command("mend", (name,))
    left = world.days - run.day
    for choice in stakes.invest_choices(world, run):
        name = choice.ids[0]
        stake, cost = world.stakes[name], stakes.costs(world, run, name).total
        loses = cost - cost * stake.back_bp // 10_000
        times = min(PAYS_IN, left // stake.every)
        pays = loses < stakes.pays(world, run, name).total * times
        if choice.refusal is None and pays and _affords(world, run, purse, stake.currency, cost):
            yield Command("invest", (name,))


SHOWN = 2
"""Pieces that must be left for each who walks in one."""


def demonstrate(world: World, run: Run) -> Iterator[Command]:
    """Asks friends to walk about in the dearest of what it has enough of, and shows."""
    rules = world.demonstration
    if rules is None or run.level >= STRICT:
        return
    many = SHOWN * rules.friends
    goods = [good for good in rules.goods if good in run.slots and run.goods[good].stock >= many]
    for good in sorted(goods, key=lambda one: (-world.goods[one].base, one)):
        if check(world, run, Command("demonstrate", (good,))) is None:
            yield Command("demonstrate", (good,))
            return


STRICT = 3
"""The campaign level from which it lets nobody walk about."""


def partner(world: World, run: Run, purse: Purse) -> Iterator[Command]:
    """Sells with whoever gains it more hours than the share costs, and raises the share of who thinks of leaving."""
    for choice in (*partners.raise_choices(world, run), *partners.partner_choices(world, run)):
        one = world.partners[choice.ids[0]]
        profit = debts.profit(run, LATELY)[0] // LATELY
        gains = one.hours * MEALS * purse.food
        if choice.refusal is None and len(run.past) >= LATELY and gains > profit * one.share_bp // 10_000:
            yield choice.command()


LATELY = 3
"""Days whose profit it looks at."""


def _affords(world: World, run: Run, purse: Purse, currency: str, cost: int) -> bool:
    """Whether it can pay: other money as far as it is there, that of the market with a part of what is free."""
    return purse.takes(cost, 50) if currency == world.money else run.money[currency] >= cost


def _work(world: World, run: Run, purse: Purse, one: Sideline) -> Iterator[Command]:
    """Done while it brings more than its time is worth: hours of its own, or a day of somebody who earns nothing."""
    state, gains = sidelines.state_of(run, one.id), _gains(world, run, purse, one)
    if state.since:
        if gains <= 0:
            yield Command("drop", (one.id,))
        elif one.official and state.licensed < run.day and one.steps and purse.takes(one.licence_cost, 30):
            yield Command("license", (one.id,))
        return
    days = world.days - run.day
    if gains <= 0 or days < BEGINS or gains * days < one.lesson_cost + one.licence_cost:
        return
    if one.teacher and not state.learned and purse.takes(one.lesson_cost, 40):
        yield Command("learn", (one.id,))
    yield Command("take_up", (one.id,))


def _gains(world: World, run: Run, purse: Purse, one: Sideline) -> int:
    """What a day of it leaves, less what the time would bring elsewhere."""
    works = world.family.workplace
    elsewhere = one.hours * MEALS * purse.food
    if one.member and works and one.member == works.member and run.home.freed:
        elsewhere += works.hours * MEALS * purse.food
    return sidelines.leaves(world, run, one.id, supplied=False).total - elsewhere
