"""What the second listener stumbled over: lists read again for nothing, lists of one, and numbers of two meanings."""

from __future__ import annotations

import pytest

from marketgen.play import games
from marketgen.play.session import Session
from tests.plain.conftest import Table
from tests.plain.test_by_ear import asked


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
