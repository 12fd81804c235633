"""What follows from a world alone, worked out once for it: tables of a day of the scenario, indexes of its parts.

Kept in ``World.memo``, which is no part of a world: it is left out where worlds are compared, stored or sent away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from marketgen.engine.world import World

Found = TypeVar("Found")


def of_world(world: World, name: str, make: Callable[[World], Found]) -> Found:
    """What ``make`` makes of a world, made once."""
    known: Found | None = world.memo.get(name)
    if known is None:
        known = world.memo[name] = make(world)
    return known


def of_day(world: World, name: str, day: int, make: Callable[[World, int], Found]) -> Found:
    """What ``make`` makes of a day of a world, made once."""
    known: Found | None = world.memo.get((name, day))
    if known is None:
        known = world.memo[name, day] = make(world, day)
    return known
