"""A demonstration (game.md 4.14): friends walk about the market in what you sell. It lifts what is wished of that good
and how many find its price right, for some days; a neighbour copies it afterwards, and it is seen.
"""

from __future__ import annotations

from marketgen.engine import calendar, people, shocks
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import spend_hours
from marketgen.engine.run import Mood, Run
from marketgen.engine.wishes import WISH, lifted_today, room, wished
from marketgen.engine.world import DemoRules, World


def friends(world: World, run: Run) -> list[str]:
    """Who of the row and of those who come again would walk for you, the nearest first."""
    rules = world.demonstration
    if rules is None:
        return []
    near = {one.id: one.from_day for one in people.neighbours(world, run)}
    near |= {one.id: one.from_day for one in people.regulars(world, run)}
    found = [who for who, first in near.items() if first <= run.day and run.trust[who] >= rules.trust]
    return sorted(found, key=lambda who: (-run.trust[who], who))


def walking(world: World, run: Run, good: str) -> list[str]:
    """Who would walk in a good today: as many as there are pieces for, up to the most."""
    rules = world.demonstration
    return friends(world, run)[: min(rules.most, run.goods[good].stock)] if rules else []


def lift(world: World, run: Run, good: str) -> Account:
    """What it would add to the chance that the price of a good suits, in basis points: so much for each who walks.
    Raises KeyError for a good that nobody walks about in."""
    return _walk(world, run, good, _rules(world, good).fit_bp).account(f"demo:{good}", "bp")


def wishes(world: World, run: Run, good: str) -> Account:
    """How many more would wish for it, as a share of those who do, in basis points. Raises KeyError as :func:`lift`."""
    steps = _walk(world, run, good, _rules(world, good).wishes_bp)
    steps.keep_within(0, room(world, run.day, good), "held")
    return steps.account(f"demo_wishes:{good}", "bp")


def _rules(world: World, good: str) -> DemoRules:
    """The rules of a demonstration of a good. Raises KeyError for a good that nobody walks about in."""
    rules = world.demonstration
    if rules is None or good not in rules.goods:
        raise KeyError(good)
    return rules


def _walk(world: World, run: Run, good: str, each_bp: int) -> Sum:
    """What those who would walk in a good add together, each so much."""
    steps, many = Sum(), len(walking(world, run, good))
    steps.add("demo_friends", many * each_bp, keep=True, people=many, share=each_bp)
    return steps


def loses(world: World, run: Run, good: str) -> Account:
    """How many fewer wish for a good today because friends walk about in others, as a share of those who else would, in
    basis points. Raises KeyError for a good that loses nothing."""
    lifted = lifted_today(run)
    usual = wished(world, run.day, good) if good not in dict(lifted) else 0
    gone = wished(world, run.day, good, lifted) - usual if usual and lifted else 0
    if not gone:
        raise KeyError(good)
    steps = Sum()
    steps.add("demo_gives_up", divide(gone * BP, usual), keep=True, good=lifted[0][0], goods=len(lifted))
    return steps.account(f"demo_loses:{good}", "bp")


def demonstrate_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each good at the stall that can be walked about in."""
    rules = world.demonstration
    goods = [good for good in rules.goods if run.goods[good].stock] if rules else []
    return [Choice("demonstrate", (good,), refusal=_closed(world, run, good)) for good in goods]


def _closed(world: World, run: Run, good: str) -> Refusal | None:
    rules = world.demonstration
    if rules is None or good not in rules.goods:
        return refuse("demo_not_worn", good=good)
    last = run.walked.get(good, 0)
    if last and run.day - last < rules.every:
        return refuse("demo_lately", good=good, day=last + rules.every)
    if calendar.closed(world, run.day):
        return refuse("demo_no_market")
    if len(friends(world, run)) < rules.friends:
        return refuse("demo_friends", needs=rules.friends)
    if run.goods[good].stock < rules.friends:
        return refuse("no_stock", good=good, needs=rules.friends)
    return refuse("no_hours", hours=rules.hours) if run.hours < rules.hours else None


def check_demonstrate(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether friends can walk about in it today."""
    return _closed(world, run, command.ids[0])


def demonstrate(world: World, run: Run, command: Command) -> list[Event]:
    """They walk: everybody sees it for some days, those who should not among them."""
    rules, good = world.demonstration, command.ids[0]
    assert rules is not None
    who, last = walking(world, run, good), run.day + rules.days - 1
    more, wished = lift(world, run, good).total, wishes(world, run, good).total
    spend_hours(world, run, rules.hours)
    run.moods = (*run.moods, Mood("worn", good, more, last, ""), Mood(WISH, good, wished, last, ""))
    run.walked[good] = run.day
    run.envied += rules.envy
    run.heat = min(100, run.heat + rules.heat)
    return [event("demo", good=good, person=who[0], people=len(who), days=rules.days)]


def dawn(world: World, run: Run) -> list[Event]:
    """A neighbour copies what was walked about in, some days after."""
    rules = world.demonstration
    if rules is None or not rules.copied:
        return []
    seen = [good for good, day in run.walked.items() if day + rules.copied == run.day]
    return [told for good in seen for told in shocks.copied(world, run, good)]
