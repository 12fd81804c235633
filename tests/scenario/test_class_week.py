"""What Class week promises to whoever teaches with it: short texts, the same questions on the same days for everybody,
different answers, and nothing to be gained by banned media."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from marketgen.engine.rules import advance, new_run
from marketgen.engine.scoring import points, score
from marketgen.play.bots import BOTS, next_command
from tests.worlds import CLASS_WEEK, class_week

SEEDS = ("harbour", "lamp", "plum")
PLAYERS = ("fixed", "lawful", "media_every")
DOCUMENT = json.loads(CLASS_WEEK.read_text("utf-8"))


@cache
def played(bot: str, seed: str) -> tuple[int, dict[tuple[int, str], str]]:
    """A run of a bot: its score, and what it answered, by day and event."""
    world, answers, given = class_week(), {}, 0
    run = new_run(world, seed, "", "").run
    while run.phase != "over":
        day, command = run.day, next_command(BOTS[bot], world, run, given)
        if command.verb == "choose":
            answers[day, run.pending.removeprefix("event:")] = command.ids[0]
        advance(world, run, command)
        given = given + 1 if run.day == day else 0
    return points(score(world, run)), answers


def texts() -> list[tuple[str, str]]:
    """What a player is asked to read in one piece, by its path."""
    found = [(f"events.{name}", one["text"]) for name, one in DOCUMENT["events"].items()]
    found += [(f"events.{name}.fuller", one["fuller"]) for name, one in DOCUMENT["events"].items() if "fuller" in one]
    found += [
        (f"events.{name}.{key}", choice["long"])
        for name, one in DOCUMENT["events"].items()
        for key, choice in one.get("choices", {}).items()
    ]
    found += [(f"lessons.{name}", one["before"]) for name, one in DOCUMENT["lessons"].items()]
    return found


@pytest.mark.parametrize(("path", "text"), texts(), ids=lambda value: value if "." in value[:8] else "")
def test_a_pupil_reads_sixty_words_at_a_time(path: str, text: str) -> None:
    assert len(text.split()) <= (75 if path.endswith("fuller") else 60), path


def test_its_size_is_that_of_one_lesson() -> None:
    world = class_week()
    assert world.days == 15
    assert sum(good.for_sale for good in world.goods.values()) == 8
    assert len(world.places) == 2
    assert len(world.ways) == 1
    assert len(world.people()) + len(world.officials) == 10
    airy = [one.truth for one in world.rumours.values()]
    assert airy.count("false") * 3 in range(len(airy) - 1, len(airy) + 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_seed_has_mornings_to_compare(seed: str) -> None:
    """The same card on the same day for everybody who plays on, whatever they did before; and different answers."""
    answers = [played(bot, seed)[1] for bot in PLAYERS]
    asked = set.intersection(*(set(one) for one in answers))
    assert len(asked) >= 8
    assert len({day for day, _name in asked}) >= 8
    assert sum(len({one[key] for one in answers}) > 1 for key in asked) >= 2


@pytest.mark.parametrize("seed", SEEDS)
def test_banned_media_are_asked_about_once_and_never_pay(seed: str) -> None:
    deals, lawful = played("media_every", seed), played("lawful", seed)
    assert deals[1][6, "until_thursday"] == "keep"
    assert lawful[1][6, "until_thursday"] != "keep"
    assert deals[0] < lawful[0]


def test_whatever_is_asked_can_be_declined_by_whoever_has_nothing() -> None:
    """Every card has an answer that takes neither money nor goods nor hours, and names no condition."""
    for name, one in DOCUMENT["events"].items():
        choices = one.get("choices", {}).values()
        free = [
            choice for choice in choices
            if "when" not in choice and not re.search(r'"(money|stock|store)": \{"\w+": -|"hours"', json.dumps(choice))
        ]  # fmt: skip
        assert free or not choices, name
