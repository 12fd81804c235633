"""The house of ``homes`` with a council: an aunt and a man are asked about loans, trips and one answer at the door."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marketgen.engine.world import ALWAYS, Condition, CouncilRules, Lender, Matter, Reason, Voice, World
from marketgen.engine.world import Test as Ask
from tests.homes import house
from tests.worlds import bazaar

OWES = Condition("all", (Ask("debt", "", 1, None),))
AUNT = Voice("aunt", 10, 5, 3, 4, 10, (Reason("debts", OWES, -40),))
KURT = Voice("kurt", 20, 0, 0, 0, 10, ())
COUNCIL = CouncilRules(
    matters={
        "door": Matter("door", (), (), {"rolf_asks": "hide"}, ALWAYS, {"aunt": -30, "kurt": -30}),
        "loan": Matter("loan", ("borrow",), ("lena",), {}, ALWAYS, {"aunt": -5}),
    },
    voices={"aunt": AUNT, "kurt": KURT},
    overruled=-120, agreed=20, fade=5, refuses=-200, refused=("help", "keep"),
)  # fmt: skip


@cache
def parlour() -> World:
    """The house with a lender and the council."""
    world, money = house(), bazaar()
    return replace(
        world, id="parlour", digest="parlour", systems={**world.systems, "credit": 1, "council": 1},
        lenders={"lena": Lender("lena", 1, 0, 1000, 500)}, credit=money.credit,
        lending=replace(money.lending, limit_days=15, least=100), council=COUNCIL,
    )  # fmt: skip
