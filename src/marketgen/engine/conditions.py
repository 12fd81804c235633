"""Conditions: whether a scenario's condition holds now."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import chance
from marketgen.engine.arithmetic import BP
from marketgen.engine.measures import function_of
from marketgen.engine.measures_story import CALENDAR, NEVER
from marketgen.engine.run import Run
from marketgen.engine.world import Condition, Test, World

Check = Callable[[World, Run, str], bool]
"""Whether something holds now, for an owner of its chance."""


def holds(world: World, run: Run, condition: Condition, owner: str) -> bool:
    """Whether a condition holds. ``owner`` keys its chance, which is drawn once a day per owner."""
    check: Check = condition.memo.get("check") or check_of(condition)
    return check(world, run, owner)


def check_of(condition: Condition) -> Check:
    """:func:`holds` of one condition as one function, made once: a day asks some eighty conditions, and most say no at
    their first test."""
    check: Check | None = condition.memo.get("check")
    if check is None:
        checks = [_test_of(test) for test in condition.tests] + [check_of(part) for part in condition.parts]
        check = _JOINED[condition.mode](checks)
        if condition.chance_bp < BP:
            check = _by_chance(check, condition.chance_bp)
        condition.memo["check"] = check
    return check


def on_day(condition: Condition, world: World, day: int) -> Check | None:
    """:func:`check_of` for one day of a scenario, with what asks of the calendar settled already; None if the condition
    cannot hold on that day."""
    found = _settled(condition, world, day)
    if isinstance(found, bool):
        return _always if found else None
    return found


def _always(world: World, run: Run, owner: str) -> bool:
    return True


def _settled(condition: Condition, world: World, day: int) -> Check | bool:
    """A condition on a day: whether it holds, where the calendar alone says so, else what is left to ask."""
    asked = [_settled_test(test, world, day) for test in condition.tests]
    asked += [_settled(part, world, day) for part in condition.parts]
    decides = condition.mode != "all"  # the answer to one part that decides: no to all of them, yes to any
    left = [one for one in asked if not isinstance(one, bool)]
    found: Check | bool
    if decides in asked:
        found = condition.mode == "any"
    elif not left:
        found = condition.mode != "any"
    elif condition.mode == "any" and len(left) == 1:
        found = left[0]
    else:
        found = _JOINED[condition.mode](left)
    if condition.chance_bp < BP and found is not False:
        return _by_chance(_always if found is True else found, condition.chance_bp)
    return found


def _settled_test(test: Test, world: World, day: int) -> Check | bool:
    """A test on a day: whether it holds, if it is about the day alone."""
    if test.measure not in CALENDAR:
        return _test_of(test)
    value = CALENDAR[test.measure](world, day, test.subject)
    return (test.low is None or test.low <= value) and (test.high is None or value <= test.high)


def _every(checks: list[Check]) -> Check:
    if not checks:
        return _always
    if len(checks) == 1:
        return checks[0]
    if len(checks) == 2:
        first, second = checks
        return lambda world, run, owner: first(world, run, owner) and second(world, run, owner)

    def every(world: World, run: Run, owner: str) -> bool:
        for check in checks:  # noqa: SIM110 - a generator costs as much as three checks
            if not check(world, run, owner):
                return False
        return True

    return every


def _some(checks: list[Check]) -> Check:
    def some(world: World, run: Run, owner: str) -> bool:
        for check in checks:  # noqa: SIM110
            if check(world, run, owner):
                return True
        return False

    return some


def _none(checks: list[Check]) -> Check:
    some = _some(checks)
    return lambda world, run, owner: not some(world, run, owner)


_JOINED: dict[str, Callable[[list[Check]], Check]] = {"all": _every, "any": _some, "not": _none}


def _by_chance(check: Check, chance_bp: int) -> Check:
    def by_chance(world: World, run: Run, owner: str) -> bool:
        if not check(world, run, owner):
            return False
        return chance.happens(chance.draw(run.seed, "condition", run.day, owner), chance_bp)

    return by_chance


def missing(world: World, run: Run, condition: Condition) -> Test | None:
    """The first test of a condition that fails, of what must hold; of several ways to meet it, that of the nearest.
    None where something must not be, or chance says no."""
    found = _failing(world, run, condition)
    return found[0] if found else None


def _failing(world: World, run: Run, condition: Condition) -> tuple[Test, ...]:
    """The tests that must come out otherwise; where one of several ways is enough, those of the way with the fewest,
    and of two with one lack the one that asks less."""
    if condition.mode == "not" or holds(world, run, condition, "missing"):
        return ()
    ways: list[tuple[Test, ...]] = [(test,) for test in condition.tests if not test_holds(world, run, test)]
    ways += [failing for part in condition.parts if (failing := _failing(world, run, part))]
    if condition.mode == "any" and ways:
        return min(ways, key=lambda way: (len(way), way[0].low or 0))
    return tuple(test for way in ways for test in way)


def test_holds(world: World, run: Run, test: Test) -> bool:
    """Whether one test holds. ``flag``, ``seen`` and ``chose`` (subject ``event:choice``) ask what happened."""
    return _test_of(test)(world, run, "")


def _test_of(test: Test) -> Check:
    """A test as one function."""
    return _TESTS.get(test.measure, _within)(test)


def _within(test: Test) -> Check:
    function, subject, low, high = function_of(test.measure), test.subject, test.low, test.high
    if low is None:
        if high is None:
            return lambda world, run, owner: True
        most = high
        return lambda world, run, owner: function(world, run, subject) <= most
    if high is None:
        least = low
        return lambda world, run, owner: function(world, run, subject) >= least
    least, most = low, high
    return lambda world, run, owner: least <= function(world, run, subject) <= most


def _trust(test: Test) -> Check:
    """Somebody who is not in this run neither trusts nor mistrusts."""
    person, within = test.subject, _within(test)
    return lambda world, run, owner: person in run.trust and within(world, run, owner)


def _chose(test: Test) -> Check:
    event, _, choice = test.subject.partition(":")
    return lambda world, run, owner: run.chosen.get(event) == choice


def _flag(test: Test) -> Check:
    flag = test.subject
    return lambda world, run, owner: flag in run.flags


def _seen(test: Test) -> Check:
    event = test.subject
    return lambda world, run, owner: event in run.seen


_TESTS: dict[str, Callable[[Test], Check]] = {"flag": _flag, "seen": _seen, "chose": _chose, "trust": _trust}
"""The tests that are no measure within a range, or not only that."""


def needs(condition: Condition) -> tuple[str, ...]:
    """Events of which at least one must have been if a condition is to hold; none if it can hold without."""
    known: tuple[str, ...] | None = condition.memo.get("needs")
    if known is None:
        known = condition.memo["needs"] = _events(condition, _needs_of)
    return known


def needs_today(condition: Condition) -> tuple[str, ...]:
    """Events of which at least one must have come today if a condition is to hold; none if it can hold without."""
    return _events(condition, lambda test: (test.subject,) if test.measure == "since" and test.high == 0 else ())


def _events(condition: Condition, of: Callable[[Test], tuple[str, ...]]) -> tuple[str, ...]:
    """The events of the tests of which one must come true: of all that must hold those of the first that has any."""
    if condition.mode == "not":
        return ()
    found = [of(test) for test in condition.tests] + [_events(part, of) for part in condition.parts]
    if condition.mode == "all":
        return next((events for events in found if events), ())
    return tuple(event for events in found for event in events) if all(found) else ()


def _needs_of(test: Test) -> tuple[str, ...]:
    if test.measure == "since":
        return () if test.high is None or test.high >= NEVER else (test.subject,)
    if test.measure in ("seen", "chose"):
        return (test.subject.partition(":")[0],)
    return ()
