"""Numbers that are worked out without their steps are the totals of the accounts that show the steps."""

from __future__ import annotations

from typing import Any

import pytest

from marketgen.engine import demand, money, office, price, supply
from marketgen.engine.conditions import holds, needs, needs_today, on_day
from marketgen.engine.plot import Condition
from marketgen.engine.plot import Test as Asked
from marketgen.engine.replacing import replace
from marketgen.engine.run import DayRecord, Run, Tally
from marketgen.engine.world import World
from tests.engine.helpers import morning, turns
from tests.worlds import street, the_awning


def compare(world: World, run: Run) -> int:
    """Compare every quick number of a state with its account; how many were."""
    pairs = []
    said, run.offers = run.offers, ()  # what was asked at dawn stands, whatever a price came to since
    for good in run.goods:
        pairs.append((price.total(world, run, good), price.going(world, run, good)))
        for stance in world.stances:
            for block in range(len(world.day.blocks)):
                quick = demand.suits(world, run, good, stance, block)
                pairs.append((quick, demand.fit(world, run, good, stance, block)))
        assert price.anchor(world, run, good) == price.base(world, run, good).total
    for who, man in world.middlemen.items():
        for good in man.carries if who in run.trust else ():
            for ahead in (False, True):
                quick = supply.offered_at(world, run, who, good, ahead)
                pairs.append((quick, supply.offer_price(world, run, who, good, ahead)))
    for currency in world.currencies:
        if money.has_rate(world, currency):
            pairs.append((money.rate(world, run, currency), money.rate_account(world, run, currency)))
    for who in run.officials:
        pairs.append((office.danger(world, run, who), office.falls(world, run, who)))
    run.offers = said
    assert [(quick, account.subject) for quick, account in pairs if quick != account.total] == []
    return len(pairs)


@pytest.mark.parametrize("bot", ["random", "lawful"])
def test_quick_numbers_are_the_totals_of_their_accounts(bot: str) -> None:
    for world, last in ((street(), 99), (the_awning(), 9)):
        states = [turn.run for _asked, turn in turns(world, "amber", bot) if turn.run.day <= last]
        compared = [compare(world, run) for run in states[:: 1 if world.days <= last else 4]]
        assert len(compared) > 10
        assert min(compared) > 10


def test_a_record_is_replaced_as_dataclasses_do() -> None:
    record = DayRecord(3, "dry", 500, tallies={"jar": Tally(sold=2)})
    assert replace(record, closing=7) == DayRecord(3, "dry", 500, tallies={"jar": Tally(sold=2)}, closing=7)
    assert record.closing == 0
    with pytest.raises(KeyError):
        replace(record, nothing=1)


DAY_2_TO_4 = Asked("day", "", 2, 4)
FROM_3 = Asked("day", "", 3, None)
MONDAY = Asked("weekday", "mon", 1, None)
HEAT = Asked("heat", "", 5, None)


@pytest.mark.parametrize(
    ("condition", "possible"),
    [
        (Condition("all"), {1, 2, 3, 4, 5, 6, 7}),
        (Condition("any"), set()),
        (Condition("not"), {1, 2, 3, 4, 5, 6, 7}),
        (Condition("all", (DAY_2_TO_4, FROM_3, HEAT)), {3, 4}),
        (Condition("any", (DAY_2_TO_4, FROM_3)), {2, 3, 4, 5, 6, 7}),
        (Condition("any", (DAY_2_TO_4, HEAT)), {1, 2, 3, 4, 5, 6, 7}),
        (Condition("not", (DAY_2_TO_4,)), {1, 5, 6, 7}),
        (Condition("not", (DAY_2_TO_4, HEAT)), {1, 5, 6, 7}),
        (Condition("all", (HEAT,), (Condition("any", (DAY_2_TO_4,)),)), {2, 3, 4}),
        (Condition("all", (FROM_3,), (Condition("not", (HEAT,)),), 5000), {3, 4, 5, 6, 7}),
        (Condition("any", (MONDAY,), (Condition("all", (DAY_2_TO_4,), (), 5000),)), None),
    ],
)
def test_a_condition_on_a_day_says_what_the_whole_condition_says(
    condition: Condition, possible: set[int] | None
) -> None:
    world, run = street(), morning(street())
    found = set()
    for day in range(1, 8):
        check = on_day(condition, world, day)
        if check is not None:
            found.add(day)
        for heat in (0, 9):
            run.day, run.heat = day, heat
            for owner in ("one", "two", "three"):
                assert holds(world, run, condition, owner) is (check is not None and check(world, run, owner))
    assert possible is None or found == possible


SEEN = Asked("seen", "fair", None, None)
LATELY = Asked("since", "fair", None, 3)
LONG_AGO = Asked("since", "fair", 4, None)
CHOSE = Asked("chose", "storm:stay", None, None)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition("all"), ()),
        (Condition("all", (HEAT, LATELY)), ("fair",)),
        (Condition("all", (LONG_AGO,)), ()),
        (Condition("any", (SEEN, CHOSE)), ("fair", "storm")),
        (Condition("any", (SEEN, HEAT)), ()),
        (Condition("not", (SEEN,)), ()),
        (Condition("all", (), (Condition("any", (CHOSE, LATELY)),)), ("storm", "fair")),
    ],
)
def test_the_events_that_a_condition_needs(condition: Condition, expected: Any) -> None:
    assert needs(condition) == expected
    run = morning(street())
    assert not expected or not holds(street(), run, condition, "test")


TODAY = Asked("since", "fair", None, 0)
ALSO_TODAY = Asked("since", "storm", None, 0)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition("all", (HEAT, TODAY)), ("fair",)),
        (Condition("all", (HEAT, LATELY)), ()),
        (Condition("any", (TODAY, ALSO_TODAY)), ("fair", "storm")),
        (Condition("any", (TODAY, SEEN)), ()),
        (Condition("not", (TODAY,)), ()),
    ],
)
def test_the_events_that_must_have_come_today(condition: Condition, expected: Any) -> None:
    assert needs_today(condition) == expected
