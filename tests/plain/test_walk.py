"""Typed numbers walking through choices: every way through, and every mistake, without anything being done."""

from __future__ import annotations

from typing import cast

import pytest

from marketgen.engine.commands import Command
from marketgen.plain.item import Item
from marketgen.plain.walk import Done, Question, answers, asked, walk
from marketgen.play.timeline import Timeline

SCENE = cast(Timeline, None)  # only lists look at it, and those of this test do not
BUY = Item("buy", "Buy.", Command("take", ("ada", "plum")), 1, 40)
GIVE = Item("give", "Give.", Command("give", ("ada", "plum")), 1, 3, sure=lambda _scene, _command: ["It costs."])
SHOW = Item("show", "Show.", Command("show", ("plum",), 1))
SHUT = Item("shut", "Shut.", Command("open"), refusal="Not today.")
UNDO = Item("undo", "Take back.", undo=True)
INNER = Item("list", "A list.", opens=lambda _scene: [SHOW, BUY])
EMPTY = Item("empty", "An empty list.", opens=lambda _scene: [])
BACK = Item("back", "Back.", back=True)
OUTER = Item("outer", "A list of lists.", opens=lambda _scene: [INNER])
TENS = Item("tens", "In tens.", Command("give", ("ada", "plum")), 1, 4, times=10)
BID = Item("bid", "Bid.", Command("bid", ("ryu",)), 0, 9)
ITEMS = [SHOW, BUY, INNER, GIVE, SHUT, UNDO, EMPTY]


def lead(line: str, question: Question | None = None) -> object:
    """Where a line leads."""
    return walk(SCENE, ITEMS, question, line.split())


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("1", Done(SHOW.command)),
        ("2", Question(BUY)),
        ("2 20", Done(Command("take", ("ada", "plum"), 20))),
        ("2 all", Done(Command("take", ("ada", "plum"), 40))),
        ("2 MAX", Done(Command("take", ("ada", "plum"), 40))),
        ("2 half", Done(Command("take", ("ada", "plum"), 20))),
        ("2 -10", Done(Command("take", ("ada", "plum"), 30))),
        ("2 0", Done()),
        ("3", Question(INNER, (SHOW, BUY, BACK))),
        ("3 3", Done()),
        ("3 1", Done(SHOW.command)),
        ("3 2 7", Done(Command("take", ("ada", "plum"), 7))),
        ("4 2", Question(GIVE, sure=Command("give", ("ada", "plum"), 2))),
        ("4 2 1", Done(Command("give", ("ada", "plum"), 2))),
        ("4 2 no", Done()),
        ("0", Done(undo=True)),
    ],
)
def test_ways(line: str, where: object) -> None:
    assert lead(line) == where


@pytest.mark.parametrize(("word", "where"), [("0", Done(Command("bid", ("ryu",), 0))), ("none", Done())])
def test_where_nothing_is_an_amount_it_is_no_way_back(word: str, where: object) -> None:
    assert walk(SCENE, [BID], Question(BID), [word]) == where
    assert asked(Question(BID)).endswith("from 0 to 9? Type a number, half, all, or back.")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("7", "There is no choice 7; there are 1 to 6. Enter alone says them."),
        ("3 0", "There is no choice 0; there are 1 to 3."),
        ("9" * 300, "There is no choice 99999999999999999999;"),
        ("2 41", "from 1 to 40"),
        ("2 -40", "from 1 to 40"),
        ("2 some", "“some” is no number"),
        ("1 5", "“5” is more than that choice takes. Nothing was done."),
        ("3 9", "There is no choice 9; there are 1 to 3."),
        ("4 2 maybe", "“maybe” is no answer to that: type 1 to do it"),
        ("5", "Not today."),
        ("6", "There is nothing in that list now."),
    ],
)
def test_mistakes(line: str, why: str) -> None:
    found = lead(line)
    assert isinstance(found, str)
    assert why in found


def test_an_open_question_is_answered_first() -> None:
    assert lead("2", Question(BUY)) == Done(Command("take", ("ada", "plum"), 2))
    assert lead("2", Question(INNER, (SHOW, BUY))) == Question(BUY)


def test_a_list_in_a_list_knows_where_it_was_opened() -> None:
    inner = walk(SCENE, [OUTER], None, ["1", "1"])
    assert isinstance(inner, Question)
    assert inner.items == (SHOW, BUY, BACK)
    assert inner.outer is not None
    assert inner.outer.items == (INNER, BACK)
    assert inner.outer.outer is None


def test_an_amount_can_be_counted_in_tens() -> None:
    assert walk(SCENE, [TENS], None, ["1", "3"]) == Done(Command("give", ("ada", "plum"), 30))
    assert walk(SCENE, [TENS], None, ["1", "all"]) == Done(Command("give", ("ada", "plum"), 40))


@pytest.mark.parametrize(
    ("question", "words", "others"),
    [
        (None, ["1", "99"], ["all", "half", "-1", "yes", "show", "²"]),
        (Question(BUY), ["1", "all", "half", "-10", "none"], ["yes", "stall", "back"]),
        (Question(GIVE, sure=GIVE.command), ["1", "yes", "N"], ["all", "stall"]),
        (Question(INNER, (SHOW,)), ["1"], ["all", "yes"]),
    ],
)
def test_what_counts_as_an_answer(question: Question | None, words: list[str], others: list[str]) -> None:
    assert [word for word in words if not answers(question, word)] == []
    assert [word for word in others if answers(question, word)] == []
