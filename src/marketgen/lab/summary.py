"""What many runs came to, bot by bot: medians and shares in whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from marketgen.engine.arithmetic import divide
from marketgen.engine.frozen import frozen
from marketgen.lab.one import Played


@frozen
class Summary:
    """The runs of one bot. score_*: points; worth_*: thousandths of the measuring good; low and high are the tenth
    and the ninetieth of a hundred. *_bp: shares of the runs in basis points. best_good: what most often earned most;
    best_share_bp: the median share of whatever earned most in a run."""

    bot: str
    games: int
    score_low: int
    score: int
    score_high: int
    worth_low: int
    worth: int
    worth_high: int
    finished_bp: int
    goal_bp: int
    best_good: str
    best_share_bp: int
    commands_a_day: int  # hundredths

    def facts(self) -> dict[str, Any]:
        """The same by name, for JSON."""
        return asdict(self)


def at(values: Sequence[int], share: int) -> int:
    """The value below which ``share`` per cent of the values lie; 0 for none. Half-way between two is rounded down."""
    ordered = sorted(values)
    if not ordered:
        return 0
    place = (len(ordered) - 1) * share
    low, rest = divmod(place, 100)
    return ordered[low] + ((ordered[min(low + 1, len(ordered) - 1)] - ordered[low]) * rest) // 100


def summaries(played: Sequence[Played]) -> list[Summary]:
    """One summary for each bot, in the order in which they first appear."""
    by_bot: dict[str, list[Played]] = {}
    for one in played:
        by_bot.setdefault(one.bot, []).append(one)
    return [_of(bot, runs) for bot, runs in by_bot.items()]


def _of(bot: str, runs: list[Played]) -> Summary:
    scores, worths = [one.score for one in runs], [one.worth for one in runs]
    best = Counter(one.best_good for one in runs if one.best_good)
    most = max(sorted(best), key=lambda good: best[good], default="")
    return Summary(
        bot, len(runs), at(scores, 10), at(scores, 50), at(scores, 90), at(worths, 10), at(worths, 50), at(worths, 90),
        finished_bp=divide(sum(one.finished for one in runs) * 10_000, len(runs)),
        goal_bp=divide(sum(one.goal_met for one in runs) * 10_000, len(runs)),
        best_good=most,
        best_share_bp=at([one.best_share_bp for one in runs], 50),
        commands_a_day=divide(sum(one.commands for one in runs) * 100, max(1, sum(one.days for one in runs))),
    )  # fmt: skip
