"""Money that can die: the sign, the days for handing in, what dies, and what does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from marketgen.engine import price, reform, worth
from marketgen.engine.explain import explain
from marketgen.engine.plot import ALWAYS, Condition, Effect
from marketgen.engine.plot import Test as Ask
from marketgen.engine.run import Debt, Run, from_json, to_json
from marketgen.engine.wages import wages
from marketgen.engine.world import ReformRules, World
from tests.engine.helpers import assert_check_agrees, do, kinds, morning, refused
from tests.kye_world import calm
from tests.worlds import street

RULES = ReformRules(
    day=5, when=ALWAYS, sign=2, rumour="", rate=100, window=3, cap=1000, hours=2, late_bp=8000, debts_bp=20_000,
    wages_bp=30_000, prices_bp=15_000, prices_days=4, announced=(Effect("heat", "", 3),),
    after=(Effect("standing", "", -10),),
)  # fmt: skip


def world_of(**changes: Any) -> World:
    """The bazaar with clubs, twelve days long, with a reform: 1,000 of what is in hand can be saved."""
    world = calm()
    return replace(world, systems={**world.systems, "reform": 1}, reform=replace(RULES, **changes))


def on_day(world: World, run: Run, day: int) -> list[str]:
    """What a dawn brings, by kind."""
    run.day = day
    run.hours = run.hours_of = 8
    return [one.kind for one in reform.dawn(world, run)]


def announced(world: World, money: int = 3000) -> Run:
    """The morning of the announcement."""
    run = morning(world)
    run.money["mark"] = money
    assert [on_day(world, run, day) for day in (2, 3, 4)] == [[], ["reform_sign"], []]
    assert on_day(world, run, 5) == ["reform_announced", "heat"]
    return run


def test_without_a_reform_nothing_of_it_is_spelt() -> None:
    assert "reform" not in to_json(morning(street()))
    run = announced(world_of())
    assert from_json(to_json(run)) == run


def test_it_may_wait_for_something_to_happen() -> None:
    world = world_of(day=0, when=Condition("all", (Ask("heat", "", 50, None),)))
    run = morning(world, heat=49)
    assert on_day(world, run, 2) == []
    run.heat = 50
    assert [on_day(world, run, day) for day in (3, 4, 5)] == [["reform_sign"], [], ["reform_announced", "heat"]]


def test_on_a_day_it_comes_only_if_its_condition_holds_then() -> None:
    world = world_of(when=Condition("all", (Ask("heat", "", 50, None),)))
    assert on_day(world, morning(world, heat=0), 3) == []
    assert on_day(world, morning(world, heat=50), 3) == ["reform_sign"]


@pytest.mark.parametrize(
    ("line", "changes", "reason"),
    [
        ("hand_in 1000", {}, ""),
        ("hand_in 1001", {}, "reform_cap"),
        ("hand_in 0", {}, "at_least_one"),
        ("hand_in 10", {"hours": 1}, "no_hours"),
        ("hand_in 10", {"day": 8}, "reform_not_now"),
        ("hand_in 10", {"phase": "away"}, "not_here"),
    ],
)
def test_what_can_be_handed_in(line: str, changes: dict[str, Any], reason: str) -> None:
    run = announced(world_of())
    for name, value in changes.items():
        setattr(run, name, value)
    assert refused(world_of(), run, line) == reason


def test_nothing_can_be_handed_in_before_it_is_announced() -> None:
    assert refused(world_of(), morning(world_of()), "hand_in 10") == "reform_not_now"
    assert explain(world_of(), morning(world_of()), "reform_dies") is None


def test_the_queue_takes_its_hours_once_a_day() -> None:
    world = world_of()
    run, happened = do(world, announced(world), "hand_in 300", "hand_in 200")
    assert (run.hours, run.money["mark"], kinds(happened, "handed_in")[0].number("due")) == (6, 2500, 8)
    assert run.reform is not None
    assert run.reform.handed == 500
    assert [explain(world, run, f"reform_{one}").total for one in ("room", "dies")] == [500, 2500 - 400]  # type: ignore[union-attr]


def test_what_is_over_the_cap_dies_and_nothing_else_does() -> None:
    world = world_of()
    run, _ = do(world, announced(world), "hand_in 400")
    run.debts = (Debt("mo", "event", 100, 30), Debt("pim", "event", -50, 30))
    kept = (dict(run.goods), run.money["shell"], run.money["bead"], dict(run.trust), dict(run.store), run.favours)
    foretold = explain(world, run, "reform_dies")
    assert on_day(world, run, 7) == ["reform_last"]
    assert on_day(world, run, 8) == ["reform_done", "standing"]
    assert run.reform is not None
    assert foretold is not None
    assert run.reform.void == foretold.total == 2600 - 480
    assert run.money["mark"] == 400 + 480
    assert kept == (dict(run.goods), run.money["shell"], run.money["bead"], dict(run.trust), dict(run.store), {})
    assert [debt.amount for debt in run.debts] == [200, -100]
    assert on_day(world, run, 9) == []


def test_prices_and_wages_are_what_the_scenario_says_and_other_money_keeps_its_price() -> None:
    world = world_of()
    run = announced(world)
    before = {good: price.anchor(world, run, good) for good in ("plum", "jar")}
    on_day(world, run, 8)
    run.day = 5  # the same day of every curve
    assert price.anchor(world, run, "plum") == before["plum"] * 3 // 2
    assert price.anchor(world, run, "jar") == before["jar"]
    assert (wages(world, run, 120), wages(world, morning(world), 120)) == (360, 120)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 5000), st.lists(st.integers(1, 1200), max_size=3))
def test_no_note_is_made_and_each_that_goes_is_told(money: int, parts: list[int]) -> None:
    """What was in hand is handed in, saved by itself or gone; worth counts what is to come; the ledger adds up."""
    world = world_of()
    run = announced(world, money)
    for part in parts:
        if not refused(world, run, f"hand_in {part}"):
            run, _ = do(world, run, f"hand_in {part}")
        assert worth.total(world, run) == worth.worth(world, run).total
    assert_check_agrees(world, run) if not parts else None
    on_day(world, run, 8)
    assert run.reform is not None
    assert run.reform.handed <= 1000
    assert run.money["mark"] + run.reform.void == money
    assert run.money["mark"] <= 1000
    assert min(money, 800) <= run.money["mark"] or run.reform.handed < 1000
