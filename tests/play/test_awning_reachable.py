"""What a choice sends comes before the last day, and every ending of a friendship, a family and a road can be told."""

from __future__ import annotations

from typing import Any

import pytest

from bench.seeking import aim_at
from marketgen.engine import effects, story
from marketgen.engine.conditions import holds
from marketgen.engine.replacing import replace
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
    ("street_ko", "wheel", "street_ko_repays", 16), ("fever_and_levy", "boots", "boots_missing", 24),
    ("door_with_shop", "lend", "cha_repays", 20), ("weather_book", "coins", "om_answers", 24),
    ("instead_of_cash", "half", "kil_pays_half", 27), ("until_thursday", "keep", "thursday_over", 27),
    ("sixty_gloves", "timber", "timber_comes", 23), ("broken_axle", "lend", "smith_not_repaid", 18),
    ("street_ko", "dear", "street_ko_chalk", 16), ("indoors", "write", "so_indoors", 28),
    ("broken_axle", "lend", "smith_repaid", 18),
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


AIMS: tuple[tuple[str, dict[str, int], dict[str, set[str]], set[str]], ...] = (
    ("garlic_strings", {"shoes": 3}, {"string_shoes": {"garlic"}}, {"ho"}),
    ("timber_comes", {"socks": 15}, {"sixty_gloves": {"timber"}}, set()),
    ("kil_pays_half", {"battery": 4}, {"kil_lamps": {"trust"}, "instead_of_cash": {"half"}}, {"kil"}),
)
"""(card, the goods that it takes, the answers that lead there, who must be in the run)."""


@pytest.mark.parametrize(("card", "goods", "answers", "cast"), AIMS)
def test_what_leads_to_a_card_is_read_from_the_scenario(
    card: str, goods: dict[str, int], answers: dict[str, set[str]], cast: set[str]
) -> None:
    aim = aim_at(the_awning(), card)
    assert (aim.goods, aim.answers, aim.cast) == (goods, answers, cast)


RARE: tuple[tuple[str, dict[str, int], dict[str, Any]], ...] = (
    ("pretty_note", {"coat": 2}, {}),
    ("twenty_bars", {"soap": 20}, {}), ("warm_goods", {"coat": 1}, {"day": 12}), ("weather_book", {"notebook": 2}, {}),
    ("sixty_gloves", {"socks": 10}, {}), ("string_shoes", {"shoes": 2}, {"day": 8}),
    ("promise_soup", {"oil": 2}, {"day": 6}),
    ("kil_settles", {}, {"day": 20, "seen": {"kil_lamps": 7}, "chosen": {"kil_lamps": "trust"}}),
    ("instead_of_cash", {}, {"day": 12, "seen": {"kil_lamps": 7}, "chosen": {"kil_lamps": "trust"}}),
    ("until_thursday", {}, {"day": 14}), ("leaflet_doctor", {"medicine": 4}, {}),
)  # fmt: skip
"""Cards that bots hardly see: what lies at the stall, and what else is so."""


@pytest.mark.parametrize(("card", "goods", "changes"), RARE)
def test_what_bots_hardly_see_can_come(card: str, goods: dict[str, int], changes: dict[str, Any]) -> None:
    """With the person the card is about in the run, the goods on show and the day it asks for; and not without."""
    world = the_awning()
    story = world.events[card]
    who = story.person if story.person in {*world.neighbours, *world.regulars} else ""
    run = morning(
        world, "rare-card", **{"day": 3, **changes}, **({"cast": cast_with(world, "rare-card", who)} if who else {})
    )
    if who:
        run.trust.setdefault(who, 0)
    run.slots = tuple(goods)
    for good, units in goods.items():
        run.goods[good] = replace(run.goods[good], stock=units, cost=units * 1000)
    assert holds(world, run, story.when, card)
    for good in goods:
        run.goods[good] = replace(run.goods[good], stock=0, cost=0)
    run.day, run.chosen = 1, {}
    assert not holds(world, run, story.when, card)


def test_snow_on_the_ridge_is_asked_about_by_whoever_has_ordered_from_the_county() -> None:
    """A white morning after an order from Mun, of the seeds whose morning has room for a card."""
    world, asked = the_awning(), set()
    for number in range(40):
        run = morning(world, f"ridge-{number}", day=20)
        run.money[world.money], run.weather = 200_000, "snow"
        order = next((one for one in choices(world, run) if one.verb == "order" and one.ids[0] == "mun"), None)
        if order is None or order.refusal is not None:
            continue
        run, _ = do(world, run, f"order {' '.join(order.ids)} {order.low}")
        card, _others = story.contest(world, run, "morning")
        asked.add(card.id if card else "")
    assert "snow_ridge" in asked


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
