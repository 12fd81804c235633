"""The household's day: what the family does and suffers at dawn, before supper and in the night, in this order."""

from __future__ import annotations

from marketgen.engine import duties, fuel, illness, kimjang, levies, place
from marketgen.engine.events import Event
from marketgen.engine.home_rules import HomeState
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import World


def begin(world: World) -> HomeState:
    """The household's state before day 1."""
    school, roster = world.family.school, world.family.roster
    return HomeState(
        wood=world.start.wood,
        schooling=school.schooling if school else 0,
        school_due=school.first if school else 0,
        roster_due=roster.first if roster else 0,
    )


def dawn(world: World, run: Run) -> list[Event]:
    """Who falls ill, what is due today, and the hours that are left to you."""
    run.home = replace(run.home, opened=0, shut=0) if run.home.opened or run.home.shut else run.home
    happened: list[Event] = []
    if world.met("family", run.day):
        happened = illness.dawn(world, run) + levies.dawn(world, run)
    run.hours = run.hours_of = duties.hours(world, run)
    return happened


def before_supper(world: World, run: Run) -> list[Event]:
    """What is earned at home."""
    return duties.earn(world, run) if world.met("family", run.day) else []


def night(world: World, run: Run) -> list[Event]:
    """Stove, sickbed, jars, levies, and the place."""
    happened: list[Event] = []
    if world.met("family", run.day):
        for system in (fuel, illness, kimjang, levies, duties):
            happened += system.night(world, run)
    return happened + place.night(world, run)


def at_school(world: World, run: Run) -> bool:
    """Whether schooling counts in this household."""
    return world.family.school is not None and world.met("family", run.day)
