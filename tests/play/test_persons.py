"""Whom one can be: as usual and at the starts of day 1, each with doors and purse; what the checker says of them."""

from __future__ import annotations

import pytest

from marketgen.play import games
from marketgen.play.persons import as_whom, begins, persons
from tests.scenario.helpers import DATA, loaded
from tests.worlds import the_awning


def test_the_usual_one_comes_first_and_each_other_one_has_both_doors() -> None:
    world = the_awning()
    usual, *others = persons(world)
    assert (usual.id, usual.name, usual.opened, usual.barred) == ("", "Choe Un-ju", "", ())
    assert [one.id for one in others] == sorted(start.id for start in world.starts.values() if start.day == 1)
    for one in others:
        assert one.opened, one.id
        assert one.barred, one.id
        assert one.story.startswith("Your name is"), one.id
    assert begins(others[-1]).startswith("In hand: 60,000 won, 40.00 yuan, ")


def test_the_purse_is_told_for_the_difficulty() -> None:
    hard = persons(the_awning(), "hard_winter")[0]
    assert hard.money == "35,000 won, 25.00 yuan"


def test_a_later_morning_is_nobody_to_be() -> None:
    assert len(persons(loaded(DATA / "every_key.json").world)) == 1
    with pytest.raises(games.GameProblem, match="has nobody called week_two to be; take one of: couple"):
        games.begin("the_awning", "plum", keep=False, trial=as_whom("week_two"))
    with pytest.raises(games.GameProblem, match="take one of: couple, office_wife, soldier, teacher, widow"):
        games.begin("the_awning", "plum", keep=False, trial=as_whom("nobody"))
