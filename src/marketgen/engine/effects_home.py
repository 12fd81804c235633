"""Effects on the household: store, wood, school, who is away or ill, hours of yours, the winter's kimchi, levies."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import duties, illness, kimjang, levies
from marketgen.engine.arithmetic import clamp
from marketgen.engine.events import Event, event, refuse
from marketgen.engine.run import Run
from marketgen.engine.verbs import Verb
from marketgen.engine.world import Effect, World

HALVES = {"half": 1, "made": kimjang.MADE}
"""What the effect ``kimjang`` brings it to, in halves."""


def _store(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    had = run.store.get(effect.subject, 0)
    run.store[effect.subject] = max(0, had + effect.amount)
    return [event("stored", good=effect.subject, milli=run.store[effect.subject] - had)]


def _wood(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    had = run.home.wood
    run.home = replace(run.home, wood=max(0, had + effect.amount))
    return [event("wood", milli=run.home.wood - had, amount=0)]


def _school(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    duties.lose_school(world, run, -effect.amount)
    return [event("school", days=-effect.amount)]


def _schooling(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    duties.move_schooling(run, effect.amount)
    return [event("schooling", amount=effect.amount)]


def _freed(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    works = world.family.workplace
    run.home = replace(run.home, freed=max(0, run.home.freed + effect.amount))
    return [event("freed", person=works.member, days=run.home.freed, amount=0)] if works else []


def _away(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    days = max(effect.days, run.home.away.get(effect.subject, 0))
    run.home = replace(run.home, away={**run.home.away, effect.subject: days})
    return [event("away", person=effect.subject, days=days)]


def _my_hours(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.home = replace(run.home, extra=(*run.home.extra, (effect.amount, run.day + effect.days - 1)))
    left = clamp(run.hours + effect.amount, 0, 24)
    run.hours_of = (run.hours_of or world.day.hours) + left - run.hours
    run.hours = left
    return [event("my_hours", amount=effect.amount, days=effect.days)]


def _kimjang(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    made = max(run.home.kimjang, HALVES[effect.subject])
    run.home = replace(run.home, kimjang=made)
    return [event("kimjang_made" if made == kimjang.MADE else "kimjang_half", amount=0, hours=0)]


def _ill(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return illness.fall_ill(world, run, effect.subject, effect.days)


def _heal(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return illness.heal(run, effect.subject)


def _levy(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    if not run.home.school_due:
        return []
    run.home = replace(run.home, school_due=run.home.school_due + effect.amount)
    return [event("levy_later", days=effect.amount)]


def _levy_met(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    levies.meet_levy(world, run)
    return [event("levy_met")]


def _roster_met(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    levies.turn_roster(world, run)
    return [event("roster_met")]


def _overruled(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.home = replace(run.home, overruled=max(0, run.home.overruled + effect.amount))
    return [event("overruled")]


VERBS: dict[str, Verb] = {
    "store": Verb(
        "good", "thousandths", "Adds to the household's store; a choice that lacks it is refused.", _store,
        lambda world, run, good: run.store.get(good, 0),
        lambda good, needs: refuse("no_store", good=good, milli=needs),
    ),
    "wood": Verb(
        "", "thousandths", "Adds wood, in cubic metres; a choice that lacks it is refused.", _wood,
        lambda world, run, _: run.home.wood, lambda _, needs: refuse("no_wood", milli=needs),
    ),
    "school": Verb("", "count", "Days of school; a day lost is -1.", _school),
    "schooling": Verb("", "tenths", "Moves schooling, kept within 0 and 100.", _schooling),
    "freed": Verb("", "count", "Days for which the workplace lets its man go.", _freed),
    "away": Verb("member", "", "Somebody of the household is away for some days.", _away),
    "my_hours": Verb("", "count", "More or fewer hours of yours a day, for some days, today's included.", _my_hours),
    "kimjang": Verb("", "", "The winter's kimchi is made, or half of it.", _kimjang),
    "ill": Verb("member", "", "Somebody is ill for some days.", _ill),
    "heal": Verb("member", "", "Somebody who is ill is well again.", _heal),
    "levy": Verb("", "count", "The next levy of the school is put off by some days.", _levy),
    "levy_met": Verb("", "", "The next levy of the school counts as met.", _levy_met),
    "roster_met": Verb("", "", "The next turn of the labour roster counts as met.", _roster_met),
    "overruled": Verb("", "count", "The family was asked and overruled.", _overruled),
}  # fmt: skip
"""The verbs of the household, by name."""
