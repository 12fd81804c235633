"""What the second listener stumbled over: lists read again for nothing, lists of one, and numbers of two meanings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.plain.menu import menu
from marketgen.play import games, look
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from tests.plain.conftest import Table
from tests.plain.test_by_ear import asked
from tests.road_world import held


@pytest.fixture
def market() -> Table:
    """The first morning of the long scenario, with a person listening."""
    return Table(Session.begin(games.load("the_awning").world, "barley"), typed=True)


def number_of(table: Table, key: str) -> int:
    """The number of a choice."""
    return next(at for at, item in enumerate(table.game.items, 1) if item.key == key)


def test_a_standing_order_is_read_with_the_word_its_number_needs(market: Table) -> None:
    told = market.say("standing")
    assert "\nstanding 1. " in told
    assert "\n1. " not in told


def test_back_reads_no_list_again_and_enter_does(market: Table) -> None:
    market.say(str(number_of(market, "group people")))
    assert market.say("back") == "\nYou are back; Enter alone says the choices.\n"
    assert "1. Open the market." in market.say("")


def test_a_group_of_one_opens_it_and_out_leaves_every_list(market: Table) -> None:
    told = market.say(str(number_of(market, "group supply")))
    assert "Ryu Jong-sun, for " in told
    assert asked(market) == "Orders. Which one? Type its number, or back."
    market.say("5")
    assert asked(market) == "Ryu Jong-sun. Which one? Type its number, back, or out to leave every list."
    assert "type out before" in market.say("now")
    market.say("out")
    assert market.game.question is None
    assert "There is nothing to leave" in market.say("out")


def test_a_bargain_that_is_over_reads_only_what_is_another_choice_now(market: Table) -> None:
    while market.session.run.pending != "bargain":
        assert market.session.run.day < 9
        market.say(str(len(market.game.items)) if market.session.run.pending else "1")
    told = market.say(str(len(market.game.items)))
    assert market.session.run.phase == "morning"
    assert "Open the market." not in told
    assert "1. Open the market." in market.say("")


def test_what_can_be_ordered_from_somebody_names_them_once(market: Table) -> None:
    orders = [line for line in market.say("supply ryu").splitlines() if "rdered" in line or line.startswith("Up to")]
    assert [line for line in orders if "Ryu" in line] == orders[:1]
    assert len(orders) > 3
    market.say(f"{number_of(market, 'group supply')} 5 1 3")
    assert "Not to be ordered: wheat flour. " in market.say("supply ryu")


def test_a_stall_that_is_shut_at_noon_proposes_no_display(market: Table) -> None:
    market.say("1")
    while market.session.run.pending:
        market.say(str(len(market.game.items)))
    run = market.session.run
    assert run.phase == "noon"
    market.session.timeline.run = replace(run, closed=run.day)
    market.game._stands(whole=False)
    told = market.told.rpartition("hours of the day.")[2]
    assert "On show" not in told
    assert "Show " not in market.say("").replace("Show and price", "")
    assert asked(market).startswith("Noon. Your stall is shut for today.")
    told = market.say("now")
    assert "Change a price" not in told
    assert "Go on. Noon. Your stall is shut for today. Type 1." in told


def test_an_order_is_told_with_the_days_it_was_offered_for(market: Table) -> None:
    offered = market.say(str(number_of(market, "group supply")))
    days = next(line for line in offered.splitlines() if "Ryu Jong-sun" in line).partition("for ")[2].partition(";")[0]
    assert days == "Tue 17 or Wed 18 Oct"
    assert f", for {days}." in market.say("5 1 3")


def test_an_answer_for_a_held_load_is_short_where_it_cannot_be_given() -> None:
    world, run = held()
    run = replace(run, money=dict.fromkeys(run.money, 0))
    options = look.decision(Timeline(world, run)).options  # type: ignore[union-attr]
    labels = {item.key: item for item in menu(Timeline(world, run)) if item.key.startswith("release")}
    refused = [option for option in options if option.refusal]
    assert refused
    for option in options:
        told = labels[option.command].label
        assert ("You keep" in told) is not bool(option.refusal)
        assert option.refusal in told
        if option.long.startswith("Likely"):
            assert "Chance that it works" not in told or option.chance_text != "likely"
