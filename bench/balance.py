"""The anchors of money of the default scenario, over many seeds: what bots must earn, lose and come to.

``python bench/balance.py [--games 500] [--jobs 2] [--seed anchor] [--keep FILE] [--minutes N] [--ladder]`` prints a
table with what is wanted and whether it holds; the exit code is 0 unless a bot breaks. With ``--keep`` every run is
kept in a file: stopped by ``--minutes`` or a key, the same words go on where it was, and print what is there so far.
Rows on trade compare worth, rows on gifts and media scores, on equal seeds. The wanted figures are those of the issue
that brought the scenario.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from bench.kept import Kept, play  # noqa: E402
from marketgen.lab.one import Played  # noqa: E402
from marketgen.lab.summary import at  # noqa: E402
from marketgen.play import games  # noqa: E402

SCENARIO = "the_awning"
BOTS = (
    "idle", "random", "fixed", "lawful", "briber_modest", "briber_lavish", "media_one", "media_every", "media_last",
    "neglect", "planner", "expert", "hoarder", "borrower", "informer", "two_route", "one_good",
)  # fmt: skip
TEN = ("lawful", "briber_modest", "briber_lavish")
"""Those of which ten days are looked at, too."""
LADDER = ("random", "fixed", "lawful", "planner", "expert")
"""The rungs of skill, the lowest first."""
Runs = dict[str, list[Played]]


@dataclass(frozen=True)
class Anchor:
    """A line of the table: what is asked, what was found, and whether it lies within what is wanted."""

    what: str
    found: str
    wanted: str
    holds: bool


def main(words: Sequence[str]) -> int:
    """Play, and print the table."""
    parser = argparse.ArgumentParser(description="Print the anchors of money.")
    parser.add_argument("--games", type=int, default=500, help="seeds (500)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--seed", default="anchor", help="the seeds' first word")
    parser.add_argument("--scenario", default=SCENARIO, help=f"which scenario ({SCENARIO}); of others the ladder alone")
    parser.add_argument("--keep", type=Path, help="a file in which runs are kept, and from which it goes on")
    parser.add_argument("--minutes", type=float, default=0, help="begin no more runs after so many minutes (0: never)")
    parser.add_argument("--ladder", action="store_true", help="the rungs of skill alone")
    asked = parser.parse_args(words)
    world = games.load(asked.scenario).world
    whole_table = asked.scenario == SCENARIO and not asked.ladder
    bots = BOTS if whole_table else LADDER
    wanted = [(bots, 0), *([(TEN, 10)] if whole_table else [])]
    seeds = [f"{asked.seed}-{number}" for number in range(1, asked.games + 1)]
    kept, began = Kept(world, asked.keep), time.monotonic()
    play(kept, wanted, seeds, asked.jobs, began + 60 * asked.minutes if asked.minutes else float("inf"))
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    runs = _by_bot(kept.all(bots, seeds))
    if not runs:
        print("no seed was played by all bots yet", file=sys.stderr)
        return 0
    anchors = [*whole(runs), *ladder(runs), *exploits(runs)] if whole_table else list(ladder(runs))
    short = _by_bot(kept.all(TEN, seeds, 10))
    anchors += ten_days(short) if short else []
    return _print(anchors, len(runs[bots[0]]), asked.scenario)


def _print(anchors: Sequence[Anchor], count: int, scenario: str) -> int:
    rows = [("", "anchor", "found", "wanted")]
    rows += [("ok" if one.holds else "NO", one.what, one.found, one.wanted) for one in anchors]
    wide = [max(len(row[at]) for row in rows) for at in range(4)]
    print(f"{count} seeds of {scenario}")
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip())
    return 0


def _by_bot(played: Sequence[Played]) -> Runs:
    runs: Runs = {}
    for one in played:
        runs.setdefault(one.bot, []).append(one)
    return runs


def _middle(values: Sequence[int]) -> int:
    return at(values, 50)


def _share(count: int, runs: Sequence[Played]) -> int:
    return round(100 * count / max(1, len(runs)))


def _wins(one: Sequence[Played], other: Sequence[Played], score: bool = False) -> int:
    """Per cent of equal seeds on which ``one`` comes to more, a tie counted half."""
    pairs = [(a.score, b.score) if score else (a.worth, b.worth) for a, b in zip(one, other, strict=True)]
    return round(100 * sum((a > b) + (a == b) / 2 for a, b in pairs) / max(1, len(pairs)))


def whole(runs: Runs) -> Iterator[Anchor]:
    """The anchors of whole runs."""
    fixed, lawful, idle = runs["fixed"], runs["lawful"], runs["idle"]
    home = _middle([one.home // max(1, one.days) for one in lawful])
    yield Anchor("a household costs a day (lawful)", f"{home:,} won", "about 13,000", 11_000 <= home <= 15_000)
    by_bot = {bot: _middle([one.earned // max(1, one.days) for one in runs[bot]]) for bot in ("fixed", "lawful")}
    yield Anchor(
        "fixed stance earns a day after the fee", f"{by_bot['fixed']:,} won", "about the same",
        home * 85 <= by_bot["fixed"] * 100 <= home * 120,
    )  # fmt: skip
    ratio = by_bot["lawful"] * 100 // max(1, by_bot["fixed"])
    yield Anchor("lawful earns, against fixed", f"{ratio / 100:.2f} x", "1.3 to 1.6", 130 <= ratio <= 160)
    rise = _middle([one.worth - one.began for one in lawful]) / 1000
    yield Anchor("lawful's worth rises by", f"{rise:.0f} kg of rice", "more than nothing", rise > 0)
    kept = _share(sum(one.finished for one in lawful), lawful)
    yield Anchor("lawful reaches the last day", f"{kept} %", "90 or more", kept >= 90)
    poor = _share(sum(one.poor >= 2 or not one.finished for one in fixed), fixed)
    yield Anchor("fixed has two poor days or worse", f"{poor} %", "25 or more", poor >= 25)
    back = [one for one in fixed if one.poor >= 2 or not one.finished]
    found = _share(sum(one.finished for one in back), back)
    yield Anchor("of these find a way back", f"{found} %", "nearly all", found >= 90)
    last = _middle([one.days for one in idle])
    yield Anchor("idle ends on day", f"{last}", "about 12 to 14", 11 <= last <= 15)
    for goal in sorted({one.goal for one in lawful}):
        own = [one for one in lawful if one.goal == goal]
        met = _share(sum(one.goal_met for one in own), own)
        yield Anchor(f"goal {goal} met", f"{met} % of {len(own)}", "10 to 75", 10 <= met <= 75)
    best = _middle([one.score for one in lawful])
    for bot in ("media_one", "media_every", "media_last"):
        own_score = _middle([one.score for one in runs[bot]])
        wins = _wins(runs[bot], lawful, score=True)
        yield Anchor(f"{bot} scores", f"{own_score}, wins {wins} %", f"at most {best}, 50 %", own_score <= best)
    lavish, modest = (_middle([one.score for one in runs[bot]]) for bot in ("briber_lavish", "briber_modest"))
    yield Anchor("gifts lavish / modest / none score", f"{lavish} / {modest} / {best}", "lavish last", lavish <= modest)
    neglect = _middle([one.score for one in runs["neglect"]])
    yield Anchor("neglect scores", f"{neglect}", f"half of {best} at most", 2 * neglect <= best + 1)
    edge = at([one.worth for one in lawful], 75)
    most = max((one.best_share_bp for one in lawful if one.worth >= edge), default=0) // 100
    yield Anchor("one good's share, best quarter", f"{most} % at most", "35 at most", most <= 35)


def ladder(runs: Runs) -> Iterator[Anchor]:
    """Each rung of skill over the one below it, by score on equal seeds (a random run ends early: its worth says
    little)."""
    for other, better in pairwise(LADDER):
        wins, kilos = _wins(runs[better], runs[other], score=True), _wins(runs[better], runs[other])
        yield Anchor(f"{better} over {other}, score", f"{wins} % (worth {kilos} %)", "75 or more", wins >= 75)


def exploits(runs: Runs) -> Iterator[Anchor]:
    """What must not pay (the design's list): trade by worth, against the varied trader; credit and informing by score,
    against the same bot without it."""
    varied, lawful = _middle([one.worth for one in runs["expert"]]), _middle([one.score for one in runs["lawful"]])
    for bot, most in (("two_route", 60), ("hoarder", 70), ("one_good", 60)):
        share = _middle([one.worth for one in runs[bot]]) * 100 // max(1, varied)
        yield Anchor(f"{bot} comes to, of expert's worth", f"{share} %", f"at most {most}", share <= most)
    for bot in ("borrower", "informer"):
        own, wins = _middle([one.score for one in runs[bot]]), _wins(runs[bot], runs["lawful"], score=True)
        yield Anchor(f"{bot} scores", f"{own}, wins {wins} %", f"at most {lawful}", own <= lawful)


def ten_days(runs: Runs) -> Iterator[Anchor]:
    """The anchors of ten days: gifts do not pay yet, and cost little."""
    none, modest = (_middle([one.score for one in runs[bot]]) for bot in ("lawful", "briber_modest"))
    yield Anchor("ten days: gifts modest / none", f"{modest} / {none}", "about equal", abs(modest - none) <= 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
