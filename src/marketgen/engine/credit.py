"""Credit (game.md 4.12): goods from suppliers to be paid in some days, and a lender's loan."""

from __future__ import annotations

from marketgen.engine import debts, people, supply
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.commands import MOST, Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.run import Debt, Line, Offer, Run
from marketgen.engine.world import World


def credit_limit(world: World, run: Run) -> Account:
    """What all suppliers together would still let you have, in minor units."""
    whole = debts.limit(world, run, world.credit.limit_days, "credit_limit")
    steps = Sum()
    steps.steps, steps.total = list(whole.steps), whole.total
    steps.add("owed_already", -sum(debt.amount for debt in run.debts if debt.kind == "credit" and debt.amount > 0))
    steps.keep_within(0, 10**12, "held")
    return steps.account("credit_limit", whole.unit)


def credit_price(world: World, run: Run, who: str, good: str) -> Account:
    """What a unit of an offer costs on credit, in minor units. Raises KeyError if there is no such offer."""
    offer = supply.find_offer(run, who, good)
    if offer is None:
        raise KeyError(good)
    steps = Sum()
    steps.add("offered_at", offer.price, keep=True, person=who)
    steps.add("on_credit", of_bp(offer.price, world.credit.extra_bp), share=world.credit.extra_bp)
    return steps.account(f"credit_price:{who}:{good}", f"money:{world.money}")


def _too_late(world: World, run: Run, last_days: int) -> bool:
    return run.day > world.days - last_days


def _closed(world: World, run: Run, offer: Offer, room: int, each: int) -> Refusal | None:
    rules, who = world.credit, offer.who
    if _too_late(world, run, rules.last_days):
        return refuse("no_more_credit", days=rules.last_days)
    if run.trust[who] < rules.trust:
        return refuse("no_trust_yet", person=who, needs=rules.trust, has=run.trust[who])
    if any(debt.who == who and debt.amount > 0 for debt in run.debts):
        return refuse("owes_first", person=who)
    if not offer.left:
        return refuse("offer_gone", person=who, good=offer.good)
    if supply.walk(world, run, who) > run.hours:
        return refuse("no_hours", hours=supply.walk(world, run, who))
    return refuse("credit_has", amount=room) if room < each else None


def credit_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each offer of this morning that somebody might leave you without money."""
    if not run.offers:
        return []
    room, choices = credit_limit(world, run).total, []
    for offer in run.offers:
        each = credit_price(world, run, offer.who, offer.good).total
        most = min(offer.left, room // each)
        why = _closed(world, run, offer, room, each)
        choices.append(Choice("credit", (offer.who, offer.good), 1, max(1, most), refusal=why))
    return choices


def check_credit(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether units of an offer can be had on credit now."""
    who, good = command.ids
    offer = supply.find_offer(run, who, good)
    if offer is None:
        return refuse("no_offer", person=who, good=good)
    room, each = credit_limit(world, run).total, credit_price(world, run, who, good).total
    closed = _closed(world, run, offer, room, each)
    if closed:
        return closed
    if command.amount < 1:
        return refuse("at_least_one")
    if command.amount > offer.left:
        return refuse("offer_has", units=offer.left, good=good)
    return refuse("credit_has", amount=room) if command.amount * each > room else None


def credit(world: World, run: Run, command: Command) -> list[Event]:
    """Take units of an offer and owe for them."""
    who, good = command.ids
    each = credit_price(world, run, who, good).total
    supply.hand_over(world, run, who, good, command.amount, each)
    due = run.day + world.credit.days
    debts.add(run, Debt(who, "credit", command.amount * each, due, command.amount * each))
    return [event("took_credit", person=who, good=good, units=command.amount, price=each, due=due)]


def rate_of(world: World, run: Run, who: str) -> int:
    """The interest a month that a lender would ask of you now, in basis points."""
    lender = world.lenders[who]
    if run.lender_bp >= 0:
        return min(run.lender_bp, lender.rate_bp)
    return lender.friend_bp if run.trust[who] >= world.lending.friend_trust else lender.rate_bp


def loan_limit(world: World, run: Run, who: str) -> Account:
    """What a lender would lend you, in minor units."""
    if who not in world.lenders:
        raise KeyError(who)
    return debts.limit(world, run, world.lending.limit_days, f"loan_limit:{who}")


def loan_cost(world: World, run: Run, who: str, amount: int) -> Account:
    """The least payment of a loan each time, in minor units: a part of it, and the interest."""
    loan = Debt(who, "loan", amount, 0, amount, rate_of(world, run, who))
    charged = debts.interest(world, loan)
    steps = Sum()
    steps.add("loan_part", debts.payment(world, loan) - charged, keep=True, days=world.lending.every)
    steps.add("loan_interest", charged, share=loan.rate_bp)
    return steps.account(f"loan_cost:{who}:{amount}", f"money:{world.money}")


def _no_loan(world: World, run: Run, who: str) -> Refusal | None:
    if _too_late(world, run, world.lending.last_days):
        return refuse("no_more_credit", days=world.lending.last_days)
    if any(debt.kind == "loan" for debt in run.debts):
        return refuse("one_loan")
    if run.trust[who] < 0:
        return refuse("no_trust_yet", person=who, needs=0, has=run.trust[who])
    room = loan_limit(world, run, who).total
    return refuse("loan_has", person=who, amount=room) if room < world.lending.least else None


def borrow_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each lender met."""
    low = world.lending.least
    return [
        Choice(
            "borrow", (who.id,), low, max(low, min(MOST, loan_limit(world, run, who.id).total)),
            refusal=_no_loan(world, run, who.id),
        )
        for who in world.lenders.values()
        if people.present(world, run, who.id)
    ]  # fmt: skip


def check_borrow(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a lender would lend so much now."""
    lender = world.lenders.get(command.ids[0])
    if lender is None or not people.present(world, run, lender.id):
        return refuse("no_such", kind="lender", id=command.ids[0])
    closed = _no_loan(world, run, lender.id)
    if closed:
        return closed
    if command.amount < world.lending.least:
        return refuse("loan_least", amount=world.lending.least)
    room = loan_limit(world, run, lender.id).total
    return refuse("loan_has", person=lender.id, amount=room) if command.amount > room else None


def borrow(world: World, run: Run, command: Command) -> list[Event]:
    """Borrow: the money now, a payment every few days."""
    who, amount = command.ids[0], command.amount
    share = rate_of(world, run, who)
    loan = Debt(who, "loan", amount, run.day + world.lending.every, amount, share)
    pay(run, world.money, amount, Line("lent", who, amount), world.money)
    debts.add(run, loan)
    first = debts.payment(world, loan)
    return [event("borrowed", person=who, amount=amount, share=share, payment=first, due=loan.due)]
