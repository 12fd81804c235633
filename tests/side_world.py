"""The bazaar of ``worlds`` with work beside the stall and with shares: one of a carter, one of an official."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marketgen.engine.world import DealRules, DemoRules, Partner, Sideline, Stake, World
from tests.worlds import bazaar

LETTERS = Sideline(
    "letters", 1, (2, 6), 200, teacher="mo", teacher_trust=-100, lesson_hours=1, lesson_cost=300, official="ox",
    licence_cost=400, licence_days=3, steps=1, hours=2, upkeep=50, fills_bp=300, season=((1, 10_000), (12, 5000)),
    weather={"rain": 5000}, power_bp=6000, envy=2, heat=1,
)  # fmt: skip
SOUP = Sideline("soup", 1, (3, 5), 150, needs=("shelf",), member="aunt", uses={"plum": 400})
BARROW = Stake(
    "barrow", 1, "mo", "shell", 6, 3, (2, 4), trust=-100, kept_bp=2000, kept_trust_bp=500, level_bp=500, sign=1,
    trouble_bp=6000, trouble_trust_bp=500, breaks_bp=7000, repair=4, early_bp=5000, mended_trust=30, back_bp=5000,
    envy=1,
)  # fmt: skip
KILN = Stake(
    "kiln", 2, "pim", "mark", 1200, 2, (200, 400), official="ox", tie=200, his_bp=3000, fall_heat=20, back_bp=4000
)

MO = Partner("mo", 1, "mo", 2500, 8000, 1, 100, 50, 2, 500, 60, -80, 4)
DEALS = DealRules({"bead": 3, "shell": 8}, 7000, -100, 300, 2, 10, 4000, 2, 4000, 500, 20, 15)
DEMO = DemoRules(("jar", "plum"), 1, 2, -100, 1, 400, 5000, 2, 4, 2, 3, 4)


@cache
def lane() -> World:
    """The bazaar, twelve days long, with all of them."""
    world = bazaar()
    return replace(
        world, id="lane", digest="lane", days=12, events={}, power=3,
        systems={**world.systems, "sidelines": 1, "demonstration": 1, "partners": 1, "dealing": 1},
        sidelines={"letters": LETTERS, "soup": SOUP}, stakes={"barrow": BARROW, "kiln": KILN}, demonstration=DEMO,
        partners={"mo": MO}, dealing=DEALS,
    )  # fmt: skip
