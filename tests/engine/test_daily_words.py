"""What a day leaves in words: which line is told, and how often."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from marketgen.engine.plot import ALWAYS, Condition, Passage
from marketgen.engine.plot import Test as Ask
from marketgen.engine.world import World
from tests.engine.helpers import turns
from tests.worlds import street


def lines(*ids: str, when: Condition = ALWAYS) -> tuple[Passage, ...]:
    return tuple(Passage(one, f"diary.{one}.text", when) for one in ids)


def told(world: World) -> list[str]:
    """The diary's lines of a whole game, by day."""
    *_, (_command, turn) = turns(world, "amber", "idle")
    return [record.diary for record in turn.run.past]


def of_days(days: int, *diary: Passage) -> list[str]:
    return told(replace(street(), id="words", digest="words", days=days, diary=diary, threads=()))


def test_the_first_that_holds_is_told_and_none_again_before_all_were() -> None:
    assert of_days(3, *lines("a", "b", "c")) == ["a", "b", "c"]
    assert of_days(6, *lines("a", "b", "c")) == ["a", "b", "c", "a", "b", "c"]


def test_one_that_holds_on_a_day_only_stands_first_on_it() -> None:
    fourth = Condition("all", (Ask("day", "", 4, 4),))
    assert of_days(5, *lines("on_four", when=fourth), *lines("a", "b")) == ["a", "b", "a", "on_four", "b"]


def test_where_nothing_else_holds_a_line_comes_more_than_twice_but_never_two_days_running() -> None:
    found = of_days(9, *lines("a", "b"))
    assert found == ["a", "b"] * 4 + ["a"]
    assert of_days(4, *lines("a")) == ["a", "", "a", ""]


def test_a_line_told_twice_waits_for_one_told_as_often_longer_ago() -> None:
    late = Condition("all", (Ask("day", "", 5, None),))
    found = of_days(8, *lines("a", "b"), *lines("late", when=late))
    assert found[:4] == ["a", "b", "a", "b"]
    assert found[4] == "late"
    assert max(Counter(found).values()) <= 3
