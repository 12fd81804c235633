"""Officials and gifts (game.md 6): frightened people with an appetite, and what giving teaches them to expect."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import chance, price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import clamp, divide, of_bp
from marketgen.engine.commands import MOST, Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World


def gift_worth(world: World, run: Run, what: str, amount: int) -> int:
    """The worth of a gift in minor units of the main currency: units of a good at the going price, or money."""
    if what in world.currencies:
        return amount
    return amount * price.total(world, run, what)


def accepts(world: World, run: Run, who: str, what: str, amount: int) -> Account:
    """The chance that an official takes a gift now, in basis points; at the table there are witnesses."""
    rules, state = world.gifts, run.officials[who]
    steps = Sum()
    steps.add("start", rules.start_bp, keep=True)
    steps.add("tie", divide(state.tie * rules.tie_bp, 100), official=who, tie=state.tie)
    if what in world.officials[who].forms:
        steps.add("form", rules.form_bp, official=who, what=what)
    if state.given + gift_worth(world, run, what, amount) >= state.expects:
        steps.add("enough", rules.enough_bp, official=who)
    steps.add("fear", -state.fear * rules.fear_bp, official=who, fear=state.fear)
    if at_table(run):
        steps.add("witnesses", -rules.table_witnesses * rules.witness_bp, witnesses=rules.table_witnesses)
    steps.keep_within(rules.least_bp, rules.most_bp, "held")
    return steps.account(f"accepts:{who}:{what}:{amount}", "bp")


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


def at_table(run: Run) -> bool:
    """Whether a gift now would be at the table, before witnesses."""
    return run.pending == "inspection"


def give_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each thing that can be offered to each official met; at the table only to who is there."""
    choices = []
    for official in world.officials.values():
        if official.from_day > run.day:
            continue
        if at_table(run) and official.id != world.inspection.official:
            continue
        for what in official.takes:
            held = _held(world, run, what)
            if what not in world.currencies and world.goods[what].from_day > run.day:
                continue
            why = None
            if not held and what in world.currencies:
                why = refuse("no_money", currency=what, needs=1)
            elif not held:
                why = refuse("no_stock", good=what, needs=1)
            choices.append(Choice("give", (official.id, what), 1, max(1, min(held, MOST)), refusal=why))
    return choices


def _held(world: World, run: Run, what: str) -> int:
    return run.money[what] if what in world.currencies else run.goods[what].stock


def check_give(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether something can be offered to an official."""
    for choice in give_choices(world, run):
        if choice.ids == command.ids:
            if choice.refusal:
                return choice.refusal
            if command.amount < 1:
                return refuse("at_least_one")
            if command.amount > choice.high:
                what = command.ids[1]
                if what in world.currencies:
                    return refuse("no_money", currency=what, needs=command.amount)
                return refuse("no_stock", good=what, needs=command.amount)
            return None
    return refuse("takes_not", official=command.ids[0], what=command.ids[1])


def give(world: World, run: Run, command: Command) -> list[Event]:
    """Offer a gift: he takes it or not. At the table the inspection goes on from his answer (inspection.py)."""
    who, what = command.ids
    rules, state = world.gifts, run.officials[who]
    worth = gift_worth(world, run, what, command.amount)
    luck = chance.draw(run.seed, "gift", run.day, f"{who}.{'table' if at_table(run) else 'quiet'}")
    if not chance.happens(luck, accepts(world, run, who, what, command.amount).total):
        happened = [event("gift_refused", official=who, what=what, amount=command.amount)]
        if state.fear >= rules.fearful:
            run.file += 1
            happened.append(event("file", amount=1))
        if at_table(run):
            run.heat = clamp(run.heat + rules.clumsy_heat, 0, 100)
            happened.append(event("heat", amount=rules.clumsy_heat))
        return happened
    _hand_over(world, run, who, what, command.amount)
    given = state.given + worth
    run.officials[who] = replace(
        state, given=given, given_ever=state.given_ever + worth, covered=state.covered or given >= state.expects
    )
    return [event("gift_taken", official=who, what=what, amount=command.amount, worth=worth)]


def _hand_over(world: World, run: Run, who: str, what: str, amount: int) -> None:
    if what in world.currencies:
        pay(run, what, -amount, Line("gift", who, -amount), world.money)
        return
    state = run.goods[what]
    left = state.stock - amount
    run.goods[what] = replace(state, stock=left, cost=state.cost - state.cost * amount // state.stock if left else 0)


def night(world: World, run: Run) -> list[Event]:
    """A day's fading of ties and heat; at the week's end what was given is set against what was expected."""
    happened: list[Event] = []
    if not world.met("officials", run.day):
        return happened
    run.heat = max(0, run.heat - world.inspection.cools)
    for who, state in run.officials.items():
        fade = min(abs(state.tie), world.gifts.fade)
        run.officials[who] = replace(state, tie=state.tie - fade if state.tie > 0 else state.tie + fade)
        if world.weekday(run.day) == world.day.week_ends:
            happened.extend(_week(world, run, who))
    return happened


def _week(world: World, run: Run, who: str) -> list[Event]:
    rules, state = world.gifts, run.officials[who]
    moved = 0
    if state.given and state.given >= state.expects:
        moved = rules.met_tie
    elif state.given and state.given < of_bp(state.expects, rules.insult_bp):
        moved = rules.insult_tie
    nxt = expects_next(world, run, who, 0).total
    tie = clamp(state.tie + moved, -500, 500)
    run.officials[who] = replace(state, tie=tie, expects=nxt, given=0, covered=False)
    return [event("week", official=who, moved=moved, expects=nxt, was=state.expects)]
