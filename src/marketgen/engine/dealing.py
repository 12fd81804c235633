"""Dealing in other money (game.md 4.14): somebody asks for some of yours, or offers some of theirs, and you change it
at the day's rate and a little more. It is forbidden. Who is vouched for is known; whoever nobody knows may be sent.

Whether, for what and how much is asked is drawn by the day, in a stream of its own; who asks, by each who would.
"""

from __future__ import annotations

from marketgen.engine import chance, money, people
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.enterprise import Asked
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World


def _drawn(world: World, run: Run) -> Asked | None:
    """Who asks this morning; None if nobody does, or nobody finds you."""
    rules = world.dealing
    if rules is None or not people.at_home(world, run):
        return None
    comes, which, side, many, known = chance.draws(run.seed, "dealing", run.day, "", 5)
    if not chance.happens(comes, rules.asks_bp):
        return None
    currencies = list(rules.most)
    currency = currencies[chance.below(which, len(currencies))]
    friends = [one.id for one in people.everybody(world, run)
               if one.from_day <= run.day and run.trust[one.id] >= rules.trust]  # fmt: skip
    stranger = not friends or chance.happens(known, rules.stranger_bp)
    most = rules.most[currency] * (rules.stranger_times if stranger else 1)
    who = "" if stranger else min(friends, key=lambda one: (chance.draw(run.seed, "dealing_who", run.day, one), one))
    return Asked(who, currency, chance.below(side, 2), chance.between(many, 1, most))


def sum_of(world: World, run: Run, units: int) -> Account:
    """What changes hands for so many whole units, in minor units of the main currency: what you get where they buy,
    what you pay where they sell. Raises KeyError if nobody asks."""
    one, rules = run.asks, world.dealing
    if one is None or rules is None:
        raise KeyError(units)
    worth, steps = units * money.rate(world, run, one.currency), Sum()
    steps.add("deal_rate", worth, keep=True, units=units, currency=one.currency)
    sign = 1 if one.buys else -1
    steps.add("deal_spread", sign * of_bp(worth, rules.spread_bp), share=rules.spread_bp)
    return steps.account(f"dealing:{units}", f"money:{world.money}")


def risk(world: World, run: Run) -> Account:
    """The chance, in basis points, that whoever asks today was sent. Raises KeyError if nobody asks."""
    one, rules, steps = run.asks, world.dealing, Sum()
    if one is None or rules is None:
        raise KeyError("dealing")
    if one.who:
        steps.add("deal_known", 0, keep=True, person=one.who)
    else:
        steps.add("deal_stranger", rules.sent_bp, keep=True)
        steps.add("deal_level", rules.level_bp * run.level, level=run.level)
        steps.add("deal_heat", rules.heat_bp * run.heat, heat=run.heat)
        steps.keep_within(0, BP, "held")
    return steps.account("dealing_risk", "bp")


def _most(world: World, run: Run, one: Asked) -> int:
    """How many whole units you could give, or pay for, up to what is asked."""
    if one.buys:
        return min(one.units, run.money[one.currency] // money.whole(world, one.currency))
    each = max(1, sum_of(world, run, 1).total)
    most = min(one.units, run.money[world.money] // each)
    while most and sum_of(world, run, most).total > run.money[world.money]:
        most -= 1
    return most


def deal_choices(world: World, run: Run) -> list[Choice]:
    """What is asked today, as far as you have it."""
    one = run.asks
    if one is None:
        return []
    most = _most(world, run, one)
    return [Choice("deal", (), 1, most) if most else Choice("deal", (), 1, 1, refusal=_short(world, run, one))]


def _short(world: World, run: Run, one: Asked) -> Refusal:
    if one.buys:
        return refuse("no_money", currency=one.currency, needs=money.whole(world, one.currency))
    return refuse("no_money", currency=world.money, needs=sum_of(world, run, 1).total)


def check_deal(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether so much can be dealt now."""
    one = run.asks
    if one is None:
        return refuse("deal_nobody")
    most = _most(world, run, one)
    if not most:
        return _short(world, run, one)
    return None if 1 <= command.amount <= most else refuse("deal_has", units=most, currency=one.currency)


def deal(world: World, run: Run, command: Command) -> list[Event]:
    """Money changes hands; or whoever asked was sent, and it is taken away, with a line."""
    one, rules, units = run.asks, world.dealing, command.amount
    assert one is not None
    assert rules is not None
    amount, other = sum_of(world, run, units).total, units * money.whole(world, one.currency)
    sent = chance.happens(chance.draw(run.seed, "dealing", run.day, "sent"), risk(world, run).total)
    run.asks = None
    run.heat = min(100, run.heat + (rules.caught_heat if sent else rules.heat))
    if one.buys:
        pay(run, one.currency, -other, Line("deal", one.currency, -other), world.money)
    else:
        pay(run, world.money, -amount, Line("deal", one.currency, -amount), world.money)
    facts: dict[str, int | str] = {
        "person": one.who,
        "currency": one.currency,
        "other": -other if one.buys else 0 if sent else other,
    }
    if sent:
        run.file += 1
        return [event("deal_sent", **facts), event("file", amount=1)]
    if one.buys:
        pay(run, world.money, amount, Line("deal", one.currency, amount), world.money)
    else:
        pay(run, one.currency, other, Line("deal", one.currency, other), world.money)
    happened = [event("dealt", **facts, amount=amount if one.buys else -amount)]
    return happened + (people.move_trust(world, run, one.who, rules.thanks) if one.who else [])


def dawn(world: World, run: Run) -> list[Event]:
    """Somebody asks, in a low voice, for today."""
    run.asks = one = _drawn(world, run) if world.met("dealing", run.day) else None
    if one is None:
        return []
    return [event("deal_asked", person=one.who, currency=one.currency, units=one.units, buys=one.buys)]


def gains(world: World, run: Run, units: int) -> int:
    """What so many units would bring over the day's rate, in minor units of the main currency."""
    one, rules = run.asks, world.dealing
    return divide(units * money.rate(world, run, one.currency) * rules.spread_bp, BP) if one and rules else 0
