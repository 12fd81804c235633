"""Debts of all kinds: goods on credit, loans, what events make you owe, and how they are paid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgen.engine import credit, debts
from marketgen.engine.explain import explain
from marketgen.engine.run import DayRecord, Debt, Run, Tally
from marketgen.engine.worth import worth
from tests.engine.helpers import do, kinds, morning, refused
from tests.worlds import bazaar


def seller(made: int = 3000, days: int = 3, **changes: Any) -> Run:
    """A run with some days behind it on which goods that had cost 500 brought ``made`` more."""
    run = morning(bazaar(), **changes)
    run.past = tuple(
        DayRecord(day - days, "clear", 0, tallies={"jar": Tally(takings=made + 500, cost=500)}) for day in range(days)
    )
    return run


@pytest.mark.parametrize(
    ("made", "days", "limit"), [(3000, 3, 30_000), (0, 3, 0), (3000, 0, 0), (-700, 2, 0), (5, 1, 50)]
)
def test_credit_goes_as_far_as_profit_from_sales(made: int, days: int, limit: int) -> None:
    assert credit.credit_limit(bazaar(), seller(made, days)).total == limit


def test_open_credit_counts_against_the_limit() -> None:
    run = seller(debts=(Debt("pim", "credit", 12_000, 3, 12_000), Debt("rolf", "event", 700, 4, 700)))
    assert credit.credit_limit(bazaar(), run).total == 18_000


def test_goods_on_credit_are_owed_with_a_premium_and_paid_when_due() -> None:
    world = bazaar()
    run = seller()
    offer = next(offer for offer in run.offers if offer.good == "jar")
    each = credit.credit_price(world, run, "mo", "jar").total
    assert each == offer.price + (offer.price * 5 + 50) // 100
    after, happened = do(world, run, "credit mo jar 4")
    assert kinds(happened, "took_credit")[0].number("due") == 3
    assert after.money == run.money
    assert after.goods["jar"].stock == run.goods["jar"].stock + 4
    assert after.debts == (Debt("mo", "credit", 4 * each, 3, 4 * each),)
    owing = explain(world, after, "owe:mo")
    assert owing is not None
    assert owing.total == 4 * each
    assert refused(world, after, "credit mo plum 1") == "owes_first"
    after.day = 3
    held = after.money["mark"]
    assert kinds(debts.settle(world, after), "debt_paid")[0].number("amount") == 4 * each
    assert (after.debts, after.money["mark"]) == ((), held - 4 * each)
    assert after.trust["mo"] == run.trust["mo"] + 10


@pytest.mark.parametrize(
    ("changes", "line", "reason"),
    [
        ({}, "credit mo jar 1", ""), ({}, "credit mo jar 0", "at_least_one"), ({}, "credit mo jar 99", "offer_has"),
        ({}, "credit mo grain 1", "no_offer"), ({"day": 8}, "credit mo jar 1", "no_more_credit"),
        ({"day": 7}, "credit mo jar 1", ""), ({"trust": {"mo": 99}}, "credit mo jar 1", "no_trust_yet"),
        ({"hours": 0}, "credit mo jar 1", "no_hours"),
        ({"money": {"mark": 0, "shell": 0, "bead": 0}}, "credit mo jar 1", ""),
    ],
)  # fmt: skip
def test_who_gets_credit(changes: dict[str, Any], line: str, reason: str) -> None:
    assert refused(bazaar(), seller(**changes), line) == reason


def test_credit_ends_where_profit_does() -> None:
    run = seller(40, 1)
    assert refused(bazaar(), run, "credit mo jar 1") == ""
    assert refused(bazaar(), run, "credit mo jar 2") == "credit_has"
    assert refused(bazaar(), seller(0, 1), "credit mo jar 1") == "credit_has"


def test_what_cannot_be_paid_is_dearer_tomorrow_and_costs_trust() -> None:
    world = bazaar()
    run = morning(world, debts=(Debt("mo", "credit", 1000, 1, 1000),), money={"mark": 400, "shell": 9, "bead": 0})
    happened = debts.settle(world, run)
    assert [event.kind for event in happened] == ["debt_paid", "debt_late", "trust"]
    assert run.money == {"mark": 0, "shell": 9, "bead": 0}
    assert run.debts == (Debt("mo", "credit", 630, 2, 1000),)
    assert (run.trust["mo"], run.standing) == (50, -20)


@pytest.mark.parametrize(
    ("trust", "set_to", "rate"), [(0, -1, 1000), (199, -1, 1000), (200, -1, 500), (0, 300, 300), (500, 4000, 1000)]
)
def test_friends_borrow_for_less(trust: int, set_to: int, rate: int) -> None:
    run = morning(bazaar(), lender_bp=set_to)
    run.trust["lena"] = trust
    assert credit.rate_of(bazaar(), run, "lena") == rate


@pytest.mark.parametrize(
    ("changes", "line", "reason"),
    [
        ({}, "borrow lena 45000", ""), ({}, "borrow lena 45001", "loan_has"), ({}, "borrow lena 99", "loan_least"),
        ({}, "borrow nobody 100", "no_such"), ({"day": 8}, "borrow lena 500", "no_more_credit"),
        ({"debts": (Debt("lena", "loan", 5, 9, 5),)}, "borrow lena 500", "one_loan"),
        ({}, "repay lena 1", "owes_nothing"),
        ({"trust": {"lena": -1, "mo": 0}}, "borrow lena 500", "no_trust_yet"), ({}, "repay mo 1", "no_such"),
        ({"debts": (Debt("lena", "loan", 50, 9, 50),)}, "repay lena 51", "owes_less"),
        ({"debts": (Debt("lena", "loan", 50, 9, 50),)}, "repay lena 50", ""), ({}, "pay_debt lena 5", "no_such"),
        ({"debts": (Debt("mo", "credit", 50, 9, 50),)}, "pay_debt mo 50", ""), ({}, "pay_debt nobody 5", "no_such"),
    ],
)  # fmt: skip
def test_loans_have_their_limits(changes: dict[str, Any], line: str, reason: str) -> None:
    assert refused(bazaar(), seller(**changes), line) == reason


def test_a_loan_is_paid_back_in_parts_with_interest() -> None:
    """2 days' interest of 10 % a month on 3,000 is 20; a tenth of the loan is 300."""
    world = bazaar()
    after, happened = do(world, seller(), "borrow lena 3000")
    assert after.money["mark"] == 9000
    assert kinds(happened, "borrowed")[0].number("payment") == 320
    assert after.debts == (Debt("lena", "loan", 3000, 3, 3000, 1000),)
    after.day = 3
    debts.settle(world, after)
    assert after.debts == (Debt("lena", "loan", 2700, 5, 3000, 1000),)
    assert after.money["mark"] == 8680
    after.day, after.money["mark"] = 5, 0
    happened = debts.settle(world, after)
    assert [event.kind for event in happened] == ["payment_late", "trust"]
    assert after.debts == (Debt("lena", "loan", 2718, 7, 3000, 1000),)
    assert after.trust["lena"] == -100


def test_others_pay_what_they_owe_on_the_day() -> None:
    world = bazaar()
    run = morning(world, debts=(Debt("rolf", "event", -700, 1, 700), Debt("mo", "event", 6500, 1, 6500)))
    assert [event.kind for event in debts.settle(world, run)] == ["owed_came", "debt_paid", "trust"]
    assert (run.money["mark"], run.debts) == (200, ())


@pytest.mark.parametrize(
    ("owed", "off", "left"), [(900, 500, (400,)), (900, 1500, ()), (-900, 500, (-400,)), (-900, 2000, ())]
)
def test_less_is_owed(owed: int, off: int, left: tuple[int, ...]) -> None:
    run = morning(bazaar(), debts=(Debt("rolf", "event", owed, 4, abs(owed)),))
    debts.forgive(run, "rolf", off)
    assert tuple(debt.amount for debt in run.debts) == left


def test_worth_is_less_what_is_owed() -> None:
    world = bazaar()
    run = morning(world)
    before = worth(world, run).total
    run.debts = (Debt("lena", "loan", 800, 9, 800),)
    run.memory.clear()
    steps = {step.name: step.amount for step in worth(world, run).steps}
    assert worth(world, run).total - before == steps["you_owe"] < 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["mo", "pim", "rolf"]), st.integers(1, 4000), st.integers(1, 4)), max_size=5),
       st.integers(0, 9000))  # fmt: skip
def test_a_debt_never_takes_more_than_there_is_and_is_paid_once(owed: list[tuple[str, int, int]], held: int) -> None:
    world = replace(bazaar(), credit=replace(bazaar().credit, late_bp=0))
    run = morning(world, money={"mark": held, "shell": 0, "bead": 0})
    run.debts = tuple(Debt(who, "credit", amount, day, amount) for who, amount, day in owed)
    for day in range(1, 6):
        run.day = day
        debts.settle(world, run)
        assert run.money["mark"] >= 0
        assert all(debt.due > day for debt in run.debts)
    paid = held - run.money["mark"]
    assert paid + debts.owed_by_you(run) == sum(amount for _, amount, _ in owed)
    assert paid == min(held, sum(amount for _, amount, _ in owed))


def test_a_debt_is_announced_the_day_before() -> None:
    world = bazaar()
    run = morning(world, debts=(Debt("mo", "credit", 700, 2, 700), Debt("pim", "credit", 300, 3, 300)))
    (told,) = debts.settle(world, run)
    assert (told.kind, told.word("person"), told.number("amount")) == ("debt_soon", "mo", 700)
