"""The highway of ``road_world`` with two places of their own rules: an island that takes shells only and asks some at
the gate, and a citadel that lets nobody in without a permit."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marketgen.engine.geography import Giver, Permit
from marketgen.engine.world import Currency, Journey, Place, Sold, Way, World
from tests.road_world import highway

GIVERS = {
    "ox": Giver("ox", 5000, (1, 3), "shell", 4, 1, -100, 500, 5000),
    "hare": Giver("hare", 9000, (1, 1), "mark", 300, 0, 200, 0, 0),
}


@cache
def shores() -> World:
    """Twelve days, no events; shells have a rate, and both places are a day or some days away."""
    world = highway()
    official = world.officials["ox"]
    ways = {
        **world.ways,
        "boat": Way("boat", {
            "island": Journey("island", 30, (1, 1), 20_000, 0, False, 4),
            "citadel": Journey("citadel", 60, (2, 4), 20_000, 0, False, 4)}),
    }  # fmt: skip
    sells = {"plum": Sold("plum", 6000, (8000, 10_000)), "jar": Sold("jar", 8000, (5000, 5000))}
    return replace(
        world, id="shores", digest="shores", days=12, events={},
        currencies={**world.currencies, "shell": Currency("shell", 0, 1, ((1, 30), (12, 36)))},
        officials={**world.officials, "hare": replace(official, id="hare")},
        places={
            **world.places,
            "island": Place("island", 30, 30, sells=sells, accepts=("shell",), entry=("shell", 2)),
            "citadel": Place("citadel", 40, 40, sells=sells, permit=Permit(5, GIVERS, 3, 90, 4)),
        },
        ways=ways,
        start=replace(world.start, money={**world.start.money, "shell": 20}),
    )  # fmt: skip
