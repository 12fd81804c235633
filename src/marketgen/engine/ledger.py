"""Money and hours: the only two functions through which a run spends them."""

from __future__ import annotations

from marketgen.engine.run import Line, Run
from marketgen.engine.world import World


def pay(run: Run, currency: str, amount: int, line: Line, main: str) -> None:
    """Move money in hand by ``amount`` minor units (never under nothing) and write the ledger's line if it is of the
    main currency."""
    held = run.money[currency] + amount
    if held < 0:
        raise AssertionError(f"{currency} would fall under nothing: {held}")
    run.money[currency] = held
    if currency == main and amount:
        today = run.today
        run.today = today.booked((*today.lines, line), today.tallies, today.hourly)


def spend_hours(world: World, run: Run, hours: int) -> None:
    """Take hours of the day. In the morning the first ``DayRules.before`` cost nothing at the stall."""
    free = 0
    if run.phase == "morning":
        used = (run.hours_of or world.day.hours) - run.hours
        free = max(0, world.day.before - used)
    run.hours = max(0, run.hours - hours)
    run.away += max(0, hours - free)
