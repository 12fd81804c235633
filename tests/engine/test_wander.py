"""Prices that wander: the country's course of a good, the gaps of places, and the steps that say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import chance, places, price, wander
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.run import Mood
from marketgen.engine.world import World
from tests.engine.helpers import morning
from tests.road_world import highway

STEADY = (300, 9770)


def wide(home: tuple[int, int] = (0, 0), away: tuple[int, int] = (200, 9500)) -> World:
    """The highway on which jars drift, with gaps at home and at the port."""
    world = highway()
    jar = replace(world.goods["jar"], drift=STEADY)
    towns = {
        "lane": replace(world.places["lane"], gap=home), "port": replace(world.places["port"], gap=away),
    }  # fmt: skip
    return replace(world, goods={**world.goods, "jar": jar}, places={**world.places, **towns})


def test_a_course_is_pulled_back_and_takes_the_steps_of_its_stream() -> None:
    world = wide()
    run, expected = morning(world), 0
    for day in range(2, 60):
        run.day = day
        luck = chance.daily({}, run.seed, "drift", day, "jar")
        expected = of_bp(expected, 9770) + chance.between(luck, -300, 300)
        assert wander.drift(world, run, "jar") == expected
    assert abs(expected) <= world.price.limit_bp


def test_a_course_is_the_same_however_it_is_come_to() -> None:
    world = wide()
    first, later = morning(world), morning(world)
    later.day = 40
    end = wander.drift(world, later, "jar")
    for first.day in range(1, 41):
        seen = wander.drift(world, first, "jar")
    assert seen == end
    later.day = 3  # taken back
    fresh = morning(world)
    fresh.day = 3
    assert wander.drift(world, later, "jar") == wander.drift(world, fresh, "jar")
    other = morning(world, "another")
    other.day = 40
    assert wander.drift(world, other, "jar") != end


def test_it_begins_where_the_scenario_says_and_is_held_within_the_limit() -> None:
    world = wide()
    assert wander.drift(world, morning(world), "jar") == 0
    wild = replace(world, goods={**world.goods, "jar": replace(world.goods["jar"], drift=(9000, 9999))})
    run = morning(wild)
    found = set()
    for run.day in range(1, 60):
        found.add(wander.drift(wild, run, "jar"))
    assert max(map(abs, found)) == wild.price.limit_bp


@pytest.mark.parametrize("home", [(0, 0), (150, 9500)])
@pytest.mark.parametrize("moods", [(), (Mood("price", "jar", 2000, 99, "wind"),)])
def test_every_price_is_its_steps_and_places_are_counted_from_the_country(
    home: tuple[int, int], moods: tuple[Mood, ...]
) -> None:
    world = wide(home)
    run = morning(world, moods=moods)
    for run.day in range(1, 30):
        base, here = price.base(world, run, "jar"), price.anchor(world, run, "jar")
        assert base.total == here == sum(step.amount for step in base.steps)
        there = places.price_at(world, run, "port", "jar")
        steps = {step.name: step.amount for step in there.steps}
        assert there.total == sum(steps.values())
        assert steps["home_price"] + steps.get("without_gap_here", 0) == price.country(world, run, "jar")
        if home == (0, 0):
            assert price.country(world, run, "jar") == here
        country = price.country(world, run, "jar")
        assert steps["place"] == of_bp(country, 7000) - country
    assert {"drift", *(("gap_here",) if home[0] else ())} <= {step.name for step in base.steps}
    assert "gap" in steps


def test_what_does_not_wander_keeps_its_price() -> None:
    world, run = wide(away=(0, 0)), morning(wide(away=(0, 0)))
    run.day = 20
    assert wander.drift(world, run, "plum") == wander.gap(world, run, "port", "jar") == 0
    assert wander.gap(world, run, "nowhere", "jar") == 0
    assert price.base(world, run, "plum").steps == price.base(highway(), run, "plum").steps
