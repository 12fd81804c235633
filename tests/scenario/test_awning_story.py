"""The shipped scenario's people, cards and rumours: what a seed draws, and that the whole vocabulary holds together."""

from __future__ import annotations

from marketgen.engine import conditions, effects, hearsay, people
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.measures import measure
from marketgen.engine.rules import apply, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from tests.engine.helpers import turns
from tests.worlds import the_awning


def test_six_of_the_pool_are_in_a_run_and_all_are_in_some() -> None:
    world, seen = the_awning(), dict[str, int]()
    for seed in range(80):
        run = new_run(world, str(seed)).run
        assert (len(people.neighbours(world, run)), len(people.regulars(world, run))) == (3, 3)
        seen |= dict.fromkeys(run.cast, 1)
    assert set(seen) == {*world.neighbours, *world.regulars}


def test_a_run_has_about_two_cards_in_three_days_and_only_of_those_who_are_there() -> None:
    world, cards, days = the_awning(), 0, 0
    for seed in "abcd":
        for _command, turn in turns(world, seed, "lawful"):
            asked = [event.word("event") for event in turn.events if event.kind == "asked"]
            cards += len(asked)
            days = days + sum(event.kind == "day_over" for event in turn.events)
            for name in asked:
                person = world.events[name].person
                assert not person or person in (*turn.run.trust, *turn.run.officials, *turn.run.health)
    assert days == 120
    assert 68 < cards < 108, "seventeen to twenty-seven a run"


def test_rumours_come_from_those_who_are_there_and_fewer_in_a_hard_winter() -> None:
    world, told = the_awning(), dict[str, int]()
    for level in ("street", "hard_winter"):
        for _command, turn in turns(world, "amber", "idle", level):
            run = turn.run
            for one in run.told:
                assert (
                    one.who == hearsay.NOBODY
                    or people.find(world, one.who)
                    or one.who in (*world.household, *world.officials)
                )
        told[level] = len(run.told)
    assert told["hard_winter"] < told["street"]


def test_no_sum_stands_beside_a_temptation() -> None:
    """The choices of a private card are words: no digit, and no number that is filled in."""
    world = the_awning()
    for some_id in [event.id for event in world.events.values() if event.private]:
        start = f"events.{some_id}.choices."
        for path, words in world.texts.items():
            if path.startswith(start) and path.rpartition(".")[2] in ("label", "short", "long"):
                assert not [sign for sign in words if sign.isdigit()], (path, words)
                assert "{" not in words.replace("{name.", ""), (path, words)


def _asked(event: str, day: int, phase: str = "morning", **changes: int) -> tuple[World, Run]:
    """A run on a day on which a card of the scenario is in front; ``standing`` and ``won`` as given."""
    world = the_awning()
    run = new_run(world, "amber").run
    run.day, run.phase, run.pending = day, phase, f"event:{event}"
    run.standing = changes.get("standing", run.standing)
    run.money["won"] = changes.get("won", run.money["won"])
    return world, run


def test_the_row_gives_back_to_whoever_it_thinks_well_of() -> None:
    for event, day, poor in (("under_your_cloth", 16, 9_000), ("hands_for_jars", 20, 70_000)):
        when = the_awning().events[event].when
        world, run = _asked(event, day, standing=80, won=poor)
        assert conditions.holds(world, run, when, event)
        world, run = _asked(event, day, standing=0, won=poor)
        assert not conditions.holds(world, run, when, event), "the row helps nobody it does not think well of"
    world, run = _asked("under_your_cloth", 16, standing=80, won=9_000)
    turn = apply(world, run, Command("choose", ("show",)))
    assert isinstance(turn, Turn)
    assert (turn.run.goods["soap"].stock, turn.run.debts) == (run.goods["soap"].stock + 8, ())
    world, run = _asked("hands_for_jars", 20, standing=80, won=70_000)
    turn = apply(world, run, Command("choose", ("whole",)))
    assert isinstance(turn, Turn)
    assert (turn.run.home.kimjang, turn.run.money["won"], turn.run.hours) == (2, 12_000, run.hours)


def test_what_was_lent_is_owed_until_it_comes_back_and_comes_back_once() -> None:
    for event, choice, back, who, sum_back in (
        ("broken_axle", "lend", "smith_repaid", "cho", 10_000),
        ("door_with_shop", "lend", "cha_repays", "cha", 21_000),
    ):
        world, run = _asked(event, 12, won=90_000)
        run.trust.setdefault(who, 0)
        turn = apply(world, run, Command("choose", (choice,)))
        assert isinstance(turn, Turn)
        assert measure(world, turn.run, "owed") == sum_back
        before = turn.run.money["won"]
        for _twice in range(2):
            effects.carry_out(world, turn.run, world.events[back].effects, back)
        assert (measure(world, turn.run, "owed"), turn.run.money["won"]) == (0, before + sum_back)


def test_who_paid_early_for_a_neighbour_has_it_back_when_she_pays() -> None:
    for paid in (0, 30_000):
        world, run = _asked("lesson_nine", 10, "evening", won=60_000)
        turn = apply(world, run, Command("choose", ("stand",)))
        assert isinstance(turn, Turn)
        if paid:
            turn = apply(world, turn.run, Command("repay", ("kang",), paid))
            assert isinstance(turn, Turn)
        effects.carry_out(world, turn.run, world.events["lesson_closed"].effects, "lesson_closed")
        assert (measure(world, turn.run, "debt"), turn.run.money["won"]) == (0, 60_000)
