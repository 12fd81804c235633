"""The shipped scenario's words: how many there are, how long, and that what is told at the end can be told."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from marketgen.engine.conditions import holds
from marketgen.engine.rules import new_run
from marketgen.play import look, wording
from marketgen.play.session import Session
from tests.engine.helpers import turns
from tests.worlds import ROOT, the_awning

PATH = ROOT / "scenarios" / "the_awning.json"
MISFORTUNES = {"open_padlocks": "n26", "pot_by_cloth": "n11", "the_scarf": "a_cough"}
"""The cards whose careless answers may cost nearly everything, with the notice or event that is their sign."""


@cache
def document() -> dict[str, Any]:
    """The scenario as it is written."""
    return json.loads(PATH.read_text("utf-8"))  # type: ignore[no-any-return]


def test_there_is_as_much_as_the_designs_ask_for() -> None:
    world, told = the_awning(), document()
    assert len([good for good in world.goods.values() if good.for_sale]) >= 22
    assert len(world.places) >= 5
    met = len(world.middlemen) + len(world.lenders) + sum(not one.replaces for one in world.officials.values())
    assert met + sum(world.draw.values()) == 18
    pool = [one for group in (world.neighbours, world.regulars) for one in group.values()]
    assert met + len(pool) == 27
    cards = [event for event in world.events.values() if event.choices]
    assert len(cards) >= 40
    assert all(len(card.choices) >= 2 for card in cards)
    assert sum("dilemma" in card.tags for card in cards) >= 8
    truths = Counter(rumour.truth for rumour in world.rumours.values())
    assert len(world.rumours) >= 24
    assert len(world.rumours) <= 3 * (truths["false"] + truths["exaggerated"]) + 3
    assert len(world.notices) >= 25
    assert world.goals_drawn == 3
    assert len(world.goals) > world.goals_drawn
    assert told["closing"].endswith(".")
    assert told["closing_second"].endswith("?")


def test_the_elders_memory_has_its_source_and_three_lengths() -> None:
    memory = document()["events"]["elders_memory"]
    assert memory["cite"]
    assert all(aside["text"] for aside in memory["asides"].values())
    assert len(memory["brief"]) < len(memory["text"]) < len(memory["fuller"])
    for ending in document()["endings"].values():
        assert len(ending["brief"]) < len(ending["text"])
        assert ending["fuller"] != ending["text"]


@pytest.mark.parametrize(
    ("table", "longest"), [("rumours", 110), ("notices", 120), ("diary", 125), ("threads", 110), ("events", 360)]
)
def test_texts_are_short(table: str, longest: int) -> None:
    long = {name: len(entry["text"]) for name, entry in document()[table].items() if len(entry["text"]) > longest}
    assert set(long) <= {"elders_memory"}


def test_answers_are_short_and_none_to_banned_media_has_another_road() -> None:
    for name, event in document()["events"].items():
        for choice, entry in event.get("choices", {}).items():
            assert len(entry["label"]) <= 40, (name, choice)
            assert len(entry["short"]) <= 40, (name, choice)
            assert len(entry["long"]) <= 100, (name, choice)
            assert not (event.get("private") and "road" in entry), (name, choice)


def test_no_word_is_used_that_the_voice_avoids() -> None:
    avoided = r"\b(regime|defector|smuggl\w+|bribe\w*|peasant\w*|starv\w+|corrupt|ajumma|comrade|greedy|spy|snitch|sadly|luckily|leader\w*|slogan\w*|portrait\w*|very|totally|extremely)\b"  # noqa: E501
    told = "\n".join(text for path, text in the_awning().texts.items() if not path.startswith("sources."))
    assert re.findall(avoided, told.lower()) == []


@pytest.mark.parametrize(("card", "sign"), MISFORTUNES.items())
def test_a_misfortune_has_a_sign_before_and_two_answers_that_avoid_it(card: str, sign: str) -> None:
    told = document()
    event = told["events"][card]
    assert event["chained"]
    effects = (told["notices"] if sign in told["notices"] else told["events"])[sign]["effects"]
    assert any(effect.get("event", {}).get("id") == card for effect in effects)

    def leads(effects: list[dict[str, Any]]) -> list[str]:
        found = [effect["event"]["id"] for effect in effects if "event" in effect]
        for effect in effects:
            for way in effect.get("one_of", []):
                found += leads(way["do"])
        return found

    def harmful(name: str) -> bool:
        return any("lose" in effect for effect in told["events"][name]["effects"])

    safe = [one for one, entry in event["choices"].items() if not any(map(harmful, leads(entry["effects"])))]
    assert len(safe) >= 2
    assert len(safe) < len(event["choices"])


def test_no_day_is_without_a_line_and_none_is_told_more_than_twice() -> None:
    world = the_awning()
    for seed in "ab":
        *_, (_command, turn) = turns(world, seed, "lawful")
        past = turn.run.past
        assert all(record.diary for record in past)
        assert all(record.thread for record in past[:-1])
        assert not past[-1].thread
        assert max(Counter(record.diary for record in past).values()) <= 2
        assert max(Counter(record.thread for record in past).values()) <= 2
        assert len({record.thread for record in past}) >= 8


def test_every_part_of_the_epilogue_and_the_roads_are_told() -> None:
    world = the_awning()
    session = Session.begin(world, "words", "street", new_run(world, "words").run.goal)
    for command, _turn in turns(world, "words", "lawful"):
        if command is not None:
            session.do(command)
    view = look.epilogue(session.timeline)
    assert view is not None
    titles = [wording.text(world, f"epilogue.{part}.title") for part in world.epilogue]
    assert [label for label, _text in view.paragraphs] == titles
    assert len(titles) == 5
    assert view.closing == (document()["closing"], document()["closing_second"])
    assert len(view.roads) >= 3
    for part, passages in world.epilogue.items():
        assert any(holds(world, session.run, one.when, f"epilogue.{part}.{one.id}") for one in passages)


def test_who_trades_lawfully_meets_most_cards_and_is_asked_for_banned_media_about_one_evening_in_eight() -> None:
    world, seen, private, days = the_awning(), set[str](), 0, 0
    for seed in map(str, range(16)):
        *_, (_command, turn) = turns(world, seed, "lawful")
        run = turn.run
        seen |= {name for name in run.seen if world.events[name].choices}
        private += sum(world.events[name].private for _day, name, _choice in run.forks)
        days += len(run.past)
    assert len(seen) >= 40
    assert 0.08 <= private / days <= 0.16
