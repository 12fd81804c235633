"""Named starts: what a run begins with that does not begin on day 1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import scoring
from marketgen.engine.rules import advance, new_run
from marketgen.engine.run import Run, from_json, to_json
from marketgen.engine.starting import _next
from marketgen.engine.world import World
from marketgen.play.bots import BOTS, next_command
from tests.engine.helpers import kinds
from tests.scenario.helpers import DATA, loaded

WHICH = "ferry_day"


@pytest.fixture(scope="module")
def world() -> World:
    """The small scenario of every key, which has a named start."""
    return loaded(DATA / "every_key.json").world


def begun(world: World, difficulty: str = "") -> Run:
    """A run at the named start."""
    return new_run(world, "amber", difficulty, start=WHICH).run


def test_a_named_start_is_what_the_file_says(world: World) -> None:
    run = begun(world)
    assert (run.day, run.phase, run.money["crown"], run.money["shell"]) == (3, "morning", 8000, 0)
    assert (run.goods["plum"].cost, run.goods["lamp"].stock, run.store) == (1200, 0, {"barley": 2000})
    assert (run.meal, run.heat, run.standing, run.knows, run.knows_peak, run.file) == ("porridge", 6, -100, 1, 1, 1)
    assert kinds(new_run(world, "amber", start=WHICH).events, "heat")  # by the first dawn: a reform is announced late
    assert (run.trust["ada"], run.officials["harbour"].tie, run.health["self"]) == (50, 50, 800)
    assert (run.flags, run.seen["crate"], run.seen["ladder"], run.chosen) == (
        ("kept_letter",),
        2,
        2,
        {"ladder": "lend"},
    )
    assert list(run.built) == ["sail"]
    assert run.scheduled == ((4, "ladder_back"),)
    assert len(run.slots) == world.start.slots + world.upgrades["sail"].slots


def test_who_and_what_it_does_not_name_is_as_usual(world: World) -> None:
    run, usual = begun(world), new_run(world, "amber").run
    assert run.cast == usual.cast
    assert run.trust == {**usual.trust, "ada": 50}
    assert {who: value for who, value in run.health.items() if who != "self"} == {
        who: value for who, value in usual.health.items() if who != "self"
    }
    assert (run.seed, run.goal, run.place) == (usual.seed, usual.goal, usual.place)


def test_the_days_before_are_in_the_record_and_empty(world: World) -> None:
    run = begun(world)
    assert [record.day for record in run.past] == [1, 2]
    assert all(not record.lines and record.worth == run.start_worth for record in run.past)
    assert from_json(to_json(run)) == run
    while run.phase != "over":
        advance(world, run, next_command(BOTS["lawful"], world, run, 0))
    assert [record.day for record in run.past] == [1, 2, 3, 4, 5]
    assert 0 < scoring.points(scoring.score(world, run)) <= 100


def test_what_was_sent_before_it_comes_on_its_day(world: World) -> None:
    run = begun(world)
    while run.day < 5 and run.phase != "over":
        advance(world, run, next_command(BOTS["idle"], world, run, 0))
    assert run.seen["ladder_back"] == 4
    assert run.scheduled == ()


def test_a_level_of_difficulty_changes_its_money_too(world: World) -> None:
    level = world.difficulties[world.difficulty]
    half = replace(level, id="half", money_bp=5000)
    harder = replace(world, difficulties={**world.difficulties, "half": half})
    assert begun(harder, "half").money["crown"] == begun(world).money["crown"] // 2


def test_without_one_nothing_of_it_is_in_the_game(world: World) -> None:
    assert new_run(world, "amber").run == new_run(replace(world, starts={}), "amber").run


def test_a_start_there_is_not_is_no_start(world: World) -> None:
    with pytest.raises(KeyError):
        new_run(world, "amber", start="nowhere")


@pytest.mark.parametrize(
    ("due", "every", "day", "found"),
    [(5, 7, 3, 5), (5, 7, 5, 5), (5, 7, 6, 12), (5, 7, 20, 26), (0, 7, 9, 0), (5, 0, 9, 5)],
)
def test_what_was_due_before_is_due_the_next_time(due: int, every: int, day: int, found: int) -> None:
    assert _next(due, every, day) == found
