"""A place of one's own: what buying it asks and gives, what it brings again, and being called in before it is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import carrying, envy, growth, place, rights
from marketgen.engine.enterprise import RightState
from marketgen.engine.explain import explain
from marketgen.engine.home_rules import HomeState
from marketgen.engine.run import Run, digest, from_json, to_json
from marketgen.engine.world import World
from marketgen.engine.worth import total as worth
from tests.engine.helpers import assert_check_agrees, assert_choices_hold, do, kinds, morning, refused, with_official
from tests.rights_world import CORNER, arcade
from tests.worlds import bazaar


def rich(tie: int = 200, **changes: object) -> Run:
    """A first morning with shells and a good tie."""
    run = with_official(morning(arcade(), **changes), "ox", tie=tie)
    run.money["shell"] = 30
    return run


def owner(world: World | None = None, tie: int = 200) -> Run:
    """The same with the corner bought."""
    return do(world or arcade(), rich(tie), "build corner")[0]


def total(world: World, run: Run, subject: str) -> int:
    account = explain(world, run, subject)
    assert account is not None
    assert account.total == sum(step.amount for step in account.steps)
    return account.total


def test_buying_it_gives_a_slot_groups_a_lower_fee_and_a_better_tie() -> None:
    run = owner()
    assert (run.money["shell"], run.built["corner"], len(run.slots)) == (10, 1, 4)
    assert (growth.fee(arcade(), run), growth.groups(arcade(), run)) == (10, arcade().demand.groups + 2)
    assert run.officials["ox"].tie == 250
    assert run.rights == {"corner": RightState("ox", "shell")}


@pytest.mark.parametrize(("tie", "shells", "built", "why"), [
    (100, 20, (), ""), (99, 20, (), "right_tie"), (100, 19, (), "no_money"), (300, 40, ("arch",), "right_one"),
])  # fmt: skip
def test_what_stands_in_the_way(tie: int, shells: int, built: tuple[str, ...], why: str) -> None:
    run = rich(tie)
    run.money["shell"] = shells
    for one in built:
        run = do(arcade(), run, f"build {one}")[0]
    assert refused(arcade(), run, "build corner") == why
    assert_choices_hold(arcade(), run)


def test_nobody_in_the_post_gives_none() -> None:
    run = with_official(rich(), "ox", left=1)
    assert refused(arcade(), run, "build corner") == "right_nobody"
    assert refused(arcade(), run, "build roof") == ""


def test_it_is_sold_again_for_less_while_the_board_is_strict_and_for_half_while_it_is_called_in() -> None:
    world, run = arcade(), owner()
    assert total(world, run, "right_back:corner") == 16
    run.level = 2
    assert total(world, run, "right_back:corner") == 13  # a fifth less, rounded
    run.rights = {"corner": RightState("ox", "shell", 5)}
    assert total(world, run, "right_back:corner") == 7
    run, happened = do(world, run, "resell corner")
    assert (run.money["shell"], run.built, run.rights, len(run.slots)) == (17, {}, {}, 3)
    assert kinds(happened, "right_sold")[0].number("amount") == 7
    assert refused(world, run, "resell corner") == "right_not_yours"


def test_it_counts_for_what_somebody_gives_and_is_seen() -> None:
    world, before = arcade(), rich()
    run = owner()
    rate = total(world, run, "rate:shell")
    assert envy.visible(world, run) - envy.visible(world, before) == 10 * rate
    assert rights.worth(world, run, "corner") == 16 * rate
    assert worth(world, run) == total(world, run, "worth")
    assert worth(world, run) < worth(world, before)


@pytest.mark.parametrize(("shut", "own", "happens"), [
    (1, False, "place_warned"), (2, False, "place_lost"), (2, True, ""), (4, True, "place_warned"),
    (5, True, "place_lost"),
])  # fmt: skip
def test_a_place_of_ones_own_is_kept_for_longer(shut: int, own: bool, happens: str) -> None:
    world, run = arcade(), owner() if own else rich()
    run.home = replace(run.home, shut_days=shut, opened=0)
    run.today = replace(run.today, hourly=(1,))
    told = [one.kind for one in place.night(world, run)]
    assert told[:1] == ([happens] if happens else [])
    if happens == "place_lost":
        assert ("right_lapsed" in told, run.rights, run.slots) == (own, {}, ("",))


def test_whoever_has_lost_her_place_has_one_again() -> None:
    world = arcade()
    run = rich(home=HomeState(alley=1, shut_days=2), slots=("",))
    run, happened = do(world, run, "build corner")
    assert kinds(happened, "right_place")
    assert (run.home.alley, run.home.shut_days, len(run.slots)) == (0, 0, 4)


def called_in(world: World, run: Run) -> tuple[Run, list[str]]:
    """The run until the right is settled, under a strict board; what was told of it."""
    told: list[str] = []
    for _day in range(4):
        run, happened = do(world, run, "open", "open", "sleep")
        told += [one.kind for one in happened if one.kind.startswith("right")]
        if len(told) > 1:
            break
    return run, told


@pytest.mark.parametrize(("lost_bp", "end", "left"), [(10_000, "right_taken", 0), (0, "right_left", 1)])
def test_a_strict_board_calls_it_in_and_it_is_settled_after_a_sign(lost_bp: int, end: str, left: int) -> None:
    upgrades = dict(arcade().upgrades)
    upgrades["corner"] = replace(upgrades["corner"], right=replace(CORNER, lost_bp=lost_bp, tie_bp=0))
    world = replace(arcade(), levels=((2, 3),), upgrades=upgrades)
    run, told = called_in(world, owner(world))
    assert told == ["right_spoken", end]
    assert (len(run.built), len(run.rights), run.money["shell"]) == (left, left, 10)
    if left:
        assert run.rights["corner"].rests == run.day + rights.REST
        assert rights.dawn(world, run) == []


def test_a_post_that_changes_hands_calls_it_in_once() -> None:
    world, run = arcade(), owner()
    run = with_official(run, "ox", left=1)
    assert [one.word("why") for one in rights.dawn(world, run)] == ["post"]
    assert run.rights["corner"] == RightState("", "shell", run.day + 2)
    assert total(world, run, "right_taken:corner") == 6000  # nobody to know


def test_the_tie_of_the_day_keeps_it() -> None:
    world, run = arcade(), owner(tie=350)
    assert total(world, run, "right_taken:corner") == 6000 - 4 * 500
    assert explain(world, rich(), "right_taken:corner") is None


def test_a_right_that_came_by_an_event_is_one_from_the_next_morning() -> None:
    world, run = arcade(), rich()
    growth.put_up(world, run, "corner")
    assert rights.held(world, run) == []
    rights.dawn(world, run)
    assert run.rights == {"corner": RightState("ox", "shell")}


def test_it_goes_through_json_and_into_another_version() -> None:
    world, run = arcade(), owner()
    assert digest(from_json(to_json(run))) == digest(run)
    assert "rights" not in to_json(morning(bazaar()))
    assert carrying.carry(world, world, run).run.rights == run.rights
    without = replace(world, upgrades={**world.upgrades, "corner": replace(world.upgrades["corner"], right=None)})
    assert carrying.carry(world, without, run).run.rights == {}


def test_all_that_can_be_said_is_accepted_if_a_choice_covers_it() -> None:
    assert_check_agrees(arcade(), owner())
