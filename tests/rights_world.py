"""The bazaar of ``worlds`` with a corner of one's own: a right that rests on the word of an official and can be called
in, in a market where a stall left shut is lost."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marketgen.engine.home_rules import PlaceRules
from marketgen.engine.rulebook_money import Right, Upgrade, Yard
from marketgen.engine.world import World
from tests.worlds import bazaar

CORNER = Right(
    "ox", 100, 6, 8000, thanks=50, level_bp=1000, spoken_bp=5000, seen_bp=5000, called_level=3, called_bp=10_000,
    changed_bp=10_000, sign=2, lost_bp=6000, tie_bp=500,
)  # fmt: skip

YARD = Yard(
    ("plum", "jar"), 10_000, (2000, 4000), (9000, 9600), 1, 20, 250, 3, weighs_bp=3000, official="ox", tie=100, heat=1,
    open_heat=2, envy=1, credit_bp=5000, days=2, misses_bp=4000, trust_bp=1000, thanks=30,
)  # fmt: skip


@cache
def arcade() -> World:
    """Fourteen days, no events, quiet weather and board, nobody who looks."""
    world = bazaar()
    inspection = replace(world.inspection, sure_days=(), start_bp=0, level_bp=0, heat_bp=0)
    return replace(
        world, id="arcade", digest="arcade", days=14, events={}, weathers=world.weathers[:1], inspection=inspection,
        levels=(), turns=(), systems={**world.systems, "place": 1}, place_rules=PlaceRules((2,), 3, 1, 5000),
        upgrades={
            **world.upgrades,
            "yard": Upgrade("yard", 1, {"mark": 300}, yard=YARD),
            "corner": Upgrade("corner", 1, {"shell": 20}, slots=1, fee=10, groups=2, right=CORNER),
            "arch": Upgrade("arch", 1, {"mark": 800}, right=replace(CORNER, tie=-500, called_level=5)),
        },
    )  # fmt: skip
