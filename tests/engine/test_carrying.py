"""Carrying a run over into another version of its world: the same one changes nothing; what is gone leaves no trace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marketgen.engine.carrying import carry
from marketgen.engine.commands import Command
from marketgen.engine.rules import apply, choices
from marketgen.engine.run import Run, digest, to_json
from marketgen.engine.world import World
from marketgen.play.bots import BOTS, next_command
from tests.engine.helpers import morning
from tests.worlds import the_awning

TABLES = ("goods", "events", "officials", "regulars", "neighbours", "rumours", "household", "upgrades", "middlemen")


def evening(day: int) -> Run:
    """The evening of a day, played by a bot."""
    world = the_awning()
    run, given = morning(world), 0
    while True:
        command = next_command(BOTS["media_every"], world, run, given)
        if run.day == day and command == Command("sleep"):
            return run
        before = run.day
        run = apply(world, run, command).run  # type: ignore[union-attr]
        given = given + 1 if run.day == before else 0


RUN = evening(8)


def without(world: World, table: str, one: str) -> World:
    """The world without one entry of a table."""
    return replace(world, **{table: {key: value for key, value in getattr(world, table).items() if key != one}})


def words(data: object) -> set[str]:
    """Every id a state has in it, whole or as a part of a key."""
    if isinstance(data, dict):
        return set().union(*(set(key.split(".")) | words(value) for key, value in data.items()), set())
    if isinstance(data, list):
        return set().union(*map(words, data), set())
    return {data} if isinstance(data, str) else set()


def test_the_same_world_changes_nothing() -> None:
    world = the_awning()
    found = carry(world, world, RUN)
    assert found.lost == ()
    assert digest(found.run) == digest(RUN)
    assert apply(world, found.run, Command("sleep")).run == apply(world, RUN, Command("sleep")).run  # type: ignore[union-attr]


@pytest.mark.parametrize("table", TABLES)
def test_what_is_gone_leaves_no_trace_but_in_the_ledger(table: str) -> None:
    world = the_awning()
    state = to_json(RUN)
    said = words({key: value for key, value in state.items() if key not in ("past", "today", "goal")})
    shared = words({key: list(getattr(world, key)) for key in TABLES if key != table})
    met = [one for one in getattr(world, table) if one in said and one not in shared]
    assert met or table == "upgrades"
    for one in met[:6]:
        found = carry(world, without(world, table, one), RUN)
        after = to_json(found.run)
        assert one in {name for _kind, name in found.lost}
        left = {key: value for key, value in after.items() if key not in ("past", "today", "kyes")}  # there they missed
        assert one not in words(left)
        assert [day["closing"] for day in after["past"]] == [day["closing"] for day in state["past"]]
        sums = [sum(line["amount"] for line in day["lines"]) for day in after["past"]]
        assert sums == [sum(line["amount"] for line in day["lines"]) for day in state["past"]]


def test_what_is_new_begins_without_stock_or_money() -> None:
    world = the_awning()
    good = next(one for one in world.goods if world.start.stock.get(one))
    older = without(world, "goods", good)
    found = carry(older, world, carry(world, older, RUN).run)
    assert found.run.goods[good].stock == 0
    assert found.run.goods[good].cost == 0
    assert choices(world, found.run)


def test_a_run_that_waits_for_an_answer_is_not_carried() -> None:
    world = the_awning()
    with pytest.raises(ValueError, match="waits"):
        carry(world, world, replace(RUN, pending="inspection"))
