"""Price: base x (1 + pressure) x season x event, worked by hand on the street's jars and plums."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import chance, price
from marketgen.engine.run import GoodState, Mood
from marketgen.engine.world import Point, on_curve
from tests.engine.helpers import do, morning, with_good
from tests.worlds import PRICE, street

JAR = street().goods["jar"]


@pytest.mark.parametrize(
    ("state", "moods", "found"),
    [
        ({}, (), 300),
        ({"noise": 400}, (), 310),  # 300 + 4 % = 312, on a step of 5
        ({"noise": -400}, (), 290),  # 288
        ({"older": -1000}, (), 270),
        ({"older": -1000, "yesterday": -500, "noise": 100, "fresh": -600}, (), 240),  # -20 %
        ({"fresh": -250}, (), 290),  # -7.5 goes to -8: 292
        ({"fresh": -9000}, (), 120),  # held at -60 %
        ({"older": 9000}, (), 480),  # held at +60 %
        ({}, ((-1000, 1),), 270),
        ({"fresh": -1000}, ((-1000, 1),), 245),  # 270 - 10 % of 270 = 243
        ({}, ((-1000, 1), (2000, 1)), 325),  # 270 + 20 % of 270 = 324
        ({}, ((-1000, 0),), 300),  # over since yesterday
        ({}, ((-9990, 1),), 5),  # never under one step
    ],
)  # fmt: skip
def test_going_price(state: dict[str, int], moods: tuple[tuple[int, int], ...], found: int) -> None:
    passing = tuple(Mood("price", "jar", bp, last, "wind") for bp, last in moods)
    run = morning(street(), moods=passing)
    run.goods["jar"] = GoodState(**state)
    account = price.going(street(), run, "jar")
    assert account.total == found == price.total(street(), run, "jar")
    assert sum(step.amount for step in account.steps) == found


def test_moods_of_other_goods_and_kinds_do_not_count() -> None:
    run = morning(street(), moods=(Mood("price", "plum", 5000, 9, "wind"), Mood("fit", "jar", 5000, 9, "wind")))
    run.goods["jar"] = GoodState()
    assert price.going(street(), run, "jar").total == 300


@pytest.mark.parametrize(("day", "bp"), [(1, 10_000), (2, 10_500), (3, 11_000), (4, 11_500), (5, 11_500), (-3, 10_000)])
def test_a_season_is_straight_between_its_points_and_level_beyond(day: int, bp: int) -> None:
    assert on_curve(street().goods["plum"].price_curve, day) == bp


@pytest.mark.parametrize(
    ("points", "day", "bp"),
    [
        ((), 7, 10_000),
        (((5, 8000),), 1, 8000),
        (((5, 8000),), 9, 8000),
        (((2, 9000), (2, 11_000), (4, 12_000)), 3, 11_500),
    ],
)
def test_odd_curves(points: tuple[tuple[int, int], ...], day: int, bp: int) -> None:
    assert on_curve(tuple(Point(*point) for point in points), day) == bp


def test_season_stands_before_pressure() -> None:
    run = morning(street(), day=4)
    run.goods["plum"] = GoodState(fresh=-1000)
    steps = {step.name: step.amount for step in price.going(street(), run, "plum").steps}
    assert steps == {"base": 50, "season": 8, "sold_today": -6, "rounding": -2}  # 57.5 -> 58, -5.8 -> -6, 52 -> 50


@pytest.mark.parametrize(
    ("stance", "asked"),
    [("even", 290), ("keen", 260), ("dear", 335)],  # 290, 261 -> 260, 333.5 -> 334 -> 335
)
def test_what_you_ask(stance: str, asked: int) -> None:
    run = morning(street())
    run.goods["jar"] = GoodState(noise=-300, stance=stance)
    assert price.asked(street(), run, "jar").total == asked == price.asked(street(), run, "jar", stance).total


@pytest.mark.parametrize(("units", "effect"), [(0, 0), (1, -40), (10, -400), (50, -2000), (3, -120)])
def test_selling_lowers_by_a_share_of_depth(units: int, effect: int) -> None:
    assert price.sale_effect(street(), JAR, units) == effect


@pytest.mark.parametrize(
    ("before", "older", "yesterday"),
    [
        (GoodState(fresh=-1000), 0, -800),
        (GoodState(older=-500, yesterday=-500, noise=250, fresh=-1000), -600, -800),
        (GoodState(noise=400), 320, 0),
        (GoodState(older=-4000, fresh=-4000), -1600, -3200),  # held at -6,000 first: 80 % of it is -4,800
    ],
)
def test_overnight_a_fifth_is_forgotten(before: GoodState, older: int, yesterday: int) -> None:
    run = morning(street())
    run.goods["jar"], run.day = before, 2
    price.overnight(street(), run)
    after = run.goods["jar"]
    noise = chance.between(chance.daily({}, run.seed, "noise", 2, "jar"), -400, 400)
    assert (after.older, after.yesterday, after.fresh, after.noise) == (older, yesterday, 0, noise)


def test_a_good_without_noise_has_none() -> None:
    assert {morning(street(), seed).goods["candle"].noise for seed in "abcdef"} == {0}


@pytest.mark.parametrize("units", [1, 3, 5, 7])
def test_steady_selling_settles_where_it_says(units: int) -> None:
    quiet = replace(street(), goods={**street().goods, "jar": replace(JAR, noise_bp=0)})
    run = morning(quiet)
    for day in range(2, 60):
        run = with_good(run, "jar", fresh=price.sale_effect(quiet, JAR, units))
        run.day = day
        price.overnight(quiet, run)
    assert abs(run.goods["jar"].pressure - price.settles(quiet, JAR, units)) <= 5


@pytest.mark.parametrize(("keeps", "settles"), [(8000, -800), (5000, -200), (0, 0), (10_000, -6000)])
def test_where_it_settles_by_hand(keeps: int, settles: int) -> None:
    assert price.settles(replace(street(), price=replace(PRICE, keeps_bp=keeps)), JAR, 5) == settles


@pytest.mark.parametrize(("stock", "cost", "paid"), [(0, 0, 0), (3, 100, 33), (2, 101, 51), (12, 2400, 200)])
def test_what_a_unit_cost(stock: int, cost: int, paid: int) -> None:
    assert price.paid(with_good(morning(street()), "jar", stock=stock, cost=cost), "jar") == paid


def test_resting_a_good_brings_its_price_back() -> None:
    """Sold on the first day and not after, a price without noise climbs back, four fifths at a time."""
    quiet = replace(street(), goods={**street().goods, "jar": replace(JAR, noise_bp=0)}, events={}, days=9)
    run, _ = do(quiet, with_good(morning(quiet), "jar", fresh=-2000), "open", "open", "sleep")
    found = [run.goods["jar"].pressure]
    for _ in range(3):
        run, _ = do(quiet, run, "open", "open", "sleep")
        found.append(run.goods["jar"].pressure)
    assert found == [-1600, -1280, -1024, -819]
