"""The lists of who can be given something, and what an answer costs beside what its sentence says."""

from __future__ import annotations

import pytest

from marketgen.engine.events import event
from marketgen.engine.explain import explain
from marketgen.engine.run import Load, Order, Run
from marketgen.plain import menu, now
from marketgen.play import look, steps, tell, wording
from marketgen.play.look.terms import terms
from marketgen.play.timeline import Timeline
from marketgen.play.views import DecisionOption
from tests.tui import awning

WORLD = awning.world()


@pytest.fixture
def run() -> Run:
    """The morning of day 5."""
    return awning.awning(5).run.copy()


def test_who_has_said_no_today_keeps_the_place_so_that_the_others_keep_their_numbers(run: Run) -> None:
    before = menu._officials(Timeline(WORLD, run))
    first = before[0].key.removeprefix("give ")
    run.officials[first].refused = run.day
    after = menu._officials(Timeline(WORLD, run))
    assert [item.key for item in after] == [item.key for item in before]
    assert after[0].refusal
    assert after[0].label.endswith(f"Not now: {after[0].refusal}")
    assert not any(item.refusal for item in after[1:])


def test_at_the_board_only_who_stands_there_can_be_offered_something_else(run: Run) -> None:
    other = next(one for one in WORLD.officials if one != "so")
    run.favours[other] = 1  # what is owed is asked for on another day
    run.pending, run.officials["so"].refused = "inspection", run.day
    scene = Timeline(WORLD, run)
    lists = [item for item in menu.menu(scene) if item.opens]
    assert len(lists) == 1
    assert all(item.opens(scene) for item in lists if item.opens)


@pytest.mark.parametrize(
    ("label", "short", "said"),
    [
        ("Ask 47,810 won each", "8 % over the market", "8 % over the market."),  # there is an 8 in 47,810
        ("Ask 40,730 won each", "40,730", ""),
        ("Wait", "no number at all", ""),
    ],
)
def test_a_number_that_an_answer_leaves_out_is_said(label: str, short: str, said: str) -> None:
    assert menu._unsaid(DecisionOption("x", label, short, "It is done.")) == said


def test_what_a_service_costs_has_its_name_in_the_report() -> None:
    service = next(iter(WORLD.services))
    told = steps.line_words(WORLD, "event", f"service.{service}", 0, 0, "")
    assert told == wording.thing(WORLD, service)
    assert "service." not in told


def test_a_rumour_that_two_can_tell_is_nobodys_in_the_steps_of_a_price() -> None:
    two = next(one for one in WORLD.rumours.values() if one.who and one.otherwise)
    one = next(one for one in WORLD.rumours.values() if one.who and not one.otherwise)
    assert steps.origin(WORLD, f"rumour.{two.id}") == "what was said"
    assert steps.origin(WORLD, f"rumour.{one.id}") != "what was said"


def test_a_call_says_what_it_costs(run: Run) -> None:
    place = next(place.id for place in WORLD.places.values() if place.id != WORLD.place and place.sells)
    assert WORLD.calls is not None
    told = terms(WORLD, run, "call", (place,))
    assert f"{WORLD.calls.cost:,} won" in told
    assert f"{WORLD.calls.hours} hour" in told


def test_nothing_by_the_week_is_no_sum(run: Run) -> None:
    first = next(iter(WORLD.officials))
    told = tell.line(WORLD, run, event("week", official=first, expects=0, was=0))
    assert told is not None
    assert "nothing by the week" in told.text


def test_in_the_evening_orders_that_could_not_be_paid_are_told(run: Run) -> None:
    run.phase = "evening"
    who = next(man.id for man in WORLD.middlemen.values() if not man.road)
    good = next(iter(WORLD.middlemen[who].carries))
    made = Order(run.day - 1, who, good, 10, 1000, run.day + 1, run.day + 3)
    run.orders, run.money["won"] = (made,), 10_000
    asked = explain(WORLD, run, "orders_ask")
    assert asked is not None
    assert asked.total == 10_000
    assert "Orders may ask" not in look.prompt(Timeline(WORLD, run)).sentence
    run.money["won"] = 9_999
    told = look.prompt(Timeline(WORLD, run)).sentence
    assert told == "Orders may ask 10,000 won tomorrow, more than you have."
    load = Load("coat", "order", who, good, 2, 145_180, 87_110, run.day, run.day + 1)
    run.loads, run.money["won"] = (load,), 58_069
    told = look.prompt(Timeline(WORLD, run)).sentence
    assert told == "Orders may ask 213,250 won tomorrow, more than you have: 87,110 won paid ahead would be lost."
    run.money["won"] += 1
    assert look.prompt(Timeline(WORLD, run)).sentence == "Orders may ask 213,250 won tomorrow, more than you have."


def test_the_evening_tells_the_hours_that_are_left_where_they_buy_something(run: Run) -> None:
    run.phase, run.hours = "evening", 3
    assert now.in_hand(Timeline(WORLD, run)).endswith("and 3 hours of the day.")
