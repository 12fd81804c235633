"""Forms in plain mode: the options of the screens, asked before anything is done; road, ledger, board are told."""

from __future__ import annotations

import io
import re

import pytest

from marketgen.engine.commands import VERBS
from marketgen.engine.events import Turn
from marketgen.engine.rules import apply
from marketgen.plain.ears import Ears
from marketgen.plain.game import Game
from marketgen.plain.proposal import way_to
from marketgen.plain.speech import Voice
from marketgen.play import look, numbers
from marketgen.play.actions import ACTIONS
from marketgen.play.arrangements import ARRANGEMENTS, GROUPS
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
