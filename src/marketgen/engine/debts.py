"""Debts: what is owed to whom and when it is due, and how it is paid. Loans, credit and goods on trust share this."""

from __future__ import annotations

from marketgen.engine import people
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.commands import MOST, Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import DayRecord, Debt, Line, Run
from marketgen.engine.world import World


def owed_by_you(run: Run, who: str = "") -> int:
    """All you owe, or all you owe to somebody, in minor units."""
    return sum(debt.amount for debt in run.debts if debt.amount > 0 and who in ("", debt.who))


def owed_to_you(run: Run) -> int:
    """All that others owe you, in minor units."""
    return -sum(debt.amount for debt in run.debts if debt.amount < 0)


def _known(run: Run, who: str) -> bool:
    """Whether somebody is there to whom something can be owed: of those whose trust is counted, or an official."""
    return who in run.trust or who in run.officials


def owing(world: World, run: Run, who: str, kind: str = "owe") -> Account:
    """What you owe to somebody, debt by debt (``debt``: to a lender). Raises KeyError for somebody who is not there."""
    if not _known(run, who) or (kind == "debt" and who not in world.lenders):
        raise KeyError(who)
    steps = Sum()
    steps.add("owed_nothing", 0, keep=True)
    for debt in run.debts:
        if debt.who == who and debt.amount > 0:
            steps.add("owed", debt.amount, kind=debt.kind, due=debt.due, lent=debt.lent, person=who)
    return steps.account(f"{kind}:{who}", f"money:{world.money}")


def profit(run: Run, days: int) -> tuple[int, int]:
    """What sales left (:attr:`Tally.profit`) over the last days that are over; and how many days those are."""
    counted = run.past[-days:] if days else ()
    return sum([made(run, record) for record in counted]), len(counted)


def made(run: Run, record: DayRecord) -> int:
    """What the sales of a day that is over left; counted once, and kept in the run's memory."""
    days: dict[int, tuple[DayRecord, int]] = run.memory.setdefault("made", {})
    known = days.get(record.day)
    if known is None or known[0] is not record:
        amount = sum([tally.profit for tally in record.tallies.values()])
        known = days[record.day] = (record, amount)
    return known[1]


def limit(world: World, run: Run, times: int, subject: str) -> Account:
    """So many days' profit from sales as can be owed, less what is: the mean of the last days, in minor units."""
    made, days = profit(run, world.credit.profit_days)
    steps = Sum()
    steps.add("profit_times", divide(made * times, max(1, days)), keep=True, profit=made, days=days, times=times)
    steps.keep_within(0, 10**12, "held")
    return steps.account(subject, f"money:{world.money}")


def add(run: Run, debt: Debt) -> None:
    """One debt more, in the order in which they are due."""
    run.debts = tuple(sorted((*run.debts, debt), key=lambda one: (one.due, one.who, one.kind)))


def lower(run: Run, who: str, amount: int, kinds: tuple[str, ...] = ()) -> int:
    """Take ``amount`` off what is owed to somebody (first due, first lowered) without paying; returns how much was."""
    left, kept = amount, []
    for debt in run.debts:
        if debt.who == who and debt.amount > 0 and (not kinds or debt.kind in kinds):
            off = min(left, debt.amount)
            left -= off
            debt = replace(debt, amount=debt.amount - off)
        if debt.amount:
            kept.append(debt)
    run.debts = tuple(kept)
    return amount - left


def scale(run: Run, factor_bp: int) -> None:
    """All that is owed, either way, as another sum of money: what was lent and worked off with it. A debt of which
    nothing is left is gone."""
    scaled = [
        replace(
            debt, amount=of_bp(debt.amount, factor_bp), lent=of_bp(debt.lent, factor_bp),
            worked=of_bp(debt.worked, factor_bp),
        )
        for debt in run.debts
    ]  # fmt: skip
    run.debts = tuple(debt for debt in scaled if debt.amount)


def forgive(run: Run, who: str, amount: int) -> list[Event]:
    """You owe somebody less; if you owe nothing there, they owe you less."""
    off = lower(run, who, amount)
    if off:
        return [event("debt_less", person=who, amount=off)]
    kept = []
    for debt in run.debts:
        if debt.who == who and debt.amount < 0 and amount:
            back = min(amount, -debt.amount)
            amount -= back
            off += back
            debt = replace(debt, amount=debt.amount + back)
        if debt.amount:
            kept.append(debt)
    run.debts = tuple(kept)
    return [event("owed_less", person=who, amount=off)] if off else []


def owe(world: World, run: Run, who: str, amount: int, days: int) -> list[Event]:
    """From an event: you owe somebody (or, under nothing, somebody owes you) a sum, due in some days."""
    due = run.day + max(1, days)
    add(run, Debt(who, "event", amount, due, abs(amount)))
    if amount < 0:
        return [event("owed_made", person=who, amount=-amount, due=due)]
    return [event("debt_made", person=who, amount=amount, due=due)]


def settle(world: World, run: Run) -> list[Event]:
    """What is due at dawn: what others owe comes, what you owe is paid from money in hand, as far as it goes."""
    if not run.debts:
        return []
    happened = [
        event("debt_soon", person=debt.who, amount=payment(world, debt) if debt.kind == "loan" else debt.amount)
        for debt in run.debts
        if debt.amount > 0 and debt.due == run.day + 1
    ]
    due = [debt for debt in run.debts if debt.due <= run.day]
    run.debts = tuple(debt for debt in run.debts if debt.due > run.day)
    for debt in sorted(due, key=lambda one: (one.amount > 0, one.due, one.who, one.kind)):
        if debt.amount < 0:
            pay(run, world.money, -debt.amount, Line("debt", debt.who, -debt.amount), world.money)
            happened.append(event("owed_came", person=debt.who, amount=-debt.amount))
        elif debt.kind == "loan":
            happened.extend(_instalment(world, run, debt))
        else:
            happened.extend(_due(world, run, debt))
    return happened


def _due(world: World, run: Run, debt: Debt) -> list[Event]:
    """A debt that is due: paid, or late, dearer, and asked for again tomorrow."""
    rules = world.credit
    paid = min(debt.amount, run.money[world.money])
    happened = []
    if paid:
        pay(run, world.money, -paid, Line("debt", debt.who, -paid), world.money)
        happened.append(event("debt_paid", person=debt.who, amount=paid))
    if paid == debt.amount:
        return happened + _trust(world, run, debt.who, rules.paid_trust)
    left = debt.amount - paid
    left += of_bp(left, rules.late_bp)
    add(run, replace(debt, amount=left, due=run.day + 1))
    run.standing = clamp(run.standing + rules.late_standing, -1000, 1000)
    happened.append(event("debt_late", person=debt.who, amount=left))
    return happened + _trust(world, run, debt.who, rules.late_trust)


def _trust(world: World, run: Run, who: str, amount: int) -> list[Event]:
    return people.move_trust(world, run, who, amount) if amount else []


def interest(world: World, debt: Debt) -> int:
    """What a loan costs from one payment to the next, in whole minor units."""
    rules = world.lending
    return divide(debt.amount * debt.rate_bp * rules.every, BP * rules.month)


def payment(world: World, debt: Debt) -> int:
    """The least payment of a loan when it is due: the interest and a part of what was lent; never more than all."""
    part = -(-debt.lent * world.lending.part_bp // BP)
    charged = interest(world, debt)
    return min(debt.amount + charged, charged + part)


def _instalment(world: World, run: Run, debt: Debt) -> list[Event]:
    """The payment of a loan: what cannot be paid of it stays owed, and costs trust."""
    asked = payment(world, debt)
    paid = min(asked, run.money[world.money])
    happened = []
    if paid:
        pay(run, world.money, -paid, Line("debt", debt.who, -paid), world.money)
        happened.append(event("debt_paid", person=debt.who, amount=paid))
    left = debt.amount + interest(world, debt) - paid
    if left:
        add(run, replace(debt, amount=left, due=run.day + world.lending.every))
    if paid < asked:
        happened.append(event("payment_late", person=debt.who, amount=asked - paid))
        return happened + _trust(world, run, debt.who, world.credit.late_trust)
    return happened


def pay_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each creditor who is no lender."""
    return _pay_choices(world, run, "pay_debt", [who for who in _creditors(run) if who not in world.lenders])


def repay_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each lender to whom something is owed."""
    return _pay_choices(world, run, "repay", [who for who in _creditors(run) if who in world.lenders])


def _creditors(run: Run) -> list[str]:
    return sorted(dict.fromkeys(debt.who for debt in run.debts if debt.amount > 0))


def _pay_choices(world: World, run: Run, verb: str, creditors: list[str]) -> list[Choice]:
    choices = []
    for who in creditors:
        most = min(MOST, owed_by_you(run, who), run.money[world.money])
        why = None if most else refuse("no_money", currency=world.money, needs=1)
        choices.append(Choice(verb, (who,), 1, max(1, most), refusal=why))
    return choices


def check_pay(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a debt can be paid off by so much now; for a lender that is ``repay``."""
    who = command.ids[0]
    if not _known(run, who) or (who in world.lenders) != (command.verb == "repay"):
        return refuse("no_such", kind="lender" if command.verb == "repay" else "creditor", id=who)
    owed = owed_by_you(run, who)
    if not owed:
        return refuse("owes_nothing", person=who)
    if command.amount < 1:
        return refuse("at_least_one")
    if command.amount > run.money[world.money]:
        return refuse("no_money", currency=world.money, needs=command.amount)
    return refuse("owes_less", person=who, amount=owed) if command.amount > owed else None


def pay_off(world: World, run: Run, command: Command) -> list[Event]:
    """Pay what is owed to somebody, or part of it, before it is due."""
    who, amount = command.ids[0], command.amount
    pay(run, world.money, -amount, Line("debt", who, -amount), world.money)
    had = [debt for debt in run.debts if debt.who == who and debt.kind == "credit"]
    lower(run, who, amount)
    happened = [event("debt_paid", person=who, amount=amount)]
    if had and not any(debt.who == who for debt in run.debts):
        happened += _trust(world, run, who, world.credit.paid_trust)
    return happened
