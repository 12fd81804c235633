"""What reading somebody is worth: the same bargains, played by the house rule, at one price, and by a reader.

``python -m bench.bargaining [GAMES]`` prints the table that stands in docs/scenarios.md. Each bargain of each run is
played by every bargainer from the same moment; the run itself goes on by the house rule. What is earned is one's own
part of what there was to share: nothing without a deal, less than nothing for a deal at a loss.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from bench.table import Row
from marketgen import scenario
from marketgen.engine import bargain as rules
from marketgen.engine.rules import advance, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots import BOTS, MOST_COMMANDS, next_command
from marketgen.play.bots.bargainer import TAKES_OR_LEAVES, Bargainer, fixed, house, reader

SCENARIO = Path(__file__).resolve().parent.parent / "tests" / "data" / "haggling.json"
GAMES = 200
MISREADS = 25
MOST_WORDS = 12


def players() -> dict[str, Bargainer]:
    """Those who are compared, by name; one for each fixed price."""
    one_price = {f"fixed {bp}": fixed(bp) for bp in TAKES_OR_LEAVES}
    return {"reader": reader(), "misreader": reader(MISREADS), "house": house} | one_price


def earned(world: World, run: Run, say: Bargainer) -> int:
    """What somebody makes of the bargain in front, in minor units."""
    run = run.copy()
    before = len(run.today.bargains)
    for _word in range(MOST_WORDS):
        if len(run.today.bargains) > before:
            break
        advance(world, run, say(world, run))
    done = run.today.bargains[-1]
    return rules.share(world, done).total if done.price else -done.haggle.gave


def played(games: int, path: Path = SCENARIO) -> tuple[dict[str, int], int, int]:
    """What each made of all bargains together, in minor units; how many there were; and days."""
    loaded = scenario.load(path)
    assert not isinstance(loaded, list), loaded
    world, sums, count, days = loaded.world, defaultdict(int), 0, 0
    every = players()
    for game in range(games):
        run, given, day = new_run(world, f"haggle-{game}").run, 0, 0
        while run.phase != "over":
            if run.pending == rules.PENDING:
                count += 1
                for name, say in every.items():
                    sums[name] += earned(world, run, say)
            command = next_command(BOTS["lawful"], world, run, given)
            day = run.day
            advance(world, run, command)
            given = given + 1 if run.day == day and given < MOST_COMMANDS else 0
        days += day
    return dict(sums), count, days


def shares(sums: dict[str, int]) -> tuple[str, float, float, float]:
    """The best fixed price by name; how many times its earnings the reader has; the house rule's share of the
    reader's; and what reading a quarter of the cues wrongly leaves of them."""
    best = max((name for name in sums if name.startswith("fixed")), key=lambda name: sums[name])
    return best, sums["reader"] / sums[best], sums["house"] / sums["reader"], sums["misreader"] / sums["reader"]


def rows(games: int = GAMES) -> list[Row]:
    """The rows of the table of budgets."""
    sums, count, _days = played(games)
    best, read, kept, _wrong = shares(sums)
    figure = f"{count:,} bargains; {best} bp is the best price"
    return [
        Row("reading cues, times the best price", 1.25, 1.33, "x", read, figure, more_is_better=True),
        Row("the house rule, of reading cues", 75, 80, "%", 100 * kept, figure, more_is_better=True),
    ]


def main(words: list[str]) -> int:
    """Print what each makes of a bargain."""
    games = int(words[0]) if words else GAMES
    sums, count, days = played(games, Path(words[1]) if len(words) > 1 else SCENARIO)
    best, read, kept, wrong = shares(sums)
    print(f"{games} runs, {days} days, {count} bargains")
    for name, made in sorted(sums.items(), key=lambda item: -item[1]):
        print(f"{name:12} {made / max(1, count):8.0f} won a bargain")
    print(f"reader / {best}: {read:.2f}; house / reader: {kept:.2f}; one cue in four misread: {wrong:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
