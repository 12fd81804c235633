"""Demand: the chance that a price suits, and what groups of buyers with three wishes do at a stall."""

from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given

from marketgen.engine import calendar, chance, demand, price
from marketgen.engine.run import Mood, Run
from marketgen.engine.world import Buyer, World
from tests.engine.helpers import do, kinds, morning, turns, with_good
from tests.worlds import DEMAND, first_stall, street

CERTAIN = replace(DEMAND, ceiling_bp=99_999, least_bp=10_000, most_bp=10_000)
"""Demand in which every price suits everybody."""


def market(wishes: dict[str, int], rules: object = CERTAIN, groups: int = 5) -> World:
    """The street with one kind of buyer, nobody but buyers in the story, and no weather that keeps people away."""
    world = street()
    clear = replace(world.weathers[0], fixed_days=(1, 2, 3, 4))
    return replace(
        world, buyers=(Buyer("all", 1, dict(sorted(wishes.items()))),), demand=replace(rules, groups=groups), events={},
        weathers=(clear,), neighbours={},
        inspection=replace(world.inspection, sure_days=(), start_bp=0, level_bp=0, heat_bp=0),
    )  # fmt: skip


def played(world: World, seed: str, *lines: str, **goods: int) -> Run:
    """The first evening, with stocks of one's own."""
    run = morning(world, seed)
    for good, stock in goods.items():
        run = with_good(run, good, stock=stock, cost=stock)
    return do(world, run, *lines, "open", "open")[0]


@pytest.mark.parametrize(("stance", "fit"), [("keen", 8750), ("even", 6250), ("dear", 2500)])
def test_a_price_suits_by_its_stance(stance: str, fit: int) -> None:
    assert demand.fit(market({}, DEMAND), morning(market({}, DEMAND)), "jar", stance, 0).total == fit


@pytest.mark.parametrize(("stance", "fit"), [("low", 8750), ("fair", 6250), ("firm", 2500)])
def test_so_it_does_in_the_shipped_scenario(stance: str, fit: int) -> None:
    run = morning(first_stall(), prices={})
    assert demand.fit(first_stall(), run, "maize", stance, 0).total == fit


@pytest.mark.parametrize(
    ("good", "block", "weather", "neighbour", "mood", "steps"),
    [
        ("jar", 0, "clear", None, 0, {"fair_price": 6250}),
        ("jar", 1, "clear", None, 0, {"fair_price": 6250}),  # it does not spoil
        ("plum", 0, "clear", None, 0, {"fair_price": 6250}),
        ("plum", 1, "clear", None, 0, {"fair_price": 6250, "last_hours": 1250}),
        ("jar", 0, "storm", None, 0, {"fair_price": 6250, "weather": -1000}),
        ("jar", 0, "clear", 309, 0, {"fair_price": 6250, "neighbour": 750}),  # she asks 3 % more
        ("jar", 0, "clear", 291, 0, {"fair_price": 6250, "neighbour": -750}),
        ("jar", 0, "clear", 600, 0, {"fair_price": 6250, "neighbour": 1250}),  # 5 % at most
        ("jar", 0, "clear", 10, 0, {"fair_price": 6250, "neighbour": -1250}),
        ("jar", 0, "clear", None, 800, {"fair_price": 6250, "event": 2000}),
        ("plum", 1, "storm", 10, 2000, {
            "fair_price": 6250, "weather": -1000, "last_hours": 1250, "neighbour": -1250, "event": 5000, "held": -450}),
    ],
)  # fmt: skip
def test_each_reason(
    good: str, block: int, weather: str, neighbour: int | None, mood: int, steps: dict[str, int]
) -> None:
    world = replace(street(), events={})
    run = morning(world, weather=weather, moods=(Mood("fit", good, mood, 1, "wind"),) if mood else ())
    run = with_good(run, good, noise=0)
    run.prices = {} if neighbour is None else {f"nell.{good}": neighbour}
    account = demand.fit(world, run, good, "even", block)
    assert {step.name: step.amount for step in account.steps} == steps
    assert account.total == sum(steps.values()) == demand.suits(world, run, good, "even", block)


def test_a_chance_is_kept_within_bounds() -> None:
    world = market({}, replace(DEMAND, ceiling_bp=5000))
    assert demand.fit(world, morning(world), "jar", "dear", 0).total == 200
    world = market({}, replace(DEMAND, ceiling_bp=25_000))
    assert demand.fit(world, morning(world), "jar", "keen", 0).total == 9800


def test_everybody_buys_the_first_wish_that_is_shown() -> None:
    """Both goods on show and every price suiting: each group buys its first wish, and wishes for nothing more."""
    run = played(market({"jar": 500, "plum": 500}), "amber", "show jar 1", "show plum 2", jar=900, plum=900)
    jar, plum = run.today.tallies["jar"], run.today.tallies["plum"]
    assert jar.wished + plum.wished == jar.bought + plum.bought == 40
    assert (jar.wished, plum.wished) == (jar.bought, plum.bought)
    assert min(jar.bought, plum.bought) > 8


def test_who_does_not_see_the_first_wish_takes_the_next() -> None:
    """With one of two goods on show, a group of three wishes goes without only if none is for it."""
    world = market({"jar": 500, "plum": 500})
    run = played(world, "amber", "show jar 1", jar=900, plum=900)
    goods, sums = demand.wish_tables(world, 1)[0]
    assert (goods, sums) == (("jar", "plum"), (500, 950))
    expected = missed = 0
    for hour in range(10, 18):
        luck = chance.draws("amber", "buyers", 1, f"hour {hour}", 5 * 9)
        for group in range(5):
            rolls = [luck[group * 9 + 3 + 2 * wish] * 1000 >> 32 for wish in range(3)]
            wishes = ["jar" if roll < 500 else "plum" if roll < 950 else "" for roll in rolls]
            expected += "jar" in wishes
            missed += wishes[: wishes.index("jar") if "jar" in wishes else 3].count("plum")
    assert run.today.tallies["jar"].bought == expected
    assert run.today.tallies["plum"].missed == missed
    assert run.today.tallies["plum"].asked == 0


def test_the_display_does_not_make_the_demand() -> None:
    """What is wished for is the same whatever is shown, as far as groups get before they buy."""
    world = market({"jar": 300, "plum": 300}, replace(CERTAIN, most_bp=0, least_bp=0))
    shown = played(world, "amber", "show jar 1", "show plum 2", jar=9, plum=9)
    hidden = played(world, "amber", jar=9, plum=9)
    for good in ("jar", "plum"):
        assert shown.today.tallies[good].wished == hidden.today.tallies[good].wished > 0
        assert shown.today.tallies[good].asked == hidden.today.tallies[good].missed
        assert shown.today.tallies[good].bought == 0


def test_nobody_gets_more_than_there_is() -> None:
    run = played(market({"jar": 1000}), "amber", "show jar 1", jar=5)
    tally = run.today.tallies["jar"]
    assert (run.goods["jar"].stock, tally.sold, run.goods["jar"].cost) == (0, 5, 0)
    assert tally.wished == tally.bought + tally.short
    assert tally.short > 30


def test_units_of_a_purchase_are_within_what_is_usual() -> None:
    run = played(market({"jar": 1000}, groups=1), "amber", "show jar 1", jar=900)
    tally = run.today.tallies["jar"]
    assert tally.bought == 8
    assert 8 * 1 <= tally.sold <= 8 * 3
    assert sum(run.today.hourly) == tally.sold
    assert len(run.today.hourly) == 8


@pytest.mark.parametrize(("away", "hours"), [(0, 8), (1, 7), (4, 4), (6, 2), (24, 0)])
def test_hours_away_are_the_first_of_the_market(away: int, hours: int) -> None:
    world = market({"jar": 1000}, groups=1)
    run = morning(world, away=away)
    run = with_good(run, "jar", stock=900)
    run, _ = do(world, run, "show jar 1", "open", "open")
    assert run.today.tallies["jar"].wished == hours
    assert [bool(sold) for sold in run.today.hourly] == [False] * (8 - hours) + [True] * hours


def test_rain_keeps_people_away() -> None:
    world = market({"jar": 1000}, replace(CERTAIN))
    wet = replace(world, weathers=(replace(world.weathers[0], groups_bp=6000),))
    dry_groups = wet_groups = 0
    for seed in "abcdefghij":
        dry_groups += played(world, seed, jar=1).today.tallies["jar"].wished
        wet_groups += played(wet, seed, jar=1).today.tallies["jar"].wished
    assert dry_groups == 3 * 40 * 10  # shown to nobody: every wish is told
    assert 0.55 < wet_groups / dry_groups < 0.65


def test_goods_not_yet_in_the_game_are_not_wished_for() -> None:
    world = market({"jar": 500, "later": 500})
    run = played(world, "amber", "show jar 1", jar=900)
    assert "later" not in run.today.tallies
    assert [goods for goods, _ in demand.wish_tables(world, 2)] == [("jar",)]
    assert [goods for goods, _ in demand.wish_tables(world, 3)] == [("jar", "later")]


def test_wishes_follow_their_season() -> None:
    world = market({"plum": 400})
    assert [demand.wish_tables(world, day)[0][1] for day in (1, 2, 3)] == [(360,), (420,), (480,)]


def test_takings_are_units_at_the_price_asked() -> None:
    world = market({"jar": 1000}, DEMAND)
    run, _ = do(world, with_good(morning(world), "jar", stock=900), "show jar 1", "price jar keen")
    for block in (0, 1):
        ask = price.asked(world, run, "jar").total
        before = run.money["mark"]
        run, happened = do(world, run, "open")
        sold = kinds(happened, "sold")[0]
        fee = 35 if block else 0
        assert sold.number("takings") == sold.number("units") * ask == run.money["mark"] - before + fee
        line = next(line for line in run.today.lines if line.kind == "sold" and line.block == block)
        assert (line.units, line.price, line.amount) == (sold.number("units"), ask, sold.number("takings"))
    assert run.goods["jar"].fresh == price.sale_effect(world, world.goods["jar"], run.today.tallies["jar"].sold)


def test_the_lowest_stance_of_the_day_is_kept() -> None:
    world = market({"jar": 1000}, DEMAND)
    run, _ = do(
        world,
        with_good(morning(world), "jar", stock=900),
        "show jar 1",
        "price jar dear",
        "open",
        "price jar keen",
        "open",
    )
    assert run.today.tallies["jar"].stance_bp == 9000
    assert run.today.tallies["plum"].stance_bp == 0


@pytest.mark.parametrize("bot", ["idle", "random", "lawful"])
@pytest.mark.parametrize("make", [street, first_stall])
def test_counts_agree_with_each_other(make: object, bot: str) -> None:
    """In whole games: nobody is counted twice, and nothing is sold that was not there."""
    for seed in "ab":
        for _, turn in turns(make(), seed, bot):
            for good, tally in turn.run.today.tallies.items():
                assert tally.wished >= tally.asked + tally.missed + tally.short
                assert tally.asked >= tally.bought
                assert tally.asked >= tally.fair
                most = make().goods[good].buys[1]
                assert tally.bought <= tally.sold <= tally.bought * most
                lines = [line for line in turn.run.today.lines if line.kind == "sold" and line.subject == good]
                assert tally.sold == sum(line.units for line in lines)
                assert tally.takings == sum(line.amount for line in lines)


def test_at_a_fair_price_those_who_would_have_bought_did() -> None:
    run = played(market({"jar": 1000}, DEMAND), "amber", "show jar 1", jar=900)
    assert run.today.tallies["jar"].fair == run.today.tallies["jar"].bought
    dear = played(market({"jar": 1000}, DEMAND), "amber", "show jar 1", "price jar dear", jar=900)
    assert dear.today.tallies["jar"].fair > dear.today.tallies["jar"].bought


def test_a_group_counts_once_as_one_that_would_have_bought() -> None:
    """Everybody would buy at a fair price and nobody at a dear one: three wishes, one buyer lost."""
    dear = replace(DEMAND, ceiling_bp=14_000, least_bp=0, most_bp=10_000, width_bp=1000, last_block_bp=0)
    world = market({"jar": 500, "plum": 400}, dear)
    world = replace(world, stances={**world.stances, "dear": replace(world.stances["dear"], factor_bp=20_000)})
    run = played(world, "amber", "show jar 1", "show plum 2", "price jar dear", "price plum dear", jar=900, plum=900)
    jar, plum = run.today.tallies["jar"], run.today.tallies["plum"]
    assert (jar.bought, plum.bought) == (0, 0)
    assert jar.asked + plum.asked > 80
    assert 30 < jar.fair + plum.fair <= 40


@given(st.text(max_size=8), st.integers(1, 400))
def test_weather_is_one_of_those_there_are(seed: str, day: int) -> None:
    found = calendar.weather(street(), seed, day)
    assert found == "clear" if day == 1 else found in ("clear", "storm")


def test_weather_comes_by_its_weight() -> None:
    days = [calendar.weather(street(), "amber", day) for day in range(2, 1002)]
    assert 200 < days.count("storm") < 300


def test_a_neighbour_asks_near_the_going_price() -> None:
    world = street()
    for seed in "abcdefgh":
        run = morning(world, seed)
        going = price.total(world, run, "jar")
        assert list(run.prices) == ["nell.jar"]  # her plums come on the second day
        assert abs(run.prices["nell.jar"] - going) <= going * 8 // 100 + 3
        assert run.prices["nell.jar"] % 5 == 0
