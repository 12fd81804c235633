"""The Awning for a newcomer: a morning's menu and its log are short, and what is proposed can be typed."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from marketgen.plain.ears import Ears, Heard
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
    assert one.say(str(last)).strip() == "You are back; Enter alone says the choices."
    assert "1. Open the market." in one.say("")
    assert one.game.question is None


def test_yuan_for_an_official_is_counted_in_whole_yuan(awning: Playable) -> None:
    one = Newcomer(awning, "oat-lamp")
    at = next(at for at, item in enumerate(one.game.items, 1) if item.key == "group people")
    listed = one.say(f"{at} 1")
    found = re.search(r"(\d+)\. Yuan, you have \d+; ", listed)
    assert found
    assert "5.00 yuan" in one.say(f"{found[1]} 5")


def test_numbers_stay_while_goods_are_put_on_show(awning: Playable) -> None:
    one = Newcomer(awning, "oat-lamp")
    numbered = [item.key for item in one.game.items if item.key != "propose"]
    assert one.game.items[len(numbered)].key == "propose"  # beside what takes back, which is not there yet
    told = one.say(one.proposed())
    assert [item.key for item in one.game.items][: len(numbered)] == numbered
    assert "1. Open the market." not in one.say(one.proposed()), told  # three lines have changed at most


def test_a_sum_is_named_where_goods_are_ordered(awning: Playable) -> None:
    one = Newcomer(awning, "oat-lamp")
    told = one.say("order ok soap 10")
    each = int(re.search(r" at ([\d,]+), together", told)[1].replace(",", ""))  # type: ignore[index]
    assert f"together {each * 10:,} won, for Wed 18 to Fri 20 Oct." in told
    assert "Ordered: 10 bars of soap from Wang Ok-hwa" in told
    while one.session.run.day < 3:
        one.step()
    at = next(at for at, item in enumerate(one.game.items, 1) if item.key == "group supply")
    listed = one.say(str(at))
    ahead = re.search(r"(\d+)\. Order ahead", listed)
    assert ahead
    whose = re.search(r"(\d+)\. Choe Kang-nam, for", one.say(ahead[1]))
    assert whose
    one.say(whose[1])
    assert " now, the rest when it comes." in one.say("1")


def test_a_number_is_taken_as_the_game_writes_it(awning: Playable) -> None:
    one = Newcomer(awning, "oat-lamp")
    at = next(at for at, item in enumerate(one.game.items, 1) if item.key == "group supply")
    ahead = re.search(r"(\d+)\. Order ahead", one.say(str(at)))
    assert ahead
    whose = re.search(r"(\d+)\. Wang Ok-hwa, for", one.say(ahead[1]))
    assert whose
    soap = re.search(r"(\d+)\. Up to 66 bars of soap", one.say(whose[1]))
    assert soap
    one.say(soap[1])
    assert "The number must be from 1 to 66." in one.say("1,000")
    assert "“1,00” is no number." in one.say("1,00")
    assert "Ordered: 12 bars of soap" in one.say("１２")


def test_a_line_of_the_report_names_nobody_for_what_several_sold(awning: Playable) -> None:
    one = Newcomer(awning, "oat-lamp")
    run = one.session.run
    men = awning.world.middlemen
    first, other = next(
        (offer, who) for offer in run.offers for who in men if who != offer.who and offer.good in men[who].carries
    )
    run.offers = (first, replace(first, who=other))
    one.say(f"take {first.who} {first.good} 1")
    one.say(f"take {other} {first.good} 2")
    while one.session.run.day == 1:
        told = one.step()
    assert re.search(r"Money: Several people: [a-z ]+, 3 at ", told)
    assert "; , " not in one.say("report")
    assert re.search(r"\d+ more, same\.|\d+ people, same\.", one.say("report"))


def test_the_same_reason_is_the_one_just_heard(awning: Playable) -> None:
    one = Newcomer(awning, "oat-lamp")
    while one.session.run.day < 5:
        one.step()
    at = next(at for at, item in enumerate(one.game.items, 1) if item.key == "group road")
    one.say(f"{at} 1")
    assert one.game.question
    ways = one.game.question.items
    assert any("permit" in way.label for way in ways)
    assert any("needs a bicycle" in way.label for way in ways)
    again = [at for at, way in enumerate(ways) if "for the same reason" in way.label]
    assert again
    why = [way.refusal.partition(".")[0] for way in ways]  # what else is known of each comes after the reason
    assert all(why[at] == why[at - 1] for at in again)


class Hurried(Ears):
    """Somebody who types the same until a decision is there, and then two words that decide nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__(io.StringIO())
        self.session, self.asked = session, 0
        self.forgot: list[str] = []

    def hear(self) -> Heard | None:
        if not self.session.run.pressing:
            return Heard("go on")
        self.asked += 1
        return Heard("nothing") if self.asked < 3 else None

    def forget(self) -> None:
        self.forgot.append(self.session.run.pending)


def test_what_was_typed_before_a_decision_is_dropped_once(awning: Playable) -> None:
    session = Session.begin(awning.world, "oat-lamp")
    ears = Hurried(session)
    Game(session, Voice(io.StringIO(), 0), ears).play()
    assert session.run.pressing
    assert ears.asked == 3
    assert ears.forgot == [session.run.pending]
