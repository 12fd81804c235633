"""Rule cards: every number that can be asked about has one, and none is shown of a rule that is not in the game."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from marketgen.engine.explain import SUBJECTS, explain
from marketgen.engine.world import World
from marketgen.play import cards, steps
from tests.council_world import parlour
from tests.engine.helpers import morning
from tests.gates_world import shores
from tests.homes import house
from tests.kye_world import court
from tests.rights_world import arcade
from tests.road_world import highway
from tests.side_world import lane
from tests.worlds import bazaar, class_week, first_stall, made_up_country, street, the_awning

NO_RULE = {"hand", "spent", "opening", "closing", "kept"}
"""Sums of what was done: a ledger, not a rule."""


def _all_met(world: World) -> dict[str, str]:
    return {card.id: card.text(world) for card in cards.cards_met(world, world.days)}


def test_every_number_has_a_card_or_is_a_plain_sum() -> None:
    assert {kind for kind in SUBJECTS if cards.card_for(kind) is None} == NO_RULE


def test_no_number_has_two_cards() -> None:
    explained = [kind for card in cards.CARDS for kind in card.explains]
    assert sorted(explained) == sorted(set(explained))


@pytest.mark.parametrize("world", [first_stall(), class_week(), the_awning(), street(), bazaar(), house(),
                                   highway(), shores(), arcade(), court(), lane(), parlour(), made_up_country()],
                         ids=lambda world: world.id)  # fmt: skip
def test_a_card_is_short_and_filled_in(world: World) -> None:
    for name, text in _all_met(world).items():
        assert not re.search(r"[{}]|None", text), name
        assert len(text.split()) <= 100, name


def test_first_stall_shows_no_card_of_a_rule_it_lacks() -> None:
    assert set(_all_met(first_stall())) == {
        "price", "stance", "demand", "offers", "spoilage", "home", "officials", "inspection", "ladder",
        "answers", "score", "profile",
    }  # fmt: skip


def test_the_awning_has_a_card_for_every_system() -> None:
    world = the_awning()
    assert {card.system for card in cards.cards_met(world, world.days)} == set(world.systems)
    off = {"chapters", "reform", "workshop", "recipes", "firms", "contracts", "rights", "yards"}
    assert {card.id for card in cards.CARDS} - set(_all_met(world)) == off


def test_cards_say_the_numbers_of_the_scenario() -> None:
    road, home = _all_met(highway()), _all_met(house())
    assert "paying 50 %, goods that suit 75 %" in road["held"]
    assert "3.00 mark, good for 3 days" in road["trips"]
    assert "kurt, if freed, serves 70 % of the buyers, aunt 30 %, else nobody" in home["keeper"]
    assert "20.00 mark free kurt from the workplace for 5 days" in home["work"]
    assert "given to another after 4" in home["place"]
    assert "lasts 4 days and costs 2 points a night" in home["illness"]


def test_prices_that_wander_are_told_where_they_do() -> None:
    still = highway()
    jar, port = still.goods["jar"], still.places["port"]
    goods = {**still.goods, "jar": replace(jar, drift=(300, 9770))}
    places = {**still.places, "port": replace(port, gap=(200, 9500))}
    told = _all_met(still)["price"]
    assert "whole country" not in told
    assert "such gaps" not in told
    assert _all_met(replace(still, goods=goods))["price"] == (
        f"{told} For weeks at a time these may be dearer or cheaper in the whole country: jar."
    )
    assert _all_met(replace(still, places=places))["price"].endswith("such gaps close again.")


def test_the_steps_of_a_wandering_price_are_told() -> None:
    world = highway()
    goods = {**world.goods, "jar": replace(world.goods["jar"], drift=(300, 9770))}
    places = {some_id: replace(world.places[some_id], gap=(200, 9500)) for some_id in ("lane", "port")}
    world = replace(world, goods=goods, places={**world.places, **places})
    run = morning(world)
    run.day = 20
    told = {}
    for subject in ("price:jar", "price_at:port:jar"):
        account = explain(world, run, subject)
        assert account is not None
        told |= {step.name: steps.words(world, step)[0] for step in account.steps}
    assert told["drift"] == "dearer or cheaper in the whole country"
    assert told["gap_here"] == "dearer or cheaper in this town alone"
    assert told["without_gap_here"] == "what is so in your town alone, taken off"
    assert told["gap"] == "dearer or cheaper there alone, these weeks"
