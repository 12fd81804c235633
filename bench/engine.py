"""The rules: a command, a day's end, a day of a lawful bot, the verification of a recorded run.

Nothing of it waits for a disk or a screen, so it is timed by what it takes of a core: other work on the machine would
count as ours otherwise.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import process_time, process_time_ns

from bench.table import Clock, Row
from bench.world import default_scenario
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.rules import apply, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.lab.one import play
from marketgen.play.bots import BOTS, next_command
from marketgen.play.lines import head
from marketgen.play.session import Session
from marketgen.play.verify import VERIFIED, verify
from marketgen.saves.log import RunFile
from marketgen.scenario import Loaded

SEEDS = 6
SECONDS = 3.0
SCALED = "Its days, scaled to a hundred."


def rows() -> list[Row]:
    """The rows of the table."""
    loaded = default_scenario()
    world = loaded.world
    small, market, night = _commands(world)
    rate, commands = _days_a_second(world)
    took, days = _verified(loaded)
    scaled = took * 100 / days
    block = "No budget of its own in the design; held against that of a day's end."
    rate_figure = f"{commands:.0f} commands a day"
    return [
        Row("a command (check + apply)", 20, 10, "us", small.median, f"{small.median:.1f} us"),
        Row("a block of the market", 200, 100, "us", market.median, f"{market.median:.1f} us", note=block),
        Row("day's end", 200, 100, "us", night.median, f"{night.median:.1f} us"),
        Row("days simulated a second, one core", 1500, 4000, "days/s", rate, rate_figure, more_is_better=True),
        Row(
            "verify a 100-day run, digests included",
            100,
            40,
            "ms",
            scaled,
            f"{took:.1f} ms for {days} days",
            note=SCALED,
        ),
    ]


def _commands(world: World) -> tuple[Clock, Clock, Clock]:
    """Times of small commands, of those that play a block of the market, and of those that end a day, over the runs of
    a lawful bot."""
    small, market, night = Clock(process_time_ns), Clock(process_time_ns), Clock(process_time_ns)
    for seed in range(SEEDS):
        run, given = new_run(world, f"bench {seed}").run, 0
        while run.phase != "over":
            command = next_command(BOTS["lawful"], world, run, given)
            turn, clock = _timed(world, run, command)
            ends, plays = len(turn.run.past) > len(run.past), any(one.kind == "block" for one in turn.events)
            (night if ends else market if plays else small).times += clock.times
            given = 0 if ends else given + 1
            run = turn.run
    return small, market, night


def _timed(world: World, run: Run, command: Command) -> tuple[Turn, Clock]:
    """What a command does, and how long it takes. Once only: a second time would find what the first worked out."""
    clock = Clock(process_time_ns)
    with clock:
        turn = apply(world, run, command)
    assert isinstance(turn, Turn), turn
    return turn, clock


def _days_a_second(world: World) -> tuple[float, float]:
    """Days a second of a lawful bot, played as ``marketgen sim`` plays it, and its commands a day."""
    begun, days, commands, seed = process_time(), 0, 0, 0
    while process_time() - begun < SECONDS:
        played = play(world, "lawful", f"bench {seed}")
        days += played.days
        commands += played.commands
        seed += 1
    return days / (process_time() - begun), commands / days


def _verified(loaded: Loaded) -> tuple[float, int]:
    """Median milliseconds to verify a recorded run of a lawful bot, and its days."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.mgsave"
        world = loaded.world
        run_of = ("bench", world.difficulty, next(iter(world.goals), ""))
        first = head(loaded.document, loaded.digest, run_of, loaded.title)
        session = Session.begin(world, "bench", file=RunFile.create(path, first))
        given = 0
        while session.run.phase != "over":
            command = next_command(BOTS["lawful"], world, session.run, given)
            day = session.run.day
            session.do(command)
            given = given + 1 if session.run.day == day else 0
        session.close()
        with RunFile.open(path, readonly=True) as file:
            records, own = file.records, file.head
    clock = Clock(process_time_ns)
    for _ in range(20):
        with clock:
            verdict = verify(world, own, records)
    assert verdict.result == VERIFIED, verdict
    return clock.median / 1000, verdict.days
