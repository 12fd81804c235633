"""A household with duties for tests: the street of ``tests.worlds`` for twelve days, all its home's rules given."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marketgen.engine.home_rules import (
    EarnerRules,
    FamilyRules,
    FuelRules,
    IllnessRules,
    KimjangRules,
    PlaceRules,
    RosterRules,
    SchoolRules,
    WorkplaceRules,
)
from marketgen.engine.world import Member, World
from tests.worlds import street

FAMILY = FamilyRules(
    workplace=WorkplaceRules("kurt", 2000, 5, 1, 7000),
    earner=EarnerRules("aunt", 150, 500, 3000),
    school=SchoolRules("bea", "ox", 900, 3, 4, 600, -120, -50, -20, -15, 1),
    roster=RosterRules("ox", 2, 5, 400, 4, -50, 5),
    illness=IllnessRules(50, 5, "candle", 4, -20, 2),
    fuel=FuelRules(((1, 10), (4, 20)), 250, 4000, ((1, 10_000), (11, 10_500)), 3, -20),
    kimjang=KimjangRules(6, {"plum": 10, "grain": 3}, 2, -100, -60),
)
PLACE = PlaceRules((2, 3), 4, 1, 4000)


@cache
def house() -> World:
    """A family of four: you, an aunt who earns, a man with a workplace, a pupil."""
    world = street()
    return replace(
        world,
        id="house",
        digest="house",
        days=12,
        household={
            "aunt": Member("aunt", 640, False),
            "bea": Member("bea", 850, False),
            "kurt": Member("kurt", 780, False),
            "self": Member("self", 810, True),
        },
        systems={**world.systems, "family": 1, "place": 1},
        start=replace(world.start, money={"mark": 20_000, "shell": 3}, wood=100),
        family=FAMILY,
        place_rules=PLACE,
        goals_drawn=1,
    )
