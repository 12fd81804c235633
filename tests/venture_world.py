"""The highway of ``road_world`` with ventures: a school by the port, jam and lamps to be made, a mill that lends its
name, two who order."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marketgen.engine.home_rules import EarnerRules, FamilyRules
from marketgen.engine.plot import Condition
from marketgen.engine.world import Contract, Currency, Firm, Member, Placement, Recipe, Workshop, World
from tests.road_world import highway

SCHOOL = Workshop(
    "school", 1, 3, 2, 6, 6, 2, "port", "cart", ("aunt", "self"), ("jam", "lamp"), fare=150, students=(8, 12),
    lessons=2, hours=1, fee=100, official="ox", tie=0, standing=-200, base_bp=5000, tie_bp=500, standing_bp=2000,
    built_bp=300, heat_bp=40, file_bp=1000, again=1,
    placement=Placement(2, 1, 5000, 1000, 2, 200, 4, "bead", 700, "abroad"),
)  # fmt: skip
JAM = Recipe(
    "jam", 1, "pot", 6, {"plum": 4, "candle": 1}, 30, 3, 2, ("aunt", "self"), poor_bp=6000, practice_bp=2500,
    lost=(2000, 5000), steps=1, heat=3,
)  # fmt: skip
LAMP = Recipe("lamp", 1, "lantern", 2, {"jar": 2}, 0, 1, 3, ("boy", "self"), taught=False)
MILL = Firm("mill", 1, ("jam",), "ox", 50, 300, 1000, 2000, days=6, level=2, heat=60, notice=2)
PRESS = Firm("press", 1, ("jam", "lamp"), "ox", 0, 200, 0, 1000)
INN = Contract("inn", 1, "pot", (2, 4), (70, 90), 6000, 2, 3, named=True, late_bp=2500)
ROLF = Contract("rolf", 1, "pot", (1, 2), (60, 60), 5000, 1, 2, who="rolf", trust=-100, kept=40, late_trust=-60)


@cache
def mill() -> World:
    """The highway, sixteen days long, with all of it."""
    world = highway()
    pot = replace(world.goods["jar"], id="pot", base=80, depth=30, cost=0)
    lantern = replace(pot, id="lantern", base=250)
    return replace(
        world, id="mill", digest="mill", days=16, events={},
        currencies={**world.currencies, "bead": Currency("bead", 2, 1, ((1, 900), (5, 860)), 50, (-300, 400))},
        systems={**world.systems, "family": 1, "ventures": 1},
        goods={**world.goods, "pot": pot, "lantern": lantern},
        household={**world.household, "boy": Member("boy", 700, False)},
        family=FamilyRules(earner=EarnerRules("aunt", 40, 300, 5000)),
        workshops={"school": SCHOOL}, recipes={"jam": JAM, "lamp": LAMP}, firms={"mill": MILL, "press": PRESS},
        contracts={"inn": INN, "rolf": ROLF},
        endings={**world.endings, "abroad": replace(world.endings["ruin"], id="abroad", when=Condition("any"))},
    )  # fmt: skip
