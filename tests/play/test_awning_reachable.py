"""What a choice sends comes before the last day, and every ending of a friendship, a family and a road can be told."""

from __future__ import annotations

from typing import Any

import pytest

from marketgen.engine import effects
from marketgen.engine.conditions import holds
from marketgen.engine.rules import choices
from marketgen.engine.run import Run
from marketgen.engine.world import World
from tests.engine.helpers import do, morning
from tests.worlds import the_awning

SENDS = (
    ("leaflet_doctor", "sell", "pills_return", 20), ("door_with_shop", "partner", "signboard_moves", 20),
    ("door_with_shop", "partner", "kiosk_opens", 20), ("promise_soup", "word", "hwa_pays", 24),
    ("promise_soup", "word", "hwa_cannot", 24), ("sixty_gloves", "timber", "timber_late", 23),
    ("string_shoes", "garlic", "garlic_strings", 26), ("warm_goods", "let_her", "jong_tenth", 26),
    ("pretty_note", "quick", "clean_note_found", 27), ("odd_batteries", "untested", "torches_at_night", 26),
    ("signboard_moves", "half", "cha_half", 26), ("street_pang", "seeds", "street_pang_mat", 16),
    ("street_pang", "pass", "street_pang_gap", 16), ("street_ko", "loads", "street_ko_cart", 16),
    ("street_ko", "wheel", "street_ko_repays", 16), ("street_ko", "dear", "street_ko_chalk", 16),
)  # fmt: skip
"""(card, choice, what it may send, the last day on which that can still come)."""


def cast_with(world: World, seed: str, *people: str) -> tuple[str, ...]:
    """Who is in a run, with some people in place of others of their group."""
    run = morning(world, seed)
    return tuple(sorted({*run.cast, *people}))


@pytest.mark.parametrize(("card", "choice", "sent", "day"), SENDS)
def test_what_a_choice_sends_comes_before_the_end(card: str, choice: str, sent: str, day: int) -> None:
    world = the_awning()
    story = world.events[card]
    made = next(one for one in story.choices if one.id == choice)
    days = set()
    for number in range(60):
        run = morning(world, f"sent-{number}", day=day)
        if story.person and story.person not in world.officials:
            run.trust.setdefault(story.person, 0)
        run.money[world.money] = 200_000
        for good in ("shoes", "coat", "oil", "socks", "battery", "medicine"):
            run.goods[good] = type(run.goods[good])(20, 20 * 1000)
        effects.carry_out(world, run, made.effects, card)
        days |= {comes for comes, name in run.scheduled if name == sent}
    assert days, "of sixty seeds some send it"
    assert max(days) <= world.days


def told(world: World, run: Run, part: str) -> str:
    """The passage of a part of the epilogue that a run would be told."""
    passages = world.epilogue[part]
    return next(one.id for one in passages if holds(world, run, one.when, f"epilogue.{part}.{one.id}"))


FRIENDS = [one.id.removeprefix("friend_") for one in the_awning().epilogue["friend"] if one.id.startswith("friend_")]


@pytest.mark.parametrize("who", FRIENDS)
def test_each_friendship_can_be_told(who: str) -> None:
    """Somebody whom the seed has drawn, who trusts you as much as one of the cards about her makes her."""
    world = the_awning()
    run = morning(world, "friend", day=30, cast=cast_with(world, "friend", who))
    run.trust = dict.fromkeys(run.trust, 0) | {who: 300 if who == "pang" else 150}
    assert told(world, run, "friend") == f"friend_{who}"


@pytest.mark.parametrize(
    ("part", "changes", "passage"),
    [
        ("official", {"flags": ("said_true",)}, "said_true"),
        ("not_done", {"flags": ("half_line", "refused_packet")}, "half_line"),
        ("not_done", {"flags": ("moved_line", "refused_packet")}, "moved_line"),
        ("not_done", {"flags": ("first_lorry", "refused_packet")}, "first_lorry"),
        ("not_done", {"flags": ("refused_packet",)}, "refused"),
        ("not_done", {"flags": ("kept_packet",)}, "kept"),
    ],
)
def test_what_is_rare_is_told_before_what_is_common(part: str, changes: dict[str, Any], passage: str) -> None:
    world = the_awning()
    assert told(world, morning(world, "rare", day=30, **changes), part) == passage


def test_half_meals_are_remembered_before_the_health_they_cost() -> None:
    world = the_awning()
    run = morning(world, "short")
    short = next(meal.id for meal in world.meals.values() if meal.short)
    run.meal = short
    nights = 0
    while nights < 6 and run.phase != "over":
        step = {"morning": "open", "noon": "open", "evening": "sleep"}[run.phase]
        if run.pending.startswith("event:"):
            story = world.events[run.pending[6:]]
            run = _answered(world, run, [one.id for one in story.choices])
            continue
        if run.pending == "inspection":
            step = "answer look"
        if run.pending == "bargain":
            step = "haggle rule"
        nights += step == "sleep"
        run, _ = do(world, run, step)
    assert min(run.health.values()) <= 400
    assert told(world, run, "family") == "short"


def _answered(world: World, run: Run, answers: list[str]) -> Run:
    """The first answer that is possible."""
    possible = {one.ids[0] for one in choices(world, run) if one.verb == "choose" and one.refusal is None}
    return do(world, run, f"choose {next(one for one in answers if one in possible)}")[0]
