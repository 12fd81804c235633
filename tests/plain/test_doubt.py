"""What a typed line means: whole names, words of names, and what is asked before something is done for good."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.commands import Command, parse
from marketgen.engine.events import Refusal
from marketgen.engine.rules import check, choices_of
from marketgen.engine.world import World
from marketgen.plain import canon, doubt, helping
from marketgen.play import refusals
from marketgen.play.timeline import Timeline
from tests.council_world import COUNCIL, parlour
from tests.engine.helpers import morning
from tests.side_world import lane

NAMES = {
    "upgrades.shelf.name": "a long shelf", "upgrades.cart.name": "a hand cart", "meals.bread.name": "half a loaf",
    "meals.pie.name": "bread and pie", "currencies.shell.name": "sea shells",
}  # fmt: skip


def street() -> World:
    """A row where things have names of several words."""
    return replace(lane(), texts={**lane().texts, **NAMES})


@pytest.mark.parametrize(
    ("line", "meant", "parts"),
    [
        ("build shelf", "build shelf", ()),
        ("build a long shelf", "build shelf", ()),
        ("BUILD Long Shelf", "build shelf", ()),
        ("build long", "build shelf", ("long",)),
        ("build a", "build a", ()),
        ("meal half a loaf", "meal bread", ()),
        ("meal bread and pie", "meal pie", ()),
        ("meal bread", "meal bread", ("bread",)),
        ("change sea shells mark 5", "change shell mark 5", ()),
        ("change sea shells mark all", "change shell mark 3", ()),
        ("change sea shells mark half", "change shell mark 1", ()),
        ("change sea shells mark -2", "change shell mark 1", ()),
        ("change sea shells mark -9", "change shell mark 0", ()),
        ("build nothing here", "", ()),
    ],
)
def test_what_a_line_means(line: str, meant: str, parts: tuple[str, ...]) -> None:
    found, said = canon.understood(Timeline(street(), morning(street())), line)
    if meant:
        assert (found, said) == (parse(meant), parts)
    else:
        assert isinstance(found, str)
        assert "shelf for a long shelf" in found  # what can be named in its place


def test_a_word_of_a_name_is_asked_back_where_nothing_can_be_taken_back() -> None:
    run = morning(street(), money={"mark": 9000, "shell": 9, "bead": 0})
    scene = Timeline(street(), run)
    build = Command("build", ("shelf",))
    assert doubt.question(scene, build, ()) is None
    asked = doubt.question(scene, build, ("long",))
    assert asked is not None
    assert asked.sure == build
    assert asked.item.title.endswith(": a long shelf")
    assert asked.item.sure is not None
    assert asked.item.sure(scene, build) == [
        "It costs: 4.00 mark.",
        "Left in hand: 86.00 mark.",
    ]
    assert doubt.question(scene, Command("meal", ("pie",)), ("pie",)) is None  # that can be taken back
    assert doubt.question(scene, Command("build", ("castle",)), ("long",)) is None  # the rules say why not
    assert doubt.left(asked) == "Left undone: Build or buy something that stays: a long shelf."
    assert doubt.taken(scene, Command("meal", ("bread",)), ("bread",)) == ["“bread” was taken for half a loaf."]


def test_a_no_at_home_is_heard_before_it_is_overruled() -> None:
    supper = replace(COUNCIL.matters["loan"], verbs=("meal",), only=())
    world = replace(parlour(), council=replace(COUNCIL, matters={"loan": supper}))
    run = morning(world, heat=0, level=3)
    run.health |= {"aunt": 1000, "kurt": 1000}
    meal = next(choice.command() for choice in choices_of(world, run, "meal") if choice.refusal is None)
    asked = doubt.question(Timeline(world, run), meal, ())
    assert asked is not None
    assert asked.item.sure is not None
    assert "Against it at home: aunt." in asked.item.sure(Timeline(world, run), meal)
    run.level = 0  # now nobody is
    assert doubt.question(Timeline(world, run), meal, ()) is None


def later(world: World, line: str, day: int) -> str:
    """The sentence with which a line is refused."""
    command = parse(line)
    assert isinstance(command, Command)
    refusal = check(world, morning(world, day=day), command)
    assert isinstance(refusal, Refusal)
    return refusals.sentence(world, refusal)


def test_what_comes_later_is_said_to_come_and_not_named_to_take() -> None:
    world = street()
    assert later(world, "build cart", 1).startswith("That is not to be had yet: a hand cart. From ")
    assert "shelf for a long shelf" in later(world, "build castle", 1)
    assert "cart" not in later(world, "build castle", 1)
    assert "cart" not in " ".join(helping.about_verb(Timeline(world, morning(world)), "build"))
