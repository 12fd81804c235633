"""Conditions: whether a scenario's condition holds now."""

from __future__ import annotations

from marketgen.engine import chance
from marketgen.engine.arithmetic import BP
from marketgen.engine.measures import measure
from marketgen.engine.run import Run
from marketgen.engine.world import Condition, Test, World


def holds(world: World, run: Run, condition: Condition, owner: str) -> bool:
    """Whether a condition holds. ``owner`` keys its chance, which is drawn once a day per owner."""
    every = condition.mode == "all"
    met = every  # one test that comes out otherwise settles it: false of all, true of any
    for test in condition.tests:
        if test_holds(world, run, test) is not every:
            met = not every
            break
    else:
        for part in condition.parts:
            if holds(world, run, part, owner) is not every:
                met = not every
                break
    if condition.mode == "not":
        met = not met
    if met and condition.chance_bp < BP:
        return chance.happens(chance.draw(run.seed, "condition", run.day, owner), condition.chance_bp)
    return met


def test_holds(world: World, run: Run, test: Test) -> bool:
    """Whether one test holds. ``flag``, ``seen`` and ``chose`` (subject ``event:choice``) ask what happened."""
    if test.measure == "flag":
        return test.subject in run.flags
    if test.measure == "seen":
        return test.subject in run.seen
    if test.measure == "chose":
        event, _, choice = test.subject.partition(":")
        return run.chosen.get(event) == choice
    if test.measure == "trust" and test.subject not in run.trust:
        return False  # somebody who is not in this run neither trusts nor mistrusts
    value = measure(world, run, test.measure, test.subject)
    return (test.low is None or value >= test.low) and (test.high is None or value <= test.high)
