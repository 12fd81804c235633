"""Whole games: bots of every temper, a made-up country from its first day to its last, and the ladder of skill."""

from __future__ import annotations

import json
from statistics import median

import pytest

from marketgen.engine.events import Turn
from marketgen.engine.rules import outcome
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play import tell
from marketgen.play.bots import BOTS, MOST_COMMANDS, next_command
from marketgen.play.session import Session
from tests.engine.helpers import command, turns
from tests.worlds import (
    FIRST_STALL,
    MADE_UP_COUNTRY,
    class_week,
    first_stall,
    made_up_country,
    street,
    tiny,
)

SEEDS = [f"ladder-{number}" for number in range(24)]


SECTIONS = (
    "goods", "middlemen", "neighbours", "regulars", "officials", "household", "meals", "places", "events", "goals",
    "currencies", "stances", "buyers", "weathers", "flags",
)  # fmt: skip


def last_of(world: World, seed: str, bot: str) -> Run:
    """The run of a bot at its end."""
    *_, (_, turn) = turns(world, seed, bot)
    return turn.run


def score_of(world: World, seed: str, bot: str) -> int:
    """A bot's score in thousandths; nothing where an ending has none."""
    end = outcome(world, last_of(world, seed, bot))
    assert end is not None
    return end.score.total if end.score else 0


def ids(path: object) -> set[str]:
    """The ids and names that a scenario gives to its own things."""
    document = json.loads(path.read_text("utf-8"))  # type: ignore[attr-defined]
    found = {document["id"], document["title"]}
    for section in SECTIONS:
        for key, item in document.get(section, {}).items():
            found |= {key, item.get("name", key)}
    return found


ENGLISH = {"you", "You", "rice", "rain", "dry", "fair"}
"""Words that a shipped scenario uses as ids or names and any English sentence may hold."""


@pytest.mark.parametrize("bot", sorted(BOTS))
@pytest.mark.parametrize("make", [street, tiny, first_stall, class_week, made_up_country])
def test_every_bot_comes_to_the_end_of_every_world(make: object, bot: str) -> None:
    """Tests of the lab see to the largest one."""
    world = make()
    for seed in ("amber", "birch", "cedar")[: 1 if world.days > 10 else 3]:
        run = last_of(world, seed, bot)
        assert run.phase == "over"
        assert run.ended or len(run.past) == world.days


def test_the_made_up_country_shares_nothing_with_the_shipped_scenario() -> None:
    ours, theirs = ids(MADE_UP_COUNTRY), ids(FIRST_STALL) | ids(FIRST_STALL.with_name("base.json"))
    assert not ours & (theirs - ENGLISH)
    assert made_up_country().currencies.keys() - first_stall().currencies.keys() == made_up_country().currencies.keys()


@pytest.mark.parametrize("bot", sorted(BOTS))
def test_a_made_up_country_is_told_in_its_own_words(bot: str) -> None:
    """Nothing of a shipped scenario appears in what happens, what is recorded, or what is said."""
    world = made_up_country()
    strange = (ids(FIRST_STALL) | ids(FIRST_STALL.with_name("base.json"))) - ids(MADE_UP_COUNTRY) - ENGLISH
    told = []
    for _, turn in turns(world, "amber", bot):
        facts = {str(value) for event in turn.events for _, value in event.facts}
        facts |= {word for line in turn.run.today.lines for word in (line.subject, line.other)}
        assert not facts & strange
        told += [line.text for line in tell.lines(world, turn.run, turn.events)]
    assert len(told) > 10
    names = {word for word in strange if len(word) > 4 or word[0].isupper()}
    for sentence in told:
        assert not [word for word in names if f" {word} " in f" {sentence} "], sentence


def test_a_made_up_country_is_played_by_plain_commands() -> None:
    """As a person at a prompt would: show all there is, go on, answer with the first that is possible."""
    world = made_up_country()
    session = Session.begin(world, "amber")
    for _ in range(200):
        if session.run.phase == "over":
            break
        found = [choice for choice in session.choices() if choice.refusal is None]
        free = [slot for slot, good in enumerate(session.run.slots, 1) if not good]
        bag = [choice.ids[0] for choice in found if choice.verb == "show" and choice.ids[0] not in session.run.slots]
        if free and bag:
            line = f"show {bag[0]} {free[0]}"
        else:
            choice = next(choice for choice in found if choice.verb in ("choose", "answer", "open", "sleep"))
            line = " ".join((choice.verb, *choice.ids))
        assert isinstance(session.do(command(line)), Turn), line
    end = session.outcome()
    assert end is not None
    assert end.reached == world.days
    assert sum(record.tallies[good].sold for record in session.run.past for good in record.tallies) > 0


def test_skill_tells_over_two_dozen_seeds() -> None:
    """A careful newcomer beats one who acts at random and one who does nothing, and mostly on the same seed."""
    world = first_stall()
    scores = {bot: [score_of(world, seed, bot) for seed in SEEDS] for bot in ("idle", "random", "lawful")}
    assert median(scores["lawful"]) > median(scores["random"])
    assert median(scores["lawful"]) > median(scores["idle"])
    for other in ("idle", "random"):
        better = sum(ours > theirs for ours, theirs in zip(scores["lawful"], scores[other], strict=True))
        assert better >= len(SEEDS) * 3 // 4, other


def test_doing_nothing_brings_no_money() -> None:
    for seed in SEEDS[:10]:
        run = last_of(first_stall(), seed, "idle")
        assert all(line.amount < 0 for record in run.past for line in record.lines if line.kind != "event")
        assert run.money[first_stall().money] < run.past[0].opening


def test_a_bot_that_never_goes_on_is_moved_on() -> None:
    def dawdler(world: World, run: Run) -> object:
        return command("note again")

    run = last_of(tiny(), "amber", "idle").past  # a bot's game has days
    assert run
    session = Session.begin(tiny(), "amber")
    assert next_command(dawdler, tiny(), session.run, 0).verb == "note"  # type: ignore[arg-type]
    assert next_command(dawdler, tiny(), session.run, MOST_COMMANDS).verb == "open"  # type: ignore[arg-type]


@pytest.mark.parametrize("bot", ["idle", "lawful"])
def test_bots_stay_clear_of_what_is_banned(bot: str) -> None:
    """Nobody knows anything, nothing is in the file, nothing was given."""
    for seed in SEEDS[:10]:
        run = last_of(first_stall(), seed, bot)
        assert (run.knows, run.file) == (0, 0)
        assert all(state.given_ever == 0 for state in run.officials.values())


def test_a_lawful_bot_feeds_everybody() -> None:
    for seed in SEEDS[:10]:
        run = last_of(first_stall(), seed, "lawful")
        fed = [record.meal for record in run.past if record.day >= first_stall().systems["household"]]
        assert fed
        assert not any(first_stall().meals[meal].short for meal in fed)
