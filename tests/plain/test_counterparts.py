"""Every picture of the screens has its sentence in plain mode, and what is said can be heard: no shapes, no columns."""

from __future__ import annotations

import io
import re

import pytest

from marketgen.plain.ears import Ears
from marketgen.plain.game import Game
from marketgen.plain.speech import Voice
from tests.tui.awning import awning

PICTURES: list[tuple[str, str, str]] = [
    ("slots, stances and steps", "stall", r"Slot 1: \d+ .*; you ask (low|fair|firm), [\d,]+.*it cost you"),
    ("the bag", "stall", r"In the bag: .*it goes at [\d,]+"),
    ("next door", "stall", r"Next door: .* at [\d,]+"),
    ("offers", "supply", r": \d+ .* at [\d,]+ .*each, \d+ % (under|over|above) the market"),
    ("orders ahead", "supply", r"Can be ordered from .*, for .*; it comes: \w+"),
    ("the map", "road", r"It lies to the (north|south|east|west)[a-z-]* of Hyesan"),
    ("posts", "road", r"post, as people say: \w+"),
    ("loads on it", "road", r"Load 1, |Nothing of yours is on the road"),
    ("officials", "people", r"official: .*; fear: .*; expects"),
    ("who covers what", "people", r"the officials you know:\n(.*: (bare|a little|in part|well covered).*\n)+"),
    ("one of them", "people so", r"Wants: .*Can: .*Cannot: .*Fears: "),
    ("health over the days", "home", r"health \d+ of 100, (\d+ on|the same since) "),
    ("stores", "home", r"In the store: .* enough for \d+ days"),
    ("what is asked", "home", r"due \w+ \d+ \w+, in \d+ days"),
    ("meals and what they do", "home", r"Possible: .* a day beside the store\..*Health"),
    ("price history", "ledger prices", r"here: [\d,]+ on .*, highest [\d,]+ on .*, [\d,]+ today"),
    ("own buys and sells", "ledger prices", r"You bought at [\d,]+, sold at [\d,]+ on average"),
    ("what money is worth", "ledger rates", r"Yuan: [\d,]+ on .*, highest .*, lowest .*, [\d,]+ now"),
    ("stock and spoilage", "ledger stock", r"You hold .*, worth [\d,]+ won, .*(spoils a night|keeps)"),
    ("profit by good", "ledger profit", r"Together: [+−][\d,]+"),
    ("debts by day", "ledger debts", r"You owe|To pay: "),
    ("notices and level", "board", r"The board: .*\n"),
    ("rumours with their record", "board", r"says: .*\((no record|right)"),
    ("the strip of days", "board", r"\w+ \d+ \w+: .*\n(.*\n)*.*[Cc]old nights|\w+ \d+ \w+: "),
    ("the goal", "goal", r"Your goal, "),
    ("the day's money", "report", r"Money: .*[+−][\d,]+"),
    ("sales by hour", "report", r"Sold by the hour: \d+ at \d+:00"),
    ("who came for what", "report", r"Who came for what: .*, \d+ groups?: \d+ (bought|walked on|found none)"),
    ("the parts of the score", "report", r"Worth, in kg of rice: [\d.]+, and .* at the beginning"),
    ("hours, heat, envy", "look", r"hours of the day.*\n.*heat: \w+; envy: "),
    ("the steps of a number", "why soap", r"Base price .*: [\d,]+\.\n(.*which makes [\d,]+\.\n)+"),
]  # fmt: skip
"""What a screen draws, the word that asks for it, and what must be said."""

DRAWN = re.compile(r"[^\x00-\x7f’‘“”−×é\uac00-\ud7a3²³–]")
"""A shape, an arrow, a box: nothing that a voice could read."""


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """What each word is answered on a morning of The awning."""
    session, out = awning(12), io.StringIO()
    game = Game(session, Voice(out, 0), Ears(io.StringIO()))
    game.turn(session.events)
    told = {"": out.getvalue()}
    for word in dict.fromkeys(word for _what, word, _form in PICTURES):
        at = out.tell()
        game.take(word)
        told[word] = out.getvalue()[at:]
    return told


@pytest.mark.parametrize(("word", "form"), [case[1:] for case in PICTURES], ids=[case[0] for case in PICTURES])
def test_a_picture_has_its_sentence(said: dict[str, str], word: str, form: str) -> None:
    assert re.search(form, said[word]), said[word]


def test_nothing_relies_on_shapes_columns_or_an_open_end(said: dict[str, str]) -> None:
    for word, told in said.items():
        for line in filter(None, told.split("\n")):
            assert not DRAWN.search(line), (word, line)
            assert "  " not in line, (word, line)
            assert line.endswith((".", "?", "!", ":", '"', ")", "”", "’")), (word, line)


def test_a_list_is_numbered_from_one_without_a_gap(said: dict[str, str]) -> None:
    numbers = [int(found) for found in re.findall(r"^(\d+)\. ", said["look"], flags=re.M)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 5
