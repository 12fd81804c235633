"""Rumours: who tells them, how many a morning, what comes of them, and what an hour finds out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import calls, effects, hearsay, places
from marketgen.engine.geography import Place, Sold
from marketgen.engine.rules import check, choices, explain, new_run
from marketgen.engine.run import Heard, Mood, Run, Told, from_json, to_json
from marketgen.engine.world import ALWAYS, CallRules, Condition, Effect, Rumour, World
from marketgen.engine.world import Test as Ask
from tests.engine.helpers import command, do, kinds, morning, refused
from tests.engine.test_story import world_with

MOVES = (Effect("price", "jar", 800, 3),)


def rumour(name: str, **changes: object) -> Rumour:
    """A true rumour of mo's that comes to pass in two days and moves the price of jars."""
    return replace(Rumour(name, "mo", "", "true", 2, ALWAYS, MOVES), **changes)


def talk(*rumours: Rumour, most: int = 3) -> World:
    """The street with people who talk."""
    world = world_with()
    return replace(
        world, rumours={one.id: one for one in rumours}, systems={**world.systems, "rumours": 1},
        difficulties={name: replace(level, rumours=most) for name, level in world.difficulties.items()},
    )  # fmt: skip


def days_on(world: World, run: Run, days: int) -> tuple[Run, list[str]]:
    """Some days later, and what was told of rumours on the way."""
    heard: list[str] = []
    until = run.day + days
    while run.day < until:
        run, happened = do(world, run, "sleep" if run.phase == "evening" else "open")
        heard += [f"{event.kind} {event.word('rumour')}" for event in happened if event.word("rumour")]
    return run, heard


def test_without_the_system_nobody_talks() -> None:
    world = replace(talk(rumour("a")), systems=world_with().systems)
    assert morning(world).told == ()


def test_what_a_rumour_foretells_happens_on_its_day() -> None:
    world = talk(rumour("a"))
    run = new_run(world, "amber").run
    while not run.told:
        run, _ = days_on(world, run, 1)
    told = run.told[0]
    assert (told.who, told.due - told.day, run.moods) == ("mo", 2, ())
    run, heard = days_on(world, run, 2)
    assert heard == ["rumour_day a"]
    assert run.moods == (Mood("price", "jar", 800, run.day + 2, "rumour.a"),)
    assert hearsay.record(world, run, "mo") == (1, 1, 0)


def test_each_is_told_once_and_never_two_by_one_on_a_morning() -> None:
    world = talk(*(rumour(f"r{index}", who="mo" if index < 4 else "nell") for index in range(8)))
    for seed in "abcdefgh":
        run, _ = days_on(world, new_run(world, seed).run, 9)
        assert len({told.rumour for told in run.told}) == len(run.told)
        pairs = [(told.day, told.who) for told in run.told]
        assert len(set(pairs)) == len(pairs)
        assert from_json(to_json(run)) == run


@pytest.mark.parametrize(("most", "found"), [(3, {1, 2, 3}), (1, {0, 1}), (0, {0})])
def test_a_morning_brings_by_the_difficulty(most: int, found: set[int]) -> None:
    tellers = ("mo", "nell", "aunt", "self", "ox")
    world = talk(*(rumour(f"r{index}", who=who) for index, who in enumerate(tellers)), most=most)
    assert {len(new_run(world, str(seed)).run.told) for seed in range(60)} == found


@pytest.mark.parametrize(
    ("who", "otherwise", "teller"),
    [("mo", "", "mo"), ("pim", "nell", "nell"), ("pim", "", ""), ("", "", hearsay.NOBODY), ("aunt", "", "aunt")],
)
def test_somebody_who_is_not_there_says_nothing(who: str, otherwise: str, teller: str) -> None:
    """On day 1 pim has not been met."""
    assert hearsay.teller(world_with(), morning(world_with()), rumour("a", who=who, otherwise=otherwise)) == teller


def test_a_rumour_waits_for_its_condition() -> None:
    world = talk(rumour("a", when=Condition("all", (Ask("day", "", 3, None),))))
    for seed in "abcd":
        run, _ = days_on(world, new_run(world, seed).run, 6)
        assert all(told.day >= 3 for told in run.told)


@pytest.mark.parametrize(("truth", "word"), [("true", "sure"), ("exaggerated", "half"), ("false", "air")])
def test_an_hour_finds_out_how_much_is_so(truth: str, word: str) -> None:
    world = talk(rumour("a", truth=truth), rumour("b"))
    run = morning(world, told=(Told("a", "mo", 1, 3),))
    assert refused(world, run, "follow b") == "no_such"
    assert refused(world, run, "follow zzz") == "no_such"
    assert refused(world, replace_hours(run, 0), "follow a") == "no_hours"
    after, happened = do(world, run, "follow a")
    assert (after.told[0].word, after.hours) == (word, run.hours - 1)
    assert kinds(happened, "followed")[0].word("word") == word
    assert refused(world, after, "follow a") == "already_so"
    assert [choice.ids for choice in choices(world, run) if choice.verb == "follow"] == [("a",)]


def replace_hours(run: Run, hours: int) -> Run:
    """The run with other hours."""
    twin = run.copy()
    twin.hours = hours
    return twin


def test_a_rumour_whose_day_has_come_is_not_followed() -> None:
    world = talk(rumour("a"))
    assert refused(world, morning(world, told=(Told("a", "mo", 1, 1),)), "follow a") == "rumour_over"
    assert check(world, morning(world, told=()), command("follow a")) is not None


def test_being_told_by_who_knows_marks_it() -> None:
    world = talk(rumour("a", truth="false"))
    run = morning(world, told=())
    hearsay.learn(world, run, "a")
    assert run.told == (Told("a", "mo", 1, 3, "air"),)
    run.told = (Told("a", "nell", 1, 2),)
    hearsay.learn(world, run, "a")
    assert run.told == (Told("a", "nell", 1, 2, "air"),)


def phones(**changes: object) -> World:
    """The street with a quay where jars are cheaper, and nell who lends her telephone to whom she trusts."""
    quay = Place("quay", sells={"jar": Sold("jar", 8000, (1000, 2000))})
    return replace(
        talk(), places={"lane": Place("lane"), "quay": quay}, calls=CallRules(100, 1, "", {"nell": 50}), **changes
    )  # fmt: skip


def test_a_call_buys_the_prices_of_a_place() -> None:
    world = phones()
    run = morning(world)
    after, happened = do(world, run, "call quay")
    now = places.price_at(world, run, "quay", "jar").total
    assert after.heard == {"quay.jar": Heard(1, now)}
    assert (after.money["mark"], after.hours) == (run.money["mark"] - 100, run.hours - 1)
    assert kinds(happened, "called")[0].number("goods") == 1
    assert refused(world, after, "call quay") == "already_so"
    account = explain(world, after, "heard:quay:jar")
    assert account is not None
    assert (account.total, account.steps[0].fact("day")) == (now, 1)
    after, _ = do(world, after, "open", "open", "sleep")
    assert refused(world, after, "call quay") == ""
    assert from_json(to_json(after)) == after


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, ""), ({"hours": 0}, "no_hours"), ({"money": {"mark": 99, "shell": 0}}, "no_money"),
        ({"trust": {"mo": 0, "pim": 0, "nell": 49, "rolf": 0}}, "no_phone"), ({"gone": ("nell",)}, "no_phone"),
    ],
)  # fmt: skip
def test_a_call_takes_a_telephone_an_hour_and_money(changes: dict[str, object], reason: str) -> None:
    world = phones()
    assert refused(world, morning(world, **changes), "call quay") == reason
    assert refused(world, morning(world), "call lane") == "nobody_there"


def test_an_upgrade_is_a_telephone_too() -> None:
    world = phones()
    world = replace(world, calls=CallRules(100, 1, "set", {}))
    assert refused(world, morning(world), "call quay") == "no_phone"
    assert refused(world, morning(world, built=("set",)), "call quay") == ""


def test_what_you_see_where_you_are_and_what_an_event_tells_is_remembered() -> None:
    world = phones()
    run = morning(world, place="quay")
    calls.see(world, run)
    assert list(run.heard) == ["quay.jar"]
    run = morning(world)
    effects.carry_out(world, run, (Effect("hear", "quay.jar"), Effect("hear", "quay.plum")), "test")
    assert list(run.heard) == ["quay.jar"]


def test_earlier_prices_of_a_place_are_remembered_as_many_as_are_wanted() -> None:
    world = phones()
    run = morning(world)
    told = []
    for day in range(1, 40):
        run.day = day
        calls.note_prices(world, run, "quay", ("jar",))
        calls.note_prices(world, run, "quay", ("jar",))  # twice on a day is once
        told.append((day, run.heard["quay.jar"].price))
        last = run.heard["quay.jar"]
        assert [*last.earlier, (last.day, last.price)] == told[-1 - calls.REMEMBERED :]
    assert from_json(to_json(run)) == run
