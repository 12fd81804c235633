"""Effects of the law: envy, getting ready, checks, posts, and how inspections go for a while."""

from __future__ import annotations

from marketgen.engine import media, office
from marketgen.engine.arithmetic import clamp
from marketgen.engine.events import Event, event
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.verbs import Verb
from marketgen.engine.world import Effect, World


def _envy(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    rules = world.inspection.envy
    run.envied = clamp(run.envied + effect.amount, 0, rules.most if rules else 0)
    return [event("envy", amount=effect.amount)]


def _prepared(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.prepared = effect.amount > 0
    return []


def _check(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    days = (*run.checks, run.day + effect.amount)
    run.checks = tuple(dict.fromkeys(sorted(days)))
    return []


def _rotate(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return office.rotate(world, run, office.holder(world, run, effect.subject))


def _purge(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return office.purge(world, run, office.holder(world, run, effect.subject))


def _worse(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.worse = tuple(one for one in run.worse if one[1] >= run.day)
    run.worse = (*run.worse, (effect.amount, run.day + effect.days - 1))
    return []


def _watched(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.watched = tuple(one for one in run.watched if one[1] >= run.day)
    run.watched = (*run.watched, (effect.subject, run.day + effect.days - 1))
    return [event("watched", good=effect.subject, days=effect.days)]


def _cover(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    who = office.holder(world, run, effect.subject)
    if who:
        run.officials[who] = replace(run.officials[who], covered=True)
    return []


def _reopen(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    if run.licence < run.day:
        return []
    run.licence = run.day - 1
    return [event("reopened")]


def _informed(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return media.inform(world, run, effect.amount)


VERBS: dict[str, Verb] = {
    "envy": Verb("", "count", "Stirs envy, by points that cool like heat.", _envy),
    "prepared": Verb("", "count", "1: the stall and the house are ready for whoever looks, today.", _prepared),
    "check": Verb("", "count", "The house is visited on the evening in so many days.", _check),
    "rotate": Verb("official", "", "The post of an official changes hands now.", _rotate),
    "purge": Verb("official", "", "An official falls now.", _purge),
    "worse": Verb("", "count", "Inspections go so many steps worse for some days.", _worse),
    "watched": Verb("good", "", "A good is watched for some days.", _watched),
    "informed": Verb("", "count", "Counts informing on somebody.", _informed),
    "cover": Verb("official", "", "An official softens the next inspection within his reach by a step.", _cover),
    "reopen": Verb("", "", "A place that was shut by the office may open again.", _reopen),
}
"""The verbs of the law."""
