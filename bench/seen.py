"""Which cards, rumours, notices, lines and passages of a scenario ever come, over many runs.

``python bench/seen.py [--games 300] [--jobs 2] [--seed seen] [--scenario the_awning] [--as who]``. A third of the runs
each is played by a trader who weighs what is asked, by one who gives lavishly, and by somebody curious, who answers by
luck, tries what there is and eats what comes. They are in turn the usual person and each character that the scenario
has; ``--as`` names one, or ``usual``. Prints for each kind how many there are, and which never came; exit code 0.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from marketgen.engine.commands import Command  # noqa: E402
from marketgen.engine.conditions import holds  # noqa: E402
from marketgen.engine.events import Choice, Event  # noqa: E402
from marketgen.engine.rules import advance, new_run  # noqa: E402
from marketgen.engine.run import Run  # noqa: E402
from marketgen.engine.world import World  # noqa: E402
from marketgen.lab.one import goal_of  # noqa: E402
from marketgen.play import games  # noqa: E402
from marketgen.play.bots import BOTS, next_command  # noqa: E402
from marketgen.play.bots.policy import Policy  # noqa: E402
from marketgen.play.bots.simple import luck, of  # noqa: E402
from marketgen.play.bots.trader import trader  # noqa: E402

TRIES = (
    "order", "parcel", "travel", "follow", "build", "show", "call", "give", "call_in", "meal", "carry", "take", "learn",
    "take_up", "invest", "partner", "demonstrate", "deal", "chat", "agree",
)  # fmt: skip
"""Verbs that somebody curious tries now and then."""

_TRADES = trader(Policy(gifts="modest"))
Seen = Counter[tuple[str, str]]
"""How often each thing came: (kind, id)."""


def curious(world: World, run: Run) -> Command:
    """Trades like the modest giver, answers everything by luck, and in one part of a day of five tries something."""
    key = (str(run.day), run.phase, run.pending, str(len(run.today.lines)), str(run.hours))
    if run.pending:
        for verb in ("choose", "answer", "release"):
            found = of(world, run, verb)
            if found and (verb != "release" or luck(run.seed, "wait", *key) % 2):
                return found[luck(run.seed, "answer", *key) % len(found)].command()
    if run.phase in ("morning", "evening") and not run.pressing and luck(run.seed, "try", *key) % 5 == 0:
        by_verb = {verb: of(world, run, verb) for verb in TRIES}
        verbs = [verb for verb, found in by_verb.items() if found]
        if verbs:
            found = by_verb[verbs[luck(run.seed, "verb", *key) % len(verbs)]]
            return _some(found[luck(run.seed, "which", *key) % len(found)])
    return _TRADES(world, run)


def _some(choice: Choice) -> Command:
    """A third of the way up from the least to the most."""
    return choice.command(choice.low + (choice.high - choice.low) // 3 if choice.high >= 0 else -1)


USUAL = "usual"
"""Nobody of the characters: the person of whom a scenario tells by itself."""

PLAYERS: dict[str, Callable[[World, Run], Command]] = {
    "lawful": BOTS["lawful"], "briber_lavish": BOTS["briber_lavish"], "curious": curious,
}  # fmt: skip


def who_can_be(world: World) -> list[str]:
    """The usual person, and each character; a start later than the first day is none."""
    return [USUAL, *(one.id for one in world.starts.values() if one.day == 1)]


def play(world: World, player: str, seed: str, who: str = USUAL) -> Seen:
    """All that came in one run of somebody."""
    start = "" if who == USUAL else who
    turn = new_run(world, seed, goal=goal_of(world, seed), start=start)
    run, given = turn.run, 0
    seen = Seen(_told(turn.events))
    while run.phase != "over":
        command, day = next_command(PLAYERS[player], world, run, given), run.day
        seen.update(_told(advance(world, run, command)))
        given = given + 1 if run.day == day else 0
    seen.update(("diary", record.diary) for record in run.past)
    seen.update(("thread", record.thread) for record in run.past)
    for part, passages in world.epilogue.items():
        told = (one.id for one in passages if holds(world, run, one.when, f"epilogue.{part}.{one.id}"))
        seen["passage", f"{part}.{next(told)}"] += 1
    seen["ending", run.ended] += 1
    return seen


def _told(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    for event in events:
        if event.kind in ("asked", "story", "notice", "rumour"):
            kind = "event" if event.kind in ("asked", "story") else event.kind
            yield kind, event.word(kind)
        elif event.kind == "chose":
            yield "choice", f"{event.word('event')}.{event.word('choice')}"


def all_of(world: World) -> dict[str, list[str]]:
    """Everything that could come, by kind."""
    return {
        "event": list(world.events),
        "choice": [f"{story.id}.{one.id}" for story in world.events.values() for one in story.choices],
        "notice": [one.id for one in world.notices],
        "rumour": list(world.rumours),
        "diary": [one.id for one in world.diary],
        "thread": [one.id for one in world.threads],
        "passage": [f"{part}.{one.id}" for part, passages in world.epilogue.items() for one in passages],
        "ending": list(world.endings),
    }


@cache
def _world(scenario: str) -> World:
    return games.load(scenario).world


def _one(scenario: str, player: str, seed: str, who: str) -> Seen:
    return play(_world(scenario), player, seed, who)


def count(scenario: str, runs: int, seed: str, jobs: int = 1, who: str = "") -> Seen:
    """All that came in so many runs, the players in turn, each as one character after another or as ``who``."""
    players = [list(PLAYERS)[at % len(PLAYERS)] for at in range(runs)]
    numbers = [at // len(PLAYERS) for at in range(runs)]
    people = [who] if who else who_can_be(_world(scenario))
    seeds, played = [f"{seed}-{at}" for at in numbers], [people[at % len(people)] for at in numbers]
    if jobs == 1:
        return sum(map(_one, repeat(scenario), players, seeds, played), Seen())
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return sum(pool.map(_one, repeat(scenario), players, seeds, played, chunksize=4), Seen())


def main(words: Sequence[str]) -> int:
    """Play, and print what never came."""
    parser = argparse.ArgumentParser(description="Print what never comes.")
    parser.add_argument("--games", type=int, default=300, help="runs in all (300)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--seed", default="seen", help="the seeds' first word")
    parser.add_argument("--scenario", default="the_awning", help="the scenario (the_awning)")
    parser.add_argument("--as", dest="who", default="", help="one character, or usual (each in turn)")
    asked = parser.parse_args(words)
    if asked.who and asked.who not in who_can_be(_world(asked.scenario)):
        parser.error(f"nobody is called {asked.who}: {', '.join(who_can_be(_world(asked.scenario)))}")
    seen = count(asked.scenario, asked.games, asked.seed, asked.jobs, asked.who)
    met = sum(times for (kind, _), times in seen.items() if kind == "event")
    print(f"{asked.games} runs; cards in a run: {met / asked.games:.1f}")
    for kind, names in all_of(_world(asked.scenario)).items():
        never = [name for name in names if not seen[kind, name]]
        print(f"{kind}: {len(names) - len(never)} of {len(names)}" + (f"; never {', '.join(never)}" if never else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
