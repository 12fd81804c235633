"""Price shocks, what the neighbours ask, and those who copy what sells best with you (game.md 4.14)."""

from __future__ import annotations

from marketgen.engine import chance, people, price
from marketgen.engine.arithmetic import divide, of_bp
from marketgen.engine.events import Event, event
from marketgen.engine.run import Copy, Mood, Run
from marketgen.engine.world import World


def dawn(world: World, run: Run) -> list[Event]:
    """On some days the price of one good jumps for a few days. Drawn by the day; which good, by each good."""
    rules = world.shocks
    if not rules.chance_bp or not world.met("shocks", run.day):
        return []
    comes, which = chance.draws(run.seed, "shock", run.day, "", 2)
    if not chance.happens(comes, rules.chance_bp):
        return []
    known = [good.id for good in world.goods.values() if good.for_sale and good.from_day <= run.day]
    if not known or not rules.shares_bp:
        return []
    good = min(known, key=lambda one: (chance.draw(run.seed, "shocks", run.day, one), one))
    share = rules.shares_bp[chance.below(which, len(rules.shares_bp))]
    run.moods = (*run.moods, Mood("price", good, share, run.day + rules.days - 1, ""))
    return [event("shock", good=good, share=share, days=rules.days)]


def night(world: World, run: Run) -> None:
    """Remember the day's best seller, by takings, and for how many days running it is."""
    best = max(
        ((tally.takings, good) for good, tally in run.today.tallies.items() if tally.takings), default=(0, "")
    )[1]  # fmt: skip
    run.best_days = run.best_days + 1 if best and best == run.best else int(bool(best))
    run.best = best


def copy(world: World, run: Run) -> list[Event]:
    """At dawn a neighbour who does not sell it yet copies what sold best with you for some days running."""
    rules = world.copying
    run.copies = tuple(one for one in run.copies if one.last_day >= run.day)
    if not rules.after or run.best_days < rules.after or not world.met("shocks", run.day):
        return []
    return copied(world, run, run.best)


def copied(world: World, run: Run, good: str) -> list[Event]:
    """A neighbour who does not sell a good yet begins to, for some days; nobody if somebody copies it already, or
    where nothing stands any day."""
    if not world.copying.days or any(one.good == good for one in run.copies):
        return []
    busy = [one.who for one in run.copies]
    free = [
        who.id
        for who in people.neighbours(world, run)
        if who.from_day <= run.day and good not in who.goods and who.id not in busy
    ]
    if not free:
        return []
    who = min(free, key=lambda one: (chance.draw(run.seed, "copies", run.day, one), one))
    run.copies = (*run.copies, Copy(who, good, run.day + world.copying.days - 1))
    return [event("copied", person=who, good=good, days=world.copying.days)]


def asked(world: World, run: Run, near: int, who: str, good: str) -> int:
    """What somebody who copies asks, in minor units and not yet rounded: about the going price, or a little under."""
    luck = chance.daily(run.memory, run.seed, "neighbour", run.day, f"{who}.{good}")
    return near + of_bp(near, chance.between(luck, *world.copying.spread_bp))


def start_over(run: Run) -> list[Event]:
    """Whoever copies you stops, and begins again with what sells best from now on."""
    stopped = tuple(run.copies)
    run.copies, run.best_days = (), 0
    return [event("copied_no_more", person=one.who, good=one.good) for one in stopped]


def rounded(amount: int, step: int) -> int:
    """A price as it is quoted: a multiple of a step, never under one."""
    return max(step, divide(amount, step) * step)


def set_neighbours(world: World, run: Run) -> None:
    """What the neighbours ask today, around the going price, rounded as prices are; with a street only who sells what:
    ``street.set_asks`` puts in what each believes."""
    prices: dict[str, int] = {}
    believes = world.street is not None and world.met("street", run.day)
    step = world.currencies[world.money].step
    luck, place = chance.days_of(run.memory, run.seed, "neighbour", run.day), run.day % chance.BLOCK
    for key, good_id, first, spread in _sold_by_neighbours(world, run):
        if first <= run.day and believes:
            prices[key] = 0
        elif first <= run.day:
            near = price.total(world, run, good_id)
            share = chance.between(luck[key][place], -spread, spread)
            prices[key] = max(step, divide(near + of_bp(near, share), step) * step)
    for copy in (one for one in run.copies if one.who not in run.gone):
        near = asked(world, run, price.total(world, run, copy.good), copy.who, copy.good)
        prices[f"{copy.who}.{copy.good}"] = rounded(near, step)
    run.prices = prices


_Sold = list[tuple[str, str, int, int]]
"""What the neighbours sell: the key of a price, the good, the first day with it, the spread of the price."""


def _sold_by_neighbours(world: World, run: Run) -> _Sold:
    """What the neighbours of this run sell; worked out once for who is there."""
    known: tuple[World, tuple[str, ...], tuple[str, ...], _Sold] | None = run.memory.get("neighbours sell")
    if known is None or known[0] is not world or known[1] is not run.cast or known[2] is not run.gone:
        sold = [
            (f"{who.id}.{good}", good, max(first, who.from_day), who.spread_bp)
            for who in people.neighbours(world, run)
            for good, first in who.goods.items()
        ]
        known = run.memory["neighbours sell"] = (world, run.cast, run.gone, sold)
    return known[3]
