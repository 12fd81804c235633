"""Inspection: when somebody comes, what a sign there was, and what comes of each answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import inspection
from marketgen.engine.run import Run
from marketgen.engine.world import Rung, World
from tests.engine.helpers import do, kinds, morning, refused, turns, with_official
from tests.worlds import GIFTS, INSPECTION, first_stall, street

CERTAIN = replace(INSPECTION, sure_days=(1, 2, 3, 4), warn_bp=0, off_bp=0)
NEVER = replace(INSPECTION, sure_days=(), start_bp=0, level_bp=0, heat_bp=0)


def world_of(rules: object = CERTAIN, gifts: object = GIFTS, rungs: tuple[str, ...] = ()) -> World:
    """The street without stories, with an inspection's rules and, if named, some of its rungs only."""
    if rungs:
        rules = replace(rules, rungs=tuple(rung for rung in INSPECTION.rungs if rung.id in rungs))
    return replace(street(), events={}, inspection=rules, gifts=gifts)


def faced(world: World, *before: str, seed: str = "amber", **official: int) -> Run:
    """The moment of the inspection: before the first block or the second."""
    run = with_official(morning(world, seed), "ox", **official) if official else morning(world, seed)
    run, _ = do(world, run, "show jar 1", "show plum 2", *before, "open")
    if not run.pending:
        run, _ = do(world, run, "open")
    assert run.pending == "inspection"
    return run


@pytest.mark.parametrize(
    ("day", "heat", "chance_bp"), [(1, 0, 700), (1, 4, 760), (2, 0, 10_000), (3, 0, 1100), (3, 100, 2600)]
)
def test_how_likely(day: int, heat: int, chance_bp: int) -> None:
    run = morning(street(), day=day, heat=heat, level=street().level(day))
    assert inspection.likely(street(), run).total == chance_bp


def test_an_announced_inspection_comes_and_is_never_unannounced_twice() -> None:
    for seed in "abcdefgh":
        run = faced(world_of(), seed=seed)
        run, _ = do(world_of(), run, "answer look")
        while run.phase != "evening":
            run, happened = do(world_of(), run, "open")
            assert not kinds(happened, "inspection")
        assert run.inspected == 1


def test_it_comes_before_either_block() -> None:
    assert {faced(world_of(), seed=seed).phase for seed in "abcdefghijkl"} == {"morning", "noon"}


def test_nobody_looks_at_an_empty_board() -> None:
    run, happened = do(world_of(), morning(world_of()), "open", "open")
    assert not kinds(happened, "inspection")
    assert run.phase == "evening"


def test_unlikely_inspections_come_about_as_often_as_they_say() -> None:
    world = world_of(replace(CERTAIN, sure_days=(), start_bp=2000, level_bp=0, heat_bp=0))
    came = 0
    for seed in range(300):
        _, happened = do(world, morning(world, str(seed)), "show jar 1", "open")
        came += bool(kinds(happened, "inspection"))
        if not kinds(happened, "inspection"):
            _, happened = do(world, do(world, morning(world, str(seed)), "show jar 1", "open")[0], "open")
            came += bool(kinds(happened, "inspection"))
    assert 40 < came < 80


def test_an_inspection_is_the_same_however_the_morning_went() -> None:
    for seed in "abcdef":
        plain = faced(world_of(), seed=seed).phase
        assert faced(world_of(), "price jar keen", "note a line", seed=seed).phase == plain


@pytest.mark.parametrize(("tie", "least", "most"), [(0, 0, 0), (-300, 0, 0), (200, 40, 80), (500, 130, 170)])
def test_a_tie_warns(tie: int, least: int, most: int) -> None:
    """15 % for each point of tie, on a day on which somebody comes."""
    world = world_of(replace(CERTAIN, warn_bp=1500))
    warned = sum(
        inspection.warned(world, with_official(morning(world, str(seed)), "ox", tie=tie)) for seed in range(200)
    )
    assert least <= warned <= most


def test_without_an_inspection_no_warning() -> None:
    world = world_of(replace(NEVER, warn_bp=10_000))
    assert not any(
        inspection.warned(world, with_official(morning(world, str(seed)), "ox", tie=500)) for seed in range(50)
    )


def test_a_stall_made_ready_has_nothing_to_fear() -> None:
    run = faced(world_of(), "tidy")
    after, happened = do(world_of(), run, "answer look")
    assert (run.hours, run.prepared) == (7, True)
    assert kinds(happened, "inspection_prepared")
    assert (after.file, after.heat) == (0, 4)
    assert not [line for line in after.today.lines if line.kind == "fine"]


def stock_worth(run: Run) -> int:
    from marketgen.engine import price

    return sum(run.goods[good].stock * price.total(street(), run, good) for good in run.slots if good)


def test_a_word_costs_nothing() -> None:
    world = world_of(rungs=("talk",))
    run = faced(world)
    after, happened = do(world, run, "answer look")
    assert kinds(happened, "inspection_rung")[0].word("rung") == "talk"
    assert (after.heat, after.file) == (run.heat, run.file)


def test_a_fine_is_a_fee_and_a_share_of_what_is_shown() -> None:
    world = world_of(rungs=("fine",))
    run = faced(world)
    after, happened = do(world, run, "answer look")
    fine = 500 + (stock_worth(run) * 800 + 5000) // 10_000
    assert kinds(happened, "inspection_rung")[0].number("fine") == fine
    assert [line.amount for line in after.today.lines if line.kind == "fine"] == [-fine]
    assert after.heat == run.heat + 2


def test_a_fine_never_takes_more_than_there_is() -> None:
    world = world_of(rungs=("fine",))
    run = faced(world)
    run.money["mark"] = 30
    after, happened = do(world, run, "answer look")
    assert kinds(happened, "inspection_rung")[0].number("fine") == 30
    assert [line.amount for line in after.today.lines if line.kind == "fine"] == [-30]


def test_goods_are_taken_of_what_is_shown_only() -> None:
    world = world_of(rungs=("goods",))
    run = faced(world)
    run.goods["candle"] = replace(run.goods["candle"], stock=40)
    jars, plums = run.goods["jar"].stock, run.goods["plum"].stock
    after = replace(run)
    happened = inspection.look(world, after)
    taken = {event.word("good"): event.number("units") for event in kinds(happened, "inspection_goods")}
    quarter = {good: (stock + 2) // 4 for good, stock in (("jar", jars), ("plum", plums))}
    assert taken == {good: units for good, units in quarter.items() if units}
    assert after.goods["candle"].stock == 40
    assert after.file == 1


@pytest.mark.parametrize(
    ("rungs", "expected"), [(("talk", "fine", "goods"), {"talk", "fine", "goods"}), (("fine",), {"fine"})]
)
def test_rungs_come_by_their_weights(rungs: tuple[str, ...], expected: set[str]) -> None:
    world = world_of(rungs=rungs)
    found = []
    for seed in range(60):
        _, happened = do(world, faced(world, seed=str(seed)), "answer look")
        found.append(kinds(happened, "inspection_rung")[0].word("rung"))
    assert set(found) == expected
    assert found.count("goods") <= found.count("talk")


def test_a_rung_of_no_weight_is_no_rung() -> None:
    world = world_of(replace(CERTAIN, rungs=(Rung("talk", 0, 0, 0, 0, 0, 0),)))
    _, happened = do(world, faced(world), "answer look")
    assert kinds(happened, "inspection_prepared")


def test_what_was_given_lets_off_one_rung_once() -> None:
    world = world_of(rungs=("talk", "fine"))
    world = replace(
        world, inspection=replace(world.inspection, rungs=(replace(INSPECTION.rungs[0], weight=0), INSPECTION.rungs[1]))
    )
    run = faced(world, covered=True)
    after, happened = do(world, run, "answer look")
    assert kinds(happened, "inspection_let_off")
    assert kinds(happened, "inspection_rung")[0].word("rung") == "talk"
    assert not after.officials["ox"].covered


def test_the_lowest_rung_cannot_be_let_off() -> None:
    world = world_of(rungs=("talk",))
    after, happened = do(world, faced(world, covered=True), "answer look")
    assert not kinds(happened, "inspection_let_off")
    assert after.officials["ox"].covered


@pytest.mark.parametrize(("tie", "off"), [(0, False), (-500, False), (500, True)])
def test_a_tie_may_let_off_a_rung(tie: int, off: bool) -> None:
    rungs = (replace(INSPECTION.rungs[0], weight=0), INSPECTION.rungs[1])
    world = world_of(replace(CERTAIN, rungs=rungs, off_bp=2000))
    _, happened = do(world, faced(world, tie=tie), "answer look")
    assert bool(kinds(happened, "inspection_let_off")) == off


@pytest.mark.parametrize(("tie", "chance_bp"), [(0, 3000), (100, 4000), (-200, 1000), (-400, 500), (500, 8000)])
def test_the_chance_of_pleading(tie: int, chance_bp: int) -> None:
    run = with_official(morning(street()), "ox", tie=tie)
    assert inspection.pleads(street(), run).total == chance_bp


@pytest.mark.parametrize("works", [True, False])
def test_pleading(works: bool) -> None:
    gifts = replace(GIFTS, least_bp=10_000 * works, most_bp=10_000 * works)
    world = world_of(gifts=gifts, rungs=("fine",))
    after, happened = do(world, faced(world), "answer plead")
    assert bool(kinds(happened, "inspection_pleaded")) == works
    assert bool(kinds(happened, "inspection_rung")) != works
    assert after.pending == ""


def test_packing_up_loses_the_rest_of_the_day() -> None:
    world = world_of()
    run = faced(world)
    sold = {good: tally.sold for good, tally in run.today.tallies.items()}
    after, happened = do(world, run, "answer pack")
    while after.phase != "evening":
        after, _ = do(world, after, "open")
    assert kinds(happened, "inspection_packed")
    assert {good: after.today.tallies[good].sold for good in sold} == sold
    assert not [line for line in after.today.lines if line.kind == "fine"]


@pytest.mark.parametrize("taken", [True, False])
def test_a_gift_at_the_table(taken: bool) -> None:
    """Taken, it settles the case; refused, people have seen it, and he looks."""
    gifts = replace(GIFTS, least_bp=10_000 * taken, most_bp=10_000 * taken)
    world = world_of(gifts=gifts, rungs=("fine",))
    run = faced(world)
    after, happened = do(world, run, "give ox mark 900")
    assert bool(kinds(happened, "inspection_settled")) == taken
    assert bool(kinds(happened, "inspection_rung")) != taken
    assert after.heat == run.heat + (0 if taken else 15 + 2)
    assert (after.pending, after.inspected) == ("", 1)
    assert after.phase != run.phase  # the market went on


def test_in_front_of_an_official_nothing_else_is_possible() -> None:
    run = faced(world_of())
    for line in ("open", "sleep", "show jar 1", "take mo jar 1", "meal pie", "choose no", "tidy"):
        assert refused(world_of(), run, line) == "inspection_first"
    for line, reason in (("answer look", ""), ("answer run", "no_such"), ("give ox mark 1", ""), ("note a line", "")):
        assert refused(world_of(), run, line) == reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({}, ""), ({"prepared": True}, "already_so"), ({"hours": 0}, "no_hours"), ({"phase": "noon"}, "wrong_phase")],
)
def test_refusals_of_making_ready(changes: dict[str, object], reason: str) -> None:
    assert refused(world_of(), morning(world_of(), **changes), "tidy") == reason


def test_answers_without_a_question() -> None:
    assert refused(world_of(), morning(world_of()), "answer look") == "nothing_asked"


@pytest.mark.parametrize("seed", ["amber", "birch", "cedar", "dawn"])
def test_nothing_bad_without_a_sign(seed: str) -> None:
    """In the shipped week every inspection falls on a day that the board has named."""
    days = {turn.run.day for _, turn in turns(first_stall(), seed, "lawful") if kinds(turn.events, "inspection")}
    assert days <= set(first_stall().inspection.sure_days)
