"""How the goal of a run stands, in words: what of it does not hold, whether it can be met again, what is news of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marketgen.engine import scoring
from marketgen.engine.conditions import test_holds
from marketgen.engine.events import Event
from marketgen.engine.measures import MEASURES, measure
from marketgen.engine.plot import Condition, Test
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording

FOR_GOOD = ("fined_run", "found", "gifts_run", "informed", "inspections", "overruled", "porter_days", "school_lost",
            "short_meals_run")  # fmt: skip
"""Measures that never fall: a bound from above that they passed is passed for the whole run."""

_WHAT = {
    "debt": N_("what you owe"),
    "envy": N_("envy"),
    "file": N_("lines in the file"),
    "fined_run": N_("fines and fees of inspections"),
    "found": N_("found with what is banned"),
    "gifts_run": N_("what officials took of you"),
    "health": N_("the health of {name}"),
    "heat": N_("heat"),
    "informed": N_("people you informed on"),
    "inspections": N_("inspections"),
    "kimjang": N_("the winter's kimchi, where half of it counts 1 and all of it 2"),
    "knows": N_("people who know something"),
    "money": N_("{name} in hand"),
    "overruled": N_("how often the family was overruled"),
    "school_lost": N_("days of school lost"),
    "schooling": N_("schooling"),
    "standing": N_("what the street thinks of you, from −1 to 1"),
    "stock": N_("{name} at the stall"),
    "store": N_("{name} in the store at home"),
    "tie": N_("the tie with {name}"),
    "trust": N_("the trust of {name}"),
    "wood": N_("cubic metres of wood in the yard"),
    "worth_gain": N_("worth gained since the first morning"),
    "worth_share": N_("worth, against the first morning"),
}
"""What a goal may ask for; of anything else no reason is said."""

_TABLES = {"money": "currencies", "stock": "goods", "store": "goods"}


def state(world: World, run: Run) -> str:
    """How the goal stands now, in a sentence, with what of it does not hold."""
    if scoring.goal_met(world, run):
        return _("As things stand it is met.")
    form = _("It cannot be met any more.") if lost(world, run) else _("As things stand it is not met.")
    return f"{form} {reason(world, run)}".rstrip()


def reason(world: World, run: Run) -> str:
    """What of the goal does not hold, each with how it stands and what is asked, as a sentence; empty if that has no
    words."""
    told = "; ".join(filter(None, (_asked(world, run, test) for test in _missing(world, run))))
    return _("{reasons}.").format(reasons=told[0].upper() + told[1:]) if told else ""


def lost(world: World, run: Run) -> bool:
    """Whether the goal can never be met again."""
    return any(_past(test) for test in _missing(world, run))


def news(event: Event, world: World, run: Run, said: set[int]) -> bool:
    """Whether news of the goal are to be told: each way once, and what is lost for good always. ``said``: the ways that
    were told, to which this one is added."""
    met = event.number("met")
    fresh = met not in said or (not met and lost(world, run))
    said.add(met)
    return fresh


def _missing(world: World, run: Run) -> Iterator[Test]:
    goal = world.goals.get(run.goal)
    return (test for test in _tests(goal.when) if not test_holds(world, run, test)) if goal else iter(())


def _tests(condition: Condition) -> Iterator[Test]:
    """The tests of a condition that must all hold."""
    if condition.mode == "all":
        yield from condition.tests
        for part in condition.parts:
            yield from _tests(part)


def _past(test: Test) -> bool:
    return test.measure in FOR_GOOD and test.high is not None


def _asked(world: World, run: Run, test: Test) -> str:
    """``heat 23, at most 19``; an upgrade only by what it is."""
    if test.measure == "upgrade":
        return _("{upgrade} is not there yet").format(upgrade=wording.name(world, test.subject, "upgrades"))
    what = _WHAT.get(test.measure)
    if what is None:
        return ""
    now = measure(world, run, test.measure, test.subject)
    bound, form = test.low or 0, _("{what}: {value}, at least {bound}")
    if test.high is not None and now > test.high:
        bound, form = (
            test.high,
            _("{what}: {value}, at most {bound}") if test.high else _("{what}: {value}, none allowed"),
        )
    value, bound_told = (_written(world, test, number) for number in (now, bound))
    return form.format(what=_(what).format(name=_name(world, test)), value=value, bound=bound_told)


def _name(world: World, test: Test) -> str:
    table = _TABLES.get(test.measure)
    return wording.name(world, test.subject, table) if table else wording.person(world, test.subject)


def _written(world: World, test: Test, number: int) -> str:
    unit = MEASURES[test.measure].unit
    if unit == "money":
        return numbers.priced(world, number, test.subject if test.subject in world.currencies else "")
    written: dict[str, Callable[[int], str]] = {
        "bp": numbers.percent,
        "tenths": numbers.tenths,
        "hundredths": lambda value: numbers.thousandths(value * 10, 1),
        "thousandths": lambda value: numbers.thousandths(value, 2),
    }
    return written.get(unit, numbers.whole)(number)


__all__ = ["lost", "news", "reason", "state"]
