"""Measures of ventures: how far a workshop, a recipe, a lent name, an order came. A row is what it is of, its unit,
what it is about, and the function; ``measures`` takes them into its table."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import workshops
from marketgen.engine.run import Run
from marketgen.engine.world import World

Row = tuple[str, str, str, Callable[[World, Run, str], int]]


def _workshop(world: World, run: Run, some_id: str) -> int:
    state = workshops.course(run, some_id)
    return workshops.STEPS.index(state.step) if state and state.step in workshops.STEPS else 0


def _placement(world: World, run: Run, some_id: str) -> int:
    state = workshops.course(run, some_id)
    offer = "taken" if state and state.offer == "over" else state.offer if state else ""
    return workshops.OFFERS.index(offer) if offer in workshops.OFFERS else 0


def _pieces(world: World, run: Run, some_id: str) -> int:
    return run.ventures.crafts[some_id].pieces if some_id in run.ventures.crafts else 0


def _brought(world: World, run: Run, some_id: str) -> int:
    return run.ventures.contracts[some_id].brought if some_id in run.ventures.contracts else 0


ROWS: dict[str, Row] = {
    "workshop": (
        "workshop",
        "count",
        "How far it came: 1 applied for, 2 chosen, 3 away at it, 4 home from it, else 0.",
        _workshop,
    ),
    "placement": (
        "workshop",
        "count",
        "A place abroad that came of it: 1 offered, 2 taken, 3 refused, else 0.",
        _placement,
    ),
    "recipe": (
        "recipe",
        "count",
        "1 if this recipe was learned, else 0.",
        lambda world, run, one: int(one in run.ventures.crafts),
    ),
    "pieces": ("recipe", "count", "Units made by this recipe so far.", _pieces),
    "lent": (
        "firm",
        "count",
        "1 while this enterprise lends its name, else 0.",
        lambda world, run, one: int(one in run.ventures.names and run.ventures.names[one].since > 0),
    ),
    "brought": ("contract", "count", "Orders of this buyer that were brought so far.", _brought),
}
