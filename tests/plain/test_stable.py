"""What is always in its place: the way on of a day without a market, what is done at home, a price of its own."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine.events import Turn
from marketgen.engine.rules import apply
from marketgen.plain.forms import forms
from marketgen.plain.lists import display, home
from marketgen.plain.menu import menu
from marketgen.play import look, tell
from marketgen.play.timeline import Timeline
from tests.engine.helpers import command, morning, with_good
from tests.homes import house
from tests.worlds import bazaar


def test_a_day_without_a_market_says_so_and_its_first_choice_lets_it_pass() -> None:
    world = replace(bazaar(), closed=frozenset((1,)))
    scene = Timeline(world, morning(world))
    assert look.prompt(scene).sentence.startswith("The market is shut today.")
    assert menu(scene)[0].label == "Let the day pass. The market is shut today."
    assert menu(Timeline(bazaar(), morning(bazaar())))[0].label == "Open the market."


def test_a_place_shut_by_the_office_says_so_and_one_goes_home() -> None:
    world = bazaar()
    world = replace(world, inspection=replace(world.inspection, early=True))
    scene = Timeline(world, morning(world, licence=2))
    assert look.prompt(scene).sentence.startswith("Your place is shut by the office through ")
    assert look.prompt(scene).label == "go home"
    first = menu(scene)[0]
    assert first.key == "forward"
    assert first.command == command("early")


def test_what_is_done_at_home_keeps_its_number() -> None:
    world = house()
    well, ill = morning(world), morning(world)
    ill.home = replace(ill.home, ill={"aunt": 3})
    at_home = [[item.key for item in forms(Timeline(world, run))] for run in (well, ill)]
    assert "form care" in at_home[0]
    assert at_home[0].index("form care") == at_home[1].index("form care")
    care = next(item for item in forms(Timeline(world, well)) if item.key == "form care")
    assert care.refusal
    assert care.refusal in care.label
    assert [item.key for item in home(Timeline(world, well))][: len(world.meals)] == [
        f"meal {one}" for one in world.meals
    ]


def test_a_good_keeps_its_place_among_what_is_shown_or_could_be() -> None:
    world = bazaar()
    run = with_good(with_good(morning(world), "plum", stock=3), "jar", stock=3)
    before = [item.key.split()[1] for item in display(Timeline(world, run))]
    turn = apply(world, run, command("show plum 1"))
    assert isinstance(turn, Turn)
    after = [item.key.split()[1] for item in display(Timeline(world, turn.run))]
    assert list(dict.fromkeys(before)) == list(dict.fromkeys(after))
    assert len(set(before)) > 1


def test_a_price_of_its_own_is_said_when_a_good_is_shown_again() -> None:
    world = bazaar()
    stance = next(one for one in world.stances if one != world.start.stance)
    run = with_good(morning(world), "plum", stock=3, stance=stance)
    turn = apply(world, run, command("show plum 1"))
    assert isinstance(turn, Turn)
    assert f"You still ask {stance} for it." in tell.lines(world, turn.run, turn.events)[0].text
    usual = apply(world, with_good(run, "plum", stance=world.start.stance), command("show plum 1"))
    assert isinstance(usual, Turn)
    assert "still" not in tell.lines(world, usual.run, usual.events)[0].text
