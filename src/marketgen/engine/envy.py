"""Envy (game.md 4.10): what the row can see of you against what the row has."""

from __future__ import annotations

from marketgen.engine import growth, price, street
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.run import Run
from marketgen.engine.world import Point, World, on_curve


def visible(world: World, run: Run) -> int:
    """What people see: market money in hand, goods at the stall, a place of your own; minor units. Other money is at
    home."""
    goods = sum(state.stock * price.total(world, run, good) for good, state in run.goods.items() if state.stock)
    return run.money[world.money] + goods + growth.seen(world, run)


def median(world: World, run: Run) -> int:
    """The street's median of the same today, in minor units, at least 1: of the stalls of the row where what they have
    is counted, else as the scenario says."""
    if len(street.along(world, run)) > 1:
        return max(1, street.median(world, run).total)
    rules, day = world.inspection.envy, run.day
    return max(1, on_curve(tuple(Point(*point) for point in rules.street), day)) if rules else 1


def envy(world: World, run: Run) -> Account:
    """Envy in points: so many for each time the street's median, less the usual; then what happened stirred."""
    rules = world.inspection.envy
    steps = Sum()
    if rules is not None and world.met("officials", run.day):
        seen, middle = visible(world, run), median(world, run)
        steps.add("envy_seen", divide(rules.points * seen, middle), keep=True, worth=seen, street=middle)
        steps.add("envy_usual", -divide(rules.points * rules.usual_bp, BP), share=rules.usual_bp)
        steps.keep_within(0, rules.most, "held")
        steps.add("envy_stirred", run.envied)
        steps.keep_within(0, rules.most, "held")
    return steps.account("envy", "points")
