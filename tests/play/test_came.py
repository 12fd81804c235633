"""Goods that an event brought: what they "cost" is told as the books have it, and no more is claimed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.records import Tally
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play import look
from marketgen.play.look.came import came, told, unbought
from marketgen.play.session import Session
from marketgen.play.timeline import Timeline
from tests.play.test_attending import do
from tests.worlds import first_stall

GOOD = "soap"
"""What a parcel brings on day 2 of the tutorial."""


@pytest.fixture(scope="module")
def world() -> World:
    return first_stall()


@pytest.fixture
def run(world: World) -> Run:
    """The morning of day 2, with the parcel in the bag."""
    session = Session.begin(world, "amber")
    do(session, "show maize 1", "open", "open", "sleep")
    assert session.run.goods[GOOD].stock
    return session.run.copy()


def test_what_came_alone_has_no_cost_and_what_was_mixed_an_average(world: World, run: Run) -> None:
    assert told(world, run, GOOD) == "the books have no cost for it"
    state = run.goods[GOOD]
    run.goods[GOOD] = replace(state, stock=28, cost=14 * 1800)
    assert told(world, run, GOOD) == "it cost you 900 on average, what came in an event counted as free"
    assert not told(world, run, "maize"), "all of it was bought"
    row = next(row for row in look.stall(Timeline(world, run)).bag if row.good == GOOD)
    assert row.unbought == told(world, run, GOOD)
    assert any("counted as free" in line for line in look.companion(Timeline(world, run), GOOD).lines)


def test_the_steps_of_a_cost_say_how_the_books_have_an_event(world: World, run: Run) -> None:
    run.goods[GOOD] = replace(run.goods[GOOD], cost=100)
    for subject, says in ((f"paid:{GOOD}", True), ("paid:maize", False)):
        why = look.why(Timeline(world, run), subject)
        assert why is not None
        assert any("had cost nothing" in line for line in why.basis) == says


def test_a_stall_that_ran_out_later_has_bought_ones_only(world: World, run: Run) -> None:
    run.past = (*run.past, replace(run.today, tallies={GOOD: Tally(short=1)}))
    run.today = replace(run.today, day=3)
    assert unbought(world, run, GOOD), "on the day itself it may have run out before the parcel came"
    run.past = (*run.past, replace(run.today, tallies={GOOD: Tally(short=1)}))
    assert not unbought(world, run, GOOD)
    assert came(world, run, GOOD), "which the profit is still made with"


def test_what_was_before_a_named_start_has_brought_nothing(world: World) -> None:
    session = Session.begin(world, "amber", start=next(iter(world.starts)))
    assert GOOD in session.run.goods
    assert not came(world, session.run, GOOD)
