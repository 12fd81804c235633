"""One run of a bot, from its first dawn to its end, and what it came to in whole numbers."""

from __future__ import annotations

import gc
from dataclasses import asdict
from typing import Any

from marketgen.engine import money
from marketgen.engine.arithmetic import divide
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import advance, drawn_goals, new_run
from marketgen.engine.run import Run
from marketgen.engine.scoring import goal_met, points, score
from marketgen.engine.world import World
from marketgen.lab.seen import Seen, Watch
from marketgen.play.bots import BOTS, next_command
from marketgen.play.bots.duties import food
from marketgen.play.bots.simple import luck


@frozen
class Setting:
    """How runs are played. days: the day after which they are stopped, 0 for the end; start: a named start; difficulty:
    a level; goal: one that the seed must offer. Empty ones are the usual: the morning of day 1, the scenario's level, a
    goal that is drawn by the seed."""

    days: int = 0
    start: str = ""
    difficulty: str = ""
    goal: str = ""


USUAL = Setting()

Task = tuple[str, str]
"""A bot and a seed."""


@frozen
class Played:
    """What a run came to. score: points, 0-100, as if it ended where it was stopped; worth, began: thousandths of the
    measuring good, at the end and at the start; earned: what trade brought after the stall's fee, home: what the
    household cost, in minor units; poor: days in the worst row of poor days; best_good: what earned most, empty if
    nothing earned; best_share_bp: its share of all that was earned, in basis points; finished: whether the last
    planned day was reached; ending: why it ended early, empty if it did not; seen: what it met on its way."""

    bot: str
    seed: str
    goal: str
    days: int
    commands: int
    finished: bool
    ending: str
    goal_met: bool
    score: int
    worth: int
    began: int
    earned: int
    home: int
    poor: int
    best_good: str
    best_share_bp: int
    seen: Seen = Seen()

    def facts(self) -> dict[str, Any]:
        """The same by name, for JSON."""
        told = asdict(self)
        told["seen"]["shut"] = {name: why.reason for name, why in self.seen.shut}
        return told


def play(world: World, bot: str, seed: str, days: int = 0, setting: Setting = USUAL) -> Played:
    """Play a run; ``days`` stops it after that day (0: to its end, or as the setting says). KeyError for a bot there is
    not. The goal is one of those that the seed offers, drawn by the seed. A bot gives no command that is refused, so
    none is checked again. Nothing that is made here refers to itself, so no rubbish is looked for meanwhile.
    """
    looked_for = gc.isenabled()
    gc.disable()
    try:
        return _play(world, bot, seed, days or setting.days, setting)
    finally:
        if looked_for:
            gc.enable()


def _play(world: World, bot: str, seed: str, days: int, setting: Setting) -> Played:
    """:func:`play` itself."""
    player = BOTS[bot]
    run = new_run(world, seed, setting.difficulty, setting.goal or goal_of(world, seed), setting.start).run
    watch, begun = Watch(run), len(run.past)
    given = commands = poor = row = 0
    while run.phase != "over" and not (days and len(run.past) >= days):
        watch.before(world, run)
        command = next_command(player, world, run, given)
        day = run.day
        if command.verb == "choose":
            watch.chose(run.pending, command)
        watch.after(world, run, day, advance(world, run, command))
        commands += 1
        given = given + 1 if run.day == day else 0
        if not given:
            watch.dawn(run)
        if command.verb in ("sleep", "on"):
            row = row + 1 if without_stock(world, run) else 0
            poor = max(poor, row)
    return _played(world, run, (bot, seed), (len(run.past) - begun, commands, poor), watch)


def _played(world: World, run: Run, who: Task, counted: tuple[int, int, int], watch: Watch) -> Played:
    """A run that is over or stopped. counted: days, commands, and the worst row of poor days."""
    days, commands, poor = counted
    good, share = best_good(world, run)
    profits = earned(world, run)
    spent = lines(run)
    return Played(
        *who, run.goal, days, commands,
        finished=run.phase == "over" and len(run.past) >= world.days,
        ending=run.ended,
        goal_met=goal_met(world, run),
        score=points(score(world, run)),
        worth=run.past[-1].worth if run.past else run.start_worth,
        began=run.start_worth,
        earned=sum(profits.values()) + spent.get("fee", 0),
        home=eaten(world, run) - sum(spent.get(kind, 0) for kind in HOME_LINES),
        poor=poor,
        best_good=good, best_share_bp=share,
        seen=watch.seen(world, run, profits),
    )  # fmt: skip


POOR_FOOD = 3
"""A day that closes with less money than so many days of food cost leaves nothing to buy goods with: a usual day's
purchases cost three times as much."""

HOME_LINES = ("meal", "levy", "roster", "wood", "kimjang", "remedy")
"""Lines of the ledger that a household costs: not the fee of the stall, gifts, or what a workplace takes."""


def goal_of(world: World, seed: str) -> str:
    """The goal a bot takes: one of those the seed offers, by the seed; empty where there are none."""
    drawn = drawn_goals(world, seed)
    return drawn[luck(seed, "goal") % len(drawn)] if drawn else ""


def lines(run: Run) -> dict[str, int]:
    """What the lines of the ledger came to, by kind, in minor units."""
    sums: dict[str, int] = {}
    for record in run.past if run.phase == "over" else (*run.past, run.today):
        for line in record.lines:
            sums[line.kind] = sums.get(line.kind, 0) + line.amount
    return sums


def best_good(world: World, run: Run) -> tuple[str, int]:
    """The good that earned most, and its share in basis points of what all that earned anything did."""
    gained = {good: amount for good, amount in earned(world, run).items() if amount > 0}
    if not gained:
        return "", 0
    best = max(gained, key=lambda good: (gained[good], good))
    return best, divide(gained[best] * 10_000, sum(gained.values()))


def earned(world: World, run: Run) -> dict[str, int]:
    """What each good earned in minor units: what its sales left (:attr:`Tally.profit`)."""
    sums = dict.fromkeys(run.goods, 0)
    for record in run.past if run.phase == "over" else (*run.past, run.today):
        for good, tally in record.tallies.items():
            sums[good] += tally.profit
    return sums


def eaten(world: World, run: Run) -> int:
    """What was eaten from the store of the start, at the goods' bases: a cost of the household that no line shows."""
    gone = {good: max(0, milli - run.store.get(good, 0)) for good, milli in world.start.store.items()}
    return sum(divide(milli * world.goods[good].base, 1000) for good, milli in gone.items())


def without_stock(world: World, run: Run) -> bool:
    """Whether a day is a poor one: of carrying for others, or without the money for a day's food and anything to sell
    beside it."""
    held = sum(money.value(world, run, currency, amount) for currency, amount in run.money.items() if amount)
    return run.porter_day == run.day or held < POOR_FOOD * food(world, run, 1)
