"""Measures of the road: trips, loads, what came from whom today. A row is what it is of, its unit, what it is about,
and the function; ``measures`` takes them into its table."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import shipments
from marketgen.engine.run import Run
from marketgen.engine.world import World

Row = tuple[str, str, str, Callable[[World, Run, str], int]]


def _bought_from(world: World, run: Run, person: str) -> int:
    return sum([line.units for line in run.today.lines if line.kind == "took" and line.other == person])


def _bulk(world: World, run: Run, good: str) -> int:
    return sum(load.units for load in run.loads if load.good == good)


ROWS: dict[str, Row] = {
    "trips": ("", "count", "Trips begun so far.", lambda world, run, _: run.trips),
    "away": ("", "count", "1 while you are on a trip.", lambda world, run, _: int(run.trip.leg != "")),
    "loads": ("", "count", "Loads on the road to you.", lambda world, run, _: len(run.loads)),
    "held": ("", "count", "Loads that stand at a post now.", lambda world, run, _: sum(
        1 for load in run.loads if load.state != "road")),
    "load_worth": ("", "money", "What all loads on the road are worth at home.", lambda world, run, _:
        shipments.total_worth(world, run)),
    "load_bulk": ("good", "count", "Units of the good on the road to you.", _bulk),
    "coming": ("person", "count", "Orders and loads on their way from somebody.", lambda world, run, who:
        len([1 for made in run.orders if made.who == who]) + len([1 for load in run.loads if load.who == who])),
    "bought_from": ("person", "count", "Units taken from somebody's offers today.", _bought_from),
    "arrived_from": ("person", "count", "Units that came from somebody today, ordered before.", lambda world, run, who:
        run.arrived.get(who, 0)),
    "posts_paid": ("", "count", "Times a post was paid so far.", lambda world, run, _: run.posts_paid),
    "place_known": ("place", "count", "1 if you have been there.", lambda world, run, place: int(
        place in run.known_places or place == world.place)),
}  # fmt: skip
