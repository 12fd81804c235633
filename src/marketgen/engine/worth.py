"""Worth (game.md 8): what you have, counted in the measuring good."""

from __future__ import annotations

from marketgen.engine import debts, growth, kye, money, price, recipes, rights, stakes, yards
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import divide, of_bp
from marketgen.engine.run import Run
from marketgen.engine.world import World


def worth(world: World, run: Run) -> Account:
    """Worth in thousandths of the measuring good: money in hand, goods for sale at a share of the going price, the
    household's store at the same, upgrades at a share of theirs, what is owed taken off."""
    steps, measure, share = Sum(), _measure(world, run), world.score.stock_bp
    steps.add("in_hand", divide(run.money[world.money] * 1000, measure), keep=True, money=run.money[world.money])
    for currency, amount in run.money.items():
        if amount and money.has_rate(world, currency):
            main = money.value(world, run, currency, amount)
            steps.add("in_hand_in", divide(main * 1000, measure), currency=currency, money=amount, main=main)
    for name, good, milli in _goods(world, run):
        going, counted = price.total(world, run, good), _counted(world, run, good, milli, measure)
        steps.add(name, counted, good=good, milli=milli, going=going, share=share)
    steps.add("upgrades", divide(growth.counted(world, run) * 1000, measure), share=world.growth.worth_bp)
    owed, due, paid = debts.owed_by_you(run), debts.owed_to_you(run), _paid_ahead(run)
    steps.add("you_owe", -divide(owed * 1000, measure), money=owed)
    steps.add("owed_to_you", divide(due * 1000, measure), money=due)
    steps.add("paid_ahead", divide(paid * 1000, measure), money=paid)
    if run.reform is not None and not run.reform.done:
        steps.add("reform_new", divide(run.reform.handed * 1000, measure), money=run.reform.handed)
    for some_id in run.kyes:
        held = kye.claim(world, run, some_id).total
        steps.add("in_kye", divide(held * 1000, measure), kye=some_id, money=held)
    for some_id in run.stakes:
        main = stakes.worth(world, run, some_id)
        steps.add("in_stake", divide(main * 1000, measure), stake=some_id, money=main)
    steps.add("in_sacks", divide(yards.owed(run) * 1000, measure), money=yards.owed(run))
    for some_id in run.rights:
        main = rights.worth(world, run, some_id)
        steps.add("in_right", divide(main * 1000, measure), upgrade=some_id, money=main)
    if run.ventures.batches:
        steps.add("in_batches", divide(_in_batches(world, run) * 1000, measure), money=recipes.tied(world, run))
    return steps.account("worth", f"milli:{world.score.measure}")


def total(world: World, run: Run) -> int:
    """:func:`worth`'s total by the same parts, without its steps."""
    measure = _measure(world, run)
    found = divide(run.money[world.money] * 1000, measure)
    for currency, amount in run.money.items():
        if amount and money.has_rate(world, currency):
            found += divide(money.value(world, run, currency, amount) * 1000, measure)
    for _name, good, milli in _goods(world, run):
        found += _counted(world, run, good, milli, measure)
    if run.built:
        found += divide(growth.counted(world, run) * 1000, measure)
    if run.debts:
        found += divide(debts.owed_to_you(run) * 1000, measure) - divide(debts.owed_by_you(run) * 1000, measure)
    if run.reform is not None and not run.reform.done:
        found += divide(run.reform.handed * 1000, measure)
    for some_id in run.kyes:
        found += divide(kye.claim(world, run, some_id).total * 1000, measure)
    for some_id in run.stakes:
        found += divide(stakes.worth(world, run, some_id) * 1000, measure)
    if run.yards:
        found += divide(yards.owed(run) * 1000, measure)
    for some_id in run.rights:
        found += divide(rights.worth(world, run, some_id) * 1000, measure)
    if run.ventures.batches:
        found += divide(_in_batches(world, run) * 1000, measure)
    return found + divide(_paid_ahead(run) * 1000, measure) if run.loads or run.orders else found


def _measure(world: World, run: Run) -> int:
    """What a unit of the measuring good goes for."""
    return max(1, price.total(world, run, world.score.measure))


def _goods(world: World, run: Run) -> list[tuple[str, str, int]]:
    """The goods that count, at the stall, at home and on the way: the step's name, the good, thousandths of a unit."""
    goods = world.goods
    found = [
        ("goods", good, state.stock * 1000) for good, state in run.goods.items() if state.stock and goods[good].for_sale
    ]
    found += [("store", good, milli) for good, milli in run.store.items() if milli]
    return found + [("goods", item.good, item.units * 1000) for item in run.trip.cargo]


def _counted(world: World, run: Run, good: str, milli: int, measure: int) -> int:
    """Goods of ``milli`` thousandths of a unit, at the share of the going price that the score counts."""
    return divide(at_share(world, run, good, milli), measure)


def at_share(world: World, run: Run, good: str, milli: int) -> int:
    """The same in thousandths of a minor unit."""
    return of_bp(price.total(world, run, good) * milli, world.score.stock_bp)


def _in_batches(world: World, run: Run) -> int:
    """What went into batches that are not finished, at the share that the score counts of goods."""
    return of_bp(recipes.tied(world, run), world.score.stock_bp)


def _paid_ahead(run: Run) -> int:
    """What was paid for goods that are not here yet, in minor units."""
    return sum(load.paid for load in run.loads) + sum(made.paid for made in run.orders)
