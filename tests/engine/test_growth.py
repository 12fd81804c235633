"""What can be built, a day of carrying, goods on trust, shocks and neighbours who copy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from marketgen.engine import day, demand, growth, porter, shocks
from marketgen.engine.run import Copy, DayRecord, Debt, Run, Tally
from marketgen.engine.worth import worth
from tests.engine.helpers import do, kinds, morning, refused, turns, with_good
from tests.worlds import bazaar


@pytest.mark.parametrize(
    ("changes", "line", "reason"),
    [
        ({}, "build shelf", ""), ({}, "build cart", "no_such"), ({"day": 2}, "build cart", "built_first"),
        ({"day": 2, "built": {"shelf": 1}}, "build cart", ""),
        ({"built": {"shelf": 1}}, "build shelf", "built_already"),
        ({"money": {"mark": 399, "shell": 99, "bead": 0}}, "build shelf", "no_money"), ({}, "build castle", "no_such"),
        ({"day": 2, "built": {"shelf": 1}, "money": {"mark": 9, "shell": 20, "bead": 0}}, "build cart", ""),
    ],
)  # fmt: skip
def test_what_can_be_built(changes: dict[str, Any], line: str, reason: str) -> None:
    assert refused(bazaar(), morning(bazaar(), **changes), line) == reason


def test_an_upgrade_is_paid_stands_and_counts() -> None:
    world = bazaar()
    run = morning(world)
    after, happened = do(world, run, "build shelf", "build roof")
    assert after.money["mark"] == 6000 - 400 - 900
    assert (after.built, len(after.slots)) == ({"shelf": 1, "roof": 1}, 4)
    assert [event.number("price") for event in kinds(happened, "built")] == [400, 900]
    assert growth.counted(world, after) == 780  # 60 % of 1,300
    assert "upgrades" in {step.name for step in worth(world, after).steps}
    assert growth.fee(world, after) == 60
    assert growth.groups(world, after) == 6


def test_the_other_currency_pays_where_the_main_one_does_not_reach() -> None:
    world = bazaar()
    run = morning(world, day=2, built={"shelf": 1}, money={"mark": 1499, "shell": 25, "bead": 0})
    after, _ = do(world, run, "build cart")
    assert after.money == {"mark": 1499, "shell": 5, "bead": 0}


def test_a_roof_keeps_people_on_a_wet_day_and_saves_what_spoils() -> None:
    world = bazaar()
    run = morning(world)
    storm = next(weather for weather in world.weathers if weather.id == "storm")
    assert (growth.come_bp(world, run, storm), growth.spared_bp(world, run, 900)) == (6000, 900)
    run.built = {"roof": 1}
    assert (growth.come_bp(world, run, storm), growth.spared_bp(world, run, 900)) == (9200, 810)
    assert growth.come_bp(world, run, demand.weather(world, run)) == 10_000


def test_an_hour_more_begins_at_the_next_dawn() -> None:
    world = bazaar()
    run = morning(world, day=2, built={"shelf": 1})
    after, _ = do(world, run, "build cart")
    assert after.hours == 8
    day.dawn(world, after)
    assert (after.hours, after.hours_of) == (9, 9)
    assert growth.carry_bonus(world, after) == 30


@pytest.mark.parametrize(("slots", "moved", "after"), [(2, 2, 5), (-1, -1, 2), (-9, -2, 1), (40, 9, 12)])
def test_slots_come_and_go(slots: int, moved: int, after: int) -> None:
    run = morning(bazaar(), slots=("jar", "plum", ""))
    (told,) = growth.add_slots(run, slots)
    assert (told.number("amount"), len(run.slots)) == (moved, after)
    assert run.slots[0] == "jar"


def test_carrying_takes_the_day_and_pays() -> None:
    world = replace(bazaar(), events={})
    after, _ = do(world, morning(world), "show jar 1", "carry")
    assert (after.hours, after.porter_days, after.money["mark"]) == (0, 1, 6120)
    assert refused(world, after, "carry") == "carried_today"
    assert refused(world, after, "take mo jar 1") == "no_hours"
    after, happened = do(world, after, "open", "open")
    assert sum(event.number("units") for event in kinds(happened, "sold")) == 0
    assert not kinds(happened, "inspection")


def poor(**changes: Any) -> Run:
    """Somebody with next to nothing, after two poor days."""
    run = morning(bazaar(), money={"mark": 90, "shell": 0, "bead": 0}, poor_days=2, **changes)
    for good in run.goods:
        with_good(run, good, stock=0, cost=0)
    return run


def test_goods_on_trust_come_from_who_trusts_you_most() -> None:
    world = bazaar()
    run = poor()
    run.trust["pim"] = 400
    run.trust["mo"] = 400
    after, happened = do(world, run, "trust_goods")
    given = kinds(happened, "trusted_with")
    assert {event.word("person") for event in given} == {"mo"}
    worth_of = sum(event.number("units") * event.number("price") for event in given)
    assert 2700 <= worth_of <= 3000
    assert after.debts == (Debt("mo", "trust", worth_of, 5, worth_of),)
    assert {good for good, state in after.goods.items() if state.stock} == {"jar", "plum"}
    assert refused(world, after, "trust_goods") == "mercy_once"


@pytest.mark.parametrize(("changes", "reason"), [({}, ""), ({"mercy": 1}, "mercy_once")])
def test_once_and_only_for_the_poor(changes: dict[str, Any], reason: str) -> None:
    assert refused(bazaar(), poor(**changes), "trust_goods") == reason
    assert refused(bazaar(), morning(bazaar()), "trust_goods") == "not_poor"


def test_half_of_it_may_be_worked_off() -> None:
    world = replace(bazaar(), events={})
    run = poor(debts=(Debt("mo", "trust", 400, 5, 400, worked=0),))
    after, _ = do(world, run, "work_off")
    assert (after.debts[0].amount, after.debts[0].worked, after.money["mark"]) == (280, 120, 90)
    after.porter_day = 0
    after, _ = do(world, after, "work_off")
    assert (after.debts[0].amount, after.debts[0].worked) == (200, 200)
    after.porter_day = 0
    assert refused(world, after, "work_off") == "worked_half"
    assert refused(world, poor(), "work_off") == "no_trust_debt"


@pytest.mark.parametrize(("carried", "money", "before", "after"), [(1, 6000, 2, 3), (0, 6000, 2, 0), (0, 90, 1, 2)])
def test_poor_days_run_on(carried: int, money: int, before: int, after: int) -> None:
    run = poor(porter_day=carried)
    run.money["mark"], run.poor_days = money, before
    porter.night(bazaar(), run)
    assert run.poor_days == after


def test_a_run_without_money_or_goods_goes_on_to_its_last_day() -> None:
    world = bazaar()
    world = replace(world, start=replace(world.start, money={"mark": 0}, stock={}), events={}, endings={})
    for bot in ("idle", "random"):
        *_, (_command, turn) = turns(world, "amber", bot)
        assert (turn.run.phase, len(turn.run.past)) == ("over", world.days)


def test_shocks_move_one_good_for_some_days_about_as_often_as_said() -> None:
    world, comes = bazaar(), 0
    for index in range(300):
        run = morning(world, f"seed{index}", moods=())
        for told in shocks.dawn(world, run):
            comes += 1
            (mood,) = run.moods
            assert (mood.good, mood.bp, mood.last_day) == (told.word("good"), told.number("share"), 3)
            assert mood.bp in world.shocks.shares_bp
    assert 60 < comes < 120  # three in ten


def test_a_neighbour_copies_the_best_seller() -> None:
    world = bazaar()
    run = morning(world, best="later", best_days=1, day=3)
    (told,) = shocks.copy(world, run)
    assert (told.word("person"), run.copies) == ("nell", (Copy("nell", "later", 5),))
    shocks.set_neighbours(world, run)
    near = run.prices["nell.later"]
    assert 130 <= near <= 155
    assert shocks.copy(world, run) == []
    run.day = 6
    run.best_days = 0
    assert (shocks.copy(world, run), run.copies) == ([], ())


def test_nobody_copies_what_is_there_already() -> None:
    assert shocks.copy(bazaar(), morning(bazaar(), best="jar", best_days=5)) == []


@pytest.mark.parametrize(
    ("before", "days", "after"), [("jar", 2, ("jar", 3)), ("plum", 4, ("jar", 1)), ("", 0, ("jar", 1))]
)
def test_the_best_seller_is_remembered(before: str, days: int, after: tuple[str, int]) -> None:
    run = morning(bazaar(), best=before, best_days=days)
    run.today = DayRecord(1, "clear", 0, tallies={"jar": Tally(takings=500), "plum": Tally(takings=400)})
    shocks.night(bazaar(), run)
    assert (run.best, run.best_days) == after


def test_after_a_total_loss_a_run_finds_its_way_back() -> None:
    """Two days of carrying, then goods on trust; what is earned with them pays what is owed."""
    world = bazaar()
    world = replace(
        world, start=replace(world.start, money={"mark": 0}, stock={}), events={}, mercy=replace(world.mercy, poor=1000)
    )
    run = morning(world)
    for _ in range(2):
        assert refused(world, run, "trust_goods") == "not_poor"
        run, _events = do(world, run, "carry", "open", "open", "sleep")
    assert run.poor_days == 2
    run.trust["pim"] = 0
    run, happened = do(world, run, "trust_goods", "show jar 1", "show plum 2")
    assert kinds(happened, "trusted_with")
    owed = sum(debt.amount for debt in run.debts)
    run, happened = do(world, run, "open", "open")
    assert sum(event.number("takings") for event in kinds(happened, "sold")) > 0
    paid = min(owed, run.money["mark"])
    run, _events = do(world, run, f"pay_debt mo {paid}")
    assert sum(debt.amount for debt in run.debts) == owed - paid
