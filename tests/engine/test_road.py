"""Travel, places, loads at posts, parcels, quality: what each rule says, with its numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgen.engine import arrivals, chance, effects, places, quality, release, shipments, story, travel
from marketgen.engine.explain import explain
from marketgen.engine.measures import measure
from marketgen.engine.rulebook import StoryRules
from marketgen.engine.run import Load, Mood, Order, Run, from_json, to_json
from marketgen.engine.world import Effect, Post, RoadRules, World
from tests.engine.helpers import assert_choices_hold, do, kinds, morning, refused, with_good, with_official
from tests.road_world import ROAD, highway
from tests.worlds import bazaar, street


def calm(rules: RoadRules = ROAD, **changes: object) -> World:
    """The highway without stories, weather and inspections in the way."""
    world = highway()
    return replace(
        world,
        events={},
        systems={name: day for name, day in world.systems.items() if name != "spoilage"},
        weathers=world.weathers[:1],
        inspection=replace(world.inspection, sure_days=(), start_bp=0, level_bp=0, heat_bp=0),
        road=rules,
        **changes,
    )


def with_load(run: Run, **changes: object) -> Run:
    """The run with a load of ten jars held at the bridge, half paid."""
    load = Load("mo.jar.1", "order", "mo", "jar", 10, 200, 1000, 1, 2, 1, "held", "bridge", 1)
    run.loads = (replace(load, **changes),)
    shipments.ask(run)
    return run


def surely(held: int, **changes: object) -> World:
    """The highway on which every post holds with this chance."""
    posts = {"bridge": Post("bridge", 5, 5, "ox", held, 1000, ("nell",)), "gate": Post("gate", 6, 6, "", 0, 0)}
    rules = replace(ROAD, level_bp=0, tie_bp=0, heat_bp=0, least_bp=0, most_bp=10_000)
    return calm(rules, posts=posts, **changes)


# places


def test_what_a_unit_costs_at_a_place() -> None:
    world = calm()
    run = morning(world)
    account = explain(world, run, "price_at:port:jar")
    assert account is not None
    assert [(step.name, step.amount) for step in account.steps] == [("home_price", 300), ("place", -90)]
    run.bought_at = {"port.jar": 400}
    assert places.price_at(world, run, "port", "jar").total == 220  # 210 and 4 %, in steps of 5
    farm = {step.name: step.amount for step in places.price_at(world, run, "farm", "plum").steps}
    assert (farm["place"], farm["source_share"]) == (-10, -5)


def test_buying_raises_the_price_and_is_forgotten_by_night() -> None:
    world = calm()
    run, _ = do(world, morning(world), "travel farm cart")
    before = places.price_at(world, run, "farm", "jar").total
    run, happened = do(world, run, "buy jar 10")
    bought = kinds(happened, "bought")[0]
    assert bought.number("price") == places.price_at(world, run, "farm", "jar").total > before
    assert run.bought_at == {"farm.jar": 400}
    run, _ = do(world, run, "return", "sleep")
    assert run.bought_at == {"farm.jar": 320}


@pytest.mark.parametrize(("line", "reason"), [
    ("buy jar 13", "too_heavy"),  # 12 kilos, a kilo each
    ("buy jar 26", "offer_has"),
    ("buy candle 1", "not_sold_there"),
    ("buy jar 0", "at_least_one"),
    ("on", "at_place"),
    ("open", "not_here"),
    ("take mo jar 1", "not_here"),
    ("papers", "not_here"),
])  # fmt: skip
def test_what_cannot_be_done_at_a_place(line: str, reason: str) -> None:
    world = calm()
    run, _ = do(world, morning(world), "travel farm cart")
    assert refused(world, run, line) == reason


def test_what_stands_at_home_helps_to_carry_on_a_way_of_a_day() -> None:
    """The best of what is built counts, and nothing on a way of several days."""
    world = replace(calm(), upgrades=bazaar().upgrades)
    cart = next(one for one in world.upgrades.values() if one.carry)
    run = morning(world, built={cart.id: 1})
    ways = world.ways["cart"].to
    assert places.capacity(world, run, ways["farm"]) == ways["farm"].carries + cart.carry * 1000
    assert places.capacity(world, run, ways["port"]) == ways["port"].carries
    run, _ = do(world, run, "travel farm cart", "buy jar 20")  # 12 kilos are all without it
    assert places.carried(world, run) == 20_000
    assert_choices_hold(world, run)


def test_a_day_at_the_farm() -> None:
    world = calm()
    run, _ = do(world, morning(world, trips=2), "travel farm cart")
    assert (run.phase, run.place, run.trips, measure(world, run, "away")) == ("away", "farm", 3, 1)
    assert measure(world, run, "place_known", "farm") == 1
    run, _ = do(world, run, "buy plum 30", "buy jar 2")
    stock = run.goods["plum"].stock
    assert_choices_hold(world, run)
    assert from_json(to_json(run)) == run
    run, happened = do(world, run, "return")
    assert (run.phase, run.day, run.place, run.trip.leg) == ("evening", 1, "lane", "")
    assert run.goods["plum"].stock == stock + 30
    assert len(kinds(happened, "carried_home")) == 2
    assert not [line for line in run.today.lines if line.kind == "sold"]  # nobody keeps the stall


# ways


@pytest.mark.parametrize(("changes", "line", "reason"), [
    ({}, "travel farm cart", ""),
    ({"weather": "storm"}, "travel farm cart", "way_closed"),
    ({"hours": 5}, "travel farm cart", "no_hours_to_travel"),
    ({"money": {"mark": 79, "shell": 0}}, "travel farm cart", "no_money"),
    ({"day": 8}, "travel farm cart", ""),
    ({}, "travel farm wheel", "needs_upgrade"),
    ({}, "travel port wheel", "no_way_there"),
    ({}, "travel port cart", "no_papers"),
    ({"permit": 3}, "travel port cart", ""),
    ({"permit": 9, "day": 5}, "travel port cart", "too_late_to_travel"),
    ({}, "travel lane cart", "no_such"),
])  # fmt: skip
def test_who_may_leave(changes: dict[str, object], line: str, reason: str) -> None:
    world = replace(calm(), weathers=highway().weathers)
    assert refused(world, morning(world, **changes), line) == reason


def test_papers_cost_an_hour_and_last_some_days() -> None:
    world = calm()
    run, _ = do(world, morning(world), "papers")
    assert (run.permit, run.hours, run.money["mark"]) == (3, 7, 5700)
    assert refused(world, run, "papers") == "papers_held"


def test_fares_follow_the_news() -> None:
    world = calm()
    run = morning(world, moods=(Mood("fare", "", 2000, 3, "wind"),))
    assert travel.fare(world, run, "farm", "cart").total == 95  # 80 and a fifth, in steps of 5
    assert {step.name for step in travel.fare(world, run, "farm", "cart").steps} >= {"fare_out", "fare_back", "event"}
    effects.carry_out(world, run, (Effect("fares", "", -1000, 2),), "wind")
    assert run.moods[-1] == Mood("fare", "", -1000, 2, "wind")


def test_a_trip_of_days_passes_them_one_by_one() -> None:
    world = calm()
    run = morning(world, permit=3)
    days = travel.days_away(world, run, "port", "cart")
    assert days in (3, 4)
    run, _ = do(world, run, "travel port cart")
    assert (run.trip.leg, run.trip.left, run.place) == ("out", days // 2, "")
    assert refused(world, run, "return") == "on_the_road"
    home = travel.home_day(run)
    assert home == 1 + days
    while run.trip.leg == "out":
        run, _ = do(world, run, "on")
    assert run.place == "port"
    run, _ = do(world, run, "buy jar 5", "return")
    while run.trip.leg:
        run, happened = do(world, run, "on")
    assert (run.day, run.phase, run.place, len(run.past)) == (home, "morning", "lane", days)
    assert kinds(happened, "carried_home")[0].number("units") == 5
    assert all(record.meal for record in run.past)


@pytest.mark.parametrize(("money", "kind"), [(500, "stopped_paid"), (10, "stopped_kept")])
def test_a_post_on_the_way_back_is_spoken_of_before_anything_is_bought(money: int, kind: str) -> None:
    world = surely(0)
    cart = world.ways["cart"]
    way = replace(cart, to={**cart.to, "farm": replace(cart.to["farm"], risk_bp=10_000)})
    world = replace(world, ways={**world.ways, "cart": way})
    run, happened = do(world, morning(world), "travel farm cart")
    assert kinds(happened, "road_word")
    run, _ = do(world, run, "buy jar 8")
    run.money["mark"] = money
    asked = travel.guards_ask(world, run).total
    run, happened = do(world, run, "return")
    assert kinds(happened, kind)
    carried = sum(event.number("units") for event in kinds(happened, "carried_home"))
    assert carried == (8 if kind == "stopped_paid" else 6)
    assert asked == 120  # never less than they always ask


# posts and loads


def test_the_chance_at_a_post() -> None:
    world = calm()
    run = with_official(morning(world, heat=10), "ox", tie=200)
    steps = {step.name: step.amount for step in shipments.post(world, run, "bridge").steps}
    assert steps == {"post_risk": 4000, "level": 200, "tie": -300, "heat": 100}
    effects.carry_out(world, run, (Effect("post", "bridge", 2, 3),), "wind")
    steps = {step.name: step.amount for step in shipments.post(world, run, "bridge").steps}
    assert steps["post_tighter"] == 400


def test_an_order_by_road_is_half_paid_and_arrives() -> None:
    world = surely(0, supply=replace(highway().supply, word_least_bp=10_000, word_most_bp=10_000))
    run, _ = do(world, morning(world), "order mo plum 20")
    paid, price = run.orders[0].paid, run.orders[0].price
    assert paid * 2 in (20 * price, 20 * price + 1)
    for _ in range(3):
        run, happened = do(world, run, "open", "open", "sleep")
        came = kinds(happened, "load_came")
        if came:
            break
    assert (came[0].number("units"), came[0].number("rest")) == (20, 20 * price - paid)
    assert measure(world, run, "arrived_from", "mo") == 20
    assert not run.loads


def test_a_word_not_kept_is_paid_back() -> None:
    world = surely(0, supply=replace(highway().supply, word_least_bp=0, word_most_bp=0))
    run, _ = do(world, morning(world), "order mo plum 20")
    paid = run.orders[0].paid
    run, happened = do(world, run, "open", "open", "sleep")
    assert kinds(happened, "order_off")[0].number("amount") == paid
    assert [(line.kind, line.amount) for line in run.today.lines if line.other == "mo"] == [("deposit_back", paid)]
    assert not run.loads


def test_a_held_load_asks_and_may_wait_until_dusk() -> None:
    world = surely(10_000, supply=replace(highway().supply, word_least_bp=10_000, word_most_bp=10_000))
    run, _ = do(world, morning(world), "order mo plum 20")
    while not run.pending:
        run, happened = do(world, run, "open", "open", "sleep")
    load = run.loads[0]
    assert kinds(happened, "load_held")
    assert run.pending == f"held:{load.id}"
    assert (measure(world, run, "held"), measure(world, run, "load_bulk", "plum")) == (1, 20)
    assert_choices_hold(world, run)
    run, happened = do(world, run, "open", "open")  # nothing else is kept from being done
    assert kinds(happened, "load_waits")
    assert (run.loads[0].state, run.pending) == ("wait", "")


@pytest.mark.parametrize(("how", "chance_bp", "cost"), [
    ("pay_mark", 5300, 120),
    ("goods", 7800, 750),
    ("send", 7800, 0),
    ("part", 10_000, 900),
    ("wait", 5000, 40),
    ("abandon", 10_000, 1000),
])  # fmt: skip
def test_what_an_answer_costs_and_how_likely_it_is(how: str, chance_bp: int, cost: int) -> None:
    world = calm()
    run = with_load(with_good(morning(world), "jar", noise=0))
    chance_of, asked = explain(world, run, f"release:{how}"), explain(world, run, f"release_cost:{how}")
    assert chance_of is not None
    assert asked is not None
    assert (chance_of.total, asked.total) == (chance_bp, cost)


def luck(world: World, how: str, works: bool) -> Run:
    """A run with a held load in whose seed an answer works, or does not."""
    for number in range(200):
        run = with_load(morning(world, f"s{number}"))
        draw = chance.draw(run.seed, "release", run.day, f"mo.jar.1.bridge.{how}")
        if chance.happens(draw, release.chance_of(world, run, how).total) == works:
            return run
    raise AssertionError("no such seed")


def test_paying_works_or_is_seen() -> None:
    world = calm()
    run = luck(world, "pay_mark", True)
    after, _ = do(world, run, "release pay_mark")
    assert (after.loads[0].state, after.loads[0].due, after.pending) == ("road", 2, "")
    assert after.money["mark"] == run.money["mark"] - 120
    assert measure(world, after, "posts_paid") == 1
    run = luck(world, "pay_mark", False)
    after, _ = do(world, run, "release pay_mark")
    assert (after.money, after.heat) == (run.money, run.heat + 5)
    assert after.pending == "held:mo.jar.1"
    assert refused(world, after, "release pay_mark") == "tried_already"


def test_a_gift_is_remembered() -> None:
    world = calm()
    run = luck(world, "goods", True)
    run, _ = do(world, run, "release goods")
    assert run.goods["candle"].stock == 0
    assert (run.officials["ox"].tie, run.officials["ox"].expects) == (180, 990)


def test_a_part_given_up_takes_what_was_paid_for_it() -> None:
    world = calm()
    run, happened = do(world, with_load(morning(world)), "release part")
    assert (kinds(happened, "parted")[0].number("kept"), run.loads[0].units, run.loads[0].paid) == (3, 7, 700)


def test_waiting_brings_all_of_it_or_none() -> None:
    seen = set()
    world = surely(0)
    for number in range(20):
        run, _ = do(world, with_load(morning(world, f"w{number}")), "release wait")
        for _ in range(2):
            run, happened = do(world, run, "open", "open", "sleep")
        came, lost = kinds(happened, "load_came"), kinds(happened, "wait_lost")
        assert len(came) + len(lost) == 1
        assert not run.loads
        seen.add(bool(came))
    assert seen == {True, False}


@pytest.mark.parametrize(("changes", "line", "reason"), [
    ({"money": {"mark": 10, "shell": 0}}, "release pay_mark", "no_money"),
    ({"hours": 1}, "release send", "no_hours"),
    ({}, "release yourself", "no_such"),
    ({}, "release sing", "no_such"),
])  # fmt: skip
def test_answers_that_are_closed(changes: dict[str, object], line: str, reason: str) -> None:
    world = calm()
    assert refused(world, with_load(morning(world, **changes)), line) == reason
    assert refused(world, morning(world), "release part") == "nothing_held"


@pytest.mark.parametrize(("effect", "state"), [
    (Effect("load", "days", 2), ("held", 10, 4)),
    (Effect("load", "share", -2500), ("held", 7, 2)),
    (Effect("load", "free", 1), ("road", 10, 2)),
    (Effect("order_days", "mo", 0, 3), ("held", 10, 5)),
])  # fmt: skip
def test_effects_on_a_load(effect: Effect, state: tuple[str, int, int]) -> None:
    world = calm()
    run = with_load(morning(world))
    effects.carry_out(world, run, (effect,), "wind")
    assert (run.loads[0].state, run.loads[0].units, run.loads[0].due) == state


def test_an_order_released_gives_half_of_what_was_paid_back() -> None:
    world = calm()
    run = with_load(morning(world))
    money = run.money["mark"]
    effects.carry_out(world, run, (Effect("order_off", "mo"), Effect("free_loads", "", 2)), "wind")
    assert (run.loads, run.pending, run.money["mark"], run.free_loads) == ((), "", money + 500, 2)


def test_a_lost_load_leaves_nothing() -> None:
    world = calm()
    run = with_load(morning(world))
    effects.carry_out(world, run, (Effect("load", "lost", 1),), "wind")
    assert (run.loads, run.pending) == ((), "")


def test_what_cannot_be_paid_on_arrival_goes_back() -> None:
    world = calm()
    run = with_load(morning(world, money={"mark": 300, "shell": 0}), state="road", due=1)
    (load,) = run.loads
    happened = arrivals.settle(world, run, shipments.here(run))
    units = (300 + load.paid) // load.price
    assert kinds(happened, "load_came")[0].number("units") == units
    (back,) = kinds(happened, "order_unpaid")
    assert (back.number("units"), back.number("kept"), back.number("amount")) == (load.units - units, units, 0)
    assert run.money["mark"] == 300 + load.paid - units * load.price
    assert not run.loads


COATS, RICE, SOAP = (2, 1000, 600), (10, 50, 150), (5, 40, 0)
"""Units, a price each, and what was paid ahead: two dear ones, ten that the deposit pays three of, and none ahead."""


@pytest.mark.parametrize(
    ("money", "got"),
    [
        (0, [0, 3, 0]),  # 600 do not pay for a coat: they are lost; 150 pay for three kilos
        (399, [0, 10, 1]),
        (400, [1, 3, 0]),  # the deposit first, though it came last
        (800, [1, 10, 1]),
        (1400, [2, 3, 0]),
        (1750, [2, 10, 0]),
        (5000, [2, 10, 5]),
    ],
)
def test_what_was_paid_ahead_is_paid_first(money: int, got: list[int]) -> None:
    coats, rice, soap = (Order(1, "mo", "jar", units, price, 2, 3, paid) for units, price, paid in (COATS, RICE, SOAP))
    assert arrivals.taken(money, [soap, rice, coats]) == got[::-1]


@given(
    money=st.integers(0, 3000),
    ordered=st.lists(st.tuples(st.integers(1, 20), st.integers(1, 300), st.integers(0, 100)), max_size=5),
)
def test_the_purse_pays_for_what_it_can_and_never_for_more(money: int, ordered: list[tuple[int, int, int]]) -> None:
    coming = [Order(1, "mo", "jar", u, price, 2, 3, u * price * share // 100) for u, price, share in ordered]
    got = arrivals.taken(money, coming)
    paid = [max(0, units * one.price - one.paid) for units, one in zip(got, coming, strict=True)]
    left = money - sum(paid)
    assert left >= 0
    for units, one, cost in zip(got, coming, paid, strict=True):
        assert 0 <= units <= one.units
        assert units == one.units or (units + 1) * one.price - one.paid - cost > left
    everything = sum(map(arrivals.asks, coming))
    assert arrivals.taken(everything, coming) == [one.units for one in coming]


def test_what_would_be_lost_is_what_is_lost() -> None:
    world = calm()
    run = with_load(morning(world, money={"mark": 90, "shell": 0}), state="road", due=2)
    (load,) = run.loads
    shipments.put(run, replace(load, units=1, price=700, paid=600))
    asked, lost = explain(world, run, "orders_ask"), explain(world, run, "orders_lose")
    assert asked is not None
    assert lost is not None
    assert (asked.total, lost.total) == (100, 600)
    run.day = 2
    (back,) = kinds(arrivals.settle(world, run, shipments.here(run)), "order_unpaid")
    assert (back.number("amount"), run.money["mark"]) == (600, 90)
    assert explain(world, run, "orders_ask") is None


# parcels and quality


def test_a_parcel_is_paid_at_once_and_light() -> None:
    world = surely(0)
    run = morning(world)
    cost = explain(world, run, "parcel:jar:10")
    assert cost is not None
    assert [step.name for step in cost.steps] == ["parcel_goods", "parcel_fee"]
    assert refused(world, run, "parcel jar 11") == "parcel_heavy"
    assert refused(world, run, "parcel plum 1") == "not_sold_there"
    after, _ = do(world, run, "parcel jar 10")
    assert after.money["mark"] == run.money["mark"] - cost.total
    assert refused(world, after, "parcel jar 1") == "parcel_sent"
    run.trust["mo"] = -10
    assert refused(world, run, "parcel jar 1") == "driver_unknown"


def test_looking_first_finds_what_dawn_would_find() -> None:
    world = calm()
    found = set()
    for number in range(30):
        run = morning(world, f"q{number}", money={"mark": 9000, "shell": 0})
        offer = next(offer for offer in run.offers if offer.good == "jar")
        short, poor = quality.wrong(world, run, "mo", "jar", offer.left, 1)
        looked, happened = do(world, run, "inspect mo")
        left = next(offer for offer in looked.offers if offer.good == "jar").left
        assert left == offer.left - short - poor
        bought, _ = do(world, run, f"take mo jar {offer.left}")
        assert (bought.faults != ()) == (short + poor > 0)
        bought.slots = ("", "", "")
        _, happened = do(world, bought, "open", "open", "sleep")
        gone = sum(event.number("units") for event in happened if event.kind in ("found_short", "found_poor"))
        assert gone == short + poor
        sound, _ = do(world, looked, f"take mo jar {left}")
        assert sound.faults == ()
        found.add((short > 0, poor > 0))
    assert len(found) == 4


def test_trust_makes_goods_better() -> None:
    world = calm()
    run = morning(world)
    run.trust["mo"] = 300
    account = explain(world, run, "short:mo:jar")
    assert account is not None
    assert account.total == 5000 - 600


def test_every_number_of_the_road_is_a_sum() -> None:
    world = calm()
    run, _ = do(world, with_load(morning(world)), "travel farm cart", "buy jar 3")
    subjects = [
        "price_at:farm:plum", "fare:port:cart", "risk:farm:cart", "guards_ask", "post:gate", "load:mo.jar.1",
        "parcel:jar:3", "parcel_held", "short:mo:jar", "poor:mo:jar",
        *(f"{kind}:{how}" for kind in ("release", "release_cost") for how in release.answers(world, "bridge")),
    ]  # fmt: skip
    for subject in subjects:
        account = explain(world, run, subject)
        assert account is not None, subject
        assert account.subject == subject
        assert account.total == sum(step.amount for step in account.steps)


def test_a_world_without_a_road_knows_none_of_it() -> None:
    run = morning(street())
    assert refused(street(), run, "travel farm cart") == "not_in_scenario"
    assert refused(street(), run, "parcel jar 1") == "not_in_scenario"
    assert measure(street(), run, "loads") == 0


def test_a_day_on_the_road_has_room_for_the_cards_of_the_whole_day() -> None:
    """Where a day has room for fewer cards than phases, the road is a phase of its own and no phase of the market."""
    world = calm(story=StoryRules(most=2, quiet_bp=0, second_bp=10_000))
    for seed in ("amber", "brass", "coal"):
        run = morning(world, seed)
        run.money["mark"], run.permit = 5000, 8
        run, happened = do(world, run, "travel port cart", "on")
        assert (run.phase, kinds(happened, "over")) == ("away", [])
        assert story.room(world, run, "road") == story.room(world, run, "evening")
