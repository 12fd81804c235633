"""Household: everybody eats every day, from the store at home or bought, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import household, scoring
from marketgen.engine.explain import explain
from marketgen.engine.measures import measure
from marketgen.engine.run import GoodState
from marketgen.engine.world import World
from tests.engine.helpers import do, kinds, morning, refused, with_good
from tests.worlds import street


def home() -> World:
    """The street without stories, inspections and the noise of grain."""
    world = street()
    return replace(
        world, events={}, goods={**world.goods, "grain": replace(world.goods["grain"], noise_bp=0)},
        inspection=replace(world.inspection, sure_days=(), start_bp=0, level_bp=0, heat_bp=0),
    )  # fmt: skip


def evening(mark: int = 6000, grain: int = 1500, meal: str = "bread"):
    run, _ = do(home(), morning(home()), "open", "open")
    run.money["mark"], run.store, run.meal = mark, {"grain": grain}, meal
    run.goods["grain"] = GoodState()
    run.today = replace(run.today, opening=mark, lines=())
    return run


@pytest.mark.parametrize(
    ("meal", "grain", "cost"),
    [
        ("bread", 1500, 20), ("bread", 600, 20), ("bread", 599, 20), ("bread", 500, 60), ("bread", 0, 260),
        ("crust", 0, 125), ("crust", 300, 5), ("pie", 400, 60 + 100), ("pie", 0, 60 + 160 + 100),
    ],
)  # fmt: skip
def test_what_a_meal_costs(meal: str, grain: int, cost: int) -> None:
    run = evening(grain=grain)
    run.goods["plum"] = GoodState()
    account = household.meal_cost(home(), run, meal)
    assert account.total == cost == sum(step.amount for step in account.steps)


@pytest.mark.parametrize(("meal", "worth"), [("bread", 260), ("crust", 125), ("pie", 320), (household.NO_MEAL, 0)])
def test_what_a_meal_is_worth_does_not_depend_on_the_store(meal: str, worth: int) -> None:
    run = evening(grain=90_000)
    run.goods["plum"] = GoodState()
    assert household.meal_worth(home(), run, meal) == worth


@pytest.mark.parametrize(
    ("mark", "grain", "meal", "eaten", "left", "spent", "health"),
    [
        (6000, 1500, "bread", "bread", 900, 20, 2),
        (6000, 200, "bread", "bread", 0, 180, 2),
        (6000, 1500, "crust", "crust", 1200, 5, -60),
        (6000, 0, "pie", "pie", 0, 320, 8),
        (200, 0, "bread", "crust", 0, 125, -60),  # the dearest that can be paid
        (300, 0, "pie", "bread", 0, 260, 2),
        (260, 0, "bread", "bread", 0, 260, 2),  # to the last coin
        (10, 600, "bread", "crust", 300, 5, -60),
        (100, 0, "bread", household.NO_MEAL, 0, 0, -120),
        (0, 0, "crust", household.NO_MEAL, 0, 0, -120),
    ],
)  # fmt: skip
def test_supper(mark: int, grain: int, meal: str, eaten: str, left: int, spent: int, health: int) -> None:
    run = evening(mark, grain, meal)
    run.goods["plum"] = GoodState()
    happened = household.supper(home(), run)
    assert (run.today.meal, run.store["grain"], run.money["mark"]) == (eaten, left, mark - spent)
    assert run.health == {"aunt": 640 + health, "self": 810 + health}
    assert sum(line.amount for line in run.today.lines) == -spent
    assert run.meal == meal  # what was decided stays decided
    if eaten == household.NO_MEAL:
        assert [event.kind for event in happened] == ["no_supper"]
    else:
        assert bool(kinds(happened, "supper_cut")) == (eaten != meal)


def test_health_stays_within_its_bounds() -> None:
    run = evening(0, 0)
    run.health = {"aunt": 50, "self": 810}
    household.supper(home(), run)
    assert run.health["aunt"] == 0
    run = evening(meal="pie")
    run.health = {"aunt": 995, "self": 810}
    household.supper(home(), run)
    assert run.health["aunt"] == 1000


def test_nobody_eats_before_the_system_is_met() -> None:
    world = replace(home(), systems={**home().systems, "household": 2})
    run, happened = do(world, evening(), "sleep")
    assert not kinds(happened, "supper")
    assert run.past[0].meal == ""
    assert measure(world, run, "short_meals_run") == 0


@pytest.mark.parametrize(("mark", "meal", "short"), [(6000, "bread", 0), (6000, "crust", 1), (0, "bread", 1)])
def test_going_without_counts_as_saving_on_food(mark: int, meal: str, short: int) -> None:
    run = evening(mark, 0, meal)
    assert measure(home(), run, "short_meals") == (meal == "crust")
    run, _ = do(home(), run, "sleep")
    run.meal = "pie"
    assert measure(home(), run, "short_meals_run") == short
    fed = replace(run, goal="fed", phase="over")
    assert scoring.goal_met(home(), fed) == (not short)


def test_what_a_short_meal_saves() -> None:
    run = evening(meal="crust")
    assert measure(home(), run, "meal_saved") == 260 - 125
    assert measure(home(), evening(meal="pie"), "meal_saved") == 0


def test_bringing_goods_home() -> None:
    run = with_good(morning(home()), "plum", stock=10, cost=305)
    after, _ = do(home(), run, "bring plum 4")
    assert (after.goods["plum"].stock, after.goods["plum"].cost, after.store["plum"]) == (6, 305 - 122, 4000)
    after, _ = do(home(), after, "bring plum 6")
    assert (after.goods["plum"].stock, after.goods["plum"].cost, after.store["plum"]) == (0, 0, 10_000)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("bring plum 20", ""), ("bring plum 21", "no_stock"), ("bring plum 0", "at_least_one"),
        ("bring grain 1", "no_stock"),
        ("bring jar 1", "nobody_eats"), ("bring later 1", "no_such"), ("bring gold 1", "no_such"), ("meal pie", ""),
        ("meal bread", "already_so"), ("meal cake", "no_such"),
    ],
)  # fmt: skip
def test_refusals(line: str, reason: str) -> None:
    run = with_good(morning(home()), "plum", stock=20)
    assert refused(home(), run, line) == reason


def test_goods_not_yet_in_the_game_are_no_choice() -> None:
    """A meal may name a good whose day has not come, and the stall may hold some of it."""
    world = replace(
        home(), meals={**home().meals, "pie": replace(home().meals["pie"], goods={"grain": 400, "later": 1})}
    )
    assert [choice.ids for choice in household.bring_choices(world, morning(world))] == []
    assert [choice.ids for choice in household.bring_choices(world, morning(world, day=3))] == [("later",)]


@pytest.mark.parametrize(("grain", "meal", "days"), [(1500, "bread", 2), (599, "bread", 0), (1500, "crust", 5)])
def test_how_long_the_store_lasts(grain: int, meal: str, days: int) -> None:
    assert household.days_of(home(), evening(grain=grain, meal=meal), "grain") == days
    assert household.days_of(home(), evening(), "jar") == 0


def test_what_spoils() -> None:
    """Nine in a hundred plums a night: of 20 one surely, and another four times in five."""
    lost = []
    for seed in range(200):
        run, _ = do(home(), with_good(morning(home(), str(seed)), "plum", stock=20, cost=600), "open", "open", "sleep")
        lost.append(20 - run.goods["plum"].stock)
        tally = run.today.tallies["plum"]
        assert (tally.spoiled, tally.lost) == (lost[-1], 30 * lost[-1]), "each of the rest cost 30, as before"
        assert run.goods["plum"].cost == 600 - tally.lost
        assert tally.profit == -tally.lost
        account = explain(home(), run, "profit:plum")
        assert account is not None
        assert account.total == -sum(one.tallies["plum"].lost for one in (*run.past, run.today))
    assert set(lost) == {1, 2}
    assert 140 < lost.count(2) < 180
