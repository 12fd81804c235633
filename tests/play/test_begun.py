"""Who one is at a named start: its people, its words, and what is closed there for the whole run."""

from __future__ import annotations

import pytest

from marketgen.engine.commands import parse
from marketgen.engine.events import Refusal
from marketgen.engine.replacing import replace
from marketgen.engine.rules import check, new_run
from marketgen.engine.run import digest, from_json, to_json
from marketgen.engine.world import World
from marketgen.play import refusals
from marketgen.play.begun import as_begun
from tests.scenario.helpers import DATA, loaded

WHICH = "ferry_day"
BORROW = "borrow pia 10"


@pytest.fixture(scope="module")
def world() -> World:
    """The small scenario of every key, whose named start has all three."""
    return loaded(DATA / "every_key.json").world


def refusal(world: World, start: str) -> Refusal | None:
    """What stands in the way of a loan on the morning of a run."""
    lender = next(iter(world.lenders))
    command = parse(BORROW.replace("pia", lender))
    return check(world, new_run(world, "amber", start=start).run, command)  # type: ignore[arg-type]


def test_the_people_at_home_are_those_of_the_start(world: World) -> None:
    told = as_begun(world, WHICH).texts
    assert (told["household.self.full_name"], told["household.self.age"]) == ("Oda the younger", "19")
    assert told["household.tam.full_name"] == world.texts["household.tam.full_name"]


def test_its_words_are_said_in_every_text_and_only_as_whole_words(world: World) -> None:
    odd = replace(world, texts={**world.texts, "events.odd.text": "A quay, two quays, Quay."})
    told = as_begun(odd, WHICH).texts
    assert told["events.odd.text"] == "A pier, two quays, Quay."
    assert told[f"starts.{WHICH}.story"] == world.texts[f"starts.{WHICH}.story"], "its own story says what it means"


def test_a_run_that_begins_as_usual_keeps_its_world(world: World) -> None:
    assert as_begun(world, "") is world
    assert as_begun(world, "no_such_start") is world


def test_a_second_time_changes_nothing(world: World) -> None:
    once = as_begun(world, WHICH)
    assert as_begun(once, WHICH).texts == once.texts


def test_what_is_barred_is_refused_with_the_sentence_of_the_start(world: World) -> None:
    barred, usual = refusal(world, WHICH), refusal(world, "")
    assert barred is not None
    assert barred.reason == "barred"
    assert refusals.sentence(world, barred) == "Nobody lends to a face that is new here."
    assert usual is None or usual.reason != "barred"


def test_only_a_start_that_bars_something_is_in_the_state_of_a_run(world: World) -> None:
    run, usual = new_run(world, "amber", start=WHICH).run, new_run(world, "amber").run
    assert to_json(run)["begun"] == WHICH
    assert "begun" not in to_json(usual)
    assert digest(from_json(to_json(run))) == digest(run)
    open_to_all = replace(world, starts={WHICH: replace(world.starts[WHICH], barred=())})
    assert "begun" not in to_json(new_run(open_to_all, "amber", start=WHICH).run)
