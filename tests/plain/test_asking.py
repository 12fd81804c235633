"""Words with a name behind them, for who listens: a page is short, and the whole of one thing can be asked for."""

from __future__ import annotations

import io

import pytest

from marketgen.plain.ears import Ears
from marketgen.plain.game import Game
from marketgen.plain.speech import Voice
from marketgen.play import games, look
from marketgen.play.session import Session

MOST = 30
"""Lines of a page that somebody can be asked to listen to."""


def first_answer(game: Game) -> str:
    """The number of the first choice that does something now."""
    return str(next(at for at, item in enumerate(game.items, 1) if not item.refusal and not item.opens))


@pytest.fixture(scope="module")
def game() -> Game:
    """The Awning on the morning of its eighth day."""
    session = Session.begin(games.load("the_awning").world, "oat-lamp", "guided")
    game = Game(session, Voice(io.StringIO(), 0), Ears(io.StringIO()))
    game.turn(session.events)
    while session.run.day < 8:
        game.take(first_answer(game))
    while session.run.pressing:
        game.take(first_answer(game))
    return game


def said(game: Game, line: str) -> str:
    """What a line is answered."""
    out = io.StringIO()
    game.voice = Voice(out, 0)
    game.take(line)
    return out.getvalue()


@pytest.mark.parametrize(
    "word", ["people", "supply", "board", "help", "cards", "due", "goal", "money", "stall", "road"]
)
def test_a_page_can_be_listened_to(game: Game, word: str) -> None:
    lines = [line for line in said(game, word).splitlines() if line]
    assert 0 < len(lines) <= MOST, lines
    assert "There is no command" not in lines[0]


def test_each_person_can_be_asked_about_alone(game: Game) -> None:
    view = look.people(game.scene)
    whole = said(game, "people")
    for row in (*view.officials, *view.others):
        told = said(game, f"people {row.id}")
        assert told.lstrip().startswith(row.name)
        assert row.about[0] in told
        assert row.about[0] not in whole
        assert said(game, f"who {row.name}") == told
    assert "Wants: " in said(game, f"people {view.officials[0].id}")
    assert "You know nobody called x" in said(game, "people x")


def test_who_brings_goods_can_be_asked_about_alone(game: Game) -> None:
    view = look.supply(game.scene)
    who = view.orderable[0].who
    told = said(game, f"supply {who}")
    rows = [row for row in view.orderable if row.who == who and row.each is not None and not row.refusal]
    assert told.count(f", for {rows[0].arrives}; it comes: ") == 1
    assert told.count("Up to ") == len(rows)
    others = {row.who_name for row in view.orderable if row.who != who}
    assert not [name for name in others if f"from {name}:" in told]
    assert "You know nobody called x" in said(game, "supply x")


def test_what_is_due_stands_before_what_is_said(game: Game) -> None:
    view = look.board(game.scene)
    assert view.due
    assert view.rumours
    board = said(game, "board")
    assert view.due[0].what.lower() in board.partition(" says: ")[0].lower()
    assert view.due[0].what.lower() in said(game, "due").lower()
    over = [row for row in view.rumours if row.over]
    assert over
    assert not [row for row in over if row.text in board]
    assert "rumours tells." in board
    assert all(row.text in said(game, "rumours") for row in over)


def test_the_goal_and_the_money_have_words(game: Game) -> None:
    assert said(game, "goal").startswith("Your goal, ")
    assert said(game, "money").startswith("You have ")
    assert "nothing" in said(game, "money") or "owe" in said(game, "money")


def test_cards_are_asked_for_by_name(game: Game) -> None:
    assert said(game, "cards").startswith("Cards you have met: price, ")
    assert said(game, "cards envy").startswith("Envy: ")
    assert said(game, "cards spoils").startswith("What spoils: ")
    assert len(said(game, "cards all")) > 10 * len(said(game, "cards envy"))
    assert "No card you have met is called zebra" in said(game, "cards zebra")


def test_what_people_type_to_leave_leaves(game: Game) -> None:
    said(game, "q")
    assert game.left
    game.left = False


def test_why_alone_says_how_it_is_asked(game: Game) -> None:
    assert "as in why 2" in said(game, "why")


def test_whoever_looks_amid_a_question_is_told_that_nothing_was_done(game: Game) -> None:
    opens = next(at for at, item in enumerate(game.items, 1) if not item.refusal and item.opens)
    said(game, str(opens))
    assert game.question is not None
    assert "Nothing was done." in said(game, "look")
    assert game.question is None
    assert "Nothing was done." not in said(game, "look")
