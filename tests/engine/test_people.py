"""Who is in a run, how trust spreads, the calendar, and the rules of how many cards a day brings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from marketgen.engine import calendar, day, effects, people, story, supply
from marketgen.engine.rules import explain, new_run
from marketgen.engine.run import from_json, to_json
from marketgen.engine.world import ALWAYS, Condition, Effect, Point, Regular, StoryRules, World
from marketgen.engine.world import Test as Ask
from tests.engine.helpers import do, kinds, morning
from tests.engine.test_story import asks, told, world_with
from tests.worlds import street

SEEDS = tuple(str(seed) for seed in range(60))


def pool(many: int = 2) -> World:
    """The street with five regulars in a pool, of whom some are drawn, and a neighbour who is always there."""
    regulars = {name: Regular(name, 1, 0, True) for name in ("ada", "ben", "cleo", "dan", "eva")}
    return replace(world_with(), regulars=regulars, draw={"neighbours": 0, "regulars": many})


@pytest.mark.parametrize("many", [0, 1, 3, 5])
def test_a_seed_draws_so_many_of_the_pool(many: int) -> None:
    for seed in SEEDS:
        run = new_run(pool(many), seed).run
        assert len(run.cast) == many
        assert [one.id for one in people.regulars(pool(many), run)] == list(run.cast)
        assert set(run.trust) == {"mo", "pim", "nell", *run.cast}
        assert from_json(to_json(run)) == run


def test_everybody_of_the_pool_is_drawn_by_some_seed() -> None:
    assert {who for seed in SEEDS for who in people.draw_cast(pool(), seed)} == {"ada", "ben", "cleo", "dan", "eva"}


def test_one_more_in_the_pool_takes_a_place_and_changes_nothing_else() -> None:
    more = replace(pool(), regulars={**pool().regulars, "fay": Regular("fay", 1, 0, True)})
    for seed in SEEDS:
        before, after = people.draw_cast(pool(), seed), people.draw_cast(more, seed)
        assert len(set(before) - set(after)) == ("fay" in after)


def test_an_undrawn_person_has_no_events_no_trust_and_no_prices() -> None:
    world = pool(0)
    events = {"a": told("a", person="ada", cooldown=1), "b": told("b", cooldown=1)}
    world = replace(world, events=events, neighbours={"nell": replace(street().neighbours["nell"], pool=True)})
    run = morning(world)
    assert (run.cast, run.prices, run.seen) == ((), {}, {"b": 1})
    assert not any(person.id == "nell" for person in people.everybody(world, run))
    assert people.move_trust(world, run, "ada", 100) == []
    low = Condition("all", (Ask("trust", "ada", -500, None),))
    assert not effects.holds(world, run, low, "test")


def test_whoever_is_gone_brings_nothing_and_is_no_longer_counted() -> None:
    world = replace(world_with(), days=14)
    run = morning(world)
    effects.carry_out(world, run, (Effect("gone", "mo"),), "test")
    while run.day < 4:
        run, happened = do(world, run, "sleep" if run.phase == "evening" else "open")
        assert not [event for event in kinds(happened, "offer") if event.word("person") == "mo"]
    assert not people.present(world, run, "mo")
    assert explain(world, run, "trust:mo") is None


def test_half_of_a_move_of_trust_spreads_to_friends_and_no_further() -> None:
    world = street()
    mo, nell = world.middlemen["mo"], world.neighbours["nell"]
    world = replace(
        world, spread_bp=5000, middlemen={**world.middlemen, "mo": replace(mo, friends=("nell",))},
        neighbours={"nell": replace(nell, friends=("rolf", "mo"))},
    )  # fmt: skip
    run = morning(world)
    happened = effects.carry_out(world, run, (Effect("trust", "mo", 100),), "test")
    assert (run.trust["mo"], run.trust["nell"], run.trust["rolf"]) == (100, 100, 0)
    assert [(event.word("person"), event.number("amount")) for event in happened] == [("mo", 100), ("nell", 50)]
    account = explain(world, run, "trust:mo")
    assert account is not None
    assert (account.total, [step.amount for step in account.steps]) == (100, [0, 100])


def test_the_level_is_the_calendars_with_the_weeks_turn_and_what_news_moved() -> None:
    world = replace(street(), turns=(-1, 0, 1), days=40, levels=((1, 2),))
    found = {calendar.turn(world, seed, 1) for seed in SEEDS}
    assert found == {-1, 0, 1}
    for seed in SEEDS[:10]:
        weeks: dict[int, set[int]] = {}
        for one in range(1, 40):
            weeks.setdefault(calendar.week(world, one), set()).add(calendar.turn(world, seed, one))
        assert all(len(turns) == 1 for turns in weeks.values())
    run = morning(replace(world, turns=(1,)))
    assert run.level == 3
    effects.carry_out(world, run, (Effect("level", "", 4, 2),), "test")
    assert run.level == 4


@pytest.mark.parametrize(("day_", "storms"), [(1, 0), (10, 400)])
def test_weather_follows_the_season(day_: int, storms: int) -> None:
    clear, storm = street().weathers
    rising = replace(storm, weight=3, curve=(Point(1, 0), Point(10, 20_000)))
    world = replace(street(), weathers=(replace(clear, weight=4, fixed_days=()), rising))
    found = [calendar.weather(world, str(seed), day_) for seed in range(600)].count("storm")
    assert abs(found - storms * 9 // 10) < 60


def test_a_good_spoils_by_the_season() -> None:
    plum = replace(street().goods["plum"], spoil_bp=400, spoil_curve=(Point(25, 10_000), Point(26, 20_000)))
    assert [day.spoils_bp(plum, one) for one in (1, 25, 26, 30)] == [400, 400, 800, 800]


def test_nobody_comes_and_nothing_is_paid_on_a_closed_day() -> None:
    world = replace(world_with(), closed=(1,))
    run = morning(world)
    run, _ = do(world, run, "show jar 1", "open", "open")
    assert sum(tally.wished for tally in run.today.tallies.values()) == 0
    assert run.today.lines == ()


def test_a_stall_that_is_shut_sells_nothing_more_today() -> None:
    world = world_with()
    run, _ = do(world, morning(world), "show jar 1")
    effects.carry_out(world, run, (Effect("close", "", 1),), "test")
    run, _ = do(world, run, "open", "open")
    assert sum(tally.sold for tally in run.today.tallies.values()) == 0


def test_a_crowd_and_a_presence_move_for_their_days() -> None:
    from marketgen.engine.demand import comes_bp

    world, run = world_with(), morning(world_with())
    effects.carry_out(world, run, (Effect("crowd", "", -2500, 2), Effect("offers", "mo", -5000, 2)), "test")
    assert comes_bp(world, run) == 7500
    assert supply.there_bp(world, run, world.middlemen["mo"]) == 5000
    run.day = 3
    assert (comes_bp(world, run), supply.there_bp(world, run, world.middlemen["mo"])) == (10_000, 10_000)


def test_current_comes_on_so_many_evenings_of_each_week() -> None:
    world = replace(street(), power=2)
    for seed in SEEDS[:20]:
        monday = 1 + (7 - world.weekday(1)) % 7
        for week in range(3):
            assert sum(calendar.power(world, seed, monday + week * 7 + one) for one in range(7)) == 2


def cards(rules: StoryRules, days: int = 12, seed: str = "amber", **changes: object) -> list[int]:
    """How many cards came on each day where ten of each part of the day always could."""
    names = [(f"{phase}{index}", phase) for phase in story.PHASES for index in range(10)]
    world = replace(
        world_with(*(asks(name, phase=phase, cooldown=1, **changes) for name, phase in names)), story=rules, days=days
    )
    run, found = new_run(world, seed).run, []
    for _ in range(days):
        many, today = 0, run.day
        while run.phase != "over" and run.day == today:
            if run.pending:
                many += 1
                run, _happened = do(world, run, "choose yes")
            else:
                run, _happened = do(world, run, "sleep" if run.phase == "evening" else "open")
        found.append(many)
    return found


def test_without_rules_every_part_of_the_day_may_ask() -> None:
    assert cards(StoryRules()) == [3] * 12


def test_a_day_brings_at_most_so_many_cards_and_some_days_none() -> None:
    found = [many for seed in SEEDS[:20] for many in cards(StoryRules(2, 2500, 4000), seed=seed)]
    assert set(found) == {0, 1, 2}
    assert abs(found.count(0) - 60) < 25
    assert abs(found.count(2) - 72) < 30


def test_on_some_days_a_bargain_is_enough() -> None:
    """Once somebody has bargained no card comes at noon, on as many days as the rule says; in the evening one may."""
    world = replace(world_with(asks("a", phase="noon")), story=StoryRules(beside_bp=6000))
    run = morning(world)
    assert all(story.room(world, run, "noon") for run.day in range(1, 200)), "nobody has bargained"
    bargained: Any = "whoever it was"
    run.today = replace(run.today, bargains=(bargained,))
    closed = sum(not story.room(world, run, "noon") for run.day in range(1, 1001))
    assert abs(closed - 600) < 60
    assert all(story.room(world, run, "evening") for run.day in range(1, 200))


def test_a_pressing_card_comes_on_a_quiet_day_too() -> None:
    assert cards(StoryRules(2, 10_000), priority=1) == [3] * 12


def test_two_dilemmas_keep_their_distance() -> None:
    found = cards(StoryRules(99, 0, 0, 10_000, 1), tags=("dilemma",))
    assert found == [1, 0] * 6


def test_two_cards_about_banned_media_keep_their_distance() -> None:
    assert cards(StoryRules(media_days=3), tags=("media",)) == [1, 0, 0, 0] * 3
    assert cards(StoryRules(), tags=("media",)) == [3] * 12, "without the rule a day can have several"


def test_media_comes_up_on_some_evenings_and_on_half_as_many_after_a_firm_no() -> None:
    world = replace(world_with(), story=StoryRules(media_bp=2000))
    run = morning(world)
    evenings = 0
    for firm, most in ((0, 500), (1, 250)):
        run.firm, evenings = firm, 0
        for run.day in range(1, 2001):
            evenings += story.media_evening(world, run)
        assert abs(evenings - most * 4 // 5) < 60


def test_what_a_choice_sends_for_now_comes_right_after() -> None:
    sends = asks("a", phase="noon")
    sends = replace(sends, choices=(replace(sends.choices[0], effects=(Effect("event", "b", 0, 0),)),))
    world = world_with(sends, asks("b", phase="noon", chained=True), told("c", phase="noon", chained=True))
    run, _ = do(world, morning(world), "open")
    assert run.pending == "event:a"
    run, happened = do(world, run, "choose yes")
    assert (run.pending, kinds(happened, "asked")[0].word("event")) == ("event:b", "b")
    run, _ = do(world, run, "choose yes")
    assert (run.pending, run.seen) == ("", {"a": 1, "b": 1})
    assert world.events["c"].when == ALWAYS
