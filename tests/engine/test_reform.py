"""Money that can die: the sign, the days for handing in, what dies, and what does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from marketgen.engine import debts, duties, porter, price, reform, worth
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.explain import explain
from marketgen.engine.plot import ALWAYS, Condition, Effect
from marketgen.engine.plot import Test as Ask
from marketgen.engine.rules import new_run
from marketgen.engine.run import Debt, ReformState, Run, from_json, to_json
from marketgen.engine.starts import NamedStart
from marketgen.engine.wages import CARRYING, HOME, wage
from marketgen.engine.world import PorterRules, ReformRules, World
from marketgen.play import look
from marketgen.play.timeline import Timeline
from tests.engine.helpers import assert_check_agrees, command, do, kinds, morning, refused
from tests.homes import house
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
    ("first", "begins", "day", "sign", "comes"),
    [
        (1, 1, 5, 2, {3: "reform_sign", 5: "reform_announced"}),
        (4, 1, 5, 2, {4: "reform_sign", 5: "reform_announced"}),  # the system comes amid the days of the sign
        (5, 1, 5, 2, {5: "reform_announced"}),
        (7, 1, 5, 2, {7: "reform_announced"}),  # and after the day
        (1, 1, 2, 4, {1: "reform_sign", 2: "reform_announced"}),  # it would be spoken of before the first day
        (1, 4, 5, 2, {4: "reform_sign", 5: "reform_announced"}),  # the run begins amid those days
        (1, 8, 5, 2, {8: "reform_announced"}),  # and after the day
    ],
)
def test_it_comes_on_its_day_or_on_the_first_morning_after_it(
    first: int, begins: int, day: int, sign: int, comes: dict[int, str]
) -> None:
    world = world_of(day=day, sign=sign)
    world = replace(world, systems={**world.systems, "reform": first})
    run = morning(world, reform=None)  # as it is before the first dawn
    told = {one: on_day(world, run, one)[:1] for one in range(begins, max(comes) + 1)}
    assert {one: kinds_[0] for one, kinds_ in told.items() if kinds_} == comes
    assert run.reform is not None
    assert (run.reform.announced, run.reform.ends) == (max(comes), max(comes) + 2)


def test_a_run_that_begins_later_has_it_from_its_first_dawn() -> None:
    world = world_of()
    begun = NamedStart(
        "late", 6, {"mark": 3000}, {}, {}, {}, 0, world.start.meal, 0, 0, 0, 0, {}, {}, {}, (), (), {}, (), {}
    )
    world = replace(world, starts={"late": begun})
    turn = new_run(world, "amber", start="late")
    assert kinds(turn.events, "reform_announced")
    assert turn.run.reform is not None
    assert turn.run.reform.announced == 6


def test_its_condition_is_asked_once() -> None:
    world = world_of(when=Condition("all", (Ask("heat", "", 50, None),)))
    run = morning(world, heat=0)
    assert on_day(world, run, 3) == []
    run.heat = 50
    assert [on_day(world, run, day) for day in (4, 5, 6)] == [[], [], []]
    assert from_json(to_json(run)) == run
    assert not reform.open_now(run)


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
    run.debts = (Debt("mo", "trust", 100, 30, 200, worked=60), Debt("pim", "event", -50, 30))
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
    assert run.debts[0] == Debt("mo", "trust", 200, 30, 400, 0, 120)
    assert on_day(world, run, 9) == []


def test_prices_are_what_the_scenario_says_and_other_money_keeps_its_price() -> None:
    world = world_of()
    run = announced(world)
    before = {good: price.anchor(world, run, good) for good in ("plum", "jar")}
    on_day(world, run, 8)
    run.day = 5  # the same day of every curve
    assert price.anchor(world, run, "plum") == before["plum"] * 3 // 2
    assert price.anchor(world, run, "jar") == before["jar"]


def test_a_debt_of_which_nothing_is_left_is_gone() -> None:
    run = morning(street(), debts=(Debt("mo", "event", 100, 30, 100), Debt("pim", "event", 4, 30, 4)))
    debts.scale(run, 1000)
    assert run.debts == (Debt("mo", "event", 10, 30, 10),)
    world = world_of(debts_bp=0)
    run = announced(world)
    run.debts = (Debt("mo", "event", 100, 30, 100), Debt("pim", "event", -50, 30, 50))
    on_day(world, run, 8)
    assert run.debts == ()


@pytest.mark.parametrize(("work", "before", "after"), [(CARRYING, 800, 2400), (HOME, 150, 450)])
def test_what_work_is_paid_is_one_number_wherever_it_stands(work: str, before: int, after: int) -> None:
    """What the Home page tells, what ``?`` explains and what is paid."""
    home = house()
    systems = {**home.systems, "porter": 1, "reform": 1}
    world = replace(home, systems=systems, reform=RULES, porter=PorterRules(800))
    run = morning(world)
    for expected in (before, after):
        account = explain(world, run, f"wage:{work}")
        assert account is not None
        assert account.total == wage(world, run, work).total == expected == sum(one.amount for one in account.steps)
        paid = duties.earn(world, run) if work == HOME else porter.carry(world, run, command("carry"))
        assert paid[0].number("amount") == expected
        if work == HOME:
            told = next(row for row in look.home(Timeline(world, run)).members if row.id == "aunt")
            assert told.duty == f"earns {expected // 100}.{expected % 100:02} mark a day at home"
            assert told.duty_why == "wage:home"
        run.reform = replace(run.reform or ReformState(1), done=8)
    assert explain(street(), morning(street()), "wage:home") is None


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
    saved = min(money, 1000) - run.reform.handed  # by itself, at the end, of which a fifth is kept
    assert run.money["mark"] == run.reform.handed + of_bp(saved, 8000)
