"""Conditions: whether a scenario's condition holds now."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import chance
from marketgen.engine.arithmetic import BP
from marketgen.engine.measures import measure
from marketgen.engine.measures_story import NEVER
from marketgen.engine.run import Run
from marketgen.engine.world import Condition, Test, World


def holds(world: World, run: Run, condition: Condition, owner: str) -> bool:
    """Whether a condition holds. ``owner`` keys its chance, which is drawn once a day per owner."""
    every = condition.mode == "all"
    met = every  # one test that comes out otherwise settles it: false of all, true of any
    for test in condition.tests:
        if _TESTS.get(test.measure, _within)(world, run, test) is not every:
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


def missing(world: World, run: Run, condition: Condition) -> Test | None:
    """The first test of a condition that fails, of what must hold; None where something must not, or chance says no."""
    if condition.mode == "not":
        return None
    for test in condition.tests:
        if not test_holds(world, run, test):
            return test
    for part in condition.parts:
        found = missing(world, run, part)
        if found:
            return found
    return None


def test_holds(world: World, run: Run, test: Test) -> bool:
    """Whether one test holds. ``flag``, ``seen`` and ``chose`` (subject ``event:choice``) ask what happened."""
    return _TESTS.get(test.measure, _within)(world, run, test)


def _within(world: World, run: Run, test: Test) -> bool:
    value = measure(world, run, test.measure, test.subject)
    return (test.low is None or value >= test.low) and (test.high is None or value <= test.high)


def _trust(world: World, run: Run, test: Test) -> bool:
    """Somebody who is not in this run neither trusts nor mistrusts."""
    return test.subject in run.trust and _within(world, run, test)


def _chose(world: World, run: Run, test: Test) -> bool:
    event, _, choice = test.subject.partition(":")
    return run.chosen.get(event) == choice


_TESTS: dict[str, Callable[[World, Run, Test], bool]] = {
    "flag": lambda world, run, test: test.subject in run.flags,
    "seen": lambda world, run, test: test.subject in run.seen,
    "chose": _chose,
    "trust": _trust,
}
"""The tests that are no measure within a range, or not only that."""

Days = tuple[int, int]
"""A first and a last day."""

ANY_DAY: Days = (0, 1 << 30)
"""Every day there can be."""


def days(condition: Condition) -> Days:
    """The days on which a condition can hold at all, by what it asks of the day: on no other need it be looked at."""
    if condition.mode == "not":
        return ANY_DAY
    found = [_days_of(test) for test in condition.tests] + [days(part) for part in condition.parts]
    if not found:
        return ANY_DAY
    firsts, lasts = [first for first, _ in found], [last for _, last in found]
    return (max(firsts), min(lasts)) if condition.mode == "all" else (min(firsts), max(lasts))


def _days_of(test: Test) -> Days:
    if test.measure != "day":
        return ANY_DAY
    return ANY_DAY[0] if test.low is None else test.low, ANY_DAY[1] if test.high is None else test.high


def can_hold(condition: Condition, day: int) -> bool:
    """Whether a condition can hold on a day, by :func:`days`."""
    first, last = days(condition)
    return first <= day <= last


def needs(condition: Condition) -> tuple[str, ...]:
    """Events of which at least one must have been if a condition is to hold; none if it can hold without."""
    if condition.mode == "not":
        return ()
    found = [_needs_of(test) for test in condition.tests] + [needs(part) for part in condition.parts]
    if condition.mode == "all":
        return next((events for events in found if events), ())
    return tuple(event for events in found for event in events) if all(found) else ()


def _needs_of(test: Test) -> tuple[str, ...]:
    if test.measure == "since":
        return () if test.high is None or test.high >= NEVER else (test.subject,)
    if test.measure in ("seen", "chose"):
        return (test.subject.partition(":")[0],)
    return ()
