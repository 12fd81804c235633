"""Rules that The Awning leans on, in its own numbers: house checks, inspections of a keeper, cards that come once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import checks, effects, inspection
from marketgen.engine.events import Event
from marketgen.engine.plot import Effect
from marketgen.engine.run import Run
from marketgen.engine.world import World
from tests.engine.helpers import do, kinds, morning, refused, turns
from tests.worlds import the_awning

GAMES = (("elm", "lawful"), ("elm", "wanderer"), ("quay", "fixed"), ("lamp", "media_every"), ("ash", "briber_lavish"))


def test_a_kept_packet_can_be_found_and_a_house_made_ready_hides_nothing_of_the_kind() -> None:
    world = the_awning()
    story = world.events["until_thursday"]
    keep = next(choice for choice in story.choices if choice.id == "keep")
    found = []
    for number in range(40):
        run = morning(world, f"packet-{number}", day=9, phase="evening", checks=(9,))
        effects.carry_out(world, run, keep.effects, story.id)
        assert checks.kept(world, run)
        assert refused(world, run, "tidy") == ""
        found.append(checks.night(world, run)[0].kind)
        ready, _ = do(world, replace(run, ended="", found=0), "tidy")
        assert [event.kind for event in checks.night(world, ready)] == ["check_ready"]
    assert {"check_found", "check_passed"} == set(found)


def carrying(freed: int) -> tuple[World, Run]:
    """A day of carrying on which somebody is sure to look, with soap on show; the husband keeps the stall or not."""
    world = the_awning()
    world = replace(world, events={}, inspection=replace(world.inspection, sure_days=(5,)))
    run = morning(world, "porter", day=5)
    run.home = replace(run.home, freed=freed, ill={} if freed else {"mil": 3})
    return world, do(world, run, "show soap 1", "carry")[0]


def dusk(world: World, run: Run) -> tuple[Run, list[Event]]:
    """The evening of a day, and what happened on the way."""
    happened: list[Event] = []
    while run.phase != "evening":
        run, more = do(world, run, "open")
        happened += more
    return run, happened


def test_they_look_at_what_a_keeper_shows_while_you_carry() -> None:
    world, run = carrying(freed=9)
    evening, happened = dusk(world, run)
    assert (evening.inspected, evening.inspections) == (5, 1)
    assert not kinds(happened, "inspection"), "nobody is asked"
    assert [event for event in happened if event.kind in ("inspection_rung", "inspection_prepared")]


def test_nobody_looks_at_a_stall_that_nobody_keeps() -> None:
    world, run = carrying(freed=0)
    assert not inspection.in_absence(world, run, 0)
    assert not inspection.in_absence(world, run, 1)


@pytest.mark.parametrize(("seed", "bot"), GAMES)
def test_a_card_does_not_come_again_inside_its_cooldown(seed: str, bot: str) -> None:
    world = the_awning()
    came: dict[str, int] = {}
    for _, turn in turns(world, seed, bot):
        for event in (event for event in turn.events if event.kind in ("asked", "story")):
            card = world.events[event.word("event")]
            if not card.chained:
                last = came.get(card.id)
                assert last is None or (card.cooldown and turn.run.day - last >= card.cooldown), (card.id, turn.run.day)
            came[card.id] = turn.run.day
    assert len(came) > 5


def test_what_a_rumour_sends_has_not_come_before() -> None:
    """By itself on the day before, sent for today: it does not come again."""
    world = the_awning()
    run = morning(world, "sent", day=15, seen={"absent_list": 15})
    effects.carry_out(world, run, (Effect("event", "absent_list", 0, 1),), "rumour.r31")
    assert run.scheduled == ()
