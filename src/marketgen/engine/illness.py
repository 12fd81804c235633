"""Illness (game.md 4.9): the weaker somebody is, the likelier; treatment ends it, otherwise it takes its nights."""

from __future__ import annotations

from marketgen.engine import chance, price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World


def likely(world: World, run: Run, member: str) -> Account:
    """The chance that a member who is well falls ill in a day, in basis points."""
    rules = world.family.illness
    if rules is None:
        raise KeyError("illness")
    steps = Sum()
    missing = 1000 - run.health[member]
    steps.add("start", rules.base_bp, keep=True)
    steps.add("weak", divide(missing * rules.point_bp, 10), tenths=run.health[member])
    return steps.account(f"illness:{member}", "bp")


def dawn(world: World, run: Run) -> list[Event]:
    """Who falls ill this morning."""
    rules = world.family.illness
    if rules is None or run.day == 1:
        return []
    happened = []
    most = rules.base_bp + divide(1000 * rules.point_bp, 10)
    for member in run.health:
        if run.home.ill.get(member):
            continue
        luck = chance.daily(run.memory, run.seed, "illness", run.day, member)
        if luck * BP >> 32 >= most:
            continue  # however weak: it need not be worked out
        if chance.happens(luck, likely(world, run, member).total):
            happened.extend(fall_ill(world, run, member, rules.days))
    return happened


def fall_ill(world: World, run: Run, member: str, days: int) -> list[Event]:
    """A member is ill for some days from now."""
    run.home = replace(run.home, ill={**run.home.ill, member: max(days, run.home.ill.get(member, 0))})
    rules = world.family.illness
    return [event("ill", person=member, days=days, good=rules.good if rules else "")]


def heal(run: Run, member: str) -> list[Event]:
    """A member is up again."""
    if not run.home.ill.get(member):
        return []
    run.home = replace(run.home, ill={who: days for who, days in run.home.ill.items() if who != member})
    return [event("well", person=member)]


def night(world: World, run: Run) -> list[Event]:
    """A night of illness costs health; who has had the last of them is well."""
    rules = world.family.illness
    if rules is None:
        return []
    happened = []
    for member, days in tuple(run.home.ill.items()):
        run.health[member] = clamp(run.health[member] + rules.night, 0, 1000)
        if days <= 1:
            happened.extend(heal(run, member))
        else:
            run.home = replace(run.home, ill={**run.home.ill, member: days - 1})
    return happened


def remedy(world: World, run: Run) -> Account:
    """What treating somebody costs now, in minor units: nothing from your own stock, else the going price."""
    rules = world.family.illness
    if rules is None:
        raise KeyError("remedy")
    steps = Sum()
    if run.goods[rules.good].stock:
        steps.add("own_stock", 0, keep=True, good=rules.good, units=1)
    else:
        steps.add("going", price.total(world, run, rules.good), keep=True, good=rules.good)
    return steps.account("remedy", f"money:{world.money}")


def treat_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each who is ill."""
    if world.family.illness is None:
        return []
    return [
        Choice("treat", (member,), refusal=check_treat(world, run, Command("treat", (member,))))
        for member in run.home.ill
    ]


def check_treat(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether somebody can be treated now."""
    if world.family.illness is None:
        return refuse("not_in_scenario", verb=command.verb)
    if not run.home.ill.get(command.ids[0]):
        return refuse("not_ill", person=command.ids[0])
    cost = remedy(world, run).total
    return refuse("no_money", currency=world.money, needs=cost) if cost > run.money[world.money] else None


def treat(world: World, run: Run, command: Command) -> list[Event]:
    """What ends an illness, from your own stock or from the row: the illness is over."""
    rules, member = world.family.illness, command.ids[0]
    assert rules is not None
    cost = remedy(world, run).total
    state = run.goods[rules.good]
    if state.stock:
        left = state.stock - 1
        run.goods[rules.good] = replace(state, stock=left, cost=state.cost - state.cost // state.stock if left else 0)
    else:
        pay(run, world.money, -cost, Line("remedy", member, -cost), world.money)
    return [event("treated", person=member, good=rules.good, amount=cost), *heal(run, member)]
