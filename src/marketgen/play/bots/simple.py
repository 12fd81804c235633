"""The bots without a head: one that only goes on, and one that does anything at all."""

from __future__ import annotations

from hashlib import blake2b

from marketgen.engine.commands import Command, text
from marketgen.engine.events import Choice
from marketgen.engine.rules import choices, choices_of
from marketgen.engine.run import Run
from marketgen.engine.world import World

ANSWERS = ("choose", "answer", "haggle")
"""Verbs that answer what asks; of a bargain the first is to leave it to the house rule."""

WAYS_ON = {"morning": ("open", "early"), "noon": ("open", "early"), "evening": ("sleep",), "away": ("return", "on")}
"""Verbs by which a run that asks nothing goes on, by phase: the market opens, the day ends, a trip leads home."""


def luck(seed: str, *words: str) -> int:
    """A whole number of 64 bits from a seed and words: a bot's own luck, apart from the engine's."""
    key = "|".join(("bot", seed, *words)).encode()
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big")


def of(world: World, run: Run, verb: str) -> list[Choice]:
    """What of a verb is possible now."""
    return [choice for choice in choices_of(world, run, verb) if choice.refusal is None]


def forward(world: World, run: Run) -> Command:
    """The plainest way on: answer what asks, open, sleep."""
    for verb in ANSWERS if run.pressing else WAYS_ON[run.phase]:
        open_now = of(world, run, verb)
        if open_now:
            return open_now[-1 if verb == "choose" else 0].command()
    raise AssertionError("a run that is not over always has a way on")


def idle(world: World, run: Run) -> Command:
    """Shows nothing, buys nothing, says no: what a stall does by itself."""
    return forward(world, run)


def _again(run: Run, choice: Choice) -> bool:
    """Whether a choice is a note, or takes back what was begun today: it would go round and round."""
    return choice.verb == "note" or (choice.verb == "drop" and run.sidelines[choice.ids[0]].since == run.day)


def chaotic(world: World, run: Run) -> Command:
    """Any open command at random, with a fair chance to go on."""
    done = (
        str(len(run.today.lines)) + run.phase + run.pending + "/".join(run.slots) + text(Command("x", amount=run.hours))
    )
    done += "".join(f"{good}{state.stock}{state.stance}" for good, state in run.goods.items()) + run.meal
    done += "".join(f"{order.who}{order.good}{order.units}" for order in run.orders)
    key = (str(run.day), done)
    if luck(run.seed, "forward", *key) % 3 == 0:
        return forward(world, run)
    found = [choice for choice in choices(world, run) if choice.refusal is None and not _again(run, choice)]
    choice = found[luck(run.seed, "which", *key) % len(found)]
    amount = -1
    if choice.high >= 0:
        amount = choice.low + luck(run.seed, "amount", *key) % (choice.high - choice.low + 1)
    return choice.command(amount)
