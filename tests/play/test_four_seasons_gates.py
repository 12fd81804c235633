"""Four seasons: whoever has the means can take each step of growth on its first day, and each goal can be met."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise

import pytest

from marketgen.engine import steward
from marketgen.engine.commands import Command
from marketgen.engine.conditions import holds
from marketgen.engine.replacing import replace
from marketgen.engine.rules import advance, check, new_run
from marketgen.engine.run import Run
from marketgen.engine.venture_rules import Craft
from marketgen.engine.world import World
from marketgen.play import games
from marketgen.play.bots import answers
from marketgen.play.bots.policy import Policy
from tests.worlds import FOUR_SEASONS


@cache
def year() -> World:
    return games.load("four_seasons").world


def on(day: int, **money: int) -> Run:
    """The first morning, moved to a day, with nothing but this money in hand (minor units)."""
    run = new_run(year(), "amber").run
    run.day, run.money = day, {currency: money.get(currency, 0) for currency in run.money}
    return run


OWN = tuple(json.loads(FOUR_SEASONS.read_text("utf-8"))["upgrades"])
"""What can be built in Four seasons and not in The awning."""


@pytest.mark.parametrize("name", OWN)
def test_what_can_be_built_is_built_on_its_first_day_for_its_price_and_not_the_day_before(name: str) -> None:
    one, build = year().upgrades[name], Command("build", (name,))
    for currency, price in one.prices.items():
        run = on(one.from_day, **{currency: price})
        run.built.update(dict.fromkeys(one.needs, 1))
        assert check(year(), run, build) is None
        run.day -= 1
        assert check(year(), run, build) is not None
        run.day += 1
        advance(year(), run, build)
        assert (name in run.built, run.money[currency]) == (True, 0)
        poor = on(one.from_day, **{currency: price - 1})
        poor.built.update(dict.fromkeys(one.needs, 1))
        refusal = check(year(), poor, build)
        assert refusal is not None
        assert refusal.reason == "no_money"


def test_something_new_can_be_had_in_every_chapter_and_each_ten_days_of_the_later_ones() -> None:
    """The first days of what is built, bought into, learned and promised; no more than twelve days without any."""
    world = year()
    kinds = (world.upgrades, world.stakes, world.workshops, world.recipes, world.firms, world.contracts)
    first = {one.from_day for kind in kinds for one in kind.values()}
    for chapter in world.chapters[1:]:
        days = sorted(day for day in first if chapter.first <= day <= chapter.last)
        assert days, chapter.id
        assert days[0] - chapter.first <= 10
        assert all(later - day <= 12 for day, later in pairwise(days)), (chapter.id, days)


@pytest.mark.parametrize(
    ("command", "day", "official", "tie"),
    [
        (Command("invest", ("bathhouse",)), 20, "han", 200), (Command("invest", ("tenth_of_the_bus",)), 106, "", 0),
        (Command("apply", ("pyongsong", "hus")), 106, "han", 0), (Command("sign", ("daily_goods",)), 204, "han", 50),
        (Command("sign", ("daily_goods",)), 204, "sin", 50), (Command("sign", ("sawworks",)), 204, "kwak", 50),
    ],
)  # fmt: skip
def test_other_steps_are_open_to_who_is_trusted_and_thought_well_of(
    command: Command, day: int, official: str, tie: int
) -> None:
    """Also with whoever has the office by then."""
    world, run = year(), on(day, won=1_000_000, yuan=100_000)
    run.standing, run.level, run.heat = 150, 1, 0
    run.trust.update(cho=100)
    if official == "sin":
        run.officials["han"] = replace(run.officials["han"], left=1)
    if official:
        run.officials[official] = replace(run.officials[official], tie=tie)
    run.ventures = replace(run.ventures, crafts={name: Craft(0) for name in world.recipes})
    assert check(world, run, command) is None


ANSWERS = {"a_desk_at_the_window": "self", "examination_day": "go"}
"""What Sol-mi needs of those at home."""

LAST = 354
"""The day before the last, on which a place of one's own is bought: nobody is called in about it any more."""


def sought(run: Run) -> Command | None:
    """What whoever seeks all four goals says where the standing arrangement would not."""
    world = year()
    seen = run.pending.rpartition(":")[2]
    if seen in ANSWERS:
        return Command("choose", (ANSWERS[seen],))
    if run.pressing:
        return answers.answer(world, run, Policy())
    for command in (Command("build", ("own_place",)), Command("change", (world.money, "yuan"), 3_500_000)):
        if run.day == LAST and run.phase == "morning" and check(world, run, command) is None:
            return None if "own_place" in run.built else command
    return None


def test_all_four_goals_can_be_met_in_one_year_by_who_began_with_money() -> None:
    """By commands alone; with what everybody has bots meet each of them (docs/balance.md)."""
    world = year()
    run = new_run(world, "amber").run
    run.money[world.money] += 20_000_000
    run.today = replace(run.today, opening=run.today.opening + 20_000_000)
    while run.phase != "over":
        command = sought(run) or steward.next_command(world, run, check)
        assert check(world, run, command) is None, command
        advance(world, run, command)
    assert run.day == world.days
    assert [name for name, goal in world.goals.items() if not holds(world, run, goal.when, name)] == []
