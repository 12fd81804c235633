"""Bots: players made of rules, on the public commands and on what a person may see.

A bot's luck is keyed like the engine's, under streams of its own, so that a game of a bot is a function of its seed.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from marketgen.engine.commands import Command, text
from marketgen.engine.events import Choice
from marketgen.engine.rules import choices, choices_of
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.prudence import Prudence

Bot = Callable[[World, Run], Command]
"""Given the world and the run as a player sees it, the next command."""


def _number(run: Run, *words: str) -> int:
    """A whole number of 64 bits from a seed and words."""
    key = "|".join(("bot", run.seed, *words)).encode()
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big")


def _of(world: World, run: Run, verb: str) -> list[Choice]:
    return [choice for choice in choices_of(world, run, verb) if choice.refusal is None]


def _forward(world: World, run: Run) -> Command:
    """The plainest way on: answer what asks, open, sleep."""
    for verb in ("choose", "answer", "open", "sleep"):
        open_now = _of(world, run, verb)
        if open_now:
            return open_now[-1 if verb == "choose" else 0].command()
    raise AssertionError("a run that is not over always has a way on")


def idle(world: World, run: Run) -> Command:
    """Shows nothing, buys nothing, says no: what a stall does by itself."""
    return _forward(world, run)


def chaotic(world: World, run: Run) -> Command:
    """Any open command at random, with a fair chance to go on."""
    found = [choice for choice in choices(world, run) if choice.refusal is None and choice.verb != "note"]
    done = (
        str(len(run.today.lines)) + run.phase + run.pending + "/".join(run.slots) + text(Command("x", amount=run.hours))
    )
    done += "".join(f"{good}{state.stock}{state.stance}" for good, state in run.goods.items()) + run.meal
    done += "".join(f"{order.who}{order.good}{order.units}" for order in run.orders)
    key = (str(run.day), done)
    if _number(run, "forward", *key) % 3 == 0:
        return _forward(world, run)
    choice = found[_number(run, "which", *key) % len(found)]
    amount = -1
    if choice.high >= 0:
        amount = choice.low + _number(run, "amount", *key) % (choice.high - choice.low + 1)
    return choice.command(amount)


def lawful(world: World, run: Run) -> Command:
    """Trades in what is plain, reacts to today's prices, feeds everybody, refuses kindly, gives nothing."""
    return Prudence(world, run).command() or _forward(world, run)


BOTS: dict[str, Bot] = {"idle": idle, "random": chaotic, "lawful": lawful}
"""The bots by the names that ``marketgen sim --bots`` takes."""

MOST_COMMANDS = 200
"""Commands a bot may give in a day before it must go on; a bot that plays on is a fault of the bot."""


def next_command(bot: Bot, world: World, run: Run, given_today: int) -> Command:
    """A bot's next command; after MOST_COMMANDS in a day, the way on."""
    return bot(world, run) if given_today < MOST_COMMANDS else _forward(world, run)
