"""The street, with people who come to bargain: a regular, somebody unknown, and a middleman with a lot."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from marketgen.engine.haggling import BUY, SELL, Bargain, BargainRules, Cue
from marketgen.engine.plot import ALWAYS, Condition
from marketgen.engine.plot import Test as Ask
from marketgen.engine.rules import new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from tests.worlds import street

RULES = BargainRules(
    cue_bp=800, mood_bp=400, patience=(2, 4), small_bp=400, large_bp=800, half_bp=5000, answer_bp=200, over_bp=11_800,
    first_bp=(800, 1600), sweet_bp=(100, 1000), sweeten_bp=300, sweeten_beats=1, second_bp=5000, stake_bp=2000,
    least_bp=2000, profit_days=10, squeeze_bp=200, squeeze_trust=-50, fair_trust=10, grudges=2, open_bp=11_600,
    floor_bp=9000,
)  # fmt: skip
LEVELS = tuple(Cue(level) for level in (0, 1, 2))
STORM = Condition("all", (Ask("heat", "", 99, None),))


def bargain(some_id: str, side: str, good: str, **changes: Any) -> Bargain:
    """A bargain over a few units; all that is not said is as simple as it can be."""
    plain = Bargain(
        some_id, side, "", good, (2, 4), 10, 1, 400, 1, ALWAYS, 10_000, LEVELS, (Cue(-1), Cue(0), Cue(1)),
        (Cue(0), Cue(0), Cue(1), Cue(2, STORM)), True,
    )  # fmt: skip
    return replace(plain, **changes)


@cache
def fair() -> World:
    """Nine days of the street: jars and plums are bargained for, and mo has a lot of jars."""
    world = street()
    return replace(
        world, id="fair", digest="fair", days=9, systems={**world.systems, "bargains": 1}, bargaining=RULES,
        bargains={
            "plums": bargain("plums", SELL, "plum", units=(3, 8), truth=False),
            "rolf_jars": bargain("rolf_jars", SELL, "jar", who="rolf", first=2),
            "lot": bargain("lot", BUY, "jar", who="mo", units=(4, 9), share_bp=8500, again=2, last=8),
        },
    )  # fmt: skip


def met(seed: str = "amber", world: World | None = None, **changes: Any) -> Run:
    """A first morning on which one of the bargains came, with some of it changed: ``again``."""
    world = world or fair()
    run = new_run(world, seed).run
    for name, value in changes.items():
        setattr(run, name, value)
    return run
