"""House checks: somebody visits the houses of the stair in the evening. Found is only what is kept."""

from __future__ import annotations

from marketgen.engine import chance, media, office
from marketgen.engine.arithmetic import divide
from marketgen.engine.events import Event, event
from marketgen.engine.run import Run
from marketgen.engine.world import World

CHECKS = "checks"
"""The danger that a visit at home is."""


def dawn(world: World, run: Run) -> list[Event]:
    """On the morning of a check whoever reaches it may say a word, by the tie."""
    run.checks = tuple(day for day in run.checks if day >= run.day)
    if run.day not in run.checks:
        return []
    for who in office.helpers(world, run, CHECKS):
        luck = chance.draw(run.seed, "check_warning", run.day, who)
        if chance.happens(luck, divide(max(0, run.officials[who].tie) * world.inspection.warn_bp, 100)):
            return [event("check_near", official=who)]
    return []


def kept(world: World, run: Run) -> bool:
    """Whether something is at home that should not be found."""
    rules = world.inspection.checks
    return rules is not None and any(flag in run.flags for flag in rules.flags)


def night(world: World, run: Run) -> list[Event]:
    """The visit itself: nothing is found in a house made ready, or where nothing is kept."""
    rules = world.inspection.checks
    if rules is None or run.day not in run.checks or run.ended:
        return []
    if not kept(world, run):
        return [event("check_clear")]
    if run.prepared:
        return [event("check_ready")]
    luck = chance.draw(run.seed, "check", run.day, "")
    if chance.happens(luck, rules.found_bp):
        return [event("check_found"), *media.found(world, run)]
    return [event("check_passed")]
