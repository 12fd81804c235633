"""The shipped scenario's people, cards and rumours: what a seed draws, and that the whole vocabulary holds together."""

from __future__ import annotations

from functools import cache

from marketgen import scenario
from marketgen.engine import hearsay, people
from marketgen.engine.rules import new_run
from marketgen.engine.world import World
from tests.engine.helpers import turns
from tests.worlds import ROOT


@cache
def awning() -> World:
    """The default scenario."""
    loaded = scenario.load(ROOT / "scenarios" / "the_awning.json")
    assert not isinstance(loaded, list), "\n".join(map(str, loaded))
    return loaded.world


def test_six_of_the_pool_are_in_a_run_and_all_are_in_some() -> None:
    world, seen = awning(), dict[str, int]()
    for seed in range(80):
        run = new_run(world, str(seed)).run
        assert (len(people.neighbours(world, run)), len(people.regulars(world, run))) == (3, 3)
        seen |= dict.fromkeys(run.cast, 1)
    assert set(seen) == {*world.neighbours, *world.regulars}


def test_a_run_has_about_a_card_a_day_and_only_of_those_who_are_there() -> None:
    world, cards, days = awning(), 0, 0
    for seed in "abcd":
        for _command, turn in turns(world, seed, "lawful"):
            asked = [event.word("event") for event in turn.events if event.kind == "asked"]
            cards += len(asked)
            days = days + sum(event.kind == "day_over" for event in turn.events)
            for name in asked:
                person = world.events[name].person
                assert not person or person in (*turn.run.trust, *turn.run.officials, *turn.run.health)
    assert days == 120
    assert 90 < cards < 160


def test_rumours_come_from_those_who_are_there_and_fewer_in_a_hard_winter() -> None:
    world, told = awning(), dict[str, int]()
    for level in ("street", "hard_winter"):
        for _command, turn in turns(world, "amber", "idle", level):
            run = turn.run
            for one in run.told:
                assert (
                    one.who == hearsay.NOBODY
                    or people.find(world, one.who)
                    or one.who in (*world.household, *world.officials)
                )
        told[level] = len(run.told)
    assert told["hard_winter"] < told["street"]


def test_no_sum_stands_beside_a_temptation() -> None:
    """The choices of a private card are words: no digit, and no number that is filled in."""
    world = awning()
    for some_id in [event.id for event in world.events.values() if event.private]:
        start = f"events.{some_id}.choices."
        for path, words in world.texts.items():
            if path.startswith(start) and path.rpartition(".")[2] in ("label", "short", "long"):
                assert not [sign for sign in words if sign.isdigit()], (path, words)
                assert "{" not in words.replace("{name.", ""), (path, words)
