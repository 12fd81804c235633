"""The household's duties: tables of each rule, and whole games in which nothing is made of nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.engine import chance, duties, effects, fuel, illness, keeper, kimjang, levies, price
from marketgen.engine.effects_home import VERBS
from marketgen.engine.explain import explain
from marketgen.engine.home_rules import HomeState
from marketgen.engine.rules import advance, choices, drawn_goals, new_run, outcome
from marketgen.engine.run import Run, from_json, to_json
from marketgen.engine.world import Effect, World
from tests.engine.helpers import assert_check_agrees, do, kinds, morning, of_choice, refused
from tests.homes import house
from tests.worlds import street

CALM = replace(house().family, illness=replace(house().family.illness, base_bp=0, point_bp=0))  # type: ignore[type-var]


def calm(**changes: object) -> World:
    """The house without illness and stories, so that a table names all that happens."""
    return replace(house(), family=CALM, events={}, **changes)  # type: ignore[arg-type]


def at(run: Run, **changes: object) -> Run:
    """A run whose household's state differs."""
    return replace(run, home=replace(run.home, **changes))  # type: ignore[arg-type]


def day(world: World, run: Run) -> Run:
    """A day later, with nothing done."""
    return do(world, run, "open", "open", "sleep")[0]


def test_a_household_without_duties_has_none_of_their_verbs() -> None:
    run = morning(street())
    for line in ("pay_work", "ask_help aunt", "treat aunt", "wood cart", "kimjang whole", "levy", "roster pay"):
        assert refused(street(), run, line) == "not_in_scenario"
    assert run.home == HomeState()


def test_whatever_can_be_said_is_refused_or_offered() -> None:
    world = calm()
    assert_check_agrees(world, morning(world))
    assert_check_agrees(world, at(morning(world), ill={"aunt": 2}, kimjang=1, freed=2))
    assert_check_agrees(world, replace(morning(world), money={"mark": 0, "shell": 0}, hours=0))


def test_paying_the_workplace_gives_an_hour_and_a_keeper() -> None:
    world = calm()
    run = morning(world)
    assert keeper.keeper(world, run) == "aunt"
    after, happened = do(world, run, "pay_work")
    assert (after.hours, after.hours_of, after.home.freed) == (9, 9, 5)
    assert run.money["mark"] - after.money["mark"] == 2000
    assert kinds(happened, "freed")
    assert keeper.keeper_share(world, after).total == 7000
    assert refused(world, after, "pay_work") == "freed_already"
    for left in (4, 3, 2, 1):
        after = day(world, after)
        assert (after.home.freed, after.hours) == (left, 9)
    assert (day(world, after).home.freed, day(world, after).hours) == (0, 8)


@pytest.mark.parametrize(
    ("changes", "health", "who", "share"),
    [
        ({"freed": 1}, 640, "kurt", 7000),
        ({"freed": 1, "ill": {"kurt": 1}}, 640, "aunt", 3000),
        ({"freed": 1, "away": {"kurt": 2}}, 640, "aunt", 3000),
        ({}, 640, "aunt", 3000),
        ({}, 499, "", 0),
        ({"ill": {"aunt": 1}}, 640, "", 0),
        ({"freed": 1, "shut": 1}, 640, "", 0),
    ],
)
def test_who_keeps_the_stall(changes: dict[str, object], health: int, who: str, share: int) -> None:
    world = calm()
    run = at(morning(world), **changes)
    run.health["aunt"] = health
    assert keeper.keeper(world, run) == who
    account = explain(world, run, "keeper")
    assert account is not None
    assert account.total == share


def test_a_keeper_serves_some_of_those_you_would_have_served() -> None:
    """By the same luck: each group a keeper serves would have come to you, and no other comes."""
    world = calm()
    ready = do(world, morning(world), "show jar 1", "show plum 2")[0]
    sold = []
    for freed, health in ((0, 0), (0, 640), (5, 640)):
        total = 0
        for seed in ("amber", "birch", "cedar", "delta"):
            run = at(replace(ready, seed=seed, away=8), freed=freed)
            run.health["aunt"] = health
            after, _ = do(world, run, "open")
            total += sum(tally.wished for tally in after.today.tallies.values())
        sold.append(total)
    here = sum(
        tally.wished
        for seed in ("amber", "birch", "cedar", "delta")
        for tally in do(world, replace(ready, seed=seed), "open")[0].today.tallies.values()
    )
    assert sold[0] == 0 < sold[1] < sold[2] < here


def test_packing_up_leaves_nothing_to_keep() -> None:
    world = calm()
    run = at(replace(morning(world), pending="inspection"), freed=5)
    after, _ = do(world, do(world, morning(world), "show jar 1")[0], "open")
    assert after.today.hourly != (0, 0, 0, 0)
    run = replace(run, slots=("jar", "", ""))
    packed, _ = do(world, run, "answer pack")
    assert not any(packed.today.hourly)


def test_the_aunt_earns_while_she_is_well() -> None:
    world = calm()
    evening = do(world, morning(world), "open", "open")[0]
    _, happened = do(world, evening, "sleep")
    assert [found.number("amount") for found in kinds(happened, "earned")] == [150]
    for worn in (at(evening, ill={"aunt": 2}), at(evening, away={"aunt": 2})):
        assert not kinds(do(world, worn, "sleep")[1], "earned")
    weak = evening.copy()
    weak.health["aunt"] = 499
    assert not kinds(do(world, weak, "sleep")[1], "earned")


def test_an_hour_of_help_costs_some_schooling_and_is_remembered() -> None:
    world = calm()
    run, _ = do(world, morning(world), "ask_help bea")
    assert (run.hours, run.hours_of, run.home.schooling, run.home.helped) == (9, 9, 885, {"bea": 1})
    assert refused(world, run, "ask_help bea") == "already_so"
    assert refused(world, run, "ask_help kurt") == "has_duties"
    assert refused(world, at(morning(world), ill={"bea": 1}), "ask_help bea") == "ill_or_away"
    again = do(world, day(world, run), "ask_help bea")[0]
    assert again.home.helped == {"bea": 2}


@pytest.mark.parametrize(("health", "chance_bp"), [(1000, 50), (640, 230), (0, 550)])
def test_the_weaker_the_likelier_ill(health: int, chance_bp: int) -> None:
    world = house()
    run = morning(world)
    run.health["aunt"] = health
    account = explain(world, run, "illness:aunt")
    assert account is not None
    assert account.total == chance_bp


def test_who_is_ill_was_drawn_by_the_chance_that_is_told() -> None:
    world = replace(house(), events={})
    many = replace(world, family=replace(world.family, illness=replace(CALM.illness, base_bp=3000)))
    run = day(many, morning(many))
    for member in run.health:
        told = illness.likely(many, run, member).total
        assert bool(run.home.ill.get(member)) == chance.happens(chance.daily({}, run.seed, "illness", 2, member), told)
    assert run.home.ill


def test_illness_takes_its_nights_unless_medicine_ends_it() -> None:
    world = calm(meals={"bread": replace(house().meals["bread"], health=0)})
    run = at(morning(world), ill={"aunt": 4}, wood=9000)
    nights = []
    for _ in range(5):
        nights.append((run.home.ill.get("aunt", 0), run.health["aunt"]))
        run = day(world, run)
    assert nights == [(4, 640), (3, 620), (2, 600), (1, 580), (0, 560)]
    ill = at(morning(world), ill={"aunt": 4})
    cured, happened = do(world, ill, "treat aunt")
    assert (cured.home.ill, cured.goods["candle"].stock, cured.money) == ({}, 2, ill.money)
    assert kinds(happened, "well")
    without = ill.copy()
    without.goods["candle"] = replace(without.goods["candle"], stock=0, cost=0)
    bought, _ = do(world, without, "treat aunt")
    assert without.money["mark"] - bought.money["mark"] == price.total(world, without, "candle")
    assert refused(world, without, "treat kurt") == "not_ill"
    assert refused(world, replace(without, money={"mark": 1, "shell": 0}), "treat aunt") == "no_money"


def test_if_it_is_you_the_day_is_shorter() -> None:
    world = calm()
    assert duties.hours(world, at(morning(world), ill={"self": 1})) == 6
    assert duties.hours(world, at(morning(world), ill={"self": 1}, freed=1)) == 7
    assert duties.hours(world, at(morning(world), extra=((2, 1),))) == 10
    assert duties.hours(world, at(replace(morning(world), day=2), extra=((2, 1),))) == 8


@pytest.mark.parametrize(("day_now", "load", "cost"), [(1, "cart", 4000), (6, "cart", 4100), (11, "half", 2100)])
def test_wood_costs_more_as_winter_comes(day_now: int, load: str, cost: int) -> None:
    world = calm()
    run = replace(morning(world), day=day_now)
    assert fuel.wood_price(world, run, load).total == cost
    after, _ = do(world, run, f"wood {load}")
    assert run.money["mark"] - after.money["mark"] == cost
    assert after.home.wood - run.home.wood == {"cart": 250, "half": 125}[load]


def test_a_house_without_wood_is_cold_from_a_day_on() -> None:
    world = calm(meals={"bread": replace(house().meals["bread"], health=0)})
    run = at(morning(world), wood=5)
    seen = []
    for _ in range(4):
        seen.append((run.home.wood, run.health["aunt"]))
        run = day(world, run)
    assert seen == [(5, 640), (0, 640), (0, 640), (0, 620)]
    assert fuel.nights(world, at(morning(world), wood=100)) == 3 + 3
    assert fuel.nights(world, at(morning(world), wood=9)) == 0


def test_kimjang_takes_from_the_stall_first_and_hours() -> None:
    world = calm()
    run = morning(world)
    going = {good: price.total(world, run, good) for good in ("plum", "grain")}
    assert kimjang.cost(world, run, "whole").total == 3 * going["grain"]
    assert kimjang.cost(world, run, "half").total == 2 * going["grain"]
    whole, happened = do(world, run, "kimjang whole")
    assert (whole.home.kimjang, whole.hours, whole.away, whole.goods["plum"].stock) == (
        2,
        4,
        2,
        run.goods["plum"].stock - 10,
    )
    assert kinds(happened, "kimjang_made")
    assert refused(world, whole, "kimjang half") == "already_so"
    half, happened = do(world, run, "kimjang half")
    assert (half.home.kimjang, half.hours, half.away, half.goods["plum"].stock) == (
        1,
        6,
        0,
        run.goods["plum"].stock - 5,
    )
    assert kinds(happened, "kimjang_half")
    assert refused(world, half, "kimjang whole") == "half_made"
    assert do(world, half, "kimjang half")[0].home.kimjang == 2
    assert refused(world, replace(run, day=7), "kimjang whole") == "kimjang_late"
    assert refused(world, replace(run, hours=3), "kimjang whole") == "no_hours"
    assert refused(world, replace(run, money={"mark": 0, "shell": 0}), "kimjang whole") == "no_money"


@pytest.mark.parametrize(("made", "health", "standing"), [(0, -100, -60), (1, -50, -30), (2, 0, 0)])
def test_what_is_not_in_the_jars_by_the_day_is_missing(made: int, health: int, standing: int) -> None:
    world = calm()
    run = at(replace(morning(world), day=6), kimjang=made)
    after = run.copy()
    kimjang.night(world, after)
    assert after.health["aunt"] - run.health["aunt"] == health
    assert after.standing - run.standing == standing
    other = replace(run, day=5)
    assert kimjang.night(world, other) == []


def test_a_levy_is_paid_ahead_or_on_its_day_or_costs_school() -> None:
    world = calm()
    run = morning(world)
    paid, happened = do(world, run, "levy")
    assert (run.money["mark"] - paid.money["mark"], paid.home.school_due) == (600, 7)
    assert kinds(happened, "levy_paid")
    due = replace(run, day=3)
    assert [found.kind for found in levies.dawn(world, due)] == ["levy_due"]
    late = due.copy()
    tie = late.officials["ox"].tie
    assert [found.kind for found in levies.night(world, late)] == ["levy_unpaid"]
    assert (late.home.school_lost, late.home.schooling, late.home.school_due) == (1, 780, 7)
    assert tie - late.officials["ox"].tie == 50
    assert refused(world, at(run, school_due=13), "levy") == "nothing_due"
    assert refused(world, replace(run, money={"mark": 5, "shell": 0}), "levy") == "no_money"


def test_the_roster_takes_money_or_half_a_day_or_a_line_on_the_stairs() -> None:
    world = calm()
    run = morning(world)
    paid, _ = do(world, run, "roster pay")
    assert (run.money["mark"] - paid.money["mark"], paid.home.roster_due, paid.hours) == (400, 7, 8)
    gone, _ = do(world, run, "roster go")
    assert (gone.money, gone.home.roster_due, gone.hours, gone.away) == (run.money, 7, 4, 2)
    assert refused(world, replace(run, phase="evening"), "roster go") == "wrong_phase"
    assert refused(world, replace(run, hours=3), "roster go") == "no_hours"
    late = replace(run, day=2).copy()
    assert [found.kind for found in levies.night(world, late)] == ["roster_unmet"]
    assert (late.heat - run.heat, late.home.roster_due) == (5, 7)


def test_a_place_left_shut_is_warned_of_and_lost_and_the_alley_stays() -> None:
    world = calm()
    run, told = morning(world), []
    for _ in range(4):
        run, happened = do(world, run, "open", "open", "sleep")
        told.append([found.kind for found in happened if found.kind.startswith("place_")])
    assert told == [[], ["place_warned"], ["place_warned"], ["place_lost"]]
    assert (run.slots, run.home.alley) == (("",), 1)
    stock = {good: state.stock for good, state in run.goods.items()}
    shown, happened = do(world, run, "show jar 1", "open", "open")
    assert stock["jar"] > 0
    assert [found.number("amount") for found in kinds(happened, "fee")] == [0]
    acted = do(world, shown, "sleep")[0]
    assert (acted.home.idle_days, acted.home.shut_days) == (0, 0)
    idle = day(world, day(world, run))
    assert idle.home.idle_days == 2


def test_whoever_shows_something_keeps_the_place() -> None:
    world = calm()
    run = at(do(world, morning(world), "show jar 1")[0], shut_days=3)
    assert day(world, run).home.shut_days == 0
    nobody = at(replace(run, away=9), ill={"aunt": 9})
    assert day(world, nobody).home.alley == 1, "nobody stood there"
    kept = replace(run, away=9)
    assert day(world, kept).home.shut_days == 0, "the aunt stood there"


def test_a_home_counts_by_health_times_schooling() -> None:
    world = calm()
    run = at(morning(world), schooling=600)
    health = (640 + 850 + 780 + 810) // 4 * 500 + 640 * 500
    part = explain(world, run, "part:home")
    assert part is not None
    assert part.total == health * 6 // 10
    whole = explain(world, at(run, schooling=1000), "part:home")
    assert whole is not None
    assert whole.total == health
    assert day(world, run).past[-1].schooling == 600


def test_a_seed_draws_the_goals_it_offers() -> None:
    world = house()
    seen = {drawn_goals(world, seed) for seed in ("amber", "birch", "cedar", "delta", "elm", "fir")}
    assert seen == {("richer",), ("fed",)}
    drawn = drawn_goals(world, "amber")
    assert new_run(world, "amber").run.goal == drawn[0]
    (other,) = set(world.goals) - set(drawn)
    with pytest.raises(KeyError):
        new_run(world, "amber", goal=other)
    assert drawn_goals(replace(world, goals_drawn=0), "amber") == tuple(world.goals)
    assert drawn_goals(replace(world, goals_drawn=9), "amber") == tuple(world.goals)


@pytest.mark.parametrize(
    ("effect", "field", "after"),
    [
        (Effect("wood", "", 170), "wood", 270),
        (Effect("wood", "", -999), "wood", 0),
        (Effect("school", "", -2), "school_lost", 2),
        (Effect("schooling", "", 80), "schooling", 980),
        (Effect("schooling", "", 800), "schooling", 1000),
        (Effect("freed", "", 30), "freed", 30),
        (Effect("away", "kurt", 0, 6), "away", {"kurt": 6}),
        (Effect("my_hours", "", -1, 3), "extra", ((-1, 3),)),
        (Effect("kimjang", "half"), "kimjang", 1),
        (Effect("kimjang", "made"), "kimjang", 2),
        (Effect("ill", "bea", 0, 3), "ill", {"bea": 3}),
        (Effect("heal", "bea"), "ill", {}),
        (Effect("levy", "", 3), "school_due", 6),
        (Effect("levy_met", "", 1), "school_due", 7),
        (Effect("roster_met", "", 1), "roster_due", 7),
        (Effect("overruled", "", 1), "overruled", 1),
    ],
    ids=lambda value: f"{value.verb} {value.amount}" if isinstance(value, Effect) else "",
)
def test_each_effect(effect: Effect, field: str, after: object) -> None:
    world = calm()
    run = morning(world)
    effects.carry_out(world, run, (effect,), "test")
    assert getattr(run.home, field) == after


def test_the_store_is_moved_and_what_it_lacks_closes_a_choice() -> None:
    world = calm()
    run = morning(world)
    effects.carry_out(world, run, (Effect("store", "grain", 500),), "test")
    assert run.store["grain"] == 2000
    for effect, reason in ((Effect("store", "grain", -2001), "no_store"), (Effect("wood", "", -101), "no_wood")):
        refusal = effects.lacking(world, run, (effect,))
        assert refusal is not None
        assert refusal.reason == reason
    assert effects.lacking(world, run, (Effect("store", "grain", -2000), Effect("wood", "", -100))) is None
    effects.carry_out(world, run, (Effect("store", "grain", -9000),), "test")
    assert run.store["grain"] == 0


def test_every_verb_of_the_household_is_tried_above() -> None:
    (mark,) = (mark for mark in test_each_effect.pytestmark if mark.name == "parametrize")
    assert {row[0].verb for row in mark.args[1]} | {"store"} == set(VERBS)


@given(st.text("abcdef", min_size=1, max_size=4), st.lists(st.integers(0, 999), min_size=10, max_size=90))
def test_whatever_is_done_money_is_kept_and_health_stays_within_bounds(seed: str, picks: list[int]) -> None:
    world = house()
    run = new_run(world, seed).run
    for at_most in picks:
        open_now = [choice for choice in choices(world, run) if choice.refusal is None and choice.verb != "note"]
        if not open_now:
            break
        choice = open_now[at_most % len(open_now)]
        shells, before = run.money["shell"], len(run.past)
        advance(world, run, of_choice(choice, min(choice.high, 1 + at_most % 7) if choice.high > 0 else -1))
        assert all(0 <= health <= 1000 for health in (*run.health.values(), run.home.schooling))
        assert all(days > 0 for days in (*run.home.ill.values(), *run.home.away.values()))
        assert min(run.home.wood, *run.money.values(), *run.store.values()) >= 0
        record = run.today if len(run.past) == before else run.past[-1]
        closing = run.money["mark"] if len(run.past) == before else record.closing
        assert record.opening + sum(line.amount for line in record.lines) == closing
        assert shells >= 0
    assert from_json(to_json(run)) == run
    if run.phase == "over":
        assert outcome(world, run) is not None
