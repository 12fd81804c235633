"""Which cards, rumours, notices, lines and passages of a scenario ever come, over many runs.

``python bench/seen.py [--games 300] [--jobs 2] [--seed seen] [--scenario the_awning] [--as who] [--seek 0] [--table
FILE]``. A third of the runs each is played by a trader who weighs what is asked, by one who gives lavishly, and by
somebody curious, who answers by luck, tries what there is and eats what comes. They are in turn the usual person and
each character that the scenario has; ``--as`` names one, or ``usual``. After a card that none of them met goes somebody
who wants it (bench/seeking.py), in up to ``--seek`` runs. Prints for each kind how many there are and which never came;
``--table`` writes who met each card first. Exit code 0, and 1 if cards were sought and not all were met.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice, product
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from bench.seeking import aim_at, seeker  # noqa: E402
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


class Game(NamedTuple):
    """A run that is played: by which player, from which seed, as whom. sought: the card that is wanted, if one is."""

    scenario: str
    player: str
    seed: str
    who: str
    sought: str = ""


def begin(game: Game) -> tuple[World, Run, Seen]:
    """The world and the first morning of a game, and what is told on it."""
    world = _world(game.scenario)
    start = "" if game.who == USUAL else game.who
    turn = new_run(world, game.seed, goal=goal_of(world, game.seed), start=start)
    return world, turn.run, Seen(_told(turn.events))


def play(game: Game) -> Seen:
    """All that came in one run of somebody; of one who seeks a card what came until it did."""
    world, run, seen = begin(game)
    player, given = PLAYERS[game.player], 0
    if game.sought:
        player = seeker(game.sought, player)
    while run.phase != "over" and not (game.sought and seen["event", game.sought]):
        command, day = next_command(player, world, run, given), run.day
        seen.update(_told(advance(world, run, command)))
        given = given + 1 if run.day == day else 0
    if run.phase != "over":
        return seen
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


def games_of(scenario: str, runs: int, seed: str, who: str = "") -> list[Game]:
    """So many runs: the players in turn, each as one character after another or as ``who``."""
    people = [who] if who else who_can_be(_world(scenario))
    by = [(at % len(PLAYERS), at // len(PLAYERS)) for at in range(runs)]
    return [Game(scenario, list(PLAYERS)[one], f"{seed}-{at}", people[at % len(people)]) for one, at in by]


def seeking(scenario: str, card: str, seed: str, who: str = "") -> Iterator[Game]:
    """Runs of somebody who wants a card, of the seeds that have the people for it."""
    aim = aim_at(_world(scenario), card)
    people = [who] if who else who_can_be(_world(scenario))
    for at, one in product(range(1000), people):
        game = Game(scenario, "lawful", f"{seed}-{at}", one, card)
        if aim.cast <= set(begin(game)[1].cast):
            yield game


def once_more(runs: Sequence[tuple[Game, Seen]], card: str) -> Iterator[Game]:
    """Of some runs those that met a card before this one, played again by somebody who wants it."""
    for game, seen in runs:
        if any(seen["event", one] for one in aim_at(_world(game.scenario), card).answers):
            yield game._replace(sought=card)


def sought(runs: Sequence[tuple[Game, Seen]], card: str, seed: str, who: str, tries: int) -> tuple[Game, Seen] | None:
    """The first run in which whoever wants a card meets it, of so many from seeds of its own and so many that came
    near it; None if none does."""
    fresh, again = seeking(runs[0][0].scenario, card, seed, who), once_more(runs, card)
    for game in (*islice(fresh, tries), *islice(again, tries)):
        seen = play(game)
        if seen["event", card]:
            return game, seen
    return None


def played(runs: Sequence[Game], jobs: int = 1) -> list[Seen]:
    """What came in each of some runs."""
    if jobs == 1:
        return list(map(play, runs))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(play, runs, chunksize=4))


PAGE = """# Who met which card

Written by `python bench/seen.py {words}`. Of each card of the scenario `{scenario}`, in the order of the file: which
player met it first, as whom and from which seed, and in how many of the {runs} runs it came. What none of the players
met was sought by somebody who knows what the file asks for a card and does it with the commands that everybody has
(`bench/seeking.py`); such a run ends when the card comes.

| card | first met by | as | seed | runs |
| --- | --- | --- | --- | ---: |
"""


def page(world: World, runs: Sequence[tuple[Game, Seen]], words: Sequence[str]) -> str:
    """Who met each card first, in Markdown: a line a card, and how many runs met it."""
    lines = []
    for card in world.events:
        met = [game for game, seen in runs if seen["event", card]]
        if not met:
            lines.append(f"| `{card}` | nobody | | | 0 |")
            continue
        first = met[0]
        by = "somebody who wants it" if first.sought else f"`{first.player}`"
        whole = sum(not game.sought for game in met)
        lines.append(f"| `{card}` | {by} | {first.who} | `{first.seed}` | {whole} |")
    played_out = sum(not game.sought for game, _ in runs)
    head = PAGE.format(words=" ".join(words), scenario=runs[0][0].scenario, runs=played_out)
    return head + "\n".join(lines) + "\n"


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(description="Print what never comes.")
    parser.add_argument("--games", type=int, default=300, help="runs in all (300)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--seed", default="seen", help="the seeds' first word")
    parser.add_argument("--scenario", default="the_awning", help="the scenario (the_awning)")
    parser.add_argument("--as", dest="who", default="", help="one character, or usual (each in turn)")
    parser.add_argument("--seek", type=int, default=0, help="runs for each card that nobody met (0)")
    parser.add_argument("--table", type=Path, help="a file for who met each card first")
    asked = parser.parse_args(words)
    if asked.who and asked.who not in who_can_be(_world(asked.scenario)):
        parser.error(f"nobody is called {asked.who}: {', '.join(who_can_be(_world(asked.scenario)))}")
    return asked


def main(words: Sequence[str]) -> int:
    """Play, and print what never came."""
    asked = arguments(words)
    world = _world(asked.scenario)
    first = games_of(asked.scenario, asked.games, asked.seed, asked.who)
    runs = list(zip(first, played(first, asked.jobs), strict=True))
    cards = {name for name, story in world.events.items() if story.choices}
    many = [sum(times for (kind, name), times in seen.items() if kind == "event" and name in cards) for _, seen in runs]
    print(f"{len(runs)} runs; cards asked in a run: {median(many):g} in the middle, {min(many)} to {max(many)}")
    never = [card for card in world.events if not any(seen["event", card] for _, seen in runs)]
    for card in never if asked.seek else ():
        found = sought(runs, card, asked.seed, asked.who, asked.seek)
        print(f"{card}: " + (f"{found[0].seed} as {found[0].who}" if found else f"not in {asked.seek}"), flush=True)
        runs += [found] if found else []
    seen = sum((one for _, one in runs), Seen())
    for kind, names in all_of(world).items():
        left = [name for name in names if not seen[kind, name]]
        print(f"{kind}: {len(names) - len(left)} of {len(names)}" + (f"; never {', '.join(left)}" if left else ""))
    if asked.table:
        asked.table.write_text(page(world, runs, words), "utf-8")
    return int(bool(asked.seek) and any(not seen["event", card] for card in world.events))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
