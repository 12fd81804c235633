"""What a gift is worth to an official, and what it teaches him to expect (game.md 6)."""

from __future__ import annotations

from marketgen.engine import money, price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.replacing import replace
from marketgen.engine.run import Run
from marketgen.engine.world import World


def gift_worth(world: World, run: Run, what: str, amount: int) -> int:
    """The worth of a gift in minor units of the main currency: units of a good at the going price, money, or what a
    service counts for."""
    if what in world.currencies:
        return money.value(world, run, what, amount)
    if what in world.services:
        return amount * world.services[what].worth
    return amount * price.total(world, run, what)


def expects_next(world: World, run: Run, who: str, more: int) -> Account:
    """What an official will expect next week if he is given ``more`` (minor units) beside this week's gifts."""
    rules, state = world.gifts, run.officials[who]
    given = state.given + more
    steps = Sum()
    if not given:
        steps.add("expects_now", state.expects, keep=True, official=who)
        steps.add("nothing_given", of_bp(state.expects, rules.keeps_bp) - state.expects, share=rules.keeps_bp)
        return steps.account(f"expects:{who}", f"money:{world.money}")
    steps.add("expects_old", of_bp(state.expects, rules.old_bp), keep=True, share=rules.old_bp, now=state.expects)
    steps.add("expects_gift", of_bp(given, rules.gift_bp), share=rules.gift_bp, given=given)
    least = of_bp(state.expects, rules.keeps_bp)
    if steps.total < least:
        steps.add("expects_keeps", least - steps.total, share=rules.keeps_bp)
    return steps.account(f"expects:{who}", f"money:{world.money}")


def expects_after(world: World, run: Run, who: str, what: str, amount: int) -> Account:
    """:func:`expects_next` after one more gift, under a subject that names the gift."""
    account = expects_next(world, run, who, gift_worth(world, run, what, amount))
    return replace(account, subject=f"expects_after:{who}:{what}:{amount}")
