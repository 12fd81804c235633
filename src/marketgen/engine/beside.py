"""What is done beside the stall: the mornings and evenings of sidelines, shares, partners, in their order."""

from __future__ import annotations

from marketgen.engine import dealing, partners, rights, sidelines, stakes, ventures, yards
from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World


def dawn(world: World, run: Run) -> list[Event]:
    """What the morning brings, once the hours of the day are known."""
    happened: list[Event] = []
    if world.stakes and world.met("sidelines", run.day):
        happened += stakes.dawn(world, run)
    happened += rights.dawn(world, run) if run.built else []
    happened += yards.dawn(world, run) if run.built or run.yards else []
    happened += dealing.dawn(world, run) if world.dealing is not None else []
    happened += partners.dawn(world, run) if run.partners else []
    happened += ventures.dawn(world, run) if world.met("ventures", run.day) else []
    return happened + (sidelines.dawn(world, run) if run.sidelines else [])


def evening(world: World, run: Run) -> list[Event]:
    """What the day brought, before supper."""
    happened = ventures.evening(world, run) if world.met("ventures", run.day) else []
    happened += partners.evening(world, run) if run.partners else []
    return happened + (sidelines.evening(world, run) if run.sidelines else [])
