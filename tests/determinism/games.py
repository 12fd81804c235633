"""A program for a process of its own: plays games and prints a digest a day. Words: names of worlds, ``poison``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from marketgen.engine.rules import apply, new_run, outcome
from marketgen.engine.run import digest
from marketgen.play.bots import BOTS, next_command
from tests import worlds

SEEDS = ("amber", "birch")
SHORT = 10
"""Days up to which a world is played by every bot with every seed; a longer one by two bots with one seed."""


def poison() -> None:
    """Make every source of luck and time of the standard library a fault."""
    import os
    import random
    import secrets
    import time
    import uuid

    def fault(*words: object, **named: object) -> object:
        raise AssertionError("the engine asked for luck or time")

    for module in (random, secrets, time, uuid):
        for name in dir(module):
            if not name.startswith("_") and callable(getattr(module, name)):
                setattr(module, name, fault)
    os.urandom = fault


def main(words: list[str]) -> None:
    """Play the named worlds with every bot and print what identifies each evening."""
    found = [getattr(worlds, name)() for name in words if name != "poison"]
    if "poison" in words:
        poison()
    for world in found:
        long = world.days > SHORT
        for bot in ("random", "lawful") if long else BOTS:
            for seed in SEEDS[:1] if long else SEEDS:
                run, given = new_run(world, seed).run, 0
                while run.phase != "over":
                    command = next_command(BOTS[bot], world, run, given)
                    given = 0 if command.verb == "sleep" else given + 1
                    run = apply(world, run, command).run
                    if command.verb == "sleep":
                        sys.stdout.write(f"{world.id} {bot} {seed} {len(run.past)} {digest(run)}\n")
                end = outcome(world, run)
                sys.stdout.write(f"{world.id} {bot} {seed} {end.score.total if end.score else '-'}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
