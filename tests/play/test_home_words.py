"""What befalls the player is told to the player, and what a notice or a rumour brings each morning has a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.events import event
from marketgen.engine.household import meal_total, meal_worth
from marketgen.engine.rules import new_run
from marketgen.play import look, numbers, tell
from marketgen.play.look.dates import food_left
from marketgen.play.look.family import pressing, prompt_home
from marketgen.play.look.hints import tip
from marketgen.play.timeline import Timeline
from tests.homes import house


@pytest.mark.parametrize(("who", "told"), [("self", "You are ill."), ("aunt", "aunt is ill.")])
def test_an_illness_is_told_to_whoever_has_it(who: str, told: str) -> None:
    world = house()
    run = new_run(world, "amber").run
    (line,) = tell.lines(world, run, (event("ill", person=who, days=3, good="candle"),))
    assert line.text.startswith(told)
    ill = replace(run.home, ill={who: 3})
    run.home = ill
    prompt = prompt_home(Timeline(world, run, ()))
    assert prompt is not None
    assert prompt.sentence == f"{told[:-1]}. What ends it is candle."


@pytest.mark.parametrize(("member", "told"), [("self", "You feel it."), ("aunt", "aunt feels it.")])
def test_health_is_told_in_the_right_person(member: str, told: str) -> None:
    world = house()
    (line,) = tell.lines(world, new_run(world, "amber").run, (event("health", member=member, amount=-10),))
    assert line.text == told


def test_whoever_is_away_is_named_among_those_who_are_fed() -> None:
    world = house()
    run = new_run(world, "amber").run
    count = len(run.health)
    assert look.home(Timeline(world, run)).heading == f"{count} eat at home"
    run.home = replace(run.home, away={"aunt": 2})
    assert look.home(Timeline(world, run)).heading == f"{count} are fed from home; away today: aunt"


def test_what_a_notice_costs_each_morning_says_so() -> None:
    world = replace(house(), texts={**house().texts, "notices.tide.text": "Lamps are to burn till ten. Oil is dear."})
    run = new_run(world, "amber").run
    (line,) = tell.lines(world, run, (event("daily_money", event="notice.tide", amount=-200),))
    assert line.text.startswith("a notice on the board (“Lamps are to burn till ten”): ")


def test_a_meal_says_what_it_costs_when_the_store_has_none_of_it() -> None:
    world = house()
    run = new_run(world, "amber").run
    meal = next(one for one in world.meals.values() if one.goods)
    run.store = dict(meal.goods)
    full = meal_total(world, run, meal.id)
    (line,) = tell.lines(world, run, (event("meal_set", meal=meal.id, cost=full),))
    assert "once the store has none of it" in line.text
    assert numbers.priced(world, meal_worth(world, run, meal.id)) in line.text
    run.store = {}
    run.meal = meal.id
    dear = meal_total(world, run, meal.id)
    (line,) = tell.lines(world, run, (event("meal_set", meal=meal.id, cost=dear),))
    assert line.text.endswith(f"{numbers.priced(world, dear)} a day.")
    assert "nothing of it is in the store" in " ".join(look.home(Timeline(world, run, ())).lines)


@pytest.mark.parametrize(("stock", "action"), [(5, "bring"), (0, "meals")])
def test_a_store_that_runs_out_is_answered_with_food_and_not_with_the_winters_work(stock: int, action: str) -> None:
    family = replace(house().family, school=None, roster=None, fuel=None)
    world = replace(house(), family=family, lessons=())
    scene = Timeline(world, new_run(world, "amber").run, ())
    run = scene.run
    meal = next(one for one in world.meals.values() if one.goods)
    run.meal, run.store, run.home = meal.id, dict(meal.goods), replace(run.home, ill={}, kimjang=2)
    good, _nights = food_left(scene)
    run.goods[good] = replace(run.goods[good], stock=stock)
    (row,) = pressing(scene)
    assert (row.action, row.verb) == (action, f"bring {good}")
    found = tip(scene)
    assert bool(found and found.target == f"bring {good}") is bool(stock)
