"""The ladder of skill, in short; the whole of it is bench/balance.py. And: a bot knows no more than a player."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from marketgen.engine.rules import advance, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.lab import one
from marketgen.play import games
from marketgen.play.bots import BOTS, next_command

SEEDS = 12
"""Seeds of the short form: few enough for some seconds, and enough for a rung that is gone to be seen. Of six the luck
of the goals that are drawn decided."""


@cache
def awning() -> World:
    return games.load("the_awning").world


@cache
def scores(bot: str, days: int) -> list[int]:
    return [one.play(awning(), bot, f"rung-{number}", days).score for number in range(1, SEEDS + 1)]


@pytest.mark.parametrize(
    ("better", "other", "days", "least"),
    [("fixed", "random", 6, 8), ("lawful", "fixed", 0, 10), ("planner", "lawful", 0, 8), ("expert", "planner", 0, 8)],
)
def test_a_rung_of_the_ladder(better: str, other: str, days: int, least: int) -> None:
    """Ties count half. The whole form asks for three in four of 500 seeds, this one for two in three."""
    pairs = list(zip(scores(better, days), scores(other, days), strict=True))
    twice = sum(2 * (a > b) + (a == b) for a, b in pairs)
    assert twice >= 2 * least, pairs


def unseen(run: Run) -> Run:
    """The same to a player: another seed, so that no luck to come is the same, and other secrets of the world."""
    other = run.copy()
    other.seed = run.seed + "-other"
    other.scheduled = ()
    other.checks = tuple(day + 1 for day in run.checks)
    other.faults = ()
    today = run.day  # what was due today has been told this morning
    other.told = tuple(replace(told, due=told.due + 1) if told.due > today else told for told in run.told)
    other.orders = tuple(replace(order, last=order.last + 1) for order in run.orders)
    other.memory = {name: kept for name, kept in run.memory.items() if not str(name).startswith("bot")}
    return other


@pytest.mark.parametrize("bot", ["lawful", "planner", "expert"])
def test_a_bot_knows_no_more_than_a_player(bot: str) -> None:
    world = awning()
    run, given, asked = new_run(world, "rung-1", goal=one.goal_of(world, "rung-1")).run, 0, 0
    planned: tuple[int, str] = (0, "")  # a bot plans once a phase: only then is the same plan asked for
    while run.phase != "over" and run.day < 16:
        command = next_command(BOTS[bot], world, run, given)
        if run.pressing or planned != (run.day, run.phase):
            asked += 1
            planned = planned if run.pressing else (run.day, run.phase)
            assert next_command(BOTS[bot], world, unseen(run), given) == command
        day = run.day
        advance(world, run, command)
        given = given + 1 if run.day == day else 0
    assert asked > 30


def test_the_bot_of_one_route_travels_and_brings_goods() -> None:
    """Those at home are against a trip: a bot that asks them never leaves, and shows nothing about trips."""
    world = awning()
    run, given = new_run(world, "rung-1", goal=one.goal_of(world, "rung-1")).run, 0
    while run.phase != "over" and run.day < 14:
        day = run.day
        advance(world, run, next_command(BOTS["two_route"], world, run, given))
        given = given + 1 if run.day == day else 0
    bought = {line.subject for day in run.past for line in day.lines if line.kind == "bought"}
    assert run.trips >= 2
    assert len(bought) >= 2
