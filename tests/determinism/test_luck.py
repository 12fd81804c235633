"""What must not move luck: another good, the order of commands, looking, taking back, saving, reloading."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from marketgen.engine import supply
from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.explain import explain
from marketgen.engine.rules import apply, check, choices
from marketgen.engine.run import Run, digest
from marketgen.engine.world import Good, World
from marketgen.play import look
from marketgen.play.bots import BOTS
from marketgen.play.lines import head
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from marketgen.saves.log import RunFile
from tests.engine.helpers import command, do, morning, of_choice, turns
from tests.engine.test_accounts import subjects
from tests.worlds import first_stall, made_up_country, street, tiny


def luck(run: Run) -> dict[str, object]:
    """What a day's luck alone decides, for the goods and people of the street."""
    return {
        "weather": run.weather,
        "noise": {good: state.noise for good, state in run.goods.items() if good != "apple"},
        "offers": run.offers,
        "neighbours": run.prices,
        "spoiled": {good: tally.spoiled for good, tally in run.today.tallies.items() if good != "apple"},
    }


def idle_days(world: World, seed: str) -> list[dict[str, object]]:
    """The luck of every dawn of an idle game."""
    return [luck(turn.run) for asked, turn in turns(world, seed, "idle") if asked is None or asked.verb == "sleep"]


@pytest.mark.parametrize("seed", ["amber", "birch", "cedar"])
def test_another_good_changes_no_luck_of_others(seed: str) -> None:
    """It comes first by its id, so a key that held a place in a list would show."""
    world = replace(street(), events={})
    apple = Good("apple", 90, 70, 300, 400, (1, 3), 1, True)
    more = replace(world, goods={"apple": apple, **world.goods})
    assert idle_days(more, seed) == idle_days(world, seed)


def test_one_more_good_that_somebody_carries_takes_a_place_and_moves_nothing_else() -> None:
    world = replace(street(), events={})
    apple = Good("apple", 90, 70, 300, 400, (1, 3), 1, True)
    pim = world.middlemen["pim"]
    carries = {"apple": pim.carries["grain"], **pim.carries}
    more = replace(
        world,
        goods={"apple": apple, **world.goods},
        middlemen={**world.middlemen, "pim": replace(pim, carries=carries)},
    )
    replaced = 0
    for number in range(60):
        run, other = morning(world, str(number), day=3), morning(more, str(number), day=3)
        supply.make_offers(world, run)
        supply.make_offers(more, other)
        plain = tuple(offer for offer in other.offers if offer.good != "apple")
        assert [offer for offer in plain if offer not in run.offers] == []
        assert len(other.offers) in (len(run.offers), len(run.offers) + 1)
        replaced += plain != run.offers
    assert 0 < replaced < 60


def test_other_people_and_stories_change_no_luck() -> None:
    world = replace(street(), events={})
    mo = world.middlemen["mo"]
    more = replace(
        world, events=street().events, middlemen={"al": replace(mo, id="al"), **world.middlemen},
        neighbours={"bea": replace(world.neighbours["nell"], id="bea"), **world.neighbours},
    )  # fmt: skip
    run, other = morning(world), morning(more)
    assert luck(other)["noise"] == luck(run)["noise"]
    assert tuple(offer for offer in other.offers if offer.who != "al") == run.offers
    assert {key: value for key, value in other.prices.items() if not key.startswith("bea")} == run.prices


APART = (
    "show jar 1",
    "show plum 2",
    "price plum keen",
    "take mo jar 2",
    "order mo plum 9",
    "tidy",
    "bring plum 3",
    "give ox shell 1",
)


def test_commands_that_do_not_touch_may_come_in_any_order() -> None:
    world = replace(street(), events={})
    orders = [list(APART) for _ in range(25)]
    for number, order in enumerate(orders):
        random.Random(number).shuffle(order)
    found = set()
    for order in orders:
        run, happened = do(world, morning(world), *order, "meal pie")
        while run.phase != "evening":
            run, more = do(world, run, "answer look" if run.pending else "open")
            happened += more
        run, more = do(world, run, "sleep")
        found.add((digest(run), tuple(event for event in more if event.kind != "chose")))
    assert len({order for order, _ in found}) == 1


def test_what_is_done_changes_no_weather_noise_or_offer_of_later_days() -> None:
    """Three bots, one seed: they live under the same sky, and the same people come by with the same goods."""
    world = replace(street(), events={})
    skies = []
    for bot in ("idle", "random", "lawful"):
        dawns = [turn.run for asked, turn in turns(world, "amber", bot) if asked is None or asked.verb == "sleep"]
        skies.append([
            (run.weather, [state.noise for state in run.goods.values()], [(o.who, o.good, o.units) for o in run.offers])
            for run in dawns
        ])  # fmt: skip
    assert skies[0] == skies[1] == skies[2]


def every_view(scene: Timeline) -> Iterator[object]:
    """Everything that a screen can show of a moment."""
    yield from (look.header(scene), look.stall(scene), look.supply(scene), look.people(scene), look.home(scene))
    yield from (look.prompt(scene), look.decision(scene), look.epilogue(scene))
    yield from (look.companion(scene, good) for good in scene.world.goods)
    yield from (look.report(scene, record.day) for record in scene.run.past)
    for choice in choices(scene.world, scene.run):
        if choice.verb == "give" and choice.refusal is None:
            yield look.gift(scene, choice.ids[0])
            yield look.gift_preview(scene, *choice.ids, choice.high)
    yield from (look.why(scene, subject) for subject in list(subjects(scene.world, scene.run))[::9])


@pytest.mark.parametrize("make", [first_stall, made_up_country])
def test_looking_changes_nothing(make: object) -> None:
    """Two games of one seed, in one of which everything is looked at all the time."""
    world = make()
    watched = Session.begin(world, "amber")
    for asked, turn in turns(world, "amber", "lawful"):
        if asked:
            assert isinstance(watched.do(asked), Turn)
        was, events = digest(watched.run), watched.events
        assert was == digest(turn.run)
        assert len(list(every_view(watched.timeline))) > 8
        for subject in subjects(world, watched.run):
            explain(world, watched.run, subject)
        if watched.run.phase != "over":
            BOTS["lawful"](world, watched.run)
        assert (digest(watched.run), watched.events) == (was, events)


def test_trying_and_taking_back_changes_no_luck() -> None:
    world = replace(street(), events={})
    plain, _ = do(world, morning(world), "show jar 1", "open", "open", "sleep")
    scene = Timeline(world, morning(world))
    tries = ("show plum 1", "price jar dear", "order mo plum 40", "meal crust", "bring plum 7")
    for number in range(12):
        assert isinstance(scene.do(command(tries[number % 5])), Turn)
        assert isinstance(scene.undo(), Turn)
    for line in ("show jar 1", "open", "open", "sleep"):
        assert isinstance(scene.do(command(line)), Turn)
    assert digest(scene.run) == digest(plain)


@pytest.mark.parametrize("seed", ["amber", "birch"])
def test_reloading_at_any_moment_leads_to_the_same_future(tmp_path: Path, seed: str) -> None:
    world = street()
    of = (seed, world.difficulty, next(iter(world.goals)))
    path = tmp_path / "a.mgsave"
    session = Session.begin(world, *of, RunFile.create(path, head({}, world.digest, of, world.id)))
    for asked, turn in turns(world, seed, "lawful"):
        if asked:
            assert isinstance(session.do(asked), Turn)
            session.close()
            session = Session.resume(world, RunFile.open(path))
        assert digest(session.run) == digest(turn.run)
    session.close()


def legal(world: World, run: Run) -> Iterator[Command]:
    """Every command that is possible now, each amount of a range by itself."""
    for choice in choices(world, run):
        if choice.refusal is None:
            yield from (of_choice(choice, amount) for amount in range(choice.low, choice.high + 1))


def test_a_small_game_has_so_many_ways() -> None:
    """Commands and different states two commands deep on the first morning of the tiny game.

    An alarm for rules that move by accident. If a rule was changed on purpose: raise RULES, and put the new numbers.
    """
    world = tiny()
    first = morning(world)
    one = list(legal(world, first))
    paths, states = 0, set()
    for asked in one:
        turn = apply(world, first, asked)
        assert isinstance(turn, Turn)
        for then in legal(world, turn.run):
            after = apply(world, turn.run, then)
            assert isinstance(after, Turn)
            paths += 1
            states.add(digest(after.run))
    assert (len(one), paths, len(states)) == (13, 157, 85)


def test_what_is_legal_is_what_check_says() -> None:
    world, run = tiny(), morning(tiny())
    allowed = set(legal(world, run))
    words = (*world.goods, *world.stances, *world.middlemen, *world.officials, *world.currencies, *world.meals)
    for verb, ids, amount in product(
        ("show", "hide", "price", "take", "order", "bring", "meal", "tidy", "give", "open", "sleep"),
        [(), *((word,) for word in words), *product(words, words)],
        (-1, 0, 1, 2, 3, 25, 26),
    ):
        asked = Command(verb, ids, amount)
        assert (check(world, run, asked) is None) == (asked in allowed), asked
