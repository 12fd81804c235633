"""Offers and orders: what a middleman asks, and what becomes of an order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import chance, supply
from marketgen.engine.events import event
from marketgen.engine.run import GoodState, Offer, Order, Run
from marketgen.engine.world import World
from tests.engine.helpers import command, do, kinds, morning, refused, turns, with_good
from tests.worlds import SUPPLY, first_stall, street

SURE = replace(SUPPLY, word_least_bp=10_000, word_most_bp=10_000)
NEVER = replace(SUPPLY, word_least_bp=0, word_most_bp=0)
STEADY = replace(SUPPLY, spread_bp=(10_000, 10_000))


def quiet(**changes: object) -> World:
    """The street without stories, weather and inspections in the way."""
    world = street()
    return replace(
        world,
        events={},
        inspection=replace(world.inspection, sure_days=(), start_bp=0, level_bp=0, heat_bp=0),
        **changes,
    )


@pytest.mark.parametrize(
    ("ahead", "trust", "state", "steps"),
    [
        (False, 0, {}, {"base": 300, "supplier_share": -54, "rounding": -1}),  # 246
        (False, 200, {}, {"base": 300, "supplier_share": -54, "trust_off": -10, "rounding": -1}),  # 4 % off
        (False, -300, {}, {"base": 300, "supplier_share": -54, "rounding": -1}),  # mistrust costs nothing more
        (False, 0, {"older": -1000}, {"base": 300, "supplier_share": -54, "market_pressure": -17, "rounding": 1}),
        (False, 0, {"noise": 2000}, {"base": 300, "supplier_share": -54, "market_pressure": 34}),
        (False, 0, {"fresh": -9000}, {"base": 300, "supplier_share": -54, "market_pressure": -103, "rounding": 2}),
        (True, 0, {}, {"base": 300, "supplier_share": -54, "ordered_ahead": -15, "rounding": -1}),  # 6 % off
        (True, 500, {"older": 1000}, {
            "base": 300,
            "supplier_share": -54, "market_pressure": 17, "trust_off": -26, "ordered_ahead": -14, "rounding": 2}),
    ],
)  # fmt: skip
def test_what_a_unit_costs(ahead: bool, trust: int, state: dict[str, int], steps: dict[str, int]) -> None:
    world = quiet(supply=STEADY)
    run = morning(world)
    run.goods["jar"], run.trust["mo"], run.offers = GoodState(**state), trust, ()
    account = supply.offer_price(world, run, "mo", "jar", ahead)
    assert {step.name: step.amount for step in account.steps} == steps
    assert account.total == sum(steps.values())


def test_what_was_asked_at_dawn_stands() -> None:
    world = quiet(supply=STEADY)
    run = morning(world)
    asked = next(offer.price for offer in run.offers if (offer.who, offer.good) == ("mo", "jar"))
    run.goods["jar"], run.trust["mo"] = GoodState(older=3000), 500
    account = supply.offer_price(world, run, "mo", "jar")
    assert account.total == asked != supply.offered_at(world, run, "mo", "jar")
    assert account.steps[-1].name == "asked_at_dawn"
    after, _ = do(world, run, "take mo jar 1")
    assert run.money["mark"] - after.money["mark"] == account.total


def test_the_mood_of_the_day_is_drawn_for_person_and_good() -> None:
    world = quiet()
    run = morning(world)
    run.goods["jar"] = GoodState()
    run.offers = ()
    luck = chance.draw(run.seed, "spread", 1, "mo.jar")
    factor = chance.between(luck, 8800, 10_800)
    mood = next(step for step in supply.offer_price(world, run, "mo", "jar").steps if step.name == "days_mood")
    assert mood.fact("factor") == factor
    assert mood.amount == round(246 * factor / 10_000 + 1e-9) - 246


@pytest.mark.parametrize(
    ("trust", "day", "word", "found"),
    [
        (0, 1, 9000, 8600), (100, 1, 9000, 9100), (250, 1, 9000, 9800), (-500, 1, 9000, 6100), (0, 3, 9000, 8200),
        (500, 1, 9000, 9800), (-500, 3, 1000, 500), (50, 1, 5000, 4850),
    ],
)  # fmt: skip
def test_the_chance_that_an_order_comes(trust: int, day: int, word: int, found: int) -> None:
    world = street()
    world = replace(world, middlemen={"mo": replace(world.middlemen["mo"], word_bp=word)})
    run = morning(world, day=day, level=world.level(day))
    run.trust["mo"] = trust
    assert supply.word(world, run, "mo").total == found


def test_sure_goods_are_brought_whatever_the_seed() -> None:
    for seed in "abcdefgh":
        offers = [offer for offer in morning(street(), seed).offers if offer.who == "mo"]
        assert [offer.good for offer in offers] == ["jar", "plum"]


def test_lots_are_a_share_of_depth() -> None:
    lots = {morning(street(), seed).offers[0].units for seed in "abcdefghijklmnopqrstuvwxyz"}
    assert lots <= set(range(15, 26))  # 30 to 50 % of 50
    assert len(lots) > 5


def test_not_everybody_is_there_every_morning() -> None:
    world = street()
    mornings = []
    for seed in range(300):
        run = morning(world, str(seed), day=3)
        supply.make_offers(world, run)
        mornings.append(tuple(offer.good for offer in run.offers if offer.who == "pim"))
    there = [goods for goods in mornings if goods]
    assert 150 < len(there) < 210  # 60 %
    assert 60 < sum(len(goods) == 2 for goods in there) < 120  # a second good half the time
    assert {goods[0] for goods in there} == {"grain", "later"}


def test_what_was_ordered_and_does_not_come_is_not_offered_that_morning() -> None:
    world = street()
    for seed in "abcdefgh":
        run = morning(world, seed)
        plain = run.offers
        told = [event("order_lost", person="mo", good="plum", units=3), event("order_off", person="pim", good="grain")]
        supply.make_offers(world, run, told)
        assert run.offers == tuple(one for one in plain if (one.who, one.good) != ("pim", "grain"))
    # mo surely brings his two goods on that day: the scenario's word goes before
    run = morning(world, "a", day=3)
    supply.make_offers(
        world, run, [event("order_lost", person="mo", good=good) for good in world.middlemen["mo"].carries]
    )
    sure = world.middlemen["mo"].sure.get(3, ())
    assert all(one.good in sure for one in run.offers if one.who == "mo")


def test_before_their_day_people_and_goods_bring_nothing() -> None:
    for _, turn in turns(street(), "amber", "idle"):
        day = turn.run.day
        assert all(offer.who != "pim" or day >= 2 for offer in turn.run.offers)
        assert all(offer.good != "later" or day >= 3 for offer in turn.run.offers)
    later = replace(street(), systems={**street().systems, "offers": 2})
    assert morning(later).offers == ()


def offered(world: World, *offers: Offer) -> Run:
    return morning(world, offers=offers)


def test_taking_moves_money_goods_hours_and_the_offer() -> None:
    world = quiet()
    run, happened = do(world, offered(world, Offer("mo", "jar", 20, 20, 240)), "take mo jar 3", "take mo jar 2")
    assert (run.offers[0].left, run.goods["jar"].stock, run.goods["jar"].cost) == (15, 17, 12 * 200 + 5 * 240)
    assert (run.money["mark"], run.hours, run.away, run.visited) == (6000 - 1200, 7, 0, ("mo",))
    assert [(line.kind, line.subject, line.amount, line.other) for line in run.today.lines] == [
        ("took", "jar", -720, "mo"), ("took", "jar", -480, "mo")]  # fmt: skip
    assert [event.number("units") for event in kinds(happened, "took")] == [3, 2]
    assert run.today.tallies["jar"].taken == 5


@pytest.mark.parametrize(("hours", "away"), [(1, 0), (2, 0), (3, 1), (5, 3)])
def test_walks_beyond_the_early_hours_are_hours_away(hours: int, away: int) -> None:
    world = quiet()
    world = replace(world, middlemen={**world.middlemen, "mo": replace(world.middlemen["mo"], hours=hours)})
    run, _ = do(world, offered(world, Offer("mo", "jar", 9, 9, 240)), "take mo jar 1")
    assert (run.hours, run.away) == (8 - hours, away)


@pytest.mark.parametrize(
    ("changes", "line", "reason"),
    [
        ({}, "take mo jar 3", ""), ({}, "take mo jar 0", "at_least_one"), ({}, "take mo jar 10", "offer_has"),
        ({}, "take mo plum 1", "no_offer"), ({}, "take pim jar 1", "no_such"), ({}, "take ox jar 1", "no_such"),
        ({}, "take mo gold 1", "no_such"), ({"hours": 0}, "take mo jar 1", "no_hours"),
        ({"hours": 0, "visited": ("mo",)}, "take mo jar 1", ""),
        ({"money": {"mark": 479, "shell": 0}}, "take mo jar 2", "no_money"),
        ({"money": {"mark": 239, "shell": 9}}, "take mo jar 1", "no_money"),
        ({"phase": "noon"}, "take mo jar 1", "wrong_phase"),
        ({"offers": (Offer("mo", "jar", 9, 0, 240),)}, "take mo jar 1", "offer_gone"),
    ],
)  # fmt: skip
def test_refusals_of_taking(changes: dict[str, object], line: str, reason: str) -> None:
    world = quiet()
    run = offered(world, Offer("mo", "jar", 9, 9, 240))
    for name, value in changes.items():
        setattr(run, name, value)
    assert refused(world, run, line) == reason


@pytest.mark.parametrize(
    ("day", "line", "reason"),
    [
        (1, "order mo jar 25", ""), (1, "order mo jar 26", "order_has"), (1, "order mo jar 0", "at_least_one"),
        (1, "order mo grain 1", "does_not_carry"), (1, "order mo later 1", "no_such"),
        (1, "order pim grain 1", "no_such"),
        (2, "order pim grain 1", ""), (2, "order pim later 1", "no_such"), (3, "order mo jar 1", "too_late_to_order"),
        (3, "order pim later 20", ""), (4, "order pim later 1", "too_late_to_order"),
    ],
)  # fmt: skip
def test_refusals_of_ordering(day: int, line: str, reason: str) -> None:
    assert refused(quiet(), morning(quiet(), day=day), line) == reason


def test_an_order_is_made_once_and_paid_later() -> None:
    world = quiet()
    run, happened = do(world, morning(world), "order mo jar 4")
    (made,) = run.orders
    assert (made.first, made.last, made.units) == (2, 3, 4)
    assert made.price == supply.offer_price(world, morning(world), "mo", "jar", ahead=True).total
    assert run.money == {"mark": 6000, "shell": 3}
    assert refused(world, run, "order mo jar 1") == "ordered_already"
    assert refused(world, run, "order mo plum 1") == ""
    assert kinds(happened, "ordered")[0].number("last") == 3


def ordered(world: World, seed: str, **changes: object) -> tuple[Run, list[tuple[int, str, int]]]:
    """A run that orders four jars on the first day and waits; the day, kind and units of what came of it."""
    run, _ = do(world, morning(world, seed), "order mo jar 4")
    for name, value in changes.items():
        setattr(run, name, value)
    found = []
    while run.phase != "over":
        run, happened = do(world, run, "open", "open", "sleep")
        found += [(run.day, event.kind, event.number("units")) for event in happened if event.kind.startswith("order_")]
    return run, found


def test_an_order_comes_within_its_days_at_its_price() -> None:
    days = set()
    for seed in "abcdefghijkl":
        run, found = ordered(quiet(supply=SURE), seed)
        ((day, kind, units),) = found
        assert (kind, units, run.orders) == ("order_came", 4, ())
        line = next(line for record in run.past for line in record.lines if line.kind == "order")
        assert (line.units, line.amount, line.other) == (4, -4 * line.price, "mo")
        days.add(day)
    assert days == {2, 3}


def test_an_order_may_be_lost_and_costs_nothing() -> None:
    run, found = ordered(quiet(supply=NEVER), "amber")
    assert [(kind, units) for _, kind, units in found] == [("order_lost", 4)]
    assert run.trust["mo"] == 0
    assert not [line for record in run.past for line in record.lines if line.kind == "order"]


def test_what_cannot_be_paid_is_taken_back_and_remembered() -> None:
    world = quiet(supply=SURE)
    run, found = ordered(world, "amber", money={"mark": 700, "shell": 0}, meal="crust")
    kinds_found = {kind: units for _, kind, units in found}
    assert kinds_found["order_came"] + kinds_found["order_unpaid"] == 4
    assert kinds_found["order_came"] in (1, 2)
    assert run.trust["mo"] == -100


def test_a_day_of_coming_is_drawn_by_the_day_of_ordering() -> None:
    run = morning(street())
    made = Order(1, "mo", "jar", 4, 200, 2, 3)
    assert supply.due(run, made) == supply.due(morning(street(), day=3), made)
    assert {supply.due(morning(street(), seed), made) for seed in "abcdefgh"} == {2, 3}


@pytest.mark.parametrize(("each", "below"), [(300, 0), (246, -1800), (330, 1000), (1, -9967)])
def test_how_far_below_the_market(each: int, below: int) -> None:
    run = with_good(morning(street()), "jar", noise=0)
    assert supply.share_below(street(), run, each, "jar") == below


def test_a_choice_names_the_greatest_that_can_be_paid() -> None:
    world = quiet()
    run = offered(world, Offer("mo", "jar", 20, 20, 240))
    run.money["mark"] = 1000
    (choice,) = supply.take_choices(world, run)
    assert (choice.low, choice.high, choice.refusal) == (1, 4, None)
    assert supply.check_take(world, run, command("take mo jar 5")).reason == "no_money"


@pytest.mark.parametrize("seed", ["amber", "birch", "cedar"])
def test_a_lawful_week_never_pays_more_than_it_was_told(seed: str) -> None:
    """What the ledger says of a purchase is units at the price of that morning's offer."""
    offers: dict[tuple[int, str, str], int] = {}
    for _, turn in turns(first_stall(), seed, "lawful"):
        for offer in turn.run.offers:
            offers.setdefault((turn.run.day, offer.who, offer.good), offer.price)
        for line in turn.run.today.lines:
            if line.kind == "took":
                assert line.amount == -line.units * offers[turn.run.day, line.other, line.subject]
