"""The street of ``worlds`` with a road: two places, three ways, two posts, a middleman whose loads pass both."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marketgen.engine import shipments
from marketgen.engine.rules import new_run
from marketgen.engine.run import Load, Run
from marketgen.engine.world import (
    Carried,
    Journey,
    ParcelRules,
    Place,
    Post,
    RoadRules,
    Sold,
    Stop,
    Way,
    World,
)
from tests.worlds import street

ROAD = RoadRules(
    papers_cost=300, papers_hours=1, papers_days=3, level_bp=200, tie_bp=150, heat_bp=10, least_bp=100, most_bp=6000,
    tight_bp=1200, lost_level=3, share_bp=1100, tight_share_bp=3500, tight_level=3, least=120, pay_bp=5000,
    goods_bp=7500, send_bp=7500, wait_bp=5000, answer_tie_bp=300, answer_least_bp=500, answer_most_bp=9500,
    failed_heat=5, per_worth=5000, gives_worth=600, most_gifts=6, gift_tie=80, gift_expects_bp=1000, send_hours=2,
    send_days=2, part_bp=2500, wait_days=2, storage=40, inspect_hours=1, quality_trust_bp=200, stopped_bp=2500,
)  # fmt: skip


@cache
def highway() -> World:
    """The street, eight days long, with all systems of the road from the first morning."""
    world = street()
    mo = world.middlemen["mo"]
    carries = {**mo.carries, "jar": Carried("jar", 8200, (3000, 5000), (5000, 1000), (5000, 2000))}
    return replace(
        world,
        id="highway",
        digest="highway",
        days=8,
        systems={**world.systems, "travel": 1, "shipments": 1},
        middlemen={**world.middlemen, "mo": replace(
            mo, carries=carries, road=(Stop("bridge", 1), Stop("gate", 0)), deposit_bp=5000)},
        goods={**world.goods, "plum": replace(world.goods["plum"], bulk=200)},
        places={
            "lane": Place("lane"),
            "farm": Place("farm", 10, 10, 8800, 500, {
                "plum": Sold("plum", 8000, (5000, 10_000)), "jar": Sold("jar", 9000, (5000, 5000))}),
            "port": Place("port", 20, 20, 10_000, 0, {"jar": Sold("jar", 7000, (10_000, 10_000))}),
        },
        ways={
            "cart": Way("cart", {
                "farm": Journey("farm", 40, (1, 1), 12_000, 300, False, 6, closed_in=("storm",)),
                "port": Journey("port", 100, (3, 4), 50_000, 1500, True, 6)}),
            "wheel": Way("wheel", {"farm": Journey("farm", 0, (1, 1), 60_000, 0, False, 5, "bell")}),
        },
        posts={
            "bridge": Post("bridge", 5, 5, "ox", 4000, 1000, ("nell", "aunt")),
            "gate": Post("gate", 6, 6, "", 2000, 0, (), 2),
        },
        road=ROAD,
        parcel=ParcelRules("port", "mo", "bridge", 50, (1, 2), 10_000, 1250, 0, 5000, 2000),
    )  # fmt: skip


def held() -> tuple[World, Run]:
    """A first morning with ten jars held at the bridge."""
    world = replace(highway(), events={})
    run = new_run(world, "amber").run
    run.loads = (Load("mo.jar.1", "order", "mo", "jar", 10, 200, 1000, 1, 2, 1, "held", "bridge", 1),)
    shipments.ask(run)
    return world, run
