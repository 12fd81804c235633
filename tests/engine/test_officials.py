"""Officials: whether a gift is taken, what it teaches to expect, and the week in which it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine import chance, officials
from marketgen.engine.arithmetic import divide
from marketgen.engine.run import Run
from marketgen.engine.world import World
from tests.engine.helpers import do, kinds, morning, refused, with_good, with_official
from tests.worlds import GIFTS, street

TAKES = replace(GIFTS, least_bp=10_000, most_bp=10_000)
REFUSES = replace(GIFTS, least_bp=0, most_bp=0)


def calm(**changes: object) -> World:
    """The street without stories."""
    return replace(street(), events={}, **changes)


def at_table(world: World, **official: int) -> Run:
    """The moment in which an official stands before the stall."""
    run, _ = do(world, with_official(morning(world), "ox", **official), "show jar 1")
    run.pending = "inspection"
    return run


@pytest.mark.parametrize(
    ("tie", "fear", "given", "what", "amount", "table", "chance_bp"),
    [
        (0, 0, 0, "mark", 899, False, 3500),
        (100, 0, 0, "mark", 899, False, 4500),
        (-200, 0, 0, "mark", 899, False, 1500),
        (250, 0, 0, "mark", 899, False, 6000),
        (0, 0, 0, "mark", 900, False, 4500),  # what he expects
        (0, 0, 500, "mark", 400, False, 4500),  # with what he had this week
        (0, 0, 0, "candle", 3, False, 5000),  # the form suits, 750 is not enough
        (0, 0, 0, "candle", 4, False, 6000),
        (0, 1, 0, "mark", 1, False, 2300),
        (0, 2, 0, "mark", 1, False, 1100),
        (0, 4, 0, "mark", 1, False, 500),  # held
        (0, 0, 0, "mark", 1, True, 1500),  # two witnesses
        (500, 0, 0, "candle", 4, False, 9500),  # held
        (100, 1, 0, "candle", 4, True, 3800),
    ],
)  # fmt: skip
def test_accepts(tie: int, fear: int, given: int, what: str, amount: int, table: bool, chance_bp: int) -> None:
    run = with_official(morning(calm()), "ox", tie=tie, fear=fear, given=given)
    run.pending = "inspection" if table else ""
    account = officials.accepts(calm(), run, "ox", what, amount)
    assert account.total == chance_bp == sum(step.amount for step in account.steps)


@pytest.mark.parametrize(
    ("expects", "given", "after"),
    [
        (900, 0, 873), (900, 100, 873), (900, 810, 873), (900, 900, 900), (900, 1000, 930), (900, 9000, 3330),
        (0, 0, 0),
        (0, 1000, 300), (1, 0, 1),
    ],
)  # fmt: skip
def test_the_ratchet(expects: int, given: int, after: int) -> None:
    """The greater of 97 % of what he expected, and 70 % of it with 30 % of the gifts."""
    run = with_official(morning(calm()), "ox", expects=expects, given=given)
    assert officials.expects_next(calm(), run, "ox", 0).total == after
    run = with_official(run, "ox", given=0)
    assert officials.expects_next(calm(), run, "ox", given).total == after
    assert officials.expects_after(calm(), run, "ox", "mark", given).total == after


@pytest.mark.parametrize(
    ("given", "tie", "after", "moved"),
    [
        (0, 100, 95, 0),  # nothing is no insult; a tie fades by a twentieth
        (449, 100, -5, -100),  # under half of what he expects
        (450, 100, 95, 0),
        (899, 100, 95, 0),
        (900, 100, 175, 80),
        (5000, 480, 500, 80),  # held at 5
        (100, -450, -500, -100),
        (0, 3, 0, 0),
        (0, -3, 0, 0),
        (0, -100, -95, 0),
    ],
)
def test_the_week(given: int, tie: int, after: int, moved: int) -> None:
    world = calm()
    assert [world.weekday(day) for day in (1, 2, 3, 4)] == [2, 3, 4, 5]
    run = with_official(morning(world, day=2), "ox", tie=tie, given=given, given_ever=given, covered=given >= 900)
    happened = officials.night(world, run)
    state = run.officials["ox"]
    assert (state.tie, state.given, state.given_ever, state.covered) == (after, 0, given, False)
    assert state.expects == max(873, 630 + divide(given * 3, 10))
    assert kinds(happened, "week")[0].number("moved") == moved


def test_on_other_evenings_ties_and_heat_only_fade() -> None:
    world = calm()
    run = with_official(morning(world, day=3, heat=9), "ox", given=900, covered=True)
    assert officials.night(world, run) == []
    state = run.officials["ox"]
    assert (state.tie, state.given, state.expects, state.covered, run.heat) == (95, 900, 900, True, 7)
    run.heat = 1
    officials.night(world, run)
    assert run.heat == 0


@pytest.mark.parametrize(
    ("line", "held", "worth"), [("give ox mark 350", ("mark", 6000 - 350), 350), ("give ox shell 2", ("shell", 1), 2)]
)
def test_a_gift_of_money(line: str, held: tuple[str, int], worth: int) -> None:
    run, happened = do(calm(gifts=TAKES), morning(calm(gifts=TAKES)), line)
    assert run.money[held[0]] == held[1]
    assert (run.officials["ox"].given, run.officials["ox"].given_ever) == (worth, worth)
    assert kinds(happened, "gift_taken")[0].number("worth") == worth


def test_a_gift_of_goods() -> None:
    world = calm(gifts=TAKES)
    run = with_good(morning(world), "candle", stock=3, cost=100)
    run, _ = do(world, run, "give ox candle 2")
    assert (run.goods["candle"].stock, run.goods["candle"].cost) == (1, 34)
    assert run.officials["ox"].given == 500
    run, _ = do(world, run, "give ox candle 1")
    assert (run.goods["candle"].stock, run.goods["candle"].cost, run.officials["ox"].given) == (0, 0, 750)


def test_enough_in_a_week_covers() -> None:
    world = calm(gifts=TAKES)
    run, _ = do(world, morning(world), "give ox mark 899")
    assert not run.officials["ox"].covered
    run, _ = do(world, run, "give ox mark 1")
    assert run.officials["ox"].covered


@pytest.mark.parametrize(
    ("fear", "table", "heat", "file"),
    [(0, False, 4, 0), (2, False, 4, 0), (3, False, 4, 1), (0, True, 19, 0), (3, True, 19, 1)],
)
def test_a_gift_refused_costs_nothing_but(fear: int, table: bool, heat: int, file: int) -> None:
    world = calm(gifts=REFUSES)
    world = replace(world, inspection=replace(world.inspection, rungs=world.inspection.rungs[:1]))
    run = at_table(world, fear=fear) if table else with_official(morning(world), "ox", fear=fear)
    after, happened = do(world, run, "give ox mark 350")
    assert kinds(happened, "gift_refused")
    assert (after.heat, after.file, after.officials["ox"].given) == (heat, file, 0)
    if not table:
        assert after.money == run.money


def test_one_answer_a_day() -> None:
    """A yes of a day stays a yes at the same chance, a no ends the asking; at the table he answers anew."""
    world = calm()
    for seed in "abcdefgh":
        run = morning(world, seed)
        quiet = chance.draw(seed, "gift", 1, "ox.quiet")
        taken = chance.happens(quiet, officials.accepts(world, run, "ox", "mark", 10).total)
        for _ in range(3):
            run, happened = do(world, with_official(run, "ox", given=0), "give ox mark 10")
            assert bool(kinds(happened, "gift_taken")) == taken
            if not taken:
                assert refused(world, run, "give ox mark 10") == "said_no"
                break
    assert chance.draw("a", "gift", 1, "ox.quiet") != chance.draw("a", "gift", 1, "ox.table")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("give ox mark 6000", ""), ("give ox mark 6001", "no_money"), ("give ox mark 0", "at_least_one"),
        ("give ox candle 3", ""), ("give ox candle 4", "no_stock"), ("give ox jar 1", "takes_not"),
        ("give ox gold 1", "takes_not"), ("give mo mark 1", "no_such"), ("give nobody mark 1", "no_such"),
    ],
)  # fmt: skip
def test_refusals(line: str, reason: str) -> None:
    assert refused(calm(), morning(calm()), line) == reason


def test_refusals_with_empty_hands() -> None:
    run = with_good(morning(calm(), money={"mark": 0, "shell": 0}), "candle", stock=0)
    assert refused(calm(), run, "give ox mark 1") == "no_money"
    assert refused(calm(), run, "give ox candle 1") == "no_stock"
    assert refused(calm(), replace(run, phase="over"), "give ox mark 1") == "over"


def test_an_amount_that_has_no_text_form_is_no_choice() -> None:
    run = morning(calm(), money={"mark": 10**12, "shell": 0})
    choice = next(choice for choice in officials.give_choices(calm(), run) if choice.ids == ("ox", "mark"))
    assert choice.high == 999_999_999


def test_before_the_system_is_met_nothing_fades() -> None:
    world = calm(systems={**calm().systems, "officials": 2})
    run = morning(world)
    assert officials.night(world, run) == []
    assert (run.heat, run.officials["ox"].tie) == (4, 100)
    assert refused(world, run, "give ox mark 1") == "not_yet"
