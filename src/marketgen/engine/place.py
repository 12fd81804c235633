"""The place (game.md 8): a stall left shut is warned of, then given to another; the alley stays open."""

from __future__ import annotations

from marketgen.engine import calendar, growth, rights
from marketgen.engine.arithmetic import BP
from marketgen.engine.events import Event, event
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import World

_WORK = ("wage",)
"""Lines of the day's ledger that count as acting, though nothing was shown."""


def fee(world: World, run: Run) -> int:
    """The fee of today in minor units: none in the alley."""
    return 0 if run.home.alley else growth.fee(world, run)


def groups_bp(world: World, run: Run) -> int:
    """The share of the groups that come by where you sell."""
    return world.place_rules.groups_bp if run.home.alley else BP


def note_open(run: Run) -> None:
    """Something was on show and somebody stood there: the place was used today."""
    if not run.home.opened:
        run.home = replace(run.home, opened=1)


def night(world: World, run: Run) -> list[Event]:
    """Count the running shut days; a day on which no market was held is none."""
    rules = world.place_rules
    no_market = calendar.closed(world, run.day) or not run.today.hourly
    if not rules.lost or not world.met("place", run.day) or no_market:
        return []
    home = run.home
    acted = home.opened or any(line.kind in _WORK for line in run.today.lines)
    shut = 0 if home.opened else home.shut_days + 1
    idle = home.idle_days + 1 if home.alley and not acted else 0
    if (shut, idle) != (home.shut_days, home.idle_days):
        run.home = replace(home, shut_days=shut, idle_days=idle)
    if home.alley:
        return []
    lost = rights.lost_after(world, run)
    if shut >= lost:
        gone = rights.lapse(world, run)
        run.home = replace(run.home, alley=1)
        run.slots = ("",) * rules.slots
        return [event("place_lost", days=shut), *gone]
    return [event("place_warned", days=shut, left=lost - shut)] if shut - lost + rules.lost in rules.warn else []
