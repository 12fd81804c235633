"""Currencies, the changer, what is worth what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgen.engine import money, officials, price
from marketgen.engine.explain import explain
from marketgen.engine.rules import choices
from marketgen.engine.run import Mood, Run
from marketgen.engine.worth import worth
from tests.engine.helpers import do, kinds, morning, refused
from tests.worlds import bazaar


def steady(**changes: Any) -> Run:
    """The first morning of the bazaar with every rate on its curve, unless changed."""
    run = morning(bazaar(), **{"drift": {}, **changes})
    run.memory.clear()
    return run


@pytest.mark.parametrize(
    ("day", "shell", "bead"),
    [(1, 150, 900), (2, 145, 890), (3, 140, 880), (5, 130, 860), (9, 110, 860), (12, 110, 860)],
)
def test_a_rate_follows_its_curve(day: int, shell: int, bead: int) -> None:
    currencies = bazaar().currencies
    assert (money.curve(currencies["shell"], day), money.curve(currencies["bead"], day)) == (shell, bead)


def test_a_rate_is_its_steps() -> None:
    world = bazaar()
    run = steady(drift={"shell": 200}, moods=(Mood("rate", "shell", -1000, 3, "wind"),))
    account = money.rate_account(world, run, "shell")
    assert [(step.name, step.amount) for step in account.steps] == [
        ("rate_start", 150), ("rate_drift", 3), ("event", -15),
    ]  # fmt: skip
    assert money.rate(world, run, "shell") == account.total == 138
    assert explain(world, run, "rate:mark") is None


@settings(max_examples=20, deadline=None)
@given(st.text("abcdef", min_size=1, max_size=8))
def test_the_drift_stays_within_its_bounds_and_a_step_within_the_noise(seed: str) -> None:
    world = bazaar()
    run, before = morning(world, seed), {}
    for day in range(1, 40):
        run.day = day
        before = dict(run.drift)
        money.overnight(world, run)
        for currency in (world.currencies["shell"], world.currencies["bead"]):
            low, high = currency.bounds_bp
            assert low <= run.drift[currency.id] <= high
            assert abs(run.drift[currency.id] - before.get(currency.id, 0)) <= currency.noise_bp


def test_a_good_priced_in_another_currency_follows_the_rate() -> None:
    world = bazaar()
    run = steady()
    assert price.base(world, run, "jar").total == 300  # 2 shells at 150
    run.moods = (Mood("rate", "shell", 2000, 1, "wind"),)
    steps = price.base(world, run, "jar").steps
    assert [(step.name, step.amount) for step in steps] == [("base", 300), ("exchange", 60)]


@pytest.mark.parametrize(
    ("line", "gave", "got"),
    [
        ("change mark shell 10", 928, 6),  # 1,000 pays for 6.47 shells after the fee: six, and the rest stays
        ("change mark shell 2", 155, 1),
        ("change shell mark 2", 2, 291),
        ("change bead mark 1", 100, 873),
        ("change bead shell 1", 86, 5),
        ("change shell bead 7", 7, 100),
    ],
)
def test_the_changer_gives_whole_units_and_keeps_his_fee(line: str, gave: int, got: int) -> None:
    world = bazaar()
    run = steady(money={"bead": 500, "mark": 6000, "shell": 12}, heat=4)
    _verb, source, target, _amount = line.split()
    after, happened = do(world, run, line)
    (changed,) = kinds(happened, "changed")
    assert (changed.number("gave"), changed.number("got")) == (gave, got)
    assert after.money[source] == run.money[source] - gave
    assert after.money[target] == run.money[target] + got
    assert after.heat == 5
    account = explain(world, run, line.replace(" ", ":"))
    assert account is not None
    assert account.total == got
    lost = money.value(world, run, source, gave) - money.value(world, run, target, got)
    assert lost >= 0  # nobody gains by changing


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("change mark mark 10", "same_currency"), ("change mark gold 1", "no_such"),
        ("change mark shell 1", "under_one_unit"),
        ("change mark shell 0", "under_one_unit"), ("change mark shell 61", "no_money"),
        ("change shell mark 0", "under_one_unit"),
        ("change bead mark 1", "no_money"), ("change mark shell 60", ""), ("change shell mark 3", ""),
    ],
)  # fmt: skip
def test_what_the_changer_refuses(line: str, reason: str) -> None:
    run = steady(money={"bead": 0, "mark": 6000, "shell": 3})
    assert refused(bazaar(), run, line) == reason


def test_what_has_no_rate_is_not_changed() -> None:
    world = bazaar()
    world = replace(world, currencies={**world.currencies, "bead": replace(world.currencies["bead"], rates=())})
    assert refused(world, morning(world), "change mark bead 9") == "nobody_changes"
    assert not any("bead" in choice.ids for choice in choices(world, morning(world)) if choice.verb == "change")


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60), st.sampled_from(["shell", "bead"]), st.integers(-600, 800))
def test_changing_there_and_back_always_costs(amount: int, other: str, drift: int) -> None:
    world = bazaar()
    run = steady(drift={other: drift})
    low = money.least(world, run, "mark", other)
    if amount < low:
        assert refused(world, run, f"change mark {other} {amount}") == "under_one_unit"
        return
    run.money = {"mark": 6000, "shell": 0, "bead": 0}
    after, _ = do(world, run, f"change mark {other} {amount}")
    whole = after.money[other] // money.whole(world, other)
    back, _ = do(world, after, f"change {other} mark {whole}")
    assert back.money["mark"] < 6000


def test_worth_counts_every_currency() -> None:
    world = bazaar()
    run = steady(money={"mark": 1000, "shell": 4, "bead": 200})
    counted = [step for step in worth(world, run).steps if step.name == "in_hand_in"]
    assert [(step.fact("currency"), step.fact("main")) for step in counted] == [("shell", 600), ("bead", 1800)]


def test_a_gift_of_another_currency_counts_at_the_rate() -> None:
    run = steady()
    assert officials.gift_worth(bazaar(), run, "shell", 4) == 600
    assert officials.gift_worth(bazaar(), run, "mark", 4) == 4
