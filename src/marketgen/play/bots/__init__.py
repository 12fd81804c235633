"""Bots: players made of rules, on the public commands and on what a person may see.

A bot's luck is keyed like the engine's, under streams of its own, so that a game of a bot is a function of its seed.
"""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.commands import Command
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots.policy import Policy
from marketgen.play.bots.simple import chaotic, forward, idle
from marketgen.play.bots.trader import trader

Bot = Callable[[World, Run], Command]
"""Given the world and the run as a player sees it, the next command."""

POLICIES: dict[str, Policy] = {
    "fixed": Policy(reacts=False, grows=0, stock_days=2),
    "lawful": Policy(),
    "briber_none": Policy(),
    "briber_modest": Policy(gifts="modest"),
    "briber_lavish": Policy(gifts="lavish"),
    "media_never": Policy(),
    "media_one": Policy(media="one"),
    "media_every": Policy(media="every"),
    "media_last": Policy(media="last"),
    "neglect": Policy(cares=False),
    "one_good": Policy(one_good=True),
    "hoarder": Policy(hoards=True, stock_days=12),
    "borrower": Policy(borrows=True),
    "informer": Policy(informs=True),
    "two_route": Policy(travels=True),
    "planner": Policy(plans=True),
    "expert": Policy(plans=True, knows=True),
}
"""The habits of each trading bot. ``lawful``, ``briber_none`` and ``media_never`` are one bot under three names, each
the yardstick of its row."""

BOTS: dict[str, Bot] = {"idle": idle, "random": chaotic} | {name: trader(habits) for name, habits in POLICIES.items()}
"""The bots by the names that ``marketgen sim --bots`` takes."""

MOST_COMMANDS = 200
"""Commands a bot may give in a day before it must go on; a bot that plays on is a fault of the bot."""


def next_command(bot: Bot, world: World, run: Run, given_today: int) -> Command:
    """A bot's next command; after MOST_COMMANDS in a day, the way on."""
    return bot(world, run) if given_today < MOST_COMMANDS else forward(world, run)
