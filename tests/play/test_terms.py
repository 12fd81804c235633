"""What is said before something is done: who leaves what and until when, what each costs, how long the store lasts."""

from __future__ import annotations

import pytest

from marketgen.engine.commands import Command
from marketgen.engine.events import Turn
from marketgen.engine.rules import apply, choices_of
from marketgen.engine.run import Run
from marketgen.play import look, numbers, wording
from marketgen.play.look.terms import terms
from marketgen.play.timeline import Timeline
from tests.tui import awning

WORLD = awning.world()


@pytest.fixture
def run() -> Run:
    """The morning of day 5."""
    return awning.awning(5).run.copy()


def scene(run: Run) -> Timeline:
    """The same as the views take it."""
    return Timeline(WORLD, run)


@pytest.mark.parametrize(("nights", "said"), [(3, ""), (2, "for 2 suppers more"), (1, "for 1 supper more"), (0, "")])
def test_the_last_suppers_of_the_store_are_told_with_what_comes_then(run: Run, nights: int, said: str) -> None:
    run.meal = "rice"
    takes = WORLD.meals["rice"].goods["rice"]
    run.store = {"rice": nights * takes + takes // 2}
    told = look.food_ends(scene(run))
    assert said in told
    assert bool(told) == (nights in (1, 2))
    row = next(row for row in look.board(scene(run)).due if "the store has no more" in row.what)
    assert row.day == run.day + nights
    if told:
        assert told in look.home(scene(run)).lines
        assert look.stall(scene(run)).log[0].text == told
        assert row.how.removeprefix("from then on supper costs ") in told
        assert row.tone == "bad"
    run.store = {}
    assert look.food_ends(scene(run)) == ""


def test_where_supper_costs_little_more_without_it_only_the_day_is_told(run: Run) -> None:
    run.meal = "mixed"
    goods = WORLD.meals["mixed"].goods
    run.store = {"rice": goods["rice"], "maize": 10 * goods["maize"]}
    assert look.food_ends(scene(run)) == ""
    assert any("the store has no more rice" in row.what for row in look.board(scene(run)).due)


def test_goods_on_trust_name_who_leaves_them_what_and_what_is_owed_until_when(run: Run) -> None:
    run.poor_days, run.money = 9, dict.fromkeys(run.money, 0)
    for state in run.goods.values():
        assert state.stance is not None
    run.goods = {good: type(state)(stance=state.stance) for good, state in run.goods.items()}
    told = terms(WORLD, run, "trust_goods", ())
    answer = apply(WORLD, run, Command("trust_goods"))
    assert isinstance(answer, Turn), answer
    (debt,) = (one for one in answer.run.debts if one not in run.debts)
    assert told.startswith(f"{wording.person(WORLD, debt.who)} leaves you ")
    assert f"You then owe {numbers.priced(WORLD, debt.amount)}, due {wording.short_date(WORLD, debt.due)}" in told
    left = [event for event in answer.events if event.kind == "trusted_with"]
    assert left
    for event in left:
        assert wording.units(WORLD, event.word("good"), event.number("units")) in told
    preview = look.deal_preview(scene(run), Command("trust_goods"))
    owed = (f"then owed to {wording.person(WORLD, debt.who)}", numbers.priced(WORLD, debt.amount))
    assert (*owed, f"due {wording.short_date(WORLD, debt.due)}") in preview.rows


def test_taking_on_credit_says_the_sum_and_its_day() -> None:
    run = awning.awning(9).run.copy()
    run.trust.update(dict.fromkeys(run.trust, 400))
    choice = next(choice for choice in choices_of(WORLD, run, "credit") if choice.refusal is None)
    command = Command("credit", choice.ids, choice.high)
    answer = apply(WORLD, run, command)
    assert isinstance(answer, Turn)
    debt = next(debt for debt in answer.run.debts if debt not in run.debts)
    rows = look.deal_preview(scene(run), command).rows
    owed = (f"then owed to {wording.person(WORLD, debt.who)}", numbers.priced(WORLD, debt.amount))
    assert (*owed, f"due {wording.short_date(WORLD, debt.due)}") in rows


def test_a_parcel_says_what_each_of_it_costs_with_the_carriage(run: Run) -> None:
    good = next(iter(WORLD.places[WORLD.parcel.place].sells))
    run.trust[WORLD.parcel.driver], run.money["won"] = 500, 10**6
    command = Command("parcel", (good,), 2)
    assert isinstance(apply(WORLD, run, command), Turn)
    label, sum_, each = look.deal_preview(scene(run), command).rows[0]
    assert label == "goods and carriage"
    total = int(sum_.split()[0].replace(",", ""))
    assert each == f"2 × {numbers.money(WORLD, (total + 1) // 2)}"


def test_a_remedy_of_your_own_is_named(run: Run) -> None:
    assert WORLD.family.illness is not None
    good = WORLD.family.illness.good
    run.goods[good] = type(run.goods[good])(stock=1, cost=10, stance=run.goods[good].stance)
    assert "of what you have at the stall" in terms(WORLD, run, "treat", ("hus",))
    run.home.ill = {"hus": 2}
    assert look.deal_preview(scene(run), Command("treat", ("hus",))).rows[0][1] == (
        f"{wording.units(WORLD, good, 1)} of yours"
    )
    run.goods[good] = type(run.goods[good])(stance=run.goods[good].stance)
    assert terms(WORLD, run, "treat", ("hus",)).endswith("which is bought.")
