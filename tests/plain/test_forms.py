"""Forms in plain mode: the options of the screens, asked before anything is done; road, ledger, board are told."""

from __future__ import annotations

import io
import re

import pytest

from marketgen.engine.commands import VERBS, Command
from marketgen.engine.events import Turn
from marketgen.engine.rules import apply
from marketgen.plain.ears import Ears
from marketgen.plain.game import Game
from marketgen.plain.menu import menu
from marketgen.plain.proposal import proposal, way_to
from marketgen.plain.speech import Voice
from marketgen.play import look, numbers
from marketgen.play.actions import ACTIONS
from marketgen.play.arrangements import ARRANGEMENTS, GROUPS
from marketgen.play.timeline import Timeline
from tests.road_world import held
from tests.tui.awning import awning


@pytest.fixture
def game() -> Game:
    """A game on the morning of day 9, its lines kept."""
    session = awning(9)
    found = Game(session, Voice(io.StringIO(), 0), Ears(io.StringIO()))
    found.turn(session.events)
    return found


def said(game: Game, line: str) -> str:
    """What is said to a line."""
    stream = io.StringIO()
    game.voice = Voice(stream, 0)
    game.take(line)
    return stream.getvalue()


def test_every_form_belongs_to_an_action_and_every_row_to_a_verb() -> None:
    assert set(GROUPS) <= {action.id for action in ACTIONS}
    assert {verb for verbs in GROUPS.values() for verb in verbs} == set(ARRANGEMENTS)
    assert set(ARRANGEMENTS) <= set(VERBS)
    for verb, row in ARRANGEMENTS.items():
        places = {int(place) for place in re.findall(r"\{(\d)\}", row.option)}
        assert places <= set(range(len(VERBS[verb].ids))), verb


def test_a_form_is_walked_into_and_nothing_is_done_before_it_is_confirmed(game: Game) -> None:
    number = way_to(game.scene, game.items, "form wood")
    before = game.session.run
    listed = said(game, number)
    assert listed.startswith("1. ")
    asked = said(game, "1")
    assert "Left in hand" in asked
    assert "1. Do it." in asked
    assert game.session.run is before
    said(game, "1")
    assert game.session.run.home.wood > before.home.wood


def test_what_follows_is_what_comes(game: Game) -> None:
    """The money that a form says is left is the money that is left."""
    for group in GROUPS:
        for option in look.deals(game.scene, group).options:
            row = ARRANGEMENTS[option.command.verb]
            if option.refusal or option.high >= 0 or not row.settled:
                continue
            rows = look.deal_preview(game.scene, option.command).rows
            answer = apply(game.scene.world, game.scene.run, option.command)
            assert isinstance(answer, Turn)
            moved = [one for one, sum_left in answer.run.money.items() if sum_left != game.scene.run.money[one]]
            left = [what for label, what, _aside in rows if label == "left in hand"]
            assert left == [numbers.priced(game.scene.world, answer.run.money[one], one) for one in moved], option.key


@pytest.mark.parametrize("word", ["road", "ledger", "board"])
def test_the_new_screens_have_their_sentences(game: Game, word: str) -> None:
    told = said(game, word)
    assert told.strip()
    assert not [line for line in told.splitlines() if line and line[-1] not in '.)"!?'], told
    assert not re.search(r"[\u2500-\u25ff\u2800-\u28ff]", told), "no drawing"


def test_ids_are_named_by_their_kind() -> None:
    """The same id may be a way, an upgrade, a load and a meal."""
    scene = awning(9).timeline
    texts = scene.world.texts
    for option in look.deals(scene, "build").options:
        assert option.label.lower() == texts[f"upgrades.{option.command.ids[0]}.name"].lower()
    for group in ("wood", "kimjang"):
        labels = [option.label for option in look.deals(scene, group).options]
        assert not [label for label in labels for path in ("ways.cart", "meals.half") if texts[f"{path}.name"] in label]
    for option in look.deals(scene, "trip").options:
        assert texts[f"ways.{option.command.ids[1]}.name"] in option.label


@pytest.fixture
def away() -> Game:
    """A game in the county, with money in hand."""
    session = awning(9)
    turn = session.do(Command("travel", ("county", "foot")))
    assert isinstance(turn, Turn)
    found = Game(session, Voice(io.StringIO(), 0), Ears(io.StringIO()))
    found.turn(())
    return found


def test_what_is_bought_on_a_trip_is_told_as_a_sum_before_it_is_bought(away: Game) -> None:
    buys = [item for item in away.items if item.command and item.command.verb == "buy"]
    told = [item.label for item in buys]
    assert all(label.startswith("Buy: ") for label in told)
    assert sum("dearer" in label for label in told) == 1, "what holds for all of them is said once"
    at = 1 + next(number for number, item in enumerate(away.items) if item in buys and not item.refusal)
    asked = said(away, f"{at} 2")
    assert "Together:" in asked
    assert "1. Do it." in asked


def test_the_last_line_says_which_choices_answer_for_a_held_load() -> None:
    world, run = held()
    scene = Timeline(world, run)
    items = menu(scene)
    told = proposal(scene, items)
    first, last = (int(number) for number in re.findall(r"choices (\d+) to (\d+)", told)[0])
    assert {item.command.verb for item in items[first - 1 : last] if item.command} == {"release"}
    run.pending = ""
    assert "is held" not in proposal(scene, menu(scene))
