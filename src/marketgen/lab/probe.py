"""Days on which nothing can be decided: a few runs looked at closely, command by command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marketgen.engine.rules import advance, choices, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.lab.one import USUAL, Setting, goal_of
from marketgen.play.bots import BOTS, next_command
from marketgen.play.bots.simple import ANSWERS, WAYS_ON

PROBED = 3
"""Runs that are looked at so: listing all that can be done takes as long as playing."""

_NO_DECISIONS = ("note", *dict.fromkeys(verb for verbs in WAYS_ON.values() for verb in verbs))
"""Verbs that only go on, and that of writing something down."""


def empty_days(world: World, bot: str, seeds: Sequence[str], setting: Setting = USUAL) -> Iterator[tuple[str, int]]:
    """(seed, day) of each day, of the first :data:`PROBED` seeds, on which a bot could do nothing but go on."""
    for seed in seeds[:PROBED]:
        goal = setting.goal or goal_of(world, seed)
        run = new_run(world, seed, setting.difficulty, goal, setting.start).run
        yield from ((seed, day) for day in _empty(world, bot, run, setting))


def _empty(world: World, bot: str, run: Run, setting: Setting) -> Iterator[int]:
    given, decided = 0, False
    while run.phase != "over" and not (setting.days and len(run.past) >= setting.days):
        decided = decided or can_decide(world, run)
        day = run.day
        advance(world, run, next_command(BOTS[bot], world, run, given))
        given = given + 1 if run.day == day else 0
        if run.day != day or run.phase == "over":
            if not decided:
                yield day
            decided = False


def can_decide(world: World, run: Run) -> bool:
    """Whether there is something to decide now: a command that is more than going on, or two answers."""
    found = [choice for choice in choices(world, run) if choice.refusal is None]
    answers = sum(choice.verb in ANSWERS for choice in found)
    return answers > 1 or any(choice.verb not in (*_NO_DECISIONS, *ANSWERS) for choice in found)
