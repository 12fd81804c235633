"""How prices wander by themselves: one course of a good for the whole country, and each place's gap to it.

Both are pulled back: every night a share of the distance stays and a step is drawn. A course is a function of the seed
and the day alone, so nothing of it is in the state of a run; it begins at nothing on day 1, where a good costs what the
scenario says. (Rice in three cities moves together, and a city's gap closes within weeks: docs/calibration.md.)
"""

from __future__ import annotations

from collections.abc import Iterable

from marketgen.engine import chance
from marketgen.engine.almanac import of_world
from marketgen.engine.arithmetic import clamp, of_bp
from marketgen.engine.run import Run
from marketgen.engine.world import Place, World

Wander = tuple[int, int]
"""The greatest step of a night either way, and the share of the distance that stays over a night; basis points."""

_Courses = dict[tuple[str, str], list[int]]
"""Courses of a world and a seed, by stream and subject: a value for each day."""


def drifting(world: World) -> dict[str, Wander]:
    """The goods that drift, with how."""
    return of_world(world, "drifting", _drifting)


def _drifting(world: World) -> dict[str, Wander]:
    return {good.id: good.drift for good in world.goods.values() if good.drift[0]}


def drift(world: World, run: Run, good_id: str) -> int:
    """How far a good is today from its usual price in the whole country, in basis points."""
    how = world.goods[good_id].drift
    return _at(world, run, "drift", good_id, how) if how[0] else 0


def gap(world: World, run: Run, place_id: str, good_id: str) -> int:
    """How far a good at a place is today from what it usually costs there, in basis points."""
    place = world.places.get(place_id)
    return _at(world, run, "gap", f"{place_id}.{good_id}", place.gap) if place and place.gap[0] else 0


def gaps(world: World, run: Run, place: Place, goods: Iterable[str]) -> list[int]:
    """:func:`gap` of many goods at a place that has gaps."""
    known, at = _courses(world, run), max(0, run.day - 1)
    found = []
    for good_id in goods:
        course = known.get(("gap", f"{place.id}.{good_id}"))
        found.append(course[at] if course and at < len(course) else gap(world, run, place.id, good_id))
    return found


def _courses(world: World, run: Run) -> _Courses:
    """What is known of the courses; kept in the run's memory."""
    known: tuple[World, str, _Courses] | None = run.memory.get("wander")
    if known is None or known[0] is not world or known[1] != run.seed:
        known = run.memory["wander"] = (world, run.seed, {})
    return known[2]


def _at(world: World, run: Run, stream: str, subject: str, how: Wander) -> int:
    """Where a course is today: a step for each night since day 1."""
    course = _courses(world, run).setdefault((stream, subject), [0])
    if len(course) < run.day:
        _go_on(world, run, course, (stream, subject), how)
    return course[max(0, run.day - 1)]


def _go_on(world: World, run: Run, course: list[int], of: tuple[str, str], how: Wander) -> None:
    """Lengthen a course up to today, and at once to the end of the days that are drawn together."""
    (stream, subject), (most, keeps), limit = of, how, world.price.limit_bp
    at = course[-1]
    while len(course) < run.day:
        day = len(course) + 1
        for luck in chance.days_of(run.memory, run.seed, stream, day)[subject][day % chance.BLOCK :]:
            at = clamp(of_bp(at, keeps) + chance.between(luck, -most, most), -limit, limit)
            course.append(at)
