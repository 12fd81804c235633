"""Places with rules of their own: the money taken there, what the gate asks, the permit, and turning back with nothing
half done."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.engine import carrying, gates, money, places
from marketgen.engine.cargo import Paper, Trip
from marketgen.engine.explain import explain
from marketgen.engine.run import Run, digest, from_json, to_json
from marketgen.engine.world import Place, World
from tests.engine.helpers import assert_check_agrees, assert_choices_hold, do, kinds, morning, refused, with_official
from tests.gates_world import GIVERS, shores
from tests.road_world import highway


def calm(**changes: object) -> World:
    """The shores without weather and inspections in the way."""
    world = shores()
    inspection = replace(world.inspection, sure_days=(), start_bp=0, level_bp=0, heat_bp=0)
    return replace(world, weathers=world.weathers[:1], inspection=inspection, **changes)


def on_island(shells: int = 40, **changes: object) -> tuple[World, Run]:
    """A first morning, and the boat to the island."""
    world = calm(**changes)
    run = morning(world)
    run.money["shell"] = shells
    return world, do(world, run, "travel island boat")[0]


def total(world: World, run: Run, subject: str) -> int:
    account = explain(world, run, subject)
    assert account is not None
    assert account.total == sum(step.amount for step in account.steps)
    return account.total


# the money of a place


def test_the_gate_takes_its_fee_once_and_what_is_bought_is_paid_in_the_money_of_the_place() -> None:
    world, run = on_island()
    assert (run.place, run.money["shell"]) == ("island", 38)
    marks, costs = run.money["mark"], total(world, run, "buying:plum:20")
    at_home = 20 * places.price_at(world, run, "island", "plum", 20).total
    assert costs == -(-at_home // money.rate(world, run, "shell"))
    run, happened = do(world, run, "buy plum 20")
    assert (run.money["shell"], run.money["mark"]) == (38 - costs, marks)
    assert kinds(happened, "bought_in")[0].number("amount") == costs
    assert (run.trip.cargo[0].units, run.trip.cargo[0].cost) == (20, at_home)  # in the books it counts as at home


def test_what_is_bought_in_other_money_is_gone_from_the_lot() -> None:
    world, run = on_island(400)
    before = places.lot(world, run, "island", "plum")
    run, _happened = do(world, run, "buy plum 5")
    assert places.lot(world, run, "island", "plum") == before - 5


@pytest.mark.parametrize(("shells", "line", "why"), [
    (2, "buy jar 1", "other_money_there"),
    (40, "buy jar 9999", "offer_has"),
    (40, "buy lamp 1", "no_such"),
    (9, "buy jar 2", "other_money_there"),
])  # fmt: skip
def test_what_cannot_be_bought_there(shells: int, line: str, why: str) -> None:
    world, run = on_island(shells)
    assert refused(world, run, line) == why


def test_of_several_currencies_the_first_that_is_enough_is_paid() -> None:
    world = shores()
    island = replace(world.places["island"], accepts=("shell", "mark"), entry=("", 0))
    world, run = on_island(0, places={**world.places, "island": island})
    after, _happened = do(world, run, "buy plum 3")
    assert (after.money["shell"], after.money["mark"] < run.money["mark"]) == (0, True)
    run.money["shell"] = 50
    after, _happened = do(world, run, "buy plum 3")
    assert (after.money["shell"] < 50, after.money["mark"] == run.money["mark"]) == (True, True)


@given(amount=st.integers(0, 10**9), rate=st.integers(1, 10**6), decimals=st.integers(0, 2))
def test_counting_in_other_money_rounds_up_and_never_by_more_than_one(amount: int, rate: int, decimals: int) -> None:
    world = shores()
    shell = replace(world.currencies["shell"], decimals=decimals, rates=((1, rate),))
    world = replace(world, currencies={**world.currencies, "shell": shell})
    run = morning(shores())
    found = gates.counted(world, run, "shell", amount)
    assert 0 <= found * rate - amount * 10**decimals < rate
    assert gates.counted(world, run, "mark", amount) == amount


# the gate


def test_nobody_sets_out_without_what_the_gate_asks() -> None:
    world = calm()
    run = morning(world)
    run.money["shell"] = 1
    assert refused(world, run, "travel island boat") == "no_entry"
    run.money["shell"] = 2
    assert refused(world, run, "travel island boat") == ""


def test_a_fee_in_the_market_s_money_is_needed_beside_the_fare() -> None:
    world = shores()
    world = calm(places={**world.places, "farm": replace(world.places["farm"], entry=("mark", 100))})
    run = morning(world)
    run.money["mark"] = 40 + 2 * 40 + 99 - 40
    assert refused(world, run, "travel farm cart") == "no_money"
    run.money["mark"] += 1
    run, _happened = do(world, run, "travel farm cart")
    assert run.money["mark"] == 0
    assert [line.kind for line in run.today.lines] == ["fare", "entry"]


def test_who_is_turned_away_pays_nothing_sees_nothing_and_can_only_turn_back() -> None:
    world = calm()
    run = morning(world)
    run.permits = {"citadel": Paper("ox", 1, 1, 12)}
    world = replace(world, places={**world.places, "citadel": replace(world.places["citadel"], entry=("shell", 3))})
    run, _happened = do(world, run, "travel citadel boat")
    run.money["shell"] = 2  # spent at home by whoever keeps the stall
    happened = []
    while run.trip.leg == "out":
        run, more = do(world, run, "on")
        happened += more
    assert [one.word("why") for one in kinds(happened, "turned_away")] == ["no_entry"]
    assert (run.place, run.trip.leg, run.money["shell"], run.heard) == ("", "there", 2, {})
    assert "citadel" not in run.known_places
    assert (refused(world, run, "buy plum 1"), refused(world, run, "on")) == ("before_gate", "at_place")
    assert_choices_hold(world, run)
    again = from_json(json.loads(json.dumps(to_json(run))))
    assert (again, digest(again)) == (run, digest(run))
    run, happened = do(world, run, "return")
    assert kinds(happened, "turned_back")


# the permit


@pytest.mark.parametrize(("changes", "line", "why"), [
    ({}, "petition citadel ox", ""),
    ({}, "petition citadel hare", "permit_tie"),
    ({}, "petition island ox", "permit_not_needed"),
    ({}, "petition nowhere ox", "permit_not_needed"),
    ({"level": 3}, "petition citadel ox", "permit_closed"),
    ({"hours": 0}, "petition citadel ox", "no_hours"),
    ({"money": {"mark": 5000, "shell": 3}}, "petition citadel ox", "no_money"),
    ({"day": 12}, "petition citadel ox", "permit_too_late"),
    ({"day": 8}, "petition citadel ox", "permit_too_late"),  # the answer would come in time, the way home not
    ({"day": 7}, "petition citadel ox", ""),
    ({"permits": {"citadel": Paper("ox", 1, 2)}}, "petition citadel ox", "permit_asked"),
    ({"permits": {"citadel": Paper("ox", 1, 1, 4)}}, "petition citadel ox", "permit_held"),
])  # fmt: skip
def test_what_stands_in_the_way_of_a_permit(changes: dict[str, object], line: str, why: str) -> None:
    world = calm()
    run = morning(world, **({"money": {"mark": 5000, "shell": 9}} | changes))
    assert refused(world, run, line) == why
    assert_choices_hold(world, run)


def test_who_is_named_at_the_gate_is_somebody_who_still_answers_in_time() -> None:
    world = calm()
    early, late = (gates.turns_away(world, morning(world, day=day), "citadel", 12) for day in (7, 8))
    assert (early.reason, early.fact("official")) == ("permit_none", "ox")
    assert late.reason == "permit_gone"


def test_somebody_who_gives_none_of_it_is_named_the_one_who_does() -> None:
    world = calm()
    citadel = replace(world.places["citadel"], permit=replace(world.places["citadel"].permit, by={"ox": GIVERS["ox"]}))
    world = replace(world, places={**world.places, "citadel": citadel})
    assert refused(world, morning(world), "petition citadel hare") == "permit_not_his"


def asked(world: World, chance_bp: int, **changes: object) -> tuple[World, Run]:
    """A run in which ox was asked on the first morning, who gives it with a chance."""
    givers = {"ox": replace(GIVERS["ox"], chance_bp=chance_bp, tie_bp=0, **changes)}
    citadel = replace(world.places["citadel"], permit=replace(world.places["citadel"].permit, by=givers))
    world = replace(world, places={**world.places, "citadel": citadel})
    run = morning(world)
    run.money["shell"] = 9
    run, _happened = do(world, run, "petition citadel ox")
    assert (run.money["shell"], run.permits["citadel"].last) == (5, 0)
    return world, run


def until_answered(world: World, run: Run) -> tuple[Run, list[str]]:
    """The days until the answer."""
    told: list[str] = []
    due = run.permits["citadel"].due
    while run.day < due:
        run, happened = do(world, run, "open", "open", "sleep")
        told += [one.kind for one in happened if one.kind.startswith("permit")]
    return run, told


def test_a_permit_that_is_given_holds_for_its_days_and_is_then_over() -> None:
    world, run = asked(calm(), 10_000)
    refusal = gates.turns_away(world, run, "citadel", run.day)
    low, high = GIVERS["ox"].days  # by when he answers is said, on which day of them is not
    assert refusal is not None
    assert (refusal.reason, refusal.fact("day", 0)) == ("permit_waits", run.day + high)
    assert low < high
    run, told = until_answered(world, run)
    assert told == ["permit_came"]
    assert run.permits["citadel"].last == run.day + 4
    assert refused(world, run, "travel citadel boat") == ""
    for _day in range(5):
        run, happened = do(world, run, "open", "open", "sleep")
        told += [one.kind for one in happened if one.kind.startswith("permit")]
    assert (told[1:], run.permits) == (["permit_ended"], {})


@pytest.mark.parametrize(("back_bp", "left"), [(0, 5), (5000, 7)])
def test_a_permit_that_is_denied_gives_back_its_part(back_bp: int, left: int) -> None:
    world, run = asked(calm(), 0, back_bp=back_bp)
    run, told = until_answered(world, run)
    assert (told, run.permits, run.money["shell"]) == (["permit_denied"], {}, left)


def test_who_has_lost_the_post_answers_nobody() -> None:
    world, run = asked(calm(), 10_000)
    run = with_official(run, "ox", left=1)
    run, told = until_answered(world, run)
    assert (told, run.permits, run.money["shell"]) == (["permit_lost"], {}, 5)


def test_the_tie_of_the_day_moves_the_chance() -> None:
    world = calm()
    run = with_official(morning(world), "ox", tie=200)
    account = explain(world, run, "permit:citadel:ox")
    assert account is not None
    assert [(step.name, step.amount) for step in account.steps] == [("permit_start", 5000), ("tie", 1000)]
    assert total(world, with_official(run, "ox", tie=-500), "permit:citadel:hare") == 9000
    assert total(world, run, "permit_cost:citadel:ox") == 4
    assert explain(world, run, "permit:island:ox") is None


def test_the_answer_is_the_same_whatever_was_looked_at_in_between() -> None:
    world, run = asked(calm(), 5000)
    one, _told = until_answered(world, run)
    explain(world, run, "permit:citadel:ox")
    other, _told = until_answered(world, from_json(to_json(run)))
    assert one.permits == other.permits


def test_a_permit_that_has_run_out_on_the_way_is_no_permit() -> None:
    world = calm()
    run = morning(world)
    run.permits = {"citadel": Paper("ox", 1, 1, 1)}
    assert refused(world, run, "travel citadel boat") == "permit_over"  # nobody is there today


@pytest.mark.parametrize(("marks", "paid"), [(6000, 90), (50, 50)])
def test_coming_home_after_it_ran_out_costs_something(marks: int, paid: int) -> None:
    world = calm()
    run = morning(world)
    run.trip = Trip("citadel", "boat", "back", 1, 0, 1)
    run.permits = {"citadel": Paper("ox", 1, 1, run.day)}
    run.day, run.heat = run.day + 1, 10
    run.money["mark"] = marks
    happened = gates.on_way_home(world, run)
    assert [one.kind for one in happened] == ["permit_late", "heat"]
    assert (run.money["mark"], run.heat) == (marks - paid, 14)
    run.permits = {"citadel": Paper("ox", 1, 1, run.day)}
    assert gates.on_way_home(world, run) == []


# around it


def test_a_world_without_such_places_spells_nothing_of_them() -> None:
    run = morning(highway())
    assert "permits" not in to_json(run)
    assert Place("x").accepts == ()


def test_all_that_can_be_said_is_accepted_if_a_choice_covers_it() -> None:
    world, run = on_island()
    assert_check_agrees(world, run)
    run = morning(calm())
    run.permits = {"citadel": Paper("ox", 1, 1, 4)}
    assert_check_agrees(calm(), run)


def test_a_permit_is_carried_over_only_where_it_is_still_asked_for() -> None:
    world = calm()
    run = morning(world)
    run.permits = {"citadel": Paper("ox", 1, 1, 4)}
    assert carrying.carry(world, world, run).run.permits == run.permits
    without = replace(world, places={**world.places, "citadel": replace(world.places["citadel"], permit=None)})
    assert carrying.carry(world, without, run).run.permits == {}
