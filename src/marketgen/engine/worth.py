"""Worth (game.md 8): what you have, counted in the measuring good."""

from __future__ import annotations

from marketgen.engine import debts, growth, money, price
from marketgen.engine.accounts import Account, Sum, Total
from marketgen.engine.arithmetic import divide, of_bp
from marketgen.engine.run import Run
from marketgen.engine.world import World


def worth(world: World, run: Run) -> Account:
    """Worth in thousandths of the measuring good: money in hand, goods for sale at a share of the going price, the
    household's store at the same, upgrades at a share of theirs, what is owed taken off."""
    steps = Sum()
    _add_all(world, run, steps)
    return steps.account("worth", f"milli:{world.score.measure}")


def total(world: World, run: Run) -> int:
    """:func:`worth`'s total, without its steps."""
    steps = Total()
    _add_all(world, run, steps)
    return steps.total


def _add_all(world: World, run: Run, steps: Sum | Total) -> None:
    measure = max(1, price.total(world, run, world.score.measure))
    steps.add("in_hand", divide(run.money[world.money] * 1000, measure), keep=True, money=run.money[world.money])
    for currency, amount in run.money.items():
        if amount and money.has_rate(world, currency):
            main = money.value(world, run, currency, amount)
            steps.add("in_hand_in", divide(main * 1000, measure), currency=currency, money=amount, main=main)
    for good_id, state in run.goods.items():
        if state.stock and world.goods[good_id].for_sale:
            _add_goods(world, run, steps, good_id, state.stock * 1000, measure, "goods")
    for good_id, milli in run.store.items():
        if milli:
            _add_goods(world, run, steps, good_id, milli, measure, "store")
    steps.add("upgrades", divide(growth.counted(world, run) * 1000, measure), share=world.growth.worth_bp)
    owed, due = debts.owed_by_you(run), debts.owed_to_you(run)
    steps.add("you_owe", -divide(owed * 1000, measure), money=owed)
    steps.add("owed_to_you", divide(due * 1000, measure), money=due)
    for item in run.trip.cargo:
        _add_goods(world, run, steps, item.good, item.units * 1000, measure, "goods")
    paid = sum(load.paid for load in run.loads) + sum(made.paid for made in run.orders)
    steps.add("paid_ahead", divide(paid * 1000, measure), money=paid)


def _add_goods(world: World, run: Run, steps: Sum | Total, good_id: str, milli: int, measure: int, name: str) -> None:
    """Goods of ``milli`` thousandths of a unit, at the share of the going price that the score counts."""
    going = price.total(world, run, good_id)
    counted = of_bp(going * milli, world.score.stock_bp)
    steps.add(name, divide(counted, measure), good=good_id, milli=milli, going=going, share=world.score.stock_bp)
