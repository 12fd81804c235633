"""What a home screen says is asked of a household, and what those at home say to somebody at the door."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.rules import explain, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play import look
from marketgen.play.look import dates
from marketgen.play.look.needs import duty, needs
from marketgen.play.timeline import Timeline
from tests.homes import house
from tests.worlds import first_stall


def scene_of(world: World, run: Run, **home: object) -> Timeline:
    """A timeline whose household stands otherwise."""
    return Timeline(world, replace(run, home=replace(run.home, **home)))  # type: ignore[arg-type]


def told(scene: Timeline) -> dict[str, str]:
    """The needs by id."""
    return {row.id: row.text for row in needs(scene)}


def test_a_household_without_duties_is_asked_for_nothing() -> None:
    scene = Timeline(first_stall(), new_run(first_stall(), "amber").run)
    assert needs(scene) == ()
    assert all(row.duty == "" for row in look.home(scene).members)


def test_what_is_due_comes_first_by_its_day() -> None:
    scene = scene_of(house(), new_run(house(), "amber").run)
    assert [row.id for row in needs(scene)] == ["roster", "levy", "kimjang", "wood", "keeper"]
    for row in needs(scene):
        assert not row.why or explain(house(), scene.run, row.why) is not None, row
    assert "in 1 day" in told(scene)["roster"]
    assert "10 nights" not in told(scene)["wood"]


@pytest.mark.parametrize(
    ("changes", "member", "words"),
    [
        ({}, "kurt", "at the workplace"),
        ({"freed": 3}, "kurt", "free of the workplace for 3 days"),
        ({"ill": {"kurt": 2}}, "kurt", "ill, 2 days more if not treated"),
        ({"away": {"kurt": 1}}, "kurt", "away for 1 day"),
        ({}, "bea", "at school, schooling 90 of 100"),
        ({"school_lost": 2}, "bea", "at school, schooling 90 of 100, 2 days lost"),
        ({}, "self", ""),
    ],
)
def test_who_does_what(changes: dict[str, object], member: str, words: str) -> None:
    scene = scene_of(house(), new_run(house(), "amber").run, **changes)
    assert duty(scene, member)[0] == words


@pytest.mark.parametrize(
    ("changes", "row", "words"),
    [
        ({"kimjang": 2}, "kimjang", "made"),
        ({"kimjang": 1}, "kimjang", "half made; the rest would cost"),
        ({"school_due": 14}, "levy", "nothing more is due"),
        ({"roster_due": 1}, "roster", "due today"),
        ({"ill": {"aunt": 1}}, "keeper", "nobody can keep the stall"),
        ({"shut_days": 3}, "place", "nothing shown for 3 days; lost after 1 day more of it"),
        ({"alley": 1}, "place", "lost; in the alley 40 % of the buyers come by"),
    ],
)
def test_how_each_stands(changes: dict[str, object], row: str, words: str) -> None:
    scene = scene_of(house(), new_run(house(), "amber").run, **changes)
    assert told(scene)[row].replace("\u00a0", " ").replace("\u202f", " ").startswith(words) or words in told(scene)[row]


def test_those_at_home_are_heard_before_something_forbidden() -> None:
    """By a private event, each who is at home and has something to say."""
    world = replace(house(), texts={**house().texts, "household.aunt.asked": "Ask me first."})
    run = replace(new_run(world, "amber").run, pending="event:rolf_asks", phase="evening", day=2)
    view = look.decision(Timeline(world, run))
    assert view is not None
    assert [text for _who, text in view.voices] == ["Ask me first."]
    away = look.decision(scene_of(world, run, away={"aunt": 2}))
    assert away is not None
    assert not any(text for _who, text in away.voices)


def test_what_falls_due_before_one_is_back_is_said_of_a_trip() -> None:
    scene = scene_of(house(), new_run(house(), "amber").run, school_due=4, roster_due=9)
    assert dates.meanwhile(scene, 3) == ""  # one is back on its day
    assert dates.meanwhile(scene, 4).startswith("Due at home before you are back: school, ")
    assert "a turn of labour" in dates.meanwhile(scene, 9)
