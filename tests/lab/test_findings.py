"""What an author is told of the runs of bots: found in runs made by hand, one thing each, and in a small scenario."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from marketgen.engine.events import refuse
from marketgen.engine.rules import advance, new_run
from marketgen.engine.world import World
from marketgen.lab import findings, one, probe
from marketgen.lab.findings import BY_LUCK, KINDS, NO_EXAMPLE, Finding, find
from marketgen.lab.seen import Due, Seen
from marketgen.lab.sim import Plan, simulate
from marketgen.lab.telling import sentence, told
from marketgen.play.bots import BOTS, POLICIES
from tests.bargain_world import bargain
from tests.gates_world import shores
from tests.homes import house
from tests.kye_world import RING
from tests.rights_world import arcade
from tests.scenario.helpers import COUNTRY, DATA, loaded, written
from tests.side_world import DEALS, DEMO, MO, SOUP
from tests.venture_world import JAM

SEEN = Seen(
    events=("crate", "ferry", "letter", "thanks"), taken=("ferry:lower", "ferry:wait", "letter:keep"),
    opened=("ferry:lower", "ferry:wait", "letter:keep"), met=(), offered=("plum",), bought=("plum",), goals=("fed",),
    profits=(("lamp", 40), ("plum", 60)),
)  # fmt: skip


@pytest.fixture(scope="module")
def world() -> World:
    """The made-up country: five days; with a savings club and a bargain."""
    eggs = bargain("eggs", "sell", "plum")
    return replace(
        loaded(COUNTRY).world, kyes={"ring": RING}, bargains={"eggs": eggs}, sidelines={"soup": SOUP},
        partners={"mo": MO}, demonstration=replace(DEMO, goods=("plum",)), dealing=replace(DEALS, most={"shell": 8}),
        recipes={"jam": JAM}, places=shores().places,
        upgrades=arcade().upgrades, ways=shores().ways,
    )  # fmt: skip


def played(number: int = 1, bot: str = "lawful", seen: Seen = SEEN, **changed: Any) -> one.Played:
    """A run made by hand."""
    run = one.Played(
        bot, f"s-{number}", "fed", 5, 20, finished=True, ending="", goal_met=True, score=50, worth=2000, began=1000,
        earned=100, home=20, poor=0, best_good="plum", best_share_bp=6000, seen=seen,
    )  # fmt: skip
    return replace(run, **changed)


def many(count: int = 30, **changed: Any) -> list[one.Played]:
    """Runs made by hand, alike but for their seeds."""
    return [played(number, **changed) for number in range(1, count + 1)]


def only(found: list[Finding], kind: str) -> list[Finding]:
    """The findings of a kind."""
    return [one for one in found if one.kind == kind]


def seen(**changed: Any) -> Seen:
    """What a run met, with something changed."""
    return replace(SEEN, **changed)


SHUT = (("ferry:pay", refuse("choice_closed", choice="pay", measure="trust", subject="ada", least=200)),)
FEE = (Due(2, "fee", 500, 320),)

ROWS: list[tuple[str, list[one.Played], str | None]] = [
    ("one_good", many(), "plum is 60 % of all profit of lawful. (seed s-1 shows it)"),
    ("one_good", many(seen=seen(profits=(("lamp", 50), ("plum", 50)))), None),
    ("one_good", many(seen=seen(profits=(("plum", 50),))), None),
    ("one_good", [*many(3, seen=seen(profits=(("lamp", 99), ("plum", 1))), bot="idle"), *many()], "plum is 60 %"),
    (
        "unpaid",
        many(seen=seen(dues=FEE)),
        "the fee of the place of day 2: it is 5.00 crowns, and the most",
    ),
    ("unpaid", [*many(29, seen=seen(dues=FEE)), played(30)], None),
    ("unpaid", many(seen=seen(dues=(Due(2, "fee", 500, 500),))), None),
    ("outscored", [*many(score=40), *many(bot="random", score=42)], "random comes to 42 points, and lawful, which"),
    ("outscored", [*many(score=40), *many(bot="random", score=41)], None),
    ("outscored", [*many(bot="idle", score=40), *many(bot="random", score=60)], None),
    ("early", [*many(27), *many(3, ending="broken", finished=False, days=2)], "3 of 30 runs of lawful end early"),
    ("early", [*many(28), *many(2, ending="broken", finished=False, days=2)], None),
    (
        "choice_closed",
        many(seen=seen(shut=SHUT)),
        "was closed each time it was asked, in 30 runs (trust.ada)",
    ),
    ("choice_closed", [*many(29), *many(4, seen=seen(shut=SHUT))], None),
    ("choice_closed", [*many(29, seen=seen(shut=SHUT)), played(30, seen=seen(opened=("ferry:pay",)))], None),
    (
        "choice_never",
        many(bot="fixed", seen=seen(taken=())),
        "No bot took the choice lower of ferry, though it was open",
    ),
    ("choice_never", many(bot="fixed"), None),
    ("choice_never", many(seen=seen(taken=())), None),
    ("choice_never", many(14, bot="fixed", seen=seen(taken=())), None),
    ("event_never", many(seen=seen(events=("ferry", "letter", "thanks"))), "This event never came: crate."),
    ("event_never", many(), None),
    ("ending_never", many(), "No run ended so: broken."),
    ("ending_never", [*many(), played(31, ending="broken", finished=False)], None),
    (
        "passage_never",
        many(seen=seen(passages=("quay.up", "quay.down", "ines.told", "ines.always"))),
        "This passage of the epilogue was never told: ines.kept.",
    ),
    ("passage_never", many(), None),  # no run came to its end
    ("goal_nobody", many(seen=seen(goals=())), "The goal fed was met at the end of no run of any bot."),
    ("goal_everybody", many(), "The goal fed was met at the end of every run of lawful"),
    ("goal_everybody", [*many(29), played(30, seen=seen(goals=()))], None),
    ("never_met", many(seen=seen(met=("ada", "bosko", "harbour"))), "Nobody ever met ines."),
    ("not_bought", many(seen=seen(bought=())), "plum was offered, and no bot ever bought it."),
    ("not_bought", many(), None),
    ("idle_money", many(seen=seen(idle=1500)), "would pay for 15 days of purchases"),
    ("idle_money", many(seen=seen(idle=1499)), None),
    ("kye_never", many(), "No bot was ever in this kye: ring."),
    ("kye_never", [*many(), played(31, seen=seen(kyes=(("ring", 0),)))], None),
    ("beside_never", many(), "No bot ever did this work, or had this share: soup."),
    ("beside_never", [*many(), played(31, seen=seen(beside=(("soup", 2),)))], None),
    ("partner_never", many(), "No bot ever sold together with this partner: mo."),
    ("partner_never", [*many(), played(31, seen=seen(partners=("mo",)))], None),
    ("demo_never", many(), "No bot ever had friends walk about in this good: plum."),
    ("demo_never", [*many(), played(31, seen=seen(walked=("plum",)))], None),
    ("deal_never", many(), "No bot ever changed this money for whoever asked: shell."),
    ("deal_never", [*many(), played(31, seen=seen(dealt=("shell",)))], None),
    ("street_poor", [*many(14), *many(16, seen=seen(street=(("lena", 0),)))], "At the end of 16 of the 16 runs with"),
    ("street_poor", [*many(15, seen=seen(street=(("lena", 5),))), *many(15, seen=seen(street=(("lena", 0),)))], None),
    ("venture_never", many(), "No bot was ever at this workshop, made this, had this name, or brought this buyer"),
    ("venture_never", [*many(), played(31, seen=seen(ventures=("jam",)))], None),
    ("right_never", many(), "No bot ever bought any of these rights to a place: corner, arch."),
    ("right_never", [*many(), played(31, seen=seen(grown=("corner", "arch")))], None),
    ("yard_never", many(), "No bot ever sold anything by the sack there: yard."),
    ("yard_never", [*many(), played(31, seen=seen(grown=("corner", "yard")))], None),
    ("place_never", many(), "No bot was ever in any of these places: farm, port, island, citadel."),
    ("place_never", [*many(), played(31, seen=seen(places=("farm", "port", "island")))], "in this place: citadel."),
    ("permit_never", many(), "No bot was ever given the permit of this place: citadel."),
    ("permit_never", [*many(), played(31, seen=seen(permits=("citadel",)))], None),
    ("kye_breaks", many(seen=seen(kyes=(("ring", 2),))), "In 30 of the 30 runs with a bot in ring somebody did not"),
    ("kye_breaks", [*many(15, seen=seen(kyes=(("ring", 0),))), *many(15, seen=seen(kyes=(("ring", 1),)))], None),
    ("bargain_never", many(), "Nobody ever came with this bargain: eggs."),
    ("bargain_never", [*many(), played(31, seen=seen(bargains=(("eggs", 0, 0),)))], None),
    ("bargain_read", many(seen=seen(bargains=(("eggs", 90, 100),))), "In 30 bargains the house rule kept 90 %"),
    ("bargain_read", many(seen=seen(bargains=(("eggs", 20, 100),))), "the house rule kept only 20 %"),
    ("bargain_read", many(seen=seen(bargains=(("eggs", 85, 100),))), None),
    ("few", many(29), "29 runs of a bot"),
    ("few", many(30), None),
    ("no_luck", many(), "With random, fixed too, choices that nobody takes are told."),
    ("no_luck", [*many(), *many(bot="fixed")], None),
]


@pytest.mark.parametrize(("kind", "runs", "says"), ROWS, ids=[f"{row[0]} {number}" for number, row in enumerate(ROWS)])
def test_what_is_found_in_runs(world: World, kind: str, runs: list[one.Played], says: str | None) -> None:
    found = only(find(world, runs), kind)
    if says is None:
        assert found == []
    else:
        assert says in told(world, found[0])
        assert told(world, found[0]).endswith(f"(seed {found[0].seed} shows it)") == (kind not in NO_EXAMPLE)


def test_every_kind_is_found_in_some_row() -> None:
    assert {row[0] for row in ROWS if row[2]} | {"nothing_to_do", "not_offered"} == set(KINDS)


def test_the_shortest_run_that_ends_early_is_named(world: World) -> None:
    runs = [
        played(1, ending="broken", finished=False, days=4),
        played(2, ending="broken", finished=False, days=3),
        played(3),
    ]
    (found,) = only(find(world, runs), "early")
    assert (found.seed, found.number("day"), found.number("early"), found.subjects) == ("s-2", 3, 2, ("broken",))


def test_days_on_which_nothing_could_be_decided(world: World) -> None:
    (found,) = only(find(world, many(), [("s-2", 4), ("s-1", 3), ("s-3", 3)]), "nothing_to_do")
    assert (found.seed, found.subjects) == ("s-1", ("3", "4"))
    assert sentence(world, found) == "On 2 days there was nothing to decide, only to go on: 3, 4."


def test_of_many_ids_some_are_named_and_the_json_has_all(world: World) -> None:
    ids = tuple(f"event_{letter}" for letter in "abcdefghijk")
    finding = Finding("event_never", "", "s-1", ids, (("runs", 9),))
    assert "11 events never came: event_a, " in sentence(world, finding)
    assert "event_h and 3 more" in sentence(world, finding)
    assert json.loads(json.dumps(finding.facts()))["subjects"] == list(ids)


def test_no_runs_are_no_findings(world: World) -> None:
    assert find(world, []) == []


def test_the_bots_that_answer_by_luck_are_those_that_do() -> None:
    assert set(BY_LUCK) < set(BOTS)
    assert all(bot == "random" or not POLICIES[bot].reacts for bot in BY_LUCK)


# played


def test_what_a_run_met_is_what_it_was_given() -> None:
    small = loaded(DATA / "every_key.json").world
    runs = simulate(small, Plan(("lawful", "random"), 3, "met"))
    for run in runs:
        met = run.seen
        assert set(met.events) <= set(small.events)
        assert set(met.taken) <= set(met.opened)
        assert not set(met.opened) & {name for name, _why in met.shut}
        assert sum(amount for _good, amount in met.profits if amount > 0) >= 0
        assert set(met.bought) <= set(small.goods)
        assert met.goals == tuple(goal for goal in small.goals if goal in met.goals)
    assert json.loads(json.dumps([run.facts() for run in runs]))[0]["seen"]["events"] == list(runs[0].seen.events)


def test_a_fee_that_is_more_than_all_there_is_is_noted(world: World) -> None:
    poor = replace(world, start=replace(world.start, money=dict.fromkeys(world.start.money, 1), stock={}))
    run = one.play(poor, "idle", "poor")
    assert run.seen.dues[0] == Due(1, "fee", world.day.fee, 1)
    (found,) = only(find(poor, [run]), "unpaid")
    assert found.number("day") == 1


def test_a_turn_that_can_be_gone_to_is_no_matter_of_money() -> None:
    family = house().family
    assert family.roster is not None
    for hours in (24, 4):
        roster = replace(family.roster, hours=hours, pays=4000)
        poor = replace(
            house(),
            family=replace(family, roster=roster, school=None),
            day=replace(house().day, fee=0),
            start=replace(house().start, money={"mark": 120}, stock={}),
        )
        run = one.play(poor, "idle", "poor", 3)
        dues = [due for due in run.seen.dues if due.kind == "roster"]
        assert [(due.day, due.needs) for due in dues] == ([(2, 4000)] if hours == 24 else [])
        for found in only(find(poor, [run]), "unpaid"):
            assert "nobody can meet the labour roster of day 2" in sentence(poor, found)
            assert "to have it done is 40.00" in sentence(poor, found)


@pytest.mark.parametrize(("owed", "due"), [(900, 900), (1, 0)])
def test_what_an_event_says_is_owed_is_due(tmp_path: Path, owed: int, due: int) -> None:
    document = json.loads(COUNTRY.read_text("utf-8"))
    every = json.loads((DATA / "every_key.json").read_text("utf-8"))
    debt = {"debt": {"to": "ines", "money": owed, "days": 2}}
    gone = {"title": "Gone", "text": "It is gone.", "phase": "morning", "when": {"day": {"max": 1}}}
    document["events"] |= {"gone": {**gone, "effects": [{"money": {"crown": -10}}, debt]}}
    document["start"] |= {"stock": {}, "paid": {}, "money": {"crown": 40}}
    document["systems"]["credit"] = 1
    document["rules"]["credit"] = every["rules"]["credit"]
    document["rules"]["lender"] = every["rules"]["lender"]
    poor = loaded(written(tmp_path, document)).world
    run = one.play(poor, "idle", "poor", 4)
    dues = [one for one in run.seen.dues if one.kind == "debt"]
    assert [(one.day, one.needs) for one in dues[:1]] == ([(3, due * 100)] if due else [])
    said = " ".join(sentence(poor, found) for found in only(find(poor, [run]), "unpaid"))
    assert ("nobody can pay what is owed on the morning of day 3: it is 900.00 crowns" in said) == bool(due)


def test_a_day_with_nothing_to_show_and_nothing_to_buy_is_an_empty_one(world: World) -> None:
    bare = replace(world, start=replace(world.start, stock={}, money={}), systems={"price": 1}, events={})
    assert list(probe.empty_days(bare, "idle", ["a-1"])) == [("a-1", day) for day in range(1, world.days + 1)]
    assert ("a-1", 1) not in list(probe.empty_days(world, "idle", ["a-1"]))


def test_only_some_runs_are_looked_at_closely(world: World) -> None:
    bare = replace(world, start=replace(world.start, stock={}, money={}), systems={"price": 1}, events={})
    seeds = [f"a-{number}" for number in range(9)]
    assert {seed for seed, _day in probe.empty_days(bare, "idle", seeds)} == set(seeds[: probe.PROBED])


def test_two_answers_are_a_decision_and_one_is_none(world: World) -> None:
    run = new_run(world, "two").run
    while not run.pending.startswith("event:"):
        advance(world, run, BOTS["idle"](world, run))
    assert probe.can_decide(world, run)
    story = world.events[run.pending[6:]]
    one_way = replace(world, events={**world.events, story.id: replace(story, choices=story.choices[:1])})
    assert not probe.can_decide(one_way, run)


def test_findings_do_not_depend_on_how_runs_are_shared_out(world: World) -> None:
    runs = simulate(world, Plan(("lawful", "fixed"), 3, "same"))
    again = simulate(world, Plan(("lawful", "fixed"), 3, "same"))
    assert find(world, runs) == find(world, again)
    assert [one.kind for one in find(world, runs)] == sorted(
        (one.kind for one in find(world, runs)), key=findings.KINDS.index
    )
