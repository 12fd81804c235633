"""Conditions made into functions say what they say read word by word, and stay behind when a world is sent away."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from marketgen.engine import chance, plot
from marketgen.engine.conditions import holds
from marketgen.engine.measures import measure
from marketgen.engine.rules import advance, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play import games
from marketgen.play.bots import BOTS, next_command


@pytest.fixture(scope="module")
def world() -> World:
    """The default scenario, which has conditions of every kind."""
    return games.load("the_awning").world


def of_the_scenario(world: World) -> Iterator[tuple[str, plot.Condition]]:
    """Its conditions, by what they belong to."""
    for story in world.events.values():
        yield story.id, story.when
        yield from ((f"choice.{choice.id}", choice.when) for choice in story.choices)
    for kind, found in (("diary", world.diary), ("thread", world.threads), ("notice", world.notices)):
        yield from ((f"{kind}.{one.id}", one.when) for one in found)
    yield from ((f"rumour.{one.id}", one.when) for one in world.rumours.values())
    yield from ((f"ending.{one.id}", one.when) for one in world.endings.values())
    yield from ((f"goal.{one.id}", one.when) for one in world.goals.values())


def reads(world: World, run: Run, condition: plot.Condition, owner: str) -> bool:
    """The same, as the words have it."""
    said = [says(world, run, test) for test in condition.tests]
    said += [reads(world, run, part, owner) for part in condition.parts]
    met = {"all": all(said), "any": any(said), "not": not any(said)}[condition.mode]
    luck = chance.draw(run.seed, "condition", run.day, owner)
    return met and chance.happens(luck, condition.chance_bp)


def says(world: World, run: Run, test: plot.Test) -> bool:
    """One test, as the words have it."""
    if test.measure == "flag":
        return test.subject in run.flags
    if test.measure == "seen":
        return test.subject in run.seen
    if test.measure == "chose":
        event, choice = test.subject.split(":")
        return run.chosen.get(event) == choice
    if test.measure == "trust" and test.subject not in run.trust:
        return False
    value = measure(world, run, test.measure, test.subject)
    return (test.low is None or test.low <= value) and (test.high is None or value <= test.high)


def test_every_condition_of_the_scenario_says_what_it_reads_every_evening(world: World) -> None:
    run, given = new_run(world, "conditions").run, 0
    answers = {True: 0, False: 0}
    while run.phase != "over":
        command = next_command(BOTS["media_every"], world, run, given)
        if command.verb == "sleep":
            for owner, condition in of_the_scenario(world):
                told = holds(world, run, condition, owner)
                assert told == reads(world, run, condition, owner), (run.day, owner)
                answers[told] += 1
        day = run.day
        advance(world, run, command)
        given = given + 1 if run.day == day else 0
    assert min(answers.values()) > 500


@pytest.mark.parametrize(("mode", "met"), [("all", True), ("any", False), ("not", True)])
def test_a_condition_without_tests(world: World, mode: str, met: bool) -> None:
    run = new_run(world, "empty").run
    assert holds(world, run, plot.Condition(mode), "nobody") is met
    assert holds(world, run, plot.Condition("all", parts=(plot.Condition(mode),)), "nobody") is met
    assert holds(world, run, plot.Condition("not", parts=(plot.Condition(mode),)), "nobody") is not met
    assert not holds(world, run, plot.Condition(mode, chance_bp=0), "nobody")


def test_what_was_made_of_a_world_is_not_sent_with_it(world: World) -> None:
    assert holds(world, new_run(world, "sent").run, world.goals[next(iter(world.goals))].when, "goal") in (True, False)
    assert world.memo
    again = pickle.loads(pickle.dumps(world))
    assert again == world
    assert not again.memo
    assert not any(condition.memo for _, condition in of_the_scenario(again))
