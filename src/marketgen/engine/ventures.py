"""Ventures (game.md 4.14): the mornings and evenings of workshops, recipes, lent names and orders, in their order."""

from __future__ import annotations

from marketgen.engine import contracts, lent_names, recipes, workshops
from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World


def dawn(world: World, run: Run) -> list[Event]:
    """Letters and lessons, what ends of names, what is ordered, who works at what."""
    happened = workshops.dawn(world, run) + lent_names.dawn(world, run) + contracts.dawn(world, run)
    return happened + recipes.dawn(world, run)


def evening(world: World, run: Run) -> list[Event]:
    """What was made today, and what an enterprise has of it."""
    return recipes.evening(world, run) + lent_names.evening(world, run)
