"""The bazaar of ``worlds`` as a row of stalls whose keepers believe something of each price."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marketgen.engine.folk import Neighbour
from marketgen.engine.rulebook_money import CopyRules
from marketgen.engine.world import StreetRules, World
from tests.worlds import bazaar

RULES = StreetRules(
    rate_bp=3000, up_bp=300, down_bp=300, cost_bp=8000, most_bp=14_000, sells_bp=900, taken_bp=3000, stop=2,
    living=300, gap_bp=300, undercut=-10, chat_trust=40, chat_hours=1, chat_every=2, warn_trust=60, warn_standing=10,
    warn_hours=1, back_bp=3000, friend=100, truce_days=4, breaks_bp=3000, breaks_trust_bp=500, broken=-150,
    broken_standing=-30,
)  # fmt: skip


@cache
def row() -> World:
    """Twelve days, three neighbours, one of whom sells nothing of her own; what sells best is copied after two days."""
    world = bazaar()
    nell = world.neighbours["nell"]
    goods = [good.id for good in world.goods.values() if good.for_sale and good.from_day == 1]
    row = {
        "nell": replace(nell, means=20_000, goods={goods[0]: 1}),
        "olga": Neighbour("olga", 1, {goods[-1]: 1}, 500, 50, means=9_000, earns=200),
        "tess": Neighbour("tess", 1, {}, 500, 150, means=2_000, earns=250),
    }
    return replace(
        world, id="row", digest="row", days=12, systems={**world.systems, "street": 1, "shocks": 1}, events={},
        neighbours=row, street=RULES, copying=CopyRules(2, 9, (-400, 0)),
    )  # fmt: skip
