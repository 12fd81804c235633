"""What a trading bot owes to home, offices and lenders, and what it spends on the stall: everything but goods."""

from __future__ import annotations

from collections.abc import Generator

from marketgen.engine.commands import Command
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots.policy import Policy
from marketgen.play.bots.simple import of


def plan(world: World, run: Run, policy: Policy) -> Generator[Command, None, int]:
    """The duties of this phase, in order; returns the minor units to keep for what comes due soon."""
    yield from _ready(world, run)
    yield from _meal(world, run, policy)
    return 0


def given(run: Run) -> tuple[Command, ...]:
    """Duties that the state does not show as done; none so far."""
    return ()


def _ready(world: World, run: Run) -> Generator[Command, None, None]:
    """Makes the stall ready on a day the board has named."""
    if run.day in world.inspection.sure_days and of(world, run, "tidy"):
        yield Command("tidy")


def _meal(world: World, run: Run, policy: Policy) -> Generator[Command, None, None]:
    """Feeds everybody, and never short by choice; a bot that does not care takes the cheapest whole meal."""
    if not run.meal or not world.met("household", run.day):
        return
    whole = [meal for meal in world.meals.values() if not meal.short]
    if not policy.cares and whole:
        poorest = min(whole, key=lambda meal: (meal.health, meal.id))
        yield Command("meal", (poorest.id,))
    elif world.meals[run.meal].short and whole:
        yield Command("meal", (max(whole, key=lambda meal: (-abs(meal.health), meal.id)).id,))
