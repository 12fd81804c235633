"""The road in words: a held load as a decision, what happens to it told, refusals that say what would mend it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Turn
from marketgen.engine.rules import apply, check
from marketgen.play import look, numbers, refusals, tell, tell_road
from marketgen.play.timeline import Timeline
from tests.road_world import held


def test_a_held_load_is_a_decision_whose_answers_can_be_compared() -> None:
    world, run = held()
    view = look.decision(Timeline(world, run))
    assert view is not None
    assert (view.kind, view.id) == ("held", "held:mo.jar.1")
    assert [option.command for option in view.options] == [
        "release pay_mark", "release goods", "release send", "release part", "release wait", "release abandon"
    ]  # fmt: skip
    for option in view.options:
        assert option.label
        assert option.costs
        assert option.keeps
        assert option.chance is not None
        command = parse(option.command)
        assert isinstance(command, Command)
        assert bool(option.refusal) == (check(world, run, command) is not None)


def test_what_was_decided_is_told() -> None:
    world, run = held()
    for how in ("part", "wait", "abandon"):
        turn = apply(world, run, Command("release", (how,)))
        assert isinstance(turn, Turn)
        told = tell.lines(world, turn.run, tuple(one for one in turn.events if one.kind != "goal_moved"))
        assert len(told) == 1
        assert "{" not in told[0].text


@pytest.mark.parametrize("line", [
    "travel port cart", "travel farm wheel", "travel port wheel", "parcel jar 11", "parcel plum 1", "inspect pim",
    "release sing",
])  # fmt: skip
def test_a_refusal_is_a_whole_sentence(line: str) -> None:
    world, run = held()
    command = parse(line)
    assert isinstance(command, Command)
    refusal = check(world, run, command)
    assert refusal is not None
    sentence = refusals.sentence(world, refusal)
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_every_event_of_the_road_can_be_told_in_its_tone() -> None:
    assert set(tell_road.TELLERS) <= set(tell.KINDS)


def test_what_is_on_the_road_is_due_with_what_is_left_to_pay() -> None:
    world, run = held()
    assert not [row for row in look.board(Timeline(world, run)).due if "jar" in row.what], "held: it has no day"
    (load,) = run.loads
    run.pending = ""
    run.loads = (replace(load, state="road", post="", due=3),)
    (row,) = [row for row in look.board(Timeline(world, run)).due if "jar" in row.what]
    assert row.day == 3
    assert row.how.startswith(numbers.priced(world, 1000))
    run.loads = (replace(run.loads[0], paid=2000),)
    (row,) = [row for row in look.board(Timeline(world, run)).due if "jar" in row.what]
    assert row.how == "paid for"


@pytest.mark.parametrize("word", [0, 10_000])
@pytest.mark.parametrize("onward", [False, True])
def test_a_report_of_the_evening_does_not_know_the_morning(word: int, onward: bool) -> None:
    world, run = held()
    supply = replace(world.supply, word_least_bp=word, word_most_bp=word)
    run.loads, run.pending = (), ""
    scene = Timeline(replace(world, supply=supply, events={}), run)
    scene.onward = onward
    for line in ("order mo plum 3", "open", "open", "sleep"):
        command = parse(line)
        assert isinstance(command, Command)
        assert isinstance(scene.do(command), Turn), line
    ((what, _when),) = look.report(scene, 1).waits
    assert what.startswith("3 ")
    assert not scene.run.orders, "it has set out, or does not come"


@pytest.mark.parametrize(("units", "told"), [(8, "Let them take a quarter"), (2, "Let them keep a part")])
def test_of_a_few_units_a_named_share_is_not_said(units: int, told: str) -> None:
    world, run = held()
    world = replace(world, texts={**world.texts, "posts.bridge.texts.answers.part.label": "Let them take a quarter"})
    run.loads = tuple(replace(load, units=units) for load in run.loads)
    view = look.decision(Timeline(world, run))
    assert view is not None
    assert next(one.label for one in view.options if one.command == "release part") == told
