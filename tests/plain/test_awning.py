"""The Awning for a newcomer: a morning's menu and its log are short, and what is proposed can be typed."""

from __future__ import annotations

import io
import re

import pytest

from marketgen.plain.ears import Ears
from marketgen.plain.game import Game
from marketgen.plain.item import Item
from marketgen.plain.speech import Voice
from marketgen.play import games, look
from marketgen.play.games import Playable
from marketgen.play.session import Session

MENU, LOG, PROMPT = 14, 12, 56
"""Choices of a turn, lines of a dawn, characters of what is proposed: no more than these."""
SEEDS = ("oat-lamp", "harbour")


@pytest.fixture(scope="module")
def awning() -> Playable:
    """The default scenario, loaded once."""
    return games.load("the_awning")


class Newcomer:
    """Somebody who types what is proposed."""

    def __init__(self, world: Playable, seed: str) -> None:
        self.session = Session.begin(world.world, seed)
        self.out = io.StringIO()
        self.game = Game(self.session, Voice(self.out, 0), Ears(io.StringIO()))
        self.game.ears.typed = True
        self.typed = 0
        self.game.turn(self.session.events)

    def proposed(self) -> str:
        """The numbers that the prompt names first."""
        found = re.search(r"Type (?:the number of an answer, )?(\d+(?: \d+)*)", self.game._prompt(over=False))
        assert found, self.game._prompt(over=False)
        return found[1]

    def say(self, line: str) -> str:
        """Type a line; what it was answered."""
        self.typed += 1
        at = self.out.tell()
        self.game.take(line)
        return self.out.getvalue()[at:]

    @staticmethod
    def answers(item: Item) -> bool:
        """Whether a choice is an answer that can be given."""
        return not item.refusal and not item.opens

    def step(self) -> str:
        """Do what is proposed: half of what it asks a number for, the first of what it lists."""
        question = self.game.question
        if self.session.run.pressing:
            return self.say(str(max(at for at, item in enumerate(self.game.items, 1) if self.answers(item))))
        if question is None:
            return self.say(self.proposed())
        if question.items or question.sure:
            at = next((at for at, item in enumerate(question.items, 1) if not item.refusal and not item.back), 0)
            return self.say(str(at or 1) if question.items and at else "1" if question.sure else "back")
        return self.say("half")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_newcomer_is_never_drowned(awning: Playable, seed: str) -> None:
    one = Newcomer(awning, seed)
    answer = one.out.getvalue()
    day, typed, bought = 1, 0, False
    for _step in range(400):
        run = one.session.run
        if run.day > 10 or run.phase == "over":
            break
        if run.day != day:
            assert one.typed - typed <= 15, f"day {day}"
            day, typed = run.day, one.typed
        if not run.pending and one.game.question is None:
            assert len(one.game.items) <= MENU, [item.label for item in one.game.items]
        if "Day " in answer and run.phase == "morning":
            dawn = answer.rpartition(f"Day {run.day} of ")[2].partition("You have ")[0].partition("\n\n")[0]
            assert len(dawn.splitlines()) <= LOG, dawn
        assert "There is no" not in answer
        assert len(look.prompt(one.session.timeline).sentence) <= PROMPT
        bought |= one.game._prompt(over=False).startswith("Cheap: ")
        answer = one.step()
    assert one.session.run.day > 10
    assert bought


def test_what_is_new_is_told_on_its_day_with_where_it_is(awning: Playable) -> None:
    one = Newcomer(awning, "oat-lamp")
    assert "New: " not in one.out.getvalue()
    while one.session.run.day < 4:
        answer = one.step()
    assert "New: You can change money. See Money and credit." in answer
    assert any(item.label.startswith("Money and credit: ") for item in one.game.items)


def test_a_group_opens_a_list_and_back_leads_up(awning: Playable) -> None:
    one = Newcomer(awning, "oat-lamp")
    at = next(at for at, item in enumerate(one.game.items, 1) if item.key == "group people")
    assert "1. Offer something to" in one.say(str(at))
    assert one.game._prompt(over=False).startswith("People and gifts. Which one?")
    one.say("1")
    assert one.game.question is not None
    assert "1. Offer something to" in one.say("back")
    last = len(one.game.question.items)
    assert "1. Open the market." in one.say(str(last))
    assert one.game.question is None


def test_yuan_for_an_official_is_counted_in_whole_yuan(awning: Playable) -> None:
    one = Newcomer(awning, "oat-lamp")
    at = next(at for at, item in enumerate(one.game.items, 1) if item.key == "group people")
    listed = one.say(f"{at} 1")
    found = re.search(r"(\d+)\. Yuan, you have 100; ", listed)
    assert found
    assert "5.00 yuan" in one.say(f"{found[1]} 5")
