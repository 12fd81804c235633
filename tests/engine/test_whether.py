"""Why an event comes or does not: what is told agrees with what happens, part by part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import story, whether
from marketgen.engine.rules import apply
from marketgen.engine.run import Run
from marketgen.engine.world import ALWAYS, Condition, EventChoice, Story, World
from marketgen.engine.world import Test as Ask
from marketgen.play.bots import BOTS, next_command
from tests.engine.helpers import morning
from tests.engine.test_story import asks, told, world_with
from tests.worlds import the_awning

NEVER = Condition("any")
PLUMS = Condition("all", (Ask("stock", "plum", 1000, None),))


def gates(world: World, run: Run, name: str) -> dict[str, bool]:
    """What keeps an event away, and what does not."""
    return {gate.kind: gate.holds for gate in whether.report(world, run, name).gates}


def test_every_part_of_a_condition_is_weighed_with_its_value() -> None:
    parts = Condition("any", (Ask("flag", "kept", None, None),), (Condition("not", (Ask("day", "", 1, 1),)),))
    world = world_with(told("knock", when=Condition("all", PLUMS.tests, (parts,), 2500)))
    run = morning(world)
    when = whether.report(world, run, "knock").when
    assert when is not None
    assert (when.holds, when.chance_bp) == (False, 2500)
    assert [(one.value, one.holds) for one in when.tests] == [(run.goods["plum"].stock, False)]
    assert [(one.mode, one.holds) for one in when.parts] == [("any", False)]
    assert [(one.mode, one.holds) for one in when.parts[0].parts] == [("not", False)]
    run.flags = ("kept",)
    again = whether.report(world, run, "knock").when
    assert again is not None
    assert (again.parts[0].holds, again.parts[0].tests[0].value) == (True, 1)


@pytest.mark.parametrize(
    ("event", "changes", "shut"),
    [
        (told("knock"), {}, []),
        (told("knock", cooldown=0), {"seen": {"knock": 1}}, ["again"]),
        (told("knock", cooldown=3), {"seen": {"knock": 1}, "day": 3}, ["again"]),
        (told("knock", cooldown=3), {"seen": {"knock": 1}, "day": 4}, []),
        (told("knock", when=PLUMS), {}, ["condition"]),
        (told("knock", person="nobody"), {}, ["person"]),
        (told("knock"), {"place": "far"}, ["at_home"]),
        (told("knock", chained=True), {}, ["sent"]),
        (told("knock", chained=True), {"scheduled": ((1, "knock"),)}, []),
        (told("knock", chained=True), {"scheduled": ((2, "knock"),)}, ["sent"]),
        (asks("knock", EventChoice("yes", PLUMS, ())), {}, ["choice"]),
        (asks("knock"), {"phase": "over"}, ["ended"]),
    ],
)
def test_each_thing_that_keeps_an_event_away_is_named(
    event: Story, changes: dict[str, object], shut: list[str]
) -> None:
    world = world_with(event)
    found = whether.report(world, morning(world, **{"seen": {}, **changes}), "knock")
    assert [gate.kind for gate in found.gates if not gate.holds] == shut
    assert found.comes is (not shut)


def test_who_may_come_too_is_named() -> None:
    first, second = asks("alder"), asks("birch")
    world = world_with(first, second)
    run = morning(world)
    drawn = {name: gates(world, run, name)["drawn"] for name in ("alder", "birch")}
    assert sorted(drawn.values()) == [False, True]
    world = world_with(first, replace(second, priority=1))
    assert gates(world, run, "alder")["outranked"] is False
    assert "outranked" not in gates(world, run, "birch")


def test_a_choice_says_what_it_wants() -> None:
    world = world_with(asks("knock", EventChoice("yes", PLUMS, ()), EventChoice("no", ALWAYS, ())))
    ways = whether.report(world, morning(world), "knock").ways
    assert [(way.id, way.when.holds, way.refusal is None) for way in ways] == [
        ("yes", False, False),
        ("no", True, True),
    ]


def test_what_is_told_is_what_happens() -> None:
    world = the_awning()
    run, given, asked = morning(world), 0, 0
    while run.day < 6:
        for phase in story.PHASES:
            trial = run.copy()
            trial.pending = ""
            comes = {name for name in world.events if whether.report(world, trial, name).comes}
            comes = {name for name in comes if world.events[name].phase == phase}
            happened = story.arise(world, trial.copy(), phase)
            came = {event.word("event") for event in happened if event.kind in ("story", "asked")}
            asked += len(came)
            settled = {event.word("event") for event in happened if event.kind == "story"}
            assert came == comes or settled  # what only tells may change what is asked after it
            assert settled <= comes
        day = run.day
        turn = apply(world, run, next_command(BOTS["lawful"], world, run, given))
        run = turn.run  # type: ignore[union-attr]
        given = given + 1 if run.day == day else 0
    assert asked
