"""Porter work and goods on trust (game.md 8): running out of money never ends a run."""

from __future__ import annotations

from marketgen.engine import debts, money, people, price, supply
from marketgen.engine.arithmetic import divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Debt, Line, Run
from marketgen.engine.wages import CARRYING, wage
from marketgen.engine.world import World

AWAY = 24
"""Hours away that take a whole market day, whatever its hours."""


def _carry_closed(world: World, run: Run) -> Refusal | None:
    return refuse("carried_today") if run.porter_day == run.day else None


def carry_choices(world: World, run: Run) -> list[Choice]:
    """A day of carrying for others."""
    return [Choice("carry", refusal=_carry_closed(world, run))]


def check_carry(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the day can still be given away."""
    return _carry_closed(world, run)


def _away(run: Run) -> None:
    run.hours, run.away, run.porter_day = 0, AWAY, run.day
    run.porter_days += 1


def carry(world: World, run: Run, command: Command) -> list[Event]:
    """A day of carrying for others: the wage, and no day at the stall."""
    _away(run)
    paid = wage(world, run, CARRYING).total
    pay(run, world.money, paid, Line("wage", "", paid), world.money)
    return [event("porter_day", amount=paid)]


def _on_trust(run: Run) -> Debt | None:
    """The debt for goods on trust, if it is open."""
    return next((debt for debt in run.debts if debt.kind == "trust"), None)


def _work_closed(world: World, run: Run) -> Refusal | None:
    debt = _on_trust(run)
    if debt is None:
        return refuse("no_trust_debt")
    if debt.worked >= of_bp(debt.lent, world.mercy.work_bp):
        return refuse("worked_half", person=debt.who)
    return _carry_closed(world, run)


def work_choices(world: World, run: Run) -> list[Choice]:
    """A day of carrying for whoever gave you goods on trust."""
    return [Choice("work_off", refusal=_work_closed(world, run))] if _on_trust(run) else []


def check_work(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a debt can be worked off by this day."""
    return _work_closed(world, run)


def work_off(world: World, run: Run, command: Command) -> list[Event]:
    """A day of carrying for whoever gave you goods on trust: its wage goes off the debt."""
    debt = _on_trust(run)
    assert debt is not None
    _away(run)
    off = min(wage(world, run, CARRYING).total, debt.amount, of_bp(debt.lent, world.mercy.work_bp) - debt.worked)
    rest = tuple(one for one in run.debts if one is not debt)
    left = replace(debt, amount=debt.amount - off, worked=debt.worked + off)
    run.debts = rest
    if left.amount:
        debts.add(run, left)
    return [event("worked_off", person=debt.who, amount=off, left=left.amount)]


def means(world: World, run: Run) -> int:
    """Money in all currencies and goods at the going price, in minor units of the main currency."""
    held = sum([money.value(world, run, currency, amount) for currency, amount in run.money.items() if amount])
    for good, state in run.goods.items():
        if state.stock and world.goods[good].for_sale:
            held += state.stock * price.total(world, run, good)
    return held


def poor(world: World, run: Run) -> bool:
    """Whether :func:`means` are less than what counts as poor; who has that much money need not count the rest."""
    return run.money[world.money] < world.mercy.poor and means(world, run) < world.mercy.poor


def night(world: World, run: Run) -> None:
    """Count the poor days: of carrying, or with next to nothing in hand and on the board."""
    if world.mercy.worth and (run.porter_day == run.day or poor(world, run)):
        run.poor_days += 1
    else:
        run.poor_days = 0


def giver(world: World, run: Run) -> str:
    """Who trusts you most of those who sell to you; the first by id where it is the same."""
    known = [man.id for man in people.middlemen(world, run) if man.from_day <= run.day]
    return min(known, key=lambda who: (-run.trust[who], who), default="")


def lots(world: World, run: Run, who: str) -> list[tuple[str, int, int]]:
    """What somebody would leave you on trust: (good, units, price of a unit), shared out over your slots."""
    usual = []
    for good, carried in world.middlemen[who].carries.items():
        if world.goods[good].from_day <= run.day and world.goods[good].for_sale:
            units = max(1, of_bp(world.goods[good].depth, carried.lot_bp[1]))
            usual.append((supply.offered_at(world, run, who, good), good, units))
    left, found = world.mercy.worth, []
    usual.sort()
    for index, (each, good, most) in enumerate(usual):
        share = divide(left, max(1, min(len(run.slots), len(usual)) - index))
        units = min(most, share // each)
        if units:
            found.append((good, units, each))
            left -= units * each
    return found


def _trust_closed(world: World, run: Run) -> Refusal | None:
    rules = world.mercy
    if run.mercy:
        return refuse("mercy_once", day=run.mercy)
    if run.poor_days < rules.poor_days or not poor(world, run):
        return refuse("not_poor", days=rules.poor_days, amount=rules.poor)
    who = giver(world, run)
    if not who or not lots(world, run, who):
        return refuse("nobody_trusts")
    return None


def trust_choices(world: World, run: Run) -> list[Choice]:
    """Goods on trust, where they are offered: after poor days, with next to nothing."""
    closed = _trust_closed(world, run)
    return [Choice("trust_goods")] if closed is None else []


def check_trust(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether somebody leaves you goods on trust now."""
    return _trust_closed(world, run)


def trust_goods(world: World, run: Run, command: Command) -> list[Event]:
    """Goods on trust from whoever trusts you most: no interest, due in some days, half may be worked off."""
    who = giver(world, run)
    owed, happened = 0, []
    for good, units, each in lots(world, run, who):
        supply.receive(run, good, units, each)
        owed += units * each
        happened.append(event("trusted_with", person=who, good=good, units=units, price=each))
    run.mercy = run.day
    due = run.day + world.mercy.days
    debts.add(run, Debt(who, "trust", owed, due, owed))
    return [*happened, event("debt_made", person=who, amount=owed, due=due)]
