"""``why EVENT`` in words: names and numbers as the file has them, and the near name for one that is none."""

from __future__ import annotations

import pytest

from marketgen.engine.plot import Condition, EventChoice
from marketgen.engine.plot import Test as Ask
from marketgen.engine.world import World
from marketgen.play.timeline import Timeline
from marketgen.play.whether import why, written
from tests.engine.helpers import morning
from tests.engine.test_story import asks, told, world_with
from tests.worlds import the_awning


def lines(world: World, name: str, **changes: object) -> list[str]:
    """What is told of an event on the first morning, nothing having come yet."""
    return why(Timeline(world, morning(world, **{"seen": {}, "phase": "morning", **changes})), name)


def test_each_condition_has_its_present_value_and_its_verdict() -> None:
    wish = Condition("any", (Ask("flag", "kept", None, None), Ask("heat", "", None, -1)))
    when = Condition("all", (Ask("stock", "plum", 1000, None), Ask("day", "", 1, 9)), (wish,), 2500)
    found = lines(world_with(asks("knock", EventChoice("yes", Condition("any"), ()), when=when)), "knock")
    assert found[0] == "knock, without a title: it does not come, as things stand now."
    assert found[1] == "It comes in the evening."
    assert "no: its condition holds" in found
    at = found.index("no: its condition holds")
    assert found[at + 1].startswith("- no: stock plum at least 1000; it is ")
    assert found[at + 2] == "- yes: day from 1 to 9; it is 1"
    assert found[at + 3 : at + 6] == [
        "- no: at least one of these:", "- - no: flag kept", "- - no: heat at most -1; it is 4",
    ]  # fmt: skip
    assert found[at + 6].endswith("chance 0.25: today's draw")
    assert found[-1].startswith("choice yes: closed: ")


def test_what_keeps_it_away_besides_is_said() -> None:
    world = world_with(told("knock"), told("late", chained=True))
    assert "no: it is sent for day 3" in lines(world, "late", scheduled=((3, "late"),))
    assert "no: another event has sent it; it comes only then" in lines(world, "late")
    assert "no: it came on day 1 and may come again from day 2 on" in lines(world, "knock", seen={"knock": 1})
    assert lines(world, "knock", seen={"knock": 1})[0].endswith("it has come today.")
    assert "That part of today is over" in lines(world, "knock", phase="evening")[1]


@pytest.mark.parametrize(
    ("name", "said"), [("knok", "Did you mean knock?"), ("zzz", "Events are: knock."), ("", "Events")]
)
def test_a_name_that_is_none_gets_the_near_one(name: str, said: str) -> None:
    assert said in lines(world_with(told("knock")), name)[0]
    assert len(lines(world_with(told("knock")), name)) == 1


def test_numbers_stand_as_in_the_file() -> None:
    world = the_awning()
    assert written(world, "worth_share", "", 15_000) == "1.5"
    assert written(world, "tie", "", -25) == "-0.25"
    assert written(world, "health", "", 620) == "62"
    decimals = {one.id: one.decimals for one in world.currencies.values()}
    for currency, digits in decimals.items():
        assert written(world, "money", currency, 5 * 10**digits) == "5"
