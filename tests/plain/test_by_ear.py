"""Plain mode for who listens: numbers stay, what goes without saying is not said, and what is asked is said again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from marketgen.play import games
from marketgen.play.games import Playable
from marketgen.play.session import Session
from tests.plain.conftest import Table

Begin = Callable[..., Any]


@pytest.fixture(scope="module")
def awning() -> Playable:
    """The long scenario, loaded once."""
    return games.load("the_awning")


@pytest.fixture
def market(awning: Playable) -> Table:
    """Its first morning, with a person listening."""
    return Table(Session.begin(awning.world, "river-jar"), typed=True)


def numbers(told: str) -> dict[str, str]:
    """What is read under each number, without what may change in it."""
    return dict(re.findall(r"^(\d+)\. (.*?)[:.]", told, re.MULTILINE))


def to(table: Table, day: int) -> None:
    """Play on to the morning of a day; whoever comes gets the last answer."""
    while table.session.run.day < day:
        table.say(str(len(table.game.items)) if table.session.run.pending else "1")


def asked(table: Table) -> str:
    """The line that asks, as it would be said now."""
    return table.game._prompt(over=False)


def test_the_number_that_showed_the_last_good_means_nothing_else_then(market: Table) -> None:
    assert "11. Show cigarettes on slot 1." in market.told
    for slot in (1, 2, 3, 4):
        answer = market.say("11")
        assert f"On slot {slot} now" in answer
    assert "0. Take back: " in answer
    told = market.say("11")
    assert told == "There is no choice 11; there are 1 to 10. Enter alone says them.\n"
    assert "Taken back: " in market.say("0")


def test_a_purchase_moves_no_number_and_reads_no_offer_again(market: Table) -> None:
    to(market, 4)
    before = numbers(market.say(""))
    assert "The road" in before.values()
    answer = market.say("2 1")
    assert "You took " in answer
    assert "Buy from" not in answer
    market.say("2 all", "3 all")  # what is left in hand pays for no parcel any more
    after = numbers(market.say(""))
    assert {number: after[number] for number in before} == before


def test_what_is_gone_keeps_its_number_and_says_so(market: Table) -> None:
    to(market, 4)
    road = next(at for at, item in enumerate(market.game.items, 1) if item.key == "group road")
    market.say("2 all", "3 all")
    assert f"{road}. The road: nothing now." in market.say("")
    assert market.say(str(road)) == "The road: nothing now.\n"


def test_numbers_stay_when_things_are_looked_at_and_after_somebody_came(market: Table) -> None:
    to(market, 3)
    before = numbers(market.say(""))
    market.say("1")
    assert market.session.run.pending == "bargain"
    leave = len(market.game.items)
    market.say("look", str(leave))
    assert market.session.run.phase == "morning"
    assert numbers(market.say("")) | before == numbers(market.say(""))


def test_a_bargain_says_its_title_once_and_what_holds_for_each_word_once(market: Table) -> None:
    to(market, 3)
    came = market.say("1")
    title = came.strip().partition(".")[0]
    assert came.count(title) == 1
    assert asked(market).startswith("Somebody waits for your answer.")
    answer = market.say("1")
    assert answer.count("Each word costs patience") == 1
    assert answer.count("Their patience: ") == 1
    assert "; they up to" not in answer
    assert re.search(r"Come down a little\. To [\d,]+ won\. They come up to [\d,]+ won at the most\.", answer)


def test_what_waits_is_named_again_after_anything_else(market: Table) -> None:
    to(market, 3)
    title = market.say("1").strip().partition(".")[0]
    market.say("1")
    for line in ("nonsense", "99", "why", "goal"):
        market.say(line)
        assert asked(market).startswith(f"{title}. Type the number of an answer"), line
    again = market.say("")
    assert again.strip().startswith(title)
    assert "Prices: You ask " in again
    assert "Their patience: " in again


def test_a_question_of_yes_or_no_is_said_again_whole(market: Table) -> None:
    to(market, 2)
    path = next(at for at, item in enumerate(market.game.items, 1) if item.key == "group home")
    first = market.say(f"{path} 5 1")
    assert first.strip().startswith("The school's levy.")
    assert asked(market) == "Type 1 to do it or 2 to leave it."
    market.say("due")
    assert asked(market) == "The school's levy. Type 1 to do it or 2 to leave it."
    assert market.say("").strip() == first.strip()
    market.say("2")


def test_prices_keep_their_numbers_and_say_which_is_asked(market: Table) -> None:
    market.say("11", "11", "11")
    goods = market.say("5 2")
    assert re.search(r"^1\. Cigarettes: you ask fair, [\d,]+\.$", goods, re.MULTILINE)
    before = market.say("1")
    assert re.search(r"^2\. Cigarettes, fair: .*You ask that now\.$", before, re.MULTILINE)
    market.say("1")
    after = market.say("5 2 1")
    assert re.search(r"^1\. Cigarettes, low: .*You ask that now\.$", after, re.MULTILINE)
    assert market.say("1") == "You ask that now.\n"


def test_orders_of_one_person_name_them_once(market: Table) -> None:
    ahead = next(at for at, item in enumerate(market.game.items, 1) if item.key == "group supply")
    people = market.say(f"{ahead} 4")
    assert "4. Wang Ok-hwa, for " in people
    goods = market.say("4")
    assert "Wang Ok-hwa" not in goods
    assert "6. Up to 66 bars of soap at " in goods


def test_what_cannot_be_done_is_short_and_whoever_chooses_it_hears_the_rest(market: Table) -> None:
    to(market, 5)
    road = next(at for at, item in enumerate(market.game.items, 1) if item.key == "group road")
    told = market.say(f"{road} 1")
    army = next(line for line in told.splitlines() if "by army lorry" in line)
    assert "Not now: That road needs a permit" in army
    assert "Pak Sol-mi says" not in army
    assert "The wholesale market before the capital" not in army
    assert "The wholesale market before the capital" in market.say(army.partition(".")[0])


def test_the_prompt_names_the_offer_that_now_names_first(table: Begin) -> None:
    stall = table()
    to(stall, 4)
    stall.say("show maize 1", "show soap 2", "price maize firm")
    first = next(line for line in stall.say("now").splitlines() if line.startswith("Take "))
    number = first.rpartition(" ")[2].removesuffix(".")
    assert f"Type {number} to buy " in asked(stall)


def test_the_glossary_names_its_words_and_says_one_when_asked(market: Table) -> None:
    told = market.say("words").strip().splitlines()
    assert len(told) < 18
    assert any(line.startswith("Korean words: ") and "kye" in line for line in told)
    assert market.say("words kye").strip().startswith("Kye 계: ")
    assert market.say("help kye").strip() == market.say("words 계").strip() == market.say("words kye").strip()
    assert "The glossary has no word zzz." in market.say("words zzz")


def test_the_ledger_of_a_good_is_that_good_alone(market: Table) -> None:
    market.say("show soap 1", "show maize 2")
    to(market, 3)
    told = market.say("ledger soap")
    assert "Soap here: " in told
    assert "You hold " in told
    assert "maize" not in told.lower()
    whole = market.say("ledger")
    assert whole.index("Together: ") < whole.index(" here: ")


def test_no_id_of_a_rumour_is_said(market: Table) -> None:
    to(market, 3)
    assert " says: " in market.say("rumours")
    assert not re.search(r"\br\d\d\b", market.say("rumours"))


def test_what_an_official_thinks_is_said_once(market: Table) -> None:
    told = market.say("people")
    assert "to you: nods to you" not in told
    assert "official: nods to you; " in told


def test_what_a_place_sells_is_not_read_again_after_each_purchase(market: Table) -> None:
    to(market, 5)
    road = next(at for at, item in enumerate(market.game.items, 1) if item.key == "group road")
    market.say(f"{road} 1 4", "1")
    assert market.session.run.phase == "away"
    assert "2. Buy: Cabbage; here: " in market.say("")
    answer = market.say("2 1 1")
    assert "You bought 1 kilo of cabbage" in answer
    assert "Buy: " not in answer
    assert "1. Turn back for home." in market.say("")
