"""A wholesale yard: who asks by the sack, what it takes, neighbours who pay later, rent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import carrying, yards
from marketgen.engine.enterprise import Sack, SackBuyer, YardState
from marketgen.engine.explain import explain
from marketgen.engine.run import Run, digest, from_json, to_json
from marketgen.engine.world import World
from marketgen.engine.worth import total as worth
from tests.engine.helpers import assert_check_agrees, assert_choices_hold, do, kinds, morning, refused, with_official
from tests.rights_world import YARD, arcade


def total(world: World, run: Run, subject: str) -> int:
    account = explain(world, run, subject)
    assert account is not None
    assert account.total == sum(step.amount for step in account.steps)
    return account.total


def second(*buyers: SackBuyer, **state: object) -> Run:
    """The morning after the yard was rented, with these who ask."""
    run = do(arcade(), morning(arcade()), "build yard", "open", "open", "sleep")[0]
    assert run.yards["yard"].due == 4
    run.yards = {"yard": replace(run.yards["yard"], buyers=buyers, **state)}
    return run


PLUMS = SackBuyer("plum", 8, 9000)


def test_each_morning_somebody_asks_for_so_much_at_so_much() -> None:
    run = do(arcade(), morning(arcade()), "build yard", "open", "open", "sleep")[0]
    assert {one.good for one in run.yards["yard"].buyers} == {"plum", "jar"}
    for one in run.yards["yard"].buyers:
        assert YARD.share_bp[0] <= one.share_bp <= YARD.share_bp[1]
        going = total(arcade(), run, f"price:{one.good}")
        assert total(arcade(), run, f"sack_price:{one.good}") <= going
        assert one.units >= 1
    assert refused(arcade(), morning(arcade()), "wholesale plum 1") == "yard_none"


def test_the_first_sack_of_a_morning_takes_an_hour_a_porter_and_eyes_and_the_next_none() -> None:
    world, run = arcade(), second(PLUMS)
    money, hours, stock, heat = run.money["mark"], run.hours, run.goods["plum"].stock, run.heat
    for_three = total(world, run, "sack:plum:3")
    run, happened = do(world, run, "wholesale plum 3")
    assert run.money["mark"] == money + for_three - YARD.porter
    assert (run.hours, run.goods["plum"].stock, run.heat) == (hours - 1, stock - 3, heat + 3)  # nobody covers it
    assert kinds(happened, "sack_sold")[0].number("amount") == for_three
    after, _more = do(world, run, "wholesale plum 5")
    assert (after.hours, after.heat, after.yards["yard"].buyers) == (run.hours, run.heat, ())


def test_it_weighs_less_on_the_price_than_the_stall_and_a_tie_covers_it() -> None:
    world, run = arcade(), with_official(second(PLUMS), "ox", tie=100)
    fresh, heat = run.goods["plum"].fresh, run.heat
    run, _happened = do(world, run, "wholesale plum 8")
    whole = world.price.effect_bp * 8 // world.goods["plum"].depth
    assert 0 < fresh - run.goods["plum"].fresh <= whole * 3 // 10 + 1
    assert run.heat == heat + 1


@pytest.mark.parametrize(("line", "changes", "why"), [
    ("wholesale plum 9", {}, "sack_has"), ("wholesale jar 1", {}, "sack_nobody"),
    ("wholesale plum 0", {}, "at_least_one"),
    ("wholesale plum 1", {"hours": 0}, "no_hours"), ("vacate shelf", {}, "yard_not_yours"),
    ("wholesale plum 1", {"phase": "noon"}, "wrong_phase"),
])  # fmt: skip
def test_what_cannot_be_sold_so(line: str, changes: dict[str, object], why: str) -> None:
    run = second(PLUMS)
    for name, value in changes.items():
        setattr(run, name, value)
    assert refused(arcade(), run, line) == why


def on_time(misses_bp: int) -> tuple[World, Run]:
    """A neighbour took plums on time yesterday, and misses with a chance."""
    upgrades = {
        **arcade().upgrades,
        "yard": replace(arcade().upgrades["yard"], yard=replace(YARD, misses_bp=misses_bp, trust_bp=0)),
    }
    world = replace(arcade(), upgrades=upgrades)
    who = next(iter(world.neighbours))
    return world, do(world, second(replace(PLUMS, who=who)), "wholesale plum 4")[0]


def test_a_neighbour_who_takes_on_time_owes_it_and_pays_on_the_day() -> None:
    world, run = on_time(0)
    sack = run.yards["yard"].sacks[0]
    assert (sack.due, sack.late, yards.owed(run)) == (run.day + 2, 0, sack.amount)
    assert worth(world, run) == total(world, run, "worth")
    trust = run.trust[sack.who]
    run.day, money = sack.due, run.money["mark"]
    told = [one.kind for one in yards.dawn(world, run)]
    assert told[0] == "sack_paid"
    assert run.money["mark"] + (YARD.rent if "yard_rent" in told else 0) == money + sack.amount
    assert run.trust[sack.who] > trust


def test_who_does_not_pay_is_given_time_once_and_then_never_pays() -> None:
    world, run = on_time(10_000)
    run.day = run.yards["yard"].sacks[0].due
    assert next(one.kind for one in yards.dawn(world, run)) == "sack_late"
    run.day = run.yards["yard"].sacks[0].due
    assert next(one.kind for one in yards.dawn(world, run)) == "sack_gone"
    assert yards.owed(run) == 0


@pytest.mark.parametrize(("money", "told", "held"), [(250, "yard_rent", ["yard"]), (249, "yard_lost", [])])
def test_rent_is_taken_by_itself_and_who_cannot_pay_it_has_no_yard(money: int, told: str, held: list[str]) -> None:
    run = second(PLUMS)
    run.day, run.money["mark"] = 4, money
    assert next(one.kind for one in yards.dawn(arcade(), run)) == told
    assert yards.held(arcade(), run) == held
    assert run.money["mark"] == (0 if held else 249)


def test_given_up_it_costs_no_more_and_what_is_owed_is_still_paid() -> None:
    who = next(iter(arcade().neighbours))
    run = second(PLUMS, sacks=(Sack(who, "plum", 90, 3),))
    run, _happened = do(arcade(), run, "vacate yard")
    assert (run.built, run.yards["yard"].buyers, yards.owed(run)) == ({}, (), 90)
    run.day = 3
    yards.dawn(arcade(), run)
    assert run.yards == {} or run.yards["yard"].sacks[0].late


def test_it_goes_through_json_and_into_another_version() -> None:
    run = second(PLUMS, sacks=(Sack(next(iter(arcade().neighbours)), "plum", 90, 3),))
    assert digest(from_json(to_json(run))) == digest(run)
    assert "yards" not in to_json(morning(arcade()))
    assert carrying.carry(arcade(), arcade(), run).run.yards == run.yards
    without = replace(arcade(), upgrades={**arcade().upgrades, "yard": replace(arcade().upgrades["yard"], yard=None)})
    assert carrying.carry(arcade(), without, run).run.yards == {}


def test_all_that_can_be_said_is_accepted_if_a_choice_covers_it() -> None:
    run = second(PLUMS)
    assert_check_agrees(arcade(), run)
    assert_choices_hold(arcade(), run)
    assert YardState(3).buyers == ()
