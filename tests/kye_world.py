"""The bazaar of ``worlds`` with savings clubs: one whose pots go by lot, one whose pots go to who gives up most."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marketgen.engine.world import Kye, World
from tests.worlds import bazaar

RING = Kye(
    "ring", False, ("mo", "nell", "pim", "rolf"), 4, 300, 3, 2, asks="nell", trust=-100, sign=1, short_bp=4000,
    short_level_bp=500, miss_bp=5000, had_bp=2000, trust_bp=1000, back_days=2, back_bp=6000, back_trust_bp=1000,
    stood_trust=60, missed_trust=-100, missed_standing=-40,
)  # fmt: skip
BOWL = Kye(
    "bowl", True, ("mo", "nell", "pim"), 4, 200, 4, 1, sign=2, short_bp=3000, miss_bp=5000, missed_trust=-50,
    bids_bp=(200, 2000), short_bid_bp=1000, most_bp=4000, back_days=3,
)  # fmt: skip


@cache
def court() -> World:
    """The bazaar, twelve days long, with both clubs."""
    world = bazaar()
    return replace(
        world, id="court", digest="court", days=12, systems={**world.systems, "kye": 1}, events={}, spread_bp=5000,
        kyes={"bowl": BOWL, "ring": RING},
        neighbours={"nell": replace(world.neighbours["nell"], friends=("rolf",))},
        regulars={"rolf": replace(world.regulars["rolf"], from_day=1)},
    )  # fmt: skip


@cache
def calm() -> World:
    """The same with members who always pay in, and always give back."""
    world = court()
    steady = {"short_bp": 0, "short_level_bp": 0, "miss_bp": 0, "had_bp": 0, "back_bp": 10_000}
    return replace(world, kyes={name: replace(one, **steady) for name, one in world.kyes.items()})
